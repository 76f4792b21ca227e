"""Keys in words, and the line that shows them.

Keys in words: the bindings that apply, as the line of keys, the help and the palette show them.

A binding of ours has a key of the catalogue for its description; what Textual binds by itself has none and is left out.

The line of keys: what can be done where the reader is.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from textual.app import App
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from vpbdiff.render.columns import columns
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import messages

_OURS = "review.key."


def actions() -> frozenset[str]:
    """What a person can give keys of their own, by the names that `review.toml` has: those of the catalogue."""
    return frozenset(key.removeprefix(_OURS) for key in messages() if key.startswith(_OURS))


_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "colon": ":",
    "escape": "Esc",
}

_WORDED = ("enter", "space", "tab", "shift")
"""Keys whose name on the keyboard is a word of the language: the message `review.keyname.<key>`."""


@dataclass(frozen=True, slots=True)
class BoundAction:
    """Something that can be done now: its keys, what it is called, and the action with the node that has it."""

    keys: tuple[str, ...]
    name: str
    action: str
    node: DOMNode
    shown: bool


def deeds(screen: Screen[Any], wording: Wording) -> tuple[BoundAction, ...]:
    """What can be done on a screen, from the focused widget outwards; keys of one action together. What is a letter
    where something is being written does nothing else."""
    found: dict[tuple[str, int], BoundAction] = {}
    written = screen.focused if isinstance(screen.focused, Input | TextArea) else None
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not binding.description.startswith(_OURS) or not active.enabled:
            continue
        if written is not None and written is not active.node and len(key_name(key, wording)) == 1:
            continue
        name = wording.say(binding.description)
        place, called = (binding.action, id(active.node)), key_name(key, wording)
        keys = (*found[place].keys, called) if place in found else (called,)
        found[place] = BoundAction(keys, name, binding.action, active.node, binding.show)
    return tuple(replace(each, keys=tuple(sorted(each.keys, key=len))) for each in found.values())


def key_name(key: str, wording: Wording) -> str:
    """A key as it is printed or called: «?», «Ctrl+R», «Retur»."""
    *modifiers, last = key.split("+")
    if last.startswith("upper_"):
        last = last.removeprefix("upper_").upper()
    if len(last) == 1 and modifiers:
        last = last.upper()
    return "+".join(_part(each, wording) for each in (*modifiers, last))


def _part(key: str, wording: Wording) -> str:
    if key in _WORDED:
        return wording.say(f"review.keyname.{key}")
    return _NAMES.get(key) or _character(key) or key.capitalize()


def _character(key: str) -> str:
    """The character that a key has the Unicode name of: «full_stop»; nothing of one that makes none."""
    if len(key) == 1:
        return key
    try:
        found = unicodedata.lookup(key.replace("_", " ").replace(" than", "-than"))
    except KeyError:
        return ""
    return found if found.isascii() and found.isprintable() else ""


_GAP = 2
_WAYS_OUT = {"Esc", "Ctrl+S"}


class KeyLine(Static):
    """Shows as many keys as there is room for, the first of each action; help, quit and the ways out always do."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(markup=False)
        self._wording = wording

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.call_later(self.refresh))

    def render(self) -> Content:
        """The keys that apply now."""
        shown = [each for each in deeds(self.screen, self._wording) if each.shown]
        always = [each for each in shown if isinstance(each.node, App) or _WAYS_OUT & {*each.keys}]
        room = self.size.width + _GAP - sum(map(_size, always))
        fitting = []
        for each in shown:
            room -= 0 if each in always else _size(each)
            if room < 0:
                break
            fitting.append(each)
        told = [each for each in shown if each in fitting or each in always]
        parts = [Content.assemble((each.keys[0], "bold $key"), " ", each.name) for each in told]
        return Content(" " * _GAP).join(parts)


def _size(deed: BoundAction) -> int:
    return columns(f"{deed.keys[0]} {deed.name}") + _GAP
