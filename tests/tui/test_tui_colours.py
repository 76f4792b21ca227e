"""The colours: the terminal's own, or black on yellow, so that a light terminal is as easy to read as a dark one."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import TextArea

from tests.support.reviewing import WIDE, Reviewed, plans, review
from vpbdiff.tui.panes import VIEWS

PLAIN, MARKED, CURSOR = ("default", "default"), ("color(0)", "color(3)"), ("color(0)", "color(7)")
"""Letters and ground: what the owner of the terminal reads; black on yellow, and white and black for the one letter
that a cursor stands on, which are far apart in every palette."""

EVERYWHERE = [
    *((str(number),) for number, _ in enumerate(VIEWS, start=1)),
    ("1", "e"),
    ("escape", "f"),
    ("escape", "colon"),
    ("escape", "p"),
    ("escape", "slash"),
    ("escape", "5", "x"),
    ("escape", "question_mark"),
]


def colours(at: Reviewed) -> set[tuple[str, str]]:
    """The colours of every letter and of its ground on the screen; none of it is faint."""
    found = set()
    for strip in at.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is not None and any(each.isalnum() for each in segment.text):
                assert not style.dim, segment.text
                letters, ground = (each.name if each else "default" for each in (style.color, style.bgcolor))
                found.add((letters, ground))
    return found


def test_no_letter_is_in_a_colour_that_a_light_or_a_dark_terminal_hides(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        seen = set()
        for keys in EVERYWHERE:
            await at.press(*keys)
            found = colours(at)
            assert found <= {PLAIN, MARKED, CURSOR}, keys
            seen |= found
        await at.press("escape", "1", "e")
        at.app.screen.query_one(TextArea).text = "Beslut"
        await at.press("ctrl+s")
        assert "Ett ord säger inte varför." in at.shown
        assert colours(at) <= {PLAIN, MARKED, CURSOR}
        assert seen >= {PLAIN, MARKED}

    review(plans(tmp_path), script, WIDE)
