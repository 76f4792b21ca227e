"""Sets two token lists side by side. Words decide and marks follow: two commas never pull a sentence apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from vpbdiff.language.tokens import Token


class Block(NamedTuple):
    """A stretch of the two texts: the same tokens by key, or a gap where they differ; in a gap either may be empty."""

    same: bool
    old: list[Token]
    new: list[Token]


_EXACT_CELLS = 50_000_000
"""The longest common subsequence needs a bit for each pair of words: 6 MB here, two texts of 7,000 words each. Longer
ones take Levenshtein's alignment, which matches slightly fewer words in little memory."""


def align(old: list[Token], new: list[Token]) -> list[Block]:
    """The two lists as alternating same and differing blocks, which together hold every token once."""
    blocks: list[Block] = []
    old_at = new_at = 0
    for old_start, new_start, length in _anchors(old, new):
        _add_gap(blocks, old[old_at:old_start], new[new_at:new_start])
        _add_same(blocks, old[old_start : old_start + length], new[new_start : new_start + length])
        old_at, new_at = old_start + length, new_start + length
    _add_gap(blocks, old[old_at:], new[new_at:])
    return blocks


def _anchors(old: list[Token], new: list[Token]) -> Iterator[tuple[int, int, int]]:
    """Stretches of matching words with no mark between them: position in old, position in new, length."""
    old_words = [position for position, token in enumerate(old) if token.counts]
    new_words = [position for position, token in enumerate(new) if token.counts]
    numbers: dict[str, int] = {}
    old_ids = [numbers.setdefault(old[position].key, len(numbers)) for position in old_words]
    new_ids = [numbers.setdefault(new[position].key, len(numbers)) for position in new_words]
    exact = len(old_ids) * len(new_ids) <= _EXACT_CELLS
    for block in (Indel if exact else Levenshtein).opcodes(old_ids, new_ids).as_matching_blocks():
        start = 0
        for step in range(1, block.size + 1):
            ends = step == block.size
            if ends or not (_adjacent(old_words, block.a + step) and _adjacent(new_words, block.b + step)):
                yield old_words[block.a + start], new_words[block.b + start], step - start
                start = step


def _adjacent(positions: list[int], index: int) -> bool:
    return positions[index] == positions[index - 1] + 1


def _add_gap(blocks: list[Block], old: list[Token], new: list[Token]) -> None:
    """Adds what lies between two matching words; marks that agree at either end of it are the same."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i].key != new[i].key), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i].key != new[-1 - i].key), rest)
    _add_same(blocks, old[:head], new[:head])
    if len(old) + len(new) > 2 * (head + tail):
        blocks.append(Block(False, old[head : len(old) - tail], new[head : len(new) - tail]))
    _add_same(blocks, old[len(old) - tail :], new[len(new) - tail :])


def _add_same(blocks: list[Block], old: list[Token], new: list[Token]) -> None:
    if not old:
        return
    if blocks and blocks[-1].same:
        blocks[-1].old.extend(old)
        blocks[-1].new.extend(new)
    else:
        blocks.append(Block(True, old, new))
