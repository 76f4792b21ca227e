"""Budget rows that were split or merged, proposed from their figures: what pairs, and what is left alone."""

from __future__ import annotations

import pytest

from tests.support.budgets import budget
from vpbdiff.compare import compare
from vpbdiff.model.changes import Kind
from vpbdiff.model.plan import Plan

HELD = "part | Boende | -5,3 | -5,1 |"


def units(*rows: str, year: int) -> Plan:
    return budget(units="\n".join(f"part | {row} |" for row in rows) + f"\n{HELD}", year=year)


ROWS = [
    (
        "a split, by the comparison column",
        ("Hemtjänst | -20,5 | -19,0",),
        ("Norr | -12,8 | -12,3", "Söder | -8,6 | -8,2"),
        [Kind.SPLIT],
    ),
    (
        "a split, of which one kept the name",
        ("Hemtjänst | -20,5 | -19,0",),
        ("Hemtjänst | -12,8 | -12,3", "Nattpatrull | -8,6 | -8,2"),
        [Kind.SPLIT],
    ),
    (
        "a merger",
        ("Norr | -12,3 | -12,0", "Söder | -8,2 | -8,0"),
        ("Hemtjänst | -19,9 | -20,5",),
        [Kind.MERGED],
    ),
    (
        "the figures do not add up",
        ("Hemtjänst | -20,5 | -19,0",),
        ("Norr | -12,8 | -12,3", "Söder | -8,6 | -8,4"),
        [],
    ),
    (
        "a new unit without a figure for the year before",
        ("Hemtjänst | -20,5 | -19,0",),
        ("Hemtjänst | -12,8 | -12,3", "Nattpatrull | -8,6 | "),
        [],
    ),
    (
        "two ways make it up",
        ("Hemtjänst | -20,5 | -19,0",),
        ("Norr | -12,8 | -12,3", "Söder | -8,6 | -8,2", "Väst | -9,9 | -12,3"),
        [],
    ),
    (
        "two ways make it up, and the names speak for one",
        ("Hemtjänst | -20,5 | -19,0",),
        ("Hemtjänst norr | -12,8 | -12,3", "Hemtjänst söder | -8,6 | -8,2", "Väst | -9,9 | -12,3"),
        [Kind.SPLIT],
    ),
    (
        "few figures, and the names speak for it",
        ("Myndighet | -9,8 | -9,5",),
        ("Myndighet norr | -5,8 | -5,8", "Myndighet söder | -4,0 | -4,0"),
        [Kind.SPLIT],
    ),
    (
        "an amount that another has by chance, and names that say otherwise",
        ("Ledning | -4,1 | -4,0", "Kultur | -22,3 | -22,0", "Bibliotek | -26,4 | -26,0", "Fritid | -16,6 | -15,0"),
        ("Ledning och kultur | -27,0 | -26,4", "Fritid och bibliotek | -44,0 | -43,0"),
        [Kind.MERGED, Kind.MERGED],
    ),
    (
        "too few figures to tell it from chance",
        ("Bilar | -3 | -3",),
        ("Cyklar | -2 | -1", "Bussar | -2 | -2"),
        [],
    ),
]


@pytest.mark.parametrize(("reason", "old", "new", "kinds"), ROWS, ids=[row[0] for row in ROWS])
def test_rows_whose_amounts_make_up_others(
    reason: str, old: tuple[str, ...], new: tuple[str, ...], kinds: list[Kind]
) -> None:
    before, after = units(*old, year=2024), units(*new, year=2025)
    changes = compare(before, after).changes
    found = [facet for change in changes for facet in change.facets if facet.kind in (Kind.SPLIT, Kind.MERGED)]
    assert [facet.kind for facet in found] == kinds
    assert not any(facet.certain for facet in found)
    backwards = [kind for change in compare(after, before).changes for kind in change.kinds]
    assert (Kind.MERGED in backwards, Kind.SPLIT in backwards) == (Kind.SPLIT in kinds, Kind.MERGED in kinds)
