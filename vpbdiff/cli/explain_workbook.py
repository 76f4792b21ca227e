"""Reasons read back from a workbook: the rows that a person has filled in, each known by its id and never by its place.

What a row held when the sheet was written is told by its mark. A row that still holds that was not touched. One that
was filled in is taken, unless another reason has been recorded meanwhile: then neither is written over.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, failure
from vpbdiff.base.escaping import in_cell
from vpbdiff.cli.explain_context import ExplainContext
from vpbdiff.explanations import Entry
from vpbdiff.explanations.input import WorksheetEntry
from vpbdiff.recorded import held
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.views import reason_sheet
from vpbdiff.views.reason_sheet import COLUMNS, MARK, OPEN, ReasonRow
from vpbdiff.wording import LANGUAGES, Wording

MAX_BYTES = 20 * files.MEGABYTE
"""The largest workbook read: a hundred times one with every change of a large plan."""

_ZIP = b"PK"
WORKBOOKS = (_ZIP, b"\xd0\xcf\x11\xe0")
"""How a workbook begins: one of today, and an older or a locked one."""

_HEAD_ROWS = 10
"""Rows from the top among which the heads of the columns are looked for."""

_NEEDED = ("id", *OPEN)
_TELLING = ("kind", "decision", "index", "technical")
"""Heads that no other sheet of ours has; two of them tell the sheet of reasons."""

_AT = {
    "no-kind": "kind",
    "no-decision": "decision",
    "no-date": "decision",
    "not-an-amount": "amount",
    "no-unit": "amount",
    "negative-transfer": "amount",
    "no-money-changed": "amount",
    "no-amount": "amount",
    "not-a-percentage": "index",
    "percent-as-share": "index",
    "index-alone": "index",
    "amount-and-index": "index",
    "one-row": "units",
    "whose-amount": "units",
    "unknown-line": "units",
    "ambiguous-line": "units",
    "same-unit": "to",
    "transfer-of-the-whole": "to",
    "not-yes": "technical",
    "gone": "id",
    "row-mixed": "id",
    "block-of-nothing": "id",
}
"""The column that a fault is about, by its key; another is about the reason."""


@dataclass(frozen=True)
class SheetRow:
    """A row as a person left it. `mark` is what its open cells held when the sheet was written, None where the column
    is gone. `told` is what it says that it is about, empty where that column is gone. `problem` is what makes it
    unreadable."""

    block: WorksheetEntry
    mark: str | None
    sheet: str
    columns: Mapping[str, int]
    wording: Wording
    told: str = ""
    problem: Problem | None = None

    @property
    def is_touched(self) -> bool:
        """Whether its open cells hold something else than they did."""
        return self.problem is not None or reason_sheet.mark(self.texts) != (self.mark or reason_sheet.mark({}))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The open cells as they are compared."""
        return {**self.block.fields, "units": "\n".join(self.block.units)}

    def place(self, problem: Problem) -> str:
        """The cell that a fault is about, as a workbook names it."""
        said = str(problem.params.get("line") or problem.params.get("text") or "")
        column = _AT.get(problem.key.rpartition(".")[2], "reason")
        if problem.key == "explain.amount-of-nothing":
            column = "amount" if "amount" in self.block.fields else "index"
        if column == "units" and self.block.fields.get("to") == said:
            column = "to"
        return self.cell(column)

    def cell(self, column: str) -> str:
        """A cell of the row, by its column."""
        letters, number = "", self.columns[column] + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{self.sheet}!{letters}{self.block.line}"


def read(content: bytes, name: str) -> list[SheetRow]:
    """The rows of every sheet of reasons in a workbook that hold anything. Raises `VpbdiffError` for what is no
    workbook, or has no such sheet, or one that lacks a column."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 - an extra

    if content.startswith(_ZIP):
        files.check(content, name)
    found: list[SheetRow] = []
    sheets = 0
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for sheet in book.sheet_names:
                rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
                head = _head(rows[:_HEAD_ROWS])
                if head is not None:
                    sheets += 1
                    found += head.rows(rows, sheet, name)
    except PasswordError as error:
        raise failure("document.password", Location(name)) from error
    except CalamineError as error:
        raise failure("document.damaged", Location(name)) from error
    if not sheets:
        raise failure("explain.no-reason-sheet", Location(name))
    return found


@dataclass(frozen=True)
class _Head:
    """The head of a sheet of reasons: its row, from 0, the columns by name, the unit of its amounts."""

    row: int
    columns: Mapping[str, int]
    unit: str
    wording: Wording

    def rows(self, rows: Sequence[Sequence[object]], sheet: str, name: str) -> Iterator[SheetRow]:
        lacking = [column for column in _NEEDED if column not in self.columns]
        if lacking:
            heads = [reason_sheet.heading(column, self.unit or "…", self.wording) for column in lacking]
            raise failure(
                "explain.column-gone", Location(name, pointer=sheet), what=phrases.enumeration(heads, self.wording)
            )
        for number, cells in enumerate(rows[self.row + 1 :], self.row + 2):
            held = {column: _text(cells[place], column) for column, place in self.columns.items()}
            if any(held[column] for column in _NEEDED):
                yield self._row(held, cells, sheet, number)

    def _row(self, held: dict[str, str], cells: Sequence[object], sheet: str, number: int) -> SheetRow:
        mark = held.get(MARK) if MARK in self.columns else None
        problem = None
        fields = {column: held[column] for column in OPEN if held[column] and column != "units"}
        if "amount" in fields and not re.search(r"[^\W\d_]", fields["amount"]):
            fields["amount"] = f"{fields['amount']} {self.unit}"
        if "technical" in fields:
            if fields["technical"].casefold() not in _YES:
                word = self.wording.say("diff.yes")
                problem = Problem("explain.not-yes", {"text": fields["technical"], "word": word})
            else:
                fields["technical"] = self.wording.say("diff.yes")
        index = cells[self.columns["index"]]
        if isinstance(index, float) and 0 < abs(index) < _SHARE:
            problem = Problem("explain.percent-as-share", {"text": held["index"], "meant": _number(index * 100)})
        units = tuple(part.strip() for part in re.split(r"[\n;]", held["units"]) if part.strip())
        ids = (held["id"].casefold(),) if held["id"] else ()
        block = WorksheetEntry(ids, fields, number, units)
        return SheetRow(block, mark, sheet, self.columns, self.wording, held.get("change", ""), problem)


_YES = frozenset(Wording(language).say("diff.yes").casefold() for language in LANGUAGES)
_SHARE = 0.1
"""A number of percent below this was typed with a percent sign, which a spreadsheet turns into a share: no index is so
small, and no cell of ours that is filled in as it was made keeps one so."""


def _head(rows: Sequence[Sequence[object]]) -> _Head | None:
    for language in LANGUAGES:
        wording = Wording(language)
        heads = {column: _pattern(column, wording) for column in COLUMNS}
        for number, cells in enumerate(rows):
            texts = [" ".join(str(cell).split()) for cell in cells]
            columns: dict[str, int] = {}
            unit = ""
            for place, text in enumerate(texts):
                for column, pattern in heads.items():
                    if column not in columns and (match := pattern.fullmatch(text)):
                        columns[column] = place
                        unit = match[1] if column == "amount" else unit
                        break
            if sum(column in columns for column in _TELLING) > 1:
                return _Head(number, columns, unit, wording)
    return None


def _pattern(column: str, wording: Wording) -> re.Pattern[str]:
    head = re.escape(reason_sheet.heading(column, "UNIT", wording)).replace("UNIT", r"(\w+)")
    return re.compile(head, re.IGNORECASE)


def _text(value: object, column: str) -> str:
    """A cell as text: a number with a decimal comma, a day as in a decision."""
    if isinstance(value, bool):
        return Wording().say("diff.yes") if value else ""
    if isinstance(value, int | float):
        return f"{value:.0f}".zfill(12) if column == "id" else _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()


def _number(value: float) -> str:
    """As it is written, without what binary fractions leave: amounts are whole kronor, and mkr has six decimals."""
    return f"{round(Decimal(str(value)), 6).normalize():f}".replace(".", ",")


class Meanwhile:
    """What is on record now, as a sheet would have it: against which a row that was filled in is held."""

    def __init__(self, desk: ExplainContext) -> None:
        self._desk = desk
        self._rows: dict[str, dict[str, list[ReasonRow]]] = {}

    def check(self, row: SheetRow) -> None:
        """Raise `VpbdiffError` where a row's id is of another change than its text: a sheet that was sorted by some of
        its columns alone would put reasons under changes that they are not of."""
        told = _folded(row.told)
        about = {_folded(each.said[0]) for each in self._of(row)} if row.block.ids else set()
        if told and about and told not in about:
            raise failure("explain.row-mixed", told=row.told, what=self._of(row)[0].said[0])

    def held(self, row: SheetRow, made: Entry) -> Entry | None:
        """The entry that says what the row says now, else the one that it was written in place of, None where there was
        none. Raises `VpbdiffError` where that is another by now."""
        now = self._of(row)
        for each in now:
            if each.entry is not None and says_same(each.entry, made):
                return each.entry
        was_empty = not row.mark or row.mark == reason_sheet.mark({})
        given = [each.entry for each in now if each.entry is not None]
        if was_empty and (not row.block.ids or not given):
            return None
        for each in now:
            if each.entry is not None and each.mark == row.mark:
                return each.entry
        what = made.items[0].name if made.items else made.reason
        if given and row.block.ids:
            raise failure("explain.meanwhile", what=what, reason=given[0].reason)
        raise failure("explain.meanwhile-gone", what=what)

    def _of(self, row: SheetRow) -> list[ReasonRow]:
        language = row.wording.language
        if language not in self._rows:
            options = Options(stands=held(self._desk.standing))
            self._rows[language] = defaultdict(list)
            for each in reason_sheet.rows_of(self._desk.case.comparison, options, row.wording):
                self._rows[language][each.id].append(each)
        return self._rows[language][row.block.ids[0] if row.block.ids else ""]


def _folded(text: str) -> str:
    return " ".join(in_cell(text).split())


def says_same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same, whoever wrote them, and whatever an amount is called."""
    return _said(one) == _said(other)


def _said(entry: Entry) -> tuple[object, ...]:
    component = entry.component._replace(label=None) if entry.component is not None else None
    return entry.reason, entry.kind, entry.decision, component
