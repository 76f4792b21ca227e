"""The snapshot while it is built: lists made on demand, every item with the line it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from vpbdiff.language.dates import is_day, is_impossible
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.model.figures import DASHES
from vpbdiff.recognise.accounting import Ledger
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.rows import RecognisedTable, TableRow, both_hold_values, extend
from vpbdiff.recognise.table_rows import Reader

Item = dict[str, Any]

NOTHING = DASHES | {""}
"""What some print in a cell that holds nothing."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A table that may be the budget of a list, to be judged beside others: where it stands, what speaks for it.

    `heading` is the one right above it, with its role.
    """

    table: RecognisedTable
    path: str
    home: list[Item]
    evidence: tuple[bool, ...]
    heading: tuple[str, str | None] = ("", None)


@dataclass(slots=True)
class SnapshotBuilder:
    """A plan in the making, with the profile it is read by and the books that are kept."""

    profile: Profile
    ledger: Ledger
    lists: dict[str, list[Item]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    tables: list[list[Item]] = field(default_factory=lambda: [[]])
    """The tables that stay as they stand: those of the sections that are open, the innermost last."""
    headings: list[tuple[str, str | None]] = field(default_factory=list)
    """The headings that are open with the roles of their sections, the innermost last."""
    scale: dict[str, int] = field(default_factory=dict)
    """How far the scales of the plan's risks go, by factor, where that is said or shown."""
    budgets: list[Pending] = field(default_factory=list)
    """The tables that may be the plan's budget."""
    stated_units: set[str] = field(default_factory=set)
    """The units that sentences of the plan say its amounts are in."""

    @property
    def titles(self) -> list[str]:
        """The headings that are open, the innermost last."""
        return [title for title, _ in self.headings]

    @property
    def role(self) -> str | None:
        """The role of the innermost open section that has one."""
        return next((role for _, role in reversed(self.headings) if role), None)

    @property
    def reader(self) -> Reader:
        """A reader of a section's tables."""
        return Reader(self.profile, self.ledger)

    def listing(self, path: str) -> list[Item]:
        """The plan's list at a path of `entities.PLAN_LISTS`; from now on the plan has such a section."""
        return self.lists.setdefault(path, [])

    def item(self, lines: Sequence[int], fields: dict[str, Any]) -> Item:
        """An item with those of the fields that are not empty, and its source; its lines are placed in it."""
        made = _present(fields)
        made["source"] = {"line": lines[0]}
        self.ledger.place(made, *lines)
        return made

    def nameless(self, table: RecognisedTable, row: TableRow) -> None:
        """Leave a row as it stands that has no name and nothing above it to continue."""
        table.leave_row(row)
        self.ledger.note(row.lines[0], "import.note.nameless", text=" ".join(filter(None, row.cells)))

    def leave(self, table: RecognisedTable, row: TableRow, name: str, key: str, **params: object) -> None:
        """Leave a row's cell in the column of a field as it stands, and tell why no item has it."""
        table.leave(row, name)
        self.ledger.note(table.origin(row, name)[0], key, text=table.cell(row, name), **params)

    def says_none(self, text: str, kind: str) -> bool:
        """Whether a text says that a list of this kind has nothing in it: «Inga», «Mått för målet saknas»."""
        none = self.profile.data["none"]
        words = plain(text).split()
        lacks = len(words) > 1 and words[-1] == "saknas" and words[0] in none["subjects"].get(kind, ())
        return lacks or self.profile.matches(text, none["wordings"])

    def row_says_none(self, table: RecognisedTable, row: TableRow) -> bool:
        """Whether a row says no more than that there are none: what else stands in it is the row's own."""
        texts = {cell for cell in row.cells if cell not in NOTHING}
        return len(texts) == 1 and self.says_none(next(iter(texts)), table.header.kind)

    def date(self, table: RecognisedTable, row: TableRow, name: str) -> str | None:
        """The date in a cell; None, and told, if the cell holds anything else."""
        text = table.cell(row, name)
        if text and not is_day(text):
            self.leave(table, row, name, "import.note.no-date")
            return None
        return text or None

    def deadline(self, table: RecognisedTable, row: TableRow, name: str = "deadline") -> str:
        """What a cell says of when something is to be done, in its own words; a day that does not exist is left as it
        stands, and told."""
        text = table.cell(row, name)
        if is_impossible(text):
            self.leave(table, row, name, "import.note.no-date")
            return ""
        return text

    def misread(self, lines: Iterable[int], key: str, **params: object) -> None:
        """Tell that what stands on these lines was not understood."""
        for line in lines:
            self.ledger.misread(line, key, **params)

    def rows(self, table: RecognisedTable, key: str, owner: object) -> list[TableRow]:
        """The table's rows. One whose cell for `key` is empty continues the row above: it has nothing of its own; a
        figure under another one continues nothing, and its row stays as it stands.

        The header is placed in `owner`, and so is a row that says that there are none («Mått ... saknas»).
        """
        self.ledger.place(owner, *table.heading_lines)
        if not table.rows:
            self.ledger.note(table.line, "import.note.no-rows")
        found: list[TableRow] = []
        for row in table.rows:
            if table.cell(row, key) or (len(table.rows) == 1 and self.row_says_none(table, row)):
                found.append(row)
            elif found and not both_hold_values(found[-1], row):
                extend(found[-1], row, self.ledger)
                row.cells = [""] * len(row.cells)  # nothing of it stands anywhere else
            else:
                self.nameless(table, row)
        if len(found) == 1 and self.row_says_none(table, found[0]):
            self.ledger.place(owner, *found[0].lines)
            self.ledger.note(found[0].lines[0], "import.note.none", text=next(filter(None, found[0].cells)))
            return []
        return found

    def snapshot(self, head: dict[str, Any]) -> dict[str, Any]:
        """The plan as a snapshot, its lists after `head` in the order in which a plan is read."""
        made = dict(head)
        for listing in PLAN_LISTS:
            if listing.path in self.lists:
                _put(made, listing.path, self.lists[listing.path], self.units)
        return made


def _present(fields: dict[str, Any]) -> Item:
    return {name: value for name, value in fields.items() if value is not None and value != ""}


def _put(plan: dict[str, Any], path: str, items: list[Item], units: dict[str, str]) -> None:
    group, _, name = path.rpartition("/")
    if group:
        unit = {"unit": units[group]} if group in units else {}
        plan = plan.setdefault(group, unit)
    plan[name] = items
