"""The reasons of a change as they stand under it in a comparison: in their own words, with their kind and decision."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.explanations import Entry, Stand
from vpbdiff.report import reasons
from vpbdiff.report.document import Span, Spans, Style, plain
from vpbdiff.wording import Wording


def reason_lines(stand: Stand, wording: Wording) -> Iterator[Spans]:
    """A line for each reason; one that is for another text is told as that, never as a reason."""
    for entry in stand.entries:
        yield _line("gate.reason", entry, wording, Style.PLAIN)
    for entry, _ in stand.stale:
        yield _line("gate.reason-stale", entry, wording, Style.ALARM)


def _line(key: str, entry: Entry, wording: Wording, style: Style) -> Spans:
    if entry.baseline:
        return (Span(wording.say(f"{key}-baseline"), Style.QUIET),)
    about = "; ".join(_about(entry, wording))
    said = wording.say("gate.reason-about", reason=entry.reason, about=about) if about else entry.reason
    return (Span(wording.say(key), style), *plain(said))


def _about(entry: Entry, wording: Wording) -> Iterator[str]:
    """The sort of reason, what it explains of the money, the decision, and how many changes it is for."""
    if entry.kind is not None:
        yield reasons.kind_words(entry.kind, wording)[0]
    if entry.component is not None:
        yield reasons.component(entry.component, wording)
    if entry.decision:
        yield reasons.decision(entry.decision)
    if len(entry.items) > 1 and entry.component is None:
        yield wording.say("gate.reason-shared", n=len(entry.items))
