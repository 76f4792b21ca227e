"""What a person says that the unread parts of a plan show, put into its snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from vpbdiff import store
from vpbdiff.base.errors import Location, failure
from vpbdiff.cli.output import talk
from vpbdiff.language.non_reasons import shows_nothing
from vpbdiff.store import Snapshot, strict_json
from vpbdiff.wording import Wording

Json = dict[str, Any]
Answer = tuple[str, str, str]
"""A name of something unread, what it shows, the role that says so."""

_BLANK = " \t\n…."
"""What stands for a text that is still to be written."""

_SHORTEST = 8
"""Characters from which the beginning of a digest names an object; a shorter number is its number in the plan."""


def put(path: Path, answers: Sequence[tuple[str, str]], by: str | None, wording: Wording) -> None:
    """Write into the snapshot at `path` what each of the named unread parts shows, by a role, today.

    A name is a number from 1, the beginning of a digest, or a document, which names all in it that nobody has spoken
    of. Raises `VpbdiffError`, with nothing written, for a name of nothing, no role, no text or one that tells nothing,
    and a snapshot that can't be read.
    """
    if by is None or not by.strip(_BLANK):
        raise failure("import.shows-by-whom", Location(str(path)))
    raw = _read(path)
    write(raw, [(name, said, by) for name, said in answers], path)
    _keep(raw, path, wording)


def put_reviewed(path: Path, answers: Sequence[Answer], wording: Wording) -> None:
    """Write into the snapshot at `path` what was said on the screen; that of what it has not is told to be left."""
    raw = _read(path)
    known = [each for each in answers if _named(raw, each[0])]
    if known:
        write(raw, known, path)
        _keep(raw, path, wording)
    if len(known) < len(answers):
        talk(wording.count("import.shows-left", len(answers) - len(known), path=path))


def write(raw: Json, answers: Sequence[Answer], path: Path) -> None:
    """Put answers into a snapshot as JSON, which stands or is to stand at `path`. Raises VpbdiffError as `put` does."""
    today = date.today().isoformat()  # noqa: DTZ011 - the day where the person sits
    for name, said, by in answers:
        found = _named(raw, name)
        if not found:
            raise failure("import.shows-nothing", Location(str(path)), name=name, number=len(raw.get("unread", ())))
        if not said.strip(_BLANK) or shows_nothing(said):
            raise failure("import.shows-no-text", Location(str(path)), name=name)
        for each in found:
            each["shows"] = {"text": said.strip(), "by": by.strip(), "date": today}


def _read(path: Path) -> Json:
    text = Snapshot(path).text()
    store.read_plan(text, Snapshot(path))
    raw = strict_json.parse(text, str(path))
    assert isinstance(raw, dict)
    return raw


def _keep(raw: Json, path: Path, wording: Wording) -> None:
    store.readable(store.dumps(raw), Snapshot(path))
    store.write_atomically(path, store.dumps(raw))
    talk(wording.say("import.shows-kept", path=path))


def all_answered(path: Path) -> bool:
    """Whether a person has said of each unread part of the snapshot at `path` what it shows."""
    raw = strict_json.parse(Snapshot(path).text(), str(path))
    return isinstance(raw, dict) and all("shows" in each for each in raw.get("unread", ()))


def answered(path: Path) -> dict[str, set[str]]:
    """The digests of what people have said of in the snapshot at `path` what it shows, by its document's name."""
    raw = strict_json.parse(Snapshot(path).text(), str(path)) if path.is_file() else None
    plan: Json = raw if isinstance(raw, dict) else {}
    documents = plan.get("documents", [])
    found: dict[str, set[str]] = {}
    for each in plan.get("unread", ()):
        number = each.get("document", 1)
        if "shows" in each and "digest" in each and number <= len(documents):
            found.setdefault(documents[number - 1], set()).add(each["digest"])
    return found


def _named(raw: Json, name: str) -> list[Json]:
    unread: list[Json] = raw.get("unread", [])
    if name.isdecimal() and len(name) < _SHORTEST:
        return unread[int(name) - 1 : int(name)] if int(name) else []
    documents: list[str] = raw.get("documents", [])
    if name in documents:
        number = documents.index(name) + 1
        return [each for each in unread if each.get("document", 1) == number and "shows" not in each]
    return [each for each in unread if len(name) >= _SHORTEST and each.get("digest", "").startswith(name.casefold())]
