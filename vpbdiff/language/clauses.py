"""Tells the main clause of a sentence from what only says why, for whom or when.

«Barn ska få stöd så att de kan bo hemma»: «ska» promises, «kan» does not. A reader of plans needs no full grammar for
this, only where a clause begins and which modal verb is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from vpbdiff.language.lexicon import words


class Place(Enum):
    """What kind of clause a word stands in."""

    MAIN = auto()
    CONTENT = auto()
    """What is said, asked or presupposed: «att ...», «om ...», «när ...»; a promise can stand in it."""
    RELATIVE = auto()
    """Which one is meant: «som ...»."""
    PURPOSE = auto()
    """Why: «så att ...», «för att ...»."""


MODALS = words("ska måste bör kan får avser planerar vill skulle borde kunde kommer")
_PURPOSE = (("så", "att"), ("för", "att"), ("syfte", "att"), ("målet", "att"), ("därför", "att"))
_CONTENT = words("att om när då där huruvida hur vad eftersom medan innan tills ifall såvida")
_CARRIES_ON = words("arbeta arbetar arbetet verka verkar ansvara ansvarar ansvar svara svarar sörja sörjer står borgar")
"""Before «för att» they make it the thing promised, not the reason: «arbeta för att alla barn får stöd»."""
_VERB_ENDINGS = ("r", "s", "at", "tt", "it", "de")


def places(keys: Sequence[str]) -> list[Place]:
    """The kind of clause that each word of one sentence stands in."""
    found: list[Place] = []
    state, opened, fronted = Place.MAIN, 0, False
    last_modal = max((position for position, key in enumerate(keys) if key in MODALS), default=-1)
    for position, key in enumerate(keys):
        opening = _opening(keys, position)
        if opening and not (state is Place.PURPOSE and opening is not Place.PURPOSE):
            state, opened, fronted = opening, position, position <= 1
        elif state is Place.PURPOSE:
            if (fronted and position == last_modal) or (key == "ska" and keys[position - 1] in ("och", ",", "samt")):
                state = Place.MAIN
        elif state is not Place.MAIN and (key in (",", ";", ":") or _is_main_verb(keys, opened, position)):
            state = Place.MAIN
        found.append(state)
    return found


def _opening(keys: Sequence[str], position: int) -> Place | None:
    """The kind of clause that begins here, if one does."""
    key = keys[position]
    if key in ("så", "för", "i", "med", "därför"):
        ahead = tuple(keys[position + 1 : position + 3])
        begins = any((key, *ahead)[-len(pair) :] == pair or (key, *ahead)[: len(pair)] == pair for pair in _PURPOSE)
        carries_on = key == "för" and position > 0 and keys[position - 1] in _CARRIES_ON
        return Place.PURPOSE if begins and not carries_on else None
    if key == "som":
        return Place.RELATIVE
    return Place.CONTENT if key in _CONTENT else None


def _is_main_verb(keys: Sequence[str], opened: int, position: int) -> bool:
    """Whether the modal here belongs to the main clause: the clause that was opened has its own verb already."""
    if keys[position] not in MODALS:
        return False
    between = keys[opened + 1 : position]
    return any(key.endswith(_VERB_ENDINGS) or key in MODALS for key in between)
