"""The page of one change: all that differs is on it, at any width; why the two are one, and where they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.comparisons import words as marked_words
from tests.support.invented import snapshot
from tests.support.reviewing import TODAY
from vpbdiff.base.escaping import in_line
from vpbdiff.explanations.subjects import subjects
from vpbdiff.model.changes import Kind, Op
from vpbdiff.model.document import Line, Paragraph, Span, SpanMark, Style, plain
from vpbdiff.render.columns import columns
from vpbdiff.review.edits import FormInput, Hand, concerned
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import WorklistRow, name_of
from vpbdiff.statements.facets import one_side as side
from vpbdiff.tui.change_detail import Detail, Suggestions
from vpbdiff.tui.layout import Layout, PageElement, SideBySide, TextColumn
from vpbdiff.wording import Wording

WIDTHS = (30, 46, 78, 110)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        return Session.open(str(snapshot(2024)), str(snapshot(2025)), TODAY)


@pytest.fixture(scope="module")
def detail(session: Session) -> Detail:
    return Detail(session.case, Wording())


def page(elements: object, width: int = 78, *, bare: bool = False) -> str:
    lines = Layout(width, bare=bare).lines(elements)  # type: ignore[arg-type]
    return "\n".join("".join(span.text for span in line) for line in lines)


def letters(text: str) -> str:
    """A text without what breaking it into lines changes."""
    return "".join(text.split())


def told(row: WorklistRow) -> list[str]:
    """The texts that a reader of a change wants whole."""
    change = row.change
    if change is None:
        return [row.subject.record.name]
    if change.old and change.new:
        facets = [facet for facet in change.facets if facet.kind not in (Kind.MOVED, Kind.MERGED, Kind.SPLIT)]
        return [value for facet in facets for value in (facet.old, facet.new) if isinstance(value, str)]
    items = (*change.old, *change.new)
    return [
        value
        for item in (*items, *(each for part in row.parts for each in (*part.old, *part.new)))
        for name, value in item.fields.items()
        if isinstance(value, str) and name != "role"
    ]


@pytest.mark.parametrize("width", [46, 60])
def test_all_that_differs_is_on_the_page(session: Session, detail: Detail, width: int) -> None:
    for row in session.listing.all:
        shown = letters(page(detail.elements(row), width))
        assert [text for text in told(row) if letters(in_line(text)) not in shown] == [], row.subject.record.name


def test_what_an_entry_concerns_is_the_change_that_it_is_of(session: Session) -> None:
    """An item may have two changes, as a row that was renamed and whose amount went up: each has entries of its own."""
    hand, comparison = Hand("controller", TODAY), session.case.comparison
    found = subjects(comparison)
    assert len({each.item for each in found}) < len(found), "some item has two"
    for each in found:
        assert concerned([hand.entry([each], FormInput("Nämnden beslutade det i maj."))], comparison) == (
            name_of(each),
        )


def test_side_by_side_the_columns_hold_the_two_texts(session: Session, detail: Detail) -> None:
    seen = 0
    for row in session.listing.all:
        for element in detail.elements(row):
            if isinstance(element, SideBySide):
                halves = [line.split("│", 1) for line in page([element], 140).splitlines()]
                for number, part in enumerate((element.old, element.new)):
                    column = letters("".join(half[number] for half in halves))
                    assert column == letters(part.label + in_line("".join(span.text for span in part.spans)))
                    seen += 1
    assert seen > 40


def test_every_page_says_why_the_two_are_one_and_where_they_stand(session: Session, detail: Detail) -> None:
    for row in session.listing.all:
        shown = page(detail.elements(row))
        change = row.change
        heads = ("Varför de hör ihop", "Varför den räknas som ny", "Varför den räknas som borttagen")
        head = heads[0 if change is None or (change.old and change.new) else 2 if change.old else 1]
        assert not [each for each in heads if each != head and each in shown]
        heading, _, why = shown.partition(head)
        assert not heading.endswith("\n\n\n") and (not why or why.splitlines()[1].strip()), "no heading over nothing"
        assert row.change is None or why or row.part == "metadata"
        assert "Plats: " in shown
        assert re.search(r"202[45]\.json:\d+", letters(shown))


def test_what_the_plan_says_itself_is_offered_with_its_place(session: Session, detail: Detail) -> None:
    suggestions = Suggestions(session.case.comparison.new, Wording())
    rows = [row for row in session.listing.all if suggestions.sentences(row)]
    assert rows
    for row in rows:
        shown = page(detail.elements(row, suggestions))
        assert "Meningar i planen" in shown
        assert all(letters(each) in letters(shown) for each in suggestions.sentences(row))


def test_a_side_marks_only_its_own_words() -> None:
    runs = marked_words("Nämnden [-ska -]{+bör +}pröva")
    assert side(runs, Op.OLD) == (
        Span("Nämnden"),
        Span(" "),
        Span("ska", Style.OLD, mark=SpanMark.DELETED),
        Span(" "),
        Span("pröva"),
    )
    assert side(runs, Op.NEW) == (
        Span("Nämnden"),
        Span(" "),
        Span("bör", Style.NEW, mark=SpanMark.INSERTED),
        Span(" "),
        Span("pröva"),
    )


def test_brackets_mark_the_words_where_there_is_no_colour() -> None:
    runs = marked_words("Nämnden [-ska -]{+bör +}pröva")
    sides = SideBySide(TextColumn("Förut", side(runs, Op.OLD)), TextColumn("Nu", side(runs, Op.NEW)))
    assert "Nämnden [-ska-] pröva" in page([sides], bare=True)
    assert "Nämnden {+bör+} pröva" in page([sides], bare=True)
    assert "[-" not in page([sides])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("❤️👩‍👩é漢 "), max_size=200)
ELEMENTS = st.one_of(
    st.builds(lambda text: Paragraph(plain(text)), TEXTS),
    st.builds(lambda text, depth: Line(plain(text), depth, "·"), TEXTS, st.integers(0, 2)),
    st.builds(lambda old, new: SideBySide(TextColumn("Förut", plain(old)), TextColumn("Nu", plain(new))), TEXTS, TEXTS),
)


def source(element: PageElement) -> list[str]:
    if isinstance(element, SideBySide):
        return [span.text for part in (element.old, element.new) for span in part.spans]
    assert isinstance(element, Paragraph | Line)
    return [span.text for span in element.spans]


@given(ELEMENTS, st.sampled_from(WIDTHS))
def test_no_line_is_too_long_and_no_letter_is_lost(element: PageElement, width: int) -> None:
    lines = list(Layout(width).lines([element]))
    assert all(sum(columns(span.text) for span in line) <= width for line in lines)
    assert all(cell_len("".join(span.text for span in line)) <= width for line in lines)
    shown = sorted(letters("".join(span.text for line in lines for span in line)))
    for letter in set(letters("".join(map(in_line, source(element))))):
        assert shown.count(letter) >= letters("".join(map(in_line, source(element)))).count(letter)


def test_a_page_is_safe_for_the_terminal() -> None:
    hostile = "[red]\x1b[31mrött\x1b]0;titel\x07\u202evänt\x9b2J[/] \n[@click=app.quit]x[/]"
    shown = page([Paragraph(plain(hostile))], 200)
    assert shown.isprintable()
    assert "[@click=app.quit]x[/]" in shown
    assert "<U+001B>" in shown


def test_a_copy_of_a_plan_that_went_takes_nothing_from_the_page(tmp_path: Path, session: Session) -> None:
    assert Detail(session.case, Wording("en")).spot(session.listing.all[0]).startswith(str(snapshot(2025).parent))
