"""The judgement of the gate: a comparison, the explanations and a policy in, the verdict out.

A setting that requires less than before needs a reason as well: an entry for the setting, found by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from vpbdiff.base.errors import Level
from vpbdiff.budget.bridge import BridgeRow, ResidualState
from vpbdiff.budget.movement import RowChange
from vpbdiff.explanations.coverage import Coverage, ReasonStatus, State, coverage_of
from vpbdiff.explanations.entries import POLICY_ITEM, Entry, Explained, Explanations, PinEntry, ReasonKind
from vpbdiff.explanations.quality import doubt, fault, is_thin
from vpbdiff.explanations.subjects import Subject
from vpbdiff.gate.bridge_coverage import BridgeCoverage, crossing, keys, shared, whole_rest
from vpbdiff.gate.exemptions import BASELINE, PINS
from vpbdiff.gate.requirements import Needs, has_other_figures
from vpbdiff.gate.uncompared import uncompared_amounts
from vpbdiff.gate.verdict import GAPS, Answer, Finding, PlanFile, Pointer, Relaxation, Rule, Verdict, Waiver
from vpbdiff.language.tokens import normal
from vpbdiff.matching.pins import inapplicable
from vpbdiff.model.changes import SHOWN, Caveat, Change, Comparison, Kind
from vpbdiff.model.entities import ENTITIES, PLAN
from vpbdiff.model.other_sources import contradictions
from vpbdiff.policy.rules import Need, Policy, Setting

if TYPE_CHECKING:
    from vpbdiff.follow import Following


def judge(  # noqa: PLR0913 - what is judged, and what a branch loosened
    comparison: Comparison,
    explanations: Explanations,
    policy: Policy,
    *,
    history: bool = False,
    loosened: Sequence[Setting] = (),
    final: bool = False,
    refitted: Sequence[Entry] = (),
    followed: Sequence[Following] = (),
    today: str = "",
) -> Verdict:
    """The verdict on a comparison, which must have been made with the explanations' pins.

    `history` says that the explanations are those of all revisions of one plan; `loosened` which settings of the
    policy, and which exemptions, ask less than in the revision that judges; `final` that nothing answers for it there;
    `refitted` which reasons had their texts edited since that revision and nothing else. `followed` is the old plan
    followed up by each report on its year; without any, nothing is said of follow-up. `today` is the day (YYYY-MM-DD)
    after which no decision is made yet; without it that is the last of the new plan's year.
    """
    known = today or f"{comparison.new.year}-12-31"
    own = tuple(entry for entry in explanations.entries if not entry.is_of_policy)
    standing = coverage_of(
        comparison,
        Explanations(own),
        history=history,
        asks=lambda entity, kind: policy.need(entity, kind) > Need.NOTHING,
    )
    money = crossing(comparison, standing)
    judged = _GateJudge(comparison, explanations, policy, standing, money, followed, known)
    found = tuple(judged.findings())
    return Verdict(
        comparison,
        standing,
        (
            *found,
            *_loosened_findings(loosened, explanations, meeting_day(comparison), known, final=final),
        ),
        judged.needs,
        (
            *(Relaxation(Waiver.POLICY, each.name) for each in loosened if each.name not in (BASELINE, PINS)),
            *(Relaxation(Waiver.REFITTED, each.reason, len(each.items)) for each in refitted),
            *_loosened(standing, explanations, money),
        ),
        money.bridge,
        tuple(judged.answers(found)),
    )


def meeting_day(comparison: Comparison) -> str:
    """The day of the meeting that decides on the new plan; none that is after its year, whatever the plan says."""
    return min(comparison.new.metadata.text("meeting_date"), f"{comparison.new.year}-12-31")


_LEVELS = (Level.NOTE, Level.WARNING, Level.ERROR)


class _GateJudge:
    """Everything that one comparison is judged by."""

    def __init__(  # noqa: PLR0913, PLR0917 - as `judge`
        self,
        comparison: Comparison,
        explanations: Explanations,
        policy: Policy,
        standing: Coverage,
        money: BridgeCoverage,
        followed: Sequence[Following],
        today: str,
    ) -> None:
        self._followed = followed
        self._comparison = comparison
        self._explanations = explanations
        self._policy = policy
        self._standing = standing
        self._money = money
        self._needs = Needs(comparison, policy, followed)
        self._asked = [(each, self._needs.of(each.subject)) for each in standing.stands]
        self._lacking = {span.row.key if span.row else "": (span, level) for span, level in self._spans()}
        self._told: set[str] = set()
        self._thin: list[Entry] = []
        self._odd: list[Entry] = []
        self._meeting, self._today = meeting_day(comparison), today

    @property
    def needs(self) -> dict[str, Need]:
        """What each change needs, by its id."""
        return {each.subject.change.id: need for each, need in self._asked if each.subject.change}

    def findings(self) -> Iterator[Finding]:
        """Everything found, changes in the plan's order first."""
        if self._compares_nothing():
            yield Finding(Rule.NOTHING_COMPARED, Level.ERROR, Pointer(PlanFile.NEW))
        for each, need in self._asked:
            yield from self._change(each, need)
        yield from self._bridge()
        yield from self._on_record()
        for where, plan in ((PlanFile.OLD, self._comparison.old), (PlanFile.NEW, self._comparison.new)):
            for found in contradictions(plan):
                yield Finding(Rule.TWO_SOURCES, Level.WARNING, Pointer(where, found.item.pointer), params=found.told)
        for one in uncompared_amounts(self._comparison):
            place = Pointer(PlanFile.OLD if one.is_old else PlanFile.NEW, one.pointer)
            yield Finding(Rule.OTHER_AMOUNTS, Level.WARNING, place, params={**one.params, "sort": one.sort})
        for remark in self._comparison.not_comparable:
            if remark.is_unread:
                where = PlanFile.OLD if dict(remark.params)["side"] == "old" else PlanFile.NEW
                level = Level.NOTE if remark.key == SHOWN else Level.ERROR
                yield Finding(Rule.UNREAD, level, Pointer(where, remark.pointer or ""), remark=remark)
                continue
            level = Level.ERROR if self._hides(remark) else Level.NOTE
            yield Finding(Rule.NOT_COMPARED, level, Pointer(PlanFile.NEW, remark.pointer or ""), remark=remark)

    def _compares_nothing(self) -> bool:
        """Whether nothing but the plans themselves (title, dates) stands in both, and nothing that came or went needs
        a reason. So plans of which nothing was read never pass for plans in which nothing changed."""
        if any(not pair.new.entity.is_plan for pair in self._comparison.matching.pairs):
            return False
        return not any(need >= Need.REASON for each, need in self._asked if each.subject.entity != PLAN.name)

    def _hides(self, remark: Caveat) -> bool:
        """Whether nobody knows what is in a list that would be judged. A plan that only the next one's comparison
        column tells of has little to be compared with; any other plan, and every new one, must say what it holds."""
        told = self._comparison.old.known_from is not None
        params = dict(remark.params)
        match remark.key:
            case "compare.not-known":
                return params["side"] == "new" or not told
            case "compare.known-from":
                return self._comparison.new.known_from is not None
        return False

    def _change(self, each: ReasonStatus, need: Need) -> Iterator[Finding]:
        """What is said of a change: of one that needs a reason, one error at the most."""
        place, span = self._place(each.subject), self._money_of(each.subject)
        asked = need >= Need.REASON
        found: list[Finding] = []
        if asked and each.state is State.NONE and span is None:
            params = self._why(each.subject, need)
            found.append(Finding(Rule.UNEXPLAINED, Level.ERROR, place, each, need, params=params))
        elif need is Need.NOTE and each.state is State.NONE and span is None:
            found.append(self._noted(each, need, place))
        elif asked and each.state is State.EXPLAINED:
            found.extend(self._reason(each, need, place, each.entries))
        # A reason that nothing hangs on is one that is no longer for anything: it is told, as an orphan is.
        level = self._policy.stale if asked and each.state is State.STALE else self._policy.orphaned
        for entry, drifts in reversed(each.stale):
            found.append(Finding(Rule.STALE, level, place, each, need, entry, drifts))
            level = min(level, self._policy.orphaned, key=_LEVELS.index)
        found.extend(self._reported(each, need, place))
        if asked and each.state is State.STALE and self._policy.stale is not Level.ERROR:
            # Where a stale reason may do, it must still be one.
            found.extend(self._reason(each, need, place, [entry for entry, _ in each.stale]))
        if span is not None:
            self._told |= {span.row.key if span.row else ""}
            if not any(finding.level is Level.ERROR for finding in found):
                need = max(need, Need.REASON)
                found.append(Finding(Rule.UNBRIDGED, Level.ERROR, place, each, need, span=span))
        yield from found

    def _why(self, subject: Subject, need: Need) -> dict[str, object]:
        """What makes a subject need what its kind of change would not say, with the words of a report that does."""
        if (beside := self._needs.beside(subject, need)) is not None:
            return {"why": beside.why, "status": beside.printed, "day": beside.through}
        why = self._needs.why(subject, need)
        return {"why": why} if why else {}

    def _noted(self, each: ReasonStatus, need: Need, place: Pointer) -> Finding:
        """What is said of a change that holds nothing up: that figures of running text differ counts for more."""
        change = each.subject.change
        years = self._comparison.old.year, self._comparison.new.year
        if change is not None and has_other_figures(change, years):
            return Finding(Rule.FIGURES, self._policy.prose.figures, place, each, need)
        return Finding(Rule.NOTED, Level.NOTE, place, each, need)

    def _money_of(self, subject: Subject) -> BridgeRow | None:
        """What lacks a reason of the money of a row, where that is an error."""
        if not ENTITIES[subject.entity].is_money:
            return None
        rows = (span for span, level in self._lacking.values() if span.row is not None and level is Level.ERROR)
        return next((span for span in rows if span.row is not None and subject.row in keys(span.row)), None)

    def _reported(self, each: ReasonStatus, need: Need, place: Pointer) -> Iterator[Finding]:
        """Reasons that call something finished of which a report says otherwise: an error where the report was known
        when the plan was decided, a note where it came later or nobody can tell."""
        change = each.subject.change
        if change is None or not self._followed:
            return
        from vpbdiff.follow.reasons import denied, finished_word, unread  # noqa: PLC0415 - most series have no reports

        if need >= Need.REASON:
            yield from self._counted(each, change, need, place)
        finished = [entry for entry in each.entries if entry.kind is ReasonKind.FINISHED]
        said = [entry for entry in each.entries if entry.kind is None and finished_word(entry.reason)]
        if not (finished or (said and Kind.REMOVED in change.kinds)):
            return
        for item in change.old:
            found = denied(item, self._followed)
            if found is not None:
                params: dict[str, object] = {"status": found.printed, "day": found.through}
                level = Level.ERROR if found.known else Level.NOTE
                if not finished:  # words are held against words with care: a person reads both
                    params |= {"why": "said", "word": finished_word(said[0].reason)}
                    level = Level.WARNING if found.known else Level.NOTE
                entry = (finished or said)[0]
                yield Finding(Rule.FINISHED_NOT_REPORTED, level, place, each, need, entry, params=params)
                return
            if finished and (day := unread(item, self._followed)):
                params = {"why": "reason", "day": day}
                yield Finding(Rule.REPORT_UNREAD, Level.ERROR, place, each, need, finished[0], params=params)
                return

    def _counted(self, each: ReasonStatus, change: Change, need: Need, place: Pointer) -> Iterator[Finding]:
        """Figures of a reason beside others that a report gives of the same, once a reason: a person reads both."""
        from vpbdiff.follow.reasons import counted  # noqa: PLC0415 - as above

        for entry in each.entries:
            found = (counted(entry.reason, item, self._followed) for item in change.old)
            told = next((one for one in found if one is not None), None)
            if told is not None:
                params = {"why": "reason", "text": told.text, "said": told.said, "day": told.through}
                level = Level.WARNING if told.known else Level.NOTE
                yield Finding(Rule.FIGURE_DISAGREES, level, place, each, need, entry, params=params)

    def _reason(self, each: ReasonStatus, need: Need, place: Pointer, entries: Sequence[Entry]) -> Iterator[Finding]:
        """Whether what is on record as a reason is one, and as much as is asked."""
        change = each.subject.change
        faults = [(entry, fault(entry, change)) for entry in entries]
        sound = [entry for entry, wrong in faults if wrong is None]
        if not sound:
            entry, wrong = faults[0]
            yield Finding(Rule.NO_REASON, Level.ERROR, place, each, need, entry, params={"fault": wrong})
        elif need is Need.DECISION and not any(
            entry.has_decision(self._meeting, self._today) or entry.baseline for entry in sound
        ):
            ahead = next((entry for entry in sound if entry.is_ahead(self._meeting, self._today)), None)
            params = self._why(each.subject, need)
            if ahead is not None:
                params = self._ahead(ahead)
            yield Finding(Rule.NO_DECISION, Level.ERROR, place, each, need, ahead or sound[0], params=params)
        elif all(map(is_thin, sound)) and sound[0] not in self._thin:
            self._thin.append(sound[0])
            params = {"reason": sound[0].reason}
            yield Finding(Rule.THIN_REASON, Level.WARNING, place, each, need, sound[0], params=params)
        for entry in sound:
            if change is not None and (params := self._doubts(entry, change, need)):
                yield Finding(Rule.DOUBTFUL, Level.WARNING, place, each, need, entry, params=params)
        for entry, wrong in faults if sound else ():
            if wrong is not None:
                params = {"fault": wrong}
                yield Finding(Rule.NO_REASON, self._policy.duplicate, place, each, need, entry, params=params)

    def _doubts(self, entry: Entry, change: Change, need: Need) -> dict[str, object]:
        """What is said of a reason that hardly is one of this change; of a decision of an odd day once an entry."""
        if found := doubt(entry, change):
            return {"why": str(found), "reason": entry.reason}
        old, decided = self._comparison.old, entry.decision.date or ""
        met = old.metadata.text("meeting_date")
        since = met or f"{old.year - 1}-01-01"
        is_ahead = need is not Need.DECISION and entry.is_ahead(self._meeting, self._today)  # else an error
        is_old = decided and decided < since and old.year != self._comparison.new.year
        if entry in self._odd or not (is_ahead or is_old):
            return {}
        self._odd.append(entry)
        return self._ahead(entry) if is_ahead else {"why": "old", "decided": decided, "since": met or str(old.year)}

    def _ahead(self, entry: Entry) -> dict[str, object]:
        """What is said of a decision that nobody could know of."""
        decided = entry.decision.date or entry.decision.year
        if entry.date is None or entry.date >= decided:
            return {"why": "not-made", "decided": decided, "known": max(self._today, self._meeting)}
        return {"why": "ahead", "decided": decided, "written": entry.date}

    def _bridge(self) -> Iterator[Finding]:
        for entry, problem in self._money.refused:
            params = {"problem": problem}
            yield Finding(Rule.BAD_COMPONENT, Level.ERROR, self._entry_place(entry), entry=entry, params=params)
        for name, (span, level) in self._lacking.items():
            if name not in self._told:
                yield Finding(Rule.UNBRIDGED, level, _row_place(span.row), span=span)

    def _spans(self) -> Iterator[tuple[BridgeRow, Level]]:
        """The bridges that do not reach, units first, save those of rows from before the gate. What the whole lacks is
        what it lacks beside its units: it follows from them, unless its figures say otherwise."""
        if self._money.bridge is None:
            return
        waived = {each.subject.row for each in self._standing.stands if each.is_baseline}
        whole, counted = self._money.bridge.whole, []
        for span in self._money.bridge.unexplained:
            if span is whole:
                continue
            is_waived = span.row is not None and not waived.isdisjoint(keys(span.row))
            level = self._level(span)
            if is_waived or level is self._policy.unbridged:
                counted.append(span)
            if not is_waived:
                yield span, level
        rest = whole_rest(self._money.bridge, counted)
        is_waived = whole.row is not None and not waived.isdisjoint(keys(whole.row))
        if whole.standing is ResidualState.UNEXPLAINED and not rest.is_nil and not is_waived:
            span = replace(whole, residual=rest)
            yield span, self._level(span)

    def _level(self, span: BridgeRow) -> Level:
        return self._policy.unbridged if self._policy.money.reached(span.residual.kr, span.old.kr) else Level.NOTE

    def answers(self, found: Sequence[Finding]) -> Iterator[Answer]:
        """Every answer that is asked for, with what `found` says is missing of it."""
        gaps = [each for each in found if each.level is Level.ERROR and each.rule in GAPS]
        of_stand = {id(each.stand): each.rule for each in gaps if each.stand is not None}
        moved = self._moved()
        for each, need in self._asked:
            gap = of_stand.get(id(each))
            if need >= Need.REASON or gap is not None:
                is_amount = gap is not Rule.UNEXPLAINED and each.subject.row in moved
                yield Answer(each, max(need, Need.REASON), gap, is_amount)
        yield from (Answer(None, Need.REASON, each.rule, is_amount=True) for each in gaps if each.stand is None)

    def _moved(self) -> frozenset[str]:
        """The rows of the bridge whose amount moved or lacks a reason, by `Subject.row`."""
        if self._money.bridge is None:
            return frozenset()
        spans = (*self._money.bridge.units, self._money.bridge.whole)
        rows = [span.row for span in spans if span.row is not None and (span.new.kr != span.old.kr or span.residual.kr)]
        return frozenset(key for row in rows for key in keys(row))

    def _on_record(self) -> Iterator[Finding]:
        """What is on record and explains nothing."""
        for rule, level, found in (
            (Rule.ORPHANED, self._policy.orphaned, self._standing.orphans),
            (Rule.DUPLICATE, self._policy.duplicate, self._standing.duplicates),
        ):
            for entry, each in found:
                yield Finding(rule, level, self._entry_place(entry), entry=entry, params={"name": each.name})
        pins = {each.pin: number for number, each in enumerate(self._explanations.pins)}
        for pin in inapplicable(tuple(pins), self._comparison.old, self._comparison.new):
            held = self._explanations.pins[pins[pin]]
            place = Pointer(PlanFile.EXPLANATIONS, f"/pins/{pins[pin]}")
            yield Finding(Rule.PIN, self._policy.pins, place, pin=held)

    def _entry_place(self, entry: Entry) -> Pointer:
        return Pointer(PlanFile.EXPLANATIONS, f"/entries/{self._numbers[id(entry)]}")

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each entry in the file, by identity: comparing entries takes as long as the file is."""
        return {id(entry): number for number, entry in enumerate(self._explanations.entries)}

    def _place(self, subject: Subject) -> Pointer:
        return Pointer(PlanFile.OLD if subject.gone else PlanFile.NEW, subject.pointer)


def _row_place(row: RowChange | None) -> Pointer:
    """Where a row of the budget stands; the whole that no row states is the new plan itself."""
    if row is None:
        return Pointer(PlanFile.NEW)
    return Pointer(PlanFile.NEW, row.new[0].pointer) if row.new else Pointer(PlanFile.OLD, row.old[0].pointer)


def _loosened_findings(
    loosened: Sequence[Setting], explanations: Explanations, meeting: str, today: str, *, final: bool
) -> Iterator[Finding]:
    """A loosened setting is a change like another: it needs a reason with a decision, found by its name."""
    of_settings = [entry for entry in explanations.entries if entry.is_of_policy]
    for setting in loosened:
        told = [entry for entry in of_settings if _says(entry, setting)]
        if final or not any(
            entry.has_decision(meeting, today) and not entry.baseline and fault(entry) is None for entry in told
        ):
            params = {"setting": setting.name, "was": setting.was, "now": setting.now} | (
                {"final": True} if final else {}
            )
            where = PlanFile.EXPLANATIONS if setting.name in (BASELINE, PINS) else PlanFile.POLICY
            entry = told[0] if told else None
            yield Finding(Rule.POLICY, Level.ERROR, Pointer(where), entry=entry, params=params)


def _says(entry: Entry, setting: Setting) -> bool:
    """Whether an entry speaks of this very loosening."""
    wanted = ({"value": setting.was},), ({"value": setting.now},)
    return any(each.item == POLICY_ITEM + setting.name and (each.old, each.new) == wanted for each in entry.items)


def _loosened(standing: Coverage, explanations: Explanations, money: BridgeCoverage) -> Iterator[Relaxation]:
    used = [entry for each in standing.stands for entry in each.entries]
    for pin in explanations.pins:
        yield Relaxation(Waiver.PIN, _pin_name(pin))
    if baseline := sum(each.is_baseline for each in standing.stands):
        yield Relaxation(Waiver.BASELINE, "", baseline)
    yield from _several(entry for entry in explanations.entries if entry in used)
    for span in shared(money.bridge) if money.bridge is not None else ():
        yield Relaxation(Waiver.SHARE, span.row.name if span.row is not None else "")


def _several(entries: Iterable[Entry]) -> Iterator[Relaxation]:
    """One reason for several changes: in one entry, or the same text in many, also with a running number in it."""
    found: dict[str, tuple[str, int]] = {}
    for entry in entries:
        if not entry.baseline and not _is_of_money(entry):
            key = _unnumbered(entry.reason)
            text, number = found.get(key, (entry.reason, 0))
            found[key] = text, number + len(entry.items)
    yield from (Relaxation(Waiver.SEVERAL, text, number) for text, number in found.values() if number > 1)


def _unnumbered(text: str) -> str:
    """A text as it is compared, without a small number that may count copies: before it, behind it or behind its first
    word. «Fler barn, 5 mkr» and «Beslut § 5» keep theirs."""
    first, _, rest = text.strip().partition(" ")
    counter, _, others = rest.partition(" ")
    if first.isalpha() and others and re.fullmatch(r"\d{1,2}", counter):
        text = f"{first} {others}"
    return normal(_COUNTER.sub("", text))


_COUNTER = re.compile(r"^\W*\d{1,2}[.):]|(?<![§\d,.:/-])(?<!§ )\b\d{1,2}[)\].\s]*$")


def _is_of_money(entry: Entry) -> bool:
    """Whether an entry names several rows because an amount touches them all, and nothing else."""
    entities = (ENTITIES.get(each.item.partition(":")[0]) for each in entry.items)
    return entry.component is not None and all(each is not None and each.is_money for each in entities)


def _pin_name(entry: PinEntry) -> str:
    return " / ".join(dict.fromkeys((entry.old_name, entry.new_name)))


def is_setting(word: str) -> bool:
    """Whether a word names a setting of the policy, and no change of the plan."""
    return word.startswith(POLICY_ITEM)


def of_setting(setting: Setting) -> str:
    """The word that names a setting where a change is named."""
    return POLICY_ITEM + setting.name


def entry_for(setting: Setting) -> Explained:
    """The record of a loosened setting: what it was and what it is."""
    return Explained(of_setting(setting), setting.name, (), ({"value": setting.was},), ({"value": setting.now},))
