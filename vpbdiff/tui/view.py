"""What every view of the review is: a widget that is handed a case, shows it, and posts typed messages.

To make one, write `vpbdiff/tui/panes/<name>_pane.py` with a subclass called `VIEW`, and its name in `panes.VIEWS`:

- `compose` yields its widgets; one `widgets.pages.Points` is often enough, and then it is a `PagedView`;
- `show(case, listing)` is called with every new case while the view is looked at, and with the last one when it is
  again; keep what the reader had in sight. `listing` holds every change of the case as a row, see `review.worklist`;
- `first` is the widget that takes the keys when the view is chosen;
- `BINDINGS` hold its own keys. A description is a key of the catalogue, `review.key.<action>`; the line of keys, the
  help and the palette put it into words. A binding with `show=False` stands in the help alone;
- what the reader wants done is posted as one of `tui.messages`, never done here.

Text of a plan goes through `tui.layout.content`, never into a markup string.
"""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from vpbdiff.gate import Case
from vpbdiff.review.worklist import Worklist
from vpbdiff.tui.messages import CopyText, NothingHere
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.wording import Wording


class View(Container):
    """One way to look at a case."""

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(id=id)
        self.wording = wording
        self._offered: tuple[Case, Worklist] | None = None

    @property
    def first(self) -> Widget:
        """The widget that takes the keys: the first that can, if a view does not say otherwise."""
        return next((each for each in self.query(Widget) if each.can_focus), self)

    def go_on(self) -> None:
        """Ask for the form of the next that is left to do, where a view knows of one."""

    def ask(self, message: Message | None) -> None:
        """Ask for something; None says that the cursor stands on nothing that it could be about."""
        self.post_message(message or NothingHere())

    def offer(self, case: Case, listing: Worklist) -> None:
        """Hand over a case: shown at once by the view that is looked at, by any other when it is."""
        self._offered = case, listing
        if self.display:
            self.look()

    def look(self) -> None:
        """Show the case that was handed over last, if it is not shown yet."""
        if self._offered is not None:
            case, listing = self._offered
            self._offered = None
            self.show(case, listing)

    def show(self, case: Case, listing: Worklist) -> None:
        """Show a case, in place of the one that was shown."""
        raise NotImplementedError


class PagedView(View):
    """A view that is one page of points; a click on the one under the cursor does what the action `opens` does."""

    opens: ClassVar[str] = "visit"

    def on_moving_opened(self) -> None:
        """Do it."""
        getattr(self, f"action_{self.opens}")()

    @property
    def _page(self) -> Points:
        return self.query_one(Points)

    def action_copy(self) -> None:
        """Copy the page."""
        self.post_message(CopyText(self._page.text, "review.copied-view"))
