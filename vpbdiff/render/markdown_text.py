"""Text and tables in Markdown (GitHub's flavour): the one place where what a plan holds is escaped for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vpbdiff.base.escaping import safe

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&@$]|(?<=https):(?=//)|(?<=http):(?=//)|(?<=www)\.")
"""Characters that mean something anywhere in a line, and what makes a bare address a link."""

_OPENING = re.compile(r"^(?=[#+=:-])|^(\d+)(?=[.)])")
"""What means something where a line begins: headings, lists, rules."""


def escaped(text: str) -> str:
    """Text on one line in which nothing is Markdown or HTML, and no character is hidden."""
    line = safe(" ".join(re.split(r"[\s\x1c-\x1f\x85]*[\n\r\t\f\v\x85\u2028\u2029][\s\x1c-\x1f\x85]*", text)))
    return _SPECIAL.sub(
        lambda found: "&amp;" if found[0] == "&" else "&lt;" if found[0] == "<" else f"\\{found[0]}", line
    )


def opened(line: str) -> str:
    """A line whose beginning is text, whatever it begins with."""
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line.lstrip())


def table(heads: tuple[str, ...], cells: Iterable[tuple[str, ...]], last: str) -> Iterator[str]:
    """The lines of a table: names to the left, figures to the right, the last column to the side `last`."""
    from tabulate import tabulate  # noqa: PLC0415 - a tenth of a second to load, for this format alone

    header, *rows = ([escaped(cell) for cell in row] for row in (heads, *cells))
    columns = ["left", *["right"] * (len(header) - 2), last]
    yield from tabulate(rows, header, tablefmt="pipe", colalign=columns, disable_numparse=True).splitlines()
