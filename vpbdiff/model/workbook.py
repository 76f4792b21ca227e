"""A workbook: sheets of one table each, before any format."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from vpbdiff.model.document import Table
from vpbdiff.model.plan import Plan


class Sheet(NamedTuple):
    """One table under a tab of its name. `sorted_freely` says that no cell follows from another row, so that a reader
    may filter and sort it. `name_of_table` makes it a named table of the workbook.

    A sheet to be filled in has `open` columns, counted from 0; all others are locked. `choices` are the words that an
    open column takes, `hidden` the columns that are for the program alone.
    """

    name: str
    table: Table
    sorted_freely: bool = True
    name_of_table: str = ""
    open: frozenset[int] = frozenset()
    choices: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    hidden: frozenset[int] = frozenset()


class Workbook(NamedTuple):
    """The sheets in their order. `day` stands as the day of its making, so that the same plans give the same file."""

    title: str
    sheets: tuple[Sheet, ...]
    day: date


NO_DAY = date(1980, 1, 1)
"""The day of a file of a plan that does not say when it is to be decided: the first that an archive can have."""


def meeting_day(plan: Plan) -> date:
    """The day of the plan's meeting."""
    try:
        return max(date.fromisoformat(plan.metadata.text("meeting_date")), NO_DAY)
    except ValueError:
        return NO_DAY
