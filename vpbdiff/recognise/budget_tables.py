"""Budget tables exactly as printed, and last year's plan as their comparison column gives it.

A row keeps its amounts by year and the printed change. A plan may have several tables that look like the budget of the
whole or of its units: the one with the best evidence is it, the others stay as they stand. Which rows are sums the
figures prove.

The plan of the year before that comes of a comparison column knows amounts and nothing else: every other list is
`null`, not known, and compares with nothing. It never takes the place of that year's own plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from vpbdiff.language.numerals import ARTICLES
from vpbdiff.language.numerals import parse as number_in
from vpbdiff.model.money import Amount, Unit, parsed
from vpbdiff.recognise import head_words
from vpbdiff.recognise.builder import NOTHING, Item, Pending, SnapshotBuilder
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.frame_steps import are_steps, frame_steps
from vpbdiff.recognise.generic_tables import leftovers, stay
from vpbdiff.recognise.grids import of_table
from vpbdiff.recognise.header_columns import IGNORED, HeaderColumn, is_bare_year
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.rows import RecognisedTable, TableRow
from vpbdiff.recognise.sums import RowSum, SumRow, structure
from vpbdiff.recognise.table_headers import kind_of_head

_LINES, _UNITS, _INVESTMENTS = "operating_budget/lines", "operating_budget/units", "investment_budget/lines"


def budget(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Take in a table of the budget, or keep it to be judged beside the plan's others."""
    numbered = _is_named_by_figures(table, draft)
    _settle_levels(table)
    _settle_unit(table, draft)
    if table.header.unit is None and (unit := _unit_of_plan(draft)):
        table.header = replace(table.header, unit=unit, unit_from="text")
    refused = next((key for key, holds in _NO_BUDGET.items() if holds(table, draft)), None)
    if numbered and not _are_investments(table, draft):  # accounts part a unit's budget, and are no units
        refused = "import.note.named-by-figures"
    if refused:
        draft.ledger.note(table.line, refused)
        stay(table, draft)
        return
    if table.header.unit_from != "head":
        draft.ledger.note(table.line, f"import.note.unit-{table.header.unit_from}", unit=table.header.unit)
    grid = of_table(table)
    if are_steps(grid, draft):
        frame_steps(grid, draft)
        return
    path = _path(table, draft)
    draft.listing(path)
    heading = draft.headings[-1] if draft.headings else ("", None)
    draft.budgets.append(Pending(table, path, draft.tables[-1], _evidence(table, path, draft), heading))


def _unit_of_plan(draft: SnapshotBuilder) -> str | None:
    """The unit of a table right under a heading of the budget that says none: the one that the plan's text says its
    amounts are in. Investments have that of the plan's other budgets too."""
    role = draft.headings[-1][1] if draft.headings else None
    if role not in {role for roles in _ROLES.values() for role in roles}:
        return None
    others = {each.table.header.unit or "" for each in draft.budgets} if role == "investment_budget" else set()
    units = {*draft.stated_units, *others} - {""}
    return next(iter(units)) if len({Unit.of(unit) for unit in units}) == 1 else None


def _settle_levels(table: RecognisedTable) -> None:
    """Put the names of a table's rows first, where numbers or groups stand before them in a column of their own.

    Groups are told by that one names several rows: it is said once, with empty cells below, or said again.
    """
    columns = table.header.columns
    rows = [row for row in table.rows if len(row.cells) > 1 and row.cells[1]]
    if len(columns) < 3 or columns[1] is not None or any(is_value(row.cells[1]) for row in rows):
        return
    if _is_named_by_figures(table) and rows:
        _put_first(table, None)
        return
    groups = [row.cells[0] for row in rows]
    several = any(not below or below == above for above, below in pairwise(groups))
    if not several or not groups[0] or len({tuple(row.cells[:2]) for row in rows}) < len(rows):
        return
    group = ""
    for row in rows:
        group = row.cells[0] = row.cells[0] or group
    _put_first(table, HeaderColumn("group"))


def _put_first(table: RecognisedTable, beside: HeaderColumn | None) -> None:
    """Let the second column of a table change places with the first, which holds what `beside` says."""
    columns = table.header.columns
    table.header = replace(table.header, columns=(columns[0], beside, *columns[2:]))
    table.words = (table.words[1], table.words[0], *table.words[2:])
    for row in table.rows:
        if row.cells[1]:
            row.cells[:2] = row.cells[1::-1]
            row.origins[:2] = row.origins[1::-1]
            row.parts = {1 - place if place < 2 else place: parts for place, parts in row.parts.items()}


def _settle_unit(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Give a table that says no unit elsewhere the one beside the name of its sum: «Totalt, mnkr».

    That the rows add up to it proves that they are in that unit too.
    """
    if table.header.unit is not None:
        return
    sums = (row.cells[0] for row in table.rows if _role(row.cells[0], draft, ("total", "net")))
    found = {unit for name in sums if (unit := draft.profile.unit(name))}
    if len(found) != 1:
        return
    bare = table.header
    table.header = replace(bare, unit=found.pop(), unit_from="sum")
    if not any(each.role == "total" and each.proven for each in structure(_sum_rows(table, table.rows, draft))):
        table.header = bare


def settle(draft: SnapshotBuilder) -> None:
    """Take in the budget of each list from the table that has the best evidence; the others stay as they stand."""
    best: dict[str, Pending] = {}
    of_units = {id(pending) for pending in draft.budgets if _is_of_unit(pending, draft)}
    for pending in draft.budgets:
        if id(pending) in of_units:
            continue
        if pending.path not in best or pending.evidence > best[pending.path].evidence:
            best[pending.path] = pending
    for pending in draft.budgets:
        draft.tables.append(pending.home)
        own = best.get(pending.path)
        if id(pending) not in of_units and own and (pending is own or _goes_on(pending, own, draft)):
            _take_in(pending.table, pending.path, draft)
            leftovers(pending.table, draft)
        else:
            key = "budget-of-unit" if id(pending) in of_units else "second-budget"
            draft.ledger.note(pending.table.line, f"import.note.{key}", text=pending.heading[0])
            if head_words.of_table(pending.table, draft.profile):
                pending.table.words = ("", *pending.table.words[1:])  # what they say stands as text already
            stay(pending.table, draft)
            if not draft.lists.get(pending.path):
                draft.lists.pop(pending.path, None)
        draft.tables.pop()


def _is_of_unit(pending: Pending, draft: SnapshotBuilder) -> bool:
    """Whether income and costs are those of one unit, and not of the whole: the heading over them names a unit of the
    plan, or other headings that say as little of money stand over the same rows."""
    title, role = pending.heading
    if pending.path != _LINES or role in _ROLES[_LINES]:
        return False
    units = {name for each in draft.budgets if each.path == _UNITS for name in _names(each)}
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain(title)) for name in units if name):
        return True
    return any(
        each.path == _LINES
        and each.heading[0] != title
        and each.heading[1] not in _ROLES[_LINES]
        and 2 * len(_names(each) & _names(pending)) > len(_names(pending))
        for each in draft.budgets
    )


def _names(pending: Pending) -> set[str]:
    return {plain(row.cells[0]) for row in pending.table.rows}


def _goes_on(pending: Pending, best: Pending, draft: SnapshotBuilder) -> bool:
    """Whether a table has further rows of the one above it in its section, which has no sum yet."""
    if pending.home is not best.home or pending.table.line < best.table.line:
        return False
    return not any(_role(row.cells[0], draft, ("total", "net", "income", "cost")) for row in best.table.rows)


def _evidence(table: RecognisedTable, path: str, draft: SnapshotBuilder) -> tuple[bool, bool, bool]:
    """What speaks for a table as the budget of a list: the heading over it, a sum that is proved, the plan's year."""
    role = draft.role
    headed = role in _ROLES[path]
    own = int(draft.profile.names.get("year", 0))
    dated = any(column and column.year == own for column in table.header.columns)
    rows = _counted(table, path, draft)
    proved = any(each.role == "total" and each.proven for each in structure(_sum_rows(table, rows, draft)))
    return dated, headed, proved


_ROLES: Mapping[str, tuple[str, ...]] = {
    _LINES: ("operating_budget", "budget", "frame"),
    _UNITS: ("unit_budget", "operating_budget", "budget", "frame"),
    _INVESTMENTS: ("investment_budget",),
}
"""The sections in which the table of a list is looked for first."""


def _take_in(table: RecognisedTable, path: str, draft: SnapshotBuilder) -> None:
    _tell_bare_years(table, draft)
    unit = draft.units.setdefault(path.partition("/")[0], table.header.unit or "")
    if Unit.of(unit) is not Unit.of(table.header.unit or ""):
        draft.ledger.note(table.line, "import.note.two-units", unit=table.header.unit, other=unit)
    lines = draft.listing(path)
    draft.ledger.place(lines, *table.heading_lines)
    rows = _counted(table, path, draft)
    sums = _parts_and_sums(table, rows, draft) if path != _LINES else [RowSum("")] * len(rows)
    net = _net(table, draft)
    heading: TableRow | None = None
    for row, found in zip(rows, sums, strict=True):
        if found.role == "head":
            heading = row
            continue
        name = table.cell(row, "name")
        role = _role_of_line(name, net, draft) if path == _LINES else _role_of_unit(name, path, found, draft)
        lines.append(
            _line(
                table, row, {"name": name, "role": role, "group": table.cell(row, "group") or found.group}, path, draft
            )
        )
        draft.ledger.place(lines[-1], *(heading.lines if heading else ()))
        heading = None


def _counted(table: RecognisedTable, path: str, draft: SnapshotBuilder) -> list[TableRow]:
    """The rows of the table's money; what counts something else, has no name or is a second frame is left."""
    kept = []
    net = _net(table, draft)
    for row in table.rows:
        name = table.cell(row, "name")
        key = _is_of_another_unit(name, table, draft) if name else "import.note.nameless"
        if key is None and path == _UNITS and _is_second_frame(row, net, table, draft):
            key = None if _role(name, draft, ("grant",)) else "import.note.second-frame"
        if key is None:
            kept.append(row)
        elif not row.left:
            table.leave_row(row)
            draft.ledger.note(row.lines[0], key, text=name or " ".join(filter(None, row.cells)))
    return kept


def _is_of_another_unit(name: str, table: RecognisedTable, draft: SnapshotBuilder) -> str | None:
    """What is told of a row that counts something else than the table's money, or in another unit."""
    own = draft.profile.unit(name)
    bare = draft.profile.without_unit(plain(name))
    if own == "" or any(_role(text, draft, ("counts",)) for text in (name, bare)):
        return "import.note.count-row"
    if own and Unit.of(own) is not Unit.of(table.header.unit or ""):
        return "import.note.row-unit"
    return None


def _is_second_frame(row: TableRow, net: TableRow | None, table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a row among units is a frame beside the row that sums them up: it is no unit, and no second sum."""
    name = row.cells[0]
    if _role(name, draft, ("total",)) or not _role(name, draft, ("net",)):
        return False
    return row is not net or any(_role(each.cells[0], draft, ("total",)) for each in table.rows)


def _tell_bare_years(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Tell that amounts under a year with no more words were taken for the budget; for the plan's own they are."""
    own = draft.profile.names.get("year")
    columns = zip(table.header.columns, table.words, strict=True)
    years = [column.year for column, word in columns if column and column.year and is_bare_year(word, draft.profile)]
    if text := ", ".join(str(year) for year in years if str(year) != own):
        draft.ledger.note(table.line, "import.note.bare-years", text=text)


_PATHS = {"operating_budget": _LINES, "unit_budget": _UNITS, "investment_budget": _INVESTMENTS}
"""Where the rows of a table belong whose kind the profile says."""


def _path(table: RecognisedTable, draft: SnapshotBuilder) -> str:
    """Where the rows belong: to investments by what stands over them, else by what they are called.

    Income and costs tell of the whole, and so do net costs alone, or with rows that are kinds of costs and income;
    other names are units, whatever the heading.
    """
    if (told := kind_of_head(table.words, draft.profile)) in _PATHS:
        return _PATHS[told]
    names = [row.cells[0] for row in table.rows if row.cells[0]]
    if _are_investments(table, draft):
        return _INVESTMENTS
    if draft.role == "unit_budget":
        return _UNITS
    if not names or any(_role(name, draft, ("income", "cost")) for name in names):
        return _LINES
    own = [name for name in names if not plain(name).startswith("varav ")]
    whole = [name for name in own if _role(name, draft, ("net", "details"))]
    return _LINES if whole and len(whole) * 2 >= len(own) else _UNITS


def _are_investments(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a table is of investments: by the nearest of what heads it that says investments or operation alone."""
    words = draft.profile.data["budget"]
    above = (table.words[0], *reversed(table.above.split("\n")), *draft.titles[::-1])
    for text in map(str.casefold, above):
        invested, operated = (any(word in text for word in words[name]) for name in ("investments", "operation"))
        if invested != operated:
            return invested
    return draft.role == "investment_budget"


def _has_no_unit(table: RecognisedTable, _: SnapshotBuilder) -> bool:
    return table.header.unit is None


def _has_second_head(table: RecognisedTable, _: SnapshotBuilder) -> bool:
    """Whether words stand where the first row has its amounts, with no name: «Intäkt», «Kostnad» below each year."""
    first = next(iter(table.rows), None)
    if first is None or table.cell(first, "name"):
        return False
    found = [text for column, text in table.pairs(first) if column and column.field != IGNORED and text]
    return bool(found) and not any(map(str.isdigit, "".join(found)))


def _is_of_both(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether what stands nearest over a table tells of operation and investments, and not of the one beside the other:
    «Driftkostnader av investeringar»."""
    words = draft.profile.data["budget"]
    above = (table.words[0], *reversed(table.above.split("\n")))
    told = [[any(word in text for word in words[name]) for name in ("investments", "operation")]
            for text in map(str.casefold, above) if not re.search(r"\b(?:och|samt)\b", text)]  # fmt: skip
    return next((all(each) for each in told if any(each)), False)


def _is_apart(table: RecognisedTable, draft: SnapshotBuilder) -> bool:
    """Whether a table is of an activity with accounts of its own, such as one that its fees pay for."""
    return draft.profile.matches(table.words[0], draft.profile.data["budget"]["apart"])


def _is_named_by_figures(table: RecognisedTable, _: SnapshotBuilder | None = None) -> bool:
    """Whether most rows are called by a figure, such as the number of an account: their names stand elsewhere."""
    names = [table.cell(row, "name") for row in table.rows if table.cell(row, "name")]
    return sum(map(is_value, names)) * 2 > len(names)


_NO_BUDGET: Mapping[str, Callable[[RecognisedTable, SnapshotBuilder], bool]] = {
    "import.note.no-unit": _has_no_unit,
    "import.note.header-below": _has_second_head,
    "import.note.operation-of-investments": _is_of_both,
    "import.note.accounts-apart": _is_apart,
    "import.note.named-by-figures": _is_named_by_figures,
}
"""What is told of a table that looks like the budget and is none, and how it is known."""


def _role(name: str, draft: SnapshotBuilder, roles: tuple[str, ...]) -> str | None:
    rows = draft.profile.data["budget"]["rows"]
    return next((role for role in roles if draft.profile.matches(name, rows[role])), None)


def _net(table: RecognisedTable, draft: SnapshotBuilder) -> TableRow | None:
    """The row of the net cost: of several the one whose name the profile has first, a row of figures before a label.
    What the council gives is the net cost only where nothing is planned to be left of it; an outcome leaves some."""
    results = [row for row in table.rows if _role(row.cells[0], draft, ("result",))]
    planned = [
        text for row in results for column, text in table.pairs(row) if column and column.field in {"budget", "plan"}
    ]
    known = draft.profile.data["budget"]["rows"]["net"]
    ranked = [(not any(row.cells[1:]), draft.profile.rank(row.cells[0], known), row) for row in table.rows]
    found = [each for each in ranked if each[1] < len(known)]
    best = min(found, key=lambda each: each[:2])[2] if found else None
    return None if best and any(map(_NOT_NOUGHT.search, planned)) and _role(best.cells[0], draft, ("grant",)) else best


_NOT_NOUGHT = re.compile("[1-9]")


def _sum_rows(table: RecognisedTable, rows: Sequence[TableRow], draft: SnapshotBuilder) -> list[SumRow]:
    """The rows as they are added up. A frame beside a sum takes no part in any, nor does what is part of a row."""
    names = [table.cell(row, "name") for row in rows]
    has_total = any(_role(name, draft, ("total",)) for name in names)
    made = []
    for row, name in zip(rows, names, strict=True):
        whole = _role(name, draft, ("total",)) or _is_committee(name, draft)
        net = _role(name, draft, ("net",))
        apart = bool(net and not whole and has_total) or plain(name).startswith("varav ")
        figures = tuple(
            _read(text, table, table.header.unit or "") if column and column.field not in _NO_AMOUNTS else None
            for column, text in table.pairs(row)
        )
        filled = any(text not in NOTHING for text in row.cells[1:])
        made.append(SumRow(name, figures, named=bool(whole or net), apart=apart, filled=filled))
    return made


_NO_AMOUNTS = ("name", "group", "change", IGNORED)


def _is_committee(name: str, draft: SnapshotBuilder) -> bool:
    own = draft.profile.names.get("committee")
    return plain(name) in {"nämnden", plain(own or "nämnden")}


def _parts_and_sums(table: RecognisedTable, rows: Sequence[TableRow], draft: SnapshotBuilder) -> list[RowSum]:
    """What each row of units is, told where nothing proves it."""
    made = structure(_sum_rows(table, rows, draft))
    for row, found in zip(rows, made, strict=True):
        if not found.proven and any(row.cells[1:]):
            key = "no-sum" if found.role == "unknown" else "sum-assumed"
            draft.ledger.note(row.lines[0], f"import.note.{key}", text=table.cell(row, "name"))
    return made


def _role_of_line(name: str, net: TableRow | None, draft: SnapshotBuilder) -> str | None:
    """The role of a row of the whole; of several rows for the net cost `net` is the one that is it, if any."""
    role = _role(name, draft, ("income", "cost", "net", "total", "result"))
    if role == "net" and (net is None or plain(name) != plain(net.cells[0])):
        return _role(name, draft, ("grant",))
    return role


def _role_of_unit(name: str, path: str, found: RowSum, draft: SnapshotBuilder) -> str | None:
    """The role of a row of units or investments, by what it sums up; none for a sum that can't be one."""
    if found.role == "part" and path == _UNITS and (grant := _role(name, draft, ("grant",))):
        return grant
    return None if found.role == "unknown" else found.role


def _line(table: RecognisedTable, row: TableRow, line: Item, path: str, draft: SnapshotBuilder) -> Item:
    """A row of the budget with its amounts, added to what `line` has of it."""
    line["amounts"] = []
    for place, (column, text) in enumerate(table.pairs(row)):
        if column is None or column.field in {"name", "group", IGNORED} or text in NOTHING:
            continue
        amount = _amount(text, table, draft.units[path.partition("/")[0]])
        if amount is None:
            row.left.add(place)
            tell = draft.ledger.misread if _holds_figure(text) else draft.ledger.note
            tell(row.origins[place][0], "import.note.no-amount", text=text)
        elif column.field == "change":
            line["change"] = amount
        else:
            of = {"of": column.of} if column.of else {}
            line["amounts"].append({"year": column.year, "kind": column.field, **amount, **of})
            if not column.of:
                _check_sign(line, amount, row.origins[place], draft)
    return draft.item(row.lines, line)


def _holds_figure(text: str) -> bool:
    """Whether a cell that is no amount has a figure in it all the same, in digits or words: then an amount is lost."""
    return any(map(str.isdigit, text)) or any(
        word not in ARTICLES and number_in(word) is not None for word in text.casefold().split()
    )


def _check_sign(line: Item, amount: Item, lines: list[int], draft: SnapshotBuilder) -> None:
    """Tell of an amount whose sign breaks the profile's rule for such rows; it keeps the sign that is printed."""
    role = line["role"] if line["role"] in {"income", "cost"} else "net"
    rule = draft.profile.data["budget"]["signs"][role]
    if (rule == "positive" and amount["kr"] < 0) or (rule == "negative" and amount["kr"] > 0):
        draft.ledger.note(lines[0], "import.note.other-sign", text=amount["printed"], name=line["name"])


def _amount(text: str, table: RecognisedTable, unit: str) -> Item | None:
    """The amount in a cell, None if it can't be read. In a table in another unit than the budget's it says its own."""
    own = table.header.unit or ""
    if Unit.of(own) is not Unit.of(unit) and text[-1:].isdigit():
        text = f"{text} {own}"
    amount = _parsed(text, unit)
    return None if amount is None else {"kr": amount.kr, "printed": amount.printed}


def _read(text: str, table: RecognisedTable, unit: str) -> Amount | None:
    return None if text in NOTHING else _parsed(text, unit)


def _parsed(text: str, unit: str) -> Amount | None:
    return parsed(text, Unit.of(unit) or Unit.KR)


Json = dict[str, Any]

_BUDGETS = {"operating_budget": ("lines", "units"), "investment_budget": ("lines",)}
"""The budget groups of a snapshot and their lists of rows."""

_UNKNOWN = (
    "overarching_goals",
    "goals",
    "assignments",
    "key_figures",
    "fees",
    "quality_declarations",
    "procurement_plan",
    "internal_control_plan",
    "organisation",
    "tables",
    "sections",
)
"""What a comparison column tells nothing of."""


def prior_year_plan(raw: Mapping[str, Any]) -> Json | None:
    """The snapshot of the year before, out of a plan's snapshot; None where the plan tells of no amount of that year.

    The title is that of the document which tells. A row without a figure for the year stays, empty: the plan says that
    there is such a row, not that it was nought.
    """
    year = raw["year"] - 1
    budgets = {
        group: _group(raw[group], lists, year) for group, lists in _BUDGETS.items() if isinstance(raw.get(group), dict)
    }
    if not any(_has_figures(group) for group in budgets.values()):
        return None
    plan: Json = {"format": raw["format"], "year": year, "known_from": raw["year"]}
    if "documents" in raw:
        plan["documents"] = raw["documents"]
    plan["metadata"] = {
        key: raw["metadata"][key] for key in ("title", "municipality", "committee") if key in raw["metadata"]
    }
    plan |= {group: budgets.get(group) for group in _BUDGETS}
    return plan | dict.fromkeys(_UNKNOWN)


def _group(group: Mapping[str, Any], lists: tuple[str, ...], year: int) -> Json:
    rows: Json = {"unit": group["unit"]}
    for key in lists:
        if key in group:
            rows[key] = None if group[key] is None else [_row(row, year) for row in group[key]]
    return rows


def _row(row: Mapping[str, Any], year: int) -> Json:
    """The row with the year's amounts alone; the change was one between two years."""
    kept = {key: value for key, value in row.items() if key not in {"id", "change", "also"}}
    return {**kept, "amounts": [amount for amount in row["amounts"] if amount["year"] == year]}


def _has_figures(group: Json) -> bool:
    return any(row["amounts"] for rows in group.values() if isinstance(rows, list) for row in rows)
