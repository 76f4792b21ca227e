"""A risk's numbers: its index, and the likelihood and consequence whose product it is, however they are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vpbdiff.recognise.builder import Draft, Item
from vpbdiff.recognise.table_rows import Row, Table

INDEX = ("index", "likelihood", "consequence")
"""The fields that hold a risk's numbers."""

_HIGHEST = {"index": 16, "likelihood": 4, "consequence": 4}
_FACTORS = re.compile(r"(?P<first>[1-4])\s*[x×*]\s*(?P<second>[1-4])", re.IGNORECASE)
"""An index by its factors, as in «3 x 4»."""
_INDEX_AND_FACTORS = re.compile(
    rf"(?:(?P<before>\d+)\s*)?[(=]?\s*{_FACTORS.pattern}\s*\)?(?:\s*=\s*(?P<after>\d+))?", re.I
)
_STEP = re.compile(r"(?P<before>\d)?[\s.)(–:-]*(?P<word>[^\W\d][^\d()]*?)?[\s.(–:-]*(?P<after>\d)?\)?")
"""A step of a scale by its number, its word or both: «3», «Möjlig (3)», «3. Möjlig»."""
_DIGITS = re.compile(r"\d{1,9}")
_PRODUCT = re.compile(r"\d\s*[x×*]\s*\d", re.IGNORECASE)
_SCALE = re.compile(r"\b[01]\s*(?:[-–]|till)\s*(?P<end>\d{1,3})\b")
"""The scale in a header: «Sannolikhet (1–5)»."""
_LONGEST = 100
"""A cell with more characters holds no number of a risk, and is not searched for one: «4. Mycket sannolik (varje
vecka)» has 34, and what is thousands of full stops would take minutes."""


def numbers(table: Table, row: Row, draft: Draft) -> Item:
    """The index and its factors. Where they disagree the index stands, as what a plan shows, and a person is told.

    Where a plan gives the factors alone, their product is the index: that is what it is by its definition.
    """
    likelihood, consequence = (_step(name, table, row, draft) for name in INDEX[1:])
    index, factors = _index(table, row, draft)
    if factors and not (likelihood or consequence):
        likelihood, consequence = factors
    if index is None and likelihood and consequence and not _is_unread(table, row, factors):
        index = likelihood * consequence
        text = f"{likelihood} × {consequence}"
        draft.ledger.note(row.lines[0], "import.note.index-reckoned", text=text, index=index)
    if index and likelihood and consequence and index != likelihood * consequence:
        text = f"{likelihood} × {consequence}"
        draft.misread(table.origin(row, "index"), "import.note.index-disagrees", text=text, index=index)
        return {"index": index}
    return {"index": index, "likelihood": likelihood, "consequence": consequence}


def _is_unread(table: Table, row: Row, factors: tuple[int, int] | None) -> bool:
    """Whether the cell for the index holds something that was not understood."""
    return bool(table.cell(row, "index")) and factors is None


def _index(table: Table, row: Row, draft: Draft) -> tuple[int | None, tuple[int, int] | None]:
    """What the cell for the index says: the index, and its factors where it is printed with them."""
    text = table.cell(row, "index")
    if match := _INDEX_AND_FACTORS.fullmatch(text) if len(text) <= _LONGEST else None:
        given = match["before"] or match["after"]
        return _in_range("index", given, table, row, draft) if given else None, (
            int(match["first"]),
            int(match["second"]),
        )
    return _in_range("index", text, table, row, draft), None


def _step(name: str, table: Table, row: Row, draft: Draft) -> int | None:
    """A step of a scale from 1 to 4, by its number or by the word that the profile has for it."""
    text = table.cell(row, name)
    match = _STEP.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    number = match and (match["before"] or match["after"])
    if match and match["word"] and (match["before"] is None or match["after"] is None):
        named = _named(match["word"], draft, draft.profile.data["risks"][name])
        if named and number in {None, str(named)}:
            return named
        if named is None and number:
            return _in_range(name, number, table, row, draft)
    return _in_range(name, text, table, row, draft)


def _named(word: str, draft: Draft, scale: Mapping[str, tuple[str, ...]]) -> int | None:
    return next((int(step) for step, words in scale.items() if draft.profile.matches(word, words)), None)


def _in_range(name: str, text: str, table: Table, row: Row, draft: Draft) -> int | None:
    if text.isdecimal() and len(text) <= _LONGEST and 1 <= int(text) <= _HIGHEST[name]:
        return int(text)
    if text:
        steps = [int(digits) for digits in _DIGITS.findall(text[:_LONGEST])]
        highest = _HIGHEST["likelihood" if _PRODUCT.search(text[:_LONGEST]) else name]
        key = "beyond-scale" if any(step > highest for step in steps) else "no-index"
        draft.misread(table.origin(row, name), f"import.note.{key}", text=text, highest=highest)
    return None


def tell_scale(table: Table, draft: Draft) -> None:
    """Tell of a scale that the table's header says, and that is another than a snapshot's."""
    for column, word in zip(table.header.columns, table.words, strict=True):
        if column and column.field in INDEX and (match := _SCALE.search(word)):
            highest = _HIGHEST[column.field]
            if int(match["end"]) != highest:
                draft.ledger.note(table.line, "import.note.other-scale", text=word, highest=highest)
