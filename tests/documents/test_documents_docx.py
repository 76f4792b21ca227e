"""The reader of Word files: the blocks that the text gives, and what only Word has."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import without_control, write_docx
from tests.support.examples import examples
from tests.support.hostile import with_body
from tests.support.invented import document
from tests.support.snapshots import content
from vpbdiff.documents import plain_text
from vpbdiff.documents import word as reader
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, Place, SourceDocument, UnreadKind
from vpbdiff.recognise import extract, profile
from vpbdiff.wording import Wording

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("year", [2025, *(pytest.param(year, marks=pytest.mark.soak) for year in (2024, 2026))])
def test_a_plan_in_word_is_the_plan_in_text(year: int, tmp_path: Path) -> None:
    said = without_control(document(year).read_text(encoding="utf-8"))
    plain = tmp_path / "plan.txt"
    plain.write_text(said, encoding="utf-8")
    in_word = extract(reader.read(write_docx(said, tmp_path / "plan.docx")), profile.load())
    assert content(in_word.plan) == content(extract(plain_text.read(plain), profile.load()).plan)
    assert in_word.accounts.not_understood == ()


def read(body: str, folder: Path) -> SourceDocument:
    """What is read of a Word file with this in its body."""
    path = folder / "plan.docx"
    path.write_bytes(with_body(body))
    return reader.read(path)


def said(found: SourceDocument) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in found.blocks]


def p(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(content: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{content}</w:t></w:r>'


INS = '<w:ins w:id="1" w:author="x">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>'
MARK_GONE = '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>'

# Tracked changes

TRACKED = [
    ("inserted", p(r("Ramen är ") + INS.format(r("187,6")) + r(" mkr.")), ["Ramen är 187,6 mkr."]),
    ("deleted", p(r("Ramen är ") + DEL.format("180,0 ") + r("mkr.")), ["Ramen är mkr."]),
    ("replaced", p(DEL.format("bör") + INS.format(r("ska")) + r(" ske")), ["ska ske"]),
    ("inserted whole", p(INS.format(r("Nytt.")), '<w:rPr><w:ins w:id="4" w:author="x"/></w:rPr>'), ["Nytt."]),
    ("end deleted", p(r("Ett "), MARK_GONE) + p(r("stycke.")), ["Ett stycke."]),
    ("deleted whole", p(DEL.format("Borta."), MARK_GONE) + p(r("Kvar.")), ["Kvar."]),
    ("deleted at the end", p(r("Kvar.")) + p(DEL.format("Borta.")), ["Kvar."]),
    ("moved", p(f"<w:moveFrom>{r('Här.')}</w:moveFrom>") + p(f"<w:moveTo>{r('Där.')}</w:moveTo>"), ["Där."]),
    ("inserted in what is inserted", p(INS.format(INS.format(r("Ett.")))), ["Ett."]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), [pytest.param(*case, id=name) for name, *case in TRACKED])
def test_tracked_changes_are_accepted_and_told(body: str, texts: list[str], tmp_path: Path) -> None:
    found = read(body, tmp_path)
    assert [block.text for block in found.blocks] == texts
    assert {remark.key for remark in found.remarks} == {"document.note.tracked-changes"}


def test_without_tracked_changes_nothing_is_told(tmp_path: Path) -> None:
    assert read(p(r("Ramen är 187,6 mkr.")), tmp_path).remarks == ()


def test_the_user_is_told_where_the_tracked_changes_are(tmp_path: Path) -> None:
    path = write_docx(document(2024).read_text(encoding="utf-8"), tmp_path / "plan.docx")
    changed = docx.Document(str(path))
    paragraph = next(each for each in changed.paragraphs if each.text.startswith("För 2024 har nämnden"))
    run = paragraph.runs[0]._r
    insertion = parse_xml(f'<w:ins {NS} w:id="1" w:author="x"/>')
    run.addprevious(insertion)
    insertion.append(run)
    changed.save(str(path))
    taken = extract(reader.read(path), profile.load())
    (note,) = [note for note in taken.accounts.notes if note.key == "document.note.tracked-changes"]
    assert "187,6 mkr" in next(b.text for b in reader.read(path).blocks if b.line == note.line)
    assert "godkända" in Wording().say(note.key)


def test_a_deleted_row_is_no_row(tmp_path: Path) -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    gone = '<w:trPr><w:del w:id="1" w:author="x"/></w:trPr>'
    found = read(f"<w:tbl>{row.format('', 'Kvar')}{row.format(gone, 'Borta')}</w:tbl>", tmp_path)
    assert [block.cells for block in found.blocks] == [("Kvar", "")]
    assert [remark.key for remark in found.remarks] == ["document.note.tracked-changes"]


# What is read and what is not

CONTENT = [
    ("a content control", "<w:sdt><w:sdtContent>" + p(r("Ekvik")) + "</w:sdtContent></w:sdt>", ["Ekvik"]),
    ("a link", p('<w:hyperlink r:id="rId1" xmlns:r="r">' + r("Läs mer") + "</w:hyperlink>"), ["Läs mer"]),
    ("a field shows its result", p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("4") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
     ["4"]),
    ("a text box", p(f"<w:r><w:pict><w:txbxContent>{p(r('I rutan'))}</w:txbxContent></w:pict></w:r>{r('Utanför')}"),
     ["I rutan", "Utanför"]),
    ("alternatives that say the same", p(
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:txbxContent>" + p(r("En gång")) + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>" + p(r("En gång")) + "</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"),
     ["En gång"]),
    ("hyphens", p("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>tjänst och hem</w:t><w:softHyphen/><w:t>tjänst</w:t></w:r>"),
     ["e-tjänst och hemtjänst"]),
    ("line breaks", p("<w:r><w:t>Nämnden</w:t><w:br/><w:t>OMN/2023:7</w:t></w:r>"), ["Nämnden", "OMN/2023:7"]),
    ("letters in two parts", p(r("A\u030angest")), ["Ångest"]),
    ("nothing", p("") + p(r("  ")), []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), [pytest.param(*case, id=name) for name, *case in CONTENT])
def test_content(body: str, texts: list[str], tmp_path: Path) -> None:
    assert [block.text for block in read(body, tmp_path).blocks] == texts


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    found = read(p(r("Synligt.") + r("Dolt.", "<w:vanish/>")), tmp_path)
    assert [block.text for block in found.blocks] == ["Synligt."]
    assert [remark.key for remark in found.remarks] == ["document.note.hidden"]


def test_an_embedded_document_is_unread(tmp_path: Path) -> None:
    found = read('<w:altChunk xmlns:r="r" r:id="rId9"/>' + p(r("Efter.")), tmp_path)
    assert [(each.kind, each.place) for each in found.unread] == [(UnreadKind.OBJECT, Place(1))]
    assert found.blocks[0].line == 2


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ekviks kommun"
    made.sections[0].footer.paragraphs[0].text = "Sida 1"
    made.add_paragraph("Text.")
    made.save(str(tmp_path / "plan.docx"))
    assert said(reader.read(tmp_path / "plan.docx")) == [(BlockKind.TEXT, "Text.")]


def test_a_footnote_follows_what_refers_to_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    made = docx.Document()
    made.add_paragraph("Före")._p.append(parse_xml(f'<w:r {NS}><w:footnoteReference w:id="2"/></w:r>'))
    made.add_paragraph("Efter")
    held = ((2, "Noten."), (3, "Ingen."))
    each = (f'<w:footnote w:id="{key}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>' for key, text in held)
    notes = f"<w:footnotes {NS}>{''.join(each)}</w:footnotes>"
    _add_part(made, "footnotes", notes)
    made.save(str(path))
    found = reader.read(path)
    assert [block.text for block in found.blocks] == ["Före", "Noten.", "Efter"]
    told = [(2, "document.note.footnote", ""), (3, "document.note.hidden", "Ingen.")]
    assert [(remark.line, remark.key, remark.text) for remark in found.remarks] == told


def test_a_note_in_a_table_follows_the_table_and_each_kind_has_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    made = docx.Document()
    table = made.add_table(2, 2)
    for cell, kind in zip(table.row_cells(0), ("footnote", "endnote"), strict=True):
        cell.text = kind
        cell.paragraphs[0]._p.append(parse_xml(f'<w:r {NS}><w:{kind}Reference w:id="2"/></w:r>'))
        note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>Not: {kind}</w:t></w:r></w:p></w:{kind}>'
        _add_part(made, f"{kind}s", f"<w:{kind}s {NS}>{note}</w:{kind}s>")
    table.cell(1, 0).text = "rad"
    made.save(str(path))
    assert [b.text for b in reader.read(path).blocks] == ["footnote\tendnote", "rad\t", "Not: footnote", "Not: endnote"]


def _add_part(made: Any, name: str, xml: str) -> None:
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    part = Part(PackURI(f"/word/{name}.xml"), kind, xml.encode(), made.part.package)
    made.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}")


# Headings and lists


def test_headings_and_lists_by_style(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles.add_style("Nämndmål", 1).base_style = made.styles["Heading 3"]
    for style in ("Title", "Heading 1", "Nämndmål", "List Bullet", "List Number", "Normal"):
        made.add_paragraph(style, style=style)
    level = made.add_paragraph("Dispositionsnivå")
    level._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {NS} w:val="1"/>'))
    made.save(str(tmp_path / "plan.docx"))
    kinds = [block.kind for block in reader.read(tmp_path / "plan.docx").blocks]
    heading, bullet, plain = BlockKind.HEADING, BlockKind.BULLET, BlockKind.TEXT
    assert kinds == [heading, heading, heading, bullet, bullet, plain, heading]


PROSE = "Nämnden ansvarar för kommunens omsorg om äldre och om personer med funktionsnedsättning i Ekvik."

LOOKS = [
    ("much larger", "Budget", (15, False), (BlockKind.HEADING, False)),
    ("numbered with a point", "2. Budget", (15, False), (BlockKind.HEADING, False)),
    ("hardly larger", "Budget", (12, False), (BlockKind.TEXT, False)),
    ("bold", "Budget", (11, True), (BlockKind.TEXT, True)),
    ("large, and a goal", "Alla ska känna sig trygga.", (15, False), (BlockKind.HEADING, False)),
    ("large, but two sentences", "Så här är det. Det är bra.", (15, False), (BlockKind.TEXT, False)),
]


@pytest.mark.parametrize(("line", "look", "seen"), [pytest.param(*case, id=name) for name, *case in LOOKS])
def test_headings_by_look(line: str, look: tuple[int, bool], seen: tuple[BlockKind, bool], tmp_path: Path) -> None:
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(11)
    made.add_paragraph(PROSE)
    run = made.add_paragraph().add_run(line)
    run.font.size, run.bold = Pt(look[0]), look[1]
    made.add_paragraph(PROSE)
    made.save(str(tmp_path / "plan.docx"))
    block = reader.read(tmp_path / "plan.docx").blocks[1]
    assert (block.kind, block.bold) == seen


def test_large_lines_on_a_cover_are_no_headings(tmp_path: Path) -> None:
    made = docx.Document()
    for line in ("Omsorgsnämnden", "Verksamhetsplan och budget 2024"):
        made.add_paragraph().add_run(line).font.size = Pt(28)
    made.add_paragraph(PROSE).runs[0].font.size = Pt(11)
    made.add_paragraph().add_run("Budget").font.size = Pt(16)
    made.save(str(tmp_path / "plan.docx"))
    found = reader.read(tmp_path / "plan.docx").blocks
    assert [block.kind for block in found] == [BlockKind.TEXT, BlockKind.TEXT, BlockKind.TEXT, BlockKind.HEADING]


def test_a_cover_set_in_headings_still_names_the_committee(tmp_path: Path) -> None:
    path = write_docx(document(2024).read_text(encoding="utf-8"), tmp_path / "plan.docx")
    made = docx.Document(str(path))
    for paragraph in made.paragraphs[1:3]:
        paragraph.style = made.styles["Heading 1"]
    made.save(str(path))
    told = extract(reader.read(path), profile.load()).plan
    assert (told["metadata"]["committee"], told["metadata"]["reference"]) == ("Omsorgsnämnden", "OMN/2023:7")
    assert told["sections"][0]["title"] == "Sammanfattning"


def test_typed_bullets_and_tabs_are_read_as_in_a_text(tmp_path: Path) -> None:
    body = p(r("• Hemtjänst")) + p(r("- Boendestöd")) + p("<w:r><w:t>Budget .....</w:t><w:tab/><w:t>8</w:t></w:r>")
    assert said(read(body, tmp_path)) == [
        (BlockKind.BULLET, "Hemtjänst"),
        (BlockKind.BULLET, "Boendestöd"),
        (BlockKind.ROW, "Budget .....\t8"),
    ]


# Tables


BOLD = "<w:b/>"
LEADS = [
    ("bold words", r("Tidigt stöd.", BOLD) + r(" Fler ska mötas."), "Tidigt stöd."),
    ("in several runs", r("Tidigt ", BOLD) + r("stöd.", BOLD) + r(" ") + r("Fler ska mötas."), "Tidigt stöd."),
    ("bold words further on", r("Ge ") + r("tidigt stöd", BOLD) + r(" till fler."), ""),
    ("all of it bold", r("Tidigt stöd.", BOLD), ""),
    ("after a typed bullet", r("- ") + r("Tidigt stöd.", BOLD) + r(" Fler ska mötas."), "Tidigt stöd."),
]


@pytest.mark.parametrize(("body", "lead"), [pytest.param(*case, id=name) for name, *case in LEADS])
def test_the_bold_words_that_a_bullet_begins_with(body: str, lead: str, tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph(style="List Bullet" if "- " not in body else None)
    for run in parse_xml(f"<w:p {NS}>{body}</w:p>"):
        paragraph._p.append(run)
    made.save(str(tmp_path / "plan.docx"))
    (block,) = reader.read(tmp_path / "plan.docx").blocks
    assert (block.kind, block.lead) == (BlockKind.BULLET, lead)
    assert block.text.startswith(lead)


def rows(found: SourceDocument) -> list[tuple[str, ...]]:
    return [block.cells for block in found.blocks]


def test_merged_cells_are_empty_but_the_first(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(4, 3)
    for row, texts in zip(table.rows, ["ABC", "DEF", "GHI", "JKL"], strict=True):
        for cell, letter in zip(row.cells, texts, strict=True):
            cell.text = letter
    table.cell(1, 0).merge(table.cell(2, 0)).text = "över rader"
    table.cell(3, 0).merge(table.cell(3, 1)).text = "över kolumner"
    made.save(str(tmp_path / "plan.docx"))
    found = reader.read(tmp_path / "plan.docx")
    assert rows(found) == [("A", "B", "C"), ("över rader", "E", "F"), ("", "H", "I"), ("över kolumner", "", "L")]
    assert [block.apart for block in found.blocks] == [True, False, False, False]


def test_a_table_of_one_column_is_lines_under_each_other(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(0, 1)
    for line in ("Mått", "Antal kunder", "Andel nöjda"):
        table.add_row().cells[0].text = line
    made.save(str(tmp_path / "plan.docx"))
    assert reader.read(tmp_path / "plan.docx").blocks == (
        Block(BlockKind.TEXT, "Mått", 1, apart=True, ruled=True),
        Block(BlockKind.TEXT, "Antal kunder", 2),
        Block(BlockKind.TEXT, "Andel nöjda", 3),
    )


def test_a_box_round_running_text_is_no_table(tmp_path: Path) -> None:
    made = docx.Document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Faktaruta"
    cell.add_paragraph("Två stycken.", style="List Bullet")
    made.save(str(tmp_path / "plan.docx"))
    assert said(reader.read(tmp_path / "plan.docx")) == [
        (BlockKind.TEXT, "Faktaruta"),
        (BlockKind.BULLET, "Två stycken."),
    ]


def test_the_paragraphs_and_tables_of_a_cell_are_its_lines(tmp_path: Path) -> None:
    made = docx.Document()
    left, right = made.add_table(1, 2).row_cells(0)
    left.text = "Kontroll av A.\nKontroll av B."
    right.add_table(1, 2).cell(0, 1).text = "inre"
    made.save(str(tmp_path / "plan.docx"))
    assert rows(reader.read(tmp_path / "plan.docx")) == [("Kontroll av A.\nKontroll av B.", "inre")]


def test_tables_side_by_side_are_tables(tmp_path: Path) -> None:
    made = docx.Document()
    for cell, word in zip(made.add_table(1, 2).row_cells(0), ("Mål", "Volym"), strict=True):
        inner = cell.add_table(2, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = word, "2026"
        inner.cell(1, 0).text, inner.cell(1, 1).text = "Bad", "9"
    made.save(str(tmp_path / "plan.docx"))
    assert rows(reader.read(tmp_path / "plan.docx")) == [("Mål", "2026"), ("Bad", "9"), ("Volym", "2026"), ("Bad", "9")]


# Anything

CHARACTERS = st.characters(codec="utf-8", categories=("L", "N", "Zs"), include_characters="&<>[]|%,.")
LINES = st.lists(st.text(CHARACTERS, min_size=1, max_size=30), min_size=1, max_size=6)


@examples(8, 100)
@given(LINES, st.lists(st.lists(st.text(CHARACTERS, max_size=10), min_size=2, max_size=2), max_size=4))
def test_every_character_is_read_or_noted(lines: list[str], cells: list[list[str]]) -> None:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    table = made.add_table(0, 2)
    for row in cells:
        for cell, written in zip(table.add_row().cells, row, strict=True):
            cell.text = written
    with TemporaryDirectory() as folder:
        made.save(f"{folder}/plan.docx")
        found = reader.read(Path(folder, "plan.docx"))
    pieces = [unicodedata.normalize("NFC", each) for each in (*lines, *itertools.chain(*cells))]
    kept = [*(block.text for block in found.blocks), *(remark.text for remark in found.remarks)]
    assert sorted("".join("".join(pieces).split())) == sorted("".join("".join(kept).split()))


# Pages

BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_pages_are_those_that_word_stored(tmp_path: Path) -> None:
    cell = f"<w:tc>{p(r('a') + BREAK + r('b'))}</w:tc>"
    body = p(r("ett")) + p(BREAK + r("två")) + p(r("två ") + BREAK + r("tre")) + p(r("tre"))
    found = read(f"{body}<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>{p(r('fyra'))}", tmp_path)
    assert [block.page for block in found.blocks] == [1, 2, 2, 3, 3, 4]
    assert found.place is BlockPlace.PAGE


def test_a_row_may_begin_a_page(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(p(BREAK + r('a')))}{cell.format(p(r('b')))}</w:tr>"
    found = read(f"{p(r('ett'))}<w:tbl>{row}{row}</w:tbl>", tmp_path)
    assert [block.page for block in found.blocks] == [1, 2, 3]


def test_the_page_is_the_place_in_the_snapshot(tmp_path: Path) -> None:
    path = write_docx(document(2024).read_text(encoding="utf-8"), tmp_path / "plan.docx")
    made = docx.Document(str(path))
    heading = next(each for each in made.paragraphs if each.text == "Medarbetare" and each.style.name == "Heading 2")
    heading._p.insert(1, parse_xml(f"<w:r {NS}><w:lastRenderedPageBreak/></w:r>"))
    made.save(str(path))
    plan = extract(reader.read(path), profile.load()).plan
    pages = {section["title"]: section["source"] for section in plan["sections"]}
    assert (pages["Budget"], pages["Medarbetare"]) == ({"page": 1}, {"page": 2})


def test_where_no_pages_are_stored_nothing_has_a_place(tmp_path: Path) -> None:
    found = reader.read(write_docx(document(2024).read_text(encoding="utf-8"), tmp_path / "plan.docx"))
    assert found.place is BlockPlace.PARAGRAPH
    assert "source" not in str(extract(found, profile.load()).plan)
