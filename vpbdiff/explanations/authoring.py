"""New entries and pins as edits of the explanations file, and what they replace.

`entry` builds the entry of some changes as they are now, and `replacing` the edits that put it on record. `covered`
finds the changes that a bridge component explains; `baseline` builds the entries of what was there before the gate. The
rest is about pins, a person's decision that two items are, or are not, the same: which items are meant, and the edits
that add or remove a pin.

Nothing here writes a file: that is for `ledger`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vpbdiff.base.errors import failure
from vpbdiff.budget.bridge import bridge
from vpbdiff.budget.components import Component
from vpbdiff.budget.movement import movement
from vpbdiff.budget.tables import LINES, SUMS, UNITS, table
from vpbdiff.explanations.coverage import Coverage, ReasonStatus
from vpbdiff.explanations.entries import Decision, Entry, Explained, Explanations, PinEntry, ReasonKind, StatedIn
from vpbdiff.explanations.ledger import Edit
from vpbdiff.explanations.quality import BASELINE
from vpbdiff.explanations.subjects import LEAST_OF_ID, Subject, subjects
from vpbdiff.language.tokens import normal
from vpbdiff.matching.pins import inapplicable
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.keys import Pin, plan_keys
from vpbdiff.model.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class ReasonText:
    """What a person states about one change, or about several at once; None is what was left out."""

    reason: str | None = None
    kind: ReasonKind | None = None
    decision: Decision | None = None
    component: Component | None = None
    by: str | None = None
    date: str | None = None
    origin: StatedIn | None = None


@dataclass(frozen=True, slots=True)
class Replacing:
    """The edits that put new entries on record. An edit with a `before` replaces that entry; one with an `after` too
    keeps the entry for the other changes that it names."""

    edits: tuple[Edit, ...]

    @property
    def replaced(self) -> tuple[Edit, ...]:
        """The edits that replace, or shorten, an entry that was there before."""
        return tuple(edit for edit in self.edits if edit.before is not None)


def entry(subjects: Iterable[Subject], given: ReasonText, former: Entry | None = None) -> Entry:
    """The entry for these subjects as they are now.

    What `given` leaves out is as in `former`, the entry that is changed, if there is one. A baseline entry is nobody's
    reason, so nothing of it is kept.
    """
    base = former if former is not None and not former.baseline else Entry((), "")
    return Entry(
        tuple(each.record for each in subjects),
        " ".join(given.reason.split()) if given.reason is not None else base.reason,
        given.kind or base.kind,
        given.decision or base.decision,
        given.component,
        given.by or base.by,
        given.date or base.date,
        given.origin or (base.origin if given.reason is None else None),
    )


def former(subjects: Iterable[Subject], standing: Coverage) -> tuple[Entry, ...]:
    """The entries on record for these subjects that have no component; those that stand come before the stale ones."""
    wanted = list(subjects)
    held = _once(entry for stand in standing.stands if stand.subject in wanted for entry in _of(stand))
    return tuple(each for each in held if each.component is None)


def replacing(new: Sequence[Entry], subjects: Iterable[Subject], standing: Coverage) -> Replacing:
    """The edits by which entries for some subjects replace what is on record for these.

    An older entry for several changes is kept for those that no new one names. A component stands beside other
    components: it replaces those that it repeats (see `repeats`), and no reason in words. A baseline entry is no
    reason, and is replaced.
    """
    given = {id(each) for each in subjects}
    laid = [record for each in new if each.component is not None for record in each.items]

    def gives_way(stand: ReasonStatus, old: Entry) -> bool:
        return id(stand.subject) in given or (old.baseline and stand.subject.record in laid)

    edits = [Edit(each, _without(each, records)) for each, records in _affected(standing.stands, gives_way) if records]
    stale = _stale(standing)
    repeated = (each for each in components(standing) if any(repeats(one, each, stale=each in stale) for one in new))
    return Replacing((*edits, *(Edit(each, None) for each in repeated), *(Edit(None, each) for each in new)))


def _affected(
    stands: Iterable[ReasonStatus], wanted: Callable[[ReasonStatus, Entry], bool]
) -> Iterable[tuple[Entry, list[Explained]]]:
    """The entries without a component that are wanted at some subjects, each with its records of these."""
    found: dict[int, tuple[Entry, list[Explained]]] = {}
    for stand in stands:
        for each in _of(stand):
            if each.component is None and wanted(stand, each):
                found.setdefault(id(each), (each, []))[1].extend(_records(each, stand))
    return found.values()


def _without(each: Entry, records: Iterable[Explained]) -> Entry | None:
    gone = {id(record) for record in records}
    left = tuple(record for record in each.items if id(record) not in gone)
    return replace(each, items=left) if left else None


def _records(entry: Entry, stand: ReasonStatus) -> tuple[Explained, ...]:
    """The records by which an entry names a subject: under its key, or under another where it followed a slip."""
    key = (stand.subject.item, stand.subject.change is None)
    same = tuple(record for record in entry.items if (record.item, not record.kinds) == key)
    alike = tuple(record for record in entry.items if record.kinds == stand.subject.record.kinds)
    return same or (alike if len(alike) == 1 else ())


def repeats(new: Entry, old: Entry, *, stale: bool) -> bool:
    """Whether a component repeats an older one: the same type and rows, where the amount or the reason is the same too,
    or the older one no longer stands. Two amounts for two reasons on one unit are two components."""
    if new.component is None or old.component is None or _about(new.component) != _about(old.component):
        return False
    return stale or new.reason == old.reason or _amount(new.component) == _amount(old.component)


def components(standing: Coverage) -> tuple[Entry, ...]:
    """The entries with a component that are on record, each once."""
    return tuple(_once(each for stand in standing.stands for each in _of(stand) if each.component is not None))


def _of(stand: ReasonStatus) -> Iterator[Entry]:
    yield from stand.entries
    yield from (entry for entry, _ in stand.stale)


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: list[Entry] = []
    for each in entries:
        if each not in seen:
            seen.append(each)
            yield each


def _stale(standing: Coverage) -> list[Entry]:
    return [entry for stand in standing.stands for entry, _ in stand.stale]


def _about(component: Component) -> tuple[object, ...]:
    """The component's type and the rows that it names."""
    names = ("line", "lines", "source", "target")
    return type(component), *(getattr(component, name, None) for name in names)


def _amount(component: Component) -> object:
    return getattr(component, "kr", None) or getattr(component, "percent", None)


__all__ = ["BASELINE", "baseline", "covered"]


def covered(component: Component, comparison: Comparison) -> tuple[Subject, ...]:
    """The changes of amounts that a component takes part in: of its units, of the units' total, and of the net cost. An
    entry with the component names them, so that none of these amounts changes unnoticed. Gross income and cost are not
    among them: an amount of net cost does not say which of them it is made of.

    Raises `VpbdiffError` for a component that does not fit these budgets.
    """
    found = movement(comparison.old, comparison.new, comparison.matching)
    if found is None:
        raise failure("explanations.no-bridge")
    laid = bridge(found, (component,))
    touched = [span.row for span in laid.units if span.row is not None and span.steps]
    rows = {row.pointer for each in touched for row in each.new}
    rows |= {f"old:{row.pointer}" for each in touched for row in each.old if not each.new}
    for plan, side in ((comparison.old, "old:"), (comparison.new, "")):
        sums = [*table(plan, LINES).of(*SUMS), *table(plan, UNITS).of(*SUMS)]
        rows |= {f"{side}{row.pointer}" for row in sums}
    return tuple(each for each in subjects(comparison) if ENTITIES[each.entity].is_money and each.row in rows)


def baseline(found: Iterable[Subject], by: str | None, date: str | None) -> tuple[Entry, ...]:
    """An entry for each subject that records it as there before the gate."""
    return tuple(Entry((each.record,), BASELINE, by=by, date=date, baseline=True) for each in found)


@dataclass(frozen=True, slots=True)
class Named:
    """An item of one plan with the key that a pin refers to."""

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
    """The edits that put a pin on record and replace any other pin of the same two items; none if it is there
    already."""
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
    keyed = [Named(key, item) for key, item in plan_keys(plan).items() if not item.entity.is_plan]
    wanted = normal(word)
    rungs: tuple[Callable[[Named], bool], ...] = (
        lambda each: each.key == word,
        lambda each: each.item.pointer in set(_by_id(word, changes)),
        lambda each: normal(each.item.name) == wanted,
        lambda each: normal(each.item.name).startswith(wanted),
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
    table = named.item.pointer.rpartition("/")[0] if named.item.entity.is_money else ""
    return named.item.entity.name, table
