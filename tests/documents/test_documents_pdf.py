"""The reader of PDFs: the blocks that the text gives, out of letters that only stand somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.support.documents import BARE, BODY, HEADING, RULED, without_control, write_pdf
from tests.support.invented import document
from tests.support.snapshots import content
from vpbdiff.documents import pdf as reader
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, Place, SourceDocument, UnreadKind
from vpbdiff.documents.hyphenation import BROKEN, FULL, Joiner, known_words
from vpbdiff.documents.marks import glyph
from vpbdiff.documents.pdf_justified import stretched
from vpbdiff.documents.pdf_page import PageGrid, PdfLine, PdfWord, listed, marked, with_rest
from vpbdiff.documents.pdf_tables import is_parted
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.accounting import Reason

LETTERHEAD = {"header": "Ekviks kommun – omsorgsnämnden", "footer": "Sida {page}"}

STRAIGHT = ParagraphStyle("straight", parent=BODY, rightIndent=220, alignment=TA_JUSTIFY)

SET_AS = [
    ("rows broken by a page's end", 2024, {"lines": RULED, "repeat": False}),
    ("tables without a line", 2024, {"lines": BARE, **LETTERHEAD}),
    ("rows whole on a page, the header repeated", 2024, {"lines": RULED, **LETTERHEAD}),
    ("the same", 2025, {"lines": RULED, **LETTERHEAD}),
    ("text with straight edges, narrower than its tables and headings", 2024, {"lines": BARE, "body": STRAIGHT}),
]
SEVERAL = [
    pytest.param(year, how, id=f"{year}, {name}", marks=[pytest.mark.soak] if number else [])
    for number, (name, year, how) in enumerate(SET_AS)
]
"""The hardest in the ordinary run: rows broken by a page, under no header."""


def plain(year: int) -> str:
    """A plan's text as a page shows it: a space that does not break looks like any other."""
    return without_control(document(year).read_text(encoding="utf-8")).replace("\u00a0", " ")


@pytest.mark.parametrize(("year", "how"), SEVERAL)
def test_a_plan_in_pdf_is_the_plan_in_text(year: int, how: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(plain(year), encoding="utf-8")
    in_pdf = extract(reader.read(write_pdf(plain(year), tmp_path / "plan.pdf", **how)), profile.load())
    assert content(in_pdf.plan) == content(extract(plain_text.read(path), profile.load()).plan)
    assert in_pdf.accounts.not_understood == ()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> SourceDocument:
    """The plan for 2024 under a letterhead, as read."""
    return reader.read(write_pdf(plain(2024), tmp_path_factory.mktemp("pdf") / "plan.pdf", **LETTERHEAD))


@pytest.mark.soak
def test_pages_are_the_places(found: SourceDocument) -> None:
    taken = extract(found, profile.load())
    heading = next(b for b in found.blocks if b.text == "Intern kontroll" and b.kind is BlockKind.HEADING)
    assert found.place is BlockPlace.PAGE
    assert heading.page is not None and heading.page > 5
    assert taken.plan["sections"][-1]["source"] == {"page": heading.page}
    assert taken.plan["goals"][0]["source"]["page"] < heading.page


def test_running_lines_are_counted_among_what_was_left_out(found: SourceDocument) -> None:
    pages = found.blocks[-1].page or 0
    assert [mark.text for mark in found.page_marks] == [
        line for number in range(1, pages + 1) for line in (LETTERHEAD["header"], f"Sida {number}")
    ]
    left_out = extract(found, profile.load()).accounts.left_out
    assert {mark.line for mark in found.page_marks} <= {k for k, v in left_out.items() if v is Reason.PAGE}
    assert not any("Sida" in block.text or "Ekviks kommun – " in block.text for block in found.blocks)


# A page by hand

Said = (
    tuple[float, float, str]
    | tuple[float, float, str, float]
    | tuple[float, float, str, float, str]
    | tuple[float, float, str, float, str, float]
)
"""Where a line begins, from the left and from above, its text, its size, its font, and how far its letters are set
apart."""

LEADING = 14


def pages(folder: Path, *sheets: list[Said], draw: Any = None) -> SourceDocument:
    """What is read of pages with these lines."""
    path = folder / "plan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for sheet in sheets:
        for x, top, line, *look in sheet:
            size, font, spacing = [*look, *(11, "Vera", 0)[len(look) :]]
            canvas.setFont(font, size)
            canvas.drawString(x, A4[1] - top, line, charSpace=spacing)
        if draw:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return reader.read(path)


def prose(top: float, *lines: str, x: float = 72) -> list[Said]:
    """Lines right under each other."""
    return [(x, top + number * LEADING, line) for number, line in enumerate(lines)]


WIDE = "Nämnden ansvarar för kommunens omsorg om äldre och om personer i Ekvik"


def texts(found: SourceDocument) -> list[str]:
    return [block.text for block in found.blocks]


def test_lines_of_a_paragraph_are_one(tmp_path: Path) -> None:
    lines = [*prose(100, WIDE, "och Sundvik."), *prose(150, WIDE, "och Norrhamn.")]
    found = pages(tmp_path, lines)
    assert texts(found) == [f"{WIDE} och Sundvik.", f"{WIDE} och Norrhamn."]
    assert [block.apart for block in found.blocks] == [True, True]


def test_a_line_that_had_room_for_more_ends_a_paragraph(tmp_path: Path) -> None:
    found = pages(tmp_path, prose(100, WIDE, "och Sundvik.", WIDE, "och Norrhamn."))
    assert texts(found) == [f"{WIDE} och Sundvik.", f"{WIDE} och Norrhamn."]


def test_a_heading_may_be_wider_than_the_text(tmp_path: Path) -> None:
    lines = ["Nämnden ansvarar för kommunens omsorg om alla"] * 4
    found = pages(tmp_path, [(72, 60, WIDE[:52], 16, "VeraBd"), *prose(100, *lines, "service.")])
    assert texts(found)[1:] == [" ".join([*lines, "service."])]


def test_entries_of_contents_stand_alone_though_they_are_full(tmp_path: Path) -> None:
    entries = [f"{name} {'.' * dots} {page}" for name, dots, page in (("Budget", 112, 8), ("Intern kontroll", 100, 13))]
    found = pages(tmp_path, [*prose(80, "Innehåll", *entries), *prose(200, WIDE, WIDE)])
    assert texts(found)[-3:-1] == entries


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    found = pages(tmp_path, prose(700, WIDE, WIDE), prose(100, "och Sundvik.", "Ett stycke till."))
    assert texts(found) == [f"{WIDE} {WIDE} och Sundvik.", "Ett stycke till."]
    assert [block.page for block in found.blocks] == [1, 2]


def test_a_footnote_does_not_part_a_paragraph_that_goes_on_over_it(tmp_path: Path) -> None:
    first: list[Said] = [*prose(600, WIDE, WIDE), (72, 760, "1 Enligt beslut i november.", 8)]
    found = pages(tmp_path, first, prose(100, "och Sundvik.", "Ett stycke till."))
    assert texts(found) == [f"{WIDE} {WIDE} och Sundvik.", "1 Enligt beslut i november.", "Ett stycke till."]


def test_where_a_sentence_ends_with_the_page_a_person_is_told(tmp_path: Path) -> None:
    found = pages(tmp_path, prose(700, WIDE, WIDE + "."), prose(100, WIDE, "och Sundvik."))
    assert len(found.blocks) == 2
    assert [(remark.line, remark.key) for remark in found.remarks] == [(2, "document.note.could-continue")]


def test_a_line_stretched_to_the_edge_does_not_end_its_paragraph(tmp_path: Path) -> None:
    stretched = [f"{WIDE},"] * 5 + [f"{WIDE}."]  # a full stop is as wide as a comma
    found = pages(tmp_path, prose(700, *stretched), prose(100, f"{WIDE},", "och Sundvik."))
    assert texts(found) == [" ".join([*stretched, f"{WIDE},", "och Sundvik."])]
    assert found.remarks == ()


def test_headings_by_size_and_weight(tmp_path: Path) -> None:
    lines = [
        *prose(100, WIDE, "och Sundvik och i hela den norra länsdelen."),
        (72, 150, "Mål och", 16, "VeraBd"),
        (80, 168, "uppdrag", 16, "VeraBd"),
        (72, 190, "Nämndmål", 13, "VeraBd"),
        (72, 210, "Nämndens mål", 11, "VeraBd"),
        *prose(230, WIDE, "och Sundvik."),
    ]
    kinds = [(block.kind, block.bold, block.text) for block in pages(tmp_path, lines).blocks[1:-1]]
    assert kinds == [
        (BlockKind.HEADING, False, "Mål och uppdrag"),
        (BlockKind.HEADING, False, "Nämndmål"),
        (BlockKind.TEXT, True, "Nämndens mål"),
    ]


def test_a_heading_over_two_lines_is_one(tmp_path: Path) -> None:
    goal = ("Omsorgsnämnden ska säkerställa en god och säker vård i", "särskilt boende, i nära samverkan.")
    lines = [(72, 100, goal[0], 14, "VeraBd"), (72, 118, goal[1], 14, "VeraBd"), *prose(150, WIDE, "och Sundvik.")]
    running = prose(60, WIDE + " och i hela länet")
    found = pages(tmp_path, [*running, *lines])
    assert (found.blocks[1].kind, found.blocks[1].text) == (BlockKind.HEADING, " ".join(goal))


def test_large_lines_on_a_cover_are_no_headings(tmp_path: Path) -> None:
    cover: list[Said] = [(72, 200, "Omsorgsnämnden", 24), (72, 300, "Verksamhetsplan och budget 2024", 24)]
    body: list[Said] = [*prose(100, WIDE + " och", "Sundvik."), (72, 150, "Budget", 16), *prose(190, WIDE)]
    kinds = [block.kind for block in pages(tmp_path, cover, body).blocks]
    assert kinds == [BlockKind.TEXT, BlockKind.TEXT, BlockKind.TEXT, BlockKind.HEADING, BlockKind.TEXT]


SHORT = [
    ("over a sentence", [(72, 300, "Budget", 16, "VeraBd"), (72, 330, "Ramen räknas upp.", 11)]),
    ("over a line and a sentence", [(72, 300, "Budget", 16, "VeraBd"), (72, 330, "Belopp i tkr", 11),
        (72, 360, "Ramen räknas upp.", 11)]),
    ("over bullets", [(72, 300, "Budget", 16, "VeraBd"), (72, 330, "•", 11), (90, 330, "Ramen", 11)]),
    ("the first of several, over short lines", [(72, 300, "Budget", 16, "VeraBd"), (72, 330, "Ramen: 12 mkr", 11),
        (72, 360, "Mål", 16, "VeraBd"), (72, 390, "Andel: 90 %", 11)]),
]  # fmt: skip


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in SHORT])
def test_the_first_heading_of_a_short_document_is_none_of_its_cover(lines: list[Said], tmp_path: Path) -> None:
    cover: list[Said] = [(72, 200, "Verksamhetsplan 2026", 24), (72, 250, "Omsorgsnämnden", 11)]
    found = pages(tmp_path, [*cover, *lines]).blocks
    headings = [line[2] for line in lines if len(line) > 4]
    assert [block.text for block in found if block.kind is BlockKind.HEADING] == headings


def test_headings_are_larger_than_little_text_beside_tables(tmp_path: Path) -> None:
    rows = [(x, 350 + 20 * row, text) for row in range(4) for x, text in ((72, f"Enhet {row}"), (300, f"{row} 200"))]
    lines = [
        (72, 100, "Internbudget 2026", 20, "VeraBd"),
        (72, 130, "Omsorgsnämnden"),
        (72, 300, "Budget per verksamhet i tusental kronor", 16, "VeraBd"),
        *rows,
        (72, 460, "Investeringar i lokaler och fordon", 16, "VeraBd"),
        *((x, top + 130, text) for x, top, text in rows),
    ]
    found = pages(tmp_path, lines).blocks
    assert [block.text for block in found if block.kind is BlockKind.HEADING] == [lines[2][2], lines[11][2]]


def test_short_lines_are_no_paragraph_though_nothing_is_longer(tmp_path: Path) -> None:
    lines = ["Ram: 48,2 mkr", "Ansvarig: kulturchef", "Mål: 660"]
    assert texts(pages(tmp_path, prose(100, *lines))) == lines


SPACED_OUT = [("narrowly", "INTERN KONTROLL", 3), ("widely", "INTERN KONTROLL", 8), ("columns", "A B C", 40)]


@pytest.mark.parametrize(("said", "spacing"), [pytest.param(*case, id=name) for name, *case in SPACED_OUT])
def test_letters_set_apart_are_words(said: str, spacing: float, tmp_path: Path) -> None:
    drawn = said if spacing < 14 else said.replace(" ", "")
    found = pages(tmp_path, [*prose(60, WIDE), (72, 100, drawn, 14, "VeraBd", spacing), *prose(130, WIDE)])
    assert texts(found)[1] == said


GLYPHS = [
    ("\uf0a8", "DAAAAA+OpenSymbol", "☐"),
    ("\uf0fe", "ABCDEF+Wingdings-Regular", "☑"),
    ("à", "Wingdings-Regular", "→"),
    ("\uf0b3", "BAAAAA+SymbolMT", "≥"),
    ("\uf0fe", "CIDFont+F3", "☑"),
    ("\uf0b7", "DAAAAA+OpenSymbol", "\uf0b7"),
    ("\x00", "AAAAAA+Calibri", "\ufffd"),
    ("à", "AAAAAA+Calibri", "à"),
]


@pytest.mark.parametrize(("text", "font", "looks"), GLYPHS)
def test_boxes_and_signs_of_fonts_of_pictures(text: str, font: str, looks: str) -> None:
    assert glyph(text, font) == looks


def test_a_number_stands_out_from_its_paragraph(tmp_path: Path) -> None:
    lines: list[Said] = [(72, 140, "1."), *prose(140, WIDE, "och Sundvik.", x=90)]
    found = pages(tmp_path, [*prose(60, WIDE, WIDE, "och länet."), *lines])
    assert texts(found)[1:] == [f"1. {WIDE} och Sundvik."]


def test_bullets_with_their_second_lines(tmp_path: Path) -> None:
    rest = "Utredning och beslut om bistånd enligt lagen om stöd och service"
    lines: list[Said] = [
        (72, 100, "•"),
        (90, 100, rest),
        (90, 114, "till vissa"),
        (72, 128, "•"),
        (90, 128, "Boendestöd"),
    ]
    found = pages(tmp_path, lines)
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.BULLET, f"{rest} till vissa"),
        (BlockKind.BULLET, "Boendestöd"),
    ]


def test_bullets_that_the_page_draws(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, top in ((80, 100), (80, 114), (300, 200), (80, 300)):
            canvas.circle(x, A4[1] - top + 4, 1.4, stroke=0, fill=1)

    lines: list[Said] = [
        *prose(100, "Stöd", "Hjälp", x=90),
        (250, 200, "Hälften"),
        (304, 200, "heltid"),
        (90, 400, "Text"),
    ]
    found = pages(tmp_path, [*lines, *prose(60, WIDE, WIDE)], draw=draw)
    assert [block.text for block in found.blocks if block.kind is BlockKind.BULLET] == ["Stöd", "Hjälp"]


def test_text_that_stands_on_its_side_is_left_out_and_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -30, "Utkast")

    found = pages(tmp_path, prose(100, "Text."), draw=draw)
    assert texts(found) == ["Text."]
    assert [(remark.key, remark.text, remark.lost) for remark in found.remarks] == [
        ("document.note.turned", "Utkast", True)
    ]


def test_letters_that_the_font_does_not_name_are_told_once_a_page(tmp_path: Path) -> None:
    found = pages(tmp_path, prose(100, "N(cid:3)mnden har m(cid:1)l.", "Text."), prose(100, "(cid:7) Ett stycke."))
    assert [(remark.key, remark.text, remark.lost, remark.line) for remark in found.remarks] == [
        ("document.note.letters", "N(cid:3)mnden har m(cid:1)l.", True, 1)
    ]


def test_a_scanned_page_among_others_is_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for said in ("Före.", None, "Efter."):
        if said:
            canvas.drawString(72, 700, said)
        else:
            canvas.drawImage(ImageReader(Image.new("1", (8, 8))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    found = reader.read(path)
    assert [(block.text, block.page) for block in found.blocks] == [("Före.", 1), ("Efter.", 3)]
    assert [(each.kind, each.place) for each in found.unread] == [(UnreadKind.PAGE, Place(2, 2))]


# Running lines


def test_a_header_row_on_every_page_is_no_running_line(tmp_path: Path) -> None:
    header: list[Said] = [(72, 80, "mkr"), (200, 80, "Budget 2024"), (320, 80, "Budget 2023")]
    sheet: list[Said] = [*header, (72, 94, "Intäkter"), (200, 94, "31,4"), (320, 94, "33,9")]
    found = pages(tmp_path, sheet, sheet, sheet, sheet)
    assert found.page_marks == ()
    assert [block.cells for block in found.blocks] == [
        ("mkr", "Budget 2024", "Budget 2023"),
        ("Intäkter", "31,4", "33,9"),
    ] * 4


def test_a_letterhead_in_lines_right_above_the_text_is_known_by_its_number(tmp_path: Path) -> None:
    sheets = [
        [(72.0, 50.0, "Ekviks kommun"), (72.0, 64.0, f"Sida {number} (3)"), *prose(78, f"{WIDE} {name}.")]
        for number, name in enumerate(("ett", "två", "tre"), 1)
    ]
    found = pages(tmp_path, *sheets)
    assert texts(found) == [f"{WIDE} {name}." for name in ("ett", "två", "tre")]
    assert len(found.page_marks) == 6


def test_the_bold_words_that_a_bullet_begins_with(tmp_path: Path) -> None:
    bold = (11.0, "VeraBd")
    lines: list[Said] = [
        *((72, top, "•") for top in (100, 128, 142, 156)),
        (90, 100, "Ge tidigt och samlat stöd till barn, unga och deras familjer i hela", *bold),
        (90, 114, "kommunen.", *bold),
        (167, 114, "Fler ska mötas."),
        (90, 128, "Allt är fett.", *bold),
        (90, 142, "Inget är fett."),
        (90, 156, "Något är"),
        (139, 156, "fett.", *bold),
    ]
    found = pages(tmp_path, [*lines, *prose(300, WIDE)])
    assert [block.lead for block in found.blocks if block.kind is BlockKind.BULLET] == [
        "Ge tidigt och samlat stöd till barn, unga och deras familjer i hela kommunen.",
        "",
        "",
        "",
    ]


# Tables


def columns(top: float, *rows: tuple[str, ...], at: tuple[int, ...] = (72, 230, 310, 390)) -> list[Said]:
    return [
        (x, top + number * LEADING, cell)
        for number, row in enumerate(rows)
        for x, cell in zip(at, row, strict=False)
        if cell
    ]


SAID = (
    "Nämnden ansvarar för idrott och fritid i hela kommunen och driver hallar, bad och isar för alla som bor här.",
    "Föreningarna får stöd för sina lokaler. Stödet betalas ut två gånger om året, efter ansökan till nämnden.",
    "Badet öppnar i juni och stänger i augusti. Besökarna blir fler för varje år, och köerna växer därför.",
    "Isen läggs i oktober. Skolorna har tid på den varje förmiddag.",
)


def side_by_side(path: Path, left: list[str], right: list[str], *, rows: bool) -> list[Block]:
    """What is read of two columns, of paragraphs one below the other or of cells beside each other."""
    sides = [[Paragraph(text, BODY) for text in side] for side in (left, right)]
    cells = [list(row) for row in zip(*sides, strict=True)] if rows else [sides]
    set_as = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    SimpleDocTemplate(str(path), pagesize=A4).build(
        [Paragraph("Verksamhetsplan", HEADING), Table(cells, [220, 220], style=set_as), Paragraph(SAID[0], BODY)]
    )
    return list(reader.read(path).blocks)


def test_text_in_two_columns_is_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = [SAID[0], SAID[1], SAID[3], SAID[2]], [SAID[3], SAID[2] + " " + SAID[1], SAID[0]]
    found = side_by_side(tmp_path / "plan.pdf", left, right, rows=False)
    assert [block.text for block in found][1:] == [*left, *right, SAID[0]]


def test_a_table_of_two_columns_of_text_stays_one(tmp_path: Path) -> None:
    rows = list(zip(("Mål", *SAID), ("Beskrivning", *SAID[::-1]), strict=True))
    found = side_by_side(tmp_path / "plan.pdf", [row[0] for row in rows], [row[1] for row in rows], rows=True)
    assert [block.cells for block in found if block.cells] == rows


FIGURES = [
    ("mkr", "Budget 2024", "", "Förändring"),
    ("Intäkter", "31,4", "33,9", "2,5"),
    ("Kostnader", "-219,0", "", "0,8"),
    ("Nettokostnader", "-187,6", "-184,3", "3,3"),
]


def test_figures_in_columns_are_a_table(tmp_path: Path) -> None:
    found = pages(tmp_path, [*prose(80, WIDE), *columns(110, *FIGURES), *prose(190, WIDE)])
    assert [block.cells for block in found.blocks] == [(), *FIGURES, ()]


def test_groups_of_rows_further_apart_keep_their_rows(tmp_path: Path) -> None:
    groups = [
        [
            ("tkr", "Budget 2025", "Budget 2026"),
            ("Förskola", "", ""),
            ("Norrgården", "-81", "-83"),
            ("Summa", "-81", "-83"),
        ],
        [("Grundskola", "", ""), ("Norrskolan", "-96", "-99"), ("Sjöskolan", "-58", "-60"), ("Summa", "-154", "-159")],
    ]
    lines = [line for number, group in enumerate(groups) for line in columns(100 + 62 * number, *group)]
    found = pages(tmp_path, lines)
    assert [block.cells for block in found.blocks] == [row for group in groups for row in group]


BESIDE = [("left", (72, 200, 400), (72, 295, 495)), ("right", (72, 275, 475), (72, 230, 430))]


@pytest.mark.parametrize(("head", "body"), [pytest.param(*case, id=name) for name, *case in BESIDE])
def test_a_header_beside_its_figures_is_over_them(head: tuple[int, ...], body: tuple[int, ...], tmp_path: Path) -> None:
    header, *rows = [("mkr", "Budget 2025", "Budget 2026"), ("Intäkter", "31,4", "33,9"), ("Kostnader", "219,0", "2,2")]
    found = pages(tmp_path, [*columns(100, header, at=head), *columns(114, *rows, at=body)])
    assert [block.cells for block in found.blocks] == [header, *rows]


def test_a_header_over_nothing_is_not_that_of_the_names(tmp_path: Path) -> None:
    rows = [("", "Budget 2025", "Budget 2026"), ("Intäkter", "", "33,9"), ("Kostnader", "", "218,2")]
    found = pages(tmp_path, columns(100, *rows, at=(72, 200, 400)))
    assert [block.cells for block in found.blocks] == rows


def test_a_cell_of_several_lines_without_rules(tmp_path: Path) -> None:
    rows = [
        ("Aktiviteter", "Beskrivning"),
        ("Öppna daglig", "Daglig verksamhet ska ta fram fler"),
        ("verksamhet", "platser ute på arbetsplatser."),
        ("", "Varje deltagare ska ha en plan."),
        ("Införa bildstöd", "Alla bostäder ska ha bildstöd."),
    ]
    found = pages(tmp_path, [*columns(100, *rows, at=(72, 175)), *prose(300, WIDE + " och länet")])
    assert [block.cells for block in found.blocks[:-1]] == [
        rows[0],
        ("Öppna daglig verksamhet", " ".join(row[1] for row in rows[1:4])),
        rows[4],
    ]
    assert [(remark.line, remark.key) for remark in found.remarks] == [(1, "document.note.rows-guessed")]


WRAPPED = [
    ("blanks", ("Delaktigheten ", "Andel ", "90 %"), ("ökar", "planer"), "Delaktigheten ökar", "Andel planer"),
    ("no blanks", ("Delaktigheten", "Andel", "90 %"), ("ökar", "planer"), "Delaktigheten", "Andel"),
    ("a part of a word", ("Delaktigheten ", "Genomförandep", "90 %"), ("ökar", "laner"), "Delaktigheten ökar",
        "Genomförandeplaner"),
    ("a blank typed at the end of a name", ("Trygg ", "Samtal", "9"), ("Nöjd", "Svar", "7"), "Trygg", "Samtal"),
    ("the same, in a long name", ("Delaktigheten ", "Samtal", "9"), ("Nöjda", "Svar", "7"), "Delaktigheten", "Samtal"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "rest", "name", "second"), [pytest.param(*case, id=name) for name, *case in WRAPPED])
def test_blanks_at_the_ends_of_lines_tell_where_rows_do(
    row: tuple[str, ...], rest: tuple[str, ...], name: str, second: str, tmp_path: Path
) -> None:
    said = [("Mål", "Mått", "2026"), row, rest, ("Trygghet", "Samtal", "12")]
    found = pages(tmp_path, columns(100, *said, at=(72, 230, 380)))
    assert found.blocks[1].cells == (name, second, row[2])
    assert len(found.blocks) == 4 - (name != row[0].strip())


def test_cells_set_in_the_middle_of_their_rows(tmp_path: Path) -> None:
    lines: list[Said] = [
        *columns(100, ("Aktiviteter", "Beskrivning"), at=(72, 175)),
        (72, 137, "Förebygga fall"),
        *prose(130, "Arbetsterapeuter går igenom hemmet", "för att hitta fallrisker.", x=175),
        (72, 173, "Ge avlösning"),
        *prose(166, "Anhöriga erbjuds enskilda samtal", "och en föreläsningsserie.", x=175),
    ]
    found = pages(tmp_path, [*lines, *prose(300, WIDE + " och länet")])
    assert [block.cells for block in found.blocks[:-1]] == [
        ("Aktiviteter", "Beskrivning"),
        ("Förebygga fall", "Arbetsterapeuter går igenom hemmet för att hitta fallrisker."),
        ("Ge avlösning", "Anhöriga erbjuds enskilda samtal och en föreläsningsserie."),
    ]


def test_a_row_without_rules_goes_on_on_the_next_page(tmp_path: Path) -> None:
    first = columns(
        680, ("mkr", "Budget 2024", "Budget 2023"), ("Hemtjänst", "68,3", "66,1"), ("Stab och", "14,6", "15")
    )
    second = columns(100, ("ledning",), ("Myndighet", "9,8", "9,5"))
    found = pages(tmp_path, first, second)
    assert [block.cells for block in found.blocks] == [
        ("mkr", "Budget 2024", "Budget 2023"),
        ("Hemtjänst", "68,3", "66,1"),
        ("Stab och ledning", "14,6", "15"),
        ("Myndighet", "9,8", "9,5"),
    ]


def test_a_column_that_is_empty_on_the_next_page_is_still_there(tmp_path: Path) -> None:
    first = columns(700, ("Kategori", "Process", "Index"), ("Ekonomi", "Fakturor", "9"))
    second = columns(100, ("", "Löner", "12"), ("", "Inköp", "6"))
    found = pages(tmp_path, first, second)
    assert [block.cells for block in found.blocks[2:]] == [("", "Löner", "12"), ("", "Inköp", "6")]


def test_rules_across_part_the_rows(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for top in (89, 103, 131, 145):
            canvas.line(70, A4[1] - top, 500, A4[1] - top)

    rows = [("Kategori", "Risk"), ("Ekonomi", "Fakturor betalas"), ("", "två gånger"), ("Personal", "Vikarier saknas")]
    found = pages(tmp_path, columns(100, *rows, at=(72, 230)), draw=draw)
    assert [block.cells for block in found.blocks] == [
        ("Kategori", "Risk"),
        ("Ekonomi", "Fakturor betalas två gånger"),
        ("Personal", "Vikarier saknas"),
    ]


def test_shaded_rows_are_parted_into_columns(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for number in range(len(FIGURES)):
            canvas.rect(70, A4[1] - 117 - number * LEADING, 440, LEADING, stroke=0, fill=1)

    found = pages(tmp_path, columns(110, *FIGURES), draw=draw)
    assert [block.cells for block in found.blocks] == FIGURES


def boxes(canvas: Canvas, *cells: tuple[float, float, float, float]) -> None:
    for x0, top, x1, bottom in cells:
        canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top)


def test_drawn_cells_are_believed(tmp_path: Path) -> None:
    """The first cell reaches over two rows, the last over two columns."""

    def draw(canvas: Canvas) -> None:
        boxes(canvas, (70, 90, 200, 130), (200, 90, 300, 110), (300, 90, 400, 110), (200, 110, 400, 130))

    lines = [*columns(104, ("Ekonomi", "9", "Faktura"), ("", "12"), at=(72, 202, 302))]
    found = pages(tmp_path, lines, draw=draw)
    assert [block.cells for block in found.blocks] == [("Ekonomi", "9", "Faktura"), ("", "12", "")]


def test_a_frame_is_no_table(tmp_path: Path) -> None:
    found = pages(tmp_path, prose(104, WIDE, "och Sundvik."), draw=lambda canvas: boxes(canvas, (60, 80, 540, 140)))
    assert [(block.kind, block.text) for block in found.blocks] == [(BlockKind.TEXT, f"{WIDE} och Sundvik.")]


def test_a_drawn_column_is_lines_under_each_other(tmp_path: Path) -> None:
    cells = [(70.0, 90.0 + 20 * number, 500.0, 110.0 + 20 * number) for number in range(3)]
    lines: list[Said] = [(74, 104, "Mått"), (74, 124, "Antal kunder"), (74, 144, "Andel nöjda")]
    found = pages(tmp_path, lines, draw=lambda canvas: boxes(canvas, *cells))
    assert [(b.kind, b.text, b.apart, b.ruled) for b in found.blocks] == [
        (BlockKind.TEXT, "Mått", True, True),
        (BlockKind.TEXT, "Antal kunder", False, False),
        (BlockKind.TEXT, "Andel nöjda", False, False),
    ]


# Words at the end of lines

JOINED = [
    ("the setter's hyphen goes", ["Nämnden och för-", "valtningen"], "Nämnden och förvaltningen"),
    ("half of a pair", ["inom socialtjänst-", "och skola"], "inom socialtjänst- och skola"),
    ("a word that ends like men", ["på ungdomshem-", "men i mars"], "på ungdomshemmen i mars"),
    ("half of a pair with another word", ["kost-", "eller måltidsplan"], "kost- eller måltidsplan"),
    ("a word that begins like och", ["soci-", "ochlogi"], "sociochlogi"),
    ("a short form", ["enligt LSS-", "insatser"], "enligt LSS-insatser"),
    ("a single letter", ["en ny e-", "tjänst"], "en ny e-tjänst"),
    ("figures", ["efter 20-", "årsdagen"], "efter 20-årsdagen"),
    ("years", ["under 2016-", "2020"], "under 2016-2020"),
    ("years, with a dash", ["plan 2027–", "2028"], "plan 2027–2028"),
    ("a name", ["Region Mälar-", "Nord"], "Region Mälar-Nord"),
    ("a dash", ["Hemtjänst –", "nattetid"], "Hemtjänst – nattetid"),
    ("a soft hyphen", ["hem\N{SOFT HYPHEN}", "tjänst i hem\N{SOFT HYPHEN}met"], "hemtjänst i hemmet"),
    ("a slash", ["missbruk och/", "eller sjukdom"], "missbruk och/eller sjukdom"),
    ("no hyphen", ["äldre", "personer"], "äldre personer"),
    ("known with its hyphen", ["kultur-", "fritid"], "kultur-fritid"),
    ("a word parted in a full cell", [f"Förhandsbed{FULL}", "ömningar"], "Förhandsbedömningar"),
    ("a whole word in a full cell", [f"Utredning{FULL}", "görs"], "Utredning görs"),
    ("a word not met elsewhere, before a small word", [f"Rapporter{FULL}", "av fel"], "Rapporter av fel"),
    ("a compound parted at its s", [f"Verksamhets{FULL}", "processer"], "Verksamhetsprocesser"),
    ("a full stop that had no room", [f"motiverats{FULL}", "."], "motiverats."),
    ("a full cell that ends", [f"Summa{FULL}"], "Summa"),
    ("a word that surely is parted", [f"Utredning{BROKEN}", "görs"], "Utredninggörs"),
    ("another that begins", [f"Avdelning{BROKEN}", "Kansli"], "Avdelning Kansli"),
]
WORDS = known_words([["en kultur-fritid och en utredning om processer som görs"]])


@pytest.mark.parametrize(("lines", "whole"), [pytest.param(*case, id=name) for name, *case in JOINED])
def test_joining(lines: list[str], whole: str) -> None:
    assert Joiner(WORDS).whole(lines) == whole


def test_a_word_put_together_on_a_guess_is_told() -> None:
    joiner = Joiner(WORDS)
    joiner.whole(["för-", "valtning"])
    assert not joiner.guessed
    joiner.whole([f"Förhandsbed{FULL}", "ömningar"])
    assert joiner.guessed


def line(text: str, gaps: float | list[float] = 3.0, *, top: float = 100, blank: float = 0.0) -> PdfLine:
    """A line from 70 points on whose letters are five points wide, with gaps between its words."""
    words, at, said = [], 70.0, text.split()
    each = [*gaps, 0.0] if isinstance(gaps, list) else [gaps] * len(said)
    for word, gap in zip(said, each, strict=True):
        words.append(PdfWord(word, at, at + 5 * len(word), top, top + 10, 10, bold=False, initial=5, blank=blank))
        at += 5 * len(word) + gap
    return PdfLine(tuple(words))


BLANKS = [
    ("a blank ends its word", [("förhandsbed", 2.5), ("ömningar", 0)], f"förhandsbed|ömningar{FULL}"),
    ("no blank, but room", [("och", 2.5), ("förhandsbed", 0), ("ömningar", 0)], f"och|förhandsbed{BROKEN}|ömningar"),
    ("no blank, and no room", [("av", 2.5), ("förhandsbedö", 0), ("mningar", 0)], f"av|förhandsbedö{FULL}|mningar"),
    ("no blanks in the file", [("förhandsbed", 0), ("ömningar", 0)], f"förhandsbed{FULL}|ömningar"),
    ("a hyphen", [("och", 2.5), ("förhandsbe-", 0), ("dömningar", 0)], f"och|förhandsbe-{FULL}|dömningar"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "said"), [pytest.param(*case, id=name) for name, *case in BLANKS])
def test_blanks_at_the_ends_of_lines_tell_where_words_end(cell: list[tuple[str, float]], said: str) -> None:
    *found, _ = marked([line(text, blank=blank) for text, blank in cell], 129.0)
    assert found == said.split("|")[:-1]


EDGE = 320.0


def pulled(text: str, below: str, gaps: list[float] | None) -> bool:
    """Whether a line that ends where four others do, wide as its gaps are, is read as columns."""
    said = text.split()
    gap = (EDGE - 70 - 5 * sum(map(len, said))) / (len(said) - 1)
    others = [line("x" * 24 + " " + "x" * 12 + " " + "x" * 12, 5.0)] * 4
    found = [*others, line(text, gaps or gap, top=114), line(below, top=128)]
    return is_parted(stretched([(600, found)])[0][4])


STRETCHED = [
    ("the next word had no room", "hushåll med ekonomiskt bistånd", "förvaltningsövergripande mål", None, False),
    (
        "one gap, text across it",
        "öppenvårdsbehandling strukturerad",
        "socialpsykiatriska insatser ges till alla",
        None,
        False,
    ),
    ("the next word had room", "Ekonomi fakturor löner", "Inköp avtal", None, True),
    ("gaps that differ", "hushåll med ekonomiskt bistånd", "förvaltningsövergripande mål", [60.0, 30.0, 30.0], True),
    ("one gap, no text across it", "Nämndordförande Förvaltningschef", "Ekvik", None, True),
    ("figures", "1200 1300 1400", "förvaltningsövergripande socialpsykiatriska", None, True),
]


@pytest.mark.parametrize(
    ("text", "below", "gaps", "parted"), [pytest.param(*case, id=name) for name, *case in STRETCHED]
)
def test_a_line_pulled_apart_to_a_straight_edge_is_no_row(
    text: str, below: str, gaps: list[float] | None, parted: bool
) -> None:
    assert pulled(text, below, gaps) is parted


def rows(*cells: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Rows of one column given as texts: semicolons part lines."""
    return tuple((tuple(cell.split(";")),) for cell in cells)


def test_a_list_of_one_column_that_a_page_breaks_is_whole() -> None:
    whole = listed(PageGrid(0, 1, rows("Mått")), PageGrid(0, 1, rows("Antal kunder", "Andel")))
    assert whole is not None and whole.rows == rows("Mått", "Antal kunder", "Andel")
    assert listed(PageGrid(0, 1, rows("Mått", "Antal")), PageGrid(0, 1, rows("Andel"))) is None


def test_the_last_item_of_a_list_goes_on_on_the_next_page() -> None:
    whole = with_rest(PageGrid(0, 1, rows("Uppdrag", "ta fram en gemensam")), ["handlingsplan"])
    assert whole is not None and whole.rows == rows("Uppdrag", "ta fram en gemensam;handlingsplan")
    assert with_rest(PageGrid(0, 1, rows("Uppdrag", "ta fram en plan.")), ["och mer"]) is None
    assert with_rest(PageGrid(0, 1, rows("Uppdrag", "ta fram en")), ["Nästa stycke"]) is None


WORD = st.text("abcdefåäö", min_size=1, max_size=8)


@given(st.lists(WORD, min_size=1, max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
def test_lines_that_end_between_words_are_joined_as_they_were(words: list[str], breaks: list[bool]) -> None:
    said = "".join(word + ("\n" if ends else " ") for word, ends in zip(words, breaks, strict=False)).strip()
    assert Joiner().whole(said.split("\n")) == " ".join(words)


@given(WORD, st.integers(1, 7))
def test_a_known_word_is_whole_again_wherever_a_line_parts_it(word: str, place: int) -> None:
    if 1 < place < len(word):
        known = known_words([[f"inom {word} och"]])
        assert Joiner(known).whole([f"inom {word[:place]}-", f"{word[place:]} och"]) == f"inom {word} och"


def test_words_that_a_line_parts_are_not_known() -> None:
    words = known_words([["hela ord bru-", "tet ord", f"Förhandsbed{FULL}", "ömningar här"]])
    assert words == {"hela", "ord", "här"}
