"""What the reports on the old plan's year say of what changed in the new one, change by change.

It stands beside a change and never in place of its reason. What was known when the new plan was decided is told apart
from what came later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vpbdiff.follow.measured import is_missing
from vpbdiff.follow.reasons import Denied, denied
from vpbdiff.follow.relation import FollowCoverage, FollowedItem, Following, MoneyRow
from vpbdiff.model import money
from vpbdiff.model.changes import Change, Comparison, Kind
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Item
from vpbdiff.reports import FollowedUp


@dataclass(frozen=True, slots=True)
class ReportWord:
    """What one report says of an item, as printed, empty where it says nothing; the day that it is about; whether it
    was known at the decision, None where nobody can tell."""

    printed: str
    text: str
    through: str
    known: bool | None
    is_outcome: bool = False
    name: str = ""
    """What the words are about, where that is not the item itself: one of several, or one of another name."""
    coverage: FollowCoverage = FollowCoverage.FOLLOWED
    """What the report has of it where the words are empty: nothing, no figure or status, or what could not be read."""
    is_forecast: bool = False


@dataclass(frozen=True, slots=True)
class ChangeFollowUp:
    """The reports' words on what changed, oldest first, and that they deny that it is finished."""

    words: tuple[ReportWord, ...]
    denied: Denied | None = None


def beside_changes(comparison: Comparison, followings: Sequence[Following]) -> dict[str, ChangeFollowUp]:
    """What the reports say of each change, by its id; changes of which none speaks are left out."""
    told = ((change.id, beside_change(change, followings)) for change in comparison.changes if followings)
    return {handle: found for handle, found in told if found is not None}


def beside_change(change: Change, followings: Sequence[Following]) -> ChangeFollowUp | None:
    """What the reports say of one change; None where none speaks of it."""
    several = len(change.old) > 1
    words = [word for item in change.old for each in followings for word in words_on(item, each, several=several)]
    against = next((each for item in change.old if (each := denied(item, followings)) is not None), None)
    silent = Kind.REMOVED not in change.kinds
    spoken = [each for each in words if not (silent and each.coverage is FollowCoverage.NOT_FOLLOWED_UP)]
    return ChangeFollowUp(tuple(words), against) if spoken or against is not None else None


def words_on(item: Item, following: Following, *, several: bool = False) -> list[ReportWord]:
    """One report's words on an item; `several` says that the change is of more items than this one."""
    made = [
        _of_money(row, following, item.name if several else "")
        for row in following.money
        if row.pointer == item.pointer
    ]
    for each in following.items:
        if not each.is_about(item):
            continue
        held = (following.report.through, following.known_before)
        own = each.name if several or each.name != item.name else ""
        if each.coverage in _WORDLESS:
            made.append(ReportWord("", "", *held, name=own, coverage=each.coverage))
        for row, said in zip(each.report, each.said, strict=True):
            printed, text = _told(each, said)
            name = row.name if len(each.report) > 1 or not each.certain else own
            if printed or text:
                made.append(ReportWord(printed, text, *held, each.is_measured and bool(printed), name))
            elif each.coverage is FollowCoverage.NO_RESULT:
                made.append(ReportWord("", "", *held, name=name, coverage=each.coverage))
    return made


def _of_money(row: MoneyRow, following: Following, name: str) -> ReportWord:
    """A report's outcome of a row of the budget for its year, else the forecast; positive for more of what it is."""
    unit, result = Unit.of(row.unit) or Unit.MKR, row.result
    printed = "" if result is None else f"{money.text(result, unit, row.decimals)} {row.unit}"
    known = (following.report.through, following.known_before)
    is_outcome = row.outcome is not None
    coverage = FollowCoverage.FOLLOWED if printed else FollowCoverage.NO_RESULT
    is_forecast = bool(printed) and not is_outcome
    return ReportWord(printed, "", *known, is_outcome, name, coverage, is_forecast)


_WORDLESS = (FollowCoverage.NOT_FOLLOWED_UP, FollowCoverage.NOT_READ)


def _told(each: FollowedItem, said: FollowedUp) -> tuple[str, str]:
    """The printed word and the text of a row on an item; of a measure its outcome."""
    if each.is_measured:
        value = each.verdict.value if each.verdict is not None else ""
        return ("", said.not_measured or said.figures_beside) if is_missing(value) else (value, said.not_measured)
    judgement = getattr(said, each.judged_by)
    return (judgement.printed if judgement is not None else "", said.text)
