"""The view of the budget: the bridge with what is left, its components given, changed and taken away by keys."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from vpbdiff.budget.components import Component, Index, LineAmount, WholeAmount
from vpbdiff.explanations import read
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.tui.dialogs.reason_form import ReasonForm
from vpbdiff.tui.reason_tasks import Tasks
from vpbdiff.tui.widgets.change_list import ChangeList
from vpbdiff.tui.widgets.inputs import Cycle
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.wording import Wording

UNITS = ("Stab och central ledning", "Myndighetsenheten", "Hemtjänstenheten", "Särskilt boende", "Funktionsstöd")
REASON = "Fler äldre har behov av hemtjänst."
NARROW = (60, 20)


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def spaced(text: str) -> str:
    """A text with one plain space wherever lines or words were parted."""
    return " ".join(text.split())


def money(at: Reviewed) -> Points:
    return at.screen.query_one("#money", Points)


def components(at: Reviewed) -> list[Component | None]:
    """The components on disk."""
    return [entry.component for entry in read(at.session.case.place).explanations.entries]


def left(at: Reviewed, unit: str) -> Fraction:
    """What is left to explain of a unit, in kronor."""
    bridge = at.session.case.verdict.bridge
    assert bridge is not None
    return next(span.residual.kr for span in bridge.units if span.row and span.row.name == unit)


def rest_of(at: Reviewed, name: str) -> str:
    """The line that says what is left of a unit."""
    lines = money(at).text.splitlines()
    return lines[next(number for number, line in enumerate(lines) if f" {name} " in line) + 1]


async def to(at: Reviewed, text: str) -> None:
    """Step to the point whose first line has a text."""
    page = money(at)
    await at.press("g")
    for _ in range(40):
        first = page._spans[page.cursor][0]
        if text in spaced("".join(span.text for span in page._lines[first])):
            return
        await at.press("j")
    raise AssertionError(f"no point has {text}:\n{page.text}")


async def give(at: Reviewed, amount: str, reason: str = REASON, sort: str = "amount") -> None:
    """Fill the form in that is open, and save it."""
    form = at.app.screen
    assert isinstance(form, ReasonForm)
    form.query_one(TextArea).text = reason
    form.query_one("#component", Cycle).value = sort
    form.query_one("#amount", Input).value = amount
    await at.press("ctrl+s")


def test_the_first_screen_has_each_unit_with_its_bar_and_what_is_left(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        for unit in UNITS:
            assert unit in at.shown
        assert at.shown.count("│") >= len(UNITS)
        assert "68,3 → 71,1 (+2,8; +4\u00a0%)" in at.shown
        assert "14,6 → 13,8 (−0,8; ≈−5\u00a0%)" in at.shown, "of one decimal no single per cent is known"
        assert "kvar +2,8: saknar förklaring" in at.shown
        assert "Ökningarna och minskningarna" in spaced(money(at).text)
        await at.press("1")
        for name, told in (("Hemtjänstenheten", "Högre med 2,8 mkr (4 %)"), ("Intäkter", "Högre med 1,2 mkr (4 %)")):
            row = next(row for row in at.list.rows if row.subject.record.name == name)
            at.list.go_to(row.id)
            await at.pilot.pause()
            assert told in spaced(at.page), "in the row's own sense: more income is higher"

    review(words, script, COMMON)


@pytest.mark.soak
def test_the_next_unit_and_the_plans_own_sentences_are_a_key_away(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Särskilt boende")
        await at.press("c", "f5")
        form = at.app.screen
        assert "sex platser avvecklas" in form.query_one(TextArea).text, "what the plan says of the unit's money"
        await at.press("ctrl+n")
        assert "Skäl för beloppet: Funktionsstöd" in at.shown, "the next with something left"
        assert components(at) == [LineAmount("Särskilt boende", -800_000)]

    review(words, script, COMMON)


@pytest.mark.soak
def test_a_component_is_given_changed_taken_away_and_brought_back(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Hemtjänstenheten")
        assert rest_of(at, "Hemtjänstenheten").lstrip().startswith("│░░░░░░░░ Förklarat 0,0, kvar +2,8")
        await at.press("enter")
        assert "Skäl för beloppet: Hemtjänstenheten" in at.shown
        await give(at, "2 mkr")
        assert components(at) == [LineAmount("Hemtjänstenheten", 2_000_000)]
        assert rest_of(at, "Hemtjänstenheten").lstrip().startswith("│█████░░░ Förklarat +2,0, kvar +0,8")
        assert REASON in money(at).text

        await to(at, "2 mkr högre nettokostnad")
        await at.press("enter")
        assert at.app.screen.query_one(TextArea).text == REASON
        await give(at, "2,8 mkr", "Fler äldre har fått hemtjänst.")
        assert components(at) == [LineAmount("Hemtjänstenheten", 2_800_000)]
        assert rest_of(at, "Hemtjänstenheten").lstrip().startswith("│████████ Förklarat +2,8, kvar 0,0: klart")

        await to(at, "2,8 mkr högre nettokostnad")
        await at.press("d")
        assert components(at) == []
        assert left(at, "Hemtjänstenheten") == 2_800_000
        assert "Inget belopp är förklarat än." in money(at).text
        await at.press("u")
        assert components(at) == [LineAmount("Hemtjänstenheten", 2_800_000)]
        await at.press("u", "u")
        assert components(at) == []
        await at.press("ctrl+r")
        assert left(at, "Hemtjänstenheten") == 800_000

    review(words, script, WIDE)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("sort", "amount", "made"),
    [
        ("amount", "−6 mkr", WholeAmount(-6_000_000)),
        pytest.param("index", "1,5 %", Index("1,5"), marks=pytest.mark.soak),
    ],
    ids=["an amount", "an index"],
)
def test_the_whole_has_components_too(words: tuple[str, str], sort: str, amount: str, made: Component) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Nettokostnader")
        await at.press("c")
        await give(at, amount, sort=sort)
        assert components(at) == [made]
        assert any(sign in money(at).text for sign in ("≈", "✓"))

    review(words, script, WIDE)


@pytest.mark.soak
def test_a_component_of_the_whole_is_changed_in_its_place(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2", "c")
        await at.press("escape")
        await to(at, "Nettokostnader")
        await at.press("c")
        await give(at, "−6 mkr")
        await to(at, "6 mkr lägre")
        await at.press("e")
        assert "alla verksamheter" in at.shown
        await give(at, "−5 mkr")
        assert components(at) == [WholeAmount(-5_000_000)]

    review(words, script, WIDE)


@pytest.mark.soak
def test_explaining_one_unit_takes_nothing_from_an_amount_for_all(words: tuple[str, str]) -> None:
    """A unit's form used to start from the index that all units have, and saving it replaced that."""

    async def script(at: Reviewed) -> None:
        tasks = Tasks(at.session, Wording(), lambda outcome: None)
        await at.press("2")
        await to(at, "Nettokostnader")
        await at.press("c")
        await give(at, "1 %", "Löner och priser räknas upp.", "index")
        await at.press("1")
        for name, begun in (("Hemtjänstenheten", "2,117 mkr"), ("Intäkter", "")):
            row = next(row for row in at.session.listing.all if row.subject.record.name == name)
            task = tasks.explain((row.id,))
            assert task is not None
            assert task.start.reason == ""
            assert task.start.component != "index"
            assert task.start.instead == ""
            assert task.start.amount == begun
        at.screen.query_one(ChangeList).go_to(_row(at, "Hemtjänstenheten"))
        await at.press("e")
        await give(at, "2 mkr")
        assert set(components(at)) == {Index("1"), LineAmount("Hemtjänstenheten", 2_000_000)}

        at.screen.query_one(ChangeList).go_to(_row(at, "Hemtjänstenheten"))
        await at.press("e")
        assert at.app.screen.query_one("#amount", Input).value == "2\N{NO-BREAK SPACE}mkr"
        await give(at, "1,8 mkr", "Fler äldre har fått hemtjänst.")
        assert set(components(at)) == {Index("1"), LineAmount("Hemtjänstenheten", 1_800_000)}

    review(words, script, WIDE)


def _row(at: Reviewed, name: str) -> str:
    rows = (row for row in at.session.listing.all if row.subject.record.name == name)
    return next(row.id for row in rows if row.subject.entity == "budget_line")


@pytest.mark.soak
def test_what_is_no_amount_stays_in_the_form(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2", "j", "c")
        for amount, told in (
            ("", "Ange ett belopp med enhet"),
            ("2 %", "«2 % mkr» är inget belopp"),
            ("2 kronnr", "«2 kronnr» är inget belopp"),
            ("hej", "«hej» är inget belopp"),
            ("0 mkr", "noll"),
            ("0", "noll"),
        ):
            await give(at, amount)
            assert isinstance(at.app.screen, ReasonForm)
            assert told in at.shown
            assert at.app.screen.query_one("#amount", Input).value == amount
        assert components(at) == []
        await give(at, "2")
        unitless = LineAmount("Myndighetsenheten", 2_000_000)
        assert components(at) == [unitless], "a number alone is in the unit of the plan's own table"

    review(words, script, WIDE)


def test_the_cursor_stays_on_its_unit(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Särskilt boende")
        await at.press("1", "2")
        await at.press("c")
        assert "Skäl för beloppet: Särskilt boende" in at.shown

    review(words, script)


@pytest.mark.soak
def test_removing_where_there_is_no_component_removes_nothing(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        before = money(at).text
        await at.press("d")
        assert money(at).text == before
        assert not Path(at.session.case.place.path).exists()

    review(words, script)


@pytest.mark.soak
def test_the_mouse_chooses_a_unit_and_opens_its_form(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        number = next(n for n, line in enumerate(money(at).text.splitlines()) if "Hemtjänstenheten" in line)
        await at.pilot.click("#money", offset=(10, number))
        assert money(at).cursor == 2
        await at.pilot.click("#money", offset=(10, number), times=2)
        await at.pilot.pause()
        assert "Skäl för beloppet: Hemtjänstenheten" in at.shown

    review(words, script, WIDE)


@pytest.mark.soak
def test_in_a_small_window_every_point_can_be_reached_and_read(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        for unit in UNITS:
            await to(at, unit)
            first, after = money(at)._spans[money(at).cursor]
            top = money(at).scroll_offset.y
            assert top <= first < after <= top + money(at).size.height
        assert all(len(line) <= 60 for line in at.shown.splitlines())
        await at.press("G")
        assert money(at).text.splitlines()[-1].strip() in at.shown

    review(words, script, NARROW)


def test_the_page_is_copied(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2", "y")
        assert at.app.clipboard == money(at).text
        assert "urklipp: sidan." in at.shown

    review(words, script)


@pytest.mark.soak
def test_names_of_units_are_text(tmp_path: Path) -> None:
    def spoil(year: int, raw: dict[str, Any]) -> None:
        for row in raw["operating_budget"]["units"]:
            row["name"] += " [/] [@click=app.quit]x[/] \x1b[2J\n" + "lång " * 30

    async def script(at: Reviewed) -> None:
        await at.press("2")
        assert "[/] [@click=app.quit]x[/]" in spaced(money(at).text)
        assert not set("\x1b\x07\u202e") & set(money(at).text)
        await at.press("j", "c")
        await give(at, "1 mkr")
        assert len(components(at)) == 1

    review(plans(tmp_path, spoil), script, NARROW)


@pytest.mark.soak
def test_a_year_known_from_the_others_column_has_a_bridge(tmp_path: Path, words: tuple[str, str]) -> None:
    known = prior_year_plan(json.loads(Path(words[1]).read_text(encoding="utf-8")))
    old = tmp_path / "2024.known-from-2025.json"
    old.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Hemtjänstenheten")
        await at.press("c")
        await give(at, "2,8 mkr")
        assert left(at, "Hemtjänstenheten") == 0

    review((str(old), words[1]), script)


@pytest.mark.soak
def test_plans_without_amounts_by_unit_say_so(tmp_path: Path) -> None:
    def bare(year: int, raw: dict[str, Any]) -> None:
        raw["operating_budget"]["units"] = []

    async def script(at: Reviewed) -> None:
        await at.press("2", "j", "k", "G", "g", "d", "y")
        assert "inte båda belopp per verksamhet" in spaced(at.shown)

    review(plans(tmp_path, bare), script)


def test_all_that_frames_the_figures_is_english_if_asked_for(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        told = Wording("en").say
        for key in ("bridge.components", "bridge.no-components", "bridge.unexplained", "budget.heading"):
            assert spaced(told(key)) in spaced(money(at).text)

    review(words, script, WIDE, "en")


@pytest.mark.soak
def test_a_component_that_no_longer_stands_says_so_and_is_given_anew(words: tuple[str, str]) -> None:
    async def lay(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Hemtjänstenheten")
        await at.press("c")
        await give(at, "2 mkr")

    async def renew(at: Reviewed) -> None:
        await at.press("2")
        assert rest_of(at, "Hemtjänstenheten").lstrip().startswith("│░░░░░░░░ Förklarat 0,0, kvar +4,8")
        await to(at, "? 2 mkr högre nettokostnad")
        assert "Räknas inte: skälet är inaktuellt eller duger inte." in money(at).text
        await at.press("enter")
        await give(at, "4,8 mkr")
        assert components(at) == [LineAmount("Hemtjänstenheten", 4_800_000)]
        assert "Räknas inte" not in money(at).text

    review(words, lay)
    raw = json.loads(Path(words[1]).read_text(encoding="utf-8"))
    unit = next(row for row in raw["operating_budget"]["units"] if row["name"] == "Hemtjänstenheten")
    unit["amounts"][0] |= {"kr": -73_100_000, "printed": "-73,1"}
    Path(words[1]).write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    review(words, renew)


@pytest.mark.soak
def test_a_half_written_component_is_offered_by_its_name(words: tuple[str, str]) -> None:
    async def leave(at: Reviewed) -> None:
        await at.press("2")
        await to(at, "Hemtjänstenheten")
        await at.press("c")
        await at.type("Fler äldre har")
        await at.press("escape")

    async def offered(at: Reviewed) -> None:
        assert "Skäl för beloppet: Hemtjänstenheten" in at.shown
        assert "inte längre finns" not in at.shown
        await at.press("enter")
        await give(at, "2,8 mkr")
        assert components(at) == [LineAmount("Hemtjänstenheten", 2_800_000)]
        assert at.session.drafts.load() == ()

    review(words, leave)
    review(words, offered)


async def half_edit(at: Reviewed) -> None:
    """Give an amount, begin to change it, and leave the form."""
    await at.press("2")
    await to(at, "Hemtjänstenheten")
    await at.press("c")
    await give(at, "2 mkr")
    await to(at, "2 mkr högre nettokostnad")
    await at.press("enter")
    at.app.screen.query_one(TextArea).text = "Fler äldre har fått hemtjänst."
    at.app.screen.query_one("#amount", Input).value = "2,8 mkr"
    await at.press("escape")


@pytest.mark.soak
@pytest.mark.parametrize("how", [("D", "enter"), ("enter",)], ids=["resumed", "opened anew"])
def test_an_amount_left_half_edited_is_changed_and_not_given_twice(
    words: tuple[str, str], how: tuple[str, ...]
) -> None:
    async def script(at: Reviewed) -> None:
        await half_edit(at)
        await at.press(*how)
        assert at.app.screen.query_one("#amount", Input).value == "2,8 mkr"
        await at.press("ctrl+s")
        assert components(at) == [LineAmount("Hemtjänstenheten", 2_800_000)]
        assert at.session.drafts.load() == ()

    review(words, script)


@pytest.mark.soak
def test_an_edited_amount_that_is_gone_is_told_before_it_becomes_a_new_one(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await half_edit(at)
        await at.press("d", "D", "enter")
        assert "ändrat eller borttaget" in spaced(at.shown)
        await at.press("ctrl+s")
        assert components(at) == [LineAmount("Hemtjänstenheten", 2_800_000)]

    review(words, script, WIDE)
