"""Reading TOML that people write: settings, skeletons, profiles. A fault is told by its place, in the user's language.

Below `store`, as `files` is, so that every such file is refused in the same words.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from vpbdiff.base.errors import Location, failure

_PLACE = re.compile(r"at line (\d+), column (\d+)")
_TWICE = re.compile("overwrite|twice|[Dd]uplicate")
"""What `tomllib` says, in English and to programmers, of a key that is there already; it has no other sign of it."""


def parse(text: str, name: str | None) -> dict[str, Any]:
    """What a TOML text holds; `name` is the file's. Raises `VpbdiffError`, with the line, for what is no TOML."""
    try:
        return tomllib.loads(f"{text}\n")  # so that a fault in a last line without an end has a line too
    except RecursionError as error:
        raise failure("toml.too-deep", Location(name)) from error
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = _PLACE.search(said)
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, 1)
        if _TWICE.search(said):
            raise failure("toml.twice", Location(name, line)) from error
        raise failure("toml.broken", Location(name, line), column=column) from error
