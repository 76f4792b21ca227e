"""The actions by the name of their option, as `vpbdiff explain` calls them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vpbdiff.cli.explaining import filling, giving, listing
from vpbdiff.cli.explaining.baseline import baseline, undo_baseline
from vpbdiff.cli.explaining.desk import Desk
from vpbdiff.cli.explaining.words import given_of, said_of
from vpbdiff.errors import ExitStatus

Options = Mapping[str, Any]


Action = Callable[[Desk, Sequence[str], Options], ExitStatus]


def _give(desk: Desk, changes: Sequence[str], options: Options) -> ExitStatus:
    if options["remove"]:
        return giving.remove(desk, changes, said_of(options))
    return giving.give(desk, changes, given_of({**options, "reason": options["text"]}), said_of(options))


ACTIONS: Mapping[str, Action] = {
    "give": _give,
    "list": lambda desk, changes, _: listing.show(desk, changes),
    "todo": lambda desk, *_: filling.todo(desk),
    "from": lambda desk, _, options: filling.take(desk, options["from"]),
    "baseline": lambda desk, _, options: undo_baseline(desk) if options["remove"] else baseline(desk),
}
