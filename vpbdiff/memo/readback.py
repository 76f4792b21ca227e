"""Reads an edited memo back, piece by piece, with the ids that it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vpbdiff.language.quoted_sentences import split_sentences

_COMMENT = re.compile(r"<!-- vpbdiff: ([0-9a-f ]*) -->")
_BAR = re.compile(r"(?<!\\)\|")
_OPENING = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~&@$#+=:.)(-])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A piece of a memo as it was read: a sentence or a row of a table, with the changes that it says it states.

    `line` is where it stands, from 1, in a file that has lines. `changes` are in order of their ids. `cells` are a
    row's, none for running text; the rows of one table have its number, from 1.
    """

    text: str
    line: int | None = None
    changes: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    table: int = 0


def from_markdown(text: str) -> Iterator[Stated]:
    """The sentences and the table rows of a Markdown text; a sentence ends at its ids, where it has any."""
    table, within = 0, False
    for number, line in _paragraphs(text):
        is_row = line.startswith("|")
        table, within = table + (is_row and not within), is_row
        if is_row:
            cells = tuple(_plain(cell) for cell in _BAR.split(line.removeprefix("|").removesuffix("|")))
            if not set("".join(cells)) <= set("-: "):
                yield Stated(" ".join(cells), number, cells=cells, table=table)
        else:
            yield from _stretches(_OPENING.sub("", line), number)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, points, headings and rows with the line that each begins on; a paragraph may be broken."""
    start, held = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        body = line.strip()
        goes_on = held and body and not (_OPENING.match(line) or body.startswith("|") or held.startswith(("|", "#")))
        if goes_on:
            held = f"{held} {body}"
            continue
        if held:
            yield start, held
        start, held = number, body
    if held:
        yield start, held


def _stretches(line: str, number: int) -> Iterator[Stated]:
    """What stands before each comment with ids, and the sentences after the last."""
    start = 0
    for comment in _COMMENT.finditer(line):
        yield Stated(_plain(line[start : comment.start()]), number, tuple(sorted(comment[1].split())))
        start = comment.end()
    yield from (Stated(text, number) for text in split_sentences(_plain(line[start:])) if text)


def _plain(text: str) -> str:
    """Markdown as the text that a reader sees."""
    plain = _ESCAPED.sub(r"\1", text.replace("**", "")).replace("&lt;", "<").replace("&amp;", "&")
    return plain.strip()
