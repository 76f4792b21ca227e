"""A profile's file with other content: its comments, its order and all that is not changed stay as they are.

TOML has no writer in the standard library, and one that wrote the file anew would lose what a person has noted in it.
The lines of what changed are replaced, added or taken out, and what comes of it is read back: text that does not then
hold what it should is not given.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vpbdiff.recognise.profile_files import Data
from vpbdiff.recognise.profile_rules import SECTION, pruned

_HEAD = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
_BEYOND = 0x10000
"""The first character that TOML escapes with eight figures."""

Place = tuple[str, ...]


class NotKept(Exception):
    """The file is set in a way in which the change can't be made without losing something."""


def quoted(text: str) -> str:
    """A text as TOML holds it: as JSON does, with all escaped that cannot be seen, as TOML escapes it."""
    return "".join(each if each.isprintable() else _escaped(each) for each in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < _BEYOND else f"\\U{code:08x}"


def rewritten(text: str, after: Data) -> str:
    """The text of a profile, changed so that it says `after`, apart from what it extends.

    Raises NotKept where the text is set in a way that this writer does not know.
    """
    before = tomllib.loads(text)
    extends = {key: before.pop(key) for key in ("extends",) if key in before}
    lines = text.splitlines()
    for place, value in _differences(before, after):
        lines = _with(lines, place, value)
    made = "\n".join(lines).rstrip("\n") + "\n"
    try:
        said = tomllib.loads(made)
    except tomllib.TOMLDecodeError as error:
        raise NotKept from error
    if pruned(said) != pruned({**extends, **after}):
        raise NotKept
    return made


def _differences(before: Data, after: Data) -> Iterator[tuple[Place, Any]]:
    """The places whose value is another, with the new one; None for one that goes. Sections by their number, from 0."""
    old = [row for row in before.get(SECTION, []) if isinstance(row, dict)]
    new = {row["role"]: row["headings"] for row in after.get(SECTION, [])}
    known: set[str] = set()
    for number, row in reversed(list(enumerate(old))):
        role = row["role"]
        others = [word for each in old if each is not row and each["role"] == role for word in each["headings"]]
        first = next(each for each in old if each["role"] == role) is row
        known.add(role)
        kept = [word for word in row["headings"] if word in new.get(role, [])]
        kept += [word for word in new.get(role, []) if first and word not in {*row["headings"], *others}]
        if kept != row["headings"]:
            yield (SECTION, str(number)), kept or None
    for role, headings in new.items():
        if role not in known:
            yield (SECTION, role), headings
    yield from _in_tables((), before, after)


def _in_tables(place: Place, before: Data, after: Data) -> Iterator[tuple[Place, Any]]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if (*place, key) == (SECTION,) or old == new:
            continue
        if isinstance(old, dict) or isinstance(new, dict):
            yield from _in_tables((*place, key), old or {}, new or {})
        else:
            yield (*place, key), new


@dataclass(frozen=True, slots=True)
class _Statement:
    """A table's head or a key with its value: the place that it says, and its lines, the last one excluded."""

    place: Place
    start: int
    end: int
    head: bool = False


def _statements(lines: Sequence[str]) -> list[_Statement]:
    found: list[_Statement] = []
    table: Place = ()
    sections = number = 0
    while number < len(lines):
        line, start = lines[number], number
        number += 1
        if head := _HEAD.fullmatch(line):
            table = tuple(part.strip(" \"'") for part in head[2].split("."))
            if head[1] == "[[" and table == (SECTION,):
                table = (SECTION, str(sections))
                sections += 1
            found.append(_Statement(table, start, number, head=True))
        elif key := _KEY.match(line):
            while _open(lines[start:number]) and number < len(lines):
                number += 1
            found.append(_Statement((*table, key[1].strip("\"'")), start, number))
    return found


_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*")


def _open(lines: Sequence[str]) -> bool:
    """Whether a list that these lines begin has not ended."""
    bare = "".join(_STRING.sub("", line) for line in lines)
    return bare.count("[") > bare.count("]")


def _with(lines: list[str], place: Place, value: Any) -> list[str]:
    """The lines with another value at a place."""
    statements = _statements(lines)
    if place[0] == SECTION:
        return _with_section(lines, place, value, statements)
    said = next((each for each in statements if each.place == place and not each.head), None)
    if said is not None:
        made = [] if value is None else _set(lines[said.start : said.end], place[-1], value)
        return lines[: said.start] + made + lines[said.end :]
    if value is None:
        raise NotKept
    line = f"{key_of(place[-1])} = {_toml(value)}"
    at = [each for each in statements if each.place[: len(place) - 1] == place[:-1] and len(each.place) <= len(place)]
    inside = [each for each in at if each.head or len(each.place) == len(place)]
    if len(place) > 1 and any(each.head and each.place == place[:-1] for each in inside):
        end = max(each.end for each in inside if each.place[:-1] == place[:-1] or each.place == place[:-1])
        return [*lines[:end], line, *lines[end:]]
    if len(place) == 1:
        return [line, *lines]
    return [*_ended(lines), f"[{'.'.join(map(key_of, place[:-1]))}]", line]


def _with_section(
    lines: list[str], place: Place, headings: list[str] | None, statements: Sequence[_Statement]
) -> list[str]:
    if not place[1].isdigit():
        made = [f"[[{SECTION}]]", f"role = {quoted(place[1])}", f"headings = {_toml(headings)}"]
        return [*_ended(lines), *made]
    if headings is None:
        own = [each for each in statements if each.place[:2] == place]
        return lines[: own[0].start] + lines[own[-1].end :]
    said = next(each for each in statements if each.place == (*place, "headings"))
    return lines[: said.start] + _set(lines[said.start : said.end], "headings", headings) + lines[said.end :]


def _ended(lines: list[str]) -> list[str]:
    """The lines with an empty one after them, if there are any."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return [*lines, ""] if lines else []


def _set(old: list[str], key: str, value: Any) -> list[str]:
    """A key's lines with another value; a list over several lines that only grew keeps what is noted in it."""
    if len(old) > 1 and isinstance(value, list) and old[-1].strip().startswith("]"):
        had = tomllib.loads("\n".join(old))[key]
        if value[: len(had)] == had:
            body = [*old[:-1]]
            last = max(place for place, line in enumerate(body) if _STRING.sub("x", line.partition("#")[0]).strip())
            if not _without_comment(body[last]).rstrip().endswith((",", "[")):
                bare = _without_comment(body[last]).rstrip()
                body[last] = f"{bare},{body[last][len(bare) :]}"
            return [*body, *(f"    {quoted(word)}," for word in value[len(had) :]), old[-1]]
    note = "" if len(old) > 1 else _comment_of(old[0])
    indent = old[0][: len(old[0]) - len(old[0].lstrip())]
    return [f"{indent}{key_of(key)} = {_toml(value)}{note}"]


def _without_comment(line: str) -> str:
    return line[: len(line) - len(_comment_of(line))] if _comment_of(line) else line


def _comment_of(line: str) -> str:
    """The comment that a line ends with, with the blanks before it."""
    start = next((found.start() for found in _STRING.finditer(line) if found[0].startswith("#")), len(line))
    return line[len(line[:start].rstrip()) :] if start < len(line) else ""


def key_of(key: str) -> str:
    """A key as TOML has it, bare where it can be."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else quoted(key)


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(quoted, value))}]"
    if isinstance(value, str):
        return quoted(value)
    raise NotKept
