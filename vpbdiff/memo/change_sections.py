"""What changes in the plan, the news first: goals, activities with their measures, assignments.

What weighs most is quoted with its reason; what weighs less is named with where the appendix has it. Nothing is counted
but what is paired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.language.grammar import sentence, spaced
from vpbdiff.language.numerals import number
from vpbdiff.memo import left_over
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.parts import first_time, is_budget_only
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.document import Block, Heading, Paragraph, Span, Style, list_point, running_text, stated
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item
from vpbdiff.statements import absence, phrase_pairs, phrases
from vpbdiff.statements.memo_sentences import gone_words, material, new_words
from vpbdiff.statements.memo_words import cited, clip, each_cited, pair_sentences, some
from vpbdiff.statements.statement import Statement

QUOTED_MOST = 4
"""The weight up to which an item has a point of its own; what is lighter is named together."""

WITH_REASON = 3
"""The weight up to which the reason stands beside a change; the appendix has every one."""

POINTS = 8
"""Points of one sort at the most: so many fit half a page. The heaviest come first."""

_NAMES = 8
"""Names in one sentence at the most."""

_ALSO = 16
"""What weighs much and has no point, in running text: so many more fit a quarter of a page."""

_GOALS = 6
"""Goals up to which all are listed; of more, those that changed."""


def kinds_of(change: Change) -> set[Kind]:
    """The kinds of what matters in a change."""
    return {facet.kind for facet in material(change)}


_REGROUPED = (Kind.MERGED, Kind.SPLIT)
_LIGHT = (Kind.RENAMED, Kind.MOVED, Kind.SPLIT, Kind.MERGED)


def goals(scope: MemoContext) -> Iterator[Block]:
    """The goals by number, and what they say otherwise; where nothing is known of the old ones the background has
    them."""
    if is_budget_only(scope):
        return
    listed = tuple(goal_list(scope))
    changed = [*scope.of("goal"), *scope.of("overarching_goal")]
    told = [running_text(_goal_sentences(scope, change)) for change in changed[:POINTS]]
    told.append(running_text(left_over.counted(scope, changed[POINTS:])))
    same = () if listed else tuple(_same(scope))
    yield from under_heading("Mål", [*listed, *(Paragraph(spans) for spans in told if spans), *same])


def goal_list(scope: MemoContext) -> Iterator[Block]:
    """«Omsorgsnämnden ska», then how each goal changed."""
    found = list(scope.comparison.new.listing("goals"))
    kept = scope.comparison.unchanged("goal")
    changed = {item.pointer for change in kept.material for item in change.new}
    if not found or len(found) > _GOALS:
        return
    opening = _common([goal.name for goal in found])
    yield Paragraph((stated(f"{opening or ('Nämndmålen är' if len(found) > 1 else 'Nämndmålet är')}:"),))
    for place, goal in enumerate(found, 1):
        text = spaced(goal.name)[len(opening) :].strip().rstrip(".")
        mark = " (ändrat)" if goal.pointer in changed else ""
        if not mark and absence.is_same(goal, scope.comparison):
            mark = " (ordalydelsen oförändrad)" if _changes_within(goal, scope) else " (oförändrat)"
        yield list_point((stated(f"Mål {place}: {text}{mark}."),))


def _changes_within(goal: Item, scope: MemoContext) -> bool:
    """Whether an activity or a measure of a goal changed in substance, came or went."""
    old = [pair.old.pointer for pair in scope.comparison.matching.pairs if pair.new is goal]
    return any(
        any(item.pointer.startswith(f"{goal.pointer}/") for item in change.new)
        or any(item.pointer.startswith(f"{each}/") for item in change.old for each in old)
        for change in scope.comparison.changes
        if change.significance is Significance.MATERIAL
    )


def _common(names: Sequence[str]) -> str:
    """The words that all begin with, up to «ska»."""
    parts = [re.match(r"(.{3,60}?\bska)\s+\S", spaced(name)) for name in names]
    openings = {found[1] for found in parts if found}
    return openings.pop() if len(openings) == 1 and all(parts) and len(names) > 1 else ""


def _same(scope: MemoContext) -> Iterator[Block]:
    if any(plan.listing("goals") for plan in scope.plans) and (text := absence.of_entity(scope.comparison, "goal")):
        yield Paragraph((stated(text),))


def _goal_sentences(scope: MemoContext, change: Statement) -> Iterator[Span]:
    if change.kinds[0] in (Kind.ADDED, Kind.REMOVED, *_REGROUPED):
        yield from whole_change(scope, change, reason=True)
        return
    goal = scope.teller.goal(change.subject)
    what = phrases.capital(goal) if goal else f"{sentence(scope.teller.the(change))[:-1]} {cited(change.title)}"
    pairs = phrase_pairs.heaviest(phrase_pairs.of_change(change), 3)
    lead = (
        f"I {what[:1].lower()}{what[1:]}"
        if goal or not pairs
        else f"I {scope.teller.the(change)} {cited(change.title)}"
    )
    texts = pair_sentences(pairs, lead)
    decided = place_of(scope, change) if change.entity == "overarching_goal" and texts else ""
    if decided:
        texts[-1] = f"{texts[-1].removesuffix('.')}{decided}."
    yield from (stated(text, (change.id,)) for text in texts or scope.teller.sentences(change))
    yield from scope.reasons.gap(change) if decided else scope.reasons.of(change)


def whole_change(scope: MemoContext, change: Statement, *, reason: bool) -> Iterator[Span]:
    """All that is said of a change, with its reason or what is missing of it."""
    yield from (stated(text, (change.id,)) for text in scope.teller.sentences(change))
    yield from scope.reasons.of(change) if reason else scope.reasons.gap(change)


def activities(scope: MemoContext) -> Iterator[Block]:
    """Activities, the heaviest first, each with the measures that were changed for the same reason."""
    found, owned = scope.of("activity"), owned_measures(scope)
    heavy = [change for change in found if change.old and change.new and grouped_weight(change, owned) <= QUOTED_MOST]
    heavy = sorted(heavy, key=lambda change: grouped_weight(change, owned))[:POINTS]
    taken = {each.id for change in heavy for each in owned[change.id]}
    left = [change for change in _measures(scope) if change.id not in taken]
    points = [_activity(scope, change, owned[change.id]) for change in heavy]
    heavier, lighter = _own_measures(scope, left)
    points += [*heavier, *_came_and_went(scope, found), *lighter]
    blocks: list[Block] = [list_point(point) for point in points if point]
    told = {each for point in points for span in point for each in span.changes}
    rest = [change for change in (*found, *left) if change.id not in told]
    if spans := tuple(_lighter(scope, rest)):
        blocks.append(Paragraph(running_text(spans)))
    yield from under_heading("Aktiviteter och mått" if taken or left else "Aktiviteter", blocks)


def owned_measures(scope: MemoContext) -> dict[str, list[Statement]]:
    """The measures that were changed with each activity, by the activity's change."""
    measures = _measures(scope)
    return {change.id: [each for each in measures if _belong(scope, change, each)] for change in scope.of("activity")}


def grouped_weight(change: Statement, owned: Mapping[str, list[Statement]]) -> int:
    """The weight of an activity with its measures."""
    weights: list[int] = [each.weight for each in (change, *owned.get(change.id, ()))]
    return min(weights)


def _measures(scope: MemoContext) -> list[Statement]:
    """The changes of measures; of a part that the old plan lacked nothing is new."""
    listed = [change for entity in ("measure", "key_figure") for change in scope.of(entity)]
    parts = {entity for part in first_time(scope) for entity in part.entities}
    return [change for change in listed if change.entity not in parts]


def _belong(scope: MemoContext, change: Statement, measure: Statement) -> bool:
    """Whether a measure was changed with an activity: for one reason, under one goal."""
    if change.owner is None or measure.owner is None or change.owner != measure.owner or not measure.new:
        return False
    return any(
        entry in scope.reasons.entries(change) and len(entry.items) < POINTS for entry in scope.reasons.entries(measure)
    )


def _activity(scope: MemoContext, change: Statement, measures: Sequence[Statement]) -> tuple[Span, ...]:
    """One activity: its name and goal, what it says otherwise, its measures, its reason."""
    teller, ids = scope.teller, (change.id,)
    if set(change.kinds) & {*_REGROUPED}:
        texts = teller.sentences(change)
        spans = [stated(text, ids) for text in texts]
    else:
        spans = [Span(f"{spaced(change.title).rstrip('.')}{teller.under(change)}.", Style.STRONG, ids)]
        spans += [
            stated(text, ids) for text in (*_moves(scope, change), *teller.values(change, named=True), *_quotes(change))
        ]
    for measure in (each for each in measures if each.weight <= QUOTED_MOST):
        spans += [stated(text, (measure.id,)) for text in _measure(scope, measure)]
    weight = min(each.weight for each in (change, *measures))
    spans += scope.reasons.of(change) if weight <= WITH_REASON else scope.reasons.gap(change)
    for measure in measures:
        spans += scope.reasons.gap(measure)
    return tuple(spans)


def _moves(scope: MemoContext, change: Statement) -> Iterator[str]:
    """Another name, another goal, under a name that stands already."""
    kinds = kinds_of(change)
    if scope.teller.is_by_phrases(change):
        named = dict(phrase_pairs.by_field(change)).get(change.new[0].entity.name_field, ())
        yield from pair_sentences(named)
    elif Kind.RENAMED in kinds:
        yield f"Tidigare namn: {cited(change.old[0].name)}."
    if Kind.MOVED in kinds:
        yield sentence(f"flyttas {scope.teller.way(change)}")


def _quotes(change: Statement) -> list[str]:
    pairs = [
        pair
        for field, found in phrase_pairs.by_field(change)
        if field != change.new[0].entity.name_field
        for pair in found
    ]
    return pair_sentences(phrase_pairs.heaviest(pairs, 3))


def _measure(scope: MemoContext, change: Statement) -> list[str]:
    """A measure under its activity: what in it is another, or that it is new."""
    if not change.old and not change.unproved:
        return [f"Nytt {ENTITIES[change.entity].noun.one}: {cited(change.title)}."]
    if not change.old:
        return scope.teller.sentences(change)
    pairs = phrase_pairs.of_change(change)
    texts = pair_sentences(phrase_pairs.heaviest(pairs, 2))
    values = list(scope.teller.values(change))
    the = phrases.capital(ENTITIES[change.entity].noun.the)
    return [*([f"{the}: {texts[0]}", *texts[1:]] if texts else []), *values] or scope.teller.sentences(change)


def _came_and_went(scope: MemoContext, found: Sequence[Statement]) -> list[tuple[Span, ...]]:
    """What is new, then what is gone, each with its reason."""
    added = [change for change in found if Kind.ADDED in change.kinds]
    removed = [change for change in found if Kind.REMOVED in change.kinds]
    points = []
    if added:
        ids = tuple(change.id for change in added)
        text = f"{_named(scope, added)} {new_words(added)}."
        points.append((stated(text, ids), *scope.reasons.gap(*added)))
    gone = _removals(scope, removed)
    if len(added) == len(removed) == 1:
        return [(*points[0], *gone[0])]
    return points + gone


def _named(scope: MemoContext, changes: Sequence[Statement]) -> str:
    """Items by name with what they are under, so many as a sentence holds."""
    return some([f"{cited(each.title)}{scope.teller.under(each)}" for each in changes], _NAMES)


def _removals(scope: MemoContext, removed: Sequence[Statement]) -> list[tuple[Span, ...]]:
    """What is gone, each with its reason; those without any together."""
    with_reason = [change for change in removed if scope.reasons.told(change)]
    without = [change for change in removed if change not in with_reason]
    points: list[tuple[Span, ...]] = []
    for change in with_reason:
        text = f"{cited(change.title)}{scope.teller.under(change)} {gone_words([change])}."
        points.append((stated(text, (change.id,)), *scope.reasons.of(change)))
    if without:
        names = phrases.enumeration([f"{cited(change.title)}{scope.teller.under(change)}" for change in without])
        ids = tuple(change.id for change in without)
        points.append((stated(f"{names} {gone_words(without)}.", ids), *scope.reasons.gap(*without)))
    return points


_Points = list[tuple[Span, ...]]


def _own_measures(scope: MemoContext, measures: Sequence[Statement]) -> tuple[_Points, _Points]:
    """Measures that no activity has: the targets that are lower and what went, then the other targets and what came."""
    changed = [each for each in measures if each.old and each.new and each.weight <= QUOTED_MOST][:POINTS]
    removed = [each for each in measures if not each.new]
    heavier = [*(each for each in changed if each.weight <= WITH_REASON), *removed]
    lighter = [each for each in changed if each.weight > WITH_REASON]
    told = [
        [tuple(whole_change(scope, each, reason=each.weight <= WITH_REASON)) for each in held]
        for held in (heavier, lighter)
    ]
    return told[0], [*told[1], *_new_measures(scope, measures)]


def _new_measures(scope: MemoContext, measures: Sequence[Statement]) -> Iterator[tuple[Span, ...]]:
    for entity in ("measure", "key_figure"):
        noun = ENTITIES[entity].noun
        if added := [each for each in measures if each.entity == entity and not each.old]:
            head = f"{noun.new.capitalize()} {noun.one}" if len(added) == 1 else f"Nya {noun.many}"
            told = _named(scope, added)
            of = noun.the if len(added) == 1 else noun.the_many
            unproved = any(each.unproved for each in added)
            text = sentence(f"{of} {told} {new_words(added)}") if unproved else f"{head}: {told}."
            yield (stated(text, tuple(each.id for each in added)), *scope.reasons.gap(*added))


def _lighter(scope: MemoContext, rest: Sequence[Statement]) -> Iterator[Span]:
    """What weighs less: other names and places in one sentence, and how many texts are otherwise."""
    light = [change for change in rest if kinds_of(change) & {*_LIGHT}][:_NAMES]
    if light:
        parts = [_clause(scope, change) for change in light]
        see = scope.see(light)
        text = f"Dessutom {phrases.enumeration(parts)}{f' ({see})' if see else ''}."
        yield stated(text, tuple(change.id for change in light))
        yield from scope.reasons.gap(*light)
    others = sorted((change for change in rest if change not in light), key=lambda change: change.weight)
    heavy = [change for change in others if change.weight <= WITH_REASON][:_ALSO]
    named = [change for change in heavy if change.entity == "activity"]
    for change in heavy:
        if change not in named:
            yield from (stated(text, (change.id,)) for text in scope.teller.sentences(change))
            yield from scope.reasons.gap(change)
    for verb, held in left_over.by_verb(named).items():
        text = f"Även {each_cited([change.title for change in held])} {verb} ({scope.see(held)})."
        yield stated(text, tuple(change.id for change in held))
        yield from scope.reasons.gap(*held)
    yield from left_over.counted(scope, others[len(heavy) :])


def _clause(scope: MemoContext, change: Statement) -> str:
    """One change as a part of a sentence that begins with «Dessutom»: the verb first."""
    teller = scope.teller
    if Kind.SPLIT in change.kinds:
        many = number(len(change.new), neuter=ENTITIES[change.entity].noun.neuter)
        noun = ENTITIES[change.entity].noun
        return f"delas {cited(change.old[0].name)} i {many} {noun.many}"
    if Kind.MERGED in change.kinds:
        old, new = (each_cited([item.name for item in side]) for side in (change.old, change.new))
        return f"ersätter {new} {old}"
    if Kind.MOVED in kinds_of(change):
        return f"flyttas {cited(change.title)} {teller.way(change)}"
    return f"heter {cited(change.old[0].name)} nu {cited(change.title)}"


def assignments(scope: MemoContext) -> Iterator[Block]:
    """What the committee has been given to do: what is otherwise, what is new, what is gone."""
    found = scope.of("assignment")
    if any("assignment" in part.entities for part in first_time(scope)):
        ids, names = tuple(change.id for change in found), each_cited([change.title for change in found[:POINTS]])
        head = "Uppdraget är" if len(found) == 1 else "Uppdragen är" if len(found) <= POINTS else "Bland uppdragen är"
        blocks = [Paragraph((stated(f"{head} {names}.", ids), Span(" "), *scope.reasons.gap(*found)))] if found else []
    else:
        blocks = [Paragraph(running_text(_assignment(scope, change))) for change in found[:POINTS]]
        if left := found[POINTS:]:
            blocks.append(Paragraph(running_text(left_over.counted(scope, left))))
    yield from under_heading("Uppdrag", blocks)


_GIVEN = re.compile(r"(?P<who>.+?) får i uppdrag att (?P<what>.+)", re.DOTALL)


def _task(scope: MemoContext, item: Item) -> str:
    """What a committee is to do, of an assignment in the usual form that is its own; empty for any other."""
    found = _GIVEN.fullmatch(spaced(item.name))
    committee = scope.comparison.new.metadata.text("committee") or "nämnden"
    if found is None or found["who"].casefold() not in (committee.casefold(), "nämnden"):
        return ""
    return found["what"].rstrip(".")


def assignment_texts(scope: MemoContext, change: Statement) -> list[str]:
    """What became of an assignment, told by what is to be done where it is in the usual form."""
    task = _task(scope, change.subject)
    if not task:
        return scope.teller.sentences(change)
    if Kind.REMOVED in change.kinds:
        return [f"Uppdraget att {task} {gone_words([change])}."]
    if Kind.ADDED in change.kinds:
        new = f"Uppdraget att {task} {new_words([change])}." if change.unproved else f"Nytt är uppdraget att {task}."
        return [new]
    return _task_changed(task, phrase_pairs.of_change(change)) or scope.teller.sentences(change)


def _assignment(scope: MemoContext, change: Statement) -> Iterator[Span]:
    """One assignment. Where a decision gave it or changed it, that is its reason here; the words are the appendix's."""
    texts, place = assignment_texts(scope, change), place_of(scope, change)
    if not _task(scope, change.subject) or Kind.REMOVED in change.kinds:
        yield from (stated(text, (change.id,)) for text in texts)
        yield from scope.reasons.of(change)
        return
    if place:
        texts[-1] = f"{texts[-1].removesuffix('.')}{place}."
    yield from (stated(text, (change.id,)) for text in texts)
    yield from scope.reasons.gap(change) if place else scope.reasons.of(change)


def _task_changed(task: str, pairs: Sequence[phrase_pairs.PhrasePair]) -> list[str]:
    """What of a task is otherwise: in its place in the sentence where it is one phrase."""
    if len(pairs) == 1 and pairs[0].old and pairs[0].new and not pairs[0].whole:
        before, found, _ = task.partition(pairs[0].new)
        if found and before.strip():
            return [f"Uppdraget att {before.strip()} {cited(pairs[0].old)} ändras till {cited(pairs[0].new)}."]
    return pair_sentences(pairs[:3], f"I uppdraget att {clip(task)}")


def place_of(scope: MemoContext, change: Statement) -> str:
    """Which decision a change refers to, in brackets; empty where it refers to none."""
    found = [scope.bodies.place(entry.decision) for entry in scope.reasons.entries(change) if entry.decision]
    return f" ({found[0]})" if found else ""


def under_heading(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks under a heading, nothing where there are none."""
    if blocks:
        yield Heading(heading, 3)
        yield from blocks
