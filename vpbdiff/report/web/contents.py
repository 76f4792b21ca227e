"""A page's table of contents, from the sections that it has."""

from __future__ import annotations

from collections.abc import Iterable

from vpbdiff.report.web.tree import Element, element
from vpbdiff.wording import Wording


def navigation(sections: Iterable[Element], wording: Wording) -> Element:
    """Links to the sections, by their headings."""
    headings = [section[0] for section in sections if section.tag == "section"]
    links = (element("a", "".join(each.itertext()), href=f"#{each.get('id')}") for each in headings)
    points = (element("li", link) for link in links)
    return element("nav", element("ul", *points), aria_label=wording.say("web.contents"))
