"""What a person teaches a profile: words given to a place in it, as a profile's own content holds them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile_files import Data

SECTION = "section"
_SCALARS = (("budget", "unit"), ("plan", "versions"))
"""The places that hold one word and no list, and those of which each key does."""


@dataclass(frozen=True, slots=True)
class ProfileRule:
    """A word that is to stand at a place of a profile: `("section", role)`, `("tables", kind, field)`,
    `("years", "own")`, or the one word of a place that holds no list."""

    place: tuple[str, ...]
    word: str


def taught(own: Data, rules: Iterable[ProfileRule], forget: Iterable[ProfileRule] = ()) -> Data:
    """A profile's own content with these rules, and without the words to forget at their places or below."""
    made: Data = deepcopy(own)
    for rule in forget:
        _forget(made, rule.place, rule.word)
    for rule in rules:
        _add(made, rule)
    kept: Data = pruned(made)
    return kept


def pruned(value: Any) -> Any:
    """Content without lists and tables that hold nothing, and without sections that no heading opens."""
    if isinstance(value, dict):
        kept = {key: pruned(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ({}, [])}
    if isinstance(value, list):
        return [pruned(each) for each in value if not isinstance(each, dict) or each.get("headings")]
    return value


def _forget(own: Data, place: tuple[str, ...], word: str) -> None:
    """Take a word away from the list at a place, or from all lists below it."""
    value: Any = own
    if place[0] == SECTION:
        for row in own.get(SECTION, []):
            row["headings"] = _without(row["headings"], word)
        return
    for key in place[:-1]:
        value = value.get(key, {})
    found = value.get(place[-1])
    if isinstance(found, list):
        value[place[-1]] = _without(found, word)
    elif isinstance(found, dict):
        for key in found:
            _forget(own, (*place, key), word)


def _without(words: list[Any], word: str) -> list[Any]:
    return [each for each in words if not isinstance(each, str) or plain(each) != plain(word)]


def _add(own: Data, rule: ProfileRule) -> None:
    if rule.place[:2] in _SCALARS:
        table: Data = own
        for key in rule.place[:-1]:
            table = table.setdefault(key, {})
        table[rule.place[-1]] = rule.word
        return
    if rule.place[0] == SECTION:
        words = _section(own, rule.place[1])["headings"]
    else:
        value: Any = own
        for key in rule.place[:-1]:
            value = value.setdefault(key, {})
        words = value.setdefault(rule.place[-1], [])
    if plain(rule.word) not in map(plain, words):
        words.append(rule.word)


def _section(own: Data, role: str) -> Data:
    """The section of a role, made where there is none yet."""
    rows: list[Data] = own.setdefault(SECTION, [])
    found = next((row for row in rows if row["role"] == role), None)
    if found is None:
        found = {"role": role, "headings": []}
        rows.append(found)
    return found
