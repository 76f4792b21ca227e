"""At every size that the docs promise: what is wrong and the keys are in sight, every field is reached, and the focus
comes back from a window that was too small."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.support.examples import first_now
from tests.support.reviewing import FRAME, Reviewed, plans, review
from vpbdiff.review.edits import FormInput
from vpbdiff.tui.dialogs.reason_form import ReasonForm
from vpbdiff.tui.dialogs.windows import ExportScreen
from vpbdiff.tui.key_bindings import KeyLine

SIZES = [(60, 16), (80, 24), (160, 50)]


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


async def reach_every_field(at: Reviewed) -> int:
    """Go through the form by Tab; every field that has the focus is in sight."""
    found: list[Widget] = []
    while (field := at.app.focused) is not None and field not in found:
        found.append(field)
        fields = field.screen.query_one("#fields")
        await at.until(lambda fields=fields, field=field: fields.region.y <= field.region.y < fields.region.bottom)
        await at.press("tab")
    return len(found)


async def to_explain(at: Reviewed) -> None:
    row = next(row for row in at.list.rows if row.is_open)
    at.list.go_to(row.id)
    await at.press("e")


async def to_several(at: Reviewed) -> None:
    first = at.list.rows[0]
    at.session.explain([first.id], FormInput("Nämnden beslutade det i november, efter ett längre samråd."))
    at.screen.show_case()
    await at.press("g", "space", "space", "e")


async def to_amount(at: Reviewed) -> None:
    await at.press("2", "c")


@pytest.mark.parametrize(
    ("opened", "fields"),
    first_now(
        [
            pytest.param(to_several, 6, id="several, of which one has a reason"),
            pytest.param(to_explain, 6, id="one change"),
            pytest.param(to_amount, 9, id="an amount"),
        ]
    ),
)
def test_a_form_shows_its_fault_and_its_keys(
    words: tuple[str, str], opened: Callable[[Reviewed], Awaitable[None]], fields: int
) -> None:
    async def script(at: Reviewed) -> None:
        await opened(at)
        form = at.app.screen
        assert isinstance(form, ReasonForm)
        form.query_one(TextArea).text = "Nämnden beslutade det i november."
        form.query_one("#date", Input).value = "förra året"
        await at.press("ctrl+s")
        for size in SIZES:
            await at.resize(*size)
            shown = " ".join(at.shown.translate(FRAME).split())
            assert "förra året" in shown and "Ctrl+S spara" in shown, at.shown
            assert "datum" in form.query_one("#fault").render().plain  # type: ignore[union-attr]
            assert form.query_one("#fault").region.bottom < size[1]
            if opened is to_several:
                assert "efter ett längre samråd" in shown and "F8" in shown
            assert await reach_every_field(at) == fields
            assert "Ctrl+S spara" in at.shown
            if size[1] > SIZES[0][1]:
                views = at.screen.query_one("#views").region
                assert views.bottom <= form.query_one(".form").region.y and views.height > 2, "above the form"
                assert not at.screen.query_one(KeyLine).display, "keys that do nothing now are not shown"
        await at.press("f4")
        assert "F4 en gång till" in at.shown, "nothing brings back what is thrown away"
        await at.press("escape")
        assert at.screen.query_one("#views").region.height > SIZES[-1][1] // 2 and "Utkastet är kvar" in at.shown

    review(words, script, SIZES[0])


@pytest.mark.soak
def test_the_export_shows_its_fault_and_its_keys(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("5", "x")
        assert isinstance(at.app.screen, ExportScreen)
        at.app.screen.query_one(Input).value = "underlag.okänt"
        await at.press("enter")
        for size in SIZES:
            await at.resize(*size)
            assert "okänt" in at.shown and "Retur spara" in at.shown and "Esc tillbaka" in at.shown

    review(words, script, SIZES[0])


def test_a_dialog_shows_its_keys(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        rows = [row for row in at.list.rows if row.subject.entity == "activity"]
        at.list.go_to(max(rows, key=lambda row: len(row.subject.record.name)).id)  # its title takes two lines
        for key in ("p", "f", "colon", "question_mark"):
            await at.press(key)
            assert at.app.screen is not at.screen and "Esc tillbaka" in at.shown, key
            await at.press("escape")

    review(words, script, SIZES[0])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_where_the_reader_is_stands_in_the_list(words: tuple[str, str], size: tuple[int, int]) -> None:
    async def script(at: Reviewed) -> None:
        assert "▸" in at.shown, "the first that is left, below two headings"
        await at.press("G", "g")
        assert "▸" in at.shown

    review(words, script, size)


def test_keys_arrive_after_a_window_that_was_too_small(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.resize(50, 20)
        assert "för litet" in at.shown
        before = at.list.cursor
        await at.press("j", "e")
        await at.type("Klistrat i det som inte syns")
        assert at.list.cursor == before and not isinstance(at.app.screen, ReasonForm), "nothing is done unseen"
        await at.resize(100, 30)
        await at.press("j")
        assert at.list.cursor == before + 1 and "för litet" not in at.shown
        await to_explain(at)
        await at.press("A")
        await at.resize(50, 20)
        await at.resize(100, 30)
        await at.press("B")
        assert at.app.screen.query_one(TextArea).text == "AB"

    review(words, script, (100, 30))


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_cannot_place_a_text_is_refused(tmp_path: Path, terminal: str) -> None:
    pytest.importorskip("pty", reason="a terminal of Unix")
    code = f"import os, pty; os.environ['TERM'] = {terminal!r}; os.environ['VPBDIFF_LANG'] = 'sv'\n"
    code += f"pty.spawn([{sys.executable!r}, '-m', 'vpbdiff', 'review', '2024', '2025'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert "genomgången behöver en terminal" in done.stdout
