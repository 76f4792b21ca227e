"""What a sentence says was done, and whether that can be the reason for a change of some kind.

A cause or a decision may be the reason for anything. What rose, fell, began, ended or moved is the reason for what did
the same: that a unit gets more is no reason for its getting less.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from vpbdiff.model.changes import Kind


class Deed(StrEnum):
    """What a sentence says was done."""

    CAUSE = "cause"
    OCCASION = "occasion"
    """On what occasion, or what for: it says why, where something was done, and nothing by itself."""
    DECISION = "decision"
    UP = "up"
    DOWN = "down"
    BEGIN = "begin"
    END = "end"
    MOVE = "move"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE | re.VERBOSE)


_SAID = {
    Deed.CAUSE: _words(r"""
        på[ ]grund[ ]av | till[ ]följd[ ]av | med[ ]anledning[ ]av | mot[ ]bakgrund[ ]av | i[ ]enlighet[ ]med
        | i[ ]syfte[ ]att | eftersom | därför | därmed | således | orsak\w* | skäl\w* | beror[ ]på | leder[ ]till
        | lett[ ]till | medför\w* | behöv(?:s|des)[ ]inte
    """),
    Deed.OCCASION: _words(r"(?<!ansvarar[ ])för[ ]att | sedan | när | då"),
    Deed.DECISION: _words(r"""
        beslut\w* | (?:ny|svensk)[ ]lag | lagändring\w* | lagen[ ](?:ändra\w*|träder|kräver|gäller[ ]från)
        | träder[ ]i[ ]kraft | uppdrag\w* | avtalstid\w* | tilldela[ts] | föreslår | inga[ ]nya
    """),
    Deed.UP: _words(r"""
        ök(?:a|ar|as|at|ade|ad|ning)\w* | kostnadsökning\w* | höj(?:a|er|s|t|d|ning)\w* | utök\w* | tillför\w* | fler
        | väx(?:er|t|te) | dyrare | uppräkning\w* | index\w* | tillkommer
    """),
    Deed.DOWN: _words(r"""
        minsk(?:a|ar|as|at|ade|ad|ning)\w* | sänk\w* | färre | besparing\w* | effektivisering\w* | nedjuster\w*
        | sjunk\w* | billigare | inte[ ]återbesätts | avveckl\w*
    """),
    # «inför 2025» is a preposition.
    Deed.BEGIN: _words(r"""
        införs | infört | införts | införa\w* | inför(?![ ](?:\d|året|nästa|budget|valet)) | öppna\w* | starta\w*
        | inrätta\w* | bilda[ts]\w* | påbörja\w* | ny | nytt | nya
    """),
    Deed.END: _words(r"""
        upphör\w* | avsluta[tsd]\w* | avveckl\w* | stäng[ts]\w* | lägg\w*[ ]ned | lagts[ ]ned | slutför\w* | infört
        | genomfört | genomförts | ersätt\w* | ersatt\w* | tas[ ]bort | löp(?:er|t)[ ]ut | utgå\w*
    """),
    Deed.MOVE: _words(r"""
        flytta[ts]\w* | överför\w* | omfördel\w* | omprioriter\w* | slås | sammanslag\w* | omorganis\w* | byter[ ]namn
    """),
}
"""By what words a sentence says it, as plans and minutes do."""

_FITTING = {
    Kind.ADDED: (Deed.BEGIN, Deed.UP, Deed.MOVE),
    Kind.REMOVED: (Deed.END, Deed.DOWN, Deed.MOVE),
    **dict.fromkeys((Kind.INCREASED, Kind.RAISED), (Deed.UP, Deed.BEGIN, Deed.MOVE)),
    **dict.fromkeys((Kind.DECREASED, Kind.LOWERED), (Deed.DOWN, Deed.END, Deed.MOVE)),
    **dict.fromkeys((Kind.MOVED, Kind.MERGED, Kind.SPLIT, Kind.TRANSFERRED), (Deed.MOVE, Deed.BEGIN, Deed.END)),
    Kind.RENAMED: (Deed.MOVE, Deed.BEGIN, Deed.END),
}
"""What fits a kind of change, beside a cause and a decision; any deed fits every other kind."""

_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.MERGED, Kind.SPLIT)
"""What becomes of an item as a whole, which money may be the reason for."""

_FROM_TO = re.compile(r"\bfrån\b(?P<source>.*?)\btill\b(?P<target>.*)", re.IGNORECASE)


def deeds(text: str) -> frozenset[Deed]:
    """What a sentence says was done."""
    return frozenset(deed for deed, said in _SAID.items() if said.search(text))


def fits(found: Collection[Deed], kinds: Collection[Kind]) -> bool:
    """Whether what was done can be the reason for a change of these kinds."""
    if Deed.CAUSE in found or Deed.DECISION in found:
        return True
    anything = tuple(deed for deed in Deed if deed is not Deed.OCCASION)
    asked = [_FITTING.get(kind, anything) for kind in kinds] or [anything]
    return any(deed in found for each in asked for deed in each)


def contradicts(found: Collection[Deed], kinds: Collection[Kind]) -> bool:
    """Whether an amount is said to have gone the other way than it did, and nothing else of it."""
    return any(
        kind in kinds and other in found and own not in found and Deed.MOVE not in found
        for kind, own, other in ((Kind.INCREASED, Deed.UP, Deed.DOWN), (Kind.DECREASED, Deed.DOWN, Deed.UP))
    )


def of_the_whole(kinds: Collection[Kind]) -> bool:
    """Whether a change is of an item as a whole, and not of something in it."""
    return any(kind in _WHOLE for kind in kinds)


def transfer(text: str) -> tuple[str, str]:
    """What a sentence says that something moved from, and to; nothing where it does not say both."""
    found = _FROM_TO.search(text) if _SAID[Deed.MOVE].search(text) else None
    return (found["source"], found["target"]) if found else ("", "")
