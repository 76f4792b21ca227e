"""The policy of a `vpbdiff.toml`, read over the program's own, and a policy printed as TOML.

A printed policy, put into a `vpbdiff.toml`, sets the very same policy.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from vpbdiff.base import files
from vpbdiff.base.errors import Level, Location, Problem, VpbdiffError
from vpbdiff.model import money
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy.rules import FollowNeeds, Money, Need, Policy, Prose, percent_word
from vpbdiff.store import Snapshot, schema
from vpbdiff.store.resolve import SETTINGS, home, seen_from_here

Raw = dict[str, Any]

_NEEDS = ("editorial", "reordered", "proposed", "weakened", "figure_missing")
_LEVELS = ("unbridged", "stale", "orphaned", "duplicate", "pins")
ANY = "any"
"""The key that stands for every kind of an entity which is not named."""


def policy_for(plan: Snapshot) -> Policy:
    """The policy that holds for a plan: of the nearest `vpbdiff.toml` in its folder or above, in its own revision.

    Raises `VpbdiffError` for a file that is no TOML or that the schema refuses.
    """
    found = _nearest(plan)
    return policy(*found) if found else policy("", None)


def signer_for(plan: Snapshot) -> str | None:
    """The role that explanations of a plan are signed with: `by` of the same file. Raises `VpbdiffError` likewise."""
    return settings_for(plan).get("by")


def settings_for(plan: Snapshot) -> Raw:
    """The whole of the nearest settings file, as TOML has it; empty where there is none. Raises likewise."""
    found = _nearest(plan)
    return _parsed(*found) if found else {}


def policy(text: str, source: str | None) -> Policy:
    """The policy that a `vpbdiff.toml` of this text sets, over the default. Raises `VpbdiffError` as `policy_for`."""
    own = _parsed(text, source) if text else {}
    raw = own.get("policy", {})
    base = default()["policy"]
    merged = base | raw
    needs = {name: Need[merged[name].upper()] for name in _NEEDS}
    levels = {name: Level(merged[name]) for name in _LEVELS}
    return Policy(
        needs=_needs({entity.name: dict(entity.needs) for entity in ENTITIES.values()}) | _needs(raw.get("needs", {})),
        editorial=needs["editorial"],
        reordered=needs["reordered"],
        proposed=needs["proposed"],
        weakened=needs["weakened"],
        figure_missing=needs["figure_missing"],
        # A whole number that is written with decimals is one to the schema.
        decision_from_index=int((base["risk"] | raw.get("risk", {}))["decision_from_index"]),
        money=_money(raw.get("money", {})),
        prose=_prose(base["prose"] | raw.get("prose", {})),
        follow=_follow(base["follow"] | raw.get("follow", {})),
        unbridged=levels["unbridged"],
        stale=levels["stale"],
        orphaned=levels["orphaned"],
        duplicate=levels["duplicate"],
        pins=levels["pins"],
        loosening=merged["loosening"],
        source=source,
    )


def _follow(raw: Raw) -> FollowNeeds:
    return FollowNeeds(
        Need[raw["eased"].upper()], Need[raw["dropped"].upper()], not_followed_up=Level(raw["not_followed_up"])
    )


def _prose(raw: Raw) -> Prose:
    return Prose(Need[raw["acts"].upper()], Level(raw["figures"]), tuple(raw["verbs"]))


def _money(raw: Raw) -> Money:
    amount_kr = int(raw["amount_kr"]) if "amount_kr" in raw else None
    return Money(amount_kr, money.parse_percent(raw["percent"]) if "percent" in raw else None)


@cache
def default() -> Raw:
    """The program's own policy, as TOML has it."""
    raw: Raw = tomllib.loads(Path(__file__).with_name("default.toml").read_text(encoding="utf-8"))
    return raw


def _needs(raw: Raw) -> dict[tuple[str, Kind], Need]:
    found: dict[tuple[str, Kind], Need] = {}
    for entity, asked in raw.items():
        by_kind: dict[str, str] = {ANY: asked} if isinstance(asked, str) else asked
        for kind in Kind:
            if need := by_kind.get(kind, by_kind.get(ANY)):
                found[entity, kind] = Need[need.upper()]
    return found


def _nearest(plan: Snapshot) -> tuple[str, str] | None:
    """The text and the shown path of the nearest settings file, None where there is none."""
    for folder in _folders(plan):
        settings = folder / SETTINGS
        place = Snapshot(settings if plan.revision else seen_from_here(Path(settings)), plan.revision)
        if plan.revision is None and not os.path.lexists(Path(place.path)):
            continue
        try:
            return place.text(), place.shown
        except VpbdiffError as error:
            key = error.problems[0].key
            if key == "file.empty":
                return "", place.shown  # it sets nothing, which is the default
            if plan.revision is None or key != "find.not-in-git":
                raise
    return None


def _folders(plan: Snapshot) -> Iterator[PurePath]:
    """The plan's folder and those above it, the real ones behind any link. The top of a repository is the last: what
    lies above it is in no revision, and would be another policy in each working copy."""
    if plan.revision is not None:
        yield from plan.path.parents
        return
    for folder in home(plan).resolve().parents:
        yield folder
        if os.path.lexists(folder / ".git"):
            return


def _parsed(text: str, source: str | None) -> Raw:
    raw: Raw = files.parse(text, source)
    if problems := schema.problems(raw, "settings"):
        raise VpbdiffError(*(_placed(each, text, source) for each in problems))
    return raw


def _placed(problem: Problem, text: str, source: str | None) -> Problem:
    """The problem with the line where its key stands, or the table that it is in."""
    pointer = problem.location.pointer or ""
    return Problem(problem.key, problem.params, Location(source, line_of(tuple(pointer.split("/")[1:]), text), pointer))


def line_of(steps: tuple[str, ...], text: str) -> int | None:
    """The line of a setting by its path, such as `policy`, `needs`, `goal`, or of the table that it is in; None where
    the text of the settings says nothing of either."""
    lines = _lines(text)
    known = (lines[steps[:length]] for length in range(len(steps), 0, -1) if steps[:length] in lines)
    return next(known, None)


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of every table's heading and every key, by its path."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := re.match(rf"\s*\[({_PATH})\]", line):
            table = _steps(heading[1])
            found.setdefault(table, number)
        elif key := re.match(rf"\s*({_PATH})\s*=", line):
            found.setdefault((*table, *_steps(key[1])), number)
    return found


_PATH = r"""[\w\-."' ]+"""
"""A key or the name of a table, dotted and quoted as may be."""


def _steps(path: str) -> tuple[str, ...]:
    return tuple(step.strip(" \"'") for step in path.split("."))


def as_toml(policy: Policy) -> str:
    """The TOML of a policy, every setting of it; ends with a newline."""
    return "\n".join(_settings_lines(policy)) + "\n"


def _settings_lines(policy: Policy) -> Iterator[str]:
    yield "[policy]"
    yield from (f'{name} = "{getattr(policy, name).word}"' for name in _NEEDS)
    yield from (f'{name} = "{getattr(policy, name)}"' for name in _LEVELS)
    yield f'loosening = "{policy.loosening}"'
    yield from ("", "[policy.risk]", f"decision_from_index = {policy.decision_from_index}")
    if limits := list(_money_lines(policy.money)):
        yield from ("", "[policy.money]", *limits)
    prose = policy.prose
    yield from ("", "[policy.prose]", f'acts = "{prose.acts.word}"', f'figures = "{prose.figures}"')
    yield from ("verbs = [", *(f'    "{verb}",' for verb in prose.verbs), "]", "", "[policy.follow]")
    yield from (f'eased = "{policy.follow.eased.word}"', f'dropped = "{policy.follow.dropped.word}"')
    yield f'not_followed_up = "{policy.follow.not_followed_up}"'
    yield from ("", "[policy.needs]")
    asked = {entity: {kind: policy.need(entity, kind) for kind in Kind} for entity in ENTITIES}
    for entity, needs in asked.items():
        if len({*needs.values()}) == 1:
            yield f'{entity} = "{needs[Kind.ADDED].word}"'
    for entity, needs in asked.items():
        if len({*needs.values()}) > 1:
            yield from ("", f"[policy.needs.{entity}]", *_by_kind(needs))


def _money_lines(limits: Money) -> Iterator[str]:
    if limits.amount_kr is not None:
        yield f"amount_kr = {limits.amount_kr}"
    if limits.percent is not None:
        yield f'percent = "{percent_word(limits.percent)}"'


def _by_kind(needs: dict[Kind, Need]) -> Iterator[str]:
    """What most kinds need first, then the others."""
    usual, _ = Counter(needs.values()).most_common(1)[0]
    yield f'{ANY} = "{usual.word}"'
    yield from (f'{kind} = "{need.word}"' for kind, need in needs.items() if need is not usual)
