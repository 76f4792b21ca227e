"""What a change needs beside a report that was known when the new plan was decided, and that later ones ask nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.gated import entry, errors
from tests.support.plans import activity, goal, plan, risk, risks
from tests.support.repository import Repository, check
from vpbdiff import reports
from vpbdiff.base.errors import Level
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Explanations
from vpbdiff.explanations.subjects import subjects
from vpbdiff.follow.reasons import followings
from vpbdiff.gate import Rule, Verdict, judge
from vpbdiff.model.plan import Plan
from vpbdiff.policy import policy
from vpbdiff.reports import report_from_json

ASKS_NOTHING = """
[policy]
weakened = "note"
[policy.risk]
decision_from_index = 17
[policy.needs]
activity = "note"
measure = "note"
control = "note"
risk = "note"
"""
LAX = policy(ASKS_NOTHING, None)
"""What the changes need by their kind is a note here, so that what a report asks for stands alone."""
BEFORE, AFTER, DECIDED = "2025-09-20", "2026-02-10", "2025-12-15"
NAME, CHECK, SHARE = "Öppna hallen tidigt", "Stickprov varje månad.", "Andel som får svar"
KEPT = ("Städa varje kväll",)
BROKEN, UNMADE, FINE = ("Avvikelse", "deviation"), ("Ej utförd", "not_done"), ("Ingen avvikelse", "no_deviation")
DONE, LATE, ODD = ("Genomförd", "done"), ("Försenad", "late"), ("Gul", None)


def old() -> Plan:
    measured = {"title": SHARE, "direction": "up", "targets": [{"year": 2025, "value": "minst 90 %"}]}
    return plan(
        2025,
        goals=[
            goal("Hallen är öppen för alla.", activity(NAME), activity("Städa varje kväll")) | {"measures": [measured]}
        ],
        internal_control_plan=risks(risk("Nycklar", "Nycklar kommer bort.", CHECK, index=8)),
    )


def new(*names: str, target: str = "minst 90 %", index: int = 8, checks: tuple[str, ...] = (CHECK,)) -> Plan:
    measured = {"title": SHARE, "direction": "up", "targets": [{"year": 2026, "value": target}]}
    held = goal("Hallen är öppen för alla.", *map(activity, names or (NAME, "Städa varje kväll")))
    made = plan(
        2026,
        goals=[held | {"measures": [measured]}],
        internal_control_plan=risks(risk("Nycklar", "Nycklar kommer bort.", *checks, index=index)),
    )
    made.metadata.fields["meeting_date"] = DECIDED  # type: ignore[index]
    return made


def report(meeting: str, through: str = "2025-08-31", **said: Any) -> reports.Report:
    """A report on 2025 with what it says of the activity, the measure and the control."""
    raw: dict[str, Any] = {"format": reports.FORMAT, "year": 2025, "kind": "interim", "through": through,
                           "metadata": {"title": "Delårsrapport", "meeting_date": meeting}}  # fmt: skip
    if status := said.get("status"):
        raw["activities"] = [{"title": NAME, "status": {"printed": status[0], "reading": status[1]}}]
    if outcome := said.get("outcome"):
        values = [{"year": 2025, "through": through, "value": outcome}]
        raw["measures"] = [{"title": SHARE, "outcomes": values}]
    if result := said.get("result"):
        control = {"text": CHECK, "result": {"printed": result[0], "reading": result[1]}}
        raw["internal_control"] = {
            "risks": [{"process": "Nycklar", "risk": "Nycklar kommer bort.", "controls": [control]}]
        }
    return report_from_json(raw)


def judged(after: Plan, *told: reports.Report, record: Explanations | None = None) -> Verdict:
    before = old()
    return judge(compare(before, after), record or Explanations(), LAX, followed=followings(before, after, told))


ASKED: list[tuple[str, Plan, tuple[reports.Report, ...], str | None]] = [
    ("dropped, and late", new(*KEPT), (report(BEFORE, status=LATE),), "dropped"),
    ("dropped, and done", new(*KEPT), (report(BEFORE, status=DONE),), None),
    ("dropped, and no report tells of it", new(*KEPT), (report(BEFORE, outcome="74 %"),), "unreported"),
    ("dropped, and by a word that nobody reads", new(*KEPT), (report(BEFORE, status=ODD),), "dropped"),
    ("dropped, without a report", new(*KEPT), (), None),
    ("dropped, and the report came later", new(*KEPT), (report(AFTER, status=LATE),), None),
    ("late in August, done in October", new(*KEPT),
     (report(BEFORE, status=LATE), report("2025-11-20", "2025-10-31", status=DONE)), None),
    ("a lower target beside an outcome", new(target="minst 80 %"), (report(BEFORE, outcome="74 %"),), "target"),
    ("a lower target, and the report came later", new(target="minst 80 %"), (report(AFTER, outcome="74 %"),), None),
    ("a lower target without an outcome", new(target="minst 80 %"), (report(BEFORE, status=DONE),), None),
    ("a higher target", new(target="minst 95 %"), (report(BEFORE, outcome="74 %"),), None),
    ("a higher target that is already passed", new(target="minst 92 %"), (report(BEFORE, outcome="97 %"),), "below"),
    ("the same target", new(), (report(BEFORE, outcome="97 %"),), None),
    ("a risk lowered after a deviation", new(index=4), (report(BEFORE, result=BROKEN),), "risk"),
    ("a risk lowered, and its control not made", new(index=4), (report(BEFORE, result=UNMADE),), "risk"),
    ("a risk lowered after no deviation", new(index=4), (report(BEFORE, result=FINE),), None),
    ("a control dropped after a deviation", new(checks=()), (report(BEFORE, result=BROKEN),), "control"),
]  # fmt: skip


@pytest.mark.parametrize(("after", "told", "why"), [pytest.param(*row[1:], id=row[0]) for row in ASKED])
def test_what_a_known_report_asks_for(after: Plan, told: tuple[reports.Report, ...], why: str | None) -> None:
    found = [each for each in errors(judged(after, *told)) if each.rule is Rule.UNEXPLAINED]
    assert [each.params["why"] for each in found] == ([] if why is None else [why])
    assert {each.need.word for each in found} <= {"reason" if why in {"dropped", "unreported"} else "decision"}


def test_what_is_eased_takes_a_decision() -> None:
    after, told = new(target="minst 80 %"), report(BEFORE, outcome="74 %")
    (about,) = (each for each in subjects(compare(old(), after)) if each.entity == "measure")
    reason = entry(about)
    assert judged(after, told, record=Explanations((reason,))).passed
    bare = Explanations((type(reason)(reason.items, reason.reason, decision=Decision()),))
    (found,) = errors(judged(after, told, record=bare))
    assert (found.rule, found.params["status"], found.params["day"]) == (Rule.NO_DECISION, "74 %", "2025-08-31")


FIGURES = [
    ("another outcome than a known report's", "Utfallet blev 85 procent i augusti.", "74 %"),
    ("the report's own", "Utfallet blev 74 procent i augusti.", None),
    ("what it is held to", "Utfallet var under 90 procent.", None),
    ("what is aimed at", "Målet sänks till 80 procent.", None),
    ("that of another year", "Utfallet var 61 procent 2023.", None),
]


@pytest.mark.parametrize(("said", "outcome"), [pytest.param(*row[1:], id=row[0]) for row in FIGURES])
def test_a_figure_of_a_reason_is_held_against_the_outcome(said: str, outcome: str | None) -> None:
    after, told = new(target="minst 80 %"), report(BEFORE, outcome="74 %")
    (about,) = (each for each in subjects(compare(old(), after)) if each.entity == "measure")
    verdict = judged(after, told, record=Explanations((entry(about, reason=said),)))
    found = [each for each in verdict.findings if each.rule is Rule.FIGURE_DISAGREES]
    assert [(each.level, each.params["said"]) for each in found] == ([(Level.WARNING, outcome)] if outcome else [])


def test_the_reports_are_those_of_the_revision_that_judges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A branch can neither edit nor drop one; what it adds counts too."""
    repository = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(repository.root)
    old_, new_ = "snapshots/ekvik/omsorgsnamnden/2024.json", "snapshots/ekvik/omsorgsnamnden/2025.json"
    path = repository.root / "snapshots/ekvik/omsorgsnamnden/uppfoljning/2024-08-31.json"
    gone = json.loads((repository.root / new_).read_text(encoding="utf-8"))
    gone["metadata"]["meeting_date"] = "2024-12-09"
    del gone["goals"][0]["activities"][0]
    repository.write(new_, gone)
    repository.commit()
    repository.branch()

    def tells(word: str, reading: str) -> None:
        path.parent.mkdir(exist_ok=True)
        status = {"title": "Träffpunkter", "status": {"printed": word, "reading": reading}}
        raw = {"format": reports.FORMAT, "year": 2024, "kind": "interim", "through": "2024-08-31",
               "metadata": {"title": "Rapport", "meeting_date": "2024-09-20"}, "activities": [status]}  # fmt: skip
        path.write_text(reports.dumps(raw), encoding="utf-8")

    def faults(*judge_by: str) -> str:
        said = check(*judge_by, capture=capsys)[1]
        return " ".join(each["fault"] for each in said["findings"])

    tells("Försenad", "late")
    assert "«Försenad»" in faults(f"origin/main:{old_}", new_)  # the branch's own
    repository.commit()
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    tells("Genomförd", "done")
    assert "«Försenad»" in faults(f"origin/main:{old_}", new_)
    assert "«Försenad»" in faults(old_, new_, "--against", "origin/main")
    assert "«Försenad»" not in faults(old_, new_)
    assert "«Försenad»" in faults(old_, new_, "--against", "origin/main", "--day", "2024-09-20")
    assert "«Försenad»" not in faults(old_, new_, "--against", "origin/main", "--day", "2024-09-19")  # not there yet
    path.unlink()
    assert "«Försenad»" in faults(f"origin/main:{old_}", new_)
    del gone["metadata"]["meeting_date"]  # nor makes it one that came later, by taking away the day of the decision
    repository.write(new_, gone)
    assert "«Försenad»" in faults(f"origin/main:{old_}", new_)
