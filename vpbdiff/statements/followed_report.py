"""What is said of a report as a whole: where it does not agree with itself, and on which day it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vpbdiff.follow.relation import Following, RelationKind
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


def day(iso: str, wording: Wording) -> str:
    """A day in words: «31 augusti 2025»."""
    year, month, number = iso.split("-")
    return wording.say(f"follow.day.{int(month)}", day=int(number), year=year)


def of_report(following: Following, wording: Wording) -> Iterator[str]:
    """What does not agree within the report as a whole."""
    for relation in following.relations:
        facts = dict(relation.facts)
        if relation.kind is RelationKind.FORECAST_SUM:
            unit = Unit.of(str(facts["unit"])) or Unit.MKR
            sums = {
                name: money.text(int(str(facts[name])), unit, int(str(facts["decimals"]))) for name in ("found", "told")
            }
            yield wording.say("follow.forecast_sum", day=day(str(facts["day"]), wording), unit=facts["unit"], **sums)
        elif relation.kind in {RelationKind.OTHER_DAYS, RelationKind.MONEY_ABSENT}:
            continue  # no disagreement: stands at the head, or with the money
        elif relation.kind is RelationKind.CLAIM_ON_ALL:
            yield " ".join(_on_all(facts, wording))
        elif relation.kind is RelationKind.AS_FORECAST:
            yield _as_forecast(facts, wording)
        else:
            words = {name: phrases.number_word(int(str(facts[name])), wording) for name in ("found", "rows")}
            yield wording.say(f"follow.{relation.kind}", text=facts["text"], **words)


def other_days(following: Following, wording: Wording) -> Iterator[str]:
    """That the plan says on which days it is reported on, and the report is on another, which is no fault."""
    for each in following.relations:
        if each.kind is RelationKind.OTHER_DAYS:
            told = {"day": day(str(each.facts["through"]), wording), "text": each.facts["text"]}
            yield wording.say("follow.other_days", **told)


def _on_all(facts: dict[str, Any], wording: Wording) -> Iterator[str]:
    """A claim on all measures with those that went the other way, and those without a figure."""
    yield wording.say("follow.claim_on_all", text=facts["text"].rstrip("."))
    for each in facts["against"]:
        yield wording.say("follow.claim_on_all-against", **each)
    if facts["without"]:
        names = [wording.say("follow.status", printed=name) for name in facts["without"]]
        yield wording.say("follow.claim_on_all-without", names=phrases.enumeration(names, wording))


def _as_forecast(facts: dict[str, Any], wording: Wording) -> str:
    """A claim without a figure, with the forecast and the outcome, each beside its budget."""
    unit, decimals = Unit.of(facts["unit"]) or Unit.MKR, facts["decimals"]

    def beside(figure: str, budget: str) -> str:
        found = money.text(facts[figure], unit, decimals)
        if budget not in facts or facts[figure] == facts[budget]:
            return wording.say("follow.figure", figure=found, unit=facts["unit"])
        gap = facts[figure] - facts[budget]
        key = "follow.figure-above" if gap > 0 else "follow.figure-below"
        return wording.say(key, figure=found, unit=facts["unit"], gap=money.text(abs(gap), unit, decimals))

    told = {"day": day(facts["day"], wording), "text": facts["text"].rstrip(".")}
    return wording.say(
        "follow.as_forecast", forecast=beside("forecast", "then"), outcome=beside("outcome", "now"), **told
    )
