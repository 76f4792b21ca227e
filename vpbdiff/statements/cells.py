"""Statements as rows for a spreadsheet: a row for each facet, its words in plain cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vpbdiff.model import figures, money
from vpbdiff.model.changes import Comparison, Kind, Significance
from vpbdiff.model.document import CellType, TableCell
from vpbdiff.model.plan import Cell, Item, Value, YearAmount
from vpbdiff.statements import caveats, phrases
from vpbdiff.statements.statement import FacetStatement, Statement
from vpbdiff.wording import Wording

COLUMNS = (
    *("entity", "title", "owner", "kind", "field", "old", "new", "significance", "weakened"),
    *("old-pointer", "new-pointer", "id"),
)
"""What a row says of a facet."""

FIGURES = ("figure-old", "figure-new", "amount-unit", "year-old", "year-new")
"""The numbers of a facet, each alone, with their unit and years in columns of their own."""

WORDS = 7
"""The first of `COLUMNS`, after which the numbers stand."""


def facets_with_row(statement: Statement) -> Iterator[FacetStatement]:
    """The facets that have a row."""
    for facet in statement.facets:
        if not phrases.is_code(facet.item, facet.field or "") or len(statement.facets) == 1:
            yield facet


class CellFigure(NamedTuple):
    """A number apart from its unit and its year: `text` as printed, the year empty where none is stated."""

    text: str
    unit: str = ""
    year: str = ""


def figure(value: Value | None) -> CellFigure | None:
    """The number that a facet's value is; None where it is none, or holds several."""
    match value:
        case bool():
            return None
        case int():
            return CellFigure(str(value))
        case (YearAmount(amount=amount, year=year),):
            return CellFigure(money.text(amount.kr, amount.unit, amount.decimals), amount.unit.name.lower(), str(year))
        case (Cell(column=column, value=text),):
            return _printed(text, column.unit, str(column.year or ""))
    return None


def _printed(text: str, unit: str, year: str) -> CellFigure | None:
    """A figure with at most a word after it."""
    found = _FIGURE.fullmatch(text.replace("*", "").strip())
    if found is None or figures.read(text) is None:
        return None
    return CellFigure(found[1], found[2] or unit, year)


_FIGURE = re.compile(rf"({money.FIGURE})[{money.SPACES}]*(%|[^\W\d_]*)")


def figure_cells(facet: FacetStatement) -> dict[str, TableCell]:
    """The columns of `FIGURES` of one facet, empty where its value is no number."""
    old, new = (figure(value) or CellFigure("") for value in (facet.old, facet.new))
    return {
        "figure-old": TableCell(old.text, CellType.AMOUNT),
        "figure-new": TableCell(new.text, CellType.AMOUNT),
        "amount-unit": TableCell(" → ".join(dict.fromkeys(filter(None, (old.unit, new.unit))))),
        "year-old": TableCell(old.year, CellType.COUNT),
        "year-new": TableCell(new.year, CellType.COUNT),
    }


class Cells:
    """Puts the facets of one comparison's statements into cells, in one language."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._wording = wording
        self._other_name = phrases.other_name(comparison, wording)
        self._not_all_read = bool(comparison.old.unread or comparison.new.unread)

    def rows(self, statement: Statement) -> Iterator[tuple[str, ...]]:
        """A row for each facet, in the order of `COLUMNS`; none for a code of the import that changed beside something
        that a reader knows."""
        for facet in facets_with_row(statement):
            yield self.row(statement, facet)

    def unchanged(self, item: Item) -> str:
        """What the column for what happened says of an item that is as it was."""
        if self._not_all_read:
            return self._wording.say("change.same-read", n="").strip()
        return phrases.adjective("unchanged", item.entity.name, 1, self._wording)

    def row(self, statement: Statement, facet: FacetStatement) -> tuple[str, ...]:
        """What the columns say of one facet."""
        old, new = self._sides(statement, facet)
        return (
            phrases.capital(phrases.entity_word(statement.entity, 1, self._wording)),
            statement.title,
            statement.owner_name,
            self._kind(facet),
            phrases.field_word(facet.field, self._wording) if facet.field else "",
            old,
            new,
            self._significance(facet),
            self._wording.say("diff.yes") if facet.weakened else "",
            " ".join(item.pointer for item in statement.old),
            " ".join(item.pointer for item in statement.new),
            statement.id,
        )

    def _kind(self, facet: FacetStatement) -> str:
        if facet.kind is Kind.RENAMED and self._other_name:
            return self._other_name
        if facet.kind in phrases.ADJECTIVES:
            return phrases.adjective(facet.kind, facet.item.entity.name, 1, self._wording)
        return phrases.facets_word(facet.kind, facet.item, [facet], self._wording)

    def _significance(self, facet: FacetStatement) -> str:
        proposed = facet.significance is Significance.EDITORIAL and not facet.certain
        return self._wording.say(f"change.significance-{'proposed' if proposed else facet.significance}")

    def _sides(self, statement: Statement, facet: FacetStatement) -> tuple[str, str]:
        """What stood and what stands: of an item that came or went its whole content, of a moved one its owners."""
        doubt = caveats.doubt(statement, self._wording)
        match facet.kind:
            case Kind.ADDED:
                return doubt, self._content(statement.new[0])
            case Kind.REMOVED:
                return self._content(statement.old[0]), doubt
            case Kind.MOVED:
                owners = (place.owner if place else None for place in (statement.before, statement.after))
                old, new = (owner.name if owner else "" for owner in owners)
            case Kind.MERGED | Kind.SPLIT:
                old, new = ("\n".join(item.name for item in items) for items in (statement.old, statement.new))
            case _:
                item, name = facet.item, facet.field or ""
                old, new = (
                    ""
                    if value is None or phrases.is_code(item, name)
                    else phrases.field_text(item, name, value, self._wording)
                    for value in phrases.sides(facet.old, facet.new)
                )
        return old, new

    def _content(self, item: Item) -> str:
        """All fields but the name, which has a column of its own, a line each."""
        return "\n".join(
            f"{phrases.capital(phrases.field_word(name, self._wording))}: "
            f"{phrases.field_text(item, name, value, self._wording)}"
            for name, value in item.fields.items()
            if name != item.entity.name_field and not phrases.is_code(item, name)
        )
