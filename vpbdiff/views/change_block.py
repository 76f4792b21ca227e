"""One change as a block of lines: what happened to which item, then a line for each thing that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Significance
from vpbdiff.model.document import Line, Span, Spans, Style, plain
from vpbdiff.model.plan import Item
from vpbdiff.statements import facets as marks
from vpbdiff.statements import phrases
from vpbdiff.statements.caveats import Pairing
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.options import OutOfSelection
from vpbdiff.statements.plan_order import BareRow, OrderedItem, Outline, is_text, telling_kinds
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.explanations import ReasonStatus

MARKS = {
    Kind.ADDED: "+",
    Kind.REMOVED: "−",
    Kind.MERGED: "»",
    Kind.SPLIT: "«",
    Kind.MOVED: "→",
    Kind.RAISED: "↑",
    Kind.LOWERED: "↓",
    Kind.INCREASED: "↑",
    Kind.DECREASED: "↓",
    Kind.TRANSFERRED: "⇄",
    Kind.RENAMED: "~",
    Kind.REWORDED: "~",
    Kind.RECATEGORISED: "~",
    Kind.DATED: "~",
    Kind.STATUS_CHANGED: "~",
    Kind.REORDERED: "~",
}
"""The character before a change; of several kinds, the first here gives it. The words beside it say the same."""

OWNER_WORDS = 6
"""Words of an owner's name on a line that is about something else."""


class Blocks:
    """Turns nodes of an outline into lines."""

    def __init__(
        self,
        comparison: Comparison,
        outline: Outline,
        wording: Wording,
        *,
        full: bool = False,
        stands: Mapping[str, ReasonStatus] | None = None,
    ) -> None:
        """`full` shows texts and names without anything left out; `stands` is what is on record, as in `Options`."""
        self._outline = outline
        self._wording = wording
        self._full = full
        self._brief = phrases.whole if full else phrases.brief
        self._other_name = phrases.other_name(comparison, wording)
        former = wording.say("diff.other-name-before", year=phrases.namer(comparison.old)) if self._other_name else ""
        self._facets = FacetWords(wording, former, full=full)
        self._pairing = Pairing(comparison, wording, self._brief)
        self._unshown = OutOfSelection(comparison, outline, wording)
        self._stands = stands or {}

    def lines(self, node: OrderedItem, depth: int = 0, trail: tuple[str, ...] = ()) -> Iterator[Line]:
        """The lines of a node and all below it. `trail` names the owners above that have no line of their own."""
        if node.change is not None:
            yield from self._block(node.change, depth, node.bare)
            yield from self._folded(node, depth + 1)
            for child in node.children:
                yield from self.lines(child, depth + 1)
            return
        if node.bare is not None:
            yield from self.bare_row(node.bare, depth)
        trail = (*trail, node.item.name)
        owner_told = False
        for child in node.children:
            if child.change is None:
                yield from self.lines(child, depth, trail)
                owner_told = False  # what stands above now is an owner further down
                continue
            if not owner_told:
                yield self._owner(node.item, trail, depth)
                owner_told = True
            yield from self.lines(child, depth + 1)

    def editorial(self, change: Change) -> Iterator[Line]:
        """An editorial change on one line: what it is in, and its changed words with a little around them; then the
        reason, if there is one."""
        item = (change.new or change.old)[0]
        facets = [facet for facet in change.facets if facet.kind is not Kind.REORDERED]
        spans = list(self._label(change, named=all(facet.field != item.entity.name_field for facet in facets)))
        for number, facet in enumerate(facets):
            spans += plain("; ") if number else ()
            spans += (*self._facets.value(facet, item, marks.LINE_CONTEXT), *self._facets.proposed(facet))
        yield Line(tuple(spans), mark="·")
        yield from self.reasons(change.id, 1)

    def facts(self, change: Change) -> Iterator[Line]:
        """The differences in what the plan says of itself, a line each."""
        for facet in change.facets:
            yield Line(
                (*self._facets.label(facet.field or ""), *self._facets.value(facet, change.new[0], marks.CONTEXT)),
                mark="~",
            )
        yield from self.reasons(change.id, 1)

    def _label(self, change: Change, *, named: bool) -> Spans:
        """What an editorial change is in: the item's name if the change does not show it, the owner of a mere text."""
        if change.entity == "metadata":
            return ()
        word = phrases.capital(phrases.entity_word(change.entity, 1, self._wording))
        owner = self._outline.owner(change)
        if is_text((change.new or change.old)[0]) and owner is not None:
            word = self._wording.say("diff.editorial-in", entity=word, owner=self._brief(owner.name, OWNER_WORDS))
        if named:
            return plain(self._wording.say("diff.editorial-of", entity=word, title=self._brief(change.title)))
        return plain(self._wording.say("diff.owner", entity=word))

    def _owner(self, item: Item, trail: tuple[str, ...], depth: int) -> Line:
        word = phrases.capital(phrases.entity_word(item.entity.name, 1, self._wording))
        name = Span(" › ".join(trail), Style.STRONG)
        return Line((*plain(self._wording.say("diff.owner", entity=word)), name), depth, first=True)

    def bare_row(self, row: BareRow, depth: int) -> Iterator[Line]:
        """A row that is as it was but for an amount that one plan lacks."""
        word = phrases.capital(phrases.entity_word(row.new.entity.name, 1, self._wording))
        opening = self._wording.say(f"diff.{row.what}", entity=word)
        yield Line((*plain(opening), Span(row.new.name, Style.STRONG)), depth, "~", first=True)
        yield Line(self.bare(row), depth + 1)
        yield from self.reasons(row.new.pointer, depth + 1)

    def reasons(self, handle: str, depth: int) -> Iterator[Line]:
        """What is on record of a change, by its id, or of a row without an amount, by its pointer."""
        if (stand := self._stands.get(handle)) is not None:
            from vpbdiff.statements.reasons import reason_lines  # noqa: PLC0415 - loads all of the explanations

            for spans in reason_lines(stand, self._wording):
                yield Line(spans, depth)

    def bare(self, row: BareRow) -> Spans:
        """The two amounts of a row, of which one is missing."""
        old, new = (
            self._wording.say("diff.no-amount") if each is None else phrases.value_text((each,), self._wording)
            for each in (row.before, row.after)
        )
        return (*self._facets.label("amounts"), *plain(self._wording.say("diff.from-to", old=old, new=new)))

    def short_facts(self, change: Change) -> Iterator[Spans]:
        """What differs but the running text, a line each: names, indexes, dates, amounts."""
        for facet in change.facets:
            item = (change.new or change.old)[0]
            if facet.field is None or _told_by_parts(facet, change):
                continue
            if facet.field not in item.entity.text_fields:
                yield from self._facets.lines(facet, item)

    def _block(self, change: Change, depth: int, bare: BareRow | None) -> Iterator[Line]:
        item = (change.old if Kind.SPLIT in change.kinds else change.new or change.old)[0]
        single = self._single_text(change)
        opening = self.headline(change)
        if single is not None:
            opening += self._facets.text(single)
        elif is_text(item):
            opening += plain(item.name)
        else:
            opening += (Span(item.name, Style.STRONG),)
        yield Line(opening, depth, mark_of(change), first=True)
        for spans in self._details(change, single):
            yield Line(spans, depth + 1)
        yield from self.reasons(change.id, depth + 1)
        if bare is not None:
            yield Line(self.bare(bare), depth + 1)
            yield from self.reasons(bare.new.pointer, depth + 1)
        if unshown := self.unshown(change):
            yield Line((Span(unshown, Style.QUIET),), depth + 1)

    def unshown(self, change: Change) -> str:
        """Which parts of a changed item the selection leaves out; empty if none."""
        return self._unshown.sentence(change)

    def headline(self, change: Change) -> Spans:
        """What happened, in words: «Flyttad och omformulerad aktivitet: », «Risk med höjt index: »."""
        kinds = telling_kinds(change)
        item = (change.new or change.old)[0]
        rest = [self._got(kind, change, item) for kind in kinds if kind not in phrases.ADJECTIVES]
        if self._other_name and Kind.RENAMED in kinds:
            kinds = tuple(kind for kind in kinds if kind is not Kind.RENAMED)
            rest = [self._other_name, *rest]
        adjectives = [
            phrases.adjective(kind, change.entity, 1, self._wording) for kind in kinds if kind in phrases.ADJECTIVES
        ]
        word = phrases.entity_word(change.entity, 1, self._wording)
        what = phrases.capital(f"{phrases.joined(adjectives, self._wording)} {word}".strip())
        if not rest:
            return plain(self._wording.say("diff.headline", what=what))
        return plain(self._wording.say("diff.headline-with", what=what, rest=phrases.joined(rest, self._wording)))

    def _got(self, kind: Kind, change: Change, item: Item) -> str:
        """What the item has got by a kind of change: «höjt index», «ny kategori»."""
        if kind is Kind.RECATEGORISED:
            fields = {facet.field for facet in change.facets if facet.kind is kind}
            return phrases.recategorised(fields, self._wording)
        return phrases.kind_word(kind, item, self._wording)

    def _single_text(self, change: Change) -> Facet | None:
        """The reworded text of an item that is nothing but text: it stands beside the headline, as its title would."""
        if not is_text((change.new or change.old)[0]):
            return None
        name = (change.new or change.old)[0].entity.name_field
        return next((facet for facet in change.facets if facet.field == name and facet.words), None)

    def _details(self, change: Change, told: Facet | None) -> Iterator[Spans]:
        item = (change.new or change.old)[0]
        if change.kinds in ((Kind.ADDED,), (Kind.REMOVED,)):
            yield from self._facets.content(item)
            return
        yield from self._pairing.parts(change)
        for facet in change.facets:
            if facet.kind is Kind.MOVED:
                yield self.moved(change)
            elif facet.kind is Kind.TRANSFERRED:
                yield self._facets.transfer(facet)
            elif facet.field is not None and facet is not told and not _told_by_parts(facet, change):
                yield from self._facets.lines(facet, item)
        if (note := self._pairing.note(change)) is not None:
            yield note

    def moved(self, change: Change) -> Spans:
        """Where an item stood before."""
        form = phrases.gender(change.entity, self._wording)
        place = self._outline.old_places[change.old[0].pointer]
        owner = place.owner
        if owner is None and place.list_path == self._outline.new_places[change.new[0].pointer].list_path:
            return plain(self._wording.say(f"diff.moved-top.{form}"))
        if owner is None:
            word = phrases.list_word(place.list_path, self._wording)
            return plain(self._wording.say(f"diff.moved-list.{form}", list=word))
        word = self._wording.say(f"entity.{owner.entity.name}.the")
        return plain(self._wording.say(f"diff.moved.{form}", owner=word) + self._brief(owner.name))

    def _folded(self, node: OrderedItem, depth: int) -> Iterator[Line]:
        """What came or went with an item: how many of each, then the nearest of them, a line each; all in full."""
        if not node.folded:
            return
        counted = phrases.joined(list(self._fold_counts(node)), self._wording)
        told = self._wording.say("diff.within", what=counted)
        if self._full:
            yield Line(plain(told), depth)
            yield from self._folded_whole(node, depth + 1)
            return
        names = [phrases.brief(part.item.name, phrases.TEXT_WORDS) for part in node.folded]
        if len(names) == 1:
            yield Line(plain(f"{told} {names[0]}"), depth)
            return
        yield Line(plain(told), depth)
        for name in names:
            yield Line(plain(name), depth + 1, "·")

    def _folded_whole(self, node: OrderedItem, depth: int) -> Iterator[Line]:
        for part in node.folded:
            yield Line(plain(part.item.name), depth, "·")
            for spans in self._facets.content(part.item):
                yield Line(spans, depth + 1)
            yield from self._folded_whole(part, depth + 1)

    def _fold_counts(self, node: OrderedItem) -> Iterator[str]:
        numbers: dict[str, int] = {}
        for part in _below(node):
            numbers[part.item.entity.name] = numbers.get(part.item.entity.name, 0) + 1
        for entity, number in numbers.items():
            word = phrases.entity_word(entity, number, self._wording)
            yield self._wording.say("diff.counted", n=number, what=word)


def _below(node: OrderedItem) -> Iterator[OrderedItem]:
    for part in node.folded:
        yield part
        yield from _below(part)


def mark_of(change: Change) -> str:
    """The character before a change, by the kinds that it is told by."""
    kinds = telling_kinds(change)
    return next(mark for kind, mark in MARKS.items() if kind in kinds)


def _told_by_parts(facet: Facet, change: Change) -> bool:
    """Whether the names on either side of a merge or a split have said it already."""
    material = facet.kind is Kind.RENAMED and facet.significance is Significance.MATERIAL
    return material and not facet.weakened and Kind.RENAMED not in telling_kinds(change)
