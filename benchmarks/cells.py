"""Whether a changed cell is always found: one edit of a document at a time, read again, compared and judged.

python -m benchmarks.cells                    2,000 edits over the forty layouts, in four formats
python -m benchmarks.cells --count 200 --formats txt --misses

Half of the edits are made in another version of the plan and half in the next year's, whose years are one higher. All
that differs without the edit has its reason. The edit is **missed** where the comparison says the same with it as
without, where a gate that asks for reasons everywhere passes, where the default gate says nothing, or where that passes
though a figure, an amount or a date is another.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.gate import DEFAULT, PROSE, explained
from benchmarks.layouts import Layout, Piece, layouts
from benchmarks.layouts.render import FORMATS, write
from vpbdiff.base.errors import Level, VpbdiffError
from vpbdiff.compare import compare
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.explanations import Explanations
from vpbdiff.gate import Rule, judge
from vpbdiff.model.changes import Comparison
from vpbdiff.model.plan import Plan
from vpbdiff.policy import policy
from vpbdiff.recognise import extract, profile
from vpbdiff.recognise.cells import is_value
from vpbdiff.store import plan_from_json

COUNT = 2_000
SEED = 14
SHARES = {"txt": 6, "docx": 6, "xlsx": 6, "pdf": 2}
"""How many of twenty edits are made in each format: reading a PDF takes ten times as long."""

EVERYWHERE = policy("[policy.needs]\n" + "".join(f'{each} = "reason"\n' for each in (*PROSE, "table", "row")), None)
"""By default prose, and the words of a table of no known kind, ask for a note; here for a reason."""


@dataclass(frozen=True)
class Edit:
    """One edit of a layout: its kind, where and what was changed, whether a figure or a date is another, and the
    edited layout."""

    kind: str
    place: str
    figure: bool
    layout: Layout
    head: tuple[str, tuple[str, ...]] | None = None
    """What heads the column of the cell, and all columns of its table; None where the edit is not of one cell."""


@dataclass(frozen=True)
class Missed:
    """An edit that was missed, and how."""

    edit: Edit
    ending: str
    following: bool
    why: str


Hand = Callable[[str, random.Random], str | None]
"""Another text for a cell; None where it has nothing to change in that way."""

_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_OTHER_WORDS = ("kajplats", "lyktstolpe", "snöröjning", "orkester", "vattenprov")


def _figure(cell: str, chance: random.Random) -> str | None:
    """Another digit for one of a cell's figures; the first digit never becomes 0."""
    found = list(re.finditer(r"\d", cell)) if is_value(cell) and not _DATE.fullmatch(cell) else []
    return _with_digit(cell, chance.choice(found), chance) if found else None


def _with_digit(cell: str, digit: re.Match[str], chance: random.Random) -> str:
    other = chance.choice([each for each in "123456789" if each != digit[0]])
    return cell[: digit.start()] + other + cell[digit.end() :]


def _date(cell: str, chance: random.Random) -> str | None:
    if not _DATE.fullmatch(cell):
        return None
    return cell[:-1] + chance.choice([each for each in "1234567" if each != cell[-1]])


def _word(cell: str, chance: random.Random) -> str | None:
    """Another word for one of a cell's."""
    found = list(re.finditer(r"[^\W\d]{3,}", cell))
    if not found or is_value(cell):
        return None
    word = chance.choice(found)
    other = chance.choice(_OTHER_WORDS)
    return cell[: word.start()] + (other.capitalize() if word[0][0].isupper() else other) + cell[word.end() :]


def _emptied(cell: str, _chance: random.Random) -> str | None:
    return "" if cell else None


def _filled(cell: str, chance: random.Random) -> str | None:
    return None if cell else chance.choice(("37", "Kajplats"))


CELLS: dict[str, Hand] = {
    "another figure": _figure,
    "another date": _date,
    "another word": _word,
    "emptied": _emptied,
    "filled": _filled,
}


def edits(layout: Layout, kind: str, chance: random.Random) -> Edit | None:
    """One edit of that kind somewhere in the layout; None where there is nothing to edit so."""
    return _ROWS[kind](layout, chance) if kind in _ROWS else _cell(layout, kind, chance)


def _tables(layout: Layout, chance: random.Random) -> list[int]:
    places = [place for place, piece in enumerate(layout.pieces) if piece.rows]
    chance.shuffle(places)
    return places


def _cell(layout: Layout, kind: str, chance: random.Random) -> Edit | None:
    for place in _tables(layout, chance):
        rows = layout.pieces[place].rows
        cells = [(row, column) for row in range(1, len(rows)) for column in range(len(rows[row]))]
        chance.shuffle(cells)
        for row, column in cells:
            said = rows[row][column]
            other = CELLS[kind](said, chance)
            if other is None or (kind == "emptied" and _says_the_same(rows, row, column)):
                continue
            made = list(rows[row])
            made[column] = other
            if not any(made):
                continue
            figure = any(text and is_value(text) for text in (said, other))
            where = f"{rows[0][column]!r} of {rows[row][0]!r}: {said!r} -> {other!r}"
            return Edit(kind, where, figure, _with(layout, place, row, tuple(made)), (rows[0][column], rows[0]))
    return None


_RECKONED = "Riskvärde"
"""The head of a column whose empty cells the two beside them say."""


def _says_the_same(rows: Sequence[tuple[str, ...]], row: int, column: int) -> bool:
    """Whether an empty cell would say the same: what stands over it is meant, or what the cells beside it give."""
    above = [rows[each][column] for each in range(1, row) if rows[each][column]]
    return above[-1:] == [rows[row][column]] or rows[0][column] == _RECKONED


def _is_of_window(edit: Edit) -> bool:
    """Whether an edit of next year's plan is of a figure that nothing in this year's is held against: of a year that it
    does not have and the new plan does not decide, or a printed change, which follows from the amounts."""
    if not edit.head:
        return False
    own = next(int(item.fields["year"]) for item in edit.layout.items if item.entity == "plan")
    head, word = edit.head[0], _YEAR.sub("", edit.head[0])
    alike = {int(year) for each in edit.head[1] if _YEAR.sub("", each) == word for year in _YEAR.findall(each)}
    decided = own in alike and not word.startswith(_PAST)
    new = [int(year) for year in _YEAR.findall(head) if not (decided and int(year) == own)]
    return word.startswith("Förändring") or any(year + 1 not in alike for year in new)


_PAST = ("Utfall", "Bokslut", "Prognos")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d)")


def _with(layout: Layout, place: int, row: int, cells: tuple[str, ...] | None, added: bool = False) -> Layout:
    piece = layout.pieces[place]
    rows = list(piece.rows)
    rows[row : row if added else row + 1] = [cells] if cells else []
    pieces = list(layout.pieces)
    pieces[place] = replace(piece, rows=tuple(rows))
    return replace(layout, pieces=tuple(pieces))


def _row_removed(layout: Layout, chance: random.Random) -> Edit | None:
    for place in _tables(layout, chance):
        rows = layout.pieces[place].rows
        if len(rows) > 3:
            row = chance.randrange(1, len(rows))
            return Edit("row removed", f"{rows[row]}", True, _with(layout, place, row, None))
    return None


def _row_added(layout: Layout, chance: random.Random) -> Edit | None:
    for place in _tables(layout, chance):
        rows = layout.pieces[place].rows
        row = chance.randrange(1, len(rows))
        made = tuple(_word(c, chance) or _figure(c, chance) or c for c in rows[row])
        if made[0] != rows[row][0]:
            return Edit("row added", f"{made}", True, _with(layout, place, row, made, added=True))
    return None


def _another_head(layout: Layout, chance: random.Random) -> Edit | None:
    """Another word at the head of a column."""
    for place in _tables(layout, chance):
        head = list(layout.pieces[place].rows[0])
        column = chance.randrange(len(head))
        if other := _word(head[column], chance):
            said, head[column] = head[column], other
            return Edit("another head", f"{said!r} -> {other!r}", False, _with(layout, place, 0, tuple(head)))
    return None


def _line(layout: Layout, chance: random.Random) -> Edit | None:
    """Another word in a heading, a paragraph or a bullet below the cover."""
    first = next((place for place, piece in enumerate(layout.pieces) if piece.level > 1), len(layout.pieces))
    places = [place for place, piece in enumerate(layout.pieces) if place >= first and not piece.rows]
    chance.shuffle(places)
    for place in places:
        piece = layout.pieces[place]
        if other := _word(piece.text, chance):
            pieces = list(layout.pieces)
            pieces[place] = replace(piece, text=other)
            return Edit("another line", f"{piece.text!r} -> {other!r}", False, replace(layout, pieces=tuple(pieces)))
    return None


_ROWS: dict[str, Callable[[Layout, random.Random], Edit | None]] = {
    "row removed": _row_removed,
    "row added": _row_added,
    "another head": _another_head,
    "another line": _line,
}
KINDS = (*CELLS, *_ROWS)


def rolled_on(layout: Layout) -> Layout:
    """The next year's plan: every year is one higher, and all else as it was."""

    def later(text: str) -> str:
        return _YEAR.sub(lambda year: str(int(year[0]) + 1), text)

    pieces = (
        Piece(piece.kind, later(piece.text), piece.level, tuple(tuple(map(later, row)) for row in piece.rows))
        for piece in layout.pieces
    )
    return replace(layout, pieces=tuple(pieces))


_READERS = {"docx": "word", "pdf": "pdf", "xlsx": "spreadsheet"}


def read(layout: Layout, ending: str, folder: Path) -> Plan:
    """The plan in a layout, written and read in this process: the confined one takes most of the time."""
    path = write(layout, ending, folder)
    document: SourceDocument
    if ending in _READERS:
        document = import_module(f"vpbdiff.documents.{_READERS[ending]}").read(path)
    else:
        document = reader.read(path)
    return plan_from_json(extract(document, profile.load(None)).plan)


class _Pairs:
    """The old plan of each layout and format, with the reasons for all that differs without an edit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, number: str, ending: str, following: bool) -> tuple[Plan, Comparison, Explanations]:
        layout = next(each for each in layouts() if each.number == number)
        old = read(layout, ending, self._folder)
        settled = compare(old, read(rolled_on(layout), ending, self._folder) if following else old)
        return old, settled, explained(settled)


def missed(edit: Edit, ending: str, following: bool, pairs: _Pairs, folder: Path) -> str:
    """How an edit was missed; empty where it was found and stopped."""
    old, settled, reasons = pairs.of(edit.layout.number, ending, following)
    try:
        new = read(rolled_on(edit.layout) if following else edit.layout, ending, folder)
    except VpbdiffError:
        return ""  # refused, and said so
    comparison = compare(old, new)
    if _said(comparison) == _said(settled):
        return "not said"
    default, everywhere = (judge(comparison, reasons, asked) for asked in (DEFAULT, EVERYWHERE))
    if everywhere.passed:
        return "not stopped"
    errors = any(finding.level is Level.ERROR for finding in default.findings)
    if not errors and not any(finding.rule is not Rule.NOT_COMPARED for finding in default.findings):
        return "not told by default"
    if edit.figure and not errors:
        return "not stopped by default"
    return ""


def _said(comparison: Comparison) -> Counter[object]:
    """What a comparison says: its changes, and what could not be compared."""
    return Counter([change.id for change in comparison.changes]) + Counter(map(repr, comparison.not_comparable))


def measure(count: int, endings: Sequence[str], seed: int = SEED, some: Sequence[Layout] = ()) -> Iterator[Missed]:
    """Plant so many edits, and give each with how it was missed, if it was."""
    chance = random.Random(seed)
    weights = [SHARES[ending] for ending in endings]
    with TemporaryDirectory() as name:
        folder = Path(name)
        pairs = _Pairs(folder)
        made = 0
        while made < count:
            layout = chance.choice(some or layouts())
            edit = edits(layout, KINDS[made % len(KINDS)], chance)
            ending = chance.choices(list(endings), weights)[0]
            following = chance.random() < 0.5
            if edit is None or (following and _is_of_window(edit)):
                continue
            yield Missed(edit, ending, following, missed(edit, ending, following, pairs, folder))
            made += 1


def table(found: Iterable[Missed]) -> str:
    """How many edits of each kind were planted and missed, by format."""
    held = list(found)
    endings = [ending for ending in FORMATS if any(each.ending == ending for each in held)]
    lines = [f"| edit | {' | '.join(endings)} | all | missed |", "| --- |" + " ---: |" * (len(endings) + 2)]
    for kind in (*KINDS, "all"):
        own = [each for each in held if kind in ("all", each.edit.kind)]
        cells = [sum(each.ending == ending for each in own) for ending in endings]
        lost = sum(bool(each.why) for each in own)
        lines.append(f"| {kind} | " + " | ".join(map(str, (*cells, len(own), lost))) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where an edit is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--misses", action="store_true", help="name each edit that was missed")
    chosen = parser.parse_args(arguments)
    found = list(measure(chosen.count, chosen.formats, chosen.seed))
    out = [table(found)]
    for each in found if chosen.misses else ():
        if each.why:
            when = "next year" if each.following else "revised"
            out.append(
                f"{each.why}: {each.edit.layout.number}.{each.ending}, {when}, {each.edit.kind}: {each.edit.place}"
            )
    sys.stdout.write("\n".join(out) + "\n")
    return any(each.why for each in found)


if __name__ == "__main__":
    sys.exit(main())
