"""The words of an invented committee's plan: terms with their synonyms, and sentences that can be said in several ways.

A term is a tuple of wordings that can stand in for each other wherever a pattern has its slot; a family is a tuple of
patterns that say the same. The few openings and the shared boilerplate are on purpose: items of a real plan are alike.
"""

from __future__ import annotations

Term = tuple[str, ...]
Family = tuple[str, ...]

GROUPS: tuple[Term, ...] = (
    ("barn och unga", "barn och ungdomar"),
    ("unga vuxna", "vuxna i unga år"),
    ("nyanlända", "nyanlända invånare"),
    ("äldre", "äldre personer"),
    ("personer med funktionsnedsättning", "personer som har en funktionsnedsättning"),
    ("personer med missbruk", "personer med skadligt bruk"),
    ("våldsutsatta", "personer som utsätts för våld"),
    ("familjer i behov av stöd", "familjer som behöver stöd"),
    ("långtidsarbetslösa", "personer som länge har stått utan arbete"),
    ("anhöriga", "närstående"),
    ("placerade barn", "barn som är placerade"),
    ("personer med psykisk ohälsa", "personer som lider av psykisk ohälsa"),
    ("hushåll med försörjningsstöd", "hushåll som får försörjningsstöd"),
    ("ensamkommande unga", "ungdomar som har kommit ensamma till landet"),
    ("unga i riskzon", "unga som riskerar att dras in i kriminalitet"),
    ("småbarnsföräldrar", "föräldrar till små barn"),
    ("personer i hemlöshet", "personer som saknar bostad"),
    ("personer med samsjuklighet", "personer som har både missbruk och psykisk ohälsa"),
    ("elever med hög frånvaro", "elever som ofta är borta från skolan"),
    ("familjehem", "stadens familjehem"),
    ("personer med demenssjukdom", "personer som lever med demens"),
    ("ensamstående föräldrar", "föräldrar som lever ensamma med barn"),
    ("personer med skulder", "skuldsatta"),
    ("boende i särskilt boende", "personer som bor i särskilt boende"),
)

SERVICES: tuple[Term, ...] = (
    ("mottagningsgruppen", "mottagningen"),
    ("öppenvården", "öppenvårdsenheten"),
    ("vuxenenheten", "enheten för vuxna"),
    ("barn- och familjeenheten", "enheten för barn och familj"),
    ("försörjningsenheten", "enheten för ekonomiskt bistånd"),
    ("boendeenheten", "enheten för boende"),
    ("familjehemsgruppen", "gruppen för familjehem"),
    ("hemtjänsten", "stadens hemtjänst"),
    ("staben", "förvaltningens stab"),
    ("fältgruppen", "fältverksamheten"),
    ("arbetsmarknadsgruppen", "gruppen för arbetsmarknadsinsatser"),
    ("kvinnofridsteamet", "teamet mot våld i nära relationer"),
    ("resursteamet", "teamet för samordning"),
    ("ungdomsmottagningen", "mottagningen för unga"),
    ("biståndsgruppen", "gruppen för biståndsbedömning"),
    ("rehabiliteringsteamet", "teamet för rehabilitering"),
    ("dagverksamheten", "verksamheten på dagtid"),
    ("kontaktcenter", "stadens kontaktcenter"),
)

METHODS: tuple[Term, ...] = (
    ("motiverande samtal", "samtal som stärker motivationen"),
    ("samordnad individuell plan", "en samordnad plan för individen"),
    ("föräldrastöd i grupp", "gruppträffar för föräldrar"),
    ("digitala möten", "möten på distans"),
    ("budgetrådgivning", "råd om hushållets ekonomi"),
    ("boendestöd", "praktiskt stöd i boendet"),
    ("hembesök", "besök i hemmet"),
    ("kartläggning av nätverket", "nätverkskartor"),
    ("arbetsträning", "träning på en arbetsplats"),
    ("praktikplatser", "platser för praktik"),
    ("språkstöd", "hjälp med svenska språket"),
    ("strukturerade bedömningsinstrument", "standardiserade bedömningsmetoder"),
    ("medlingssamtal", "medling"),
    ("kontaktpersoner", "stöd av en kontaktperson"),
    ("gruppverksamhet", "aktiviteter i grupp"),
    ("e-tjänster", "digitala tjänster"),
    ("uppsökande arbete", "arbete på fältet"),
    ("avlösning i hemmet", "avlastning hemma"),
    ("samtalsstöd", "stödsamtal"),
    ("läxhjälp", "hjälp med skolarbetet"),
    ("meningsfulla fritidsaktiviteter", "en aktiv fritid"),
    ("sommarjobb", "feriearbete"),
    ("rehabiliteringsplaner", "planer för rehabilitering"),
    ("familjerådslag", "möten där släkten deltar"),
    ("stöd från personer med egen erfarenhet", "kamratstöd"),
    ("fallprevention", "åtgärder som förebygger fall"),
    ("måltidsgemenskap", "gemensamma måltider"),
    ("traumamedveten omsorg", "ett traumamedvetet arbetssätt"),
    ("bostadssociala kontrakt", "andrahandskontrakt"),
    ("kvällsöppen rådgivning", "råd och stöd på kvällstid"),
    ("hälsosamtal", "samtal om hälsa"),
    ("brukarrevision", "granskning som brukarna själva gör"),
    ("risk- och skyddsbedömning", "bedömning av risk och skydd"),
    ("självskattning", "skattning som den enskilde gör"),
)

PARTNERS: tuple[Term, ...] = (
    ("Region Ekdalen", "regionen"),
    ("polisen", "den lokala polisen"),
    ("stadens skolor", "grundskolorna"),
    ("Arbetsförmedlingen", "den statliga arbetsförmedlingen"),
    ("Försäkringskassan", "handläggare på Försäkringskassan"),
    ("föreningslivet", "ideella föreningar"),
    ("bostadsbolaget Ekviksbo", "det kommunala bostadsbolaget"),
    ("utbildningsnämnden", "nämnden för utbildning"),
    ("kultur- och fritidsnämnden", "nämnden för kultur och fritid"),
    ("grannkommunerna", "kommunerna i närområdet"),
    ("vårdcentralerna", "primärvården"),
    ("beroendemottagningen", "regionens beroendevård"),
    ("näringslivet", "lokala företag"),
    ("brukarorganisationerna", "organisationer som företräder brukarna"),
    ("räddningstjänsten", "räddningstjänsten i Ekdalen"),
    ("kronofogden", "Kronofogdemyndigheten"),
    ("studieförbunden", "folkbildningen"),
    ("Ekviks lärcenter", "stadens vuxenutbildning"),
)

PROCESSES: tuple[Term, ...] = (
    ("överlämning mellan enheterna", "överlämningar"),
    ("orosanmälningar", "anmälningar om oro"),
    ("uppföljning av beslut", "beslutsuppföljning"),
    ("biståndsbedömning", "bedömning av bistånd"),
    ("återkrav", "krav på återbetalning"),
    ("bokning av tolk", "tolkbokning"),
    ("dokumentation i journal", "journalföring"),
    ("avvikelser", "rapporter om avvikelser"),
    ("akuta placeringar", "placeringar som görs akut"),
    ("utskrivning från sjukhus", "utskrivningar"),
    ("introduktion av nya medarbetare", "nyanställdas introduktion"),
    ("hot och våld", "hotfulla situationer"),
    ("vräkningar", "hot om vräkning"),
    ("felaktiga utbetalningar", "utbetalningar som är felaktiga"),
    ("egna medel", "hantering av privata medel"),
    ("klagomål och synpunkter", "synpunkter från brukare"),
    ("umgänge", "umgängesstöd"),
    ("läkemedelshantering", "hantering av läkemedel"),
    ("skolfrånvaro", "frånvaro från skolan"),
    ("hedersrelaterat våld", "förtryck i hederns namn"),
    ("nattbemanning", "bemanning på natten"),
    ("ansökan om särskilt boende", "ansökningar om särskilt boende"),
    ("spel om pengar", "spelproblem"),
    ("serveringstillstånd", "tillstånd att servera alkohol"),
    ("barnets rättigheter", "barns rättigheter"),
    ("sekretess", "sekretessfrågor"),
    ("lokalförsörjning", "behovet av lokaler"),
    ("inköp och upphandling", "upphandlingar"),
    ("arkivering", "hantering av arkivet"),
    ("delegationsbeslut", "beslut på delegation"),
    ("bostadslöshet", "hemlöshet"),
    ("välfärdsteknik", "ny teknik i omsorgen"),
    ("måltider och nutrition", "kost och nutrition"),
    ("färdtjänst", "resor med färdtjänst"),
    ("hjälpmedel", "förskrivning av hjälpmedel"),
    ("nödplaner vid strömavbrott", "beredskap vid strömavbrott"),
    ("schemaläggning", "planering av scheman"),
    ("handledning", "yrkeshandledning"),
    ("sjukfrånvaro", "korttidsfrånvaro"),
    ("budgetuppföljning", "uppföljning av budgeten"),
    ("vårdnadsutredningar", "utredningar om vårdnad"),
    ("faderskap", "fastställande av faderskap"),
    ("dödsbon", "anmälan av dödsbon"),
    ("ungdomstjänst", "påföljden ungdomstjänst"),
    ("brottsoffer", "stöd till brottsoffer"),
    ("alkohol under graviditet", "bruk av alkohol under graviditet"),
)

AIMS: tuple[Term, ...] = (
    ("korta väntetiderna", "minska väntetiderna"),
    ("öka tryggheten i hemmet", "skapa större trygghet i hemmet"),
    ("hjälpa fler till egen försörjning", "få fler att försörja sig själva"),
    ("upptäcka behov tidigare", "tidigare se vilka behov som finns"),
    ("minska antalet placeringar utanför hemmet", "minska behovet av placering utanför hemmet"),
    ("stärka delaktigheten i planeringen", "ge ett större inflytande över planeringen"),
    ("ge ett mer samlat stöd", "hålla ihop stödet bättre"),
    ("göra det lättare att ta kontakt", "sänka tröskeln för den som söker hjälp"),
    ("bryta ofrivillig ensamhet", "motverka isolering"),
    ("förebygga återfall", "minska risken för återfall"),
    ("använda resurserna bättre", "hushålla med resurserna"),
    ("behålla erfarna medarbetare", "få erfarna medarbetare att stanna"),
    ("förbättra skolresultaten", "höja resultaten i skolan"),
    ("hindra att skulder växer", "stoppa skuldsättning i tid"),
    ("skapa en meningsfull vardag", "ge vardagen ett innehåll"),
    ("korta tiden mellan ansökan och beslut", "fatta beslut snabbare efter ansökan"),
    ("göra besluten mer enhetliga", "öka likvärdigheten i besluten"),
    ("minska sjukskrivningarna", "sänka sjukfrånvaron"),
    ("göra informationen lättare att förstå", "skriva information på klarspråk"),
    ("stärka föräldraförmågan", "ge stöd i föräldrarollen"),
    ("skydda barn som upplever våld", "ge skydd åt barn som ser våld"),
    ("få fler att slutföra sin behandling", "minska avhoppen från behandling"),
    ("hitta lösningar på hemmaplan", "finna lösningar nära hemmet"),
    ("rekrytera fler familjehem", "få fler hem att ta emot barn"),
    ("minska miljöpåverkan från transporter", "köra mindre bil i tjänsten"),
    ("ge rätt insats från början", "välja rätt insats direkt"),
    ("jämna ut skillnader mellan stadsdelarna", "utjämna villkoren i olika stadsdelar"),
    ("öka tilliten till socialtjänsten", "stärka förtroendet för socialtjänsten"),
    ("hålla lagens tidsfrister", "klara de tidsfrister som lagen sätter"),
    ("sprida goda arbetssätt", "föra vidare arbetssätt som fungerar"),
)

EFFECTS: tuple[Term, ...] = (
    ("den enskilde inte får rätt stöd i tid", "stödet till den enskilde dröjer"),
    ("beslut fattas på felaktiga grunder", "underlaget för beslut brister"),
    ("barn far illa", "barnets behov inte tillgodoses"),
    ("kostnaderna ökar utan att någon ser det", "budgeten överskrids obemärkt"),
    ("känsliga uppgifter sprids", "uppgifter om enskilda röjs"),
    ("lagens tidsfrist överskrids", "tidsfristen inte hålls"),
    ("medarbetare slutar", "kompetens går förlorad"),
    ("insatser betalas ut dubbelt", "samma insats betalas två gånger"),
    ("den enskilde tappar förtroendet", "förtroendet för nämnden skadas"),
    ("staden döms att betala vite", "staden får betala en sanktionsavgift"),
    ("brukaren skadas", "brukaren kommer till skada"),
    ("insatsens mål inte nås", "insatsen inte ger avsedd effekt"),
    ("ärenden blir liggande", "handläggningen stannar av"),
    ("avtalets villkor inte följs", "leverantören inte håller avtalet"),
    ("samma fel upprepas", "nämnden inte lär av sina misstag"),
    ("barnets röst inte hörs", "barnet inte kommer till tals"),
)

COUNTS: tuple[Term, ...] = (("två", "2"), ("tre", "3"), ("fyra", "4"), ("sex", "6"))
SHARES: tuple[Term, ...] = tuple((f"{share} procent", f"{share} %") for share in (60, 70, 75, 80, 85, 90, 95))
DAYS: tuple[Term, ...] = tuple((f"{day} dagar",) for day in (7, 10, 14, 21, 30, 45, 60, 90))
MONTHS: tuple[Term, ...] = (
    ("den 31 mars", "utgången av mars"),
    ("den 30 juni", "utgången av juni"),
    ("den 30 september", "utgången av september"),
    ("den 1 december", "början av december"),
)

SLOTS: dict[str, tuple[Term, ...]] = {
    "group": GROUPS,
    "service": SERVICES,
    "method": METHODS,
    "partner": PARTNERS,
    "process": PROCESSES,
    "aim": AIMS,
    "effect": EFFECTS,
    "count": COUNTS,
    "share": SHARES,
    "days": DAYS,
    "month": MONTHS,
}
"""What each slot of a pattern can be filled with. A slot may carry a number («service2») to be filled anew."""

PROSE: tuple[Family, ...] = (
    (
        "Arbeta med {method} så att stödet till {group} blir bättre.",
        "Stödet till {group} ska bli bättre genom {method}.",
        "Med hjälp av {method} förbättras det stöd som ges till {group}.",
    ),
    (
        "{service} ska använda {method} i mötet med {group}.",
        "I mötet med {group} använder {service} numera {method}.",
        "När {group} möter {service} ska {method} vara ett förstahandsval.",
    ),
    ("Syftet är att {aim}.", "Målsättningen är att {aim}.", "Nämnden vill på detta sätt {aim}."),
    (
        "Arbeta för att {aim}, med särskilt fokus på {group}.",
        "Ett särskilt fokus på {group} ska bidra till att {aim}.",
        "För {group} gäller det särskilt att {aim}.",
    ),
    (
        "Samverka med {partner} kring {process}.",
        "Samverkan med {partner} i frågor som rör {process} ska stärkas.",
        "{service} tar fram en överenskommelse med {partner} om {process}.",
    ),
    (
        "Se över rutinerna för {process} och ta fram en gemensam vägledning.",
        "En översyn av rutinerna för {process} ska leda till en vägledning för alla enheter.",
        "Rutinerna för {process} behöver ses över och samlas i en vägledning.",
    ),
    (
        "Alla {group} ska erbjudas {method}.",
        "{method} ska erbjudas till alla {group}.",
        "Nämnden ska erbjuda {method} åt alla {group} i staden.",
    ),
    (
        "Resultatet ska följas upp {count} gånger per år och redovisas för nämnden.",
        "Nämnden ska {count} gånger per år få en redovisning av resultatet.",
        "Uppföljning sker {count} gånger varje år.",
    ),
    (
        "Medarbetarna i {service} ska få utbildning i {method}.",
        "Utbildning i {method} ska ges till samtliga medarbetare i {service}.",
        "{service} höjer sin kompetens genom en utbildning i {method}.",
    ),
    (
        "Socialnämnden ska säkerställa att {group} får information om {process}.",
        "Information om {process} ska nå {group} på ett sätt som de förstår.",
        "Socialnämnden ska informera {group} om {process}.",
    ),
    (
        "{partner} och {service} ska ha en gemensam planering för {group}.",
        "En gemensam planering för {group} upprättas av {service} och {partner}.",
        "Planeringen för {group} görs gemensamt av {service} och {partner}.",
    ),
    (
        "Under året ska {service} pröva {method} som ett komplement till ordinarie insatser.",
        "{method} prövas under året i {service} vid sidan av ordinarie insatser.",
        "Som ett komplement till ordinarie insatser inför {service} på försök {method}.",
    ),
    (
        "Minst {share} av de berörda ska vara nöjda med bemötandet från {service}.",
        "Andelen som är nöjda med hur {service} bemöter dem ska vara minst {share}.",
    ),
    (
        "Första kontakten med {group} ska tas inom {days}.",
        "Inom {days} ska {service} ha tagit en första kontakt med {group}.",
        "Det får inte dröja mer än {days} innan {group} kontaktas.",
    ),
    (
        "En handlingsplan om {process} ska vara klar senast {month}.",
        "Senast {month} ska {service} redovisa en handlingsplan om {process}.",
    ),
    (
        "{service} har under flera år arbetat med {method}, och arbetet ska nu omfatta även {group}.",
        "Det arbete med {method} som {service} har bedrivit under flera år utvidgas till {group}.",
    ),
    (
        "Erfarenheterna av {method} är goda och ska tas till vara.",
        "{method} har gett goda erfarenheter, som ska tas till vara i det fortsatta arbetet.",
    ),
    (
        "Frågan om {process} ska lyftas i dialogen med {partner}.",
        "I dialogen med {partner} tar nämnden upp frågan om {process}.",
    ),
    (
        "Antalet ärenden om {process} har ökat, vilket ställer större krav på {service}.",
        "{service} möter allt fler ärenden om {process} och behöver anpassa sin organisation.",
        "En ökning av ärenden om {process} gör att {service} måste arbeta på nya sätt.",
    ),
    (
        "Brukarnas synpunkter på {method} ska samlas in och användas i utvecklingen.",
        "En enkät om {method} ska ge underlag för fortsatt utveckling.",
    ),
)

BOILERPLATE: tuple[Family, ...] = (
    (
        "Insatserna ska utgå från den enskildes behov.",
        "Utgångspunkten är alltid den enskildes behov.",
    ),
    (
        "Arbetet bedrivs inom tilldelad budgetram.",
        "Kostnaden ryms inom nämndens budgetram.",
    ),
    (
        "Barnets bästa ska beaktas i alla beslut.",
        "I alla beslut ska barnets bästa beaktas.",
    ),
)

TITLES: tuple[Family, ...] = (
    ("Utveckla arbetet med {process}", "Förbättra arbetet med {process}", "Arbeta mer systematiskt med {process}"),
    ("Erbjuda {method} till {group}", "Utöka {method} för {group}", "Ge fler {group} tillgång till {method}"),
    ("Samverka med {partner} kring {process}", "Stärka samarbetet med {partner} i fråga om {process}"),
    ("Arbeta för ett bättre stöd till {group}", "Utveckla stödet till {group}", "Stärka insatserna för {group}"),
    ("Införa {method} i {service}", "Använda {method} inom {service}"),
    ("Arbeta för att {aim}", "{aim}"),
)

GOALS: tuple[Family, ...] = (
    ("Socialnämnden ska arbeta för att {aim}, med {group} i fokus.", "Socialnämnden ska {aim} med {group} i fokus."),
    ("Socialnämnden ska ge {group} ett gott stöd i samverkan med {partner}.",),
    ("Socialnämnden ska säkerställa en god kvalitet i arbetet med {process}.",),
)

OVERARCHING_GOALS: tuple[Family, ...] = (
    ("Ekviks verksamheter ska hålla god kvalitet och hushålla med stadens resurser.",),
    ("Ekvik ska vara en trygg och levande stad att bo och arbeta i.",),
    ("Ekvik ska växa på ett ekonomiskt, socialt och miljömässigt hållbart sätt.",),
    ("Ekvik ska vara en stad som kännetecknas av öppenhet, kultur och möten.",),
)

MEASURES: tuple[Family, ...] = (
    ("Antal {group} som har fått {method}", "Antalet {group} som fått {method} under året"),
    ("Andel {group} som är nöjda med {service}",),
    ("Antal ärenden om {process}", "Antal avslutade ärenden om {process}"),
    ("Genomsnittlig tid från ansökan till beslut i ärenden om {process}",),
)

ASSIGNMENTS: tuple[Family, ...] = (
    (
        "Socialnämnden får i uppdrag att tillsammans med {partner} ta fram en plan för {process}.",
        "Socialnämnden får i uppdrag att ta fram en plan för {process} i samarbete med {partner}.",
    ),
    (
        "Socialnämnden får i uppdrag att utreda hur {method} kan erbjudas till {group}.",
        "Socialnämnden får i uppdrag att redovisa förutsättningarna för att erbjuda {method} till {group}.",
    ),
)

RISK_NAMES: tuple[Family, ...] = (
    ("Handläggning av ärenden om {process}", "Handläggning som rör {process}"),
    ("Rutiner för {process}", "Gemensamma rutiner för {process}"),
    ("Samarbete med {partner} om {process}", "Samråd med {partner} om {process}"),
    ("Stöd till {group}", "Insatser för {group}"),
    ("Kvalitet i {method}", "Utförande av {method}"),
)

RISKS: tuple[Family, ...] = (
    (
        "Arbetet med {process} följer inte gällande lagstiftning, riktlinjer och rutiner.",
        "Gällande lagstiftning, riktlinjer och rutiner för {process} följs inte.",
    ),
    (
        "Om rutinerna inte följs kan det innebära att {effect}.",
        "Det finns en risk att {effect} om rutinerna inte följs.",
        "Följden kan bli att {effect}.",
    ),
    (
        "Ansvaret för {process} är otydligt mellan {service} och {service2}.",
        "{service} och {service2} har inte klarlagt vem som ansvarar för {process}.",
    ),
    (
        "{service} får inte information om {process} i tid.",
        "Information om {process} når inte {service} i tid.",
    ),
    (
        "Brister i {method} gör att {effect2}.",
        "Om {method} brister kan det leda till att {effect2}.",
    ),
    (
        "{group} är särskilt utsatta när {effect2}.",
        "När {effect2} drabbas {group} särskilt hårt.",
    ),
)

RISK_BOILERPLATE: tuple[Family, ...] = (
    (
        "I sådana ärenden är brukare och anhöriga särskilt utsatta, vilket ställer stora krav på korrekt handläggning.",
        "Brukare och anhöriga är särskilt utsatta i dessa ärenden, och kraven på korrekt handläggning är därför stora.",
    ),
    (
        "Avsaknad av rutiner kan innebära att enskilda inte får lämpliga insatser eller inte får dem i tid.",
        "Saknas rutiner riskerar enskilda att inte få lämpliga insatser, eller att få dem för sent.",
    ),
)

CONTROLS: tuple[Family, ...] = (
    ("Kontroll via stickprov att {process} dokumenteras.", "Stickprov av hur {process} dokumenteras."),
    (
        "Kontroll av att berörda medarbetare har tillräcklig kunskap om {process}.",
        "Kontroll av att medarbetarna i {service} har kunskap om {process}.",
    ),
    (
        "Genomgång av samtliga ärenden om {process} med avseende på tidsfrist.",
        "Kontroll av samtliga ärenden om {process} att tidsfristen hålls.",
    ),
    ("Intervju med ansvarig chef om {process}.", "Samtal med ansvarig chef i {service} om {process}."),
    (
        "Kontroll av att rutinen för {process} är känd i {service}.",
        "Kontroll av att {service} känner till rutinen för {process}.",
    ),
    ("Kontroll av dokumentation att {method} följs upp.", "Kontroll i journal av att {method} har följts upp."),
    ("Avstämning med {partner} om {process}.", "Årlig avstämning med {partner} i fråga om {process}."),
    ("Granskning av {count} slumpvis valda ärenden om {process}.",),
)

RESPONSIBILITIES: tuple[Family, ...] = (
    ("Stöd till {group}", "Råd och stöd till {group}"),
    ("{method} för {group}", "{method} riktat till {group}"),
    ("Handläggning av {process}", "Utredning och handläggning av {process}"),
    ("Samverkan med {partner} om {process}", "Samarbete med {partner} om {process}"),
    ("Administration av {process}", "Samordning av {process}"),
)

UNITS: tuple[Family, ...] = (
    ("Enheten för {process}", "Enhet {process}"),
    ("Verksamheten för {group}", "Verksamhet för {group}"),
)
UNIT_NAMES = (
    "Stab och ledning",
    "Barn- och familjeenheten",
    "Vuxenenheten",
    "Försörjningsenheten",
    "Boendeenheten",
    "Upphandlad verksamhet",
    "Stadsgemensam verksamhet",
    "Mottagningsenheten",
)

FEES: tuple[Family, ...] = (
    ("Avgift för {method}", "Taxa för {method}"),
    ("Tillstånd för {process}", "Tillsyn av {process}"),
)
DECLARATIONS: tuple[Family, ...] = (
    ("Stöd till {group}", "Stöd till {group} i Ekvik"),
    ("Information om {process}", "Råd om {process}"),
    ("{method} för {group}", "{method} till {group}"),
)
CONTRACTS: tuple[Family, ...] = (("Avtal om {method}", "Ramavtal om {method}"),)
PROCUREMENTS: tuple[Family, ...] = (
    ("Löpande avrop på avtal om {method} till {group}", "Löpande avrop på ramavtal om {method} till {group}"),
    ("Upphandling av {method} för {group}", "Ny upphandling av {method} för {group}"),
)

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("summary", ("Sammanfattning", "Översikt")),
    ("responsibilities", ("Nämndens ansvarsområden", "Nämndens uppgifter")),
    ("governance", ("Ekviks stads styrning", "Styrning och uppföljning")),
    ("outlook", ("Framtida utmaningar", "Förväntad utveckling")),
    ("personnel", ("Medarbetare", "Väsentliga personalförhållanden")),
    ("development", ("Verksamhetsutveckling", "Kvalitetsarbete")),
    ("cross_cutting", ("Tvärsektoriella frågor", "Frågor som rör alla nämnder")),
    ("environment", ("Miljö", "Miljö och klimat")),
    ("competition", ("Konkurrensutsättning", "Upphandling och konkurrens")),
    ("internal_control", ("Intern kontroll", "Nämndens internkontroll")),
)
"""Standard role of a section, with headings that it goes by."""

SUBSECTIONS: tuple[Family, ...] = (
    ("Arbetet med {process}", "Om {process}"),
    ("Insatser för {group}", "Vad nämnden gör för {group}"),
)

CATEGORIES = ("Styrning", "Medarbetare", "Ekonomi", "Verksamhetsprocesser")
STATUSES = ("Oförändrad", "Reviderad", "Ny")
RISK_INDICES = (1, 2, 3, 4, 6, 8, 9, 12, 16)

LAW_TWINS: tuple[tuple[Term, Term], ...] = (
    (
        ("LVU", "lagen med särskilda bestämmelser om vård av unga (LVU)"),
        ("LVM", "lagen om vård av missbrukare i vissa fall (LVM)"),
    ),
    (("lag (1990:52)",), ("lag (1988:870)",)),
    (("avtal SN/2019:14",), ("avtal SN/2019:41",)),
)
"""Marks that make two items different things even where one came as the other went: the mark is what they are about."""

TWINS: tuple[tuple[Term, Term], ...] = (
    *LAW_TWINS,
    (("etapp 1",), ("etapp 2",)),
    (("barn",), ("vuxna",)),
    (("norra Ekvik", "Ekviks norra delar"), ("södra Ekvik", "Ekviks södra delar")),
)
"""What alone tells two look-alikes in one plan apart."""

TWIN_NAMES = (
    "Handläggning av tvångsvård, {mark}",
    "Samordnad uppsökande verksamhet, {mark}",
    "Tidiga insatser: {mark}",
)
TWIN_SENTENCES: tuple[Family, ...] = (
    (
        "I ärenden som avser {mark} ställs särskilda krav på korrekt handläggning.",
        "Handläggningen ställer särskilda krav i ärenden som avser {mark}.",
    ),
    (
        "Berörda medarbetare ska ha aktuell kunskap om vad som gäller för {mark}.",
        "Aktuell kunskap om vad som gäller för {mark} ska finnas hos alla berörda medarbetare.",
    ),
    (
        "Dokumentationen följs upp för {mark} på samma sätt som i övrig verksamhet.",
        "På samma sätt som i övrig verksamhet följs dokumentationen upp för {mark}.",
    ),
)
TWIN_CONTROL: Family = (
    "Kontroll av dokumentation att ärenden om {mark} handläggs korrekt.",
    "Kontroll av dokumentation att handläggningen av ärenden om {mark} är korrekt.",
)
