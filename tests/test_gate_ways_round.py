"""Ways round the gate, each with what is right: it stops, or what let it through is told first. None passes in silence.

Those that need plans alone stand here; those of a branch in git in the second table. Ways to cheat with the record of a
single change are in `test_gate_cheats`, reasons that are none in `test_reasons_that_are_none`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.gated import NONE, errors, rules, verdict
from tests.support.plans import activity, goal, plan, raw_plan, risk, risks
from tests.support.repository import DECISION, FOLDER, LAST, REASON, THIS, Repository, answer, check, run
from tests.support.shown import words
from vpbdiff.gate import Rule
from vpbdiff.model.plan import Plan
from vpbdiff.render import Shown, names
from vpbdiff.store import plan_from_json

Capture = pytest.CaptureFixture[str]
CARE = "Nämnden ska ge ett gott stöd till äldre"


def titled(year: int, title: str, **lists: Any) -> Plan:
    raw = raw_plan(year, **lists)
    raw["metadata"]["title"] = title
    return plan_from_json(raw)


class Pair(NamedTuple):
    """Two plans, and the rule that must stop them."""

    reason: str
    old: Plan
    new: Plan
    rule: Rule


PROSE = [{"title": "Inledning", "paragraphs": [{"text": "Nämnden ansvarar för äldreomsorgen."}]}]
PAIRS = [
    Pair("nothing was read of either", plan(2024), plan(2025), Rule.NOTHING_COMPARED),
    Pair("and their titles differ", titled(2024, "Plan"), titled(2025, "Verksamhetsplan"), Rule.NOTHING_COMPARED),
    Pair(
        "nothing was read of the old, prose of the new", plan(2024), plan(2025, sections=PROSE), Rule.NOTHING_COMPARED
    ),
    Pair("prose of the old, nothing of the new", plan(2024, sections=PROSE), plan(2025), Rule.NOTHING_COMPARED),
    Pair(
        "prose of the old, nothing of the new, and another title",
        titled(2024, "Plan", sections=PROSE),
        titled(2025, "Ny plan"),
        Rule.NOTHING_COMPARED,
    ),
    Pair("empty lists in both", plan(2024, goals=[]), titled(2025, "Ny plan", goals=[]), Rule.NOTHING_COMPARED),
    Pair(
        "everything taken out",
        plan(2024, goals=[goal(CARE)]),
        plan(2025),
        Rule.UNEXPLAINED,
    ),
    Pair(
        "a risk hidden by a list that is called unknown",
        plan(2024, internal_control_plan=risks(risk("Läkemedel", "Fel dos.", "Stickprov", index=12))),
        plan(2025, goals=[goal(CARE, activity("Matråd", "Brukarna väljer."))], internal_control_plan={"risks": None}),
        Rule.NOT_COMPARED,
    ),
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.reason)
def test_a_pair_is_stopped(pair: Pair) -> None:
    assert pair.rule in rules(errors(verdict(pair.old, pair.new, NONE)))


def test_plans_with_anything_in_common_are_compared() -> None:
    old, new = (titled(year, title, goals=[goal(CARE)]) for year, title in ((2024, "Plan"), (2025, "Ny plan")))
    assert verdict(old, new).passed


@pytest.fixture
def branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A branch from a main where the first activity is changed and nobody has said why."""
    found = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(found.root)
    (found.root / "vpbdiff.toml").write_text('[policy.needs]\nactivity = "reason"\n', encoding="utf-8")
    found.commit()
    found.branch()
    return found


Do = Callable[[Repository], object]
RECORD = f"{FOLDER}/2024-2025.explanations.json"


def policy_of(text: str, place: str = "vpbdiff.toml") -> Do:
    return lambda branch: (branch.root / place).write_text(text, encoding="utf-8")


def program(*arguments: str) -> Do:
    return lambda branch: run(*arguments)


def answered(*arguments: str) -> Do:
    """The lowered requirement answered by what `arguments` say, over an honest reason."""
    return program("explain", f"origin/main:{LAST}", THIS, "policy:needs.activity", "--text", REASON, *arguments)


def attribute(kind: str, driver: str) -> Do:
    """Every snapshot shown by git as the new plan."""

    def do(branch: Repository) -> None:
        (branch.root / ".gitattributes").write_text(f"*.json {kind}=ekvik\n", encoding="utf-8")
        branch.git("config", f"{kind}.ekvik.{driver}", f"cat {branch.root / THIS}; true")

    return do


def made_up(branch: Repository) -> None:
    """A setting lowered, with the decision for another one."""
    policy_of('[policy.needs]\nactivity = "nothing"\n')(branch)
    run("explain", f"origin/main:{LAST}", THIS, "policy:needs.activity", "--text", REASON, "--decision", DECISION)
    policy_of('[policy.needs]\nactivity = "note"\n')(branch)


def linked(branch: Repository) -> None:
    (branch.root / "vpbdiff.toml").unlink()
    (branch.root / "slapp.toml").write_text('[policy.needs]\nactivity = "nothing"\n', encoding="utf-8")
    (branch.root / "vpbdiff.toml").symlink_to("slapp.toml")


def other_baseline(branch: Repository) -> None:
    """A decision on one baseline, and another change recorded after it."""
    run("explain", LAST, THIS, "--baseline")
    name = "policy:exemptions.baseline"
    run("explain", f"origin/main:{LAST}", THIS, name, "--text", REASON, "--decision", DECISION)
    branch.edit("Personalen går ut med dem som vill.", "Personalen går ut med några.")
    run("explain", LAST, THIS, "--baseline")


class Way(NamedTuple):
    """What a branch does, and the rule that stops it when main judges."""

    reason: str
    does: Sequence[Do]
    rule: Rule


LAX = '[policy.needs]\nactivity = "nothing"\n'
WAYS = [
    Way("a baseline of its own", [program("explain", LAST, THIS, "--baseline")], Rule.POLICY),
    Way("a baseline that grew after its decision", [other_baseline], Rule.POLICY),
    Way("the policy lowered", [policy_of(LAX)], Rule.POLICY),
    Way("the policy lowered, and a decision on another lowering", [made_up], Rule.POLICY),
    Way("a nearer policy", [policy_of(LAX, f"{FOLDER}/vpbdiff.toml")], Rule.POLICY),
    Way("a symlink to a lower policy", [linked], Rule.POLICY),
    Way("a level lowered", [policy_of('[policy]\nstale = "warning"\n')], Rule.POLICY),
    Way(
        "a pin of its own",
        [program("explain", LAST, THIS, "--pair", "Läkemedel", "Läkemedel", "--text", REASON)],
        Rule.POLICY,
    ),
    Way(
        "a word that two are not the same",
        [program("explain", LAST, THIS, "--unpair", "Läkemedel", "Läkemedel", "--text", REASON)],
        Rule.POLICY,
    ),
    Way("money that counts for nothing", [policy_of("[policy.money]\namount_kr = 999999999\n")], Rule.POLICY),
    Way("a share that nothing reaches", [policy_of('[policy.money]\npercent = "99,9"\n')], Rule.POLICY),
    Way("no risk that needs a decision", [policy_of("[policy.risk]\ndecision_from_index = 17\n")], Rule.POLICY),
    Way("weaker promises for nothing", [policy_of('[policy]\nweakened = "note"\n')], Rule.POLICY),
    Way("a paragraph of nobody's as the decision", [policy_of(LAX), answered("--decision", "§ 5")], Rule.POLICY),
    Way(
        "a decision with a reason that is none",
        [policy_of(LAX), answered("--decision", DECISION, "--text", "Samma som förut")],
        Rule.POLICY,
    ),
    Way("a converter for what git shows", [attribute("diff", "textconv")], Rule.UNEXPLAINED),
    Way("a filter for what git checks out", [attribute("filter", "smudge")], Rule.UNEXPLAINED),
    Way("no reason at all", [], Rule.UNEXPLAINED),
    Way("the policy deleted", [lambda branch: (branch.root / "vpbdiff.toml").unlink()], Rule.UNEXPLAINED),
    Way(
        "last year's plan made the same in the working copy",
        [lambda branch: (branch.root / LAST).write_bytes((branch.root / THIS).read_bytes())],
        Rule.UNEXPLAINED,
    ),
    Way(
        "a reason that is none, written by hand",
        [
            program("explain", LAST, THIS, "Träffpunkter", "--text", REASON),
            lambda branch: branch.edit(REASON, "Skäl saknas (TBD).", RECORD),
        ],
        Rule.NO_REASON,
    ),
    Way(
        "the sort of loosening lowered",
        [policy_of('[policy]\nloosening = "decision"\n[policy.needs]\nactivity = "nothing"\n')],
        Rule.POLICY,
    ),
]
assert len(PAIRS) + len(WAYS) >= 30


@pytest.mark.parametrize("judged", [(f"origin/main:{LAST}", THIS), (LAST, THIS, "--against", "origin/main")], ids=str)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.reason)
def test_a_branch_is_stopped(way: Way, judged: Sequence[str], branch: Repository, capsys: Capture) -> None:
    for do in way.does:
        do(branch)
    if way.reason.startswith("last year's") and "--against" in judged:
        pytest.skip("OLD is that of the working copy, as it is named")
    status, said = check(*judged, capture=capsys)
    assert status == 1
    assert way.rule in {each["rule"] for each in said["findings"] if each["level"] == "error"}


def test_what_a_branch_exempts_is_answered_by_a_decision(branch: Repository, capsys: Capture) -> None:
    run("explain", LAST, THIS, "--baseline")
    for judged in ((f"origin/main:{LAST}", THIS), (LAST, THIS, "--against", "origin/main")):
        status, said = check(*judged, capture=capsys)
        (finding,) = (each for each in said["findings"] if each["rule"] == "policy-loosened")
        assert status == 1
        assert answer(finding["command"]) == 0
        assert check(*judged, capture=capsys)[0] == 0
        run("explain", *judged, "policy:exemptions.baseline", "--remove")
    assert check(LAST, THIS, capture=capsys)[0] == 0  # judged by no revision, and it says so


def test_the_deciding_side_can_forbid_any_loosening(branch: Repository, capsys: Capture) -> None:
    policy_of('[policy]\nloosening = "error"\n')(branch)
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    run("explain", LAST, THIS, "--baseline")
    policy_of("")(branch)  # emptied: it has no line to point at
    old = f"origin/main:{LAST}"
    for name in ("exemptions.baseline", "loosening"):
        assert run("explain", old, THIS, f"policy:{name}", "--text", REASON, "--decision", DECISION) == 0
    status, said = check(old, THIS, capture=capsys)
    found = [each for each in said["findings"] if each["rule"] == "policy-loosened"]
    assert (status, [each["command"] for each in found]) == (1, [None, None])
    assert all("loosening" in each["fault"] for each in found)


def test_a_loosening_heads_the_output(branch: Repository, capsys: Capture) -> None:
    policy_of(LAX)(branch)
    capsys.readouterr()
    run("check", f"origin/main:{LAST}", THIS)
    lines = capsys.readouterr().out.splitlines()
    assert lines.index("Lättnader som gäller") < lines.index("Kraven i vpbdiff.toml") < lines.index("Resultat")


@pytest.mark.parametrize("old", [LAST, f"origin/main:{LAST}", "2024"])
def test_no_exemption_is_suggested(old: str, branch: Repository, tmp_path: Path) -> None:
    for form in names(Shown.CHECK):
        report = tmp_path / "report"
        new = "2025" if old == "2024" else THIS
        assert run("check", old, new, "--format", form, "-o", str(report)) == 1
        assert "--baseline" not in words(report.read_bytes())


def test_exemptions_of_no_revision_are_told(branch: Repository, capsys: Capture) -> None:
    said = "Undantagen är inte prövade mot någon beslutad version"
    for arguments, told in (((LAST, THIS), True), ((LAST, THIS, "--against", "origin/main"), False)):
        run("explain", LAST, THIS, "--baseline")
        capsys.readouterr()
        run("check", *arguments)
        assert (said in " ".join(capsys.readouterr().out.split())) is told


def test_a_revision_that_is_not_there_is_never_passed(branch: Repository, capsys: Capture) -> None:
    assert run("check", LAST, THIS, "--against", "finns-inte") == 2


def test_texts_edited_to_fit_are_told(branch: Repository, capsys: Capture) -> None:
    """A reason is decided; the branch turns the plan, and the stored text with it."""
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON, "--date", "2024-12-10")
    branch.commit()
    branch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    for place in (THIS, RECORD):
        branch.edit("varje dag, även helger", "varje vecka", place)
    status, said = check(f"origin/main:{LAST}", THIS, capture=capsys)
    assert (status, said["loosened"]) == (0, [{"what": "refitted", "name": REASON, "number": 1}])
    # Written anew, the reason is somebody's again.
    run("explain", LAST, THIS, "Träffpunkter", "--text", REASON, "--date", "2024-12-11")
    assert check(f"origin/main:{LAST}", THIS, capture=capsys)[1]["loosened"] == []
