"""What running text says on either side of a change, and what it no longer promises to all."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.cache import by_identity
from vpbdiff.language.promises import ALL, Promise
from vpbdiff.language.sentences import Sentence, partners, split, split_text
from vpbdiff.language.tokens import tokenize
from vpbdiff.model.changes import Change
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.model.plan import Item, Plan

PROSE = (Chapter.PROSE, Chapter.ORGANISATION)
"""The parts of a plan that are running text."""


def sides(change: Change) -> tuple[str, str]:
    """The running text of both sides, with that of the parts that are told with an item: those of one that stands in
    both plans are changes of their own."""
    whole = not (len(change.old) == len(change.new) == 1)
    held = (change.old, change.new)
    old, new = ("\n".join(text for item in side for text in _texts(item, whole=whole)) for side in held)
    return old, new


def lost_promises(change: Change, new: Plan) -> tuple[str, ...]:
    """The sentences of running text, as the old plan has them, that promise something to all, always or for each
    («ska», «alla»), that the new text has in no words and that no other text of the new plan promises. A promise in
    other words is compared, and may be weaker."""
    return tuple(text for text, one in _gone(change) if not any(_says(other, one) for other in _promised(new)))


@by_identity(1_000)
def _gone(change: Change) -> tuple[tuple[str, Sentence], ...]:
    """The sentences that promise to all, with their text, and have no partner in the change's new text."""
    if ENTITIES[change.entity].chapter not in PROSE:
        return ()
    old, new = sides(change)
    promised = _to_all(old)
    after = split(tokenize(new)) if promised else []
    found = zip(promised, partners([one for _, one in promised], after), strict=True)
    return tuple(told for told, (one, other) in found if other is None or one.topics.isdisjoint(other.topics))


@by_identity(2)
def _promised(plan: Plan) -> tuple[Sentence, ...]:
    """What a plan promises to all, anywhere."""
    return tuple(one for item in plan.items() for _, one in _to_all("\n".join(_texts(item, whole=False))))


def _says(sentence: Sentence, other: Sentence) -> bool:
    """Whether most of what another sentence is about is what this one is about too."""
    return len(sentence.topics & other.topics) > len(other.topics) / 2


def _to_all(text: str) -> list[tuple[str, Sentence]]:
    if not ALL.search(text.casefold()):
        return []
    said = ((part, one, Promise(one)) for part in split_text(text) for one in split(tokenize(part)))
    return [(part, one) for part, one, promise in said if promise.binds and promise.all]


def _texts(item: Item, *, whole: bool) -> Iterator[str]:
    yield from (value for value in item.fields.values() if isinstance(value, str))
    for listing in item.lists.values() if whole else ():
        for part in listing:
            if part.entity.part and part.entity.chapter in PROSE:
                yield from _texts(part, whole=True)
