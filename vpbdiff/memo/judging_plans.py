"""What a memo says of the plans as wholes and of who decided, held against them and against the reasons on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpbdiff.budget.movement import frame_change
from vpbdiff.claims import Truth
from vpbdiff.language.dates import day
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, OPEN, ClauseRead, Names, TurnJudge, amount, plain, truth
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_items import ItemJudge
from vpbdiff.memo.judging_money import Spoken
from vpbdiff.model.money import Figure, NotAnAmount
from vpbdiff.model.plan import Plan

_BODY = re.compile(r"\b\w*(?:nämnden|fullmäktige|styrelsen)\b", re.IGNORECASE)
_AMOUNT = re.compile(turns.AMOUNT)


class PlanJudge(TurnJudge):
    """Judges what is said of years and deciders."""

    def __init__(self, scope: MemoContext, items: ItemJudge) -> None:
        super().__init__(scope)
        self._about_items = items

    def _compared(self, said: ClauseRead) -> Truth:
        new, old = self._comparison.new.year, self._comparison.old.year
        return truth(*(int(said[key]) == year for key, year in (("new", new), ("old", old)) if said[key]))

    def _meets(self, said: ClauseRead) -> Truth:
        held, wanted = self._comparison.new.metadata.text("meeting_date"), day(said["day"])
        return truth(held == wanted) if held and wanted and self._is_committee(said["who"]) else OPEN

    def _decides(self, said: ClauseRead) -> Truth:
        if not self._committee:
            return OPEN
        ours = self._is_committee(said["who"])
        if said["when"]:
            return OPEN if ours else FALSE
        return truth(ours, not said["new"] or int(said["new"]) == self._comparison.new.year)

    def _ruled(self, said: ClauseRead) -> Truth:
        """Who decided how an item changed, by the decisions on record of its reasons."""
        found = self._about_items.read(said["that"], Names(said.names, said.names), Spoken())
        if found is None or found[0] is not Truth.HOLDS or found[1].topic is None:
            return FALSE if found is not None and found[0] is FALSE else OPEN
        changes = self._about_items.changes_of(found[1].topic)
        return self._about_items.decided(changes, {self._short(said["who"])}, said["day"])

    def _assigns(self, said: ClauseRead) -> Truth:
        """Who gave an assignment: as the plan has it, else by the decision on record."""
        wanted = plain(said["what"])
        items = [item for plan in self._plans for item in plan.items() if plain(item.name).endswith(f" {wanted}")]
        givers = {self._short(item.text("given_by")) for item in items if item.text("given_by")}
        if givers:
            return truth(self._short(said["who"]) in givers)
        changes = [c for c in self._comparison.changes if any(item in items for item in (*c.old, *c.new))]
        return self._about_items.decided(changes, {self._short(said["who"])})

    @property
    def _plans(self) -> tuple[Plan, Plan]:
        return self._comparison.new, self._comparison.old

    def _ruled_frame(self, said: ClauseRead) -> Truth:
        """Who decided the frame, by the sentences of the new plan that have its amount and say that it was decided."""
        row = frame_change(self._comparison.old, self._comparison.new, self._comparison.matching)
        if row is None or row.after is None:
            return OPEN
        if (held := amount(said["now"], row.after)) is not Truth.HOLDS:
            return held
        bodies = set(self._deciders(row.after))
        if len(bodies) != 1:
            return OPEN
        return truth(self._short(said["who"]) in bodies)

    def _deciders(self, frame: Figure) -> Iterator[str]:
        for item in self._comparison.new.items():
            for text in item.fields.values():
                for sentence in split_text(text) if isinstance(text, str) and "beslut" in text.casefold() else ():
                    if any(_is_frame(found[0], frame) for found in _AMOUNT.finditer(sentence)):
                        named = [found[0] for found in _BODY.finditer(sentence) if not self._is_committee(found[0])]
                        yield from map(self._short, named)

    def _is_committee(self, who: str) -> bool:
        return plain(who) in {self._committee, "nämnden"}

    def _short(self, body: str) -> str:
        return plain(self._scope.bodies.short(body))

    @property
    def _committee(self) -> str:
        return plain(self._comparison.new.metadata.text("committee"))


def _is_frame(text: str, frame: Figure) -> bool:
    try:
        return amount(text, frame) is Truth.HOLDS
    except NotAnAmount:
        return False
