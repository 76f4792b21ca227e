"""What a fee has got whose amount is another: «höjd avgift», «sänkt avgift» where that is certain, and only there."""

from __future__ import annotations

import pytest

from tests.support.plans import plan
from vpbdiff.compare import compare
from vpbdiff.statements.phrases import facets_word
from vpbdiff.statements.statement import surroundings
from vpbdiff.wording import Wording

_RAISED, _LOWERED, _OTHER = "höjd avgift", "sänkt avgift", "ändrat värde"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(("9 500", "kr"), ("10 200", "kr"), _RAISED, id="the unit of the column"),
        pytest.param(("1 200 kr", ""), ("1 100 kronor", ""), _LOWERED, id="the unit in the cell, in two writings"),
        pytest.param(("250", "kr per månad"), ("280", "kr per månad"), _RAISED, id="by the month"),
        pytest.param(("900", "kr"), ("1", "tkr"), _OTHER, id="another unit may be more or less"),
        pytest.param(("1 kr per timme", ""), ("2 kr per ärende", ""), _OTHER, id="of something else"),
        pytest.param(("18 år", ""), ("20 år", ""), _OTHER, id="an age is no fee"),
        pytest.param(("100-200 kr", ""), ("150-200 kr", ""), _OTHER, id="a span has no one way"),
        pytest.param(("avgiftsfritt", ""), ("100 kr", ""), _OTHER, id="no amount before"),
    ],
)
def test_the_way_of_a_fee_is_told_where_it_is_certain(old: tuple[str, str], new: tuple[str, str], told: str) -> None:
    plans = [
        plan(year, fees=[{"name": "Tillsyn", "amounts": [{"value": value, **({"unit": unit} if unit else {})}]}])
        for year, (value, unit) in ((2024, old), (2025, new))
    ]
    comparison = compare(*plans)
    statement = surroundings(comparison).statement(comparison.changes[0])
    [facet] = statement.facets
    assert facets_word(facet.kind, statement.subject, [facet], Wording("sv")) == told
