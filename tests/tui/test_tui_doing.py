"""What is done in the review: each action by its keys, on disk when it is done, taken back to the very bytes."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input, OptionList, TextArea

from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from vpbdiff.base.errors import Problem
from vpbdiff.explanations import Entry, ReasonKind, read
from vpbdiff.model.changes import Rung, Significance
from vpbdiff.review import session
from vpbdiff.review.drafts import Draft
from vpbdiff.review.worklist import Mark, WorklistRow
from vpbdiff.tui.dialogs.choose import ChooseOne
from vpbdiff.tui.dialogs.reason_form import ReasonForm

REASON = "Lagen har ändrats sedan förra året."


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def on_record(at: Reviewed) -> tuple[Entry, ...]:
    """The entries on disk."""
    return read(at.session.case.place).explanations.entries


def plain_rows(at: Reviewed) -> list[WorklistRow]:
    """Changes that need a reason alone, and no money."""
    return [row for row in at.list.rows if row.is_open and row.subject.entity in ("activity", "measure", "unit")]


async def give(at: Reviewed, reason: str = REASON) -> None:
    """Give a reason by the form."""
    await at.press("e")
    await at.type(reason)
    await at.press("ctrl+s")


def test_a_reason_is_on_disk_and_the_cursor_goes_on(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = plain_rows(at)[0]
        at.list.go_to(row.id)
        await give(at)
        (entry,) = on_record(at)
        assert (entry.reason, entry.by, entry.date) == (REASON, "controller", "2025-01-31")
        assert [each.item for each in entry.items] == [row.subject.item]
        assert at.list.row is not None
        assert at.list.row.id != row.id
        assert at.list.row.is_open
        assert "Skälet är sparat" in at.shown
        assert "1 av " in at.shown

    review(words, script, WIDE)


@pytest.mark.soak
def test_kind_and_decision_are_given_with_the_keys(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.list.go_to(plain_rows(at)[0].id)
        await at.press("e")
        await at.type(REASON)
        await at.press("tab", "b", "tab")
        await at.type("Omsorgsnämnden")
        await at.press("tab")
        await at.type("2024-12-10")
        await at.press("tab")
        at.app.screen.query_one("#section", Input).value = "§ 98"
        await at.press("tab", *"ON/2024:1", "enter")
        (entry,) = on_record(at)
        assert entry.kind is ReasonKind.DECISION
        decision = entry.decision
        assert (decision.body, decision.date, decision.section) == ("Omsorgsnämnden", "2024-12-10", "§ 98")
        assert decision.reference == "ON/2024:1"

    review(words, script)


def test_what_is_no_reason_stays_in_the_form(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.list.go_to(plain_rows(at)[0].id)
        await at.press("e")
        for reason, date, told in (
            ("", "", "Skriv ett skäl."),
            ("Beslut", "", "Ett ord säger inte varför."),
            (REASON, "2024-13-40", "«2024-13-40» är inget datum som finns. Skriv det som 2024-12-16 eller 16 dec"),
        ):
            at.app.screen.query_one(TextArea).text = reason
            at.app.screen.query_one("#date", Input).value = date
            await at.press("ctrl+s")
            assert isinstance(at.app.screen, ReasonForm)
            assert told in at.shown
            assert on_record(at) == ()

    review(words, script)


def test_several_selected_get_one_reason(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        rows = plain_rows(at)[:3]
        for row in rows:
            at.list.go_to(row.id)
            await at.press("space")
        await at.press("e")
        assert "Ett skäl för 3 ändringar tillsammans" in at.shown
        await at.type(REASON)
        await at.press("ctrl+s")
        (entry,) = on_record(at)
        assert {each.item for each in entry.items} == {row.subject.item for row in rows}
        assert at.list.selected == ()

    review(words, script)


@pytest.mark.soak
def test_an_amount_is_laid_in_the_bridge(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        bridge = at.session.case.verdict.bridge
        assert bridge is not None
        span = next(each for each in bridge.units if each.residual.kr)
        assert span.row is not None
        row = next(row for row in at.list.rows if row.subject.record.name == span.row.name and row.is_open)
        at.list.go_to(row.id)
        await at.press("e")
        await at.type(REASON)
        kr = int(span.residual.kr)
        at.app.screen.query_one("#amount", Input).value = f"{kr} kr"
        await at.press("ctrl+s")
        (entry,) = on_record(at)
        assert entry.component is not None
        after = at.session.case.verdict.bridge
        assert after is not None
        assert next(each for each in after.units if each.row and each.row.name == span.row.name).residual.kr == 0
        at.list.go_to(row.id)
        await at.press("e")
        assert at.app.screen.query_one("#amount", Input).value

    review(words, script)


@pytest.mark.soak
def test_a_sentence_of_the_plan_is_taken_with_one_key(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        assert at.view._suggestions is not None
        row = next(row for row in at.list.rows if at.view._suggestions.sentences(row))
        at.list.go_to(row.id)
        await at.press("e", "f5")
        assert at.app.screen.query_one(TextArea).text == at.view._suggestions.sentences(row)[0]

    review(words, script, WIDE)


def test_proposed_wording_is_accepted_and_what_is_more_is_refused(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        proposed = [row for row in at.list.rows if row.mark is Mark.NEEDS and row.change and _is_proposed(row)]
        at.list.go_to(proposed[0].id)
        await at.press("w")
        (entry,) = on_record(at)
        assert entry.kind is ReasonKind.WORDING
        at.list.go_to(plain_rows(at)[0].id)
        await at.press("w")
        assert len(on_record(at)) == 1
        assert "Ändringen gäller mer än ordalydelsen." in at.shown

    review(words, script, WIDE)


def _is_proposed(row: WorklistRow) -> bool:
    change = row.change
    assert change is not None
    editorial = change.significance is Significance.EDITORIAL
    return editorial and any(not facet.certain for facet in change.facets)


def test_undo_brings_the_very_bytes_back_and_redo_what_was_done(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        place = Path(at.session.case.place.path)
        versions: list[bytes | None] = [None]
        for row in plain_rows(at)[:3]:
            at.list.go_to(row.id)
            await give(at)
            versions.append(place.read_bytes())
        at.list.go_to(plain_rows(at)[0].id)
        for version in reversed(versions[:-1]):
            await at.press("u")
            assert (place.read_bytes() if place.exists() else None) == version
        assert "Ångrat: skäl" in at.shown
        for version in versions[1:]:
            await at.press("ctrl+r")
            assert place.read_bytes() == version
        await at.press("ctrl+r")
        assert "inget att ångra" in at.shown

    review(words, script, WIDE)


def test_a_reason_is_taken_away(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = plain_rows(at)[0]
        at.list.go_to(row.id)
        await give(at)
        at.list.go_to(row.id)
        await at.press("d")
        assert on_record(at) == ()
        assert "Skälet är borttaget" in at.shown

    review(words, script, WIDE)


@pytest.mark.soak
def test_a_pair_is_parted_and_paired_again_by_hand(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = next(row for row in plain_rows(at) if row.change and row.change.old and row.change.new)
        assert row.change is not None
        name = row.change.new[0].name
        before = len(at.list.rows)
        at.list.go_to(row.id)
        await at.press("P")
        assert "Angivet som olika" in at.shown
        assert len(at.list.rows) == before + 1
        gone = next(each for each in at.list.rows if each.change and not each.change.new and each.change.title == name)
        at.list.go_to(gone.id)
        await at.press("p")
        assert isinstance(at.app.screen, ChooseOne)
        await at.type(name[:12])
        await at.press("enter")
        assert "Angivet som samma" in at.shown
        assert len(at.list.rows) == before
        pairs = at.session.case.comparison.matching.pairs
        assert any(pair.rung is Rung.PINNED and pair.new.name == name for pair in pairs)

    review(words, script, WIDE)


@pytest.mark.soak
def test_what_was_typed_is_kept_when_the_form_is_left_and_offered_back(words: tuple[str, str]) -> None:
    async def leave(at: Reviewed) -> None:
        at.list.go_to(plain_rows(at)[0].id)
        await at.press("e")
        await at.type("Halvvägs genom")
        await at.press("escape")
        assert "✎" in at.shown
        await at.press("e")
        assert at.app.screen.query_one(TextArea).text == "Halvvägs genom"

    async def resume(at: Reviewed) -> None:
        assert "Påbörjade skäl" in at.shown
        await at.press("enter")
        assert at.app.screen.query_one(TextArea).text == "Halvvägs genom"
        await at.type(" men klart")
        await at.press("ctrl+s")
        assert on_record(at)[0].reason == "Halvvägs genom men klart"

    async def clear(at: Reviewed) -> None:
        assert "Påbörjade skäl" not in at.shown
        await at.press("D")
        assert "Det finns inga påbörjade skäl." in at.shown

    for script in (leave, resume, clear):
        review(words, script)


@pytest.mark.soak
def test_each_of_two_drafts_of_one_change_is_its_own(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = plain_rows(at)[0]
        older, newer = (
            at.session.drafts.save(Draft((row.id,), (row.subject.item,), reason))
            for reason in ("Det äldre", "Det nyare")
        )
        await at.press("D", "down", "enter")
        assert at.app.screen.query_one(TextArea).text == "Det äldre"
        await at.type(" skälet är klart.")
        await at.press("ctrl+s")
        assert on_record(at)[0].reason == "Det äldre skälet är klart."
        assert [each.id for each in at.session.drafts.load()] == [newer.id]
        assert older.id != newer.id

    review(words, script)


@pytest.mark.soak
def test_a_draft_goes_on_though_its_change_is_called_otherwise_by_now(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        row = plain_rows(at)[0]
        at.session.drafts.save(Draft(("an-earlier-id",), (row.subject.item,), "Beslutat i mars."))
        await at.press("D", "enter", "ctrl+s")
        assert [entry.reason for entry in on_record(at)] == ["Beslutat i mars."]

    review(words, script)


@pytest.mark.soak
def test_a_form_that_is_only_looked_at_leaves_no_draft(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        rows = [plain_rows(at)[0], next(row for row in at.list.rows if row.subject.entity == "budget_line")]
        for row in rows:
            at.list.go_to(row.id)
            await at.press("e", "escape")
        assert at.session.drafts.load() == ()

    review(words, script)


@pytest.mark.parametrize("key", ["ctrl+q", pytest.param("ctrl+c", marks=pytest.mark.soak)])
def test_a_review_that_is_quit_keeps_what_is_being_typed(words: tuple[str, str], key: str) -> None:
    async def quit_at_once(at: Reviewed) -> None:
        at.list.go_to(plain_rows(at)[0].id)
        await at.press("e")
        await at.type("Avbrutet")
        await at.pilot.press(key)

    async def offered(at: Reviewed) -> None:
        assert "Avbrutet" in at.shown

    review(words, quit_at_once)
    review(words, offered)


@pytest.mark.soak
def test_a_draft_is_kept_every_second_while_it_is_typed(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.list.go_to(plain_rows(at)[0].id)
        await at.press("e")
        await at.type("Sparas av sig självt")
        await at.until(lambda: [draft.reason for draft in at.session.drafts.load()] == ["Sparas av sig självt"])
        await at.press("f4")
        assert "F4 en gång till" in at.shown and at.session.drafts.load()
        await at.press("f4")
        assert at.session.drafts.load() == ()

    review(words, script)


@pytest.mark.parametrize("keys", [["ctrl+q"], []], ids=["by its key", "by its window"])
def test_a_review_that_is_quit_waits_for_nothing_that_only_reads(
    keys: list[str], words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal stood empty until two large plans were compared."""
    begun, never = threading.Event(), threading.Event()

    def slow(*args: Any) -> Any:
        begun.set()
        assert never.wait(60)

    async def script(at: Reviewed) -> None:
        monkeypatch.setattr(session, "open_case", slow)
        at.app.post_message(Key("R", "R"))
        await asyncio.to_thread(begun.wait, 10)
        for key in keys:
            at.app.post_message(Key(key, None))

    before = time.monotonic()
    review(words, script)
    assert time.monotonic() - before < 50


@pytest.mark.soak
def test_what_somebody_else_writes_is_shown_and_kept(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        first, second = plain_rows(at)[:2]
        at.list.go_to(first.id)
        await give(at)
        place = Path(at.session.case.place.path)
        theirs = place.read_text(encoding="utf-8").replace(REASON, "Skrivet av en annan person.")
        place.write_text(theirs, encoding="utf-8")
        os.utime(place, ns=(1, 1))
        await at.until(lambda: "Någon annan har ändrat förklaringarna" in " ".join(at.shown.split()))
        at.list.go_to(second.id)
        await give(at)
        assert {entry.reason for entry in on_record(at)} == {"Skrivet av en annan person.", REASON}

    review(words, script, WIDE)


@pytest.mark.soak
def test_a_key_that_has_nothing_to_do_says_so(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        for keys in (("2", "d"), ("6", "escape"), ("6", "slash"), ("6", "enter")):
            await at.press(*keys)
            assert "Det finns inget att göra här." in at.shown, keys
            await at.press("y")
            assert "Det finns inget att göra här." not in at.shown
        await at.press("B")
        assert "Ingen annan har tagit bort något av dina skäl." in at.shown

    review(words, script)


@pytest.mark.soak
def test_what_somebody_else_takes_away_is_written_again_with_one_key(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.list.go_to(plain_rows(at)[0].id)
        await give(at)
        place = Path(at.session.case.place.path)
        mine = place.read_bytes()
        place.write_text('{"format": "vpbdiff-explanations/1", "entries": []}', encoding="utf-8")
        os.utime(place, ns=(1, 1))
        at.screen.look()
        await at.pilot.pause()
        assert "B skriver det igen." in " ".join(at.shown.split())
        await at.press("B")
        assert place.read_bytes() == mine
        assert "Återskrivet" in at.shown

    review(words, script)


@pytest.mark.soak
def test_plans_that_were_changed_are_read_anew_with_one_key(
    words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(at: Reviewed) -> None:
        before = at.session.case.comparison
        begun, go_on, opening = threading.Event(), threading.Event(), session.open_case

        def slow(*args: Any) -> Any:
            begun.set()
            assert go_on.wait(10)
            return opening(*args)

        monkeypatch.setattr(session, "open_case", slow)
        at.app.post_message(Key("R", "R"))
        await asyncio.to_thread(begun.wait, 10)
        at.app.post_message(Key("n", "n"))
        at.app.post_message(Key("escape", None))
        await at.until(lambda: "Avbryter" in at.shown)
        go_on.set()
        await at.pilot.pause()
        assert "Avbrutet." in at.shown and at.session.case.comparison is before
        monkeypatch.setattr(session, "open_case", opening)
        new = Path(words[1])
        new.write_text(new.read_text(encoding="utf-8").replace("nattetid", "på natten"), encoding="utf-8")
        os.utime(new, ns=(1, 1))
        at.screen.look()
        await at.pilot.pause()
        assert "R läser in på nytt." in " ".join(at.shown.split())
        assert at.session.case.comparison is before
        await at.press("R")
        assert any("på natten" in (row.change.title if row.change else "") for row in at.list.rows)
        await at.press("Y")
        assert "urklipp: fil och rad." in at.shown
        assert at.app.clipboard.partition(":")[0].endswith((new.name, Path(words[0]).name))

    review(words, script)


@pytest.mark.soak
def test_a_folder_that_cant_be_written_is_said_at_the_start(words: tuple[str, str], monkeypatch: Any) -> None:
    told = Problem("file.not-written", {"reason": "bara läsning"})
    monkeypatch.setattr(session, "unwritable", lambda place: told)

    async def script(at: Reviewed) -> None:
        assert "Inget går att spara" in at.shown
        await give(at)
        assert isinstance(at.app.screen, ReasonForm)
        assert "Inget är sparat." in at.shown

    review(words, script, WIDE)


@pytest.mark.soak
def test_the_palette_does_what_it_names(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("colon")
        await at.type("till slutet")
        await at.press("enter")
        assert at.list.row == at.list.rows[-1]
        await at.press("colon", *"utvecklaa", "space", *"digital", "enter")
        assert at.list.row is not None and "digital" in at.list.row.subject.record.name, "a change, in spite of a slip"
        await at.press("colon", *"qqqq")
        assert at.app.screen.query_one(OptionList).highlighted is None and "Inget heter så" in at.shown
        await at.press("enter", "escape")

    review(words, script)


def test_plans_that_cant_be_read_end_the_review_with_the_reason(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        raise AssertionError("there is nothing to show")

    app = review((str(tmp_path / "2024.json"), str(tmp_path / "2025.json")), script, COMMON)
    assert app.failure is not None
