"""What stands where a reason should and says none is refused wherever it is written or found; no honest reason is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.gated import NONE, REASON, entry, errors, explained, rules, verdict
from tests.support.plans import activity, goal, plan
from vpbdiff.base.errors import Level
from vpbdiff.compare import compare
from vpbdiff.explanations import Decision, Entry, Explanations, ReasonKind
from vpbdiff.explanations.quality import Fault, fault, is_thin
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Rule, Waiver
from vpbdiff.review.edits import WORDING
from vpbdiff.statements.memo_sentences import GAPS
from vpbdiff.wording import Wording

ROOT = Path(__file__).parents[2]
CARE = "Nämnden ska ge ett gott stöd till äldre"
NAME = "Stöd i hemmet efter sjukhus"


def _plan(year: int, *texts: str) -> object:
    names = (NAME, "Matråd", "Trygg hemgång")
    return plan(year, goals=[goal(CARE, *(activity(*each) for each in zip(names, texts, strict=True)))])


OLD = _plan(2024, "Alla ska få ett besök inom 2 dygn.", "Brukarna väljer mat i ett råd.", "Teamet möter alla 5 dagar.")
NEW = _plan(2025, "Alla ska få ett besök inom 7 dygn.", "Brukarna väljer mat varje år.", "Teamet möter alla 3 dagar.")
COMPARISON = compare(OLD, NEW)  # type: ignore[arg-type]
FIRST, *_ = subjects(COMPARISON)


def about(text: str, kind: ReasonKind | None = None, decision: Decision | None = None) -> Entry:
    return replace(entry(FIRST, reason=text), kind=kind, decision=decision or Decision())


class Row(NamedTuple):
    """A text, and why it is no reason."""

    text: str
    fault: Fault


REFUSED = [
    Row("Skäl saknas", Fault.SAYS_NOTHING),
    Row("SKÄL SAKNAS!", Fault.SAYS_NOTHING),
    Row("Inget skäl finns angivet.", Fault.SAYS_NOTHING),
    Row("Förklaring saknas för denna ändring", Fault.ONLY_CHANGED),
    Row("Vet inte varför", Fault.SAYS_NOTHING),
    Row("Oklart varför.", Fault.SAYS_NOTHING),
    Row("Av olika skäl", Fault.SAYS_NOTHING),
    Row("Ingen kommentar.", Fault.SAYS_NOTHING),
    Row("No reason given", Fault.SAYS_NOTHING),
    Row("TBD (senare)", Fault.SAYS_NOTHING),
    Row("TBD 2025", Fault.SAYS_NOTHING),
    Row("Kompletteras senare.", Fault.SAYS_NOTHING),
    Row("Skälet kommer att skrivas framöver", Fault.SAYS_NOTHING),
    Row("Todo: fylls i", Fault.SAYS_NOTHING),
    Row("Samma som förut", Fault.SAYS_NOTHING),
    Row("Samma som 2024.", Fault.SAYS_NOTHING),
    Row("Som förra året", Fault.SAYS_NOTHING),
    Row("Se ovan.", Fault.SAYS_NOTHING),
    Row("Se föregående punkt", Fault.SAYS_NOTHING),
    Row("Same as above", Fault.SAYS_NOTHING),
    Row("Test test igen", Fault.SAYS_NOTHING),
    Row("bla bla hej", Fault.SAYS_NOTHING),
    Row("lorem ipsum", Fault.NONSENSE),
    Row("Lorem ipsum dolor sit amet", Fault.NONSENSE),
    Row("asdf qwer", Fault.NONSENSE),
    Row("ASDF jklö", Fault.NONSENSE),
    Row("asdasd qweqwe", Fault.NONSENSE),
    Row("xxx yyy", Fault.NONSENSE),
    Row("aaaa bbbb cccc", Fault.NONSENSE),
    Row("poiuyt lkjhgf", Fault.NONSENSE),
    Row(f"{NAME} ändras", Fault.ONLY_CHANGED),
    Row(f"Ändring av {NAME.lower()}.", Fault.ONLY_CHANGED),
    Row("Texten är uppdaterad", Fault.ONLY_CHANGED),
    Row("Aktiviteten har ändrats", Fault.ONLY_CHANGED),
    Row("Ny text.", Fault.ONLY_CHANGED),
    Row("Enligt beslut.", Fault.ONLY_DECIDED),
    Row("Politiskt beslut har fattats", Fault.ONLY_DECIDED),
    Row("Ändrat enligt beslut", Fault.ONLY_DECIDED),
    Row("Redaktionell ändring", Fault.NOT_EDITORIAL),
    Row("Mindre språkliga justeringar av texten.", Fault.NOT_EDITORIAL),
    Row(WORDING, Fault.NOT_EDITORIAL),
    Row("Enbart redaktionell översyn av hela planen.", Fault.NOT_EDITORIAL),
    Row("TBD senare", Fault.SAYS_NOTHING),
    Row("n/a", Fault.EMPTY),
    Row("ok", Fault.ONE_WORD),
    Row("Ok, klart", Fault.SAYS_NOTHING),
    Row("Klart och fixat", Fault.SAYS_NOTHING),
    Row("Det är godkänt av mig", Fault.SAYS_NOTHING),
    Row("Texten är klar", Fault.SAYS_NOTHING),
    Row("Ej tillämpligt", Fault.SAYS_NOTHING),
    Row("Det behövs", Fault.SAYS_NOTHING),
    Row("Inga synpunkter", Fault.SAYS_NOTHING),
    Row("Information saknas", Fault.SAYS_NOTHING),
    Row("Skriv skäl här", Fault.SAYS_NOTHING),
    Row("Fyll i senare av chefen", Fault.SAYS_NOTHING),
    Row("Fråga Anna", Fault.SAYS_NOTHING),
    Row("Väntar på besked", Fault.SAYS_NOTHING),
    Row("Se bilaga", Fault.SAYS_NOTHING),
    Row("Skäl: se tjänsteskrivelsen.", Fault.SAYS_NOTHING),
    Row("Alla är överens.", Fault.SAYS_NOTHING),
    Row("Godkänt av chef.", Fault.SAYS_NOTHING),
    Row("Automatiskt ifylld.", Fault.SAYS_NOTHING),
    Row("Inga invändningar.", Fault.SAYS_NOTHING),
    Row("Vi gör så här i stället.", Fault.SAYS_NOTHING),
    Row("Muntligt beslut i nämnden.", Fault.ONLY_DECIDED),
    Row("Redaktionellt förtydligande av tidsgräns.", Fault.NOT_EDITORIAL),
    Row("Harmonisering av texter.", Fault.NOT_EDITORIAL),
    Row("Se protokoll", Fault.SAYS_NOTHING),
    Row("Framgår av sammanhanget", Fault.SAYS_NOTHING),
    Row("Ingen särskild anledning", Fault.SAYS_NOTHING),
    Row("Av praktiska skäl", Fault.SAYS_NOTHING),
    Row("qwe rty", Fault.NONSENSE),
    Row("hello world", Fault.SAYS_NOTHING),
    Row("Från 2 till 7 dygn", Fault.COPY),
    Row(f"{NAME} får ny lydelse", Fault.ONLY_CHANGED),
    Row(f"{NAME} uppdateras 2025", Fault.ONLY_CHANGED),
    Row("Beloppet ökar", Fault.ONLY_CHANGED),
    Row("Allmän uppdatering", Fault.ONLY_CHANGED),
    Row("Enligt överenskommelse", Fault.ONLY_DECIDED),
    Row("enl. beslut", Fault.ONLY_DECIDED),
    Row("Tydligare text", Fault.NOT_EDITORIAL),
    Row("Löftet kan ha blivit svagare.", Fault.SAYS_NOTHING),
    Row("[42 ändringar och 5 belopp saknar skäl.]", Fault.SAYS_NOTHING),
    Row("Fanns redan", Fault.SAYS_NOTHING),
    Row("Nämnden har beslutat", Fault.ONLY_DECIDED),
    Row("Nämnden har beslutat det.", Fault.ONLY_DECIDED),
    Row("Beslut av nämnden.", Fault.ONLY_DECIDED),
    Row("Nämnden vill ha det så", Fault.ONLY_DECIDED),
    Row("Politikerna har bestämt det", Fault.ONLY_DECIDED),
    Row("Förvaltningen har beslutat", Fault.ONLY_DECIDED),
    Row("Ny budget", Fault.ONLY_CHANGED),
    Row("Ny budget 2025", Fault.ONLY_CHANGED),
    Row("Budgeten är ändrad", Fault.ONLY_CHANGED),
    Row("Budgetjustering har gjorts", Fault.ONLY_CHANGED),
    Row("Ny verksamhetsplan", Fault.ONLY_CHANGED),
    Row("Plockats bort", Fault.ONLY_CHANGED),
    Row("Siffran stämmer", Fault.SAYS_NOTHING),
    Row("Ändringen är avsiktlig", Fault.SAYS_NOTHING),
    Row("Godkänd av chefen", Fault.SAYS_NOTHING),
    Row("I enlighet med fattade beslut", Fault.ONLY_DECIDED),
    Row("Framgår av beslutsunderlaget", Fault.ONLY_DECIDED),
    Row("Enligt överenskommelse med förvaltningen", Fault.ONLY_DECIDED),
    Row("Management decision", Fault.ONLY_DECIDED),
    Row("As agreed by the board", Fault.ONLY_DECIDED),
    Row("Skäl finns i akten", Fault.SAYS_NOTHING),
    Row("Redovisas muntligt på sammanträdet", Fault.SAYS_NOTHING),
    # letters that look like others, and what a page shows nothing of
    Row("\N{CYRILLIC CAPITAL LETTER DZE}käl saknas", Fault.SAYS_NOTHING),
    Row("Skäl s\N{CYRILLIC SMALL LETTER A}knas", Fault.SAYS_NOTHING),
    Row("\N{HANGUL FILLER}\N{HANGUL FILLER} \N{HANGUL CHOSEONG FILLER}\N{HANGUL CHOSEONG FILLER}", Fault.EMPTY),
    Row("\N{RIGHT-TO-LEFT OVERRIDE}rätfe scvirks läkS", Fault.NONSENSE),
    Row("<!-- Avtalet löper ut. -->", Fault.EMPTY),
    Row("<!-- Avtalet löper", Fault.EMPTY),
    Row("<br> <hr>", Fault.EMPTY),
    Row("[//]: # (avtalet löper ut)", Fault.EMPTY),
    Row("[](https://example.org/avtalet-upphör)", Fault.EMPTY),
    # the change said again, in the words of its field
    Row("Målvärdet höjs från 2 till 7", Fault.COPY),
    Row("Tidsgränsen är 7 dygn i stället för 2 dygn", Fault.COPY),
    Row("Besök inom 7 dygn ersätter besök inom 2 dygn", Fault.COPY),
    Row(
        "Texten ändras från «Alla ska få ett besök inom 2 dygn.» till «Alla ska få ett besök inom 7 dygn.»", Fault.COPY
    ),
    # that somebody knows it, or wished it
    Row("Handläggaren vet", Fault.SAYS_NOTHING),
    Row("Chefen vet varför", Fault.SAYS_NOTHING),
    Row("Kontakta ekonomen", Fault.SAYS_NOTHING),
    Row("Godtagbart skäl finns", Fault.SAYS_NOTHING),
    Row("Motivering saknas tills vidare", Fault.SAYS_NOTHING),
    Row("Skäl saknas, men nämnden får godta det", Fault.SAYS_NOTHING),
    Row("Because we can", Fault.SAYS_NOTHING),
    Row("Ledningen har önskat det", Fault.ONLY_DECIDED),
    Row("Så bestämdes det", Fault.ONLY_DECIDED),
    Row("Politisk vilja", Fault.ONLY_DECIDED),
    # that it was made to fit, better or up to date, as every change is meant
    Row("Målet är omformulerat för att spegla nuläget", Fault.ONLY_CHANGED),
    Row("Anpassning till nya förutsättningar", Fault.ONLY_CHANGED),
    Row("Anpassat till aktuella förhållanden.", Fault.ONLY_CHANGED),
    Row("Planen har setts över.", Fault.ONLY_CHANGED),
    Row("Efter översyn.", Fault.ONLY_CHANGED),
    Row("Har reviderats i samband med planarbetet.", Fault.ONLY_CHANGED),
    Row("Detta är en förbättring.", Fault.ONLY_CHANGED),
    Row("Ny skrivning ersätter den gamla.", Fault.ONLY_CHANGED),
    Row("Utifrån dagens situation.", Fault.ONLY_CHANGED),
    Row("Omarbetad text för ökad tydlighet.", Fault.NOT_EDITORIAL),
    # and that a value or the money is another, because it is
    Row("Målvärdet har höjts till en rimligare nivå.", Fault.ONLY_CHANGED),
    Row("Risken är sänkt eftersom riskvärdet har minskat.", Fault.ONLY_CHANGED),
    Row("Budgeten ökar eftersom kostnaden ökar.", Fault.ONLY_CHANGED),
    # the item's own text with a word changed, or its name with a year
    Row("Alla bör få ett besök inom 7 dygn.", Fault.COPY),
    Row("Alla ska få ett besök.", Fault.COPY),
    Row(f"{NAME} 2025", Fault.COPY),
    # that it had to, was planned, is small, or stands in the minutes
    Row("Ändras för att det behöver ändras.", Fault.ONLY_CHANGED),
    Row("Det var dags för ändring.", Fault.ONLY_CHANGED),
    Row("Som väntat.", Fault.SAYS_NOTHING),
    Row("Känt sedan tidigare.", Fault.SAYS_NOTHING),
    Row("Ordföranden har godkänt.", Fault.SAYS_NOTHING),
    Row("Mindre ändring.", Fault.NOT_EDITORIAL),
    Row("Samma innebörd.", Fault.NOT_EDITORIAL),
    Row("Se protokollet från nämndens möte.", Fault.SAYS_NOTHING),
    Row("See minutes.", Fault.SAYS_NOTHING),
    # that nobody got round to it, or that somebody or some system has it
    Row("Har inte hunnit skriva något.", Fault.SAYS_NOTHING),
    Row("Vet ej, fråga enhetschefen.", Fault.SAYS_NOTHING),
    Row("Se Teams.", Fault.SAYS_NOTHING),
    Row("Skäl krävs inte.", Fault.SAYS_NOTHING),
    Row("Kopierat från förra året.", Fault.SAYS_NOTHING),
    Row("Härmed motiveras ändringen.", Fault.ONLY_CHANGED),
    Row("Någonting har hänt.", Fault.ONLY_CHANGED),
    Row("Rutinmässig uppdatering.", Fault.ONLY_CHANGED),
    Row("Tidigare 2 dygn, nu 7 dygn.", Fault.COPY),
]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.text)
def test_says_no_reason(row: Row) -> None:
    assert fault(about(row.text), FIRST.change) is row.fault
    found = verdict(OLD, NEW, Explanations((about(row.text),)))  # type: ignore[arg-type]
    assert Rule.NO_REASON in rules(errors(found))


@pytest.mark.parametrize("marker", GAPS.values())
def test_the_markers_of_a_draft_memo_are_no_reasons(marker: str) -> None:
    """Copied whole into the reason, or left standing within one."""
    assert fault(about(marker), FIRST.change) in (Fault.SAYS_NOTHING, Fault.ONE_WORD)
    assert fault(about(f"{REASON} {marker}"), FIRST.change) is Fault.SAYS_NOTHING


HONEST = [
    "Teamet har inte hunnit.",
    "Kollegan har slutat.",
    "Ett avtal krävs inte längre.",
    "Samma 7 dygn som regionen har.",
    "Chef saknas.",
    "Underlaget saknas.",
    "Arbetet är slut.",
    "Boendestället är sålt.",
    "Fler muntliga klagomål.",
    "Ny lag.",
    "Målet är uppnått.",
    "Målet är klart.",
    "Risken finns inte längre.",
    "Risken finns inte.",
    "Uppdraget är slutfört.",
    "Lag (2024:1185)",
    "Saknades i förra planen.",
    "Texten var fel.",
    "Texten var oklar förut.",
    "Färre sökande.",
    "Fler barn.",
    "Beslut KF 25 november.",
    "Ny lag från 1 juli.",
    "Nämnden har beslutat om färre hembesök.",
    "Nämnden vill ha kortare köer.",
    "Kommunfullmäktige har beslutat.",
    "Enligt nämndens beslut § 12.",
    "Enligt nämndens mål.",
    "Ingen budget.",
    "Budgeten minskar.",
    "Ny budget från fullmäktige.",
    "Avstämt med regionen.",
    "Rätt till heltid.",
    "Pengarna behövs inte.",
    "Enligt KS beslut 2024-11-25.",
    "Beslut 2024-11-25",
    "Enligt budget 2025.",
    "Avtalet löper ut.",
    "Tjänsten är vakant.",
    "Ny organisation.",
    "Nytt avtal.",
    "Nya riktlinjer från SKR.",
    "Minskat behov.",
    "Ökad efterfrågan",
    "Skäl saknas att behålla två mål om samma sak.",
    "Läggs ned av besparingsskäl.",
    "Slås ihop med Matråd.",
    "Flyttas till nästa år.",
    "Flyttad till annat mål.",
    "Ingår i ordinarie drift.",
    "Föreslås av enheten.",
    "Fel siffra förra året.",
    "Skrivfel rättat.",
    "Sänkt ambition.",
    "Krav från IVO",
    "Projektet är avslutat.",
    "Ersätts av digital tillsyn.",
    "Tre nya brukare.",
    "Uppräkning med index.",
    "Personalen räcker inte.",
    "Får inte plats i ramen.",
    "Lokalen är uppsagd",
    "Samma aktivitet finns under ett annat mål.",
    "Teamet hinner inte mer.",
    "Insatsen är permanentad.",
    "Statsbidraget upphör.",
    "Vi fick inga sökande.",
    "Efterfrågan minskar.",
    "Antalet brukare ökar.",
    "Fler äldre bor kvar hemma.",
    "Regionen tar över ansvaret.",
    "Ny socialtjänstlag från juli.",
    "Revisorernas kritik.",
    "Påpekande från IVO.",
    "Kraven i LSS har skärpts.",
    "Inga medel i budgeten.",
    "Ramen är sänkt.",
    "Hyran höjs.",
    "Lönerna räknas upp.",
    "Taxan höjs enligt KF.",
    "Målet är nått.",
    "Uppdraget är redovisat.",
    "Utredningen är klar.",
    "Enheten har bytt namn.",
    "Två enheter har slagits ihop.",
    "Chefen har slutat.",
    "Vakanser under våren.",
    "Upphandlingen överklagades.",
    "Leverantören gick i konkurs.",
    "Systemet byts ut.",
    "Lokalerna är för små.",
    "Boendet stängs.",
    "Pandemin är över.",
    "Måttet gick inte att mäta.",
    "Uppgiften var fel.",
    "Siffran var fel i förra planen.",
    "Dubblett av mål 3.",
    "Kommunfullmäktiges nya mål.",
    "Brukarrådets önskemål.",
    "Enligt avtal med regionen.",
    "Enligt ny delegationsordning.",
    "Planen gäller ett nytt år.",
    "Årlig uppräkning.",
    "Redan infört.",
    "Avgiften följer prisbasbeloppet.",
    "Texten hade ett skrivfel.",
    "Ny chef, ny ansvarsfördelning.",
    "Höjs från 2 till 7 dygn för att bemanningen inte räcker.",
    "Tiden räckte inte.",
    "Se beslut KF 2024-11-25 § 132.",
    "Se protokoll ON 2024-11-25.",
    "Risken har minskat.",
    "Färre avvikelser.",
    "Kontrollen görs av kommunledningen.",
    "Ingen efterfrågan.",
    "Inga avvikelser på två år.",
    "Nya lokaler.",
    "Bättre stöd till anhöriga.",
    "Mindre pengar.",
    "Sämre ekonomi.",
    "Större grupp.",
    "Ökade kostnader.",
    "Minskade intäkter.",
    "Höjda hyror.",
    "Nytt lagkrav.",
    "Ny huvudman.",
    "Index < 9 och risk > 4.",
    "Hyran höjs med 2 procent.",
    "Antalet ökar med 40.",
    "Se [avtalet](https://example.org/avtal) som löper ut.",
    # beside words that fit any change, what this one is about
    "Behovet har minskat.",
    "Behovet av platser är täckt.",
    "Anpassning till ny lag.",
    "Anpassning till färre barn.",
    "Omprioritering från nattpatrull till hemtjänst.",
    "Ny bedömning av arbetsmiljöverket.",
    "Bedömningen är att risken är undanröjd.",
    "Verksamheten läggs ned.",
    "Verksamheten har flyttat.",
    "Översyn av taxan visade fel.",
    "Effektivare rutt sparar tid.",
    "Fler ansökningar än väntat.",
    "Ledningssystemet är infört.",
    "Bemanningen räcker inte.",
    "Pengarna tog slut.",
    "Anslaget är förbrukat.",
    "Staten finansierar inte längre.",
    "Ekonomin tillåter det inte.",
    "Besparing på 2 mkr.",
    "Enheten är fullbemannad.",
    "Två av tre tjänster är vakanta.",
    "Ändrad lagstiftning.",
    "Ändrad befolkningsprognos.",
    "Ändrade regler för bidraget.",
    "Nytt statsbidrag.",
    "Utökat uppdrag från regionen.",
    "Samverkan med polisen har börjat.",
    "Dialog med brukarna visade annat.",
    "Enkäten gav svar.",
    "Inriktningen är beslutad av KF.",
    "Ny inriktning: hemmaboende.",
    "Kvaliteten har sjunkit.",
    "Brister i tillsynen.",
    "Färre klagomål.",
    "Personalbrist under sommaren.",
    "Utbildningen är genomförd.",
    "Prioriteras av fullmäktige.",
    "Prioriteras ned till förmån för demensvård.",
    "Förutsättningen saknas: inget lokalavtal.",
    "Behov av fler platser.",
    "Avtalet sades upp.",
    "Vi saknar behörig personal.",
    "Omorganisationen blev klar i mars.",
    "Utvecklingen av systemet är klar.",
    "Planeringen utgår från 40 platser.",
    "Omvärldsbevakningen läggs på regionen.",
    "Kraven har ökat.",
    "Målgruppen växer.",
    # what it was made to fit
    "Anpassning till nya riktlinjer från Socialstyrelsen.",
    "Översynen visade att rutinen saknas.",
    "Ersätts av ett nytt avtal.",
    "Genomgången visade dubbletter.",
    "Motsvarar lagens krav.",
    "Bättre resultat än väntat.",
    "Riskvärdet har minskat sedan larm installerats.",
    "Kostnaden ökar eftersom hyran ökar.",
    # what an office says of every matter, with its because
    "Anpassning till rådande förutsättningar eftersom fyra platser på Eken står tomma.",
    "Anpassning, då alla inte kan få besök.",
    "Inom ramen ryms två lärare mindre.",
    "Uppräkning enligt prisindex för kommunal verksamhet.",
    "Ansvaret övergår till regionen.",
    "The lease ends in June.",
]
assert len(HONEST) >= 40


@pytest.mark.parametrize("text", HONEST)
def test_short_honest_reasons_are_taken(text: str) -> None:
    assert fault(about(text), FIRST.change) is None
    assert not is_thin(about(text))


LONG = (
    "Förskolan har under de senaste åren haft fler barn än väntat, och behovet av stöd har ökat. Vi har därför fått "
    "tillskott. Kommunen växer och det byggs nya bostäder, som gör att fler familjer flyttar in."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Behovet har ökat därför att fler flyttar in", None),
        ("Behovet av stöd har ökat kraftigt", Fault.COPY),
        ("Kommunen växer och det byggs nya bostäder", Fault.COPY),
    ],
)
def test_words_scattered_over_a_long_text_are_no_copy_of_it(text: str, expected: Fault | None) -> None:
    found = about(text)
    (item,) = found.items
    assert fault(replace(found, items=(replace(item, old=({"text": LONG},)),))) is expected


THIN = [
    "Ny bedömning",
    "En ny bedömning har gjorts av verksamheten.",
    "Verksamhetens behov",
    "Utifrån behoven i verksamheten.",
    "Anpassning till verksamhetens förutsättningar",
    "Omprioritering inom enheten",
    "Har omprioriterats.",
    "Ändrade behov",
    "Effektivisering av verksamheten",
    "Efter översyn av verksamheten.",
    "Förändringar i omvärlden 2025",
    "Av ekonomiska skäl",
    "Ny inriktning",
    "Efter dialog med verksamheten",
    "För en bättre verksamhet",
    "Löpande utvecklingsarbete",
    "New priorities",
    # that it is not needed, and not why
    "Behövs inte längre.",
    "Inte längre aktuellt.",
    "Aktiviteten behövs inte längre.",
    "Behovet finns inte längre.",
    "No longer needed.",
    # whom it came from, or what it goes by, and not what that says
    "Önskemål från verksamheten.",
    "Efter diskussion i ledningsgruppen.",
    "Enligt lag.",
    "Enligt direktiv från KF.",
    "För att nå målen.",
    "Målet var för högt.",
    "Ny ledning.",
    # what an office says of every matter
    "Till följd av ändrade förutsättningar i verksamheten",
    "För att bättre möta framtidens utmaningar",
    "Inom ramen för tilldelade medel",
    "Efter en samlad bedömning",
    "Ingår i grunduppdraget",
    "I linje med nämndens ambitioner",
    "Enligt gällande regelverk",
    "Harmonisering med övriga styrdokument",
    "Adapted to prevailing circumstances",
    "To better meet future challenges",
    # within words of the item itself, or before a because that says no more
    "Besök inom 7 dygn är en anpassning till rådande förutsättningar.",
    "Anpassning till rådande förutsättningar eftersom behoven har ändrats.",
]


@pytest.mark.parametrize("text", THIN)
def test_a_reason_that_fits_any_change_is_told_and_taken(text: str) -> None:
    assert fault(about(text), FIRST.change) is None
    found = verdict(OLD, NEW, Explanations((about(text),)))  # type: ignore[arg-type]
    told = [(each.level, each.params) for each in found.of_rule(Rule.THIN_REASON)]
    assert told == [(Level.WARNING, {"reason": text})]


def test_a_thin_reason_is_none_that_can_be_looked_up() -> None:
    assert is_thin(about("Ny bedömning"))
    assert not is_thin(about("Ny bedömning", decision=Decision("Omsorgsnämnden")))
    assert not is_thin(about("Ny bedömning 2024-12-09"))


def test_a_thin_reason_is_told_once_and_not_beside_another() -> None:
    subjects_ = subjects(COMPARISON)
    many = Explanations((replace(entry(*subjects_, reason="Ny bedömning"), decision=Decision()),))
    assert len(verdict(OLD, NEW, many).of_rule(Rule.THIN_REASON)) == 1  # type: ignore[arg-type]
    beside = Explanations((*many.entries, entry(subjects_[0], reason=REASON)))
    found = verdict(OLD, NEW, beside).of_rule(Rule.THIN_REASON)  # type: ignore[arg-type]
    assert [each.stand.subject.record.name for each in found if each.stand] == [subjects_[1].record.name]


def test_a_decision_by_whom_or_when_is_enough() -> None:
    assert fault(about("Enligt beslut.", decision=Decision("Omsorgsnämnden", "2024-12-09"))) is None
    assert fault(about("Enligt beslut.", decision=Decision(section="§ 5"))) is Fault.ONLY_DECIDED


@pytest.mark.parametrize(
    ("reason", "decision", "found"),
    [
        ("a date", Decision(date="2024-12-09"), True),
        ("a reference", Decision(reference="ON/2024:12"), True),
        ("years and no number of a matter", Decision(reference="2024-2025"), False),
        ("a body and its paragraph", Decision("Omsorgsnämnden", section="§ 98"), True),
        ("a paragraph of nobody's", Decision(section="§ 98"), False),
        ("a body alone", Decision("Omsorgsnämnden"), False),
    ],
)
def test_a_decision_can_be_looked_up(reason: str, decision: Decision, found: bool) -> None:
    assert decision.is_reference is found


def test_what_is_form_alone_may_be_called_so() -> None:
    old, new = _plan(2024, *["Alla möts ofta."] * 3), _plan(2025, *["Alla träffas ofta."] * 3)
    worded = subjects(compare(old, new))[0]  # type: ignore[arg-type]
    for text in ("Redaktionell ändring", WORDING):
        assert fault(replace(about(text), items=(worded.record,)), worded.change) is None
    said = replace(about("Ny formulering", ReasonKind.WORDING), items=(worded.record,))
    assert fault(said, worded.change) is None


def _on_record() -> list[str]:
    found = [*ROOT.glob("examples/snapshots/**/*.explanations.json"), *ROOT.glob("snapshots/**/*.explanations.json")]
    return sorted({each["reason"] for path in found for each in json.loads(path.read_text("utf-8"))["entries"]})


def test_the_reasons_of_the_examples_and_the_published_pair_are_taken() -> None:
    reasons = _on_record()
    assert len(reasons) > 50
    # Accepted wording says that nothing of substance changed, which is so of what it stands for.
    assert [each for each in reasons if fault(about(each)) or is_thin(about(each))] == []


def test_one_text_over_many_entries_is_told_as_one_entry_over_many() -> None:
    same = explained(COMPARISON)
    assert [(each.what, each.number) for each in verdict(OLD, NEW, same).loosened] == [(Waiver.SEVERAL, 3)]  # type: ignore[arg-type]
    shouted = replace(same, entries=tuple(replace(e, reason=r) for e, r in zip(same.entries, _spelt(), strict=True)))
    assert [each.number for each in verdict(OLD, NEW, shouted).loosened] == [3]  # type: ignore[arg-type]
    own = tuple(replace(each, reason=f"{REASON} Den gäller {each.items[0].name}.") for each in same.entries)
    assert verdict(OLD, NEW, Explanations(own)).loosened == ()  # type: ignore[arg-type]
    assert verdict(OLD, NEW, NONE).loosened == ()  # type: ignore[arg-type]


def _spelt() -> tuple[str, ...]:
    return REASON, REASON.upper(), f"  {REASON}"


@pytest.mark.parametrize("wrong", [*Fault])
@pytest.mark.parametrize("where", ["explain.fault", "review.fault", "gate.no-reason"])
def test_every_fault_is_told_wherever_it_is_found(wrong: Fault, where: str) -> None:
    for wording in (Wording("sv"), Wording("en")):
        assert wording.say(f"{where}.{wrong}", what="«A»", reason="asdf qwer")
