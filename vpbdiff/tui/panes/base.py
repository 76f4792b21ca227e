"""What every view of the review is: a widget that is handed a case, shows it, and posts typed messages.

To make one, write `vpbdiff/tui/panes/<name>.py` with a subclass called `VIEW`:

- `compose` yields its widgets (one `widgets.page.Page` is often enough: it shows the elements of a report, wrapped,
  scrolled and safe, and renders no more than what is seen);
- `show(case, listing)` is called with every new case, and when the view is first shown; keep what the reader had in
  sight. `listing` holds every change of the case as a row, see `review.listing`;
- `first` is the widget that takes the keys when the view is chosen;
- `BINDINGS` hold its own keys. A description is a key of the catalogue, `review.key.<action>`; the line of keys, the
  help and the palette put it into words. A binding with `show=False` stands in the help alone;
- what the reader wants done is posted as one of `tui.messages`, never done here.

Text of a plan goes through `tui.text` (or `Page`, which does so), never into a markup string.
"""

from __future__ import annotations

from textual.containers import Container
from textual.widget import Widget

from vpbdiff.gate import Case
from vpbdiff.review.worklist import Worklist
from vpbdiff.tui.messages import NothingHere
from vpbdiff.wording import Wording


class View(Container):
    """One way to look at a case."""

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(id=id)
        self.wording = wording

    @property
    def first(self) -> Widget:
        """The widget that takes the keys: the first that can, if a view does not say otherwise."""
        return next((each for each in self.query(Widget) if each.can_focus), self)

    def nothing(self) -> None:
        """Say that what was asked for is about nothing that the cursor stands on."""
        self.post_message(NothingHere())

    def show(self, case: Case, listing: Worklist) -> None:
        """Show a case, in place of the one that was shown."""
        raise NotImplementedError
