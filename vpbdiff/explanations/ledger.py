"""The explanations file changed entry by entry while others may do the same: each write whole, or not at all.

An edit states what it found and what it leaves. It is made on the file as it is when the lock is held, not as it was
when it was read, so what somebody else wrote in between stays. Where two people changed the same entry, both versions
are kept. The file then holds a duplicate, which the gate lists until a person has chosen.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.cache import by_identity
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.base.escaping import in_json
from vpbdiff.base.locking import locked
from vpbdiff.explanations.entries import Entry, Explanations, PinEntry
from vpbdiff.explanations.file import FORMAT, Reading, entry_to_json, in_order, parse, pin_to_json
from vpbdiff.model.plan import Json, pretty
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import MAX_BYTES

_MARK = "\ufeff"
"""A byte order mark as a decoded text has it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry or pin put in the place of another; None stands for nothing: added, or taken away."""

    before: Entry | PinEntry | None
    after: Entry | PinEntry | None


@dataclass(frozen=True, slots=True)
class Written:
    """What a file holds now, and the edits whose entry somebody else had changed in between: both versions are in it.

    `before` is what it held before, `found` all the text of that, with a byte order mark if it had one; empty where
    there was no file.
    """

    reading: Reading
    conflicts: tuple[Edit, ...]
    before: Explanations
    found: str


class OvertakenError(Exception):
    """A file holds something else than what edits were made for; nothing was written."""


def unkept(place: Snapshot) -> Problem | None:
    """Why no file can be at a place: it lies in a revision of git, or beside a document that was read on the fly."""
    if place.read is not None:
        return Problem("explanations.unkept", {"commands": " · ".join(place.read.keep)})
    return Problem("explanations.in-git", {}, Location(place.shown)) if place.revision is not None else None


def write(place: Snapshot, edits: Iterable[Edit], known: Reading | None = None, *, as_known: bool = False) -> Written:
    """Make the edits on the file at a place, and make the file if there is none. `known` is what was read of it last,
    reused while the file still holds the same text.

    Raises `OvertakenError` where the edits are to be made `as_known` and the file holds something else by now,
    `VpbdiffError` where the file can't be read or written, can't be there (`unkept`), or could not be read back.
    """
    if (refused := unkept(place)) is not None:
        raise VpbdiffError(refused)
    made = tuple(edits)
    _check(made, place)
    with locked(Path(place.path)):
        found, now = _found(place, known)
        if as_known and known is not None and now.text != known.text:
            raise OvertakenError
        edited, conflicts = _edited(now.explanations, made)
        explanations = in_order(edited)
        text = dumps(explanations)
        if text != found:
            files.checked_size(text.encode(), MAX_BYTES, place.shown)
            files.write_atomically(Path(place.path), text)
    return Written(Reading(place, text, explanations), conflicts, now.explanations, found)


def replace_text(known: Reading, expected: str, text: str) -> Reading | None:
    """Replace the text `expected` by the very bytes of `text`, as undo does; an empty text is no file. None, and
    nothing done, if the file holds something else by now. `known` is as in `write`. Raises `VpbdiffError` if it can't
    be read or written."""
    place = known.place
    path = Path(place.path)
    with locked(path):
        if _found(place, known)[0] != expected:
            return None
        plain = text.removeprefix(_MARK)
        new = Reading(place, plain, parse(plain, place.shown) if plain else Explanations())
        if text:
            files.write_atomically(path, text)
        elif os.path.lexists(path):
            _remove(path)
    return new


def dumps(explanations: Explanations) -> str:
    """The text of an explanations file, as the program writes it."""
    ordered = in_order(explanations)
    members = [f'"format": {json.dumps(FORMAT)}', f'"entries": {_blocks(map(_entry, ordered.entries))}']
    if ordered.pins:
        members.append(f'"pins": {_blocks(_block(pin_to_json(each)) for each in ordered.pins)}')
    return "{\n  " + ",\n  ".join(members) + "\n}\n"


def _blocks(blocks: Iterable[str]) -> str:
    """A list with each member a block of its own, even where it would fit on one line: so that a block that comes or
    goes changes its own lines alone, but for a comma where it is the last."""
    return f"[\n{text}\n  ]" if (text := ",\n".join(blocks)) else "[]"


@by_identity(10_000)
def _entry(entry: Entry) -> str:
    return _block(entry_to_json(entry))


def _block(member: Json) -> str:
    return in_json("    " + pretty(member, "    "))


def _found(place: Snapshot, known: Reading | None = None) -> tuple[str, Reading]:
    """A file's text, to the last byte, and what it holds; read once, so that both are of one moment."""
    path = Path(place.path)
    if not os.path.lexists(path):
        return "", Reading(place, "", Explanations())
    content = files.read(path, MAX_BYTES)
    text = files.text(content, place.shown)
    mark = _MARK if content.startswith(codecs.BOM_UTF8) else ""
    explanations = known.explanations if known and known.text == text else parse(text, place.shown)
    return mark + text, Reading(place, text, explanations)


def _check(edits: tuple[Edit, ...], place: Snapshot) -> None:
    """Raises `VpbdiffError` for what could not be read back, such as a date that is none."""
    new = [edit.after for edit in edits if edit.after is not None]
    entries = tuple(each for each in new if isinstance(each, Entry))
    try:
        parse(dumps(Explanations(entries, tuple(each for each in new if isinstance(each, PinEntry)))), place.shown)
    except VpbdiffError as error:
        # The lines and pointers are those of a text that is nowhere to be seen.
        raise VpbdiffError(*(replace(each, location=Location(place.shown)) for each in error.problems)) from error


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise failure("file.not-written", Location(str(path)), reason=error.strerror or str(error)) from error


def _edited(now: Explanations, edits: tuple[Edit, ...]) -> tuple[Explanations, tuple[Edit, ...]]:
    held: list[Entry | PinEntry] = [*now.entries, *now.pins]
    conflicts = tuple(edit for edit in edits if not _made(edit, held))
    entries = tuple(each for each in held if isinstance(each, Entry))
    return Explanations(entries, tuple(each for each in held if isinstance(each, PinEntry))), conflicts


def _made(edit: Edit, held: list[Entry | PinEntry]) -> bool:
    """Make one edit. False where what it would replace is no longer there: then nothing is taken away."""
    there = edit.before is None or edit.before in held
    if edit.before is not None and there:
        held.remove(edit.before)
    if edit.after is not None and edit.after not in held:
        held.append(edit.after)
    return there
