"""What lets more through than the program by itself would, held against the revision that judges: the one that decides.

A branch could else exempt itself: by a lower requirement, by recording its changes as there before the gate, by pinning
pairs, or by editing the texts that a reason was written for. What it adds is a loosening like a lowered requirement.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from vpbdiff.base import git
from vpbdiff.explanations import Entry, Explanations, beside, read
from vpbdiff.explanations.file import entry_to_json, pin_to_json
from vpbdiff.model.keys import canonical
from vpbdiff.policy import Policy, policy_for
from vpbdiff.policy.rules import Setting, loosened
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import in_git
from vpbdiff.store.resolve import home

BASELINE, PINS = "exemptions.baseline", "exemptions.pins"
"""The settings, as it were, that a branch lowers by what it records as there before the gate, and by its pins."""


class Decided(NamedTuple):
    """What the revision that judges has: the policy, and what is on record beside the plans, None where it is of no
    revision."""

    revision: str | None
    policy: Policy
    explanations: Explanations | None


def decided(old: Snapshot, new: Snapshot, against: str | None) -> Decided | None:
    """What judges a pair: the revision of the old plan, else the one named `against`; None for two plans of one working
    copy. Raises `VpbdiffError` for a revision that is not there or may be several, and for a policy or a record that
    can't be read."""
    judge = old.revision or against
    if judge is None:
        return Decided(None, policy_for(old), None) if new.revision is not None else None
    git.one_meaning(judge)
    git.answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{judge}^{{commit}}")
    place = beside(old, new)
    record = replace(place, revision=old.revision or place.revision) if place.read else in_revision(place, judge)
    return Decided(judge, policy_for(asking(old, new, judge)), read(record).explanations)


def asking(old: Snapshot, new: Snapshot, revision: str) -> Snapshot:
    """The place by which a revision says what is asked of a pair: the old plan's where that is of a revision, else the
    new plan's."""
    if old.revision is not None:
        return replace(old, revision=revision)
    return in_revision(replace(new, path=home(new)), revision)


def in_revision(place: Snapshot, revision: str) -> Snapshot:
    """The same place in another revision; a place of a revision has its path from the top already."""
    if place.revision is not None:
        return replace(place, revision=revision)
    path = os.path.relpath(Path(place.path).absolute()).replace(os.sep, "/")
    return in_git(f"{revision}:{path if path.startswith('../') else f'./{path}'}")


def lowered(judge: Decided, policy: Policy, held: Explanations) -> Iterator[Setting]:
    """What asks less than the revision that judges does, as settings: of the policy, and of the record."""
    yield from loosened(judge.policy, policy)
    if judge.explanations is None:
        return
    known = judge.explanations
    if baseline := [each for each in held.entries if each.baseline and each not in known.entries]:
        yield Setting(BASELINE, "0", _bound(sum(len(each.items) for each in baseline), map(entry_to_json, baseline)))
    if pins := [each for each in held.pins if each not in known.pins]:
        yield Setting(PINS, "0", _bound(len(pins), map(pin_to_json, pins)))


def refitted(judge: Decided, held: Explanations) -> tuple[Entry, ...]:
    """The reasons whose texts are others than in the revision that judges, while the words stood still and the day is
    no later one: the record was edited to fit a plan that somebody changed, and nobody wrote the reason anew."""
    known = judge.explanations.entries if judge.explanations is not None else ()
    now = [each for each in held.entries if each not in known]
    gone = [each for each in known if each not in held.entries]
    return tuple(each for each in now if any(_is_refitted(before, each) for before in gone))


def _is_refitted(before: Entry, now: Entry) -> bool:
    if now.baseline or before.reason != now.reason or (now.date or "") > (before.date or ""):
        return False
    was = {each.item: (each.old, each.new) for each in before.items}
    return any(each.item in was and was[each.item] != (each.old, each.new) for each in now.items)


def _bound(number: int, added: Iterable[Mapping[str, object]]) -> str:
    """How many are exempted, with a digest of them: a decision is on these and on no others."""
    texts = sorted(map(canonical, added))
    return f"{number} {hashlib.sha256(chr(10).join(texts).encode()).hexdigest()[:8]}"
