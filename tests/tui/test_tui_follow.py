"""The view of the old plan through its year, and reports beside a change; nothing of either without a report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.geometry import Size

from tests.support import reports as invented
from tests.support.invented import EXAMPLES
from tests.support.reviewing import COMMON, TODAY, Reviewed, plans, review
from vpbdiff.model.document import Line
from vpbdiff.reports import dumps
from vpbdiff.review.edits import FormInput
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import Mark, next_open
from vpbdiff.tui.change_detail import Detail, DetailHead
from vpbdiff.tui.panes import WITH_REPORTS
from vpbdiff.tui.widgets.bars import Head, Tabs
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.wording import Wording

KEY = str(WITH_REPORTS.index("follow") + 1)
SERIES = EXAMPLES / "snapshots/ekvik/omsorgsnamnden"


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    """The invented plans for 2025 and 2026 with their reasons, and the two reports between them."""
    for name in ("2025.json", "2026.json", "2025-2026.explanations.json"):
        shutil.copy(SERIES / name, tmp_path)
    (tmp_path / "uppfoljning").mkdir()
    for day, path in (("2025-08-31", invented.AUGUST), ("2025-12-31", invented.DECEMBER)):
        (tmp_path / "uppfoljning" / f"{day}.json").write_text(dumps(invented.raw(path)), encoding="utf-8")
    return str(tmp_path / "2025.json"), str(tmp_path / "2026.json")


@pytest.mark.soak
def test_the_plan_through_its_year_and_the_way_to_a_change(words: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        page = at.screen.query_one("#follow-page", Points)
        text = " ".join(page.text.split())
        assert "Införa måltidsvärdar på äldreboendena 31 augusti 2025: «Försenad», «Rekryteringen dröjer»" in text
        assert "31 december 2025: «Avslutas», «Tre av sju avdelningar har en måltidsvärd» 2026: borttagen" in text
        assert "Använda kvalitetsregister 31 augusti 2025: följs inte upp" in text
        await at.press("5", "o", "o", "o")
        assert "Uppföljning av verksamhetsplan och budget 2025" in at.screen.query_one("#memo", Points).text
        await at.press(KEY, "g")
        for _ in range(60):
            row = at.screen.query_one("#follow")._chosen  # type: ignore[attr-defined]
            if row is not None and row.item.name.startswith("Införa måltidsvärdar"):
                break
            await at.press("j")
        await at.press("enter")
        told = " ".join(at.page.split())
        assert "Uppföljning" in told
        assert "«Avslutas», «Tre av sju avdelningar har en måltidsvärd»" in told
        assert "? Skälet anger att det är avslutat" in told

    review(words, script, (140, 60))


def test_a_reason_that_a_report_denies_is_left_to_do(
    words: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was marked as done, beside a gate that it held."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    session = Session.open(*words, TODAY)
    session.explain([row.id for row in session.listing.all if row.lacks], FormInput("Rutinen ändrades i maj 2025."))
    rows = session.listing.all
    denied = [row for row in rows if row.mark is Mark.REFUSED]
    assert [row.subject.entity for row in denied] == ["activity", "assignment"]
    assert not any(row.lacks for row in rows) and not session.case.verdict.passed
    assert next_open(rows, denied[0].id) == denied[1] and next_open(rows, denied[1].id) == denied[0]
    head, page = Head(Wording()), DetailHead(session.case, Wording())
    assert "rapporten per 2025-08-31 anger «Försenad»" in page.stands(denied[0])
    marks = [each.mark for each in Detail(session.case, Wording()).elements(denied[0]) if isinstance(each, Line)]
    assert "≠" in marks and "✓" not in marks, "nor is the reason itself shown as one that stands"
    head.show("2025 → 2026", session.case.verdict)
    assert "Alla" not in str(head._lines(80)[0]), "all have one, and the gate is closed: not side by side"


def test_where_not_all_views_can_be_named_as_many_are_as_there_is_room_for() -> None:
    class Common(Tabs):
        size = Size(80, 1)

    shown = str(Common(Wording(), WITH_REPORTS).render())
    assert shown.startswith("[1 Ändringar] 2 Budget  3 Risker") and "6 Historik" in shown and shown.endswith(" 7 ")


def test_without_a_report_there_is_no_such_view(tmp_path: Path) -> None:
    async def script(at: Reviewed) -> None:
        await at.press(KEY)
        assert not at.screen.query("#follow-page")
        assert "Uppföljning" not in str(at.screen.query_one(Tabs).render())

    review(plans(tmp_path), script, COMMON)
