"""Assessments that a report gives as the colour of a cell alone, as the word for the colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import rgb_to_hls

from vpbdiff.documents.blocks import Block
from vpbdiff.reports.heads import ReportColumn

_ASSESSED = frozenset(("assessment", "status"))
"""What a colour says something of."""

_HUES = ((20, "Röd"), (40, "Orange"), (70, "Gul"), (170, "Grön"), (260, "Blå"), (330, "Lila"), (360, "Röd"))
"""The word for a hue up to so many degrees. Amber (FFC000, 45 degrees) is the yellow of traffic lights; the orange of
reports (ED7D31, F79646) lies at 24 to 27."""

_NAMELESS = re.compile(r"\(cid:\d+\)")
"""What a PDF has for a sign of which it does not say what it is, such as a dot of a symbol font."""
_COLOURLESS = 0.15
"""The saturation below which a colour is a grey: half of what the palest tint in use has (E2EFDA, 0.4)."""
_WHITE, _BLACK = 0.96, 0.08
"""The lightness beyond which a cell is as if it were not filled."""


def coloured(row: Block, heads: Sequence[ReportColumn]) -> tuple[str, ...]:
    """The cells of a row; one that is empty or holds a mark alone, and is filled otherwise than those that do not
    assess, has the word for its colour, in the columns that assess."""
    if not row.fills:
        return row.cells
    cells = list(row.cells)
    beside = next((fill for fill, head in zip(row.fills, heads, strict=False) if head.kind not in _ASSESSED), "")
    for place, (fill, head) in enumerate(zip(row.fills, heads, strict=False)):
        is_told = place < len(cells) and any(map(str.isalnum, _NAMELESS.sub("", cells[place])))
        if place < len(cells) and head.kind in _ASSESSED and not is_told and fill != beside:
            cells[place] = word(fill) or cells[place]
    return tuple(cells)


def word(fill: str) -> str:
    """The word for a colour of six hexadecimal digits; empty for white, black and what is none."""
    try:
        red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return ""
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    if not _BLACK < lightness < _WHITE:
        return ""
    return "Grå" if saturation < _COLOURLESS else next(name for limit, name in _HUES if hue * 360 <= limit)
