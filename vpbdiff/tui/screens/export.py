"""Where to write the memo: one line for the file, whose ending says the format."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.model.model import Memo
from vpbdiff.render.formats import form_of, renderer
from vpbdiff.statements import phrases
from vpbdiff.tui.key_bindings import KeyLine
from vpbdiff.tui.layout import content
from vpbdiff.tui.widgets.inputs import Field
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence


class _Target(Field):
    """The line for the file; Enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "review.key.save")]


class ExportScreen(ModalScreen[Path | None]):
    """Returns the file that was written, None if none was. A file that is there is replaced only when Enter is pressed
    once more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "review.key.back"),
        Binding("f1", "app.help", "review.key.help", show=False),
    ]

    def __init__(self, memo: Memo, name: str, standing: str, wording: Wording) -> None:
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
        if path.exists() and path != self._warned:
            self._warned = path
            self._say(self._wording.say("review.export-exists", path=path))
            return
        self._at_work = True
        self._say(self._wording.say("review.export-at-work"))
        self.run_worker(lambda: self._write(path), thread=True)

    def _write(self, path: Path) -> None:
        """Write the file, in a thread: pictures take a second or two to draw."""
        try:
            store.write_atomically(path, renderer(form_of(path))(self._memo))
        except VpbdiffError as error:
            self.app.call_from_thread(self._failed, phrases.capital(sentence(self._wording, error.problems[0])))
        else:
            self.app.call_from_thread(self.dismiss, path)

    def _failed(self, fault: str) -> None:
        self._at_work = False
        self._say(fault)

    def _say(self, text: str) -> None:
        self.query_one("#fault", Static).update(content(text))
