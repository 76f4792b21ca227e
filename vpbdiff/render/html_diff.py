"""The report as one web page: old and new side by side, every facet of every change, the reasons on record.

The page is whole without a script; where scripts run, its changes can be searched. Text from a plan becomes HTML in
`web.tree` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Heading
from vpbdiff.render import contents, filters
from vpbdiff.render.cards import Cards
from vpbdiff.render.shell import MAIN
from vpbdiff.render.shell import page as whole
from vpbdiff.render.tree import Element, element, extend
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import Outline, Part, is_quiet
from vpbdiff.statements.report_options import Options
from vpbdiff.views import diff_report
from vpbdiff.wording import Wording


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The report as a page of its own; ends with a newline."""
    options = replace(options, full=True)  # a page has room for whole texts, and a reader who can search
    outline = diff_report.outline_of(comparison, options)
    cards = Cards(comparison, outline, wording, options)
    first, *rest = diff_report.head(comparison, wording, options)
    assert isinstance(first, Heading), "a report opens with its title"
    header = element("header", cards.flow.heading(first.text, 1), *cards.flow.flow(rest))
    sections = list(contents.sections(cards.flow.flow(diff_report.opening(comparison, outline, wording, options))))
    if not options.stat:
        sections += _parts(outline, cards, wording)
    sections += cards.flow.flow(diff_report.nothing(comparison, outline, wording))
    search = [filters.form(outline.shown, wording)] if outline.shown and not options.stat else []
    body = (header, contents.navigation(sections, wording), *search, element("main", *sections, id=MAIN))
    return whole(first.text, body, wording, script=bool(search))


def _parts(outline: Outline, cards: Cards, wording: Wording) -> Iterator[Element]:
    """A section for each list of the plan with any change: the tree of what matters, then what is editorial; last one
    for what only has another place in its list."""
    for part in outline.parts:
        section = _section(phrases.capital(phrases.list_word(part.path, wording)), cards)
        extend(section, *(cards.node(node) for node in part.nodes), *_editorial(part, cards, wording))
        yield section
    quiet = [change for change in outline.reordered if is_quiet(change)]
    if quiet:
        section = _section(wording.say("diff.reordered"), cards)
        extend(section, *(cards.change(change, 3) for change in quiet))
        yield section


def _section(title: str, cards: Cards) -> Element:
    heading = cards.flow.heading(title, 2)
    return element("section", heading, aria_labelledby=heading.get("id", ""))


def _editorial(part: Part, cards: Cards, wording: Wording) -> Sequence[Element]:
    if not part.editorial:
        return ()
    heading = cards.flow.heading(wording.say("diff.editorials"), 3)
    return (element("div", heading, *(cards.change(change, 4) for change in part.editorial), class_="group"),)
