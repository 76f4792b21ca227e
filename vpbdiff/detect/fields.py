"""What differs between the fields of one matched pair, a facet a leaf.

DeepDiff finds the leaves; the role of the field says which kind of change a difference is, and `texts` what it means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from vpbdiff.changes import Facet, Kind, Op, Significance, Word
from vpbdiff.detect.texts import Vocabulary, compare_texts
from vpbdiff.entities import Entity, Role
from vpbdiff.model import Value, YearValue

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


def field_facets(entity: Entity, old: Fields, new: Fields, vocabulary: Vocabulary) -> Iterator[Facet]:
    """The facets of two items' fields, amounts left out, in the entity's order of fields."""
    ours, theirs = _leaves(entity, old), _leaves(entity, new)
    if ours == theirs:
        return
    for path in sorted(_differing(ours, theirs), key=list(dict.fromkeys([*ours, *theirs])).index):
        role = next(field.role for field in entity.fields if field.name == path.split("/")[0])
        yield _facet(role, path, ours.get(path), theirs.get(path), vocabulary)


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


def _differing(old: Mapping[str, Value], new: Mapping[str, Value]) -> set[str]:
    from deepdiff import DeepDiff  # noqa: PLC0415 - a fifth of a second to load, and equal plans never need it

    found = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0)
    return {str(level.path(output_format="list")[0]) for levels in found.values() for level in levels}


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
