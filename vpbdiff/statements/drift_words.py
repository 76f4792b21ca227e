"""What differs since a reason was written, a line each, the words that differ marked as in `diff`."""

from __future__ import annotations

from contextlib import suppress

from vpbdiff.explanations.staleness import Drift
from vpbdiff.explanations.subjects import UNDER
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison, Kind
from vpbdiff.model.document import Spans, plain
from vpbdiff.model.money import Unit
from vpbdiff.model.values import Json
from vpbdiff.statements import marks, phrases
from vpbdiff.wording import Wording


class DriftWords:
    """Says drifts in one language."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._plans = {"old": comparison.old, "new": comparison.new}
        self._wording = wording

    def line(self, drift: Drift) -> Spans:
        """«Planen för 2022, beskrivning: … [-ska-]{+bör+} …»."""
        if drift.field == "kinds" and isinstance(drift.now, list):
            kinds = drift.now
            words = [phrases.kind_alone(Kind(str(kind)), self._wording) for kind in kinds]
            return plain(self._wording.say("gate.drift-kinds", now=phrases.joined(words, self._wording)))
        plan = phrases.plan_name(self._plans[drift.side], self._wording)
        opening = self._wording.say("gate.drift", plan=plan, field=self._field(drift.field))
        if drift.words:
            return (*plain(opening), *marks.marked(drift.words))
        was, now = self._text(drift.was), self._text(drift.now)
        return plain(opening + self._wording.say("diff.from-to", old=was, new=now))

    def _field(self, name: str) -> str:
        if name == UNDER:
            return self._wording.say("gate.field-under")
        for word in (phrases.field_word, phrases.list_word):
            with suppress(KeyError):
                return word(name, self._wording)
        return name  # a record that somebody wrote by hand may hold anything

    def _text(self, value: Json) -> str:
        """A value of a record, as it stands in the file of explanations."""
        if value in (None, "", [], {}):
            return self._wording.say("diff.absent")
        if isinstance(value, bool):
            return self._wording.say("diff.yes" if value else "diff.no")
        if isinstance(value, list):
            return ", ".join(map(self._text, value))
        return self._of_year(value) if isinstance(value, dict) else str(value)

    def _of_year(self, value: dict[str, Json]) -> str:
        """An amount as it was printed, in kronor if that is not known, or a value in words; with its year."""
        kronor = value.get("kr")
        exact = (
            money.text(kronor, Unit.KR, 0) + f"{money.NO_BREAK_SPACE}kr"
            if isinstance(kronor, int)
            else value.get("value")
        )
        said = str(value.get("printed") or exact)
        return f"{said} ({value['year']})" if "year" in value else said
