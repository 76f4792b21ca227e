"""The record of an import: the plan that it gave, kept beside the snapshot, so that the next import knows a correction.

The file is the program's own and nobody edits it. One that cannot be read is an error, never «no corrections».
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vpbdiff import store
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.store import Snapshot, schema, strict_json

Json = dict[str, Any]

SUFFIX = ".import.json"
FORMAT = "vpbdiff-import/1"


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """What a plan was imported from: the document's name, the digest of its bytes, and the profile that was named."""

    document: str
    sha256: str
    profile: str | None = None

    @staticmethod
    def of(document: Path, profile: str | None) -> ImportRecord:
        """The record's entry for a document, which has been read before."""
        with document.open("rb") as file:
            return ImportRecord(document.name, hashlib.file_digest(file, "sha256").hexdigest(), profile)


def beside(snapshot: Path) -> Path:
    """Where the record of a snapshot lies: `2024.import.json` beside `2024.json`."""
    return snapshot.with_name(snapshot.name.removesuffix(".json") + SUFFIX)


def dumps(plan: Json, origin: ImportRecord) -> str:
    """The text of a record."""
    document = {"name": origin.document, "sha256": origin.sha256}
    profile = {} if origin.profile is None else {"profile": origin.profile}
    return store.dumps({"format": FORMAT, "document": document, **profile, "plan": plan})


def read(path: Path) -> Json | None:
    """The plan that the last import gave, in its own format; None where there is no record of it.

    Raises `VpbdiffError` for a record that can't be read, is of another format or holds no valid plan.
    """
    if not os.path.lexists(path):
        return None
    name = path.as_posix()
    raw = strict_json.parse(Snapshot(path).text(), name)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT or schema.problems(raw, "import"):
        raise failure("reimport.record-broken", Location(name))
    plan: Json = raw["plan"]
    try:
        store.read_plan(store.dumps(plan), "plan")
    except VpbdiffError as error:
        raise failure("reimport.record-broken", Location(name)) from error
    return plan
