"""`vpbdiff check`: the gate in CI. Whether every change that needs a reason has one."""

from __future__ import annotations

import os
from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.cli import screen
from vpbdiff.errors import ExitStatus
from vpbdiff.report.gate import FORMATS, GateOptions, renderer
from vpbdiff.report.options import WIDTH
from vpbdiff.wording import Wording


@click.command("check", help="check.help")
@click.argument("old", metavar="diff.metavar-old", help="diff.argument-old")
@click.argument("new", metavar="diff.metavar-new", help="diff.argument-new")
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="diff.option-format")
@click.option("--notes", is_flag=True, help="check.option-notes")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="diff.metavar-file", help="diff.option-output")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    old: str,
    new: str,
    form: str,
    notes: bool,
    output: Path | None,
) -> ExitStatus:
    """Judge what changed between two plans, and say what lacks a reason."""
    from vpbdiff.gate import open_case  # noqa: PLC0415 - the slowest import; wrong usage is told without it

    case = open_case(old, new)
    colour = form == "text" and output is None and screen.in_colour(os.environ)
    options = GateOptions(screen.width() if output is None else WIDTH, colour, notes)
    text = renderer(form)(case, wording, options)
    if output is None:
        screen.show(text, paged=False)
    else:
        store.write_atomically(output, text)
    return ExitStatus.DONE if case.verdict.passed else ExitStatus.FINDINGS
