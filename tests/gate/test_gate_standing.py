"""Which reason is for which change: pins, baseline, several items, twins, and the reasons of a plan's own revisions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.support.gated import REASON, altered, amount, entry, errors, explained, rules, verdict
from tests.support.plans import activity, goal, plan, risk, risks, section
from vpbdiff.base.errors import Level
from vpbdiff.budget.components import LineAmount
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Entry, Explanations, PinEntry, State
from vpbdiff.explanations.authoring import baseline
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Rule, Verdict, Waiver
from vpbdiff.model.changes import Kind
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Plan
from vpbdiff.policy import Need, policy

CARE = "Nämnden ska ge ett gott stöd till äldre"
FOOD = "Maten på boendena ska vara god"
HOME = "Ge stöd i hemmet så att äldre kan bo kvar efter en sjukhusvistelse."
DAY = "Dagverksamheten vid Björkbacken öppnar en grupp för yngre personer med demens."


def goals(*titles: str) -> dict[str, Any]:
    return {"goals": [goal(title) for title in titles]}


def control(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"internal_control_plan": risks(*rows)}


def pinned(explanations: Explanations, old: str, new: str, *, same: bool = True) -> Explanations:
    return replace(explanations, pins=(PinEntry(Pin(old, new, same), "Gammalt namn", "Nytt namn"),))


def without_decision(explanations: Explanations) -> Explanations:
    return altered(explanations, lambda each: replace(each, decision=Decision()))


MEDICINE = risk("Delegering av läkemedel", "Delegering saknas.", "Stickprov i mars", index=12)
KEYS = risk("Utlåning av nycklar", "Nycklar lämnas inte åter.", "Inventering i maj", index=12)
SAME_RISK = "risk:delegering-av-läkemedel", "risk:utlåning-av-nycklar"


class TestPins:
    def test_a_dropped_risk_that_is_pinned_to_an_unlike_one_still_needs_a_decision(self) -> None:
        old, new = plan(2024, **control(MEDICINE)), plan(2025, **control(KEYS))
        pins = pinned(Explanations(), *SAME_RISK)
        comparison = compare(old, new, [each.pin for each in pins.pins])
        assert {Kind.RENAMED} <= set(comparison.changes[0].kinds), "the pin makes one of the two"
        reasons = replace(pins, entries=explained(comparison).entries)
        found = verdict(old, new, without_decision(reasons))
        assert Rule.NO_DECISION in rules(errors(found))
        assert verdict(old, new, reasons).passed

    @pytest.mark.parametrize("index", [1, 8, 9, 12, 16])
    def test_whatever_the_index_of_the_new_one(self, index: int) -> None:
        old, new = plan(2024, **control(MEDICINE)), plan(2025, **control({**KEYS, "index": index}))
        found = verdict(old, new, pinned(Explanations(), *SAME_RISK))
        assert Need.DECISION in {each.need for each in errors(found)}

    def test_a_dropped_risk_whose_id_an_unlike_one_has_still_needs_a_decision(self) -> None:
        old, new = (plan(year, **control(each | {"id": "r1"})) for year, each in ((2024, MEDICINE), (2025, KEYS)))
        comparison = compare(old, new)
        assert {Kind.RENAMED} <= set(comparison.changes[0].kinds), "the id makes one of the two"
        found = verdict(old, new, without_decision(explained(comparison)))
        assert Rule.NO_DECISION in rules(errors(found))
        known = MEDICINE | {"id": "r1", "description": "Läkemedel ges av personal utan delegering."}
        old, renamed = plan(2024, **control(known)), plan(2025, **control(known | {"process": "Delegerade uppgifter"}))
        found = verdict(old, renamed, without_decision(explained(compare(old, renamed))))
        assert found.passed, "another name of the same text is no other risk"

    def test_a_risk_that_is_said_to_be_part_of_a_lower_one_needs_a_decision(self) -> None:
        old = plan(2024, **control(MEDICINE, {**KEYS, "index": 4}))
        new = plan(2025, **control({**KEYS, "index": 4}))
        pins = tuple(
            PinEntry(Pin(key, SAME_RISK[1], same=True), key, "Utlåning av nycklar") for key in reversed(SAME_RISK)
        )
        found = verdict(old, new, Explanations(pins=pins))
        assert Need.DECISION in {each.need for each in errors(found)}
        assert [each.what for each in found.loosened] == [Waiver.PIN, Waiver.PIN]

    def test_a_dropped_goal_that_is_pinned_needs_what_dropping_it_needs(self) -> None:
        lenient = policy('[policy.needs.goal]\nrenamed = "note"\nreworded = "note"\nremoved = "decision"\n', None)
        pins = pinned(Explanations(), "goal:" + slug(CARE), "goal:" + slug(FOOD))
        old, new = plan(2024, **goals(CARE)), plan(2025, **goals(FOOD))
        (finding,) = errors(verdict(old, new, pins, lenient))
        assert (finding.rule, finding.need) == (Rule.UNEXPLAINED, Need.DECISION)

    def test_a_dropped_amount_that_is_pinned_needs_a_reason(self) -> None:
        lenient = policy('[policy]\nunbridged = "note"\n[policy.money]\namount_kr = 1000000000\n', None)
        old, new = (plan(year, **table(name)) for year, name in ((2024, "Hemtjänst"), (2025, "Fritidsgårdar")))
        keys = (f"budget_line:operating_budget.units/{name}" for name in ("hemtjänst", "fritidsgårdar"))
        found = verdict(old, new, pinned(Explanations(), *keys), lenient)
        assert [each.need for each in errors(found)] == [Need.REASON]

    def test_a_pin_on_what_differs_in_form_alone_asks_for_nothing(self) -> None:
        old, new = plan(2024, **goals(CARE)), plan(2025, **goals(CARE.replace("äldre", "äldre.")))
        assert verdict(old, new, pinned(Explanations(), f"goal:{slug(CARE)}", f"goal:{slug(CARE)}")).passed

    def test_a_pin_that_no_longer_applies_is_told_with_its_place(self) -> None:
        found = verdict(
            plan(2024, **goals(CARE)), plan(2025, **goals(CARE)), pinned(Explanations(), "goal:a", "goal:b")
        )
        (finding,) = found.findings
        assert (finding.rule, finding.level, finding.place.pointer) == (Rule.PIN, Level.WARNING, "/pins/0")

    def test_items_kept_apart_are_one_dropped_and_one_new(self) -> None:
        apart = pinned(Explanations(), SAME_RISK[0], SAME_RISK[0], same=False)
        old = new = plan(2024, **control(MEDICINE))
        found = verdict(old, new, apart)
        assert [each.need for each in errors(found) if each.stand and each.stand.subject.entity == "risk"] == [
            Need.REASON,
            Need.DECISION,
        ]


def slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def table(name: str, kr: int = -5_000_000, year: int | None = None) -> dict[str, Any]:
    figures = [
        {"year": each, "kind": "budget", "kr": kr, "printed": str(kr)} for each in ([year] if year else [2024, 2025])
    ]
    return {"operating_budget": {"unit": "kr", "units": [{"name": name, "role": "part", "amounts": figures}]}}


class TestRisks:
    """A risk that was high is less so, in whatever way it is done."""

    LOWER: tuple[tuple[str, list[dict[str, Any]]], ...] = (
        ("lowered", [{**MEDICINE, "index": 9}]),
        ("dropped", []),
        ("its index taken away", [{key: value for key, value in MEDICINE.items() if key != "index"}]),
        (
            "merged into a lower one",
            [risk("Nycklar och läkemedel", "Nycklar lämnas inte åter. Delegering saknas.", index=4)],
        ),
    )

    @pytest.mark.parametrize(("reason", "rows"), LOWER, ids=[row[0] for row in LOWER])
    def test_needs_a_decision(self, reason: str, rows: list[dict[str, Any]]) -> None:
        others = [] if "merged" in reason else [{**KEYS, "index": 4}]
        old, new = plan(2024, **control(MEDICINE, {**KEYS, "index": 4})), plan(2025, **control(*rows, *others))
        found = verdict(old, new)
        assert Need.DECISION in {each.need for each in errors(found)}
        assert Rule.NO_DECISION in rules(errors(verdict(old, new, without_decision(explained(found.comparison)))))

    def test_a_low_one_needs_a_reason(self) -> None:
        old, new = plan(2024, **control({**MEDICINE, "index": 8})), plan(2025, **control({**MEDICINE, "index": 6}))
        assert [each.need for each in errors(verdict(old, new))] == [Need.REASON]

    def test_the_index_is_the_product_where_none_is_printed(self) -> None:
        bare = {key: value for key, value in MEDICINE.items() if key != "index"}
        old, new = (
            plan(year, **control({**bare, "likelihood": likelihood, "consequence": 4}))
            for year, likelihood in ((2024, 3), (2025, 2))
        )
        assert [each.need for each in errors(verdict(old, new))] == [Need.DECISION]


class TestParts:
    def test_paragraphs_that_come_with_their_section_need_what_the_section_does_not(self) -> None:
        asked = policy('[policy.needs]\nsection = "nothing"\nparagraph = "reason"\n', None)
        old, new = plan(2024), plan(2025, sections=[section("Bostäder", "Ett nytt boende öppnar i Norra Ekvik.")])
        assert rules(errors(verdict(old, new, asked=asked))) == [Rule.UNEXPLAINED]

    def test_parts_of_a_new_item_are_in_its_record(self) -> None:
        old, new = plan(2024, **control(KEYS)), plan(2025, **control(KEYS, MEDICINE))
        reasons = explained(compare(old, new))
        assert verdict(old, new, reasons).passed
        less = plan(2025, **control(KEYS, {**MEDICINE, "controls": []}))
        assert rules(errors(verdict(old, less, reasons))) == [Rule.STALE]
        twice = plan(2025, **control(KEYS, {**MEDICINE, "controls": MEDICINE["controls"] * 2}))
        assert rules(errors(verdict(old, twice, reasons))) == [Rule.STALE]

    def test_their_order_is_no_matter(self) -> None:
        many = {**MEDICINE, "controls": [{"text": text} for text in ("Stickprov i mars", "Enkät", "Intervjuer i maj")]}
        reasons = explained(compare(plan(2024), plan(2025, **control(many))))
        turned = {**many, "controls": many["controls"][::-1]}
        assert verdict(plan(2024), plan(2025, **control(turned)), reasons).passed


class TestProse:
    BEFORE, AFTER = "Alla äldre ska få ett besök inom 14 dagar.", "Alla äldre bör få ett besök inom 14 dagar."

    def test_a_promise_that_became_weaker_needs_a_reason_wherever_it_stands(self) -> None:
        old, new = (plan(year, sections=[section("Vård", text)]) for year, text in enumerate((self.BEFORE, self.AFTER)))
        assert rules(errors(verdict(old, new))) == [Rule.UNEXPLAINED]
        assert rules(verdict(new, old).findings) == [Rule.NOTED]

    def test_a_reason_given_for_prose_goes_stale_and_holds_nothing_up(self) -> None:
        old, new, later = (
            plan(2025, sections=[section("Vård", text)])
            for text in (self.AFTER, self.BEFORE, self.BEFORE + " Besöken börjar i mars.")
        )
        found = verdict(old, later, explained(compare(old, new)))
        assert [(each.rule, each.level) for each in found.findings] == [(Rule.STALE, Level.WARNING)]


def budget(year: int, *figures: tuple[int, str, int]) -> Plan:
    """A unit with figures for years and kinds of column, and another that stays as it is."""
    rows = [
        {
            "name": name,
            "role": "part",
            "amounts": [
                {"year": each, "kind": kind, "kr": kr * 1_000_000, "printed": str(kr)} for each, kind, kr in amounts
            ],
        }
        for name, amounts in (("Hemtjänst", figures), ("Boende", ((year, "budget", -9),)))
    ]
    return plan(year, operating_budget={"unit": "mkr", "units": rows})


class TestColumns:
    """Figures of earlier years that both plans print: each change of one is held on to by itself."""

    OLD = budget(2024, (2024, "budget", -20), (2023, "budget", -18), (2023, "outcome", -19), (2022, "outcome", -17))
    NEW = (2025, "budget", -20), (2023, "budget", -17), (2023, "outcome", -18), (2022, "outcome", -16)

    @pytest.mark.parametrize("column", range(1, 4))
    def test_an_edit_of_any_goes_stale(self, column: int) -> None:
        reasons = explained(compare(self.OLD, budget(2025, *self.NEW)))
        assert verdict(self.OLD, budget(2025, *self.NEW), reasons).passed
        year, kind, kr = self.NEW[column]
        edited = (*self.NEW[:column], (year, kind, kr - 10), *self.NEW[column + 1 :])
        assert rules(errors(verdict(self.OLD, budget(2025, *edited), reasons))) == [Rule.STALE]


class TestBareRows:
    """A row with a figure in one of the plans alone."""

    def test_it_needs_a_reason_that_goes_stale(self) -> None:
        old, none = budget(2024, (2024, "budget", -20)), budget(2025)
        assert rules(errors(verdict(old, none))) == [Rule.UNEXPLAINED]
        reasons = explained(compare(old, none))
        assert verdict(old, none, reasons).passed
        back = budget(2025, (2025, "budget", -23))
        assert set(rules(errors(verdict(old, back, reasons)))) == {Rule.UNBRIDGED}
        # The other way round it is another row that lacks a figure.
        assert rules(errors(verdict(none, old, reasons))) == [Rule.STALE]


def care(*activities: dict[str, Any], title: str = CARE) -> dict[str, Any]:
    return {"goals": [goal(title, *activities)]}


class TestTwins:
    OLD = plan(2024, **care())
    NAMES = activity("Utbildning", HOME), activity("Utbildning", DAY)

    def stale(self, *activities: dict[str, Any]) -> list[Rule]:
        reasons = explained(compare(self.OLD, plan(2025, **care(*self.NAMES))))
        return rules(verdict(self.OLD, plan(2025, **care(*activities)), reasons).findings)

    def test_either_order_is_explained(self) -> None:
        assert self.stale(*self.NAMES) == self.stale(*self.NAMES[::-1]) == []

    @pytest.mark.parametrize("text", ["Aldrig mer.", "Östersjön runt på cykel."])
    def test_an_edit_of_one_leaves_the_other(self, text: str) -> None:
        """Whichever of them the new text puts first."""
        assert self.stale(self.NAMES[0], activity("Utbildning", text)) == [Rule.STALE]
        assert self.stale(activity("Utbildning", text), self.NAMES[1]) == [Rule.STALE]


class TestRenamedOwner:
    def test_a_slip_in_a_new_owners_name_is_followed_by_all_that_it_holds(self) -> None:
        held = activity("Stöd i hemmet", HOME), activity("Dagverksamhet", DAY)
        title = "Nämnden ska ha en sammanhållen rehabiliteringsverksamhet"
        old, first, slipped = (
            plan(2025, goals=[*goals(FOOD)["goals"], *more])
            for more in ([], [goal(title, *held)], [goal(title.replace("litering", "liteirng"), *held)])
        )
        found = verdict(old, slipped, explained(compare(old, first)))
        assert found.passed
        assert {each.state for each in found.standing.stands if each.subject.change} == {State.EXPLAINED}
        assert not found.standing.orphans


class TestSeveral:
    OLD = plan(2024, **care(activity("Stöd i hemmet", HOME), activity("Dagverksamhet", DAY)))
    NEW = plan(
        2025,
        **care(activity("Stöd i hemmet", HOME + " Alla ska med."), activity("Dagverksamhet", DAY + " Alla ska med.")),
    )

    @pytest.mark.parametrize(
        ("texts", "told"),
        [
            pytest.param(["Ändring {0} följer av den nya inriktningen."] * 2, True, id="a running number"),
            pytest.param(["Alla med beslut ska med enligt lag 2021:123.", "Det är IVO:s krav."], False, id="two texts"),
            pytest.param(["{0}. Nämnden har en ny inriktning."] * 2, True, id="numbers before it"),
            pytest.param(["Nämnden har en ny inriktning ({0})."] * 2, True, id="numbers behind it"),
            pytest.param(["Nämnden antog detta som § {0}."] * 2, False, id="two paragraphs"),
            pytest.param(["Fler barn än väntat, {0} mkr."] * 2, False, id="two sums"),
            pytest.param(["Fler söker {1}."] * 2, False, id="each one's own name"),
        ],
    )
    def test_one_text_with_a_running_number_is_one(self, texts: list[str], told: bool) -> None:
        found = enumerate(zip(subjects(compare(self.OLD, self.NEW)), texts, strict=True), 1)
        each = [entry(about, reason=text.format(number, about.record.name)) for number, (about, text) in found]
        loosened = verdict(self.OLD, self.NEW, Explanations(tuple(each))).loosened
        assert [(one.what, one.number) for one in loosened] == ([(Waiver.SEVERAL, 2)] if told else [])

    def test_each_item_of_an_entry_is_judged_alone(self) -> None:
        both = Explanations((entry(*subjects(compare(self.OLD, self.NEW))),))
        found = verdict(self.OLD, self.NEW, both)
        assert found.passed
        assert [(each.what, each.name, each.number) for each in found.loosened] == [(Waiver.SEVERAL, REASON, 2)]
        edited = plan(2025, **care(activity("Stöd i hemmet", HOME + " Alla bör med."), activity("Dagverksamhet", DAY)))
        later = verdict(self.OLD, edited, both)
        assert [(each.rule, each.level) for each in later.findings] == [
            (Rule.STALE, Level.ERROR),
            (Rule.ORPHANED, Level.WARNING),
        ]

    def test_a_second_reason_is_told(self) -> None:
        reasons = explained(compare(self.OLD, self.NEW))
        more = Explanations((*reasons.entries, replace(reasons.entries[0], reason="Lokalen i centrum är uppsagd.")))
        found = verdict(self.OLD, self.NEW, more)
        assert found.passed
        assert [(each.rule, each.place.pointer) for each in found.findings] == [(Rule.DUPLICATE, "/entries/2")]


class TestBaseline:
    def test_it_waives_and_is_listed_and_goes_stale(self) -> None:
        old, new = (
            plan(2024, **control(MEDICINE), **table("Hemtjänst", year=2024)),
            plan(2025, **control(KEYS), **table("Hemtjänst", -6_000_000, year=2025)),
        )
        before = Explanations(baseline(subjects(compare(old, new)), "verksamhetscontroller", "2025-01-07"))
        found = verdict(old, new, before)
        assert found.passed
        assert [(each.what, each.number) for each in found.loosened] == [(Waiver.BASELINE, len(before.entries))]
        later = plan(2025, **control({**KEYS, "index": 16}), **table("Hemtjänst", -7_000_000, year=2025))
        assert set(rules(errors(verdict(old, later, before)))) == {Rule.STALE}

    def test_it_waives_no_amount_that_somebody_gives_and_gives_wrong(self) -> None:
        old, new = (
            plan(2024, **table("Hemtjänst", year=2024)),
            plan(2025, **table("Hemtjänst", -6_000_000, year=2025)),
        )
        comparison = compare(old, new)
        before = baseline(subjects(comparison), None, None)
        wrong = amount(LineAmount("Hemtjänst", -6_000_000), comparison)
        found = verdict(old, new, Explanations((*before, wrong)))
        assert Rule.UNBRIDGED in rules(errors(found))
        assert not [each for each in found.loosened if each.what is Waiver.BASELINE]


def history(*texts: str) -> list[Plan]:
    """Revisions of one plan, each with another text."""
    return [plan(2025, **care(activity("Stöd i hemmet", text))) for text in texts]


def gated(old: Plan, new: Plan, *entries: Entry) -> Verdict:
    return verdict(old, new, Explanations(entries), history=True)


class TestRevisions:
    """One file gathers the reasons of all revisions of a plan."""

    FIRST, SECOND, THIRD = history("Alla ska få stöd.", "De flesta ska få stöd.", "Några ska få stöd.")
    EARLIER = explained(compare(FIRST, SECOND)).entries
    LATER = explained(compare(SECOND, THIRD)).entries

    def test_the_reasons_of_earlier_revisions_are_neither_stale_nor_orphaned(self) -> None:
        found = gated(self.SECOND, self.THIRD, *self.EARLIER, *self.LATER)
        assert found.passed
        assert not found.findings

    def test_nor_are_they_where_nothing_changed(self) -> None:
        assert not gated(self.THIRD, self.THIRD, *self.EARLIER, *self.LATER).findings

    def test_yet_they_explain_no_other_change(self) -> None:
        found = gated(self.SECOND, self.THIRD, *self.EARLIER)
        assert [(each.rule, each.level) for each in found.findings] == [(Rule.UNEXPLAINED, Level.ERROR)]
        assert rules(errors(gated(self.FIRST, self.THIRD, *self.EARLIER))) == [Rule.STALE]
        assert rules(errors(gated(self.SECOND, self.FIRST, *self.EARLIER))) == [Rule.UNEXPLAINED]

    def test_a_reason_for_what_was_added_is_none_for_its_rewording_or_removal(self) -> None:
        nothing, something = plan(2025, **care()), self.FIRST
        added = explained(compare(nothing, something)).entries
        assert gated(nothing, something, *added).passed
        assert rules(errors(gated(something, self.SECOND, *added))) == [Rule.UNEXPLAINED]
        assert rules(errors(gated(something, nothing, *added))) == [Rule.UNEXPLAINED]


UNKNOWN = [
    ("the new plan does not know its goals", {}, {"goals": None}, False),
    ("the old plan does not know its goals", {"goals": None}, {}, False),
    ("the old plan is known from the new one alone", {"goals": None, "known_from": 2025}, {}, True),
    ("the new plan is known from another alone", {}, {"known_from": 2026}, False),
    ("neither plan has risks, and one says so", {"internal_control_plan": risks()}, {}, True),
]


@pytest.mark.parametrize(("reason", "old", "new", "passes"), UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_what_nobody_knows_is_no_reason_to_pass(
    reason: str, old: dict[str, Any], new: dict[str, Any], passes: bool
) -> None:
    base = {**goals(CARE, FOOD), "assignments": [{"title": "Utred ett nytt boende"}]}
    before, after = (plan(year, **{**base, **more}) for year, more in ((2024, old), (2025, new)))
    found = verdict(before, after)
    assert found.passed == passes
    assert passes or Rule.NOT_COMPARED in rules(errors(found))
