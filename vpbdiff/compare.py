"""Two plans in, the finished comparison out: match, then detect, then say what a reader must know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.detect import detect
from vpbdiff.detect.fields import amount_remarks
from vpbdiff.detect.money_in_text import money_in_text
from vpbdiff.language.non_reasons import shows_nothing
from vpbdiff.matching import match
from vpbdiff.model.changes import SHOWN, UNPROVED, UNREAD, Caveat, Change, Comparison, Kind, Matching
from vpbdiff.model.entities import PLAN_LISTS, RARE
from vpbdiff.model.keys import Pin
from vpbdiff.model.plan import Item, Plan, Presence

_UNLIKE = 0.3
"""Below this share of paired items two plans are probably not two years of one: the real pair, two years apart and
much reworked, pairs far more, and two plans of different committees pair little but boilerplate. See
docs/matching.md for the figures."""
_FEW = 10
"""Plans with fewer items are too small for a share to say anything."""


def compare(old: Plan, new: Plan, pins: Sequence[Pin] = ()) -> Comparison:
    """Everything that changed from `old` to `new`, with what a person has pinned. Neither order nor place counts."""
    matching = match(old, new, pins)
    changes, unread = detect(matching, old, new), tuple(_unread(old, new))
    return Comparison(
        old,
        new,
        matching,
        changes,
        not_comparable=(
            *unread,
            *_unproved(unread, changes),
            *_known_from(old, new),
            *_unknown(old, new),
            *money_in_text(old, new),
            *_figures(matching, old, new),
        ),
        warnings=(*_years(old, new), *_unlike(matching), *_moved_ids(matching), *_absent(old, new)),
    )


def _unread(old: Plan, new: Plan) -> Iterator[Caveat]:
    """What no reader could take in, by its number in its plan."""
    for side, plan in (("old", old), ("new", new)):
        for number, each in enumerate(plan.unread):
            shown = each.shows is not None and not shows_nothing(each.shows.text)
            yield Caveat(SHOWN if shown else UNREAD, (("side", side), ("unread", number)), each.pointer)


def _unproved(unread: Iterable[Caveat], changes: Iterable[Change]) -> Iterator[Caveat]:
    """That what is gone may stand in what nobody has read of the new plan, and what came in that of the old one."""
    open_ = {dict(each.params)["side"] for each in unread if each.key == UNREAD}
    kinds = {kind for change in changes for kind in change.kinds}
    for kind, side in ((Kind.REMOVED, "new"), (Kind.ADDED, "old")):
        if side in open_ and kind in kinds:
            yield Caveat(UNPROVED[kind], (("side", side),))


def _known_from(old: Plan, new: Plan) -> Iterator[Caveat]:
    """A plan that only another plan's comparison column tells of."""
    for plan in (old, new):
        if plan.known_from is not None:
            yield Caveat("compare.known-from", (("year", plan.year), ("teller", plan.known_from)))


def _figures(matching: Matching, old: Plan, new: Plan) -> Iterator[Caveat]:
    """Budget rows with a figure in one plan alone."""
    for pair in matching.pairs:
        if pair.new.entity.is_money:
            yield from amount_remarks(pair.old, pair.new, old, new)


def _years(old: Plan, new: Plan) -> Iterator[Caveat]:
    if old.year > new.year:
        yield Caveat("compare.backwards", (("first", old.year), ("then", new.year)))
    first, last = sorted((old.year, new.year))
    if skipped := tuple(range(first + 1, last)):
        yield Caveat("compare.skipped-years", (("years", skipped),))


def _unlike(matching: Matching) -> Iterator[Caveat]:
    paired = len({pair.old.pointer for pair in matching.pairs if _counts(pair.old)})
    alone = max(sum(map(_counts, matching.removed)), sum(map(_counts, matching.added)))
    if paired + alone >= _FEW and paired < _UNLIKE * (paired + alone):
        yield Caveat("compare.unlike-plans", (("share", paired / (paired + alone)),))


def _moved_ids(matching: Matching) -> Iterator[Caveat]:
    """Ids that stand at other items than they did: they follow the place, and say nothing of which item it is."""
    taken = {(pair.old.entity.name, pair.old.id) for pair in matching.pairs if pair.old.id}
    moved = [
        pair.new
        for pair in matching.pairs
        if pair.old.id and pair.new.id and pair.old.id != pair.new.id and (pair.new.entity.name, pair.new.id) in taken
    ]
    if len(moved) > 1:
        yield Caveat("compare.moved-ids", (("number", len(moved)), ("name", moved[0].name)))


def _counts(item: Item) -> bool:
    """Whether an item says which plan it is in: sections and budget lines have the same names everywhere."""
    return not (item.entity.part or item.entity.generic)


def _unknown(old: Plan, new: Plan) -> Iterator[Caveat]:
    for side, plan, other in (("old", old, new), ("new", new, old)):
        for path, presence, pointer in _presences(plan):
            missed = plan.known_from is not None and path not in RARE
            if presence is Presence.NOT_KNOWN and (missed or _entities(other, path)):
                yield Caveat("compare.not-known", (("list", path), ("side", side)), pointer)


def _absent(old: Plan, new: Plan) -> Iterator[Caveat]:
    """Lists that one plan has no section for: compared as empty, and said. What stands elsewhere in it, such as
    prose in one section less or measures under no goal, it does not lack."""
    for side, plan, other in (("old", old, new), ("new", new, old)):
        states = list(_presences(plan))
        held = {item.entity.name for item in plan.items()}
        for path in dict.fromkeys(path for path, *_ in states):
            found = [presence for one, presence, _ in states if one == path]
            if all(presence is Presence.NO_SECTION for presence in found) and _entities(other, path) - held:
                yield Caveat("compare.no-section", (("list", path), ("side", side)))


def _presences(plan: Plan) -> Iterator[tuple[str, Presence, str]]:
    """Every list of a plan as (path by entity, presence, pointer): `goals`, `goals/measures`. A section's lists have
    one path however deep in other sections it stands."""
    for listed in PLAN_LISTS:
        listing = plan.lists[listed.path]
        yield listed.path, listing.presence, f"/{listed.path}"
        for item in listing.walk():
            for path, below in item.lists.items():
                yield f"{listed.path}/{path}", below.presence, f"{item.pointer}/{path}"


def _entities(plan: Plan, path: str) -> set[str]:
    """What the items of a list of the plan are."""
    first = next(listed.path for listed in PLAN_LISTS if path == listed.path or path.startswith(listed.path + "/"))
    rest = path[len(first) + 1 :]
    listing = plan.lists[first]
    lists = [item.lists.get(rest, ()) for item in listing.walk()] if rest else [listing]
    return {item.entity.name for each in lists for item in each}
