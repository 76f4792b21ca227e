"""The organisation: units with what they answer for."""

from __future__ import annotations

from vpbdiff.documents.blocks import Block
from vpbdiff.extract.draft import Draft, Item
from vpbdiff.extract.outline import Node
from vpbdiff.extract.sections import passages


def unit(node: Node, prose: list[Block], draft: Draft) -> None:
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
