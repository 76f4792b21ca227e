"""The reasons of a change as they stand under it in a comparison: in their own words, with their kind and decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.explanations import Entry, ReasonStatus
from vpbdiff.model.document import Span, Spans, Style, plain
from vpbdiff.statements import reasons
from vpbdiff.wording import Wording


def reason_lines(stand: ReasonStatus, wording: Wording) -> Iterator[Spans]:
    """A line for each reason; one that is for another text is told as that, never as a reason. A reason that explains
    several parts of one amount is said once, with its parts."""
    for entries in _by_reason(stand.entries):
        yield _line("gate.reason", entries, wording, Style.PLAIN)
    for entries in _by_reason(entry for entry, _ in stand.stale):
        yield _line("gate.reason-stale", entries, wording, Style.ALARM)


def _by_reason(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    found: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.reason, entry.baseline), []).append(entry)
    return found.values()


def _line(key: str, entries: list[Entry], wording: Wording, style: Style) -> Spans:
    reason = entries[0].reason
    if entries[0].baseline:
        return (Span(wording.say(f"{key}-baseline"), Style.QUIET),)
    parts = [about for entry in entries if (about := "; ".join(_about(entry, wording)))]
    if len(parts) > 1:
        parts = [wording.say("gate.reason-part", about=part) for part in parts]
    said = wording.say("gate.reason-about", reason=reason, about=", ".join(parts)) if parts else reason
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
