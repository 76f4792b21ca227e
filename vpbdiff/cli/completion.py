"""What a shell completes where a command takes a plan or a series: the years, versions and series of the project.

click writes the shell's part (`_VPBDIFF_COMPLETE=bash_source vpbdiff`) and asks again at each press of the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def plans(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Years and versions of the usual series, and those of every series after its name; else files."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only where a shell asks

    from vpbdiff.store import resolve  # noqa: PLC0415

    words = (word for word in resolve.known_words() if ".known-from-" not in word)
    found = [word for word in words if word.startswith(incomplete)]
    return [CompletionItem(word) for word in found] or [CompletionItem(incomplete, type="file")]


def series(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The project's series."""
    from vpbdiff.store import resolve  # noqa: PLC0415 - only where a shell asks

    return [name for name in resolve.known_series() if name.startswith(incomplete)]
