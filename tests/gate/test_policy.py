"""The policy of a vpbdiff.toml: found near the plans, mended by what is told, and never loosened in silence."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import examples
from tests.support.gated import errors, explained, rules
from tests.support.plans import activity, goal, plan
from vpbdiff.base.errors import Level, VpbdiffError
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Entry, Explained, Explanations
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Rule, Verdict, judge
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy import Money, Need, Policy, policy, policy_for
from vpbdiff.policy.rules import Setting, loosened
from vpbdiff.store import Snapshot

DEFAULT = policy("", None)


@pytest.mark.parametrize("text", ["", "\n", "[policy]\n", "[policy.needs]\n", 'series = "ekvik/omsorgsnamnden"\n'])
def test_what_sets_nothing_is_the_default(text: str) -> None:
    assert policy(text, None) == DEFAULT


def test_what_the_default_asks() -> None:
    """As the municipality reads it in the documentation."""
    assert DEFAULT.need("activity", Kind.REWORDED) is Need.REASON
    assert DEFAULT.need("goal", Kind.REWORDED) is Need.DECISION
    assert DEFAULT.need("goal", Kind.REMOVED) is Need.DECISION
    assert DEFAULT.need("goal", Kind.ADDED) is Need.REASON
    assert {DEFAULT.need("paragraph", kind) for kind in Kind} == {Need.NOTE}
    assert (DEFAULT.editorial, DEFAULT.reordered, DEFAULT.proposed) == (Need.NOTHING, Need.NOTHING, Need.REASON)
    assert (DEFAULT.prose.acts, DEFAULT.prose.figures) == (Need.REASON, Level.WARNING)
    assert (DEFAULT.decision_from_index, DEFAULT.unbridged, DEFAULT.stale) == (9, Level.ERROR, Level.ERROR)


def test_a_table_changes_the_kinds_that_it_names_and_any_all_others() -> None:
    one = policy('[policy.needs.goal]\nreworded = "reason"\n', None)
    assert one.need("goal", Kind.REWORDED) is Need.REASON
    assert one.need("goal", Kind.REMOVED) is Need.DECISION
    every = policy('[policy.needs.goal]\nany = "note"\nremoved = "decision"\n', None)
    assert every.need("goal", Kind.ADDED) is Need.NOTE
    assert every.need("goal", Kind.REMOVED) is Need.DECISION
    assert every.need("risk", Kind.ADDED) is Need.REASON
    assert policy('[policy]\nneeds = {goal = "note"}', None).need("goal", Kind.REMOVED) is Need.NOTE


GOAL = '[policy.needs.goal]\nadded = "note"\n'
FAULTS = [
    ("no TOML", "[policy\n", "toml.broken", 1, None),
    ("a value without quotes", "[policy]\n\nstale = error\n", "toml.broken", 3, None),
    ("a fault in a last line without an end", "[policy]\n[policy.risk", "toml.broken", 2, None),
    ("a key twice", '[policy]\nstale = "error"\nstale = "note"\n', "toml.twice", 3, None),
    ("a misspelt key", '[policy]\n# a remark\nstal = "error"\n', "schema.misspelt-field", 3, "stale"),
    ("a misspelt table", '[polcy]\nstale = "error"\n', "schema.misspelt-field", 1, "policy"),
    ("an unlike key", "[policy]\nx = 1\n", "schema.unknown-field", 2, None),
    ("a misspelt entity", '[policy.needs]\nrisks = "note"\n', "schema.misspelt-field", 2, "risk"),
    ("a misspelt kind", '[policy.needs.risk]\nany = "note"\nlowerd = "note"\n', "schema.misspelt-field", 3, "lowered"),
    ("a kind in the second of two tables", GOAL + '[policy.needs.risk]\nadded = "x"\n', "schema.enum", 4, None),
    ("an inline table", '[policy.needs]\ngoal = {any = "note", aded = "note"}\n', "schema.misspelt-field", 2, "added"),
    ("a dotted key", '[policy]\nrisk.decision_from_index = 18\n', "schema.range", 2, None),
    ("a need that is none", '[policy.needs]\nrisk = "reasons"\n', "schema.enum", 2, None),
    ("a level for a need", '[policy]\nweakened = "error"\n', "schema.enum", 2, None),
    ("a need for a level", '[policy]\nstale = "reason"\n', "schema.enum", 2, None),
    ("a number in quotes", '[policy.money]\namount_kr = "500"\n', "schema.type.integer", 2, None),
    ("a decimal point", '[policy.money]\npercent = "1.5"\n', "schema.pattern", 2, None),
    ("a percentage without quotes", "[policy.money]\npercent = 1\n", "schema.type.string", 2, None),
    ("less than nothing", "[policy.money]\namount_kr = -1\n", "schema.range", 2, None),
    ("a date", "by = 2024-01-01\n", "schema.type.string", 1, None),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "key", "line", "nearest"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_with_its_line(reason: str, text: str, key: str, line: int, nearest: str | None) -> None:
    with pytest.raises(VpbdiffError) as caught:
        policy(text, "ekvik/vpbdiff.toml")
    (problem,) = caught.value.problems
    assert (problem.key, problem.location.path, problem.location.line) == (key, "ekvik/vpbdiff.toml", line)
    assert problem.params.get("nearest") == nearest


def test_a_whole_number_with_decimals_is_whole() -> None:
    found = policy("[policy.money]\namount_kr = 500000.0\n[policy.risk]\ndecision_from_index = 12.0\n", None)
    assert (type(found.money.amount_kr), type(found.decision_from_index)) == (int, int)


class TestFinding:
    @pytest.fixture
    def plans(self, tmp_path: Path) -> Path:
        folder = tmp_path / "repo" / "snapshots" / "ekvik" / "omsorgsnamnden"
        folder.mkdir(parents=True)
        return folder

    def put(self, folder: Path, text: str = '[policy]\nstale = "note"\n') -> None:
        (folder / "vpbdiff.toml").write_text(text, encoding="utf-8")

    def of(self, folder: Path, revision: str | None = None) -> Policy:
        return policy_for(Snapshot(folder / "2025.json", revision))

    def test_it_is_the_nearest_upwards_from_the_plan(self, plans: Path) -> None:
        assert self.of(plans).source is None
        self.put(plans.parents[2])
        assert self.of(plans).stale is Level.NOTE
        self.put(plans.parent, '[policy]\nstale = "warning"\n')
        assert self.of(plans).stale is Level.WARNING
        self.put(plans, "")
        assert replace(self.of(plans), source=None) == DEFAULT

    def test_nothing_above_the_repository_is_looked_at(self, plans: Path, tmp_path: Path) -> None:
        self.put(tmp_path)
        assert self.of(plans).stale is Level.NOTE
        (tmp_path / "repo" / ".git").mkdir()
        assert self.of(plans) == DEFAULT

    def test_a_link_leads_to_where_the_plans_are(self, plans: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        self.put(tmp_path / "elsewhere", '[policy]\nstale = "warning"\n')
        (tmp_path / "elsewhere" / "link").symlink_to(plans, target_is_directory=True)
        self.put(plans)
        assert self.of(tmp_path / "elsewhere" / "link").stale is Level.NOTE

    def test_what_cannot_be_read_is_never_passed_by(self, plans: Path) -> None:
        (plans / "vpbdiff.toml").mkdir()
        with pytest.raises(VpbdiffError) as caught:
            self.of(plans)
        assert caught.value.problems[0].key == "file.folder"
        (plans.parent / "2025.json").touch()
        (plans.parent / "vpbdiff.toml").symlink_to("nowhere.toml")
        with pytest.raises(VpbdiffError):
            self.of(plans.parent)

    def test_a_revision_has_its_own(self, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root = tmp_path / "repo"
        monkeypatch.chdir(root)

        def git(*words: str) -> None:
            who = ["-c", "user.name=x", "-c", "user.email=x@ekvik.example"]
            subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)

        git("init", "-q")
        (plans / "2025.json").write_text("{}", encoding="utf-8")
        git("add", "-A")
        git("commit", "-qm", "without")
        self.put(root)
        git("add", "-A")
        git("commit", "-qm", "with")
        self.put(root, '[policy]\nstale = "warning"\n')
        path = plans.relative_to(root)
        assert self.of(path, "HEAD~1") == DEFAULT
        assert self.of(path, "HEAD").stale is Level.NOTE
        assert self.of(path, "HEAD").source == "HEAD:vpbdiff.toml"
        assert self.of(path).stale is Level.WARNING


ALONE = ("editorial", "reordered", "proposed", "weakened", "figure_missing")
HELD = ("unbridged", "stale", "orphaned", "duplicate", "pins")
NEEDS = st.sampled_from(list(Need))
LEVELS = st.sampled_from(list(Level))
LIMITS = st.none() | st.sampled_from([0, 1, 100_000, 500_000])
SHARES = st.none() | st.sampled_from([Fraction(0), Fraction(1, 1000), Fraction(15, 1000)])


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """The default with some settings otherwise."""
    few = {(entity, kind): draw(NEEDS) for entity in ("goal", "risk") for kind in (Kind.ADDED, Kind.REMOVED)}
    every = {("fee", kind): need for need in [draw(NEEDS)] for kind in Kind}
    needs: dict[str, Any] = {name: draw(NEEDS) for name in ALONE}
    levels: dict[str, Any] = {name: draw(LEVELS) for name in HELD}
    return replace(
        DEFAULT,
        needs={**DEFAULT.needs, **few, **every},
        **needs,
        **levels,
        decision_from_index=draw(st.sampled_from([1, 9, 17])),
        money=Money(draw(LIMITS), draw(SHARES)),
    )


class TestLoosened:
    @given(policies())
    def test_no_policy_is_looser_than_itself(self, one: Policy) -> None:
        assert list(loosened(one, one)) == []

    @given(policies(), policies())
    @examples(50, 1000)
    def test_whatever_asks_less_is_told_and_nothing_else(self, before: Policy, after: Policy) -> None:
        told = {setting.name for setting in loosened(before, after)}
        order = (Level.NOTE, Level.WARNING, Level.ERROR)
        for entity in ENTITIES:
            less = {kind for kind in Kind if after.need(entity, kind) < before.need(entity, kind)}
            single = {f"needs.{entity}.{kind}" for kind in less}
            assert {name for name in told if f"{name}.".startswith(f"needs.{entity}.")} == (
                {f"needs.{entity}"} if less == set(Kind) else single
            )
        for name in ALONE:
            assert (name in told) == (getattr(after, name) < getattr(before, name))
        for name in HELD:
            assert (name in told) == (order.index(getattr(after, name)) < order.index(getattr(before, name)))
        assert ("risk.decision_from_index" in told) == (after.decision_from_index > before.decision_from_index)
        changes = [
            (Fraction(change), Fraction(old)) for change in (0, 1, 99_999, 400_000, 10**9) for old in (0, 10**7, 10**9)
        ]
        less_money = any(before.money.reached(*each) and not after.money.reached(*each) for each in changes)
        assert not less_money or {"money.amount_kr", "money.percent"} & told

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("", "[policy.money]\namount_kr = 500000", [Setting("money.amount_kr", "-", "500000")]),
            ("", '[policy.money]\npercent = "1,50"', [Setting("money.percent", "-", "1,5")]),
            ("", "[policy.money]\namount_kr = 0", []),
            ("[policy.money]\namount_kr = 5", "", []),
            ("[policy.money]\namount_kr = 5", '[policy.money]\namount_kr = 5\npercent = "1"', []),
            (
                '[policy.money]\namount_kr = 5\npercent = "1"',
                "[policy.money]\namount_kr = 5",
                [Setting("money.percent", "1", "-")],
            ),
            ('[policy.needs]\nfee = "note"', "", []),
            ("", '[policy.needs.fee]\nany = "note"', [Setting("needs.fee", "reason", "note")]),
            ("", '[policy.needs]\ngoal = "note"', [Setting("needs.goal", "reason, decision", "note")]),
            ("", '[policy.needs.goal]\nadded = "note"', [Setting("needs.goal.added", "reason", "note")]),
            ("", '[policy.needs.goal]\nany = "decision"', []),
            ("", "[policy.risk]\ndecision_from_index = 17", [Setting("risk.decision_from_index", "9", "17")]),
        ],
    )  # fmt: skip
    def test_the_settings_are_told_in_the_words_of_the_file(
        self, before: str, after: str, expected: list[Setting]
    ) -> None:
        assert list(loosened(policy(before, None), policy(after, None))) == expected


STRICTEST = "\n".join(
    [
        "[policy]",
        *(f'{name} = "decision"' for name in ALONE),
        *(f'{name} = "error"' for name in HELD),
        'loosening = "error"',
        "risk.decision_from_index = 1",
        'prose.acts = "decision"',
        'prose.figures = "error"',
        'follow.eased = "decision"',
        'follow.dropped = "decision"',
        *(f'needs.{entity} = "decision"' for entity in ENTITIES),
    ]
)
"""The settings that ask for all that can be asked."""


def lowerings() -> Iterator[tuple[str, str, str]]:
    """Every line of settings that asks less than the strictest, on its own: the table, the line, the setting's name."""
    less = ("reason", "note", "nothing")
    for name in ALONE:
        yield from (("policy", f'{name} = "{word}"', name) for word in less)
    for name in HELD:
        yield from (("policy", f'{name} = "{word}"', name) for word in ("warning", "note"))
    for entity in ENTITIES:
        for word in less:
            yield "policy.needs", f'{entity} = "{word}"', f"needs.{entity}"
            yield f"policy.needs.{entity}", f'any = "{word}"', f"needs.{entity}"
            yield "policy", f'needs = {{{entity} = {{any = "{word}"}}}}', f"needs.{entity}"
        for kind in Kind:
            yield f"policy.needs.{entity}", f'any = "decision"\n{kind} = "note"', f"needs.{entity}.{kind}"
    yield "policy", 'loosening = "decision"', "loosening"
    yield "policy.risk", "decision_from_index = 2", "risk.decision_from_index"
    yield "policy.prose", 'acts = "note"\nfigures = "error"', "prose.acts"
    yield "policy.prose", 'acts = "decision"\nfigures = "warning"', "prose.figures"
    yield "policy.prose", 'acts = "decision"\nfigures = "error"\nverbs = ["stänga"]', "prose.verbs"
    yield "policy.follow", 'eased = "reason"\ndropped = "decision"', "follow.eased"
    yield "policy.follow", 'eased = "decision"\ndropped = "note"', "follow.dropped"
    yield "policy.money", "amount_kr = 1", "money.amount_kr"
    yield "policy.money", 'percent = "0,1"', "money.percent"


def test_every_way_to_ask_less_is_told() -> None:
    strictest = policy(STRICTEST, None)
    silent = []
    for table, line, name in lowerings():
        alone = policy(f"[{table}]\n{line}\n", None)
        if name.startswith("needs."):
            entity = name.split(".")[1]
            after = replace(strictest, needs={**strictest.needs, **_of_entity(alone, entity)})
        else:
            after = replace(strictest, **_set_alone(alone, name))
        if [setting.name for setting in loosened(strictest, after)] != [name]:
            silent.append((table, line))
    assert silent == []


def _of_entity(found: Policy, entity: str) -> dict[tuple[str, Kind], Need]:
    return {(each, kind): need for (each, kind), need in found.needs.items() if each == entity}


def _set_alone(found: Policy, name: str) -> dict[str, Any]:
    field = {"risk.decision_from_index": "decision_from_index"}.get(name, name.split(".", maxsplit=1)[0])
    return {field: getattr(found, field)}


def test_no_setting_escapes_the_table_of_loosenings() -> None:
    """A setting that is new to the policy must be one that is looked at."""
    looked_at = {"needs", "money", "prose", "follow", "decision_from_index", "loosening", *ALONE, *HELD}
    assert {field.name for field in fields(Policy)} - {"source"} == looked_at


WAYS = [
    # reason, the settings before, the settings after, what is told
    ("a stricter line is taken away", '[policy]\nweakened = "decision"\n', "[policy]\n", ["weakened"]),
    ("the whole file is", '[policy.needs]\nfee = "decision"\n', "", ["needs.fee"]),
    ("one kind of the strict ones", '[policy.needs.risk]\nlowered = "decision"\n', "", ["needs.risk.lowered"]),
    ("any, while a kind is named as before", "", '[policy.needs.goal]\nany = "note"\nremoved = "decision"\n',
     [f"needs.goal.{kind}" for kind in Kind if kind is not Kind.REMOVED]),
    ("any, where one kind asked no more", "", '[policy.needs.goal]\nany = "reason"\n',
     [f"needs.goal.{kind}" for kind in Kind if kind is not Kind.ADDED]),
    ("stricter for one kind, looser for all else", "", '[policy.needs.fee]\nany = "nothing"\nremoved = "decision"\n',
     [f"needs.fee.{kind}" for kind in Kind if kind is not Kind.REMOVED]),
    ("a limit beside another", '[policy.money]\namount_kr = 5\n', '[policy.money]\namount_kr = 9\npercent = "1"\n',
     ["money.amount_kr"]),
    ("one limit in the place of the other", '[policy.money]\namount_kr = 5\n', '[policy.money]\npercent = "1"\n',
     ["money.amount_kr"]),
    ("a limit where one of nothing made all count", '[policy.money]\namount_kr = 0\npercent = "9"\n',
     '[policy.money]\npercent = "9"\n', ["money.percent"]),
    ("stricter throughout", "", STRICTEST, []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "told"), [pytest.param(*row, id=why) for why, *row in WAYS])
def test_ways_to_loosen(before: str, after: str, told: list[str]) -> None:
    assert [setting.name for setting in loosened(policy(before, None), policy(after, None))] == told


OLD, NEW = (
    plan(2025, goals=[goal("Nämnden ska ge ett gott stöd", activity("Stöd i hemmet", text))])
    for text in ("Alla ska få besök.", "De flesta ska få besök.")
)
SETTING = Setting("needs.goal.added", "reason", "note")


def gated(*entries: Entry) -> Verdict:
    comparison = compare(OLD, NEW)
    reasons = Explanations((*explained(comparison).entries, *entries))
    return judge(comparison, reasons, DEFAULT, history=True, loosened=(SETTING,))


def answer(**parts: object) -> Entry:
    item = Explained("policy:needs.goal.added", "needs.goal.added", (), ({"value": "reason"},), ({"value": "note"},))
    base = Entry((item,), "Nya mål prövas redan i fullmäktige.", decision=Decision("Nämnden", "2025-01-20", "§ 3"))
    return replace(base, **parts)  # type: ignore[arg-type]


UNANSWERED: list[tuple[str, Callable[[], list[Entry]]]] = [
    ("nothing", list),
    ("no decision", lambda: [answer(decision=Decision())]),
    ("no decision that can be found", lambda: [answer(decision=Decision("Nämnden"))]),
    ("no reason", lambda: [answer(reason="-")]),
    ("before the gate", lambda: [answer(baseline=True)]),
    ("another loosening of it", lambda: [answer(items=(replace(answer().items[0], new=({"value": "nothing"},)),))]),
    ("nothing of what it was", lambda: [answer(items=(replace(answer().items[0], old=(), new=()),))]),
    ("an entry for a change too", lambda: [answer(items=(answer().items[0], subjects(compare(OLD, NEW))[0].record))]),
]


@pytest.mark.parametrize(("reason", "entries"), UNANSWERED, ids=[row[0] for row in UNANSWERED])
def test_a_loosened_policy_needs_a_reason_with_a_decision(reason: str, entries: Callable[[], list[Entry]]) -> None:
    found = gated(*entries())
    assert rules(errors(found)) == [Rule.POLICY]
    assert errors(found)[0].params == {"setting": SETTING.name, "was": SETTING.was, "now": SETTING.now}


def test_an_answered_loosening_passes_and_is_listed() -> None:
    older = answer(items=(replace(answer().items[0], old=({"value": "decision"},), new=({"value": "reason"},)),))
    for entries in ([answer()], [answer(), older], [older, answer()]):
        found = gated(*entries)
        assert found.passed
        assert [(each.what, each.name) for each in found.loosened] == [("policy", SETTING.name)]
