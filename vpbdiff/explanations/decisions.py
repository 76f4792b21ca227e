"""What a person writes in one line, in parts: a decision's reference, and where a document states a reason."""

from __future__ import annotations

import re
from datetime import date

from vpbdiff.base.errors import failure
from vpbdiff.explanations.entries import Decision, Origin

_DATE = re.compile(r"(?<![\d:/-])\d{4}-\d{2}-\d{2}(?![\d:/-])")
_SECTION = re.compile(r"§{1,2}\s*\d+(?:\s?[a-z]\b)?(?:\s*[-–,]\s*\d+)*|\bparagraf\s+\d+", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:\b(?:dnr|diarienummer|diarienr)\b[.:]*\s*)?(?P<number>(?:\b[^\W\d_]{1,10}[ /-]?)?\b\d{4}[:/]\d+\b|"
    r"\b[^\W\d_]{1,10} ?[/-]?\d{4}-\d{3,}\b)",
    re.IGNORECASE,
)
"""A diarienummer: letters for the authority, a year and a running number, such as SN/2021:1, KS 2021/12, SN-2021-00123.
"""

_PLACE = re.compile(
    r"(?P<document>.+?)(?::|,?\s+)\s*(?:(?P<page>s\.?|sid(?:a|an)?\.?|p\.?|page)|rad|r\.?|line)?\s*(?P<number>[1-9]\d{0,5})"
)
_COLON = re.compile(r"(?P<document>.+):(?P<number>[1-9]\d{0,5})")


def decision(text: str) -> Decision:
    """The decision that a line such as «Socialnämnden 2021-12-14 § 98 SN/2021:1» refers to, its parts in any order.

    Raises `VpbdiffError` for a date that does not exist, and for a line without any number: it names nobody's decision.
    """
    rest, day = _taken(text, _DATE)
    rest, section = _taken(rest, _SECTION)
    rest, reference = _taken(rest, _REFERENCE)
    body = " ".join(rest.split()).strip(" ,;.:()–-")
    if not re.search(r"\d", text):
        raise failure("explain.no-decision", text=text)
    return Decision(body or None, checked(day) if day else None, section, reference)


def checked(day: str) -> str:
    """A date, written as YYYY-MM-DD. Raises `VpbdiffError` if it is none."""
    try:
        if not _DATE.fullmatch(day):
            raise ValueError(day)
        date.fromisoformat(day)
    except ValueError as error:
        raise failure("explain.no-date", date=day) from error
    return day


def origin(text: str) -> Origin:
    """Where a reason stands: «protokoll.txt:12» is a line, «protokoll.pdf s. 3» a page, a name alone the document."""
    text = text.strip()
    if not text:
        raise failure("explain.no-source")
    found = _COLON.fullmatch(text) or _PLACE.fullmatch(text)
    if found is None:
        return Origin(text)
    number = int(found["number"])
    return Origin(found["document"].strip(), **{"page" if found.groupdict().get("page") else "line": number})


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[str, str | None]:
    """The text without the first match of a pattern, and the match, or its number, with plain spaces."""
    found = pattern.search(text)
    if found is None:
        return text, None
    kept = found.groupdict().get("number") or found[0]
    return f"{text[: found.start()]} {text[found.end() :]}", " ".join(kept.split())
