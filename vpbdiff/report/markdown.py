"""The report as Markdown (GitHub's flavour), to paste into a matter or a merge request.

Everything is escaped in one place, `_escaped`: text from a plan makes no heading, link, picture, HTML, list or cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vpbdiff.changes import Comparison
from vpbdiff.report import page
from vpbdiff.report.document import Element, Figures, Heading, Line, Paragraph, Span, Spans, Style, Table, apart
from vpbdiff.report.options import Options
from vpbdiff.terminal import safe
from vpbdiff.wording import Wording

_AROUND = {Style.STRONG: "**", Style.ALARM: "**", Style.OLD: "~~", Style.NEW: "**"}
"""Emphasis by style: what was taken out struck through, what was put in bold."""

_BRACKETS = {Style.OLD: ("\\[-", "-\\]"), Style.NEW: ("{+", "+}")}
"""Marks where emphasis can't be, as around a punctuation mark in the middle of a word."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&@$]|(?<=https):(?=//)|(?<=http):(?=//)|(?<=www)\.")
"""Characters that mean something anywhere in a line, and what makes a bare address a link."""

_OPENING = re.compile(r"^(?=[#+=:-])|^(\d+)(?=[.)])")
"""What means something where a line begins: headings, lists, rules."""


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The report as Markdown; ends with a newline."""
    found: list[str] = []
    listed = False
    for element in page.elements(comparison, wording, options):
        if found and not (listed and isinstance(element, Line)):
            found.append("")
        found += _lines(element)
        listed = isinstance(element, Line)
    return "\n".join(found) + "\n"


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield f"{'#' * element.level} {_opened(_escaped(element.text))}"
        case Paragraph():
            yield _opened(_inline(element.spans))
        case Line():
            yield f"{'  ' * element.depth}- {_opened(_inline(element.spans))}"
        case Table():
            yield from _table(element.header, element.rows, "left")
        case Figures():
            yield from _table(element.header, (row.cells for row in element.rows), "right")


def _table(heads: tuple[str, ...], cells: Iterable[tuple[str, ...]], last: str) -> Iterator[str]:
    from tabulate import tabulate  # noqa: PLC0415 - a tenth of a second to load, for this format alone

    header, *rows = ([_escaped(cell) for cell in row] for row in (heads, *cells))
    columns = ["left", *["right"] * (len(header) - 2), last]
    yield from tabulate(rows, header, tablefmt="pipe", colalign=columns, disable_numparse=True).splitlines()


def _inline(spans: Spans) -> str:
    """Spans as one line."""
    runs = apart(spans)
    pieces = [_escaped(span.text) for span in runs]
    before = [piece[-1:] for piece in ("", *pieces[:-1])]
    after = [piece[:1] for piece in (*pieces[1:], "")]
    return "".join(map(_emphasised, runs, pieces, before, after)).strip()


def _emphasised(span: Span, piece: str, before: str, after: str) -> str:
    """The piece in its emphasis, or in brackets where Markdown would not read the signs as emphasis: that takes a
    letter or digit at the edge within, or white space outside it."""
    core = piece.strip()
    if span.style not in _AROUND or not core:
        return piece
    left, _, right = piece.partition(core)
    opens = core[0].isalnum() or not (left or before).strip()
    closes = core[-1].isalnum() or not (right or after).strip()
    signs = (_AROUND[span.style],) * 2 if opens and closes else _BRACKETS.get(span.style, ("", ""))
    return left + core.join(signs) + right


def _escaped(text: str) -> str:
    """Text on one line in which nothing is Markdown or HTML, and no character is hidden."""
    line = safe(" ".join(re.split(r"[\s\x1c-\x1f\x85]*[\n\r\t\f\v\x85\u2028\u2029][\s\x1c-\x1f\x85]*", text)))
    return _SPECIAL.sub(
        lambda found: "&amp;" if found[0] == "&" else "&lt;" if found[0] == "<" else f"\\{found[0]}", line
    )


def _opened(line: str) -> str:
    """A line whose beginning is text, whatever it begins with."""
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line.lstrip())
