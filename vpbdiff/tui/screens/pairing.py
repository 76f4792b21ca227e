"""Which items a person may hold to be the same as another: those of its kind in the other plan, unpaired ones first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.keys import plan_keys
from vpbdiff.model.plan import Item, Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import Place, places
from vpbdiff.wording import Wording


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of the other plan: the keys of the pair that it would make, its name, and where it stands."""

    old_key: str
    new_key: str
    name: str
    where: str
    free: bool


def candidates(change: Change, comparison: Comparison, wording: Wording) -> tuple[Candidate, ...]:
    """What the item of a change can be paired with: in the new plan, or in the old one for what was added."""
    gone = bool(change.old)
    own_plan, other = (comparison.old, comparison.new) if gone else (comparison.new, comparison.old)
    item = (change.old or change.new)[0]
    own_key = next(key for key, each in plan_keys(own_plan).items() if each.pointer == item.pointer)
    unpaired = {each.pointer for each in (comparison.matching.added if gone else comparison.matching.removed)}
    found = [
        Candidate(*((own_key, key) if gone else (key, own_key)), each.name, where, each.pointer in unpaired)
        for key, each, where in _of_entity(other, item, wording)
    ]
    return tuple(sorted(found, key=lambda each: not each.free))


def _of_entity(plan: Plan, like: Item, wording: Wording) -> Iterator[tuple[str, Item, str]]:
    standing = places(plan)
    for key, item in plan_keys(plan).items():
        if item.entity.name == like.entity.name:
            yield key, item, _where(standing[item.pointer], wording)


def _where(place: Place, wording: Wording) -> str:
    if place.owner is not None:
        return phrases.brief(place.owner.name)
    return phrases.list_word(place.list_path, wording)
