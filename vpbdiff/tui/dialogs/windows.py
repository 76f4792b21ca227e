"""The small dialogs: filter, help, export.

Choosing which changes to show: by part of the plan, by kind, by state, weakened promises alone.

A filter in words: what is shown is never mistaken for all.

The help: what can be done where the reader is, made from the bindings themselves, and what the marks mean.

Where to write the memo: one line for the file, whose ending says the format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.memo import LANGUAGE
from vpbdiff.model.changes import Kind
from vpbdiff.model.document import Document, Heading, Line, Paragraph, Span, Style, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.render import Format, Shown, target
from vpbdiff.render.columns import columns
from vpbdiff.review.worklist import Filter, Mark, WorklistRow
from vpbdiff.statements import phrases
from vpbdiff.statements.options import Options, conditions_of, selected
from vpbdiff.tui.dialogs.choose import ChooseSeveral, Pick, likeness
from vpbdiff.tui.key_bindings import BoundAction, KeyLine
from vpbdiff.tui.layout import Gap, PageElement, content
from vpbdiff.tui.view import View
from vpbdiff.tui.widgets.change_lines import DRAFT, FOLDED, SIGNS, UNFOLDED, WEAKER
from vpbdiff.tui.widgets.inputs import TextBox
from vpbdiff.tui.widgets.pages import TextPage
from vpbdiff.wording import Wording

Ticked = tuple[str, str]
"""A group and an identifier in it."""

_WEAKENED = ("weakened", "weakened")


def filter_screen(rows: Sequence[WorklistRow], chosen: Filter, wording: Wording) -> ChooseSeveral[Ticked]:
    """The screen to choose a filter on, with what there is among the rows alone; it returns what `filter_of` reads."""
    entities = Counter(row.subject.entity for row in rows)
    kinds = Counter(str(kind) for row in rows if row.change for kind in row.change.kinds)
    marks = Counter(str(row.mark) for row in rows)
    weakened = sum(row.weakened for row in rows)
    groups = [
        (
            wording.say("review.by-state"),
            _choices("mark", Mark, marks, lambda each: wording.say(f"review.state.{each}")),
        ),
        (
            wording.say("review.by-entity"),
            _choices("entity", ENTITIES, entities, lambda each: phrases.entity_word(each, 2, wording)),
        ),
        (
            wording.say("review.by-kind"),
            _choices("kind", Kind, kinds, lambda each: phrases.kind_alone(Kind(each), wording)),
        ),
    ]
    if weakened:
        alone = Pick(phrases.capital(wording.say("review.filter-weakened")), _WEAKENED, str(weakened))
        groups.append((wording.say("review.by-promise"), [alone]))
    return ChooseSeveral(wording.say("review.filter"), groups, _ticked(chosen), wording)


def filter_of(ticked: Sequence[Ticked], before: Filter) -> Filter:
    """The filter that is ticked, with the text that was searched for before."""
    named = {group: tuple(name for each, name in ticked if each == group) for group in ("entity", "kind", "mark")}
    return replace(
        before,
        entities=named["entity"],
        kinds=tuple(map(Kind, named["kind"])),
        marks=tuple(map(Mark, named["mark"])),
        weakened=_WEAKENED in ticked,
    )


def _ticked(chosen: Filter) -> tuple[Ticked, ...]:
    found = [("entity", each) for each in chosen.entities]
    found += [("kind", str(each)) for each in chosen.kinds]
    found += [("mark", str(each)) for each in chosen.marks]
    return (*found, *((_WEAKENED,) if chosen.weakened else ()))


def _choices(
    group: str, order: Iterable[str], found: Mapping[str, int], name: Callable[[str], str]
) -> list[Pick[Ticked]]:
    return [
        Pick(phrases.capital(name(each)), (group, str(each)), str(found[each])) for each in order if found.get(each)
    ]


def filter_sentence(chosen: Filter, shown: int, everything: int, wording: Wording) -> str:
    """What the filter lets through, and how many that is of all; empty where it leaves nothing out."""
    return "" if chosen.whole else selected([*_conditions(chosen, wording)], shown, everything, wording)


def _conditions(chosen: Filter, wording: Wording) -> Iterator[str]:
    if chosen.text.strip():
        yield f"«{chosen.text}»"
    yield from conditions_of(chosen.entities, chosen.kinds, wording)
    if chosen.marks:
        words = [f"«{wording.say(f'review.state.{mark}')}»" for mark in chosen.marks]
        yield wording.say("review.filter-state", what=phrases.enumeration(words, wording, "or"))
    if chosen.weakened:
        yield wording.say("review.filter-weakened")


class HelpScreen(ModalScreen[None]):
    """A page of keys and marks, of which only those are shown that have what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "review.key.back", id="back"),
        Binding("f1", "close", "review.key.back", id="back", show=False),
        Binding("down", "scroll('step', 1)", "review.key.down", id="down", show=False),
        Binding("up", "scroll('step', -1)", "review.key.up", id="up", show=False),
        Binding("pagedown", "scroll('leap', 1)", "review.key.page-down", id="page-down", show=False),
        Binding("pageup", "scroll('leap', -1)", "review.key.page-up", id="page-up", show=False),
    ]

    def __init__(self, found: Sequence[BoundAction], wording: Wording, *, marks: bool = True) -> None:
        super().__init__()
        self._deeds = found
        self._has_marks = marks
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The page, filled when its width is known."""
        with Vertical(classes="dialog tall"):
            yield TextBox(placeholder=self._wording.say("review.type-to-find"), compact=True)
            yield TextPage()
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(TextPage).can_focus = False
        self._fill("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._fill(message.input.value.strip())

    def _fill(self, wanted: str) -> None:
        """Show what has the letters; the nearest to them where nothing has."""
        fit = [(likeness(wanted, f"{each.name} {_keys(each)}"), each) for each in self._deeds]
        exact = [each for score, each in fit if score >= 1]
        lines = [*self._keys(exact or [each for score, each in fit if score])]
        marks = [each for each in self._marks() if not wanted or likeness(wanted, each[0]) >= 1]
        if marks and self._has_marks:
            lines += [Heading(self._wording.say("review.help.marks")), *(line for _, line in marks)]
        self.query_one(TextPage).show(lines or [Paragraph(plain(self._wording.say("review.help.none")))])

    def action_close(self) -> None:
        """Close, by the key that opened it."""
        self.dismiss()

    def action_scroll(self, how: str, step: int) -> None:
        """Move on the page while typing."""
        getattr(self.query_one(TextPage), f"action_{how}")(step)

    def _keys(self, shown: Sequence[BoundAction]) -> Iterator[PageElement]:
        width = max((columns(_keys(each)) for each in shown), default=0)
        for where, found in groupby(shown, _where):
            yield Heading(self._wording.say(f"review.help.{where}"))
            for each in found:
                keys = Span(_keys(each).ljust(width) + "  ", Style.STRONG)
                yield Line((Span(keys.text.replace(" ", "\N{NO-BREAK SPACE}"), Style.STRONG), *plain(each.name)), 1)
            yield Gap()

    def _marks(self) -> Iterator[tuple[str, PageElement]]:
        """What each mark means, with the words by which it is found."""
        for mark, sign in SIGNS.items():
            word = self._wording.say(f"review.state.{mark}")
            says = self._wording.say("review.help.mark", word=word, letter=word[0].upper(), meaning=self._meaning(mark))
            yield says, Line(plain(says), 1, sign if sign.strip() else "")
        for sign, key in _BESIDE.items():
            yield self._wording.say(key), Line(plain(self._wording.say(key)), 1, sign)
        for sign in dict.fromkeys(phrases.MARKS.values()):
            kinds = (kind for kind, mark in phrases.MARKS.items() if mark == sign)
            says = ", ".join(dict.fromkeys(phrases.kind_alone(kind, self._wording) for kind in kinds))
            yield says, Line(plain(says), 1, sign)

    def _meaning(self, mark: Mark) -> str:
        return self._wording.say(f"review.meaning.{mark}")


_BESIDE = {
    DRAFT: "review.help.draft",
    WEAKER: "review.help.weaker",
    "●": "review.help.selected",
    UNFOLDED: "review.help.unfolded",
    FOLDED: "review.help.folded",
}
"""What stands in the list beside the signs of states and kinds."""


def _keys(deed: BoundAction) -> str:
    return ", ".join(deed.keys)


def _where(deed: BoundAction) -> str:
    """Whether something can be done in this place, in this view, or everywhere."""
    if isinstance(deed.node, Screen | App):
        return "everywhere"
    return "view" if isinstance(deed.node, View) else "here"


class AskScreen(ModalScreen[bool]):
    """Returns whether words that others have written may be taken away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "review.key.go-on", id="go-on"),
        Binding("escape", "dismiss(False)", "review.key.leave-alone", id="leave-alone"),
    ]

    def __init__(self, said: Sequence[str], wording: Wording) -> None:
        super().__init__()
        self._said = said
        self._wording = wording

    def compose(self) -> ComposeResult:
        """The question, the words, the keys."""
        with Vertical(classes="dialog tall"):
            yield Static(content(self._wording.count("review.ask-gone", len(self._said))), classes="title")
            yield TextPage()
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Show all the words."""
        self.query_one(TextPage).show(Line(plain(each), 1, "·") for each in self._said)


class _Target(TextBox):
    """The line for the file; Enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "review.key.save", id="save")]


class ExportScreen(ModalScreen[Path | None]):
    """Returns the file that was written, None if none was. A file that is there is replaced only when Enter is pressed
    once more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "review.key.back", id="back"),
        Binding("f1", "app.help", "review.key.help", id="help", show=False),
    ]

    def __init__(self, memo: Document, name: str, standing: str, wording: Wording) -> None:
        """`name` is the file's name to begin with, `standing` the sentence that says whether the text is final."""
        super().__init__()
        self._memo = memo
        self._start = name
        self._standing = standing
        self._wording = wording
        self._warned: Path | None = None
        self._at_work = False

    def compose(self) -> ComposeResult:
        """The title, the line to type in, what is to be said of it, the keys."""
        with Vertical(classes="dialog"):
            yield Static(content(self._wording.say("review.export-title")), classes="title")
            yield _Target(self._start, compact=True, select_on_focus=False)
            yield Static(content(self._standing), id="standing", markup=False)
            yield Static(content(self._wording.say("review.export-here")), id="fault", markup=False)
            yield KeyLine(self._wording)

    def on_mount(self) -> None:
        """Type at once, at the end of the name."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _asked(self, message: Input.Submitted) -> None:
        typed = message.value.strip()
        if self._at_work or not typed:
            return
        path = Path(typed).expanduser()
        try:
            form = target.chosen(Shown.MEMO, None, path)
            target.protect(path)
        except VpbdiffError as error:
            self._failed(error)
            return
        if path.exists() and path != self._warned:
            self._warned = path
            self._say(self._wording.say("review.export-exists", path=path))
            return
        self._at_work = True
        self._say(self._wording.say("review.export-at-work"))
        self.run_worker(lambda: self._write(path, form), thread=True)

    def _write(self, path: Path, form: Format) -> None:
        """Write the file, in a thread: pictures take a second or two to draw."""
        try:
            content = form.renderer(Shown.MEMO)(self._memo, Wording(LANGUAGE), Options())
            store.write_atomically(path, content)
        except VpbdiffError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self.dismiss, path)

    def _failed(self, error: VpbdiffError) -> None:
        self._at_work = False
        self._say(phrases.problem(error.problems[0], self._wording))

    def _say(self, text: str) -> None:
        self.query_one("#fault", Static).update(content(text))
