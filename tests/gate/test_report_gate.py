"""A report on a plan's year: what it gives otherwise needs a reason, what it leaves out is told, the unread stops."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml

from tests.gate.test_check_formats import assert_sarif
from tests.support.budgets import operating
from tests.support.gated import entry
from tests.support.plans import activity, goal, plan, raw_plan
from vpbdiff import reports
from vpbdiff.base.errors import Level
from vpbdiff.cli import cli
from vpbdiff.compare import compare
from vpbdiff.explanations import Explanations, ReasonKind
from vpbdiff.explanations.subjects import subjects
from vpbdiff.follow.reasons import followings
from vpbdiff.gate import Case, Rule, judge
from vpbdiff.gate.reported import open_reported
from vpbdiff.policy import policy
from vpbdiff.render import FORMATS, Shown
from vpbdiff.reports import report_from_json
from vpbdiff.statements.options import Options
from vpbdiff.store import schema
from vpbdiff.views import gate_report
from vpbdiff.views.findings import finding_views
from vpbdiff.wording import Wording

SHARE, HALL, SWEEP = "Andel som får svar", "Öppna hallen tidigt", "Städa hallen varje kväll"
DAY = "2025-08-31"
Edit = Callable[[dict[str, Any]], None]


def _measure(target: str, **more: Any) -> dict[str, Any]:
    return {"title": SHARE, "targets": [{"year": 2025, "value": target}], **more}


def _budget(home: str, house: str, total: str) -> dict[str, Any]:
    units = f"part | Hemtjänst | {home} |\npart | Boende | {house} |\ntotal | Summa | {total} |"
    return operating("", units)


def _plan() -> dict[str, Any]:
    held = goal("Hallen är öppen för alla.", activity(HALL, "Hallen öppnas 20 dagar i månaden."), activity(SWEEP))
    return raw_plan(
        2025, goals=[held | {"measures": [_measure("minst 90 %", baselines=[{"year": 2024, "value": "70 %"}])]}],
        operating_budget=_budget("-60,0", "-40,0", "-100,0"),
    )  # fmt: skip


def _report() -> dict[str, Any]:
    """A report that gives everything as the plan does."""
    done = {"printed": "Genomförd", "reading": "done"}
    return {
        "format": reports.FORMAT, "year": 2025, "kind": "interim", "through": DAY,
        "metadata": {"title": "Delårsrapport 2025", "committee": "Omsorgsnämnden", "meeting_date": "2025-09-20"},
        "activities": [{"title": HALL, "status": done}, {"title": SWEEP, "status": done}],
        "measures": [_measure("minst 90 %", outcomes=[{"year": 2025, "through": DAY, "value": "88 %"}])],
        "goals": [{"title": "Hallen är öppen för alla.", "assessment": {"printed": "Grön", "reading": None}}],
        "operating_budget": _budget("-60,0", "-40,0", "-100,0"),
    }  # fmt: skip


def _case(
    folder: Path,
    edit: Edit = lambda report: None,
    asked: str = "",
    plan_edit: Edit = lambda plan: None,
) -> Case:
    series = folder / "snapshots" / "ekvik" / "omsorgsnamnden"
    (series / reports.FOLDER).mkdir(parents=True, exist_ok=True)
    (folder / "vpbdiff.toml").write_text(asked, encoding="utf-8")
    planned = _plan()
    plan_edit(planned)
    (series / "2025.json").write_text(json.dumps(planned), encoding="utf-8")
    raw = _report()
    edit(raw)
    (series / reports.FOLDER / f"{DAY}.json").write_text(json.dumps(raw), encoding="utf-8")
    return open_reported(str(series / "2025.json"), DAY)


def _target(value: str) -> Edit:
    return lambda raw: raw["measures"][0]["targets"][0].update(value=value)


def _moved(home: str, house: str, total: str, *steps: dict[str, Any]) -> Edit:
    def edit(raw: dict[str, Any]) -> None:
        raw["operating_budget"] = _budget(home, house, total) | ({"steps": list(steps)} if steps else {})

    return edit


def _rows(*rows: str) -> Edit:
    """The units' budgets as other rows, without a sum."""
    units = "\n".join(f"part | {row} |" for row in rows)
    return lambda raw: raw.update(operating_budget=operating("", units + "\ntotal | Summa | -100,0 |"))


def _step(kr: int, line: str = "", **decision: str) -> dict[str, Any]:
    found = {"type": "added", "kr": kr, "decision": decision} | ({"line": line} if line else {})
    return {name: value for name, value in found.items() if value}


def _without(name: str, at: int) -> Edit:
    return lambda raw: raw[name].pop(at)


def _prose(raw: dict[str, Any]) -> None:
    raw["activities"].pop()
    raw["sections"] = [{"title": "Övrigt", "paragraphs": [{"text": f"Arbetet «{SWEEP}» har gått bra."}]}]


def _picture(raw: dict[str, Any]) -> None:
    raw["unread"] = [{"kind": "picture", "place": {"page": 3}}]


def _both(*edits: Edit) -> Edit:
    def edit(raw: dict[str, Any]) -> None:
        for each in edits:
            each(raw)

    return edit


KF = {"body": "kommunfullmäktige", "date": "2025-06-16"}


class Row(NamedTuple):
    """A report, and what is found of it: the rules with their levels, each once."""

    reason: str
    edit: Edit
    found: dict[str, str]


ROWS = [
    Row("a report that gives all as the plan does", lambda raw: None, {}),
    Row("another target", _target("minst 80 %"), {"target-restated": "error"}),
    Row("a harder target is another one too", _target("minst 95 %"), {"target-restated": "error"}),
    Row("the same target without its word", _target("90 %"), {}),
    Row(
        "another target under another name",
        _both(_target("minst 80 %"), lambda raw: raw["measures"][0].update(title=f"{SHARE} i tid")),
        {"figure-disagrees": "warning"},
    ),
    Row("another value of the year before",
        lambda raw: raw["measures"][0].update(baselines=[{"year": 2024, "value": "72 %"}]),
        {"figure-disagrees": "warning"}),
    Row("another figure in the text", lambda raw: raw["activities"][0].update(result="Hallen var öppen 12 dagar."),
        {"figure-disagrees": "warning"}),
    Row("another budget", _moved("-61,0", "-40,0", "-101,0"), {"budget-restated": "error"}),
    Row("a budget moved within the frame", _moved("-61,0", "-39,0", "-100,0"), {"budget-restated": "error"}),
    Row(
        "a budget by a decision that the report tells",
        _moved("-61,0", "-40,0", "-101,0", _step(1_000_000, "Hemtjänst", **KF), _step(1_000_000, **KF)),
        {},
    ),
    Row(
        "a budget by a decision after the report",
        _moved("-61,0", "-40,0", "-101,0", _step(1_000_000, "Hemtjänst", **(KF | {"date": "2099-06-16"}))),
        {"budget-restated": "error"},
    ),
    Row(
        "a decision on less than that",
        _moved("-61,5", "-40,0", "-101,5", _step(1_000_000, "Hemtjänst", **KF)),
        {"budget-restated": "error"},
    ),
    Row(
        "a decision that cannot be looked up",
        _moved("-61,0", "-40,0", "-101,0", _step(1_000_000, "Hemtjänst", body="kommunstyrelsen")),
        {"budget-restated": "error"},
    ),
    Row("a budget on a row of another name", _rows("Hemvård | -61,0", "Boende | -40,0"),
        {"budget-restated": "error", "not-followed-up": "warning"}),
    Row("a budget on a new row", _rows("Hemtjänst | -60,0", "Boende | -40,0", "Lokaler | -5,0"),
        {"budget-restated": "error"}),
    Row("a budget on a new row by a decision",
        _both(_rows("Hemtjänst | -60,0", "Boende | -40,0", "Lokaler | -5,0"),
              lambda raw: raw["operating_budget"].update(steps=[_step(5_000_000, "Lokaler", **KF),
                                                                _step(5_000_000, **KF)])),
        {}),
    Row("a budget without a row of the plan's", _rows("Hemtjänst | -60,0"), {"not-followed-up": "warning"}),
    Row("no budget", lambda raw: raw.pop("operating_budget"), {"not-followed-up": "warning"}),
    Row("no budget, and a picture, which may be of it", _both(_picture, lambda raw: raw.pop("operating_budget")),
        {"report-unread": "error"}),
    Row("a budget named where nobody could read it",
        _both(lambda raw: raw.pop("operating_budget"),
              lambda raw: raw.update(sections=[{"title": "Ekonomi", "paragraphs": [{"text": "Budgeten hålls."}]}])),
        {"report-unread": "error"}),
    Row("an activity left out", _without("activities", 1), {"not-followed-up": "warning"}),
    Row("an activity named where nobody could read it", _prose, {"report-unread": "error"}),
    Row("a picture, and nothing is missed", _picture, {"report-unread": "note"}),
    Row(
        "a picture, and something is missed",
        _both(_picture, _without("activities", 1)),
        {"not-followed-up": "warning", "report-unread": "error"},
    ),
]  # fmt: skip


UNLIKE = [each.reason for each in ROWS if "budget" in each.reason]

_NOW = (
    "another target",
    "another budget",
    "a budget by a decision",
    "a budget on a row",
    "no budget",
    "an activity named",
    "a picture, and something",
)
"""Rows of the ordinary run, one a rule; the others are of a kind with them."""


def _soaked(row: Row) -> Any:
    is_now = row.reason.startswith(_NOW) and "under another" not in row.reason
    return pytest.param(row, id=row.reason, marks=[] if is_now else [pytest.mark.soak])


@pytest.mark.parametrize("row", [_soaked(row) for row in ROWS])
def test_what_is_found_of_a_report(row: Row, tmp_path: Path) -> None:
    case = _case(tmp_path, row.edit)
    found = case.verdict.findings
    assert {str(each.rule): str(each.level) for each in found} == row.found
    assert case.verdict.passed is ("error" not in row.found.values())
    said = gate_report.verdict(case, Wording("sv"))
    assert not (row.reason in UNLIKE and "ingen budget annorlunda än planen" in said)
    assert len(finding_views(case, Wording("sv"))) == len(found)


@pytest.mark.parametrize(
    ("asked", "edit", "found"),
    [
        ('needs]\nmeasure = "note"', _target("minst 95 %"), {"target-restated": "note"}),
        ("money]\namount_kr = 5000000", _moved("-61,0", "-40,0", "-101,0"), {"budget-restated": "note"}),
    ],
)
def test_what_a_policy_asks_no_reason_for_is_told(
    asked: str, edit: Edit, found: dict[str, str], tmp_path: Path
) -> None:
    case = _case(tmp_path, edit, f"[policy.{asked}\n")
    assert {str(each.rule): str(each.level) for each in case.verdict.findings} == found
    assert len(finding_views(case, Wording("sv"))) == len(case.verdict.findings)


@pytest.mark.parametrize("gone", ["operating_budget", "measures"])
def test_what_nobody_could_read_of_a_plan_without_money_or_measures_stops(gone: str, tmp_path: Path) -> None:
    def edit(raw: dict[str, Any]) -> None:
        raw["unread"] = [{"kind": "picture", "place": {"page": 3}}]
        for held in (raw, *raw["goals"]):
            held.pop(gone, None)

    case = _case(tmp_path, lambda raw: raw.pop(gone), "", edit)
    assert {str(each.rule): str(each.level) for each in case.verdict.findings} == {"unread": "error"}
    (view,) = finding_views(case, Wording("sv"))
    assert view.command is not None
    assert "2025.json --shows 1" in view.command


@pytest.mark.soak
def test_what_is_not_followed_up_stops_by_setting(tmp_path: Path) -> None:
    case = _case(tmp_path, _without("activities", 1), '[policy.follow]\nnot_followed_up = "error"\n')
    assert not case.verdict.passed


def test_sums_need_no_answer_and_the_count_is_one(tmp_path: Path) -> None:
    verdict = _case(tmp_path, _both(_moved("-61,0", "-40,0", "-101,0"), _target("minst 80 %"))).verdict
    assert (verdict.lacking.changes, verdict.lacking.amounts) == (1, 1)
    assert {str(each.gap) for each in verdict.missing} == {"target-restated", "budget-restated"}


@pytest.mark.soak
def test_a_reason_on_record_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Given and judged by the commands."""
    case = _case(tmp_path, _target("minst 80 %"))
    (stand,) = case.verdict.standing.stands
    assert stand.subject.change is not None
    monkeypatch.chdir(tmp_path)
    words = ["2025", DAY]

    def run(*more: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main([*more])
        return int(ended.value.code or 0), capfdbinary.readouterr().out.decode()

    run(
        "explain",
        *words,
        stand.subject.change.id,
        "--text",
        "Bemanningen räckte inte efter sommaren.",
        "--by",
        "controller",
    )
    status, said = run("check", *words)
    assert status == 0
    assert "Rapporten anger 1 uppgift annorlunda än planen. Den enda som kräver skäl är förklarad." in " ".join(
        said.split()
    )
    assert run("check", *words, "-o", str(tmp_path / "x.xlsx"))[0] == 2


KNOWN, LATER = "2025-09-20", "2026-02-10"


@pytest.mark.parametrize(
    ("reason", "said", "meeting", "found"),
    [
        (
            "another than a known report's",
            "Hallen öppnades 20 dagar.",
            KNOWN,
            {"figure-disagrees": Level.WARNING},
        ),
        ("another than a later one's", "Hallen öppnades 20 dagar.", LATER, {"figure-disagrees": Level.NOTE}),
        ("the same figure", "Hallen öppnades 12 dagar.", KNOWN, {}),
        ("what is left of the whole", "Hallen var stängd 18 dagar.", KNOWN, {}),
    ],
)
def test_figures_of_a_reason_are_held_against_reports(
    reason: str, said: str, meeting: str, found: dict[str, Level]
) -> None:
    assert _of_reason(said, meeting, lambda raw: raw["activities"][0].update(result="Öppet 12 av 30 dagar.")) == found


def test_what_a_reason_calls_finished_and_nobody_could_read_stops() -> None:
    def named(raw: dict[str, Any]) -> None:
        raw["activities"] = []
        raw["sections"] = [{"title": "Övrigt", "paragraphs": [{"text": f"Arbetet «{HALL}» har gått bra."}]}]

    kind = ReasonKind.FINISHED
    assert _of_reason("Arbetet är klart sedan maj.", KNOWN, named, kind) == {"report-unread": Level.ERROR}
    assert _of_reason("Arbetet är klart sedan maj.", LATER, named, kind) == {}


def _of_reason(said: str, meeting: str, edit: Edit, kind: ReasonKind | None = None) -> dict[str, Level]:
    """What is found of a reason for an activity that is gone, by the rules of reports."""
    old = plan(2025, goals=[goal("Hallen är öppen för alla.", activity(HALL), activity(SWEEP))])
    new = plan(2026, goals=[goal("Hallen är öppen för alla.", activity(SWEEP))])
    new.metadata.fields["meeting_date"] = "2025-12-15"  # type: ignore[index]
    raw = _report()
    raw["metadata"]["meeting_date"] = meeting
    edit(raw)
    comparison = compare(old, new)
    gone = next(each for each in subjects(comparison) if each.entity == "activity")
    told = judge(
        comparison,
        Explanations((replace(entry(gone, reason=said), kind=kind),)),
        policy("", None),
        followed=followings(old, new, [report_from_json(raw)]),
    )
    asked = (Rule.FIGURE_DISAGREES, Rule.REPORT_UNREAD)
    return {str(each.rule): each.level for each in told.findings if each.rule in asked}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_format_tells_all_that_is_found(language: str, tmp_path: Path) -> None:
    edits = _moved("-61,0", "-40,0", "-101,0"), _target("minst 80 %"), _picture, _without("activities", 1)
    case = _case(tmp_path, _both(*edits))
    found = {str(each.rule) for each in case.verdict.findings}
    assert found == {"target-restated", "budget-restated", "report-unread", "not-followed-up"}
    wording = Wording(language)
    shown = {
        each.name: str(each.renderer(Shown.CHECK)(case, wording, Options(notes=True)))
        for each in FORMATS
        if Shown.CHECK in each.shows and not each.binary
    }
    Draft202012Validator(schema.read("check")).validate(json.loads(shown["json"]))
    assert_sarif(shown["sarif"])
    assert {each["check_name"] for each in json.loads(shown["gitlab"])} == {f"vpbdiff/{rule}" for rule in found}
    assert len(JUnitXml.fromstring(shown["junit"].encode())) > 1
    assert len(shown["markdown"].splitlines()) <= 40
    assert shown["markdown"].startswith("## ❌ ekvik/omsorgsnamnden, 2025")
    for form in ("text", "github"):
        assert "ekvik/omsorgsnamnden/2025.json" in shown[form].replace("\\", "/"), form
