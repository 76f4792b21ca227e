"""The matching ladder: rungs from the strictest down, each pairing what the rungs above it left.

Owners are paired before what they hold, since «under the same parent» means that the parents are a pair. Within a rung
the best score goes first and ties are broken by content, never by position, so the order of the lists decides nothing.

Controls repeat a formula: a plan writes «Kontroll av att berörda medarbetare har tillräcklig kunskap om …» of one
matter after another. Compared with the most similar of the others, the words that differ are what a control is about,
and the rest is the formula, however rare its words are in so small a pool.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from functools import partial
from itertools import chain

from vpbdiff.language.direction import opposite
from vpbdiff.language.names import Bare, bare
from vpbdiff.matching.matter import exchanged, same_matter, strength, told_apart
from vpbdiff.matching.nodes import Node
from vpbdiff.matching.similarity import Pool, Score, conflict, is_other_matter
from vpbdiff.model.changes import Pair, Rung
from vpbdiff.model.entities import Chapter
from vpbdiff.model.figures import relative, years_in

_FORMULA = 0.5
"""Two controls that share half of their words share a formula; with less in common the rest is no formula of theirs."""


class Formulas:
    """The controls of both plans, held against each other."""

    def __init__(self, *sides: Iterable[Node]) -> None:
        self._nodes = [node for side in sides for node in side]

    def same_matter(self, old: Node, new: Node) -> bool:
        """Whether what one of the two is about, as far as that can be told, stands in the other.

        False for what stands under an item without a text of its own: a unit's bullets are a few words, and
        «Handläggning av …» and «Uppföljning av …» are two tasks in one matter.
        """
        if not all(node.parent and node.parent.has_text for node in (old, new)):
            return False
        return self._stands_in(old, new) or self._stands_in(new, old)

    def _stands_in(self, one: Node, other: Node) -> bool:
        about = self._about(one, other)
        return bool(about) and about <= other.name_words

    def _about(self, one: Node, other: Node) -> frozenset[str]:
        """The words that tell it from the most alike of the rest; none if nothing is worded as it is."""
        nearest, about = _FORMULA, frozenset[str]()
        for node in self._nodes:
            if node is one or node is other or node.title == one.title:
                continue
            shared = len(one.name_words & node.name_words) / max(len(one.name_words), len(node.name_words))
            if shared > nearest:
                nearest, about = shared, frozenset()
            if shared == nearest:
                about |= one.name_words - node.name_words
        return about


SAME_PARENT = 0.45
"""Least score of a similar pair under one parent. Fitted with benchmarks/accuracy.py: see docs/matching.md."""
SAME_NAME = 0.65
"""The same where there is a name and nothing else: rows of one list share its formula, «Upphandling av …», and the one
word that tells them apart weighs no more than it."""
REST, REST_NAMED = 0.25, 0.4
"""Least score of what merges and splits have left over, under one parent, where both have running text: of that,
unlike items share little, so rare words in common are no chance. Not for a name or a bullet alone; and more is asked
of what has a name too, since a wrong pair of risks is worse than one of paragraphs."""
OTHER_PARENT = 0.55
"""Least score of a similar pair under different parents: a move needs more to speak for it than a rewording."""
NAME_LEFT, NAME_HELD = 0.5, 0.7
"""Least score, under one parent, of what has a name and nothing else where no other rivals it, and how much of
the shorter name the longer one must hold: «Information om bistånd» is «Råd om bistånd», while what shares its formula
alone («Upphandling av …») holds less. Not for running text: two paragraphs of one section that share a closing sentence
are about different things as often as not in the published plans."""
_RIVAL = 0.7
"""A candidate of more than this share of the best one's score is a rival: which of the two it is, nobody can tell."""
CONTAINED = 0.9
"""How much of the shorter name or text the longer one must hold for it to have moved on its wording alone. A plan
holds «Kontroll via stickprov att … dokumenteras» many times over: words may come and go, as may a slip, but the word
that says what is controlled may not be exchanged for another."""
OPENING = "carried_over"
"""The type of the frame that the steps begin with."""
_PART = "part"
"""The role of a budget line that is one of many; a list that holds but one such line in each plan may hold two."""
NAMELESS = 0.6
"""The same where the names share no word and the texts alone speak: less is what a plan says of one matter after
another. Fitted with benchmarks/accuracy.py."""
_NO_WORD = 0.15
"""How much of the shorter name the other holds by words that hold a sentence together alone."""
_DIGITS = 2
"""Digits of amounts that two rows without partners seldom share by chance: one pair of rows in a hundred does."""
_SEVERAL = 2
"""One item that has another's name and another's id may be one that was renamed; from two on the ids have moved."""
_SENTENCE = 20
"""Stems of a running text, some ten words: a sentence."""
_BULLET = 12
"""Words of a bullet that says what a unit does, as a name would."""
_TITLE_ALONE = 3
"""A title of three words or more pairs across parents by itself; «Inledning» stands under many headings."""


Sides = tuple[Sequence[Node], Sequence[Node]]
"""Items of the old plan and of the new."""
Where = Callable[[Node, Node], bool]
Accept = Callable[[Node, Node, Score], bool]


class Ladder:
    """Pairs the nodes of two plans, one pool at a time."""

    def __init__(self, apart: Iterable[tuple[Node, Node]] = ()) -> None:
        """Items known to be two are never paired, whichever of them is named first in `apart`."""
        self.apart = {pair for old, new in apart for pair in ((old, new), (new, old))}
        self.pairs: list[Pair] = []
        self.partners: dict[Node, list[Node]] = defaultdict(list)

    def climb(self, old: Sequence[Node], new: Sequence[Node], pool: Pool) -> None:
        """Pair the items of one pool: level by level under paired parents, then across parents."""
        for level in _levels(old, new):
            shifted = _shifted(level)
            self._equal(level, Rung.SAME_ID, "id", partial(_steady_id, shifted))
            self._equal(level, Rung.SAME_ROLE, "role", _rolled_sum)
            self._equal(level, Rung.SAME_TEXT, "content", self._content_in_place)
            self._equal(level, Rung.SAME_TITLE_SAME_PARENT, "text", self._text_in_place)
            self._equal(level, Rung.SAME_TEXT, "content", lambda node: node.content)
            self._similar(level, pool, Rung.SAME_TITLE_SAME_PARENT, self._titled_siblings, _of_one_matter)
            self._equal(level, Rung.SAME_ID, "id", lambda node: node.item.id)
            self._roles((old, new))
            self._but_figures(level, pool, partial(self._bare_in_place, _with_years))
            self._but_figures(level, pool, self._undated_in_place(level))
            self._same_values(level, pool)
            self._similar(level, pool, Rung.SIMILAR_SAME_PARENT, self.siblings, partial(self._stays, level, pool))
        self._similar((old, new), pool, Rung.SAME_TITLE_OTHER_PARENT, _same_title, _telling_title)
        self._similar((old, new), pool, Rung.SIMILAR_OTHER_PARENT, _everywhere, partial(_moved, Formulas(old, new)))

    def rest(self, old: Sequence[Node], new: Sequence[Node], pool: Pool) -> None:
        """Pair what is heavily reworded but still the nearest under its parent, once nothing better claims it."""
        self._similar((old, new), pool, Rung.SIMILAR_SAME_PARENT, self.siblings, _barely_alike)
        clear = _unrivalled(
            (one, other, pool.score(one, other))
            for one, other in pool.candidates(self.free(old), self.free(new))
            if self.siblings(one, other)
        )
        self._similar((old, new), pool, Rung.SIMILAR_SAME_PARENT, lambda *pair: pair in clear, _left_to_itself)
        self._same_matter(old, new, pool)

    def _same_matter(self, old: Sequence[Node], new: Sequence[Node], pool: Pool) -> None:
        """Pair siblings with little more than a name that are about one matter, where no other item of either plan has
        as much to do with it."""
        sides = [[node for node in side if _is_short(node)] for side in (old, new)]
        for one, other in pool.candidates(*map(self.free, sides)):
            if not self.siblings(one, other) or conflict(one, other) or one.numbers != other.numbers:
                continue
            if (one, other) in self.apart or not same_matter(one.title, other.title):
                continue
            others = (
                [each.title for each in sides[1] if each is not other],
                [each.title for each in sides[0] if each is not one],
            )
            if told_apart(one.title, other.title, *others):
                continue
            near = strength(one.title, other.title)
            rivals = chain(
                (strength(one.title, title) for title in others[0]),
                (strength(title, other.title) for title in others[1]),
            )
            if all(each < near for each in rivals):
                score, field = pool.score(one, other).value, one.item.entity.name_field
                self._propose(one, other, Rung.SIMILAR_SAME_PARENT, score, field)

    def free(self, nodes: Iterable[Node]) -> list[Node]:
        """Those of `nodes` that are in no pair yet."""
        return [node for node in nodes if node not in self.partners]

    def join(self, old: Node, new: Node, rung: Rung, score: float, field: str) -> None:
        """Make a pair."""
        self.partners[old].append(new)
        self.partners[new].append(old)
        self.pairs.append(Pair(old.item, new.item, rung, min(1.0, score), field))

    def _propose(self, old: Node, new: Node, rung: Rung, score: float, field: str) -> None:
        self.join(old, new, rung, score, field)
        self.pairs[-1] = self.pairs[-1]._replace(certain=False)

    def siblings(self, old: Node, new: Node) -> bool:
        """Whether the two stand in the same list of the plan or of parents that are a pair."""
        if old.path != new.path or (old.parent is None) != (new.parent is None):
            return False
        return old.parent is None or new.parent in self.partners.get(old.parent, ())

    def _equal(self, sides: Sides, rung: Rung, field: str, key: Callable[[Node], Hashable]) -> None:
        """Pair what has the same key: twins that hold items of the same id first, the others in their order."""
        for olds, news in self._groups(sides, key):
            for known in _acquainted(olds, news):
                if known[0] in olds and known[1] in news and known not in self.apart:
                    olds.remove(known[0])
                    news.remove(known[1])
                    self.join(*known, rung, 1.0, field)
            for old in olds:
                if new := next((node for node in news if (old, node) not in self.apart), None):
                    news.remove(new)
                    self.join(old, new, rung, 1.0, field)

    def _roles(self, sides: Sides) -> None:
        """Pair what alone has a role in both plans; where several share it, their names decide."""
        for olds, news in self._groups(sides, lambda node: node.role != _PART and node.role):
            if len(olds) == len(news) == 1 and (olds[0], news[0]) not in self.apart:
                self.join(olds[0], news[0], Rung.SAME_ROLE, 1.0, "role")

    def _but_figures(self, sides: Sides, pool: Pool, key: Callable[[Node], Hashable]) -> None:
        """Pair siblings whose names agree in all but their figures, in the order of these, where no item has the very
        name of either."""
        here = [{node.title for node in self.free(side)} for side in sides]
        for olds, news in self._groups(sides, key):
            olds[:] = [node for node in olds if node.title not in here[1]]
            news[:] = [node for node in news if node.title not in here[0]]
            if len(olds) != len(news):
                continue
            for old, new in zip(*(sorted(nodes, key=_by_figures) for nodes in (olds, news)), strict=True):
                apart = (old, new) in self.apart or conflict(old, new)
                if not apart and (_rolled_on(old, new) or not _contradicts(pool, old, new)):
                    self.join(old, new, Rung.SAME_BUT_FIGURES, 1.0, old.item.entity.name_field)

    def _bare_in_place(self, words: Callable[[Bare], tuple[str, ...]], node: Node) -> Hashable:
        """Its name without figures, with the pair that its parent is in; nothing where too little is left of it: one
        word is enough beside the plan's own year («Timavgifter 2026»)."""
        if not node.title or not node.has_name:
            return None
        name = bare(node.item.name)
        if not (name.tells or (node.year in years_in(node.item.name) and any(map(str.isalpha, name.words)))):
            return None
        owner = min(id(relative) for relative in self._family(node.parent)) if node.parent else 0
        return node.path, owner, words(name)

    def _undated_in_place(self, sides: Sides) -> Callable[[Node], Hashable]:
        """The same without the years in it, for what is alone with the rest of its name in either plan: of the three
        years of one thing it is not the first that became the last."""
        key = partial(self._bare_in_place, _undated)
        several = {each for side in sides for each, count in Counter(map(key, side)).items() if count > 1}
        return lambda node: None if (found := key(node)) in several else found

    def _same_values(self, sides: Sides, pool: Pool) -> None:
        """Pair siblings whose values agree in all years that both give, where no other's do."""
        olds, news = ([node for node in self.free(side) if node.values] for side in sides)
        agree = [
            (old, new) for old in olds for new in news if self.siblings(old, new) and _values_agree(pool, old, new)
        ]
        counts = Counter(chain.from_iterable(agree))
        for old, new in agree:
            elsewhere = _named_elsewhere(old, new, news) or _named_elsewhere(new, old, olds)
            if counts[old] == counts[new] == 1 and (old, new) not in self.apart and not elsewhere:
                self.join(old, new, Rung.SAME_VALUES, 1.0, "values")

    def _groups(self, sides: Sides, key: Callable[[Node], Hashable]) -> Iterable[tuple[list[Node], list[Node]]]:
        groups: dict[Hashable, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
        for side, nodes in enumerate(sides):
            for node in self.free(nodes):
                if value := key(node):
                    groups[value][side].append(node)
        return groups.values()

    def _content_in_place(self, node: Node) -> Hashable:
        """Its content, with the pair that its parent is in: the same text under the same parent goes first."""
        if node.parent is None:
            return node.path, node.content
        return node.path, node.content, min(id(relative) for relative in self._family(node.parent))

    def _text_in_place(self, node: Node) -> Hashable:
        """Of what is nothing but a text, its text with the pair that its parent is in: a control that stands where it
        stood is the same, though another has its text and its new frequency."""
        if node.has_name or node.parent is None or not node.title:
            return None
        return node.path, node.title, min(id(relative) for relative in self._family(node.parent))

    def _family(self, node: Node) -> set[Node]:
        """The node, its partners and theirs: more than two where items were merged or split."""
        partners = self.partners.get(node, [])
        return {node, *partners, *(other for partner in partners for other in self.partners[partner])}

    def _similar(self, sides: Sides, pool: Pool, rung: Rung, where: Where, accept: Accept) -> None:
        """Pair by score, the best first, what stands where it should and `accept` lets through."""
        found: list[tuple[tuple[float, bool, int, str, str], Node, Node, Score]] = []
        for old, new in pool.candidates(self.free(sides[0]), self.free(sides[1])):
            if where(old, new) and accept(old, new, score := pool.score(old, new)):
                low, high = sorted((old.content, new.content))
                apart = old.item.text("group") != new.item.text("group")
                found.append(((-score.value, apart, -len(old.ids_below & new.ids_below), low, high), old, new, score))
        for _, old, new, score in sorted(found, key=lambda row: row[0]):
            if old not in self.partners and new not in self.partners and (old, new) not in self.apart:
                named = _is_short(old) and _is_short(new) and not (old.body and new.body)
                doubted = named and (exchanged(old.title, new.title) or opposite(old.title, new.title))
                pair = self._propose if doubted else self.join
                pair(old, new, rung, score.value, score.field)

    def _stays(self, sides: Sides, pool: Pool, old: Node, new: Node, score: Score) -> bool:
        """Whether two siblings are alike, and not in their names alone while the text of either stands elsewhere."""
        if not _alike(old, new, score):
            return False
        if score.body >= SAME_PARENT or not (old.body and new.body):
            return True
        old_elsewhere = (pool.body(old, other) for other in self.free(sides[1]))
        new_elsewhere = (pool.body(other, new) for other in self.free(sides[0]))
        return all(body < CONTAINED for body in chain(old_elsewhere, new_elsewhere))

    def _titled_siblings(self, old: Node, new: Node) -> bool:
        return _same_title(old, new) and self.siblings(old, new)


def _steady_id(shifted: frozenset[str], node: Node) -> Hashable:
    return node.item.id if node.item.id not in shifted else None


def _rolled_sum(node: Node) -> Hashable:
    """Of a frame or a sum that bears a year, its name with the year counted from the plan's, and what it is: «Ram
    2025», which the steps end with in one plan and begin with in the next, is two rows. A step between them («Tillskott
    2025») is the same in both."""
    item, kind = node.item, node.item.text("type")
    if item.entity.chapter is not Chapter.MONEY or not years_in(item.name):
        return None
    if node.role in ("", _PART) and kind != OPENING:
        return None
    return node.path, relative(item.name, node.year), node.role, kind


def _shifted(sides: Sides) -> frozenset[str]:
    """The ids that follow the place and not the item: several stand at other names than they did, whose old names stand
    under other ids. There equal texts and names come first."""
    olds, news = ({node.item.id: node for node in side if node.item.id} for side in sides)
    titles = {node.title: node.item.id for node in news.values() if node.title}
    found = {
        each
        for each, node in olds.items()
        if each in news and news[each].title != node.title and titles.get(node.title, each) != each
    }
    return frozenset(found) if len(found) >= _SEVERAL else frozenset()


def _acquainted(olds: Sequence[Node], news: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Those that hold items of the same id, the most shared first."""
    telling = [node for node in news if node.ids_below]
    found = [(old, new) for old in olds if old.ids_below for new in telling if old.ids_below & new.ids_below]
    return sorted(found, key=lambda pair: -len(pair[0].ids_below & pair[1].ids_below))


def _same_title(old: Node, new: Node) -> bool:
    return old.title == new.title != ""


def _everywhere(_: Node, __: Node) -> bool:
    return True


def _of_one_matter(old: Node, new: Node, _: Score) -> bool:
    return not is_other_matter(old, new)


def _with_years(name: Bare) -> tuple[str, ...]:
    return name.words


def _undated(name: Bare) -> tuple[str, ...]:
    """Where the figure and its year changed together: «till 80 procent senast 2027», «till 75 procent senast 2028»."""
    return name.undated


def _by_figures(node: Node) -> tuple[tuple[Fraction, ...], list[tuple[int, int, int]], str]:
    name = bare(node.item.name)
    return tuple(figure.number for figure in name.figures), [due[1:] for due in name.times], node.content


def _rolled_on(old: Node, new: Node) -> bool:
    """Whether the two have one name but for the plan's own year in it: as good as the same."""
    names = (relative(node.item.name, node.year) for node in (old, new))
    return old.year in years_in(old.item.name) and len(set(names)) == 1


def _contradicts(pool: Pool, old: Node, new: Node) -> bool:
    """Whether both have texts of their own, and these say other things."""
    return min(len(old.body), len(new.body)) >= _SENTENCE and pool.body(old, new) < REST


def _values_agree(pool: Pool, old: Node, new: Node) -> bool:
    """Whether all values for years that both give are equal, and too telling to be so by chance: amounts of two
    digits together, values of two years, or one year's beside a name that has something in common."""
    common = old.values.keys() & new.values.keys()
    if not common or any(old.values[key] != new.values[key] for key in common) or conflict(old, new):
        return False
    held = [old.values[key] for key in common if old.values[key]]
    telling = are_telling(held) if old.item.entity.is_money else len(held) > 1
    return telling or (bool(held) and pool.score(old, new).contained >= REST_NAMED)


def _named_elsewhere(one: Node, other: Node, others: Iterable[Node]) -> bool:
    """Whether the name of one stands in that of another than `other`, in which it does not stand: «Bibliotek» is rather
    in «Ung fritid och bibliotek» than in whatever has its amount."""
    words = one.name_words
    return not words <= other.name_words and any(words <= each.name_words for each in others if each is not other)


def are_telling(amounts: Iterable[object], digits: int = _DIGITS) -> bool:
    """Whether two rows seldom have these amounts in common by chance."""
    return sum(len(str(amount).strip("-0")) for amount in set(amounts)) >= digits


def _alike(old: Node, new: Node, score: Score) -> bool:
    if not (old.body and new.body) and opposite(old.title, new.title):
        return False
    if old.has_name and old.body and new.body and score.contained < _NO_WORD:
        return score.value >= NAMELESS
    return score.value >= (SAME_PARENT if old.body and new.body else SAME_NAME)


def _barely_alike(old: Node, new: Node, score: Score) -> bool:
    least = REST_NAMED if old.has_name else REST
    least = max(least, NAMELESS) if old.has_name and score.contained < _NO_WORD else least
    return score.body >= least and min(len(old.body), len(new.body)) >= _SENTENCE


def _unrivalled(scored: Iterable[tuple[Node, Node, Score]]) -> set[tuple[Node, Node]]:
    """The pairs next to which no other candidate of either is nearly as alike."""
    scores: dict[Node, list[float]] = defaultdict(list)
    pairs = list(scored)
    for old, new, score in pairs:
        scores[old].append(score.value)
        scores[new].append(score.value)
    return {
        (old, new)
        for old, new, score in pairs
        if score.value and all(sum(each > _RIVAL * score.value for each in scores[node]) == 1 for node in (old, new))
    }


def _left_to_itself(old: Node, new: Node, score: Score) -> bool:
    """Whether two named items without rivals have enough in common."""
    if not (old.has_name and new.has_name):
        return False
    return score.value >= NAME_LEFT and score.contained >= NAME_HELD


def _is_short(node: Node) -> bool:
    """Whether it is a name with no text to speak of, or a bullet of a unit; a row of figures is known by these."""
    entity = node.item.entity
    if entity.is_money or entity.bound:
        return False
    if node.has_name:
        return len(node.body) < _SENTENCE
    return node.parent is not None and not node.parent.has_text and 0 < len(node.name_words) <= _BULLET


def _levels(old: Sequence[Node], new: Sequence[Node]) -> Iterable[Sides]:
    """Where items hold items of the same entity the outer ones must be pairs first; other pools are one level."""
    if not any(node.item.entity.nests for node in (*old, *new)):
        return [(old, new)]
    depths = sorted({node.depth for node in (*old, *new)})
    return [([n for n in old if n.depth == depth], [n for n in new if n.depth == depth]) for depth in depths]


def _telling_title(old: Node, new: Node, score: Score) -> bool:
    if is_other_matter(old, new):
        return False
    return len(old.name_words) >= _TITLE_ALONE or score.body >= SAME_PARENT


def _moved(formulas: Formulas, old: Node, new: Node, score: Score) -> bool:
    if score.value < OTHER_PARENT:
        return False
    if score.contained >= CONTAINED or (score.body >= SAME_PARENT and not _short_text(old, new)):
        return True
    return score.value >= SAME_NAME and _short_text(old, new) and formulas.same_matter(old, new)


def _short_text(old: Node, new: Node) -> bool:
    """Whether both are controls, bullets or paragraphs that a name's words could make up."""
    return not old.has_name and bool(old.name_words and new.name_words)
