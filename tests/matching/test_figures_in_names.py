"""Names that hold figures: one item whose figure changed, and items that a figure only numbers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.gated import DEFAULT, NONE
from tests.support.plans import activity, goal, plan
from vpbdiff.compare import compare
from vpbdiff.gate import judge
from vpbdiff.language.names import figures_differ
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.outlines import OUTLINES, memo
from vpbdiff.model.changes import Comparison, Effect, Facet, Kind, is_of_time
from vpbdiff.model.document import sentences
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import surroundings
from vpbdiff.wording import Wording

DIFFER: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "a fee": ("Trygghetslarm (350 kr/mån)", "Trygghetslarm (530 kr/mån)", [("350 kr", "530 kr")]),
    "another writing": ("Kunder som betalar 1 250 kr", "Kunder som betalar 1250 kronor", []),
    "days": ("Andel med svar inom 14 dagar", "Andel med svar inom 21 dagar", [("14 dagar", "21 dagar")]),
    "a number word": ("Ordna tre läger", "Ordna två läger", [("tre läger", "två läger")]),
    "two figures": (
        "Högst 20 kr för 3 timmar",
        "Högst 25 kr för 2 timmar",
        [("20 kr", "25 kr"), ("3 timmar", "2 timmar")],
    ),
    "another word too": ("Hyra av 100 kameror", "Köp av 60 kameror", []),
    "a stage is a name": ("Bygg etapp 2 av skolan", "Bygg etapp 3 av skolan", []),
    "a year rolls on": ("Satsning på skolgårdar 2025", "Satsning på skolgårdar 2026", []),
    "a law": ("Stöd enligt lag 1993:387", "Stöd enligt lag 1990:52", []),
}


@pytest.mark.parametrize("name", DIFFER)
def test_which_figures_differ(name: str) -> None:
    old, new, expected = DIFFER[name]
    assert [(one.text, other.text) for one, other in figures_differ(old, new)] == expected


Raw = dict[str, Any]


def fees(*names: str) -> Raw:
    return {"fees": [{"name": name, "decided_by": "KF"} for name in names]}


def measures(*titles: str) -> Raw:
    return {"goals": [goal("Svar i tid", measures=[{"title": title} for title in titles])]}


def procurements(*names: str) -> Raw:
    return {"procurement_plan": {"contracts": [], "procurements": [{"name": name} for name in names]}}


def compared(old: Raw, new: Raw) -> Comparison:
    return compare(plan(2025, **old), plan(2026, **new))


def pairs(found: Comparison) -> set[tuple[str, str]]:
    return {(pair.old.name, pair.new.name) for pair in found.matching.pairs if not pair.old.lists}


PAIRED: dict[str, tuple[Raw, Raw]] = {
    "one fee": (fees("Trygghetslarm (350 kr/mån)"), fees("Trygghetslarm (530 kr/mån)")),
    "each with its like": (
        fees("Avgift för hemtjänst, 200 kr", "Avgift för larm, 240 kr", "Avgift för mat, 280 kr"),
        fees("Avgift för hemtjänst, 240 kr", "Avgift för larm, 280 kr", "Avgift för mat, 320 kr"),
    ),
    "procurements": (procurements("Upphandling av 100 kameror"), procurements("Upphandling av 60 kameror")),
    "the order of the words": (
        measures("Andel bibliotekarier med examen inom 2 år"),
        measures("Andel med examen inom 3 år, bibliotekarier"),
    ),
    "a figure and the year of it": (
        measures("Andelen på heltid ska vara 80 procent senast 2027"),
        measures("Andelen på heltid ska vara 75 procent senast 2028"),
    ),
    "the order and the small words": (fees("Avgift för matlåda 65 kr"), fees("Matlåda, avgift 72 kronor")),
    "a name of one word": (
        fees("Kolonilott 200 kr", "Kolonilott med stuga 900 kr"),
        fees("Kolonilott 250 kr", "Kolonilott med stuga 950 kr"),
    ),
    "several alike, in their order": (
        measures("Andel med svar inom 14 dagar", "Andel med svar inom 30 dagar"),
        measures("Andel med svar inom 21 dagar", "Andel med svar inom 45 dagar"),
    ),
}


@pytest.mark.parametrize("name", PAIRED)
def test_names_that_agree_in_all_but_figures_are_one_item(name: str) -> None:
    old, new = PAIRED[name]
    assert not compared(old, new).matching.removed
    assert not compared(old, new).matching.added
    sides = [sorted(_names(raw)) for raw in (old, new)]
    assert pairs(compared(old, new)) == set(zip(*sides, strict=True))


def _names(raw: Raw) -> list[str]:
    found = [*raw.get("fees", ()), *raw.get("procurement_plan", {}).get("procurements", ())]
    found += [measure for each in raw.get("goals", ()) for measure in each.get("measures", ())]
    return [each.get("name") or each["title"] for each in found]


APART: dict[str, tuple[Raw, Raw]] = {
    "the better partner is there": (
        measures("Andel med svar inom 14 dagar"),
        measures("Andel med svar inom 14 dagar", "Andel med svar inom 30 dagar"),
    ),
    "years of one thing that rolled on": (
        fees("Avgift 2025, 350 kr", "Avgift 2026, 370 kr"),
        fees("Avgift 2026, 370 kr", "Avgift 2027, 390 kr"),
    ),
    "stages": (
        {"goals": [goal("Bygga", activity("Bygg etapp 2"))]},
        {"goals": [goal("Bygga", activity("Bygg etapp 3"))]},
    ),
}


@pytest.mark.parametrize("name", APART)
def test_what_a_figure_only_numbers_is_another_item(name: str) -> None:
    old, new = APART[name]
    assert compared(old, new).matching.added
    assert all(one == other for one, other in pairs(compared(old, new)))


def facets(old: Raw, new: Raw) -> list[Facet]:
    (change,) = compared(old, new).changes
    return [facet for facet in change.facets if "/figure" in str(facet.field)]


B, W = Effect.BETTER, Effect.WORSE
FACETS: dict[str, tuple[Raw, Raw, tuple[Kind, str, str], Effect | None, bool]] = {
    "a fee raised": (*PAIRED["one fee"], (Kind.RAISED, "350 kr", "530 kr"), None, False),
    "fewer cameras": (*PAIRED["procurements"], (Kind.LOWERED, "100 kameror", "60 kameror"), None, False),
    "a longer time": (
        measures("Andel med svar inom 14 dagar"),
        measures("Andel med svar inom 21 dagar"),
        (Kind.RAISED, "14 dagar", "21 dagar"),
        W,
        True,
    ),
    "a shorter time": (
        measures("Andel med svar inom 21 dagar"),
        measures("Andel med svar inom 14 dagar"),
        (Kind.LOWERED, "21 dagar", "14 dagar"),
        B,
        False,
    ),
    "at least": (
        measures("Elever med minst 12 besök"),
        measures("Elever med minst 10 besök"),
        (Kind.LOWERED, "12 besök", "10 besök"),
        W,
        True,
    ),
}


@pytest.mark.parametrize("name", FACETS)
def test_the_figure_has_a_facet_of_its_own(name: str) -> None:
    old, new, expected, effect, weaker = FACETS[name]
    (facet,) = facets(old, new)
    assert (facet.kind, facet.old, facet.new) == expected
    assert (facet.effect, facet.weakened) == (effect, weaker)


def test_a_lowered_figure_in_a_name_is_told_by_what_it_is() -> None:
    """It is no risk's index, and its label is a word of the language."""
    old, new = (
        {"goals": [goal("Trygga gator", activities=[activity(title)])]}
        for title in ("Byta belysning på tolv gångvägar", "Byta belysning på tio gångvägar")
    )
    found = compared(old, new)
    scope = MemoContext(judge(found, NONE, DEFAULT), DEFAULT.decision_from_index)
    told = " ".join(each.text for each in sentences(memo(scope, OUTLINES["memo"])))
    assert "”belysning på tolv gångvägar” ändras till ”belysning på tio gångvägar”." in told
    assert "riskindex" not in told
    report = renderer(Shown.DIFF, "text")(found, Wording("sv"), Options(width=200))
    assert "Siffran i namnet: tolv gångvägar → tio gångvägar" in report


def test_each_figure_in_a_name_has_its_word() -> None:
    found = compared(fees("Högst 20 kr för 3 timmar"), fees("Högst 25 kr för 2 timmar"))
    report = renderer(Shown.DIFF, "text")(found, Wording("sv"), Options(width=200))
    assert "Siffran i namnet: 20 kr → 25 kr" in report
    assert "Siffran i namnet: 3 timmar → 2 timmar" in report


def test_a_control_s_frequency_is_told_by_its_field_on_one_line() -> None:
    sides = [
        {"internal_control_plan": {"risks": [{"process": "Inköp", "controls": [control]}]}}
        for control in ({"text": "Stickprov", "frequency": often} for often in ("Varje kvartal", "Varje år"))
    ]
    found = compared(*sides)
    (change,) = (each for each in found.changes if each.entity == "control")
    line = Phrasing(found, Wording("sv")).line(surroundings(found).statement(change))
    assert "".join(span.text for span in line) == "Svagare löfte? Hur ofta: Varje kvartal → Varje år"


Z = (2026, 2026)
TIMES: dict[str, tuple[str, str, tuple[int, int], tuple[str, str] | None, bool]] = {
    "a day": ("Anta en parkplan senast 30 juni", "Anta en parkplan senast 31 december", Z, ("30 juni", "31 dec"), True),
    "an earlier day": ("Anta en parkplan senast den 1 maj", "Anta en parkplan senast den 1 mars", Z, ("1", "1"), False),
    "a day in digits": (
        "Se över taxan senast 2026-06-30",
        "Se över taxan senast 2026-12-31",
        Z,
        ("2026-06-30", "2026-12-31"),
        True,
    ),
    "a quarter": ("Inviga badhuset kvartal 1", "Inviga badhuset kvartal 3", Z, ("kvartal 1", "kvartal 3"), True),
    "a half": (
        "Inviga badhuset första halvåret",
        "Inviga badhuset andra halvåret",
        Z,
        ("första halvåret", "andra halvåret"),
        True,
    ),
    "a week": ("Röja leden senast vecka 20", "Röja leden senast vecka 40", Z, ("vecka 20", "vecka 40"), True),
    "a year": ("Inviga badhuset 2026", "Inviga badhuset 2028", (2026, 2027), ("2026", "2028"), True),
    "a season": ("Införa loppis till sommaren", "Införa loppis till årsskiftet", Z, ("sommaren", "årsskiftet"), True),
    "no deadline": ("Hålla marknad i mars", "Hålla marknad i maj", Z, ("mars", "maj"), False),
    "what goes on longer": ("Hålla öppet till den 1 maj", "Hålla öppet till den 1 juni", Z, ("1 maj", "1 juni"), False),
    "other words too": (
        "Anta en parkplan senast 30 juni",
        "Anta en ny parkplan senast 31 augusti",
        Z,
        ("30 juni", "31 augusti"),
        True,
    ),
    "the year rolled on": ("Redovisa enkäten i maj 2026", "Redovisa enkäten i maj 2027", (2026, 2027), None, False),
    "a range of years": ("Rusta parker 2026-2028", "Rusta parker 2026-2029", Z, None, False),
    "no time": ("Anta en plan för mars månads mat", "Anta en plan för mars månads mat", Z, None, False),
}


@pytest.mark.parametrize("name", TIMES)
def test_a_time_in_a_name_is_told_as_one_and_a_later_one_is_a_weaker_promise(name: str) -> None:
    old, new, years, told, weaker = TIMES[name]
    sides = ({"goals": [goal("Grönt", activity(title), activity("Vattna"))]} for title in (old, new))
    found = compare(*(plan(year, **side) for year, side in zip(years, sides, strict=True)))
    assert not (found.matching.removed or found.matching.added)
    times = [facet for change in found.changes for facet in change.facets if is_of_time(facet.field)]
    assert [told[0] in str(each.old) and told[1] in str(each.new) for each in times] == [True] if told else not times
    assert [each.weakened for each in times] == ([weaker] if told else [])
