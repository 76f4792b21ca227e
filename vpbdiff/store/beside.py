"""Where the explanations of a pair of plans lie: beside the plans, under a name that follows from theirs."""

from __future__ import annotations

import os
from pathlib import Path

from vpbdiff.store.paths import Name, Snapshot

SUFFIX = ".explanations.json"


def beside(old: Snapshot, new: Snapshot) -> Snapshot:
    """The place of the explanations: `<old>-<new>.explanations.json` beside the new plan and in its revision; for two
    revisions of one year's file `<year>.revisions.explanations.json`, which every revision adds to."""
    first, last = stem(old), stem(new)
    name = f"{last}.revisions" if is_history(old, new) else f"{first}-{last}"
    return Snapshot(new.path.with_name(name + SUFFIX), new.revision)


def may_hold(place: Snapshot) -> bool:
    """Whether there may be a file at a place: of the working copy that can be seen, of a revision only by reading."""
    return place.revision is not None or os.path.lexists(Path(place.path))


def is_history(old: Snapshot, new: Snapshot) -> bool:
    """Whether the two are revisions of one plan: the same file name in one series, at least one of them in git."""
    in_git = old.revision is not None or new.revision is not None
    return in_git and old.path.name == new.path.name and old.series == new.series


def stem(snapshot: Snapshot) -> str:
    """The year and the version. What another plan's comparison column says of a year goes by the year alone, so that
    the reasons stand when the year's own plan comes."""
    written = snapshot.path.name.removesuffix(".json")
    name = Name.of(written)
    return str(name.year) if name and name.known_from else written
