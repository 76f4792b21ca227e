"""Where a report is written: in which format, and what it must never overwrite."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.render import FORMATS, Format, Shown, formats, named
from vpbdiff.store import Snapshot, paths
from vpbdiff.store.loading import upgraded
from vpbdiff.store.resolve import SETTINGS


def chosen(shown: Shown, name: str | None, path: Path | None) -> Format:
    """The format that is asked for by its name, else by the file's ending; the usual one where neither says.

    Raises `VpbdiffError` for an ending that can't be had for what is shown, and for one of another format than the
    named one.
    """
    ending = "" if path is None else path.suffix.casefold()
    if name is not None:
        form = named(shown, name)
        if ending not in form.endings and any(ending in each.endings for each in FORMATS):
            known = ", ".join(form.endings)
            raise failure("render.other-ending", Location(str(path)), ending=ending, form=name, known=known)
        return form
    can = formats(shown)
    if not ending:
        return can[0]
    for form in can:
        if ending in form.endings:
            return form
    known = ", ".join(dict.fromkeys(each for form in can for each in form.endings))
    raise failure("render.ending", Location(str(path)), ending=ending, known=known)


_NAMES = {SETTINGS: "settings", "review.toml": "settings"}
_SUFFIXES = {paths.SUFFIX: "explanations", paths.IMPORT_SUFFIX: "record"}

_OWN = re.compile(rb'"format"\s*:\s*"vpbdiff-(plan|import|explanations|report)/')
_KINDS = {b"plan": "plan", b"import": "record", b"explanations": "explanations", b"report": "report"}
"""What the formats of the project's own JSON are called in the messages; no output has one of
these formats."""

_POLICY_ALONE = {"policy"}
"""What a policy holds that was printed to a file: under another name than that of the settings nobody reads it."""


def protect(path: Path, inputs: Iterable[Snapshot | Path] = ()) -> None:
    """Raise `VpbdiffError` if a report at this place would take the place of something of the project's own: a plan,
    the record of an import, explanations, settings or profiles, one of the `inputs` of the command, or, by its name, a
    document that a plan among these was read from.

    What a file is, is told by its name where the name says it, however damaged it is, and by what it holds; a link is
    what it leads to. A report may overwrite another report.
    """
    real = Path(os.path.realpath(path))
    if not real.is_file():
        return
    read = list(inputs)
    if any(_is_same(real, each) for each in read):
        raise failure("render.own.input", Location(str(path)))
    names = {_plain(name) for each in read for name in _documents(each)}
    if not names.isdisjoint((_plain(path.name), _plain(real.name))):
        raise failure("render.own.document", Location(str(path)))
    if kind := _by_name(real) or _by_content(real):
        raise failure(f"render.own.{kind}", Location(str(path)))


def _is_same(path: Path, read: Snapshot | Path) -> bool:
    """Whether a file is what was read; what was read from git is none."""
    if isinstance(read, Snapshot) and read.revision is not None:
        return False
    with suppress(OSError):
        return path.samefile(read.path if isinstance(read, Snapshot) else read)
    return False


def _documents(read: Snapshot | Path) -> tuple[str, ...]:
    """The bare names of the documents that a plan was read from; none of what is no plan, or is not there."""
    place = read if isinstance(read, Snapshot) else Snapshot(read)
    if place.path.suffix != ".json":
        return ()
    with suppress(VpbdiffError, OSError, ValueError, RecursionError):
        raw = upgraded(json.loads(place.text()))
        found = raw.get("documents") if isinstance(raw, dict) else None
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
    return ()


def _plain(name: str) -> str:
    """A file's name as a file system may take it for another: without case, composed."""
    return unicodedata.normalize("NFC", name).casefold()


def _by_name(path: Path) -> str | None:
    if Snapshot(path).name is not None and path.suffix == ".json":
        return "plan"
    suffixes = (kind for suffix, kind in _SUFFIXES.items() if path.name.endswith(suffix))
    if path.parent.name.endswith(paths.RECORDS) and path.suffix == ".json":
        return "explanations"
    return _NAMES.get(path.name) or next(suffixes, None)


def _by_content(path: Path) -> str | None:
    content = files.head(path, paths.MAX_BYTES)
    if found := _OWN.search(content):
        return _KINDS[found[1]]
    with suppress(VpbdiffError):
        keys = files.parse(files.text(content, path.name), path.name).keys()
        return "settings" if keys and keys != _POLICY_ALONE else None
    return None
