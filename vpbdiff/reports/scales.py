"""The scales by which a report assesses, as its legend explains them in a table or a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language.sentences import split_text
from vpbdiff.reports.tables import ReportTable
from vpbdiff.reports.words import STATUS, begun, meant, step_meaning

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


@dataclass(frozen=True, slots=True)
class Legend:
    """A scale that a report explains: its steps, whether it is of goals and measures or of what is done, empty where
    that can't be told, and the first and the last line of the chapter that it stands in."""

    steps: tuple[Json, ...]
    of: str
    lines: tuple[int, int]

    def distance(self, of: str, line: int) -> tuple[int, float]:
        """How far a legend is from a judgement: one of another kind is farthest, the smallest chapter nearest."""
        first, last = self.lines
        return self.of not in {of, ""}, last - first if first <= line <= last else math.inf


class Scales:
    """The scales that a report explains, as its file holds them, and what its arrows are of.

    Of several legends that have a mark the nearest says what it means; where two that are as near disagree, none does.
    """

    def __init__(self, through: str = "") -> None:
        self.told: list[Json] = []
        self._through = through
        self.arrows = "unknown"
        self._legends: list[Legend] = []

    def explain(self, part: Block | ReportTable, heading: str, lines: tuple[int, int]) -> None:
        """Take in what a part of the report explains: a scale, or its arrows; `lines` are those of its chapter."""
        if isinstance(part, ReportTable):
            if {"assessment", "status"}.intersection(part.kinds) and "meaning" in part.kinds:
                self._add([step for cells, _ in part.rows if (step := _step(part, cells))], part.line, lines)
            elif _LEGEND.search(heading) and len(part.heads) == _PAIR and not any(part.kinds):
                rows = [tuple(each.text for each in part.heads), *(cells for cells, _ in part.rows)]
                self._add(_explained(rows), part.line, lines)
        elif len(found := list(_EQUALS.finditer(part.text))) > 1:
            self._add(_explained([each.group("step", "meaning") for each in found]), part.line, lines)
        elif _ARROWS.search(part.text):
            self.arrows = "value"
        elif len(words := listed_steps(part.text)) > 1:
            self._add([{"printed": word, "reading": step_meaning(word)} for word in words], part.line, lines)

    def _add(self, steps: list[Json], line: int, lines: tuple[int, int]) -> None:
        if not steps:
            return
        of_tasks = sum(bool(begun(each.get("meaning") or each["printed"], STATUS)) for each in steps)
        of_goals = sum(each["reading"] is not None for each in steps)
        of = "" if of_tasks == of_goals else "status" if of_tasks > of_goals else "assessment"
        self._legends.append(Legend(tuple(steps), of, lines))
        self.told.append({**({"for": _FOR[of]} if of else {}), "steps": steps, "source": {"line": line}})

    def _said(self, printed: str, of: str, line: int) -> list[Json]:
        """What the nearest legends that have a mark say of it."""
        found = [
            (legend.distance(of, line), step)
            for legend in self._legends
            for step in legend.steps
            if key(step["printed"]) == key(printed)
        ]
        nearest = min((distance for distance, _ in found), default=None)
        return [step for distance, step in found if distance == nearest]

    def assessment(self, printed: str, line: int) -> Json:
        """A report's own assessment in a line with what it means by the report's legend."""
        readings = {step["reading"] for step in self._said(printed, "assessment", line)} or {step_meaning(key(printed))}
        return {"printed": printed.strip(), "reading": readings.pop() if len(readings) == 1 else None}

    def status(self, printed: str, line: int) -> Json:
        """How far something has come, in a report's word or in what its legend says of a mark."""
        said = {meant(step.get("meaning", ""), STATUS) for step in self._said(printed, "status", line)}
        reading = meant(printed, STATUS, self._through) or (said.pop() if len(said) == 1 else None)
        return {"printed": printed, "reading": reading}

    def explains(self, cells: Iterable[str]) -> bool:
        """Whether the legend explains every one of some cells that are not empty, of which there are any."""
        filled = [key(cell) for cell in cells if cell.strip()]
        known = {key(step["printed"]) for legend in self._legends for step in legend.steps if "meaning" in step}
        return bool(filled) and known.issuperset(filled)

    def step(self, block: Block) -> str | None:
        """The step of a scale that a line is or begins with, with or without «Bedömning:» before it; None for any other
        line."""
        if assessed_line(block.text):
            said = _ASSESSED.sub(r"\g<step>", block.text.strip()).strip()
            step, *more = split_text(said)
            step = step.rstrip(".") if more and (self._said(step, "", 0) or step_meaning(step)) else said
            return step if len(step) <= _SHORT else None
        if block.kind is not BlockKind.TEXT:
            return None
        return block.text.strip() if self._said(block.text, "", 0) else said_of_goal(block.text)


_FOR = {"status": ["activity"], "assessment": ["goal", "measure"]}


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
    """A short text as it is compared: without case, without a full stop or colon at its ends, and a colour in its basic
    form."""
    plain = " ".join(text.casefold().split()).strip(" .:")
    return _COLOURS.get(plain, plain)


_COLOURS = {"grönt": "grön", "gult": "gul", "rött": "röd", "grått": "grå", "blått": "blå"}
