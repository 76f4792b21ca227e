"""What changes in the plan, the news first: goals, activities with their measures, assignments, risks, and the rest.

What weighs most is quoted with its reason; what weighs less is named with where the appendix has it. Nothing is counted
but what is paired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.language.acts import acts
from vpbdiff.language.grammar import sentence, spaced
from vpbdiff.language.numerals import number
from vpbdiff.language.quantities import quantity
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import left_over
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.parts import first_time, is_budget_only
from vpbdiff.model.changes import Absence, Change, Facet, Kind
from vpbdiff.model.document import Block, Heading, Paragraph, Span, Style, list_point, running_text, stated
from vpbdiff.model.entities import ENTITIES, Chapter, Role
from vpbdiff.model.plan import Cell, Item
from vpbdiff.statements import absence, phrase_pairs, phrases
from vpbdiff.statements.memo_sentences import leading, material
from vpbdiff.statements.memo_words import (
    QUOTED,
    REASON,
    cited,
    clip,
    day_in_words,
    each_cited,
    pair_sentences,
)
from vpbdiff.statements.statement import Statement

_TOLD = 4
"""The weight up to which an item has a point of its own; what is lighter is named together."""

_REASON = 3
"""The weight up to which the reason stands beside a change; the appendix has every one."""

_POINTS = 8
"""Points of one sort at the most: so many fit half a page. The heaviest come first."""

_NAMES = 8
"""Names in one sentence at the most."""

_ALSO = 16
"""What weighs much and has no point, in running text: so many more fit a quarter of a page."""

_GOALS = 6
"""Goals up to which all are listed; of more, those that changed."""

_PROSE = 2
"""Passages of the running text that are quoted, the heaviest."""


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
    told = [running_text(_goal_sentences(scope, change)) for change in changed[:_POINTS]]
    told.append(running_text(left_over.counted(scope, changed[_POINTS:])))
    same = () if listed else tuple(_same(scope))
    yield from _under("Mål", [*listed, *(Paragraph(spans) for spans in told if spans), *same])


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
        mark = mark or (" (oförändrat)" if absence.is_same(goal, scope.comparison) else "")
        yield list_point((stated(f"Mål {place}: {text}{mark}."),))


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
        yield from _whole(scope, change, reason=True)
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
    decided = _place(scope, change) if change.entity == "overarching_goal" and texts else ""
    if decided:
        texts[-1] = f"{texts[-1].removesuffix('.')}{decided}."
    yield from (stated(text, (change.id,)) for text in texts or scope.teller.sentences(change))
    yield from scope.reasons.gap(change) if decided else scope.reasons.of(change)


def _whole(scope: MemoContext, change: Statement, *, reason: bool) -> Iterator[Span]:
    """All that is said of a change, with its reason or what is missing of it."""
    yield from (stated(text, (change.id,)) for text in scope.teller.sentences(change))
    yield from scope.reasons.of(change) if reason else scope.reasons.gap(change)


def activities(scope: MemoContext) -> Iterator[Block]:
    """Activities, the heaviest first, each with the measures that were changed for the same reason."""
    found, owned = scope.of("activity"), owned_measures(scope)
    heavy = [change for change in found if change.old and change.new and grouped_weight(change, owned) <= _TOLD]
    heavy = sorted(heavy, key=lambda change: grouped_weight(change, owned))[:_POINTS]
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
    yield from _under("Aktiviteter och mått" if taken or left else "Aktiviteter", blocks)


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
        entry in scope.reasons.entries(change) and len(entry.items) < _POINTS
        for entry in scope.reasons.entries(measure)
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
    for measure in (each for each in measures if each.weight <= _TOLD):
        spans += [stated(text, (measure.id,)) for text in _measure(scope, measure)]
    weight = min(each.weight for each in (change, *measures))
    spans += scope.reasons.of(change) if weight <= _REASON else scope.reasons.gap(change)
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
    if not change.old:
        return [f"Nytt {ENTITIES[change.entity].noun.one}: {cited(change.title)}."]
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
        names = [f"{cited(change.title)}{scope.teller.under(change)}" for change in added[:_NAMES]]
        names += [f"{number(len(added) - _NAMES)} till"] if len(added) > _NAMES else []
        verb = "är ny" if len(added) == 1 else "är nya"
        ids = tuple(change.id for change in added)
        points.append((stated(f"{phrases.enumeration(names)} {verb}.", ids), *scope.reasons.gap(*added)))
    gone = _removals(scope, removed)
    if len(added) == len(removed) == 1:
        return [(*points[0], *gone[0])]
    return points + gone


def _removals(scope: MemoContext, removed: Sequence[Statement]) -> list[tuple[Span, ...]]:
    """What is gone, each with its reason; those without any together."""
    with_reason = [change for change in removed if scope.reasons.told(change)]
    without = [change for change in removed if change not in with_reason]
    points: list[tuple[Span, ...]] = []
    for change in with_reason:
        text = f"{cited(change.title)}{scope.teller.under(change)} tas bort."
        points.append((stated(text, (change.id,)), *scope.reasons.of(change)))
    if without:
        names = phrases.enumeration([f"{cited(change.title)}{scope.teller.under(change)}" for change in without])
        ids = tuple(change.id for change in without)
        points.append((stated(f"{names} tas bort.", ids), *scope.reasons.gap(*without)))
    return points


_Points = list[tuple[Span, ...]]


def _own_measures(scope: MemoContext, measures: Sequence[Statement]) -> tuple[_Points, _Points]:
    """Measures that no activity has: the targets that are lower and what went, then the other targets and what came."""
    changed = [each for each in measures if each.old and each.new and each.weight <= _TOLD][:_POINTS]
    removed = [each for each in measures if not each.new]
    heavier = [*(each for each in changed if each.weight <= _REASON), *removed]
    lighter = [each for each in changed if each.weight > _REASON]
    told = [[tuple(_whole(scope, each, reason=each.weight <= _REASON)) for each in held] for held in (heavier, lighter)]
    return told[0], [*told[1], *_new_measures(scope, measures)]


def _new_measures(scope: MemoContext, measures: Sequence[Statement]) -> Iterator[tuple[Span, ...]]:
    for entity in ("measure", "key_figure"):
        noun = ENTITIES[entity].noun
        if added := [each for each in measures if each.entity == entity and not each.old]:
            names = [f"{cited(each.title)}{scope.teller.under(each)}" for each in added[:_NAMES]]
            more = [f"{number(len(added) - _NAMES)} till"] if len(added) > _NAMES else []
            head = f"{noun.new.capitalize()} {noun.one}" if len(added) == 1 else f"Nya {noun.many}"
            text = f"{head}: {phrases.enumeration([*names, *more])}."
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
    heavy = [change for change in others if change.weight <= _REASON][:_ALSO]
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
        ids, names = tuple(change.id for change in found), each_cited([change.title for change in found[:_POINTS]])
        head = "Uppdraget är" if len(found) == 1 else "Uppdragen är" if len(found) <= _POINTS else "Bland uppdragen är"
        blocks = [Paragraph((stated(f"{head} {names}.", ids), Span(" "), *scope.reasons.gap(*found)))] if found else []
    else:
        blocks = [Paragraph(running_text(_assignment(scope, change))) for change in found[:_POINTS]]
        if left := found[_POINTS:]:
            blocks.append(Paragraph(running_text(left_over.counted(scope, left))))
    yield from _under("Uppdrag", blocks)


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
        return [f"Uppdraget att {task} tas bort."]
    if Kind.ADDED in change.kinds:
        return [f"Nytt är uppdraget att {task}."]
    return _task_changed(task, phrase_pairs.of_change(change)) or scope.teller.sentences(change)


def _assignment(scope: MemoContext, change: Statement) -> Iterator[Span]:
    """One assignment. Where a decision gave it or changed it, that is its reason here; the words are the appendix's."""
    texts, place = assignment_texts(scope, change), _place(scope, change)
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


def other(scope: MemoContext) -> Iterator[Block]:
    """Fees, declarations, what is to be procured, the organisation and the running text, as far as it is news."""
    found = (*_services(scope), *_organisation(scope), *_prose(scope), *_heavy_rest(scope), *_unchanged(scope))
    yield from _under("Övrigt", [Paragraph(running_text(found))] if found else [])


def _services(scope: MemoContext) -> Iterator[Span]:
    year = str(scope.comparison.new.year)
    told = [tuple(_fee(scope, change, year)) for change in scope.of("fee")]
    told += [tuple(_declaration(scope, change)) for change in scope.of("quality_declaration")]
    yield from _first(scope, told)
    yield from _first(scope, [tuple(_whole(scope, each, reason=False)) for each in scope.of("contract") if each.new])
    gone: dict[tuple[str, ...], list[Statement]] = {}
    for change in scope.of("contract"):
        if not change.new:
            gone.setdefault(tuple(scope.reasons.told(change)), []).append(change)
    for reasons, held in gone.items():
        ids = tuple(each.id for each in held)
        the = "Avtalet" if len(held) == 1 else "Avtalen"
        names = each_cited([each.title for each in held])
        yield stated(f"{the} {names} står inte kvar bland dem som ska upphandlas på nytt.", ids)
        yield from (stated(f"{REASON}: {reason}", ids) for reason in reasons)
        yield from scope.reasons.gap(*held)


def _first(scope: MemoContext, told: Sequence[tuple[Span, ...]]) -> Iterator[Span]:
    """What is told of so many things as there is room for, the heaviest first; how many more there are."""
    found = [spans for spans in told if spans]
    for spans in found[:_POINTS]:
        yield from spans
    ids = {each for spans in found[_POINTS:] for span in spans for each in span.changes}
    yield from left_over.counted(scope, [scope.outline.statement(each) for each in scope.told if each.id in ids])


def _fee(scope: MemoContext, change: Statement, year: str) -> Iterator[Span]:
    """A fee that is another from a day of the plan's year on, or that came or went."""
    item = change.subject
    day, status = item.text("valid_from") or "", (item.text("status") or "").casefold()
    when = f" från och med {day_in_words(day)}" if day.startswith(year) else ""
    text = _fee_amounts(scope, change, when)
    if text:
        yield stated(text, (change.id,))
        yield from scope.reasons.of(change) if change.weight <= _REASON else scope.reasons.gap(change)
    elif not (change.old and change.new) or any(_is_amount(facet) for facet in change.facets):
        yield from _whole(scope, change, reason=not change.new or change.weight <= _REASON)
    elif status in ("ändrad", "ny") and when:
        yield stated(f"{cited(item.name)} ändras{when}{_place(scope, change)}.", (change.id,))
        yield from scope.reasons.gap(change)


def _is_amount(facet: Facet) -> bool:
    return str(facet.field).partition("/")[0] == "amounts"


def _fee_amounts(scope: MemoContext, change: Statement, when: str) -> str:
    """What a fee is from one day on, and what it was; empty where it has several amounts, or went."""
    name = f"{phrases.capital(ENTITIES[change.entity].noun.the)} {scope.teller.name(change.subject)}"
    if change.new and not change.old:
        held = change.new[0].fields.get("amounts")
        cells = [each for each in held if isinstance(each, Cell)] if isinstance(held, tuple) else []
        return f"{name} är ny: {phrases.cell_text(cells[0], scope.wording)}{when}." if len(cells) == 1 else ""
    if prices := _prices(scope, change):
        return f"{name} {_way(*prices)} från {prices[0]} till {prices[1]}{when}."
    return ""


def _prices(scope: MemoContext, change: Statement) -> tuple[str, str] | None:
    """What a fee was and is; None where it has several amounts, or none that is another."""
    match [(facet.old, facet.new) for facet in change.facets if _is_amount(facet)]:
        case [((Cell() as was,), (Cell() as now,))]:
            return phrases.cell_text(was, scope.wording), phrases.cell_text(now, scope.wording)
    return None


def fee_way(scope: MemoContext, change: Statement) -> str:
    """«höjs» or «sänks» of a fee whose one amount is another; else empty."""
    prices = _prices(scope, change)
    way = _way(*prices) if prices else ""
    return "" if way == "ändras" else way


def _way(old: str, new: str) -> str:
    """Whether one amount is more than another of the same sort: «höjs», «sänks», else «ändras»."""
    was, now = quantity(old), quantity(new)
    if was is None or now is None or was.beside != now.beside or was.number == now.number:
        return "ändras"
    return "höjs" if now.number > was.number else "sänks"


def _declaration(scope: MemoContext, change: Statement) -> Iterator[Span]:
    status = (change.subject.text("status") or "").casefold()
    if not (change.old and change.new):
        yield from _whole(scope, change, reason=not change.new)
    elif status == "reviderad":
        yield stated(f"Kvalitetsdeklarationen {cited(change.title)} är reviderad.", (change.id,))
        yield from scope.reasons.gap(change)


def _place(scope: MemoContext, change: Statement) -> str:
    found = [scope.bodies.place(entry.decision) for entry in scope.reasons.entries(change) if entry.decision]
    return f" ({found[0]})" if found else ""


def _organisation(scope: MemoContext) -> Iterator[Span]:
    """Parts of the organisation that came, went, became one or have another name."""
    found = scope.of("unit")
    for change in found[:_POINTS]:
        if leading(change) is Kind.RENAMED:
            yield stated(
                f"{cited(change.old[0].name)} i beskrivningen av organisationen heter nu {cited(change.title)}.",
                (change.id,),
            )
            yield from scope.reasons.gap(change)
        else:
            yield from _whole(scope, change, reason=not change.new)
    yield from left_over.counted(scope, found[_POINTS:])


def _prose(scope: MemoContext) -> Iterator[Span]:
    """Sections that lost their parts, the heaviest passages that say something else, and what came or went that closes,
    starts or moves."""
    yield from _emptied(scope)
    aims = {_plain(item.name) for plan in scope.plans for item in plan.items() if item.entity.aim}
    found = []
    for change in scope.of("paragraph"):
        pairs = [pair for pair in phrase_pairs.of_change(change) if pair.is_strong and _is_news(pair)]
        pairs = [pair for pair in pairs if not {*map(_plain, pair[:2])} & aims]
        if pairs:
            pair = phrase_pairs.heaviest(pairs, 1)[0]
            found.append((not change.weakened, pair.whole, not pair.is_of_words, change, pair))
    chosen = [each[-2:] for each in sorted(found, key=lambda each: each[:3])[:_PROSE]]
    chosen += _acts(scope)[:_PROSE]
    for opening, is_it in (
        ("I den löpande texten ändras bland annat", lambda pair: pair.old and pair.new),
        ("I den löpande texten tillkommer bland annat", lambda pair: not pair.old),
        ("Ur den löpande texten stryks bland annat", lambda pair: not pair.new),
    ):
        if held := [(change, pair) for change, pair in chosen if is_it(pair)]:
            texts = phrases.enumeration([_passage(change, pair) for change, pair in held])
            yield stated(f"{opening} {texts}.", tuple(change.id for change, _ in held))
            yield from scope.reasons.gap(*(change for change, _ in held))


def _plain(text: str) -> str:
    return spaced(text).rstrip(".").casefold()


def _passage(change: Statement, pair: phrase_pairs.PhrasePair) -> str:
    """«”a” till ”b” (Medarbetare)»."""
    heading = change.owner.name if change.owner is not None else ""
    where = f" ({spaced(heading)})" if heading else ""
    return f"{' till '.join(cited(clip(each)) for each in (pair.old, pair.new) if each)}{where}"


def _acts(scope: MemoContext) -> list[tuple[Statement, phrase_pairs.PhrasePair]]:
    """The paragraphs that came or went, each with the sentence that says that something closes, starts or moves: with
    the one before it, which it may point back at."""
    found = []
    for change in scope.of("paragraph"):
        texts = [] if change.old and change.new else split_text(change.title)
        places = [n for n, text in enumerate(texts) if _DIGIT.search(text) and acts(text, verbs=scope.acts)]
        if places:
            told = " ".join(texts[max(places[0] - 1, 0) : places[0] + 1])
        if places and (places[0] == 0 or len(told.split()) <= QUOTED):
            found.append((change, phrase_pairs.PhrasePair(*((told, "") if change.old else ("", told)), whole=True)))
    return found


_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"\d\s*(?:mkr|mnkr|tkr|kr|kronor|miljoner|procent|%)", re.IGNORECASE)
_PLAN_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_news(pair: phrase_pairs.PhrasePair) -> bool:
    """Whether a passage says something that the tables, the year and the items of the plan do not say by themselves."""
    if any(map(_MONEY.search, (pair.old, pair.new))) or max(len(each.split()) for each in pair[:2]) > QUOTED:
        return False
    old, new = (_PLAN_YEAR.sub("", side) for side in (pair.old, pair.new))
    return phrase_pairs.PhrasePair(old, new).is_strong


def _emptied(scope: MemoContext) -> Iterator[Span]:
    """«”A”, med elva underrubriker, heter nu ”B” och saknar underrubriker.»"""
    gone = [change for change in scope.of("section") if Kind.REMOVED in change.kinds]
    for change in scope.of("section"):
        if Kind.RENAMED not in change.kinds or change.new[0].lists["sections"]:
            continue
        below = [each for each in gone if each.before is not None and each.before.owner is change.old[0]]
        if below and len(below) == len(change.old[0].lists["sections"]):
            many = f"{number(len(below))} {'underrubrik' if len(below) == 1 else 'underrubriker'}"
            text = f"{cited(change.old[0].name)}, med {many}, heter nu {cited(change.title)} och saknar underrubriker."
            yield stated(text, (change.id, *(each.id for each in below)))
            yield from scope.reasons.gap(change, *below)


def _unchanged(scope: MemoContext) -> Iterator[Span]:
    """«Taxorna och avtalen är oförändrade.», of what both plans have and where nothing of substance became of any or of
    its parts. What was not compared is not called so; of what costs something and has no figure only the names are."""
    names: list[str] = []
    unpriced: list[str] = []
    for entity in ENTITIES.values():
        if entity.chapter not in _SAID_SAME or entity.part or entity.name in _NOT_SAID_SAME:
            continue
        held = [[item for item in plan.items() if item.entity is entity] for plan in scope.plans]
        if not all(held) or scope.comparison.unchanged(entity.name).absence is not Absence.NO_DIFFERENCE:
            continue
        figures = [field.name for field in entity.fields if field.role is Role.FIGURES]
        bare = entity.priced and not any(item.fields.get(name) for side in held for item in side for name in figures)
        names.append(f"namnen på {entity.noun.the_many}" if bare else entity.noun.the_many)
        unpriced += [entity.noun.the_many] if bare else []
    if names:
        yield stated(sentence(f"{phrases.enumeration(names)} är oförändrade"))
    if unpriced:
        yield stated(sentence(f"vad {phrases.enumeration(unpriced)} kostar framgår inte av planerna"))


_SAID_SAME = (Chapter.GOALS, Chapter.MEASURES, Chapter.CONTROL, Chapter.SERVICES)
"""The parts of which a reader wants to know that they are as they were."""

_NOT_SAID_SAME = ("goal", "risk_level")
"""A goal says so in its own line; a scale is often only taken from the figures that are there, and no plan says it."""


def _heavy_rest(scope: MemoContext) -> Iterator[Span]:
    """What else weighs much: of the tables, and of what has no section of its own."""
    found = [
        tuple(_whole(scope, change, reason=not change.new or change.weight <= _REASON))
        for change in scope.of_chapters(*(chapter for chapter in Chapter if chapter not in _APART))
        if change.entity not in _TOLD_ABOVE and change.weight <= (_REASON if change.subject.entity.part else _TOLD)
    ]
    yield from _first(scope, found)


_APART = (Chapter.MONEY, Chapter.PROSE, Chapter.PLAN)
_TOLD_ABOVE = (
    *("goal", "overarching_goal", "activity", "measure", "key_figure", "assignment", "risk", "control", "risk_action"),
    *("fee", "quality_declaration", "contract", "procurement", "unit", "responsibility"),
)
"""What has a place of its own; any other entity is told by its noun."""


def _under(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    if blocks:
        yield Heading(heading, 3)
        yield from blocks
