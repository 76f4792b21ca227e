"""The two published plans: their snapshots hold what a person reads in the texts, and import gives those snapshots."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.support import published as read
from vpbdiff import store
from vpbdiff.documents import plain_text as text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import Extraction, extract, profile

YEARS = (2020, 2022)
by_year = pytest.mark.parametrize("year", YEARS)


@cache
def snapshot(year: int) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((read.SERIES / f"{year}.json").read_text(encoding="utf-8"))
    return plan


def source(year: int) -> str:
    if not read.DOCUMENTS[year].exists():
        pytest.skip("the published texts lie beside the project, in ../shared, and are not here")
    return read.DOCUMENTS[year].read_text(encoding="utf-8")


@cache
def imported(year: int) -> Extraction:
    source(year)
    return extract(text.read(read.DOCUMENTS[year]), profile.load())


def titles(items: list[dict[str, Any]]) -> list[str]:
    return [item["title"] for item in items]


@by_year
def test_head(year: int) -> None:
    plan = snapshot(year)
    told = plan["metadata"] | {"version": plan.get("version")}
    assert {field: told.get(field) for field in read.HEAD[year]} == read.HEAD[year]
    assert (plan["year"], plan["documents"][0]) == (year, read.DOCUMENTS[year].name)


@by_year
def test_goals_and_activities(year: int) -> None:
    plan = snapshot(year)
    assert titles(plan["overarching_goals"]) == read.OVERARCHING_GOALS[year]
    assert all(goal["description"].endswith(".") for goal in plan["overarching_goals"])
    assert {goal["title"]: titles(goal["activities"]) for goal in plan["goals"]} == read.ACTIVITIES[year]
    assert all(activity["description"] for goal in plan["goals"] for activity in goal["activities"])


@by_year
def test_measures_and_assignments(year: int) -> None:
    plan = snapshot(year)
    found = [titles(goal["measures"]) if "measures" in goal else None for goal in plan["goals"]]
    assert found == read.MEASURES[year]
    assert (len(plan["assignments"]) if "assignments" in plan else None) == read.ASSIGNMENTS[year]


@by_year
@pytest.mark.parametrize("path", ["operating_budget/lines", "operating_budget/units", "investment_budget/lines"])
def test_budget(year: int, path: str) -> None:
    group, name = path.split("/")
    assert snapshot(year)[group]["unit"] == "mkr"
    found = []
    for row in snapshot(year)[group][name]:
        assert all(amount["kind"] == "budget" for amount in row["amounts"])
        amounts = [(amount["year"], amount["kr"], amount["printed"]) for amount in row["amounts"]]
        change = (row["change"]["kr"], row["change"]["printed"]) if "change" in row else None
        found.append((row["name"], row["role"], amounts, change))
    assert found == read.BUDGET[year][path]


@by_year
def test_fees_and_declarations(year: int) -> None:
    plan = snapshot(year)
    fields = ("name", "decided_by", "decided", "status", "valid_from")
    assert [tuple(fee[field] for field in fields) for fee in plan["fees"]] == read.FEES[year]
    assert not any("new_decision" in fee for fee in plan["fees"])
    assert [(found["name"], found["decided"]) for found in plan["quality_declarations"]] == read.DECLARATIONS[year]
    assert {found["status"] for found in plan["quality_declarations"]} == {"Oförändrad"}


@by_year
def test_procurement(year: int) -> None:
    plan = snapshot(year)["procurement_plan"]
    assert [(found["name"], found["reference"]) for found in plan["contracts"]] == read.CONTRACTS[year]
    assert [found["name"] for found in plan["procurements"]] == read.PROCUREMENTS[year]


@by_year
def test_risks(year: int) -> None:
    risks = snapshot(year)["internal_control_plan"]["risks"]
    found = [(risk["category"], risk["process"], risk["index"], len(risk["controls"])) for risk in risks]
    assert found == read.RISKS[year]
    for risk in risks:
        assert risk["description"].endswith(".")
        assert all(re.match(r"Kontroll (av|via|genom|med) ", control["text"]) for control in risk["controls"])


def test_the_risk_that_breaks_over_a_page_is_whole() -> None:
    text = snapshot(2022)["internal_control_plan"]["risks"][0]["description"]
    assert "brukare och anhöriga särskilt utsatta vilket ställer extraordinära krav" in text


@by_year
def test_units(year: int) -> None:
    units = snapshot(year)["organisation"]["units"]
    assert [(unit["name"], len(unit["responsibilities"])) for unit in units] == read.UNITS[year]


@by_year
def test_sections(year: int) -> None:
    def outline(sections: list[dict[str, Any]], depth: int = 0) -> Iterator[tuple[int, str | None, str, int]]:
        for section in sections:
            yield depth, section.get("role"), section["title"], len(section.get("paragraphs", []))
            yield from outline(section.get("sections", []), depth + 1)

    assert list(outline(snapshot(year)["sections"])) == read.SECTIONS[year]


@by_year
def test_import_gives_the_snapshot(year: int) -> None:
    assert store.dumps(imported(year).plan) == (read.SERIES / f"{year}.json").read_text(encoding="utf-8")


@by_year
def test_every_line_is_placed_or_left_out_for_a_reason(year: int) -> None:
    content = {number for number, line in enumerate(source(year).split("\n"), 1) if line.strip()}
    accounts = imported(year).accounts
    assert accounts.not_understood == ()
    assert accounts.placed.keys() | accounts.left_out.keys() == content
    assert not accounts.placed.keys() & accounts.left_out.keys()
    found: dict[str, list[int]] = {}
    for line, reason in accounts.left_out.items():
        found.setdefault(reason, []).append(line)
    assert {reason: (lines[0], lines[-1]) for reason, lines in found.items()} == read.LEFT_OUT[year]


@by_year
def test_the_words_of_every_placed_line_are_where_the_books_say(year: int) -> None:
    """Not only counted: whatever a line says stands in an item that it is placed in."""
    lines = source(year).split("\n")
    for number, pointers in imported(year).accounts.placed.items():
        told = " ".join(words(json.dumps(at(imported(year).plan, pointer), ensure_ascii=False)) for pointer in pointers)
        for word in words(lines[number - 1]).split():
            assert word in told.split() or is_form(lines[number - 1]), (number, word, pointers)


def is_form(line: str) -> bool:
    """A table's header, whose columns become fields; a line that says «none»; the cover's words round its dates."""
    return "behandlas på" in line or re.sub(r"</?b>", "", line).split("\t")[0] in {
        "Aktiviteter", "Mått", "Uppdrag", "mkr", "Taxor och avgifter", "Kvalitetsdeklarationer", "Avtalsbeteckning",
        "Nya upphandlingsbehov / Avrop på befintliga avtal", "Nya upphandlingsbehov / Avrop på befintliga ramavtal",
        "Kategori", "Mått kopplat till detta nämndmål saknas",
    }  # fmt: skip


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"</?b>", "", text).casefold()))


def at(plan: Any, pointer: str) -> Any:
    for key in pointer.split("/")[1:]:
        plan = plan[int(key)] if isinstance(plan, list) else plan[key]
    return plan


@by_year
def test_what_was_repaired_is_listed(year: int) -> None:
    notes = imported(year).accounts.notes
    assert [note.line for note in notes if note.key == "import.note.paragraph-joined"] == read.JOINED[year]
    other = {2020: {405, 406, 413}, 2022: {236, 260, 264, 424}}
    assert other[year] <= {note.line for note in notes}


def test_no_persons_name_gets_in() -> None:
    """Whoever signs the memo or takes part in the negotiation, found in the text by how names are written."""
    lines = source(2022).split("\n")
    listed = [line for number, line in enumerate(lines, 1) if number < 53 or number > 440]
    names = {found for line in listed for found in re.findall(r"^([A-Z][\w-]+ [A-Z][a-z]+)\b(?:, .*)?\s*$", line)}
    names -= {"SOLNA STAD"}
    assert len(names) >= 4
    told = (read.SERIES / "2022.json").read_text(encoding="utf-8")
    assert not [name for name in names if name in told]


WAYS = [
    ("no heading marked", lambda t: re.sub(r"(?m)^#+ ", "", t)),
    ("no heading marked, none bold", lambda t: re.sub(r"(?m)^#+ (\*\*)?(.*?)(\*\*)?$", r"\2", t)),
    ("all headings at level 1", lambda t: re.sub(r"(?m)^#+ ", "# ", t)),
    ("all headings at level 6", lambda t: re.sub(r"(?m)^#+ ", "###### ", t)),
    ("levels turned upside down", lambda t: re.sub(r"(?m)^(#+) ", lambda m: "#" * (7 - len(m[1])) + " ", t)),
]


@by_year
@pytest.mark.parametrize("way", [pytest.param(way, id=name) for name, way in WAYS])
def test_headings_at_other_levels_give_the_same_snapshot(year: int, way: Any) -> None:
    document = SourceDocument(read.DOCUMENTS[year].name, text.blocks(way(source(year))))
    assert extract(document, profile.load()).plan == snapshot(year)
