"""Items set as a table of their own with a label and what it says in each row, as the lines that say the same.

«Mål: Fler rör på sig» over «Beskrivning | ...», «Indikator | ...» and «Målvärde 2026 | 60 %» is a goal with its fields
below, and «Risk | Fel beslut» over «Sannolikhet | 3» a risk: what labelled lines under a heading say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import word_of
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.records import TELLING, is_labelled_item
from vpbdiff.recognise.table_headers import header
from vpbdiff.recognise.table_kinds import OF_GOALS, is_field_of_goal

_LEAST = 3
"""Rows of the smallest such table: a name and two fields."""


def opened(body: Sequence[Block], profile: Profile) -> list[Block]:
    """The blocks, with lines for the rows of such tables."""
    made: list[Block] = []
    place = 0
    while place < len(body):
        length = _length(body, place)
        rows = body[place : place + length]
        made += _lines(rows, profile) if length >= _LEAST and _is_card(rows, profile) else rows or [body[place]]
        place += max(length, 1)
    return made


def _length(body: Sequence[Block], place: int) -> int:
    """How many rows a table has that begins at a place."""
    end = place
    while end < len(body) and body[end].kind is BlockKind.ROW and (end == place or not body[end].apart):
        end += 1
    return end - place


def _is_card(rows: Sequence[Block], profile: Profile) -> bool:
    """Whether a table is of one item: its first row names it by its kind, each of the others has a field of it."""
    pairs = [_pair(row) for row in rows]
    if not all(label and (value or not number) for number, (label, value) in enumerate(pairs)):
        return False
    label, value = pairs[0]
    if value and (profile.heads_column(word_of(value)) or is_value(value)):
        return False
    title = f"{label}: {value}" if value else label
    labels = [word_of(label) for label, _ in pairs[1:]]
    if profile.label(title) is not None:
        return all(is_field_of_goal(each, profile) or _is_field(each, OF_GOALS, profile) for each in labels)
    kinds = [kind for kind in TELLING if is_labelled_item(title, profile, (kind,))]
    return any(all(_is_field(each, (kind,), profile) for each in labels) for kind in kinds)


def _pair(row: Block) -> tuple[str, str]:
    """The label in the first cell of a row and what it says, or no label in a row that is not of those two."""
    filled = [cell for cell in row.cells if cell]
    if not row.cells[0] or len(filled) > 2:
        return "", ""
    return row.flat[0].rstrip(" :") if len(filled) > 1 else row.flat[0], (*filled, "")[1]


def _is_field(word: str, kinds: Sequence[str], profile: Profile) -> bool:
    return any(profile.fields(word, profile.columns(kind))[0] for kind in kinds)


def _lines(rows: Sequence[Block], profile: Profile) -> list[Block]:
    """The rows as lines; lists last, as what stands below a bullet may be said of that."""
    own: list[Block] = []
    lists: list[Block] = []
    for number, row in enumerate(rows):
        label, value = _pair(row)
        line = replace(row, kind=BlockKind.TEXT, cells=(), fills=(), apart=True, bold=number == 0)
        found = header([label], profile) if number else None
        parts = value.split("\n")
        if found and found.kind in OF_GOALS and (len(parts) > 1 or found.kind == "activities"):
            lists.append(replace(line, text=label, bold=True))
            lists += (replace(line, kind=BlockKind.BULLET, text=part) for part in parts)
        elif number and profile.matches(label, profile.data["goals"]["fields"]["description"]):
            own += (replace(line, text=label, bold=True), *(replace(line, text=part) for part in parts))
        else:
            own.append(replace(line, text=f"{label}: {value}" if value else label))
    return own + lists
