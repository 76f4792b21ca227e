"""Word lists that tell a slip of the pen from a change of substance.

Data only, in lower case as token keys are. Each list says what it is for. Numbers and months come from `numerals`.
"""

from __future__ import annotations

import re

from vpbdiff.base.patterns import lazily
from vpbdiff.language.numerals import ARTICLES, CARDINALS, MONTHS, ORDINALS


def words(text: str) -> frozenset[str]:
    """A list of words written as one string."""
    return frozenset(text.split())


FUNCTION_WORDS = words(
    """
    att som för på i av det den de dem en ett och samt vid hos åt där vilket vilken vilka
    denna detta dessa sin sitt sina sig dess deras också även så
    görs görs sker finns är blir gällande avseende kring rörande angående beträffande
    """
)
"""Words that may be added, removed or exchanged without changing the meaning, as far as a machine can see: a person is
asked. None of them is a guard. «med», «till», «om», «från» are not here, since they add a meaning of their own."""

NEGATIONS = words("inte ej icke aldrig ingen inga inget ingenting utan varken saknas saknar sakna")

_NUMBERS = (CARDINALS.keys() | ORDINALS.keys() | MONTHS.keys()) - ARTICLES

SIDES = words(
    "norra norr södra söder östra öster västra väster inre yttre intern internt interna extern externt externa"
)
"""Which of several of one name: the one is not the other. Three letters tell them, in whatever form."""

GUARDS = (
    NEGATIONS
    | _NUMBERS
    | SIDES
    | words(
        """
    ingenstans saknades förutom
    ska skall skulle bör borde kan kunna kunde får få fick måste avser avse kommer vill behöver behövs ämnar
    strävar sträva eftersträvar försöker försöka planerar planeras
    alla allas allt all alltid samtliga samtligas varje vardera båda bägge hela helt flesta flertalet merparten
    många mycket flera fler färre några något någon vissa viss visst somliga enstaka lite litet mindre mer mera minst
    mest högst lägst senast tidigast endast enbart bara ofta oftast sällan ibland normalt vanligtvis
    eventuell eventuella eventuellt möjligt möjlig möjliga omöjligt helst gärna delvis huvudsakligen
    och eller med mot före efter över under upp ned ner in ut från till inom utom utanför innanför bakom framför
    om när då innan medan tills trots enligt oavsett
    öka ökar ökad ökade ökat ökning minska minskar minskad minskade minskat minskning höja höjer höjd höjs sänka sänker
    sänkt sänks bättre sämre högre lägre större ja nej
    miljon miljoner miljard miljarder halv halva hälften tredjedel fjärdedel dubbel dubbla dubbelt tiotal hundratal par
    dussin varannan vartannat vart
    måndag tisdag onsdag torsdag fredag lördag söndag
    dag dagar vecka veckor månad månader kvartal tertial halvår termin år årligen månadsvis veckovis dagligen timme
    timmar kronor kr tkr mkr mnkr procent procentenhet procentenheter promille
    """
    )
)
"""Words in which one letter, or the word itself, changes what is promised. They are never a slip, an inflection or a
near spelling of another word; a run with one of them on one side alone is material."""

COUNTED = words(
    "gång gånger dag dagar vecka veckor månad månader kvartal halvår år termin timme timmar procent miljon miljard"
)
"""What is counted: before it «en» and «ett» are numbers."""

FRACTION_OF = (
    *("tim", "dag", "dygn", "veck", "månad", "år", "termin", "tjänst", "heltid", "plats", "prisbas", "basbelopp"),
    *("tesk", "kilo", "kg", "liter", "mil", "km", "meter"),
)
"""Beginnings of what a fraction may be of: «1/2 tjänst», while «den 1/2» is the first of February."""

RELATIVES = words("som vars vilken vilket vilka")
"""Words that begin a clause on what stands before them."""

CONDITIONS = words(
    "om ifall såvida förutsatt förutsättning villkor utom förutom undantag undantaget endast enbart bara"
)
"""Words that begin what something is on condition of."""

SMALL_WORDS = words(
    """
    att av de den det dess dessa detta där eller en ett från för genom gällande ha har hos hur i in inom kring med
    mellan men mot när och om på samt sin sina sitt ska som så till under upp ur ut utan utifrån vid vilka vilken
    vilket är även över
    """
)
"""Words that hold a sentence together: however rare in a pool, they weigh as what all of it shares."""

PREPOSITIONS = words("av om för till i på vid kring med mot åt hos inom angående avseende")
"""What stands between that which is done or given and with what, in a name."""

FOR_WHOM = words("för till åt hos")
"""Those of them behind which those may stand whom something is for."""

NOBODY = words("personer person människor")
"""Words for those whom the rest of a name is about."""

RISK_LEVELS = (
    *("låg", "mindre", "liten", "medel", "måttlig", "medelhög", "hög", "stor", "mycket hög", "allvarlig", "kritisk"),
)
"""Words for a risk's level from the lowest on."""

MISHAP = lazily(
    r"\b(?:inte|ej|utan|för sen\w*|är|har|kan|får|\w*blir|\w{3,}[ae]s|risk(?:en)?|brist\w*|otillräcklig\w*|fel\w*)\b",
    re.IGNORECASE,
)
"""A risk's name with such a word says what may happen («Fakturor betalas två gånger»), and not only where."""

ON_MONEY = lazily(
    r"\b(?:\w*budget\w*|prognos\w*|\w*kostnad\w*|\w*investering\w*|(?:under|över)skott\w*|ekonomi\w*)", re.IGNORECASE
)
"""A sentence with such a word is of money."""

MONEY_TITLE = lazily(r"ekonomi|budget|resurser|kommunbidrag|driftredovisning|\bram(?:en|ar|arna)?\b", re.IGNORECASE)
"""What a chapter of the operating budget is called."""

OTHER_MONEY_TITLE = lazily("invester|taxor|avgift", re.IGNORECASE)
"""What a chapter on other money than that is called."""

PREFIXES = words(
    """
    av an in ut upp ned ner om på till för be bi er und över under fram åter mot sam före efter från med bort
    intern extern hög låg stor små ny mer mindre sen tidig hel halv en två tre
    o a il im ir miss van icke anti non dis
    """
)
"""Before a word they make it another, or its opposite: tillåtet, otillåtet. Two words that differ in such a beginning
alone are two words: avslutas, anslutas; inflyttning, utflyttning."""

LOOKALIKES = tuple(
    words(group)
    for group in (
        "vård våld värd vårt värt",
        "läkare lärare läsare ledare",
        "stöd stöld",
        "barn bara brand band",
        "mål mått mätt",
        "lån lön län",
        "far får fara föra",
        "hyra hyror dyra",
        "bistånd bestånd avstånd motstånd",
        "beslut besök beslag",
        "avslag anslag utslag inslag uppslag förslag",
        "avslutas anslutas",
        "avgift uppgift utgift",
        "skola skala skula",
        "resa resor rosor",
        "boende bonde",
        "bevara bevaka",
        "bevaras bevakas",
        "vuxen växen",
        "väg våg vägg",
        "vägar vågar väggar",
        "lokaler lokala",
        "anställd inställd fastställd beställd uppställd",
        "ersätta avsätta utsätta insätta tillsätta",
        "inkomst utkomst ankomst",
        "tillsyn insyn översyn",
        "kontroll kontrakt",
        "skuld skydd",
        "hålla hälla",
        "årliga ärliga vårliga",
        "anger ånger",
        "sänka tänka",
        "städa stadga",
        "stad städ stat",
        "styrning störning",
        "styrningen störningen",
        "region legion religion",
        "insatser instanser ansatser",
        "relationer reaktioner redaktioner religioner",
        "investeringar inventeringar",
        "investering inventering",
        "avsättningar avrättningar",
        "utredning utbredning utdelning",
        "resurser reserver",
        "nationella rationella",
        "verksamhet vaksamhet tveksamhet",
        "familjer familjär",
        "skapar skakar skadar skalar",
        "skapas skadas",
        "skydda skynda",
        "minskas minstas",
        "lämna lämpa",
        "lämnas lämpas nämnas",
        "viktiga riktiga",
        "viktigt riktigt",
        "levande ledande",
        "aktivitet antikvitet",
        "aktiviteter antikviteter",
        "delaktighet felaktighet",
        "befogenhet belägenhet benägenhet",
        "behandling förhandling",
        "planera placera plantera",
        "rektor lektor sektor",
        "mottagare mottagning",
        "medlem medel",
        "kund hund kunde",
        "höst häst",
        "sjuk mjuk",
        "personal personlig",
    )
)
"""Words of the field that, a letter or two apart, are other words. They are real whatever the two plans hold, so a
difference between two of one row is no slip, alone or as parts of longer words."""

PARADIGMS = (
    words("a an ans or orna ors ornas"),
    words("- en n s ens ns ar arna ars arnas e es"),
    words("- en n et s ens ets er r erna rna ers ernas"),
    words("- et t en n ena na s ets ens a"),
    words("- t a e"),
    words("d t da"),
    words("ad at ade"),
)
"""Endings («-» for none) that one word takes by number, definiteness, case and agreement; never by tense or voice:
«erbjuder» and «erbjuda» promise different things."""

FORM_ENDINGS = words(
    """
    a an ande ar arna arnas ars as at d da dd de des e en ende ens er erna ernas ers es et ets n na nas nde ns or
    orna ornas ors r s t te tes ts
    """
) | {""}
"""How forms of one word end, verbs and nouns, without the marks of å, ä and ö."""

CONJUGATIONS = (
    words("a ar as ade ades at ats ad ande are"),
    words("a er s as de des t ts te tes d ande es"),
    words("er s ande as a"),
)
"""Endings of one verb: forms of it differ in time, or in who acts."""
