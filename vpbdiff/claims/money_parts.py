"""What is said of money after its subject: levels, changes, shares, gifts, and what goes on from a clause before."""

from __future__ import annotations

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
    ClaimPart,
    Phrase,
)
from vpbdiff.model.money import FIGURE, UNIT_WORDS

FRAME = (
    r"(?:budget|netto|drift|nämnd|kommunbidrags)?ram(?:en|ens)?|(?:netto|drift)budget(?:en|ens)?|nettokostnad(?:en|erna)?"
    r"|kommunbidrag(?:et)?"
)
INVESTMENTS = r"investering(?:arna|ar|s(?:budget|ram|utgift|utrymme|volym)\w*)"

OWNER = (
    r"(?:nämndens|\w+nämndens|nämnden|vår|vårt|våra|den|det|de|årets|samlade|totala|ekonomiska|detta|innebär|att|därmed"
    r"|och)"
)
_VERB_GAP = (
    r"(?:\s+(?:(?:för|inför)\s+)?(?:år\s+)?(?P<of>20\d\d))?"
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
IN_ALL = r"(?:(?:totalt|sammanlagt|sammantaget)\s+)?"
_GETS = r"(?:får|tilldelas|tillförs|har|disponerar)"
_NO_PURPOSE = r"(?!\s+(?:för(?!\s+20\d\d)|till|i|på|genom|avseende|att)\b)"
"""After what is compared with: «får 1,0 mkr mer än 2025 för nya platser» is a part of what it gets."""
_BUDGET = r"(?:budget|nettobudget|ram|budgetram|anslag|medel)"


ALONE = (
    r"(?!\s*(?:(?:mer|högre|större|mindre|lägre|per|årligen|var)\b|(?:(?:under|för|år)\s+)*20\d\d|om\s+året"
    r"|i\s+månaden|styck\w*|vardera|i\s+(?:snitt|genomsnitt)))"
)
"""After an amount: it is none of another year, none by the month and no difference."""


_NOW_GAP = rf"(?!\s+(?:har|hade)\b){_VERB_GAP}"
_SINCE_NOTHING = r"(?![^.]*\b(?:20\d\d|sedan|jämfört|jämförelse)\b)"
"""What «ökar med 6,9 mkr till 229,1 mkr» is compared with: the year before, where nothing else is named."""
FOR_THE_YEAR = r"(?:\s+(?:för|under)\s+(?:år\s+)?20\d\d)?(?=\s*(?:[.,;]|$))"
"""After an amount that is all that there is: the year, and no purpose."""
_IS_TO_BE = r"(?:är|blir|(?:beräknas|väntas|bedöms|budgeteras|planeras)\s+(?:bli|vara))"
_HAS_GETS = " får | tilldelas | tillförs | har | disponerar "
_IS = " är | blir "
_WILL = " är | blir | bli | vara "
WHOLE_FRAME = (
    r"(?:(?:nämndens|hela|den\s+totala)\s+)?"
    r"(?:ramen|budgetramen|nettobudgeten|nettokostnaden|nettokostnaderna|budgeten)"
)
PART = (
    rf"(?:{PERCENT}|{ABOUT.replace('about', 'near')}"
    r"(?P<part>hälften|en\s+tredjedel|två\s+tredjedelar|en\s+fjärdedel|tre\s+fjärdedelar|en\s+femtedel))"
)
_SHARE_ENDS = r"(?=\s*(?:[.,;]|$|och\b|(?:för|under|år)\s+20\d\d))"
_GETS_MORE = (
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_GETS}\s+{IN_ALL}{AMOUNT}\s+{_MORE}\s+än\s+{BEFORE}{_NO_PURPOSE}",
            (" än ", HAS_MORE, _HAS_GETS, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_GETS}\s+{IN_ALL}{AMOUNT}\s+{_MORE}\s+{SINCE}{_NO_PURPOSE}",
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
IS_GIVEN = (
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+(?P<loose>tilldelas|disponerar|har\s+tilldelats)\s+{IN_ALL}{AMOUNT}{FOR_THE_YEAR}",
            (" tilldelas | disponerar | tilldelats ", HAS_AMOUNT),
        ),
    ),
    *_GETS_MORE,
)
AFTER_SUBJECT = (
    *_GETS_MORE,
    ClaimPart(
        ClaimKind.CHANGE,
        Phrase(
            rf"{_VERB_GAP}\s+{_TURN}\s+med\s+{IN_ALL}{AMOUNT}\s+(?:{SINCE})",
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
            rf"{_NOW_GAP}\s+(?:{DOWN}|{UP})\s+till\s+{IN_ALL}{AMOUNT}{ALONE}{_SINCE_NOTHING}",
            (" till ", HAS_TURN, HAS_AMOUNT),
        ),
    ),
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_VERB_GAP}\s+{_COSTS}\s+{IN_ALL}{AMOUNT}{ALONE}{_NO_PURPOSE}",
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
        Phrase(rf"{_VERB_GAP}\s+{_LEVEL}\s+{IN_ALL}{AMOUNT}{ALONE}", (_HAS_LEVEL, HAS_AMOUNT)),
    ),
)
_ALONE_BY = rf"{_NOW_GAP}\s+(?:(?P<up>ökar|växer|stiger)|(?P<down>minskar|sjunker))\s+med\s+{AMOUNT}(?=\W*$)"
AFTER_FRAME = (
    *AFTER_SUBJECT,
    ClaimPart(ClaimKind.CHANGE, Phrase(rf"(?P<loose>){_ALONE_BY}", (" med ", HAS_TURN, HAS_AMOUNT))),
)
"""«Ramen minskar med 6 mkr» may be one of several steps: it is borne out or left open."""
_LARGEST = r"(?:\s+är\s+(?:nämndens|den|vår|årets)\s+(?:största|minsta)\s+\w+\s+och)?"
"""«Förskolan är nämndens största verksamhet och får ...»."""
AFTER_ROW = (
    *AFTER_SUBJECT,
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(
            rf"{_LARGEST}{_VERB_GAP}\s+(?P<loose>får|erhåller|tilldelas|disponerar|kostar)\s+{IN_ALL}{AMOUNT}{ALONE}{FOR_THE_YEAR}",
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
            rf"s?\s+(?:andel|del)\s+av\s+{WHOLE_FRAME}\s+(?:är|uppgår\s+till|utgör|blir|motsvarar)\s+{PART}{_SHARE_ENDS}",
            (" av ", " andel | del "),
        ),
    ),
    ClaimPart(
        ClaimKind.SHARE,
        Phrase(
            rf"{_VERB_GAP}\s+(?:utgör|får|tar|står\s+för|motsvarar|svarar\s+för)\s+{PART}\s+av\s+{WHOLE_FRAME}{_SHARE_ENDS}",
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
    ClaimPart(ClaimKind.CHANGE, Phrase(_ALONE_BY, (" med ", HAS_TURN, HAS_AMOUNT))),
)
"""«Hemtjänsten minskar med 0,2 mkr», where nothing more is said: it does so as a whole. «Tillförs sammanlagt 4,1 mkr»:
all that a row gets more, where it says that it is all."""
AFTER_FEE = (
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
GOING_ON = (
    ClaimPart(
        ClaimKind.LEVEL,
        Phrase(rf",?\s+(?:från\s+{_PRIOR}\s+)?till\s+{IN_ALL}{AMOUNT}{ALONE}", (" till ", HAS_AMOUNT)),
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
AFTER_VERB = (ClaimPart(ClaimKind.LEVEL, Phrase(rf"\s+(?:till\s+)?{AMOUNT}{ALONE}", (HAS_AMOUNT,))),)
"""«För 2025 är nämndens nettobudget 40,0 mkr»."""
