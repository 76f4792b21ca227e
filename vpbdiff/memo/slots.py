"""A clause of a memo as slots: what it is about, what it says became of that, and its figures with their parts in it.

Each word is read by itself, in whatever order they stand, so that one sort of sentence is one mechanism. A word that no
row of the lexicon has stays a `word`, and a judge that does not know what to make of a slot does not read the clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.numerals import MONTHS, NUMBER_WORD
from vpbdiff.memo import turns
from vpbdiff.model.changes import Kind

_UNITS = r"(?:verksamhet(?:en|er|erna)?|enhet(?:en|er|erna)?|verksamhetsområden?(?:a|na|t)?|avdelning(?:en|ar|arna)?)"

LEXICON: Mapping[str, str] = {
    "name": r"«\d+»s?",
    "money": turns.AMOUNT,
    "share": turns.PERCENT,
    "day": rf"(?:den )?\d{{1,2}} (?:{'|'.join(MONTHS)}) 20\d\d|{ISO_DAY}",
    "span": r"mellan (?:åren )?20\d\d och 20\d\d",
    "year": r"(?:(?:år|budgetåret|planen för|budgeten för|budget|plan) )?20\d\d(?: års (?:plan|budget))?",
    "often": r"(?:varje|varannan) (?:dag|morgon|kväll|dygn|vecka|månad|kvartal|tertial|termin|halvår|år)"
    rf"|(?:{NUMBER_WORD}|\d+) gång(?:er)? (?:i|per|om|under|varje) (?:dag|dygn|veck|månad|kvartal|tertial|termin"
    rf"|halvår|år)\w*"
    "|årligen|månadsvis|veckovis|dagligen|kvartalsvis",
    "than": "(?:att )?jämföra? med|jämfört med|i jämförelse med|än|mot(?: tidigare)?|i stället för|istället för"
    "|i förhållande till|sedan",
    "before": "(?:i |under )?(?:föregående|förra|innevarande) år(?:et)?(?:s plan| plan|s budget)?|i år|i fjol"
    "|året (?:innan|före)",
    "earlier": "(?:i )?(?:den )?(?:förra|föregående|tidigare|gamla) (?:plan|budget)(?:en)?|tidigare|förut|i dag|idag",
    "after": r"i (?:sin )?internkontrollplan(?:en)?|nästa år|(?:från|vid|efter) årsskiftet|under planåret|planåret"
    r"|i den nya planen"
    "|(?:ur|från|i) planen(?! för)|i förslaget|nu|numera|framöver"
    "|(?:det )?kommande år(?:et)?|för planåret|enligt (?:planen|förslaget)|inför året",
    "still": "fortfarande|alltjämt|fortsatt|(?:även )?i fortsättningen|fortsättningsvis"
    "|(?:precis |lik)?som (?:tidigare|förut)",
    "removed": r"(?:finns|ingår|återfinns|är|står) inte (?:längre )?(?:kvar|med)(?: i (?:den nya )?\w*plan(?:en)?)?"
    r"|(?:finns|ingår|återfinns) inte(?: längre)?(?: i (?:den nya )?\w*plan(?:en)?)?|(?:tas|togs|tagits|tar|tog) bort"
    "|borttag(?:en|et|na)"
    "|stryker|avvecklar|slutar med|utgår|utgick|utgått|upphör|upphört|försvinner|försvunnit|strykas|stryks"
    "|strukits|struk(?:en|et|na)|avvecklas"
    "|slopas|slopats|avslutats|avslutad[et]?|avslutas|saknas i den nya planen",
    "added": "lägger till|inför|startar|tillkommer|tillkom|tillkommit|läggs till|lagts till|införs|införts"
    "|fanns inte (?:tidigare|förut|i den (?:förra|gamla) planen)|för första gången",
    "renamed": "byter namn|bytt namn|(?:nytt|annat|ändrat) namn|döps om|döpts om",
    "reworded": "(?:ny|annan|ändrad) lydelse|(?:skrivs|skrivits|formuleras|formulerats) om|omformuleras|omformulerats",
    "unmoved": r"(?:ligger|står|är) kvar under samma \w+|flyttas inte|(?:har )?inte flyttats",
    "moved": "flyttas|flyttats",
    "merged": "(?:slås|slagits|läggs|lagts) (?:samman|ihop)(?: till en)?",
    "split": "(?:delas|delats)(?: upp)?(?: i två)?",
    "recategorised": "(?:en )?(?:annan|ny|ändrad) kategori",
    "changed": "ändras(?! inte)|ändrats|ändrade?|justeras|justerats|annorlunda",
    "stays": "(?:ligger|är|står|blir|finns) (?:kvar|fast)(?: på)?|kvarstår(?: på)?|behålls|fortsätter|består",
    "alike": "lika många(?: som)?",
    "same": "(?:på |med )?samma (?:nivå|risk(?:index|värde)|index|värde|målvärde|belopp|budget|ram|nettokostnad"
    "|anslag|summa)(?: som)?|oförändra(?:d|t|de)(?: nivå)?"
    r"|densamma|desamma|detsamma|lika (?:stor|hög)\w*(?: som)?"
    "|behåller(?: sin)?|ändras inte|påverkas inte|står stilla",
    "up": "öka(?:r|s|t|de)?|höj(?:s|t|ts|as|er|de)|steg|stig(?:er|it|a)|väx(?:er|a|te)|vuxit"
    "|(?:räknas|går|gått|gick) upp"
    "|utöka(?:s|ts|t)|tillförs|förstärk(?:s|ts)",
    "down": "minska(?:r|s|t|de)?|sjunk(?:er|it|a)|sjönk|sänk(?:s|t|ts|as|er|te)|krymp(?:er|t|te|a)|tappar|förlorar"
    "|(?:måste )?spara[rs]?|(?:(?:dras|skärs|går|gått|gick|sätts) (?:ned|ner)(?: med)?(?= med)?)|reducera[rs]",
    "many": "fler",
    "fewer": "färre",
    "rarer": "mer sällan|glesare",
    "oftener": "oftare|tätare",
    "later": "senare|(?:skjuts|skjutits|flyttas) (?:upp|fram)(?:åt)?|senareläggs|senarelagts",
    "sooner": "tidigareläggs|tidigarelagts",
    "extra": "mer|extra|ytterligare|nya (?:pengar|medel|resurser)",
    "more": "högre|större|allvarligare|ökad|höjda?|utökade?|förstärkt",
    "less": "mindre|lägre|minskad|sänkta?",
    "rise": "(?:budget|kostnads|ram)?ökning(?:en)?|höjning(?:en)?|uppräkning(?:en)?|tillskott(?:et)?",
    "fall": "(?:budget|kostnads|ram)?minskning(?:en)?|sänkning(?:en)?|neddragning(?:en)?|nedskärning(?:en)?"
    "|besparing(?:en)?",
    "bulk": "(?:den )?största delen|merparten|lejonparten|huvuddelen",
    "most": "mest|störst|största|högsta|högst(?= (?:risk)?(?:värde|index))",
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
    "degree": "marginellt|kraftigt|något|avsevärt|betydligt|väsentligt|rejält",
    "not": "inte längre|inte|ej",
    "silent": r"mellan åren|(?:av )?jämförelsen (?:visar|framgår)|därutöver|hur många|några"
    r"|(?:brist|brister) (?:i|på)|bristande|måste|ska|(?:enheten|verksamheten|posten)(?= «)"
    r"|att röra sig med|i (?:ram|budget)|(?<=\w\s)om|nämligen"
    "|vidare|således|dessutom|samtidigt|däremot|också|även|att|det|detta|den|denna|de|dessa|som|vilken|vilket"
    "|vilka|där|varav"
    "|i|på|för|hos|inom|sin|sina|sitt|pengar|medel|resurser|därmed|under|inför"
    "|till och med|uppåt|nedåt|en|ett|år|alltså|och med",
    "index": "risk(?:index|värde|tal)(?:et|t)?|index|värdet?",
    "likelihood": "sannolikhet(?:en)?|troligt?|sannolikt?",
    "consequence": "konsekvens(?:en)?",
    "target": "mål(?:värde|nivå|tal)(?:et|t|n)?",
    "deadline": "(?:ska (?:nu )?vara |är )?(?:klar|färdig|utför|genomför)(?:t|a|da|d)?(?: senast)?"
    "|slutdatum(?:et)?|senast",
    "valid": "gäller från(?: och med)?|börjar gälla|träder i kraft|från och med|fr\\.?o\\.?m\\.?",
    "review": "(?:ska )?ses över|ska revideras",
    "procured": "(?:ska )?upphandlas(?: på nytt| om)?|bland (?:dem|det) som ska upphandlas(?: på nytt)?",
    "renewed": "nytt beslut|beslut(?:as)? på nytt|ny prövning",
    "decision": "(?:(?:efter|genom|enligt) )?beslut(?:et|as|ats|ade|at|ar|ades)?|fastställdes",
    "body": "(?:kommun)?fullmäktige|kommunstyrelsen|KF|KS",
    "who": "ansvarar|svarar för|ansvarig(?:a|t)?|ansvaret",
    "units": _UNITS,
    "noun": turns.NOUN,
    "whole": r"(?:nämndens )?(?:(?:reserverade )?medel(?:en)? för investeringar|investeringsbudget(?:en)?"
    r"|investeringsram(?:en)?|investeringar(?:na)?"
    "|investeringsutgifter(?:na)?)",
    "income": "(?:nämndens )?intäkter(?:na)?",
    "cost": "(?:nämndens )?kostnader(?:na)?",
    "committee": "nämndens?",
    "counted": "antalet|antal",
    "plan": "(?:den nya )?(?:verksamhets|internkontroll)?plan(?:en|ens)?",
    "exists": "(?:det )?finns|innehåller|rymmer",
    "purse": r"(?:netto|drift|budget|kommun)?(?:ram|budget|anslag|bidrag)(?:en|et|erna)?(?: \(ramen\))?"
    "|nettokostnad(?:en|er|erna)?|kostnaden|ekonomin?|pengarna|medlen",
    "fresh": "ny|nytt|nya",
    "of": "av",
    "from": "från",
    "to": "till",
    "by": "med|motsvarande",
    "had": "hade|var|uppgick",
    "hold": "kommit|kommer|innebära|fatta(?:s|des|de|ts)|togs|tas|tar|tog|uppgår|uppgå|är|blir|blev|bli|blivit|vara"
    "|får|fick|få|fått|ges|tilldelas|erhåller|disponerar|budgeteras"
    "|kostar|omfattar|motsvarar|landar|ligger|hamnar|anslås|avsätts|avser|utgör|svarar|står|går|har|väntas|beräknas"
    "|bedöms|fastställs|innebär|reserveras|satsas|förfogar över|värderas|gäller|rör|handlar om",
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


def tagged(found: Sequence[Slot], *tags: str) -> Iterator[Slot]:
    """The slots with one of some tags."""
    return (each for each in found if each.tag in tags)


WAYS: Mapping[str, int] = {
    **dict.fromkeys(("up", "more", "extra", "rise", "many", "oftener", "later"), 1),
    **dict.fromkeys(("down", "less", "fall", "fewer", "rarer", "sooner"), -1),
}
"""The slots that say which way something went: 1 for more, -1 for less."""

KINDS: Mapping[str, tuple[Kind, ...]] = {
    kind.value: (kind,)
    for kind in (
        *(Kind.REMOVED, Kind.ADDED, Kind.RENAMED, Kind.REWORDED, Kind.MOVED, Kind.MERGED, Kind.SPLIT),
        Kind.RECATEGORISED,
    )
}
"""The slots that say what became of something, with the kinds of change that say it."""

KEPT = ("same", "stays", "still", "alike")
"""The slots that say that it is as it was."""

PASSED = ("silent", "hold", "exists", "had", "after", "together", "joint", "fresh")
"""The slots that say nothing that could be false."""


class Clause:
    """The slots of a clause, with what it says of how things went; `figures` are the places of those tags."""

    def __init__(self, found: Sequence[Slot], figures: Collection[str], way: int = 0) -> None:
        """`way` is that of the clause before, which one without a verb goes on with."""
        self.slots = found
        self.sides: dict[int, int] = {}
        """The years that are of the old plan, by their places."""
        self.figures = [place for place, slot in enumerate(found) if slot.tag in figures]
        self.ways = {WAYS[slot.tag] for slot in found if slot.tag in WAYS}
        is_bare = not self.ways and not self.has("hold", "had", "to", *KEPT)
        self.way = next(iter(self.ways)) if len(self.ways) == 1 else way if is_bare else 0

    def has(self, *tags: str) -> bool:
        """Whether any slot has one of some tags."""
        return any(slot.tag in tags for slot in self.slots)

    def near(self, place: int, step: int, over: Collection[str] = ("silent",)) -> str:
        """The tag of the slot before (-1) or after (1) a place, passing over some; empty where there is none."""
        place += step
        while 0 <= place < len(self.slots) and self.slots[place].tag in over:
            place += step
        return self.slots[place].tag if 0 <= place < len(self.slots) else ""

    def beside(self, year: int) -> list[int]:
        """The figures that stand beside a year."""
        between = {"silent", "year", "joint"}
        return [
            place
            for place in self.figures
            if all(slot.tag in between for slot in self.slots[min(place, year) + 1 : max(place, year)])
        ]

    def years(self, old: int, new: int) -> bool:
        """Whether the years of a clause are the plans', each in its part; notes those that are the old one's."""
        if old != new - 1 and self.has("before"):
            return False
        for place, slot in enumerate(self.slots):
            if slot.tag == "span" and re.findall(r"20\d\d", slot.text) != [str(old), str(new)]:
                return False
            if slot.tag == "year":
                base = self.near(place, -1, ("silent", "purse")) in {"than", "from"}
                is_old = slot.number == old != new
                if not (is_old or (slot.number == new and not base)):
                    return False
                if is_old and not base:
                    if self.way and not self.beside(place):
                        return False
                    self.sides[place] = 0
        return True

    def part(self, place: int) -> str:
        """What a figure says: what something `was` or is `now`, what it went `by`, or one of these (`any`), by its
        place what it went by (`step`); `held` where nothing is said to have become otherwise."""
        before, after = self.near(place, -1), self.near(place, 1)
        by_noun = self._by_noun(place)
        of_old = any(place in self.beside(year) for year in self.sides) or (self.sides and not self.way)
        is_past = not self.way and self.has("before", "earlier") and not self.has("than", *KEPT)
        is_share = self.slots[place].tag == "share" and self.way and self.is_of_money
        verbs = [slot.tag for slot in self.slots[:place] if slot.tag in {"hold", "had"}]
        of_new = any(slot.tag == "year" and at not in self.sides for at, slot in enumerate(self.slots))
        parts = (
            ("unread", self._is_bound(place)),
            ("was", verbs[-1:] == ["had"] and not (of_new or self.way)),
            ("was", before in {"from", "than"} or after in {"before", "earlier"}),
            ("by", after in {"more", "extra", "less"}),
            (by_noun, by_noun),
            ("step", self.way and self._is_step(place)),
            ("now", before == "to"),
            ("was", of_old),
            ("by" if self.way else "unread", before == "by" and self.is_of_money),
            ("by", before == "by" and self.way),
            ("by", is_share),
            ("was", is_past),
        )
        return next((part for part, is_so in parts if is_so), "any" if self.way else "held")

    def _is_bound(self, place: int) -> bool:
        """Whether something is only more or less than a figure: «mer än 5 mkr», but not «1 mkr mer än 5»."""
        than = place - 1
        return (
            than > 0
            and self.slots[than].text.casefold() == "än"
            and self.slots[than - 1].tag in {"more", "extra", "less", "many", "fewer"}
            and (than - 2) not in self.figures
        )

    def _by_noun(self, place: int) -> str:
        """What a figure says after a noun for how something went: «tillskottet uppgår till 4 mkr» is what it went `by`;
        nothing where it may as well be of what comes after the noun («höjningen innebär att ramen blir 9 mkr»)."""
        starts = [at for at in range(place) if self.slots[at].tag in {"rise", "fall"}]
        if not starts or self.near(starts[-1], -1, ()) == "by":
            return ""
        tags = [slot.tag for slot in self.slots[starts[-1] + 1 : place]]
        told = "".join("r" if tag in ROWS else tag[0] for tag in tags if tag in {"hold", "joint", *ROWS})
        if self.near(place, -1) == "to" and not re.fullmatch("r*h+", told):
            return ""
        return "by" if re.fullmatch("r*h*", told) else "step" if re.fullmatch("r*h+r+|.*j[^h]*", told) else ""

    def _is_step(self, place: int) -> bool:
        """Whether a figure stands as one by which something went: «ytterligare 4 mkr», «ökar 4 mkr»; that somebody
        meant by it where that went to can't be ruled out."""
        is_alone = not self.ways and not self.near(place, -1, ("silent", "joint"))
        return self.near(place, -1) in WAYS or self.near(place, -1, ("silent", "joint")) == "extra" or is_alone

    words: Sequence[str] = ()
    """The words of what it is about, where that is no row."""
    is_of_money = True
    """Whether its shares are of what it is about, and no values of their own."""


def with_new(found: Sequence[Slot]) -> list[Slot]:
    """The slots of a clause, where «ny» says that something came: «är ny», «en ny risk», «nytt är»."""
    clause, slots_ = Clause(found, ()), list(found)
    for place, slot in enumerate(found):
        before, after = clause.near(place, -1, ("not",)), clause.near(place, 1, ())
        known = place and found[place - 1].text.casefold() in {"den", "det", "de"}
        article = place and found[place - 1].text.casefold() in {"en", "ett"}
        is_new = ((before == "hold" or article) and after in {"", "joint"}) or (not place and after == "hold")
        if slot.tag == "fresh" and (is_new or (after == "noun" and not known)):
            slots_[place] = Slot("added", slot.text)
    return slots_
