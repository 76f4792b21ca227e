"""What of a change the reports make heavier: an activity dropped though no report says that it was done, and a target,
a control or a risk that is eased beside what the last known report says of it.

Only reports that were known when the new plan was decided count. Nothing is said of why: the plan and the report are
put beside each other, and a person gives the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from vpbdiff.follow import measured
from vpbdiff.follow.reasons import FINISHED
from vpbdiff.follow.relation import CHECK, MEASURED, TASKS, FollowCoverage, FollowedItem, Following
from vpbdiff.follow.verdict import outcome_of
from vpbdiff.model.changes import Change, Facet, Kind
from vpbdiff.model.plan import Item, YearValue

DROPPED, UNREPORTED, TARGET, BELOW, CONTROL, RISK = "dropped", "unreported", "target", "below", "control", "risk"
"""What is said of a change beside a report."""

_BROKEN = frozenset(("deviation", "not_done"))
"""Results of a control that make it heavier to ease, or to lower its risk."""


class Eased(NamedTuple):
    """What was eased or dropped, with the last known report's words and the day that it is about; both are empty where
    no report speaks of it."""

    why: str
    printed: str = ""
    through: str = ""

    @property
    def is_dropped(self) -> bool:
        """Whether it is gone, and nobody is known to have finished it."""
        return self.why in {DROPPED, UNREPORTED}


def eased(change: Change, followings: Sequence[Following]) -> Eased | None:
    """What the reports known at the decision make of a change; None where they make nothing of it."""
    known = [each for each in followings if each.known_before is True]
    if not known:
        return None
    found = (look(change, item, known) for item in change.old if (look := _LOOKS.get(item.entity.name)))
    return next((each for each in found if each is not None), None)


def _dropped(change: Change, item: Item, known: Sequence[Following]) -> Eased | None:
    """An activity or an assignment that is gone: by the newest report that says how it went, else that none does where
    one was to."""
    if Kind.REMOVED not in change.kinds:
        return None
    held = _held(item, known)
    for each, following in reversed(held):
        read = [said.status for said in each.said if said.status is not None and said.status.printed]
        if each.certain and read:
            against = [status.printed for status in read if status.reading not in FINISHED]
            return Eased(DROPPED, against[0].rstrip("."), following.report.through) if against else None
    due = any(each.coverage in {FollowCoverage.NOT_FOLLOWED_UP, FollowCoverage.NO_RESULT} for each, _ in held)
    return Eased(UNREPORTED) if due else None


def _target(change: Change, item: Item, known: Sequence[Following]) -> Eased | None:
    """A target that is easier than it was, or that the outcome already passes."""
    facets = [each for each in change.facets if str(each.field).startswith("targets") and each.kind in _MOVED]
    for each, following in reversed(_held(item, known)) if facets else ():
        value = outcome_of(each.report[0], following.report) if each.certain and each.report else None
        if value is None or measured.is_missing(value.value):
            continue
        if any(facet.weakened for facet in facets):
            return Eased(TARGET, value.value, following.report.through)
        if any(_passes(value, facet, item) for facet in facets):
            return Eased(BELOW, value.value, following.report.through)
        return None
    return None


_MOVED = (Kind.RAISED, Kind.LOWERED, Kind.RETARGETED)


def _passes(outcome: YearValue, facet: Facet, item: Item) -> bool:
    """Whether an outcome is already above a new target of which more is better; what falls over the year is not told by
    a part of it."""
    now = facet.new[-1] if isinstance(facet.new, tuple) and facet.new else facet.new
    text = now.value if isinstance(now, YearValue) else now if isinstance(now, str) else ""
    wanted, found = measured.measured(text), measured.measured(outcome.value)
    if wanted is None or found is None or wanted.unit != found.unit or found.comparator:
        return False
    upwards = wanted.comparator in {measured.AT_LEAST, measured.MORE} or item.text("direction") == "up"
    return upwards and found.number > wanted.number


def _control(change: Change, item: Item, known: Sequence[Following]) -> Eased | None:
    """A control that is gone or promises less, of which the last result is a deviation, or that it was not made."""
    return _broken(item, known, CONTROL) if Kind.REMOVED in change.kinds or change.weakened else None


def _risk(change: Change, item: Item, known: Sequence[Following]) -> Eased | None:
    """A risk that is lowered or gone, with such a control."""
    if not {Kind.REMOVED, Kind.LOWERED}.intersection(change.kinds):
        return None
    found = (_broken(child, known, RISK) for child in item.children() if child.entity.name == CHECK)
    return next((each for each in found if each is not None), None)


_LOOKS: dict[str, Callable[[Change, Item, Sequence[Following]], Eased | None]] = {
    **dict.fromkeys(TASKS, _dropped),
    MEASURED: _target,
    CHECK: _control,
    "risk": _risk,
}


def _broken(control: Item, known: Sequence[Following], why: str) -> Eased | None:
    for each, following in reversed(_held(control, known)):
        results = [said.result for said in each.said if said.result is not None and said.result.reading is not None]
        if each.certain and results:
            against = [result.printed for result in results if result.reading in _BROKEN]
            return Eased(why, against[0].rstrip("."), following.report.through) if against else None
    return None


def _held(item: Item, known: Sequence[Following]) -> list[tuple[FollowedItem, Following]]:
    """What the reports say of an item, oldest first."""
    return [
        (each, following)
        for following in known
        for each in following.items
        if each.plan is not None and each.plan.pointer == item.pointer
    ]
