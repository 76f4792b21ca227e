"""Assessments as the fill of a cell: read as the colour's word, and by the report's own legend, in Word, Excel, saved
pages and PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from vpbdiff.documents import pdf_source, reader
from vpbdiff.recognise import profile
from vpbdiff.reports import reading, tables

LEGEND = {"92D050": "Målet bedöms nås", "FFC000": "Målet bedöms delvis nås", "FF0000": "Målet bedöms inte nås"}
HEAD = ("Mått", "Mål 2025", "Utfall jan–aug", "Bedömning")
ZEBRA = "F2F2F2"
ROWS: list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, str | None]]] = [
    (("Andel nöjda besökare", "80 %", "76 %", ""), ("", "", "", "00B050"), ("Grön", "expected")),
    (("Antal besök", "900", "850", "●"), ("", "", "", "C00000"), ("Röd", "not_expected")),
    (("Antal lån", "500", "420", ""), (ZEBRA,) * 4, ("", None)),
    (("Antal barn", "50", "42", "Gul"), ("", "", "", "00B050"), ("Gul", "partly")),
    (("Antal kurser", "5", "4", ""), ("", "", "", "0070C0"), ("Blå", None)),
]
"""The cells, their fills, and the assessment as printed and read: a striped row is no grey, a word stands before a
fill, and a colour that the legend does not have is no reading."""


def measures(path: Path) -> list[Any]:
    raw = reading.read(reader.read(path), profile.load(None)).raw
    found: list[Any] = raw["measures"]
    return found


def word(path: Path) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = docx.Document()

    def table(rows: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        made = document.add_table(len(rows), len(rows[0][0]))
        for row, (texts, fills) in zip(made.rows, rows, strict=True):
            for cell, text, fill in zip(row.cells, texts, fills, strict=True):
                cell.text = text
                shading = OxmlElement("w:shd")
                shading.set(qn("w:fill"), fill or "auto")
                cell._tc.get_or_add_tcPr().append(shading)

    document.add_heading("Delårsrapport januari–augusti 2025", 1)
    document.add_heading("Så läses färgerna", 2)
    table([(("Färg", "Betydelse"), ("", "")), *((("", text), (fill, "")) for fill, text in LEGEND.items())])
    document.add_heading("Mått", 2)
    table([(HEAD, ("",) * 4), *((cells, fills) for cells, fills, _ in ROWS)])
    document.save(str(path))


def workbook(path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(str(path))
    sheet, bold = book.add_worksheet("Uppföljning"), book.add_format({"bold": True})

    def table(start: int, rows: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        for row, (texts, fills) in enumerate(rows, start):
            for column, (text, fill) in enumerate(zip(texts, fills, strict=True)):
                look = book.add_format({"bg_color": f"#{fill}"}) if fill else None
                sheet.write_blank(row, column, None, look) if not text else sheet.write(row, column, text, look)

    sheet.write(0, 0, "Delårsrapport januari–augusti 2025", bold)
    sheet.write(2, 0, "Så läses färgerna", bold)
    table(3, [(("Färg", "Betydelse"), ("", "")), *((("", text), (fill, "")) for fill, text in LEGEND.items())])
    sheet.write(8, 0, "Mått", bold)
    table(9, [(HEAD, ("",) * 4), *((cells, fills) for cells, fills, _ in ROWS)])
    book.close()


def page(path: Path) -> None:
    """A saved page: the legend's fills by class, as Excel saves them, the others each in its own way."""

    def table(rows: list[tuple[tuple[str, ...], tuple[str, ...]]], look: str) -> str:
        cells = (
            "".join(
                f"<td {look.format(fill) if fill else ''}>{text}</td>" for text, fill in zip(texts, fills, strict=True)
            )
            for texts, fills in rows
        )
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    sheet = "".join(f".x{fill} {{mso-pattern:black none; background:#{fill};}}" for fill in LEGEND)
    legend = [(("Färg", "Betydelse"), ("", "")), *((("", text), (fill, "")) for fill, text in LEGEND.items())]
    ways = ("style='width:9px;background-color: #{}'", 'bgcolor="#{}"')
    rows = [(HEAD, ("",) * 4), *((cells, fills) for cells, fills, _ in ROWS)]
    body = "<h1>Delårsrapport januari–augusti 2025</h1><h2>Så läses färgerna</h2>" + table(legend, 'class="a x{}"')
    body += "<h2>Mått</h2>" + table(rows[:4], ways[0]) + "<p>Fler mått.</p>" + table([rows[0], *rows[4:]], ways[1])
    path.write_text(f"<html><head><style>{sheet}</style></head><body>{body}</body></html>", encoding="utf-8")


def pdf(path: Path) -> None:
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table  # noqa: PLC0415

    styles = getSampleStyleSheet()

    def table(rows: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Any:
        painted = [
            ("BACKGROUND", (column, row), (column, row), HexColor(f"#{fill}"))
            for row, (_, fills) in enumerate(rows)
            for column, fill in enumerate(fills)
            if fill
        ]
        dotted = [[text.replace("●", "•") for text in texts] for texts, _ in rows]
        return Table(dotted, style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), *painted])

    story = [Paragraph("Delårsrapport januari–augusti 2025", styles["Heading1"])]
    story += [Paragraph("Så läses färgerna", styles["Heading2"])]
    story += [table([(("Färg", "Betydelse"), ("", "")), *((("", text), (fill, "")) for fill, text in LEGEND.items())])]
    story += [Paragraph("Mått", styles["Heading2"])]
    story += [table([(HEAD, ("",) * 4), *((cells, fills) for cells, fills, _ in ROWS)])]
    SimpleDocTemplate(str(path)).build(story)


@pytest.mark.parametrize(
    ("write", "name"),
    [
        pytest.param(word, "report.docx", id="Word"),
        pytest.param(workbook, "report.xlsx", id="Excel"),
        pytest.param(page, "report.html", id="a saved page"),
        pytest.param(pdf, "report.pdf", id="PDF", marks=pytest.mark.soak),
    ],
)
def test_a_fill_is_the_assessment_that_the_legend_says(write: Any, name: str, tmp_path: Path) -> None:
    write(tmp_path / name)
    told = [(each["assessment"]["printed"], each["assessment"]["reading"]) for each in measures(tmp_path / name)]
    assert told == [expected for _, _, expected in ROWS]


GIVEN = [
    ((1, 0, 0), "FF0000"),
    ((0.5,), "808080"),
    (0, "000000"),
    ((0, 1, 1, 0), "FF0000"),
    (("P1",), ""),
    (None, ""),
    ((0.2, 0.3), ""),
]
"""Colours as a PDF gives them: light, grey, inks, a pattern, none, and no kind that is known."""


@pytest.mark.parametrize(("given", "expected"), GIVEN)
def test_a_colour_of_a_pdf(given: object, expected: str) -> None:
    assert pdf_source.colour(given) == expected


WORDS = [
    *[("00B050", "Grön"), ("C6EFCE", "Grön"), ("E2EFDA", "Grön"), ("FFFF00", "Gul"), ("FFC000", "Gul")],
    *[("FFEB9C", "Gul"), ("FF0000", "Röd"), ("C00000", "Röd"), ("FFC7CE", "Röd"), ("ED7D31", "Orange")],
    *[("808080", "Grå"), ("D9D9D9", "Grå"), ("FFFFFF", ""), ("000000", ""), ("auto", ""), ("", "")],
]


@pytest.mark.parametrize(("fill", "expected"), WORDS)
def test_the_word_for_a_fill(fill: str, expected: str) -> None:
    assert tables.colour_word(fill) == expected
