"""The policy: what it requires of a change, and which of its settings require less than another policy's.

Facts in, requirements out: it knows no wording and no explanation. A gate that can be relaxed must report that it was,
so the relaxed settings are found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

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


class Money(NamedTuple):
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


class Prose(NamedTuple):
    """What running text needs that says something of substance, where a change of it is a note: a new sentence that
    says with one of the `verbs` that something closes, ends, starts or moves, and other figures than before."""

    acts: Need
    figures: Level
    verbs: tuple[str, ...]


class FollowNeeds(NamedTuple):
    """What a change needs beside a report on the old plan's year that was known at the decision: a target, a control or
    a risk that is `eased`, and what is `dropped` though no report says that it was done."""

    eased: Need
    dropped: Need
    not_followed_up: Level
    """Of what a report was to follow up and does not."""


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
    prose: Prose
    follow: FollowNeeds
    unbridged: Level
    stale: Level
    orphaned: Level
    duplicate: Level
    pins: Level
    loosening: str = "decision"
    """What a branch that asks less needs, of `LOOSENING`."""
    source: str | None = None

    @property
    def is_final(self) -> bool:
        """Whether no branch can answer for asking less."""
        return self.loosening == LOOSENING[-1]

    def need(self, entity: str, kind: Kind) -> Need:
        """What a material change of this kind needs."""
        return self.needs[entity, kind]


_DECIMALS = 6
"""Decimals of a percentage at most, as in schemas/settings.schema.json."""


def percent_word(share: Fraction) -> str:
    """A share as a percentage with a decimal comma, as `vpbdiff.toml` has it."""
    whole, rest = divmod(int(share * 100 * 10**_DECIMALS), 10**_DECIMALS)
    return f"{whole},{rest:0{_DECIMALS}d}".rstrip("0").rstrip(",")


UNSET = "-"
"""The word of a limit that is not set."""

LOOSENING = ("decision", "error")
"""The words of `loosening`: what a requirement that is lowered takes, and that nothing answers for it."""

_LEVELS = (Level.NOTE, Level.WARNING, Level.ERROR)
_ALONE = ("editorial", "reordered", "proposed", "weakened", "figure_missing")
_HELD = ("unbridged", "stale", "orphaned", "duplicate", "pins")


class Setting(NamedTuple):
    """A setting with what it was and what it is, in the words of `vpbdiff.toml`."""

    name: str
    was: str
    now: str


def loosened(before: Policy, after: Policy) -> Iterator[Setting]:
    """The settings of `after` that ask less than those of `before`. An entity of which every kind of change needs less
    is one setting."""
    for entity in dict.fromkeys(entity for entity, _ in before.needs):
        yield from _needs(entity, before, after)
    old, new = dict(_strictness(before)), dict(_strictness(after))
    for name, (strict, word) in old.items():
        if new[name][0] < strict:
            yield Setting(name, word, new[name][1])
    if gone := [verb for verb in before.prose.verbs if verb not in after.prose.verbs]:
        yield Setting("prose.verbs", ", ".join(gone), UNSET)
    yield from _money(before.money, after.money)


def _needs(entity: str, before: Policy, after: Policy) -> Iterator[Setting]:
    kinds = {kind: (before.need(entity, kind), after.need(entity, kind)) for kind in Kind}
    less = {kind: (was.word, now.word) for kind, (was, now) in kinds.items() if now < was}
    if len(less) == len(kinds):
        was, now = (", ".join(dict.fromkeys(words)) for words in zip(*less.values(), strict=True))
        yield Setting(f"needs.{entity}", was, now)
    else:
        yield from (Setting(f"needs.{entity}.{kind}", was, now) for kind, (was, now) in less.items())


def _strictness(policy: Policy) -> Iterator[tuple[str, tuple[int, str]]]:
    """Every single setting by name: how strict it is, more is stricter, and its word."""
    for name in _ALONE:
        need = getattr(policy, name)
        yield name, (need, need.word)
    for name in _HELD:
        level = getattr(policy, name)
        yield name, (_LEVELS.index(level), str(level))
    for name in ("eased", "dropped"):
        need = getattr(policy.follow, name)
        yield f"follow.{name}", (need, need.word)
    level = policy.follow.not_followed_up
    yield "follow.not_followed_up", (_LEVELS.index(level), str(level))
    yield "prose.acts", (policy.prose.acts, policy.prose.acts.word)
    yield "prose.figures", (_LEVELS.index(policy.prose.figures), str(policy.prose.figures))
    index = policy.decision_from_index
    yield "risk.decision_from_index", (-index, str(index))
    yield "loosening", (LOOSENING.index(policy.loosening), policy.loosening)


def _money(before: Money, after: Money) -> Iterator[Setting]:
    """The limits that let more pass than before: a higher one, one that is gone while the other stays, or any where
    every change counted. What reaches either limit counts, so one of nothing makes every change count."""
    if after.counts_all:
        return
    limits = (
        ("money.amount_kr", before.amount_kr, after.amount_kr),
        ("money.percent", before.percent, after.percent),
    )
    for name, old, new in limits:
        higher = new is None or (old is not None and new > old)
        if new is not None if before.counts_all else old is not None and higher:
            yield Setting(name, _word(old), _word(new))


def _word(limit: int | Fraction | None) -> str:
    """A limit as `vpbdiff.toml` has it: kronor, or percent with a decimal comma; a hyphen where there is none."""
    if isinstance(limit, Fraction):
        return percent_word(limit)
    return UNSET if limit is None else str(limit)
