"""The verdict as annotations of GitHub Actions: the verdict itself, then the ten heaviest findings of each level.

GitHub shows ten annotations of a level in a step, so the others are lines of the log, folded away; what loosened the
gate stands with the verdict. Notes come only where they are asked for. Escaping is the runner's: per cent sign,
carriage return and newline anywhere, colon and comma in properties too. No line of the log can be a command.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.errors import Level
from vpbdiff.base.escaping import in_cell, in_log
from vpbdiff.gate import Case, Rule
from vpbdiff.statements.options import Options
from vpbdiff.views import gate_report
from vpbdiff.views.finding_links import Checkout
from vpbdiff.views.findings import FindingView, finding_views
from vpbdiff.wording import Wording

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_MOST = 10
"""Annotations of each level that GitHub shows of a step."""


def render(case: Case, wording: Wording, options: Options) -> str:
    """The lines; ends with a newline."""
    return "".join(f"{line}\n" for line in _annotations(case, wording, notes=options.notes))


def _annotations(case: Case, wording: Wording, *, notes: bool) -> Iterator[str]:
    checkout = Checkout()
    verdict = gate_report.verdict(case, wording)
    said = [verdict, *gate_report.basis(case, wording), *gate_report.loosened(case, wording)]
    yield _command(Level.NOTE, {"title": f"{wording.say('gate.title')}: {' '.join(case.words)}"}, "\n".join(said))
    views = [each for each in finding_views(case, wording) if notes or each.rule is not Rule.NOTED]
    rest: list[FindingView] = []
    for level in Level:
        found = sorted(
            (each for each in views if each.level is level), key=lambda each: (each.weight, -each.finding.need)
        )
        rest += found[_MOST:]
        for told in found[:_MOST]:
            text = "\n".join(gate_report.lines(told, wording))
            yield _command(told.level, {**_place(told, checkout), "title": gate_report.title(told)}, text)
    if rest:
        yield f"::group::{_data(wording.count('gate.github-rest', len(rest)))}"
        yield from (in_log(line) for told in rest for line in _in_the_log(told, wording, checkout))
        yield "::endgroup::"


def _in_the_log(told: FindingView, wording: Wording, checkout: Checkout) -> Iterator[str]:
    """A finding as lines of the log: where it stands first."""
    spot = told.spot.beside
    yield in_cell(":".join(filter(None, (checkout.path(spot), str(spot.line or "")))))
    said = "\n".join(gate_report.lines(told, wording))
    yield from (f"    {line}" for line in in_cell(said).splitlines())


def _place(told: FindingView, checkout: Checkout) -> dict[str, str]:
    spot = told.spot.beside
    path = checkout.path(spot)
    return {"file": path} if spot.line is None else {"file": path, "line": str(spot.line)}


def _command(level: Level, properties: dict[str, str], text: str) -> str:
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[level]} {said}::{_data(text)}"


def _data(text: str) -> str:
    return in_cell(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
