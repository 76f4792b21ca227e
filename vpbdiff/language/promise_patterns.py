"""The phrases by which a promise binds, leaves open, hedges or aims, as patterns of Swedish official prose.

They read a sentence as the keys of its tokens, lower case, with one space between them. Data only: what a phrase means
for a promise is decided in `weakening`, by the clause that it stands in.
"""

from __future__ import annotations

import re

STRONG = re.compile(
    r"\b(?:ska|måste|får (?:inte|ej|aldrig)"
    r"|kommer (?!överens|fram|till|från|in|ut|igång|behov|kostnad)(?!(?:\S+ ){0,3}(?:öka|minska|bli|innebära|påverka|"
    r"avslutas|upphöra|behöva|krävas|kräva|medföra|leda|få|fortsatt)\b)|(?:åtar|förbinder) sig|skyldig\w*)\b"
)
"""What binds. «kommer att öka» is a forecast, not a promise."""

SOFT = re.compile(r"\b(?:bör|kan(?! inte)|avser|planerar|vill|skulle|borde|önskar|hoppas|siktar|behöver inte)\b")
"""What leaves it open."""
MAY = re.compile(r"\bfår (?!inte|ej|aldrig|ingen|inga|inget)(?:\w+ ){0,2}?(?P<verb>\w{3,}as?)\b")
"""A permission: «får lämna», not «får hjälp»."""

ENSURE = re.compile(r"\b(?:säkerställ\w*|garant\w*|tillförsäkra\w*|tillse\w*|se till)\b")
"""What promises the outcome itself."""

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
    r"ta fram (?:en |ett )?\w*(?:plan|strategi|förslag|underlag) (?:för|till|om)",
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
    r"i den (?:utsträckning|omfattning) (?:det|som) (?:är|går|finns|medges)",
    r"i (?:\w+ )?(?:möjligaste|möjliga|görligaste|viss|mindre|lämplig|rimlig) (?:mån|utsträckning|grad|omfattning)",
    r"så (?:långt|mycket|ofta|många|stor\w*) (?:\w+ ){0,3}(?:möjligt|går|räcker|tillåter|medger)",
    r"(?:om|när) möjligt",
    r"inom ramen för (?:\w+ )?(?:resurser|medel|budget)",
    r"eventuellt \w+(?:as?|s|r)",
    r"(?:möjligen|kanske|(?<!som )helst|gärna)",
    r"(?:(?<!ett )normalt|oftast|vanligtvis|i regel|som regel|i huvudsak|huvudsakligen)",
    r"(?:i allmänhet|merendels|företrädesvis)",
    r"(?:delvis|till viss del|på sikt|efter förmåga|i undantagsfall|ibland)",
    r"(?:cirka|ungefär|omkring (?=\d)|i genomsnitt)",
    r"ska kunna",
)
AIM = re.compile(rf"\b(?:{'|'.join(_AIMS)})\b")
"""What promises the effort and not the outcome."""
HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})\b(?! (?:även|också))")
"""What makes a promise depend on something, or blunts it; «vid behov även» speaks of an addition."""

_TIME = r"(?:\w*dag|dygn|vecka|månad|kvartal|tertial|halvår|termin|år|gång|höst|vår|sommar|tredje|fjärde)\b"
ALL = re.compile(rf"\b(?:alla|samtliga|varje(?! {_TIME})|var och en|alltid|allt|all|ständigt|genomgående)\b")
"""Everyone, or every time; «varje månad» is a frequency, not everyone."""
EVERYONE = re.compile(rf"\b(?:alla|samtliga|varje(?! {_TIME})|var och en)\b")
"""Everyone."""
NOBODY = re.compile(r"\b(?:ingen|inget|inga)\b")
"""Everyone, told the other way round: «inget barn ska nekas plats»."""
SOME = re.compile(
    r"\b(?:flesta|många|flertalet|merparten|majoriteten|huvuddelen|vissa|några|fler|flera|enstaka|utvalda|prioriterade"
    r"|delar av|en del)\b"
)
"""Fewer than all."""
VAGUE_NUMBER = re.compile(r"\b(?:flera|några|ett antal|många|ett par|enstaka|fler)\b")
"""What may stand where a number stood."""

AT_ONCE = re.compile(r"\b(?:omgående|omedelbart|genast|utan dröjsmål)\b")
SOON = re.compile(r"\b(?:skyndsamt|snarast|så snart (?:som )?(?:möjligt|det går)|i god tid)\b")
"""How soon, without a figure."""

REASON = re.compile(r"(?:syftet|avsikten|bakgrunden|orsaken|skälet) ")
"""How a sentence begins that tells why, and promises nothing."""

_SUPINE = r"(?!ett |rätt |gott |sitt |annat )\w{2,}(?:at|ats|it|its|tt|tts|gjort|haft)"
PAST = re.compile(rf"\b(?:har (?:\w+ ){{0,3}}?{_SUPINE}|hade|var|blev|fick|\w{{3,}}ades?)\b")
"""Verb forms that tell what was."""
