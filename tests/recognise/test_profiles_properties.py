"""What holds of the general profile whatever a plan holds: nothing is lost, and a synonym changes nothing."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import examples
from tests.support.layouts import LAYOUTS, budget, goals, risks
from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli.new_profile import text_of
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import Extraction, extract, profile
from vpbdiff.recognise.labels import plain
from vpbdiff.recognise.profile_rules import pruned
from vpbdiff.review.proposals import proposed
from vpbdiff.review.teaching import Teaching
from vpbdiff.wording import Wording

GENERAL = profile.load()


def imported(plan: str) -> Extraction:
    return extract(SourceDocument("plan.txt", plain_text.blocks(plan)), GENERAL)


# Nothing is lost

BLOCKS = sorted({block for layout in LAYOUTS.values() for block in layout.text.split("\n\n")[3:]})
ODD = [
    "Tabell\tett\ttvå",
    "- **Punkt.** Text.",
    "## 3.2 Något helt annat",
    "Mål 3: Ett mål till",
    "\x1b[31m\t\x7f",
    "\t9",
]


@given(st.lists(st.sampled_from(BLOCKS + ODD), max_size=25))
def test_every_block_is_placed_left_out_or_told(drawn: list[str]) -> None:
    source = SourceDocument("plan.txt", plain_text.blocks("# Verksamhetsplan 2025\n\n" + "\n\n".join(drawn)))
    found = extract(source, GENERAL)
    store.read_plan(store.dumps(found.plan), "plan.json")
    accounts = found.accounts
    told = accounts.placed.keys() | accounts.left_out.keys() | set(accounts.not_understood)
    assert told == {block.line for block in source.blocks}
    assert not accounts.placed.keys() & accounts.left_out.keys()


SECTIONS = {"goals": "Mål", "assignments": "Uppdrag", "risks": "Riskanalys", "budget": "Driftbudget"}
"""A heading for each kind of table that stands under one of its own."""


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A table of some kind with columns known and unknown, with years and without; and its cells, all different."""
    kind = draw(st.sampled_from([*GENERAL.data["tables"], "budget"]))
    words = [words[0] for words in GENERAL.columns(kind).values()] + ["Mål", "Klass", ""]
    head = draw(st.lists(st.sampled_from(words), min_size=2, max_size=7))
    head = [word + draw(st.sampled_from(["", "", " 2024", " 2025"])) for word in head]
    head = ["tkr" if kind == "budget" else words[0], *head]
    rows = draw(st.lists(st.lists(st.booleans(), min_size=len(head), max_size=len(head)), min_size=1, max_size=4))
    name = "{}" if kind == "budget" else "Ord {}"
    cells = [
        [(f"Rad {place}" if not column else name.format(3000 + 10 * place + column)) if full else ""
         for column, full in enumerate(row)]
        for place, row in enumerate(rows)
    ]  # fmt: skip
    goal = "" if kind in SECTIONS else "### Mål 1: Läsa\n\n"
    return f"## {SECTIONS.get(kind, 'Mål')}\n\n{goal}" + "\n".join("\t".join(row) for row in [head, *cells]), cells


@given(tables())
@examples(30, 500)
def test_every_cell_of_a_table_is_in_the_snapshot(drawn: tuple[str, list[list[str]]]) -> None:
    table, rows = drawn
    plan = f"# Verksamhetsplan 2025\n\n{table}"
    found = imported(plan)
    taken = json.dumps(found.plan, ensure_ascii=False)
    left_out = {str(note.params["text"]) for note in found.accounts.notes if note.key == "import.note.ignored-column"}
    assert all(cell in taken or left_out for row in rows for cell in filter(None, row))


@given(st.lists(st.sampled_from(BLOCKS + ODD), max_size=25))
def test_every_amount_and_index_of_a_snapshot_stands_in_the_plan_at_its_line(drawn: list[str]) -> None:
    plan = "# Verksamhetsplan 2025\n\n" + "\n\n".join(drawn)
    lines = plan.split("\n")
    found = imported(plan).plan
    for group in ("operating_budget", "investment_budget"):
        for row in [*found.get(group, {}).get("lines", []), *found.get(group, {}).get("units", [])]:
            cells = [cell.strip() for cell in lines[row["source"]["line"] - 1].split("\t")]
            printed = [amount["printed"] for amount in row["amounts"]]
            # in a table of another unit than the budget's first, each figure has its own
            assert all(figure in cells or figure.rpartition(" ")[0] in cells for figure in printed)
    for risk in found.get("internal_control_plan", {}).get("risks", []):
        line = lines[risk["source"]["line"] - 1]
        reckoned = risk.get("likelihood", 0) * risk.get("consequence", 0)
        assert "index" not in risk or str(risk["index"]) in line or risk["index"] == reckoned


# A synonym changes nothing

WORDS = {
    "Aktivitet": GENERAL.columns("activities")["title"],
    "Ansvarig": GENERAL.columns("activities")["responsible"],
    "Slutdatum": GENERAL.columns("activities")["deadline"],
    "Indikator": GENERAL.columns("measures")["title"],
    "Målvärde": tuple(word for word in GENERAL.columns("measures")["targets"] if word != "Mål"),
    "Riskvärde": GENERAL.columns("risks")["index"],
    "Sannolikhet": GENERAL.columns("risks")["likelihood"],
    "Konsekvens": GENERAL.columns("risks")["consequence"],
    "Budget": GENERAL.columns("budget")["budget"],
    "Bokslut": GENERAL.columns("budget")["outcome"],
    "Nämndmål": next(rule.headings for rule in GENERAL.sections if rule.role == "committee_goals"),
    "Internkontrollplan": next(rule.headings for rule in GENERAL.sections if rule.role == "internal_control_plan"),
}
"""Words of the plan below, each with the ones that mean the same."""

PLAN = """\
# Verksamhetsplan 2025

Omsorgsnämnden

EKVIKS KOMMUN

## {Nämndmål}

### Maten är god

{Indikator}\t{Målvärde} 2025
Andel nöjda\t80 %

{Aktivitet}\t{Ansvarig}\t{Slutdatum}
Ny matsedel\tKostchef\tmaj

## Driftbudget

tkr\t{Bokslut} 2023\t{Budget} 2025
Nettokostnad\t1 200\t1 300

## {Internkontrollplan}

Process\tRisk\t{Sannolikhet}\t{Konsekvens}\t{Riskvärde}
Inköp\tKöp utan avtal\t2\t3\t6
"""


def without_titles(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan but for the headings of its sections, which a synonym changes."""
    return {**plan, "sections": [{**section, "title": ""} for section in plan["sections"]]}


USUAL = imported(PLAN.format(**{word: word for word in WORDS}))


def test_the_plan_of_the_synonyms_is_read_whole() -> None:
    assert goals(USUAL.plan) == [("Maten är god", ["Ny matsedel"], ["Andel nöjda: 2025 80 %"])]
    assert budget(USUAL.plan) == [("lines", "tkr"), ("Nettokostnad", "net", "outcome 2023 1 200, budget 2025 1 300")]
    assert risks(USUAL.plan) == [("Inköp", 6, 2, 3, [])]
    assert (USUAL.accounts.not_understood, USUAL.missing) == ((), ())


@given(st.fixed_dictionaries({word: st.sampled_from(meant) for word, meant in WORDS.items()}), st.booleans())
def test_a_synonym_gives_the_same_snapshot(words: dict[str, str], numbered: bool) -> None:
    words = {
        name: word.replace("{committee}", "Omsorgsnämnden").replace("{year}", "2025") for name, word in words.items()
    }
    plan = PLAN.format(**words)
    if numbered:
        plan = plan.replace("## ", "## 2 ").replace("### 2 ", "### 2.1 ").replace("#### ", "### ")
        plan = plan.replace("### 2 ", "### 2.1 ")
    found = imported(plan)
    assert without_titles(found.plan) == without_titles(USUAL.plan)
    assert (found.accounts.not_understood, found.missing) == ((), ())


# A new profile is a profile, whatever the plan holds

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.soak
@given(st.lists(ANYTHING, max_size=6), st.lists(st.lists(ANYTHING, min_size=2, max_size=4), max_size=3))
def test_a_new_profile_changes_nothing_until_it_is_filled_in(headings: list[str], rows: list[list[str]]) -> None:
    body = "".join(f"## {heading}\n\nText.\n\n" for heading in headings) + "\n".join(map("\t".join, rows))
    plan = SourceDocument("plan.txt", plain_text.blocks(f"# Verksamhetsplan 2025\n\n## Budget\n\n{body}"))
    try:
        session = Teaching(plan, None, lambda _: Path("nowhere.toml"))
    except VpbdiffError:
        return
    before = session.now
    trials = proposed(session)
    assert session.now.lines.counts == before.lines.counts or trials
    assert not [problem for trial in trials for problem in trial.effect.worse]
    for language in ("sv", "en"):
        written = tomllib.loads(text_of(plan, "general", trials, Wording(language)))
        assert written.pop("extends") == "general"
        assert pruned(written) == {}, json.dumps(written)


def test_headings_are_compared_plain() -> None:
    assert plain("3.1  Nämndmål:") == "nämndmål"
