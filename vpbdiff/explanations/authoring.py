"""Giving a reason: the entry that says it, and what it takes the place of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vpbdiff.budget.components import Component
from vpbdiff.explanations.coverage import Stand, Standing
from vpbdiff.explanations.entries import Decision, Entry, Explained, Origin, ReasonKind
from vpbdiff.explanations.ledger import Edit
from vpbdiff.explanations.subjects import Subject


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of one change or of several at once; None is what was not said."""

    reason: str | None = None
    kind: ReasonKind | None = None
    decision: Decision | None = None
    component: Component | None = None
    by: str | None = None
    date: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Replacing:
    """The edits that put entries in their place. Each with a `before` takes the place of that entry; one that has an
    `after` too leaves it to the other changes that it speaks of."""

    edits: tuple[Edit, ...]

    @property
    def given_way(self) -> tuple[Edit, ...]:
        """The edits of entries that were there before."""
        return tuple(edit for edit in self.edits if edit.before is not None)


def entry(subjects: Iterable[Subject], given: Given, former: Entry | None = None) -> Entry:
    """The entry that says what is given of these subjects as they are now.

    What is not given is as in `former`, the entry that is changed, if there is one; what was there before the gate is
    nobody's reason, so nothing of it is kept.
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


def former(subjects: Iterable[Subject], standing: Standing) -> tuple[Entry, ...]:
    """The entries that are on record of these subjects, of no amount, those that stand before the stale ones."""
    wanted = list(subjects)
    held = _once(entry for stand in standing.stands if stand.subject in wanted for entry in _of(stand))
    return tuple(each for each in held if each.component is None)


def replacing(new: Sequence[Entry], subjects: Iterable[Subject], standing: Standing) -> Replacing:
    """How entries for some subjects come in the place of what is on record of these.

    An older entry for several changes is left to those that no new one speaks of. A component stands beside other
    components: it replaces those that it repeats (see `repeats`), and no reason in words; what was there before the
    gate is none, and gives way to it.
    """
    given = {id(each) for each in subjects}
    laid = [record for each in new if each.component is not None for record in each.items]

    def gives_way(stand: Stand, old: Entry) -> bool:
        return id(stand.subject) in given or (old.baseline and stand.subject.record in laid)

    edits = [Edit(each, _without(each, said)) for each, said in _spoken(standing.stands, gives_way) if said]
    stale = _stale(standing)
    repeated = (each for each in components(standing) if any(repeats(one, each, stale=each in stale) for one in new))
    return Replacing((*edits, *(Edit(each, None) for each in repeated), *(Edit(None, each) for each in new)))


def _spoken(stands: Iterable[Stand], wanted: Callable[[Stand, Entry], bool]) -> Iterable[tuple[Entry, list[Explained]]]:
    """The entries of no amount that are wanted on some stands, with what each of them says of these."""
    found: dict[int, tuple[Entry, list[Explained]]] = {}
    for stand in stands:
        for each in _of(stand):
            if each.component is None and wanted(stand, each):
                found.setdefault(id(each), (each, []))[1].extend(_said(each, stand))
    return found.values()


def _without(each: Entry, said: Iterable[Explained]) -> Entry | None:
    gone = {id(record) for record in said}
    left = tuple(record for record in each.items if id(record) not in gone)
    return replace(each, items=left) if left else None


def _said(entry: Entry, stand: Stand) -> tuple[Explained, ...]:
    """What an entry that is on record of a subject says of it: by its key, or by another where it followed a slip."""
    key = (stand.subject.item, stand.subject.change is None)
    same = tuple(record for record in entry.items if (record.item, not record.kinds) == key)
    alike = tuple(record for record in entry.items if record.kinds == stand.subject.record.kinds)
    return same or (alike if len(alike) == 1 else ())


def repeats(new: Entry, old: Entry, *, stale: bool) -> bool:
    """Whether a component says anew what an older one said: the same of the same rows, where the amount, or the reason,
    is the same too, or the older one no longer stands. Two amounts for two reasons on one unit are two components."""
    if new.component is None or old.component is None or _about(new.component) != _about(old.component):
        return False
    return stale or new.reason == old.reason or _amount(new.component) == _amount(old.component)


def components(standing: Standing) -> tuple[Entry, ...]:
    """The entries with a component that are on record, each once."""
    return tuple(_once(each for stand in standing.stands for each in _of(stand) if each.component is not None))


def _of(stand: Stand) -> Iterator[Entry]:
    yield from stand.entries
    yield from (entry for entry, _ in stand.stale)


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: list[Entry] = []
    for each in entries:
        if each not in seen:
            seen.append(each)
            yield each


def _stale(standing: Standing) -> list[Entry]:
    return [entry for stand in standing.stands for entry, _ in stand.stale]


def _about(component: Component) -> tuple[object, ...]:
    """The component's sort and the rows that it speaks of."""
    names = ("line", "lines", "source", "target")
    return type(component), *(getattr(component, name, None) for name in names)


def _amount(component: Component) -> object:
    return getattr(component, "kr", None) or getattr(component, "percent", None)
