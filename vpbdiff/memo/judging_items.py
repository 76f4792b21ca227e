"""What became of something by its name, as a memo says it, held against the plans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from vpbdiff.claims import Truth
from vpbdiff.language.dates import day
from vpbdiff.language.lexicon import words
from vpbdiff.language.quantities import times_a_year
from vpbdiff.memo import turns
from vpbdiff.memo.became import WAYS, is_none_proven, is_told_alone, kinds_of
from vpbdiff.memo.clauses import FALSE, HOLDS, OPEN, ClauseRead, Names, TurnJudge, count, is_called, plain, truth
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging_money import Spoken
from vpbdiff.memo.judging_texts import SaidText, Topic, Topics, is_form, is_telling
from vpbdiff.memo.slots import KEPT, KINDS, PASSED, Clause, Slot, slots, with_new
from vpbdiff.memo.slots import WAYS as _WAYS
from vpbdiff.model.changes import Change, Comparison, Kind, Significance
from vpbdiff.model.entities import ENTITIES, Chapter, Field, Role
from vpbdiff.model.plan import Cell, Item, YearValue
from vpbdiff.statements import absence

_CONTRACTS = "/procurement_plan/contracts"
_NAME = re.compile(r"«(\d+)»")
_WORD = re.compile(r"[^\W_]+")
_FIGURES = ("number", "share", "money", "day", "often")
_FIELDS = ("index", "likelihood", "consequence", "target")
_FIELD_OF = {"targets": "target"}
_DATED = {"renewed": ("new_decision",), "valid": ("valid_from",), "deadline": ("deadline",), "decision": ("decided",)}
"""The fields of days by the slots that say of which a day is."""
_READ = (
    {*_FIGURES, *KINDS, *_FIELDS, *_DATED, *KEPT, *PASSED}
    | (_WAYS.keys() - {"many", "fewer"})
    | words(
        """
        changed unmoved review procured who body committee counted most least not year span of from to by than before
        earlier
        """
    )
)
_UNDENIED = ("oftener", "rarer", "later", "sooner", "decision", "who", "review", "unmoved", "most", "least")
"""What a clause may say that is not read with an «inte»."""
_AIMED = tuple(name for name, entity in ENTITIES.items() if any(field.role is Role.VALUES for field in entity.fields))
"""What has a target, of which a clause may say «målet»."""
_AIMS = ("mål", "målet", "målen")
_WEIGHTY, _TOLD_BY = 4, 7
"""Letters of a word by which an item may be found, and of the one that is enough beside what sort of item it is."""


class ItemJudge(TurnJudge):
    """Judges what is said of an item."""

    def __init__(self, scope: MemoContext, topics: Topics) -> None:
        super().__init__(scope)
        self._topics = topics
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

    def read(self, text: str, names: Names, before: Spoken) -> tuple[Truth, Spoken] | None:
        """A clause on one item, and what it spoke of; None for one that is on something else, or not only on that. What
        is a row's name too may stand for itself in an item's text."""
        bare = _NAME.sub(lambda found: names.said[int(found[1])], text)
        known = _NAME.sub(
            lambda found: found[0] if self._exists(names.known[int(found[1])]) else names.said[int(found[1])], text
        )
        for each in dict.fromkeys((known, bare)):
            found = with_new(slots(each))
            topic = self._topic(found, names, before)
            if topic is None:
                if self._is_other_sort(found, names):
                    return FALSE, Spoken()
                continue
            clause = Clause(_left(found, topic), _FIGURES)
            named = (names.known[slot.number] for slot in found if slot.tag == "name")
            told = (slot.text.casefold() for slot in found if slot.tag == "word")
            clause.words = SaidText(" ".join((*named, *told))).words
            said = self._judged(clause, topic)
            if said is not None:
                return said, Spoken(topic=topic)
        return None

    def _topic(self, found: Sequence[Slot], names: Names, before: Spoken) -> Topic | None:
        """The one item that a clause is about: of its name, or of which every word that says anything is."""
        words = [slot.text.casefold() for slot in found if slot.tag == "word"]
        if any(slot.tag == "who" for slot in found):
            words = [word for word in words if not any(is_form(word, each) for each in self._answering)]
        named = [names.known[slot.number] for slot in found if slot.tag == "name"]
        nouns = _nouns(found)
        if len(named) > 1 or not all(word[0].isalnum() for word in words) or (named and _is_place(found)):
            return None
        if not (words or named):
            called = {item.entity.noun.the for item in before.topic.items} if before.topic is not None else set()
            nouns_ = {slot.text.casefold() for slot in found if slot.tag == "noun"}
            return before.topic if nouns_ <= called else None
        long = [word for word in words if len(word) >= _WEIGHTY]
        if named:
            topics = [each for each in self._topics.all if any(is_called(item, named[0]) for item in each.items)]
        elif long and (is_telling(words) or (nouns and any(len(word) >= _TOLD_BY for word in long))):
            topics = self._topics.about(long)
        else:
            return None
        topics = [each for each in topics if all(self._topics.says(each, word) for word in words)]
        if nouns:
            topics = [each for each in topics if any(item.entity.name in nouns for item in each.items)]
        if any(slot.tag in {"index", "likelihood", "consequence"} for slot in found):
            topics = [each for each in topics if any(item.entity.is_rated for item in each.items)]
        by_name = [each for each in topics if all(any(_in_name(item, word) for item in each.items) for word in long)]
        own = [each for each in topics if not any(item.entity.chapter is Chapter.PROSE for item in each.items)]
        tiers = (by_name and [each for each in by_name if each in own], by_name, own, topics)
        first = next((tier for tier in tiers if tier), [])
        return first[0] if len(first) == 1 else None

    def _is_other_sort(self, found: Sequence[Slot], names: Names) -> bool:
        """Whether a thing is called what it is none of: a risk an assignment."""
        nouns, sorts = set(), set()
        for slot, after in pairwise(found):
            if slot.tag == "noun" and after.tag == "name":
                nouns |= _nouns([slot])
                sorts |= {item.entity.name for item in self._items if is_called(item, names.known[after.number])}
        return bool(sorts) and sorts.isdisjoint(nouns)

    def changes_of(self, topic: Topic) -> list[Change]:
        """The changes that an item is in."""
        held = {id(item) for item in topic.items}
        return [each for each in self._comparison.changes if any(id(item) in held for item in (*each.old, *each.new))]

    def _judged(self, clause: Clause, topic: Topic) -> Truth | None:
        """Whether each slot of a clause is so of an item; None where one of them can't be read."""
        clause.is_of_money = False
        if not all(slot.tag in _READ for slot in clause.slots) or len(clause.ways) > 1:
            return None
        if not clause.years(self._comparison.old.year, self._comparison.new.year):
            return OPEN
        checks: list[Truth | None] = []
        verbs = [slot.tag for slot in clause.slots if slot.tag in KINDS]
        if len(set(verbs)) > 1 or (clause.has("fresh") and not verbs and not clause.has("decision", "changed")):
            return None
        for verb in dict.fromkeys(verbs):
            checks.append(self._became(KINDS[verb], topic, clause))
        if clause.has("unmoved"):
            moved = any({Kind.MOVED, Kind.REMOVED} & set(each.kinds) for each in self.changes_of(topic))
            checks.append(FALSE if moved else HOLDS if topic.olds and topic.news else OPEN)
        if clause.has("changed"):
            checks.append(None if clause.has("not") else self._changes_at_all(topic))
        for of in (self._of_days, self._of_who, self._of_times, self._of_levels, self._of_status, self._of_answering):
            checks += of(clause, topic)
        is_whole = not (clause.figures or clause.has(*_FIELDS)) or not (topic.olds and topic.news)
        if clause.has("same", "stays") and is_whole:
            checks.append(None if clause.has("not") else self._stays(clause, topic))
        if not checks or None in checks:
            return None
        if clause.has("not") and (clause.has(*_UNDENIED) or (clause.figures and not verbs)):
            return None
        return truth(*filter(None, checks))

    def _became(self, kinds: tuple[Kind, ...], topic: Topic, clause: Clause) -> Truth:
        """Whether an item met with a kind of change, or did not."""
        mine, is_denied = self.changes_of(topic), clause.has("not")
        held = any(set(kinds) & kinds_of(change) for change in mine)
        is_way = bool(WAYS & set(kinds))
        if not held and (is_denied or is_way):
            inside = [c for item in topic.items for c in self._comparison.changes if is_way and _is_within(c, item)]
            entities = {item.entity.name for item in topic.items}
            if not is_none_proven(entities, [*mine, *inside], kinds, self._comparison):
                return OPEN
        if not held and any(Kind.RENAMED in each.kinds for each in mine) and _may_be_other(topic):
            # What has another name now may be called one that went and one that came.
            stands = all(_in_name(item, word) for item in topic.news for word in clause.words)
            if not clause.words or stands == (kinds == (Kind.ADDED,)):
                return OPEN
        return truth(held != is_denied)

    def _stays(self, clause: Clause, topic: Topic) -> Truth:
        """Whether an item is there still, or is as it was."""
        if not (topic.olds and topic.news):
            return FALSE
        if not clause.has("same"):
            return HOLDS
        items = topic.news
        mine = [each for each in self.changes_of(topic) if each.significance is Significance.MATERIAL]
        is_told = all(map(is_told_alone, mine))
        if _is_said_unchanged(topic):
            return HOLDS if is_told else OPEN
        if mine:
            return OPEN if is_told else FALSE
        if any(item.entity.aim and absence.is_same(item, self._comparison) for item in items):
            return HOLDS
        inside = [each for item in topic.items for each in self._comparison.changes if _is_within(each, item)]
        return OPEN if self.changes_of(topic) or inside or self._comparison.not_comparable else HOLDS

    def _changes_at_all(self, topic: Topic) -> Truth:
        """That something is otherwise, in itself; of what is otherwise in its parts alone it can't be told."""
        mine = [each for each in self.changes_of(topic) if each.significance is Significance.MATERIAL]
        if mine and all(map(is_told_alone, mine)):
            return FALSE if _is_said_unchanged(topic) else OPEN
        if any(each.old and each.new for each in mine):
            return HOLDS
        if any(item.entity.aim and absence.is_same(item, self._comparison) for item in topic.news):
            return FALSE
        inside = [each for item in topic.items for each in self._comparison.changes if _is_within(each, item)]
        return OPEN if mine or inside or self._comparison.not_comparable else FALSE

    def _of_days(self, clause: Clause, topic: Topic) -> list[Truth | None]:
        """The days of a clause, and whether they came later."""
        places = [place for place in clause.figures if clause.slots[place].tag == "day"]
        later = clause.way if clause.has("later", "sooner") else 0
        checks: list[Truth] = []
        if later:
            was, now = (_days(items, ("deadline",)) for items in (topic.olds, topic.news))
            checks.append(truth((now[0] > was[0]) == (later > 0), now != was) if was and now else OPEN)
        for place in places:
            items = topic.olds if clause.part(place) == "was" else topic.news
            fields = _DATED.get(clause.near(place, -1, ("silent", "hold", "had")))
            held, wanted = _days(items, fields), day(re.sub("^den ", "", clause.slots[place].text))
            checks.append(truth(wanted in held) if held and wanted else OPEN)
        return [truth(*checks)] if checks else []

    def _of_who(self, clause: Clause, topic: Topic) -> list[Truth | None]:
        """Who decided, as the plan has it or by the decision on record."""
        bodies = [slot.text for slot in clause.slots if slot.tag in {"body", "committee"}]
        if not clause.has("decision"):
            return [None] if clause.has("body") else []
        if clause.has("renewed") or not bodies:
            return [] if any(clause.slots[place].tag == "day" for place in clause.figures) else [None]
        committee = self._comparison.new.metadata.text("committee") or ""
        whole = {"nämnden": committee, "fullmäktige": "Kommunfullmäktige"}
        said = {self._short(whole.get(each.casefold(), each)) for each in bodies}
        held = {self._short(each) for item in topic.news if (each := item.text("decided_by"))}
        return [truth(said <= held) if held else self.decided(self.changes_of(topic), said)]

    def _short(self, body: str) -> str:
        return plain(self._scope.bodies.short(body))

    def decided(self, changes: Iterable[Change], who: Collection[str], date: str = "") -> Truth:
        """Who decided how items changed, by the decisions on record of its reasons, as short names."""
        decisions = [entry.decision for change in changes for entry in self._scope.reasons.entries(change)]
        held = [each for each in decisions if each.body]
        if not held:
            return OPEN
        mine = [each for each in held if self._short(each.body or "") in who]
        if not mine or not date:
            return truth(bool(mine))
        dated = [each.date for each in mine if each.date]
        return truth(day(date) in dated) if dated else OPEN

    def _of_status(self, clause: Clause, topic: Topic) -> list[Truth | None]:
        """Whether something is to be looked over, or procured anew."""
        checks: list[Truth | None] = []
        if clause.has("procured"):
            old, new = (any(i.pointer.startswith(_CONTRACTS) for i in side) for side in (topic.olds, topic.news))
            checks.append(truth(new != clause.has("not")) if old or new else None)
        for slot in clause.slots if clause.has("review") else ():
            held = [plain(each) for item in topic.news if (each := item.text("status"))]
            if slot.tag == "review":
                checks.append(truth(all(plain(slot.text).endswith(each) for each in held)) if held else None)
        return checks

    @cached_property
    def _answering(self) -> frozenset[str]:
        """Who answers for something in either plan, of those in one word."""
        named = {plain(each) for item in self._items if (each := item.text("responsible"))}
        return frozenset(each for each in named if " " not in each)

    def _of_answering(self, clause: Clause, topic: Topic) -> list[Truth | None]:
        """Who answers for something."""
        if not clause.has("who"):
            return []
        said = {each for each in self._answering if any(is_form(word, each) for word in clause.words)}
        held = {plain(each) for item in topic.news if (each := item.text("responsible"))}
        return [truth(said == held) if said and held else None]

    def _of_times(self, clause: Clause, topic: Topic) -> list[Truth | None]:
        """How often something is done, before and now."""
        places = [place for place in clause.figures if clause.slots[place].tag == "often"]
        way = clause.way if clause.has("oftener", "rarer") else 0
        if not (places or way):
            return []
        was, now = topic.times
        checks: list[bool | Truth] = []
        if way:
            checks.append((now - was) * way > 0 if was is not None and now is not None else OPEN)
        for place in places:
            text = re.sub("morgon|kväll|dygn", "dag", clause.slots[place].text)
            said, held = times_a_year(text), was if clause.part(place) == "was" else now
            checks.append(said == held if said is not None and held is not None else OPEN)
        if clause.has(*KEPT):
            checks.append(was == now if was is not None and now is not None else OPEN)
        return [truth(*checks)]

    def _of_levels(self, clause: Clause, topic: Topic) -> list[Truth | None]:
        """The figures of a clause, or which way they went: of the field that it names, else of its index, or of all
        that it has: of which it is said nobody can tell where they differ."""
        places = [place for place in clause.figures if clause.slots[place].tag in {"number", "share", "money"}]
        is_way = clause.way and not clause.has("later", "sooner", "oftener", "rarer")
        named = [tag for tag in _FIELDS if clause.has(tag)]
        is_kept = clause.has(*KEPT) and named
        if not (places or is_way or is_kept):
            return [None] if named else []
        if clause.has("most", "least"):
            return [self._ranked(clause, topic, places)]
        levels = [level for level in _levels(topic, self._comparison) if level.field in named or not named]
        levels = [level for level in levels if level.field == "index"] or levels
        if not levels or (is_way and not (places or (topic.olds and topic.news))):
            kinds = (Kind.RAISED,) if clause.way > 0 else (Kind.LOWERED,)
            return [None if places or (named and not levels) else self._became(kinds, topic, clause)]
        found = [_of_level(clause, level, places, is_way=bool(is_way)) for level in levels]
        return [None if None in found else found[0] if len(set(found)) == 1 else OPEN]

    def _ranked(self, clause: Clause, topic: Topic, places: Sequence[int]) -> Truth | None:
        """That no other of its sort has more, or less."""
        held = [level for level in _levels(topic, self._comparison) if level.field == "index"]
        if len(held) != 1:
            return None
        level, entities = held[0], {item.entity.name for item in topic.items}
        plans = [(self._comparison.new, level.now)] + [(self._comparison.old, level.was)] * clause.has(*KEPT)
        checks: list[bool | Truth | None] = []
        for plan, own in plans:
            every = [item.fields.get("index") for item in plan.items() if item.entity.name in entities]
            numbers = [each for each in every if isinstance(each, int)]
            if own is None or len(numbers) != len(every):
                return None
            checks.append(own == (max if clause.has("most") else min)(numbers))
        bare = Clause([slot for slot in clause.slots if slot.tag not in KEPT], _FIGURES)
        bare.is_of_money = False
        checks += [_of_level(bare, level, [bare.slots.index(clause.slots[place])], is_way=False) for place in places]
        return None if None in checks else truth(*(each for each in checks if each is not None))

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

    def _promise(self, said: ClauseRead) -> Truth:
        """A weaker promise is told by its words, and by them alone: that none is weaker, or is stronger, is not."""
        _, mine = self._named(said.name("a"))
        weakened = any(change.weakened for change in mine)
        return (HOLDS if said["down"] else FALSE) if weakened else OPEN

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


class _Level(NamedTuple):
    """What an item has and had of something that can be more or less, and what it is counted in."""

    field: str
    was: Fraction | None
    now: Fraction | None
    unit: str


def _levels(topic: Topic, comparison: Comparison) -> Iterator[_Level]:
    """What can be more or less of an item: its indexes, what its plan aims at and had, its price."""
    items = [(side[0] if len(side) == 1 else None) for side in (topic.olds, topic.news)]
    of = next((item for item in items if item is not None), None)
    for field in of.entity.fields if of is not None and max(len(topic.olds), len(topic.news)) == 1 else ():
        years = comparison.old.year, comparison.new.year
        texts = [_value(item, field, year) if item is not None else "" for item, year in zip(items, years, strict=True)]
        was, now = map(_number, texts)
        if was is not None or now is not None:
            yield _Level(_FIELD_OF.get(field.name, field.name), was, now, _value_unit(texts[1] or texts[0]))


def _value(item: Item, field: Field, year: int) -> str:
    """What a field that can be more or less has for a plan's own year, or alone, as printed."""
    value = item.fields.get(field.name)
    if field.role is Role.INDEX:
        return "" if value is None else str(value)
    held = [each for each in value if isinstance(each, YearValue | Cell)] if isinstance(value, tuple) else []
    if field.role not in (Role.VALUES, Role.FIGURES) or not held:
        return ""
    of_year = [each.value for each in held if isinstance(each, YearValue) and each.year == year]
    return of_year[0] if of_year else held[0].value if len(held) == 1 else ""


def _of_level(clause: Clause, level: _Level, places: Sequence[int], *, is_way: bool) -> Truth | None:
    """Whether what a clause says of a level is so; None where a figure's part in it is unclear."""
    was, now = level.was, level.now
    checks: list[bool | Truth] = []
    if is_way or clause.has(*KEPT):
        if was is None or now is None:
            return OPEN
        went = (now - was) * clause.way > 0 if is_way else now == was
        checks.append(went != clause.has("not"))
    for place in places:
        slot, part = clause.slots[place], clause.part(place)
        said = _number(slot.text) if slot.tag != "number" else Fraction(count(slot.text) or 0)
        if said is None or part == "unread":
            return None
        if (slot.tag == "share" and level.unit != "%") or (slot.tag == "money" and not _is_kronor(slot, level)):
            return FALSE
        step = abs(now - was) if was is not None and now is not None else None
        known = {"was": (was,), "by": (step,), "step": (step,), "any": (now, step)}.get(part, (now,))
        is_level = part == "step" and said == now != step
        checks.append(said in known if any(each is not None for each in known) and not is_level else OPEN)
    return truth(*checks)


def _is_kronor(slot: Slot, level: _Level) -> bool:
    return level.unit.startswith("kr") and re.search(r"\d\s?kr", slot.text) is not None


def _is_said_unchanged(topic: Topic) -> bool:
    """Whether a thing is unchanged by its own status, which may have been another the year before."""
    return all(plain(item.text("status") or "").startswith("oförändra") for item in topic.news)


def _may_be_other(topic: Topic) -> bool:
    """Whether a thing of another name has nothing but its name, or a name with little in common."""
    old, new = ({word for item in side for word in SaidText(item.name).words} for side in (topic.olds, topic.news))
    has_text = any(item.text(field) for item in topic.items for field in item.entity.text_fields)
    return not has_text or 2 * len(old & new) <= min(len(old), len(new))


def _days(items: Iterable[Item], fields: Collection[str] | None) -> list[str]:
    """The days that items have, in these fields or in any."""
    return [
        str(item.fields[field.name])
        for item in items
        for field in item.entity.fields
        if field.role is Role.DATE and (fields is None or field.name in fields) and item.fields.get(field.name)
    ]


def _in_name(item: Item, word: str) -> bool:
    return any(is_form(word, own) for own in SaidText(item.name).words)


def _denies(text: str, word: str) -> bool:
    """Whether a text says «inte» of a word."""
    own = text.split()
    places = [place for place, each in enumerate(own) if each in {"inte", "ej"}]
    return any(is_form(word, each) for place in places for each in own[max(place - 2, 0) : place + 3])


def _is_place(found: Sequence[Slot]) -> bool:
    """Whether a name tells only where something is: «under nämndmålet «0»»."""
    place = next(place for place, slot in enumerate(found) if slot.tag == "name")
    before = [slot.text.casefold() for slot in found[:place] if slot.tag != "noun"]
    return before[-1:] in (["under"], ["till"], ["från"], ["inom"], ["hos"])


def _nouns(found: Sequence[Slot]) -> set[str]:
    """The entities that a clause may say that it is on; the measure's aim is one's too."""
    words = [slot.text.casefold() for slot in found if slot.tag == "noun"]
    return {entity for word in words for entity in (*turns.NOUNS[word], *(_AIMED if word in _AIMS else ()))}


def _run(text: str) -> str:
    """The words of a text, each between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _left(found: Sequence[Slot], topic: Topic) -> list[Slot]:
    """The slots of a clause that are not words of the item's own: what says something of it. «två gånger» within
    «fakturor betalas två gånger» says nothing."""
    texts = [_run(text) for text in (*(each.name for each in topic.items), topic.old.text, topic.new.text)]
    names = texts[: len(topic.items)]
    words = [_run(slot.text) for slot in found]
    left = []
    for place, slot in enumerate(found):
        near = [words[at : at + 2] for at in (place - 1, place) if at >= 0]
        within = names if slot.tag in _FIGURES else texts
        if slot.tag == "noun" and slot.text.casefold() in _AIMS and topic.items[0].entity.name in _AIMED:
            left.append(Slot("target", slot.text))
        is_own = any(len(two) == 2 and "".join(two).replace("  ", " ") in text for two in near for text in within)
        if slot.tag == "not":
            beside = _WORD.findall("".join((*words[max(place - 1, 0) : place], *words[place + 1 : place + 2])))
            is_own = any(_denies(text, word) for text in texts for word in beside)
        if slot.tag not in {"word", "name", "noun"} and not (is_own and slot.tag not in {"silent", "hold"}):
            left.append(slot)
    return left


def item_text(item: Item) -> str:
    """All that an item says, as names are compared."""
    return plain(" ".join(str(value) for value in item.fields.values() if isinstance(value, str)))


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _unquoted(said: ClauseRead, group: str) -> str:
    words = said[group]
    return plain(said.names[int(words[1:-1])] if words.startswith("«") else words)


def _number(text: str) -> Fraction | None:
    found = re.findall(r"\d+(?:,\d+)?", text)
    return Fraction(found[0].replace(",", ".")) if len(found) == 1 else None


def _value_unit(text: str) -> str:
    unit = re.sub(r"[\d\s,.]|minst|högst|procent|%", lambda found: "%" if found[0] in {"procent", "%"} else "", text)
    return unit.casefold()


def _is_within(change: Change, item: Item) -> bool:
    return any(one.pointer.startswith(f"{item.pointer}/") for one in (*change.old, *change.new))
