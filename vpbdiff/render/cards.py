"""A change as a card: what happened to which item, then each thing that differs, old and new beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Op
from vpbdiff.model.document import Line, Span, Spans, Style
from vpbdiff.model.plan import Item
from vpbdiff.render.html import Flow, mark, unseen
from vpbdiff.render.tree import Element, element, extend
from vpbdiff.statements import phrases
from vpbdiff.statements.bare_rows import BareRow
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.marks import one_side
from vpbdiff.statements.pairing import Pairing
from vpbdiff.statements.plan_order import Node, Outline, Place, is_text
from vpbdiff.statements.report_options import Options
from vpbdiff.views.change_block import Blocks, mark_of
from vpbdiff.wording import Wording

_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT)
"""The kinds whose items are shown whole."""


class Cards:
    """Makes the cards of one comparison. Nothing is left out of a text: the page has room for it."""

    def __init__(self, comparison: Comparison, outline: Outline, wording: Wording, options: Options) -> None:
        self.flow = Flow(wording)
        self._outline = outline
        self._wording = wording
        self._gaps = options.gaps
        self._blocks = Blocks(comparison, outline, wording, full=True, stands=options.stands)
        self._facets = FacetWords(wording, full=True)
        self._pairing = Pairing(comparison, wording, phrases.whole)
        self._plans = tuple(phrases.plan_name(plan, wording) for plan in (comparison.old, comparison.new))

    def node(self, node: Node, level: int = 3) -> Element:
        """The card of an item and the cards of what is below it; a mere heading where the item is as it was."""
        if node.change is not None:
            card = self.change(node.change, level, node.bare)
        elif node.bare is not None:
            card = self._bare_row(node.bare, level)
        else:
            card = element("div", self.flow.heading(self._named(node.item), level), class_="group")
        extend(card, *(self.node(child, level + 1) for child in (*node.folded, *node.children)))
        return card

    def change(self, change: Change, level: int, bare: BareRow | None = None) -> Element:
        """The card of one change, without what is below it."""
        item = (change.old if Kind.SPLIT in change.kinds else change.new or change.old)[0]
        name = phrases.brief(item.name) if is_text(item) else item.name
        heading = (mark(mark_of(change)), *self.flow.spans(self._blocks.headline(change)), element("b", name))
        card = element(
            "article",
            self.flow.heading(heading, level),
            class_="change",
            data_change=change.id,
            data_entity=change.entity,
            data_kinds=" ".join(change.kinds),
        )
        self._gap(card, change.id, *([bare.new.pointer] if bare else ()))
        extend(card, *self._differences(change, item))
        self._lines(card, self._blocks.reasons(change.id, 0))
        if bare is not None:
            self._lines(card, (Line(self._blocks.bare(bare)), *self._blocks.reasons(bare.new.pointer, 0)))
        self._lines(card, self._unshown(change))
        return card

    def _named(self, item: Item) -> tuple[Element | str, ...]:
        word = phrases.capital(phrases.entity_word(item.entity.name, 1, self._wording))
        return (self._wording.say("diff.owner", entity=word), element("b", item.name))

    def _bare_row(self, row: BareRow, level: int) -> Element:
        opening, *lines = self._blocks.bare_row(row, 0)
        heading = (mark(opening.mark), *self.flow.spans(opening.spans))
        card = element("article", self.flow.heading(heading, level), class_="change", data_entity=row.new.entity.name)
        self._gap(card, row.new.pointer)
        self._lines(card, lines)
        return card

    def _gap(self, card: Element, *handles: str) -> None:
        """Say what the gate misses about a change, by its id, or about a row without an amount, by its pointer."""
        missing = dict.fromkeys(self._gaps[each] for each in handles if each in self._gaps)
        card.set("data-gap", "yes" if missing else "no")
        for rule in missing:
            card.append(element("p", element("strong", self._wording.say(f"web.gap-{rule}"), class_="alarm")))

    def _lines(self, card: Element, lines: Iterable[Line]) -> None:
        if found := list(lines):
            card.append(self.flow.lines(found))

    def _unshown(self, change: Change) -> Iterator[Line]:
        if told := self._blocks.unshown(change):
            yield Line((Span(told, Style.QUIET),))

    def _differences(self, change: Change, item: Item) -> Iterator[Element]:
        if any(kind in _WHOLE for kind in change.kinds) and not self._is_told(change):
            yield self._pair((), *(self._items(items) for items in (change.old, change.new)))
        if Kind.MERGED in change.kinds or Kind.SPLIT in change.kinds:
            yield self.flow.lines([Line(spans) for spans in self._pairing.parts(change)])
        for facet in change.facets:
            yield from self._facet(facet, change, item)
        if (note := self._pairing.note(change)) is not None:
            yield element("p", *self.flow.spans(note))

    def _is_told(self, change: Change) -> bool:
        """Whether the heading has told all that there is of an item that came or went."""
        items = (*change.old, *change.new)
        cut = is_text(items[0]) and phrases.brief(items[0].name) != phrases.whole(items[0].name)
        return len(items) == 1 and not cut and not list(self._facets.content(items[0]))

    def _items(self, items: Sequence[Item]) -> list[Element]:
        """Items whole, with all that their plan says of them; or that it has none."""
        if not items:
            return [element("p", self._wording.say("web.not-there"), class_="quiet")]
        found = []
        for item in items:
            found.append(element("p", item.name if is_text(item) else element("b", item.name)))
            found += [element("p", *self.flow.spans(spans)) for spans in self._facets.content(item)]
        return found

    def _facet(self, facet: Facet, change: Change, item: Item) -> Iterator[Element]:
        match facet.kind:
            case Kind.MOVED:
                sides = (
                    self._place(self._outline.old_places, change.old),
                    self._place(self._outline.new_places, change.new),
                )
                yield self._spoken("review.place-of", *sides)
            case Kind.REORDERED:
                numbers = (self._wording.say("review.number", n=each) for each in (facet.old, facet.new))
                yield self._spoken("review.place-in-list", *numbers)
            case Kind.TRANSFERRED:
                yield element("p", *self.flow.spans(self._facets.transfer(facet)))
            case _ if facet.field is not None:
                yield self._field(facet, item)

    def _place(self, places: Mapping[str, Place], items: Sequence[Item]) -> str:
        """What an item stands under in one of the plans."""
        place = places[items[0].pointer]
        if place.owner is None:
            return phrases.capital(phrases.list_word(place.list_path, self._wording))
        word = phrases.capital(phrases.entity_word(place.owner.entity.name, 1, self._wording))
        return self._wording.say("diff.owner", entity=word) + place.owner.name

    def _spoken(self, key: str, old: str, new: str) -> Element:
        """Two places beside each other."""
        label = (Span(phrases.capital(self._wording.say(key)), Style.STRONG),)
        return self._pair(label, [element("p", old)], [element("p", new)])

    def _field(self, facet: Facet, item: Item) -> Element:
        """One field with what is to be thought of its difference: as the old plan has it, and as the new one has it."""
        field = str(facet.field)
        label = phrases.capital(phrases.field_word(field, self._wording))
        about = (*self._facets.weak(facet), *self._facets.verdict(facet))
        sides = [[element("p", *self.flow.spans(self._side(facet, item, op)))] for op in (Op.OLD, Op.NEW)]
        return self._pair((Span(label, Style.STRONG), *((Span(" – "), *about) if about else ())), *sides)

    def _side(self, facet: Facet, item: Item, op: Op) -> Spans:
        if facet.words and facet.old and facet.new:
            return one_side(facet.words, op)
        value = facet.old if op is Op.OLD else facet.new
        style = Style.PLAIN if value is None else Style.OLD if op is Op.OLD else Style.NEW
        return (Span(phrases.field_text(item, str(facet.field), value, self._wording), style),)

    def _pair(self, label: Spans, old: list[Element], new: list[Element]) -> Element:
        """The plans' words beside each other, each under its plan's name; one above the other where it is narrow."""
        found = element("div", class_="pair")
        if label:
            found.append(element("p", *self.flow.spans(label), class_="field"))
        for name, plan, held in zip(("old", "new"), self._plans, (old, new), strict=True):
            found.append(element("div", element("p", plan, unseen(":"), class_="plan"), *held, class_=name))
        return found
