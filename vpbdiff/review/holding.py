"""What a file of explanations holds, found fast: thousands of entries are compared with as many after every action."""

from __future__ import annotations

from collections import defaultdict

from vpbdiff.explanations import Entry, Explanations, PinEntry

Held = Entry | PinEntry


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
