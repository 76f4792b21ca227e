"""Which item a person means: by place, key or id, by a name that it has had in any year, or by words of its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from vpbdiff.budget.tables import LINES, SUMS, UNITS
from vpbdiff.history.lineage import Appearance, History, Lineage, thread
from vpbdiff.language.tokens import normal
from vpbdiff.model.keys import plan_keys
from vpbdiff.model.plan import Item
from vpbdiff.store.paths import stem

FRAME = ("ram", "ramen", "budgetram", "nettokostnad", "nettokostnaden", "frame", "net cost")
"""What the committee's net cost is called, whatever the plan calls its row: in both languages, as kinds of reason."""

_PLACE = re.compile(r"(?:(?P<edition>[^:/]+):)?(?P<pointer>(?:/[^/]+)+)")
_LEAST_OF_ID = 6
"""Letters of a change's id that are taken for one: as many as `explain` shows."""
_SLIP = 88
"""Likeness, of 100, of what was written to the best piece of a name: one wrong letter of ten leaves 90, an inflected
ending more, another word of the same beginning («lekplan», «lekplats») less."""
_SHORTEST = 5
"""Letters from which a word is looked for inside others, and a slip allowed for: four letters stand in some other word
by chance («SKI» in «särskild»), and every other word of four is one letter from another."""
_LONGEST = 500
"""Letters up to which a slip is allowed for: a name has some hundred, and to look for likeness in what was pasted by
mistake would take minutes."""
_ALIKE = 70
"""Likeness, of 100, of a word to one of a name's from which that name is worth offering: two words that share their
beginning («demensvårdslyftet», «demensvården») have 76, two that share no more than their sounds 60."""
_OFFERED = 5
"""Names that are offered where none fits: a line or two of a terminal."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a word may mean. `guessed` says that none fits, and that they are only the nearest by name."""

    lineages: tuple[Lineage, ...]
    guessed: bool = False

    @property
    def is_one(self) -> bool:
        """Whether one thing is meant: one lineage, or several of one entity that followed on each other in time."""
        if self.guessed or not self.lineages:
            return False
        same = len({(each.entity.name, each.path, normal(each.name)) for each in self.lineages}) == 1
        return len(self.lineages) == 1 or (same and not any(_meet(*two) for two in combinations(self.lineages, 2)))


def find(history: History, what: str, entity: str | None = None) -> Found:
    """The lineages that a word names, by the strictest rung that fits any; each cut down to what became of the item
    that was named and what it came from. `entity` keeps to items of that entity."""
    among = [
        (appearance, lineage)
        for lineage in history.lineages
        if entity in (None, lineage.entity.name)
        for appearance in lineage.appearances
    ]
    for fits in _rungs(history, what):
        if found := [(appearance, lineage) for appearance, lineage in among if fits(appearance)]:
            return Found(tuple(_cut(found)))
    return Found(_nearest(_folded(what), _named_once(among)), guessed=True)


def beside(history: History, what: str, found: Found) -> int:
    """How many other items have the word in a name, where what was found bears it as its whole name: who asked for
    «Ekonomi» may have meant «Ekonomienheten»."""
    wanted, word = normal(what), _beginning(_folded(what))
    shown = {each.key: normal(each.item.name) for lineage in found.lineages for each in lineage.appearances}
    if wanted not in shown.values():
        return 0
    return sum(
        lineage.entity.has_name
        and not any(each.key in shown for each in lineage.appearances)
        and any(word.search(_folded(each.item.name)) for each in lineage.appearances)
        for lineage in history.lineages
    )


def _rungs(history: History, what: str) -> Iterator[Callable[[Appearance], bool]]:
    """The ways to name an item, strictest first."""
    if (keys := _handles(history, what)) is not None:
        yield lambda each: each.key in keys
    yield lambda each: each.item.id == what
    wanted, folded = normal(what), _folded(what)
    if not wanted:
        return
    yield lambda each: normal(each.item.name) == wanted
    yield lambda each: _folded(each.item.name) == folded
    if wanted in FRAME:
        yield from ((lambda each, fits=fits: fits(each.item)) for fits in FRAMES)
    word = _beginning(folded)
    yield lambda each: _is_named(each) and word.search(_folded(each.item.name)) is not None
    inside = len(folded) >= _SHORTEST
    if inside:
        yield lambda each: _is_named(each) and folded in _folded(each.item.name)
    yield lambda each: any(word.search(text) for text in _texts(each))
    if inside:
        yield lambda each: any(folded in text for text in _texts(each))
    if inside and len(folded) <= _LONGEST:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where nothing else fits

        yield lambda each: _is_named(each) and fuzz.partial_ratio(folded, _folded(each.item.name)) >= _SLIP


def _beginning(folded: str) -> re.Pattern[str]:
    """Where a text holds a word, or a word that begins so."""
    return re.compile(rf"(?<!\w){re.escape(folded)}")


def _texts(appearance: Appearance) -> Iterator[str]:
    return (_folded(value) for value in appearance.item.fields.values() if isinstance(value, str))


def _nearest(folded: str, lineages: Iterable[Lineage]) -> tuple[Lineage, ...]:
    """Those of whose names a word is most like what was written, best first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where nothing fits

    if len(folded) > _LONGEST:
        return ()
    scored = [
        (max((fuzz.ratio(folded, word) for word in (name, *name.split())), default=0.0), number, each)
        for number, each in enumerate(lineages)
        for name in [_folded(each.name)]
    ]
    best = sorted(
        ((-score, number, each) for score, number, each in scored if score >= _ALIKE), key=lambda one: one[:2]
    )
    return tuple(each for _, _, each in best[:_OFFERED])


def _handles(history: History, what: str) -> set[tuple[int, str]] | None:
    """The items that are named by place (`2022:/goals/0`; the newest plan's without a year), key or change; None where
    what is written is none of these."""
    if place := _PLACE.fullmatch(what):
        named = place["edition"]
        editions = [each for each in history.editions if named in (None, stem(each.place))]
        return {(editions[-1].number, place["pointer"])} if editions else set()
    if re.match(r"[a-z_]+:", what):
        keyed = ((edition.number, plan_keys(edition.plan).get(what)) for edition in history.editions)
        return {(number, item.pointer) for number, item in keyed if item is not None}
    if re.fullmatch(rf"[0-9a-f]{{{_LEAST_OF_ID},}}", what):
        events = (each for each in history.events() if each.change is not None and each.change.id.startswith(what))
        return {appearance.key for event in events for appearance in event.appearances} or None
    return None


def is_frame(item: Item) -> bool:
    """Whether a budget row is the committee's net cost: its frame."""
    return item.pointer.startswith(f"/{LINES}/") and item.text("role") == "net"


def is_units_total(item: Item) -> bool:
    """Whether a budget row is what the units come to: the frame of a plan that prints no net cost of its own."""
    return item.pointer.startswith(f"/{UNITS}/") and item.text("role") in SUMS


FRAMES = (is_frame, is_units_total)
"""What the frame is, strictest first."""


def _is_named(appearance: Appearance) -> bool:
    return appearance.item.entity.has_name


def _folded(text: str) -> str:
    """A text as it is compared where marks over letters do not count: «oppen» finds «öppen»."""
    decomposed = unicodedata.normalize("NFD", normal(text))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _cut(found: Iterable[tuple[Appearance, Lineage]]) -> Iterator[Lineage]:
    """Each lineage once, cut down to the items of it that were named."""
    named: dict[int, tuple[Lineage, list[Appearance]]] = {}
    for appearance, lineage in found:
        named.setdefault(id(lineage), (lineage, []))[1].append(appearance)
    return (thread(lineage, appearances) for lineage, appearances in named.values())


def _named_once(among: Iterable[tuple[Appearance, Lineage]]) -> Iterable[Lineage]:
    """Each lineage of what has a name; of mere texts any few letters are somewhere."""
    return {id(lineage): lineage for appearance, lineage in among if _is_named(appearance)}.values()


def _meet(one: Lineage, other: Lineage) -> bool:
    """Whether two lineages stand in one plan at the same time."""
    return bool({each.edition for each in one.appearances} & {each.edition for each in other.appearances})
