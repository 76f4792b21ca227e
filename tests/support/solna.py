"""The two real plans, out of the committed snapshots, and what their comparison columns tell of the years before."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Plan
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.store import plan_from_json

FOLDER = Path(__file__).parents[2] / "snapshots" / "solna" / "socialnamnden"


def raw_solna(year: int) -> dict[str, Any]:
    """The JSON of a year's plan; 2019 and 2021 are known from the year after."""
    if year in (2020, 2022):
        raw: dict[str, Any] = json.loads((FOLDER / f"{year}.json").read_text(encoding="utf-8"))
        return raw
    prior = prior_year_plan(raw_solna(year + 1))
    assert prior is not None
    return prior


@cache
def solna(year: int) -> Plan:
    """A year's plan."""
    return plan_from_json(raw_solna(year))


@cache
def published() -> Comparison:
    """What became of the plan for 2020 in the one for 2022."""
    return compare(solna(2020), solna(2022))
