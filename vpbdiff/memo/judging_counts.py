"""How many there are of something, and how many met with something, as a memo says it, held against the plans."""

from __future__ import annotations

from vpbdiff.claims import Truth
from vpbdiff.memo import turns
from vpbdiff.memo.became import WAYS, family, is_none_proven, kinds_of
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, TurnJudge, count, truth, verb_of
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.entities import PLAN_LISTS, held_in
from vpbdiff.model.plan import Presence
from vpbdiff.statements import absence


class CountJudge(TurnJudge):
    """Judges what is said of how many."""

    def _sizes(self, noun: str) -> set[tuple[int, int]] | None:
        """How many the plans hold, before and now, for each entity that a noun may mean that either plan has a list of;
        None where there is no such, or where one is not known: what is in no list may stand in the text."""
        found = set()
        for entity in turns.NOUNS[noun.casefold()]:
            paths = [of.path for of in PLAN_LISTS if entity in held_in(of.path)]
            plans = (self._comparison.old, self._comparison.new)
            presences = {plan.listing(path).presence for plan in plans for path in paths}
            if Presence.NOT_KNOWN in presences:
                return None
            if presences == {Presence.NO_SECTION}:
                continue
            was, now = (sum(item.entity.name == entity for item in plan.items()) for plan in plans)
            found.add((was, now))
        return found or None

    def _total_way(self, said: ClauseRead) -> Truth:
        sizes, number, was = self._sizes(said["noun"]), count(said["n"]), count(said["was"])
        if sizes is None or number is None:
            return OPEN
        by = said["by"] == "med"
        return truth(
            any(
                (now - old) * said.way > 0
                and (abs(now - old) == number if by else now == number)
                and (not said["was"] or was == old)
                for old, now in sizes
            )
        )

    def _total_way_alone(self, said: ClauseRead) -> Truth:
        sizes = self._sizes(said["noun"])
        way = -1 if said["down"] or said["fewer"].casefold() == "färre" else 1
        return OPEN if sizes is None else truth(any((now - was) * way > 0 for was, now in sizes))

    def _total_same(self, said: ClauseRead) -> Truth:
        sizes, number = self._sizes(said["noun"]), count(said["n"])
        if sizes is None or (said["n"] and number is None):
            return OPEN
        return truth(any(was == now and number in (None, now) for was, now in sizes))

    _total_fewer = _total_way_alone

    def _total(self, said: ClauseRead) -> Truth:
        sizes, number = self._sizes(said["noun"]), count(said["n"])
        side = self.side(said["of"])
        if sizes is None or number is None or side is None:
            return OPEN
        return truth(any(each[side] == number for each in sizes))

    def _changes(self, noun: str) -> list[Change]:
        return [change for change in self._comparison.changes if change.entity in turns.NOUNS[noun.casefold()]]

    def _numbers(self, noun: str, kinds: tuple[Kind, ...]) -> tuple[set[int], int]:
        """How many items a sentence may say have met with a kind, and the most that any reading gives: with those that
        met with more than that, with what came or went with its owner, and with what is editorial."""
        mine = [change for change in self._changes(noun) if set(kinds) & kinds_of(change)]
        material = [
            change
            for change in mine
            if (
                any(each.kind in kinds and each.significance is Significance.MATERIAL for each in change.facets)
                or not set(kinds) & set(change.kinds)
            )
            and (change.kinds[0] in kinds or not {Kind.MERGED, Kind.SPLIT} & set(change.kinds))
        ]
        first = [change for change in material if change.kinds[0] in kinds or not set(kinds) & set(change.kinds)]
        alone = [change for change in material if change.within is None]
        numbers = {sum(len(each.old) or 1 for each in held) for held in (material, first, alone)}
        return numbers, sum(max(len(each.old), len(each.new)) for each in mine)

    def _so_many(self, noun: str, kinds: tuple[Kind, ...], number: int | None) -> Truth:
        """Whether so many met with a kind; open where only some reading of it gives that number."""
        if number is None:
            return OPEN
        if number == 0:
            return self._none(noun, kinds)
        numbers, most = self._numbers(noun, kinds)
        return HOLDS if number in numbers else OPEN if min(numbers) < number <= most else FALSE

    def _none(self, noun: str, kinds: tuple[Kind, ...]) -> Truth:
        """Whether none met with a kind; open where that is not proven: none is of a list that no plan has."""
        entities = set(turns.NOUNS[noun.casefold()])
        told = family(entities) if WAYS & set(kinds) else entities  # a goal is lowered with the target of its measure
        changes = [change for change in self._comparison.changes if change.entity in told]
        if any(set(kinds) & kinds_of(change) for change in changes):
            return FALSE
        plans, sizes = (self._comparison.old, self._comparison.new), self._sizes(noun)
        held = {item.entity.name for plan in plans for item in plan.items()} & entities
        proven = sizes is not None and held and is_none_proven(held, changes, kinds, self._comparison)
        return HOLDS if proven else OPEN

    def _unchanged(self, noun: str) -> tuple[int, int]:
        """The fewest and the most items that are as they were."""
        kept = [
            pair for pair in self._comparison.matching.pairs if pair.new.entity.name in turns.NOUNS[noun.casefold()]
        ]
        touched = self._changes(noun)
        pointers = {item.pointer for change in touched for item in change.new}
        material = {i.pointer for c in touched if c.significance is Significance.MATERIAL for i in c.new}
        now = {pair.new.pointer for pair in kept}
        parts = {item.pointer for change in self._comparison.changes for item in change.new}
        least = sum(not any(one == each or one.startswith(f"{each}/") for one in parts) for each in now)
        return min(least, len(now - pointers)), len(now - material)

    def _changes_of_some(self, said: ClauseRead) -> Truth:
        verb, word = verb_of(said), said["n"].casefold()
        if said["no"] or said["unnew"]:
            return OPEN
        if not verb.kinds:
            return self._so_many_unchanged(said["noun"], word)
        if word in turns.ALL_OF:
            numbers, _ = self._numbers(said["noun"], verb.kinds)
            sizes = self._sizes(said["noun"]) or set()
            before = verb.kinds == (Kind.REMOVED,)
            wholes = {was if before else now for was, now in sizes}
            return truth(any(whole and whole in numbers for whole in wholes)) if sizes else OPEN
        number = 2 if word in turns.BOTH_OF else count(word)
        return self._so_many(said["noun"], verb.kinds, number)

    def _so_many_unchanged(self, noun: str, word: str) -> Truth:
        least, most = self._unchanged(noun)
        both = word in turns.BOTH_OF and any(now == len(turns.BOTH_OF) for _, now in self._sizes(noun) or ())
        if word in turns.ALL_OF or both:
            if any(change.significance is Significance.MATERIAL for change in self._changes(noun)):
                return FALSE
            entities = turns.NOUNS[noun.casefold()]
            absent = [self._comparison.unchanged(entity).absence for entity in entities]
            held = any(map(any, self._sizes(noun) or ()))
            return HOLDS if held and all(each == "none" for each in absent) else OPEN
        number = count(word)
        if number is None:
            return OPEN
        return HOLDS if least == most == number else FALSE if not least <= number <= most else OPEN

    def _does_to_some(self, said: ClauseRead) -> Truth:
        if said["removes"]:
            return OPEN if said["new"] else self._so_many(said["noun"], (Kind.REMOVED,), count(said["n"]))
        return self._so_many(said["noun"], (Kind.ADDED,), count(said["n"])) if said["new"] else OPEN

    def _changes_of_all(self, said: ClauseRead) -> Truth:
        return self._so_many_unchanged(said["noun"], "alla")

    def _some_new(self, said: ClauseRead) -> Truth:
        return self._so_many(said["noun"], (Kind.ADDED,), count(said["n"]))

    def _no_new_came(self, said: ClauseRead) -> Truth:
        return self._so_many(said["noun"], (Kind.ADDED,), 0)

    def _level_of_some(self, said: ClauseRead) -> Truth:
        return self._so_many("risker", (Kind.RAISED,) if said["up"] else (Kind.LOWERED,), count(said["n"]))

    def _first_same(self, said: ClauseRead) -> Truth:
        """That the first goals of the new plan are as they were."""
        number = count(said["n"]) if said["n"] else 1
        goals = list(self._comparison.new.listing("goals"))
        if number is None or not 0 < number <= len(goals):
            return OPEN
        changed = [
            item for change in self._changes("nämndmål") for item in change.new if change.kinds != (Kind.REORDERED,)
        ]
        if any(goal is item for goal in goals[:number] for item in changed):
            return FALSE
        return HOLDS if all(absence.is_same(goal, self._comparison) for goal in goals[:number]) else OPEN

    def _some_at_all(self, said: ClauseRead) -> Truth:
        """Of some that are singled out: more than there are in all can't be, and which they are nobody can tell."""
        return self._at_most(said["noun"], (Kind.ADDED,), said["n"])

    def _changes_of_some_at_all(self, said: ClauseRead) -> Truth:
        return OPEN if said["unnew"] else self._at_most(said["noun"], verb_of(said).kinds, said["n"])

    def _changes_of_them(self, said: ClauseRead) -> Truth:
        """Of them without a number: it can't be so of none, and of how many it is said nobody can tell."""
        kinds = verb_of(said).kinds
        if not kinds:
            return self._so_many_unchanged(said["noun"], "alla")
        return FALSE if not said["unnew"] and self._numbers(said["noun"], kinds)[1] == 0 else OPEN

    def _some_changed(self, said: ClauseRead) -> Truth:
        """How many are there in both plans and differ, in substance or at all."""
        mine = [each for each in self._changes(said["noun"]) if not {Kind.ADDED, Kind.REMOVED} & set(each.kinds)]
        least = sum(each.significance is Significance.MATERIAL for each in mine)
        number = count(said["n"])
        if number is None or said["n"].casefold() in turns.ALL_OF:
            return OPEN
        return HOLDS if number == least else OPEN if least < number <= len(mine) else FALSE

    def _all_kept(self, said: ClauseRead) -> Truth:
        return self._none(said["noun"], (Kind.REMOVED,))

    def _at_most(self, noun: str, kinds: tuple[Kind, ...], word: str) -> Truth:
        number = count(word)
        if number is None or not kinds:
            return OPEN
        _, most = self._numbers(noun, kinds)
        return FALSE if number > most else OPEN
