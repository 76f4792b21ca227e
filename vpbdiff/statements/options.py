"""Which changes a reader asked for, and the sentence that says so: a part must never be mistaken for the whole."""

from __future__ import annotations

from dataclasses import dataclass

from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording


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
