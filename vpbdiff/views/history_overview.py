"""The history of a whole series as a document: its plans, how many items each has, and the two lists to ask for."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.budget.tables import TABLES
from vpbdiff.history import Edition, History
from vpbdiff.history.trends import GOALS, RISKS, NeverChanged, Raised, never_changed, plans_with, raised, risk_index
from vpbdiff.model.document import Element, Figures, FiguresRow, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS
from vpbdiff.model.plan import Listing, Plan, Presence
from vpbdiff.statements import phrases
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.reason_lines import reason_lines
from vpbdiff.store.paths import stem
from vpbdiff.views.lineage_report import edition_name, full_name
from vpbdiff.wording import Wording

NOT_KNOWN, NO_SECTION = "?", "–"
"""What stands for a number where the plan's list is not known, and where the plan has no such part."""

_COLUMNS = 7
"""Plans in the table of numbers: as many as stand beside the longest name on a terminal of 80 columns."""


def overview(history: History, wording: Wording) -> Iterator[Element]:
    """The overview, in reading order."""
    yield Heading(wording.say("history.overview", series=history.series), 1)
    yield from _plans(history, wording)
    yield from _counts(history, wording)
    yield from _goals(history, wording)
    yield from _risks(history, wording)
    yield Paragraph((Span(wording.say("history.how-to-ask"), Style.QUIET),))


def _plans(history: History, wording: Wording) -> Iterator[Element]:
    yield Paragraph(plain(wording.say("history.plans")))
    for edition in history.editions:
        yield Line(plain(full_name(edition, wording)), mark="·")
    for step in history.steps:
        if step.skipped:
            old, new = (edition_name(history, number, wording) for number in (step.old, step.new))
            years = phrases.joined([str(year) for year in step.skipped], wording)
            key = "history.skips" if step.lists.isdisjoint(TABLES) else "history.skips-all"
            yield Paragraph(plain(wording.say(key, old=old, new=new, years=years)))
    for year in history.guessed:
        yield Paragraph((Span(wording.say("history.guessed", year=year), Style.ALARM),))


def _counts(history: History, wording: Wording) -> Iterator[Element]:
    """How many items of each entity the latest plans have, and how many of them stand in all plans."""
    latest = history.editions[-_COLUMNS:]
    header = ("", *(_column(history, each) for each in latest), wording.say("history.in-all"))
    rows = []
    for entity in (each for each in ENTITIES.values() if not each.part and each.name not in ("metadata", "section")):
        cells = [_count(edition, entity.name) for edition in latest]
        if any(cell.isdigit() and int(cell) for cell in cells):
            name = phrases.capital(phrases.entity_word(entity.name, 2, wording))
            rows.append(FiguresRow((name, *cells, str(_in_all(history, entity.name))), None))
    if not rows:
        return
    key = "history.counts" if len(latest) == len(history.editions) else "history.counts-latest"
    yield Heading(wording.say(key, n=phrases.number_word(len(latest), wording)))
    yield Figures(header, tuple(rows))
    marks = {cell for row in rows for cell in row.cells[1:-1]}
    for mark, key in ((NOT_KNOWN, "history.mark-not-known"), (NO_SECTION, "history.mark-no-section")):
        if mark in marks:
            yield Paragraph(plain(wording.say(key, mark=mark)))


def _column(history: History, edition: Edition) -> str:
    """A plan in a column's width: its year, or its file where the year has several."""
    several = sum(each.plan.year == edition.plan.year for each in history.editions) > 1
    return stem(edition.place) if several else str(edition.plan.year)


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


def _goals(history: History, wording: Wording) -> Iterator[Element]:
    yield Heading(wording.say("history.never-changed"))
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
        listed = phrases.joined(plans, wording)
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
        plan = edition_name(history, history.steps[event.step].new, wording)
        for facet in event.change.facets if event.change is not None else ():
            if facet.words:
                opening = plain(wording.say("history.slip", plan=plan))
                yield Line((*opening, *words.text(facet)), 1)


def _risks(history: History, wording: Wording) -> Iterator[Element]:
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
    yield Line(
        (Span(name, Style.STRONG), *plain(wording.say(f"history.raised-{state}", plan=last))), 0, "↑", first=True
    )
    for rise in each.rises:
        event = rise.event
        old, new = (edition_name(history, place.edition, wording) for place in (rise.before, event.new[0]))
        before, after = (risk_index(place.item) for place in (rise.before, event.new[0]))
        yield Line(plain(wording.say("history.rise", old=before, new=after, before=old, after=new)), 1)
        found = history.stands(each.lineage, event)
        yield from (Line(spans, 2) for stand in found for spans in reason_lines(stand, wording))
        if not found:
            yield Line((Span(wording.say("history.no-reason"), Style.QUIET),), 2)
