"""The benchmark of reading judges as it says, and what it measures holds: nothing is misread, nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from benchmarks import cells, reading
from benchmarks.layouts import Layout, layouts
from benchmarks.layouts.render import FORMATS
from benchmarks.reading import GENERIC, RIGHT, TOLD, WRONG
from vpbdiff.store import plan_from_json

SOME = layouts()[::3]
"""Every third layout: some of each part."""


def by_number(number: str) -> Layout:
    return next(layout for layout in layouts() if layout.number == number)


def test_a_third_of_forty_layouts_is_held_back() -> None:
    assert len({layout.number for layout in layouts()}) == len(layouts()) == 40
    assert sum(layout.held_back for layout in layouts()) == 13
    held, tuned = (
        {item.entity for layout in layouts() if layout.held_back is held_back for item in layout.items}
        for held_back in (True, False)
    )
    assert len(tuned | held) >= 14
    assert len(tuned & held) >= 8, "both parts have most kinds of items"


Edit = Callable[[dict[str, Any]], None]


def _without_amount(plan: dict[str, Any]) -> None:
    del plan["operating_budget"]["units"][1]["amounts"][0]


def _other_amount(plan: dict[str, Any]) -> None:
    plan["operating_budget"]["units"][1]["amounts"][0]["printed"] = "168 201"


def _wrong_total(plan: dict[str, Any]) -> None:
    plan["operating_budget"]["units"][1]["role"] = "total"


def _other_list(plan: dict[str, Any]) -> None:
    plan["operating_budget"]["lines"] = plan["operating_budget"].pop("units")


def _gone(plan: dict[str, Any]) -> None:
    del plan["operating_budget"]["units"][2]


def _as_row(plan: dict[str, Any]) -> None:
    gone = plan["operating_budget"]["units"].pop(2)
    cells = [amount["printed"] for amount in gone["amounts"]]
    rows = [{"label": gone["name"], "cells": cells}]
    plan["sections"].append({"title": "", "tables": [{"columns": [{"name": ""}] * 3, "rows": rows}]})


def _nobody_wrote(plan: dict[str, Any]) -> None:
    plan["fees"] = [{"name": "Grundskola"}]


@pytest.mark.parametrize(
    ("reason", "edit", "expected"),
    [
        ("as it is read", lambda plan: None, {}),
        ("a figure is missing", _without_amount, {WRONG: 1}),
        ("a figure is another", _other_amount, {WRONG: 1}),
        ("a unit is called the total", _wrong_total, {WRONG: 1}),
        ("rows in another list, and there as what nobody wrote", _other_list, {WRONG: 10}),
        ("an item is nowhere", _gone, {WRONG: 1}),
        ("an item is a row of a table", _as_row, {GENERIC: 1}),
        ("an item is read that nobody wrote", _nobody_wrote, {WRONG: 1}),
    ],
)
def test_a_reading_is_judged(reason: str, edit: Edit, expected: dict[str, int], tmp_path: Path) -> None:
    layout = by_number("15")
    found = reading.read(layout, "txt", tmp_path)
    plan = deepcopy(found.plan)
    edit(plan)
    tally = reading.Tally()
    reading.score(layout, "txt", reading.Read(plan, found.accounts, found.document), tally)
    assert {each: tally.sum(each) for each in (GENERIC, TOLD, WRONG) if tally.sum(each)} == expected, reason


def test_what_is_refused_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = by_number("22")
    other = replace(layout, pieces=(replace(layout.pieces[0], text="Sommarens program"), *layout.pieces[1:]))
    tally = reading.measure([other], ["txt"])
    assert tally.sum(TOLD) == tally.sum() == len(layout.items)


def test_what_is_lost_is_found(tmp_path: Path) -> None:
    layout = by_number("38")
    found = reading.read(layout, "txt", tmp_path)
    plan = deepcopy(found.plan)
    del plan["sections"][0]["tables"][0]["rows"][1]
    lost = reading.lost(layout, reading.Read(plan, found.accounts, found.document), reading.structure_words())
    assert lost == Counter({"musiklärare": 1, "22": 1, "14": 1})


def test_some_layouts_are_read_rightly_from_text() -> None:
    tally = reading.measure(SOME, ["txt"])
    assert not [miss for miss in tally.misses if miss.startswith(WRONG)]
    assert tally.sum(RIGHT) >= 90
    assert tally.share >= reading.AIM


def test_what_stands_in_two_places_is_found(tmp_path: Path) -> None:
    layout = by_number("38")
    found = reading.read(layout, "txt", tmp_path)
    plan = deepcopy(found.plan)
    rows = plan["sections"][0]["tables"][0]["rows"]
    rows.append(deepcopy(rows[1]))
    twice = reading.twice(layout, reading.Read(plan, found.accounts, found.document))
    assert twice == Counter(["musiklärare", "22", "14"])


def test_nothing_of_some_layouts_is_lost_or_in_two_places(tmp_path: Path) -> None:
    known = reading.structure_words()
    assert {each.number: wrong for each in SOME if (wrong := _astray(each, "txt", known, tmp_path))} == {}


def _astray(layout: Layout, ending: str, known: Any, folder: Path) -> dict[str, Counter[str]]:
    found = reading.read(layout, ending, folder)
    wrong = {"lost": reading.lost(layout, found, known), "twice": reading.twice(layout, found)}
    return {name: words for name, words in wrong.items() if words}


def test_what_heads_a_table_is_a_word_of_the_document(tmp_path: Path) -> None:
    layout = by_number("15")
    pieces = [
        replace(each, rows=(("Verksamhet utom lokalvård", *each.rows[0][1:]), *each.rows[1:])) if each.rows else each
        for each in layout.pieces
    ]
    other = replace(layout, pieces=tuple(pieces))
    found = reading.read(other, "txt", tmp_path)
    assert len(found.plan["operating_budget"]["units"]) == 5
    assert reading.lost(other, found, reading.structure_words()) == Counter()
    del found.plan["sections"]
    assert reading.lost(other, found, reading.structure_words())["lokalvård"] == 1


def test_a_few_edits_of_cells_are_all_found_and_stopped() -> None:
    planted = list(cells.measure(90, ["txt"], seed=3))
    assert {each.edit.kind for each in planted} == set(cells.KINDS)
    assert {each.following for each in planted} == {True, False}
    assert [each for each in planted if each.why] == []


def test_an_edit_that_is_not_read_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "read", lambda layout, ending, folder: plan)
    plan = plan_from_json(reading.read(by_number("15"), "txt", Path(mkdtemp())).plan)
    assert {each.why for each in cells.measure(9, ["txt"], seed=3)} == {"not said"}


@pytest.mark.soak
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("held_back", [False, True], ids=["tuned on", "held back"])
def test_every_layout_is_read_rightly(ending: str, held_back: bool, tmp_path: Path) -> None:
    some = [layout for layout in layouts() if layout.held_back is held_back]
    tally = reading.measure(some, [ending])
    assert not [miss for miss in tally.misses if miss.startswith(WRONG)]
    assert tally.share >= reading.AIM
    known = reading.structure_words()
    assert {each.number: wrong for each in some if (wrong := _astray(each, ending, known, tmp_path))} == {}


@pytest.mark.soak
@pytest.mark.parametrize(("ending", "count"), [("txt", 450), ("docx", 180), ("xlsx", 180), ("pdf", 36)])
def test_edits_of_cells_are_all_found_and_stopped(ending: str, count: int) -> None:
    assert [each for each in cells.measure(count, [ending]) if each.why] == []
