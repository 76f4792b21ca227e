"""Which parts a plan has, and which of them the old plan lacked: of those nothing is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vpbdiff.language.grammar import counted
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS
from vpbdiff.model.plan import Listing, Plan, Presence
from vpbdiff.statements import phrases

_COVERED = (
    ("goals", "nämndmål"),
    ("operating_budget/units", "ekonomiska ramar"),
    ("operating_budget/lines", "ekonomiska ramar"),
    ("procurement_plan/procurements", "konkurrensplan"),
    ("internal_control_plan/risks", "internkontrollplan"),
)
"""What a decision on a plan covers, where the plan has it."""

_COUNTED = ("goal", "activity", "measure", "assignment")
"""What is counted of a plan that there is nothing to compare with."""


_FIRST = ("measure", "key_figure", "assignment")
"""What a plan may lack as a part, and the next one have: of that nothing is new."""


class NewPart(NamedTuple):
    """A part that the new plan has and the old one lacked, with what it holds."""

    entities: tuple[str, ...]
    text: str


def first_time(scope: MemoContext) -> list[NewPart]:
    """The parts that the old plan lacked, each with how many items the new one has: «åtta mått»."""
    old, new = scope.plans
    found: dict[str, int] = {}
    for path, entity in _paths():
        items = [item for listing in _listings(new, path) for item in listing]
        if items and not any(listing.presence is not Presence.NO_SECTION for listing in _listings(old, path)):
            found[entity] = found.get(entity, 0) + len(items)
        elif any(listing.presence is not Presence.NO_SECTION for listing in _listings(old, path)):
            found[entity] = -len(list(new.items()))
    return [NewPart((entity,), counted(many, ENTITIES[entity].noun)) for entity, many in found.items() if many > 0]


def _paths() -> Iterator[tuple[str, str]]:
    """The lists whose items a memo counts, of the plan and of its goals, each with the entity that it holds."""
    for of in PLAN_LISTS:
        if of.entity in _FIRST:
            yield of.path, of.entity
    yield from ((f"goals/{of.path}", of.entity) for of in ENTITIES["goal"].lists if of.entity in _FIRST)


def _listings(plan: Plan, path: str) -> list[Listing]:
    """A list of the plan, or that of each of its goals."""
    owner, _, below = path.partition("/")
    return [goal.lists[below] for goal in plan.listing(owner)] if below else [plan.listing(path)]


def covered(plan: Plan) -> list[str]:
    """What a decision on the plan covers."""
    return list(dict.fromkeys(word for path, word in _COVERED if plan.listing(path)))


def contents(plan: Plan) -> str:
    """«fyra nämndmål, 16 aktiviteter, åtta mått, ett uppdrag och en internkontrollplan med tolv risker»."""
    items = list(plan.items())
    told = [
        counted(many, ENTITIES[entity].noun)
        for entity in _COUNTED
        if (many := sum(item.entity.name == entity for item in items))
    ]
    if risks := sum(item.entity.name == "risk" for item in items):
        told.append(f"en internkontrollplan med {counted(risks, ENTITIES['risk'].noun)}")
    return phrases.enumeration(told)


def is_budget_only(scope: MemoContext) -> bool:
    """Whether the old plan is known only from the new one's comparison columns."""
    old, new = scope.plans
    return old.known_from == new.year
