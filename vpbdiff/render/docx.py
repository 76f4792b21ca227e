"""A memo as a Word document: in a plain one of ours, or in the municipality's own at its placeholders."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from vpbdiff.base import archive, files
from vpbdiff.base.errors import Location, failure
from vpbdiff.model.model import WHOLE, Block, Memo, Paragraph, Sentence
from vpbdiff.render import docx_default, docx_template
from vpbdiff.render.docx_blocks import Writer, text_width
from vpbdiff.render.docx_runs import LANGUAGE, Marks, plain
from vpbdiff.render.docx_styles import Styles
from vpbdiff.render.docx_template import Placeholder

_LIMIT = 50 * files.MEGABYTE
"""The largest template opened: ten times one with a logotype and pictures."""

_ZIP = b"PK"

_NOTHING = (Paragraph((Sentence("Det finns inga ändringar i sak att redovisa här."),)),)
"""What stands at the placeholder of a section that has nothing to say."""


def render(memo: Memo) -> bytes:
    """The memo as a Word document of its own."""
    document = docx_default.document()
    return _filled(document, docx_template.find(document), memo)


class Template:
    """A municipality's document with placeholders."""

    def __init__(self, path: Path) -> None:
        """Read the document. Raises `VpbdiffError` for a file that is none, or that has no placeholder."""
        self._document = open_document(path)
        self._found = docx_template.find(self._document)
        if not any(docx_template.is_known(each.name) for each in self._found):
            names = (docx_template.WHOLE, *docx_template.SECTIONS, *docx_template.FACTS)
            raise failure(
                "summary.template-empty", Location(str(path)), names=", ".join(f"{{{{{name}}}}}" for name in names)
            )

    @property
    def places(self) -> tuple[str, ...]:
        """The sections that have a placeholder of their own, and `WHOLE` where there is one for the rest."""
        whole = any(each.name == docx_template.WHOLE for each in self._found)
        return (*docx_template.sections_of(self._found), *([WHOLE] if whole else []))

    @property
    def unknown(self) -> tuple[str, ...]:
        """What looks like a placeholder and is none of ours; it is left as it is."""
        return tuple(dict.fromkeys(each.name for each in self._found if not docx_template.is_known(each.name)))

    def render(self, memo: Memo) -> bytes:
        """The document with the memo in its places. A template is filled once."""
        return _filled(self._document, self._found, memo)


def open_document(path: Path) -> Document:
    """A Word document. Raises `VpbdiffError` for a file that can't be read or is none."""
    data = files.read(path, _LIMIT)
    if not data.startswith(_ZIP):
        raise failure("document.no-docx", Location(str(path)))
    archive.check(data, str(path))
    try:
        return docx.Document(io.BytesIO(data))
    except SyntaxError as error:  # what lxml raises for XML that is none is one
        raise failure("document.damaged", Location(str(path))) from error
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise failure("document.no-docx", Location(str(path))) from error


def _filled(document: Document, found: Sequence[Placeholder], memo: Memo) -> bytes:
    filler = _Filler(document, memo, docx_template.sections_of(found))
    for placeholder in found:
        filler.fill(placeholder)
    properties = document.core_properties
    properties.title, properties.language = plain(memo.title), LANGUAGE
    properties.modified = datetime.now(UTC)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


class _Filler:
    """Puts one memo into one document."""

    def __init__(self, document: Document, memo: Memo, apart: Sequence[str]) -> None:
        self._document = document
        self._memo = memo
        self._apart = apart
        self._styles = Styles(document)
        self._marks = Marks(document.element.body)

    def fill(self, placeholder: Placeholder) -> None:
        """Put what it is for in its place; one that is not ours is left as it is."""
        name = placeholder.name
        if name in docx_template.FACTS:
            placeholder.replace(plain(self._memo.facts.get(docx_template.FACTS[name], "")))
        elif name == docx_template.WHOLE:
            self._write(placeholder, self._memo.without(self._apart))
        elif name in docx_template.SECTIONS:
            self._write(placeholder, self._memo.section(docx_template.SECTIONS[name]) or _NOTHING)

    def _write(self, placeholder: Placeholder, blocks: Sequence[Block]) -> None:
        placeholder.replace("")
        before = WordParagraph(placeholder.paragraph, placeholder.owner)
        level = self._level_before(placeholder.paragraph)
        first = 2 if placeholder.name == docx_template.WHOLE else 3
        width = text_width(self._document.sections[0])
        Writer(before, self._styles, self._marks, level + 1 - first, width).write(blocks)
        _remove_if_empty(placeholder.paragraph)

    def _level_before(self, paragraph: Any) -> int:
        """The level of the heading that a paragraph stands under; 0 if none does."""
        level = 0
        for each in paragraph.getroottree().getroot().iter(qn("w:p")):
            if each is paragraph:
                break
            level = self._styles.level(each) or level
        return level


def _remove_if_empty(paragraph: Any) -> None:
    """Take away the placeholder's paragraph, unless it holds more or is what a table's cell must end with."""
    previous = paragraph.getprevious()
    holds = any((each.text or "").strip() for each in paragraph.iter(qn("w:t")))
    if not holds and not list(paragraph.iter(qn("w:sectPr"))) and previous is not None and previous.tag == qn("w:p"):
        paragraph.getparent().remove(paragraph)
