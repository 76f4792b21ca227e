"""What an OpenDocument sheet (.ods) says beside its values, and how it prints those."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from vpbdiff.base.errors import Location, failure
from vpbdiff.documents.blocks import UnreadKind
from vpbdiff.documents.marks import NOTE_MARK, STRUCK, is_note_mark
from vpbdiff.documents.sheet_details import MOST_CELLS, SheetDetails, SheetObject, local_name

_NO_LOOK = (False, 10)
_BOLD = ("bold", "600", "700", "800", "900")
_HIDDEN = ("collapse", "filter")
_MOST_ROWS = 1_048_576
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt)")
_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_A4 = 21.0 * 29.7
_CHART = "application/vnd.oasis.opendocument.chart"


class OdsDetails:
    """The parts of an open ods file; `name` is the file's."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = set(archive.namelist())
        self._struck: set[str] = set()
        self._raised: set[str] = set()
        self._looks: dict[str, tuple[bool, int]] = {}
        """Of each style whether it is bold, and its size in points."""
        self._charts = set(self._chart_folders())

    def sheets(self) -> Iterator[tuple[str, SheetDetails]]:
        """Each sheet's name with what it says, in the order of the file. Raises VpbdiffError for one too large."""
        self._common_styles()
        made, row, column, depth = SheetDetails(), 0, 0, 0
        with self._archive.open("content.xml") as source:
            for event, element in ElementTree.iterparse(source, ("start", "end")):
                name = local_name(element)
                if event == "start":
                    if name == "table":
                        depth += 1
                        if depth == 1:
                            made, row, column = SheetDetails(), 0, 0
                elif name == "style":
                    self._style(element)
                elif name == "table-column":
                    repeated = _whole(element, "number-columns-repeated")
                    if _get(element, "visibility") in _HIDDEN:
                        made.hidden_columns |= set(range(column, min(column + repeated, column + 16_384)))
                    column += repeated
                elif name == "table-row" and depth == 1:
                    row = self._row(element, row, made)
                    element.clear()
                elif name == "shapes" and depth == 1:
                    self._drawn(element, (row, 0), made)
                elif name == "table":
                    depth -= 1
                    if depth == 0:
                        yield _get(element, "name"), made
                        element.clear()

    def _common_styles(self) -> None:
        """Keep the looks of the styles that the whole file shares, from which the sheets' own are derived."""
        if "styles.xml" in self._members:
            with self._archive.open("styles.xml") as source:
                for _, element in ElementTree.iterparse(source):
                    if local_name(element) == "style":
                        self._style(element)

    def _row(self, element: Any, row: int, made: SheetDetails) -> int:
        """Take in a row; where the next begins."""
        repeated = _whole(element, "number-rows-repeated")
        column, filled = 0, set[int]()
        for cell in element:
            if local_name(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            across = _whole(cell, "number-columns-repeated")
            if self._cell(cell, row, column, made):
                if (row + repeated) * (column + across) > MOST_CELLS:
                    raise failure("document.too-heavy", Location(self._name))
                filled |= set(range(column, column + across))
            column += across
        for at in filled:
            for copy in range(row + 1, row + repeated):
                made.texts[copy, at] = made.texts[row, at]
        if _get(element, "visibility") in _HIDDEN:
            made.hidden_rows |= set(range(row, row + min(repeated, _MOST_ROWS - row)))
        return row + repeated

    def _cell(self, cell: Any, row: int, column: int, made: SheetDetails) -> bool:
        """Take in a cell; whether it shows anything."""
        place = row, column
        notes: list[tuple[str, str]] = []
        paragraphs = [self._text(child, notes) for child in cell if local_name(child) == "p"]
        text = _in_swedish("\n".join(paragraphs), _get(cell, "value"))
        across = _whole(cell, "number-columns-spanned")
        down = _whole(cell, "number-rows-spanned")
        if across > 1 or down > 1:
            made.merged.append((place, (row + down - 1, column + across - 1)))
        self._drawn(cell, place, made)
        made.commented |= any(local_name(child) == "annotation" for child in cell)
        if _get(cell, "formula") and not text and not any(key.endswith("}value-type") for key in cell.attrib):
            formula = f"{place} {_get(cell, 'formula')}"
            made.objects.append(SheetObject(UnreadKind.FORMULA, sha256(formula.encode()).hexdigest(), place))
        if not paragraphs:
            return False
        for at in range(column, column + min(_whole(cell, "number-columns-repeated"), MOST_CELLS)):
            made.texts[row, at] = text
            made.notes[row, at] = notes
            style = _get(cell, "style-name")
            if style in self._struck:
                made.struck.add((row, at))
            if self._looks.get(style, _NO_LOOK)[0]:
                made.bold[row, at] = self._looks[style][1]
        return True

    def _text(self, element: Any, notes: list[tuple[str, str]], before: str = "") -> str:
        """What a paragraph shows, without what is struck out or the mark of a note."""
        made = element.text or ""
        for child in element:
            name = local_name(child)
            if name == "s":
                made += " " * min(_whole(child, "c"), 100)
            elif name in {"tab", "line-break"}:
                made += "\n" if name == "line-break" else " "
            elif name not in {"annotation", "frame"}:
                inner = self._text(child, notes, before + made)
                style = _get(child, "style-name")
                if style in self._struck:
                    notes.append((STRUCK, inner.strip()))
                elif style in self._raised and is_note_mark(inner, before + made):
                    notes.append((NOTE_MARK, inner.strip()))
                else:
                    made += inner
            made += child.tail or ""
        return made

    def _style(self, element: Any) -> None:
        """Keep which styles strike out or raise what is set in them, or set it in bold."""
        bold, size = self._looks.get(_get(element, "parent-style-name"), _NO_LOOK)
        for look in element:
            weight, height = _get(look, "font-weight"), _get(look, "font-size").partition(".")[0].removesuffix("pt")
            bold = weight in _BOLD if weight else bold
            size = int(height) if height.isdecimal() and len(height) < 4 else size
            through = _get(look, "text-line-through-style") or _get(look, "text-line-through-type")
            if through and through != "none":
                self._struck.add(_get(element, "name"))
            if _get(look, "text-position").startswith("super"):
                self._raised.add(_get(element, "name"))
        self._looks[_get(element, "name")] = bold, size

    def _drawn(self, element: Any, place: tuple[int, int], made: SheetDetails) -> None:
        """What lies over the cells."""
        for frame in element.iter():
            inner = {local_name(child): child for child in frame}
            embedded = next((inner[name] for name in ("object", "object-ole") if name in inner), None)
            if local_name(frame) == "frame" and embedded is not None:
                folder = _get(embedded, "href").removeprefix("./")
                kind = UnreadKind.CHART if f"{folder}/" in self._charts else UnreadKind.OBJECT
                made.objects.append(SheetObject(kind, self._digest(f"{folder}/content.xml", folder), place))
            elif local_name(frame) == "frame" and "image" in inner:
                picture = _get(inner["image"], "href")
                made.objects.append(SheetObject(UnreadKind.PICTURE, self._digest(picture), place, _share(frame)))
            elif local_name(frame) in {"text-box", "custom-shape"}:
                texts = (self._text(child, []) for child in frame if local_name(child) == "p")
                made.boxes += [" ".join(text.split()) for text in texts if text.strip()]

    def _chart_folders(self) -> Iterator[str]:
        if "META-INF/manifest.xml" in self._members:
            for entry in ElementTree.fromstring(self._archive.read("META-INF/manifest.xml")):
                if _get(entry, "media-type") == _CHART:
                    yield _get(entry, "full-path")

    def _digest(self, *parts: str) -> str:
        content = next((self._archive.read(part) for part in parts if part in self._members), parts[0].encode())
        return sha256(content).hexdigest()


_ENGLISH = re.compile(r"[-−]?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?=\D*$)")


def _in_swedish(text: str, value: str) -> str:
    """A figure that its file shows as English does, by the cell's own value, with a decimal comma: «142,300» as
    «142 300»; any other text as it is."""
    found = _ENGLISH.search(text) if value and ("," in text or "." in text) else None
    if found is None:
        return text
    try:
        meant = float(value)
    except ValueError:
        return text
    shown = float(found[0].replace(",", "").replace("−", "-")) / (100 if text.rstrip().endswith("%") else 1)
    if abs(shown - meant) > abs(meant) / 100:
        return text
    return text.replace(found[0], found[0].replace(",", " ").replace(".", ","))


def _get(element: Any, name: str) -> str:
    """An attribute by its name without its space."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _whole(element: Any, name: str) -> int:
    """An attribute that counts, such as how often a cell is repeated; 1 where it is not there."""
    value = _get(element, name)
    return int(value) if value.isdecimal() and len(value) < 9 else 1


def _share(frame: Any) -> float | None:
    sides = [_LENGTH.fullmatch(_get(frame, name)) for name in ("width", "height")]
    found = [float(side[1]) * _CM[side[2]] for side in sides if side]
    return found[0] * found[1] / _A4 if len(found) == 2 else None
