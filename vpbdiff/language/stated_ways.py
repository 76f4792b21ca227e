"""Which way a text says that a value went: up, down, or not at all.

Only what is said of the value itself counts, with the verb right after it («risken ökar», «index har höjts»): a reason
may tell of much else that rises or falls («kostnaden ökar, så platserna minskar»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vpbdiff.language.lexicon import NEGATIONS, words
from vpbdiff.language.tokens import normal

UP, SAME, DOWN = 1, 0, -1

_UP = re.compile(
    r"ök(?:ar|as|at|ats|ade|ades)|höj(?:s|er|t|ts|d|des|de)|stig(?:er|it)|steg|väx(?:er|t|te)|större|högre"
)
_DOWN = re.compile(
    r"minsk(?:ar|as|at|ats|ade|ades)|sänk(?:s|er|t|ts|tes|te)|sjunk(?:er|it)|sjönk|halver(?:as|ats|ades)|mindre|lägre"
)
_SAME = words("oförändrad oförändrat oförändrade densamma detsamma desamma")

_BETWEEN = words("har ska skall kan blir är nu därför också då bör måste vara blivit förblir helt alltså")
"""What may stand between a value and what it does."""

_FROM_TO = re.compile(r"\bfrån (?:\w+ )?(\d+(?:,\d+)?)(?: \w+)? till (?:\w+ )?(\d+(?:,\d+)?)")


def ways(text: str, names: Iterable[str]) -> set[int]:
    """The ways in which a text says that what is called by one of these names went; none where that is denied, or said
    of another time or place, of what was feared or is to be seen («om risken ökar», «målet höjdes 2023»)."""
    wanted = [normal(name).split() for name in names]
    found = set()
    for clause in _CLAUSE.split(text):
        said = normal(clause).split()
        if not _ELSEWHERE.isdisjoint(said) or _A_YEAR.search(clause):
            continue
        for place in range(len(said)):
            for name in wanted:
                if name and said[place : place + len(name)] == name:
                    found |= _after(said, place + len(name))
    return found


_CLAUSE = re.compile(r"[.,;:!?]+(?!\d)|\bmen\b")
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ELSEWHERE = words(
    """
    om ifall trots annars skulle hade tidigare förr förra fjol först igen när medan än ville befarade länet riket landet
    nationellt regionen kommunerna grannkommunerna sverige omvärlden
    """
)
"""What makes a clause one of another time, another place, or of what only may be."""


def _after(said: Sequence[str], place: int) -> set[int]:
    while place < len(said) and said[place] in _BETWEEN:
        place += 1
    verb, near = "".join(said[place : place + 1]), said[place : place + 3]
    if not NEGATIONS.isdisjoint(near):
        return set()
    told = ((UP, _UP.fullmatch(verb)), (DOWN, _DOWN.fullmatch(verb)), (SAME, verb in _SAME))
    return {way for way, is_told in told if is_told}


def from_to(text: str) -> list[tuple[str, str]]:
    """The figures between which a text says that something went: «från 2 till 7 dygn»."""
    return _FROM_TO.findall(normal(text))
