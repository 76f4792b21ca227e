"""Texts that stand where a reason should and give none, as data: what says that there is none, that it comes later or
is the same as elsewhere, or no more than that something changed.

A text is such a one when every word of it is: one word more («målet är uppnått», «ny lag») may be the reason, and is
for a person to judge. So no list holds a word that alone could say why. Words are lower case, Swedish and some English.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from vpbdiff.base.patterns import lazily
from vpbdiff.language.lexicon import words

FILLERS = words(
    """
    att av de den det detta denna dessa dom du en ett eller för från ha hade har hos här i igen in jag ju just kan
    lite man med men mer nog nu och om oss på sin sitt ska skall som så till upp ut vad var vara varit vi vid är
    även dock bara endast enbart viss visst vissa någon något några alla allt helt ganska mycket bli blir blivit
    blev gjord gör gjort görs göra gjorts gjordes redan får fått få fick mig sig ur inför eftersom allmän allmänna
    årlig årliga istället stället härmed någonting rutinmässig rutinmässigt
    a an and are as at be been for has have in is it no not of on the this to was were will with
    because can do did we
    """
)
"""Words that add nothing to whatever stands beside them."""

ABSENT = words(
    """
    saknas saknar saknad ingen inget inga ingenting inte ej icke utan okänd okänt okända vet minns aning kommentar
    kommentarer angiven angivet anges ges nej tom tomt
    hunnit skriva särskilt speciellt tillägga synpunkter anmärkning anmärkningar invändning invändningar information
    none nothing missing unknown reason reasons given explanation comment applicable
    """
)
"""That there is none."""

LATER = words(
    """
    senare framöver sedan sen kommer komma kompletteras komplettera kompletterar kompletterande komplettering fylls
    fyllas ifylls ifyllas skrivs skrivas återkommer återkomma väntar väntas inväntar avvaktar utreds ännu än snart
    skriv fyll kollas kolla svar besked fixas fixa tbd tba tbc todo wip platshållare utkast arbetsmaterial imorgon
    tills vidare later soon placeholder draft pending decided determined announced filled come follows
    """
)
"""That it comes later."""

SAME = words(
    """
    samma se ovan nämnda nämnt nämnd nedan ovanstående nedanstående föregående föregångare förra förut tidigare
    innan dito idem likadan likadant lika likt likaså framgår sammanhanget jfr oförändrad oförändrat oförändrade
    förr gång gången året år sidan rad vanligt vanlig same see above below before previous previously last year
    ditto usual kopierat kopierad
    """
)
"""That it is the same as elsewhere."""

REASONS = words(
    """
    skäl skälet skälen motiv motivet motiverat motiverad motivering motiveringen motiveras förklaring förklaringen
    förklaras orsak orsaken orsaker anledning anledningen anledningar varför därför reason reasons explanation why
    """
)
"""What a reason is called."""

OF_REASONS = words(
    """
    finns fanns oklar oklart oklara hittas hittats flera uppenbart uppenbara naturliga praktiska tekniska särskild
    särskilda speciell speciella goda godtagbart godtagbara giltig giltigt giltiga rimligt rimliga återfinns står kända
    känt krävs onödigt onödig
    """
)
"""What says nothing beside what a reason is called: «skäl finns inte», but «risken finns inte» may be why it went."""

THINGS = words(
    """
    text texten texter texterna lydelse lydelsen ordalydelse ordalydelsen
    formulering formuleringen skrivning skrivningen punkt punkten rad raden rader raderna mål målet målen aktivitet
    aktiviteten aktiviteter aktiviteterna risk risken risker riskerna belopp beloppet beloppen siffra siffran siffror
    siffrorna avsnitt avsnittet stycke stycket plan planen innehåll innehållet uppgift uppgiften uppgifter dokument
    dokumentet version versionen post posten verksamhetsplan verksamhetsplanen nämndplan nämndplanen
    planens målets aktivitetens riskens textens målen nämndmål nämndmålet
    olika diverse annan annat andra övrigt övriga
    text item goal activity risk amount row document version content
    """
)
"""What a plan is made of."""

CHANGED = lazily(
    r"ändra\w*|ändring\w*|förändra\w*|förändring\w*|uppdater\w*|revider\w*|justera\w*|justering\w*|omarbeta\w*"
    r"|(?:om)?formuler(?:a|as|at|ats|ad|ade|ing|ingar)|omskriv\w*|skriv(?:en|et|na)|bytts?|ny|nytt|nya|tillagd\w*|tillagt|lagts?|läggs|tillkommer"
    r"|tillkommit|borttag\w*|tagits?|tas|bort|plocka(?:s|t|ts)|utgår|utgått|struk\w*|aktualiser\w*"
    r"|budget(?:ändring|justering|revidering)\w*"
    r"|chang\w*|updat\w*|revis\w*|adjust\w*|new|added|removed|deleted"
)
"""That it changed, came or went."""

FITTED = lazily(
    r"\w*anpass\w*|förbättr\w*|bättre|förutsättning\w*|nuläge\w*|dagsläge\w*|läget|nuvarande|rådande|dagens|årets"
    r"|aktuell\w*|förhållande\w*|omständighet\w*|situation(?:en)?|verklighet\w*|(?:åter)?spegl\w*|svarar?|motsvara\w*"
    r"|passa[rs]?|stämmer|stämma|ändamålsenlig\w*|lämplig\w*|rimlig\w*|relevan\w*|moderniser\w*|moderna?(?:re)?"
    r"|tidsenlig\w*|föråldra\w*|förny\w*|översyn(?:en)?|genomgång(?:en)?|setts|sett|ses|över|gåtts|gått|igenom"
    r"|planarbete\w*|planprocess\w*|revidering\w*|kvalitetssäkr\w*|samband|led|inarbeta\w*|inför"
    r"|ersätt(?:er|s|a|as)|ersatts?|gamla?|gammal|gallra\w*|gallring\w*|rensa\w*|korta(?:d|t|s|ts)|skärp\w*|mot"
    r"|behöv\w*|måste|dags|nödvändig\w*|bedöms|bedömts?|lämpligt|reality|konkretiser\w*|omvärdera\w*|precisera\w*|precisering\w*|uppåt|nedåt|efter|utifrån|ingår|ting|saker|hänt|tyck(?:er|te|s)|årligen|varje|samtliga|lyfts?|räknats?|hänsyn"
    r"|sätt(?:et)?|uttryck\w*"
)
"""That it was made to fit, better or up to date, in whatever words: so is every change meant."""

VALUES = words(
    """
    målvärde målvärdet målvärden målvärdena målnivå målnivån utgångsvärde utgångsvärdet riskvärde riskvärdet riskindex
    riskindexet riskpoäng riskpoängen värde värdet nivå nivån
    """
)
"""What the value of a field is called: that it went up or down is what changed."""

GREW = lazily(
    r"ökas?|ökar|ökat|ökning\w*|minskas?|minskar|minskat|minskning\w*|höjs?|höjer|höjts?|sänks?|sänkt?s?|sänker"
)
"""That it became more or less, which of a risk may be why, and of what else a plan is made of is what changed."""

BUDGET = words("budget budgeten")
"""What changes with every plan: «ny budget» says no more than that, and «budgeten minskar» or «ingen budget» may be
why."""

OF_NAME = lazily(
    r"(?:för)?ändra\w*|(?:för)?ändring\w*|uppdater\w*|revider\w*|justera\w*|justering\w*|omarbeta\w*|omformuler\w*"
    r"|tillagd\w*|tillkommer|utgår|borttag\w*|struk\w*|chang\w*|updat\w*|revis\w*|adjust\w*|removed|added"
)
"""What may stand beside an item's own name without saying why."""

DECIDED = words(
    """
    muntlig muntligt muntligen
    förslag förslaget önskemål överenskommelse mejl mail möte mötet protokoll protokollet process processen enl jfr
    beslut beslutet beslutas beslutad beslutade beslutades beslutats beslutat besluten fattat fattade fattades fattats
    taget tagna politik politiken politiskt politisk per enligt enlighet följd följer grund pga beslutsunderlaget
    framgår decision decisions decided according politically agreed agreement discussed line by
    """
)
"""That it was decided: no reason where nobody says by whom or when."""

DECIDES = words(
    "beslut beslutet beslutas beslutad beslutade beslutat beslutar besluten bestämt bestämts bestämde bestämdes "
    "bestämmer vill ville vilja önskat önskar begärt överenskommelse decision decisions decided agreed"
)
"""What is said of those below."""

DECIDERS = words(
    """
    nämnden nämndens politikerna politikernas ledningen ledningens ledningsgruppen förvaltningen förvaltningens chefen
    chefens chef ordförande ordföranden ordförandens board management
    """
)
"""Who decides on every plan: with nothing but that they did nobody says why. A body with a name is another one."""

EDITORIAL = lazily(
    r"redaktionell\w*|språklig\w*|stavning\w*|kosmetisk\w*|ordval\w*|förtydlig\w*|tydliggj\w*|tydliggör\w*|tydligare|tydlighets?\w*|skull|harmoniser\w*|moderniser\w*|editorial|wording|typo"
)
"""That only the form changed."""

SLIGHT = words(
    """
    ökad mindre små smärre enklare formell formella sak språk språket översyn liten litet marginell marginellt obetydlig
    obetydligt större skillnad skillnader innebörd innebörden betydelse betyder minor slight
    """
)
"""What may stand beside that."""

FORM_ONLY = lazily(
    r"\b(?:utan (?:för)?ändring(?:ar)? i sak|ingen (?:för)?ändring i sak|inga (?:för)?ändringar i sak"
    r"|(?:endast|enbart|bara|rent?) (?:redaktionell|språklig|formell)\w*|no change of substance)\b"
)
"""Turns that say so within a longer text."""

TALK = words(
    """
    hello hi world test testar testing bla blabla blah hej hejsan ok okej okay ja jadå yes foo bar baz hmm oj
    typ xyz abc def tack ifylld ifyllt ifyllda automatiskt import importerad importerat genererad genererat ai
    """
)
"""What people write to fill a field."""

SAMPLE = words("lorem ipsum dolor amet consectetur adipiscing eiusmod tempor incididunt labore")
"""The printers' sample text."""

THIN = lazily(
    r"(?:ny|om)?bedömning\w*|behov(?:s|et|ets|en|ens)?|anpassning\w*|anpass(?:as|ats|ad|at|ade|a)"
    r"|(?:om)?prioritering\w*|(?:om)?prioriter(?:a|as|ats|ad|at|ade)|effektivisering\w*|effektivare"
    r"|(?:planerings)?förutsättning\w*|\w*utveckling(?:en|s)?|utvecklingsarbete\w*|översyn(?:en)?|genomgång(?:en)?"
    r"|omvärld\w*|förbättring\w*|kvalitet(?:en|sarbete\w*)?|kvalitetsskäl|strategisk\w*|ekonomisk\w*"
    r"|organisatorisk\w*|politisk\w*|budget(?:en)?|ekonomin?|pga|beror|överväg\w*|inriktning(?:en)?|dialog(?:en)?|samråd|diskussion\w*|diskuter\w*|möte(?:t|n)?|verksamhetsskäl"
    r"|förvaltningens|önskemål(?:et|en)?|ledningsgrupp\w*|bedöm(?:t|ts|s|er)|resurs(?:er|erna)?|administrativ\w*|samhället|styr|ledning"
    r"|öka|höja|stärka|säkra|nå|uppnå|gynnar?|gagnar?|gagn|bästa|orealistisk\w*|nivå(?:n)?|högt|lågt|satt|möjlig\w*"
    r"|period(?:en)?|mandatperiod(?:en)?|chef(?:en)?|rutin(?:er|en|erna)?|grund|hantera[rs]?|inte|ej|längre|behövs|behövdes"
    r"|går|needed|longer|anymore|necessary"
    r"|verksamhet(?:s|en|ens|er|erna|ernas)?|verksamhetsförändring\w*|enhet(?:en|ens)?|planering(?:en)?"
    r"|nämnden|förvaltningen|ledningen|möta|möter|löpande|naturlig|arbete(?:t|ts)?|levande|internt?|verkligheten|realistisk\w*|ambitionsnivå\w*|del|efter|utifrån|inom|bättre|tillsammans"
    r"|under|råder|kommun(?:en|ens|ala)|nämndens|läge|samlad|helhetsbedömning\w*|inriktningsbeslut|befintlig\w*|tilldelad\w*"
    r"|ram(?:en|ar|arna)?|medel|framtid(?:a|en|ens)?|framtidens|utmaning\w*|skapa[rs]?|säkerställ\w*|kvalitetshöj\w*"
    r"|åtgärd|inaktuell\w*|genom|hanteras|ordning|ordinarie|grunduppdrag\w*|vägval\w*|effektiv\w*"
    r"|resursutnyttjande\w*|tider|kräv(?:er|s)|förenkl\w*|harmoniser\w*|styrning\w*|styrdokument\w*|målstruktur\w*"
    r"|linje|ambition\w*|uppsatta|gällande|regelverk(?:et)?|rensning\w*|ökad|tydlig\w*|följd|anledning|förändrade"
    r"|review|assessment|needs?|priorities|reprioritisation|adapt\w*|development|conditions|efficiency|operational"
    r"|organi[sz]ational|prevailing|current|circumstances|align\w*|objectives|reflects?|situation|better|meet|future"
    r"|challenges|continuous|improve\w*|business|usual|management|strategic|decisions?|due|according|minutes|per"
)
"""What names a sort of reason that fits any change: «Ny bedömning», «Verksamhetens behov». A text of nothing else is a
reason, and a thin one: which way the need went («Minskat behov») or what it was of («Behov av platser») says more."""

MARKER = lazily(
    r"\[\s*(?:skäl|skäl till beloppet|hänvisning till beslut|förklaring) saknas|\[\s*rapporten per\b|\bsaknar skäl\W*\]"
    r"|\bhänvisning till beslut saknas\W*$|\bdet som står är inget skäl\b"
    r"|^\W*(?:skäl|motivering|förklaring) saknas\s*[,.;:–-]"
    r"|\bskälet gäller en tidigare lydelse och måste ses över\b|^\W*löftet kan ha blivit svagare\W*$"
    r"|^\W*fanns (?:redan|förut|innan|tidigare)\W*$"
)
"""What a draft of the memo has where a reason is missing, found anywhere in a text."""

ASKS = lazily(r"\W*(?:fråga|kolla|fyll i|skriv (?:in|här|skäl|motivering)|lägg till|att (?:göra|fylla)|todo|tbd)\b")
"""What begins a note to oneself that something is to be written."""

OF_TEXT = words(
    """
    text texten texterna lydelse lydelsen formulering formuleringen skrivning skrivningen siffra siffran siffror
    siffrorna ändring ändringen ändringar ändringarna
    """
)
"""What is written, beside which a word of judgement says nothing; of «målet» it may be why."""

JUDGED = words(
    """
    klart klar klara fixat fixad gjort åtgärdat åtgärdad godkänt godkänd stämmer ser bra behöver behövs passar bättre
    korrekt rätt avsiktlig avsiktligt medveten medvetet avsedd avsett accepterad accepterat granskad granskat
    kontrollerad kontrollerat avstämd avstämt relevant aktuellt aktuell tillämpligt tillämplig känd känt väntad väntat
    planerad planerat planenlig planenligt förväntad förväntat överens
    done fixed approved fine
    """
)
"""That it is done, right or not asked for: no reason where nobody says what («Målet är klart» may be one)."""

ELSEWHERE = words(
    """
    bilaga bilagan bilagor protokoll protokollet excel mejl mejlet mail mailet nästa dokument fil filen akt akten
    diariet ärendet handläggaren handläggarens ekonomen controllern sekreteraren chefen kontakta hos muntlig
    muntligt muntligen möte mötet sammanträde sammanträdet redovisas presenteras
    tjänsteskrivelse tjänsteskrivelsen skrivelsen bifogas bifogad bifogat separat diarieförs ställe stället minutes
    fråga enhetschefen enhetschef registrator teams stratsys hypergene sharepoint protocol email attachment appendix
    """
)
"""Where a reason may stand, with nothing by which it can be found."""

_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm", "abcdefgh", "qazwsxedc", "1234567890")
"""Rows of a keyboard, and the beginning of the alphabet."""

_RUN = 3
"""Keys in a row that make a piece of nonsense; a word is nonsense when it is of such pieces and longer than one: «tre»
and «ert» are words."""


def is_nonsense(word: str) -> bool:
    """Whether a word is of keys that lie in a row, of one letter, or of the printers' sample text."""
    if word in SAMPLE or (len(word) > 1 and len(set(word)) == 1):
        return True
    return len(word) > _RUN and _in_runs(word)


def is_all_runs(said: Sequence[str]) -> bool:
    """Whether every word is of keys in a row: «qwe» alone might be a word, «qwe rty» is none."""
    return bool(said) and all(len(word) >= _RUN and _in_runs(word) for word in said)


def _in_runs(word: str) -> bool:
    """Whether a word can be cut into runs of keys, forwards or backwards."""
    if not word:
        return True
    longest = next((end for end in range(len(word), _RUN - 1, -1) if _is_run(word[:end])), 0)
    return any(_in_runs(word[end:]) for end in range(longest, _RUN - 1, -1))


def _is_run(piece: str) -> bool:
    return any(piece in row or piece[::-1] in row for row in _ROWS)


_NOTHING = FILLERS | ABSENT | LATER | SAME | REASONS | THINGS | TALK


def _rest(said: Sequence[str]) -> list[str]:
    """The words that may say something, years left out: «samma som 2024» says no more than «samma som förut»."""
    nothing = _NOTHING | OF_REASONS if REASONS.intersection(said) else _NOTHING
    return [word for word in said if word not in nothing and not YEAR.fullmatch(word)]


YEAR = lazily(r"(?:19|20)\d\d")


def says_nothing(said: Sequence[str]) -> bool:
    """Whether words say no more than that there is no reason, that it comes later or is the same as elsewhere."""
    return not _rest(said)


def shows_nothing(text: str) -> bool:
    """Whether what is said of a picture tells nothing of it: that nobody knows, that it comes later, keys in a row. One
    word may tell («Logotyp»), and so may «Ingenting»."""
    said = re.findall(r"[^\W_]+", text.casefold())
    told = [word for word in said if word.isdigit() or (len(word) > 1 and not is_nonsense(word))]
    if len(told) > 1 and is_all_runs(told):
        return True
    denied = not _DENIED.isdisjoint(told)  # «Ingen text» tells that there is none
    void = FILLERS | LATER | TALK | _UNKNOWN | (SAME if denied else SAME | _SEEN)
    if not _WORTH.isdisjoint(told):  # «Ingenting av betydelse» judges what nobody tells
        void |= _WORTH | _DENIED
    return all(word in void or (word.isdigit() and not _SEEN.isdisjoint(told)) for word in told)


_UNKNOWN = words(
    """
    vet aning ingen inte ej okänd okänt okända oklar oklart går gick läsa läsas läsbar läsbart oläslig oläsligt otydlig
    otydligt suddig suddigt saknar unknown unreadable
    """
)
"""That nobody knows, or can see."""

_DENIED = words("ingen inget inga ingenting utan no")

_WORTH = words("betydelse viktigt väsentligt relevant relevans intresse vikt värde påverkar planen")
"""What it is worth, of which nobody can judge who is not told what it is."""

_SEEN = words(
    """
    bild bilden bilder figur figuren figurer diagram diagrammet graf grafen tabell tabellen tabeller illustration
    illustrationen siffra siffror siffrorna text texten sida sidan dokument dokumentet original originalet bilaga
    bilagan filen underlag underlaget pdf picture image figure chart diagram graph table text page document original
    """
)
"""What it is, or where it stands, which is known without anybody having looked."""


def says_done(said: Sequence[str]) -> bool:
    """Whether words say no more than that it is done, right, or not asked for."""
    rest = [word for word in said if word not in FILLERS | TALK | ABSENT | LATER | SAME | OF_TEXT | DECIDERS]
    return bool(rest) and all(word in JUDGED for word in rest)


def says_elsewhere(said: Sequence[str]) -> bool:
    """Whether words say no more than that it stands somewhere else."""
    rest = [word for word in _rest(said) if word in ELSEWHERE or word not in DECIDERS | OF_REASONS]
    return bool(rest) and all(word in ELSEWHERE for word in rest)


def restates(said: Sequence[str], texts: Container[str]) -> bool:
    """Whether words are no more than those of the item's own texts: «från 2 till 7 dygn»."""
    rest = [word for word in said if word not in FILLERS | SAME | _BECOMES | THINGS]
    told = [word for word in rest if not (OF_NAME.fullmatch(word) or GREW.fullmatch(word))]
    return bool(rest) and all(word in texts for word in told)


_BECOMES = words(
    """
    blir stället istället ersätts ersätter byts byter
    målvärde målvärdet målnivå målnivån utgångsvärde utgångsvärdet index riskindex riskvärde riskvärdet sannolikhet
    sannolikheten konsekvens konsekvensen avgift avgiften tidsgräns tidsgränsen tid tiden datum datumet slutdatum
    startdatum frekvens frekvensen värde värdet nivå nivån antal antalet andel andelen procent gräns gränsen
    """
)
"""What a field is called, and that another value stands in it: beside the values no reason why."""


def says_changed(said: Sequence[str]) -> bool:
    """Whether words say no more than that something of a plan changed."""
    rest = [word for word in _rest(said) if word not in BUDGET]
    of_budget = not BUDGET.isdisjoint(said)
    of_value = not VALUES.isdisjoint(said)
    grew = () if not of_value and (of_budget or any(word.startswith("risk") for word in said)) else (GREW,)
    told = (CHANGED, FITTED, *grew)
    changed = all(word in VALUES or any(each.fullmatch(word) for each in told) for word in rest)
    return (changed and bool(rest or not of_budget)) or _says_twice(said)


def _says_twice(said: Sequence[str]) -> bool:
    """Whether words give as the reason why money changed that it did: «budgeten ökar eftersom kostnaden ökar»."""
    rest = _rest(said)
    grew = [word for word in rest if GREW.fullmatch(word)]
    return len(grew) > 1 and all(word in grew or word in BUDGET or _COSTS.fullmatch(word) for word in rest)


_COSTS = lazily(r"(?:netto)?kostnad\w*|utgift\w*|anslag\w*|ram(?:en|ar|arna)?")
"""What the money of a budget is called."""


def repeats_name(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are those of a name, and that it changes."""
    rest = [word for word in said if word not in name and not YEAR.fullmatch(word)]
    told = [word for word in rest if word not in FILLERS and word not in THINGS]
    new = THINGS.intersection(rest) and _NEW
    return bool(told) and len(rest) < len(said) and all(OF_NAME.fullmatch(word) or word in new for word in told)


_NEW = frozenset(("ny", "nytt", "nya"))


def says_decided(said: Sequence[str]) -> bool:
    """Whether words say no more than that something was decided, if by those who decide on every plan."""
    rest = [word for word in _rest(said) if not CHANGED.fullmatch(word)]
    told = DECIDED if DECIDES.isdisjoint(said) else DECIDED | DECIDES | DECIDERS
    return bool(rest) and all(word in told for word in rest)


def says_little(said: Sequence[str], texts: Container[str] = ()) -> bool:
    """Whether words name a sort of reason that fits any change, and nothing of this one: what an office says of every
    matter («anpassning till rådande förutsättningar»), if beside words of the item's own `texts`, which say what
    changed. What follows a because is judged by itself."""
    because = next((place for place, word in enumerate(said) if place and word in _BECAUSE), len(said))
    if because < len(said) - 1 and not says_little(said[because + 1 :]):
        return False
    known: Container[str] = texts if any(OFFICE.fullmatch(word) for word in said) else ()
    beside = _SLIGHT_BESIDE | _STANDS if any(word.startswith("behov") for word in said) else _SLIGHT_BESIDE
    rest = [word for word in said if word not in beside and not YEAR.fullmatch(word)]
    told = [word for word in rest if THIN.fullmatch(word) or not (CHANGED.fullmatch(word) or FITTED.fullmatch(word))]
    general = _RULES | {"enligt"} if "enligt" in said and not _RULES.isdisjoint(said) else ()
    named = [word for word in told if not THIN.fullmatch(word) and word not in general]
    if not all(word in known or (known and (GREW.fullmatch(word) or word in _BECAUSE)) for word in named):
        return False
    return bool(told or (known and rest))


_BECAUSE = words("eftersom då därför sedan emedan because since as")
"""What a reason follows, within one."""

OFFICE = lazily(
    r"anpass\w*|adapt\w*|förutsättning\w*|omständighet\w*|rådande|råder|utmaning\w*|ändamålsenlig\w*|helhetsbedömning\w*"
    r"|säkerställ\w*|prevailing|circumstances|conditions"
)
"""What an office says of every matter, and nobody of one alone."""

_RULES = words(
    """
    regelverk regelverket rutiner rutinerna
    lag lagen lagkrav lagstiftning lagstiftningen direktiv direktivet direktiven anvisning anvisningar
    anvisningarna instruktion instruktioner uppdrag uppdraget tjänsteskrivelse tjänsteskrivelsen riktlinje riktlinjer
    riktlinjerna policy policyn kf ks kommunfullmäktige kommunstyrelsen fullmäktige
    """
)
"""What a text may go by that says no more than «enligt» beside it: which law it is, or what it says, is the reason."""

_STANDS = words("finns fanns hittas hittats")
_SLIGHT_BESIDE = (FILLERS | THINGS | REASONS | OF_REASONS | words("år året")) - _STANDS


def says_editorial(said: Sequence[str]) -> bool:
    """Whether words say that only the form changed: all of them, or a turn in a longer text."""
    if FORM_ONLY.search(" ".join(said)):
        return True
    beside = SLIGHT | _BECOMES
    rest = [word for word in _rest(said) if word not in beside and not CHANGED.fullmatch(word)]
    return bool(rest or SLIGHT.intersection(said)) and all(EDITORIAL.fullmatch(word) for word in rest)
