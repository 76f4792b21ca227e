"""The verdict as annotations of GitHub Actions: a line for each finding, errors first.

GitHub shows the first ten of a level, so the verdict itself is the first, and notes come only where they are asked for.
Escaping is the runner's: per cent sign, carriage return and newline anywhere, colon and comma in properties too. A line
of ours begins with its command, and no text from a plan can begin another.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.errors import Level
from vpbdiff.base.escaping import in_cell
from vpbdiff.gate import Case, Rule
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import Wording

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(case: Case, wording: Wording, options: Options) -> str:
    """The lines; ends with a newline."""
    return "".join(f"{line}\n" for line in _annotations(case, wording, notes=options.notes))


def _annotations(case: Case, wording: Wording, *, notes: bool) -> Iterator[str]:
    level = Level.NOTE if case.verdict.passed else Level.ERROR
    yield _command(level, {"title": wording.say("gate.title")}, gate_report.verdict(case, wording))
    for sentence in gate_report.loosened(case, wording):
        yield _command(Level.NOTE, {"title": wording.say("gate.loosened")}, sentence)
    levels = list(Level)
    for told in sorted(finding_views(case, wording), key=lambda each: levels.index(each.level)):
        if notes or told.rule is not Rule.NOTED:
            text = "\n".join(gate_report.lines(told, wording))
            yield _command(told.level, {**_place(told), "title": gate_report.title(told)}, text)


def _place(told: FindingView) -> dict[str, str]:
    spot = told.spot.beside
    return {"file": spot.path} if spot.line is None else {"file": spot.path, "line": str(spot.line)}


def _command(level: Level, properties: dict[str, str], text: str) -> str:
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[level]} {said}::{_data(text)}"


def _data(text: str) -> str:
    return in_cell(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
