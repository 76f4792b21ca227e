"""Looks at a Word file before it is opened: it is a zip archive, and one may be made to fill any machine.

What the archive says of itself is trusted no further than `zipfile` holds it to: a member is never read past the size
that is checked here. A part with a DTD, which may define entities without end, is none that Word writes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure

MAX_XML = 30 * files.MEGABYTE
"""The most XML in one file. Five hundred pages take about 6 MB; a tree of 30 MB takes some 300 MB of memory."""

MAX_UNPACKED = 200 * files.MEGABYTE
"""The most that all members may take unpacked. Pictures hardly shrink in an archive, so this is four times the file."""

MAX_MEMBERS = 5_000
"""The most members: a document has some twenty, and one for each picture."""

_XML = (".xml", ".rels")
_ENCRYPTED = 0x1


def check(data: bytes, name: str) -> None:
    """Raise VpbdiffError if the archive is none, is damaged or locked, or holds what no plan does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), name)
            if any(_has_dtd(archive.read(member)) for member in archive.infolist() if _is_xml(member)):
                raise failure("document.entities", Location(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise failure("document.damaged", Location(name)) from error


def _check_sizes(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise failure("document.password", Location(name))
    xml = sum(member.file_size for member in members if _is_xml(member))
    if len(members) > MAX_MEMBERS or xml > MAX_XML or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise failure("document.bomb", Location(name), limit=MAX_UNPACKED // files.MEGABYTE)


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith(_XML)


def _has_dtd(part: bytes) -> bool:
    """Whether XML in UTF-8 or UTF-16, the two that are allowed, has a DTD: nowhere else may `<!DOCTYPE` stand."""
    return b"<!DOCTYPE" in part.replace(b"\0", b"")
