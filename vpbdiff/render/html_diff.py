"""The comparison page: cards, old beside new, filters.

A change as a card: what happened to which item, then each thing that differs, old and new beside each other.

The form that searches a page's changes. It is hidden until the page's script is there to answer it.

The report as one web page: old and new side by side, every facet of every change, the reasons on record.

The page is whole without a script; where scripts run, its changes can be searched. Text from a plan becomes HTML in
`html` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vpbdiff.model.changes import Change, Comparison, Kind, Op
from vpbdiff.model.document import Heading, Line, Span, Spans, Style
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item
from vpbdiff.render.html import MAIN, Element, Flow, element, extend, mark, navigation, page, sections, tone, unseen
from vpbdiff.render.html_first import FirstPage, folded
from vpbdiff.statements import phrases
from vpbdiff.statements.counts import OutOfSelection
from vpbdiff.statements.facets import span_of
from vpbdiff.statements.options import Options
from vpbdiff.statements.outline import OrderedItem, Outline, Part
from vpbdiff.statements.phrasing import EDITED, Phrasing
from vpbdiff.statements.statement import BareRow, FacetStatement, Statement, is_quiet, is_text
from vpbdiff.views import diff_report
from vpbdiff.wording import Wording

_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT)
"""The kinds whose items are shown whole."""


class Cards:
    """Makes the cards of one comparison. Nothing is left out of a text: the page has room for it."""

    def __init__(self, comparison: Comparison, outline: Outline, wording: Wording, options: Options) -> None:
        self.flow = Flow(wording)
        self._wording = wording
        self._gaps = options.gaps
        self._phrasing = Phrasing(comparison, wording, full=True)
        self._facets = self._phrasing.facets
        self._reasons = diff_report.reasons_of(outline, options, wording)
        self._unshown = OutOfSelection(outline, wording)
        self._plans = phrases.plan_names(comparison, wording)

    def node(self, node: OrderedItem, level: int = 3) -> Element:
        """The card of an item and the cards of what is below it; a mere heading where the item is as it was."""
        if node.statement is not None:
            card = self.change(node.statement, level, node.bare)
        elif node.bare is not None:
            card = self._bare_row(node.bare, level)
        else:
            card = element("div", self.flow.heading(self._named(node.item), level), class_="group")
        extend(card, *(self.node(child, level + 1) for child in (*node.folded, *node.children)))
        return card

    def change(self, change: Statement, level: int, bare: BareRow | None = None) -> Element:
        """The card of one change, without what is below it."""
        item = change.heading_item
        name = phrases.brief(item.name) if is_text(item) else item.name
        opening = self.flow.spans(self._phrasing.headline(change))
        heading = (mark(phrases.mark_of(change)), *opening, element("b", name))
        card = element(
            "article",
            self.flow.heading(heading, level),
            class_=f"change {tone(phrases.mark_of(change))}",
            id=f"c-{change.id}",
            data_change=change.id,
            data_entity=change.entity,
            data_kinds=" ".join(change.kinds),
        )
        self._gap(card, change.id, *([bare.new.pointer] if bare else ()))
        extend(card, *self._differences(change))
        self._lines(card, self._reasons.get(change.id, ()))
        if bare is not None:
            self._lines(card, (self._phrasing.bare(bare), *self._reasons.get(bare.new.pointer, ())))
        if unshown := self._unshown.sentence(change):
            self._lines(card, ((Span(unshown, Style.QUIET),),))
        return card

    def _named(self, item: Item) -> tuple[Element | str, ...]:
        return (*self.flow.spans(phrases.label(item.entity.name, self._wording)), element("b", item.name))

    def _bare_row(self, row: BareRow, level: int) -> Element:
        heading = (mark(EDITED), *self.flow.spans(self._phrasing.bare_opening(row)))
        card = element("article", self.flow.heading(heading, level), class_="change", data_entity=row.new.entity.name)
        self._gap(card, row.new.pointer)
        self._lines(card, (self._phrasing.bare(row), *self._reasons.get(row.new.pointer, ())))
        return card

    def _gap(self, card: Element, *handles: str) -> None:
        """Say what the gate misses about a change, by its id, or about a row without an amount, by its pointer."""
        missing = dict.fromkeys(self._gaps[each] for each in handles if each in self._gaps)
        card.set("data-gap", "yes" if missing else "no")
        for rule in missing:
            card.append(element("p", element("strong", self._wording.say(f"gate.gap.{rule}"), class_="alarm")))

    def _lines(self, card: Element, lines: Iterable[Spans]) -> None:
        if found := [Line(spans) for spans in lines]:
            card.append(self.flow.lines(found))

    def _differences(self, change: Statement) -> Iterator[Element]:
        if any(kind in _WHOLE for kind in change.kinds) and not self._is_told(change):
            yield self._pair((), *(self._items(items) for items in (change.old, change.new)))
        if Kind.MERGED in change.kinds or Kind.SPLIT in change.kinds:
            yield self.flow.lines([Line(spans) for spans in self._phrasing.evidence.regrouped(change)])
        for facet in change.facets:
            yield from self._facet(facet, change)
        if (note := self._phrasing.evidence.note(change)) is not None:
            yield element("p", *self.flow.spans(note))

    def _is_told(self, change: Statement) -> bool:
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

    def _facet(self, facet: FacetStatement, change: Statement) -> Iterator[Element]:
        if facet.kind in _WHOLE:
            return
        if facet.kind is Kind.TRANSFERRED:
            yield element("p", *self.flow.spans(self._facets.transfer(facet)))
            return
        sides = self._phrasing.moved_sides(change) if facet.kind is Kind.MOVED else self._marked(facet)
        yield self._pair(self._facets.heading(facet), *([element("p", *self.flow.spans(side))] for side in sides))

    def _marked(self, facet: FacetStatement) -> tuple[Spans, ...]:
        """The two sides; a value that is not a text with its words marked is marked whole, where there is one."""
        sides = self._facets.sides(facet)
        if facet.field is None or (facet.words and facet.old and facet.new):
            return sides
        return tuple(
            side if value is None else tuple(span_of(span.text, op) for span in side)
            for side, value, op in zip(sides, (facet.old, facet.new), (Op.OLD, Op.NEW), strict=True)
        )

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
    title, *told = diff_report.head(comparison, wording, options)
    assert isinstance(title, Heading), "a report opens with its title"
    header = element("header", cards.flow.heading(title.text, 1), *cards.flow.flow(told))
    opening = [] if options.stat else list(FirstPage(comparison, outline, cards.flow, options).sections())
    rest = list(sections(cards.flow.flow(diff_report.background(comparison, wording, options))))
    if not options.stat:
        rest = [_background(each, wording) for each in rest]
        rest += (folded(each, _changes(each), wording) for each in _parts(outline, cards, wording))
    rest += cards.flow.flow(diff_report.nothing(comparison, outline, wording))
    search = [form(outline.shown, wording)] if outline.shown and not options.stat else []
    main = element("main", *opening, *search, *rest, id=MAIN)
    return page(title.text, (header, navigation([*opening, *rest], wording), main), wording, script=bool(search))


def _background(section: Element, wording: Wording) -> Element:
    """What was not compared is open to all; the counts and the tables to those who ask."""
    is_open = "".join(next(section.iter("h2")).itertext()) == wording.say("diff.remarks")
    return section if is_open else folded(section, None, wording)


def _changes(section: Element) -> int:
    return sum(bool(card.get("data-change")) for card in section.iter("article"))


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
