"""Claims found in a plan: in its prose by the patterns, in its tables by their status column.

Whether a claim holds is not decided here: `factcheck` does that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction

from vpbdiff.base.patterns import lazily
from vpbdiff.budget.tables import LINES, SUMS, TABLES, table
from vpbdiff.claims import fees
from vpbdiff.claims.parts import looks_like_claim, read
from vpbdiff.claims.patterns import OF_MONEY, PATTERNS, ClaimKind, ClaimSubject, Pattern, StatedPart
from vpbdiff.language.numerals import parse
from vpbdiff.language.sentences import split_text
from vpbdiff.model import money
from vpbdiff.model.entities import Chapter
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Plan

_CAN_CLAIM = re.compile(
    r"[0-9]|oförändra|\binga\b|\bmål(?:en)?\b|nämndmål|samma|lika\s|\brisk(?:er|erna)?\b|\baktivitet(?:er|erna)?\b"
    r"|indikator|kontrollmoment|\bmått(?:en)?\b|uppdrag|tax(?:a|an|or|orna)\b|avgift(?:en|er|erna)?\b|hälften|\wdel(?:ar)?\b",
    re.IGNORECASE,
)
"""What every pattern needs: a figure, or a word of those without one. Most sentences have neither."""
_FOR_YEAR = re.compile(
    r"(?:\b(?:inför|för|år)\s+|(?<!med )(?<!mot )(?<!än )(?<!från )(?<!till )\b(?=20\d\d\s+års\b))(20\d\d)\b",
    re.IGNORECASE,
)
"""«För 2020 har nämnden tilldelats ...», «2020 års ram är ...»: the year that a sentence is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: its kind and subject, where it stands, and what it states.

    `year` is the year that it is about, `base` the year that it compares with, if it does. `stated` is the amount, of a
    change with the sign of more (+) or less (-); `rate` a percentage as a share, likewise; `count` a number of items;
    `years` the years of a revision; `row` the name of a row; `became` what items did: `up`, `down`, `come`, `gone`,
    `changed`; `least` the index from which on risks are counted, `index` the only one. What is `loose` may be said of a
    part too, and is nothing of the whole where it is far from that. `about` is the word for how near the figure is.
    """

    kind: ClaimKind
    subject: ClaimSubject
    pointer: str
    sentence: str
    phrase: str
    year: int
    base: int | None = None
    stated: Amount | None = None
    rate: Fraction | None = None
    count: int | None = None
    years: tuple[int, ...] = ()
    row: str | None = None
    became: str = ""
    least: int | None = None
    index: int | None = None
    loose: bool = False
    about: str = ""

    @property
    def is_of_money(self) -> bool:
        """Whether the budget decides it, and not the lists of the plan."""
        return self.subject in OF_MONEY


def find(plan: Plan) -> tuple[Claim, ...]:
    """Every claim of the plan: those of the prose in its order, then those of the status columns."""
    reader = _ClaimReader(plan)
    prose = [
        claim
        for sentence, pointer in _sentences(plan)
        if _CAN_CLAIM.search(sentence)
        for claim in reader.claims(sentence, pointer)
    ]
    return (*prose, *_statuses(plan))


def untested(plan: Plan) -> tuple[str, ...]:
    """The sentences that look like claims and are none that is read: each once, so that silence is no check."""
    return tuple(dict(untested_places(plan)))


def untested_places(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The same with the place where each stands first, as JSON pointer."""
    reader = _ClaimReader(plan)
    found: dict[str, str] = {}
    for sentence, pointer in _sentences(plan):
        if looks_like_claim(sentence) and _is_left(sentence, reader.claims(sentence, pointer)):
            found.setdefault(sentence, pointer)
    return tuple(found.items())


def _is_left(sentence: str, claims: Sequence[Claim]) -> bool:
    """Whether no claim is read of a sentence, or an amount stands in it that none of them takes."""
    left = sentence
    for claim in sorted(claims, key=lambda each: -len(each.phrase)):
        left = left.replace(claim.phrase, " ").replace(claim.phrase.rstrip(), " ")
    whole = any(claim.phrase == sentence.rstrip(" .") for claim in claims)
    return not claims or (not whole and bool(_AMOUNT.search(left)))


_AMOUNT = lazily(rf"{money.FIGURE}\s?{money.UNIT_WORDS}\b", re.IGNORECASE)


def _sentences(plan: Plan) -> Iterator[tuple[str, str]]:
    for item in plan.items():
        if item.entity.chapter is Chapter.PROSE and item.entity.part:
            for sentence in split_text(item.text("text")):
                yield sentence, item.pointer


_FIRST_WORD = re.compile(r"\w+")


class _ClaimReader:
    """Reads the claims of a plan's sentences: by the patterns first, then by parts, then what is only a part of a
    change. A figure belongs to the first that takes it."""

    def __init__(self, plan: Plan) -> None:
        self._year = plan.year
        self._rows = _by_first_word(_words_for_rows(plan))
        self._fees = _by_first_word(fees.words_for_fees(plan))

    def claims(self, sentence: str, pointer: str) -> list[Claim]:
        """The claims of one sentence, in its order."""
        taken: set[int] = set()
        rows, of_fees = _said(self._rows, sentence), _said(self._fees, sentence)
        found = _in_sentence(sentence, pointer, self._year, _STRICT, taken)
        counts = {(claim.kind, claim.subject) for _, claim in found if claim.kind is ClaimKind.COUNT}
        said = {(claim.kind, claim.subject, claim.row) for _, claim in found if claim.kind is ClaimKind.UNCHANGED}
        for part in read(sentence, rows, of_fees):
            if (part.kind, part.subject) in counts or (part.kind, part.subject, part.row) in said:
                continue
            figure = next(
                (part.match.start(name) - part.moved for name in _FIGURES if name in part.match.groupdict()), None
            )
            if figure in taken:
                continue
            with suppress(money.NotAnAmount):
                found += [
                    (part.start, replace(claim, row=part.row, sentence=sentence, phrase=part.phrase))
                    for claim in _claims(part, part.match, part.match.string, pointer, self._year)
                ]
            taken |= {figure} if figure is not None else set()
        found += _in_sentence(sentence, pointer, self._year, _LOOSE, taken)
        return [claim for _, claim in sorted(found, key=lambda each: each[0])]


def _by_first_word(names: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for word, name in names.items():
        for first in _FIRST_WORD.findall(word)[:1]:
            found[first][word] = name
    return found


def _said(names: Mapping[str, Mapping[str, str]], sentence: str) -> dict[str, str]:
    """The words for rows or fees whose first word stands in a sentence: a table of 2,000 rows makes no pattern of
    all."""
    found: dict[str, str] = {}
    for word in dict.fromkeys(_FIRST_WORD.findall(sentence.casefold())):
        for form in (word, word.removesuffix("s")):
            found |= names.get(form, {})
    return found


def _words_for_rows(plan: Plan) -> dict[str, str]:
    """The words for the rows of the tables, with the rows' names: a row's name, or «intäkterna» for its income."""
    names = {row.name: None for path in TABLES for row in table(plan, path).rows if row.role not in SUMS}
    words = _short_names(names)
    words |= {name.casefold(): name for name in names}
    for role, word in (("income", "intäkterna"), ("cost", "kostnaderna")):
        rows = table(plan, LINES).of(role)
        if len(rows) == 1:
            words[word] = rows[0].name
    return words


_UNIT = re.compile(r"(\w{4,})(?:s?enheten|s?verksamheten|s?avdelningen)")
_HEAD = re.compile(r"(\w{5,})\s+(?:vid|för|till|i|på|av)\s")
_WORD = re.compile(r"(\w{4,})")
_DEFINITE = ("en", "et", "n", "t", "na", "arna", "erna")


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """What a text calls a row by for short, where it is no other row's: «hemtjänsten» for «Hemtjänst»,
    «laddstolparna» for «Laddstolpar vid stationen». Of «Stab och ledning» the staff is a part, and no name for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        plain = name.casefold()
        short = _UNIT.fullmatch(plain) or _HEAD.match(plain) or _WORD.fullmatch(plain)
        for form in [short[1] + ending for ending in _DEFINITE] if short and short[1] not in _NO_NAME else ():
            found[form].add(name)
        for other in re.findall(r"\w+", plain)[1:]:
            found[other].add("")
    return {form: rows.pop() for form, rows in found.items() if len(rows) == 1 and "" not in rows}


_NO_NAME = frozenset(("stöd", "insats", "insatser", "åtgärd", "åtgärder", "projekt", "bidrag", "kostnad", "kostnader"))
"""What begins many a row's name and names none of them."""

_FIGURES = ("amount", "percent")
_COUNTS = (ClaimKind.COUNT, ClaimKind.COUNT_CHANGED)
_COMPARES = (ClaimKind.CHANGE, ClaimKind.RATE, ClaimKind.UNCHANGED, ClaimKind.COUNT_CHANGED)
_LOOSE = [pattern for pattern in PATTERNS if pattern.subject is ClaimSubject.OTHER]
_STRICT = [pattern for pattern in PATTERNS if pattern.subject is not ClaimSubject.OTHER]


def _in_sentence(
    sentence: str, pointer: str, year: int, patterns: Iterable[Pattern], taken: set[int]
) -> list[tuple[int, Claim]]:
    """The claims that patterns find in one sentence, and where they begin. A figure is taken by the first."""
    found: list[tuple[int, Claim]] = []
    for pattern in patterns:
        for match in pattern.phrase.finditer(sentence):
            figure = next((match.start(name) for name in _FIGURES if name in match.groupdict()), None)
            if figure not in taken:
                with suppress(money.NotAnAmount):  # finer than a krona, say: nothing that a budget could bear out
                    found += [(match.start(), claim) for claim in _claims(pattern, match, sentence, pointer, year)]
                taken |= {figure} if figure is not None else set()
    return found


def _claims(
    pattern: Pattern | StatedPart, match: re.Match[str], sentence: str, pointer: str, plan_year: int
) -> Iterator[Claim]:
    groups = match.groupdict()
    year = _year_of(pattern.kind, match, sentence, groups) or plan_year
    if pattern.kind in _COMPARES and year != plan_year:
        return
    said = groups.get("whole") if pattern.kind is ClaimKind.COUNT and groups.get("whole") else groups.get("count")
    count = 0 if groups.get("none") else _count(said or "", pattern.kind)
    if pattern.kind in _COUNTS and count is None:
        return
    if groups.get("then") is not None:
        year = int(groups.get("base") or plan_year - 1)
    way = -1 if groups.get("down") else 1
    claim = Claim(
        kind=pattern.kind,
        subject=pattern.subject,
        pointer=pointer,
        sentence=sentence,
        phrase=match[0],
        year=year,
        base=int(groups.get("base") or year - 1) if pattern.kind in _COMPARES else None,
        stated=_amount(groups.get("amount"), way),
        rate=_rate(groups, way),
        count=count,
        years=tuple(map(int, re.findall(r"20\d\d", groups.get("years") or ""))),
        became=next((name for name in ("up", "down", "come", "gone", "changed") if groups.get(name)), ""),
        index=int(groups["index"] or 0) if groups.get("index") else None,
        loose=groups.get("loose") is not None,
        about=" ".join((groups.get("about") or groups.get("near") or "").casefold().split()),
        least=next((int(groups[name] or 0) for name in ("least", "level") if groups.get(name)), None),
    )
    yield claim
    if groups.get("prior"):
        yield Claim(
            ClaimKind.LEVEL,
            pattern.subject,
            pointer,
            claim.sentence,
            match[0],
            year - 1,
            row=claim.row,
            stated=_amount(_with_unit(groups["prior"], groups.get("amount") or "")),
        )


_PARTS = {
    "hälften": Fraction(1, 2),
    "en tredjedel": Fraction(1, 3),
    "två tredjedelar": Fraction(2, 3),
    "en fjärdedel": Fraction(1, 4),
    "tre fjärdedelar": Fraction(3, 4),
    "en femtedel": Fraction(1, 5),
}


def _rate(groups: Mapping[str, str | None], way: int) -> Fraction | None:
    if part := groups.get("part"):
        return _PARTS[" ".join(part.casefold().split())]
    return way * money.parse_percent(groups["percent"] or "") if groups.get("percent") else None


def _year_of(kind: ClaimKind, match: re.Match[str], sentence: str, groups: Mapping[str, str | None]) -> int | None:
    """The year that a claim is about, where it names one: a level's anywhere before it, a change's between its subject
    and its figure, since the one that it is compared with may stand around them. The year that stands at its subject
    («ramen 2026 är ...») goes before any other."""
    if groups.get("of"):
        return int(groups["of"] or 0)
    figure = next((name for name in _FIGURES if groups.get(name)), None)
    before = sentence[: match.end()] if kind is ClaimKind.LEVEL else sentence[match.start() : match.start(figure or 0)]
    years = _FOR_YEAR.findall(before) if kind is ClaimKind.LEVEL or figure else []
    return int(years[-1]) if years else None


def _amount(text: str | None, sign: int = 1) -> Amount | None:
    if text is None:
        return None
    amount = money.parse(text, Unit.MKR)
    return Amount(sign * amount.kr, amount.unit, amount.decimals, amount.printed)


def _with_unit(text: str, other: str) -> str:
    """An amount whose unit may stand after the other alone: «från 60,6 till 61,2 mkr»."""
    return text if _LAST_LETTER.search(text) else f"{text} {other.lstrip(_FIGURE_CHARACTERS)}"


_LAST_LETTER = re.compile(r"[^\W\d]$")
_FIGURE_CHARACTERS = "+-−–0123456789, \u00a0\u202f\u2009"


def _count(word: str, kind: ClaimKind) -> int | None:
    if kind is ClaimKind.COUNT_CHANGED and word.casefold() in _NONE:
        return 0
    return int(word) if word.isdigit() else parse(word.casefold())


_NONE = ("ingen", "inget", "inga")


def _statuses(plan: Plan) -> Iterator[Claim]:
    """The rows whose status is unchanged, as claims."""
    for path, subject in (("fees", ClaimSubject.FEES), ("quality_declarations", ClaimSubject.DECLARATIONS)):
        for item in plan.listing(path):
            status = item.text("status")
            if status.casefold().startswith("oförändra"):
                yield Claim(
                    ClaimKind.STATUS, subject, item.pointer, f"{item.name}: {status}", status, plan.year, plan.year - 1
                )
