"""The organisation: units with what they answer for."""

from __future__ import annotations

from vpbdiff.documents.blocks import Block
from vpbdiff.recognise.builder import Draft, Item
from vpbdiff.recognise.headings import Node
from vpbdiff.recognise.sections import by_lead, parted_by_bold, passages


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


def units(prose: list[Block], headed: bool, draft: Draft) -> list[Block]:
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
