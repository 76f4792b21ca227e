"""A small pair of plans on disk, and reviews of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.support.budgets import raw_budget
from tests.support.plans import activity, goal, risk, risks, section
from vpbdiff.review.session import Session

TODAY = "2025-03-01"
ROLE = "verksamhetscontroller"

_UNITS_OLD = """
    part | Bibliotek | -18 | -18 | 0
    part | Idrott | -30 | -30 | 0
    total | Summa | -48 | -48 | 0
"""
_UNITS_NEW = """
    part | Bibliotek | -19 | -18 | -1
    part | Idrott | -30 | -30 | 0
    total | Summa | -49 | -48 | -1
"""


def _raw(
    year: int, units: str, activities: Mapping[str, str], held: Sequence[dict[str, Any]], among: str
) -> dict[str, Any]:
    """The plan for a year: one goal with its activities by title, risks, and a sentence with the word `among`."""
    return raw_budget(
        units=units,
        year=year,
        goals=[goal("Fler barn ska läsa", *(activity(*each) for each in activities.items()))],
        internal_control_plan=risks(*held),
        sections=[section("Omvärld", f"Nämnden följer hur läsvanorna utvecklas {among} kommunens unga invånare.")],
    )


def _cash(index: int) -> dict[str, Any]:
    return risk("Kassahantering", "Kontanter kan försvinna ur kassan.", "Kassan räknas varje dag.", index=index)


def old_raw() -> dict[str, Any]:
    """The plan for 2024 of an invented committee."""
    activities = {
        "Sagostund": "Biblioteket ordnar sagostunder varje vecka.",
        "Läsombud": "Varje förskola har ett läsombud.",
        "Bokbuss": "Bokbussen besöker byskolorna.",
        "Läxhjälp": "Hjälpen ges i samråd med hemmet.",
        "Lån": "Lånet sker i samråd med hemmet.",
    }
    return _raw(2024, _UNITS_OLD, activities, [_cash(9), risk("Nycklar", "Nycklar kan komma bort.", index=6)], "bland")


def new_raw() -> dict[str, Any]:
    """The plan for 2025."""
    activities = {
        "Sagostund": "Biblioteket ordnar sagostunder varje månad.",
        "Läsombud": "Alla förskolor har ett läsombud, som stöds av biblioteket.",
        "Sommarbok": "Den som läser fem böcker får en bok.",
        "Läxhjälp": "Hjälp ges i samråd med hemmet.",
        "Lån": "Lån sker i samråd med hemmet.",
    }
    return _raw(2025, _UNITS_NEW, activities, [_cash(6)], "hos")


def lay_out(folder: Path, old: dict[str, Any] | None = None, new: dict[str, Any] | None = None) -> tuple[str, str]:
    """Write a pair of plans into a folder, and name them as a user would."""
    folder.mkdir(parents=True, exist_ok=True)
    for year, raw in ((2024, old or old_raw()), (2025, new or new_raw())):
        (folder / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return str(folder / "2024.json"), str(folder / "2025.json")


def review(pair: tuple[str, str], by: str | None = ROLE) -> Session:
    """A review of a pair that lies on disk."""
    return Session.open(*pair, TODAY, by)


def explanations(pair: tuple[str, str]) -> Path:
    """Where the pair's explanations lie."""
    return Path(pair[1]).with_name("2024-2025.explanations.json")
