"""What reports say, in words: of themselves as a whole, and beside a change of the next plan.

As a whole: where a report does not agree with itself, and on which day it is. Beside a change: its words, each with its
day and whether it was known at the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vpbdiff.explanations import ReasonKind, ReasonStatus
from vpbdiff.follow.changes import ChangeFollowUp, ReportWord
from vpbdiff.follow.relation import Following, RelationKind
from vpbdiff.model import money
from vpbdiff.model.document import Span, Spans, Style, plain
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


def beside_reasons(
    found: Mapping[str, ChangeFollowUp], stands: Mapping[str, ReasonStatus], wording: Wording
) -> dict[str, tuple[Spans, ...]]:
    """What reports say of each change, a line each: the words with their days, and where a reason calls it finished
    that they do not."""
    made = {}
    for handle, each in found.items():
        words = [_report_word(word, wording) for word in each.words]
        lines = [plain(wording.say("follow.beside", words="; ".join(words)))] if words else []
        made[handle] = (*lines, *disagreeing(each, stands.get(handle), wording))
    return made


def disagreeing(found: ChangeFollowUp, stand: ReasonStatus | None, wording: Wording) -> tuple[Spans, ...]:
    """That a report gives another status where a reason on record calls a change finished; nothing where none does."""
    entries = stand.entries if stand is not None else ()
    if found.denied is None or not any(entry.kind is ReasonKind.FINISHED for entry in entries):
        return ()
    told = {"status": found.denied.printed, "day": day(found.denied.through, wording)}
    return ((Span(wording.say("follow.denied", **told), Style.ALARM),),)


def beside_lines(found: ChangeFollowUp, wording: Wording) -> Iterator[str]:
    """What reports say of a change, a line each."""
    yield from (_report_word(word, wording) for word in found.words)


def words(found: Sequence[ReportWord], wording: Wording) -> str:
    """A report's words without its day: «Försenad», «Rekryteringen dröjer.»."""
    told = []
    for each in found:
        texts = [text.rstrip(".") for text in (each.printed, each.text) if text]
        quoted = ", ".join(wording.say("follow.status", printed=text) for text in texts)
        told.append(each.printed if each.is_outcome else quoted)
    return "; ".join(told)


def _report_word(word: ReportWord, wording: Wording) -> str:
    """One report's words with its day, and whether it was known at the decision."""
    known = {True: "-known", False: "-later", None: ""}[word.known]
    on = wording.say(f"follow.on-day{known}", day=day(word.through, wording))
    quoted = [wording.say("follow.status", printed=text.rstrip(".")) for text in (word.printed, word.text) if text]
    if not quoted:
        told = wording.say(f"follow.word-absent.{word.coverage}", on=on)
    elif word.is_outcome:
        told = wording.say("follow.word-outcome", printed=word.printed, on=on)
    else:
        told = wording.say("follow.word", printed=", ".join(quoted), on=on)
    return wording.say("follow.word-of", name=word.name.rstrip("."), told=told) if word.name else told
