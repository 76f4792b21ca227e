"""The lines below: the keys that apply, always with the way to the help and out, and what an action came to."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.support.reviewing import COMMON, FRAME, WIDE, Reviewed, plans, review
from vpbdiff.base.errors import Location, Problem
from vpbdiff.review import session
from vpbdiff.tui.panes import VIEWS
from vpbdiff.tui.widgets.bars import Tabs


@pytest.mark.parametrize(
    "size", [(60, 20), *(pytest.param(each, marks=pytest.mark.soak) for each in (COMMON, WIDE))], ids=str
)
def test_help_and_quit_are_always_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(at: Reviewed) -> None:
        for number, _ in enumerate(VIEWS, start=1):
            await at.press(str(number))
            assert at.shown.splitlines()[-1].endswith("q avsluta  ? hjälp")

    review(plans(tmp_path), script, size)


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.soak)])
def test_every_view_has_its_name_or_its_key_above_and_is_shown_by_a_click(tmp_path: Path, language: str) -> None:
    async def script(at: Reviewed) -> None:
        wording = at.screen.wording
        titles = [wording.say(f"review.view.{name}") for name in VIEWS]
        at_line = at.screen.query_one(Tabs).region.y
        assert all(title in at.shown.splitlines()[at_line] for title in titles)
        await at.resize(60, 20)
        await at.press("4")
        at_line = at.screen.query_one(Tabs).region.y
        line = at.shown.splitlines()[at_line]
        assert all(f" {number} " in f"{line} " for number, _ in enumerate(VIEWS, start=1) if number != 4)
        assert f"[4 {titles[3]}]" in line
        await at.pilot.click(Tabs, offset=(line.index(" 3 ") + 1, 0))
        assert f"[3 {titles[2]}]" in at.shown.splitlines()[at_line]

    review(plans(tmp_path), script, (80, 24), language)


@pytest.mark.soak
def test_a_sentence_is_told_to_its_end_and_speaks_of_a_draft_only_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Problem("file.not-written", {"reason": "bara läsning"}, Location("mapp/" * 18 + "2025.json"))
    monkeypatch.setattr(session, "unwritable", lambda place: told)

    async def script(at: Reviewed) -> None:
        row = next(row for row in at.list.rows if row.is_open and row.change and row.change.old and row.change.new)
        at.list.go_to(row.id)
        await at.press("P")
        assert "Inget är sparat." in at.shown
        assert "bara läsning" in " ".join(at.shown.split())
        assert "utkast" not in at.shown
        await at.press("e")
        await at.type("Ett skäl som inte kan sparas.")
        await at.press("ctrl+s")
        assert "finns kvar som utkast." in " ".join(at.shown.translate(FRAME).split())

    review(plans(tmp_path), script, (80, 24))


def test_a_search_takes_every_letter_however_fast_it_is_typed(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("slash")
        field = at.screen.query_one("#search", Input)
        field.value = "nya kunder"
        await at.pilot.pause()
        at.view.post_message(Input.Changed(field, "nya"))  # what was told of an earlier letter comes late
        await at.pilot.pause()
        assert (field.value, at.view.filter.text) == ("nya kunder", "nya kunder")

    review(plans(tmp_path), script)
