"""The formats of a memo, one module each, loaded when it is asked for; the only list of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from vpbdiff.base.errors import Location, failure
from vpbdiff.model.document import Document

FORMATS = {"markdown": "markdown", "docx": "docx", "html": "html"}
"""The formats by the name that a user gives, each with its module here."""

_ENDINGS = {
    "": "markdown",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "markdown",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
}
"""What a file's name ends with where no format is asked for: Markdown in a file named `.docx` opens nowhere."""

LIBRARIES = {"docx": "docx"}
"""The formats that need a library which is installed only for those who ask for it (the extra of the same name)."""

Renderer = Callable[[Document], str | bytes]


def renderer(name: str) -> Renderer:
    """The function that renders in the format of this name, one of `FORMATS`: as text, or as the bytes of a file.

    Raises `VpbdiffError` where the library that it takes is not installed.
    """
    render: Renderer = module(name).document
    return render


def form_of(path: Path) -> str:
    """The format that a file's name asks for; Markdown if it asks for none. Raises `VpbdiffError` for one that there is
    not."""
    try:
        return _ENDINGS[path.suffix.casefold()]
    except KeyError:
        raise failure("summary.ending", Location(str(path)), ending=path.suffix) from None


def module(name: str) -> ModuleType:
    """The module of the format of this name. Raises `VpbdiffError` where its library is not installed."""
    needed(name)
    return import_module(f"vpbdiff.render.{FORMATS[name]}")


def needed(name: str) -> None:
    """Raise `VpbdiffError` if the library that a format takes is not installed."""
    if name in LIBRARIES and find_spec(LIBRARIES[name]) is None:
        raise failure("summary.no-library", extra=name)
