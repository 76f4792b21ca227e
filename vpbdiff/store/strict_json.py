"""Strict JSON: what `json.loads` tolerates is refused, and every fault is reported with its line and JSON pointer.

`json.loads` does the work, with hooks that stop at what a snapshot must not hold: duplicate keys, NaN and Infinity,
numbers with decimals (no float touches money), numbers too large to mean anything, and half a character. Only when
something is wrong is the text walked once more to find where.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, NoReturn

from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure

MAX_DEPTH = 64
"""Levels of nesting: a plan has about 6, and 12 if its sections go six levels deep; well below where Python's own
limit would stop a walk."""

MAX_PROBLEMS = 50
"""Problems of one file reported at once: more than a person corrects in one go, and soon found in the worst file."""

MAX_DIGITS = 15
"""Digits of a number: a hundred times Sweden's national product in kronor, and exact in any program's numbers."""


class _Refused(Exception):
    """The text holds something that it must not hold; where, and what else, is for `_faults` to find."""


class JsonPlace(NamedTuple):
    """One value in the text: its JSON pointer, its line (or its key's), and what is wrong with it, if anything."""

    pointer: str
    line: int
    fault: str | None = None


def parse(text: str, path: str) -> object:
    """The value that a JSON text holds. Raises `VpbdiffError` with every fault that can be found."""
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse
        )
    except json.JSONDecodeError as error:
        raise VpbdiffError(_broken_at(error, path)) from error
    except RecursionError as error:
        raise failure("json.too-deep", Location(path), limit=MAX_DEPTH) from error
    except _Refused as error:
        raise VpbdiffError(*(_faults(text, path) or [_broken(text, path)])) from error
    if _is_deep(value) or (_HALF_CHARACTER.search(text) and _has_half_character(value)):
        raise VpbdiffError(*_faults(text, path))
    return value


def lines(text: str, pointers: Collection[str]) -> dict[str, int]:
    """The line, from 1, where each of these JSON pointers stands in a text that `parse` has read."""
    found: dict[str, int] = {}
    for place in _places(text):
        if place.pointer in pointers:
            found.setdefault(place.pointer, place.line)
            if len(found) == len(pointers):
                break
    return found


def first(problems: Iterable[Problem]) -> list[Problem]:
    """The first `MAX_PROBLEMS` of them, and if there are more, that there are."""
    found = list(islice(problems, MAX_PROBLEMS + 1))
    if len(found) > MAX_PROBLEMS:
        found[MAX_PROBLEMS:] = [Problem("problems.more", {"limit": MAX_PROBLEMS})]
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
    return value.isprintable() or not any("\ud800" <= character <= "\udfff" for character in value)


def _faults(text: str, path: str) -> list[Problem]:
    """The faults in a text that the hooks refused, in its order."""
    return first(
        Problem(place.fault, _FAULT_PARAMS.get(place.fault, {}), Location(path, place.line, place.pointer))
        for place in _places(text)
        if place.fault is not None
    )


def _broken(text: str, path: str) -> Problem:
    """Where a text is no JSON that a hook refused for a number or constant run together with what follows: `2NaN`."""
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return _broken_at(error, path)
    raise AssertionError("what is refused in valid JSON has a place")


def _broken_at(error: json.JSONDecodeError, path: str) -> Problem:
    return Problem("json.broken", {"column": error.colno}, Location(path, error.lineno))


_FAULT_PARAMS: dict[str, dict[str, object]] = {
    "json.too-deep": {"limit": MAX_DEPTH},
    "json.too-large-number": {"limit": MAX_DIGITS},
}


_TOKEN = re.compile(
    r"""[ \t\r\n]*(?: (?P<mark>[][{},:]) | (?P<string>"[^"\\]*(?:\\.[^"\\]*)*") | (?P<other>[^][{},:"\s]+) )""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Container:
    """An object or array that the walk is inside of: in an object, at the member `key`; in an array, at `position`."""

    pointer: str
    is_object: bool
    keys: set[str] = field(default_factory=set)
    key: str | None = None
    key_line: int = 0
    position: int = 0

    @property
    def child(self) -> str:
        """The pointer of the value that the walk is at."""
        return f"{self.pointer}/{self.position if self.key is None else escaped(self.key)}"

    def enter(self, key: str, line: int) -> Iterator[JsonPlace]:
        """Go to a member; what is wrong with its key, if anything."""
        self.key, self.key_line = key, line
        if key in self.keys:
            yield JsonPlace(self.child, line, "json.duplicate-key")
        if not _is_whole_text(key):
            yield JsonPlace(self.child, line, "json.half-character")
        self.keys.add(key)

    def leave(self) -> None:
        """Go past a comma."""
        self.key = None
        self.position += 1


def _places(text: str) -> Iterator[JsonPlace]:
    """Every value of the text in its order, down to `MAX_DEPTH`; stops where the text is no JSON."""
    stack: list[_Container] = []
    for token, line in _tokens(text):
        inside = stack[-1] if stack else None
        match token["mark"], inside:
            case "}" | "]", _Container():
                stack.pop()
            case ",", _Container():
                inside.leave()
            case ":", _Container():
                pass
            case None, _Container(is_object=True, key=None):
                key = _decoded(token["string"])
                if key is None:
                    return
                yield from inside.enter(key, line)
            case "{" | "[" | None as mark, _:
                pointer = inside.child if inside else ""
                at = inside.key_line if inside and inside.is_object else line
                if len(stack) == MAX_DEPTH:
                    yield JsonPlace(pointer, at, "json.too-deep")
                    return
                yield JsonPlace(pointer, at, _fault(token["string"], token["other"]))
                if mark:
                    stack.append(_Container(pointer, mark == "{"))
            case _:
                return


def _tokens(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The tokens of JSON and their lines, up to the first thing that is none."""
    line, counted = 1, 0
    token = _TOKEN.match(text)
    while token is not None:
        start = token.start(token.lastgroup or 0)
        line += text.count("\n", counted, start)
        counted = start
        yield token, line
        token = _TOKEN.match(text, token.end())


def _decoded(string: str | None) -> str | None:
    """The text that a JSON string stands for; None where there is no string, or none that JSON allows."""
    if string is None:
        return None
    if string.isprintable() and "\\" not in string:  # as nearly every key is
        return string[1:-1]
    try:
        return str(json.loads(string))
    except json.JSONDecodeError:
        return None


def _fault(string: str | None, other: str | None) -> str | None:
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
