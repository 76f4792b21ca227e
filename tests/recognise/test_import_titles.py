"""Titles, committees and years, however a document words them; and what is no plan at all."""

from __future__ import annotations

from typing import Any

import pytest

from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.documents import plain_text
from vpbdiff.recognise import Extraction, extract, profile

BODY = "## Nämndmål\n\n### Alla ska nå fram.\n\nAktiviteter\tBeskrivning\nSpår\tSpåren plogas.\n"


def imported(document: str) -> Extraction:
    found = extract(plain_text.document("plan.txt", document), profile.load())
    store.read_plan(store.dumps(found.plan), "plan.json")
    return found


def refused(document: str) -> tuple[str, Any]:
    with pytest.raises(VpbdiffError) as caught:
        imported(document)
    problem = caught.value.problems[0]
    return problem.key, problem.params.get("title")


TITLES = [
    ("the usual one", "Verksamhetsplan 2026", None),
    ("with the budget", "Verksamhetsplan och budget 2026", None),
    ("with the internal budget", "Verksamhetsplan med internbudget 2026", None),
    ("the committee between words and year", "Verksamhetsplan för idrottsnämnden 2026", "Idrottsnämnden"),
    ("the committee after the year", "Verksamhetsplan 2026 för idrottsnämnden", "Idrottsnämnden"),
    ("the committee last, without a word", "Verksamhetsplan 2026 Idrottsnämnden", "Idrottsnämnden"),
    ("the committee's", "Idrottsnämndens verksamhetsplan 2026", "Idrottsnämnden"),
    ("the committee first, with a dash", "Idrottsnämnden – Verksamhetsplan 2026", "Idrottsnämnden"),
    ("the committee first, with a colon", "Idrottsnämnden: verksamhetsplan 2026", "Idrottsnämnden"),
    ("in capitals", "VERKSAMHETSPLAN 2026 IDROTTSNÄMNDEN", "Idrottsnämnden"),
    ("of two words", "Verksamhetsplan för bygg- och miljönämnden år 2026", "Bygg- och miljönämnden"),
    ("named by its work", "Verksamhetsplan för nämnden för bad och idrott 2026", "Nämnden för bad och idrott"),
    ("with an adjective", "Verksamhetsplan, Tekniska nämnden, 2026", "Tekniska nämnden"),
    ("the executive board", "Kommunstyrelsens verksamhetsplan 2026", "Kommunstyrelsen"),
    ("the municipality's", "Norrviks kommuns verksamhetsplan 2026", None),
    ("the year first", "2026 Verksamhetsplan", None),
    ("three years", "Verksamhetsplan 2026–2028", None),
    ("a budget with years to come", "Budget 2026 med plan 2027-2028", None),
    ("a plan with a budget before it", "Budget- och verksamhetsplan 2026", None),
    ("of two plans", "Verksamhets- och investeringsplan 2026", None),
    ("of two plans, the second known", "Lokal- samt verksamhetsplan 2026", None),
    ("of plan and economy", "Verksamhets- och ekonomiplan 2026", None),
    ("investments", "Investeringsbudget 2026 och plan 2027-2028", None),
    ("fees", "Idrottsnämndens taxor och avgifter 2026", "Idrottsnämnden"),
    ("assignments", "Uppdragslista 2026", None),
    ("nämndplan", "Nämndplan 2026", None),
    ("nämndsplan, with its years and committee", "Nämndsplan 2026-2028 Idrottsnämnden", "Idrottsnämnden"),
    ("uppdragsplan", "Uppdragsplan 2026", None),
    ("internbudget", "Internbudget 2026 för idrottsnämnden", "Idrottsnämnden"),
    ("nämndsbudget", "Nämndsbudget 2026", None),
    ("detaljbudget", "Detaljbudget 2026", None),
    ("mål och budget", "Mål och budget 2026", None),
    ("strategi och budget", "Strategi och budget 2026", None),
    ("budgetunderlag", "Budgetunderlag 2026", None),
    ("årsplan", "Årsplan 2026", None),
    ("styrkort", "Idrottsnämndens styrkort 2026", "Idrottsnämnden"),
    ("handlingsplan", "Handlingsplan 2026", None),
    ("internkontrollplan", "Internkontrollplan 2026", None),
    ("plan för intern kontroll", "Plan för intern kontroll 2026, idrottsnämnden", "Idrottsnämnden"),
    ("a diarienummer of another year", "Verksamhetsplan 2026 Dnr IN/2025:41", None),
    ("a diarienummer first", "Dnr 2025-41 Verksamhetsplan 2026", None),
    ("the day of the decision", "Verksamhetsplan 2026, antagen av nämnden 2025-11-20", None),
    ("an annex", "Bilaga 2 Internkontrollplan 2026", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "committee"), [pytest.param(*case, id=name) for name, *case in TITLES])
@pytest.mark.parametrize("mark", ["# ", ""], ids=["heading", "line"])
def test_titles(title: str, committee: str | None, mark: str) -> None:
    plan = imported(f"{mark}{title}\n\nNorrviks kommun\n\n{BODY}").plan
    assert plan["year"] == 2026
    assert plan["metadata"].get("committee") == committee
    assert plan["metadata"]["title"] == title
    assert len(plan["goals"]) == 1


YEARS = [
    ("right below", "Verksamhetsplan\n\n2026\n", "Verksamhetsplan 2026"),
    ("below the committee", "Verksamhetsplan\n\nIdrottsnämnden\n\n2026–2028\n", "Verksamhetsplan 2026"),
    ("for a year", "Verksamhetsplan\n\nför år 2026\n", "Verksamhetsplan 2026"),
    ("not the number's", "Verksamhetsplan Badnämnden. Dnr BN/2025:7\n\n2026\n", "Verksamhetsplan Badnämnden 2026"),
    ("after the committee", "Verksamhetsplan\n\nIdrottsnämnden 2026\n", "Verksamhetsplan 2026"),
    ("after both that it is of", "Verksamhetsplan\n\nTekniska nämnden i Norrviks kommun, 2026–2028\n",
     "Verksamhetsplan 2026"),
    ("not the decision's", "Verksamhetsplan\n\nIdrottsnämnden 2025-11-20\n\nIdrottsnämnden 2026\n",
     "Verksamhetsplan 2026"),
    ("not the meeting's", "Verksamhetsplan\n\nAntagen 2025-11-20\n\n2026\n", "Verksamhetsplan 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("cover", "title"), [pytest.param(*case, id=name) for name, *case in YEARS])
def test_the_year_on_a_line_of_the_cover(cover: str, title: str) -> None:
    plan = imported(f"{cover}\n{BODY}").plan
    assert (plan["year"], plan["metadata"]["title"]) == (2026, title)


def test_a_year_that_only_the_tables_tell_is_told() -> None:
    found = imported(
        f"# Verksamhetsplan\n\nIdrottsnämnden\n\n{BODY}\n## Budget\n\ntkr\tBudget 2025\tBudget 2026\nSpår\t1\t2\n"
    )
    assert found.plan["year"] == 2026
    assert "import.note.year-guessed" in {note.key for note in found.accounts.notes}


def test_targets_of_later_years_are_not_the_years_of_the_plan() -> None:
    years = "Utfall 2025\tMålvärde 2026\tMålvärde 2027\tMålvärde 2028"
    measures = f"Indikator\t{years}\nSpår\t8\t9\t9\t10\n"
    assert imported(f"# Verksamhetsplan\n\nIdrottsnämnden\n\n{BODY}\n{measures}").plan["year"] == 2026
    budget = "\n## Budget\n\ntkr\tBudget 2025\tBudget 2026\nSpår\t1\t2\n"
    assert imported(f"# Verksamhetsplan\n\nIdrottsnämnden\n\n{BODY}\n{measures}{budget}").plan["year"] == 2026


OWNERS = [
    ("the committee first", "Idrottsnämnden, Norrviks kommun", "Idrottsnämnden"),
    ("the municipality first", "Norrviks kommun – Tekniska nämnden", "Tekniska nämnden"),
    ("the committee in it", "Tekniska nämnden i Norrviks kommun", "Tekniska nämnden"),
    ("the board", "Kommunstyrelsen, Norrviks kommun", "Kommunstyrelsen"),
    ("of several areas", "Arbetsmarknads-, kultur- och fritidsnämnden, Norrviks kommun",
     "Arbetsmarknads-, kultur- och fritidsnämnden"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "committee"), [pytest.param(*case, id=name) for name, *case in OWNERS])
def test_a_line_of_the_cover_that_names_both(line: str, committee: str) -> None:
    found = imported(f"# Verksamhetsplan 2026\n\n{line}\n\n{BODY}")
    names = {key: found.plan["metadata"].get(key) for key in ("committee", "municipality")}
    assert names == {"committee": committee, "municipality": "Norrviks kommun"}
    assert not found.accounts.left_out.keys() & {3}


def test_running_lines_tell_whose_plan_it_is_where_nothing_else_does() -> None:
    head = "NORRVIKS KOMMUN\tDnr IN/2025:4\nIdrottsnämnden\tSida {} (2)\n\n"
    found = imported(f"{head.format(1)}# Verksamhetsplan 2026\n\n{BODY}\n{head.format(2)}Slut.\n")
    names = {key: found.plan["metadata"].get(key) for key in ("committee", "municipality")}
    assert names == {"committee": "Idrottsnämnden", "municipality": "Norrviks kommun"}


ALONE = [
    ("investments", "Investeringsbudget 2026", "tkr", "investment_budget"),
    ("of the committee", "Idrottsnämndens investeringsplan 2026-2028", "tkr", "investment_budget"),
    ("operation", "Detaljbudget 2026", "tkr", "operating_budget"),
    ("fees", "Taxor och avgifter 2026", "Idrottshall", "fees"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "head", "list_"), [pytest.param(*case, id=name) for name, *case in ALONE])
def test_a_document_that_is_one_chapter_has_what_its_title_says(title: str, head: str, list_: str) -> None:
    found = imported(f"# {title}\n\nNorrviks kommun\n\n## Hallar\n\n{head}\t2025\t2026\nMatta\t400\t500\n")
    assert {"investment_budget", "operating_budget", "fees"} & found.plan.keys() == {list_}


def test_not_all_in_a_document_of_one_chapter_is_what_its_title_says() -> None:
    operation = ("Investeringsbudget 2026", "Driftkostnader av investeringar", "tkr")
    for title, heading, head in (operation, ("Taxor och avgifter 2026", "Antal besök", "")):
        text = f"# {title}\n\nNorrviks kommun\n\n## {heading}\n\n{head}\t2025\t2026\nBad\t40\t50\n"
        found = imported(text).plan
        assert not {"investment_budget", "operating_budget", "fees"} & found.keys()
        assert found["sections"][0]["tables"][0]["rows"][0]["cells"] == ["40", "50"]


REPORTS = [
    ("a report on part of the year", "Delårsrapport 2026", ""),
    ("a follow-up", "Uppföljning av verksamhetsplan 2026", ""),
    ("a plan's title that goes on as a report", "Verksamhetsplan 2026 – uppföljning per augusti", ""),
    ("the committee's report", "Idrottsnämndens verksamhetsberättelse 2026", ""),
    ("with a plan's chapters", "Årsredovisning 2026", "## Internkontrollplan 2026\n\n## Verksamhetsplan 2026\n\n"),
    ("a report without a year", "Delårsrapport per augusti", ""),
    ("no sign before the word", "Verksamhetsplan 2026 uppföljning", ""),
    ("a plan with its follow-up", "Verksamhetsplan och budget 2026 med uppföljning", ""),
    ("a compound", "Verksamhetsplan 2026 halvårsuppföljning", ""),
    ("in the definite form", "Verksamhetsplan 2026, tertialrapporten", ""),
    ("a part of the year first", "Tertial 2 2026 verksamhetsplan", ""),
    ("by what it says of itself", "Verksamhetsplan 2026", "Den här rapporten avser läget per den 31 augusti.\n\n"),
    ("plan and account in one", "Verksamhetsplan och verksamhetsberättelse 2026", ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "more"), [pytest.param(*case, id=name) for name, *case in REPORTS])
def test_a_report_is_no_plan(title: str, more: str) -> None:
    assert refused(f"# {title}\n\nIdrottsnämnden\n\n{more}{BODY}") == ("import.is-report", title)


NO_REPORTS = [
    ("a chapter on follow-up", "# Verksamhetsplan 2026\n\n## Uppföljning\n\nMålen följs upp.\n\n"),
    ("a plan that tells of last year's report", "# Verksamhetsplan 2026\n\n## Bokslut 2024\n\nÅret gick bra.\n\n"),
    ("a plan with a report within", "# Verksamhetsplan 2026\n\n## Delårsrapport 2025\n\nPrognosen håller.\n\n"),
    ("a plan with a plan for reports", "# Verksamhetsplan 2026 med plan för uppföljning\n\n"),
    ("a plan that says how it is steered", "# Verksamhetsplan 2026 – styrning och uppföljning\n\n"),
    ("a compound that goes on", "# Verksamhetsplan 2026 med uppföljningsplan\n\n"),
    ("an earlier year beside it", "# Verksamhetsplan och budget 2026 och bokslut 2024\n\n"),
]


@pytest.mark.parametrize("head", [pytest.param(head, id=name) for name, head in NO_REPORTS])
def test_a_plan_that_tells_of_reports_is_a_plan(head: str) -> None:
    assert imported(head + BODY).plan["year"] == 2026


BUDGET = "tkr\tBudget 2026\nSpår\t100\nHallar\t200\nSumma\t300\n"
CONTROL = "Process\tRisk\tRiskindex\tKontrollmoment\nUthyrning\tDubbelbokning\t9\tStickprov\n"

ALONE = [
    ("a budget", f"# Internbudget 2026\n\n## Driftbudget per verksamhet\n\n{BUDGET}", "operating_budget"),
    ("an internal control plan", f"# Internkontrollplan 2026\n\nIdrottsnämnden\n\n{CONTROL}", "internal_control_plan"),
    ("goals", f"# Styrkort 2026\n\nIdrottsnämnden\n\n{BODY}", "goals"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "part"), [pytest.param(*case, id=name) for name, *case in ALONE])
def test_a_document_that_holds_a_part_of_the_plan_lacks_nothing(document: str, part: str) -> None:
    found = imported(document)
    assert part in found.plan
    assert (found.missing, found.accounts.not_understood) == ((), ())


def test_a_plan_that_opens_with_its_budget_keeps_its_own_title() -> None:
    found = imported(f"# Verksamhetsplan 2026\n\nIdrottsnämnden\n\n## Internbudget 2026\n\n{BUDGET}\n{BODY}")
    assert found.plan["metadata"]["title"] == "Verksamhetsplan 2026"
    assert len(found.plan["operating_budget"]["units"]) == 3


def test_a_budget_below_its_memo() -> None:
    memo = "Tjänsteskrivelse\n\n# Internbudget 2026\n\n## Förslag till beslut\n\nNämnden antar budgeten.\n\n"
    found = imported(f"{memo}# Internbudget 2026\n\nIdrottsnämnden\n\n## Driftbudget per verksamhet\n\n{BUDGET}")
    assert (found.plan["year"], len(found.plan["operating_budget"]["units"])) == (2026, 3)
    assert [str(reason) for reason in found.accounts.left_out.values()] == ["memo"] * 4


def test_a_preface_before_the_contents_is_content() -> None:
    preface = "Nämnden vill att alla i Norrvik rör på sig, och den här planen säger hur det ska gå till under året."
    found = imported(f"# Verksamhetsplan 2026\n\n{preface}\n\nInnehåll\n\nNämndmål ..... 2\n\n{BODY}")
    assert "contents" in {str(reason) for reason in found.accounts.left_out.values()}
    assert 3 not in found.accounts.left_out
