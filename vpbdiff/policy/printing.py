"""A policy as TOML: put in a `vpbdiff.toml`, the text sets the very same policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy.rules import Money, Need, Policy, percent_word
from vpbdiff.policy.settings import ANY

_NEEDS = ("editorial", "reordered", "proposed", "weakened", "figure_missing")
_LEVELS = ("unbridged", "stale", "orphaned", "duplicate", "pins")


def toml(policy: Policy) -> str:
    """The TOML of a policy, every setting of it; ends with a newline."""
    return "\n".join(_lines(policy)) + "\n"


def _lines(policy: Policy) -> Iterator[str]:
    yield "[policy]"
    yield from (f'{name} = "{getattr(policy, name).word}"' for name in _NEEDS)
    yield from (f'{name} = "{getattr(policy, name)}"' for name in _LEVELS)
    yield from ("", "[policy.risk]", f"decision_from_index = {policy.decision_from_index}")
    if limits := list(_money(policy.money)):
        yield from ("", "[policy.money]", *limits)
    yield from ("", "[policy.needs]")
    asked = {entity: {kind: policy.need(entity, kind) for kind in Kind} for entity in ENTITIES}
    for entity, needs in asked.items():
        if len({*needs.values()}) == 1:
            yield f'{entity} = "{needs[Kind.ADDED].word}"'
    for entity, needs in asked.items():
        if len({*needs.values()}) > 1:
            yield from ("", f"[policy.needs.{entity}]", *_by_kind(needs))


def _money(limits: Money) -> Iterator[str]:
    if limits.amount_kr is not None:
        yield f"amount_kr = {limits.amount_kr}"
    if limits.percent is not None:
        yield f'percent = "{percent_word(limits.percent)}"'


def _by_kind(needs: dict[Kind, Need]) -> Iterator[str]:
    """What most kinds need first, then the others."""
    usual, _ = Counter(needs.values()).most_common(1)[0]
    yield f'{ANY} = "{usual.word}"'
    yield from (f'{kind} = "{need.word}"' for kind, need in needs.items() if need is not usual)
