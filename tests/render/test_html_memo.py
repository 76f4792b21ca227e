"""The memo as a web page, read back by a parser: what it says, what lies out of sight, its pictures."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from hypothesis import given

from tests.render.test_html_diff import HOSTILE
from tests.strategies import Pair, raw_pairs
from tests.support.examples import examples
from tests.support.memos import as_html as render
from tests.support.memos import full, plans, written
from tests.support.plans import activity, goal, plan
from tests.support.web import Node, all_of, assert_sound, by_class, read, seen, text
from vpbdiff.base.escaping import safe
from vpbdiff.memo.outlines import OUTLINES
from vpbdiff.model.document import Document, Heading, Line, Paragraph, Picture, Table, sentences
from vpbdiff.render import charts
from vpbdiff.store import plan_from_json


def page(memo: Document) -> Node:
    """The memo as a page that was read back."""
    return read(render(memo))


@cache
def full_page(outline: str = "memo") -> Node:
    """The page of a memo with all that one may hold."""
    return page(full(outline))


@pytest.mark.parametrize("outline", OUTLINES)
def test_every_outline_makes_a_sound_page_in_swedish(outline: str) -> None:
    root = full_page(outline)
    assert_sound(root)
    assert root.get("lang") == "sv"


def test_every_block_is_there_in_its_order() -> None:
    tags = {
        Heading: ("h2", "h3"),
        Paragraph: ("p",),
        Line: ("li",),
        Table: ("table",),
        Picture: ("figure",),
    }
    (main,) = all_of(full_page(), "main")
    held = [each for part in main for each in (part if part.tag == "section" else [part])]
    found = [each.tag for block in held for each in (block if block.tag == "ul" else [block])]
    assert all(tag in tags[type(block)] for tag, block in zip(found, full().blocks, strict=True))


def test_every_sentence_carries_the_changes_that_it_states_out_of_sight() -> None:
    (main,) = all_of(full_page(), "main")
    told = [(" ".join(each.text.split()), each.changes) for each in sentences(full()) if each.changes]
    (page_,) = all_of(full_page(), "body")
    assert all(" ".join(each.text.split()) in text(page_) for each in sentences(full()))
    spans = [each for each in all_of(main, "span", "strong") if each.get("class") != "unseen"]
    found = Counter((text(each), tuple((each.get("data-changes") or "").split())) for each in spans)
    assert not Counter(told) - found
    ids = {each for sentence in sentences(full()) for each in sentence.changes}
    assert ids and not any(each in seen(main) for each in ids)


def test_a_table_carries_its_changes_and_its_figures() -> None:
    tables = [block for block in full().blocks if isinstance(block, Table)]
    found = all_of(full_page(), "table")
    for block, table in zip(tables, found, strict=True):
        assert (table.get("data-changes") or "").split() == list(block.changes)
        rows = [tuple("".join(text(cell).split()) for cell in row) for row in all_of(table[2], "tr")]
        assert rows == [tuple(safe("".join(cell.text.split())) for cell in row) for row in block.rows]


def test_a_gap_is_marked_in_a_draft() -> None:
    memo = written(*plans())
    assert memo.gaps
    assert [text(each) for each in by_class(page(memo), "gap")] == [" ".join(each.text.split()) for each in memo.gaps]


def test_a_picture_has_an_alternative_and_the_text_that_says_the_same() -> None:
    drawn = [block for block in full().blocks if isinstance(block, Picture)]
    figures = all_of(full_page(), "figure")
    assert len(drawn) == 3
    for block, figure in zip(drawn, figures, strict=True):
        image, caption = figure
        assert image.get("alt") == f"Diagram: {block.caption}. Texten under bilden säger samma sak."
        assert text(caption) == " ".join(f"{block.caption}. {block.text}".split())


def test_without_the_library_the_text_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "available", lambda: False)
    root = page(full())
    assert_sound(root)
    assert not all_of(root, "img")
    assert [text(each) for each in all_of(root, "figcaption")] == [
        " ".join(f"{block.caption}. {block.text}".split()) for block in full().blocks if isinstance(block, Picture)
    ]


@examples(3, 200)
@given(raw_pairs())
def test_any_two_plans_make_a_sound_page(pair: Pair) -> None:
    old, new = (plan_from_json(each) for each in pair)
    for outline in OUTLINES:
        assert_sound(page(written(old, new, outline)))


@pytest.mark.parametrize("reason", HOSTILE)
def test_text_of_a_plan_is_text(reason: str) -> None:
    name = HOSTILE[reason]
    root, tame = (
        page(written(plan(goals=[goal("Målet")]), plan(goals=[goal("Målet", activity(each, "Text."))])))
        for each in (name, "Ofarlig")
    )
    assert_sound(root)
    assert Counter(each.tag for each in root.iter()) == Counter(each.tag for each in tame.iter())
    assert safe(" ".join(name.split()).rstrip(".")) in text(all_of(root, "main")[0])
