"""The worksheet out and in: a skeleton of what lacks a reason, read back filled in, or the sheet of a workbook.

All of it is taken in, from every file that is named, or nothing where anything is wrong or has another reason by now.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import ExitStatus, Location, Problem, VpbdiffError, failure
from vpbdiff.cli import explain_workbook
from vpbdiff.cli.explain_context import ExplainContext, given_of, money_input
from vpbdiff.cli.explain_reasons import Made, make, of_subjects, print_replaced, print_unbridged, put, sound
from vpbdiff.cli.explain_workbook import Meanwhile, SheetRow, says_same
from vpbdiff.cli.output import show
from vpbdiff.explanations import Entry, input
from vpbdiff.explanations.input import WorksheetEntry
from vpbdiff.gate.judge import is_setting
from vpbdiff.render import worksheet_toml as skeleton_text
from vpbdiff.statements import reasons
from vpbdiff.wording.catalogue import place as place_words

_STDIN = "-"


def todo(desk: ExplainContext) -> ExitStatus:
    """Write the skeleton to stdout."""
    show(skeleton_text.render(desk.case, desk.wording), paged=False)
    return ExitStatus.DONE


@dataclass(frozen=True)
class GivenAnswer:
    """A block of a skeleton or a row of a sheet, with its file."""

    name: str
    block: WorksheetEntry
    row: SheetRow | None = None

    @property
    def is_given(self) -> bool:
        """Whether a person filled it in."""
        return not self.block.is_empty if self.row is None else self.row.is_touched and not self.is_emptied

    @property
    def is_emptied(self) -> bool:
        """Whether a row has lost what stood in it."""
        return self.row is not None and self.row.is_touched and self.block.is_empty and not self.block.units

    @property
    def sheet(self) -> tuple[str, str]:
        """The file, and the sheet of it."""
        return self.name, self.row.sheet if self.row is not None else ""

    def place(self, problem: Problem) -> Location:
        """Where a fault is: the line of the block, or the cell."""
        if self.row is None:
            return Location(self.name, self.block.line)
        return Location(self.name, pointer=self.row.place(problem))

    def fault(self, problem: Problem) -> Problem:
        """A fault with its place, as it is said of a skeleton or of a sheet."""
        key = _IN_A_SHEET.get(problem.key, problem.key) if self.row is not None else problem.key
        return problem._replace(key=key, location=self.place(problem))


_IN_A_SHEET = {
    "explain.block-without-reason": "explain.row-without-reason",
    "explain.gone": "explain.row-gone",
    "explain.block-of-nothing": "explain.row-of-nothing",
}
"""What is said otherwise where there is no block and no skeleton."""


def take(desk: ExplainContext, sources: Sequence[str]) -> ExitStatus:
    """Take in what is filled in in these files."""
    answers = [each for source in sources for each in _answers(source)]
    given = [each for each in answers if each.is_given]
    taken, same = _taken(desk, given)
    path = ", ".join(dict.fromkeys(sources))
    if emptied := [_said(each, desk) for each in answers if each.is_emptied]:
        desk.say("explain.emptied", places=", ".join(emptied))
    in_sheets = any(each.row is not None for each in answers)
    if not taken and not same:
        desk.say("explain.took-no-rows" if in_sheets else "explain.took-nothing", path=path)
        return ExitStatus.DONE
    if not taken:
        desk.say("explain.took-rows", n=0, same=same, path=desk.case.place.shown)
        return ExitStatus.DONE
    after, given_way, status = put(desk, taken)
    where = after.case.place.shown
    if in_sheets:
        desk.say("explain.took-rows", n=len(taken), same=same, path=where)
    else:
        desk.say("explain.took", n=len(taken), empty=len(answers) - len(given), path=where)
    for each in given_way:
        print_replaced(after, each)
    print_unbridged(after, [subject for each in taken for subject in each.subjects])
    return status


def _taken(desk: ExplainContext, given: Sequence[GivenAnswer]) -> tuple[list[Made], int]:
    """The entries that are to be written, and how many are on record already. Raises `VpbdiffError` with the fault of
    every answer that has one."""
    problems: list[Problem] = []
    made: list[tuple[GivenAnswer, Made]] = []
    meanwhile, same = Meanwhile(desk), 0
    for each in given:
        try:
            if each.row is not None:
                meanwhile.check(each.row)
            one = _of_answer(desk, each)
            if each.row is not None:
                kept = meanwhile.held(each.row, one.entry)
                if kept is not None and says_same(kept, one.entry):
                    same += 1
                    continue
                one = _in_place_of(one, kept)
        except VpbdiffError as error:
            problems += map(each.fault, error.problems)
        else:
            made.append((each, one))
    if not problems:
        made, problems = _once_each(made, desk)
    if problems:
        raise VpbdiffError(*problems)
    return [one for _, one in made], same


def _of_answer(desk: ExplainContext, answer: GivenAnswer) -> Made:
    """The entry of one block or row; its ids are whole, as they were written."""
    if answer.row is not None and answer.row.problem is not None:
        raise VpbdiffError(answer.row.problem)
    block = answer.block
    said, given = money_input(block.fields), given_of(block.fields, desk.wording)
    if given.reason is None:
        raise failure("explain.block-without-reason")
    if not (said or block.ids or block.units):
        raise failure("explain.block-of-nothing")
    known = {input.handle(each): each for each in desk.subjects}
    for each in block.ids:
        if each not in known and not is_setting(each):
            raise failure("explain.gone", id=each)
    subjects = [known[each] for each in block.ids if each in known]
    if subjects and not said:
        return sound(desk, of_subjects(desk, subjects, given))
    return make(desk, [*(known[each].item if each in known else each for each in block.ids), *block.units], given, said)


def _in_place_of(made: Made, former: Entry | None) -> Made:
    """The same, with what a sheet has no column for as it was: where an unchanged reason stands, an amount's name."""
    if former is None:
        return made
    entry = replace(made.entry, origin=former.origin) if made.entry.reason == former.reason else made.entry
    if entry.component is None or former.component is None:
        return replace(made, entry=entry)
    component = entry.component._replace(label=entry.component.label or former.component.label)
    return Made(replace(entry, component=component), made.subjects, former)


def _once_each(
    made: Iterable[tuple[GivenAnswer, Made]], desk: ExplainContext
) -> tuple[list[tuple[GivenAnswer, Made]], list[Problem]]:
    """Each change's answer, once where several files give the same one; and the faults of those that differ."""
    first: dict[object, tuple[GivenAnswer, Made]] = {}
    kept, problems = [], []
    for answer, one in made:
        keys = list(_about(one))
        before = [first[key] for key in keys if key in first]
        elsewhere = one.entry.component is not None or any(answer.sheet != twin.sheet for twin, _ in before)
        if before and elsewhere and all(says_same(one.entry, other.entry) for _, other in before):
            continue
        if before:
            twin, other = before[0]
            what = reasons.items(one.entry, desk.wording) if one.entry.component else _name(one, other)
            key = "explain.twice" if answer.sheet == twin.sheet else "explain.twice-elsewhere"
            problems.append(answer.fault(Problem(key, {"what": what, "place": _said(twin, desk)})))
            continue
        first |= dict.fromkeys(keys, (answer, one))
        kept.append((answer, one))
    return kept, problems


def _about(made: Made) -> Iterator[object]:
    """What one answer alone may be about: a change in words, an amount on record, or an amount in these words."""
    if made.entry.component is None:
        yield from ((record.item, not record.kinds) for record in made.entry.items)
    else:
        yield id(made.former) if made.former is not None else (made.entry.component, made.entry.reason)


def _name(one: Made, other: Made) -> str:
    keys = set(_about(other))
    return next(record.name for record in one.entry.items if (record.item, not record.kinds) in keys)


def _said(answer: GivenAnswer, desk: ExplainContext) -> str:
    """The place of an answer in words."""
    return place_words(desk.wording, answer.place(Problem("", {})))


def _answers(source: str) -> list[GivenAnswer]:
    content = sys.stdin.buffer.read(explain_workbook.MAX_BYTES + 1) if source == _STDIN else _read(source)
    if content.startswith(explain_workbook.WORKBOOKS):
        content = files.checked_size(content, explain_workbook.MAX_BYTES, source)
        return [GivenAnswer(source, row.block, row) for row in explain_workbook.read(content, source)]
    text = files.text(files.checked_size(content, files.MEGABYTE, source), source)
    return [GivenAnswer(source, block) for block in input.read(text, source)]


def _read(source: str) -> bytes:
    return files.read(Path(source), explain_workbook.MAX_BYTES)
