"""What a rewording comes down to: the sentences that went and those that came, where they are few enough to read."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.language.grammar import listed, quoted, spaced
from vpbdiff.language.quoted_sentences import split_sentences
from vpbdiff.model.changes import Change, Kind, Significance

_READ = 30
"""Words on each side that a memo shows: a long sentence or two short ones. For more, a reader opens the plan itself."""

_WEAKER = 60
"""Words on each side where a promise may be weaker, which readers want to judge for themselves."""


def shown(change: Change) -> str:
    """«Tidigare stod «…». Nu står «…».», for the field whose words changed; empty where it is too long to show."""
    facets = [
        facet
        for facet in change.facets
        if facet.kind is Kind.REWORDED and facet.significance is Significance.MATERIAL and facet.field != "text"
    ]
    if {Kind.MERGED, Kind.SPLIT} & set(change.kinds):  # their texts are those of several items, which nowhere stand so
        return ""
    texts = [(facet.old, facet.new) for facet in facets if isinstance(facet.old, str) and isinstance(facet.new, str)]
    if len(facets) != 1 or len(texts) != 1 or facets[0].field != "description":
        return ""
    old, new = _beyond(*texts[0]), _beyond(*reversed(texts[0]))
    limit = _WEAKER if change.weakened else _READ
    if max(map(_words, (old, new))) > limit:
        return ""
    if not (old or new):
        return ""
    if not old or not new:
        return f"{'Ny text' if new else 'Borttagen text'}: {_each(new or old)}."
    return f"Tidigare stod {_each(old)}. Nu står {_each(new)}."


def _beyond(text: str, other: str) -> list[str]:
    """The sentences of a text that the other lacks."""
    there = [spaced(each).casefold() for each in split_sentences(spaced(other))]
    return [each for each in split_sentences(spaced(text)) if each and spaced(each).casefold() not in there]


def _each(sentences: Sequence[str]) -> str:
    """The sentences, each quoted by itself: others may have stood between them."""
    return listed([quoted(each) for each in sentences])


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)
