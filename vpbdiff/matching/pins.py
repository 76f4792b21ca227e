"""A person's pins, found again in the plans. They come before every rung of the ladder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vpbdiff.matching.nodes import Node, nodes
from vpbdiff.model.changes import Rung
from vpbdiff.model.keys import Pin, plan_keys
from vpbdiff.model.plan import Plan

Link = tuple[Node, Node]
"""An item of the old plan and one of the new."""


def inapplicable(pins: Sequence[Pin], old: Plan, new: Plan) -> tuple[Pin, ...]:
    """The pins that say nothing of these plans, or nothing that can hold.

    An item is no longer there under its key, the two are of different kinds (or rows of different tables), or an
    earlier pin says otherwise: that the two are not one, or that they are, or that one of them is part of something
    else already.
    """
    if not pins:
        return ()
    return tuple(Settled(pins, (old, nodes(old)), (new, nodes(new))).refused)


class Settled:
    """What a list of pins comes to: the pairs to make, those never to make, and the pins that don't apply."""

    def __init__(self, pins: Sequence[Pin], old: tuple[Plan, Sequence[Node]], new: tuple[Plan, Sequence[Node]]) -> None:
        self.pairs: list[tuple[Node, Node, Rung]] = []
        self.apart: set[Link] = set()
        self.refused: list[Pin] = []
        if pins:
            self._settle(pins, _by_key(*old), _by_key(*new))

    def _settle(self, pins: Sequence[Pin], olds: dict[str, Node], news: dict[str, Node]) -> None:
        said: dict[Link, Pin] = {}
        for pin in pins:
            link = _link(olds.get(pin.old), news.get(pin.new))
            if link is None or said.setdefault(link, pin).same != pin.same:
                self.refused.append(pin)
        self.apart = {link for link, pin in said.items() if not pin.same}
        knots = _Knots()
        for link in sorted((link for link, pin in said.items() if pin.same), key=_depths):
            if rung := knots.rung(*link):
                knots.tie(*link)
                self.pairs.append((*link, rung))
            else:
                self.refused.append(said[link])


@dataclass
class _Knots:
    """The pairs made so far: which may come beside them and be one merge or one split with them, and nothing else."""

    ties: dict[Node, list[Node]] = field(default_factory=dict)

    def rung(self, old: Node, new: Node) -> Rung | None:
        """What a pair of the two would be; None where they can't be one beside the pairs that are made."""
        olds, news = self.ties.get(new, []), self.ties.get(old, [])
        if not olds and not news:
            return Rung.PINNED
        if not news and self._holds_nothing_else(olds):
            return Rung.MERGED
        if not olds and self._holds_nothing_else(news):
            return Rung.SPLIT
        return None

    def _holds_nothing_else(self, partners: Iterable[Node]) -> bool:
        return all(len(self.ties[partner]) == 1 for partner in partners)

    def tie(self, old: Node, new: Node) -> None:
        """Remember a pair."""
        self.ties.setdefault(old, []).append(new)
        self.ties.setdefault(new, []).append(old)


def _by_key(plan: Plan, found: Iterable[Node]) -> dict[str, Node]:
    by_pointer = {node.item.pointer: node for node in found}
    keyed = ((key, by_pointer.get(item.pointer)) for key, item in plan_keys(plan).items())
    return {key: node for key, node in keyed if node}


def _link(old: Node | None, new: Node | None) -> Link | None:
    return (old, new) if old and new and old.pool == new.pool else None


def _depths(link: Link) -> tuple[int, int]:
    """Owners first; of several that became one, the outermost is the one that the others went into."""
    return link[0].depth, link[1].depth
