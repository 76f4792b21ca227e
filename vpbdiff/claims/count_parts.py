"""Claims that count: how many items a plan has, and how many came, went or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vpbdiff.base.patterns import lazily
from vpbdiff.claims.patterns import (
    ClaimKind,
    ClaimSubject,
    Phrase,
    StatedPart,
)
from vpbdiff.language.numerals import NUMBER_WORD

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
    rf"\b{_NUMBER}\s+(?P<come>nya?|nytt)\s+(?P<noun>{'|'.join((*COUNTED, *_NOUNS))})(?![^.]*\bsedan\b)\s+"
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


def counted_parts(sentence: str) -> Iterator[StatedPart]:
    """The counts that a sentence states."""
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


ANY_COUNT = lazily(
    rf"\b(?:\d{{1,4}}|(?!(?:en|ett)\b){NUMBER_WORD})\s+(?:\w+\s+)?(?:{'|'.join(COUNTED)})\b", re.IGNORECASE
)
