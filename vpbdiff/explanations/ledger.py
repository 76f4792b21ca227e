"""The record changed entry by entry while others may do the same, in the form that it has: each write whole, or not.

An edit states what it found and what it leaves. It is made on the file as it is when the lock is held, not as it was
when it was read, so what somebody else wrote in between stays. Where two people changed the same entry, both versions
are kept. The file then holds a duplicate, which the gate lists until a person has chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from vpbdiff.base import files, git
from vpbdiff.base.cache import by_identity
from vpbdiff.base.errors import Location, Problem, VpbdiffError
from vpbdiff.base.escaping import in_json
from vpbdiff.base.locking import locked
from vpbdiff.explanations import record
from vpbdiff.explanations.entries import Entry, Explanations, PinEntry
from vpbdiff.explanations.file import (
    FORMAT,
    Reading,
    entry_to_json,
    identity,
    in_order,
    of_text,
    parse,
    pin_to_json,
    read,
)
from vpbdiff.model.plan import Json, pretty
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import MAX_BYTES, as_file, as_folder


class Edit(NamedTuple):
    """One entry or pin put in the place of another; None stands for nothing: added, or taken away."""

    before: Entry | PinEntry | None
    after: Entry | PinEntry | None


class Written(NamedTuple):
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
    with locked(Path(as_file(place).path)):
        found, now = _found(place, known)
        if as_known and known is not None and now.text != known.text:
            raise OvertakenError
        edited, conflicts = _edited(now.explanations, made)
        explanations = in_order(edited)
        parts = _laid(found, now, explanations)
        _store(now.place, record.parted(found, place), parts)
    text = record.plain(record.joined(parts, place), place)
    return Written(replace(now, text=text, explanations=explanations), conflicts, now.explanations, found)


def split(place: Snapshot) -> Written:
    """Give each entry and pin a file of its own, in a folder in the place of the one file. Raises `VpbdiffError` as
    `write`."""
    if (refused := unkept(place)) is not None:
        raise VpbdiffError(refused)
    with locked(Path(as_file(place).path)):
        found, now = _found(as_folder(place))
        parts = {name: text for name, text in record.parted(found, place).items() if "/" in name}
        kept = {*(_among(parts, place))}
        for each in now.explanations.held:
            if identity(each) not in kept:
                _add(each, parts, place)
        _store(as_folder(place), record.parted(found, place), parts)
    return Written(read(place), (), now.explanations, found)


def replace_text(known: Reading, expected: str, text: str) -> Reading | None:
    """Replace the text `expected` by the very bytes of `text`, as undo does; an empty text is no file. None, and
    nothing done, if the file holds something else by now. `known` is as in `write`. Raises `VpbdiffError` if it can't
    be read or written."""
    place = known.place
    with locked(Path(as_file(place).path)):
        if _found(place, known)[0] != expected:
            return None
        new = of_text(place, text)
        record.store(place, record.parted(expected, place), record.parted(text, place))
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
    """A record's text, to the last byte, and what it holds; read once, so that both are of one moment."""
    text = record.joined(record.load(place), place)
    return text, of_text(place, text, known)


def _laid(found: str, now: Reading, edited: Explanations) -> dict[str, str]:
    """The files of a record that is to hold `edited`: one, or those that are there with what has gone taken out of
    them and a new one for each entry that has come. No other file is touched.

    A file that git knows and that nothing is left in stays, empty of entries. Were it gone, git could take a new file
    that is much like it for the same one under another name, and mix what two branches have written into both.
    """
    if not record.is_folder(now.place):
        return {now.place.path.name: dumps(edited)}
    wanted = {identity(each): each for each in edited.held}
    parts, kept = {}, set[str]()
    gone = any(identity(each) not in wanted for each in now.explanations.held)
    git_keeps = _known_to_git(now.place) if gone else frozenset[str]()
    for name, text in record.parted(found, now.place).items():
        held = parse(text.removeprefix(record.BOM), name)
        left = Explanations(
            tuple(each for each in held.entries if identity(each) in wanted),
            tuple(each for each in held.pins if identity(each) in wanted),
        )
        kept |= set(map(identity, left.held))
        if left == held:
            parts[name] = text
        elif left or name in git_keeps:
            parts[name] = dumps(left)
    for key, each in wanted.items():
        if key not in kept:
            _add(each, parts, now.place)
    return parts


_EMPTY = dumps(Explanations())


def _known_to_git(place: Snapshot) -> frozenset[str]:
    """The files of a record's folder that git keeps, as seen from the plans' folder."""
    folder = Path(as_folder(place).path)
    names = git.tracked(folder)
    return frozenset(f"{folder.name}/{name}" for name in names)


def _among(parts: record.Parts, place: Snapshot) -> Iterator[str]:
    """The keys of all that some files hold."""
    for name, text in parts.items():
        held = parse(text.removeprefix(record.BOM), record.part(place, name).shown)
        yield from map(identity, held.held)


def _add(held: Entry | PinEntry, parts: dict[str, str], place: Snapshot) -> None:
    """Give an entry a file of its own. Where somebody has changed the file of that name by hand, one beside it."""
    text = dumps(Explanations((held,)) if isinstance(held, Entry) else Explanations((), (held,)))
    name = record.name_of(held, text, place)
    while parts.get(name, text) not in (text, _EMPTY):
        name = f"{name.removesuffix('.json')}-.json"
    parts[name] = text


def _store(place: Snapshot, before: record.Parts, after: record.Parts) -> None:
    if after != before:
        size = "".join(after.values()).encode()
        files.checked_size(size, MAX_BYTES, place.shown) if size else None
        record.store(place, before, after)


def _check(edits: tuple[Edit, ...], place: Snapshot) -> None:
    """Raises `VpbdiffError` for what could not be read back, such as a date that is none."""
    new = [edit.after for edit in edits if edit.after is not None]
    entries = tuple(each for each in new if isinstance(each, Entry))
    try:
        parse(dumps(Explanations(entries, tuple(each for each in new if isinstance(each, PinEntry)))), place.shown)
    except VpbdiffError as error:
        # The lines and pointers are those of a text that is nowhere to be seen.
        raise VpbdiffError(*(each._replace(location=Location(place.shown)) for each in error.problems)) from error


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
