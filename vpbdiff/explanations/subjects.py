"""What can be explained in a comparison, and which part of it a person means.

There is one subject for each change, with the content that an explanation refers to, and one for each budget row that
has an amount in only one of the plans. A person names a subject by the beginning of its change's id, by the item's key
or by its name. Whether a subject has a reason is for `coverage` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from vpbdiff.base.cache import by_identity
from vpbdiff.budget.sums import following, is_gross
from vpbdiff.budget.tables import lone_amounts
from vpbdiff.detect.groups import owner_pointer
from vpbdiff.explanations.entries import Content, Explained
from vpbdiff.language.tokens import normal
from vpbdiff.model.changes import BY_FIGURES, FORMER, Change, Comparison, Facet, Kind, Pair, Rung, Significance
from vpbdiff.model.entities import ENTITIES, Role
from vpbdiff.model.keys import canonical, content, numbered, plan_keys, slug
from vpbdiff.model.plan import Item, Json, YearAmount, YearValue, value_json

WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MERGED, Kind.SPLIT)
"""Kinds whose record is the whole content of the items, which were added, removed, merged or split."""

SHIFTING = (Kind.REORDERED, Kind.TRANSFERRED)
"""Kinds that depend on what happens to other items; no explanation refers to them. See `detect.groups`."""

UNDER = "under"
"""The field of a record that holds the owner's name, since that is what a reader knows the owner by."""


class Subject(NamedTuple):
    """Something that a reason can be given for: a change, or a budget row with a figure in one of the plans alone.

    Of such a row `change` is None and `kinds` is empty. `pointer` is its place in the new plan, or in the old one
    where it is there no longer. `former` is the record as an earlier version of the program wrote it, None where it
    wrote the same. `halves` are the two records that it wrote where it held the item to be one that was removed and
    another that was added: what only the figures in their names, or in their rows, or some words hold together. `gross`
    marks a row that an amount of a unit says nothing of, `follows` one that only sums up others (`budget.sums`).
    """

    record: Explained
    entity: str
    pointer: str
    gone: bool
    change: Change | None = None
    former: Explained | None = None
    halves: tuple[Explained, Explained] | None = None
    gross: bool = False
    follows: bool = False

    @property
    def item(self) -> str:
        """The stable key."""
        return self.record.item

    @property
    def row(self) -> str:
        """Of a row of the budget: the key that `budget.movement` knows it by."""
        return f"old:{self.pointer}" if self.gone else self.pointer


def _follows(subject: Subject, sums: Collection[str]) -> bool:
    """Whether a row that sums up others has nothing to say beside them: a figure that it no longer prints is none of
    theirs, nor is another name or group, whatever its figures do."""
    if subject.change is None or subject.gone or subject.pointer not in sums:
        return False
    own = [facet for facet in subject.change.facets if counts(facet)]
    return bool(own) and all(facet.field in _ADDED_UP for facet in own)


_ADDED_UP = ("amounts", "change", "deviations")
"""The fields of a row that are sums of those of others."""


@by_identity(2)
def subjects(comparison: Comparison) -> tuple[Subject, ...]:
    """Everything in a comparison that a reason can be given for, in its order."""
    names = _SubjectNames(comparison)
    sums = following(comparison)
    found = (*(_of_change(change, names) for change in comparison.changes), *_bare_rows(comparison, names))
    return tuple(
        each._replace(gross=is_gross(each.pointer, rows[0]), follows=_follows(each, sums))
        if (rows := _rows(each, comparison))
        else each
        for each in found
    )


def _rows(subject: Subject, comparison: Comparison) -> tuple[Item, ...]:
    """The rows of the budget that a subject is; none of what is no row."""
    if not ENTITIES[subject.entity].is_money:
        return ()
    if subject.change is not None:
        return subject.change.new or subject.change.old
    return tuple(pair.new for pair in comparison.matching.pairs if pair.new.pointer == subject.pointer)


def counts(facet: Facet) -> bool:
    """Whether an explanation refers to a facet: not to what is editorial for certain, nor to what depends on other
    items."""
    return facet.kind not in SHIFTING and not (facet.significance is Significance.EDITORIAL and facet.certain)


_PAIRED_BY_NAME = 0.65
"""The score from which two siblings pair on their names alone; with less they may have been two to an earlier version
of the program."""


def _is_barely_alike(pair: Pair) -> bool:
    return pair.rung is Rung.SIMILAR_SAME_PARENT and pair.score < _PAIRED_BY_NAME


class _SubjectNames:
    """The names of owners: the name in the old plan where the owner was there, since that plan is decided and does not
    change. So no reason goes stale because the owner was renamed."""

    def __init__(self, comparison: Comparison) -> None:
        pairs = sorted(comparison.matching.pairs, key=lambda pair: pair.rung not in (Rung.MERGED, Rung.SPLIT))
        self._old = {item.pointer: item.name for item in comparison.old.items()}
        self._new = {item.pointer: item.name for item in comparison.new.items()}
        self._new |= {pair.new.pointer: pair.old.name for pair in pairs}
        self.barely = {pair.new.pointer for pair in pairs if pair.rung in BY_FIGURES or _is_barely_alike(pair)}

    def of(self, side: str, pointer: object) -> str | None:
        """The name of the item that a pointer leads to; None for the plan itself."""
        known = self._old if side == "old" else self._new
        return known.get(pointer) if isinstance(pointer, str) else None


def _of_change(change: Change, names: _SubjectNames) -> Subject:
    place = (change.new or change.old)[0].pointer
    former = tuple(_former(change))
    earlier = _record(replace(change, facets=former), names) if former != change.facets else None
    record = _record(change, names)
    return Subject(record, change.entity, place, not change.new, change, earlier, _halves(change, names))


def _halves(change: Change, names: _SubjectNames) -> tuple[Explained, Explained] | None:
    """The removal and the addition that a change may have been told as, if little holds its pair together."""
    if len(change.old) != 1 or len(change.new) != 1 or change.new[0].pointer not in names.barely:
        return None
    old, new = change.old[0], change.new[0]
    head = re.match(r".*[:/]", change.item)
    key = f"{head[0] if head else ''}{slug(new.name)}"
    removed = Explained(change.item, old.name, (Kind.REMOVED,), _contents(change.old, "old", names), ())
    return removed, Explained(key, new.name, (Kind.ADDED,), (), _contents(change.new, "new", names))


def _former(change: Change) -> Iterator[Facet]:
    """The facets of a change as an earlier version of the program found them (`FORMER`): each value by the year that it
    is for, whatever became of it."""
    roles = {field.name: field.role for field in (change.new or change.old)[0].entity.fields}
    for facet in change.facets:
        if "/" in str(facet.field) and roles.get(str(facet.field).partition("/")[0]) is Role.NAME:
            continue  # a figure in a name was told by the renaming alone
        if facet.kind is Kind.RESTATED and isinstance(facet.old, tuple) and isinstance(facet.new, tuple):
            sides = [each.amount.kr for each in (*facet.old, *facet.new) if isinstance(each, YearAmount)]
            more = len(sides) == 2 and abs(sides[1]) > abs(sides[0])
            yield replace(facet, kind=Kind.INCREASED if more else Kind.DECREASED)
            continue
        kind = FORMER.get(roles.get(str(facet.field).partition("/")[0], Role.NAME))
        if kind is None:
            yield facet
        elif not isinstance(facet.new, tuple):
            weight = Significance.MATERIAL if facet.kind is Kind.ROLLED else facet.significance
            yield replace(facet, kind=kind, significance=weight)
        elif isinstance(value := facet.new[0], YearValue) and not _is_planned(facet, change):
            weight = Significance.MATERIAL
            yield replace(facet, kind=kind, old=None, new=value.value, significance=weight)


def _is_planned(facet: Facet, change: Change) -> bool:
    """Whether a facet shows a step that was planned, between two values that both plans give or gave."""
    name, _, year = str(facet.field).partition("/")
    held = change.old[0].fields.get(name, ()) if change.old else ()
    years = [str(each.year) for each in held if isinstance(each, YearValue)] if isinstance(held, tuple) else []
    return year.partition("/")[0] in years


def _record(change: Change, names: _SubjectNames) -> Explained:
    facets = [facet for facet in change.facets if counts(facet)]
    # Of a change that is one of form or order alone only its kinds are written down: another such is the same to it.
    kinds = tuple(dict.fromkeys(facet.kind for facet in facets or change.facets))
    if any(kind in WHOLE for kind in kinds):
        old, new = _contents(change.old, "old", names), _contents(change.new, "new", names)
        return Explained(change.item, change.title, kinds, old, new)
    before: dict[str, Json] = {}
    after: dict[str, Json] = {}
    for facet in facets:
        name = _field(facet, before)
        before[name], after[name] = _values(facet, names)
    return Explained(change.item, change.title, kinds, (before,), (after,))


def _contents(items: tuple[Item, ...], side: str, names: _SubjectNames) -> tuple[Content, ...]:
    """The content of the items of one side, each with the name of its owner, in an order of its own."""
    found: list[dict[str, Json]] = []
    for item in items:
        owner = names.of(side, owner_pointer(item.pointer))
        found.append(_content(item) | ({} if owner is None else {UNDER: owner}))
    return tuple(sorted(found, key=canonical))


def _field(facet: Facet, taken: Content) -> str:
    """The name of a facet's field in the record; amounts after the first carry their year, and what they are."""
    if facet.kind is Kind.MOVED:
        return UNDER
    name = facet.field or str(facet.kind)
    if name in taken and isinstance(facet.new, tuple) and isinstance(facet.new[0], YearAmount):
        return f"{name}/{facet.new[0].year}/{facet.new[0].kind}"
    return name


def _values(facet: Facet, names: _SubjectNames) -> tuple[Json, Json]:
    if facet.kind is Kind.MOVED:
        return names.of("old", facet.old), names.of("new", facet.new)
    return value_json(facet.old), value_json(facet.new)


def _content(item: Item) -> dict[str, Json]:
    """The content of an item with its parts (controls, bullets, paragraphs), which are reported with it."""
    found: dict[str, Json] = {name: value_json(value) for name, value in item.fields.items()}
    for path, listing in item.lists.items():
        parts: list[Json] = [_line(part) for part in listing if part.entity.part]
        if parts:
            found[path] = parts
    return found


def _line(part: Item) -> str:
    return " – ".join(str(value) for value in part.fields.values() if isinstance(value, str))


def _bare_rows(comparison: Comparison, names: _SubjectNames) -> Iterator[Subject]:
    """Budget rows with an amount, or a printed change, in one of the plans alone: no change of an amount, yet it must
    not go unnoticed."""
    bare = [pair for pair in comparison.matching.pairs if _lacks_one(pair.old, pair.new, comparison)]
    if not bare:
        return
    keys = {item.pointer: key for key, item in plan_keys(comparison.old).items()}
    # A row that was split may lack a figure in each of its parts.
    keyed = numbered(((keys[pair.old.pointer], pair) for pair in bare), lambda pair: canonical(content(pair.new)))
    for key, pair in keyed:
        sides = _contents((pair.old,), "old", names), _contents((pair.new,), "new", names)
        record = Explained(key, pair.new.name, (), *sides)
        yield Subject(record, pair.new.entity.name, pair.new.pointer, gone=False)


def _lacks_one(old: Item, new: Item, comparison: Comparison) -> bool:
    if not new.entity.is_money:
        return False
    of_one_year = comparison.old.year == comparison.new.year
    lone_change = of_one_year and ("change" in old.fields) != ("change" in new.fields)
    return lone_change or any(lone_amounts(old, new, (comparison.old, comparison.new)))


T = TypeVar("T")

LEAST_OF_ID = 3
"""Letters of an id that are taken for its beginning. A plan has up to a few hundred changes: three letters
tell most of them apart, and one or two would catch words of a name."""

_NEAREST = 5
"""Names that are offered where none fits: a line or two of a terminal."""

_ALIKE = 60
"""Likeness, of 100, from which a name is worth offering: a slip in a word stays above, another word alone does not."""


class ChosenSubjects(NamedTuple):
    """What a word may mean: the one subject, or several to choose from. `guessed` marks that none fits, and that these
    are only the nearest."""

    found: tuple[Subject, ...]
    guessed: bool = False

    @property
    def only(self) -> Subject | None:
        """The one subject that is meant; None where there are several or none."""
        return self.found[0] if len(self.found) == 1 and not self.guessed else None


def choose(word: str, among: Sequence[Subject]) -> ChosenSubjects:
    """The subjects that a word names, by the strictest of these that fits any: id or key, name, beginning of either."""
    wanted = normal(word)
    rungs: tuple[Callable[[Subject], bool], ...] = (
        lambda each: word in (each.item, short_id(each, whole=True)),
        lambda each: normal(each.record.name) == wanted,
        lambda each: _begins(each, word, wanted),
    )
    for fits in rungs if wanted else ():
        if found := tuple(each for each in among if fits(each)):
            return ChosenSubjects(found)
    return ChosenSubjects(nearest(wanted, among, lambda each: each.record.name), guessed=True)


def short_id(subject: Subject, *, whole: bool = False) -> str:
    """The beginning of a change's id, as it is shown to a person, or all of it; empty where there is no change."""
    if subject.change is None:
        return ""
    return subject.change.id if whole else subject.change.id[:6]


def nearest(wanted: str, among: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Those whose names are most like what was written, best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where nothing fits

    held = list(among)
    found = process.extract(
        wanted, [normal(name(each)) for each in held], scorer=fuzz.partial_ratio, limit=_NEAREST, score_cutoff=_ALIKE
    )
    return tuple(held[position] for _, _, position in found)


def _begins(subject: Subject, word: str, wanted: str) -> bool:
    by_id = len(word) >= LEAST_OF_ID and short_id(subject, whole=True).startswith(word.casefold())
    return by_id or normal(subject.record.name).startswith(wanted)
