"""What speaks for measures where no known word heads their names: «Vi följer», «Så vet vi att vi lyckats».

No one thing is enough: a table by years may count anything. A plan's words for what it measures, names that say what is
counted, and values with a unit or a bound each speak for it; a word such as «Verksamhet» over the names against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vpbdiff.recognise.cells import is_value

_MEASURING = re.compile(
    r"följer|följs|följa|mäter|mäts|mäta|uppföljning|lyckats|lyckas|framgång|vet vi|ser vi|visar", re.I
)
"""Words over what a goal is measured by."""
_COUNTING = re.compile(
    r"(?:(?:total|genomsnittlig|upplevd|personalens|brukarnas|elevernas)\w* )?(?:andel|antal|nöjd|kostnad|kvot|index"
    r"|grad|medelvärde|genomsnitt|resultat|täthet|tid |frekvens|poäng)"
    r"|.*(?:procent|index|frekvens|frånvaro|nöjdhet|grad)\b",
    re.IGNORECASE,
)
"""How the name of a measure begins, or what it holds."""
_MEASURED = re.compile(r"%|procent|minst|högst|max|[<>≤≥]|poäng|dagar|minuter|av \d", re.IGNORECASE)
"""A unit or a bound that no amount of money has."""

ENOUGH = 3
"""Of what speaks for measures so much that it is one: its values' heads count as two, every other thing as one."""


def speaks(head: str, names: Iterable[str], values: Iterable[str], *, headed: bool) -> int:
    """How much speaks for measures: the word over their names, the names, the values, and whether known words of
    outcomes and targets head those (`headed`). Without a word of the first the rows may be anything that one measure is
    of, such as schools, and the word would be lost: nothing speaks for them."""
    names, values = [name for name in names if name], [value for value in values if value]
    if not names or not values or sum(map(is_value, values)) * 2 <= len(values) or not _MEASURING.search(head):
        return 0
    return 2 * headed + 1 + _count(names) + any(map(_MEASURED.search, values))


def are_listed(head: str, names: Sequence[str]) -> bool:
    """Whether a line leads in to bullets that are measures: both say so."""
    return bool(_MEASURING.search(head)) and _count(names)


def _count(names: Sequence[str]) -> bool:
    return sum(_COUNTING.match(name) is not None for name in names) * 2 > len(names)
