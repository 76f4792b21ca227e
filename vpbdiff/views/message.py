"""A finding as text alone, for formats that know no spans."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.gate import PlanFile
from vpbdiff.model.document import Span, Style
from vpbdiff.statements import phrases
from vpbdiff.views.findings import FindingView
from vpbdiff.wording import Wording

Marks = tuple[tuple[str, str], tuple[str, str]]
"""What stands around words that went, and around words that came."""

BRACKETS: Marks = (("[-", "-]"), ("{+", "+}"))
"""The marks of a terminal without colour, the same as `git diff --word-diff` has."""


def written(spans: Iterable[Span], marks: Marks = BRACKETS) -> str:
    """Spans as text, with marks around words that went and came."""
    around = {Style.OLD: marks[0], Style.NEW: marks[1]}
    return "".join(span.text.join(around.get(span.style, ("", ""))) for span in spans)


def title(told: FindingView) -> str:
    """What a finding is about, on one line."""
    return written(told.heading) or told.fault


def lines(told: FindingView, wording: Wording, marks: Marks = BRACKETS) -> Iterator[str]:
    """All that is said of a finding: what is wrong first, then what it is about, and what would answer it."""
    if told.heading:
        yield " ".join(filter(None, (f"{written(told.heading, marks).rstrip('.')}.", told.fault)))
    else:
        yield told.fault
    yield from (written(drift, marks) for drift in told.drifts)
    if told.owner is not None:
        word = phrases.capital(phrases.entity_word(told.owner.entity, 1, wording))
        yield wording.say("diff.owner", entity=word) + told.owner.name
    if told.what:
        yield written(told.what, marks)
    if told.finding.place.where is PlanFile.OLD:
        yield wording.say("gate.in-old", spot=told.spot)
    if told.command:
        yield told.command


def fingerprints(told: Sequence[FindingView]) -> Iterator[str]:
    """A name for each finding that stays while the plan changes around it: of its item and its rule, with a number for
    the second of its like."""
    seen: Counter[str] = Counter()
    for each in told:
        name = f"{each.rule} {each.item}"
        seen[name] += 1
        yield hashlib.sha256(f"{name} {seen[name]}".encode()).hexdigest()[:32]
