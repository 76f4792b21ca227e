"""Tables: what each is by its cells and its sums, and what stays as it stands where nothing says what it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.layouts import budget
from vpbdiff import store
from vpbdiff.budget.checks import check_budget
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import Extraction, extract, profile

COVER = "# Verksamhetsplan 2026\n\nIdrottsnämnden\n\nNorrviks kommun\n\n"


def imported(body: str) -> Extraction:
    found = extract(SourceDocument("plan.txt", plain_text.blocks(COVER + body)), profile.load())
    store.read_plan(store.dumps(found.plan), "plan.json")
    return found


def plan_of(body: str) -> dict[str, Any]:
    found = imported(body)
    assert found.accounts.not_understood == ()
    return found.plan


def table(*rows: str) -> str:
    """Rows with their cells parted by a bar, as a text with tabs."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows) + "\n\n"


def kept(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables that stay as they stand, in the order of the document."""

    def walk(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            each for section in sections for each in (*section.get("tables", []), *walk(section.get("sections", [])))
        ]

    return [*plan.get("tables", []), *walk(plan["sections"])]


def rows_of(made: dict[str, Any]) -> list[tuple[str, ...]]:
    return [(row.get("label", ""), *row["cells"]) for row in made["rows"]]


# Sums

UNITS = [
    (
        "the committee first",
        ("tkr | Budget 2026", "Idrottsnämnden | 27 300", "Bad | 15 500", "Is | 8 700", "Stab | 3 100"),
        "total part part part",
    ),
    (
        "groups with their sums",
        ("tkr | Budget 2026", "Bad |", "Simhall | 300", "Strand | 50", "Summa bad | 350", "Is |", "Hall | 90",
         "Bana | 20", "Summa is | 110", "Totalt | 460"),
        "part part subtotal part part subtotal total",
    ),
    (
        "two sums of one name",
        ("tkr | Budget 2026", "Simhall | 300", "Strand | 50", "Summa | 350", "Hall | 90", "Bana | 20", "Summa | 460"),
        "part part subtotal part part total",
    ),
    (
        "what is left out of the sum",
        ("tkr | Budget 2026", "Bad | 300", "varav löner | 200", "Is | 50", "Nettokostnad | 350"),
        "part part part total",
    ),
    ("below an operating budget's heading", ("tkr | Budget 2026", "Bad | 43", "Is | 84", "Summa | 127"), ("part "
        "part total")),
    ("the grant below the sum", ("tkr | Budget 2026", "Bad | 43", "Is | 84", "Summa | 127", "Kommunbidrag | 127"),
     "part part total grant"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "roles"), [pytest.param(*case, id=name) for name, *case in UNITS])
def test_what_sums_up_units(rows: tuple[str, ...], roles: str) -> None:
    units = plan_of(f"## Driftbudget\n\n{table(*rows)}")["operating_budget"]["units"]
    assert " ".join(unit["role"] for unit in units) == roles


@pytest.mark.parametrize(("result", "role"), [("0", "net"), ("-5", "grant")], ids=["all of it is used", "not all"])
def test_what_the_council_gives_is_the_net_cost_where_nothing_is_left_of_it(result: str, role: str) -> None:
    rows = ("tkr | Budget 2026", "Intäkter | 40", "Kostnader | -350", "Kommunbidrag | 310", f"Resultat | {result}")
    lines = plan_of(f"## Driftbudget\n\n{table(*rows)}")["operating_budget"]["lines"]
    assert [line["role"] for line in lines] == ["income", "cost", role, "result"]


def test_what_was_left_of_the_grant_the_year_before_does_not_part_it_from_the_net_cost() -> None:
    """Every outcome leaves something, and the frame of the plan's own year is to be found in both plans."""
    rows = (
        "tkr | Utfall 2024 | Budget 2026",
        "Intäkter | 41 | 40",
        "Kostnader | -360 | -350",
        "Kommunbidrag | 310 | 310",
        "Resultat | -9 | 0",
    )
    found = plan_of(f"## Driftbudget\n\n{table(*rows)}")
    assert [line["role"] for line in found["operating_budget"]["lines"]] == ["income", "cost", "net", "result"]
    assert check_budget(store.plan_from_json(found)) == ()


def test_a_row_called_a_sum_that_is_none_is_told_and_no_frame() -> None:
    found = imported("## Driftbudget\n\n" + table("tkr | Budget 2026", "Bad | 430", "Is | 840", "Summa | 47"))
    assert [unit.get("role") for unit in found.plan["operating_budget"]["units"]] == ["part", "part", None]
    assert "import.note.no-sum" in {note.key for note in found.accounts.notes}


def test_a_total_that_nothing_proves_is_told_to_be_assumed() -> None:
    found = imported("## Driftbudget\n\n" + table("tkr | Budget 2026", "Bad | 430", "Is | 840", "Summa | 1 300"))
    assert [unit["role"] for unit in found.plan["operating_budget"]["units"]] == ["part", "part", "total"]
    assert "import.note.sum-assumed" in {note.key for note in found.accounts.notes}


def test_words_where_a_figure_should_be_stay_as_they_stand() -> None:
    plan = plan_of("## Driftbudget\n\n" + table("tkr | Budget 2026", "Bad | utreds", "Is | 84", "Summa | 84"))
    assert [unit["name"] for unit in plan["operating_budget"]["units"]] == ["Bad", "Is", "Summa"]
    assert rows_of(kept(plan)[0]) == [("Bad", "utreds")]


# Which table is the budget

UNIT_TABLE = table("tkr | Budget 2026", "Bad | 43 500", "Is | 83 900", "Summa | 127 400")


def test_the_table_under_the_budgets_heading_is_the_budget() -> None:
    small = table("tkr | Budget 2026", "Skidspår | 900", "Summa | 900")
    plan = plan_of(f"## Inledning\n\n{small}## Driftbudget per verksamhet\n\n{UNIT_TABLE}")
    assert [unit["name"] for unit in plan["operating_budget"]["units"]] == ["Bad", "Is", "Summa"]
    assert rows_of(kept(plan)[0]) == [("Skidspår", "900"), ("Summa", "900")]
    assert "tables" in plan["sections"][0]


INVESTMENTS = [
    "Investeringsbehov",
    "Investeringsbudget 2026 samt plan 2027-2029",
    "Investeringsbudget 2026, 2027 och 2028",
    "Prioriterade investeringar",
    "Exploatering",
]


@pytest.mark.parametrize("heading", INVESTMENTS)
def test_investments_under_any_heading(heading: str) -> None:
    projects = table("tkr | Budget 2026", "Pistmaskin | 900", "Sarg | 300", "Summa | 1 200")
    plan = plan_of(f"## Driftbudget\n\n{UNIT_TABLE}## {heading}\n\n{projects}")
    assert [line["name"] for line in plan["investment_budget"]["lines"]] == ["Pistmaskin", "Sarg", "Summa"]
    assert len(plan["operating_budget"]["units"]) == 3


BESIDE = [
    (
        "one year, in the heading",
        "## Driftbudget 2026\n\n",
        ("Verksamhet, tkr | Intäkter | Kostnader | Netto", "Bad | -300 | 4 000 | 3 700"),
        "budget 2026 -300, budget 2026 4 000, budget 2026 3 700",
    ),
    (
        "one year, said nowhere",
        "## Driftbudget\n\n",
        ("Verksamhet, tkr | Intäkter | Kostnader | Netto", "Bad | -300 | 4 000 | 3 700"),
        "budget 2026 -300, budget 2026 4 000, budget 2026 3 700",
    ),
    (
        "below the years",
        "## Driftbudget\n\n",
        ("tkr | Bokslut 2024 | Budget 2026 | | ", " | Netto | Intäkter | Kostnader | Netto", "Bad | 3 | -1 | 5 | 4"),
        "outcome 2024 3, budget 2026 -1, budget 2026 5, budget 2026 4",
    ),
    (
        "each by its word in the singular",
        "## Driftbudget\n\n",
        ("tkr | Bokslut 2024 | Budget 2026 | | ", " | Netto | Intäkt | Kostnad | Netto", "Bad | 3 | -1 | 5 | 4"),
        "outcome 2024 3, budget 2026 -1, budget 2026 5, budget 2026 4",
    ),
    (
        "in the middle of what is set over them",
        "## Driftbudget\n\n",
        (
            "tkr | Budget 2025 | | Budget 2026 | | Plan 2027",
            " | Netto | Intäkter | Kostnader | Netto | Netto",
            "Bad | 3 | -1 | 5 | 4 | 6",
        ),
        "budget 2025 3, budget 2026 -1, budget 2026 5, budget 2026 4, plan 2027 6",
    ),
    (
        "net cost by year",
        "## Driftbudget\n\n",
        ("tkr | Nettokostnad 2025 | Nettokostnad 2026", "Bad | 42 | 43"),
        "budget 2025 42, budget 2026 43",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("head", "rows", "amounts"), [pytest.param(*case, id=name) for name, *case in BESIDE])
def test_income_costs_and_net_as_columns(head: str, rows: tuple[str, ...], amounts: str) -> None:
    plan = plan_of(head + table(*rows))
    assert budget(plan)[1:] == [("Bad", "part", amounts)]
    of = [amount.get("of") for amount in plan["operating_budget"]["units"][0]["amounts"]]
    assert of in (
        [None, None],
        ["income", "cost", None],
        [None, "income", "cost", None],
        [None, "income", "cost", None, None],
    )


# Steps of the frame

STEPS = [
    ("by their heading", "## Ramförändringar\n\n", ("tkr | 2026 | 2027", "Löner | 190 | 190", "Bidrag | -60 | -60")),
    (
        "by the line above",
        "## Ekonomi\n\nRamjusteringar, tkr\n\n",
        ("Post | 2026 | 2027", "Löner | 190 | 190", "Hyra | -60 | -60"),
    ),
    (
        "by their names",
        "## Ekonomi\n\n",
        ("tkr | 2026 | 2027", "Löneuppräkning | 190 | 190", "Effektivisering | -60 | -60"),
    ),
]


@pytest.mark.parametrize(("head", "rows"), [pytest.param(*case, id=name) for name, *case in STEPS])
def test_the_steps_of_the_frame_are_no_units(head: str, rows: tuple[str, ...]) -> None:
    plan = plan_of(head + table(*rows, "Summa | 130 | 130"))
    steps = plan["operating_budget"]["steps"]
    assert "units" not in plan["operating_budget"]
    assert [step["role"] for step in steps] == ["part", "part", "total"]
    assert [(each["year"], each["kind"], each["kr"]) for each in steps[0]["amounts"]] == [
        (2026, "budget", 190_000),
        (2027, "plan", 190_000),
    ]


def test_a_lone_column_of_steps_has_the_year_of_its_heading() -> None:
    plan = plan_of("## Ramförändringar 2026\n\nBelopp i tkr.\n\n" + table("Post | Belopp", "Löneökning | 2 100"))
    (step,) = plan["operating_budget"]["steps"]
    assert (step["type"], step["amounts"][0]["year"], step["amounts"][0]["kr"]) == ("index", 2026, 2_100_000)


# Fees, key figures, measures of no goal


def test_fees_with_what_is_charged() -> None:
    fees = table("Avgift | 2025, kr | 2026, kr", "Simskola, per termin | 700 | 750", "Badkort | 400 | 400")
    found = plan_of(f"## Taxor och avgifter\n\n{fees}")["fees"]
    assert [
        (fee["name"], [(each["year"], each["value"], each["unit"]) for each in fee["amounts"]]) for fee in found
    ] == [
        ("Simskola, per termin", [(2025, "700", "kr"), (2026, "750", "kr")]),
        ("Badkort", [(2025, "400", "kr"), (2026, "400", "kr")]),
    ]


def test_no_fee_is_a_year() -> None:
    plan = plan_of("## Taxor och avgifter\n\n" + table("Avgift | Status", "2025 | Oförändrad", "2026 | Höjs"))
    assert "fees" not in plan
    assert rows_of(kept(plan)[0]) == [("2025", "Oförändrad"), ("2026", "Höjs")]


KEY_FIGURES = [
    (
        "volumes with their price",
        "## Volymer och prislappar\n\n",
        ("tkr | Antal 2026 | Pris per plats 2026 | Budget 2026", "Simskola | 420 | 1 180 | 496"),
        [("Antal", None, 2026, "420"), ("Pris per plats", None, 2026, "1 180"), (None, "budget", 2026, "496")],
    ),
    (
        "key figures by year",
        "## Nyckeltal\n\n",
        ("Volymmått | Utfall 2024 | Prognos 2025 | Budget 2026", "Simskola | 400 | 410 | 420"),
        [(None, "outcome", 2024, "400"), (None, "forecast", 2025, "410"), (None, "budget", 2026, "420")],
    ),
]


@pytest.mark.parametrize(("head", "rows", "values"), [pytest.param(*case, id=name) for name, *case in KEY_FIGURES])
def test_key_figures_are_no_budget(head: str, rows: tuple[str, ...], values: list[Any]) -> None:
    plan = plan_of(head + table(*rows))
    assert "operating_budget" not in plan
    (figure,) = plan["key_figures"]
    read = [(each.get("name"), each.get("kind"), each.get("year"), each["value"]) for each in figure["values"]]
    assert (figure["name"], read) == ("Simskola", values)


def test_measures_under_no_goal() -> None:
    body = "## Nämndens indikatorer\n\n" + table("Indikator | Målvärde 2026 | Källa", "Andel nöjda | 90 % | Enkät")
    (measure,) = plan_of(body)["measures"]
    assert (measure["title"], measure["targets"], measure["data_source"]) == (
        "Andel nöjda",
        [{"year": 2026, "value": "90 %"}],
        "Enkät",
    )


# Risks


def risks(*rows: str) -> dict[str, Any]:
    found: dict[str, Any] = plan_of("## Internkontrollplan\n\n" + table(*rows))["internal_control_plan"]
    return found


def test_how_a_control_is_made_and_to_whom_it_is_reported() -> None:
    (risk,) = risks(
        "Process | Risk | S | K | R | Kontrollmoment | Kontrollmetod | Frekvens | Ansvarig | Rapporteras till",
        "Uthyrning | Dubbelbokning | 3 | 4 | 12 | Bokningar | Stickprov, 20 st | Kvartal | Chef | Nämnden",
    )["risks"]
    (control,) = risk["controls"]
    assert (risk["likelihood"], risk["consequence"], risk["index"]) == (3, 4, 12)
    assert {key: control[key] for key in ("text", "method", "frequency", "responsible", "reported_to")} == {
        "text": "Bokningar",
        "method": "Stickprov, 20 st",
        "frequency": "Kvartal",
        "responsible": "Chef",
        "reported_to": "Nämnden",
    }


ACTIONS = [
    ("with a deadline", "Risk | Risknivå | Åtgärd | Ansvarig | Klart", ("Isen brister | Hög | Mätning | Chef | "
        "Juni"), None),
    ("beside a control", "Risk | Risknivå | Kontrollmoment | Åtgärd | Klart", ("Isen brister | Hög | Rond | "
        "Mätning | Juni"), "Rond"),
    ("when it is done", "Risk | Risknivå | Åtgärd | När", "Isen brister | Hög | Mätning | Juni", None),
    ("how often it is done is no deadline", "Risk | Risknivå | Åtgärder | Klart | Hur ofta | Metod",
        "Isen brister | Hög | Mätning | Juni | Kvartal | Borr", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "row", "control"), [pytest.param(*case, id=name) for name, *case in ACTIONS])
def test_what_is_done_against_a_risk_with_its_level_in_words(head: str, row: str, control: str | None) -> None:
    (risk,) = risks(head, row)["risks"]
    (action,) = risk["actions"]
    assert (risk["level"], action["text"], action["deadline"]) == ("Hög", "Mätning", "Juni")
    assert [each["text"] for each in risk.get("controls", [])] == ([control] if control else [])


def test_what_no_column_calls_a_control_is_none() -> None:
    body = table("Risk | S | K | Åtgärd | Frekvens | Metod", "Isen brister | 2 | 3 | Mätning | Kvartal | Borr",
        " | | | Skyltar | | ", " | | | vid stranden | | ")  # fmt: skip
    plan = plan_of(f"## Internkontrollplan\n\n{body}")
    (risk,) = plan["internal_control_plan"]["risks"]
    assert "controls" not in risk
    assert [action["text"] for action in risk["actions"]] == ["Mätning", "Skyltar vid stranden"]
    assert all("deadline" not in action for action in risk["actions"])
    assert rows_of(kept(plan)[0]) == [("Isen brister", "Kvartal", "Borr")]


def test_a_level_in_words_where_the_index_should_be() -> None:
    (risk,) = risks("Process | Risk | Riskvärde | Kontroll", "Is | Isen brister | Medel | Rond")["risks"]
    assert (risk["level"], risk.get("index")) == ("Medel", None)


IN_WORDS = [
    (
        "a scale that may be of three",
        ("Fel köp | Hög | Medel | Rond", "Fel lön | Låg | Medel | Rond"),
        (None, None, None),
    ),
    ("a word of four", ("Fel köp | Hög | Medel | Rond", "Fel lön | Mycket låg | Medel | Rond"), (4, None, None)),
    ("words that no scale of three has", ("Fel köp | Möjlig | Allvarlig | Rond",), (3, 4, 12)),
    ("a word that nobody knows", ("Fel köp | Möjlig | Dyr | Rond",), (3, None, None)),
]


@pytest.mark.parametrize(("rows", "read"), [pytest.param(*case, id=name) for name, *case in IN_WORDS])
def test_factors_in_words_are_figures_where_their_scale_is_known(rows: tuple[str, ...], read: tuple[Any, ...]) -> None:
    plan = plan_of("## Internkontrollplan\n\n" + table("Risk | Sannolikhet | Konsekvens | Kontrollmoment", *rows))
    risk = plan["internal_control_plan"]["risks"][0]
    assert (risk.get("likelihood"), risk.get("consequence"), risk.get("index")) == read
    words = {cell for each in kept(plan) for row in each["rows"] for cell in row["cells"]}
    own = rows[0].split(" | ")[1:3]
    assert words >= {word for word, step in zip(own, read, strict=False) if step is None}


def test_factors_in_words_that_the_index_proves() -> None:
    (risk,) = risks("Risk | Sannolikhet | Konsekvens | Riskvärde", "Fel köp | Hög | Medel | 12")["risks"]
    assert (risk["likelihood"], risk["consequence"], risk["index"]) == (4, 3, 12)


OF_ONE_RISK = [
    ("what is done", "Risk | Åtgärd | Klart", "Fel köp | Kurs | Juni", "actions"),
    ("how it is controlled", "Risk | Kontrollmoment | Frekvens", "Fel köp | Rond | Varje månad", "controls"),
]


@pytest.mark.parametrize(("head", "row", "field"), [pytest.param(*case, id=name) for name, *case in OF_ONE_RISK])
def test_a_table_without_an_assessment_tells_more_of_the_risks_above(head: str, row: str, field: str) -> None:
    above = table("Risk | S | K | R", "Fel köp | 2 | 3 | 6", "Fel lön | 1 | 2 | 2")
    plan = plan_of(f"## Internkontrollplan\n\n{above}### Vidare\n\n{table(head, row, 'Ny risk | Ett | Två')}")
    found = plan["internal_control_plan"]["risks"]
    assert [risk["process"] for risk in found] == ["Fel köp", "Fel lön", "Ny risk"]
    assert [each["text"] for each in found[0][field]] == [row.split(" | ")[1]]


def test_who_answers_for_the_goals_of_a_table() -> None:
    head = "Nämndmål | Mått | Målvärde 2026 | Ansvarig"
    plan = plan_of("## Nämndmål\n\n" + table(head, "Maten är god | Andel nöjda | 80 % | Kostchef", " | Svinn | 9 % | "))
    assert [(goal["responsible"], len(goal["measures"])) for goal in plan["goals"]] == [("Kostchef", 2)]
    plan = plan_of("## Nämndmål\n\n" + table(head, "Maten är god | Andel nöjda | 80 % | Ek", " | Svinn | 9 % | Al"))
    assert "responsible" not in plan["goals"][0]
    assert [row["cells"] for row in kept(plan)[0]["rows"]] == [["Ek"], ["Al"]]


def test_a_scale_of_five_is_the_plans() -> None:
    plan = risks("Risk | Sannolikhet (1-5) | Konsekvens (1-5) | Riskvärde", "Isen brister | 5 | 4 | 20")
    assert {level["factor"]: level["value"] for level in plan["scale"]} == {"likelihood": 5, "consequence": 5}
    assert plan["risks"][0]["index"] == 20


# A table below another

BELOW = [
    ("words alone", "tkr\tBudget 2026\nStab\t700\n\nPost\tEffekt\nSänkt\t7\nHöjd\t4\n"),
    ("with a year", "tkr\tBudget 2026\nStab\t700\n\nPost\tEffekt 2026\nSänkt\t7\nHöjd\t4\n"),
    ("over words, below figures", "tkr\tBudget 2026\nStab\t700\nKök\t40\n\nPost\tBeslut\nSänkt\tKlart\nHöjd\tUtreds\n"),
]


@pytest.mark.parametrize("body", [pytest.param(case[1], id=case[0]) for case in BELOW])
def test_a_head_of_words_over_figures_begins_a_table_of_its_own(body: str) -> None:
    found = imported(f"## Driftbudget\n\n{body}")
    assert [item["name"] for item in found.plan["operating_budget"]["units"]] in (["Stab"], ["Stab", "Kök"])
    (only,) = kept(found.plan)
    assert [row["label"] for row in only["rows"]] == ["Sänkt", "Höjd"]


GOES_ON = ["Kök\tutreds\nStäd\tutreds\n", "Kök\tingår i stab\nStäd\t127\n"]


@pytest.mark.parametrize("rows", GOES_ON)
def test_a_table_goes_on_after_a_break_whatever_its_words(rows: str) -> None:
    found = imported(f"## Driftbudget\n\ntkr\tBudget 2026\nStab\t700\nHall\t90\n\n{rows}")
    assert [item["name"] for item in found.plan["operating_budget"]["units"]] == ["Stab", "Hall", "Kök", "Städ"]


# What stays as it stands

STRANGE = [
    (
        "with years over its columns",
        ("Anläggning | Besök 2025 | Besök 2026", "Simhall | 900 | 1 000", "Ishall | 400 | 450"),
        (
            "Anläggning",
            [("Besök 2025", 2025), ("Besök 2026", 2026)],
            [("Simhall", "900", "1 000"), ("Ishall", "400", "450")],
        ),
    ),
    (
        "with a caption over it",
        ("Tabell 3. Öppettider | | ", "Hall | Vardag | Helg", "Simhall | 6-21 | 9-17"),
        ("Hall", [("Vardag", None), ("Helg", None)], [("Simhall", "6-21", "9-17")]),
    ),
    (
        "with running numbers",
        ("Rad | Hall | Yta", "1 | Simhall | 900 kvm", "2 | Ishall | 1 800 kvm"),
        ("Hall", [("Rad", None), ("Yta", None)], [("Simhall", "1", "900 kvm"), ("Ishall", "2", "1 800 kvm")]),
    ),
    (
        "without a head",
        ("Simhall | 900 kvm", "Ishall | 1 800 kvm"),
        ("", [("", None)], [("Simhall", "900 kvm"), ("Ishall", "1 800 kvm")]),
    ),
    (
        "with an empty cell and a row without a name",
        ("Hall | Vardag | Helg", "Simhall | 6-21 | ", " | 8-20 | 9-17"),
        ("Hall", [("Vardag", None), ("Helg", None)], [("Simhall", "6-21", ""), ("", "8-20", "9-17")]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "made"), [pytest.param(*case, id=name) for name, *case in STRANGE])
def test_a_table_of_no_known_kind_stays_as_it_stands(rows: tuple[str, ...], made: Any) -> None:
    found = imported(f"## Anläggningar\n\n{table(*rows)}")
    assert found.accounts.not_understood == ()
    (only,) = kept(found.plan)
    columns = [(column["name"], column.get("year")) for column in only["columns"]]
    assert (only.get("label_name", ""), columns, rows_of(only)) == made
    assert len(found.accounts.as_they_stand) == len(rows)


def test_rows_under_a_heading_within_a_table_have_its_name() -> None:
    rows = ("Hall | Yta", "Bad |", "Simhall | 900 kvm", "Is |", "Ishall | 1 800 kvm")
    (made,) = kept(plan_of(f"## Anläggningar\n\n{table(*rows)}"))
    assert [(row["label"], row["group"]) for row in made["rows"]] == [("Simhall", "Bad"), ("Ishall", "Is")]


def test_the_unknown_column_of_a_known_table_stays_by_the_names_of_its_rows() -> None:
    rows = ("Aktivitet | Ansvarig | Kostnadsställe", "Spola is | Chef | 4711", "Pista spår | Chef | 4712")
    plan = plan_of(f"## Nämndmål\n\n### Fler rör på sig\n\n{table(*rows)}")
    assert [each["title"] for each in plan["goals"][0]["activities"]] == ["Spola is", "Pista spår"]
    (made,) = kept(plan)
    assert (made["columns"], rows_of(made)) == (
        [{"name": "Kostnadsställe"}],
        [("Spola is", "4711"), (("Pista spår"), "4712")],
    )


def test_a_table_before_the_first_heading_is_the_plans_own() -> None:
    plan = plan_of(table("Hall | Yta", "Simhall | 900 kvm") + "## Inledning\n\nText.\n")
    assert rows_of(plan["tables"][0]) == [("Simhall", "900 kvm")]


def test_a_header_printed_twice_in_two_lengths_is_read() -> None:
    head = "Kategori\tProcess/Rutin\tRiskindex\tRisker\tKontrollmoment\n"
    found = imported(f"## Internkontrollplan\n\nKategori\tProcess/Rutin\tRiskinde\n{head}")
    store.read_plan(store.dumps(found.plan), "plan.json")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("Underhållsplan", "Underhållsplan", id="words right above"),
        pytest.param("Nedan visas vad som ska underhållas.", None, id="a sentence is prose"),
    ],
)
def test_a_line_above_an_unknown_table_is_its_title(line: str, title: str | None) -> None:
    plan = plan_of(
        f"## Driftbudget\n\n{line}\n\n"
        + table("Objekt | År | Kostnad, tkr", "Åbron | 2026 | 850", "Torget | 2027 | 90")
    )
    assert kept(plan)[0].get("title") == title
    assert [each["text"] for each in plan["sections"][0].get("paragraphs", ())] == ([] if title else [line])


# Two columns of names

GROUPS = [
    ("said once, with empty cells below",
     ("Park | Norr | 90 | 100", " | Söder | 190 | 200", "Skog | Tall | 40 | 50", "Summa | | 320 | 350"),
     [("Norr", "Park"), ("Söder", "Park"), ("Tall", "Skog"), ("Summa", None)]),
    ("said again",
     ("Park | Norr | 90 | 100", "Park | Söder | 190 | 200", "Skog | Tall | 40 | 50", "Summa | | 320 | 350"),
     [("Norr", "Park"), ("Söder", "Park"), ("Tall", "Skog"), ("Summa", None)]),
    ("each with its own sum",
     ("Park | Totalt | 280 | 300", "Park | Norr | 90 | 100", "Park | Söder | 190 | 200", "Skog | Totalt | 40 | 50",
      "Skog | Tall | 40 | 50", "Summa | | 320 | 350"),
     [("Totalt", "Park"), ("Norr", "Park"), ("Söder", "Park"), ("Totalt", "Skog"), ("Tall", "Skog"), ("Summa", None)]),
    ("who answers for a unit is no name of it",
     ("Park | Parkchef | 280 | 300", "Skog | Skogschef | 40 | 50", "Summa | | 320 | 350"),
     [("Park", None), ("Skog", None), ("Summa", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "names"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_groups_before_the_names_of_units(rows: tuple[str, ...], names: list[tuple[str, str | None]]) -> None:
    plan = plan_of("## Driftbudget per enhet, tkr\n\n" + table("Avdelning | Enhet | Budget 2025 | Budget 2026", *rows))
    units = plan["operating_budget"]["units"]
    assert [(unit["name"], unit.get("group")) for unit in units] == names
    assert units[-1]["role"] == "total"


# Values of groups

BY_GROUP = [
    ("after the head", ("Mått | Utfall 2024 kvinnor | Utfall 2024 män | Mål 2026",)),
    ("after a comma", ("Mått | Utfall 2024, kvinnor | Utfall 2024, män | Mål 2026",)),
    ("in brackets", ("Mått | Utfall 2024 (kvinnor) | Utfall 2024 (män) | Mål 2026",)),
    ("with an earlier year alone", ("Mått | Kvinnor 2024 | Män 2024 | Mål 2026",)),
    ("in a row of their own", ("Mått | Utfall 2024 | | Mål 2026", " | Kvinnor | Män | ")),
]


@pytest.mark.parametrize("head", [row[1] for row in BY_GROUP], ids=[row[0] for row in BY_GROUP])
def test_the_values_of_women_and_men(head: tuple[str, ...]) -> None:
    plan = plan_of("## Mål\n\n### Mål 1: Alla trivs\n\n" + table(*head, "Andel nöjda | 81 % | 84 % | 90 %"))
    (made,) = plan["goals"][0]["measures"]
    assert made["outcomes"] == [
        {"year": 2024, "group": "kvinnor", "value": "81 %"},
        {"year": 2024, "group": "män", "value": "84 %"},
    ]
    assert made["targets"] == [{"year": 2026, "value": "90 %"}]


# Fees by their chapter

CHARGED = [
    ("in a column", ("Taxa | Enhet | Avgift 2025 | Avgift 2026", "Tillsyn | kr per timme | 1 290 | 1 340"),
     "kr per timme"),
    ("in the first head", ("Tjänst, kr per dygn | 2025 | 2026", "Tillsyn | 1 290 | 1 340"), "kr per dygn"),
    ("in its own name", ("Tjänst | 2025 | 2026", "Tillsyn, kr per timme | 1 290 | 1 340"), "kr per timme"),
    ("in its own name, in brackets", ("Tjänst | 2025 | 2026", "Tillsyn (kr/tim) | 1 290 | 1 340"), "kr/tim"),
    ("nowhere", ("Tjänst | 2025 | 2026", "Tillsyn | 1 290 | 1 340"), None),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "unit"), [row[1:] for row in CHARGED], ids=[row[0] for row in CHARGED])
def test_what_a_fee_is_charged_for(rows: tuple[str, ...], unit: str | None) -> None:
    plan = plan_of("## Taxor och avgifter\n\n" + table(*rows))
    (fee,) = plan["fees"]
    assert [(each["year"], each["value"], each.get("unit")) for each in fee["amounts"]] == [
        (2025, "1 290", unit),
        (2026, "1 340", unit),
    ]
    assert "description" not in fee
    assert kept(plan) == []


def test_what_fees_bring_in_is_no_fee() -> None:
    plan = plan_of("## Taxor och avgifter\n\n" + table("tkr | Budget 2025 | Budget 2026", "Avgifter | 800 | 900"))
    assert "fees" not in plan


def test_heading_and_unit_of_a_table_right_below_the_cover() -> None:
    cover = ("Internbudget 2026", "Idrottsnämnden", "Norrviks kommun", "Antagen 2025-11-12")
    text = "\n\n".join((*cover, "Netto per enhet", "Belopp i tkr", ""))
    text += table("Enhet | Budget 2025 | Budget 2026", "Bad | 4 200 | 4 400", "Is | 5 100 | 5 200")
    found = extract(SourceDocument("plan.txt", plain_text.blocks(text)), profile.load())
    assert found.plan["operating_budget"]["unit"] == "tkr"
    assert [unit["name"] for unit in found.plan["operating_budget"]["units"]] == ["Bad", "Is"]
    assert "Antagen 2025-11-12" not in str(found.plan)
    assert "Netto per enhet" in str(found.plan)


def test_a_table_of_words_below_measures_is_none_of_them() -> None:
    body = table("Indikator | Utfall 2024 | Målvärde 2026", "Simkunniga | 88 % | 92 %")
    body += table("Kommundel | Simhall | Byggår", "Norr | Ja | 1974", "Söder | Nej | 1980")
    plan = plan_of(f"## Nämndens mål\n\n### Nämndmål 1: Alla kan simma\n\n{body}")
    assert [each["title"] for each in plan["goals"][0]["measures"]] == ["Simkunniga"]
    assert [rows_of(made) for made in kept(plan)] == [[("Norr", "Ja", "1974"), ("Söder", "Nej", "1980")]]


@pytest.mark.parametrize(
    "rows",
    [
        ("Kontroll | Metod | Hur ofta | Vem", "Attest | Urval | Kvartal | Ekonom"),
        ("Kontroll | Vem", "Attest | Ekonom"),
    ],
)
def test_a_narrower_table_of_words_below_risks_holds_none(rows: tuple[str, ...]) -> None:
    above = table("Risk | Sannolikhet | Konsekvens | Riskvärde | Åtgärd", "Isen brister | 2 | 4 | 8 | Mätning")
    plan = plan_of(f"## Internkontrollplan\n\n{above}{table(*rows)}")
    assert len(plan["internal_control_plan"]["risks"]) == 1
    assert "Ekonom" in str(plan)


def test_a_line_over_steps_of_the_frame_stays_in_their_section() -> None:
    body = table("Förändring av ramen | Belopp 2026", "Uppräkning av löner | 4 300", "Volymökning | 2 500")
    plan = plan_of(f"## Budgetram\n\nBelopp i tkr, beslut i november\n\n{body}")
    assert len(plan["operating_budget"]["steps"]) == 2
    assert [each["text"] for each in plan["sections"][0]["paragraphs"]] == ["Belopp i tkr, beslut i november"]


DIRECTIONS = [
    ("Ska öka", "up"),
    ("minskas", "down"),
    ("Bibehållas", "keep"),
    ("↗", "up"),
    ("Öka något", None),
    ("", None),
]


@pytest.mark.parametrize(("said", "expected"), DIRECTIONS)
def test_the_direction_of_a_measure_is_read_where_it_is_known_and_else_stays(said: str, expected: str | None) -> None:
    found = imported(
        f"# Verksamhetsplan 2026\n\n## Mått\n\nMått\tRiktning\tMålvärde 2026\nSimkunnighet\t{said}\t90 %\n"
    )
    (measure,) = found.plan["measures"]
    assert measure.get("direction") == expected
    assert ("direction_from" in measure) == (expected is not None)
    if said and expected is None:
        assert said in str(found.plan["sections"])


FOR_WHOM = [
    ("each row named", ("Trivsel|Kvinnor|71|75", "Trivsel|Män|68|74")),
    ("the second row unnamed", ("Trivsel|Kvinnor|71|75", "|Män|68|74")),
]


@pytest.mark.parametrize("rows", [pytest.param(rows, id=name) for name, rows in FOR_WHOM])
def test_rows_of_one_measure_for_women_and_men_are_one(rows: tuple[str, ...]) -> None:
    found = imported(table("Mått|Kön|Utfall 2024|Mål 2026", *rows, "Sjuka|Totalt|6,1 %|5,0 %"))
    trivsel, sick = found.plan["measures"]
    assert [(each["group"], each["value"]) for each in trivsel["targets"]] == [("kvinnor", "75"), ("män", "74")]
    assert [(each["group"], each["value"]) for each in trivsel["outcomes"]] == [("kvinnor", "71"), ("män", "68")]
    assert [each.get("group") for each in sick["targets"]] == [None]
    assert kept(found.plan) == []


def test_a_group_that_nobody_knows_stays_beside_its_measure() -> None:
    found = imported(table("Mått|Kön|Mål 2026", "Trivsel|Tredje|75", "Sjuka|Kvinnor|5"))
    assert [row["cells"] for each in kept(found.plan) for row in each["rows"]] == [["Tredje"]]
    assert "import.note.no-group" in {note.key for note in found.accounts.notes}


def test_two_rows_of_one_group_and_year_are_two_measures() -> None:
    found = imported(table("Mått|Kön|Mål 2026", "Trivsel|Kvinnor|75", "Trivsel|Kvinnor|80"))
    assert len(found.plan["measures"]) == 2


def test_the_header_under_the_heading_of_a_list_is_no_repetition() -> None:
    found = imported("## Nämndens mål\n\n### Alla ska trivas\n\n#### Mått\n\nMått\tMål 2026\nTrivsel\t75\n")
    assert [each["targets"][0]["value"] for each in found.plan["goals"][0]["measures"]] == ["75"]
    assert "import.note.repeated-header" not in {note.key for note in found.accounts.notes}


def test_numbers_before_names_are_told_once() -> None:
    body = "## Internkontrollplan\n\n" + "".join(
        f"### Risk {number}: {name}\n\nSannolikhet: 2\n\nKonsekvens: 3\n\n"
        for number, name in enumerate(("Stöld", "Brand", "Halka", "Svek"), 1)
    )
    found = imported(body)
    told = [note for note in found.accounts.notes if note.key.startswith("import.note.numbers-left")]
    assert [(note.params["text"], note.params["number"]) for note in told] == [("Risk 1», «Risk 2», «Risk 3", 1)]


def test_text_under_a_lists_heading_does_not_say_that_there_are_none() -> None:
    body = "## Nämndens mål\n\n### Alla ska trivas\n\n#### Aktiviteter\n\n1. Hembesök\n2. Familjehem\n"
    found = imported(body)
    (goal,) = found.plan["goals"]
    assert "activities" not in goal
    assert "Familjehem" in goal["description"]
    assert "import.note.list-not-read" in {note.key for note in found.accounts.notes}


OF_RISK = [
    ("its controls", ("Kontrollmoment | Metod | Ansvarig", "Attest | Stickprov | Controller", "Logg | | It-chef"),
     {"controls": [{"text": "Attest", "method": "Stickprov", "responsible": "Controller"},
                   {"text": "Logg", "responsible": "It-chef"}]}),
    ("what is done against it", ("Åtgärd | Ansvarig | Klart", "Larm byts | Fastighetschef | Q2"),
     {"actions": [{"text": "Larm byts", "responsible": "Fastighetschef", "deadline": "Q2"}]}),
    ("a column that no control has", ("Kontrollmoment | Metod | Belopp", "Attest | Stickprov | 100"),
     {}),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "held"), [pytest.param(*case, id=name) for name, *case in OF_RISK])
def test_a_table_below_a_risks_heading_is_of_that_risk(rows: tuple[str, ...], held: dict[str, Any]) -> None:
    head = "# Internkontrollplan\n\n## Risk: Fel lön\n\nSannolikhet: 3\n\nKonsekvens: 2\n\n"
    plan = plan_of(head + table(*rows))
    (risk,) = plan["internal_control_plan"]["risks"]
    items = {name: risk[name] for name in ("controls", "actions") if name in risk}
    for item in (item for listed in items.values() for item in listed):
        del item["source"]
    assert (items, "activities" in plan) == (held, False)
    assert bool(kept(plan)) == (not held)


OF_NO_RISK = [
    ("how it is done", "# Internkontrollplan", "Kontrollmoment | Metod", "Attest | Stickprov",
     {"text": "Attest", "method": "Stickprov"}),
    ("under a caption", "# Internkontrollplan\n\nTabell 1. Kontroller under året", "Kontrollmoment | Metod",
     "Attest | Stickprov", {"text": "Attest", "method": "Stickprov"}),
    ("no internal control", "# Tillsyn", "Kontroll | Frekvens", "Livsmedel | Varje år", None),
    ("who alone", "# Internkontrollplan", "Kontrollmoment | Ansvarig", "Attest | Controller", None),
    ("a column that no control has", "# Internkontrollplan", "Kontrollmoment | Metod | Belopp",
     "Attest | Stickprov | 100", None),
]  # fmt: skip


@pytest.mark.parametrize(("over", "head", "row", "held"), [pytest.param(*case, id=name) for name, *case in OF_NO_RISK])
def test_controls_of_no_risk_stand_under_the_plan(over: str, head: str, row: str, held: dict[str, str] | None) -> None:
    plan = plan_of(f"{over}\n\n{table(head, row)}")
    listed = plan.get("internal_control_plan", {}).get("controls")
    assert (listed and [{**each, "source": None} for each in listed]) == (held and [{**held, "source": None}])
    assert bool(kept(plan)) == (held is None)


WHOSE: list[tuple[Any, ...]] = [
    ("a goal's several", "", "Mål | Aktivitet", "Alla rör sig | Lekdag", " | Simskola", ["Lekdag", "Simskola"], []),
    ("what each is to reach", "", "Aktivitet | Mål", "Lekdag | Alla klasser deltar", "Simskola | Barn kan simma", None,
     ["Alla klasser deltar", "Barn kan simma"]),
    ("one of a goal that stands elsewhere", "Alla rör sig", "Aktivitet | Mål", "Lekdag | Alla rör sig",
     "Simskola | Barn kan simma", ["Lekdag"], ["Barn kan simma"]),
    ("short words for such goals", "Alla rör sig", "Mål | Aktivitet", "Rörelse | Lekdag", " | Simskola", [],
     ["Rörelse"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "rows", "held", "stays"), [pytest.param(case[1], case[2:5], *case[5:], id=case[0]) for case in WHOSE]
)
def test_whose_the_activities_under_their_own_heading_are(
    goal: str, rows: tuple[str, ...], held: list[str] | None, stays: list[str]
) -> None:
    head, first, second = rows
    above = "## Nämndmål\n\n" + table("Mål | Beskrivning", f"{goal} | Varje dag") if goal else ""
    plan = plan_of(f"{above}## Aktiviteter\n\n{table(f'{head} | Ansvarig', f'{first} | Chef', f'{second} | Chef')}")
    goals = plan.get("goals")
    assert (goals and [each["title"] for each in goals[0].get("activities", [])]) == held
    assert goals is None or len(goals) == 1
    assert len(plan.get("activities", [])) == 2 - len(held or ())
    assert [cell for each in kept(plan) for row in each["rows"] for cell in row["cells"]] == stays


BY_EVIDENCE = [
    ("known heads of values", "Vi följer | Utfall 2024 | Mål 2026", True),
    ("years alone", "Så vet vi att vi lyckats | 2024 | 2026", True),
    ("a word for the names of anything", "Enhet | Utfall 2024 | Mål 2026", False),
    ("no values", "Vi följer | Ansvarig | Klart", False),
]


@pytest.mark.parametrize(("head", "read"), [pytest.param(*case, id=name) for name, *case in BY_EVIDENCE])
def test_measures_under_a_word_that_nobody_knows(head: str, read: bool) -> None:
    body = table(head, "Andel nöjda | 61 % | 65 %", "Antal besök | 300 | 400")
    plan = plan_of("## Nämndmål\n\n### Alla rör sig\n\n" + body)
    found = [each["title"] for goal in plan.get("goals", []) for each in goal.get("measures", [])]
    assert found == (["Andel nöjda", "Antal besök"] if read else [])
    assert bool(kept(plan)) == (not read)


def test_what_one_measure_is_of_is_no_measure() -> None:
    plan = plan_of(
        "## Behörighet\n\n" + table("Skola | Utfall 2024 | Mål 2026", "Ån | 61 % | 65 %", "Älven | 7 % | 9 %")
    )
    assert "measures" not in plan
    assert rows_of(kept(plan)[0]) == [("Ån", "61 %", "65 %"), ("Älven", "7 %", "9 %")]


def test_measures_beside_goals_and_in_bullets_under_such_a_word() -> None:
    rows = ("Nämndmål | Vi följer | Utfall 2024 | Mål 2026", "Alla rör sig | Andel | 61 % | 65 %", " | Antal | 1 | 2")
    plan = plan_of("## Nämndmål\n\n" + table(*rows))
    assert [each["title"] for each in plan["goals"][0]["measures"]] == ["Andel", "Antal"]
    listed = "## Nämndmål\n\n### Alla rör sig\n\nVi följer:\n\n- Andel nöjda, 65 %\n- Antal besök\n\n"
    assert [each["title"] for each in plan_of(listed)["goals"][0]["measures"]] == ["Andel nöjda, 65 %", "Antal besök"]
    prose = "## Nämndmål\n\n### Alla rör sig\n\nVi följer:\n\n- Hur barnen mår\n- Antal besök\n\n"
    assert "measures" not in plan_of(prose)["goals"][0]


def test_each_cell_of_a_row_that_goes_on_stands_once() -> None:
    rows = (
        "Uppdrag | Från | Effekt",
        "Utred bad | KF | Färre köer",
        " | KS | och kortare tid",
        "Bygg is | KF | Fler barn",
    )
    plan = plan_of("## Uppdrag\n\n" + table(*rows))
    assert [each["given_by"] for each in plan["assignments"]] == ["KF KS", "KF"]
    assert [row["cells"] for row in kept(plan)[0]["rows"]] == [["Färre köer och kortare tid"], ["Fler barn"]]


def test_a_line_over_the_next_tables_head_is_no_row_of_the_table_above() -> None:
    above = table("tkr | Budget 2026", "Stab | 700", "Kök | 40")
    plan = plan_of(f"## Driftbudget\n\n{above}{table(' | Läget', 'Uppdrag | Status', 'Utred bad | Pågår')}")
    assert [unit["name"] for unit in plan["operating_budget"]["units"]] == ["Stab", "Kök"]
    assert [(each["title"], each["status"]) for each in plan["assignments"]] == [("Utred bad", "Pågår")]
    assert [row["label"] for each in kept(plan) for row in each["rows"]] == ["Läget"]


def test_the_head_over_the_words_of_a_fee_is_kept() -> None:
    plan = plan_of("## Avgifter\n\n" + table("Plats | 2025 | 2026 | Undantag", "Båtplats | 2 100 | 2 400 | Föreningar"))
    (fee,) = plan["fees"]
    assert "description" not in fee
    assert [(each["columns"][0]["name"], rows_of(each)) for each in kept(plan)] == [
        ("Undantag", [("Båtplats", "Föreningar")])
    ]


def test_words_in_a_column_of_running_numbers_stay() -> None:
    rows = ("Nr | Mått | Mål 2026", "1 | Andel nöjda | 80 %", "se bilaga | Antal besök | 300", "R3 | Svinn | 9 %")
    (left,) = kept(plan_of("## Mål\n\n" + table(*rows)))
    assert rows_of(left) == [("Antal besök", "se bilaga")]


def test_a_line_that_spans_a_table_of_figures_stays_as_text() -> None:
    rows = (" | Per tusen boende | ", "Hall | Vardag | Helg", "Simhall | 900 | 1 000", "Ishall | 400 | 450")
    plan = plan_of("## Volymer\n\n" + table(*rows))
    assert [item["name"] for item in plan["key_figures"]] == ["Simhall", "Ishall"]
    assert "Per tusen boende" in [each["text"] for each in plan["sections"][0]["paragraphs"]]
