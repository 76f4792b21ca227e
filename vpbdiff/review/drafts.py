"""Half-written reasons, kept outside the plans until they are accepted, and what a session takes of each.

What a crash, a closed terminal or a kill leaves behind is offered again. Each review has a file of its own for a pair
of plans, so that two reviews of one pair cannot destroy each other's drafts. It holds a lock beside the file, which the
operating system releases however the review ends; the next review takes over the files that nobody holds.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs
from filelock import FileLock, Timeout

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.budget.components import Component, WholeAmount
from vpbdiff.budget.tables import UNITS
from vpbdiff.explanations import Decision, Entry, ReasonKind
from vpbdiff.explanations.file import entry_to_json
from vpbdiff.explanations.input import MoneyInput, component, is_whole, kronor
from vpbdiff.language.dates import day
from vpbdiff.model.changes import Comparison
from vpbdiff.model.keys import canonical
from vpbdiff.review.edits import FormInput
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import as_file


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form held when it was saved: every field the very text that a person had typed.

    `changes` and `items` are the ids and the keys of what it is about, `component` the type of a component of the
    bridge if it is a draft of one, `instead` the entry with a component that it changes, as `entry_text` has it, `seen`
    the entries that the form has shown, in the same way. `id` is the draft's own, `saved` the time in UTC.
    """

    changes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    reason: str = ""
    kind: str = ""
    body: str = ""
    date: str = ""
    section: str = ""
    reference: str = ""
    amount: str = ""
    component: str = ""
    line: str = ""
    target: str = ""
    instead: str = ""
    seen: tuple[str, ...] = ()
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    saved: str = ""

    @staticmethod
    def of(changes: Sequence[str], items: Sequence[str], given: FormInput) -> Draft:
        """The draft of what was given and could not be written."""
        decision: dict[str, Any] = {
            name: getattr(given.decision, name) or "" for name in ("body", "date", "section", "reference")
        }
        known: dict[str, Any] = {"id": given.draft} if given.draft else {}
        return Draft(tuple(changes), tuple(items), given.reason, str(given.kind or ""), **decision, **known)


def entry_text(entry: Entry) -> str:
    """All of an entry as a draft keeps it, to find it again as long as nobody has changed it."""
    return canonical(entry_to_json(entry))


class Drafts:
    """The drafts of one pair of plans, as one review sees them: its own, and those that ended reviews left."""

    def __init__(self, folder: Path) -> None:
        self.problem: Problem | None = None
        """Why the drafts could not be kept on disk the last time; None if they were."""
        self._file = _DraftsFile(folder / f"{secrets.token_hex(8)}.json")
        self._drafts: dict[str, Draft] = {}
        self._take_over(folder)

    @classmethod
    def of(cls, place: Snapshot) -> Drafts:
        """The drafts of the pair whose explanations lie at a place, in the user's folder for such things."""
        file = as_file(place)  # whatever form the explanations have
        path = str(Path(file.path).resolve()) if file.revision is None else file.shown
        name = hashlib.sha256(path.encode()).hexdigest()[:16]
        return cls(platformdirs.user_state_path("vpbdiff") / "drafts" / name)

    def load(self) -> tuple[Draft, ...]:
        """Every draft, the latest first."""
        return tuple(sorted(self._drafts.values(), key=lambda each: each.saved, reverse=True))

    @property
    def unkept(self) -> tuple[Draft, ...]:
        """The drafts that are gone when the review ends: all, where the disk did not take them the last time."""
        return self.load() if self.problem is not None else ()

    def save(self, draft: Draft) -> Draft:
        """Keep a draft in the place of what was kept under its id. It waits for the disk: call it once a second.

        `problem` says afterwards why it could not be kept, if it could not; for this review it is kept all the same.
        """
        draft = replace(draft, saved=datetime.now(UTC).isoformat(timespec="milliseconds"))
        self._drafts[draft.id] = draft
        self._write()
        return draft

    def forget(self, draft_id: str) -> None:
        """Drop a draft: it was accepted, or a person threw it away."""
        if self._drafts.pop(draft_id, None) is not None:
            self._write()

    def close(self) -> None:
        """End the review; the drafts that are left are offered to the next."""
        if not self._drafts:
            self._file.remove()
        self._file.release()

    def _write(self) -> None:
        try:
            self._file.write(self._drafts)
            self.problem = None
        except VpbdiffError as error:
            self.problem = error.problems[0]

    def _take_over(self, folder: Path) -> None:
        """Make the drafts of ended reviews this one's; their files go when they are safe in its own."""
        left = [each for each in map(_DraftsFile, sorted(folder.glob("*.json"))) if each.hold()]
        found = [(each, each.read()) for each in left]
        for draft in sorted((draft for _, drafts in found for draft in drafts or ()), key=lambda each: each.saved):
            self._drafts[draft.id] = draft
        if self._drafts:
            self._write()
        for each, drafts in found:
            if drafts is not None and self.problem is None:
                each.remove()
            each.release()


class _DraftsFile:
    """The file of one review, and the lock that says that the review is going on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_suffix(".lock"), timeout=0, thread_local=False)

    def hold(self) -> bool:
        """Take the lock. False where a review that goes on has it."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True  # where nothing can be locked, a draft shown twice is better than one never shown
        return True

    def release(self) -> None:
        """Let go of the lock, and leave nothing of it behind."""
        self._lock.release()
        with suppress(OSError):
            self._path.with_suffix(".lock").unlink()

    def read(self) -> tuple[Draft, ...] | None:
        """What the file holds; None where that can't be read, and so must be left where it is."""
        try:
            raw = json.loads(self._path.read_bytes())
            return tuple(_draft(each) for each in raw)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, drafts: dict[str, Draft]) -> None:
        """Replace what the file holds. Raises `VpbdiffError` where that is not to be done."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            reason = error.strerror or str(error)
            raise VpbdiffError(Problem("file.not-written", {"reason": reason}, Location(str(self._path)))) from error
        if not self._lock.is_locked:
            self.hold()
        files.write_atomically(self._path, json.dumps([asdict(each) for each in drafts.values()]), private=True)

    def remove(self) -> None:
        """Remove the file, and what a kill in the middle of writing it left beside it."""
        with suppress(OSError):
            self._path.unlink()
            for each in files.half_written(self._path):
                each.unlink()


def _draft(raw: dict[str, Any]) -> Draft:
    """A draft out of JSON. Raises TypeError or KeyError for what is none."""
    known: dict[str, Any] = {each.name: str(raw[each.name]) for each in fields(Draft) if each.name in raw}
    listed = {name: tuple(map(str, raw[name])) for name in ("changes", "items")}
    return Draft(**known | listed | {"seen": tuple(map(str, raw.get("seen", ())))})


SORTS = ("amount", "index", "transfer", "technical")
"""What can be said of the money; the words for it are the messages `review.sort.<sort>`."""

DECISION_FIELDS = ("body", "date", "section", "reference")
"""The parts of a decision that a draft holds."""

_BETWEEN = "\x1e"
"""Between the names of several rows in a draft's `line`: the character that is made for it, and that no name has."""


def given(draft: Draft) -> FormInput:
    """The reason with its kind and its decision. Raises `VpbdiffError` for a date that is none."""
    decision = decision_of(draft)
    if decision.date and day(decision.date) is None:
        raise failure("review.no-date", date=decision.date)
    return FormInput(draft.reason.strip(), ReasonKind(draft.kind) if draft.kind else None, decision, draft.id)


def decision_of(draft: Draft) -> Decision:
    """The decision that a draft refers to, its day as the file has it where it is one."""
    parts = {name: getattr(draft, name).strip() or None for name in DECISION_FIELDS}
    return Decision(**parts | {"date": day(parts["date"] or "") or parts["date"]})


def money(draft: Draft, comparison: Comparison) -> Component | None:
    """The component of the bridge, None where nothing is said of the money. Raises `VpbdiffError` for what is none."""
    amount = draft.amount.strip()
    if not amount:
        return None
    if draft.component != "index" and not any(map(str.isalpha, amount)):
        amount += f" {comparison.new.listing(UNITS).unit or ''}"  # as the plan's own table has it
    rows = rows_meant(rows_of(draft.line), comparison)
    match draft.component:
        case "index":
            said = MoneyInput(index=amount)
        case "transfer":
            said = MoneyInput(amount=amount, to=draft.target.strip())
        case "technical":
            said = MoneyInput(amount=amount, technical=True)
        case _ if not rows:
            return WholeAmount(kronor(amount))
        case _:
            said = MoneyInput(amount=amount)
    return component(said, rows, comparison)


def rows_meant(rows: tuple[str, ...], comparison: Comparison) -> tuple[str, ...]:
    """The rows that are asked about; none where that is the net cost of the whole."""
    return () if len(rows) == 1 and is_whole(rows[0], comparison) else rows


def of_entry(entry: Entry) -> Draft:
    """What a form starts from to change an entry, or to let a stale one stand for the text of now."""
    return Draft.of((), (), FormInput.of(entry))


def rows_of(line: str) -> tuple[str, ...]:
    """The names of budget rows that a draft keeps as `line`."""
    return tuple(filter(None, line.split(_BETWEEN)))


def line_of(rows: tuple[str, ...]) -> str:
    """The names of budget rows as a draft keeps them."""
    return _BETWEEN.join(rows)
