"""Wrapping, tables and bars of a given width.

Breaks spans into lines of a terminal's width, counting columns as a terminal does.

Escaping comes first: what arrives here is safe to print, and every character of it takes 0, 1 or 2 columns.

A table of figures for a terminal: names wrapped, figures flush right, a bar beside each row that has one.

Our own, since what wraps and aligns elsewhere does not do these texts justice: textwrap knows no styles and takes every
letter for a column, rich breaks at the no-break space of an amount, and tabulate draws no bars and counts columns only
where another library is installed; each takes its twentieth of a second to load. Markdown's
tables are tabulate's, but for a memo's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from vpbdiff.model.document import Row, Span, Spans, Style, Table, TableCell

_BREAKABLE = " \t\r\n\f\v"
_PIECE = re.compile(rf"[{_BREAKABLE}]+|[^{_BREAKABLE}]+")
"""White space that may be broken at, or a run without any; a no-break space is a letter here."""

_AS_IT_STANDS = re.compile(rf"[^{_BREAKABLE}]+(?: [^{_BREAKABLE}]+)*")
"""Words with one space between."""

_NARROW = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2190-\u21ff\u2212]*")
"""Text of characters of one column each, as nearly all Swedish text is: there is nothing to look up."""

_ZERO_WIDTH = ("Mn", "Me", "Cf")


def columns(text: str) -> int:
    """The columns that a text takes in a terminal: 2 for East Asian wide characters, 0 for combining ones."""
    return len(text) if _NARROW.fullmatch(text) else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(spans: Iterable[Span], width: int) -> Iterator[Spans]:
    """The spans as lines of at most `width` columns, white space at breaks dropped and runs of it made one space.

    A word longer than a line is broken where the line ends. A word may consist of several spans.
    """
    spans = list(spans)
    # Asked once of the whole text, since it is nearly always so, and not of every word.
    measure = len if all(_NARROW.fullmatch(span.text) for span in spans) else columns
    if measure is len and _is_a_line(spans, width):
        yield _joined((text, style) for text, style, *_ in spans)
        return
    line: list[_Piece] = []
    used = 0
    for gap, word in _words(spans):
        whole = sum([measure(text) for text, _ in word])
        for number, (size, piece) in enumerate([(whole, word)] if whole <= width else _broken(word, width)):
            space = int(gap and number == 0)
            if line and used + space + size > width:
                yield _joined(line)
                line, used, space = [], 0, 0
            if line and space:
                line.append((" ", piece[0][1] if line[-1][1] is piece[0][1] else Style.PLAIN))
                used += space
            line += piece
            used += size
    if line:
        yield _joined(line)


def _is_a_line(spans: Sequence[Span], width: int) -> bool:
    """Whether spans of narrow letters are one line as they stand, as most are: nothing is to be broken, and no white
    space is dropped or loses its style."""
    text = "".join([span.text for span in spans])
    if len(text) > width or not _AS_IT_STANDS.fullmatch(text):
        return False
    return all(
        text.strip(" ") if style is Style.PLAIN else text and " " not in (text[0], text[-1])
        for text, style, *_ in spans
    )


def first_line(spans: Iterable[Span], width: int) -> Iterator[Spans]:
    """The spans as one line of at most `width` columns, which ends in «…» where not all of it has room."""
    held = list(spans)
    lines = wrapped(held, width)
    whole = next(lines, None)
    if whole is None or next(lines, None) is None:
        yield from () if whole is None else (whole,)
        return
    cut = next(wrapped(held, width - len(_MORE)))
    yield (*cut, Span(_MORE, cut[-1].style))


_MORE = " …"


_Piece = tuple[str, Style]
"""What a word has of one span: a bare tuple, since a report has some ten thousand."""


def _words(spans: Iterable[Span]) -> Iterator[tuple[bool, list[_Piece]]]:
    """Words by their pieces, and whether white space goes before them."""
    word: list[_Piece] = []
    gap = False
    for text, style, *_ in spans:
        for piece in _PIECE.findall(text):
            if piece[0] not in _BREAKABLE:
                word.append((piece, style))
                continue
            if word:
                yield gap, word
            word, gap = [], True
    if word:
        yield gap, word


def _broken(word: list[_Piece], width: int) -> Iterator[tuple[int, list[_Piece]]]:
    """A word longer than a line in pieces that each fit one, with their columns."""
    piece: list[_Piece] = []
    used = 0
    for text, style in word:
        for character in text:
            size = _columns(character)
            if used + size > width:
                yield used, piece
                piece, used = [], 0
            piece.append((character, style))
            used += size
    yield used, piece


def _joined(line: Iterable[_Piece]) -> Spans:
    """The line with neighbours of one style made one span."""
    runs: list[tuple[Style, list[str]]] = []
    for text, style in line:
        if runs and runs[-1][0] is style:
            runs[-1][1].append(text)
        else:
            runs.append((style, [text]))
    return tuple(Span("".join(texts), style) for style, texts in runs)


_GAP = "  "
_LONGEST, _SHORTEST = 10, 4
"""Columns of a bar on each side of the axis: eighths of a column are drawn, so ten show an eightieth of the largest
change; with fewer than four, changes look alike."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_WIDE_NAME, _NARROW_NAME = 22, 12
"""Columns that a name keeps before a bar is given up, and on the narrowest terminal."""


def lines(table: Table, width: int) -> Iterator[str]:
    """The table's lines, header first; bars as long as the width has room for. All texts must be safe to print."""
    rows = [tuple(map(TableCell, table.header)), *table.rows]
    widths = _figure_widths(table)
    room = width - sum(widths) - len(_GAP) * len(widths)
    names = max(columns(row[0].text) for row in rows)
    longest = max(columns(row[0].text) for row in rows[1:]) if table.rows else 0
    bar = _bar_length(room, max(longest, _NARROW_NAME))
    if bar < _SHORTEST:
        bar = _bar_length(room, max(min(longest, _WIDE_NAME), _NARROW_NAME))
    if bar < _SHORTEST or all(row[-1].bar is None for row in table.rows):
        bar = 0
    names = min(names, max(room - (2 * bar + 1 + len(_GAP) if bar else 0), _NARROW_NAME))
    for row in rows:
        yield from _row(row, names, widths, bar)


def _bar_length(room: int, names: int) -> int:
    """The columns on each side of the axis beside names of so many columns."""
    return min((room - names - len(_GAP) - 1) // 2, _LONGEST)


def _figure_widths(table: Table) -> list[int]:
    """The widths of the columns but the first."""
    texts = (table.header, *(tuple(cell.text for cell in row) for row in table.rows))
    return [max(map(columns, column)) for column in list(zip(*texts, strict=True))[1:]]


def fits(table: Table, width: int) -> bool:
    """Whether the table's lines keep within the width, and no word of a name has to be cut for it."""
    amounts = sum(each + len(_GAP) for each in _figure_widths(table))
    names = [table.header[0], *(row[0].text for row in table.rows)]
    word = max(columns(word) for name in names for word in name.split(" "))
    return amounts + max(word, min(_NARROW_NAME, max(map(columns, names)))) <= width


def stacked(table: Table, width: int) -> Iterator[str]:
    """The table for a width that has no room for its columns: under each name a line for each amount."""
    title, *labels = table.header
    yield from sentence(title, width)
    label = max(map(columns, labels))
    amount = max((columns(cell.text) for row in table.rows for cell in row[1:]), default=0)
    for name, *cells in table.rows:
        yield from sentence(name.text, width)
        for heading, cell in zip(labels, cells, strict=True):
            gaps = label - columns(heading), amount - columns(cell.text)
            yield f"{_GAP}{heading}{' ' * gaps[0]}{_GAP}{' ' * gaps[1]}{cell.text}".rstrip()


def sentence(text: str, width: int) -> Iterator[str]:
    """A text that is safe to print, as lines of the width."""
    for line in wrapped([Span(text)], width):
        yield "".join(span.text for span in line)


def _row(row: Row, names: int, widths: list[int], bar: int) -> Iterator[str]:
    *above, last = [" ".join(span.text for span in line) for line in wrapped([Span(row[0].text)], names)] or [""]
    yield from above
    cells = [last + " " * (names - columns(last))]
    cells += [" " * (width - columns(cell.text)) + cell.text for cell, width in zip(row[1:], widths, strict=True)]
    if bar and (share := row[-1].bar) is not None:
        cells.append(bar_of(share, bar))
    yield _GAP.join(cells).rstrip()


def bar_of(share: Fraction, length: int) -> str:
    """A bar from an axis, at most `length` columns: to the right for more, to the left for less; the least thing shows.

    To the left there are no eighths in every font, so that less is drawn in whole columns, rounded up.
    """
    eighths = max(int(abs(share) * length * 8), 1 if share else 0)
    whole, rest = divmod(eighths, 8)
    if share < 0:
        return ("█" * (whole + bool(rest))).rjust(length) + "│"
    return " " * length + "│" + "█" * whole + _EIGHTHS[rest].strip()
