"""Verdicts on measures, from reports written by hand: what carries one, and why the others carry none."""

from __future__ import annotations

from typing import Any

import pytest

from vpbdiff import reports, store
from vpbdiff.follow import FollowCoverage, FollowedItem, follow
from vpbdiff.follow.verdict import Outcome, Why
from vpbdiff.render import terminal
from vpbdiff.statements import followed as told
from vpbdiff.statements.options import Options
from vpbdiff.views import follow_report
from vpbdiff.wording import Wording

MET, NOT_MET = Outcome.MET, Outcome.NOT_MET


def plan_of(measure: dict[str, Any], **more: Any) -> dict[str, Any]:
    goal = {"title": "Alla ska kunna simma", "measures": [measure], "activities": []}
    return {"format": store.FORMAT, "year": 2026, "metadata": {"title": "Verksamhetsplan 2026"}, "goals": [goal]} | more


def report_of(measure: dict[str, Any] | None, through: str = "2026-12-31", **more: Any) -> dict[str, Any]:
    kind = "annual" if through.endswith("12-31") else "interim"
    goal: dict[str, Any] = {"title": "Alla ska kunna simma"}
    if measure is not None:
        goal["measures"] = [measure]
    made = {"format": reports.FORMAT, "year": 2026, "kind": kind, "through": through, "metadata": {"title": "Rapport"}}
    return made | {"goals": [goal]} | more


def followed(plan: dict[str, Any], report: dict[str, Any]) -> FollowedItem:
    """The plan's first measure as the report follows it up."""
    read = reports.loading.read_report(reports.dumps(report), "report.json")
    return follow(store.plan_from_json(plan), read).of("measure")[0]


def values(value: str, **more: Any) -> list[dict[str, Any]]:
    return [{"year": 2026, "value": value, **more}]


SHARE, COUNT = "Andel barn som kan simma", "Antal simmare"

CASES = [
    ("above a share", SHARE, {"direction": "up"}, "90 %", "91 %", MET),
    ("below a share", SHARE, {"direction": "up"}, "90 %", "88 %", NOT_MET),
    ("at a share, which may be rounded", SHARE, {"direction": "up"}, "90 %", "90 %", Why.ROUNDING),
    ("a finer print of it", SHARE, {"direction": "up"}, "90 %", "90,1 %", MET),
    ("a coarser print beside it", SHARE, {}, "minst 89,6 %", "90 %", Why.ROUNDING),
    ("at a count", COUNT, {"direction": "up"}, "24", "24", MET),
    ("below a count", COUNT, {"direction": "up"}, "24", "23", NOT_MET),
    ("at a rate", "Antal fall per 100 platser", {}, "högst 28", "28", Why.ROUNDING),
    ("fewer is better by the target's word", COUNT, {}, "högst 28", "27", MET),
    ("less than, at the limit", COUNT, {}, "färre än 28", "28", NOT_MET),
    ("more than, at the limit", COUNT, {}, "fler än 28", "28", NOT_MET),
    ("thousands", COUNT, {"direction": "up"}, "1 250", "1 300", MET),
    ("percent in words", SHARE, {"direction": "up"}, "90 procent", "91 %", MET),
    ("no direction", COUNT, {}, "24", "30", Why.NO_DIRECTION),
    ("two directions", COUNT, {"direction": "down"}, "minst 24", "30", Why.NO_DIRECTION),
    ("to be kept", SHARE, {"direction": "keep"}, "bibehållas", "70 %", Why.NOT_NUMERIC),
    ("a word for an outcome", SHARE, {"direction": "up"}, "90 %", "god", Why.NOT_NUMERIC),
    ("an outcome that is a limit", SHARE, {"direction": "up"}, "90 %", "minst 91 %", Why.NOT_NUMERIC),
    ("masked", COUNT, {"direction": "up"}, "10", "färre än 5", Why.MASKED),
    ("masked by a sign", COUNT, {"direction": "up"}, "10", "<5", Why.MASKED),
    ("empty", COUNT, {"direction": "up"}, "10", "–", Why.NO_OUTCOME),
    ("another unit", SHARE, {"direction": "up"}, "90 %", "91", Why.DEFINITION),
    ("done", "Planen är antagen", {"direction": "done"}, "ja", "Ja", MET),
    ("not done", "Planen är antagen", {"direction": "done"}, "ja", "Nej", NOT_MET),
    ("within a range", COUNT, {"direction": "within"}, "20–25", "22", MET),
    ("out of a range", COUNT, {"direction": "within"}, "20–25", "26", NOT_MET),
    ("beyond a bare range, which may be better", SHARE, {}, "80–85 %", "86 %", Why.NO_DIRECTION),
    ("beyond what is to be between", COUNT, {}, "mellan 20 och 25", "26", NOT_MET),
    ("the unit in the name", "Sjukfrånvaro (%)", {}, "högst 6", "5,9", MET),
    ("at the end of a rounded range", SHARE, {"direction": "within"}, "20–25 %", "25 %", Why.ROUNDING),
]


@pytest.mark.parametrize(
    ("title", "more", "target", "value", "expected"), [pytest.param(*row, id=why) for why, *row in CASES]
)
def test_a_verdict(title: str, more: dict[str, str], target: str, value: str, expected: Outcome | Why) -> None:
    measure = {"title": title, "targets": values(target), **more}
    found = followed(plan_of(measure), report_of({"title": title, "outcomes": values(value)})).verdict
    assert found is not None
    assert (found.why or found.outcome) == expected
    assert (found.outcome is Outcome.CANNOT_TELL) == (found.why is not None)


GROUPS = [
    ("a count that adds up", COUNT, "24", ("10", "14"), MET),
    ("a count that does not", COUNT, "24", ("9", "14"), Why.PARTS_DISAGREE),
    ("a share between its halves", SHARE, "91 %", ("88 %", "94 %"), MET),
    ("a share outside them", SHARE, "97 %", ("88 %", "94 %"), Why.PARTS_DISAGREE),
    ("a masked half is never reckoned from the rest", COUNT, "24", ("färre än 5", "22"), MET),
    ("one half alone", COUNT, "24", ("9", None), MET),
]


@pytest.mark.parametrize(("title", "value", "halves", "expected"), [pytest.param(*row, id=why) for why, *row in GROUPS])
def test_groups_beside_the_whole(
    title: str, value: str, halves: tuple[str | None, str | None], expected: Outcome | Why
) -> None:
    target = "23" if title == COUNT else "90 %"
    groups = [
        {"year": 2026, "value": half, "group": group}
        for group, half in zip(("kvinnor", "män"), halves, strict=True)
        if half is not None
    ]
    measure = {"title": title, "targets": values(target), "direction": "up"}
    found = followed(plan_of(measure), report_of({"title": title, "outcomes": [*values(value), *groups]})).verdict
    assert found is not None
    assert (found.why or found.outcome) == expected


class TestTheTime:
    def verdict(self, until: str, measure: dict[str, Any], **value: Any) -> Outcome | Why:
        plan = plan_of({"title": COUNT, "direction": "up", **measure})
        found = followed(plan, report_of({"title": COUNT, "outcomes": values("30", **value)}, until)).verdict
        assert found is not None
        return found.why or found.outcome

    def test_nothing_is_said_of_a_years_target_before_the_year_is_over(self) -> None:
        assert self.verdict("2026-08-31", {"targets": values("24")}) == Why.INTERIM

    def test_what_does_not_add_up_is_held_to_it_where_the_plan_says_so(self) -> None:
        assert self.verdict("2026-08-31", {"targets": values("24"), "accumulates": False}) == MET
        assert self.verdict("2026-08-31", {"targets": values("24"), "accumulates": True}) == Why.INTERIM

    def test_a_target_of_its_own_day(self) -> None:
        assert self.verdict("2026-08-31", {"targets": values("24", through="2026-08-31")}) == MET

    def test_an_outcome_of_a_part_of_the_year_in_the_annual_report(self) -> None:
        assert self.verdict("2026-12-31", {"targets": values("24")}, through="2026-08-31") == Why.INTERIM

    def test_an_outcome_of_another_year(self) -> None:
        plan = plan_of({"title": COUNT, "direction": "up", "targets": values("24")})
        report = report_of({"title": COUNT, "outcomes": [{"year": 2025, "value": "30"}]})
        found = followed(plan, report).verdict
        assert found is not None
        assert found.why == Why.OTHER_YEAR

    def test_a_target_of_another_year(self) -> None:
        assert self.verdict("2026-12-31", {"targets": [{"year": 2027, "value": "24"}]}) == Why.NO_TARGET


def test_the_reports_own_target_is_never_the_one_held_to() -> None:
    plan = plan_of({"title": SHARE, "direction": "up", "targets": values("90 %")})
    item = followed(plan, report_of({"title": SHARE, "targets": values("80 %"), "outcomes": values("85 %")}))
    assert item.verdict is not None
    assert (item.verdict.outcome, item.verdict.target) == (NOT_MET, "90 %")
    assert [str(each.kind) for each in item.relations] == ["target_restated"]


def test_an_assessment_changes_no_verdict() -> None:
    plan = plan_of({"title": SHARE, "direction": "up", "targets": values("90 %")})
    assessment = {"printed": "Nått", "reading": "reached"}
    item = followed(plan, report_of({"title": SHARE, "outcomes": values("85 %"), "assessment": assessment}))
    assert item.verdict is not None
    assert item.verdict.outcome is NOT_MET


@pytest.mark.parametrize("name", ["Andel barn som kan simma 200 meter", "Andel elever som kan simma"])
def test_likeness_carries_no_verdict(name: str) -> None:
    plan = plan_of({"title": SHARE, "direction": "up", "targets": values("90 %")})
    items = follow(
        store.plan_from_json(plan),
        reports.loading.read_report(reports.dumps(report_of({"title": name, "outcomes": values("95 %")})), "r.json"),
    ).of("measure")
    assert all(each.verdict is None or each.verdict.outcome is Outcome.CANNOT_TELL for each in items)


SLIPS = [
    (
        "a letter that a long word lacks",
        "Öka delaktigheten i genomförandplanerna",
        "Öka delaktigheten i genomförandeplanerna",
        True,
    ),
    ("another short word", "Öppna förskolan Eken för alla", "Öppna förskolan Enen för alla", False),
    ("another long word", "Utreda avgiftshandläggning", "Utreda avgiftshandläggare", False),
    ("a figure", "Öppna hall 1", "Öppna hall 11", False),
]


@pytest.mark.parametrize(("mine", "theirs", "same"), [pytest.param(*row, id=why) for why, *row in SLIPS])
def test_a_slip_of_the_pen_is_no_other_activity(mine: str, theirs: str, same: bool) -> None:
    plan = plan_of({"title": SHARE}, activities=[{"title": mine}, {"title": "Städa omklädningsrummen"}])
    status = {"printed": "Klar", "reading": "done"}
    report = report_of(None, activities=[{"title": theirs, "status": status}, {"title": "Städa omklädningsrummen"}])
    read = reports.loading.read_report(reports.dumps(report), "report.json")
    found = follow(store.plan_from_json(plan), read).of("activity")[0]
    assert (found.certain and bool(found.report)) is same


def test_an_id_says_that_two_names_are_one_measure() -> None:
    plan = plan_of({"id": "m1", "title": SHARE, "direction": "up", "targets": values("90 %")})
    item = followed(plan, report_of({"id": "m1", "title": "Simkunnighet", "outcomes": values("95 %")}))
    assert item.verdict is not None
    assert item.verdict.outcome is MET


COVERAGE = [
    ("left out of the annual report", "2026-12-31", {}, FollowCoverage.NOT_FOLLOWED_UP),
    ("left out in August", "2026-08-31", {}, FollowCoverage.NOT_FOLLOWED_UP),
    ("no part of an April report", "2026-04-30", {}, FollowCoverage.NOT_DUE),
    (
        "later, the report says",
        "2026-08-31",
        {"deferred": [{"what": "measures", "printed": "Måtten följs upp senare."}]},
        FollowCoverage.DEFERRED,
    ),
]


@pytest.mark.parametrize(("through", "more", "expected"), [pytest.param(*row, id=why) for why, *row in COVERAGE])
def test_what_a_report_leaves_out(through: str, more: dict[str, Any], expected: FollowCoverage) -> None:
    plan = plan_of({"title": SHARE, "targets": values("90 %")})
    assert followed(plan, report_of(None, through, **more)).coverage is expected


def test_what_a_report_names_and_was_not_read_is_not_left_out() -> None:
    """An item in a table of no known kind, or in prose, is never called «not followed up»."""
    plan = plan_of({"title": SHARE, "targets": values("90 %")}, activities=[{"title": "Städa varje kväll"}])
    table = {"columns": [{"name": "Läge"}], "rows": [{"label": SHARE.upper(), "cells": ["god"]}]}
    prose = [{"text": "Arbetet fortsätter."}, {"text": "städa varje kväll"}]
    report = report_of(None, sections=[{"title": "Året", "paragraphs": prose, "tables": [table]}])
    assert followed(plan, report).coverage is FollowCoverage.NOT_READ
    read = reports.loading.read_report(reports.dumps(report), "report.json")
    found = follow(store.plan_from_json(plan), read)
    assert found.of("activity")[0].coverage is FollowCoverage.NOT_READ
    assert {each.entity: each.not_read for each in found.counts} == {"goal": 0, "activity": 1, "measure": 1}
    assert "gick inte att läsa" in " ".join(told.sentences(found.of("activity")[0], found, Wording("sv")))


def test_with_parts_unread_nothing_is_said_to_be_left_out_of_all() -> None:
    plan = plan_of({"title": SHARE, "targets": values("90 %")})
    unread = [{"kind": "page", "place": {"page": 3}, "digest": "0" * 64}]
    read = reports.loading.read_report(reports.dumps(report_of(None, unread=unread)), "report.json")
    found = follow(store.plan_from_json(plan), read)
    texts = list(told.sentences(found.of("measure")[0], found, Wording("sv")))
    assert texts == ["Följs inte upp i det som lästes av rapporten; delar av den gick inte att läsa."]


ALL_FOUND = "Alla delar av planen som den här rapporten ska följa upp finns i den."
WHOLE = [
    # why, the report's other sections, whether everything is said to be in it
    ("all that is due is there", {}, True),
    ("a part was not read", {"sections": [{"title": "Året", "paragraphs": [{"text": "Städa varje kväll"}]}]}, False),
    ("a part is left out", {"sections": []}, False),
    ("a part is deferred", {"deferred": [{"what": "activities", "printed": "Aktiviteterna följs upp senare."}]}, False),
]


@pytest.mark.parametrize(("why", "more", "whole"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_report_is_called_complete_where_every_part_that_is_due_was_found(
    why: str, more: dict[str, Any], whole: bool
) -> None:
    activities = [] if whole else [{"title": "Städa varje kväll"}]
    plan = plan_of({"title": SHARE, "targets": values("90 %")}, activities=activities)
    measure = {"title": SHARE, "outcomes": values("92 %")}
    goal = {"title": "Alla ska kunna simma", "measures": [measure]}
    goal["assessment"] = {"printed": "Nått", "reading": "reached"}
    raw = report_of(None, **more) | {"goals": [goal]}
    found = follow(store.plan_from_json(plan), reports.loading.read_report(reports.dumps(raw), "report.json"))
    document = follow_report.document(found, Wording("sv"), Options())
    text = " ".join(terminal.write(document, Wording("sv"), Options()).split())
    assert (ALL_FOUND in text) == whole
