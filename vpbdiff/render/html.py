"""A document as one web page that asks nothing of anyone: real headings, nested lists, tables with captions and scopes,
pictures in the page itself, and unseen the ids of what a sentence states.

The one place where what a plan holds is escaped for HTML. Text enters the page's tree as text alone, and the standard
library's serializer escapes it. Line breaks become spaces, as they do in HTML; other control characters are shown as
their code points. Beside that the page's own policy forbids every request and every style and script but ours, which
are known by their hashes: text from a plan could do nothing even if it slipped through.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from importlib.resources import files
from itertools import groupby
from xml.etree import ElementTree as ET

from vpbdiff.base.escaping import safe
from vpbdiff.model.document import (
    Block,
    Document,
    Heading,
    Line,
    Paragraph,
    Picture,
    Span,
    Style,
    Table,
    TableCell,
)
from vpbdiff.render import charts
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

Element = ET.Element

MAIN = "innehall"
"""The id of what the skip link leads to."""

_TAGS = {
    Style.STRONG: "strong",
    Style.ALARM: "strong",
    Style.GAP: "strong",
    Style.OLD: "del",
    Style.NEW: "ins",
    Style.QUIET: "span",
    Style.BLANK: "span",
    Style.PLAIN: "span",
}
_CLASSES = {Style.ALARM: "alarm", Style.GAP: "gap", Style.QUIET: "quiet"}
_MARKED = {Style.OLD: "web.removed", Style.NEW: "web.added"}
"""What is said, unseen, before words that went or came: a screen reader seldom says `del` and `ins`."""


def write(document: Document, wording: Wording, options: Options) -> str:
    """The document as a page of its own; ends with a newline. Where nothing can draw, pictures' texts stand alone."""
    flow = Flow(wording)
    header = element("header", flow.heading(document.title, 1), *flow.flow(document.head))
    parts = list(sections(flow.flow(document.blocks)))
    return page(document.title, (header, navigation(parts, wording), element("main", *parts, id=MAIN)), wording)


class Flow:
    """Turns the blocks of one document into HTML; headings get the ids `s1`, `s2`, ... in their order."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self._headings = 0

    def flow(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """The blocks one after the other, lines that stand together as one list."""
        heading = ""
        for listed, found in groupby(blocks, key=lambda each: isinstance(each, Line)):
            if listed:
                yield self.lines([each for each in found if isinstance(each, Line)])
                continue
            for each in found:
                if isinstance(each, Heading):
                    heading = each.text
                yield self._block(each, heading)

    def _block(self, block: Block, heading: str) -> Element:
        """One block; `heading` is what it stands under, read aloud with a table that has no other caption."""
        match block:
            case Heading(text, level):
                return self.heading(text, level)
            case Paragraph(spans):
                return element("p", *self.spans(spans))
            case Table():
                return self._table(block, heading)
            case Picture():
                return self._picture(block)
            case Line():
                return self.lines([block])

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
            if (span.style is Style.PLAIN and not span.changes) or not span.text.strip():
                yield span.text
                continue
            core = span.text.strip()
            left, _, right = span.text.partition(core)
            yield left
            yield _stating(self._inline(core, span.style), span.changes)
            yield right

    def _inline(self, text: str, style: Style) -> Element:
        found = element(_TAGS[style], text)
        if style in _MARKED:
            found = element(_TAGS[style], unseen(f"[{self.wording.say(_MARKED[style])}: "), text, unseen("]"))
        if style in _CLASSES:
            found.set("class", _CLASSES[style])
        return found

    def _table(self, table: Table, heading: str) -> Element:
        """A table: each row opens with its heading, figures to the right. What a table of figures without a caption is
        of stands over its first column, and becomes the caption."""
        caption, first = table.caption, table.header[0]
        if not caption and not table.is_prose:
            caption, first = first, ""
        heads = (first or self.wording.say("web.row"), *table.header[1:])
        body = element("tbody")
        has_bars = any(row[-1].bar is not None for row in table.rows)
        for name, *cells in table.rows:
            found = (_cell(cell, beside_bars=has_bars and cell is cells[-1]) for cell in cells)
            extend(body, element("tr", element("th", *_lines(name.text), scope="row"), *found))
        found_table = element(
            "table",
            element("caption", caption or unseen(heading)),
            element("thead", element("tr", *(element("th", text, scope="col") for text in heads))),
            body,
            class_="text" if table.is_prose else "figures",
        )
        return _stating(found_table, table.changes)

    def _picture(self, picture: Picture) -> Element:
        """The picture with its caption and the text that says the same; without a picture, that text alone."""
        caption = element("figcaption", element("strong", f"{picture.caption}. "), *self.spans(picture.spans))
        found = element("figure")
        if charts.available():
            data = base64.b64encode(charts.draw(picture, "svg")).decode()
            alternative = f"Diagram: {picture.caption}. Texten under bilden säger samma sak."
            found.append(element("img", src=f"data:image/svg+xml;base64,{data}", alt=alternative))
        extend(found, caption)
        return found


def _cell(cell: TableCell, *, beside_bars: bool) -> Element:
    """A cell, with its bar where it has one; one without stands where the others' figures do."""
    found = element("td", *_lines(cell.text))
    if cell.bar is not None:
        found.append(bar(cell.bar))
    elif beside_bars:
        found.set("class", "barless")
    return found


_ACROSS, _TALL = 240, 20
"""A bar's drawing, in units of its own."""


def bar(share: Fraction) -> Element:
    """A bar from an axis in the middle: to the right for more, to the left for less. The figure beside it says it."""
    half = _ACROSS // 2
    length = max(round(abs(share) * half), 1) if share else 0
    start, kind = (half, "more") if share >= 0 else (half - length, "less")
    rect = element("rect", class_=kind, x=str(start), y="2", width=str(length), height=str(_TALL - 4))
    axis = element("line", class_="axis", x1=str(half), x2=str(half), y1="0", y2=str(_TALL))
    return drawing("bar", (_ACROSS, _TALL), rect, axis)


def drawing(kind: str, size: tuple[int, int], *shapes: Element) -> Element:
    """Shapes on a canvas of this width and height, which only repeat what the words beside them say."""
    box = f"0 0 {size[0]} {size[1]}"
    return element("svg", *shapes, class_=kind, viewBox=box, aria_hidden="true", focusable="false")


def _lines(text: str) -> Iterator[Element | str]:
    """A cell's text, a line under the other where it has several."""
    for place, line in enumerate(text.split("\n")):
        if place:
            yield element("br")
        yield line


def _stating(found: Element, changes: tuple[str, ...]) -> Element:
    """The element with the ids of the changes that it states, which no reader sees."""
    if changes:
        found.set("data-changes", " ".join(changes))
    return found


def mark(character: str) -> Element:
    """A character that says to the eye what the words beside it say, in its colour."""
    return element("span", character, class_=f"mark {tone(character)}".rstrip(), aria_hidden="true")


_TONES = {"−": "gone", "+": "come", "!": "warn", "↑": "more", "↓": "less"} | dict.fromkeys("→»«⇄", "moved")


def tone(character: str) -> str:
    """The class that colours what has this mark; `other` where it has no colour of its own."""
    return _TONES.get(character, "other")


def unseen(text: str) -> Element:
    """Words for those who do not see the marks, and for what is copied as plain text."""
    return element("span", text, class_="unseen")


def sections(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements with a `section` for each heading of level 2 and what follows it; a heading has an id."""
    section: Element | None = None
    for each in elements:
        if each.tag == "h2":
            if section is not None:
                yield section
            section = element("section", aria_labelledby=each.get("id", ""))
        if section is None:
            yield each
        else:
            section.append(each)
    if section is not None:
        yield section


def navigation(sections: Iterable[Element], wording: Wording) -> Element:
    """Links to the sections, by their headings."""
    headings = [next(section.iter("h2")) for section in sections if section.tag == "section"]
    links = (element("a", "".join(each.itertext()), href=f"#{each.get('id')}") for each in headings)
    points = (element("li", link) for link in links)
    return element("nav", element("ul", *points), aria_label=wording.say("web.contents"))


def page(title: str, body: Sequence[Element], wording: Wording, *, script: bool = False) -> str:
    """A whole page around its landmarks, one of which is a `main` with the id `MAIN`; `script` adds what makes a
    comparison's changes searchable, where scripts run. Ends with a newline."""
    style, code = _file("page.css"), _file("page.js") if script else ""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, code)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),  # else a browser asks the server for one
        _raw("style", style),
    )
    skip = element("a", wording.say("web.skip"), class_="skip", href=f"#{MAIN}")
    content = element("body", skip, *body, *((_raw("script", code),) if code else ()))
    root = element("html", head, content, lang=wording.language)
    return f"<!DOCTYPE html>\n{ET.tostring(root, encoding='unicode', method='html')}\n"


def _file(name: str) -> str:
    return (files("vpbdiff.render") / name).read_text(encoding="utf-8")


def _policy(style: str, code: str) -> str:
    """The Content-Security-Policy: nothing but this style, this script and pictures in the page itself."""
    scripts = _hash(code) if code else "'none'"
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


_BREAKS = re.compile(r"[\n\r\t\f\v\x85\u2028\u2029]+")


def element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """An element with these children. An attribute's name is written with `_` for `-`, and with a `_` after it where
    the name is a word of Python's; one that only has to be there has the value ``""``."""
    found = Element(tag, {name.rstrip("_").replace("_", "-"): _clean(value) for name, value in attributes.items()})
    extend(found, *children)
    return found


def extend(parent: Element, *children: Element | str) -> None:
    """Put elements and texts after what the parent holds."""
    for child in children:
        if isinstance(child, str):
            _add_text(parent, _clean(child))
        else:
            parent.append(child)


def _raw(tag: str, content: str) -> Element:
    """A `style` or a `script` with content of ours, which HTML does not unescape there."""
    found = Element(tag)
    found.text = content
    return found


def _clean(text: str) -> str:
    return safe(_BREAKS.sub(" ", text))


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
