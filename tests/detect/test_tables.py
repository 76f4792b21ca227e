"""Tables that are no typed list: what is compared with what, by value, and what the gate asks of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.gated import NONE, verdict
from tests.support.plans import plan, section
from vpbdiff.compare import compare
from vpbdiff.detect.columns import column_pairs
from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.figures import Sameness, differ_in_figures, sameness
from vpbdiff.model.keys import plan_keys
from vpbdiff.model.plan import Cell, Column, value_json
from vpbdiff.policy.rules import Need
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.wording import LANGUAGES, Wording

Raw = dict[str, Any]
OLD, NEW = 2025, 2026


@pytest.mark.parametrize(
    ("one", "other", "units", "expected"),
    [
        pytest.param("1 250", "1\u00a0250", ("", ""), Sameness.PRINT, id="another blank between the thousands"),
        pytest.param("\u22123,5", "-3,5", ("", ""), Sameness.PRINT, id="another minus"),
        pytest.param("1 250", "1250", ("", ""), Sameness.VALUE, id="no blank between the thousands"),
        pytest.param("71,0", "71", ("", ""), Sameness.VALUE, id="a decimal that says nothing"),
        pytest.param("0.5", "0,5", ("", ""), Sameness.VALUE, id="a decimal point"),
        pytest.param("85 %", "85 procent", ("", ""), Sameness.VALUE, id="the word of a percentage"),
        pytest.param("85 %", "85", ("", "%"), Sameness.VALUE, id="the unit in the column's head"),
        pytest.param("1 250", "1,25", ("tkr", "mkr"), Sameness.VALUE, id="another unit of money"),
        pytest.param("1 250 tkr", "1,25 mkr", ("", ""), Sameness.VALUE, id="another unit of money beside the figure"),
        pytest.param("2025-12-31", "31 december 2025", ("", ""), Sameness.VALUE, id="a date in words"),
        pytest.param("", "\u2013", ("", ""), Sameness.VALUE, id="a dash in an empty cell"),
        pytest.param("85 %", "85", ("", ""), Sameness.LIKELY, id="a unit in one of them alone"),
        pytest.param("1 250", "1 250", ("tkr", "mkr"), Sameness.NONE, id="the same figure in another unit of money"),
        pytest.param("71,4", "71", ("", ""), Sameness.NONE, id="more exact, and another value"),
        pytest.param("71", "17", ("", ""), Sameness.NONE, id="digits that changed places"),
        pytest.param("5", "-5", ("", ""), Sameness.NONE, id="a minus that came"),
        pytest.param("", "0", ("", ""), Sameness.NONE, id="nothing is not zero"),
        pytest.param("85 %", "85 st", ("", ""), Sameness.NONE, id="another unit"),
        pytest.param("56.095", "56,095", ("", ""), Sameness.NONE, id="a point that may be of thousands is not guessed"),
        pytest.param("2025-12-31", "2026-12-31", ("", ""), Sameness.NONE, id="another date"),
        pytest.param("Ja", "Nej", ("", ""), Sameness.NONE, id="other words"),
        pytest.param("Ja", "Ja", ("st", "%"), Sameness.PRINT, id="words have no unit"),
    ],
)
def test_a_figure_is_compared_by_value(one: str, other: str, units: tuple[str, str], expected: Sameness) -> None:
    assert sameness(one, other, units) is expected
    assert sameness(other, one, (units[1], units[0])) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("20 ärenden i månaden", "5 ärenden i månaden", True),
        ("tre gånger om året", "två gånger om året", True),
        ("senast i mars", "senast i april", True),
        ("varje månad", "varje kvartal", False),
        ("en gång", "ett tillfälle", False),
    ],
)
def test_figures_in_words_are_figures(one: str, other: str, expected: bool) -> None:
    assert differ_in_figures(one, other) is expected


def columns(*names: str | tuple[str, int | None]) -> tuple[Column, ...]:
    return tuple(Column(name) if isinstance(name, str) else Column(*name) for name in names)


PLAN_YEARS = "Bokslut {} Budget {} Budget {} Plan {}"


@pytest.mark.parametrize(
    ("old", "new", "compared", "gone", "come"),
    [
        pytest.param(["Antal", "Pris"], ["Pris", "Antal"], [(1, 0), (0, 1)], (), (), id="by name, in any order"),
        pytest.param(
            [("Budget 2025", 2025)], [("Budget 2026", 2026)], [(0, 0)], (), (), id="the plan's own year, each its own"
        ),
        pytest.param(["Budget 2025"], ["Budget 2026"], [(0, 0)], (), (), id="a year that only the head has"),
        pytest.param([("2025", 2025)], [("2026", 2026)], [(0, 0)], (), (), id="a year alone"),
        pytest.param(
            ["Bokslut 2023", "Budget 2024", "Budget 2025"],
            ["Bokslut 2024", "Budget 2025", "Budget 2026"],
            [(2, 1), (2, 2)],
            (),
            (),
            id="outcomes by calendar year alone; last plan's own year again in the comparison column",
        ),
        pytest.param(
            ["Utfall 2023", "Utfall 2024"],
            ["Utfall 2024", "Utfall 2025"],
            [(1, 0)],
            (),
            (),
            id="an outcome that both print",
        ),
        pytest.param(
            ["Mål 2025", "Mål 2026", "Mål 2027"],
            ["Mål 2026", "Mål 2027", "Mål 2028"],
            [(0, 0), (1, 0), (2, 1), (2, 2)],
            (),
            (),
            id="years to come: by calendar year, and the last of them as far ahead",
        ),
        pytest.param(["Antal"], ["Antal", "Ansvarig"], [(0, 0)], (), (1,), id="a column that came"),
        pytest.param(["Antal", "Ansvarig"], ["Antal"], [(0, 0)], (1,), (), id="a column that went"),
        pytest.param(["Pris per barn 2025"], ["Prislapp 2026"], [(0, 0)], (), (), id="another name for the only one"),
        pytest.param(
            ["Antal", "Pris"], ["Platser", "Kostnad"], [], (0, 1), (0, 1), id="two other names, which nobody can pair"
        ),
        pytest.param(
            ["Budget 2025"], ["Budget 2026", "Plan 2027"], [(0, 0)], (), (1,), id="a year that is planned for anew"
        ),
        pytest.param(["", ""], ["", "", ""], [(0, 0), (1, 1)], (), (2,), id="heads that are empty, by their order"),
        pytest.param(
            ["Antal 2025", "Budget 2025"],
            ["Budget 2026", "Antal 2026"],
            [(1, 0), (0, 1)],
            (),
            (),
            id="several of the plan's own year, by name",
        ),
    ],
)
def test_which_columns_are_compared(
    old: list[Any], new: list[Any], compared: list[tuple[int, int]], gone: tuple[int, ...], come: tuple[int, ...]
) -> None:
    found = column_pairs(columns(*old), columns(*new), (OLD, NEW))
    assert (list(found.compared), found.gone, found.come) == (compared, gone, come)
    back = column_pairs(columns(*new), columns(*old), (NEW, OLD))
    assert {pair[::-1] for pair in back.compared} == {*compared}
    assert (back.gone, back.come) == (come, gone)


def table(year: int, *rows: tuple[str, ...], title: str = "Volymer {}", heads: tuple[str, ...] = ()) -> Raw:
    """A table of a plan for a year, its heads with that year where they have room for one."""
    named = [head.format(year, year - 1, year + 1) for head in heads or ("Antal {0}", "Pris {0}", "Ansvarig")]
    cells = [{"label": label.format(year), "cells": list(held)} for label, *held in rows]
    return {"title": title.format(year), "columns": [{"name": name} for name in named], "rows": cells}


def compared(old: Raw | list[Raw], new: Raw | list[Raw], years: tuple[int, int] = (OLD, NEW)) -> Comparison:
    sides = [tables if isinstance(tables, list) else [tables] for tables in (old, new)]
    return compare(*(plan(year, tables=tables) for year, tables in zip(years, sides, strict=True)))


ROWS = (("Förskola", "420", "118 200", "Rektor"), ("Fritidshem", "610", "41 000", "Enhetschef"))


def only(comparison: Comparison) -> Change:
    (change,) = comparison.changes
    return change


def test_the_same_table_in_the_next_years_plan_has_not_changed() -> None:
    assert compared(table(OLD, *ROWS), table(NEW, *ROWS)).changes[1:] == ()
    (title,) = compared(table(OLD, *ROWS), table(NEW, *ROWS)).changes
    assert (title.entity, title.significance) == ("table", Significance.EDITORIAL)


@pytest.mark.parametrize(
    ("cells", "kinds", "field", "need"),
    [
        pytest.param(("410", "118 200", "Rektor"), "value_changed", "Antal 2026", Need.REASON, id="a figure"),
        pytest.param(("", "118 200", "Rektor"), "value_changed", "Antal 2026", Need.REASON, id="a figure that went"),
        pytest.param(("420", "118 200", "Chef"), "reworded", "Ansvarig", Need.NOTE, id="words alone"),
        pytest.param(("420", "118 200", ""), "reworded", "Ansvarig", Need.NOTE, id="words that went"),
        pytest.param(
            ("420", "118 200", "Två rektorer"), "value_changed", "Ansvarig", Need.REASON, id="a figure in words"
        ),
        pytest.param(("420,0", "118 200", "Rektor"), "reworded", "Antal 2026", Need.NOTHING, id="another print"),
    ],
)
def test_a_cell_is_told_by_its_column(cells: tuple[str, ...], kinds: str, field: str, need: Need) -> None:
    old, new = table(OLD, *ROWS, title="Volymer"), table(NEW, ("Förskola", *cells), ROWS[1], title="Volymer")
    comparison = compared(old, new)
    change = only(comparison)
    assert (change.entity, " ".join(change.kinds), change.facets[0].field) == ("row", kinds, f"cells/{field}")
    asked = verdict(comparison.old, comparison.new, NONE)
    assert asked.needs[change.id] is need
    assert asked.passed is (need < Need.REASON)


def test_a_facet_says_which_columns_it_compares() -> None:
    change = only(compared(table(OLD, ROWS[0], title="V"), table(NEW, ("Förskola", "410", *ROWS[0][2:]), title="V")))
    (facet,) = change.facets
    assert facet.old == (Cell(Column("Antal 2025"), "420"),)
    assert value_json(facet.new) == {"name": "Antal 2026", "value": "410"}


def test_the_year_before_is_held_against_the_plan_before() -> None:
    """The new plan prints last year's budget otherwise than last year's plan did."""
    heads = ("Budget {1}", "Budget {0}")
    old = table(OLD, ("Förskola", "400", "420"), title="V", heads=heads)
    new = table(NEW, ("Förskola", "425", "420"), title="V", heads=heads)
    (facet,) = only(compared(old, new)).facets
    assert (facet.field, facet.old, facet.new) == (
        "cells/Budget 2025",
        (Cell(Column("Budget 2025"), "420"),),
        (Cell(Column("Budget 2025"), "425"),),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(ROWS, ROWS[:1], ["row: removed"], id="a row that went"),
        pytest.param(ROWS[:1], ROWS, ["row: added"], id="a row that came"),
        pytest.param(ROWS, ROWS[::-1], ["row: reordered"], id="rows in another order"),
        pytest.param(
            (("Summa", "1", "2", ""), ROWS[0], ("Summa", "3", "4", "")),
            (("Summa", "1", "2", ""), ROWS[0], ("Summa", "3", "5", "")),
            ["row: value_changed"],
            id="one of two rows of a name",
        ),
        pytest.param(
            (("Förskola 1–5 år", "1", "2", ""),),
            (("Förskola 1–4 år", "1", "2", ""),),
            ["row: lowered value_changed"],
            id="a figure in a row's name",
        ),
        pytest.param(
            (("Förskola i egen regi", "1", "2", ""),),
            (("Förskola i kommunal regi", "1", "2", ""),),
            ["row: renamed"],
            id="words in a row's name",
        ),
        pytest.param(
            (("Plan {}", "1", "2", ""),), (("Plan {}", "1", "2", ""),), ["row: renamed"], id="a year in its name"
        ),
    ],
)
def test_rows_are_paired_by_their_labels(old: Any, new: Any, expected: list[str]) -> None:
    found = compared(table(OLD, *old, title="V"), table(NEW, *new, title="V")).changes
    assert [f"{change.entity}: {' '.join(change.kinds)}" for change in found] == expected


def test_a_row_of_another_table_is_another_row() -> None:
    one, other = (
        table(OLD, *ROWS, title="Volymer"),
        table(OLD, ("Summa", "1", "2", "3"), title="Investeringar i lokaler"),
    )
    moved = deepcopy(other)
    moved["rows"].append(one["rows"][0])
    gone = {**one, "rows": one["rows"][1:]}
    found = compared([one, other], [gone, moved], (OLD, OLD)).changes
    assert sorted(" ".join(change.kinds) for change in found) == ["added", "removed"]


def test_rows_of_one_name_go_by_their_group() -> None:
    def grouped(*cells: tuple[str, str]) -> Raw:
        rows = [{"label": "Summa", "group": group, "cells": [value]} for group, value in cells]
        return {"title": "V", "columns": [{"name": "Antal"}], "rows": rows}

    old, new = grouped(("Skola", "10"), ("Vård", "20")), grouped(("Skola", "20"), ("Vård", "25"))
    found = compared(old, new, (OLD, OLD)).changes
    assert [(change.old[0].text("group"), change.new[0].text("group")) for change in found] == [
        ("Skola", "Skola"),
        ("Vård", "Vård"),
    ]


def test_a_table_without_a_title_is_known_by_its_columns_and_rows() -> None:
    old, new = table(OLD, *ROWS), table(NEW, *ROWS)
    del old["title"], new["title"]
    comparison = compared(
        [table(OLD, ("A", "1", "2", "3"), title="X"), old], [new, table(NEW, ("A", "1", "2", "3"), title="X")]
    )
    assert all(change.significance is Significance.EDITORIAL for change in comparison.changes)
    assert comparison.old.listing("tables")[1].name == "Antal 2025, Pris 2025, Ansvarig"


def test_the_keys_name_the_section_the_table_and_the_row() -> None:
    found = plan(sections=[section("Elever", "Text.") | {"tables": [table(OLD, *ROWS)]}], tables=[table(OLD, ROWS[0])])
    keys = [key for key in plan_keys(found) if key.startswith(("table:", "row:"))]
    assert keys == [
        "table:volymer-2025",
        "row:volymer-2025/förskola",
        "table:elever/volymer-2025",
        "row:elever/volymer-2025/förskola",
        "row:elever/volymer-2025/fritidshem",
    ]


def columned(**cells: list[str]) -> Raw:
    labels = ("Förskola", "Fritidshem")
    rows = [{"label": label, "cells": [held[number] for held in cells.values()]} for number, label in enumerate(labels)]
    return {"title": "V", "columns": [{"name": name} for name in cells], "rows": rows}


@pytest.mark.parametrize(
    ("old", "new", "kinds", "field", "need"),
    [
        pytest.param(
            columned(Antal=["1", "2"]),
            columned(Antal=["1", "2"], Pris=["3", "4"]),
            "value_changed",
            "columns/Pris",
            Need.REASON,
            id="a column that came is told once, with what is in it",
        ),
        pytest.param(
            columned(Antal=["1", "2"], Ansvarig=["Rektor", ""]),
            columned(Antal=["1", "2"]),
            "reworded",
            "columns/Ansvarig",
            Need.NOTE,
            id="a column of words that went",
        ),
        pytest.param(
            columned(Antal=["1", "2"]),
            columned(Platser=["1", "2"]),
            "reworded",
            "columns/Platser",
            Need.NOTE,
            id="a column of another name",
        ),
    ],
)
def test_columns_are_the_tables_to_tell(old: Raw, new: Raw, kinds: str, field: str, need: Need) -> None:
    comparison = compared(old, new)
    change = only(comparison)
    assert (change.entity, " ".join(change.kinds), change.facets[0].field) == ("table", kinds, field)
    assert verdict(comparison.old, comparison.new, NONE).needs[change.id] is need


def test_another_unit_of_a_column_is_told() -> None:
    def priced(unit: str, figure: str) -> Raw:
        columns_ = [{"name": "Pris", "unit": unit}]
        return {"title": "V", "columns": columns_, "rows": [{"label": "Förskola", "cells": [figure]}]}

    assert {change.significance for change in compared(priced("tkr", "1 250"), priced("kr", "1 250 000")).changes} == {
        Significance.EDITORIAL
    }
    (change,) = compared(priced("timmar", "12"), priced("dagar", "12")).changes
    assert (change.entity, change.kinds) == ("table", (Kind.VALUE_CHANGED,))


def test_what_a_new_section_holds_is_judged_with_it() -> None:
    held = section("Volymer", "Text.") | {"tables": [table(OLD, *ROWS)]}
    comparison = compare(
        plan(OLD, sections=[section("Inledning", "Text.")]), plan(OLD, sections=[section("Inledning", "Text."), held])
    )
    asked = verdict(comparison.old, comparison.new, NONE)
    needs = {change.entity: asked.needs[change.id] for change in comparison.changes}
    assert needs == {"section": Need.REASON, "paragraph": Need.NOTHING, "table": Need.NOTHING, "row": Need.NOTHING}
    assert not asked.passed


LAYOUTS: list[tuple[str, ...]] = [
    ("Antal {0}", "Pris {0}", "Ansvarig"),
    ("Bokslut {1}", "Budget {0}", "Plan {2}"),
    ("{1}", "{0}", "{2}"),
    ("Andel kvinnor", "Andel män", "Not"),
    ("Utfall {1}", "Mål {0}", "Mål {2}", "Kommentar"),
]
WORDS = ("Rektor", "Enhetschef", "Löpande", "Se bilaga")
FIGURES = ("12", "420", "1 250", "-3,5", "85 %", "71,0", "2 100 tkr", "2025-06-30")


class Planted(NamedTuple):
    """A table, the same in another version or in the next year's plan, and that with one of its cells changed."""

    old: Raw
    same: Raw
    edited: Raw
    years: tuple[int, int]
    was: str
    now: str
    outcome: bool
    """Whether the cell is of a year's outcome that the old plan can't have."""


@st.composite
def planted(draw: st.DrawFn) -> Planted:
    heads = draw(st.sampled_from(LAYOUTS))
    cells = st.sampled_from(("", "–", *WORDS, *FIGURES))
    rows = [(f"Rad {number}", *(draw(cells) for _ in heads)) for number in range(draw(st.integers(1, 5)))]
    year = draw(st.sampled_from((OLD, NEW)))
    at = draw(st.integers(0, len(rows) - 1)), draw(st.integers(1, len(heads)))
    was = rows[at[0]][at[1]]
    now = draw(cells.filter(lambda cell: sameness(cell, was) is Sameness.NONE))
    row = list(rows[at[0]])
    row[at[1]] = now
    edited = [tuple(row) if number == at[0] else each for number, each in enumerate(rows)]
    sides = [table(year, *each, heads=heads) for year, each in ((OLD, rows), (year, rows), (year, edited))]
    outcome = year != OLD and heads[at[1] - 1].startswith(("Bokslut", "Utfall"))
    return Planted(sides[0], sides[1], sides[2], (OLD, year), was, now, outcome)


def _facets(comparison: Comparison) -> set[str]:
    return {
        f"{change.item} {facet.field} {facet.old} {facet.new}"
        for change in comparison.changes
        for facet in change.facets
    }


@pytest.mark.soak
@given(planted())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_changed_cell_is_in_the_diff_and_holds_the_gate(found: Planted) -> None:
    comparison = compared(found.old, found.edited, found.years)
    without = compared(found.old, found.same, found.years)
    assert found.outcome or _facets(comparison) != _facets(without)
    judged = verdict(comparison.old, comparison.new, NONE)
    if any(Kind.VALUE_CHANGED in change.kinds for change in comparison.changes):
        assert not judged.passed
    if found.years[0] == found.years[1]:
        (facet,) = only(comparison).facets
        assert [value_json(side)["value"] for side in (facet.old, facet.new)] == [found.was, found.now]
        assert not judged.passed or not differ_in_figures(found.was, found.now)
        for form in ("text", "markdown", "csv", "html", "json"):
            told = str(renderer(Shown.DIFF, form)(comparison, Wording(), Options(width=200)))
            assert not found.now.strip(" –") or found.now in told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_cell_is_shown_with_both_values(language: str) -> None:
    comparison = compared(table(OLD, *ROWS), table(NEW, ("Förskola", "410", *ROWS[0][2:]), ROWS[1]))
    text = renderer(Shown.DIFF, "text")(comparison, Wording(language), Options(width=100))
    assert "Antal 2026: 420 → 410" in text
    assert "Volymer 2026" in text
