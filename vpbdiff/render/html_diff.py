"""The comparison page: cards, old beside new, filters.

A change as a card: what happened to which item, then each thing that differs, old and new beside each other.

The form that searches a page's changes. It is hidden until the page's script is there to answer it.

The report as one web page: old and new side by side, every facet of every change, the reasons on record.

The page is whole without a script; where scripts run, its changes can be searched. Text from a plan becomes HTML in
`html` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Op
from vpbdiff.model.document import Heading, Line, Span, Spans, Style
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item
from vpbdiff.render.html import MAIN, Element, Flow, element, extend, mark, navigation, page, sections, unseen
from vpbdiff.statements import phrases
from vpbdiff.statements.caveats import Pairing
from vpbdiff.statements.facets import FacetWords, one_side
from vpbdiff.statements.options import Options
from vpbdiff.statements.plan_order import BareRow, OrderedItem, Outline, Part, PlanPlace, is_quiet, is_text
from vpbdiff.views import diff_report
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

    def node(self, node: OrderedItem, level: int = 3) -> Element:
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

    def _place(self, places: Mapping[str, PlanPlace], items: Sequence[Item]) -> str:
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


def form(changes: Sequence[Change], wording: Wording) -> Element:
    """The form over the entities and the kinds that these changes are of."""
    entities = {change.entity for change in changes}
    kinds = {kind for change in changes for kind in change.kinds}
    say = wording.say
    parts = [(each, phrases.capital(phrases.entity_word(each, 2, wording))) for each in ENTITIES if each in entities]
    sorts = [(kind.value, phrases.capital(phrases.kind_alone(kind, wording))) for kind in Kind if kind in kinds]
    return element(
        "form",
        element("h2", say("web.filter"), id="sok-rubrik"),
        element("p", _label("sok-text", say("web.filter-text")), element("input", type="search", id="sok-text")),
        _select("sok-entity", say("web.filter-entity"), parts, say("web.filter-all")),
        _select("sok-kind", say("web.filter-kind"), sorts, say("web.filter-all")),
        element("p", element("input", type="checkbox", id="sok-gap"), _label("sok-gap", say("web.filter-gap"))),
        element(
            "p",
            element("button", say("web.filter-previous"), type="button", id="sok-previous"),
            element("button", say("web.filter-next"), type="button", id="sok-next"),
            element("button", say("web.filter-clear"), type="reset"),
        ),
        element("p", say("web.filter-keys"), class_="quiet"),
        element("p", id="sok-shown", role="status", data_text=say("web.filter-shown", shown="{shown}", all="{all}")),
        id="sok",
        role="search",
        aria_labelledby="sok-rubrik",
        hidden="",
    )


def _label(of: str, text: str) -> Element:
    return element("label", text, for_=of)


def _select(name: str, label: str, options: Iterable[tuple[str, str]], every: str) -> Element:
    choices = [element("option", text, value=value) for value, text in (("", every), *options)]
    return element("p", _label(name, label), element("select", *choices, id=name))


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The report as a page of its own; ends with a newline."""
    options = replace(options, full=True)  # a page has room for whole texts, and a reader who can search
    outline = diff_report.outline_of(comparison, options)
    cards = Cards(comparison, outline, wording, options)
    first, *rest = diff_report.head(comparison, wording, options)
    assert isinstance(first, Heading), "a report opens with its title"
    header = element("header", cards.flow.heading(first.text, 1), *cards.flow.flow(rest))
    found = list(sections(cards.flow.flow(diff_report.opening(comparison, outline, wording, options))))
    if not options.stat:
        found += _parts(outline, cards, wording)
    found += cards.flow.flow(diff_report.nothing(comparison, outline, wording))
    search = [form(outline.shown, wording)] if outline.shown and not options.stat else []
    body = (header, navigation(found, wording), *search, element("main", *found, id=MAIN))
    return page(first.text, body, wording, script=bool(search))


def _parts(outline: Outline, cards: Cards, wording: Wording) -> Iterator[Element]:
    """A section for each list of the plan with any change: the tree of what matters, then what is editorial; last one
    for what only has another place in its list."""
    for part in outline.parts:
        section = _section(phrases.capital(phrases.list_word(part.path, wording)), cards)
        extend(section, *(cards.node(node) for node in part.nodes), *_editorial(part, cards, wording))
        yield section
    quiet = [change for change in outline.reordered if is_quiet(change)]
    if quiet:
        section = _section(wording.say("diff.reordered"), cards)
        extend(section, *(cards.change(change, 3) for change in quiet))
        yield section


def _section(title: str, cards: Cards) -> Element:
    heading = cards.flow.heading(title, 2)
    return element("section", heading, aria_labelledby=heading.get("id", ""))


def _editorial(part: Part, cards: Cards, wording: Wording) -> Sequence[Element]:
    if not part.editorial:
        return ()
    heading = cards.flow.heading(wording.say("diff.editorials"), 3)
    return (element("div", heading, *(cards.change(change, 4) for change in part.editorial), class_="group"),)
