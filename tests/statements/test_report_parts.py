"""The parts that reports are made of: wrapping, word marks, counts, selections, what to see first."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import every_kind
from tests.support.comparisons import Builder, values, words
from tests.support.plans import raw_plan, risk, risks
from vpbdiff.model.changes import Caveat, Comparison, Kind, Rung, Significance
from vpbdiff.model.document import Span, Style
from vpbdiff.model.entities import ENTITIES, Role
from vpbdiff.model.plan import Item
from vpbdiff.render.columns import columns, wrapped
from vpbdiff.statements import caveats, counts, facets, phrases
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.options import Selection
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import FacetStatement
from vpbdiff.views import first_screen
from vpbdiff.wording import LANGUAGES, Wording

SV = Wording("sv")
EVERY = every_kind.comparison()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ekvik", 5, id="letters"),
        pytest.param("e\u0301", 1, id="a combining accent takes no column"),
        pytest.param("漢字", 4, id="wide characters take two"),
        pytest.param("a\u00a0b", 3, id="a no-break space takes one"),
        pytest.param("a\u200bb", 2, id="a zero-width space takes none"),
        pytest.param("\u00ad", 0, id="a soft hyphen takes none"),
        pytest.param("«åäö» \u2212 …", 9, id="Swedish text"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected


def _lines(*spans: Span, width: int) -> list[str]:
    return ["".join(span.text for span in line) for line in wrapped(spans, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("ett två tre", 7, ["ett två", "tre"], id="broken at white space"),
        pytest.param("ett  två\n tre", 40, ["ett två tre"], id="white space made one space"),
        pytest.param("12\u00a0345 kr", 6, ["12\u00a0345", "kr"], id="never at a no-break space"),
        pytest.param("kvalitetsdeklaration", 8, ["kvalitet", "sdeklara", "tion"], id="a long word is cut"),
        pytest.param("漢字漢字", 5, ["漢字", "漢字"], id="a wide character is never halved"),
        pytest.param("   ", 5, [], id="nothing but white space"),
    ],
)
def test_wrapping(text: str, width: int, expected: list[str]) -> None:
    assert _lines(Span(text), width=width) == expected


@given(st.lists(st.tuples(st.text("ab é漢 \n"), st.sampled_from(Style))), st.integers(2, 30))
def test_wrapping_loses_nothing_and_keeps_the_width(parts: list[tuple[str, Style]], width: int) -> None:
    spans = [Span(text, style) for text, style in parts]
    lines = list(wrapped(spans, width))
    assert all(columns("".join(span.text for span in line)) <= width for line in lines)
    styled = [(character, span.style) for line in lines for span in line for character in span.text if character > " "]
    assert styled == [(character, style) for text, style in parts for character in text if not character.isspace()]


LONG = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton"


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        pytest.param("a [-b -]{+c +}d", "a [b]{c} d", id="white space follows the marks"),
        pytest.param("[-a -]b", "[a] b", id="something taken out first"),
        pytest.param("a {+b+}", "a {b}", id="something put in last"),
        pytest.param("ord[-bort-]", "ord [bort]", id="words of two plans do not stick together"),
        pytest.param("ord[- bort-]", "ord [bort]", id="white space before the word that went"),
        pytest.param("ord[-,-]{+.+}", "ord[,]{.}", id="punctuation stays where it is"),
        pytest.param(f"{LONG} [-a-]", "… tolv tretton fjorton femton sexton sjutton [a]", id="cut before a change"),
        pytest.param(f"[-a -]{LONG}", "[a] ett två tre fyra fem sex …", id="cut after a change"),
        pytest.param(
            f"[-a -]{LONG} [-b-]",
            "[a] ett två tre fyra fem sex … tolv tretton fjorton femton sexton sjutton [b]",
            id="cut between changes",
        ),
        pytest.param(
            "ett två tre fyra fem sex sju åtta nio [-a-]",
            "ett två tre fyra fem sex sju åtta nio [a]",
            id="three words are not worth a cut",
        ),
    ],
)
def test_word_marks(marked: str, shown: str) -> None:
    around = {Style.OLD: "[{}]", Style.NEW: "{{{}}}", Style.PLAIN: "{}"}
    assert "".join(around[span.style].format(span.text) for span in facets.marked(words(marked))) == shown


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[-Alla nya ord-]{+Helt andra ting+} här", True, id="little is left"),
        pytest.param("Nämnden ska [-pröva -]{+avgöra +}varje ärende", False, id="most is left"),
        pytest.param("{+Allt detta är nytt i texten +}här", False, id="something put in is no rewriting"),
    ],
)
def test_what_counts_as_rewritten(marked: str, expected: bool) -> None:
    assert facets.is_rewritten(words(marked)) is expected


def test_counts_of_every_row_add_up() -> None:
    for row in counts.rows(EVERY):
        both = sum(number for what, number in row.what.items() if what not in ("added", "removed"))
        assert row.old == both + row.what["removed"] + sum(old for old, _ in (*row.merged, *row.split))
        assert row.new == both + row.what["added"] + sum(new for _, new in (*row.merged, *row.split))


def test_counts_of_a_merge_and_a_split() -> None:
    row = next(row for row in counts.rows(EVERY) if row.entity == "activity")
    assert counts.sentence(row, SV) == (
        "1 omformulerad, 1 omdöpt, 1 flyttad, 2 sammanslagna till 1, 1 delad i 2, 1 borttagen"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 2])
def test_every_entity_and_kind_can_be_counted(language: str, number: int) -> None:
    wording = Wording(language)
    for entity in ENTITIES:
        row = counts.CountRow("fees", entity)
        row.what.update({kind: number for kind in Kind if kind not in (Kind.MERGED, Kind.SPLIT)})
        row.what.update({"editorial": number, "unchanged": number})
        row.merged, row.split = [(2, 1)], [(1, 2)]
        assert counts.sentence(row, wording).count(", ") == len(Kind) + 1


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(Selection(), len(EVERY.changes), id="all"),
        pytest.param(Selection(("risk",)), 5, id="an entity"),
        pytest.param(Selection(kinds=(Kind.RAISED, Kind.LOWERED)), 3, id="two kinds"),
        pytest.param(Selection(kinds=(Kind.STATUS_CHANGED,)), 2, id="one kind among others"),
        pytest.param(Selection(material=True), len(EVERY.changes) - 4, id="no editorial ones"),
        pytest.param(Selection(("risk",), (Kind.ADDED,), material=True), 1, id="all three"),
        pytest.param(Selection(("contract",)), 0, id="nothing"),
    ],
)
def test_selection(selection: Selection, expected: int) -> None:
    assert len(selection.of(EVERY)) == expected
    assert bool(selection.sentence(EVERY, SV)) is not selection.whole


def test_selection_in_words() -> None:
    selection = Selection(("risk", "control"), (Kind.REMOVED, Kind.RAISED), material=True)
    assert selection.sentence(EVERY, SV) == (
        "Urval: bara risker och kontrollmoment, bara ändringar av slaget «borttagen» eller «höjt värde» och "
        "inga redaktionella ändringar. Här visas 5 av 37 ändringar."
    )


def _dropped(old: dict[str, Any], new: dict[str, Any], pointer: str, *pairs: str) -> list[str]:
    build = Builder(old, new)
    for pair in pairs:
        build.pair(pair)
    build.removed(pointer)
    found = build.comparison()
    return _first(found)


def _first(found: Comparison) -> list[str]:
    """What to see first, each with its mark."""
    shown = Outline(found, found.changes).shown
    return [of for _, of in first_screen.points(shown, Phrasing(found, SV, full=True), SV)]


def _dropped_control(index: int) -> list[str]:
    old = raw_plan(internal_control_plan=risks(risk("Nycklar", "", "Kvittens.", index=12)))
    new = raw_plan(2025, internal_control_plan=risks(risk("Nycklar", index=index)))
    where = "/internal_control_plan/risks/0"
    return _dropped(old, new, f"{where}/controls/0", where)


@pytest.mark.parametrize(
    ("index", "told"),
    [
        pytest.param(8, False, id="the risk is lower now"),
        pytest.param(9, True, id="the risk is still high"),
    ],
)
def test_a_dropped_control_is_pointed_out_where_its_risk_stands_and_is_high(index: int, told: bool) -> None:
    assert (f"− Kvittens. – risken är kvar: Nycklar ({index})" in _dropped_control(index)) is told


def test_controls_that_went_with_a_high_risk_are_not_pointed_out_again() -> None:
    shown = _first(EVERY)
    assert "− Kontroll av livbojar. – risken är kvar: Tillsyn av badplatser (9)" in shown
    assert not any("Rundvandring" in line for line in shown)


def test_part_whose_owner_is_not_shown_stands_alone() -> None:
    """Controls that went with their risk are folded into it, but not out of sight when only controls are asked for."""
    outline = Outline(EVERY, Selection(("control",)).of(EVERY))
    told = [node for part in outline.parts for owner in part.nodes for node in owner.children]
    assert len(told) == len([change for change in EVERY.changes if change.entity == "control"])


def _removed_between(old_names: str, new_names: str) -> str:
    """Fees by letter; the order in which the outline tells of those that changed, capitals for what is there now."""
    build = Builder(
        raw_plan(fees=[{"name": name} for name in old_names]),
        raw_plan(2025, fees=[{"name": name} for name in new_names]),
    )
    for position, name in enumerate(old_names):
        if name in new_names:
            there = f"/fees/{new_names.index(name)}"
            build.pair(f"/fees/{position}", there)
            build.change([f"/fees/{position}"], [there], values(Kind.STATUS_CHANGED, "status", None, "x"))
        else:
            build.removed(f"/fees/{position}")
    for position, name in enumerate(new_names):
        if name not in old_names:
            build.added(f"/fees/{position}")
    found = build.comparison()
    return "".join(node.item.name for part in Outline(found, found.changes).parts for node in part.nodes)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("abc", "ac", "abc", id="after the one it followed"),
        pytest.param("abc", "bc", "abc", id="first where it was first"),
        pytest.param("abcd", "dac", "dabc", id="with its neighbour where that moved"),
        pytest.param("ab", "xy", "abxy", id="before what is new where nothing stands"),
        pytest.param("ab", "axb", "axb", id="new ones in their place"),
    ],
)
def test_what_was_removed_is_told_where_it_stood(old: str, new: str, told: str) -> None:
    assert _removed_between(old, new) == told


def test_a_split_is_told_where_its_first_part_stands() -> None:
    build = Builder(
        raw_plan(fees=[{"name": "ab"}]), raw_plan(2025, fees=[{"name": "a"}, {"name": "ny"}, {"name": "b"}])
    )
    build.pair("/fees/0", "/fees/2")
    build.pair("/fees/0", "/fees/0", Rung.SPLIT, 0.5, "body")
    build.added("/fees/1")
    build.change(["/fees/0"], ["/fees/2", "/fees/0"], values(Kind.SPLIT, None, ("ab",), ("b", "a")))
    found = build.comparison()
    (part,) = Outline(found, found.changes).parts
    assert [node.item.name for node in part.nodes] == ["a", "ny"]


@pytest.mark.parametrize(
    ("old", "new", "said"), [(None, True, "Nu punkt i en lista"), (True, None, "Inte längre punkt i en lista")]
)
def test_a_form_that_is_not_told_is_not_there(old: bool | None, new: bool | None, said: str) -> None:
    paragraph = Item(ENTITIES["paragraph"], "/sections/0/paragraphs/0", {})
    facet = FacetStatement(Kind.REWORDED, "bullet", old, new, Significance.EDITORIAL, item=paragraph, role=Role.FORM)
    (line,) = FacetWords(SV).lines(facet)
    assert "".join(span.text for span in line) == f"{said} (redaktionellt)"


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, "0 %"), (0.001, "1 %"), (0.505, "51 %"), (0.995, "99 %"), (0.9999, "99 %"), (1.0, "100 %")],
)
def test_per_cent_never_hides_a_rest(share: float, expected: str) -> None:
    assert phrases.percent(share, SV) == expected.replace(" ", "\N{NO-BREAK SPACE}")


REMARKS = {
    "one year skipped": (
        Caveat("compare.skipped-years", (("years", (2024,)),)),
        "Jämförelsen hoppar över 2024. I planen för 2025 är «föregående år» 2024, inte 2023.",
    ),
    "a list that one plan has no section for": (
        Caveat("compare.no-section", (("list", "goals/measures"), ("side", "old"))),
        "Planen för 2023 har ingen del om mått. I jämförelsen räknas den delen som tom.",
    ),
    "a list that is not known": (
        Caveat("compare.not-known", (("list", "fees"), ("side", "new")), "/fees"),
        "Vad planen för 2025 (reviderad) säger om taxor och avgifter är inte känt och därför inte jämfört.",
    ),
    "a row without a figure": (
        Caveat("compare.no-figure", (("name", "Summa"), ("year", 2025)), "/investment_budget/lines/0"),
        "Raden «Summa» har inget belopp för 2025; beloppet är inte jämfört.",
    ),
}


@pytest.mark.parametrize(("remark", "expected"), REMARKS.values(), ids=REMARKS)
def test_remarks_in_words(remark: Caveat, expected: str) -> None:
    assert caveats.sentences([remark], EVERY, SV) == [expected]


def test_remarks_on_several_lists_are_one_sentence() -> None:
    paths = ("goals/measures", "assignments", "fees")
    several = [Caveat("compare.no-section", (("list", path), ("side", "old"))) for path in paths]
    (sentence,) = caveats.sentences(several, EVERY, SV)
    assert sentence == (
        "Planen för 2023 har inga delar om mått, uppdrag eller taxor och avgifter. "
        "I jämförelsen räknas de delarna som tomma."
    )


@pytest.mark.parametrize(
    ("entities", "shown"),
    [
        pytest.param((), {"measures", "risks", "row"}, id="no selection"),
        pytest.param(("measure",), {"measures"}, id="the entity of the list"),
        pytest.param(("control",), {"risks"}, id="an entity in the items of the list"),
        pytest.param(("budget_line",), {"row"}, id="a budget row"),
        pytest.param(("fee",), set(), id="another entity"),
    ],
)
def test_remarks_on_what_a_selection_leaves_out_are_not_shown(entities: tuple[str, ...], shown: set[str]) -> None:
    on = {
        "measures": Caveat("compare.no-section", (("list", "goals/measures"), ("side", "old"))),
        "risks": Caveat("compare.not-known", (("list", "internal_control_plan/risks"), ("side", "old"))),
        "row": Caveat("compare.no-figure", (("name", "Summa"), ("year", 2025)), "/investment_budget/lines/0"),
    }
    years = Caveat("compare.skipped-years", (("years", (2024,)),))
    found = dataclasses.replace(EVERY, not_comparable=tuple(on.values()), warnings=(years,))
    assert list(caveats.held(found, Selection(entities))) == [years, *(on[name] for name in on if name in shown)]


def test_skipped_years_of_a_backward_comparison() -> None:
    backwards: Comparison = dataclasses.replace(EVERY, old=EVERY.new, new=EVERY.old)
    remark = Caveat("compare.skipped-years", (("years", (2024,)),))
    (sentence,) = caveats.sentences([remark], backwards, SV)
    assert sentence.endswith("I planen för 2025 är «föregående år» 2024, inte 2023.")
