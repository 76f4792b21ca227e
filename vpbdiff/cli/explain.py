"""`vpbdiff explain`: what is on record of why a plan changed; adds to it, lists it, tidies it.

Options alone; what they do is in `explain_actions` and the modules beside it. What was done is told on stderr, what is
asked for (the list, the skeleton, suggestions) is on stdout.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

import click

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import completion, on_the_fly
from vpbdiff.cli.output import json_or_text
from vpbdiff.store.paths import is_report
from vpbdiff.wording import Wording

_GIVEN = ("text", "kind", "decision", "amount", "index", "to", "technical", "label", "by", "date", "source")
"""Options that say something of a reason."""

_SAYING = ("text", "kind", "decision", "by", "date", "source")
"""Those of them that say nothing of what is to be taken away."""

_EXTRA = (*_GIVEN, "remove", "document", "yes")
"""Options that ask for nothing by themselves."""

_BELONG = {
    "pair": ("text", "by", "date", "remove"),
    "unpair": ("text", "by", "date", "remove"),
    "baseline": ("by", "date", "remove"),
    "suggest": ("document",),
    "prune": ("yes",),
    "give": (*_GIVEN, "remove"),
}
"""The options that go with an action."""

_FOR_ITEMS = ("give", "list", "suggest")
"""Actions that take changes."""


def _text(*names: str, of: str) -> Callable[[Any], Any]:
    return click.option(*names, metavar=f"explain.metavar.{of}", help=f"explain.option.{names[0].lstrip('-')}")


def _texts(name: str, of: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", multiple=True, metavar=f"explain.metavar.{of}", help=f"explain.option.{name}")


def _flag(name: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", is_flag=True, help=f"explain.option.{name}")


def _two(name: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", nargs=2, metavar="explain.metavar.two", help=f"explain.option.{name}")


@click.command("explain", help="explain.help")
@click.argument("old", metavar="diff.metavar-old", help="diff.argument-old", shell_complete=completion.plans)
@click.argument("new", metavar="diff.metavar-new", help="diff.argument-new", shell_complete=completion.plans)
@click.argument("changes", nargs=-1, metavar="explain.metavar.change", help="explain.argument.change")
@_text("--text", of="text")
@_text("--kind", of="kind")
@_text("--decision", of="decision")
@_text("--amount", of="amount")
@_text("--index", of="percent")
@_text("--to", of="unit")
@_flag("technical")
@_text("--label", of="text")
@_text("--by", of="role")
@_text("--date", of="date")
@_text("--source", of="source")
@_flag("remove")
@_flag("list")
@_flag("todo")
@_texts("from", of="file")
@_flag("suggest")
@_text("--document", of="file")
@_flag("baseline")
@_two("pair")
@_two("unpair")
@_flag("prune")
@_flag("split")
@_flag("yes")
@click.option("--against", metavar="check.metavar-rev", help="check.option-against")
@click.option("--no-merge-base", "directly", is_flag=True, help="check.option-no-merge-base")
@json_or_text
@click.pass_obj
def command(wording: Wording, /, old: str, new: str, changes: tuple[str, ...], **options: Any) -> ExitStatus:
    """Do the one thing that is asked for; without any, list what is on record."""
    against, directly, form = options.pop("against"), options.pop("directly"), options.pop("form")
    action = _action(changes, options)
    if form == "json" and action != "list":
        raise failure(
            "explain.not-with", option="--format json", action=f"--{action}" if action != "give" else "--text"
        )
    from vpbdiff.cli.explain_context import ExplainContext  # noqa: PLC0415 - the slow imports; wrong usage is told without them
    from vpbdiff.explanations import file  # noqa: PLC0415
    from vpbdiff.gate import open_case  # noqa: PLC0415
    from vpbdiff.gate.reported import open_reported  # noqa: PLC0415
    from vpbdiff.policy import signer_for  # noqa: PLC0415

    if options["date"] is not None:
        file.checked(options["date"])
    on_the_fly.refuse(old, new)
    of_report = is_report(new)
    case = open_reported(old, new, against) if of_report else open_case(old, new, against=against, directly=directly)
    day = options["date"] or datetime.now().astimezone().date().isoformat()
    desk = ExplainContext(case, wording, options["by"] or signer_for(case.new), day, form)
    run: Callable[..., ExitStatus] = import_module("vpbdiff.cli.explain_actions").ACTIONS[action]
    return run(desk, changes, options)


def _action(changes: tuple[str, ...], options: dict[str, Any]) -> str:
    """Which action is asked for. Raises `VpbdiffError` for several at once, and for options that belong to another."""
    given = [name for name, value in options.items() if value not in (None, False, ())]
    extra = [name for name in given if name in _EXTRA]
    asked = [name for name in given if name not in _EXTRA]
    if len(asked) > 1:
        raise failure("explain.one-action", first=f"--{asked[0]}", second=f"--{asked[1]}")
    action = asked[0] if asked else "give" if extra else "list"
    if alien := [name for name in extra if name not in _BELONG.get(action, ())]:
        key = "explain.not-with" if asked else "explain.not-alone"
        raise failure(key, option=f"--{alien[0]}", action=f"--{action}")
    if "remove" in given and (said := [name for name in extra if name in _SAYING]):
        raise failure("explain.not-with", option=f"--{said[0]}", action="--remove")
    if changes and action not in _FOR_ITEMS:
        raise failure("explain.no-changes-with", action=f"--{action}")
    return action
