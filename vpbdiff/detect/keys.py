"""Stable names for items through both plans and for changes: what an explanation holds on to, and a change's id.

An item that is in both goes by its old key: an explanation outlives every edit but a renaming in the old plan, which is
decided and does not change.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from vpbdiff.detect.groups import Group, list_path
from vpbdiff.model.changes import Facet, Kind
from vpbdiff.model.keys import canonical, content, item_key, numbered

Keys = dict[Group, str]

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
        level = [(_key(group, keys), group) for group in levels[depth]]
        keys |= {group: key for key, group in numbered(level, _rank)}
    return keys


def _depth(group: Group) -> int:
    return 0 if group.owner is None else 1 + _depth(group.owner)


def _key(group: Group, keys: Keys) -> str:
    owner = keys[group.owner] if group.owner else ""
    return item_key(group.reference, list_path(group.reference.pointer), owner)


def _rank(group: Group) -> tuple[bool, str]:
    """What tells twins apart: all that is in them, what they became, and who owns that."""
    known = [group.reference, *group.new, *([group.new_owner.reference] if group.new_owner else [])]
    return not group.old, canonical([content(item) for item in known])


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
            return [sorted(canonical(dict(item.fields)) for item in side) for side in (group.old, group.new)]
    return [facet.old, facet.new]
