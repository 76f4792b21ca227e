"""The report for a terminal: its goldens, and what must hold for any width and any text."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import every_kind
from tests.support.budgets import budget
from tests.support.comparisons import Builder, text_facet
from tests.support.goldens import assert_golden
from tests.support.plans import goal, plan, raw_plan, section
from vpbdiff.compare import compare
from vpbdiff.model.changes import Caveat, Comparison, Kind, Rung
from vpbdiff.render import Shown, renderer
from vpbdiff.render.columns import columns
from vpbdiff.statements.options import Options, Selection
from vpbdiff.statements.phrases import MARKS
from vpbdiff.statements.statement import is_quiet
from vpbdiff.store import plan_from_json
from vpbdiff.wording import LANGUAGES, Wording

render = renderer(Shown.DIFF, "text")
SV = Wording("sv")
EVERY = every_kind.comparison()

HOSTILE = {
    "markup of a terminal library": "[bold]fet[/] [/]",
    "a table's bar": "a | b",
    "an element": "<script>alert(1)</script>",
    "an escape that clears the screen": "x\x1b[2Jy",
    "a one-byte escape": "x\x9b2Jy",
    "a right-to-left override": "x\u202e81-y",
    "a carriage return over the line": "Risken är kvar\rRisken är borta",
    "a bell": "x\x07y",
    "a tab": "x\ty",
    "a line separator": "x\u2028y",
}


def one_paragraph(text: str) -> Comparison:
    """A comparison in which a paragraph with this text is new, and another reworded to it."""
    build = Builder(
        raw_plan(2024, sections=[section("Avsnitt", "Gammalt")]),
        raw_plan(2025, sections=[section("Avsnitt", text, text)]),
    )
    build.pair("/sections/0")
    build.pair("/sections/0/paragraphs/0")
    facet = dataclasses.replace(text_facet(Kind.REWORDED, "text", "[-Gammalt-]"), new=text)
    build.change(["/sections/0/paragraphs/0"], ["/sections/0/paragraphs/0"], facet)
    build.added("/sections/0/paragraphs/1")
    return build.comparison()


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_of_every_kind_of_change(language: str) -> None:
    assert_golden(f"diff/every-kind.{language}.txt", render(EVERY, Wording(language), Options()))


def test_the_pair_has_every_kind_of_change() -> None:
    assert {facet.kind for change in EVERY.changes for facet in change.facets} == set(Kind)


def test_narrow_terminal() -> None:
    assert_golden("diff/every-kind.narrow.txt", render(EVERY, SV, Options(width=10)))


def test_counts_alone() -> None:
    assert_golden("diff/every-kind.stat.txt", render(EVERY, SV, Options(stat=True)))


def test_selection_is_said_and_changes_outside_it_are_not() -> None:
    selection = Selection(("activity", "risk"), (Kind.REMOVED, Kind.RAISED), material=True)
    assert_golden("diff/every-kind.selection.txt", render(EVERY, SV, Options(selection=selection)))


def test_selection_that_nothing_answers_to_does_not_say_that_nothing_changed() -> None:
    text = render(EVERY, SV, Options(selection=Selection(("contract",))))
    assert "Här visas 0 av 37 ändringar." in " ".join(text.split())
    assert "Ingen av ändringarna svarar mot urvalet." in text
    assert "Inga skillnader" not in text


def test_same_plan_twice_says_that_there_are_no_differences() -> None:
    raw = every_kind.old_raw()
    text = render(Builder(raw, raw).comparison(), SV, Options())
    assert "Inga skillnader: planerna har samma innehåll." in text


def test_what_was_not_compared_is_not_called_the_same() -> None:
    raw = every_kind.old_raw()
    unknown = (Caveat("compare.not-known", (("list", "fees"), ("side", "old")), "/fees"),)
    text = render(dataclasses.replace(Builder(raw, raw).comparison(), not_comparable=unknown), SV, Options())
    assert text.endswith("\n\nInga skillnader i sak i det som går att jämföra.\n")


def test_unlike_plans_are_told_before_anything_else() -> None:
    unlike = dataclasses.replace(EVERY, warnings=(Caveat("compare.unlike-plans", (("share", 0.004),)),))
    lines = render(unlike, SV, Options(width=200)).splitlines()
    assert lines[2] == SV.say("compare.unlike-plans", share="1\N{NO-BREAK SPACE}%")
    assert "förmodligen inte två år av samma plan" in lines[2]


def test_every_change_is_told_in_full_but_for_folded_parts() -> None:
    """Whatever its kind: the words of a change's title are in the report, in order."""
    text = " ".join(render(EVERY, SV, Options(width=400)).split())
    for change in EVERY.changes:
        if not is_quiet(change) and change.entity not in ("metadata", "paragraph", "responsibility"):
            marked = change.title in text or re.sub(r"\[-.*?-\]|\{\+|\+\}", "", text).find(change.title) >= 0
            assert marked, change.title


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [40, 57, 80, 133])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    for line in render(EVERY, SV, Options(width=width, colour=colour)).splitlines():
        assert columns(re.sub(r"\x1b\[[\d;]*m", "", line)) <= width


def test_colour_says_nothing_that_is_not_said_without() -> None:
    plain = render(EVERY, SV, Options(width=400))
    coloured = render(EVERY, SV, Options(width=400, colour=True))
    bare = re.sub(r"\[-|-\]|\{\+|\+\}|\s", "", plain)
    assert re.sub(r"\x1b\[[\d;]*m|\s", "", coloured) == bare
    assert "\x1b[9;31mAlla fritidsgårdar ska\x1b[0m \x1b[4;32mFritidsgårdarna bör" in coloured


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_of_a_plan_stays_text(text: str) -> None:
    shown = render(one_paragraph(text), SV, Options())
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", shown) is None
    for visible in re.findall(r"[\w|<>\[\]/()]+", text):
        assert visible in shown


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_shown_in_safe_characters(text: str) -> None:
    shown = render(one_paragraph(text), SV, Options(colour=False))
    assert all(character == "\n" or character.isprintable() or character.isspace() for character in shown)
    assert "\x1b" not in shown


def test_context_comes_back_with_the_way_up() -> None:
    """After the changes of a section further down, its owner is named again before the owner's own changes."""
    inner = section("Likabehandling", "Alla bemöts lika.")
    old = raw_plan(2024, sections=[section("Tvärfrågor", sections=[inner, section("Miljö", "Bilar delas.")])])
    inner = section("Likabehandling", "Alla bemöts lika.", "En utbildning ges.")
    new = raw_plan(2025, sections=[section("Tvärfrågor", "Ny.", sections=[inner, section("Klimat", "Bilar delas.")])])
    build = Builder(old, new)
    for pointer in ("", "/sections/0", "/sections/0/paragraphs/0", "/sections/1", "/sections/1/paragraphs/0"):
        build.pair(f"/sections/0{pointer}")
    build.added("/sections/0/paragraphs/0")
    build.added("/sections/0/sections/0/paragraphs/1")
    climate = "/sections/0/sections/1"
    build.change([climate], [climate], text_facet(Kind.RENAMED, "title", "[-Miljö-]{+Klimat+}"))
    lines = [line for line in render(build.comparison(), SV, Options()).splitlines() if line]
    assert lines[lines.index("Avsnitt: Tvärfrågor") :] == [
        "Avsnitt: Tvärfrågor",
        "    + Nytt stycke: Ny.",
        "Avsnitt: Tvärfrågor › Likabehandling",
        "    + Nytt stycke: En utbildning ges.",
        "Avsnitt: Tvärfrågor",
        "    ~ Omdöpt avsnitt: Klimat",
        "        Hette förut: Miljö",
    ]


def _one_row(year: int, name: str, role: str, printed: str | None, **more: Any) -> dict[str, Any]:
    amounts = [{"year": year, "kind": "budget", "kr": -200_000, "printed": printed}] if printed else []
    return raw_plan(
        year, investment_budget={"unit": "mkr", "lines": [{"name": name, "role": role, "amounts": amounts}]}, **more
    )


@pytest.mark.parametrize(
    ("names", "figures", "counted", "told"),
    [
        (("Möbler", "Möbler"), ("-0,2", None), "1 utan belopp nu", "−0,2 mkr (budget 2024) → inget belopp angivet"),
        (("Möbler", "Möbler"), (None, "-0,2"), "1 utan belopp förut", "inget belopp angivet → −0,2 mkr (budget 2025)"),
        (("Möblr", "Möbler"), ("-0,2", None), "1 utan belopp nu", "−0,2 mkr (budget 2024) → inget belopp angivet"),
    ],
    ids=["it vanished", "it appeared", "it vanished and a slip was mended"],
)
def test_an_amount_in_one_plan_alone_is_told(
    names: tuple[str, str], figures: tuple[str | None, str | None], counted: str, told: str
) -> None:
    old, new = (
        plan_from_json(_one_row(year, name, "part", figure))
        for year, name, figure in zip((2024, 2025), names, figures, strict=True)
    )
    text = render(compare(old, new), SV, Options(width=200, full=True)).replace("\N{NO-BREAK SPACE}", " ")
    assert f"1 → 1  {counted}\n" in text
    assert f"~ Budgetrad {counted[2:]}: Möbler\n    Belopp: {told}\n" in text


@pytest.mark.parametrize("backwards", [False, True])
def test_a_likely_transfer_names_who_gave_and_who_got(backwards: bool) -> None:
    figures = ("-10,0", "-20,0"), ("-10,5", "-19,5")
    first, then = reversed(figures) if backwards else figures
    old, new = (
        budget(units=f"part | Hemtjänst | {home} | |\npart | Boende | {living} | |", year=year)
        for year, (home, living) in ((2024, first), (2025, then))
    )
    gave, got = ("Hemtjänst", "Boende") if backwards else ("Boende", "Hemtjänst")
    text = render(compare(old, new), SV, Options(width=200))
    assert text.count(f"Troligen överfört från «{gave}» till «{got}»: lika stora belopp åt var sitt håll\n") == 2
    assert f"↑ Budgetrad med högre belopp och troligen överfört belopp: {got}\n" in text


@pytest.mark.parametrize(
    ("role", "printed", "told"),
    [
        ("income", ("10,0", "9,0"), "lägre intäkt"),
        ("cost", ("-50,0", "-51,0"), "högre kostnad"),
        ("net", ("-40,0", "-39,0"), "lägre nettokostnad"),
        ("part", ("-40,0", "-39,0"), "lägre belopp"),
    ],
)
def test_a_budget_row_says_of_what_there_is_more_or_less(role: str, printed: tuple[str, str], told: str) -> None:
    old, new = (
        budget(f"{role} | Rad | {figure} | |", year=year) for year, figure in zip((2024, 2025), printed, strict=True)
    )
    assert f"Budgetrad med {told}: Rad\n" in render(compare(old, new), SV, Options())


def test_what_is_nothing_but_text_is_alike_without_saying_where() -> None:
    build = Builder(raw_plan(2024, sections=[section("A", "Ett")]), raw_plan(2025, sections=[section("A", "Två")]))
    build.pair("/sections/0")
    where = "/sections/0/paragraphs/0"
    build.pair(where, rung=Rung.SIMILAR_SAME_PARENT, score=0.64, by="text")
    build.change([where], [where], text_facet(Kind.REWORDED, "text", "[-Ett-]{+Två+}"))
    assert "Antas vara samma stycke: 64\N{NO-BREAK SPACE}% lika\n" in render(build.comparison(), SV, Options())


def test_names_of_another_plan_make_no_renaming() -> None:
    old = plan_from_json(_one_row(2024, "Lokaler och möbler", "total", "-0,2"))
    new = plan_from_json(_one_row(2025, "Summa investeringar", "total", "-0,2", known_from=2026))
    text = render(compare(old, new), SV, Options(width=200, full=True))
    assert "1 → 1  1 med annat namn i planen för 2026\n" in text
    assert (
        "~ Budgetrad med annat namn i planen för 2026: Summa investeringar\n"
        "    I planen för 2024: Lokaler och möbler\n" in text
    )
    assert "mdöpt" not in text
    assert "Hette förut" not in text


def test_nothing_is_shortened_where_all_is_asked_for() -> None:
    assert "…" in render(EVERY, SV, Options())
    text = render(EVERY, SV, Options(full=True, width=400))
    assert "…" not in text
    assert "Öppettiderna bestäms i god tid före varje lov och anslås på gården" in text
    assert "· Avtalet om bokningssystem löper ut 2024." in text


def test_parts_outside_the_selection_are_counted() -> None:
    text = render(EVERY, SV, Options(selection=Selection(("risk",))))
    assert "    Riskindex: 6 → 9\n    Utanför urvalet: 1 borttaget kontrollmoment\n" in text
    assert "Kontroll av livbojar" not in text
    assert "Utanför urvalet" not in render(EVERY, SV, Options())


def test_every_kind_has_a_mark() -> None:
    assert set(MARKS) == set(Kind)
    assert all(columns(mark) == 1 for mark in MARKS.values())


Row = dict[str, object]


@pytest.mark.parametrize(
    ("old", "new", "headline"),
    [
        ({"index": 8}, {}, "~ Risk med ändrad riskbedömning: Arkivering"),
        ({}, {"index": 8}, "~ Risk med ändrad riskbedömning: Arkivering"),
        ({"likelihood": 2, "consequence": 4}, {}, "~ Risk med ändrad riskbedömning: Arkivering"),
        ({"category": "Ekonomi"}, {"category": "Medarbetare"}, "~ Risk med ny kategori: Arkivering"),
    ],
    ids=["an index gone", "an index come", "factors gone", "a category"],
)
def test_a_risk_has_got_a_new_category_by_its_category_alone(old: Row, new: Row, headline: str) -> None:
    before, after = (plan(internal_control_plan={"risks": [{"process": "Arkivering", **row}]}) for row in (old, new))
    assert headline in render(compare(before, after), SV, Options())


def test_a_goal_that_serves_another_has_got_no_category() -> None:
    before, after = (plan(goals=[goal("Gott liv", serves=[text])]) for text in ("Trygghet", "Klimat"))
    assert "~ Nämndmål med annat övergripande mål: Gott liv" in render(compare(before, after), SV, Options())
