"""The reader of workbooks: all sheets as printed, what is hidden marked, what has no value unread."""

from __future__ import annotations

import struct
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.support import sheets as made
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import BlockKind, BlockPlace, SourceDocument, UnreadKind
from vpbdiff.documents.number_formats import shown
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.accounting import Reason


@pytest.fixture(autouse=True)
def in_this_process(request: pytest.FixtureRequest) -> None:
    """Workbooks are read in this process; those that can't be read are left to one that may end."""
    if request.function is not test_what_cannot_be_read_is_refused_in_one_sentence:
        request.getfixturevalue("here")


GRID = [["Enhet", "Budget 2026"], ["Bibliotek", 20400], ["Museum", 8500]]


def texts(found: SourceDocument) -> list[object]:
    return [block.cells or block.text for block in found.blocks]


def keys(found: SourceDocument) -> list[tuple[str, str]]:
    return [(remark.key.removeprefix("document.note."), remark.text) for remark in found.remarks]


def xlsx(folder: Path, *sheets: str, **more: object) -> SourceDocument:
    return reader.read(made.xlsx(folder / "plan.xlsx", *sheets, **more))  # type: ignore[arg-type]


def test_all_sheets_are_read_each_under_its_name(tmp_path: Path) -> None:
    found = xlsx(tmp_path, "Drift|" + made.rows(GRID), "Investering|" + made.rows([["Objekt", "tkr"], ["Bro", 7]]))
    assert texts(found) == [
        "Drift",
        ("Enhet", "Budget 2026"),
        ("Bibliotek", "20400"),
        ("Museum", "8500"),
        "Investering",
        ("Objekt", "tkr"),
        ("Bro", "7"),
    ]
    assert found.place is BlockPlace.SHEET
    assert [(block.sheet, block.row) for block in found.blocks[2:5]] == [
        ("Drift", 2),
        ("Drift", 3),
        ("Investering", 1),
    ]
    assert found.blocks[4].kind is BlockKind.HEADING


def test_a_name_that_a_program_gave_is_no_heading_but_counted(tmp_path: Path) -> None:
    found = xlsx(tmp_path, "Blad1|" + made.rows(GRID))
    assert texts(found)[0] == ("Enhet", "Budget 2026")
    assert [mark.text for mark in found.page_marks] == ["Blad1"]


@pytest.mark.parametrize(("below", "kept"), [(["Driftbudget"], False), ([], True)], ids=["over a heading", "over rows"])
def test_the_name_of_an_only_sheet_is_a_section_only_over_what_it_holds(
    below: list[str], kept: bool, tmp_path: Path
) -> None:
    cells: list[list[object]] = [["Verksamhetsplan 2026"], ["Parknämnden"], [], *([each] for each in below), *GRID]
    looks = '<fonts><font><sz val="11"/></font><font><b/><sz val="13"/></font></fonts>'
    looks += '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>'
    style = {"A1": 1, **({"A4": 1} if below else {})}
    found = extract(xlsx(tmp_path, "Vår plan|" + made.rows(cells, style=style), styles=looks), profile.load())
    assert ("Vår plan" in [section["title"] for section in found.plan["sections"]]) == kept
    assert (Reason.SHEET in found.accounts.left_out.values()) == (not kept)


OPENINGS = [
    ("title, blank, caption over the table", [["Internbudget 2026"], [], ["Driftbudget, tkr"], *GRID], 1),
    ("title right over the table", [["Internbudget 2026"], ["Driftbudget, tkr"], *GRID], 1),
    ("the table alone", GRID, 0),
]


@pytest.mark.parametrize(("cells", "place"), [pytest.param(*case, id=name) for name, *case in OPENINGS])
def test_the_title_of_the_first_sheet_stands_above_its_name(
    cells: list[list[object]], place: int, tmp_path: Path
) -> None:
    assert texts(xlsx(tmp_path, "Nämnden|" + made.rows(cells)))[place] == "Nämnden"


BOLD = (
    '<fonts><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><b/><sz val="16"/></font></fonts>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
)


def test_a_text_alone_in_bold_is_a_heading_ranked_by_its_size(tmp_path: Path) -> None:
    cells = [
        ["Internbudget 2026"],
        [],
        ["Ekonomi"],
        [],
        ["Drift, tkr"],
        *GRID,
        ["Summa"],
        [],
        ["I bold, men en mening."],
    ]
    style = {"A1": 2, "A3": 2, "A5": 1, "A6": 1, "B6": 1, "A9": 1, "A11": 1}
    found = xlsx(tmp_path, "Nämnden|" + made.rows(cells, style=style), styles=BOLD)
    headings = [(block.text, block.level) for block in found.blocks if block.kind is BlockKind.HEADING]
    assert headings == [("Internbudget 2026", 2), ("Nämnden", 1), ("Ekonomi", 2), ("Drift, tkr", 3)]
    assert ("Summa", "") in texts(found), "a row of the table is none"


def test_a_line_with_a_bullets_mark_is_a_bullet(tmp_path: Path) -> None:
    found = xlsx(tmp_path, "Plan|" + made.rows([["Mål"], [], ["• Fler badar"], ["• Fler simmar"]]))
    assert [block.text for block in found.blocks if block.kind is BlockKind.BULLET] == ["Fler badar", "Fler simmar"]


def test_a_sheets_name_is_no_goal(tmp_path: Path) -> None:
    head = ["Aktivitet", "Ansvarig", "Klart"]
    cells = [["Verksamhetsplan 2026"], [], ["Aktiviteter"], head, ["Lekdag", "Parkchef", "maj"], [], ["Mått"]]
    cells += [["Mått", "Mål 2026"], ["Besök", "90"]]
    style = {"A1": 2, "A3": 1, "A7": 1}
    found = xlsx(tmp_path, "Plan|" + made.rows(cells, style=style), styles=BOLD)
    plan = extract(found, profile.load()).plan
    assert "goals" not in plan
    assert [each["title"] for each in (*plan["activities"], *plan["measures"])] == ["Lekdag", "Besök"]


def test_rows_between_blank_ones_are_tables_and_lines_alone_are_text(tmp_path: Path) -> None:
    note = "Beloppen är beräknade i 2026 års priser och löner."
    cells = [["Drift, tkr"], *GRID, ["Skola"], ["Åk 1-6", 7], [note], [], [None, "Objekt", None, "tkr"]]
    found = xlsx(tmp_path, "Blad1|" + made.rows(cells))
    assert texts(found)[0] == "Drift, tkr"
    assert texts(found)[4:] == [("Skola", ""), ("Åk 1-6", "7"), note, ("Objekt", "tkr")]
    assert [block.apart for block in found.blocks if block.cells] == [True, False, False, False, False, True]


def test_merged_cells_are_empty_but_the_first(tmp_path: Path) -> None:
    body = made.rows([[None, "Budget 2026", None], ["Enhet", "Kostnad", "Netto"], ["A", 1, 2], [None, 3, 4]])
    merged = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A3:A4"/></mergeCells>'
    found = xlsx(tmp_path, "Blad1|" + body + merged)
    assert texts(found)[:2] == [("", "Budget 2026", ""), ("Enhet", "Kostnad", "Netto")]
    assert texts(found)[3] == ("", "3", "4")


def test_paragraphs_and_bullets_of_a_cell_are_its_lines(tmp_path: Path) -> None:
    found = xlsx(tmp_path, "Blad1|" + made.rows([["Risk", "Kontroll"], ["Stöld", "- Inventering.\n- Larm."]]))
    assert texts(found)[1] == ("Stöld", "Inventering.\nLarm.")


def test_hidden_rows_columns_and_sheets_are_read_marked_and_noted(tmp_path: Path) -> None:
    body = '<cols><col min="2" max="3" hidden="1"/></cols>' + made.rows(GRID, hidden=[2])
    found = xlsx(tmp_path, "Drift|" + body, "Dold@hidden|" + made.rows([["Lokaler", 7]]))
    assert texts(found)[2] == ("Bibliotek", "20400")
    assert [block.hidden for block in found.blocks] == [False, False, True, False, False, True]
    assert keys(found) == [("hidden-column", "B"), ("hidden-row", ""), ("hidden-sheet", "Dold")]


def test_a_formula_without_a_value_is_unread(tmp_path: Path) -> None:
    found = xlsx(tmp_path, "Drift|" + made.rows([*GRID, ["Summa", "=SUM(B2:B3)"]]))
    (unread,) = found.unread
    assert (unread.kind, unread.place.sheet, unread.place.cell) == (UnreadKind.FORMULA, "Drift", "B4")
    assert texts(found)[-1] == ("Summa", "")
    told = xlsx(tmp_path, "Drift|" + made.rows([*GRID, ["Summa", "=SUM(B2:B4)"]]))
    assert told.unread[0].digest != unread.digest, "another formula is another object"


def test_a_formula_with_a_value_is_its_value(tmp_path: Path) -> None:
    body = '<sheetData><row r="1"><c r="A1" t="str"><f>"a"</f><v>Namn</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
    body += '<c r="C1" t="str"><f>""</f><v></v></c></row></sheetData>'
    found = xlsx(tmp_path, "Blad1|" + body)
    assert (texts(found), found.unread) == ([("Namn", "2")], ())


STYLES = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="#\\ ##0"/></numFmts>'
    "<fonts><font/><font><strike/></font></fonts>"
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="9" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"/></cellXfs>'
)


def test_numbers_are_printed_by_their_format(tmp_path: Path) -> None:
    body = made.rows([["A", 20400.4, 0.9, 31.399999999999999]], style={"B1": 1, "C1": 2})
    assert texts(xlsx(tmp_path, "Blad1|" + body, styles=STYLES)) == [("A", "20 400", "90 %", "31,4")]


def test_what_is_struck_out_is_left_out_and_ends_no_table(tmp_path: Path) -> None:
    body = made.rows([*GRID, ["Musikskola", 7]], style={"A2": 3, "B2": 3})
    found = xlsx(tmp_path, "Blad1|" + body, styles=STYLES)
    assert texts(found) == [("Enhet", "Budget 2026"), ("Museum", "8500"), ("Musikskola", "7")]
    assert [block.apart for block in found.blocks] == [True, False, False]
    assert keys(found) == [("struck", "Bibliotek"), ("struck", "20400")]


def test_raised_marks_and_struck_words_within_a_text(tmp_path: Path) -> None:
    run = "<r><rPr>{}</rPr><t>{}</t></r>"
    shared = "<si>" + run.format("", "Bibliotek") + run.format('<vertAlign val="superscript"/>', "1") + "</si>"
    shared += "<si>" + run.format("<strike/>", "Gamla ") + run.format("", "museet") + "</si>"
    shared += "<si>" + run.format("", "Yta, m") + run.format('<vertAlign val="superscript"/>', "2") + "</si>"
    cells = "".join(f'<c r="{place}1" t="s"><v>{number}</v></c>' for number, place in enumerate("ABC"))
    body = f'<sheetData><row r="1">{cells}</row></sheetData>'
    found = xlsx(tmp_path, "Blad1|" + body, shared=shared)
    assert texts(found) == [("Bibliotek", "museet", "Yta, m2")]
    assert keys(found) == [("note-mark", "1"), ("struck", "Gamla")]


def test_pictures_and_charts_are_unread_and_boxes_are_text(tmp_path: Path) -> None:
    chart = (
        '<xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="rId2" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic>'
        "</xdr:graphicFrame>"
    )
    box = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Text i en ruta</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": made.related(
            ("drawing", "../drawings/drawing1.xml"), ("oleObject", "../embeddings/a.bin")
        ),
        "xl/drawings/drawing1.xml": made.drawing(
            made.picture(5_000_000, 3_000_000), chart, box, made.picture(300_000, 300_000, "rId3")
        ),
        "xl/drawings/_rels/drawing1.xml.rels": made.related(
            ("image", "../media/a.png"), ("chart", "../charts/c.xml"), ("image", "../media/b.png")
        ),
        "xl/media/a.png": b"one",
        "xl/media/b.png": b"another",
        "xl/charts/c.xml": "<c/>",
        "xl/embeddings/a.bin": b"object",
    }
    found = xlsx(tmp_path, "Drift|" + made.rows(GRID), parts=parts)
    assert [(each.kind, each.place.cell) for each in found.unread] == [
        (UnreadKind.PICTURE, "C5"),
        (UnreadKind.CHART, "C5"),
        (UnreadKind.OBJECT, "A1"),
    ]
    assert texts(found)[-1] == "Text i en ruta"
    assert [(remark.key, remark.number) for remark in found.remarks] == [("document.note.pictures", 1)]


def test_an_open_document_workbook(tmp_path: Path) -> None:
    cell = made.ods_cell
    styles = (
        '<style:style style:name="S" style:family="table-cell"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="H" style:family="text"><style:text-properties '
        'style:text-position="super 58%"/></style:style>'
        '<style:style style:name="D" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    marked = (
        '<table:table-cell office:value-type="string"><text:p>Bibliotek<text:span text:style-name="H">1</text:span>'
        "</text:p></table:table-cell>"
    )
    lacking = '<table:table-cell table:formula="of:=[.B2]"/>'
    frame = (
        '<table:table-cell><draw:frame svg:width="15cm" svg:height="8cm"><draw:image xlink:href="Pictures/a.png"/>'
        '</draw:frame><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></table:table-cell>'
    )
    row = "<table:table-row {}>{}</table:table-row>"
    tables = '<table:table table:name="Drift"><table:table-column/><table:table-column table:visibility="collapse"/>'
    tables += row.format("", cell("Enhet") + cell("Budget 2026", more='table:number-columns-spanned="2"'))
    tables += row.format("", marked + cell("20 400", 20400.4) + cell("90 %", 0.9))
    tables += row.format("", cell("Museum", more='table:style-name="S"'))
    tables += row.format('table:visibility="collapse"', cell("A\nB") + cell("7", 7) + lacking)
    tables += row.format('table:number-rows-repeated="2"', cell("Lika") + cell("1", 1))
    tables += row.format("", frame) + row.format('table:number-rows-repeated="1048000"', "<table:table-cell/>")
    tables += '</table:table><table:table table:name="Dold" table:style-name="D">'
    tables += row.format("", cell("Gömd")) + "</table:table>"
    found = reader.read(made.ods(tmp_path / "plan.ods", tables, styles, {"Pictures/a.png": b"picture"}))
    assert texts(found) == [
        "Drift",
        ("Enhet", "Budget 2026", ""),
        ("Bibliotek", "20 400", "90 %"),
        ("A\nB", "7", ""),
        ("Lika", "1", ""),
        ("Lika", "1", ""),
        "Dold",
        "Gömd",
    ]
    assert sorted(keys(found)) == [
        ("hidden-column", "B"),
        ("hidden-row", ""),
        ("hidden-sheet", "Dold"),
        ("note-mark", "1"),
        ("struck", "Museum"),
    ]
    assert [(each.kind, each.place.cell) for each in found.unread] == [
        (UnreadKind.FORMULA, "C4"),
        (UnreadKind.PICTURE, "A7"),
        (UnreadKind.CHART, "A7"),
    ]


def test_a_workbook_from_before_2007(tmp_path: Path) -> None:
    def font(flags: int) -> bytes:
        return made.record(0x31, struct.pack("<HHH", 200, flags, 0x7FFF) + bytes(10) + b"\x01\x00A")

    def style(font: int, code: int) -> bytes:
        return made.record(0xE0, struct.pack("<HH", font, code) + bytes(16))

    styles = [font(0), font(0x8), made.record(0x41E, struct.pack("<HHB", 170, 4, 0) + b"0.0%")]
    styles += [style(0, 0), style(1, 0), style(0, 170)]
    hidden = made.record(0x208, struct.pack("<8H", 1, 0, 2, 255, 0, 0, 0x20, 0))
    chart = made.record(0x5D, struct.pack("<HHHH", 0x15, 0x12, 0x05, 1) + bytes(14))
    records = [hidden, made.xls_text(0, 0, "Mått"), made.xls_text(0, 1, "Mål"), made.xls_text(1, 0, "Andel nöjda")]
    records += [made.xls_number(1, 1, 0.153, 2), made.xls_text(2, 0, "Borta", 1), made.xls_number(2, 1, 5), chart]
    path = made.xls(tmp_path / "plan.xls", {"Mål": records, "Dold": [made.xls_text(0, 0, "x")]}, styles, "Dold")
    found = reader.read(path)
    assert texts(found) == ["Mål", ("Mått", "Mål"), ("Andel nöjda", "15,3 %"), ("", "5"), "Dold", "x"]
    assert keys(found) == [("hidden-row", ""), ("struck", "Borta"), ("hidden-sheet", "Dold")]
    assert [each.kind for each in found.unread] == [UnreadKind.CHART]


def test_headings_in_bold_by_the_styles_of_an_open_document(tmp_path: Path) -> None:
    look = '<style:style style:name="{}" style:family="table-cell" {}><style:text-properties {}/></style:style>'
    styles = look.format("T", 'style:parent-style-name="Rubrik"', 'fo:font-size="14pt"')
    styles += look.format("P", 'style:parent-style-name="Rubrik"', 'fo:font-weight="normal"')
    common = f"<office:document-styles {made.SPACES}><office:styles>"
    common += look.format("Rubrik", "", 'fo:font-weight="bold" fo:font-size="18pt"')
    common += "</office:styles></office:document-styles>"
    row = "<table:table-row>{}</table:table-row>"
    lines = [("Internbudget 2026", "Rubrik"), ("Driftbudget", "T"), ("Alla belopp i tkr", "P")]
    cells = [made.ods_cell(text, more=f'table:style-name="{style}"') for text, style in lines]
    blank = row.format("<table:table-cell/>")
    table = f'<table:table table:name="Blad1">{blank.join(map(row.format, cells))}</table:table>'
    found = reader.read(made.ods(tmp_path / "plan.ods", table, styles, {"styles.xml": common}))
    assert [(block.kind, block.level) for block in found.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.TEXT, 0),
    ]


SHOWN = [
    ("142,300", 142300, "142 300"),
    ("86.1 %", 0.861, "86,1 %"),
    ("-1,234.5", -1234.5, "-1 234,5"),
    ("142,300", 142.3, "142,300"),
    ("1,5", 1.5, "1,5"),
    ("20 400", 20400.4, "20 400"),
    ("kl. 7.30", 0.3125, "kl. 7.30"),
]


def test_figures_that_an_open_document_shows_as_english_does(tmp_path: Path) -> None:
    rows = (
        f"<table:table-row>{made.ods_cell('x')}{made.ods_cell(text, value)}</table:table-row>"
        for text, value, _ in SHOWN
    )
    found = reader.read(
        made.ods(tmp_path / "plan.ods", f'<table:table table:name="A">{"".join(rows)}</table:table>', "")
    )
    assert [block.cells[1] for block in found.blocks if block.cells] == [each for *_, each in SHOWN]


def test_headings_and_errors_in_a_workbook_from_before_2007(tmp_path: Path) -> None:
    def font(height: int, weight: int) -> bytes:
        return made.record(0x31, struct.pack("<4H", height, 0, 0x7FFF, weight) + bytes(8) + b"\x01\x00A")

    styles = [font(200, 400), font(360, 700), font(280, 700)]
    styles += [made.record(0xE0, struct.pack("<HH", number, 0) + bytes(16)) for number in range(3)]
    error = made.record(0x205, struct.pack("<HHHBB", 5, 1, 0, 0x17, 1))
    truth = made.record(0x205, struct.pack("<HHHBB", 6, 1, 0, 1, 0))
    wrong = struct.pack("<HHH", 7, 1, 0) + bytes([2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF]) + bytes(8)
    records = [made.xls_text(0, 0, "Internbudget 2026", 1), made.xls_text(2, 0, "Drift", 2)]
    records += [made.xls_text(4, 0, "Enhet"), made.xls_text(4, 1, "tkr"), made.xls_text(5, 0, "Bad"), error]
    records += [made.xls_text(6, 0, "Öppet"), truth, made.xls_text(7, 0, "Is"), made.record(0x06, wrong)]
    found = reader.read(made.xls(tmp_path / "plan.xls", {"Blad1": records}, styles))
    assert texts(found)[:2] == ["Internbudget 2026", "Drift"]
    assert [block.level for block in found.blocks[:2]] == [1, 2]
    assert texts(found)[3:] == [("Bad", "#REF!"), ("Öppet", "SANT"), ("Is", "#DIV/0!")]


SIDES = [["Enhet", "Budget 2026", None, "Projekt", "Utgift"], ["Bad", 7, None, "Ny bil", 3], ["Is", 5, None, "Tak", 2]]
BESIDE = [
    ("tables of their own", SIDES, [("Is", "5"), ("Projekt", "Utgift"), ("Ny bil", "3"), ("Tak", "2")]),
    (
        "one longer than the other",
        [*SIDES, ["Summa", 12, None, None, None]],
        [("Summa", "12"), ("Projekt", "Utgift"), ("Ny bil", "3"), ("Tak", "2")],
    ),
    (
        "an empty column between figures parts nothing",
        [["Enhet", "2025", None, "2026", "2027"], ["Bad", 7, None, 8, 9], ["Is", 5, None, 6, 7]],
        [("Bad", "7", "8", "9"), ("Is", "5", "6", "7")],
    ),
    (
        "nor does one before remarks",
        [["Enhet", "2026", None, "Kommentar"], ["Bad", 7, None, "Nytt"], ["Is", 5, None, "Till maj"]],
        [("Bad", "7", "Nytt"), ("Is", "5", "Till maj")],
    ),
]


@pytest.mark.parametrize(("cells", "last"), [pytest.param(*case, id=name) for name, *case in BESIDE])
def test_tables_side_by_side(cells: list[list[object]], last: list[object], tmp_path: Path) -> None:
    found = xlsx(tmp_path, "Drift|" + made.rows([["Internbudget 2026"], [], *cells]))
    assert texts(found)[-len(last) :] == last


def test_printed_headers_are_left_out_and_counted(tmp_path: Path) -> None:
    printed = '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Sundhamra &amp;R&amp;D</oddHeader>'
    printed += "<oddFooter>&amp;CDnr BIN/2025:3&amp;K01+000</oddFooter></headerFooter>"
    found = xlsx(tmp_path, "Drift|" + made.rows([["Internbudget 2026"], [], *GRID]) + printed)
    assert [block.text for block in found.page_marks] == ["Sundhamra", "Dnr BIN/2025:3"]
    assert "Sundhamra" not in texts(found)


def test_what_is_unread_makes_the_import_end_with_a_finding(tmp_path: Path) -> None:
    cells = [["Internbudget 2026"], ["Kulturnämnden"], [], ["Driftbudget, tkr"], *GRID, ["Summa", "=SUM(B6:B7)"]]
    taken = extract(xlsx(tmp_path, "Driftbudget|" + made.rows(cells)), profile.load())
    notes = [note for note in taken.accounts.notes if note.key == "document.unread.formula"]
    assert [note.line for note in notes] == [taken.accounts.not_understood[-1]]
    assert taken.accounts.rows[notes[0].line] == ("Driftbudget", 8)
    assert [line["name"] for line in taken.plan["operating_budget"]["units"]][:2] == ["Bibliotek", "Museum"]


def test_an_error_stands_as_its_cell_shows_it(tmp_path: Path) -> None:
    body = made.rows([["Enhet", "Budget 2026"], ["Bibliotek", 0]])
    body = body.replace('<c r="B2"><v>0</v></c>', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert "#DIV/0!" in body
    assert texts(xlsx(tmp_path, "Drift|" + body))[-1] == ("Bibliotek", "#DIV/0!")


FORMATS = [
    ("thousands", 20400, "#,##0", "20 400"),
    ("thousands as Swedes write them", 1234567.8, "#\\ ##0", "1 234 568"),
    ("decimals", 31.4, "0.00", "31,40"),
    ("decimals that may be left out", 31.0, "0.##", "31"),
    ("per cent", 0.153, "0.0%", "15,3 %"),
    ("millions", 12345678, "0.0,,", "12,3"),
    ("a unit", 5, '0" tkr"', "5 tkr"),
    ("a section for what is below zero", -1234.5, "#,##0.0;[Red]-#,##0.0", "-1 234,5"),
    ("brackets for what is below zero", -5000, "#,##0;(#,##0)", "-5 000"),
    ("brackets with room for them", -5000, "#,##0_);(#,##0)", "-5 000"),
    ("a colour for what is below zero", -700, "#,##0;[Red]#,##0", "-700"),
    ("a colour, with a currency", -700, '#,##0" kr";[Red]#,##0" kr"', "-700 kr"),
    ("words for what is below zero", -700, '0" över";0" under"', "700 under"),
    ("below zero, rounded to nought", -0.2, "#,##0;[Red]#,##0", "0"),
    ("a section for nought", 0, '#,##0;-#,##0;"-"', "-"),
    ("a currency", 1500, "#,##0 [$kr-41D]", "1 500 kr"),
    ("rounded to nought", -0.04, "0.0", "0,0"),
    ("half is rounded up", 2.5, "0", "3"),
    ("general", 0.1 + 0.2, "General", "0,3"),
    ("general and whole", 7.0, "", "7"),
    ("a fraction, as no plan has", 3.5, "# ?/?", "3,5"),
    ("without end", 1e300, "0.00", "1" + "0" * 300 + ",00"),
    ("no number", float("nan"), "0", "nan"),
    ("true", True, "", "SANT"),
    ("a day", date(2026, 9, 1), "yyyy-mm-dd", "2026-09-01"),
    ("a day, as calendars outside Sweden write it", datetime.combine(date(2026, 9, 1), time()), "d/m/yy", "2026-09-01"),
    ("a month is no day", date(2026, 9, 1), "mmm\\-yy", "2026-09"),
    ("a month with its words", datetime.combine(date(2026, 9, 1), time()), '[$-41D]mmmm" "yyyy;@', "2026-09"),
    ("a year is no day", date(2026, 1, 1), "yyyy", "2026"),
]


@pytest.mark.parametrize(("value", "code", "printed"), [pytest.param(*case, id=name) for name, *case in FORMATS])
def test_a_value_as_its_cell_shows_it(value: float | date, code: str, printed: str) -> None:
    assert shown(value, code) == printed


TOO_MANY = "more rows than a plan"
REFUSED = [
    ("truncated", lambda path: path.write_bytes(path.read_bytes()[:-200]), "document.damaged"),
    ("a part is no XML", lambda path: made.xlsx(path, "A|<sheetData><row>"), "document.damaged"),
    ("a cell far out", lambda path: made.xlsx(path, "A|" + made.rows([["x"]]) .replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')), "document.too-heavy"),
    (TOO_MANY, lambda path: made.xlsx(path, "A|" + made.rows([["x", 1]] * 50_001)),
     "import.too-many-lines"),
    ("entities", lambda path: made.xlsx(path, "A|", parts={"xl/a.xml": "<!DOCTYPE a><a/>"}), "document.entities"),
    ("protected", lambda path: path.write_bytes(made.ole({"EncryptedPackage": b"x"})), "document.password"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "key"),
    [pytest.param(*case, id=name, marks=[pytest.mark.soak] * (name == TOO_MANY)) for name, *case in REFUSED],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(make: object, key: str, tmp_path: Path) -> None:
    path = made.xlsx(tmp_path / "plan.xlsx", "A|" + made.rows(GRID))
    make(path)  # type: ignore[operator]
    with pytest.raises(VpbdiffError) as caught:
        reader.read(path)
    assert [problem.key for problem in caught.value.problems] == [key]


def test_an_empty_workbook_has_no_blocks(tmp_path: Path) -> None:
    assert xlsx(tmp_path, "Blad1|<sheetData/>").blocks == ()
