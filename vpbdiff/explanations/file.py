"""An explanations file, read strictly: what can't be read is told with its line, and is never «no explanations»."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.explanations.entries import Explanations
from vpbdiff.explanations.tree import FORMAT, VERSION, from_json
from vpbdiff.store import Snapshot, schema, strict_json

_VERSIONED = re.compile(r"vpbdiff-explanations/([0-9]{1,6})")
_MERGE = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
"""What git leaves at the start of a line where it could not merge; no line of JSON starts so."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held when it was read, with its text; an empty text where there is no file yet."""

    place: Snapshot
    text: str
    explanations: Explanations

    def lines(self, pointers: set[str]) -> dict[str, int]:
        """The lines of JSON pointers into the file."""
        return strict_json.lines(self.text, pointers) if pointers else {}


def read(place: Snapshot) -> Reading:
    """The explanations at a place; none where there is no such file.

    Raises `VpbdiffError` for a file that can't be read, is no JSON, is of another format or fails the schema.
    """
    text = _text(place)
    return Reading(place, text, parse(text, place.shown) if text else Explanations())


def parse(text: str, name: str) -> Explanations:
    """The explanations in a text. Raises `VpbdiffError` as `read` does."""
    if merge := _MERGE.search(text):
        raise failure("explanations.unmerged", Location(name, text.count("\n", 0, merge.start()) + 1))
    raw = strict_json.parse(text, name)
    problems = _format_problems(raw) or schema.problems(raw, "explanations")
    if problems or not isinstance(raw, dict):
        places = strict_json.lines(text, {each.location.pointer for each in problems if each.location.pointer})
        raise VpbdiffError(*(_placed(each, places, name) for each in problems))
    return from_json(raw)


def _text(place: Snapshot) -> str:
    if place.revision is None and not os.path.lexists(Path(place.path)):
        return ""
    try:
        return place.text()
    except VpbdiffError as error:
        # The plan beside it was read from the same revision, so what is missing is this file alone.
        if place.revision is not None and error.problems[0].key == "find.not-in-git":
            return ""
        raise


def _format_problems(raw: object) -> list[Problem]:
    found = raw.get("format") if isinstance(raw, dict) else None
    if found == FORMAT:
        return []
    version = _VERSIONED.fullmatch(found) if isinstance(found, str) else None
    if version is None:
        return [Problem("explanations.not-of-format", {"known": FORMAT}, Location(pointer="/format"))]
    key = "explanations.newer-version" if int(version[1]) > VERSION else "explanations.not-of-format"
    return [Problem(key, {"found": found, "known": FORMAT}, Location(pointer="/format"))]


def _placed(problem: Problem, places: dict[str, int], name: str) -> Problem:
    pointer = problem.location.pointer
    return replace(problem, location=Location(name, places.get(pointer or ""), pointer))
