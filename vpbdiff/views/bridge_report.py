"""The bridge from old to new as elements: each unit with what is explained and what is left, then the components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from vpbdiff.budget.bridge import Bridge, BridgeRow, ResidualState
from vpbdiff.budget.comparison import budgets_of
from vpbdiff.budget.tables import UNITS
from vpbdiff.explanations import Entry, authoring
from vpbdiff.gate import Verdict
from vpbdiff.gate.bridge_coverage import components
from vpbdiff.model.document import Line, Style, plain
from vpbdiff.model.document import Span as Text
from vpbdiff.model.money import Figure
from vpbdiff.statements import phrases, reasons
from vpbdiff.views.budget_figures import Scale, share
from vpbdiff.wording import Wording

SIGNS = {ResidualState.EXPLAINED: "✓", ResidualState.SHARE: "≈", ResidualState.UNEXPLAINED: "!"}
"""The character of each standing, beside its word."""

_LONGEST = 8
"""Columns of a bar on each side of the axis: with the sentence beside it a line keeps within 80 columns."""
_DONE, _LEFT = "█", "░"


class BridgePage:
    """Says what the bridge of one verdict holds, in one language; `bridge` is None where no bridge can be laid."""

    def __init__(self, verdict: Verdict, wording: Wording) -> None:
        comparison = verdict.comparison
        self.bridge: Bridge | None = verdict.bridge
        standing = components(verdict.standing)
        past = tuple(each for each in authoring.components(verdict.standing) if each not in standing)
        self.entries: tuple[Entry, ...] = (*standing, *past)
        """The components on record, those that are not laid in the bridge last."""
        self._past = past
        self._wording = wording
        spans = (*self.bridge.units, self.bridge.whole) if self.bridge else ()
        self._most = max((abs(_change(span)) for span in spans), default=Fraction(0))
        tables = budgets_of(comparison).tables
        self._scale = next((Scale(comparison.new, each) for each in tables if each.path == UNITS), None)

    @property
    def heading(self) -> str:
        """What the bridge is about, with the unit and the sense of its signs."""
        unit = self._scale.word if self._scale else ""
        return self._wording.say("bridge.heading", unit=unit)

    @property
    def legend(self) -> str:
        """How the bars are read."""
        return self._wording.say("bridge.legend", done=_DONE, left=_LEFT)

    def spans(self) -> Iterator[tuple[BridgeRow, tuple[Line, ...]]]:
        """Each unit's bridge, then the whole's, with its lines."""
        if self.bridge is None:
            return
        for span in (*self.bridge.units, self.bridge.whole):
            yield span, tuple(self._lines(span))

    def component(self, entry: Entry) -> tuple[Line, ...]:
        """A component with its reason, and that it does not count where it is stale or gives no reason."""
        assert entry.component is not None, "only entries with a component are among them"
        said = phrases.capital(reasons.component(entry.component, self._wording))
        reason = Line(plain(entry.reason), 1)
        if entry not in self._past:
            return (Line((Text(said, Style.STRONG),), mark="·"), reason)
        told = Line((Text(self._wording.say("bridge.past"), Style.ALARM),), 1)
        return (Line((Text(said, Style.STRONG),), mark="?"), reason, told)

    def _lines(self, span: BridgeRow) -> Iterator[Line]:
        name = span.row.name if span.row is not None else phrases.capital(self._wording.say("explain.the-whole"))
        say, figure = self._wording.say, self._figure
        told = say(
            "bridge.span",
            old=self._end(span, span.old, "before", "old"),
            new=self._end(span, span.new, "after", "new"),
            change=figure(_change(span), signed=True),
            share=self._share(span),
        )
        yield Line((Text(name, Style.STRONG), Text(f"  {told}")), mark=SIGNS[span.standing])
        explained = figure(_explained(span), signed=True)
        rest = say("bridge.rest", explained=explained, rest=figure(span.residual.kr, signed=True))
        style = Style.ALARM if span.standing is ResidualState.UNEXPLAINED else Style.QUIET
        nil = not re.search("[1-9]", figure(_change(span)))
        bar = bar_of(span, self._most, nil=nil)
        yield Line((Text(f"{rest} "), Text(say(f"bridge.{_standing(span)}"), style)), 1, bar)

    def _end(self, span: BridgeRow, figure: Figure, printed: str, rows: str) -> str:
        """One end of a bridge: its amount, or that its plan prints none there, or has no such row."""
        if span.row is None or getattr(span.row, printed) is not None:
            return self._figure(figure.kr)
        return self._wording.say(f"budget.no-{'figure' if getattr(span.row, rows) else 'row'}")

    def _share(self, span: BridgeRow) -> str:
        if span.row is not None and span.row.alone:
            return ""
        told = share(span.old, span.new - span.old, self._wording, signed=True)
        return f"; {told}" if told else ""

    def _figure(self, kr: Fraction, *, signed: bool = False) -> str:
        assert self._scale is not None, "a bridge has a table by unit"
        return self._scale.figure(kr, signed=signed)


def bar_of(span: BridgeRow, most: Fraction, *, nil: bool = False) -> str:
    """A change as a bar from an axis, to the right for more cost, `most` being the longest: what is explained next to
    the axis, then what is left; of a bridge that does not reach, something always is. `nil` says that the change is
    printed as none, and so has no bar; nor has one that is all rounding: nothing is explained, and nothing left."""
    change, residual = _change(span), span.residual.kr
    reaches = span.standing is ResidualState.EXPLAINED
    size = -(-abs(change) * _LONGEST // most) if most and not nil and not (reaches and not _explained(span)) else 0
    size = max(int(size), 0 if reaches else 1)
    share = min(max(_explained(span) / change, Fraction(0)), Fraction(1)) if change else Fraction(0)
    done = size if reaches else min(int(share * size), size - 1)
    bar = _DONE * done + _LEFT * (size - done)
    if (change or residual) < 0:
        return f"{bar[::-1]:>{_LONGEST}}│{'':{_LONGEST}}"
    return f"{'':{_LONGEST}}│{bar:{_LONGEST}}"


def _standing(span: BridgeRow) -> str:
    """How far it reaches; an end that is met to the krona leaves no rounding."""
    return span.standing if span.residual.kr else "exact"


def _change(span: BridgeRow) -> Fraction:
    return span.new.kr - span.old.kr


def _explained(span: BridgeRow) -> Fraction:
    return sum((step.kr for step in span.steps), Fraction(0))
