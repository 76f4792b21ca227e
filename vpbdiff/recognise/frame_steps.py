"""The steps from one year's frame to the next, post by post, as a plan prints them (ramförändringar)."""

from __future__ import annotations

from vpbdiff.model.money import Amount, Unit, parsed
from vpbdiff.recognise.builder import NOTHING, Item, SnapshotBuilder
from vpbdiff.recognise.generic_tables import leftover_cells
from vpbdiff.recognise.grids import Grid, GridRow
from vpbdiff.recognise.header_columns import YEAR
from vpbdiff.recognise.sums import RowSum, SumRow, structure

_PATH = "operating_budget/steps"


def are_steps(grid: Grid, draft: SnapshotBuilder) -> bool:
    """Whether a table leads from one frame to another: what heads it says so, or most of its rows do.

    So do two rows of one name with two years, such as «Kommunbidrag 2025» and «Kommunbidrag 2026».
    """
    words = draft.profile.data["budget"]
    above = (grid.label_name, grid.title, *reversed(grid.above.split("\n")), *draft.titles[-1:])
    if any(word in text.casefold() for text in above for word in words["steps"]):
        return _columns(grid, draft) is not None
    if not _columns(grid, draft):
        return False
    names = [row.label for row in grid.rows if row.label]
    net = words["rows"]["net"]
    years = {year[1] for name in names if (year := YEAR.search(name)) and draft.profile.matches(_undated(name), net)}
    frames = sum(draft.profile.matches(name, words["rows"]["steps"]) for name in names)
    typed = sum(_type(name, draft) is not None for name in names)
    return len(years) > 1 or frames > 1 or typed * 2 > len(names)


def _undated(name: str) -> str:
    return YEAR.sub("", name).strip(" ,()")


def frame_steps(grid: Grid, draft: SnapshotBuilder) -> None:
    """Add the steps of a table."""
    found = draft.listing(_PATH)
    unit = draft.units.setdefault("operating_budget", grid.unit or "")
    draft.ledger.place(found, *grid.heads)
    columns = _columns(grid, draft) or {}
    figures = [_figures(row, grid, columns, unit) for row in grid.rows]
    sums = structure([
        SumRow(row.label, tuple(None if each is None else each[1] for each in amounts), named=_is_sum(row.label, draft),
               filled=any(cell not in NOTHING for cell in row.cells))
        for row, amounts in zip(grid.rows, figures, strict=True)
    ])  # fmt: skip
    heading: GridRow | None = None
    for row, amounts, part in zip(grid.rows, figures, sums, strict=True):
        row.left |= {place for place, cell in enumerate(row.cells) if cell not in NOTHING and amounts[place] is None}
        if part.role == "head":
            heading = row
        elif row.label:
            found.append(_step(row, amounts, part, draft))
            draft.ledger.place(found[-1], *(heading.lines if heading else ()))
            heading = None
        else:
            row.left = {place for place, cell in enumerate(row.cells) if cell}
    leftover_cells(grid, draft)


_Figures = list[tuple[Item, Amount] | None]


def _figures(row: GridRow, grid: Grid, columns: dict[int, Item], unit: str) -> _Figures:
    """The row's amounts by column, as a snapshot has them and as they are added up."""
    made: _Figures = []
    for place, cell in enumerate(row.cells):
        text = cell
        if grid.unit and Unit.of(grid.unit) is not Unit.of(unit) and text[-1:].isdigit():
            text = f"{text} {grid.unit}"
        is_read = place in columns and text not in NOTHING
        amount = parsed(text, Unit.of(unit) or Unit.KR) if is_read else None
        made.append(
            None if amount is None else ({**columns[place], "kr": amount.kr, "printed": amount.printed}, amount)
        )
    return made


def _columns(grid: Grid, draft: SnapshotBuilder) -> dict[int, Item] | None:
    """The columns of amounts by place: a year and what it holds. A lone one without a year has that of its heading."""
    if grid.unit is None:
        return None
    texts = (grid.title, *reversed(grid.above.split("\n")), *draft.titles[::-1])
    above = next((int(year[1]) for text in texts if (year := YEAR.search(text))), None)
    own = int(draft.profile.names["year"]) if "year" in draft.profile.names else None
    made: dict[int, Item] = {}
    for place, name in enumerate(grid.names):
        year = YEAR.search(name)
        kinds = [kind for kind in draft.profile.fields(_undated(name), draft.profile.columns("budget"))[0]
                 if kind in {"outcome", "forecast", "plan"}]  # fmt: skip
        when = int(year[1]) if year else (above or own) if len(grid.names) == 1 or _is_amount(name) else None
        if when:
            made[place] = {"year": when, "kind": kinds[0] if kinds else "plan" if own and when > own else "budget"}
    return made or None


def _is_amount(name: str) -> bool:
    return name.casefold().partition(",")[0].strip() in {"belopp", "summa", "tkr", "mkr", "mnkr", "kr"}


def _is_sum(name: str, draft: SnapshotBuilder) -> bool:
    rows = draft.profile.data["budget"]["rows"]
    closing = draft.profile.matches(name, rows["steps"]) and _type(name, draft) is None
    frame = YEAR.search(name) is not None and draft.profile.matches(_undated(name), rows["net"])
    return draft.profile.matches(name, rows["total"]) or closing or frame


def _type(name: str, draft: SnapshotBuilder) -> str | None:
    types = draft.profile.data["budget"]["step_types"]
    return next((kind for kind, words in types.items() if draft.profile.matches(name, words)), None)


def _step(row: GridRow, amounts: _Figures, part: RowSum, draft: SnapshotBuilder) -> Item:
    kind = _type(row.label, draft) if part.role == "part" else None
    first = kind is None and part.role == "part" and _is_sum(row.label, draft)  # the frame that the steps begin with
    fields: Item = {
        "name": row.label,
        "role": None if part.role == "unknown" else part.role,
        "group": part.group,
        "type": "carried_over" if first else kind,
        "amounts": [each[0] for each in amounts if each],
    }
    return draft.item(row.lines, fields)
