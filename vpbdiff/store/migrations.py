"""Older versions of the snapshot format to the current one, one step a version.

A step takes the JSON of one version and gives that of the next. It changes the shape alone: every item and every id is
kept, in order, so that explanations on record still hold. docs/format.md says why each version came.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

_FORMAT = re.compile(r"vpbdiff-plan/([1-9]\d{0,5})")


def version_of(format_: object) -> int | None:
    """The version that a snapshot's field `format` names; None if it is no snapshot's."""
    match = _FORMAT.fullmatch(format_) if isinstance(format_, str) else None
    return int(match[1]) if match else None


def migrated(raw: Json, version: int) -> Json:
    """The JSON of a snapshot of an older version, 1 or later, in the current one."""
    for step in STEPS[version - 1 :]:
        raw = step(raw)
    return raw | {"format": FORMAT}


def _documents_in_a_list(raw: Json) -> Json:
    """1 to 2: a plan may be published in several files, such as a plan and its annexes."""
    return dict(("documents", [value]) if key == "document" else (key, value) for key, value in raw.items())


_HAD_NO_PLACE = ("key_figures", "tables")


def _nothing_lost(raw: Json) -> Json:
    """2 to 3: a plan holds the whole document. What format 2 had no place for is not known of an older plan."""
    known = dict(raw)
    if isinstance(raw.get("operating_budget"), dict):
        known["operating_budget"] = {**raw["operating_budget"], "steps": None}
    return {**known, **dict.fromkeys(_HAD_NO_PLACE)}


STEPS: tuple[Callable[[Json], Json], ...] = (_documents_in_a_list, _nothing_lost)
"""The step from each version to the next, from version 1 on."""

VERSION = len(STEPS) + 1
FORMAT = f"vpbdiff-plan/{VERSION}"
"""The format and version that this program reads and writes."""
