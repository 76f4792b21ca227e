"""A document as Markdown (GitHub's flavour), to paste into a matter or a merge request.

The one place where what a plan holds is escaped for it: text from a plan makes no heading, link, picture, HTML, list or
cell. Where they are asked for, the ids of what a sentence states stand in a comment after it, which no reader sees and
`summary --verify` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vpbdiff.base.escaping import safe
from vpbdiff.model.document import (
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Picture,
    Span,
    Spans,
    Style,
    Table,
)
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

_STRONG = (Style.STRONG, Style.ALARM, Style.GAP)
"""Styles shown as bold, which is for titles and warnings alone."""

_BRACKETS = {Style.OLD: ("\\[-", "-\\]"), Style.NEW: ("{+", "+}")}
"""Marks of what was taken out and put in, the same as in a terminal without colour: they are read aloud, survive being
pasted anywhere, and hold around a punctuation mark in the middle of a word, where emphasis does not."""


def write(document: Document, wording: Wording, options: Options) -> str:
    """The document as Markdown; ends with a newline. What its pictures show stands in the text and the tables too. One
    with facts for a template is pasted elsewhere rather than read as it is: its tables are not set in columns."""
    text = "\n".join(lines(document.whole, in_columns=not document.facts)) + "\n"
    return text if options.ids else _COMMENT.sub("", text)


_COMMENT = re.compile(r"<!-- vpbdiff: [0-9a-f ]* -->")
"""What `_comment` writes; no text of a plan can look so, since its «<» is escaped."""


def lines(blocks: Iterable[Block], *, in_columns: bool = True) -> list[str]:
    """Blocks as lines of Markdown."""
    found: list[str] = []
    listed = False
    for block in blocks:
        if isinstance(block, Picture):
            continue
        if found and not (listed and isinstance(block, Line)):
            found.append("")
        found += _lines(block, in_columns=in_columns)
        listed = isinstance(block, Line)
    return found


def _lines(block: Heading | Paragraph | Line | Table, *, in_columns: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_opened(_escaped(block.text))}"
        case Paragraph():
            yield _opened(_inline(block.spans))
        case Line():
            text = code(block.spans) if block.whole else _opened(_inline(block.spans))
            yield f"{'  ' * block.depth}- {text}"
        case Table():
            if block.caption:
                yield f"**{_escaped(block.caption)}**{_comment(block.changes)}"
                yield ""
            yield from _table(block, in_columns=in_columns)


_WIDE = 60
"""Characters of a cell from which a table is not set in columns: its source would be wider than any window."""


def _table(table: Table, *, in_columns: bool) -> Iterator[str]:
    """Names and running text to the left, figures to the right."""
    escaped = table.cleaned(_cell)
    rows = [[cell.text for cell in row] for row in escaped.rows]
    columns = ["right" if table.is_of_figures(place) else "left" for place in range(len(table.header))]
    if not in_columns or any(len(text) > _WIDE for row in rows for text in row[:-1]):
        yield f"| {' | '.join(escaped.header)} |"
        yield f"|{'|'.join('--:' if column == 'right' else ':--' for column in columns)}|"
        yield from (f"| {' | '.join(row)} |" for row in rows)
        return
    from tabulate import tabulate  # noqa: PLC0415 - a tenth of a second to load, for this format alone

    yield from tabulate(rows, escaped.header, tablefmt="pipe", colalign=columns, disable_numparse=True).splitlines()


def _cell(text: str) -> str:
    """A cell's text, a line under the other where it has several."""
    return "<br>".join(_escaped(line) for line in text.split("\n") if line.strip())


def code(spans: Spans) -> str:
    """Spans to be copied, as code: nothing in it means anything but as many of its signs as stand around it."""
    text = _one_line("".join(span.text for span in spans))
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    air = " " if len(fence) > 1 else ""
    return f"{fence}{air}{text}{air}{fence}"


def _inline(spans: Spans) -> str:
    """Spans as one line."""
    pieces = [_escaped(span.text) for span in spans]
    before = [piece[-1:] for piece in ("", *pieces[:-1])]
    after = [piece[:1] for piece in (*pieces[1:], "")]
    return "".join(map(_dressed, spans, pieces, before, after)).strip()


def _dressed(span: Span, piece: str, before: str, after: str) -> str:
    """The piece in its brackets or in bold, with its ids; not bold where Markdown would not read the signs as that: it
    takes a letter or digit at the edge within, or white space outside it."""
    core = piece.strip()
    if not core:
        return piece
    left, _, right = piece.partition(core)
    if span.style in _BRACKETS:
        core = core.join(_BRACKETS[span.style])
    elif span.style in _STRONG:
        opens = core[0].isalnum() or not (left or before).strip()
        closes = core[-1].isalnum() or not (right or after).strip()
        core = f"**{core}**" if opens and closes else core
    return left + core + _comment(span.changes) + right


def _comment(changes: tuple[str, ...]) -> str:
    return f"<!-- vpbdiff: {' '.join(changes)} -->" if changes else ""


_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&@$]|(?<=https):(?=//)|(?<=http):(?=//)|(?<=www)\.")
"""Characters that mean something anywhere in a line, and what makes a bare address a link."""

_OPENING = re.compile(r"^(?=[#+=:-])|^(\d+)(?=[.)])")
"""What means something where a line begins: headings, lists, rules."""

_BREAK = re.compile(r"[\s\x1c-\x1f\x85]*[\n\r\t\f\v\x85\u2028\u2029][\s\x1c-\x1f\x85]*")


def _escaped(text: str) -> str:
    """Text on one line in which nothing is Markdown or HTML, and no character is hidden."""
    return _SPECIAL.sub(
        lambda found: "&amp;" if found[0] == "&" else "&lt;" if found[0] == "<" else f"\\{found[0]}", _one_line(text)
    )


def _one_line(text: str) -> str:
    return safe(_BREAK.sub(" ", text))


def _opened(line: str) -> str:
    """A line whose beginning is text, whatever it begins with."""
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line.lstrip())
