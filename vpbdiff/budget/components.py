"""What explains a change of net cost, as a person enters it: an index, an amount, a transfer, a technical adjustment.

Every amount is net cost in whole kronor, more is positive: a saving of 6 mkr is -6000000. Components are exact, as they
were entered. `schemas/bridge.schema.json` is their format; a name is a unit's name in either plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from vpbdiff.model import money


class Index(NamedTuple):
    """An index: `percent` of the old amount of each named line, of every unit where no line is named."""

    percent: str
    lines: tuple[str, ...] = ()
    label: str | None = None

    @property
    def rate(self) -> Fraction:
        """The percentage as a share. Raises `money.NotAnAmount` if it is none."""
        return money.parse_percent(self.percent)


class LineAmount(NamedTuple):
    """An amount on one line: a decision, a saving, a volume."""

    line: str
    kr: int
    label: str | None = None


class WholeAmount(NamedTuple):
    """An amount for the whole whose spread over units is not stated."""

    kr: int
    label: str | None = None


class Transfer(NamedTuple):
    """An amount that one unit gives another: nothing for the whole. `kr` is positive."""

    source: str
    target: str
    kr: int
    label: str | None = None


class TechnicalAdjustment(NamedTuple):
    """Frame and cost move together (teknisk justering, budgetväxling): on a line, or for the whole if none is named."""

    kr: int
    line: str | None = None
    label: str | None = None


Component = Index | LineAmount | WholeAmount | Transfer | TechnicalAdjustment


def for_the_whole(component: Component) -> Fraction:
    """What a component explains of the whole without saying of which unit."""
    match component:
        case WholeAmount(kr=kr) | TechnicalAdjustment(kr=kr, line=None):
            return Fraction(kr)
    return Fraction(0)


def on_units(component: Component, base: Mapping[str, Fraction], resolve: Callable[[str], str]) -> dict[str, Fraction]:
    """What a component explains of each unit's change, by the unit's key.

    `base` holds the old amounts by key; `resolve` gives the key of a name that the component uses.
    """
    match component:
        case Index(lines=lines):
            keys: Iterable[str] = dict.fromkeys(map(resolve, lines)) if lines else base
            return {key: base[key] * component.rate for key in keys}
        case LineAmount(line=line, kr=kr) | TechnicalAdjustment(line=str(line), kr=kr):
            return {resolve(line): Fraction(kr)}
        case Transfer(source=source, target=target, kr=kr):
            return {resolve(source): Fraction(-kr), resolve(target): Fraction(kr)}
    return {}


def names(component: Component) -> tuple[str, ...]:
    """The units that a component names."""
    match component:
        case Index(lines=lines):
            return lines
        case LineAmount(line=line) | TechnicalAdjustment(line=str(line)):
            return (line,)
        case Transfer(source=source, target=target):
            return source, target
    return ()


def component_from_json(raw: Mapping[str, Any]) -> Component:
    """A component out of JSON that has passed the schema."""
    label = raw.get("label")
    match raw["type"]:
        case "index":
            return Index(raw["percent"], tuple(raw.get("lines", ())), label)
        case "amount":
            return LineAmount(raw["line"], raw["kr"], label)
        case "whole":
            return WholeAmount(raw["kr"], label)
        case "transfer":
            return Transfer(raw["from"], raw["to"], raw["kr"], label)
        case "technical":
            return TechnicalAdjustment(raw["kr"], raw.get("line"), label)
    raise ValueError(f"no component of type {raw['type']!r}")


def component_to_json(component: Component) -> dict[str, Any]:
    """The JSON of a component, absent keys left out."""
    match component:
        case Index(percent=percent, lines=lines):
            raw: dict[str, Any] = {"type": "index", "percent": percent, "lines": list(lines) or None}
        case LineAmount(line=line, kr=kr):
            raw = {"type": "amount", "line": line, "kr": kr}
        case WholeAmount(kr=kr):
            raw = {"type": "whole", "kr": kr}
        case Transfer(source=source, target=target, kr=kr):
            raw = {"type": "transfer", "from": source, "to": target, "kr": kr}
        case TechnicalAdjustment(kr=kr, line=technical_line):
            raw = {"type": "technical", "line": technical_line, "kr": kr}
    return {key: value for key, value in {**raw, "label": component.label}.items() if value is not None}
