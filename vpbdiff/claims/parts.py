"""Claims read by their parts: what a clause speaks of, what it says happens, the figure, and against what.

The parts are found apart and bound within one clause, so that a turn of phrase that no pattern foresees is read too. A
clause that goes on («vilket är 0,4 mkr mer än 2024») speaks of what the clause before it spoke of. Nothing is bound
across a preposition that makes the subject another («ramen för kost»), another's name («kommunens ram»), a negation or
a condition: a claim that is not read is listed as not tested, and one that is read wrongly would call a true sentence
false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.claims import fees
from vpbdiff.claims.patterns import (
    ABOUT,
    AMOUNT,
    BEFORE,
    DOWN,
    HAS_AMOUNT,
    HAS_MORE,
    HAS_SINCE,
    HAS_TURN,
    PERCENT,
    SINCE,
    UP,
    ClaimKind,
    ClaimSubject,
    Phrase,
)
from vpbdiff.language.numerals import NUMBER_WORD
from vpbdiff.model.money import FIGURE, UNIT_WORDS

_FRAME = (
    r"(?:budget|netto|drift|nämnd|kommunbidrags)?ram(?:en|ens)?|(?:netto|drift)budget(?:en|ens)?|nettokostnad(?:en|erna)?"
    r"|kommunbidrag(?:et)?"
)
_INVESTMENTS = r"investering(?:arna|ar|s(?:budget|ram|utgift|utrymme|volym)\w*)"

_OWNER = (
    r"(?:nämndens|\w+nämndens|nämnden|vår|vårt|våra|den|det|de|årets|samlade|totala|ekonomiska|detta|innebär|att|därmed"
    r"|och)"
)
_VERB_GAP = (
    r"(?:\s+(?:för|inför)\s+(?:år\s+)?20\d\d)?"
    r"(?:\s+(?!(?:för|i|av|till|hos|inom|på|med|per|mot|vid|från|inte|ej|som|om|utan|efter|exklusive)\b)[a-zåäö]+){0,2}?"
)
_TO = r"(?:till|uppgå\s+till|bli|landa\s+på)"
_LEVEL = (
    rf"(?:uppgår\s+(?:\w+\s+)?till|är|blir|landar\s+på|ligger\s+(?:kvar\s+)?på|stannar\s+på|motsvarar"
    rf"|fastställs\s+till|ska\s+(?:vara|uppgå\s+till)|(?:beräknas|budgeteras|väntas|bedöms|uppskattas|planeras)\s+{_TO})"
)
_HAS_LEVEL = (
    " uppgår | är | blir | landar | ligger | stannar | motsvarar | fastställs | ska | beräknas | budgeteras | väntas "
    "| bedöms | uppskattas | planeras "
)
_COSTS = r"(?:kostar|omsluter|har\s+(?:en\s+|ett\s+)?(?:budget|anslag|ram|budgetram)\s+(?:på|om))"
_MORE = r"(?:(?P<up>mer|högre|större)|(?P<down>mindre|lägre))"
_TURN = rf"(?:(?P<down>{DOWN})|(?P<up>{UP}))"
_STATES = r"(?:är|blir|innebär|motsvarar)"
_PRIOR = rf"(?P<prior>{FIGURE}(?:\s?{UNIT_WORDS})?)"
"""What it was; its unit may stand once for both: «från 60,6 till 61,2 mkr»."""
_IN_ALL = r"(?:(?:totalt|sammanlagt|sammantaget)\s+)?"
_GETS = r"(?:får|tilldelas|tillförs|har|disponerar)"
_NO_PURPOSE = r"(?!\s+(?:för(?!\s+20\d\d)|till|i|på|genom|avseende|att)\b)"
"""After what is compared with: «får 1,0 mkr mer än 2025 för nya platser» is a part of what it gets."""
_BUDGET = r"(?:budget|nettobudget|ram|budgetram|anslag|medel)"


_ALONE = (
    r"(?!\s*(?:(?:mer|högre|större|mindre|lägre|per|årligen|var)\b|(?:(?:under|för|år)\s+)*20\d\d|om\s+året"
    r"|i\s+månaden|styck\w*|vardera|i\s+(?:snitt|genomsnitt)))"
)
"""After an amount: it is none of another year, none by the month and no difference."""


class ClaimPart(NamedTuple):
    """What one kind of clause states after its subject."""

    kind: ClaimKind
    phrase: Phrase


_NOW_GAP = rf"(?!\s+(?:har|hade)\b){_VERB_GAP}"
_SINCE_NOTHING = r"(?![^.]*\b(?:20\d\d|sedan|jämfört|jämförelse)\b)"
"""What «ökar med 6,9 mkr till 229,1 mkr» is compared with: the year before, where nothing else is named."""
_FOR_THE_YEAR = r"(?:\s+(?:för|under)\s+(?:år\s+)?20\d\d)?(?=\s*(?:[.,;]|$))"
"""After an amount that is all that there is: the year, and no purpose."""
_IS_TO_BE = r"(?:är|blir|(?:beräknas|väntas|bedöms|budgeteras|planeras)\s+(?:bli|vara))"
_HAS_GETS = " får | tilldelas | tillförs | har | disponerar "
_IS = " är | blir "
_WILL = " är | blir | bli | vara "
_WHOLE_FRAME = (
    r"(?:(?:nämndens|hela|den\s+totala)\s+)?"
    r"(?:ramen|budgetramen|nettobudgeten|nettokostnaden|nettokostnaderna|budgeten)"
)
_PART = (
    rf"(?:{PERCENT}|{ABOUT.replace('about', 'near')}"
    r"(?P<part>hälften|en\s+tredjedel|två\s+tredjedelar|en\s+fjärdedel|tre\s+fjärdedelar|en\s+femtedel))"
)
_SHARE_ENDS = r"(?=\s*(?:[.,;]|$|och\b|(?:för|under|år)\s+20\d\d))"
_GETS_MORE = (
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_GETS}\s+{_IN_ALL}{AMOUNT}\s+{_MORE}\s+än\s+{BEFORE}{_NO_PURPOSE}",
            (" än ", HAS_MORE, _HAS_GETS, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_GETS}\s+{_IN_ALL}{AMOUNT}\s+{_MORE}\s+{SINCE}{_NO_PURPOSE}",
            (HAS_MORE, _HAS_GETS, HAS_SINCE, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.RATE,
        Phrase(
            rf"{_VERB_GAP}\s+{_GETS}\s+{PERCENT}\s+{_MORE}\s+än\s+{BEFORE}{_NO_PURPOSE}",
            (" än ", HAS_MORE, _HAS_GETS),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(
            rf"{_VERB_GAP}\s+(?:får|har|tilldelas)\s+(?:en\s+|ett\s+)?oförändra(?:d|t|de)\s+{_BUDGET}\b{_NO_PURPOSE}",
            (" oförändra", _HAS_GETS),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(
            rf"{_VERB_GAP}\s+(?:får|har|tilldelas)\s+samma\s+{_BUDGET}\s+som\s+{BEFORE}{_NO_PURPOSE}",
            (" samma ", " som ", _HAS_GETS),
        ),
    ),
)
"""What may be said of the committee itself too, whose frame it then is."""
_IS_GIVEN = (
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+(?P<loose>tilldelas|disponerar|har\s+tilldelats)\s+{_IN_ALL}{AMOUNT}{_FOR_THE_YEAR}",
            (" tilldelas | disponerar | tilldelats ", HAS_AMOUNT),
        ),
    ),
    *_GETS_MORE,
)
_AFTER_SUBJECT = (
    *_GETS_MORE,
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_TURN}\s+med\s+{_IN_ALL}{AMOUNT}\s+(?:{SINCE})",
            (" med ", HAS_TURN, HAS_SINCE, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_NOW_GAP}\s+{_TURN}\s+med\s+{AMOUNT}(?=,?\s+(?:från\s+{FIGURE}|till\s+{FIGURE})){_SINCE_NOTHING}",
            (" med ", " från | till ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.RATE,
        Phrase(rf"{_VERB_GAP}\s+{_TURN}\s+med\s+{PERCENT}\s+(?:{SINCE})", (" med ", HAS_TURN, HAS_SINCE)),
    ),
    ClaimPart(
        ClaimKind.RATE,
        Phrase(rf"{_VERB_GAP}\s+{_IS_TO_BE}\s+{PERCENT}\s+{_MORE}\s+än\s+{BEFORE}", (" än ", HAS_MORE, _WILL)),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_IS_TO_BE}\s+{AMOUNT}\s+{_MORE}\s+än\s+{BEFORE}", (" än ", HAS_MORE, _WILL, HAS_AMOUNT)
        ),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+(?:{DOWN}|{UP})\s+från\s+{_PRIOR}\s+till\s+{AMOUNT}",
            (" från ", " till ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_NOW_GAP}\s+(?:{DOWN}|{UP})\s+till\s+{_IN_ALL}{AMOUNT}{_ALONE}{_SINCE_NOTHING}",
            (" till ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+{_COSTS}\s+{_IN_ALL}{AMOUNT}{_ALONE}{_NO_PURPOSE}",
            (" kostar | omsluter |budget på |budget om |anslag på |anslag om |ram på |ram om ", HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(
            rf"{_VERB_GAP}\s+(?:är|blir|förblir|lämnas|ligger)\s+oförändra(?:d|t|de)\s+(?:{SINCE})",
            (" oförändra", HAS_SINCE),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(
            rf"{_VERB_GAP}\s+(?:är|blir|ligger\s+på)\s+"
            r"(?:samma\s+(?:belopp|nivå|summa)?\s*|lika\s+(?:stor|hög)\w*\s+|den\s?samma\s+|det\s?samma\s+)som\s+"
            rf"(?:under\s+)?{BEFORE}",
            ("samma | lika ", "som ", f"{_IS}| ligger på "),
        ),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(rf"{_VERB_GAP}\s+{_LEVEL}\s+{_IN_ALL}{AMOUNT}{_ALONE}", (_HAS_LEVEL, HAS_AMOUNT)),
    ),
)
_LARGEST = r"(?:\s+är\s+(?:nämndens|den|vår|årets)\s+(?:största|minsta)\s+\w+\s+och)?"
"""«Förskolan är nämndens största verksamhet och får ...»."""
_AFTER_ROW = (
    *_AFTER_SUBJECT,
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_LARGEST}{_VERB_GAP}\s+(?P<loose>får|erhåller|tilldelas|disponerar|kostar)\s+{_IN_ALL}{AMOUNT}{_ALONE}{_FOR_THE_YEAR}",
            (" får | erhåller | tilldelas | disponerar | kostar ", HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(rf"{_VERB_GAP}\s+(?:är|blir|förblir|lämnas)\s+oförändra(?:d|t|de)(?=\W*$)", (" oförändra",)),
    ),
    ClaimPart(
        ClaimKind.SHARE,
        Phrase(
            rf"s?\s+(?:andel|del)\s+av\s+{_WHOLE_FRAME}\s+(?:är|uppgår\s+till|utgör|blir|motsvarar)\s+{_PART}{_SHARE_ENDS}",
            (" av ", " andel | del "),
        ),
    ),
    ClaimPart(
        ClaimKind.SHARE,
        Phrase(
            rf"{_VERB_GAP}\s+(?:utgör|får|tar|står\s+för|motsvarar|svarar\s+för)\s+{_PART}\s+av\s+{_WHOLE_FRAME}{_SHARE_ENDS}",
            (" av ",),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+(?:(?P<up>tillförs|förstärks\s+med|får)|(?P<down>tappar|förlorar))\s+(?:totalt|sammanlagt)\s+"
            rf"{AMOUNT}(?:\s+(?:mer|mindre))?(?=\s*(?:[.,;]|$|(?:under\s+|för\s+|år\s+)*20\d\d\W*$))",
            (" totalt | sammanlagt ", HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_NOW_GAP}\s+(?:(?P<up>ökar|växer|stiger)|(?P<down>minskar|sjunker))\s+med\s+{AMOUNT}(?=\W*$)",
            (" med ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
)
"""«Hemtjänsten minskar med 0,2 mkr», where nothing more is said: it does so as a whole. «Tillförs sammanlagt 4,1 mkr»:
all that a row gets more, where it says that it is all."""
_AFTER_FEE = (
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+(?:{DOWN}|{UP})\s+från\s+{_PRIOR}\s+till\s+{AMOUNT}",
            (" från ", " till ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+(?P<turn>{_TURN}\s+till|är|blir|uppgår\s+till|kostar)\s+{AMOUNT}",
            (f"{HAS_TURN}| är | blir | uppgår till | kostar ", HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(
            rf"{_VERB_GAP}\s+(?:är|blir|förblir|lämnas)\s+oförändra(?:d|de|t)(?=\W*$|,|\s+(?:{SINCE})|\s+(?:under|för)\s+20\d\d)",
            (" oförändra",),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_TURN}(?=\W*$|,|\s+(?:{SINCE})\W*$|\s+(?:under|för|från)\s+(?:den\s+1\s+januari\s+)?20\d\d)",
            (HAS_TURN,),
        ),
    ),
)
"""What may be said of one fee by name."""
_GOING_ON = (
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(rf",?\s+(?:från\s+{_PRIOR}\s+)?till\s+{_IN_ALL}{AMOUNT}{_ALONE}", (" till ", HAS_AMOUNT)),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf",?\s+att\s+jämföra\s+med\s+{AMOUNT}(?P<then>)(?:\s+(?:i\s+)?{BEFORE})?",
            (" jämföra med ", HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf",\s+vilket\s+{_STATES}\s+{AMOUNT}\s+{_MORE}\s+än\s+{BEFORE}", (" vilket ", " än ", HAS_MORE, HAS_AMOUNT)
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf",\s+(?:vilket\s+{_STATES}\s+)?en\s+{_TURN}\s+(?:med|på)\s+{AMOUNT}(?:\s+{SINCE})?(?=\W*$)",
            (" en ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.RATE,
        Phrase(
            rf",\s+(?:vilket\s+{_STATES}\s+)?en\s+{_TURN}\s+(?:med|på)\s+{PERCENT}(?:\s+{SINCE})?(?=\W*$)",
            (" en ", " med | på ", HAS_TURN),
        ),
    ),
    ClaimPart(
        ClaimKind.UNCHANGED,
        Phrase(
            rf",\s+vilket\s+är\s+(?:oförändrat\s+(?:{SINCE})|samma\s+(?:belopp|nivå)?\s*som\s+{BEFORE})".replace(
                "(?P<base>20\\d\\d)", "20\\d\\d"
            ),
            (" vilket är ",),
        ),
    ),
)
_NOT_STATED = lazily(r"\b(?:inte|ej|aldrig|skulle|bör|kan|kunde|om|varav|exklusive|förutsatt)\b", re.IGNORECASE)
_FRONTED = lazily(
    rf"^(?:(?P<since>{SINCE})|(?:för|inför|under)\s+(?:år\s+)?(?P<year>20\d\d)|därmed)\s+(?P<verb>[a-zåäö]+)\s+"
    rf"(?:{_OWNER}\s+)?$",
    re.IGNORECASE,
)
"""«Jämfört med 2025 ökar ramen med ...»: the sentence is read as «ramen ökar med ... jämfört med 2025»."""
_OWNED = lazily(rf"(?:^|[,;:(]\s*|\b{_OWNER}\s+|\b20\d\d\s+|\b(?:är|blir|uppgår)\s+)$", re.IGNORECASE)
"""What may stand before a subject that is the plan's own."""

_HAS = (
    r"\b(?:(?:planen|verksamhetsplanen|internkontrollplanen|riskanalysen)\s+(?:har|omfattar|innehåller|rymmer|tar\s+upp"
    r"|består\s+av)|(?:nämnden|\w+nämnden|vi)\s+har\s+(?:antagit|fastställt|identifierat|beslutat\s+om))"
    r"\s+(?:totalt\s+|sammanlagt\s+)?"
)
"""Whose number it is: «nämnden har två uppdrag» may mean any."""
COUNTED: Mapping[str, tuple[ClaimSubject, tuple[str, ...]]] = {
    "risker": (ClaimSubject.RISKS, ("risk",)),
    "aktiviteter": (ClaimSubject.ACTIVITIES, ("activity",)),
    "kontrollmoment": (ClaimSubject.CONTROLS, ("control",)),
    "mått": (ClaimSubject.MEASURES, ("measure",)),
    "indikatorer": (ClaimSubject.MEASURES, ("measure",)),
    "uppdrag": (ClaimSubject.ASSIGNMENTS, ("assignment",)),
    "taxor": (ClaimSubject.FEES, ("fee",)),
    "mål": (ClaimSubject.GOALS, ("goal", "overarching_goal")),
}
"""What a plan counts by the words for many of them; «mål» may be the committee's own or the overarching ones."""
_NUMBER = r"(?P<count>[^\W\d_]+|\d{1,4})"
_COUNT_ENDS = (
    r"(?=\s*(?:[.,;]|och\b|samt\b|$|(?:för|under|år)\s+20\d\d|i\s+(?:planen|internkontrollplanen)\b|till\s+nämnden\b"
    r"|med\s+(?:totalt|sammanlagt)\b|fördela(?:de|t)\s+på\b|(?:för|under)\s+(?:mandat|plan)?perioden\b))"
)
_NOUNS_OF_MANY = rf"{_NUMBER}\s+(?P<noun>{'|'.join(COUNTED)})"
_THE_PLAN = r"i\s+(?:planen|verksamhetsplanen|nämndplanen|internkontrollplanen|riskanalysen)"
_STANDS = r"(?:finns|ingår|redovisas|beskrivs|tas\s+upp)"
_COUNCIL = r"(?:kommun)?(?:fullmäktige|styrelsen)"
_COMMITTEE = r"(?:nämnden|\w+nämnden)"
_GIVES = r"(?:har\s+)?(?:gett|gav|ger|lämnat|lämnar|tilldelat|tilldelar)"
_ASSIGNMENTS = rf"{_NUMBER}\s+(?P<noun>uppdrag)"
_RISKS_HAVE = (
    rf"{_NUMBER}\s+(?P<noun>risk(?:er)?)\s+har\s+(?:ett\s+)?(?:risk)?(?:index|värde|poäng)\s+(?:på|om|som\s+är)"
)
_FROM_AN_INDEX = (
    r"(?:minst\s+(?P<least>\d{1,2})\b|(?P<level>\d{1,2})\s+(?:eller|och)\s+(?:mer|högre|däröver|uppåt)\b"
    r"|(?P<index>\d{1,2}))"
    r"(?=\s*(?:[.,;]|$))"
)
_HAS_NOUN = "| ".join(("", *COUNTED))[1:]
_HAS_STANDS = " finns | ingår | redovisas | beskrivs | tas upp "
_COUNTS = (
    Phrase(
        rf"{_HAS}{_NOUNS_OF_MANY}{_COUNT_ENDS}",
        (
            _HAS_NOUN,
            "planen |riskanalysen |nämnden | vi ",
            " har | omfattar | innehåller | rymmer | tar upp | består av ",
        ),
    ),
    Phrase(
        rf"\b{_THE_PLAN}\s+{_STANDS}\s+{_NOUNS_OF_MANY}{_COUNT_ENDS}",
        (_HAS_NOUN, "planen |riskanalysen ", _HAS_STANDS),
    ),
    Phrase(rf"\b{_NOUNS_OF_MANY}\s+{_STANDS}\s+{_THE_PLAN}\b", (_HAS_NOUN, "planen |riskanalysen ", _HAS_STANDS)),
    Phrase(
        rf"\b{_COUNCIL}\s+{_GIVES}\s+(?:{_COMMITTEE}\s+)?{_ASSIGNMENTS}{_COUNT_ENDS}",
        (" uppdrag", "fullmäktige |styrelsen "),
    ),
    Phrase(
        rf"\b{_COMMITTEE}\s+har\s+fått\s+{_ASSIGNMENTS}\s+(?:av|från)\s+{_COUNCIL}\b",
        (" uppdrag ", " har fått ", "fullmäktige |styrelsen "),
    ),
    Phrase(rf"\b{_RISKS_HAVE}\s+{_FROM_AN_INDEX}", (" risk har | risker har ", "index |värde |poäng ")),
)
"""How many there are, of what the plan itself counts; what is given by the council is given to the committee."""


_NOUNS = {
    "riskerna": "risker",
    "avgift": "taxor",
    "avgifter": "taxor",
    "risk": "risker",
    "aktivitet": "aktiviteter",
    "taxa": "taxor",
    "indikator": "indikatorer",
}
"""Words for one of what a plan counts, where they differ from those for many."""
_DEFINITE = {
    "riskerna": "risker",
    "aktiviteterna": "aktiviteter",
    "måtten": "mått",
    "uppdragen": "uppdrag",
    "kontrollmomenten": "kontrollmoment",
    "målen": "mål",
    "avgifterna": "taxor",
    "indikatorerna": "indikatorer",
}
_HAS_ONE = f"{_HAS_NOUN}| {'| '.join(_NOUNS)}"
_NO_PART = (
    r"(?!\s+(?:än|utom|inom|hos|av|på|för(?!\s+(?:20\d\d|året)\b)|i(?!\s+(?:planen|internkontrollplanen|år)\b)|med|sedan)\b"
    r"|[^.]*\b(?:för)?utom\b|[^.]*\bundanta[gn])"
)
"""After how some changed: these are no part of them, and none is left out."""
_BECAME = (
    rf"\b{_NUMBER}\s+(?P<noun>{'|'.join((*COUNTED, *_NOUNS))})\s+(?:"
    r"(?:har\s+fått|får|har|ges|bedöms\s+få)\s+(?:ett\s+)?(?:(?P<up>högre|höjt)|(?P<down>lägre|sänkt))\s+"
    r"(?:risk)?(?:värde|index|poäng|nivå)n?\b"
    r"|(?P<come>är\s+(?:ny|nya|nytt)\b|har\s+tillkommit\b|tillkommer\b)"
    r"|(?P<gone>utgår\b|tas\s+bort\b|har\s+(?:utgått|tagits\s+bort)\b)"
    r"|(?P<changed>ändras\b|är\s+ändra(?:d|de)\b|har\s+ändrats\b))"
    rf"{_NO_PART}"
)
_NEW = (
    rf"(?![^.]*\bsedan\b)"
    rf"\b{_NUMBER}\s+(?P<come>nya?|nytt)\s+(?P<noun>{'|'.join((*COUNTED, *_NOUNS))})\s+"
    r"(?:har\s+(?:lagts\s+till|tillkommit|införts)|tillkommer|läggs\s+till|införs)\b"
    rf"{_NO_PART}"
)
_NONE_CHANGED = (
    r"\b(?P<none>alla|samtliga)\s+(?P<noun>avgifter|taxor)\s+(?:är|lämnas|förblir)\s+(?P<changed>oförändrade)\b"
    rf"{_NO_PART}"
)
_OF_ALL = (
    rf"\bav\s+(?:de\s+|planens\s+)?(?P<whole>[^\W\d_]+|\d{{1,4}})\s+(?P<noun>{'|'.join(_DEFINITE)})(?:\s+i\s+\w*planen)?\s+"
    rf"(?:har|får|är)\s+{_NUMBER}\s+(?:(?:fått\s+)?(?:ett\s+)?(?:(?P<up>högre|höjt)|(?P<down>lägre|sänkt))\s+"
    r"(?:risk)?(?:värde|index|poäng|nivå)n?\b|(?P<come>ny|nya|nytt|tillkommit)\b)"
    rf"{_NO_PART}"
)
"""«Av de sex riskerna har två fått ett högre riskindex»."""
_BECOMING = (
    Phrase(
        _OF_ALL,
        (" av ", "riskerna |aktiviteterna |måtten |uppdragen |kontrollmomenten |målen |avgifterna |indikatorerna "),
    ),
    Phrase(_BECAME, (_HAS_ONE, " högre | höjt | lägre | sänkt | är ny|tillkom| utgår | utgått | bort |ändra")),
    Phrase(_NEW, (_HAS_ONE, " ny | nya | nytt ", " lagts till | läggs till |tillkom| införts | införs ")),
    Phrase(_NONE_CHANGED, (" oförändrade ", " avgifter | taxor ")),
)
"""What became of some of what a plan counts: «två risker har fått högre riskvärde», «tre aktiviteter utgår»."""
_VERB_FIRST = lazily(rf"\b(?:är|blir|uppgår)\s+(?:{_OWNER}\s+)?$", re.IGNORECASE)
_AFTER_VERB = (ClaimPart(ClaimKind.LEVEL, Phrase(rf"\s+(?:till\s+)?{AMOUNT}{_ALONE}", (HAS_AMOUNT,))),)
"""«För 2025 är nämndens nettobudget 40,0 mkr»."""


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


def read(sentence: str, rows: Mapping[str, str], of_fees: Mapping[str, str]) -> Iterator[StatedPart]:
    """What the clauses of a sentence state of the plan's own figures and lists. `rows` are the words for the rows of
    its tables, lower case, with the rows' names, `of_fees` those for its fees."""
    yield from _counts(sentence)
    clauses = _clauses(sentence)
    for start, clause in clauses:
        for part in (*_read(clause, rows), *_of_fees(clause, of_fees)):
            yield part._replace(start=part.start + start, moved=part.moved - start)
    if len(clauses) == 1 or _YEAR.search(sentence):
        return
    for match in _OF_WHICH.finditer(sentence):
        if name := _row_named(match["to"], rows):
            yield StatedPart(ClaimKind.LEVEL, ClaimSubject.ROW, name, match, match.start(), match[0])


_PARTED = lazily(r",?\s+(?:samtidigt\s+som|medan)\s+|;\s+", re.IGNORECASE)
_VARAV = lazily(r",\s+varav\s+", re.IGNORECASE)
_YEAR = lazily(r"\b20\d\d\b")
_OF_WHICH = Phrase(
    rf"\b(?:varav|och)\s+{AMOUNT}\s+(?:avser|går\s+till|till|för|är\s+för|utgörs\s+av)\s+(?P<to>[^,.;0-9]+?)(?=[,.;]|\s+och\s+\d|$)",
    (" varav ", HAS_AMOUNT),
)
"""«..., varav 1,5 mkr avser lekplatser»."""


def _clauses(sentence: str) -> list[tuple[int, str]]:
    """The clauses that stand by themselves, each with where it begins: those that «medan» parts, where no year that one
    of them names may be meant in the other; and what «varav» takes a part of."""
    if found := _VARAV.search(sentence):
        return [(0, sentence[: found.start()]), (len(sentence), "")]
    if _YEAR.search(sentence):
        return [(0, sentence)]
    starts = [0, *(found.end() for found in _PARTED.finditer(sentence))]
    ends = [*(found.start() for found in _PARTED.finditer(sentence)), len(sentence)]
    return [(start, sentence[start:end]) for start, end in zip(starts, ends, strict=True)]


def _row_named(words: str, rows: Mapping[str, str]) -> str | None:
    """The row that words are the name of, with a word before it that says which."""
    plain = _WHICH.sub("", words.strip().casefold())
    return rows.get(plain) or rows.get(plain.removesuffix("s"))


_WHICH = lazily(r"^(?:den|det|de)\s+(?:(?:centrala|gemensamma|samlade)\s+)?")


def _of_fees(clause: str, words: Mapping[str, str]) -> Iterator[StatedPart]:
    if _NOT_STATED.search(clause):
        return
    for name, start, end in fees.named(clause, words):
        if (found := _first(_AFTER_FEE, clause, end)) is not None:
            kind, match = found
            yield StatedPart(kind, ClaimSubject.FEE, name, match, start, clause[start : match.end()])


def _read(sentence: str, rows: Mapping[str, str]) -> Iterator[StatedPart]:
    if _NOT_STATED.search(sentence):
        return
    yield from _of_the_frame(sentence, rows)
    for subject, row, parts, start, end in _subjects(sentence, rows):
        plain = _plain(sentence, start, end)
        first = _AFTER_VERB if plain.text is sentence and _VERB_FIRST.search(sentence[:start]) else parts
        at = end
        for following in (first, _GOING_ON):
            found = _first(following, plain.text, at)
            if found is None:
                break
            kind, match = found
            phrase = plain.text[start : match.end()] if plain.text is sentence else sentence.rstrip(" .")
            yield StatedPart(kind, subject, row, match, start, phrase, plain.moved)
            at = match.end()


_OF_THE_FRAME = (
    Phrase(
        rf"\buppgår\s+(?:\w+\s+)?till\s+{FIGURE}\s?{UNIT_WORDS}\s+och\s+(?P<to>[^,.;0-9]+?)\s+till\s+{AMOUNT}{_ALONE}",
        (" uppgår ", " och ", " till ", HAS_AMOUNT),
    ),
    Phrase(
        rf"\bav\s+ramen\s+(?:går|avsätts|används|fördelas)\s+{AMOUNT}\s+till\s+(?P<to>[^,.;]+)",
        (" av ramen ", " till "),
    ),
    Phrase(
        rf"^(?P<share>{_PART}\s+av\s+{_WHOLE_FRAME})\s+(?:går|avsätts|används)\s+till\s+"
        r"(?P<to>[^,.;0-9]+?)(?=[.,;]|$)",
        (" av ", " till ", "ram|budget|netto"),
    ),
    Phrase(
        rf"^{AMOUNT}\s+(?:är|har|blir)?\s*(?P<loose>avsatta|avsatts|avsätts|budgeteras|anslås)\s+(?:för|till)\s+"
        rf"(?P<to>[^,.;0-9]+?)(?=[.,;]|$)",
        (" avsatta | avsatts | avsätts | budgeteras | anslås ", " för | till ", HAS_AMOUNT),
    ),
    Phrase(
        rf"^(?:för|till)\s+(?P<to>[^,.;0-9]+?)\s+(?P<loose>avsätts|budgeteras|anslås)\s+{_IN_ALL}{AMOUNT}{_FOR_THE_YEAR}",
        (" avsätts | budgeteras | anslås ", " för | till ", HAS_AMOUNT),
    ),
)
"""«Av ramen går 71,1 mkr till hemtjänsten», «För hemtjänsten avsätts 71,1 mkr»: all that it has."""


def _of_the_frame(sentence: str, rows: Mapping[str, str]) -> Iterator[StatedPart]:
    for match in (found for phrase in _OF_THE_FRAME for found in phrase.finditer(sentence)):
        kind = ClaimKind.SHARE if match.groupdict().get("share") else ClaimKind.LEVEL
        if _INVESTED.fullmatch(match["to"].strip()) and kind is ClaimKind.LEVEL:
            yield StatedPart(kind, ClaimSubject.INVESTMENTS, None, match, match.start(), match[0])
        elif name := _row_named(match["to"], rows):
            yield StatedPart(kind, ClaimSubject.ROW, name, match, match.start(), match[0])


_INVESTED = lazily(r"(?:årets\s+|nämndens\s+)?investeringar(?:na)?", re.IGNORECASE)


class _Plain(NamedTuple):
    """A sentence with its subject before its verb, and how far what comes after the subject was moved for that."""

    text: str
    moved: int


def _plain(sentence: str, start: int, end: int) -> _Plain:
    fronted = _FRONTED.match(sentence[:start])
    if fronted is None:
        return _Plain(sentence, 0)
    verb = f" för {fronted['year']} {fronted['verb']}" if fronted["year"] else f" {fronted['verb']}"
    rest = sentence[end:].rstrip(" .") + (f" {fronted['since']}" if fronted["since"] else "")
    return _Plain(f"{sentence[:end]}{verb}{rest}.", len(verb))


def _counts(sentence: str) -> Iterator[StatedPart]:
    for phrase in _COUNTS:
        for match in phrase.finditer(sentence):
            noun = match["noun"].casefold()
            yield StatedPart(ClaimKind.COUNT, COUNTED[_NOUNS.get(noun, noun)][0], None, match, match.start(), match[0])
    for match in (found for phrase in _BECOMING for found in phrase.finditer(sentence)):
        noun = match["noun"].casefold()
        subject = COUNTED[_DEFINITE.get(noun) or _NOUNS.get(noun, noun)][0]
        groups = match.groupdict()
        if groups.get("whole"):
            yield StatedPart(ClaimKind.COUNT, subject, None, match, match.start(), match[0])
        turned, changed = groups.get("up") or groups.get("down"), groups.get("changed")
        if (subject is ClaimSubject.RISKS or not turned) and (subject is ClaimSubject.FEES or not changed):
            yield StatedPart(ClaimKind.COUNT_CHANGED, subject, None, match, match.start(), match[0])


def _first(parts: tuple[ClaimPart, ...], sentence: str, at: int) -> tuple[ClaimKind, re.Match[str]] | None:
    for part in parts:
        if match := part.phrase.match(sentence, at):
            return part.kind, match
    return None


def _subjects(
    sentence: str, rows: Mapping[str, str]
) -> Iterator[tuple[ClaimSubject, str | None, tuple[ClaimPart, ...], int, int]]:
    """The plan's own subjects that a sentence names, with the row, what may be said of each, and where it stands."""
    for subject, phrase, parts in _NAMED_BY:
        for match in phrase.finditer(sentence):
            if _owned(sentence[: match.start()]):
                yield subject, None, parts, *match.span()
    plain = sentence.lower()
    for word, name in sorted(rows.items(), key=lambda row: -len(row[0])):
        at = plain.find(word)
        end = at + len(word)
        if at >= 0 and (named := _NAMED.match(sentence, end)):
            before = _BUDGET_FOR.sub("", sentence[:at])
            if _owned(before):
                yield ClaimSubject.ROW, name, _AFTER_ROW, len(before), named.end()
                return


def _owned(before: str) -> bool:
    """Whether what follows these words is a subject of the plan's own."""
    return bool(_OWNED.search(before) or _FRONTED.match(before))


_NAMED_BY = (
    (
        ClaimSubject.FRAME,
        Phrase(rf"\b(?:{_FRAME})\b", ("ram |ramen |ramens |budget |budgeten |budgetens |nettokostnad|kommunbidrag",)),
        _AFTER_SUBJECT,
    ),
    (ClaimSubject.INVESTMENTS, Phrase(rf"\b(?:{_INVESTMENTS})\b", (" investering",)), _AFTER_SUBJECT),
    (ClaimSubject.FRAME, Phrase(r"\b(?:(?:\w{4,})?nämnden)\b", ("nämnden ",)), _IS_GIVEN),
)
"""The plan's own subjects, and what may be said of each: what the committee gets is its frame."""


_NAMED = lazily(r"(?:s\s+(?:netto)?(?:budget|ram|kostnad)|s)?\b")
_BUDGET_FOR = lazily(
    r"\b(?:budgeten|anslaget|nettokostnaden)\s+(?:för|till)\s+(?:(?:den|det)\s+(?:(?:centrala|gemensamma|samlade)\s+)?)?$",
    re.IGNORECASE,
)


_MONEY = lazily(
    rf"\b(?:{_FRAME}|{_INVESTMENTS}|budget\w*|anslag\w*|intäkterna|kostnaderna|får|tilldelas|avsätts|avsatta|avsatts"
    r"|kostar|omsluter|anslås)\b",
    re.IGNORECASE,
)
_STATED = lazily(
    rf"{FIGURE}\s?(?:{UNIT_WORDS}|%|procent\b)|\bmiljon(?:er)?\b|\bhälften\b|\w+del(?:ar)?\s+av\b|\boförändra[dt]|\blika\s+(?:stor|hög)|\bsamma\s",
    re.IGNORECASE,
)
_ANY_COUNT = lazily(
    rf"\b(?:\d{{1,4}}|(?!(?:en|ett)\b){NUMBER_WORD})\s+(?:\w+\s+)?(?:{'|'.join(COUNTED)})\b", re.IGNORECASE
)


def looks_like_claim(sentence: str) -> bool:
    """Whether a sentence speaks of the plan's money with a figure, or counts its items, so that it may be a claim."""
    return bool((_MONEY.search(sentence) and _STATED.search(sentence)) or _ANY_COUNT.search(sentence))
