"""How headings and tables are worded, as data ready to query: the general profile, and the user's laid over it.

A profile never names a municipality: {municipality}, {committee} and {year} stand in it for what each document says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, dropwhile
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from vpbdiff.recognise import labels, profile_files
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.labels import (
    SHORTEST,
    SHORTEST_READ,
    is_slip,
    last_part,
    plain,
    unnumbered,
    without_asides,
    without_owner,
    without_plan,
)

HEADING_SLIP = 92
"""Likeness (0-100) from which a heading is a known one with a slip: «Organsation» has 96 of «Organisation», while the
nearest two known headings of different sections, «Internkontrollplan» and «Internkontroll», have 88."""

_PER = re.compile(r"\s*(?:/|per\b)")
"""What follows a unit that is a price's: «kr per elev», «kr/m2»."""

_SIZE = re.compile(r"(?:\b1[ .]?000|(?:hundra|tusen|miljon|miljard)\w*|milj\.?|md)[\s-]*$")
"""What makes kronor another unit before the word: «hundratals kronor», «miljarder kr»."""

_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d$)\d[\d ]*(?:[.,]\d+)?$")
"""A figure before a unit, which then is an amount's and says nothing of a table. A year is none."""

_MOST_FOUND = 20_000
"""Answers kept at a time: those of a plan are some thousands, and a document may be anything."""
_MOST_ALIKE = 10
"""Wordings of a section as alike to a heading as a slip lets them be: there are one or two."""

LONGEST = 150
"""A text with more characters is no heading, and is compared with none; the longest wording known has 62."""

COLUMN_SLIP = 85
"""Likeness (0-100) from which a column's header is another's with a slip: «Risiker» has 92 of «Risker», while the
nearest two headers of different columns in one table, «Resultatmål» and «Resultat», have 84."""


_YEARS = {"own": 0, "before": -1, "after": 1}

TEXT = "text"
"""The role by which a profile says that a chapter is nothing but text: it has none in the snapshot."""

T = TypeVar("T")

_LABELLED = re.compile(r"(?P<label>[^\W\d][^\d:]*?)(?:\s+\d{1,2}(?:\.\d{1,2})*\s*[:.–-]?|:)\s+(?P<title>\S.*)")


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One kind of section: its role, the wordings of its heading, where it stands, what its unknown headings are."""

    role: str
    headings: tuple[str, ...]
    under: tuple[str, ...] = ()
    holds: str | None = None


class Near(NamedTuple):
    """The known wording that an unknown one is most like, and what that means: a section's role or a column's field."""

    wording: str
    meaning: str


class Label(NamedTuple):
    """A goal with what stands before it, as in «Mål 1: Trygg hemtjänst»: the entity that this makes it, its title."""

    entity: str
    title: str
    either: bool
    """Whether the word may name a goal of the municipality as well, such as inriktningsmål."""
    plain: bool = False
    """Whether the word says nothing of whose goal it is, as «mål» does not."""


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Wordings ready to compare with: whole ones, and the known ends of those that * leaves open."""

    whole: tuple[str, ...]
    openings: tuple[str, ...]
    endings: tuple[str, ...]

    def fit(self, text: str) -> bool:
        return text in self.whole or text.startswith(self.openings) or text.endswith(self.endings)

    def nearest(self, text: str, cutoff: int) -> tuple[str, float] | None:
        found = process.extractOne(text, self.whole, scorer=fuzz.ratio, score_cutoff=cutoff)
        return (found[0], found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Profile:
    """The wordings, and the names that stand for {municipality} and its like in this document."""

    data: Mapping[str, Any]
    sections: tuple[SectionRule, ...]
    column_wordings: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    unit_pattern: re.Pattern[str]
    vocabulary: frozenset[str]
    """Every word of the headings and columns."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """The kind of a table by its whole head, plain, where the profile says it of that head."""
    names: Mapping[str, str] = field(default_factory=dict)
    _ready: dict[tuple[str, ...], _Wordings] = field(default_factory=dict, compare=False, repr=False)
    _kinds: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)
    _found: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)
    """What was found of a text, by what was asked: the same line or cell is asked about again and again."""

    def named(self, **names: str | None) -> Profile:
        """The same profile for a document that gives itself these names; None for one that it does not give."""
        given = {key: name for key, name in names.items() if name}
        own = (self.data, self.sections, self.column_wordings, self.units, self.unit_pattern)
        return Profile(*own, self.vocabulary, self.heads, given)

    def matches(self, text: str, wordings: tuple[str, ...]) -> bool:
        """Whether the text is one of the wordings, names filled in; * stands for any words at an end of a wording."""
        return len(text) <= LONGEST and self._wordings(wordings).fit(plain(text))

    def opens_or_ends(self, text: str, wordings: tuple[str, ...]) -> bool:
        """Whether a plain text begins or ends with one of the wordings: the quick answer for the many that do not."""
        known = self._wordings(wordings).whole
        return text.startswith(known) or text.endswith(known)

    def rank(self, text: str, wordings: tuple[str, ...]) -> int:
        """How early among the wordings the one stands that the text is; their number if it is none."""
        return next((place for place, each in enumerate(wordings) if self.matches(text, (each,))), len(wordings))

    def _once(self, asked: str, text: str, find: Callable[[str], T]) -> T:
        """What `find` gives for a text, found once."""
        key = (asked, text)
        if key not in self._found:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            self._found[key] = find(text)
        found: T = self._found[key]
        return found

    def section(self, heading: str) -> SectionRule | None:
        """The kind of section that a heading opens, whatever year or unit it ends with; None if it is not known."""
        return self._once("section", heading, self._section_of)

    def _section_of(self, heading: str) -> SectionRule | None:
        if len(heading) > LONGEST:
            return None
        text = plain(unnumbered(heading))
        bare = without_asides(self.without_unit(text))
        committee = plain(self.names.get("committee", ""))
        unowned = without_owner(bare.removeprefix(f"{committee}s ") if committee else bare)
        forms = dict.fromkeys((text, bare, unowned, without_plan(unowned)))
        known = next((rule for form in forms if (rule := self._section(form))), None)
        if known is None and (parted := _BY_UNIT.fullmatch(unowned)):
            whole = self._section(parted["whole"])
            known = next(
                (r for r in self.sections if r.role == "unit_budget" and whole and whole.role in _OF_MONEY), None
            )
        if known or (known := self._made_of(bare)) or heading.rstrip().endswith((".", "?", "!")):
            return known
        return self._by_word(without_plan(unowned))

    def _by_word(self, text: str) -> SectionRule | None:
        """The kind of section that a heading names by a word within it: of goals, or of investments."""
        words = text.split()
        goals, budget = self.data["goals"], self.data["budget"]
        role = None
        if any(word in goals["sentence_verbs"] for word in words):
            return None
        if any(word in text for word in budget["investments"]) and not any(w in text for w in budget["operation"]):
            role = "investment_budget"
        elif not any(word.startswith(goals["others"]) for word in words):
            role = _role_of_goals(words, goals["heading_words"])
        return next((rule for rule in self.sections if rule.role == role), None)

    def _made_of(self, text: str) -> SectionRule | None:
        """The kind of section that each part of a heading names, as in «Omvärld och utmaningar»."""
        parts = re.split(r", | och | samt ", text)
        found = {rule.role: rule for part in parts if (rule := self._section(part))}
        known = sum(self._section(part) is not None for part in parts)
        return next(iter(found.values())) if len(parts) > 1 and known == len(parts) and len(found) == 1 else None

    def _section(self, text: str) -> SectionRule | None:
        return next((rule for rule in self.sections if self._wordings(rule.headings).fit(text)), None)

    def nearest(self, heading: str) -> tuple[SectionRule, str] | None:
        """The kind of section whose heading, misspelt, this is; and that heading as known.

        None if it is like none, or as like the headings of two sections.
        """
        return self._once("nearest", plain(heading), self._nearest)

    def _nearest(self, text: str) -> tuple[SectionRule, str] | None:
        known = self._wordings(tuple(chain.from_iterable(rule.headings for rule in self.sections))).whole
        likes = process.extract(text, known, scorer=fuzz.ratio, score_cutoff=HEADING_SLIP, limit=_MOST_ALIKE)
        found: dict[str, tuple[SectionRule, str, float]] = {}
        for wording, score, _ in likes:
            rule = self._section(wording)
            if rule and rule.role not in found and is_slip(text, wording, self.vocabulary):
                found[rule.role] = (rule, wording, score)
        best = list(found.values())
        if not best or (len(best) > 1 and best[0][2] == best[1][2]):
            return None
        return best[0][:2]

    def label(self, text: str) -> Label | None:
        """The goal that a text is, by the word and number before it; None if it is not labelled as one."""
        parted = labelled(text)
        if parted is None:
            return None
        word, title = parted
        if is_value(title):  # «Mål: 8 %» is the target of a measure
            return None
        goals = self.data["goals"]
        is_own, is_overarching = (self.matches(word, goals[name]) for name in ("labels", "overarching_labels"))
        if not (is_own or is_overarching):
            return None
        entity = "goal" if is_own else "overarching_goal"
        return Label(entity, title, is_own and is_overarching, self.says_plainly(word))

    def says_plainly(self, word: str) -> bool:
        """Whether a word for a goal does not say whose it is."""
        return self.matches(word, self.data["goals"]["plain_labels"])

    def near_heading(self, heading: str) -> Near | None:
        """The known heading that an unknown one is most like, with its section's role; None where it is like none."""
        return self._near(heading, ((rule.role, rule.headings) for rule in self.sections))

    def heading_of(self, role: str) -> Near | None:
        """The usual heading of the section with a role; None where the profile has no such section."""
        rule = next((rule for rule in self.sections if rule.role == role and rule.headings), None)
        return Near(rule.headings[0], role) if rule else None

    def near_column(self, word: str, tables: Iterable[str]) -> Near | None:
        """The known header that an unknown one is most like in these kinds of tables, with its field."""
        return self._near(word, (pair for kind in tables for pair in self.columns(kind).items()))

    def _near(self, text: str, known: Iterable[tuple[str, tuple[str, ...]]]) -> Near | None:
        if len(text) > LONGEST:
            return None
        meanings = {wording: meaning for meaning, wordings in known for wording in wordings}
        filled = {self._filled(wording): wording for wording in meanings if "*" not in wording}
        found = labels.nearest(text, [each for each in filled if each])
        return Near(found, meanings[filled[found]]) if found else None

    def fields(self, word: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], str | None]:
        """The fields that a header may name, none if it is not known; if it is misspelt, the wording meant too."""
        kind = next((name for name, known in self._kinds.items() if known is columns), None)
        if kind is None:
            return self._fields(word, columns)
        return self._once(f"fields of {kind}", word, lambda word: self._fields(word, columns))

    def _fields(self, word: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], str | None]:
        for text in dict.fromkeys((plain(word), without_asides(plain(word)))):
            exact = tuple(name for name, wordings in columns.items() if self._wordings(wordings).fit(text))
            if exact:
                return exact, None
        text = plain(word)
        known = self._wordings(tuple(chain.from_iterable(columns.values())))
        found = known.nearest(text, COLUMN_SLIP)
        if found is None or not is_slip(text, found[0], self.vocabulary):
            return (), None
        return self._meaning(found[0], columns), found[0]

    def compound_fields(self, word: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], str | None]:
        """The fields that a header of one word names by its last part, and that part: «Resultatmått» is a «mått»."""
        text = plain(word)
        known = self._wordings(tuple(chain.from_iterable(columns.values()))).whole
        last = last_part(text, known) if text.isalpha() else None
        if last is None or len(last) < SHORTEST_READ:
            return (), None
        return self._meaning(last, columns), last

    def _meaning(self, wording: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(name for name, wordings in columns.items() if self._wordings(wordings).fit(wording))

    def heads_column(self, word: str) -> bool:
        """Whether a word heads a column of any table: the quick answer for the many cells and lines that do not."""
        return self._once("heads column", word, self._heads_column)

    def _heads_column(self, word: str) -> bool:
        text, known = plain(word), self._wordings(self.column_wordings)
        return known.fit(text) or known.fit(without_asides(text)) or known.nearest(text, COLUMN_SLIP) is not None

    def columns(self, table: str) -> Mapping[str, tuple[str, ...]]:
        """The columns of a kind of table: field, and the wordings of its header."""
        if table not in self._kinds:
            budget = self.data["budget"]
            of_budget = {**budget["columns"], "change": budget["change"]}
            self._kinds[table] = of_budget if table == "budget" else self.data["tables"][table]
        return self._kinds[table]

    def unit(self, text: str) -> str | None:
        """The word of a unit of money in a text, as a snapshot holds it; empty for one that is no budget's."""
        return self._once("unit", text, lambda text: _unit_said(text, self.unit_pattern, dict(self.units)))

    def year_meant(self, text: str) -> int | None:
        """The year of a column that says none, by its words, counted from the plan's own; None without."""
        years = self.data["years"]
        return next((_YEARS[name] for name, words in years.items() if words and self.matches(text, words)), None)

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit and no more, as in «Alla belopp i tkr» and «(mkr)»."""
        words = plain(text).strip("()* ").split()
        bare = " ".join(dropwhile(_BEFORE_UNIT.__contains__, words))
        return any(bare == word for word, _ in self.units)

    def without_unit(self, text: str) -> str:
        """A heading or a header without the unit that it ends with, as in «nettobudget 2025, tkr»."""
        if not text.endswith(tuple(word for word, _ in self.units)):
            return text
        for word, _ in self.units:
            if text.endswith(f" {word}"):
                return re.sub(r"[\s,–-]+(?:belopp i|i)?$", "", text.removesuffix(word))
        return text

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
        """A wording, plain, with the document's names in it; None if it needs one that the document does not give."""
        filled = self._filled(wording)
        return None if filled is None else plain(filled)

    def _filled(self, wording: str) -> str | None:
        for name in re.findall(r"\{(\w+)\}", wording):
            if name not in self.names:
                return None
            wording = wording.replace(f"{{{name}}}", self.names[name])
        return wording


_BY_UNIT = re.compile(
    r"(?P<whole>.+?),? (?:per|efter|fördela[dt] på) (?:verksamhet(?:sområde)?|enhet|avdelning|ansvar(?:sområde)?)"
)
_OF_MONEY = ("operating_budget", "budget", "frame")
_BEFORE_UNIT = frozenset(
    ("alla", "samtliga", "belopp", "beloppen", "siffror", "är", "anges", "redovisas", "visas", "i")
)
"""The words that may stand before a unit in a line that says no more."""


def _role_of_goals(words: Sequence[str], known: tuple[str, ...]) -> str | None:
    """The role of a section by the plain words of its heading: one for goals ends it or goes before «och» and «för».

    «Mål och prioriteringar» may hold more than goals; «strategiska mål» and «mål för nämnden» are the committee's.
    """
    end = next((place for place, word in enumerate(words) if word in {"och", "samt", "för"}), len(words))
    if not 0 < end <= _MOST_BEFORE_GOALS or not words[end - 1].endswith(known):
        return None
    return "goals" if words[end:] and words[end] != "för" and end == 1 else "committee_goals"


_MOST_BEFORE_GOALS = 4
"""Most words of a heading up to the one for goals: «nämndens egna prioriterade mål»."""


def labelled(text: str) -> tuple[str, str] | None:
    """What stands with a number or a colon before a title, and the title: «Mål 1: Trygg hemtjänst». None without."""
    match = _LABELLED.fullmatch(text) if len(text) <= LONGEST else None
    return (match["label"], match["title"]) if match else None


def numbered_label(text: str) -> str | None:
    """What stands with a number before a title; None where nothing does."""
    parted = labelled(text)
    return parted[0] if parted and text[len(parted[0]) :].lstrip()[:1].isdigit() else None


def load(path: Path | None = None) -> Profile:
    """The general profile, or the one at `path` laid over those that it extends.

    Raises VpbdiffError for a file that is missing, no TOML, or holds something that a profile does not have.
    """
    return of(profile_files.read(path))


def of(data: Mapping[str, Any]) -> Profile:
    """The profile that holds this data, as `profile_files.read` gives it."""
    rules = tuple(
        SectionRule(row["role"], tuple(row["headings"]), tuple(row.get("under", ())), row.get("holds") or None)
        for row in data["section"]
    )
    columns, units = tuple(_column_wordings(data)), _units(data)
    wordings = (*columns, *(heading for rule in rules for heading in rule.headings))
    vocabulary = frozenset(word for wording in wordings for word in plain(wording).split() if len(word) >= SHORTEST)
    heads = {plain_head(head.split(HEAD_GAP)): kind for kind, found in data["table_kinds"].items() for head in found}
    return Profile(_frozen(data), rules, columns, units, _any_of(units), vocabulary | {"%"}, heads)


HEAD_GAP = " | "
"""Between the columns of a table's head in a profile."""


def plain_head(words: Iterable[str]) -> str:
    """A table's head as two are compared, by the words of its columns."""
    return HEAD_GAP.join(map(plain, words)).rstrip(" |")


def _units(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The words for units with what they stand for, the longest first: «tusen kronor» are no kronor."""
    known = ((word.casefold(), unit) for unit, words in data["budget"]["units"].items() for word in words)
    return tuple(sorted(known, key=lambda pair: -len(pair[0])))


def _any_of(units: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word, _ in units) or '(?!)'})(?!\w)")


def _column_wordings(data: Mapping[str, Any]) -> Iterator[str]:
    for table in data["tables"].values():
        for known in table.values():
            yield from known


def _frozen(value: Any) -> Any:
    """The data with its lists as tuples, which can be looked up by."""
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _unit_said(text: str, pattern: re.Pattern[str], units: Mapping[str, str]) -> str | None:
    """The word of a unit of money in a text, as a snapshot holds it («Belopp i tusen kronor» is in tkr).

    `pattern` finds the words of `units`. None where the text says none; empty where it says one that is no budget's,
    as in «kr per elev».
    """
    text = " ".join(text.split()).casefold()
    for found in pattern.finditer(text):
        before = text[: found.start()].rstrip()
        if _PER.match(text, found.end()) or _SIZE.search(before):
            return ""
        if not _FIGURE.search(before):
            return units[found[0]]
    return None
