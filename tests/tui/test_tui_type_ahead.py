"""Keys that are pressed before the screen has answered the one before go where a person who waited would send them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import TextArea

from tests.support.reviewing import COMMON, Reviewed, plans, review
from vpbdiff.tui.dialogs.reason_form import ReasonForm
from vpbdiff.tui.dialogs.windows import HelpScreen


async def all_at_once(at: Reviewed, *keys: str) -> None:
    """Press keys faster than any of them is answered."""
    for key in keys:
        at.app.post_message(Key(key, key if len(key) == 1 else None))
    await at.pilot.pause()


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def test_keys_after_one_that_shows_a_view_are_for_that_view(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("2")
        await all_at_once(at, "1", "a", "e")
        assert isinstance(at.app.screen, ReasonForm)
        assert len(at.list.selected) > 1, "the selection was for the list, and the form is for all of it"
        assert "tillsammans" in at.shown

    review(words, script, COMMON)


def test_letters_after_the_key_of_a_form_are_its_text(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await all_at_once(at, "e", *"duwaqR")
        assert isinstance(at.app.screen, ReasonForm), "none of them was a key of the list"
        assert at.app.screen.query_one(TextArea).text == "duwaqR"
        await all_at_once(at, "escape", "question_mark")
        assert isinstance(at.app.screen, HelpScreen)

    review(words, script, COMMON)


@pytest.mark.soak
def test_what_is_written_while_a_reason_is_saved_is_in_the_next_form(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first, second = [row for row in at.list.rows if row.is_open][:2]
        await at.press("e")
        await at.type("Nämnden beslutade det i november.")
        await all_at_once(at, "ctrl+n", *"dq")
        at.app.post_message(Paste("Sedan"))
        await at.pilot.pause()
        row = at.session.listing.row(first.id)
        assert row is not None and [each.reason for each in row.on_record] == ["Nämnden beslutade det i november."]
        assert isinstance(at.app.screen, ReasonForm)
        assert at.app.screen.query_one(TextArea).text == "dqSedan"
        await at.press("ctrl+q")
        (draft,) = at.session.drafts.load()
        assert draft.reason == "dqSedan" and draft.changes == (second.id,)

    review(words, script, COMMON)
