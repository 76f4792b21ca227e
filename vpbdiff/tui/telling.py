"""What became of an action, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.model.document import Span, Spans, Style
from vpbdiff.review.outcome import Outcome, What, Why
from vpbdiff.review.session import Session
from vpbdiff.statements import phrases
from vpbdiff.wording import Wording
from vpbdiff.wording.problems import sentence

_ALARMING = (What.REREAD, What.UNREADABLE, What.OUTDATED, What.REFUSED, What.FAILED)


def told(outcome: Outcome, session: Session, wording: Wording) -> Spans:
    """The outcome as spans: what was done or why not, and what a person must know of what others did."""
    alarming = outcome.what in _ALARMING or bool(outcome.conflicts or outcome.lost)
    text = " ".join((_what(outcome, session, wording), *_besides(outcome, wording)))
    return (Span(text, Style.ALARM if alarming else Style.PLAIN),)


def refusal(outcome: Outcome, wording: Wording) -> str | None:
    """Why what a form held could not be given; None if it was."""
    if outcome.done:
        return None
    refused = _refused(outcome, wording)
    return wording.say("review.kept-as-draft", told=refused) if outcome.what is What.FAILED else refused


def _what(outcome: Outcome, session: Session, wording: Wording) -> str:
    match outcome.what:
        case What.REFUSED | What.FAILED:
            return _refused(outcome, wording)
        case What.UNDONE | What.REDONE:
            step = wording.say(f"review.step.{outcome.step}")
            key = f"review.did.{outcome.what}" if outcome.changes else f"review.did.{outcome.what}-alone"
            return wording.say(key, step=step, name=_names(outcome, session, wording))
        case What.REMOVED if not outcome.changes:
            return wording.say("review.did.removed-alone")
        case What.UNREADABLE:
            assert outcome.problem is not None
            return wording.say("review.did.unreadable", problem=sentence(wording, outcome.problem))
        case What.OUTDATED:
            return wording.say("review.did.outdated", places=phrases.joined(outcome.places, wording))
    return wording.say(f"review.did.{outcome.what}", name=_names(outcome, session, wording))


def _refused(outcome: Outcome, wording: Wording) -> str:
    if outcome.fault is not None:
        return wording.say(f"review.fault.{outcome.fault}")
    if outcome.problem is not None:
        problem = phrases.capital(sentence(wording, outcome.problem))
        return wording.say("review.did.failed", problem=problem) if outcome.what is What.FAILED else problem
    return wording.say(f"review.why.{outcome.why or Why.NOTHING}")


def _names(outcome: Outcome, session: Session, wording: Wording) -> str:
    """The name of the one change, or how many they are."""
    if len(outcome.changes) != 1:
        return wording.count("review.changes", len(outcome.changes))
    row = session.listing.row(outcome.changes[0])
    return f"«{phrases.brief(row.subject.record.name)}»" if row else wording.count("review.changes", 1)


def _besides(outcome: Outcome, wording: Wording) -> Iterator[str]:
    if outcome.conflicts:
        yield wording.count("review.conflicts", len(outcome.conflicts))
    if outcome.merged:
        yield wording.say("review.merged")
    if outcome.lost:
        yield wording.count("review.lost", len(outcome.lost))
