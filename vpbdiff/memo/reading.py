"""Reads an edited memo back, piece by piece, with the ids that it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"<!-- vpbdiff: ([0-9a-f ]*) -->")
_OPENING = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~&@$#+=:.)(-])")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ«\[])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A piece of a memo as it was read: a sentence or a row of a table, with the changes that it says it states.

    `line` is where it stands, from 1. `cells` are a row's; none for running text.
    """

    text: str
    line: int
    changes: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


def from_markdown(text: str) -> Iterator[Stated]:
    """The sentences and the table rows of a Markdown text; a sentence ends at its ids, where it has any."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("|"):
            cells = tuple(_plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))
            yield Stated(_plain(line), number, cells=tuple(cell.strip() for cell in cells))
        elif body := _OPENING.sub("", line).strip():
            yield from _sentences(body, number)


def _sentences(line: str, number: int) -> Iterator[Stated]:
    start = 0
    for comment in _COMMENT.finditer(line):
        before = line[start : comment.start()]
        *loose, last = _SENTENCE_END.split(before)
        yield from (Stated(_plain(text), number) for text in loose if text.strip())
        yield Stated(_plain(last), number, tuple(comment[1].split()))
        start = comment.end()
    yield from (Stated(_plain(text), number) for text in _SENTENCE_END.split(line[start:]) if text.strip())


def _plain(text: str) -> str:
    """Markdown as the text that a reader sees."""
    plain = _ESCAPED.sub(r"\1", text.replace("**", "")).replace("&lt;", "<").replace("&amp;", "&")
    return plain.strip()
