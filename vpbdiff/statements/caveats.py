"""The sentences of a comparison's remarks: keys and plain parameters in, words for a reader out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Comparison, Remark
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, ListOf
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Selection
from vpbdiff.wording import Wording

UNLIKE = "compare.unlike-plans"
SKIPPED = "compare.skipped-years"
ABSENT = "compare.no-section"
OF_ROWS = ("compare.no-figure", "compare.change-gone", "compare.change-new")
"""The remarks on a row of a budget, which has a figure in one plan alone."""

_ABSENT_SEVERAL = "compare.no-section-several"
"""What is said where `together` has made the remarks on several absent lists one."""


def sentence(remark: Remark, comparison: Comparison, wording: Wording) -> str:
    """The remark in words. Its parameters name lists by path, plans by side, shares as 0-1."""
    params = {name: _said(name, value, comparison, wording) for name, value in remark.params}
    if remark.key == SKIPPED:
        first, later = sorted((comparison.old, comparison.new), key=lambda plan: plan.year)
        params |= {"first": first.year, "later": later.year, "before": later.year - 1}
    several = remark.key == ABSENT and len(_lists(remark)) > 1
    return wording.say(_ABSENT_SEVERAL if several else remark.key, **params)


def held(comparison: Comparison, selection: Selection) -> Iterator[Remark]:
    """All remarks, but those on a list, or a budget row, that the selected entities are not in."""
    for remark in (*comparison.warnings, *comparison.not_comparable):
        entities = {entity for path in _lists(remark) for entity in _entities(path)}
        entities |= {"budget_line"} if remark.key in OF_ROWS else set()
        if not selection.entities or not entities or entities & {*selection.entities}:
            yield remark


def _lists(remark: Remark) -> tuple[str, ...]:
    """The paths of the lists that a remark speaks of."""
    found = dict(remark.params).get("list", ())
    return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)


def _entities(path: str) -> set[str]:
    """The entities that a list holds, those in its items too."""
    listed = next(of for of in PLAN_LISTS if path == of.path or path.startswith(f"{of.path}/"))
    held = [listed] if path == listed.path else [of for of in _below(listed) if path == f"{listed.path}/{of.path}"]
    return {entity for of in held for entity in (of.entity, *(below.entity for below in _below(of)))}


def _below(of: ListOf) -> tuple[ListOf, ...]:
    return ENTITIES[of.entity].lists


def together(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """The remarks, those that differ only in the list that they speak of made one, with all the lists."""
    lists: dict[tuple[str, tuple[tuple[str, object], ...]], dict[object, None]] = {}
    for remark in remarks:
        params = dict(remark.params)
        path = params.pop("list", None)
        lists.setdefault((remark.key, tuple(params.items())), {})[path] = None
    for (key, rest), paths in lists.items():
        named = tuple(path for path in paths if path is not None)
        yield Remark(key, (*rest, ("list", named)) if named else rest)


def _said(name: str, value: object, comparison: Comparison, wording: Wording) -> object:
    match name, value:
        case "side", "old":
            return phrases.plan_name(comparison.old, wording)
        case "side", "new":
            return phrases.plan_name(comparison.new, wording)
        case "list", tuple():
            return phrases.joined([phrases.list_word(path, wording) for path in value], wording, "diff.or")
        case "years", tuple():
            return phrases.joined([str(year) for year in value], wording)
        case "share", float():
            return phrases.percent(value, wording)
    return value
