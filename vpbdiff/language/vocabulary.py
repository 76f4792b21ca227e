"""The words of the two plans that are compared: what is written nowhere else may be a slip, what is, is a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vpbdiff.language.lexicon import FUNCTION_WORDS, GUARDS, LOOKALIKES
from vpbdiff.language.tokens import count_words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word, by its key, stands in the two plans; built once a comparison."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """The vocabulary of all texts of both plans, the compared ones among them."""
        return cls(count_words(texts))

    def elsewhere(self, word: str, here: Mapping[str, int]) -> bool:
        """Whether the word stands in the plans oftener than `here`, in the two texts compared."""
        return self.counts.get(word, 0) > here.get(word, 0)

    def knows(self, word: str) -> bool:
        """Whether the word is one, as far as the plans and the lists tell."""
        return word in self.counts or word in LISTED


LISTED = FUNCTION_WORDS | GUARDS | frozenset().union(*LOOKALIKES)
"""Words of the lists, which are words whatever the plans hold."""
