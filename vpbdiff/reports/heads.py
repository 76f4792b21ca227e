"""The heads of a report's columns: what each holds, of which year, up to which day.

«Utfall jan–aug» is the outcome through August, «Budget period» the budget of the report's own period, never eight
twelfths of the year's; «Prognos aug» in a later report is the forecast that was made then.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.numerals import MONTH_FORMS
from vpbdiff.recognise.profile import Profile
from vpbdiff.reports.words import FIGURES, GROUPS, HEADS

_NAMES = "|".join(sorted(MONTH_FORMS, key=len, reverse=True))
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
ISO = re.compile(rf"\b{ISO_DAY}\b")
_UP_TO = re.compile(rf"\b(?:{_NAMES})\.?\s*[–—-]\s*(?P<month>{_NAMES})\b\.?")
_DAY = re.compile(rf"\b(?:per|t\.?o\.?m\.?|till och med|den)?\s*(?:den\s+)?(?P<day>\d\d?)\s+(?P<month>{_NAMES})\b")
_MONTH = re.compile(rf"\b(?:per|t\.?o\.?m\.?|till och med|ack\w*\.?|efter)?\s*\b(?P<month>{_NAMES})\b\.?")
_PART = re.compile(
    r"\b(?P<part>t|tertial|kvartal|kv|q|delår|halvår)(?:s?(?:rapport|bokslut|uppföljning))?\s?(?P<number>[1-4])\b"
    r"|\b(?P<ordinal>första|andra) (?P<of>tertialet|kvartalet|halvåret)"
)
_PERIOD = re.compile(r"\b(?:period(?:en|ens)?|ack(?:umulerat|umulerad)?|hittills)\b\.?")
_SO_FAR = re.compile(r"\b(?:per|t\.?o\.?m|till och med|ack\w*)\b")
_GROUP = re.compile(rf"\b(?:varav )?(?P<group>{GROUPS})\b")
_WHOLE = re.compile(r"\b(?:helår(?:et|s)?|året|år)\b")
_MONTHS_OF = {"t": 4, "tertial": 4, "kv": 3, "q": 3, "kvartal": 3, "halvår": 6, "delår": 4}
_OF_TIME = {"result": "outcome", "goal": "target"}
"""What a head means otherwise where it has a year or a period: «Mål 2025» is a target."""
_BASIS = {"ursprunglig": "original", "beslutad": "original", "reviderad": "revised", "justerad": "revised"}


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """What a column holds: `kind` in the words of `reports.words`, empty where it is not known. `year` is None where
    the head names none, `through` the last day of a part of the year, `is_period` says that it is the report's own."""

    kind: str
    text: str
    year: int | None = None
    through: str = ""
    is_period: bool = False
    basis: str = ""
    unit: str = ""
    group: str = ""
    is_part: bool = False
    """Whether the day ends a part of the year that is named alone, as a quarter: up to it, or of it."""
    is_bare: bool = False
    """Whether there is nothing in it but a year, a part of one, or a group."""


@dataclass(frozen=True, slots=True)
class ReportHeads:
    """Reads the heads of one report's tables: the report's words, and the names of a plan's columns by its profile."""

    year: int
    through: str
    profile: Profile

    def read(self, texts: Sequence[str]) -> tuple[ReportColumn, ...]:
        """The heads of a table's columns."""
        first, *others = (head(text, self.year, self.through) for text in texts)
        if first.kind in _UNNAMED and not _OF_CONTROLS & {each.kind for each in others}:
            first = replace(first, kind=self._named(first.text) or first.kind)
        return (first, *others)

    def is_head(self, text: str) -> bool:
        """Whether a cell is nothing but a head that is known."""
        return bool(head(text, self.year, self.through).kind in _WHOLE_HEADS or self._named(text))

    def is_label(self, text: str) -> bool:
        """Whether a cell may say what stands beside it: a head, of a plan's tables too («Ansvarig»)."""
        return self.is_head(text) or self.profile.heads_column(text)

    def names_items(self, text: str) -> bool:
        """Whether a first column with this head names items, which may have nothing else."""
        return self.read((text,))[0].kind in _NAMING

    def joined(self, upper: Sequence[str], lower: Sequence[str]) -> list[str]:
        """Two rows of heads as one: what stands above a group of columns holds for each of them, said after its own
        words or, where only that is known, before them («Budget Reviderad»)."""
        width = max(len(upper), len(lower))
        above, below = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
        last = ""
        made = []
        for place, (one, other) in enumerate(zip(above, below, strict=True)):
            last = one.strip() or (last if place else "")
            if not one.strip() and head(other, self.year, self.through).kind in _ALONE:
                made.append(other)
                continue
            after, before = (" ".join(filter(None, parts)) for parts in ((other.strip(), last), (last, other.strip())))
            kinds = [head(text, self.year, self.through).kind for text in (after, before)]
            made.append(before if kinds[1] and not kinds[0] else after)
        return made

    def _named(self, text: str) -> str:
        """What a first column names by the plan's own words for it; empty where they do not know it."""
        known = ((kind, self.profile.columns(table)) for table, kind in _LISTS)
        return next((kind for kind, columns in known if "title" in self.profile.fields(text, columns)[0]), "")


_LISTS = (("measures", "measure"), ("activities", "activity"), ("assignments", "assignment"), ("goals", "goal"))
_UNNAMED = frozenset(("", "action"))
"""What a head is in the report's words where the plan's decide what its column names: «Åtgärd» is an activity where
nothing is controlled."""
_OF_CONTROLS = frozenset(("risk", "control", "index"))
_NAMING = frozenset(("measure", "activity", "assignment", "risk", "control"))
_ALONE = frozenset(("status", "assessment", "text", "trend"))
"""What a lower head says alone, where the cell above it is empty and belongs to the columns before."""
_WHOLE_HEADS = frozenset(HEADS.values())


def head(text: str, year: int, through: str) -> ReportColumn:
    """A column's head read, in a report on a year up to a day."""
    plain = " ".join(text.casefold().replace("*", " ").split()).strip(" :.")
    unit = next((word for word in ("mkr", "mnkr", "tkr", "%") if re.search(rf"(?<!\w){word}(?!\w)", plain)), "")
    bare = re.sub(r"[(,]?\s*(?<!\w)(?:mkr|mnkr|tkr|kr|%)(?!\w)\s*\)?", " ", plain).strip() or plain
    found = _YEAR.search(ISO.sub(" ", bare))
    own = int(found[1]) if found else None
    day, rest = day_of(bare, own or year)
    is_part = bool(day) and not (ISO.search(bare) or _UP_TO.search(bare) or _DAY.search(bare) or _SO_FAR.search(bare))
    group = found_group["group"] if (found_group := _GROUP.search(rest)) else ""
    rest = _GROUP.sub(" ", rest)
    is_period = bool(_PERIOD.search(rest))
    basis = next((value for word, value in _BASIS.items() if word in rest), "")
    rest = _PERIOD.sub(" ", _WHOLE.sub(" ", _YEAR.sub(" ", rest)))
    rest = " ".join(re.sub(r"[()\[\],]", " ", rest).split()).strip(" -–:.")
    kind = HEADS.get(rest) or next((kind for pattern, kind in FIGURES if re.search(pattern, rest)), "")
    if kind in _OF_TIME and (own or day or is_period):
        kind = _OF_TIME[kind]
    if is_period and not day:
        day = through
    is_bare = not rest and bool(own or day or group)
    return ReportColumn(kind, text, own, day, is_period, basis, unit, group, is_part, is_bare)


def day_of(text: str, year: int) -> tuple[str, str]:
    """The last day of the part of a year that a text names, as YYYY-MM-DD, and the text without it; empty where it
    names none."""
    plain = text.casefold()
    if found := ISO.search(plain):
        return found[0], plain.replace(found[0], " ")
    if found := _UP_TO.search(plain):
        return last_day(year, MONTH_FORMS[found["month"]]), plain.replace(found[0], " ")
    if found := _DAY.search(plain):
        month = MONTH_FORMS[found["month"]]
        day = min(int(found["day"]), calendar.monthrange(year, month)[1])
        return f"{year}-{month:02}-{max(day, 1):02}", plain.replace(found[0], " ")
    if found := _PART.search(plain):
        return _end_of_part(found, year), plain.replace(found[0], " ")
    if found := _MONTH.search(plain):
        return last_day(year, MONTH_FORMS[found["month"]]), plain.replace(found[0], " ")
    return "", plain


def _end_of_part(found: re.Match[str], year: int) -> str:
    word = found["part"] if found["number"] else found["of"].removesuffix("et")
    number = int(found["number"]) if found["number"] else {"första": 1, "andra": 2}[found["ordinal"]]
    return last_day(year, min(12, _MONTHS_OF[word] * number))


def last_day(year: int, month: int) -> str:
    """The last day of a month, as YYYY-MM-DD."""
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
