"""The document model: what its tables know of their figures, and its running text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from tests.support.budgets import budget
from tests.support.memos import full, plans
from tests.support.once import compared
from tests.support.solna import published, solna
from vpbdiff.budget import timeline
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import (
    Block,
    CellType,
    DifferenceOf,
    Document,
    Heading,
    Line,
    Paragraph,
    Span,
    SpanMark,
    Style,
    SumOf,
    Table,
    TableCell,
    running_text,
    sentences,
    stated,
)
from vpbdiff.statements.options import Options
from vpbdiff.views import budget_history, diff_report
from vpbdiff.wording import Wording

SV = Wording("sv")


def tables(blocks: Iterator[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def of_diff(comparison: Comparison) -> list[Table]:
    return tables(diff_report.elements(comparison, SV, Options()))


def of_history() -> list[Table]:
    years = [solna(year) for year in (2020, 2022)]
    return tables(budget_history.budget_history(timeline.history(years), years, SV))


def value(cell: TableCell) -> Fraction:
    text = cell.text.strip(" *").replace("\u2212", "-").replace("\u00a0", "").replace(",", ".")
    return Fraction(text)


TABLES = {
    "the real pair": lambda: of_diff(published()),
    "the invented pair": lambda: of_diff(compared(*plans())),
    "the budget's history": of_history,
    "a memo": lambda: tables(iter(full().blocks)),
}


@pytest.mark.parametrize("of", TABLES)
def test_a_cell_is_what_it_says_that_it_follows_from(of: str) -> None:
    followed = 0
    for table in TABLES[of]():
        for row in table.rows:
            for column, cell in enumerate(row):
                match cell.follows:
                    case DifferenceOf(minuend, subtrahend):
                        exact = value(row[minuend]) - value(row[subtrahend])
                    case SumOf(rows):
                        exact = sum((value(table.rows[number][column]) for number in rows), Fraction(0))
                    case None:
                        continue
                followed += 1
                assert abs(value(cell) - exact) <= Fraction("0.1"), (row, cell)
    assert followed > 5


def test_a_cost_that_is_printed_below_zero_grows_by_the_old_amount_less_the_new() -> None:
    (lines,) = of_diff(compare(*_two("cost | Kostnader | -50,0 | |", "cost | Kostnader | -50,5 | |")))
    assert lines.rows[0][3] == TableCell("+0,5", CellType.AMOUNT, Fraction(1), DifferenceOf(1, 2))


@pytest.mark.parametrize(
    ("total", "follows"),
    [("-40,0", SumOf((0, 1))), ("-40,1", None), ("", None)],
    ids=["the parts make it", "the parts do not", "no amount"],
)
def test_a_sum_is_one_where_the_figures_prove_it(total: str, follows: SumOf | None) -> None:
    rows = f"part | Barn | -18,0 | |\npart | Vuxna | -22,0 | |\ntotal | Summa | {total} | |"
    old = rows.replace("-18,0", "-17,0")
    units = of_diff(compare(*_two("", "", old, rows)))[-1]
    assert units.rows[2][2].follows == follows


def _two(lines: str, new_lines: str, units: str = "", new_units: str = "") -> tuple:  # type: ignore[type-arg]
    return budget(lines, units, year=2024), budget(new_lines, new_units, year=2025)


def test_cells_say_what_they_hold() -> None:
    frame, counts, *amounts = tables(diff_report.elements(published(), SV, Options(full=True)))
    shown = (CellType.TEXT, CellType.AMOUNT, CellType.AMOUNT, CellType.SHARE, CellType.AMOUNT)
    assert {tuple(cell.type for cell in row) for row in frame.rows} == {shown}
    assert [cell.type for cell in counts.rows[0]] == [CellType.TEXT, CellType.COUNT, CellType.COUNT, CellType.TEXT]
    assert amounts
    for table in amounts:
        assert {tuple(cell.type for cell in row) for row in table.rows} == {(CellType.TEXT, *[CellType.AMOUNT] * 3)}


def test_what_went_came_and_moved_is_marked_for_formats_that_track_changes() -> None:
    lines = (block for block in diff_report.elements(compared(*plans()), SV, Options()) if isinstance(block, Line))
    marks = {(span.style, span.mark) for line in lines for span in line.spans}
    assert {(Style.OLD, SpanMark.DELETED), (Style.NEW, SpanMark.INSERTED)} <= marks
    of_names = {SpanMark.INSERTED, SpanMark.DELETED, SpanMark.MOVED_TO}
    assert {(Style.STRONG, mark) for mark in of_names} <= marks
    assert {mark for style, mark in marks if style in (Style.QUIET, Style.ALARM)} == {None}


def test_running_text_is_its_sentences_with_a_space_between_them() -> None:
    told = (stated("Ett.", ("a",)), Span("[Två.]", Style.GAP), stated("Tre."))
    spans = running_text(told)
    assert "".join(span.text for span in spans) == "Ett. [Två.] Tre."
    document = Document("Titel", (Heading("Del"), Paragraph(spans), Line(told[:1])))
    assert sentences(document) == (*told, told[0])
    assert document.gaps == (told[1],)


def test_a_section_is_what_stands_under_its_heading() -> None:
    first, second = Paragraph((Span("Ett."),)), Paragraph((Span("Två."),))
    blocks = (Heading("A", section="a"), first, Heading("Inom", 3), Heading("B", section="b"), second)
    document = Document("Titel", blocks)
    assert document.section("a") == (first, Heading("Inom", 3))
    assert document.section("c") == ()
    assert document.without(("a",)) == blocks[3:]
