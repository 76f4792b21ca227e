"""The kind of an unknown table, and what the tables under a heading show about it.

The kind that an unknown table is most like is a hint to a person, never a reading. The kinds of known tables under a
heading show what a heading is that no profile knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.budget_headers import bare_years
from vpbdiff.recognise.header_columns import YEAR, Header, word_of
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import header

NEAR_SHARE = 0.5
"""Share of a row's cells that must be like the columns of one kind of table for the row to be told as its header: half.
A row of content has at most a cell that happens to be like one."""


class Unlike(Enum):
    """Why a table that is like a kind is not one."""

    LACKS_KEY = auto()
    """It lacks the column that the kind cannot be without."""
    FEW_COLUMNS = auto()
    """Too few of its columns are known."""
    NO_YEARS = auto()
    """A budget whose columns say what they hold and not for which year."""
    ROWS_BESIDE = auto()
    """A budget that has income, costs and net cost in columns, where a snapshot has them in rows."""
    NO_WORDS = auto()
    """A budget whose columns have years, and words that are not known."""


class NearTable(NamedTuple):
    """The kind of table whose header a row is most like, why it is none, and the columns known of it."""

    kind: str
    why: Unlike
    known: tuple[str, ...]
    lacking: str | None = None
    """The usual header of the column that it lacks."""


def nearest_table(cells: Sequence[str], profile: Profile) -> NearTable | None:
    """What a row that heads no known table is most like the header of; None where it is like none.

    It is like a kind if half its cells are, or if it begins with what such a table cannot be without. A row with years
    over several of its columns is like a budget's.
    """
    words = [word for cell in cells if (word := word_of(cell))]
    kinds = dict.fromkeys(("measures", *profile.data["tables"], "budget"))  # of kinds alike, what most tables are
    found = [_like(words, kind, profile) for kind in kinds]
    nearest = max(found, key=lambda near: (len(near.known), near.lacking is None))
    if nearest.known and len(nearest.known) >= NEAR_SHARE * len(words):
        return nearest
    begun = (near for near in found if near.known and near.known[0] == words[0] and near.why is Unlike.FEW_COLUMNS)
    if near := next(begun, None):
        return near
    rows = profile.data["budget"]["rows"]
    beside = tuple(
        word for word in words if any(profile.matches(word, rows[role]) for role in ("income", "cost", "net"))
    )
    if len(beside) > 1:
        return NearTable("budget", Unlike.ROWS_BESIDE, beside)
    dated = sum(YEAR.search(cell) is not None and not YEAR.fullmatch(cell) for cell in cells[1:])
    return NearTable("budget", Unlike.NO_WORDS, ()) if dated > 1 else None


def _like(words: Sequence[str], kind: str, profile: Profile) -> NearTable:
    columns = profile.columns(kind)
    fields = {word: names for word in words if (names := profile.fields(word, columns)[0])}
    key = next(iter(columns))
    if kind == "budget":
        return NearTable(kind, Unlike.NO_YEARS, tuple(fields))
    if any(key in names for names in fields.values()):
        return NearTable(kind, Unlike.FEW_COLUMNS, tuple(fields))
    return NearTable(kind, Unlike.LACKS_KEY, tuple(fields), columns[key][0])


OF_GOALS = ("activities", "measures")
"""Tables that stand under a goal."""


def is_field_of_goal(text: str, profile: Profile) -> bool:
    """Whether a heading is the label of a goal's field, or of its list of measures or activities."""
    found = header([text], profile)
    fields = profile.data["goals"]["fields"].values()
    return any(profile.matches(text, words) for words in fields) or (found is not None and found.kind in OF_GOALS)


ROLE_OF = {
    "risks": "internal_control_plan",
    "goals": "committee_goals",
    "activities": "committee_goals",
    "measures": "committee_goals",
    "assignments": "assignments",
    "budget": "budget",
}
"""What a section is likely to be, by the table under its heading."""


FAR = 200
"""Blocks after a heading among which its tables are looked for: some pages of one section. No document, whatever it
holds, is gone through again from each of its headings."""


def kinds_below(body: Sequence[Block], place: int, profile: Profile) -> set[str]:
    """The kinds of tables between a heading and the next one. A goal's own «Aktiviteter» or «Mått» is no next one."""
    kinds = set()
    for following in range(place + 1, min(place + 1 + FAR, len(body))):
        block = body[following]
        if _has_years_of_head(body[following - 1], block):
            continue
        found = None if block.kind is BlockKind.BULLET else header_at(body, following, profile)
        if block.kind is BlockKind.HEADING and (found is None or found.kind not in OF_GOALS):
            break
        if found and (block.kind in {BlockKind.HEADING, BlockKind.ROW} or block.bold or block.ruled):
            kinds.add(found.kind)
        elif block.kind is BlockKind.ROW and not kinds and (near := nearest_table(block.cells, profile)):
            kinds.add(near.kind)
    return kinds


_ROWS_BELOW = 6
"""Rows below a header that say what its columns hold: a page's break may empty one, and more cost time."""


def header_at(body: Sequence[Block], place: int, profile: Profile) -> Header | None:
    """The header that a row, or a line over a list, makes up, judged with the rows below it."""
    block = body[place]
    return header(block.cells or (block.text,), profile, below=cells_below(body, place))


def cells_below(body: Sequence[Block], place: int) -> list[tuple[str, ...]]:
    """The cells of the first rows below a place."""
    rows = []
    for block in body[place + 1 : place + 1 + _ROWS_BELOW]:
        if block.kind is not BlockKind.ROW:
            break
        rows.append(block.cells)
    return rows


def _has_years_of_head(above: Block, block: Block) -> bool:
    """Whether a row holds the years of the head in the row above it: it heads no table of its own."""
    rows = block.kind is BlockKind.ROW and above.kind is BlockKind.ROW and not block.apart
    return rows and not block.cells[0] and bool(bare_years(block.cells))


def has_committees_goals(body: Sequence[Block], place: int, profile: Profile) -> bool:
    """Whether a table of goals that its header calls the committee's («Nämndens mål») stands right under a heading."""
    for following, block in enumerate(body[place + 1 : place + 1 + FAR], place + 1):
        if block.kind is BlockKind.HEADING:
            return False
        found = header_at(body, following, profile) if block.kind is BlockKind.ROW else None
        if found and found.kind == "goals":
            return not profile.says_plainly(found.word("title", block.cells))
    return False
