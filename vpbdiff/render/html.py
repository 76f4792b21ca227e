"""The elements of a report as HTML: paragraphs, nested lists, tables with captions and scopes, spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from vpbdiff.model.document import Element as Said
from vpbdiff.model.document import Figures, Heading, Line, Paragraph, Span, Style, Table
from vpbdiff.render.tree import Element, element, extend
from vpbdiff.wording import Wording

_TAGS = {Style.STRONG: "strong", Style.ALARM: "strong", Style.OLD: "del", Style.NEW: "ins", Style.QUIET: "span"}
_CLASSES = {Style.ALARM: "alarm", Style.QUIET: "quiet"}
_MARKED = {Style.OLD: "web.removed", Style.NEW: "web.added"}
"""What is said, unseen, before words that went or came: a screen reader seldom says `del` and `ins`."""


class Flow:
    """Turns the elements of one report into HTML; headings get the ids `s1`, `s2`, ... in their order."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._headings = 0

    def flow(self, elements: Iterable[Said]) -> Iterator[Element]:
        """The elements one after the other, lines that stand together as one list."""
        caption = ""
        for listed, found in groupby(elements, key=lambda each: isinstance(each, Line)):
            if listed:
                yield self.lines([each for each in found if isinstance(each, Line)])
                continue
            for each in found:
                if isinstance(each, Heading):
                    caption = each.text
                yield self._block(each, caption)

    def _block(self, said: Said, caption: str) -> Element:
        """One element; `caption` is the heading that it stands under, read aloud with a table that has no other."""
        match said:
            case Heading(text, level):
                return self.heading(text, level)
            case Paragraph(spans):
                return element("p", *self.spans(spans))
            case Table(header, rows):
                return table(caption, header, rows, figures=False)
            case Figures(header, rows):
                cells = [row.cells for row in rows]
                return table(header[0], (self._wording.say("web.row"), *header[1:]), cells, seen=True)
            case Line():
                return self.lines([said])

    def heading(self, text: str | Sequence[Element | str], level: int) -> Element:
        """A heading with an id of its own."""
        self._headings += 1
        children = (text,) if isinstance(text, str) else text
        return element(f"h{min(level, 6)}", *children, id=f"s{self._headings}")

    def lines(self, lines: Sequence[Line]) -> Element:
        """Lines as a list, a deeper one as a list within the point above it."""
        root = element("ul")
        stack = [(lines[0].depth, root)]
        for line in lines:
            while line.depth < stack[-1][0] and len(stack) > 1:
                stack.pop()
            if line.depth > stack[-1][0] and len(stack[-1][1]):
                inner = element("ul")
                stack[-1][1][-1].append(inner)
                stack.append((line.depth, inner))
            stack[-1][1].append(element("li", *self._point(line)))
        return root

    def _point(self, line: Line) -> Iterator[Element | str]:
        if line.mark.strip(" ·"):
            yield mark(line.mark)
        yield from self.spans(line.spans)

    def spans(self, spans: Iterable[Span]) -> Iterator[Element | str]:
        """Spans as text and inline elements; what came and went is said in words beside the marks."""
        for span in spans:
            if span.style is Style.PLAIN or not span.text.strip():
                yield span.text
                continue
            core = span.text.strip()
            left, _, right = span.text.partition(core)
            yield left
            yield self._inline(core, span.style)
            yield right

    def _inline(self, text: str, style: Style) -> Element:
        found = element(_TAGS[style], text)
        if style in _MARKED:
            found = element(_TAGS[style], unseen(f"[{self._wording.say(_MARKED[style])}: "), text, unseen("]"))
        if style in _CLASSES:
            found.set("class", _CLASSES[style])
        return found


def mark(character: str) -> Element:
    """A character that says to the eye what the words beside it say."""
    return element("span", character, class_="mark", aria_hidden="true")


def unseen(text: str) -> Element:
    """Words for those who do not see the marks, and for what is copied as plain text."""
    return element("span", text, class_="unseen")


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    figures: bool = True,
    seen: bool = False,
) -> Element:
    """A table: each row opens with its heading; `figures` to the right; the caption `seen` or only read aloud."""
    title = element("caption", caption if seen else unseen(caption))
    head = element("thead", element("tr", *(element("th", text, scope="col") for text in header)))
    body = element("tbody")
    for first, *cells in rows:
        extend(body, element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in cells)))
    return element("table", title, head, body, class_="figures" if figures else "text")
