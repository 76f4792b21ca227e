"""A finding put into words once, for every format: what it is about, what is wrong, where, and what would answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from vpbdiff.base.errors import Level, Problem
from vpbdiff.budget.tables import LINES, UNITS
from vpbdiff.explanations import ReasonStatus
from vpbdiff.explanations.quality import Fault
from vpbdiff.gate import OF_MONEY, Case, Finding, Rule
from vpbdiff.gate.exemptions import BASELINE, PINS
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.model.entities import PLAN, PLAN_LISTS, Field
from vpbdiff.model.keys import slug
from vpbdiff.policy import Need
from vpbdiff.policy.rules import UNSET
from vpbdiff.statements import caveats, phrases, reasons
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.reasons import DriftWords
from vpbdiff.statements.statement import Statement, bare_rows
from vpbdiff.statements.weights import LIGHTEST
from vpbdiff.views.finding_links import FileLocation, Remedies, Spots
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

COMPARISON, EXPLANATIONS, POLICY = "comparison", "explanations", "policy"
"""The sections of findings that stand in no part of the plan."""


_WEIGHTS = {
    Rule.POLICY: 0,
    Rule.OLD_EDITED: 0,
    Rule.NOTHING_COMPARED: 0,
    Rule.NOT_FOUND: 0,
    Rule.UNREAD: 0,
    Rule.NOT_COMPARED: 0,
    Rule.UNBRIDGED: 1,
    Rule.BAD_COMPONENT: 1,
    Rule.REPORT_UNREAD: 1,
    Rule.BUDGET_RESTATED: 1,
}
"""How much a finding weighs that is about no change, on the scale of changes; the others are about the record."""

_OF_A_FIGURE = 4
"""The weight of a row with a figure in one of the plans alone, as of a row that came."""


class FindingOwner(NamedTuple):
    """What an item lives in: a key that is the same for all in it, its entity, and its name."""

    key: str
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words. `section` is the path of the plan's list that it belongs to, or one of this module's.

    `heading` says what it is about, `owner` what that lives in, `what` what changed, `mark` the same in one character,
    `fault` what is wrong; `drifts` what differs since a reason was written, a line each. `command` would answer it.
    `weight` is that of the change (`statements.weights`), 0 for what makes the whole comparison doubtful.
    """

    finding: Finding
    section: str
    heading: Spans
    what: Spans
    fault: str
    spot: FileLocation
    mark: str = ""
    owner: FindingOwner | None = None
    drifts: tuple[Spans, ...] = ()
    command: str | None = None
    weight: int = LIGHTEST

    @property
    def rule(self) -> Rule:
        """The finding's rule."""
        return self.finding.rule

    @property
    def level(self) -> Level:
        """The finding's level."""
        return self.finding.level

    @property
    def change(self) -> Change | None:
        """The change that it is about, if one."""
        return self.finding.stand.subject.change if self.finding.stand else None

    @property
    def item(self) -> str:
        """The stable key of what it is about; the rule's place where it is about no item."""
        finding = self.finding
        if finding.stand is not None:
            return finding.stand.subject.item
        if finding.rule in OF_MONEY:
            row = next(of.entity for of in PLAN_LISTS if of.path == self.section)
            return f"{row}:{self.section.replace('/', '.')}/{slug(''.join(span.text for span in self.heading))}"
        if finding.entry is not None and finding.rule is not Rule.POLICY:
            return finding.entry.items[0].item
        if finding.pin is not None:
            return finding.pin.pin.old
        if finding.rule is Rule.POLICY:
            return f"policy:{finding.params['setting']}"
        return finding.place.pointer


def finding_views(case: Case, wording: Wording) -> tuple[FindingView, ...]:
    """Every finding of a case in words, section by section, errors first in each, and one rule at a time."""
    phrasing = FindingPhrasing(case, wording)
    views = [phrasing.view(finding) for finding in case.verdict.findings]
    sections = {name: number for number, name in enumerate(phrasing.sections)}
    levels, rules = list(Level), list(Rule)

    def rank(each: FindingView) -> tuple[int, int, int, int]:
        return sections[each.section], levels.index(each.level), rules.index(each.rule), -each.finding.need

    return tuple(sorted(views, key=rank))


class FindingPhrasing:
    """Puts the findings of one case into words."""

    def __init__(self, case: Case, wording: Wording) -> None:
        comparison = case.comparison
        self._case = case
        self._wording = wording
        self._bare = bare_rows(comparison)
        self._outline = Outline(comparison, comparison.changes, self._bare)
        self._changes = Phrasing(comparison, wording)
        self._drifts = DriftWords(comparison, wording)
        self._spots = Spots(case, case.verdict.findings)
        self._remedies = Remedies(case)
        self.sections = (POLICY, COMPARISON, PLAN.name, *comparison.new.lists, EXPLANATIONS)

    def subject(self, stand: ReasonStatus) -> tuple[str, Spans, Spans]:
        """The section of something that was looked at, its heading, and what changed."""
        subject = stand.subject
        if subject.change is None:
            row = self._bare[subject.pointer]
            part = self._outline.place(subject.pointer).part
            return part, self._changes.bare_opening(row), self._changes.bare(row)
        statement = self._outline.statement(subject.change)
        return statement.part, self._changes.heading(statement), self._changes.line(statement)

    def view(self, finding: Finding) -> FindingView:
        """A finding in words."""
        spot, command = self._spots.of(finding), self._remedies.command(finding)
        ready = FindingView(
            finding, COMPARISON, (), (), "", spot, command=command, weight=_WEIGHTS.get(finding.rule, 5)
        )
        if finding.stand is not None:
            return self._of_subject(ready, finding)
        match finding.rule:
            case Rule.UNBRIDGED | Rule.BUDGET_RESTATED if finding.span is not None:
                return self._unbridged(ready, finding)
            case Rule.NOT_COMPARED | Rule.UNREAD:
                return self._not_compared(ready, finding)
            case Rule.POLICY:
                return self._setting(ready, finding)
            case Rule.TWO_SOURCES | Rule.OTHER_AMOUNTS | Rule.NOT_FOLLOWED_UP | Rule.FIGURE_DISAGREES:
                ready = self._of_item(ready, finding)
            case Rule.REPORT_UNREAD | Rule.BUDGET_RESTATED if "name" in finding.params:
                ready = self._of_item(ready, finding)
        if finding.entry is None and finding.pin is None:
            return replace(ready, fault=self._plain_fault(finding))
        return replace(ready, section=EXPLANATIONS, heading=self._on_record(finding), fault=self._record_fault(finding))

    def _of_subject(self, ready: FindingView, finding: Finding) -> FindingView:
        assert finding.stand is not None
        section, heading, what = self.subject(finding.stand)
        change = finding.stand.subject.change
        statement = self._outline.statement(change) if change is not None else None
        return replace(
            ready,
            section=section,
            heading=heading,
            what=what,
            fault=change_fault(finding, self._case.comparison, self._wording),
            mark=phrases.mark_of(statement) if statement is not None else "",
            drifts=tuple(self._drifts.line(drift) for drift in finding.drifts),
            owner=self._owner(statement) if statement is not None else None,
            weight=statement.weight if statement is not None else _OF_A_FIGURE,
        )

    @staticmethod
    def _owner(statement: Statement) -> FindingOwner | None:
        """What the item lives in, as it is in the new plan where it still is."""
        if (owner := statement.owner) is None:
            return None
        now = owner if statement.new else next(iter(statement.owner_now), None)
        key = now.pointer if now is not None else f"old:{owner.pointer}"
        name = (now or owner).text(owner.entity.name_field) or statement.owner_name
        return FindingOwner(key, owner.entity.name, name)

    def _unbridged(self, ready: FindingView, finding: Finding) -> FindingView:
        assert finding.span is not None
        heading, fault = reasons.words(finding.span, self._case.comparison, self._wording)
        section = LINES if finding.place.pointer.startswith(f"/{LINES}/") else UNITS
        return replace(ready, section=section, heading=self._strong(heading), fault=fault)

    def _setting(self, ready: FindingView, finding: Finding) -> FindingView:
        values = {name: finding.params[name] for name in ("was", "now")}
        words = {name: self._wording.say("gate.unset") if value == UNSET else value for name, value in values.items()}
        heading, said = str(finding.params["setting"]), self._wording.say("gate.policy-loosened", **words)
        if heading in (BASELINE, PINS):  # the number, and a digest that no reader needs
            number = str(values["now"]).partition(" ")[0]
            said = self._wording.say(f"gate.policy-loosened-{heading.rpartition('.')[2]}", n=number)
            heading = self._wording.say(f"gate.{heading}")
        if "final" in finding.params:
            said = f"{said} {self._wording.say('gate.policy-loosened-final')}"
        return replace(ready, section=POLICY, heading=self._strong(heading), fault=said)

    def _not_compared(self, ready: FindingView, finding: Finding) -> FindingView:
        assert finding.remark is not None
        (fault,) = caveats.sentences((finding.remark,), self._case.comparison, self._wording)
        return replace(ready, fault=fault)

    def _of_item(self, ready: FindingView, finding: Finding) -> FindingView:
        """A finding on an item of one of the plans, under the item's name in its part of the plan."""
        lists = self._case.comparison.new.lists
        part = next(path for path in lists if finding.place.pointer.startswith(f"/{path}/"))
        return replace(ready, section=part, heading=self._strong(phrases.brief(str(finding.params["name"]))))

    def _plain_fault(self, finding: Finding) -> str:
        """What is wrong, by the finding's parameters alone; `sort` names the variant of the sentence."""
        params = {name: self._said(value) for name, value in finding.params.items()}
        if "kind" in params:
            params["kind"] = self._wording.say(f"diff.amount-kind.{params['kind']}")
        variant = f"-{params.pop('sort')}" if "sort" in params else ""
        return self._wording.say(f"gate.{finding.rule}{variant}", **params)

    def _said(self, value: object) -> object:
        """A parameter of a finding in words, where it is a field."""
        return phrases.field_word(value.name, self._wording) if isinstance(value, Field) else value

    def _on_record(self, finding: Finding) -> Spans:
        """What an entry or a pin is called."""
        if finding.pin is not None:
            names = dict.fromkeys((finding.pin.old_name, finding.pin.new_name))
            return self._strong(" / ".join(map(phrases.brief, names)))
        assert finding.entry is not None
        name = finding.params.get("name", finding.entry.items[0].name)
        return self._strong(phrases.brief(str(name)))

    def _record_fault(self, finding: Finding) -> str:
        if finding.rule is Rule.BAD_COMPONENT:
            problem = finding.params["problem"]
            assert isinstance(problem, Problem)
            return self._wording.say("gate.bad-component", problem=sentence(self._wording, problem))
        if finding.pin is not None:
            return self._wording.say("gate.pin-same" if finding.pin.pin.same else "gate.pin-apart")
        assert finding.entry is not None
        params = {**finding.params, "reason": phrases.brief(finding.entry.reason, phrases.TEXT_WORDS)}
        return self._wording.say(f"gate.{finding.rule}", **params)

    def _strong(self, text: str) -> Spans:
        return (Span(text, Style.STRONG),)


def section_name(section: str, wording: Wording) -> str:
    """What a section is called."""
    if section in (COMPARISON, EXPLANATIONS, POLICY):
        return wording.say(f"gate.section.{section}")
    return phrases.capital(phrases.list_word(section, wording))


def change_fault(finding: Finding, comparison: Comparison, wording: Wording) -> str:
    """What is wrong with a change's reason, or that it has none."""
    match finding.rule:
        case Rule.NOTED:
            return ""
        case Rule.NO_REASON:
            fault = finding.params["fault"]
            assert isinstance(fault, Fault)
            return wording.say(f"gate.no-reason.{fault}", reason=finding.entry.reason if finding.entry else "")
        case Rule.STALE:
            assert finding.entry is not None
            return wording.say("gate.stale", reason=phrases.brief(finding.entry.reason, phrases.TEXT_WORDS))
        case Rule.UNBRIDGED | Rule.BUDGET_RESTATED if finding.span is not None:
            return reasons.words(finding.span, comparison, wording)[1]
    owed = finding.rule in (Rule.UNEXPLAINED, Rule.TARGET_RESTATED, Rule.BUDGET_RESTATED)
    asked = "decision" if owed and finding.need is Need.DECISION else ""
    why = str(finding.params.get("why", asked))
    params = {name: value for name, value in finding.params.items() if name != "why"}
    return wording.say(f"gate.{finding.rule}{'-' if why else ''}{why}", **params)
