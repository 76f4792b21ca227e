"""Where the record of a pair of plans lies: in one file, or in a folder with a file for each entry.

In a folder two branches that give reasons touch no file in common, so that git merges them without being told how. The
name of such a file holds a digest of its entry: what is written anew is another file, and no entry is ever mended into
another. A file that held an entry of an earlier commit stays when that is taken away, empty of entries.

Both forms are read together, as one text: that of the file alone, or of all files one after the other, each under its
name. Text and files can be had from each other to the last byte, so that what is written can be taken back.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from vpbdiff.base import files, git
from vpbdiff.base.errors import Location, failure
from vpbdiff.explanations.entries import Entry, PinEntry
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import MAX_BYTES, RECORDS, SUFFIX, as_file, as_folder

Parts = Mapping[str, str]
"""The texts of the files, by their names as seen from the plans' folder."""

BOM = "\ufeff"
"""A byte order mark as a decoded text has it."""

_MARK = "\0"
"""What stands before the name of each file in the text of several: no file holds it."""

_SLUG = 40
"""Letters of an item that the name of its file has: enough to know it by, and short on every system."""


def is_folder(place: Snapshot) -> bool:
    """Whether a place is that of a folder."""
    return place.path.name.endswith(RECORDS)


def form(place: Snapshot) -> Snapshot:
    """The same place in the form that is there, the folder if both are; where nothing is, in the form to be made."""
    if place.revision is not None or place.read is not None:
        return as_file(place)
    folder = as_folder(place)
    if Path(folder.path).is_dir():
        return folder
    return as_file(place) if os.path.lexists(as_file(place).path) or not _is_new(folder) else folder


def _is_new(folder: Snapshot) -> bool:
    """Whether a record that is not there yet is to be a folder: in a series in git that has no record as one file."""
    home = Path(folder.path).parent
    if folder.series is None or any(home.glob(f"*{SUFFIX}")):
        return False
    return any(home.glob(f"*{RECORDS}/")) or git.top(home) is not None


def joined(parts: Parts, place: Snapshot) -> str:
    """The text of a record: that of its only file, or of all of them."""
    name = as_file(place).path.name
    if not parts.keys() - {name}:
        return parts.get(name, "")
    return "".join(f"{_MARK}{each}\n{parts[each]}" for each in sorted(parts))


def parted(text: str, place: Snapshot) -> dict[str, str]:
    """The files of a record's text."""
    if not text.startswith(_MARK):
        return {as_file(place).path.name: text} if text else {}
    found = (each.partition("\n") for each in text.removeprefix(_MARK).split(_MARK))
    return {name: content for name, _, content in found}


def plain(text: str, place: Snapshot) -> str:
    """The same text without any file's byte order mark."""
    return joined({name: each.removeprefix(BOM) for name, each in parted(text, place).items()}, place)


def part(place: Snapshot, name: str) -> Snapshot:
    """The place of one file of a record."""
    return replace(place, path=place.path.parent / name, read=None)


def load(place: Snapshot) -> dict[str, str]:
    """The files of a record as they are, with a byte order mark where one has it.

    Raises `VpbdiffError` for one that can't be read, is empty, or is no text.
    """
    found = _in_git(place) if place.revision is not None else _on_disk(place)
    if sum(map(len, found.values())) > MAX_BYTES:
        raise failure("file.too-large", Location(as_folder(place).shown), limit=MAX_BYTES // files.MEGABYTE)
    texts = {}
    for name, content in found.items():
        shown = part(place, name).shown
        text = files.text(files.checked_size(content, MAX_BYTES, shown), shown)
        texts[name] = (BOM if content.startswith(b"\xef\xbb\xbf") else "") + text
    return texts


def _on_disk(place: Snapshot) -> dict[str, bytes]:
    return {name: files.head(Path(part(place, name).path), MAX_BYTES + 1) for name in _names(place)}


def _names(place: Snapshot) -> Iterator[str]:
    """The names of the files that are there."""
    if os.path.lexists(as_file(place).path):
        yield as_file(place).path.name
    folder = Path(as_folder(place).path)
    if folder.is_dir():
        yield from (f"{folder.name}/{each.name}" for each in sorted(folder.glob("[!.]*.json")))


def _in_git(place: Snapshot) -> dict[str, bytes]:
    file, folder = as_file(place), as_folder(place)
    held = git.blobs(str(place.revision), [file.path.as_posix(), f"{folder.path.as_posix()}/"])
    found = {}
    for path, content in held.items():
        name = os.path.relpath(path, file.path.parent.as_posix() or ".").replace(os.sep, "/")
        if name == file.path.name or re.fullmatch(r"[^/]+/[^./][^/]*\.json", name):
            found[name] = content
    return found


def stamp(place: Snapshot) -> tuple[tuple[str, int, int, int], ...]:
    """What changes when a file of the record does, and is had without reading any."""
    found = []
    for name in _names(place):
        with suppress(OSError):
            held = Path(part(place, name).path).stat()
            found.append((name, held.st_mtime_ns, held.st_size, held.st_ino))
    return tuple(found)


def store(place: Snapshot, before: Parts, after: Parts) -> None:
    """Make the files of `before` those of `after`: what is new is written before anything is taken away, so that a run
    that is cut off doubles an entry and loses none. Raises `VpbdiffError` where that can't be done."""
    folder = Path(as_folder(place).path)
    for name, text in after.items():
        if before.get(name) != text:
            if "/" in name:
                files.make_folder(folder)
            files.write_atomically(Path(part(place, name).path), text)
    for name in before.keys() - after.keys():
        _remove(Path(part(place, name).path))
    with suppress(OSError):  # it holds something yet, or was never there
        folder.rmdir()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise files.not_written(path, error) from error


def name_of(held: Entry | PinEntry, text: str, place: Snapshot) -> str:
    """The name of an entry's own file, seen from the plans' folder: what it is about, and a digest of its text."""
    if isinstance(held, PinEntry):
        about = f"pin-{held.new_name}"
    else:
        about = "-".join((held.items[0].item.partition(":")[0], held.items[0].name))
    letters = unicodedata.normalize("NFKD", about.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_SLUG].rstrip("-") or "entry"
    return f"{as_folder(place).path.name}/{slug}.{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
