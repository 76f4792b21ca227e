"""What no profile knows is told with the nearest that is known; what is alike is not taken for the same."""

from __future__ import annotations

from typing import Any

import pytest

from vpbdiff import store
from vpbdiff.documents import plain_text as text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import Extraction, extract, profile
from vpbdiff.recognise.accounting import Reason, Term
from vpbdiff.recognise.table_headers import header

GENERAL = profile.load()
COVER = "# Verksamhetsplan 2025\n\nOmsorgsnämnden\n\nEKVIKS KOMMUN\n\n"
FIRST = 7
"""The line on which every body begins."""


def imported(body: str, cover: str = COVER) -> Extraction:
    found = extract(SourceDocument("plan.txt", text.blocks(cover + body)), GENERAL)
    store.read_plan(store.dumps(found.plan), "plan.json")
    return found


def noted(found: Extraction, *names: str) -> list[tuple[Any, ...]]:
    """Line and key of each note, and the parameters asked for."""
    return [
        (
            note.line - FIRST + 1,
            note.key.removeprefix("import.note."),
            *(_plain(note.params.get(name)) for name in names),
        )
        for note in found.accounts.notes
    ]


def _plain(value: object) -> object:
    return value.key.removeprefix("import.table.") if isinstance(value, Term) else value


# The nearest known

HEADINGS = [
    ("the same in other words", "Riskanalys och kontroll", "Riskanalys", "internal_control_plan"),
    ("words in another order", "Klimatet och miljön", "Miljö och klimat", "environment"),
    ("a known one within it", "Arbetsmiljö och personal", "Personal", "personnel"),
    ("a compound of a known one", "Avgiftsnivåer", "Avgifter", "fees"),
]


@pytest.mark.parametrize(("heading", "near", "role"), [pytest.param(*case, id=name) for name, *case in HEADINGS])
def test_an_unknown_heading_is_told_with_the_nearest(heading: str, near: str, role: str) -> None:
    found = imported(f"## Budget\n\nText.\n\n## {heading}\n\nText.\n")
    assert (5, "unknown-heading-near", heading, near, role) in noted(found, "text", "near", "role")
    assert "role" not in found.plan["sections"][0]["sections"][0]


def test_a_heading_like_none_is_told_without_one() -> None:
    assert (1, "unknown-heading") in noted(imported("## Bilaga\n\nText.\n"))


TABLED = [
    ("risks", "Process\tRisk\tRiskindex\nLön\tFel\t9\n", "internal_control_plan"),
    ("risks by another name", "Händelse\tSannolikhet\tKonsekvens\nBrand\t2\t4\n", "internal_control_plan"),
    ("a budget", "tkr\tBudget 2025\nStab\t1\n", "budget"),
    ("activities", "Aktivitet\tAnsvarig\nMöte\tChef\n", "committee_goals"),
]


@pytest.mark.parametrize(("table", "role"), [pytest.param(*case, id=name) for name, *case in TABLED])
def test_what_stands_under_a_heading_says_more_than_its_words(table: str, role: str) -> None:
    found = imported(f"## Det här gör vi\n\n{table}")
    assert (1, "unknown-heading-near", role) in noted(found, "role")


def test_an_unknown_column_is_told_with_the_nearest() -> None:
    found = imported("## Risker\n\nRisk\tSannolikhet\tKonsekvens\tRiskvärde idag\nBrand\t2\t4\t6\n")
    assert (3, "unknown-column-near", "Riskvärde idag", "Riskvärde", "index") in noted(found, "text", "near", "meaning")


TABLES = [
    ("lacks what names it", "Händelse\tSannolikhet\tKonsekvens\n", "unknown-table", "risks", "Process/Rutin"),
    ("too few columns", "Avgift\t2024, kr\t2025, kr\n", "unknown-columns", "fees", None),
    ("words that none knows beside years", "tkr\tB 2024\tB 2025\n", "unknown-years", "budget", None),
    ("no year", "Kostnadsslag\tBudget\tUtfall\tPrognos\n", "unknown-budget", "budget", None),
]


@pytest.mark.parametrize(("head", "key", "near", "missing"), [pytest.param(*case, id=name) for name, *case in TABLES])
def test_an_unknown_table_is_told_with_the_nearest_kind(head: str, key: str, near: str, missing: str | None) -> None:
    found = imported(f"## Budget\n\n{head}ett\ttvå\ttre\n")
    assert (3, key, near, missing) in noted(found, "near", "missing")
    assert found.accounts.as_they_stand == (FIRST + 2, FIRST + 3)
    (table,) = found.plan["sections"][0]["tables"]
    assert [row["cells"][:2] for row in table["rows"]] == [["två", "tre"]]


def test_a_year_alone_over_a_measures_values_is_told() -> None:
    found = imported("## Mål\n\n### Mål 1: Läsa\n\nIndikator\t2023\t2024\tMål 2025\nLån\t10\t11\t12\n")
    (measure,) = found.plan["goals"][0]["measures"]
    assert measure["targets"] == [{"year": 2025, "value": "12"}]
    (table,) = found.plan["sections"][0]["tables"]
    assert [(row["label"], row["cells"]) for row in table["rows"]] == [("Lån", ["10", "11"])]


def test_a_heading_that_groups_goals_is_none() -> None:
    table = "Aktivitet\tAnsvarig\nMöte\tChef\n\n"
    goals = f"#### 2.1.1 Fler läser\n\n{table}#### 2.1.2 Fler ser\n\n{table}"
    found = imported(f"## 2 Nämndmål\n\n### 2.1 Medborgare\n\n{goals}")
    assert [goal["title"] for goal in found.plan["goals"]] == ["Fler läser", "Fler ser"]
    assert (3, "unknown-heading-near") in noted(found)


def test_a_goal_without_anything_yet_is_not_taken_for_one_that_groups() -> None:
    found = imported("## Nämndmål\n\n### Fler läser\n\n### Fler ser\n\nAktivitet\tAnsvarig\nMöte\tChef\n")
    assert [goal["title"] for goal in found.plan["goals"]] == ["Fler läser", "Fler ser"]


def test_a_goal_over_several_rows_is_one_and_what_contradicts_is_told() -> None:
    rows = "Läsa\tFler ska läsa.\tLån\nLäsa\tFler ska läsa.\tBesök\nLäsa\tAlla ska läsa.\tBetyg\n"
    found = imported(f"## Mål\n\nMål\tBeskrivning\tIndikator\n{rows}")
    (goal,) = found.plan["goals"]
    assert (goal["description"], len(goal["measures"])) == ("Fler ska läsa.", 3)
    assert [note for note in noted(found, "text") if note[1] == "told-otherwise"] == [
        (6, "told-otherwise", "Alla ska läsa.")
    ]


def test_goals_as_bullets_with_their_number() -> None:
    found = imported("## Nämndens mål\n\n- Mål 1: Trygg hemtjänst\n- Mål 2: God mat\n\n## Budget\n\nText.\n")
    assert [goal["title"] for goal in found.plan["goals"]] == ["Trygg hemtjänst", "God mat"]


CLOSE = [
    ("right under the heading", "Nämndmål 1: Rent vatten\n\nNämndmål 2: Trygg mat\n", 1),
    ("without colon, over its text", "Mål 1 Rent vatten\nFler ska få det.\n\nMål 2 Trygg mat\nAlla ska få det.\n", 2),
    ("after a table", "Mål 1: Rent vatten\nMått\tMål 2025\nSjöar\t14\nMål 2: Trygg mat\nMått\tMål 2025\nKök\t4\n", 2),
    ("each under the other", "Mål 1: Rent vatten\nMål 2: Trygg mat\n", 2),
    ("after a list", "Mål 1: Rent vatten\nMål 2: Trygg mat\n\n### Mål 1: Rent vatten\n### Mål 2: Trygg mat\n", 0),
]  # fmt: skip


@pytest.mark.parametrize(("body", "told"), [pytest.param(*case, id=name) for name, *case in CLOSE])
def test_goals_that_no_blank_lines_set_off(body: str, told: int) -> None:
    found = imported(f"## Nämndens mål\n{body}")
    assert [goal["title"] for goal in found.plan["goals"]] == ["Rent vatten", "Trygg mat"]
    assert [key for _, key in noted(found)].count("goal-among-lines") == told


COUNCILS = [
    ("as headings", "### Mål 1: Ekvik växer\n\nKommunen ska växa.\n", "Rent vatten", ""),
    ("as lines", "Mål 1: Ekvik växer\n", "Rent vatten", ""),
    ("as bullets", "- Mål 1: Ekvik växer\n", "Rent vatten", ""),
    ("in a table", "Mål\tMått\nEkvik växer\tAntal invånare\n", "Rent vatten", "beside-councils-goal"),
    ("over the committee's", "### Ekvik växer\n\n#### Mål 1: Fler bostäder\n", "Fler bostäder Rent vatten", ""),
    ("over theirs", "### Mål 1: Ekvik växer\n\nNämndens mål\tMått\nBo\tLov\n", "Bo Rent vatten", "goals-of-both"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "goals", "told"), [pytest.param(*case, id=name) for name, *case in COUNCILS])
def test_the_councils_goals_are_not_the_committees(body: str, goals: str, told: str) -> None:
    found = imported(f"## Kommunfullmäktiges mål\n\n{body}\n## Nämndens mål\n\n### Mål 1: Rent vatten\n")
    assert [goal["title"] for goal in found.plan["overarching_goals"]] == ["Ekvik växer"]
    assert " ".join(goal["title"] for goal in found.plan["goals"]) == goals
    assert not told or told in [key for _, key in noted(found)]


def test_a_goal_over_a_table_of_the_committees_is_the_councils() -> None:
    table = "Nämndens mål\tMått\tMålvärde 2025\nFler bostäder\tLov\t40\n"
    found = imported(f"## Målområden\n\n### Mål: Ekvik växer\n\n{table}")
    assert [goal["title"] for goal in found.plan["overarching_goals"]] == ["Ekvik växer"]
    assert [(goal["title"], goal["serves"]) for goal in found.plan["goals"]] == [("Fler bostäder", ["Ekvik växer"])]
    assert (3, "goals-of-both", "Ekvik växer") in noted(found, "text")


@pytest.mark.parametrize(("goals", "activities"), [(["Bo"], [["Riva"]]), (["Bo", "Resa"], [None, None])])
def test_activities_under_both_goals_are_the_committees_lone_one_or_told(goals: list[str], activities: Any) -> None:
    rows = "".join(f"{goal}\tLov\n" for goal in goals)
    body = f"### Mål: Ekvik växer\n\nNämndens mål\tMått\n{rows}\nAktiviteter:\n\n- Riva\n"
    found = imported(f"## Målområden\n\n{body}")
    made = [[each["title"] for each in goal["activities"]] if "activities" in goal else None
            for goal in found.plan["goals"]]  # fmt: skip
    assert made == activities
    assert [each["title"] for each in found.plan.get("activities", [])] == (["Riva"] if len(goals) > 1 else [])


NO_GOALS = [
    ("a sentence", "Mål 1 är viktigast för nämnden.\nMål 2 kommer sedan.\n"),
    ("a line that goes on", f"{'Det här stycket handlar om allt som nämnden gör för barnen ' * 2}och\nMål 1: Vatten\n"),
    ("what a measure is to reach", "Andelen nöjda ska öka.\nMål: 90 procent\n"),
]  # fmt: skip


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in NO_GOALS])
def test_labels_in_running_text_make_no_goals(body: str) -> None:
    assert "goals" not in imported(f"## Nämndens mål\n\n{body}").plan


LISTS = [
    ("a word and what for", "Aktiviteter för att nå målet:", ["Öppna kvällstid.", "Köpa böcker"]),
    ("plain, with when", "Aktiviteter under året", ["Öppna kvällstid.", "Köpa böcker"]),
    ("as a heading, with when", "#### Aktiviteter under året", ["Öppna kvällstid.", "Köpa böcker"]),
    ("in bold", "**Åtaganden 2025**", ["Öppna kvällstid.", "Köpa böcker"]),
    ("by a word that none knows", "**Så gör vi**", None),
    ("a sentence", "Aktiviteter är viktiga.", None),
]


@pytest.mark.parametrize(("line", "activities"), [pytest.param(*case, id=name) for name, *case in LISTS])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
def test_a_line_over_bullets_within_a_goal(line: str, activities: list[str] | None, gap: str) -> None:
    bullets = "- Öppna kvällstid.\n- Köpa böcker\n"
    (goal,) = imported(f"## Nämndmål\n\n### Fler läser\n\nText om målet.\n\n{line}{gap}{bullets}").plan["goals"]
    assert [each["title"] for each in goal.get("activities", [])] == (activities or [])
    assert ("Köpa böcker" in goal["description"]) is (activities is None)


def test_a_budget_without_a_unit_is_told_and_no_amount_guessed() -> None:
    found = imported("## Budget\n\nVerksamhet\tBudget 2024\tBudget 2025\nStab\t1 200\t1 300\n")
    assert "operating_budget" not in found.plan
    assert [(line, key) for line, key in noted(found) if key == "no-unit"] == [(3, "no-unit")]
    (table,) = found.plan["sections"][0]["tables"]
    assert [(row["label"], row["cells"]) for row in table["rows"]] == [("Stab", ["1 200", "1 300"])]


UNITS = [
    ("in the table's head", "Belopp i tusen kronor", "", "tkr"),
    ("in millions, spelt out", "Miljoner kronor", "", "mkr"),
    ("beside a column", "Verksamhet", ", mnkr", "mnkr"),
]


@pytest.mark.parametrize(("first", "beside", "unit"), [pytest.param(*case, id=name) for name, *case in UNITS])
def test_where_a_unit_may_stand(first: str, beside: str, unit: str) -> None:
    found = imported(f"## Budget\n\n{first}\tBudget 2024{beside}\tBudget 2025{beside}\nStab\t1 200\t1 300\n")
    assert found.plan["operating_budget"]["unit"] == unit
    assert found.accounts.not_understood == ()


VERSIONS = [
    ("after the year", "Verksamhetsplan 2025, reviderad", "reviderad", None),
    ("in brackets", "Verksamhetsplan 2025 (förslag)", "forslag", None),
    ("before the title", "Utkast till verksamhetsplan 2025", "utkast", None),
    ("no version at all", "Verksamhetsplan 2025 för omsorgsnämnden", None, None),
    ("a word that none is called", "Verksamhetsplan 2025, beslutsversion", None, "remissversion"),
]


@pytest.mark.parametrize(("title", "version", "near"), [pytest.param(*case, id=name) for name, *case in VERSIONS])
def test_the_version_in_the_title(title: str, version: str | None, near: str | None) -> None:
    found = imported("## Budget\n\nText.\n", f"# {title}\n\nOmsorgsnämnden\n\nEKVIKS KOMMUN\n\n")
    assert found.plan.get("version") == version
    told = [note.params["near"] for note in found.accounts.notes if note.key == "import.note.unknown-version"]
    assert told == ([near] if near else [])
    assert (1 in found.accounts.not_understood) is (near is not None)


ABOVE = [
    ("the names", "Ekviks kommun\nOmsorgsnämnden\n", "Omsorgsnämnden", 0),
    ("the committee in capitals", "OMSORGSNÄMNDEN\n\nEKVIKS KOMMUN\n", "Omsorgsnämnden", 0),
    ("with a date and what it is", "Ekviks kommun\n2024-11-20\nOmsorgsnämnden\nFastställd\n", "Omsorgsnämnden", 2),
    ("a memo", "Tjänsteskrivelse\n\nNämnden ska besluta.\n\nSkickas till\n\nKommunstyrelsen\n\n", None, 0),
    ("a text, and the names", "Det här är en läsanvisning.\n\nEkviks kommun\nOmsorgsnämnden\n", "Omsorgsnämnden", 0),
]  # fmt: skip


@pytest.mark.parametrize(("above", "committee", "cover"), [pytest.param(*case, id=name) for name, *case in ABOVE])
def test_names_above_the_title_are_the_covers(above: str, committee: str | None, cover: int) -> None:
    found = imported("## Nämndens mål\n\nText.\n", f"{above}Verksamhetsplan 2025\n\n")
    assert found.plan["metadata"].get("committee") == committee
    assert found.plan["metadata"].get("municipality") == ("Ekviks kommun" if committee else None)
    left_out = list(found.accounts.left_out.values())
    assert left_out.count(Reason.COVER) == cover
    assert (Reason.MEMO in left_out) is ("." in above)


# What is alike is not the same

ALIKE = [
    ("a longer word", "Internkontrollplanering", None),
    ("the section, in its definite form", "Internkontrollen", "internal_control"),
    ("the plan, with the year", "Internkontrollplan 2025", "internal_control_plan"),
    ("the section, without", "Internkontroll", "internal_control"),
    ("one letter wrong", "Internkontrolplan", "internal_control_plan"),
    ("parts of two sections", "Organisation och budget", None),
    ("parts of one section", "Utmaningar och förutsättningar", "outlook"),
    ("a number in it", "10 mål", "goals"),
    ("the committee's own", "Vår organisation", "organisation"),
    ("the municipality's", "Kommunens organisation", None),
    ("the committee's, by its name", "Omsorgsnämndens risker", "internal_control_plan"),
    ("another committee's", "Socialnämndens risker", None),
    ("areas of the municipality's goals", "Kommunens målområden", "goals"),
    ("the municipality's goals", "Ekviks kommuns mål", "overarching_goals"),
    ("the municipality's risks", "Kommunens risker", None),
]


@pytest.mark.parametrize(("heading", "role"), [pytest.param(*case, id=name) for name, *case in ALIKE])
def test_look_alikes(heading: str, role: str | None) -> None:
    found = imported(f"## {heading}\n\nText om detta.\n")
    assert found.plan["sections"][0].get("role") == role


COLUMNS = [
    ("a measure is no goal", "Resultatmått | Utfall 2024 | Mål 2026", "measures", "title outcomes targets"),
    ("a goal beside its measure", "Mål | Mått", "goals", "title measure"),
    ("a measure beside what it is to reach", "Mått | Mål 2026", "measures", "title targets"),
    ("what a goal is to reach", "Nämndmål | Mått | Mål 2026 | Mål 2028", "goals", "title measure targets targets"),
    ("a goal with its year", "Mål 2026 | Mått", "goals", "title measure"),
    ("a goal twice", "Nämndmål | Effektmål | Mått", "goals", "title - measure"),
    ("a goal under another", "Inriktningsmål | Mål | Mått", "goals", "serves title measure"),
    ("an activity by year", "Aktivitet 2025 | Aktivitet 2026 | Ansvarig", "activities", "title - responsible"),
    ("a compound by its last part", "Nämndmått | Målvärde 2026", "measures", "title targets"),
    ("a compound", "Risk | Sannolikhet | Konsekvens | Motåtgärd", "risks", "process likelihood consequence actions"),
    ("a goal among risks", "Process | Risk | Riskvärde | Kontrollmål", "risks", "process description index -"),
    ("a class is no index", "Process | Risk | Riskvärde | Riskklass", "risks", "process description index level"),
    ("a letter too many", "Aktivitet | Ansvarrig", "activities", "title responsible"),
    ("a share is no change", "tkr | Budget 2025 | Förändring | Förändring %", "budget", "name budget change -"),
    ("a programme is no frame", "tkr | Program 2025 | Budget 2025", "budget", "name - budget"),
    ("how many is no contract", "Avtal | Antal", None, ""),
    ("a table is no fee", "Taxa | Tabell", None, ""),
    ("what it is for is no goal", "Ändamål | Indikator", None, ""),
    ("a risk alone heads nothing", "Risk", None, ""),
    ("a goal alone heads nothing", "Mål", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "kind", "fields"), [pytest.param(*case, id=name) for name, *case in COLUMNS])
def test_columns_that_look_alike(cells: str, kind: str | None, fields: str) -> None:
    found = header(cells.split(" | "), GENERAL)
    assert (found and found.kind) == kind
    assert " ".join(column.field if column else "-" for column in (found.columns if found else ())) == fields


PROSE = [
    ("in a sentence", "Nämnden har mål och risker.\n\nRisker finns i allt.\n"),
    ("a line of a paragraph", "Det här handlar om\nRisker\noch hur de hanteras.\n"),
    ("a goal's word in a sentence", "Mål 1 är det viktigaste målet.\n\nMål 2 kommer sedan.\n"),
]


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in PROSE])
def test_known_words_in_prose_are_no_headings(body: str) -> None:
    found = imported(f"## Sammanfattning\n\n{body}")
    (section,) = found.plan["sections"]
    assert "sections" not in section
    assert "goals" not in found.plan


STEPS = "tkr\tBudget 2025\nRam 2024\t100\nUppräkning\t3\nEffektivisering\t-1\nRam 2025\t102\n"


def test_a_frame_by_steps_is_no_budget() -> None:
    found = imported(f"## Budget\n\n{STEPS}")
    budget = found.plan["operating_budget"]
    assert [(step["name"], step["role"], step.get("type")) for step in budget["steps"]] == [
        ("Ram 2024", "part", "carried_over"),
        ("Uppräkning", "part", "index"),
        ("Effektivisering", "part", "saving"),
        ("Ram 2025", "total", None),
    ]
    assert not budget.keys() & {"lines", "units"}
    assert found.missing == ("goals", "budget", "risks")


def test_of_two_budgets_one_is_read_and_the_other_stays_as_it_stands() -> None:
    table = "tkr\tBudget 2025\nStab\t1\nSumma\t1\n"
    found = imported(f"## Budget\n\nPer verksamhet.\n\n{table}\nPer enhet.\n\n{table}")
    assert [key for _, key in noted(found)] == ["second-budget"]
    assert len(found.plan["operating_budget"]["units"]) == 2
    (kept,) = found.plan["sections"][0]["tables"]
    assert [row["label"] for row in kept["rows"]] == ["Stab", "Summa"]
    assert found.accounts.not_understood == ()


def test_a_sign_that_breaks_the_profiles_rule_is_told_and_kept(tmp_path: Any) -> None:
    own = tmp_path / "ekvik.toml"
    own.write_text('[budget.signs]\ncost = "positive"\n', encoding="utf-8")
    plan = COVER + "## Budget\n\ntkr\tBudget 2025\nKostnader\t-12\nNettokostnad\t12\n"
    found = extract(SourceDocument("plan.txt", text.blocks(plan)), profile.load(own))
    assert (4, "other-sign", "-12") in noted(found, "text")
    assert found.plan["operating_budget"]["lines"][0]["amounts"][0]["kr"] == -12_000


# A snapshot is never half empty in silence

WHOLE = {
    "goals": "## Nämndmål\n\n### Trygg vård\n\nAktivitet\tAnsvarig\nMöte\tChef\n\n",
    "budget": "## Budget\n\ntkr\tBudget 2025\nNettokostnad\t12\n\n",
    "risks": "## Risker\n\nRisk\tSannolikhet\tKonsekvens\nBrand\t2\t4\n\n",
}
NONE = {
    "goals": "## Nämndmål\n\nInga mål har beslutats för året.\n\n",
    "risks": "## Risker\n\nRisk\tSannolikhet\tKonsekvens\nInga risker finns\t\t\n\n",
}


def test_a_whole_plan_lacks_nothing() -> None:
    assert imported("".join(WHOLE.values())).missing == ()


@pytest.mark.parametrize("part", WHOLE)
def test_what_is_left_out_of_a_plan_is_missed(part: str) -> None:
    assert imported("".join(body for name, body in WHOLE.items() if name != part)).missing == (part,)


@pytest.mark.parametrize("part", NONE)
def test_what_the_plan_says_there_is_none_of_is_not_missed(part: str) -> None:
    assert imported("".join((WHOLE | {part: NONE[part]}).values())).missing == ()


def test_rows_without_any_amount_are_no_budget() -> None:
    body = WHOLE["goals"] + WHOLE["risks"] + "## Budget\n\ntkr\tBudget 2025\nNettokostnad\t\n"
    assert imported(body).missing == ("budget",)


def test_what_a_profile_never_expects_is_not_missed(tmp_path: Any) -> None:
    own = tmp_path / "ekvik.toml"
    own.write_text('[plan]\nwithout = ["risks"]\n', encoding="utf-8")
    plan = COVER + WHOLE["goals"] + WHOLE["budget"]
    assert extract(SourceDocument("plan.txt", text.blocks(plan)), profile.load(own)).missing == ()


OUTLINE = (
    "1 Det vi är till för\nNämnden svarar för hamnen.\n\n2 Det vi vill\n2.1 Fler båtar\nHamnen ska ha fler platser.\n\n"
    "3 Det vi mäter\n\nSå ser vi det\tUtfall 2024\tVärde 2025\nBåtplatser\t40\t45\n"
)
NOT_IN_ORDER = [
    ("as they stand", OUTLINE, ["Det vi är till för", "Det vi vill", "Det vi mäter"]),
    ("one left out", OUTLINE.replace("3 Det", "4 Det"), []),
    ("one twice", OUTLINE + "\n2 Bryggor och kajer\n\nText.\n", []),
    ("two alone", OUTLINE.replace("3 Det vi mäter", "Det mäts så här."), []),
    ("a quantity", OUTLINE.replace("3 Det vi mäter", "3 båtar av tio ligger kvar"), []),
    ("a sentence", OUTLINE.replace("3 Det vi mäter", "3 Bryggor byggs i maj."), []),
]


@pytest.mark.parametrize(("body", "titles"), [pytest.param(*case, id=name) for name, *case in NOT_IN_ORDER])
def test_numbers_in_order_are_an_outline(body: str, titles: list[str]) -> None:
    sections = imported(body).plan["sections"]
    assert [each["title"] for each in sections if each["title"].startswith("Det vi")] == titles
    if titles:
        assert [each["title"] for each in sections[1]["sections"]] == ["Fler båtar"]


VALUED = [
    ("of the plan's year", "Indikator\tUtfall 2023\tVärde 2025", ("targets", 2025)),
    ("of a later year", "Indikator\tMålvärde 2025\tVärde 2027", ("targets", 2027)),
    ("of an earlier year", "Indikator\tMålvärde 2025\tVärde 2023", ("outcomes", 2023)),
]


@pytest.mark.parametrize(("head", "value"), [pytest.param(*case, id=name) for name, *case in VALUED])
def test_values_of_measures_that_no_word_names_are_told_by_their_year(head: str, value: tuple[str, int]) -> None:
    found = imported(f"## Mått\n\n{head}\nBåtplatser\t40\t45\n")
    (measure,) = found.plan["measures"]
    assert {"year": value[1], "value": "45" if head.endswith(str(value[1])) else "40"} in measure[value[0]]
