"""What a file of explanations holds, found fast: thousands of entries are compared with as many after every action."""

from __future__ import annotations

from collections import defaultdict

from vpbdiff.budget.components import component_to_json
from vpbdiff.explanations import Entry, Explanations, PinEntry
from vpbdiff.model.keys import canonical

Held = Entry | PinEntry

About = frozenset[tuple[str, ...]]
"""The items that an entry or a pin speaks of, each beside the component that it is about, if one."""


class Holding:
    """The entries and pins of a file, to be asked whether one is among them, to the last letter."""

    def __init__(self, found: Explanations) -> None:
        self._by_key: dict[tuple[str, ...], list[Held]] = defaultdict(list)
        held: list[Held] = [*found.entries, *found.pins]
        for each in held:
            self._by_key[_key(each)].append(each)

    def __contains__(self, held: Held | None) -> bool:
        return held is not None and held in self._by_key.get(_key(held), ())


def _key(held: Held) -> tuple[str, ...]:
    return held.key if isinstance(held, Entry) else (held.pin.old, held.pin.new)


def about(held: Held) -> About:
    """What an entry or a pin speaks of."""
    if isinstance(held, PinEntry):
        return frozenset({("pin", held.pin.old, held.pin.new)})
    component = canonical(component_to_json(held.component)) if held.component else ""
    return frozenset((component, item) for item in held.key)
