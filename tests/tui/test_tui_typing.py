"""Less to type: what was said before is at hand, and the next change opens by one key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.support.reviewing import COMMON, Reviewed, review
from tests.support.reviews import lay_out
from vpbdiff.budget.components import LineAmount
from vpbdiff.explanations import Decision, ReasonKind
from vpbdiff.review.edits import FormInput
from vpbdiff.tui.dialogs.choose import ChooseOne
from vpbdiff.tui.dialogs.reason_form import ReasonForm

REASON = "Nämnden beslutade det i november."
DECISION = Decision("Ekviks nämnd", "2024-11-05", "§ 12")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    return lay_out(tmp_path)


def test_the_next_change_opens_by_the_key_that_saves(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("e")
        for number in range(3):
            assert isinstance(at.app.screen, ReasonForm)
            await at.type(f"Nämnden beslutade nummer {number} i november.")
            await at.press("ctrl+n")
        assert len(at.session.case.explanations.entries) == 3
        assert isinstance(at.app.screen, ReasonForm) and not at.app.screen.query_one(TextArea).text
        watching = getattr(at.app, "__watchers")["theme"]
        assert sum(isinstance(each, TextArea) for each, _ in watching) <= 2, "a closed form is let go"

    review(pair, script, COMMON)


def test_the_last_kind_and_decision_come_by_one_key(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first, second = at.list.rows[:2]
        for row, given in ((first, FormInput(REASON)), (second, FormInput(REASON, ReasonKind.DECISION, DECISION))):
            at.session.explain([row.id], given)
        at.screen.show_case()
        at.list.action_seek(1)
        await at.press("e")
        await at.type("Nämnden vill ha kortare köer.")
        await at.press("f2", "ctrl+s")
        entry = next(
            each for each in at.session.case.explanations.entries if each.reason == "Nämnden vill ha kortare köer."
        )
        assert (entry.kind, entry.decision) == (ReasonKind.DECISION, DECISION)

    review(pair, script, COMMON)


@pytest.mark.soak
def test_a_reason_is_used_again(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.session.explain([at.list.rows[0].id], FormInput(REASON, ReasonKind.DECISION, DECISION))
        at.screen.show_case()
        at.list.action_seek(1)
        await at.press("e", "f3")
        assert isinstance(at.app.screen, ChooseOne) and REASON in at.shown
        await at.press("enter", "ctrl+s")
        assert [each.reason for each in at.session.case.explanations.entries] == [REASON, REASON]
        assert all(each.decision == DECISION for each in at.session.case.explanations.entries)

    review(pair, script, COMMON)


@pytest.mark.parametrize("key", ["e", "c"])
def test_an_amount_is_begun_with_what_is_left(tmp_path: Path, key: str) -> None:
    """Told to a decimal: to the nearest million, one million is within the rounding."""
    for path in map(Path, pair := lay_out(tmp_path)):
        path.write_text(re.sub(r'("printed": "-\d+)"', r'\1,0"', path.read_text(encoding="utf-8")), encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await at.press("2", key)
        form = at.app.screen
        assert form.query_one("#amount", Input).value == "1 mkr", "more cost is plus"
        assert "Det betyder: 1 mkr högre nettokostnad för Bibliotek" in " ".join(at.shown.split()), at.shown
        form.query_one("#amount", Input).value = "-0,8"
        await at.pilot.pause()
        assert "0,8 mkr lägre nettokostnad för Bibliotek" in " ".join(at.shown.split())
        form.query_one("#amount", Input).value = "x"
        await at.pilot.pause()
        assert "Det betyder" not in at.shown
        await at.type(REASON)
        form.query_one("#amount", Input).value = "1,0"  # in the unit of the plan's own table
        form.query_one("#date", Input).value = "16 dec 2024"
        await at.press("ctrl+s")
        (entry,) = at.session.case.explanations.entries
        assert entry.component == LineAmount("Bibliotek", 1_000_000) and entry.decision.date == "2024-12-16"
        await at.press("2", "g", "c")
        assert not at.app.screen.query_one("#amount", Input).value, "nothing is left"

    review(pair, script, COMMON)


def test_what_is_pasted_is_text_to_its_last_line(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.type("qqed\nuw\n")
        assert not at.session.case.explanations.entries and len(at.app.screen_stack) == 2, "no key of the list"
        await at.press("e", "tab", "tab")
        await at.type("Ekviks\nnämnd\n")
        assert isinstance(at.app.screen, ReasonForm)
        assert at.app.screen.query_one("#body", Input).value == "Ekviks nämnd"

    review(pair, script, COMMON)
