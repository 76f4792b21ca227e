"""Every kind of change has a row in the registry, words in both languages, a pair of plans that shows it alone, and its
opposite when the pair is turned round."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.every_kind import opposite
from tests.support.examples import first_now
from tests.support.plans import activity, goal, plan, risks
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.render import Shown, names, renderer
from vpbdiff.statements.options import Options
from vpbdiff.wording import LANGUAGES, Wording

CARE = "Nämnden ska ge ett gott stöd till äldre"
MONEY = "Nämnden ska hålla budget"
DAY = "Dagverksamheten vid Björkbacken öppnar en grupp för yngre personer med demens två dagar i veckan."
HOME = "Ge stöd i hemmet så att äldre kan bo kvar, med tätare besök under den första månaden efter en sjukhusvistelse."
Raw = dict[str, Any]


def _risk(**fields: Any) -> Raw:
    base = {
        "process": "Avgiftsbeslut i tid",
        "index": 9,
        "category": "Ekonomi",
        "description": "Avgiften räknas fel när en brukare flyttar.",
    }
    return {"internal_control_plan": risks({**base, **fields})}


def _goals(*lists: list[Raw]) -> Raw:
    return {"goals": [goal(title, *activities) for title, activities in zip((CARE, MONEY), lists, strict=False)]}


def _fee(**fields: Any) -> Raw:
    return {"fees": [{"name": "Tillsyn av tobak", "status": "Oförändrad", "valid_from": "2023-01-01", **fields}]}


def _measure(**fields: Any) -> Raw:
    return {"goals": [goal(CARE, measures=[{"title": "Andel nöjda brukare", **fields}])]}


def _task(responsible: str) -> Raw:
    return _goals([{**activity("Stöd i hemmet", HOME), "responsible": responsible}])


def _values(*years: int) -> list[Raw]:
    return [{"year": year, "value": "84 %"} for year in years]


def _units(*tenths: int) -> Raw:
    """A table of units, costs negative, in tenths of a million."""
    rows = [
        {
            "name": name,
            "role": "part",
            "amounts": [
                {"year": 2024, "kind": "budget", "kr": -tenth * 100_000, "printed": f"-{tenth // 10},{tenth % 10}"}
            ],
        }
        for name, tenth in zip(("Hemtjänst", "Boende", "Stab"), tenths, strict=False)
    ]
    return {"operating_budget": {"unit": "mkr", "units": rows}}


def _volumes(*places: str) -> Raw:
    """A table of volumes, a row for each figure."""
    rows = [
        {"label": name, "cells": [figure]} for name, figure in zip(("Förskola", "Fritidshem"), places, strict=False)
    ]
    return {"tables": [{"title": "Volymer", "columns": [{"name": "Antal platser"}], "rows": rows}]}


TWO = [activity("Stöd i hemmet", HOME), activity("Dagverksamhet för yngre", DAY)]
ONE = [activity("Stöd i hemmet och dagverksamhet", f"{HOME} {DAY}")]
NAMES = ("Matlåda", "Trygghetslarm", "Boende")

PAIRS: dict[Kind, tuple[Raw, Raw]] = {
    Kind.ADDED: (_goals([]), _goals([activity("Stöd i hemmet", HOME)])),
    Kind.REMOVED: (_goals([activity("Stöd i hemmet", HOME)]), _goals([])),
    Kind.MERGED: (_goals(TWO), _goals(ONE)),
    Kind.SPLIT: (_goals(ONE), _goals(TWO)),
    Kind.MOVED: (_goals(TWO, []), _goals(TWO[:1], TWO[1:])),
    Kind.RENAMED: (_risk(), _risk(process="Avgiftsbeslut i rätt tid")),
    Kind.REWORDED: (_risk(), _risk(description="Avgiften räknas fel när en brukare dör.")),
    Kind.RAISED: (_risk(), _risk(index=12)),
    Kind.LOWERED: (_risk(), _risk(index=8)),
    Kind.RETARGETED: (_measure(), _measure(targets=_values(2024))),
    Kind.RESTATED: (_measure(outcomes=_values(2022)), _measure(outcomes=[{"year": 2022, "value": "79 %"}])),
    Kind.FIELD_CHANGED: (_task("Stab"), _task("Hemtjänst")),
    Kind.ROLLED: (_measure(outcomes=_values(2021)), _measure(outcomes=_values(2022))),
    Kind.INCREASED: (_units(100, 200), _units(104, 200)),
    Kind.DECREASED: (_units(100, 200), _units(97, 200)),
    Kind.TRANSFERRED: (_units(100, 200, 50), _units(105, 195, 50)),
    Kind.RECATEGORISED: (_risk(), _risk(category="Medarbetare")),
    Kind.DATED: (_fee(), _fee(valid_from="2024-01-01")),
    Kind.STATUS_CHANGED: (_fee(), _fee(status="Upphör")),
    Kind.VALUE_CHANGED: (_volumes("420"), _volumes("410")),
    Kind.REORDERED: tuple({"fees": [{"name": name} for name in order]} for order in (NAMES, NAMES[::-1])),  # type: ignore[dict-item]
}


def compared(old: Raw, new: Raw) -> Comparison:
    return compare(plan(2024, **old), plan(2024, **new))


def kinds(comparison: Comparison) -> set[Kind]:
    return {kind for change in comparison.changes for kind in change.kinds}


def test_every_kind_has_a_pair() -> None:
    assert set(PAIRS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_the_pair_shows_the_kind_and_turned_round_its_opposite(kind: Kind) -> None:
    old, new = PAIRS[kind]
    assert kind in kinds(compared(old, new))
    assert opposite(kind) in kinds(compared(new, old))


@pytest.mark.parametrize("kind", Kind)
def test_the_pair_shows_nothing_that_does_not_belong_to_it(kind: Kind) -> None:
    belong = {
        Kind.MERGED: {Kind.RENAMED, Kind.REWORDED},
        Kind.SPLIT: {Kind.RENAMED, Kind.REWORDED},
        Kind.TRANSFERRED: {Kind.INCREASED, Kind.DECREASED},
    }.get(kind, set())
    assert kinds(compared(*PAIRS[kind])) <= {kind} | belong


@pytest.mark.parametrize("kind", Kind)
def test_a_plan_against_itself_is_silent(kind: Kind) -> None:
    for raw in PAIRS[kind]:
        assert compared(raw, raw).changes == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", names(Shown.DIFF))
@pytest.mark.parametrize("kind", first_now(Kind, every=6))
def test_every_format_tells_every_kind_in_every_language(kind: Kind, name: str, language: str) -> None:
    assert renderer(Shown.DIFF, name)(compared(*PAIRS[kind]), Wording(language), Options())
