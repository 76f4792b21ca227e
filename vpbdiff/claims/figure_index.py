"""The figures and the items of a plan, and of the one before it, as claims ask for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vpbdiff import matching
from vpbdiff.budget.conventions import read_signs
from vpbdiff.budget.frame_steps import STEPS, steps_of
from vpbdiff.budget.tables import (
    INVESTMENTS,
    LINES,
    TABLES,
    UNITS,
    AmountColumn,
    BudgetRow,
    BudgetTable,
    table,
    unit_word,
)
from vpbdiff.claims import fees
from vpbdiff.claims.count_parts import COUNTED
from vpbdiff.claims.finder import Claim
from vpbdiff.claims.patterns import ClaimSubject
from vpbdiff.language.tokens import normal
from vpbdiff.model.changes import Matching
from vpbdiff.model.money import Amount, Figure
from vpbdiff.model.plan import Item, Plan, Presence


class FigurePlace(NamedTuple):
    """A figure in its own sense, as it is printed, and where it stands."""

    figure: Figure
    amount: Amount
    word: str
    pointer: str
    year: int


class FigureIndex:
    """The figures that claims are compared with: the plan's own tables, and the plan of the year before."""

    def __init__(self, plan: Plan, before: Plan | None, matched: Matching | None = None) -> None:
        self.plan = plan
        self.before = before
        self._matched = matched
        self._read: dict[int, _Tables] = {}
        self._partners: dict[str, Item] | None = None

    def _tables(self, plan: Plan) -> _Tables:
        if id(plan) not in self._read:
            self._read[id(plan)] = _Tables(plan)
        return self._read[id(plan)]

    def find(self, claim: Claim, year: int | None) -> FigurePlace | None:
        """The figure of the claim's subject in a year: in the plan, or else in the plan of that year."""
        if claim.subject is ClaimSubject.FEE:
            return self._price(claim, year or self.plan.year)
        for plan in (self.plan, self.before):
            if plan is not None and (plan is self.plan or plan.year == year):
                tables = self._tables(plan)
                for rows, row in tables.rows(claim):
                    column = AmountColumn(year or plan.year)
                    if column in row.figures:
                        amount = row.figures[column]
                        own, word = tables.signs[rows.path].own(row, amount), unit_word(plan, rows.path, amount)
                        return FigurePlace(own, amount, word, row.pointer_to(column), plan.year)
        return None

    def _price(self, claim: Claim, year: int) -> FigurePlace | None:
        """What a fee costs: as the plan prints it for the year, or else as that year's plan has it."""
        now = next((item for item in self.plan.listing("fees") if item.name == claim.row), None)
        then = self.partner(now, "fees") if now is not None and year != self.plan.year else None
        for plan, item in ((self.plan, now), (self.before, then)):
            amount = fees.price(item, year, of_plan=plan is not None and plan.year == year) if item else None
            if plan is not None and item is not None and amount is not None:
                return FigurePlace(Figure.of(amount), amount, "kr", item.pointer, plan.year)
        return None

    def counts(self, claim: Claim) -> list[tuple[str, int]]:
        """Where the plan holds what a claim counts, and how many; none where it has no such list."""
        if "nämndmål" in claim.phrase or claim.subject is ClaimSubject.OVERARCHING_GOALS:
            (path,) = _LISTS.get(claim.subject, ("assignments",))
            listing = self.plan.listing(path)
            return [] if listing.presence is Presence.NOT_KNOWN else [(f"/{path}", len(listing))]
        names = _counted_names(claim)
        givers = {item.text("given_by") for item in self.plan.items() if item.entity.name in names}
        if _COUNCIL.search(claim.phrase) and len(givers) > 1:
            return []  # whose the others are, their names do not tell
        found = []
        for name in names:
            items = [item for item in self.plan.items() if item.entity.name == name]
            counted = [item for item in items if _is_counted(item, claim)]
            if items:
                found.append((items[0].pointer.rsplit("/", 1)[0], len(counted)))
        return found

    def partner(self, item: Item, path: str) -> Item | None:
        """The same item in the plan of the year before, where that has the list."""
        if self.before is None or self.before.listing(path).presence is not Presence.PRESENT:
            return None
        return self._pairs().get(item.pointer)

    def _pairs(self) -> Mapping[str, Item]:
        """The items of the plan of the year before by the pointers of those that they are now."""
        if self._partners is None:
            known = self._matched or (matching.match(self.before, self.plan) if self.before else None)
            self._partners = {pair.new.pointer: pair.old for pair in known.pairs} if known and self.before else {}
        return self._partners

    def became(self, claim: Claim) -> int | None:
        """How many items of what a claim counts became what it says, since the plan of the year before; None where that
        is not known."""
        names = _counted_names(claim)
        if claim.became == "changed":
            statuses = [item.text("status").casefold() for item in self.plan.items() if item.entity.name in names]
            return sum(status.startswith(_FEE_CHANGED) for status in statuses) if all(statuses) and statuses else None
        if self.before is None or self.before.known_from is not None or claim.base != self.before.year:
            return None
        olds, news = ([item for item in plan.items() if item.entity.name in names] for plan in (self.before, self.plan))
        if not olds or not news:
            return None
        pairs = self._pairs()
        if claim.became == "come":
            return sum(item.pointer not in pairs for item in news)
        if claim.became == "gone":
            kept = {item.pointer for item in pairs.values()}
            return sum(item.pointer not in kept for item in olds)
        indices = [
            (pairs[item.pointer].fields.get("index"), item.fields.get("index"))
            for item in news
            if item.pointer in pairs
        ]
        way = 1 if claim.became == "up" else -1
        return sum(isinstance(old, int) and isinstance(new, int) and (new - old) * way > 0 for old, new in indices)

    def step(self, claim: Claim) -> FigurePlace | None:
        """The one step of the frame, of the claim's year, whose name stands in the claim's sentence; None for none."""
        said = {_stem(word) for word in normal(claim.sentence).split()}
        found = [step for step in steps_of(self.plan) if (words := _telling(step.name)) and words <= said]
        if len(found) != 1 or claim.year not in found[0].amounts:
            return None
        amount = found[0].amounts[claim.year]
        word = unit_word(self.plan, STEPS, amount)
        return FigurePlace(Figure.of(amount), amount, word, found[0].pointer, self.plan.year)


_COUNCIL = re.compile(r"fullmäktige|styrelsen", re.IGNORECASE)
_FEE_CHANGED = ("ändra", "förändra", "höj", "sänk", "justera", "revidera")
"""How the status of a fee begins that the plan changes."""


def _counted_names(claim: Claim) -> tuple[str, ...]:
    """The entities that a claim counts."""
    return next((names for subject, names in COUNTED.values() if subject is claim.subject), ())


def _is_counted(item: Item, claim: Claim) -> bool:
    """Whether a claim counts an item: all, or the risks of an index or from one on."""
    if claim.index is not None:
        return _index_of(item) == claim.index
    return claim.least is None or _index_of(item) >= claim.least


def _index_of(item: Item) -> int:
    index = item.fields.get("index")
    return index if isinstance(index, int) else 0


_LETTERS = 4
"""Letters of the beginning by which a word of a step's name is known in a sentence, and of the shortest that tells."""


def _stem(word: str) -> str:
    return word[: max(_LETTERS, len(word) - 2)]


def _telling(name: str) -> set[str]:
    return {_stem(word) for word in normal(name).split() if len(word) > _LETTERS}


class _Tables:
    """The budget tables of a plan, read once: their rows by name, and their sign rules."""

    def __init__(self, plan: Plan) -> None:
        self._of = {path: table(plan, path) for path in TABLES}
        self.signs = {path: read_signs(rows) for path, rows in self._of.items()}
        self._named: dict[str, list[tuple[BudgetTable, BudgetRow]]] = defaultdict(list)
        for rows in self._of.values():
            for row in rows.rows:
                self._named[normal(row.name)].append((rows, row))

    def rows(self, claim: Claim) -> Iterable[tuple[BudgetTable, BudgetRow]]:
        """The rows that state the figure of a claim's subject, the best first."""
        match claim.subject:
            case ClaimSubject.FRAME:
                lines, units = self._of[LINES], self._of[UNITS]
                yield from ((lines, row) for row in lines.of("net"))
                yield from ((units, row) for row in (units.sum_row(),) if row)
            case ClaimSubject.INVESTMENTS:
                rows = self._of[INVESTMENTS]
                whole = rows.sum_row() or (rows.rows[0] if len(rows.rows) == 1 else None)
                yield from ((rows, row) for row in (whole,) if row)
            case ClaimSubject.ROW:
                yield from self._named.get(normal(claim.row or ""), ())


_LISTS = {
    ClaimSubject.GOALS: ("goals",),
    ClaimSubject.ASSIGNMENTS: ("assignments",),
    ClaimSubject.OVERARCHING_GOALS: ("overarching_goals",),
}
"""What patterns count by its list."""
