"""The figures that a promise can be held to: at least, at most, within, no later than, how often, how many.

It reads one sentence at a time, given as token keys, and compares two limits of one kind. Whether a promise became
weaker is for `textdiff.weakening` to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.base.patterns import has_all, lazily
from vpbdiff.language.groups import GroupKind, read_groups
from vpbdiff.language.numerals import ARTICLES, MONTH_NUMBERS, NUMBER_WORD, ORDINALS, parse


class LimitKind(Enum):
    """What a figure in a promise limits, and so in which direction it grows weaker."""

    AT_LEAST = auto()
    AT_MOST = auto()
    WITHIN = auto()
    """Days until something is done."""
    BY = auto()
    """Month and day of the year, 0 where the text names none that can be compared."""
    DATE = auto()
    """A day of the year, neither first nor last."""
    PERIOD = auto()
    """A month, a season or a part of the year, as month and day of its end: less than a date."""
    YEAR = auto()
    """A calendar year by which, in which or from which something is done."""
    OFTEN = auto()
    """Times a year."""
    RATE = auto()
    """So many of something a year."""
    COUNT = auto()
    """A figure with no direction of its own."""


TIME_KINDS = (LimitKind.WITHIN, LimitKind.BY, LimitKind.OFTEN, LimitKind.DATE)
"""Kinds that state a time. One of them in place of another shows no direction."""


class Limit(NamedTuple):
    """One figure that limits a promise. `of` is the beginning of the word after it: 2 groups are not compared with 2
    hours, while all units of time are one, and their values are days. `by` is «från» before the level that a change
    starts at, «med» before the size of a change."""

    kind: LimitKind
    value: Fraction
    of: str = ""
    by: str = ""


_QUANTITIES = {"båda": Fraction(2), **dict.fromkeys(("halv", "halva", "halvt"), Fraction(1, 2))}
"""Quantities in words that are no number words."""
_PARTS = {"tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "tiondel": 10}
"""What a whole is divided into; as a limit a part is its percentage."""
_HALF = "hälften"
_UNITS = {
    "minut": (525_600, Fraction(1, 1440)),
    "timm": (8_760, Fraction(1, 24)),
    "dygn": (365, Fraction(1)),
    "dag": (365, Fraction(1)),
    "veck": (52, Fraction(7)),
    "månad": (12, Fraction(30)),
    "månat": (12, Fraction(30)),
    "kvartal": (4, Fraction(91)),
    "tertial": (3, Fraction(122)),
    "halvår": (2, Fraction(182)),
    "termin": (2, Fraction(182)),
    "år": (1, Fraction(365)),
}
"""The start of each unit of time: how many there are in a year, and how many days it lasts."""
_EVERY = "|".join(word for word, value in ORDINALS.items() if value > 2)
"""«var tredje vecka» and further on; the second is «varannan», and «det var första året» is no frequency."""

PERIODS = {
    "våren": 531, "vårterminen": 531, "sommaren": 831, "hösten": 1130, "höstterminen": 1231, "vintern": 1231,
    "första kvartalet": 331, "andra kvartalet": 630, "tredje kvartalet": 930, "fjärde kvartalet": 1231,
    "första halvåret": 630, "andra halvåret": 1231, "årsskiftet": 1231, "årets slut": 1231,
}  # fmt: skip
"""Parts of the year with the month and day that they end."""
PARTS_OF_YEAR = {"kvartal": 3, "kv": 3, "q": 3, "tertial": 4, "t": 4, "halvår": 6}
"""Parts of the year that are numbered, with how many months each has."""
_PART_OF_YEAR = r"(?P<part>kvartal|tertial|halvår|vecka) (?P<nth>[1-5]?\d)"
_DAYS_A_WEEK, _DAYS_A_MONTH, _DAYS_A_YEAR, _LAST_DAY = 7, 30.5, 365, 31


def end_of_part(part: str, number: int) -> int:
    """The month and day, as 630, that a numbered part of the year ends, a week about then."""
    if months := PARTS_OF_YEAR.get(part):
        return 100 * min(months * number, 12) + _LAST_DAY
    month, day = divmod(min(number * _DAYS_A_WEEK, _DAYS_A_YEAR), _DAYS_A_MONTH)
    return 100 * min(int(month) + 1, 12) + int(day) + 1


_VAGUELY = "flera|några|många|ett par|ett antal"
_IN_A_YEAR = "|".join(
    f"(?<={word} )"
    for word in (
        *"senast före innan till under år i våren sommaren hösten vintern årsskiftet från start".split(),  # noqa: SIM905
        *("skolstarten", "terminsstarten"),
        *("början av", "slutet av", "utgången av"),
        *"klar klart klara färdig färdigt färdiga".split(),  # noqa: SIM905
        *"öppnas öppnar öppna invigs inviga startar starta införs införa byggs driftsätts färdigställs antas".split(),  # noqa: SIM905
        *MONTH_NUMBERS,
    )
)
"""What stands before the year that something is done in; «Agenda 2030» is a name."""

_IN_WORDS = rf"\b(?:{NUMBER_WORD}|{_HALF}|{'|'.join(_QUANTITIES)})\b"
_NUMBER = rf"(?P<number>(?<![\w:,./-])\d{{1,15}}(?:,\d{{1,15}})?(?![\d:])|{_IN_WORDS})"
"""A number is no longer than those that a snapshot holds: no limit is, and Python reads none of thousands of digits."""
_OF = r"(?: (?P<of>\w+))?"
_TIME = rf"(?:arbets|var|kalender|läs|skol)?(?P<unit>{'|'.join(_UNITS)})[a-zåäö]*"
_RECURS = (
    r"(?:per|varje|i(?= (?:veckan|månaden|kvartalet|timmen)\b)|om(?= (?:dagen|dygnet|veckan|månaden|året)\b)) " + _TIME
)
"""«i veckan», «om året»; «i år» is this year."""
_UNCAPPED = "(?<!högst )(?<!max )(?<!maximalt )(?<!mest )(?<!än )"
_NOT_MORE = "(?:inte|ej) (?:överstiga|överskrida|vara (?:högre|längre|fler|mer) än)"
_NOT_LESS = "(?:inte|ej) (?:understiga|underskrida|vara (?:lägre|kortare|färre|mindre) än)"
_BELOW = "(?:vara|ligga|hållas|bli) (?:under|färre än|mindre än|lägre än|kortare än)"
_LENGTH = lazily(rf"(?:arbets|kalender|skol)?(?P<unit>{'|'.join(_UNITS)})(?:s|e|et|en|er|ers|ar|ars|a|an|or|ors)?")
_MONTH = rf"(?P<month>{'|'.join(MONTH_NUMBERS)})"

_NO_RATE = rf"procent|kronor|år\b|{'|'.join(MONTH_NUMBERS)}"
_ADVERBS = "dagligen|veckovis|månadsvis|månatligen|kvartalsvis|tertialvis|halvårsvis|terminsvis|årligen|årsvis"

_MONTHS = "|".join(MONTH_NUMBERS)
_OFTEN = "per |varje |i veckan|i månaden|i kvartalet|i timmen|om dagen|om dygnet|om veckan|om månaden|om året"
_FORMS = (
    (LimitKind.OFTEN, rf"{_NUMBER} gång(?:er)? (?:per|om|i|varje|under) {_TIME}", ("gång",)),
    (LimitKind.RATE, rf"\b(?P<of>(?:{_VAGUELY}) \w+) {_RECURS}", (_VAGUELY, _OFTEN)),
    (
        LimitKind.RATE,
        rf"{_UNCAPPED}{_NUMBER} (?P<of>(?!{_NO_RATE})\w+)(?: (?!och\b|eller\b|som\b)\w+)?? {_RECURS}",
        (_OFTEN,),
    ),
    (LimitKind.OFTEN, rf"\b(?:varje|var) {_TIME}", ("varje |var ",)),
    (LimitKind.OFTEN, r"\b(?P<halves>vår(?:en)? och höst(?:en)?)\b", (" och höst",)),
    (LimitKind.OFTEN, rf"\b(?P<second>varannan|vartannat) {_TIME}", ("varannan|vartannat",)),
    (LimitKind.OFTEN, rf"\b(?:var|vart) (?P<ordinal>{_EVERY}) {_TIME}", ("var |vart ", _EVERY)),
    (LimitKind.OFTEN, rf"\b(?P<adverb>{_ADVERBS})\b", (_ADVERBS,)),
    (LimitKind.WITHIN, rf"\binom (?:loppet av )?{_NUMBER} {_TIME}", ("inom ",)),
    (LimitKind.WITHIN, rf"\bsenast (?:inom )?{_NUMBER} {_TIME} (?:efter|från)", ("senast ", "efter|från")),
    (LimitKind.WITHIN, r"\b(?P<soon>samma dag|nästa dag|nästa arbetsdag)\b", ("samma dag|nästa ",)),
    (
        LimitKind.BY,
        rf"\b(?:senast|före|innan) (?:den )?(?:(?P<day>\d\d?) |i |under |sista )?(?:slutet av )?{_MONTH}",
        ("senast |före |innan ", _MONTHS),
    ),
    (LimitKind.BY, r"\bsenast (?:den )?\d{4} - (?P<month_number>\d\d) - (?P<day_number>\d\d)", ("senast ", " - ")),
    (LimitKind.YEAR, rf"(?:{_IN_A_YEAR})(?P<year>20\d\d)\b(?! [-/] )", ("20",)),
    (
        LimitKind.BY,
        rf"\b(?:senast|före|innan) (?:under |i |till )?(?:{_PART_OF_YEAR}|(?P<period>{'|'.join(PERIODS)}))\b",
        ("senast |före |innan ",),
    ),
    (LimitKind.PERIOD, rf"\b{_PART_OF_YEAR}\b", ("kvartal|tertial|halvår|vecka",)),
    (LimitKind.BY, r"\bsenast\b", ("senast",)),
    (LimitKind.DATE, rf"(?P<day>\d\d?) {_MONTH}", (_MONTHS,)),
    (LimitKind.PERIOD, rf"\b(?:i|under) {_MONTH}\b", (_MONTHS,)),
    (LimitKind.PERIOD, rf"\b(?P<period>{'|'.join(PERIODS)})\b", ("|".join(PERIODS),)),
    (LimitKind.AT_MOST, rf"\b{_NOT_MORE} {_NUMBER}{_OF}", ("inte |ej ", "överstiga|överskrida|vara ")),
    (LimitKind.AT_LEAST, rf"\b{_NOT_LESS} {_NUMBER}{_OF}", ("inte |ej ", "understiga|underskrida|vara ")),
    (
        LimitKind.AT_MOST,
        rf"\b(?:ingen|inget|inga) (?!inte\b)(?:\w+ ){{1,4}}?(?:mer|längre|fler) än {_NUMBER} (?P<of>\w+)",
        ("ing", " än "),
    ),
    (
        LimitKind.AT_LEAST,
        rf"\bminst {_NUMBER} \w+ (?P<ratio>på|per) (?P<to>(?!(?:en|ett)\b)(?:\d{{1,3}}|{NUMBER_WORD})) \w+",
        ("minst ", " på | per "),
    ),
    (
        LimitKind.AT_LEAST,
        rf"\b(?:minst|lägst|åtminstone|inte (?:mindre|färre) än) {_NUMBER}{_OF}",
        ("minst |lägst |åtminstone |mindre än |färre än ",),
    ),
    (LimitKind.AT_LEAST, rf"\b(?:överstiga|överskrida) {_NUMBER}{_OF}", ("överstiga |överskrida ",)),
    (LimitKind.AT_LEAST, rf"\b(?:vara|ligga|hållas|bli|nå) över {_NUMBER}{_OF}", (" över ",)),
    (
        LimitKind.AT_MOST,
        rf"\b(?:högst|max|maximalt|som mest|upp till|inte (?:mer|fler|längre) än) {_NUMBER}{_OF}",
        ("högst |max |maximalt |mest |upp till |mer än |fler än |längre än ",),
    ),
    (LimitKind.AT_MOST, rf"\b(?:före|innan|senast) (?:klockan|kl) {_NUMBER}", ("klockan | kl ",)),
    (LimitKind.AT_MOST, rf"\b(?:understiga|underskrida) {_NUMBER}{_OF}", ("understiga |underskrida ",)),
    (
        LimitKind.AT_MOST,
        rf"\b{_BELOW} {_NUMBER}{_OF}",
        (" under | färre än | mindre än | lägre än | kortare än ",),
    ),
    (LimitKind.COUNT, rf"(?<!- )(?<!§ )(?:\b(?P<by>från|med) )?{_NUMBER}(?: (?P<of>\w+))?", ()),
)
"""In order of precedence: a figure that states a frequency is no count. Each with what a line has that it stands in."""

_PATTERNS = tuple((kind, lazily(pattern), needs, "(?P<number>" in pattern) for kind, pattern, needs in _FORMS)
_IS_NUMBER = lazily(_NUMBER)


_BESIDE_ONE = (
    "per|(?:om|i) (?:veckan|månaden|dagen|dygnet|kvartalet|timmen|året)|minst|lägst|åtminstone|högst|max|maximalt"
    "|mest|än|till (?:en|ett)|(?:en|ett) gång(?:er)?"
)
_ANY = lazily(
    r"\d|\b(?:(?:vår(?:en)? och höst(?:en)?|"
    rf"var|vart|varje|inom|senast|före|innan|samma|nästa|{_ADVERBS}|{_BESIDE_ONE}|{_HALF}"
    rf"|{'|'.join(_QUANTITIES)}"
    rf"|{'|'.join(PERIODS)}|i (?:{'|'.join(MONTH_NUMBERS)})|(?!(?:en|ett)\b){NUMBER_WORD})\b|varann|vartann)"
)
"""What every limit has something of; most sentences have nothing. «en» and «ett» are in most as articles, so they are
looked for in a limit's company alone."""


@lru_cache(maxsize=4096)
def read_limits(line: str) -> tuple[tuple[int, Limit], ...]:
    """The limits in a sentence, given as token keys with a space between them, and where in it they stand."""
    return tuple(_read(line)) if _ANY.search(line) else ()


def _read(line: str) -> Iterator[tuple[int, Limit]]:
    taken = bytearray(len(line))
    for start, end, group in read_groups(line):
        if group.kind is not GroupKind.WEEKDAYS:
            taken[start:end] = b"x" * (end - start)
    has_number = bool(_IS_NUMBER.search(line))
    for kind, pattern, needs, of_number in _PATTERNS:
        for match in pattern.finditer(line) if has_all(line, needs) and (has_number or not of_number) else ():
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"x" * (end - start)
            limit = _limit(kind, match.groupdict())
            if limit:
                yield start, limit


def _limit(kind: LimitKind, found: dict[str, str | None]) -> Limit | None:
    if kind in _VALUES:
        return Limit(kind, _VALUES[kind](found))
    of, number = found.get("of") or "", found.get("number") or ""
    if share := _share(number, of):
        return Limit(kind, share, "proce", found.get("by") or "")
    if kind is LimitKind.COUNT and (number in ARTICLES or of in MONTH_NUMBERS or _is_year(number)):
        return None
    length, name = _length(of)
    if kind is LimitKind.RATE:
        return Limit(kind, _a_year(found) * (length if number else 1), name)
    if to := found.get("to"):
        return Limit(kind, _value(number) / (_value(to) or 1), found.get("ratio") or "")
    return Limit(kind, _value(number) * length, name, found.get("by") or "")


def _share(number: str, of: str) -> Fraction | None:
    """The percentage that a part in words is: «hälften», «två tredjedelar»."""
    if number == _HALF:
        return Fraction(50)
    parts = next((parts for part, parts in _PARTS.items() if of.startswith(part)), 0)
    return 100 * _value(number) / parts if parts else None


def _length(of: str) -> tuple[Fraction, str]:
    """Days in what a figure counts, and its name: every unit of time is time, anything else is known by its start."""
    unit = _LENGTH.fullmatch(of)
    if unit:
        return _unit(unit["unit"])[1], "time"
    return Fraction(1), of if " " in of else of[:5]


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _value(number: str) -> Fraction:
    if number[:1].isdigit():
        return Fraction(number.replace(",", "."))
    return _QUANTITIES.get(number) or Fraction(parse(number) or 0)


def _unit(word: str) -> tuple[int, Fraction]:
    return next(unit for start, unit in _UNITS.items() if word.startswith(start))


def _a_year(found: dict[str, str | None]) -> Fraction:
    times = Fraction(_unit(found.get("adverb") or found.get("unit") or "år")[0])
    if found.get("halves"):
        return Fraction(2)
    if found.get("second"):
        return times / 2
    if ordinal := found.get("ordinal"):
        return times / ORDINALS[ordinal]
    return times * _value(found.get("number") or "ett")


def _days(found: dict[str, str | None]) -> Fraction:
    if soon := found.get("soon"):
        return Fraction(0 if soon == "samma dag" else 1)
    return _value(found["number"] or "ett") * _unit(found["unit"] or "år")[1]


def _day_of_year(found: dict[str, str | None]) -> Fraction:
    month, day = found.get("month"), found.get("day")
    if period := found.get("period"):
        return Fraction(PERIODS[period])
    if part := found.get("part"):
        return Fraction(end_of_part(part, int(found["nth"] or 0)))
    if month:
        return Fraction(100 * MONTH_NUMBERS[month] + int(day or 31))
    number = found.get("month_number")
    return Fraction(100 * int(number) + int(found.get("day_number") or 0)) if number else Fraction(0)


_VALUES: dict[LimitKind, Callable[[dict[str, str | None]], Fraction]] = {
    LimitKind.OFTEN: _a_year,
    LimitKind.WITHIN: _days,
    LimitKind.BY: _day_of_year,
    LimitKind.DATE: _day_of_year,
    LimitKind.PERIOD: _day_of_year,
    LimitKind.YEAR: lambda found: Fraction(int(found["year"] or 0)),
}
"""How the kinds that state a time are read."""


def looser(old: Limit, new: Limit) -> bool:
    """Whether the new figure, of the same kind, binds the municipality to less. Of a figure without a direction of its
    own that cannot be said."""
    if old.kind in (LimitKind.AT_LEAST, LimitKind.OFTEN):
        return new.value < old.value
    if old.kind in (LimitKind.AT_MOST, LimitKind.WITHIN):
        return new.value > old.value
    return old.kind is LimitKind.BY and 0 < old.value < new.value
