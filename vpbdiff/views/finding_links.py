"""Where each finding is to be read: the file and the line of its JSON pointer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from vpbdiff.gate import Case, Finding, Where
from vpbdiff.policy.settings import line_of
from vpbdiff.store import Snapshot, strict_json
from vpbdiff.store.resolve import SETTINGS


@dataclass(frozen=True, slots=True)
class Spot:
    """A file as a user names it (with `REV:` before it where it lies in git), and a line from 1 if one is known.

    `path` is the file's path alone, seen from the current folder. `at_hand` says that the line can be shown beside the
    file as it lies in the checkout: that of an old revision of the new plan can't.
    """

    shown: str
    path: str
    line: int | None = None
    at_hand: bool = True

    @property
    def beside(self) -> Spot:
        """Where a report that lies in the checkout can point: the file as a whole where the line is another's."""
        return self if self.at_hand else Spot(self.path, self.path)

    def __str__(self) -> str:
        return self.shown if self.line is None else f"{self.shown}:{self.line}"


class Spots:
    """Looks up the places of a case's findings; reads each file once."""

    def __init__(self, case: Case, findings: Iterable[Finding]) -> None:
        self._case = case
        pointers: dict[Where, set[str]] = {where: set() for where in Where}
        for finding in findings:
            if finding.place.pointer:
                pointers[finding.place.where].add(finding.place.pointer)
        self._lines = {
            Where.OLD: _lines(case.old, pointers[Where.OLD]),
            Where.NEW: _lines(case.new, pointers[Where.NEW]),
            Where.EXPLANATIONS: case.reading.lines(pointers[Where.EXPLANATIONS]),
        }

    def of(self, finding: Finding) -> Spot:
        """The spot of a finding."""
        place = finding.place
        if place.where is Where.POLICY:
            return self._setting(str(finding.params["setting"]))
        snapshot = self._snapshot(place.where)
        at_hand = place.where is not Where.OLD or snapshot.path != self._case.new.path
        return Spot(snapshot.shown, _path(snapshot.path), self._lines[place.where].get(place.pointer), at_hand)

    def _setting(self, name: str) -> Spot:
        """A setting of the policy; what is left out of the file has no line."""
        shown = self._case.policy.source
        if shown is None:
            return Spot(SETTINGS, SETTINGS)
        revision = self._case.new.revision
        path = PurePath(shown.removeprefix(f"{revision}:") if revision else shown)
        line = line_of(("policy", *name.split(".")), Snapshot(path, revision).text())
        return Spot(shown, _path(path), line)

    def _snapshot(self, where: Where) -> Snapshot:
        return {Where.OLD: self._case.old, Where.NEW: self._case.new, Where.EXPLANATIONS: self._case.place}[where]


def _path(path: PurePath) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _lines(snapshot: Snapshot, pointers: set[str]) -> dict[str, int]:
    return strict_json.lines(snapshot.text(), pointers) if pointers else {}
