"""Items set as a heading with their fields in lines below it, as a table of one row.

«Risk: Fel beslut» over «Sannolikhet: 3» and «Kontrollmoment: Stickprov» says what a row of a table says whose columns
are called so; and so do a heading over a list of pairs, or over headings that are the labels of fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.header_columns import VALUES, YEAR, Header, HeaderColumn, word_of
from vpbdiff.recognise.labels import item_title
from vpbdiff.recognise.profile import Profile

_LABELLED = re.compile(r"(?P<label>[^\W\d][^:\t]{0,40}?): *(?P<value>\S.*)?")
_HEADED = re.compile(
    r"(?P<label>[^\W\d][\w-]*(?: [^\W\d][\w-]*)?)(?: \d{1,2}(?:\.\d{1,2})*)?(?:\s*[:.–—-]\s+|\s*:\s*)(?P<title>\S.*)"
)

_FAR = 40
"""Blocks below a heading among which its fields are looked for: no item of a plan has more."""

TELLING: Mapping[str, tuple[str, ...]] = {
    "risks": ("index", "likelihood", "consequence", "level", "controls", "actions"),
    "measures": VALUES,
    "activities": ("responsible", "deadline", "status"),
    "assignments": ("responsible", "deadline", "status", "given_by"),
}
"""The kinds of items that are set so, each with the fields of which one at least must be there."""

_LEAST = {"risks": 2, "measures": 1, "activities": 2, "assignments": 2}
"""Fields from which lines below a heading make it an item of a kind."""


@dataclass(slots=True)
class _Pair:
    """A label with what it says: its pieces, as set, and their lines."""

    label: str
    pieces: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Record:
    """An item with its fields as the header and the one row of a table; `length` says how many blocks it takes."""

    header: Header
    cells: tuple[str, ...]
    origins: tuple[tuple[int, ...], ...]
    length: int


def record_at(
    blocks: Sequence[Block],
    place: int,
    profile: Profile,
    kinds: Sequence[str] = tuple(TELLING),
    *,
    listed: bool = False,
) -> Record | None:
    """The item of one of the `kinds` that begins with the heading at a place; None where there is none.

    `listed` says that a list of such items stands there, so that one without fields is one too.
    """
    head = blocks[place]
    if head.kind is not BlockKind.HEADING and not head.bold:
        return None
    title = item_title(head.text)
    if is_value(title) or (not listed and _is_column(title, profile, kinds)):
        return None
    labelled_as = [kind for kind in kinds if is_labelled_item(title, profile, (kind,))]
    kinds = labelled_as or kinds
    pairs, length = _pairs(blocks, place, profile, kinds)
    prose, pairs = pairs[0], pairs[1:]
    found = [made for kind in kinds if (made := _known(kind, title, pairs, profile, listed=listed))]
    if not found:
        return None
    return _record(max(found, key=lambda made: len(made.fields)), head, prose, length)


def lines_at(
    blocks: Sequence[Block], place: int, profile: Profile, kinds: Sequence[str] = tuple(TELLING)
) -> Record | None:
    """The item that a line names by its kind, with its fields in that line or those right below it; None where there is
    none: «Indikator: Antal bokningar», «Utfall: 310», «Mål: 400».
    """
    if blocks[place].kind not in _LINES:
        return None
    first = _said(blocks[place].text, profile, kinds)
    if not first or is_value(first[0][1]):
        return None
    for kind in kinds:
        columns = profile.columns(kind)
        key = next(iter(columns))
        if key not in profile.fields(word_of(first[0][0]), columns)[0]:
            continue
        head = replace(blocks[place], text=first[0][1])
        pairs = [_Pair(label, [value], [head.line]) for label, value in first[1:]]
        length = 1
        for block in blocks[place + 1 : place + 1 + _FAR]:
            said = _said(block.text, profile, [kind]) if block.kind in _LINES else []
            names = [profile.fields(word_of(label), columns)[0] for label, _ in said]
            told = [profile.fields(word_of(pair.label), columns)[0] for pair in pairs]
            if not said or any(key in each or (each in told and each[0] not in VALUES) for each in names):
                break
            pairs += [_Pair(label, [value], [block.line]) for label, value in said]
            length += 1
        found = _known(kind, first[0][1], pairs, profile, listed=False)
        if found and not found.process and not found.other:
            return _record(found, head, _Pair(""), length)
    return None


_LINES = (BlockKind.TEXT, BlockKind.BULLET)
_INLINE = re.compile(r"(?:^|(?<=[.;,])\s+)(?P<label>[^\W\d][^:.;,\t]{0,40}): *")


def _said(text: str, profile: Profile, kinds: Sequence[str]) -> list[tuple[str, str]]:
    """What a line says by labels of fields, the first of which it begins with; empty for another line."""
    found = [match for match in _INLINE.finditer(text) if _is_column(match["label"], profile, kinds)]
    if not found or found[0].start():
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    values = [text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)]
    values = [value.rstrip(".;,") if len(found) > 1 else value for value in values]
    return [(match["label"], value) for match, value in zip(found, values, strict=True)] if all(values) else []


def _pairs(blocks: Sequence[Block], place: int, profile: Profile, kinds: Sequence[str]) -> tuple[list[_Pair], int]:
    """What stands below a heading by its labels, first what has none, and how many blocks it is with the heading.

    It ends at a heading or a row that is no label, and at a paragraph that no label is waiting for.
    """
    found = [_Pair("")]
    end = place + 1
    for block in blocks[end : end + _FAR]:
        label = None if _is_next(block, blocks[place], profile) else _label(block, profile, kinds)
        waits = len(found) == 1 or not found[-1].pieces
        if not label and (block.kind in _NEVER_VALUES or (block.kind is BlockKind.TEXT and block.apart and not waits)):
            break
        end += 1
        if label:
            word, value = label
            found.append(_Pair(word, [value] if value else [], [block.line]))
        elif block.kind is not BlockKind.RULE:
            found[-1].pieces.append(block.text)
            found[-1].lines.append(block.line)
    return found, end - place


_NEVER_VALUES = (BlockKind.HEADING, BlockKind.ROW)


def _is_next(block: Block, head: Block, profile: Profile) -> bool:
    """Whether a heading is no label of a field: it has the label of the item's own, or its level says so, or where
    that says nothing it is a chapter's."""
    if block.kind is not BlockKind.HEADING:
        return False
    own, other = (_HEADED.fullmatch(item_title(each.text)) for each in (head, block))
    if own and other and word_of(own["label"]) == word_of(other["label"]):
        return True
    return block.level <= head.level if block.level and head.level else profile.section(block.text) is not None


def _label(block: Block, profile: Profile, kinds: Sequence[str]) -> tuple[str, str] | None:
    """The label of a field that a block begins with, and what stands beside it."""
    if block.kind is BlockKind.ROW:
        cells = [cell for cell in block.cells if cell]
        pair = (cells[0], cells[1]) if len(cells) == 2 else None
    elif match := _LABELLED.fullmatch(block.text):
        pair = (match["label"], match["value"] or "")
    elif block.kind is BlockKind.HEADING or block.bold:
        pair = (block.text, "")
    else:
        pair = None
    return pair if pair and _is_column(pair[0], profile, kinds) else None


def _is_column(word: str, profile: Profile, kinds: Sequence[str]) -> bool:
    return any(profile.fields(word_of(word), profile.columns(kind))[0] for kind in kinds)


@dataclass(slots=True)
class _Found:
    """An item of a kind: its name, the fields that are known of it, what else is labelled below it."""

    kind: str
    named: str
    """What its heading calls it."""
    fields: list[tuple[HeaderColumn, _Pair]] = field(default_factory=list)
    other: list[_Pair] = field(default_factory=list)
    process: _Pair | None = None


def _known(kind: str, title: str, pairs: Sequence[_Pair], profile: Profile, *, listed: bool) -> _Found | None:
    """The item of a kind that a title and labelled lines make, if they make one."""
    columns = profile.columns(kind)
    key = next(iter(columns))
    label, named = _titled(title, profile, columns, key)
    found = _Found(kind, named)
    taken = {key}
    for pair in pairs:
        names, _ = profile.fields(word_of(pair.label), columns)
        name = next((each for each in names if each in VALUES or each not in taken), None)
        if names == (key,) and kind == "risks":  # the heading is the risk, the line says what process it is in
            found.process = pair
        elif name is None:
            found.other.append(pair)
        else:
            year = YEAR.search(pair.label) if name in VALUES else None
            found.fields.append((HeaderColumn(name, int(year[1]) if year else None), pair))
            taken |= set() if name in VALUES else {name}
    telling = any(column.field in TELLING[kind] for column, _ in found.fields)
    least = 1 if label else _LEAST[kind]
    return found if listed or (len(found.fields) >= least and (telling or label)) else None


def _titled(title: str, profile: Profile, columns: Mapping[str, tuple[str, ...]], key: str) -> tuple[str | None, str]:
    """The word for its kind that an item's title begins with, if it does, and the title without it."""
    match = _HEADED.fullmatch(title)
    if match and key in profile.fields(match["label"], columns)[0] and not is_value(match["title"]):
        return match["label"], match["title"]
    return None, title


def is_labelled_item(text: str, profile: Profile, kinds: Sequence[str]) -> bool:
    """Whether a heading says itself that it is an item of one of the kinds: «Aktivitet: Lagning av sprickor»."""
    title = item_title(text)
    known = [profile.columns(kind) for kind in kinds]
    return any(_titled(title, profile, columns, next(iter(columns)))[0] for columns in known)


def _record(found: _Found, head: Block, prose: _Pair, length: int) -> Record:
    """The item as a row: its name, its fields, and as its description what has no label that its kind knows."""
    parts: list[tuple[HeaderColumn, str, tuple[int, ...]]] = [
        (HeaderColumn(_KEYS[found.kind]), found.named, (head.line,))
    ]
    if found.process:
        parts = [
            (HeaderColumn("process"), " ".join(found.process.pieces), tuple(found.process.lines)),
            (HeaderColumn("description"), found.named, (head.line,)),
        ]
    parts += [(column, "\n".join(pair.pieces), tuple(pair.lines)) for column, pair in found.fields]
    said = [*prose.pieces, *(f"{pair.label}: {' '.join(pair.pieces)}".strip() for pair in found.other)]
    lines = [*prose.lines, *(line for pair in found.other for line in pair.lines)]
    if said:
        place = next((place for place, part in enumerate(parts) if part[0].field == "description"), len(parts))
        _, text, own = parts[place] if place < len(parts) else (None, "", ())
        parts[place : place + 1] = [
            (HeaderColumn("description"), "\n".join(filter(None, [text, *said])), (*own, *lines))
        ]
    columns, cells, origins = zip(*parts, strict=True)
    return Record(Header(found.kind, columns), cells, origins, length)


_KEYS = {"risks": "process", "measures": "title", "activities": "title", "assignments": "title"}
