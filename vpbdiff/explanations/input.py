"""What a person writes about a change: amounts as bridge components, and a filled-in worksheet.

An amount is net cost and has a unit; more is positive. Nothing is guessed: a figure without a unit, an amount of zero
and a row that is no part of the bridge are refused. A worksheet is read whole and without a fault, or not at all; then
every fault is reported with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.budget.tables import LINES, SUMS, UNITS, table
from vpbdiff.explanations.subjects import Subject, short_id
from vpbdiff.language.tokens import normal
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import Unit

_PERCENT = re.compile(r"[-−]?[0-9]{1,3}(?:,[0-9]{1,6})?")
"""As in schemas/explanations.schema.json."""


@dataclass(frozen=True, slots=True)
class MoneyInput:
    """What a person wrote about the money: an amount or an index, the unit that receives a transfer, whether frame and
    cost move together, and what the amount is called where there is no room for its reason."""

    amount: str | None = None
    index: str | None = None
    to: str | None = None
    technical: bool = False
    label: str | None = None

    def __bool__(self) -> bool:
        return self.technical or any(each is not None for each in (self.amount, self.index, self.to, self.label))


def component(given: MoneyInput, rows: Sequence[str], comparison: Comparison) -> Component:
    """The component that `given` states, for the rows of these names. Raises `VpbdiffError` for what is no
    component."""
    made = _component(given, rows, comparison)
    return made._replace(label=" ".join(given.label.split()) or None) if given.label is not None else made


def _component(given: MoneyInput, rows: Sequence[str], comparison: Comparison) -> Component:
    if given.amount is not None and given.index is not None:
        raise failure("explain.amount-and-index")
    if given.index is not None:
        if given.to is not None or given.technical:
            raise failure("explain.index-alone")
        return Index(percent(given.index), tuple(rows))
    if given.amount is None:
        raise failure("explain.no-amount")
    kr = kronor(given.amount)
    if len(rows) > 1:
        raise failure("explain.one-row", rows=", ".join(rows))
    if given.to is not None:
        return _transfer(kr, rows, given, comparison)
    whole = not rows or is_whole(rows[0], comparison)
    if given.technical:
        return TechnicalAdjustment(kr, None if whole else rows[0])
    if not rows:
        raise failure("explain.whose-amount")
    return WholeAmount(kr) if whole else LineAmount(rows[0], kr)


def kronor(text: str) -> int:
    """An amount such as «−6 mkr» or «250 tkr» in whole kronor. Raises `VpbdiffError` for one without a unit or of zero,
    and for what is no amount."""
    try:
        in_mkr = money.parse(text.strip(), Unit.MKR)
    except money.NotAnAmount as error:
        raise failure("explain.not-an-amount", text=text) from error
    if not in_mkr.kr:
        raise failure("explain.amount-of-nothing", text=text)
    if not re.search(r"[^\W\d_]", text):
        raise failure("explain.no-unit", text=text)
    return in_mkr.kr


def percent(text: str) -> str:
    """An index such as «1,0», «1 %» or «−0,5 procent», as it is written in a component. Raises `VpbdiffError`."""
    figure = re.sub(r"\s*(?:%|procent)\s*$", "", text.strip()).removeprefix("+").strip()
    if not _PERCENT.fullmatch(figure):
        raise failure("explain.not-a-percentage", text=text)
    if not money.parse_percent(figure):
        raise failure("explain.amount-of-nothing", text=text)
    return figure


def rows_of_the_bridge(among: Sequence[Subject], comparison: Comparison) -> tuple[Subject, ...]:
    """The changed budget rows that an amount can explain: units, and the rows that sum them up."""
    pointers = {
        row.pointer
        for plan in (comparison.old, comparison.new)
        for path in (LINES, UNITS)
        for row in table(plan, path).rows
        if path == UNITS or row.role in SUMS
    }
    return tuple(each for each in among if ENTITIES[each.entity].is_money and each.pointer in pointers)


def is_whole(name: str, comparison: Comparison) -> bool:
    """Whether a row of this name, in either plan, is the committee's net cost or the units' total."""
    return normal(name) in {
        normal(row.name)
        for plan in (comparison.old, comparison.new)
        for path in (LINES, UNITS)
        for row in table(plan, path).rows
        if row.role in SUMS
    }


def _transfer(kr: int, rows: Sequence[str], given: MoneyInput, comparison: Comparison) -> Transfer:
    if given.technical or not rows or given.to is None:
        raise failure("explain.whose-amount")
    if kr < 0:
        raise failure("explain.negative-transfer", text=given.amount)
    for name in (rows[0], given.to):
        if is_whole(name, comparison):
            raise failure("explain.transfer-of-the-whole", row=name)
    return Transfer(rows[0], given.to, kr)


TABLE = "change"
"""The table that each block is: `[[change]]`."""

KEYS = (
    "id",
    "reason",
    "kind",
    "decision",
    "amount",
    "index",
    "units",
    "to",
    "technical",
    "label",
    "by",
    "date",
    "source",
)
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*{TABLE}[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WorksheetEntry:
    """One block as a person left it: what it is about, what is written in it, and its line in the file.

    `fields` holds what is not empty. `ids` are several where one reason is for several changes.
    """

    ids: tuple[str, ...]
    fields: dict[str, str]
    line: int | None
    units: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not self.fields


def handle(subject: Subject) -> str:
    """What a block names a subject by: the change's id, or the key of a row without a change."""
    return short_id(subject, whole=True) or subject.item


def read(text: str, name: str) -> tuple[WorksheetEntry, ...]:
    """The blocks of a worksheet. Raises `VpbdiffError` for what is no TOML, and with the faults of all blocks."""
    raw = files.parse(text, name)
    found = raw.get(TABLE)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise failure("explain.no-blocks", Location(name))
    lines: list[int | None] = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    if len(lines) != len(found):  # a header within a text of several lines
        lines = [None] * len(found)
    problems = [problem for each, line in zip(found, lines, strict=True) for problem in _faults(each, name, line)]
    problems += [
        Problem("explain.unknown-key", {"key": key, "known": TABLE}, Location(name)) for key in raw if key != TABLE
    ]
    if problems:
        raise VpbdiffError(*problems)
    return tuple(_block(each, line) for each, line in zip(found, lines, strict=True))


def _faults(raw: dict[str, Any], name: str, line: int | None) -> Iterator[Problem]:
    place = Location(name, line)
    for key, value in raw.items():
        if key not in KEYS:
            yield Problem("explain.unknown-key", {"key": key, "known": ", ".join(KEYS)}, place)
        elif key == "technical":
            if not isinstance(value, bool):
                yield Problem("explain.not-a-flag", {"key": key}, place)
        elif not _is_text(value) and not (
            key in {"id", "units"} and isinstance(value, list) and all(map(_is_text, value))
        ):
            yield Problem("explain.not-a-text", {"key": key}, place)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _block(raw: dict[str, Any], line: int | None) -> WorksheetEntry:
    fields = {
        key: "true" if value is True else str(value).strip()
        for key, value in raw.items()
        if key not in {"id", "units"} and value and str(value).strip()
    }
    return WorksheetEntry(_list(raw.get("id", ())), fields, line, _list(raw.get("units", ())))


def _list(value: str | list[str] | tuple[()]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
