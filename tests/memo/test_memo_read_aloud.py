"""What a reader who reads the memo aloud stumbles over: one row a kind, with what stands there and what must not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.support import budgets, gated
from tests.support.gated import DEFAULT, NONE, verdict
from tests.support.memos import as_markdown
from tests.support.once import compared
from tests.support.plans import activity, goal, plan, risk, risks, section
from vpbdiff.explanations import Decision
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo

Raw = dict[str, Any]


def fee(price: str, year: int, name: str = "Musikskola", **more: Any) -> Raw:
    return {"name": name, "amounts": [{"year": year, "value": price}], **more}


def prices(price: str, a_year: str) -> Raw:
    return {"name": "Replokal", "amounts": [{"name": "Pris", "value": price}, {"name": "per år", "value": a_year}]}


def control(frequency: str) -> Raw:
    checked = {
        **risk("Fakturor", "Fel betalas.", index=12),
        "controls": [{"text": "Stickprov", "frequency": frequency}],
    }
    return {"internal_control_plan": risks(checked)}


def goals(*activities: Raw, **more: Any) -> Raw:
    return {"goals": [goal("Unga ska trivas", *activities, **more)]}


def target(value: str, year: int) -> Raw:
    return {"title": "Andel nöjda", "targets": [{"year": year, "value": value}]}


def of_process(*descriptions: str) -> Raw:
    return {"internal_control_plan": risks(*(risk("Ekonomi", each, index=9) for each in descriptions))}


def invested(rows: str, year: int) -> Raw:
    return {"investment_budget": {"unit": "tkr", "lines": budgets.rows(rows, unit="tkr", year=year)}}


def named(title: str) -> Raw:
    return {"metadata": {"title": title, "committee": "Tekniska nämnden", "municipality": "Ekviks kommun"}}


def targets(value: str, year: int) -> Raw:
    """Ten measures, more than there are points for."""
    return goals(measures=[target(value, year) | {"title": f"Andel som når steg {step}"} for step in range(10)])


READ: dict[str, tuple[Raw, Raw, str, str]] = {
    "a fee by its amounts and its day": (
        {"fees": [fee("700 kr per termin", 2025)]},
        {"fees": [fee("850 kr per termin", 2026, valid_from="2026-01-01")]},
        "höjs från 700 till 850 kr per termin från och med den\u00a01 januari 2026.",
        "beloppet för 2026 från",
    ),
    "figures by what they are of": (
        {"fees": [prices("500 kr", "900 kr")]},
        {"fees": [prices("600 kr", "990 kr")]},
        "ändras ”Pris” från 500 kr till 600 kr och beloppet per år från 900 kr till 990 kr.",
        "elopp Pris",
    ),
    "what the title names already": (
        control("Varje månad") | {"metadata": {"title": "Internkontrollplan 2025"}},
        control("Varje år") | {"metadata": {"title": "Internkontrollplan 2026"}},
        "fastställer internkontrollplan 2026.",
        "med internkontrollplan",
    ),
    "a new fee with its amount": (
        {"fees": [fee("700 kr", 2025)]},
        {"fees": [fee("700 kr", 2026), fee("600 kr per kurs", 2026, "Simskola")]},
        "Taxan ”Simskola” är ny: 600 kr per kurs",
        "| Ny: ”Simskola” |",
    ),
    "a control with its risk": (
        control("Varje månad"),
        control("Varje år"),
        "under ”Fakturor” (riskindex 12) ändras hur ofta det görs från ”Varje månad” till ”Varje år”.",
        "hur ofta Varje",
    ),
    "a word that went with those beside it": (
        goals(activity("Simma", "Alla barn som fyller sju år ska få en plats.")),
        goals(activity("Simma", "Barn som fyller sju år ska få en plats.")),
        "”Alla barn som fyller sju” ändras till ”Barn som fyller sju”",
        "Struket: ”Alla”",
    ),
    "a day in words, of an activity that is named": (
        goals(activity("Simma", "Barn ska simma.", deadline="2025-06-30")),
        goals(activity("Simma", "Barn ska simma.", deadline="2026-12-31")),
        "Slutdatumet ändras från den\u00a030 juni 2025 till den\u00a031 december 2026.",
        "För aktiviteten ”Simma” ändras",
    ),
    "a day that changed where nobody is answerable any longer": (
        goals(activity("Simma", "Barn ska simma.", deadline="2025-06-30", responsible="Enhetschefen")),
        goals(activity("Simma", "Barn ska simma.", deadline="2026-12-31")),
        "Slutdatumet ändras från den\u00a030 juni 2025 till den\u00a031 december 2026. Dessutom anges inte längre",
        "Vem som ansvarar ändras",
    ),
    "the target of a new measure": (
        goals(measures=[]),
        goals(measures=[target("82 %", 2026)]),
        "Ny: ”Andel nöjda”, 82 % (2026)",
        "Andel nöjda” |",
    ),
    "what closes, told in a new paragraph": (
        {"sections": [section("Utveckling", "Barnen blir fler.")]},
        {"sections": [section("Utveckling", "Barnen blir fler.", "Fritidsgården stängs den 1 mars 2026.")]},
        "I den löpande texten tillkommer bland annat ”Fritidsgården stängs den 1 mars 2026” (Utveckling).",
        "«",
    ),
    "a title that begins with who decides": (
        named("Tekniska nämnden, Ekviks kommun – verksamhetsplan 2025"),
        named("Tekniska nämnden, Ekviks kommun – verksamhetsplan 2026"),
        "Tekniska nämnden fastställer verksamhetsplan 2026.",
        "fastställer tekniska",
    ),
    "a title that begins with whose plan it is": (
        named("Tekniska nämndens verksamhetsplan 2025"),
        named("Tekniska nämndens verksamhetsplan 2026"),
        "Tekniska nämnden fastställer verksamhetsplan 2026.",
        "fastställer tekniska",
    ),
    "nothing but the plan's own facts": (
        named("Verksamhetsplan 2025") | {"fees": [fee("700 kr", 2025)]},
        named("Verksamhetsplan 2026") | {"fees": [fee("700 kr", 2026)]},
        "Det enda som ändras är planens egna uppgifter: rubriken.",
        "Ändringar finns",
    ),
    "an investment budget that is gone": (
        invested("part | Ny hall | 24000 |\ntotal | Summa | 24000 |", 2025),
        {},
        "Investeringsbudgeten är 24\u00a0000\u00a0tkr i planen för 2025 och saknas i den nya planen",
        "Investeringsbudgeten minskar",
    ),
    "an investment budget that is told otherwise": (
        invested("part | Ny hall | 24000 |\ntotal | Summa | 24000 |", 2025),
        {"sections": [section("Investeringsbudget", "Hallen kostar 24 mkr.", role="investment_budget")]},
        "Investeringsbudgeten är 24\u00a0000\u00a0tkr i planen för 2025 och går inte att jämföra med den nya planen",
        "saknas i den nya planen",
    ),
    "a unit that is gone, with what it had": (
        {"operating_budget": budgets.operating(units="part | Äldreomsorg | -20,0 |\npart | Färdtjänst | -4,0 |")},
        {"operating_budget": budgets.operating(units="part | Äldreomsorg | -21,0 |", year=2026)},
        "Färdtjänst (4,0\u00a0mkr) finns inte bland verksamheterna i den nya planen.",
        "ingår inte i summorna",
    ),
    "an investment that is gone, where it stood": (
        invested("part | Ny hall | 9000 |\npart | Möbler | 400 |\ntotal | Summa | 9400 |", 2025),
        invested("part | Möbler | 400 |\ntotal | Summa | 400 |", 2026),
        "Posten ”Ny hall”, 9\u00a0000\u00a0tkr, tas bort.",
        "| Summa | 9\u00a0400 | 400 | −9\u00a0000 | \\[Skäl saknas.\\] |\n| Ny hall",
    ),
    "lowered targets that no point has room for": (
        targets("80 %", 2025),
        targets("75 %", 2026),
        "Målet för ”Andel som når steg 9” sänks från 80 % (2025) till 75 % (2026).",
        "Även två mått",
    ),
    "how many targets are lower": (
        targets("80 %", 2025),
        targets("75 %", 2026),
        "Målet sänks för tio mått, bland annat ”Andel som når steg 0” och ”Andel som når steg 1”.",
        "Bland annat ändras",
    ),
    "many that are new, counted once": (
        goals(activity("Simma", "Barn ska simma.")),
        goals(
            *(activity(f"Simma {step}", f"Steg {step} ska övas.") for step in range(9)),
            activity("Simma", "Barn ska simma."),
        ),
        "Nio aktiviteter, bland annat ”Simma 0” och ”Simma 1”, är nya.",
        "Nio är nya.",
    ),
    "what took the place of a sentence that was struck": (
        goals(activity("Röra sig", "Fritidshemmen ska erbjuda rörelse varje dag.")),
        goals(activity("Röra sig", "Lekar uppmuntras när personalen hinner.")),
        "Tillagt: ”Lekar uppmuntras när personalen hinner”.<!--",
        "«",
    ),
    "no word quoted twice": (
        goals(activity("Läsa", "Biblioteket ska öppna senast den 1 september 2025.")),
        goals(activity("Läsa", "Biblioteket bör öppna senast den 1 september 2026.")),
        "”ska öppna senast den 1 september 2025” ändras till ”bör öppna senast den 1 september 2026”.",
        "1 september” och",
    ),
    "risks of one process": (
        of_process("Fakturor betalas två gånger.", "Avtal saknas."),
        of_process("Fakturor betalas två gånger."),
        "Risken ”Ekonomi” (”Avtal saknas”) tas bort.",
        "Risken ”Ekonomi” tas bort.",
    ),
}


@pytest.mark.parametrize("reason", READ)
def test_what_a_reader_stumbles_over(reason: str) -> None:
    old, new, stands, not_so = READ[reason]
    judged = verdict(plan(2025, **old), plan(2026, **new), NONE)
    scope = MemoContext(judged, DEFAULT.decision_from_index, (), DEFAULT.prose.verbs)
    text = as_markdown(memo(scope, OUTLINES["memo"]))
    assert stands in text
    assert not_so not in text


def test_a_reason_whose_decision_alone_is_missing_is_told() -> None:
    rated = [
        plan(year, internal_control_plan=risks(risk("Fakturor", index=index)))
        for year, index in ((2025, 12), (2026, 6))
    ]
    told = gated.altered(gated.explained(compared(*rated)), lambda entry: replace(entry, decision=Decision()))
    scope = MemoContext(verdict(rated[0], rated[1], told), DEFAULT.decision_from_index)
    text = as_markdown(memo(scope, OUTLINES["memo"]))
    assert text.count(gated.REASON) == 2, "in the table of the risks and in the appendix"
    assert "Skäl saknas" not in text
    assert "Hänvisning till beslut saknas" in text
