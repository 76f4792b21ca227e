"""The help: what can be done where the reader is, made from the bindings themselves, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from vpbdiff.model.document import Heading, Line, Span, Style, plain
from vpbdiff.render.columns import columns
from vpbdiff.review.worklist import Mark
from vpbdiff.tui.key_bindings import Deed, KeyLine
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.panes.base import View
from vpbdiff.tui.widgets.change_list import DRAFT, SIGNS, WEAKER
from vpbdiff.tui.widgets.pages import Page
from vpbdiff.wording import Wording


class HelpScreen(ModalScreen[None]):
    """A page of keys and marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "review.key.back"),
    ]

    def __init__(self, found: Sequence[Deed], wording: Wording) -> None:
        super().__init__()
        self._deeds = found
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The page, filled when its width is known."""
        with Vertical(classes="dialog tall"):
            yield Page()
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one(Page).show([*self._keys(), *self._marks()])

    def _keys(self) -> Iterator[PageElement]:
        width = max((columns(_keys(each)) for each in self._deeds), default=0)
        for where, found in groupby(self._deeds, _where):
            yield Heading(self._wording.say(f"review.help.{where}"))
            for each in found:
                keys = Span(_keys(each).ljust(width) + "  ", Style.STRONG)
                yield Line((Span(keys.text.replace(" ", "\N{NO-BREAK SPACE}"), Style.STRONG), *plain(each.name)), 1)
            yield Gap()

    def _marks(self) -> Iterator[PageElement]:
        yield Heading(self._wording.say("review.help.marks"))
        for mark, sign in SIGNS.items():
            word = self._wording.say(f"review.state.{mark}")
            says = self._wording.say("review.help.mark", word=word, letter=word[0].upper(), meaning=self._meaning(mark))
            yield Line(plain(says), 1, sign if sign.strip() else "")
        for sign, key in ((DRAFT, "review.help.draft"), (WEAKER, "review.help.weaker"), ("●", "review.help.selected")):
            yield Line(plain(self._wording.say(key)), 1, sign)

    def _meaning(self, mark: Mark) -> str:
        return self._wording.say(f"review.meaning.{mark}")


def _keys(deed: Deed) -> str:
    return ", ".join(deed.keys)


def _where(deed: Deed) -> str:
    """Whether something can be done in this place, in this view, or everywhere."""
    if isinstance(deed.node, Screen | App):
        return "everywhere"
    return "view" if isinstance(deed.node, View) else "here"
