"""What every action of explain works with.

What every action of `vpbdiff explain` works with: the case, the language, and who writes when.

What a person writes of a reason, on the command line or in a skeleton, read into what is meant.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import output
from vpbdiff.cli.manner import in_colour
from vpbdiff.cli.output import talk
from vpbdiff.explanations import Edit, ReasonKind, write
from vpbdiff.explanations.authoring import ReasonText
from vpbdiff.explanations.coverage import Coverage
from vpbdiff.explanations.file import checked, decision, origin
from vpbdiff.explanations.input import MoneyInput
from vpbdiff.explanations.subjects import ChosenSubjects, Subject, choose, short_id
from vpbdiff.gate import Case
from vpbdiff.model.document import Block
from vpbdiff.render import terminal
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

_MOST = 8
"""Candidates that are named where a word fits several: who sees eight of them writes the id or more of the name."""


@dataclass(frozen=True)
class ExplainContext:
    """A case on the desk of somebody who gives reasons; `by` is their role, `date` the day."""

    case: Case
    wording: Wording
    by: str | None
    date: str | None
    form: str = "text"
    """How the list is given: `text`, or `json`."""

    @property
    def standing(self) -> Coverage:
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

    def signed(self, given: ReasonText) -> ReasonText:
        """What is given, signed with the role and the day of this desk where it says nothing else."""
        return replace(given, by=given.by or self.by, date=given.date or self.date)

    def unclear(self, word: str, chosen: ChosenSubjects) -> Exception:
        """That a word names several subjects, or none."""
        near = [self._candidate(each) for each in chosen.found[:_MOST]]
        if not chosen.found:
            return failure("explain.unknown", word=word)
        if chosen.guessed:
            return failure("explain.unknown-but", word=word, known=phrases.enumeration(near, self.wording, "or"))
        known = phrases.enumeration(near, self.wording)
        more = len(chosen.found) - _MOST
        key = "explain.ambiguous-and-more" if more > 0 else "explain.ambiguous"
        return failure(key, word=word, known=known, more=max(more, 0))

    def write(self, edits: Iterable[Edit]) -> tuple[ExplainContext, ExitStatus]:
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

    def show(self, elements: Iterable[Block]) -> None:
        """Show elements on stdout, on a terminal by the page."""
        options = Options(output.width(), in_colour(os.environ))
        output.show(terminal.written([*elements], options), paged=True)

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


def given_of(fields: Mapping[str, str | None], wording: Wording) -> ReasonText:
    """What is given, out of texts by name; a name that is absent or None was not said.

    Raises `VpbdiffError` for a kind, a decision, a date or a source that is none.
    """
    kind, decided = fields.get("kind"), fields.get("decision")
    day, source = fields.get("date"), fields.get("source")
    return ReasonText(
        fields.get("reason"),
        _kind(kind, wording) if kind is not None else None,
        decision(decided) if decided is not None else None,
        by=fields.get("by"),
        date=checked(day) if day is not None else None,
        origin=origin(source) if source is not None else None,
    )


def money_input(fields: Mapping[str, str | None]) -> MoneyInput:
    """What is said of the money."""
    technical = bool(fields.get("technical"))
    return MoneyInput(fields.get("amount"), fields.get("index"), fields.get("to"), technical, fields.get("label"))


def _kind(word: str, wording: Wording) -> ReasonKind:
    kind = reasons.kind_of(word)
    if kind is None:
        raise failure("explain.no-kind", word=word, known=", ".join(reasons.usual_words(wording)))
    return kind
