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
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.claims.patterns import AMOUNT, BEFORE, DOWN, PERCENT, SINCE, UP, ClaimKind, ClaimSubject
from vpbdiff.language.numerals import NUMBER_WORD
from vpbdiff.model.money import FIGURE, UNIT_WORDS

_FRAME = (
    r"(?:budget|netto|drift|nämnd|kommunbidrags)?ram(?:en|ens)?|(?:netto|drift)budget(?:en|ens)?|nettokostnad(?:en|erna)?"
    r"|kommunbidrag(?:et)?"
)
_INVESTMENTS = r"investering(?:arna|ar|s(?:budget|ram|utgift|utrymme|volym)\w*)"

_OWNER = (
    r"(?:nämndens|\w+nämndens|nämnden|vår|vårt|våra|den|det|de|årets|samlade|totala|ekonomiska|detta|innebär|att|därmed"
    r"|och)"
)
_VERB_GAP = (
    r"(?:\s+(?:för|inför)\s+(?:år\s+)?20\d\d)?"
    r"(?:\s+(?!(?:för|i|av|till|hos|inom|på|med|per|mot|vid|från|inte|ej|som|om|utan|efter|exklusive)\b)[a-zåäö]+){0,2}?"
)
_LEVEL = r"(?:uppgår\s+(?:\w+\s+)?till|är|blir|landar\s+på|ligger\s+på|fastställs\s+till|motsvarar|beräknas\s+till)"
_MORE = r"(?:(?P<up>mer|högre|större)|(?P<down>mindre|lägre))"
_TURN = rf"(?:(?P<down>{DOWN})|(?P<up>{UP}))"
_STATES = r"(?:är|blir|innebär|motsvarar)"


_ALONE = (
    r"(?!\s*(?:(?:mer|högre|större|mindre|lägre|per|årligen|var)\b|(?:(?:under|för|år)\s+)*20\d\d|om\s+året"
    r"|i\s+månaden))"
)
"""After an amount: it is none of another year, none by the month and no difference."""


class ClaimPart(NamedTuple):
    """What one kind of clause states after its subject."""

    kind: ClaimKind
    pattern: str


_AFTER_SUBJECT = (
    ClaimPart(ClaimKind.CHANGE, rf"{_VERB_GAP}\s+{_TURN}\s+med\s+{AMOUNT}\s+(?:{SINCE})"),
    ClaimPart(ClaimKind.RATE, rf"{_VERB_GAP}\s+{_TURN}\s+med\s+{PERCENT}\s+(?:{SINCE})"),
    ClaimPart(ClaimKind.RATE, rf"{_VERB_GAP}\s+(?:är|blir)\s+{PERCENT}\s+{_MORE}\s+än\s+{BEFORE}"),
    ClaimPart(ClaimKind.CHANGE, rf"{_VERB_GAP}\s+(?:är|blir)\s+{AMOUNT}\s+{_MORE}\s+än\s+{BEFORE}"),
    ClaimPart(
        ClaimKind.LEVEL,
        rf"{_VERB_GAP}\s+(?:{DOWN}|{UP})\s+från\s+(?P<prior>{FIGURE}\s?{UNIT_WORDS})\s+till\s+{AMOUNT}",
    ),
    ClaimPart(
        ClaimKind.UNCHANGED, rf"{_VERB_GAP}\s+(?:är|blir|förblir|lämnas|ligger)\s+oförändra(?:d|t|de)\s+(?:{SINCE})"
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        rf"{_VERB_GAP}\s+(?:är|blir|ligger\s+på)\s+(?:samma\s+(?:belopp|nivå|summa)?\s*|lika\s+(?:stor|hög)\w*\s+)som\s+{BEFORE}",
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        rf"{_VERB_GAP}\s+{_LEVEL}\s+{AMOUNT}{_ALONE}",
    ),
)
_GOING_ON = (
    ClaimPart(ClaimKind.CHANGE, rf",\s+vilket\s+{_STATES}\s+{AMOUNT}\s+{_MORE}\s+än\s+{BEFORE}"),
    ClaimPart(
        ClaimKind.CHANGE, rf",\s+(?:vilket\s+{_STATES}\s+)?en\s+{_TURN}\s+(?:med|på)\s+{AMOUNT}(?:\s+{SINCE})?(?=\W*$)"
    ),
    ClaimPart(
        ClaimKind.RATE, rf",\s+(?:vilket\s+{_STATES}\s+)?en\s+{_TURN}\s+(?:med|på)\s+{PERCENT}(?:\s+{SINCE})?(?=\W*$)"
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        rf",\s+vilket\s+är\s+(?:oförändrat\s+(?:{SINCE})|samma\s+(?:belopp|nivå)?\s*som\s+{BEFORE})".replace(
            "(?P<base>20\\d\\d)", "20\\d\\d"
        ),
    ),
)
_NOT_STATED = re.compile(r"\b(?:inte|ej|aldrig|skulle|bör|kan|kunde|om|varav|exklusive|förutsatt)\b", re.IGNORECASE)
_OWNED = re.compile(rf"(?:^|[,;:(]\s*|\b{_OWNER}\s+|\b20\d\d\s+|\b(?:är|blir|uppgår)\s+)$", re.IGNORECASE)
"""What may stand before a subject that is the plan's own."""

_HAS = (
    r"\b(?:(?:planen|verksamhetsplanen|internkontrollplanen|riskanalysen)\s+(?:har|omfattar|innehåller|rymmer|tar\s+upp"
    r"|består\s+av)|(?:nämnden|\w+nämnden|vi)\s+har\s+(?:antagit|fastställt|identifierat|beslutat\s+om))"
    r"\s+(?:totalt\s+|sammanlagt\s+)?"
)
"""Whose number it is: «nämnden har två uppdrag» may mean any."""
COUNTED: Mapping[str, tuple[ClaimSubject, tuple[str, ...]]] = {
    "risker": (ClaimSubject.RISKS, ("risk",)),
    "aktiviteter": (ClaimSubject.ACTIVITIES, ("activity",)),
    "kontrollmoment": (ClaimSubject.CONTROLS, ("control",)),
    "mått": (ClaimSubject.MEASURES, ("measure",)),
    "indikatorer": (ClaimSubject.MEASURES, ("measure",)),
    "uppdrag": (ClaimSubject.ASSIGNMENTS, ("assignment",)),
    "taxor": (ClaimSubject.FEES, ("fee",)),
    "mål": (ClaimSubject.GOALS, ("goal", "overarching_goal")),
}
"""What a plan counts by the words for many of them; «mål» may be the committee's own or the overarching ones."""
_COUNT = rf"{_HAS}(?P<count>[^\W\d_]+|\d{{1,4}})\s+(?P<noun>{'|'.join(COUNTED)})(?=\s*(?:[.,;]|och\b|samt\b|$))"


_NOUNS = {"risk": "risker", "aktivitet": "aktiviteter", "taxa": "taxor", "indikator": "indikatorer"}
"""Words for one of what a plan counts, where they differ from those for many."""
_BECAME = (
    rf"\b(?P<count>[^\W\d_]+|\d{{1,4}})\s+(?P<noun>{'|'.join((*COUNTED, *_NOUNS))})\s+(?:"
    r"(?:har\s+fått|får|har|ges|bedöms\s+få)\s+(?:ett\s+)?(?:(?P<up>högre|höjt)|(?P<down>lägre|sänkt))\s+"
    r"(?:risk)?(?:värde|index|poäng|nivå)n?\b"
    r"|(?P<come>är\s+(?:ny|nya|nytt)\b|har\s+tillkommit\b|tillkommer\b)"
    r"|(?P<gone>utgår\b|tas\s+bort\b|har\s+(?:utgått|tagits\s+bort)\b))"
)
"""What became of some of what a plan counts: «två risker har fått högre riskvärde», «tre aktiviteter utgår»."""
_VERB_FIRST = re.compile(rf"\b(?:är|blir|uppgår)\s+(?:{_OWNER}\s+)?$", re.IGNORECASE)
_AFTER_VERB = (ClaimPart(ClaimKind.LEVEL, rf"\s+(?:till\s+)?{AMOUNT}{_ALONE}"),)
"""«För 2025 är nämndens nettobudget 40,0 mkr»."""


class Read(NamedTuple):
    """A part of a sentence with its subject, as the finder makes claims of it."""

    kind: ClaimKind
    subject: ClaimSubject
    row: str | None
    match: re.Match[str]
    start: int


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def read(sentence: str, rows: Mapping[str, str]) -> Iterator[Read]:
    """What the clauses of a sentence state of the plan's own figures and lists. `rows` are the words for the rows of
    its tables, lower case, with the rows' names."""
    for match in _compiled(_COUNT).finditer(sentence):
        yield Read(ClaimKind.COUNT, COUNTED[match["noun"].casefold()][0], None, match, match.start())
    for match in _compiled(_BECAME).finditer(sentence):
        noun = match["noun"].casefold()
        subject = COUNTED[_NOUNS.get(noun, noun)][0]
        if subject is ClaimSubject.RISKS or not (match["up"] or match["down"]):
            yield Read(ClaimKind.COUNT_CHANGED, subject, None, match, match.start())
    if _NOT_STATED.search(sentence):
        return
    for subject, row, start, end in _subjects(sentence, rows):
        at = end
        first = _AFTER_VERB if _VERB_FIRST.search(sentence[:start]) else _AFTER_SUBJECT
        for parts in (first, _GOING_ON):
            found = _first(parts, sentence, at)
            if found is None:
                break
            kind, match = found
            yield Read(kind, subject, row, match, start)
            at = match.end()


def _first(parts: tuple[ClaimPart, ...], sentence: str, at: int) -> tuple[ClaimKind, re.Match[str]] | None:
    for part in parts:
        if match := _compiled(part.pattern).match(sentence, at):
            return part.kind, match
    return None


def _subjects(sentence: str, rows: Mapping[str, str]) -> Iterator[tuple[ClaimSubject, str | None, int, int]]:
    """The plan's own subjects that a sentence names, and where."""
    for subject, pattern in ((ClaimSubject.FRAME, _FRAME), (ClaimSubject.INVESTMENTS, _INVESTMENTS)):
        for match in _compiled(rf"\b(?:{pattern})\b").finditer(sentence):
            if _OWNED.search(sentence[: match.start()]):
                yield subject, None, *match.span()
    plain = sentence.lower()
    for word, name in sorted(rows.items(), key=lambda row: -len(row[0])):
        at = plain.find(word)
        end = at + len(word)
        if at >= 0 and (named := _NAMED.match(sentence, end)):
            before = _BUDGET_FOR.sub("", sentence[:at])
            if _OWNED.search(before):
                yield ClaimSubject.ROW, name, len(before), named.end()
                return


_NAMED = re.compile(r"(?:s\s+budget|s)?\b")
_BUDGET_FOR = re.compile(r"\bbudgeten\s+för\s+$", re.IGNORECASE)


_MONEY = re.compile(rf"\b(?:{_FRAME}|{_INVESTMENTS}|budget\w*|anslag\w*|intäkterna|kostnaderna)\b", re.IGNORECASE)
_STATED = re.compile(
    rf"{FIGURE}\s?(?:{UNIT_WORDS}|%|procent\b)|\boförändra[dt]|\blika\s+(?:stor|hög)|\bsamma\s", re.IGNORECASE
)
_ANY_COUNT = re.compile(
    rf"\b(?:\d{{1,4}}|(?!(?:en|ett)\b){NUMBER_WORD})\s+(?:\w+\s+)?(?:{'|'.join(COUNTED)})\b", re.IGNORECASE
)


def looks_like_claim(sentence: str) -> bool:
    """Whether a sentence speaks of the plan's money with a figure, or counts its items, so that it may be a claim."""
    return bool((_MONEY.search(sentence) and _STATED.search(sentence)) or _ANY_COUNT.search(sentence))
