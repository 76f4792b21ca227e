"""Which items pair, on which rung, and which must not: one named reason a row."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from tests.support.budgets import operating, row
from tests.support.plans import activity, goal, plan, risk, risks, section, unit
from vpbdiff.compare import compare
from vpbdiff.matching import match
from vpbdiff.model.changes import Kind, Rung
from vpbdiff.model.plan import Plan

HOME = "Ge stöd i hemmet så att äldre kan bo kvar, med tätare besök under den första månaden efter en sjukhusvistelse."
HOME_NEW = (
    "Stödet i hemmet ska göra att äldre kan bo kvar. Besöken är tätare den första månaden efter sjukhusvistelsen."
)
DAY = "Dagverksamheten vid Björkbacken öppnar en grupp för yngre personer med demens två dagar i veckan."
FOOD = "Matdistributionen upphandlas på nytt och en matrådsgrupp med brukare får pröva menyerna varje kvartal."
LAW = "Handläggning görs inte i enlighet med gällande lagstiftning, riktlinjer och rutiner i ärenden enligt"


class Row(NamedTuple):
    """Two plans' worth of one list and the pairs expected, as (old, new, rung)."""

    reason: str
    old: dict[str, Any]
    new: dict[str, Any]
    expected: set[tuple[str, str, Rung]]


def _goals(*activities: dict[str, Any]) -> dict[str, Any]:
    return {"goals": [goal("Nämnden ska ge ett gott stöd", *activities)]}


def _steps(year: int, first: str, last: str, *between: dict[str, Any]) -> dict[str, Any]:
    """Steps from one frame to another, all in the plan's own column."""
    opening = row("part", first, "29", year=year) | {"type": "carried_over"}
    steps = [opening, *between, row("total", last, "31", year=year)]
    return {"operating_budget": operating(year=year) | {"steps": steps}}


def _added(of: int, year: int) -> dict[str, Any]:
    return row("part", f"Tillskott {of}", "1", year=year) | {"type": "added"}


def _risks(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"internal_control_plan": risks(*rows)}


ACTIVITY = "/goals/{}/activities/{}"
RISK = "/internal_control_plan/risks/{}"
STEP = "/operating_budget/steps/{}"
ANSWERS = "Avdelningen för individ och familj, enheten för vuxna och boende"
CHECKED = {
    "responsible": ANSWERS,
    "method": "Stickprov av slumpvis utvalda ärenden i systemet",
    "frequency": "Två gånger per år",
}

ROWS = [
    Row(
        "the same text pairs whatever its position",
        _goals(activity("Stöd i hemmet", HOME), activity("Dagverksamhet", DAY)),
        _goals(activity("Dagverksamhet", DAY), activity("Stöd i hemmet", HOME)),
        {
            (ACTIVITY.format(0, 0), ACTIVITY.format(0, 1), Rung.SAME_TEXT),
            (ACTIVITY.format(0, 1), ACTIVITY.format(0, 0), Rung.SAME_TEXT),
        },
    ),
    Row(
        "an id outlives a new name and a new text",
        _goals(activity("Stöd i hemmet", HOME, id="A1")),
        _goals(activity("Måltider", FOOD, id="A1")),
        {(ACTIVITY.format(0, 0), ACTIVITY.format(0, 0), Rung.SAME_ID)},
    ),
    Row(
        "the same title pairs under the same goal, however reworded the description is",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Stöd i hemmet", FOOD)),
        {(ACTIVITY.format(0, 0), ACTIVITY.format(0, 0), Rung.SAME_TITLE_SAME_PARENT)},
    ),
    Row(
        "a name that shares no word with the old one pairs by its text",
        _goals(activity("Stöd i hemmet", HOME), activity("Dagverksamhet", DAY)),
        _goals(activity("Trygg återkomst", HOME_NEW), activity("Dagverksamhet", DAY)),
        {
            (ACTIVITY.format(0, 0), ACTIVITY.format(0, 0), Rung.SIMILAR_SAME_PARENT),
            (ACTIVITY.format(0, 1), ACTIVITY.format(0, 1), Rung.SAME_TEXT),
        },
    ),
    Row(
        "a pair is never forced: nothing in common is removed and added",
        _goals(activity("Stöd i hemmet", HOME)),
        _goals(activity("Måltider", FOOD)),
        set(),
    ),
    Row(
        "LVU is not LVM though they are 98 of 100 alike",
        _risks(risk("Handläggning av ärenden enligt LVU", f"{LAW} LVU.")),
        _risks(risk("Handläggning av ärenden enligt LVM", f"{LAW} LVM.")),
        set(),
    ),
    Row(
        "LVU spelled out is still LVU, beside an LVM that looks more like it",
        _risks(risk("Tvångsvård enligt LVU", f"{LAW} LVU.")),
        _risks(
            risk("Tvångsvård enligt LVM", f"{LAW} LVM."),
            risk("Tvångsvård enligt Lag (1990:52) med särskilda bestämmelser om vård av unga (LVU)", f"{LAW} LVU."),
        ),
        {(RISK.format(0), RISK.format(1), Rung.SIMILAR_SAME_PARENT)},
    ),
    Row(
        "two risks of one process whose texts have nothing in common are two",
        _risks(risk("Handläggning av bistånd", "Larm om natten når inte personalen.", category="Verksamhet")),
        _risks(risk("Handläggning av bistånd", "Fakturor betalas för sent.", category="Verksamhet")),
        set(),
    ),
    Row(
        "a reworded risk of one process is one",
        _risks(risk("Handläggning av bistånd", "Larm om natten når inte personalen.")),
        _risks(risk("Handläggning av bistånd", "Personalen kan inte svara när larmet går.")),
        {(RISK.format(0), RISK.format(0), Rung.SAME_TITLE_SAME_PARENT)},
    ),
    Row(
        "a name that says what may happen is the risk, whatever is written of it",
        _risks(risk("Fakturor betalas två gånger", "Rutinen är muntlig.")),
        _risks(risk("Fakturor betalas två gånger", "Dubbletter upptäcks inte i kontrollen.")),
        {(RISK.format(0), RISK.format(0), Rung.SAME_TITLE_SAME_PARENT)},
    ),
    Row(
        "who controls a risk, how and how often says nothing of which it is",
        _risks({**risk("Fakturor betalas två gånger"), "controls": [{"text": "Journalen gås igenom", **CHECKED}]}),
        _risks({**risk("Lekplatser besiktigas inte"), "controls": [{"text": "Protokoll följs upp", **CHECKED}]}),
        set(),
    ),
    Row(
        "nor who answers for an activity",
        _goals(activity("Öppna en träffpunkt", responsible=ANSWERS)),
        _goals(activity("Digitala tillsynskameror", responsible=ANSWERS)),
        set(),
    ),
    Row(
        "stage 1 gone and stage 2 come are two things",
        _risks(risk("Ombyggnad av Björkbacken etapp 1", "Bygget av köket blir försenat av sena ritningar.")),
        _risks(risk("Ombyggnad av Björkbacken etapp 2", "Hissen kan inte användas medan taket läggs om på huset.")),
        set(),
    ),
    Row(
        "a slip in the title of a damaged scan does not part a pair",
        {"quality_declarations": [{"name": "Hyresrådgivning"}, {"name": "Skuldrådgivning"}]},
        {"quality_declarations": [{"name": "Skuldrådgivning"}, {"name": "Hysesrådgivning"}]},
        {
            ("/quality_declarations/0", "/quality_declarations/1", Rung.SIMILAR_SAME_PARENT),
            ("/quality_declarations/1", "/quality_declarations/0", Rung.SAME_TEXT),
        },
    ),
    Row(
        "needs that share their opening words pair by what tells them apart",
        {
            "procurement_plan": {
                "procurements": [{"name": f"Löpande avrop på avtal om {x}"} for x in ("städ", "hemtjänst")]
            }
        },
        {
            "procurement_plan": {
                "procurements": [{"name": f"Löpande avrop på ramavtal om {x}"} for x in ("hemtjänst", "städ")]
            }
        },
        {
            ("/procurement_plan/procurements/0", "/procurement_plan/procurements/1", Rung.SIMILAR_SAME_PARENT),
            ("/procurement_plan/procurements/1", "/procurement_plan/procurements/0", Rung.SIMILAR_SAME_PARENT),
        },
    ),
    Row(
        "sections with one role stand for each other under headings that share no word",
        {"sections": [section("Medarbetare", "Vi söker fler.", role="personnel")]},
        {"sections": [section("Väsentliga personalförhållanden", "Läget är stabilt.", role="personnel")]},
        {("/sections/0", "/sections/0", Rung.SAME_ROLE)},
    ),
    Row(
        "a heading with the plan's own year rolls on with it, whatever stands below it",
        {"sections": [section("Timavgifter 2024", HOME), section("Taxor", DAY)]},
        {"sections": [section("Timavgifter 2025", FOOD), section("Taxor", DAY)]},
        {("/sections/0", "/sections/0", Rung.SAME_BUT_FIGURES), ("/sections/1", "/sections/1", Rung.SAME_TEXT)},
    ),
    Row(
        "the frame that the steps end with in one plan, and begin with in the next, is two rows",
        _steps(2024, "Ram 2023", "Ram 2024"),
        _steps(2025, "Ram 2024", "Ram 2025"),
        {(STEP.format(at), STEP.format(at), Rung.SAME_ROLE) for at in (0, 1)},
    ),
    Row(
        "a step between them that has a year is the same in both plans, and not the next year's",
        _steps(2024, "Ram 2023", "Ram 2024", *(_added(year, 2024) for year in (2023, 2024))),
        _steps(2025, "Ram 2024", "Ram 2025", *(_added(year, 2025) for year in (2024, 2025))),
        {(STEP.format(at), STEP.format(at), Rung.SAME_ROLE) for at in (0, 3)}
        | {(STEP.format(2), STEP.format(1), Rung.SAME_TITLE_SAME_PARENT)},
    ),
    Row(
        "and the same frames in another version of the plan are the same, though its year is another",
        _steps(2024, "Ram 2023", "Ram 2024"),
        _steps(2025, "Ram 2023", "Ram 2024"),
        {(STEP.format(at), STEP.format(at), Rung.SAME_TITLE_SAME_PARENT) for at in (0, 1)},
    ),
    Row(
        "and a heading that is a year alone names nothing",
        {"sections": [section("2024", HOME)]},
        {"sections": [section("2025", FOOD)]},
        set(),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason)
def test_pairs(row: Row) -> None:
    found = match(plan(2024, **row.old), plan(2025, **row.new)).pairs
    pairs = {
        (pair.old.pointer, pair.new.pointer, pair.rung)
        for pair in found
        if pair.old.entity.name in ("activity", "risk", "quality_declaration", "procurement", "section", "frame_step")
    }
    assert pairs == row.expected


OTHERS = [
    "Maten i skolor och förskolor ska vara ekologisk.",
    "Avfallet från byggen sorteras på plats.",
    "Föreningar får bidrag för att minska klimatpåverkan.",
    "Elever i årskurs fem besöker reningsverket.",
    "Badvattnet provtas varannan vecka under sommaren.",
    "Ängar slås sent för att gynna blommor och bin.",
]
CARS = "Behovet av leasingbilar i den egna bilpoolen ska ses över, och bilarna ska på sikt gå på el."
FLEET = (
    "Översynen av behovet av leasingbilar i bilpoolen, som började i fjol, har minskat kommunens fordonsflotta med två "
    "bilar, och resor sker allt oftare med cykel eller tåg."
)
SUN = "Skolornas tak förses med solceller under våren, och överskottet säljs till elnätet till timpris."
NAMES = ["Larm i hemmet", "Mat på boende", "Skolskjuts", "Parkering", "Hyra av lokal", "Torgplats", "Bygglov"]


def _paragraphs(text: str) -> dict[str, Any]:
    return {"sections": [section("Miljö", text, *OTHERS)]}


def _fees(*names: str) -> dict[str, Any]:
    return {"fees": [{"name": name} for name in (*names, *NAMES)]}


def _unit(*bullets: str) -> dict[str, Any]:
    return {"organisation": {"units": [{"name": "Stab", "responsibilities": [{"text": each} for each in bullets]}]}}


LEFT: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "a paragraph that shares some rare words with what may be its successor": (
        _paragraphs(CARS),
        _paragraphs(FLEET),
        False,
    ),
    "a paragraph about something else": (_paragraphs(CARS), _paragraphs(SUN), False),
    "a name of which most stands in the other": (
        _fees("Avgift för arbetsträning"),
        _fees("Avgift för träning på en arbetsplats"),
        True,
    ),
    "a name that shares its formula alone": (_fees("Avgift för fallprevention"), _fees("Avgift för hembesök"), False),
    "a name that two could have become": (
        _fees("Avgift för arbetsträning"),
        _fees("Avgift för träning på en arbetsplats", "Avgift för träning som leder till arbete"),
        False,
    ),
    "a compound taken apart": (_fees("Information om skolfrånvaro"), _fees("Råd om frånvaro från skolan"), True),
    "a compound of another form": (
        _fees("Stöd till våldsutsatta"),
        _fees("Stöd till personer som utsätts för våld"),
        True,
    ),
    "a compound whose first part is gone": (
        _fees("Avtal om persontransporter"),
        _fees("Ramavtal om transporter av avfall"),
        False,
    ),
    "a matter that another name touches as much": (
        _fees("Information om skolfrånvaro"),
        _fees("Råd om frånvaro från skolan", "Råd om skolan vid frånvaro"),
        False,
    ),
    "two kinds that both plans tell apart": (
        _fees("Tillstånd för servering", "Tillsyn av tobak"),
        _fees("Tillsyn av serveringsställen", "Tillstånd för tobak"),
        False,
    ),
    "for whom two other things are": (_fees("Brukarrevision för äldre"), _fees("Språkstöd för äldre"), False),
    "the parts of a compound turned round": (_fees("Avtal om samtalsstöd"), _fees("Ramavtal om stödsamtal"), True),
    "a bullet of a unit": (
        _unit("Administration av schema för skolskjuts", "Skötsel av parken"),
        _unit("Samordning av scheman för skolskjutsar", "Skötsel av parken"),
        True,
    ),
    "the first part of a compound alone": (
        _unit("Rekrytering av personal", "Skötsel av parken"),
        _unit("Hantering av personuppgifter", "Skötsel av parken"),
        False,
    ),
    "a word that begins as another": (_fees("Minska bruket av bilar"), _fees("Utredning av bilaga"), False),
    "the first part of one compound in two": (
        _fees("Tillsyn av miljöfarlig verksamhet"),
        _fees("Uppföljning av miljömål"),
        False,
    ),
    "one word of a matter under one act": (_fees("Utveckla lekplatserna"), _fees("Utveckling av lekplatser"), True),
    "a short word that both have as it is": (_fees("Planera för ny simhall"), _fees("Planering av ny simhall"), True),
    "two sides of one thing": (_fees("Hyra av norra hallen"), _fees("Hyra av södra hallen"), False),
    "two acts upon one thing": (_fees("Öppna träffpunkt i Ekbacken"), _fees("Stänga träffpunkt i Ekbacken"), False),
    "one word of a matter": (_fees("Öppnande av fritidsgård"), _fees("Stängning av fritidsgård"), False),
    "opposite acts in one matter": (
        _fees("Utbyggnad av förskolan i Norrby"),
        _fees("Avveckling av förskolor i Norrby"),
        False,
    ),
}


@pytest.mark.parametrize("reason", LEFT)
def test_what_is_left_pairs_where_nothing_rivals_it(reason: str) -> None:
    old, new, expected = LEFT[reason]
    found = match(plan(2025, **old), plan(2026, **new))
    assert (not found.removed) is expected


@pytest.mark.parametrize(
    "names",
    [
        ("Information om skolfrånvaro", "Råd om frånvaro från skolan"),
        ("Nytt gruppboende på Björkgatan", "Nytt gruppboende på Ekgatan"),
        ("Utökat stöd till anhöriga i hemmet", "Minskat stöd till anhöriga i hemmet"),
    ],
    ids=["no more than the matter is the same", "all but the matter is the same", "all but the act is the same"],
)
def test_a_name_that_half_agrees_is_only_proposed_to_be_renamed(names: tuple[str, str]) -> None:
    old, new = map(_fees, names)
    (change,) = compare(plan(2025, **old), plan(2026, **new)).changes
    assert [(facet.kind, facet.certain) for facet in change.facets] == [(Kind.RENAMED, False)]


def test_an_activity_moves_to_another_goal() -> None:
    ours = [goal("Nämnden ska ge ett gott stöd", activity("Dagverksamhet", DAY)), goal("Nämnden ska hålla budget")]
    theirs = [
        goal("Nämnden ska ge ett gott stöd"),
        goal("Nämnden ska hålla budget", activity("Dagverksamhet i veckan", DAY)),
    ]
    pair = next(p for p in match(plan(goals=ours), plan(goals=theirs)).pairs if p.old.entity.name == "activity")
    assert (pair.old.pointer, pair.new.pointer, pair.rung) == (
        ACTIVITY.format(0, 0),
        ACTIVITY.format(1, 0),
        Rung.SIMILAR_OTHER_PARENT,
    )


@pytest.mark.parametrize("rung", [Rung.MERGED, Rung.SPLIT])
def test_two_become_one_and_one_becomes_two(rung: Rung) -> None:
    apart = _goals(
        activity("Stöd i hemmet", HOME), activity("Dagverksamhet för yngre", DAY), activity("Måltider", FOOD)
    )
    together = _goals(activity("Stöd i hemmet och dagverksamhet", f"{HOME} {DAY}"), activity("Måltider", FOOD))
    old, new = (apart, together) if rung is Rung.MERGED else (together, apart)
    matching = match(plan(**old), plan(**new))
    activities = [pair for pair in matching.pairs if pair.old.entity.name == "activity"]
    assert not matching.removed
    assert not matching.added
    assert [pair.rung for pair in activities].count(rung) == 1
    assert next(pair for pair in activities if pair.rung is rung).score > 0.8


def test_an_owner_without_a_word_of_its_own_is_no_part() -> None:
    held = [activity("Trygg hemgång", HOME), activity("Matråd", FOOD), activity("Dagverksamhet", DAY)]
    title = "Nämnden ska ge ett gott stöd till äldre"
    found = match(plan(2024, goals=[goal(title, *held)]), plan(2025, goals=[goal("–", *held), goal(title)]))
    assert {(each.old.name, each.new.name) for each in found.pairs} == {
        (name, name) for name in (title, "Trygg hemgång", "Matråd", "Dagverksamhet")
    }


def test_boilerplate_shared_by_a_neighbour_is_no_merger() -> None:
    common = (
        "Brukare och anhöriga är särskilt utsatta, vilket ställer höga krav på en korrekt och rättssäker handläggning."
    )
    old = _risks(
        risk("Avgiftsbeslut", f"Avgiften räknas fel. {common}"), risk("Boendebeslut", f"Beslutet dröjer. {common}")
    )
    new = _risks(risk("Avgiftsbeslut", f"Avgiften räknas fel. {common}"))
    matching = match(plan(**old), plan(**new))
    assert [item.name for item in matching.removed] == ["Boendebeslut"]


def test_two_units_become_one_with_the_bullets_of_both() -> None:
    bullets = [
        "Socialjour dygnet runt i länet",
        "Gemensam familjerätt med grannarna",
        "Stöd till unga brottsoffer i norr",
    ]
    old: dict[str, Any] = {
        "organisation": {
            "units": [unit("Gemensam verksamhet – övergripande", *bullets[:2]), unit("Gemensam verksamhet", bullets[2])]
        }
    }
    new: dict[str, Any] = {"organisation": {"units": [unit("Gemensam verksamhet", bullets[2], *bullets[:2])]}}
    matching = match(plan(**old), plan(**new))
    assert {pair.rung for pair in matching.pairs if pair.old.entity.name == "unit"} == {
        Rung.SAME_TITLE_SAME_PARENT,
        Rung.MERGED,
    }
    assert all(pair.rung is Rung.SAME_TEXT for pair in matching.pairs if pair.old.entity.name == "responsibility")


FORMULA = "Kontroll av att berörda medarbetare har tillräcklig kunskap om {}."
OTHER_CONTROLS = (
    "Granskning av slumpvis valda journaler.",
    "Loggkontroll två gånger per år.",
    "Besiktning av lokalerna tillsammans med skyddsombudet.",
    "Uppföljning av svarstiderna i växeln.",
    "Egenkontroll enligt checklista varje tertial.",
)
WAITING, MEDICINE = risk("Väntetider", HOME), risk("Läkemedel i hemmet", DAY)


def _controls(first: list[str], second: list[str]) -> dict[str, Any]:
    texts = [[{"text": text} for text in controls] for controls in (first, second)]
    return _risks({**WAITING, "controls": texts[0]}, {**MEDICINE, "controls": texts[1]})


@pytest.mark.parametrize(
    ("reason", "new", "moved"),
    [
        (
            "of the same matter, in other words",
            "Kontroll av att medarbetarna i hemvården har kunskap om delegering.",
            1,
        ),
        ("in the same words, of another matter", FORMULA.format("utskrivning"), 0),
        ("of the same matter, but another control", "Avstämning varje vår om delegering.", 0),
    ],
)
def test_a_control_has_moved_if_what_it_is_about_still_stands_in_it(reason: str, new: str, moved: int) -> None:
    stays = [FORMULA.format("basal hygien"), *OTHER_CONTROLS]
    old = _controls([FORMULA.format("delegering")], stays)
    matching = match(plan(2024, **old), plan(2025, **_controls([], [*stays, new])))
    assert [pair.rung for pair in matching.pairs].count(Rung.SIMILAR_OTHER_PARENT) == moved, reason
    assert len(matching.removed) == len(matching.added) == 1 - moved, reason


def _units(*units: dict[str, Any]) -> Plan:
    return plan(organisation={"units": list(units)})


def _unit_pairs(old: Plan, new: Plan) -> set[tuple[str, str, Rung]]:
    return {
        (pair.old.name, pair.new.name, pair.rung) for pair in match(old, new).pairs if pair.old.entity.name == "unit"
    }


BULLETS = (
    "Administration av färdtjänstkort",
    "Administration av matleveranser",
    "Trygghetslarm i kommunens hyreshus",
    "Handläggning av bostadsanpassning",
)
TASKS = ("Administration av", "Administration av", "Samordning av", "Samverkan med", "Samverkan med", "Samarbete med")
MATTERS = ("avtal", "arkiv", "schemaläggning", "regionen", "polisen", "föreningslivet")
REWORDED = ("Samordning av färdtjänstkorten", "Handläggning av matleveranser", *BULLETS[2:])
DROPPED = ("Vaktmästeri", "Tvätt av arbetskläder", "Syn- och hörselinstruktörer", "Anhörigcafé i alla stadsdelar")


@pytest.mark.parametrize(
    ("reason", "old", "new", "expected"),
    [
        (
            "reworded bullets tell where the other half of a unit went",
            [unit("Stödenheten", *BULLETS)],
            [unit("Stödenheten", *REWORDED[2:]), unit("Resor och mat", *REWORDED[:2])],
            {
                ("Stödenheten", "Stödenheten", Rung.SAME_TITLE_SAME_PARENT),
                ("Stödenheten", "Resor och mat", Rung.SPLIT),
            },
        ),
        (
            "one bullet that turns up elsewhere has moved, where the unit still stands",
            [unit("Stödenheten", *BULLETS[:3])],
            [unit("Stödenheten", *BULLETS[:2]), unit("Boende", BULLETS[2], "Parboende för äldre makar")],
            {("Stödenheten", "Stödenheten", Rung.SAME_TITLE_SAME_PARENT)},
        ),
        (
            "a name that holds both names speaks for a merger of which few bullets are left",
            [unit("Stödenheten", *BULLETS[:2]), unit("Boende", *BULLETS[2:], *DROPPED)],
            [unit("Stödenheten och boende", *BULLETS)],
            {
                ("Stödenheten", "Stödenheten och boende", Rung.SIMILAR_SAME_PARENT),
                ("Boende", "Stödenheten och boende", Rung.MERGED),
            },
        ),
        (
            "a unit that lost its name and most of its bullets is the one that carries the others on",
            [unit("Stödenheten", *BULLETS, *DROPPED)],
            [unit("Resor och mat", *BULLETS[:2])],
            {("Stödenheten", "Resor och mat", Rung.SIMILAR_SAME_PARENT)},
        ),
    ],
)
def test_a_unit_is_what_stands_under_it(
    reason: str, old: list[dict[str, Any]], new: list[dict[str, Any]], expected: set[tuple[str, str, Rung]]
) -> None:
    stays = unit("Stab", *(f"{task} {matter}" for task, matter in zip(TASKS, MATTERS, strict=True)))
    assert _unit_pairs(_units(stays, *old), _units(stays, *new)) == {*expected, ("Stab", "Stab", Rung.SAME_TEXT)}, (
        reason
    )


def test_no_name_alone_holds_an_item_whose_text_stands_elsewhere() -> None:
    old = [goal("Stöd", activity("Utveckla stödet i hemmet", HOME)), goal("Budget")]
    new = [
        goal("Stöd", activity("Utveckla stödet i skolan", FOOD)),
        goal("Budget", activity("Trygg återkomst till hemmet", HOME)),
    ]
    pairs = match(plan(goals=old), plan(goals=new)).pairs
    assert [(pair.old.pointer, pair.new.pointer) for pair in pairs if pair.old.entity.name == "activity"] == [
        (ACTIVITY.format(0, 0), ACTIVITY.format(1, 0))
    ]


@pytest.mark.parametrize(("beside", "merged"), [(True, 1), (False, 0)])
def test_less_text_speaks_for_a_merger_beside_than_under_another_owner(beside: bool, merged: int) -> None:
    gone = activity(
        "Dagverksamhet", f"{DAY} Bussen dit går två turer om dagen och stannar vid varje servicehus i Ekvik."
    )
    kept = activity("Stöd i hemmet", HOME)
    old = [goal("Stöd", kept, *([gone] if beside else [])), goal("Budget", *([] if beside else [gone]))]
    new = [goal("Stöd", activity("Stöd i hemmet", f"{HOME} {DAY}")), goal("Budget")]
    rungs = [pair.rung for pair in match(plan(goals=old), plan(goals=new)).pairs]
    assert rungs.count(Rung.MERGED) == merged


def test_what_one_plan_does_not_know_is_compared_with_nothing() -> None:
    matching = match(
        plan(goals=None, fees=[{"name": "Tillsyn"}]), plan(goals=[goal("Mål")], fees=[{"name": "Tillsyn"}])
    )
    assert [pair.old.entity.name for pair in matching.pairs] == ["fee"]
    assert not matching.added


def test_measures_unknown_for_one_goal_are_set_aside_for_that_goal_alone() -> None:
    old = [{"title": "Trygga hem", "measures": None}, {"title": "God mat", "measures": []}]
    new = [{"title": t, "measures": [{"title": f"Andel nöjda med {t}"}]} for t in ("Trygga hem", "God mat")]
    assert [item.pointer for item in match(plan(goals=old), plan(goals=new)).added] == ["/goals/1/measures/0"]


def test_the_only_part_of_a_table_is_not_the_same_part_for_being_alone() -> None:
    tables = [
        {"unit": "mkr", "lines": [{"name": name, "role": "part", "amounts": []}]}
        for name in ("Möbler", "Fordon till hemtjänsten")
    ]
    old, new = (plan(investment_budget=table) for table in tables)
    matching = match(old, new)
    assert not matching.pairs


def test_sections_known_to_be_two_parts_of_a_plan_do_not_pair_however_alike() -> None:
    old = [section("Sammanfattning", HOME, DAY, role="summary")]
    new = [section("Sammanfattning av året", HOME, DAY, role="management_report")]
    assert [p.old.entity.name for p in match(plan(sections=old), plan(sections=new)).pairs] == ["paragraph"] * 2


@pytest.mark.parametrize("text", [HOME, HOME_NEW], ids=["as they were", "with a new text"])
def test_of_two_goals_alike_the_one_that_holds_the_item_with_the_known_id_is_the_same(text: str) -> None:
    name = "Nämnden ska ge ett gott stöd"
    old = {"goals": [goal(name, activity("Stöd i hemmet", HOME, id="A1"))]}
    twins = [goal(name, activity("Stöd i hemmet", text)), goal(name, activity("Stöd i hemmet", text, id="A1"))]
    for place, goals in ((1, twins), (0, twins[::-1])):
        found = {(pair.old.pointer, pair.new.pointer) for pair in match(plan(**old), plan(goals=goals)).pairs}
        assert ("/goals/0", f"/goals/{place}") in found


def test_of_twins_in_a_large_pool_the_first_is_the_same_in_every_run() -> None:
    """Which of them it was went by where they lay in memory."""
    matters = ("kön", "stöd", "bostad", "lokal", "avtal", "resor", "mat", "skola", "idrott", "teater")
    said = "Nämnden ordnar {} enligt beslutet och följer upp varje {} hur {} fungerar för alla."
    olds = [section(f"Om {each}", said.format(each, "kvartal", each)) for each in matters]
    news = [section(f"Kring {each}", said.format(each, "månad", each)) for _ in range(8) for each in matters]
    found = match(plan(sections=olds), plan(2025, sections=news)).pairs
    assert {(pair.old.pointer, pair.new.pointer) for pair in found if not pair.old.entity.part} == {
        (f"/sections/{number}", f"/sections/{number}") for number in range(len(matters))
    }
