"""A person's word on a pair of items: the two that are meant, and the edit that says so or takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.explanations.choosing import LEAST_OF_ID, plain
from vpbdiff.explanations.entries import Explanations, PinEntry
from vpbdiff.explanations.ledger import Edit
from vpbdiff.matching.pins import inapplicable
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.keys import plan_keys
from vpbdiff.model.pins import Pin
from vpbdiff.model.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Named:
    """An item of one plan with the key that a pin holds on to."""

    key: str
    item: Item


def candidates(words: tuple[str, str], comparison: Comparison) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The items of the old plan that the first word names, and those of the new that the second does: by key, by the
    beginning of a change's id, by name, or by its beginning. Of several, those that have a partner of the same kind."""
    olds = _named(words[0], comparison.old, [(change, change.old) for change in comparison.changes])
    news = _named(words[1], comparison.new, [(change, change.new) for change in comparison.changes])
    both = {_sort(each) for each in olds} & {_sort(each) for each in news}
    if not both:
        return olds, news
    return tuple(each for each in olds if _sort(each) in both), tuple(each for each in news if _sort(each) in both)


def edits(pin: PinEntry, held: Explanations) -> tuple[Edit, ...]:
    """The edits that put a pin on record, in the place of what is said of the same two; none if that is the same."""
    before = [each for each in held.pins if (each.pin.old, each.pin.new) == (pin.pin.old, pin.pin.new)]
    if any(each.pin == pin.pin and pin.reason in (None, each.reason) for each in before):
        return ()
    return (*(Edit(each, None) for each in before), Edit(None, pin))


def removal(old: str, new: str, same: bool, held: Explanations) -> tuple[Edit, ...]:
    """The edits that take a pin away; none where it is not on record."""
    return tuple(Edit(each, None) for each in held.pins if each.pin == Pin(old, new, same))


def applies(pin: Pin, held: Explanations, comparison: Comparison) -> bool:
    """Whether a pin can hold beside those on record that it does not replace."""
    others = tuple(each.pin for each in held.pins if (each.pin.old, each.pin.new) != (pin.old, pin.new))
    return pin not in inapplicable((*others, pin), comparison.old, comparison.new)


def differing(before: Comparison, after: Comparison) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes of each of two comparisons that the other has not."""
    ids = [{change.id for change in each.changes} for each in (before, after)]
    return (
        tuple(change for change in before.changes if change.id not in ids[1]),
        tuple(change for change in after.changes if change.id not in ids[0]),
    )


def _named(word: str, plan: Plan, changes: Sequence[tuple[Change, tuple[Item, ...]]]) -> tuple[Named, ...]:
    keyed = [Named(key, item) for key, item in plan_keys(plan).items() if item.entity.name != "metadata"]
    wanted = plain(word)
    rungs: tuple[Callable[[Named], bool], ...] = (
        lambda each: each.key == word,
        lambda each: each.item.pointer in set(_by_id(word, changes)),
        lambda each: plain(each.item.name) == wanted,
        lambda each: plain(each.item.name).startswith(wanted),
    )
    for fits in rungs if wanted else ():
        if found := tuple(each for each in keyed if fits(each)):
            return found
    return ()


def _by_id(word: str, changes: Sequence[tuple[Change, tuple[Item, ...]]]) -> Iterator[str]:
    for change, items in changes:
        if len(word) >= LEAST_OF_ID and change.id.startswith(word.casefold()):
            yield from (item.pointer for item in items)


def _sort(named: Named) -> tuple[str, str]:
    """What two items must share to be one: the entity, and of a budget row the table."""
    table = named.item.pointer.rpartition("/")[0] if named.item.entity.name == "budget_line" else ""
    return named.item.entity.name, table
