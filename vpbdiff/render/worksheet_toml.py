"""What lacks a reason, as TOML to fill in with an editor: a block a change, with what changed above it as comments.

Every text from a plan stands in a comment, on lines of its own; what is read back is a change's id and what the person
wrote. A reason that is no longer valid is a comment too, so that nobody renews it by saving the file.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from vpbdiff.base.escaping import safe
from vpbdiff.explanations import ReasonStatus, State
from vpbdiff.explanations.entries import POLICY_ITEM
from vpbdiff.explanations.input import handle, rows_of_the_bridge
from vpbdiff.explanations.suggestions import CarriedReason, drafts
from vpbdiff.gate import Case, Rule
from vpbdiff.model.document import Block, Line, plain
from vpbdiff.policy import Need
from vpbdiff.render import terminal
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.options import WIDTH, Options
from vpbdiff.statements.outline import OrderedItem, Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.reasons import DriftWords
from vpbdiff.statements.statement import bare_rows
from vpbdiff.views.diff_report import lines
from vpbdiff.wording import Wording


def render(case: Case, wording: Wording) -> str:
    """The skeleton; empty of blocks where nothing lacks a reason."""
    writer = _Skeleton(case, wording)
    return "\n".join(writer.lines()) + "\n"


class _Skeleton:
    """Writes the blocks of one case."""

    def __init__(self, case: Case, wording: Wording) -> None:
        self._case = case
        self._wording = wording
        comparison = case.comparison
        self._bare = bare_rows(comparison)
        self._outline = Outline(comparison, comparison.changes, self._bare)
        self._earlier = drafts(case.old, case.new, [each.subject for each in case.verdict.standing.stands])
        self._drifts = DriftWords(comparison, wording)
        self._phrasing = Phrasing(comparison, wording, full=True)

    def lines(self) -> Iterator[str]:
        """The whole text."""
        old, new = self._case.words
        lowered = self._case.verdict.of_rule(Rule.POLICY)
        missing = self._case.verdict.missing
        if not missing and not lowered:
            yield from _comment(self._wording.say("explain.todo.nothing", old=old, new=new))
            return
        lacking = reasons.missing(self._case.verdict.lacking, self._wording)
        said = [self._wording.say("explain.todo.head", lacking=lacking, old=old, new=new)] if missing else []
        said += [self._wording.count("explain.todo.lowered", len(lowered))] if lowered else []
        yield from _comment(" ".join((*said, self._wording.say("explain.todo.how"))))
        command = reasons.command(self._case)
        yield f"#   {safe(self._wording.say('explain.todo.from', command=command))}"
        yield from _comment(
            self._wording.say("explain.todo.kinds", kinds=", ".join(reasons.usual_words(self._wording)))
        )
        for finding in lowered:
            yield ""
            yield from _comment(self._wording.say("explain.list.lowered", **finding.params))
            yield from _comment(self._wording.say("explain.todo.needs-decision"))
            yield from _fields(f"{POLICY_ITEM}{finding.params['setting']}")
        yield from self._money()
        part = ""
        for answer in missing:
            if answer.stand is None:
                continue
            if (here := self._part(answer.stand)) != part:
                part = here
                yield ""
                yield f"# === {phrases.capital(part)} ==="
            yield ""
            yield from self._block(answer.stand, answer.need)

    def _part(self, stand: ReasonStatus) -> str:
        change = stand.subject.change
        if change is None:
            return phrases.list_word(stand.subject.pointer.strip("/").rpartition("/")[0], self._wording)
        return phrases.list_word(self._outline.statement(change).part, self._wording)

    def _block(self, stand: ReasonStatus, need: Need) -> Iterator[str]:
        subject = stand.subject
        yield from _elements(self._told(stand))
        if need is Need.DECISION:
            yield from _comment(self._wording.say("explain.todo.needs-decision"))
        if stand.state is State.STALE:
            _, drifts = stand.stale[-1]
            yield from _comment(self._wording.say("explain.todo.stale"))
            yield from _elements([Line(self._drifts.line(each), 1) for each in drifts])
        for each in self._earlier:
            if each.entry.component is None and subject in each.subjects:
                yield from self._draft(each)
        former = stand.stale[-1][0].reason if stand.state is State.STALE else None
        yield from _fields(handle(subject), former)
        if subject.change is not None and rows_of_the_bridge((subject,), self._case.comparison):
            yield f'amount = ""   # {self._wording.say("explain.todo.amount")}'

    def _draft(self, draft: CarriedReason) -> Iterator[str]:
        """A reason of last year that may come back, for a person to write anew."""
        money = draft.entry.component
        what = f" ({reasons.component(money, self._wording)})" if money is not None else ""
        said = f"«{draft.entry.reason}»{what}"
        yield from _comment(self._wording.say("explain.todo.draft", said=said, path=draft.place.path.name))

    def _told(self, stand: ReasonStatus) -> list[Block]:
        """The change as a diff tells it, or the row with a figure in one plan alone."""
        change = stand.subject.change
        if change is None:
            row = self._bare[stand.subject.pointer]
            return [*lines(self._phrasing.node(OrderedItem(row.new, bare=row)), {})]
        statement = self._outline.statement(change)
        told: list[Block] = []
        if (owner := statement.owner) is not None:
            told.append(
                Line(plain(phrases.capital(reasons.named(owner.entity.name, statement.owner_name, self._wording))))
            )
        return [*told, *lines(self._phrasing.node(OrderedItem(statement.subject, statement)), {})]

    def _money(self) -> Iterator[str]:
        """A block for an index, and what the units lack, where money lacks a reason."""
        lacking = [each.span for each in self._case.verdict.of_rule(Rule.UNBRIDGED) if each.span is not None]
        if not lacking:
            return
        yield ""
        yield from _comment(self._wording.say("explain.todo.money"))
        for span in lacking:
            yield from _comment(reasons.lacking(span, self._case.comparison, self._wording))
        for each in self._earlier:
            if each.entry.component is not None:
                yield from self._draft(each)
        yield "[[change]]"
        yield f'index = ""   # {self._wording.say("explain.todo.index")}'
        yield 'reason = ""'
        shown = [each.span for each in self._case.verdict.of_rule(Rule.UNBRIDGED) if each.stand is None]
        for span in filter(None, shown):  # an amount that no change of the comparison shows
            yield ""
            yield from _comment(reasons.lacking(span, self._case.comparison, self._wording))
            name = span.row.name if span.row is not None else ""
            yield "[[change]]"
            yield f"units = {_string(name)}"
            yield f'amount = ""   # {self._wording.say("explain.todo.amount")}'
            yield 'reason = ""'


def _fields(name: str, former: str | None = None) -> Iterator[str]:
    """A block to fill in; a former reason as a comment."""
    yield "[[change]]"
    yield f"id = {_string(name)}"
    if former is not None:
        yield f"# reason = {_string(former)}"
    yield 'reason = ""'
    yield 'kind = ""'
    yield 'decision = ""'


def _elements(elements: list[Block]) -> Iterator[str]:
    for line in terminal.written(elements, Options(WIDTH - 2)).splitlines():
        yield f"# {line}".rstrip()


def _comment(sentence: str) -> Iterator[str]:
    """A sentence as comment lines. TOML allows no control character there, whatever a plan or a path holds."""
    for line in textwrap.wrap(safe(" ".join(sentence.splitlines())), WIDTH - 2, break_on_hyphens=False):
        yield f"# {line}"


def _string(value: str) -> str:
    """A basic string of TOML, whose escapes are JSON's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
