"""Sets two token lists side by side, and makes of them runs that a person can read.

Words decide and marks follow: two commas never pull a sentence apart. The readable runs are for the eye alone; what a
change means is judged on the gaps, where no matching word is hidden in a changed run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from vpbdiff.changes import Op, Word
from vpbdiff.detect.lists import FUNCTION_WORDS
from vpbdiff.detect.tokens import Sort, Token, join


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the two texts: the same tokens by key, or a gap where they differ; in a gap either may be empty."""

    same: bool
    old: Sequence[Token]
    new: Sequence[Token]


_EXACT_CELLS = 50_000_000
"""The longest common subsequence needs a bit for each pair of words: 6 MB here, two texts of 7,000 words each. Longer
ones take Levenshtein's alignment, which matches slightly fewer words in little memory."""


def align(old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    """The two lists as alternating same and differing blocks, which together hold every token once."""
    blocks: list[Block] = []
    old_at = new_at = 0
    for old_start, new_start, length in _anchors(old, new):
        _add_gap(blocks, old[old_at:old_start], new[new_at:new_start])
        _add_same(blocks, old[old_start : old_start + length], new[new_start : new_start + length])
        old_at, new_at = old_start + length, new_start + length
    _add_gap(blocks, old[old_at:], new[new_at:])
    return blocks


def _anchors(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Matching words, as (position in old, position in new, 1)."""
    old_words = [position for position, token in enumerate(old) if token.counts]
    new_words = [position for position, token in enumerate(new) if token.counts]
    numbers: dict[str, int] = {}
    old_ids = [numbers.setdefault(old[position].key, len(numbers)) for position in old_words]
    new_ids = [numbers.setdefault(new[position].key, len(numbers)) for position in new_words]
    exact = len(old_ids) * len(new_ids) <= _EXACT_CELLS
    for block in (Indel if exact else Levenshtein).opcodes(old_ids, new_ids).as_matching_blocks():
        for step in range(block.size):
            yield old_words[block.a + step], new_words[block.b + step], 1


def _add_gap(blocks: list[Block], old: Sequence[Token], new: Sequence[Token]) -> None:
    """Adds what lies between two matching words; marks that agree at either end of it are the same."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i].key != new[i].key), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i].key != new[-1 - i].key), rest)
    _add_same(blocks, old[:head], new[:head])
    if len(old) + len(new) > 2 * (head + tail):
        blocks.append(Block(False, old[head : len(old) - tail], new[head : len(new) - tail]))
    _add_same(blocks, old[len(old) - tail :], new[len(new) - tail :])


def _add_same(blocks: list[Block], old: Sequence[Token], new: Sequence[Token]) -> None:
    if not old:
        return
    if blocks and blocks[-1].same:
        last = blocks.pop()
        old, new = [*last.old, *old], [*last.new, *new]
    blocks.append(Block(True, old, new))


def readable(blocks: Sequence[Block]) -> tuple[Word, ...]:
    """The blocks as runs of words: what is the same, what went, what came."""
    words: list[Word] = []
    for block in _without_confetti(_by_text(blocks)):
        if block.same:
            words.append(Word(Op.SAME, join(block.new)))
            continue
        words += [Word(op, text) for op, text in ((Op.OLD, join(block.old)), (Op.NEW, join(block.new))) if text]
    return tuple(words)


def _by_text(blocks: Sequence[Block]) -> Iterator[Block]:
    """Same blocks split where the keys agree and the texts do not: «ev.» and «eventuella» are shown as a change."""
    for block in blocks:
        if not block.same:
            yield block
            continue
        start = 0
        differs = [_bare(old) != _bare(new) for old, new in zip(block.old, block.new, strict=True)]
        for end in range(1, len(differs) + 1):
            if end == len(differs) or differs[end] != differs[start]:
                yield Block(not differs[start], block.old[start:end], block.new[start:end])
                start = end


def _bare(token: Token) -> str:
    return token.text if token.sort is not Sort.FIGURE else "".join(token.text.split())


def _without_confetti(blocks: Iterator[Block]) -> Iterator[Block]:
    """Joins changed runs over a matching word or two that would only scatter them."""
    held: list[Block] = []
    for block in blocks:
        if len(held) == 2 and not block.same:
            if _scatters(held[0], held[1], block):
                held = [_joined([*held, block])]
            else:
                yield from held
                held = [block]
        elif held and not block.same and not held[-1].same:
            held = [_joined([held[-1], block])]
        elif not held and block.same:
            yield block
        else:
            held.append(block)
    yield from held


def _joined(blocks: list[Block]) -> Block:
    return Block(False, [t for block in blocks for t in block.old], [t for block in blocks for t in block.new])


def _scatters(before: Block, same: Block, after: Block) -> bool:
    """Whether the matching words between two changed runs carry too little to stand alone.

    Function words carry nothing, a word 1, a figure or an acronym 2; the changed runs must hold at least four times as
    many words, on either side: below that a reader still sees the pattern, above it the word is a coincidence.
    """
    weight = sum(_weight(token) for token in same.new)
    changed = [
        sum(token.counts for token in tokens) for tokens in ((*before.old, *after.old), (*before.new, *after.new))
    ]
    runs = [sum(token.counts for token in (*block.old, *block.new)) for block in (before, after)]
    return len(same.new) <= 6 and min(changed) > 0 and min(runs) > 0 and 4 * weight <= min(runs)


def _weight(token: Token) -> int:
    if not token.counts or token.key in FUNCTION_WORDS:
        return 0
    return 2 if token.sort is not Sort.WORD or token.text.isupper() else 1
