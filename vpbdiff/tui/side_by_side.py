"""What differs, facet by facet: the old text and the new beside each other, the words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.model.changes import Change, Comparison, Kind
from vpbdiff.model.document import Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.review.worklist import WorklistRow
from vpbdiff.statements import phrases
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import FacetStatement, Statement, bare_rows, is_text, surroundings
from vpbdiff.tui.layout import PageElement, SideBySide, TextColumn
from vpbdiff.wording import Wording

_AROUND = 100
"""Letters of what is the same that stay on each side of what differs: a line or two, in which it is read."""


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """A stretch that is the same, its middle left out, or its far end; whole where that saves little."""
    if len(text) <= 3 * _AROUND:
        return text
    start, end = text[:_AROUND].rpartition(" ")[0], text[-_AROUND:].partition(" ")[2]
    return " ".join(filter(None, ("" if first else start, "[…]", "" if last else end)))


_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT)


class Texts:
    """Shows the facets of the changes of one comparison."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._comparison = comparison
        self._labels = tuple(
            wording.say(f"review.side-{side}", plan=phrases.plan_name(plan, wording))
            for side, plan in (("old", comparison.old), ("new", comparison.new))
        )
        self._phrasing = Phrasing(comparison, wording, full=True)
        self._facets = self._phrasing.facets
        self._wording = wording
        self.folds = True
        """Whether what is the same far from what differs is left out."""

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """All that differs in a row, and the parts that came or went with it."""
        if row.change is None:
            bare = bare_rows(self._comparison)[row.subject.pointer]
            yield self._sides(*self._phrasing.bare_sides(bare))
            return
        statement = surroundings(self._comparison).statement(row.change)
        if any(kind in _WHOLE for kind in statement.kinds):
            yield from self._items(statement)
        for facet in statement.facets:
            if facet.kind not in _WHOLE:
                yield from self._facet(facet, statement)
        yield from self._parts(row.parts)

    def _items(self, change: Change) -> Iterator[PageElement]:
        """The items whole, those that went before those that came."""
        for items, label in zip((change.old, change.new), self._labels, strict=True):
            for item in items:
                yield Paragraph((Span(f"{label}: ", Style.QUIET), Span(item.name, Style.STRONG)))
                for spans in self._facets.content(item):
                    yield Line(spans, 1)

    def _facet(self, facet: FacetStatement, statement: Statement) -> Iterator[PageElement]:
        if facet.kind is Kind.TRANSFERRED:
            yield Paragraph(self._facets.transfer(facet))
            return
        yield Paragraph(self._facets.heading(facet))
        moved = facet.kind is Kind.MOVED
        yield self._sides(*(self._phrasing.moved_sides(statement) if moved else self._facets.sides(facet)))

    def _sides(self, old: Spans, new: Spans) -> SideBySide:
        texts = (self._folded(old), self._folded(new)) if self.folds else (old, new)
        return SideBySide(*(TextColumn(label, spans) for label, spans in zip(self._labels, texts, strict=True)))

    def _folded(self, spans: Spans) -> Spans:
        """A text without what is the same far from what differs; whole where nothing differs."""
        if not any(span.style in (Style.OLD, Style.NEW) for span in spans):
            return spans
        last = len(spans) - 1
        return tuple(
            span._replace(text=_shortened(span.text, first=not number, last=number == last))
            if span.style is Style.PLAIN
            else span
            for number, span in enumerate(spans)
        )

    def _parts(self, parts: Sequence[Change]) -> Iterator[PageElement]:
        for entity in dict.fromkeys(part.entity for part in parts):
            items = [(part.new or part.old)[0] for part in parts if part.entity == entity]
            yield Paragraph((Span(phrases.holding({entity: len(items)}, self._wording), Style.STRONG),))
            for item in items:
                yield Line(plain(item.name), 1, "·")
                for spans in () if is_text(item) else self._facets.content(item):
                    yield Line(spans, 2)
