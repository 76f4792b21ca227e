"""What the prose claims: each claim found, bound to the right thing, and tested on the right year."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest

from tests.support.budgets import budget
from tests.support.invented import YEARS, raw_snapshot
from tests.support.plans import section
from tests.support.solna import solna
from vpbdiff.claims import Judgement, Truth, judge_claims
from vpbdiff.claims.patterns import PATTERNS, Pattern
from vpbdiff.model.plan import Plan
from vpbdiff.store import plan_from_json

HOLDS, CONTRADICTED, CANNOT_TELL = Truth.HOLDS, Truth.CONTRADICTED, Truth.CANNOT_TELL

# Every claim of the prose of the two plans, in its order, judged by hand: kind, the words, the verdict.
PROSE: dict[int, list[tuple[str, str, Truth]]] = {
    2020: [
        ("count", "fyra övergripande nämndmål", HOLDS),
        ("level", "budgetram på 228,4 mkr", HOLDS),
        # An index on personnel costs, which the plan does not print; what it costs; two parts of the change.
        ("index", "räknas upp med 1,0 procent", CANNOT_TELL),
        ("part", "åtgår 1,4 mkr", CANNOT_TELL),
        ("part", "minskats med 5 mkr", CANNOT_TELL),
        ("part", "minskas med 1 mkr", CANNOT_TELL),
        ("level", "investeringsbudget för 2020 är oförändrad från föregående år och uppgår till 0,2 mkr", HOLDS),
        ("unchanged", "investeringsbudget för 2020 är oförändrad från föregående år", HOLDS),
        ("count", "fyra övergripande mål", HOLDS),
        ("count", "fyra övergripande mål", HOLDS),
        ("level", "ram på 228,4 mkr", HOLDS),
        ("index", "räknas upp med 1,0 procent", CANNOT_TELL),
        ("part", "åtgår 1,4 mkr", CANNOT_TELL),
        ("part", "minskats med 5 mkr", CANNOT_TELL),
        ("part", "minskas med 1 mkr", CANNOT_TELL),
        ("level", "investeringsbudget för 2020 är oförändrad från föregående år och uppgår till 0,2 mkr", HOLDS),
        ("unchanged", "investeringsbudget för 2020 är oförändrad från föregående år", HOLDS),
        ("no-new-fees", "inga nya beslut om nya eller förändrade taxor", HOLDS),
        ("declarations-unchanged", "kvalitetsdeklarationerna är oförändrade", HOLDS),
    ],
    2022: [
        ("count", "fyra nämndmål", HOLDS),
        ("count", "nämndmål samt ett uppdrag", HOLDS),
        # The frame's general index: one part of the change among others.
        ("index", "uppräkningsram med 0,5 procent", CANNOT_TELL),
        ("change", "en minskning med 3,6 mkr i jämförelse med föregående år", HOLDS),
        ("level", "budgetram om 226,2 mkr", HOLDS),
        ("declarations-revised", "samtliga reviderades under 2017 och 2018", HOLDS),
        ("declarations-unchanged", "inga förändringar bedöms nödvändiga", HOLDS),
        ("count", "fyra övergripande mål", HOLDS),
        ("count", "fyra övergripande mål", HOLDS),
        ("index", "uppräkningsram av ramarna med 0,5 procent", CANNOT_TELL),
        ("change", "en minskning med 3,6 mkr i jämförelse med föregående år", HOLDS),
        ("level", "budgetram om 226,2 mkr", HOLDS),
        ("change", "minskad ram jämfört med budget 2021 motsvarande 3,6 mkr", HOLDS),
        ("level", "budgetnivå motsvarande 226,2 mkr (229,8 mkr)", HOLDS),
        ("level", "budgetnivå motsvarande 226,2 mkr (229,8 mkr)", HOLDS),  # the bracket is last year's
        ("part", "minskat utrymmet för försörjningsstöd med 6 mkr", CANNOT_TELL),
        # It explains three units of four; the fourth has the 6 mkr too.
        ("index", "kostnadsökning för samtliga områden motsvarande 1%", CANNOT_TELL),
        ("level", "investeringsbudget för 2022 är oförändrad från föregående år och uppgår till 0,2 mkr", HOLDS),
        ("unchanged", "investeringsbudget för 2022 är oförändrad från föregående år", HOLDS),
        ("no-new-fees", "inga nya beslut om nya eller förändrade taxor", HOLDS),
    ],
}

# The status columns: in force since before the year before began, save the fee for tobacco of 2020, in force since
# 1 July 2019: whether it is what the plan for 2019 had, nobody can tell without that plan.
STATUS = {2020: {"/fees/2": CANNOT_TELL}, 2022: {}}


def prose(plan: Plan, before: Plan | None = None) -> list[Judgement]:
    return [each for each in judge_claims(plan, before) if each.claim.kind != "status"]


@pytest.mark.parametrize("year", [2020, 2022])
def test_every_claim_of_the_real_prose(year: int) -> None:
    found = prose(solna(year))
    assert [(each.claim.kind, each.verdict) for each in found] == [(kind, verdict) for kind, _, verdict in PROSE[year]]
    for each, (_, words, _) in zip(found, PROSE[year], strict=True):
        assert words in each.claim.phrase


@pytest.mark.parametrize("year", [2020, 2022])
def test_every_status_of_the_real_tables(year: int) -> None:
    found = [each for each in judge_claims(solna(year)) if each.claim.kind == "status"]
    assert len(found) == 4 + 10
    assert {each.claim.pointer: each.verdict for each in found if each.verdict is not HOLDS} == STATUS[year]


def test_both_places_are_told() -> None:
    change = next(each for each in prose(solna(2022)) if each.claim.kind == "change")
    assert change.claim.pointer == "/sections/0/sections/0/paragraphs/9"
    assert (change.place, change.place_year) == ("/operating_budget/lines/2/amounts/1", 2022)
    assert change.claim.sentence.startswith("Kommunfullmäktige har i november beslutat")


def test_the_index_names_the_unit_that_it_does_not_explain() -> None:
    (index,) = (each for each in prose(solna(2022)) if each.claim.subject == "all-units")
    assert index.names == ("Ekonomi- och arbetsmarknadsenheten",)


BUDGET: dict[str, str] = {
    "lines": "income | Intäkter | 10,0 | 9,0 |\ncost | Kostnader | -50,0 | -48,0 |\nnet | Netto | -40,0 | -39,0 |",
    "units": "part | Hemtjänst | -18,2 | -18,0 |\npart | Boende | -21,8 | -21,0 |\ntotal | Summa | -40,0 | -39,0 |",
    "investments": "part | Inventarier | 0,3 | 0,2 |",
}


class Row(NamedTuple):
    """A sentence of an invented plan for 2025, and what becomes of it."""

    reason: str
    text: str
    expected: str


ROWS = [
    Row("a level", "Nämndens budgetram på 40,0 mkr är oförändrad i sak.", "level holds"),
    Row("a level in another unit", "Nämnden har en ram på 40 000 tkr.", "level holds"),
    Row("a level rounded", "Nämnden har en ram om 40 mkr.", "level holds"),
    Row("a level that is wrong", "Nämnden har en ram om 40,1 mkr.", "level contradicted"),
    Row(
        "a level and its change in one sentence",
        "Nämnden får en ram på 40,0 mkr, vilket är 1,0 mkr mindre än 2024.",
        "change contradicted, level holds",
    ),
    Row("the municipality's frame, not the committee's", "Fullmäktige har en ram på 3 500 mkr.", "level cannot-tell"),
    Row("a frame for one purpose", "Stödet har en egen ram på 5,2 mkr.", "level cannot-tell"),
    Row("the verb before the subject", "Därmed uppgår ramen till 40 000 tkr.", "level holds"),
    Row(
        "the same amount in other words",
        "Nämndens investeringsbudget uppgår till 0,3 mkr, samma belopp som föregående år.",
        "level holds, unchanged contradicted",
    ),
    Row("all units", "Alla verksamheter räknas upp med 1,0 procent.", "index cannot-tell"),
    Row("a level of another year", "För 2026 beräknas en ram på 41,5 mkr.", "level cannot-tell"),
    Row("last year's in brackets", "Budgetnivån uppgår till 40,0 mkr (39,5 mkr).", "level holds, level contradicted"),
    Row("a change", "Ramen ökar med 1,0 mkr jämfört med föregående år.", "change holds"),
    Row("a change the wrong way", "Ramen minskar med 1,0 mkr jämfört med föregående år.", "change contradicted"),
    Row("a change one digit off", "Ramen ökar med 1,1 mkr jämfört med 2024.", "change contradicted"),
    Row("a change rounded", "Ramen ökar med 1 mkr jämfört med 2024.", "change holds"),
    Row(
        "a change from a year that is not told", "Ramen ökar med 1,0 mkr jämfört med budget 2022.", "change cannot-tell"
    ),
    Row("a part of a change, though it equals all of it", "Ramen har därför ökats med 1 mkr.", "part cannot-tell"),
    Row(
        "another thing than the frame",
        "Nämnden har sänkt ramen för kost, och maten minskas med 3 mkr.",
        "part cannot-tell",
    ),
    Row("a unit by name", "Hemtjänst ökar med 0,2 mkr jämfört med föregående år.", "change holds"),
    Row("a unit by name, wrong", "Hemtjänst ökar med 0,5 mkr jämfört med föregående år.", "change contradicted"),
    Row(
        "unchanged, though it is not",
        "Nämndens investeringsbudget är oförändrad från föregående år.",
        "unchanged contradicted",
    ),
    Row(
        "an index that explains every unit",
        "Det ger en uppräkning för samtliga verksamheter med 2,5 procent.",
        "index cannot-tell",
    ),
    Row("an index on what is not printed", "Lönerna räknas upp med 2,0 procent.", "index cannot-tell"),
    Row("a share is no index", "Av brukarna är 71 procent nöjda.", ""),
    Row("other people's money", "Regeringen har avsatt 150 miljoner kronor för bemanning.", ""),
    Row("a decimal point in a date", "Ramen gäller från 2025-01-01.", ""),
]


@pytest.mark.parametrize("row", ROWS, ids=[row.reason for row in ROWS])
def test_turns_of_phrase(row: Row) -> None:
    plan = budget(**BUDGET, sections=[section("Ekonomi", row.text)])
    assert ", ".join(f"{each.claim.kind} {each.verdict}" for each in prose(plan)) == row.expected


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.kind}-{pattern.subject}")
def test_what_a_phrase_needs_hides_no_sentence_that_has_it(pattern: Pattern) -> None:
    texts = [row.text for row in ROWS]
    texts += [item.text("text") for year in YEARS for item in plan_from_json(raw_snapshot(year)).items()]
    in_full = re.compile(pattern.phrase.replace("ROWS", "Hemtjänst|Boende"), re.IGNORECASE)
    kept = pattern._replace(phrase=in_full.pattern)
    for text in texts:
        for said in (text, text.upper()):
            assert [match.span() for match in kept.finditer(said)] == [match.span() for match in in_full.finditer(said)]


def test_an_index_that_explains_every_unit_holds() -> None:
    units = "part | Hemtjänst | -18,2 | -18,0 |\npart | Boende | -21,2 | -21,0 |"
    text = "Nämnden föreslår en kostnadsökning för samtliga områden motsvarande 1 %."
    (index,) = prose(budget(units=units, sections=[section("Ekonomi", text)]))
    assert index.verdict is HOLDS


def test_the_year_before_is_asked_and_no_other() -> None:
    """The plan prints no comparison column: the year before must be known from elsewhere, and another year won't do."""
    text = section("Ekonomi", "Ramen ökar med 1,0 mkr jämfört med föregående år.")
    plan = budget("net | Nettokostnad | -40,0 | |", sections=[text])
    before = budget("net | Nettokostnad | -39,0 | |", year=2024)
    long_before = budget("net | Nettokostnad | -39,0 | |", year=2023)
    verdicts = [prose(plan, each)[0].verdict for each in (None, before, long_before)]
    assert verdicts == [CANNOT_TELL, HOLDS, CANNOT_TELL]
    assert prose(plan, before)[0].place_year == 2024


def test_comparing_2020_with_2022_changes_no_verdict() -> None:
    """«Föregående år» in the plan for 2022 is 2021, whatever plan is beside it."""
    assert judge_claims(solna(2022), solna(2020)) == judge_claims(solna(2022))
    assert [each.verdict for each in judge_claims(solna(2022), solna(2021))] == [
        each.verdict for each in judge_claims(solna(2022))
    ]


def _fee(**more: Any) -> dict[str, Any]:
    return {
        "name": "Trygghetslarm",
        "status": "Oförändrad",
        "decided": "2020-11-23",
        "valid_from": "2021-01-01",
        **more,
    }


FEES = [
    ("in force since long before", [_fee()], None, [HOLDS]),
    ("changed within the year before", [_fee(valid_from="2024-07-01")], None, [CANNOT_TELL]),
    ("in force from the plan's year: by this plan or before it?", [_fee(valid_from="2025-01-01")], None, [CANNOT_TELL]),
    ("a new decision is to come, for another year", [_fee(new_decision="2025-11-24")], None, [HOLDS]),
    ("no dates at all", [{"name": "Trygghetslarm", "status": "Oförändrad"}], None, [CANNOT_TELL]),
    ("as in the year before's plan", [_fee(valid_from="2024-07-01")], [_fee(valid_from="2024-07-01")], [HOLDS]),
    ("another date in the year before's plan", [_fee()], [_fee(valid_from="2020-01-01")], [CONTRADICTED]),
    ("a status that claims nothing", [_fee(status="Reviderad")], None, []),
]


@pytest.mark.parametrize(("reason", "fees", "before", "verdicts"), FEES, ids=[row[0] for row in FEES])
def test_a_status_of_unchanged(
    reason: str, fees: list[dict[str, Any]], before: list[dict[str, Any]] | None, verdicts: list[Truth]
) -> None:
    earlier = budget(year=2024, fees=before) if before else None
    assert [each.verdict for each in judge_claims(budget(fees=fees), earlier)] == verdicts


def test_no_new_decisions_against_a_table_with_one() -> None:
    text = section("Taxor", "Inför 2025 föreslås inga nya beslut om nya eller förändrade taxor.")
    plan = budget(fees=[_fee(), _fee(name="Kost", status="Ny")], sections=[text])
    (claim,) = prose(plan)
    assert (claim.verdict, claim.place, claim.names) == (CONTRADICTED, "/fees/1", ("Kost",))


def test_a_status_that_says_neither_is_not_told() -> None:
    text = section("Taxor", "Nämnden föreslår inga nya eller ändrade avgifter.")
    (claim,) = prose(budget(fees=[_fee(), _fee(name="Kost", status="Ses över")], sections=[text]))
    assert (claim.verdict, claim.names) == (CANNOT_TELL, ("Kost",))


@pytest.mark.parametrize(("reason", "decided", "verdict"), [
    ("another year", "2020-03-01", CONTRADICTED),
    ("one of the years", "2022-03-01", HOLDS),
    ("no date", None, CANNOT_TELL),
])  # fmt: skip
def test_declarations_that_were_all_revised(reason: str, decided: str | None, verdict: Truth) -> None:
    rows = [
        {"name": "Hemtjänst", "decided": "2021-05-10"},
        {"name": "Boende"} | ({"decided": decided} if decided else {}),
    ]
    text = section(
        "Kvalitet", "Nämnden gick igenom sina kvalitetsdeklarationer och samtliga reviderades 2021 och 2022."
    )
    (claim,) = prose(budget(quality_declarations=rows, sections=[text]))
    assert claim.verdict is verdict


def test_the_invented_plans_contradict_nothing() -> None:
    plans = {year: plan_from_json(raw_snapshot(year)) for year in (2024, 2025)}
    for year, before in ((2024, None), (2025, plans[2024])):
        found = judge_claims(plans[year], before)
        assert {each.verdict for each in found} == {HOLDS, CANNOT_TELL}
        assert sum(each.claim.kind in ("level", "change", "unchanged") for each in found) == 7


def test_a_count_of_goals_that_is_wrong() -> None:
    goals = [{"title": title} for title in ("Trygg vård", "God arbetsmiljö")]
    (claim,) = prose(budget(goals=goals, sections=[section("Mål", "Fullmäktige har beslutat om tre nämndmål.")]))
    assert (claim.verdict, claim.place) == (CONTRADICTED, "/goals")
