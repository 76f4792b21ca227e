"""The changed lines of a file, as git finds them: for what can't be compared as plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vpbdiff.base import git
from vpbdiff.base.escaping import safe

_DIFFER = 1
"""The highest status of `git diff --no-index` that is no failure."""

_CODES = {"@": "36", "-": "31", "+": "32"}
"""SGR codes by the first character of a line, as git has them."""


def changed_lines(old: Path | None, new: Path | None, *, colour: bool) -> Iterator[str]:
    """The lines, safe to show. Raises `VpbdiffError` where git can't compare the two."""
    names = [str(path) if path else "/dev/null" for path in (old, new)]
    process = git.run("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--", *names)
    if process.returncode > _DIFFER:
        raise git.refused(process)
    lines = process.stdout.decode(errors="replace").removesuffix("\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.startswith(("@@", "Binary"))), len(lines))
    for line in lines[first:]:
        shown = "\t".join(map(safe, line.split("\t")))
        code = _CODES.get(line[:1])
        yield f"\x1b[{code}m{shown}\x1b[0m" if colour and code else shown
