"""The report as a table for a spreadsheet, read back as one."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.support import every_kind
from tests.support.goldens import assert_golden
from tests.support.plans import plan, section
from tests.views.test_report_text import HOSTILE, one_paragraph
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options, Selection
from vpbdiff.wording import Wording

render = renderer(Shown.DIFF, "csv")
SV = Wording("sv")
EVERY = every_kind.comparison()


def rows(text: str) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def cells(comparison: Comparison) -> list[str]:
    """All cells."""
    return [cell for row in rows(render(comparison, SV, Options())) for cell in row.values()]


def test_report_of_every_kind_of_change() -> None:
    assert_golden("diff/every-kind.csv", render(EVERY, SV, Options()))


def test_counts_alone() -> None:
    assert_golden("diff/every-kind.stat.csv", render(EVERY, SV, Options(stat=True)))


def test_headings_in_english() -> None:
    assert render(EVERY, Wording("en"), Options()).startswith("\ufeffPart;Name or text;Belongs to;Change;Field;Before;")


def test_one_row_a_facet() -> None:
    found = [row for row in rows(render(EVERY, SV, Options())) if row["Del"] != SV.say("budget.heading")]
    assert len(found) == sum(len(change.facets) for change in EVERY.changes)
    assert {row["Ändringens id"] for row in found} == {change.id for change in EVERY.changes}


def test_lines_end_as_on_windows() -> None:
    text = render(EVERY, SV, Options())
    assert text.endswith("\r\n")
    assert text.count("\r\n") == len(rows(text)) + 1


def test_a_selection_is_said_in_the_heading() -> None:
    text = render(EVERY, SV, Options(selection=Selection(kinds=(Kind.RAISED,))))
    assert list(rows(text)[0])[-1] == "Urval: bara ändringar av slaget «höjt värde». Här visas 1 av 37 ändringar."


def _roles(section_role: str | None, row_role: str) -> dict[str, Any]:
    named = {"role": section_role} if section_role else {}
    rows = [{"name": "Summa", "role": row_role, "amounts": []}]
    return {
        "sections": [section("Utveckling", "Text.", **named)],
        "investment_budget": {"unit": "mkr", "lines": rows},
    }


def test_no_code_of_the_import_is_shown() -> None:
    """A section's role is the import's own word; a budget row's has a word in the reader's language."""
    came = compare(plan(2024), plan(2025, **_roles("development", "total")))
    text = render(came, SV, Options())
    assert "development" not in text
    assert "Roll i planen: summa" in text
    other = compare(plan(2024, **_roles(None, "part")), plan(2025, **_roles("development", "total")))
    found = {row["Namn eller text"]: row for row in rows(render(other, SV, Options())) if row["Fält"]}
    assert (found["Summa"]["Förut"], found["Summa"]["Nu"]) == ("del av summan", "summa")
    assert "development" not in render(other, SV, Options())


def test_a_likely_transfer_has_a_row_of_its_own() -> None:
    found = [row for row in rows(render(EVERY, SV, Options())) if row["Ändring"] == "troligen överfört belopp"]
    assert [(row["Namn eller text"], row["Förut"], row["Nu"]) for row in found] == [
        ("Bibliotek", "Bibliotek", "Fritid"),
        ("Fritid", "Bibliotek", "Fritid"),
    ]


def test_a_negative_amount_is_an_amount() -> None:
    found = next(row for row in rows(render(EVERY, SV, Options())) if row["Namn eller text"] == "Kostnader")
    assert (found["Förut"], found["Nu"]) == (
        "\N{MINUS SIGN}80,0\N{NO-BREAK SPACE}mkr (budget 2023)",
        "\N{MINUS SIGN}84,5\N{NO-BREAK SPACE}mkr (budget 2025)",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("=1+1", id="a formula"),
        pytest.param("+46 8 000 00 00", id="a plus"),
        pytest.param("-18,1 mkr", id="a hyphen for a minus"),
        pytest.param("@SUM(A1)", id="an at sign"),
        pytest.param("  =1+1", id="behind white space"),
        pytest.param("\u00a0=1+1", id="behind a no-break space"),
        pytest.param("\n=1+1", id="behind a line break"),
        pytest.param("\t1", id="a tab"),
        pytest.param("\r1", id="a carriage return"),
        pytest.param("＝1+1", id="a full-width sign"),
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    found = cells(one_paragraph(text))
    assert f"'{text}" in found
    assert not any(cell.strip().startswith(("=", "+", "-", "@", "＝")) for cell in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nämnden, budget 2025 = 12", id="signs inside"),
        pytest.param("a;b", id="a semicolon"),
        pytest.param('«a» "b"', id="quotation marks"),
        pytest.param("rad 1\nrad 2", id="a line break"),
        pytest.param("2025-01-01", id="a date"),
    ],
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert text in cells(one_paragraph(text))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hidden_characters_are_shown(text: str) -> None:
    for cell in cells(one_paragraph(text)):
        assert all(character.isprintable() or character in "\n\r\t\u00a0\u2028" for character in cell)
