"""The word lists that tell a slip from a change of substance. Data only: each list says what it is for.

Lower case, as `tokens.key_of` gives it.
"""

from __future__ import annotations


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
"""Words that may come, go or trade places and leave the sense as it was, as far as a machine can see: a person is
asked. None of them is a guard; «med», «till», «om», «från» are not here, since they add a sense of their own."""

NEGATIONS = words("inte ej icke aldrig ingen inga inget ingenting utan varken saknas saknar sakna")

GUARDS = NEGATIONS | words(
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
    sänkt sänks stärka stärks försvaga försvagas förbättra försämra utöka inskränka bättre sämre högre lägre större
    bibehålla avveckla utveckla införa avskaffa öppna stänga bevilja avslå tillåta förbjuda ja nej
    noll två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo
    trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon miljoner miljard miljarder halv halva hälften
    tredjedel fjärdedel dubbel dubbla dubbelt tiotal hundratal par dussin
    första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde tolfte
    varannan vartannat vart
    januari februari mars april maj juni juli augusti september oktober november december
    måndag tisdag onsdag torsdag fredag lördag söndag
    dag dagar vecka veckor månad månader kvartal tertial halvår termin år årligen månadsvis veckovis dagligen timme
    timmar     kronor kr tkr mkr mnkr procent procentenhet procentenheter promille
    norra södra östra västra norr söder öster väster inre yttre intern extern interna externa
    """
)
"""Words in which one letter, or the word itself, changes what is promised. They are never a slip, an inflection or a
near spelling of another word; a run with one of them on one side alone is material."""

COUNTED = words(
    "gång gånger dag dagar vecka veckor månad månader kvartal halvår år termin timme timmar procent miljon miljard"
)
"""What is counted: before it «en» and «ett» are numbers."""

NEGATING_PREFIXES = ("o", "in", "im", "il", "ir", "miss", "van", "av", "icke", "a", "an", "dis", "de", "anti", "non")
"""Put before a word they turn it round: tillåtet, otillåtet."""

PREFIXES = (
    *("av", "an", "in", "ut", "upp", "ned", "ner", "om", "på", "till", "för", "be", "bi", "er", "und", "över", "under"),
    *("fram", "åter", "mot", "sam", "miss", "före", "efter", "från", "o", "van", "med", "intern", "extern", "bort"),
    *("hög", "låg", "stor", "små", "ny", "mer", "mindre", "före", "sen", "tidig", "hel", "halv", "en", "två", "tre"),
)
"""Two words that differ in such a beginning alone are two words: avslutas, anslutas; inflyttning, utflyttning."""

LOOKALIKES = tuple(
    words(group)
    for group in (
        "vård våld värd vårt vara våra vår hård härd",
        "läkare lärare läsare ledare",
        "stöd stöld stöt",
        "barn bara bana band brand bar barr",
        "mål mal mål mil mul mat mått mätt",
        "lån lön län lan",
        "hot bot rot hos hus bus",
        "hem hen hel",
        "får far fer för",
        "rätt rått ratt rät lätt nätt",
        "hyra hyran dyra myra syra",
        "ansvar ansvarig besvar besvär försvar",
        "elev elva ele",
        "plats plast",
        "bistånd bestånd avstånd motstånd",
        "beslut besök beslag",
        "avslag anslag utslag inslag uppslag förslag omslag",
        "avtal antal samtal uttal",
        "avgift uppgift utgift",
        "insats uppsats ansats",
        "skola skolan skala skula",
        "klass klasse kassa klas",
        "kost kust kort kast",
        "kurs kors kurs",
        "resa resor rosor rester",
        "mark mars mask park",
        "bygga byggd trygga trygg",
        "boende bonde levande",
        "äldre ålder åldrar äldrar",
        "vuxen växen vaxen",
        "lokal lokala total",
        "drift skift gift lift",
        "kostnad kontant",
        "risk disk fisk brist",
        "hög låg höga låga tåg våg väg",
        "tid tio tib tie",
        "fall fäll fyll full",
        "del hel deal",
        "lag dag lagg låg läg",
        "bilar bidrag bil bild bilda",
        "vatten vatten natten katten",
        "hantera hantverk",
        "medel medlem metod",
        "sommar summar",
        "kvinnor kvinna",
        "flickor pojkar",
        "söka söks röka köka",
        "bereda betala beräkna bevara bevaka",
        "anställd inställd fastställd beställd uppställd",
        "ersätta avsätta ansätta utsätta insätta tillsätta",
        "inkomst utkomst ankomst",
        "intäkt utväxt",
        "inköp uppköp avköp",
        "tillsyn insyn översyn",
        "hinder tinder",
        "rum ram rom",
        "kontroll kontrakt",
        "handla handlar handlag",
        "skuld skydd skyld",
        "rådgivning avgivning",
        "mottagare mottagande",
        "sjuk mjuk sjunk",
        "stad stat stab stadd",
        "nämnd nämnt",
        "landet landat handlet",
        "skatt skott skitt",
        "lista lasta lysta",
        "mellan medan",
        "person pension",
        "personal personlig",
        "ekonomi ergonomi",
        "bygg trygg",
        "kund kunde hund rund",
        "grupp gropp trupp",
        "huset buset",
    )
)
"""Short words of the field that one letter apart are other words. They are real words whatever the two plans hold, so a
difference between two of them, also as parts of longer words, is no slip."""

PARADIGMS = (
    words("a an as ans or orna ors ornas"),
    words("- en n s ens ns ar arna ars arnas e es"),
    words("- en n et s ens ets er r erna rna ers ernas"),
    words("- et t en n ena na s ets ens a"),
    words("- t a e"),
    words("d t da"),
    words("ad at ade"),
)
"""Endings («-» for none) that one word takes by number, definiteness, case and agreement; never by tense or voice:
«erbjuder» and «erbjuda» promise different things."""
