"""One facet in words, word marks, text gone stale.

Word-level marks: what was taken out, what was put in, and as much of the rest as a reader needs.

Only for eyes: `json` and `csv` always hold the whole texts.

One facet in words: what differs in a field, and what is to be thought of it.

What differs since a reason was written, a line each, the words that differ marked as in `diff`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.model.changes import Facet, Kind, Op, Significance, WordEdit
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
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
ELLIPSIS = "…"


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
        spans.append(Span(word.text.strip(), _STYLES[word.op]))
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
    return (Span(text.strip(), _STYLES[op]),)


def one_side(words: Sequence[WordEdit], op: Op) -> Spans:
    """The whole old text (`Op.OLD`) or new one (`Op.NEW`), what is in it alone marked; white space never is."""
    spans: list[Span] = []
    for word in words:
        if word.op in (Op.SAME, op):
            text = word.text.rstrip()
            spans += [Span(text, _STYLES[word.op]), Span(word.text[len(text) :])]
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
    """Says facets and fields in one language."""

    def __init__(self, wording: Wording, former: str = "", *, full: bool = False) -> None:
        """`former` stands before an old name, empty for the usual; `full` leaves no unchanged word out."""
        self._wording = wording
        self._former = former or wording.say("diff.renamed")
        self._full = full

    def lines(self, facet: Facet, item: Item) -> Iterator[Spans]:
        """A field's difference, a line each: marks in one text, or the old text and the new where little is left."""
        weak = self.weak(facet)
        if _is_short_rename(facet):
            yield (*plain(self._former), Span(str(facet.old)))
        elif facet.words and _role(facet, item) is Role.TEXT and is_rewritten(facet.words):
            yield (*weak, *plain(self._wording.say("diff.before")), *side(facet.words, Op.OLD))
            yield (*plain(self._wording.say("diff.now")), *side(facet.words, Op.NEW), *self.verdict(facet))
        else:
            untold = isinstance(facet.old or facet.new, bool) or (facet.field == "description" and facet.words)
            label = () if untold else self.label(facet.field or "")
            yield (*weak, *label, *self.value(facet, item, CONTEXT), *self.verdict(facet))

    def text(self, facet: Facet) -> Spans:
        """The difference of a text that has its line to itself."""
        return (*self.weak(facet), *self._marked(facet, CONTEXT), *self.verdict(facet))

    def _marked(self, facet: Facet, context: int) -> Spans:
        return marked(facet.words, None if self._full else context)

    def transfer(self, facet: Facet) -> Spans:
        """Between which rows an equal amount seems to have gone."""
        return plain(self._wording.say("diff.transferred", source=facet.old, target=facet.new))

    def value(self, facet: Facet, item: Item, context: int) -> Spans:
        """What differs: marks in running text and in slips, old and new beside each other for anything else."""
        running = _role(facet, item) in (Role.TEXT, Role.NAME) or facet.significance is Significance.EDITORIAL
        if facet.words and running:
            return self._marked(facet, context)
        if isinstance(facet.old or facet.new, bool):  # a form that is not told is not there
            return plain(self._wording.say("diff.form-now" if facet.new else "diff.form-before"))
        old, new = (
            phrases.field_text(item, facet.field or "", value, self._wording) for value in (facet.old, facet.new)
        )
        return plain(self._wording.say("diff.from-to", old=old, new=new))

    def content(self, item: Item) -> Iterator[Spans]:
        """The fields of an item that came or went, its name left out."""
        for field in item.entity.fields:
            value = item.fields.get(field.name)
            if value is None or field.name == item.entity.name_field or field.role in _SILENT:
                continue
            label = () if field.name == "description" else self.label(field.name)
            yield (*label, Span(phrases.field_text(item, field.name, value, self._wording)))

    def label(self, name: str) -> Spans:
        """A field's name before its value."""
        word = phrases.capital(phrases.field_word(name, self._wording))
        return plain(self._wording.say("diff.field", field=word))

    def proposed(self, facet: Facet) -> Spans:
        """That a person should accept that the difference is editorial."""
        if facet.significance is Significance.EDITORIAL and not facet.certain:
            return (Span(self._wording.say("diff.proposed"), Style.QUIET),)
        return ()

    def verdict(self, facet: Facet) -> Spans:
        """What is said of an editorial difference inside a change that matters."""
        if facet.significance is Significance.EDITORIAL and facet.certain:
            return (Span(self._wording.say("diff.editorial"), Style.QUIET),)
        return self.proposed(facet)

    def weak(self, facet: Facet) -> Spans:
        """That a promise may have become weaker."""
        return (Span(self._wording.say("diff.weakened"), Style.ALARM),) if facet.weakened else ()


def _role(facet: Facet, item: Item) -> Role:
    """The role of the facet's field; of values with years the facet names one year of the field."""
    name = (facet.field or "").partition("/")[0]
    return next(field.role for field in item.entity.fields if field.name == name)


def _is_short_rename(facet: Facet) -> bool:
    """Whether the old name beside the new shows the difference best: in a slip, a sentence or a promise marks do."""
    if facet.kind is not Kind.RENAMED or facet.significance is Significance.EDITORIAL or facet.weakened:
        return False
    return len(str(facet.old).split()) <= phrases.TITLE_WORDS
