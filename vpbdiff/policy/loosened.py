"""Which settings of a policy ask less than they did: a gate that lets itself be opened must say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from vpbdiff.errors import Level
from vpbdiff.policy.model import Policy

_LEVELS = (Level.NOTE, Level.WARNING, Level.ERROR)
_ALONE = ("editorial", "reordered", "proposed", "weakened", "figure_missing")
_HELD = ("unbridged", "stale", "orphaned", "duplicate", "pins")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting with what it was and what it is, in the words of `vpbdiff.toml`."""

    name: str
    was: str
    now: str


def loosened(before: Policy, after: Policy) -> Iterator[Setting]:
    """The settings of `after` that ask less than those of `before`."""
    old, new = dict(_strictness(before)), dict(_strictness(after))
    for name, (strict, word) in old.items():
        if new[name][0] < strict:
            yield Setting(name, word, new[name][1])


def _strictness(policy: Policy) -> Iterator[tuple[str, tuple[Fraction, str]]]:
    """Every setting by name: how strict it is, more is stricter, and its word."""
    for (entity, kind), need in policy.needs.items():
        yield f"needs.{entity}.{kind}", (Fraction(need), need.word)
    for name in _ALONE:
        need = getattr(policy, name)
        yield name, (Fraction(need), need.word)
    for name in _HELD:
        level = getattr(policy, name)
        yield name, (Fraction(_LEVELS.index(level)), str(level))
    index = policy.decision_from_index
    yield "risk.decision_from_index", (Fraction(-index), str(index))
    yield from _money(policy)


def _money(policy: Policy) -> Iterator[tuple[str, tuple[Fraction, str]]]:
    """Either limit. Where none is set every change counts, which is as strict as a limit of nothing; where the other
    alone is set, nothing reaches this one."""
    limits = policy.money
    unset = limits.amount_kr is None and limits.percent is None
    for name, limit in (("money.amount_kr", limits.amount_kr), ("money.percent", limits.percent)):
        if unset:
            yield name, (Fraction(0), "0")
        else:
            yield name, (_never() if limit is None else -Fraction(limit), "-" if limit is None else str(limit))


def _never() -> Fraction:
    """Less strict than any limit: nothing reaches one that is not set while the other is."""
    return Fraction(-(10**15))
