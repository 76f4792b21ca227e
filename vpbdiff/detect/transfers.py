"""Units between which an equal amount seems to have gone: likely, and for a person to accept."""

from __future__ import annotations

from vpbdiff.budget.movement import movement
from vpbdiff.budget.tables import UNITS
from vpbdiff.model.changes import Facet, Kind, Matching
from vpbdiff.model.plan import Plan, Presence


def transfer_facets(matching: Matching, old: Plan, new: Plan) -> dict[str, Facet]:
    """The facet of each row that gave or got, by its pointer in the new plan; its values are the names of both rows.

    Only equal and opposite amounts, each the only one of its size, and between rows that both plans have: a unit that
    came or went explains its own amount.
    """
    if any(plan.listing(UNITS).presence is Presence.NOT_KNOWN for plan in (old, new)):
        return {}
    moved = movement(old, new, matching)
    found: dict[str, Facet] = {}
    for transfer in moved.likely_transfers if moved else ():
        sides = transfer.source, transfer.target
        if all(side.old and side.new for side in sides):
            facet = Facet(Kind.TRANSFERRED, None, transfer.source.name, transfer.target.name, certain=False)
            found |= {row.pointer: facet for side in sides for row in side.new}
    return found
