"""Merges and splits: an unpaired item whose text stands, for the most part, in an item that already has a partner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, product

from vpbdiff.matching.ladder import SAME_NAME, Ladder
from vpbdiff.matching.nodes import Node
from vpbdiff.matching.similarity import Pool, Weights, conflict, is_same_part
from vpbdiff.model.changes import Rung

SHARE = 0.5
"""Least share of the part's bullets in the whole, beyond what the whole's own partner accounts for: half, so that no
other item can have a better claim. Fitted with benchmarks/accuracy.py, as those below: see docs/matching.md."""
SHARE_BESIDE, SHARE_ELSEWHERE = 0.4, 0.7
"""The same of its text. Items merge and split where they stand: beside the whole's partner two fifths of a reworded
part are enough, since unlike neighbours share a third at most, while under other owners two thirds may be sentences
that the plan says of one matter after another."""
_PART_STEMS, _SHORT_STEMS = 16, 10
"""A part of fewer stems than the first, some eight words, stands in a long text by chance, unless most of it does;
one of fewer than the second is never called merged or split."""
_MOST = 0.7
_HALF_SAID = 0.35
"""A text of which this much stands in the other is helped by its controls: they say what neither does alone."""
_OWN = 0.2
"""Least share of a part's own words, where items stand below it: what stood below the one and stands below the other
now has moved, and is no split of its owner."""
_HOPELESS = 0.2
"""With fewer of its stems here than this share, rare or not, the weighing is spared; it changed no answer on the plans
that SHARE was fitted on."""
_SEVERAL = 2
"""One bullet that turns up elsewhere has moved; from two on their owner has gone with them. One will do where the name
of what held it is gone too, or stands in the name of what holds it now."""
_SLIPPED = 0.95
"""How alike bullets are that a slip or a short word tells apart: less than equal ones, more than reworded ones."""
SHARE_NAMED = 0.3
"""Least share where the name of the whole holds the name of the part, which its partner's does not: «Stab och ledning»
became «Boendeenheten och stab och ledning». Bullets and sentences may have been dropped on the way."""

Claims = list[tuple[float, Node, Node]]
"""Shares of text with the part and the whole that they speak of."""


def merges_and_splits(ladder: Ladder, old: Sequence[Node], new: Sequence[Node], pool: Pool) -> None:
    """Join the items of a pool that merged into one, or that one was split into.

    Both directions are judged on the same pairs before either is made, so that backwards mirrors forwards.
    """
    bullets = _Bullets(old, new)
    _carried_on(ladder, old, new, bullets)
    merged = _claims(ladder, ladder.free(old), new, pool.bodies, bullets)
    split = _claims(ladder, ladder.free(new), old, pool.bodies, bullets)
    for share, part, whole in _unrivalled(merged, split, ladder):
        ladder.join(part, whole, Rung.MERGED, share, "body")
    for share, part, whole in _unrivalled(split, merged, ladder):
        ladder.join(whole, part, Rung.SPLIT, share, "body")


def _carried_on(ladder: Ladder, old: Sequence[Node], new: Sequence[Node], bullets: _Bullets) -> None:
    """Pair what has other names and yet the same bullets: most of the fewer ones stand among the others."""
    found = []
    for one, other in product(ladder.free(old), ladder.free(new)):
        if not one.has_text and (one, other) not in ladder.apart and ladder.siblings(one, other):
            fewer, more = sorted((one.children, other.children), key=len)
            shared = sum(any(bullets.alike(bullet, child) for child in more) for bullet in fewer)
            if shared >= max(_SEVERAL, _MOST * len(fewer)) and not conflict(one, other):
                share = 2 * shared / (len(fewer) + len(more))
                found.append(((-share, *sorted((one.content, other.content))), one, other, share))
    for _, one, other, share in sorted(found, key=lambda row: row[0]):
        if one not in ladder.partners and other not in ladder.partners:
            ladder.join(one, other, Rung.SIMILAR_SAME_PARENT, share, "body")


def _unrivalled(claims: Claims, others: Claims, ladder: Ladder) -> Claims:
    """The claims on pairs of which the other direction claims less: what was split is not what others merged into."""
    most: dict[Node, float] = {}
    for share, _, whole in others:
        for partner in ladder.partners[whole]:
            most[partner] = max(share, most.get(partner, 0.0))
    return [claim for claim in claims if claim[0] > most.get(claim[2], 0.0)]


def _claims(
    ladder: Ladder, parts: Sequence[Node], wholes: Sequence[Node], weights: Weights, bullets: _Bullets
) -> Claims:
    if not parts:
        return []
    paired = [whole for whole in wholes if len(ladder.partners.get(whole, ())) == 1]
    remainders = _Remainders([_Remainder(whole, ladder.partners[whole][0], bullets) for whole in paired])
    found = []
    for part in parts:
        shares = [
            (share, left.whole.content, left.whole)
            for left in remainders.worth_weighing(part)
            if (part, left.whole) not in ladder.apart
            and (share := left.share_of(part, weights))  # mostly 0, for which nothing more need be asked
            and share >= left.least_of(part)
        ]
        if best := max(shares, key=lambda row: row[:2], default=None):
            found.append((best[0], part, best[2]))
    return found


class _Remainders:
    """What all items of a pool hold beyond their partners."""

    def __init__(self, remainders: Sequence[_Remainder]) -> None:
        self._all = remainders

    def worth_weighing(self, part: Node) -> Sequence[_Remainder]:
        """Those that may hold a part: of a text, those with enough of its stems. Most have next to none of them."""
        if not part.has_text:
            return self._all
        shared = Counter(chain.from_iterable(self._holders.get(stem, ()) for stem in part.body))
        return [each for each in self._all if shared[each] >= _HOPELESS * len(part.body)]

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[_Remainder]]:
        found: dict[str, list[_Remainder]] = defaultdict(list)
        for each in self._all:
            for stem in each.stems:
                found[stem].append(each)
        return found


class _Remainder:
    """What stands in an item beyond what its own partner accounts for."""

    def __init__(self, whole: Node, partner: Node, bullets: _Bullets) -> None:
        self.whole = whole
        self._partner = partner
        self._bullets = bullets
        self._owners = tuple(partner.owners())

    @cached_property
    def _text(self) -> Counter[str]:
        return self.whole.text_counts - self._partner.text_counts

    @property
    def stems(self) -> Iterable[str]:
        """The stems of its text, each once."""
        return self._text.keys()

    @cached_property
    def _renamed(self) -> bool:
        return not is_same_part(self.whole.title, self._partner.title)

    def least_of(self, part: Node) -> float:
        """The least share for a part to be held to be one."""
        if self._names(part):
            return SHARE_NAMED
        if not part.has_text:
            return SHARE
        return SHARE_BESIDE if part.parent is self._partner.parent else SHARE_ELSEWHERE

    def _names(self, part: Node) -> bool:
        """Whether the whole's name holds the part's, beyond what its partner's name accounts for."""
        if not part.has_name or not part.title:
            return False
        whole, partner = (f" {node.title} " for node in (self.whole, self._partner))
        return f" {part.title} " in whole.replace(partner, " ", 1) and whole != partner

    def share_of(self, part: Node, weights: Weights) -> float:
        """How much of a part, 0-1, stands here.

        Of its text without its name, which the whole need not keep; or of its bullets, where it is nothing else. 0
        for a part too short to be told from chance, where names hold different acronyms, and for what held the partner:
        nothing becomes one with what it held and is owned by itself.
        """
        if conflict(part, self.whole) or part in self._owners:
            return 0.0
        if not part.has_text:
            return self._bullets_of(part, 1 if self._renamed or self._names(part) else _SEVERAL)
        if len(part.body) < _SHORT_STEMS:
            return 0.0
        said = part.body_counts & self._text
        share = weights.total(said.elements()) / weights.total(part.body_counts.elements())
        if part.children and self._own_share_of(part, weights) < _OWN:
            return 0.0
        if len(part.body) < _PART_STEMS and share < _MOST:
            return 0.0
        if share >= _HALF_SAID and part.children:
            share = max(share, (share + self._bullets_of(part, _SEVERAL)) / 2)
        return share

    def _own_share_of(self, part: Node, weights: Weights) -> float:
        """How much of a part's own words, without what stands below it, stands in the whole's own beyond the
        partner's; nothing of a part that has none («–»)."""
        if not part.own_counts:
            return 0.0
        own = self.whole.own_counts - self._partner.own_counts
        said = part.own_counts & own
        return weights.total(said.elements()) / weights.total(part.own_counts.elements())

    def _bullets_of(self, part: Node, least: int) -> float:
        """The share of the part's bullets that stand here; 0 if they are fewer than `least`."""
        found = sum(self._holds(child) for child in part.children)
        return found / len(part.children) if found >= least else 0.0

    def _holds(self, bullet: Node) -> bool:
        """Whether a bullet stands here, and the partner does not account for what it stands in."""
        alike = ((self._bullets.alike(bullet, child), child) for child in self.whole.children)
        return any(value > 0 and value > self._bullets.best(child, self._partner.children) for value, child in alike)


class _Bullets:
    """What stands under the items of a pool, and how much of it says the same.

    Other words count only under what has no text of its own: a risk's controls are as alike as the words for how a
    thing is controlled.
    """

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        olds, news = ([child for node in side for child in node.children] for side in (old, new))
        self._olds = set(olds)
        self._pool = Pool(olds, news)

    def best(self, bullet: Node, others: Iterable[Node]) -> float:
        """How alike the most alike of the others is."""
        return max((self.alike(bullet, other) for other in others), default=0.0)

    def alike(self, bullet: Node, other: Node) -> float:
        """1 for equal bullets of the two plans, 0 for those that have too little in common to be one."""
        if bullet.title == other.title:
            return 1.0
        if is_same_part(bullet.title, other.title):
            return _SLIPPED
        named = bullet.name_words and other.name_words and bullet.pool == other.pool
        if not named or bullet.parent is None or bullet.parent.has_text:
            return 0.0
        value = self._pool.score(*((bullet, other) if bullet in self._olds else (other, bullet))).value
        return min(value, _SLIPPED) if value >= SAME_NAME else 0.0
