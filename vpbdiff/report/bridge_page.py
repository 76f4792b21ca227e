"""The bridge from old to new as elements: each unit with what is explained and what is left, then the components."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from vpbdiff.budget.bridge import Bridge, Span, Standing
from vpbdiff.budget.comparison import compare_budgets
from vpbdiff.budget.tables import UNITS
from vpbdiff.explanations import Entry
from vpbdiff.gate import Verdict
from vpbdiff.gate.money import components
from vpbdiff.report import phrases, reasons
from vpbdiff.report.budget_view import Scale
from vpbdiff.report.document import Line, Style, plain
from vpbdiff.report.document import Span as Text
from vpbdiff.wording import Wording

SIGNS = {Standing.EXPLAINED: "✓", Standing.SHARE: "≈", Standing.UNEXPLAINED: "!"}
"""The character of each standing, beside its word."""


class BridgePage:
    """Says what the bridge of one verdict holds, in one language; `bridge` is None where no bridge can be laid."""

    def __init__(self, verdict: Verdict, wording: Wording) -> None:
        comparison = verdict.comparison
        self.bridge: Bridge | None = verdict.bridge
        self.entries: tuple[Entry, ...] = components(verdict.standing)
        self._wording = wording
        tables = compare_budgets(comparison.old, comparison.new, comparison.matching).tables
        self._scale = next((Scale(comparison.new, each) for each in tables if each.path == UNITS), None)

    @property
    def heading(self) -> str:
        """What the bridge is about, with the unit and the sense of its signs."""
        unit = self._scale.word if self._scale else ""
        return self._wording.say("bridge.heading", unit=unit)

    def spans(self) -> Iterator[tuple[Span, tuple[Line, ...]]]:
        """Each unit's bridge, then the whole's, with its lines."""
        if self.bridge is None:
            return
        for span in (*self.bridge.units, self.bridge.whole):
            yield span, tuple(self._lines(span))

    def component(self, entry: Entry) -> tuple[Line, ...]:
        """A component that stands, with its reason."""
        assert entry.component is not None, "only entries with a component are among them"
        said = phrases.capital(reasons.component(entry.component, self._wording))
        return (Line((Text(said, Style.STRONG),), mark="·"), Line(plain(entry.reason), 1))

    def _lines(self, span: Span) -> Iterator[Line]:
        name = span.row.name if span.row is not None else phrases.capital(self._wording.say("explain.the-whole"))
        say, figure = self._wording.say, self._figure
        told = say(
            "bridge.span",
            old=figure(span.old.kr),
            new=figure(span.new.kr),
            change=figure(span.new.kr - span.old.kr, signed=True),
        )
        yield Line((Text(name, Style.STRONG), Text(f"  {told}")), mark=SIGNS[span.standing])
        explained = figure(sum((step.kr for step in span.steps), Fraction(0)), signed=True)
        rest = say("bridge.rest", explained=explained, rest=figure(span.residual.kr, signed=True))
        style = Style.ALARM if span.standing is Standing.UNEXPLAINED else Style.QUIET
        yield Line((Text(f"{rest} "), Text(say(f"bridge.{span.standing}"), style)), 1)

    def _figure(self, kr: Fraction, *, signed: bool = False) -> str:
        assert self._scale is not None, "a bridge has a table by unit"
        return self._scale.figure(kr, signed=signed)
