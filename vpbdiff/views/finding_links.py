"""Where a finding stands, and the command that answers it.

Where each finding is to be read: the file and the line of its JSON pointer.

The very command that would answer a finding, ready for a shell; what a person has to write is an ellipsis.

Run as it stands, such a command is refused: an ellipsis is no sort of reason and no reason in words.
"""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from vpbdiff.base import git
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.budget.bridge import BridgeRow
from vpbdiff.explanations.entries import POLICY_ITEM
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate import OF_MONEY, Case, Finding, PlanFile, Rule
from vpbdiff.model.changes import UNREAD
from vpbdiff.policy import Need
from vpbdiff.policy.settings import line_of
from vpbdiff.statements import reasons
from vpbdiff.store import Snapshot, strict_json
from vpbdiff.store.resolve import SETTINGS


class FileLocation(NamedTuple):
    """A file as a user names it (with `REV:` before it where it lies in git), and a line from 1 if one is known.

    `path` is the file's path alone, seen from the current folder. `at_hand` says that the line can be shown beside the
    file as it lies in the checkout: that of an old revision of the new plan can't. `from_top` says that the path is
    seen from the top of the repository.
    """

    shown: str
    path: str
    line: int | None = None
    at_hand: bool = True
    from_top: bool = False

    @property
    def beside(self) -> FileLocation:
        """Where a report that lies in the checkout can point: the file as a whole where the line is another's."""
        return self if self.at_hand else FileLocation(self.path, self.path, from_top=self.from_top)

    def __str__(self) -> str:
        return self.shown if self.line is None else f"{self.shown}:{self.line}"


class Checkout:
    """Names files from the top of the repository that they lie in, as CI systems want them, whatever the current folder
    is; asks git once a folder."""

    def __init__(self) -> None:
        self._tops: dict[Path, Path | None] = {}

    def path(self, place: FileLocation) -> str:
        """The path of a file; as it stands where it lies in no repository."""
        if place.from_top:
            return place.path
        folder = Path(os.path.realpath(Path(place.path).parent))
        top = self.top(folder)
        if top is None or not folder.is_relative_to(top):
            return place.path
        return (folder.relative_to(top) / Path(place.path).name).as_posix()

    def top(self, folder: Path) -> Path | None:
        """The top of the repository that a folder lies in."""
        if folder not in self._tops:
            self._tops[folder] = git.top(folder)
        return self._tops[folder]

    def of(self, snapshot: Snapshot) -> str:
        """The path of a plan or of what lies beside one."""
        return self.path(FileLocation(snapshot.shown, _path(snapshot.path), from_top=snapshot.revision is not None))


class Spots:
    """Looks up the places of a case's findings; reads each file once."""

    def __init__(self, case: Case, findings: Iterable[Finding]) -> None:
        self._case = case
        pointers: dict[PlanFile, set[str]] = {where: set() for where in PlanFile}
        for finding in findings:
            if finding.place.pointer:
                pointers[finding.place.where].add(finding.place.pointer)
        self._lines = {
            PlanFile.OLD: lines(case.old, pointers[PlanFile.OLD]),
            PlanFile.PLAN: lines(case.old, pointers[PlanFile.PLAN]),
            PlanFile.NEW: lines(case.new, pointers[PlanFile.NEW]),
        }
        self._on_record = case.reading.spots(pointers[PlanFile.EXPLANATIONS])

    def of(self, finding: Finding) -> FileLocation:
        """The spot of a finding."""
        place = finding.place
        if place.where is PlanFile.POLICY:
            return self._setting(str(finding.params["setting"]))
        if place.where is PlanFile.EXPLANATIONS:
            held, line_on_record = self._on_record.get(place.pointer, (self._case.place, None))
            return FileLocation(held.shown, _path(held.path), line_on_record, from_top=held.revision is not None)
        snapshot = self._case.new if place.where is PlanFile.NEW else self._case.old
        at_hand = place.where is not PlanFile.OLD or not self._case.is_history
        line, in_git = self._lines[place.where].get(place.pointer), snapshot.revision is not None
        return FileLocation(snapshot.shown, _path(snapshot.path), line, at_hand, in_git)

    def _setting(self, name: str) -> FileLocation:
        """A setting of the policy; what is left out of the file has no line."""
        shown = self._case.policy.source
        if shown is None:
            return FileLocation(SETTINGS, SETTINGS, from_top=True)
        revision = self._case.new.revision
        in_git = revision is not None
        path = PurePath(shown.removeprefix(f"{revision}:") if revision else shown)
        try:
            text = Snapshot(path, revision).text()
        except VpbdiffError:  # a file that was emptied sets nothing, and has no line
            return FileLocation(shown, _path(path), from_top=in_git)
        return FileLocation(shown, _path(path), line_of(("policy", *name.split(".")), text), from_top=in_git)


def _path(path: PurePath) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def lines(snapshot: Snapshot, pointers: set[str]) -> dict[str, int]:
    """The lines of JSON pointers into a plan; of one that was read on the fly, the lines of the document, where it is a
    text. Raises `VpbdiffError` for a snapshot that can't be read any more."""
    if not pointers:
        return {}
    if snapshot.read is None:
        return strict_json.lines(snapshot.text(), pointers)
    plan = json.loads(snapshot.read.text)
    return {pointer: line for pointer in pointers if (line := _source_line(plan, pointer)) is not None}


def _source_line(plan: Any, pointer: str) -> int | None:
    """The line that the innermost item at a pointer was read from."""
    line = None
    for step in pointer.split("/")[1:]:
        plan = plan[int(step) if isinstance(plan, list) else step]
        if isinstance(plan, dict) and "source" in plan:
            line = plan["source"].get("line")
    return line


_REASON = ("--kind …", '--text "…"')
_DECISION = '--decision "…"'


class Remedies:
    """Says what would answer each finding of a case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._opening = reasons.command(case)
        self._kept = case.place.read is None
        self._subjects = {each.subject.row: each.subject for each in case.verdict.standing.stands}
        self._lacking = {
            finding.span.row.key: finding.span
            for finding in case.verdict.findings
            if finding.rule in OF_MONEY and finding.span is not None and finding.span.row is not None
        }

    def command(self, finding: Finding) -> str | None:
        """The command; None where none mends it, as where a plan is kept nowhere that a reason could be."""
        if finding.rule is Rule.UNREAD:
            return self._shows(finding)
        asked = self._asked(finding) if self._kept else None
        return None if asked is None else " ".join([self._opening, *asked])

    def _shows(self, finding: Finding) -> str | None:
        """Saying what is shown, in a snapshot that lies in a file."""
        snapshot = self._case.new if finding.place.where is PlanFile.NEW else self._case.old
        if finding.remark is None or finding.remark.key != UNREAD or snapshot.revision or snapshot.read:
            return None
        number = int(finding.place.pointer.rpartition("/")[2]) + 1
        return f'vpbdiff import {shlex.quote(_path(snapshot.path))} --shows {number} "…" --by "…"'

    def _asked(self, finding: Finding) -> tuple[str, ...] | None:
        match finding.rule:
            case Rule.UNBRIDGED | Rule.BUDGET_RESTATED if finding.span is not None:
                decision = (_DECISION,) if finding.need is Need.DECISION else ()
                return *self._row(finding.span), *_REASON, *decision
            case (
                Rule.UNEXPLAINED
                | Rule.TARGET_RESTATED
                | Rule.BUDGET_RESTATED
                | Rule.NO_REASON
                | Rule.THIN_REASON
                | Rule.STALE
                | Rule.FIGURES
                | Rule.NOTED
            ) if finding.stand is not None:  # a budget on a row of the report alone takes no reason
                decision = (_DECISION,) if finding.need is Need.DECISION else ()
                return (*self._subject(finding), *_REASON, *decision)
            case Rule.NO_DECISION:
                return *self._subject(finding), _DECISION
            case Rule.POLICY if "final" not in finding.params:
                return shlex.quote(f"{POLICY_ITEM}{finding.params['setting']}"), *_REASON, _DECISION
            case Rule.ORPHANED | Rule.PIN:
                return ("--prune",)
        return None

    def _subject(self, finding: Finding) -> tuple[str, ...]:
        """The change; of a unit whose money lacks a reason, with the amount that a reason has to account for."""
        assert finding.stand is not None, "a finding on a change has one"
        subject = finding.stand.subject
        span = self._lacking.get(subject.row) if subject.change is not None else None
        return (_handle(subject),) if span is None else self._row(span)

    def _row(self, span: BridgeRow) -> tuple[str, ...]:
        """A row of the bridge and what its change lacks."""
        amount = f'--amount "{reasons.shell_amount(span)}"'
        if span.row is None:
            return "…", amount
        subject = self._subjects.get(span.row.key)
        return shlex.quote(span.row.name) if subject is None else _handle(subject), amount


def _handle(subject: Subject) -> str:
    """What names a change on the command line: its id, or the item of what is no change."""
    return shlex.quote(subject.change.id if subject.change else subject.item)
