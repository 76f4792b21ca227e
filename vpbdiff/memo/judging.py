"""A sentence in an officer's own words held against the plans: it holds, is contradicted, or can't be decided.

A sentence holds only when every clause of it is a turn of `turns` that the data bear out. One clause that they
contradict contradicts the sentence. Everything else can't be told: to confirm it would sign for what nobody tested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from vpbdiff.budget.movement import RowChange, frame_change, movement, row_changes
from vpbdiff.budget.tables import INVESTMENTS, LINES, SUMS, UNITS
from vpbdiff.claims import Truth
from vpbdiff.language.numerals import parse
from vpbdiff.memo import turns
from vpbdiff.memo.context import MemoContext
from vpbdiff.model import money
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.entities import PLAN_LISTS, held_in
from vpbdiff.model.money import UNIT_WORDS, Figure, NotAnAmount, Unit
from vpbdiff.model.plan import Item, Presence

HOLDS, FALSE, OPEN = Truth.HOLDS, Truth.CONTRADICTED, Truth.CANNOT_TELL
_QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_SHORT = 6
"""Letters from which a name without quotation marks is taken for one: «Vård» is a word too."""


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def truth(*said: bool) -> Truth:
    """What holds if all that is said does."""
    return HOLDS if all(said) else FALSE


@dataclass(frozen=True)
class ClauseRead:
    """A clause as it was read: the words in its groups, whatever the turn's alternative, and the names by number."""

    groups: Mapping[str, str]
    names: tuple[str, ...]

    def __getitem__(self, group: str) -> str:
        """The words of a group, empty where it has none."""
        return next((self.groups[each] for each in (group, f"{group}2", f"{group}3") if self.groups.get(each)), "")

    def name(self, group: str) -> str:
        """The name that a group points at."""
        return self.names[int(self[group])]

    @property
    def way(self) -> int:
        """1 for more, -1 for less."""
        return 1 if self["up"] else -1


class Judge:
    """Judges sentences on one comparison."""

    def __init__(self, scope: MemoContext) -> None:
        self._scope = scope
        self._comparison = scope.comparison
        self._plans = scope.comparison.old, scope.comparison.new
        self._items = [item for plan in (scope.comparison.old, scope.comparison.new) for item in plan.items()]

    def judge(self, text: str) -> Truth:
        """Whether the plans bear a sentence out."""
        read, names = self._with_names(" ".join(text.split()).strip().rstrip(".").strip())
        whole = self._clause(read, names)
        if whole is not None:
            return whole
        clauses = re.split(turns.JOINS, read, flags=re.IGNORECASE)
        found = [self._clause(clause, names) for clause in clauses] if len(clauses) > 1 else []
        for place in range(1, len(found)):
            if found[place] is None:
                clauses[place] = _with_noun(clauses[place], clauses[place - 1])
                found[place] = self._clause(clauses[place], names)
            if found[place] is None and (subject := _compiled(rf"(?:{turns.SUBJECT})(?=\s)").match(clauses[0])):
                found[place] = self._clause(f"{subject[0]} {clauses[place]}", names)
        if FALSE in found:
            return FALSE
        return HOLDS if found and all(each is HOLDS for each in found) else OPEN

    def _with_names(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A text with a number for each name in it, in quotation marks or a known one without them."""
        names: list[str] = []

        def put(match: re.Match[str]) -> str:
            names.append(plain(match[1]))
            return f"«{len(names) - 1}»"

        text = _QUOTED.sub(put, text)
        for name in self._known:
            if name in text:
                text = re.sub(rf"(?<![\w«])({re.escape(name)})(?=s?(?:\W|$))", put, text)
        return text, tuple(names)

    @cached_property
    def _known(self) -> list[str]:
        """The names that may stand without quotation marks, the longest first."""
        found = {item.name for item in self._items if len(item.name) >= _SHORT and not item.entity.is_plan}
        rows = {row.name for row in self._rows}
        forms = {f"{each}{ending}" for each in rows if " " not in each for ending in _DEFINITE}
        forms = {each for each in forms if not re.search(turns.OWN_MONEY, each, re.IGNORECASE)}
        return sorted((*(each for each in found if " " in each or each in rows), *forms), key=len, reverse=True)

    def _clause(self, text: str, names: tuple[str, ...]) -> Truth | None:
        """A clause judged, None where it is no turn of ours. What year it is of must be one of the plans'."""
        text = _compiled(turns.TAIL).sub("", _compiled(turns.ASIDE).sub("", text))
        found = self._turn(text, names)
        if found is not None:
            return found
        for pattern, years in ((turns.LEADS, "year"), (turns.TRAILS, "base"), (turns.DATED, "year")):
            match = _compiled(pattern).search(text)
            if match is None:
                continue
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
            inner = self._clause(_swapped(rest) if match.start() == 0 else rest, names)
            if inner is None:
                continue
            right = self._comparison.old.year if years == "base" else self._comparison.new.year
            named = match[years]
            return inner if named is None or int(named) == right else OPEN
        return None

    def _turn(self, text: str, names: tuple[str, ...]) -> Truth | None:
        for name, pattern in turns.TURNS.items():
            if match := _compiled(pattern).fullmatch(text):
                groups = {key: value for key, value in match.groupdict().items() if value is not None}
                decide: Callable[[ClauseRead], Truth] = getattr(self, f"_{name}")
                try:
                    return decide(ClauseRead(groups, names))
                except NotAnAmount:
                    return OPEN
        return None

    # How many there are.

    def _sizes(self, noun: str) -> set[tuple[int, int]] | None:
        """How many the plans hold, before and now, for each entity that a noun may mean; None where one has no list."""
        found = set()
        for entity in turns.NOUNS[noun.casefold()]:
            for plan in (self._comparison.old, self._comparison.new):
                listed = [one for path, one in plan.lists.items() if path.split("/")[0] == _list_of(entity)]
                if any(one.presence is Presence.NOT_KNOWN for one in listed):
                    return None
            sides = (self._comparison.old, self._comparison.new)
            was, now = (sum(item.entity.name == entity for item in plan.items()) for plan in sides)
            found.add((was, now))
        return found

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
        sizes = self._sizes(said["noun"])
        return OPEN if sizes is None else truth(any(was == now for was, now in sizes))

    _total_fewer = _total_way_alone

    def _total(self, said: ClauseRead) -> Truth:
        sizes, number = self._sizes(said["noun"]), count(said["n"])
        return OPEN if sizes is None or number is None else truth(any(now == number for _, now in sizes))

    # What became of them.

    def _changes(self, noun: str) -> list[Change]:
        return [change for change in self._comparison.changes if change.entity in turns.NOUNS[noun.casefold()]]

    def _numbers(self, noun: str, kinds: tuple[Kind, ...]) -> tuple[set[int], int]:
        """How many items a sentence may say have met with a kind, and the most that any reading gives: with those that
        met with more than that, with what came or went with its owner, and with what is editorial."""
        mine = [change for change in self._changes(noun) if set(kinds) & set(change.kinds)]
        material = [
            change
            for change in mine
            if any(each.kind in kinds and each.significance is Significance.MATERIAL for each in change.facets)
            and (change.kinds[0] in kinds or not {Kind.MERGED, Kind.SPLIT} & set(change.kinds))
        ]
        first = [change for change in material if change.kinds[0] in kinds]
        alone = [change for change in material if change.within is None]
        numbers = {sum(len(each.old) or 1 for each in held) for held in (material, first, alone)}
        return numbers, sum(max(len(each.old), len(each.new)) for each in mine)

    def _so_many(self, noun: str, kinds: tuple[Kind, ...], number: int | None) -> Truth:
        """Whether so many met with a kind; open where only some reading of it gives that number."""
        if number is None:
            return OPEN
        numbers, most = self._numbers(noun, kinds)
        if number == 0:
            return truth(most == 0)
        return HOLDS if number in numbers else OPEN if min(numbers) < number <= most else FALSE

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

    def _fate_of_some(self, said: ClauseRead) -> Truth:
        fate, word = _fate(said), said["n"].casefold()
        if said["no"] or said["unnew"]:
            return OPEN
        if not fate.kinds:
            return self._so_many_unchanged(said["noun"], word)
        if word in turns.ALL_OF:
            numbers, _ = self._numbers(said["noun"], fate.kinds)
            sizes = self._sizes(said["noun"]) or set()
            before = fate.kinds == (Kind.REMOVED,)
            wholes = {was if before else now for was, now in sizes}
            return truth(any(whole and whole in numbers for whole in wholes)) if sizes else OPEN
        number = 2 if word in turns.BOTH_OF else count(word)
        return self._so_many(said["noun"], fate.kinds, number)

    def _so_many_unchanged(self, noun: str, word: str) -> Truth:
        least, most = self._unchanged(noun)
        if word in turns.ALL_OF:
            if any(change.significance is Significance.MATERIAL for change in self._changes(noun)):
                return FALSE
            entities = turns.NOUNS[noun.casefold()]
            absent = [self._comparison.unchanged(entity).absence for entity in entities]
            return HOLDS if absent and all(each == "none" for each in absent) else OPEN
        number = count(word)
        if number is None:
            return OPEN
        return HOLDS if least == most == number else FALSE if not least <= number <= most else OPEN

    def _fate_of_all(self, said: ClauseRead) -> Truth:
        return self._so_many_unchanged(said["noun"], "alla")

    def _some_new(self, said: ClauseRead) -> Truth:
        return self._so_many(said["noun"], (Kind.ADDED,), count(said["n"]))

    def _some_at_all(self, said: ClauseRead) -> Truth:
        """Of some that are singled out: more than there are in all can't be, and which they are nobody can tell."""
        return self._at_most(said["noun"], (Kind.ADDED,), said["n"])

    def _fate_of_some_at_all(self, said: ClauseRead) -> Truth:
        return OPEN if said["unnew"] else self._at_most(said["noun"], _fate(said).kinds, said["n"])

    def _fate_of_them(self, said: ClauseRead) -> Truth:
        """Of them without a number: it can't be so of none, and of how many it is said nobody can tell."""
        kinds = _fate(said).kinds
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
        _, most = self._numbers(said["noun"], (Kind.REMOVED,))
        if most:
            return FALSE
        return HOLDS if self._sizes(said["noun"]) and not self._comparison.not_comparable else OPEN

    def _at_most(self, noun: str, kinds: tuple[Kind, ...], word: str) -> Truth:
        number = count(word)
        if number is None or not kinds:
            return OPEN
        _, most = self._numbers(noun, kinds)
        return FALSE if number > most else OPEN

    # What became of one, by its name.

    def _named(self, name: str, noun: str = "") -> tuple[list[Item], list[Change]]:
        """The items of a name, and the changes that they are in."""
        wanted = turns.NOUNS.get(noun.casefold(), ())
        items = [item for item in self._items if _is_called(item, name) and (not wanted or item.entity.name in wanted)]
        held = {(item.pointer, id(item)) for item in items}
        mine = [c for c in self._comparison.changes if any((i.pointer, id(i)) in held for i in (*c.old, *c.new))]
        return items, mine

    def _exists(self, name: str) -> bool:
        return any(_is_called(item, name) for item in self._items)

    def _fate(self, said: ClauseRead) -> Truth:
        items, mine = self._named(said.name("a"), said["noun"])
        fate, rows = _fate(said), self._rows_called(said.name("a"))
        if not fate.kinds and len(rows) == 1 and all(item.entity.is_money for item in items):
            change = rows[0].change
            return OPEN if change is None or said["no"] else truth(change.kr == 0)
        if not items:
            return FALSE if self._exists(said.name("a")) else OPEN
        if len({item.entity.name for item in items}) > 1:
            return OPEN
        if fate.kinds:
            held = any(set(fate.kinds) & set(change.kinds) for change in mine)
            return truth(held != bool(said["no"] or said["not"] or said["unnew"]))
        if any(change.significance is Significance.MATERIAL for change in mine):
            return FALSE
        inside = [each for item in items for each in self._comparison.changes if _is_within(each, item)]
        return OPEN if mine or inside or self._comparison.not_comparable or said["no"] else HOLDS

    def _new_is(self, said: ClauseRead) -> Truth:
        items, mine = self._named(said.name("a"), said["noun"])
        if not items:
            return FALSE if self._exists(said.name("a")) else OPEN
        return truth(any(Kind.ADDED in change.kinds for change in mine))

    def _changed_name(self, said: ClauseRead) -> Truth:
        _, mine = self._named(said.name("a"), said["noun"])
        if not self._exists(said.name("a")) or not self._exists(said.name("b")):
            return FALSE
        two = said.name("a"), said.name("b")
        return truth(
            any(
                any(_is_called(item, two[0]) for item in change.old) and any(_is_called(i, two[1]) for i in change.new)
                for change in mine
            )
        )

    def _moved(self, said: ClauseRead) -> Truth:
        _, mine = self._named(said.name("a"), said["noun"])
        moved = [change for change in mine if Kind.MOVED in change.kinds]
        if not moved:
            return FALSE if self._exists(said.name("a")) else OPEN
        targets = {item.pointer.rsplit("/", 2)[0] for change in moved for item in change.new}
        sources = {item.pointer.rsplit("/", 2)[0] for change in moved for item in change.old}
        new, old = self._comparison.new, self._comparison.old
        to = any(i.pointer in targets and _is_called(i, said.name("b")) for i in new.items())
        origin = not said["c"] or any(i.pointer in sources and _is_called(i, said.name("c")) for i in old.items())
        return truth(to, origin)

    def _kept(self, said: ClauseRead) -> Truth:
        items, mine = self._named(said.name("a"), said["noun"])
        if not items:
            return FALSE if self._exists(said.name("a")) else OPEN
        if any(Kind.REMOVED in change.kinds for change in mine):
            return FALSE
        both = [p for p in self._comparison.matching.pairs if any(item in (p.old, p.new) for item in items)]
        return HOLDS if both else OPEN

    def _not_moved(self, said: ClauseRead) -> Truth:
        _, mine = self._named(said.name("a"), said["noun"])
        if any({Kind.MOVED, Kind.REMOVED} & set(change.kinds) for change in mine):
            return FALSE
        return self._kept(said)

    def _promise(self, said: ClauseRead) -> Truth:
        """A weaker promise is told by its words, and by them alone: that none is weaker, or is stronger, is not."""
        _, mine = self._named(said.name("a"))
        weakened = any(change.weakened for change in mine)
        return (HOLDS if said["down"] else FALSE) if weakened else OPEN

    def _index_way(self, said: ClauseRead) -> Truth:
        indexes = self._indexes(said.name("a"))
        if not indexes:
            return OPEN
        return truth(
            any(
                (now - was) * said.way > 0
                and (not said["was"] or int(said["was"]) == was)
                and (not said["now"] or int(said["now"]) == now)
                for was, now in indexes
            )
        )

    _risk_way = _index_way

    def _index_goes(self, said: ClauseRead) -> Truth:
        indexes = self._indexes(said.name("a"))
        return truth((int(said["was"]), int(said["now"])) in indexes) if indexes else OPEN

    def _index_is(self, said: ClauseRead) -> Truth:
        held = [item.fields.get("index") for item in self._comparison.new.items() if _is_called(item, said.name("a"))]
        numbers = [each for each in held if isinstance(each, int)]
        return truth(int(said["now"]) in numbers) if numbers else OPEN

    def _indexes(self, name: str) -> list[tuple[int, int]]:
        pairs = [p for p in self._comparison.matching.pairs if _is_called(p.old, name) or _is_called(p.new, name)]
        both = [(pair.old.fields.get("index"), pair.new.fields.get("index")) for pair in pairs]
        return [(was, now) for was, now in both if isinstance(was, int) and isinstance(now, int)]

    # The money.

    @cached_property
    def _rows(self) -> list[RowChange]:
        old, new, matching = self._comparison.old, self._comparison.new, self._comparison.matching
        return [row for path in (UNITS, LINES, INVESTMENTS) for row in row_changes(old, new, path, matching)]

    def _subject(self, said: ClauseRead) -> RowChange | None:
        if said["frame"]:
            return frame_change(self._comparison.old, self._comparison.new, self._comparison.matching)
        if said["whole"]:
            rows = row_changes(self._comparison.old, self._comparison.new, INVESTMENTS, self._comparison.matching)
            found = [row for row in rows if row.role in SUMS]
        elif said["lines"]:
            role = "income" if "intäkt" in said["lines"].casefold() else "cost"
            found = [row for row in self._rows if row.role == role]
        else:
            found = self._rows_called(said.name("post"))
        return found[0] if len(found) == 1 else None

    def _rows_called(self, name: str) -> list[RowChange]:
        return [row for row in self._rows if _is_row(row, name) and row.role not in SUMS]

    def _amount_way(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        if row is None or row.change is None or row.before is None or row.after is None or said["no"]:
            return OPEN
        right = [row.change.kr * said.way > 0]
        right += [_is_change(row, said.groups[by], said.way) for by in ("by", "by2") if said.groups.get(by)]
        if said["was"]:
            unit = "" if re.search(UNIT_WORDS, said["was"]) else re.sub(r"^[^a-z]*", "", said["now"])
            right.append(_is_amount(f"{said['was']} {unit}", row.before))
        if said["now"]:
            right.append(_is_amount(said["now"], row.after))
        return truth(*right)

    _amount_more = _amount_way
    _amount_gets = _amount_way
    _amount_given = _amount_way
    _budget_way = _amount_way

    def _amount_most(self, said: ClauseRead) -> Truth:
        row, moved = self._subject(said), movement(*self._plans, self._comparison.matching)
        units = [unit.change.kr * said.way for unit in (moved.units if moved else ()) if unit.change is not None]
        if row is None or row.change is None or not units or said["frame"]:
            return OPEN
        most = row.change.kr * said.way
        return truth(most > 0, most >= max(units), not said["by"] or _is_change(row, said["by"], said.way))

    def _amount_same(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        return OPEN if row is None or row.change is None else truth(row.change.kr == 0)

    def _amount(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        return OPEN if row is None or row.after is None else truth(_is_amount(said["now"], row.after))

    def _amount_was(self, said: ClauseRead) -> Truth:
        row = self._subject(said)
        return OPEN if row is None or row.before is None else truth(_is_amount(said["was"], row.before))

    def _units_way(self, said: ClauseRead) -> Truth:
        moved = movement(self._comparison.old, self._comparison.new, self._comparison.matching)
        units = moved.units if moved else ()
        if not units or any(unit.change is None for unit in units):
            return OPEN
        number = len(units) if said["n"].casefold() in turns.ALL_OF else count(said["n"])
        turned = sum(1 for unit in units if unit.change is not None and unit.change.kr * said.way > 0)
        return OPEN if number is None else truth(turned == number)

    # The plans as wholes.

    def _compared(self, said: ClauseRead) -> Truth:
        new, old = self._comparison.new.year, self._comparison.old.year
        return truth(*(int(said[key]) == year for key, year in (("new", new), ("old", old)) if said[key]))

    def _decides(self, said: ClauseRead) -> Truth:
        committee = plain(self._committee)
        if not committee:
            return OPEN
        who = plain(said["who"])
        if said["when"]:
            return OPEN if who in (committee, "nämnden") else FALSE
        return truth(who in (committee, "nämnden"), not said["new"] or int(said["new"]) == self._comparison.new.year)

    @property
    def _committee(self) -> str:
        return self._comparison.new.metadata.text("committee")


def plain(name: str) -> str:
    """A name as names are compared."""
    return " ".join(name.split()).rstrip(".").casefold()


def count(word: str) -> int | None:
    """The number that a word of quantity stands for; None for one that stands for no number."""
    word = " ".join(word.casefold().split())
    if word in turns.NONE_OF:
        return 0
    return int(word) if word.isdigit() else parse(word)


def _with_noun(clause: str, before: str) -> str:
    """«en utgår» with the noun of the clause before it."""
    noun = _compiled(rf".*\b({turns.NOUN})\b").match(before)
    opening = _compiled(rf"(?:{turns.COUNT})(?=\s)").match(clause)
    if noun is None or opening is None or _compiled(rf"\b{noun[1]}\b").search(clause):
        return clause
    return f"{opening[0]} {noun[1]}{clause[opening.end() :]}"


def _is_row(row: RowChange, name: str) -> bool:
    """Whether a row is called so, in the definite form too: «Lokalkostnader», «lokalkostnaderna»."""
    own = plain(row.name)
    return name in {own, *(f"{own}{ending}" for ending in _DEFINITE if " " not in own)}


_DEFINITE = ("na", "n", "en", "et", "t")


def _is_called(item: Item, name: str) -> bool:
    own = plain(item.name)
    return own == name or (name.endswith("…") and own.startswith(name.removesuffix("…").rstrip()))


def _is_within(change: Change, item: Item) -> bool:
    return any(one.pointer.startswith(f"{item.pointer}/") for one in (*change.old, *change.new))


def _fate(said: ClauseRead) -> turns.Fate:
    return next(fate for number, fate in enumerate(turns.FATES) if f"fate{number}" in said.groups)


def _is_amount(text: str, figure: Figure) -> bool:
    return money.same(Figure.of(money.parse(text, Unit.MKR)), figure)


def _is_change(row: RowChange, text: str, way: int) -> bool:
    """Whether a row's change is the stated amount or percentage, at the precision that is stated."""
    assert row.before is not None
    assert row.change is not None
    if re.search(r"%|procent", text):
        share = abs(money.parse_percent(text))
        decimals = len(text.partition(",")[2].rstrip(" %procent"))
        exact = abs(row.change.kr) / abs(row.before.kr) if row.before.kr else Fraction(0)
        return abs(share - exact) <= Fraction(1, 2 * 100 * 10**decimals)
    stated = Figure.of(money.parse(text, Unit.MKR), way)
    distance, finer = abs(stated.kr - row.change.kr), stated.tolerance < row.change.tolerance / 2
    return distance <= stated.tolerance or (finer and distance <= row.change.tolerance)


def _swapped(text: str) -> str:
    """«uppgår ramen till 40 mkr» as «ramen uppgår till 40 mkr»."""
    return re.sub(
        rf"^(uppgår|är|blir|ökar|minskar|har)\s+({turns.FRAME}|«\d+»|nämnden|planen)\s+", r"\2 \1 ", text, flags=re.I
    )


def _list_of(entity: str) -> str:
    return next((of.path for of in PLAN_LISTS if entity in held_in(of.path)), "")
