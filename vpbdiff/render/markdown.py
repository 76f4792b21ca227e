"""The report as Markdown (GitHub's flavour), to paste into a matter or a merge request.

Everything is escaped in `markdown_text`: text from a plan makes no heading, link, picture, HTML, list or cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Element, Figures, Heading, Line, Paragraph, Span, Spans, Style, Table
from vpbdiff.render.markdown_text import escaped, opened, table
from vpbdiff.statements.options import Options
from vpbdiff.views import diff_report
from vpbdiff.wording import Wording

_STRONG = (Style.STRONG, Style.ALARM)
"""Styles shown as bold, which is for titles and warnings alone."""

_BRACKETS = {Style.OLD: ("\\[-", "-\\]"), Style.NEW: ("{+", "+}")}
"""Marks of what was taken out and put in, the same as in a terminal without colour: they are read aloud, survive being
pasted anywhere, and hold around a punctuation mark in the middle of a word, where emphasis does not."""


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The report as Markdown; ends with a newline."""
    return written(diff_report.elements(comparison, wording, options))


def written(elements: Iterable[Element]) -> str:
    """Any elements, as `render` writes those of a comparison."""
    found: list[str] = []
    listed = False
    for element in elements:
        if found and not (listed and isinstance(element, Line)):
            found.append("")
        found += _lines(element)
        listed = isinstance(element, Line)
    return "\n".join(found) + "\n"


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield f"{'#' * element.level} {opened(escaped(element.text))}"
        case Paragraph():
            yield opened(_inline(element.spans))
        case Line():
            yield f"{'  ' * element.depth}- {opened(_inline(element.spans))}"
        case Table():
            yield from table(element.header, element.rows, "left")
        case Figures():
            yield from table(element.header, (row.cells for row in element.rows), "right")


def _inline(spans: Spans) -> str:
    """Spans as one line."""
    pieces = [escaped(span.text) for span in spans]
    before = [piece[-1:] for piece in ("", *pieces[:-1])]
    after = [piece[:1] for piece in (*pieces[1:], "")]
    return "".join(map(_dressed, spans, pieces, before, after)).strip()


def _dressed(span: Span, piece: str, before: str, after: str) -> str:
    """The piece in its brackets or in bold; not bold where Markdown would not read the signs as that: it takes a letter
    or digit at the edge within, or white space outside it."""
    core = piece.strip()
    if not core:
        return piece
    left, _, right = piece.partition(core)
    if span.style in _BRACKETS:
        return left + core.join(_BRACKETS[span.style]) + right
    opens = core[0].isalnum() or not (left or before).strip()
    closes = core[-1].isalnum() or not (right or after).strip()
    signs = "**" if span.style in _STRONG and opens and closes else ""
    return left + signs + core + signs + right
