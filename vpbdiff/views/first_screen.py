"""The first screen of a comparison: the money, then the changes by weight, the heaviest first, then how many others.

Each line is one fact and takes one line of a terminal (`Line.cut`). What has no line of its own is in the counts, and
all of it stands below in the plan's order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.budget.tables import SUMS, UNITS
from vpbdiff.detect.prose import PROSE
from vpbdiff.model.changes import IN_TEXT, UNPROVED, Comparison, Facet, Kind, Significance, is_of_time
from vpbdiff.model.document import Block, Heading, Line, Paragraph, Span, Spans, Style, Table, plain
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.model.plan import Item
from vpbdiff.model.scale import rating
from vpbdiff.statements import caveats, phrase_pairs, phrases
from vpbdiff.statements.options import Options
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import Statement, is_quiet
from vpbdiff.views import budget_report
from vpbdiff.views.budget_figures import BudgetFigures
from vpbdiff.wording import Wording

_SCREEN = 18
"""Lines of the head, rows of the money's table and lines on changes: with the counts they fill a screen of 24 lines."""

_LEAST = 6
"""Lines on changes that a long table leaves."""

_LIGHTER = 3
"""Lines kept for what is not among the heaviest: what was lowered, raised and added."""

_HEAVY = 4
"""The last weight that is told by name (`statements.weights`)."""

_CHAPTERS = (Chapter.GOALS, Chapter.MEASURES, Chapter.CONTROL)
"""What is told by name though it only came or grew; what else does so is counted."""

_ROOM = 6
"""Words of a name where several stand on one line."""

_BESIDE = 4
"""Words of a name beside what differs in its text."""

_IN_WORDS = {Kind.REWORDED, Kind.RENAMED}
"""What the words that differ say by themselves."""

_PAIR = 14
"""Words of either side of what differs in a text."""


def elements(comparison: Comparison, outline: Outline, wording: Wording, options: Options) -> Iterator[Block]:
    """The screen's blocks."""
    view = None if budget_report.left_out(options.selection) else BudgetFigures(comparison, wording)
    table = list(budget_report.frame_table(view, comparison, wording)) if view and view.budget.changed else []
    yield from table
    phrasing = Phrasing(comparison, wording, full=options.full)
    screen = _Screen(outline, phrasing, wording, has_money=bool(table), full=options.full)
    first = list(alerts(comparison, wording, options, brief=not options.full))
    rows = sum(len(block.rows) + 1 for block in table if isinstance(block, Table))
    head = 4 if any(each.key == caveats.SKIPPED for each in comparison.warnings) else 2
    first += screen.lines(max(_SCREEN - head - rows - len(first), _LEAST))
    if first:
        yield Heading(wording.say("diff.first"), 3)
        yield from first
    yield from screen.counts()


def alerts(comparison: Comparison, wording: Wording, options: Options, *, brief: bool = False) -> Iterator[Line]:
    """What stands before all changes: what could not be read, by its number alone where that is to be `brief`, and
    claims on the money that its figures contradict."""
    yield from _unread(comparison, wording, brief=brief)
    if not budget_report.left_out(options.selection):
        yield from _contradicted(BudgetFigures(comparison, wording))


def _unread(comparison: Comparison, wording: Wording, *, brief: bool) -> Iterator[Line]:
    """What no reader could take in, with what may stand there, and money in text alone, before all that was compared.
    That something may stand there takes no room from the changes."""
    number = sum(each.is_unread for each in comparison.not_comparable)
    unread, beside, others = (
        caveats.sentences(filter(told, comparison.not_comparable), comparison, wording)
        for told in (
            lambda each: each.is_unread,
            lambda each: each.key in UNPROVED.values(),
            lambda each: each.key == IN_TEXT,
        )
    )
    if brief and number > 1:
        unread = [wording.say("diff.first-unread", n=number)]
        beside = [wording.say("diff.first-unproved")] if beside else []
    for text in (*unread[:-1], " ".join((*unread[-1:], *beside)), *others):
        if text:
            yield Line((Span(text, Style.ALARM),), mark="!")


def _contradicted(view: BudgetFigures) -> Iterator[Line]:
    """What the new plan says of its money that its own figures contradict."""
    for sentence in view.contradicted():
        yield Line((Span(sentence, Style.ALARM),), mark="!")


def _is_in_table(each: Statement) -> bool:
    """Whether a change is of the frame or of a unit, which the table of the frame has; what else went has no row."""
    if not (each.subject.entity.is_money and each.weight == 1):
        return False
    return bool(each.old and each.new) or each.subject.pointer.startswith(f"/{UNITS}/")


class _Screen:
    """Puts the changes on lines, by weight."""

    def __init__(self, outline: Outline, phrasing: Phrasing, wording: Wording, *, has_money: bool, full: bool) -> None:
        """`has_money` says that the frame and its units are told already; `full` cuts nothing."""
        self._wording, self._phrasing, self._shown, self._full = wording, phrasing, outline.shown, full
        self._material = _listed(outline.shown, has_money=has_money)
        self._names = ChangeNames(wording, full=full)
        self._told: set[str] = set()

    def lines(self, room: int) -> Iterator[Line]:
        """A line for each sort of what weighs most, the heaviest first; where there is room, one for each change."""
        sorts: dict[tuple[object, ...], list[Statement]] = {}
        for each in named(self._material):
            sorts.setdefault(_sort(each), []).append(each)
        groups = list(sorts.values())
        heavy = [each for each in groups if each[0].weight < _HEAVY]
        spare = max(room - len(heavy) - min(len(groups) - len(heavy), _LIGHTER), 0)
        made: list[tuple[list[Statement], Line]] = []
        for members in groups:
            alone, spare = _alone(members, spare)
            made += ((([each]), self._one(each)) for each in members[:alone])
            if rest := members[alone:]:
                made.append((rest, Line(self._several(rest), mark=mark_of(rest[0]), cut=not self._full)))
        for members, line in made[:room]:
            self._told |= {each.id for each in members}
            yield line

    def _one(self, each: Statement) -> Line:
        what = self._phrasing.headline(each)
        in_name = {facet.kind for facet in each.facets if is_of_time(facet.field)}  # «senast den 1 juni»
        if not self._full and set(each.headline_kinds) <= _IN_WORDS | in_name and pair_of(each) is not None:
            entity = phrases.capital(phrases.entity_word(each.entity, 1, self._wording))
            what = plain(self._wording.say("diff.first-of", what=entity))
        return Line((*what, *self._names.of(each)), mark=mark_of(each), cut=not self._full)

    def _several(self, members: Sequence[Statement]) -> Spans:
        """Changes of one sort on one line: how many, and their names as far as there is room."""
        one, say = members[0], self._wording.say
        alike = len({(each.entity, each.headline_kinds) for each in members}) == 1
        names = ["".join(span.text for span in self._names.of(each, short=True)) for each in members]
        if _is_dropped_part(one):
            opening, names = say("diff.first-parts", what=self._counted(one, len(members))), self._by_risk(members)
        elif one.weakened:
            opening = self._wording.count("diff.first-weak", len(members))
        elif _is_struck(one):
            opening = self._wording.count("diff.first-struck", len(members))
        elif alike:
            opening = self._counted(one, len(members))
        else:
            opening = self._wording.count(f"diff.first-{_SORTS.get(phrases.mark_of(one), 'changed')}", len(members))
        return (Span(say("diff.first-of", what=opening), Style.STRONG), Span(" · ".join(names)))

    def _by_risk(self, members: Sequence[Statement]) -> list[str]:
        risks = [each.high_owner for each in members if each.high_owner is not None]
        found = Counter((risk.name, rating(risk)) for risk in risks)
        told = ((f"{self._names.short(name)} ({index})", n) for (name, index), n in found.items())
        return [f"{name}: {n}" if n > 1 else name for name, n in told]

    def _counted(self, of: Statement, number: int) -> str:
        """«4 borttagna aktiviteter», «2 risker med sänkt index»."""
        adjectives, rest = [], []
        for kind in of.headline_kinds:
            if kind in phrases.ADJECTIVES:
                adjectives.append(phrases.adjective(kind, of.entity, number, self._wording))
            else:
                rest.append(phrases.kind_of(kind, of.entity, self._wording))
        word = phrases.entity_word(of.entity, number, self._wording)
        what = " ".join(filter(None, (str(number), phrases.enumeration(adjectives, self._wording), word)))
        if not rest:
            return what
        return self._wording.say("diff.first-with", what=what, rest=phrases.enumeration(rest, self._wording))

    def counts(self) -> Iterator[Block]:
        """How many other changes there are, by entity; then how many in all, and how to see more."""
        left = Counter(each.entity for each in self._material if each.id not in self._told)
        if left:
            found = [phrases.counted(entity, left[entity], self._wording) for entity in ENTITIES if entity in left]
            yield Line(plain(self._wording.say("diff.others", what=", ".join(found))), mark="·", cut=not self._full)
        if not self._shown:
            return
        quiet = sum(map(is_quiet, self._shown))
        editorial = sum(each.significance is Significance.EDITORIAL for each in self._shown) - quiet
        which = self._wording.count("diff.editorial", editorial)
        below = self._wording.count("diff.below", len(self._shown), editorial=which, order=quiet)
        yield Paragraph(plain(below if self._full else f"{below} {self._wording.say('diff.more')}"))


class ChangeNames:
    """Names what a change is on, in one language; `full` cuts nothing."""

    def __init__(self, wording: Wording, *, full: bool) -> None:
        self._wording, self._full = wording, full

    def of(self, of: Statement, *, short: bool = False) -> Spans:
        """The name, with its index, or with what differs most in its text: that alone where the name is the text."""
        quoted = self._quoted(of) if of.weakened or not short else ""
        if quoted and _is_told_by(of, quoted):
            return plain(quoted)
        name = self.short(of.title, _BESIDE if quoted else _ROOM if short else phrases.TITLE_WORDS)
        name = name.rstrip(".") if quoted else name
        found: list[Span] = [Span(name, Style.PLAIN if short else Style.STRONG)]
        if of.subject.entity.is_money and of.subject.text("role") in SUMS:  # every table has a row of that name
            of_table = of.subject.pointer.strip("/").rpartition("/")[0]
            found.append(Span(f" ({phrases.list_word(of_table, self._wording)})"))
        if (index := index_of(of)) is not None:
            old, new = index
            told = phrases.from_to(str(old), str(new), self._wording) if old and new else str(old or new)
            found.append(Span(f" ({told})"))
        elif of.high_owner is not None and not short:
            found.append(Span(f" – {self.still_there(of.high_owner)}"))
        elif quoted:
            found.append(Span(f": {quoted}"))
        elif (values := values_of(of, self._wording)) is not None:
            found.append(Span(f": {phrases.from_to(*values, self._wording)}"))
        return tuple(found)

    def still_there(self, risk: Item) -> str:
        """That the risk which lost something is still there, and how high it is."""
        return self._wording.say("diff.first-owner", risk=f"{self.short(risk.name)} ({rating(risk)})")

    def short(self, name: str, words: int = _ROOM) -> str:
        """A name cut to what leaves room for more."""
        return phrases.whole(name) if self._full else phrases.brief(name, words)

    def _quoted(self, of: Statement) -> str:
        """What differs most, quoted: the words that do, with what stands between them only hinted at; empty where no
        text differs."""
        if (pair := pair_of(of)) is None:
            return ""
        if not self._full:
            old, new = (phrases.brief(side, _PAIR) for side in phrase_pairs.core(*pair))
        else:
            old, new = pair
        return self._wording.say("diff.first-pair" if new else "diff.first-gone", old=old, new=new)


def _listed(shown: Iterable[Statement], *, has_money: bool) -> list[Statement]:
    """The changes that the first screen tells or counts: what came or went with its owner is told with that."""
    held = [each for each in shown if each.significance is Significance.MATERIAL and not is_quiet(each)]
    owners = {each.item for each in shown}
    return [each for each in held if each.within not in owners and not (has_money and _is_in_table(each))]


def points(shown: Sequence[Statement], phrasing: Phrasing, wording: Wording) -> Iterator[tuple[str, str]]:
    """All that the first screen tells by name where it has room for it, beside the money's table: what happened, and
    to what, with the mark before it."""
    names = ChangeNames(wording, full=True)
    for each in named(_listed(shown, has_money=True)):
        what, of = ("".join(span.text for span in spans) for spans in (phrasing.headline(each), names.of(each)))
        weaker = (wording.count("diff.first-weak", 1),) if each.weakened else ()
        yield ". ".join((what.rstrip(": "), *weaker)), f"{mark_of(each)} {of}"


_SORTS = {"−": "removed", "+": "added"} | dict.fromkeys("»«", "regrouped")
"""What changes of several entities with one mark are called together; `changed` any other."""


def named(statements: Iterable[Statement]) -> list[Statement]:
    """Those that are told by name, the heaviest first."""
    return sorted(filter(_is_named, statements), key=_order)


def _alone(members: Sequence[Statement], spare: int) -> tuple[int, int]:
    """How many of a sort have a line each, the others sharing one, and how many lines are then left to spare."""
    if len(members) - 1 <= spare and not _is_dropped_part(members[0]):
        return len(members), spare - len(members) + 1
    if members[0].weight == _HEAVY or _is_dropped_part(members[0]):
        return 0, spare
    return spare, 0


_ORDER = "!−↓↑+"
"""The marks in the order in which sorts of one weight are told; others after them."""


def _order(each: Statement) -> tuple[object, ...]:
    rated, mark, index = each.subject.entity.is_rated, mark_of(each), each.subject.fields.get("index")
    place = _ORDER.find(mark) % (len(_ORDER) + 1)
    last = each.subject.entity.chapter in PROSE, _is_dropped_part(each)
    return each.weight, *last, not rated, place, -index if isinstance(index, int) else 0


def _is_named(each: Statement) -> bool:
    return each.weight < _HEAVY or (each.weight == _HEAVY and each.subject.entity.chapter in _CHAPTERS)


def _sort(each: Statement) -> tuple[object, ...]:
    """What it shares a line with."""
    if _is_dropped_part(each):
        return ("part",)
    return (each.weight, mark_of(each), each.subject.entity.is_rated)


def _is_dropped_part(each: Statement) -> bool:
    """Whether it is a control that went from a risk that stands and is high."""
    return each.high_owner is not None and each.subject.entity.part


def _is_struck(each: Statement) -> bool:
    """Whether it weighs what it does for a binding sentence that is gone."""
    return each.weight == _STRUCK and Kind.REWORDED in each.headline_kinds and bool(each.old and each.new)


_STRUCK = 3
"""The weight of a binding sentence that is gone from a text that stands."""


def mark_of(each: Statement) -> str:
    """The character before a change among those to see first: what it is, or that it may be less than before."""
    return "!" if each.weakened or _is_struck(each) else phrases.mark_of(each)


def index_of(of: Statement) -> tuple[object, object] | None:
    """What an item was rated and is; one of them where it came, went or kept its index; None where it is not rated."""
    if not of.subject.entity.is_rated:
        return None
    changed: list[Facet] = [facet for facet in of.facets if facet.field == "index"]
    if changed:
        return changed[0].old, changed[0].new
    index = of.subject.fields.get("index")
    return (index, None) if index is not None else None


def pair_of(of: Statement) -> tuple[str, str] | None:
    """The phrase of a text that weighs most, a word of strength before a figure, with what stands in its place; of a
    name only where no other text differs. A binding sentence that was struck, with nothing in its place, comes before
    words that bind nobody."""
    fields = sorted(phrase_pairs.by_field(of), key=lambda each: each[0] == of.subject.entity.name_field)
    for _, pairs in fields:
        struck = [pair for pair in pairs if not pair.new and pair.is_strong]
        both = phrase_pairs.heaviest([pair for pair in pairs if pair.old and pair.new], 1)
        if struck and of.weight <= _STRUCK and (_is_struck(of) or not (both and both[0].lost)):
            return max(struck, key=lambda pair: pair.strength)[:2]
        if both:
            return both[0][:2]
    return None


def values_of(of: Statement, wording: Wording) -> tuple[str, str] | None:
    """A target, a day or another value then and now, where no text tells; the heaviest first."""
    facets = sorted((each for each in of.facets if each.kind in _VALUES), key=lambda each: _VALUES.index(each.kind))
    for facet in facets if of.old and of.new else ():
        sides = phrases.sides(facet.old, facet.new)
        if not any(map(phrases.is_nothing, sides)):
            old, new = (phrases.field_text(of.subject, str(facet.field), side, wording) for side in sides)
            return old, new
    return None


_VALUES = (Kind.LOWERED, Kind.RAISED, Kind.RETARGETED, Kind.FIELD_CHANGED, Kind.DATED, Kind.VALUE_CHANGED)
"""The kinds of change by which a value went from one to another."""


def _is_told_by(of: Statement, quoted: str) -> bool:
    """Whether all that differs is the name, or the text that stands for one, and what is quoted has most of it."""
    entity, fields = of.subject.entity, [field for field, _ in phrase_pairs.by_field(of)]
    most = not entity.has_name or len(quoted.split()) > len(of.title.split())
    return most and fields == [entity.name_field]
