"""Many pairs of plans as one table: every change is a line, with the columns that the query asks for."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import vpbdiff
from tests.support.invented import EXAMPLES, SERIES

MANY = EXAMPLES / "many"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("many", MANY / "many.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_change_is_a_line_with_what_the_query_asks_for() -> None:
    many = script()
    pairs = list(many.neighbours(EXAMPLES / "snapshots"))
    assert [tuple(Path(each).stem for each in pair) for pair in pairs] == [("2024", "2025"), ("2025", "2026")]
    lines = [json.loads(line) for line in many.rows(pairs[1]).splitlines()]
    comparison = vpbdiff.compare(*map(vpbdiff.load, pairs[1]))
    assert [line["id"] for line in lines] == [change.id for change in comparison.changes]
    assert {(line["series"], line["old_year"], line["new_year"]) for line in lines} == {(SERIES, 2025, 2026)}
    asked = re.sub(r"--.*", "", (MANY / "query.sql").read_text(encoding="utf-8"))
    columns = {"entity", "significance", "series", "kinds"}
    assert all(re.search(rf"\b{column}\b", asked) for column in columns)
    assert columns <= lines[0].keys()
