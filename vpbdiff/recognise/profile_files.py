"""Profile files: inheritance and validation.

Each profile is laid over the one that it extends, with the general one under them all. Lists are combined in one way.
The profile's own words go before the parent's; a word with `!` before it is removed, and `!*` removes them all; a word
that a profile gives to one meaning is removed from the others in the same group. So of two profiles the one nearer to
the municipality decides what a word means. What no profile holds is reported with its file, its key and how to correct
it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.language.alphabet import alphabetical
from vpbdiff.recognise.labels import ALL, TAKEN_AWAY, nearest, plain

_FREE_KEYS = ("plan.versions", "plan.opening_titles")
"""Tables of a profile where a user may add keys; elsewhere an unknown key is a slip."""

_CHOICES = {
    "budget.signs": ("positive", "negative", "any"),
    "budget.unit": ("", "mkr", "mnkr", "tkr", "kr"),
    "holds": ("", "goal", "overarching_goal", "unit"),
    "plan.without": ("goals", "budget", "risks"),
    "plan.opening_titles": ("goals", "budget", "risks"),
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
        yield from _bad_promises({key: value for key, value in own.items() if key not in base}, where)
    elif isinstance(own, list) and where == "section":
        yield from _slips_in_sections(base, own)
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
    for word, version in own.items() if where == "plan.versions" else ():
        if not isinstance(version, str):
            yield "import.profile-kind", {"field": f"{where}.{word}"}
        elif not _VERSION.fullmatch(version):
            yield "profile.bad-version", {"field": f"{where}.{word}", "version": version}


def _bad_promises(own: dict[str, Any], where: str) -> Iterator[Slip]:
    for word, parts in own.items() if where == "plan.opening_titles" else ():
        place = f"{where}.{word}"
        if not isinstance(parts, list):
            yield "import.profile-kind", {"field": place}
            continue
        for part in parts:
            if isinstance(part, str):
                yield from _choice(part, place)
            else:
                yield "import.profile-kind", {"field": place}


def _slips_in_sections(base: list[dict[str, Any]], own: list[Any]) -> Iterator[Slip]:
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


GENERAL = "general"
"""The name of the profile that ships with the program."""

MAX_BYTES = 100_000
"""The largest profile read: the general one, which knows the words of many municipalities, has some 20 kB."""

MOST_GENERATIONS = 10
"""The longest line of profiles that extend each other: a municipality, its county, its kind of committee are three."""

LONGEST_NAME = 250
"""Characters of a profile's name or path, as far as a file system goes."""

FOLDER = "profiles"
"""Where, in a project's folder, profiles are known by their names."""

Data = dict[str, Any]


def find(named: str, project: Path) -> Path | None:
    """The file of a profile that a user names: by its path, or by its name in the project's folder of profiles.

    None for the general one. Raises VpbdiffError for a name that no profile has.
    """
    path = Path(named)
    if len(named) > LONGEST_NAME or "\0" in named:
        raise failure("file.missing", Location(named[:LONGEST_NAME]))
    if path.suffix or path.name != named or path.is_file():
        return path
    if named == GENERAL:
        return None
    folder = project / FOLDER
    path = folder / f"{named}.toml"
    if not path.is_file():
        known = [GENERAL, *sorted((each.stem for each in folder.glob("*.toml")), key=alphabetical)]
        near = nearest(named, known) or ", ".join(known)
        raise failure("profile.no-such", name=named, folder=folder, near=near)
    return path


def read(path: Path | None) -> Data:
    """What the profile at `path` says, laid over all that it extends; the general one for None.

    Raises VpbdiffError for a file that is missing or no TOML, extends itself, or holds what a profile does not have.
    """
    base, own = layers(path)
    return laid(base, own, path)


def layers(path: Path | None) -> tuple[Data, Data]:
    """What the profile at `path` extends, whole, and what it says itself. Raises VpbdiffError as `read` does."""
    data = files.parse((resources.files("vpbdiff.recognise") / "profiles/general.toml").read_text("utf-8"), GENERAL)
    *parents, (_, own) = [*reversed(list(_lineage(path))), (None, {})][: None if path is None else -1]
    for file, said in parents:
        data = laid(data, said, file)
    return data, own


def laid(base: Data, own: Data, path: Path | None) -> Data:
    """A profile's own content, that of the file at `path`, over what it extends.

    Raises VpbdiffError for what no profile has.
    """
    if found := list(slips(base, own, Location(str(path) if path else None))):
        raise VpbdiffError(*found)
    return _laid_over(base, own)


def _lineage(path: Path | None) -> Iterator[tuple[Path, Data]]:
    """The profile's file and those that it extends, nearest first, each with what it says itself."""
    seen: dict[str, str] = {}
    child: Path | None = None
    while path is not None:
        place = os.path.realpath(path)
        if place in seen or len(seen) == MOST_GENERATIONS:
            chain = " → ".join((*seen.values(), path.name))
            raise failure("profile.cycle" if place in seen else "profile.too-long", Location(str(child)), chain=chain)
        seen[place] = path.name
        own = _own(path, child)
        extends = own.pop("extends", GENERAL)
        yield path, own
        child, path = path, _parent(path, extends)


def _parent(path: Path, extends: object) -> Path | None:
    if not isinstance(extends, str) or not 0 < len(extends) <= LONGEST_NAME or "\0" in extends:
        raise failure("import.profile-kind", Location(str(path)), field="extends")
    if extends == GENERAL:
        return None
    return path.parent / (extends if Path(extends).suffix else f"{extends}.toml")


def _own(path: Path, child: Path | None) -> Data:
    if child is not None and not path.is_file():
        raise failure("profile.no-parent", Location(str(child)), parent=path)
    content = files.read(path, files.MEGABYTE)
    if len(content) > MAX_BYTES:
        raise failure("profile.too-large", Location(str(path)), limit=MAX_BYTES // 1000)
    return files.parse(files.text(content, str(path)), str(path))


_GROUPS = ("table_kinds", "years")
"""Tables of a profile whose lists each mean one thing, so that a word stands in one of them."""


def _laid_over(base: Data, own: Data) -> Data:
    made = {key: _over(value, own[key]) if key in own else value for key, value in base.items()}
    if "section" in own:
        made["section"] = _sections(base["section"], own["section"])
    for kind in own.get("tables", {}):
        made["tables"][kind] = _group(base["tables"][kind], own["tables"][kind])
    for name in _GROUPS:
        if name in own:
            made[name] = _group(base[name], own[name])
    for name in ("columns", "rows", "units"):
        if name in own.get("budget", {}):
            made["budget"][name] = _group(base["budget"][name], own["budget"][name])
    return made


def _over(base: Any, own: Any) -> Any:
    if isinstance(base, dict):
        return base | {key: _over(base[key], value) if key in base else value for key, value in own.items()}
    if isinstance(base, list) and isinstance(own, list) and all(isinstance(word, str) for word in own):
        return words(base, own)
    return own


def words(base: list[str], own: list[str]) -> list[str]:
    """A list of words laid over its parent's."""
    gone = {plain(word.removeprefix(TAKEN_AWAY)) for word in own}
    kept = [] if ALL in own else [word for word in base if plain(word) not in gone]
    return [word for word in own if not word.startswith(TAKEN_AWAY)] + kept


def _group(base: Mapping[str, list[str]], own: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Lists of words that each mean one thing: a word given to one is taken from the parent's others."""
    owners: dict[str, set[str]] = {}
    for name, given in own.items():
        for word in given:
            owners.setdefault(plain(word), set()).add(name)
    made: dict[str, list[str]] = {}
    for name, inherited in base.items():
        left = [word for word in inherited if not owners.get(plain(word), set()) - {name}]
        made[name] = words(left, own.get(name, []))
    return made


def _sections(base: list[Data], own: list[Data]) -> list[Data]:
    """The sections by role: the own ones first, each with what it does not say itself from its parent."""
    by_role: dict[str, Data] = {}
    for row in own:
        above = by_role.get(row["role"], {})
        by_role[row["role"]] = above | row | {"headings": [*above.get("headings", []), *row["headings"]]}
    headings = _group(
        {row["role"]: row["headings"] for row in [*own, *base]} | {row["role"]: row["headings"] for row in base},
        {role: row["headings"] for role, row in by_role.items()},
    )
    inherited = {row["role"]: row for row in base}
    made = []
    for role in dict.fromkeys((*by_role, *inherited)):
        above, row = inherited.get(role, {}), by_role.get(role, {})
        under = words(above.get("under", []), row.get("under", []))
        made.append({**above, **row, "headings": headings[role], "under": under})
    return made
