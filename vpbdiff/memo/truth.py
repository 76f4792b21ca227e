"""What is true of each change, in the tokens that a memo can get wrong: figures, number words, directions, names.

Taken from the memo that the data give and from the changes themselves, so that an officer who words a sentence
otherwise is believed as long as it says nothing that the plans do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vpbdiff.changes import Change
from vpbdiff.memo.grammar import NUMBERS
from vpbdiff.memo.model import Memo, Table, sentences
from vpbdiff.memo.scope import Scope
from vpbdiff.model import Item
from vpbdiff.terminal import safe

_FIGURE = re.compile(r"(?<![\w,])\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:,\d+)?(?!\w)|\d+(?:,\d+)?")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"«([^«»]+)»")
_DIRECTIONS = frozenset(["ökar", "minskar", "höjs", "sänks", "högre", "lägre", "utgår", "ny", "nytt", "nya"])
"""Words that turn a sentence round."""

_COUNTS = frozenset(NUMBERS[2:])
"""Numbers in words; «en» and «ett» are articles too, so they prove nothing."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a text says that can be true or false."""

    figures: frozenset[str]
    words: frozenset[str]

    @staticmethod
    def of(text: str) -> Tokens:
        """The tokens of a text; the names in quotation marks are looked at by themselves."""
        plain = _NAME.sub(" ", text)
        words = {word.casefold() for word in _WORD.findall(plain)}
        return Tokens(frozenset(map(_figure, _FIGURE.findall(plain))), frozenset(words & (_DIRECTIONS | _COUNTS)))

    def __or__(self, other: Tokens) -> Tokens:
        return Tokens(self.figures | other.figures, self.words | other.words)


def quoted_names(text: str) -> tuple[str, ...]:
    """The names in quotation marks, as names are compared."""
    return tuple(plain_name(name) for name in _NAME.findall(text))


def plain_name(name: str) -> str:
    """A name as names are compared: on one line, without case and a closing full stop."""
    return " ".join(safe(name).split()).rstrip(".").casefold()


class Truth:
    """What holds for the changes of one scope, by id, and for the plans as wholes."""

    def __init__(self, scope: Scope, memo: Memo) -> None:
        self._changes = {change.id: change for change in scope.comparison.changes}
        self._tokens: dict[str, Tokens] = defaultdict(lambda: Tokens(frozenset(), frozenset()))
        self.expected: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for sentence in sentences(memo):
            self.expected[sentence.changes].append(sentence.text)
            for each in sentence.changes:
                self._tokens[each] |= Tokens.of(sentence.text)
        for change in scope.comparison.changes:
            for text in _texts(change):
                self._tokens[change.id] |= Tokens.of(text)
        for block in memo.blocks:
            if isinstance(block, Table):
                self.expected[block.changes].append(block.caption)
        self.rows = frozenset(_rows(memo))
        self.names = frozenset(_names(scope))

    def of(self, changes: Iterable[str]) -> Tokens:
        """What may be said of these changes."""
        found = Tokens(frozenset(), frozenset())
        for change in changes:
            found |= self._tokens[change]
        return found

    def nearest(self, text: str, changes: tuple[str, ...]) -> tuple[str, float]:
        """Of the sentences that state the same changes the one that is most like a text, and how like, 0-100."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where a memo is verified

        found = process.extractOne(text, self.expected.get(changes, []), scorer=fuzz.ratio)
        return (found[0], found[1]) if found else ("", 0.0)

    def names_of(self, change: str) -> tuple[str, ...]:
        """What a change's items are called, before and now; none for a change that is not there."""
        found = self._changes.get(change)
        return tuple({plain_name(item.name) for item in (*found.old, *found.new)}) if found else ()

    def knows(self, change: str) -> bool:
        """Whether there is such a change."""
        return change in self._changes


def row_of(cells: Iterable[str]) -> tuple[str, ...]:
    """A table's row as rows are compared."""
    return tuple(" ".join(cell.split()).casefold() for cell in cells)


def _figure(text: str) -> str:
    """A figure without the spaces of its thousands; «7» and «7,0» are one."""
    plain = re.sub(r"\s", "", text)
    return plain.rstrip("0").rstrip(",") if "," in plain else plain


def _rows(memo: Memo) -> Iterator[tuple[str, ...]]:
    for block in memo.blocks:
        if isinstance(block, Table):
            yield row_of(block.figures.header)
            yield from (row_of(row.cells) for row in block.figures.rows)


def _texts(change: Change) -> Iterator[str]:
    for item in (*change.old, *change.new):
        yield from (value for value in item.fields.values() if isinstance(value, str))
        yield from (str(value) for value in item.fields.values() if isinstance(value, int))


def _names(scope: Scope) -> Iterator[str]:
    """Everything that may stand in quotation marks: names of items, whole or by their opening words, and values."""
    for plan in (scope.comparison.old, scope.comparison.new):
        for item in plan.items():
            yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    yield plain_name(item.name)
    yield from (plain_name(value) for value in item.fields.values() if isinstance(value, str))
    yield from (
        plain_name(part)
        for value in item.fields.values()
        if isinstance(value, tuple)
        for part in value
        if isinstance(part, str)
    )
