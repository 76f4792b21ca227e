"""The views of the review, one a module: `VIEWS` is the only list of them.

A view is loaded when it is first shown, so that none costs the start anything. Its module is called
`<name>_pane` and holds one subclass of `vpbdiff.tui.view.View` called `VIEW`; its title is the message
`review.view.<name>`.
"""

from __future__ import annotations

from importlib import import_module

from vpbdiff.tui.view import View
from vpbdiff.wording import Wording

VIEWS = ("changes", "budget", "risks", "explanations", "summary", "history")
"""In the order of their keys: 1 shows the first."""

WITH_REPORTS = (*VIEWS, "follow")
"""The views where a report on the old plan's year is known: without one nothing speaks of follow-up."""

_MODULES = {"explanations": "record"}


def view(name: str, wording: Wording) -> View:
    """A new view of this name, one of `VIEWS`; its `id` is the name."""
    kind: type[View] = import_module(f"vpbdiff.tui.panes.{_MODULES.get(name, name)}_pane").VIEW
    return kind(wording, id=name)
