"""What a review was opened on, and whether that has changed since: the plans and the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vpbdiff.review.file_watch import Watched
from vpbdiff.store import Snapshot
from vpbdiff.store.resolve import SETTINGS


class Sources:
    """The files of two plans, and every place where a policy for them may lie. Nothing in a revision of git changes."""

    def __init__(self, *plans: Snapshot) -> None:
        paths = dict.fromkeys(path for plan in plans if plan.revision is None for path in _paths(plan))
        self._watched = [Watched(path) for path in paths]

    def changed(self) -> bool:
        """Whether any of them has changed since the last call."""
        return sum(each.changed() for each in self._watched) > 0  # every one of them is looked at

    @property
    def different(self) -> tuple[str, ...]:
        """Those that hold something else than when the review was opened."""
        return tuple(each.path.as_posix() for each in self._watched if each.differs)


def _paths(plan: Snapshot) -> Iterator[Path]:
    yield Path(plan.path)
    for folder in Path(plan.path).absolute().parents:
        yield folder / SETTINGS
