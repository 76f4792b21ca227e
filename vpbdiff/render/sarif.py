"""The verdict as SARIF 2.1.0 (OASIS), for code scanning and editors; the rules carry their help.

JSON escapes what a plan can hold, `_message` what means something in a message: a bracket begins a link there and a
brace a placeholder (3.11.5, 3.11.6). For the same reason words that went and came have round brackets around them.
"""

from __future__ import annotations

import os
import re
from urllib.parse import quote

from vpbdiff.base.errors import ExitStatus
from vpbdiff.base.version import __version__
from vpbdiff.gate import Case, Rule
from vpbdiff.model.plan import Json
from vpbdiff.render.check_json import document
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import Wording

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MARKS: gate_report.Marks = (("(-", "-)"), ("(+", "+)"))
_RULES = list(Rule)


def render(case: Case, wording: Wording, options: Options) -> str:
    """The JSON document."""
    told = finding_views(case, wording)
    results: list[Json] = [
        _result(each, name, wording) for each, name in zip(told, gate_report.fingerprints(told), strict=True)
    ]
    driver: Json = {
        "name": "vpbdiff",
        "semanticVersion": __version__,
        "language": wording.language,
        "rules": [_rule(rule, wording) for rule in _RULES],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(case, wording)],
        "results": results,
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(case: Case, wording: Wording) -> Json:
    """The verdict itself, and what loosened the gate as notes on the run: they are about no place in the plan."""
    status = ExitStatus.DONE if case.verdict.passed else ExitStatus.FINDINGS
    notes: list[Json] = [
        {"level": "note", "message": {"text": _message(sentence)}} for sentence in gate_report.loosened(case, wording)
    ]
    return {
        "executionSuccessful": True,
        "exitCode": int(status),
        "exitCodeDescription": gate_report.verdict(case, wording),
        "toolExecutionNotifications": notes,
    }


def _rule(rule: Rule, wording: Wording) -> Json:
    return {
        "id": f"vpbdiff/{rule}",
        "name": "".join(part.capitalize() for part in rule.split("-")),
        "shortDescription": {"text": wording.say(f"gate.rule.{rule}")},
        "help": {"text": wording.say(f"gate.rule-help.{rule}")},
    }


def _result(told: FindingView, fingerprint: str, wording: Wording) -> Json:
    properties: dict[str, Json] = {"item": told.item, "command": told.command}
    return {
        "ruleId": f"vpbdiff/{told.rule}",
        "ruleIndex": _RULES.index(told.rule),
        "level": str(told.level),
        "message": {"text": _message("\n".join(gate_report.lines(told, wording, _MARKS)))},
        "locations": [{"physicalLocation": _place(told), "logicalLocations": [{"fullyQualifiedName": told.item}]}],
        "partialFingerprints": {"itemAndRule/v1": fingerprint},
        "properties": {name: value for name, value in properties.items() if value},
    }


def _place(told: FindingView) -> Json:
    spot = told.spot.beside
    place: dict[str, Json] = {"artifactLocation": {"uri": quote(os.fsencode(spot.path))}}
    return place if spot.line is None else place | {"region": {"startLine": spot.line}}


def _message(text: str) -> str:
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")
