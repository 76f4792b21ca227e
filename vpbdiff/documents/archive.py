"""Looks at a Word file before it is opened: it is a zip archive, and one may be made to fill any machine.

Nothing is unpacked here, and nothing that the archive says of itself is trusted further than `zipfile` holds it to: a
member is never read past the size that is checked here.
"""

from __future__ import annotations

import io
import zipfile

from vpbdiff import files
from vpbdiff.errors import Location, failure

MAX_XML = 30 * files.MEGABYTE
"""The most XML in one file. Five hundred pages take about 6 MB; a tree of 30 MB takes some 300 MB of memory."""

MAX_UNPACKED = 200 * files.MEGABYTE
"""The most that all members may take unpacked. Pictures hardly shrink in an archive, so this is four times the file."""

MAX_MEMBERS = 5_000
"""The most members: a document has some twenty, and one for each picture."""

_XML = (".xml", ".rels")
_ENCRYPTED = 0x1


def check(data: bytes, name: str) -> None:
    """Raise VpbdiffError if the archive is none, is damaged or locked, or would unpack to more than a plan can hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise failure("document.damaged", Location(name), reason=str(error)) from error
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise failure("document.password", Location(name))
    xml = sum(member.file_size for member in members if member.filename.lower().endswith(_XML))
    if len(members) > MAX_MEMBERS or xml > MAX_XML or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise failure("document.bomb", Location(name), limit=MAX_UNPACKED // files.MEGABYTE)
