"""Which sentence of the memo that the data give each piece of an edited one is, where it carries no ids.

A piece with the words of a sentence of ours is that sentence, whatever else is set otherwise. What is left is paired
with the sentence that it is most like: so a sentence that was edited is held against what it said, ids or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from vpbdiff.language.sentences import split_text
from vpbdiff.memo.readback import Stated
from vpbdiff.statements.memo_words import REASON

Ids = tuple[str, ...]


class OwnSentence(NamedTuple):
    """A sentence of ours, with the changes that it states."""

    text: str
    changes: Ids


_LIKE = 80
"""Likeness, of 100, from which a sentence is one of ours that was edited. Two sentences on two things of one sort share
more than that, which is why only those of ours that stand nowhere else are tried."""

_IN_PLACE = 50
"""Likeness from which what stands in the place of a sentence of ours is that sentence: half of its letters."""

_OURS = 0.5
"""The share of our sentences from which a memo is ours and edited. One that a person wrote has few in our words."""


def _carried(places: Sequence[int | None]) -> list[int | None]:
    """For each the last place up to it that is one."""
    found: list[int | None] = []
    for each in places:
        found.append(each if each is not None else found[-1] if found else None)
    return found


class MemoAlignment:
    """The pieces of an edited memo by the sentences of ours that they are.

    `canonical` gives a text without what may be set otherwise, `frame` one without its names and figures.
    """

    def __init__(
        self,
        pieces: Sequence[Stated],
        parts: Sequence[OwnSentence],
        canonical: Callable[[str], str],
        frame: Callable[[str], str],
    ) -> None:
        self._pieces, self._parts = pieces, parts
        self._canonical, self._frame = canonical, frame
        self._of: dict[int, int] = {}
        """The part by the piece, by their places."""
        self._taken: set[int] = set()
        self._exact()
        self._same = frozenset(self._of)
        words = [part for part in parts if len(part.text.split()) > 1]
        self.is_ours = bool(words) and len(self._taken) >= len(words) * _OURS
        self._likest()
        self._sure = frozenset(self._of)
        self._in_place()
        self._reasons()

    def same(self, place: int) -> bool:
        """Whether a piece has the words of a sentence of ours, where that stands."""
        return place in self._same

    def sure(self, place: int) -> bool:
        """Whether a piece is a sentence of ours by its words, and not by its place alone."""
        return place in self._sure

    def part(self, place: int) -> OwnSentence | None:
        """The sentence of ours that a piece is, edited or not."""
        return self._parts[self._of[place]] if place in self._of else None

    def standing(self) -> Iterator[OwnSentence]:
        """The sentences of ours that stand, edited or not."""
        yield from (self._parts[number] for number in self._of.values())

    def absent(self) -> Iterator[OwnSentence]:
        """The sentences of ours that are gone, and in whose place nothing else stands."""
        yield from (self._parts[number] for number, own in self._gaps() if not own)

    def _gaps(self) -> Iterator[tuple[int, list[int]]]:
        """The sentences of ours that are gone, each with the pieces in the officer's own words that stand in its place:
        after the one before it, or before the one after it."""
        at = {part: place for place, part in self._of.items()}
        numbers = range(len(self._parts))
        before = _carried([at.get(each) for each in numbers])
        after = _carried([at.get(each) for each in reversed(numbers)])[::-1]
        for number in numbers:
            first, last = before[number], after[number]
            near = (0 if first is None else first + 1, (len(self._pieces) if last is None else last) - 1)
            if number not in self._taken:
                yield number, [place for place in dict.fromkeys(near) if self._is_own(place)]

    def _is_own(self, place: int) -> bool:
        return 0 <= place < len(self._pieces) and place not in self._of

    # How the pairs are found.

    def _exact(self) -> None:
        """Each piece with our words takes the next sentence that has them, from where the last one stood."""
        held: dict[str, list[int]] = defaultdict(list)
        for number, part in enumerate(self._parts):
            held[self._canonical(part.text)].append(number)
        last = -1
        for place, piece in enumerate(self._pieces):
            for text in split_text(piece.text) if piece.changes else [piece.text]:
                free = [
                    each
                    for each in held.get(self._canonical(text), ())
                    if each not in self._taken and (not piece.changes or self._parts[each].changes == piece.changes)
                ]
                if free:
                    last = min(free, key=lambda each: (each <= last, abs(each - last)))
                    self._taken.add(last)
                    if not piece.changes:
                        self._of[place] = last

    def _reasons(self) -> None:
        """A reason is of the change that the sentence before it is about, in whatever words it is; where that has none,
        as a measure told with its activity, of the one before that."""
        for place in range(1, len(self._pieces)):
            piece = self._pieces[place]
            if piece.changes or not piece.text.startswith(REASON):
                continue
            mine = next(filter(None, map(self._reasons_of, self._changes_before(place))), [])
            if mine and self._of.get(place) not in mine:
                self._of[place] = next((each for each in mine if each not in self._taken), mine[0])
                self._taken.add(self._of[place])
                self._same -= {place}

    def _reasons_of(self, changes: Ids) -> list[int]:
        """Our sentences that give a reason of these changes."""
        numbered = enumerate(self._parts)
        return [n for n, part in numbered if part.text.startswith(REASON) and not set(changes).isdisjoint(part.changes)]

    def _in_place(self) -> None:
        """What stands in the place of one that is gone is that one, if it is somewhat alike."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where a memo is verified

        for number, own in list(self._gaps()) if self.is_ours else ():
            for place in own:
                piece = self._pieces[place]
                is_free = place not in self._of and not piece.changes and not piece.text.startswith(REASON)
                if is_free and fuzz.ratio(self._frame(piece.text), self._frame(self._parts[number].text)) >= _IN_PLACE:
                    self._of[place] = number
                    self._taken.add(number)
                    break

    def _changes_before(self, place: int) -> Iterator[Ids]:
        """The changes of the sentences of ours before a place in its paragraph, the nearest first, as far as the
        reason before it."""
        for each in range(place - 1, -1, -1):
            if self._pieces[each].block != self._pieces[place].block:
                return
            part = self.part(each)
            if changes := self._pieces[each].changes or (part.changes if part is not None else ()):
                yield changes
                if self._pieces[each].text.startswith(REASON):
                    return

    def _likest(self) -> None:
        """Of the rest, the most alike first. In a memo that a person wrote, names count too."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where a memo is verified

        loose = [
            place
            for place, piece in enumerate(self._pieces)
            if place not in self._of and not piece.changes and not piece.text.startswith(REASON)
        ]
        free = [number for number in range(len(self._parts)) if number not in self._taken]
        forms = (self._canonical, self._frame)
        pieces, parts = (
            {each: [form(of[each].text) for form in forms] for each in places}
            for of, places in ((self._pieces, loose), (self._parts, free))
        )
        scored = []
        for place, number in product(loose, free):
            text, frame = map(fuzz.ratio, pieces[place], parts[number])
            if (frame if self.is_ours else text) >= _LIKE:
                scored.append((-text, -frame, place, number))
        for _, _, place, number in sorted(scored):
            if place not in self._of and number not in self._taken:
                self._of[place] = number
                self._taken.add(number)
