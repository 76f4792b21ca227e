"""The record of an import: the plan that it gave, kept beside the snapshot, so that the next import knows a correction.

The file is the program's own and nobody edits it. One that cannot be read is an error, never «no corrections».
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vpbdiff import store
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.store import Snapshot, schema, strict_json
from vpbdiff.store.paths import IMPORT_SUFFIX

Json = dict[str, Any]

FORMAT = "vpbdiff-import/1"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What one document of a plan gave: its name, the digest of its bytes, the profile that was named, and the plan."""

    document: str
    sha256: str
    profile: str | None
    plan: Json

    @staticmethod
    def of(document: Path, profile: str | None, plan: Json) -> DocumentRecord:
        """The record of a document, which has been read before."""
        with document.open("rb") as file:
            return DocumentRecord(document.name, hashlib.file_digest(file, "sha256").hexdigest(), profile, plan)


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """What a plan was imported from: the document's name, the digest of its bytes, and the profile that was named.

    Of a plan of several documents they are the first one's; `parts` has what each of them gave, and `prefer` the name
    of the one whose values stand, None for the first.
    """

    document: str
    sha256: str
    profile: str | None = None
    parts: tuple[DocumentRecord, ...] = ()
    prefer: str | None = None

    @staticmethod
    def of(parts: Sequence[DocumentRecord], prefer: str | None = None) -> ImportRecord:
        """The record of a plan by those of its documents."""
        first, several = parts[0], len(parts) > 1
        return ImportRecord(first.document, first.sha256, first.profile, tuple(parts) if several else (), prefer)


def beside(snapshot: Path) -> Path:
    """Where the record of a snapshot lies: `2024.import.json` beside `2024.json`."""
    return snapshot.with_name(snapshot.name.removesuffix(".json") + IMPORT_SUFFIX)


def dumps(plan: Json, origin: ImportRecord) -> str:
    """The text of a record."""
    made = {"format": FORMAT, **_origin(origin), "plan": plan}
    if origin.parts:
        made["parts"] = [{**_origin(part), "plan": part.plan} for part in origin.parts]
    return store.dumps(made | ({"prefer": origin.prefer} if origin.parts and origin.prefer else {}))


def _origin(one: DocumentRecord | ImportRecord) -> Json:
    profile = {} if one.profile is None else {"profile": one.profile}
    return {"document": {"name": one.document, "sha256": one.sha256}, **profile}


def read(path: Path) -> Json | None:
    """The plan that the last import gave, in its own format; None where there is no record of it.

    Raises `VpbdiffError` for a record that can't be read, is of another format or holds no valid plan.
    """
    raw = _raw(path)
    return None if raw is None else raw["plan"]


def origin(path: Path) -> ImportRecord | None:
    """What the last import was of, the plan of each document with it; None where there is no record of it. Raises
    `VpbdiffError` as `read` does."""
    raw = _raw(path)
    if raw is None:
        return None
    parts = [_part(each) for each in raw.get("parts", [raw])]
    return ImportRecord(parts[0].document, parts[0].sha256, parts[0].profile, tuple(parts), raw.get("prefer"))


def _part(raw: Json) -> DocumentRecord:
    return DocumentRecord(raw["document"]["name"], raw["document"]["sha256"], raw.get("profile"), raw["plan"])


def _raw(path: Path) -> Json | None:
    if not os.path.lexists(path):
        return None
    name = path.as_posix()
    raw = strict_json.parse(Snapshot(path).text(), name)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT or schema.problems(raw, "import"):
        raise failure("reimport.record-broken", Location(name))
    try:
        for plan in (raw["plan"], *(part["plan"] for part in raw.get("parts", ()))):
            store.read_plan(store.dumps(plan), "plan")
    except VpbdiffError as error:
        raise failure("reimport.record-broken", Location(name)) from error
    return raw
