"""From what a form holds, every field as it was typed, to what a session takes."""

from __future__ import annotations

from vpbdiff.budget.components import Component, WholeAmount
from vpbdiff.explanations import Decision, ReasonKind
from vpbdiff.explanations.decisions import checked
from vpbdiff.explanations.entries import Entry
from vpbdiff.explanations.input import Said, component, is_whole, kronor
from vpbdiff.model.changes import Comparison
from vpbdiff.review.drafts import Draft
from vpbdiff.review.outcome import Given

SORTS = ("amount", "index", "transfer", "technical")
"""What can be said of the money; the words for it are the messages `review.sort.<sort>`."""

_BETWEEN = "\x1e"
"""Between the names of several rows in a draft's `line`: the character that is made for it, and that no name has."""


def given(draft: Draft) -> Given:
    """The reason with its kind and its decision. Raises `VpbdiffError` for a date that is none."""
    parts = {name: getattr(draft, name).strip() for name in ("body", "date", "section", "reference")}
    if parts["date"]:
        checked(parts["date"])
    decision = Decision(**{name: text or None for name, text in parts.items()})
    return Given(draft.reason.strip(), ReasonKind(draft.kind) if draft.kind else None, decision, draft.id)


def money(draft: Draft, comparison: Comparison) -> Component | None:
    """The component of the bridge, None where nothing is said of the money. Raises `VpbdiffError` for what is none."""
    amount = draft.amount.strip()
    if not amount:
        return None
    rows = rows_meant(rows_of(draft.line), comparison)
    match draft.component:
        case "index":
            said = Said(index=amount)
        case "transfer":
            said = Said(amount=amount, to=draft.target.strip())
        case "technical":
            said = Said(amount=amount, technical=True)
        case _ if not rows:
            return WholeAmount(kronor(amount))
        case _:
            said = Said(amount=amount)
    return component(said, rows, comparison)


def rows_meant(rows: tuple[str, ...], comparison: Comparison) -> tuple[str, ...]:
    """The rows that are asked about; none where that is the net cost of the whole."""
    return () if len(rows) == 1 and is_whole(rows[0], comparison) else rows


def of_entry(entry: Entry) -> Draft:
    """What a form starts from to change an entry, or to let a stale one stand for the text of now."""
    return Draft.of((), (), Given.of(entry))


def rows_of(line: str) -> tuple[str, ...]:
    """The names of budget rows that a draft keeps as `line`."""
    return tuple(filter(None, line.split(_BETWEEN)))


def line_of(rows: tuple[str, ...]) -> str:
    """The names of budget rows as a draft keeps them."""
    return _BETWEEN.join(rows)
