"""The comparison, the verdict and the budget's history as workbooks: what a controller filters, sums and fills in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from vpbdiff.budget.movement import RowChange
from vpbdiff.budget.tables import TABLES
from vpbdiff.budget.timeline import BudgetTimeline
from vpbdiff.explanations import Coverage
from vpbdiff.gate import Case
from vpbdiff.gate.bridge_coverage import crossing
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import CellType, DifferenceOf, Row, ShareOf, SumOf, Table, TableCell
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item, Plan, Presence
from vpbdiff.model.workbook import NO_DAY, Sheet, Workbook, meeting_day
from vpbdiff.recorded import held
from vpbdiff.statements import absence, caveats, counts, phrases, reasons
from vpbdiff.statements.cells import COLUMNS, FIGURES, WORDS, Cells, facets_with_row, figure_cells
from vpbdiff.statements.options import Options
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import Statement, surroundings
from vpbdiff.views import budget_history, budget_report, diff_report, first_screen, gate_report, reason_sheet
from vpbdiff.views.budget_figures import BudgetFigures, Scale
from vpbdiff.views.findings import finding_views, section_name
from vpbdiff.wording import Wording

_CHANGES = "vpbdiff_changes"
"""The name by which a pivot table or a query finds the changes."""


def of_comparison(comparison: Comparison, wording: Wording, options: Options) -> Workbook:
    """What to see first, the counts, the changes, the money, the risks, the reasons, and what was not compared."""
    return _Sheets(comparison, wording, options).workbook()


def of_case(case: Case, wording: Wording, options: Options) -> Workbook:
    """The same, with what the gate says of it."""
    asked = replace(options, stands=held(case.verdict.standing), gaps=case.verdict.gaps, lacking=case.verdict.lacking)
    return _Sheets(case.comparison, wording, asked, case).workbook()


def of_budget(asked: tuple[BudgetTimeline, Sequence[Plan]], wording: Wording, options: Options) -> Workbook:
    """A sheet for each table of the budget through the years, and one for what its marks say."""
    found, plans = asked
    sheets: list[Sheet] = []
    for path in TABLES:
        if rows := [row for row in found.rows if row.path == path]:
            table = budget_history.table(path, rows, found.years, plans, wording, found.adjustments)
            name = phrases.capital(phrases.list_word(path, wording))
            sheets.append(Sheet(_tab(name, [each.name for each in sheets]), table))
    notes = [block for block in budget_history.budget_history(found, plans, wording) if not isinstance(block, Table)]
    texts = tuple((TableCell("".join(span.text for span in block.spans)),) for block in notes)
    name = _say("sheet.unread", wording)
    sheets.append(Sheet(name, Table((name,), texts)))
    title = " ".join(filter(None, (plans[-1].series if plans else "", _say("sheet.budget", wording))))
    return Workbook(title, tuple(sheets), NO_DAY)


_TAB = 31
"""Characters that the name of a sheet holds."""


def _tab(name: str, taken: Sequence[str]) -> str:
    """A name that Excel takes for a sheet and that no other sheet has."""
    plain = "".join(" " if character in "[]:*?/\\" else character for character in name).strip("' ")
    short = plain[:_TAB]
    return short if short not in taken else f"{plain[: _TAB - 3]} {len(taken)}"


class _Sheets:
    """The sheets of one comparison, in one language."""

    def __init__(self, comparison: Comparison, wording: Wording, options: Options, case: Case | None = None) -> None:
        self._comparison = comparison
        self._wording = wording
        self._options = options
        self._case = case
        self._around = surroundings(comparison)
        self._shown = [self._around.statement(each) for each in options.selection.of(comparison)]
        self._years = budget_report.columns(comparison, wording)

    def workbook(self) -> Workbook:
        """All of them."""
        comparison = self._comparison
        titles = [diff_report.title(plan, self._wording) for plan in (comparison.old, comparison.new)]
        sheets = [
            Sheet(self._say("sheet.first"), self._table(("first-what", "first-text"), self._first())),
            *self._verdict(),
            self._overview(),
            self._changes(),
            self._budget(),
            self._risks(),
            *self._reasons(),
            Sheet(self._say("sheet.unread"), self._table(("unread",), self._unread())),
        ]
        title = self._wording.say("diff.title", old=titles[0], new=titles[1])
        return Workbook(title, tuple(sheets), meeting_day(comparison.new))

    def _say(self, key: str, **params: object) -> str:
        return _say(key, self._wording, **params)

    def _table(self, columns: Sequence[str], rows: Iterator[Row]) -> Table:
        return Table(tuple(self._say(f"column.{each}") for each in columns), tuple(rows))

    def _first(self) -> Iterator[Row]:
        """What is compared, what a reader must know before anything else, and the gravest changes, one a row."""
        comparison, wording, options = self._comparison, self._wording, self._options
        plans = [diff_report.title(plan, wording) for plan in (comparison.old, comparison.new)]
        yield _texts(self._say("first.compared"), wording.say("diff.title", old=plans[0], new=plans[1]))
        if sentence := options.selection.sentence(comparison, wording):
            yield _texts(self._say("first.selection"), sentence)
        if self._case is not None:
            yield _texts(self._say("first.verdict"), gate_report.verdict(self._case, wording))
            for sentence in gate_report.loosened(self._case, wording):
                yield _texts(self._say("first.loosened"), sentence)
        elif options.lacking and (missing := reasons.missing(options.lacking, wording)):
            yield _texts(self._say("first.gaps"), f"{missing}.")
        for sentence in caveats.sentences(comparison.warnings, comparison, wording):
            yield _texts(self._say("first.remark"), sentence)
        for alert in first_screen.alerts(comparison, wording, options):
            yield _texts(self._say("first.remark"), "".join(("! ", *(span.text for span in alert.spans))))
        phrasing = Phrasing(comparison, wording, full=True)
        yield from (_texts(*point) for point in first_screen.points(self._shown, phrasing, wording))
        if text := absence.sentence(comparison.unchanged(), wording):
            yield _texts(self._say("first.absence"), text)
        elif not self._shown:
            yield _texts(self._say("first.absence"), wording.say("diff.nothing-selected"))

    def _verdict(self) -> Iterator[Sheet]:
        """What the gate found, a row a finding."""
        if self._case is None:
            return
        columns = ("level", "part", "about", "what", "fault", "id")
        yield Sheet(self._say("sheet.findings"), self._table(columns, self._findings(self._case)))

    def _findings(self, case: Case) -> Iterator[Row]:
        for each in finding_views(case, self._wording):
            yield _texts(
                self._say(f"level.{each.level}"),
                section_name(each.section, self._wording),
                gate_report.written(each.heading),
                gate_report.written(each.what),
                each.fault,
                each.change.id if each.change else "",
            )

    def _overview(self) -> Sheet:
        rows = counts.rows(self._comparison, self._options.selection.entities)
        return Sheet(self._say("sheet.overview"), counts.table(self._comparison, rows, self._wording))

    def _changes(self) -> Sheet:
        """A row a facet, the change's id repeated; the numbers of old and new in columns of their own."""
        named = {column: self._wording.say(f"diff.csv-{column}") for column in COLUMNS}
        own = {column: self._say(f"column.{column}") for column in ("number", *FIGURES, "reason-status")}
        header = tuple((own | named)[column] for column in _ORDER)
        rows = tuple(self._facet_rows())
        return Sheet(self._say("sheet.changes"), Table(header, rows), name_of_table=_CHANGES, hidden=_PLACES)

    def _facet_rows(self) -> Iterator[Row]:
        cells = Cells(self._comparison, self._wording)
        for number, statement in enumerate(self._shown, 1):
            status = self._status(statement)
            for facet in facets_with_row(statement):
                found = {name: TableCell(text) for name, text in zip(COLUMNS, cells.row(statement, facet), strict=True)}
                found |= figure_cells(facet)
                found |= {"number": TableCell(str(number), CellType.COUNT), "reason-status": TableCell(status)}
                yield tuple(found[column] for column in _ORDER)

    def _status(self, statement: Statement) -> str:
        """Whether a reason is on record, or what the gate misses."""
        if rule := self._options.gaps.get(statement.id):
            return self._wording.say(f"gate.gap.{rule}")
        return self._say("reason.given") if statement.id in self._options.stands else self._say("reason.not-asked")

    def _budget(self) -> Sheet:
        """The rows of all tables; no filter, since sums follow from other rows."""
        names = (self._say("column.of-table"), self._say("column.of-row"), self._say("column.amount-unit"))
        done = (self._say("column.share"), self._say("column.explained"), self._say("column.left"))
        header = (*names, *self._years, self._wording.say("budget.change"), *done)
        rows = () if budget_report.left_out(self._options.selection) else tuple(self._budget_rows(len(header)))
        return Sheet(self._say("sheet.budget"), Table(header, rows), sorted_freely=False)

    def _budget_rows(self, width: int) -> Iterator[Row]:
        view = BudgetFigures(self._comparison, self._wording)
        laid = crossing(self._comparison, Coverage(tuple(self._options.stands.values()))).bridge
        explained = laid.explained if laid else {}
        first = 0
        tables = list(view.tables())
        for of, shown in zip(view.budget.tables, tables, strict=True):
            name = phrases.capital(phrases.list_word(shown.path, self._wording))
            scale = Scale(self._comparison.new, of)
            for row, said in zip(of.rows, shown.rows, strict=True):
                label, before, after, change = (_moved(cell, first) for cell in said.cells)
                way = of.way(row)
                given = _explained(row, explained.get(row.key), way, scale)
                yield TableCell(name), label, TableCell(shown.unit), before, after, change, _share(row, way), *given
            first += len(shown.rows)
        for sentence in (*view.legend(tables), *view.movement(), *view.restated()):
            yield TableCell(self._say("budget.note")), TableCell(sentence), *[TableCell("")] * (width - 2)

    def _risks(self) -> Sheet:
        """The risks of both plans beside each other, in the new plan's order, those that went last."""
        columns = ("graded", "category", "change", "controls", "high", "id")
        risk, category, change, controls, high, mark = (self._say(f"column.{each}") for each in columns)
        indices = [f"{self._say('column.index')} {year}" for year in self._years]
        control = [f"{controls} {year}" for year in self._years]
        header = (risk, category, *indices, change, *control, high, mark)
        return Sheet(self._say("sheet.risks"), Table(header, tuple(self._risk_rows())))

    def _risk_rows(self) -> Iterator[Row]:
        ids = {id(item): each.id for each in self._shown for item in (*each.old, *each.new)}
        for place in self._around.new_places.values():
            if self._is_graded(place.item, ids):
                yield self._risk(self._around.origins(place.item), (place.item,), ids)
        for place in self._around.old_places.values():
            if self._is_graded(place.item, ids) and not self._around.became(place.item):
                yield self._risk((place.item,), (), ids)

    def _is_graded(self, item: Item, changed: Collection[int]) -> bool:
        """Whether it has an index among its fields, and was asked for; a unit's are those that it has changes of."""
        asked = self._options.selection
        graded = any(each.role is Role.INDEX for each in item.entity.fields)
        chosen = not asked.entities or item.entity.name in asked.entities
        return graded and chosen and (not asked.units or id(item) in changed)

    def _risk(self, old: Sequence[Item], new: Sequence[Item], ids: dict[int, str]) -> Row:
        named = (new or old)[0]
        indices = [", ".join(str(item.fields.get("index", "")) for item in items) for items in (old, new)]
        both = all(each.isdigit() for each in indices)
        change = f"{int(indices[1]) - int(indices[0]):+d}".replace("-", money.MINUS) if both else ""
        high = any(map(self._around.is_high, new or old))
        return (
            TableCell(named.name),
            TableCell(named.text("category")),
            *(TableCell(each, CellType.INDEX) for each in indices),
            TableCell("0" if change == "+0" else change, CellType.INDEX, follows=DifferenceOf(3, 2) if both else None),
            *(TableCell(_controls(items), CellType.COUNT) for items in (old, new)),
            TableCell(self._wording.say("diff.yes" if high else "diff.no")),
            TableCell(ids.get(id(named), "")),
        )

    def _reasons(self) -> Iterator[Sheet]:
        """The sheets to fill in, under names that a spreadsheet takes."""
        taken: list[str] = []
        for sheet in reason_sheet.sheets(self._comparison, self._options, self._wording):
            taken.append(_tab(sheet.name, taken))
            yield sheet._replace(name=taken[-1])

    def _unread(self) -> Iterator[Row]:
        """What was not read or not compared."""
        remarks = self._comparison.not_comparable
        yield from map(_texts, caveats.sentences(remarks, self._comparison, self._wording))
        if not remarks:
            yield _texts(self._say("unread.none"))


_ORDER = ("number", *COLUMNS[:WORDS], *FIGURES, "significance", "weakened", "reason-status", *COLUMNS[-3:])
"""The columns of the changes."""
_PLACES = frozenset(_ORDER.index(column) for column in ("old-pointer", "new-pointer"))
"""Columns for programs."""


def _say(key: str, wording: Wording, **params: object) -> str:
    return wording.say(f"workbook.{key}", **params)


def _texts(*texts: str) -> Row:
    return tuple(map(TableCell, texts))


def _controls(items: Sequence[Item]) -> str:
    """How many controls risks have; nothing where their plan does not say."""
    found = [item.lists["controls"] for item in items]
    return str(sum(map(len, found))) if any(each.presence is Presence.PRESENT for each in found) else ""


_BEFORE, _AFTER, _CHANGE, _EXPLAINED = 3, 4, 5, 7
"""Columns of the sheet of the budget."""


def _moved(cell: TableCell, first: int) -> TableCell:
    """The cell of a table of its own as one of the sheet: two columns to the right, and `first` rows down."""
    match cell.follows:
        case DifferenceOf(of, less):
            return cell._replace(follows=DifferenceOf(of + 2, less + 2))
        case SumOf(rows):
            return cell._replace(follows=SumOf(tuple(row + first for row in rows)))
    return cell


def _share(row: RowChange, way: int) -> TableCell:
    """The change as a share of the old amount; `way` is that of the column of changes."""
    if row.change is None or row.before is None or not row.before.kr:
        return TableCell("", CellType.SHARE)
    tenths = money.text(way * row.change.kr / abs(row.before.kr) * 100 * 1_000_000, money.Unit.MKR, 1, signed=True)
    return TableCell(f"{tenths}{money.NO_BREAK_SPACE}%", CellType.SHARE, follows=ShareOf(_CHANGE, _BEFORE))


def _explained(row: RowChange, kr: Fraction | None, way: int, scale: Scale) -> tuple[TableCell, TableCell]:
    """What reasons explain of a unit's change, exactly, and what is left; `way` is that of the column of changes."""
    if kr is None or row.change is None:
        return TableCell("", CellType.AMOUNT), TableCell("", CellType.AMOUNT)
    return (
        TableCell(scale.exact(way * kr), CellType.AMOUNT),
        TableCell(scale.exact(way * (row.change.kr - kr)), CellType.AMOUNT, follows=DifferenceOf(_CHANGE, _EXPLAINED)),
    )
