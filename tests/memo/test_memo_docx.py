"""The memo as a Word document: its language, headings, lists, tables and pictures as a reader's aids find them, and the
municipality's own document filled at its placeholders."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from tests.support import hostile
from tests.support.examples import first_now
from tests.support.explaining import SERIES, project
from tests.support.memos import as_docx as render
from tests.support.memos import full, written
from tests.support.plans import activity, goal, plan
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli import cli
from vpbdiff.memo.facts import canonical
from vpbdiff.memo.outlines import PLACEHOLDERS, SECTIONS
from vpbdiff.memo.readback import from_docx
from vpbdiff.model.document import FACTS, Document, Heading, Line, Picture, Table
from vpbdiff.render import docx_template
from vpbdiff.render.docx import Template
from vpbdiff.wording import LANGUAGES

HOSTILE = "<script>alert(1)</script> {{hela}} ]]> =cmd|' /C calc'!A0 a | b \x1b[31m \u202e [fet] \ufffe"
AGED = "Nämnden ska ge ett gott stöd till äldre"


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def memo() -> Document:
    return full()


@pytest.fixture(scope="module")
def made(memo: Document) -> WordDocument:
    return opened(render(memo))


@pytest.fixture(scope="module")
def bare(memo: Document) -> Document:
    """The memo without its pictures, which take half a second to draw."""
    return memo._replace(blocks=tuple(block for block in memo.blocks if not isinstance(block, Picture)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project(tmp_path))
    return tmp_path


def summary(*words: str, lang: str = "sv") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, "summary", "2024", "2025", *words])


def style_of(paragraph: Any) -> str:
    return str(paragraph.style.name)


class TestPlain:
    def test_the_document_says_that_it_is_swedish_and_what_it_is_called(
        self, made: WordDocument, memo: Document
    ) -> None:
        assert made.core_properties.language == "sv-SE"
        assert made.core_properties.title == memo.title
        languages = {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))}
        assert languages == {"sv-SE"}
        defaults = made.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
        assert defaults is not None
        for run in made.element.body.iter(qn("w:r")):
            if run.find(qn("w:t")) is not None:
                assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "sv-SE"

    def test_nothing_is_left_of_the_librarys_own_document(self, memo: Document) -> None:
        with zipfile.ZipFile(io.BytesIO(render(memo))) as archive:
            assert not any("thumbnail" in name for name in archive.namelist())
            parts = [archive.read(name) for name in ("docProps/core.xml", "word/settings.xml", "word/styles.xml")]
        assert not any(b"python-docx" in part or b"en-US" in part for part in parts)

    def test_headings_are_headings_without_a_level_left_out(self, made: WordDocument, memo: Document) -> None:
        found = [(style_of(each), each.text) for each in made.paragraphs if style_of(each).startswith("Heading")]
        blocks = [block for block in memo.blocks if isinstance(block, Heading)]
        assert found == [("Heading 1", memo.title), *((f"Heading {each.level}", each.text) for each in blocks)]

    def test_lists_are_lists(self, made: WordDocument, memo: Document) -> None:
        points = sum(isinstance(block, Line) for block in memo.blocks)
        assert sum(style_of(each) == "List Bullet" for each in made.paragraphs) == points

    def test_a_table_has_a_head_that_is_repeated_and_figures_to_the_right(
        self, made: WordDocument, memo: Document
    ) -> None:
        tables = [block for block in memo.blocks if isinstance(block, Table)]
        assert len(made.tables) == len(tables) > 2
        for table, block in zip(made.tables, tables, strict=True):
            first, *rest = table.rows
            assert first._tr.trPr.find(qn("w:tblHeader")) is not None
            assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) in (block.caption, "Intern kontroll")
            assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
            for row in table.rows:
                for column, cell in enumerate(row.cells):
                    is_figure = cell.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
                    assert is_figure is block.is_of_figures(column)
            assert all(first.text for first in table.rows[0].cells)

    @pytest.mark.skipif(find_spec("matplotlib") is None, reason="the drawing library is not installed: no pictures")
    def test_a_picture_has_a_text_that_says_the_same(self, made: WordDocument, memo: Document) -> None:
        described = [each.get("descr") for each in made.element.body.iter(qn("wp:docPr"))]
        pictures = [block for block in memo.blocks if isinstance(block, Picture)]
        assert described == [each.text for each in pictures]
        assert len(pictures) > 1

    @pytest.mark.soak
    def test_without_the_drawing_library_the_words_stand_in_the_pictures_place(
        self, memo: Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("vpbdiff.render.charts.available", lambda: False)
        words = opened(render(memo))
        texts = {each.text for each in words.paragraphs}
        assert all(block.text in texts for block in memo.blocks if isinstance(block, Picture))
        assert not list(words.element.body.iter(qn("w:drawing")))

    def test_a_gap_is_bold_and_in_brackets(self) -> None:
        draft = written(plan(goals=[goal(AGED, activity("Stöd i hemmet"))]), plan(goals=[goal(AGED)]))
        bold = [
            run.text for each in opened(render(draft)).paragraphs for run in each.runs if run.bold and "[" in run.text
        ]
        assert bold == ["[Skäl saknas.]"]

    def test_head_and_foot_say_who_and_which_page(self, made: WordDocument) -> None:
        section = made.sections[0]
        assert section.header.paragraphs[0].text == "Omsorgsnämnden\tOMN/2024:11"
        fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]

    def test_every_part_is_what_the_schema_wants_first(self, made: WordDocument) -> None:
        """Word refuses a table whose properties stand in another order than the schema's."""
        order = ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblLook", "tblCaption"]
        for table in made.tables:
            found = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
            assert found == [name for name in order if name in found]


class TestHostile:
    def hostile(self) -> Document:
        old, new = (plan(goals=[goal(AGED, *found)]) for found in ([], [activity(HOSTILE)]))
        return written(old, new)

    def test_what_a_plan_holds_is_text(self) -> None:
        text = "\n".join(each.text for each in opened(render(self.hostile())).paragraphs)
        shown = HOSTILE.replace("\x1b", "<U+001B>").replace("\u202e", "<U+202E>").replace("\ufffe", "<U+FFFE>")
        assert f"”{shown}”" in text

    def test_a_placeholder_in_a_plan_is_not_filled(self) -> None:
        text = "\n".join(each.text for each in opened(render(self.hostile())).paragraphs)
        assert text.count("Förslag till beslut") == 1
        assert "{{hela}}" in text


def saved(document: WordDocument, folder: Path) -> Path:
    place = folder / "mall.docx"
    document.save(str(place))
    return place


def split_over_runs(paragraph: Any, *parts: str) -> None:
    """A placeholder as Word leaves one that was typed with a pause and a correction."""
    for number, part in enumerate(parts):
        run = paragraph.add_run(part)
        run.bold = number == 0
        paragraph._p.append(OxmlElement("w:proofErr"))


class TestTemplate:
    def test_placeholders_are_filled_wherever_they_stand(self, tmp_path: Path, bare: Document) -> None:
        template = docx.Document()
        template.sections[0].header.paragraphs[0].text = "{{nämnd}}, {{ kommun }}"
        template.sections[0].footer.paragraphs[0].text = "{{Diarienummer}}"
        table = template.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "Beslut"
        table.rows[0].cells[1].text = "{{förslag}}"
        template.add_heading("Ärendet", 1)
        split_over_runs(template.add_paragraph(), "{", "{samman", "fattning", "}}")
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        assert filled.sections[0].header.paragraphs[0].text == "Omsorgsnämnden, Ekviks kommun"
        assert filled.sections[0].footer.paragraphs[0].text == "OMN/2024:11"
        assert filled.tables[0].rows[0].cells[1].paragraphs[0].text.startswith("Omsorgsnämnden fastställer")
        texts = [each.text for each in filled.paragraphs]
        assert texts[texts.index("Ärendet") + 1].startswith("Nämndens ram för 2025")
        assert not any("{{" in text for text in texts)

    def test_a_placeholder_in_a_text_box_and_in_a_content_control_is_filled(
        self, tmp_path: Path, bare: Document
    ) -> None:
        template = docx.Document()
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{{{{titel}}}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        box = parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>{{{{år}}}}</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
        template.add_paragraph("Före")._p.append(box)
        template.element.body.insert(0, control)
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        texts = [each.text for each in filled.element.body.iter(qn("w:t"))]
        assert texts == [bare.title, "Före", "2025"]

    def test_the_whole_leaves_out_what_has_a_place_of_its_own(self, tmp_path: Path, bare: Document) -> None:
        template = docx.Document()
        template.add_paragraph("{{förslag}}")
        template.add_paragraph("{{hela}}")
        texts = [
            each.text for each in opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare)).paragraphs
        ]
        assert sum(text.startswith("Omsorgsnämnden fastställer") for text in texts) == 1
        assert "Förslag till beslut" not in texts
        assert "Sammanfattning" in texts

    @pytest.mark.parametrize(
        ("under", "first"),
        first_now([(2, "Heading 3"), (0, "Heading 1"), (1, "Heading 2")]),
    )
    def test_headings_go_on_from_the_one_they_stand_under(
        self, tmp_path: Path, bare: Document, under: int, first: str
    ) -> None:
        template = docx.Document()
        if under:
            template.add_heading("Mallens egen rubrik", under)
        template.add_paragraph("{{hela}}")
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        assert next(style_of(each) for each in filled.paragraphs if each.text == "Förslag till beslut") == first

    def test_text_and_lists_are_in_the_documents_own_styles(self, tmp_path: Path, bare: Document) -> None:
        template = docx.Document()
        body = template.styles.add_style("Brödtext kommunen", 1)
        template.add_paragraph("{{ändringar}}", style=body)
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        assert {style_of(each) for each in filled.paragraphs if each.text.startswith("Omsorgsnämnden ska:")} == {
            "Brödtext kommunen"
        }
        assert any(style_of(each) == "List Bullet" for each in filled.paragraphs)

    def test_a_document_without_styles_for_them_gets_lists_and_headings_all_the_same(
        self, tmp_path: Path, bare: Document
    ) -> None:
        template = docx.Document()
        for name in ("List Bullet", "Heading 1", "Heading 2", "Heading 3", "Table Grid", "Caption"):
            template.styles[name].delete()  # type: ignore[attr-defined]
        part = next(rel for rel in template.part.rels.values() if rel.reltype.endswith("/numbering"))
        del template.part.rels[part.rId]
        template.add_paragraph("{{hela}}")
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        listed = [each for each in filled.paragraphs if each._p.pPr is not None and each._p.pPr.numPr is not None]
        assert len(listed) == sum(isinstance(block, Line) for block in bare.blocks)
        assert {style_of(each) for each in filled.paragraphs if each.text == "Sammanfattning"} == {"Heading 1"}
        numbering = filled.part.numbering_part.element
        assert numbering.find(qn("w:abstractNum")) is not None
        assert all(table._tbl.tblPr.find(qn("w:tblBorders")) is not None for table in filled.tables)

    def test_a_cell_ends_with_a_paragraph_whatever_it_is_filled_with(self, tmp_path: Path, bare: Document) -> None:
        template = docx.Document()
        template.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ekonomi}}"
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        assert filled.element.body.find(qn("w:tbl")).find(f".//{qn('w:tc')}")[-1].tag == qn("w:p")

    def test_what_stands_in_a_cell_is_as_wide_as_the_cell(self, tmp_path: Path, bare: Document) -> None:
        template = docx.Document()
        cells = template.add_table(rows=1, cols=2).rows[0].cells
        cells[0].width, cells[1].width = Cm(5), Cm(10)
        cells[1].text = "{{ekonomi}}"
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(bare))
        (cell,) = [each for each in filled.tables[0].rows[0].cells if each.tables]
        widths = [sum(column.width or 0 for column in table.columns) for table in cell.tables]
        assert widths
        assert all(Cm(8) < width <= Cm(10) for width in widths)
        assert all(int(each.get("cx")) <= Cm(10) for each in cell._tc.iter(qn("wp:extent")))

    @pytest.mark.parametrize("text", ["Kort: {{sammanfattning}}", "{{ekonomi}} {{sammanfattning}}", "{{hela}}, 2026"])
    def test_a_section_that_is_not_alone_in_its_paragraph_is_refused(self, tmp_path: Path, text: str) -> None:
        template = docx.Document()
        template.add_table(rows=1, cols=1).rows[0].cells[0].text = text
        with pytest.raises(VpbdiffError) as raised:
            Template(saved(template, tmp_path), PLACEHOLDERS)
        assert raised.value.problems[0].key == "summary.template-not-alone"
        assert raised.value.problems[0].params["text"] == text

    def test_a_section_with_nothing_to_tell_says_so(self, tmp_path: Path) -> None:
        template = docx.Document()
        template.add_paragraph("{{ekonomi}}")
        same = plan(goals=[goal(AGED)])
        filled = opened(Template(saved(template, tmp_path), PLACEHOLDERS).render(written(same, same)))
        assert [each.text for each in filled.paragraphs] == ["[Sammanfattningen har inget i det här avsnittet.]"]

    def test_there_is_a_placeholder_for_every_section_and_fact(self) -> None:
        assert list(PLACEHOLDERS.values()) == list(SECTIONS)
        assert not {docx_template.WHOLE, *docx_template.FACTS} & set(PLACEHOLDERS)
        assert set(docx_template.FACTS.values()) == set(FACTS)


class TestCommand:
    def test_a_template_is_filled_from_the_command_line(self, folder: Path) -> None:
        template = docx.Document()
        template.add_paragraph("{{kontroll}}")
        template.add_paragraph("{{sammafattning}}")
        place = saved(template, folder)
        result = summary("-f", "docx", "--template", str(place), "-o", "memo.docx")
        assert result.exit_code == 0, result.output
        assert "platshållaren «sammafattning» finns inte och står kvar som den är." in result.stderr
        filled = docx.Document("memo.docx")
        texts = [each.text for each in filled.paragraphs]
        assert [cell.text for cell in filled.tables[0].rows[0].cells][:3] == ["Ändring", "2024", "2025"]
        assert "{{sammafattning}}" in texts

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_placeholder_that_the_help_gives_is_filled(self, folder: Path, lang: str) -> None:
        told = CliRunner().invoke(cli, ["--lang", lang, "summary", "--help"]).output
        examples = re.findall(r"\{+\s*\w+\s*\}+", told)
        assert examples
        template = docx.Document()
        for example in examples:
            template.add_paragraph(example)
        result = summary("-f", "docx", "--template", str(saved(template, folder)), "-o", "memo.docx")
        assert (result.exit_code, "finns inte" in result.stderr) == (0, False)
        assert not any("{" in each.text for each in docx.Document("memo.docx").paragraphs)

    def test_a_template_without_placeholders_is_told_which_there_are(self, folder: Path) -> None:
        place = saved(docx.Document(), folder)
        result = summary("-f", "docx", "--template", str(place), "-o", "memo.docx")
        assert result.exit_code == 2
        assert "mallen har ingen platshållare att fylla" in result.stderr
        assert "{{sammanfattning}}" in result.stderr
        assert not Path("memo.docx").exists()

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("-f", "docx"), "formatet docx kan inte skrivas i terminalen. Ange filen med -o FIL.docx."),
            (
                ("-f", "markdown", "-o", "m.md", "--template", "mall.docx"),
                "en mall är ett Word-dokument. Ange formatet med --format docx.",
            ),
            (("-f", "docx", "-o", "m.docx", "--template", "saknas.docx"), "saknas.docx"),
            (("-f", "docx", "-o", "m.docx", "--template", f"{SERIES}/2024.json"), "2024.json"),
            (("--verify", "saknas.docx"), "saknas.docx"),
        ],
        ids=["no file to write to", "a template for Markdown", "no such template", "no Word file", "nothing to verify"],
    )
    def test_wrong_use_is_said_in_a_sentence(self, folder: Path, words: tuple[str, ...], said: str) -> None:
        result = summary(*words)
        assert result.exit_code == 2
        assert said in result.stderr
        assert "Traceback" not in result.output

    @pytest.mark.parametrize(
        ("name", "opening"),
        [
            ("memo.docx", b"PK"),
            ("memo.DOCX", b"PK"),
            ("memo.html", b"<!DOCTYPE html>"),
            ("memo.md", b"**Utkast"),
            ("memo.Markdown", b"**Utkast"),
            ("memo.txt", b"**Utkast"),
            ("memo", b"**Utkast"),
        ],
    )
    def test_the_files_name_asks_for_the_format_where_no_option_does(
        self, folder: Path, name: str, opening: bytes
    ) -> None:
        assert summary("-o", name).exit_code == 0
        assert Path(name).read_bytes().lower().startswith(opening.lower())

    @pytest.mark.parametrize("name", ["memo.pdf", "memo.doc", "2024.12", "memo.docx.bak"])
    def test_an_ending_of_no_format_is_refused_unless_the_format_is_given(self, folder: Path, name: str) -> None:
        result = summary("-o", name)
        assert (result.exit_code, result.stdout, Path(name).exists()) == (2, "", False)
        assert f"{name}: ändelsen «{Path(name).suffix}» går inte här" in result.stderr
        assert ".docx" in result.stderr
        assert summary("-o", name, "-f", "markdown").exit_code == 0
        assert Path(name).read_bytes().startswith(b"**Utkast")

    @pytest.mark.parametrize("option", ["--template", pytest.param("--verify", marks=pytest.mark.soak)])
    @pytest.mark.parametrize(
        "make",
        [
            *(hostile.zip_bomb, hostile.lying_zip, hostile.many_members, hostile.entities, hostile.deep),
            *(hostile.locked_word, hostile.old_word, hostile.spreadsheet, hostile.cut_word, hostile.no_pdf),
        ],
        ids=lambda make: make.__name__,
    )
    def test_a_file_that_is_made_to_harm_is_refused_in_a_sentence(
        self, folder: Path, make: Callable[[Path], None], option: str
    ) -> None:
        make(folder / "mall.docx")
        result = summary(option, "mall.docx", "-o", "memo.docx")
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("Fel: mall.docx")
        assert result.stderr.count("\n") == 1

    def test_without_the_library_the_command_to_install_it_is_named(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("vpbdiff.render.find_spec", lambda name: None)
        result = summary("-f", "docx", "-o", "memo.docx")
        assert result.exit_code == 2
        assert f"{sys.executable} -m pip install python-docx" in result.stderr


class TestReadBack:
    def test_every_sentence_is_read_back_with_its_ids(self, tmp_path: Path, memo: Document) -> None:
        place = tmp_path / "memo.docx"
        place.write_bytes(render(memo))
        stated = {(canonical(piece.text), piece.changes) for piece in from_docx(place)}
        for block in memo.blocks:
            if isinstance(block, Line):
                for sentence in (each for each in block.spans if each.text.strip()):
                    assert (canonical(sentence.text), tuple(sorted(sentence.changes))) in stated

    def test_an_edited_document_is_verified(self, folder: Path) -> None:
        assert summary("-f", "docx", "-o", "memo.docx").exit_code == 0
        untouched = summary("--verify", "memo.docx")
        assert (untouched.exit_code, untouched.stdout.count("\n")) == (0, 2), untouched.output
        document = docx.Document("memo.docx")
        run = next(run for each in document.paragraphs for run in each.runs if run.text.startswith("Ramen"))
        run.text = run.text.replace("75,1", "75,9")
        document.save("memo.docx")
        edited = summary("--verify", "memo.docx")
        assert edited.exit_code == 1
        assert "talet 75,9 finns inte i det som meningen handlar om" in edited.stdout

    def test_a_filled_template_is_held_to_what_it_has_room_for(self, folder: Path) -> None:
        template = docx.Document()
        head = template.add_table(rows=1, cols=2).rows[0].cells
        head[0].text, head[1].text = "Datum 2024-12-01", "Sida 1 av 12"
        template.add_paragraph("Handläggaren har haft 14 samtal om förslaget.")
        template.add_paragraph("{{kontroll}}")
        place = str(saved(template, folder))
        assert summary("--template", place, "-o", "memo.docx").exit_code == 0
        assert summary("--verify", "memo.docx", "--template", place).exit_code == 0
        assert summary("--verify", "memo.docx").exit_code == 1

    def test_a_deletion_that_is_tracked_is_gone_and_an_insertion_is_there(self, folder: Path) -> None:
        assert summary("-f", "docx", "-o", "memo.docx").exit_code == 0
        document = docx.Document("memo.docx")
        run = next(run for each in document.paragraphs for run in each.runs if run.text.startswith("Ramen"))._r
        gone, come = OxmlElement("w:del"), OxmlElement("w:ins")
        run.addprevious(gone)
        gone.addnext(come)
        new = docx.text.run.Run(OxmlElement("w:r"), document._body)
        new.text = run.text.replace("75,1", "75,6")
        come.append(new._r)
        gone.append(run)
        document.save("memo.docx")
        assert "talet 75,6 finns inte" in summary("--verify", "memo.docx").stdout

    def test_what_is_typed_at_the_edge_of_a_bookmark_belongs_to_its_sentence(self, folder: Path) -> None:
        assert summary("-f", "docx", "-o", "memo.docx").exit_code == 0
        document = docx.Document("memo.docx")
        run = next(run for each in document.paragraphs for run in each.runs if run.text.startswith("Ramen"))
        first = docx.text.run.Run(OxmlElement("w:r"), document._body)
        first.text = "Fyra "
        start = next(each for each in run._r.itersiblings(preceding=True) if each.tag != qn("w:bookmarkStart"))
        start.addnext(first._r)
        document.save("memo.docx")
        assert "ordet «fyra» stämmer inte med planerna" in summary("--verify", "memo.docx").stdout


def converted(place: Path, form: str) -> Path:
    """A document as LibreOffice turns it into another format; skipped, and said, where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: no document was opened in an office program")
    out = place.parent / form
    command = [program, f"-env:UserInstallation={(place.parent / 'profile').as_uri()}", "--headless", "--convert-to"]
    subprocess.run([*command, form, "--outdir", str(out), str(place)], check=True, capture_output=True, timeout=240)
    return out / f"{place.stem}.{form}"


@pytest.mark.soak
def test_libreoffice_opens_the_document_and_prints_all_of_it(tmp_path: Path, memo: Document) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    place = tmp_path / "memo.docx"
    place.write_bytes(render(memo))
    with pdfplumber.open(converted(place, "pdf")) as printed:
        text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
        assert printed.metadata["Title"] == memo.title
    assert "vpbdiff" not in text
    for heading in (block.text for block in memo.blocks if isinstance(block, Heading)):
        assert heading in text


@pytest.mark.soak
def test_the_ids_survive_a_round_through_another_office_program(folder: Path) -> None:
    assert summary("-f", "docx", "-o", "memo.docx").exit_code == 0
    back = converted(converted(folder / "memo.docx", "odt"), "docx")
    assert summary("--verify", str(back)).exit_code == 0
