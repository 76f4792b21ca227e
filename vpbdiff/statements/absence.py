"""That nothing of substance changed, in words: the only place that says so.

Three sentences and no other, each on the ground of `Comparison.unchanged`; and that one thing is as it was, only in
what was read where something was not. Where an amount may differ within what it is rounded by, not even
that is certain, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff.language.grammar import sentence as as_sentence
from vpbdiff.language.numerals import number
from vpbdiff.model.changes import Absence, Comparison, Kind, Unchanged
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item, Plan
from vpbdiff.statements import caveats, phrases
from vpbdiff.wording import Wording


def sentence(found: Unchanged, wording: Wording) -> str | None:
    """That two plans do not differ, or not in substance; None where they do."""
    match found.absence:
        case None:
            return None
        case Absence.EDITORIAL:
            return wording.count("absence.editorial", len(found.editorial))
        case Absence.IN_COMPARED if any(each.key == caveats.ROUNDED for each in found.not_compared):
            return wording.say("absence.rounded")
        case absence:
            return wording.say(f"absence.{absence}")


def as_read(plans: Iterable[Plan]) -> str:
    """What ends the key of a message that says that one thing is as it was: `-read` for «in what was read», where
    something of the plans was not."""
    return "-read" if any(plan.unread for plan in plans) else ""


def of_entity(comparison: Comparison, entity: str) -> str:
    """That nothing of an entity's items changed, in the memo's Swedish; empty where that can't be said."""
    found = comparison.unchanged(entity)
    the_many = ENTITIES[entity].noun.the_many
    match found.absence:
        case Absence.NO_DIFFERENCE:
            return as_sentence(f"{the_many} är oförändrade")
        case Absence.EDITORIAL:
            count = len(found.editorial)
            which = "en ändring är redaktionell" if count == 1 else f"{number(count)} ändringar är redaktionella"
            return as_sentence(f"{the_many} är oförändrade i sak; {which}")
    return ""


def but_for_own(comparison: Comparison) -> str:
    """That nothing of substance changed but the plan's own facts (title, number, day), in the memo's Swedish; empty
    where more did, or not even they."""
    found = comparison.unchanged()
    if not found.material or not all(ENTITIES[change.entity].is_plan for change in found.material):
        return ""
    match Unchanged((), found.editorial, found.not_compared).absence:
        case Absence.NO_DIFFERENCE:
            where = ""
        case Absence.EDITORIAL:
            where = " i sak"
        case _:
            where = " i sak i det som går att jämföra"
    return f"Det enda som ändras{where} är planens egna uppgifter: {phrases.own_facts(found.material)}."


def keeps_names(comparison: Comparison, entity: str) -> bool:
    """Whether both plans have items of an entity and none of them came, went or has another name."""
    found = comparison.unchanged(entity)
    own = [change for change in (*found.material, *found.editorial) if change.entity == entity]
    listed = [any(item.entity.name == entity for item in plan.items()) for plan in (comparison.old, comparison.new)]
    return all(listed) and not found.not_compared and all(change.kinds == (Kind.REORDERED,) for change in own)


def is_same(item: Item, comparison: Comparison) -> bool:
    """Whether an item of the new plan is word for word one of the old plan's, its place in the list aside."""
    found = comparison.unchanged(item.entity.name)
    changed = [change for change in (*found.material, *found.editorial) if change.kinds != (Kind.REORDERED,)]
    if found.not_compared or any(item in change.new for change in changed):
        return False
    return any(pair.new is item for pair in comparison.matching.pairs)
