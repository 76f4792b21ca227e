"""Tables set in columns by blanks alone, as a text copied from a page has them.

Cells are parted by two blanks or more. What follows each other is a table where no line has two cells in one column,
and where the cells say so: a column of figures beside names, or cells that all begin at one place. Text whose lines
were justified has such blanks too, but at another place in each line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.documents.hyphenation import SMALL_WORDS
from vpbdiff.language import sentences

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FIGURE = re.compile(
    r"(?:(?:minst|högst|max|ca|cirka|över|under) )?[<>≤≥±+−–-]? ?\d[\d\xa0 ]*(?:[.,:]\d+)*"
    r"(?:(?: ?[-–/] ?)\d[\d ]*(?:[.,]\d+)?)? ?(?:%|(?:[^\W\d]|/){1,7}\.?)?",
    re.IGNORECASE,
)
"""A cell with a figure and its unit, were it a bound: «minst 90 %», «1 250 kr», «3-4»."""
_RULE = re.compile(r" *[-_=─━.]{3,} *")
_EDGES = re.compile(r" *-{2,}(?: +-{2,})+ *")
"""Dashes that say where columns begin: what keeps to them is a table by that, and what does not is none."""
_NO_ROW = re.compile(r"\s*(?:#|[*•▪◦–]\s|\[\^|>)")
"""How a line begins that is no table's row: a heading, a bullet, a note."""
_OF_COVER = re.compile(r"\b(?:dnr|diarienr|diarienummer|sida|datum)\b|\b\d+ ?\(\d+\)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")

_WIDEST_TEXT = 40
"""Characters on average of the cells of a table without figures; two columns of running text have more."""
_LAST_PAGE = 300
_MOST_LINES, _MOST_COLUMNS = 400, 20
"""Lines and columns of the largest table that is looked for."""


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


_Row = list[_Cell]


def runs(lines: Sequence[str], between: int = 1) -> Iterator[range]:
    """The lines that may make up a table in columns: those with gaps that follow each other, and what stands among
    them alone in its line, `between` lines at most. A blank line between two of them ends none."""
    start = last = None
    for number, line in enumerate([*lines, *[""] * (between + 1)]):
        if _has_gap(line):
            start = number if start is None else start
            last = number
        elif start is not None and last is not None and (number - last > between or not _may_stand_between(line)):
            if last > start:
                yield range(start, last + 1)
            start = last = None


def rest_below(lines: Sequence[str], run: range) -> range:
    """The run with what goes on below its last line, as far as it follows without a blank line."""
    end = run.stop
    while end < len(lines) and lines[end].strip() and _may_stand_between(lines[end]):
        if not (lines[end].strip()[:1].islower() or _is_cut(_cells(lines[end - 1])[0].text)):
            break
        end += 1
    return range(run.start, end)


def _has_gap(line: str) -> bool:
    return "  " in line.strip() and "\t" not in line and not _NO_ROW.match(line)


def _may_stand_between(line: str) -> bool:
    return "\t" not in line and not _NO_ROW.match(line)


def in_columns(
    lines: Sequence[str], *, on_cover: bool, chapters: Collection[str] | None = None
) -> list[list[str] | None] | None:
    """The cells of each line, where the lines make up a table; none for a blank line or one that only draws, and None
    for one that went into the row above.

    `on_cover` says that the lines are among a document's first, which may be set beside each other and be no table.
    `chapters` are the document's lines as `bare` gives them, which a table of contents names; None where the lines
    stand under the heading of one.
    """
    if len(lines) > _MOST_LINES or any(map(_EDGES.fullmatch, lines)):
        return None
    if on_cover and any(map(_OF_COVER.search, lines)):
        return None
    rows = _whole([[] if _RULE.fullmatch(line) else _cells(line) for line in lines])
    filled = [row for row in rows if row]
    if any(_in_small_letters(row) for row in filled[1:]):  # which cell it goes on with nobody can tell
        return None
    if len(filled) < 2 or max(map(len, filled)) > _MOST_COLUMNS:
        return None
    arranged = _by_count(filled) or _arranged(filled) or _arranged(_with_parted_head(filled))
    if arranged is None or not _is_table(*arranged, on_cover=on_cover) or _is_contents(arranged[0], chapters):
        return None
    made = iter(arranged[0])
    return [next(made) if row else None if row is None else [] for row in rows]


def _in_small_letters(row: _Row) -> bool:
    """Whether a line has words alone, each cell begun with a small letter, as what goes on from above has."""
    return all(cell.text[:1].islower() and not any(map(str.isdigit, cell.text)) for cell in row)


def _whole(rows: Sequence[_Row]) -> list[_Row | None]:
    """The rows, each cell that its column broke over lines whole on the first of them; None for the others."""
    made: list[_Row | None] = []
    above: int | None = None
    widest = max(map(len, rows))
    names = [row[0].text for row in rows if len(row) > 1]
    room = max(map(len, names), default=0)
    for row in rows:
        first = made[above] if above is not None else None
        if above is not None and first and row and (_begins(first, row, room) or _ends(first, row, widest)):
            made[above] = _joined(first, row)
            made.append(None)
        else:
            above = len(made) if row else None
            made.append(row)
    return made


def _begins(first: _Row, row: _Row, room: int) -> bool:
    """Whether a line has the beginnings of cells of the row below it, whose other cells stand on that line.

    Its words are cut off, or what goes on in small letters had no `room` beside them: a group's name has.
    """
    if len(first) >= len(row) or any(any(map(str.isdigit, cell.text)) for cell in first):
        return False
    return all(
        (rest := _over(cell, row))
        and (
            _is_cut(cell.text)
            or (
                rest.text[:1].islower()
                and not rest.text.startswith("varav")
                and len(f"{cell.text} {rest.text.split(' ')[0]}") > room
            )
        )
        for cell in first
    )


def _ends(first: _Row, row: _Row, widest: int) -> bool:
    """Whether a line goes on with cells of the row above: words alone, in small letters or after what is cut off."""
    if len(row) >= widest or any(_FIGURE.fullmatch(cell.text) for cell in row):
        return False
    for cell in row:
        above = _over(cell, first)
        if above is None or not (cell.text[:1].islower() or _is_cut(above.text)) or _FIGURE.fullmatch(above.text):
            return False
    return not row[0].text.startswith("varav")


def _over(cell: _Cell, row: _Row) -> _Cell | None:
    """The cell of another line that a cell is one with: begun at one place or set in a little, or ended at one."""
    begun = (each for each in row if abs(cell.start - each.start) <= _SET_IN)
    ended = (each for each in row if cell.start < each.end and abs(cell.end - each.end) <= 1)
    return next(begun, next(ended, None))


_SET_IN = 4
"""Blanks by which the rest of a cell may be set in."""
_CUT = re.compile(rf"(?:[^\W\d]-|[,/]|(?:^|\s)(?:{SMALL_WORDS.pattern}))$")


def _is_cut(text: str) -> bool:
    """Whether a text can't end as it does: in half a word, a comma, or a word that leads on to another."""
    return _CUT.search(text) is not None


def _joined(first: _Row, row: _Row) -> _Row:
    """Two lines of one row as one, each cell where it stands."""
    made = list(first)
    for cell in row:
        if above := _over(cell, made):
            text = sentences.join(above.text, cell.text)
            made[made.index(above)] = _Cell(min(above.start, cell.start), max(above.end, cell.end), text)
        else:
            made.append(cell)
    return sorted(made, key=lambda cell: cell.start)


def _cells(line: str) -> _Row:
    return [_Cell(match.start(), match.end(), match[0]) for match in _SEGMENT.finditer(line)]


_Span = tuple[int, int]
_Arranged = tuple[list[list[str]], bool]
"""The cells of rows by column, and whether each column's cells begin at one place."""


def _arranged(rows: Sequence[_Row]) -> _Arranged | None:
    """The rows by what stands over each other; None where a row has two cells in one column, or none a cell in each:
    then figures stand beside what heads them, and may be another's."""
    spans = _columns(rows)
    if len(spans) != max(map(len, rows)) or len(spans) < 2:
        return None
    if any(len({_place(cell, spans) for cell in row}) < len(row) for row in rows):
        return None
    starts = {(_place(cell, spans), cell.start) for row in rows for cell in row}
    return [_by_column(row, spans) for row in rows], len(starts) == len(spans)


def _by_count(rows: Sequence[_Row]) -> _Arranged | None:
    """The rows by their cells' order, where each has as many, wherever those stand; the names may have no head."""
    width = len(rows[-1])
    texts = [[cell.text for cell in row] for row in rows]
    if len(rows) > 1 and len(texts[0]) == width - 1 and rows[0][0].start >= max(row[0].end for row in rows[1:]):
        texts[0].insert(0, "")
    starts = {(place, cell.start) for row in rows if len(row) == width for place, cell in enumerate(row)}
    return (texts, len(starts) == width) if width > 2 and all(len(row) == width for row in texts) else None


def _with_parted_head(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with the first parted where one of its cells stands over several columns of the others.

    What heads those has a year each, or a word each: «Bokslut 2024 Budget 2025», «Utfall Mål».
    """
    spans = _columns(rows[1:])
    head: _Row = []
    for cell in rows[0]:
        below = [span for span in spans if span[0] < cell.end and cell.start < span[1]]
        parts = _DATED.findall(cell.text) or cell.text.split(" ")
        if len(below) > 1 and len(parts) == len(below) and all(part[0].isupper() for part in parts):
            head += [_Cell(start, end, part.strip()) for part, (start, end) in zip(parts, below, strict=True)]
        else:
            head.append(cell)
    return [head, *rows[1:]]


_DATED = re.compile(r"\S.*?\b(?:19|20)\d\d\b")


def _columns(rows: Sequence[_Row]) -> list[_Span]:
    """The columns as what the cells take up that stand over each other, together.

    A head beside its figures, over which no part of it stands, is one column with them: no line has both. Figures
    beside figures are two columns.
    """
    spans: list[_Span] = []
    for start, end in sorted((cell.start, cell.end) for row in rows for cell in row):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    made: list[_Span] = []
    for span in spans:
        apart = made and (
            any(_is_in_both(row, made[-1], span) for row in rows) or _both_hold_figures(rows, made[-1], span)
        )
        if made and not apart:
            made[-1] = (made[-1][0], span[1])
        else:
            made.append(span)
    return made


def _is_in_both(row: _Row, first: _Span, second: _Span) -> bool:
    places = [cell.start for cell in row]
    return all(any(start <= place < end for place in places) for start, end in (first, second))


def _both_hold_figures(rows: Sequence[_Row], *spans: _Span) -> bool:
    """Whether each of two spans has a figure in it that is no year: a year heads figures."""
    figures = [
        cell.start for row in rows for cell in row if _FIGURE.fullmatch(cell.text) and not _YEAR.match(cell.text)
    ]
    return all(any(start <= place < end for place in figures) for start, end in spans)


_YEAR = re.compile(r"(?:19|20)\d\d\b")


def _place(cell: _Cell, spans: Sequence[_Span]) -> int:
    return next(place for place, (start, end) in enumerate(spans) if start <= cell.start < end)


def _by_column(row: _Row, spans: Sequence[_Span]) -> list[str]:
    made = [""] * len(spans)
    for cell in row:
        made[_place(cell, spans)] = cell.text
    return made


def _is_table(made: Sequence[list[str]], flush: bool, *, on_cover: bool) -> bool:
    """Whether what stands in columns is a table: by its figures, or as each column's cells begin at one place."""
    names = [row[0] for row in made if row[0]]
    width = len(made[0])
    if len(made) < 2 or not names or all(name.endswith(":") for name in names):
        return False
    if all(map(_NUMBERED.fullmatch, names)) and width == 2:
        return False
    if any(_holds_figures([row[place] for row in made[1:]]) for place in range(1, width)):
        return True
    cells = [cell for row in made for cell in row if cell]
    whole = sum(all(row) for row in made)
    return flush and not on_cover and whole > 2 and sum(map(len, cells)) <= _WIDEST_TEXT * len(cells)


def _holds_figures(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(_FIGURE.fullmatch(cell) is not None for cell in filled) * 2 > len(filled)


def bare(line: str) -> str:
    """A line without what only marks or numbers it, in small letters."""
    return _MARKED.sub("", line).strip(" *.:").casefold()


_MARKED = re.compile(r"^[\s#*]*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?")


def _is_contents(made: Sequence[Sequence[str]], chapters: Collection[str] | None) -> bool:
    """Whether each line names a page, none before that of the line above it: a table of contents.

    Figures of any table may grow from line to line. A table of contents stands under its own heading, or what it names
    stands in the document.
    """
    pages = [row[-1] for row in made]
    if len(made[0]) > 3 or not all(page.isdecimal() and len(page) <= len(str(_LAST_PAGE)) for page in pages):
        return False
    numbers = list(map(int, pages))
    if numbers != sorted(numbers) or numbers[-1] > _LAST_PAGE:
        return False
    return chapters is None or sum(bare(" ".join(row[:-1])) in chapters for row in made) * 2 > len(made)
