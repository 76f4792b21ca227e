"""What an Excel file from before 2007 (.xls) says beside its values: how numbers are printed, what is hidden or drawn.

The file is a small file system (OLE) with a stream of records in it. What does not hold together says nothing: calamine
reads the values, and tells a damaged file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from struct import error as StructError
from struct import unpack_from

from vpbdiff.documents.blocks import UnreadKind
from vpbdiff.documents.number_formats import BUILT_IN
from vpbdiff.documents.sheet_details import SheetDetails, SheetObject

_FREE = 0xFFFFFFF0
"""From here on a number is no sector's."""

_BOUND_SHEET, _FORMAT, _FORMAT_STYLE, _FONT = 0x85, 0x41E, 0xE0, 0x31
_BEGIN, _END, _ROW, _COLUMNS = 0x809, 0x0A, 0x208, 0x7D
_NUMBER, _SHORT, _SHORTS, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_TEXT, _LABEL, _TRUTH_OR_ERROR = 0xFD, 0x204, 0x205
_DRAWN, _IMAGE = 0x5D, 0x7F
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
"""What a cell shows whose value can't be reckoned, by its number."""
_CHART = 0x20
"""The kind of a stream within the stream that is a chart."""

_BOLD = 600
"""The weight from which a font is bold."""

_CALCULATE = 0x3
"""What a formula says that is to be calculated when the file is opened."""

_OBJECTS = {
    0x05: UnreadKind.CHART,
    0x08: UnreadKind.PICTURE,
    0x0B: UnreadKind.FORM_FIELD,
    0x0C: UnreadKind.FORM_FIELD,
    0x12: UnreadKind.FORM_FIELD,
}
"""What lies over the cells and can't be read, by its number: charts, pictures, boxes to check, lists to choose from."""


@dataclass(slots=True)
class _Styles:
    """The formats and fonts of cells, by number."""

    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    fonts: list[tuple[bool, int]] = field(default_factory=list)
    """Of each font whether it strikes out, and its size in points if it is bold."""
    cells: list[tuple[int, int]] = field(default_factory=list)
    """Of each style of a cell its font and its format."""

    def code(self, style: int) -> str:
        """The format of numbers in a style."""
        return self.codes.get(self.cells[style][1], "") if style < len(self.cells) else ""

    def look(self, style: int) -> tuple[bool, int]:
        """Whether a style strikes its cell out, and its size if it is bold."""
        font = self.cells[style][0] if style < len(self.cells) else 0
        font -= font > 3  # there is no fifth font
        return self.fonts[font] if font < len(self.fonts) else (False, 0)


class XlsDetails:
    """The bytes of an xls file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def sheets(self) -> Iterator[tuple[str, SheetDetails]]:
        """Each sheet's name with what it says; none where the file does not hold together."""
        try:
            found = list(_sheets(_workbook(self._data)))
        except (StructError, IndexError, ValueError):
            found = []
        yield from found


def _sheets(stream: bytes) -> Iterator[tuple[str, SheetDetails]]:
    styles = _Styles()
    begins: list[tuple[int, str]] = []
    for kind, body in _records(stream, 0):
        if kind == _BOUND_SHEET:
            begins.append((unpack_from("<I", body)[0], _string(body[6:], 1)))
        elif kind == _FORMAT:
            styles.codes[unpack_from("<H", body)[0]] = _string(body[2:], 2)
        elif kind == _FONT:
            height, options, _, weight = unpack_from("<4H", body)
            styles.fonts.append((bool(options & 0x8), height // 20 if weight >= _BOLD else 0))
        elif kind == _FORMAT_STYLE:
            styles.cells.append(unpack_from("<HH", body))
    for start, name in begins:
        yield name, _sheet(stream, start, styles)


def _sheet(stream: bytes, start: int, styles: _Styles) -> SheetDetails:
    made = SheetDetails()
    for number, (kind, body) in enumerate(_records(stream, start)):
        if drawn := _object(number, kind, body):
            made.objects.append(SheetObject(drawn, sha256(b"%d %d %s" % (start, number, body)).hexdigest()))
        elif kind == _ROW and unpack_from("<H", body, 12)[0] & 0x20:
            made.hidden_rows.add(unpack_from("<H", body)[0])
        elif kind == _COLUMNS and unpack_from("<H", body, 8)[0] & 0x1:
            first, last = unpack_from("<HH", body)
            made.hidden_columns |= set(range(first, min(last, 255) + 1))
        elif kind in {_NUMBER, _SHORT, _FORMULA, _TEXT, _LABEL, _TRUTH_OR_ERROR}:
            row, column, style = unpack_from("<HHH", body)
            _style(made, (row, column), style, styles)
            if (error := _error(kind, body)) is not None:
                made.texts[row, column] = _ERRORS.get(error, "#N/A")
            if kind == _FORMULA and _lacks_value(body):
                digest = sha256(b"%d %s" % (start, body)).hexdigest()
                made.objects.append(SheetObject(UnreadKind.FORMULA, digest, (row, column)))
        elif kind == _SHORTS:
            row, column = unpack_from("<HH", body)
            for place in range((len(body) - 6) // 6):
                _style(made, (row, column + place), unpack_from("<H", body, 4 + 6 * place)[0], styles)
    return made


def _object(number: int, kind: int, body: bytes) -> UnreadKind | None:
    """What a record says lies over the cells, or is the sheet itself, that can't be read."""
    if kind == _IMAGE:
        return UnreadKind.PICTURE
    if kind == _DRAWN and unpack_from("<HH", body) == (0x15, 0x12):
        return _OBJECTS.get(unpack_from("<H", body, 4)[0])
    is_chart = number == 0 and kind == _BEGIN and unpack_from("<H", body, 2)[0] == _CHART
    return UnreadKind.CHART if is_chart else None


def _error(kind: int, body: bytes) -> int | None:
    """The number of the error that a cell shows, if it does."""
    if kind == _TRUTH_OR_ERROR:
        return body[6] if body[7] else None
    return body[8] if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == _IS_ERROR else None


_IS_ERROR = 2
"""What stands where the value of a formula does that gives an error."""


def _lacks_value(body: bytes) -> bool:
    """Whether a formula has nothing or nought as its value, and is to be calculated yet."""
    empty = body[6:14] == bytes(8) or (body[12:14] == b"\xff\xff" and body[6] == 3)
    return empty and bool(unpack_from("<H", body, 14)[0] & _CALCULATE)


def _style(made: SheetDetails, cell: tuple[int, int], style: int, styles: _Styles) -> None:
    if code := styles.code(style):
        made.codes[cell] = code
    struck, size = styles.look(style)
    if struck:
        made.struck.add(cell)
    if size:
        made.bold[cell] = size


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of the part that begins there; those of charts within it too."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, start)
        body = stream[start + 4 : start + 4 + size]
        start += 4 + size
        depth += (kind == _BEGIN) - (kind == _END)
        yield kind, body
        if depth <= 0:
            return


def _string(body: bytes, width: int) -> str:
    """A text whose length stands before it in so many bytes, then whether its letters take one or two."""
    length = body[0] if width == 1 else unpack_from("<H", body)[0]
    wide = body[width] & 1
    letters = body[width + 1 : width + 1 + length * (1 + wide)]
    return letters.decode("utf-16-le" if wide else "latin-1", "replace")


def _workbook(data: bytes) -> bytes:
    """The stream of the workbook in its container."""
    size = 1 << unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise ValueError(size)
    table = _table(data, size)
    listing = _chain(data, size, table, unpack_from("<I", data, 48)[0])
    for start in range(0, len(listing), 128):
        entry = listing[start : start + 128]
        name = entry[: max(0, unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        length = unpack_from("<I", entry, 120)[0]
        if name in {"Workbook", "Book"} and length >= unpack_from("<I", data, 56)[0]:
            return _chain(data, size, table, unpack_from("<I", entry, 116)[0])[:length]
    raise ValueError("no workbook")


def _table(data: bytes, size: int) -> list[int]:
    """Which sector follows each."""
    sectors = [each for each in unpack_from("<109I", data, 76) if each < _FREE]
    further = unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // size):
        if further >= _FREE:
            break
        *more, further = unpack_from(f"<{size // 4}I", data, (further + 1) * size)
        sectors += [each for each in more if each < _FREE]
    return [each for sector in sectors for each in unpack_from(f"<{size // 4}I", data, (sector + 1) * size)]


def _chain(data: bytes, size: int, table: list[int], sector: int) -> bytes:
    """The sectors from one on, together."""
    parts = []
    for _ in range(len(table)):
        if sector >= _FREE:
            break
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
