"""The invented pair with a reason for every change, as `tests/invented/reasons.toml` gives them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.invented import INVENTED, YEARS, snapshot
from vpbdiff.budget.components import Component, Index, LineAmount, Transfer
from vpbdiff.explanations import Edit, write
from vpbdiff.explanations.making import covered
from vpbdiff.explanations.model import Decision, Entry, ReasonKind
from vpbdiff.explanations.record import Subject, subjects
from vpbdiff.gate import Case, open_case

PROSE = ("section", "paragraph")
TEXT = "Texten har skrivits om efter de ändrade målen, uppdragen och ramarna."
"""The reason for every change in the running text."""


def reasoned(folder: Path) -> Case:
    """The invented pair in a folder of its own, everything explained."""
    series = folder / "snapshots" / "ekvik" / "omsorgsnamnden"
    series.mkdir(parents=True)
    for year in YEARS:
        (series / f"{year}.json").write_bytes(snapshot(year).read_bytes())
    specs = [str(series / f"{year}.json") for year in YEARS]
    case = open_case(*specs)
    write(case.place, [Edit(None, entry) for entry in _entries(case)])
    return open_case(*specs)


def _entries(case: Case) -> Iterator[Entry]:
    told = tomllib.loads((INVENTED / "reasons.toml").read_text(encoding="utf-8"))
    every = subjects(case.comparison)
    for row in told["reason"]:
        found = [each for about in row["about"] for each in _about(about, every)]
        yield _entry(row, tuple(found), None)
    for row in told["component"]:
        component = _component(row)
        yield _entry(row, covered(component, case.comparison), component)
    explained = {id(each) for row in told["reason"] for about in row["about"] for each in _about(about, every)}
    prose = tuple(each for each in every if each.entity in PROSE and id(each) not in explained)
    yield Entry(tuple(each.record for each in prose), TEXT, ReasonKind.WORDING)


def _about(about: str, every: tuple[Subject, ...]) -> list[Subject]:
    entity, _, name = about.partition(" ")
    found = [each for each in every if each.entity == entity and each.record.name.startswith(name)]
    assert found, f"no change of {about}"
    return found


def _entry(row: dict[str, Any], found: tuple[Subject, ...], component: Component | None) -> Entry:
    decision = Decision(**row.get("decision", {}))
    return Entry(tuple(each.record for each in found), row["text"], ReasonKind(row["kind"]), decision, component)


def _component(row: dict[str, Any]) -> Component:
    label = {"label": row["label"]} if "label" in row else {}
    match row["type"]:
        case "index":
            return Index(row["percent"], **label)
        case "transfer":
            return Transfer(row["source"], row["target"], row["kr"], **label)
        case _:
            return LineAmount(row["line"], row["kr"], **label)
