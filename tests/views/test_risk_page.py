"""The risks by how grave they are: each risk of both plans on exactly one line, by the words and by the scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import Pair, raw_pairs, successors
from tests.support.comparisons import Builder
from tests.support.plans import raw_plan
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison, Rung
from vpbdiff.model.plan import Plan
from vpbdiff.statements import caveats
from vpbdiff.store import plan_from_json
from vpbdiff.views.risk_bands import BANDS, HIGHEST, Rated, RiskLine, bands, change_of, unknown
from vpbdiff.wording import Wording

PRODUCTS = (1, 2, 3, 4, 6, 8, 9, 12, 16)
INDICES = st.sampled_from(PRODUCTS) | st.none()
SIDES = st.lists(st.builds(Rated, st.just("risk"), st.just("Rutin"), INDICES), max_size=3).map(tuple)
LINES = st.builds(RiskLine, SIDES, SIDES, st.just("/x"), st.booleans()).filter(
    lambda line: (line.olds or line.news) and (line.compared or not (line.olds and line.news))
)

Risks = Mapping[str, int | None]
"""Indices by name."""


def lines(comparison: Comparison) -> list[RiskLine]:
    return [risk for _, held in bands(comparison) for risk in held]


def rated(plan: Plan) -> Counter[tuple[str, object]]:
    return Counter((item.name, item.fields.get("index")) for item in plan.items() if item.entity.is_rated)


def risk(process: str, index: int | None) -> dict[str, Any]:
    found: dict[str, Any] = {"category": "Ekonomi", "process": process, "description": f"Risk för fel i {process}."}
    return found | ({"index": index} if index else {})


def raw(year: int, risks: Risks | None) -> dict[str, Any]:
    """A plan with these risks; None for a plan whose risks are not known."""
    listed = None if risks is None else [risk(*each) for each in risks.items()]
    return raw_plan(year, internal_control_plan={"risks": listed})


def compared(olds: Risks | None, news: Risks | None) -> Comparison:
    return compare(plan_from_json(raw(2024, olds)), plan_from_json(raw(2025, news)))


def regrouped(olds: Risks, news: Risks, rung: Rung) -> Comparison:
    """All of one plan's risks held to be all of the other's."""
    made = Builder(raw(2024, olds), raw(2025, news))
    for old in range(len(olds)):
        for new in range(len(news)):
            path = "/internal_control_plan/risks"
            made.pair(f"{path}/{old}", f"{path}/{new}", rung, 0.6, "description")
    return made.comparison()


@given(raw_pairs() | successors())
def test_every_risk_of_both_plans_stands_on_exactly_one_line(pair: Pair) -> None:
    old, new = plan_from_json(pair[0]), plan_from_json(pair[1])
    found = lines(compare(old, new))
    for plan, side in ((old, "olds"), (new, "news")):
        shown = Counter((each.name, each.index) for line in found for each in getattr(line, side))
        assert shown == rated(plan)
    assert len({line.pointer for line in found}) == len(found)


@given(raw_pairs() | successors())
def test_bands_go_from_the_gravest_and_hold_what_they_say(pair: Pair) -> None:
    seen = []
    for band, held in bands(compare(plan_from_json(pair[0]), plan_from_json(pair[1]))):
        low, high = band or (0, 0)
        assert held
        assert all(low <= line.index <= high for line in held)
        seen += [line.index for line in held]
    assert seen == sorted(seen, reverse=True)


def test_every_index_has_one_band() -> None:
    assert sorted(index for low, high in BANDS for index in range(low, high + 1)) == list(range(1, HIGHEST + 1))


@given(LINES)
def test_the_words_hold_every_index_in_both_languages(line: RiskLine) -> None:
    for language in ("sv", "en"):
        said = change_of(line, Wording(language))
        shown = set(map(int, re.findall(r"\d+", said)))
        assert shown == {each.index for each in (*line.olds, *line.news) if each.index}


@given(LINES)
def test_the_scale_marks_every_index_at_its_place(line: RiskLine) -> None:
    assert len(line.scale) == HIGHEST
    marked = {place for place, cell in enumerate(line.scale, start=1) if cell not in "·─"}
    assert marked == {each.index for each in (*line.olds, *line.news) if each.index}


@pytest.mark.parametrize(
    ("old", "new", "scale", "words"),
    [
        (9, 12, "········○──▶····", "9 → 12 höjt"),
        (16, 3, "··◀────────────○", "16 → 3 sänkt"),
        (8, 8, "·······●········", "8 oförändrat"),
        (None, 4, "···●············", "saknas → 4"),
        (4, None, "···○············", "4 → saknas"),
        (None, None, "················", "utan index"),
    ],
)
def test_a_risk_of_both_plans(old: int | None, new: int | None, scale: str, words: str) -> None:
    (line,) = lines(compared({"Avgifter": old}, {"Avgifter": new}))
    assert (line.scale, change_of(line, Wording())) == (scale, words)


@pytest.mark.parametrize(
    ("olds", "news", "scale", "words"),
    [
        ({"Avgifter": 6}, {}, "·····✕··········", "6 borttagen"),
        ({}, {"Avgifter": 6}, "·····+··········", "6 ny"),
        ({"Avgifter": None}, {}, "················", "borttagen, utan index"),
        ({}, {"Avgifter": None}, "················", "ny, utan index"),
    ],
    ids=["dropped", "new", "dropped without index", "new without index"],
)
def test_a_risk_of_one_plan(olds: Risks, news: Risks, scale: str, words: str) -> None:
    (line,) = lines(compared(olds, news))
    assert (line.scale, change_of(line, Wording())) == (scale, words)


@pytest.mark.parametrize(
    ("olds", "news", "scale", "words"),
    [
        ({"Avgifter": 6}, None, "·····?··········", "6 inte jämförd"),
        (None, {"Avgifter": 6}, "·····?··········", "6 inte jämförd"),
        (None, {"Avgifter": None}, "················", "inte jämförd, utan index"),
    ],
    ids=["new plan not known", "old plan not known", "without index"],
)
def test_a_risk_beside_a_plan_whose_risks_are_not_known_is_neither_new_nor_dropped(
    olds: Risks | None, news: Risks | None, scale: str, words: str
) -> None:
    comparison = compared(olds, news)
    (line,) = lines(comparison)
    assert (line.scale, change_of(line, Wording())) == (scale, words)
    year = 2024 if olds is None else 2025
    (sentence,) = caveats.sentences(unknown(comparison), comparison, Wording())
    assert sentence == f"Vad planen för {year} säger om internkontrollplan är inte känt och därför inte jämfört."


def test_merged_risks_stand_on_one_line_with_all_their_indices() -> None:
    (line,) = lines(regrouped({"Avgifter": 9, "Fakturor": 16}, {"Avgifter och fakturor": 12}, Rung.MERGED))
    assert (line.name, line.scale) == ("Avgifter och fakturor", "········○──●───○")
    assert change_of(line, Wording()) == "9 + 16 → 12 sammanslagen"


def test_a_split_risk_stands_on_one_line_with_all_its_indices() -> None:
    (line,) = lines(regrouped({"Avgifter och fakturor": 6}, {"Avgifter": 9, "Fakturor": 4}, Rung.SPLIT))
    assert (line.name, line.scale) == ("Avgifter + Fakturor", "···◀─○──▶·······")
    assert change_of(line, Wording()) == "6 → 9 + 4 delad"
    assert line.index == 9
