"""How wide the columns of a Word table are: figures as wide as they are, words by how much there is of them."""

from __future__ import annotations

from vpbdiff.model.document import Table

_CHARACTER = 68_000
"""EMU of a character at 10,5 points, a wide one: figures and capitals are."""

_EDGES = 3
"""Characters that a cell's edges take."""

_LONG = 24
"""Characters of a word that no column breaks."""

_LEAST, _MOST = 9, 45
"""Characters of a column of words, whatever it holds: fewer break every word, more leave the others too little."""


def widths(table: Table, width: int) -> list[int]:
    """The columns' widths, in EMU as `width`, which they fill."""
    columns = range(len(table.header))
    figures = {place for place in columns if table.is_of_figures(place)}
    least = {place: _longest_word(table, place) for place in columns}
    asked = {place: _amount(table, place) for place in columns if place not in figures}
    room = width / _CHARACTER - sum(least[place] for place in figures)
    loose = sum(asked.values())
    share = {place: float(least[place]) for place in figures}
    share |= {place: max(min(least[place], _LONG), each * room / loose) for place, each in asked.items()}
    whole = sum(share.values())
    return [int(width * share[place] / whole) for place in columns]


def _longest_word(table: Table, place: int) -> int:
    texts = (table.header[place], *(row[place].text for row in table.rows))
    return max((len(word) for text in texts for word in text.split(" ")), default=1) + _EDGES


def _amount(table: Table, place: int) -> float:
    """How much room a column of words asks for: less than in proportion, so that a long cell is high and not wide."""
    held = sorted(len(row[place].text) for row in table.rows) or [1]
    usual: float = held[len(held) * 3 // 4] ** 0.7
    return min(max(usual, _LEAST), _MOST)
