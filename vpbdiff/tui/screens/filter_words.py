"""A filter in words: what is shown is never mistaken for all."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.review.worklist import Filter
from vpbdiff.statements import phrases
from vpbdiff.tui.widgets.change_list import kind_name
from vpbdiff.wording import Wording


def sentence(chosen: Filter, shown: int, everything: int, wording: Wording) -> str:
    """What the filter lets through, and how many that is of all; empty where it leaves nothing out."""
    if chosen.whole:
        return ""
    what = "; ".join(_conditions(chosen, wording))
    return wording.say("review.filtered", what=what, shown=shown, all=everything)


def _conditions(chosen: Filter, wording: Wording) -> Iterator[str]:
    if chosen.text.strip():
        yield f"«{chosen.text}»"
    groups = (
        [phrases.entity_word(entity, 2, wording) for entity in chosen.entities],
        [kind_name(kind, wording) for kind in chosen.kinds],
        [wording.say(f"review.state.{mark}") for mark in chosen.marks],
    )
    yield from (phrases.joined(words, wording, "diff.or") for words in groups if words)
    if chosen.weakened:
        yield wording.say("review.filter-weakened")
