"""Problems as sentences: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from vpbdiff.base.errors import Location, Problem
from vpbdiff.wording.catalogue import Wording


def sentence(wording: Wording, problem: Problem) -> str:
    """A problem in one line, with its place in front where it has one."""
    said = wording.say(problem.key, **problem.params)
    place = _place(wording, problem.location)
    return f"{place}: {said}" if place else said


def _place(wording: Wording, location: Location) -> str:
    parts = [location.path or ""]
    if location.line is not None:
        parts.append(wording.say("place.line", line=location.line))
    parts.append(location.pointer or "")
    return ", ".join(part for part in parts if part)
