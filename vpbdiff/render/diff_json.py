"""A comparison as the JSON that `schemas/changes.schema.json` describes: facts alone, the same in any language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Pair, Remark
from vpbdiff.model.plan import Plan
from vpbdiff.model.values import Json, value_json
from vpbdiff.render.budget_json import budget_json
from vpbdiff.statements.options import Selection

if TYPE_CHECKING:
    from vpbdiff.explanations import Stand

FORMAT = "vpbdiff-changes/1"

_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.MERGED, Kind.SPLIT, Kind.REORDERED)
"""Kinds that speak of the item and of no field."""


def to_json(comparison: Comparison, selection: Selection, stands: Mapping[str, Stand] | None = None) -> dict[str, Json]:
    """The whole comparison. A selection leaves out changes, never pairs, and is named in `filter`; `stands` is what is
    on record of each change."""
    document: dict[str, Json] = {
        "format": FORMAT,
        "old": _plan(comparison.old),
        "new": _plan(comparison.new),
    }
    if not selection.whole:
        document["filter"] = {
            "entities": list(selection.entities),
            "kinds": [str(kind) for kind in selection.kinds],
            "material": selection.material,
        }
    return document | {
        "matches": [_match(pair) for pair in comparison.matching.pairs],
        "changes": [change_json(change, (stands or {}).get(change.id)) for change in selection.of(comparison)],
        "budget": budget_json(comparison),
        "not_comparable": [_remark(remark) for remark in comparison.not_comparable],
        "warnings": [_remark(remark) for remark in comparison.warnings],
    }


def _plan(plan: Plan) -> Json:
    return {"path": plan.path, "series": plan.series, "year": plan.year, "version": plan.version}


def _match(pair: Pair) -> Json:
    return {
        "entity": pair.new.entity.name,
        "old": pair.old.pointer,
        "new": pair.new.pointer,
        "rung": str(pair.rung),
        "score": round(pair.score, 4),
        "field": pair.field,
    }


def change_json(change: Change, stand: Stand | None) -> dict[str, Json]:
    """One change with its facets; `stand` is what is on record of it."""
    document: dict[str, Json] = {
        "id": change.id,
        "item": change.item,
        "entity": change.entity,
        "kinds": [str(kind) for kind in change.kinds],
        "old": [item.pointer for item in change.old],
        "new": [item.pointer for item in change.new],
        "title": change.title,
        "significance": str(change.significance),
        "facets": [_facet(facet) for facet in change.facets],
    }
    if change.within is not None:
        document["within"] = change.within
    return document | {"explained": _explained(change, stand)}


def _explained(change: Change, stand: Stand | None) -> Json:
    """Whether the gate would find a reason here: an excuse that says nothing is none, nor is what was there before."""
    if stand is None or stand.state == "none":
        return False
    if stand.state == "stale":
        return "stale"
    from vpbdiff.explanations.quality import fault  # noqa: PLC0415 - only where there is a record

    return any(not entry.baseline and fault(entry, change) is None for entry in stand.entries)


def _facet(facet: Facet) -> Json:
    document: dict[str, Json] = {"kind": str(facet.kind)}
    if facet.field is not None:
        document["field"] = facet.field
    if facet.kind not in (Kind.ADDED, Kind.REMOVED):
        document |= {"old": value_json(facet.old), "new": value_json(facet.new)}
    if facet.words:
        document["words"] = [[str(word.op), word.text] for word in facet.words]
    document["significance"] = str(facet.significance)
    if facet.kind not in _WHOLE:
        document |= {"certain": facet.certain, "weakened": facet.weakened}
    return document


def _remark(remark: Remark) -> Json:
    document: dict[str, Json] = {
        "key": remark.key,
        "params": {name: _param(value) for name, value in remark.params},
    }
    return document if remark.pointer is None else document | {"pointer": remark.pointer}


def _param(value: object) -> Json:
    if isinstance(value, tuple):
        return [_param(part) for part in value]
    return value if isinstance(value, int | float | str) else str(value)
