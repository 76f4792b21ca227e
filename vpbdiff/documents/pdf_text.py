"""Paragraphs made of the lines of a PDF, without running headers.

It decides which line continues the one above it, on its page and over the page's end. Running headers, footers and page
numbers are known by standing at the edge of page after page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from vpbdiff.documents import blocks
from vpbdiff.documents.pdf_page import BULLET, MARKER, PdfLine
from vpbdiff.language.sentences import ended

SPACED = 1.25
"""How much further apart than lines usually stand a paragraph begins: the least space between two is a third of a
line, and lines with a raised figure stand a tenth further apart."""

SAME_SIZE = 0.6
"""Points by which the size of one paragraph's lines may differ: what rounding makes."""

INDENT = 8.0
"""Points that a first line is indented by at least; the edge of a paragraph is straight within two."""

_SAME_LEFT = 2.0
"""Points within which the lines of a passage begin."""

RAGGED = 0.75
"""Room, in parts of the size, that a line may leave and still be full: a space, and the right edge's uncertainty."""

EDGE = 1.5
"""Points from the right edge within which a line is stretched to it; what widths are rounded by makes one."""

STRAIGHT = 0.8
"""Share of the lines near the right edge that end at it where text is justified; a ragged edge has one in ten."""

_FULL_LINES = 4
"""Lines that show where the right edge is, when they all end near it."""

_NEAR_EDGE = 2.0
"""How near, in parts of their size: a ragged edge's longest lines do."""

_ENTRY = re.compile(r"[.…_]{3,} ?\d{1,3}$")
"""How a line of a table of contents ends: no line goes on from there, full as it is."""


@dataclass(slots=True)
class TextRegion:
    """Lines that belong together: a paragraph, a bullet or a heading."""

    lines: list[PdfLine]
    page: int
    apart: bool = True
    bullet: bool = False
    left: float = 0.0
    """Where its text begins, after a bullet."""
    doubtful: bool = False
    """Whether it may belong to the passage above, on the page before."""

    @property
    def texts(self) -> list[str]:
        """Its lines' texts."""
        return [line.text for line in self.lines]

    @property
    def lead(self) -> list[str]:
        """Its lines' bold words, up to the first that is not; none where all are bold."""
        if self.bold:
            return []
        words = [list(takewhile(lambda word: word.bold, line.words)) for line in self.lines]
        whole = sum(1 for _ in takewhile(lambda line: line.bold, self.lines))
        return [PdfLine(tuple(each)).text for each in words[: whole + 1] if each]

    @property
    def size(self) -> float:
        """The size of most of its lines."""
        return Counter(line.size for line in self.lines).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a document is set: the size of its running text, the distance of its lines, the right edge by page width.

    `justified` says that its lines are stretched to that edge, all but the last of each paragraph.
    """

    size: float
    leading: float
    right: dict[float, float]
    widest: dict[float, float]
    """The right edge of lines of other sizes, which may be set wider than the running text, by page width."""
    justified: bool = False

    def edge(self, width: float, line: PdfLine) -> float:
        """The right edge on a page of this width for a line like this."""
        return (self.right if abs(line.size - self.size) <= SAME_SIZE else self.widest).get(width, width)


def measure(pages: Iterable[tuple[float, Sequence[PdfLine]]]) -> Measure:
    """Measure the lines of a document's pages, each page with its width.

    Running text is not bold: where tables hold all else, headings have more letters than it.
    """
    right: dict[float, float] = {}
    widest: dict[float, float] = {}
    found = [(width, lines) for width, lines in pages if lines]
    sizes: Counter[tuple[bool, float]] = Counter()
    for line in (line for _, lines in found for line in lines):
        sizes[not line.bold, line.size] += len(line.text)
    _, size = max(sizes, key=lambda each: (each[0], sizes[each]), default=(False, 0.0))
    for width in {width for width, _ in found}:
        every = [line for of, lines in found if of == width for line in lines]
        right[width] = _edge(width, [line for line in every if abs(line.size - size) <= SAME_SIZE] or every)
        widest[width] = _edge(width, every)
    steps = Counter(
        round((below.bottom - above.bottom) * 2) / 2
        for _, lines in found
        for above, below in pairwise(lines)
        if above.size == below.size == size and below.bottom > above.bottom
    )
    ends = [right[width] - line.x1 for width, lines in found for line in lines if line.size == size]
    near = [end for end in ends if end < RAGGED * size]
    justified = len(near) > len(ends) / 3 and sum(end < EDGE for end in near) > STRAIGHT * len(near)
    return Measure(size, steps.most_common(1)[0][0] if steps else 1.2 * size, right, widest, justified)


def _edge(width: float, lines: Sequence[PdfLine]) -> float:
    """The right edge of a page's text: where its longest lines end, or where they could, if all are short."""
    edge, left = max(line.x1 for line in lines), min(line.x0 for line in lines)
    full = sum(edge - line.x1 <= _NEAR_EDGE * line.size for line in lines)
    return edge if full >= _FULL_LINES or edge >= width - 2 * left else width - left


def passages(lines: Sequence[PdfLine], page: int, width: float, set_as: Measure) -> list[TextRegion]:
    """The passages of lines that follow each other on a page."""
    found: list[TextRegion] = []
    for line in lines:
        begun = _bullet(line, page)
        above = found[-1] if found else None
        if begun is None and above is not None and _near(above, line, set_as):
            full = _is_full(above.lines[-1], line, set_as.edge(width, line))
            broken = full and _aligned(above, line) and not _ENTRY.search(above.lines[-1].text)
            if broken or _is_large_rest(line, set_as):
                above.lines.append(line)
                continue
            apart = ended(above.lines[-1].text) or not _aligned(above, line)
            found.append(TextRegion([line], page, apart=apart or above.bullet, left=line.x0))
        else:
            found.append(begun or TextRegion([line], page, left=line.x0))
    return found


def _bullet(line: PdfLine, page: int) -> TextRegion | None:
    """A bullet, if the line begins one, without its mark."""
    first, *rest = line.words
    if not rest or not BULLET.fullmatch(first.text) or (first.text == "o" and rest[0].x0 - first.x1 < 0.5 * line.size):
        return None
    return TextRegion([PdfLine(tuple(rest))], page, bullet=True, left=rest[0].x0)


def _near(above: TextRegion, line: PdfLine, set_as: Measure) -> bool:
    """Whether a line is set like the passage above it, and stands as near as its lines do.

    The bold words that a passage begins with may fill its first line, and those of a bullet end with it.
    """
    last = above.lines[-1]
    lead = last.bold and (above.bullet or line.words[0].bold)
    if abs(last.size - line.size) > SAME_SIZE or (last.bold != line.bold and not lead):
        return False
    usual = set_as.leading * max(1.0, line.size / set_as.size)
    if len(above.lines) > 1:
        usual = min(usual, above.lines[-1].bottom - above.lines[-2].bottom)
    return 0 < line.bottom - last.bottom <= SPACED * usual


def _aligned(above: TextRegion, line: PdfLine) -> bool:
    """Whether a line begins where the passage's text does; the first line of a passage may be indented, or stand out
    by a number or a box."""
    if len(above.lines) == 1 and not above.bullet:
        return line.x0 - above.left < INDENT or _hangs(above.lines[0], line)
    return abs(line.x0 - above.lines[-1].x0) < INDENT or abs(line.x0 - above.left) < INDENT


def _hangs(first: PdfLine, line: PdfLine) -> bool:
    """Whether a line begins where a passage's text does after the number or the box before it."""
    mark, *rest = first.words
    return bool(rest) and MARKER.fullmatch(mark.text) is not None and abs(line.x0 - rest[0].x0) < _SAME_LEFT


def _is_large_rest(line: PdfLine, set_as: Measure) -> bool:
    """Whether a large line is the rest of a heading that was broken to please the eye: «Mål / och uppdrag»."""
    return line.size >= blocks.LARGER * set_as.size and line.text[0].islower()


def _is_full(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Whether the next line's first word would not have fitted on the line above."""
    first = line.words[0]
    return above.x1 + first.x1 - first.x0 > right - RAGGED * above.size


def joined(above: TextRegion, below: TextRegion, width: float, set_as: Measure) -> list[TextRegion]:
    """The two passages as one, if a page's end cut the first off in a sentence that the second ends; else as they are.

    Where the sentence ends with the page, a line that is stretched to the edge shows that its paragraph does not. In
    text with a ragged edge nobody can see: the second passage is then doubtful.
    """
    last, first = above.lines[-1], below.lines[0]
    if below.bullet or abs(last.size - first.size) > SAME_SIZE or last.bold or first.bold:
        return [above, below]
    if not _is_full(last, first, set_as.edge(width, last)):
        return [above, below]
    if ended(last.text) and not set_as.justified:
        return [above, replace(below, doubtful=True)]
    if ended(last.text) and set_as.edge(width, last) - last.x1 >= EDGE:
        return [above, below]
    return [replace(above, lines=[*above.lines, *below.lines])]


DEPTH = 4
"""Lines looked at from each edge: the longest letterhead known has three."""

MARGIN = 0.15
"""Share of a page's height, from either edge, in which such lines stand."""

_SAME_PLACE = 4.0
"""Points by which such a line may stand higher or lower from page to page: less than half a line."""

_FEWEST = 3
"""Pages that must show a line for it to be a running one, in a document that has as many."""

CLEAR = 1.0
"""Free space, in parts of its size, between such a line and the text, unless a page number shows what it is. A header
row at the top of each page is followed by its rows closer than that."""

_PAGE_NUMBER = re.compile(
    r"(?:sidan?\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:\(\d{1,3}\)|(?:av|/)\s*\d{1,3}))?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")

Sheet = tuple[int, float, Sequence[PdfLine]]
"""A page's number, its height, its lines from above."""
_Key = tuple[str, int]


def marks(sheets: Sequence[Sheet]) -> Mapping[int, frozenset[PdfLine]]:
    """The lines of each page, by its number, that hold no content."""
    texts: defaultdict[_Key, dict[int, str]] = defaultdict(dict)
    for number, height, found in sheets:
        for line in found:
            for key in _keys(line, height):
                texts[key][number] = line.text
    needed = max(2, min(_FEWEST, len(sheets)))
    repeated = {key: pages for key, pages in texts.items() if len(pages) >= needed}
    counting = {key for key, pages in repeated.items() if len(set(pages.values())) == len(pages)}
    return {
        number: frozenset(
            mark
            for order in (found, found[::-1])
            for mark in _from_edge(order[:DEPTH], height, repeated.keys(), counting)
        )
        for number, height, found in sheets
    }


def _from_edge(
    found: Sequence[PdfLine], height: float, repeated: Container[_Key], counting: Container[_Key]
) -> list[PdfLine]:
    """The running lines among the first from an edge."""
    run: list[PdfLine] = []
    sure = False
    for line in found:
        keys = _keys(line, height)
        if _PAGE_NUMBER.fullmatch(line.text) and keys:
            sure = True
        elif not any(key in repeated for key in keys):
            free = max(line.top - run[-1].bottom, run[-1].top - line.bottom) if run else 0
            return run if sure or (run and free >= CLEAR * run[-1].size) else []
        sure |= any(key in counting for key in keys)
        run.append(line)
    return run if sure else []


def _keys(line: PdfLine, height: float) -> set[_Key]:
    """What a line at a page's edge is known again by on another page: its words without figures, and where it stands.

    Rounded both ways, so that two lines that stand in about the same place share a key.
    """
    if MARGIN * height < line.bottom and line.top < (1 - MARGIN) * height:
        return set()
    words = _DIGITS.sub("#", line.text.casefold())
    return {(words, round((line.bottom + shift) / (2 * _SAME_PLACE))) for shift in (-_SAME_PLACE / 2, _SAME_PLACE / 2)}
