"""Snapshots: found, read strictly, written whole.

It is the only way from a file to a `Plan`. A file that cannot be read or fails the schema is never «no changes»: every
fault is a `Problem` with the file, its line and its JSON pointer.
"""

from __future__ import annotations

from vpbdiff.base.files import write_atomically
from vpbdiff.store.loading import (
    dumps,
    in_current_format,
    load,
    made_current,
    placed,
    plan_from_json,
    read_plan,
    readable,
    upgraded,
)
from vpbdiff.store.migrations import FORMAT
from vpbdiff.store.paths import Snapshot
from vpbdiff.store.resolve import SeriesPlans, all_of_series, every, find, gone, of_series, series

__all__ = [
    "FORMAT",
    "SeriesPlans",
    "Snapshot",
    "all_of_series",
    "dumps",
    "every",
    "find",
    "gone",
    "in_current_format",
    "load",
    "made_current",
    "of_series",
    "placed",
    "plan_from_json",
    "read_plan",
    "readable",
    "series",
    "upgraded",
    "write_atomically",
]
