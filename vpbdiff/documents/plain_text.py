"""Reads a plan's text as published: UTF-8 or what old Windows wrote, plain or with Markdown's marks.

Takes in the damage that an export from PDF brings (byte order mark, CRLF, soft hyphens, letters in two parts, form
feeds) and changes no word. The Markdown is the little that such exports hold: `#` headings, bullets, `**` `*` `<b>` and
`---`; cells are parted by tabs, or as `text_tables` knows. A backslash before a mark makes it a character as others.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import Location, failure
from vpbdiff.documents.blocks import Block, Document, Kind
from vpbdiff.documents.text_tables import tabbed

UTF_8 = "utf-8-sig"
"""UTF-8, with or without a byte order mark."""

MAX_BYTES = 2 * files.MEGABYTE
"""The largest document read. The plans known have 53 kB each, five hundred pages of prose 1.5 MB; what is larger still
is no plan, and must not take the machine's time and memory."""

INVISIBLE = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"))
MAX_LINES = 50_000
"""The most lines read: a hundred times the longest plan known. Each takes its tenth of a millisecond to understand, and
two megabytes of the shortest would take minutes."""

# None of these may go over a line more than a few times, however the line is made: a document may be anything.
_HEADING = re.compile(r" {0,3}#{1,6}\s+(?P<text>.*)")
BULLET = re.compile(r" *[-*•▪◦–\uf0b7](?: +|\t)(?P<text>[^\t]+)")
"""A line with a tab further on is a table's row, such as «- varav löner» with its figures."""
_RULE = re.compile(r"[\s|:]*(?:[-_=*]{3,}[\s|:]+)*[-_=*]{3,}[\s|:]*")
_THOUSANDS = re.compile(r"(?<=\d)[\u00A0\u2009\u202F](?=\d{3}(?!\d))")
_TAGS = re.compile(r"</?(?:b|strong|i|em|u)>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*.+\*\*|<(b|strong)>.+</\1>", re.IGNORECASE)
_LEAD = re.compile(r"\*\*[^*]+\*\*|<(b|strong)>[^<]+</\1>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])")
_MARKS = "\\*<#-•▪◦–\uf0b7"
_ESCAPED = re.compile(rf"\\([{re.escape(_MARKS)}])")
_ASIDE = {mark: chr(0x10FF00 + place) for place, mark in enumerate(_MARKS)}
"""Escaped marks are set aside, as characters of Unicode's last private area, while the others are taken off."""
_BACK = {ord(aside): mark for mark, aside in _ASIDE.items()}


def read(path: Path, encoding: str = UTF_8) -> Document:
    """The blocks of the text file at `path`.

    Raises VpbdiffError where there is no such file, or it is a folder, empty, too long, binary or in another encoding.
    """
    content = _decode(files.read(path, MAX_BYTES), str(path), encoding)
    if max(content.count("\n"), content.count("\r")) > MAX_LINES:  # a line may end in both
        raise failure("import.too-many-lines", Location(str(path)), limit=MAX_LINES)
    return Document(path.name, blocks(content))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, one for each line that is not blank."""
    found: list[Block] = []
    apart = True
    for number, line in enumerate(tabbed(_lines(text)), 1):
        if line is None:
            continue
        blank = not line.strip()
        if not apart and _RULE.fullmatch(line):
            found[-1] = replace(found[-1], ruled=True)
        if not blank:
            found.append(_block(line.replace("\f", " "), number, apart or "\f" in line))
        apart = blank
    return tuple(found)


def _decode(data: bytes, name: str, encoding: str) -> str:
    if not _is_known(encoding):
        raise failure("import.unknown-encoding", Location(name), encoding=encoding)
    if not encoding.casefold().startswith(("utf8", "utf-8")) and _is_utf8(data):
        raise failure("import.is-utf8", Location(name), encoding=encoding)
    if b"\0" in data and "16" not in encoding:
        raise failure("file.binary", Location(name))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        key = "import.not-utf8" if encoding == UTF_8 else "import.not-encoding"
        raise failure(key, Location(name, line), encoding=encoding) from error
    except (LookupError, UnicodeError) as error:
        raise failure("import.unknown-encoding", Location(name), encoding=encoding) from error


def _is_known(encoding: str) -> bool:
    try:
        return bool(codecs.lookup(encoding))
    except LookupError:
        return False


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with letters outside ASCII; text of another encoding never is, but by a wonder."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _lines(text: str) -> list[str]:
    return legible(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def legible(text: str) -> str:
    """The text as every reader gives it: letters in one part, nothing that can't be seen, one blank between thousands.

    Which kind of blank parts thousands differs from one format of a plan to another, and says nothing.
    """
    return _THOUSANDS.sub(" ", unicodedata.normalize("NFC", text).translate(INVISIBLE))


def _block(line: str, number: int, apart: bool) -> Block:
    line = _ESCAPED.sub(lambda match: _ASIDE[match[1]], line)
    if _RULE.fullmatch(line) or not plain(line):
        return Block(Kind.RULE, line.strip(), number, apart=apart)
    if (heading := _HEADING.fullmatch(line)) and (text := plain(_unclosed(heading["text"]))):
        return Block(Kind.HEADING, text, number, apart=apart)
    if (bullet := BULLET.fullmatch(line)) and (text := plain(bullet["text"])):
        return Block(Kind.BULLET, text, number, apart=apart, lead=_lead(bullet["text"]))
    if "\t" in line.strip(" "):
        cells = tuple(plain(cell) for cell in line.split("\t"))
        return Block(Kind.ROW, "\t".join(cells), number, cells, apart)
    return Block(Kind.TEXT, plain(line), number, apart=apart, bold=bool(_BOLD.fullmatch(line.strip())))


def _lead(line: str) -> str:
    """The bold words that a line begins with and goes on from, as in «**Tidigt stöd.** Fler ska mötas.»."""
    match = _LEAD.match(line.strip())
    return plain(match[0]) if match and match.end() < len(line.strip()) else ""


def _unclosed(heading: str) -> str:
    """A heading's text without the marks that may close it: `## Budget ##`."""
    text = heading.rstrip()
    unmarked = text.rstrip("#")
    return unmarked if unmarked != unmarked.rstrip() else text


def plain(text: str) -> str:
    """The text without the marks that make it bold or italic, and without blanks round it."""
    text = _TAGS.sub("", text)
    for _within_each_other in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return text.strip().translate(_BACK)
