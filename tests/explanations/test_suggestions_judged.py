"""Sixteen sentences, each judged by a person against the change that shares its words: half of them give the reason.

A sentence gives a reason where it says who did what to the very thing that changed; it does not where it only names it,
or tells what was done to something else. The pairs were written before the ranking was looked at.
"""

from __future__ import annotations

import pytest

from tests.support.budgets import operating
from tests.support.plans import activity, goal, plan, risk, risks
from vpbdiff import compare
from vpbdiff.documents.blocks import Block, BlockKind, SourceDocument
from vpbdiff.explanations.subjects import subjects
from vpbdiff.explanations.suggestions import Suggester, of_document

FIRST, SECOND = "Alla elever ska få en god start", "Skolan ska vara trygg"
HELP = "Läxhjälp efter skoltid"
MAIL = "Elevhälsans mottagning"

OLD = plan(
    2024,
    goals=[
        goal(
            FIRST,
            activity("Införa bildstöd på lägerskolan", "Varje klass på lägerskolan får bilder till sitt schema."),
            activity(HELP, "Alla elever i årskurs sex ska erbjudas läxhjälp två dagar i veckan."),
            activity(MAIL, "Mottagningen är öppen tre dagar i veckan för elever och vårdnadshavare."),
            activity("Läsombud på förskolorna", "Ett läsombud per avdelning väljer böcker med barnen."),
        ),
        goal(SECOND, activity("Trygghetsvandring", "Elevrådet går genom gården med rektor varje termin.")),
    ],
    operating_budget=operating(
        units="part | Förskola | -14,0 |\npart | Grundskola | -60,0 |\npart | Gymnasium | -31,0 |"
        "\npart | Skolskjuts | -7,0 |\ntotal | Summa | -112,0 |",
        year=2024,
    ),
    internal_control_plan=risks(
        risk("Brist på behöriga lärare", index=6), risk("Tillsyn vid simundervisning", index=6)
    ),
    fees=[
        {"name": "Avgift för lovskola", "status": "Oförändrad", "valid_from": "2023-01-01"},
        {"name": "Avgift för skolmat till personal", "status": "Oförändrad", "valid_from": "2023-01-01"},
    ],
    quality_declarations=[{"name": "Förskola", "status": "Oförändrad", "decided": "2022-05-01"}],
)
NEW = plan(
    2025,
    goals=[
        goal(
            FIRST,
            activity("Öppna ett fritidshem i Tallbacken", "Fritidshemmet tar emot trettio barn från januari."),
            activity(HELP, "Elever i årskurs sex kan erbjudas läxhjälp en dag i veckan, i mån av plats."),
            activity("Kulturskola på landsbygden", "Två lärare reser mellan byskolorna med instrument."),
        ),
        goal(
            SECOND,
            activity("Trygghetsvandring", "Elevrådet går genom gården med rektor varje termin."),
            activity(MAIL, "Mottagningen är öppen tre dagar i veckan för elever och vårdnadshavare."),
        ),
    ],
    operating_budget=operating(
        units="part | Förskola | -12,5 |\npart | Grundskola | -62,2 |\npart | Gymnasium | -29,9 |"
        "\npart | Skolskjuts | -7,8 |\ntotal | Summa | -112,4 |",
    ),
    internal_control_plan=risks(
        risk("Brist på behöriga lärare", index=12), risk("Tillsyn vid simundervisning", index=9)
    ),
    fees=[
        {"name": "Avgift för lovskola", "status": "Ändrad", "valid_from": "2025-01-01"},
        {"name": "Avgift för skolmat till personal", "status": "Ändrad", "valid_from": "2025-01-01"},
    ],
    quality_declarations=[{"name": "Förskola", "status": "Ändrad", "decided": "2024-05-01"}],
    procurement_plan={"contracts": [{"name": "Upphandling av skolbussar"}]},
)

GIVES = (
    (
        "activity",
        "Införa bildstöd på lägerskolan",
        "Bildstödet på lägerskolan är infört och arbetet avslutades i juni.",
    ),
    (
        "activity",
        "Öppna ett fritidshem i Tallbacken",
        "Kommunfullmäktige gav i juni nämnden i uppdrag att öppna ett fritidshem i Tallbacken.",
    ),
    ("budget_line", "Förskola", "Förskolan minskar med 1,5 mkr eftersom födelsetalen sjunker."),
    (
        "risk",
        "Brist på behöriga lärare",
        "Risken för brist på behöriga lärare har ökat sedan två lärarutbildningar stängde.",
    ),
    ("fee", "Avgift för lovskola", "Avgiften för lovskola höjs för att täcka hyran av lokaler."),
    (
        "activity",
        MAIL,
        "Elevhälsans mottagning flyttas till nämndens andra mål sedan skolorna började dela lokaler.",
    ),
    ("budget_line", "Skolskjuts", "Skolskjutsen tillförs 0,8 mkr på grund av dyrare bränsle."),
    ("activity", HELP, "Läxhjälpen har inte plats för alla, eftersom två lokaler är stängda under året."),
)
ONLY_NAMES = (
    ("activity", "Kulturskola på landsbygden", "På landsbygden minskar antalet elever i skolan för varje år."),
    ("risk", "Tillsyn vid simundervisning", "Simundervisningen minskar med 0,4 mkr efter beslut i november."),
    ("fee", "Avgift för skolmat till personal", "Nämnden föreslår en ny avgift för lovskola inför 2025."),
    ("quality_declaration", "Förskola", "Förskolan minskar med 1,5 mkr eftersom födelsetalen sjunker."),
    ("contract", "Upphandling av skolbussar", "Busskorten för skolbussar höjs inför 2025 efter beslut i nämnden."),
    (
        "budget_line",
        "Grundskola",
        "Gymnasiet minskar sina kostnader med 0,7 mkr när grundskolans matsal tar över serveringen.",
    ),
    (
        "activity",
        "Läsombud på förskolorna",
        "Förskolorna genomför språkträning varje vecka, vilket innebär att läslusten ökar.",
    ),
    ("budget_line", "Gymnasium", "Gymnasiet tillförs 2,3 mkr för fler elever."),
)
PROSE = (
    "Nämnden ansvarar för skolor och förskolor i Ekvik.",
    "Arbetet leds av förvaltningens ledningsgrupp varje vecka.",
    "Eleverna deltar i planeringen av sina dagar.",
    "Skolorna samverkar med kulturskolan och idrottsföreningarna.",
)

COMPARISON = compare(OLD, NEW)
SENTENCES = tuple(dict.fromkeys((*PROSE, *(text for _, _, text in (*GIVES, *ONLY_NAMES)))))
LINES = tuple(Block(BlockKind.TEXT, text, number, apart=True) for number, text in enumerate(SENTENCES, start=1))
SUGGESTER = Suggester(of_document(SourceDocument("plan.txt", LINES)))


def suggested(entity: str, name: str) -> list[str]:
    """What is suggested for the change of this item out of all the sentences."""
    found = [each for each in subjects(COMPARISON) if (each.entity, each.record.name) == (entity, name)]
    assert len(found) == 1, [(each.entity, each.record.name) for each in subjects(COMPARISON)]
    return [each.passage.text for each in SUGGESTER.of(found[0])]


@pytest.mark.parametrize(("entity", "name", "sentence"), GIVES, ids=[name for _, name, _ in GIVES])
def test_what_says_who_did_what_to_the_item_is_suggested_first(entity: str, name: str, sentence: str) -> None:
    assert suggested(entity, name)[:1] == [sentence]


@pytest.mark.parametrize(("entity", "name", "sentence"), ONLY_NAMES, ids=[f"{e} {name}" for e, name, _ in ONLY_NAMES])
def test_what_only_shares_its_words_is_not(entity: str, name: str, sentence: str) -> None:
    assert sentence not in suggested(entity, name)


def test_little_else_is_suggested() -> None:
    shown = sum(len(suggested(entity, name)) for entity, name, _ in (*GIVES, *ONLY_NAMES))
    assert shown <= len(GIVES) + 2, "more than the reasons there are would be read in vain"
