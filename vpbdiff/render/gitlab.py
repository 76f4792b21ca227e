"""The verdict as GitLab's code quality report: a list of issues, shown in the merge request that brings them.

JSON escapes all that a plan can hold. GitLab tells issues apart by their fingerprint and wants a line for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.errors import Level
from vpbdiff.gate import Case, Waiver
from vpbdiff.model.plan import Json
from vpbdiff.render.check_json import document
from vpbdiff.statements.options import Options
from vpbdiff.store.resolve import SETTINGS
from vpbdiff.views import gate_report
from vpbdiff.views.finding_links import Checkout
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import Wording

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(case: Case, wording: Wording, options: Options) -> str:
    """The JSON document."""
    told, checkout = finding_views(case, wording), Checkout()
    issues = zip(told, gate_report.fingerprints(told, gate_report.pair_name(case)), strict=True)
    found = [_issue(each, fingerprint, wording, checkout) for each, fingerprint in issues]
    return document([*found, *_loosened(case, wording, checkout)])


def _loosened(case: Case, wording: Wording, checkout: Checkout) -> Iterator[Json]:
    """What loosened the gate, on the file that did."""
    of = gate_report.pair_name(case)
    for number, each in enumerate(case.verdict.loosened):
        place = checkout.of(case.place) if each.what is not Waiver.POLICY else SETTINGS
        yield {
            "description": gate_report.loose(each, wording),
            "check_name": "vpbdiff/loosened",
            "fingerprint": gate_report.digest(f"{of} {each.what} {each.name} {number}"),
            "severity": "info",
            "location": {"path": place, "lines": {"begin": 1}},
        }


def _issue(told: FindingView, fingerprint: str, wording: Wording, checkout: Checkout) -> Json:
    spot = told.spot.beside
    return {
        "description": " ".join(gate_report.lines(told, wording)),
        "check_name": f"vpbdiff/{told.rule}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[told.level],
        "location": {"path": checkout.path(spot), "lines": {"begin": spot.line or 1}},
    }
