"""The comparison as JSON.

The `budget` of a comparison's JSON: facts alone, every amount exact.

Amounts are in whole kronor, in the row's own sense (a cost is a positive amount of cost). A tolerance can be half a
krona, so it is a decimal in a string: no reader makes a float of it by accident.

A comparison as the JSON that `schemas/changes.schema.json` describes: facts alone, the same in any language.

The comparison for programs: `changes_json` written out so that a person can read it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from vpbdiff.base.escaping import in_json
from vpbdiff.budget.comparison import Restated, Rules, TableChange, budgets_of
from vpbdiff.budget.movement import Movement, RowChange
from vpbdiff.claims import Judgement, claims_of, untested_places
from vpbdiff.model.changes import Caveat, Change, Comparison, Facet, Kind, Pair
from vpbdiff.model.money import Figure
from vpbdiff.model.plan import Json, Plan, Unread, pretty, value_json
from vpbdiff.statements import phrase_pairs
from vpbdiff.statements.options import Options, Selection
from vpbdiff.statements.statement import surroundings
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.explanations import ReasonStatus


def budget_json(comparison: Comparison) -> dict[str, Json]:
    """Tables, movement between units, and the new plan's claims with their verdicts."""
    budget = budgets_of(comparison)
    return {
        "tables": [_table(each) for each in budget.tables],
        "movement": None if budget.movement is None else _movement(budget.movement),
        "restated": [_restated(each) for each in budget.restated],
        "claims": [_claim(each) for each in claims_of(comparison)],
        "untested_claims": [
            {"pointer": pointer, "sentence": sentence} for sentence, pointer in untested_places(comparison.new)
        ],
    }


def _table(each: TableChange) -> Json:
    return {
        "table": each.path,
        "rows": [_row(row) for row in each.rows],
        "rules": {"old": _rules(each.old_rules), "new": _rules(each.new_rules)},
    }


def _row(row: RowChange) -> Json:
    return {
        "name": row.name,
        "role": row.role,
        "old": [each.pointer for each in row.old],
        "new": [each.pointer for each in row.new],
        "before": _figure(row.before),
        "after": _figure(row.after),
        "change": _figure(row.change),
    }


def _rules(rules: Rules) -> Json:
    signs: dict[str, Json] = {"income": rules.signs.income, "cost": rules.signs.cost, "net": rules.signs.net}
    if rules.change is None:
        return {"signs": signs, "change": None}
    return {
        "signs": signs,
        "change": {
            "meanings": [str(meaning) for meaning in rules.change.meanings],
            "compares": [rules.change.old.year, rules.change.new.year],
            "evidence": [row.pointer for row in rules.change.evidence],
            "against": [row.pointer for row in rules.change.against],
        },
    }


def _movement(found: Movement) -> Json:
    return {
        "increases": _figure(found.increases),
        "decreases": _figure(found.decreases),
        "change": _figure(found.change),
        "frame": None if found.frame is None else _figure(found.frame.change),
        "redistributed_at_most": int(found.redistributed_at_most),
        "likely_transfers": [
            {"from": each.source.name, "to": each.target.name, "kr": int(each.kr)} for each in found.likely_transfers
        ],
        "not_compared": [unit.name for unit in found.not_compared],
        "alone": [unit.name for unit in found.alone],
    }


def _restated(each: Restated) -> Json:
    return {
        "year": each.year,
        "old": each.before.pointer,
        "new": each.after.pointer,
        "own": each.own.kr,
        "told": each.told.kr,
    }


def _claim(judged: Judgement) -> Json:
    claim = judged.claim
    return {
        "kind": str(claim.kind),
        "subject": str(claim.subject),
        "pointer": claim.pointer,
        "phrase": claim.phrase,
        "year": claim.year,
        "base": claim.base,
        "verdict": str(judged.verdict),
        "reason": judged.reason,
        "place": judged.place,
        "place_year": judged.place_year,
        "names": list(judged.names),
    }


def _figure(figure: Figure | None) -> Json:
    """Printed amounts are whole kronor, and so are their sums."""
    return None if figure is None else {"kr": int(figure.kr), "tolerance": _decimal(figure.tolerance)}


def _decimal(kr: Fraction) -> str:
    return format((Decimal(kr.numerator) / Decimal(kr.denominator)).normalize(), "f")


FORMAT = "vpbdiff-changes/1"

_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.MERGED, Kind.SPLIT, Kind.REORDERED)
"""Kinds that speak of the item and of no field."""


def to_json(
    comparison: Comparison, selection: Selection, stands: Mapping[str, ReasonStatus] | None = None
) -> dict[str, Json]:
    """The whole comparison. A selection leaves out changes, never pairs, and is named in `filter`; `stands` is what is
    on record of each change."""
    around = surroundings(comparison)
    document: dict[str, Json] = {
        "format": FORMAT,
        "old": plan_json(comparison.old),
        "new": plan_json(comparison.new),
    }
    if not selection.whole:
        document["filter"] = {
            "entities": list(selection.entities),
            "kinds": [str(kind) for kind in selection.kinds],
            "material": selection.material,
            **({"units": list(selection.units)} if selection.units else {}),
        }
    return document | {
        "matches": [_match(pair) for pair in comparison.matching.pairs],
        "changes": [
            change_json(change, (stands or {}).get(change.id))
            | {"weight": around.statement(change).weight}
            | _phrases(change)
            for change in selection.of(comparison)
        ],
        "budget": budget_json(comparison),
        "not_comparable": [_remark(remark) for remark in comparison.not_comparable],
        "warnings": [_remark(remark) for remark in comparison.warnings],
    }


def plan_json(plan: Plan) -> Json:
    """Which plan it is, and what of it could not be read."""
    which: dict[str, Json] = {"path": plan.path, "series": plan.series, "year": plan.year, "version": plan.version}
    return which | {"unread": unread_json(plan)}


def unread_json(plan: Plan) -> Json:
    """What no reader could take in of a plan's documents."""
    return [_unread(each, plan) for each in plan.unread]


def _unread(each: Unread, plan: Plan) -> Json:
    source, shows = each.source, each.shows
    place = {
        "page": source.page,
        "line": source.line,
        "sheet": source.sheet,
        "cell": each.cell,
        "heading": each.heading,
    }
    named = dict(enumerate(plan.documents, start=1)).get(source.document)
    return {
        "kind": each.kind,
        "pointer": each.pointer,
        "place": {name: value for name, value in place.items() if value},
        "document": named,
        "digest": each.digest or None,
        "shows": {"text": shows.text, "by": shows.by, "date": shows.date} if shows else None,
    }


def _match(pair: Pair) -> Json:
    return {
        "entity": pair.new.entity.name,
        "old": pair.old.pointer,
        "new": pair.new.pointer,
        "rung": str(pair.rung),
        "score": round(pair.score, 4),
        "field": pair.field,
    }


def change_json(change: Change, stand: ReasonStatus | None) -> dict[str, Json]:
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


def _phrases(change: Change) -> dict[str, Json]:
    """What differs in its texts, as quotations; nothing where no text was reworded."""
    found: list[Json] = [
        {"field": field, "old": pair.old, "new": pair.new}
        for field, pairs in phrase_pairs.by_field(change)
        for pair in pairs
    ]
    return {"phrases": found} if found else {}


def _explained(change: Change, stand: ReasonStatus | None) -> Json:
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
    if facet.effect is not None:
        document["effect"] = str(facet.effect)
    return document


def _remark(remark: Caveat) -> Json:
    document: dict[str, Json] = {
        "key": remark.key,
        "params": {name: _param(value) for name, value in remark.params},
    }
    return document if remark.pointer is None else document | {"pointer": remark.pointer}


def _param(value: object) -> Json:
    if isinstance(value, tuple):
        return [_param(part) for part in value]
    return value if isinstance(value, int | float | str) else str(value)


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The JSON document; the language, the width and `stat` play no part in it."""
    return in_json(pretty(to_json(comparison, options.selection, options.stands))) + "\n"
