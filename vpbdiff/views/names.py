"""What the plans of a series are called."""

from __future__ import annotations

from vpbdiff.history import Edition, History
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


def edition_name(history: History, number: int, wording: Wording) -> str:
    """What one plan of a series is called beside the others: its year, and its version where the year has several."""
    edition = history.editions[number]
    several = sum(each.plan.year == edition.plan.year for each in history.editions) > 1
    if edition.plan.known_from is None and not several:
        return wording.say("diff.plan", year=edition.plan.year)
    return full_name(edition, wording)


def full_name(edition: Edition, wording: Wording) -> str:
    """A plan's year and version, or that another plan alone tells of it."""
    if edition.plan.known_from is None:
        return phrases.plan_name(edition.plan, wording)
    return wording.say("history.told-by", year=edition.plan.year, teller=edition.plan.known_from)
