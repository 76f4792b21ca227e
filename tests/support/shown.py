"""What a rendered report says, of whatever format: for tests that go through all of them."""

from __future__ import annotations

import html
import io
import re
import zipfile


def words(content: str | bytes) -> str:
    """The text of a report; of a package of XML the texts of all its parts."""
    if isinstance(content, str):
        return content
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return html.unescape(re.sub(r"<[^>]*>", "", "".join(parts)))
