"""What a reader should know before relying on a comparison: what was not compared, and why items are paired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Caveat, Comparison, Kind, Pair, Rung
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases, unread
from vpbdiff.statements.options import Selection
from vpbdiff.statements.statement import Statement, is_text
from vpbdiff.wording import Wording

UNLIKE = "compare.unlike-plans"
SKIPPED = "compare.skipped-years"
BACKWARDS = "compare.backwards"
ABSENT = "compare.no-section"
ROUNDED = "compare.within-rounding"
OF_ROWS = ("compare.no-figure", "compare.no-other-figure", ROUNDED, "compare.change-gone", "compare.change-new")
"""The caveats on a row of a budget, which has a figure in one plan alone."""


def sentences(found: Iterable[Caveat], comparison: Comparison, wording: Wording) -> list[str]:
    """The caveats in words, those that differ only in the list that they speak of in one sentence; first what could not
    be read, of each plan what is of one kind in one."""
    remarks = list(found)
    told = [
        sentence
        for side, plan in (("old", comparison.old), ("new", comparison.new))
        for sentence in unread.sentences(plan, wording, tuple(_unread(remarks, side)))
    ]
    rest = (each for each in remarks if not each.is_unread)
    return [*told, *(_sentence(caveat, comparison, wording) for caveat in _together(rest))]


def on_the_choice(comparison: Comparison, wording: Wording) -> list[str]:
    """That the two plans were given in the wrong order, or are hardly two years of one."""
    return sentences((each for each in comparison.warnings if each.key in (BACKWARDS, UNLIKE)), comparison, wording)


def _unread(remarks: Iterable[Caveat], side: str) -> Iterator[int]:
    """The numbers of what could not be read of one plan."""
    for params in (dict(each.params) for each in remarks if each.is_unread):
        if params["side"] == side and isinstance(number := params["unread"], int):
            yield number


def _sentence(remark: Caveat, comparison: Comparison, wording: Wording) -> str:
    """A caveat in words. Its parameters name lists by path, plans by side, shares as 0-1."""
    params = {name: _said(name, value, comparison, wording) for name, value in remark.params}
    if remark.key == SKIPPED:
        first, later = sorted((comparison.old, comparison.new), key=lambda plan: plan.year)
        params |= {"first": first.year, "later": later.year, "before": later.year - 1}
    if remark.key != ABSENT:
        return wording.say(remark.key, **params)
    plan = comparison.old if dict(remark.params)["side"] == "old" else comparison.new
    many, read = "-several" if len(remark.lists) > 1 else "", "-read" if plan.unread else ""
    return wording.say(f"compare.no-section{many}{read}", **params)


def held(comparison: Comparison, selection: Selection) -> Iterator[Caveat]:
    """All remarks, but those on a list, or a budget row, that the selected entities are not in."""
    for remark in (*comparison.warnings, *comparison.not_comparable):
        entities = remark.entities
        if not selection.entities or not entities or entities & {*selection.entities}:
            yield remark


def _together(remarks: Iterable[Caveat]) -> Iterator[Caveat]:
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
            return phrases.enumeration([phrases.list_word(path, wording) for path in value], wording, "or")
        case "years", tuple():
            return phrases.enumeration([str(year) for year in value], wording)
        case "share", float():
            return phrases.percent(value, wording)
    return value


def doubt(statement: Statement, wording: Wording) -> str:
    """That what came or went may stand in what could not be read of the other plan; empty where that can't be."""
    return wording.say(f"change.{'new' if statement.new else 'gone'}-unproved") if statement.unproved else ""


_LIKELY = (Rung.SIMILAR_SAME_PARENT, Rung.SIMILAR_OTHER_PARENT)
"""Rungs where likeness alone made the pair."""

_WEIGHED = (*_LIKELY, Rung.MERGED, Rung.SPLIT)
"""Rungs where likeness was weighed; on the others something is the very same."""

PLAIN = 0.75
"""From this likeness on the marks themselves show that two items are one; below it a report says how alike they are. On
the real pair it is said of the dozen pairs that a person would want to look at twice."""

_SURE = 0.9
"""From this likeness on the pair is called certain."""


class PairEvidence:
    """Says what the pairs of a statement rest on, in one language."""

    def __init__(self, wording: Wording, brief: phrases.Brief = phrases.brief) -> None:
        self._wording = wording
        self._brief = brief

    def regrouped(self, statement: Statement) -> Iterator[Spans]:
        """Which items were merged, or what one was split into, with the share of text that speaks for it."""
        for kind, items, key in (
            (Kind.MERGED, statement.old, "change.merged-part"),
            (Kind.SPLIT, statement.new, "change.split-part"),
        ):
            if kind in statement.kinds:
                for item in items:
                    name = Span(self._brief(item.name, phrases.TEXT_WORDS))
                    yield (*plain(self._wording.say(key)), name, Span(self._share(statement, item), Style.QUIET))

    def _share(self, statement: Statement, item: Item) -> str:
        for pair in statement.evidence:
            weighed = pair.rung in (Rung.MERGED, Rung.SPLIT) and pair.field != "pin"
            if weighed and pair.field == "values" and item in (pair.old, pair.new):
                return self._wording.say("change.by-amounts")
            if weighed and item in (pair.old, pair.new):
                return self._wording.say("change.share", share=phrases.percent(pair.score, self._wording))
        return ""

    def note(self, statement: Statement) -> Spans | None:
        """That a person, or likeness alone, made the pair, and how alike its items are, or that an item may stand in
        what could not be read; None where nothing need be said."""
        if statement.unproved:
            return (Span(doubt(statement, self._wording), Style.QUIET),)
        pair = next((pair for pair in statement.evidence if pair.rung in (*_LIKELY, Rung.PINNED)), None)
        if pair is None or (pair.rung in _LIKELY and pair.score >= PLAIN):
            return None
        if pair.rung is Rung.PINNED:
            return (Span(self._pinned(pair), Style.QUIET),)
        entity = phrases.entity_word(statement.entity, 1, self._wording)
        score = phrases.percent(pair.score, self._wording)
        if is_text(pair.new) and pair.field == pair.new.entity.name_field:
            return (Span(self._wording.say("change.paired-text", entity=entity, score=score), Style.QUIET),)
        said = self._wording.say("change.paired", entity=entity, field=self._field(pair), score=score)
        return (Span(said, Style.QUIET),)

    def sentences(self, statement: Statement) -> Iterator[str]:
        """What made each pair, and how surely; that nothing was found for what came or went."""
        if not (statement.old and statement.new):
            yield self._wording.say("change.unpaired-old" if statement.old else "change.unpaired-new")
        if statement.unproved:
            yield doubt(statement, self._wording)
        for pair in statement.evidence:
            why = self._why(pair)
            if len(statement.old) + len(statement.new) > 2:
                part = pair.old if pair.rung is Rung.MERGED else pair.new
                why = self._wording.say("change.pair-of", name=phrases.brief(part.name), why=why)
            yield why

    def _why(self, pair: Pair) -> str:
        if pair.rung is Rung.PINNED:
            return self._pinned(pair)
        if pair.rung in (Rung.MERGED, Rung.SPLIT) and pair.field == "values":
            return self._wording.say("change.rung.by-amounts")
        why = self._wording.say(f"change.rung.{pair.rung}", field=self._field(pair))
        if pair.rung not in _WEIGHED or pair.field == "pin":
            return why
        how = "sure" if pair.score >= _SURE else "likely" if pair.score >= PLAIN else "unsure"
        return self._wording.say(f"change.how.{how}", why=why, score=phrases.percent(pair.score, self._wording))

    def _pinned(self, pair: Pair) -> str:
        entity = phrases.entity_word(pair.new.entity.name, 1, self._wording)
        return self._wording.say("change.paired-pinned", entity=entity)

    def _field(self, pair: Pair) -> str:
        """What spoke for a pair: a field, or the texts of the items and their parts together."""
        if pair.field in {field.name for field in pair.new.entity.fields}:
            return phrases.field_word(pair.field, self._wording)
        return self._wording.say("change.paired-body")
