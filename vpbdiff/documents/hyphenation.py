"""The lines that a page broke a text into, joined again, with words divided at a line's end made whole.

A hyphen at a line's end is either the typesetter's, and goes, or the word's own, and stays: «socialtjänst- / och» is
half of a pair, «LSS- / insatser» a compound with a short form. Where neither shows, the document's other words decide.
In a narrow column a long word is divided without any hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

_PAIR = re.compile(r"(?:och|eller|samt|respektive|resp|liksom|/)(?!\w)")
"""What follows the first half of a pair: «vård- och omsorgsboende»."""
_SOFT = "\N{SOFT HYPHEN}"
FULL = "\N{ZERO WIDTH SPACE}"
"""Stands at the end of a line that is a single word and fills its column: it may be the first part of one."""
BROKEN = "\N{WORD JOINER}"
"""Stands at the end of a line that surely ends within a word, as long as the next goes on in small letters."""
PART = "\n"
"""Stands at the end of a line that ends a paragraph of its cell."""
_PARTING = (FULL, BROKEN, _SOFT, "-")
_OPEN = re.compile(r"(?<! )/$|\d–$")
"""How a line ends within a word or number: at a stroke, or between two years."""
_LAST_WORD = re.compile(r"([\w-]*\w)-$")
_LONG = 5
"""Letters from which the rest of a parted word is hardly a word itself by chance: «den», «oden» and «ner» are."""
SMALL_WORDS = re.compile(
    "och|att|som|av|om|har|kan|till|för|med|på|är|ska|vid|inte|enligt|samt|eller|i|utan|vilket|så|när|där|hur|från|"
    "under|inom|mot|mellan"
)
"""Words that no longer word is likely to end in after a break, unlike «den» and «en»."""
_LAST = re.compile(r"\w+$")
_FIRST_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(slots=True)
class Joiner:
    """Joins lines by the words that a document has within its lines, in small letters."""

    words: Collection[str] = frozenset()
    guessed: bool = False
    """Whether, since this was last set back, a word was made that stands nowhere else."""

    def whole(self, lines: Sequence[str]) -> str:
        """The lines as one text; paragraphs of a cell stay apart."""
        made = ""
        for line in lines:
            made = self._joined(made, line.strip(" ")) if made else line.strip(" ")
        return made.replace(_SOFT, "").removesuffix(FULL).strip()

    def _joined(self, above: str, line: str) -> str:
        if above.endswith(PART):
            return above + line
        if above.endswith(_SOFT):
            return above[:-1] + line
        if above.endswith((FULL, BROKEN)):
            above, surely = above[:-1], above.endswith(BROKEN) and line[:1].islower()
            if surely or self._is_parted(above, line):
                return above + line
        if _OPEN.search(above) and (above[-1] == "/" or line[:1].isdigit()):
            return above + line
        found = _LAST_WORD.search(above)
        if found is None or _PAIR.match(line):
            return f"{above} {line}"
        return above[:-1] + line if _is_setters(found[1], line, self.words) else above + line

    def _is_parted(self, above: str, line: str) -> bool:
        """Whether a word that fills its line goes on in the next: what is a word elsewhere in the document tells.

        Where only a long rest is one («verksamhets / processer»), the s that binds compounds does.
        """
        if line.startswith((".", ",", ";", ":", ")")):
            return True
        first, second = _LAST.search(above.casefold()), _FIRST_WORD.match(line)
        if first is None or second is None or not line[:1].islower():
            return False
        if first[0] + second[0] in self.words:
            return True
        if first[0] in self.words or SMALL_WORDS.fullmatch(second[0]):
            return False
        parted = len(second[0]) < _LONG or second[0] not in self.words or first[0].endswith("s")
        self.guessed |= parted
        return parted


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
