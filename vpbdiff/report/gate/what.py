"""What changed, in one line: the words of `diff`, shortened to what tells the change from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.changes import Change, Facet, Kind, Significance
from vpbdiff.report import marks, phrases
from vpbdiff.report.blocks import Blocks
from vpbdiff.report.document import Span, Spans, Style, plain
from vpbdiff.report.facet_words import FacetWords
from vpbdiff.report.outline import Outline, is_text
from vpbdiff.report.pairing import Pairing
from vpbdiff.wording import Wording

_LONGEST = 140
"""Letters of the line: two lines of a terminal, so that sixty findings can be read through."""

_RUN_WORDS = 8
"""Words shown of a run that was taken out or put in: as many as its beginning takes to be found in the plan."""


class What:
    """Says in one line what became of an item."""

    def __init__(self, outline: Outline, blocks: Blocks, pairing: Pairing, wording: Wording) -> None:
        self._outline = outline
        self._blocks = blocks
        self._pairing = pairing
        self._facets = FacetWords(wording)
        self._wording = wording

    def heading(self, change: Change) -> Spans:
        """«Omformulerad aktivitet: Erbjuda tidiga insatser»."""
        item = (change.new or change.old)[0]
        words = phrases.TEXT_WORDS if is_text(item) else phrases.TITLE_WORDS
        return (*self._blocks.headline(change), Span(phrases.brief(change.title, words), Style.STRONG))

    def line(self, change: Change) -> Spans:
        """What differs; of a text without a name, what it stands in. Nothing where the heading says it all."""
        return cut(_joined(self._parts(change)), _LONGEST)

    def _parts(self, change: Change) -> Iterator[Spans]:
        item = (change.new or change.old)[0]
        owner = self._outline.owner(change)
        if owner is not None and (is_text(item) or change.kinds in ((Kind.ADDED,), (Kind.REMOVED,))):
            the = self._wording.say(f"entity.{owner.entity.name}.the")
            yield plain(self._wording.say("gate.within", owner=the, name=phrases.brief(owner.name)))
        if change.kinds in ((Kind.ADDED,), (Kind.REMOVED,)):
            yield from self._facets.content(item)
            return
        yield from self._pairing.parts(change)
        for facet in change.facets:
            yield from self._facet(facet, change)

    def _facet(self, facet: Facet, change: Change) -> Iterator[Spans]:
        if facet.kind is Kind.MOVED:
            yield self._blocks.moved(change)
        elif facet.kind is Kind.TRANSFERRED:
            yield self._facets.transfer(facet)
        elif facet.field is not None and (
            facet.significance is change.significance or facet.significance is Significance.MATERIAL
        ):
            item = change.new[0]
            yield tuple(map(_short, self._facets.value(facet, item, marks.LINE_CONTEXT)))


def _short(span: Span) -> Span:
    if span.style not in (Style.OLD, Style.NEW):
        return span
    return Span(phrases.brief(span.text, _RUN_WORDS), span.style)


def _joined(parts: Iterable[Spans]) -> Spans:
    found: list[Span] = []
    for part in parts:
        found += plain("; ") if found else ()
        found += part
    return tuple(found)


def cut(spans: Iterable[Span], longest: int) -> Spans:
    """The spans up to so many letters, cut between words and with « …» where more follows."""
    found: list[Span] = []
    for span in spans:
        if len(span.text) <= longest:
            found.append(span)
            longest -= len(span.text)
            continue
        kept = span.text[:longest].rpartition(" ")[0]
        found += [Span(kept, span.style)] if kept else []
        found.append(Span(" …"))
        break
    return tuple(found)
