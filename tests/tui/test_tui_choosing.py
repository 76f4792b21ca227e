"""Finding and choosing: search in all that a row says, ranges, sections, and a selection that stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reviewing import COMMON, FRAME, WIDE, Reviewed, review
from tests.support.reviews import lay_out, new_raw, old_raw
from vpbdiff.explanations import Decision
from vpbdiff.review.edits import FormInput

SAID = FormInput("Nämnden beslutade det i november.", decision=Decision("Kommunfullmäktige", section="§ 44"))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    return lay_out(tmp_path)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("varje månad", 1, id="a text"),
        pytest.param("i november", 1, id="a reason"),
        pytest.param("fullmäktige", 1, id="who decided"),
        pytest.param("driftbudget", 2, id="a section"),
        pytest.param("utan krav", 1, id="a state"),
        pytest.param("borttagen", 2, id="a kind"),
    ],
)
def test_a_search_finds_what_a_row_says(pair: tuple[str, str], text: str, hits: int) -> None:
    async def script(at: Reviewed) -> None:
        at.session.explain([at.list.rows[1].id], SAID)
        at.screen.show_case()
        await at.press("slash")
        await at.type(text)
        assert len(at.list.rows) == hits, [row.subject.record.name for row in at.list.rows]

    review(pair, script, COMMON)


def test_n_goes_from_hit_to_hit_while_a_search_stands(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        at.session.explain([row.id for row in at.list.rows[:4]], SAID)
        at.screen.show_case()
        await at.press("slash")
        await at.type("november")
        await at.press("enter", "g")
        for expected in (1, 2, 3, 0):
            await at.press("n")
            assert at.list.cursor == expected
        await at.press("N")
        assert at.list.cursor == 3

    review(pair, script, COMMON)


def test_a_selection_takes_a_range_and_a_section_and_survives_a_search(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("g", "v", "j", "j", "v", "j")
        assert len(at.list.selected) == 3
        await at.press("G", "k")  # the risks stand before the last
        rows = {row.part for row in at.list.rows if row.id in at.list.selected}
        await at.press("s")
        section = [row.id for row in at.list.rows if row.part == at.list.row.part]  # type: ignore[union-attr]
        assert set(section) <= set(at.list.selected) and len(at.list.selected) == 3 + len(section), rows
        await at.press("slash")
        await at.type("varje månad")
        assert len(at.list.selected) == 3 + len(section), "what is not shown stays selected"
        assert f"varav {2 + len(section)} inte visas" in " ".join(at.shown.translate(FRAME).split())

    review(pair, script, WIDE)


def test_n_leads_from_any_view_to_what_is_left(pair: tuple[str, str]) -> None:
    async def script(at: Reviewed) -> None:
        await at.press("3", "n")
        assert at.screen.shown == "changes" and at.list.row is not None and at.list.row.is_open
        for row in at.list.rows:
            at.session.explain([row.id], SAID)
        at.screen.show_case()
        await at.press("4", "n")
        verdict = at.session.case.verdict
        assert "Grinden är öppen" in at.shown if verdict.passed else "Grinden är stängd" in at.shown

    review(pair, script, COMMON)


def test_what_is_the_same_is_left_out_and_what_differs_is_stepped_to(tmp_path: Path) -> None:
    same = " ".join(f"Mening nummer {number} är densamma i båda planerna." for number in range(60))
    old, new = old_raw(), new_raw()
    for raw, word in ((old, "vecka"), (new, "månad")):
        told = f"Biblioteket ordnar sagostunder varje {word}. {same} Biblioteket är öppet varje {word}."
        raw["goals"][0]["activities"][0]["description"] = told

    async def script(at: Reviewed) -> None:
        row = next(row for row in at.list.rows if row.subject.record.name == "Sagostund")
        at.list.go_to(row.id)
        await at.press("j", "k")
        assert "[…]" in at.page and "nummer 30 " not in at.page
        await at.press("}")
        assert "nummer 30 " in at.page
        page = at.screen.query_one("#change")
        await at.press("full_stop", "full_stop")
        assert page.scroll_offset.y > 5
        await at.press("comma", "{")
        assert "[…]" in at.page

    review(lay_out(tmp_path, old, new), script, COMMON)
