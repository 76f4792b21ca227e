"""Why two items are held to be the same, and how surely: the rung that paired them and their likeness, in words."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.changes import Comparison, Pair, Rung
from vpbdiff.model.document import Line, Paragraph, Span, Style, plain
from vpbdiff.review.worklist import Row
from vpbdiff.statements import phrases
from vpbdiff.tui.layout import PageElement
from vpbdiff.wording import Wording

_SURE = 0.9
_LIKELY = 0.75
"""Likeness from which the marks show by themselves that two items are one; `report.pairing.PLAIN` is the same."""

_WEIGHED = (Rung.SIMILAR_SAME_PARENT, Rung.SIMILAR_OTHER_PARENT, Rung.MERGED, Rung.SPLIT)
"""Rungs where likeness was weighed; on the others something is the very same."""


class Pairs:
    """Looks up what made the pairs of a change."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._pairs = {(pair.old.pointer, pair.new.pointer): pair for pair in comparison.matching.pairs}
        self._wording = wording

    def elements(self, row: Row) -> Iterator[PageElement]:
        """A line for each pair; that nothing was found for what came or went."""
        change = row.change
        if change is None:
            return
        yield Paragraph((Span(self._wording.say("review.pairing"), Style.STRONG),))
        if not (change.old and change.new):
            yield Line(plain(self._wording.say("review.unpaired-old" if change.old else "review.unpaired-new")), 1)
            return
        for old in change.old:
            for new in change.new:
                if (pair := self._pairs.get((old.pointer, new.pointer))) is not None:
                    yield Line(plain(self._sentence(pair, many=len(change.old) + len(change.new) > 2)), 1)

    def _sentence(self, pair: Pair, *, many: bool) -> str:
        why = self._wording.say(f"review.rung.{pair.rung}", field=self._field(pair))
        if pair.rung in _WEIGHED and pair.field != "pin":
            how = "sure" if pair.score >= _SURE else "likely" if pair.score >= _LIKELY else "unsure"
            score = phrases.percent(pair.score, self._wording)
            why = self._wording.say(f"review.how.{how}", why=why, score=score)
        if not many:
            return why
        part = pair.old if pair.rung is Rung.MERGED else pair.new
        return self._wording.say("review.pair-of", name=phrases.brief(part.name), why=why)

    def _field(self, pair: Pair) -> str:
        if pair.field in {field.name for field in pair.new.entity.fields}:
            return phrases.field_word(pair.field, self._wording)
        return self._wording.say("diff.paired-body")
