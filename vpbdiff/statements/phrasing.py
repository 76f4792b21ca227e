"""Statements in words: the one place that says what happened to an item, for every output but the memo.

A view asks `Phrasing` once, for a whole outline (`parts`) or for the statements that it shows, and arranges what it
gets. Facets are put into words by `facets`, pairs by `caveats`, numbers of changes by `counts`, reasons by `reasons`;
the memo, which is running Swedish text, has its sentences in `memo_sentences`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vpbdiff.model.changes import Comparison, Kind, Significance
from vpbdiff.model.document import Span, SpanMark, Spans, Style, plain
from vpbdiff.model.entities import PLAN
from vpbdiff.model.plan import Item
from vpbdiff.statements import facets, phrases
from vpbdiff.statements.caveats import PairEvidence
from vpbdiff.statements.counts import OutOfSelection
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.outline import OrderedItem, Outline, Part
from vpbdiff.statements.statement import BareRow, FacetStatement, Statement, is_text
from vpbdiff.wording import Wording

EDITED = "~"
"""The mark of what is neither new nor gone, such as a fact of the plan, or a row that lacks an amount."""

_OWNER_WORDS = 6
"""Words of an owner's name on a line that is about something else."""

_RUN_WORDS = 8
"""Words shown of a run that was taken out or put in: as many as its beginning takes to be found in the plan."""

_LONGEST = 140
"""Letters of a change on one line: two lines of a terminal, so that sixty can be read through."""


class Details(NamedTuple):
    """Lines about one thing, and the handle by which reasons are on record of it: a change's id, a row's pointer."""

    lines: tuple[Spans, ...]
    handle: str


class Phrased(NamedTuple):
    """A node of an outline in words.

    `opening` says what happened to which item; without `details` the item only holds changes, and it is the word before
    the item's name. `within` opens the list of what came or went with the item (`folded`); `unshown` says what of it a
    selection leaves out.
    """

    item: Item
    mark: str
    opening: Spans
    details: tuple[Details, ...] = ()
    within: str = ""
    folded: tuple[Phrased, ...] = ()
    unshown: str = ""
    children: tuple[Phrased, ...] = ()


class PhrasedPart(NamedTuple):
    """A list of the plan in words: its name, what changed in it, and its editorial changes; of the plan's own facts a
    line for each in place of a tree."""

    title: str
    facts: tuple[Phrased, ...]
    nodes: tuple[Phrased, ...]
    editorial: tuple[Phrased, ...]


_NAME_MARKS = {Kind.ADDED: SpanMark.INSERTED, Kind.REMOVED: SpanMark.DELETED, Kind.MOVED: SpanMark.MOVED_TO}
"""What the name of an item that came, went or moved is to a format that tracks changes."""


class Phrasing:
    """Puts the statements of one comparison into words, in one language."""

    def __init__(self, comparison: Comparison, wording: Wording, *, full: bool = False) -> None:
        """`full` shows texts and names without anything left out."""
        self._wording = wording
        self._full = full
        self._brief: phrases.Brief = phrases.whole if full else phrases.brief
        self._other_name = phrases.other_name(comparison, wording)
        year = phrases.namer(comparison.old)
        former = wording.say("change.other-name-before", year=year) if self._other_name else ""
        self.facets = FacetWords(wording, former, full=full)
        self.evidence = PairEvidence(wording, self._brief)

    def parts(self, outline: Outline) -> tuple[PhrasedPart, ...]:
        """All that an outline shows, part by part."""
        unshown = OutOfSelection(outline, self._wording)
        return tuple(self._part(part, unshown) for part in outline.parts)

    def _part(self, part: Part, unshown: OutOfSelection) -> PhrasedPart:
        of_plan = part.path == PLAN.name
        return PhrasedPart(
            phrases.capital(phrases.list_word(part.path, self._wording)),
            tuple(self._facts(node.statement) for node in part.nodes if of_plan and node.statement is not None),
            () if of_plan else tuple(self.node(node, unshown) for node in part.nodes),
            tuple(map(self._editorial, part.editorial)),
        )

    def node(self, node: OrderedItem, unshown: OutOfSelection | None = None) -> Phrased:
        """An item of an outline with all below it."""
        statement, bare, item = node.statement, node.bare, node.item
        children = tuple(self.node(child, unshown) for child in node.children)
        held = (Details((self.bare(bare),), item.pointer),) if bare is not None else ()
        if statement is not None:
            single = _single_text(statement)
            opening = self.headline(statement) + self._name(statement, single)
            details = Details(tuple(self._details(statement, single)), statement.id), *held
            left_out = unshown.sentence(statement) if unshown is not None else ""
            return Phrased(item, phrases.mark_of(statement), opening, details, *self._folded(node), left_out, children)
        if bare is not None:
            return Phrased(item, EDITED, self.bare_opening(bare), held, children=children)
        return Phrased(item, "", phrases.label(item.entity.name, self._wording), children=children)

    def _folded(self, node: OrderedItem) -> tuple[str, tuple[Phrased, ...]]:
        """What came or went with an item: how many of each, then the nearest of them; all in full."""
        if not node.folded:
            return "", ()
        within = phrases.holding(Counter(part.item.entity.name for part in node.below()), self._wording)
        if self._full:
            return within, tuple(map(self._whole, node.folded))
        names = [phrases.brief(part.item.name, phrases.TEXT_WORDS) for part in node.folded]
        if len(names) == 1:
            return f"{within} {names[0]}", ()
        return within, tuple(
            Phrased(part.item, "·", plain(name)) for part, name in zip(node.folded, names, strict=True)
        )

    def _whole(self, part: OrderedItem) -> Phrased:
        details = Details(tuple(self.facets.content(part.item)), "")
        return Phrased(part.item, "·", plain(part.item.name), (details,), folded=tuple(map(self._whole, part.folded)))

    def headline(self, statement: Statement) -> Spans:
        """What happened, in words: «Flyttad och omformulerad aktivitet: », «Risk med höjt index: »."""
        adjectives, rest = self._kinds(statement)
        word = phrases.entity_word(statement.entity, 1, self._wording)
        what = phrases.capital(f"{phrases.enumeration(adjectives, self._wording)} {word}".strip())
        if not rest:
            return plain(self._wording.say("change.headline", what=what))
        got = phrases.enumeration(rest, self._wording)
        return plain(self._wording.say("change.headline-with", what=what, rest=got))

    def heading(self, statement: Statement, *, full: bool = False) -> Spans:
        """The headline with the item's name, whole or its opening words; of a text always those alone."""
        if is_text(statement.subject):
            name = phrases.brief(statement.title, phrases.TEXT_WORDS)
        else:
            name = statement.title if full else phrases.brief(statement.title)
        return (*self.headline(statement), Span(name, Style.STRONG))

    def kinds(self, statement: Statement) -> str:
        """What happened, without the item: «flyttad, omformulerad», «höjt index»."""
        adjectives, rest = self._kinds(statement)
        return ", ".join((*adjectives, *rest))

    def _kinds(self, statement: Statement) -> tuple[list[str], list[str]]:
        """The adjectives beside the entity's word, and what the item has got."""
        kinds = statement.headline_kinds
        rest = [self._got(kind, statement) for kind in kinds if kind not in phrases.ADJECTIVES]
        if self._other_name and Kind.RENAMED in kinds:
            kinds = tuple(kind for kind in kinds if kind is not Kind.RENAMED)
            rest = [self._other_name, *rest]
        adjectives = [
            phrases.adjective(kind, statement.entity, 1, self._wording) for kind in kinds if kind in phrases.ADJECTIVES
        ]
        return adjectives, rest

    def _got(self, kind: Kind, statement: Statement) -> str:
        """What the item has got by a kind of change: «höjt index», «ny kategori»."""
        facets = [facet for facet in statement.facets if facet.kind is kind]
        return phrases.facets_word(kind, statement.subject, facets, self._wording)

    def _name(self, statement: Statement, single: FacetStatement | None) -> Spans:
        """What stands beside the headline: the name, a text, or how the text changed."""
        item = statement.heading_item
        if single is not None:
            return self.facets.text(single)
        mark = next((mark for kind, mark in _NAME_MARKS.items() if kind in statement.headline_kinds), None)
        return (Span(item.name, Style.PLAIN if is_text(item) else Style.STRONG, mark=mark),)

    def _details(self, statement: Statement, shown: FacetStatement | None) -> Iterator[Spans]:
        """A line for each thing that differs, but for the facet that the opening shows."""
        found = [facet for facet in statement.facets if facet is not shown]
        yield from self._lines(statement, found if self._full else _without_rolled(found))
        if (note := self.evidence.note(statement)) is not None:
            yield note

    def _lines(self, statement: Statement, found: Iterable[FacetStatement], *, short: bool = False) -> Iterator[Spans]:
        """All of an item that came or went, else what differs; `short` shows of a text its changed words alone."""
        if statement.kinds in ((Kind.ADDED,), (Kind.REMOVED,)):
            yield from self.facets.content(statement.subject)
            return
        yield from self.evidence.regrouped(statement)
        for facet in found:
            if facet.kind is Kind.MOVED:
                yield self.moved(statement)
            elif facet.kind is Kind.TRANSFERRED:
                yield self.facets.transfer(facet)
            elif short and facet.words and _is_running_text(facet):
                yield tuple(map(_short, facets.marked(facet.words, facets.LINE_CONTEXT)))
            elif facet.field is not None and (short or not _is_in_names(facet, statement)):
                yield from self.facets.lines(facet)

    def line(self, statement: Statement) -> Spans:
        """What differs, or what is in an item that came or went, on one line; nothing where the heading says it."""
        found = [facet for facet in statement.facets if facet.significance is statement.significance]
        return _cut(self._lines(statement, found, short=True), _LONGEST)

    def brief(self, statement: Statement) -> Phrased:
        """What happened to which item, and what differs but the running text: names, indexes, dates, amounts."""
        found = [
            facet
            for facet in statement.facets
            if facet.field is not None
            and facet.field not in facet.item.entity.text_fields
            and not _is_in_names(facet, statement)
        ]
        lines = tuple(spans for facet in found for spans in self.facets.lines(facet))
        opening = (*self.headline(statement), *plain(self._brief(statement.heading_item.name)))
        details = Details(lines, statement.id)
        return Phrased(statement.heading_item, phrases.mark_of(statement), opening, (details,))

    def weakened(self) -> str:
        """That one promise may be weaker, as a line of its own."""
        return self._wording.say("change.weakened-here")

    def moved(self, statement: Statement) -> Spans:
        """Where an item stood before."""
        before, after = statement.before, statement.after
        assert before is not None, "what was moved stands in both plans"
        assert after is not None, "what was moved stands in both plans"
        form = phrases.gender(statement.entity, self._wording)
        if before.owner is None and before.list_path == after.list_path:
            return plain(self._wording.say(f"change.moved-top.{form}"))
        if before.owner is None:
            word = phrases.list_word(before.list_path, self._wording)
            return plain(self._wording.say(f"change.moved-list.{form}", list=word))
        word = self._wording.say(f"entity.{before.owner.entity.name}.the")
        return plain(self._wording.say(f"change.moved.{form}", owner=word) + self._brief(before.owner.name))

    def moved_away(self, statement: Statement) -> Spans:
        """Where an item stands now, for a reader of what owned it before."""
        owner = statement.owner
        assert owner is not None, "what no owner has now is not seen from one"
        form = phrases.gender(statement.entity, self._wording)
        word = self._wording.say(f"entity.{owner.entity.name}.the")
        return plain(self._wording.say(f"change.moved-away.{form}", owner=word) + self._brief(owner.name))

    def moved_sides(self, statement: Statement) -> tuple[Spans, ...]:
        """What an item stands under in each plan, to stand beside each other."""
        places = (place for place in (statement.before, statement.after) if place is not None)
        return tuple(plain(phrases.place(place, self._wording)) for place in places)

    def _facts(self, statement: Statement) -> Phrased:
        """The differences in what the plan says of itself, a line each."""
        lines = tuple(
            (*self.facets.label(facet.field or ""), *self.facets.value(facet, facets.CONTEXT))
            for facet in statement.facets
        )
        return Phrased(statement.subject, EDITED, (), (Details(lines, statement.id),))

    def _editorial(self, statement: Statement) -> Phrased:
        """An editorial change on one line: what it is in, and its changed words with a little around them."""
        item = statement.subject
        found = _shown_of_form(statement)
        spans = list(self._in(statement, named=all(facet.field != item.entity.name_field for facet in found)))
        for number, facet in enumerate(found):
            spans += plain("; ") if number else ()
            if facet.kind is Kind.ROLLED:
                spans += next(self.facets.lines(facet))
            else:
                spans += (*self.facets.value(facet, facets.LINE_CONTEXT), *self.facets.proposed(facet))
        return Phrased(item, "·", tuple(spans), (Details((), statement.id),))

    def _in(self, statement: Statement, *, named: bool) -> Spans:
        """What an editorial change is in: the item's name if the change does not show it, the owner of a mere text."""
        owner, item = statement.owner, statement.subject
        if item.entity.is_plan:
            return ()
        word = phrases.capital(phrases.entity_word(statement.entity, 1, self._wording))
        if is_text(item) and owner is not None:
            word = self._wording.say("change.editorial-in", entity=word, owner=self._brief(owner.name, _OWNER_WORDS))
        if named:
            return plain(self._wording.say("change.editorial-of", entity=word, title=self._brief(statement.title)))
        return plain(self._wording.say("change.label", word=word))

    def bare_opening(self, row: BareRow) -> Spans:
        """That a row is as it was but for an amount that one plan lacks."""
        word = phrases.capital(phrases.entity_word(row.new.entity.name, 1, self._wording))
        return (*plain(self._wording.say(f"change.{row.what}", entity=word)), Span(row.new.name, Style.STRONG))

    def bare(self, row: BareRow) -> Spans:
        """The two amounts of a row, of which one is missing."""
        return self.facets.figure("amounts", *self._amounts(row))

    def bare_sides(self, row: BareRow) -> tuple[Spans, ...]:
        """The two amounts, to stand beside each other."""
        return tuple(map(plain, self._amounts(row)))

    def _amounts(self, row: BareRow) -> tuple[str, str]:
        old, new = (
            self._wording.say("change.no-amount") if each is None else phrases.value_text((each,), self._wording)
            for each in (row.before, row.after)
        )
        return old, new


def _without_rolled(found: list[FacetStatement]) -> list[FacetStatement]:
    """The facets without values for years that came or went with the plan's year, where there are others to show."""
    rest = [facet for facet in found if facet.kind is not Kind.ROLLED or isinstance(facet.old, tuple)]
    return rest if any(facet.kind is not Kind.ROLLED for facet in rest) else found


def _shown_of_form(statement: Statement) -> list[FacetStatement]:
    """The facets that the line of an editorial change shows: of values for other years the planned step, if one."""
    found = [facet for facet in statement.facets if facet.kind is not Kind.REORDERED]
    planned = [facet for facet in found if facet.kind is Kind.ROLLED and isinstance(facet.old, tuple)]
    return [facet for facet in found if facet.kind is not Kind.ROLLED or facet in planned or not planned]


def _single_text(statement: Statement) -> FacetStatement | None:
    """The reworded text of an item that is nothing but text: it stands beside the headline, as its title would."""
    if not is_text(statement.subject):
        return None
    name = statement.subject.entity.name_field
    return next((facet for facet in statement.facets if facet.field == name and facet.words), None)


def _is_running_text(facet: FacetStatement) -> bool:
    """Whether a facet is of the text that an item is known by, or that describes it: it needs no field's word."""
    own = facet.item.entity.name_field if is_text(facet.item) else None
    return facet.field in ("description", own)


def _is_in_names(facet: FacetStatement, statement: Statement) -> bool:
    """Whether the names on either side of a merge or a split show it already."""
    material = facet.kind is Kind.RENAMED and facet.significance is Significance.MATERIAL
    return material and not facet.weakened and Kind.RENAMED not in statement.headline_kinds


def _short(span: Span) -> Span:
    if span.style not in (Style.OLD, Style.NEW):
        return span
    return span._replace(text=phrases.brief(span.text, _RUN_WORDS))


def _cut(lines: Iterable[Spans], longest: int) -> Spans:
    """The lines as one, up to so many letters, cut between words and with « …» where more follows."""
    found: list[Span] = []
    for line in lines:
        for span in (*(plain("; ") if found else ()), *line):
            if len(span.text) > longest:
                kept = span.text[:longest].rpartition(" ")[0].rstrip(" …")
                found += [span._replace(text=kept)] if kept else []
                return (*found, Span(" …"))
            found.append(span)
            longest -= len(span.text)
    return tuple(found)
