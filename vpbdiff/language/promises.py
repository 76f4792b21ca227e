"""What one sentence promises, read off its words: does it bind, ensure, hedge, aim, and by which figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from vpbdiff.language.clauses import Place, places
from vpbdiff.language.limits import TIME_KINDS, Limit, LimitKind, read_limits
from vpbdiff.language.promise_patterns import AIM, ALL, AT_ONCE, ENSURE, HEDGE, PAST, REASON, SOFT, SOME, SOON, STRONG
from vpbdiff.language.sentences import STEM, Sentence

_SAID = (Place.MAIN, Place.CONTENT)
"""Where a promise can stand."""

_NEXT_WORDS = re.compile(r"(?: ?\S+){0,5}")


class Promise:
    """What one sentence promises, read off its words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.line = sentence.line

    @cached_property
    def _places(self) -> list[Place]:
        return places(self.sentence.keys)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(key) + 1 for key in self.sentence.keys), initial=0))

    def _found(self, pattern: re.Pattern[str], *where: Place) -> list[re.Match[str]]:
        """The matches that stand in clauses of these kinds."""
        return [match for match in pattern.finditer(self.line) if self._place(match.start()) in where]

    def _place(self, offset: int) -> Place:
        return self._places[bisect_right(self._starts, offset) - 1]

    def _within(self, offset: int) -> Place:
        """The clause around a phrase that may open one of its own: «när det är möjligt»."""
        return self._place(offset - 2) if offset else Place.MAIN

    @cached_property
    def binding(self) -> list[re.Match[str]]:
        """Its ska and the like."""
        return self._found(STRONG, *_SAID)

    @cached_property
    def binds(self) -> bool:
        """Whether it says ska or the like."""
        return bool(self.binding)

    @cached_property
    def soft(self) -> list[re.Match[str]]:
        """The bör, kan and their kin of its main clause."""
        return self._found(SOFT, Place.MAIN)

    @cached_property
    def hedges(self) -> bool:
        """Whether it holds back: vid behov, om möjligt."""
        return any(self._within(match.start()) in _SAID for match in HEDGE.finditer(self.line))

    @cached_property
    def aims(self) -> bool:
        """Whether it promises to work for something rather than the thing."""
        return bool(self._found(AIM, Place.MAIN))

    @cached_property
    def all(self) -> list[re.Match[str]]:
        """Its alla, varje, alltid."""
        return self._found(ALL, *_SAID)

    @cached_property
    def some(self) -> int:
        """How often it says de flesta, några and the like."""
        return len(self._found(SOME, *_SAID))

    @cached_property
    def urgency(self) -> int:
        """How soon without a figure: 2 at once, 1 soon, 0 some time."""
        return 2 if AT_ONCE.search(self.line) else int(bool(SOON.search(self.line)))

    @cached_property
    def timed(self) -> bool:
        """Whether a figure says when."""
        return any(limit.kind in TIME_KINDS for limit in self.limits)

    @cached_property
    def forms(self) -> dict[str, list[str]]:
        """Its words by their stem."""
        found: dict[str, list[str]] = {}
        for key in self.sentence.keys:
            found.setdefault(key[:STEM], []).append(key)
        return found

    @cached_property
    def ensures(self) -> bool:
        """Whether it promises the outcome itself."""
        return bool(ENSURE.search(self.line))

    @cached_property
    def tells(self) -> bool:
        """Whether it only tells what was, or why, and so promises nothing."""
        return bool(REASON.match(self.line)) or (not self.binds and bool(self._found(PAST, Place.MAIN)))

    @cached_property
    def commits(self) -> bool:
        """Whether it binds, ensures, or is an activity told in the infinitive: «Erbjuda stöd till ...»."""
        first = self.sentence.keys[0]
        return self.binds or self.ensures or (len(first) > 3 and first.endswith("a") and not ALL.fullmatch(first))

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Its figures; one that only tells which case is meant is none: «ärenden som pågått längre än tre månader»."""
        placed = ((self._place(start), limit) for start, limit in read_limits(self.line))
        return tuple(limit for place, limit in placed if limit.kind is not LimitKind.COUNT or place in _SAID)

    def shares_verb(self, modal: re.Match[str], other: Promise) -> bool:
        """Whether the verb after a modal stands in another sentence too, in whatever form."""
        return any(
            word[:STEM] in other.sentence.topics for word in self.after(modal) if word.endswith(("a", "as", "s"))
        )

    def after(self, phrase: re.Match[str]) -> list[str]:
        """The next few words after a phrase of the sentence."""
        following = _NEXT_WORDS.match(self.line, phrase.end())
        return following[0].split() if following else []
