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
        ("the frame is 226,2 mkr", "till 226,2 mkr"),
        (
            "it is 3,6 mkr less than the year before",
            "Nämndens nettokostnad (ramen) minskar med 3,6 mkr, från 229,8 mkr",
        ),
        ("6 mkr less for one unit, 5,4 after the index", "arbetsmarknadsenheten minskar med 5,4 mkr"),
        ("6 mkr less for one unit", "ett särskilt belopp (−6,0 mkr)"),
        ("one percent to all", "Uppräkning med 1 procent, samtliga verksamheter"),
        ("one percent of the one unit", "uppräkning med 1 procent (+0,5 mkr)"),
        ("the proposal covers what the plan holds", "ekonomiska ramar, konkurrensplan och internkontrollplan"),
        ("the plan is revised", "Planen för 2022 (reviderad)"),
        ("its number", "SN/2021:1"),
        ("the grounds", "minskat utrymmet för försörjningsstöd med 6 mkr"),
        ("only the budget is compared", "De gäller enbart budgeten."),
    ],
)
def test_what_the_published_memo_states_and_the_data_know_is_in_ours(ours: str, fact: str, said: str) -> None:
    assert said in ours, fact


def test_nothing_is_said_of_the_year_before_but_what_the_plan_tells_of_it(ours: str) -> None:
    """The plan for 2021 is not there: no activity, risk or unit of it may be called new or gone."""
    assert not re.search(r"utgår|är ny|slås samman|heter nu|svagare", ours)


def test_auditors_are_told_in_words_what_is_not_known() -> None:
    text = render(write(case(), "auditors"))
    assert "Vad planen för 2021 säger om övergripande mål, nämndmål, uppdrag, taxor och avgifter," in text
    assert "eller löpande text är inte känt och därför inte jämfört." in text
    assert not re.search(r"[a-z]_[a-z]|\bold\b", re.sub(r"<!--[^>]*-->", "", text).replace("\\", ""))


def test_every_amount_of_ours_is_in_the_plan_or_follows_from_it(ours: str) -> None:
    printed = {"47,9", "42,4", "5,5", "277,7", "268,6", "9,1", "229,8", "226,2", "3,6"}  # lines
    printed |= {"17,1", "17,3", "0,2", "72,2", "72,9", "0,7", "52,8", "47,4", "5,4", "87,7", "88,6", "0,9"}  # units
    printed |= {"1,8"}  # what three units get in all: 0,2 + 0,7 + 0,9
    printed |= {"2,3", "6,0", "0,5", "0,1"}  # the index on the whole, the amount, the index on the unit, the rounding
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


def test_what_the_published_memo_leaves_out_is_the_gross_rows_and_the_units() -> None:
    found = verify(scope_of(case()), write(case()), list(from_markdown(published())))
    assert [doubt.what for doubt in found] == [
        "Intäkter",
        "Kostnader",
        "Stab och central ledning",
        "Vuxenheten",
        "Ekonomi- och arbetsmarknadsenheten",
        "Barn- och ungdomsenheten",
    ]


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
