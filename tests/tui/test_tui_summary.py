"""The view of the summary: the text as it will be exported, after each reason, and the file that it is written to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.support.memos import as_markdown
from tests.support.reasoned import reasoned
from tests.support.reviewing import WIDE, Reviewed, plans, review
from vpbdiff.base.escaping import in_line
from vpbdiff.memo.outlines import write
from vpbdiff.model.document import Document, sentences
from vpbdiff.statements import reasons
from vpbdiff.tui.dialogs.reason_form import ReasonForm
from vpbdiff.tui.dialogs.windows import ExportScreen
from vpbdiff.tui.panes import VIEWS
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.wording import Wording

render = partial(as_markdown, ids=False)

KEY = str(VIEWS.index("summary") + 1)
REASON = "Delegeringarna har setts över under hösten."


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def page(at: Reviewed) -> Points:
    return at.screen.query_one("#memo", Points)


def bare(text: str) -> str:
    """A text without its breaks and blanks."""
    return "".join(in_line(text).split())


def shows(at: Reviewed, memo: Document) -> bool:
    """Whether the page holds every sentence of a memo, in order."""
    rest = bare(page(at).text.replace("•", ""))
    for sentence in sentences(memo):
        _, found, rest = rest.partition(bare(sentence.text))
        if not found:
            return False
    return True


@pytest.mark.parametrize("size", [pytest.param(WIDE, marks=pytest.mark.soak), (60, 20)], ids=str)
def test_the_page_holds_every_sentence_that_will_be_exported(words: tuple[str, str], size: tuple[int, int]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        for outline in ("memo", "unions", "auditors", "memo"):
            memo = write(at.session.case, outline)
            assert memo.gaps
            assert shows(at, memo), outline
            missing = reasons.missing(at.session.case.verdict.lacking, Wording("sv"))
            assert f"Utkastet är inte klart: {missing}." in " ".join(page(at).text.split())
            await at.press("b")
            assert shows(at, write(at.session.case, outline, brief=True))
            assert not shows(at, memo)
            await at.press("b", "o")

    review(words, script, size)


@pytest.mark.soak
def test_the_text_follows_each_reason_as_it_is_given_and_taken_back(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        gaps = len(write(at.session.case).gaps)
        assert bare(REASON) not in bare(page(at).text)
        lacking = {each for gap in write(at.session.case).gaps for each in gap.changes}
        row = next(row for row in at.session.listing.all if row.id in lacking)
        await at.press("1")
        at.list.go_to(row.id)
        await at.press("e")
        assert isinstance(at.app.screen, ReasonForm)
        await at.type(REASON)
        await at.press("ctrl+s", KEY)
        assert bare(REASON) in bare(page(at).text)
        assert shows(at, write(at.session.case))
        assert len(write(at.session.case).gaps) < gaps
        await at.press("u")
        assert bare(REASON) not in bare(page(at).text)

    review(words, script, WIDE)


def test_a_sentence_leads_to_its_change_and_back_to_its_place(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY, "g", "j", "j", "j")
        key, place = page(at).key, page(at).cursor
        assert isinstance(key, tuple)
        await at.press("enter")
        assert at.list.has_focus
        assert at.list.row is not None
        assert at.list.row.id in key[0]
        await at.press(KEY)
        assert page(at).cursor == place

    review(words, script, WIDE)


BEGINNINGS = {"text.md": b"**Utkast", "text.html": b"<!DOCTYPE html>", "text": b"**Utkast", "text.docx": b"PK"}


@pytest.mark.soak
def test_the_ending_of_the_name_says_the_format(words: tuple[str, str], tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="what writes Word is not installed")

    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        for name, begins in BEGINNINGS.items():
            await at.press("x")
            await at.until(lambda: at.app.screen is not at.screen)
            path = tmp_path / name
            at.app.screen.query_one(Input).value = str(path)
            await at.press("enter")
            await at.until(path.exists)
            await at.until(lambda: at.app.screen is at.screen)
            await at.until(lambda: "Sparad som utkast:" in at.shown)
            assert "Utkastet är inte klart" in at.shown
            assert path.read_bytes().startswith(begins)
            if begins == b"**Utkast":
                assert path.read_text(encoding="utf-8") == render(write(at.session.case))

    review(words, script, WIDE)


@pytest.mark.soak
def test_what_is_exported_is_the_text_that_is_shown(words: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "revision.md"

    async def script(at: Reviewed) -> None:
        await at.press(KEY, "o", "o", "b", "x")
        assert at.app.screen.query_one(Input).value == "revision-2025.docx"
        at.app.screen.query_one(Input).value = str(path)
        await at.press("enter")
        await at.until(lambda: at.app.screen is at.screen)
        memo = write(at.session.case, "auditors", brief=True)
        assert path.read_text(encoding="utf-8") == render(memo)
        await at.press("y")
        assert at.app.clipboard == render(memo)

    review(words, script, WIDE)


@pytest.mark.soak
def test_the_text_is_a_draft_until_the_gate_is_open_and_the_dialog_says_which(
    words: tuple[str, str], tmp_path: Path
) -> None:
    async def draft(at: Reviewed) -> None:
        await at.press(KEY, "x")
        assert "blir ett utkast" in " ".join(at.shown.split())
        assert "--final" in at.shown

    async def final(at: Reviewed) -> None:
        await at.press(KEY, "x")
        assert "texten blir slutlig" in " ".join(at.shown.split())
        at.app.screen.query_one(Input).value = str(tmp_path / "text.md")
        await at.press("enter")
        await at.until(lambda: "Sparad som slutlig text:" in at.shown)
        assert (tmp_path / "text.md").read_text(encoding="utf-8") == render(write(at.session.case, final=True))

    review(words, draft, WIDE)
    open_gate = reasoned(tmp_path / "open")
    review(open_gate.words, final, WIDE)


@pytest.mark.soak
def test_a_plan_is_never_replaced_however_often_it_is_asked(words: tuple[str, str]) -> None:
    plan = Path(words[0])
    before = plan.read_bytes()

    async def script(at: Reviewed) -> None:
        await at.press(KEY, "x")
        await at.until(lambda: at.app.screen is not at.screen)
        for name, word in ((str(plan), "ändelsen"), (str(plan.with_suffix(".md")), "aldrig")):
            at.app.screen.query_one(Input).value = name
            await at.press("enter", "enter")
            await at.until(lambda word=word: word in at.shown)  # the path before it wraps the line anywhere
        assert at.app.screen is not at.screen

    plan.with_suffix(".md").symlink_to(plan)
    review(words, script, WIDE)
    assert plan.read_bytes() == before


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(words: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("Mitt eget.", encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await at.press(KEY, "x")
        await at.until(lambda: at.app.screen is not at.screen)
        at.app.screen.query_one(Input).value = str(path)
        await at.press("enter")
        await at.until(lambda: "ersätta" in at.shown)  # one word: the path before it wraps the line anywhere
        assert path.read_text(encoding="utf-8") == "Mitt eget."
        await at.press("enter")
        await at.until(lambda: at.app.screen is at.screen)
        assert path.read_text(encoding="utf-8") == render(write(at.session.case))

    review(words, script, WIDE)


@pytest.mark.soak
def test_a_file_that_cannot_be_written_is_said_and_another_can_be_named(words: tuple[str, str], tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY, "x")
        await at.until(lambda: at.app.screen is not at.screen)
        at.app.screen.query_one(Input).value = str(tmp_path / "borta" / "text.md")
        await at.press("enter")
        await at.until(lambda: "Sparar" not in at.shown)
        assert "borta" in at.shown
        at.app.screen.query_one(Input).value = str(tmp_path / "text.md")
        await at.press("enter")
        await at.until((tmp_path / "text.md").exists)
        await at.press("x", "escape")
        assert not isinstance(at.app.screen, ExportScreen)

    review(words, script, WIDE)


@pytest.mark.soak
def test_settings_that_are_spoilt_meanwhile_are_said(words: tuple[str, str], tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        (tmp_path / "vpbdiff.toml").write_text("[summary\n", encoding="utf-8")
        await at.press("o")
        assert "vpbdiff.toml" in page(at).text
        await at.press("x", "enter", "y")
        assert at.app.screen is at.screen
        (tmp_path / "vpbdiff.toml").unlink()
        await at.press("o")
        assert shows(at, write(at.session.case, "auditors"))

    review(words, script, WIDE)


@pytest.mark.soak
def test_the_view_is_told_of_in_english_while_the_text_is_swedish(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        assert f"[{KEY} Summary]" in at.shown
        assert "For the cover memo" in page(at).text
        assert "Sammanfattning" in page(at).text

    review(words, script, WIDE, "en")
