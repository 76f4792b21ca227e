"""All that the review tells of one change, as elements of a page. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.gate import Case
from vpbdiff.review.worklist import Row
from vpbdiff.tui.head import Head
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.pairs import Pairs
from vpbdiff.tui.places import Places
from vpbdiff.tui.reasons import Reasons
from vpbdiff.tui.side_by_side import Texts
from vpbdiff.tui.suggestions import MOST, Suggestions
from vpbdiff.wording import Wording

__all__ = ["MOST", "Detail", "Suggestions"]


class Detail:
    """Tells the changes of one case: what differs, why it says so, what is on record, where it stands."""

    def __init__(self, case: Case, wording: Wording, earlier: Detail | None = None) -> None:
        """`earlier` is the detail of the case before, which may have read the same plans."""
        self._places: Places = Places(case, wording, earlier._places if earlier else None)
        self._parts: tuple[Head | Texts | Reasons | Pairs | Places, ...] = (
            Head(case, wording),
            Texts(case.comparison, wording),
            Reasons(case, wording),
            Pairs(case.comparison, wording),
            self._places,
        )

    def elements(self, row: Row, suggestions: Suggestions | None = None) -> Iterator[PageElement]:
        """The page of one change, in reading order; with what is suggested, where that is asked for."""
        for number, part in enumerate(self._parts):
            found = list(part.elements(row))
            if isinstance(part, Reasons) and suggestions is not None:
                found += suggestions.elements(row)
            if found and number:
                yield Gap()
            yield from found

    def spot(self, row: Row) -> str:
        """File and line of the change's item."""
        return self._places.spot(row)
