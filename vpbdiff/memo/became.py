"""What became of items as a sentence may say it: the kinds that a change is of, and whether it is proven that none is.

The comparison has kinds of its own for what people call by other words: a fee that is «höjd» is a value that changed,
and what one calls split another calls one that went and two that came. That no change of a kind was found is therefore
no proof that nothing met with what the word says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import ENTITIES, Role
from vpbdiff.statements.ways import way

WAYS: Final = frozenset((Kind.RAISED, Kind.LOWERED))
_CAME: Final = frozenset((Kind.ADDED, Kind.REMOVED))
_REGROUPED: Final = frozenset((Kind.MERGED, Kind.SPLIT))
_OTHER_WORDS: Final = frozenset((Kind.RENAMED, Kind.REWORDED))
_MAY_BE: Final = {
    **dict.fromkeys(
        WAYS,
        _REGROUPED
        | {
            *(Kind.REWORDED, Kind.RETARGETED, Kind.RESTATED, Kind.RECATEGORISED),
            *(Kind.FIELD_CHANGED, Kind.STATUS_CHANGED, Kind.VALUE_CHANGED),
        },
    ),
    **dict.fromkeys(_CAME, _REGROUPED | {Kind.RENAMED}),
    **dict.fromkeys(_REGROUPED, _REGROUPED | _CAME | {Kind.RENAMED}),
    **dict.fromkeys(_OTHER_WORDS, _OTHER_WORDS | _REGROUPED | _CAME),
    Kind.MOVED: _REGROUPED | _CAME,
}
"""The kinds by which a change may be what people call by the word for another."""
_LEVELS: Final = (Role.INDEX, Role.VALUES, Role.FIGURES)
"""The roles of what can go up or down."""


def kinds_of(change: Change) -> frozenset[Kind]:
    """The kinds of a change, and the way that its values went, where all of them went that way."""
    ways = {way(facet.old, facet.new) for facet in change.facets if facet.kind is Kind.VALUE_CHANGED}
    alone = ways.pop() if len(ways) == 1 else None
    return frozenset(change.kinds if alone is None else (*change.kinds, alone))


_FORETOLD: Final = frozenset(("status", "new_decision"))
"""The fields that say what is to become of something, and that are otherwise every year: what was «ändrad» is then
«oförändrad», and what is to be looked over is not changed yet."""


def is_told_alone(change: Change) -> bool:
    """Whether what differs in a change is only what the plan says of it."""
    fields = {facet.field for facet in change.facets if facet.significance is Significance.MATERIAL}
    return bool(fields) and fields <= _FORETOLD


def is_none_proven(
    entities: Collection[str], changes: Iterable[Change], kinds: Collection[Kind], comparison: Comparison
) -> bool:
    """Whether it is certain that no item of some entities met with any of some kinds, by all changes that could be it.

    It is not, where one of the changes may be called so, where something of the items was not compared, or where the
    items have nothing that goes up or down and that is what is said.
    """
    if any(comparison.unchanged(entity).not_compared for entity in entities):
        return False
    if WAYS & set(kinds) and not all(_has_level(entity) for entity in entities):
        return False
    may_be = frozenset(kind for each in kinds for kind in (each, *_MAY_BE.get(each, tuple(Kind))))
    return not any(_unsure(change) & may_be for change in changes)


def _unsure(change: Change) -> frozenset[Kind]:
    """The kinds of a change, but for a value of which the way is known."""
    found = kinds_of(change)
    return found if found == frozenset(change.kinds) else found - {Kind.VALUE_CHANGED}


def family(entities: Iterable[str]) -> set[str]:
    """Some entities with all that stands in their items, at any depth."""
    found: set[str] = set()
    left = list(entities)
    while left:
        if (entity := left.pop()) not in found:
            found.add(entity)
            left += [of.entity for of in ENTITIES[entity].lists]
    return found


def _has_level(entity: str) -> bool:
    return any(field.role in _LEVELS for each in family((entity,)) for field in ENTITIES[each].fields)
