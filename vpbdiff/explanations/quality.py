"""What counts as a reason: a text that explains nothing is refused where it is given and where it is found.

`explain`, the gate and the review use this one rule, so that none refuses what another accepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

from vpbdiff.base.cache import by_identity
from vpbdiff.base.patterns import lazily
from vpbdiff.explanations.entries import OF_FORM, Content, Entry
from vpbdiff.explanations.subjects import counts
from vpbdiff.language import non_reasons
from vpbdiff.language.alphabet import as_latin
from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.stated_ways import DOWN, SAME, UP, from_to, ways
from vpbdiff.language.tokens import TURNING
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.textdiff.significance import differs_in_substance

BASELINE = "Fanns före grinden."
"""The reason of what was there before the gate, in the language of the plans."""

_FEWEST = 2
"""Words of a reason, each counted once: one word alone («Beslut», «Ändrat») names a sort of reason and gives none."""

_WORD = lazily(r"[^\W\d_]{2,}|[0-9]{3,}")
"""What counts as a word of a reason: letters, or a figure as long as a law's number or a year («Lag 2021:123»)."""


class Fault(StrEnum):
    """Why a text is no reason."""

    EMPTY = "empty"
    ONE_WORD = "one-word"
    COPY = "copy"
    """The item's own name, or one of its texts, which state what changed and not why."""
    NOT_WORDING = "not-wording"
    """A reason of a kind which claims that nothing of substance changed, where something certainly did."""
    NOT_EDITORIAL = "not-editorial"
    """A text which claims the same."""
    NONSENSE = "nonsense"
    """Keys in a row, or the printers' sample text."""
    SAYS_NOTHING = "says-nothing"
    """That there is no reason, that it comes later, or that it is the same as elsewhere."""
    ONLY_CHANGED = "only-changed"
    """That something changed, as with the item's name and «ändras»."""
    ONLY_DECIDED = "only-decided"
    """That it was decided, and not by whom and when."""


_WORDED = (Kind.RENAMED, Kind.REWORDED, Kind.FIELD_CHANGED, Kind.ROLLED, Kind.REORDERED)
"""Kinds that can be mere wording."""


def fault(entry: Entry, change: Change | None = None) -> Fault | None:
    """What is wrong with an entry's reason, for one of its changes if that is given; None if nothing is. A baseline
    entry needs no reason."""
    if entry.baseline:
        return None
    if change is not None and is_of_substance(change):
        if entry.kind in OF_FORM:
            return Fault.NOT_WORDING
        if non_reasons.says_editorial(_said(entry.reason)):
            return Fault.NOT_EDITORIAL
    return _of_words(entry)


@by_identity(10_000)
def _of_words(entry: Entry) -> Fault | None:
    """What is wrong with the words of a reason, whatever it is given for."""
    words = _words(entry.reason)
    if not any(word.isalpha() for word in words) or words == _BASELINE:
        return Fault.EMPTY
    if len(set(words)) < _FEWEST:
        return Fault.ONE_WORD
    if any(_is_of(words, text) for text in _texts(entry)):
        return Fault.COPY
    return _of_what_is_said(entry)


def _of_what_is_said(entry: Entry) -> Fault | None:
    """What is wrong with a reason of two words or more: that they say nothing. A figure of three digits or more
    that is no year, such as a law's number, says something."""
    text, said = _compared(entry.reason), _said(entry.reason)
    if not set(TURNING).isdisjoint(entry.reason):  # it shows something else than it says
        return Fault.NONSENSE
    sense = [word for word in said if not non_reasons.is_nonsense(word)]
    if non_reasons.MARKER.search(text) or non_reasons.ASKS.match(text):
        return Fault.SAYS_NOTHING
    if non_reasons.is_all_runs(said):
        return Fault.NONSENSE
    if len(set(sense)) < _FEWEST:
        return Fault.NONSENSE if len(sense) < len(said) else Fault.ONE_WORD
    if any(word.isdigit() and not non_reasons.YEAR.fullmatch(word) for word in sense):
        return None
    return next((wrong for wrong, is_so in _VOID if is_so(entry, sense)), None)


def _restates(entry: Entry, said: list[str]) -> bool:
    """Whether a reason with figures has no words and no figures but those of what is explained."""
    figures = set(_FIGURE.findall(_compared(entry.reason)))
    if not figures:
        return False
    values = [str(value) for each in entry.items for content in (*each.old, *each.new) for value in content.values()]
    known = _known(entry)
    return figures <= set(_FIGURE.findall(" ".join(values))) and non_reasons.restates(said, known)


def _known(entry: Entry) -> set[str]:
    """The words of what is explained."""
    return {word for text in _texts(entry) for word in _said(text)}


def _says_changed(entry: Entry, said: list[str]) -> bool:
    named = any(non_reasons.repeats_name(said, _said(each.name)) for each in entry.items)
    return named or non_reasons.says_changed(said)


def _is_dated(entry: Entry) -> bool:
    """Whether a body, a date or a reference is given by which what is meant can be found."""
    decision = entry.decision
    return decision.is_of_body or decision.is_reference or bool(_DATE.search(entry.reason))


_VOID: tuple[tuple[Fault, Callable[[Entry, list[str]], bool]], ...] = (
    (Fault.SAYS_NOTHING, lambda entry, said: non_reasons.says_nothing(said) or non_reasons.says_done(said)),
    (Fault.SAYS_NOTHING, lambda entry, said: not _is_dated(entry) and non_reasons.says_elsewhere(said)),
    (Fault.COPY, _restates),
    (Fault.ONLY_CHANGED, lambda entry, said: entry.kind not in OF_FORM and _says_changed(entry, said)),
    (Fault.ONLY_DECIDED, lambda entry, said: not _is_dated(entry) and non_reasons.says_decided(said)),
    (Fault.COPY, lambda entry, said: _is_nearly_copied(entry)),
)
"""What words may say that is no reason, in the order in which it is looked for."""


_FIGURE = lazily(r"\d+")
_DATE = lazily(rf"\b{ISO_DAY}\b|\b\d\d?/\d\d?\b|nämnden\w*\b.*§\s*\d|§\s*\d.*nämnden", re.IGNORECASE)


def is_thin(entry: Entry) -> bool:
    """Whether a reason, which is one, fits any change («Ny bedömning») and names nothing by which it can be found: no
    amount, no body, no date."""
    of_itself = entry.component is not None or entry.baseline or _is_dated(entry)
    return not of_itself and non_reasons.says_little(_said(entry.reason), _known(entry))


class Doubt(StrEnum):
    """What a reason says of a change that is not so; a person reads both."""

    TURNED = "turned"
    """That the value went the other way, or between the figures the other way round."""
    SAME = "same"
    """That it is as it was."""


_WAYS = {Kind.RAISED: UP, Kind.INCREASED: UP, Kind.LOWERED: DOWN, Kind.DECREASED: DOWN}
_VALUES = {
    "risk": ("risken", "index", "indexet", "riskindex", "riskindexet", "riskvärdet"),
    "measure": ("målet", "målvärdet", "målnivån", "måltalet"),
    "fee": ("avgiften", "taxan"),
}
"""What the value of an item is called in a sentence, beside the item's own name. Of money only that: «budgeten» may be
the whole committee's."""


_OF_OUTCOME = ("measure", "key_figure")
"""What is named for its outcome: that «andel nöjda» falls may be why the target is raised."""


def doubt(entry: Entry, change: Change) -> Doubt | None:
    """What an entry's reason says of a change that is not so, None where nothing is known to be."""
    went = {_WAYS[kind] for kind in change.kinds if kind in _WAYS}
    items = (*change.old, *change.new)
    names = () if change.entity in _OF_OUTCOME else (item.name for item in items)
    said = ways(entry.reason, (*_VALUES.get(change.entity, ()), *names))
    if len(went) == 1 and said and went.isdisjoint(said):
        return Doubt.SAME if said == {SAME} else Doubt.TURNED
    held = next((each for each in entry.items if each.item == change.item), None)
    if held is None:
        return None
    before, after = (set(_AMOUNT.findall(_values(side))) for side in (held.old, held.new))
    turned = any(one in after - before and other in before - after for one, other in from_to(entry.reason))
    return Doubt.TURNED if turned else None


def _values(side: Sequence[Content]) -> str:
    return " ".join(str(value) for content in side for value in content.values())


_AMOUNT = lazily(r"\d+(?:,\d+)?")


def is_of_substance(change: Change) -> bool:
    """Whether more than wording certainly changed: another kind of change, a weakened promise, or other figures,
    negations or words of promise (ska/bör/kan, alla/de flesta). What is proposed as wording, such as a law's name
    written out, is for a person to accept."""
    facets = [each for each in change.facets if counts(each) and each.significance is Significance.MATERIAL]
    return any(facet.kind not in _WORDED or differs_in_substance(facet) for facet in facets)


def _texts(entry: Entry) -> Iterator[str]:
    """The names and the texts of what is explained, which state what changed and not why."""
    for each in entry.items:
        yield each.name
        for content in (*each.old, *each.new):
            yield from (value for value in content.values() if isinstance(value, str))


_ANY_WORD = lazily(r"[^\W\d_]+|[0-9]{3,}")


def _said(text: str) -> list[str]:
    """Every word of a text, short ones too, and the figures that count as words."""
    return _ANY_WORD.findall(_compared(text))


def _words(text: str) -> list[str]:
    """The words as they are compared: without case, and without characters that nobody sees."""
    return _WORD.findall(_compared(text))


def _is_of(words: list[str], text: str) -> bool:
    """Whether a text is of these words and no others; a long text is left at the first that is another."""
    found = (match[0] for match in _WORD.finditer(_compared(text)))
    return all(one == other for one, other in zip_longest(words, found))


def _is_nearly_copied(entry: Entry) -> bool:
    """Whether a reason is a text of what it is given for, or a part of one, with a word of its own at the most, or a
    name with a year."""
    words = [word for word in _words(entry.reason) if not non_reasons.YEAR.fullmatch(word)]
    texts = map(_words, _texts(entry))
    return any(words == text or (len(words) >= _LONG and _is_nearly_part(words, text)) for text in texts)


def _is_nearly_part(words: list[str], text: list[str]) -> bool:
    """Whether all words but one stand together in a text, in their order and with one other among them at the most:
    scattered over a long text every reason's words are found."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only where a reason is judged

    most = len(words) - 1
    if LCSseq.similarity(words, text) < most:
        return False
    ends = range(most, len(text) + 1)
    return any(LCSseq.similarity(words, text[max(end - len(words) - 1, 0) : end]) >= most for end in ends)


_LONG = 5
"""Words of a reason of which all but one are an item's text; in a shorter one that word may say why."""


def _compared(text: str) -> str:
    if not text.isprintable():  # a character that nobody sees is not printable, and seldom there
        text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = text.translate(_BLANK)
    if "<" in text or "&" in text or "](" in text or "]:" in text:
        text = _MARKUP.sub(" ", text)
    return unicodedata.normalize("NFKC", as_latin(text)).casefold()


_BLANK = dict.fromkeys(map(ord, "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"))
"""Letters and signs that show nothing, though Unicode calls them printable."""

_MARKUP = lazily(r"<!--.*?(?:-->|$)|</?[a-zA-Z][^<>]*>|&\w+;|!?\]\([^()]*\)|^\[[^\]]*\]:.*$", re.DOTALL | re.MULTILINE)
"""What a page shows nothing of: comments, tags, the addresses of links and pictures. «index < 9» is none of it."""


_BASELINE = _words(BASELINE)
