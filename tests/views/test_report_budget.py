"""The money's section of a comparison in every format, on the real plans and on an invented pair."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.budgets import budget
from tests.support.plans import section as section_of
from tests.support.solna import published, solna
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options, Selection
from vpbdiff.store import schema
from vpbdiff.wording import Wording

SV = Wording("sv")

OLD = budget(
    "income | Intäkter | 10,0 | |\ncost | Kostnader | -50,0 | |\nnet | Netto | -40,0 | |",
    "part | Hemtjänst | -18,0 | |\npart | Boende | -20,0 | |\npart | <b>Stab¦[/] | -2,0 | |\ntotal | Summa | -40,0 | |",
    year=2024,
)
NEW = budget(
    "income | Intäkter | 9,0 | |\ncost | Kostnader | -50,5 | |\nnet | Netto | -41,5 | |",
    "part | Hemtjänst | -19,5 | |\npart | Boende | -18,5 | |\npart | <b>Stab¦[/] | -3,5 | |\ntotal | Summa | -41,5 | |",
    year=2025,
)


def shown(comparison: Comparison, form: str = "text", **options: Any) -> str:
    return renderer(Shown.DIFF, form)(comparison, SV, Options(**options))


def section(text: str) -> str:
    """The money's section of a report."""
    return text.partition("Budgeten i siffror")[2].partition("\nOm planen")[0].partition("\nDriftbudget, nämnd\n")[0]


def test_the_real_plans_in_the_terminal() -> None:
    text = section(shown(published()))
    assert "Intäkter                   48,5    42,4        +6,1" in text
    assert "Kostnader                −276,9  −268,6        −8,3" in text
    assert "Nettokostnader           −228,4  −226,2        −2,2" in text
    words = " ".join(text.split(None)).replace("\u00a0", " ")
    assert "Två verksamheters nettokostnad ökar med sammanlagt 4,0 mkr och två verksamheters minskar" in words
    assert "Ramen (nettokostnaden) minskar med 2,2 mkr." in words
    assert (
        "Ökningarna och minskningarna tar ut varandra med 4,0 mkr, det mindre av de två; mer än så kan inte ha "
        "omfördelats netto. Siffrorna visar inte om något har omfördelats."
    ) in words
    assert "flytta" not in words
    assert "Trolig överföring" not in words


def test_the_real_rules_are_shown_with_their_evidence() -> None:
    words = " ".join(section(shown(published(), full=True)).split(" ")).replace("\n  ", " ")
    assert "Förändring är förändring i nettokostnad (högre kostnad och lägre intäkt ger plus)." in words
    assert "Vad kolumnen Förändring räknar går inte att läsa ur siffrorna." in words


@pytest.mark.parametrize(
    ("plan", "years", "evidence"),
    [("2020", "2019 minus 2020", "(56,8 → 48,5: 8,3)"), ("2022 (reviderad)", "2021 minus 2022", "(47,9 → 42,4: 5,5)")],
)
def test_each_plans_rule_is_told_with_its_own_years_and_figures(plan: str, years: str, evidence: str) -> None:
    rules = [" ".join(rule.split()) for rule in section(shown(published(), full=True)).split("\n· ")]
    (rule,) = [rule for rule in rules if rule.startswith(f"{plan}, driftbudget, nämnd: ")]
    assert f"Siffrorna kan inte skilja det från {years} som talen är tryckta." in rule
    assert f"«Intäkter» {evidence}" in rule


def test_rules_that_say_the_same_are_one_sentence() -> None:
    same = budget("cost | Kostnader | -50,0 | |", "part | Boende | -20,0 | |", year=2024)
    later = budget("cost | Kostnader | -50,0 | |", "part | Boende | -21,0 | |", year=2025)
    words = " ".join(section(shown(compare(same, later), full=True)).split())
    assert "· 2024 och 2025, driftbudget, nämnd: kostnader är tryckta som negativa tal («Kostnader»: −50,0)." in words
    assert "· 2025, driftbudget, per verksamhet: kostnader är tryckta som negativa tal («Boende»: −21,0)." in words


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (("-18,5", "-20,0", "-2,0"), "En verksamhets nettokostnad ökar med 0,5 mkr och ingen verksamhets minskar,"),
        (("-17,5", "-20,0", "-2,0"), "Ingen verksamhets nettokostnad ökar och en verksamhets minskar med 0,5 mkr,"),
        (
            ("-17,5", "-20,5", "-2,2"),
            "Två verksamheters nettokostnad ökar med sammanlagt 0,7 mkr och en verksamhets minskar med 0,5 mkr,",
        ),
        (
            ("-18,5", "-19,0", "-1,0"),
            "En verksamhets nettokostnad ökar med 0,5 mkr och två verksamheters minskar med sammanlagt 2,0 mkr,",
        ),
    ],
    ids=["one up", "one down", "two up", "two down"],
)
def test_the_number_of_units_is_right(figures: tuple[str, ...], told: str) -> None:
    names = ("Hemtjänst", "Boende", "Stab")
    old = budget(
        units="\n".join(f"part | {n} | {f} | |" for n, f in zip(names, ("-18,0", "-20,0", "-2,0"), strict=True))
    )
    new = budget(units="\n".join(f"part | {n} | {f} | |" for n, f in zip(names, figures, strict=True)), year=2026)
    words = " ".join(section(shown(compare(old, new))).split())
    assert f"· {told} netto " in words


def test_the_real_claims_are_counted_and_the_undecided_told() -> None:
    words = " ".join(section(shown(published(), full=True)).split(" ")).replace("\n  ", " ")
    assert "34 påståenden har prövats: 30 stämmer, inget motsägs, 4 går inte att avgöra." in words
    assert words.count("Går inte att avgöra: ") == 4


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (
            ["Ramen ökar med 1,5 mkr jämfört med föregående år."],
            ["Ett påstående har prövats: 1 stämmer, inget motsägs."],
        ),
        (
            ["Uppräkning sker med 1,0 procent.", "Ramen räknas upp med 1,0 procent."] * 2,
            [
                "4 påståenden har prövats: inget stämmer, inget motsägs, 4 går inte att avgöra.",
                "«räknas upp med 1,0 procent». Det som räknas upp står inte för sig i budgeten. Det står på 2 ställen.",
            ],
        ),
    ],
    ids=["one that holds", "two, twice each"],
)
def test_claims_are_counted_and_each_is_listed_once(sentences: list[str], told: list[str]) -> None:
    new = budget(
        "net | Netto | -41,5 | -40,0 |", "part | Boende | -41,5 | -40,0 |", sections=[section_of("Ekonomi", *sentences)]
    )
    words = " ".join(section(shown(compare(OLD, new), full=True)).split())
    for each in told:
        assert each in words
    assert words.count("«räknas upp") <= 1


def test_bars_go_the_way_of_the_change_and_fit_the_width() -> None:
    lines = section(shown(compare(OLD, NEW))).splitlines()
    home, boende = (next(line for line in lines if line.startswith(name)) for name in ("Hemtjänst", "Boende"))
    assert home.endswith("│██████████")
    assert boende.endswith("██████████│")
    assert all(len(line) <= 60 for line in section(shown(compare(OLD, NEW), width=60)).splitlines())


def test_equal_and_opposite_is_likely_where_it_is_the_only_one() -> None:
    both = section(shown(compare(OLD, NEW)))  # Hemtjänst and Stab grew by 1,5 each, Boende shrank by it
    assert "Trolig överföring" not in both
    lone = budget(
        units="part | Hemtjänst | -19,5 | |\npart | Boende | -18,5 | |\npart | <b>Stab¦[/] | -2,0 | |", year=2025
    )
    words = " ".join(section(shown(compare(OLD, lone))).split()).replace("\u00a0", " ")
    assert "Trolig överföring: «Boende» minskar och «Hemtjänst» ökar med lika mycket, 1,5 mkr." in words


def test_a_restated_year_is_told() -> None:
    """The plan for 2025 says another thing of 2024 than its own plan did; another sign rule is no such thing."""
    old = budget(units="part | Hemtjänst | -17,0 | |\npart | Boende | -20,0 | |", year=2024)
    new = budget(units="part | Hemtjänst | 18,1 | 17,4 |\npart | Boende | 20,0 | 20,0 |", year=2025)
    words = " ".join(section(shown(compare(old, new))).split())
    assert words.count("Omräknat: ") == 1
    assert "Omräknat: «Hemtjänst» 2024 är −17,0 mkr i årets egen plan men 17,4 mkr i planen för 2025." in words
    document = json.loads(shown(compare(old, new), "json"))
    assert schema.problems(document, "changes") == []
    assert [(each["year"], each["own"], each["told"]) for each in document["budget"]["restated"]] == [
        (2024, -17_000_000, 17_400_000)
    ]


def test_markdown_has_tables_and_nothing_of_a_plan_breaks_out() -> None:
    text = shown(compare(OLD, NEW), "markdown")
    assert "| Driftbudget, per verksamhet, mkr   |   2024 |   2025 |   Mer/mindre |" in text
    first, row = (line for line in text.splitlines() if "Stab" in line and line.startswith("|"))
    assert "<b>" not in first + row
    assert first.replace("\\|", "").count("|") == 6
    assert row.replace("\\|", "").count("|") == 5
    assert "█" not in text


def test_csv_has_every_row_and_the_sums() -> None:
    text = shown(compare(OLD, NEW), "csv").removeprefix("\ufeff")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") if row[0] == "Budgeten i siffror"]
    assert ["Hemtjänst", "Driftbudget, per verksamhet, mkr", "ökar med 1,5", "", "-18,0", "-19,5"] in [
        row[1:7] for row in rows
    ]
    assert any("ökar med sammanlagt 3,0\u00a0mkr och en" in row[1] for row in rows)
    assert len({len(row) for row in rows}) == 1


def test_json_holds_the_facts_and_fits_its_schema() -> None:
    document = json.loads(shown(published(), "json"))
    assert schema.problems(document, "changes") == []
    found = document["budget"]
    movement = found["movement"]
    assert (movement["increases"]["kr"], movement["decreases"]["kr"]) == (4_000_000, 6_200_000)
    assert (movement["frame"]["kr"], movement["redistributed_at_most"]) == (-2_200_000, 4_000_000)
    assert movement["likely_transfers"] == []
    lines = {row["name"]: (row["before"]["kr"], row["after"]["kr"]) for row in found["tables"][0]["rows"]}
    assert lines == {
        "Intäkter": (48_500_000, 42_400_000),
        "Kostnader": (276_900_000, 268_600_000),
        "Nettokostnader": (228_400_000, 226_200_000),
    }
    verdicts = [claim["verdict"] for claim in found["claims"]]
    assert {verdict: verdicts.count(verdict) for verdict in set(verdicts)} == {"holds": 30, "cannot-tell": 4}


def test_2021_to_2022_in_json() -> None:
    movement = json.loads(shown(compare(solna(2021), solna(2022)), "json"))["budget"]["movement"]
    assert (movement["increases"]["kr"], movement["decreases"]["kr"]) == (1_800_000, 5_400_000)
    assert movement["frame"]["kr"] == -3_600_000


@pytest.mark.parametrize(
    ("reason", "comparison", "selection"),
    [
        ("nothing changed", lambda: compare(OLD, OLD), Selection()),
        ("another part was asked for", published, Selection(("risk",))),
        ("another kind was asked for", published, Selection((), (Kind.REMOVED,))),
    ],
)
def test_no_section(reason: str, comparison: Callable[[], Comparison], selection: Selection) -> None:
    for form in ("text", "markdown", "csv"):
        assert "Budgeten i siffror" not in shown(comparison(), form, selection=selection)


def test_a_plan_in_tkr_is_shown_in_the_new_plans_unit() -> None:
    old = budget(units="part | Hemtjänst | -18 120 | |\npart | Boende | -20 000 | |", unit="tkr", year=2024)
    new = budget(units="part | Hemtjänst | -18,1 | |\npart | Boende | -21,0 | |", unit="mnkr", year=2025)
    text = section(shown(compare(old, new)))
    assert "mnkr" in text
    rows = [line.split()[:4] for line in text.splitlines() if line.startswith(("Hemtj", "Boende"))]
    assert rows == [["Hemtjänst", "−18,12", "−18,1", "≈0"], ["Boende", "−20,0", "−21,0", "+1,0"]]


AS_PRINTED = [
    ("all in another unit", ("1 400 tkr", "6 400 tkr"), ("8 500 tkr", "7 100 tkr"),
     [["1,4", "6,4", "+5,0"], ["8,5", "7,1", "−1,4"]]),
    ("rows in another unit than their sum", ("1 400 tkr", "6 400 tkr"), ("9", "7"),
     [["1,4", "6,4", "+5,0"], ["9", "7", "−2"]]),
    ("whole millions beside tenths", ("10", "10"), ("30,0", "30,4"), [["10", "10", "0"], ["30,0", "30,4", "+0,4"]]),
    ("one plan in another unit", ("1,4", "6 412 tkr"), ("8,5", "7 100 tkr"),
     [["1,4", "6,412", "+5,0"], ["8,5", "7,1", "−1,4"]]),
    ("one and two decimals", ("1,45", "6,4"), ("8,5", "7,15"), [["1,45", "6,4", "+4,95"], ["8,5", "7,15", "−1,35"]]),
    ("a whole million and a thousand", ("1", "6 400 tkr"), ("9", "7"), [["1", "6,4", "+5"], ["9", "7", "−2"]]),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "total", "said"), [pytest.param(*case, id=name) for name, *case in AS_PRINTED])
def test_amounts_keep_what_was_printed(unit: tuple[str, str], total: tuple[str, str], said: list[list[str]]) -> None:
    old, new = (
        budget(units=f"part | Boende | {unit[side]} | |\ntotal | Summa | {total[side]} | |", year=2024 + side)
        for side in (0, 1)
    )
    text = section(shown(compare(old, new)))
    assert [line.split()[1:4] for line in text.splitlines() if line.startswith(("Boende", "Summa"))] == said


@pytest.mark.parametrize(("total", "key"), [("30,4", "rounded"), ("32,4", "apart"), ("30,3", "")])
def test_what_the_units_do_not_make_up_of_the_frame_is_said(total: str, key: str) -> None:
    old, new = (
        budget(units=f"part | Stab | {stab} | |\npart | Boende | 10 | |\ntotal | Summa | {whole} | |", year=year)
        for stab, whole, year in (("20,0", "30,0", 2024), ("20,3", total, 2025))
    )
    text = " ".join(section(shown(compare(old, new))).split())
    for each in ("rounded", "apart"):
        said = SV.say(f"budget.frame-{each}", amount="@").partition(",")[2]
        assert (said in text) is (each == key)


def test_a_change_that_rounding_hides_is_no_0() -> None:
    old, new = (
        budget(units=f"part | Stab | {stab} | |\npart | Boende | {home} | |", year=year)
        for stab, home, year in (("9,7", "20,0", 2024), ("10", "21", 2025))
    )
    rows = [line.split()[:4] for line in section(shown(compare(old, new))).splitlines() if line.startswith("Stab")]
    assert rows == [["Stab", "9,7", "10", "≈0"]]


def test_a_sum_that_one_plan_lacks_has_no_figure_and_no_change() -> None:
    old = budget("cost | Kostnader | -40,0 | |", "part | Boende | -40,0 | |", year=2024)
    new = budget(
        "cost | Kostnader | -41,5 | |\nnet | Netto | -41,5 | |",
        "part | Boende | -41,5 | |\ntotal | Summa | -41,5 | |",
        year=2025,
    )
    text = section(shown(compare(old, new)))
    assert [line.split() for line in text.splitlines() if line.startswith(("Netto", "Summa"))] == [
        ["Netto", "–", "−41,5", "–"],
        ["Summa", "–", "−41,5", "–"],
    ]
    assert "Ramen" not in text
    rows = csv.reader(io.StringIO(shown(compare(old, new), "csv"), newline=""), delimiter=";")
    assert [(row[3], row[5]) for row in rows if row[0] == "Budgeten i siffror" and row[1] in ("Netto", "Summa")] == [
        ("går inte att jämföra", "–")
    ] * 2
    found = json.loads(shown(compare(old, new), "json"))["budget"]
    sums = [row for table in found["tables"] for row in table["rows"] if row["role"] in ("net", "total")]
    assert [(row["before"], row["change"]) for row in sums] == [(None, None)] * 2
    assert found["movement"]["frame"] is None


NOTHING_NEW = [
    ("rows without figures", "mkr", "part | Boende | -40,0 | |\npart | Stab | | |", "mkr"),
    ("another unit", "tkr", "part | Boende | -40 000 | |\npart | Stab | | |", "mkr"),
]


@pytest.mark.parametrize(("reason", "unit", "units", "other"), NOTHING_NEW, ids=[row[0] for row in NOTHING_NEW])
def test_a_row_without_a_figure_in_both_plans_is_no_change(reason: str, unit: str, units: str, other: str) -> None:
    old = budget(units=units, unit=unit)
    new = budget(units=NOTHING_NEW[0][2], unit=other)
    assert "Budgeten i siffror" not in shown(compare(old, new))


def test_a_figure_that_one_plan_lacks_is_a_change() -> None:
    old = budget(units="part | Boende | -40,0 | |\npart | Stab | | |", year=2024)
    new = budget(units="part | Boende | -40,0 | |\npart | Stab | -1,0 | |", year=2025)
    assert "Budgeten i siffror" in shown(compare(old, new))


RESTATED = [
    ("tkr, then mnkr", ("-17 460", "tkr"), ("-18,1 | -17,0", "mnkr"), "−17,46 mnkr", "−17,0 mnkr"),
    ("mkr, then tkr", ("-17,5", "mkr"), ("-18 100 | -17 020", "tkr"), "−17 500 tkr", "−17 020 tkr"),
    ("mkr in both", ("-16", "mkr"), ("-18,1 | -17,4", "mkr"), "−16 mkr", "−17,4 mkr"),
]


@pytest.mark.parametrize(("reason", "before", "after", "own", "told"), RESTATED, ids=[row[0] for row in RESTATED])
def test_a_restatement_is_told_in_the_new_plans_unit(
    reason: str, before: tuple[str, str], after: tuple[str, str], own: str, told: str
) -> None:
    old = budget(units=f"part | Hemtjänst | {before[0]} | |", unit=before[1], year=2024)
    new = budget(units=f"part | Hemtjänst | {after[0]} |", unit=after[1], year=2025)
    words = " ".join(section(shown(compare(old, new))).split())
    assert f"«Hemtjänst» 2024 är {own} i årets egen plan men {told} i planen för 2025." in words


def test_csv_has_numbers_that_a_spreadsheet_can_add_up() -> None:
    old = budget(units="part | -Hemtjänst | -18 120 | |\npart | -5 | -1 000 | |", unit="tkr", year=2024)
    new = budget(units="part | -Hemtjänst | -18 340 | |\npart | -5 | -1 100 | |", unit="tkr", year=2025)
    rows = csv.reader(io.StringIO(shown(compare(old, new), "csv"), newline=""), delimiter=";")
    assert [row[1:2] + row[5:7] for row in rows if row[0] == "Budgeten i siffror" and row[2]] == [
        ["'-Hemtjänst", "-18120", "-18340"],
        ["-5", "-1000", "-1100"],
    ]
