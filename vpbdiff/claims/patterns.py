"""How plans word the statements that can be checked, as data: one pattern a turn of phrase, the strictest first.

A pattern must tie a statement to its subject: «ramen ... minskar med», never «minskar med» somewhere after «ramen». A
claim that is not found is not judged; one that is tied to the wrong subject would call a true sentence false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from vpbdiff.base.patterns import has_all
from vpbdiff.model.money import FIGURE, UNIT_WORDS


class ClaimKind(StrEnum):
    """What a claim states."""

    LEVEL = "level"
    """The amount is so much."""
    CHANGE = "change"
    """It has changed by so much from the year before."""
    SHARE = "share"
    """It is so large a part of the frame."""
    RATE = "rate"
    """It has changed by so many percent from the year before."""
    PART = "part"
    """So much was added or taken for some purpose: a part of a change."""
    UNCHANGED = "unchanged"
    """It is as in the year before."""
    INDEX = "index"
    """It is raised by so many percent."""
    NO_NEW_FEES = "no-new-fees"
    """No new decisions on fees are proposed."""
    DECLARATIONS_UNCHANGED = "declarations-unchanged"
    """The quality declarations are as they were."""
    DECLARATIONS_REVISED = "declarations-revised"
    """All quality declarations were revised in certain years."""
    COUNT = "count"
    """There are so many goals or assignments."""
    COUNT_CHANGED = "count-changed"
    """So many items are new, are gone, or were raised or lowered since the year before."""
    STATUS = "status"
    """A row's status is unchanged. Found in the tables, not by a pattern."""


class ClaimSubject(StrEnum):
    """What a claim is about."""

    FRAME = "frame"
    INVESTMENTS = "investments"
    ROW = "row"
    """A row of the budget by name."""
    ALL_UNITS = "all-units"
    FEE = "fee"
    """One fee by name."""
    FEES = "fees"
    DECLARATIONS = "declarations"
    GOALS = "goals"
    ASSIGNMENTS = "assignments"
    OVERARCHING_GOALS = "overarching-goals"
    RISKS = "risks"
    ACTIVITIES = "activities"
    MEASURES = "measures"
    CONTROLS = "controls"
    OTHER = "other"
    """Something that the budget has no row for."""


OF_MONEY = frozenset((ClaimSubject.FRAME, ClaimSubject.INVESTMENTS, ClaimSubject.ROW, ClaimSubject.ALL_UNITS))
"""The subjects of which the budget has the figures."""


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """The words of a text in lower case, with one space before and after each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


_WORD = re.compile(r"\w+")


class Phrase(NamedTuple):
    """A turn of phrase as a pattern, and what each such phrase has: words or parts of words in lower case, «|» between
    those of which one is enough, a space where a word begins or ends.

    Most sentences lack some of it, and a long pattern takes longer to compile than a plan takes to read.
    """

    source: str
    needs: tuple[str, ...]

    def finditer(self, sentence: str) -> Iterator[re.Match[str]]:
        """Where the phrase stands in a sentence."""
        return _compiled(self.source).finditer(sentence) if self._may(sentence) else iter(())

    def match(self, sentence: str, at: int) -> re.Match[str] | None:
        """The phrase, if it stands at a place of a sentence where a word ends."""
        return _compiled(self.source).match(sentence, at) if self._may(sentence[at:]) else None

    def _may(self, text: str) -> bool:
        return has_all(_plain(text), self.needs)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


class Pattern(NamedTuple):
    """A turn of phrase that states something of a subject. Groups: `amount` and `prior` (figures with their unit),
    `percent`, `up` or `down`, `come` or `gone`, `base` (the year compared with, if named), `count`, `years`."""

    kind: ClaimKind
    subject: ClaimSubject
    phrase: Phrase


ABOUT = (
    r"(?:(?P<about>drygt|strax\s+över|över|mer\s+än|knappt|närmare|nästan|strax\s+under|omkring|cirka|ca|ungefär|runt"
    r"|högst|minst)\s+)?"
)
"""How near a figure is: «drygt 4 mkr»."""
AMOUNT = rf"{ABOUT}(?P<amount>{FIGURE}\s?{UNIT_WORDS})"
_OF_A_YEAR = r"(?:\s+(?:budget(?:ram)?|ram|nivå|belopp|anslag))?"
BEFORE = (
    rf"(?:(?:föregående\s+års?|förra\s+årets?|fjolårets?|året\s+(?:innan|före)){_OF_A_YEAR}\b|i\s+fjol\b"
    rf"|(?:(?:i\s+)?budget(?:en)?\s+)?(?:för\s+)?(?:år\s+)?(?P<base>20\d\d)(?:\s+års{_OF_A_YEAR})?)"
)
SINCE = rf"(?:i\s+jämförelse\s+med|jämfört\s+med|i\s+förhållande\s+till|från|mot|sedan)\s+{BEFORE}"
_FRAME = r"\b(?:budget)?ram(?:en)?\b"
DOWN = r"minskning|sänkning|minska[drst]*|minskats|sänk(?:s|er|t|ts)|nedjustering|sjunk(?:er|it|a)"
UP = r"ökning|höjning|öka[drst]*|ökats|höj(?:s|er|d|t|ts)|uppjustering|stig(?:er|it|a)|växer|växt"
_TURN = rf"(?:(?P<down>{DOWN})|(?P<up>{UP}))"
_FEW_WORDS = r"(?:\s+(?!för\b|i\b|till\b|hos\b|inte\b|ej\b)[a-zåäö]+){0,3}?\s+"
"""Between a subject and its verb: «har», «har därför», «föreslås»; more could bring in another subject."""
_BY = r"\s+(?:med|på|om|motsvarande)\s+"
_OF = r"\s+(?:på|om|motsvarande|(?:uppgår|är|blir)(?:\s+till)?)\s+"
PERCENT = rf"{ABOUT}" + r"(?P<percent>\d+(?:,\d+)?)\s?(?:%|procent\b)"
_COUNT = r"\b(?P<count>[^\W\d_]+|\d{1,4})\s+"
"""A number in figures or in words. Which words are numbers is for `numerals.parse` to decide: to compile all of them
into three patterns takes longer than to find the claims of a plan."""


# What the parts above have, as `Phrase.needs` says it.
HAS_AMOUNT = "kr |kronor "
HAS_SINCE = " jämförelse med | jämfört med | förhållande till | från | mot | sedan "
HAS_TURN = "minsk|sänk|nedjust|sjunk|ök|höj|uppjust|stig|väx"
HAS_MORE = " mer | högre | större | mindre | lägre "
_HAS_FRAME = " ram | ramen | budgetram | budgetramen "
_HAS_BY = " med | på | om | motsvarande "


PATTERNS = (
    # «en budgetram om 226,2 mkr, vilket innebär en minskning med 3,6 mkr i jämförelse med föregående år»
    Pattern(
        ClaimKind.CHANGE,
        ClaimSubject.FRAME,
        Phrase(
            rf"{_FRAME}{_OF}{FIGURE}\s?{UNIT_WORDS},?[^.,]*?\s{_TURN}{_BY}{AMOUNT}\s+{SINCE}",
            (_HAS_FRAME, HAS_AMOUNT, HAS_TURN, HAS_SINCE),
        ),
    ),
    # «en ram på 189,6 mkr, vilket är 2,0 mkr mer än föregående år»
    Pattern(
        ClaimKind.CHANGE,
        ClaimSubject.FRAME,
        Phrase(
            rf"{_FRAME}{_OF}{FIGURE}\s?{UNIT_WORDS},\s+vilket\s+är\s+{AMOUNT}\s+"
            rf"(?:(?P<up>mer|högre)|(?P<down>mindre|lägre))\s+än\s+{BEFORE}",
            (_HAS_FRAME, " vilket är ", HAS_MORE),
        ),
    ),
    # «en minskad ram jämfört med budget 2021 motsvarande 3,6 mkr»
    Pattern(
        ClaimKind.CHANGE,
        ClaimSubject.FRAME,
        Phrase(
            rf"{_TURN}\s+{_FRAME[2:]}\s+{SINCE}{_BY}{AMOUNT}", (_HAS_FRAME, HAS_AMOUNT, HAS_TURN, HAS_SINCE, _HAS_BY)
        ),
    ),
    # «ramen minskar med 3,6 mkr jämfört med föregående år»
    Pattern(
        ClaimKind.CHANGE,
        ClaimSubject.FRAME,
        Phrase(rf"{_FRAME}{_FEW_WORDS}{_TURN}{_BY}{AMOUNT}\s+{SINCE}", (_HAS_FRAME, HAS_AMOUNT, HAS_TURN, HAS_SINCE)),
    ),
    # «budgetnivå motsvarande 226,2 mkr (229,8 mkr)»
    Pattern(
        ClaimKind.LEVEL,
        ClaimSubject.FRAME,
        Phrase(
            rf"(?:{_FRAME}|\bbudgetnivån?\b){_OF}{AMOUNT}(?!\s+(?:mer|högre|större|mindre|lägre)\b)"
            rf"(?:\s*\((?P<prior>{FIGURE}\s?{UNIT_WORDS})\))?",
            (f"{_HAS_FRAME}| budgetnivå", HAS_AMOUNT),
        ),
    ),
    Pattern(
        ClaimKind.LEVEL,
        ClaimSubject.FRAME,
        Phrase(rf"\buppgår\s+ramen\s+till\s+{AMOUNT}", (" uppgår ramen till ",)),
    ),
    Pattern(
        ClaimKind.LEVEL,
        ClaimSubject.INVESTMENTS,
        Phrase(rf"\binvesteringsbudget\w*\b[^.]*?\suppgår\s+till\s+{AMOUNT}", (" investeringsbudget", " uppgår till ")),
    ),
    Pattern(
        ClaimKind.UNCHANGED,
        ClaimSubject.INVESTMENTS,
        Phrase(
            rf"\binvesteringsbudget\w*\b(?:\s+\w+){{0,4}}?\s+oförändrad\b(?:\s+{SINCE})?",
            (" investeringsbudget", " oförändrad "),
        ),
    ),
    # «investeringsbudget för 2025 uppgår till 1,2 mkr, samma belopp som föregående år»
    Pattern(
        ClaimKind.UNCHANGED,
        ClaimSubject.INVESTMENTS,
        Phrase(
            rf"\binvesteringsbudget\w*\b[^.]*?,\s+samma\s+belopp\s+som\s+{BEFORE}",
            (" investeringsbudget", " samma belopp som "),
        ),
    ),
    Pattern(
        ClaimKind.UNCHANGED,
        ClaimSubject.FRAME,
        Phrase(rf"{_FRAME}{_FEW_WORDS}oförändrad\s+{SINCE}", (_HAS_FRAME, " oförändrad ", HAS_SINCE)),
    ),
    # «en kostnadsökning för samtliga områden motsvarande 1%»
    Pattern(
        ClaimKind.INDEX,
        ClaimSubject.ALL_UNITS,
        Phrase(
            rf"\b(?:kostnadsökning|uppräkning)\w*\s+(?:för|av)\s+(?:samtliga|alla)\s+\w+{_BY}{PERCENT}",
            (" kostnadsökning| uppräkning", " samtliga | alla "),
        ),
    ),
    # «Alla verksamheter räknas upp med 1 procent»
    Pattern(
        ClaimKind.INDEX,
        ClaimSubject.ALL_UNITS,
        Phrase(
            rf"\b(?:samtliga|alla)\s+(?:verksamheter|områden|enheter)\s+räknas\s+upp{_BY}{PERCENT}",
            (" samtliga | alla ", " räknas upp "),
        ),
    ),
    # «räknas upp med 1,0 procent», «uppräkningsram av ramarna med 0,5 procent»
    Pattern(
        ClaimKind.INDEX,
        ClaimSubject.OTHER,
        Phrase(
            rf"\b(?:räknas\s+upp|uppräkning\w*|kostnadsökning\w*)(?:\s+\w+){{0,4}}?{_BY}{PERCENT}",
            (" räknas upp | uppräkning| kostnadsökning",),
        ),
    ),
    # «till detta åtgår 1,4 mkr», «ramen har minskats med 5 mkr», «har minskat utrymmet för ... med 6 mkr»
    Pattern(
        ClaimKind.PART,
        ClaimSubject.OTHER,
        Phrase(
            rf"\b(?:åtgår|tillförs|tillskott\s+(?:på|om))\s+{AMOUNT}", (" åtgår | tillförs | tillskott ", HAS_AMOUNT)
        ),
    ),
    # «2,0 mkr flyttas från boende till hemtjänst»
    Pattern(
        ClaimKind.PART,
        ClaimSubject.OTHER,
        Phrase(
            rf"{AMOUNT}\s+(?:flyttas|omfördelas|överförs|förs\s+över)\b",
            (HAS_AMOUNT, " flyttas | omfördelas | överförs | förs över "),
        ),
    ),
    Pattern(
        ClaimKind.PART,
        ClaimSubject.OTHER,
        Phrase(rf"{_TURN}(?:\s+\w+){{0,6}}?{_BY}{AMOUNT}", (HAS_TURN, _HAS_BY, HAS_AMOUNT)),
    ),
    Pattern(
        ClaimKind.NO_NEW_FEES,
        ClaimSubject.FEES,
        Phrase(
            r"\binga\s+(?:nya\s+beslut\s+om\s+)?(?:nya\s+eller\s+)?(?:för)?ändrade\s+(?:taxor|avgifter)\b",
            (" inga ", "ändrade taxor |ändrade avgifter "),
        ),
    ),
    Pattern(
        ClaimKind.DECLARATIONS_UNCHANGED,
        ClaimSubject.DECLARATIONS,
        Phrase(r"\bkvalitetsdeklarationerna\s+är\s+oförändrade\b", (" kvalitetsdeklarationerna är oförändrade ",)),
    ),
    Pattern(
        ClaimKind.DECLARATIONS_UNCHANGED,
        ClaimSubject.DECLARATIONS,
        Phrase(
            r"\bkvalitetsdeklarationerna\s+och\s+inga\s+förändringar\s+bedöms\s+nödvändiga\b",
            (" kvalitetsdeklarationerna och inga förändringar ",),
        ),
    ),
    Pattern(
        ClaimKind.DECLARATIONS_REVISED,
        ClaimSubject.DECLARATIONS,
        Phrase(
            r"\bkvalitetsdeklarationer\s+och\s+samtliga\s+reviderades\s+(?:under\s+)?"
            r"(?P<years>20\d\d(?:(?:,|\s+och)\s+20\d\d)*)",
            (" kvalitetsdeklarationer och samtliga reviderades ",),
        ),
    ),
    Pattern(
        ClaimKind.COUNT,
        ClaimSubject.GOALS,
        Phrase(rf"{_COUNT}(?:övergripande\s+)?nämndmål\b", (" nämndmål ",)),
    ),
    Pattern(
        ClaimKind.COUNT,
        ClaimSubject.ASSIGNMENTS,
        Phrase(
            rf"nämndmål\s+(?:samt|och)\s+{_COUNT[2:]}(?:nämnd)?uppdrag\b",
            ("nämndmål samt |nämndmål och ", " uppdrag | nämnduppdrag "),
        ),
    ),
    Pattern(
        ClaimKind.COUNT,
        ClaimSubject.OVERARCHING_GOALS,
        Phrase(rf"{_COUNT}övergripande\s+mål\b", (" övergripande mål ",)),
    ),
)


class ClaimPart(NamedTuple):
    """What one kind of clause states after its subject."""

    kind: ClaimKind
    phrase: Phrase


class StatedPart(NamedTuple):
    """A part of a sentence with its subject, as the finder makes claims of it."""

    kind: ClaimKind
    subject: ClaimSubject
    row: str | None
    match: re.Match[str]
    start: int
    phrase: str
    """The words of the sentence that state it."""
    moved: int = 0
    """How much further the match stands than in the sentence, whose words were put in order for it."""
