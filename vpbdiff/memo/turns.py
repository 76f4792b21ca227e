"""How a memo in an officer's own words says how the plan changed, as data: one pattern a turn of phrase.

A pattern reads a whole clause and never a part of one, so that a word that turns it round («knappast», «nästan») leaves
the clause unread instead of read wrongly. Names stand as «0», «1» and so on in the text that is read.
"""

from __future__ import annotations

from collections.abc import Mapping

from vpbdiff.language.dates import ISO_DAY
from vpbdiff.language.numerals import NUMBER_WORD
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.money import FIGURE, UNIT_WORDS

NONE_OF = ("ingen", "inget", "inga", "inte någon", "inte några")
ALL_OF = ("alla", "samtliga", "varje")
BOTH_OF = ("båda", "bägge")


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

HEDGES: Mapping[str, int] = {
    **dict.fromkeys(("drygt", "över"), 1),
    **dict.fromkeys(("knappt", "närmare", "nästan"), -1),
    **dict.fromkeys(("cirka", "ca", "omkring", "ungefär", "runt"), 0),
}
"""What may stand before a figure that is rounded down (1), up (-1), or either way (0)."""
_HEDGED = rf"(?:(?:{'|'.join(HEDGES)})\s+)?"
SHARES: Mapping[str, str] = {"hälften": "1/2", "en tredjedel": "1/3", "en fjärdedel": "1/4", "en femtedel": "1/5"}
AMOUNT = rf"{_HEDGED}{FIGURE}\s?{UNIT_WORDS}"
PERCENT = rf"(?:{_HEDGED}\d+(?:,\d+)?\s?(?:%|procent)|{'|'.join(SHARES)})"
COUNT = rf"(?:{NUMBER_WORD}|\d{{1,4}}|{'|'.join((*NONE_OF, *ALL_OF, *BOTH_OF))})"
OWN_MONEY = r"^(?:netto)?(?:intäkterna|kostnaderna|kostnaden|budgeten|ramen|kommunbidraget)$"
"""What is said of money in words that are no row's own."""
_DAY = r"(?:den\s+)?\d{1,2}\s+[a-zåäö]+\s+20\d\d|" + ISO_DAY
_BODY = r"(?:[\w-]+\s+){0,2}\w*(?:nämnden|fullmäktige|styrelsen)"
_WHO = rf"(?P<who>{_BODY})"

TURNS: Mapping[str, str] = {
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
    r"\b(?:har\s+)?fördubbla(?:s|ts)\b": "ökar med 100 procent",
    r"\b(?:har\s+)?halvera(?:s|ts)\b": "minskar med 50 procent",
}
"""What is said in other words that a turn reads, and in which; the text keeps every figure."""

CAUSES = r"genom\s+att|eftersom|därför\s+att"
"""What parts a clause from its cause: that both are so does not say that one is for the other."""
JOINS = rf"(?:\s*[,;]\s*(?:och|men|medan|samt)?|\s+(?:och|men|medan|samt|{CAUSES}))\s+"
"""Where one clause may end and another begin; tried only where the whole is no turn of ours."""
