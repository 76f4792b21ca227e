"""The view of changes: what the list and the page show, how they are gone through, searched and filtered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from vpbdiff.model.changes import Kind
from vpbdiff.review.edits import FormInput, candidates
from vpbdiff.review.worklist import Mark, next_open, progress
from vpbdiff.tui.widgets.change_lines import SIGNS
from vpbdiff.tui.widgets.pages import hits
from vpbdiff.wording import Wording


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def letters(text: str) -> str:
    """A text without what breaking it into lines and columns changes."""
    return "".join(text.split())


def test_every_change_has_a_line_under_its_section(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        assert [row.id for row in at.list.rows] == [row.id for row in at.session.listing.all]
        assert len(at.list.rows) > 40
        assert "Nämndmål" in at.shown

    review(words, script, WIDE)


def test_the_first_that_lacks_a_reason_is_shown_at_once(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first = next_open(at.list.rows, None)
        assert first is not None
        assert at.list.row == first
        assert letters(first.subject.record.name) in letters(at.page)

    review(words, script)


def test_a_state_is_told_by_a_mark_and_a_word(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        for mark in {row.mark for row in at.list.rows}:
            at.list.go_to(next(row.id for row in at.list.rows if row.mark is mark))
            await at.pilot.pause()
            line = next(line.lstrip("┃") for line in at.shown.splitlines() if line.startswith("┃▸"))
            assert SIGNS[mark] in line[:5]
            assert Wording().say(f"review.state.{mark}") in line

    review(words, script, WIDE)


def test_a_narrow_list_has_the_mark_and_the_words_first_letter(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        line = next(line.lstrip("┃") for line in at.shown.splitlines() if line.startswith("┃▸"))
        assert line[2:4] == "!S"

    review(words, script, COMMON)


def test_old_and_new_stand_side_by_side_where_there_is_room(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = next(row for row in at.list.rows if row.change and Kind.REWORDED in row.change.kinds)
        at.list.go_to(row.id)
        await at.pilot.pause()
        assert any("Förut, 2024" in line and "Nu, 2025" in line for line in at.page.splitlines())
        await at.resize(80, 24)
        assert not any("Förut, 2024" in line and "Nu, 2025" in line for line in at.page.splitlines())
        assert at.page.index("Förut, 2024") < at.page.index("Nu, 2025")

    review(words, script, WIDE)


STEPS = {
    ("g",): 0,
    ("g", "j"): 1,
    ("g", "down", "down"): 2,
    ("g", "j", "j", "k"): 1,
    ("g", "j", "up"): 0,
    ("g", "k"): 0,
    ("G",): -1,
    ("end", "j"): -1,
    ("home",): 0,
}


def test_arrows_and_letters_step(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        for keys, position in STEPS.items():
            await at.press(*keys)
            assert at.list.row == at.list.rows[position], keys

    review(words, script)


def test_n_goes_from_one_without_a_reason_to_the_next_and_round(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        wanted = [row.id for row in at.list.rows if row.is_open]
        seen = []
        for _ in range(6):
            assert at.list.row is not None
            seen.append(at.list.row.id)
            await at.press("n")
        assert seen == wanted[:6]
        at.list.go_to(wanted[-1])
        await at.press("n")
        assert at.list.row is not None
        assert at.list.row.id == wanted[0]
        await at.press("N")
        assert at.list.row.id == wanted[-1]

    review(words, script)


def test_a_search_narrows_as_it_is_typed_and_escape_shows_all_again(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        everything = len(at.list.rows)
        found = [everything]
        await at.press("slash")
        for letter in "anhörig":
            await at.press(letter)
            found.append(len(at.list.rows))
        assert found == sorted(found, reverse=True)
        assert 0 < found[-1] < everything
        assert "Urval" in at.shown
        assert "«anhörig»" in at.shown
        assert letters("anhörig") in letters(at.page).casefold()
        strips = at.app.screen._compositor.render_strips()
        marked = [
            segment.text.casefold()
            for strip in strips
            for segment in strip
            if segment.style and (segment.style.reverse or segment.style.underline)
        ]
        assert "anhörig" in marked, "a hit is marked, on the page and in the list"
        await at.press("enter", "escape")
        assert len(at.list.rows) == everything

    review(words, script)


def test_hits_are_whatever_their_case() -> None:
    assert [*hits("Ny lag om nya regler", "NY")] == [
        ("", False),
        ("Ny", True),
        (" lag om ", False),
        ("ny", True),
        ("a regler", False),
    ]
    assert [*hits("Ny lag", "")] == [("Ny lag", False)]
    assert "".join(part for part, _ in hits("\u0130 ny \u0130", "ny")) == "\u0130 ny \u0130", "longer in small letters"


@pytest.mark.soak
def test_what_is_not_found_is_said(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("slash", "q", "q", "q", "q")
        assert at.list.rows == ()
        assert "Ingen av ändringarna" in at.page and "Esc visar alla" in " ".join(at.page.split())
        await at.press("enter", "j", "k", "n", "e", "w", "space", "p", "P", "y", "Y", "d", "z", "escape", "escape")
        assert at.list.rows

    review(words, script)


def test_two_plans_that_are_the_same_say_so(tmp_path: Path) -> None:
    old, _ = plans(tmp_path)
    same = tmp_path / "2025.json"
    same.write_bytes(Path(old).read_bytes())

    async def script(at: Reviewed) -> None:
        await at.press(
            "j", "n", "N", "e", "w", "d", "p", "P", "u", "y", "Y", "a", "space", "f", "escape", "2", "3", "4"
        )
        await at.press("1")
        assert "Inga skillnader" in at.page
        assert "Inga ändringar behöver skäl" in at.shown

    review((old, str(same)), script)


@pytest.mark.soak
def test_filters_are_ticked_from_what_there_is(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        everything = at.list.rows
        await at.press("f")
        assert "Vilka ändringar ska visas?" in at.shown
        assert "Retur visa" in at.shown
        found = at.app.screen.query_one(OptionList)
        turned = [
            number
            for number in range(4)
            if any(each.style and each.style.reverse for each in found.render_line(number))
        ]
        assert turned == [found.highlighted]
        await at.press("space", "enter")
        assert at.list.rows == tuple(row for row in everything if row.mark is Mark.NEEDS)
        await at.press("f", "c", "enter")
        assert at.list.rows == everything

    review(words, script)


@pytest.mark.soak
def test_a_hidden_change_is_shown_when_it_is_asked_for(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        wanted = at.list.rows[3]
        await at.press("slash", "q", "q", "enter")
        at.view.go_to(wanted.id)
        await at.pilot.pause()
        assert at.list.row == wanted

    review(words, script)


def test_the_mouse_chooses_and_scrolls(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("g")
        number = at.list._tops[at.list._stops[2]] - at.list.scroll_offset.y
        await at.pilot.click("#list", offset=(5, number))
        assert at.list.row == at.list.rows[2]

    review(words, script, WIDE)


def test_a_section_is_folded_to_its_heading(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        everything, stood = at.list.rows, at.list.row
        assert stood is not None
        inside = [row for row in everything if row.part == stood.part]
        await at.press("left")
        assert at.list.row is None and at.list.rows == everything, "folded away, and not left out"
        assert f"{len(inside)} ändringar" in at.page and "Inga skillnader" not in at.page
        assert all(letters(row.subject.record.name) in letters(at.page) for row in inside)
        assert inside[1].subject.record.name not in at.shown.replace(at.page, "").splitlines()
        await at.press("e", "space")
        assert not at.list.selected, "a heading is no change"
        await at.press("j")
        assert at.list.row == everything[everything.index(inside[-1]) + 1]
        await at.press("k", "v", "j")
        assert not at.list.selected, "no range begins on a heading"
        await at.press("v", "k", "v")
        assert {row.id for row in inside} < {*at.list.selected}, "a range takes in what is folded"
        await at.press("escape", "k", "n")
        assert at.list.row == next(row for row in inside if row.is_open), "what is left to do is never folded away"
        await at.press("less_than_sign", "g", "right")
        assert at.list.row == everything[0]
        await at.press("greater_than_sign", "G")
        assert at.list.row == everything[-1]

    review(words, script, WIDE)


def test_a_title_that_is_too_long_has_a_second_line(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = next(row for row in at.list.rows if 26 < len(row.subject.record.name) < 36)
        at.list.go_to(row.id)
        await at.pilot.pause()
        lines = at.shown.splitlines()
        here = next(number for number, line in enumerate(lines) if line.startswith("┃▸"))
        both = "".join(line[1 : line.index("┃", 1)][7:] for line in lines[here : here + 2])
        assert letters(row.subject.record.name) in letters(both)
        assert at.list.row == row
        before = at.list.cursor
        await at.press("down", "up")
        assert at.list.cursor == before

    review(words, script, COMMON)


def test_a_heading_that_is_too_long_has_a_second_line_and_kinds_end_with_a_word(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        lines = [line[1 : line.index("┃", 1)] for line in at.shown.splitlines() if line.startswith("┃")]
        at_owner = next(number for number, line in enumerate(lines) if "bo kvar i" in line)
        assert "vill och kan." in lines[at_owner + 1], "the goal that the changes below stand in"
        await at.press("G", "N")
        row = next(row for row in at.list.rows if row.change is not None and len(row.change.kinds) > 1)
        at.list.go_to(row.id)
        await at.pilot.pause()
        (here,) = (line for line in at.shown.splitlines() if line.startswith("┃▸"))
        assert re.search(r"[a-zåäö]{4,}… ", here), "the first kind whole"

    review(words, script, WIDE)


def test_the_head_tells_the_pair_the_progress_and_the_gate(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first, second = at.shown.splitlines()[:2]
        done = progress(at.session.case.verdict)
        assert first.startswith("2024 → 2025") and f"0 av {done.all} klara" in first
        assert second.startswith("Grinden är stängd: ")
        await at.resize(*WIDE)
        assert "klara" in at.shown.splitlines()[0] and "Grinden är stängd: " in at.shown.splitlines()[0]
        first_open = next(row for row in at.list.rows if row.is_open)
        at.session.explain([first_open.id], FormInput("Nämnden beslutade det i november."))
        at.screen.show_case()
        await at.pilot.pause()
        done = progress(at.session.case.verdict)
        assert f"{done.done} av {done.all} klara" in at.shown.splitlines()[0] and done.done

    review(words, script, COMMON)


def test_a_search_that_finds_nothing_is_left_as_if_it_had_not_been(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("n", "n")
        stood = at.list.row
        await at.press("slash")
        assert "/ sök" not in at.shown, "a letter where something is written, and no key"
        await at.press(*"anqq")
        assert at.list.row is None and "svarar mot urvalet" in at.shown
        await at.press("escape")
        assert at.list.row == stood and not at.screen.query_one("#search").display

    review(words, script)


def test_what_nothing_can_be_paired_with_asks_nothing(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        comparison, wording = at.session.case.comparison, at.screen.wording
        alone = (row.id for row in at.list.rows if row.change and not candidates(row.change, comparison, wording))
        at.list.go_to(next(alone))
        await at.press("p")
        assert at.app.screen is at.screen and "inget att göra här" in at.shown
        await at.press("2")
        assert "inget att göra här" not in at.shown, "said of another view"

    review(words, script)


def test_the_page_alone_has_all_the_room(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        beside = at.screen.query_one("#change").size.width
        await at.press("enter")
        assert at.screen.query_one("#change").size.width > beside + 20
        await at.press("escape")
        assert at.screen.query_one("#change").size.width == beside
        assert at.list.has_focus

    review(words, script)


def test_too_small_a_window_says_so(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        for size, small in (((60, 20), False), ((59, 20), True), ((80, 15), True), ((60, 16), False)):
            await at.resize(*size)
            assert ("för litet" in " ".join(at.shown.split())) is small, size
            assert small or "Skäl saknas" in at.shown, size

    review(words, script)


def test_a_copy_goes_to_the_clipboard(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("y")
        assert at.app.clipboard == at.page
        await at.press("Y")
        assert at.app.clipboard.rpartition(":")[0] in words
        assert "Skickat till terminalens urklipp: fil och rad." in at.shown

    review(words, script)
