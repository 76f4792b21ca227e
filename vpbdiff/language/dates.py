"""A day as people write it: «16 dec 2024», «16/12 2024», «16.12.24», «20241216», «2024-12-16»."""

from __future__ import annotations

import re
from datetime import date

from vpbdiff.base.patterns import lazily
from vpbdiff.language.numerals import MONTH_FORMS, MONTHS

ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A day as YYYY-MM-DD within a longer expression; whether the calendar has it is for `is_day` to say."""
WRITTEN_DAY = rf"{ISO_DAY}|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
"""A day as YYYY-MM-DD, or with its month in full: «16 december 2024»."""

_NUMBERS = lazily(r"(?P<day>\d{1,2})(?:[./-]\s?|\s)(?P<month>\d{1,2})(?:[./-]\s?|\s)(?P<year>\d{4}|\d{2})")
_TOGETHER = lazily(r"(?P<year>\d{4})[-./]?(?P<month>\d{2})[-./]?(?P<day>\d{2})")
_WORDS = lazily(r"(?:den\s)?(?P<day>\d{1,2})(?::e)?\s(?P<month>[a-zåäö]+)\.?,?\s(?P<year>\d{4}|\d{2})")

_BY_WORD = MONTH_FORMS | {
    "may": 5,
    "oct": 10,
    "january": 1,
    "february": 2,
    "march": 3,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
}


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar as YYYY-MM-DD, as in 2024-02-29."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_impossible(text: str) -> bool:
    """Whether the text is written as a day, and the calendar has none such: 2026-06-31."""
    return re.fullmatch(ISO_DAY, text) is not None and not is_day(text)


def day(text: str) -> str | None:
    """The day as YYYY-MM-DD; None for what is none, and for what may be two («3/4» of no year)."""
    text = " ".join(text.split()).casefold()
    found = _TOGETHER.fullmatch(text) or _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdigit() else _BY_WORD.get(month, 0)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    try:
        return date(year, number, int(found["day"])).isoformat()
    except ValueError:
        return None
