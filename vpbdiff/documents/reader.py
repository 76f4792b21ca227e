"""A document of any known kind, recognised by its first bytes and not by its name.

Word and PDF files are read in a process of their own, which ends when it takes too long or too much memory. Such a file
comes from anywhere, and its parsers can be made to unpack, follow and build without end. Their own checks catch what is
known; the process catches the rest. Whatever goes wrong in it, the command reports it in a sentence.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, Document, ReadingNote

MAX_BYTES = 50 * files.MEGABYTE
"""The largest file opened: pictures and all, ten times the largest plan seen."""

MAX_TEXT = 2 * files.MEGABYTE
"""The most text taken out of a file, in characters: as much as the reader of texts takes."""

SECONDS = 300
"""How long reading may take. A PDF of 370 pages with tables takes 35 seconds, and twice that on a busy machine."""

MEMORY = 1_000 * files.MEGABYTE
"""How much memory reading may take, in bytes; the same 370 pages take 120 MB. Windows has no such limit to set."""


def read_confined(path: Path, kind: str, seconds: float = SECONDS) -> Document:
    """The blocks of the file at `path`, read by the module of this package named `kind`.

    Raises VpbdiffError for what that reader raises, and where reading took too long or broke off.
    """
    source = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(source), os.getenv("PYTHONPATH")]))}
    command = [sys.executable, "-P", "-m", __name__, kind, str(path)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise failure("document.too-long", Location(str(path)), seconds=round(seconds)) from error
    if done.returncode:
        raise failure("document.damaged", Location(str(path)))
    return _unpacked(json.loads(done.stdout), path)


_MODULES = {"docx": "word", "pdf": "pdf"}
"""The module that reads a kind of file."""


def main(kind: str, path: Path) -> None:
    """Read a file and print what was found, or what is wrong, as JSON: what the confined process does."""
    _limit_memory()
    print(json.dumps(answer(kind, path)))  # noqa: T201 - the process's answer


def answer(kind: str, path: Path) -> dict[str, Any]:
    """What the reader of a kind of file finds, or what is wrong, as JSON."""
    reader = import_module(f"vpbdiff.documents.{_MODULES[kind]}")
    try:
        document: Document = reader.read(path)
        if sum(len(block.text) for block in document.blocks) > MAX_TEXT:
            raise failure("file.too-large", Location(str(path)), limit=MAX_TEXT // files.MEGABYTE)
    except VpbdiffError as error:
        return {"problems": [asdict(problem) for problem in error.problems]}
    except MemoryError:
        return {"problems": [asdict(Problem("document.too-heavy", {}, Location(str(path))))]}
    return _packed(document)


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # not on Windows; not above what the user's own limit allows
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _packed(document: Document) -> dict[str, Any]:
    return {
        "place": document.place,
        "blocks": [asdict(block) | {"kind": block.kind.name} for block in document.blocks],
        "page_marks": [asdict(block) | {"kind": block.kind.name} for block in document.page_marks],
        "remarks": [asdict(remark) for remark in document.remarks],
    }


def _unpacked(result: dict[str, Any], path: Path) -> Document:
    if problems := result.get("problems"):
        raise VpbdiffError(*(Problem(**each | {"location": Location(**each["location"])}) for each in problems))
    return Document(
        path.name,
        tuple(map(_block, result["blocks"])),
        BlockPlace(result["place"]),
        tuple(map(_block, result["page_marks"])),
        tuple(ReadingNote(**each) for each in result["remarks"]),
    )


def _block(packed: dict[str, Any]) -> Block:
    return Block(**packed | {"kind": BlockKind[packed["kind"]], "cells": tuple(packed["cells"])})


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))


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
        locked = head.startswith(_OLE) and _LOCKED in files.read(path, MAX_BYTES)
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
    return read_confined(path, kind)
