"""The history of one item as a document: what it is and in which plans, its figures through the years, then the plans
one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.budget.timeline import row_of
from vpbdiff.history import Appearance, History, Lineage
from vpbdiff.history.lineage import ends, thread
from vpbdiff.history.search import is_frame
from vpbdiff.model.document import Element, Figures, FiguresRow, Heading, Paragraph, plain
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.views import history_budget, history_overview
from vpbdiff.views.lineage_report import Chapters, edition_name
from vpbdiff.wording import Wording


def elements(
    history: History, lineages: Sequence[Lineage] | None, wording: Wording, options: Options
) -> Iterator[Element]:
    """The lineages of one item, in reading order: more than one where it went and came back; the overview for None."""
    if lineages is None:
        yield from history_overview.overview(history, wording)
        return
    for lineage in sorted(lineages, key=lambda each: each.appearances[0].edition):
        yield from _head(history, lineage, wording, phrases.whole if options.full else phrases.brief)
        yield from Chapters(history, lineage, wording, options).elements()


def _head(history: History, lineage: Lineage, wording: Wording, brief: phrases.Brief) -> Iterator[Element]:
    word = wording.say("history.frame") if is_frame(lineage.latest.item) else _entity(lineage, wording)
    names = dict.fromkeys(each.item.name for each in ends(lineage))  # several of what was split
    name = phrases.joined([brief(each, phrases.TEXT_WORDS) for each in names], wording)
    yield Heading(wording.say("history.title", entity=word, name=name), 1)
    yield Paragraph(plain(wording.say("history.seen", series=history.series, span=span(history, lineage, wording))))
    if lineage.entity.name == "risk":
        yield from _indexes(history, lineage, wording)
    if lineage.entity.name == "budget_line":
        yield from _amounts(history, lineage, wording)


def _entity(lineage: Lineage, wording: Wording) -> str:
    return phrases.capital(phrases.entity_word(lineage.entity.name, 1, wording))


def span(history: History, lineage: Lineage, wording: Wording) -> str:
    """In which plans an item stands, and whether the newest plan that could have it has it no longer."""
    names = [edition_name(history, each.number, wording) for each in history.editions if lineage.within(each.number)]
    later = [number for number in history.chains[lineage.path] if number > lineage.latest.edition]
    seen = wording.count("history.in-plans", len(names), plans=phrases.joined(names, wording))
    return wording.say("history.gone", seen=seen, plan=edition_name(history, later[0], wording)) if later else seen


def _indexes(history: History, lineage: Lineage, wording: Wording) -> Iterator[Element]:
    """A risk's index and factors through the plans that it stands in."""
    seen = [each for each in history.editions if lineage.within(each.number)]
    rows = []
    for field in lineage.entity.fields:
        if field.role is Role.INDEX:
            told = [_values(lineage.within(each.number), field.name) for each in seen]
            if any(told):
                name = phrases.capital(phrases.field_word(field.name, wording))
                rows.append(FiguresRow((name, *(values or "–" for values in told)), None))
    if rows and len(seen) > 1:
        yield Figures(("", *(edition_name(history, each.number, wording) for each in seen)), tuple(rows))


def _values(appearances: Sequence[Appearance], field: str) -> str:
    return ", ".join(str(each.item.fields[field]) for each in appearances if field in each.item.fields)


def _amounts(history: History, lineage: Lineage, wording: Wording) -> Iterator[Element]:
    """A budget row's amounts through the years, in the plan in force of each; a row for each that it has become."""
    threads = [thread(lineage, (end,)) for end in ends(lineage)]
    rows = [row_of(_in_force(history, each)) for each in threads]
    stands = {history.editions[each.edition].plan.year for each in lineage.appearances}
    years = tuple(sorted(stands.union(*(row.told for row in rows))))
    if not years:
        return
    plans = [each.plan for each in history.editions]
    yield history_budget.table(lineage.path, rows, years, plans, wording)
    yield from history_budget.notes(rows, years, wording)


def _in_force(history: History, lineage: Lineage) -> list[tuple[Plan, str]]:
    """The row in the last plan of every year; left out where it was several."""
    last = {history.editions[each.edition].plan.year: each.edition for each in lineage.appearances}
    seen = [lineage.within(edition) for edition in last.values()]
    return [(history.editions[one[0].edition].plan, one[0].item.pointer) for one in seen if len(one) == 1]
