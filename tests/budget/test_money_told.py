"""Money that is no decision, or that can't be told: restated amounts, renamed rows, rounding, frames without units."""

from __future__ import annotations

import pytest

from tests.support.budgets import budget
from tests.support.memos import as_markdown, written
from vpbdiff.budget.checks import check_budget
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison, Kind, Rung
from vpbdiff.model.document import sentences
from vpbdiff.model.plan import Plan
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.absence import sentence
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording


def units(*rows: str, year: int = 2025, unit: str = "mkr") -> Plan:
    return budget(units="\n".join(f"{row} |" for row in rows), year=year, unit=unit)


def kinds(found: Comparison) -> dict[str, set[Kind]]:
    return {change.title: set(change.kinds) for change in found.changes}


KINDS: dict[str, tuple[Plan, Plan, dict[str, set[Kind]]]] = {
    "an amount of the year before, printed otherwise": (
        units("part | Hemtjänst | -71,1", "part | Stab | -14,2"),
        units("part | Hemtjänst | -71,1 | -70,1", "part | Stab | -14,2 | -14,2", year=2026),
        {"Hemtjänst": {Kind.RESTATED}},
    ),
    "a decided amount beside one printed otherwise": (
        units("part | Hemtjänst | -71,1", "part | Stab | -14,2"),
        units("part | Hemtjänst | -72,1 | -70,1", "part | Stab | -14,2 | -14,2", year=2026),
        {"Hemtjänst": {Kind.INCREASED, Kind.RESTATED}},
    ),
    "a row with another name and the same amounts": (
        units("part | Funktionsstöd | -33,5", "part | Stab | -14,2"),
        units("part | Avdelningen för tillgänglighet | -33,5 | -33,5", "part | Stab | -14,2 | -14,2", year=2026),
        {"Avdelningen för tillgänglighet": {Kind.RENAMED}},
    ),
    "a row with another name and other amounts": (
        units("part | Funktionsstöd | -33,5", "part | Stab | -14,2"),
        units("part | Avdelningen för tillgänglighet | -31,5 | -30,5", "part | Stab | -14,2 | -14,2", year=2026),
        {"Avdelningen för tillgänglighet": {Kind.ADDED}, "Funktionsstöd": {Kind.REMOVED}},
    ),
    "two rows that could be it": (
        units("part | Funktionsstöd | -33,5", "part | Boende | -33,5"),
        units("part | Tillgänglighet | -33,5 | -33,5", "part | Hem för äldre | -33,5 | -33,5", year=2026),
        {
            **{key: {Kind.ADDED} for key in ("Tillgänglighet", "Hem för äldre")},
            **{key: {Kind.REMOVED} for key in ("Funktionsstöd", "Boende")},
        },
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_became_of_a_row(name: str) -> None:
    old, new, expected = KINDS[name]
    assert kinds(compare(old, new)) == expected


def test_the_pair_remembers_that_its_figures_made_it() -> None:
    old, new, _ = KINDS["a row with another name and the same amounts"]
    assert Rung.SAME_VALUES in {pair.rung for pair in compare(old, new).matching.pairs}


TOLD: dict[str, tuple[str, list[str], list[str]]] = {
    "both amounts of the restated year": (
        "an amount of the year before, printed otherwise",
        ["−70,1", "−71,1", "Hemtjänst"],
        ["skiljer sig inte åt"],
    ),
    "both names of the row": (
        "a row with another name and the same amounts",
        ["”Funktionsstöd”", "”Avdelningen för tillgänglighet”"],
        ["från 0", "till 0", "omfördelning"],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_the_memo_says(name: str) -> None:
    pair, there, absent = TOLD[name]
    old, new, _ = KINDS[pair]
    text = as_markdown(written(old, new)).replace("\N{NO-BREAK SPACE}", " ")
    assert [each for each in there if each not in text] == []
    assert [each for each in absent if each in text] == []


def test_a_row_in_one_plan_alone_comes_from_nothing_and_is_not_said_to_have_been_0() -> None:
    old = units("part | Bibliotek | -20,0", "part | Stab | -14,2")
    new = units("part | Bibliotek | -14,0", "part | Bokbuss | -6,0", "part | Stab | -14,2", year=2026)
    text = as_markdown(written(old, new)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Bokbuss|–|6,0|–" in text.replace(" ", "")
    assert "Bokbuss|ingenrad|6,0|–" in text.replace(" ", "")
    assert "från 0" not in text
    assert "omfördelning" not in text


LINES = "income | Intäkter | 32,6 |\ncost | Kostnader | -222,2 |\nnet | Nettokostnader | -189,6 |"
LESS = "income | Intäkter | 31,4 |\ncost | Kostnader | -219,0 |\nnet | Nettokostnader | -187,6 |"


def test_the_appendix_sends_nobody_to_units_that_the_plan_does_not_tell() -> None:
    text = as_markdown(written(budget(LESS, year=2025), budget(LINES, year=2026)))
    assert "se raderna" in text
    assert "se verksamheterna" not in text
    assert "med ekonomiska ramar" in text


@pytest.mark.parametrize("outline", ["memo", "unions", "auditors"])
def test_the_frame_is_told_without_a_table_of_units(outline: str) -> None:
    text = as_markdown(written(budget(LESS, year=2025), budget(LINES, year=2026), outline))
    assert "med 2,0 mkr, från 187,6 mkr till 189,6 mkr" in text.replace("\N{NO-BREAK SPACE}", " ")


ROUNDED: dict[str, tuple[Plan, Plan, bool]] = {
    "another unit": (units("part | A | -71,1"), units("part | A | -71 140", unit="tkr"), True),
    "another unit, the same to the krona": (units("part | A | -71,1"), units("part | A | -71 100", unit="tkr"), False),
    "another precision in the next year": (units("part | A | -71,4"), units("part | A | -71", year=2026), True),
    "the same precision": (units("part | A | -71,4"), units("part | A | -71,4", year=2026), False),
}


@pytest.mark.parametrize("name", ROUNDED)
def test_what_rounding_hides_is_said(name: str) -> None:
    old, new, hidden = ROUNDED[name]
    found = compare(old, new)
    assert [each.key for each in found.not_comparable] == ["compare.within-rounding"] * hidden
    said = sentence(found.unchanged(), Wording("sv")) or ""
    assert said.startswith("Inga skillnader") is not hidden


def test_an_amount_is_told_as_exactly_as_it_is_printed() -> None:
    old, new = (budget(f"net | Nettokostnad | {net} |", year=year) for net, year in (("-194,5", 2025), ("-199", 2026)))
    text = as_markdown(written(old, new)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Nämndens ram för 2026 är 199 mkr" in text
    assert "199,0" not in text


SUMS: dict[str, tuple[str, list[str]]] = {
    "the costs are wrong": (
        (
            "part | Personal | 600 |\npart | Lokaler | 300 |\ncost | Summa kostnader | 950 |\n"
            "income | Intäkter | 100 |\n"
            "net | Netto | 800 |"
        ),
        ["/operating_budget/lines/2/amounts/0"],
    ),
    "the net cost is wrong": (
        (
            "part | Personal | 600 |\npart | Lokaler | 300 |\ncost | Summa kostnader | 900 |\n"
            "income | Intäkter | 100 |\n"
            "net | Netto | 850 |"
        ),
        ["/operating_budget/lines/4/amounts/0"],
    ),
    "all is right": (
        (
            "part | Personal | 600 |\npart | Lokaler | 300 |\ncost | Summa kostnader | 900 |\n"
            "income | Intäkter | 100 |\n"
            "net | Netto | 800 |"
        ),
        [],
    ),
}


@pytest.mark.parametrize("name", SUMS)
def test_the_wrong_sum_is_blamed(name: str) -> None:
    lines, expected = SUMS[name]
    found = check_budget(budget(lines, unit="tkr"))
    assert [each.problem.location.pointer for each in found] == expected


def test_a_wrong_total_is_blamed_and_not_the_net_cost_that_the_units_bear_out() -> None:
    plan = budget("net | Netto | -30,0 |", "part | A | -10,0 |\npart | B | -20,0 |\ntotal | Summa | -20,0 |")
    assert [each.problem.location.pointer for each in check_budget(plan)] == ["/operating_budget/units/2/amounts/0"]


def _with_sides(year: int, net: str, income: str, cost: str) -> Plan:
    figures = (("", net), ("income", income), ("cost", cost))
    amounts = [
        {"year": year, "kind": "budget", "printed": printed, "kr": int(printed.replace(",", "")) * 100_000}
        | ({"of": of} if of else {})
        for of, printed in figures
    ]
    unit = {"name": "Förskola", "role": "part", "amounts": amounts}
    return budget(year=year, operating_budget={"unit": "mkr", "units": [unit]})


def test_more_income_beside_a_net_cost_is_more() -> None:
    old, new = _with_sides(2025, "-40,0", "4,0", "-44,0"), _with_sides(2026, "-41,5", "4,5", "-46,0")
    assert kinds(compare(old, new)) == {"Förskola": {Kind.INCREASED}}


SUMS_TOLD: dict[str, tuple[Plan, Plan, str]] = {
    "a unit that went": (
        units("part | Bibliotek | -8,4", "part | Kulturskola | -6,2", "total | Summa | -14,6"),
        units("part | Bibliotek | -8,6", "total | Summa | -8,6", year=2026),
        "En verksamhets nettokostnad ökar med 0,2 mkr och ingen som kan jämföras minskar. Ramen",
    ),
    "none in both plans": (
        units("part | Norr | -20,0", "part | Söder | -30,0", "total | Summa | -50,0"),
        units("part | Barn | -24,1", "part | Vuxna | -28,4", "total | Summa | -52,5", year=2026),
        "Ingen verksamhets förändring kan anges. Ramen (nettokostnaden) ökar med 2,5 mkr.",
    ),
    "all within rounding": (
        units("part | Hem | -20", "part | Boende | -31", "total | Summa | -51"),
        units("part | Hem | -20,4", "part | Boende | -31,4", "total | Summa | -51,8", year=2026),
        "Ingen verksamhets förändring kan anges. Ramen (nettokostnaden) ökar med 0,8 mkr.",
    ),
}


@pytest.mark.parametrize("name", SUMS_TOLD)
def test_that_none_shrinks_is_said_of_what_can_be_compared_alone(name: str) -> None:
    old, new, said = SUMS_TOLD[name]
    report = renderer(Shown.DIFF, "text")(compare(old, new), Wording("sv"), Options(width=300))
    assert said in str(report).replace("\N{NO-BREAK SPACE}", " ")


def test_what_rounding_makes_alike_is_not_said_to_be_the_same() -> None:
    old = units("part | Hem | -20 040", "part | Boende | -30 020", "total | Summa | -50 060", unit="tkr")
    new = units("part | Hem | -20,0", "part | Boende | -31,1", "total | Summa | -51,1", year=2026)
    told = [each.text.replace("\N{NO-BREAK SPACE}", " ") for each in sentences(written(old, new))]
    assert "Hem: avrundat 20,0 mkr i båda planerna." in told
