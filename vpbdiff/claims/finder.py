"""Claims found in a plan: in its prose by the patterns, in its tables by their status column.

Whether a claim holds is not decided here: `factcheck` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from vpbdiff.budget.tables import SUMS, TABLES, table
from vpbdiff.claims.patterns import PATTERNS, ROWS, ClaimKind, ClaimSubject, Pattern
from vpbdiff.language.numerals import parse
from vpbdiff.language.sentences import split_text
from vpbdiff.model import money
from vpbdiff.model.entities import Chapter
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Plan

_CAN_CLAIM = re.compile(r"[0-9]|oförändra|\binga\b|\bmål\b|nämndmål", re.IGNORECASE)
"""What every pattern needs: a figure, or a word of those without one. Most sentences have neither."""
_FOR_YEAR = re.compile(r"\b(?:inför|för|år)\s+(20\d\d)\b", re.IGNORECASE)
"""«För 2020 har nämnden tilldelats ...»: the year that a sentence is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: its kind and subject, where it stands, and what it states.

    `year` is the year that it is about, `base` the year that it compares with, if it does. `stated` is the amount, of a
    change with the sign of more (+) or less (-); `rate` a percentage as a share; `count` a number of items; `years` the
    years of a revision; `row` the name of a row.
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


def find(plan: Plan) -> tuple[Claim, ...]:
    """Every claim of the plan: those of the prose in its order, then those of the status columns."""
    patterns = _patterns_for(plan)
    prose = [
        claim
        for item in plan.items()
        if item.entity.chapter is Chapter.PROSE and item.entity.part
        for sentence in split_text(item.text("text"))
        if _CAN_CLAIM.search(sentence)
        for claim in _in_sentence(sentence, item.pointer, plan.year, patterns)
    ]
    return (*prose, *_statuses(plan))


def _patterns_for(plan: Plan) -> list[Pattern]:
    """The patterns with the plan's own row names in them; without those that need a name where there is none."""
    names = {row.name for path in TABLES for row in table(plan, path).rows if row.role not in SUMS}
    rows = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    placeholder = ROWS.removeprefix("(?P<row>").removesuffix(")")
    return [
        pattern._replace(phrase=pattern.phrase.replace(placeholder, rows))
        if pattern.subject is ClaimSubject.ROW
        else pattern
        for pattern in PATTERNS
        if rows or pattern.subject is not ClaimSubject.ROW
    ]


def _in_sentence(sentence: str, pointer: str, year: int, patterns: list[Pattern]) -> list[Claim]:
    """The claims of one sentence, in its order. A figure belongs to the first pattern that takes it."""
    taken: set[int] = set()
    found: list[tuple[int, Claim]] = []
    for pattern in patterns:
        for match in pattern.finditer(sentence):
            figure = next((match.start(name) for name in ("amount", "percent") if name in match.groupdict()), None)
            if figure not in taken:
                with suppress(money.NotAnAmount):  # finer than a krona, say: nothing that a budget could bear out
                    found += [(match.start(), claim) for claim in _claims(pattern, match, sentence, pointer, year)]
                taken |= {figure} if figure is not None else set()
    return [claim for _, claim in sorted(found, key=lambda each: each[0])]


def _claims(pattern: Pattern, match: re.Match[str], sentence: str, pointer: str, plan_year: int) -> Iterator[Claim]:
    groups = match.groupdict()
    spoken_of = _FOR_YEAR.findall(sentence[: match.end()])
    year = int(spoken_of[-1]) if spoken_of and pattern.kind is ClaimKind.LEVEL else plan_year
    count = _count(groups.get("count") or "")
    if pattern.kind is ClaimKind.COUNT and count is None:
        return
    compares = pattern.kind in {ClaimKind.CHANGE, ClaimKind.UNCHANGED}
    claim = Claim(
        kind=pattern.kind,
        subject=pattern.subject,
        pointer=pointer,
        sentence=sentence,
        phrase=match[0],
        year=year,
        base=int(groups.get("base") or year - 1) if compares else None,
        stated=_amount(groups.get("amount"), -1 if groups.get("down") else 1),
        rate=money.parse_percent(groups["percent"]) if groups.get("percent") else None,
        count=count,
        years=tuple(map(int, re.findall(r"20\d\d", groups.get("years") or ""))),
        row=groups.get("row"),
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
            stated=_amount(groups["prior"]),
        )


def _amount(text: str | None, sign: int = 1) -> Amount | None:
    if text is None:
        return None
    amount = money.parse(text, Unit.MKR)
    return Amount(sign * amount.kr, amount.unit, amount.decimals, amount.printed)


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else parse(word)


def _statuses(plan: Plan) -> Iterator[Claim]:
    """The rows whose status is unchanged, as claims."""
    for path, subject in (("fees", ClaimSubject.FEES), ("quality_declarations", ClaimSubject.DECLARATIONS)):
        for item in plan.listing(path):
            status = item.text("status")
            if status.casefold().startswith("oförändra"):
                yield Claim(
                    ClaimKind.STATUS, subject, item.pointer, f"{item.name}: {status}", status, plan.year, plan.year - 1
                )
