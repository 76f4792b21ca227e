"""What an xlsx file says beside its values: its parts are XML, and read here for what calamine does not tell."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from vpbdiff.base.errors import Location, failure
from vpbdiff.documents.blocks import UnreadKind
from vpbdiff.documents.marks import NOTE_MARK, STRUCK, is_note_mark
from vpbdiff.documents.number_formats import BUILT_IN
from vpbdiff.documents.sheet_details import MOST_CELLS, Cell, SheetDetails, SheetObject, local_name

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_EMU_ON_A4 = 7_560_000 * 10_692_000
"""The area of a page of A4 in the units of a drawing."""

_PARTS = {
    "oleObject": UnreadKind.OBJECT,
    "package": UnreadKind.OBJECT,
    "ctrlProp": UnreadKind.FORM_FIELD,
}
"""What a sheet refers to and can't be read, by the last word of its relation."""

Runs = tuple[str, list[tuple[str, str]]]
"""A rich text: what is printed of it, and what was left out."""


class XlsxDetails:
    """The parts of an open xlsx file; `name` is the file's."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = set(archive.namelist())
        self._rich = dict(self._shared_strings())
        self._styles = list(self._cell_styles())

    def sheets(self) -> Iterator[tuple[str, SheetDetails]]:
        """Each sheet's name with what it says, in the order of the workbook. Raises VpbdiffError for one too large."""
        book = self._tree("xl/workbook.xml")
        parts = self._related("xl/workbook.xml")
        for sheet in _all(book, "sheet") if book is not None else ():
            reference = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            _, part = parts.get(reference, ("", ""))
            yield sheet.get("name", ""), self._sheet(part)

    def _sheet(self, part: str) -> SheetDetails:
        made = SheetDetails()
        if part not in self._members:
            return made
        last = [0, 0]
        with self._archive.open(part) as source:
            for _, element in ElementTree.iterparse(source):
                match local_name(element):
                    case "col" if _is_on(element.get("hidden")):
                        made.hidden_columns |= set(
                            range(_whole(element, "min") - 1, min(_whole(element, "max"), 16_384))
                        )
                    case name if name.endswith(("Header", "Footer")) and element.text:
                        made.running += _running(element.text)
                    case "row":
                        self._row(element, made, last)
                        element.clear()
        for kind, target in self._related(part).values():
            if kind == "drawing":
                self._drawing(target, made)
            elif kind == "comments":
                made.commented = True
            elif kind in _PARTS:
                made.objects.append(SheetObject(_PARTS[kind], self._digest(target)))
        return made

    def _row(self, row: Any, made: SheetDetails, last: list[int]) -> None:
        for cell in row:
            place = _place(cell.get("r", ""))
            if local_name(cell) != "c" or place is None:
                continue
            children = {local_name(child): child for child in cell}
            if any(child.text for child in children.values()) or "is" in children:
                last[:] = max(last[0], place[0]), max(last[1], place[1])
                if (last[0] + 1) * (last[1] + 1) > MOST_CELLS:
                    raise failure("document.too-heavy", Location(self._name))
            self._cell(cell, children, place, made)
        if _is_on(row.get("hidden")):
            made.hidden_rows.add(_whole(row, "r") - 1)

    def _cell(self, cell: Any, children: dict[str, Any], place: Cell, made: SheetDetails) -> None:
        style = _whole(cell, "s")
        code, struck, bold, fill = self._styles[style] if style < len(self._styles) else ("", False, 0, "")
        kind, value = cell.get("t", "n"), children.get("v")
        text = (value.text or "") if value is not None else ""
        if struck:
            made.struck.add(place)
        if bold:
            made.bold[place] = bold
        if fill:
            made.fills[place] = fill
        if code and kind == "n":
            made.codes[place] = code
        rich = self._rich.get(int(text)) if kind == "s" and text.isdecimal() else None
        if kind == "inlineStr" and "is" in children:
            rich = _rich(children["is"])
        if rich:
            made.texts[place], made.notes[place] = rich
        if kind == "e":
            made.texts[place] = text  # an error is what the cell shows, and no reader of values gives it
        if "f" in children and not text and kind != "str":
            formula = f"{place} {children['f'].text}"
            made.objects.append(SheetObject(UnreadKind.FORMULA, sha256(formula.encode()).hexdigest(), place))

    def _drawing(self, part: str, made: SheetDetails) -> None:
        """What lies over the cells of a sheet."""
        tree, parts = self._tree(part), self._related(part)
        for anchor in tree if tree is not None else ():
            place = _anchored(anchor)
            share = _share(anchor)
            for element in _shown(anchor):
                name = local_name(element)
                reference = next((value for key, value in element.attrib.items() if key.startswith("{")), "")
                _, target = parts.get(reference, ("", ""))
                if name == "blip":
                    made.objects.append(
                        SheetObject(UnreadKind.PICTURE, self._digest(target or reference), place, share)
                    )
                elif name == "chart":
                    made.objects.append(SheetObject(UnreadKind.CHART, self._digest(target or reference), place))
                elif name == "relIds":
                    made.objects.append(SheetObject(UnreadKind.DIAGRAM, self._digest(target or reference), place))
                elif name == "txBody":
                    paragraphs = ("".join(text.text or "" for text in _all(each, "t")) for each in _all(element, "p"))
                    made.boxes += [" ".join(text.split()) for text in paragraphs if text.strip()]

    def _shared_strings(self) -> Iterator[tuple[int, Runs]]:
        """The texts of which a part is struck out or raised, by their number."""
        if "xl/sharedStrings.xml" not in self._members:
            return
        number = 0
        with self._archive.open("xl/sharedStrings.xml") as source:
            for _, element in ElementTree.iterparse(source):
                if local_name(element) == "si":
                    if rich := _rich(element):
                        yield number, rich
                    number += 1
                    element.clear()

    def _cell_styles(self) -> Iterator[tuple[str, bool, int, str]]:
        """The formats of cells: that of their numbers, whether they are struck out, in which size if bold, and what
        they are filled with."""
        tree = self._tree("xl/styles.xml")
        if tree is None:
            return
        codes = BUILT_IN | {_whole(each, "numFmtId"): each.get("formatCode", "") for each in _all(tree, "numFmt")}
        fonts = next(_all(tree, "fonts"), ())
        looks = [{local_name(look): look.get("val", "1") for look in font} for font in fonts]
        fills = [*self._fills(tree)]
        for style in next(_all(tree, "cellXfs"), ()):
            font = _whole(style, "fontId")
            look = looks[font] if font < len(looks) else {}
            size = look.get("sz", "").partition(".")[0]
            bold = int(size) if _is_on(look.get("b")) and size.isdecimal() and len(size) < 4 else 0
            number = _whole(style, "fillId")
            fill = fills[number] if number < len(fills) else ""
            yield codes.get(_whole(style, "numFmtId"), ""), _is_on(look.get("strike")), bold, fill

    def _fills(self, styles: Any) -> Iterator[str]:
        """The colour of each fill, empty for a pattern, for none, and for one that the file only numbers."""
        theme = self._tree("xl/theme/theme1.xml")
        scheme = [] if theme is None else [_rgb(each) for each in next(_all(theme, "clrScheme"), ())]
        scheme[:4] = [scheme[each] for each in (1, 0, 3, 2)] if len(scheme) > 3 else []
        for fill in next(_all(styles, "fills"), ()):
            pattern = next((each for each in _all(fill, "patternFill") if each.get("patternType") == "solid"), None)
            colour = next(_all(pattern, "fgColor"), None) if pattern is not None else None
            if colour is None:
                yield ""
            elif theme_colour := colour.get("theme"):
                place = int(theme_colour) if theme_colour.isdecimal() and len(theme_colour) < 3 else len(scheme)
                yield scheme[place] if place < len(scheme) else ""
            else:
                yield _INDEXED.get(colour.get("indexed", ""), colour.get("rgb", "")[-6:].upper())

    def _tree(self, part: str) -> Any:
        return ElementTree.fromstring(self._archive.read(part)) if part in self._members else None

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to, by its reference: the last word of the relation, and the part or address."""
        folder, _, name = part.rpartition("/")
        tree = self._tree(f"{folder}/_rels/{name}.rels")
        found = {}
        for each in tree if tree is not None else ():
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target) if target[:1] != "/" else target[1:])
            found[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2], target
        return found

    def _digest(self, part: str) -> str:
        """By the bytes of a part, or by its name where the file does not hold it."""
        content = self._archive.read(part) if part in self._members else part.encode()
        return sha256(content).hexdigest()


_INDEXED = {
    **dict.fromkeys(("2", "10"), "FF0000"),
    **dict.fromkeys(("3", "11"), "00FF00"),
    **dict.fromkeys(("5", "13"), "FFFF00"),
    "17": "008000",
    "22": "C0C0C0",
    "23": "808080",
    "42": "CCFFCC",
    "43": "FFFF99",
    "50": "339966",
    "51": "99CC00",
    "52": "FFCC00",
    "53": "FF9900",
}
"""The colours of the old palette that are used for assessments, by their number."""


def _rgb(colour: Any) -> str:
    """A colour of the theme, as six hexadecimal digits."""
    return next((str(each.get("lastClr") or each.get("val", "")).upper() for each in colour), "")


_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{2}(?:[+-]\d{3}|[0-9A-F]{4})|[A-Z&])', re.IGNORECASE)
"""What a printed header says of its look, or leaves to the program, such as the number of a page."""


def _running(text: str) -> list[str]:
    """The parts of a printed header or footer that are words of its own."""
    parts = (" ".join(_CODE.sub(" ", part).split()) for part in re.split(r"&[LCR]", text))
    return [part for part in parts if part]


def _all(tree: Any, name: str) -> Iterator[Any]:
    return (element for element in tree.iter() if local_name(element) == name)


def _is_on(value: str | None) -> bool:
    return value in {"1", "true"}


def _whole(element: Any, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 9 else 0


def _place(reference: str) -> Cell | None:
    """The cell that «C7» names."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _rich(item: Any) -> Runs | None:
    """A text in several looks, of which something is struck out or raised; None for any other."""
    runs = [child for child in item if local_name(child) == "r"]
    kept, notes = "", list[tuple[str, str]]()
    for run in runs:
        text = "".join(child.text or "" for child in run if local_name(child) == "t")
        looks = {
            local_name(look): look.get("val", "1") for child in run if local_name(child) == "rPr" for look in child
        }
        if _is_on(looks.get("strike")):
            notes.append((STRUCK, text.strip()))
        elif looks.get("vertAlign") == "superscript" and is_note_mark(text, kept):
            notes.append((NOTE_MARK, text.strip()))
        else:
            kept += text
    return (kept, notes) if notes else None


def _anchored(anchor: Any) -> Cell:
    """The cell over which something lies."""
    corner = next((child for child in anchor if local_name(child) == "from"), ())
    places = {local_name(child): child.text or "" for child in corner}
    row, column = (int(text) if (text := places.get(name, "")).isdecimal() else 0 for name in ("row", "col"))
    return row, column


def _share(anchor: Any) -> float | None:
    sizes = [(_whole(each, "cx"), _whole(each, "cy")) for each in _all(anchor, "ext")]
    return next((width * height / _EMU_ON_A4 for width, height in sizes if width and height), None)


def _shown(element: Any) -> Iterator[Any]:
    """What is within an element; of alternatives that say the same only the first."""
    for child in element:
        yield child
        yield from _shown(child)
        if local_name(element) == "AlternateContent":
            return
