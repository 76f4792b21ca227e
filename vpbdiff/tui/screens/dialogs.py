"""Choosing which changes to show: by part of the plan, by kind, by state, weakened promises alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.review.worklist import Filter, Mark, Row
from vpbdiff.statements import phrases
from vpbdiff.tui.screens.choose import Choice, ChooseSeveral
from vpbdiff.tui.widgets.change_list import kind_name
from vpbdiff.wording import Wording

Ticked = tuple[str, str]
"""A group and an identifier in it."""

_WEAKENED = ("weakened", "weakened")


def filter_screen(rows: Sequence[Row], chosen: Filter, wording: Wording) -> ChooseSeveral[Ticked]:
    """The screen to choose a filter on, with what there is among the rows alone; it returns what `filter_of` reads."""
    entities = Counter(row.subject.entity for row in rows)
    kinds = Counter(str(kind) for row in rows if row.change for kind in row.change.kinds)
    marks = Counter(str(row.mark) for row in rows)
    weakened = sum(row.weakened for row in rows)
    groups = [
        (
            wording.say("review.by-state"),
            _choices("mark", Mark, marks, lambda each: wording.say(f"review.state.{each}")),
        ),
        (wording.say("review.by-entity"), _choices("entity", ENTITIES, entities, lambda each: _entity(each, wording))),
        (wording.say("review.by-kind"), _choices("kind", Kind, kinds, lambda each: kind_name(Kind(each), wording))),
    ]
    if weakened:
        alone = Choice(phrases.capital(wording.say("review.filter-weakened")), _WEAKENED, str(weakened))
        groups.append((wording.say("review.by-promise"), [alone]))
    return ChooseSeveral(wording.say("review.filter"), groups, _ticked(chosen), wording)


def filter_of(ticked: Sequence[Ticked], before: Filter) -> Filter:
    """The filter that is ticked, with the text that was searched for before."""
    named = {group: tuple(name for each, name in ticked if each == group) for group in ("entity", "kind", "mark")}
    return replace(
        before,
        entities=named["entity"],
        kinds=tuple(map(Kind, named["kind"])),
        marks=tuple(map(Mark, named["mark"])),
        weakened=_WEAKENED in ticked,
    )


def _ticked(chosen: Filter) -> tuple[Ticked, ...]:
    found = [("entity", each) for each in chosen.entities]
    found += [("kind", str(each)) for each in chosen.kinds]
    found += [("mark", str(each)) for each in chosen.marks]
    return (*found, *((_WEAKENED,) if chosen.weakened else ()))


def _choices(
    group: str, order: Iterable[str], found: Mapping[str, int], name: Callable[[str], str]
) -> list[Choice[Ticked]]:
    return [
        Choice(phrases.capital(name(each)), (group, str(each)), str(found[each])) for each in order if found.get(each)
    ]


def _entity(entity: str, wording: Wording) -> str:
    return phrases.entity_word(entity, 2, wording)
