"""The `budget` of a comparison's JSON: facts alone, every amount exact.

Amounts are in whole kronor, in the row's own sense (a cost is a positive amount of cost). A tolerance can be half a
krona, so it is a decimal in a string: no reader makes a float of it by accident.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from vpbdiff.budget.comparison import Restated, Rules, TableChange, compare_budgets
from vpbdiff.budget.movement import Movement
from vpbdiff.budget.rows import RowChange
from vpbdiff.claims import Judgement, judge_claims
from vpbdiff.model.changes import Comparison
from vpbdiff.model.figures import Figure
from vpbdiff.model.values import Json


def budget_json(comparison: Comparison) -> dict[str, Json]:
    """Tables, movement between units, and the new plan's claims with their verdicts."""
    budget = compare_budgets(comparison.old, comparison.new, comparison.matching)
    return {
        "tables": [_table(each) for each in budget.tables],
        "movement": None if budget.movement is None else _movement(budget.movement),
        "restated": [_restated(each) for each in budget.restated],
        "claims": [_claim(each) for each in judge_claims(comparison.new, comparison.old)],
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
