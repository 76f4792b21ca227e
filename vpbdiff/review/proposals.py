"""What a profile could say that makes a document read better: each proposal tried, and kept only where it does.

More items come of the document, or fewer lines are not understood, and nothing becomes worse. What is only text, or may
as well be one thing as another, is left for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.documents.blocks import UNNAMED
from vpbdiff.recognise.budget_headers import BUDGETS
from vpbdiff.recognise.profile_rules import ProfileRule
from vpbdiff.review.choices import Choice, needed
from vpbdiff.review.readings import BlockEntry, ReadingState, TeachableKind, is_budget
from vpbdiff.review.teaching import BlockReading, Teaching, Trial

_ROUNDS = 3
"""How often all is tried again: what is known of a heading may tell of a table, and that of its columns."""

_MOST = 400
"""Proposals tried at the most: a plan that no profile knows has some fifty, and a document may be anything."""

_GUESSES = ("import.note.goal-by-place", "import.note.goals-by-bullets", "import.note.units-by-bold")
"""What is told where items are ones by their place alone: no ground for a proposal."""

_ITEMS = ("measure", "activity", "controls", "actions")
"""Fields of a table that make an item of a cell."""


def proposed(session: Teaching) -> tuple[Trial, ...]:
    """What the session then keeps, in the order in which it was found."""
    kept: list[Trial] = []
    tried = 0
    fruitless: set[tuple[ProfileRule, ...]] = set()
    """What was tried since something was last kept: it would give the same again, whatever line it is tried for."""
    for _ in range(_ROUNDS):
        before = len(kept)
        for key in [entry.key for entry in session.now.lines.entries if entry.is_open]:
            entry = next((each for each in session.now.lines.entries if each.key == key), None)
            if entry is None or not entry.is_open or tried > _MOST:
                continue
            found = [each for each in _candidates(entry, session) if _told(each) not in fruitless]
            tried += len(found)
            fruitless.update(map(_told, found))
            if best := _best([session.attempt(entry, each) for each in found], session.now):
                session.keep(best)
                kept.append(best)
                fruitless.clear()
        if len(kept) == before:
            break
    return tuple(kept)


def _told(choice: Choice) -> tuple[ProfileRule, ...]:
    """All that a choice has a profile say, and no longer say."""
    return (*choice.rules, ProfileRule((), ""), *choice.forget)


def _best(trials: list[Trial], now: BlockReading) -> Trial | None:
    """The trial that reads most; the first of those that read as much. None where none reads better."""
    better = [each for each in trials if each.effect.improves and _guesses(each.reading) <= _guesses(now)]
    return max(better, key=lambda each: each.effect.after, default=None)


def _guesses(reading: BlockReading) -> int:
    return sum(note.key in _GUESSES for note in reading.found.accounts.notes) if reading.found else 0


def _candidates(entry: BlockEntry, session: Teaching) -> Iterator[Choice]:
    """The readings that something in the document speaks for; none of words whose letters nobody could read."""
    if UNNAMED.search(entry.text):
        return
    meant = {str(note.params[name]) for note in entry.notes for name in ("role", "meaning") if name in note.params}
    found = session.choices(entry)
    if entry.kind is TeachableKind.TABLE and is_budget(entry.table) and not entry.sure:
        yield from _as_budget(entry, session)
    for each in found:
        by_kind = each.key == "kind" and entry.table == each.value
        by_hint = each.key in {"role", "column"} and each.value in meant
        by_item = each.key == "column" and each.value in _ITEMS and _may_hold_items(entry, session)
        if by_kind or by_hint or by_item or each.key in {"title", "version", "list", "label"}:
            yield each


def _may_hold_items(entry: BlockEntry, session: Teaching) -> bool:
    """Whether an unknown column of a known table holds words, and no other column of it makes items of its cells."""
    if not entry.sure or entry.state is not ReadingState.UNKNOWN_COLUMN or entry.column is None:
        return False
    beside = [
        each for each in session.now.lines.entries if each.line == entry.line and each.kind is TeachableKind.COLUMN
    ]
    if any(each.field in _ITEMS for each in beside):
        return False
    texts = [row[entry.column] for row in entry.below if len(row) > entry.column and row[entry.column]]
    return sum(" " in text and text[:1].isalpha() for text in texts) * 2 > len(texts)


def _as_budget(entry: BlockEntry, session: Teaching) -> Iterator[Choice]:
    """A table of amounts by year whose words for the years are not known, or whose unit stands nowhere."""
    rules = tuple(needed(BUDGETS[0], entry, session.now.profile))
    unit = (ProfileRule(("budget", "unit"), "tkr"),)
    if rules:
        yield Choice("column", "budget", rules, (), "budget")
    yield Choice("column", "budget", (*rules, *unit), (), "budget")
