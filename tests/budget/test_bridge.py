"""The bridge from the old amount to the new: it always adds up, and says what is not explained."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.budget.test_movement import budgets, mkr, moved, pin
from tests.support.budgets import budget
from tests.support.invented import raw_snapshot
from tests.support.solna import solna
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.budget.bridge import Bridge, BridgeRow, ResidualState, bridge
from vpbdiff.budget.components import (
    Component,
    Index,
    LineAmount,
    TechnicalAdjustment,
    Transfer,
    WholeAmount,
    component_from_json,
    component_to_json,
)
from vpbdiff.model import money
from vpbdiff.model.money import Unit
from vpbdiff.model.plan import Plan
from vpbdiff.store import plan_from_json, schema

MKR = 1_000_000
SUPPORT = LineAmount("Ekonomi- och arbetsmarknadsenheten", -6 * MKR, "Minskat utrymme för försörjningsstöd")


def bridged(old: Plan, new: Plan, *components: Component) -> Bridge:
    return bridge(moved(old, new), components)


def residuals(found: Bridge, decimals: int = 3) -> dict[str, str]:
    spans = [*found.units, found.whole]
    return {span.row.name: money.text(span.residual.kr, Unit.MKR, decimals) for span in spans if span.row}


def standings(found: Bridge) -> list[ResidualState]:
    return [span.standing for span in (*found.units, found.whole)]


def tolerances(found: Bridge) -> list[Fraction]:
    return [span.residual.tolerance for span in (*found.units, found.whole)]


def test_2021_to_2022_is_explained_by_two_components() -> None:
    found = bridged(solna(2021), solna(2022), Index("1,0"), SUPPORT)
    assert residuals(found) == {
        "Stab och central ledning": "0,029",
        "Vuxenheten": "−0,022",
        "Ekonomi- och arbetsmarknadsenheten": "0,072",
        "Barn- och ungdomsenheten": "0,023",
        "Nettokostnader": "0,102",
    }
    assert tolerances(found) == [Fraction(100_000)] * 4 + [Fraction(400_000)]
    assert standings(found) == [ResidualState.EXPLAINED] * 5


def test_2021_to_2022_without_the_saving_says_which_unit_lacks_how_much() -> None:
    found = bridged(solna(2021), solna(2022), Index("1,0"))
    assert [(span.row.name, money.text(span.residual.kr, Unit.MKR, 1)) for span in found.unexplained if span.row] == [
        ("Ekonomi- och arbetsmarknadsenheten", "−5,9"),
        ("Nettokostnader", "−5,9"),
    ]


def test_2021_to_2022_with_the_frames_index_alone() -> None:
    found = bridged(solna(2021), solna(2022), Index("0,5"))
    assert residuals(found) == {
        "Stab och central ledning": "0,115",  # 0,1145
        "Vuxenheten": "0,339",
        "Ekonomi- och arbetsmarknadsenheten": "−5,664",
        "Barn- och ungdomsenheten": "0,462",  # 0,4615
        "Nettokostnader": "−4,749",
    }
    assert standings(found) == [ResidualState.UNEXPLAINED] * 5


def test_2019_to_2020_adds_up_exactly() -> None:
    """The index is on personnel costs, which the plan does not print: an amount for the whole."""
    found = bridged(
        solna(2019),
        solna(2020),
        WholeAmount(1_400_000, "Löneutveckling"),
        LineAmount("Stab och central ledning", -5 * MKR, "Interndebitering"),
        LineAmount("Ekonomi- och arbetsmarknad", -1 * MKR, "Ekonomiskt bistånd"),
    )
    assert sum(step.kr for step in found.whole.steps) == -4_600_000
    assert found.whole.residual.kr == 0
    assert residuals(found, 1) == {
        "Stab och central ledning": "0,1",
        "Vuxenheten": "0,4",
        "Ekonomi- och arbetsmarknad": "0,4",
        "Barn- och ungdom": "0,5",
        "Nettokostnader": "0,0",
    }
    # Stab: within the rounding of -23, which has no decimal. The others can have got a share of the 1,4.
    assert standings(found) == [ResidualState.EXPLAINED, *[ResidualState.SHARE] * 3, ResidualState.EXPLAINED]
    assert found.unexplained == ()


OLD = budget(units="part | Hemtjänst | -20,0 | |\npart | Boende | -30,0 | |", year=2024)
NEW = budget(units="part | Hemtjänst | -22,0 | |\npart | Boende | -28,0 | |", year=2025)
KINDS: list[tuple[str, Component, list[str]]] = [
    ("an index on one line", Index("10", ("hemtjänst",)), ["0,0", "−2,0", "−2,0"]),
    ("an amount on a line", LineAmount("Hemtjänst", 2 * MKR), ["0,0", "−2,0", "−2,0"]),
    ("an amount for the whole", WholeAmount(-1 * MKR), ["2,0", "−2,0", "1,0"]),
    ("a transfer", Transfer("Boende", "Hemtjänst", 2 * MKR), ["0,0", "0,0", "0,0"]),
    ("a technical adjustment on a line", TechnicalAdjustment(2 * MKR, "Hemtjänst"), ["0,0", "−2,0", "−2,0"]),
    ("a technical adjustment for the whole", TechnicalAdjustment(3 * MKR), ["2,0", "−2,0", "−3,0"]),
]


def test_a_frame_that_one_plan_does_not_print_leaves_no_residual() -> None:
    """The whole is then the units' sums: the frame's own figure has nothing to be bridged from."""
    new = budget("net | Netto | -50,0 | |", "part | Hemtjänst | -22,0 | |\npart | Boende | -28,0 | |", year=2025)
    whole = bridged(OLD, new, Transfer("Boende", "Hemtjänst", 2 * MKR)).whole
    assert whole.row is None
    assert (whole.old.kr, whole.new.kr, whole.residual.kr) == (50 * MKR, 50 * MKR, 0)
    assert whole.standing is ResidualState.EXPLAINED


@pytest.mark.parametrize(("reason", "component", "expected"), KINDS, ids=[row[0] for row in KINDS])
def test_every_kind_of_component(reason: str, component: Component, expected: list[str]) -> None:
    found = bridged(OLD, NEW, component)
    assert [money.text(span.residual.kr, Unit.MKR, 1) for span in (*found.units, found.whole)] == expected


@pytest.mark.parametrize(("reason", "component", "expected"), KINDS, ids=[row[0] for row in KINDS])
def test_a_component_survives_json_and_fits_its_schema(reason: str, component: Component, expected: list[str]) -> None:
    raw = component_to_json(component)
    assert schema.problems(raw, "bridge") == []
    assert component_from_json(raw) == component


@pytest.mark.parametrize(
    ("reason", "raw"),
    [
        ("no percentage", {"type": "index"}),
        ("a percentage as a number would be a float", {"type": "index", "percent": 1}),
        ("a percentage in words", {"type": "index", "percent": "en"}),
        ("no line", {"type": "amount", "kr": -6000000}),
        ("a transfer from nowhere", {"type": "transfer", "to": "Hemtjänst", "kr": 1}),
        ("a transfer backwards", {"type": "transfer", "from": "Boende", "to": "Hemtjänst", "kr": -1}),
        ("an amount in mkr", {"type": "whole", "kr": 1.4}),
        ("an unknown type", {"type": "gift", "kr": 1}),
        ("an unknown field", {"type": "whole", "kr": 1, "unit": "mkr"}),
    ],
)
def test_the_schema_refuses(reason: str, raw: dict[str, Any]) -> None:
    assert schema.problems(raw, "bridge")


def test_the_invented_plans_with_a_transfer_between_units() -> None:
    """The prose gives the components: 1 % on all, three amounts, and 0,9 mkr that moves from the staff to home care."""
    old, new = (plan_from_json(raw_snapshot(year)) for year in (2024, 2025))
    stated = (
        Index("1"),
        LineAmount("Särskilt boende", -1_400_000),
        LineAmount("Hemtjänstenheten", 1_200_000),
        LineAmount("Funktionsstöd", 400_000),
    )
    moved_on = Transfer("Stab och central ledning", "Hemtjänstenheten", 900_000)
    assert bridged(old, new, *stated, moved_on).unexplained == ()
    lacking = bridged(old, new, *stated)
    assert [(span.row.name, mkr(span.residual.kr)) for span in lacking.unexplained if span.row] == [
        ("Stab och central ledning", "−0,9"),
        ("Hemtjänstenheten", "+0,9"),
    ]
    # What is left over is equal and opposite; the raw changes are not, and no likely transfer.
    assert moved(old, new).likely_transfers == ()


def test_a_share_of_an_unspread_amount_has_its_sign_and_is_no_more_than_it() -> None:
    old = budget(units="part | A | -20,0 | |\npart | B | -30,0 | |\npart | C | -10,0 | |", year=2024)
    new = budget(units="part | A | -21,0 | |\npart | B | -29,0 | |\npart | C | -14,0 | |", year=2025)
    found = bridged(old, new, WholeAmount(3 * MKR))
    assert standings(found) == [
        ResidualState.SHARE,
        ResidualState.UNEXPLAINED,
        ResidualState.UNEXPLAINED,
        ResidualState.UNEXPLAINED,
    ]


@pytest.mark.parametrize("line", ["Hemtjänsten", ""])
def test_a_line_that_no_unit_has_is_refused(line: str) -> None:
    with pytest.raises(VpbdiffError) as error:
        bridged(OLD, NEW, LineAmount(line, MKR))
    assert error.value.problems[0].key == "bridge.unknown-line"
    assert error.value.problems[0].params == {"line": line, "known": "Hemtjänst, Boende"}


def test_a_line_that_two_units_have_is_refused() -> None:
    twice = "part | Boende | -20,0 | |\npart | Boende | -30,0 | |"
    with pytest.raises(VpbdiffError) as error:
        bridged(budget(units=twice, year=2024), budget(units=twice), LineAmount("Boende", MKR))
    assert error.value.problems[0].key == "bridge.ambiguous-line"


def test_a_transfer_from_a_unit_to_itself_is_refused() -> None:
    with pytest.raises(VpbdiffError) as error:
        bridged(OLD, NEW, Transfer("Boende", "boende", MKR))
    assert error.value.problems[0].key == "bridge.same-unit"


def test_a_component_may_use_the_old_name_or_an_alias() -> None:
    old = budget(units="part | Korttid | -8,0 | |", year=2024)
    new = budget(units="part | Solbacken | -9,0 | |", year=2025)
    aliases = {"Korttid": "Solbacken", "Avlastning": "Solbacken"}
    across = moved(old, new, [pin(old, "Korttid", new, "Solbacken")])
    for name in ("Korttid", "Solbacken", "avlastning"):
        assert bridge(across, (LineAmount(name, MKR),), aliases).unexplained == ()


components = st.lists(
    st.one_of(
        st.sampled_from(["1,0", "-0,5", "2,25", "0,333333"]).map(Index),
        st.integers(-(10**9), 10**9).map(WholeAmount),
        st.integers(-(10**9), 10**9).map(TechnicalAdjustment),
    ),
    max_size=4,
)


@given(budgets(2024), budgets(2025), components, st.data())
def test_a_bridge_always_adds_up(old: Plan, new: Plan, given_components: list[Component], data: st.DataObject) -> None:
    across = moved(old, new)
    names = [unit.name for unit in across.units]
    kr = data.draw(st.integers(1, 10**9))
    line, *others = data.draw(st.permutations(names))
    found = bridge(
        across, (*given_components, LineAmount(line, -kr), *(Transfer(line, other, kr) for other in others[:1]))
    )
    assert all(_closes(span) for span in (*found.units, found.whole))
    # The units' residuals are the whole's and what was given for the whole alone.
    spread = sum(step.kr for step in found.whole.steps) - sum(step.kr for unit in found.units for step in unit.steps)
    assert sum(unit.residual.kr for unit in found.units) == found.whole.residual.kr + spread


def _closes(span: BridgeRow) -> bool:
    figures = [span.old.kr, *(step.kr for step in span.steps), span.residual.kr]
    assert all(isinstance(figure, Fraction) for figure in figures)
    return sum(figures) == span.new.kr
