"""What can go wrong, as values: a message key with its parameters and the place that it is about.

It is at the bottom of the import order and knows no language. `wording` turns a key into a sentence; the command line
prints it and picks the exit status.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class ExitStatus(IntEnum):
    """Exit status of every command; scripts and CI rely on the three staying apart."""

    DONE = 0
    """Ran to the end and found nothing to report."""
    FINDINGS = 1
    """Ran to the end and found something: errors in a readable plan, unexplained changes, differences."""
    FAILED = 2
    """Could not run: unreadable input, wrong format version, wrong usage. Never «no changes»."""


class Location(NamedTuple):
    """Where a message points: a file as the user named it, a line (from 1) and a JSON pointer, or a cell of a workbook
    such as «Skäl!F12», each if known."""

    path: str | None = None
    line: int | None = None
    pointer: str | None = None


class Problem(NamedTuple):
    """One thing that is wrong: `key` and `params` for `wording`, and where it is."""

    key: str
    params: dict[str, object]
    location: Location = Location()


class Level(StrEnum):
    """How grave a finding in a readable plan is; only an error makes `validate` fail."""

    ERROR = "error"
    """Something in the plan or its snapshot is wrong."""
    WARNING = "warning"
    """Something that a person should look at, and that may well be right."""
    NOTE = "note"
    """Figures that do not add up as printed, within what rounding can do."""


class Diagnostic(NamedTuple):
    """Something found in a readable plan, with the JSON pointer that it is about."""

    level: Level
    problem: Problem


class VpbdiffError(Exception):
    """Bad input or usage that stops a command with `ExitStatus.FAILED`; carries at least one `Problem`."""

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("a VpbdiffError needs a problem to report")
        super().__init__("; ".join(problem.key for problem in problems))
        self.problems = problems


def failure(key: str, location: Location | None = None, **params: object) -> VpbdiffError:
    """The usual case: one problem, ready to raise."""
    return VpbdiffError(Problem(key, params, location or Location()))
