"""A workbook as Excel: numbers as numbers, formulas with their results, and no text of a plan that runs.

The only writer of xlsx. Everything from a plan is written as text by `_text`; a formula is made of the places of cells
alone, and holds its result, since a previewer computes nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # type: ignore[import-untyped]

from vpbdiff.base.escaping import in_cell
from vpbdiff.model import money
from vpbdiff.model.document import CellType, DifferenceOf, ShareOf, SumOf, TableCell
from vpbdiff.model.workbook import Sheet, Workbook
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]+)(?:,(?P<decimals>[0-9]+))?(?P<after>[*]|%|)")
_DIGITS = 15
"""Digits that a spreadsheet keeps; a longer number stays text."""

_LONGEST = 32_767
"""Characters that a cell holds in Excel."""
_NONCHARACTERS = re.compile("[\ufffe\uffff]")
"""What XML can't hold and `in_cell` leaves."""

_NARROWEST, _WIDEST = 8, 60
"""Columns of text narrower than a year's heading, or wider than half a screen, are not read."""
_LINE = 15
"""Points of a line of text in the workbook's own type."""
_TALLEST = 409
"""Points of the tallest row that Excel shows."""
_LISTS = "_vpbdiff"
"""The hidden sheet of the words to choose among."""

_BASE = {"valign": "top", "font_name": "Calibri", "font_size": 11}
_HEAD = {**_BASE, "bold": True, "text_wrap": True, "bg_color": "#DDE6EE", "bottom": 1}
_OPEN = {"num_format": "@", "locked": False, "bg_color": "#FFF8D6", "border": 1, "border_color": "#C9BE8B"}


def write(workbook: Workbook, wording: Wording, options: Options) -> bytes:
    """The workbook as bytes, the same for the same plans."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    made = datetime.combine(workbook.day, time(12), UTC).replace(tzinfo=None)
    book.set_properties({"title": in_cell(workbook.title)[:255], "created": made})
    writer = _SheetWriter(book)
    for sheet in workbook.sheets:
        writer.sheet(sheet)
    writer.lists()
    book.close()
    return content.getvalue()


class _SheetWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._choices: list[tuple[str, ...]] = []
        self._open: frozenset[int] = frozenset()

    def sheet(self, sheet: Sheet) -> None:
        """One table, its head fixed and repeated in print."""
        page = self._book.add_worksheet(sheet.name)
        table = sheet.table.cleaned(_clean)
        for column, text in enumerate(table.header):
            page.write_string(0, column, text, self._format(_HEAD))
        self._open = sheet.open
        numbers = [[_number(cell) for cell in cells] for cells in table.rows]
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                formula = _formula(cell, (row, column), numbers)
                self._cell(page, (row + 1, column), cell, numbers[row][column], formula)
        widths = [_width(each) for each in _columns(table.header, table.rows)]
        for column, width in enumerate(widths):
            page.set_column(column, column, width, None, {"hidden": 1} if column in sheet.hidden else {})
        page.set_row(0, _height(table.header, widths))
        for row, cells in enumerate(table.rows, 1):
            page.set_row(row, _height([cell.text for cell in cells], widths))
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        self._list(page, sheet, table.header)
        self._fill_in(page, sheet)

    def lists(self) -> None:
        """The words to choose among, on a sheet of their own."""
        if not self._choices:
            return
        page = self._book.add_worksheet(_LISTS)
        page.hide()
        for column, words in enumerate(self._choices):
            for row, word in enumerate(words):
                page.write_string(row, column, word)

    def _list(self, page: Any, sheet: Sheet, header: Sequence[str]) -> None:
        """What a reader can do with the rows as a list."""
        rows, last = len(sheet.table.rows), len(header) - 1
        if not sheet.sorted_freely or not rows:
            return
        if sheet.name_of_table:
            heads = [{"header": each} for each in header]
            style = {"name": sheet.name_of_table, "columns": heads, "style": "Table Style Light 1"}
            page.add_table(0, 0, rows, last, style)
            for column, text in enumerate(header):  # the table has written them without their look
                page.write_string(0, column, text, self._format(_HEAD))
        else:
            page.autofilter(0, 0, rows, last)

    def _fill_in(self, page: Any, sheet: Sheet) -> None:
        if not sheet.open:
            return
        page.protect("", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True})
        for column, words in sheet.choices.items():
            name = xl_col_to_name(len(self._choices))
            self._choices.append(words)
            source = f"='{_LISTS}'!${name}$1:${name}${len(words)}"
            page.data_validation(
                1, column, len(sheet.table.rows), column, {"validate": "list", "source": source, "error_type": "stop"}
            )

    def _cell(self, page: Any, place: tuple[int, int], cell: TableCell, number: _Number | None, formula: str) -> None:
        page_row, column = place
        look = {**_BASE, **(_OPEN if column in self._open else {})}
        if number is None:
            right = {} if cell.type is CellType.TEXT else {"align": "right"}
            wrapped = self._format({**look, **right, "text_wrap": True})
            if cell.text:
                page.write_string(page_row, column, cell.text, wrapped)
            else:
                page.write_blank(page_row, column, None, wrapped)
            return
        form = self._format({**look, "num_format": number.pattern})
        if formula:
            page.write_formula(page_row, column, formula, form, float(number.value))
        else:
            page.write_number(page_row, column, float(number.value), form)

    def _format(self, look: dict[str, object]) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _clean(text: str) -> str:
    """A text that XML and a cell can hold, with what no reader sees written out."""
    shown = _NONCHARACTERS.sub(lambda found: f"<U+{ord(found[0]):04X}>", in_cell(text)).replace("\r\n", "\n")
    shown = shown.replace("\r", "\n")
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 2] + " …"


class _Number(NamedTuple):
    """A printed number, the pattern that prints it so, and its decimals as printed (of a percentage those of the
    share)."""

    value: Decimal
    pattern: str
    decimals: int


def _number(cell: TableCell) -> _Number | None:
    """The number that is printed in a cell; None where it is none, or longer than a spreadsheet keeps."""
    if cell.type in (CellType.TEXT, CellType.DATE):
        return None
    text = cell.text.strip().replace(money.MINUS, "-")
    found = _NUMBER.fullmatch("".join(character for character in text if character not in money.SPACES))
    if found is None or len(found["whole"] + (found["decimals"] or "")) > _DIGITS:
        return None
    places = len(found["decimals"] or "")
    value = Decimal(f"{found['sign']}{found['whole']}.{found['decimals'] or '0'}")
    grouped = "0" if cell.type in (CellType.COUNT, CellType.INDEX) else "#,##0"
    pattern = grouped + ("." + "0" * places if places else "") + _AFTER[found["after"]]
    plus = "+" if found["sign"] == "+" or isinstance(cell.follows, DifferenceOf | ShareOf) else ""
    percent = found["after"] == "%"
    whole = f"{plus}{pattern};{money.MINUS}{pattern};{pattern}"
    return _Number(value / 100 if percent else value, whole, places + 2 * percent)


_AFTER = {"*": '"*"', "%": " %", "": ""}
"""What stands after a figure, in its pattern."""


def _formula(cell: TableCell, place: tuple[int, int], numbers: Sequence[Sequence[_Number | None]]) -> str:
    """How the cell is computed from others, by its row under the head and its column; empty where it is not, and where
    the figures as they are printed would give another result than ours."""
    row, column = place
    own, follows = numbers[row][column], cell.follows
    if own is None or follows is None:
        return ""
    here = numbers[row]
    match follows:
        case DifferenceOf(of, less):
            used = [here[of], here[less]]
            said = f"{_at(row, of)}-{_at(row, less)}"
        case ShareOf(of, base):
            used = [here[of], here[base]]
            said = f"{_at(row, of)}/ABS({_at(row, base)})"
        case SumOf(rows):
            used = [numbers[each][column] for each in rows]
            said = f"SUM({','.join(_range(first, last, column) for first, last in _runs(rows))})"
    values = [each.value if each else None for each in used]
    result = _result(follows, values)
    if result is None or _rounded(result, own.decimals) != own.value:
        return ""
    return f"=ROUND({said},{own.decimals})"


def _result(follows: DifferenceOf | ShareOf | SumOf, values: Sequence[Decimal | None]) -> Decimal | None:
    """What a spreadsheet computes of these cells; a cell without a number counts in a sum alone."""
    held = [each for each in values if each is not None]
    if isinstance(follows, SumOf):
        return sum(held, Decimal())
    if len(held) < len(values):
        return None
    first, second = held
    if isinstance(follows, DifferenceOf):
        return first - second
    return first / abs(second) if second else None


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _at(row: int, column: int) -> str:
    """A cell's place, by its row under the head."""
    place: str = xl_rowcol_to_cell(row + 1, column)
    return place


def _range(first: int, last: int, column: int) -> str:
    return ":".join(dict.fromkeys(_at(row, column) for row in (first, last)))


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that stand next to one another, by the first and the last."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last


def _columns(header: Sequence[str], rows: Sequence[Sequence[TableCell]]) -> Iterator[list[str]]:
    for column, head in enumerate(header):
        yield [head, *(row[column].text for row in rows)]


def _width(texts: Sequence[str]) -> int:
    """The columns that the longest line of these texts takes, within reason; the mark of the filter beside the head."""
    longest = max((len(line) for text in texts[1:] for line in text.splitlines()), default=0)
    word = max((len(word) for word in texts[0].split()), default=0) + 4
    return max(_NARROWEST, min(max(longest + 2, word), _WIDEST))


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Points of a row in which every text is seen whole, as far as Excel lets a row grow."""
    lines = (
        sum(-(-max(len(line), 1) // max(width - 2, 1)) for line in text.splitlines()) or 1
        for text, width in zip(texts, widths, strict=True)
    )
    return int(min(_TALLEST, _LINE * max(lines, default=1) + 2))
