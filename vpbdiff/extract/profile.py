"""How headings and tables are worded, as data: the general profile, and one of the user's laid over it.

A profile never names a municipality: {municipality}, {committee} and {year} stand in it for what each document says.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from vpbdiff.errors import Location, Problem, VpbdiffError, failure

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\D)")
"""A heading's number; a year is none."""

HEADING_SLIP = 92
"""Likeness (0-100) from which a heading is a known one with a slip: «Organsation» has 96 of «Organisation», while the
nearest two known headings of different sections, «Internkontrollplan» and «Internkontroll», have 88."""

LONGEST = 150
"""A text with more characters is no heading, and is compared with none; the longest wording known has 62."""

COLUMN_SLIP = 85
"""Likeness (0-100) from which a column's header is another's with a slip: «Risiker» has 92 of «Risker», while the
nearest two headers of different columns in one table, «Beslut» and «Nytt beslut», have 71."""

_FREE_KEYS = ("plan.versions",)
"""Tables of a profile where a user may add keys; elsewhere an unknown key is a slip."""


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One kind of section: its role, the wordings of its heading, where it stands, what its unknown headings are."""

    role: str
    headings: tuple[str, ...]
    under: tuple[str, ...] = ()
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Wordings ready to compare with: whole ones, and the known ends of those that * leaves open."""

    whole: tuple[str, ...]
    openings: tuple[str, ...]
    endings: tuple[str, ...]

    def fit(self, text: str) -> bool:
        return text in self.whole or text.startswith(self.openings) or text.endswith(self.endings)

    def nearest(self, text: str, cutoff: int) -> str | None:
        found = process.extractOne(text, self.whole, scorer=fuzz.ratio, score_cutoff=cutoff)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Profile:
    """The wordings, and the names that stand for {municipality} and its like in this document."""

    data: Mapping[str, Any]
    sections: tuple[SectionRule, ...]
    column_wordings: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    _ready: dict[tuple[str, ...], _Wordings] = field(default_factory=dict, compare=False, repr=False)

    def named(self, **names: str | None) -> Profile:
        """The same profile for a document that gives itself these names; None for one that it does not give."""
        given = {key: name for key, name in names.items() if name}
        return Profile(self.data, self.sections, self.column_wordings, given)

    def matches(self, text: str, wordings: tuple[str, ...]) -> bool:
        """Whether the text is one of the wordings, names filled in; * stands for any words at an end of a wording."""
        return len(text) <= LONGEST and self._wordings(wordings).fit(plain(text))

    def section(self, heading: str) -> SectionRule | None:
        """The kind of section that a heading opens, None if it is not known."""
        if len(heading) > LONGEST:
            return None
        text = plain(heading)
        return next((rule for rule in self.sections if self._wordings(rule.headings).fit(text)), None)

    def nearest(self, heading: str) -> tuple[SectionRule, str] | None:
        """The kind of section whose heading, misspelt, this is; and that heading as known. None if it is like none."""
        text = plain(heading)
        for rule in self.sections:
            meant = self._wordings(rule.headings).nearest(text, HEADING_SLIP)
            if meant and _digits(text) == _digits(meant):
                return rule, meant
        return None

    def field(self, word: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[str, str | None] | None:
        """The field whose column a header names; if it is misspelt, the wording meant too. None if it names none."""
        text = plain(word)
        known = {name: self._wordings(wordings) for name, wordings in columns.items()}
        for name, wordings in known.items():
            if wordings.fit(text):
                return name, None
        for name, wordings in known.items():
            if meant := wordings.nearest(text, COLUMN_SLIP):
                return name, meant
        return None

    def heads_column(self, word: str) -> bool:
        """Whether a word heads a column of any table: the quick answer for the many cells and lines that do not."""
        text, known = plain(word), self._wordings(self.column_wordings)
        return known.fit(text) or known.nearest(text, COLUMN_SLIP) is not None

    def columns(self, table: str) -> Mapping[str, tuple[str, ...]]:
        """The columns of a kind of table: field, and the wordings of its header."""
        found: Mapping[str, tuple[str, ...]] = self.data["tables"][table]
        return found

    def _wordings(self, wordings: tuple[str, ...]) -> _Wordings:
        if wordings not in self._ready:
            filled = [text for wording in wordings if (text := self._fill(wording)) is not None]
            self._ready[wordings] = _Wordings(
                tuple(dict.fromkeys(filled)),
                tuple(text[:-1] for text in filled if text.endswith("*")),
                tuple(text[1:] for text in filled if text.startswith("*")),
            )
        return self._ready[wordings]

    def _fill(self, wording: str) -> str | None:
        """A wording with the document's names in it; None if it needs one that the document does not give."""
        for name in re.findall(r"\{(\w+)\}", wording):
            if name not in self.names:
                return None
            wording = wording.replace(f"{{{name}}}", self.names[name])
        return plain(wording)


def plain(text: str) -> str:
    """The text as wordings are compared: case, number before it, colon or full stop after it, blanks left out."""
    return _NUMBER.sub("", " ".join(text.split()), count=1).rstrip(".:").casefold()


def unnumbered(heading: str) -> str:
    """A heading without the number before it, as in «3.1 Nämndmål»."""
    return _NUMBER.sub("", heading, count=1)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def load(path: Path | None = None) -> Profile:
    """The general profile, or the one at `path` laid over it.

    Raises VpbdiffError for a file that is missing, no TOML, or holds something that a profile does not have.
    """
    general = (resources.files("vpbdiff.extract") / "profiles/general.toml").read_text(encoding="utf-8")
    data = tomllib.loads(general)
    if path is not None:
        own = _own(path)
        if slips := [Problem(key, {"field": where}, Location(str(path))) for key, where in _slips(data, own, "")]:
            raise VpbdiffError(*slips)
        data = _overlaid(data, own)
    rules = tuple(
        SectionRule(row["role"], tuple(row["headings"]), tuple(row.get("under", ())), row.get("holds"))
        for row in data["section"]
    )
    columns = [wording for table in data["tables"].values() for known in table.values() for wording in known]
    return Profile(_frozen(data), rules, tuple(columns))


def _own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise failure("import.profile-unreadable", Location(str(path)), reason=error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise failure("import.profile-broken", Location(str(path)), reason=str(error)) from error


def _slips(base: Any, own: Any, where: str) -> Iterator[tuple[str, str]]:
    """What the own profile has that none can have: message key and place."""
    if type(base) is not type(own):
        yield "import.profile-kind", where
    elif isinstance(own, dict):
        for key, value in own.items():
            place = f"{where}.{key}".removeprefix(".")
            if key in base:
                yield from _slips(base[key], value, place)
            elif where not in _FREE_KEYS or not isinstance(value, str):
                yield "import.profile-unknown", place
    elif isinstance(own, list) and isinstance(base[0], dict):
        known = {key: value for row in base for key, value in row.items()}
        for number, row in enumerate(own):
            yield from _slips(known, row, f"{where}[{number}]")
            if isinstance(row, dict) and not {"role", "headings"} <= row.keys():
                yield "import.profile-section", f"{where}[{number}]"
    elif isinstance(own, list) and not all(isinstance(wording, str) for wording in own):
        yield "import.profile-kind", where


def _overlaid(base: Any, own: Any) -> Any:
    """`own` laid over `base`: tables key by key, lists with the own entries first."""
    if isinstance(base, dict) and isinstance(own, dict):
        return base | {key: _overlaid(base[key], value) if key in base else value for key, value in own.items()}
    if isinstance(base, list) and isinstance(own, list):
        return own + base
    return own


def _frozen(value: Any) -> Any:
    """The data with its lists as tuples, which can be looked up by."""
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
