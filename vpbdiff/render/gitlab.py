"""The verdict as GitLab's code quality report: a list of issues, shown in the merge request that brings them.

JSON escapes all that a plan can hold. GitLab tells issues apart by their fingerprint and wants a line for each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from vpbdiff.base.errors import Level
from vpbdiff.gate import Case, Waiver
from vpbdiff.model.plan import Json
from vpbdiff.render.check_json import document
from vpbdiff.statements.options import Options
from vpbdiff.store.resolve import SETTINGS
from vpbdiff.views import gate_report
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import Wording

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(case: Case, wording: Wording, options: Options) -> str:
    """The JSON document."""
    told = finding_views(case, wording)
    issues = zip(told, gate_report.fingerprints(told), strict=True)
    found = [_issue(each, fingerprint, wording) for each, fingerprint in issues]
    return document([*found, *_loosened(case, wording)])


def _loosened(case: Case, wording: Wording) -> Iterator[Json]:
    """What loosened the gate, on the file that did."""
    for number, each in enumerate(case.verdict.loosened):
        place = case.place.path.as_posix() if each.what is not Waiver.POLICY else SETTINGS
        yield {
            "description": gate_report.loose(each, wording),
            "check_name": "vpbdiff/loosened",
            "fingerprint": hashlib.sha256(f"{each.what} {each.name} {number}".encode()).hexdigest()[:32],
            "severity": "info",
            "location": {"path": place, "lines": {"begin": 1}},
        }


def _issue(told: FindingView, fingerprint: str, wording: Wording) -> Json:
    spot = told.spot.beside
    return {
        "description": " ".join(gate_report.lines(told, wording)),
        "check_name": f"vpbdiff/{told.rule}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[told.level],
        "location": {"path": spot.path, "lines": {"begin": spot.line or 1}},
    }
