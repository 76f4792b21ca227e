"""Word-level marks: what was taken out, what was put in, and as much of the rest as a reader needs.

Only for eyes: `json` and `csv` always hold the whole texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.model.changes import Op, Word
from vpbdiff.model.document import Span, Spans, Style

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


def marked(words: Sequence[Word], context: int | None = CONTEXT) -> Spans:
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


def is_rewritten(words: Sequence[Word]) -> bool:
    """Whether so little is left of a text that old and new are better read one after the other."""
    lengths = {op: sum(len(word.text) for word in words if word.op is op) for op in Op}
    longer = lengths[Op.SAME] + max(lengths[Op.OLD], lengths[Op.NEW])
    return bool(lengths[Op.OLD] and lengths[Op.NEW]) and lengths[Op.SAME] < REWRITTEN * longer


def side(words: Sequence[Word], op: Op) -> Spans:
    """The whole old text (`Op.OLD`) or new one (`Op.NEW`), in that side's style."""
    text = "".join(word.text for word in words if word.op in (Op.SAME, op))
    return (Span(text.strip(), _STYLES[op]),)


def one_side(words: Sequence[Word], op: Op) -> Spans:
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


def _next_is_old(words: Sequence[Word], number: int) -> bool:
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
