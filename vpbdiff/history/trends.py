"""What the whole history shows about promises and risks: goals that never changed, risks that only rose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.explanations import ReasonStatus
from vpbdiff.explanations.entries import OF_FORM
from vpbdiff.history.lineage import Appearance, Event, History, Lineage, ends, thread
from vpbdiff.model.changes import Change, Facet, Kind, Significance
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item

GOALS = ("goals", "overarching_goals")
RISKS = "internal_control_plan/risks"


@dataclass(frozen=True, slots=True)
class NeverChanged:
    """A goal with the same wording in every plan that has goals; `slips` are the events where no more than form
    differs. `sure` is False where the program alone proposes that, and a person should read what differs."""

    lineage: Lineage
    slips: tuple[Event, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Rise:
    """An event that raised a risk, and the risk where its index was last known before that."""

    event: Event
    before: Appearance


@dataclass(frozen=True, slots=True)
class Raised:
    """A risk whose index was raised and not lowered after that.

    `rises` are what raised it since it was last lowered, if it was; `last` is the risk where it was last
    seen, `gone` whether a later plan that has risks no longer has it.
    """

    lineage: Lineage
    rises: tuple[Rise, ...]
    last: Appearance
    gone: bool


def plans_with(history: History, path: str) -> tuple[int, ...]:
    """The editions that have something in one of their lists."""
    return tuple(each.number for each in history.editions if each.knows(path) and each.plan.lists[path].items)


def never_changed(history: History, path: str) -> tuple[NeverChanged, ...]:
    """The goals of a list that say the same in every plan that has any; none where fewer than two plans do."""
    plans = plans_with(history, path)
    if len(plans) < 2:
        return ()
    found = (_unchanged(history, each, plans) for each in history.lineages if each.path == path and each.entity.aim)
    return tuple(each for each in found if each is not None)


def _unchanged(history: History, lineage: Lineage, plans: tuple[int, ...]) -> NeverChanged | None:
    if tuple(each.edition for each in lineage.appearances) != plans:
        return None
    worded = tuple(event for event in lineage.changes if event.change is not None and any(_wording(event.change)))
    facets = [(event, facet) for event in worded if event.change is not None for facet in _wording(event.change)]
    if any(facet.significance is not Significance.EDITORIAL for _, facet in facets):
        return None
    sure = all(facet.certain or _is_accepted(history.stands(lineage, event)) for event, facet in facets)
    return NeverChanged(lineage, worded, sure)


def _wording(change: Change) -> Iterator[Facet]:
    """The facets that are about what the item says of itself, and not about its place."""
    roles = {field.name: field.role for field in (change.new or change.old)[0].entity.fields}
    return (facet for facet in change.facets if roles.get(facet.field or "") in (Role.NAME, Role.TEXT))


def _is_accepted(stands: tuple[ReasonStatus, ...]) -> bool:
    """Whether a person has put on record that nothing but the wording differs."""
    return any(entry.kind in OF_FORM for stand in stands for entry in stand.entries)


def raised(history: History) -> tuple[Raised, ...]:
    """The risks whose index went up and did not come down again, each as it ended, those that stand first."""
    plans = plans_with(history, RISKS)
    found = [
        Raised(lineage, rises, end, gone=end.edition < plans[-1])
        for lineage in history.lineages
        if lineage.entity.is_rated
        for end in ends(lineage)
        if (rises := _rises(thread(lineage, (end,))))
    ]
    return tuple(sorted(found, key=lambda each: each.gone))


def _rises(lineage: Lineage) -> tuple[Rise, ...]:
    """What raised a risk since it was last lowered. A plan that gives no index hides no rise: the next one is compared
    with the last that did."""
    rises: list[Rise] = []
    known: Appearance | None = None
    for event in lineage.changes:
        if not (event.old and event.new):
            continue
        is_given = risk_index(event.old[0].item) is not None
        known = event.old[0] if is_given or known is None else known
        direction = _direction(event) if is_given else _compared(known, event.new[0]) or _direction(event)
        if direction is Kind.LOWERED:
            rises.clear()
        elif direction is Kind.RAISED:
            rises.append(Rise(event, known))
    return tuple(rises)


def _compared(old: Appearance, new: Appearance) -> Kind | None:
    before, after = risk_index(old.item), risk_index(new.item)
    if before is None or after is None or before == after:
        return None
    return Kind.RAISED if before < after else Kind.LOWERED


def _direction(event: Event) -> Kind | None:
    """Whether a risk was raised or lowered: by its index, or where it has none by its likelihood and consequence."""
    if event.change is None:
        return None
    kinds = {facet.field: facet.kind for facet in event.change.facets if facet.kind in (Kind.RAISED, Kind.LOWERED)}
    if "index" in kinds:
        return kinds["index"]
    old, new = event.old[0], event.new[0]
    if compared := _compared(old, new):
        return compared
    is_known = None not in (risk_index(old.item), risk_index(new.item))
    return next(iter(kinds.values())) if len(set(kinds.values())) == 1 and not is_known else None


def risk_index(risk: Item) -> int | None:
    """A risk's index, as printed or as the product of its likelihood and its consequence; None where it has neither."""
    index, *factors = (risk.fields.get(name) for name in ("index", "likelihood", "consequence"))
    if isinstance(index, int):
        return index
    likelihood, consequence = factors
    return likelihood * consequence if isinstance(likelihood, int) and isinstance(consequence, int) else None
