"""The changes: a list to the left, the one that is chosen to the right."""

from __future__ import annotations

from textual.app import ComposeResult

from vpbdiff.gate import Case
from vpbdiff.review.listing import Listing
from vpbdiff.tui.views.base import View
from vpbdiff.tui.widgets.page import Page


class ChangesView(View):
    """Shows every change, section by section."""

    def compose(self) -> ComposeResult:
        """The list and the page."""
        yield Page(id="change")

    def show(self, case: Case, listing: Listing) -> None:
        """Show the changes of a case."""


VIEW = ChangesView
