"""Plans whose texts would be markup, commands or another width: every view opens, shows them as text, loses nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from vpbdiff.base.escaping import in_line
from vpbdiff.tui.panes import VIEWS

MARKUP = "[/] [b]fet[/b] [@click=app.quit]klicka[/] [red]röd Lag [1990:52] [link=https://ekvik.example]länk"
STEERING = "\x1b[2J\x1b]0;titel\x07 \u202e81-\u202c \x9b31m \u200bosynlig \x1b]52;c;aGVq\x07"
TURNS = dict.fromkeys(map(ord, "\u202e\u202c"))
"""What turns the direction of a text: a reason with it is refused."""
WIDTHS = "漢字かな交じり e\u0301a\u0308\u0323\u0301 👩‍👩‍👧‍👦 ❤️ 🇸🇪 ｆｕｌｌ"
LONG = "Nämnden ska pröva ärendet. " * 380 + "Sist."
UNBROKEN = "ö" * 700

HOSTILE = (MARKUP, STEERING, WIDTHS, LONG, UNBROKEN)


def spoilt(year: int, raw: dict[str, Any]) -> None:
    """Put hostile texts wherever a plan has a text, other ones in the second year."""
    turn = 0 if year == 2024 else 1
    for goal in raw["goals"]:
        for number, activity in enumerate(goal["activities"]):
            activity["description"] = f"Löfte {turn}: {HOSTILE[number % len(HOSTILE)]}"
        goal["title"] += f" {MARKUP}"
    for number, risk in enumerate(raw["internal_control_plan"]["risks"]):
        risk["process"] += f" {(MARKUP, STEERING, WIDTHS)[number % 3]}"
        risk["description"] = f"{HOSTILE[number % 5]} {turn}"
    for row in raw["operating_budget"]["units"]:
        row["name"] += " [/] [@click=app.quit]x[/]"
    for section in raw["sections"]:
        section["title"] += f" [/b] {turn}"
    raw["metadata"]["title"] = f"Plan [bold]{turn} {STEERING}"


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path, spoilt)


def is_safe(shown: str) -> bool:
    """Whether nothing on the screen steers a terminal; what joins letters to one is no steering."""
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


SIZES = [COMMON, *(pytest.param(size, marks=pytest.mark.soak) for size in (WIDE, (60, 20)))]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_view_shows_hostile_texts_as_text(words: tuple[str, str], size: tuple[int, int]) -> None:
    async def script(at: Reviewed) -> None:
        for number, _ in enumerate(VIEWS, start=1):
            await at.press(str(number), "j", "end")
            assert is_safe(at.shown)
            await at.press("question_mark")
            assert is_safe(at.shown)
            await at.press("escape")
        await at.press("1", "g")
        for key in ("p", "colon", "f"):
            await at.press(key)
            assert is_safe(at.shown)
            await at.press("escape")
        await at.press("slash", "left_square_bracket", "slash", "right_square_bracket", "enter")
        assert at.list.rows
        assert "«[/]»" in at.shown

    review(words, script, size)


@pytest.mark.soak
def test_no_letter_of_a_hostile_text_is_lost(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        seen = set()
        await at.press("slash")
        await at.type("Löfte")
        await at.press("enter")
        for row in at.list.rows:
            at.list.go_to(row.id)
            await at.pilot.pause()
            if folded := "[…]" in at.page:
                await at.press("right_curly_bracket")
                assert "[…]" not in at.page
            page = "".join(at.page.split())
            for text in HOSTILE:
                if "".join(in_line(text).split()) in page:
                    seen.add(text)
            if folded:
                await at.press("right_curly_bracket")
        assert seen == set(HOSTILE)

    review(words, script)


@pytest.mark.soak
def test_a_hostile_reason_is_text_in_the_form_too(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        given = f"{MARKUP} {STEERING.translate(TURNS)} {WIDTHS}"
        row = next(row for row in at.list.rows if row.is_open)
        at.list.go_to(row.id)
        await at.press("e")
        at.app.screen.query_one(TextArea).text = given
        await at.pilot.pause()
        assert is_safe(at.shown)
        await at.press("ctrl+s")
        assert is_safe(at.shown)
        at.list.go_to(row.id)
        await at.pilot.pause()
        assert "".join(in_line(given).split()) in "".join(at.page.split())
        await at.press("e")
        assert is_safe(at.shown)
        await at.press("escape", "4")
        assert is_safe(at.shown)

    review(words, script)


@pytest.mark.soak
def test_the_draft_of_a_hostile_text_is_offered_as_text(words: tuple[str, str]) -> None:
    async def leave(at: Reviewed) -> None:
        await at.press("e")
        at.app.screen.query_one(TextArea).text = f"{MARKUP} {STEERING}"
        await at.press("escape")

    async def offered(at: Reviewed) -> None:
        assert "[/] [b]fet" in at.shown
        assert is_safe(at.shown)

    review(words, leave, WIDE)
    review(words, offered, WIDE)
