"""The pictures of a memo: what they show stands in them and beside them, and they say it without colour."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.support.budgets import operating
from tests.support.memos import AMOUNTS, full, plans, written
from tests.support.plans import plan, risk, risks
from vpbdiff.model.document import (
    Document,
    Indices,
    Marker,
    PairedBar,
    PairedBars,
    Picture,
    Waterfall,
    WaterfallStep,
    stated,
)
from vpbdiff.render.charts import draw


@pytest.fixture(params=[Indices, PairedBars, Waterfall])
def picture(request: pytest.FixtureRequest) -> Picture:
    """Each picture of a memo that has them all."""
    return drawn(full())[request.param]


def texts(picture: Picture) -> list[str]:
    """The texts in a picture."""
    root = ET.fromstring(draw(picture, "svg"))
    return ["".join(each.itertext()).strip() for each in root.iter("{http://www.w3.org/2000/svg}text")]


def figures(picture: Picture) -> list[str]:
    """What a drawing prints beside its bars and dots."""
    match picture.drawing:
        case Waterfall(steps=steps):
            return [each.figure for each in steps]
        case Indices(markers=markers):
            return [each.figure for each in markers]
        case PairedBars(pairs=pairs):
            return [figure for each in pairs for figure in each.figures]


def names(picture: Picture) -> list[str]:
    """What its rows are called."""
    match picture.drawing:
        case Waterfall(steps=rows) | Indices(markers=rows) | PairedBars(pairs=rows):
            return [each.name for each in rows]


def drawn(memo: Document) -> dict[type, Picture]:
    """The pictures of a memo by what they show."""
    return {type(block.drawing): block for block in memo.blocks if isinstance(block, Picture)}


def test_every_figure_and_name_is_in_the_picture(picture: Picture) -> None:
    shown = texts(picture)
    assert [figure for figure in figures(picture) if figure not in shown] == []
    assert [name for name in names(picture) if name.split()[0] not in " ".join(shown).split()] == []


def test_the_text_says_what_the_picture_shows(picture: Picture) -> None:
    told = re.sub(r"\s", " ", picture.text).casefold()
    for figure in figures(picture):
        for number in re.findall(r"[+\u2212]?\d+(?:,\d+)?", figure):
            assert number in told
    if not isinstance(picture.drawing, Waterfall):
        assert [name for name in names(picture) if name.casefold() not in told] == []


def test_figures_are_swedish(picture: Picture) -> None:
    assert [each for each in texts(picture) if re.search(r"\d\.\d|-\d", each)] == []


@pytest.mark.soak
def test_there_is_no_colour(picture: Picture) -> None:
    image = Image.open(io.BytesIO(draw(picture, "png"))).convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in image.getcolors(maxcolors=1 << 24) or [])


def test_the_same_picture_is_the_same_bytes(picture: Picture) -> None:
    assert draw(picture, "svg") == draw(picture, "svg")


def test_the_waterfall_goes_from_old_to_new_without_a_gap() -> None:
    drawing = drawn(full())[Waterfall].drawing
    assert isinstance(drawing, Waterfall)
    first, *steps, last = drawing.steps
    assert first.total and last.total
    reached = first.end
    for step in steps:
        assert step.start == reached
        reached = step.end
    assert reached == last.end


def test_a_cut_axis_is_said() -> None:
    picture = drawn(full())[Waterfall]
    assert any("axeln börjar inte vid 0" in each for each in texts(picture))


def test_an_axis_from_nothing_is_not_called_cut() -> None:
    steps = (
        WaterfallStep("Förut", 0, 10, "10", total=True),
        WaterfallStep("Mer", 10, 40, "+30"),
        WaterfallStep("Nu", 0, 40, "40", total=True),
    )
    picture = Picture("Bild", Waterfall("Nettokostnad, mkr", steps), (stated("Text."),))  # type: ignore[arg-type]
    assert not any("börjar inte" in each for each in texts(picture))


def test_risks_tell_what_came_went_rose_fell_and_stayed() -> None:
    old = [risk("Höjd", index=9), risk("Sänkt", index=12), risk("Utgående rutin", index=4), risk("Lika", index=8)]
    new = [risk("Höjd", index=12), risk("Sänkt", index=9), risk("Nyinförd kontroll", index=16), risk("Lika", index=8)]
    both = (plan(internal_control_plan=risks(*each)) for each in (old, new))
    drawing = drawn(written(*both))[Indices].drawing
    assert isinstance(drawing, Indices)
    assert drawing.markers == (
        Marker("Nyinförd kontroll", (), (16,), "– → 16"),
        Marker("Höjd", (9,), (12,), "9 → 12"),
        Marker("Sänkt", (12,), (9,), "12 → 9"),
        Marker("Lika", (8,), (8,), "8"),
        Marker("Utgående rutin", (4,), (), "4 → –"),
    )


def test_nothing_is_drawn_where_no_index_moved() -> None:
    same = plan(internal_control_plan=risks(risk("En", index=9), risk("Två", index=4)))
    assert drawn(written(same, same)) == {}


def test_two_plans_for_one_year_are_told_apart() -> None:
    amounts = ("part | Barn | {} |\n part | Vuxna | -10,0 |\n total | Summa | {} |".format(*each) for each in _SUMS)
    old, new = (plan(operating_budget=operating("", each, year=2024)) for each in amounts)
    drawing = drawn(written(old, new))[PairedBars].drawing
    assert isinstance(drawing, PairedBars)
    assert drawing.plans == ("förut", "nu")


_SUMS = (("-5,0", "-15,0"), ("-6,0", "-16,0"))


ANY_NAMES = ("$x^2$ och $y$", "Lång " * 60, "Ord" * 80, "\x1b[2J", "漢字 🙂", "<b>&amp;")


def test_any_name_can_be_drawn(capfd: pytest.CaptureFixture[str]) -> None:
    pairs = tuple(PairedBar(name, 1, 2, ("1,0", "2,0")) for name in ANY_NAMES)  # type: ignore[arg-type]
    picture = Picture("Bild", PairedBars("Nettokostnad, mkr", ("2024", "2025"), pairs), (stated("Text."),))
    assert draw(picture, "png").startswith(b"\x89PNG")
    shown = texts(picture)
    assert [name for name in ANY_NAMES if not any(each.startswith(name[:3]) for each in shown)] == ["\x1b[2J"]
    assert any("U+001B" in each for each in shown)
    assert capfd.readouterr().err == ""


def test_the_library_is_loaded_for_pictures_alone() -> None:
    code = (
        "import sys; from tests.support.memos import as_markdown, written, plans;"
        "as_markdown(written(*plans())); assert 'matplotlib' not in sys.modules;"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_drawn_needs_a_bridge() -> None:
    assert Waterfall not in drawn(written(*plans()))
    assert Waterfall in drawn(written(*plans(), "memo", *AMOUNTS))
