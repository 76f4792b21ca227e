"""What a reader asked for: which changes, and how a report of them is to be shown.

A selection is said in a sentence wherever it leaves anything out: a part must never be mistaken for the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.explanations import ReasonStatus
    from vpbdiff.follow.changes import ChangeFollowUp
    from vpbdiff.gate import Lacking


@dataclass(frozen=True, slots=True)
class Selection:
    """Entities and kinds to show, by identifier, and units, by name, all where empty; `material` leaves editorial
    changes out.

    A change is shown whole, with all its facets, when its entity and any of its kinds are asked for.
    """

    entities: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    material: bool = False
    units: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.entities or self.kinds or self.material or self.units)

    def of(self, comparison: Comparison) -> tuple[Change, ...]:
        """The changes that were asked for, in their order."""
        found = tuple(change for change in comparison.changes if self._holds(change))
        if not self.units:
            return found
        from vpbdiff.statements.units import ids  # noqa: PLC0415 - seldom asked for

        mine = ids(self.units, comparison)
        return tuple(change for change in found if change.id in mine)

    def _holds(self, change: Change) -> bool:
        return (
            (not self.entities or change.entity in self.entities)
            and (not self.kinds or any(kind in self.kinds for kind in change.kinds))
            and not (self.material and change.significance is Significance.EDITORIAL)
        )

    def sentence(self, comparison: Comparison, wording: Wording) -> str:
        """What is shown and how much that is of all; empty if nothing is left out."""
        conditions = [*conditions_of(self.entities, self.kinds, wording)]
        conditions += [wording.say("change.only-unit", unit=each) for each in self.units]
        if self.material:
            conditions.append(wording.say("change.only-material"))
        return selected(conditions, len(self.of(comparison)), len(comparison.changes), wording)


def conditions_of(entities: Sequence[str], kinds: Sequence[Kind], wording: Wording) -> Iterator[str]:
    """What a choice of entities and kinds lets through, a condition each."""
    if entities:
        words = [phrases.entity_word(entity, 2, wording) for entity in entities]
        yield wording.say("change.only-entity", what=phrases.enumeration(words, wording))
    if kinds:
        words = [f"«{phrases.kind_alone(kind, wording)}»" for kind in kinds]
        yield wording.say("change.only-kind", what=phrases.enumeration(words, wording, "or"))


def selected(conditions: Sequence[str], shown: int, everything: int, wording: Wording) -> str:
    """By which conditions changes are shown, and how many of all; empty without any."""
    if not conditions:
        return ""
    what = phrases.enumeration(conditions, wording)
    return wording.say("change.selected", what=what, shown=shown, all=everything)


WIDTH = 80
"""Columns of a terminal that does not tell its width."""

MIN_WIDTH = 40
"""Columns below which wrapped Swedish words («kvalitetsdeklarationer») leave more gaps than text."""


@dataclass(frozen=True, slots=True)
class Options:
    """`width` in columns and `colour` count for text alone; `stat` asks for the counts without the changes; `full`
    for texts and names without anything left out. `stands` is what is on record of each change, by its id, and of
    each budget row without an amount in one of the plans, by its pointer; empty where nobody has explained anything.
    `followed` is what reports on the old plan's year say of each change, by its id. `gaps` is what the gate misses
    about a change, by its id: the name of its rule; `lacking` how much it misses in all. `terse` leaves out the counts
    of what is all unchanged, where the report is one among many. `notes` asks for every note of the gate on its own;
    without it a text counts them, and the formats for programs always hold all. `ids` puts the ids of what a sentence
    states into Markdown, unseen."""

    width: int = WIDTH
    colour: bool = False
    stat: bool = False
    selection: Selection = field(default_factory=Selection)
    full: bool = False
    stands: Mapping[str, ReasonStatus] = field(default_factory=dict)
    followed: Mapping[str, ChangeFollowUp] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)
    lacking: Lacking | None = None
    terse: bool = False
    notes: bool = False
    ids: bool = False
