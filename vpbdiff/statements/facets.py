"""One facet in words: what differs in a field, with the words that went and came marked, and what to think of it.

Marks are for eyes, with as much of the unchanged text as a reader needs; `json` and `csv` always hold the whole texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.language.quantities import quantity
from vpbdiff.language.tokens import normal
from vpbdiff.model.changes import Kind, Op, Significance, WordEdit
from vpbdiff.model.document import Span, SpanMark, Spans, Style, plain
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item, Value
from vpbdiff.statements import phrases
from vpbdiff.statements.statement import FacetStatement
from vpbdiff.wording import Wording

CONTEXT = 6
"""Unchanged words kept on each side of a change: a Swedish main clause seldom takes more to be understood."""

LINE_CONTEXT = 3
"""Words kept where a change is shown on one line, such as a slip of spelling."""

LEAST_CUT = 4
"""A cut saves at least this many words; a shorter one would cost the reader more than it saves."""

REWRITTEN = 0.35
"""Below this share of unchanged letters, marks in the text are harder to read than the two texts in full."""

_STYLES = {Op.SAME: Style.PLAIN, Op.OLD: Style.OLD, Op.NEW: Style.NEW}
_MARKS = {Op.SAME: None, Op.OLD: SpanMark.DELETED, Op.NEW: SpanMark.INSERTED}
ELLIPSIS = "…"


def span_of(text: str, op: Op) -> Span:
    """A run of words by how it changed."""
    return Span(text, _STYLES[op], mark=_MARKS[op])


def marked(words: Sequence[WordEdit], context: int | None = CONTEXT) -> Spans:
    """The runs as spans, long unchanged stretches cut to `context` words beside each change, or left whole if None."""
    spans: list[Span] = []
    space = False
    for number, word in enumerate(words):
        if word.op is Op.SAME:
            text = _cut(word.text, context, first=number == 0, last=number == len(words) - 1)
            spans.append(Span(" " + text.lstrip() if space else text))
            space = False
            continue
        if _glued(spans, word.text):
            spans.append(Span(" "))
        spans.append(span_of(word.text.strip(), word.op))
        space = space or word.text[-1:].isspace()
        if space and word.op is Op.NEW and _next_is_old(words, number):
            spans.append(Span(" "))
            space = False
    return tuple(span for span in spans if span.text)


def is_rewritten(words: Sequence[WordEdit]) -> bool:
    """Whether so little is left of a text that old and new are better read one after the other."""
    lengths = {op: sum(len(word.text) for word in words if word.op is op) for op in Op}
    longer = lengths[Op.SAME] + max(lengths[Op.OLD], lengths[Op.NEW])
    return bool(lengths[Op.OLD] and lengths[Op.NEW]) and lengths[Op.SAME] < REWRITTEN * longer


def side(words: Sequence[WordEdit], op: Op) -> Spans:
    """The whole old text (`Op.OLD`) or new one (`Op.NEW`), in that side's style."""
    text = "".join(word.text for word in words if word.op in (Op.SAME, op))
    return (span_of(text.strip(), op),)


def one_side(words: Sequence[WordEdit], op: Op) -> Spans:
    """The whole old text (`Op.OLD`) or new one (`Op.NEW`), what is in it alone marked; white space never is."""
    spans: list[Span] = []
    for word in words:
        if word.op in (Op.SAME, op):
            text = word.text.rstrip()
            spans += [span_of(text, word.op), Span(word.text[len(text) :])]
    return tuple(span for span in spans if span.text)


def _glued(spans: Sequence[Span], text: str) -> bool:
    """Whether a marked word would stick to the unchanged one before it, whose white space is the other plan's."""
    if not spans or spans[-1].style is not Style.PLAIN:
        return False
    before, after = spans[-1].text[-1:], text[:1]
    if before.isspace() or after.isspace():
        return not before.isspace()
    return (before.isalnum() or before in ".,;:!?)»") and (after.isalpha() or after in "(«")


def _next_is_old(words: Sequence[WordEdit], number: int) -> bool:
    return number + 1 < len(words) and words[number + 1].op is Op.OLD


def _cut(text: str, context: int | None, *, first: bool, last: bool) -> str:
    """An unchanged stretch without its middle, or its far end where no change is on that side."""
    if context is None:
        return text
    words = text.split(" ")
    opening, closing = (int(not words[end]) for end in (0, -1))
    head, tail = (0 if first else context + opening), (0 if last else context + closing)
    if len(words) - head - tail < LEAST_CUT:
        return text
    return " ".join((*words[:head], ELLIPSIS, *words[len(words) - tail :]))


_SILENT = (Role.CHANGE, Role.FORM)
"""Roles that say nothing of their own about an item that came or went."""


class FacetWords:
    """Puts facets and fields into words, in one language."""

    def __init__(self, wording: Wording, former: str = "", *, full: bool = False) -> None:
        """`former` stands before an old name, empty for the usual; `full` leaves no unchanged word out."""
        self._wording = wording
        self._former = former or wording.say("change.renamed")
        self._full = full

    def lines(self, facet: FacetStatement) -> Iterator[Spans]:
        """A field's difference, a line each: marks in one text, or the old text and the new where little is left."""
        weak = self.weak(facet)
        if _is_short_rename(facet):
            yield (*plain(self._former), Span(str(facet.old)))
        elif facet.words and facet.role is Role.TEXT and is_rewritten(facet.words):
            yield (*weak, *plain(self._wording.say("change.before")), *side(facet.words, Op.OLD))
            yield (*plain(self._wording.say("change.now")), *side(facet.words, Op.NEW), *self.verdict(facet))
        else:
            unnamed = isinstance(facet.old or facet.new, bool) or (facet.field == "description" and facet.words)
            label = () if unnamed else self._labelled(self._word(facet))
            yield (*weak, *label, *self.value(facet, CONTEXT), *self.verdict(facet))

    def text(self, facet: FacetStatement) -> Spans:
        """The difference of a text that has its line to itself."""
        return (*self.weak(facet), *self._marked(facet, CONTEXT), *self.verdict(facet))

    def _marked(self, facet: FacetStatement, context: int) -> Spans:
        return marked(facet.words, None if self._full else context)

    def transfer(self, facet: FacetStatement) -> Spans:
        """Between which rows an equal amount seems to have gone."""
        return plain(self._wording.say("change.transferred", source=facet.old, target=facet.new))

    def value(self, facet: FacetStatement, context: int) -> Spans:
        """What differs: marks in running text and in slips, old and new beside each other for anything else."""
        running = facet.role in (Role.TEXT, Role.NAME, Role.FIGURES) or facet.significance is Significance.EDITORIAL
        if facet.words and running:
            return self._marked(facet, context)
        if isinstance(facet.old or facet.new, bool):  # a form that is not mentioned is not there
            return plain(self._wording.say("change.form-now" if facet.new else "change.form-before"))
        old, new = (self._in_words(facet, value) for value in phrases.sides(facet.old, facet.new))
        if facet.kind is Kind.ROLLED and None in (facet.old, facet.new):
            return plain(new if facet.old is None else old)
        return plain(phrases.from_to(old, new, self._wording))

    def sides(self, facet: FacetStatement) -> tuple[Spans, Spans]:
        """What each plan has, to stand beside each other: the texts with what only one of them has marked, a value, a
        number in a list."""
        if facet.words and facet.old and facet.new:
            return one_side(facet.words, Op.OLD), one_side(facet.words, Op.NEW)
        if facet.kind is Kind.REORDERED:
            old, new = (self._wording.say("change.number", n=value) for value in (facet.old, facet.new))
        else:
            old, new = (self._in_words(facet, value) for value in phrases.sides(facet.old, facet.new))
        return plain(old), plain(new)

    def _in_words(self, facet: FacetStatement, value: Value | None) -> str:
        return phrases.field_text(facet.item, facet.field or "", value, self._wording)

    def heading(self, facet: FacetStatement) -> Spans:
        """What differs, over the two sides: a field, or the place of the item; and what to think of it."""
        key = _PLACES.get(facet.kind)
        name = phrases.capital(self._wording.say(key) if key else self._word(facet))
        about = (*self.weak(facet), *self.verdict(facet)) if facet.field is not None else ()
        return (Span(name, Style.STRONG), *((Span(" – "), *about) if about else ()))

    def content(self, item: Item) -> Iterator[Spans]:
        """The fields of an item that came or went, its name left out."""
        for field in item.entity.fields:
            value = item.fields.get(field.name)
            if value is None or field.name == item.entity.name_field or field.role in _SILENT:
                continue
            label = () if field.name == "description" else self.label(field.name)
            yield (*label, Span(phrases.field_text(item, field.name, value, self._wording)))

    def figure(self, name: str, old: str, new: str) -> Spans:
        """A field's word with two of its values, however they were come by."""
        return (*self.label(name), *plain(phrases.from_to(old, new, self._wording)))

    def label(self, name: str) -> Spans:
        """A field's word before its value."""
        return self._labelled(phrases.field_word(name, self._wording))

    def _word(self, facet: FacetStatement) -> str:
        return phrases.facet_word(facet.field or "", facet.old, facet.new, self._wording)

    def _labelled(self, word: str) -> Spans:
        return plain(self._wording.say("change.label", word=phrases.capital(word)))

    def proposed(self, facet: FacetStatement) -> Spans:
        """That a person should accept that the difference is editorial."""
        if facet.significance is Significance.EDITORIAL and not facet.certain:
            return (Span(self._wording.say("change.proposed"), Style.QUIET),)
        return ()

    def verdict(self, facet: FacetStatement) -> Spans:
        """What is said of an editorial difference inside a change that matters."""
        if facet.kind is Kind.ROLLED:
            key = f"change.rolled-{_rolled(facet)}"
            return (Span(self._wording.say(key), Style.QUIET),)
        if facet.significance is Significance.EDITORIAL and facet.certain:
            return (Span(self._wording.say("change.editorial"), Style.QUIET),)
        return self.proposed(facet)

    def weak(self, facet: FacetStatement) -> Spans:
        """That a promise may have become weaker."""
        return (Span(self._wording.say("change.weakened"), Style.ALARM),) if facet.weakened else ()


def _rolled(facet: FacetStatement) -> str:
    """How a value is for another year: `new`, `gone`, a `planned` step, or the `same` for the next year."""
    if None in (facet.old, facet.new):
        return "new" if facet.old is None else "gone"
    sides = [
        [quantity(each.value) or normal(each.value) for each in side]  # type: ignore[union-attr]
        for side in (facet.old, facet.new)
        if isinstance(side, tuple)
    ]
    return "same" if sides[0] == sides[1] else "planned"


_PLACES = {Kind.MOVED: "change.place-of", Kind.REORDERED: "change.place-in-list"}
"""Messages for what differs where it is no field."""


def _is_short_rename(facet: FacetStatement) -> bool:
    """Whether the old name beside the new shows the difference best: in a slip, a sentence or a promise marks do."""
    if facet.kind is not Kind.RENAMED or facet.significance is Significance.EDITORIAL or facet.weakened:
        return False
    return len(str(facet.old).split()) <= phrases.TITLE_WORDS
