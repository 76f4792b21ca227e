"""Reads a document of any kind that is known, told by its first bytes and not by its name."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.documents import confined, plain_text
from vpbdiff.documents.blocks import Document

_HEAD = 1024
"""Bytes at whose end the mark of a PDF has stood at the latest."""

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Word wrote before .docx, and what it still locks a .docx in."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"


def read(path: Path, encoding: str = plain_text.UTF_8) -> Document:
    """The blocks of the document at `path`; `encoding` is that of a text.

    Raises VpbdiffError where there is no such file, it is of no kind that is known, or its reader can't read it.
    """
    head = _head(path)
    if head.startswith((_OLE, _RTF)):
        locked = head.startswith(_OLE) and _LOCKED in files.read(path, confined.MAX_BYTES)
        raise failure("document.password" if locked else "document.old-word", Location(str(path)))
    if head.startswith(_ZIP):
        return _in_confinement(path, "docx", "docx")
    if head.lstrip().startswith(b"%PDF-") or (path.suffix.lower() == ".pdf" and b"%PDF-" in head):
        return _in_confinement(path, "pdf", "pdfplumber")
    return plain_text.read(path, encoding)


def _head(path: Path) -> bytes:
    """The file's first bytes; none if it can't be opened, which the reader of texts then tells."""
    try:
        return files.head(path, _HEAD)
    except VpbdiffError:
        return b""


def _in_confinement(path: Path, kind: str, library: str) -> Document:
    """Read with a library that is installed only for those who ask for it."""
    if find_spec(library) is None:
        raise failure("document.no-library", Location(str(path)), extra=kind)
    return confined.read(path, kind)
