"""What a change needs under a policy: the most that any of its facets requires."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from vpbdiff.base.cache import by_identity
from vpbdiff.detect.fields import own_amounts
from vpbdiff.detect.prose import PROSE, lost_promises, sides
from vpbdiff.explanations.subjects import Subject, counts
from vpbdiff.language.acts import acts, figures, has_other_fee
from vpbdiff.language.non_reasons import YEAR
from vpbdiff.language.tokens import normal
from vpbdiff.matching.matter import same_matter
from vpbdiff.model.changes import Change, Comparison, Facet, Kind, Pair, Rung, Significance
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item
from vpbdiff.policy.rules import Need, Policy

if TYPE_CHECKING:
    from vpbdiff.follow import Following
    from vpbdiff.follow.eased import Eased


class Needs:
    """Says what each change of one comparison needs."""

    def __init__(self, comparison: Comparison, policy: Policy, followed: Sequence[Following] = ()) -> None:
        self._followed = followed
        self._comparison = comparison
        self._policy = policy
        self._pinned = {
            pointer
            for pair in comparison.matching.pairs
            if pair.new.entity.protected and _is_said(pair)
            for pointer in (f"old:{pair.old.pointer}", f"new:{pair.new.pointer}")
        }

    def of(self, subject: Subject) -> Need:
        """What a subject needs. A part that came or went with its owner is told with it, and is judged there; a row of
        the budget that only sums up others follows from them, save where small ones of these may count for nothing."""
        change = subject.change
        if subject.follows and self._policy.money.counts_all:
            return Need.NOTHING
        if change is None:
            return self._policy.figure_missing
        if change.within is not None and ENTITIES[change.entity].part:
            return Need.NOTHING
        needs = [self._facet(facet, change) for facet in change.facets]
        if self._is_pinned(change):
            needs.append(self._gone(change))
        if max(needs) is Need.NOTE and (says_act(change, self._policy.prose.verbs) or says_fee(change)):
            needs.append(self._policy.prose.acts)
        if max(needs) is Need.NOTE and lost_promises(change, self._comparison.new):
            needs.append(self._policy.weakened)
        if ENTITIES[change.entity].is_rated and self._is_lowered(change):
            needs.append(Need.DECISION)
        if (beside := self._eased(change)) is not None:
            needs.append(beside[1])
        return max(needs)

    def _eased(self, change: Change | None) -> tuple[Eased, Need] | None:
        """What a report known at the decision says that makes a change heavier, and what that asks."""
        if change is None or not self._followed:
            return None
        from vpbdiff.follow.eased import eased  # noqa: PLC0415 - most series have no reports

        found = eased(change, self._followed)
        asked = self._policy.follow
        return None if found is None else (found, asked.dropped if found.is_dropped else asked.eased)

    def beside(self, subject: Subject, need: Need) -> Eased | None:
        """What a report known at the decision says that made a subject need what it does; None where that follows from
        its kind alone, or from no report."""
        found = self._eased(subject.change)
        return found[0] if found is not None and Need.REASON <= found[1] == need else None

    def why(self, subject: Subject, need: Need) -> str:
        """Why a subject needs a reason where its kind of change would not say so: it seems to be wording («proposed»),
        its running text says that something ends, starts or moves («act»), gives a fee another amount («price»), or no
        longer has what was promised to all («lost»); else empty."""
        change = subject.change
        if change is None or need is not Need.REASON:
            return ""
        facets = [facet for facet in change.facets if counts(facet)]
        if facets and all(facet.significance is Significance.EDITORIAL for facet in facets):
            return "proposed"
        by_kind = max(self._facet(facet, change) for facet in change.facets)
        if by_kind >= need:
            return ""
        if says_act(change, self._policy.prose.verbs):
            return "act"
        if says_fee(change):
            return "price"
        return "lost" if lost_promises(change, self._comparison.new) else ""

    def _facet(self, facet: Facet, change: Change) -> Need:
        if facet.kind is Kind.REORDERED:
            return self._policy.reordered
        if facet.significance is Significance.EDITORIAL:
            return self._policy.editorial if facet.certain else self._policy.proposed
        if facet.kind in (Kind.ADDED, Kind.REMOVED):
            return self._with_parts(facet.kind, change)
        need = self._policy.need(change.entity, facet.kind)
        if facet.weakened:
            need = max(need, self._policy.weakened)
        return need if self._reaches(facet, change) else min(need, Need.NOTE)

    def _with_parts(self, kind: Kind, change: Change) -> Need:
        """What an item that came or went as a whole needs: it or any of its parts, which are told with it."""
        parts = {child.entity.name for item in (*change.old, *change.new) for child in item.children()}
        asked = {change.entity, *(name for name in parts if ENTITIES[name].part)}
        return max(self._policy.need(entity, kind) for entity in asked)

    def _gone(self, change: Change) -> Need:
        """What it would need if its old items had been dropped."""
        high = ENTITIES[change.entity].is_rated and _highest(change.old) >= self._policy.decision_from_index
        return max(self._policy.need(change.entity, Kind.REMOVED), Need.DECISION if high else Need.NOTHING)

    def _is_lowered(self, change: Change) -> bool:
        """Whether a risk that was high is less so, in whatever way: lowered, dropped, merged into a lower one, or
        without an index."""
        before = _highest(change.old)
        return before >= self._policy.decision_from_index and before > _highest(change.new)

    def _reaches(self, facet: Facet, change: Change) -> bool:
        """Whether a change of money reaches what the policy counts; everything that is no money does."""
        rows = change.old[0], change.new[0]
        amounts = own_amounts(facet, rows, (self._comparison.old, self._comparison.new))
        if amounts is None:
            return True
        before, after = amounts
        return self._policy.money.reached(after.kr - before.kr, before.kr)

    def _is_pinned(self, change: Change) -> bool:
        """Whether a person's word or an id alone may hide something: not where it is the same but for its form."""
        pointers = [f"old:{item.pointer}" for item in change.old] + [f"new:{item.pointer}" for item in change.new]
        return any(pointer in self._pinned for pointer in pointers) and any(map(counts, change.facets))


def _is_said(pair: Pair) -> bool:
    """Whether nothing but a word says that two items are one: a pin, or an id on what has another name and other text.
    A new risk with the id of one that was dropped would else need no decision."""
    if pair.rung is not Rung.SAME_ID:
        return pair.rung is Rung.PINNED
    old, new = ({value for value in item.fields.values() if isinstance(value, str)} for item in (pair.old, pair.new))
    texts = (value for value in old & new if len(value.split()) > _FEW)
    return not any(texts) and not same_matter(normal(pair.old.name), normal(pair.new.name))


_FEW = 2
"""Words that two items may share in a field («Ekonomi», «Varje månad») and be two."""


def says_act(change: Change, verbs: tuple[str, ...]) -> bool:
    """Whether running text says anew that something closes, ends, starts or moves (`language.acts`)."""
    return ENTITIES[change.entity].chapter in PROSE and _acts_by(verbs)(change)


def says_fee(change: Change) -> bool:
    """Whether running text gives a fee another amount."""
    return ENTITIES[change.entity].chapter in PROSE and _has_other_fee(change)


@by_identity(1_000)
def _has_other_fee(change: Change) -> bool:
    old, new = sides(change)
    return has_other_fee(new, old)


@lru_cache(maxsize=2)
def _acts_by(verbs: tuple[str, ...]) -> Callable[[Change], bool]:
    @by_identity(1_000)
    def said(change: Change) -> bool:
        old, new = sides(change)
        return acts(new, old, verbs=verbs)

    return said


def has_other_figures(change: Change, years: tuple[int, int]) -> bool:
    """Whether running text has other figures, dates or sums than it had, and not only those for other years since the
    plans are for other `years`."""
    if ENTITIES[change.entity].chapter not in PROSE:
        return False
    old, new = map(figures, sides(change))
    return Counter(old) != Counter(new) and _by_year(old, years[0]) != _by_year(new, years[1])


def _by_year(found: Sequence[str], plan: int) -> Counter[str]:
    """Figures with each year counted from the plan's."""
    return Counter(f"{int(each) - plan:+d}" if YEAR.fullmatch(each) else each for each in found)


def _highest(items: tuple[Item, ...]) -> int:
    """The highest index of some risks: the printed one, or likelihood times consequence; 0 where there is none."""
    return max((_index(item) for item in items), default=0)


def _index(item: Item) -> int:
    index, *factors = (item.fields.get(name) for name in ("index", "likelihood", "consequence"))
    if isinstance(index, int):
        return index
    likelihood, consequence = factors
    return likelihood * consequence if isinstance(likelihood, int) and isinstance(consequence, int) else 0
