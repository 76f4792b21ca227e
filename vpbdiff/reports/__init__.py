"""Reports on what became of a plan in its year: read from documents, kept beside the plans, loaded strictly.

A report is no plan. What it leaves out is not followed up, and never removed.
"""

from __future__ import annotations

from vpbdiff.reports.loading import FORMAT, beside, dumps, known, load, named, report_from_json
from vpbdiff.reports.report import Deferred, FollowedUp, Report, ReportDecision, ReportJudgement, ReportStep
from vpbdiff.store.paths import REPORTS as FOLDER

__all__ = [
    "FOLDER",
    "FORMAT",
    "Deferred",
    "FollowedUp",
    "Report",
    "ReportDecision",
    "ReportJudgement",
    "ReportStep",
    "beside",
    "dumps",
    "known",
    "load",
    "named",
    "report_from_json",
]
