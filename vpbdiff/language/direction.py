"""Which way the figure of a promise or a target is better, and what kind of promise its words make: lists as data.

The lists hold beginnings of words, with a star where they may end a compound too, or phrases as patterns with « / »
between them, lower case as token keys are. A word that could be meant either way is in no list: a figure whose
direction is not known is never called weaker.
"""

from __future__ import annotations

import re

from vpbdiff.base.patterns import lazily
from vpbdiff.language.tokens import tokenize


def _one_of(text: str) -> str:
    return "|".join(each for each in (part.strip() for part in re.split(r"/(?=\s)", text)) if each)


def _phrases(text: str) -> re.Pattern[str]:
    return lazily(rf"\b(?:{_one_of(text)})\b")


def _beginning(text: str) -> re.Pattern[str]:
    beginnings = "|".join(text.split()).replace("*", r"\w*")
    return lazily(rf"\b(?:{beginnings})\w*")


DOWN = _beginning("minska minskning sänk reducera halvera begränsa nedbringa pressa korta kortas förkorta")
"""Verbs by which something is to become less."""
UP = _beginning("öka ökning ökad höj höja stiga stärk förbättra utöka växa")
"""Verbs by which something is to become more."""

_STARTS = _beginning(
    """
    öppna öppning öppnande start nystart uppstart starta inför införa inrätta inled etabler bygg nybygg utbygg tillbygg
    utöka utökning utvidg expan anlägg tillsätt anställ anskaff köp inköp förvärv öka ökning ökad höj höja utveckl
    """
)
_ENDS = _beginning(
    """
    stäng nedstäng avveckl nedlägg lägg upphör avslut avskaff slopa slopande riv utfas fasa neddrag indrag minska
    minskning minskad sänk reducera reducering begräns uppsägning sälj försälj avyttr
    """
)
_MOVES = _beginning("flytt flytta överflytt omlokaliser lokaliser överför överlämn")


def opposite(one: str, other: str) -> bool:
    """Whether two names say each another act: what opens or grows, what closes or shrinks, what moves."""
    first, second = ({act for act in (_STARTS, _ENDS, _MOVES) if act.search(name)} for name in (one, other))
    return bool(first and second) and first.isdisjoint(second)


LESS_IS_BETTER = _beginning(
    r"""
    *frånvaro sjuktal ohälsotal *väntetid väntan vänta kö\b köer kötid *handläggningstid svarstid *ledtid *restid
    genomloppstid utredningstid *svinn matavfall avfall restavfall hushållsavfall *utsläpp växthusgas koldioxid
    klimatavtryck klimatpåverkan *olyck tillbud *skador *skadade arbetsskad fallskad trycksår vårdskad *avvikelse
    *klagomål fel felanmäl felaktig *kostnad skuld *arbetslös *hemlös *vräkning avhysning *personalomsättning omsättning
    vikarie inhyrd bemanningsföretag timanställd timavlön visstidsanställd deltidsanställd trångbo *energianvändning
    elanvändning
    *förbrukning vattenförlust läckage utläckage *avhopp studieavbrott *brott stöld skadegörelse klotter nedskräpning
    *våld *återfall *mobb *kränk *otrygg *missnöj barngrupp gruppstorlek klasstorlek elevgrupp brister bränder övertid
    mertid påminnelse varning avslag böter *försen vite överskrida underskott vakans ensamhet fetma rökning drog
    matförgiftning smitta *infektion kemikalie bekämpningsmedel plast *bidragsberoende *försörjningsstöd *trakasseri
    självmord *suicid *dödsfall
    """
)
"""What is better the less there is of it, be it a promise's figure or a measure's."""

MORE_IS_BETTER = _beginning(
    """
    nöjd behörig legitimerad utbildad trygg hållbar tillgänglighet måluppfyllelse måluppfyllnad meritvärde betyg
    gymnasiebehörig
    godkän examen ekologisk närproducera fossilfri fossiloberoende förnybar återvinn återbruk svarsfrekvens
    svarsgrad frisknärvaro friskvård heltid heltidsanställd personalkontinuitet kontinuitet närvaro nöjdhet självförsörj
    sysselsatt sysselsättning delaktig deltag medarbetarengagemang ledarskapsindex nki nmi hme besökare besök utlån
    läsförståelse läskunnig vaccin täckningsgrad fjärrvärme självservice etjänst bemötande kvalitet genomströmning
    soliditet överskott bostäder lägenheter klarar klara når nå matlådor kollektivtrafik cykla cyklister
    """
)
"""What is better the more there is of it."""

NEUTRAL = _beginning("ram ramen ramar budget anslag besparing spara taxa avgift skatt lån amortering effektivisering")
"""Money that some pay and some get: which way is better depends on who reads."""

GIVES = _phrases(
    r"""
    erbju\w* / bevilja[rs]? / ge / ger / ges / få /
    får(?! (?:inte|ej|aldrig|ha|vara|högst|max|maximalt|endast|bara|fylla|betala|vänta|lämna|stå|räkna|själv\w*)\b) /
    ordna\w* / anordna\w* / arrangera\w* / håll(?:a|as|er|s) / genomför\w* / anställ(?:a|er|s|as) /
    bygg(?:a|as|s|er) / planter\w* / starta[rs]? / öppn\w* / öppe[nt]\w* / öppettid\w* / bemann\w* /
    besök(?:a|as|s|er) / kontroller\w* / granska\w* / besiktig\w* / inspekter\w* / utbilda[rs]? /
    avsätt(?:a|as|s|er) / tillhandahåll\w* / skapa[rs]? / inrätta[rs]? / bjud\w* / visa[rs]? / producer\w* /
    anlägg(?:a|as|er|s) / köp(?:a|as|er|s) in / svara[rs]? / ta emot / tar emot / installer\w* / låna[rs]? ut /
    lånas? / träffa[rs]? / ring\w* / kontakta[rs]? / välj\w* / möt(?:a|er|s) / stödj\w* / stöds / hjälp(?:a|er) /
    inform(?:era|erar|eras) / underrätta[rs]? / besvara[rs]? / utred(?:a|er|s|as) / åtgärda[rs]? / rusta[rs]? upp /
    bekosta[rs]? / gör / göra / görs / utför(?:a|as|s)? / vänder sig till / riktar sig till /
    (?:har|ha) (?:möjlighet|tillgång|rätt) / \w*kontroll(?:er|erna) / finansier(?:a|ar|as) / sätt(?:a|as|er|s) upp /
    följ(?:a|er|s|as) upp / anmäl(?:a|er|s|as) /
    lever(?:era|erar|eras) / inför(?:a|as|s)? /
    \w*prov(?:er|tagning\w*)? / genomgång\w* / granskning\w* / kontroll av / kontroll sker / provtagning\w* /
    intervju\w* / mätning\w* / städ(?:a|ar|as|ning) / tillsyn\w* / server\w* / dela[rs]? ut / fri entré /
    rätt till / betala[rs]? ut /
    (?<!kommunen )(?<!staden )(?<!nämnden )(?<!dag )finns
    """
)
"""Words of giving, doing and checking: of what they count, fewer is less."""

COMES = _phrases(
    r"""
    klar\w* / färdig\w* / slutför\w* / avsluta[ds]\w* / genomför[ds]\w* / tillsat\w* / antagen / antaget / antas /
    igång / i drift / redovisa\w* / överlämna\w* / lämna[rs]? / presenter\w* / öppna[rs]? / inviga\w* / invigs /
    starta[rs]? / påbörja\w* / börja[rs]? / inför(?:a|as|s)? / driftsätt\w* / publicer\w* / levere\w* / beslut\w* /
    besvara\w* / nå[rs]? / inflyttning\w* / uppnå\w* / vara på plats / tas i bruk / rapporter\w* / lansera\w*
    """
)
"""What is awaited: the later it comes, the less is promised."""

FINISHED = _phrases(
    r"""
    klar[at]?[s]? / färdig\w* / slutför(?:as|s|d|t|da)? / avsluta(?:s|d|t|de)? / genomför(?:as|s|d|t|da)? /
    infört?s? / införd\w* / införas / byggt / byggd\w* / invigs / invigas / på plats / i drift / i bruk
    """
)
"""Something is done."""
BEGUN = _phrases(
    r"""
    påbörja\w* / inled(?:a|as|s|er|d|t|da)? / starta[rs]? / startad?t? / börja[rs]? / igångsat\w+ /
    sätt(?:a|as|s) (?:i )?igång / igång
    """
)
"""Something is begun, and may be done whenever."""

ONCE = _phrases(
    r"""
    klar\w* / färdig\w* / slutför\w* / inviga\w* / invigs / öppna[rs]? / digitalisera\w* / bygg\w* /
    inflyttning\w* / driftsatt\w* / inför(?:[dt]\w*|as?) / inrätta\w* / fossilfri\w* / klimatneutral\w* /
    utbyggd?t? / avvecklad?t? /
    tas i bruk / halvera\w* / uppnå\w* / upphöra / renovera[td]\w* / utfasa\w* / utrotad?\w* / sanera[td]\w* /
    etablera[td]\w*
    """
)
"""What is done once: a later year is a delay, and no year that rolled on with the plan."""
YEARLY = _beginning(
    """
    budget bokslut årsbokslut delår årsredovisning årsrapport verksamhetsplan verksamhetsberättelse internkontroll
    uppföljning enkät revision redovisning tertial taxa rapport löneöversyn medarbetarsamtal
    """
)
"""What comes again each year: its year rolls on with the plan's."""

FREE = _phrases(
    r"""
    kostnadsfri\w* / avgiftsfri\w* / gratis / (?:utan|ingen) (?:\w+ )?(?:avgift\w*|kostnad\w*|ersättning) /
    fri entré / fritt inträde / inträdesfri\w* / inte kosta\w* / (?:reser|resa|åker|åka|parkerar?) fritt /
    är fri(?:tt)? / \w*avgift\w* (?:\w+ )?(?:tas|tags) (?:inte|ej) ut / tar (?:inte|ej) ut (?:\w+ )?\w*avgift\w*
    """
)
"""Nothing is paid."""
CHARGED = _phrases(
    r"""
    mot (?:\w+ ){0,2}?(?:\w*avgift|betalning|ersättning) / \w*avgift\w* (?:\w+ )?(?:tas|tags) ut /
    tar (?:\w+ )?ut (?:en )?avgift / avgiftsbel\w* / (?:till )?självkostnad\w* /
    (?:till|för) (?:ett |en )?(?:subventionera\w*|reducera\w*|rabattera\w*|ordinarie|låg\w*) (?:pris|kostnad|avgift) /
    (?:entré|inträdes|deltagar|egen|kurs|medlems|hyres|års|termins)avgift\w* /
    betalar? (?:själv\w*|en avgift|avgift) / en (?:\w+ )?avgift / (?:för|kostar|avgift på) \d+ kronor
    """
)
"""Something is paid by those who are given something."""

NO_GIFT = lazily(
    _one_of(r"""
    steg / del / delar / fas / faser / etapp\w* / omgång\w* / kategori\w* / blankett\w* / kapitel / område\w* /
    nivå\w* / fråg\w+ / punkt\w* / våning\w* / §
    """)
)
"""What is counted and no gift: parts of a whole, or work for those who apply."""
BY_SIZE = lazily(
    r"\S+ (?:procent\w* |promille |\w+ )?(?:(?P<down>lägre|mindre|färre|kortare)|(?P<up>högre|fler|större|längre))\b"
)
"""A figure that is the size of a change: «40 procent lägre»."""

EXCEPT = _phrases(
    r"""
    (?<!och )(?<!eller )utom(?! (?:att|räckhåll|synhåll|fara|hus|tjänst|tvivel)\b) / med undantag (?:för|av) /
    (?<!med )(?<!utan )(?<!inga )(?<!inget )undantag\w*(?! (?:medges|görs|ska) inte) / undanta[sr] /
    bortsett från / så när som på / med reservation för / gäller (?:dock )?(?:inte|ej) / dock (?:inte|ej) /
    (?<=\S )förutom (?=(?:i|på|under|vid|för|när|om|hel\w+|jul\w*|storhel\w+|\w+dag(?:ar)?)\b) /
    men (?:inte|ej) (?:under|i|på|för|vid|när|till|om)
    """
)
"""Some are left out. «Förutom» with what else there is adds, and is none."""

EXCEPTED_BELOW = lazily(r"(?:detta|det|dessa|erbjudandet|rätten|undantag\w*|undantagna)\b")
"""How a sentence begins that takes something back from the one before it."""

_RISE = """
minst lägst åtminstone öka ökar ökad ökat ökade höja höjd höjs höjas stärka stärks förbättra förbättras förbättrad fler
högre
"""
_FALL = """
högst max maximalt minska minskar minskad minskat minskade minskas sänka sänkt sänks sänkas färre lägre kortare
"""
_UP, _DOWN = frozenset(_RISE.split()), frozenset(_FALL.split())
"""Words of a wish that a figure goes up, or down."""


def aim(*texts: str) -> int:
    """Which way the words of a wish want a figure to go: 1 up, -1 down, 0 where they say nothing or both."""
    said = {token.key for text in texts for token in tokenize(text)}
    up = bool(said & _UP or said & {"≥", ">"})
    down = bool(said & _DOWN or said & {"≤", "<"})
    return int(up) - int(down)


_MEAN = r"(?:\w+ ){0,2}\w*(?:snitt|genomsnitt|genomsnittet|medel|medelvärde\w*|riket|rikets)\b"
_LEVELS = (
    (-1, _beginning("minska minskning minskad sänk lägre färre kortare mindre reducera halvera")),
    (-1, lazily(rf"\bunder {_MEAN}")),
    (1, _beginning("öka ökning ökad höj höjd högre fler större stärk förbättra utöka bättre växa")),
    (1, lazily(rf"\böver {_MEAN}")),
    (0, _beginning("bibehåll behåll oföränd likvärdig stabil bestå")),
    (0, _phrases(r"samma nivå / lika (?:med|hög\w*|stor\w*|bra) / i (?:minst )?(?:nivå|paritet|linje) med")),
)
"""Words of a target without a figure: less, more, and as it is."""


def level(target: str) -> int | None:
    """What a target in words wants of what is measured: 1 more of it, -1 less, 0 as much; None where it says no such
    thing, or several, or denies it: «ska inte minska»."""
    said = target.casefold()
    found = {where for where, words in _LEVELS if words.search(said)} if not _DENIED.search(said) else set[int]()
    return found.pop() if len(found) == 1 else None


_BEST = _phrases(r"bästa / främsta")
_DENIED = _phrases(r"inte / ej / utan / saknar / saknas / icke")
_CLOSE = 30
"""Letters after a denial within which stands what is denied."""
_LONG = lazily(r"\b(?:över|längre än|mer än) \d+ (?:dag|dygn|veck|månad|timm|minut)")
_UNTIL = lazily(
    r"(?:\w+ ){0,2}(?:tid|(?:antal|antalet) (?:dagar|dygn|veckor|månader|timmar|minuter))(?:en)? "
    r"(?:\w+ ){0,3}?(?:från|till|innan|mellan)\b"
)
_PER_HEAD = lazily(
    r"\b(?:barn|elever|brukare|ärenden|klienter|medarbetare|anställda|boende|deltagare) per \w*"
    r"(?:lärare|personal|anställd|årsarbetare|handläggare|pedagog|vuxen|grupp|chef|medarbetare|sekreterare|kurator|klass)\b"
)


def is_harm(name: str) -> bool:
    """Whether a measure by this name counts what nobody wishes more of: harm, the time that something takes («tid från
    ansökan till beslut»), those who wait («ärenden över 120 dagar»), those whom one has to care for («elever per
    lärare»), those for whom the good is not so («som inte klarar målen»)."""
    said = name.casefold()
    if _LONG.search(said) or _UNTIL.match(said) or _PER_HEAD.search(said):
        return True
    if denial := _DENIED.search(said):
        return bool(MORE_IS_BETTER.search(said[denial.end() : denial.end() + _CLOSE]))
    return bool(LESS_IS_BETTER.search(said)) and not MORE_IS_BETTER.search(said)


def is_denied(name: str) -> bool:
    """Whether a measure by this name counts those for whom something is not so: «andel barn utan plats»."""
    return bool(_DENIED.search(name.casefold()))


def is_good(name: str) -> bool:
    """Whether a measure by this name counts what everybody wishes more of."""
    said = name.casefold()
    return bool(MORE_IS_BETTER.search(said)) and not (LESS_IS_BETTER.search(said) or is_harm(said) or is_denied(said))


def is_rank(target: str) -> bool:
    """Whether a target is a place among others: «bland de 10 procent bästa»."""
    return bool(_BEST.search(target.casefold()))
