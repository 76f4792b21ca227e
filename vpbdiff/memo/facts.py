"""What holds for the changes of one comparison: what a memo may say of each, and what it must not leave out.

Taken from the memo that the data give and from the changes themselves, so that an officer who words a sentence
otherwise is believed as long as it says nothing that the plans do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from vpbdiff.memo.context import Scope
from vpbdiff.memo.tokens import Said, plain_name, shown, unsigned
from vpbdiff.model.changes import Change
from vpbdiff.model.model import Memo, Picture, Sentence, Table, sentences
from vpbdiff.model.money import Amount
from vpbdiff.model.plan import Item, YearAmount

Ids = tuple[str, ...]
"""The changes that a sentence states, in order of their ids."""

Row = tuple[str, ...]


class Truth:
    """What holds for the changes of one scope, by id, and for the plans as wholes. `memo` is what the data give."""

    def __init__(self, scope: Scope, memo: Memo) -> None:
        self._scope = scope
        self._changes = {change.id: change for change in scope.comparison.changes}
        self.expected: dict[Ids, list[Sentence]] = defaultdict(list)
        drawn = [sentence for block in memo.blocks if isinstance(block, Picture) for sentence in block.passage]
        self._beside = {shown(sentence.text) for sentence in (*memo.gaps, *drawn)}
        self._said: dict[str, list[Said]] = defaultdict(list)
        captions = [Sentence(block.caption, block.changes) for block in memo.blocks if isinstance(block, Table)]
        for sentence in (*sentences(memo), *captions):
            self.expected[tuple(sorted(sentence.changes))].append(sentence)
            for each in sentence.changes:
                self._said[each].append(Said(sentence.text))
        self.tables = tuple(_rows(block) for block in memo.blocks if isinstance(block, Table))
        self.names = frozenset(name for item in self._items for name in _names(item))

    def is_expected(self, text: str, changes: Ids) -> bool:
        """Whether the memo has this very sentence on these changes."""
        return any(shown(each.text) == shown(text) for each in self.expected.get(changes, ()))

    def is_beside(self, text: str) -> bool:
        """Whether a sentence may go without anything being lost: a gap, or what a picture shows, which stands in the
        text only where the picture can't."""
        return shown(text) in self._beside

    def nearest(self, said: Said, changes: Ids) -> tuple[Said, float]:
        """The sentence on the same changes that is most like a text, figures and names aside, and how like, 0-100."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where a memo is verified

        found = [Said(shown(each.text)) for each in self.expected.get(changes, ())]
        scored = [(fuzz.ratio(said.frame, each.frame), fuzz.ratio(said.text, each.text), each) for each in found]
        like, _, best = max(scored, key=lambda one: one[:2], default=(0.0, 0.0, Said("")))
        return best, like

    def said_of(self, changes: Iterable[str]) -> list[Said]:
        """What the memo and the items themselves say of these changes."""
        found = []
        for each in changes:
            found += self._said[each]
            found += [Said(text) for text in _texts(self._changes[each])]
        return found

    def told_of(self, changes: Ids) -> list[Said]:
        """What the memo says of these changes and no others."""
        held = set(changes)
        return [
            Said(each.text) for ids, found in self.expected.items() if ids and held.issuperset(ids) for each in found
        ]

    def names_of(self, change: str) -> tuple[str, ...]:
        """What a change's items are called, before and now."""
        found = self._changes[change]
        return tuple({plain_name(item.name) for item in (*found.old, *found.new)})

    def knows(self, changes: Iterable[str]) -> bool:
        """Whether there are such changes."""
        return all(change in self._changes for change in changes)

    @cached_property
    def amounts(self) -> Collection[str]:
        """Every figure that the plans, the reasons or the memo give, without signs."""
        texts = [text for item in self._items for text in _fields(item)]
        texts += [sentence.text for found in self.expected.values() for sentence in found]
        texts += [cell for table in self.tables for row in table for cell in row]
        texts += [entry.reason for stand in self._scope.verdict.standing.stands for entry in stand.entries]
        return frozenset(unsigned(figure) for text in texts for figure in Said(text).figures)

    @cached_property
    def _items(self) -> list[Item]:
        return [item for plan in (self._scope.comparison.old, self._scope.comparison.new) for item in plan.items()]


def row_of(cells: Iterable[str]) -> Row:
    """A table's row as rows are compared."""
    return tuple(shown(cell).replace("-", "\u2212").casefold() for cell in cells)


def _rows(block: Table) -> tuple[Row, ...]:
    return (row_of(block.figures.header), *(row_of(row.cells) for row in block.figures.rows))


def _texts(change: Change) -> Iterator[str]:
    for item in (*change.old, *change.new):
        yield from _fields(item)


def _fields(item: Item) -> Iterator[str]:
    """The texts and numbers of an item, and its amounts as printed."""
    for part in _parts(item):
        match part:
            case YearAmount(amount=amount):
                yield amount.printed or ""
            case Amount(printed=printed):
                yield printed or ""
            case str() | int():
                yield str(part)


def _names(item: Item) -> Iterator[str]:
    """Everything of an item that may stand in quotation marks: its name and its texts."""
    yield plain_name(item.name)
    yield from (plain_name(part) for part in _parts(item) if isinstance(part, str))


def _parts(item: Item) -> Iterator[object]:
    """Every value of an item's fields, one by one."""
    for value in item.fields.values():
        yield from value if isinstance(value, tuple) else (value,)
