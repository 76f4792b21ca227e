"""Plain text and Markdown.

Text is UTF-8 or what old Windows wrote. The damage that an export from PDF brings is repaired (byte order mark, CRLF,
soft hyphens, letters in two parts, form feeds), and no word is changed. The Markdown is the little that such exports
hold: `#` headings, bullets, `**` `*` `<b>` and `---`. A backslash before a mark makes it a character like any other.

"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.documents import pictures
from vpbdiff.documents.blocks import (
    Block,
    BlockKind,
    BlockPlace,
    Place,
    ReadingNote,
    SourceDocument,
    UnreadKind,
    table_row,
)
from vpbdiff.documents.marks import apart as notes_apart
from vpbdiff.documents.marks import cell
from vpbdiff.documents.text_marks import BREAK, quoted, without_marks
from vpbdiff.documents.text_pages import running
from vpbdiff.documents.text_tables import is_rule_of_bars, tabbed
from vpbdiff.language import sentences

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
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})\s+(?P<text>.*)")
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


def read(path: Path, encoding: str = UTF_8) -> SourceDocument:
    """The blocks of the text file at `path`.

    Raises VpbdiffError where there is no such file, or it is a folder, empty, too long, binary or in another encoding.
    """
    content = decoded(files.read(path, MAX_BYTES), str(path), encoding)
    if max(content.count("\n"), content.count("\r")) > MAX_LINES:  # a line may end in both
        raise too_long(str(path))
    return document(path.name, content)


def too_long(name: str) -> VpbdiffError:
    """That a document has more than `MAX_LINES`."""
    return failure("import.too-many-lines", Location(name), limit=MAX_LINES)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, one for each line that is not blank and no running line."""
    return document("", text).blocks


def document(name: str, text: str) -> SourceDocument:
    """A text as read."""
    raw = _lines(text)
    marks = running(raw)
    numbers, broken = _going_on(raw, marks)
    found: list[Block] = []
    remarks: list[ReadingNote] = []
    shown: list[pictures.PictureFound] = []
    pending: list[tuple[str, str]] = []
    apart = True
    for number, marked in zip(numbers, quoted(tabbed([raw[number] for number in numbers])), strict=True):
        if marked is None:
            continue
        line, taken = without_marks(marked)
        place = Place(number + 1)
        shown += (
            pictures.PictureFound(UnreadKind.PICTURE, place, digest, cover=not found) for digest in taken.pictures
        )
        pending += taken.notes
        blank = not line.strip()
        if not apart and _RULE.fullmatch(line):
            found[-1] = replace(found[-1], ruled=True)
        if not blank:
            apart = (apart and not _is_cut(found, line, marks, number)) or "\f" in line or number in broken
            found.append(_block(line.replace("\f", " "), number + 1, apart))
            remarks += (ReadingNote(number + 1, key, text=text) for key, text in pending)
            pending.clear()
        apart = blank
    remarks += (ReadingNote(found[-1].line, key, text=text) for key, text in pending if found)
    unread, counted = pictures.judge(shown, found)
    page_marks = (Block(BlockKind.TEXT, " ".join(raw[number].split()), number + 1) for number in sorted(marks))
    return notes_apart(
        SourceDocument(name, tuple(found), BlockPlace.LINE, tuple(page_marks), (*remarks, *counted), unread)
    )


def _is_cut(found: Sequence[Block], line: str, marks: Collection[int], number: int) -> bool:
    """Whether a line goes on with the sentence that a page's end cut off above it."""
    if not found or found[-1].kind not in {BlockKind.TEXT, BlockKind.BULLET}:
        return False
    page_ends = any(place in marks for place in range(found[-1].line, number))
    return page_ends and not sentences.ended(found[-1].text) and sentences.goes_on(line.strip())


def _going_on(raw: Sequence[str], marks: Collection[int]) -> tuple[list[int], set[int]]:
    """The lines without running ones, and the first lines of a table's part on a new page.

    A table with bars goes on over a page's end, unless its header is printed again: there is no blank line in it.
    """
    gone: set[int] = set(marks)
    broken: set[int] = set()
    for mark in marks:
        above = next((n for n in range(mark - 1, mark - 6, -1) if n >= 0 and n not in marks and raw[n].strip()), None)
        below = next((n for n in range(mark + 1, min(mark + 6, len(raw))) if n not in marks and raw[n].strip()), None)
        if above is None or below is None or "|" not in raw[above] or "|" not in raw[below]:
            continue
        if below + 1 < len(raw) and is_rule_of_bars(raw[below + 1]):
            continue
        gone |= set(range(above + 1, below))
        broken.add(below)
    return [number for number in range(len(raw)) if number not in gone], broken


def decoded(data: bytes, name: str, encoding: str) -> str:
    """The text that bytes are in an encoding. Raises VpbdiffError where they are none."""
    if not _is_known(encoding):
        raise failure("import.unknown-encoding", Location(name), encoding=encoding)
    if encoding == UTF_8 and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    if not encoding.casefold().startswith(("utf8", "utf-8")) and _is_utf8(data):
        raise failure("import.is-utf8", Location(name), encoding=encoding)
    if b"\0" in data and "16" not in encoding:
        raise failure("file.binary", Location(name))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        key = "import.not-utf8" if encoding == UTF_8 else "import.not-encoding"
        raise failure(key, Location(name, line), encoding=encoding, likely=_likely(data)) from error
    except (LookupError, UnicodeError) as error:
        raise failure("import.unknown-encoding", Location(name), encoding=encoding) from error


_SWEDISH = "åäöÅÄÖé"
_OLD = ("cp1252", "cp850")
"""What a Swedish Windows saves in: its programs, and its command window."""


def _likely(data: bytes) -> str:
    """The older encoding in which the bytes outside ASCII are most often letters of Swedish."""
    outside = bytes(each for each in data if each > 0x7F)
    return max(_OLD, key=lambda name: sum(letter in _SWEDISH for letter in outside.decode(name, "replace")))


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
    return in_words(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def legible(text: str) -> str:
    """The text as every reader gives it: letters in one part, nothing that can't be seen, one blank between thousands.

    Which kind of blank parts thousands differs from one format of a plan to another, and says nothing.
    """
    return _THOUSANDS.sub(" ", unicodedata.normalize("NFC", text).translate(INVISIBLE))


def in_words(text: str) -> str:
    """Running text and headings, legible, a line whose letters were spaced («M Å L») as words.

    What stands so in a cell are letters each by itself, as in a list of classes («A B C»).
    """
    return _SPACED_OUT.sub(_as_words, legible(text))


_LETTER = r"[^\W_]"
_SPACED_OUT = re.compile(
    rf"^(?P<mark>[ \t]*(?:#+[ ]+)?(?:\d+(?:\.\d+)*\.?[ ]+)?)(?P<text>[^\W\d_](?: (?:{_LETTER}|[,.:–&/-]))"
    rf"{{2,}}(?: {{2,}}{_LETTER}(?: (?:{_LETTER}|[,.:–&/-]))*)*)(?P<rest>(?: +\d{{4}}(?:[–-]\d{{4}})?)?[ \t]*)$",
    re.MULTILINE,
)
"""A line with a blank after each letter, and more between words."""
_WITHIN = re.compile(r"(?<=[^\W\d_])(?=\d)")


def _as_words(match: re.Match[str]) -> str:
    text = match["text"].replace("\N{NO-BREAK SPACE}", " ")
    if sum(map(str.isupper, text)) < _FEWEST_LETTERS:
        return match[0]
    words = (_WITHIN.sub(" ", "".join(word.split(" "))) for word in re.split(r" {2,}", text))
    return match["mark"] + " ".join((*words, *match["rest"].split()))


_FEWEST_LETTERS = 3
"""Capitals of the shortest heading whose letters are spaced («M Å L»)."""


def _block(line: str, number: int, apart: bool) -> Block:
    line = _ESCAPED.sub(lambda match: _ASIDE[match[1]], line)
    if "\t" not in line.strip(" "):
        line = line.replace(BREAK, " ")
    if _RULE.fullmatch(line) or not plain(line):
        return Block(BlockKind.RULE, line.strip(), number, apart=apart)
    if (heading := _HEADING.fullmatch(line)) and (text := plain(_unclosed(heading["text"]))):
        return Block(BlockKind.HEADING, text, number, apart=apart, level=len(heading["level"]))
    if (bullet := BULLET.fullmatch(line)) and (text := plain(bullet["text"])):
        return Block(BlockKind.BULLET, text, number, apart=apart, lead=_lead(bullet["text"]))
    if "\t" in line.strip(" "):
        cells = [cell([plain(part) for part in each.split(BREAK)]) for each in line.split("\t")]
        return table_row(cells, number, apart=apart)
    bold = bool(_BOLD.fullmatch(line.strip()))
    return Block(BlockKind.TEXT, plain(line), number, apart=apart, bold=bold, lead="" if bold else _lead(line))


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
    text = _TAGS.sub("", text) if "<" in text else text
    for _within_each_other in range(2 if "*" in text else 0):
        text = _EMPHASIS.sub(r"\2", text)
    return text.strip().translate(_BACK)
