"""What a person calls a thing: every part of the program that looks a name up takes the same ones for the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.budgets import budget
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.budget.bridge import bridge
from vpbdiff.budget.components import LineAmount
from vpbdiff.budget.movement import movement
from vpbdiff.compare import compare
from vpbdiff.explanations.input import is_whole
from vpbdiff.explanations.subjects import choose, subjects
from vpbdiff.history import search, trace
from vpbdiff.store import Snapshot

UNIT, TOTAL = "Råd – «Stöd» och hälsa", "Summa – «alla» på väg"
WAYS: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "in capitals": str.upper,
    "with other spaces": lambda name: f"  {name.replace(' ', '  ')}\u00a0",
    "with another dash": lambda name: name.replace("–", "-"),
    "with other quotation marks": lambda name: name.replace("«", '"').replace("»", "”"),
    "with letters in two parts": lambda name: name.replace("å", "a\u030a").replace("ä", "a\u0308"),
    "with a soft hyphen": lambda name: name.replace("al", "a\u00adl").replace("hälsa", "häl\u00adsa"),
}

OLD, NEW = (
    budget(units=f"part | {UNIT} | -{amount} | |\ntotal | {TOTAL} | -{amount} | |", year=year)
    for amount, year in (("18,0", 2024), ("20,0", 2025))
)
COMPARED = compare(OLD, NEW)


def _by_explain(name: str) -> bool:
    chosen = choose(name, subjects(COMPARED))
    return chosen.only is not None and chosen.only.record.name == UNIT


def _by_the_bridge(name: str) -> bool:
    try:
        bridge(movement(OLD, NEW, COMPARED.matching), (LineAmount(name, 1_000_000),))
    except VpbdiffError:
        return False
    return True


def _by_history(name: str) -> bool:
    plans = [(Snapshot(Path(f"snapshots/ekvik/{plan.year}.json")), plan) for plan in (OLD, NEW)]
    found = search.find(trace(plans), name)
    return found.is_one and found.lineages[0].name == UNIT


FINDERS: dict[str, Callable[[str], bool]] = {
    "explain": _by_explain,
    "the bridge": _by_the_bridge,
    "history": _by_history,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("finder", FINDERS)
def test_a_name_is_found_however_it_is_written(finder: str, way: str) -> None:
    assert FINDERS[finder](WAYS[way](UNIT))


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_is_known_however_it_is_written(way: str) -> None:
    assert is_whole(WAYS[way](TOTAL), COMPARED)


@pytest.mark.parametrize("finder", FINDERS)
def test_another_name_is_not_found(finder: str) -> None:
    assert not FINDERS[finder]("Skola för barn och unga")
