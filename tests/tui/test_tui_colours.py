"""The colours: the terminal's own, or black on yellow, so that a light terminal is as easy to read as a dark one; those
of a theme of ours are far apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.widgets import OptionList, TextArea

from tests.support.reviewing import WIDE, Reviewed, plans, review
from vpbdiff.review.preferences import Preferences
from vpbdiff.tui.panes import VIEWS
from vpbdiff.tui.themes import TERMINAL, THEMES

PLAIN, MARKED, CURSOR = ("default", "default"), ("color(0)", "color(3)"), ("color(0)", "color(7)")
"""Letters and ground: what the owner of the terminal reads; black on yellow, and white and black for the one letter
that a cursor stands on, which are far apart in every palette."""

WHOLE = Region(0, 0, 60, 10)

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


def reversed_words(at: Reviewed) -> list[str]:
    """What is turned round in a dialog."""
    shown = (segment for strip in at.app.screen.query_one(OptionList).render_lines(WHOLE) for segment in strip)
    return [each.text for each in shown if each.style is not None and each.style.reverse]


def test_no_letter_is_in_a_colour_that_a_light_or_a_dark_terminal_hides(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        seen = set()
        for keys in EVERYWHERE:
            await at.press(*keys)
            found = colours(at)
            assert found <= {PLAIN, MARKED, CURSOR}, keys
            seen |= found
            if at.app.screen.query(OptionList):
                assert any(reversed_words(at)), "the chosen line is seen without colours too"
        await at.press("escape", "1", "e")
        at.app.screen.query_one(TextArea).text = "Beslut"
        await at.press("ctrl+s")
        assert "Ett ord säger inte varför." in at.shown
        assert colours(at) <= {PLAIN, MARKED, CURSOR}
        assert seen >= {PLAIN, MARKED}

    review(plans(tmp_path), script, WIDE)


def _light(triplet: tuple[int, int, int]) -> float:
    """The relative luminance of a colour, as WCAG 2.1 defines it."""
    parts = [value / 255 for value in triplet]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(style: Style) -> float:
    """How far the letters of a style are from their ground, 1 to 21."""
    assert style.color is not None and style.bgcolor is not None
    colours = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
    one, other = sorted(_light(tuple(each.get_truecolor())) for each in colours)
    return (other + 0.05) / (one + 0.05)


@pytest.mark.parametrize("theme", [each for each in THEMES if each != TERMINAL])
def test_a_theme_of_ours_has_letters_far_from_their_ground(tmp_path: Path, theme: str) -> None:
    """4.5:1, which WCAG 2.1 asks of text, also of signs and on the line where the reader is."""

    async def script(at: Reviewed) -> None:
        at.app.follow(Preferences(theme=theme))
        for keys in EVERYWHERE:
            await at.press(*keys)
            for strip in at.app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.style is not None and any(each.isalnum() or each in "!+−✓↑↓" for each in segment.text):
                        assert contrast(segment.style) >= 4.5, (keys, segment)

    review(plans(tmp_path), script, WIDE)
