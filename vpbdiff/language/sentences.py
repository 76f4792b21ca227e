"""A text as sentences and clauses, and broken lines as one text.

`split_text` and `split` cut a text into sentences; the whole program ends a sentence by this one rule. `differing` and
`partners` find for each old sentence the new one on the same subject: a «ska» in one sentence must not be compared with
a «kan» in another. `places` marks the clause that each word stands in. In «Barn ska få stöd så att de kan bo hemma»,
«ska» promises and «kan» does not; that needs no full grammar, only where a clause begins and which modal verb is its
own.

The rest judges a line by its look: whether it ends a sentence, continues one or could be a heading, and how the pieces
of a broken text are joined. It must not know what a heading means: that is for `recognise`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate, pairwise

from vpbdiff.base.cache import once
from vpbdiff.base.patterns import lazily
from vpbdiff.language.abbreviations import leads_on
from vpbdiff.language.lexicon import FUNCTION_WORDS, GUARDS, words
from vpbdiff.language.tokens import BULLETS, Sort, Token, TokenOrigin
from vpbdiff.language.tokens import join as join_tokens

_NO_TOPIC = FUNCTION_WORDS | GUARDS

STEM = 6
"""Letters that two forms of one Swedish word share: erbjud|er, erbjud|as; fewer would join förs|kola and förs|lag."""

_ENOUGH = 0.4
"""The share of the shorter sentence's words from which two sentences are on one subject. At a third, two sentences of a
plan that share «arbeta», «verksamhet» and «utveckla» alone would pair."""


class Sentence:
    """One sentence: its tokens, and what is computed from them once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = [token for token in tokens if token.key]
        self.keys = tuple(
            token.text.casefold() if token.origin is TokenOrigin.LONG else token.key for token in self.tokens
        )

    @once
    def line(self) -> str:
        """The keys with one space between them: what the patterns of promises read."""
        return " ".join(self.keys)

    @once
    def content(self) -> tuple[str, ...]:
        """The keys of its words, figures and signs, without its marks."""
        return tuple([token.key for token in self.tokens if token.sort is not Sort.MARK])

    @once
    def topics(self) -> frozenset[str]:
        """The stems of the words that its subject is known by."""
        return frozenset(
            token.key[:STEM]
            for token in self.tokens
            if token.sort is Sort.WORD and len(token.key) > 2 and token.key not in _NO_TOPIC
        )


_CLOSING = r"[)\]\"'”’»*]*"
_BREAK = re.compile(
    rf"""[.!?\n{BULLETS}](?:
        (?<=[.!?])(?P<stop> {_CLOSING}\s++(?=[A-ZÅÄÖÉÜ«"”(\[–]) | (?<!\d[.!?]){_CLOSING}\s++(?=\d) )
        | (?<=\n)[^\S\n]*+(?=[^\sa-zåäöéü])
        | (?<=[{BULLETS}])\s+
    )""",
    re.VERBOSE,
)
"""Where a sentence ends: at a full stop with what may begin another after it (a figure too, unless it is «3. 2»), where
a line ends that the next does not go on from, and after the sign of a point. The pattern begins with a set of
characters, so that a text is searched for those alone, and it scans no white space twice."""


def split_text(text: str) -> list[str]:
    """The sentences of a text, without the white space between them, none of them empty.

    A quotation within «» is never parted, and an abbreviation that something follows («t.ex.») ends none.
    """
    starts = [0, *_breaks(text), len(text)]
    return [part for start, end in pairwise(starts) if (part := text[start:end].strip())]


def split(tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a text that was cut into tokens, by the rule of `split_text`; none without a word."""
    parts = [tokens]
    if breaks := set(_breaks(join_tokens(tokens))):
        offsets = accumulate([len(token.text) + len(token.space) for token in tokens], initial=0)
        starts = [position for position, offset in enumerate(offsets) if offset in breaks]
        parts = [tokens[start:end] for start, end in pairwise((0, *starts, len(tokens)))]
    return [Sentence(part) for part in parts if any(token.counts for token in part)]


def _breaks(text: str) -> Iterator[int]:
    """Where in a text a new sentence begins after another."""
    depth, seen, last = 0, 0, text.rfind("»")
    for found in _BREAK.finditer(text):
        start, end = found.span()
        depth += text.count("«", seen, end) - text.count("»", seen, end)
        seen = end
        quoted = depth > 0 and end <= last
        if not (found["stop"] and (quoted or leads_on(text, start + 1))):
            yield end


def differing(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that the other text lacks; one moved within the text is in both, wherever it stands."""
    old_counts, new_counts = (Counter([sentence.content for sentence in side]) for side in (old, new))
    return _beyond(old, new_counts), _beyond(new, old_counts)


def _beyond(sentences: Sequence[Sentence], others: Counter[tuple[str, ...]]) -> list[Sentence]:
    left = Counter(others)
    beyond = []
    for sentence in sentences:
        if left[sentence.content]:
            left[sentence.content] -= 1
        else:
            beyond.append(sentence)
    return beyond


def partners(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Each old sentence with the new one on the same subject, None where there is none.

    Two sentences are paired by the share of words in common, or by one word that stands in these two alone.
    """
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    old_uses = Counter(topic for sentence in old for topic in sentence.topics)
    found_in: dict[str, list[int]] = {}
    for position, sentence in enumerate(new):
        for topic in sentence.topics:
            found_in.setdefault(topic, []).append(position)
    for sentence in old:
        yield sentence, _partner(sentence, new, found_in, old_uses)


_COMMON = 50
"""A word in more sentences than this identifies none of them; leaving it out keeps long texts linear."""


def _partner(
    sentence: Sentence, new: Sequence[Sentence], found_in: dict[str, list[int]], old_uses: Counter[str]
) -> Sentence | None:
    shared: Counter[int] = Counter()
    own: Counter[int] = Counter()
    for topic in sentence.topics:
        positions = found_in.get(topic, ())
        if len(positions) <= _COMMON:
            shared.update(positions)
        if len(positions) == 1 and old_uses[topic] == 1:
            own.update(positions)
    if not shared:
        return None
    best = max(shared, key=lambda position: (shared[position] + own[position], -position))
    least = min(len(sentence.topics), len(new[best].topics))
    return new[best] if own[best] or shared[best] >= _ENOUGH * least else None


class ClauseRole(Enum):
    """What kind of clause a word stands in."""

    MAIN = auto()
    CONTENT = auto()
    """What is content, asked or presupposed: «att ...», «om ...», «när ...»; a promise can stand in it."""
    RELATIVE = auto()
    """Which one is meant: «som ...»."""
    PURPOSE = auto()
    """Why: «så att ...», «för att ...»."""


MODALS = words("ska måste bör kan får avser planerar vill skulle borde kunde kommer")
_PURPOSE = (("så", "att"), ("för", "att"), ("syfte", "att"), ("målet", "att"), ("därför", "att"))
_CONTENT = words("att om när då där huruvida hur vad eftersom medan innan tills ifall såvida")
_BEFORE_PURPOSE = words("så för i med därför")
_OPENERS = _BEFORE_PURPOSE | _CONTENT | {"som"}
"""What may open a clause; nearly every word does not."""
_CARRIES_ON = words("arbeta arbetar arbetet verka verkar ansvara ansvarar ansvar svara svarar sörja sörjer står borgar")
"""Before «för att» they make it the thing promised, not the reason: «arbeta för att alla barn får stöd»."""
_VERB_ENDINGS = ("r", "s", "at", "tt", "it", "de")


def places(keys: Sequence[str]) -> list[ClauseRole]:
    """The kind of clause that each word of one sentence stands in."""
    found: list[ClauseRole] = []
    state, opened, fronted = ClauseRole.MAIN, 0, False
    last_modal = max((position for position, key in enumerate(keys) if key in MODALS), default=-1)
    for position, key in enumerate(keys):
        opening = _opening(keys, position) if key in _OPENERS else None
        if opening and not (state is ClauseRole.PURPOSE and opening is not ClauseRole.PURPOSE):
            state, opened, fronted = opening, position, position <= 1
        elif state is ClauseRole.PURPOSE:
            if (fronted and position == last_modal) or (key == "ska" and keys[position - 1] in ("och", ",", "samt")):
                state = ClauseRole.MAIN
        elif state is not ClauseRole.MAIN and (key in (",", ";", ":") or _is_main_verb(keys, opened, position)):
            state = ClauseRole.MAIN
        found.append(state)
    return found


def _opening(keys: Sequence[str], position: int) -> ClauseRole | None:
    """The kind of clause that begins here, if one does."""
    key = keys[position]
    if key in _BEFORE_PURPOSE:
        ahead = tuple(keys[position + 1 : position + 3])
        begins = any((key, *ahead)[-len(pair) :] == pair or (key, *ahead)[: len(pair)] == pair for pair in _PURPOSE)
        carries_on = key == "för" and position > 0 and keys[position - 1] in _CARRIES_ON
        return ClauseRole.PURPOSE if begins and not carries_on else None
    if key == "som":
        return ClauseRole.RELATIVE
    return ClauseRole.CONTENT if key in _CONTENT else None


def _is_main_verb(keys: Sequence[str], opened: int, position: int) -> bool:
    """Whether the modal here belongs to the main clause: the clause that was opened has its own verb already."""
    if keys[position] not in MODALS:
        return False
    between = keys[opened + 1 : position]
    return any(key.endswith(_VERB_ENDINGS) or key in MODALS for key in between)


_END = lazily(rf"[.!?:;…]{_CLOSING}$")
_HYPHENATED = re.compile(r"(?<=[^\W\d])-$")
_COORDINATED = re.compile(r"(?:och|eller|samt|respektive)\b")

HEADING_LENGTH = 110
"""The longest heading, in characters. The longest that the known plans have is 75; a line of prose that a page cuts off
has over 100, and is recognised by what follows it."""

PROSE_LENGTH = 80
"""A line at least as long that ends in no full stop was cut off; a shorter one may be a label."""


def ended(text: str) -> bool:
    """Whether the text ends as a sentence or a lead-in does."""
    return bool(_END.search(text))


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence: with a small letter."""
    return text[:1].islower()


def single(text: str) -> bool:
    """Whether the text is no more than one sentence, and no lead-in to what follows."""
    return not parted(text) and not text.endswith((":", ";", ","))


def parted(text: str) -> bool:
    """Whether a second sentence begins in the text."""
    return next(_breaks(text), None) is not None


def heading_like(text: str) -> bool:
    """Whether a line could be a heading: short, begun with a capital or a figure, without the end of any sentence."""
    if len(text) > HEADING_LENGTH or goes_on(text) or ended(text) or not text[:1].isalnum():
        return False
    return single(_NUMBERED.sub("", text, count=1))


_NUMBERED = re.compile(r"^(?:\d{1,2}|[IVX]{1,5}|[A-ZÅÄÖ])\.\s+(?=\S)")
"""A heading's number with its full stop, which ends no sentence: «2. Jämställdhet»."""


def cut_off(text: str, following: str) -> bool:
    """Whether `following` continues the sentence that `text` leaves unfinished."""
    if ended(text):
        return False
    return goes_on(following) or (len(text) >= PROSE_LENGTH and text[-1:].isalpha() and parted(text))


def join(first: str, second: str) -> str:
    """Two halves of one text as one; a word parted at the line's end («verksam- / heten») is made whole."""
    return whole([first, second])


_OPEN_RANGE = re.compile(r"-$|\d–$")
"""How a line ends before the figure that closes a range or a number: «2026–», «SN/2026-»."""


def whole(pieces: Sequence[str]) -> str:
    """The pieces of one text as one."""
    made: list[str] = []
    for piece in pieces:
        above = made[-1] if made else ""
        if goes_on(piece) and _HYPHENATED.search(above) and not _COORDINATED.match(piece):
            made[-1] = above[:-1]
        elif above and not (_OPEN_RANGE.search(above) and piece[:1].isdigit()):
            made.append(" ")
        made.append(piece)
    return "".join(made)
