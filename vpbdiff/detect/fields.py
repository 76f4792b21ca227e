"""What differs between the fields of matched pairs, a facet a leaf.

DeepDiff finds the leaves; the role of the field says which kind of change a difference is, and `texts` what it means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vpbdiff.model.changes import Facet, Kind, Op, Significance, Word
from vpbdiff.model.entities import Entity, Role
from vpbdiff.model.plan import Value, YearValue
from vpbdiff.textdiff import Vocabulary, compare_texts

Fields = Mapping[str, Value]

_KINDS = {
    Role.NAME: Kind.RENAMED,
    Role.TEXT: Kind.REWORDED,
    Role.CATEGORY: Kind.RECATEGORISED,
    Role.DATE: Kind.DATED,
    Role.STATUS: Kind.STATUS_CHANGED,
    Role.VALUES: Kind.REWORDED,
    Role.FORM: Kind.REWORDED,
}
_WORDED = (Role.NAME, Role.TEXT, Role.STATUS, Role.CATEGORY)
"""Roles whose values are words of the plan, where a slip of spelling is no change of substance."""
_ELSEWHERE = (Role.AMOUNTS, Role.CHANGE)
"""Roles that `amounts` compares: they need the years of both plans and the table's sign rule."""


class Difference(NamedTuple):
    """What two items' fields hold, leaf by leaf, and which leaves differ, in the entity's order of fields."""

    entity: Entity
    old: Mapping[str, Value]
    new: Mapping[str, Value]
    paths: Sequence[str]


def differences(pairs: Iterable[tuple[Entity, Fields, Fields]]) -> list[Difference]:
    """How the fields of each pair of items differ, amounts left out.

    One DeepDiff compares all pairs, each with its own partner: setting it up takes longer than a pair.
    """
    sides = [(entity, _leaves(entity, old), _leaves(entity, new)) for entity, old, new in pairs]
    found = _differing({number: (old, new) for number, (_, old, new) in enumerate(sides) if old != new})
    return [
        Difference(entity, old, new, [path for path in dict.fromkeys([*old, *new]) if path in found[number]])
        for number, (entity, old, new) in enumerate(sides)
    ]


def field_facets(difference: Difference, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facets of two items' fields, amounts left out, in the entity's order of fields."""
    entity, old, new, paths = difference
    for path in paths:
        role = next(field.role for field in entity.fields if field.name == path.split("/")[0])
        yield _facet(role, path, old.get(path), new.get(path), vocabulary)


def _leaves(entity: Entity, fields: Fields) -> dict[str, Value]:
    """The fields by name; values with years by name and year, so that 2024 is compared with 2024."""
    leaves: dict[str, Value] = {}
    for field in entity.fields:
        value = fields.get(field.name)
        if value is None or field.role in _ELSEWHERE:
            continue
        if field.role is Role.VALUES and isinstance(value, tuple):
            leaves |= _by_year(field.name, [each for each in value if isinstance(each, YearValue)])
        else:
            leaves[field.name] = value
    return leaves


def _by_year(name: str, values: Iterable[YearValue]) -> dict[str, Value]:
    """Values by year, those without one under a hyphen; of several for one year the later ones are numbered."""
    found: dict[str, Value] = {}
    counts: Counter[str] = Counter()
    for value in values:
        year = "-" if value.year is None else str(value.year)
        counts[year] += 1
        found[f"{name}/{year}" if counts[year] == 1 else f"{name}/{year}#{counts[year]}"] = value.value
    return found


def _differing(pairs: Mapping[int, tuple[Mapping[str, Value], Mapping[str, Value]]]) -> Mapping[int, set[str]]:
    """Of numbered pairs the leaves that differ, by the pair's number."""
    differing: dict[int, set[str]] = defaultdict(set)
    if not pairs:
        return differing
    from deepdiff import DeepDiff  # noqa: PLC0415 - a tenth of a second to load, and equal plans never need it

    olds, news = ({number: pair[side] for number, pair in pairs.items()} for side in (0, 1))
    for levels in DeepDiff(olds, news, view="tree", threshold_to_diff_deeper=0).values():
        for level in levels:
            number, path, *_ = level.path(output_format="list")
            differing[number].add(path)
    return differing


def _facet(role: Role, path: str, old: Value | None, new: Value | None, vocabulary: Vocabulary) -> Facet:
    if isinstance(old, str) and isinstance(new, str) and (role in _WORDED or role is Role.VALUES):
        found = compare_texts(old, new, vocabulary)
        return Facet(_KINDS[role], path, old, new, found.significance, found.certain, found.weakened, found.words)
    if role is Role.FORM:
        return Facet(Kind.REWORDED, path, old, new, Significance.EDITORIAL)
    if role is Role.INDEX:
        return Facet(_index_kind(old, new), path, old, new)
    return Facet(_KINDS[role], path, old, new, words=_all_words(old, new))


def _index_kind(old: Value | None, new: Value | None) -> Kind:
    if isinstance(old, int) and isinstance(new, int):
        return Kind.RAISED if new > old else Kind.LOWERED
    return Kind.RECATEGORISED


def _all_words(old: Value | None, new: Value | None) -> tuple[Word, ...]:
    """A text that came or went as a whole."""
    sides = ((Op.OLD, old), (Op.NEW, new))
    return tuple(Word(op, value) for op, value in sides if isinstance(value, str))
