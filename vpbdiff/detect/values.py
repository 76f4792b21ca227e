"""What differs between the values of a measure: targets, baselines and outcomes, each with its year.

A target is compared by calendar year where both plans give one for it, and that decides whether it was raised or
lowered. The new plan's own year is compared with the old plan's where the old one gives none for it; where no year is
common, so are years as far from them. A year that the older plan has passed, or that lies beyond the last of its
targets, only rolled on with the plan. An outcome or a
baseline that both plans give for one year, and give otherwise, is restated: nobody decides what was.

The words of the plan say which way is better. Where they say nothing, a lower target counts as a weaker promise, unless
the measure counts what nobody wishes more of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from vpbdiff.language.direction import aim, is_denied, is_good, is_harm, is_rank, level
from vpbdiff.language.quantities import quantity
from vpbdiff.model.changes import Effect, Facet, Kind, Op, Significance, WordEdit
from vpbdiff.model.plan import Value, YearValue
from vpbdiff.textdiff import Vocabulary, compare_texts

TARGETS, OUTCOMES = "targets", "outcomes"
_BESIDE = ("note", "preliminary")
"""What is said beside a value, and no value itself."""
_DIRECTIONS = {"up": 1, "down": -1}

Leaves = Mapping[str, Value]


class Measured(NamedTuple):
    """What the values of one field belong to: the plans' years, and which way the words of the new plan want them to
    go (`aim`: 1, -1, or 0 where they do not say). `harm` tells that nobody wishes more of what is measured, `good`
    that everybody does, `denied` that it is those for whom something is not so."""

    years: tuple[int, int]
    aim: int
    harm: bool
    good: bool
    denied: bool

    @classmethod
    def of(cls, old: Leaves, new: Leaves, years: tuple[int, int]) -> Measured:
        """The measure that these leaves are of."""
        texts = [str(side.get(name, "")) for side in (new, old) for name in ("title", "description")]
        stated = next((_DIRECTIONS.get(str(side.get("direction")), 0) for side in (new, old) if "direction" in side), 0)
        name = texts[0] or texts[2]
        return cls(years, stated or aim(*texts[:2]) or aim(*texts[2:]), is_harm(name), is_good(name), is_denied(name))


class _Leaf(NamedTuple):
    """A value with the path that it is compared under; a value without a year is for the plan's own."""

    path: str
    value: str
    year: int
    dated: bool
    which: str

    @property
    def whole(self) -> YearValue:
        """The value with its year and whom it is for."""
        return YearValue(self.year if self.dated else None, self.value, self.which)


def value_facets(name: str, old: Leaves, new: Leaves, measured: Measured, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facets of one field of values, whose leaves are `name/year` and on; at least one of them differs."""
    before, after = (_leaves(name, side, year) for side, year in zip((old, new), measured.years, strict=True))
    comparer = _Comparer(name, measured, vocabulary)
    found: dict[str, Facet] = {}
    for which in dict.fromkeys(leaf.which for leaf in (*before, *after)):
        sides = [[leaf for leaf in side if leaf.which == which] for side in (before, after)]
        found |= {str(facet.field): facet for facet in comparer.facets(*sides)}
    beside = [path for path in dict.fromkeys((*old, *new)) if _is_beside(name, path) and old.get(path) != new.get(path)]
    yield from found.values()
    noted = _noted(found.values(), old, new) if name == TARGETS else {}
    for path in dict.fromkeys((*beside, *noted)):
        owner = found.get(path.rpartition("/")[0])
        if path in noted and noted[path] != new.get(path):
            yield _remark(path, noted[path], new.get(path), None, vocabulary)
        elif path in beside:
            yield _remark(path, old.get(path), new.get(path), owner, vocabulary)


def _noted(found: Iterable[Facet], old: Leaves, new: Leaves) -> dict[str, Value | None]:
    """What the old plan notes beside each target that rolled on to a year of the new one, by the path of the new
    note: the figure stood still, and what is said beside it may not («om bemanningen tillåter»)."""
    notes: dict[str, Value | None] = {}
    for each in found:
        sides = [side[0] for side in (each.old, each.new) if isinstance(side, tuple)]
        years = [side.year for side in sides if isinstance(side, YearValue)]
        if each.kind is Kind.ROLLED and len(years) > 1 and each.field:
            before = each.field.replace(f"/{years[1]}", f"/{years[0]}", 1)
            if old.get(f"{before}/note") or new.get(f"{each.field}/note"):
                notes[f"{each.field}/note"] = old.get(f"{before}/note")
    return notes


def _leaves(name: str, leaves: Leaves, plan_year: int) -> list[_Leaf]:
    found = []
    for path, value in leaves.items():
        if path.startswith(f"{name}/") and not _is_beside(name, path) and isinstance(value, str):
            _, year, *which = path.split("/")
            dated, _, twin = year.partition("#")
            label = "/".join((*which, *([f"#{twin}"] if twin else [])))
            found.append(_Leaf(path, value, int(dated) if dated.isdigit() else plan_year, dated.isdigit(), label))
    return found


def _is_beside(name: str, path: str) -> bool:
    return path.startswith(f"{name}/") and path.rpartition("/")[2] in _BESIDE


def _remark(path: str, old: Value | None, new: Value | None, owner: Facet | None, vocabulary: Vocabulary) -> Facet:
    """A note beside a value, or that it is preliminary: of a year that rolled on it rolls on too."""
    if owner is not None and owner.kind is Kind.ROLLED:
        return Facet(Kind.ROLLED, path, old, new, Significance.EDITORIAL)
    if isinstance(old, str) and isinstance(new, str):
        found = compare_texts(old, new, vocabulary)
        return Facet(Kind.REWORDED, path, old, new, found.significance, found.certain, found.weakened, found.words)
    kind = Kind.FIELD_CHANGED if isinstance(old, bool) or isinstance(new, bool) else Kind.REWORDED
    return Facet(kind, path, old, new, words=one_sided(old, new))


def one_sided(old: Value | None, new: Value | None) -> tuple[WordEdit, ...]:
    """A text that came or went as a whole."""
    sides = ((Op.OLD, old), (Op.NEW, new))
    return tuple(WordEdit(op, value) for op, value in sides if isinstance(value, str))


class _Comparer:
    """Compares the values of one field of a measure, for one group at a time."""

    def __init__(self, name: str, measured: Measured, vocabulary: Vocabulary) -> None:
        self._name = name
        self._measured = measured
        self._vocabulary = vocabulary

    def facets(self, old: Sequence[_Leaf], new: Sequence[_Leaf]) -> Iterator[Facet]:
        """The facets of the values of one group: what differs in common years, then what is left on either side."""
        common = [(one, other) for one in old for other in new if one.path == other.path]
        same = common or ([] if self._name == OUTCOMES else self._by_place(old, new))
        for one, other in common:
            if facet := self._compared(one, other):
                yield facet
        if not common:
            yield from (facet for pair in same for facet in self._across(*pair))
        elif self._name == TARGETS:
            yield from self._planned(old, new, common)
        own = self._own_years(old, new, common) if common and self._name == TARGETS else []
        for pair in own:
            yield self._own(*pair)
        taken = {leaf.path for pair in (*same, *own) for leaf in pair}
        yield from self._left([leaf for leaf in old if leaf.path not in taken], old, new, gone=True)
        yield from self._left([leaf for leaf in new if leaf.path not in taken], old, new, gone=False)

    def _by_place(self, old: Sequence[_Leaf], new: Sequence[_Leaf]) -> list[tuple[_Leaf, _Leaf]]:
        """Values as many years from their plan's own year; where none are, the only two, and of targets the nearest."""
        first, last = self._measured.years
        pairs = [(one, other) for one in old for other in new if one.year - first == other.year - last]
        if pairs or not (old and new):
            return pairs
        if self._is_promise and first != last:
            return [(_nearest(old, first), _nearest(new, last))]
        return [(old[0], new[0])] if len(old) == len(new) == 1 else []

    def _compared(self, old: _Leaf, new: _Leaf) -> Facet | None:
        """Two values for one year."""
        return self._facet(new.path, old, new, old.value, new.value) if old.value != new.value else None

    def _across(self, old: _Leaf, new: _Leaf) -> Iterator[Facet]:
        """Two values for different years: the plans' own, or as far from them."""
        yield self._own(old, new)
        yield Facet(Kind.ROLLED, old.path, old.value, None, Significance.EDITORIAL)

    def _own_years(
        self, old: Sequence[_Leaf], new: Sequence[_Leaf], common: Sequence[tuple[_Leaf, _Leaf]]
    ) -> list[tuple[_Leaf, _Leaf]]:
        """The plans' own targets, where the old plan gives none for the new plan's own year."""
        first, last = self._measured.years
        given = {leaf.path for pair in common for leaf in pair}
        news = [leaf for leaf in new if leaf.dated and leaf.year == last and leaf.path not in given]
        olds = [leaf for leaf in old if leaf.dated and leaf.year == first]
        return [(olds[0], news[0])] if first != last and len(olds) == len(news) == 1 else []

    def _own(self, old: _Leaf, new: _Leaf) -> Facet:
        """The plans' own targets, each for its year; one that is farther from its plan than it was is put off."""
        sides = (old.whole,), (new.whole,)
        first, last = self._measured.years
        later = (new.year - last) - (old.year - first)
        if old.value == new.value or self._same(old, new):
            if later and self._is_promise:
                return Facet(Kind.RETARGETED, new.path, *sides, weakened=later > 0)
            return Facet(Kind.ROLLED, new.path, *sides, Significance.EDITORIAL)
        return self._facet(new.path, old, new, *sides)

    def _same(self, old: _Leaf, new: _Leaf) -> bool:
        found = compare_texts(old.value, new.value, self._vocabulary)
        return _is_equal(old, new) or (found.significance is Significance.EDITORIAL and found.certain)

    def _facet(self, path: str, old: _Leaf, new: _Leaf, was: Value, now: Value) -> Facet:
        """Two values that differ; `was` and `now` are how the facet holds them, with their years where those differ."""
        before, after = quantity(old.value), quantity(new.value)
        if self._name == OUTCOMES or before is None or after is None or before.beside != after.beside:
            return self._worded(path, old, new, was, now)
        if before.number == after.number:
            return self._worded(path, old, new, was, now)
        up = after.number > before.number
        facet = Facet(Kind.RAISED if up else Kind.LOWERED, path, was, now)
        if not self._is_promise:
            return facet
        wish = -1 if is_rank(new.value) else aim(new.value) or self._wish
        better = up == (wish > 0)
        effect = None if not wish else Effect.BETTER if better else Effect.WORSE
        return replace(facet, effect=effect, weakened=not better if wish else not (up or self._measured.denied))

    @property
    def _wish(self) -> int:
        """Which way what is measured is better: 1 more, -1 less, 0 where nothing says it."""
        return self._measured.aim or (-1 if self._measured.harm else 0)

    def _levels(self, old: str, new: str) -> Effect | None:
        """Whether a target in words became more or less than it was: «öka» is more than «bibehålla» by itself, «öka»
        against «minska» only of what is known to be better so."""
        before, after = level(old), level(new)
        if before is None or after is None or before == after:
            return None
        wish = self._wish or int(self._measured.good) or (before if not after else 0)
        return (Effect.BETTER if (after - before) * wish > 0 else Effect.WORSE) if wish else None

    def _worded(self, path: str, old: _Leaf, new: _Leaf, was: Value, now: Value) -> Facet:
        """Two values that no figure sets apart, or an outcome."""
        kind = Kind.RESTATED if self._name == OUTCOMES else Kind.RETARGETED
        found = compare_texts(old.value, new.value, self._vocabulary)
        weight = Significance.EDITORIAL if _is_equal(old, new) else found.significance
        material = self._is_promise and weight is Significance.MATERIAL
        effect = self._levels(old.value, new.value) if material else None
        weaker = material and (effect is Effect.WORSE or (found.weakened and effect is None))
        words = found.words if isinstance(was, str) else ()
        return Facet(kind, path, was, now, weight, found.certain or _is_equal(old, new), weaker, words, effect)

    @property
    def _is_promise(self) -> bool:
        return self._name == TARGETS

    def _planned(
        self, old: Sequence[_Leaf], new: Sequence[_Leaf], common: Sequence[tuple[_Leaf, _Leaf]]
    ) -> Iterator[Facet]:
        """The step from the old plan's own target to the new one's, where both stood in the old plan."""
        first, last = self._measured.years
        before = next((leaf for leaf in old if leaf.year == first and leaf.dated), None)
        after = next((other for one, other in common if other.year == last and one.value == other.value), None)
        if first != last and before and after and before.value != after.value:
            yield Facet(Kind.ROLLED, after.path, (before.whole,), (after.whole,), Significance.EDITORIAL)

    def _left(
        self, leaves: Sequence[_Leaf], old: Sequence[_Leaf], new: Sequence[_Leaf], *, gone: bool
    ) -> Iterator[Facet]:
        """Values for years that the other plan does not give."""
        for leaf in leaves:
            before, after = (leaf.value, None) if gone else (None, leaf.value)
            if self._name == OUTCOMES and self._is_missing(leaf, old, new, gone=gone):
                yield Facet(Kind.RESTATED, leaf.path, before, after, words=one_sided(before, after))
                continue
            if self._name == OUTCOMES or self._rolled(leaf, old, new, gone=gone):
                yield Facet(Kind.ROLLED, leaf.path, before, after, Significance.EDITORIAL)
                continue
            weaker = gone and self._is_promise
            words = one_sided(before, after)
            yield Facet(Kind.RETARGETED, leaf.path, before, after, weakened=weaker, words=words)

    def _is_missing(self, leaf: _Leaf, old: Sequence[_Leaf], new: Sequence[_Leaf], *, gone: bool) -> bool:
        """Whether an outcome did not just come or go with the window of years.

        Between two versions of one year one goes so only where another comes; between years none goes that is as near
        the new plan as the old plan's earliest is to that.
        """
        first, last = self._measured.years
        if first == last:
            paths = [{other.path for other in side} for side in (old, new)]
            return not (paths[0] - paths[1] and paths[1] - paths[0])
        return leaf.dated and gone and first < last and leaf.year - last >= min(other.year - first for other in old)

    def _rolled(self, leaf: _Leaf, old: Sequence[_Leaf], new: Sequence[_Leaf], *, gone: bool) -> bool:
        """Whether a year left or entered the window because the plan is for another year."""
        first, last = self._measured.years
        if first == last or not (old and new):
            return False
        if gone is (first < last):
            return leaf.year < max(first, last)
        return leaf.year > max(other.year for other in (new if gone else old))


def _nearest(leaves: Sequence[_Leaf], year: int) -> _Leaf:
    """The value for a year or the first after it, else the last before it."""
    return min(leaves, key=lambda leaf: (leaf.year < year, abs(leaf.year - year)))


def _is_equal(old: _Leaf, new: _Leaf) -> bool:
    before, after = quantity(old.value), quantity(new.value)
    return before is not None and before == after
