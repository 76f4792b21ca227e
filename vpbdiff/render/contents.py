"""A page's sections, and its table of contents made from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.render.tree import Element, element
from vpbdiff.wording import Wording


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
    headings = [section[0] for section in sections if section.tag == "section"]
    links = (element("a", "".join(each.itertext()), href=f"#{each.get('id')}") for each in headings)
    points = (element("li", link) for link in links)
    return element("nav", element("ul", *points), aria_label=wording.say("web.contents"))
