"""What a reader asked for: which changes, how wide, in colour; what a selection leaves out.

Which changes a reader asked for, and the sentence that says so: a part must never be mistaken for the whole.

Parts of an item that came or went and that a selection leaves out: counted, so that the item never looks whole.

How a report is to be shown: everything that a renderer takes beside the comparison and the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import Outline
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.explanations import ReasonStatus


@dataclass(frozen=True, slots=True)
class Selection:
    """Entities and kinds to show, by identifier, all where empty; `material` leaves editorial changes out.

    A change is shown whole, with all its facets, when its entity and any of its kinds are asked for.
    """

    entities: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    material: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.entities or self.kinds or self.material)

    def of(self, comparison: Comparison) -> tuple[Change, ...]:
        """The changes that were asked for, in their order."""
        return tuple(change for change in comparison.changes if self._holds(change))

    def _holds(self, change: Change) -> bool:
        return (
            (not self.entities or change.entity in self.entities)
            and (not self.kinds or any(kind in self.kinds for kind in change.kinds))
            and not (self.material and change.significance is Significance.EDITORIAL)
        )

    def sentence(self, comparison: Comparison, wording: Wording) -> str:
        """What is shown and how much that is of all; empty if nothing is left out."""
        if self.whole:
            return ""
        return wording.say(
            "diff.filtered",
            what=phrases.joined(self._conditions(wording), wording),
            shown=len(self.of(comparison)),
            all=len(comparison.changes),
        )

    def _conditions(self, wording: Wording) -> list[str]:
        conditions = []
        if self.entities:
            words = [phrases.entity_word(entity, 2, wording) for entity in self.entities]
            conditions.append(wording.say("diff.filter-entity", what=phrases.joined(words, wording)))
        if self.kinds:
            words = [f"«{phrases.kind_alone(kind, wording)}»" for kind in self.kinds]
            conditions.append(wording.say("diff.filter-kind", what=phrases.joined(words, wording, "diff.or")))
        if self.material:
            conditions.append(wording.say("diff.filter-material"))
        return conditions


_TOLD = (Kind.REMOVED, Kind.ADDED)


class OutOfSelection:
    """Counts, by their owner, the parts that are not shown."""

    def __init__(self, comparison: Comparison, outline: Outline, wording: Wording) -> None:
        self._wording = wording
        self._numbers: dict[tuple[str, str], Counter[tuple[str, Kind]]] = {}
        shown = {change.id for change in outline.shown}
        for change in comparison.changes:
            owner = outline.owner(change)
            if change.id in shown or owner is None or not (change.new or change.old)[0].entity.part:
                continue
            side = "new" if change.new else "old"
            number = self._numbers.setdefault((side, owner.pointer), Counter())
            number.update((change.entity, kind) for kind in _TOLD if kind in change.kinds)

    def sentence(self, change: Change) -> str:
        """«Utanför urvalet: 2 borttagna kontrollmoment»; empty if no part of the changed item is left out."""
        number = Counter[tuple[str, Kind]]()
        for side, items in (("old", change.old), ("new", change.new)):
            for item in items:
                number += self._numbers.get((side, item.pointer), Counter())
        counted = [self._counted(entity, kind, n) for (entity, kind), n in number.items()]
        return self._wording.say("diff.unshown", what=phrases.joined(counted, self._wording)) if counted else ""

    def _counted(self, entity: str, kind: Kind, number: int) -> str:
        adjective = phrases.adjective(kind, entity, number, self._wording)
        what = f"{adjective} {phrases.entity_word(entity, number, self._wording)}"
        return self._wording.say("diff.counted", n=number, what=what)


WIDTH = 80
"""Columns of a terminal that does not tell its width."""

MIN_WIDTH = 40
"""Columns below which wrapped Swedish words («kvalitetsdeklarationer») leave more gaps than text."""


@dataclass(frozen=True, slots=True)
class Options:
    """`width` in columns and `colour` count for text alone; `stat` asks for the counts without the changes; `full`
    for texts and names without anything left out. `stands` is what is on record of each change, by its id, and of each
    budget row without an amount in one of the plans, by its pointer; empty where nobody has explained anything. `gaps`
    is what the gate misses about a change, by its id: the name of its rule; for HTML alone. `terse` leaves out the
    counts of what is all unchanged, where the report is one among many. `notes` asks for every note of the gate on its
    own; without it a text counts them, and the formats for programs always hold all."""

    width: int = WIDTH
    colour: bool = False
    stat: bool = False
    selection: Selection = field(default_factory=Selection)
    full: bool = False
    stands: Mapping[str, ReasonStatus] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)
    terse: bool = False
    notes: bool = False
