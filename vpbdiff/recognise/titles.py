"""Titles of plans and of reports: what kind of document a line names, for which year and committee, in which version.

A title is known by its words wherever the committee and the year stand among them: «Verksamhetsplan för
bildningsnämnden 2025», «Bildningsnämndens verksamhetsplan 2025», «2025 Verksamhetsplan». A year in a diarienummer or a
date is not the plan's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.language.dates import ISO_DAY
from vpbdiff.recognise.header_columns import YEAR
from vpbdiff.recognise.profile import Profile

COMMITTEE = re.compile(
    r"(?:(?:[\w-]+, ){0,3}[\w-]+ och )?(?:\w+[sa] )?[\w-]*(?:nämnd(?:en)?|styrelsen?|utskottet)|nämnden för [\w ,-]+",
    re.IGNORECASE,
)
"""A committee's name on a line of its own."""
MUNICIPALITY = re.compile(r"(?P<name>[A-ZÅÄÖ]\S*(?: [A-ZÅÄÖ]\S*){0,2}) (?P<form>stad|kommun|STAD|KOMMUN)")

_COMMITTEE_WITHIN = re.compile(
    r"(?<![\w-])(?P<name>nämnden för [^\W\d][^\d():–]*[^\W\d]|"
    r"(?:(?:[\w-]+-, ){0,3}[\w-]+- och )?(?:\w+[sa] )?[\w-]*(?:nämnd(?:en)?|styrelsen?|utskottet))s?(?![\w-])",
    re.IGNORECASE,
)
"""A committee's name within a title: one made of two has its hyphen, as «och» stands in titles too."""
_NO_YEAR = re.compile(
    r"\b(?:dnr|diarienummer|diarienr)\b[.: ]*(?:[A-ZÅÄÖ]{1,8}[/ -]?)?(?:\d{4}[:/-]\d+)?"
    r"|(?-i:\b[A-ZÅÄÖ]{2,}(?:[/ -]| nr )?\d{4}(?:[:/]|-(?!20\d\d\b))\d+\b)"
    rf"|\b{ISO_DAY}\b"
    r"|\b\d{4}:\d+\b|\b\d{4}[/-](?:\d|\d{3}|\d{5,})\b"
    r"|\b(?:antagen|beslutad|fastställd|upprättad|godkänd|reviderad)"
    r"(?: (?:av|i|den|kf|ks|\w*nämnden|kommunfullmäktige|kommunstyrelsen|\d{1,2}|maj|\w+(?:ari|ars|ril|uni|uli|sti|ber)"
    r")){1,5} (?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""What holds a year that is not the plan's: a diarienummer, a date, the day of a decision."""


def has_no_year(text: str) -> bool:
    """Whether a text holds a diarienummer, a date or the day of a decision."""
    return any(match[0] for match in _NO_YEAR.finditer(text))


def without_dates(text: str) -> str:
    """A text without those: what year is left is what it is about."""
    return _NO_YEAR.sub("", text)


YEARS_ALONE = re.compile(
    r"(?:för )?(?:år(?:en)? )?(?P<year>(?:19|20)\d\d)(?:\s*(?:[-–/]|och|till)\s*(?:19|20)?\d\d)?", re.IGNORECASE
)
"""A line of a cover that says the year, or the years, and no more."""
_YEARS_LAST = re.compile(rf"(?P<before>.*?\w)[\s,:(–-]+{YEARS_ALONE.pattern}[\s).]*", re.IGNORECASE)


def without_years(line: str) -> str:
    """A line of a cover without the years that it ends with: «Idrottsnämnden 2026–2028» names the committee."""
    match = _YEARS_LAST.fullmatch(line)
    return match["before"] if match else line


_BEFORE = re.compile(
    r"(?:(?:för )?(?:år )?(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?|[\w-]+ (?:kommun|stad)s?|[\w-]+s(?= \w)"
    r"|bilaga \d+|[\w-]+(?:-, [\w-]+-)* och [\w-]+s)(?:[\s,:–-]+|$)"
)
"""What may stand before the words of a title: years, whose it is, an annex's number."""

_OF_ITSELF = re.compile(r"(?:^|[.!]\s+)(?:(?:den här|denna)\s+)?(?:rapporten|delårsrapporten) avser\b", re.IGNORECASE)
"""How a document says in its first lines that it is a report, whatever its title says."""
_COVER = 12
"""Lines below a title that may say so."""

_MOST_BEFORE = 4
"""Most such parts before a title's words: municipality, committee, year, annex."""


class TitleKind(Enum):
    """What a title says that the document is."""

    PLAN = auto()
    """A plan by words that nothing else is called."""
    CHAPTER = auto()
    """A plan if the document begins with it, by words that a chapter of a plan has as well: «Mål och budget 2025»."""
    REPORT = auto()
    """An account of what became of a plan."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: as printed, the year it is for (0 where it says none), the version and the committee that it names."""

    text: str
    year: int
    version: str | None
    kind: TitleKind = TitleKind.PLAN
    committee: str | None = None
    promises: tuple[str, ...] | None = None
    """What such a document holds, of goals, budget and risks; None for a plan, which holds them all."""
    role: str | None = None
    """The role of the chapter that has the same name, for a document that is no more than that."""


def title_of(blocks: Sequence[Block], place: int, profile: Profile, *, dated_only: bool = True) -> Title | None:
    """The title that the block at `place` is, None if it is none; the year may stand on a line of the cover below.

    A plan's without any year is one where not `dated_only`.
    """
    block = blocks[place]
    if not _could_be_title(block):
        return None
    text = " ".join(block.text.split())
    if not _may_name(text.casefold(), profile):
        return None
    bare = _NO_YEAR.sub("", text)
    words = _unversioned(_words(bare, profile), profile)
    kind = _kind(words, bare, profile)
    if kind is None:
        return None
    if any(_OF_ITSELF.search(each.text) for each in blocks[place + 1 : place + _COVER]):
        kind = TitleKind.REPORT
    found = YEAR.search(bare)
    year = found[1] if found else _year_below(blocks, place, profile)
    if year is None and kind is not TitleKind.REPORT and dated_only:
        return None
    text = text if found or year is None else f"{bare.strip(' .,:–-')} {year}"
    version = _version(text.casefold(), year or "", profile)
    known = profile.data["plan"]["opening_titles"]
    meant = _meant(words, known) if kind is TitleKind.CHAPTER else []
    promises = tuple(dict.fromkeys(part for each in meant for part in known[each])) if meant else None
    chapter = profile.section(meant[0]) if len(meant) == 1 else None
    return Title(text, int(year or 0), version, kind, _committee(bare), promises, chapter.role if chapter else None)


def _could_be_title(block: Block) -> bool:
    return (
        block.kind in {BlockKind.HEADING, BlockKind.TEXT}
        and len(block.text) <= sentences.HEADING_LENGTH
        and not sentences.ended(block.text)
    )


def _words(text: str, profile: Profile) -> str:
    """A title's words, small, from where those begin that say what it is."""
    words = text.casefold().lstrip(" ,:–-")
    known = _starts(profile)
    for _ in range(_MOST_BEFORE):
        if words.startswith(known):
            break
        committee = _COMMITTEE_WITHIN.match(words)
        before = _BEFORE.match(words)
        end = max((match.end() for match in (committee, before) if match), default=0)
        if not end:
            break
        words = words[end:].lstrip(" ,:–-")
    return words


def _starts(profile: Profile) -> tuple[str, ...]:
    plan = profile.data["plan"]
    return (*plan["titles"], *plan["opening_titles"], *plan["reports"], *plan["versions"])


def _may_name(text: str, profile: Profile) -> bool:
    """Whether a text holds the words of a title anywhere: the quick answer for the many that do not."""
    plan = profile.data["plan"]
    named = any(word in text for name in ("titles", "opening_titles", "reports") for word in plan[name])
    return named or _OF_TWO.search(text) is not None


def _unversioned(words: str, profile: Profile) -> str:
    """A title's words without the version before them, as in «förslag till verksamhetsplan»."""
    for version in sorted(profile.data["plan"]["versions"], key=len, reverse=True):
        if words.startswith(f"{version} "):
            return _words(words.removeprefix(version), profile)
    return words


def _kind(words: str, text: str, profile: Profile) -> TitleKind | None:
    """What a title's words say that it is, where they are one."""
    plan = profile.data["plan"]
    lists = ((TitleKind.REPORT, "reports"), (TitleKind.PLAN, "titles"), (TitleKind.CHAPTER, "opening_titles"))
    kind = next((kind for kind, name in lists if _begins(words, plan[name])), None)
    return TitleKind.REPORT if kind and _follows_up(text, profile) else kind


def _meant(words: str, known: Iterable[str]) -> list[str]:
    """The known words that a title begins with: the longest, of a title of two plans the longest of each."""
    longest = (max((each for each in known if _starts_with(text, each)), key=len, default="") for text in _read(words))
    return list(dict.fromkeys(filter(None, longest)))


def _begins(words: str, known: Iterable[str]) -> bool:
    return any(_starts_with(text, each) for text in _read(words) for each in known)


def _starts_with(text: str, known: str) -> bool:
    return text.startswith(known) and not text[len(known) : len(known) + 1].isalnum()


def _read(words: str) -> tuple[str, ...]:
    """A title's words, and the plans that they begin with where there are two: «verksamhets- och investeringsplan»."""
    both = _OF_TWO.match(words)
    return (words, both["first"] + both["kind"], both["second"]) if both else (words,)


_OF_TWO = re.compile(r"(?<!\w)(?P<first>\w+)- (?:och|samt) (?P<second>\w+?(?P<kind>plan|budget))(?!\w)")


_PURPOSE = ("för", "inför", "om", "styrning och", "planering och", "ledning och")
"""What stands before the word of a report in the title of a plan that has a plan, or rules, for it: «Verksamhetsplan
2025 med plan för uppföljning»."""
_ENDINGS = ("", "en", "n", "et", "er", "s", "ens", "ets")


def _follows_up(text: str, profile: Profile) -> bool:
    """Whether a plan's title holds the word of a report too: «Verksamhetsplan 2025 – uppföljning per augusti».

    A compound is known by its end («halvårsuppföljning»). Such a document is never read as a plan: every activity that
    a report passes over would be one that was removed. What is said of an earlier year stands beside this year's plan:
    «Budget 2026 och bokslut 2024».
    """
    ends = tuple(word + ending for word in profile.data["plan"]["reports"] if " " not in word for ending in _ENDINGS)
    year = YEAR.search(text)
    for word in re.finditer(r"[\w-]+", text.casefold()):
        before = " ".join(text.casefold()[: word.start()].split())
        own = re.match(r"\s*((?:19|20)\d\d)", text[word.end() :])
        earlier = bool(own and year and own[1] < year[1])
        if word[0].endswith(ends) and not earlier and not re.search(rf"(?:^|\s)(?:{'|'.join(_PURPOSE)})$", before):
            return True
    return False


def _year_below(blocks: Sequence[Block], place: int, profile: Profile) -> str | None:
    """The year among the lines right below a title, before any section begins: alone, or after whose plan it is."""
    for block in _below(blocks, place):
        text = " ".join(_NO_YEAR.sub("", block.text).split()).strip(" ()")
        match = YEARS_ALONE.fullmatch(text) or (_YEARS_LAST.fullmatch(text) if _names_owner(text) else None)
        if match:
            return match["year"]
        if profile.section(block.text) or profile.matches(block.text, profile.data["plan"]["contents"]):
            return None
    return None


def _names_owner(text: str) -> bool:
    """Whether a line names a committee, a municipality or both, beside years, and no more."""
    rest = MUNICIPALITY.sub("", _COMMITTEE_WITHIN.sub("", without_years(text)))
    return rest != without_years(text) and not re.sub(r"\b(?:i|för)\b|[\s,:–-]", "", rest)


_OF_YEAR = r"\w* ((?:19|20)\d\d)\b"
_BUDGET_YEAR = re.compile(rf"\b(?:\w*budget|ram|kommunbidrag){_OF_YEAR}", re.IGNORECASE)
_TARGET_YEAR = re.compile(rf"\b(?:mål|målvärde|måltal){_OF_YEAR}", re.IGNORECASE)
_OUTCOME_YEAR = re.compile(rf"\b(?:utfall|bokslut|resultat){_OF_YEAR}", re.IGNORECASE)


def year_of_columns(blocks: Iterable[Block]) -> int | None:
    """The plan's year, as plans go: the latest that a table's columns or a heading give budgets for. Where none does,
    the first that they give targets for after the last outcome."""
    texts = [text for block in blocks for text in (block.cells or (block.text,)) if len(text) <= _LONGEST_HEAD]
    budgets, targets, outcomes = (
        {int(match[1]) for text in texts for match in pattern.finditer(text)}
        for pattern in (_BUDGET_YEAR, _TARGET_YEAR, _OUTCOME_YEAR)
    )
    last = max(outcomes, default=0)
    return max(budgets, default=None) or min((year for year in targets if year > last), default=None)


_LONGEST_HEAD = 60
"""Characters of the longest cell or heading that is searched for the plan's year; running text tells of any year."""

_COVER_BELOW = 8
"""Lines below a title among which the cover's year is looked for: committee, municipality, number, date, and some."""


def _below(blocks: Sequence[Block], place: int) -> Iterator[Block]:
    for block in blocks[place + 1 : place + 1 + _COVER_BELOW]:
        if block.kind is BlockKind.RULE:
            continue
        if block.kind not in {BlockKind.HEADING, BlockKind.TEXT} or len(block.text) > sentences.HEADING_LENGTH:
            return
        yield block


def _version(words: str, year: str, profile: Profile) -> str | None:
    """The version that a word before the title names, or one after its year («Verksamhetsplan 2025, reviderad»)."""
    versions: dict[str, str] = profile.data["plan"]["versions"]
    before, _, after = words.partition(year) if year else (words, "", "")
    for part in (before, after):
        for word, name in versions.items():
            if re.search(rf"\b{re.escape(word)}\b", part):
                return name
    return None


def _committee(text: str) -> str | None:
    """The committee that a title names, as a line of its own would: «bildningsnämndens» is «Bildningsnämnden»."""
    names = (match["name"] for match in _COMMITTEE_WITHIN.finditer(text))
    name = next((name for name in names if name.casefold() not in {"nämnd", "nämnden"}), None)
    if name is None:
        return None
    name = name.casefold() if name.isupper() else name
    return name[0].upper() + name[1:]


def words_after_year(title: Title) -> str:
    """What a title says after its years that names no committee, municipality, number or date: maybe a version."""
    rest = _NO_YEAR.sub("", title.text).partition(str(title.year))[2]
    for name in (_COMMITTEE_WITHIN, MUNICIPALITY):
        rest = name.sub("", rest)
    return re.sub(r"[\s\d–-]+", " ", rest).strip(" ,.()–-")
