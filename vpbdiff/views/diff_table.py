"""The changes as one table for a spreadsheet: a row a facet, then the money's rows in the same columns."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Significance
from vpbdiff.model.document import Table, TableCell
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.statements.plan_order import Outline
from vpbdiff.views import budget_report, overview
from vpbdiff.wording import Wording

COLUMNS = (
    *("entity", "title", "owner", "kind", "field", "old", "new", "significance", "weakened"),
    *("old-pointer", "new-pointer", "id"),
)
"""What a row says of a facet."""


def table(comparison: Comparison, wording: Wording, options: Options) -> Table:
    """The changes that were asked for, or the counts alone; a selection is said in the heading of a last column of its
    own."""
    found = _counts(comparison, wording, options) if options.stat else _changes(comparison, wording, options)
    said = options.selection.sentence(comparison, wording)
    if not said:
        return found
    return Table((*found.header, said), tuple((*row, TableCell("")) for row in found.rows))


def _counts(comparison: Comparison, wording: Wording, options: Options) -> Table:
    """A row for each number, so that a spreadsheet can add them up."""
    years = (phrases.plan_name(plan, wording) for plan in (comparison.old, comparison.new))
    header = (wording.say("diff.overview-part"), *years, wording.say("diff.overview-what"))
    return Table(
        header, tuple(overview.cells(row, wording) for row in overview.rows(comparison, options.selection.entities))
    )


def _changes(comparison: Comparison, wording: Wording, options: Options) -> Table:
    header = tuple(wording.say(f"diff.csv-{column}") for column in COLUMNS)
    shown = options.selection.of(comparison)
    outline = Outline(comparison, shown)
    other_name = phrases.other_name(comparison, wording)
    facets = (row for change in shown for row in facet_rows(change, outline, wording, other_name))
    money = budget_report.rows(comparison, wording, options.selection)
    padded = ((*row, *[TableCell("")] * (len(header) - len(row))) for row in money)
    return Table(header, (*(tuple(map(TableCell, row)) for row in facets), *padded))


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
