"""Which change a person means: by the beginning of its id, by the item's key, or by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vpbdiff.explanations.subjects import Subject
from vpbdiff.language.tokens import tokenize

T = TypeVar("T")

LEAST_OF_ID = 3
"""Letters of an id that are taken for its beginning. A plan has up to a few hundred changes: three letters
tell most of them apart, and one or two would catch words of a name."""

_NEAREST = 5
"""Names that are offered where none fits: a line or two of a terminal."""

_ALIKE = 60
"""Likeness, of 100, from which a name is worth offering: a slip in a word stays above, another word alone does not."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a word may mean: the one, or several to choose from. `guessed` says that none of them fits, and that
    they are only the nearest."""

    found: tuple[Subject, ...]
    guessed: bool = False

    @property
    def only(self) -> Subject | None:
        """The one subject that is meant; None where there are several or none."""
        return self.found[0] if len(self.found) == 1 and not self.guessed else None


def choose(word: str, among: Sequence[Subject]) -> Chosen:
    """The subjects that a word names, by the strictest of these that fits any: id or key, name, beginning of either."""
    wanted = plain(word)
    rungs: tuple[Callable[[Subject], bool], ...] = (
        lambda each: word in (each.item, short_id(each, whole=True)),
        lambda each: plain(each.record.name) == wanted,
        lambda each: _begins(each, word, wanted),
    )
    for fits in rungs if wanted else ():
        if found := tuple(each for each in among if fits(each)):
            return Chosen(found)
    return Chosen(nearest(wanted, among, lambda each: each.record.name), guessed=True)


def short_id(subject: Subject, *, whole: bool = False) -> str:
    """The beginning of a change's id, as it is shown to a person, or all of it; empty where there is no change."""
    if subject.change is None:
        return ""
    return subject.change.id if whole else subject.change.id[:6]


def nearest(wanted: str, among: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Those whose names are most like what was written, best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where nothing fits

    held = list(among)
    found = process.extract(
        wanted, [plain(name(each)) for each in held], scorer=fuzz.partial_ratio, limit=_NEAREST, score_cutoff=_ALIKE
    )
    return tuple(held[position] for _, _, position in found)


def plain(name: str) -> str:
    """A name as it is compared: case, kinds of dash and quote, and white space are no part of it."""
    return " ".join(token.key for token in tokenize(name.strip()) if token.key)


def _begins(subject: Subject, word: str, wanted: str) -> bool:
    by_id = len(word) >= LEAST_OF_ID and short_id(subject, whole=True).startswith(word.casefold())
    return by_id or plain(subject.record.name).startswith(wanted)
