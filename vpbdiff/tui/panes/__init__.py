"""The views, one a module: `VIEWS` is the only list of them.

A view is loaded when it is first shown, so that none costs the start anything. Its module has the view's name and
holds one subclass of `views.base.View` called `VIEW`; its title is the message `review.view.<name>`.
"""

from __future__ import annotations

from importlib import import_module

from vpbdiff.tui.panes.base import View
from vpbdiff.wording import Wording

VIEWS = ("changes", "budget", "risks", "explanations", "summary", "history")
"""In the order of their keys: 1 shows the first."""

_MODULES = {"explanations": "record"}


def view(name: str, wording: Wording) -> View:
    """A new view of this name, one of `VIEWS`; its `id` is the name."""
    kind: type[View] = import_module(f"vpbdiff.tui.panes.{_MODULES.get(name, name)}_pane").VIEW
    return kind(wording, id=name)
