"""Where a branch left the one that judges it: the plan as it was there, so that nobody answers for others' edits.

What is asked of the branch is not asked by the older plan: policy, baselines and pins are those of the tip, so that
what was tightened since binds. Only where git is certain is anything older than the tip compared with: with several
common ancestors, or none, the tip itself holds.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from vpbdiff.base import git
from vpbdiff.base.errors import Location, failure
from vpbdiff.gate.exemptions import Decided, asking, in_revision
from vpbdiff.policy import Policy, policy_for
from vpbdiff.policy.settings import settings_for
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import Name, composed, is_history


def branched(old: Snapshot, new: Snapshot) -> Snapshot | None:
    """The plan at the merge base of its revision and HEAD, where `new` is the same plan in the working copy; None where
    that is the revision itself. Raises `VpbdiffError` in a shallow clone, in which it can't be known."""
    if new.revision is not None or new.read is not None or not is_history(old, new):
        return None
    base = _base(str(old.revision))
    if base is None and _is_cut_off(str(old.revision)):
        raise failure("git.shallow", Location(old.shown), revision=old.revision)
    if base is None:
        return None
    return replace(old, revision=base) if git.has(base, old.path) else None


def same_plans(words: Sequence[str], places: Sequence[Snapshot], revision: str) -> None:
    """Raise `VpbdiffError` where a word names another plan here than in the revision that judges: a bare year («2025»)
    one of another series, since the default in the settings was changed, or a year what only a later plan tells of it,
    since its own plan was taken away."""
    for word, place in zip(words, places, strict=True):
        name = Name.of(word.rpartition("/")[2])
        if place.revision is not None or place.read is not None or name is None:
            continue
        usual = settings_for(in_revision(place, revision)).get("series") if "/" not in word else None
        if usual is not None and place.series is not None and composed(str(usual)) != place.series:
            raise failure("check.other-series", word=word, revision=revision, was=usual, now=place.series)
        own = replace(place, path=place.path.with_name(f"{name.year}.json"))
        if name == Name(name.year) and place.path != own.path and git.has(revision, in_revision(own, revision).path):
            raise failure("check.gone", Location(own.shown), revision=revision, path=own.shown)


def binding(judged: Decided | None, old: Snapshot, new: Snapshot, asked: Policy) -> Policy:
    """The policy that a branch is judged by: its own, or that of the revision that judges where the branch has not
    touched the policy since it left: what was changed there since is no lowering of the branch's. Raises `VpbdiffError`
    for a policy that can't be read."""
    if judged is None or judged.revision is None or new.revision is not None or new.read is not None:
        return asked
    base = _base(judged.revision)
    if base is None or _bare(policy_for(asking(old, new, base))) != _bare(asked):
        return asked
    return judged.policy


def _bare(policy: Policy) -> Policy:
    return replace(policy, source=None)


def _base(revision: str) -> str | None:
    """The one commit where the current branch left a revision, short; None where it is that revision's own, where there
    are several or none, and where a cut-off history does not tell for certain."""
    tip, head = _commit(revision), _commit("HEAD")
    if tip is None or head is None or _is_ancestor(tip, head):
        return None
    if _is_ancestor(head, tip):
        return _short(head)
    if _is_shallow():
        return None
    bases = git.run("merge-base", "--all", tip, head).stdout.split()
    return _short(bases[0].decode()) if len(bases) == 1 else None


def _is_cut_off(revision: str) -> bool:
    """Whether nobody can tell where the branch left a revision, since the clone has not all of the history."""
    tip, head = _commit(revision), _commit("HEAD")
    return tip is not None and head is not None and _is_shallow() and not _is_ancestor(tip, head)


def _is_shallow() -> bool:
    return git.run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _is_ancestor(one: str, other: str) -> bool:
    return git.run("merge-base", "--is-ancestor", one, other).returncode == 0


def _commit(revision: str) -> str | None:
    found = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return os.fsdecode(found.stdout).strip() or None if found.returncode == 0 else None


def _short(commit: str) -> str:
    return os.fsdecode(git.run("rev-parse", "--short=12", commit).stdout).strip() or commit
