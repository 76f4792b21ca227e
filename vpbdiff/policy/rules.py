"""What a municipality asks of a change: facts in, what is needed out. It knows no wording and no explanation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from vpbdiff.base.errors import Level
from vpbdiff.model.changes import Kind


class Need(IntEnum):
    """What a change needs before the gate lets it through, from nothing upwards."""

    NOTHING = 0
    NOTE = 1
    """It is mentioned, and holds nothing up."""
    REASON = 2
    DECISION = 3
    """A reason with a reference to the decision behind it."""

    @property
    def word(self) -> str:
        """The identifier, as in `vpbdiff.toml`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Money:
    """From where a change of money counts: whole kronor, percent of the old amount; None where no such limit is set."""

    amount_kr: int | None = None
    percent: Fraction | None = None

    @property
    def counts_all(self) -> bool:
        """Whether every change counts: where no limit is set, or one of nothing."""
        limits = [limit for limit in (self.amount_kr, self.percent) if limit is not None]
        return not limits or 0 in limits

    def reached(self, change: Fraction, old: Fraction) -> bool:
        """Whether a change of an amount reaches any limit that is set; where none is, every change does."""
        if self.counts_all:
            return True
        by_amount = self.amount_kr is not None and abs(change) >= self.amount_kr
        by_share = self.percent is not None and (old == 0 or abs(change / old) >= self.percent)
        return by_amount or by_share


@dataclass(frozen=True, slots=True)
class Policy:
    """One municipality's rules, every one of them set. `needs` holds what a kind of change to an entity needs."""

    needs: Mapping[tuple[str, Kind], Need]
    editorial: Need
    reordered: Need
    proposed: Need
    weakened: Need
    figure_missing: Need
    decision_from_index: int
    money: Money
    unbridged: Level
    stale: Level
    orphaned: Level
    duplicate: Level
    pins: Level
    source: str | None = None

    def need(self, entity: str, kind: Kind) -> Need:
        """What a material change of this kind needs."""
        return self.needs[entity, kind]


_DECIMALS = 6
"""Decimals of a percentage at most, as in schemas/settings.schema.json."""


def percent_word(share: Fraction) -> str:
    """A share as a percentage with a decimal comma, as `vpbdiff.toml` has it."""
    whole, rest = divmod(int(share * 100 * 10**_DECIMALS), 10**_DECIMALS)
    return f"{whole},{rest:0{_DECIMALS}d}".rstrip("0").rstrip(",")
