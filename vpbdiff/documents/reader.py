"""A document of any known kind, recognised by its first bytes and what it packs, not by its name.

One row a format; the first that fits a file reads it. All but texts are read in a bounded process of their own.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from vpbdiff.base import extras, files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.documents import confined, plain_text
from vpbdiff.documents.blocks import SourceDocument

_HEAD = 1024
"""Bytes at whose end the mark of a PDF or the first tag of a page has stood at the latest."""

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Word's and Excel's files before 2007, and of what they still lock a file in."""
_PAGE = (b"<!doctype html", b"<html")
_MESSAGE = (b"mime-version:", b"from: <saved by")
"""How a page begins that a browser or Word saved in one file with its pictures."""
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class _DocumentFile:
    """A file, and as much of its content as tells what it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.head = files.head(path, _HEAD)
        except VpbdiffError:
            self.head = b""  # the reader of texts says what is wrong

    @property
    def ending(self) -> str:
        """The ending of its name, in small letters, with its dot."""
        return self.path.suffix.lower()

    @cached_property
    def members(self) -> frozenset[str]:
        """What a zip archive holds, by name; of an OpenDocument file, its type too. Raises VpbdiffError if damaged."""
        if not self.head.startswith(_ZIP):
            return frozenset()
        return files.members(files.read(self.path, confined.MAX_BYTES), str(self.path))

    def is_ole(self) -> bool:
        """Whether it is in the container of older Office files."""
        return self.head.startswith(_OLE)

    def holds_stream(self, *names: str) -> bool:
        """Whether the container of older Office files has one of these streams."""
        if not self.is_ole():
            return False
        data = files.read(self.path, confined.MAX_BYTES)
        return any(name.encode("utf-16-le") + b"\0\0" in data for name in names)

    def is_page(self) -> bool:
        """Whether it is a page as a browser saves it."""
        wide = self.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        head = self.head.decode("utf-16", "ignore").encode() if wide else self.head.removeprefix(codecs.BOM_UTF8)
        start = head.lstrip().lower()
        if self.ending in {".html", ".htm", ".xhtml"} and start.startswith(b"<"):
            return True
        if start.startswith(b"<?xml"):
            return b"<html" in start
        return start.startswith(_PAGE) or (start.startswith(_MESSAGE) and b"mime-version:" in start)

    def is_pdf(self) -> bool:
        """Whether it is a PDF; before its mark other bytes may stand."""
        return self.head.lstrip().startswith(b"%PDF-") or (self.ending == ".pdf" and b"%PDF-" in self.head)


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A kind of file: how it is known, and what reads it: a module, with a library that an extra installs.

    `refusal` is the message for a kind that nothing reads. `encoded` says that its encoding may be given.
    """

    name: str
    fits: Callable[[_DocumentFile], bool]
    module: str = ""
    library: str = ""
    extra: str = ""
    refusal: str = ""
    encoded: bool = False


_SHEETS = ("spreadsheet", "python_calamine", "excel")

FORMATS = (
    DocumentFormat("locked", lambda file: file.holds_stream("EncryptedPackage"), refusal="document.password"),
    DocumentFormat("doc", lambda file: file.holds_stream("WordDocument"), refusal="document.old-word"),
    DocumentFormat("rtf", lambda file: file.head.startswith(b"{\\rtf"), refusal="document.old-word"),
    DocumentFormat("xls", lambda file: file.holds_stream("Workbook", "Book"), *_SHEETS),
    DocumentFormat("cut xls", lambda file: file.is_ole() and file.ending == ".xls", refusal="document.damaged"),
    DocumentFormat("ole", _DocumentFile.is_ole, refusal="document.no-docx"),
    DocumentFormat("docx", lambda file: "word/document.xml" in file.members, "word", "docx", "docx"),
    DocumentFormat("xlsx", lambda file: "xl/workbook.xml" in file.members, *_SHEETS),
    DocumentFormat("ods", lambda file: {_OPEN_DOCUMENT + "spreadsheet", "content.xml"} <= file.members, *_SHEETS),
    DocumentFormat("odt", lambda file: _OPEN_DOCUMENT + "text" in file.members, refusal="document.open-document"),
    DocumentFormat("zip", lambda file: bool(file.members), refusal="document.no-docx"),
    DocumentFormat("pdf", _DocumentFile.is_pdf, "pdf", "pdfplumber", "pdf"),
    DocumentFormat("html", _DocumentFile.is_page, "web_page", encoded=True),
)
"""Every format but plain text, which is what no other row fits."""


def read(path: Path, encoding: str = plain_text.UTF_8) -> SourceDocument:
    """The blocks of the document at `path`; `encoding` is that of a text or a page.

    Raises VpbdiffError where there is no such file, it is of no kind that is known, or its reader can't read it.
    """
    file = _DocumentFile(path)
    known = next((each for each in FORMATS if each.fits(file)), None)
    if known is None:
        return plain_text.read(path, encoding)
    if known.refusal:
        raise failure(known.refusal, Location(str(path)))
    if known.library and find_spec(known.library) is None:
        raise failure("document.no-library", Location(str(path)), command=extras.command(known.extra))
    return confined.read(path, known.module, *([encoding] if known.encoded else []))
