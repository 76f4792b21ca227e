"""Cuts a text into sentences and finds, for each old one, the new sentence that speaks of the same thing.

A «ska» in one sentence must not be set against a «kan» in another, so promises are compared sentence by sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from vpbdiff.language.lexicon import FUNCTION_WORDS, GUARDS
from vpbdiff.language.tokens import Origin, Sort, Token

_NO_TOPIC = FUNCTION_WORDS | GUARDS

_ENDS = frozenset(".!?•")

STEM = 6
"""Letters that two forms of one Swedish word share: erbjud|er, erbjud|as; fewer would join förs|kola and förs|lag."""

_ENOUGH = 0.4
"""The share of the shorter sentence's words that says two sentences speak of one thing. At a third, two sentences of a
plan that share «arbeta», «verksamhet» and «utveckla» alone would pair."""


class Sentence:
    """One sentence: its tokens, and what is asked of it many times."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = [token for token in tokens if token.key]
        self.keys = tuple(token.text.casefold() if token.origin is Origin.LONG else token.key for token in self.tokens)

    @cached_property
    def line(self) -> str:
        """The keys with one space between them: what the patterns of promises read."""
        return " ".join(self.keys)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The stems of the words that tell what it is about."""
        return frozenset(
            token.key[:STEM]
            for token in self.tokens
            if token.sort is Sort.WORD and len(token.key) > 2 and token.key not in _NO_TOPIC
        )


def split(tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a text, none of them empty."""
    return [Sentence(part) for part in _parts(tokens) if any(token.counts for token in part)]


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for position, token in enumerate(tokens):
        if (token.key in _ENDS and token.space) or (
            "\n" in token.space and _begins_anew(tokens[position + 1 : position + 2])
        ):
            yield tokens[start : position + 1]
            start = position + 1
    yield tokens[start:]


def _begins_anew(following: Sequence[Token]) -> bool:
    """Whether a line that starts with this token starts a sentence too, rather than going on with the last one."""
    return not (following and following[0].text[:1].islower())


def differing(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that the other text lacks; one moved within the text is in both, wherever it stands."""
    old_counts, new_counts = (Counter(_said(sentence) for sentence in side) for side in (old, new))
    return _beyond(old, new_counts), _beyond(new, old_counts)


def _said(sentence: Sentence) -> tuple[str, ...]:
    return tuple(token.key for token in sentence.tokens if token.counts)


def _beyond(sentences: Sequence[Sentence], others: Counter[tuple[str, ...]]) -> list[Sentence]:
    left = Counter(others)
    beyond = []
    for sentence in sentences:
        said = _said(sentence)
        if left[said]:
            left[said] -= 1
        else:
            beyond.append(sentence)
    return beyond


def partners(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Each old sentence with the new one that speaks of the same, None where none does.

    Two sentences are held together by the share of words in common, or by one word that stands in these two alone.
    """
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    old_uses = Counter(topic for sentence in old for topic in sentence.topics)
    found_in: dict[str, list[int]] = {}
    for position, sentence in enumerate(new):
        for topic in sentence.topics:
            found_in.setdefault(topic, []).append(position)
    for sentence in old:
        yield sentence, _partner(sentence, new, found_in, old_uses)


_COMMON = 50
"""A word in more sentences than this tells none of them from another; leaving it out keeps long texts linear."""


def _partner(
    sentence: Sentence, new: Sequence[Sentence], found_in: dict[str, list[int]], old_uses: Counter[str]
) -> Sentence | None:
    shared: Counter[int] = Counter()
    own: Counter[int] = Counter()
    for topic in sentence.topics:
        positions = found_in.get(topic, ())
        if len(positions) <= _COMMON:
            shared.update(positions)
        if len(positions) == 1 and old_uses[topic] == 1:
            own.update(positions)
    if not shared:
        return None
    best = max(shared, key=lambda position: (shared[position] + own[position], -position))
    least = min(len(sentence.topics), len(new[best].topics))
    return new[best] if own[best] or shared[best] >= _ENOUGH * least else None
