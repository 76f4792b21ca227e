"""What stands on one page of a PDF, out of its letters and of what it draws."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

from vpbdiff.documents import pdf_forms
from vpbdiff.documents.marks import NOTE_MARK, STRUCK, glyph, is_note_mark, picture_fonts
from vpbdiff.documents.pdf_dots import dots
from vpbdiff.documents.pdf_marks import (
    LARGE,
    Char,
    by_spacing,
    in_lines,
    is_on_side,
    is_straight,
    large_apart,
    once,
    quarter_turns,
    struck,
    text_of,
    turned,
)
from vpbdiff.documents.pdf_page import CLOSE, Box, PdfPage, PdfWord, Rows, lines, within
from vpbdiff.documents.pdf_pictures import is_scanned, pictures, without_text
from vpbdiff.documents.plain_text import INVISIBLE

WATERMARK = "document.note.watermark"

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
"""How the names of bold fonts are told from others; a PDF says no more of a font."""

_GAP = 0.2
"""Gap, in parts of the size, that parts two words where a PDF has no space characters: a space is 0.25 at least,
letters stand 0.1 apart at most."""

_WIDER = 0.12
"""By how much more, in parts of the size, letters that are set apart are parted between two words."""

_FIRM = "\N{NO-BREAK SPACE}"

_SPACES = frozenset({" ", "\t", "\n", "\r", _FIRM})
"""What parts words. Some fonts call their only space one that does not break; then it is taken for what it looks."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}

_INVISIBLE = {code: None for code in INVISIBLE if code != ord("\N{SOFT HYPHEN}")}

MOST_EDGES = 6_000
"""Edges of all that is drawn on a page up to which tables are looked for: a page full of cells has 1,500, a map may
have a hundred thousand, and the time goes with the square, 4 seconds here."""

_SNAP = 3.0
"""Points within which two rules are one: what pdfplumber takes for it."""

_RAISED_SIZE = 0.8
"""How large a raised figure is at most, in parts of the letters beside it: programs make it 0.58 to 0.7."""

_TOUCHING = 0.1
"""Gap, in parts of the size, within which a small figure is a part of the word before it."""

_RAISED_BY = 0.12
"""How much higher than theirs its foot is, in parts of their size."""


def page(source: Any) -> PdfPage:
    """Read a page of pdfplumber's, turned so that its text stands upright."""
    source = _upright(source)
    _name_pictures(source.chars)
    every = once(source.chars)
    straight = [char for char in every if is_straight(char)]
    out, strikes = struck(
        straight,
        [*source.lines, *source.rects, *source.curves],
        pdf_forms.struck_out(source),
    )
    taken = {id(char) for char in out}
    chars = [char for char in straight if id(char) not in taken]
    usual, large = large_apart(chars)
    characters = Counter(char["text"] for char in chars)
    blanks = _SPACES if characters[_FIRM] > characters[" "] else _SPACES - {_FIRM}
    marks: list[str] = []
    words = [*_words(usual, blanks, marks)]
    words += dots(source, tuple(words))
    filled = [PdfWord(*line, bold=False) for line in pdf_forms.filled(source)]
    edges = _without(source.edges, strikes)
    crowded = len(edges) > MOST_EDGES
    grids = () if crowded else tuple(_grids(source, edges))
    rules = tuple((edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges if edge["orientation"] == "h")
    inside, aside, across = _turned_words(every if len(straight) < len(every) else (), grids, usual)
    words = _without_marks([*words, *filled, *inside], marks)
    pieces = pictures(source)
    scanned = is_scanned(pieces, len(chars))
    notes = [
        *((NOTE_MARK, mark) for mark in marks),
        *((STRUCK, text) for text in in_lines(out) if text),
        *((WATERMARK, text) for text in across),
        *([("document.note.form-values", "")] if filled else []),
        *([("document.note.scanned-text", "")] if scanned else []),
        *([("document.note.crowded", "")] if crowded else []),
    ]
    return PdfPage(
        source.page_number,
        float(source.width),
        float(source.height),
        tuple(words),
        grids,
        rules,
        tuple(notes),
        tuple(aside),
        () if scanned else tuple(pieces),
        tuple(pdf_forms.unread(source)),
        without_text(source),
        tuple(_words(large, blanks, marks)),
        tuple(_painted(source)),
    )


def _painted(source: Any) -> Iterator[tuple[Box, str]]:
    """The areas of a page that are painted in a colour, where there are no more than tables have."""
    areas = [*source.rects, *source.curves]
    for each in areas if len(areas) <= MOST_EDGES else ():
        painted = colour(each.get("non_stroking_color")) if each.get("fill") else ""
        if painted and min(each["x1"] - each["x0"], each["bottom"] - each["top"]) >= _THICK:
            yield (each["x0"], each["top"], each["x1"], each["bottom"]), painted


_THICK = 3.0
"""Points of what is an area and no rule: rules are up to 2 points thick, a line of text 8."""


def colour(given: Any) -> str:
    """A colour of a PDF, in grey, red-green-blue or cyan-magenta-yellow-key, as six hexadecimal digits; empty where it
    is of another kind, such as a pattern."""
    parts = list(given) if isinstance(given, tuple | list) else [given]
    if not all(isinstance(part, int | float) and 0 <= part <= 1 for part in parts):
        return ""
    if len(parts) == _CMYK:
        *inks, key = parts
        parts = [(1 - ink) * (1 - key) for ink in inks]
    elif len(parts) == 1:
        parts *= 3
    return "".join(f"{round(part * 255):02X}" for part in parts) if len(parts) == _RGB else ""


_RGB, _CMYK = 3, 4


def _name_pictures(chars: Sequence[Char]) -> None:
    """Have the letters of fonts of pictures, and those that the file does not name, say what they look like."""
    pictured = {font for font in {char["fontname"] for char in chars} if picture_fonts(font)}
    for char in chars:
        if char["text"] < " " or "\uf000" <= char["text"] <= "\uf0ff" or char["fontname"] in pictured:
            char["text"] = glyph(char["text"], char["fontname"])


def _upright(source: Any) -> Any:
    """The page, read anew as it must be turned for most of its text to stand upright."""
    turns = quarter_turns(source.chars)
    if not turns:
        return source
    stored = source.page_obj
    stored.rotate = (stored.rotate + 90 * turns) % 360
    stored.attrs = {**stored.attrs, "Rotate": stored.rotate}
    return Page(source.pdf, stored, source.page_number, source.initial_doctop)


def _words(chars: list[Char], blanks: Collection[str], marks: list[str]) -> Iterator[PdfWord]:
    """The words that letters make; the marks of notes that stand raised at their ends are put into `marks`."""
    for spacing, together in by_spacing(chars).items():
        gap = max(_GAP, spacing + _WIDER)
        for run in extract_words(together, x_tolerance_ratio=gap, keep_blank_chars=True, return_chars=True):
            for letters, blank in _parted(_unmarked(run["chars"], marks), blanks):
                yield replace(_word(letters), blank=blank)


def _unmarked(run: Sequence[Char], marks: list[str]) -> list[Char]:
    """The letters of a run without the marks of notes that stand raised among them."""
    sizes = Counter(round(char["size"] * 2) / 2 for char in run if not char["text"].isspace())
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    foot = max((char["bottom"] for char in run if round(char["size"] * 2) / 2 == usual), default=0.0)
    kept: list[Char] = []
    for raised, group in groupby(run, key=lambda char: _is_raised(char, usual, foot)):
        letters = list(group)
        text = "".join(char["text"] for char in letters)
        if raised and is_note_mark(text, "".join(char["text"] for char in kept)):
            marks.append(text.strip())
        else:
            kept += letters
    return kept


def _is_raised(char: Char, usual: float, foot: float) -> bool:
    """Whether a letter is smaller than those of its line and stands higher."""
    return bool(char["size"] <= _RAISED_SIZE * usual and char["bottom"] <= foot - _RAISED_BY * usual)


def _without_marks(words: Sequence[PdfWord], marks: list[str]) -> list[PdfWord]:
    """The words without those that are the raised mark of a note, right after another word.

    What else is raised or lowered right at a word is a part of it: «CO2», «m2».
    """
    made: list[PdfWord] = []
    for line in lines(words):
        kept: list[PdfWord] = []
        for word in line.words:
            above = kept[-1] if kept else None
            if above is None or word.size > _RAISED_SIZE * above.size or word.x0 - above.x1 > CLOSE * above.size:
                kept.append(word)
            elif word.bottom <= above.bottom - _RAISED_BY * above.size and is_note_mark(word.text, above.text):
                marks.append(word.text)
            elif word.x0 - above.x1 <= _TOUCHING * above.size:
                kept[-1] = replace(above, text=above.text + word.text, x1=word.x1)
            else:
                kept.append(word)
        made += kept
    return made


def _turned_words(
    chars: Sequence[Char], grids: Sequence[Rows], usual: Sequence[Char]
) -> tuple[list[PdfWord], list[str], list[str]]:
    """Text that does not stand upright: words of the cells that hold it on its side, as the heads of narrow columns;
    what else stands on its side or is small; and what stands large across the page."""
    cells = [box for rows in grids for row in rows for box in row if box]
    large = LARGE * max((char["size"] for char in usual), default=0.0)
    inside: list[PdfWord] = []
    aside: list[str] = []
    across: list[str] = []
    for letters in turned(chars):
        text = text_of(letters)
        word = _on_side(text, letters)
        if text and is_on_side(letters[0]) and any(_holds(cell, word) for cell in cells):
            inside.append(word)
        elif text and not is_on_side(letters[0]) and max(char["size"] for char in letters) >= large:
            across.append(text)
        elif text:
            aside.append(text)
    return inside, aside, across


def _on_side(text: str, letters: Sequence[Char]) -> PdfWord:
    left, top = (min(char[side] for char in letters) for side in ("x0", "top"))
    right, foot = (max(char[side] for char in letters) for side in ("x1", "bottom"))
    return PdfWord(text, left, right, top, foot, round((right - left) * 2) / 2, bold=False)


def _holds(cell: Box, word: PdfWord) -> bool:
    left, top, right, foot = cell
    return left - 1 <= word.x0 and word.x1 <= right + 1 and top - 1 <= word.top and word.bottom <= foot + 1


def without_watermarks(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """The pages with their large words among the others, but for those that stand under other text on any page."""
    under = {
        (word.text, word.size)
        for page in pages
        for line in lines(page.large)
        if any(_is_under(word, page.words) for word in line.words)
        for word in line.words
    }
    made = []
    for page in pages:
        kept = [word for word in page.large if (word.text, word.size) not in under]
        gone = [line.text for line in lines(word for word in page.large if (word.text, word.size) in under)]
        notes = tuple((WATERMARK, text) for text in gone)
        made.append(replace(page, words=(*page.words, *kept), large=(), notes=(*page.notes, *notes)))
    return made


def _is_under(large: PdfWord, words: Iterable[PdfWord]) -> bool:
    """Whether a word stands across the middle of a large one."""
    height = large.bottom - large.top
    return any(within(words, (large.x0, large.top + 0.2 * height, large.x1, large.bottom - 0.2 * height)))


def _without(edges: Sequence[dict[str, Any]], strikes: Sequence[Char]) -> list[dict[str, Any]]:
    """The edges of what is drawn, without the lines that strike text out."""
    return [edge for edge in edges if not any(_is_of(edge, rule) for rule in strikes)]


def _is_of(edge: dict[str, Any], rule: Char) -> bool:
    near = rule["top"] - 0.1 <= edge["top"] and edge["bottom"] <= rule["bottom"] + 0.1
    return bool(near and rule["x0"] - 0.1 <= edge["x0"] and edge["x1"] <= rule["x1"] + 0.1)


def _grids(source: Any, edges: Sequence[dict[str, Any]]) -> Iterator[Rows]:
    """The tables that rules draw, each from the rules in its height: those of another would move its columns.

    A row that a page's end breaks often has no rule under its first part, and none over its second.
    """
    across = [edge for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= 1]
    for down in _groups(edges):
        head, foot = min(edge["top"] for edge in down), max(edge["bottom"] for edge in down)
        span = {"x0": min(edge["x0"] for edge in down), "x1": max(edge["x1"] for edge in down)}
        if len(down) < 2 or span["x1"] - span["x0"] <= _SNAP:
            continue
        own = [edge for edge in across if head - _SNAP <= edge["top"] <= foot + _SNAP]
        explicit = {"vertical_strategy": "explicit", "horizontal_strategy": "explicit"}
        drawn = {
            "explicit_vertical_lines": down,
            "explicit_horizontal_lines": [*own, _rule(span, head), _rule(span, foot)],
        }
        for table in source.find_tables({**explicit, **drawn}):
            yield tuple(tuple(row.cells) for row in table.rows)


def _groups(edges: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rules that run down the page, those together whose heights touch."""
    down = [edge for edge in edges if edge["orientation"] == "v" and edge["bottom"] - edge["top"] >= 1]
    group: list[dict[str, Any]] = []
    foot = 0.0
    for edge in sorted(down, key=lambda edge: edge["top"]):
        if group and edge["top"] > foot + _SNAP:
            yield group
            group = []
        foot = max(foot, edge["bottom"]) if group else edge["bottom"]
        group.append(edge)
    if group:
        yield group


def _rule(span: dict[str, float], at: float) -> dict[str, Any]:
    """A rule across, as pdfplumber has them."""
    width = span["x1"] - span["x0"]
    return {
        "object_type": "rule_edge",
        "orientation": "h",
        **span,
        "top": at,
        "bottom": at,
        "width": width,
        "height": 0,
    }


def _parted(chars: Iterable[Char], blanks: Collection[str]) -> Iterator[tuple[list[Char], float]]:
    """The letters of each word in a run, and the width of the blank after it; one that does not break stays within a
    word, save at its ends."""
    word: list[Char] = []
    for blank, group in groupby(chars, key=lambda char: char["text"] in blanks):
        letters = list(group)
        if blank:
            yield from [(word, letters[0]["x1"] - letters[0]["x0"])] if word else []
            word = []
            continue
        while letters and letters[0]["text"].isspace():
            del letters[0]
        while letters and letters[-1]["text"].isspace():
            del letters[-1]
        word = letters
    if word:
        yield word, 0.0


def _word(chars: Sequence[dict[str, Any]]) -> PdfWord:
    size, font = Counter((round(char["size"] * 2) / 2, char["fontname"]) for char in chars).most_common(1)[0][0]
    text = "".join(_LIGATURES.get(char["text"], char["text"]) for char in chars)
    return PdfWord(
        unicodedata.normalize("NFC", text).translate(_INVISIBLE),
        chars[0]["x0"],
        chars[-1]["x1"],
        min(char["top"] for char in chars),
        max(char["bottom"] for char in chars),
        size,
        bool(_BOLD.search(font)) or 2 * sum("twice" in char for char in chars) > len(chars),
        chars[0]["x1"] - chars[0]["x0"],
    )
