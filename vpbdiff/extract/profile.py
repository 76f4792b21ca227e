"""How headings and tables are worded, as data: the general profile, and one of the user's laid over it.

A profile never names a municipality: {municipality}, {committee} and {year} stand in it for what each document says.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from vpbdiff.errors import Location, failure

_NUMBER = re.compile(r"(?:\d+\.)*\d+\.?\s+|\d+(?:\.\d+)+\s*")


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One kind of section: its role, the wordings of its heading, where it stands, what its unknown headings are."""

    role: str
    headings: tuple[str, ...]
    under: tuple[str, ...] = ()
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The wordings, and the names that stand for {municipality} and its like in this document."""

    data: Mapping[str, Any]
    sections: tuple[SectionRule, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def named(self, **names: str | None) -> Profile:
        """The same profile for a document that gives itself these names; None for one that it does not give."""
        return Profile(self.data, self.sections, {key: name for key, name in names.items() if name})

    def matches(self, text: str, wordings: Iterable[str]) -> bool:
        """Whether the text is one of the wordings, names filled in; * stands for any words at an end of a wording."""
        text = plain(text)
        return any(_fits(text, filled) for wording in wordings if (filled := self._fill(wording)) is not None)

    def section(self, heading: str) -> SectionRule | None:
        """The kind of section that a heading opens, None if it is not known."""
        return next((rule for rule in self.sections if self.matches(heading, rule.headings)), None)

    def columns(self, table: str) -> Mapping[str, list[str]]:
        """The columns of a kind of table: field, and the wordings of its header."""
        found: Mapping[str, list[str]] = self.data["tables"][table]
        return found

    def _fill(self, wording: str) -> str | None:
        try:
            return plain(wording.format_map(self.names))
        except KeyError:
            return None


def plain(text: str) -> str:
    """The text as wordings are compared: case, number before it, colon or full stop after it, blanks left out."""
    text = " ".join(text.split())
    return (
        _NUMBER.sub("", text, count=1).rstrip(".:").casefold() if _NUMBER.match(text) else text.rstrip(".:").casefold()
    )


def _fits(text: str, wording: str) -> bool:
    if wording.endswith("*"):
        return text.startswith(wording[:-1])
    if wording.startswith("*"):
        return text.endswith(wording[1:])
    return text == wording


def load(path: Path | None = None) -> Profile:
    """The general profile, or the one at `path` laid over it.

    Raises VpbdiffError for a file that is missing, no TOML, or holds something that a profile does not have.
    """
    data = tomllib.loads((resources.files("vpbdiff.extract") / "profiles/general.toml").read_text(encoding="utf-8"))
    if path is not None:
        data = _overlaid(data, _own(path))
    rules = tuple(
        SectionRule(row["role"], tuple(row["headings"]), tuple(row.get("under", ())), row.get("holds"))
        for row in data["section"]
    )
    return Profile(data, rules)


def _own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise failure("import.profile-unreadable", Location(str(path)), reason=error.strerror or "") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise failure("import.profile-broken", Location(str(path)), reason=str(error)) from None


def _overlaid(base: Any, own: Any) -> Any:
    """`own` laid over `base`: tables key by key, lists with the own entries first."""
    if isinstance(base, dict) and isinstance(own, dict):
        return base | {key: _overlaid(base[key], value) if key in base else value for key, value in own.items()}
    if isinstance(base, list) and isinstance(own, list):
        return own + base
    return own
