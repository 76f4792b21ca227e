"""What the importer makes of a text, rule by rule, on short plans of the invented committee."""

from __future__ import annotations

from typing import Any

import pytest

from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import Extraction, extract, profile
from vpbdiff.store import paths

COVER = (
    "# Verksamhetsplan och budget 2024\n\nOMSORGSNÄMNDEN\n\nOMN/2023:7\n\n## Innehållsförteckning\n\nMål ..... 3\n\n"
)
"""Ten lines, as every body begins on the eleventh."""

FIRST = 11


def imported(body: str, cover: str = COVER) -> Extraction:
    found = extract(SourceDocument("plan.txt", plain_text.blocks(cover + body)), profile.load())
    store.read_plan(store.dumps(found.plan), "plan.json")  # what import writes can always be loaded
    return found


def plan_of(body: str) -> dict[str, Any]:
    found = imported(body)
    assert found.accounts.not_understood == ()
    return found.plan


def noted(found: Extraction) -> list[tuple[int, str]]:
    return [(note.line - FIRST + 1, note.key.removeprefix("import.note.")) for note in found.accounts.notes]


def without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_sources(inner) for key, inner in value.items() if key != "source"}
    return [without_sources(inner) for inner in value] if isinstance(value, list) else value


# The internal control plan

CONTROL = "## Intern kontroll\n\n"
HEADER = "Kategori\tProcess/Rutin\tRiskindex\tRisker\tKontrollmoment\n"
FIRST_RISK = "Ekonomi\tFakturor\t9\tFakturor betalas två gånger.\tKontroll av reskontran.\n"

RISKS = [
    (
        "an empty category is the one above",
        HEADER + FIRST_RISK + "\tLöner\t6\tFel lön betalas ut.\tKontroll av listor.\n",
        [("Ekonomi", "Fakturor", 9, 1), ("Ekonomi", "Löner", 6, 1)],
        [(5, "category-above")],
    ),
    (
        "a row without process and index is another control",
        HEADER + FIRST_RISK + "\t\t\t\tKontroll via stickprov.\n",
        [("Ekonomi", "Fakturor", 9, 2)],
        [(5, "further-control")],
    ),
    (
        "three controls in one cell",
        HEADER + "Ekonomi\tFakturor\t9\tDubbelt.\tKontroll av attest Kontroll av moms. Kontroll via stickprov.\n",
        [("Ekonomi", "Fakturor", 9, 3)],
        [(4, "controls-parted")],
    ),
    (
        "a header again after a page break",
        HEADER + FIRST_RISK + "\n" + HEADER + "Styrning\tDelegation\t4\tBeslut tas fel.\tKontroll av beslut.\n",
        [("Ekonomi", "Fakturor", 9, 1), ("Styrning", "Delegation", 4, 1)],
        [(6, "repeated-header")],
    ),
    (
        "a misspelt header",
        HEADER.replace("Risker", "Risiker") + FIRST_RISK,
        [("Ekonomi", "Fakturor", 9, 1)],
        [(3, "header-slip")],
    ),
    (
        "no index is told",
        HEADER + "Ekonomi\tFakturor\t\tDubbelt.\tKontroll.\n",
        [("Ekonomi", "Fakturor", None, 1)],
        [(4, "risk-without-index")],
    ),
    (
        "columns in another order, and the factors of the index",
        "Process\tSannolikhet\tKonsekvens\tRiskindex\tRisk\nFakturor\t3\t4\t12\tDubbelt.\n",
        [(None, "Fakturor", 12, 0)],
        [],
    ),
]


@pytest.mark.parametrize(("body", "risks", "notes"), [pytest.param(*case, id=name) for name, *case in RISKS])
def test_risks(body: str, risks: list[Any], notes: list[Any]) -> None:
    found = imported(CONTROL + body)
    assert [
        (risk.get("category"), risk["process"], risk.get("index"), len(risk.get("controls", ())))
        for risk in found.plan["internal_control_plan"]["risks"]
    ] == risks
    assert noted(found) == notes
    assert found.accounts.not_understood == ()


def test_a_cell_that_a_page_breaks_is_whole_and_told() -> None:
    broken = (
        HEADER + "Ekonomi\tFakturor\t9\tFakturor betalas\tKontroll av\n\n" + HEADER + "\t\t\ttvå gånger.\treskontran.\n"
    )
    found = imported(CONTROL + broken)
    (risk,) = found.plan["internal_control_plan"]["risks"]
    assert risk["description"] == "Fakturor betalas två gånger."
    assert [control["text"] for control in risk["controls"]] == ["Kontroll av reskontran."]
    assert (7, "cell-continued") in noted(found)
    pointer = "/internal_control_plan/risks/0"
    assert found.accounts.placed[FIRST + 6] == (f"{pointer}/controls/0", pointer)


# Goals

GOALS = "## Nämndmål\n\n"
GOAL = "### Omsorgsnämnden ska ge trygg hemtjänst.\n\n"


def activities(body: str) -> list[tuple[str, str | None]]:
    (goal,) = plan_of(GOALS + GOAL + body)["goals"]
    return [(activity["title"], activity.get("description")) for activity in goal["activities"]]


ACTIVITIES = [
    ("a table", "Aktiviteter\tBeskrivning\nTidigt stöd\tMöt fler.\n", [("Tidigt stöd", "Möt fler.")]),
    (
        "goes on after a page break without a header",
        "Aktiviteter\tBeskrivning\nTidigt stöd\tMöt fler.\n\nSent stöd\tMöt alla.\n",
        [("Tidigt stöd", "Möt fler."), ("Sent stöd", "Möt alla.")],
    ),
    (
        "a description goes on after a page break",
        "Aktiviteter\tBeskrivning\nTidigt stöd\tMöt fler i\n\n\themmet. Ring.\n",
        [("Tidigt stöd", "Möt fler i hemmet. Ring.")],
    ),
    (
        "a title and a description go on after a page break",
        "Aktiviteter\tBeskrivning\nTidigt\tMöt fler i\n\nAktiviteter\tBeskrivning\nstöd\themmet.\n",
        [("Tidigt stöd", "Möt fler i hemmet.")],
    ),
    (
        "a word parted at the page's end",
        "Aktiviteter\tBeskrivning\nTidigt stöd\tMöt fler i hem-\n\n\tmet.\n",
        [("Tidigt stöd", "Möt fler i hemmet.")],
    ),
    (
        "the last cell empty, its tab gone",
        "Aktiviteter\tBeskrivning\nTidigt stöd\nSent stöd\tMöt alla.\n",
        [("Tidigt stöd", None), ("Sent stöd", "Möt alla.")],
    ),
]


@pytest.mark.parametrize(("body", "found"), [pytest.param(*case, id=name) for name, *case in ACTIVITIES])
def test_activities(body: str, found: list[Any]) -> None:
    assert activities(body) == found


def test_an_activity_with_all_that_a_plan_may_say() -> None:
    body = "Aktivitet\tBeskrivning\tAnsvarig\tKlart\tStatus\nTidigt stöd\tMöt.\tEnhetschef\t2024-06-30\tPågår\n"
    (goal,) = plan_of(GOALS + GOAL + body)["goals"]
    assert without_sources(goal["activities"]) == [
        {
            "title": "Tidigt stöd",
            "description": "Möt.",
            "responsible": "Enhetschef",
            "deadline": "2024-06-30",
            "status": "Pågår",
        }
    ]


MEASURES: list[tuple[str, str, Any]] = [
    ("no table: the plan has no such section", "", "absent"),
    ("one column", "Mått\nAntal besök\nAntal samtal\n", [{"title": "Antal besök"}, {"title": "Antal samtal"}]),
    ("one column, bold, a row", "<b>Mått</b>\nAntal besök\n", [{"title": "Antal besök"}]),
    ("bullets for rows", "Mått\n- Antal besök\n", [{"title": "Antal besök"}]),
    (
        "goes on after a page break",
        "Mått\nAntal besök\n\nAntal samtal\n",
        [{"title": "Antal besök"}, {"title": "Antal samtal"}],
    ),
    ("a heading and bullets", "#### Mått\n\n- Antal besök\n", [{"title": "Antal besök"}]),
    ("a header alone", "<b>Mått</b>\n\n", []),
    ("a header with dashes under it", "Mått\n-----\n\n", []),
    ("a row that says none", "Mått\nMått kopplat till detta nämndmål saknas\n", []),
    (
        "values with their years",
        "Mått\tUtfall 2022\tMålvärde 2024\nAntal besök\t31\tminst 40\n",
        [
            {
                "title": "Antal besök",
                "outcomes": [{"year": 2022, "value": "31"}],
                "targets": [{"year": 2024, "value": "minst 40"}],
            }
        ],
    ),
]


@pytest.mark.parametrize(("body", "measures"), [pytest.param(*case, id=name) for name, *case in MEASURES])
def test_measures(body: str, measures: Any) -> None:
    (goal,) = plan_of(GOALS + GOAL + "Aktiviteter\tBeskrivning\nTidigt stöd\tMöt.\n\n" + body)["goals"]
    assert without_sources(goal.get("measures", "absent")) == measures


def test_goals_as_bare_lines_and_what_they_mean() -> None:
    body = (
        "### Nämndmål\n\nOmsorgsnämnden ska ge trygg hemtjänst.\n\n"
        "Omsorgsnämnden ska ringa den som är ensam.\n\nAktiviteter\tBeskrivning\nTidigt stöd\tMöt.\n\n"
        "Omsorgsnämnden ska ha god ekonomi.\n\nAktiviteter\tBeskrivning\nSpara\tMindre.\n"
    )
    found = imported(body)
    told = [(goal["title"], goal.get("description"), len(goal["activities"])) for goal in found.plan["goals"]]
    assert told == [
        ("Omsorgsnämnden ska ge trygg hemtjänst.", "Omsorgsnämnden ska ringa den som är ensam.", 1),
        ("Omsorgsnämnden ska ha god ekonomi.", None, 1),
    ]
    assert (5, "describes-goal") in noted(found)


# The budget


def test_a_budget_of_many_columns() -> None:
    body = (
        "## Investeringsbudget\n\ntkr\tUtfall 2022\tPrognos 2023\tBudget 2024\tPlan 2025\tSkillnad\n"
        "Inventarier\t1\N{NO-BREAK SPACE}200,5\t\t\N{MINUS SIGN}800\t–\t**400**\n"
        "<b>Summa</b>\t1 200,5\t0\t-800\t0\t400\n"
    )
    plan = plan_of(body)["investment_budget"]
    assert plan["unit"] == "tkr"
    assert without_sources(plan["lines"][0]) == {
        "name": "Inventarier",
        "role": "part",
        "amounts": [
            {"year": 2022, "kind": "outcome", "kr": 1_200_500, "printed": "1 200,5"},
            {"year": 2024, "kind": "budget", "kr": -800_000, "printed": "\N{MINUS SIGN}800"},
        ],
        "change": {"kr": 400_000, "printed": "400"},
    }
    assert (plan["lines"][1]["name"], plan["lines"][1]["role"]) == ("Summa", "total")


def test_two_budget_tables_under_one_heading() -> None:
    head = "mkr\tBudget 2024\tBudget 2023\n"
    whole = "Intäkter\t2\t3\nKostnader\t-9\t-9\nNettokostnader\t-7\t-6\n"
    plan = plan_of(f"## Budget\n\n{head}{whole}\n{head}Stab\t-7\t-6\nSumma\t-7\t-6\n")["operating_budget"]
    assert [line["role"] for line in plan["lines"]] == ["income", "cost", "net"]
    assert [line["role"] for line in plan["units"]] == ["part", "total"]


def test_a_row_of_figures_after_a_page_break_is_a_row() -> None:
    plan = plan_of("## Investeringsbudget\n\nmkr\tBudget 2024\nInventarier\t-2\n\nvarav möbler\t-1\n")
    assert [line["name"] for line in plan["investment_budget"]["lines"]] == ["Inventarier", "varav möbler"]


def test_two_units_in_one_budget() -> None:
    whole = "## Driftbudget\n\nmkr\tBudget 2024\nNettokostnader\t-7,2\n\n"
    found = imported(whole + "## Driftbudget per enhet\n\nTkr\tBudget 2024\nStab\t-7 200\nSumma\t\n")
    plan = found.plan["operating_budget"]
    assert plan["unit"] == "mkr"
    assert plan["lines"][0]["amounts"][0] | {"kr": -7_200_000, "printed": "-7,2"} == plan["lines"][0]["amounts"][0]
    assert plan["units"][0]["amounts"] == [{"year": 2024, "kind": "budget", "kr": -7_200_000, "printed": "-7 200 tkr"}]
    assert "two-units" in [key for _, key in noted(found)]


# Prose

CUT_OFF = "Behovet av platser i särskilt boende ökar i hela länet. Enligt en prognos i maj från Region"

PROSE = [
    ("paragraphs", "Ett stycke.\n\nEtt till.\n", ["Ett stycke.", "Ett till."], []),
    (
        "cut in two by a page, small letter",
        "Nämnden ska ha en\n\nplan för sin kontroll.\n",
        ["Nämnden ska ha en plan för sin kontroll."],
        [(5, "paragraph-joined")],
    ),
    (
        "cut in two by a page, in a name",
        f"{CUT_OFF}\n\nMälarnord ökar det mest i norr.\n",
        [f"{CUT_OFF} Mälarnord ökar det mest i norr."],
        [(5, "paragraph-joined")],
    ),
    ("a short line without a full stop stays", "Inga nya avgifter\n\nNästa stycke.\n", None, [(3, "could-be-heading")]),
    ("a number before such a line", "2. Nya avgifter\n\nNästa stycke.\n", None, [(3, "could-be-heading")]),
    ("folded lines", "Nämnden ska\nha en plan.\n", ["Nämnden ska ha en plan."], [(4, "lines-joined")]),
    (
        "a page number and the title between halves",
        "Nämnden har\n\n12 (40)\n\nen plan.\n",
        ["Nämnden har en plan."],
        None,
    ),
    ("page numbers", "Ett.\n\n3\n\nTvå.\n\n4\n\nTre.\n", ["Ett.", "Två.", "Tre."], None),
    ("numbers that go down", "Ett.\n\n4\n\nTvå.\n\n3\n\nTre.\n", ["Ett.", "4", "Två.", "3", "Tre."], None),
    (
        "a number under its label",
        "Sannolikhet:\n\n3\n\nKonsekvens\n\n4\n",
        ["Sannolikhet:", "3", "Konsekvens", "4"],
        None,
    ),
    (
        "a bullet without a full stop ends there",
        "- Hemtjänst för äldre i hela kommunen, dygnet runt. Även för gäster\n\nNämnden har fler uppgifter.\n",
        ["Hemtjänst för äldre i hela kommunen, dygnet runt. Även för gäster", "Nämnden har fler uppgifter."],
        [],
    ),
    (
        "a bullet goes on on the next page",
        "- Hemtjänst för\n\näldre.\n",
        ["Hemtjänst för äldre."],
        [(5, "paragraph-joined")],
    ),
]


@pytest.mark.parametrize(("body", "texts", "notes"), [pytest.param(*case, id=name) for name, *case in PROSE])
def test_prose(body: str, texts: list[str] | None, notes: list[Any] | None) -> None:
    found = imported("## Sammanfattning\n\n" + body)
    (section,) = found.plan["sections"]
    if texts is not None:
        assert [paragraph["text"] for paragraph in section["paragraphs"]] == texts
    if notes is not None:
        assert noted(found) == notes
    assert found.accounts.not_understood == ()


# Headings

HEADINGS = [
    ("numbered", "## 1. Budget\n\n### 1.2 Investeringsbudget\n\nText.\n", [("Budget", ["Investeringsbudget"])]),
    (
        "part and whole at one level",
        "## Budget\n\n## Investeringsbudget\n\nText.\n",
        [("Budget", ["Investeringsbudget"])],
    ),
    ("part without its whole", "## Investeringsbudget\n\nText.\n", [("Investeringsbudget", [])]),
    ("misspelt", "## Organsation\n\nText.\n\n## Budgett\n\nText.\n", [("Organsation", []), ("Budgett", [])]),
    ("unknown goes under the open section", "## Budget\n\nText.\n\n# Läget\n\nText.\n", [("Budget", ["Läget"])]),
    ("unknown, in the table of contents", "## Budget\n\nText.\n\n#### Mål\n\nText.\n", [("Budget", []), ("Mål", [])]),
    (
        "a committee's own words",
        "## Omsorgsnämndens ansvarsområden\n\nText.\n",
        [("Omsorgsnämndens ansvarsområden", [])],
    ),
    ("none marked", "Budget\n\nText.\n\nLäget i länet\n\nText.\n", [("Budget", ["Läget i länet"])]),
    ("none marked, a number", "Budget\n\nText.\n\n2. Läget i länet\n\nText.\n", [("Budget", ["Läget i länet"])]),
    (
        "all numbered",
        "1. Budget\n\nText.\n\n2. Läget\n\nText.\n\n3. Länet\n\nText.\n",
        [("Budget", []), ("Läget", []), ("Länet", [])],
    ),
    ("with Roman numbers", "II. Budget\n\nText.\n\nIII. Läget i länet\n\nText.\n", [("Budget", ["Läget i länet"])]),
    (
        "by chapter",
        "## Kapitel 1: Budget\n\nText.\n\n## Kapitel 2: Organisation\n\nText.\n",
        [("Budget", []), ("Organisation", [])],
    ),
    ("with letters", "## A) Budget\n\nText.\n\n## B) Personal\n\nText.\n", [("Budget", []), ("Personal", [])]),
    ("in capitals", "# VI BYGGER\n\nText.\n\n# BUDGET\n\nText.\n", [("VI BYGGER", []), ("BUDGET", [])]),
    ("points with numbers", "Budget\n\nText.\n\n1. Läget\n\n2. Länet\n\nText.\n", [("Budget", [])]),
    ("no blank line after", "Sammanfattning\nText.\n", [("Sammanfattning", [])]),
    ("no blank lines at all", "Budget\nInvesteringsbudget\nText.\n", [("Budget", ["Investeringsbudget"])]),
    ("listed in the contents, no blank line after", "Mål\nText.\n", [("Mål", [])]),
    ("ruled, as older tools set them", "Budget\n======\n\nText.\n", [("Budget", [])]),
]


@pytest.mark.parametrize(("body", "outline"), [pytest.param(*case, id=name) for name, *case in HEADINGS])
def test_headings(body: str, outline: list[Any]) -> None:
    sections = plan_of(body)["sections"]
    assert [(one["title"], [inner["title"] for inner in one.get("sections", [])]) for one in sections] == outline


def test_a_misspelt_heading_has_its_role_and_is_told() -> None:
    found = imported("## Organsation\n\n### Staben\n\n- Ekonomi\n")
    assert found.plan["sections"][0]["role"] == "organisation"
    assert [unit["name"] for unit in found.plan["organisation"]["units"]] == ["Staben"]
    assert noted(found) == [(1, "known-by-likeness")]


# What is not understood is told, and never swallowed

KEPT = [
    ("a row of no table", "## Budget\n\nett\ttvå\ttre\n", 3, "strange-table", "tre"),
    ("a row with too many cells", "## Taxor\n\nTaxa\tStatus\nFotvård\tNy\textra\n", 4, "strange-table", "extra"),
    ("a column that is not known", "## Taxor\n\nTaxa\tStatus\tOmråde\nFot\tNy\tVård\n", 3, "unknown-column", "Vård"),
    ("a column twice", "## Taxor\n\nTaxa\tStatus\tStatus\nFotvård\tNy\tGammal\n", 3, "unknown-column", "Gammal"),
    ("a column without a year", "## Budget\n\nmkr\tBudget 2024\tBudget\nStab\t1\t2,5\n", 3, "unknown-column", "2,5"),
    ("words for a figure", "## Budget\n\nmkr\tBudget 2024\nStab\tutreds\n", 4, "no-amount", "utreds"),
    ("an index that is none", CONTROL + HEADER + "Eko\tLön\t0,5\tFel.\tKontroll.\n", 4, "no-index", "0,5"),
    ("an index too high", CONTROL + HEADER + "Eko\tLön\t17\tFel.\tKontroll.\n", 4, "no-index", "17"),
    ("a date that is none", "## Taxor\n\nTaxa\tGäller från\nFot\tvid årsskiftet\n", 4, "no-date", "vid årsskiftet"),
    ("a day in no calendar", "## Taxor\n\nTaxa\tGäller från\nFotvård\t2023-02-29\n", 4, "no-date", "2023-02-29"),
    ("a decision on such", "## Taxor\n\nTaxa\tBeslutad\nFot\tKF 2023-02-29\n", 4, "no-decision", "KF 2023-02-29"),
    ("a deadline in no calendar", "## Uppdrag\n\nUppdrag\tKlart\nPlan\t2026-06-31\n", 4, "no-date", "2026-06-31"),
    (
        "an action's deadline in no calendar",
        CONTROL + "Process\tRiskindex\tRisk\tÅtgärd\tKlart\nLön\t9\tFel lön.\tLista.\t2026-02-30\n",
        4,
        "no-date",
        "2026-02-30",
    ),
    ("accounts by number", "## Budget\n\nmkr\tBudget 2024\n100\t1,5\n110\t2\n", 3, "named-by-figures", "2"),
    ("a row without a name", "## Budget\n\nmkr\tBudget 2024\n\t1,5\n", 4, "nameless", "1,5"),
    ("a decision and more", "## Taxor\n\nTaxa\tBeslutad\nFot\tKF 2020-01-01 § 4\n", 4, "no-decision", "§ 4"),
]


@pytest.mark.parametrize(("body", "line", "key", "text"), [pytest.param(*case, id=name) for name, *case in KEPT])
def test_what_no_item_takes_in_stays_as_it_stands(body: str, line: int, key: str, text: str) -> None:
    found = imported(body)
    assert found.accounts.not_understood == ()
    assert (line, key) in noted(found)
    (table,) = found.plan["sections"][0]["tables"]
    assert text in str(table["rows"][-1]["cells"] if table["rows"] else table["columns"])
    assert found.accounts.as_they_stand


@pytest.mark.parametrize("text", ["1.5", "-66,l", "knappt tio miljoner"])
def test_an_amount_that_can_not_be_read_is_not_understood_and_stays(text: str) -> None:
    found = imported(f"## Budget\n\nmkr\tBudget 2024\nStab\t{text}\nKök\t2,5\n")
    assert found.accounts.not_understood == (FIRST + 3,)
    assert (4, "no-amount") in noted(found)
    assert [row["cells"] for row in found.plan["sections"][0]["tables"][0]["rows"]] == [[text]]


def test_an_index_that_is_not_its_factors_product_is_not_understood() -> None:
    found = imported(CONTROL + "Process\tSannolikhet\tKonsekvens\tIndex\nLön\t2\t3\t9\n")
    assert found.accounts.not_understood == (FIRST + 3,)
    assert (4, "index-disagrees") in noted(found)
    (table,) = found.plan["sections"][0]["tables"]
    assert [column["name"] for column in table["columns"]] == ["Sannolikhet", "Konsekvens"]


def test_activities_outside_a_goal_belong_to_none() -> None:
    plan = plan_of("## Budget\n\nAktiviteter\tBeskrivning\nStöd\tMöt.\n")
    assert [each["title"] for each in plan["activities"]] == ["Stöd"]


def test_text_before_the_first_heading_stands_under_the_plans_title() -> None:
    plan = plan_of("Förord till planen.\n\nSkrivet av ingen.\n\n## Budget\n\nText.\n")
    assert [(section["title"], len(section["paragraphs"])) for section in plan["sections"]] == [
        ("Verksamhetsplan och budget", 2),
        ("Budget", 1),
    ]


# The plan in its document

TITLES = [
    ("plain", "# Verksamhetsplan och budget 2024\n", (2024, None)),
    ("revised", "# Reviderad verksamhetsplan och budget 2024\n", (2024, "reviderad")),
    ("proposed", "# Förslag till verksamhetsplan 2024\n", (2024, "forslag")),
    ("the year on its own line", "# Verksamhetsplan och budget\n\n# 2024\n", (2024, None)),
    ("the committee's own", "# Omsorgsnämndens verksamhetsplan med budget 2024\n", (2024, None)),
    ("several years", "# Verksamhetsplan 2024–2026\n", (2024, None)),
]


@pytest.mark.parametrize(("cover", "told"), [pytest.param(*case, id=name) for name, *case in TITLES])
def test_titles(cover: str, told: Any) -> None:
    plan = imported("## Nämndmål\n\nText om målen.\n", cover + "\nOmsorgsnämnden\n\nEKVIKS KOMMUN\n\n").plan
    assert (plan["year"], plan.get("version")) == told
    assert plan["metadata"]["committee"] == "Omsorgsnämnden"
    assert plan["metadata"]["municipality"] == "Ekviks kommun"
    assert paths.of(plan) == "ekvik/omsorgsnamnden"


def test_names_that_the_cover_lacks_are_read_in_the_text_and_told() -> None:
    body = "## Sammanfattning\n\nI Ekviks kommun styr Omsorgsnämnden. För Ekviks kommun gäller att Ekvik är litet.\n"
    found = imported(body, "# Verksamhetsplan 2024\n\n## Innehåll\n\nMål ..... 3\n\n")
    assert found.plan["metadata"] == {
        "title": "Verksamhetsplan 2024",
        "municipality": "Ekviks kommun",
        "committee": "Omsorgsnämnden",
    }
    assert {note.key for note in found.accounts.notes} == {
        "import.note.committee-guessed",
        "import.note.municipality-guessed",
    }


def test_a_cover_gives_no_more_than_the_plans_particulars() -> None:
    cover = "# Verksamhetsplan 2024\n\nOmsorgsnämnden\n\nHandläggare: Förnamn Efternamn\n\n"
    found = imported("## Organisation\n\nText om det.\n", cover)
    assert "Efternamn" not in store.dumps(found.plan)
    assert found.accounts.left_out == {5: "cover"}
    assert (5, "import.note.cover") in [(note.line, note.key) for note in found.accounts.notes]


def test_what_one_row_may_be_a_person_decides() -> None:
    table = "<b>Uppdrag</b>\nOmsorgsnämnden får i uppdrag att spara.\n\n"
    found = imported(f"## Nämndens uppdrag\n\n{table}Uppdragen redovisas i juni.\n")
    assert len(found.plan["assignments"]) == 1
    assert [paragraph["text"] for paragraph in found.plan["sections"][0]["paragraphs"]] == [
        "Uppdragen redovisas i juni."
    ]
    assert noted(found) == [(6, "could-be-row")]


def test_other_documents_round_the_plan_are_left_out_and_told() -> None:
    memo = "Omsorgsförvaltningen\n\nTjänsteskrivelse\n\n# Verksamhetsplan 2024\n\n## Förslag till beslut\n\nText.\n\n"
    plan = "EKVIKS KOMMUN\n\n# Verksamhetsplan 2024\n\nOmsorgsnämnden\n\n## Organisation\n\nText om det.\n\n"
    minutes = "EKVIKS KOMMUN\n\n## Förhandlingsprotokoll MBL\n\nNärvarande: flera.\n"
    found = imported(plan + minutes, memo)
    assert [section["title"] for section in found.plan["sections"]] == ["Organisation"]
    assert {line: str(reason) for line, reason in found.accounts.left_out.items()} == {
        **dict.fromkeys((1, 3, 5, 7, 9), "memo"),
        **dict.fromkeys((21, 23, 25), "minutes"),
    }
    assert [(note.line, note.key) for note in found.accounts.notes] == [
        (11, "import.note.begins"),
        (21, "import.note.ends"),
    ]


def test_a_proposal_within_a_plan_ends_nothing() -> None:
    plan = plan_of("## Organisation\n\nText.\n\n## Förslag till beslut\n\nText.\n\n## Budget\n\nText.\n")
    assert [section["title"] for section in plan["sections"]] == ["Organisation", "Budget"]


ASIDES = [
    ("amid the plan", "## Reservation från ett parti", "## Budget", 1),
    ("with an annex's number", "## Bilaga 2: Reservation från ett parti", "## Budget", 1),
    ("at the end", "## Bilaga: Reservation från ett parti", "## Hälsning", 0),
    ("with chapters of its own", "# Reservation från ett parti", "## Driftbudget", 0),
]


@pytest.mark.parametrize(("aside", "chapter", "goes_on"), [pytest.param(*case, id=name) for name, *case in ASIDES])
def test_what_others_say_amid_a_plan_is_left_out_and_ends_nothing(aside: str, chapter: str, goes_on: int) -> None:
    chapter = "## Driftbudget" if goes_on else chapter
    found = imported(f"## Organisation\n\nText.\n\n{aside}\n\nBo Prov yrkar på 9 mkr.\n\n{chapter}\n\nMer.\n")
    assert "Prov" not in str(found.plan)
    assert [section["title"] for section in found.plan["sections"]] == ["Organisation", "Driftbudget"][: 1 + goes_on]
    assert (5, "aside" if goes_on else "ends") in noted(found)


CONTENTS = [
    ("dots", "Budget ..... 3\nOrganisation.....\t4\n"),
    ("tabs", "Budget\t3\nOrganisation\t4\n"),
    ("over two pages", "Budget ..... 3\n\n\nOrganisation ..... 4\n"),
    ("an entry on two lines", "En budget som är\nlång ..... 3\nOrganisation ..... 4\n"),
    ("no page numbers", "Budget\nOrganisation\n"),
]


@pytest.mark.parametrize("entries", [pytest.param(entries, id=name) for name, entries in CONTENTS])
def test_tables_of_contents(entries: str) -> None:
    cover = f"# Verksamhetsplan 2024\n\nInnehåll\n\n{entries}\n"
    found = imported("Budget\n\nText om pengar.\n\nOrganisation\n\nText om enheter.\n", cover)
    assert [section["title"] for section in found.plan["sections"]] == ["Budget", "Organisation"]
    assert set(found.accounts.left_out.values()) == {"contents"}
    assert found.accounts.not_understood == ()


NO_PLAN = [
    ("an ordinary text", "# Inköpslista\n\nMjölk\n"),
    ("no year", "# Verksamhetsplan\n\n## Nämndmål\n\nText.\n"),
    ("the title in a sentence", "Vi har läst er verksamhetsplan och budget 2024.\n"),
    (
        "a memo without the plan",
        "Tjänsteskrivelse\n\n# Verksamhetsplan 2024\n\n## Förslag till beslut\n\nNämnden antar planen.\n",
    ),
]


@pytest.mark.parametrize("document", [pytest.param(document, id=name) for name, document in NO_PLAN])
def test_a_document_without_a_plan(document: str) -> None:
    with pytest.raises(VpbdiffError) as caught:
        extract(SourceDocument("x.txt", plain_text.blocks(document)), profile.load())
    assert caught.value.problems[0].key == "import.no-plan"
