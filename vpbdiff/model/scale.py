"""The scale that a plan's risks are assessed by: 1-4 for each factor, unless the plan prints another."""

from __future__ import annotations

from collections.abc import Mapping

from vpbdiff.model.plan import Cell, Item, Plan

SCALE = "internal_control_plan/scale"
"""The list of a plan that holds the levels of its own scale."""

_USUAL = 4
"""The highest likelihood and consequence where a plan prints no scale: 16 is the highest index."""


def limits(plan: Plan) -> Mapping[str, int]:
    """The highest index, likelihood and consequence that a risk of the plan may have."""
    highest: dict[str, int] = {}
    for level in plan.listing(SCALE):
        for factor in (level.text("factor"),) if level.text("factor") else ("likelihood", "consequence"):
            highest[factor] = max(_number(level), highest.get(factor, 0))
    likelihood, consequence = (highest.get(name, _USUAL) for name in ("likelihood", "consequence"))
    # What the plan says of the index itself names bands of it, and need not reach the highest product.
    index = max(likelihood * consequence, highest.get("index", 0))
    return {"index": index, "likelihood": likelihood, "consequence": consequence}


def products(plan: Plan) -> frozenset[int]:
    """What an index can be: the products of a likelihood and a consequence."""
    high = limits(plan)
    likelihoods, consequences = (range(1, high[name] + 1) for name in ("likelihood", "consequence"))
    return frozenset(one * other for one in likelihoods for other in consequences)


def _number(level: Item) -> int:
    value = level.fields.get("value", ())
    cell = value[0] if isinstance(value, tuple) and value else None
    return int(cell.value) if isinstance(cell, Cell) and cell.value.isdecimal() else 0
