"""The invented committee's two reports, trap by trap: what is said of each item, and what must not be said.

The rows are the committee's own table of 63 traps, in its order. None is left out.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.support import reports as invented
from vpbdiff.follow import FollowCoverage, FollowedItem, Following, follow
from vpbdiff.follow.money import outcomes_of
from vpbdiff.follow.verdict import Outcome, Why
from vpbdiff.statements import followed
from vpbdiff.statements.options import Options
from vpbdiff.views import follow_report
from vpbdiff.wording import Wording

SWEDISH = Wording("sv")
D, V = "D", "V"


@cache
def following(which: str) -> Following:
    """The plan followed up by the August report (D) or the annual one (V)."""
    august, december = invented.report(invented.AUGUST), invented.report(invented.DECEMBER)
    if which == D:
        return follow(invented.plan(), august, (), "2025-12-15")
    return follow(invented.plan(), december, (august,), "2025-12-15")


def item(which: str, name: str) -> FollowedItem:
    (found,) = [each for each in following(which).items if each.name.startswith(name) or _risk(each).startswith(name)]
    return found


def _risk(each: FollowedItem) -> str:
    return each.owner.name if each.owner is not None and each.entity == "control" else ""


def said(which: str, name: str) -> str:
    """All that is said of an item."""
    found = item(which, name)
    return " ".join([*followed.sentences(found, following(which), SWEDISH), _after(which, found)])


def _after(which: str, found: FollowedItem) -> str:
    return followed.index_after(found, following(which), SWEDISH)


@cache
def whole(which: str) -> str:
    """The whole page as one text, on one line."""
    document = follow_report.document(following(which), SWEDISH, Options())
    texts = []
    for block in document.whole:
        if hasattr(block, "spans"):
            texts.append("".join(span.text for span in block.spans))
        elif hasattr(block, "rows"):
            texts += [" | ".join(cell.text for cell in row) for row in block.rows]
        else:
            texts.append(block.text)
    return "\n".join(texts)


NIGHT = "Antal kunder med digital tillsyn nattetid"
CALLS = "Andel nya kunder"
COMPANY = "Antal deltagare i daglig verksamhet"
FALLS = "Antal fall per 100"
SICK = "Sjukfrånvaro"
FOOD = "De boendes nöjdhet"
GOAL_1, GOAL_2, GOAL_3 = "Omsorgsnämnden ska ge", "Omsorgsnämnden ska erbjuda", "Omsorgsnämnden ska säkerställa"
PLACES = "Omsorgsnämnden får i uppdrag att tillsammans"
HOURS = "Omsorgsnämnden får i uppdrag att redovisa"

ROWS: list[tuple[int, str, str, str, list[str], list[str]]] = [
    (5, "a colour lost in text", D, COMPANY, ["«●»; färgen gick inte att läsa"], []),
    (7, "a figure of another year", D, "Erbjuda välkomstsamtal", ["Enligt planen för 2024"], ["målvärde"]),
    (8, "a row with fewer cells", D, "Förebygga fall och", ["undernäring hos äldre: «Ej påbörjad»"], ["genomförd»."]),
    (9, "a footnote", V, NIGHT, ["«Varav 6 kunder med tillsyn dagtid.»"], []),
    (
        12,
        "no verdict before the year's end",
        D,
        NIGHT,
        ["Per den 31 augusti 2025: 44", "60 avser hela året", "Prognosen för året är 60"],
        ["nått", "når"],
    ),
    (
        12,
        "another measure",
        V,
        NIGHT,
        ["rapporten mäter kanske något annat än planen", "«nattetid» saknas"],
        ["46", "når "],
    ),
    (
        13,
        "its target under the same doubt",
        V,
        NIGHT,
        ["målvärdet 50 för «Antal kunder med digital tillsyn»; planen 60 för"],
        ["Ingen ändring av målvärdet"],
    ),
    (
        14,
        "a target restated",
        D,
        CALLS,
        ["målvärdet 80 %; planen anger minst 90 %", "74 %", "Prognosen för året är 80 %", "«Grön»"],
        [],
    ),
    (
        14,
        "the plan's own target",
        V,
        CALLS,
        [
            "88 % är 2 procentenheter lägre än planens målvärde, minst 90 %",
            "målvärdet minst 80 %; planen anger minst 90 %",
            "«Nått»",
        ],
        ["når målvärdet"],
    ),
    (15, "percentage points", V, CALLS, ["procentenheter"], ["2 procent lägre"]),
    (
        16,
        "not measured yet",
        D,
        COMPANY,
        ["inte mätt enligt rapporten («Måttet mäts en gång om året, i december»)"],
        ["inte nått", " 0"],
    ),
    (
        16,
        "parts that disagree",
        V,
        COMPANY,
        ["rapporten anger 24, och delarna (kvinnor 9 och män 14)"],
        ["når målv", "23"],
    ),
    (17, "no extrapolation", D, FALLS, ["Per den 31 augusti 2025: 19"], ["28,5", "29"]),
    (17, "fewer is better", V, FALLS, ["27 når målvärdet högst 28"], []),
    (18, "the comparator left out", V, FALLS, ["skriver målvärdet 28; planen högst 28"], ["Ingen ändring av"]),
    (18, "the comparator left out", D, FALLS, ["skriver målvärdet 28; planen högst 28"], ["Ingen ändring av"]),
    (19, "the baseline restated", V, FALLS, ["Värdet för 2024 är 31 i planen och 33 i rapporten"], []),
    (
        20,
        "the plan's two documents disagree",
        V,
        GOAL_3,
        ["Planen anger inget mått för målet men har måttet «Antal fall per 100 platser i särskilt boende»"],
        [],
    ),
    (21, "from the report's prose", D, SICK, ["«Sjukfrånvaron är 7,9 procent"], ["når", "nått"]),
    (
        21,
        "rounding",
        V,
        SICK,
        ["7,0 % är avrundat", "«Sjukfrånvaron för helåret är 7,04 procent.»"],
        ["når målvärdet 7"],
    ),
    (22, "in neither report", D, FOOD, ["Följs inte upp i rapporten."], ["nått"]),
    (22, "in neither report", V, FOOD, ["inte heller per den 31 augusti 2025"], ["nått"]),
    (23, "in the report alone", V, "Andel ombud", ["inte i planen för 2025", "«Ej mätt»"], ["når"]),
    (
        25,
        "assessment beside figures",
        V,
        GOAL_1,
        [
            "bedömer målet som «Nått»",
            "når ett inte målvärdet. För ett går det inte att avgöra.",
            "31 augusti 2025: «Gul»",
        ],
        ["fel", "försäm"],
    ),
    (26, "two scales", V, GOAL_2, ["«Delvis nått»", "Per den 31 augusti 2025: «Grön»"], ["försäm"]),
    (26, "a forecast", D, GOAL_2, ["«Grön» (bedöms nås)"], []),
    (27, "another wording of the goal", V, GOAL_3, ["en annan lydelse än planen"], []),
    (28, "no measure", V, GOAL_3, ["Planen har inget mått för målet; rapporten bedömer det som «Nått»"], []),
    (28, "grey is no verdict", D, GOAL_3, ["«Grå» (går inte att bedöma)"], ["inte nått"]),
    (
        30,
        "one activity in two rows",
        V,
        "Förebygga fall och",
        ["två rader", "fall hos äldre: «Genomförd»", "undernäring hos äldre: «Ej genomförd»"],
        ["inte i planen"],
    ),
    (
        31,
        "the plan's figure beside the status",
        V,
        "Utveckla digital tillsyn nattetid",
        ["«Genomförd»", "«46 kunder", "Planen: «Under året ska 60 kunder"],
        ["inte nått"],
    ),
    (
        32,
        "a masked figure",
        D,
        "Utveckla digital tillsyn dagtid",
        ["«Försenad»", "Färre än 5", "Försöket omfattar 10 kunder"],
        [" 4 kunder", " 0 "],
    ),
    (
        32,
        "a figure in words",
        V,
        "Utveckla digital tillsyn dagtid",
        ["«Delvis genomförd»", "Försöket omfattar 10 kunder"],
        [],
    ),
    (
        33,
        "a status that went back",
        V,
        "Ge stöd till anhöriga",
        ["«Genomförd» per den 31 augusti 2025, «Delvis genomförd» per den 31 december 2025"],
        [],
    ),
    (34, "left out", D, "Erbjuda avlösning", ["Följs inte upp i rapporten"], []),
    (34, "named without a status", V, "Erbjuda avlösning", ["utan status", "31 hushåll"], ["genomförd", "Genomförd"]),
    (
        35,
        "not followed up is not not done",
        V,
        "Använda kvalitetsregister",
        ["inte heller per"],
        ["genomförd", "borttag"],
    ),
    (36, "a slip in the plan", V, "Öka delaktigheten", ["«Delvis genomförd»", "64 procent"], ["kallar"]),
    (37, "ended is not done", V, "Införa måltidsvärdar", ["«Avslutas»", "Tre av sju avdelningar"], ["enomförd"]),
    (38, "done, and ordinary now", V, "Samverka med regionen", ["«Genomförd»", "ordinarie verksamhet"], []),
    (39, "in the report alone", D, "Införa språkombud", ["men inte i planen för 2025"], []),
    (39, "in the report alone", V, "Införa språkombud", ["men inte i planen för 2025"], []),
    (41, "quoted with its day", D, PLACES, ["«Pågår. Planen redovisas i juni 2026.»"], []),
    (41, "gone from the second report", V, PLACES, ["Följs inte upp i rapporten.", "31 augusti 2025: «Pågår."], []),
    (42, "reported back", D, HOURS, ["«Redovisat till kommunfullmäktige i maj.»"], []),
    (42, "from prose, for a person", V, HOURS, ["slutfört", "avgör en person"], ["80 procent är"]),
    (
        55,
        "two law numbers",
        V,
        "Handläggning av ärenden enligt socialtjänstlagen",
        ["«Mindre avvikelse»", "2 av 20", "(2025:400)", "avgör en person"],
        [],
    ),
    (
        56,
        "the law beside it",
        V,
        "Handläggning av ärenden enligt lagen (1993",
        ["«Ingen avvikelse»"],
        ["avgör en person"],
    ),
    (57, "a deviation", V, "Läkemedelshantering", ["«Avvikelse»", "9 av 30", "Ny bedömning: 16"], []),
    (58, "no new index", V, "Basala hygienrutiner", ["71 procent", "Ingen uppgift om ny bedömning"], ["oförändrad"]),
    (59, "left out", V, "Personalförsörjning", ["Följs inte upp"], ["inte heller"]),
    (60, "not made", V, "Delegerade arbetsuppgifter", ["«Ej genomförd»"], ["ngen avvikelse"]),
    (61, "a higher index", V, "Anmälan av vårdskador", ["3 av 11", "Ny bedömning: 12"], []),
    (
        62,
        "restated, not lowered",
        V,
        "Informationssäkerhet",
        ["«Ingen avvikelse»", "fem månader av tolv", "Riskindex är 12 i planen och 9 i rapporten"],
        ["sänk"],
    ),
    (63, "in the report alone", V, "Kontroll av att bisysslor", ["men inte i planen"], []),
]


@pytest.mark.parametrize(
    ("which", "name", "expected", "forbidden"), [pytest.param(*row, id=f"{t}-{why}-{row[0]}") for t, why, *row in ROWS]
)
def test_what_is_said_of_an_item(which: str, name: str, expected: list[str], forbidden: list[str]) -> None:
    text = said(which, name)
    assert [each for each in expected if each not in text] == [], text
    assert [each for each in forbidden if each in text] == [], text


VERDICTS = [
    (D, NIGHT, Why.INTERIM),
    (D, CALLS, Why.INTERIM),
    (D, COMPANY, Why.NO_OUTCOME),
    (D, FALLS, Why.INTERIM),
    (D, SICK, Why.INTERIM),
    (V, NIGHT, Why.DEFINITION),
    (V, CALLS, Outcome.NOT_MET),
    (V, COMPANY, Why.PARTS_DISAGREE),
    (V, FALLS, Outcome.MET),
    (V, SICK, Why.ROUNDING),
]


@pytest.mark.parametrize(("which", "name", "expected"), VERDICTS)
def test_the_verdict_on_a_measure(which: str, name: str, expected: Why | Outcome) -> None:
    found = item(which, name).verdict
    assert found is not None
    assert (found.why or found.outcome) == expected


PAGES = [
    (
        2,
        "other days than the plan's, and no fault",
        D,
        ["Rapporten avser läget per den 31 augusti 2025. Planen: «Nämnderna rapporterar utfallet tre gånger"],
    ),
    (
        24,
        "a claim on all measures",
        D,
        [
            "«Samtliga mått utvecklas åt rätt håll». Sjukfrånvaro: 7,4 % året före, 7,9 % i rapporten.",
            "Utan utfall i rapporten: «Antal deltagare",
        ],
    ),
    (
        53,
        "as forecast, without a figure",
        V,
        [
            "i nivå med prognosen i augusti». Om det stämmer går inte att avgöra utan belopp.",
            "Prognosen per den 31 augusti 2025: 193,0 mkr, 1,9 högre än budgeten. Utfallet: 193,2 mkr, 2,1 högre",
        ],
    ),
    (1, "never a plan", V, ["Verksamhetsberättelse 2025", "läget per den 31 december 2025"]),
    (40, "counted otherwise", V, ["«Av 13 aktiviteter är nio genomförda»; i dess tabeller är sju av 14"]),
    (43, "the frame, and why", V, ["191,1 mkr, är 1,5 mkr högre än planens 189,6 mkr"]),
    (43, "the frame, and why", D, ["191,1 mkr, är 1,5 mkr högre än planens 189,6 mkr"]),
    (
        44,
        "the units, by the August report",
        V,
        [
            "Stab och central ledning: rapportens budget, 13,5 mkr, är 0,3 mkr lägre",
            "Myndighetsenheten",
            "omfördelning på 0,3 mkr",
            "tilläggsbudget på 1,1 mkr",
            "tilläggsbudget på 0,4 mkr",
        ],
    ),
    (45, "both who decided", V, ["(kommunstyrelsen)", "(kommunfullmäktige 2025-06-16 § 82)"]),
    (46, "costs are negative", D, ["kostnader med minustecken", "utfall (eller prognos) minus budget"]),
    (47, "costs are positive", V, ["kostnader utan tecken", "utfall (eller prognos) minus budget"]),
    (
        48,
        "another rule in one report",
        V,
        ["Investeringsbudget: kostnader utan tecken", "budget minus utfall", "470 lägre"],
    ),
    (49, "a period is the period's", D, ["Hemtjänstenheten | 71,1 | 72,2 | 74,6"]),
    (50, "the forecast", D, ["Nettokostnader | 189,6 | 191,1 | 193,0 | 1,9 högre | 3,4 högre"]),
    (
        51,
        "the outcome",
        V,
        ["193,2 | 2,1 högre | 3,6 högre", "Hemtjänstenheten | 71,1 | 72,2 | 75,1 | 2,9 högre | 4,0 högre"],
    ),
    (52, "a forecast restated", V, ["som 74,9 mkr; den var 74,6 mkr", "tillsammans 193,3 mkr; summan är tryckt 193,0"]),
    (55, "the plan came first", V, ["Planen för 2026 beslutades 2025-12-15, före rapporten (2026-02-10)"]),
    (55, "known at the decision", D, ["Rapporten (2025-09-23) fanns när planen för 2026 beslutades 2025-12-15"]),
]


@pytest.mark.parametrize(
    ("which", "expected"), [pytest.param(*row, id=f"{t}-{why}-{row[0]}") for t, why, *row in PAGES]
)
def test_what_the_page_says(which: str, expected: list[str]) -> None:
    assert [each for each in expected if each not in whole(which)] == [], whole(which)


WITHOUT_A_ROW = {
    3: "test_scales",
    4: "test_scales",
    6: "test_scales",
    10: "test_prose",
    11: "test_prose",
    29: "test_holds",
    54: "test_outcome_of_the_year_before",
}


def test_every_trap_has_a_row_or_a_reason() -> None:
    known = {row[0] for row in ROWS} | {row[0] for row in PAGES} | set(WITHOUT_A_ROW)
    assert known == set(range(1, 64))


def test_scales_are_read_from_the_reports_own_legends() -> None:
    august, december = invented.report(invented.AUGUST), invented.report(invented.DECEMBER)
    assert august.scales == ({"Grön": "expected", "Gul": "partly", "Röd": "not_expected", "Grå": "not_assessed"},)
    words = {"Nått": "reached", "Delvis nått": "partly", "Ej nått": "missed", "Ej mätt": "not_assessed"}
    assert december.scales == (words,)
    trends = [
        each["trend"] for goal in invented.raw(invented.AUGUST)["goals"] for each in goal["measures"] if "trend" in each
    ]
    assert [each["of"] for each in trends] == ["value"] * 3


def test_prose_makes_no_items() -> None:
    for path in (invented.AUGUST, invented.DECEMBER):
        names = [each.name for each in invented.report(path).items.items() if each.entity.name != "paragraph"]
        assert not [name for name in names if "medarbetarsamtal" in name or "avrop" in name]


def test_holds_what_the_tables_confirm() -> None:
    assert "Två av tre nämndmål" not in whole(V)


def test_coverage() -> None:
    counts = {each.entity: each for each in following(V).counts}
    numbers = {
        name: (each.in_plan, each.followed, each.not_followed, each.only_in_report) for name, each in counts.items()
    }
    assert numbers == {
        "goal": (3, 3, 0, 0),
        "activity": (13, 12, 1, 1),
        "measure": (6, 5, 1, 1),
        "assignment": (2, 1, 1, 0),
        "control": (9, 8, 1, 1),
    }
    assert {each.coverage for each in following(D).of("control")} == {FollowCoverage.DEFERRED}


NEVER = [
    "på grund av",
    "trots",
    "därför",
    "till följd av",
    "sänktes efter",
    "borttag",
    "% av målet",
    "minskade med 2 procent",
    "alla kontroller",
    "bra ",
    "dåligt",
    "lyckades",
    "misslyckades",
    "8/12",
]


@pytest.mark.parametrize("which", [D, V])
def test_what_is_never_said(which: str) -> None:
    text = whole(which).casefold()
    assert [each for each in NEVER if each in text] == []


def test_without_targets_there_are_no_verdicts() -> None:
    found = follow(invented.plan_alone(), invented.report(invented.DECEMBER))
    verdicts = [each.verdict for each in found.of("measure") if each.verdict is not None]
    assert {each.why for each in verdicts} == {Why.NO_TARGET}
    text = " ".join(followed.sentences(found.of("measure")[0], found, SWEDISH))
    assert "planen anger inget målvärde; rapporten anger 50" in text


@pytest.mark.parametrize(("year", "expected"), [(2024, 188_300_000), (2025, 193_200_000), (2023, None)])
def test_outcome_of_the_year_before_is_a_fact_of_that_year(year: int, expected: int | None) -> None:
    (row,) = [each for each in invented.plan().listing("operating_budget/lines") if each.text("role") == "net"]
    found = [each.kr for each in outcomes_of(row, invented.report(invented.DECEMBER), year)]
    assert found == ([] if expected is None else [expected])
    assert not [each for each in following(V).money if 188_300_000 in {each.outcome, each.budget, each.forecast}]
