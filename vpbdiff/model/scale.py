"""The scale that a plan's risks are assessed by: 1-4 for each factor, unless the plan prints another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vpbdiff.language.lexicon import RISK_LEVELS
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


_HIGH = (9, 16)
"""Of the usual scale's 16 the index from which a risk is high: of the products 1 2 3 4 6 8 9 12 16 the first for which
likelihood and consequence both lie in the upper half of their scales. Of 25 the same share is 14."""


def high_from(plan: Plan) -> int:
    """The risk index from which a risk of the plan is high."""
    return limits(plan)["index"] * _HIGH[0] // _HIGH[1]


def high_risks(plan: Plan) -> Iterator[Item]:
    """The risks of a plan that are high: by their index, or by their word, if it is the highest of the scale that the
    plan prints, or «hög» or more where it prints none."""
    least = high_from(plan)
    levels = [level for level in plan.listing(SCALE) if level.text("factor") == "index"]
    printed = {level.name.casefold(): _number(level) for level in levels}
    order = printed if any(printed.values()) else {word: number for number, word in enumerate(RISK_LEVELS)}
    least_word = max(order.values()) if order is printed else order["hög"]
    for item in plan.items():
        if item.entity.is_rated:
            index = item.fields.get("index")
            by_word = order.get((item.text("level") or "").casefold(), -1) >= least_word
            if index >= least if isinstance(index, int) else by_word:
                yield item


def rating(item: Item | None) -> str:
    """A risk's index, or the word for its level; empty where it has none."""
    if item is None:
        return ""
    index = item.fields.get("index")
    return str(index) if isinstance(index, int) else (item.text("level") or "")


def _number(level: Item) -> int:
    value = level.fields.get("value", ())
    cell = value[0] if isinstance(value, tuple) and value else None
    return int(cell.value) if isinstance(cell, Cell) and cell.value.isdecimal() else 0
