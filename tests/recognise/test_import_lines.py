"""Items set as lines with the labels of their fields, areas of goals by number, and units told below a table."""

from __future__ import annotations

from typing import Any

import pytest

from tests.recognise.test_import_text import imported, plan_of, without_sources

Raw = dict[str, Any]
GOAL = "## Nämndmål\n\n### Maten är god.\n\n"

GOALS: list[tuple[str, str, Raw]] = [
    (
        "a measure a paragraph",
        "Mått: Andel nöjda\n\nMålvärde: 80 %\n\nUtfall 2022: 72 %\n",
        {
            "measures": [
                {
                    "title": "Andel nöjda",
                    "targets": [{"value": "80 %"}],
                    "outcomes": [{"year": 2022, "value": "72 %"}],
                }
            ]
        },
    ),
    (
        "a figure after «Mål» is a target and no goal",
        "Indikator: Antal besök\nUtfall: 310\nMål: 400\nIndikator: Andel svar\nMål: 8 %\n",
        {
            "measures": [
                {"title": "Antal besök", "outcomes": [{"value": "310"}], "targets": [{"value": "400"}]},
                {"title": "Andel svar", "targets": [{"value": "8 %"}]},
            ]
        },
    ),
    (
        "all in one line, and in a bullet",
        "Indikator: Andel nöjda. Utfall 2022: 72 %. Mål 2024: 80 %.\n\n- Mått: Antal rätter, målvärde: 12\n",
        {
            "measures": [
                {
                    "title": "Andel nöjda",
                    "outcomes": [{"year": 2022, "value": "72 %"}],
                    "targets": [{"year": 2024, "value": "80 %"}],
                },
                {"title": "Antal rätter", "targets": [{"value": "12"}]},
            ]
        },
    ),
    (
        "activities, and who answers for the goal after a paragraph",
        "Aktivitet: Ny meny\nAnsvarig: Kostchef\nKlart: 2024-05-01\n\nVi lyssnar på gästerna.\n\nAnsvarig: Chefen\n",
        {
            "description": "Vi lyssnar på gästerna.",
            "responsible": "Chefen",
            "activities": [{"title": "Ny meny", "responsible": "Kostchef", "deadline": "2024-05-01"}],
        },
    ),
    (
        "a label without a field that tells is running text",
        "Mått: Vi frågar alla gäster.\n",
        {"description": "Mått: Vi frågar alla gäster."},
    ),
]


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*case, id=name) for name, *case in GOALS])
def test_items_of_a_goal_in_lines(body: str, expected: Raw) -> None:
    goals = without_sources(plan_of(GOAL + body)["goals"])
    assert goals == [{"title": "Maten är god."} | expected]


def test_risks_in_lines() -> None:
    body = (
        "## Internkontrollplan\n\n"
        "Risk: Fel lön betalas ut\nSannolikhet: 3\nKonsekvens: 2\nKontrollmoment: Stickprov\n\n"
        "Risk: Fel köp görs\nSannolikhet: 2\nKonsekvens: 2\n\nNämnden följer upp i maj.\n"
    )
    plan = plan_of(body)
    found = [(risk["process"], risk["index"]) for risk in plan["internal_control_plan"]["risks"]]
    assert found == [("Fel lön betalas ut", 6), ("Fel köp görs", 4)]
    assert [each["text"] for each in plan["sections"][0]["paragraphs"]] == ["Nämnden följer upp i maj."]


def test_goals_serve_the_area_that_is_numbered_without_a_mark() -> None:
    table = "\n\nMått\tMålvärde 2024\nAndel\t80 %\n\n"
    body = f"## Målområde 1 Trygg omsorg\n\n### Mål 1.1 Maten är god{table}"
    body += f"## Målområde 2 Ekonomi\n\n### Mål 2.1 Ramen räcker{table}"
    found = [(goal["title"], goal["serves"]) for goal in plan_of(body)["goals"]]
    assert found == [("Maten är god", ["Trygg omsorg"]), ("Ramen räcker", ["Ekonomi"])]


NUMBERED = """Verksamhetsplan och budget 2024

Omsorgsnämnden

1 Uppdrag

Nämnden ansvarar för stöd.

2 Nämndens mål

2.1 Maten är god

Indikator           Utfall 2022   Målvärde 2024
Andel nöjda, %               72              80

2.2 Ramen räcker

Aktiviteter
- Nytt avtal

3 Ekonomi (mnkr)

Enhet        Budget 2023   Budget 2024
Kök                 41,2          42,0
Boende              10,1          10,4
Summa               51,3          52,4
"""


@pytest.mark.parametrize("chapter", ["Nämndens mål", "Mål"])
def test_a_plan_that_numbers_its_headings_and_marks_none(chapter: str) -> None:
    found = imported(NUMBERED.replace("Nämndens mål", chapter), cover="")
    goals = without_sources(found.plan["goals"])
    assert [(goal["title"], *goal.get("measures", ()), *goal.get("activities", ())) for goal in goals] == [
        (
            "Maten är god",
            {
                "title": "Andel nöjda, %",
                "targets": [{"year": 2024, "value": "80"}],
                "outcomes": [{"year": 2022, "value": "72"}],
            },
        ),
        ("Ramen räcker", {"title": "Nytt avtal"}),
    ]
    budget = found.plan["operating_budget"]
    assert (budget["unit"], [row["amounts"][-1]["printed"] for row in budget["units"]]) == (
        "mnkr",
        ["42,0", "10,4", "52,4"],
    )
    assert found.accounts.not_understood == ()


def test_a_numbered_line_below_the_title_is_a_chapter_and_no_line_of_the_cover() -> None:
    found = imported("Internkontrollplan 2024\n\n1  Bakgrund\n\nPlanen har risker.\n\n2  Risker\n\nText.\n", cover="")
    assert [section["title"] for section in found.plan["sections"]] == ["Bakgrund", "Risker"]


BUDGET = "## Budget\n\nVerksamhet\tBudget 2023\tBudget 2024\nHemtjänst\t48 200\t49 700\nBoende\t51 900\t53 300\n"

BELOW = [
    ("alone", "\nAlla belopp i tkr\n", "tkr"),
    ("in brackets", "\n(mkr)\n", "mkr"),
    ("with a star", "\n* Beloppen anges i tusen kronor.\n", "tkr"),
    ("a sentence with more says nothing", "\nHyran är 300 tkr.\n", None),
    ("what stands over the next table is that one's", "\nBelopp i mkr\nDag\tNamn\nMåndag\tLekplats\n", None),
]


@pytest.mark.parametrize(("below", "unit"), [pytest.param(*case, id=name) for name, *case in BELOW])
def test_a_unit_below_a_table(below: str, unit: str | None) -> None:
    found = imported(BUDGET + below)
    assert found.plan.get("operating_budget", {}).get("unit") == unit
    told = [note.params["unit"] for note in found.accounts.notes if note.key == "import.note.unit-below"]
    assert told == ([unit] if unit else [])


IN_SUM = [
    ("the rows add up to it", "43\nIs\t84\nTotalt, mnkr\t127", "mnkr"),
    ("in brackets", "43\nIs\t84\nSumma (tkr)\t127", "tkr"),
    ("a sum in another unit than the rows", "43 000\nIs\t84 000\nTotalt, mnkr\t127", None),
    ("a part alone says it", "43\nIs, tkr\t84\nTotalt\t127", None),
]


@pytest.mark.parametrize(("rows", "unit"), [pytest.param(*case, id=name) for name, *case in IN_SUM])
def test_a_unit_beside_the_sums_name(rows: str, unit: str | None) -> None:
    found = imported(f"## Budget\n\nVerksamhet\tBudget 2024\nBad\t{rows}\n")
    assert found.plan.get("operating_budget", {}).get("unit") == unit
    assert [note.key for note in found.accounts.notes if "unit-sum" in note.key] == ["import.note.unit-sum"] * bool(
        unit
    )


TABLE_OF_FEES = "## Taxor och avgifter\n\nInkomsttak\t56 250 kr\nBarn 1\t3 %, högst 1 688 kr\n\n"


def test_words_over_figures_after_a_blank_line_head_a_table_of_their_own() -> None:
    """Of two unknown tables the second's head is no row of the first, and no fee."""
    body = TABLE_OF_FEES + "Taxa\tNuvarande\tNy från 2024-07-01\nBåtplats\t2 400 kr\t2 600 kr\n"
    plan = plan_of(body)
    assert [fee["name"] for fee in plan["fees"]] == ["Båtplats"]
    assert [each.get("name") for each in plan["fees"][0]["amounts"]] == ["Nuvarande", "Ny från 2024-07-01"]
    assert [row["label"] for row in plan["sections"][0]["tables"][0]["rows"]] == ["Inkomsttak", "Barn 1"]


def test_a_figure_under_another_one_continues_nothing() -> None:
    plan = plan_of(GOAL + "Mått\tSkola\tUtfall 2022\tMål 2024\nSjuktal\tNorra\t28\t25\n\tSödra\t18\t17\n")
    measure = plan["goals"][0]["measures"][0]
    assert [measure["outcomes"][0]["value"], measure["targets"][0]["value"]] == ["28", "25"]
    cells = [row["cells"] for table in plan["sections"][0]["tables"] for row in table["rows"]]
    assert ["Södra", "18", "17"] in cells


def test_a_dash_says_nothing() -> None:
    head = "Riskområde\tRisk\tS\tK\tRV\tÅtgärd\tAnsvarig\tKlart\n"
    plan = plan_of("## Internkontrollplan\n\n" + head + "Ekonomi\tFel i fakturor\t2\t3\t6\t–\t-\t-\n")
    assert without_sources(plan["internal_control_plan"]["risks"]) == [
        {"process": "Ekonomi", "index": 6, "likelihood": 2, "consequence": 3, "description": "Fel i fakturor"}
    ]


def test_a_bullet_with_a_goals_name_in_bold_has_the_rest_as_what_it_means() -> None:
    body = "## Nämndens mål\n\n- **Mål 1: Fler rör sig.** Alla får en hall.\n- **Mål 2: Fler läser**\n"
    goals = without_sources(plan_of(body)["goals"])
    assert goals == [{"title": "Fler rör sig", "description": "Alla får en hall."}, {"title": "Fler läser"}]
