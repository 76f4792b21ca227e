"""The sentences of a comparison's remarks: keys and plain parameters in, words for a reader out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.changes import Comparison, Remark
from vpbdiff.report import phrases
from vpbdiff.wording import Wording

UNLIKE = "compare.unlike-plans"
SKIPPED = "compare.skipped-years"


def sentence(remark: Remark, comparison: Comparison, wording: Wording) -> str:
    """The remark in words. Its parameters name lists by path, plans by side, shares as 0-1."""
    params = {name: _said(name, value, comparison, wording) for name, value in remark.params}
    if remark.key == SKIPPED:
        first, later = sorted((comparison.old, comparison.new), key=lambda plan: plan.year)
        params |= {"first": first.year, "later": later.year, "before": later.year - 1}
    return wording.say(remark.key, **params)


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
