"""The lines that a page broke a text into, joined again, with words divided at a line's end made whole.

A hyphen at a line's end is either the typesetter's, and goes, or the word's own, and stays: «socialtjänst- / och» is
half of a pair, «LSS- / insatser» a compound with a short form. Where neither shows, the document's other words decide.
In a narrow column a long word is divided without any hyphen: there the letters on both sides tell whether a word ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

_PAIR = re.compile(r"(?:och|eller|samt|respektive|resp|liksom|/)(?!\w)")
"""What follows the first half of a pair: «vård- och omsorgsboende»."""
_SOFT = "\N{SOFT HYPHEN}"
FULL = "\N{ZERO WIDTH SPACE}"
"""Stands at the end of a line that is a single word and fills its column: it may be the first part of one."""
BROKEN = "\N{WORD JOINER}"
"""Stands at the end of a line that surely ends within a word."""
PART = "\n"
"""Stands at the end of a line that ends a paragraph of its cell."""
_PARTING = (FULL, BROKEN, _SOFT, "-")
_LAST_WORD = re.compile(r"([\w-]*\w)-$")
_SMALL_WORD = re.compile(
    "och|att|som|av|om|har|kan|till|för|med|på|är|ska|vid|inte|enligt|samt|eller|i|utan|vilket|så|när|där|hur|från|"
    "under|inom|mot|mellan|saknas|sker|måste|får|blir|finns"
)
"""Words that no longer word is likely to end in after a break, unlike «den» and «en»."""
_RANGE = re.compile(r"\d[–/]$")
"""A line that ends within a span of years or figures: «2027– / 2028»."""
_LAST = re.compile(r"\w+$")
_FIRST_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")


_CONTEXT = 3
"""Letters that the next one is foretold by: four are seldom seen twice in a plan."""

_BACKOFF = 2.0
"""How many sightings the guess by fewer letters is worth."""

_ALPHABET = 30
_START, _END = "^", "$"


class LetterModel:
    """How likely letters follow each other, and words end, in the words of a document.

    Fitted on 1,400 line ends of narrow columns in the two published and three invented plans, in two fonts and four
    sizes: 79 were decided wrongly by which halves are words elsewhere, 17 with this.
    """

    HALF = (1.0, 3.0)
    """What it counts against a word if its first or second half is one elsewhere, in powers of e."""
    BINDING = 4.0
    """What an s at the end of a first half that is no word counts for one: «verksamhets / processer»."""
    LEAST = -4.0
    """The least sum for a word: five of six lines that are one word and fill their column end within it."""
    SURE = 5.0
    """How far from that a sum must be for words to be left apart without a person being told."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words

    @cached_property
    def _seen(self) -> tuple[Counter[tuple[str, str]], Counter[str]]:
        """How often each letter, or a word's end, follows up to three others, and how often those stand anywhere."""
        following: Counter[tuple[str, str]] = Counter()
        before: Counter[str] = Counter()
        for word in self._words:
            letters = f"{_START}{word}{_END}" if word.isalpha() and len(word) > 1 else ""
            for place in range(1, len(letters)):
                for start in range(max(0, place - _CONTEXT), place + 1):
                    following[letters[start:place], letters[place]] += 1
                    before[letters[start:place]] += 1
        return following, before

    def oneness(self, first: str, second: str) -> float:
        """By how much two halves, in small letters, are rather one word than two, in powers of e; two below 0."""
        here, there = first in self._words, second in self._words
        binding = first.endswith("s") and not here
        weight = self._gain(first, second) - self.HALF[0] * here - self.HALF[1] * there + self.BINDING * binding
        return weight - self.LEAST

    def _gain(self, first: str, second: str) -> float:
        """By how much the halves are likelier as one word than as two, in powers of e."""
        whole = second[:_CONTEXT] + _END * (len(second) <= _CONTEXT)
        one = self._log(_START + first, whole)
        return one - self._log(_START + first, _END) - self._log(_START, whole)

    def _log(self, before: str, letters: str) -> float:
        """The logarithm of how likely letters follow others."""
        return sum(log(self._chance(before + letters[:place], letter)) for place, letter in enumerate(letters))

    def _chance(self, before: str, letter: str) -> float:
        following, seen = self._seen
        chance = 1 / _ALPHABET
        for length in range(min(_CONTEXT, len(before)) + 1):
            context = before[len(before) - length :]
            chance = (following[context, letter] + _BACKOFF * chance) / (seen[context] + _BACKOFF)
        return chance


@dataclass
class Joiner:
    """Joins lines by the words that a document has within its lines, in small letters."""

    words: Collection[str] = frozenset()
    guessed: bool = False
    """Whether, since this was last set back, a word was made that stands nowhere else, or nearly was."""

    def whole(self, lines: Sequence[str]) -> str:
        """The lines as one text; paragraphs of a cell stay apart."""
        made = ""
        for line in lines:
            made = self._joined(made, line.strip(" ")) if made else line.strip(" ")
        return made.replace(_SOFT, "").removesuffix(FULL).strip()

    def _joined(self, above: str, line: str) -> str:
        if above.endswith(PART):
            return above + line
        if above.endswith((_SOFT, BROKEN)):
            return above[:-1] + line
        if above.endswith(FULL):
            above = above[:-1]
            if self._is_parted(above, line):
                return above + line
        if (above.endswith("/") and not above.endswith(" /")) or (_RANGE.search(above) and line[:1].isdigit()):
            return above + line
        found = _LAST_WORD.search(above)
        if found is None or _PAIR.match(line):
            return f"{above} {line}"
        return above[:-1] + line if _is_setters(found[1], line, self.words) else above + line

    @cached_property
    def _letters(self) -> LetterModel:
        return LetterModel(self.words)

    def _is_parted(self, above: str, line: str) -> bool:
        """Whether a word that fills its line goes on in the next: what is a word elsewhere in the document tells.

        Where nothing is, the letters do.
        """
        if is_rest(line):
            return True
        first, second = _LAST.search(above.casefold()), _FIRST_WORD.match(line)
        if first is None or second is None or not line[:1].islower():
            return False
        if first[0] + second[0] in self.words:
            return True
        if _SMALL_WORD.fullmatch(second[0]):
            return False
        oneness = self._letters.oneness(first[0], second[0])
        self.guessed |= oneness > -LetterModel.SURE
        return oneness > 0


def unmarked(line: str) -> str:
    """A line without marks of this module."""
    return line.rstrip(f"{FULL}{BROKEN}{PART}")


def letters(lines: Iterable[str]) -> str:
    """What lines say, without blanks and soft hyphens."""
    return re.sub(rf"[\s{_SOFT}]", "", "".join(map(unmarked, lines)))


def is_open(line: str) -> bool:
    """Whether a line may end within a word."""
    return line.endswith(_PARTING)


def is_rest(line: str) -> bool:
    """Whether a line begins with what never stands alone."""
    return line.startswith((".", ",", ";", ":", ")"))


def hangs(line: str) -> bool:
    """Whether a line ends in a word that no text ends in: «i samarbete med»."""
    last = _LAST.search(line)
    return last is not None and _SMALL_WORD.fullmatch(last[0]) is not None


def known_words(texts: Iterable[Sequence[str]]) -> frozenset[str]:
    """The words in texts that are given line by line, in small letters; none that a line's end may have parted."""
    found: set[str] = set()
    for lines in texts:
        parted = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            found.update(words[parted : len(words) - line.endswith(_PARTING)])
            parted = line.endswith(_PARTING)
    return frozenset(found)


def _is_setters(head: str, line: str, words: Collection[str]) -> bool:
    """Whether the hyphen between a word's halves is there for the line's end alone."""
    if not line[:1].islower() or not head[-1].isalpha():
        return False
    last = head.rpartition("-")[2]
    if len(last) == 1 or (last.isupper() and len(last) > 1):
        return False
    tail = _FIRST_WORD.match(line)
    first, second = head.casefold(), tail[0].casefold() if tail else ""
    return not (f"{first}-{second}" in words and f"{first}{second}" not in words)
