"""Builds the tree of a page and writes it: the one place where what a plan holds is escaped for HTML.

Text enters a tree as text alone, never as HTML, and the standard library's serializer escapes it. Line breaks become
spaces, as they do in HTML; other control characters are shown as their code points.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from vpbdiff.base.escaping import safe

Element = ET.Element

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


def raw(tag: str, content: str) -> Element:
    """A `style` or a `script` with content of ours, which HTML does not unescape there."""
    found = Element(tag)
    found.text = content
    return found


def document(root: Element) -> str:
    """The whole page as text; ends with a newline."""
    return f"<!DOCTYPE html>\n{ET.tostring(root, encoding='unicode', method='html')}\n"


def _clean(text: str) -> str:
    return safe(_BREAKS.sub(" ", text))


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
