"""What a person should look at in a plan that can be read: each check gives findings, and none changes anything.

What makes a snapshot unreadable is refused when it is loaded; here is what can be read and still is wrong, or may be.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from vpbdiff.base.errors import Diagnostic, Level, Location, Problem
from vpbdiff.base.escaping import unseen
from vpbdiff.budget.checks import check_budget
from vpbdiff.claims import judge_claims, untested_places
from vpbdiff.claims.factcheck import contradictions as contradicted
from vpbdiff.model import scale
from vpbdiff.model.money import Amount
from vpbdiff.model.other_sources import contradictions
from vpbdiff.model.plan import Item, Listing, Plan, YearAmount


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """One plan, or report on one, as it was checked; `problems` say why it could not be read."""

    path: str
    findings: tuple[Diagnostic, ...] = ()
    problems: tuple[Problem, ...] = ()


def check(plan: Plan, before: Plan | None = None) -> tuple[Diagnostic, ...]:
    """Everything that `CHECKS` find in a plan, in the plan's order within each check; then what of its figures, and of
    what its prose says of them, does not add up. `before` is the plan of the year before, if there is one."""
    found = tuple(finding for each in CHECKS for finding in each(plan))
    return (*found, *check_budget(plan, before), *contradicted(judge_claims(plan, before)), *_untested(plan))


def _untested(plan: Plan) -> Iterator[Diagnostic]:
    """Sentences that look like statements and are not tested: silence is no check."""
    for sentence, pointer in untested_places(plan):
        yield _finding(Level.NOTE, "money.claim-untested.note", pointer, sentence=sentence)


def _known_from(plan: Plan) -> Iterator[Diagnostic]:
    """A plan is told of by the comparison column of a later one."""
    if plan.known_from is not None and plan.known_from <= plan.year:
        params = {"year": plan.year, "known_from": plan.known_from}
        yield _finding(Level.ERROR, "validation.known-from", "/known_from", **params)


def _index_is_a_product(plan: Plan) -> Iterator[Diagnostic]:
    """Of likelihood and consequence, 1-4 each (1 2 3 4 6 8 9 12 16) unless the plan has a scale of its own."""
    possible = scale.products(plan)
    for item in plan.items():
        index = item.fields.get("index")
        if isinstance(index, int) and index not in possible:
            products = ", ".join(map(str, sorted(possible)))
            yield _finding(Level.WARNING, "validation.index", f"{item.pointer}/index", index=index, products=products)


def _serves_goals_of_the_plan(plan: Plan) -> Iterator[Diagnostic]:
    """The overarching goals that a goal serves stand in the plan, if the plan lists them at all."""
    known = {item.name for item in plan.listing("overarching_goals")}
    for goal in plan.listing("goals"):
        served = goal.fields.get("serves", ())
        for position, title in enumerate(served if known and isinstance(served, tuple) else ()):
            if title not in known:
                yield _finding(Level.ERROR, "validation.serves", f"{goal.pointer}/serves/{position}", title=title)


def _one_amount_a_year(plan: Plan) -> Iterator[Diagnostic]:
    """A row has one amount of a kind for a year: which of two should be compared, nobody can tell."""
    for item in plan.items():
        amounts = item.fields.get("amounts", ())
        columns = [(each.year, replace(each, amount=Amount(0))) for each in _year_amounts(amounts)]
        for (year, _), number in Counter(columns).items():
            if number > 1:
                pointer = f"{item.pointer}/amounts"
                yield _finding(Level.ERROR, "validation.same-year", pointer, name=item.name, year=year)


def _twins(plan: Plan) -> Iterator[Diagnostic]:
    """The same thing twice in one list may be a table row that was read in twice."""
    for listing in _listings(plan):
        firsts: dict[object, Item] = {}
        for item in listing:
            first = firsts.setdefault(_content(item), item)
            if first is not item and not item.entity.part:
                yield _finding(Level.WARNING, "validation.twins", item.pointer, name=item.name, other=first.pointer)


def _texts_are_as_they_look(plan: Plan) -> Iterator[Diagnostic]:
    """A character that nobody sees, or a letter in two pieces, makes two texts differ that look the same."""
    for item in plan.items():
        for name, value in item.fields.items():
            if not isinstance(value, str):
                continue
            pointer = f"{item.pointer}/{name}"
            hidden = unseen(value.replace("\n", " "))
            if hidden:
                yield _finding(Level.WARNING, "validation.unseen", pointer, characters=", ".join(hidden))
            if not unicodedata.is_normalized("NFC", value):
                yield _finding(Level.WARNING, "validation.decomposed", pointer)


def _documents_agree(plan: Plan) -> Iterator[Diagnostic]:
    """What several of the plan's documents say, they say alike: which of them is right, only a person knows."""
    for found in contradictions(plan):
        told = {key: value for key, value in found.told.items() if key != "field"}
        pointer = f"{found.item.pointer}/{found.field.partition('/')[0]}"
        yield _finding(Level.WARNING, "validation.two-sources", pointer, **told)


CHECKS: tuple[Callable[[Plan], Iterable[Diagnostic]], ...] = (
    _known_from,
    _index_is_a_product,
    _serves_goals_of_the_plan,
    _one_amount_a_year,
    _twins,
    _texts_are_as_they_look,
    _documents_agree,
)


def _finding(level: Level, key: str, pointer: str, **params: object) -> Diagnostic:
    return Diagnostic(level, Problem(key, params, Location(pointer=pointer)))


def _year_amounts(value: object) -> Iterator[YearAmount]:
    if isinstance(value, tuple):
        yield from (each for each in value if isinstance(each, YearAmount))


def _listings(plan: Plan) -> Iterator[Listing]:
    yield from plan.lists.values()
    for item in plan.items():
        yield from item.lists.values()


def _content(item: Item) -> object:
    """All that an item says, without its place and its id."""
    parts = tuple(_content(child) for child in item.children())
    return item.entity.name, tuple(sorted(item.fields.items())), parts
