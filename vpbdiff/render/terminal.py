"""A document for a terminal: wrapped, in colour where there is one, readable without.

The one place where text from a plan is made safe for a terminal is `escaping.safe`; every span passes it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.base.escaping import in_log, safe
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
    apart,
)
from vpbdiff.render import columns as figures
from vpbdiff.render.columns import columns, first_line, wrapped
from vpbdiff.statements.options import MIN_WIDTH, Options
from vpbdiff.wording import Wording

_CODES = {
    Style.PLAIN: "",
    Style.STRONG: "1",
    Style.QUIET: "2",
    Style.ALARM: "1;33",
    Style.OLD: "9;31",
    Style.NEW: "4;32",
    Style.GAP: "1;33",
    Style.BLANK: "",
}
"""SGR codes: what was taken out is struck through as well as red, what was put in underlined as well as green."""

_MARKS = {"+": "32", "−": "31", "!": "1;33"}
"""SGR codes of the characters that say what happened; the others have none."""

_BRACKETS = {Style.OLD: ("[-", "-]"), Style.NEW: ("{+", "+}")}
"""Marks where there is no colour, as `git diff --word-diff` has them."""

_ROOM = 24
"""Columns that running text in a table needs: two words such as «redaktionellt ändrade»."""

_SHORT = 160
"""Characters of a change that needs no empty line beside its like: two lines of a terminal."""

_UNDERLINED = 2
"""The level of the headings that part the report; a smaller one is bold alone."""

_STEP = 4
"""Columns that a step of depth goes in: the mark, its space, and as much again."""


def write(document: Document, wording: Wording, options: Options) -> str:
    """The document as lines of at most `options.width` columns, at least `MIN_WIDTH`; ends with a newline."""
    return written(document.whole, options)


def written(elements: Sequence[Block], options: Options) -> str:
    """Blocks, as `write` writes those of a document."""
    writer = _Writer(max(options.width, MIN_WIDTH), options.colour)
    lines: list[str] = []
    for before, element, after in zip((None, *elements), elements, (*elements[1:], None), strict=False):
        if _needs_air(before, element, after):
            lines.append("")
        lines += writer.lines(element)
    return "\n".join(map(in_log, lines)) + "\n"


def _needs_air(before: Block | None, element: Block, after: Block | None) -> bool:
    """Whether an empty line goes before the element."""
    if before is None or isinstance(element, Heading):
        return before is not None and not isinstance(before, Heading)
    if isinstance(before, Line):
        return not isinstance(element, Line) or (element.first and _are_apart(before, element, after))
    if isinstance(before, Heading):
        return False
    return not isinstance(element, Paragraph) or (isinstance(before, Table) and not before.is_prose)


def _are_apart(before: Line, block: Line, after: Block | None) -> bool:
    """Whether a block stands apart from what is before it: not from its owner, nor from its like if both are short."""
    if not block.mark or not before.mark:
        return not (before.first and not before.mark)
    alone = not isinstance(after, Line) or after.first
    return not (_is_short(before) and _is_short(block) and alone)


def _is_short(line: Line) -> bool:
    return line.first and sum(len(span.text) for span in line.spans) <= _SHORT


class _Writer:
    """Writes elements for one terminal."""

    def __init__(self, width: int, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def lines(self, element: Block) -> Iterator[str]:
        """The element's lines."""
        match element:
            case Heading():
                yield from self._heading(element)
            case Paragraph():
                yield from self._block(element.spans, "", "")
            case Line():
                yield from self._line(element)
            case Table():
                yield from self._table(element.cleaned(_cell))
            case Picture():
                yield from self._block((Span(f"{element.caption}. ", Style.STRONG), *element.spans), "", "")

    def _heading(self, heading: Heading) -> Iterator[str]:
        lines = list(self._block((Span(heading.text, Style.STRONG),), "", ""))
        yield from lines
        if heading.level == _UNDERLINED:
            yield "─" * min(columns(safe(_one_line(heading.text))), self._width)

    def _line(self, line: Line) -> Iterator[str]:
        indent = " " * (_STEP * line.depth)
        if line.whole:
            pieces = (self._in_code(safe(_one_line(span.text)), _CODES[span.style]) for span in line.spans)
            return iter((indent + "".join(pieces),))
        if not line.mark:
            return self._block(line.spans, indent, indent)
        mark = self._in_code(line.mark, _MARKS.get(line.mark, ""))
        return self._block(line.spans, f"{indent}{mark} ", f"{indent}  ", cut=line.cut)

    def _block(self, spans: Spans, opening: str, indent: str, *, cut: bool = False) -> Iterator[str]:
        """Wrapped spans, or one line of them; `opening` stands before the first, `indent`, as wide, before others."""
        prefix = opening
        width = self._width - columns(indent)
        for line in first_line(self._marked(spans), width) if cut else wrapped(self._marked(spans), width):
            yield prefix + "".join(self._in_code(span.text, _CODES[span.style]) for span in line)
            prefix = indent

    def _marked(self, spans: Spans) -> Iterator[Span]:
        """The spans made safe, with what marks old and new words where colour does not."""
        for span in apart(spans) if self._colour else spans:
            text = safe(_one_line(span.text))
            if not self._colour and span.style in _BRACKETS:
                text = text.join(_BRACKETS[span.style])
            yield Span(text, span.style)

    def _in_code(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and code else text

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield from self._block((Span(table.caption, Style.STRONG),), "", "")
        if table.is_prose:
            yield from self._prose(table)
        else:
            shown = figures.lines if figures.fits(table, self._width) else figures.stacked
            yield from shown(table, self._width)

    def _prose(self, table: Table) -> Iterator[str]:
        """Numbers then and now, the last column wrapped under itself, or below the others where they leave no room."""
        rows = [tuple(cell.text for cell in row) for row in table.rows]
        widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
        for name, old, new, text in rows:
            opening = f"{name}{' ' * (widths[0] - columns(name))}  {old:>{widths[1]}} → {new:<{widths[2]}}"
            indent = " " * (columns(opening) + 2)
            if self._width - len(indent) >= _ROOM:
                yield from self._block((Span(text),), f"{opening}  ", indent)
            else:
                yield opening.rstrip()
                yield from self._block((Span(text),), " " * _STEP, " " * _STEP)


def _cell(text: str) -> str:
    return safe(_one_line(text))


def _one_line(text: str) -> str:
    """Breaks and tabs as the spaces that they stand for; other control characters are left for `safe` to show."""
    return text if text.isprintable() else text.translate(_BREAKS)


_BREAKS = dict.fromkeys(map(ord, "\n\r\t\f\v\x85\u2028\u2029"), " ")
