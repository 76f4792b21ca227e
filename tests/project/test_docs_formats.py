"""The page of commands has the formats as the registry has them; with UPDATE_GOLDENS=1 it is written from that."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from vpbdiff.render import FORMATS, Format, Shown, formats

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
COLUMNS = {
    "diff": Shown.DIFF,
    "check": Shown.CHECK,
    "summary": Shown.MEMO,
    "history": Shown.HISTORY,
    "follow": Shown.FOLLOW,
}
"""What the commands with `--format` show."""


def held(part: re.Pattern[str], generated: str) -> None:
    """Compare a part of the page with what it should be, or put that in its place."""
    text = PAGE.read_text(encoding="utf-8")
    (found,) = part.findall(text)
    if os.environ.get("UPDATE_GOLDENS"):
        PAGE.write_text(text.replace(found, generated), encoding="utf-8")
        found = generated
    assert found == generated


def test_the_table_of_formats_is_that_of_the_registry() -> None:
    rows = [row for row in FORMATS if not {*row.shows}.isdisjoint(COLUMNS.values())]
    head = ["format", *(f"`{command}`" for command in COLUMNS), "endings", "needs"]
    cells = [head, ["---"] * len(head), *map(cells_of, rows)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in cells)
    held(re.compile(r"(?m)^\| format \|.*\n(?:\|.*\n)+"), table)


def cells_of(row: Format) -> list[str]:
    shown = ("yes" if each in row.shows else "" for each in COLUMNS.values())
    return [f"`{row.name}`", *shown, ", ".join(f"`{each}`" for each in row.endings), needs(row)]


def needs(row: Format) -> str:
    return f"`vpbdiff[{row.extra.name}]`" if row.extra is not None else ""


def listed(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


@pytest.mark.parametrize(("command", "shown"), COLUMNS.items(), ids=COLUMNS)
def test_a_command_names_its_formats_in_the_order_of_the_registry(command: str, shown: Shown) -> None:
    names = [f"`{form.name}`" for form in formats(shown)]
    row = f"| `-f`, `--format FORMAT` | {listed(names)}; without it what FILE ends with, else {names[0]} |"
    held(re.compile(rf"(?ms)^## `vpbdiff {command}\b[^#]*?^(\| `-f`[^\n]*)$"), row)
