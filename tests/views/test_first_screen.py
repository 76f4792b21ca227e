"""The first screen of a comparison: the money, the heaviest changes, and the count of the others."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.budgets import budget
from tests.support.plans import goal, plan, raw_plan, risk, risks, section
from tests.support.solna import published
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Span, plain
from vpbdiff.render import Shown, renderer
from vpbdiff.statements import phrase_pairs
from vpbdiff.statements.options import Options
from vpbdiff.store import plan_from_json
from vpbdiff.views.diff_report import _pointing
from vpbdiff.wording import Wording

SV = Wording("sv")


def shown(comparison: Comparison, form: str = "text", **options: Any) -> str:
    return renderer(Shown.DIFF, form)(comparison, SV, Options(**options))


def screen(text: str) -> list[str]:
    """The lines up to the last of the first screen."""
    lines = text.splitlines()
    return lines[: next(number for number, line in enumerate(lines) if line.startswith("Nedan: ")) + 1]


@pytest.mark.parametrize("width", [80, 140])
def test_the_real_pair_fits_one_screen(width: int) -> None:
    lines = screen(shown(published(), width=width))
    assert len(lines) <= 24
    assert max(map(len, lines)) <= width
    said = "\n".join(lines)
    assert said.index("Ramen (nettokostnad)") < said.index("borttagna risker") < said.index("borttagna kontrollmoment")
    assert said.index("klientkontakt") < said.index("borttagna aktiviteter") < said.index("(9 → 12)")
    assert "Så läses tabellerna" not in shown(published(), width=width)


def test_nothing_is_cut_where_all_is_asked_for() -> None:
    text = shown(published(), full=True, width=400)
    assert "Resursplanering för vuxna med missbruk eller psykisk funktionsnedsättning (9)" in text
    assert "Så läses tabellerna" in text


def _units(year: int, figures: dict[str, str], frame: str) -> Any:
    rows = "\n".join(f"part | {name} | {figure} | |" for name, figure in figures.items())
    return budget(f"net | Netto | {frame} | |", f"{rows}\ntotal | Summa | {frame} | |", year=year)


@pytest.mark.parametrize(
    ("now", "share"),
    [("-88,0", "+10"), ("-80,0", "0"), ("-80,4", "≈+1"), ("-76,0", "−5")],
    ids=["settled", "nothing", "the rounding settles none", "less"],
)
def test_a_share_is_as_exact_as_the_rounding(now: str, share: str) -> None:
    old = _units(2024, {"Boende": "-80,0", "Stab": "-5,0"}, "-85,0")
    new = _units(2025, {"Boende": now, "Stab": "-6,0"}, "-86,0")
    row = next(line for line in shown(compare(old, new)).splitlines() if line.startswith("Boende"))
    assert row.split()[3] == share


def test_units_stand_by_their_change_and_the_many_are_counted() -> None:
    names = [f"Enhet {letter}" for letter in "ABCDEFGH"]
    old = _units(2024, dict.fromkeys(names, "-10,0"), "-80,0")
    changes = {"Enhet D": "-7,0", "Enhet B": "-12,0"}
    figures = {name: changes.get(name, "-10,1") for name in names}
    lines = shown(compare(old, _units(2025, figures, "-79,6"))).splitlines()
    units = [line[:7] for line in lines[: lines.index("Att se först") if "Att se först" in lines else 20]]
    units = [each for each in units if each.startswith("Enhet")]
    assert (units[0], units[-1], len(units)) == ("Enhet D", "Enhet B", 6)
    assert "2 verksamheter till står längre ned." in lines


def test_a_claim_that_its_figures_contradict_stands_first() -> None:
    old = budget("net | Netto | -40,0 | |", "part | Boende | -40,0 | |", year=2024)
    new = budget(
        "net | Netto | -41,5 | -40,0 |",
        "part | Boende | -41,5 | -40,0 |",
        sections=[section("Ekonomi", "Ramen minskar med 1,5 mkr jämfört med föregående år.")],
        year=2025,
    )
    lines = shown(compare(old, new), width=200).splitlines()
    assert lines[lines.index("Att se först") + 1].startswith("! Motsägs: ")


def _activities(year: int, *texts: str) -> Any:
    activities = [{"title": f"Aktivitet {n}", "description": text} for n, text in enumerate(texts, 1)]
    return plan_from_json(raw_plan(year, goals=[goal("Mål ett", *activities)]))


def test_weaker_promises_are_quoted_and_those_of_one_sort_share_a_line_where_they_are_many() -> None:
    old = _activities(2024, *(f"Alla barn i område {n} ska få läxhjälp två gånger i veckan." for n in range(40)))
    new = _activities(2025, *(f"Barn i område {n} bör få läxhjälp en gång i veckan." for n in range(40)))
    lines = screen(shown(compare(old, new), width=120))
    assert len(lines) <= 24
    found = [line for line in lines if line.startswith("! ")]
    assert "ska" in found[0] and "→" in found[0] and "bör" in found[0]
    (rest,) = [line for line in found if "kan ha blivit svagare" in line]
    told = int(re.search(r"\d+", rest)[0])  # type: ignore[index]
    assert told + len(found) - 1 == 40


def test_a_reason_that_several_share_is_printed_once() -> None:
    line = (Span("Skäl: "), *plain("Texten följer av de beslut som fullmäktige tog i november, och annat är lika."))
    first: dict[Any, str] = {}
    assert _pointing(line, "Ett", first, SV) is line
    assert "".join(span.text for span in _pointing(line, "Två", first, SV)) == "Skäl: samma som för «Ett»."
    short = (Span("Skäl: "), *plain("Lag."))
    assert [_pointing(short, name, first, SV) for name in ("Ett", "Två")] == [short, short]


def test_what_one_plan_alone_has_of_the_money_is_on_it() -> None:
    units = (
        "part | Äldreomsorg | -20,0 |\npart | Färdtjänst | -4,0 |\ntotal | Summa | -24,0 |",
        "part | Äldreomsorg | -21,0 |\ntotal | Summa | -21,0 |",
    )
    old = budget(units=units[0], investments="part | Ny hall | 9,0 |\ntotal | Summa | 9,0 |", year=2025)
    lines = screen(shown(compare(old, budget(units=units[1], year=2026)), width=100))
    assert any(line.startswith("Färdtjänst") and "4,0" in line and "ingen rad" in line for line in lines)
    assert "− Borttagen budgetrad: Summa (investeringsbudget)" in lines


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            "Varje avdelning för personer med demens ska ha ett ombud",
            "Avdelningar för personer med demens bör ha ett ombud",
            ("Varje avdelning … ska ha ett ombud", "Avdelningar … bör ha ett ombud"),
            id="what stands between is hinted at",
        ),
        pytest.param(
            "fri från fossila bränslen senast 2030",
            "fri från fossila bränslen senast 2035",
            ("senast 2030", "senast 2035"),
            id="a year with the word before it",
        ),
        pytest.param(
            "samtal inom 14 dagar efter beslut",
            "samtal inom 21 dagar efter beslut",
            ("inom 14 dagar", "inom 21 dagar"),
            id="a figure with what it counts",
        ),
        pytest.param(
            "tre besök i veckan", "högst tre besök i veckan", ("tre besök i veckan", "högst tre besök i veckan"),
            id="a word that came has what it is of on the other side",
        ),
    ],
)  # fmt: skip
def test_the_words_that_differ_are_told(old: str, new: str, told: tuple[str, str]) -> None:
    assert phrase_pairs.core(old, new) == told


def test_a_line_quotes_what_was_struck_where_nothing_took_its_place() -> None:
    old = _activities(2024, "Syftet är god kontakt. Alla som har stöd ska erbjudas ett hembesök.")
    new = _activities(2025, "Syftet är god kontakt och trygghet.")
    found = shown(compare(old, new), width=120)
    assert "! Aktivitet: Aktivitet 1: anger inte längre «Alla som har stöd ska erbjudas ett hembesök»" in found


def test_a_day_in_a_name_that_is_the_promise_has_room_on_its_line() -> None:
    title = "Öppna en mötesplats för unga i Västerängen senast den {}"
    plans = [
        plan_from_json(raw_plan(year, goals=[goal("Mål ett", {"title": title.format(day), "description": ""})]))
        for year, day in ((2026, "1 september 2026"), (2027, "1 mars 2027"))
    ]
    line = "! Aktivitet: Öppna en mötesplats för …: «1 september 2026» → «1 mars 2027»"
    assert line in screen(shown(compare(*plans), width=80))


def test_weaker_words_stand_before_what_went_from_the_running_text() -> None:
    gone = section("Personal", "Alla medarbetare ska ha ett samtal om lön varje år.")
    plans = [
        raw_plan(year, goals=[goal("Mål", {"title": "Läxor", "description": text})], sections=held)
        for year, text, held in (
            (2024, "Alla elever ska få läxhjälp.", [section("Om", "Här."), gone]),
            (2025, "Elever kan få läxhjälp.", [section("Om", "Här.")]),
        )
    ]
    lines = screen(shown(compare(*map(plan_from_json, plans)), width=120))
    marks = [line[0] for line in lines[lines.index("Att se först") + 1 :] if line[:2] in ("! ", "− ")]
    assert marks == ["!", "−"]


def test_much_that_was_not_read_takes_one_alert() -> None:
    unread = [{"kind": "table_picture", "place": {"page": page}} for page in (3, 4, 5)]
    old, new = (raw_plan(year, goals=[goal(title)], unread=unread) for year, title in ((2024, "A"), (2025, "B")))
    found = compare(plan_from_json(old), plan_from_json(new))
    (alert,) = [line for line in screen(shown(found, width=200)) if line.startswith("! ")]
    assert alert.startswith("! 6 delar av planerna kunde inte läsas") and "borttaget eller nytt" in alert
    assert shown(found, "html").count("sida 3;") == 2, "once for each plan, below"


def test_what_went_from_a_high_risk_is_told_with_it() -> None:
    old, new = (
        plan(year, internal_control_plan=risks(risk("Jour.", "", *controls, index=16)))
        for year, controls in ((2024, ("Schema", "Samtal")), (2025, ("Schema",)))
    )
    assert "Risken är kvar: Jour. (16)" in shown(compare(old, new), "html")
