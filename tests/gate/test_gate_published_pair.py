"""The gate on the two published plans: silent about form, precise about what lacks a reason, and never fooled twice."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.examples import first_now
from tests.support.gated import REASON, altered, amount, entry, errors, explained, rules, verdict
from tests.support.solna import FOLDER, raw_solna, solna
from vpbdiff.base.errors import Level
from vpbdiff.budget.components import Component, Index, LineAmount
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Edit, Explanations, State, write
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Case, Finding, Lacking, Rule, open_case
from vpbdiff.model.changes import Kind, Op, Significance
from vpbdiff.policy import Need
from vpbdiff.store import plan_from_json

Raw = dict[str, Any]
MKR = 1_000_000
UNITS = (
    LineAmount("Stab och central ledning", -800_000),
    LineAmount("Vuxenheten", 700_000),
    LineAmount("Ekonomi- och arbetsmarknadsenheten", -5_400_000),
    LineAmount("Barn- och ungdomsenheten", 3_300_000),
)
"""What became of each unit's net cost from 2020 to 2022, as printed."""


def opened(folder: Path) -> Case:
    return open_case(str(folder / "2020.json"), str(folder / "2022.json"))


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """The two plans, with no explanations beside them."""
    for year in (2020, 2022):
        shutil.copy(FOLDER / f"{year}.json", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reason for everything, in a file as the program writes it."""
    folder = tmp_path_factory.mktemp("explained")
    for year in (2020, 2022):
        shutil.copy(FOLDER / f"{year}.json", folder)
    case = opened(folder)
    then = Decision("Socialnämnden", "2021-12-14", "§ 98")
    made = altered(explained(case.comparison, *UNITS), lambda each: replace(each, decision=then))
    write(case.place, [Edit(None, each) for each in made.entries])
    return Path(case.place.path)


@pytest.fixture
def answered(plans: Path, reasons: Path) -> Path:
    """The two plans with a reason for everything."""
    shutil.copy(reasons, plans)
    return plans


def edited(folder: Path, edit: Callable[[Raw], None]) -> Case:
    """The case after an edit of the new plan."""
    path = folder / "2022.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    edit(raw)
    path.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return opened(folder)


def named(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(str(each.rule), each.stand.subject.record.name) for each in found if each.stand]


@pytest.fixture(scope="module")
def bare(reasons: Path) -> Case:
    """The two plans as they are in the repository, without explanations."""
    case = opened(reasons.parent)
    return case.with_reading(replace(case.reading, text="", explanations=Explanations()))


class TestUnexplained:
    def test_every_finding_is_of_what_the_policy_asks_for(self, bare: Case) -> None:
        assert not bare.verdict.passed
        found = Counter(
            each.stand.subject.entity for each in errors(bare.verdict) if each.rule is Rule.UNEXPLAINED and each.stand
        )
        assert found == {
            "activity": 20,  # 12 stayed and were reworded, 1 moved, 2 became one, 4 went, 2 came
            "measure": 8,
            "assignment": 1,
            "budget_line": 4,  # income, cost, a total with another name, and an investment without its figure
            "contract": 1,
            "procurement": 1,
            "risk": 11,  # 1 raised, 2 lowered, 3 gone, 1 new, 1 renamed and put in another category; 3 may be wording
            "control": 6,  # two risks lost two each, and one was exchanged for another
            "unit": 2,  # one renamed, two became one
            "fee": 1,  # its name gains «att», which may be wording
            "responsibility": 1,  # a name that differs by a letter
            "paragraph": 2,  # a system is to be introduced in January; «ska alltid tas på största allvar» is gone
        }
        proposed = [each for each in errors(bare.verdict) if each.params.get("why") == "proposed"]
        assert len(proposed) == 5  # the three risks, the fee and the responsibility

    def test_lowered_and_dropped_risks_ask_for_a_decision_from_nine_on(self, bare: Case) -> None:
        asked = {
            each.stand.subject.record.name: each.stand.subject.record.kinds
            for each in errors(bare.verdict)
            if each.stand and each.need is Need.DECISION
        }
        assert Counter(kinds[0] for kinds in asked.values()) == {Kind.REMOVED: 3, Kind.LOWERED: 2}
        highest = [change.old[0].fields["index"] for change in bare.comparison.changes if change.title in asked]
        assert all(isinstance(index, int) and index >= 9 for index in highest)

    def test_nothing_is_asked_of_form_and_order(self, bare: Case) -> None:
        verdict_ = bare.verdict
        mere = [
            change.id
            for change in verdict_.comparison.changes
            if all(
                facet.kind is Kind.REORDERED or (facet.significance is Significance.EDITORIAL and facet.certain)
                for facet in change.facets
            )
        ]
        assert len(mere) >= 5
        said = {each.stand.subject.change.id for each in verdict_.findings if each.stand and each.stand.subject.change}
        assert said.isdisjoint(mere)
        assert {verdict_.needs[each] for each in mere} == {Need.NOTHING}

    def test_prose_is_a_note(self, bare: Case) -> None:
        found = [each for each in bare.verdict.findings if each.rule in (Rule.NOTED, Rule.FIGURES) and each.stand]
        assert {(each.rule, each.level) for each in found} == {
            (Rule.NOTED, Level.NOTE),
            (Rule.FIGURES, Level.WARNING),
        }
        entities = {each.stand.subject.entity for each in found if each.stand}
        assert entities == {"metadata", "responsibility", "section", "paragraph"}

    def test_the_money_that_lacks_a_reason_is_told_unit_by_unit(self, bare: Case) -> None:
        spans = [each.span for each in bare.verdict.of_rule(Rule.UNBRIDGED)]
        assert {span.row.name: span.residual.kr for span in spans if span and span.row} == {
            "Stab och central ledning": -800_000,
            "Vuxenheten": 700_000,
            "Ekonomi- och arbetsmarknadsenheten": -5_400_000,
            "Barn- och ungdomsenheten": 3_300_000,
        }
        assert bare.verdict.lacking == Lacking(58, 4)


def activity(raw: Raw, goal: int = 0, number: int = 0) -> Raw:
    found: Raw = raw["goals"][goal]["activities"][number]
    return found


LACKING: dict[str, Callable[[Raw], Any]] = {
    "the risks unknown": lambda raw: raw["internal_control_plan"].update(risks=None),
    "the money unknown": lambda raw: raw.update(operating_budget=None),
    "no risks": lambda raw: raw["internal_control_plan"].update(risks=[]),
}
SOAKED_LACKING: dict[str, Callable[[Raw], Any]] = {
    "the whole control plan unknown": lambda raw: raw.update(internal_control_plan=None),
    "the goals unknown": lambda raw: raw.update(goals=None),
    "the risks gone": lambda raw: raw.pop("internal_control_plan"),
    "nothing but a title": lambda raw: [raw.pop(key) for key in list(raw) if key in ("goals", "sections")],
}


class TestExplained:
    def test_a_reason_for_each_passes(self, answered: Path) -> None:
        case = opened(answered)
        assert case.verdict.passed
        assert rules(case.verdict.findings) == [Rule.NOT_COMPARED]  # the investment without a figure
        assert {each.state for each in case.verdict.standing.stands if each.subject.change} == {State.EXPLAINED}

    def test_one_word_changed_makes_that_one_entry_stale(self, answered: Path) -> None:
        def reword(raw: Raw) -> None:
            each = activity(raw, 1, 2)
            each["description"] = each["description"].replace(" ska ", " bör ", 1)

        before = opened(answered).verdict.standing.stands
        case = edited(answered, reword)
        (found,) = errors(case.verdict)
        assert found.rule is Rule.STALE
        assert found.stand is not None
        assert found.stand.subject.record.name == "Arbeta för ökat brukarinflytande"
        (drift,) = found.drifts
        assert (drift.side, drift.field) == ("new", "description")
        differing = [(word.op, word.text.strip()) for word in drift.words if word.op is not Op.SAME]
        assert differing == [(Op.OLD, "ska"), (Op.NEW, "bör")]
        assert len(case.verdict.standing.stands) == len(before)
        others = [each for each in case.verdict.standing.stands if each is not found.stand]
        assert {each.state for each in others} == {State.EXPLAINED}

    @pytest.mark.parametrize(
        ("goal", "number", "field"),
        [
            pytest.param(0, 0, "description", id="in a text"),
            pytest.param(1, 4, "title", id="in the name of an added activity", marks=pytest.mark.soak),
            pytest.param(2, 0, "title", id="in the long name of another", marks=pytest.mark.soak),
        ],
    )
    def test_a_slip_of_spelling_passes_and_so_does_mending_it(
        self, answered: Path, goal: int, number: int, field: str
    ) -> None:
        def slip(raw: Raw) -> None:
            each = activity(raw, goal, number)
            words = each[field].split()
            at = max(range(len(words)), key=lambda position: len(words[position].strip(".,")))
            words[at] = words[at][:3] + words[at][4] + words[at][3] + words[at][5:]
            each[field] = " ".join(words)

        before = raw_solna(2022)
        case = edited(answered, slip)
        assert case.verdict.comparison.new != plan_from_json(before)
        assert case.verdict.passed, named(errors(case.verdict))
        assert not case.verdict.of_rule(Rule.ORPHANED)
        assert {each.state for each in case.verdict.standing.stands if each.subject.change} == {State.EXPLAINED}

        def mend(raw: Raw) -> None:
            activity(raw, goal, number)[field] = activity(before, goal, number)[field]

        assert edited(answered, mend).verdict.passed

    def test_changed_and_changed_back_passes(self, answered: Path) -> None:
        text = activity(raw_solna(2022))["description"]
        assert not edited(
            answered, lambda raw: activity(raw).update(description="Ny text om något annat.")
        ).verdict.passed
        assert edited(answered, lambda raw: activity(raw).update(description=text)).verdict.passed

    @pytest.mark.parametrize("position", [3, *(pytest.param(each, marks=pytest.mark.soak) for each in (0, 99))])
    def test_an_item_inserted_elsewhere_is_all_that_lacks_a_reason(self, answered: Path, position: int) -> None:
        new = {"title": "Inrätta ett råd för anhöriga", "description": "Rådet träffas fyra gånger per år."}
        case = edited(answered, lambda raw: raw["goals"][1]["activities"].insert(position, new))
        assert named(errors(case.verdict)) == [("unexplained", "Inrätta ett råd för anhöriga")]
        assert not case.verdict.of_rule(Rule.ORPHANED)

    def test_an_added_activity_that_moves_to_another_goal_is_explained_no_more(self, answered: Path) -> None:
        def move(raw: Raw) -> None:
            raw["goals"][0]["activities"].append(raw["goals"][1]["activities"].pop(4))

        case = edited(answered, move)
        assert named(errors(case.verdict)) == [("unexplained", "Erbjuda gruppaktiviteter")]
        assert len(case.verdict.of_rule(Rule.ORPHANED)) == 1

    def test_a_goal_with_another_word_takes_no_reason_from_what_it_holds(self, answered: Path) -> None:
        def rename(raw: Raw) -> None:
            raw["goals"][0]["title"] += " varje dag"

        assert len(errors(edited(answered, rename).verdict)) == 1

    @pytest.mark.parametrize("reason", first_now(LACKING))
    def test_what_is_not_there_or_not_known_never_passes(self, answered: Path, reason: str) -> None:
        assert not edited(answered, LACKING[reason]).verdict.passed

    @pytest.mark.soak
    @pytest.mark.parametrize("reason", SOAKED_LACKING)
    def test_nor_does_more_of_it(self, answered: Path, reason: str) -> None:
        assert not edited(answered, SOAKED_LACKING[reason]).verdict.passed

    def test_every_subject_is_what_is_read_back(self, answered: Path) -> None:
        """What is written down of a change is the same when it is read: else every reason would be stale at once."""
        case = opened(answered)
        held = {(each.item, each.kinds): each for entry_ in case.explanations.entries for each in entry_.items}
        assert all(held[each.item, each.record.kinds] == each.record for each in subjects(case.comparison))


TO_2022: tuple[Component, ...] = (Index("1,0"), LineAmount("Ekonomi- och arbetsmarknadsenheten", -6 * MKR))


def bridged(*components: Component) -> Explanations:
    """Amounts for the units, and words for the gross rows, which they do not cover."""
    comparison = compare(solna(2021), solna(2022))
    gross = (entry(each, reason=f"{REASON} Om {each.item}.") for each in subjects(comparison) if each.gross)
    return Explanations((*gross, *(amount(each, comparison) for each in components)))


def row(raw: Raw, table: str, name: str) -> Raw:
    found: Raw = next(each for each in raw["operating_budget"][table] if each["name"] == name)
    return found


def more(raw: Raw, table: str, name: str, kr: int) -> None:
    """Add to a row's first figure, and to what is printed."""
    figure = row(raw, table, name)["amounts"][0]
    assert figure["year"] == 2022
    figure["kr"] += kr
    figure["printed"] = f"{figure['kr'] / MKR:.1f}".replace(".", ",")


ROWS = [
    ("units", "Stab och central ledning"),
    ("units", "Vuxenheten"),
    ("units", "Ekonomi- och arbetsmarknadsenheten"),
    ("units", "Barn- och ungdomsenheten"),
    ("units", "Summa nettokostnader"),
    ("lines", "Intäkter"),
    ("lines", "Kostnader"),
    ("lines", "Nettokostnader"),
]


class TestMoney:
    """2021 to 2022: an index of 1 % for every unit, and 6 mkr less for income support."""

    def test_the_two_components_pass(self) -> None:
        found = verdict(solna(2021), solna(2022), bridged(*TO_2022))
        assert found.passed
        assert not found.loosened

    @pytest.mark.parametrize(
        ("left", "lacking"),
        [
            ((TO_2022[0],), {"Ekonomi- och arbetsmarknadsenheten": "-5.9"}),
            (
                (TO_2022[1],),
                {
                    "Stab och central ledning": "0.2",
                    "Vuxenheten": "0.7",
                    "Ekonomi- och arbetsmarknadsenheten": "0.6",
                    "Barn- och ungdomsenheten": "0.9",
                },
            ),
        ],
        ids=["without the amount", "without the index"],
    )
    def test_without_either_it_fails_and_says_how_much(
        self, left: tuple[Component, ...], lacking: dict[str, str]
    ) -> None:
        found = verdict(solna(2021), solna(2022), bridged(*left))
        spans = [each.span for each in found.of_rule(Rule.UNBRIDGED)]
        assert not found.passed
        assert {span.row.name: f"{float(span.residual.kr) / MKR:.1f}" for span in spans if span and span.row} == lacking

    @pytest.mark.parametrize("kr", [100_000, pytest.param(-100_000, marks=pytest.mark.soak)])
    @pytest.mark.parametrize(("table", "name"), ROWS, ids=[name for _, name in ROWS])
    def test_a_tenth_of_a_million_in_any_row_fails(self, table: str, name: str, kr: int) -> None:
        raw = raw_solna(2022)
        more(raw, table, name, kr)
        assert not verdict(solna(2021), plan_from_json(raw), bridged(*TO_2022)).passed

    def test_edits_of_income_and_cost_that_cancel_each_other_fail(self) -> None:
        raw = raw_solna(2022)
        more(raw, "lines", "Intäkter", 1_000_000)
        more(raw, "lines", "Kostnader", -1_000_000)
        found = verdict(solna(2021), plan_from_json(raw), bridged(*TO_2022))
        assert {name for rule, name in named(errors(found)) if rule == "stale"} == {"Intäkter", "Kostnader"}

    def test_a_figure_that_is_gone_fails(self) -> None:
        raw = raw_solna(2022)
        row(raw, "units", "Vuxenheten")["amounts"].pop(0)
        found = verdict(solna(2021), plan_from_json(raw), bridged(*TO_2022))
        assert ("unexplained", "Vuxenheten") in named(errors(found))

    def test_a_new_unit_fails(self) -> None:
        raw = raw_solna(2022)
        figure = {"year": 2022, "kind": "budget", "kr": -100_000, "printed": "-0,1"}
        raw["operating_budget"]["units"].insert(0, {"name": "Förvaltningsjuridik", "role": "part", "amounts": [figure]})
        found = verdict(solna(2021), plan_from_json(raw), bridged(*TO_2022))
        assert ("unbridged", "Förvaltningsjuridik") in named(errors(found))

    def test_a_printed_figure_with_another_minus_is_the_same(self) -> None:
        raw = raw_solna(2022)
        figure = row(raw, "units", "Vuxenheten")["amounts"][0]
        figure["printed"] = figure["printed"].replace("-", "\N{MINUS SIGN}")
        assert verdict(solna(2021), plan_from_json(raw), bridged(*TO_2022)).passed
