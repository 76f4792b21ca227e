"""Changes and budget as a table for a spreadsheet.

The money's rows of the table for spreadsheets: each row of the budget, then the sums of the movement.

They stand under the changes in the same columns: part, name, what happened, what it is of, before, now.

The changes as a table for a spreadsheet: one row a facet, as Excel in Sweden opens it by a double click.

UTF-8 with a byte order mark, semicolons, CRLF. No cell is a formula, whatever a plan says: `cell` is the one place
that sees to it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from vpbdiff.base.escaping import in_cell
from vpbdiff.model import money
from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Significance
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options, Selection
from vpbdiff.statements.plan_order import Outline
from vpbdiff.views import overview
from vpbdiff.views.budget_figures import BudgetFigures
from vpbdiff.views.budget_report import left_out
from vpbdiff.wording import Wording


def budget_rows(
    comparison: Comparison, wording: Wording, selection: Selection, width: int
) -> Iterator[tuple[str, ...]]:
    """The rows, `width` cells each; none where no amount differs or the selection leaves the budget out."""
    view = BudgetFigures(comparison, wording)
    if left_out(selection) or not view.budget.changed:
        return
    heading = wording.say("budget.heading")
    for table in view.tables():
        name = phrases.capital(phrases.list_word(table.path, wording))
        of = wording.say("budget.table", table=name, unit=table.unit)
        for row in table.rows:
            row_name, before, after, change = (cell.text for cell in row.cells)
            what = wording.say(f"budget.csv-{row.direction}", change=change.lstrip("+" + money.MINUS))
            yield _padded((heading, row_name, of, what, "", number(before), number(after)), width)
    for sentence in (*view.movement(), *view.restated()):
        yield _padded((heading, sentence), width)


def number(figure: str) -> str:
    """A printed figure as a spreadsheet in Sweden reads it: an ASCII minus, and nothing between the thousands."""
    plain = figure.replace(money.MINUS, "-").replace(money.NO_BREAK_SPACE, "")
    return plain if NUMBER.fullmatch(plain) else figure


NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
"""What a spreadsheet in Sweden takes for a number."""


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


COLUMNS = (
    *("entity", "title", "owner", "kind", "field", "old", "new", "significance", "weakened"),
    *("old-pointer", "new-pointer", "id"),
)
"""What a row says of a facet."""

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
"""How a cell begins that a spreadsheet would run, full-width signs included."""


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The table, byte order mark first. A selection is said in the heading of a last column of its own."""
    rows = _stat_rows if options.stat else _rows
    said = options.selection.sentence(comparison, wording)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows(comparison, wording, options):
        first = out.tell() == 0
        writer.writerow([cell(text) for text in (*row, *([said if first else ""] if said else ()))])
    return "\ufeff" + out.getvalue()


def _stat_rows(comparison: Comparison, wording: Wording, options: Options) -> Iterator[tuple[str, ...]]:
    """The counts: a row for each number, so that a spreadsheet can add them up."""
    years = (phrases.plan_name(plan, wording) for plan in (comparison.old, comparison.new))
    yield wording.say("diff.overview-part"), *years, wording.say("diff.overview-what")
    for row in overview.rows(comparison, options.selection.entities):
        yield overview.label(row, wording), str(row.old), str(row.new), overview.sentence(row, wording)


def _rows(comparison: Comparison, wording: Wording, options: Options) -> Iterator[tuple[str, ...]]:
    yield tuple(wording.say(f"diff.csv-{column}") for column in COLUMNS)
    shown = options.selection.of(comparison)
    outline = Outline(comparison, shown)
    other_name = phrases.other_name(comparison, wording)
    for change in shown:
        yield from facet_rows(change, outline, wording, other_name)
    yield from budget_rows(comparison, wording, options.selection, len(COLUMNS))


def facet_rows(change: Change, outline: Outline, wording: Wording, other_name: str) -> Iterator[tuple[str, ...]]:
    """A row for each facet, in the order of `COLUMNS`; `other_name` is what a renaming is called, empty for itself."""
    for facet in change.facets:
        if not _is_untold(change, facet):
            yield _row(change, facet, outline, wording, other_name)


def _is_untold(change: Change, facet: Facet) -> bool:
    """Whether a facet is a code of the import that changed beside something that a reader knows."""
    return phrases.is_code(change.new[0] if change.new else change.old[0], facet.field or "") and len(change.facets) > 1


def _row(change: Change, facet: Facet, outline: Outline, wording: Wording, other_name: str) -> tuple[str, ...]:
    owner = outline.owner(change)
    old, new = _values(change, facet, outline, wording)
    return (
        phrases.capital(phrases.entity_word(change.entity, 1, wording)),
        change.title,
        owner.name if owner else "",
        (facet.kind is Kind.RENAMED and other_name) or _kind(change, facet, wording),
        phrases.field_word(facet.field, wording) if facet.field else "",
        old,
        new,
        _significance(facet, wording),
        wording.say("diff.yes") if facet.weakened else "",
        " ".join(item.pointer for item in change.old),
        " ".join(item.pointer for item in change.new),
        change.id,
    )


def _kind(change: Change, facet: Facet, wording: Wording) -> str:
    if facet.kind in phrases.ADJECTIVES:
        return phrases.adjective(facet.kind, change.entity, 1, wording)
    if facet.kind is Kind.RECATEGORISED:
        return phrases.recategorised({facet.field}, wording)
    return phrases.kind_word(facet.kind, (change.new or change.old)[0], wording)


def _significance(facet: Facet, wording: Wording) -> str:
    if facet.significance is Significance.EDITORIAL and not facet.certain:
        return wording.say("diff.significance-proposed")
    return wording.say(f"diff.significance-{facet.significance}")


def _values(change: Change, facet: Facet, outline: Outline, wording: Wording) -> tuple[str, str]:
    """What stood and what stands: of an item that came or went its whole content, of a moved one its owners' names."""
    match facet.kind:
        case Kind.ADDED:
            return "", _content(change.new[0], wording)
        case Kind.REMOVED:
            return _content(change.old[0], wording), ""
        case Kind.MOVED:
            owners = (
                outline.old_places[change.old[0].pointer].owner,
                outline.new_places[change.new[0].pointer].owner,
            )
            before, after = (owner.name if owner else "" for owner in owners)
            return before, after
        case Kind.MERGED | Kind.SPLIT:
            return "\n".join(item.name for item in change.old), "\n".join(item.name for item in change.new)
    item, name = change.new[0], facet.field or ""
    before, after = (
        "" if value is None or phrases.is_code(item, name) else phrases.field_text(item, name, value, wording)
        for value in (facet.old, facet.new)
    )
    return before, after


def _content(item: Item, wording: Wording) -> str:
    """All fields but the name, which has a column of its own, a line each."""
    return "\n".join(
        f"{phrases.capital(phrases.field_word(name, wording))}: {phrases.field_text(item, name, value, wording)}"
        for name, value in item.fields.items()
        if name != item.entity.name_field and not phrases.is_code(item, name)
    )


def cell(text: str) -> str:
    """The text as a spreadsheet shows it: hidden characters by their code, an apostrophe before what it would run.

    A number is left as it is, for the spreadsheet to reckon with.
    """
    shown = in_cell(text)
    return f"'{shown}" if _FORMULA.match(shown) and not NUMBER.fullmatch(shown) else shown
