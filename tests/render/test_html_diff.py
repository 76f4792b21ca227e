"""A comparison as a web page, read back by a parser: whole, sound, and text from a plan is text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from tests.render.test_report_markdown import MARKUP
from tests.strategies import Pair, raw_pairs
from tests.support import every_kind
from tests.support.comparisons import Builder
from tests.support.examples import examples
from tests.support.web import all_of, assert_sound, by_class, read, seen, text
from tests.views.test_report_text import one_paragraph
from vpbdiff.base.escaping import safe
from vpbdiff.compare import compare
from vpbdiff.model.changes import Change, Comparison, Facet, Kind
from vpbdiff.render import Shown, renderer
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options, Selection
from vpbdiff.store import plan_from_json
from vpbdiff.wording import LANGUAGES, Wording

SV = Wording("sv")
EVERY = every_kind.comparison()
HOSTILE = {
    **MARKUP,
    "a script": "<script>alert(1)</script>",
    "the end of our script": "</script></style></article></main><h1>Ny rubrik</h1>",
    "an address that runs": "javascript:alert(1)",
    "a handler in an attribute": '" onmouseover="alert(1)" x="',
    "a template": "{{ 7 * 7 }} ${7 * 7} {% raw %}",
    "the end of character data": "]]> <![CDATA[ ]]>",
    "a formula": "=cmd|' /C calc'!A0",
    "an element that loads": "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "entities": "&lt;script&gt; &#60;b&#62;",
}


def page(comparison: Comparison, language: str = "sv", **options: object) -> str:
    """The comparison as a page."""
    return renderer(Shown.DIFF, "html")(comparison, Wording(language), Options(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_makes_a_sound_page(language: str) -> None:
    root = read(page(EVERY, language))
    assert_sound(root)
    assert root.get("lang") == language


def test_a_selection_and_the_counts_alone_make_sound_pages() -> None:
    for options in ({"stat": True}, {"selection": Selection(("contract",))}, {"selection": Selection(("risk",))}):
        assert_sound(read(page(EVERY, **options)))


def test_every_change_has_one_card_with_its_entity_and_its_kinds() -> None:
    cards = [each for each in all_of(read(page(EVERY)), "article") if each.get("data-change")]
    found = {
        each.get("data-change"): (each.get("data-entity"), tuple(each.get("data-kinds").split())) for each in cards
    }
    assert len(cards) == len(found)
    assert found == {change.id: (change.entity, tuple(map(str, change.kinds))) for change in EVERY.changes}


def test_nothing_is_shown_twice_and_nothing_left_out_of_a_selection() -> None:
    asked = Selection(("risk", "control"))
    cards = all_of(read(page(EVERY, selection=asked)), "article")
    assert Counter(each.get("data-change") for each in cards) == Counter(each.id for each in asked.of(EVERY))


def _card(comparison: Comparison, change: Change) -> object:
    cards = all_of(read(page(comparison)), "article")
    return next(each for each in cards if each.get("data-change") == change.id)


def _worded() -> list[tuple[Change, Facet]]:
    return [(change, facet) for change in EVERY.changes for facet in change.facets if facet.words]


@pytest.mark.parametrize(("change", "facet"), _worded(), ids=lambda each: getattr(each, "title", None))
def test_old_and_new_text_stand_whole_beside_each_other(change: Change, facet: Facet) -> None:
    pairs = by_class(_card(EVERY, change), "pair")
    sides = [[seen(by_class(pair, side)[0]) for side in ("old", "new")] for pair in pairs]
    olds, news = zip(*sides, strict=True)
    assert any(" ".join(str(facet.old).split()) in old for old in olds)
    assert any(" ".join(str(facet.new).split()) in new for new in news)


def test_what_went_and_came_is_marked_and_said() -> None:
    root = read(page(EVERY))
    assert all_of(root, "del") and all_of(root, "ins")
    assert all(text(each).startswith("[borttaget: ") and text(each).endswith("]") for each in all_of(root, "del"))
    assert all(text(each).startswith("[tillagt: ") and text(each).endswith("]") for each in all_of(root, "ins"))
    for side in by_class(root, "old"):
        assert not all_of(side, "ins")
    for side in by_class(root, "new"):
        assert not all_of(side, "del")


def test_english_says_it_in_english() -> None:
    assert "[removed: " in text(read(page(EVERY, "en")))


def test_each_side_is_under_its_plan() -> None:
    for pair in by_class(read(page(EVERY)), "pair"):
        assert [seen(each) for each in by_class(pair, "plan")] == [
            phrases.plan_name(plan, SV) for plan in (EVERY.old, EVERY.new)
        ]


def test_the_form_is_hidden_until_a_script_shows_it_and_offers_what_is_there() -> None:
    root = read(page(EVERY))
    (form,) = all_of(root, "form")
    assert form.get("hidden") == ""
    entity, kind = ([each.get("value") for each in all_of(select, "option")] for select in all_of(form, "select"))
    assert set(entity) == {"", *(change.entity for change in EVERY.changes)}
    assert set(kind) == {"", *Kind}
    labels = {each.get("for") for each in all_of(form, "label")}
    assert labels == {each.get("id") for each in all_of(form, "input", "select")}


def test_a_page_without_changes_has_no_form_and_says_so() -> None:
    raw = every_kind.old_raw()
    root = read(page(Builder(raw, raw).comparison()))
    assert_sound(root)
    assert not all_of(root, "form", "script", "article")
    assert SV.say("absence.none") in text(root)


@pytest.mark.parametrize("reason", HOSTILE)
def test_text_of_a_plan_is_text(reason: str) -> None:
    hostile = HOSTILE[reason]
    root = read(page(one_paragraph(hostile)))
    assert_sound(root)
    tame = read(page(one_paragraph("Ofarlig text.")))
    assert Counter(each.tag for each in root.iter()) == Counter(each.tag for each in tame.iter())
    wanted = " ".join(safe(" ".join(hostile.split())).split())
    assert [wanted in seen(each) for each in all_of(root, "article")] == [True, True]


def test_a_hostile_title_is_text_in_the_head_too() -> None:
    title = "</title><script>alert(1)</script>"
    old = every_kind.old_raw()
    new = {**old, "metadata": {**old["metadata"], "title": title}}
    root = read(page(Builder(old, new).comparison()))
    assert_sound(root)
    assert title in text(all_of(root, "title")[0]) and title in text(all_of(root, "h1")[0])


def test_what_the_gate_misses_is_said_and_can_be_asked_for() -> None:
    first, second, *_ = EVERY.changes
    root = read(page(EVERY, gaps={first.id: "unexplained", second.id: "stale"}))
    asked = {each.get("data-change"): each for each in all_of(root, "article") if each.get("data-gap") == "yes"}
    assert set(asked) == {first.id, second.id}
    assert SV.say("gate.gap.unexplained") in seen(asked[first.id])
    assert SV.say("gate.gap.stale") in seen(asked[second.id])


@examples(8, 100)
@given(raw_pairs())
def test_any_two_plans_make_a_sound_page_with_every_change(pair: Pair) -> None:
    found = compare(*(plan_from_json(each) for each in pair))
    root = read(page(found))
    assert_sound(root)
    ids = Counter(each.get("data-change") for each in all_of(root, "article") if each.get("data-change"))
    assert ids == Counter(change.id for change in found.changes)
