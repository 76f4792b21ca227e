"""What a memo's words must not hide or say without ground: of two plans, one sentence each."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.budgets import budget
from tests.support.gated import DEFAULT, NONE, verdict
from tests.support.memos import as_markdown, written
from tests.support.plans import activity, goal, plan, risk, risks, section, unit
from vpbdiff.budget.components import LineAmount
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import BRIEF, OUTLINES, memo
from vpbdiff.views.first_screen import pair_of

SCALE = [{"factor": "likelihood", "value": 4}, {"factor": "consequence", "value": 5}]


def _plan(year: int, staff: str, often: str, target: str, tests: str) -> Any:
    checked = {**risk("Elevhälsa", "Elever får inte stöd i tid.", index=16)}
    checked["controls"] = [{"text": "Stickprov av 20 ärenden", "frequency": often}]
    measured = {"title": "Andel behöriga", "targets": [{"year": year, "value": target}]}
    return plan(
        year,
        goals=[goal("Nämnden ska ge alla elever stöd", activity(tests), measures=[measured])],
        internal_control_plan={**risks(checked), "scale": SCALE},
        sections=[section("Personal", staff)],
        fees=[{"name": f"Avgift {place}", "valid_from": f"{year}-01-01"} for place in ("A", "B", "C", "D")],
    )


OLD = _plan(
    2024,
    "Nämnden har 1 120 årsarbetare. Varje chef ska ha högst 30 medarbetare.",
    "Varje kvartal",
    "88 %",
    "Läxhjälp ges tre dagar i veckan",
)
NEW = _plan(
    2025,
    "Nämnden har 1 095 årsarbetare. Varje chef bör ha högst 35 medarbetare.",
    "Varje halvår",
    "87 %",
    "Läxhjälp ges två dagar i veckan",
)


def _memo(outline: str, names: tuple[str, ...] = ()) -> str:
    scope = MemoContext(verdict(OLD, NEW, NONE), DEFAULT.decision_from_index)
    written = memo(scope, names or OUTLINES[outline], outline=outline)
    return as_markdown(written, ids=False).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


@pytest.mark.parametrize(
    ("outline", "names", "said"),
    [
        ("memo", (), "”ska ha högst 30 medarbetare” till ”bör ha högst 35 medarbetare” (Personal)"),
        ("unions", (), "”1 120 årsarbetare” ändras till ”1 095 årsarbetare”"),
        ("auditors", (), "Stickprov av 20 ärenden; hur ofta ”Varje halvår” (tidigare ”Varje kvartal”)"),
        ("memo", (), "målvärde 88 % (2024)"),
        ("unions", (), "(”tre dagar i veckan” ändras till ”två dagar i veckan”)"),
        ("memo", (), "De är märkta [skäl] här och samlade i bilagan."),
    ],
    ids=[
        "a weaker word before a figure",
        "a figure in whole",
        "how often a control was",
        "a target with one year",
        "a promise that is the activity's name",
        "a draft with its appendix",
    ],
)
def test_what_is_told(outline: str, names: tuple[str, ...], said: str) -> None:
    assert said in _memo(outline, names)


@pytest.mark.parametrize(
    ("outline", "names", "unsaid"),
    [
        ("memo", (), "riskskalan"),
        ("memo", BRIEF, "bilagan"),
        ("unions", (), "bilagan"),
        ("auditors", (), "tidigare ”Stickprov"),
    ],
    ids=[
        "an inferred scale is no sentence of the plan",
        "half a page has no appendix",
        "the unions' paper has none",
        "a control whose name stands has no earlier name",
    ],
)
def test_what_is_not_told(outline: str, names: tuple[str, ...], unsaid: str) -> None:
    assert unsaid not in _memo(outline, names)


def test_the_first_screen_quotes_the_weaker_word_before_a_figure() -> None:
    change = MemoContext(verdict(OLD, NEW, NONE), DEFAULT.decision_from_index).of("paragraph")[0]
    assert pair_of(change) == ("ska ha högst 30 medarbetare", "bör ha högst 35 medarbetare")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Personalen informeras.",
            "står inget om antal tjänster per verksamhet, turordning eller tidsplan.",
        ),
        (
            "En tidsplan för bytet tas fram.",
            "står inget om antal tjänster per verksamhet eller turordning.",
        ),
        (
            "Turordningen följer lagen.",
            "står inget om antal tjänster per verksamhet eller tidsplan.",
        ),
    ],
)
def test_a_paper_for_unions_says_only_of_what_no_text_has_that_it_lacks(text: str, said: str) -> None:
    old, new = (plan(year, sections=[section("Personal", each)]) for year, each in ((2025, "Här."), (2026, text)))
    assert said in as_markdown(written(old, new, "unions")).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Badet är öppet sju dagar i veckan.",
            "Badet stängs den 1 april 2026.",
            "Nytt i planen är: ”Badet stängs den 1 april 2026”.",
        ),
        ("", "Från hösten 2026 flyttas kören till Norrby.", "”Från hösten 2026 flyttas kören till Norrby”."),
        ("", "Tre tjänster dras in.", "”Tre tjänster dras in”."),
    ],
    ids=["what closes", "what moves", "posts"],
)
def test_a_paper_for_unions_has_what_a_paragraph_that_stands_newly_says(old: str, new: str, said: str) -> None:
    texts = (f"Nämnden ansvarar för bad, bibliotek och kör. {each}".strip() for each in (old, new))
    plans = (plan(year, sections=[section("Inledning", each)]) for year, each in zip((2025, 2026), texts, strict=True))
    scope = MemoContext(verdict(*plans, NONE), DEFAULT.decision_from_index, acts=("stänga", "flytta"))
    told = as_markdown(memo(scope, OUTLINES["unions"], outline="unions"), ids=False)
    assert said in told.replace("\N{NO-BREAK SPACE}", " ")


def _row_of(kronor: str, label: str = "Båtplats") -> dict[str, Any]:
    columns = [{"name": "Kronor"}]
    return {"columns": columns, "label_name": "Plats", "rows": [{"label": label, "cells": [kronor]}]}


def _section(*tables: dict[str, Any]) -> dict[str, Any]:
    return {"title": "Hamnen", "tables": list(tables)}


def _controlled(index: int, *controls: str) -> dict[str, Any]:
    return risks(risk("Jour", "", *controls, index=index), risk("Lås"))


@pytest.mark.parametrize(
    ("outline", "old", "new", "told", "untold"),
    [
        pytest.param(
            "memo",
            {"sections": [_section(_row_of("900"))]},
            {"sections": [_section(_row_of("950"))]},
            "Tabellrad (Hamnen): Båtplats",
            "(Kronor)",
            id="a table without a title is named by where it stands",
        ),
        pytest.param(
            "memo",
            {"sections": [_section(_row_of("900"), _row_of("7", "Bod"))]},
            {"sections": [_section(_row_of("950"), _row_of("7", "Bod"))]},
            "Tabellrad (Hamnen: ",
            "(Hamnen)",
            id="one of two there by its columns too",
        ),
        pytest.param(
            "unions",
            {"sections": [section("Nuläge", "Hamnen har bryggor.")]},
            {"sections": [section("Nuläge", "Hamnen har bryggor."), section("Nytt", "Båthuset stängs den 1 maj.")]},
            "**Verksamheten.** Nytt i planen är: ”Båthuset stängs den 1 maj”",
            "**Personal.**",
            id="what closes is nothing of the staff",
        ),
        pytest.param(
            "unions",
            {"sections": [section("Nuläge", "Hamnen har bryggor.")]},
            {
                "sections": [
                    section("Nuläge", "Hamnen har bryggor."),
                    section("Nytt", "Hamnen har 9 anställda. Två tjänster återbesätts inte efter semestern."),
                ]
            },
            "”Hamnen har 9 anställda” och ”Två tjänster återbesätts inte efter semestern”",
            "**Verksamheten.**",
            id="two sentences on the staff",
        ),
        pytest.param(
            "auditors",
            {"internal_control_plan": _controlled(9, "Prov av larm", "Kontroll av schema")},
            {"internal_control_plan": _controlled(12, "Prov av larm")},
            "en risk höjs och får samtidigt färre eller glesare kontroller (”Jour”)",
            "(Kontroll av schema tas bort)",
            id="a raised risk with fewer controls",
        ),
        pytest.param(
            "auditors",
            {"internal_control_plan": _controlled(12, "Kontroll av schema")},
            {"internal_control_plan": _controlled(9, "Intervju med förmän")},
            "Sänks: Jour",
            "färre eller glesare",
            id="a control in place of another is not fewer",
        ),
    ],
)
def test_what_a_reader_knows_it_by(outline: str, old: Any, new: Any, told: str, untold: str) -> None:
    found = verdict(plan(2024, **old), plan(2025, **new), NONE)
    scope = MemoContext(found, DEFAULT.decision_from_index, acts=("stänga",))
    text = as_markdown(memo(scope, OUTLINES[outline], outline=outline), ids=False).replace("\\", "")
    assert told in text
    assert untold not in text


@pytest.mark.parametrize(
    ("text", "is_told"), [("Två tjänster dras in, 0,9 mkr.", True), ("Två medarbetare varslas, 0,9 mkr.", False)]
)
def test_a_sentence_is_the_reason_in_the_table_by_more_than_its_amount(text: str, is_told: bool) -> None:
    """Two matters may cost as much."""
    old, new = (
        budget(
            units=f"part | Hamnen | {now} | | \n total | Summa | {now} | |", year=year, sections=[section("Läge", said)]
        )
        for year, now, said in ((2024, "9,0", "Hamnen har bryggor."), (2025, "8,1", f"Hamnen har bryggor. {text}"))
    )
    reason = LineAmount("Hamnen", -900_000, "Två medarbetare varslas")
    told = as_markdown(written(old, new, "unions", reason), ids=False).replace("\N{NO-BREAK SPACE}", " ")
    assert ("Nytt i planen är" in told) is is_told


def test_another_name_is_told_once() -> None:
    duties = ("Drift av gator och torg", "Skötsel av parker och lek", "Snöröjning")
    old, new = (plan(year, organisation={"units": [unit(name, *duties)]}) for year, name in ((2024, "A"), (2025, "B")))
    text = as_markdown(written(old, new, "unions"), ids=False)
    assert text.count("heter nu") == 1


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("Gatuenheten", "Gatuavdelningen", "Gatuavdelningen (tidigare Gatuenheten)"),
        ("Hemtjänst", "Hemtjänstenheten", "Hemtjänstenheten"),
        ("Gata", "Gata och park", "Gata och park (tidigare Gata)"),
    ],
)
@pytest.mark.parametrize("outline", ["memo", "unions"])
def test_a_unit_with_another_name_has_the_old_one_beside_it(outline: str, was: str, now: str, told: str) -> None:
    rows = "part | {} | {} | {} |\npart | Stab | -5,0 | -5,0 |\ntotal | Summa | {} | {} |"
    old = budget(units=rows.format(was, "-40,3", "-39,1", "-45,3", "-44,1"), year=2024)
    new = budget(units=rows.format(now, "-41,2", "-40,3", "-46,2", "-45,3"), year=2025)
    text = as_markdown(written(old, new, outline), ids=False)
    assert re.search(rf"\| {re.escape(told)} +\|", text.partition("## Bilaga")[0])
