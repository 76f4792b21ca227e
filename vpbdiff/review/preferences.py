"""What a person has chosen for every review: theme, width of the list, keys. In `review.toml` of their own.

The file is theirs: what the review writes of its own accord is the one line of what was just chosen with a key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from vpbdiff.base import files
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure

NARROWEST, USUAL, WIDEST = 20, 42, 80
"""Per cent of the window that the list may take."""

MOST = 100_000
"""Bytes of a file of settings."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """`theme` is empty for the terminal's own colours; `list_width` is in per cent; `keys` are keys by what they do,
    several with commas between them, as Textual names them."""

    theme: str = ""
    list_width: int = USUAL
    keys: Mapping[str, str] = field(default_factory=dict)


def place() -> Path:
    """Where the file lies, if there is one."""
    return platformdirs.user_config_path("vpbdiff") / "review.toml"


def load(path: Path, themes: Collection[str], actions: Collection[str]) -> Preferences:
    """What the file says; nothing where there is none. Raises `VpbdiffError` with the key and its line for what is
    wrong in it: no TOML, an unknown key, theme or action, a width that is none."""
    if not path.exists():
        return Preferences()
    text = files.text(files.read(path, MOST), str(path))
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise failure("preferences.no-toml", Location(str(path)), reason=str(error)) from error
    known = {
        "theme": lambda value: value in themes,
        "list-width": lambda value: type(value) is int and NARROWEST <= value <= WIDEST,
        "keys": lambda value: isinstance(value, dict),
    }
    problems = [
        _wrong(path, text, key, known) for key, value in raw.items() if key not in known or not known[key](value)
    ]
    keys = raw.get("keys", {})
    if isinstance(keys, dict):
        wrong = [
            each
            for each, value in keys.items()
            if each not in actions or not (isinstance(value, str) and value.strip())
        ]
        problems += [_problem("preferences.no-action", path, text, each) for each in wrong]
    if problems:
        raise VpbdiffError(*problems)
    return Preferences(raw.get("theme", ""), raw.get("list-width", USUAL), keys)


def _wrong(path: Path, text: str, key: str, known: Collection[str]) -> Problem:
    return _problem("preferences.wrong-value" if key in known else "preferences.no-key", path, text, key)


def _problem(what: str, path: Path, text: str, key: str) -> Problem:
    found = re.search(rf"^\s*\[?[\"']?{re.escape(key)}[\"']?", text, re.MULTILINE)
    line = text[: found.end()].count("\n") + 1 if found else None
    return Problem(what, {"key": key}, Location(str(path), line=line))


def remember(path: Path, key: str, value: str | int) -> None:
    """Write one choice into the file, all else of it as it is. Raises `VpbdiffError` where it can't be written."""
    text = files.text(files.read(path, MOST), str(path)) if path.exists() else ""
    line = f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
    pattern = re.compile(rf"^{re.escape(key)}\s*=.*$", re.MULTILINE)
    head, table, rest = text.partition("\n[") if not text.startswith("[") else ("", "[", text[1:])
    new = pattern.sub(line, head, count=1) if pattern.search(head) else f"{line}\n{head}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.not_written(path, error) from error
    files.write_atomically(path, f"{new}{table}{rest}")
