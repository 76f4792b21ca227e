"""Parts of an item that came or went and that a selection leaves out: counted, so that the item never looks whole."""

from __future__ import annotations

from collections import Counter

from vpbdiff.model.changes import Change, Comparison, Kind
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import Outline
from vpbdiff.wording import Wording

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
