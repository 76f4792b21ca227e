"""Texts as Word and PDF files, made anew for each test: the same plan, another format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx

from vpbdiff.documents import text
from vpbdiff.documents.blocks import Block, Kind

_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


def without_control(content: str) -> str:
    """A text without the characters that no XML may hold."""
    return content.translate(_CONTROL)


Rows = list[tuple[str, ...]]

_COLUMN_HEADERS = ("Mått", "Uppdrag", "Nya upphandlingsbehov")
"""What the tables of one column begin with; other lines under each other are one paragraph."""


def pieces(content: str) -> Iterator[Block | Rows]:
    """A text's paragraphs, each a block, and its tables, each a list of rows."""
    groups: list[list[Block]] = []
    for block in text.blocks(without_control(content)):
        if groups and not block.apart and block.kind is groups[-1][-1].kind and block.kind in {Kind.ROW, Kind.TEXT}:
            groups[-1].append(block)
        elif block.kind is not Kind.RULE:
            groups.append([block])
    for group in groups:
        if _is_table(group):
            yield [block.cells or (block.text,) for block in group]
        else:
            yield from group


def _is_table(group: list[Block]) -> bool:
    if group[0].kind is Kind.ROW:
        return "....." not in group[0].text
    return group[0].text.startswith(_COLUMN_HEADERS) and len(group) > 1


def write_docx(content: str, path: Path) -> Path:
    """Write a text as a Word file, as a person would set it: headings and lists by style, tables as tables."""
    document = docx.Document()
    for piece in pieces(content):
        if isinstance(piece, list):
            _docx_table(document, piece)
        elif piece.kind is Kind.HEADING:
            document.add_heading(piece.text, 2)
        else:
            style = "List Bullet" if piece.kind is Kind.BULLET else None
            document.add_paragraph(style=style).add_run(piece.text).bold = piece.bold or None
    document.save(str(path))
    return path


def _docx_table(document: docx.document.Document, rows: Rows) -> None:
    made = document.add_table(0, max(map(len, rows)), style="Table Grid")
    for row in rows:
        for cell, said in zip(made.add_row().cells, row, strict=False):
            cell.text = said
