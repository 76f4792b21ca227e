"""What views and widgets ask for: typed messages, answered by the review's screen alone.

A view never changes anything. It shows a case, and posts one of these when the reader wants something done; the screen
does it through `review.Session` and shows every view the case that it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from vpbdiff.explanations import Entry, PinEntry
    from vpbdiff.model.document import Document
    from vpbdiff.policy.rules import Setting


@dataclass
class Explain(Message):
    """Open the form for these changes, by their ids, with sentences that can be taken as the reason."""

    changes: tuple[str, ...]
    suggestions: tuple[str, ...] = ()


@dataclass
class AddComponent(Message):
    """Open the form for a component of the bridge. `row` is the name of the budget row that it is about, if one; `held`
    is the entry to change, if it is on record already."""

    row: str | None = None
    held: Entry | None = None


@dataclass
class ExplainPolicy(Message):
    """Open the form for a requirement that was lowered."""

    setting: Setting


@dataclass
class AcceptWording(Message):
    """Accept that these changes, proposed as editorial, are."""

    changes: tuple[str, ...]


@dataclass
class Withdraw(Message):
    """Take the reasons of these changes away; `seen` are those that stand on the screen."""

    changes: tuple[str, ...]
    seen: tuple[Entry, ...] = ()


@dataclass
class Remove(Message):
    """Take an entry or a pin off the record."""

    held: Entry | PinEntry


@dataclass
class PairUp(Message):
    """Choose what an added or removed item of a change is the same as, and pin the two."""

    change: str


@dataclass
class Unpair(Message):
    """Pin that the two items of a change are not the same."""

    change: str


@dataclass
class Visit(Message):
    """Show this change in the view of changes."""

    change: str


@dataclass
class ShowHistory(Message):
    """Show an item's history: the item at this pointer in the new plan, or in the old one if it
    is gone."""

    pointer: str
    gone: bool = False


@dataclass
class ReturnTo(Message):
    """Show the view that one was asked for from, by its name."""

    view: str


@dataclass
class NothingHere(Message):
    """Say that there is nothing to do where the cursor stands."""


@dataclass
class CopyText(Message):
    """Put a text on the clipboard. `what` is the key of the message that names it, for the sentence that says so."""

    text: str
    what: str


@dataclass
class Export(Message):
    """Write a memo to a file that the reader names; `name` is what it is called to begin with, `final` whether the gate
    lets it be the last."""

    memo: Document
    name: str
    final: bool


@dataclass
class Prefer(Message):
    """A person's choice of how the review looks, to be remembered."""

    key: str
    value: str | int
