"""The scales by which a report assesses, as its legend explains them in a table or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language.sentences import split_text
from vpbdiff.reports.tables import ReportTable
from vpbdiff.reports.words import STATUS, meant, step_meaning

Json = dict[str, Any]

_ASSESSED = re.compile(
    r"(?P<label>bedömning|målbedömning|måluppfyllelse|samlad bedömning|status|målstatus)\s*[:–-]\s*(?P<step>.+)",
    re.IGNORECASE,
)
_STEPS = re.compile(r"\b(?:orden|stegen|nivåerna|skalan|bedömningarna)\s+(?P<steps>[A-ZÅÄÖ].+?)\.?$")
_ARROWS = re.compile(r"\bpil(?:en|ar|arna)?\b.*\bvärdet\b", re.IGNORECASE)
"""How a report says that its arrows are of the value and not of better and worse."""
_EQUALS = re.compile(r"(?P<step>[^\s=,;.:][^=,;.:]{0,15}?)\s*=\s*(?P<meaning>[^=,;.]+)")
_LEGEND = re.compile(
    r"förklaring|symbol|färg|bedömning|skala|så läs|läsanvisning|status|kod(?:er|nyckel)", re.IGNORECASE
)
"""What heads the steps of a scale that stand there without heads of their own."""
_SAID = re.compile(
    r"(?:\S+ )?(?:bedömer|bedömningen är)? ?(?:att )?(?:nämnd)?målet "
    r"(?:(?:har|är|bedöms|beräknas|förväntas|kommer|nå(?:s|ddes)|uppfyll(?:s|des)|uppnå(?:s|ddes))\b|(?:delvis|inte|ej)\b)"
    r"[^\d]*",
    re.IGNORECASE,
)
"""How a sentence under a goal assesses it. One with a figure or a condition says something else."""
_CONDITION = re.compile(r"\b(?:om|när|eftersom|trots|men|förutsatt)\b", re.IGNORECASE)
_SHORT = 40
"""Characters of the longest line that may be a step of a scale."""


class Scales:
    """The scales that a report explains, as its file holds them, and what its arrows are of."""

    def __init__(self) -> None:
        self.told: list[Json] = []
        self.arrows = "unknown"
        self._readings: dict[str, str | None] = {}
        self._meanings: dict[str, str] = {}

    def explain(self, part: Block | ReportTable, heading: str) -> None:
        """Take in what a part of the report explains: a scale, or its arrows."""
        if isinstance(part, ReportTable):
            if {"assessment", "status"}.intersection(part.kinds) and "meaning" in part.kinds:
                self._add([step for cells, _ in part.rows if (step := _step(part, cells))], part.line)
            elif _LEGEND.search(heading) and len(part.heads) == _PAIR and not any(part.kinds):
                rows = [tuple(each.text for each in part.heads), *(cells for cells, _ in part.rows)]
                self._add(_explained(rows), part.line)
        elif len(found := list(_EQUALS.finditer(part.text))) > 1:
            self._add(_explained([each.group("step", "meaning") for each in found]), part.line)
        elif _ARROWS.search(part.text):
            self.arrows = "value"
        elif len(words := listed_steps(part.text)) > 1:
            self._add([{"printed": word, "reading": step_meaning(word)} for word in words], part.line)

    def _add(self, steps: list[Json], line: int) -> None:
        if not steps:
            return
        self._meanings |= {key(step["printed"]): step["meaning"] for step in steps if "meaning" in step}
        self._readings |= {key(step["printed"]): step["reading"] for step in steps}
        self.told.append({"steps": steps, "source": {"line": line}})

    def assessment(self, printed: str) -> Json:
        """A report's own assessment with what it means by the report's legend."""
        found = key(printed)
        return {"printed": printed.strip(), "reading": self._readings.get(found, step_meaning(found))}

    def status(self, printed: str) -> Json:
        """How far something has come, in a report's word or in what its legend says of a mark."""
        reading = meant(printed, STATUS) or meant(self._meanings.get(key(printed), ""), STATUS)
        return {"printed": printed, "reading": reading}

    def explains(self, cells: Iterable[str]) -> bool:
        """Whether the legend explains every one of some cells that are not empty, of which there are any."""
        filled = [key(cell) for cell in cells if cell.strip()]
        return bool(filled) and all(cell in self._meanings for cell in filled)

    def step(self, block: Block) -> str | None:
        """The step of a scale that a line is, with or without «Bedömning:» before it; None for any other line."""
        if assessed_line(block.text):
            step = _ASSESSED.sub(r"\g<step>", block.text.strip()).strip()
            return step if len(step) <= _SHORT else None
        if block.kind is not BlockKind.TEXT:
            return None
        return block.text.strip() if key(block.text) in self._readings else said_of_goal(block.text)


def said_of_goal(text: str) -> str | None:
    """The sentence of a text that says whether its goal is reached: «Målet bedöms delvis uppfyllas.»"""
    for sentence in split_text(text):
        plain = sentence.strip().rstrip(".")
        if _SAID.fullmatch(plain) and not _CONDITION.search(plain) and step_meaning(plain):
            return plain
    return None


_PAIR = 2


def _explained(pairs: Iterable[tuple[str, ...]]) -> list[Json]:
    """Steps with what they mean, of which at least one is known; none of any other pairs."""
    steps = [
        {"printed": printed.strip(), "meaning": meaning.strip(), "reading": step_meaning(meaning)}
        for printed, meaning in pairs
        if printed.strip() and meaning.strip()
    ]
    return steps if any(each["reading"] or meant(str(each["meaning"]), STATUS) for each in steps) else []


def _step(legend: ReportTable, cells: tuple[str, ...]) -> Json:
    """A step of a scale with what the legend says of it; empty for a row without one."""
    told = dict(zip(legend.kinds, cells, strict=False))
    printed = (told.get("assessment") or told.get("status") or "").strip()
    meaning = told.get("meaning", "").strip()
    if not printed:
        return {}
    return {"printed": printed, **({"meaning": meaning} if meaning else {}), "reading": step_meaning(meaning)}


def assessed_line(text: str) -> bool:
    """Whether a line is an assessment with its label: «Bedömning: Gul». A status of something to do («Status: Klar») is
    none."""
    found = _ASSESSED.fullmatch(text.strip())
    return found is not None and not (found["label"].casefold().endswith("status") and meant(found["step"], STATUS))


def listed_steps(text: str) -> list[str]:
    """The steps of a scale that a sentence lists."""
    found = _STEPS.search(text)
    words = re.split(r",\s*|\s+och\s+|\s+eller\s+", found["steps"]) if found else ()
    return [word.strip() for word in words if word.strip()]


def key(text: str) -> str:
    """A short text as it is compared: without case, and without a full stop or colon at its ends."""
    return " ".join(text.casefold().split()).strip(" .:")
