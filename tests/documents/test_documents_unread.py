"""What no reader can take in, and the marks that are no text: told in every format, never read as the plan's words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt
from PIL import Image
from reportlab.lib.colors import lightgrey
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.support import documents, hostile
from tests.support.examples import first_now
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import pdf, plain_text, reader, word
from vpbdiff.documents.blocks import Block, BlockKind, Place, SourceDocument, UnreadKind, UnreadObject
from vpbdiff.documents.pictures import PictureFound, judge
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.accounting import Ledger

assert documents  # registers the fonts

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
PROSE = "Nämnden ansvarar för kommunens omsorg om äldre och om personer med funktionsnedsättning i Ekvik."


def texts(found: SourceDocument) -> list[object]:
    return [block.cells or block.text for block in found.blocks]


def keys(found: SourceDocument) -> list[tuple[str, str]]:
    return [(remark.key.removeprefix("document.note."), remark.text) for remark in found.remarks]


def png(shade: int) -> io.BytesIO:
    made = io.BytesIO()
    Image.new("L", (60, 30), shade).save(made, "PNG")
    made.seek(0)
    return made


# Word


def in_word(folder: Path, build: Callable[[Any], None]) -> SourceDocument:
    made = docx.Document()
    build(made)
    made.save(str(folder / "plan.docx"))
    return word.read(folder / "plan.docx")


def add(made: Any, xml: str) -> None:
    """Put a run with this in it into a paragraph of its own."""
    made.add_paragraph()._p.append(parse_xml(f"<w:r {NS}>{xml}</w:r>"))


def part(made: Any, name: str, content: bytes) -> str:
    """Put a part into the file; its reference."""
    return str(made.part.relate_to(Part(PackURI(f"/word/{name}"), "application/xml", content, made.part.package), "x"))


def graphic(uri: str, inner: str, size: str = "5000000") -> str:
    data = f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
    return f'<w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/>{data}</wp:inline></w:drawing>'


CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
OBJECTS = [
    ("a chart", lambda r: graphic(CHART, f'<c:chart xmlns:c="{CHART}" r:id="{r}"/>'), UnreadKind.CHART),
    ("SmartArt", lambda r: graphic(DIAGRAM, f'<d:relIds xmlns:d="{DIAGRAM}" r:dm="{r}"/>'), UnreadKind.DIAGRAM),
    ("an embedded sheet with its picture", lambda r: '<w:object><v:shape style="width:400pt;height:100pt">'
     f'<v:imagedata r:id="none"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12" r:id="{r}"/></w:object>',
     UnreadKind.OBJECT),
    ("a control", lambda r: f'<w:object><w:control r:id="{r}"/></w:object>', UnreadKind.FORM_FIELD),
    ("an old picture", lambda r: f'<w:pict><v:shape style="width:14cm;height:8cm"><v:imagedata r:id="{r}"/></v:shape>'
     "</w:pict>", UnreadKind.PICTURE),
    ("a picture whose size is not said", lambda r: f'<w:drawing><a:blip r:embed="{r}"/></w:drawing>',
     UnreadKind.PICTURE),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "kind"), [pytest.param(*case, id=name) for name, *case in OBJECTS])
def test_word_objects_are_unread_with_their_digest(xml: Callable[[str], str], kind: UnreadKind, tmp_path: Path) -> None:
    def build(content: bytes) -> Callable[[Any], None]:
        def fill(made: Any) -> None:
            made.add_paragraph(PROSE)
            add(made, xml(part(made, "x.xml", content)))
            made.add_paragraph("Efter.")

        return fill

    found = in_word(tmp_path, build(b"one"))
    (unread,) = found.unread
    assert (unread.kind, unread.place) == (kind, Place(2))
    assert [block.line for block in found.blocks] == [1, 3]
    assert in_word(tmp_path, build(b"one")).unread == found.unread
    assert in_word(tmp_path, build(b"two")).unread[0].digest != unread.digest


def test_word_pictures_in_cells_and_boxes_are_unread(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        made.add_paragraph(PROSE)
        cell = made.add_table(1, 2).cell(0, 0)
        cell.text = "Tabell"
        cell.paragraphs[0].add_run().add_picture(png(1), Cm(14), Cm(8))
        made.add_paragraph("Efter.")

    found = in_word(tmp_path, build)
    assert [(each.kind, each.place.line) for each in found.unread] == [(UnreadKind.PICTURE, 3)]
    assert texts(found)[1] == ("Tabell", "")


def test_word_pictures_that_decorate_are_counted(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        made.add_picture(png(1), Cm(14), Cm(8))
        made.add_heading("Verksamhetsplan 2026", 0)
        made.add_picture(png(2), Cm(14), Cm(8))
        made.add_page_break()
        made.add_paragraph(PROSE)
        made.add_picture(png(3), Cm(2), Cm(2))
        made.add_picture(png(4), Cm(14), Cm(8))
        made.add_picture(png(4), Cm(14), Cm(8))
        made.add_picture(png(5), Cm(14), Cm(8))

    found = in_word(tmp_path, build)
    assert len(found.unread) == 1
    assert [(remark.key, remark.number) for remark in found.remarks] == [("document.note.pictures", 5)]


SPOKEN_OF = [
    ("a table that follows", "Budgeten framgår av tabellen nedan.", "Mer text.", True),
    ("the last of several sentences", "Tabell saknas. Beloppen är följande:", "Mer text.", True),
    ("a caption above", "Figur 3. Antal barn", "Mer text.", True),
    ("a caption below", "Antalet barn ökar.", "Diagram 2: Antal barn", True),
    ("a table that stood above", "Tabellen ovan visar budgeten.", "Mer text.", False),
    ("prose", "Nämnden arbetar vidare.", "Mer text.", False),
    ("a table that is there", "Se tabellen nedan.", "", False),
    ("its own caption, over a table", "Tabell 3. Driftbudget", "", True),
    ("the source of a table", "Så ser det ut.", "Källa: ekonomisystemet", True),
]


@pytest.mark.parametrize(("above", "below", "asked"), [pytest.param(*case, id=name) for name, *case in SPOKEN_OF])
def test_a_small_picture_that_the_text_speaks_of_is_unread(above: str, below: str, asked: bool) -> None:
    small = PictureFound(UnreadKind.PICTURE, Place(2), "one", 0.02)
    after = Block(BlockKind.TEXT, below, 3) if below else Block(BlockKind.ROW, "a\tb", 3, ("a", "b"))
    unread, counted = judge([small], [Block(BlockKind.TEXT, above, 2), after])
    assert (bool(unread), bool(counted)) == (asked, not asked)


ALONE = [
    ("under a heading, before the next", BlockKind.HEADING, BlockKind.HEADING, True),
    ("under a heading, at the end", BlockKind.HEADING, None, True),
    ("beside a section's text", BlockKind.HEADING, BlockKind.TEXT, False),
    ("below a section's text", BlockKind.TEXT, BlockKind.HEADING, False),
    ("below a table", BlockKind.ROW, BlockKind.HEADING, False),
]


@pytest.mark.parametrize(("above", "below", "asked"), [pytest.param(*case, id=name) for name, *case in ALONE])
def test_a_small_picture_that_is_all_of_a_section_is_unread(
    above: BlockKind, below: BlockKind | None, asked: bool
) -> None:
    small = PictureFound(UnreadKind.PICTURE, Place(2), "one", 0.02)
    around = [Block(above, "Driftbudget", 1), *([Block(below, "Personal", 3)] if below else [])]
    assert bool(judge([small], around)[0]) is asked


def test_a_small_picture_alone_on_a_page_or_in_a_cell_is_unread(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE[:70], PROSE[:70])
        canvas.setFont("VeraBd", 16)
        for number, top in enumerate((600, 500, 400)):
            canvas.drawString(72, top, f"Driftbudget {number}")
        canvas.drawImage(ImageReader(png(1)), 72, 520, 60, 60)
        canvas.drawImage(ImageReader(png(2)), 72, 420, 60, 60)
        canvas.drawImage(ImageReader(png(3)), 300, 390, 60, 60)

    assert len(in_pdf(tmp_path, draw).unread) == 2

    def build(made: Any) -> None:
        for number in (0, 2):
            cells = made.add_table(rows=1, cols=2).rows[0].cells
            for place, cell in enumerate(cells):
                cell.paragraphs[0].add_run("Mål" if place else "").add_picture(png(number + place), Cm(2), Cm(2))

    assert len(in_word(tmp_path, build).unread) == 1, "not the head of a letter, nor beside a word"


def test_a_small_picture_on_a_page_or_a_sheet_that_the_text_speaks_of(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE[:70], "Budgeten framgår av tabellen nedan.")
        canvas.drawImage(ImageReader(png(1)), 72, A4[1] - 180, 60, 60)
        canvas.drawImage(ImageReader(png(2)), 72, 72, 60, 60)

    assert len(in_pdf(tmp_path, draw).unread) == 1
    rows = [Block(BlockKind.TEXT, text, line, sheet="Plan", row=line) for line, text in ((1, "Tabell 1"), (9, "Slut"))]
    cells = {
        cell: PictureFound(UnreadKind.PICTURE, Place(10, sheet="Plan", cell=cell), cell, 0.02) for cell in ("A3", "A12")
    }
    unread, _ = judge(list(cells.values()), rows)
    assert [each.digest for each in unread] == ["A3"]


def test_a_first_page_with_running_text_is_no_cover(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        made.add_heading("Verksamhetsplan 2026", 0)
        made.add_paragraph(PROSE)
        made.add_picture(png(2), Cm(14), Cm(8))
        made.add_page_break()

    assert [each.kind for each in in_word(tmp_path, build).unread] == [UnreadKind.PICTURE]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def either(choice: str, fallback: str) -> str:
    inner = f'<mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    return f"<mc:AlternateContent>{inner}</mc:AlternateContent>"


def shape(text: str) -> str:
    box = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"


def cells(*inner: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in inner)}</w:tr>"


A = f"<w:p>{run('A')}</w:p>"
WRAPPED = [
    ("alternatives of a paragraph", f"<w:p>{either(run('Ena'), run('Ena'))}</w:p>", ["Ena"], []),
    ("alternatives of a run", f"<w:p><w:r>{either(shape('Ruta'), shape('Ruta'))}</w:r></w:p>", ["Ruta"], []),
    ("a box straight in a paragraph", f"<w:p>{either(shape('Ruta'), shape('Ruta'))}</w:p>", ["Ruta"], []),
    ("only the other alternative holds text", f"<w:p><w:r>{either('', shape('Ruta'))}</w:r></w:p>", ["Ruta"], []),
    ("alternatives of the body", either(A, A), ["A"], []),
    ("a reading above",
     f"<w:p><w:r><w:ruby><w:rt>{run('ovan')}</w:rt><w:rubyBase>{run('Ord')}</w:rubyBase></w:ruby></w:r></w:p>",
     ["Ord (ovan)"], []),
    ("an unknown wrapper of runs", f"<w:p><x:a>{run('Ett')}</x:a></w:p>", ["Ett"], []),
    ("an unknown wrapper in a run", "<w:p><w:r><x:a><w:t>Ett</w:t></x:a></w:r></w:p>", ["Ett"], []),
    ("an unknown wrapper of paragraphs", f"<x:a>{A}</x:a>", ["A"], []),
    ("an unknown wrapper of rows and cells",
     f"<w:tbl><x:a><w:tr><x:b><w:tc>{A}</w:tc></x:b><w:tc>{A}</w:tc></w:tr></x:a></w:tbl>", [("A", "A")], []),
    ("paragraphs in a paragraph", f"<w:p>{run('Ett')}{A}</w:p>", ["Ett", "A"], []),
    ("a paragraph's field in the body", f"<w:fldSimple>{run('Ett')}</w:fldSimple>", ["Ett"], []),
    ("letters drawn", '<w:p><w:r><w:pict><v:shape><v:textpath string="Ett"/></v:shape></w:pict></w:r></w:p>',
     ["Ett"], []),
    ("stops of tabs are no tabs", f'<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>{run("Ett")}</w:p>',
     ["Ett"], []),
    ("a cell whose paragraph has no end", "<w:tbl>" + cells(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Ett')}"
     "</w:p>", A) + "</w:tbl>", [("Ett", "A")], [("tracked-changes", "")]),
    ("a cell under a merged one", "<w:tbl>" + cells(f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{A}', A)
     + cells(f"<w:tcPr><w:vMerge/></w:tcPr><w:p>{run('Dold')}</w:p>", A) + "</w:tbl>", [("A", "A"), ("", "A")],
     [("hidden", "Dold")]),
    ("a cell to be filled in", "<w:tbl>" + cells("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>"
     f"{run('Fyll i')}</w:p></w:sdtContent></w:sdt>", A) + "</w:tbl>", [("", "A")], [("placeholder", "Fyll i")]),
    ("a cell within what is to be filled in",
     "<w:tbl><w:tr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>" + (f"<w:sdtContent><w:tc><w:p>{run('Fyll i')}</w:p>"
     f"</w:tc></w:sdtContent></w:sdt><w:tc>{A}</w:tc></w:tr></w:tbl>"), [("", "A")], [("placeholder", "Fyll i")]),
    ("text where no reader looks", f"<w:tbl><w:p>{run('Utanför alla celler')}</w:p>{cells(A, A)}</w:tbl>", [("A", "A")],
     [("lost-text", "Utanför alla celler")]),
    ("text said once of twice", f"<w:p>{run('Ja')}</w:p><w:tbl><w:p>{run('Ja')}</w:p>{cells(A, A)}</w:tbl>",
     ["Ja", ("A", "A")], [("lost-text", "Ja")]),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "said", "noted"), [pytest.param(*case, id=name) for name, *case in WRAPPED])
def test_each_word_of_a_word_file_is_read_or_told(
    xml: str, said: list[object], noted: list[tuple[str, str]], tmp_path: Path
) -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x="urn:x"'
    path = tmp_path / "plan.docx"
    path.write_bytes(hostile.with_body(f"<w:sdt {NS} {names}><w:sdtContent>{xml}</w:sdtContent></w:sdt>"))
    found = word.read(path)
    assert texts(found) == said
    assert keys(found) == noted


def test_what_a_foot_says_is_told_but_not_the_title_and_the_number_of_the_page(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        made.add_heading("Verksamhetsplan", 1)
        made.add_paragraph("Omsorgsnämnden i Ekviks kommun")
        made.sections[0].header.paragraphs[0].text = "Ekviks kommun, omsorgsnämnden, verksamhetsplan"
        made.sections[0].footer.paragraphs[0].text = "Sida 3 (9)"
        made.sections[0].footer.add_paragraph("Ramen är 230 mkr")

    assert keys(in_word(tmp_path, build)) == [("around", "Ramen är 230 mkr")]


RAISED = "<w:vertAlign w:val='superscript'/>"
LIFTED = "<w:position w:val='8'/>"
RUNS = [
    ("on a figure", [("850", ""), ("2", RAISED)], "850", ["2"]),
    ("on a word", [("Hemtjänst", ""), ("1, 2", RAISED), (" och", "")], "Hemtjänst och", ["1, 2"]),
    ("in two runs", [("850", ""), ("1", RAISED), ("2", RAISED)], "850", ["12"]),
    ("a star, a letter, a dagger", [("a", ""), ("*", RAISED), (" b", ""), ("a)", RAISED), (" c", ""), ("†", LIFTED)],
     "a b c", ["*", "a)", "†"]),
    ("lifted by hand", [("850", ""), ("2", LIFTED)], "850", ["2"]),
    ("a character of its own", [("850¹ och 7²", "")], "850 och 7", ["¹, ²"]),
    ("the number of the note itself", [("1", RAISED), (" Varav hyra.", "")], "1 Varav hyra.", []),
    ("square metres", [("1 250 m", ""), ("2", RAISED), (" lokal", "")], "1 250 m2 lokal", []),
    ("cubic metres, as a character", [("7 m³ och 5 km²", "")], "7 m³ och 5 km²", []),
    ("an ordinal", [("1:", ""), ("a", RAISED), (" maj", "")], "1:a maj", []),
    ("a word", [("Ekvik", ""), ("kommun", RAISED)], "Ekvikkommun", []),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "said", "noted"), [pytest.param(*case, id=name) for name, *case in RUNS])
def test_word_note_marks(runs: list[tuple[str, str]], said: str, noted: list[str], tmp_path: Path) -> None:
    body = "".join(f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' for text, look in runs)
    cell = f"<w:tbl><w:tr><w:tc><w:p>{body}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    path = tmp_path / "plan.docx"
    path.write_bytes(hostile.with_body(f"<w:p>{body}</w:p>{cell}"))
    found = word.read(path)
    assert texts(found) == [said, (said, "")]
    assert sorted(keys(found)) == sorted([("note-mark", mark) for mark in noted] * 2)


def test_word_struck_out_text_is_out_and_noted(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        made.styles.add_style("Borta", 2).font.strike = True
        paragraph = made.add_paragraph("Öppet ")
        paragraph.add_run("lördagar och ").font.strike = True
        paragraph.add_run("söndagar").font.strike = False
        paragraph.add_run(" m.m.").font.double_strike = True
        made.add_paragraph().add_run("Helt borta.", style="Borta")
        table = made.add_table(2, 2)
        for cell, text in zip(table.row_cells(0), ("Museum", "8 500"), strict=True):
            cell.paragraphs[0].add_run(text).font.strike = True
        table.cell(1, 0).text = "Bibliotek"

    found = in_word(tmp_path, build)
    assert texts(found) == ["Öppet söndagar", ("Bibliotek", "")]
    assert sorted(keys(found)) == sorted(
        [("struck", "lördagar och m.m."), ("struck", "Helt borta."), ("struck", "Museum"), ("struck", "8 500")]
    )


FIELD = "<w:fldChar w:fldCharType='begin'><w:ffData>{}</w:ffData></w:fldChar>"
BOXES = [
    ("a symbol", '<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
    ("a letter of a font of symbols", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ</w:t>', "☑"),
    ("an arrow", '<w:t>30 </w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t> 35</w:t>', "30 → 35"),
    ("a sign between figures", '<w:t>30</w:t><w:sym w:font="Symbol" w:char="F0AE"/><w:t>35</w:t>', "30→35"),
    ("at most", '<w:sym w:font="Symbol" w:char="F0A3"/><w:t> 5 %</w:t>', "≤ 5 %"),
    ("an old field, checked", FIELD.format('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), "☒"),
    ("an old field, not checked", FIELD.format('<w:checkBox><w:default w:val="0"/></w:checkBox>'), "☐"),
    ("an old list", FIELD.format('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Låg"/>'
     '<w:listEntry w:val="Hög"/></w:ddList>'), "Hög"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "shown"), [pytest.param(*case, id=name) for name, *case in BOXES])
def test_word_boxes_and_fields_show_their_state(xml: str, shown: str, tmp_path: Path) -> None:
    assert texts(in_word(tmp_path, lambda made: add(made, xml))) == [shown]


def test_a_field_that_is_not_filled_in_holds_nothing(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>Klicka här.</w:t></w:r>"
    path = tmp_path / "plan.docx"
    inline = f"<w:p><w:r><w:t>Ansvarig:</w:t></w:r>{control.format(run)}</w:p>"
    path.write_bytes(hostile.with_body(inline + control.format(f"<w:p>{run}</w:p>")))
    found = word.read(path)
    assert texts(found) == ["Ansvarig:"]
    assert keys(found) == [("placeholder", "Klicka här.")] * 2


def test_word_cells_keep_their_paragraphs_bullets_and_lines(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        cells = made.add_table(1, 4).row_cells(0)
        cells[0].text = "Ett.\nTvå."
        cells[1].paragraphs[0].add_run("Ett.").add_break()
        cells[1].paragraphs[0].add_run("Två.")
        cells[2].text = "• Ett\n• Två"
        cells[3].text = "- 5"

    assert texts(in_word(tmp_path, build)) == [("Ett.\nTvå.", "Ett.\nTvå.", "Ett\nTvå", "- 5")]


def test_headers_and_footers_of_word_are_counted(tmp_path: Path) -> None:
    def build(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "Ekviks kommun"
        made.add_paragraph("Text.")

    assert [mark.text for mark in in_word(tmp_path, build).page_marks] == ["Ekviks kommun"]


# PDF


def in_pdf(folder: Path, *draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> SourceDocument:
    """What is read of pages drawn so, each in the same font."""
    canvas = Canvas(str(folder / "plan.pdf"), pagesize=size)
    for each in draw:
        canvas.setFont("Vera", 11)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return pdf.read(folder / "plan.pdf")


def lines(canvas: Canvas, *said: str, top: float = 100, x: float = 72) -> None:
    for number, line in enumerate(said):
        canvas.drawString(x, A4[1] - top - 14 * number, line)


def test_pdf_pictures_are_unread_and_ornaments_counted(tmp_path: Path) -> None:
    images = {shade: ImageReader(png(shade)) for shade in range(1, 5)}

    def cover(canvas: Canvas) -> None:
        lines(canvas, "Verksamhetsplan 2026")
        canvas.drawImage(images[1], 72, 300, 400, 200)

    def second(canvas: Canvas) -> None:
        lines(canvas, PROSE[:70], "Text.")
        canvas.drawImage(images[2], 72, 300, 400, 200)
        canvas.drawImage(images[3], 72, 100, 50, 50)

    def third(canvas: Canvas) -> None:
        lines(canvas, "Mera text.")
        for shade in (4, 4):
            canvas.drawImage(images[shade], 72, 100 * shade, 400, 200)

    found = in_pdf(tmp_path, cover, second, third)
    assert [(each.kind, each.place.page) for each in found.unread] == [(UnreadKind.PICTURE, 2)]
    assert [(remark.key, remark.number) for remark in found.remarks] == [("document.note.pictures", 4)]


def test_a_picture_in_strips_is_one(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, PROSE[:70])
        for number in range(20):
            canvas.drawImage(ImageReader(png(number)), 72, 300 + 10 * number, 400, 10)

    assert len(in_pdf(tmp_path, draw).unread) == 1


def test_a_scanned_page_with_recognised_text_is_read_and_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(png(1)), 0, 0, *A4)
        lines(canvas, PROSE[:70], PROSE[:70])

    found = in_pdf(tmp_path, draw)
    assert (found.unread, [key for key, _ in keys(found)]) == ((), ["scanned-text"])


RAISED_TEXT = [
    ("on a figure", [("-222,2", 11, 0), ("1", 6.5, 4)], "-222,2", ["1"]),
    ("on a word", [("Hemtjänst", 11, 0), ("2", 6.5, 3.5), (" och", 11, 0)], "Hemtjänst och", ["2"]),
    ("raised high", [("Hemtjänst", 16, 0), ("2)", 9, 8)], "Hemtjänst", ["2)"]),
    ("square metres", [("20 m", 11, 0), ("2", 6.5, 4)], "20 m2", []),
    ("the number of the note itself", [("1", 6.5, 4), (" Varav hyra.", 11, 0)], "1 Varav hyra.", []),
    ("lowered", [("CO", 11, 0), ("2", 6.5, -2)], "CO2", []),
]


@pytest.mark.parametrize(("pieces", "said", "noted"), [pytest.param(*case, id=name) for name, *case in RAISED_TEXT])
def test_pdf_note_marks(pieces: list[tuple[str, float, float]], said: str, noted: list[str], tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        for piece, size, rise in pieces:
            text.setFont("Vera", size)
            text.setRise(rise)
            text.textOut(piece)
        canvas.drawText(text)
        lines(canvas, PROSE[:70], top=400)

    found = in_pdf(tmp_path, draw)
    assert texts(found)[0] == said
    assert keys(found) == [("note-mark", mark) for mark in noted]


def strike(canvas: Canvas, x: float, y: float, text: str) -> None:
    width = canvas.stringWidth(text, "Vera", 11)
    canvas.line(x, y + 3.5, x + width, y + 3.5)


def test_pdf_struck_out_text_is_out_and_underlined_text_stays(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Öppet")
        canvas.drawString(110, 700, "lördagar")
        strike(canvas, 110, 700, "lördagar")
        canvas.drawString(165, 700, "söndagar")
        canvas.line(165, 698, 215, 698)
        canvas.setFillGray(0.3)
        canvas.drawString(72, 600, "Helt borta.")
        canvas.rect(72, 603, canvas.stringWidth("Helt borta.", "Vera", 11), 1, stroke=0, fill=1)

    found = in_pdf(tmp_path, draw)
    assert texts(found) == ["Öppet söndagar"]
    assert keys(found) == [("struck", "lördagar"), ("struck", "Helt borta.")]


def test_a_row_of_a_pdf_struck_out_by_one_line_is_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate((("Bibliotek", "7 500"), ("Museum", "8 500"), ("Arkiv", "1 800"))):
            for x, text in zip((72, 272), row, strict=True):
                canvas.rect(x - 4, 696 - 20 * number, 200, 20)
                canvas.drawString(x, 702 - 20 * number, text)
        canvas.line(70, 702 - 20 + 4, 320, 702 - 20 + 4)

    found = in_pdf(tmp_path, draw)
    assert texts(found) == [("Bibliotek", "7 500"), ("Arkiv", "1 800")]
    assert keys(found) == [("struck", "Museum"), ("struck", "8 500")] or keys(found) == [("struck", "Museum8 500")]


def test_text_that_a_reader_marked_as_struck_out(tmp_path: Path) -> None:
    content = hostile.stream(b"BT /F 12 Tf 72 700 Td (Kvar.) Tj 0 -40 Td (Borta.) Tj ET")
    objects = hostile.pages(content, more=[b"<< /Type /Annot /Subtype /StrikeOut /Rect [70 655 120 675] >>"])
    objects[-1] = objects[-1].replace(b"/Type /Page ", b"/Type /Page /Annots [5 0 R] ")
    (tmp_path / "plan.pdf").write_bytes(hostile.pdf(objects))
    found = pdf.read(tmp_path / "plan.pdf")
    assert (texts(found), keys(found)) == (["Kvar."], [("struck", "Borta.")])


OFFSETS = [("beside", 0.4, 0.0), ("a shadow", 0.7, -0.7), ("on the same place", 0.0, 0.0)]


@pytest.mark.parametrize(("x", "y"), [pytest.param(*case, id=name) for name, *case in OFFSETS])
def test_letters_drawn_twice_are_one_and_bold(x: float, y: float, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, *[PROSE[:70]] * 3)
        for move in (0, 1):
            canvas.drawString(72 + x * move, 600 + y * move, "Förebygga fall illa allt")

    block = in_pdf(tmp_path, draw).blocks[-1]
    assert (block.text, block.bold) == ("Förebygga fall illa allt", bool(x))


def watermark(turn: float, size: float = 90) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(lightgrey)
        canvas.setFont("VeraBd", size)
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(turn)
        canvas.drawCentredString(0, -size / 3, "UTKAST")
        canvas.restoreState()
        canvas.setFont("Vera", 11)
        lines(canvas, *[PROSE[:70]] * 40)

    return draw


@pytest.mark.parametrize("turn", first_now([55, 0, 30, -45]))
def test_a_watermark_is_left_out_and_the_page_is_read_as_without_it(turn: float, tmp_path: Path) -> None:
    def plain(canvas: Canvas) -> None:
        lines(canvas, *[PROSE[:70]] * 40)

    found = in_pdf(tmp_path, watermark(turn))
    assert keys(found) == [("watermark", "UTKAST")]
    assert texts(found) == texts(in_pdf(tmp_path, plain))


def test_an_upright_watermark_is_known_on_a_page_where_nothing_stands_under_it(tmp_path: Path) -> None:
    def nearly_empty(canvas: Canvas) -> None:
        canvas.setFont("VeraBd", 90)
        canvas.drawCentredString(A4[0] / 2, A4[1] / 2 - 30, "UTKAST")
        canvas.setFont("Vera", 11)
        lines(canvas, *[PROSE[:70]] * 3)

    found = in_pdf(tmp_path, watermark(0), nearly_empty)
    assert keys(found) == [("watermark", "UTKAST")] * 2


def test_a_large_title_is_no_watermark(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("VeraBd", 40)
        canvas.drawString(72, 780, "Mål 2026")
        canvas.setFont("Vera", 11)
        lines(canvas, *[PROSE[:70]] * 10)

    found = in_pdf(tmp_path, draw)
    assert (texts(found)[0], found.remarks) == ("Mål 2026", ())


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("by", ["content", "page"])
def test_turned_pages_are_read_turned(turn: int, by: str, tmp_path: Path) -> None:
    size = landscape(A4) if turn != 180 else A4
    moves = {90: (size[0], 0), 180: size, 270: (0, size[1])}
    if by == "page":
        moves[90], moves[270] = (size[0], 0), (0, size[1])

    def draw(canvas: Canvas) -> None:
        canvas.translate(*moves[turn])
        canvas.rotate(turn)
        for number, row in enumerate((("Enhet", "Budget 2026"), ("Bibliotek", "7 500"))):
            for x, text in zip((72, 272), row, strict=True):
                canvas.rect(x - 4, 496 - 20 * number, 200, 20)
                canvas.drawString(x, 502 - 20 * number, text)
        if by == "page":
            canvas.setPageRotation(360 - turn)

    found = in_pdf(tmp_path, draw, size=size)
    assert texts(found) == [("Enhet", "Budget 2026"), ("Bibliotek", "7 500")]
    assert found.remarks == ()


def test_heads_on_their_side_stand_in_their_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, text in ((72, "Risk"), (172, "Sannolikhet"), (202, "Konsekvens")):
            width = 100 if x == 72 else 30
            canvas.rect(x, 600, width, 90)
            canvas.rect(x, 580, width, 20)
            canvas.saveState()
            canvas.translate(x + 20, 605) if x > 72 else canvas.translate(x + 4, 605)
            canvas.rotate(90 if x > 72 else 0)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        for x, text in ((76, "Stöld"), (182, "2"), (212, "3")):
            canvas.drawString(x, 585, text)

    found = in_pdf(tmp_path, draw)
    assert texts(found) == [("Risk", "Sannolikhet", "Konsekvens"), ("Stöld", "2", "3")]
    assert found.remarks == ()


def test_text_on_its_side_that_comes_again_is_a_running_line(tmp_path: Path) -> None:
    def draw(number: int) -> Callable[[Canvas], None]:
        def page(canvas: Canvas) -> None:
            lines(canvas, "Ett stycke." if number == 1 else "Mera text.")
            canvas.rotate(90)
            canvas.drawString(100, -20, f"Dnr KN 2026/11, sida {number}")

        return page

    found = in_pdf(tmp_path, draw(1), draw(2))
    assert [mark.text for mark in found.page_marks] == ["Dnr KN 2026/11, sida 1", "Dnr KN 2026/11, sida 2"]
    assert "turned" not in dict(keys(found))


def test_values_of_form_fields_stand_where_the_fields_are(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        form = canvas.acroForm
        for number, row in enumerate((("Enhet", "Budget 2026"), ("Bibliotek", ""), ("Beslutad", ""))):
            for x, text in zip((72, 272), row, strict=True):
                canvas.rect(x - 4, 696 - 20 * number, 200, 20)
                canvas.drawString(x, 702 - 20 * number, text)
        form.textfield(name="a", value="7 500 åäö", x=270, y=678, width=150, height=16, fontSize=9)
        form.checkbox(name="b", checked=True, x=270, y=658, size=14)
        form.textfield(name="c", value="", x=400, y=100, width=100, height=16)

    found = in_pdf(tmp_path, draw)
    assert texts(found) == [("Enhet", "Budget 2026"), ("Bibliotek", "7 500 åäö"), ("Beslutad", "☒")]
    assert keys(found) == [("form-values", "")]


def test_a_field_on_a_turned_page_stands_in_its_place(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="a", value="sist", x=300, y=600, width=16, height=150, fontSize=9)
        canvas.rotate(90)
        canvas.drawString(500, -312, "Först")
        canvas.setPageRotation(90)

    assert texts(in_pdf(tmp_path, draw)) == ["Först sist"]


def test_paragraphs_and_bullets_of_a_pdf_cell_are_its_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        cells = (
            (72, 150, ("Stöld av böcker", "och skivor")),
            (222, 150, ("Stickprov.", "Larmet provas varje", "kvartal.")),
            (372, 150, ("• Ett steg", "• Två steg")),
        )
        for x, width, said in cells:
            canvas.rect(x, 600, width, 80)
            for number, line in enumerate(said):
                canvas.drawString(x + 4, 666 - 14 * number, line)

    (row,) = texts(in_pdf(tmp_path, draw))
    assert isinstance(row, tuple)
    assert row[1:] == ("Stickprov.\nLarmet provas varje kvartal.", "Ett steg\nTvå steg")


def test_a_table_does_not_move_the_columns_of_another(tmp_path: Path) -> None:
    """A word that fills its cell is known to go on only where the cell's own edge is."""

    def draw(canvas: Canvas) -> None:
        end = 76 + canvas.stringWidth("Sommarbemannin", "Vera", 11)
        for foot, edge in ((600, end + 10), (500, end + 12.9)):
            canvas.rect(72, foot, edge - 72, 40)
            canvas.rect(edge, foot, 400 - edge, 40)
            canvas.drawString(edge + 4, foot + 26, "Risk")
        canvas.drawString(76, 626, "Sommarbemannin")
        canvas.drawString(76, 612, "g")
        canvas.drawString(76, 526, "Annat")

    assert "Sommarbemanning" in str(texts(in_pdf(tmp_path, draw)))


# Text


TEXTS = [
    ("struck out in Markdown", "Öppet ~~lördagar och~~ söndagar", "Öppet  söndagar", [("struck", "lördagar och")]),
    ("struck out as in a page", "Öppet <del>lördagar</del> söndagar", "Öppet  söndagar", [("struck", "lördagar")]),
    ("a note in Markdown", "850[^2] tkr", "850 tkr", [("note-mark", "2")]),
    ("a note as in a page", "850<sup>2</sup> tkr", "850 tkr", [("note-mark", "2")]),
    ("square metres", "20 m<sup>2</sup> yta", "20 m2 yta", []),
    ("the note itself", "[^2]: Varav hyra.", "Varav hyra.", [("footnote", "")]),
    ("a wave", "ca ~ 5 och ~ 6", "ca ~ 5 och ~ 6", []),
]


@pytest.mark.parametrize(("line", "said", "noted"), [pytest.param(*case, id=name) for name, *case in TEXTS])
def test_marks_in_a_text(line: str, said: str, noted: list[tuple[str, str]]) -> None:
    found = plain_text.document("plan.md", line)
    assert texts(found) == [said]
    assert keys(found) == noted


def test_pictures_in_a_text_are_unread() -> None:
    found = plain_text.document("plan.md", "![logga](logga.png)\n\n# Plan\n\n![Driftbudget](drift.png)\n\nEfter.\n")
    assert [(each.kind, each.place) for each in found.unread] == [(UnreadKind.PICTURE, Place(5))]
    assert texts(found) == ["Plan", "Efter."]


# Everywhere


def test_each_unread_object_is_a_finding_of_the_import() -> None:
    head = "# Verksamhetsplan 2026\n\n## Mål\n\n![Driftbudget](drift.png)\n\nText om målen.\n"
    accounts = extract(plain_text.document("plan.md", head), profile.load()).accounts
    assert [(note.line, note.key) for note in accounts.notes if note.misread] == [(5, "document.unread.picture")]
    assert accounts.not_understood == (5,)


def test_a_note_of_the_reader_hides_no_line_that_went_nowhere() -> None:
    found = plain_text.document("plan.md", "En rad ![bild](a.png) till")
    assert found.unread == (), "a picture before all text is on the cover"
    found = SourceDocument("x", found.blocks, unread=(UnreadObject(UnreadKind.PICTURE, Place(1), "0"),))
    ledger = Ledger()
    ledger.open(found)
    ledger.open_unread(found, range(1, 9))
    keys = {note.key for note in ledger.close({}, found).notes}
    assert keys == {"document.unread.picture", "import.note.unplaced"}


def test_unread_objects_pass_through_the_confined_process(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(PROSE).runs[0].font.size = Pt(11)
    made.add_picture(png(1), Cm(14), Cm(8))
    made.save(str(tmp_path / "plan.docx"))
    assert reader.read(tmp_path / "plan.docx") == word.read(tmp_path / "plan.docx")
    assert reader.read(tmp_path / "plan.docx").unread
    assert reader.read(tmp_path / "plan.docx").blocks[0].kind is BlockKind.TEXT


def test_a_word_file_of_nothing_but_a_picture_is_refused_as_one(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_picture(png(90), width=Cm(15))
    made.save(str(tmp_path / "plan.docx"))
    with pytest.raises(VpbdiffError) as refused:
        extract(reader.read(tmp_path / "plan.docx"), profile.load())
    assert [problem.key for problem in refused.value.problems] == ["document.no-text"]
