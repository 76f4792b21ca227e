"""How a memo in an officer's own words says how the plan changed, as data: one pattern a turn of phrase.

A pattern reads a whole clause and never a part of one, so that a word that turns it round («knappast», «nästan») leaves
the clause unread instead of read wrongly. Names stand as «0», «1» and so on in the text that is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.numerals import NUMBER_WORD
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import FIGURE, UNIT_WORDS

NONE_OF = ("ingen", "inget", "inga", "inte någon", "inte några")
ALL_OF = ("alla", "samtliga", "varje")
BOTH_OF = ("båda", "bägge")


class ChangeVerb(NamedTuple):
    """What may have become of items: the kinds of change that say it, none where it says that there was no change, and
    the words for it."""

    kinds: tuple[Kind, ...]
    words: str


_GETS = r"(?:får|fick|har\s+fått|ges)"
CHANGE_VERBS = (
    ChangeVerb(
        (Kind.REMOVED,),
        r"utgår|utgick|har\s+utgått|upphör|har\s+upphört|försvinner|har"
        r"\s+försvunnit|stryks|har\s+strukits|(?:tas|togs)\s+bort"
        r"|har\s+tagits\s+bort|är\s+borttag(?:en|et|na)|avvecklas|(?:finns|är)\s+inte\s+(?:längre"
        r"\s+)?(?:kvar|med)(?:\s+i\s+(?:den\s+nya\s+)?planen)?"
        r"|ingår\s+inte\s+längre|saknas\s+i\s+den\s+nya\s+planen",
    ),
    ChangeVerb(
        (Kind.ADDED,),
        r"är\s+(?:helt\s+|(?P<unnew>inte\s+))?(?:ny|nytt|nya)|tillkommer|tillkom|har\s+tillkommit|läggs\s+till|har\s+lagts\s+till|införs"
        r"|har\s+införts|fanns\s+inte\s+(?:tidigare|förut|i\s+den\s+förra\s+planen)",
    ),
    ChangeVerb(
        (Kind.RAISED,),
        rf"{_GETS}\s+(?:ett\s+)?(?:höjt|högre)\s+(?:riskindex|riskvärde|index|målvärde)|höjs|har\s+höjts",
    ),
    ChangeVerb(
        (Kind.LOWERED,),
        rf"{_GETS}\s+(?:ett\s+)?(?:sänkt|lägre)\s+(?:riskindex|riskvärde|index|målvärde)|sänks|har\s+sänkts",
    ),
    ChangeVerb(
        (Kind.RENAMED,),
        rf"{_GETS}\s+(?:ett\s+nytt|ett\s+annat|nytt|nya)\s+namn|(?:byter|bytte|har\s+bytt)"
        rf"\s+namn|döps\s+om|har\s+döpts\s+om",
    ),
    ChangeVerb(
        (Kind.REWORDED,),
        rf"{_GETS}\s+(?:en\s+)?(?:ny|annan|ändrad)\s+lydelse|(?:skrivs|formuleras)\s+om|har"
        rf"\s+(?:skrivits|formulerats)\s+om"
        r"|(?:har\s+)?omformuleras|har\s+omformulerats",
    ),
    ChangeVerb((Kind.MOVED,), r"flyttas|har\s+flyttats|byter\s+nämndmål"),
    ChangeVerb(
        (Kind.MERGED,),
        r"(?:slås|slogs|läggs)\s+(?:samman|ihop)(?:\s+till\s+en)?|har\s+(?:slagits|lagts)"
        r"\s+(?:samman|ihop)(?:\s+till\s+en)?",
    ),
    ChangeVerb((Kind.SPLIT,), r"delas(?:\s+upp)?(?:\s+i\s+två)?|har\s+delats(?:\s+upp)?(?:\s+i\s+två)?"),
    ChangeVerb(
        (),
        r"(?:är|förblir|lämnas|kvarstår|ligger)\s+(?:helt\s+)?oförändra(?:d|t|de)|står"
        r"\s+kvar\s+oförändra(?:d|t|de)|ändras\s+inte"
        r"|har\s+inte\s+ändrats|är\s+(?:de|den|det)samma(?:\s+som\s+(?:tidigare|förut))?",
    ),
)
CHANGE_VERB = "|".join(f"(?P<verb{number}>{verb.words})" for number, verb in enumerate(CHANGE_VERBS))

_OWN_NOUNS: Mapping[str, tuple[str, ...]] = {
    form: (entity.name,)
    for entity in ENTITIES.values()
    if not (entity.is_plan or entity.is_money)
    for form in (entity.noun.one, entity.noun.many, entity.noun.the, entity.noun.the_many)
}
_OTHER_WORDS = {
    "mål målet målen": ("nämndmål", "övergripande mål"),
    "indikator indikatorn indikatorer indikatorerna": ("mått",),
    "avgift avgiften avgifter avgifterna": ("taxa",),
    "upphandlingen upphandlingar upphandlingarna": ("upphandlingsbehov",),
    "kontrollen kontroller kontrollerna": ("kontrollmoment",),
}
_ALIASES = {
    form: tuple(name for noun in nouns for name in _OWN_NOUNS[noun])
    for forms, nouns in _OTHER_WORDS.items()
    for form in forms.split()
}
NOUNS: Mapping[str, tuple[str, ...]] = {**_ALIASES, **_OWN_NOUNS}
"""The entities by the words for them."""
NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))

HEDGES = ("drygt", "knappt")
"""What may stand before a figure that is rounded down, and one that is rounded up."""
_HEDGED = rf"(?:(?:{'|'.join(HEDGES)})\s+)?"
SHARES: Mapping[str, str] = {"hälften": "1/2", "en tredjedel": "1/3", "en fjärdedel": "1/4", "en femtedel": "1/5"}
AMOUNT = rf"{_HEDGED}{FIGURE}\s?{UNIT_WORDS}"
PERCENT = rf"(?:{_HEDGED}\d+(?:,\d+)?\s?(?:%|procent)|{'|'.join(SHARES)})"
COUNT = rf"(?:{NUMBER_WORD}|\d{{1,4}}|{'|'.join((*NONE_OF, *ALL_OF, *BOTH_OF))})"
_HAS = (
    r"(?:(?:planen|verksamhetsplanen|internkontrollplanen|den\s+nya"
    r"\s+planen|nämnden|vi|\w+nämnden)(?:\s+för\s+(?P<of>20\d\d))?\s+(?:har|omfattar|innehåller"
    r"|rymmer|tar\s+upp)|det\s+finns|i\s+planen\s+finns)(?:\s+(?:nu|totalt|sammanlagt))?"
)
_UP = r"ökar|ökade|ökas|har\s+ökat|stiger|höjs|har\s+höjts|växer|räknas\s+upp|blir\s+högre|är\s+högre"
_DOWN = r"minskar|minskade|minskas|har\s+minskat|sjunker|sänks|har\s+sänkts|krymper|dras\s+ned|blir\s+lägre|är\s+lägre"
WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_SAME = (
    r"(?:är|blir|förblir|ligger|lämnas)\s+(?:kvar\s+)?(?:oförändra(?:d|t|de)|lika"
    r"\s+(?:stor|hög)\w*|densamma|desamma|detsamma)"
    r"|(?:ligger\s+kvar\s+)?på\s+samma\s+nivå|ändras\s+inte|behåller\s+(?:sin|samma)\s+(?:budget|ram|nivå)"
)
_IS = (
    r"uppgår(?:\s+(?:nu|därmed))?\s+till|(?:är|blir)(?:\s+(?:nu|därmed))?|landar"
    r"\s+på|ligger\s+på|hamnar\s+på|fastställs\s+till"
    r"|beräknas\s+till|motsvarar|kostar|omfattar"
)
OWN_MONEY = r"^(?:netto)?(?:intäkterna|kostnaderna|kostnaden|budgeten|ramen|kommunbidraget)$"
"""What is said of money in words that are no row's own."""
OF_UNITS = r"(?:verksamheter|verksamheterna|verksamhet|enheter|enheterna|enhet)"

_KEPT = r"(?:finns\s+kvar|(?:är|ligger|står|blir)\s+kvar|kvarstår|behålls)(?:\s+i\s+planen)?"
_QUALIFIED = r"(?:om|för|i|på|som|till|inom|med|under|kring|från|av|hos)"
"""What opens words that single some of many out."""

_DAY = r"(?:den\s+)?\d{1,2}\s+[a-zåäö]+\s+20\d\d|" + ISO_DAY
_BODY = r"(?:[\w-]+\s+){0,2}\w*(?:nämnden|fullmäktige|styrelsen)"
_WHO = rf"(?P<who>{_BODY})"

TURNS: Mapping[str, str] = {
    "some_at_all": rf"(?P<n>{COUNT})\s+(?P<new>nya|ny|nytt)\s+(?P<noun>{NOUN})\s+{_QUALIFIED}\s+.+",
    "changes_of_some_at_all": rf"(?P<n>{COUNT})(?:\s+av)?(?:\s+(?:de|nämndens|planens))?(?:\s+nya)?\s+(?P<noun>{NOUN})"
    rf"\s+{_QUALIFIED}\s+[^,]+?\s+(?:{CHANGE_VERB})",
    "promise": r"(?:löftet\s+i\s+(?:\w+\s+)?)?«(?P<a>\d+)»\s+(?:har\s+(?:blivit\s+)?|blir\s+|är\s+)"
    r"(?:(?P<down>svagare|försvagats|svagare\s+formulera(?:d|t))|(?P<up>starkare|skarpare|skärpts|stärkts))",
    "changed_name": rf"(?:(?P<noun>{NOUN})\s+)?«(?P<a>\d+)»\s+(?:heter\s+nu|heter\s+numera|byter\s+namn"
    rf"\s+till|har\s+bytt\s+namn\s+till"
    r"|får\s+namnet|har\s+fått\s+namnet|döps\s+om\s+till|kallas\s+nu|har\s+fått"
    r"\s+lydelsen|ersätts\s+av)\s+«(?P<b>\d+)»",
    "moved": rf"(?:(?P<noun>{NOUN})\s+)?«(?P<a>\d+)»\s+(?:flyttas|har\s+flyttats)(?:\s+från"
    rf"\s+(?:\w+\s+)?«(?P<c>\d+)»)?\s+till\s+"
    r"(?:\w+\s+)?«(?P<b>\d+)»",
    "text_goes": rf"i\s+(?:(?P<noun>{NOUN})\s+)?«(?P<a>\d+)»\s+ändras\s+(?P<was>[^«»]+?|«\d+»)"
    r"\s+till\s+(?P<now>[^«»]+|«\d+»)",
    "first_same": rf"(?:de|det)\s+(?:(?P<n>{COUNT})\s+)?första\s+nämndmål(?:en|et)"
    r"\s+(?:är|förblir)\s+oförändra(?:de|t)",
    "compared": r"planen\s+för\s+(?P<new>20\d\d)\s+jämförs\s+med\s+planen\s+för\s+(?P<old>20\d\d)(?:\s+\(\w+\))?"
    r"|jämförelsen\s+(?:görs|är)\s+(?:med|mot)\s+(?:planen\s+för"
    r"\s+)?(?P<old2>20\d\d)|(?:den\s+nya\s+)?planen\s+(?:gäller|avser)(?:\s+för)?\s+(?:(?:verksamhets|budget)?år(?:et)?\s+)?(?P<new2>20\d\d)"
    r"|(?:den\s+nya\s+planen|planen|den)\s+jämförs\s+med\s+(?:planen\s+för\s+|den\s+för\s+)?(?P<old3>20\d\d)",
    "ruled": rf"{_WHO}\s+beslutade\s+den\s+(?P<day>{_DAY})\s+att\s+(?P<that>.+)"
    rf"|att\s+(?P<that2>.+?)\s+beslutades\s+av\s+(?P<who2>(?:[\w-]+\s+){{0,2}}\w+)(?:\s+den\s+(?P<day2>{_DAY}))?",
    "ruled_frame": rf"(?:enligt\s+planen\s+har\s+)?(?P<who>{_BODY})\s+(?:har\s+)?(?:i\s+\w+\s+)?beslutat"
    rf"\s+att\s+nämnden\s+(?:får|tilldelas)\s+en\s+ram\s+(?:på|om)\s+(?P<now>{AMOUNT})",
    "assigns": rf"(?P<who>{_BODY})\s+(?:har\s+gett|gav|ger)\s+nämnden\s+i\s+uppdrag\s+att\s+(?P<what>.+)",
    "meets": rf"(?P<who>nämnden|\w+nämnden)\s+(?:behandlar|tar\s+upp|prövar|beslutar\s+om|fastställer)\s+"
    rf"(?:planen|ärendet|förslaget)\s+(?:den\s+)?(?P<day>{_DAY})",
    "decides": r"(?P<who>(?:[\w-]+\s+){0,3}\w*(?:nämnden|fullmäktige|styrelsen|nämndens"
    r"\s+ordförande|direktören|förvaltningen))\s+"
    r"(?:fastställer|beslutar\s+om|antar|har\s+fastställt|har\s+antagit)"
    r"\s+(?:\w*plan(?:en)?)(?:\s+och\s+budget(?:en)?)?"
    r"(?:\s+(?:för\s+)?(?P<new>20\d\d))?(?P<when>\s+(?:i|den)\s+[^,]+)?"
    r"|(?:\w*planen)(?:\s+(?:för\s+)?(?P<new2>20\d\d))?"
    r"\s+(?:fastställs|beslutas|antas)\s+av\s+(?P<who2>(?:[\w-]+\s+){0,3}?\w+)(?P<when2>\s+(?:i|den)\s+[^,]+)?",
}
"""What a clause says, by the question that decides it, in the order in which they are tried."""

REWRITES: Mapping[str, str] = {
    r"\b(\d+) och en halv miljon(?:er)?(?:\s+kronor)?\b": r"\1,5 mkr",
    r"\ben halv miljon(?:\s+kronor)?\b": "0,5 mkr",
    r"(?<=\d)\s+miljon(?:er)?\b(?!\s+kronor)": " mkr",
    rf"^(?:antalet\s+(?P<noun>{NOUN})\s+är|(?:planen|nämnden)\s+har)\s+(?P<n>{COUNT})(?P<noun2>\s+(?:{NOUN}))?"
    r"(?:\s+i\s+sin\s+\w+)?,\s+(?:(?:precis|lik)?som|lika\s+många\s+som)\s+(?:förut|tidigare|förra\s+året|i\s+år)$": (
        r"antalet \g<noun>\g<noun2> är oförändrat, \g<n>"
    ),
    r"\bgår\s+upp\s+(?=med|till|från)": "ökar ",
    r"\bgår\s+ned\s+(?=med|till|från)": "minskar ",
    r"\b(?:har\s+)?fördubbla(?:s|ts)\b": "ökar med 100 procent",
    r"\b(?:har\s+)?halvera(?:s|ts)\b": "minskar med 50 procent",
}
"""What is said in other words that a turn reads, and in which; the text keeps every figure."""

ASIDE = (
    r"^(?:därutöver|därmed|dessutom|vidare|sammantaget|samtidigt|således|det\s+innebär"
    r"\s+att|detta\s+innebär\s+att|jämförelsen\s+visar"
    r"\s+att|av\s+jämförelsen\s+framgår\s+att|i\s+den\s+nya\s+planen|sammanlagt|totalt)\s+"
)
"""What may open a clause and says nothing that could be false."""
TAIL = (
    r"(?<!\d)\s+(?:nästa\s+år|under\s+planåret|i\s+den\s+nya\s+planen|i\s+planen|ur\s+planen|från"
    r"\s+planen|i\s+(?:sin\s+)?internkontrollplan(?:en)?)$"
)
"""What may close a clause and says nothing that could be false, since the new plan is what is spoken of."""
LEADS = r"^(?:för|under|år|i|inför)\s+(?:år\s+)?(?P<year>20\d\d)(?:\s+års\s+plan)?\s+"
TRAILS = (
    r"\s+(?:än|som|jämfört\s+med|i\s+jämförelse\s+med|i\s+förhållande\s+till|mot|sedan|från)\s+"
    r"(?:(?:året\s+(?:innan|före)|föregående\s+år|förra\s+året|i\s+(?:år|dag)|tidigare|föregående\s+plan|den"
    r"\s+(?:förra|tidigare|gamla)\s+planen)|"
    r"(?:år\s+|(?:i\s+)?planen\s+för\s+|budget\s+|budgeten\s+för\s+)?(?P<base>20\d\d))$"
)
SPAN = r"\s+mellan\s+(?P<base>20\d\d)\s+och\s+(?P<year>20\d\d)$"
DATED = r"\s+(?:(?:för|år|i|under|inför|till)\s+(?:år\s+|planen\s+för\s+|budgeten\s+för\s+)?)?(?P<year>20\d\d)$"
CAUSES = r"genom\s+att|eftersom|därför\s+att"
"""What parts a clause from its cause: that both are so does not say that one is for the other."""
JOINS = rf"(?:\s*[,;]\s*(?:och|men|medan|samt)?|\s+(?:och|men|medan|samt|{CAUSES}))\s+"
"""Where one clause may end and another begin; tried only where the whole is no turn of ours."""
