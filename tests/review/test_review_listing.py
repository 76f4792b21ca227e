"""The changes as a person works through them: in the plan's order, marked, filtered, searched, counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import raw_pairs
from tests.support.budgets import raw_budget
from tests.support.examples import examples
from tests.support.plans import activity, goal, raw_plan, risk, risks, unit
from tests.support.reviews import lay_out, new_raw, old_raw, review
from tests.support.solna import published, solna
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Answer, Rule
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.policy import Need
from vpbdiff.review.edits import FormInput
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import Count, Filter, Mark, WorklistRow, counts, folded, lines_of, next_open
from vpbdiff.statements.outline import OrderedItem, Outline
from vpbdiff.store import plan_from_json

REASON = FormInput("Nämnden beslutade det i november.")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return review(lay_out(tmp_path))


def of(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> Session:
    return review(lay_out(tmp_path, old, new))


def names(rows: Iterable[WorklistRow]) -> list[str]:
    return [row.subject.record.name for row in rows]


def named(session: Session, name: str) -> WorklistRow:
    return next(row for row in session.listing.all if row.subject.record.name == name)


# Order


def test_rows_stand_in_the_plans_order_and_what_went_after_the_neighbour_that_it_followed(session: Session) -> None:
    assert names(session.listing.all)[:8] == [
        "Sagostund",
        "Läsombud",
        "Bokbuss",
        "Sommarbok",
        "Läxhjälp",
        "Lån",
        "Bibliotek",
        "Summa",
    ]
    assert [(row.part, names_of(row)) for row in session.listing.all if row.subject.entity == "activity"] == [
        ("goals", ["Fler barn ska läsa"])
    ] * 6
    assert list(dict.fromkeys(row.part for row in session.listing.all)) == [
        "goals",
        "operating_budget/units",
        "internal_control_plan/risks",
        "sections",
    ]


def names_of(row: WorklistRow) -> list[str]:
    return [owner.name for owner in row.owners]


def in_report(nodes: Iterable[OrderedItem]) -> Iterator[str]:
    for node in nodes:
        if node.statement:
            yield node.statement.id
        yield from in_report(node.children)


def assert_ordered_as_the_report(comparison: Comparison) -> None:
    outline = Outline(comparison, comparison.changes)
    told = [change for part in outline.parts for change in in_report(part.nodes)]
    listed = list(lines_of(comparison, subjects(comparison)))
    assert [each for each in listed if each in set(told)] == [each for each in told if each in set(listed)]


@pytest.mark.parametrize("years", [(2020, 2022), (2022, 2020), (2021, 2022)])
def test_the_published_plans_are_listed_in_the_order_of_the_report(years: tuple[int, int]) -> None:
    assert_ordered_as_the_report(compare(solna(years[0]), solna(years[1])))


@examples(10, 200)
@given(raw_pairs())
def test_any_two_plans_are_listed_in_the_order_of_the_report_and_nothing_is_left_out(pair: Any) -> None:
    comparison = compare(plan_from_json(pair[0]), plan_from_json(pair[1]))
    assert_ordered_as_the_report(comparison)
    found = subjects(comparison)
    lines = lines_of(comparison, found)
    told = {change.id for line in lines.values() for change in line.parts}
    assert told | set(lines) == {each.change.id if each.change else each.item for each in found}
    assert not told & set(lines)


def test_parts_that_came_with_their_owner_are_told_with_it(tmp_path: Path) -> None:
    new = risks(risk("Nycklar", "Nycklar kan komma bort.", "Nycklarna räknas.", "Lås byts."))
    session = of(tmp_path, raw_plan(2024), raw_plan(2025, internal_control_plan=new))
    (row,) = session.listing.all
    assert [part.title for part in row.parts] == ["Nycklarna räknas.", "Lås byts."]
    assert session.listing.rows(Filter(text="lås byts")) == (row,)


def test_a_part_whose_owner_stayed_is_a_row_of_its_own(tmp_path: Path) -> None:
    old = raw_plan(2024, organisation={"units": [unit("Bibliotek", "Lånar ut böcker.")]})
    new = raw_plan(2025, organisation={"units": [unit("Bibliotek", "Lånar ut böcker.", "Ordnar sagostunder.")]})
    (row,) = of(tmp_path, old, new).listing.all
    assert (row.subject.entity, names_of(row)) == ("responsibility", ["Bibliotek"])


# Marks


def test_marks_follow_the_gate(session: Session) -> None:
    assert [row.mark for row in session.listing.all] == [
        *[Mark.NEEDS] * 7,
        Mark.NOTHING,  # the units' sum
        *[Mark.NEEDS] * 2,
        Mark.NOTE,
    ]
    till = named(session, "Kassahantering")
    session.explain([till.id], REASON)
    lacking = named(session, "Kassahantering")
    assert lacking.finding and lacking.finding.rule is Rule.NO_DECISION
    assert (lacking.mark, lacking.need, lacking.is_open) == (Mark.NEEDS, Need.DECISION, True)
    session.explain([till.id], replace(REASON, decision=Decision("Nämnden", section="§ 9")))
    assert named(session, "Kassahantering").mark is Mark.HAS
    session.explain([named(session, "Lån").id], REASON)
    assert named(session, "Lån").mark is Mark.HAS


def test_what_needs_nothing_is_marked_so(tmp_path: Path) -> None:
    old = raw_plan(2024, goals=[goal("Läsning", activity("Sagostund", "Biblioteket ordnar sagostunder."))])
    new = raw_plan(2025, goals=[goal("Läsning", activity("Sagostund", "Biblioteket  ordnar sagostunder ."))])
    assert {row.mark for row in of(tmp_path, old, new).listing.all} <= {Mark.NOTHING}


def test_a_row_with_a_figure_in_one_plan_alone_is_listed_and_explained(tmp_path: Path) -> None:
    old = raw_budget(units="part | Bibliotek | -18 | -18 | 0\npart | Idrott | -3 | -3 | 0", year=2024)
    new = raw_budget(units="part | Bibliotek | | -18 |\npart | Idrott | -3 | -3 | 0")
    session = of(tmp_path, old, new)
    row = named(session, "Bibliotek")
    assert (row.id, row.change, row.mark, row.need) == (row.subject.item, None, Mark.NEEDS, Need.REASON)
    session.explain([row.id], REASON)
    assert named(session, "Bibliotek").mark is Mark.HAS
    assert counts(session.listing.all)[0] == Count(1, 1)


# Filters and search


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(entities=("risk",)), ["Kassahantering", "Nycklar"]),
        (Filter(entities=("risk", "activity"), kinds=(Kind.REMOVED,)), ["Bokbuss", "Nycklar"]),
        (Filter(kinds=(Kind.ADDED, Kind.LOWERED)), ["Sommarbok", "Kassahantering"]),
        (Filter(marks=(Mark.NOTHING,)), ["Summa"]),
        (Filter(marks=(Mark.STALE,)), []),
        (Filter(text="byskolorna"), ["Bokbuss"]),
        (Filter(text="VARJE VECKA"), ["Sagostund"]),
        (Filter(text="varje  månad"), ["Sagostund"]),
        (Filter(text="förskola"), ["Läsombud"]),
        (Filter(text="bokbuss bokbussen"), []),
        (Filter(text="[/"), []),
        (Filter(entities=("risk",), text="kassan"), ["Kassahantering"]),
    ],
)
def test_filters(session: Session, chosen: Filter, expected: list[str]) -> None:
    assert not chosen.whole
    assert names(session.listing.rows(chosen)) == expected


def test_without_a_filter_all_is_shown(session: Session) -> None:
    assert Filter(text="  ").whole
    assert session.listing.rows(Filter()) == session.listing.rows(Filter(text=" ")) == session.listing.all


def test_weakened_promises_are_found(tmp_path: Path) -> None:
    old, new = old_raw(), new_raw()
    old["goals"][0]["activities"].append(activity("Öppet", "Biblioteket ska hålla öppet varje dag."))
    new["goals"][0]["activities"].append(activity("Öppet", "Biblioteket bör hålla öppet varje dag."))
    found = of(tmp_path, old, new).listing.rows(Filter(weakened=True))
    assert "Öppet" in names(found) and all(row.weakened for row in found)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("query", ["läxhjälp", "LÄXHJÄLP"])
def test_a_letter_is_found_however_it_is_written(session: Session, form: str, query: str) -> None:
    assert names(session.listing.rows(Filter(text=unicodedata.normalize(form, query)))) == ["Läxhjälp"]


def test_every_word_of_every_text_is_found() -> None:
    comparison = published()
    lines = lines_of(comparison, subjects(comparison))
    told = {part.id: line for line in lines.values() for part in line.parts}
    missing = [
        word
        for change in comparison.changes
        for item in (*change.old, *change.new)
        for value in item.fields.values()
        if isinstance(value, str)
        for word in value.split()
        if folded(word) not in (lines.get(change.id) or told[change.id]).text
    ]
    assert missing == []


def test_a_listing_is_made_once_for_each_state_of_the_case(session: Session) -> None:
    before = session.listing
    assert session.listing is before
    session.explain([before.all[0].id], REASON)
    after = session.listing
    assert after is not before and after.all[0].mark is Mark.HAS
    assert [row.id for row in after.all] == [row.id for row in before.all]


# Next and counts


def marked(session: Session, *open_: int) -> Sequence[WorklistRow]:
    """The rows of a review, these and no others left to do."""
    return [
        replace(row, answer=Answer(row.stand, Need.REASON, Rule.UNEXPLAINED if at in open_ else None))
        for at, row in enumerate(session.listing.all)
    ]


@pytest.mark.parametrize(
    ("left", "start", "step", "expected"),
    [
        ((2, 5), 0, 1, 2),
        ((2, 5), 2, 1, 5),
        ((2, 5), 5, 1, 2),
        ((2, 5), None, 1, 2),
        ((2, 5), 2, -1, 5),
        ((2, 5), 5, -1, 2),
        ((2, 5), None, -1, 5),
        ((0, 10), 10, 1, 0),
        ((0, 10), 0, -1, 10),
        ((4,), 4, 1, 4),
        ((), 3, 1, None),
    ],
)
def test_next_left_to_do(
    session: Session, left: tuple[int, ...], start: int | None, step: int, expected: int | None
) -> None:
    rows = marked(session, *left)
    found = next_open(rows, None if start is None else rows[start].id, step)
    assert found == (None if expected is None else rows[expected])
    assert next_open([], None) is None


def test_a_row_that_is_hidden_by_a_filter_is_begun_from_the_start(session: Session) -> None:
    rows = marked(session, 3)
    assert next_open(rows, "0123456789ab") == rows[3]


def test_counts_are_of_what_needs_a_reason(session: Session) -> None:
    whole, parts = counts(session.listing.all)
    assert whole == Count(0, 9)
    assert parts == {
        "goals": Count(0, 6),
        "operating_budget/units": Count(0, 1),
        "internal_control_plan/risks": Count(0, 2),
        "sections": Count(0, 0),
    }
    session.explain([session.listing.all[0].id, session.listing.all[1].id], REASON)
    session.explain([named(session, "Kassahantering").id], REASON)
    whole, parts = counts(session.listing.all)
    assert whole == Count(2, 9), "a risk that needs a decision is not done by a reason alone"
    assert parts["goals"] == Count(2, 6)
