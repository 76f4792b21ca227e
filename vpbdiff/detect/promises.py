"""Finds where a promise became weaker from the old text to the new: readers of a plan want those first.

A false alarm costs a reader's trust, so each sign is weighed in its own sentence, against the new sentence that speaks
of the same thing, and in its main clause: «så att barn kan bo hemma» takes nothing back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from vpbdiff.detect.clauses import Place, places
from vpbdiff.detect.limits import Limit, LimitKind, looser, read_limits
from vpbdiff.detect.sentences import Sentence, differing, partners, split
from vpbdiff.detect.tokens import Token


def weakened(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the new text promises less than the old one, in any of its sentences."""
    old_sentences, new_sentences = differing(split(old), split(new))
    gone = _figures(old_sentences) - _figures(new_sentences)
    return any(
        _weaker(Promise(one), Promise(other) if other else None, gone)
        for one, other in partners(old_sentences, new_sentences)
    )


def _figures(sentences: Sequence[Sentence]) -> Counter[Limit]:
    """How often each figure stands in the sentences that differ: one that only moved is not gone."""
    return Counter(limit for sentence in sentences for _, limit in read_limits(sentence.line))


_STRONG = re.compile(
    r"\b(?:ska|måste|får (?:inte|ej|aldrig)"
    r"|kommer (?!överens|fram|till|från|in|ut|igång|behov|kostnad)(?!(?:\S+ ){0,3}(?:öka|minska|bli|innebära|påverka|"
    r"avslutas|upphöra|behöva|krävas|kräva|medföra|leda|få|fortsatt)\b)|(?:åtar|förbinder) sig|skyldig\w*)\b"
)
"""What binds. «kommer att öka» is a forecast, not a promise."""

_SOFT = re.compile(r"\b(?:bör|kan(?! inte)|avser|planerar|vill|skulle|borde|önskar|hoppas|siktar|behöver inte)\b")
_MAY = re.compile(r"\bfår (?!inte|ej|aldrig|ingen|inga|inget)(?:\w+ ){0,2}?(?P<verb>\w{3,}as?)\b")

_ENSURE = re.compile(r"\b(?:säkerställ\w*|garant\w*|tillförsäkra\w*|tillse\w*|se till)\b")

_AIMS = (
    r"(?:sträva|strävar|eftersträvar?|verkar?|arbetar?|jobbar?) (?:efter|mot|för)(?: att)?",
    r"eftersträvas?",
    r"främja[rs]?",
    r"(?:försöka|försöker|sikta)",
    r"(?:ambitionen|målsättningen|målet|avsikten|tanken|inriktningen|förhoppningen|strävan) är",
    r"är (?:tänkt|tänkta|avsedd|avsett|avsedda) att",
    r"(?:har|ha) (?:som|en) (?:ambition|mål|målsättning|strävan)",
    r"(?:med|i) (?:ambitionen|strävan)",
    r"(?:undersöka|utreda|pröva|överväga|se över) (?:möjlighet\w*|förutsättning\w*|om|att)",
    r"överväga[s]?",
    r"(?:bidra|bidrar) till",
    r"underlätta[rs]?",
)
_HEDGES = (
    r"vid behov",
    r"(?:när|där|då|om) (?:det |så |detta )?(?:finns |föreligger |uppstår )?(?:behov|utrymme|möjlighet)\b",
    r"(?:när|där|då|om) behov (?:finns|uppstår|föreligger)",
    r"(?:när|där|då|om) (?:\w+ ){0,2}(?:är |bedöms |anses )?(?:möjligt|lämpligt|motiverat|rimligt|aktuellt|befogat)",
    r"(?:när|där|då|om) (?:resurser\w*|ekonomin|tiden|bemanningen|läget) (?:finns|tillåter|medger|räcker)",
    r"i (?:den )?mån\b",
    r"i (?:\w+ )?(?:mån|utsträckning|grad|omfattning)(?: som möjligt)?",
    r"så (?:långt|mycket|ofta|många|stor\w*) (?:\w+ ){0,3}(?:möjligt|går|räcker|tillåter|medger)",
    r"(?:om|när) möjligt",
    r"inom ramen för (?:\w+ )?(?:resurser|medel|budget)",
    r"eventuellt \w+(?:as?|s|r)",
    r"(?:möjligen|kanske|helst|gärna)",
    r"(?:normalt|oftast|vanligtvis|i regel|som regel|i huvudsak|huvudsakligen|i allmänhet|merendels|företrädesvis)",
    r"(?:delvis|till viss del|på sikt|efter förmåga|i undantagsfall|ibland)",
    r"(?:cirka|ungefär|omkring|i genomsnitt)",
    r"ska kunna",
)
_AIM = re.compile(rf"\b(?:{'|'.join(_AIMS)})\b")
_HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})\b")

_TIME = r"(?:\w*dag|dygn|vecka|månad|kvartal|tertial|halvår|termin|år|gång|höst|vår|sommar|tredje|fjärde)\b"
_ALL = re.compile(rf"\b(?:alla|samtliga|varje(?! {_TIME})|var och en|alltid|allt|all|ständigt|genomgående)\b")
_EVERYONE = re.compile(rf"\b(?:alla|samtliga|varje(?! {_TIME})|var och en)\b")
_SOME = re.compile(
    r"\b(?:flesta|många|flertalet|merparten|majoriteten|huvuddelen|vissa|några|fler|flera|enstaka|utvalda|prioriterade"
    r"|delar av|en del)\b"
)
_VAGUE_NUMBER = re.compile(r"\b(?:flera|några|ett antal|många|ett par|enstaka|fler)\b")

_REASON = re.compile(r"(?:syftet|avsikten|bakgrunden|orsaken|skälet) ")
"""How a sentence begins that tells why, and promises nothing."""

_SAID = (Place.MAIN, Place.CONTENT)

_SUPINE = r"(?!ett |rätt |gott |sitt |annat )\w{2,}(?:at|ats|it|its|tt|tts|gjort|haft)"
_PAST = re.compile(rf"\b(?:har (?:\w+ ){{0,3}}?{_SUPINE}|hade|var|blev|fick|\w{{3,}}ades?)\b")


class Promise:
    """What one sentence promises, read off its words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.line = sentence.line

    @cached_property
    def _places(self) -> list[Place]:
        return places(self.sentence.keys)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(key) + 1 for key in self.sentence.keys), initial=0))

    def _found(self, pattern: re.Pattern[str], *where: Place) -> list[re.Match[str]]:
        """The matches that stand in clauses of these kinds."""
        return [match for match in pattern.finditer(self.line) if self._place(match.start()) in where]

    def _place(self, offset: int) -> Place:
        return self._places[bisect_right(self._starts, offset) - 1]

    def _within(self, offset: int) -> Place:
        """The clause around a phrase that may open one of its own: «när det är möjligt»."""
        return self._place(offset - 2) if offset else Place.MAIN

    @cached_property
    def binding(self) -> list[re.Match[str]]:
        """Its ska and the like."""
        return self._found(_STRONG, *_SAID)

    @cached_property
    def binds(self) -> bool:
        """Whether it says ska or the like."""
        return bool(self.binding)

    @cached_property
    def soft(self) -> list[re.Match[str]]:
        """The bör, kan and their kin of its main clause."""
        return self._found(_SOFT, Place.MAIN)

    @cached_property
    def hedges(self) -> bool:
        """Whether it holds back: vid behov, om möjligt."""
        return any(self._within(match.start()) in _SAID for match in _HEDGE.finditer(self.line))

    @cached_property
    def aims(self) -> bool:
        """Whether it promises to work for something rather than the thing."""
        return bool(self._found(_AIM, Place.MAIN))

    @cached_property
    def ensures(self) -> bool:
        """Whether it promises the outcome itself."""
        return bool(_ENSURE.search(self.line))

    @cached_property
    def tells(self) -> bool:
        """Whether it only tells what was, or why, and so promises nothing."""
        return bool(_REASON.match(self.line)) or (not self.binds and bool(self._found(_PAST, Place.MAIN)))

    @cached_property
    def commits(self) -> bool:
        """Whether it binds, ensures, or is an activity told in the infinitive: «Erbjuda stöd till ...»."""
        first = self.sentence.keys[0]
        return self.binds or self.ensures or (len(first) > 3 and first.endswith("a") and not _ALL.fullmatch(first))

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Its figures; one that only tells which case is meant is none: «ärenden som pågått längre än tre månader»."""
        placed = ((self._place(start), limit) for start, limit in read_limits(self.line))
        return tuple(limit for place, limit in placed if limit.kind is not LimitKind.COUNT or place in _SAID)

    def shares_verb(self, modal: re.Match[str], other: Promise) -> bool:
        """Whether the verb after a modal stands in another sentence too, in whatever form."""
        after = self.line[modal.end() :].split()[:5]
        return any(word[:6] in other.sentence.topics for word in after if word.endswith(("a", "as", "s")))


_TIME_KINDS = (LimitKind.WITHIN, LimitKind.BY, LimitKind.OFTEN, LimitKind.DATE)
"""Figures that say when; one of them in place of another shows no direction."""


def _weaker(old: Promise, new: Promise | None, gone: Counter[Limit]) -> bool:
    if old.tells:
        return False
    if new is None:
        return old.binds and (bool(_EVERYONE.search(old.line)) or _limit_dropped(old, gone))
    return (
        _binds_less(old, new)
        or _holds_back(old, new)
        or _fewer(old, new)
        or any(_limit_weaker(limit, old, new) for limit in old.limits if gone[limit])
    )


def _limit_dropped(old: Promise, gone: Counter[Limit]) -> bool:
    return any(gone[limit] and limit.kind is not LimitKind.COUNT for limit in old.limits)


def _binds_less(old: Promise, new: Promise) -> bool:
    """Ska became bör, kan, får or avser; or what simply is done now can be done."""
    if new.binds:
        return len(new.binding) < len(old.binding) and any(new.shares_verb(modal, old) for modal in new.soft)
    if old.binds:
        able = "ska kunna" in old.line
        soft = [modal for modal in new.soft if not (able and modal[0] == "kan")]
        return bool(soft) or _may(old, new)
    return not old.soft and any(new.shares_verb(modal, old) for modal in new.soft)


def _may(old: Promise, new: Promise) -> bool:
    """«får lämna», not «får hjälp»: permission to do what the old sentence bound somebody to do."""
    if re.search(r"\bfå\b", old.line):
        return False
    return any(match["verb"][:6] in old.sentence.topics for match in _MAY.finditer(new.line))


def _holds_back(old: Promise, new: Promise) -> bool:
    """A hedge came, or the thing promised became something to work for."""
    if new.hedges and not old.hedges and not old.soft:
        return True
    return new.aims and not old.aims and not old.soft and (old.commits and not (new.ensures and not old.ensures))


def _fewer(old: Promise, new: Promise) -> bool:
    """Alla became de flesta, or went."""
    if not _ALL.search(old.line) or _ALL.search(new.line):
        return False
    if len(_SOME.findall(new.line)) > len(_SOME.findall(old.line)):
        return True
    return old.commits and any(_indefinite(match, new) for match in _ALL.finditer(old.line))


def _indefinite(quantifier: re.Match[str], new: Promise) -> bool:
    """Whether those who were «alla ...» are still spoken of, and not as all of them: «barn», but not «barnen»."""
    if quantifier[0] in ("alltid", "ständigt"):
        return True
    following = quantifier.string[quantifier.end() :].split()[:1]
    forms = [key for key in new.sentence.keys if following and key[:6] == following[0][:6]]
    return bool(forms) and not any(form.endswith(("na", "nas", "nen", "rnen", "barnen")) for form in forms)


def _limit_weaker(limit: Limit, old: Promise, new: Promise) -> bool:
    """Whether a figure of the old sentence is looser in the new one, or gone."""
    same = [other for other in new.limits if other.kind is limit.kind and other.of == limit.of]
    if same:
        return all(looser(limit, other) for other in same)
    if limit.kind is LimitKind.DATE:
        return old.commits and not any(other.kind in _TIME_KINDS for other in new.limits)
    if limit.kind is LimitKind.COUNT:
        return not new.limits and (old.commits or bool(_VAGUE_NUMBER.search(new.line)))
    if limit.kind is LimitKind.AT_LEAST:
        counts = [other for other in new.limits if other.of == limit.of]
        return not counts or any(other.kind is LimitKind.AT_MOST or other.value < limit.value for other in counts)
    if limit.kind is LimitKind.AT_MOST:
        return not any(other.of == limit.of for other in new.limits)
    return not any(other.kind in _TIME_KINDS for other in new.limits)
