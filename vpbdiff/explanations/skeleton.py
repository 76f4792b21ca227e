"""A filled-in skeleton, read: whole and without a fault, or not at all, with every fault told by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vpbdiff.base import toml
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.explanations.choosing import short_id
from vpbdiff.explanations.subjects import Subject

TABLE = "change"
"""The table that each block is: `[[change]]`."""

KEYS = ("id", "reason", "kind", "decision", "amount", "index", "units", "to", "technical", "by", "date", "source")
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*{TABLE}[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One block as a person left it: what it is about, what is written in it, and its line in the file.

    `fields` holds what is not empty. `ids` are several where one reason is for several changes.
    """

    ids: tuple[str, ...]
    fields: dict[str, str]
    line: int | None
    units: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not self.fields


def handle(subject: Subject) -> str:
    """What a block names a subject by: the change's id, or the key of a row without a change."""
    return short_id(subject, whole=True) or subject.item


def read(text: str, name: str) -> tuple[Block, ...]:
    """The blocks of a skeleton. Raises `VpbdiffError` for what is no TOML, and for blocks with a fault, all of them."""
    raw = toml.parse(text, name)
    found = raw.get(TABLE)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise failure("explain.no-blocks", Location(name))
    lines: list[int | None] = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    if len(lines) != len(found):  # a header within a text of several lines
        lines = [None] * len(found)
    problems = [problem for each, line in zip(found, lines, strict=True) for problem in _faults(each, name, line)]
    problems += [
        Problem("explain.unknown-key", {"key": key, "known": TABLE}, Location(name)) for key in raw if key != TABLE
    ]
    if problems:
        raise VpbdiffError(*problems)
    return tuple(_block(each, line) for each, line in zip(found, lines, strict=True))


def _faults(raw: dict[str, Any], name: str, line: int | None) -> Iterator[Problem]:
    place = Location(name, line)
    for key, value in raw.items():
        if key not in KEYS:
            yield Problem("explain.unknown-key", {"key": key, "known": ", ".join(KEYS)}, place)
        elif key == "technical":
            if not isinstance(value, bool):
                yield Problem("explain.not-a-flag", {"key": key}, place)
        elif not _is_text(value) and not (
            key in {"id", "units"} and isinstance(value, list) and all(map(_is_text, value))
        ):
            yield Problem("explain.not-a-text", {"key": key}, place)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _block(raw: dict[str, Any], line: int | None) -> Block:
    fields = {
        key: "true" if value is True else str(value).strip()
        for key, value in raw.items()
        if key not in {"id", "units"} and value and str(value).strip()
    }
    return Block(_list(raw.get("id", ())), fields, line, _list(raw.get("units", ())))


def _list(value: str | list[str] | tuple[()]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
