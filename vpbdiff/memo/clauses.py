"""A clause of a memo as it was read, and what those who judge it share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.claims import Truth
from vpbdiff.language.numerals import parse
from vpbdiff.memo import turns
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.said_figures import holds
from vpbdiff.model import money
from vpbdiff.model.money import Amount, Figure, Unit
from vpbdiff.model.plan import Item

HOLDS, FALSE, OPEN = Truth.HOLDS, Truth.CONTRADICTED, Truth.CANNOT_TELL


def truth(*said: bool | Truth) -> Truth:
    """What holds if all that is said does; what is false anywhere is false."""
    found = [each if isinstance(each, Truth) else HOLDS if each else FALSE for each in said]
    return FALSE if FALSE in found else OPEN if OPEN in found else HOLDS


def amount(text: str, source: Figure) -> Truth:
    """Whether a printed amount is the source's; «drygt» one that it is rounded down to, «knappt» up to, «cirka» either.
    Raises `NotAnAmount` for what is none."""
    hedge, bare = hedged(text)
    said = money.parse(bare, Unit.MKR)
    if hedge is None:
        return holds(Figure.of(said), source)
    return rounded_to(abs(source.kr) - abs(said.kr), _step(bare, said), hedge)


def rounded_to(more: Fraction, step: Fraction, hedge: int) -> Truth:
    """Whether a figure is hedged rightly of which the source is so much more; near the edge of a step nobody can
    say."""
    if not hedge:
        return HOLDS if abs(more) <= step / 2 else OPEN if abs(more) <= 3 * step / 2 else FALSE
    beyond = more * hedge
    if 0 < beyond < step:
        return HOLDS
    return OPEN if -step / 2 <= beyond <= 3 * step / 2 else FALSE


def hedged(text: str) -> tuple[int | None, str]:
    """How a figure is rounded by the word before it, None where there is none, and the figure."""
    first, _, rest = text.strip().partition(" ")
    hedge = turns.HEDGES.get(first.casefold())
    return (hedge, rest) if hedge is not None else (None, text)


def _step(text: str, said: Amount) -> Fraction:
    """What the last digit of a printed figure that is not 0 is worth, in kronor: of «400 000 kronor» 100 000."""
    digits = re.sub(r"\D", "", re.split("[^\\d\\s,]", text)[0])
    zeros = len(digits) - len(digits.rstrip("0")) if "," not in text else 0
    return Fraction(10) ** zeros * said.unit.value / Fraction(10) ** said.decimals


class Names(NamedTuple):
    """The names of a sentence by their numbers: as they are known, and as the sentence has them."""

    known: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class ClauseRead:
    """A clause as it was read: the words in its groups, whatever the turn's alternative, and the names by number."""

    groups: Mapping[str, str]
    names: tuple[str, ...]

    def __getitem__(self, group: str) -> str:
        """The words of a group, empty where it has none."""
        return next((self.groups[each] for each in (group, f"{group}2", f"{group}3") if self.groups.get(each)), "")

    def name(self, group: str) -> str:
        """The name that a group points at."""
        return self.names[int(self[group])]


class TurnJudge:
    """Judges the turns that it has a method for, by their name (`turns.TURNS`), on one comparison."""

    def __init__(self, scope: MemoContext) -> None:
        self._scope = scope
        self._comparison = scope.comparison

    def of(self, turn: str) -> Callable[[ClauseRead], Truth] | None:
        """What judges a turn; None where it is of no concern here."""
        return getattr(self, f"_{turn}", None)


def plain(name: str) -> str:
    """A name as names are compared."""
    return " ".join(name.split()).rstrip(".").casefold()


def count(word: str) -> int | None:
    """The number that a word of quantity stands for; None for one that stands for no number."""
    word = " ".join(word.casefold().split())
    if word in turns.NONE_OF:
        return 0
    return int(word) if word.isdigit() else parse(word)


def is_called(item: Item, name: str) -> bool:
    """Whether an item bears a name, also one that is cut."""
    own = plain(item.name)
    return own == name or (name.endswith("…") and own.startswith(name.removesuffix("…").rstrip()))
