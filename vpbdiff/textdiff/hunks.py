"""Two token lists aligned, and the alignment as the runs of words that a reader sees.

Words are aligned and marks follow, so that two commas never pull a sentence apart. The runs (same, removed, added) are
for display alone: they join what only a chance match keeps apart. What a change means is judged on the alignment
itself, where no matching word is hidden in a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from vpbdiff.language.lexicon import FUNCTION_WORDS
from vpbdiff.language.tokens import Sort, Token, join
from vpbdiff.model.changes import Op, WordEdit


class AlignedBlock(NamedTuple):
    """A stretch of the two texts: the same tokens by key, or a gap where they differ; in a gap either may be empty."""

    same: bool
    old: list[Token]
    new: list[Token]


_EXACT_CELLS = 50_000_000
"""The longest common subsequence needs a bit for each pair of words: 6 MB here, two texts of 7,000 words each. Longer
ones take Levenshtein's alignment, which matches slightly fewer words in little memory."""


def align(old: list[Token], new: list[Token]) -> list[AlignedBlock]:
    """The two lists as alternating same and differing blocks, which together hold every token once."""
    blocks: list[AlignedBlock] = []
    old_at = new_at = 0
    for old_start, new_start, length in _anchors(old, new):
        _add_gap(blocks, old[old_at:old_start], new[new_at:new_start])
        _add_same(blocks, old[old_start : old_start + length], new[new_start : new_start + length])
        old_at, new_at = old_start + length, new_start + length
    _add_gap(blocks, old[old_at:], new[new_at:])
    return blocks


def _anchors(old: list[Token], new: list[Token]) -> Iterator[tuple[int, int, int]]:
    """Stretches of matching words with no mark between them: position in old, position in new, length."""
    old_words = [position for position, token in enumerate(old) if token.sort is not Sort.MARK]
    new_words = [position for position, token in enumerate(new) if token.sort is not Sort.MARK]
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


def _add_gap(blocks: list[AlignedBlock], old: list[Token], new: list[Token]) -> None:
    """Adds what lies between two matching words; marks that agree at either end of it are the same."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i].key != new[i].key), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i].key != new[-1 - i].key), rest)
    _add_same(blocks, old[:head], new[:head])
    if len(old) + len(new) > 2 * (head + tail):
        blocks.append(AlignedBlock(False, old[head : len(old) - tail], new[head : len(new) - tail]))
    _add_same(blocks, old[len(old) - tail :], new[len(new) - tail :])


def _add_same(blocks: list[AlignedBlock], old: list[Token], new: list[Token]) -> None:
    if not old:
        return
    if blocks and blocks[-1].same:
        blocks[-1].old.extend(old)
        blocks[-1].new.extend(new)
    else:
        blocks.append(AlignedBlock(True, old, new))


def readable(blocks: Sequence[AlignedBlock]) -> tuple[WordEdit, ...]:
    """The blocks as runs of words; SAME and OLD joined give the old text, SAME and NEW the new, save where SAME words
    differ in white space alone."""
    words: list[WordEdit] = []
    old_space = new_space = ""
    runs = list(_consolidated(_by_text(blocks)))
    for position, run in enumerate(runs):
        old, new = old_space + join(run.old), new_space + join(run.new)
        old_space = new_space = ""
        if run.same and position + 1 < len(runs):
            new, old_space, new_space = _space_between(run, runs[position + 1])
        sides = ((Op.SAME, new),) if run.same else ((Op.OLD, old), (Op.NEW, new))
        words += [WordEdit(op, text) for op, text in sides if text]
    return tuple(words)


def _space_between(same: _Run, changed: _Run) -> tuple[str, str, str]:
    """The text of a same run, and the white space after it that differs and so goes with the changed run's sides."""
    old, new = same.old[-1].space, same.new[-1].space
    text = join(same.new)
    if old == new:
        return text, "", ""
    bare = text[: len(text) - len(new)]
    if (changed.old or not old) and (changed.new or not new):
        return bare, old, new
    return bare + (old or new), "", ""


class _Run:
    """Blocks in the making of a run; grows in place, so that a long text stays linear."""

    def __init__(self, same: bool, old: Sequence[Token], new: Sequence[Token]) -> None:
        self.same = same
        self.old, self.new = list(old), list(new)
        # No more is asked of a run that stayed than its tokens: most of a text stayed.
        self.old_words, self.new_words = (0, 0) if same else (_words(old), _words(new))

    @property
    def words(self) -> int:
        """Words on both sides of a run that changed."""
        return self.old_words + self.new_words

    def take(self, other: _Run) -> None:
        """Adds another run to the end of this one, as changed."""
        self.old += other.old
        self.new += other.new
        self.old_words += _words(other.old) if other.same else other.old_words
        self.new_words += _words(other.new) if other.same else other.new_words


def _words(tokens: Sequence[Token]) -> int:
    return sum([token.sort is not Sort.MARK for token in tokens])


def _by_text(blocks: Sequence[AlignedBlock]) -> Iterator[_Run]:
    """Same blocks split where the keys agree and the texts do not: «ev.» and «eventuella» are shown as a change."""
    for block in blocks:
        if not block.same:
            yield _Run(False, block.old, block.new)
            continue
        start = 0
        agrees = [
            old.text == new.text or _bare(old) == _bare(new) for old, new in zip(block.old, block.new, strict=True)
        ]
        if all(agrees):
            yield _Run(True, block.old, block.new)
            continue
        for end in range(1, len(agrees) + 1):
            if end == len(agrees) or agrees[end] != agrees[start]:
                yield _Run(agrees[start], block.old[start:end], block.new[start:end])
                start = end


def _bare(token: Token) -> str:
    return token.text if token.sort is not Sort.FIGURE else "".join(token.text.split())


def _consolidated(runs: Iterator[_Run]) -> Iterator[_Run]:
    """Joins changed runs that touch, and those that only a word or two keep apart."""
    changed: _Run | None = None
    same: _Run | None = None
    for run in runs:
        if run.same:
            same = run
            if changed is None:
                yield run
        elif changed is not None and (same is None or _is_incidental(changed, same, run)):
            if same is not None:
                changed.take(same)
            changed.take(run)
            same = None
        else:
            yield from (held for held in (changed, same) if held is not None and changed is not None)
            changed, same = run, None
    yield from (held for held in (changed, same) if held is not None and changed is not None)


_SHORT = 6
"""Tokens, marks among them, that a same run has at most to be drawn into the changed runs around it."""


def _is_incidental(before: _Run, same: _Run, after: _Run) -> bool:
    """Whether the matching words between two changed runs carry too little to stand alone.

    Function words carry nothing, a word 1, a figure or an acronym 2; the changed runs must hold at least four times as
    many words on either side: below that a reader still sees the pattern, above it the word is a coincidence.
    """
    replaced = (before.old_words or after.old_words) and (before.new_words or after.new_words)
    if len(same.new) > _SHORT or not replaced:
        return False
    return 4 * sum(map(_weight, same.new)) <= min(before.words, after.words) > 0


def _weight(token: Token) -> int:
    if not token.counts or token.key in FUNCTION_WORDS:
        return 0
    return 2 if token.sort is not Sort.WORD or token.text.isupper() else 1
