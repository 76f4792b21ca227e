"""Stable names for items and changes: what an explanation holds on to, and what a change is known by.

An item's key is its entity, its owner's key and its old name, else its new one. No position is in it and none of the
rest of its content, so an explanation outlives every edit but a renaming in the old plan, which is decided and does
not change.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass

from vpbdiff.changes import Facet, Kind
from vpbdiff.detect.groups import Group, list_path
from vpbdiff.model import Item

Keys = dict[Group, str]

_LONGEST = 60
"""Letters of a name kept in a key: enough to recognise the item in a file, short enough for a line of it."""
_SHARED = (Kind.REORDERED, Kind.TRANSFERRED)
_DIGEST = 12
"""Hexadecimal digits of a change's id, 48 bits: among 1 000 changes two ids agree once in 500 million comparisons."""


def item_keys(groups: Sequence[Group]) -> Keys:
    """The key of every group. Twins of one name under one owner are counted by all that is in them, not by position."""
    keys: Keys = {}
    levels: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        levels[_depth(group)].append(group)
    for depth in sorted(levels):
        named: dict[str, list[Group]] = defaultdict(list)
        for group in levels[depth]:
            named[_base(group, keys)].append(group)
        for base, twins in named.items():
            for number, twin in enumerate(sorted(twins, key=_rank), start=1):
                keys[twin] = base if number == 1 else f"{base}#{number}"
    return keys


def _depth(group: Group) -> int:
    return 0 if group.owner is None else 1 + _depth(group.owner)


def _base(group: Group, keys: Keys) -> str:
    owner = group.owner
    above = keys[owner].split(":", 1)[1] + "/" if owner else ""
    if group.entity == "budget_line":
        above = list_path(group.reference.pointer).replace("/", ".") + "/"
    return f"{group.entity}:{above}{slug(group.reference.name)}"


def _rank(group: Group) -> tuple[bool, str]:
    """What tells twins apart: all that is in them, what they became, and who owns that."""
    known = [group.reference, *group.new, *([group.new_owner.reference] if group.new_owner else [])]
    return not group.old, canonical([content(item) for item in known])


def content(item: Item) -> list[object]:
    """All that is in an item, in no order."""
    return [_fields(item), sorted((content(child) for child in item.children()), key=canonical)]


def slug(name: str) -> str:
    """A name as it stands in a key: lower case, words joined by hyphens, long ones cut and closed with a digest."""
    plain = "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()))
    if len(plain) <= _LONGEST:
        return plain or "-"
    return f"{plain[:_LONGEST].rstrip('-')}~{hashlib.sha256(plain.encode()).hexdigest()[:6]}"


def change_id(group: Group, facets: Sequence[Facet], keys: Keys) -> str:
    """A change's id: a digest of the item, the kinds and the values.

    The order of a list is no value, and a likely transfer none: they shift with what becomes of other items, so they
    count only where they are all that changed.
    """
    own = [facet for facet in facets if facet.kind not in _SHARED]
    values: list[object] = [[facet.kind, facet.field, *_values(facet, group, keys)] for facet in own]
    values = values or [facet.kind for facet in facets]
    return hashlib.sha256(canonical([keys[group], values]).encode()).hexdigest()[:_DIGEST]


def _values(facet: Facet, group: Group, keys: Keys) -> list[object]:
    match facet.kind:
        case Kind.MOVED:
            return [keys[owner] if owner else None for owner in (group.old_owner, group.new_owner)]
        case Kind.ADDED | Kind.REMOVED | Kind.MERGED | Kind.SPLIT:
            return [sorted(canonical(_fields(item)) for item in side) for side in (group.old, group.new)]
    return [facet.old, facet.new]


def _fields(item: Item) -> dict[str, object]:
    return dict(item.fields)


def canonical(value: object) -> str:
    """A value as text that is the same on every machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
