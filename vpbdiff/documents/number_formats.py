"""Numbers as a workbook prints them: by the format of their cell, with a decimal comma and spaces between thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from math import isfinite

Value = int | float | str | bool | datetime | date | time | timedelta

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 17: "mmm-yy",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
}  # fmt: skip
"""Formats that a workbook uses without writing them down, by their number; the others are dates, or general."""

_PART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|.', re.DOTALL)
_DIGITS = "0#?"
_LONGEST = 250
"""Characters of the longest format that a workbook may have."""
_EXACT = Context(prec=700)
"""Figures enough for any number of a workbook, rounded as any of its formats does."""
_TRUTH = ("FALSKT", "SANT")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a number is printed: what stands before and after its digits, how many of those there are at least."""

    before: str
    after: str
    whole: int
    least: int
    most: int
    thousands: bool
    scale: int
    """By how many powers of ten it is moved: 2 for per cent, -3 for thousands."""


def shown(value: Value, code: str = "") -> str:
    """A cell's value as printed; `code` is its format as the workbook has it, in English form."""
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, int | float):
        return _number(value, code)
    if isinstance(value, date):
        return _moment(value if isinstance(value, datetime) else datetime.combine(value, time()), code)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)


def _moment(value: datetime, code: str) -> str:
    told = set(re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|;.*|[^dmyhs]', "", code.lower()))
    if told == {"y"}:
        return str(value.year)
    if told == {"y", "m"}:  # «sep-26» is no day of the month
        return f"{value:%Y-%m}"
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")


def _number(value: float, code: str) -> str:
    sections = code.split(";")
    use = sections[1] if value < 0 and len(sections) > 1 and sections[1].strip() else sections[0]
    if value == 0 and len(sections) > 2 and sections[2].strip():
        use = sections[2]
    pattern = _pattern(use)
    if isinstance(pattern, str):
        return pattern.strip()
    if pattern is None or not isfinite(value):
        return _general(value)
    number = Decimal(repr(value)).scaleb(pattern.scale)
    rounded = number.quantize(Decimal(1).scaleb(-pattern.most), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{rounded.copy_abs():f}".partition(".")
    while len(decimals) > pattern.least and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.zfill(pattern.whole)
    if pattern.thousands:
        whole = f"{int(whole):,}".replace(",", " ") if len(whole) > 3 else whole
    before, after = pattern.before, pattern.after
    sign = "-" if rounded < 0 and use is sections[0] else ""
    if rounded < 0 and use is not sections[0]:
        before, after, sign = _below_zero(pattern, _pattern(sections[0]))
    return f"{before}{sign}{whole}{',' if decimals else ''}{decimals}{after}".strip()


def _below_zero(pattern: _Pattern, above: _Pattern | str | None) -> tuple[str, str, str]:
    """What stands round a number below zero, and its sign: a hyphen for the brackets or the colour that say it alone.

    A text has no colours, and a figure in brackets is last year's as often as it is one below zero. `above` is the
    section for the other numbers: words of its own say by themselves what a number is.
    """
    before, after = pattern.before.replace("(", "", 1), pattern.after.replace(")", "", 1)
    bracketed = before != pattern.before and after != pattern.after
    if not bracketed:
        before, after = pattern.before, pattern.after
    same = isinstance(above, _Pattern) and (before.strip(), after.strip()) == (
        above.before.strip(),
        above.after.strip(),
    )
    return before, after, "-" if bracketed or same else ""


def _general(value: float) -> str:
    """A number in no format of its own: as many figures as its cell would show."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


@cache
def _pattern(code: str) -> _Pattern | str | None:
    """A section of a format; a text where it prints that alone, None where it is general or as in no plan."""
    parts = _PART.findall(code[:_LONGEST])
    places = [place for place, part in enumerate(parts) if part in _DIGITS]
    if not places and any(part.startswith(('"', "\\")) or part == "-" for part in parts):
        return _literal(parts)
    if not places or "E" in parts or "/" in parts or "@" in parts:
        return None
    first, last = places[0], places[-1]
    middle = parts[first : last + 1]
    point = middle.index(".") if "." in middle else len(middle)
    whole, decimals = middle[:point], [part for part in middle[point:] if part in _DIGITS]
    commas = 0
    while last + 1 + commas < len(parts) and parts[last + 1 + commas] == ",":
        commas += 1
    after = _literal(parts[last + 1 + commas :])
    grouped = "," in whole or any(_literal([part]).isspace() for part in whole if part not in _DIGITS)
    return _Pattern(
        _literal(parts[:first]),
        after,
        max(1, sum(part == "0" for part in whole)),
        sum(part == "0" for part in decimals),
        len(decimals),
        grouped,
        2 * sum(part == "%" for part in parts) - 3 * commas,
    )


def _literal(parts: list[str]) -> str:
    """What a format writes as it stands. A percent sign after a figure stands apart from it."""
    made = ""
    for part in parts:
        if part.startswith(('"', "\\")):
            made += part.strip('"').removeprefix("\\")
        elif part.startswith(("[", "_", "*")):
            made += _currency(part)
        elif part == "%":
            made += "%" if made.endswith((" ", "\N{NO-BREAK SPACE}")) else " %"
        else:
            made += part
    return made


def _currency(part: str) -> str:
    """The sign of a currency, as in «[$kr-41D]»."""
    return part[2:-1].partition("-")[0] if part.startswith("[$") else ""
