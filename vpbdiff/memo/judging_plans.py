"""What a memo says of the plans as wholes and of who decided, held against them and against the reasons on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpbdiff.budget.movement import frame_change
from vpbdiff.claims import Truth
from vpbdiff.language.dates import day
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import turns
from vpbdiff.memo.clauses import FALSE, OPEN, ClauseRead, TurnJudge, amount, plain, truth, verb_of
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_items import ItemJudge
from vpbdiff.model.changes import Change
from vpbdiff.model.money import Figure, NotAnAmount

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
        match = re.fullmatch(turns.TURNS["changes_of_one"], said["that"], re.IGNORECASE)
        if match is None:
            return OPEN
        what = ClauseRead({key: value for key, value in match.groupdict().items() if value is not None}, said.names)
        kinds = verb_of(what).kinds
        became = self._about_items.judge("changes_of_one", what)
        if became is not Truth.HOLDS or not kinds:
            return became if became is FALSE else OPEN
        changes = [change for change in self._about_items.changes_of(what) if set(kinds) & set(change.kinds)]
        return self._decided(changes, said["who"], said["day"])

    def _assigns(self, said: ClauseRead) -> Truth:
        """Who gave an assignment: as the plan has it, else by the decision on record."""
        items, changes = self._about_items.assigned(said["what"])
        givers = {self._short(item.text("given_by")) for item in items if item.text("given_by")}
        if givers:
            return truth(self._short(said["who"]) in givers)
        return self._decided(changes, said["who"], "")

    def _decided(self, changes: list[Change], who: str, date: str) -> Truth:
        decisions = [entry.decision for change in changes for entry in self._scope.reasons.entries(change)]
        held = [each for each in decisions if each.body]
        if not held:
            return OPEN
        mine = [each for each in held if self._short(each.body or "") == self._short(who)]
        if not mine or not date:
            return truth(bool(mine))
        dated = [each.date for each in mine if each.date]
        return truth(day(date) in dated) if dated else OPEN

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
