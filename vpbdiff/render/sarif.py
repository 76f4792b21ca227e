"""The verdict as SARIF 2.1.0 (OASIS), for code scanning and editors; the rules carry their help.

JSON escapes what a plan can hold, `_message` what means something in a message: a bracket begins a link there and a
brace a placeholder (3.11.5, 3.11.6). For the same reason words that went and came have round brackets around them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from vpbdiff.base.errors import ExitStatus
from vpbdiff.base.version import __version__
from vpbdiff.gate import Case, Rule
from vpbdiff.gate.series import PairVerdict, SeriesVerdicts
from vpbdiff.model.plan import Json
from vpbdiff.render.check_json import document
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.views.finding_links import Checkout
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MARKS: gate_report.Marks = (("(-", "-)"), ("(+", "+)"))
_RULES = list(Rule)
_ROOT = "SRCROOT"
"""What the top of the repository is called among the bases of paths."""


def render(case: Case, wording: Wording, options: Options) -> str:
    """The JSON document: one run."""
    return log([_run([case], gate_report.pair_name(case), wording)])


def of_series(found: SeriesVerdicts, wording: Wording, options: Options) -> str:
    """The JSON document of whole series: one run a series, with what could not be judged as errors of the run."""
    by_series = groupby(found.pairs, key=lambda each: each.series)
    return log([_run_of(series, tuple(pairs), wording) for series, pairs in by_series])


def _run_of(series: str, pairs: Sequence[PairVerdict], wording: Wording) -> Json:
    cases = [each.case for each in pairs if each.case is not None]
    run = _run(cases, series, wording)
    failed = [(" – ".join(each.words), problem) for each in pairs for problem in each.problems]
    if failed:
        notes: list[Json] = [
            {"level": "error", "message": {"text": _message(f"{words}: {sentence(wording, problem)}")}}
            for words, problem in failed
        ]
        run["invocations"] = [
            *run["invocations"],
            {"executionSuccessful": False, "exitCode": int(ExitStatus.FAILED), "toolExecutionNotifications": notes},
        ]
    return run


def log(runs: Sequence[Json]) -> str:
    """The JSON document of some runs."""
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": list(runs)})


def _run(cases: Sequence[Case], name: str, wording: Wording) -> dict[str, Any]:
    """One run of the gate over some pairs; `name` tells it from the runs over others (3.17.3: it ends with a slash, so
    that all of it is the category)."""
    checkout = Checkout()
    results: list[Json] = [each for case in cases for each in _results(case, wording, checkout)]
    driver: Json = {
        "name": "vpbdiff",
        "semanticVersion": __version__,
        "language": wording.language,
        "rules": [_rule(rule, wording) for rule in _RULES],
    }
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"vpbdiff/{quote(os.fsencode(name))}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: _root(cases, checkout, wording)},
        "invocations": [_invocation(case, wording) for case in cases],
        "results": results,
    }


def _root(cases: Sequence[Case], checkout: Checkout, wording: Wording) -> Json:
    """The top of the repository, which the paths are seen from; the current folder where there is no repository."""
    here = Path(cases[0].new.path).absolute().parent if cases and cases[0].new.revision is None else Path.cwd()
    top = checkout.top(here) or Path.cwd()
    return {"uri": f"{top.as_uri().rstrip('/')}/", "description": {"text": wording.say("gate.sarif-root")}}


def _results(case: Case, wording: Wording, checkout: Checkout) -> Iterator[Json]:
    told = finding_views(case, wording)
    names = zip(
        gate_report.fingerprints(told), gate_report.fingerprints(told, gate_report.pair_name(case)), strict=True
    )
    for each, (old, new) in zip(told, names, strict=True):
        yield _result(each, {"itemAndRule/v1": old, "itemAndRule/v2": new}, wording, checkout)


def _invocation(case: Case, wording: Wording) -> Json:
    """The verdict itself, and what loosened the gate as notes on the run: they are about no place in the plan."""
    status = ExitStatus.DONE if case.verdict.passed else ExitStatus.FINDINGS
    notes: list[Json] = [
        {"level": "note", "message": {"text": _message(sentence)}}
        for sentence in (*gate_report.basis(case, wording), *gate_report.loosened(case, wording))
    ]
    return {
        "executionSuccessful": True,
        "exitCode": int(status),
        "exitCodeDescription": gate_report.verdict(case, wording),
        "toolExecutionNotifications": notes,
        "properties": {"pair": gate_report.pair_name(case), "missing": gate_report.missing(case)},
    }


def _rule(rule: Rule, wording: Wording) -> Json:
    return {
        "id": f"vpbdiff/{rule}",
        "name": "".join(part.capitalize() for part in rule.split("-")),
        "shortDescription": {"text": wording.say(f"gate.rule.{rule}")},
        "help": {"text": wording.say(f"gate.rule-help.{rule}")},
    }


def _result(told: FindingView, names: dict[str, Json], wording: Wording, checkout: Checkout) -> Json:
    properties: dict[str, Json] = {"item": told.item, "command": told.command}
    return {
        "ruleId": f"vpbdiff/{told.rule}",
        "ruleIndex": _RULES.index(told.rule),
        "level": str(told.level),
        "message": {"text": _message("\n".join(gate_report.lines(told, wording, _MARKS)))},
        "locations": [
            {"physicalLocation": _place(told, checkout), "logicalLocations": [{"fullyQualifiedName": told.item}]}
        ],
        "partialFingerprints": names,
        "properties": {name: value for name, value in properties.items() if value},
    }


def _place(told: FindingView, checkout: Checkout) -> Json:
    spot = told.spot.beside
    place: dict[str, Json] = {"artifactLocation": {"uri": quote(os.fsencode(checkout.path(spot))), "uriBaseId": _ROOT}}
    return place if spot.line is None else place | {"region": {"startLine": spot.line}}


def _message(text: str) -> str:
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")
