"""A follow-up for programs: facts alone, as `schemas/follow.schema.json` describes them, the same in any language."""

from __future__ import annotations

from fractions import Fraction

from vpbdiff.base.escaping import in_json
from vpbdiff.follow.relation import Counted, DeviationRule, FollowedItem, Following, MoneyRow, Relation
from vpbdiff.follow.verdict import TargetVerdict
from vpbdiff.model.plan import Json, pretty
from vpbdiff.reports import FollowedUp, ReportJudgement, ReportStep
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

FORMAT = "vpbdiff-follow/1"


def render(following: Following, wording: Wording, options: Options) -> str:
    """The JSON document."""
    report = following.report
    document: dict[str, Json] = {
        "format": FORMAT,
        "plan": {"path": following.plan_path, "year": following.plan_year, "version": following.plan_version},
        "report": {
            "path": report.path,
            "kind": report.kind,
            "through": report.through,
            "title": report.title,
            "meeting_date": report.meeting or None,
        },
        "series": following.series,
        "known_before": following.known_before,
        "coverage": [_counted(each) for each in following.counts],
        "items": [_item(each) for each in following.items],
        "money": [_row(each) for each in following.money],
        "signs": [_rule(each) for each in following.signs],
        "relations": [_relation(each) for each in following.relations],
        "unread": len(report.items.unread),
    }
    return in_json(pretty(document)) + "\n"


def _counted(each: Counted) -> Json:
    return {
        "entity": each.entity,
        "in_plan": each.in_plan,
        "followed": each.followed,
        "not_followed_up": each.not_followed,
        "later": each.later,
        "not_read": each.not_read,
        "only_in_report": each.only_in_report,
    }


def _item(each: FollowedItem) -> Json:
    document: dict[str, Json] = {
        "entity": each.entity,
        "title": each.name,
        "plan": each.plan.pointer if each.plan is not None else None,
        "report": [item.pointer for item in each.report],
        "coverage": str(each.coverage),
        "said": [_said(said) for said in each.said],
        "relations": [_relation(relation) for relation in each.relations],
    }
    if each.verdict is not None:
        document["verdict"] = _verdict(each.verdict)
    if each.before:
        document["before"] = [{"through": day, "printed": printed} for day, printed in each.before]
    return document


def _verdict(found: TargetVerdict) -> Json:
    document: dict[str, Json] = {
        "verdict": str(found.outcome),
        "why": str(found.why) if found.why is not None else None,
        "target": found.target or None,
        "outcome": found.value or None,
    }
    if found.difference is not None:
        document["difference"] = _number(found.difference)
    return document


def _number(value: Fraction) -> str:
    """An exact number as text: no float has a part in it."""
    whole = value.limit_denominator(10**9)
    if whole.denominator == 1:
        return str(whole.numerator)
    digits = 1
    while (whole * 10**digits).denominator != 1:
        digits += 1
    sign, scaled = ("-" if whole < 0 else ""), abs(int(whole * 10**digits))
    return f"{sign}{scaled // 10**digits}.{scaled % 10**digits:0{digits}d}"


def _said(said: FollowedUp) -> Json:
    document: dict[str, Json] = {}
    for name, found in (("assessment", said.assessment), ("status", said.status), ("result", said.result)):
        if found is not None:
            document[name] = _judgement(found)
    texts = {"text": said.text, "note": said.note, "not_measured": said.not_measured, "trend": said.trend}
    document |= {name: text for name, text in texts.items() if text}
    return document


def _judgement(found: ReportJudgement) -> Json:
    return {"printed": found.printed, "reading": found.reading}


def _relation(each: Relation) -> Json:
    facts: dict[str, Json] = {}
    for name, value in each.facts.items():
        facts[name] = value if isinstance(value, bool | int | str | list) else str(value)
    return {"relation": str(each.kind), "facts": facts}


def _row(each: MoneyRow) -> Json:
    amounts = {"planned": each.planned, "budget": each.budget, "outcome": each.outcome, "forecast": each.forecast}
    return {
        "table": each.path,
        "name": each.name,
        "role": each.role,
        **{name: None if value is None else int(value) for name, value in amounts.items()},
        "steps": [_step(step) for step in each.steps],
    }


def _step(step: ReportStep) -> Json:
    decision = step.decision
    body: Json = (
        None if decision is None else {"body": decision.body, "date": decision.date, "section": decision.section}
    )
    return {"type": step.type, "line": step.line, "kr": step.kr, "decision": body}


def _rule(each: DeviationRule) -> Json:
    return {"table": each.path, "costs_negative": each.costs_negative, "deviation": each.deviation or None}
