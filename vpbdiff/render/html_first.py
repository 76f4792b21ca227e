"""What opens the comparison page: the frame with its units as bars, the heaviest changes as cards, risks as a strip.

What comes after is folded until a reader asks for it, by `details`, which needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.model.changes import Comparison, Significance
from vpbdiff.model.document import Span, Style
from vpbdiff.render.html import Element, Flow, drawing, element, extend, mark, tone
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import Statement
from vpbdiff.views import budget_report, first_screen
from vpbdiff.views.budget_figures import BudgetFigures
from vpbdiff.wording import Wording

_CARDS = 9
"""Cards before the rest are folded: three rows of three."""

_HEIGHT, _WIDTH = 20, 240
"""The strip of one risk, in the units of its own drawing."""

_SCALE = 16
"""The highest index that the strip has room for, unless a plan has a higher."""


class FirstPage:
    """Makes the opening sections of one comparison's page."""

    def __init__(self, comparison: Comparison, outline: Outline, flow: Flow, options: Options) -> None:
        self._comparison, self._outline, self._flow = comparison, outline, flow
        self._wording = wording = flow.wording
        self._options = options
        self._phrasing = Phrasing(comparison, wording, full=True)
        self._plans = phrases.plan_names(comparison, wording)

    def sections(self) -> Iterator[Element]:
        """The money, the cards and the strip, each where there is anything to show."""
        if not budget_report.left_out(self._options.selection):
            view = BudgetFigures(self._comparison, self._wording)
            table = (
                list(budget_report.frame_table(view, self._comparison, self._wording)) if view.budget.changed else []
            )
            if table:
                yield self._section("web.money", list(self._flow.flow(table)))
        material = [each for each in self._outline.shown if each.significance is Significance.MATERIAL]
        heavy = [each for each in first_screen.named(material) if not each.subject.entity.is_money]
        alerts = list(self._flow.flow(first_screen.alerts(self._comparison, self._wording, self._options, brief=True)))
        if heavy or alerts:
            yield self._section("diff.first", [*alerts, *self._cards(heavy)])
        if rated := [each for each in material if first_screen.index_of(each) is not None]:
            yield self._section("web.risks", [self._strip(rated)])

    def _section(self, key: str, held: Sequence[Element]) -> Element:
        heading = self._flow.heading(self._wording.say(key), 2)
        return element("section", heading, *held, aria_labelledby=heading.get("id", ""))

    def _cards(self, heavy: Sequence[Statement]) -> Iterator[Element]:
        first, rest = (
            element("ul", *map(self._card, part), class_="cards", role="list")
            for part in (heavy[:_CARDS], heavy[_CARDS:])
        )
        yield first
        if number := len(rest):
            yield element("details", element("summary", self._wording.count("web.more-cards", number)), rest)

    def _card(self, each: Statement) -> Element:
        """A change in short: what happened to what, and what its text says in place of what."""
        character = first_screen.mark_of(each)
        found = element("li", class_=f"card {tone(character)}")
        kind = "".join(span.text for span in self._phrasing.headline(each)).rstrip(": ")
        extend(found, element("p", mark(character), kind, class_="kind"))
        name = phrases.brief(each.title, phrases.TEXT_WORDS)
        extend(found, element("p", element("a", name, href=f"#c-{each.id}")))
        if (index := first_screen.index_of(each)) is not None:
            extend(found, element("p", self._wording.say("web.index", index=self._rating(*index))))
        elif each.high_owner is not None:
            names = first_screen.ChangeNames(self._wording, full=True)
            extend(found, element("p", phrases.capital(names.still_there(each.high_owner))))
        elif (pair := first_screen.pair_of(each) or first_screen.values_of(each, self._wording)) is not None:
            for style, plan, text in zip((Style.OLD, Style.NEW), self._plans, pair, strict=True):
                if not text:
                    continue
                said = self._flow.spans((Span(text, style),))
                extend(found, element("p", element("span", f"{plan} ", class_="plan"), *said))
        return found

    def _rating(self, old: object, new: object) -> str:
        """An index then and now, or the one that there is."""
        return phrases.from_to(str(old), str(new), self._wording) if old and new else str(old or new)

    def _strip(self, rated: Sequence[Statement]) -> Element:
        """The risks that changed, each as a line from its index then to its index now."""
        found = []
        highest = max([_SCALE, *(number for each in rated for number in _numbers(each))])
        for each in sorted(rated, key=lambda one: -max(_numbers(one), default=0)):
            index = first_screen.index_of(each)
            assert index is not None, "only what is rated is in the strip"
            name = element("a", phrases.brief(each.title, phrases.TEXT_WORDS), href=f"#c-{each.id}")
            kind = self._phrasing.kinds(each)
            point = element(
                "li", element("span", name), element("span", f"{self._rating(*index)} {kind}", class_="told")
            )
            if numbers := _numbers(each):
                point.append(_line(numbers, highest, tone(first_screen.mark_of(each))))
            found.append(point)
        return element("ul", *found, class_="strip", role="list")


def _numbers(each: Statement) -> list[int]:
    return [number for number in first_screen.index_of(each) or () if isinstance(number, int)]


def _line(numbers: Sequence[int], highest: int, colour: str) -> Element:
    """The scale, a line from the one index to the other, and a dot at the latter."""
    places = [round(8 + (_WIDTH - 16) * (number - 1) / max(highest - 1, 1)) for number in numbers]
    middle = str(_HEIGHT // 2)
    shapes = [element("line", class_="axis", x1="8", x2=str(_WIDTH - 8), y1=middle, y2=middle)]
    if len(places) > 1:
        shapes.append(element("line", class_="way", x1=str(places[0]), x2=str(places[-1]), y1=middle, y2=middle))
    shapes.append(element("circle", class_="dot", cx=str(places[-1]), cy=middle, r="6"))
    return drawing(f"scale {colour}", (_WIDTH, _HEIGHT), *shapes)


def folded(section: Element, number: int | None, wording: Wording) -> Element:
    """A section under its heading alone, until a reader opens it; how many changes it holds beside the heading."""
    heading, *held = list(section)
    for each in held:
        section.remove(each)
    section.remove(heading)
    summary = element("summary", heading)
    if number is not None:
        extend(summary, element("span", wording.count("web.changes", number), class_="count"))
    section.append(element("details", summary, *held))
    return section
