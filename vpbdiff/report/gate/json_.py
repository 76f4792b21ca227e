"""The verdict for programs, as `schemas/check.schema.json` describes it: all that was found, notes too."""

from __future__ import annotations

from vpbdiff.gate import Case
from vpbdiff.model import Plan
from vpbdiff.report.gate import outcome
from vpbdiff.report.gate.message import written
from vpbdiff.report.gate.options import GateOptions
from vpbdiff.report.gate.told import Told, tell
from vpbdiff.terminal import in_json
from vpbdiff.values import Json, pretty
from vpbdiff.wording import Wording

FORMAT = "vpbdiff-check/1"


def render(case: Case, wording: Wording, options: GateOptions) -> str:
    """The JSON document; the sentences in it are in the language, all else is the same in any."""
    return document(to_json(case, wording))


def document(value: Json) -> str:
    """A JSON document as every format of the gate writes it; ends with a newline."""
    return in_json(pretty(value)) + "\n"


def to_json(case: Case, wording: Wording) -> dict[str, Json]:
    """The verdict with all its findings."""
    verdict = case.verdict
    return {
        "format": FORMAT,
        "old": _plan(case.comparison.old),
        "new": _plan(case.comparison.new),
        "explanations": case.place.shown if case.reading.text else None,
        "policy": case.policy.source,
        "passed": verdict.passed,
        "looked_at": verdict.looked_at,
        "need_reason": outcome.needing(case),
        "explained": outcome.explained(case),
        "levels": {str(level): number for level, number in outcome.levels(case).items()},
        "sentence": outcome.verdict(case, wording),
        "findings": [_finding(each) for each in tell(case, wording)],
        "loosened": [{"what": str(each.what), "name": each.name, "number": each.number} for each in verdict.loosened],
    }


def _plan(plan: Plan) -> Json:
    return {"path": plan.path, "series": plan.series, "year": plan.year, "version": plan.version}


def _finding(told: Told) -> Json:
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
        "what": written(told.what),
        "fault": told.fault,
    }
    if found.stand is not None:
        document |= {
            "id": told.change.id if told.change else None,
            "entity": found.stand.subject.entity,
            "kinds": [str(kind) for kind in found.stand.subject.record.kinds],
            "need": found.need.word,
        }
    if found.drifts:
        document["drifts"] = [
            {"side": each.side, "field": each.field, "was": each.was, "now": each.now} for each in found.drifts
        ]
    if found.span is not None:
        document["lacking_kr"] = _kronor(found.span.residual.kr)
    return document | {"command": told.command}


def _kronor(kr: object) -> str:
    return str(kr)
