"""Nothing of a document is lost or read twice: every word stands once, in a block, a running line or a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from tests.support import sheets
from tests.support.documents import BODY, CELL, HEADING, RULED
from tests.support.examples import examples, first_now
from vpbdiff.documents import reader, spreadsheet, web_page, word
from vpbdiff.documents.blocks import SourceDocument

Cell = list[str]
"""The paragraphs of a cell."""
Piece = tuple[str, str] | tuple[str, list[list[Cell]]]
"""A heading, a paragraph or a bullet with its text, or a table with its rows."""

WORDS = st.integers(2, 14)


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """The pieces of a document, every word of which stands nowhere else in it."""
    count = iter(range(100_000))

    def text(words: int) -> str:
        return " ".join(f"ord{next(count)}" for _ in range(words))

    found: list[Piece] = [("heading", "Verksamhetsplan " + text(1))]
    for kind in draw(st.lists(st.sampled_from(["heading", "text", "bullet", "table"]), min_size=1, max_size=8)):
        if kind != "table":
            found.append((kind, text(draw(WORDS)) + ("." if kind == "text" else "")))
            continue
        width, height = draw(st.integers(2, 4)), draw(st.integers(2, 4))
        shape = [[draw(st.integers(1, 3)) if row and column else 1 for column in range(width)] for row in range(height)]
        found.append(("table", [[[text(2) for _ in range(parts)] for parts in row] for row in shape]))
    return found


def as_docx(found: list[Piece], path: Path) -> None:
    made = docx.Document()
    for kind, said in found:
        if isinstance(said, str):
            made.add_paragraph(said, style={"heading": "Heading 2", "bullet": "List Bullet"}.get(kind))
            continue
        table = made.add_table(0, len(said[0]))
        for row in said:
            for cell, parts in zip(table.add_row().cells, row, strict=True):
                cell.text = "\n".join(parts)
    made.save(str(path))


def as_pdf(found: list[Piece], path: Path) -> None:
    flow: list[Flowable] = []
    for kind, said in found:
        if isinstance(said, str):
            bullet = "•" if kind == "bullet" else None
            flow.append(Paragraph(said, HEADING if kind == "heading" else BODY, bulletText=bullet))
        else:
            cells = [[[Paragraph(part, CELL) for part in parts] for parts in row] for row in said]
            flow.append(Table(cells, style=RULED, colWidths=[440 / len(said[0])] * len(said[0])))
    SimpleDocTemplate(str(path), pagesize=A4).build(flow)


def as_html(found: list[Piece], path: Path) -> None:
    tags = {"heading": "h2", "text": "p", "bullet": "li"}
    body = ""
    for kind, said in found:
        if isinstance(said, str):
            body += f"<{tags[kind]}>{escape(said)}</{tags[kind]}>"
        else:
            rows = ["".join(f"<td>{'<br>'.join(map(escape, parts))}</td>" for parts in row) for row in said]
            body += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    path.write_text(f"<!DOCTYPE html><html><meta charset=utf-8><body>{body}</body></html>", encoding="utf-8")


def as_text(found: list[Piece], path: Path) -> None:
    lines = []
    for kind, said in found:
        if isinstance(said, str):
            lines.append({"heading": "## ", "bullet": "- "}.get(kind, "") + said)
        else:
            quoted = [['"' + "\n".join(parts) + '"' if len(parts) > 1 else parts[0] for parts in row] for row in said]
            lines.append("\n".join("\t".join(row) for row in quoted))
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def as_xlsx(found: list[Piece], path: Path) -> None:
    rows: list[list[object]] = []
    for _, said in found:
        if isinstance(said, str):
            rows.append([said])
        else:
            rows += [["\n".join(parts) for parts in row] for row in said]
        rows.append([])
    sheets.xlsx(path, "Plan|" + sheets.rows(rows))


def texts(piece: Piece) -> list[str]:
    """All that a piece says."""
    return [piece[1]] if isinstance(piece[1], str) else [part for row in piece[1] for cell in row for part in cell]


def words(said: str) -> list[str]:
    return [word.strip(".,«»") for word in said.split() if word.startswith("ord")]


def account(found: SourceDocument) -> Counter[str]:
    """The words of a document, wherever they are told."""
    blocks = [word for block in (*found.blocks, *found.page_marks) for word in words(block.text)]
    return Counter(blocks + [word for remark in found.remarks for word in words(remark.text)])


WAYS = [("docx", as_docx), ("pdf", as_pdf), ("html", as_html), ("txt", as_text), ("xlsx", as_xlsx)]


@pytest.mark.parametrize(("ending", "write"), first_now(WAYS))
@examples(4, 100)
@given(pieces())
def test_every_word_is_read_once(ending: str, write: Callable[[list[Piece], Path], None], found: list[Piece]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"plan.{ending}")
        write(found, path)
        read = reader.read(path)
    said = [part for piece in found for part in texts(piece)]
    assert account(read) == Counter(word for part in said for word in words(part))
    cells = {cell for block in read.blocks for cell in block.cells}
    wanted = {"\n".join(parts) for _, piece in found if not isinstance(piece, str) for row in piece for parts in row}
    assert ending == "pdf" or wanted <= cells, "each cell keeps its parts"


@pytest.mark.parametrize("module", [word, web_page, spreadsheet])
def test_letters_in_a_cell_stay_apart(module: ModuleType, tmp_path: Path) -> None:
    write, path = {word: as_docx, web_page: as_html, spreadsheet: as_xlsx}[module], tmp_path / "plan"
    classes: list[list[Cell]] = [[["Skola"], ["Klasser"]], [["Ån"], ["A B C"]], [["Älven"], ["D E F"]]]
    write([("heading", "Verksamhetsplan 2026"), ("text", "M Å L"), ("table", classes)], path)
    read = module.read(path)
    assert "MÅL" in [block.text for block in read.blocks]
    assert [block.cells for block in read.blocks if block.cells] == [tuple(cell for [cell] in row) for row in classes]
