"""Slips in a profile: what it holds that no profile has, each told with its file, its key and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rapidfuzz import fuzz

from vpbdiff.base.errors import Location, Problem
from vpbdiff.recognise.labels import ALL, TAKEN_AWAY, nearest, plain

_FREE_KEYS = ("plan.versions",)
"""Tables of a profile where a user may add keys; elsewhere an unknown key is a slip."""

_CHOICES = {
    "budget.signs": ("positive", "negative", "any"),
    "budget.unit": ("", "mkr", "mnkr", "tkr", "kr"),
    "holds": ("", "goal", "overarching_goal", "unit"),
    "plan.without": ("goals", "budget", "risks"),
}
"""Fields that hold one of a few words."""

_VERSION = re.compile(r"(?:[a-z0-9åäö][a-z0-9åäö_-]*)?")
"""What a version can be called in a snapshot; nothing takes a parent's version away."""

_ROLE = re.compile(r"[a-z][a-z0-9_]*")
"""How a role of one's own is written; «?» stands in a new profile where one must be chosen."""

ROLE_SLIP = 85
"""Likeness (0-100) from which a new role is a misspelt one: «comittee_goals» has 97 of «committee_goals», while the
nearest two roles that there are, «internal_control_plan» and «internal_control», have 86 and are both known."""


def slips(base: dict[str, Any], own: dict[str, Any], file: Location) -> Iterator[Problem]:
    """What is wrong with a profile's own content, laid over `base`."""
    for key, params in _slips(base, own, ""):
        yield Problem(key, params, file)


Slip = tuple[str, dict[str, object]]


def _slips(base: Any, own: Any, where: str) -> Iterator[Slip]:
    if type(base) is not type(own):
        yield "import.profile-kind", {"field": where}
    elif isinstance(own, dict):
        for key, value in own.items():
            place = f"{where}.{key}".removeprefix(".")
            if key in base:
                yield from _slips(base[key], value, place)
            elif where not in _FREE_KEYS:
                yield from _unknown(key, base, place)
        yield from _bad_versions(own, where)
    elif isinstance(own, list) and where == "section":
        yield from _sections(base, own)
    elif isinstance(own, list):
        yield from _words(base, own, where)
    elif isinstance(own, str):
        yield from _choice(own, where)


def _unknown(key: str, base: dict[str, Any], place: str) -> Iterator[Slip]:
    if near := nearest(key, base):
        yield "profile.unknown-near", {"field": place, "near": near}
    else:
        yield "import.profile-unknown", {"field": place}


def _bad_versions(own: dict[str, Any], where: str) -> Iterator[Slip]:
    for word, version in own.items() if where in _FREE_KEYS else ():
        if not isinstance(version, str):
            yield "import.profile-kind", {"field": f"{where}.{word}"}
        elif not _VERSION.fullmatch(version):
            yield "profile.bad-version", {"field": f"{where}.{word}", "version": version}


def _sections(base: list[dict[str, Any]], own: list[Any]) -> Iterator[Slip]:
    known = {"role": "", "headings": [""], "under": [""], "holds": ""}
    by_role = {row["role"]: row for row in base}
    named = (row.get("role") for row in own if isinstance(row, dict))
    roles = [*by_role, *(role for role in named if isinstance(role, str))]
    for number, row in enumerate(own):
        where = f"section[{number}]"
        if not isinstance(row, dict):
            yield "import.profile-kind", {"field": where}
            continue
        above = known | by_role.get(row.get("role", ""), {}) if isinstance(row.get("role", ""), str) else known
        yield from _slips(above, row, where)
        if not {"role", "headings"} <= row.keys():
            yield "import.profile-section", {"field": where}
            continue
        yield from _roles(row, by_role, roles, where)


def _roles(row: dict[str, Any], known: dict[str, Any], roles: list[str], where: str) -> Iterator[Slip]:
    """A role or a section above that no section has, but for one letter or two."""
    role = row["role"]
    if isinstance(role, str) and role not in known:
        near = nearest(role, known)
        if not _ROLE.fullmatch(role):
            yield "profile.choose-role", {"field": f"{where}.role", "role": role}
        elif near and fuzz.ratio(role, near) >= ROLE_SLIP:
            yield "profile.unknown-role", {"field": f"{where}.role", "role": role, "near": near}
    for under in row.get("under", []) if isinstance(row.get("under", []), list) else ():
        if isinstance(under, str) and under.removeprefix(TAKEN_AWAY) not in {*roles, "*"}:
            near = nearest(under, roles) or ", ".join(known)
            yield "profile.unknown-role", {"field": f"{where}.under", "role": under, "near": near}


def _words(base: list[str], own: list[Any], where: str) -> Iterator[Slip]:
    inherited = {plain(word): word for word in base}
    for word in own:
        if not isinstance(word, str):
            yield "import.profile-kind", {"field": where}
        elif word == ALL:
            continue
        elif not plain(word).strip("!* ") or "*" in word.strip()[1:-1]:
            yield "profile.bad-word", {"field": where, "word": word}
        elif word.startswith(TAKEN_AWAY) and plain(word.removeprefix(TAKEN_AWAY)) not in inherited:
            near = nearest(word.removeprefix(TAKEN_AWAY), base)
            key = "profile.nothing-to-take-away-near" if near else "profile.nothing-to-take-away"
            yield key, {"field": where, "word": word, **({"near": near} if near else {})}
        else:
            yield from _choice(word, where)


def _choice(value: str, where: str) -> Iterator[Slip]:
    """A word where only a few are allowed."""
    name = where if where in _CHOICES else where.rpartition(".")[0]
    name = "holds" if where.endswith("].holds") else name
    if name in _CHOICES and value.removeprefix(TAKEN_AWAY) not in _CHOICES[name]:
        words = ", ".join(f"«{word}»" for word in _CHOICES[name])
        yield "profile.no-choice", {"field": where, "word": value, "words": words}
