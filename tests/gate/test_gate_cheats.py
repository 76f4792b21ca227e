"""Ways to get a change past the gate without saying why: each is stopped, or listed for everybody to see."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from tests.support.budgets import budget, raw_budget
from tests.support.gated import REASON, altered, amount, entry, errors, explained, rules, verdict
from tests.support.plans import activity, goal, plan, risk, risks
from vpbdiff.base.errors import Level
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Entry, Explanations, PinEntry, ReasonKind
from vpbdiff.explanations.quality import BASELINE, Doubt, doubt
from vpbdiff.explanations.subjects import Subject, subjects
from vpbdiff.gate import Rule, Waiver, judge
from vpbdiff.model.changes import Kind
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Plan
from vpbdiff.policy import policy
from vpbdiff.store import plan_from_json

CARE = "Nämnden ska ge ett gott stöd till äldre"
NAME = "Stöd i hemmet efter sjukhus"
BEFORE = "Alla brukare ska få ett besök inom två dygn efter en sjukhusvistelse."
AFTER = "Brukarna bör få ett besök inom en vecka efter en sjukhusvistelse."

OLD = plan(
    2024,
    goals=[goal(CARE, activity(NAME, BEFORE), activity("Matråd", "Brukarna väljer mat i ett råd."))],
    internal_control_plan=risks(risk("Delegering av läkemedel", "Delegering saknas.", "Stickprov i mars", index=12)),
)
NEW = plan(
    2025,
    goals=[goal(CARE, activity(NAME, AFTER), activity("Matråd", "Brukarna väljer mat i ett råd varje månad."))],
    internal_control_plan=risks(risk("Delegering av läkemedel", "Delegering saknas.", "Stickprov i mars", index=6)),
)
COMPARISON = compare(OLD, NEW)
FIRST, SECOND, LOWERED = subjects(COMPARISON)
ALL = explained(COMPARISON)
assert (FIRST.record.name, SECOND.record.name, LOWERED.record.kinds) == (NAME, "Matråd", (Kind.LOWERED,))


def test_a_reason_may_be_written_for_the_meeting_that_decides() -> None:
    raw = replace(NEW, metadata=replace(NEW.metadata, fields={**NEW.metadata.fields, "meeting_date": "2025-01-15"}))
    assert verdict(OLD, raw, decided("2025-01-15")).passed
    assert not verdict(OLD, raw, decided("2025-01-16")).passed
    late = replace(NEW, metadata=replace(NEW.metadata, fields={**NEW.metadata.fields, "meeting_date": "2027-01-15"}))
    assert not verdict(OLD, late, decided("2026-01-15")).passed  # no meeting after the plan's year decides on it


@pytest.mark.parametrize(
    ("decision", "day", "passes"),
    [
        ("2025-11-15", "2025-11-15", True),
        ("2025-11-15", "2025-11-14", False),
        ("2025-12-31", "", True),  # no day is asked about: the plan's own year is the end of it
        ("2026-01-01", "", False),
    ],
)
def test_a_verdict_is_as_of_the_day_that_is_told(decision: str, day: str, passes: bool) -> None:
    made = altered(ALL, lambda each: replace(each, date=None, decision=Decision("Omsorgsnämnden", decision, "§ 98")))
    found = judge(COMPARISON, made, policy("", None), today=day)
    assert found.passed is passes
    named = {each.params.get("known") for each in found.of_rule(Rule.NO_DECISION)}
    assert named == (set() if passes else {day or "2025-12-31"})


def test_honest_reasons_pass() -> None:
    assert verdict(OLD, NEW, ALL).passed
    assert verdict(OLD, NEW, decided("2024-12-10")).passed


def about_first(alter: Callable[[Entry], Entry]) -> Explanations:
    """The reason for the first change altered, the others as they are."""
    return altered(ALL, lambda each: alter(each) if each.key == (FIRST.item,) else each)


def says(reason: str) -> Explanations:
    return about_first(lambda each: replace(each, reason=reason))


def records(**parts: Any) -> Explanations:
    """The first change's record altered by hand."""
    return about_first(lambda each: replace(each, items=(replace(each.items[0], **parts),)))


def decided(day: str) -> Explanations:
    """Every reason written on one day, with a decision of another."""
    decision = Decision("Omsorgsnämnden", day, "§ 98")
    return altered(ALL, lambda each: replace(each, date="2024-12-10", decision=decision))


class Row(NamedTuple):
    """A way to cheat, and the rule that stops it."""

    reason: str
    explanations: Explanations
    rule: Rule


ZERO = "\N{ZERO WIDTH SPACE}"
STOPPED = [
    Row("nothing", says(""), Rule.NO_REASON),
    Row("white space", says(" \N{NO-BREAK SPACE}\t\n"), Rule.NO_REASON),
    Row("marks alone", says("– … – !?"), Rule.NO_REASON),
    Row("digits alone", says("1 2 2024 2025"), Rule.NO_REASON),
    Row("digits and marks", says("§ 98, 2024-12-09"), Rule.NO_REASON),
    Row("letters that are no words", says("x y z"), Rule.NO_REASON),
    Row("underscores", says("__ __ ___"), Rule.NO_REASON),
    Row("characters that nobody sees", says(ZERO * 5 + "\ufeff\u2060 \u00ad"), Rule.NO_REASON),
    Row("one word", says("Beslut."), Rule.NO_REASON),
    Row("one word twice", says("Beslut beslut BESLUT"), Rule.NO_REASON),
    Row("one word cut in two by a character that nobody sees", says(f"Be{ZERO}slut"), Rule.NO_REASON),
    Row("one word and a section", says("Beslut § 98"), Rule.NO_REASON),
    Row("the item's name", says(NAME), Rule.NO_REASON),
    Row("the item's name with a full stop", says(f"«{NAME.upper()}»."), Rule.NO_REASON),
    Row("the item's name with a character that nobody sees", says(NAME.replace("hem", f"he{ZERO}m")), Rule.NO_REASON),
    Row("the item's name in full-width letters", says(NAME.replace("S", "Ｓ")), Rule.NO_REASON),
    Row("the new text", says(AFTER), Rule.NO_REASON),
    Row("the old text", says(BEFORE + "!"), Rule.NO_REASON),
    Row("the words of the baseline without its mark", says(BASELINE), Rule.NO_REASON),
    Row("mere wording, of a promise", about_first(lambda each: replace(each, kind=ReasonKind.WORDING)), Rule.NO_REASON),
    Row("the kinds emptied", records(kinds=()), Rule.UNEXPLAINED),
    Row("other kinds", records(kinds=(Kind.MOVED,)), Rule.STALE),
    Row("the old text emptied", records(old=()), Rule.STALE),
    Row("the new text emptied", records(new=()), Rule.STALE),
    Row("both emptied", records(old=(), new=()), Rule.STALE),
    Row("both emptied of fields", records(old=({},), new=({},)), Rule.STALE),
    Row("the field renamed", records(new=({"text": AFTER},)), Rule.STALE),
    Row("the text as a list", records(new=({"description": [AFTER]},)), Rule.STALE),
    Row("the text as nothing", records(new=({"description": None},)), Rule.STALE),
    Row("more items than there are", records(new=(*FIRST.record.new, {"description": AFTER})), Rule.STALE),
    Row("another item's record", about_first(lambda each: replace(each, items=(SECOND.record,))), Rule.UNEXPLAINED),
    Row("another item's text under this key", records(old=SECOND.record.old, new=SECOND.record.new), Rule.STALE),
    Row("the key of another goal", records(item=FIRST.item.replace("gott", "bra"), new=()), Rule.UNEXPLAINED),
    Row("the key of another entity", records(item="risk:" + FIRST.item.partition(":")[2]), Rule.UNEXPLAINED),
    Row("the key of a setting", records(item="policy:" + FIRST.item), Rule.UNEXPLAINED),
    Row(
        "a stale reason twice",
        Explanations((*records(old=()).entries, *records(old=()).entries)),
        Rule.STALE,
    ),
    Row(
        "a stale reason and one that is none",
        Explanations((*records(old=()).entries, replace(entry(FIRST), reason="-"))),
        Rule.NO_REASON,
    ),
    Row(
        "a decision that names nothing",
        altered(ALL, lambda each: replace(each, decision=Decision("-", None, " ", "..."))),
        Rule.NO_DECISION,
    ),
    Row(
        "a decision that says only who decided",
        altered(ALL, lambda each: replace(each, decision=Decision("Omsorgsnämnden"))),
        Rule.NO_DECISION,
    ),
    Row("a decision to come", decided("2025-01-15"), Rule.NO_DECISION),
    Row(
        "a decision of a far year, by a reason of a later day",
        altered(ALL, lambda each: replace(each, decision=replace(each.decision, date="2099-01-15"), date="2099-02-01")),
        Rule.NO_DECISION,
    ),
    Row(
        "a decision of next year, by a reason of a later day",
        altered(ALL, lambda each: replace(each, decision=replace(each.decision, date="2026-01-15"), date="2026-02-01")),
        Rule.NO_DECISION,
    ),
    Row(
        "a diarienummer of a year to come",
        altered(ALL, lambda each: replace(each, decision=Decision(reference="ON/2031:5"))),
        Rule.NO_DECISION,
    ),
    Row(
        "a diarienummer that is a year alone",
        altered(ALL, lambda each: replace(each, decision=Decision("Omsorgsnämnden", reference="ON/2024"))),
        Rule.NO_DECISION,
    ),
    Row(
        "a diarienummer that is a figure alone",
        altered(ALL, lambda each: replace(each, decision=Decision(reference="1"))),
        Rule.NO_DECISION,
    ),
    Row(
        "a body that says that there is none",
        altered(ALL, lambda each: replace(each, decision=Decision("Okänd", "2024-12-09", "§ 98"))),
        Rule.NO_DECISION,
    ),
    Row(
        "a section that no minutes have",
        altered(ALL, lambda each: replace(each, decision=Decision("Omsorgsnämnden", section="§ 0"))),
        Rule.NO_DECISION,
    ),
    Row("no decision for a high risk", altered(ALL, lambda each: replace(each, decision=Decision())), Rule.NO_DECISION),
]


@pytest.mark.parametrize("row", STOPPED, ids=lambda row: row.reason)
def test_is_stopped(row: Row) -> None:
    found = verdict(OLD, NEW, row.explanations)
    assert row.rule in rules(errors(found))


def lowered(reason: str, day: str = "2024-12-09") -> Explanations:
    """The reason for the risk whose index went from 12 to 6, with a decision of one day."""
    decision = Decision("Omsorgsnämnden", day, "§ 98")
    own = (each.key == (LOWERED.item,) for each in ALL.entries)
    return Explanations(
        tuple(
            replace(each, reason=reason, decision=decision) if is_own else each
            for each, is_own in zip(ALL.entries, own, strict=True)
        )
    )


DOUBTFUL = [
    ("turned", lowered("Riskindex höjs, eftersom två fel har inträffat.")),
    ("turned", lowered("Risken har ökat under hösten.")),
    ("turned", lowered("Index går från 6 till 12 efter två tillbud.")),
    ("same", lowered("Risken är oförändrad, eftersom larmet dröjer.")),
    ("old", lowered("Delegeringen sker nu i telefonen.", "2019-05-05")),
    ("not-made", about_first(lambda each: replace(each, decision=Decision("Omsorgsnämnden", "2027-03-01", "§ 4")))),
    (
        "ahead",
        about_first(lambda each: replace(each, date="2024-12-09", decision=Decision("Nämnden", "2025-03-01", "§ 4"))),
    ),
]


@pytest.mark.parametrize(("why", "explanations"), DOUBTFUL)
def test_a_reason_that_is_hardly_of_this_change_is_told(why: str, explanations: Explanations) -> None:
    found = verdict(OLD, NEW, explanations)
    assert found.passed
    assert [(each.level, each.params["why"]) for each in found.of_rule(Rule.DOUBTFUL)] == [(Level.WARNING, why)]


@pytest.mark.parametrize(
    "reason",
    [
        "Riskindex sänks från 12 till 6, eftersom larm har installerats.",
        "Risken ökar inte längre, och kontrollen görs i telefonen.",
        "Antalet läkemedel ökar, men larmet gör att risken minskar.",
        "Felen gick från 6 till 2 sedan larm installerats.",
        # of another time or place, or of what only may be
        "Risken ökade 2022 men har inte inträffat sedan dess.",
        "Tidigare har risken ökat, nu är larmen på plats.",
        "Risken höjdes i fjol och är nu hanterad.",
        "Om risken ökar igen tas den upp i oktober.",
        "Vi följer om risken ökar.",
        "Trots att risken ökar nationellt är den låg här.",
        "Delegering av läkemedel ökar i länet men inte hos oss.",
    ],
)
def test_a_reason_that_tells_of_what_else_rose_is_none(reason: str) -> None:
    assert verdict(OLD, NEW, lowered(reason)).of_rule(Rule.DOUBTFUL) == ()


def test_how_an_outcome_went_says_nothing_of_its_target() -> None:
    def measured(year: int, target: str) -> Plan:
        return plan(year, measures=[{"title": "Andel nöjda brukare", "targets": [{"year": year, "value": target}]}])

    comparison = compare(measured(2024, "85 %"), measured(2025, "90 %"))
    (raised,) = subjects(comparison)
    for reason, told in (
        ("Andel nöjda brukare minskar, och trenden ska vändas.", None),
        ("Målvärdet sänktes 2023 och återställs nu.", None),
        ("Målet sänks, eftersom resurserna minskar.", Doubt.TURNED),
    ):
        assert raised.change is not None
        assert doubt(entry(raised, reason=reason), raised.change) is told


LISTED = [
    (
        "one reason for all",
        Explanations((replace(entry(FIRST, SECOND, LOWERED)),)),
        Waiver.SEVERAL,
    ),
    ("everything as it was", altered(ALL, lambda each: replace(each, baseline=True, reason=BASELINE)), Waiver.BASELINE),
    ("a baseline without a word", altered(ALL, lambda each: replace(each, baseline=True, reason="")), Waiver.BASELINE),
    (
        "a pin that says what is so anyway",
        replace(ALL, pins=(PinEntry(Pin(LOWERED.item, LOWERED.item, same=True), "", "Delegering av läkemedel"),)),
        Waiver.PIN,
    ),
]


@pytest.mark.parametrize(("reason", "explanations", "loose"), LISTED, ids=[row[0] for row in LISTED])
def test_is_listed(reason: str, explanations: Explanations, loose: Waiver) -> None:
    found = verdict(OLD, NEW, explanations)
    assert loose in {each.what for each in found.loosened}


def test_a_reason_that_names_its_law_by_number_is_one() -> None:
    assert verdict(OLD, NEW, says("Lag (2024:1185)")).passed


def test_where_a_stale_reason_may_do_it_must_still_be_one() -> None:
    lenient = policy('[policy]\nstale = "warning"', None)
    stale = altered(ALL, lambda each: replace(each, items=(replace(each.items[0], old=({"title": "Annat"},)),)))
    assert verdict(OLD, NEW, stale, lenient).passed
    empty = altered(stale, lambda each: replace(each, reason="–"))
    assert set(rules(errors(verdict(OLD, NEW, empty, lenient)))) == {Rule.NO_REASON}
    nobody = altered(stale, lambda each: replace(each, decision=Decision()))
    assert rules(errors(verdict(OLD, NEW, nobody, lenient))) == [Rule.NO_DECISION]


def test_a_stale_reason_beside_one_that_stands_is_told() -> None:
    both = Explanations((*records(old=()).entries, entry(FIRST)))
    found = verdict(OLD, NEW, both)
    assert found.passed
    assert [(each.rule, each.level) for each in found.findings] == [(Rule.STALE, Level.WARNING)]


def test_a_reason_for_what_needs_none_any_more_is_told() -> None:
    """The new text is the old one again but for its case: nothing is asked, and the reason is for nothing."""
    back = plan(
        2025,
        goals=[goal(CARE, activity(NAME, BEFORE.replace("besök", "Besök")), *_rest())],
        internal_control_plan=risks(risk("Delegering av läkemedel", "Delegering saknas.", "Stickprov i mars", index=6)),
    )
    found = verdict(OLD, back, ALL)
    assert found.passed
    assert (Rule.STALE, Level.WARNING) in [(each.rule, each.level) for each in found.findings]


def _rest() -> list[dict[str, Any]]:
    return [activity("Matråd", "Brukarna väljer mat i ett råd varje månad.")]


MKR = 1_000_000
MONEY_OLD = budget("net | Netto | -60,0 | |", "part | Hemtjänst | -20,0 | |\npart | Boende | -40,0 | |", year=2024)
MONEY_NEW = budget("net | Netto | -61,0 | |", "part | Hemtjänst | -23,0 | |\npart | Boende | -38,0 | |", year=2025)
MONEY = compare(MONEY_OLD, MONEY_NEW)


def laid(*components: Component) -> Explanations:
    """A reason for every row, and one for each component on the rows that it touches."""
    return explained(MONEY, *components)


def hung_on(component: Component, *about: Subject, reason: str = REASON) -> Explanations:
    """A reason for every row, and a component whose entry names other things than the rows that it touches."""
    return Explanations((*explained(MONEY).entries, entry(*about, reason=reason, component=component)))


HONEST = (LineAmount("Hemtjänst", 3 * MKR), LineAmount("Boende", -2 * MKR))
ROWS = {each.record.name: each for each in subjects(MONEY)}
FAILING = [
    ("no component", laid(), Rule.UNBRIDGED),
    ("an amount of nothing", laid(LineAmount("Hemtjänst", 0)), Rule.BAD_COMPONENT),
    ("an index of nothing", laid(Index("0,0")), Rule.BAD_COMPONENT),
    ("an adjustment of nothing", laid(TechnicalAdjustment(0)), Rule.BAD_COMPONENT),
    ("an amount for the whole that leaves the units", laid(WholeAmount(MKR)), Rule.UNBRIDGED),
    ("a huge index", laid(Index("999,9")), Rule.UNBRIDGED),
    ("an index just large enough for one unit", laid(Index("15,0")), Rule.UNBRIDGED),
    ("the same amount twice", laid(HONEST[0], HONEST[1], HONEST[1]._replace(label="igen")), Rule.UNBRIDGED),
    ("a transfer that leaves the frame", laid(Transfer("Boende", "Hemtjänst", 3 * MKR)), Rule.UNBRIDGED),
    (
        "components without a reason, beside reasons without components",
        Explanations(
            (*explained(MONEY).entries, *(amount(each, MONEY, reason="–") for each in HONEST)),
        ),
        Rule.UNBRIDGED,
    ),
    (
        "components in what was there before the gate",
        Explanations(
            (*explained(MONEY).entries, *(replace(amount(each, MONEY), baseline=True, items=()) for each in HONEST)),
        ),
        Rule.UNBRIDGED,
    ),
]


def test_honest_components_pass() -> None:
    assert verdict(MONEY_OLD, MONEY_NEW, Explanations(tuple(amount(each, MONEY) for each in HONEST))).passed


@pytest.mark.parametrize(("reason", "explanations", "rule"), FAILING, ids=[row[0] for row in FAILING])
def test_money_is_stopped(reason: str, explanations: Explanations, rule: Rule) -> None:
    assert rule in rules(errors(verdict(MONEY_OLD, MONEY_NEW, explanations)))


def test_amounts_for_the_whole_that_swallow_every_unit_are_listed() -> None:
    """Up 51 and down 50: each unit can have got a share of either, and nobody says which."""
    found = verdict(MONEY_OLD, MONEY_NEW, laid(WholeAmount(51 * MKR), WholeAmount(-50 * MKR)))
    assert found.passed
    assert [each.name for each in found.loosened if each.what is Waiver.SHARE] == ["Hemtjänst", "Boende"]


def test_a_component_must_hang_on_a_row_of_the_budget() -> None:
    old, new = (
        plan(each.year, goals=[goal(CARE, activity(NAME, text))], operating_budget=_raw(each.year))
        for each, text in ((MONEY_OLD, BEFORE), (MONEY_NEW, AFTER))
    )
    comparison = compare(old, new)
    (of_activity,) = (each for each in subjects(comparison) if each.entity == "activity")
    reasons = Explanations(
        (*explained(comparison).entries, *(entry(of_activity, component=component) for component in HONEST))
    )
    found = verdict(old, new, reasons)
    assert {Rule.BAD_COMPONENT, Rule.UNBRIDGED} <= set(rules(errors(found)))


def _raw(year: int) -> dict[str, Any]:
    figures = {2024: (-60, -20, -40), 2025: (-61, -23, -38)}[year]
    names = (("Netto", "net"), ("Hemtjänst", "part"), ("Boende", "part"))
    rows = [
        {
            "name": name,
            "role": role,
            "amounts": [{"year": year, "kind": "budget", "kr": kr * MKR, "printed": f"{kr},0"}],
        }
        for (name, role), kr in zip(names, figures, strict=True)
    ]
    return {"unit": "mkr", "lines": rows[:1], "units": rows[1:]}


THRESHOLD = policy("[policy.money]\namount_kr = 500000", None)


def test_a_unit_that_turns_from_cost_to_income_is_no_small_change() -> None:
    """Its figure is as large as it was, with the other sign: a difference of twice its size."""
    old, new = (
        budget(
            units=f"part | Hemtjänst | -20,0 | |\npart | Boende | -30,0 | |\npart | Uthyrning | {figure} | |", year=year
        )
        for year, figure in ((2024, "-2,0"), (2025, "2,0"))
    )
    found = verdict(old, new, asked=THRESHOLD)
    assert "Uthyrning" in {each.stand.subject.record.name for each in errors(found) if each.stand}


def _plans(*figures: str) -> tuple[Plan, Plan]:
    old = budget(units="part | Hemtjänst | -20,0 | |\npart | Boende | -30,0 | |", year=2024)
    return old, budget(units=f"part | Hemtjänst | {figures[0]} | |\npart | Boende | {figures[1]} | |", year=2025)


@pytest.mark.parametrize(
    ("asked", "passes", "fails"),
    [
        (THRESHOLD, ("-20,4", "-30,0"), ("-20,5", "-30,0")),
        (policy('[policy.money]\npercent = "2,0"', None), ("-20,3", "-30,5"), ("-20,4", "-30,0")),
        (policy('[policy.money]\namount_kr = 500000\npercent = "50"', None), ("-20,4", "-30,0"), ("-20,0", "-30,5")),
        (policy("[policy.money]\namount_kr = 0", None), ("-20,0", "-30,0"), ("-20,0", "-30,2")),
    ],
    ids=["from an amount", "from a percentage", "from whichever is reached", "from nothing"],
)
def test_a_limit_makes_a_note_of_what_reaches_it_not(
    asked: Any, passes: tuple[str, str], fails: tuple[str, str]
) -> None:
    found = verdict(*_plans(*passes), asked=asked)
    below = [each for each in found.findings if each.rule in (Rule.NOTED, Rule.UNBRIDGED)]
    if passes != ("-20,0", "-30,0"):
        assert below
    assert {each.level for each in below} <= {Level.NOTE}
    over = verdict(*_plans(*fails), asked=asked)
    assert Rule.UNBRIDGED in rules(errors(over))


def test_small_changes_that_add_up_are_a_change_of_the_whole() -> None:
    old, new = (
        budget(
            f"net | Netto | {net} | |",
            "\n".join(f"part | Boende {number} | {figure} | |" for number in "ABC"),
            year=year,
        )
        for year, net, figure in ((2024, "-60,0", "-20,0"), (2025, "-61,2", "-20,4"))
    )
    found = verdict(old, new, asked=THRESHOLD)
    assert {each.stand.subject.record.name for each in errors(found) if each.stand} == {"Netto"}
    assert len(found.of_rule(Rule.UNBRIDGED)) == 4


FIGURE: dict[str, Any] = {"year": 2025, "kind": "budget", "kr": -30 * MKR, "printed": "-30,0"}


@pytest.mark.parametrize(
    ("reason", "edit"),
    [
        ("the comparison column's figure taken out", lambda row: row["amounts"].pop(1)),
        ("a second figure for the year put before the first", lambda row: row["amounts"].insert(0, FIGURE)),
        ("the figure called something else", lambda row: row["amounts"][0].update(kind="forecast")),
    ],
)
def test_no_figure_of_a_decided_plan_comes_or_goes_unseen(reason: str, edit: Callable[[dict[str, Any]], Any]) -> None:
    raw = raw_budget(units="part | Hemtjänst | -18,1 | -17,4 | -0,7")
    old = plan_from_json(deepcopy(raw))
    edit(raw["operating_budget"]["units"][0])
    found = errors(verdict(old, plan_from_json(raw), history=True))
    assert {each.rule for each in found} >= {Rule.UNEXPLAINED}


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_text_that_is_called_unknown_is_no_text_unchanged(depth: int) -> None:
    def sections(text: Any, depth: int) -> list[dict[str, Any]]:
        below = sections(text, depth - 1) if depth else []
        return [{"title": f"Del {depth}", "paragraphs": text if not depth else [], "sections": below}]

    old, new = (
        plan(2025, goals=[goal(CARE)], sections=sections(text, depth))
        for text in ([{"text": "Alla ska få rätt vård varje dag."}], None)
    )
    assert rules(errors(verdict(old, new, history=True))) == [Rule.NOT_COMPARED]
