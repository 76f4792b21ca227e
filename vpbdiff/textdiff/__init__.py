"""Two texts of one field compared: which words differ, whether it matters, whether a promise became weaker.

It knows texts and neither items nor plans, so that detection, explanations, the gate and the merge can all use it.
"""

from __future__ import annotations

from typing import NamedTuple

from vpbdiff.language.abbreviations import read, spelled_out
from vpbdiff.language.spelling import Vocabulary
from vpbdiff.model.changes import Significance, WordEdit
from vpbdiff.textdiff.hunks import align, readable
from vpbdiff.textdiff.significance import judge
from vpbdiff.textdiff.weakening import weakened

__all__ = ["TextDifference", "Vocabulary", "compare_texts"]


class TextDifference(NamedTuple):
    """How two texts differ. `certain` is False where the significance is proposed and a person should accept it."""

    words: tuple[WordEdit, ...]
    significance: Significance
    certain: bool
    weakened: bool


def compare_texts(old: str, new: str, vocabulary: Vocabulary) -> TextDifference:
    """The difference between the old and the new text of one field.

    The SAME and OLD runs of `words` joined give the old text, the SAME and NEW runs the new, save where SAME words
    differ in white space alone. `vocabulary` is that of both plans. Significance is a fact of the texts: what is
    material stays so whatever anyone marks.
    """
    old_tokens, new_tokens = spelled_out(read(old), read(new))
    blocks = align(old_tokens, new_tokens)
    verdict = judge(old_tokens, new_tokens, blocks, vocabulary)
    weaker = verdict.significance is Significance.MATERIAL and weakened(old_tokens, new_tokens, vocabulary.years)
    return TextDifference(readable(blocks), verdict.significance, verdict.certain, weaker)
