"""Makes of an alignment the runs of words that a person reads: what is the same, what went, what came.

For the eye alone: what a change means is judged on the alignment itself, where no matching word is hidden in a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.language.lexicon import FUNCTION_WORDS
from vpbdiff.language.tokens import Sort, Token, join
from vpbdiff.model.changes import Op, Word
from vpbdiff.textdiff.alignment import Block


def readable(blocks: Sequence[Block]) -> tuple[Word, ...]:
    """The blocks as runs of words; SAME and OLD joined give the old text, SAME and NEW the new, save where SAME words
    differ in white space alone."""
    words: list[Word] = []
    old_space = new_space = ""
    runs = list(_without_confetti(_by_text(blocks)))
    for position, run in enumerate(runs):
        old, new = old_space + join(run.old), new_space + join(run.new)
        old_space = new_space = ""
        if run.same and position + 1 < len(runs):
            new, old_space, new_space = _space_between(run, runs[position + 1])
        sides = ((Op.SAME, new),) if run.same else ((Op.OLD, old), (Op.NEW, new))
        words += [Word(op, text) for op, text in sides if text]
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
        self.old_words = sum(token.counts for token in old)
        self.new_words = sum(token.counts for token in new)

    @property
    def words(self) -> int:
        """Words on both sides."""
        return self.old_words + self.new_words

    def take(self, other: _Run) -> None:
        """Adds another run to the end of this one, as changed."""
        self.old += other.old
        self.new += other.new
        self.old_words += other.old_words
        self.new_words += other.new_words


def _by_text(blocks: Sequence[Block]) -> Iterator[_Run]:
    """Same blocks split where the keys agree and the texts do not: «ev.» and «eventuella» are shown as a change."""
    for block in blocks:
        if not block.same:
            yield _Run(False, block.old, block.new)
            continue
        start = 0
        agrees = [_bare(old) == _bare(new) for old, new in zip(block.old, block.new, strict=True)]
        for end in range(1, len(agrees) + 1):
            if end == len(agrees) or agrees[end] != agrees[start]:
                yield _Run(agrees[start], block.old[start:end], block.new[start:end])
                start = end


def _bare(token: Token) -> str:
    return token.text if token.sort is not Sort.FIGURE else "".join(token.text.split())


def _without_confetti(runs: Iterator[_Run]) -> Iterator[_Run]:
    """Joins changed runs that touch, and those that only a word or two keep apart."""
    changed: _Run | None = None
    same: _Run | None = None
    for run in runs:
        if run.same:
            same = run
            if changed is None:
                yield run
        elif changed is not None and (same is None or _scatters(changed, same, run)):
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


def _scatters(before: _Run, same: _Run, after: _Run) -> bool:
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
