"""Another invented committee, whose reports and reasons were written without a look at the rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.support import second_committee
from tests.support.second_committee import ANNUAL, AUGUST, as_text, as_word, as_workbook, plan
from vpbdiff.compare import compare
from vpbdiff.follow import FollowedItem, Following
from vpbdiff.follow.changes import ChangeFollowUp, beside_changes
from vpbdiff.follow.reasons import followings
from vpbdiff.statements import followed, followed_changes, followed_report
from vpbdiff.wording import Wording

SWEDISH = Wording("sv")


@cache
def followed_up() -> tuple[Following, ...]:
    """The plan for 2025 followed up in August and for the year, before and after the next was decided."""
    with TemporaryDirectory() as folder:
        texts = [as_text(name, Path(folder)) for name in (AUGUST, ANNUAL)]
        return followings(plan(2025), plan(2026), [second_committee.report(each) for each in texts])


def item(found: Following, name: str) -> FollowedItem:
    return next(each for each in found.items if each.name.startswith(name))


def told(found: Following, name: str) -> str:
    return " ".join(followed.sentences(item(found, name), found, SWEDISH))


SENTENCES: list[tuple[int, str, str]] = [
    (
        0,
        "Andel bygglov",
        "Per den 31 augusti 2025: 83 %. Målvärdet minst 95 % avser hela året. Prognosen för året är 85 %",
    ),
    (0, "Andel verksamheter med farligt", "inte mätt enligt rapporten («mäts i december»)"),
    (0, "Sjukfrånvaro", "Per den 31 augusti 2025: 4,4 %."),
    (0, "Miljö- och byggnadsnämnden ska ge sökande", "Rapportens bedömning: «Röd» (bedöms inte nås)."),
    (0, "Kartlägga förorenad mark", "Följs inte upp i rapporten."),
    (0, "Anordna rådgivningskvällar", "«Pågår» «Två av fyra kvällar är hållna.»"),
    (1, "Andel bygglov", "Utfallet 86 % är 9 procentenheter lägre än planens målvärde, minst 95 %."),
    (1, "Antal överklagade", "Utfallet 4 når målvärdet högst 6."),
    (1, "Andel livsmedel", "Utfallet 89 % är 1 procentenhet lägre än planens målvärde, minst 90 %."),
    (1, "Andel livsmedel", "Rapporten anger målvärdet minst 85 %; planen anger minst 90 %."),
    (1, "Andel verksamheter med farligt", "går inte att avgöra: ingen uppgift i rapporten."),
    (1, "Sjukfrånvaro", "Utfallet 4,6 % når målvärdet högst 5,0 %."),
    (1, "Införa mentorskap", "«Genomförd» per den 31 augusti 2025, «Pågår» per den 31 december 2025."),
    (1, "Utbilda restauranger", "Följs inte upp i rapporten."),
    (1, "Rensa vandringshinder", "Finns i rapporten men inte i planen för 2025."),
    (1, "Kontroll av att utförd tillsyn", "«Ej genomförd»"),
]


@pytest.mark.parametrize(("report", "name", "expected"), SENTENCES)
def test_what_is_said_of_an_item(report: int, name: str, expected: str) -> None:
    assert expected in told(followed_up()[report], name)


def test_what_is_said_of_the_whole() -> None:
    august, annual = followed_up()
    assert [each.known_before for each in (august, annual)] == [True, False]
    assert [each.not_read for found in (august, annual) for each in found.counts] == [0] * 10
    (said,) = followed_report.of_report(annual, SWEDISH)
    assert said.endswith(
        "«Sex av nio aktiviteter är genomförda»; i dess tabeller är fem av nio aktiviteter genomförda."
    )
    (absent,) = followed.absent_money(annual, SWEDISH)
    assert absent == "Driftbudgeten: rapporten har ingen rad för «Intäkter» och «Kostnader»."


MONEY: list[tuple[int, str, tuple[int, ...]]] = [
    (0, "Bygglovsenheten", (8900, 9400, 9900)),
    (0, "Summa nettokostnader", (31400, 31900, 32200)),
    (1, "Bygglovsenheten", (8900, 9400, 10000)),
    (1, "Summa nettokostnader", (31400, 31900, 32250)),
]
"""Thousands of kronor in the plan, in the report's budget, and as its forecast or outcome: a period's are
not the year's."""


@pytest.mark.parametrize(("report", "name", "expected"), MONEY)
def test_the_money_is_that_of_the_year(report: int, name: str, expected: tuple[int, ...]) -> None:
    row = next(each for each in followed_up()[report].money if each.name == name)
    assert tuple(int(kr or 0) // 1000 for kr in (row.planned, row.budget, row.result)) == expected
    assert "(kommunfullmäktige 2025-05-26 § 61)" in " ".join(followed.restated(row, SWEDISH))


@cache
def beside() -> dict[str, ChangeFollowUp]:
    compared = compare(plan(2025), plan(2026))
    named = {each.id: each.title for each in compared.changes}
    return {named[handle]: found for handle, found in beside_changes(compared, followed_up()).items()}


REASONS: list[tuple[str, str, str, bool | None]] = [
    ("E-tjänsten är införd sedan maj 2025.", "Införa e-tjänst", "", None),
    ("Alla fyra rådgivningskvällarna är hållna.", "Anordna rådgivningskvällar", "Pågår", True),
    ("Leverantören kan skanna färdigt först under 2026.", "Digitalisera bygglovsarkivet", "Försenad", True),
    ("Två vakanser gör att målet inte går att nå.", "Andel bygglov som beslutas", "", None),
    ("Kartläggningen är slutförd.", "Kartlägga förorenad mark", "Avbruten", False),
    ("Vattenrådet är bildat.", "Bilda ett vattenråd", "Pågår enligt plan", True),
    ("Riktlinjerna redovisades i juni.", "Miljö- och byggnadsnämnden får i uppdrag att ta fram", "", None),
    ("Kontrollen har inte visat några avvikelser.", "Jäv vid tillsyn", "Större avvikelse", False),
    ("En ny rutin används sedan mars 2025.", "Debitering av tillsynsavgifter", "Ej genomförd", False),
    ("Efterfrågan har minskat.", "Utbilda restauranger", "Påbörjad", True),
    ("Till och med augusti hade 190 avlopp inspekterats.", "Antal inspekterade", "", None),
]
"""Reasons on record, what each is for, and what the reports say against its being finished: their word, and whether it
was known at the decision. The gate asks this of a reason of kind «finished» alone; beside the others it only stands."""


@pytest.mark.parametrize(("name", "word", "known"), [row[1:] for row in REASONS], ids=[row[0] for row in REASONS])
def test_what_reports_say_against_a_reason(name: str, word: str, known: bool | None) -> None:
    found = next(each for title, each in beside().items() if title.startswith(name))
    assert (found.denied.printed, found.denied.known) == (word, known) if found.denied else (word, known) == ("", None)


BESIDE = [
    ("Kartlägga förorenad mark", "följs inte upp (per den 31 augusti 2025, känt vid beslutet)"),
    ("Jäv vid tillsyn", "Kontroll via stickprov av ärenden mot bisysslor: «Större avvikelse», «2 av 15 ärenden»"),
    ("Andel verksamheter med farligt", "ingen uppgift (per den 31 december 2025, efter beslutet)"),
    ("Antal inspekterade", "utfall 142 (per den 31 augusti 2025, känt vid beslutet)"),
]


@pytest.mark.parametrize(("name", "expected"), BESIDE)
def test_what_stands_beside_a_change(name: str, expected: str) -> None:
    found = next(each for title, each in beside().items() if title.startswith(name))
    assert expected in "; ".join(followed_changes.beside_lines(found, SWEDISH))


def test_an_activity_of_which_no_report_knows_is_told_with_nothing() -> None:
    assert [title for title in beside() if title.startswith("Pröva drönare")] == []


@pytest.mark.soak
@pytest.mark.parametrize("write", [as_word, as_workbook], ids=["Word", "Excel"])
@pytest.mark.parametrize("name", [AUGUST, ANNUAL])
def test_word_and_excel_give_the_same_as_text_and_their_colours(name: str, write: Any, tmp_path: Path) -> None:
    found = followings(plan(2025), plan(2026), [second_committee.report(write(name, tmp_path))])[0]
    text = followings(plan(2025), plan(2026), [second_committee.report(as_text(name, tmp_path))])[0]
    assert found.money == text.money
    assert [each.coverage for each in found.items] == [each.coverage for each in text.items]
    assert [each.verdict for each in found.items] == [each.verdict for each in text.items]
    readings = [each.said[0].assessment for each in found.items if each.is_measured and each.said]
    colours = ["Röd", "Grön", "Gul", "Gul", "Grön", "Grå", "Grön"]
    if name == AUGUST:
        assert [each.printed for each in readings if each is not None] == colours
