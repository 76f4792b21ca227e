"""The history of an item and of a series as a document.

Of a whole series: its plans, how many items each has, and the two lists to ask for. Of one item: what it is and in
which plans, its figures through the years, then the plans one by one. And what a word may mean, where it names several
items or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.base.errors import VpbdiffError, failure
from vpbdiff.budget.tables import TABLES
from vpbdiff.budget.timeline import row_of
from vpbdiff.history import Appearance, Edition, History, Lineage, search
from vpbdiff.history.lineage import ends, thread
from vpbdiff.history.search import Found, is_frame
from vpbdiff.history.trends import GOALS, RISKS, NeverChanged, Raised, never_changed, plans_with, raised, risk_index
from vpbdiff.language.tokens import normal
from vpbdiff.model.changes import Kind
from vpbdiff.model.document import (
    Block,
    CellType,
    Document,
    Heading,
    Line,
    Paragraph,
    Span,
    Style,
    Table,
    plain,
    table_row,
)
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Role
from vpbdiff.model.plan import Listing, Plan, Presence
from vpbdiff.statements import absence, phrases, unread
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.options import Options
from vpbdiff.statements.reasons import reason_lines
from vpbdiff.statements.statement import is_text, surroundings
from vpbdiff.store.paths import stem
from vpbdiff.views import budget_history
from vpbdiff.views.lineage_report import Chapters, edition_name, full_name
from vpbdiff.wording import Wording

NOT_KNOWN, NO_SECTION = "?", "–"
"""What stands for a number where the plan's list is not known, and where the plan has no such part."""

_COLUMNS = 7
"""Plans in the table of numbers: as many as stand beside the longest name on a terminal of 80 columns."""


def overview(history: History, wording: Wording) -> Iterator[Block]:
    """The overview, in reading order."""
    yield Heading(wording.say("history.overview", series=history.series), 1)
    yield from _plans(history, wording)
    yield from not_read((each.plan for each in history.editions), wording)
    yield from _counts(history, wording)
    yield from _goals(history, wording)
    yield from _risks(history, wording)
    yield Paragraph((Span(wording.say("history.how-to-ask"), Style.QUIET),))


def _plans(history: History, wording: Wording) -> Iterator[Block]:
    yield Paragraph(plain(wording.say("history.plans")))
    for edition in history.editions:
        yield Line(plain(full_name(edition, wording)), mark="·")
    for step in history.steps:
        if step.skipped:
            old, new = (edition_name(history, number, wording) for number in (step.old, step.new))
            years = phrases.enumeration([str(year) for year in step.skipped], wording)
            key = "history.skips" if step.lists.isdisjoint(TABLES) else "history.skips-all"
            yield Paragraph(plain(wording.say(key, old=old, new=new, years=years)))
    for year in history.guessed:
        yield Paragraph((Span(wording.say("history.guessed", year=year), Style.ALARM),))


def not_read(plans: Iterable[Plan], wording: Wording) -> Iterator[Block]:
    """What no reader could take in of the plans, so that the history does not tell of it."""
    for plan in plans:
        yield from (Paragraph(plain(text)) for text in unread.sentences(plan, wording))


def _counts(history: History, wording: Wording) -> Iterator[Block]:
    """How many items of each entity the latest plans have, and how many of them stand in all plans."""
    latest = history.editions[-_COLUMNS:]
    header = ("", *(_column(history, each) for each in latest), wording.say("history.in-all"))
    rows = []
    for entity in (each for each in ENTITIES.values() if not (each.part or each.is_plan or each.nests)):
        cells = [_count(edition, entity.name) for edition in latest]
        if any(cell.isdigit() and int(cell) for cell in cells):
            name = phrases.capital(phrases.entity_word(entity.name, 2, wording))
            rows.append(table_row(name, CellType.COUNT, (*cells, str(_in_all(history, entity.name)))))
    if not rows:
        return
    key = "history.counts" if len(latest) == len(history.editions) else "history.counts-latest"
    yield Heading(wording.say(key, n=phrases.number_word(len(latest), wording)))
    yield Table(header, tuple(rows))
    marks = {cell.text for cells in rows for cell in cells[1:-1]}
    for mark, key in ((NOT_KNOWN, "history.mark-not-known"), (NO_SECTION, "history.mark-no-section")):
        if mark in marks:
            yield Paragraph(plain(wording.say(key, mark=mark)))


def _column(history: History, edition: Edition) -> str:
    """A plan in a column's width: its year, or its file where the year has several."""
    return stem(edition.place) if history.is_one_of_several(edition) else str(edition.plan.year)


def _count(edition: Edition, entity: str) -> str:
    """The number of items of an entity in a plan; what its lists say where there are none."""
    number = sum(item.entity.name == entity for item in edition.plan.items())
    presences = {listing.presence for listing in _listings(edition.plan, entity)}
    if number or Presence.PRESENT in presences:
        return str(number)
    return NOT_KNOWN if Presence.NOT_KNOWN in presences else NO_SECTION


def _listings(plan: Plan, entity: str) -> Iterator[Listing]:
    """The lists that items of an entity may stand in: the plan's own, and those of the items that own such."""
    for listed in PLAN_LISTS:
        owns = any(of.entity == entity for of in ENTITIES[listed.entity].lists)
        if listed.entity == entity or (owns and not plan.lists[listed.path].items):
            yield plan.lists[listed.path]
    for item in plan.items():
        yield from (item.lists[of.path] for of in item.entity.lists if of.entity == entity)


def _in_all(history: History, entity: str) -> int:
    """How many lineages of an entity stand in every plan that knows of their list."""
    return sum(
        all(lineage.within(number) for number in history.chains[lineage.path])
        for lineage in history.lineages
        if lineage.entity.name == entity
    )


def _goals(history: History, wording: Wording) -> Iterator[Block]:
    plans_read = [each.plan for each in history.editions]
    yield Heading(wording.say(f"history.never-changed{absence.as_read(plans_read)}"))
    for path in GOALS:
        plans = [edition_name(history, number, wording) for number in plans_with(history, path)]
        word = phrases.list_word(path, wording)
        found = never_changed(history, path)
        if not plans:
            continue
        if len(plans) == 1:
            yield Paragraph(plain(wording.say("history.one-plan-with", list=word, plan=plans[0])))
            continue
        sure = [each for each in found if each.sure]
        key = "history.same-wording" if sure else "history.none-the-same"
        listed = phrases.enumeration(plans, wording)
        yield Paragraph(plain(wording.say(key, list=phrases.capital(word), plans=listed)))
        for each in sure:
            yield from _goal(each, history, wording)
        if doubtful := [each for each in found if not each.sure]:
            yield Paragraph(plain(wording.say("history.perhaps-the-same")))
            for each in doubtful:
                yield from _goal(each, history, wording)


def _goal(each: NeverChanged, history: History, wording: Wording) -> Iterator[Line]:
    """A goal, with what differs in its form."""
    yield Line(plain(phrases.whole(each.lineage.name)), mark="·")
    words = FacetWords(wording)
    for event in each.slips:
        step = history.steps[event.step]
        plan = edition_name(history, step.new, wording)
        stated = surroundings(step.comparison).statement(event.change) if event.change is not None else None
        for facet in stated.facets if stated is not None else ():
            if facet.words:
                opening = plain(wording.say("history.slip", plan=plan))
                yield Line((*opening, *words.text(facet)), 1)


def _risks(history: History, wording: Wording) -> Iterator[Block]:
    yield Heading(wording.say("history.raised"))
    found = raised(history)
    if not found:
        key = "history.none-raised" if len(plans_with(history, RISKS)) > 1 else "history.no-two-with-risks"
        yield Paragraph(plain(wording.say(key)))
    for each in found:
        yield from _risk(each, history, wording)


def _risk(each: Raised, history: History, wording: Wording) -> Iterator[Line]:
    """A risk with every rise, and the reason given for it."""
    state = "gone" if each.gone else "stands"
    last = edition_name(history, each.last.edition, wording)
    name = phrases.brief(each.last.item.name)
    opening = (Span(name, Style.STRONG), *plain(wording.say(f"history.raised-{state}", plan=last)))
    yield Line(opening, 0, phrases.MARKS[Kind.RAISED], first=True)
    words = FacetWords(wording)
    for rise in each.rises:
        event = rise.event
        old, new = (edition_name(history, place.edition, wording) for place in (rise.before, event.new[0]))
        indexes = (str(risk_index(place.item)) for place in (rise.before, event.new[0]))
        plans = plain(wording.say("history.rise", before=old, after=new))
        yield Line((*words.figure("index", *indexes), *plans), 1)
        found = history.stands(each.lineage, event)
        yield from (Line(spans, 2) for stand in found for spans in reason_lines(stand, wording))
        if not found:
            yield Line((Span(wording.say("history.no-reason"), Style.QUIET),), 2)


def document(asked: tuple[History, Sequence[Lineage] | None], wording: Wording, options: Options) -> Document:
    """The history of one item, or of the whole series."""
    return Document.of(elements(*asked, wording, options))


def elements(
    history: History, lineages: Sequence[Lineage] | None, wording: Wording, options: Options
) -> Iterator[Block]:
    """The lineages of one item, in reading order: more than one where it went and came back; the overview for None."""
    if lineages is None:
        yield from overview(history, wording)
        return
    for lineage in sorted(lineages, key=lambda each: each.appearances[0].edition):
        yield from _head(history, lineage, wording, phrases.whole if options.full else phrases.brief)
        yield from Chapters(history, lineage, wording, options).elements()
    yield from not_read((each.plan for each in history.editions), wording)


def _head(history: History, lineage: Lineage, wording: Wording, brief: phrases.Brief) -> Iterator[Block]:
    word = wording.say("history.frame") if is_frame(lineage.latest.item) else _entity(lineage, wording)
    names = dict.fromkeys(each.item.name for each in ends(lineage))  # several of what was split
    name = phrases.enumeration([brief(each, phrases.TEXT_WORDS) for each in names], wording)
    yield Heading(wording.say("history.title", entity=word, name=name), 1)
    yield Paragraph(plain(wording.say("history.seen", series=history.series, span=span(history, lineage, wording))))
    if lineage.entity.is_rated:
        yield from _indexes(history, lineage, wording)
    if lineage.entity.is_money:
        yield from _amounts(history, lineage, wording)


def _entity(lineage: Lineage, wording: Wording) -> str:
    return phrases.capital(phrases.entity_word(lineage.entity.name, 1, wording))


def span(history: History, lineage: Lineage, wording: Wording) -> str:
    """In which plans an item stands, and whether the newest plan that could have it has it no longer."""
    names = [edition_name(history, each.number, wording) for each in history.editions if lineage.within(each.number)]
    later = [number for number in history.chains[lineage.path] if number > lineage.latest.edition]
    seen = wording.count("history.in-plans", len(names), plans=phrases.enumeration(names, wording))
    return wording.say("history.gone", seen=seen, plan=edition_name(history, later[0], wording)) if later else seen


def _indexes(history: History, lineage: Lineage, wording: Wording) -> Iterator[Block]:
    """A risk's index and factors through the plans that it stands in."""
    seen = [each for each in history.editions if lineage.within(each.number)]
    rows = []
    for field in lineage.entity.fields:
        if field.role is Role.INDEX:
            told = [_values(lineage.within(each.number), field.name) for each in seen]
            if any(told):
                name = phrases.capital(phrases.field_word(field.name, wording))
                rows.append(table_row(name, CellType.INDEX, (values or "–" for values in told)))
    if rows and len(seen) > 1:
        yield Table(("", *(edition_name(history, each.number, wording) for each in seen)), tuple(rows))


def _values(appearances: Sequence[Appearance], field: str) -> str:
    return ", ".join(str(each.item.fields[field]) for each in appearances if field in each.item.fields)


def _amounts(history: History, lineage: Lineage, wording: Wording) -> Iterator[Block]:
    """A budget row's amounts through the years, in the plan in force of each; a row for each that it has become."""
    threads = [thread(lineage, (end,)) for end in ends(lineage)]
    rows = [row_of(_in_force(history, each)) for each in threads]
    stands = {history.editions[each.edition].plan.year for each in lineage.appearances}
    years = tuple(sorted(stands.union(*(row.told for row in rows))))
    if not years:
        return
    plans = [each.plan for each in history.editions]
    yield budget_history.table(lineage.path, rows, years, plans, wording)
    yield from budget_history.notes(rows, years, wording)


def _in_force(history: History, lineage: Lineage) -> list[tuple[Plan, str]]:
    """The row in the last plan of every year; left out where it was several."""
    last = {history.editions[each.edition].plan.year: each.edition for each in lineage.appearances}
    seen = [lineage.within(edition) for edition in last.values()]
    return [(history.editions[one[0].edition].plan, one[0].item.pointer) for one in seen if len(one) == 1]


_MOST = 30
"""Items that are listed: who sees thirty of them writes more of the name."""


def unknown(what: str, found: Found, wording: Wording) -> VpbdiffError:
    """That a word names nothing, with the names that are most like it."""
    if not found.lineages:
        return failure("history.unknown", what=what)
    known = phrases.enumeration([_name(each, wording) for each in found.lineages], wording, "or")
    return failure("history.unknown-but", what=what, known=known)


def lines(history: History, what: str, found: Found, wording: Wording) -> Iterator[str]:
    """The items that a word names, numbered, each with its years and its place, and how to choose one."""
    yield wording.say("history.several", what=what, n=len(found.lineages))
    for number, lineage in enumerate(found.lineages[:_MOST], start=1):
        yield wording.say(
            "history.candidate",
            number=number,
            name=_with_former(lineage, what, wording),
            years=_years(lineage, history),
            place=_place(lineage, history),
        )
    if (more := len(found.lineages) - _MOST) > 0:
        yield wording.say("history.more", n=more)
    yield wording.say("history.choose")


def others(history: History, what: str, found: Found, wording: Wording) -> str:
    """That other names hold the word too; empty if none does."""
    number = search.beside(history, what, found)
    return wording.count("history.others", number, what=what) if number else ""


def _with_former(lineage: Lineage, what: str, wording: Wording) -> str:
    """Its name, and the one that it had when the word was in it, where that is another."""
    now, wanted = _name(lineage, wording), normal(what)
    former = next((each.item.name for each in lineage.appearances if wanted in normal(each.item.name)), "")
    if not former or wanted in normal(lineage.name):
        return now
    return wording.say("history.formerly", name=now, former=phrases.brief(former))


def _name(lineage: Lineage, wording: Wording) -> str:
    item, owner = lineage.latest.item, lineage.latest.owner
    word = phrases.entity_word(item.entity.name, 1, wording)
    name = phrases.brief(item.name)
    if owner is None or not is_text(item):
        return wording.say("history.named", entity=word, name=name)
    return wording.say("history.named-in", entity=word, name=name, owner=phrases.brief(owner.name))


def _years(lineage: Lineage, history: History) -> str:
    """The years of the first and the last plan that it stands in."""
    ends = lineage.appearances[0], lineage.appearances[-1]
    first, last = (history.editions[each.edition].plan.year for each in ends)
    return f"{first}" if first == last else f"{first}–{last}"


def _place(lineage: Lineage, history: History) -> str:
    """Where it was last seen, as it can be asked for."""
    return f"{stem(history.editions[lineage.latest.edition].place)}:{lineage.latest.item.pointer}"
