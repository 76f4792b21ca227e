"""The view of the risks: every index on one line by band, and the way from there to the change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.reviewing import COMMON, WIDE, Reviewed, plans, review
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.review.worklist import Mark, WorklistRow
from vpbdiff.tui.dialogs.reason_form import ReasonForm
from vpbdiff.tui.widgets.change_lines import SIGNS
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.views.risk_bands import bands
from vpbdiff.wording import Wording

NARROW = (60, 20)


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return plans(tmp_path)


def page(at: Reviewed) -> Points:
    return at.screen.query_one("#risk-page", Points)


def spaced(text: str) -> str:
    """A text with one plain space wherever lines or words were parted."""
    return " ".join(text.split())


def line_at_cursor(at: Reviewed) -> str:
    """All that the point under the cursor says."""
    first, after = page(at)._spans[page(at).cursor]
    return spaced(" ".join("".join(span.text for span in line) for line in page(at)._lines[first:after]))


def row_at_cursor(at: Reviewed) -> WorklistRow | None:
    """The change of the risk under the cursor."""
    for row in at.session.listing.all:
        if row.change is not None and row.subject.entity == "risk":
            pointers = [item.pointer for item in row.change.new] or [f"old:{item.pointer}" for item in row.change.old]
            if page(at).key in pointers:
                return row
    return None


async def to(at: Reviewed, text: str) -> None:
    """Step to the risk that says a text."""
    await at.press("g")
    for _ in range(len(page(at)._keys)):
        if text in line_at_cursor(at):
            return
        await at.press("j")
    raise AssertionError(f"no risk has {text}:\n{page(at).text}")


def test_every_risk_has_its_line_under_its_band(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3")
        lines = page(at).text.splitlines()
        headings = [line for line in lines if line.startswith("Riskindex ") and "○" not in line]
        assert headings == ["Riskindex 9–16", "Riskindex 4–8"]
        comparison = at.session.case.comparison
        found = [risk for _, held in bands(comparison) for risk in held]
        assert len(page(at)._keys) == len(found)
        await at.press("g")
        for risk in found:
            assert spaced(risk.name) in line_at_cursor(at)
            assert risk.scale in line_at_cursor(at)
            await at.press("j")

    review(words, script, WIDE)


BECAME = (
    ("Läkemedelshantering", "───▶ 12 → 16 höjt"),
    ("Basala hygienrutiner", "9 → 6 sänkt"),
    ("Delegerade arbetsuppgifter", "12 oförändrat"),
    ("Informationssäkerhet", "12 ny"),
    ("Nyckelhantering", "6 borttagen"),
)


def test_what_became_of_a_risk_is_said_by_word_and_by_mark(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3")
        for name, said in BECAME:
            await to(at, name)
            assert said in line_at_cursor(at)
            row = row_at_cursor(at)
            if row is not None:
                assert f"{SIGNS[row.mark]} {Wording().say(f'review.state.{row.mark}')}" in line_at_cursor(at)

    review(words, script)


def test_the_change_of_a_risk_is_visited_and_explained(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3")
        for name in ("Nyckelhantering", "Informationssäkerhet", "Läkemedelshantering"):
            await at.press("3")
            await to(at, name)
            row = row_at_cursor(at)
            assert row is not None
            await at.press("enter")
            assert at.list.row is not None
            assert at.list.row.id == row.id
            assert at.list.has_focus
        await at.press("3", "e")
        assert isinstance(at.app.screen, ReasonForm)
        await at.type("Nya läkemedel har gett fler avvikelser.")
        await at.press("ctrl+s")
        assert at.session.listing.row(row.id).mark is not Mark.NOTHING  # type: ignore[union-attr]
        assert "Läkemedelshantering" in line_at_cursor(at)
        entries = at.session.case.explanations.entries
        assert [entry.reason for entry in entries] == ["Nya läkemedel har gett fler avvikelser."]

    review(words, script, WIDE)


def test_a_risk_without_a_change_leads_nowhere(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3")
        unchanged = [key for key in page(at)._keys if str(key) not in _changed(at)]
        assert unchanged
        page(at).cursor = page(at)._keys.index(unchanged[0])
        for key in ("enter", "e"):
            await at.press(key)
            assert at.app.screen is at.screen
            assert page(at).has_focus

    review(words, script)


def _changed(at: Reviewed) -> set[str]:
    changes = [row.change for row in at.session.listing.all if row.change and row.subject.entity == "risk"]
    return {item.pointer for change in changes for item in change.new} | {
        f"old:{item.pointer}" for change in changes for item in change.old if not change.new
    }


@pytest.mark.soak
def test_the_mouse_chooses_a_risk_and_opens_it(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3")
        first, _ = page(at)._spans[1]
        await at.pilot.click("#risk-page", offset=(10, first))
        assert page(at).cursor == 1
        row = row_at_cursor(at)
        await at.pilot.click("#risk-page", offset=(10, first), times=2)
        await at.pilot.pause()
        if row is not None:
            assert at.list.row is not None
            assert at.list.row.id == row.id

    review(words, script, WIDE)


@pytest.mark.soak
def test_in_a_small_window_every_risk_can_be_reached_and_read(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3")
        for _ in page(at)._keys:
            first, after = page(at)._spans[page(at).cursor]
            top = page(at).scroll_offset.y
            assert top <= first < after <= top + page(at).size.height
            await at.press("j")
        assert all(len(line) <= 60 for line in at.shown.splitlines())

    review(words, script, NARROW)


@pytest.mark.soak
def test_names_of_risks_are_text(tmp_path: Path) -> None:
    def spoil(year: int, raw: dict[str, Any]) -> None:
        for risk in raw["internal_control_plan"]["risks"]:
            risk["process"] += " [/] [@click=app.quit]x[/] \x1b[2J \u202e漢字\n" + "lång " * 20

    async def script(at: Reviewed) -> None:
        await at.press("3")
        for _ in page(at)._keys:
            assert "[/] [@click=app.quit]x[/]" in line_at_cursor(at)
            assert "漢字" in line_at_cursor(at)
            await at.press("j")
        assert not set("\x1b\x07\u202e") & set(page(at).text + at.shown)

    review(plans(tmp_path, spoil), script, NARROW)


def test_risks_beside_a_plan_known_from_the_others_column_stand_as_not_compared(
    tmp_path: Path, words: tuple[str, str]
) -> None:
    known = prior_year_plan(json.loads(Path(words[1]).read_text(encoding="utf-8")))
    old = tmp_path / "2024.known-from-2025.json"
    old.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")

    async def script(at: Reviewed) -> None:
        await at.press("3", "j", "k", "enter", "e", "g", "G", "y")
        copied = spaced(at.app.clipboard)
        assert "Vad planen för 2024 säger om" in copied
        risks = json.loads(Path(words[1]).read_text(encoding="utf-8"))["internal_control_plan"]["risks"]
        assert copied.count("inte jämförd ") == len(risks)

    review((str(old), words[1]), script, COMMON)


@pytest.mark.soak
def test_plans_without_risks_say_so_in_english_too(tmp_path: Path) -> None:
    def bare(year: int, raw: dict[str, Any]) -> None:
        raw["internal_control_plan"]["risks"] = []

    async def script(at: Reviewed) -> None:
        await at.press("3", "y")
        assert at.app.clipboard.strip() == "Neither plan has any risks."
        assert "clipboard: the page." in at.shown

    review(plans(tmp_path, bare), script, COMMON, "en")
