"""Choosing from a list: one thing, found by typing, or several, ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar

from rapidfuzz import fuzz
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from vpbdiff.review.worklist import folded
from vpbdiff.tui.key_bindings import KeyLine
from vpbdiff.tui.layout import content
from vpbdiff.tui.widgets.inputs import TextBox
from vpbdiff.tui.widgets.pages import under_cursor
from vpbdiff.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pick(Generic[T]):
    """Something to choose: what it is called, what it says beside that, what it stands for."""

    name: str
    value: T
    note: str = ""
    shown: VisualType | None = None
    """The name as it is shown, where that is not the bare text of it."""


_NEAR = 75
"""Per cent of the letters that must agree, in order, where no name has the very ones: a slip or two, no other word."""

_SHORTEST = 3
"""Letters from which a near match is one."""


def likeness(wanted: str, text: str) -> float:
    """How well a text fits what was typed: 1 and more where it has the very letters, the more the nearer to its
    beginning; below 1 where it has nearly those; 0 where it does not."""
    sought, held = folded(wanted), folded(text)
    if (at := held.find(sought)) >= 0:
        return 1 + 1 / (1 + at)
    if len(sought) < _SHORTEST:
        return 0.0
    ratio = fuzz.partial_ratio if len(sought) <= len(held) else fuzz.ratio
    return ratio(sought, held, score_cutoff=_NEAR) / 101


def marked(wanted: str, text: str) -> Content:
    """A text with the letters that were typed marked in it."""
    shown = content(text)
    at = shown.plain.casefold().find(wanted.casefold())
    return shown.stylize("underline", at, at + len(wanted)) if wanted and at >= 0 else shown


class ChoiceList(OptionList):
    """A list whose chosen line looks as the line where the reader is does elsewhere, also where there is no colour."""

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        strip = super().render_line(y)
        if not any(segment.style and segment.style.meta.get("option") == self.highlighted for segment in strip):
            return strip
        return under_cursor(strip, self.get_component_rich_style("option-list--option-highlighted", partial=True))


class _Sought(TextBox):
    """The line to find something by; Enter takes what the cursor stands on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "review.key.choose", id="choose")]


class ChooseOne(ModalScreen[T | None], Generic[T]):
    """Returns the value that was chosen, None if none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "review.key.back", id="back"),
        Binding("down", "step('cursor_down')", "review.key.down", id="down", show=False),
        Binding("up", "step('cursor_up')", "review.key.up", id="up", show=False),
        Binding("pagedown", "step('page_down')", "review.key.page-down", id="page-down", show=False),
        Binding("pageup", "step('page_up')", "review.key.page-up", id="page-up", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Pick[T]], wording: Wording) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._shown = self._choices
        self._none = content(wording.say("review.help.none"))
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The title, the line to type in, the list."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="title")
            yield _Sought(placeholder=self._wording.say("review.type-to-find"), compact=True)
            yield ChoiceList(markup=False, compact=True)
            yield KeyLine(self._wording)

    async def on_mount(self) -> None:
        """Type at once."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        await self.find("")

    @on(Input.Changed)
    async def _typed(self, message: Input.Changed) -> None:
        await self.find(message.input.value.strip())

    async def find(self, wanted: str) -> None:
        """Offer what has the letters; what has nearly those, the nearest first, where nothing has."""
        fit = [(likeness(wanted, f"{each.name} {each.note}"), each) for each in self._choices]
        exact = [each for score, each in fit if score >= 1]
        near = sorted((each for each in fit if each[0]), key=lambda each: -each[0])
        found = exact or [each for _, each in near]
        self.offer([replace(each, shown=marked(wanted, each.name)) for each in found])

    def offer(self, choices: Sequence[Pick[T]]) -> None:
        """Show other choices."""
        self._shown = tuple(choices)
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(map(_prompt, self._shown) if self._shown else [Option(self._none, disabled=True)])
        found.highlighted = 0 if self._shown else None

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Return what the cursor stands on."""
        position = self.query_one(OptionList).highlighted
        if position is not None:
            self.dismiss(self._shown[position].value)

    @on(ChoiceList.OptionSelected)
    def _clicked(self, message: ChoiceList.OptionSelected) -> None:
        self.dismiss(self._shown[message.option_index].value)

    def action_step(self, how: str) -> None:
        """Move in the list while typing."""
        getattr(self.query_one(OptionList), f"action_{how}")()


class _Ticked(ChoiceList):
    """A list in which Enter is for all that is ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "review.key.done", id="done")]


class ChooseSeveral(ModalScreen[tuple[T, ...] | None], Generic[T]):
    """Returns the values that are ticked in the end, None if nothing was to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "review.key.tick", id="tick"),
        Binding("c", "untick", "review.key.untick", id="untick"),
        Binding("escape", "dismiss", "review.key.back", id="back"),
        Binding("j", "step('cursor_down')", "review.key.down", id="down", show=False),
        Binding("k", "step('cursor_up')", "review.key.up", id="up", show=False),
    ]

    def __init__(
        self, title: str, groups: Sequence[tuple[str, Sequence[Pick[T]]]], ticked: Sequence[T], wording: Wording
    ) -> None:
        super().__init__()
        self._title = title
        self._lines: list[Pick[T] | str] = []
        for name, choices in groups:
            self._lines += [name, *choices]
        self._ticked = list(ticked)
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The title, the list with its headings."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title), classes="title")
            yield _Ticked(markup=False, compact=True)
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Stand on the first that can be ticked."""
        self._fill(1)

    def _fill(self, position: int | None) -> None:
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(map(self._line, self._lines))
        for number, line in enumerate(self._lines):
            if isinstance(line, str):
                found.disable_option_at_index(number)
        found.highlighted = position

    def _line(self, line: Pick[T] | str) -> Content:
        if isinstance(line, str):
            return content(line).stylize("bold")
        return Content("[x] " if line.value in self._ticked else "[ ] ") + _prompt(line)

    @on(ChoiceList.OptionSelected)
    def _chosen(self) -> None:
        self.action_done()

    def action_tick(self) -> None:
        """Tick what the cursor stands on, or no longer."""
        position = self.query_one(OptionList).highlighted
        line = self._lines[position] if position is not None else ""
        if isinstance(line, Pick):
            if line.value in self._ticked:
                self._ticked.remove(line.value)
            else:
                self._ticked.append(line.value)
            self._fill(position)

    def action_untick(self) -> None:
        """Tick nothing."""
        self._ticked.clear()
        self._fill(self.query_one(OptionList).highlighted)

    def action_done(self) -> None:
        """Return what is ticked."""
        self.dismiss(tuple(self._ticked))

    def action_step(self, how: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{how}")()


def _prompt(choice: Pick[T]) -> Content:
    shown = choice.shown if isinstance(choice.shown, Content) else content(choice.name)
    return shown + content(f"  {choice.note}") if choice.note else shown
