"""The actions by the name of their option, as `vpbdiff explain` calls them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli import explain_reasons, listing, pinning, pruning, suggesting
from vpbdiff.cli.explain_context import Desk, given_of, said_of
from vpbdiff.cli.explain_reasons import baseline, undo_baseline

Options = Mapping[str, Any]


Action = Callable[[Desk, Sequence[str], Options], ExitStatus]


def _give(desk: Desk, changes: Sequence[str], options: Options) -> ExitStatus:
    if options["remove"]:
        return explain_reasons.remove(desk, changes, said_of(options))
    return explain_reasons.give(
        desk, changes, given_of({**options, "reason": options["text"]}, desk.wording), said_of(options)
    )


def _pin(desk: Desk, options: Options, name: str, *, same: bool) -> ExitStatus:
    if options["remove"]:
        return pinning.unpin(desk, options[name], same=same)
    return pinning.pin(desk, options[name], given_of({**options, "reason": options["text"]}, desk.wording), same=same)


ACTIONS: Mapping[str, Action] = {
    "give": _give,
    "list": lambda desk, changes, _: listing.show(desk, changes),
    "todo": lambda desk, *_: explain_reasons.todo(desk),
    "from": lambda desk, _, options: explain_reasons.take(desk, options["from"]),
    "suggest": lambda desk, changes, options: suggesting.show(desk, changes, options["document"]),
    "pair": lambda desk, _, options: _pin(desk, options, "pair", same=True),
    "unpair": lambda desk, _, options: _pin(desk, options, "unpair", same=False),
    "prune": lambda desk, _, options: pruning.prune(desk, options["yes"]),
    "baseline": lambda desk, _, options: undo_baseline(desk) if options["remove"] else baseline(desk),
}
