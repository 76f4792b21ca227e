"""The memo of the published pair, held to what the municipality's own memo of 2021-11-30 and the plan state about the
same change; and that memo's text, held against the plans."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.support.memos import as_markdown as render
from tests.support.published import DOCUMENTS, SERIES
from vpbdiff.gate import Case, open_case
from vpbdiff.memo.outlines import scope_of, write
from vpbdiff.memo.readback import from_markdown
from vpbdiff.memo.verify import VerifyFinding, VerifyRule, verify

MEMO_LINES = 70
"""The published document begins with the memo."""


@cache
def case() -> Case:
    return open_case(str(SERIES / "2021.known-from-2022.json"), str(SERIES / "2022.json"))


@pytest.fixture(scope="module")
def ours() -> str:
    return re.sub(r"<!--[^>]*-->", "", render(write(case()))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("the frame is 226,2 mkr", "Nämndens ram för 2022 är 226,2 mkr"),
        ("it is 3,6 mkr less than the year before", "vilket är 3,6 mkr (2 procent) mindre än för 2021"),
        ("from and to", "Ramen minskar därmed med 3,6 mkr, från 229,8 mkr till 226,2 mkr."),
        ("5,4 less for one unit after the index", "Ekonomi- och arbetsmarknadsenheten minskar med 5,4 mkr"),
        ("6 mkr less for one unit, one percent to all", "-5,4|+0,5|-6|".replace("-", "\N{MINUS SIGN}")),
        ("one percent to all units", "Varav 1 %"),
        ("the proposal covers what the plan holds", "ekonomiska ramar, konkurrensplan och internkontrollplan"),
        ("the plan is revised", "reviderad verksamhetsplan och budget 2022"),
        ("its number", "SN/2021:1"),
        ("the grounds", "minskat utrymmet för försörjningsstöd med 6 mkr"),
        ("only the budget is compared", "De gäller enbart budgeten."),
    ],
)
def test_what_the_published_memo_states_and_the_data_know_is_in_ours(ours: str, fact: str, said: str) -> None:
    assert said in ours or said in re.sub(r" *\| *", "|", ours), fact


def test_nothing_is_said_of_the_year_before_but_what_the_plan_tells_of_it(ours: str) -> None:
    """The plan for 2021 is not there: no activity, risk or unit of it may be called new or gone."""
    assert not re.search(r"utgår|tas bort|är ny|ersätter|heter nu|svagare|oförändrat", ours)


def test_auditors_are_told_that_only_the_budget_is_known() -> None:
    text = render(write(case(), "auditors"))
    assert "Planen jämförs med de uppgifter om 2021 som den själv lämnar. De gäller enbart budgeten." in text
    assert not re.search(r"[a-z]_[a-z]|\bold\b", re.sub(r"<!--[^>]*-->", "", text).replace("\\", ""))


def test_every_amount_of_ours_is_in_the_plan_or_follows_from_it(ours: str) -> None:
    printed = {"47,9", "42,4", "5,5", "277,7", "268,6", "9,1", "229,8", "226,2", "3,6"}  # lines
    printed |= {"17,1", "17,3", "0,2", "72,2", "72,9", "0,7", "52,8", "47,4", "5,4", "87,7", "88,6", "0,9"}  # units
    printed |= {"2,3", "0,5"}  # the index on the whole, the index on the unit; the plan's own 0,5 percent of the frame
    assert set(re.findall(r"\d+,\d+", ours)) == printed


@cache
def published() -> str:
    path: Path = DOCUMENTS[2022]
    if not path.exists():
        pytest.skip("the published texts lie beside the project, in ../shared, and are not here")
    return "\n".join(path.read_text(encoding="utf-8").split("\n")[:MEMO_LINES])


def doubts(text: str) -> list[VerifyFinding]:
    found = verify(scope_of(case()), write(case()), list(from_markdown(text)))
    return [doubt for doubt in found if doubt.doubt is not VerifyRule.LEFT_OUT]


def test_nothing_in_the_published_memo_is_doubted() -> None:
    assert doubts(published()) == []


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("budgetram om 226,2 mkr", "budgetram om 262,2 mkr"),
        ("budgetram om 226,2 mkr", "budgetram om 229,8 mkr"),
        ("minskning med 3,6 mkr", "minskning med 6,3 mkr"),
        ("minskning med 3,6 mkr", "ökning med 3,6 mkr"),
        ("med 0,5 procent", "med 5 procent"),
        ("fyra nämndmål", "fem nämndmål"),
        ("ett uppdrag för socialnämnden", "två uppdrag för socialnämnden"),
    ],
)
def test_what_is_false_in_it_is_found(true: str, false: str) -> None:
    assert true in published()
    assert doubts(published().replace(true, false))
