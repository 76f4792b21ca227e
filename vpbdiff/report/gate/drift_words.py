"""What differs since a reason was written, a line each, the words that differ marked as in `diff`."""

from __future__ import annotations

from vpbdiff.changes import Comparison
from vpbdiff.explanations.drift import Drift
from vpbdiff.explanations.record import UNDER
from vpbdiff.report import marks, phrases
from vpbdiff.report.document import Spans, plain
from vpbdiff.values import Json
from vpbdiff.wording import Wording


class DriftWords:
    """Says drifts in one language."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._plans = {"old": comparison.old, "new": comparison.new}
        self._wording = wording

    def line(self, drift: Drift) -> Spans:
        """«Planen för 2022, beskrivning: … [-ska-]{+bör+} …»."""
        if drift.field == "kinds":
            return plain(self._wording.say("gate.drift-kinds", now=self._text(drift.now)))
        plan = phrases.plan_name(self._plans[drift.side], self._wording)
        opening = self._wording.say("gate.drift", plan=plan, field=self._field(drift.field))
        if drift.words:
            return (*plain(opening), *marks.marked(drift.words))
        was, now = self._text(drift.was), self._text(drift.now)
        return plain(opening + self._wording.say("diff.from-to", old=was, new=now))

    def _field(self, name: str) -> str:
        if name == UNDER:
            return self._wording.say("gate.field-under")
        try:
            return phrases.field_word(name, self._wording)
        except KeyError:
            return phrases.list_word(name, self._wording)

    def _text(self, value: Json) -> str:
        match value:
            case None | "" | []:
                return self._wording.say("diff.absent")
            case bool():
                return self._wording.say("diff.yes" if value else "diff.no")
            case list():
                return ", ".join(map(self._text, value))
            case {"printed": printed}:
                return str(printed)
            case {"kr": kr}:
                return f"{kr} kr"
            case {"value": said}:
                return str(said)
        return str(value)
