"""What a person writes of a reason, on the command line or in a skeleton, read into what is meant."""

from __future__ import annotations

from collections.abc import Mapping

from vpbdiff.base.errors import failure
from vpbdiff.explanations import ReasonKind
from vpbdiff.explanations.authoring import Given
from vpbdiff.explanations.decisions import checked, decision, origin
from vpbdiff.explanations.input import Said
from vpbdiff.statements import reasons
from vpbdiff.wording import Wording


def given_of(fields: Mapping[str, str | None], wording: Wording) -> Given:
    """What is given, out of texts by name; a name that is absent or None was not said.

    Raises `VpbdiffError` for a kind, a decision, a date or a source that is none.
    """
    kind, decided = fields.get("kind"), fields.get("decision")
    day, source = fields.get("date"), fields.get("source")
    return Given(
        fields.get("reason"),
        _kind(kind, wording) if kind is not None else None,
        decision(decided) if decided is not None else None,
        by=fields.get("by"),
        date=checked(day) if day is not None else None,
        origin=origin(source) if source is not None else None,
    )


def said_of(fields: Mapping[str, str | None]) -> Said:
    """What is said of the money."""
    return Said(fields.get("amount"), fields.get("index"), fields.get("to"), bool(fields.get("technical")))


def _kind(word: str, wording: Wording) -> ReasonKind:
    kind = reasons.kind_of(word)
    if kind is None:
        raise failure("explain.no-kind", word=word, known=", ".join(reasons.usual_words(wording)))
    return kind
