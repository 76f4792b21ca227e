"""The policy of a `vpbdiff.toml`: the program's own, with what the file says otherwise."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from vpbdiff import money
from vpbdiff.changes import Kind
from vpbdiff.errors import Level, Location, Problem, VpbdiffError, failure
from vpbdiff.policy.model import Money, Need, Policy
from vpbdiff.store import Snapshot, schema
from vpbdiff.store.finding import SETTINGS

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
        needs=_needs(base["needs"]) | _needs(raw.get("needs", {})),
        editorial=needs["editorial"],
        reordered=needs["reordered"],
        proposed=needs["proposed"],
        weakened=needs["weakened"],
        figure_missing=needs["figure_missing"],
        decision_from_index=raw.get("risk", {}).get("decision_from_index", base["risk"]["decision_from_index"]),
        money=_money(raw.get("money", {})),
        unbridged=levels["unbridged"],
        stale=levels["stale"],
        orphaned=levels["orphaned"],
        duplicate=levels["duplicate"],
        pins=levels["pins"],
        source=source,
    )


def _money(raw: Raw) -> Money:
    return Money(raw.get("amount_kr"), money.parse_percent(raw["percent"]) if "percent" in raw else None)


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
    folders: list[PurePath] = list(plan.path.parents)
    if plan.revision is None:
        folders = list(Path(plan.path).absolute().parents)
    for folder in folders:
        place = Snapshot(folder / SETTINGS, plan.revision)
        if plan.revision is None and not Path(place.path).is_file():
            continue
        try:
            return place.text(), place.shown
        except VpbdiffError as error:
            if plan.revision is None or error.problems[0].key != "find.not-in-git":
                raise
    return None


def _parsed(text: str, source: str | None) -> Raw:
    try:
        raw: Raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = Location(source, int(line[1]) if line else None)
        raise failure("policy.no-toml", place, reason=str(error).partition(" (")[0]) from error
    if problems := schema.problems(raw, "settings"):
        raise VpbdiffError(*(_placed(each, text, source) for each in problems))
    return raw


def _placed(problem: Problem, text: str, source: str | None) -> Problem:
    """The problem with the line where its key stands: the last step of the pointer, as `key =` or `[...key]`."""
    pointer = problem.location.pointer or ""
    key = re.escape(pointer.rpartition("/")[2])
    found = re.search(rf"^\s*(?:\[[\w.]*\b)?{key}\b", text, re.MULTILINE) if key else None
    line = text.count("\n", 0, found.end()) + 1 if found else None
    return Problem(problem.key, problem.params, Location(source, line, pointer))
