"""What a plan says of one fee: what it is, that it is raised, lowered or as it was.

A fee is known in running text by its name, or by its first word in the definite («maxtaxan», «avgiften för kulturskola»
of «Avgift för kulturskola»), where no other fee is called so. What it was is what the plan prints for the year before,
or what that year's own plan has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fractions import Fraction

from vpbdiff.base.patterns import lazily
from vpbdiff.model import money
from vpbdiff.model.money import Amount, Unit
from vpbdiff.model.plan import Cell, Item, Plan

_HEAD = re.compile(r"(?P<head>\w*(?:avgift|taxa))(?:er|or)?(?:\s+(?P<tie>för|på|av|till)\s+(?P<of>\w.*))?")
_ENDINGS = ("", "en", "n", "et", "t", "na", "erna", "arna")
_TIES = lazily(r"\s+(?:för|på|av|till)\s+")


def words_for_fees(plan: Plan) -> dict[str, str]:
    """What a text may call each fee by, lower case, with the fee's name."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in plan.listing("fees"):
        plain = item.name.casefold()
        found[plain].add(item.name)
        if match := _HEAD.fullmatch(plain):
            head = match["head"] + ("en" if match["head"].endswith("avgift") else "n")
            if head not in ("avgiften", "taxan"):
                found[head].add(item.name)
            for ending in _ENDINGS if match["of"] else ():
                found[f"{head} {match['tie']} {match['of']}{ending}"].add(item.name)
    return {form: names.pop() for form, names in found.items() if len(names) == 1}


def named(sentence: str, words: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """The fees that a sentence names, each with where its name begins and ends, the longest name first."""
    plain, taken = sentence.casefold(), [False] * (len(sentence) + 1)
    for form in sorted((form for form in words if form in plain), key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(form)}\b", plain):
            if not any(taken[match.start() : match.end()]) and not _TIES.match(plain, match.end()):
                taken[match.start() : match.end()] = [True] * len(match[0])
                yield words[form], *match.span()


def price(item: Item, year: int, *, of_plan: bool) -> Amount | None:
    """What one fee costs in a year, where it has one price: a figure of that year, or of none in that year's plan."""
    cells = item.fields.get("amounts")
    found = [cell for cell in cells if isinstance(cell, Cell)] if isinstance(cells, tuple) else []
    own = [cell for cell in found if cell.column.year == year]
    own = own or [cell for cell in found if of_plan and cell.column.year is None]
    if len(own) != 1:
        return None
    with suppress(money.NotAnAmount):
        amount = money.parse(_PER.sub("", own[0].value), Unit.KR)
        return amount if Fraction(amount.kr) >= 0 else None
    return None


_PER = lazily(r"\s*(?:/|per\s).*$", re.IGNORECASE)
"""«650 kr per termin»."""
