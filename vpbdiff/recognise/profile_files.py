"""Profiles as files: each laid over the one that it extends, the general one under them all.

Lists are laid over lists in one way. The own words go before the parent's; a word with `!` before it is taken away,
and `!*` takes them all; a word that a profile gives to one meaning is taken from the others in the same group, so that
of two profiles the one nearer to the municipality decides what a word means.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.recognise.labels import ALL, TAKEN_AWAY, nearest, plain
from vpbdiff.recognise.slips import slips

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
        known = [GENERAL, *sorted(each.stem for each in folder.glob("*.toml"))]
        near = nearest(named, known) or ", ".join(known)
        raise failure("profile.no-such", name=named, folder=folder, near=near)
    return path


def read(path: Path | None) -> Data:
    """What the profile at `path` says, laid over all that it extends; the general one for None.

    Raises VpbdiffError for a file that is missing or no TOML, extends itself, or holds what a profile does not have.
    """
    data = files.parse((resources.files("vpbdiff.recognise") / "profiles/general.toml").read_text("utf-8"), GENERAL)
    for file, own in reversed(list(_lineage(path))):
        if found := list(slips(data, own, Location(str(file)))):
            raise VpbdiffError(*found)
        data = _laid_over(data, own)
    return data


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


def _laid_over(base: Data, own: Data) -> Data:
    made = {key: _over(value, own[key]) if key in own else value for key, value in base.items()}
    if "section" in own:
        made["section"] = _sections(base["section"], own["section"])
    for kind in own.get("tables", {}):
        made["tables"][kind] = _group(base["tables"][kind], own["tables"][kind])
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
