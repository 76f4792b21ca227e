"""Reads a file in a process of its own, which ends when it takes too long or too much memory.

A file comes from anywhere, and its parsers can be made to unpack, follow and build without end. Their checks catch
what is known; this catches the rest: whatever goes wrong in there, the command says so in a sentence. The process
ends with the one that started it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.documents.blocks import (
    Block,
    BlockKind,
    BlockPlace,
    Place,
    ReadingNote,
    SourceDocument,
    UnreadKind,
    UnreadObject,
)

MAX_BYTES = 50 * files.MEGABYTE
"""The largest file opened: pictures and all, ten times the largest plan seen."""

MAX_TEXT = 2 * files.MEGABYTE
"""The most text taken out of a file, in characters: as much as the reader of texts takes."""

CPU_SECONDS = 60
"""How much of the processor reading may take. A PDF of 370 pages with tables takes 35 seconds. Windows has no such
limit to set."""

SECONDS = 100
"""How long reading may take by the clock, on a machine that has other things to do too."""

MEMORY = 1_000 * files.MEGABYTE
"""How much memory reading may take, in bytes; the same 370 pages take 120 MB. Windows has no such limit to set."""

_KILLED = {-getattr(signal, name) for name in ("SIGKILL", "SIGXCPU", "SIGABRT") if hasattr(signal, name)}
"""How a process ends that the system stopped, or that got no more memory: its file is too heavy, and not damaged."""


def read(path: Path, module: str, *options: str, seconds: float = SECONDS) -> SourceDocument:
    """The blocks of the file at `path`, read by a module of this package; `options` are given to its `read`.

    Raises VpbdiffError for what that module raises, and where reading took too long or broke off.
    """
    source = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(source), os.getenv("PYTHONPATH")]))}
    command = [sys.executable, "-P", "-m", __name__, module, str(path), *options]
    watched, held = os.pipe()  # closed by the system when this process ends, however it does
    try:
        done = subprocess.run(
            command, stdin=watched, capture_output=True, env=environment, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise failure("document.too-long", Location(str(path)), seconds=round(seconds)) from error
    finally:
        os.close(watched)
        os.close(held)
    if done.returncode:
        key = "document.too-heavy" if done.returncode in _KILLED else "document.damaged"
        raise failure(key, Location(str(path)))
    return _unpacked(json.loads(done.stdout), path)


def main(module: str, path: Path, *options: str) -> None:
    """Read a file and print what was found, or what is wrong, as JSON: what the confined process does."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit()
    print(json.dumps(answer(module, path, *options)))  # noqa: T201 - the process's answer


def answer(module: str, path: Path, *options: str) -> dict[str, Any]:
    """What the reader of a kind of file finds, or what is wrong, as JSON."""
    reader = import_module(f"vpbdiff.documents.{module}")
    try:
        document: SourceDocument = reader.read(path, *options)
        if _length(document) > MAX_TEXT:
            raise failure("file.too-large", Location(str(path)), limit=MAX_TEXT // files.MEGABYTE)
    except VpbdiffError as error:
        return {"problems": [_told(problem) for problem in error.problems]}
    except MemoryError:
        return {"problems": [_told(Problem("document.too-heavy", {}, Location(str(path))))]}
    return _packed(document)


def _told(problem: Problem) -> dict[str, Any]:
    return problem._asdict() | {"location": problem.location._asdict()}


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # not on Windows; not above what the user's own limit allows
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _length(document: SourceDocument) -> int:
    blocks = (*document.blocks, *document.page_marks)
    return sum(len(block.text) for block in blocks) + sum(len(remark.text) for remark in document.remarks)


def _packed(document: SourceDocument) -> dict[str, Any]:
    return {
        "place": document.place,
        "blocks": [asdict(block) | {"kind": block.kind.name} for block in document.blocks],
        "page_marks": [asdict(block) | {"kind": block.kind.name} for block in document.page_marks],
        "remarks": [asdict(remark) for remark in document.remarks],
        "unread": [asdict(each) for each in document.unread],
    }


def _unpacked(result: dict[str, Any], path: Path) -> SourceDocument:
    if problems := result.get("problems"):
        raise VpbdiffError(*(Problem(**each | {"location": Location(**each["location"])}) for each in problems))
    return SourceDocument(
        path.name,
        tuple(map(_block, result["blocks"])),
        BlockPlace(result["place"]),
        tuple(map(_block, result["page_marks"])),
        tuple(ReadingNote(**each) for each in result["remarks"]),
        tuple(
            UnreadObject(UnreadKind(each["kind"]), Place(**each["place"]), each["digest"]) for each in result["unread"]
        ),
    )


def _block(packed: dict[str, Any]) -> Block:
    return Block(
        **packed | {"kind": BlockKind[packed["kind"]], "cells": tuple(packed["cells"]), "fills": tuple(packed["fills"])}
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
