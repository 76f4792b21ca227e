"""What became of something by its name, as a memo says it, held against the plans."""

from __future__ import annotations

import re
from fractions import Fraction

from vpbdiff.claims import Truth
from vpbdiff.language.dates import day
from vpbdiff.language.quantities import Quantity, quantity, times_a_year
from vpbdiff.memo import turns
from vpbdiff.memo.became import WAYS, is_none_proven, kinds_of
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, TurnJudge, is_called, plain, truth, verb_of
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_money import DEFINITE, MoneyJudge
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Cell, Item, YearValue
from vpbdiff.statements import absence

_CONTRACTS = "procurement_plan/contracts"


class ItemJudge(TurnJudge):
    """Judges what is said of an item."""

    def __init__(self, scope: MemoContext, money: MoneyJudge) -> None:
        super().__init__(scope)
        self._money = money
        self._items = [item for plan in (scope.comparison.old, scope.comparison.new) for item in plan.items()]

    def _named(self, name: str, noun: str = "") -> tuple[list[Item], list[Change]]:
        """The items of a name, and the changes that they are in."""
        wanted = turns.NOUNS.get(noun.casefold(), ())
        items = [item for item in self._items if is_called(item, name) and (not wanted or item.entity.name in wanted)]
        held = {(item.pointer, id(item)) for item in items}
        mine = [c for c in self._comparison.changes if any((i.pointer, id(i)) in held for i in (*c.old, *c.new))]
        return items, mine

    def _exists(self, name: str) -> bool:
        return any(is_called(item, name) for item in self._items)

    def _changes_of_one(self, said: ClauseRead) -> Truth:
        items, mine = self._named(said.name("a"), said["noun"])
        verb, rows = verb_of(said), self._money.rows_called(said.name("a"))
        if not verb.kinds and len(rows) == 1 and all(item.entity.is_money for item in items):
            change = rows[0].change
            return OPEN if change is None or said["no"] or said["not"] else truth(change.kr == 0)
        if not items:
            return FALSE if self._exists(said.name("a")) else OPEN
        if len({item.entity.name for item in items}) > 1:
            return OPEN
        return self._became(said, verb, items, mine)

    def _became(self, said: ClauseRead, verb: turns.ChangeVerb, items: list[Item], mine: list[Change]) -> Truth:
        if verb.kinds:
            if sum(map(bool, (said["no"], said["not"], said["unnew"]))) > 1:
                return OPEN
            held = any(set(verb.kinds) & kinds_of(change) for change in mine)
            denied = bool(said["no"] or said["not"] or said["unnew"])
            is_way = bool(WAYS & set(verb.kinds))
            if not held and (denied or is_way):
                inside = [c for item in items for c in self._comparison.changes if is_way and _is_within(c, item)]
                entities, changes = {item.entity.name for item in items}, [*mine, *inside]
                if not is_none_proven(entities, changes, verb.kinds, self._comparison):
                    return OPEN
            return truth(held != denied)
        if any(change.significance is Significance.MATERIAL for change in mine):
            return FALSE
        if any(item.entity.aim and absence.is_same(item, self._comparison) for item in items):
            return OPEN if said["no"] or said["not"] else HOLDS
        inside = [each for item in items for each in self._comparison.changes if _is_within(each, item)]
        return OPEN if mine or inside or self._comparison.not_comparable or said["no"] or said["not"] else HOLDS

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
                any(is_called(item, two[0]) for item in change.old) and any(is_called(i, two[1]) for i in change.new)
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
        to = any(i.pointer in targets and is_called(i, said.name("b")) for i in new.items())
        origin = not said["c"] or any(i.pointer in sources and is_called(i, said.name("c")) for i in old.items())
        return truth(to, origin)

    def _kept(self, said: ClauseRead) -> Truth:
        items, mine = self._named(said.name("a"), said["noun"])
        if not items:
            return FALSE if self._exists(said.name("a")) else OPEN
        if any(Kind.REMOVED in change.kinds for change in mine):
            return FALSE
        both = [p for p in self._comparison.matching.pairs if any(item in (p.old, p.new) for item in items)]
        if said["now"] and both:
            return self._index_is(said)
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
        if not indexes or said["no"]:
            return OPEN
        if said["not"]:
            return truth(all((now - was) * said.way <= 0 for was, now in indexes))
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

    def _index_had(self, said: ClauseRead) -> Truth:
        held = [item.fields.get("index") for item in self._comparison.old.items() if is_called(item, said.name("a"))]
        if not held or any(not isinstance(each, int) for each in held):
            return OPEN
        right = int(said["was"]) in held
        return truth(right, self._index_is(said) is HOLDS) if said["now"] else truth(right)

    def _index_same(self, said: ClauseRead) -> Truth:
        indexes = self._indexes(said.name("a"))
        return truth(any(was == now for was, now in indexes)) if indexes else OPEN

    def _risk_felt(self, said: ClauseRead) -> Truth:
        return self._index_way(said)

    def _new_rated(self, said: ClauseRead) -> Truth:
        if said["noun"].casefold() not in turns.NOUNS:
            return OPEN
        new, rated = self._new_is(said), self._index_is(said)
        return FALSE if FALSE in {new, rated} else new if new is rated else OPEN

    # Targets, texts and days.

    def _targets(self, name: str) -> list[tuple[str, str]]:
        """What the plans have for their own year, old and new, of the measures of a name that both have."""
        pairs = [p for p in self._comparison.matching.pairs if is_called(p.new, name) or is_called(p.old, name)]
        both = [(self._target(pair.old, 0), self._target(pair.new, 1)) for pair in pairs]
        return [(was, now) for was, now in both if was and now]

    def _target(self, item: Item, side: int) -> str:
        year = (self._comparison.old, self._comparison.new)[side].year
        values = item.fields.get("targets")
        held = [each for each in values if isinstance(each, YearValue)] if isinstance(values, tuple) else []
        return next((each.value for each in held if each.year == year), held[0].value if len(held) == 1 else "")

    def _target_way(self, said: ClauseRead) -> Truth:
        found = [(_number(was), _number(now), was, now) for was, now in self._targets(said.name("a"))]
        if not found or said["no"] or any(None in each for each in found):
            return OPEN
        ways = [(now - was) * said.way for was, now, *_ in found if was is not None and now is not None]
        if said["not"]:
            return truth(all(way <= 0 for way in ways))
        right = [any(way > 0 for way in ways)]
        right += [any(_is_value(said["was"], was) for _, _, was, _ in found)] if said["was"] else []
        right += [any(_is_value(said["now"], now) for *_, now in found)] if said["now"] else []
        return truth(*right)

    def _target_goes(self, said: ClauseRead) -> Truth:
        found = self._targets(said.name("a"))
        if not found:
            return OPEN
        return truth(any(_is_value(said["was"], was) and _is_value(said["now"], now) for was, now in found))

    def _target_same(self, said: ClauseRead) -> Truth:
        found = self._targets(said.name("a"))
        if not found:
            return OPEN
        return truth(any(was == now and (not said["now"] or _is_value(said["now"], now)) for was, now in found))

    def _target_is(self, said: ClauseRead) -> Truth:
        new = [item for item in self._comparison.new.items() if is_called(item, said.name("a"))]
        held = [each for item in new if (each := self._target(item, 1))]
        return truth(any(_is_value(said["now"], each) for each in held)) if held else OPEN

    def _text_goes(self, said: ClauseRead) -> Truth:
        """A phrase that the old text had, and one that the new has in its place. Of other words than the plans' nothing
        can be told; a figure that is not there is wrong."""
        _, mine = self._named(said.name("a"), said["noun"])
        texts = [
            (" ".join(item_text(each) for each in change.old), " ".join(item_text(each) for each in change.new))
            for change in mine
            if change.old and change.new
        ]
        if not texts:
            return OPEN
        was, now = (_unquoted(said, group) for group in ("was", "now"))
        if any(_has(old, was) and _has(new, now) and not _has(old, now) and not _has(new, was) for old, new in texts):
            return HOLDS
        figures = [(re.findall(r"\d+", was), re.findall(r"\d+", now))]
        known = [(set(re.findall(r"\d+", old)), set(re.findall(r"\d+", new))) for old, new in texts]
        strange = all(not set(one) <= olds or not set(other) <= news for one, other in figures for olds, news in known)
        return FALSE if strange and any(figures[0]) else OPEN

    def _dated(self, said: ClauseRead) -> Truth:
        items, _ = self._named(said.name("a"), said["noun"])
        here = {id(item) for item in self._comparison.new.items()}
        days = [
            str(item.fields[field.name])
            for item in items
            if id(item) in here
            for field in item.entity.fields
            if field.role is Role.DATE and item.fields.get(field.name)
        ]
        wanted = day(said["day"])
        return truth(wanted in days) if days and wanted else OPEN

    def _assigned(self, said: ClauseRead) -> Truth:
        """What became of an assignment that is told by what it is to do."""
        there, mine = self.assigned(said["what"])
        if not there:
            return OPEN
        kinds = (Kind.ADDED,) if said["new"] else verb_of(said).kinds
        if not kinds:
            return OPEN
        here = {id(item) for item in self._comparison.new.items()}
        stands = any(id(item) in here for item in there)
        held = any(set(kinds) & set(change.kinds) for change in mine)
        # What the comparison has as one that was renamed may be called one that went and one that came.
        open_ = not held and any(Kind.RENAMED in each.kinds for each in mine) and stands == (kinds == (Kind.ADDED,))
        return OPEN if open_ else truth(held != bool(said["no"] or said["unnew"]))

    def assigned(self, what: str) -> tuple[list[Item], list[Change]]:
        """The items whose name ends in what is to be done, and the changes that they are in."""
        wanted = plain(what)
        mine = [c for c in self._comparison.changes if any(_is_to(item, wanted) for item in (*c.old, *c.new))]
        return [item for item in self._items if _is_to(item, wanted)], mine

    def changes_of(self, said: ClauseRead) -> list[Change]:
        """The changes of what a clause names."""
        return self._named(said.name("a"), said["noun"])[1]

    def _changes_at_all(self, said: ClauseRead) -> Truth:
        """That something is otherwise, in itself; of what is otherwise in its parts alone it can't be told."""
        items, mine = self._named(said.name("a"), said["noun"])
        mine = [each for each in mine if each.significance is Significance.MATERIAL]
        if any(each.old and each.new for each in mine):
            return HOLDS
        if any(item.entity.aim and absence.is_same(item, self._comparison) for item in items):
            return FALSE
        inside = [each for item in items for each in self._comparison.changes if _is_within(each, item)]
        return OPEN if not items or mine or inside or self._comparison.not_comparable else FALSE

    def _procured(self, said: ClauseRead) -> Truth:
        """Whether an agreement stands among those to procure again."""
        name = said.name("a")
        sides = [plan.listing(_CONTRACTS) for plan in (self._comparison.old, self._comparison.new)]
        old, new = (any(is_called(item, name) for item in side) for side in sides)
        return truth(new != bool(said["no"])) if old or new else OPEN

    def _prices(self, name: str) -> list[tuple[Quantity | None, Quantity | None]]:
        """What the fees of a name, or of one in its definite form, cost and cost now; None where that is no amount."""
        plans = self._comparison.old, self._comparison.new
        sides = [[item for item in plan.listing("fees") if is_fee(item, name)] for plan in plans]
        if max(map(len, sides)) != 1:
            return []
        old, new = (_price(side[0]) if side else None for side in sides)
        return [(old, new)]

    def _fee_goes(self, said: ClauseRead) -> Truth:
        for was, now in self._prices(said.name("a")):
            if was is None or now is None or was.beside != now.beside:
                return OPEN
            right = [(now.number - was.number) * said.way > 0] if said["up"] or said["down"] else [was != now]
            right += [_is_price(said[side], price) for side, price in (("was", was), ("now", now)) if said[side]]
            return truth(*right)
        return OPEN

    def _fee_is(self, said: ClauseRead) -> Truth:
        for _, now in self._prices(said.name("a")):
            return OPEN if now is None else truth(_is_price(said["now"], now))
        return OPEN

    def _frequencies(self, name: str) -> list[tuple[str, str]]:
        pairs = [p for p in self._comparison.matching.pairs if is_called(p.new, name) or is_called(p.old, name)]
        return [(p.old.text("frequency") or "", p.new.text("frequency") or "") for p in pairs]

    def _done_as_often(self, said: ClauseRead) -> Truth:
        found = [(times_a_year(was), times_a_year(now)) for was, now in self._frequencies(said.name("a"))]
        if not found or any(None in each for each in found):
            return OPEN
        return truth(any((now - was) * said.way > 0 for was, now in found if was is not None and now is not None))

    def _done_how_often(self, said: ClauseRead) -> Truth:
        found = [(was, now) for was, now in self._frequencies(said.name("a")) if was and now]
        wanted = times_a_year(said["now"]), times_a_year(said["was"]) if said["was"] else None
        if not found or wanted[0] is None or (said["was"] and wanted[1] is None):
            return OPEN
        return truth(
            any(
                times_a_year(now) == wanted[0] and (not said["was"] or times_a_year(was) == wanted[1])
                for was, now in found
            )
        )

    def _assigned_kept(self, said: ClauseRead) -> Truth:
        there, mine = self.assigned(said["what"])
        if not there:
            return OPEN
        return FALSE if any(Kind.REMOVED in change.kinds for change in mine) else HOLDS

    def _index_is(self, said: ClauseRead) -> Truth:
        if said["still"] and not any(was == now for was, now in self._indexes(said.name("a"))):
            return FALSE if self._indexes(said.name("a")) else OPEN
        held = [item.fields.get("index") for item in self._comparison.new.items() if is_called(item, said.name("a"))]
        numbers = [each for each in held if isinstance(each, int)]
        return truth(int(said["now"]) in numbers) if numbers else OPEN

    def _indexes(self, name: str) -> list[tuple[int, int]]:
        pairs = [p for p in self._comparison.matching.pairs if is_called(p.old, name) or is_called(p.new, name)]
        both = [(pair.old.fields.get("index"), pair.new.fields.get("index")) for pair in pairs]
        return [(was, now) for was, now in both if isinstance(was, int) and isinstance(now, int)]


def is_fee(item: Item, name: str) -> bool:
    """Whether a fee bears a name, in the definite form too: «simskolan»."""
    own = plain(item.name).removeprefix("avgift för ").removeprefix("taxa för ")
    return name in {plain(item.name), own, *(f"{own}{ending}" for ending in DEFINITE)}


def _price(item: Item) -> Quantity | None:
    held = item.fields.get("amounts")
    return quantity(held[0].value) if isinstance(held, tuple) and len(held) == 1 and isinstance(held[0], Cell) else None


def _is_price(said: str, held: Quantity) -> bool:
    """Whether a price is the one that a plan prints; per what it is may be left out."""
    found = quantity(said)
    return found is not None and found.number == held.number and set(found.beside) <= set(held.beside)


def item_text(item: Item) -> str:
    """All that an item says, as names are compared."""
    return plain(" ".join(str(value) for value in item.fields.values() if isinstance(value, str)))


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _unquoted(said: ClauseRead, group: str) -> str:
    words = said[group]
    return plain(said.names[int(words[1:-1])] if words.startswith("«") else words)


def _is_to(item: Item, what: str) -> bool:
    """Whether an item is the assignment to do so."""
    name = plain(item.name)
    return name in {what, f"att {what}"} or name.endswith((f" att {what}", f" ska {what}"))


def _number(text: str) -> Fraction | None:
    found = re.findall(r"\d+(?:,\d+)?", text)
    return Fraction(found[0].replace(",", ".")) if len(found) == 1 else None


def _is_value(said: str, held: str) -> bool:
    """Whether a value is the one that a plan prints, in its unit: «80 procent» is «80 %»."""
    return _number(said) == _number(held) and _value_unit(said) in {_value_unit(held), ""}


def _value_unit(text: str) -> str:
    unit = re.sub(r"[\d\s,.]|minst|högst|procent|%", lambda found: "%" if found[0] in {"procent", "%"} else "", text)
    return unit.casefold()


def _is_within(change: Change, item: Item) -> bool:
    return any(one.pointer.startswith(f"{item.pointer}/") for one in (*change.old, *change.new))
