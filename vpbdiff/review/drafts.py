"""Half-written reasons, kept outside the plans until they are accepted: what a crash, a closed terminal or a kill
leaves behind is offered back.

Each review has a file of its own, so that two reviews of one pair can't destroy each other's drafts.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from vpbdiff import files
from vpbdiff.errors import Problem, VpbdiffError
from vpbdiff.store import Snapshot


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form held when it was saved: every field the very text that a person had typed.

    `changes` and `items` are the ids and the keys of what it is about; `id` is the draft's own, `saved` the time in
    UTC.
    """

    changes: tuple[str, ...]
    items: tuple[str, ...]
    reason: str = ""
    kind: str = ""
    body: str = ""
    date: str = ""
    section: str = ""
    reference: str = ""
    amount: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    saved: str = ""


class Drafts:
    """The drafts of one pair of plans, as one review sees them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{secrets.token_hex(8)}.json"
        self._drafts: dict[str, Draft] = {}
        self.problem: Problem | None = None

    @classmethod
    def of(cls, place: Snapshot) -> Drafts:
        """The drafts of the pair whose explanations lie at a place."""
        import platformdirs  # noqa: PLC0415 - only a review needs it

        path = str(Path(place.path).resolve()) if place.revision is None else place.shown
        name = hashlib.sha256(path.encode()).hexdigest()[:16]
        return cls(platformdirs.user_state_path("vpbdiff") / "drafts" / name)

    def load(self) -> tuple[Draft, ...]:
        """Every draft, the latest first."""
        return tuple(sorted(self._drafts.values(), key=lambda each: each.saved, reverse=True))

    def about(self, changes: Sequence[str], items: Sequence[str]) -> tuple[Draft, ...]:
        """The drafts about these changes, the latest first; those of a change that has another id now by its item."""
        return tuple(each for each in self.load() if set(each.changes) == set(changes) or set(each.items) == set(items))

    def save(self, draft: Draft) -> Draft:
        """Keep a draft in the place of what was kept under its id. It waits for the disk: call it once a second.

        `problem` says afterwards why it could not be kept, if it could not."""
        draft = replace(draft, saved=datetime.now(UTC).isoformat(timespec="milliseconds"))
        self._drafts[draft.id] = draft
        self._write()
        return draft

    def forget(self, draft_id: str) -> None:
        """Drop a draft: it was accepted, or a person threw it away."""
        if self._drafts.pop(draft_id, None) is not None:
            self._write()

    def close(self) -> None:
        """End the review; drafts that are left are offered to the next."""

    def _write(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.write_atomically(self._own, json.dumps([asdict(each) for each in self._drafts.values()]))
            self.problem = None
        except VpbdiffError as error:
            self.problem = error.problems[0]
