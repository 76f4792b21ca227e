"""What a memo is made from, gathered once: the verdict, the changes by part of the plan, and how things are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vpbdiff.budget.movement import RowChange
from vpbdiff.follow.relation import Following
from vpbdiff.gate.verdict import Verdict
from vpbdiff.memo import LANGUAGE
from vpbdiff.memo.numbering import PARTS, AppendixPart, by_part
from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.model.plan import Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_sentences import MemoPhrasing, ReasonSentences, namesakes
from vpbdiff.statements.memo_words import Bodies
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.statement import Statement, is_quiet, is_rolled, surroundings
from vpbdiff.views.budget_figures import BudgetFigures
from vpbdiff.wording import Wording


def is_part_of_it(change: Change) -> bool:
    """Whether a change is a control, a bullet or a paragraph that came or went with the item that it is part of."""
    return change.within is not None and ENTITIES[change.entity].part


@dataclass(frozen=True)
class MemoContext:
    """Everything that the sections read."""

    verdict: Verdict
    high_risk: int
    """The risk index from which a dropped risk is said apart, as in the policy."""
    followings: tuple[Following, ...] = ()
    """The old plan followed up by each report on its year that is known, in order."""
    acts: tuple[str, ...] = ()
    """The verbs and nouns by which the policy knows that something closes, starts or moves."""

    @property
    def title(self) -> str:
        """The memo's title: the new plan's, or what it is where the plan has none."""
        return self.comparison.new.metadata.name.strip() or f"Verksamhetsplan och budget {self.comparison.new.year}"

    @property
    def comparison(self) -> Comparison:
        """The comparison that the memo is of."""
        return self.verdict.comparison

    @property
    def plans(self) -> tuple[Plan, Plan]:
        """The old plan and the new."""
        return self.comparison.old, self.comparison.new

    @property
    def years(self) -> tuple[str, str]:
        """What the two plans' columns are called: the years, or before and now where they are of one year."""
        old, new = (plan.year for plan in self.plans)
        return (str(old), str(new)) if old != new else ("Förut", "Nu")

    @cached_property
    def wording(self) -> Wording:
        """The memo is in Swedish, whatever the interface is in."""
        return Wording(LANGUAGE)

    @cached_property
    def outline(self) -> Outline:
        """Where every change stands."""
        return Outline(self.comparison, self.comparison.changes)

    @cached_property
    def bodies(self) -> Bodies:
        """Who decides, shortened."""
        return Bodies(self.comparison.new)

    @cached_property
    def reasons(self) -> ReasonSentences:
        """The reasons on record."""
        return ReasonSentences(self.verdict, self.bodies)

    @cached_property
    def teller(self) -> MemoPhrasing:
        """How a change is told."""
        return MemoPhrasing(self.outline, self.reasons, self.wording, self.goals, namesakes(self.plans))

    @cached_property
    def goals(self) -> Mapping[int, int]:
        """The goals' numbers in the new plan, by the item's identity; an old goal has that of what it became."""
        around = surroundings(self.comparison)
        new = {goal.pointer: number for number, goal in enumerate(self.comparison.new.listing("goals"), 1)}
        found = {id(goal): new[goal.pointer] for goal in self.comparison.new.listing("goals")}
        for goal in self.comparison.old.listing("goals"):
            became = [new[each.pointer] for each in around.became(goal) if each.pointer in new]
            if len(became) == 1:
                found[id(goal)] = became[0]
        return found

    @cached_property
    def money(self) -> BudgetFigures:
        """The budgets side by side."""
        return BudgetFigures(self.comparison, self.wording)

    @cached_property
    def parts(self) -> Mapping[AppendixPart, list[Statement]]:
        """The changes of the appendix, part by part, in its order."""
        return by_part(self.outline, self.comparison)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The changes' numbers in the appendix, by id; rows of the budget tables have none."""
        of_tables = {each for row in self.budget_rows for each in row}
        listed = (statement for part in PARTS for statement in self.parts[part] if statement.id not in of_tables)
        return {statement.id: number for number, statement in enumerate(listed, 1)}

    def row_ids(self, row: RowChange) -> tuple[str, ...]:
        """The changes of one row of a budget."""
        new, old = {each.pointer for each in row.new}, {each.pointer for each in row.old}
        return tuple(
            change.id
            for change in self.comparison.changes
            if ENTITIES[change.entity].is_money and _holds(change, old, new)
        )

    @cached_property
    def budget_rows(self) -> Sequence[tuple[str, ...]]:
        """The material changes of each row that the budget tables of the appendix show."""
        return [
            tuple(each for each in self.row_ids(row) if each in self._material)
            for table in self.money.budget.tables
            if table.changed
            for row in table.rows
        ]

    def of(self, *entities: str) -> tuple[Statement, ...]:
        """The material changes of these entities, the heaviest first. Parts that came or went with their owner are told
        with it."""
        found = [self.outline.statement(change) for change in self.told if change.entity in entities]
        return tuple(sorted(found, key=lambda statement: statement.weight))

    def of_chapters(self, *chapters: Chapter) -> tuple[Statement, ...]:
        """The same of whole chapters."""
        return self.of(*(entity.name for entity in ENTITIES.values() if entity.chapter in chapters))

    @cached_property
    def paragraphs(self) -> tuple[Statement, ...]:
        """The material changes of paragraphs, also of those that came or went with their section."""
        texts = {each.name for each in ENTITIES.values() if each.chapter is Chapter.PROSE and not each.has_name}
        found = [each for each in self.comparison.changes if each.entity in texts and each.id in self._material]
        return tuple(map(self.outline.statement, found))

    def see(self, changes: Iterable[Change]) -> str:
        """Where changes stand in the appendix: «bilagan nr 4, 8 och 12»; empty where it has none of them."""
        found = sorted(self.numbers[change.id] for change in changes if change.id in self.numbers)
        return f"bilagan nr {phrases.enumeration(_ranges(found))}" if found else ""

    @cached_property
    def told(self) -> tuple[Change, ...]:
        """The changes that a memo tells one by one."""
        return tuple(
            change
            for change in self.comparison.changes
            if change.significance is Significance.MATERIAL and not is_part_of_it(change)
        )

    @cached_property
    def _material(self) -> frozenset[str]:
        found = (change for change in self.comparison.changes if change.significance is Significance.MATERIAL)
        return frozenset(change.id for change in found)

    @cached_property
    def editorial(self) -> tuple[Change, ...]:
        """The changes that are counted and not told."""
        return tuple(
            change
            for change in self.comparison.changes
            if change.significance is Significance.EDITORIAL and not is_quiet(change) and not is_rolled(change)
        )

    @cached_property
    def rolled(self) -> tuple[Change, ...]:
        """What has values for other years than it had, since the plan is for another year."""
        rolled = filter(is_rolled, self.comparison.changes)
        return tuple(change for change in rolled if change.significance is Significance.EDITORIAL)

    @cached_property
    def reordered(self) -> tuple[Change, ...]:
        """What has another place in its list and is otherwise as it was."""
        return tuple(change for change in self.comparison.changes if change.kinds == (Kind.REORDERED,))

    def is_high(self, index: object) -> bool:
        """Whether a risk's index is as high as the policy wants a decision for."""
        return isinstance(index, int) and index >= self.high_risk


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Numbers, three or more in a row as a range: «4», «6–9»."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    told: list[str] = []
    for run in found:
        told += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run)
    return told


def _holds(change: Change, old: set[str], new: set[str]) -> bool:
    return any(item.pointer in new for item in change.new) or (
        not change.new and any(item.pointer in old for item in change.old)
    )
