"""What a text says of the unit that a table's amounts are in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PER = re.compile(r"\s*(?:/|per\b)")
"""What follows a unit that is a price's: «kr per elev», «kr/m2»."""

_SIZE = re.compile(r"(?:\b1[ .]?000|(?:hundra|tusen|miljon|miljard)\w*|milj\.?|md)[\s-]*$")
"""What makes kronor another unit before the word: «hundratals kronor», «miljarder kr»."""

_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d$)\d[\d ]*(?:[.,]\d+)?$")
"""A figure before a unit, which then is an amount's and says nothing of a table. A year is none."""


def unit_said(text: str, pattern: re.Pattern[str], units: Mapping[str, str]) -> str | None:
    """The word of a unit of money in a text, as a snapshot holds it («Belopp i tusen kronor» is in tkr).

    `pattern` finds the words of `units`. None where the text says none; empty where it says one that is no budget's,
    as in «kr per elev».
    """
    text = " ".join(text.split()).casefold()
    for found in pattern.finditer(text):
        before = text[: found.start()].rstrip()
        if _PER.match(text, found.end()) or _SIZE.search(before):
            return ""
        if not _FIGURE.search(before):
            return units[found[0]]
    return None
