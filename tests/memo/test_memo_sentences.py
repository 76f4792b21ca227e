"""Sentences that people write in a memo: none that is false is confirmed, and hardly any that is true is doubted."""

from __future__ import annotations

import pytest

from benchmarks.verify import alarms, cases, missed
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import TurnJudge
from vpbdiff.memo.judging_counts import CountJudge
from vpbdiff.memo.judging_items import ItemJudge
from vpbdiff.memo.judging_plans import PlanJudge

JUDGES: tuple[type[TurnJudge], ...] = (CountJudge, ItemJudge, PlanJudge)


@pytest.mark.parametrize("turn", turns.TURNS)
def test_each_turn_is_judged_in_one_place(turn: str) -> None:
    assert sum(f"_{turn}" in vars(judge) for judge in JUDGES) == 1


def test_a_memo_by_hand() -> None:
    found = [each for each in cases([1]) if each.kind not in {"dropped line", "swapped reason"}]
    assert len(found) == 22
    assert [each for each in found if each.verdict == ("confirmed", "contradicted")[each.truth]] == []
    assert sum(each.verdict == "unchecked" for each in found) <= 2


@pytest.mark.soak
def test_what_is_asked_of_the_benchmark_is_held() -> None:
    assert not missed(list(cases(range(700, 720))))
    assert [each for each in alarms(range(700, 710)) if each[2]] == []
