"""What every action of `vpbdiff explain` works with: the case, the language, and who writes when."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import screen
from vpbdiff.cli.output import talk
from vpbdiff.explanations import Edit, write
from vpbdiff.explanations.authoring import Given
from vpbdiff.explanations.choosing import Chosen, choose, short_id
from vpbdiff.explanations.coverage import Standing
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate import Case
from vpbdiff.model.document import Element
from vpbdiff.render import terminal
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.report_options import Options
from vpbdiff.wording import Wording

_MOST = 8
"""Candidates that are named where a word fits several: who sees eight of them writes the id or more of the name."""


@dataclass(frozen=True)
class Desk:
    """A case on the desk of somebody who gives reasons; `by` is their role, `date` the day."""

    case: Case
    wording: Wording
    by: str | None
    date: str | None

    @property
    def standing(self) -> Standing:
        """How the changes stand to what is on record."""
        return self.case.verdict.standing

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything that a reason can be given for."""
        return tuple(each.subject for each in self.standing.stands)

    def those(self, word: str) -> tuple[Subject, ...]:
        """What a word names: one change, and with it a row's missing figure, which goes by the same key and name.

        Raises `VpbdiffError`, with what it may mean, for a word that names several items or none.
        """
        chosen = choose(word, self.subjects)
        if chosen.guessed or len({each.item for each in chosen.found}) != 1:
            raise self.unclear(word, chosen)
        return chosen.found

    def signed(self, given: Given) -> Given:
        """What is given, signed with the role and the day of this desk where it says nothing else."""
        return replace(given, by=given.by or self.by, date=given.date or self.date)

    def unclear(self, word: str, chosen: Chosen) -> Exception:
        """That a word names several subjects, or none."""
        known = phrases.joined([self._candidate(each) for each in chosen.found[:_MOST]], self.wording)
        if not chosen.found:
            return failure("explain.unknown", word=word)
        if chosen.guessed:
            return failure("explain.unknown-but", word=word, known=known)
        more = len(chosen.found) - _MOST
        key = "explain.ambiguous-and-more" if more > 0 else "explain.ambiguous"
        return failure(key, word=word, known=known, more=max(more, 0))

    def write(self, edits: Iterable[Edit]) -> tuple[Desk, ExitStatus]:
        """Make edits on the file and give the desk as it is then. What somebody else wrote of the same changes
        meanwhile is kept beside, told, and a finding."""
        written = write(self.case.place, edits)
        desk = replace(self, case=self.case.with_reading(written.reading))
        met = [reasons.of_edit(each, self.wording) for each in written.conflicts]
        if not met:
            new = (entry for entry, _ in desk.standing.duplicates if entry not in self.case.explanations.entries)
            met = [reasons.about(each, self.wording) for each in new]
        for what in dict.fromkeys(met):
            self.say("explain.conflict", path=self.case.place.shown, what=what)
        return desk, ExitStatus.FINDINGS if met else ExitStatus.DONE

    def show(self, elements: Iterable[Element]) -> None:
        """Show elements on stdout, on a terminal by the page."""
        options = Options(screen.width(), screen.in_colour(os.environ))
        screen.show(terminal.written([*elements], options), paged=True)

    def say(self, key: str, **params: object) -> None:
        """Say one sentence on stderr."""
        talk(self.wording.say(key, **params))

    def count(self, key: str, number: int, **params: object) -> None:
        """Say one sentence that depends on a number on stderr."""
        talk(self.wording.count(key, number, **params))

    def _candidate(self, subject: Subject) -> str:
        told = reasons.subject(subject, self.wording)
        handle = short_id(subject)
        return self.wording.say("explain.candidate", id=handle, what=told) if handle else told
