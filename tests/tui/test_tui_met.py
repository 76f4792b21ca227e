"""What somebody else has written while a form is open is shown in it, and nothing of it goes unseen."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.reviewing import COMMON, FRAME, Reviewed, review
from tests.support.reviews import explanations, lay_out
from vpbdiff.explanations import Decision, Edit, Entry, write
from vpbdiff.review.edits import FormInput
from vpbdiff.tui.dialogs.reason_form import ReasonForm
from vpbdiff.tui.dialogs.windows import AskScreen

THEIRS = "Sekreteraren skrev detta skäl i maj."
MINE = "Nämnden beslutade det i november."
Script = Callable[[Reviewed], Awaitable[None]]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    return lay_out(tmp_path)


def on_disk(pair: tuple[str, str]) -> list[str]:
    """The reasons in the file."""
    return [each["reason"] for each in json.loads(explanations(pair).read_text(encoding="utf-8"))["entries"]]


def said(at: Reviewed) -> str:
    """All that is on the screen, as it is read: lines and frames left out."""
    return " ".join(at.shown.translate(FRAME).split())


async def begun(at: Reviewed, theirs: str = THEIRS, mine: str = MINE) -> None:
    """Write a reason in the form of the first change, and let somebody else write one meanwhile."""
    await at.press("e")
    await at.type(mine)
    row = at.list.row
    assert row is not None
    entry = Entry((row.subject.record,), theirs, decision=Decision("Nämnden", "2024-05-02"), by="nämndsekreterare")
    write(at.session.case.place, [Edit(None, entry)])


@pytest.mark.parametrize(
    ("keys", "expected", "polled"),
    [
        pytest.param(("f6", "ctrl+s"), f"{THEIRS} {MINE}", False, id="both in one reason"),
        pytest.param(("f6", "ctrl+s"), f"{THEIRS} {MINE}", True, id="both, seen before", marks=pytest.mark.soak),
        pytest.param(("f7", "ctrl+s"), MINE, False, id="mine", marks=pytest.mark.soak),
        pytest.param(("f7", "ctrl+s"), MINE, True, id="mine, seen before"),
        pytest.param(("f8",), THEIRS, False, id="theirs"),
        pytest.param(("f8",), THEIRS, True, id="theirs, seen before", marks=pytest.mark.soak),
    ],
)
def test_what_another_wrote_meanwhile_is_shown_and_chosen(
    pair: tuple[str, str], keys: tuple[str, ...], expected: str, polled: bool
) -> None:
    async def script(at: Reviewed) -> None:
        await begun(at)
        if polled:
            at.screen.look()
            await at.until(lambda: THEIRS in said(at))
        await at.press("ctrl+s")
        assert THEIRS in said(at) and on_disk(pair) == [THEIRS], "shown before anything is written"
        await at.press(*keys)
        assert not isinstance(at.app.screen, ReasonForm), said(at)
        assert on_disk(pair) == [expected]
        assert [each.reason for each in at.session.drafts.load()] == ([MINE] if keys == ("f8",) else [])

    review(pair, script, COMMON)


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        pytest.param(
            "Ny lag gäller",
            "Ny lag gäller inte här.",
            "Ny lag gäller. Ny lag gäller inte här.",
            id="the beginning of mine",
        ),
        pytest.param(
            "Ny lag gäller.", "Ny lag gäller. Den ger arbete.", "Ny lag gäller. Den ger arbete.", id="in mine"
        ),
    ],
)
def test_both_says_all_that_each_has_said(pair: tuple[str, str], theirs: str, mine: str, both: str) -> None:
    async def script(at: Reviewed) -> None:
        await begun(at, theirs, mine)
        await at.press("ctrl+s", "f6", "ctrl+s")
        assert on_disk(pair) == [both], said(at)

    review(pair, script, COMMON)


@pytest.mark.soak
def test_both_keeps_the_decision_that_the_other_gave(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await begun(at)
        await at.press("ctrl+s", "f6", "ctrl+s")
        (entry,) = at.session.case.explanations.entries
        assert entry.decision == Decision("Nämnden", "2024-05-02")

    review(pair, script, COMMON)


@pytest.mark.soak
def test_a_form_for_several_leaves_alone_what_has_a_reason(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first, second = at.list.rows[:2]
        at.session.explain([first.id], FormInput(THEIRS))
        at.screen.show_case()
        await at.press("g", "space", "space", "e")
        assert THEIRS in said(at), "what would be replaced is shown at once"
        await at.type(MINE)
        await at.press("f8", "ctrl+s")
        assert sorted(on_disk(pair)) == sorted((THEIRS, MINE))
        (entry,) = [each for each in at.session.case.explanations.entries if each.reason == MINE]
        assert entry.key == (second.subject.item,)

    review(pair, script, COMMON)


def test_taking_away_what_the_page_does_not_show_asks_first(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first, second = at.list.rows[:2]
        for row, reason in ((first, MINE), (second, THEIRS)):
            at.session.explain([row.id], FormInput(reason))
        at.screen.show_case()
        await at.press("g", "space", "space", "d")
        assert isinstance(at.app.screen, AskScreen) and MINE in said(at) and THEIRS in said(at)
        await at.press("escape")
        assert sorted(on_disk(pair)) == sorted((THEIRS, MINE))
        await at.press("d", "enter")
        assert on_disk(pair) == []

    review(pair, script, COMMON)


def test_what_was_taken_away_stands_in_the_line_that_says_how_to_undo_it(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = at.list.row
        assert row is not None
        at.session.explain([row.id], FormInput(MINE))
        at.screen.show_case()
        await at.press("d")
        assert on_disk(pair) == [] and MINE in said(at) and "u ångrar" in said(at)
        await at.press("j", "u", "u")
        assert at.list.row is not None and at.list.row.id == row.id, "the change that is as it was before"
        assert not explanations(pair).exists() and MINE in said(at)
        assert "Ctrl+R gör om" in said(at) and "u ångrar" not in said(at), "u would take back what was done before"

    review(pair, script, COMMON)


@pytest.mark.soak
def test_a_draft_that_cannot_be_kept_is_said_while_it_is_typed(
    pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(at: Reviewed) -> None:
        monkeypatch.setattr(at.session.drafts._file, "_path", Path(os.devnull) / "no" / "draft.json")
        await at.press("e")
        await at.type(MINE)
        await at.until(lambda: "Utkastet går inte att spara" in said(at))
        await at.press("escape")
        assert "bara så länge genomgången är öppen" in said(at)

    (told,) = review(pair, script, COMMON).unkept()
    assert MINE in told, "what no disk took is on the terminal when the review has ended"


def test_a_plan_changed_on_disk_stays_said_until_it_is_read(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        path = Path(pair[1])
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        at.screen.look()
        await at.press("j")
        assert said(at).count("Ändrat på disk") == 1
        await at.press("u")
        assert "Ändrat på disk" in said(at) and "inget att ångra" in said(at)
        await at.press("R")
        await at.until(lambda: "Ändrat på disk" not in said(at))

    review(pair, script, COMMON)


def test_that_the_reasons_cannot_be_read_stays_said_until_they_can(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.session.explain([at.list.rows[0].id], FormInput(MINE))
        whole = explanations(pair).read_bytes()
        explanations(pair).write_text("{", encoding="utf-8")
        for _ in range(2):  # a file is believed to be broken at the second look
            at.screen.look()
        await at.press("2", "1", "u")
        assert "går inte att läsa längre" in said(at), "in every view, whatever was done since"
        explanations(pair).write_bytes(whole)
        for _ in range(2):
            at.screen.look()
        await at.pilot.pause()
        assert "går inte att läsa längre" not in said(at)

    review(pair, script, COMMON)


@pytest.mark.soak
def test_a_draft_remembers_what_its_form_had_shown(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = at.list.row
        assert row is not None
        at.session.explain([row.id], FormInput(THEIRS))
        at.screen.show_case()
        await at.press("e")
        await at.type(" Det gäller från juni.")
        await at.press("escape", "e", "ctrl+s")
        assert on_disk(pair) == [f"{THEIRS} Det gäller från juni."], "its own text is not asked about"
        (entry,) = at.session.case.explanations.entries
        await at.press("g", "e")
        await at.type(" Och juli.")
        await at.press("escape")
        write(at.session.case.place, [Edit(entry, replace(entry, reason="Ett helt annat skäl gäller nu."))])
        at.screen.look()
        await at.press("e", "ctrl+s")
        assert "Ett helt annat skäl gäller nu." in said(at)

    review(pair, script, COMMON)
