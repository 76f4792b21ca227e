"""A memo as one web page: real headings, lists and tables, the pictures, and unseen the ids of what a sentence states.

Text from a plan becomes HTML in `report.web.tree` alone.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from vpbdiff.model.document import (
    Block,
    Bullets,
    Memo,
    MemoHeading,
    MemoParagraph,
    MemoTable,
    Passage,
    Picture,
    StatedSentence,
)
from vpbdiff.render import charts
from vpbdiff.render.contents import navigation, sections
from vpbdiff.render.html import table
from vpbdiff.render.shell import MAIN, page
from vpbdiff.render.tree import Element, element, extend
from vpbdiff.wording import Wording


def render(memo: Memo) -> str:
    """The memo as a page of its own; ends with a newline. Where nothing can draw, the pictures' texts stand alone."""
    wording = Wording("sv")
    found = list(sections(_block(block, f"s{number}") for number, block in enumerate(memo.blocks)))
    header = element("header", element("h1", memo.title))
    return page(memo.title, (header, navigation(found, wording), element("main", *found, id=MAIN)), wording)


def _block(block: Block, name: str) -> Element:
    match block:
        case MemoHeading(text, level):
            return element(f"h{level}", text, id=name)
        case MemoParagraph(passage):
            return element("p", *_passage(passage))
        case Bullets(points):
            return element("ul", *(element("li", *_passage(point)) for point in points))
        case MemoTable(caption, figures, changes):
            first, *rest = figures.header
            found = table(caption, (first or "Post", *rest), (row.cells for row in figures.rows), seen=True)
            return _stating(found, changes)
        case Picture():
            return _picture(block)


def _picture(picture: Picture) -> Element:
    """The picture with its caption and the text that says the same; without a picture, that text alone."""
    caption = element("figcaption", element("strong", f"{picture.caption}. "), *_passage(picture.passage))
    found = element("figure")
    if charts.available():
        data = base64.b64encode(charts.draw(picture, "svg")).decode()
        source = f"data:image/svg+xml;base64,{data}"
        found.append(
            element("img", src=source, alt=f"Diagram: {picture.caption}. Texten under bilden säger samma sak.")
        )
    extend(found, caption)
    return found


def _passage(passage: Passage) -> Iterator[Element | str]:
    for number, sentence in enumerate(passage):
        yield " " if number else ""
        yield _sentence(sentence)


def _sentence(sentence: StatedSentence) -> Element:
    found = element("strong", sentence.text, class_="gap") if sentence.lacks else element("span", sentence.text)
    return _stating(found, sentence.changes)


def _stating(found: Element, changes: tuple[str, ...]) -> Element:
    """The element with the ids of the changes that it states, which no reader sees."""
    if changes:
        found.set("data-changes", " ".join(changes))
    return found
