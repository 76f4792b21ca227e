"""What a memo's words must not hide or say without ground: of two plans, one sentence each."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.gated import DEFAULT, NONE, verdict
from tests.support.memos import as_markdown, written
from tests.support.plans import activity, goal, plan, risk, risks, section
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
            "Tillagt: ”Badet stängs den 1 april 2026”.",
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
