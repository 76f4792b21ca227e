"""The memo of small pairs of plans: every kind of change, of one item and of several, as goldens that are read."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.detect.test_kinds import DAY, HOME, PAIRS
from tests.support.goldens import assert_golden
from tests.support.memos import as_markdown as render
from tests.support.plans import activity, goal, plan, risk, risks
from vpbdiff.compare import compare
from vpbdiff.explanations import Explanations
from vpbdiff.gate import judge
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo
from vpbdiff.model.changes import Kind
from vpbdiff.model.document import Document
from vpbdiff.policy import policy

Raw = dict[str, Any]
NIGHT = "Nattpatrullen får ett eget larmsystem, så att hjälpen kommer inom tjugo minuter i hela kommunen."
FOOD = "Måltiderna på boendena lagas på plats och matsedeln bestäms av ett råd där de boende har majoritet."
AGED = "Nämnden ska ge ett gott stöd till äldre"
THRIFT = "Nämnden ska hålla budget"


def _goals(first: list[Raw], second: list[Raw]) -> Raw:
    return {"goals": [goal(AGED, *first), goal(THRIFT, *second)]}


def _risks(**both: tuple[Any, Any]) -> tuple[Raw, Raw]:
    """Two risks in two plans; each field is given for the old and the new plan, alike for both risks."""
    rows: tuple[list[Raw], list[Raw]] = ([], [])
    for process, text in (("Avgifter", "Avgiften räknas fel."), ("Nycklar", "Nyckeln hittas inte när larmet går.")):
        for side, held in enumerate(rows):
            fields = {name: values[side] for name, values in both.items()}
            if "process" in fields:
                fields["process"] = f"{process} {fields['process']}".strip()
            if "description" in fields:
                fields["description"] = f"{text} {fields['description']}".strip()
            held.append({**risk(process, text, index=9, category="Ekonomi"), **fields})
    return {"internal_control_plan": risks(*rows[0])}, {"internal_control_plan": risks(*rows[1])}


def _measures(**both: tuple[Any, Any]) -> tuple[Raw, Raw]:
    """Two measures in two plans; each field is given for the old and the new plan."""
    titles = "Andel nöjda brukare", "Andel som får hjälp i tid"
    sides = (
        [{"title": title, **{name: values[side] for name, values in both.items()}} for title in titles]
        for side in (0, 1)
    )
    old, new = ({"goals": [goal(AGED, measures=measures)]} for measures in sides)
    return old, new


def _fees(**fields: str) -> Raw:
    base = {"status": "Oförändrad", "valid_from": "2023-01-01"}
    return {"fees": [{"name": name, **base, **fields} for name in ("Tillsyn av tobak", "Matlåda")]}


def _units(*tenths: int) -> Raw:
    rows = [
        {
            "name": name,
            "role": "part",
            "amounts": [
                {"year": 2024, "kind": "budget", "kr": -tenth * 100_000, "printed": f"-{tenth // 10},{tenth % 10}"}
            ],
        }
        for name, tenth in zip(("Hemtjänst", "Boende", "Stab"), tenths, strict=True)
    ]
    return {"operating_budget": {"unit": "mkr", "units": rows}}


def _volumes(*places: str) -> Raw:
    rows = [{"label": name, "cells": [figure]} for name, figure in zip(("Förskola", "Fritidshem"), places, strict=True)]
    return {"tables": [{"title": "Volymer", "columns": [{"name": "Antal platser"}], "rows": rows}]}


def _parts() -> tuple[list[Raw], list[Raw]]:
    """Four activities, and the two that they are merged into."""
    four = [
        activity("Stöd i hemmet", HOME),
        activity("Dagverksamhet för yngre", DAY),
        activity("Larm om natten", NIGHT),
        activity("Mat som lagas på plats", FOOD),
    ]
    two = [
        activity("Stöd i hemmet och dagverksamhet", f"{HOME} {DAY}"),
        activity("Larm om natten och mat på plats", f"{NIGHT} {FOOD}"),
    ]
    return four, two


FOUR, TWO = _parts()
SEVERAL: dict[Kind, tuple[Raw, Raw]] = {
    Kind.ADDED: (_goals([], []), _goals(FOUR[:1], FOUR[2:3])),
    Kind.REMOVED: (_goals(FOUR[:1], FOUR[2:3]), _goals([], [])),
    Kind.MERGED: (_goals(FOUR, []), _goals(TWO, [])),
    Kind.SPLIT: (_goals(TWO, []), _goals(FOUR, [])),
    Kind.MOVED: (_goals(FOUR, []), _goals(FOUR[:2], FOUR[2:])),
    Kind.RENAMED: _risks(process=("", "i hemtjänsten")),
    Kind.REWORDED: _risks(description=("", "Felet märks först efter ett år.")),
    Kind.RAISED: _risks(index=(9, 12)),
    Kind.LOWERED: _risks(index=(9, 8)),
    Kind.RETARGETED: _measures(targets=([], [{"year": 2024, "value": "84 %"}])),
    Kind.RESTATED: _measures(outcomes=([{"year": 2022, "value": "84 %"}], [{"year": 2022, "value": "79 %"}])),
    Kind.FIELD_CHANGED: _measures(data_source=("Enkäten", "Registret")),
    Kind.ROLLED: _measures(outcomes=([{"year": 2022, "value": "84 %"}], [{"year": 2023, "value": "79 %"}])),
    Kind.INCREASED: (_units(100, 200, 50), _units(104, 203, 50)),
    Kind.DECREASED: (_units(100, 200, 50), _units(97, 196, 50)),
    Kind.TRANSFERRED: (_units(100, 200, 50), _units(105, 195, 50)),
    Kind.RECATEGORISED: _risks(category=("Ekonomi", "Medarbetare")),
    Kind.DATED: (_fees(), _fees(valid_from="2024-01-01")),
    Kind.STATUS_CHANGED: (_fees(), _fees(status="Upphör")),
    Kind.VALUE_CHANGED: (_volumes("420", "610"), _volumes("410", "600")),
    Kind.REORDERED: tuple(
        {"fees": [{"name": name} for name in order]}  # type: ignore[dict-item]
        for order in (("A-taxa", "B-taxa", "C-taxa", "D-taxa"), ("D-taxa", "C-taxa", "B-taxa", "A-taxa"))
    ),
}


def written(old: Raw, new: Raw, outline: str = "memo") -> Document:
    """The memo of two plans for one year, nothing of which is explained."""
    comparison = compare(plan(**old), plan(**new))
    rules = policy("", None)
    return memo(MemoContext(judge(comparison, Explanations(), rules), rules.decision_from_index), OUTLINES[outline])


def read(found: Document) -> str:
    """The memo as its reader sees it, without the ids."""
    return re.sub(r"<!-- vpbdiff: [0-9a-f ]* -->", "", render(found))


@pytest.mark.parametrize("kind", Kind)
def test_one_of_every_kind_is_told_in_the_singular(kind: Kind) -> None:
    assert_golden(f"memo/{kind}-one.md", read(written(*PAIRS[kind])))


@pytest.mark.parametrize("kind", Kind)
def test_several_of_every_kind_are_told_in_the_plural(kind: Kind) -> None:
    assert_golden(f"memo/{kind}-several.md", read(written(*SEVERAL[kind])))
