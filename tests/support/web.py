"""Reads a page back with a parser that is not ours, and finds what a test asks of it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import html5lib

Node = Any
"""An element of html5lib's tree."""


def read(page: str) -> Node:
    """The root element. Raises where a browser would have to mend the page."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def all_of(root: Node, *tags: str) -> list[Node]:
    """The elements of these tags, in order."""
    return [each for each in root.iter() if each.tag in tags]


def text(node: Node) -> str:
    """All that an element says, the unseen too, with single spaces."""
    return " ".join("".join(node.itertext()).split())


def seen(node: Node) -> str:
    """What an element shows."""
    return " ".join("".join(_seen(node)).split())


def _seen(node: Node) -> Iterator[str]:
    if node.get("class") in ("unseen", "mark"):
        return
    yield node.text or ""
    for child in node:
        yield from _seen(child)
        yield child.tail or ""


def by_class(root: Node, name: str) -> list[Node]:
    """The elements of a class, in order."""
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


def policy(root: Node) -> dict[str, str]:
    """The page's own Content-Security-Policy, by directive."""
    (meta,) = [each for each in all_of(root, "meta") if each.get("http-equiv")]
    return dict(part.strip().split(" ", 1) for part in meta.get("content").split(";"))


def digest(content: str) -> str:
    """A hash as a Content-Security-Policy gives it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def assert_sound(root: Node) -> None:
    """What must hold of every page: its language and title, landmarks, headings in order, tables that say what their
    cells are, links that lead somewhere within, no element or attribute that could do anything."""
    assert root.get("lang") in ("sv", "en")
    (title,) = all_of(root, "title")
    assert text(title)
    _assert_structure(root)
    _assert_tables(root)
    _assert_harmless(root)


def _assert_structure(root: Node) -> None:
    assert [len(all_of(root, tag)) for tag in ("header", "main", "nav", "h1")] == [1, 1, 1, 1]
    levels = [int(each.tag[1]) for each in all_of(root, "h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    pointed = [each.get("href").removeprefix("#") for each in all_of(root, "a")]
    pointed += [each.get("aria-labelledby") for each in root.iter() if each.get("aria-labelledby")]
    assert set(pointed) <= set(ids)


def _assert_tables(root: Node) -> None:
    for table in all_of(root, "table"):
        caption, head, body = list(table)
        assert (caption.tag, head.tag, body.tag) == ("caption", "thead", "tbody") and text(caption)
        assert {each.get("scope") for each in all_of(head, "th")} == {"col"} and all(map(text, all_of(head, "th")))
        assert [row[0].get("scope") for row in all_of(body, "tr")] == ["row"] * len(body)


def _assert_harmless(root: Node) -> None:
    tags = {each.tag for each in root.iter() if isinstance(each.tag, str)}
    assert not tags & {"iframe", "object", "embed", "svg", "base", "video", "audio", "math", "template"}
    styles, scripts = ["".join(each.itertext()) for each in all_of(root, "style")], all_of(root, "script")
    told = policy(root)
    assert told["default-src"] == told["base-uri"] == told["form-action"] == "'none'"
    assert told["style-src"] == digest(styles[0]) and len(styles) == 1
    assert told["script-src"] == (digest("".join(scripts[0].itertext())) if scripts else "'none'") and len(scripts) <= 1
    for each in root.iter():
        assert not any(name.startswith("on") or name in ("style", "srcset", "action") for name in each.attrib)
        assert each.get("href", "#").startswith("#") or (each.tag, each.get("href")) == ("link", "data:,")
        assert each.get("src", "data:image/svg+xml;base64,").startswith("data:image/svg+xml;base64,")
