"""`vpbdiff check`: the gate in CI. Whether every change that needs a reason has one."""

from __future__ import annotations

import os
from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus
from vpbdiff.base.escaping import safe
from vpbdiff.cli import output as screen
from vpbdiff.render.gate_formats import FORMATS, GateOptions, renderer
from vpbdiff.statements.options import WIDTH
from vpbdiff.store.resolve import SETTINGS
from vpbdiff.wording import Wording


@click.command("check", help="check.help")
@click.argument("old", required=False, metavar="diff.metavar-old", help="diff.argument-old")
@click.argument("new", required=False, metavar="diff.metavar-new", help="diff.argument-new")
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="diff.option-format")
@click.option("--notes", is_flag=True, help="check.option-notes")
@click.option("--policy", is_flag=True, help="check.option-policy")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="diff.metavar-file", help="diff.option-output")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    old: str | None,
    new: str | None,
    form: str,
    notes: bool,
    policy: bool,
    output: Path | None,
) -> ExitStatus:
    """Judge what changed between two plans, and say what lacks a reason; or print the policy."""
    wording: Wording = context.obj
    if policy:
        _give(_policy(new or old, wording), output)
        return ExitStatus.DONE
    if old is None or new is None:
        missing = context.command.params[0 if old is None else 1]
        raise click.MissingParameter(ctx=context, param=missing)
    from vpbdiff.gate import open_case  # noqa: PLC0415 - the slowest import; wrong usage is told without it

    case = open_case(old, new)
    colour = form == "text" and output is None and screen.in_colour(os.environ)
    options = GateOptions(screen.width() if output is None else WIDTH, colour, notes)
    _give(renderer(form)(case, wording, options), output)
    return ExitStatus.DONE if case.verdict.passed else ExitStatus.FINDINGS


def _give(text: str, output: Path | None) -> None:
    if output is None:
        screen.show(text, paged=False)
    else:
        store.write_atomically(output, text)


def _policy(plan: str | None, wording: Wording) -> str:
    """The policy in force for a plan, or in the current folder, as TOML with a comment on where it comes from."""
    from vpbdiff.policy import policy_for  # noqa: PLC0415 - only here
    from vpbdiff.policy.settings import as_toml  # noqa: PLC0415

    found = policy_for(store.Snapshot(Path(SETTINGS)) if plan is None else store.find(plan))
    key = "check.policy-own" if found.source else "check.policy-default"
    return f"# {safe(wording.say(key, source=found.source))}\n{as_toml(found)}"
