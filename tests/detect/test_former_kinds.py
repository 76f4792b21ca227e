"""Reasons written by an earlier version of the program, which called every difference in these fields a rewording.

`FORMER` was written by that version, for these two plans; it is data, and no function here makes it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.plans import activity, goal, plan, risk, risks
from vpbdiff.compare import compare
from vpbdiff.explanations import Entry, Explanations
from vpbdiff.explanations.coverage import State, coverage_of
from vpbdiff.explanations.file import from_json
from vpbdiff.explanations.subjects import subjects
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Plan

FORMER = Path(__file__).parents[1] / "goldens" / "former-kinds.explanations.json"


def plans(new_target: str = "75 %", new_responsible: str = "Stab") -> tuple[Plan, Plan]:
    """Two years of a plan in which each of those fields differs."""
    old = plan(
        2025,
        goals=[
            goal(
                "Äldre får stöd i tid",
                {**activity("Ring alla över 80"), "responsible": "Hemtjänsten", "deadline": "2025-06-30"},
                measures=[
                    {"title": "Andel nöjda", "targets": [{"year": 2026, "value": "90 %"}]},
                    {"title": "Andel som nås", "targets": [{"year": 2025, "value": "60 %"}]},
                    {"title": "Antal besök", "targets": [{"year": 2025, "value": "80"}]},
                ],
            )
        ],
        fees=[{"name": "Matlåda", "decided_by": "KF"}],
        internal_control_plan=risks(
            {**risk("Avgifter", "Fel avgift."), "controls": [{"text": "Stickprov.", "frequency": "Varje månad"}]}
        ),
    )
    new = plan(
        2026,
        goals=[
            goal(
                "Äldre får stöd i tid",
                {**activity("Ring alla över 80"), "responsible": new_responsible, "deadline": "2025-06-30"},
                measures=[
                    {"title": "Andel nöjda", "targets": [{"year": 2026, "value": new_target}]},
                    {"title": "Andel som nås", "targets": [{"year": 2026, "value": "50 %"}]},
                    {"title": "Antal besök", "targets": [{"year": 2026, "value": "80"}]},
                ],
            )
        ],
        fees=[{"name": "Matlåda", "decided_by": "KS"}],
        internal_control_plan=risks(
            {**risk("Avgifter", "Fel avgift."), "controls": [{"text": "Stickprov.", "frequency": "Varje kvartal"}]}
        ),
    )
    return old, new


def states(comparison: Comparison) -> dict[str, State]:
    found = coverage_of(comparison, from_json(json.loads(FORMER.read_text(encoding="utf-8"))))
    assert found.orphans == ()
    return {each.subject.record.name: each.state for each in found.stands}


def test_the_reasons_were_written_of_rewordings() -> None:
    kinds = {
        kind
        for entry in json.loads(FORMER.read_text(encoding="utf-8"))["entries"]
        for kind in entry["items"][0]["kinds"]
    }
    assert kinds == {"reworded"}


def test_a_reason_stands_for_the_kind_that_succeeded_the_former() -> None:
    found = states(compare(*plans()))
    assert len(found) == 6
    assert set(found.values()) == {State.EXPLAINED}


HALVES: dict[str, tuple[tuple[Kind, ...], tuple[Kind, ...], State]] = {
    "both reasons": ((Kind.ADDED, Kind.REMOVED), (Kind.ADDED, Kind.REMOVED), State.EXPLAINED),
    "a reason for the added one alone": ((Kind.ADDED,), (Kind.ADDED, Kind.REMOVED), State.STALE),
    "a reason for the removed one alone": ((Kind.REMOVED,), (Kind.ADDED, Kind.REMOVED), State.STALE),
    "one reason, where the other was never asked for": ((Kind.REMOVED,), (Kind.REMOVED,), State.EXPLAINED),
}


@pytest.mark.parametrize("name", HALVES)
def test_what_was_removed_and_added_takes_both_reasons(name: str) -> None:
    given, asked, state = HALVES[name]
    old, new = (
        plan(year, fees=[{"name": f"Trygghetslarm ({price} kr/mån)", "decided_by": "KF"}])
        for year, price in ((2025, 350), (2026, 530))
    )
    apart = Pin("fee:trygghetslarm-350-kr-mån", "fee:trygghetslarm-530-kr-mån", same=False)
    told = subjects(compare(old, new, [apart]))
    assert [each.record.kinds for each in told] == [(Kind.ADDED,), (Kind.REMOVED,)]
    reasons = [Entry((each.record,), f"Skäl {at}.") for at, each in enumerate(told) if each.record.kinds[0] in given]
    found = coverage_of(compare(old, new), Explanations(tuple(reasons)), asks=lambda _, kind: kind in asked)
    assert (found.orphans, found.duplicates) == ((), ())
    (one,) = found.stands
    assert one.subject.record.kinds == (Kind.RENAMED, Kind.RAISED)
    assert one.state is state
    held = one.entries if state is State.EXPLAINED else tuple(entry for entry, _ in one.stale)
    assert sorted(each.reason for each in held) == [each.reason for each in reasons]


CHANGED = {
    "another target": ({"new_target": "70 %"}, "Andel nöjda"),
    "another responsible": ({"new_responsible": "Boendeenheten"}, "Ring alla över 80"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_reason_for_other_values_is_stale_under_either_kind(name: str) -> None:
    given, item = CHANGED[name]
    found = states(compare(*plans(**given)))
    assert {each for each, state in found.items() if state is not State.EXPLAINED} == {item}
    assert found[item] is State.STALE
