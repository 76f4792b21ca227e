"""What an import notes of a line, as a sentence."""

from __future__ import annotations

from vpbdiff.recognise.accounting import Note, Term
from vpbdiff.wording import Wording

_EXCERPT = 70
"""Characters shown of a text: enough to know it by, and a message stays on a line or two."""


def note_text(note: Note, wording: Wording) -> str:
    """A note in words, each text of the document in it cut short."""
    return wording.say(note.key, **{name: _said(value, wording) for name, value in note.params.items()})


def _said(value: object, wording: Wording) -> object:
    return wording.say(value.key) if isinstance(value, Term) else _short(value)


def _short(value: object) -> object:
    if not isinstance(value, str) or len(value) <= _EXCERPT:
        return value
    return value[:_EXCERPT].rsplit(" ", 1)[0] + " …"
