"""The comparison for programs: `changes_json` written out so that a person can read it too."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vpbdiff.changes import Comparison
from vpbdiff.report.changes_json import to_json
from vpbdiff.report.options import Options
from vpbdiff.terminal import in_json
from vpbdiff.values import Json
from vpbdiff.wording import Wording

_LINE = 100
"""Characters up to which a list or object stands on one line: a pair of items, or a run of words."""


def render(comparison: Comparison, wording: Wording, options: Options) -> str:
    """The JSON document; the language, the width and `stat` play no part in it."""
    return document(to_json(comparison, options.selection))


def document(value: Json) -> str:
    """A JSON document as every command writes it."""
    return in_json("".join(_pretty(value, ""))) + "\n"


def _pretty(value: Json, indent: str) -> Iterator[str]:
    """Containers on one line where they fit, else a line for each of their members."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(indent) + len(line) <= _LINE:
        yield line
        return
    members = value.items() if isinstance(value, dict) else ((None, member) for member in value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    for number, (key, member) in enumerate(members):
        yield ("," if number else "") + f"\n{indent}  " + ("" if key is None else f"{json.dumps(key)}: ")
        yield from _pretty(member, indent + "  ")
    yield f"\n{indent}{closing}"
