"""A report's tables: runs of rows with their heads read, one row of heads or two; an assessment that is the colour of
a cell alone is the word for the colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import rgb_to_hls
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.model.figures import NOTHING
from vpbdiff.reports.heads import ReportColumn, ReportHeads
from vpbdiff.reports.words import GROUP_ROW, STATUS, begun, step_meaning

Json = dict[str, Any]
Cells = tuple[str, ...]

_FIGURE = re.compile(r"^[<≥≤]?\s*[−–+-]?\d[\d \u00a0]*(?:,\d+)?\s*%?$")


@dataclass(frozen=True)
class ReportTable:
    """A table with what heads its columns, and its rows with their lines; a row has as many cells as there are heads.

    `heading` is what it stands under, `unit` the unit of its money where its head or its heading says one.
    """

    heads: tuple[ReportColumn, ...]
    rows: tuple[tuple[Cells, int], ...]
    line: int
    heading: str
    unit: str
    through: str = ""
    """The last day that the report is about."""

    @cached_property
    def _own(self) -> dict[str, int]:
        """The column of each kind that is the report's own, where there is one for each part of the year or for several
        years: the last that is no later than the report, else the first."""
        found: dict[str, tuple[str, int]] = {}
        for place, each in enumerate(self.heads):
            if each.group:
                continue
            year = self.through[:4]
            day = each.through or (f"{each.year}-12-31" if each.year and str(each.year) != year else self.through)
            day = day if day <= self.through else ""
            if each.kind not in found or day > found[each.kind][0]:
                found[each.kind] = (day, place)
        return {kind: place for kind, (_, place) in found.items()}

    @property
    def kinds(self) -> tuple[str, ...]:
        """What each column holds."""
        return tuple(each.kind for each in self.heads)

    @property
    def has_unnamed_outcomes(self) -> bool:
        """Whether its first column has no head and another has outcomes that are no money."""
        return bool(self.heads) and not (self.unit or self.heads[0].text.strip()) and "outcome" in self.kinds

    @property
    def named_rows(self) -> tuple[tuple[Cells, int], ...]:
        """The rows that are no group of the row above them."""
        return tuple(row for row in self.rows if not self.group(row[0]))

    def told(self, cells: Cells | Sequence[str]) -> dict[str, str]:
        """The cells of a row by what their columns hold; of several of a kind the report's own."""
        own = {kind: place for kind, place in self._own.items() if kind and place < len(cells)}
        return {kind: cells[place].replace("\n", " ").strip() for kind, place in own.items()}

    def values(self, cells: Sequence[str], kind: str) -> list[Json]:
        """The values of a row in the columns of a kind, each with its year and day where its head says; empty cells are
        left out."""
        made: list[Json] = []
        for each, cell in zip(self.heads, cells, strict=False):
            if each.kind == kind and cell.strip():
                value: Json = {"value": cell.strip()}
                if each.year is not None:
                    value["year"] = each.year
                if each.through and kind == "outcome":
                    value["through"] = each.through
                if each.group:
                    value["group"] = each.group
                made.append(value)
        return made

    def rest(self, cells: Sequence[str], once: Sequence[str], often: Sequence[str] = ()) -> str:
        """What stands in a row's other columns, each cell after its head, so that nothing of it is lost: `once` are the
        kinds of which one column is read, `often` those of which every one is."""
        found = []
        for place, (each, cell) in enumerate(zip(self.heads, cells, strict=False)):
            taken = each.kind in often or (each.kind in once and self._own.get(each.kind) == place)
            if cell.strip() and not taken:
                found.append(f"{each.text.strip()}: {cell.strip()}" if each.text.strip() else cell.strip())
        return "; ".join(found)

    def group(self, cells: Sequence[str]) -> str:
        """The group that a row is of, as part of the row above it: «– varav kvinnor»; empty for a row of its own."""
        found = GROUP_ROW.match(cells[0].strip())
        if found is None:
            return ""
        return re.sub(r"^varav\s+", "", (found["group"] or found["of"] or "").casefold())

    def generic(self) -> Json:
        """The table as it stands, with its columns and rows."""
        first, *others = self.heads
        made: Json = {"label_name": first.text} if first.text.strip() else {}
        made["columns"] = [{"name": each.text} for each in others]
        made["rows"] = [
            {
                **({"label": cells[0].strip()} if cells[0].strip() else {}),
                "cells": list(cells[1:]),
                "source": {"line": line},
            }
            for cells, line in self.rows
        ]
        return made | {"source": {"line": self.line}}


def rows_of(blocks: Sequence[Block], heading: str, known: ReportHeads) -> list[Block | ReportTable]:
    """The blocks in their order, runs of rows put together as tables; `known` reads their heads."""
    made: list[Block | ReportTable] = []
    run: list[Block] = []
    above: list[str] = [heading]
    for block in [*blocks, None]:
        if block is not None and run and _is_over_page(run, block) and block.flat in [each.flat for each in run[:2]]:
            continue  # the heads, printed anew on the next page
        if block is not None and block.kind is BlockKind.ROW and not (run and _begins_anew(run, block, known)):
            if run and _is_broken_row(run[-1], block):
                cells = zip(run[-1].cells, block.cells, strict=True)
                run[-1] = replace(run[-1], cells=tuple(" ".join(filter(None, each)) for each in cells))
            else:
                run.append(block)
            continue
        if block is not None and len(run) == 1 and _is_first_row(run[0], block, known):
            run.append(replace(block, kind=BlockKind.ROW, cells=(block.text,), apart=False))
            continue
        if run:
            made += _record(run, known) or [_table(run, heading, known, above)]
            run = []
        if block is not None and block.kind is BlockKind.ROW:
            run.append(block)
        elif block is not None:
            made.append(block)
            above.append(block.text)
    return made


def _is_first_row(heads: Block, block: Block, known: ReportHeads) -> bool:
    """Whether a line of a sheet is the row right under a table's heads, with its other cells empty."""
    under = block.sheet is not None and block.sheet == heads.sheet and block.row == (heads.row or 0) + 1
    return under and block.kind is BlockKind.TEXT and known.names_items(heads.flat[0])


def _is_broken_row(last: Block, block: Block) -> bool:
    """Whether a row is the rest of the one above, which a page break parts: it goes on in the middle of a sentence."""
    parted = block.page is not None and last.page is not None and block.page > last.page
    goes_on = block.flat[0][:1].islower() and last.flat[0][:1].isupper() and not GROUP_ROW.match(block.flat[0].strip())
    return parted and len(block.cells) == len(last.cells) and goes_on


_TOTAL = re.compile(r"(?:summa|total|netto|resultat)", re.IGNORECASE)
"""What the last row of a table of money begins with."""


def _is_over_page(run: Sequence[Block], block: Block) -> bool:
    """Whether a row goes on with a table that a page break parts: it has as many cells, and no sum has ended it."""
    last = run[-1]
    parted = block.page is not None and last.page is not None and block.page > last.page
    same = block.kind is BlockKind.ROW and len(block.cells) == len(run[0].cells)
    return parted and same and _TOTAL.match(last.flat[0].strip()) is None


def _begins_anew(run: Sequence[Block], block: Block, known: ReportHeads) -> bool:
    """Whether a row begins another table: it stands apart, or repeats the heads of the one above, or is a row of heads
    after rows of figures."""
    is_heads = _is_heads(block.flat, known)
    if len(run) == 1:  # heads may stand apart from the rows below them, but not above other heads
        return block.apart and is_heads and not _is_second_heads(block.flat, run[0].flat, known)
    if block.apart and not (_is_over_page(run, block) and not is_heads):
        return True
    return is_heads and not all(_is_heads(each.flat, known) for each in run)


_HEAD_WORDS = re.compile(
    r"^(?:mått|indikator|nyckeltal|aktivitet|uppdrag|process|riskindex|mkr|tkr|mnkr|budget|utfall|prognos|avvikelse|mål|nämndmål"
    r"|bedömning|status|trend|färg|kontrollmoment|resultat|period|helår)",
    re.IGNORECASE,
)


def _is_heads(cells: Sequence[str], known: ReportHeads) -> bool:
    """Whether a row heads a table: at least two of its cells begin as heads do or are heads, and none is a figure."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    figures = [cell for cell in filled if _FIGURE.match(cell) and not re.fullmatch(r"(?:19|20)\d\d", cell)]
    return len([cell for cell in filled if _HEAD_WORDS.match(cell) or known.is_head(cell)]) > 1 and not figures


def _table(run: Sequence[Block], heading: str, known: ReportHeads, above: Sequence[str]) -> ReportTable:
    """A run of rows as a table; `above` are the heading and the texts before it."""
    texts = list(run[0].flat)
    body = run[1:]
    if body and _is_second_heads(body[0].flat, run[0].flat, known):
        texts = known.joined(texts, body[0].flat)
        body = body[1:]
    most = max((len(each.cells) for each in body), default=0)
    heads, body = _with_steps(known.read((*texts, *[""] * (most - len(texts)))), body)
    if {"measure", "outcome"} & {each.kind for each in heads}:
        heads = _of_measures(heads, known)
    unit = _unit(texts, heads, above)
    width = len(heads)
    shown = ((coloured(each, heads), each) for each in body)
    rows = tuple(
        ((*cells, *[""] * (width - len(cells)))[:width], each.line)
        for cells, each in shown
        if not all(cell.strip() in NOTHING for cell in cells)
    )
    return ReportTable(heads, rows, run[0].line, heading, unit, known.through)


def _with_steps(heads: tuple[ReportColumn, ...], body: Sequence[Block]) -> tuple[tuple[ReportColumn, ...], list[Block]]:
    """A table with what its steps say in one column: those that have a column each, with a mark in the one that holds
    («Klar», «Pågår»), and a «Nivå» that has no figures. A row with more marks than one keeps them where they are."""
    made = [
        replace(each, kind="assessment")
        if each.kind == "outcome" and each.text.casefold() == "nivå" and not any(map(_has_digit, _column(body, place)))
        else each
        for place, each in enumerate(heads)
    ]
    steps = [place for place, each in enumerate(heads) if place and not each.kind and _is_step(each.text)]
    marks = {cell.strip() for place in steps for cell in _column(body, place)}
    if len(steps) < _PAIR or any(len(each) > 1 or each.isdigit() for each in marks):
        return tuple(made), list(body)
    kind = "status" if all(begun(heads[place].text, STATUS) for place in steps) else "assessment"
    rows = []
    for row in body:
        marked = [place for place in steps if place < len(row.cells) and row.cells[place].strip()]
        cells = list(row.cells) + [""] * (len(heads) - len(row.cells))
        said = ""
        if len(marked) == 1:
            said, cells[marked[0]] = heads[marked[0]].text.strip(), ""
        rows.append(replace(row, cells=(*cells, said)))
    return (*made, ReportColumn(kind, "")), rows


def _column(body: Sequence[Block], place: int) -> list[str]:
    return [row.cells[place] for row in body if place < len(row.cells)]


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_step(text: str) -> bool:
    """Whether a head is a step of a scale: how far something has come, or whether a goal is reached."""
    return bool(begun(text, STATUS)) or step_meaning(text) is not None


def _of_measures(heads: tuple[ReportColumn, ...], known: ReportHeads) -> tuple[ReportColumn, ...]:
    """The heads of a table of measures: «Mål» is the target, and a year, the report's own day or a group alone is of
    an outcome. Where the year is told in parts, no part is the outcome of it."""
    first, *others = heads
    others = [replace(each, kind="target") if each.kind == "goal" else each for each in others]
    is_year = known.through.endswith("-12-31")
    parts = [each for each in others if each.is_part and each.kind in {"", "outcome"}]
    parts = [each for each in parts if each.year in {None, known.year}]
    of_year = {each.year or known.year for each in others if each.kind == "outcome" and not each.group}
    beside_target = any(each.kind == "target" for each in others)
    made: list[ReportColumn] = []
    last = ReportColumn("", "")
    for each in others:
        now = each
        if is_year and len(parts) > 1 and each in parts:
            now = replace(each, kind="")
        elif each.is_bare and not each.kind:
            if each.group and not (each.year or each.through) and last.kind == "outcome":
                now = replace(last, text=each.text, group=each.group)
            elif each.through == known.through and not is_year and known.year not in of_year:
                now = replace(each, kind="outcome")
            elif each.year and not each.through and each.year <= known.year and beside_target:
                now = each if each.year in of_year else replace(each, kind="outcome")
        made.append(now)
        last = now if not now.group else last
    return (first, *made)


def _record(run: Sequence[Block], known: ReportHeads) -> list[Block]:
    """The lines that a table is whose rows are a label and what it says, one of them an assessment: «Måluppfyllelse»
    beside «Gul». Empty for any other table."""
    labels = [known.read(each.cells[:1])[0] for each in run]
    if not all(len(each.cells) == _PAIR for each in run) or all(each.kind != "assessment" for each in labels):
        return []
    if not all(known.is_label(each.text) for each in labels) or len({each.text for each in labels}) < len(run):
        return []
    made = []
    for row, label in zip(run, labels, strict=True):
        first, said = coloured(row, (known.read(("",))[0], label))
        if known.is_head(said):
            return []
        text = f"{first.strip(' :')}: {said.strip()}" if said.strip() else first
        made.append(Block(BlockKind.TEXT, text, row.line, page=row.page, sheet=row.sheet, row=row.row))
    return made


_PAIR = 2


def _is_second_heads(cells: Sequence[str], upper: Sequence[str], known: ReportHeads) -> bool:
    """Whether a second row goes on heading the columns: its first cell is empty or the same, the others are heads."""
    filled = [cell.strip() for cell in cells[1:] if cell.strip()]
    if not filled or (cells[0].strip() and upper[0].strip() and cells[0].strip() != upper[0].strip()):
        return False
    if any(_FIGURE.match(cell) and not re.fullmatch(r"(?:19|20)\d\d", cell) for cell in filled):
        return False
    both = known.read(known.joined(upper, cells))[1:]
    return len(filled) > 1 and (
        all(_HEAD_WORDS.match(cell) or known.read((cell,))[0].kind for cell in filled)
        or all(each.kind for each in both)
    )


_OF_TABLE = re.compile(r"(?:belopp|siffror|tabell|uppgifter)\w*\b[^.\d]*\bi\s+(?P<unit>[^.,)]+)", re.IGNORECASE)
"""How a sentence above a table says what its figures are counted in."""


def _unit(texts: Sequence[str], heads: Sequence[ReportColumn], above: Sequence[str]) -> str:
    """The unit of a table's money, as a plan's file has it: alone in its first head, in another head, or in what stands
    above it: in a sentence on the amounts, or in the heading."""
    said = [found["unit"] if (found := _OF_TABLE.search(text)) else text for text in (texts[0], *reversed(above[1:]))]
    said[1:1] = [each.unit for each in heads]
    words = "|".join(sorted(_UNITS, key=len, reverse=True))
    said += re.findall(rf"(?<!\w)(?:{words})(?!\w)", above[0].casefold())
    plain = (" ".join(each.casefold().split()).strip(" ().:") for each in said)
    return next((_UNITS[each] for each in plain if each in _UNITS), "")


_UNITS = {
    **{unit: unit for unit in ("mkr", "mnkr", "tkr", "kr")},
    **dict.fromkeys(("miljoner kronor", "miljon kronor"), "mkr"),
    **dict.fromkeys(("tusen kronor", "tusentals kronor", "kkr"), "tkr"),
    "kronor": "kr",
}


_ASSESSED = frozenset(("assessment", "status"))
"""What a colour says something of."""

_HUES = ((20, "Röd"), (40, "Orange"), (70, "Gul"), (170, "Grön"), (260, "Blå"), (330, "Lila"), (360, "Röd"))
"""The word for a hue up to so many degrees. Amber (FFC000, 45 degrees) is the yellow of traffic lights; the orange of
reports (ED7D31, F79646) lies at 24 to 27."""

_NAMELESS = re.compile(r"\(cid:\d+\)")
"""What a PDF has for a sign of which it does not say what it is, such as a dot of a symbol font."""
_COLOURLESS = 0.15
"""The saturation below which a colour is a grey: half of what the palest tint in use has (E2EFDA, 0.4)."""
_WHITE, _BLACK = 0.96, 0.08
"""The lightness beyond which a cell is as if it were not filled."""


def coloured(row: Block, heads: Sequence[ReportColumn]) -> tuple[str, ...]:
    """The cells of a row; one that is empty or holds a mark alone, and is filled otherwise than those that do not
    assess, has the word for its colour, in the columns that assess."""
    if not row.fills:
        return row.cells
    cells = list(row.cells)
    beside = next((fill for fill, head in zip(row.fills, heads, strict=False) if head.kind not in _ASSESSED), "")
    for place, (fill, head) in enumerate(zip(row.fills, heads, strict=False)):
        is_told = place < len(cells) and any(map(str.isalnum, _NAMELESS.sub("", cells[place])))
        if place < len(cells) and head.kind in _ASSESSED and not is_told and fill != beside:
            cells[place] = colour_word(fill) or cells[place]
    return tuple(cells)


def colour_word(fill: str) -> str:
    """The word for a colour of six hexadecimal digits; empty for white, black and what is none."""
    try:
        red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return ""
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    if not _BLACK < lightness < _WHITE:
        return ""
    return "Grå" if saturation < _COLOURLESS else next(name for limit, name in _HUES if hue * 360 <= limit)
