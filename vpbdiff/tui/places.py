"""Where a change stands: its place in the document, and the file and line of the snapshot and of the source."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.gate import Case
from vpbdiff.model.document import Line, Paragraph, Span, Style, plain
from vpbdiff.model.plan import Item, Plan
from vpbdiff.review.worklist import Row
from vpbdiff.statements import phrases
from vpbdiff.store import Snapshot, strict_json
from vpbdiff.tui.layout import PageElement
from vpbdiff.wording import Wording


class Places:
    """Looks up where the changes of a case stand; reads each snapshot once, when a place in it is first asked for."""

    def __init__(self, case: Case, wording: Wording, earlier: Places | None = None) -> None:
        """What an `earlier` case of the same plans has looked up is not looked up again."""
        self._sides = {"old": (case.comparison.old, case.old), "new": (case.comparison.new, case.new)}
        known = earlier is not None and all(earlier._sides[side][0] is plan for side, (plan, _) in self._sides.items())
        self._lines: dict[str, dict[str, int]] = earlier._lines if earlier and known else {}
        self._wording = wording

    def elements(self, row: Row) -> Iterator[PageElement]:
        """The path of headings, then a line for each of its items."""
        path = " › ".join(self.path(row))
        yield Paragraph((Span(self._wording.say("review.place"), Style.STRONG), *plain(path)))
        for side, items in self._items(row):
            for item in items:
                yield Line(plain(self._line(side, item)), 1)

    def path(self, row: Row) -> tuple[str, ...]:
        """The part of the plan and the items that the change stands in."""
        return (phrases.capital(phrases.list_word(row.part, self._wording)), *(owner.name for owner in row.owners))

    def spot(self, row: Row) -> str:
        """File and line of the item in the new plan's snapshot, or in the old one's where it is there no longer."""
        side, items = list(self._items(row))[-1]
        return self._spot(side, items[0])

    def _items(self, row: Row) -> Iterator[tuple[str, tuple[Item, ...]]]:
        change = row.change
        if change is not None:
            yield from ((side, items) for side, items in (("old", change.old), ("new", change.new)) if items)
            return
        plan, _ = self._sides["new"]
        yield "new", tuple(item for item in plan.items() if item.pointer == row.subject.pointer)

    def _line(self, side: str, item: Item) -> str:
        plan, _ = self._sides[side]
        spot = self._wording.say(
            "review.spot", plan=phrases.plan_name(plan, self._wording), spot=self._spot(side, item)
        )
        return spot + self._source(plan, item)

    def _spot(self, side: str, item: Item) -> str:
        _, snapshot = self._sides[side]
        if side not in self._lines:
            self._lines[side] = _all_lines(snapshot, self._sides[side][0])
        line = self._lines[side].get(item.pointer)
        return snapshot.shown if line is None else f"{snapshot.shown}:{line}"

    def _source(self, plan: Plan, item: Item) -> str:
        source = item.source
        if source is None or (source.line is None and source.page is None):
            return ""
        named = plan.documents[source.document - 1] if source.document <= len(plan.documents) else ""
        what = "page" if source.line is None else "line"
        document = named or self._wording.say("review.the-document")
        return self._wording.say(f"review.source-{what}", document=document, n=source.line or source.page)


def _all_lines(snapshot: Snapshot, plan: Plan) -> dict[str, int]:
    """The line of every item; none where the file can't be read any more, which takes nothing from the page."""
    try:
        return strict_json.lines(snapshot.text(), {item.pointer for item in plan.items()})
    except VpbdiffError:
        return {}
