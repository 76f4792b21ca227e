"""The scales by which a report assesses, as its legend explains them in a table or a sentence."""

from __future__ import annotations

import re
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.reports.tables import ReportTable
from vpbdiff.reports.words import step_meaning

Json = dict[str, Any]

_ASSESSED = re.compile(
    r"(?:bedömning|målbedömning|måluppfyllelse|samlad bedömning)\s*[:–-]\s*(?P<step>.+)", re.IGNORECASE
)
_STEPS = re.compile(r"\b(?:orden|stegen|nivåerna|skalan|bedömningarna)\s+(?P<steps>[A-ZÅÄÖ].+?)\.?$")
_ARROWS = re.compile(r"\bpil(?:en|ar|arna)?\b.*\bvärdet\b", re.IGNORECASE)
"""How a report says that its arrows are of the value and not of better and worse."""
_SHORT = 40
"""Characters of the longest line that may be a step of a scale."""


class Scales:
    """The scales that a report explains, as its file holds them, and what its arrows are of."""

    def __init__(self) -> None:
        self.told: list[Json] = []
        self.arrows = "unknown"
        self._readings: dict[str, str | None] = {}

    def explain(self, part: Block | ReportTable) -> None:
        """Take in what a part of the report explains: a scale, or its arrows."""
        if isinstance(part, ReportTable):
            if {"assessment", "meaning"} <= set(part.kinds):
                self._add([step for cells, _ in part.rows if (step := _step(part, cells))], part.line)
        elif _ARROWS.search(part.text):
            self.arrows = "value"
        elif len(words := listed_steps(part.text)) > 1:
            self._add([{"printed": word, "reading": step_meaning(word)} for word in words], part.line)

    def _add(self, steps: list[Json], line: int) -> None:
        self._readings |= {key(step["printed"]): step["reading"] for step in steps}
        self.told.append({"steps": steps, "source": {"line": line}})

    def assessment(self, printed: str) -> Json:
        """A report's own assessment with what it means by the report's legend."""
        return {"printed": printed.strip(), "reading": self._readings.get(key(printed))}

    def step(self, block: Block) -> str | None:
        """The step of a scale that a line is, with or without «Bedömning:» before it; None for any other line."""
        if found := _ASSESSED.fullmatch(block.text.strip()):
            return found["step"].strip() if len(found["step"]) <= _SHORT else None
        return block.text.strip() if key(block.text) in self._readings and block.kind is BlockKind.TEXT else None


def _step(legend: ReportTable, cells: tuple[str, ...]) -> Json:
    """A step of a scale with what the legend says of it; empty for a row without one."""
    told = dict(zip(legend.kinds, cells, strict=False))
    printed, meaning = told.get("assessment", "").strip(), told.get("meaning", "").strip()
    if not printed:
        return {}
    return {"printed": printed, **({"meaning": meaning} if meaning else {}), "reading": step_meaning(meaning)}


def assessed_line(text: str) -> bool:
    """Whether a line is an assessment with its label: «Bedömning: Gul»."""
    return _ASSESSED.fullmatch(text.strip()) is not None


def listed_steps(text: str) -> list[str]:
    """The steps of a scale that a sentence lists."""
    found = _STEPS.search(text)
    words = re.split(r",\s*|\s+och\s+|\s+eller\s+", found["steps"]) if found else ()
    return [word.strip() for word in words if word.strip()]


def key(text: str) -> str:
    """A short text as it is compared: without case, and without a full stop or colon at its ends."""
    return " ".join(text.casefold().split()).strip(" .:")
