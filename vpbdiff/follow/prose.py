"""What a report's running text claims, held against its own tables, the plan and the reports before it.

A claim is quoted, and what stands beside it is told; whether it holds is said of counts alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from vpbdiff.base.patterns import lazily
from vpbdiff.follow import measured
from vpbdiff.follow.measured import AT_LEAST, AT_MOST, LESS, MORE
from vpbdiff.follow.relation import FollowCoverage, FollowedItem, MoneyRow, Relation, RelationKind
from vpbdiff.follow.verdict import target_of, values
from vpbdiff.language.numerals import MONTH_NUMBERS, parse
from vpbdiff.language.sentences import split_text
from vpbdiff.model.plan import Plan
from vpbdiff.reports import Report

_CLAIM = lazily(
    r"\b[Aa]v (?:nämndens |planens |våra )?\w+ aktiviteter (?:är|har|blev) (?P<some>\w+) (?:genomför(?:da|ts)|klara)"
    r"|\b(?P<few>\w+) av \w+ aktiviteter (?:är|har) genomför(?:da|ts)"
)
_ON_ALL = lazily(
    r"\b(?:samtliga|alla)\b.*\b(?:mått|indikator\w*|nyckeltal)\b.*\brätt (?:håll|riktning)\b", re.IGNORECASE
)
_AS_FORECAST = lazily(
    r"\bi (?:nivå|linje) med (?:\w+ ){0,2}prognos\w*(?: (?:i|per den \d+|från) (?P<month>[a-zåäö]+))?"
)
_FOLLOWED = lazily(r"\b(?:rapporterar|rapporteras|följs upp|följer upp|redovisas|redovisar)\b")
_DAY = lazily(rf"\b(?P<day>sista|\d{{1,2}})\s(?P<month>{'|'.join(MONTH_NUMBERS)})\b")
_SHARE = lazily(r"(?P<figure>\d+(?:,\d+)?)\s*(?P<unit>%|procent)?")
"""The first figure of a sentence that begins with a measure's name."""


def counts(report: Report) -> Iterator[Relation]:
    """Counts in the report's prose that its own tables contradict."""
    rows = [item for path in ("goals", "activities") for item in report.items.listing(path).walk()]
    activities = [item for item in rows if item.entity.name == "activity"]
    done = sum((status := report.of(item).status) is not None and status.reading == "done" for item in activities)
    for text, _ in report.prose():
        for match in _CLAIM.finditer(text) if activities else ():
            word = match["some"] or match["few"]
            told = int(word) if word.isdigit() else parse(word.casefold())
            if told is not None and told != done:
                facts = {"text": match[0], "told": told, "found": done, "rows": len(activities)}
                yield Relation(RelationKind.COUNT_DIFFERS, facts)


def other_days(plan: Plan, report: Report) -> Iterator[Relation]:
    """That the plan says on which days it is reported on, and an interim report is on another: no fault, but a fact."""
    if report.is_whole_year:
        return
    own = (int(report.through[5:7]), int(report.through[8:]))
    for item in plan.items():
        for sentence in split_text(item.text("text")) if item.entity.name == "paragraph" else ():
            days = _days(sentence, plan.year) if _FOLLOWED.search(sentence.casefold()) else []
            if len(days) > 1 and own not in days:
                yield Relation(RelationKind.OTHER_DAYS, {"text": sentence, "through": report.through})


def _days(sentence: str, year: int) -> list[tuple[int, int]]:
    """The days of a sentence without a year, as month and day: «den sista mars», «31 augusti»."""
    found = []
    for match in _DAY.finditer(sentence.casefold()):
        month = MONTH_NUMBERS[match["month"]]
        found.append((month, monthrange(year, month)[1] if match["day"] == "sista" else int(match["day"])))
    return found


def on_all(report: Report, items: Sequence[FollowedItem]) -> Iterator[Relation]:
    """A claim that every measure goes the right way, with those that go another and those without a figure."""
    told = [sentence for text, _ in report.prose() for sentence in split_text(text) if _ON_ALL.search(sentence)]
    measures = [each for each in items if each.is_measured and each.plan is not None] if told else []
    against = [found for each in measures if (found := _against(each, report)) is not None]
    silent = [each.name for each in measures if not _figure(each)]
    for sentence in told if against or silent else ():
        facts = {"text": sentence, "against": against, "without": silent}
        yield Relation(RelationKind.CLAIM_ON_ALL, facts)


def _figure(item: FollowedItem) -> str:
    """What the report gives for a measure: the outcome in a table, else the first figure of a sentence on it."""
    if item.verdict is not None and item.verdict.value and not measured.is_missing(item.verdict.value):
        return item.verdict.value
    mentioned = item.of(RelationKind.MENTIONED)
    found = _SHARE.search(str(mentioned.facts["text"])) if mentioned is not None else None
    return f"{found['figure']} %" if found and found["unit"] else found["figure"] if found else ""


_WAYS = dict.fromkeys((AT_LEAST, MORE), "up") | dict.fromkeys((AT_MOST, LESS), "down")


def _against(item: FollowedItem, report: Report) -> dict[str, str] | None:
    """The baseline and the figure of a measure that went the other way than its direction; None where it did not, or
    where that can't be told."""
    plan = item.plan
    if plan is None or item.coverage is not FollowCoverage.FOLLOWED or not item.certain:
        return None
    before = [each for each in (*values(plan, "baselines"), *values(plan, "outcomes")) if not each.group]
    before = [each for each in before if each.year == report.year - 1]
    now, target = measured.measured(_figure(item)), target_of(plan, report.year)
    then = measured.measured(before[0].value) if before else None
    wanted = measured.measured(target.value) if target is not None else None
    way = plan.text("direction") or _WAYS.get(wanted.comparator if wanted else "", "")
    if now is None or then is None or now.unit != then.unit or way not in {"up", "down"}:
        return None
    if (now.number < then.number) is (way == "up") and now.number != then.number:
        return {"name": item.name, "then": before[0].value, "now": _figure(item)}
    return None


def as_forecast(
    report: Report, rows: Sequence[MoneyRow], before: Sequence[tuple[Report, Sequence[MoneyRow]]]
) -> Iterator[Relation]:
    """A claim without a figure that the outcome is as forecast: the claim, the forecast then and the outcome now."""
    now = next((row for row in rows if row.role == "net" and row.outcome is not None), None)
    told = [sentence for text, _ in report.prose() for sentence in split_text(text) if _AS_FORECAST.search(sentence)]
    for sentence in told if now is not None else ():
        for earlier, held in reversed(before):
            then = next((row for row in held if row.role == "net" and row.forecast is not None), None)
            if then is not None and now is not None:
                kronor = {"forecast": then.forecast, "then": then.budget, "outcome": now.outcome, "now": now.budget}
                facts: dict[str, object] = {name: int(kr) for name, kr in kronor.items() if kr is not None}
                facts |= {"text": sentence, "day": earlier.through, "unit": now.unit, "decimals": now.decimals}
                yield Relation(RelationKind.AS_FORECAST, facts)
                break
