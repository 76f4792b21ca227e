"""What a cell or a title holds: a value, which can name nothing, or words."""

from __future__ import annotations

import re

_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = rf"[-−–+±]?\d[\d{_SPACES}]*(?:[.,]\d+)?"
_UNIT = (
    r"(?:%|‰|procent(?:enheter)?|promille|kr|kronor|tkr|m(?:n|dr)?kr|st|stycken|antal|poäng|p|dagar|dgr|veckor|månader|mån|år"
    r"|timmar|tim|h|min|minuter|kwh|mwh|ton|kg|m2|m²|kvm|km)"
)
_BOUND = (
    r"(?:minst|högst|max(?:imalt)?|min|ca|cirka|omkring|över|under|mer än|mindre än|lägre än|högre än|>|<|≥|≤|>=|<=|=)"
)
_VALUE = re.compile(
    rf"(?:{_BOUND}\.? ?)?{_NUMBER}(?:\s*(?:[-–/x×*]|till)\s*{_NUMBER})?\s*{_UNIT}?\.?(?:\s*(?:per|/)\s*\w+)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{4}-\d\d(?:-\d\d)?|\d{1,2}/\d{1,2}(?:[ -]\d{2,4})?)")
_DIRECTION = (
    *("öka", "ökar", "ökas", "ökning", "minska", "minskar", "minskas", "minskning", "bibehålla", "bibehålls"),
    *("bibehållas", "oförändrad", "oförändrat", "ja", "nej", "uppnås", "förbättras", "högre", "lägre"),
)
_NO_WORD = re.compile(r"[^\w]*")

LONGEST_VALUE = 40
"""Characters of the longest value: «Minst 1 200 timmar per invånare» has 31. No longer text is searched for one."""


def is_value(text: str) -> bool:
    """Whether a text is a figure with its unit, a date, a wished direction or no word at all: the name of nothing."""
    text = " ".join(text.split())
    if len(text) > LONGEST_VALUE:
        return False
    return bool(
        _VALUE.fullmatch(text)
        or _DATE.fullmatch(text)
        or text.casefold().rstrip(".") in _DIRECTION
        or _NO_WORD.fullmatch(text)
    )
