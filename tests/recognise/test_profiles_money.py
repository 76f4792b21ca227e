"""Tables of money that are easily read wrongly: what is assumed of one is told, and what is no budget left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.recognise.test_profiles_unknown import COVER, imported, noted
from tests.support.layouts import budget
from vpbdiff.documents import plain_text as text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import extract, profile


def under(*rows: str, above: str = "") -> str:
    """A budget of its own heading, with what stands above its table."""
    lines = [above, ""] if above else []
    return "\n".join(["## Budget", "", *lines, *("\t".join(row.split(" | ")) for row in rows), ""])


def told(body: str, *keys: str) -> list[tuple[Any, ...]]:
    return [note[1:] for note in noted(imported(body), "text", "unit") if note[1] in keys]


# Figures that could be years

YEAR_LIKE = [
    ("right under the head", ("mkr | Förändring", "Kostnader | 1900"), [("Kostnader", "cost", "; 1900")]),
    ("as years near the plan's", ("tkr | Budget 2025", "Gata | 2025"), [("Gata", "part", "budget 2025 2025")]),
    (
        "several of them",
        ("tkr | Budget 2024 | Budget 2025", "Gata | 2024 | 2025", "Park | 2031 | 2030"),
        [
            ("Gata", "part", "budget 2024 2024, budget 2025 2025"),
            ("Park", "part", "budget 2024 2031, budget 2025 2030"),
        ],
    ),
    (
        "after a blank line, by the row's name",
        ("tkr | Budget 2024 | Budget 2025", "Intäkter | 5 | 6", "", "Kostnader | 2024 | 2025"),
        [
            ("Intäkter", "income", "budget 2024 5, budget 2025 6"),
            ("Kostnader", "cost", "budget 2024 2024, budget 2025 2025"),
        ],
    ),
    (
        "under a head whose years have a row of their own",
        ("tkr | Bokslut | Budget", " | 2024 | 2025", "Gata | 2024 | 2025"),
        [("Gata", "part", "outcome 2024 2024, budget 2025 2025")],
    ),
    (
        "a second head after a blank line",
        ("tkr | 2025", "Gata | 10", "", "tkr | 2025 | 2026", "Park | 2 | 3"),
        [("Gata", "part", "budget 2025 10"), ("Park", "part", "budget 2025 2, budget 2026 3")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), [pytest.param(*case, id=name) for name, *case in YEAR_LIKE])
def test_amounts_that_look_like_years(rows: tuple[str, ...], expected: list[Any]) -> None:
    assert budget(imported(under(*rows)).plan)[1:] == expected


def test_a_measure_with_figures_like_years_keeps_its_table() -> None:
    head = "## Nämndmål\n\n### Fler läser\n\nIndikator\tUtfall 2024\tMålvärde 2025\n"
    (goal,) = imported(f"{head}Antal lånekort\t1950\t2010\nAntal besök\t2024\t2025\n").plan["goals"]
    assert [measure["title"] for measure in goal["measures"]] == ["Antal lånekort", "Antal besök"]


def test_a_head_of_measures_may_have_its_years_in_a_row_of_their_own() -> None:
    rows = ("Indikator | Utfall | Utfall | Mål", " | 2023 | 2024 | 2028", "Lånekort | 1 | 2 | 3")
    body = "\n".join("\t".join(row.split(" | ")) for row in rows)
    found = imported(f"## Nämndmål\n\n### Fler läser\n\n{body}\n")
    (measure,) = found.plan["goals"][0]["measures"]
    assert [(each["year"], each["value"]) for each in measure["outcomes"]] == [(2023, "1"), (2024, "2")]
    assert measure["targets"] == [{"year": 2028, "value": "3"}]
    assert found.accounts.not_understood == ()


def test_years_without_a_word_are_told() -> None:
    body = under("tkr | 2023 | 2024 | 2025", "Gata | 1 | 2 | 3")
    assert told(body, "bare-years") == [("bare-years", "2023, 2024", None)]
    assert told(under("tkr | Utfall 2023 | Budget 2024 | 2025", "Gata | 1 | 2 | 3"), "bare-years") == []


# Units

UNITS = [
    ("thousands, spelt out", "Belopp i tusentals kronor om inget annat anges", "tkr"),
    ("thousands in figures", "Belopp i 1 000-tals kronor", "tkr"),
    ("millions, spelt out", "Alla belopp i miljontals kronor", "mkr"),
    ("a sum in a sentence", "Nämndens ram är 21,4 mnkr, och beloppen nedan är i tkr", "tkr"),
    ("hundreds", "Belopp i hundratals kronor", None),
    ("a price", "Elevpeng, kr per elev", None),
    ("a price by a stroke", "Hyra, kr/kvm", None),
    ("a sum alone", "Nämnden får 500 tkr", None),
]


@pytest.mark.parametrize(("line", "unit"), [pytest.param(*case, id=name) for name, *case in UNITS])
def test_the_unit_in_the_line_above(line: str, unit: str | None) -> None:
    body = under(" | Budget 2024 | Budget 2025", "Gata | 1 | 2", above=line)
    assert imported(body).plan.get("operating_budget", {}).get("unit") == unit
    assert told(body, "unit-above") == ([("unit-above", None, unit)] if unit else [])


STATED = [
    ("all amounts", "Nämnden fördelar ramen. Alla belopp anges i tkr, utan moms.", "## Driftbudget", "tkr"),
    ("not under a heading of its own", "Alla belopp anges i tkr.", "## Driftbudget\n\n### Platser", None),
    ("an amount", "Beloppet blev 300 tkr.", "## Driftbudget", None),
    ("two units", "Alla belopp är i tkr. \n\nSamtliga belopp är i mkr.", "## Driftbudget", None),
]


@pytest.mark.parametrize(("text", "heads", "unit"), [pytest.param(*case, id=name) for name, *case in STATED])
def test_the_unit_that_the_text_says(text: str, heads: str, unit: str | None) -> None:
    found = imported(f"## Inledning\n\n{text}\n\n{heads}\n\n\tBudget 2024\tBudget 2025\nGata\t1\t2\n")
    assert found.plan.get("operating_budget", {}).get("unit") == unit
    assert ("unit-text" in {key for _, key in noted(found)}) is (unit is not None)


def test_investments_without_a_unit_have_that_of_the_budget() -> None:
    plan = imported(f"{under('tkr | 2025', 'Gata | 1')}\n## Investeringsbudget\n\n\t2025\nBro\t400\n").plan
    assert plan["investment_budget"]["lines"][0]["amounts"][0]["kr"] == 400_000


def test_words_beside_the_amounts_are_kept_and_no_reason_against_a_budget() -> None:
    plan = imported(under("Verksamhet | 2025 | Kommentar | Ansvarig", "Gata | 1 | mer salt | Chef", above="tkr")).plan
    assert plan["operating_budget"]["units"][0]["amounts"][0]["kr"] == 1_000
    assert plan["sections"][0]["tables"][0]["rows"][0]["cells"] == ["mer salt", "Chef"]


def test_numbers_before_the_names_of_investments_are_beside_them() -> None:
    rows = "\n\nProjektnr\tProjekt\t2025\n1011\tGata\t1\n1014\tBro\t2\n"
    plan = imported(f"## Investeringsbudget, tkr{rows}").plan
    assert [line["name"] for line in plan["investment_budget"]["lines"]] == ["Gata", "Bro"]
    assert [row["cells"] for row in plan["sections"][0]["tables"][0]["rows"]] == [["1011"], ["1014"]]


def test_accounts_with_their_numbers_are_no_budget_of_the_committee() -> None:
    plan = imported(under("Konto | Text | 2025", "3 | Intäkter | 1", "5 | Personal | 2", above="tkr")).plan
    assert "operating_budget" not in plan
    assert [row["label"] for row in plan["sections"][0]["tables"][0]["rows"]] == ["Intäkter", "Personal"]


OF_UNITS = [
    ("named among the units", under("tkr | 2025", "Bibliotek | -40", "Summa | -40"), ["Bibliotek"]),
    ("side by side", "", ["Bibliotek", "Museum"]),
]


@pytest.mark.parametrize(("whole", "names"), [pytest.param(*case, id=name) for name, *case in OF_UNITS])
def test_income_and_costs_of_a_unit_are_not_those_of_the_whole(whole: str, names: list[str]) -> None:
    own = "\n\ntkr\t2025\nIntäkter\t10\nPersonal\t-30\nLokaler\t-20\n\n"
    found = imported(whole + "\n" + "".join(f"## Verksamhet {name}{own}" for name in names))
    assert "lines" not in found.plan.get("operating_budget", {})
    assert [key for _, key in noted(found) if key == "budget-of-unit"] == ["budget-of-unit"] * len(names)
    assert str(found.plan["sections"]).count("'label': 'Lokaler'") == len(names)


def test_the_line_above_says_the_unit_before_the_heading() -> None:
    table = "\tBudget 2024\tBudget 2025\nFörskola\t128 400\t131 200\n"
    for line, unit in (("Elevpeng, kr per elev", None), ("Belopp i mkr", "mkr")):
        plan = imported(f"## Budget per verksamhet (tkr)\n\n{line}\n\n{table}").plan
        assert plan.get("operating_budget", {}).get("unit") == unit


def test_a_row_that_spans_the_table_may_say_the_unit() -> None:
    body = under("Belopp i miljoner kronor | ", "Verksamhet | Budget 2024 | Budget 2025", "Gata | 1 | 2")
    assert imported(body).plan["operating_budget"]["unit"] == "mkr"
    assert told(body, "unit-above") == [("unit-above", None, "mkr")]


def test_the_title_says_the_unit_where_nothing_nearer_does() -> None:
    cover = "Internbudget 2025, tkr\nEkviks kommun\nTekniska nämnden\n\n"
    for head, key, kr in (("Verksamhet | Budget 2025", "unit-title", 1_000), ("mkr | Budget 2025", "", 1_000_000)):
        found = imported(under(head, "Gata | 1"), cover)
        assert found.plan["operating_budget"]["units"][0]["amounts"][0]["kr"] == kr
        assert [said for _, said, unit in noted(found, "unit") if unit] == ([key] if key else [])
        assert found.accounts.not_understood == ()


def test_a_line_of_the_cover_says_the_unit() -> None:
    cover = "Internbudget 2025\n\nTekniska nämnden\n\n(tkr)\n\n"
    found = imported(under("Verksamhet | Budget 2025", "Gata | 1"), cover)
    assert found.plan["operating_budget"]["units"][0]["amounts"][0]["kr"] == 1_000
    assert not found.accounts.left_out.keys() & {5}


def test_a_unit_in_the_tables_own_head_needs_no_word() -> None:
    assert told(under("tkr | Budget 2025", "Gata | 1"), "unit-above", "unit-profile") == []


def test_the_profiles_unit_is_told(tmp_path: Path) -> None:
    own = tmp_path / "ekvik.toml"
    own.write_text('[budget]\nunit = "tkr"\n', encoding="utf-8")
    plan = COVER + under("Verksamhet | Budget 2025", "Gata | 1")
    found = extract(SourceDocument("plan.txt", text.blocks(plan)), profile.load(own))
    assert (3, "unit-profile", "tkr") in noted(found, "unit")
    assert found.plan["operating_budget"]["units"][0]["amounts"][0]["kr"] == 1_000


def test_a_frame_below_the_sum_of_units_is_no_unit() -> None:
    found = imported(
        under("tkr | 2025", "Gata | 5", "Park | 2", "Bad | 1", "Summa nettokostnad | 8", "Kommunbidrag | -8")
    )
    rows = [(name, role) for name, role, _ in budget(found.plan)[1:]]
    parts = [("Gata", "part"), ("Park", "part"), ("Bad", "part")]
    assert rows == [*parts, ("Summa nettokostnad", "total"), ("Kommunbidrag", "grant")]


# What is no budget

NO_BUDGET = [
    ("how many", "count-row", ("tkr | 2025", "Gata | 12", "Antal årsarbetare | 309", "Andel kvinnor, % | 51"), 1),
    ("a price", "count-row", ("tkr | 2025", "Gata | 12", "Kostnad per invånare | 103", "Skolpeng, kr per elev | 9"), 1),
    ("a row in another unit", "row-unit", ("tkr | 2025", "Gata | 12", "Investeringar, mnkr | 4,5"), 1),
    ("a second head", "header-below", ("tkr | 2025 |  | 2026", " | Intern | Extern | Intern", "Gata | 3 | 8 | 3"), 0),
    ("what fees pay for", "accounts-apart", ("Taxefinansierad verksamhet, tkr | 2025", "Intäkter | 9"), 0),
]  # fmt: skip


@pytest.mark.parametrize(("key", "rows", "read"), [pytest.param(*case, id=name) for name, *case in NO_BUDGET])
def test_what_is_no_budget_is_told(key: str, rows: tuple[str, ...], read: int) -> None:
    found = imported(under(*rows))
    assert len(budget(found.plan)[1:]) == read
    assert key in {name for _, name in noted(found)}
    assert found.accounts.not_understood == ()
    (table,) = found.plan["sections"][0]["tables"]
    kept = str(table)
    assert all(cell in kept for row in rows[2 if read else 1 :] for cell in map(str.strip, row.split("|")))


# Scales

SCALES = [
    ("beyond four", "Sannolikhet | Konsekvens", "5 | 3", (15, 5, 3), 5),
    ("a product beyond", "Riskvärde", "5 x 4", (20, 5, 4), 5),
    ("an index beyond", "Riskvärde", "20", (20, None, None), 5),
    ("an index with its factors", "Riskvärde", "20 (5x4)", (20, 5, 4), 5),
    ("with its word", "Sannolikhet | Konsekvens", "5. Mycket stor | 2", (10, 5, 2), 5),
    ("said in the head", "Sannolikhet (1-5) | Konsekvens (1–4)", "3 | 2", (6, 3, 2), None),
    ("the usual", "Sannolikhet (1-4) | Konsekvens (1–4)", "3 | 2", (6, 3, 2), None),
    ("beyond any", "Sannolikhet | Konsekvens", "9 | 2", (None, None, 2), None),
]


BY_PRODUCT = [
    ("a word of the plan's own", "S | K | RT", ("3 | 3 | 9", "2 | 4 | 8"), (9, 8)),
    ("steps with their words", "Sannolikhet | Konsekvens | Sammanvägt tal", ("Möjlig (3) | 3. Stor | 9",), (9,)),
    ("a product in every row alone", "S | K | P", ("3 | 3 | 9", "1 | 2 | 1"), (9, 2)),
    ("numbers as the rows have", "S | K | LP", ("1 | 1 | 1", "2 | 1 | 2"), (1, 2)),
    ("a name of numbers", "S | K | ID", ("2 | 2 | 4", "3 | 2 | 6"), (4, 6)),
    ("letters over one row", "S | K | RU", ("2 | 4 | 8",), (8,)),
    ("a name of something else", "S | K | Kajplats", ("3 | 3 | 9", "1 | 2 | 2"), (9, 2)),
]


@pytest.mark.parametrize(("head", "rows", "indices"), [pytest.param(*case, id=name) for name, *case in BY_PRODUCT])
def test_an_unknown_column_with_the_factors_product_is_the_index(
    head: str, rows: tuple[str, ...], indices: tuple[int, ...]
) -> None:
    named = (f"Risk {number} | {row} | Stickprov" for number, row in enumerate(rows))
    body = "\n".join("\t".join(row.split(" | ")) for row in (f"Risk | {head} | Kontroll", *named))
    found = imported(f"## Risker\n\n{body}\n")
    assert tuple(risk["index"] for risk in found.plan["internal_control_plan"]["risks"]) == indices
    own = head.rsplit(" | ", maxsplit=1)[-1]
    slips = [text for _, key, text in noted(found, "text") if key == "header-slip"]
    unknown = {"P", "Kajplats", "LP", "ID", "RU"}
    assert (own in slips) is (own not in unknown)
    assert (f"'name': '{own}'" in str(found.plan)) is (own in unknown)


@pytest.mark.parametrize(("head", "cells", "numbers", "told"), [pytest.param(*case, id=name) for name, *case in SCALES])
def test_a_scale_beyond_four_is_the_plans_own(
    head: str, cells: str, numbers: tuple[int | None, ...], told: int | None
) -> None:
    rows = (f"Process | Risk | {head}", f"Inköp | Avtal följs inte | {cells}")
    found = imported("## Riskanalys\n\n" + "\n".join("\t".join(row.split(" | ")) for row in rows) + "\n")
    plan = found.plan["internal_control_plan"]
    (risk,) = plan["risks"]
    assert tuple(risk.get(name) for name in ("index", "likelihood", "consequence")) == numbers
    assert [highest for _, key, highest in noted(found, "highest") if key == "scale-assumed"][:1] == (
        [told] if told else []
    )
    highest = {level["factor"]: level["value"] for level in plan.get("scale", [])}
    assert ("scale" in plan) is (told is not None or "1-5" in head)
    assert max(highest.values(), default=5) == 5


def test_a_number_is_no_description_and_the_profiles_first_word_names_the_controls() -> None:
    rows = "Process\tRisk\tRisk (KxS)\tHantering\tKontrollmoment\nTillsyn\tHinns inte\t12\tPrioritera\tStickprov\n"
    (risk,) = imported(f"## Risker\n\n{rows}").plan["internal_control_plan"]["risks"]
    assert (risk["index"], risk["description"]) == (12, "Hinns inte")
    assert [control["text"] for control in risk["controls"]] == ["Stickprov"]
    found = imported("## Risker\n\nProcess\tRisk\tKontroll\nTillsyn\t12\tStickprov\n")
    assert "description" not in found.plan["internal_control_plan"]["risks"][0]
    assert "bare-number" in {key for _, key in noted(found)}


def test_a_year_over_what_is_charged_is_no_unknown_column() -> None:
    found = imported("## Taxor och avgifter\n\nAvgift\t2025\tStatus\tÖvrigt\nBadkort\t400 kr\tHöjs\tNytt\n")
    assert found.plan["fees"][0]["amounts"][0]["year"] == 2025
    assert [text for _, key, text in noted(found, "text") if key.startswith("unknown-column")] == ["Övrigt"]
