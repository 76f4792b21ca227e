"""Stable keys of items, and the pins that refer to them.

An item's key is its entity, its owner's key and its name. It holds no position and nothing else of the content, so it
survives every edit but a renaming: an explanation refers to an item by it. A pin is a person's decision that two items
are, or are not, the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, is_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from vpbdiff.model.entities import PLAN, PLAN_LISTS
from vpbdiff.model.plan import Item, Plan

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

T = TypeVar("T")

_LONGEST = 60
"""Letters of a name kept in a key: enough to recognise the item in a file, short enough for a line of it."""


def plan_keys(plan: Plan) -> dict[str, Item]:
    """Every item of a plan by its own key. An old item's is that of its change, save where several became one."""
    keys: dict[str, Item] = {}
    tops = [(PLAN.name, plan.metadata)]
    tops += [(listed.path, item) for listed in PLAN_LISTS for item in plan.lists[listed.path]]
    level = [(item_key(item, path), item) for path, item in tops]
    while level:
        found = dict(numbered(level, lambda item: canonical(content(item))))
        keys |= found
        level = [
            (item_key(child, path, owner), child)
            for owner, item in found.items()
            for path, listing in item.lists.items()
            for child in listing
        ]
    return keys


def item_key(item: Item, path: str, owner: str = "") -> str:
    """The key of an item that has no twin: by its owner's key, or by its table's `path` for a budget line."""
    above = owner.partition(":")[2] + "/" if owner else ""
    if item.entity.is_money:
        above = path.replace("/", ".") + "/"
    return f"{item.entity.name}:{above}{slug(item.name)}"


def numbered(keyed: Iterable[tuple[str, T]], rank: Callable[[T], SupportsRichComparison]) -> Iterator[tuple[str, T]]:
    """The same with twins of one key told apart by a number, in the order of their rank."""
    twins: dict[str, list[T]] = defaultdict(list)
    for key, one in keyed:
        twins[key].append(one)
    for key, alike in twins.items():
        ranked = sorted(alike, key=rank) if len(alike) > 1 else alike  # a rank costs time, and few have a twin
        yield from ((f"{key}#{number}" if number > 1 else key, one) for number, one in enumerate(ranked, start=1))


def content(item: Item) -> list[object]:
    """All that is in an item, in no order."""
    return [dict(item.fields), sorted((content(child) for child in item.children()), key=canonical)]


@lru_cache(maxsize=1 << 12)
def slug(name: str) -> str:
    """A name as it stands in a key: lower case, words joined by hyphens, long ones cut and closed with a digest."""
    plain = "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()))
    if len(plain) <= _LONGEST:
        return plain or "-"
    return f"{plain[:_LONGEST].rstrip('-')}~{hashlib.sha256(plain.encode()).hexdigest()[:6]}"


def canonical(value: object) -> str:
    """A value as text that is the same on every machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


_SINCE_3 = frozenset(("of", "basis", "through", "group", "preliminary", "note"))
"""What values could not say before format 3: left out where they do not, so that keys and ids are what they were."""


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: each for name, each in asdict(value).items() if each or name not in _SINCE_3}
    return str(value)


class Pin(NamedTuple):
    """A person's word on two items; it goes before all that their likeness says.

    `old` and `new` are the items' keys in their own plans (`keys.plan_keys`). `same` is False where the two are not
    one.
    """

    old: str
    new: str
    same: bool
