"""Claims read by their parts: what a clause speaks of, what it says happens, the figure, and against what.

The parts are found apart and bound within one clause, so that a turn of phrase that no pattern foresees is read too. A
clause that goes on («vilket är 0,4 mkr mer än 2024») speaks of what the clause before it spoke of. Nothing is bound
across a preposition that makes the subject another («ramen för kost»), another's name («kommunens ram»), a negation or
a condition: a claim that is not read is listed as not tested, and one that is read wrongly would call a true sentence
false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.claims import fees
from vpbdiff.claims.count_parts import ANY_COUNT, counted_parts
from vpbdiff.claims.money_parts import (
    AFTER_FEE,
    AFTER_FRAME,
    AFTER_ROW,
    AFTER_SUBJECT,
    AFTER_VERB,
    ALONE,
    FOR_THE_YEAR,
    FRAME,
    GOING_ON,
    IN_ALL,
    INVESTMENTS,
    IS_GIVEN,
    OWNER,
    PART,
    WHOLE_FRAME,
)
from vpbdiff.claims.patterns import (
    AMOUNT,
    HAS_AMOUNT,
    SINCE,
    ClaimKind,
    ClaimPart,
    ClaimSubject,
    Phrase,
    StatedPart,
)
from vpbdiff.model.money import FIGURE, UNIT_WORDS

_NOT_STATED = lazily(r"\b(?:inte|ej|aldrig|skulle|bör|kan|kunde|om|varav|exklusive|förutsatt)\b", re.IGNORECASE)
_FRONTED = lazily(
    rf"^(?:(?P<since>{SINCE})|(?:för|inför|under)\s+(?:år\s+)?(?P<year>20\d\d)|därmed)\s+(?P<verb>[a-zåäö]+)\s+"
    rf"(?:{OWNER}\s+)?$",
    re.IGNORECASE,
)
"""«Jämfört med 2025 ökar ramen med ...»: the sentence is read as «ramen ökar med ... jämfört med 2025»."""
_OWNED = lazily(rf"(?:^|[,;:(]\s*|\b{OWNER}\s+|\b20\d\d\s+|\b(?:är|blir|uppgår)\s+)$", re.IGNORECASE)
"""What may stand before a subject that is the plan's own."""
_VERB_FIRST = lazily(rf"\b(?:är|blir|uppgår)\s+(?:{OWNER}\s+)?$", re.IGNORECASE)


def read(sentence: str, rows: Mapping[str, str], of_fees: Mapping[str, str]) -> Iterator[StatedPart]:
    """What the clauses of a sentence state of the plan's own figures and lists. `rows` are the words for the rows of
    its tables, lower case, with the rows' names, `of_fees` those for its fees."""
    yield from counted_parts(sentence)
    clauses = _clauses(sentence)
    for start, clause in clauses:
        for part in (*_read(clause, rows), *_of_fees(clause, of_fees)):
            yield part._replace(start=part.start + start, moved=part.moved - start)
    if len(clauses) == 1 or _YEAR.search(sentence):
        return
    for match in _OF_WHICH.finditer(sentence):
        if name := _row_named(match["to"], rows):
            yield StatedPart(ClaimKind.LEVEL, ClaimSubject.ROW, name, match, match.start(), match[0])


_PARTED = lazily(r",?\s+(?:samtidigt\s+som|medan)\s+|;\s+", re.IGNORECASE)
_VARAV = lazily(r",\s+varav\s+", re.IGNORECASE)
_YEAR = lazily(r"\b20\d\d\b")
_OF_WHICH = Phrase(
    rf"\b(?:varav|och)\s+{AMOUNT}\s+(?:avser|går\s+till|till|för|är\s+för|utgörs\s+av)\s+(?P<to>[^,.;0-9]+?)(?=[,.;]|\s+och\s+\d|$)",
    (" varav ", HAS_AMOUNT),
)
"""«..., varav 1,5 mkr avser lekplatser»."""


def _clauses(sentence: str) -> list[tuple[int, str]]:
    """The clauses that stand by themselves, each with where it begins: those that «medan» parts, where no year that one
    of them names may be meant in the other; and what «varav» takes a part of."""
    if found := _VARAV.search(sentence):
        return [(0, sentence[: found.start()]), (len(sentence), "")]
    if _YEAR.search(sentence):
        return [(0, sentence)]
    starts = [0, *(found.end() for found in _PARTED.finditer(sentence))]
    ends = [*(found.start() for found in _PARTED.finditer(sentence)), len(sentence)]
    return [(start, sentence[start:end]) for start, end in zip(starts, ends, strict=True)]


def _row_named(words: str, rows: Mapping[str, str]) -> str | None:
    """The row that words are the name of, with a word before it that says which."""
    plain = _WHICH.sub("", words.strip().casefold())
    return rows.get(plain) or rows.get(plain.removesuffix("s"))


_WHICH = lazily(r"^(?:den|det|de)\s+(?:(?:centrala|gemensamma|samlade)\s+)?")


def _of_fees(clause: str, words: Mapping[str, str]) -> Iterator[StatedPart]:
    if _NOT_STATED.search(clause):
        return
    for name, start, end in fees.named(clause, words):
        if (found := _first(AFTER_FEE, clause, end)) is not None:
            kind, match = found
            yield StatedPart(kind, ClaimSubject.FEE, name, match, start, clause[start : match.end()])


def _read(sentence: str, rows: Mapping[str, str]) -> Iterator[StatedPart]:
    if _NOT_STATED.search(sentence):
        return
    yield from _of_the_frame(sentence, rows)
    for subject, row, parts, start, end in _subjects(sentence, rows):
        plain = _plain(sentence, start, end)
        first = AFTER_VERB if plain.text is sentence and _VERB_FIRST.search(sentence[:start]) else parts
        at = end
        for following in (first, GOING_ON):
            found = _first(following, plain.text, at)
            if found is None:
                break
            kind, match = found
            phrase = plain.text[start : match.end()] if plain.text is sentence else sentence.rstrip(" .")
            yield StatedPart(kind, subject, row, match, start, phrase, plain.moved)
            at = match.end()


_OF_THE_FRAME = (
    Phrase(
        rf"\buppgår\s+(?:\w+\s+)?till\s+{FIGURE}\s?{UNIT_WORDS}\s+och\s+(?P<to>[^,.;0-9]+?)\s+till\s+{AMOUNT}{ALONE}",
        (" uppgår ", " och ", " till ", HAS_AMOUNT),
    ),
    Phrase(
        rf"\bav\s+ramen\s+(?:går|avsätts|används|fördelas)\s+{AMOUNT}\s+till\s+(?P<to>[^,.;]+)",
        (" av ramen ", " till "),
    ),
    Phrase(
        rf"^(?P<share>{PART}\s+av\s+{WHOLE_FRAME})\s+(?:går|avsätts|används)\s+till\s+"
        r"(?P<to>[^,.;0-9]+?)(?=[.,;]|$)",
        (" av ", " till ", "ram|budget|netto"),
    ),
    Phrase(
        rf"^{AMOUNT}\s+(?:är|har|blir)?\s*(?P<loose>avsatta|avsatts|avsätts|budgeteras|anslås)\s+(?:för|till)\s+"
        rf"(?P<to>[^,.;0-9]+?)(?=[.,;]|$)",
        (" avsatta | avsatts | avsätts | budgeteras | anslås ", " för | till ", HAS_AMOUNT),
    ),
    Phrase(
        rf"^(?:för|till)\s+(?P<to>[^,.;0-9]+?)\s+(?P<loose>avsätts|budgeteras|anslås)\s+{IN_ALL}{AMOUNT}{FOR_THE_YEAR}",
        (" avsätts | budgeteras | anslås ", " för | till ", HAS_AMOUNT),
    ),
)
"""«Av ramen går 71,1 mkr till hemtjänsten», «För hemtjänsten avsätts 71,1 mkr»: all that it has."""


def _of_the_frame(sentence: str, rows: Mapping[str, str]) -> Iterator[StatedPart]:
    for match in (found for phrase in _OF_THE_FRAME for found in phrase.finditer(sentence)):
        kind = ClaimKind.SHARE if match.groupdict().get("share") else ClaimKind.LEVEL
        if _INVESTED.fullmatch(match["to"].strip()) and kind is ClaimKind.LEVEL:
            yield StatedPart(kind, ClaimSubject.INVESTMENTS, None, match, match.start(), match[0])
        elif name := _row_named(match["to"], rows):
            yield StatedPart(kind, ClaimSubject.ROW, name, match, match.start(), match[0])


_INVESTED = lazily(r"(?:årets\s+|nämndens\s+)?investeringar(?:na)?", re.IGNORECASE)


class _Plain(NamedTuple):
    """A sentence with its subject before its verb, and how far what comes after the subject was moved for that."""

    text: str
    moved: int


def _plain(sentence: str, start: int, end: int) -> _Plain:
    fronted = _FRONTED.match(sentence[:start])
    if fronted is None:
        return _Plain(sentence, 0)
    verb = f" för {fronted['year']} {fronted['verb']}" if fronted["year"] else f" {fronted['verb']}"
    rest = sentence[end:].rstrip(" .") + (f" {fronted['since']}" if fronted["since"] else "")
    return _Plain(f"{sentence[:end]}{verb}{rest}.", len(verb))


def _first(parts: tuple[ClaimPart, ...], sentence: str, at: int) -> tuple[ClaimKind, re.Match[str]] | None:
    for part in parts:
        if match := part.phrase.match(sentence, at):
            return part.kind, match
    return None


def _subjects(
    sentence: str, rows: Mapping[str, str]
) -> Iterator[tuple[ClaimSubject, str | None, tuple[ClaimPart, ...], int, int]]:
    """The plan's own subjects that a sentence names, with the row, what may be said of each, and where it stands."""
    for subject, phrase, parts in _NAMED_BY:
        for match in phrase.finditer(sentence):
            if _owned(sentence[: match.start()]):
                yield subject, None, parts, *match.span()
    plain = sentence.lower()
    for word, name in sorted(rows.items(), key=lambda row: -len(row[0])):
        at = plain.find(word)
        end = at + len(word)
        if at >= 0 and (named := _NAMED.match(sentence, end)):
            before = _BUDGET_FOR.sub("", sentence[:at])
            if _owned(before):
                yield ClaimSubject.ROW, name, AFTER_ROW, len(before), named.end()
                return


def _owned(before: str) -> bool:
    """Whether what follows these words is a subject of the plan's own."""
    return bool(_OWNED.search(before) or _FRONTED.match(before))


_NAMED_BY = (
    (
        ClaimSubject.FRAME,
        Phrase(rf"\b(?:{FRAME})\b", ("ram |ramen |ramens |budget |budgeten |budgetens |nettokostnad|kommunbidrag",)),
        AFTER_FRAME,
    ),
    (ClaimSubject.INVESTMENTS, Phrase(rf"\b(?:{INVESTMENTS})\b", (" investering",)), AFTER_SUBJECT),
    (ClaimSubject.FRAME, Phrase(r"\b(?:(?:\w{4,})?nämnden)\b", ("nämnden ",)), IS_GIVEN),
)
"""The plan's own subjects, and what may be said of each: what the committee gets is its frame."""


_NAMED = lazily(r"(?:s\s+(?:netto)?(?:budget|ram|kostnad)|s)?\b")
_BUDGET_FOR = lazily(
    r"\b(?:budgeten|anslaget|nettokostnaden)\s+(?:för|till)\s+(?:(?:den|det)\s+(?:(?:centrala|gemensamma|samlade)\s+)?)?$",
    re.IGNORECASE,
)


_MONEY = lazily(
    rf"\b(?:{FRAME}|{INVESTMENTS}|budget\w*|anslag\w*|intäkterna|kostnaderna|får|tilldelas|avsätts|avsatta|avsatts"
    r"|kostar|omsluter|anslås)\b",
    re.IGNORECASE,
)
_STATED = lazily(
    rf"{FIGURE}\s?(?:{UNIT_WORDS}|%|procent\b)|\bmiljon(?:er)?\b|\bhälften\b|\w+del(?:ar)?\s+av\b|\boförändra[dt]|\blika\s+(?:stor|hög)|\bsamma\s",
    re.IGNORECASE,
)


def looks_like_claim(sentence: str) -> bool:
    """Whether a sentence speaks of the plan's money with a figure, or counts its items, so that it may be a claim."""
    return bool((_MONEY.search(sentence) and _STATED.search(sentence)) or ANY_COUNT.search(sentence))
