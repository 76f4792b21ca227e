"""The view of the history: an item through the years, over merges and splits, and the two lists of a series."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.support.invented import PAIR, SERIES, YEARS, raw_snapshot, snapshot
from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from tests.tui.test_tui_hostile import is_safe, spoilt
from vpbdiff.gate import Case
from vpbdiff.review.series_history import HistoryPosition, SeriesHistory, chronicle
from vpbdiff.statements.options import Options
from vpbdiff.tui.dialogs.choose import ChooseOne
from vpbdiff.tui.layout import Layout
from vpbdiff.tui.panes import VIEWS
from vpbdiff.tui.panes import history_pane as view
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.views.history_report import elements
from vpbdiff.wording import Wording

KEY = str(VIEWS.index("history") + 1)
MERGED, PART = "Förebygga fall och undernäring hos äldre", "Förebygga fall i hemmet"


@pytest.fixture
def series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented committee's series in a project of its own, with what was explained from 2024 to 2025."""
    folder = tmp_path / "snapshots" / SERIES
    folder.mkdir(parents=True)
    for year in YEARS:
        shutil.copy(snapshot(year), folder)
    shutil.copy(snapshot(2024).with_name("2024-2025.explanations.json"), folder)
    monkeypatch.chdir(tmp_path)
    return folder


def page(at: Reviewed) -> Points:
    return at.screen.query_one("#chronicle", Points)


def spaced(text: str) -> str:
    """A text with one plain space wherever lines or words were parted."""
    return " ".join(text.split())


def chapters(at: Reviewed) -> tuple[str, str]:
    """What the first plan says of an item, and what became of it after that."""
    first, _, rest = spaced(page(at).text).partition(" 2024 ")[2].partition(" 2025 ")
    return first, rest


async def read(at: Reviewed) -> None:
    """Wait until the series has been read."""
    await at.app.workers.wait_for_complete()
    await at.pilot.pause()


async def to_change(at: Reviewed, name: str) -> None:
    """Ask for the history of the change with this name."""
    at.list.go_to(next(row.id for row in at.list.rows if row.subject.record.name == name))
    await at.press("h")
    await read(at)


async def choose(at: Reviewed, name: str) -> None:
    """Choose an item by its name, as a person types it."""
    assert isinstance(at.app.screen, ChooseOne)
    await at.type(name)
    await at.press("enter")


def told(at: Reviewed, pointer: str) -> str:
    """What `vpbdiff history` writes of an item of the new plan."""
    known = chronicle(at.session.case)
    item = known.item(HistoryPosition.of(at.session.case.new, pointer))
    assert known.history is not None
    assert item is not None
    found = elements(known.history, (known.thread(item),), Wording("sv"), Options(full=True))
    return "\n".join("".join(span.text for span in line) for line in Layout(200).lines(found))  # type: ignore[arg-type]


def test_a_changes_item_is_shown_year_by_year_with_its_reasons_and_back(series: Path) -> None:
    async def script(at: Reviewed) -> None:
        await to_change(at, MERGED)
        shown, row = spaced(page(at).text), at.list.row
        assert row is not None
        assert row.change is not None
        assert shown.replace("▸ ", "") == spaced(told(at, row.change.new[0].pointer))
        years = [line for line in page(at).text.splitlines() if line.strip() in map(str, YEARS)]
        assert [int(line) for line in years] == [2024, 2025, 2026]
        (entry,) = row.stand.entries
        assert spaced(entry.reason) in shown
        await at.press("escape")
        assert at.list.has_focus
        assert at.list.row == row

    review(("2024", "2025"), script)


@pytest.mark.soak
def test_who_steps_down_sees_every_line_in_a_small_window(series: Path) -> None:
    async def script(at: Reviewed) -> None:
        await to_change(at, MERGED)
        lines, seen = [line.strip() for line in page(at).text.splitlines()], ""
        while page(at).scroll_offset.y < page(at).max_scroll_y:
            seen += at.shown
            await at.press("j")
        assert [line for line in lines if line not in seen + at.shown] == []

    review(("2024", "2025"), script, (60, 20))


@pytest.mark.soak
def test_an_item_is_followed_over_a_merge_and_a_split_and_found_by_a_former_name(series: Path) -> None:
    async def script(at: Reviewed) -> None:
        await to_change(at, MERGED)
        while page(at).key != 1:
            await at.press("j")
        await at.press("enter")
        await choose(at, "undernäring")
        first, rest = chapters(at)
        assert "Förebygga undernäring hos äldre" in first
        assert PART not in first
        assert MERGED in rest
        await at.press("escape")
        assert PART in chapters(at)[0]
        await at.press("slash")
        await choose(at, "Sommarbemanning")
        assert "Personalförsörjning under semesterperioden" in page(at).text.splitlines()[0]
        await at.press("slash")
        await choose(at, "ramen")
        assert page(at).text.startswith("Ramen (nettokostnaden)")
        await at.press("slash", "escape", "escape", "escape", "escape")
        assert at.list.has_focus

    review(("2024", "2025"), script)


@pytest.mark.soak
def test_the_two_lists_stand_in_the_view_and_lead_to_their_items(series: Path) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        await read(at)
        lines = at.shown.splitlines()
        frame = next(number for number, line in enumerate(lines) if line.startswith("┏━ Historik ━"))
        title = lines[frame + 1]
        assert title.strip("┃ ") == f"Historik för {SERIES}"
        text = spaced(page(at).text)
        assert text.index("Mål som aldrig har ändrats") < text.index("Risker som har höjts och sedan aldrig sänkts")
        assert "vpbdiff history" not in text
        await at.press("G", "enter")
        assert page(at).text.startswith("Risk: ")
        assert "Riskindex" in page(at).text
        await at.press("escape", "g", "enter")
        assert page(at).text.startswith(("Nämndmål: ", "Övergripande mål: "))
        await at.press("escape", "escape")
        assert page(at).has_focus
        await at.press("2", "h")
        assert page(at).text.startswith("Budgetrad: ")
        await at.press("escape", "3", "h")
        assert page(at).text.startswith("Risk: ")

    review(("2025", "2026"), script)


@pytest.mark.soak
def test_a_reason_given_meanwhile_is_told_when_the_history_is_next_seen(series: Path) -> None:
    async def script(at: Reviewed) -> None:
        name = next(row.subject.record.name for row in at.list.rows if row.is_open and row.subject.entity == "activity")
        await to_change(at, name)
        await at.press("escape", "e")
        await at.type("Nämnden beslutade det i mars.")
        await at.press("ctrl+s")
        await to_change(at, name)
        assert "Nämnden beslutade det i mars." in spaced(page(at).text)

    review(("2025", "2026"), script)


def test_a_plan_that_cant_be_read_is_told_and_the_rest_is_shown(series: Path) -> None:
    (series / "2024.json").write_text('{"format": "vpbdiff-plan/2", "metadata": ', encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        await read(at)
        text = spaced(page(at).text)
        assert text.startswith("Historiken är inte hel: snapshots/")
        assert "2024.json" in text
        assert "Mål som aldrig har ändrats" in text

    review(("2025", "2026"), script, WIDE)


@pytest.mark.soak
def test_reasons_that_cant_be_read_are_told_and_the_review_goes_on(series: Path) -> None:
    (series / "2024-2025.explanations.json").write_text("{", encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await to_change(at, at.list.rows[0].subject.record.name)
        assert spaced(page(at).text).startswith("Historiken är inte hel: snapshots/")
        assert "2024-2025.explanations.json" in spaced(page(at).text)
        assert "hör inte till någon serie" not in spaced(page(at).text)
        await at.press("escape")
        assert at.list.has_focus

    review(("2025", "2026"), script, WIDE)


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.soak)])
def test_plans_outside_a_series_have_no_history_and_say_so(tmp_path: Path, language: str) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("h")
        await read(at)
        said = {"sv": "Planerna hör inte till någon serie", "en": "The plans belong to no series"}
        assert said[language] in spaced(at.shown)
        await at.press("slash", "enter", "j")
        assert page(at).has_focus
        await at.press("escape")
        assert at.list.has_focus

    review(plans(tmp_path), script, COMMON, language)


@pytest.mark.soak
def test_the_review_goes_on_while_the_series_is_read(series: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slow(case: Case) -> SeriesHistory:
        go_on.wait(30)
        return chronicle(case)

    monkeypatch.setattr(view, "chronicle", slow)

    async def script(at: Reviewed) -> None:
        try:
            await at.press("h")
            assert "Läser och jämför alla planer i serien" in at.shown
            before = at.list.row
            await at.press("escape", "j")
            assert at.list.row != before
            await at.press("h")
        finally:
            go_on.set()
        await read(at)
        assert "Läser och jämför" not in at.shown
        assert "Finns i plan" in page(at).text

    review(("2024", "2025"), script)


@pytest.mark.soak
def test_hostile_texts_are_text_in_every_part_of_the_history(series: Path) -> None:
    (series / "2026.json").unlink()
    for year in PAIR:
        raw = raw_snapshot(year)
        spoilt(year, raw)
        (series / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")

    async def script(at: Reviewed) -> None:
        at.list.go_to(next(row.id for row in at.list.rows if row.subject.entity == "activity"))
        await at.press("h")
        await read(at)
        for keys in (("G",), ("enter",), ("escape",), ("escape",), (KEY,), ("G",), ("enter",), ("slash",)):
            await at.press(*keys)
            assert is_safe(at.shown)
        at.app.screen.query_one(Input).value = "[/]"
        await at.pilot.pause()
        assert "[/] [b]fet[/b]" in at.shown
        assert is_safe(at.shown)

    review(("2024", "2025"), script)
