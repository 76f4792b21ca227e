"""Money that a plan gives in the text of a section and in no budget: the comparison has no frame to tell of.

Running text and tables of no known kind are compared as they stand. Where that is all that a plan has of money, a
reader must know it: a comparison that has no row of the budget looks as one in which no amount changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vpbdiff.base.patterns import lazily
from vpbdiff.language.lexicon import MONEY_TITLE, OTHER_MONEY_TITLE
from vpbdiff.model.changes import IN_TEXT, Caveat
from vpbdiff.model.plan import Cell, Item, Plan

_ROLES = ("budget", "operating_budget", "unit_budget", "frame")
_AMOUNT = lazily(
    r"(?<!\d)(?:\d{1,3}(?:\s\d{3}){1,5}|\d{1,15})(?:,\d{1,9})?\s{0,9}"
    r"(?:kr|tkr|mkr|mnkr|msek|tsek|kronor|tusen kronor|miljon(?:er)?(?: kronor)?)\b",
    re.IGNORECASE,
)
_LISTS = ("operating_budget/lines", "operating_budget/units")


def money_in_text(old: Plan, new: Plan) -> Iterator[Caveat]:
    """For each plan without an amount of its operating budget, the first section that gives money all the same."""
    for side, plan in (("old", old), ("new", new)):
        if any(item.fields.get("amounts") for path in _LISTS for item in plan.lists[path]):
            continue
        sections = (item for item in plan.lists["sections"].walk() if item.entity.name == "section")
        found = next((item for item in sections if _is_of_money(item) and _gives_amounts(item)), None)
        if found is not None:
            params = (("side", side), ("heading", found.name), ("list", _LISTS[1]))
            yield Caveat(IN_TEXT, params)


def _is_of_money(section: Item) -> bool:
    """By its role, or by its title where the import knew it by none."""
    title = section.name
    return section.fields.get("role") in _ROLES or bool(
        MONEY_TITLE.search(title) and not OTHER_MONEY_TITLE.search(title)
    )


def _gives_amounts(section: Item) -> bool:
    """Whether a section's own text has an amount with its unit, or a table of its own figures."""
    for item in (each for path in ("paragraphs", "tables") for each in section.lists[path].walk()):
        if item.entity.name == "paragraph" and _AMOUNT.search(item.name):
            return True
        if item.entity.name == "row" and any(any(map(str.isdigit, cell.value)) for cell in _cells(item)):
            return True
    return False


def _cells(row: Item) -> Iterator[Cell]:
    cells = row.fields.get("cells")
    yield from (cell for cell in cells if isinstance(cell, Cell)) if isinstance(cells, tuple) else ()
