"""What one sentence promises: whether it binds, ensures, hedges or aims, and by which figures.

First come the phrases by which Swedish official prose does these, as patterns; then `Promise`, which reads a sentence
with them. The patterns read token keys, lower case, with one space between them. A phrase counts only in a clause that
can hold a promise, see `sentences.places`. Comparing two promises is for `textdiff.weakening`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate

from vpbdiff.base.cache import once
from vpbdiff.base.patterns import lazily
from vpbdiff.language.direction import (
    BEGUN,
    BY_SIZE,
    CHARGED,
    COMES,
    DOWN,
    EXCEPT,
    FINISHED,
    FREE,
    GIVES,
    LESS_IS_BETTER,
    MORE_IS_BETTER,
    NEUTRAL,
    NO_GIFT,
    UP,
)
from vpbdiff.language.groups import GroupKind, MemberGroup, read_groups
from vpbdiff.language.limits import TIME_KINDS, Limit, LimitKind, read_limits
from vpbdiff.language.sentences import STEM, ClauseRole, Sentence, places

STRONG = lazily(
    r"\b(?:ska|måste|(?:har|ha) rätt (?:till|att)|får (?:inte|ej|aldrig)"
    r"|kommer (?!överens|fram|till|från|in|ut|igång|behov|kostnad)(?!(?:\S+ ){0,3}(?:öka|minska|bli|innebära|påverka|"
    r"avslutas|upphöra|behöva|krävas|kräva|medföra|leda|få|fortsatt)\b)"
    r"|(?:åtar|förbinder) sig|(?:skyldig|obligatorisk)\w*)\b"
)
"""What binds. «kommer att öka» is a forecast, not a promise."""

SOFT = lazily(
    r"\b(?:bör|kan(?! inte)|avser|planerar|vill|skulle|borde|önskar|hoppas|siktar|behöver inte"
    r"|(?:är|blir|vara|bli) frivillig\w*|(?:uppmuntras|uppmanas|rekommenderas|stimuleras|inbjuds)(?= att))\b"
)
"""What leaves it open."""
MAY = lazily(r"\bfår (?!inte|ej|aldrig|ingen|inga|inget)(?:\w+ ){0,2}?(?P<verb>\w{3,}as?)\b")
"""A permission: «får lämna», not «får hjälp»."""

ENSURE = lazily(r"\b(?:säkerställ\w*|garant\w*|tillförsäkra\w*|tillse\w*|se till)\b")
"""What promises the outcome itself."""

_AIMS = (
    r"(?:sträva|strävar|eftersträvar?|verkar?|arbetar?|jobbar?) (?:efter|mot|för)(?: att)?",
    r"eftersträva[rs]?",
    r"främja[rs]?",
    r"(?:försöka|försöker|sikta)",
    r"(?:ambitionen|målsättningen|målet|avsikten|tanken|inriktningen|förhoppningen|strävan) är",
    r"är (?:tänkt|tänkta|avsedd|avsett|avsedda) att",
    r"(?:har|ha) (?:som|en) (?:ambition|mål|målsättning|strävan)",
    r"(?:med|i) (?:ambitionen|strävan)",
    r"(?:undersök|utred|pröv|överväg|se över|ser över)\w* (?:om|att)",
    r"(?:undersök|utred|pröv|överväg|se över|ser över)\w* (?:\w+ ){0,2}(?:möjlighet|förutsättning|behov|fråg)\w*",
    r"överväga[s]?",
    r"ta(?:r|s)? ställning till",
    r"ta fram (?:en |ett )?\w*(?:plan|strategi|förslag|underlag) (?:för|till|om)",
    r"(?:bidra|bidrar) till",
    r"underlätta[rs]?",
)
_HEDGES = (
    r"vid behov",
    r"(?:när|där|då|om) (?:det |så |detta )?(?:finns |föreligger |uppstår )?(?:behov|utrymme|möjlighet)\b",
    r"(?:när|där|då|om) behov (?:finns|uppstår|föreligger)",
    r"(?:när|där|då|om) (?:\w+ ){0,2}(?:är |bedöms |anses )?(?:möjligt|lämpligt|motiverat|rimligt|aktuellt|befogat)",
    r"(?:när|där|då|om) (?:\w+ ){0,2}(?:är |bedöms |anses )?(?:relevant|nödvändigt|påkallat)",
    r"(?:när|där|då|om) (?:resurser\w*|ekonomin|tiden|bemanningen|läget) (?:finns|tillåter|medger|räcker)",
    r"i (?:den )?mån\b",
    r"i den (?:utsträckning|omfattning) (?:det|som) (?:är|går|finns|medges)",
    r"i (?:\w+ )?(?:möjligaste|möjliga|görligaste|viss|mindre|lämplig|rimlig) (?:mån|utsträckning|grad|omfattning)",
    r"(?:under )?förut(?:satt|sättning) att",
    r"så (?:långt|mycket|ofta|många|få|stor\w*) (?:\w+ ){0,3}(?:möjligt|går|räcker|tillåter|medger)",
    r"(?:om|när) möjligt",
    r"inom ramen för (?:\w+ )?(?:resurser|medel|budget)",
    r"eventuellt \w+(?:as?|s|r)",
    r"(?:möjligen|kanske|(?<!som )helst|gärna)",
    r"(?:(?<!ett )normalt|oftast|vanligtvis|i regel|som regel|i huvudsak|huvudsakligen)",
    r"(?:i normalfallet|som (?:huvudregel|utgångspunkt)|i allmänhet|merendels|företrädesvis)",
    r"(?:delvis|till viss del|på sikt|efter förmåga|i undantagsfall|ibland)",
    r"(?:cirka|ungefär|omkring (?=\d)|i genomsnitt)",
    r"ska kunna",
    r"om (?:inte|inga|inget) (?:\w+ )?(?:skäl|hinder|annat)",
    r"såvida inte",
)
AIM = lazily(rf"\b(?:{'|'.join(_AIMS)})\b")
"""What promises the effort and not the outcome."""
HEDGE = lazily(rf"\b(?:{'|'.join(_HEDGES)})\b(?! (?:även|också))")
"""What makes a promise depend on something, or blunts it; «vid behov även» announces an addition."""

_TIME = r"(?:\w*dag|dygn|vecka|månad|kvartal|tertial|halvår|termin|år|gång|höst|vår|sommar|tredje|fjärde)\b"
_EVEN_MORE = r"(?! (?:fler|mer|mindre|\w+re)\b)"
ALL = lazily(rf"\b(?:alla|samtliga|varje(?! {_TIME})|var och en|alltid|allt{_EVEN_MORE}|all|ständigt|genomgående)\b")
"""Everyone, or every time; «varje månad» is a frequency, not everyone."""
EVERYONE = lazily(rf"\b(?:alla|samtliga|varje(?! {_TIME})|var och en)\b")
"""Everyone."""
FEW = lazily(r"\b(?:så få|färre|få) ")
"""Not many, and not nobody."""
NOBODY = lazily(r"\b(?:ingen|inget|inga)\b")
"""Everyone, as a negation: «inget barn ska nekas plats»."""
SOME = lazily(
    r"\b(?:flesta|många|flertalet|merparten|majoriteten|huvuddelen|vissa|några|fler|flera|enstaka|utvalda|prioriterade"
    r"|delar av|en del|stickprov\w*|slumpvis\w*|slumpmässig\w*|urval\w*)\b"
)
"""Fewer than all."""
VAGUE_NUMBER = lazily(r"\b(?:flera|några|ett antal|många|ett par|enstaka|fler)\b")
"""What may stand where a number stood."""

AT_ONCE = lazily(r"\b(?:omgående|omedelbart|genast|utan dröjsmål)\b")
SOON = lazily(r"\b(?:skyndsamt|snarast|så snart (?:som )?(?:möjligt|det går)|i god tid)\b")
"""How soon, without a figure."""

REASON = lazily(r"(?:syftet|avsikten|bakgrunden|orsaken|skälet) ")
"""How a sentence begins that gives a reason, and promises nothing."""

_SUPINE = r"(?!ett |rätt |gott |sitt |annat )\w{2,}(?:at|ats|it|its|tt|tts|gjort|haft)"
_NO_FREQUENCY = r"(?! (?:\w+e )?(?:dag|dygn|vecka|månad|kvartal|termin|år)\b)"
"""After «var», which is not only a verb: «var fjortonde dag»."""
_NO_PART = "(?<!^)" + "".join(f"(?<!{word} )" for word in "alla av den det de en ett för inom med nya till vid".split())  # noqa: SIM905
"""Before a participle it says what something is: «planerade driftstopp aviseras», «inom lagstadgade fyra månader»."""
PAST = lazily(rf"\b(?:har (?:\w+ ){{0,3}}?{_SUPINE}|hade|var{_NO_FREQUENCY}|blev|fick|{_NO_PART}\w{{3,}}ades?)\b")
"""Verb forms of the past."""


INFINITIVE = lazily(
    r"(?!(?:några|många|dessa|andra|olika|samma|båda|våra|sina|sista|första|stora|unga|flera|alla|samtliga|enstaka|flesta)$)"
    r"(?!\w{3,}[aeo]rna$)\w{3,}a"
)
"""The first word of an activity: «Erbjuda stöd till ...»; no plural or quantifier."""
MONEY = ("krono", "mkr", "tkr", "mnkr", "miljo", "milja", "tusen")
"""How the words begin that an amount counts: money is compared as money."""
SETS_ASIDE = lazily(r"\b(?:avsätt\w*|satsa\w*|anslå\w*|anslår|reserver\w*) (?:\w+ ){0,2}$")
"""Before an amount they make it money that is given: «avsätter 2 mkr för klimatåtgärder»."""
MEASURE = lazily(r"$|proce|promi|time$|gram|kilo|kg|ton|kwh|mwh|gwh|liter|grade|poäng|av$|till$|på$|och$|barn$|per$")
"""How a limit names what is no thing: the figure is a level of what the sentence measures."""
THRESHOLD = lazily(r"\bvid (?:en |ett )?(?:\w+ av |mer än |minst |över )?$")
"""Before a measure that something begins at: «snöröjs vid tre centimeter»; the lower, the sooner."""
LENGTHS = ("centi", "milli", "meter")
"""How lengths begin, as limits name them."""
GENITIVE = lazily(r"(?:timm|minut|dag|veck|månad)(?:ars|ers|ors)")
"""«fem dagars introduktion»: the time is an amount of something."""
SHARE = lazily(r"(?:\S+ procent|hälften|\S+ \w+del(?:ar)?) av ")
"""«80 procent av bilarna ska ...»: a part that the promise reaches."""
IN_PARTS = lazily(r"\b(?:i|om|enligt|kapitel) $")
"""Before a figure they make it no gift: «i tre steg», «i grupper om tio»."""
LAST_DAY = lazily(r"\b(?:till (?:och med )?(?:den )?\d|sista \w*dag|öppet till|öppen till)")
"""A day until which something goes on: the later, the more is given."""
GOAL = lazily(r"\b(?:mål|målet|målsättningen|målvärde\w*|målnivå\w*|i uppdrag)\b")
"""What states a level to be reached without a binding word."""
DENIAL = lazily(r"\b(?:inte|ej|aldrig|ingen|inget|inga)\b")
"""What turns a promise into its opposite."""

_NEAR = 300
"""Characters around a figure in which the words stand that tell what it is; a sentence is seldom longer."""

_STATED = (ClauseRole.MAIN, ClauseRole.CONTENT)
"""The clauses in which a promise can stand."""

_NEXT_WORDS = lazily(r"(?: ?\S+){0,5}")


class Promise:
    """What one sentence promises, read off its words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.line = sentence.line

    @once
    def _places(self) -> list[ClauseRole]:
        return places(self.sentence.keys)

    @once
    def _starts(self) -> list[int]:
        return list(accumulate((len(key) + 1 for key in self.sentence.keys), initial=0))

    def _found(self, pattern: re.Pattern[str], *where: ClauseRole) -> list[re.Match[str]]:
        """The matches that stand in clauses of these kinds."""
        return [match for match in pattern.finditer(self.line) if self._place(match.start()) in where]

    def _place(self, offset: int) -> ClauseRole:
        return self._places[bisect_right(self._starts, offset) - 1]

    def _within(self, offset: int) -> ClauseRole:
        """The clause around a phrase that may open one of its own: «när det är möjligt»."""
        return self._place(offset - 2) if offset else ClauseRole.MAIN

    @once
    def binding(self) -> list[re.Match[str]]:
        """Its binding words: ska and the like."""
        return self._found(STRONG, *_STATED)

    @once
    def binds(self) -> bool:
        """Whether it has a binding word."""
        return bool(self.binding)

    @once
    def soft(self) -> list[re.Match[str]]:
        """The bör, kan and the like of its main clause."""
        return self._found(SOFT, ClauseRole.MAIN)

    @once
    def softened(self) -> list[re.Match[str]]:
        """The bör, kan and the like of every clause that can hold a promise."""
        return self._found(SOFT, *_STATED)

    def verbs(self, modals: list[re.Match[str]]) -> set[str]:
        """The words that follow right after the modals: «erbjudas» in «ska erbjudas»."""
        return {word for modal in modals for word in self.after(modal)[:1]}

    @once
    def hedges(self) -> bool:
        """Whether it hedges: vid behov, om möjligt."""
        return any(self._within(match.start()) in _STATED for match in HEDGE.finditer(self.line))

    @once
    def aims(self) -> bool:
        """Whether it promises to work for something rather than the thing."""
        return bool(self._found(AIM, ClauseRole.MAIN))

    @once
    def all(self) -> list[re.Match[str]]:
        """Its alla, varje, alltid."""
        return self._found(ALL, *_STATED)

    @once
    def some(self) -> int:
        """How many words such as de flesta or några it has."""
        return len(self._found(SOME, *_STATED))

    @once
    def urgency(self) -> int:
        """How soon without a figure: 2 at once, 1 soon, 0 some time."""
        return 2 if self.at_once else int(bool(SOON.search(self.line)))

    @once
    def at_once(self) -> bool:
        """Whether something is to be done without delay."""
        return bool(AT_ONCE.search(self.line))

    @once
    def timed(self) -> bool:
        """Whether a figure states a time."""
        return any(limit.kind in TIME_KINDS and limit.value for limit in self.limits)

    @once
    def forms(self) -> dict[str, list[str]]:
        """Its words by their stem."""
        found: dict[str, list[str]] = {}
        for key in self.sentence.keys:
            found.setdefault(key[:STEM], []).append(key)
        return found

    @once
    def ensures(self) -> bool:
        """Whether it promises the outcome itself."""
        return bool(ENSURE.search(self.line))

    @once
    def reports(self) -> bool:
        """Whether it only reports what was, or why, and so promises nothing."""
        return bool(REASON.match(self.line)) or (not self.binds and bool(self._found(PAST, ClauseRole.MAIN)))

    @once
    def commits(self) -> bool:
        """Whether it binds, ensures, or is an activity in the infinitive: «Erbjuda stöd till ...»."""
        return self.binds or self.ensures or bool(INFINITIVE.fullmatch(self.sentence.keys[0]))

    @once
    def placed(self) -> tuple[tuple[int, Limit], ...]:
        """Its figures and where they stand, without those that only identify a case: «ärenden som pågått längre än tre
        månader»."""
        return tuple(
            (start, limit)
            for start, limit in read_limits(self.line)
            if limit.kind is not LimitKind.COUNT or self._place(start) in _STATED
        )

    @once
    def limits(self) -> tuple[Limit, ...]:
        """Its figures, as `placed` has them."""
        return tuple(limit for _, limit in self.placed)

    @once
    def figures(self) -> frozenset[Limit]:
        """Its figures, each once."""
        return frozenset(self.limits)

    @once
    def like(self) -> Mapping[tuple[LimitKind, str], list[Limit]]:
        """Its figures, each once, by their kind and what they count."""
        found: dict[tuple[LimitKind, str], list[Limit]] = defaultdict(list)
        for limit in dict.fromkeys(self.limits):
            found[limit.kind, limit.of].append(limit)
        return found

    @once
    def groups(self) -> tuple[MemberGroup, ...]:
        """Those that it names by figures."""
        return tuple(group for _, _, group in read_groups(self.line))

    def members(self, kind: GroupKind) -> set[int]:
        """All members of one kind that it names by figures."""
        return {member for group in self.groups if group.kind is kind for member in group.members}

    @once
    def gives(self) -> bool:
        """Whether it gives, does or checks something."""
        return bool(self._found(GIVES, *_STATED))

    @once
    def finishes(self) -> bool:
        """Whether it says that something is done, and nothing of a beginning."""
        return bool(FINISHED.search(self.line)) and not self.begins

    @once
    def begins(self) -> bool:
        """Whether it says that something is begun, and nothing of an end."""
        return bool(BEGUN.search(self.line))

    @once
    def awaited(self) -> bool:
        """Whether it says when something comes that is awaited."""
        return bool(COMES.search(self.line)) and not LAST_DAY.search(self.line)

    @once
    def free(self) -> bool:
        """Whether nothing is to be paid."""
        return bool(FREE.search(self.line))

    @once
    def charged(self) -> bool:
        """Whether something is to be paid."""
        return bool(CHARGED.search(FREE.sub(" ", self.line)))

    @once
    def exceptions(self) -> int:
        """How many exceptions it makes."""
        return sum(1 for _ in EXCEPT.finditer(self.line))

    @once
    def denies(self) -> bool:
        """Whether it says that something is not to be."""
        return bool(DENIAL.search(self.line))

    @once
    def _neutral(self) -> bool:
        return bool(NEUTRAL.search(self.line))

    @once
    def _goal(self) -> bool:
        return bool(GOAL.search(self.line))

    def _before(self, start: int) -> str:
        """The words before a figure that can tell what it is."""
        return self.line[max(0, start - _NEAR) : start]

    def better(self, start: int, limit: Limit) -> int:
        """Which way a figure is better for those whom the promise is made to: 1 more, -1 less, 0 not known."""
        if limit.of.endswith(" gånger") or limit.of.startswith(MONEY):
            given = limit.kind is LimitKind.COUNT and bool(SETS_ASIDE.search(self._before(start)))
            return int(given or limit.of.endswith(" gånger"))
        if limit.by == "från" or self._neutral:
            return 0
        counted = self.line[start : start + _NEAR].split()[1:3]
        value = self._valued(start, limit, counted)
        stated = self.commits or self._goal
        if limit.kind is LimitKind.COUNT and (size := BY_SIZE.match(self.line, start)):
            return int(stated and value == (-1 if size["down"] else 1))
        if turn := self._turn(start):
            return (1 if limit.by else turn) if stated and value != -turn else 0
        if value:
            return value if limit.by != "med" and (stated or (value > 0 and self.gives)) else 0
        threshold = THRESHOLD.search(self._before(start)) and (MEASURE.match(limit.of) or limit.of in LENGTHS)
        return -int(self.gives or self.awaited) if threshold else int(self._given(start, limit, counted))

    def _turn(self, start: int) -> int:
        """Which way the last verb of direction before a figure goes: 1 up, -1 down, 0 where there is none."""
        down, up = _last(DOWN, self._before(start)), _last(UP, self._before(start))
        return 0 if down == up else 1 if up > down else -1

    def _given(self, start: int, limit: Limit, counted: list[str]) -> bool:
        """Whether a figure counts what is given, done or checked, or the part that a promise reaches."""
        in_parts = limit.of != "time" and bool(IN_PARTS.search(self._before(start)))
        if self.denies or in_parts or any(map(NO_GIFT.fullmatch, counted)):
            return False
        return self.gives or (self.binds and bool(SHARE.match(self.line)))

    def _valued(self, start: int, limit: Limit, counted: list[str]) -> int:
        """Whether what is counted or measured is better the more (1) or the less (-1) there is of it, 0 where no word
        of value stands there. A measure («procent») is known by the nearest word of value before it, else by those
        after it; things are known by their own name."""
        if MEASURE.match(limit.of) and not (counted and GENITIVE.fullmatch(counted[0])):
            before = self._before(start)
            less, more = _last(LESS_IS_BETTER, before), _last(MORE_IS_BETTER, before)
            if max(less, more) >= 0:
                return 1 if more > less else -1
            rest = self.line[start : start + _NEAR]
        else:
            rest = " ".join(counted)
        return int(bool(MORE_IS_BETTER.search(rest))) - int(bool(LESS_IS_BETTER.search(rest)))

    def shares_verb(self, modal: re.Match[str], other: Promise) -> bool:
        """Whether the verb after a modal stands in another sentence too, in whatever form."""
        return any(
            word[:STEM] in other.sentence.topics or f"{word}r" in other.sentence.keys
            for word in self.after(modal)
            if word.endswith(("a", "as", "s", "e"))
        )

    def after(self, phrase: re.Match[str]) -> list[str]:
        """The next few words after a phrase of the sentence."""
        following = _NEXT_WORDS.match(self.line, phrase.end())
        return following[0].split() if following else []


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match begins; -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
