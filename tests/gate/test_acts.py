"""Sentences of running text that say that something is to close, end, start or move, and those that only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from vpbdiff.compare import compare
from vpbdiff.gate.requirements import says_act
from vpbdiff.language.acts import acts, figures, has_other_fee
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.policy import policy
from vpbdiff.store import find, load

ROOT = Path(__file__).parents[2]
VERBS = policy("", None).prose.verbs

SAID = [
    "Personalstyrkan krymps med tre tjänster.",
    "Tre tjänster hålls vakanta under 2025.",
    "Två hemtjänstgrupper läggs ihop i maj.",
    "Skolan byter huvudman i augusti.",
    "Driften lämnas ut på entreprenad från 1 juni.",
    "Matlagningen centraliseras till ett kök från augusti.",
    "Nämnden lägger ned alla äldreboenden senast den 1 juni.",
    "Den 1 juni läggs samtliga äldreboenden i kommunen ner.",
    "Alla äldreboenden nedläggs den 1 juni.",
    "Nämnden kommer att avveckla 40 platser.",
    "Tre förskolor avvecklas.",
    "Träffpunkten ska under våren stänga.",
    "Träffpunkten stänger i juni.",
    "Solhöjden blir nedlagt 2026.",
    "Boendet ska vara stängt från den 1 juni.",
    "Nedläggningen av Ekbacken sker den 1 juni.",
    "Hemtjänsten flyttar till Norrhamn den 1 mars.",
    "Anslaget, 0,9 mkr, flyttas från staben.",
    "Nämnden inför en avgift om 300 kronor.",
    "En avgift om 300 kronor införs.",
    "Verksamheten upphör vid årsskiftet.",
    "Ett nytt boende öppnas hösten 2026.",
    "Nämnden avser att starta två grupper.",
    "Boendet övergår till regionen den 1 januari.",
    "Två enheter slås samman.",
    "Driften lämnas över till ett bolag den 1 juni.",
    "Bemanningen halveras från den 1 juni.",
    "Färdtjänsten begränsas till 4 resor i månaden.",
    "Ekbacken konverteras till trygghetsboende 2026.",
    "Tio tjänster dras in.",
    "Personal sägs upp, sammanlagt 40 personer.",
    "Kommunfullmäktige har beslutat att lägga ned Solhöjden 2026.",
    "Lokalen tas i bruk 2026.",
    "Verksamheten tas över av en privat utförare den 1 maj.",
    "Ekbacken är stängt från och med den 1 juni.",
    "Avslut av dagverksamheten sker i juni.",
    "Hälften av platserna, 40 stycken, försvinner.",
    "Nämnden bör senast 2027 ha möjlighet att och ska avveckla fyra boenden.",
    # nouns that no verb makes happen
    "Nedläggning av tre förskolor den 1 juni.",
    "Planerad stängning: Norrgården, 1 juni.",
    "En avveckling av 40 platser ger 2,0 mkr.",
    "Skolnedläggningen genomförs 2026.",
    "Beslut har fattats om nedläggning av Ekbacken 2026.",
    "Beslutet kom i maj 2025 och försäljning av Ekbacken sker 2026.",
    # what goes on no longer
    "Boendet får inte längre ta emot kunder efter den 1 juni.",
    "Efter den 1 juni finns Ekbacken inte kvar.",
    "Avtalet förlängs inte efter 2026.",
    "Två tjänster kommer inte att återbesättas.",
    # all of something says how much too
    "Nämnden lägger ned samtliga äldreboenden.",
    "Alla förskolor stängs, eftersom barnen är få.",
    "Hela verksamheten flyttas till Norrhamn.",
    "Verksamheten drivs inte vidare efter den 1 juni.",
    "Efter den 1 juni bedrivs ingen verksamhet på Ekbacken.",
    "Avtalet löper inte vidare efter 2026.",
    "Inga nya kunder tas emot från den 1 juni.",
    # more that ends, starts or moves
    "Avtalet löper ut den 31 mars 2026.",
    "Lokalen tas ur drift 2026.",
    "Aktiviteten utgår 2026.",
    "Från den 1 juni gäller en avgift om 300 kronor.",
    "Två boenden byggs 2026.",
    "Öppningen skjuts upp till 2027.",
    "Fyra boenden görs om till kontor.",
    "Två enheter bör i god tid vara sammanslagna.",
    # forms: what is to be done by then, bare infinitives, participles with «är»
    "Fyra boenden ska ha avvecklats senast 2027.",
    "Ekbacken är nedlagt senast den 1 juni.",
    "Nämnden beslutar stänga två boenden.",
    "Genom att avveckla 40 platser sparas 2,0 mkr.",
    # the date elsewhere
    "Ekbacken läggs ned nästa år.",
    "Ekbacken läggs ned. Det sker den 1 juni.",
    "Följande boenden stängs:\n- Ekbacken den 1 juni\n- Norrbo",
]
SILENT = [
    "De 12 tjänster som hölls vakanta 2023 är nu tillsatta.",
    "Kostnaderna går upp i takt med index 3,2 procent.",
    "Kostnaden uppgår i år till 12 miljoner kronor.",
    "Personalen byter schema var sjätte vecka.",
    "Verksamheten startade 2019.",
    "Boendet lades ned 2019.",
    "Boendet har lagts ned sedan den 1 juni.",
    "Planeringen inför hösten 2026 pågår.",
    "Inför 2026 föreslås inga nya avgifter.",
    "Nämnden föreslår en ändrad avgift inför 2026.",
    "Arbetet med att starta 3 grupper har pågått.",
    "Nämnden ansvarar för äldreomsorgen.",
    "Nämnden lägger ned mycket arbete på detta.",
    "Avdelningen har öppnat 2 platser.",
    "Alla 24 platser är belagda.",
    "Antalet kunder ökar med 4 procent.",
    "Personalen är öppen och lägger 2 timmar på planering.",
    "Enligt SoL (2001:453) inleds en utredning.",
    "Öppettiderna är 8–17.",
    "Boendet är stängt sedan 2019.",
    "Enheten tar emot personer över 65 år.",
    "Insatsen avslutades 2024 och ska följas upp.",
    "Bidraget fanns inte längre 2024.",
    "Nedläggningen av Ekbacken 2019 ledde till kö.",
    "Väntetiden får inte vara längre än 3 månader.",
    "Kommunen har 120 tillstånd för försäljning av folköl.",
    "Ersättning utgår med 300 kronor per timme.",
    "Arbetet utgår från tre perspektiv som gäller för alla.",
    "Enkäten går ut till 300 hushåll i mars.",
    "Delgivning sker 14 dagar efter start.",
    "Utskrivning av 40 patienter sker varje dag.",
    "Ekbacken läggs ned. Norrbo har 24 platser.",
    "Ekbacken läggs ned, vilket alla känner till.",
    "Alla enheter arbetar med kvalitet.",
]


FEES = [
    ("raised", "Avgiften är 350 kronor.", "Avgiften är 420 kronor.", True),
    ("said with what it was", "Avgiften är låg.", "Avgiften höjs från 350 till 420 kronor.", True),
    ("a share", "Hyran räknas upp med 2 procent.", "Hyran räknas upp med 4 procent.", True),
    ("the same in other words", "Avgiften är 350 kronor.", "En avgift om 350 kronor tas ut.", False),
    ("told where nothing was told", "", "Avgiften är 350 kronor i dag.", False),
    ("no fee", "Bidraget är 350 kronor.", "Bidraget är 420 kronor.", False),
    ("what the employer pays", "Arbetsgivaravgiften är 31 procent.", "Arbetsgivaravgiften är 32 procent.", False),
    ("another figure beside it", "Avgiften är 350 kronor. 12 platser.", "Avgiften är 350 kronor. 14 platser.", False),
]


@pytest.mark.parametrize(("old", "new", "said"), [pytest.param(*row, id=name) for name, *row in FEES])
def test_a_fee_with_another_amount_is_an_act(old: str, new: str, said: bool) -> None:
    assert has_other_fee(new, old) is said


@pytest.mark.parametrize("text", SAID)
def test_it_is_said(text: str) -> None:
    assert acts(text, verbs=VERBS)
    assert not acts(text, f"Förut. {text}", verbs=VERBS)  # it stood there before


@pytest.mark.parametrize("text", SILENT)
def test_it_is_not_said(text: str) -> None:
    assert not acts(text, verbs=VERBS)


def test_a_passive_verb_is_not_the_active_one() -> None:
    assert not acts("Planen bygger på tre principer.", verbs=("byggas",))


def test_only_the_verbs_that_are_given_count() -> None:
    assert not acts("Träffpunkten stänger i juni.", verbs=("öppna",))
    assert acts("Ekbacken saneras den 1 juni.", verbs=("sanera",))


def test_the_number_of_a_law_is_no_figure() -> None:
    assert figures("Enligt lagen (1993:387) får 14 personer stöd i juni.") == ["14", "juni"]


FOUND = {
    ("2024", "2025"): 1,  # six places are closed, and a sum moves from one unit to another
    ("2025", "2026"): 2,  # a team moves with 0,6 mkr; a new system is taken into use in the autumn
}


def said(series: str, old: str, new: str) -> int:
    plans = [load(find(str(ROOT / series / f"{year}.json"))) for year in (old, new)]
    found = [each for each in compare(*plans).changes if ENTITIES[each.entity].chapter is Chapter.PROSE]
    return sum(says_act(change, VERBS) for change in found if change.within is None)


@pytest.mark.parametrize("years", FOUND, ids="-".join)
def test_what_the_examples_say(years: tuple[str, str]) -> None:
    assert said("examples/snapshots/ekvik/omsorgsnamnden", *years) == FOUND[years]


def test_what_the_published_pair_says() -> None:
    """Read through: one sentence, that a system is to be introduced in January."""
    assert said("snapshots/solna/socialnamnden", "2020", "2022") == 1
