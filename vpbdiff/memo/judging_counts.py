"""How many there are of something, and how many met with something, as a memo says it, held against the plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from vpbdiff.claims import Truth
from vpbdiff.language.lexicon import words
from vpbdiff.language.numerals import ARTICLES
from vpbdiff.memo import turns
from vpbdiff.memo.became import WAYS, family, is_none_proven, is_told_alone, kinds_of
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, Names, TurnJudge, count, truth
from vpbdiff.memo.judging_money import Spoken
from vpbdiff.memo.slots import KEPT, KINDS, PASSED, Clause, Slot, slots, with_new
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, held_in
from vpbdiff.model.plan import Presence
from vpbdiff.statements import absence

_READ = {*KINDS, *KEPT, *PASSED} | words(
    """
    number none all both noun units counted plan committee many fewer changed index up down more less not of from to by
    than before earlier year span word
    """
)


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

    def read(self, text: str, _: Names, before: Spoken) -> tuple[Truth, Spoken] | None:
        """A clause on how many, and the noun that it spoke of; None for one that is on something else, or not only on
        that."""
        found = _with_articles(with_new(slots(text)))
        clause = Clause(found, ("number", "none"))
        nouns = {slot.text.casefold() for slot in found if slot.tag in {"noun", "units"}} or {before.noun} - {""}
        if len(nouns) != 1 or not nouns <= turns.NOUNS.keys() or not all(slot.tag in _READ for slot in found):
            return None
        noun = nouns.pop()
        if len(clause.ways) > 1 or (clause.has("many", "fewer") and clause.figures):
            return None
        if not clause.years(self._comparison.old.year, self._comparison.new.year):
            return OPEN, Spoken(noun=noun)
        numbers = {place: count(found[place].text) for place in clause.figures}
        if None in numbers.values():
            return None
        judge = self._of_some if clause.has("word") else self._total if _is_total(clause) else self._some
        said = judge(clause, noun, numbers)
        return None if said is None else (said, Spoken(noun=noun))

    def _total(self, clause: Clause, noun: str, numbers: Mapping[int, int | None]) -> Truth | None:
        """How many there are, were, or are more or fewer."""
        sizes, kept = self._sizes(noun), clause.has(*KEPT)
        is_many = len(numbers) > 1 and not (clause.way or kept)
        if clause.has("not") or is_many or not (numbers or clause.way or kept):
            return None
        if sizes is None:
            return OPEN
        return truth(any(_is_size(clause, was, now, numbers) for was, now in sizes))

    def _some(self, clause: Clause, noun: str, numbers: Mapping[int, int | None]) -> Truth | None:
        """How many of them met with something, or with nothing."""
        kinds = [KINDS[slot.tag] for slot in clause.slots if slot.tag in KINDS]
        if clause.way and not clause.has("many", "fewer"):
            kinds.append((Kind.RAISED,) if clause.way > 0 else (Kind.LOWERED,))
        of = [place for place in numbers if clause.near(place, -1) == "of"]
        own = [place for place in numbers if place not in of[:1]]
        number = numbers[own[0]] if own else 0 if clause.has("added") and clause.has("not") else None
        is_denied = clause.has("not") and (own or number is None)
        if len(own) > 1 or len(set(kinds)) + clause.has("same", "stays", "changed") != 1 or is_denied:
            return None
        word = next((slot.text.casefold() for slot in clause.slots if slot.tag in {"all", "both"}), "")
        said = self._so_many(noun, kinds[0], number, word) if kinds else self._alike(clause, noun, number, word)
        is_right = not of or any(numbers[of[0]] in size for size in self._sizes(noun) or ())
        return said if is_right or said is None else FALSE

    def _of_some(self, clause: Clause, noun: str, numbers: Mapping[int, int | None]) -> Truth | None:
        """Of some that are singled out: more than there are in all can't be, and which they are nobody can tell."""
        kinds = list({KINDS[slot.tag] for slot in clause.slots if slot.tag in KINDS})
        number = next(iter(numbers.values()), None)
        if len(numbers) != 1 or len(kinds) != 1 or not number or clause.has("not"):
            return None
        return FALSE if number > self._numbers(noun, kinds[0])[1] else OPEN

    def _alike(self, clause: Clause, noun: str, number: int | None, word: str) -> Truth | None:
        """How many are otherwise in something, are there still, or are as they were."""
        if clause.has("changed"):
            return None if number is None else self._some_changed(noun, number)
        if clause.has("stays"):
            return self._none(noun, (Kind.REMOVED,)) if number is None else None
        is_one = number is None and not word and not noun.endswith(("na", "n", "t"))
        return None if is_one else self._so_many_unchanged(noun, number, word)

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

    def _so_many(self, noun: str, kinds: tuple[Kind, ...], number: int | None, word: str) -> Truth | None:
        """Whether so many met with a kind, or all of them; open where only some reading of it gives that number. Of
        them without a number it can't be so of none, and of how many it is said nobody can tell."""
        if number == 0:
            return self._none(noun, kinds)
        numbers, most = self._numbers(noun, kinds)
        if word in turns.ALL_OF and number is None:
            wholes = {was if kinds == (Kind.REMOVED,) else now for was, now in self._sizes(noun) or ()}
            return truth(any(whole and whole in numbers for whole in wholes)) if wholes else OPEN
        number = 2 if word in turns.BOTH_OF and number is None else number
        if number is None:
            is_one = any(noun == ENTITIES[name].noun.the for name in turns.NOUNS[noun])
            return None if is_one else FALSE if most == 0 else OPEN
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
        material = {i.pointer for c in touched if _is_sure(c) for i in c.new}
        now = {pair.new.pointer for pair in kept}
        parts = {item.pointer for change in self._comparison.changes for item in change.new}
        least = sum(not any(one == each or one.startswith(f"{each}/") for one in parts) for each in now)
        return min(least, len(now - pointers)), len(now - material)

    def _so_many_unchanged(self, noun: str, number: int | None, word: str) -> Truth:
        least, most = self._unchanged(noun)
        if number is None and (word not in turns.BOTH_OF or any(now == 2 for _, now in self._sizes(noun) or ())):
            if any(map(_is_sure, self._changes(noun))):
                return FALSE
            entities = turns.NOUNS[noun.casefold()]
            absent = [self._comparison.unchanged(entity).absence for entity in entities]
            held = any(map(any, self._sizes(noun) or ()))
            return HOLDS if held and all(each == "none" for each in absent) else OPEN
        number = 2 if number is None else number
        return HOLDS if least == most == number else FALSE if not least <= number <= most else OPEN

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

    def _some_changed(self, noun: str, number: int) -> Truth:
        """How many are there in both plans and differ, in substance or at all."""
        mine = [each for each in self._changes(noun) if not {Kind.ADDED, Kind.REMOVED} & set(each.kinds)]
        material, least = sum(each.significance is Significance.MATERIAL for each in mine), sum(map(_is_sure, mine))
        return HOLDS if number == least == material else OPEN if least <= number <= len(mine) else FALSE


def _is_sure(change: Change) -> bool:
    """Whether a change makes a thing another than it was."""
    return change.significance is Significance.MATERIAL and not is_told_alone(change)


def _is_total(clause: Clause) -> bool:
    """Whether a clause is on how many there are at all."""
    if clause.has("counted", "many", "fewer", "alike"):
        return True
    met = clause.has(*KINDS, "same", "stays", "changed", "index") or clause.way
    of_plan = any(slot.tag == "year" and "plan" in slot.text.casefold() for slot in clause.slots)
    return not met and (of_plan or clause.has("plan", "committee", "exists")) and clause.has("hold", "had", "exists")


def _is_size(clause: Clause, was: int, now: int, numbers: Mapping[int, int | None]) -> bool:
    """Whether a size then and now is what is said."""
    right = [(now - was) * clause.way > 0] if clause.way else [now == was] if clause.has(*KEPT) else []
    for place, number in numbers.items():
        part = clause.part(place)
        right.append(number in {"was": (was,), "by": (abs(now - was),), "any": (now,)}.get(part, (now,)))
    return all(right)


def _with_articles(found: Sequence[Slot]) -> list[Slot]:
    """The slots of a clause, where «en» is a number: «en utgår», «en risk», «är det en som»."""
    slots_ = list(found)
    for place, (slot, after) in enumerate(pairwise(found)):
        counts = after.tag in {"noun", "fresh", "added", *KINDS, "hold"} or after.text == "som"
        if slot.tag == "silent" and slot.text.casefold() in ARTICLES and counts:
            slots_[place] = Slot("number", slot.text)
    return slots_
