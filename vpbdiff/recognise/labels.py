"""Words of profiles and of plans compared: normal form, misspelling, nearest known word.

The normal form sets aside case, numbering and the mark that ends a label. A slip must never turn one meaning into
another: «resultatmått» has 87 of 100 in common with «resultatmål», and is a measure where that is a goal. The nearest
known word is a hint to a person, never a reading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

TAKEN_AWAY = "!"
"""Before a word in a profile: the word is taken away from those of its parent."""

ALL = "!*"
"""In a profile's list: all words of its parent are taken away."""

_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\D)")
"""A heading's number; a year is none."""

_ITEM_NUMBER = re.compile(r"^\d{1,2}(?:(?:\.\d{1,2})*\.\s+(?=\D)|(?:\.\d{1,2})+\s+(?=\D)|\s+(?=[A-ZÅÄÖ]))")
"""The number of a heading that may be a sentence: «10 procent av eleverna» begins with a quantity."""

_CHAPTER = re.compile(
    r"^(?:(?:[Kk]apitel|[Kk]ap\.?|[Aa]vsnitt)\s*\d{1,2}\s*[:.–-]?\s+|(?:[IVX]{1,5}|[A-ZÅÄÖ])[.)]\s+"
    r"|(?!VI\s+[^a-zåäö]+$)[IVX]{2,5}\s+)(?=[A-ZÅÄÖ])",
)
"""What else is the number before a heading: «Kapitel 2:», «II.», «B)». «I kommunen» and «VI BYGGER» are words."""

_YEARS = r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?(?:(?:,| och| samt)\s(?:19|20)\d\d)*"
_ASIDE = re.compile(rf"(?<![\s,–-])[\s,–-]*(?:\((?:[^()]*)\)|\b{_YEARS})$")
"""What a heading may end with and mean the same: years, something in brackets. It is looked for from where a run of
dashes or blanks begins and not from within: a cell of thousands of dashes would take minutes."""


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text as words are compared: case, number before it, colon or full stop after it, blanks left out."""
    return _NUMBER.sub("", " ".join(text.split()), count=1).rstrip(".:").casefold()


def unnumbered(heading: str) -> str:
    """A heading without the number before it, as in «3.1 Nämndmål» and «Kapitel 3: Nämndmål»."""
    return _NUMBER.sub("", _CHAPTER.sub("", heading, count=1), count=1)


def item_title(heading: str) -> str:
    """The title of a goal or a section whose wording is its own, without the number before it."""
    return _ITEM_NUMBER.sub("", _CHAPTER.sub("", heading, count=1), count=1)


_LETTER = re.compile(r"([A-ZÅÄÖ]|[IVX]{2,5})\.\s")


def initials(headings: Iterable[str]) -> set[str]:
    """Those of the headings that begin with a letter that counts nothing, as in «A. Lindgrens förskola»: no other one
    begins with the letter before it or after it, or with another Roman number."""
    marks = {heading: match[1] for heading in headings if (match := _LETTER.match(heading))}
    known = set(marks.values())
    return {heading for heading, mark in marks.items() if len(mark) == 1 and not _neighbours(mark) & (known - {mark})}


def _neighbours(mark: str) -> set[str]:
    place = _ALPHABET.index(mark)
    roman = _ROMAN if mark in _ROMAN else ()
    return {*_ALPHABET[max(0, place - 1) : place + 2], *roman}


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def number(heading: str) -> tuple[str, ...]:
    """The parts of the number before a heading: «3.1 Nämndmål» has 3 and 1; none where it has no number."""
    match = _NUMBER.match(heading)
    return tuple(re.findall(r"\d+", match[0])) if match else ()


_OWNER = re.compile(r"^(?:nämndens|förvaltningens|vår|våra|vårt) ")


def without_owner(text: str) -> str:
    """A plain heading without the committee that it names as its own: «nämndens taxor». The municipality is another."""
    return _OWNER.sub("", text)


def without_asides(text: str) -> str:
    """A plain text without the years and brackets at its end."""
    while (shorter := _ASIDE.sub("", text)) != text and shorter:
        text = shorter
    return text


_PLAN_TOO = re.compile(r" (?:med|samt|och) (?:flerårs)?plan(?:er)?(?: för(?: åren)?)?$")


def without_plan(text: str) -> str:
    """A plain heading without its years and the plan for later years: «investeringsbudget 2026 samt plan 2027-2029»."""
    undated = re.sub(rf"[\s,]*\b{_YEARS}", "", text)
    return _PLAN_TOO.sub("", " ".join(undated.split())) if undated.strip() else text


def digits(text: str) -> str:
    """The digits of a text: two headings that differ in one are never a slip of each other."""
    return "".join(filter(str.isdigit, text))


SHORTEST = 3
"""Letters of the shortest word that can be a compound's last part («mål»), and of the shortest first part."""

SHORTEST_READ = 4
"""Letters of the shortest last part that a compound is read by: «mått» is one, while «program» is no «ram»."""


def is_slip(text: str, meant: str, known: Collection[str]) -> bool:
    """Whether a plain text may be a slip for `meant`, a known wording that it is alike.

    It is none if the two differ in a digit, or in a word that is `known` itself or is a compound of another known word.
    """
    if digits(text) != digits(meant):
        return False
    words, right = text.split(), meant.split()
    other = [word for word in words if word not in right]
    return not any(word in known or _is_of_another_kind(word, right, known) for word in other)


def _is_of_another_kind(word: str, right: Collection[str], known: Collection[str]) -> bool:
    """Whether a word is a compound of a known word that none of the right ones ends with."""
    last = last_part(word, known)
    return last is not None and not any(each.endswith(last) for each in right)


def last_part(word: str, known: Collection[str]) -> str | None:
    """The longest known word that a compound ends with, which in Swedish says what it is; None where there is none."""
    ends = (word[place:] for place in range(SHORTEST, len(word) - SHORTEST + 1))
    return next((end for end in ends if end in known), None)


LIKE = 60
"""Likeness (0-100) from which a known word is named as the nearest. «Riskhantering» has 63 of «Risker» and
«Arbetsmiljö» 62 of «Miljö», while what is like none stays at 57 or less: «Barn och unga» has 57 of «Personal och
bemanning». A wrong hint above it, such as «Upphandling» for «Uppföljning» (64), costs a glance."""

_SMALL = frozenset(
    ["i", "och", "av", "för", "på", "till", "med", "samt", "per", "från", "inom", "de", "den", "det", "som"]
)
"""Words that say nothing of what a heading is about."""

_WITHIN = 70
"""Likeness of a known heading whose words all stand in the unknown one, at the least: «Risker i verksamheten» is about
«Risker», which by letters alone it has less in common with than with «Ram per verksamhet». The larger the part that
the known words make up, the nearer to 100."""


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the text; None where none is."""
    found = process.extractOne(plain(text), list(known), scorer=_likeness, processor=plain, score_cutoff=LIKE)
    return found[0] if found else None


def _likeness(first: str, second: str, *, score_cutoff: float | None = None) -> float:
    """How much an unknown heading is like a known one, whatever the order of their words."""
    score = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second), _within(first, second))
    return score if score_cutoff is None or score >= score_cutoff else 0


def _within(text: str, known: str) -> float:
    words, meant = set(text.split()) - _SMALL, set(known.split()) - _SMALL
    if not meant or not meant <= words:
        return 0
    return _WITHIN + (100 - _WITHIN) * sum(map(len, meant)) / sum(map(len, words))
