"""Shows what is on record and says nothing any more, and takes it away if a person says so."""

from __future__ import annotations

import sys

import click

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli.explain_context import Desk
from vpbdiff.explanations import coverage
from vpbdiff.gate import Rule
from vpbdiff.gate.judge import of_policy
from vpbdiff.statements import reasons
from vpbdiff.views import record_report


def prune(desk: Desk, yes: bool) -> ExitStatus:
    """Show it, and take it away with `yes` or, in a terminal, on the answer yes; `FINDINGS` where it is left."""
    verdict = desk.case.verdict
    entries = [each for each in desk.case.explanations.entries if not of_policy(each)]
    pins = [each.pin for each in verdict.of_rule(Rule.PIN) if each.pin is not None]
    found = coverage.loose(entries, verdict.standing, pins)
    if not found:
        desk.say("explain.nothing-to-prune", path=desk.case.place.shown)
        return ExitStatus.DONE
    desk.show(record_report.loose(found, desk.case, desk.wording))
    if not yes and not _agreed(desk, len(found)):
        desk.count("explain.prune-left", len(found), command=reasons.command(desk.case, desk.wording))
        return ExitStatus.FINDINGS
    after, status = desk.write(coverage.edits(found))
    desk.count("explain.pruned", len(found), path=after.case.place.shown)
    return status


def _agreed(desk: Desk, number: int) -> bool:
    """Whether a person at a terminal says yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = desk.wording.count("explain.prune-ask", number)
    answer = str(click.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True))
    return answer.strip().casefold() in desk.wording.say("explain.prune-yes").split()
