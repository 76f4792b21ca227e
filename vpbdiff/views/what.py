"""What changed, in one line: the words of `diff`, shortened to what tells the change from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Change, Facet, Kind
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.model.plan import Item
from vpbdiff.statements import marks, phrases
from vpbdiff.statements.facets import FacetWords
from vpbdiff.statements.pairing import Pairing
from vpbdiff.statements.plan_order import is_text
from vpbdiff.views.change_block import Blocks
from vpbdiff.wording import Wording

_LONGEST = 140
"""Letters of the line: two lines of a terminal, so that sixty findings can be read through."""

_RUN_WORDS = 8
"""Words shown of a run that was taken out or put in: as many as its beginning takes to be found in the plan."""


class What:
    """Says in one line what became of an item."""

    def __init__(self, blocks: Blocks, pairing: Pairing, wording: Wording) -> None:
        self._blocks = blocks
        self._pairing = pairing
        self._facets = FacetWords(wording)

    def heading(self, change: Change) -> Spans:
        """«Omformulerad aktivitet: Erbjuda tidiga insatser»."""
        item = (change.new or change.old)[0]
        words = phrases.TEXT_WORDS if is_text(item) else phrases.TITLE_WORDS
        return (*self._blocks.headline(change), Span(phrases.brief(change.title, words), Style.STRONG))

    def line(self, change: Change) -> Spans:
        """What differs, or what is in an item that came or went; nothing where the heading says it all."""
        return cut(_joined(self._parts(change)), _LONGEST)

    def _parts(self, change: Change) -> Iterator[Spans]:
        if change.kinds in ((Kind.ADDED,), (Kind.REMOVED,)):
            yield from self._facets.content((change.new or change.old)[0])
            return
        yield from self._pairing.parts(change)
        for facet in change.facets:
            if facet.kind is Kind.MOVED:
                yield self._blocks.moved(change)
            elif facet.kind is Kind.TRANSFERRED:
                yield self._facets.transfer(facet)
            elif facet.field is not None and facet.significance is change.significance:
                yield from self._facet(facet, change.new[0])

    def _facet(self, facet: Facet, item: Item) -> Iterator[Spans]:
        """A text by its first differing words, anything else as `diff` has it."""
        if facet.words and (facet.field == "description" or is_text(item)):
            yield tuple(map(_short, marks.marked(facet.words, marks.LINE_CONTEXT)))
        else:
            yield from self._facets.lines(facet, item)


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
        kept = span.text[:longest].rpartition(" ")[0].rstrip(" …")
        found += [Span(kept, span.style)] if kept else []
        found.append(Span(" …"))
        break
    return tuple(found)
