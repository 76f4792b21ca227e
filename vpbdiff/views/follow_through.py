"""The plan's items through the year: what each report says of them, and how they changed in the next plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vpbdiff.follow.changes import words_on
from vpbdiff.follow.relation import FollowCoverage, FollowedItem, Following
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Item
from vpbdiff.statements import followed_changes
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import surroundings
from vpbdiff.wording import Wording


@dataclass(frozen=True, slots=True)
class ItemThroughYear:
    """An item of the old plan. `words` are what each report says, by its day; `became` what the new plan has of it,
    empty where that is not known; `change` the id of the first of its changes, None where it has none."""

    item: Item
    words: tuple[tuple[str, str], ...]
    became: str
    change: str | None = None


def rows(comparison: Comparison, followings: Sequence[Following], wording: Wording) -> Iterator[ItemThroughYear]:
    """Every item that is followed up, in the old plan's order."""
    phrasing, around = Phrasing(comparison, wording), surroundings(comparison)
    changes: dict[str, list[tuple[str, str]]] = {}
    for change in comparison.changes:
        for item in change.old:
            changes.setdefault(item.pointer, []).append((change.id, phrasing.kinds(around.statement(change))))
    kept = {pair.old.pointer for pair in comparison.matching.pairs}
    reports = [(each.report.through, each, _by_pointer(each)) for each in followings]
    for pointer, first in (reports[-1][2] if reports else {}).items():
        assert first.plan is not None, "only the plan's items have a pointer there"
        words = tuple((day, _words(first.plan, each, held.get(pointer), wording)) for day, each, held in reports)
        found = changes.get(pointer, [])
        stands = wording.say("follow.stands") if pointer in kept else ""
        became = ", ".join(dict.fromkeys(word for _, word in found)) or stands
        yield ItemThroughYear(first.plan, words, became, found[0][0] if found else None)


def _by_pointer(following: Following) -> dict[str, FollowedItem]:
    return {each.plan.pointer: each for each in following.items if each.plan is not None}


def _words(item: Item, following: Following, found: FollowedItem | None, wording: Wording) -> str:
    """What one report says of an item: its words, or that it says nothing and why."""
    told = followed_changes.words([each for each in words_on(item, following) if each.printed or each.text], wording)
    if told or found is None:
        return told
    coverage = found.coverage if found.coverage is not FollowCoverage.FOLLOWED else FollowCoverage.NO_RESULT
    return wording.say(f"follow.coverage.{coverage}")
