"""The plan in Word with tracked changes: accepting all gives the new plan's text, rejecting all the old one's."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import qn
from hypothesis import given

from tests.strategies import Pair, raw_pairs
from tests.support.examples import examples
from tests.support.invented import PAIR, snapshot
from tests.support.plans import activity, goal, plan
from tests.support.solna import solna
from vpbdiff import store
from vpbdiff.compare import compare
from vpbdiff.model.changes import Comparison
from vpbdiff.render import Shown, renderer
from vpbdiff.render.redline import paragraphs
from vpbdiff.statements.options import Options
from vpbdiff.store import plan_from_json
from vpbdiff.wording import Wording

SV = Wording("sv")
ACCEPTED = ("del", "moveFrom")
REJECTED = ("ins", "moveTo")


def word(comparison: Comparison) -> Any:
    content = renderer(Shown.DIFF, "docx")(comparison, SV, Options())
    assert isinstance(content, bytes)
    return docx.Document(io.BytesIO(content))


def left(document: Any, gone: tuple[str, str]) -> list[str]:
    """The paragraphs that are left when what is marked so goes, runs and paragraph marks, and all other marks stay as
    text."""
    names = {qn(f"w:{name}") for name in gone}
    found, held = [], ""
    for paragraph in document.element.body.iter(qn("w:p")):
        for text in paragraph.iter(qn("w:t"), qn("w:delText")):
            if not names & {each.tag for each in text.iterancestors()}:
                held += text.text or ""
        marks = {each.tag for held_in in paragraph.iterfind(f"{qn('w:pPr')}/{qn('w:rPr')}") for each in held_in}
        if not names & marks:
            found.append(held)
            held = ""
    assert held == "", "text whose paragraph went"
    return found


def assert_both_plans_are_in_it(comparison: Comparison) -> None:
    document = word(comparison)
    texts = ([line.text for line in paragraphs(each, SV)] for each in (comparison.old, comparison.new))
    assert [left(document, REJECTED), left(document, ACCEPTED)] == [*texts]


def test_the_invented_pair() -> None:
    assert_both_plans_are_in_it(compare(*(store.load(store.find(str(snapshot(year)))) for year in PAIR)))


@examples(8, 300)
@given(raw_pairs())
def test_accepting_gives_the_new_plan_and_rejecting_the_old(pair: Pair) -> None:
    assert_both_plans_are_in_it(compare(*map(plan_from_json, pair)))


STAYS = "Alla som hör av sig ska få svar inom två dagar från förvaltningen."
MOVED = "Alla som hör av sig bör få svar inom två dagar från förvaltningen."


def test_the_real_pair() -> None:
    assert_both_plans_are_in_it(compare(solna(2020), solna(2022)))


_PARAGRAPH = ("pStyle", "keepNext", "keepLines", "numPr", "spacing", "ind", "jc", "outlineLvl", "rPr")
_RUN = ("ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "i", "strike", "color", "sz", "u", "lang")
"""What stands in the properties of a paragraph and of a run, in the order that the schema of Word gives it."""


def test_the_properties_stand_in_the_order_of_the_schema() -> None:
    body = word(compare(*(store.load(store.find(str(snapshot(year)))) for year in PAIR))).element.body
    for name, order in (("pPr", _PARAGRAPH), ("rPr", _RUN)):
        for element in body.iter(qn(f"w:{name}")):
            places = [order.index(each.tag.rpartition("}")[2]) for each in element]
            assert places == sorted(places)


def test_every_range_of_a_move_has_its_start_its_end_and_its_other_end() -> None:
    body = word(compare(solna(2020), solna(2022))).element.body
    for way in ("moveFrom", "moveTo"):
        starts = [each.get(qn("w:id")) for each in body.iter(qn(f"w:{way}RangeStart"))]
        assert starts == [each.get(qn("w:id")) for each in body.iter(qn(f"w:{way}RangeEnd"))]
        assert len(starts) == len(set(starts)) > 0
    names = [
        sorted(each.get(qn("w:name")) for each in body.iter(qn(f"w:{way}RangeStart"))) for way in ("moveFrom", "moveTo")
    ]
    assert names[0] == names[1]


def moved() -> Comparison:
    other = [activity(f"Ordna läger {number}") for number in range(3)]
    one = activity("Svara snabbt", description=STAYS)
    two = activity("Svara snabbt", description=MOVED)
    first = plan(2024, goals=[goal("Trygghet", activities=[one, *other]), goal("Kvalitet")])
    return compare(first, plan(2025, goals=[goal("Trygghet", activities=other), goal("Kvalitet", activities=[two])]))


def test_what_is_moved_and_reworded_is_moved_and_marked_inside() -> None:
    body = word(moved()).element.body
    (inside,) = [each for each in body.iter(qn("w:moveTo")) if "bör" in texts_of(each)]
    assert [texts_of(each) for each in inside.iter(qn("w:del"), qn("w:ins"))] == ["ska ", "bör "]
    names = [{each.get(qn("w:name")) for each in body.iter(qn(f"w:{way}RangeStart"))} for way in ("moveFrom", "moveTo")]
    assert names[0] == names[1] != set()


def test_every_change_has_a_comment_with_its_id() -> None:
    comparison = moved()
    said = [comment.text for comment in word(comparison).comments]
    assert "Kommunens egen layout finns inte kvar." in said[0]
    assert all(sum(f"[{change.id}]" in text for text in said) == 1 for change in comparison.changes)
    weak = next(text for text in said if "Löftet kan ha blivit svagare." in text)
    assert "Flyttad" in weak


def test_every_id_stands_once() -> None:
    body = word(moved()).element.body
    marks = [each for name in ("ins", "del", "moveFrom", "moveTo") for each in body.iter(qn(f"w:{name}"))]
    ids = [each.get(qn("w:id")) for each in marks]
    assert len(ids) == len(set(ids)) > 0


def texts_of(element: Any) -> str:
    return "".join(each.text for each in element.iter(qn("w:t"), qn("w:delText")))
