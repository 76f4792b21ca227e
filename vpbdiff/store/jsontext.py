"""Strict JSON: what `json.loads` lets through is refused, and every fault is told with its line and JSON pointer.

`json.loads` does the work, with hooks that stop at what a snapshot may not hold: duplicate keys, NaN and Infinity,
numbers with decimals (no float touches money), numbers too large to mean anything, and half a character. Only when
something is wrong is the text walked once more to find where.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from vpbdiff.errors import Location, Problem, VpbdiffError, failure

MAX_DEPTH = 64
"""Levels of nesting: a plan has about 6, and 12 if its sections go six levels deep; well below where Python's own
limit would stop a walk."""

MAX_DIGITS = 15
"""Digits of a number: a hundred times Sweden's national product in kronor, and exact in any program's numbers."""


class _Refused(Exception):
    """Something in the text may not be there; where, and what else, is for `_faults` to say."""


class Place(NamedTuple):
    """One value in the text: its JSON pointer, where it (or its key) starts, and what is wrong with it, if anything."""

    pointer: str
    offset: int
    fault: str | None = None


def parse(text: str, path: str) -> object:
    """The value that a JSON text holds. Raises `VpbdiffError` with every fault that can be told."""
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse
        )
    except json.JSONDecodeError as error:
        raise failure("json.broken", Location(path, error.lineno), column=error.colno) from error
    except RecursionError as error:
        raise failure("json.too-deep", Location(path), limit=MAX_DEPTH) from error
    except _Refused as error:
        raise VpbdiffError(*_faults(text, path)) from error
    if _is_deep(value) or (_HALF_CHARACTER.search(text) and _has_half_character(value)):
        raise VpbdiffError(*_faults(text, path))
    return value


def lines(text: str, pointers: Collection[str]) -> dict[str, int]:
    """The line, from 1, where each of these JSON pointers stands in a text that `parse` has read."""
    found: dict[str, int] = {}
    for place in _places(text):
        if place.pointer in pointers:
            found.setdefault(place.pointer, _line(text, place.offset))
            if len(found) == len(pointers):
                break
    return found


def escaped(key: str) -> str:
    """A key as it stands in a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Refused
    return members


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _Refused
    return int(digits)


def _refuse(_: str) -> NoReturn:
    raise _Refused


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for parent in level
            if isinstance(parent, dict | list)
            for child in (parent.values() if isinstance(parent, dict) else parent)
        ]
        if not level:
            return False
    return True


_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of a surrogate: half of a character, unless the other half follows."""


def _has_half_character(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_half_character(part) for member in value.items() for part in member)
    if isinstance(value, list):
        return any(_has_half_character(part) for part in value)
    return isinstance(value, str) and not _is_whole_text(value)


def _is_whole_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _faults(text: str, path: str) -> list[Problem]:
    """Every fault in a text that the hooks refused, in its order."""
    found = [(place.fault, Location(path, _line(text, place.offset), place.pointer)) for place in _places(text)]
    return [Problem(fault, _FAULT_PARAMS.get(fault, {}), location) for fault, location in found if fault is not None]


_FAULT_PARAMS: dict[str, dict[str, object]] = {
    "json.too-deep": {"limit": MAX_DEPTH},
    "json.too-large-number": {"limit": MAX_DIGITS},
}


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


_TOKEN = re.compile(
    r"""[ \t\r\n]*(?: (?P<mark>[][{},:]) | (?P<string>"[^"\\]*(?:\\.[^"\\]*)*") | (?P<other>[^][{},:"\s]+) )""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Container:
    """An object or array that the walk is inside of."""

    pointer: str
    is_object: bool
    keys: set[str] = field(default_factory=set)
    key: str | None = None
    key_offset: int = 0
    position: int = 0

    def child(self, offset: int) -> tuple[str, int]:
        """Pointer and place of the value that starts at `offset`; a member's place is its key's."""
        if self.is_object and self.key is not None:
            return f"{self.pointer}/{escaped(self.key)}", self.key_offset
        return f"{self.pointer}/{self.position}", offset


def _places(text: str) -> Iterator[Place]:
    """Every value of the text in its order, down to `MAX_DEPTH`; stops where the text is no JSON."""
    stack: list[_Container] = []
    for token in _TOKEN.finditer(text):
        mark, start = token["mark"], token.start(token.lastgroup or 0)
        inside = stack[-1] if stack else None
        if mark in {"}", "]"}:
            if inside is None:
                return
            stack.pop()
        elif mark == ",":
            if inside is None:
                return
            inside.key, inside.position = None, inside.position + 1
        elif inside is not None and inside.is_object and inside.key is None:
            key = _decoded(token["string"])
            if key is None:
                return
            yield from _key_faults(inside, key, start)
        elif mark != ":":
            pointer, offset = inside.child(start) if inside is not None else ("", start)
            if len(stack) == MAX_DEPTH:
                yield Place(pointer, offset, "json.too-deep")
                return
            yield Place(pointer, offset, _scalar_fault(token["string"], token["other"]))
            if mark in {"{", "["}:
                stack.append(_Container(pointer, mark == "{"))


def _key_faults(inside: _Container, key: str, offset: int) -> Iterator[Place]:
    """Enter a member of an object; what is wrong with its key, if anything."""
    inside.key, inside.key_offset = key, offset
    pointer, _ = inside.child(offset)
    if key in inside.keys:
        yield Place(pointer, offset, "json.duplicate-key")
    if not _is_whole_text(key):
        yield Place(pointer, offset, "json.half-character")
    inside.keys.add(key)


def _decoded(string: str | None) -> str | None:
    """The text that a JSON string stands for; None where there is no string, or none that JSON allows."""
    if string is None:
        return None
    try:
        return str(json.loads(string))
    except json.JSONDecodeError:
        return None


def _scalar_fault(string: str | None, other: str | None) -> str | None:
    if string is not None:
        decoded = _decoded(string) if _HALF_CHARACTER.search(string) else None
        return None if decoded is None or _is_whole_text(decoded) else "json.half-character"
    if other is None or other in {"true", "false", "null"}:
        return None
    if other.lstrip("-") in {"NaN", "Infinity"}:
        return "json.not-a-number"
    if any(character in ".eE" for character in other):
        return "json.decimals"
    return "json.too-large-number" if len(other) > MAX_DIGITS else None
