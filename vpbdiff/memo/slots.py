"""A clause of a memo as slots: what it is about, what it says became of that, and its figures with their parts in it.

Each word is read by itself, in whatever order they stand, so that one sort of sentence is one mechanism. A word that no
row of the lexicon has stays a `word`, and a judge that does not know what to make of a slot does not read the clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.numerals import MONTHS, NUMBER_WORD
from vpbdiff.memo import turns

_UNITS = r"(?:verksamhet(?:en|er|erna)?|enhet(?:en|er|erna)?|verksamhetsområden?(?:a|na|t)?|avdelning(?:en|ar|arna)?)"

LEXICON: Mapping[str, str] = {
    "name": r"«\d+»s?",
    "money": turns.AMOUNT,
    "share": turns.PERCENT,
    "day": rf"(?:den )?\d{{1,2}} (?:{'|'.join(MONTHS)}) 20\d\d|{ISO_DAY}",
    "span": r"mellan (?:åren )?20\d\d och 20\d\d",
    "year": r"(?:(?:år|budgetåret|planen för|budgeten för|budget|plan) )?20\d\d(?: års (?:plan|budget))?",
    "than": "(?:att )?jämföra? med|jämfört med|i jämförelse med|än|mot(?: tidigare)?|i stället för|istället för"
    "|i förhållande till|sedan",
    "before": "(?:i |under )?(?:föregående|förra|innevarande) år(?:et)?(?:s plan| plan|s budget)?|i år|i fjol"
    "|året (?:innan|före)",
    "earlier": "(?:i )?(?:den )?(?:förra|föregående|tidigare|gamla) (?:plan|budget)(?:en)?|tidigare|förut|i dag|idag",
    "after": "nästa år|under planåret|planåret|i den nya planen|(?:ur|från|i) planen|i förslaget|nu|numera|framöver"
    "|(?:det )?kommande år(?:et)?|för planåret|enligt (?:planen|förslaget)|inför året",
    "same": "(?:på )?samma (?:nivå|belopp|budget|ram|nettokostnad|anslag|summa)(?: som)?|oförändra(?:d|t|de)(?: nivå)?"
    r"|densamma|desamma|detsamma|lika (?:stor|hög)\w*(?: som)?|(?:ligger|är|står|blir) (?:kvar|fast)(?: på)?"
    "|kvarstår(?: på)?|behåller(?: sin)?|ändras inte|påverkas inte|står stilla",
    "up": "öka(?:r|s|t|de)?|höj(?:s|t|ts|as|er|de)|steg|stig(?:er|it|a)|väx(?:er|a|te)|vuxit"
    "|(?:räknas|går|gått|gick) upp"
    "|utöka(?:s|ts|t)|tillförs|förstärk(?:s|ts)",
    "down": "minska(?:r|s|t|de)?|sjunk(?:er|it|a)|sjönk|sänk(?:s|t|ts|as|er|te)|krymp(?:er|t|te|a)|tappar|förlorar"
    "|(?:måste )?spara[rs]?|(?:(?:dras|skärs|går|gått|gick|sätts) (?:ned|ner)(?: med)?(?= med)?)|reducera[rs]",
    "more": "mer|högre|större|extra|ytterligare|ökad|höjd[a]?|utökad[e]?|förstärkt",
    "less": "mindre|lägre|minskad|sänkt[a]?",
    "rise": "(?:budget|kostnads|ram)?ökning(?:en)?|höjning(?:en)?|uppräkning(?:en)?|tillskott(?:et)?",
    "fall": "(?:budget|kostnads|ram)?minskning(?:en)?|sänkning(?:en)?|neddragning(?:en)?|nedskärning(?:en)?"
    "|besparing(?:en)?",
    "bulk": "(?:den )?största delen|merparten|lejonparten|huvuddelen",
    "most": "mest|störst|största|högsta",
    "least": "minst|minsta|lägsta",
    "only": "bara|endast|enbart|(?:den |det )?enda",
    "except": "utom|förutom|med undantag (?:av|för)",
    "entire": "hela(?= (?:ökningen|höjningen|minskningen|tillskottet))",
    "together": "tillsammans|sammanlagt|sammantaget|totalt|gemensamt|(?:den )?(?:samlade|totala|sammanlagda)",
    "respectively": "respektive",
    "both": "båda|bägge|både|vardera|var för sig",
    "all": "|".join(turns.ALL_OF),
    "none": "|".join(turns.NONE_OF),
    "number": rf"(?:(?:en|ett)(?= (?:(?:enda )?{_UNITS}))|(?!en\b|ett\b){NUMBER_WORD}|\d{{1,4}}(?!,\d| \d{{3}}))",
    "not": "inte|ej",
    "silent": r"(?:enheten|verksamheten|posten)(?= «)|att röra sig med|i (?:ram|budget)|(?<=\w\s)om|nämligen"
    "|vidare|således|dessutom|samtidigt|däremot|också|även|att|det|detta|den|denna|de|dessa|som|vilken|vilket|vilka|där|varav"
    "|i|på|för|hos|inom|sin|sina|sitt|pengar|medel|resurser|nya|därmed|under|inför"
    "|till och med|uppåt|nedåt|en|ett|år|alltså|och med",
    "units": _UNITS,
    "whole": r"(?:nämndens )?(?:investeringsbudget(?:en)?|investeringsram(?:en)?|investeringar(?:na)?"
    "|investeringsutgifter(?:na)?)",
    "income": "(?:nämndens )?intäkter(?:na)?",
    "cost": "(?:nämndens )?kostnader(?:na)?",
    "committee": "nämndens?",
    "purse": r"(?:netto|drift|budget|kommun)?(?:ram|budget|anslag|bidrag)(?:en|et|erna)?(?: \(ramen\))?"
    "|nettokostnad(?:en|er|erna)?|kostnaden|ekonomin?|pengarna|medlen",
    "of": "av",
    "from": "från",
    "to": "till",
    "by": "med|motsvarande",
    "hold": "tar|tog|uppgår|uppgick|uppgå|är|blir|blev|bli|blivit|var|vara"
    "|får|fick|få|fått|ges|tilldelas|erhåller|disponerar|budgeteras"
    "|kostar|omfattar|motsvarar|landar|ligger|hamnar|anslås|avsätts|avser|utgör|svarar|står|går|har|hade|väntas|beräknas"
    "|bedöms|fastställs|innebär|reserveras|satsas|förfogar över",
    "joint": "och|samt|[,;:()–]",
}
"""What a word or a phrase is in a clause; the first row that has it wins."""

ROWS = frozenset(("name", "whole", "income", "cost", "committee", "purse"))
"""The slots that are of a budget's rows."""


class Slot(NamedTuple):
    """A word or phrase of a clause and what it is in it."""

    tag: str
    text: str

    @property
    def number(self) -> int:
        """The number of a name, or a year."""
        return int(re.findall(r"\d+", self.text)[-1])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    rows = [f"(?P<{tag}>(?:{words})(?!\\w))" for tag, words in LEXICON.items()]
    return re.compile("|".join((*rows, r"(?P<word>[\w-]+|[^\s\w])")), re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def slots(text: str) -> tuple[Slot, ...]:
    """The slots of a clause in their order."""
    return tuple(Slot(found.lastgroup or "word", found[0]) for found in _pattern().finditer(text))


def near(found: Collection[Slot], place: int, step: int, over: Collection[str]) -> str:
    """The tag of the slot before (-1) or after (1) a place, passing over some; empty where there is none."""
    row = list(found)
    place += step
    while 0 <= place < len(row) and row[place].tag in over:
        place += step
    return row[place].tag if 0 <= place < len(row) else ""


def tagged(found: Collection[Slot], *tags: str) -> Iterator[Slot]:
    """The slots with one of some tags."""
    return (each for each in found if each.tag in tags)
