"""Records everything that lacks a reason today as there before the gate, so that a municipality can start."""

from __future__ import annotations

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli.explain_context import Desk
from vpbdiff.explanations import Edit, State
from vpbdiff.explanations.making import baseline as made
from vpbdiff.gate import Rule
from vpbdiff.statements import reasons


def baseline(desk: Desk) -> ExitStatus:
    """Record it, and say what was done and how it is undone. Raises `VpbdiffError` where nothing lacks a reason."""
    wanting = [each.stand for each in desk.case.verdict.of_rule(Rule.UNEXPLAINED) if each.stand is not None]
    if not wanting:
        raise failure("explain.nothing-for-baseline")
    assert all(each.state is State.NONE for each in wanting)
    entries = made([each.subject for each in wanting], desk.by, desk.date)
    after, status = desk.write(Edit(None, each) for each in entries)
    desk.count(
        "explain.baseline", len(entries), path=after.case.place.shown, command=reasons.command(desk.case, desk.wording)
    )
    return status


def undo_baseline(desk: Desk) -> ExitStatus:
    """Take away every entry that says no more than that it was there before the gate."""
    found = [each for each in desk.case.explanations.entries if each.baseline]
    if not found:
        raise failure("explain.nothing-to-remove")
    after, status = desk.write(Edit(each, None) for each in found)
    desk.count("explain.baseline-removed", len(found), path=after.case.place.shown)
    return status
