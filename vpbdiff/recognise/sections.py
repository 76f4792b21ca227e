"""Prose, and the small parts of a plan: units, declarations, procurement, fees.

Prose is the paragraphs and bullets of sections, and of whatever else has running text under its heading. The small
parts are units with their responsibilities, quality declarations (kvalitetsdeklarationer), the plan for competition and
procurement with contracts to procure anew and new needs, and fees and charges (taxor och avgifter).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.language.dates import ISO_DAY, is_day
from vpbdiff.recognise.builder import Item, SnapshotBuilder
from vpbdiff.recognise.cells import is_value
from vpbdiff.recognise.headings import HeadingNode
from vpbdiff.recognise.raw_tables import fee_amounts, priced
from vpbdiff.recognise.rows import RecognisedTable, TableRow, is_particular


@dataclass(slots=True)
class ProseBlock:
    """A paragraph or bullet: the pieces that a page's or a line's end broke it into, and their lines."""

    pieces: list[str]
    lines: list[int]
    bullet: bool = False
    lead: str = ""

    @property
    def text(self) -> str:
        """The passage whole."""
        return sentences.whole(self.pieces)


def passages(blocks: Iterable[Block], draft: SnapshotBuilder) -> list[ProseBlock]:
    """The paragraphs and bullets of running text, those whole again that a page or a line's end broke in two."""
    found: list[ProseBlock] = []
    headed = False
    for block in blocks:
        bullet = block.kind is BlockKind.BULLET
        above = found[-1] if found and not bullet and not headed else None
        headed = block.kind is BlockKind.HEADING
        above = None if headed else above
        if above and not block.apart:
            if len(above.lines) == 1:  # once a paragraph: where one line is folded, all are
                draft.ledger.note(block.line, "import.note.lines-joined", text=block.text)
        elif above and _cut_off(above, block):
            draft.ledger.note(block.line, "import.note.paragraph-joined", text=block.text)
        else:
            found.append(ProseBlock([block.text], [block.line], bullet, block.lead))
            continue
        above.pieces.append(block.text)
        above.lines.append(block.line)
    return found


def _cut_off(above: ProseBlock, block: Block) -> bool:
    """Whether a page's end cut a passage off. A bullet often ends in no full stop: only a small letter continues it."""
    if above.bullet:
        return not sentences.ended(above.pieces[-1]) and sentences.goes_on(block.text)
    return sentences.cut_off(above.pieces[-1], block.text)


def paragraphs(blocks: Iterable[Block], draft: SnapshotBuilder) -> list[Item]:
    """The paragraphs of a section."""
    found = []
    for passage in passages(blocks, draft):
        item: Item = {"text": passage.text} | ({"bullet": True} if passage.bullet else {})
        found.append(item | {"source": {"line": passage.lines[0]}})
        draft.ledger.place(found[-1], *passage.lines)
    return found


def description(blocks: Iterable[Block], draft: SnapshotBuilder, owner: Item) -> str:
    """The prose under a goal as one text, paragraph by paragraph; its lines are placed in `owner`."""
    found = passages(blocks, draft)
    for passage in found:
        draft.ledger.place(owner, *passage.lines)
    return "\n\n".join(f"- {passage.text}" if passage.bullet else passage.text for passage in found)


def parted_by_bold(prose: list[Block], draft: SnapshotBuilder, kind: str = "") -> tuple[list[Block], list[ProseBlock]]:
    """Prose, and its bullets if each begins with bold words: those are items of their own, with their names.

    A line that tells a particular of an item of that `kind` belongs to the bullet above it.
    """
    first = next((place for place, block in enumerate(prose) if block.kind is BlockKind.BULLET), len(prose))
    if first == len(prose) or not all(block.lead for block in prose if block.kind is BlockKind.BULLET):
        return prose, []
    found = _with_particulars(passages(prose[first:], draft), kind, draft)
    bullets = [each for each in found if each.bullet]
    if found[: len(bullets)] != bullets:
        return prose, []
    taken = {line for each in bullets for line in each.lines}
    return [block for block in prose if block.line not in taken], bullets


def _with_particulars(found: list[ProseBlock], kind: str, draft: SnapshotBuilder) -> list[ProseBlock]:
    """Passages, each bullet with the lines below it that tell more of it: «Ansvarig: Driftchef»."""
    made: list[ProseBlock] = []
    for passage in found:
        told = kind and made and made[-1].bullet and not passage.bullet
        if told and all(is_particular(piece, kind, draft.profile) for piece in passage.pieces):
            above = made[-1]
            ended = [piece if piece[-1:] in ".;" else f"{piece}." for piece in (*above.pieces, *passage.pieces)]
            made[-1] = ProseBlock([" ".join(ended)], above.lines + passage.lines, True, above.lead)
        else:
            made.append(passage)
    return made


def by_lead(text: str, lead: str) -> tuple[str, str]:
    """A text in two: the bold words that it begins with, without the mark that ends them, and the rest."""
    return lead.rstrip(" .:–—-"), text.removeprefix(lead).lstrip(" .:–—-")


def unit(node: HeadingNode, prose: list[Block], draft: SnapshotBuilder) -> None:
    """Add the unit that a heading names, each bullet under it as a responsibility."""
    bullets: list[Item] = []
    for passage in passages(prose, draft):
        bullets.append({"text": passage.text, "source": {"line": passage.lines[0]}})
        draft.ledger.place(bullets[-1], *passage.lines)
        if not passage.bullet:
            draft.ledger.note(passage.lines[0], "import.note.prose-in-unit", text=passage.text)
    made: Item = {"name": node.title, "responsibilities": bullets, "source": {"line": node.line}}
    draft.ledger.place(made, node.line)
    draft.listing("organisation/units").append(made)


def units(prose: list[Block], headed: bool, draft: SnapshotBuilder) -> list[Block]:
    """Take the units out of the prose of the organisation: bullets that each begin with a unit's name in bold.

    `headed` says that units stand under headings of their own: then no bullet is one. Gives the prose that is left.
    """
    rest, bullets = parted_by_bold(prose, draft)
    if headed or (not bullets and not prose):
        draft.listing("organisation/units")
        return prose
    for passage in bullets:
        name, text = by_lead(passage.text, passage.lead)
        answers: list[Item] = [{"text": text, "source": {"line": passage.lines[0]}}] if text else []
        made: Item = {"name": name, "responsibilities": answers, "source": {"line": passage.lines[0]}}
        draft.ledger.place(made, *passage.lines)
        draft.listing("organisation/units").append(made)
    if bullets:
        draft.ledger.note(bullets[0].lines[0], "import.note.units-by-bold", number=len(bullets))
    return rest


def declarations(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the declarations of a table."""
    found = draft.listing("quality_declarations")
    for row in draft.rows(table, "name", found):
        fields = {
            "name": table.cell(row, "name"),
            "decided": draft.date(table, row, "decided"),
            "status": table.cell(row, "status"),
        }
        found.append(draft.item(row.lines, fields))


def contracts(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the contracts of a table."""
    _add(table, "contracts", ("name", "reference"), draft)


def procurements(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the needs of a table."""
    _add(table, "procurements", ("name",), draft)


def _add(table: RecognisedTable, name: str, fields: tuple[str, ...], draft: SnapshotBuilder) -> None:
    found = draft.listing(f"procurement_plan/{name}")
    for row in draft.rows(table, "name", found):
        found.append(draft.item(row.lines, {field: table.cell(row, field) for field in fields}))


_DECISION = re.compile(rf"(?P<body>\D*?)\s*(?P<date>{ISO_DAY})?")


def fees(table: RecognisedTable, draft: SnapshotBuilder) -> None:
    """Add the fees of a table."""
    found = draft.listing("fees")
    found += [_fee(table, row, draft) for row in draft.rows(table, "name", found)]


def _fee(table: RecognisedTable, row: TableRow, draft: SnapshotBuilder) -> Item:
    decided = table.cell(row, "decided")
    decision = _DECISION.fullmatch(decided)
    if decision is None or (decision["date"] and not is_day(decision["date"])):
        decision = None
        draft.leave(table, row, "decided", "import.note.no-decision")
    charged = [
        (place, text)
        for place, (column, text) in enumerate(table.pairs(row))
        if column is None and text and is_value(text)
    ]
    row.taken |= {place for place, _ in charged}
    return draft.item(
        row.lines,
        {
            "name": table.cell(row, "name"),
            "amounts": priced(fee_amounts(table, charged, draft), table.cell(row, "name")) or None,
            "decided_by": decision["body"] if decision else None,
            "decided": decision["date"] if decision else None,
            "status": table.cell(row, "status"),
            "new_decision": table.cell(row, "new_decision"),
            "valid_from": draft.date(table, row, "valid_from"),
        },
    )
