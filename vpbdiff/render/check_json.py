"""The verdict for programs, as `schemas/check.schema.json` describes it: all that was found, notes too."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.escaping import in_json
from vpbdiff.explanations.staleness import Drift
from vpbdiff.gate import Case, Rule
from vpbdiff.gate.series import PairVerdict, SeriesVerdicts
from vpbdiff.model.plan import Json, pretty
from vpbdiff.render.diff_json import plan_json
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.views.gate_report import written
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

FORMAT, ALL_FORMAT = "vpbdiff-check/1", "vpbdiff-check-all/1"


def render(case: Case, wording: Wording, options: Options) -> str:
    """The JSON document; the sentences in it are in the language, all else is the same in any."""
    return document(to_json(case, wording))


def of_series(found: SeriesVerdicts, wording: Wording, options: Options) -> str:
    """The JSON document of whole series, as `schemas/check-all.schema.json` describes it."""
    pairs: list[Json] = [_pair(each, wording) for each in found.pairs]
    return document(
        {
            "format": ALL_FORMAT,
            "status": int(found.status),
            "pairs": pairs,
            "undecided": list(found.undecided),
            "alone": list(found.alone),
        }
    )


def _pair(pair: PairVerdict, wording: Wording) -> Json:
    return {
        "series": pair.series,
        "old": pair.words[0],
        "new": pair.words[1],
        "verdict": to_json(pair.case, wording) if pair.case is not None else None,
        "problems": [sentence(wording, each) for each in pair.problems],
    }


def document(value: Json) -> str:
    """A JSON document as every format of the gate writes it; ends with a newline."""
    return in_json(pretty(value)) + "\n"


def to_json(case: Case, wording: Wording) -> dict[str, Json]:
    """The verdict with all its findings."""
    verdict = case.verdict
    return {
        "format": FORMAT,
        "old": plan_json(case.comparison.old),
        "new": plan_json(case.comparison.new),
        "merge_base": {"of": case.tip.revision, "revision": case.old.revision} if case.tip is not None else None,
        "day": case.day or None,
        "explanations": {"path": case.place.shown, "exists": bool(case.reading.text)},
        "policy": case.policy.source,
        "passed": verdict.passed,
        "looked_at": verdict.looked_at,
        "need_reason": gate_report.needing(case),
        "explained": gate_report.explained(case),
        "before_the_gate": gate_report.before_the_gate(case),
        "levels": {str(level): number for level, number in gate_report.levels(case).items()},
        "sentence": gate_report.verdict(case, wording),
        "findings": [_finding(each) for each in finding_views(case, wording)],
        "loosened": [{"what": str(each.what), "name": each.name, "number": each.number} for each in verdict.loosened],
    }


def _finding(told: FindingView) -> Json:
    found = told.finding
    document: dict[str, Json] = {
        "rule": str(told.rule),
        "level": str(told.level),
        "item": told.item,
        "section": told.section,
        "file": told.spot.shown,
        "line": told.spot.line,
        "pointer": found.place.pointer,
        "heading": written(told.heading),
        "owner": {"entity": told.owner.entity, "name": told.owner.name} if told.owner else None,
        "what": written(told.what),
        "fault": told.fault,
        "command": told.command,
    }
    return document | dict(_facts(told))


def _facts(told: FindingView) -> Iterator[tuple[str, Json]]:
    """What some rules alone have: the change and what it needs, the reason on record, what differs, what is lacking."""
    found = told.finding
    if found.stand is not None:
        yield "id", told.change.id if told.change else None
        yield "entity", found.stand.subject.entity
        yield "kinds", [str(kind) for kind in found.stand.subject.record.kinds]
        yield "need", found.need.word
    if found.entry is not None:
        yield "reason", found.entry.reason
    if found.drifts:
        yield "drifts", [_drift(each) for each in found.drifts]
    if found.span is not None:
        yield "lacking_kr", round(found.span.residual.kr)
    if told.rule is Rule.POLICY:
        yield "setting", {name: str(found.params[name]) for name in ("setting", "was", "now")}


def _drift(drift: Drift) -> Json:
    document: dict[str, Json] = {"side": drift.side, "field": drift.field, "was": drift.was, "now": drift.now}
    return document | ({"words": [[str(word.op), word.text] for word in drift.words]} if drift.words else {})
