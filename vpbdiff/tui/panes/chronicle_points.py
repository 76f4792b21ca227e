"""A history as points of a page: the same elements as `vpbdiff history` writes, with what each of them leads to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from vpbdiff.history import Appearance, History, Lineage
from vpbdiff.history.threads import ends
from vpbdiff.history.trends import GOALS, never_changed, raised
from vpbdiff.model.document import Element, Figures, Heading, Line, Paragraph
from vpbdiff.statements import phrases
from vpbdiff.statements.report_options import Options
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.widgets.points import Point
from vpbdiff.views import history_overview, history_report
from vpbdiff.views.names import edition_name
from vpbdiff.wording import Wording

_CHAPTER = 2
"""The level of a plan's heading in the history of an item."""


@dataclass(frozen=True, slots=True)
class Led:
    """A point with the items that it leads to."""

    point: Point
    items: tuple[Appearance, ...] = ()


def of_item(history: History, item: Appearance, lineage: Lineage, wording: Wording) -> Iterator[Led]:
    """One item with its thread, plan by plan; a plan leads to what the item was merged with or split into there, what
    it stood under, what it held."""
    editions = {edition_name(history, each.number, wording): each.number for each in history.editions}
    key: Hashable = None
    block: list[PageElement] = []
    for element in _shown(history_report.elements(history, (lineage,), wording, Options(full=True))):
        if isinstance(element, Heading) and element.level == _CHAPTER:
            yield _led(block, key, history, item, lineage)
            key, block = editions.get(element.text), []
        elif _opens(element) and block and not isinstance(block[-1], Heading):
            block.append(Gap())
        block.append(element)
    yield _led(block, key, history, item, lineage)


def _opens(element: PageElement) -> bool:
    """Whether there is to be air before an element."""
    return isinstance(element, Figures) or (isinstance(element, Line) and element.first)


def _led(block: list[PageElement], key: Hashable, history: History, item: Appearance, lineage: Lineage) -> Led:
    items = tuple(_met(history, item, lineage, key)) if isinstance(key, int) else ()
    return Led(Point((*block, Gap()), key), items)


def _met(history: History, item: Appearance, lineage: Lineage, edition: int) -> Iterator[Appearance]:
    """Each other item that the history of one speaks of in a plan, once."""
    seen = {item.key}
    for each in _beside(history, lineage, edition):
        if each.key not in seen:
            seen.add(each.key)
            yield each


def _beside(history: History, lineage: Lineage, edition: int) -> Iterator[Appearance]:
    for event in lineage.events:
        if history.steps[event.step].new == edition:
            yield from event.appearances if len(event.appearances) > 2 else ()  # merged or split
            yield from (each for other in history.below(event) for each in other.new or other.old)
    for each in lineage.within(edition):
        owner = (each.owner,) if each.owner is not None else ()
        held = (item for listing in each.item.lists.values() for item in listing)
        for item in (*owner, *held):
            found = history.lineage(edition, item.pointer)
            yield from (one for one in found.within(edition) if one.item is item) if found is not None else ()


def of_series(history: History, wording: Wording) -> Iterator[Led]:
    """The whole series; the goals that never changed and the risks that were only raised lead to their history."""
    block: list[PageElement] = []
    item: Appearance | None = None
    listed = _listed(history)
    for element in _shown(history_overview.elements(history, wording)):
        told = element.spans[0].text if isinstance(element, Line | Paragraph) and element.spans else ""
        if told == wording.say("history.how-to-ask"):
            continue
        if not (isinstance(element, Line) and element.depth):
            yield _group(block, item)
            item = listed.get(told) if isinstance(element, Line) else None
            block = [Gap()] if isinstance(element, Heading) and element.level == _CHAPTER else []
        block.append(element)
    yield _group(block, item)


def _group(block: list[PageElement], item: Appearance | None) -> Led:
    return Led(Point(tuple(block), item.key if item else None), (item,) if item else ())


def _listed(history: History) -> dict[str, Appearance]:
    """The items of the two lists, by what these call them."""
    goals = {
        phrases.whole(each.lineage.name): each.lineage.latest for path in GOALS for each in never_changed(history, path)
    }
    return goals | {phrases.brief(each.last.item.name): each.last for each in raised(history)}


def named(history: History) -> Iterator[Appearance]:
    """Every item with a name, as it was last seen, in the order of the history."""
    for lineage in history.lineages:
        if lineage.entity.has_name:
            yield from ends(lineage)


def _shown(elements: Iterable[Element]) -> Iterator[Heading | Paragraph | Line | Figures]:
    """What a page can show, which is all that a history holds."""
    return (each for each in elements if isinstance(each, Heading | Paragraph | Line | Figures))
