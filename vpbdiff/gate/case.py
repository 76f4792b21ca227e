"""A pair of plans as it is worked on: the comparison under its pins, the explanations on record, and the policy.

Every command and the review open a pair here, so that they cannot disagree. A case is a value: a write makes a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from vpbdiff import store
from vpbdiff.explanations import Explanations, Reading, beside, is_history, read
from vpbdiff.gate.judge import judge
from vpbdiff.gate.verdict import Verdict
from vpbdiff.model.changes import Comparison
from vpbdiff.policy import Policy, policy_for
from vpbdiff.policy.rules import Setting, loosened
from vpbdiff.recorded import compared
from vpbdiff.store import Snapshot


@dataclass(frozen=True)
class Case:
    """Two plans with everything that their changes are judged by. `words` are OLD and NEW as the user wrote them."""

    words: tuple[str, str]
    old: Snapshot
    new: Snapshot
    comparison: Comparison
    reading: Reading
    policy: Policy
    loosened: tuple[Setting, ...] = ()

    @property
    def place(self) -> Snapshot:
        """Where the explanations lie, or will."""
        return self.reading.place

    @property
    def explanations(self) -> Explanations:
        """What is on record."""
        return self.reading.explanations

    @property
    def is_history(self) -> bool:
        """Whether the two are revisions of one plan, whose explanations gather over the revisions."""
        return is_history(self.old, self.new)

    @cached_property
    def verdict(self) -> Verdict:
        """What the gate says now."""
        return judge(self.comparison, self.explanations, self.policy, history=self.is_history, loosened=self.loosened)

    def with_reading(self, reading: Reading) -> Case:
        """The same case with another state of its explanations; compared anew if the pins are others."""
        comparison = self.comparison
        if reading.explanations.pins != self.explanations.pins:
            comparison = compared(comparison.old, comparison.new, reading.explanations)
        return replace(self, reading=reading, comparison=comparison)


Finder = Callable[[str, str], tuple[Snapshot, Snapshot]]
"""What finds the places of two plans as a user names them."""


def find_both(old: str, new: str) -> tuple[Snapshot, Snapshot]:
    """The places of two snapshots."""
    return store.find(old), store.find(new)


def open_case(old: str, new: str, find: Finder = find_both) -> Case:
    """The case of two plans as a user names them. Raises `VpbdiffError` for what can't be read: plans, explanations
    or policy."""
    places = find(old, new)
    plans = store.load(places[0]), store.load(places[1])
    return case_of((old, new), places, lambda explanations: compared(*plans, explanations))


def case_of(
    words: tuple[str, str], places: tuple[Snapshot, Snapshot], made: Callable[[Explanations], Comparison]
) -> Case:
    """The case of two plans that have been read; `made` gives their comparison under the pins on record. Raises
    `VpbdiffError` as `open_case` does, but for the plans."""
    reading = read(beside(*places))
    policy = policy_for(places[1])
    # Another revision may have had another policy; two files of one working copy have one and the same.
    before = policy_for(places[0]) if places[0].revision != places[1].revision else policy
    comparison = made(reading.explanations)
    return Case(words, *places, comparison, reading, policy, tuple(loosened(before, policy)))
