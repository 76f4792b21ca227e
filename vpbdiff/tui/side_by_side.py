"""What differs, facet by facet: the old text and the new beside each other, the words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Op, Significance
from vpbdiff.model.document import Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.model.plan import Item, Value
from vpbdiff.review.worklist import WorklistRow
from vpbdiff.statements import phrases
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.facets import one_side as side
from vpbdiff.statements.plan_order import bare_rows, is_text, places
from vpbdiff.tui.layout import PageElement, Sides, TextColumn
from vpbdiff.wording import Wording

_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT)


class Texts:
    """Tells the facets of the changes of one comparison."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._places = {"old": places(comparison.old), "new": places(comparison.new)}
        self._bare = bare_rows(comparison)
        self._labels = tuple(
            wording.say(f"review.side-{side}", plan=phrases.plan_name(plan, wording))
            for side, plan in (("old", comparison.old), ("new", comparison.new))
        )
        self._facets = FacetWords(wording, full=True)
        self._wording = wording

    def elements(self, row: WorklistRow) -> Iterator[PageElement]:
        """All that differs in a row, and the parts that came or went with it."""
        change = row.change
        if change is None:
            bare = self._bare[row.subject.pointer]
            values = ((each,) if each else None for each in (bare.before, bare.after))
            yield self._sides(*(self._plain(bare.new, "amounts", value) for value in values))
            return
        if any(kind in _WHOLE for kind in change.kinds):
            yield from self._items(change)
        for facet in change.facets:
            if facet.kind not in _WHOLE:
                yield from self._facet(facet, change)
        yield from self._parts(row.parts)

    def _items(self, change: Change) -> Iterator[PageElement]:
        """The items whole, those that went before those that came."""
        for items, label in zip((change.old, change.new), self._labels, strict=True):
            for item in items:
                yield Paragraph((Span(f"{label}: ", Style.QUIET), Span(item.name, Style.STRONG)))
                for spans in self._facets.content(item):
                    yield Line(spans, 1)

    def _facet(self, facet: Facet, change: Change) -> Iterator[PageElement]:
        item = (change.new or change.old)[0]
        if facet.kind is Kind.TRANSFERRED:
            yield Paragraph(self._facets.transfer(facet))
            return
        yield Paragraph(self._label(facet, item))
        if facet.words and facet.old and facet.new:
            yield self._sides(side(facet.words, Op.OLD), side(facet.words, Op.NEW))
        elif facet.kind is Kind.MOVED:
            yield self._sides(self._place("old", change.old[0]), self._place("new", change.new[0]))
        elif facet.kind is Kind.REORDERED:
            yield self._sides(*(plain(self._wording.say("review.number", n=each)) for each in (facet.old, facet.new)))
        else:
            yield self._sides(*(self._plain(item, facet.field or "", each) for each in (facet.old, facet.new)))

    def _label(self, facet: Facet, item: Item) -> Spans:
        """The field, and what is to be thought of the difference."""
        told = self._wording.say("review.place-of") if facet.kind is Kind.MOVED else ""
        told = self._wording.say("review.place-in-list") if facet.kind is Kind.REORDERED else told
        name = phrases.capital(told or phrases.field_word(facet.field or "", self._wording))
        spans: Spans = (Span(name, Style.STRONG),)
        if facet.kind is not Kind.REORDERED and (facet.words or facet.significance is Significance.EDITORIAL):
            spans += (Span(f" – {self._significance(facet)}", Style.QUIET),)
        return (*spans, Span(f" – {self._wording.say('review.weaker')}", Style.ALARM)) if facet.weakened else spans

    def _significance(self, facet: Facet) -> str:
        proposed = facet.significance is Significance.EDITORIAL and not facet.certain
        return self._wording.say(f"diff.significance-{'proposed' if proposed else facet.significance}")

    def _sides(self, old: Spans, new: Spans) -> Sides:
        return Sides(*(TextColumn(label, spans) for label, spans in zip(self._labels, (old, new), strict=True)))

    def _plain(self, item: Item, field: str, value: Value | None) -> Spans:
        return plain(phrases.field_text(item, field, value, self._wording))

    def _place(self, which: str, item: Item) -> Spans:
        """What an item stands under in one of the plans."""
        place = self._places[which][item.pointer]
        if place.owner is None:
            return plain(phrases.capital(phrases.list_word(place.list_path, self._wording)))
        word = phrases.capital(phrases.entity_word(place.owner.entity.name, 1, self._wording))
        return plain(f"{word}: {place.owner.name}")

    def _parts(self, parts: Sequence[Change]) -> Iterator[PageElement]:
        for entity in dict.fromkeys(part.entity for part in parts):
            items = [(part.new or part.old)[0] for part in parts if part.entity == entity]
            counted = self._wording.say(
                "diff.counted", n=len(items), what=phrases.entity_word(entity, len(items), self._wording)
            )
            yield Paragraph((Span(self._wording.say("diff.within", what=counted), Style.STRONG),))
            for item in items:
                yield Line(plain(item.name), 1, "·")
                for spans in () if is_text(item) else self._facets.content(item):
                    yield Line(spans, 2)
