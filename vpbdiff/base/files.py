"""Files read, checked and replaced atomically; TOML that people write; zip archives checked before they are opened.

It is below both `store` and `documents`, so that a missing file, a folder, an empty file and broken TOML are reported
in the same words wherever a user names a file. Every failure is a `Problem`.

A Word file is a zip archive, and one can be made to fill any machine, so an archive is checked before it is opened.
What it states about itself is trusted no further than `zipfile` enforces it: a member is never read past the size that
is checked here. A part with a DTD, which may define entities without end, is none that Word writes.
"""

from __future__ import annotations

import glob
import io
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpbdiff.base.errors import Location, VpbdiffError, failure

if TYPE_CHECKING:
    import zipfile

MEGABYTE = 1_000_000

_HALF_WRITTEN = ".vpbdiff-half"
"""What the name of a file that is being written ends with; nobody else's does."""

_ABANDONED = 600
"""Seconds after which such a file is abandoned: writing takes less than one, and some on a disk that is nearly dead."""


def read(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes.

    Raises `VpbdiffError` for a file that is missing, empty, larger than `limit`, not to be opened, or no file at all.
    """
    return checked_size(head(path, limit + 1), limit, str(path))


def head(path: Path, size: int) -> bytes:
    """The first `size` bytes of a file, fewer if it has fewer. Raises `VpbdiffError` as `read` does.

    A pipe or a device is no file: it may never answer, and what was read of it once is not there to be read again.
    """
    try:
        if os.path.exists(path) and not (path.is_file() or path.is_dir()):  # noqa: PTH110 - no error over odd names
            raise failure("file.not-regular", Location(str(path)))
        with path.open("rb") as file:
            return file.read(size)
    except UnicodeError as error:  # no system writes such a name: half of a character
        raise failure("file.missing", Location(str(path))) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def checked_size(content: bytes, limit: int, name: str) -> bytes:
    """The same bytes, if there are any and at most `limit` of them. Raises `VpbdiffError` otherwise."""
    if not content.strip():
        raise failure("file.empty", Location(name))
    if len(content) > limit:
        raise failure("file.too-large", Location(name), limit=limit // MEGABYTE)
    return content


def text(content: bytes, name: str) -> str:
    """The text of UTF-8 bytes, or of UTF-16 with a byte order mark, as PowerShell writes; without the mark.

    Raises `VpbdiffError` for another encoding and for what is no text, with the line of the first byte at fault.
    """
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise failure("file.utf16", Location(name)) from error
    if b"\0" in content:
        raise failure("file.binary", Location(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise failure("file.encoding", Location(name, line)) from error


def write_atomically(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Replace `path` with `content`, a text in UTF-8, or leave it as it was: no reader ever sees half a file.

    What no UTF-8 has, half of a file name in another encoding, is written escaped. A symbolic link stays one: what it
    points to is replaced. What a run that was killed while it wrote this file left is removed. A `private` file is for
    its owner alone. Raises `VpbdiffError` if the folder can't be written to, and for a pipe or a device, such as
    `/dev/null`, which a superuser would otherwise replace for the whole machine.
    """
    write_together({path: content}, private=private)


def write_together(contents: Mapping[Path, str | bytes], *, private: bool = False) -> None:
    """Replace several files that belong together as `write_atomically` does one: each is written out beside its target
    before any is replaced, so that a disk without room for the last leaves all as they were. Raises as that does."""
    written: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in contents.items():
            target = Path(
                os.path.realpath(path)
            )  # `resolve` raises for a link to itself, which is replaced as a file is
            written.append((_written_beside(target, content, private=private), target))
        for temporary, target in written:
            temporary.replace(target)
            _sync(target.parent)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)
"""Names that are devices on Windows in whatever folder and with whatever ending: there no file is written, and one that
another system wrote can't be opened."""


def _written_beside(target: Path, content: str | bytes, *, private: bool) -> Path:
    """The content in a file of its own, in the target's folder and with its mode. Raises OSError where it can't be."""
    import tempfile  # noqa: PLC0415 - only for what writes

    if _DEVICE.fullmatch(target.name) or (target.exists() and not (target.is_file() or target.is_dir())):
        raise failure("file.not-regular", Location(str(target)))
    mode = 0o600 if private else target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    _tidy(target)
    handle, name = tempfile.mkstemp(prefix=_beginning(target), suffix=_HALF_WRITTEN, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode(errors="backslashreplace") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


_KEPT = 50
"""Letters of a target's name that its half-written file bears: a name has 255 bytes, and a letter up to four."""


def _beginning(target: Path) -> str:
    return f".{target.name[:_KEPT]}."


def half_written(target: Path) -> Iterator[Path]:
    """What runs that write a file, or were killed while they did, have beside it."""
    return target.parent.glob(f"{glob.escape(_beginning(target))}*{_HALF_WRITTEN}")


def _sync(folder: Path) -> None:
    """Let a folder's new names be on the disk too; not every system lets one open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, if they are not there. Raises `VpbdiffError` where that can't be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure("file.no-folder-made", Location(str(path)), reason=error.strerror or str(error)) from error


def _tidy(target: Path) -> None:
    """Remove what was half written of a file long ago."""
    for left in half_written(target):
        with suppress(OSError):  # another run may tidy too
            if time.time() - left.lstat().st_mtime > _ABANDONED:
                left.unlink()


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unreadable(path: Path, error: OSError) -> VpbdiffError:
    location = Location(str(path))
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # noqa: PTH112 - no error over odd names
        return failure("file.folder", location)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return failure("file.missing", location)
    if isinstance(error, PermissionError):
        return failure("file.forbidden", location)
    return failure("file.unreadable", location, reason=error.strerror or str(error))


_PLACE = re.compile(r"at line (\d+), column (\d+)")
_TWICE = re.compile("overwrite|twice|[Dd]uplicate")
"""What `tomllib` writes, in English and to programmers, about a key that is there already; it gives no other sign."""


def parse(text: str, name: str | None) -> dict[str, Any]:
    """What a TOML text holds; `name` is the file's. Raises `VpbdiffError`, with the line, for what is no TOML."""
    import tomllib  # noqa: PLC0415 - takes as long to load as a plan, and most commands read none

    try:
        return tomllib.loads(f"{text}\n")  # so that a fault in a last line without an end has a line too
    except RecursionError as error:
        raise failure("toml.too-deep", Location(name)) from error
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, 1)
        if _TWICE.search(message):
            raise failure("toml.twice", Location(name, line)) from error
        raise failure("toml.broken", Location(name, line), column=column) from error


MAX_XML = 30 * MEGABYTE
"""The most XML in one file. Five hundred pages take about 6 MB; a tree of 30 MB takes some 300 MB of memory."""

MAX_UNPACKED = 200 * MEGABYTE
"""The most that all members may take unpacked. Pictures hardly shrink in an archive, so this is four times the file."""

MAX_MEMBERS = 5_000
"""The most members: a document has some twenty, and one for each picture."""

_XML = (".xml", ".rels")
_ENCRYPTED = 0x1
_MEMBER = b"PK\x01\x02"
"""How the entry of a member in an archive's directory begins."""


def members(data: bytes, name: str) -> frozenset[str]:
    """What an archive holds, by name, and of an OpenDocument file its type. Raises VpbdiffError if it is no archive."""
    if data.count(_MEMBER) > MAX_MEMBERS:  # before the directory is read: its entries take more memory than the file
        raise failure("document.bomb", Location(name), limit=MAX_UNPACKED // MEGABYTE)
    with _archive(data, name) as archive:
        names = archive.namelist()
        kind = [archive.open("mimetype").read(100).decode("latin-1")] if "mimetype" in names else []
        return frozenset(names + kind)


def check(data: bytes, name: str) -> None:
    """Raise VpbdiffError if the archive is none, is damaged or locked, or holds what no plan does."""
    with _archive(data, name) as archive:
        _check_sizes(archive.infolist(), name)
        if any(_has_dtd(archive.read(member)) for member in archive.infolist() if _is_xml(member)):
            raise failure("document.entities", Location(name))


@contextmanager
def _archive(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    import zipfile  # noqa: PLC0415 - takes longer to load than a plan, and is for packed files alone
    import zlib  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise failure("document.damaged", Location(name)) from error


def _check_sizes(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise failure("document.password", Location(name))
    xml = sum(member.file_size for member in members if _is_xml(member))
    if len(members) > MAX_MEMBERS or xml > MAX_XML or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise failure("document.bomb", Location(name), limit=MAX_UNPACKED // MEGABYTE)


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith(_XML)


def _has_dtd(part: bytes) -> bool:
    """Whether XML in UTF-8 or UTF-16, the two that are allowed, has a DTD: nowhere else may `<!DOCTYPE` stand."""
    return b"<!DOCTYPE" in part.replace(b"\0", b"")


def not_written(path: Path, error: OSError) -> VpbdiffError:
    """That a file can't be written, or removed, and why."""
    return failure("file.not-written", Location(str(path)), reason=error.strerror or str(error))
