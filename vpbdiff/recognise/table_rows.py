"""Tables as rows, known by their header row, and whole again where a page broke them.

A header may be printed again on the next page, or not at all; a cell's sentence may continue in the next part's first
row; trailing empty cells may be lost with the blanks at a line's end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.recognise import measure_evidence
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.budget_headers import bare_years, rank_of_side, spanned
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import IGNORED, YEAR, Header, HeaderColumn, is_bare_year
from vpbdiff.recognise.profile import LONGEST, Profile
from vpbdiff.recognise.records import TELLING, Record, lines_at, record_at
from vpbdiff.recognise.rows import (
    RawTable,
    RecognisedTable,
    TableRow,
    continues,
    extend,
    heads_another,
    heads_another_raw,
    is_alike,
    is_caption,
    is_particular,
    trimmed,
    turns_to_figures,
)
from vpbdiff.recognise.table_headers import header, leads_in
from vpbdiff.recognise.table_kinds import cells_below

Part = Block | RecognisedTable | RawTable
"""What a section's content is made of."""

_FAR = 40
"""Bullets of a list that are looked at."""

_OF_GOAL = ("measures", "activities", "assignments")
"""The kinds of items that stand under a goal with their fields below them."""


class Reader:
    """Parts the content of a section into prose and whole tables."""

    def __init__(self, profile: Profile, ledger: Ledger) -> None:
        self._profile = profile
        self._ledger = ledger
        self._table: RecognisedTable | None = None
        self._broken = False
        self._raw: RawTable | None = None
        self._of_goal = False
        self._kinds: tuple[str, ...] = ()
        self._above = ""
        self._cells: dict[int, tuple[str, ...]] = {}
        self._list: tuple[str, int] | None = None

    def read(self, content: Sequence[Block], heading: str = "", of_goal: bool = False) -> Iterator[Part]:
        """The blocks of prose and the tables under a heading, in order.

        Rows that belong to no known table are one that stays as it stands. Under a goal a line may lead in to a list
        that stands for a table, as in «Aktiviteter för att nå målet:».
        """
        self._of_goal = of_goal
        rule = self._profile.section(heading)
        own = ("assignments",) if rule and rule.role == "assignments" else tuple(TELLING)
        self._kinds = _OF_GOAL if of_goal else own
        self._table = self._raw = self._list = None
        self._above = heading
        found: list[Part] = []
        self._cells = {block.line: block.cells for block in content}
        content = [replace(block, cells=block.flat) for block in content]
        place = 0
        while place < len(content):
            place += self._take(content, place, heading, found)
        return iter(found)

    def _take(self, content: Sequence[Block], place: int, heading: str, found: list[Part]) -> int:
        """Put the block at a place where it belongs, and say how many it is with those that are one with it."""
        block, following = content[place], content[place + 1] if place + 1 < len(content) else None
        if following and (new := self._two_rows(content, place)):
            if (
                self._open(new, replace(block, cells=spanned(block.cells, following.cells, self._profile)))
                and self._table
            ):
                self._table.head_lines.append(following.line)
                found.append(self._table)
            else:
                self._ledger.leave_out(Reason.REPEATED_HEADER, following.line)
            return 2
        if record := self._record(content, place, found):
            return record
        if new := self._header(content, place):
            if self._open(new, block) and self._table:
                found.append(self._table)
        elif self._table and self._is_particular(self._table, block):
            row = self._table.rows[-1]
            above = row.cells[0].rstrip()
            row.cells[0] = f"{above} {block.text}" if above[-1:] in ".;" else f"{above}. {block.text}"
            row.origins[0].append(block.line)
        elif self._table and self._is_row(self._table, block) and not self._begins_another(content, place):
            self._add(self._table, block)
        elif block.kind is BlockKind.ROW:
            self._table = None
            self._stray(block, cells_below(content, place), found)
            if len(texts := list(filter(None, block.cells))) == 1:  # a caption that spans the table below it
                self._above = f"{heading}\n{texts[0]}"
        else:
            self._table = self._raw = None
            self._above = f"{heading}\n{block.text}" if len(block.text) <= LONGEST else heading
            if found and self._profile.is_unit(block.text) and not (following and following.kind is BlockKind.ROW):
                self._say_unit(found[-1], block.text)
            found.append(block)
        return 1

    def _say_unit(self, part: Part, text: str) -> None:
        """A table that says no unit has the one in the line right below it: «Alla belopp i tkr»."""
        if isinstance(part, RecognisedTable) and part.header.kind == "budget" and part.header.unit is None:
            part.header = replace(part.header, unit=self._profile.unit(text), unit_from="below")
        elif isinstance(part, RawTable) and not any(self._profile.unit(line) for line in part.above.split("\n")):
            part.above = f"{part.above}\n{text}"

    def _record(self, content: Sequence[Block], place: int, found: list[Part]) -> int:
        """Take in an item set as a heading with its fields below; how many blocks it is, 0 where there is none.

        The heading of the list that it is in («Indikatorer») goes with the first.
        """
        block = content[place]
        open_list = self._table is not None and self._table.under_heading
        record = None if open_list else lines_at(content, place, self._profile, self._kinds)
        if record:
            self._take_record(record, block, found)
            return record.length
        if block.kind is not BlockKind.HEADING and not (block.bold and block.apart):
            return 0
        above = self._table if self._table and self._table.under_heading else None
        listed = self._listed(above, block)
        kinds = (listed,) if listed else self._kinds
        record = record_at(content, place, self._profile, kinds, listed=listed is not None)
        if record is None:
            return 0
        heads = above.heading_lines if above and not above.rows and found and found[-1] is above else ()
        if heads:
            found.pop()
        self._take_record(record, block, found).head_lines += heads
        self._list = (record.header.kind, block.level) if listed else None
        return record.length

    def _take_record(self, record: Record, block: Block, found: list[Part]) -> RecognisedTable:
        """Take in an item with its fields as a table of one row."""
        table = RecognisedTable(record.header, block.line, words=tuple("" for _ in record.cells), level=block.level)
        flat = [" ".join(cell.split("\n")) for cell in record.cells]
        parts = {column: cell.split("\n") for column, cell in enumerate(record.cells) if "\n" in cell}
        table.rows.append(TableRow(flat, [list(lines) for lines in record.origins], parts=parts))
        found.append(table)
        self._table = None
        return table

    def _listed(self, above: RecognisedTable | None, block: Block) -> str | None:
        """The kind of the items that a heading is one of, by the heading of the list above it, or by its level."""
        if above and not above.rows and above.header.kind in TELLING and above.level < block.level:
            return above.header.kind
        return self._list[0] if self._list and block.level and self._list[1] == block.level else None

    def _two_rows(self, content: Sequence[Block], place: int) -> Header | None:
        """The header that two rows make up: what the columns hold over the years, or over income, costs and net."""
        block, following = content[place : place + 2]
        if block.kind is not BlockKind.ROW or following.kind is not BlockKind.ROW or following.apart:
            return None
        if len(block.cells) != len(following.cells) or not any(block.cells[1:]):
            return None
        name = following.cells[0]
        sides = [rank_of_side(cell, self._profile) for cell in following.cells[1:]]
        years = bare_years(following.cells) and (not name or self._profile.is_unit(name))
        if not years and not all(sides) and not (not name and self._are_groups(following.cells)):
            return None
        if all(sides) and block.cells[0] and name:
            return None
        joined = spanned(block.cells, following.cells, self._profile)
        return header(joined, self._profile, self._above, cells_below(content, place + 1))

    def _are_groups(self, cells: Sequence[str]) -> bool:
        """Whether cells say whose values the columns hold, and nothing else."""
        said = [text for text in cells if text]
        return bool(said) and all(text.casefold() in self._profile.data["groups"]["words"] for text in said)

    def _stray(self, block: Block, below: Sequence[Sequence[str]], found: list[Part]) -> None:
        """Keep a row that belongs to no known table, with those above it or as the first of another."""
        raw = self._raw
        if raw is None:
            caption = found[-1] if found and isinstance(found[-1], Block) and is_caption(found[-1]) else None
            if caption:
                found.pop()
            self._raw = RawTable([block], self._above, caption)
            found.append(self._raw)
        elif block.apart and block.cells == raw.rows[0].cells:
            self._ledger.leave_out(Reason.REPEATED_HEADER, block.line)
        elif heads_another_raw(raw, block, below):
            self._raw = RawTable([block], self._above)
            found.append(self._raw)
        else:
            raw.rows.append(block)

    def _header(self, content: Sequence[Block], place: int) -> Header | None:
        block, following = content[place], content[place + 1] if place + 1 < len(content) else None
        if block.kind is BlockKind.ROW:
            found = header(block.cells, self._profile, self._above, cells_below(content, place))
            return None if found and self._holds_amounts(block) else found
        alone = following is None or following.apart
        over_bullets = following is not None and following.kind is BlockKind.BULLET
        if self._of_goal and over_bullets and block.kind in {BlockKind.TEXT, BlockKind.HEADING}:
            return leads_in(block, self._profile) or self._measures_listed(content, place)
        if block.kind is BlockKind.HEADING:
            return header([block.text], self._profile)
        if block.kind is not BlockKind.TEXT:
            return None
        found = header([block.text], self._profile)
        return None if alone and not (block.bold or block.ruled or self._is_over(found, content, place)) else found

    def _is_over(self, found: Header | None, content: Sequence[Block], place: int) -> bool:
        """Whether a line that could head a list stands over a table of that kind: «Indikatorer»."""
        if found is None or place + 1 == len(content) or content[place + 1].kind is not BlockKind.ROW:
            return False
        below = header(content[place + 1].cells, self._profile, below=cells_below(content, place + 1))
        return below is not None and below.kind == found.kind

    def _measures_listed(self, content: Sequence[Block], place: int) -> Header | None:
        """The header that a line of unknown words over bullets is, where it and they speak of measures."""
        line = content[place]
        bullets = takewhile(lambda block: block.kind is BlockKind.BULLET, content[place + 1 : place + 1 + _FAR])
        if line.kind is not BlockKind.TEXT or len(line.text) > LONGEST or sentences.parted(line.text):
            return None
        if not measure_evidence.are_listed(line.text, [block.text for block in bullets]):
            return None
        meant = self._profile.columns("measures")["title"][0]
        return Header("measures", (HeaderColumn("title"),), slips=((line.text, meant),))

    def _holds_amounts(self, block: Block) -> bool:
        """Whether what could be a head of bare years is a row of the open table: amounts such as 2025 beside a name.

        After a blank line it is a head if its years are those of the table above, or several in their order.
        """
        years, name = bare_years(block.cells), block.cells[0]
        if self._table is None or not years or not name or self._profile.is_unit(name):
            return False
        if not block.apart:
            return True
        same = [column.year for column in self._table.header.columns if column and column.year] == years
        return not same and (len(years) < 2 or years not in (sorted(set(years)), sorted(set(years))[::-1]))

    def _open(self, new: Header, block: Block) -> bool:
        """Begin a table with this header, or another part of the one that is open; whether a table began."""
        self._raw = None
        for text, meant in new.slips:
            self._ledger.note(block.line, "import.note.header-slip", text=text, meant=meant)
        above = self._table if self._table and self._table.header.kind == new.kind else None
        words = block.cells or (block.text,)
        if above is None or (above.rows and not self._goes_on(above, new, words)):
            self._tell_columns(new, block)
            self._table, self._broken = (
                RecognisedTable(
                    new,
                    block.line,
                    under_heading=not block.cells,
                    words=words,
                    level=block.level,
                    above=self._above,
                ),
                False,
            )
            return True
        self._tell_columns(new, block)
        if not above.rows:
            above.header, above.words = new, words
        if not above.rows and above.under_heading and block.cells:
            above.head_lines.append(block.line)
        else:
            self._ledger.leave_out(Reason.REPEATED_HEADER, block.line)
            self._ledger.note(block.line, "import.note.repeated-header")
        self._broken = True
        return False

    def _goes_on(self, above: RecognisedTable, new: Header, words: tuple[str, ...]) -> bool:
        """Whether a header is that of the open table, printed again. A budget that has its sum is at its end."""
        if new.kind != "budget":
            return new.columns == above.header.columns
        rows = self._profile.data["budget"]["rows"]
        return words == above.words and not self._profile.matches(above.rows[-1].cells[0], rows["total"] + rows["net"])

    def _tell_columns(self, new: Header, block: Block) -> None:
        """Tell which columns of a header are not known, and the known one that each is most like."""
        for column, text in zip(new.columns, block.cells or (block.text,), strict=True):
            if column is not None and column.field == IGNORED:
                self._ledger.note(block.line, "import.note.ignored-column", text=text)
            if column is not None or not text or (new.kind == "fees" and is_bare_year(text, self._profile)):
                continue  # what is charged in a year is read by the year alone
            near = self._profile.near_column(text, [new.kind]) if self._ledger.may_hint() else None
            if near is None or self._profile.fields(text, self._profile.columns(new.kind))[0]:
                self._ledger.note(block.line, "import.note.unknown-column", text=text, table=new.kind)
            else:
                said = {"near": near.wording, "meaning": near.meaning, "table": new.kind}
                self._ledger.note(block.line, "import.note.unknown-column-near", text=text, **said)

    def _is_row(self, table: RecognisedTable, block: Block) -> bool:
        """Whether the block is a row of the open table; one that a blank line parts from it may only look like one."""
        if block.kind is BlockKind.ROW:
            return len(trimmed(block.cells)) <= len(table.header.columns) and not heads_another(table, block)
        if not block.apart or (table.under_heading and block.kind is BlockKind.BULLET):
            return block.kind in {BlockKind.TEXT, BlockKind.BULLET}
        if len(table.header.columns) > 1 or not table.rows or self._is_label(block):
            return False
        if not is_alike(block.text, table.rows[-1].cells[0]):
            return False
        if sentences.ended(block.text):
            self._ledger.note(block.line, "import.note.could-be-row", text=block.text)
            return False
        return True

    def _is_label(self, block: Block) -> bool:
        """Whether a line heads what follows the open list: a heading, or the label of a goal's field alone."""
        fields = self._profile.data["goals"]["fields"].values()
        return block.kind is BlockKind.HEADING or any(self._profile.matches(block.text, words) for words in fields)

    def _begins_another(self, content: Sequence[Block], place: int) -> bool:
        """Whether a row after a break begins another table than the open one: as its head, or as a line over that."""
        block, following = content[place], content[place + 1] if place + 1 < len(content) else None
        if block.kind is BlockKind.ROW and block.apart and following and following.kind is BlockKind.ROW:
            alone = sum(map(bool, block.cells)) == 1 and not following.apart
            if alone and header(following.cells, self._profile, self._above, cells_below(content, place + 1)):
                return True
        return self._heads_another(content, place)

    def _heads_another(self, content: Sequence[Block], place: int) -> bool:
        """Whether a row after a break is the head of a table of no known kind: words, over figures alone, in a column
        where the open table has had figures alone, or none; or over words alone where it has had figures alone."""
        block, table = content[place], self._table
        if table is None or not (block.apart and block.kind is BlockKind.ROW and table.rows):
            return False
        words = [place for place, text in enumerate(block.cells) if place and text and not is_value(text)]
        if len(words) < sum(bool(text) and not YEAR.fullmatch(text) for text in block.cells[1:]):
            return False
        if not all(_may_head(block.cells[column]) for column in words):
            return False
        below = cells_below(content, place)
        turns = any(turns_to_figures(column, table.rows, below) for column in words)
        return turns or (bool(words) and all(_turns_to_words(column, table.rows, below) for column in words))

    def _is_particular(self, table: RecognisedTable, block: Block) -> bool:
        """Whether a line tells more of the bullet above it, as in «Ansvarig: Bibliotekschef»."""
        if block.kind is not BlockKind.TEXT or not table.rows or not table.rows[-1].bullet:
            return False
        return is_particular(block.text, table.header.kind, self._profile)

    def _add(self, table: RecognisedTable, block: Block) -> None:
        cells = trimmed(block.cells or (block.text,))
        row = TableRow.of(cells, block.line, len(table.header.columns), first=self._broken)
        if block.apart and not self._broken and table.rows:
            row.first = True
            if not (table.under_heading and block.kind is BlockKind.BULLET):
                self._ledger.note(block.line, "import.note.no-header")
        self._broken = False
        printed = enumerate(self._cells.get(block.line, ()))
        row.parts = {place: cell.split("\n") for place, cell in printed if "\n" in cell}
        row.lead, row.bullet = block.lead, block.kind is BlockKind.BULLET
        folded = block.kind is BlockKind.TEXT and not block.apart and table.rows and table.rows[-1].bullet
        if folded or (row.first and table.rows and continues(table, cells)):
            extend(table.rows[-1], row, self._ledger)
        else:
            table.rows.append(row)


def _turns_to_words(column: int, rows: Sequence[TableRow], below: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds words alone in the rows below a place, and figures alone in the several above."""
    above = [is_value(row.cells[column]) for row in rows if row.cells[column : column + 1]]
    texts = ["".join(cells[column : column + 1]) for cells in below]
    return len(above) > 1 and all(above) and any(texts) and not any(map(is_value, texts))


def _may_head(text: str) -> bool:
    """Whether words may head a column: a few, begun with a capital; «ingår i bad» stands for a figure."""
    return text[:1].isupper() and len(text.split()) <= _HEAD_WORDS


_HEAD_WORDS = 4
"""Words of the longest head of a column that begins a table of no known kind, such as «Andel av alla barn»."""
