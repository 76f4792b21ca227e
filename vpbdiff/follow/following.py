"""A plan and a report on its year, item by item: what is followed up, how it went, and what does not agree.

The plan's own target is what an outcome is held to. Assessment and figures are two things, told beside each other and
never derived from one another. What the report does not speak of is not followed up, whatever became of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpbdiff.follow import measured, money, prose
from vpbdiff.follow.disagreeing import beside_figures, elsewhere, restated
from vpbdiff.follow.pairing import Paired, Pairing, name_key, pair
from vpbdiff.follow.quoted import NamesInText, counted_otherwise, judging, sentences_on, texts_of, words_of
from vpbdiff.follow.relation import (
    AIM,
    CHECK,
    JUDGED_BY,
    MEASURED,
    Counted,
    FollowCoverage,
    FollowedItem,
    Following,
    MoneyRow,
    Relation,
    RelationKind,
)
from vpbdiff.follow.verdict import Outcome, TargetVerdict, Why, outcome_of, target_of, verdict
from vpbdiff.model.plan import Item, Plan
from vpbdiff.reports import FollowedUp, Report, ReportJudgement

FOLLOWED = (AIM, "activity", MEASURED, "assignment", CHECK)
"""What is followed up item by item, in the order in which it is counted; money has rows of its own."""

_DEFERRED = {
    "goals": (AIM,),
    "activities": ("activity",),
    "measures": (MEASURED,),
    "assignments": ("assignment",),
    "internal_control": (CHECK,),
}
_HALF_YEAR = 6
"""The month up to which a report must reach to follow up goals: an April report need not."""


def follow(plan: Plan, report: Report, earlier: Sequence[Report] = (), decided: str = "") -> Following:
    """The plan held against a report on its year.

    `earlier` are the reports of the same year before this one, in order. `decided` is the day of the meeting that
    decided the next year's plan, empty where there is none: it tells whether the report was known then.
    """
    pairing = pair(plan, report)
    before = [EarlierReport(each, pair(plan, each), NamesInText(each)) for each in earlier]
    rows = tuple(money.rows(plan, report, pairing, earlier))
    items = list(_Follower(plan, report, pairing, before).items())
    return Following(
        report=report,
        plan_year=plan.year,
        plan_title=plan.metadata.name,
        plan_version=plan.version,
        series=plan.series or report.items.series,
        items=tuple(items),
        money=rows,
        signs=tuple(money.sign_rules(report)),
        counts=tuple(_counts(items)),
        relations=(
            *_of_report(plan, report, items, rows, before),
            *money.absent(plan, report, pairing, tuple(texts_of(report))),
        ),
        decided=decided,
        known_before=_known_before(report, decided),
        plan_path=plan.path,
        after=dict(_indices_after(report, pairing)),
    )


def _known_before(report: Report, decided: str) -> bool | None:
    """Whether a report was known at a meeting, as none is before its own day; None where a day is missing."""
    if not decided or report.through > decided:
        return False if decided else None
    return report.meeting <= decided if report.meeting else None


def _of_report(
    plan: Plan,
    report: Report,
    items: Sequence[FollowedItem],
    rows: Sequence[MoneyRow],
    before: Sequence[EarlierReport],
) -> Iterator[Relation]:
    """What is told of the report as a whole."""
    yield from prose.other_days(plan, report)
    yield from prose.counts(report)
    yield from prose.on_all(report, items)
    held = [(each, tuple(money.rows(plan, each, pairing, ()))) for each, pairing, _ in before]
    yield from prose.as_forecast(report, rows, held)
    yield from _sums(report, rows)


def _indices_after(report: Report, pairing: Pairing) -> Iterator[tuple[str, int]]:
    for pointer, paired in pairing.paired.items():
        for item in paired.report:
            after = report.of(item).index_after
            if after is not None:
                yield pointer, after


def due(report: Report) -> frozenset[str]:
    """The entities that a report of this kind follows up: all of them for the year as a whole, goals with activities
    and measures from half the year on, before that money alone."""
    if report.kind == "annual":
        return frozenset(FOLLOWED)
    return frozenset((AIM, "activity", MEASURED)) if int(report.through[5:7]) >= _HALF_YEAR else frozenset()


def planned(plan: Plan) -> Iterator[tuple[Item, Item | None]]:
    """The plan's items that are followed up, each with its goal or its risk, in the plan's order. A measure that two of
    the plan's documents give is one: the one with a target."""
    for listing in (plan.listing(path) for path in ("goals", "activities", "measures", "assignments")):
        for item in listing:
            yield item, None
            yield from ((child, item) for child in item.children())
    for risk in plan.listing("internal_control_plan/risks"):
        yield from ((child, risk) for child in risk.children() if child.entity.name == CHECK)


class EarlierReport(NamedTuple):
    """An earlier report of the year, with what its items are in the plan."""

    report: Report
    pairing: Pairing
    names: NamesInText


class _Follower:
    """Follows the items of one plan in one report."""

    def __init__(self, plan: Plan, report: Report, pairing: Pairing, before: Sequence[EarlierReport]) -> None:
        self.plan = plan
        self.report = report
        self.pairing = pairing
        self.before = before
        self.due = due(report)
        self.deferred = {entity: each.printed for each in report.deferred for entity in _DEFERRED.get(each.what, ())}
        self.names = NamesInText(report)
        self.proposed = {old.pointer: new for old, new in pairing.proposed}

    def items(self) -> Iterator[FollowedItem]:
        """The plan's items in its order, then what the report alone has."""
        made: dict[str, FollowedItem] = {}
        twins = self._twins()
        for item, owner in planned(self.plan):
            if item.entity.name in FOLLOWED and item.pointer not in twins:
                made[item.pointer] = self._followed(item, owner, twins)
        for pointer, each in made.items():
            if each.entity == AIM:
                below = [other for other in made.values() if other.owner is each.plan and other.entity == MEASURED]
                more = (
                    *beside_figures(each, below, is_whole_year=self.report.is_whole_year),
                    *elsewhere(each, made.values()),
                )
                made[pointer] = replace(each, relations=(*each.relations, *more))
        yield from made.values()
        for item in self.pairing.only:
            if item.entity.name in FOLLOWED:
                yield self._only(item)

    def _twins(self) -> dict[str, Item]:
        """Measures that stand twice in the plan, in two of its documents: by the pointer of the one that is left out,
        which has no target or stands later, the one that is kept."""
        found: dict[str, list[Item]] = {}
        for item, _ in planned(self.plan):
            if item.entity.name == MEASURED:
                found.setdefault(name_key(item.name), []).append(item)
        left = {}
        for same in found.values():
            for other in same[1:]:
                left[other.pointer] = same[0]
        return left

    def _targeted(self, item: Item, twins: dict[str, Item]) -> Item:
        """A measure with what the plan's other document says of it: target, baseline, direction."""
        others = [each for each, _ in planned(self.plan) if twins.get(each.pointer) is item]
        fields = dict(item.fields)
        for other in others:
            fields = {**other.fields, **{name: value for name, value in fields.items() if value}}
        return replace(item, fields=fields)

    def _paired(self, item: Item, twins: dict[str, Item]) -> Paired | None:
        """The report's rows for an item, or for its twin."""
        pointers = [item.pointer, *(pointer for pointer, kept in twins.items() if kept is item)]
        found = [self.pairing.paired[pointer] for pointer in pointers if pointer in self.pairing.paired]
        return next(iter(sorted(found, key=lambda each: not each.same)), None)

    def _followed(self, item: Item, owner: Item | None, twins: dict[str, Item]) -> FollowedItem:
        entity = item.entity.name
        paired = self._paired(item, twins)
        before = self._before(item)
        if paired is None:
            return self._absent(item, owner, before, twins)
        said = tuple(self.report.of(each) for each in paired.report)
        made = FollowedItem(entity, item, paired.report, FollowCoverage.FOLLOWED, said, owner=owner, before=before)
        made = replace(made, certain=paired.same and self._is_certain(owner))
        relations = [*self._names(item, owner, paired)]
        if entity == MEASURED:
            made, more = self._measure(made, self._targeted(item, twins), paired)
            relations += more
        elif not _says(entity, said):
            quoted = judging(paired.report, self.report) if entity == AIM else []
            relations += [Relation(RelationKind.MENTIONED, {"text": each}) for each in quoted]
            made = made if quoted else replace(made, coverage=FollowCoverage.NO_RESULT)
        relations += self._reversed(item, said)
        if entity == CHECK and owner is not None:
            relations += self._index(owner)
        if entity == "activity":
            relations += _plan_figures(item, said)
        return replace(made, relations=tuple(relations))

    def _is_certain(self, owner: Item | None) -> bool:
        """Whether the report's owner of an item is known to be the plan's; goals are often worded otherwise."""
        if owner is None or owner.entity.name == AIM:
            return True
        paired = self.pairing.paired.get(owner.pointer)
        return paired is not None and paired.same

    def _absent(
        self, item: Item, owner: Item | None, before: tuple[tuple[str, str], ...], twins: dict[str, Item]
    ) -> FollowedItem:
        entity = item.entity.name
        made = FollowedItem(entity, item, (), FollowCoverage.NOT_FOLLOWED_UP, owner=owner, before=before)
        if entity in self.deferred:
            return replace(made, coverage=FollowCoverage.DEFERRED, deferred=self.deferred[entity])
        quoted = sentences_on(item.name, self.report) if entity == MEASURED else []
        if not quoted and self.names.holds(item):
            return replace(made, coverage=FollowCoverage.NOT_READ)
        if entity not in self.due:
            return replace(made, coverage=FollowCoverage.NOT_DUE)
        if entity == MEASURED:
            target = target_of(self._targeted(item, twins), self.report.year)
            why = None if not quoted else Why.NO_OUTCOME if self.report.is_whole_year else Why.INTERIM
            made = replace(
                made,
                coverage=FollowCoverage.FOLLOWED if quoted else made.coverage,
                relations=tuple(Relation(RelationKind.MENTIONED, {"text": each}) for each in quoted),
                verdict=TargetVerdict(Outcome.CANNOT_TELL, why, target.value if target else ""),
            )
        return made

    def _only(self, item: Item) -> FollowedItem:
        said = (self.report.of(item),)
        return FollowedItem(item.entity.name, None, (item,), FollowCoverage.NOT_IN_PLAN, said)

    def _names(self, item: Item, owner: Item | None, paired: Paired) -> Iterator[Relation]:
        """That a report tells of an item in several rows, under another name, or by another law."""
        if len(paired.report) > 1:
            yield Relation(RelationKind.SEVERAL_ROWS, {"number": len(paired.report)})
        elif item.pointer in self.proposed:
            facts = {"name": item.name, "other": self.proposed[item.pointer].name}
            yield Relation(RelationKind.PROPOSED, facts)
        elif not paired.same:
            other = paired.report[0].name
            gone = [word for word in words_of(item.name) if word.casefold() not in map(str.casefold, words_of(other))]
            facts = {"name": other, "missing": " ".join(gone)}
            yield Relation(RelationKind.DEFINITION_CHANGED, facts)
        if owner is not None and (other_law := self.proposed.get(owner.pointer)) is not None:
            yield Relation(RelationKind.PROPOSED, {"name": owner.name, "other": other_law.name})

    def _measure(self, made: FollowedItem, plan: Item, paired: Paired) -> tuple[FollowedItem, list[Relation]]:
        given = [(row, value) for row in paired.report if (value := outcome_of(row, self.report)) is not None]
        told: dict[object, tuple[Item, str]] = {}
        for row, value in given:
            if not measured.is_missing(value.value):
                found = measured.of_measure(value.value, row.name)
                told.setdefault(found.number if found else value.value, (row, value.value))
        item = next((row for row, _ in told.values()), paired.report[0])
        judged = verdict(plan, item, self.report, same=paired.same)
        if len(told) > 1:
            printed = " / ".join(printed for _, printed in told.values())
            judged = TargetVerdict(Outcome.CANNOT_TELL, Why.SEVERAL_VALUES, judged.target, printed)
        value = outcome_of(item, self.report)
        coverage = FollowCoverage.FOLLOWED
        if value is None or measured.is_missing(value.value):
            coverage = FollowCoverage.NO_RESULT
        relations = [*restated(plan, item, self.report.year, same=paired.same)]
        if value is not None:
            figures = set(_FIGURES.findall(value.value))
            sentences = sentences_on(plan.name, self.report)
            quoted = [each for each in sentences if not figures & set(_FIGURES.findall(each))]
            relations += [Relation(RelationKind.MENTIONED, {"text": each}) for each in quoted]
        return replace(made, verdict=judged, coverage=coverage), relations

    def _before(self, item: Item) -> tuple[tuple[str, str], ...]:
        """What earlier reports say of an item: its words with their day; no words where none of them speaks of it and
        one was to. A report that names it and says nothing that could be read proves nothing."""
        told: list[tuple[str, str]] = []
        silent: list[tuple[str, str]] = []
        named = False
        for report, pairing, names in self.before:
            paired = pairing.paired.get(item.pointer)
            words = filter(None, (_word_of(item.entity.name, row, report) for row in paired.report)) if paired else ()
            if text := " / ".join(words):
                told.append((report.through, text))
            elif paired is not None or report.is_read_in_part or names.holds(item):
                named = True
            elif item.entity.name in due(report) and not self._is_later(item.entity.name, report):
                silent.append((report.through, ""))
        return tuple(sorted([*told, *(() if named else silent)]))

    @staticmethod
    def _is_later(entity: str, report: Report) -> bool:
        """Whether a report says of an entity that it is followed up later."""
        return any(entity in _DEFERRED.get(each.what, ()) for each in report.deferred)

    def _reversed(self, item: Item, said: Sequence[FollowedUp]) -> Iterator[Relation]:
        """That something was done by an earlier report and is not by this one."""
        now = [each.status for each in said if each.status is not None and each.status.reading]
        for report, pairing, _ in self.before:
            paired = pairing.paired.get(item.pointer)
            then = [report.of(row).status for row in paired.report] if paired else []
            first, last = (then[0], now[0]) if len(then) == len(now) == 1 else (None, None)
            if first is not None and last is not None and first.reading in _DONE and last.reading not in _DONE:
                facts = {"then": first.printed, "day": report.through, "now": last.printed}
                yield Relation(RelationKind.STATUS_REVERSED, facts | {"through": self.report.through})

    def _index(self, risk: Item) -> Iterator[Relation]:
        """That the report gives a risk's index otherwise than the plan."""
        paired = self.pairing.paired.get(risk.pointer)
        if paired is None:
            return
        mine, theirs = risk.fields.get("index"), paired.report[0].fields.get("index")
        if isinstance(mine, int) and isinstance(theirs, int) and mine != theirs:
            yield Relation(RelationKind.INDEX_RESTATED, {"plan": mine, "report": theirs})


_FIGURES = re.compile(r"\d+(?:,\d+)?")
_DONE = frozenset(("done", "completed", "reported_back"))


def _says(entity: str, said: Sequence[FollowedUp]) -> bool:
    """Whether a report says how it went: a status of an activity or assignment, an assessment of a goal, a result of a
    control."""
    return any((found := _judgement(entity, each)) is not None and found.printed.strip() for each in said)


def _judgement(entity: str, said: FollowedUp) -> ReportJudgement | None:
    found: ReportJudgement | None = getattr(said, JUDGED_BY.get(entity, "status"))
    return found


def _word_of(entity: str, item: Item, report: Report) -> str:
    """What a report says of an item in its own words: the status, the assessment, the result, or the outcome."""
    if entity == MEASURED:
        value = outcome_of(item, report)
        return value.value if value is not None and not measured.is_missing(value.value) else ""
    found = _judgement(entity, report.of(item))
    return found.printed if found is not None else ""


def _plan_figures(item: Item, said: Sequence[FollowedUp]) -> Iterator[Relation]:
    """Sentences of the plan that count what the report counts, and give another figure: quoted, and not judged."""
    for sentence in counted_otherwise(item.text("description"), said):
        yield Relation(RelationKind.PLAN_FIGURE, {"text": sentence})


def _sums(report: Report, rows: Sequence[MoneyRow]) -> Iterator[Relation]:
    """Columns of an earlier forecast that are given otherwise than they were, and do not add up either."""
    for day, found, told, unit, decimals in money.forecast_sums(report):
        if any(iso == day for row in rows for iso, _, _ in row.earlier):
            facts = {"day": day, "found": int(found), "told": int(told), "unit": unit, "decimals": decimals}
            yield Relation(RelationKind.FORECAST_SUM, facts)


def _counts(items: Sequence[FollowedItem]) -> Iterator[Counted]:
    for entity in FOLLOWED:
        of_it = [each for each in items if each.entity == entity]
        if not of_it:
            continue
        in_plan = [each for each in of_it if each.coverage is not FollowCoverage.NOT_IN_PLAN]
        absent = sum(each.coverage is FollowCoverage.NOT_FOLLOWED_UP for each in in_plan)
        not_read = sum(each.coverage is FollowCoverage.NOT_READ for each in in_plan)
        later = sum(each.coverage in {FollowCoverage.DEFERRED, FollowCoverage.NOT_DUE} for each in in_plan)
        yield Counted(
            entity,
            in_plan=len(in_plan),
            followed=len(in_plan) - absent - later - not_read,
            not_followed=absent,
            later=later,
            not_read=not_read,
            only_in_report=len(of_it) - len(in_plan),
        )
