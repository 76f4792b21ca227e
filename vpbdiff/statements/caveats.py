"""What a reader should know before relying on it: why items are paired, what was not compared.

The sentences of a comparison's remarks: keys and plain parameters in, words for a reader out.

Why items are held to be the same, said where a reader may want to doubt it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Caveat, Change, Comparison, Kind, Pair, Rung
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Selection
from vpbdiff.statements.plan_order import is_text
from vpbdiff.wording import Wording

UNLIKE = "compare.unlike-plans"
SKIPPED = "compare.skipped-years"
ABSENT = "compare.no-section"
OF_ROWS = ("compare.no-figure", "compare.change-gone", "compare.change-new")
"""The remarks on a row of a budget, which has a figure in one plan alone."""

_ABSENT_SEVERAL = "compare.no-section-several"
"""What is said where `together` has made the remarks on several absent lists one."""


def sentence(remark: Caveat, comparison: Comparison, wording: Wording) -> str:
    """The remark in words. Its parameters name lists by path, plans by side, shares as 0-1."""
    params = {name: _said(name, value, comparison, wording) for name, value in remark.params}
    if remark.key == SKIPPED:
        first, later = sorted((comparison.old, comparison.new), key=lambda plan: plan.year)
        params |= {"first": first.year, "later": later.year, "before": later.year - 1}
    several = remark.key == ABSENT and len(remark.lists) > 1
    return wording.say(_ABSENT_SEVERAL if several else remark.key, **params)


def held(comparison: Comparison, selection: Selection) -> Iterator[Caveat]:
    """All remarks, but those on a list, or a budget row, that the selected entities are not in."""
    for remark in (*comparison.warnings, *comparison.not_comparable):
        entities = remark.entities
        if not selection.entities or not entities or entities & {*selection.entities}:
            yield remark


def together(remarks: Iterable[Caveat]) -> Iterator[Caveat]:
    """The remarks, those that differ only in the list that they speak of made one, with all the lists."""
    lists: dict[tuple[str, tuple[tuple[str, object], ...]], dict[object, None]] = {}
    for remark in remarks:
        params = dict(remark.params)
        path = params.pop("list", None)
        lists.setdefault((remark.key, tuple(params.items())), {})[path] = None
    for (key, rest), paths in lists.items():
        named = tuple(path for path in paths if path is not None)
        yield Caveat(key, (*rest, ("list", named)) if named else rest)


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


_LIKELY = (Rung.SIMILAR_SAME_PARENT, Rung.SIMILAR_OTHER_PARENT)
"""Rungs where likeness alone made the pair."""

PLAIN = 0.75
"""From this likeness on the marks themselves show that two items are one; below it the reader is told how alike they
are. On the real pair it is said of the dozen pairs that a person would want to look at twice."""


class Pairing:
    """Looks up what made the pairs of a change."""

    def __init__(self, comparison: Comparison, wording: Wording, brief: phrases.Brief) -> None:
        self._wording = wording
        self._brief = brief
        self._pairs = {(pair.old.pointer, pair.new.pointer): pair for pair in comparison.matching.pairs}

    def parts(self, change: Change) -> Iterator[Spans]:
        """Which items were merged, or what one was split into, with the share of text that speaks for it."""
        for kind, items, key in (
            (Kind.MERGED, change.old, "diff.merged-part"),
            (Kind.SPLIT, change.new, "diff.split-part"),
        ):
            if kind in change.kinds:
                for item in items:
                    name = Span(self._brief(item.name, phrases.TEXT_WORDS))
                    yield (*plain(self._wording.say(key)), name, Span(self._share(change, item), Style.QUIET))

    def note(self, change: Change) -> Spans | None:
        """That a person, or likeness alone, made the pair, and how alike its items are; None where that is plain."""
        pair = next((pair for pair in self._of(change) if pair.rung in (*_LIKELY, Rung.PINNED)), None)
        entity = phrases.entity_word(change.entity, 1, self._wording)
        if pair is None or (pair.rung in _LIKELY and pair.score >= PLAIN):
            return None
        if pair.rung is Rung.PINNED:
            return (Span(self._wording.say("diff.paired-pinned", entity=entity), Style.QUIET),)
        score = phrases.percent(pair.score, self._wording)
        if is_text(pair.new) and pair.field == pair.new.entity.name_field:
            return (Span(self._wording.say("diff.paired-text", entity=entity, score=score), Style.QUIET),)
        body = pair.field == "body"
        field = self._wording.say("diff.paired-body") if body else phrases.field_word(pair.field, self._wording)
        return (Span(self._wording.say("diff.paired", entity=entity, field=field, score=score), Style.QUIET),)

    def _share(self, change: Change, item: Item) -> str:
        for pair in self._of(change):
            weighed = pair.rung in (Rung.MERGED, Rung.SPLIT) and pair.field != "pin"
            if weighed and item in (pair.old, pair.new):
                return self._wording.say("diff.share", share=phrases.percent(pair.score, self._wording))
        return ""

    def _of(self, change: Change) -> Iterator[Pair]:
        for old in change.old:
            for new in change.new:
                if (pair := self._pairs.get((old.pointer, new.pointer))) is not None:
                    yield pair
