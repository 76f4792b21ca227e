"""What a person reads in the two published plans: every title, figure, index and count, taken from the texts by hand.

Nothing here comes from the importer. Line numbers are those of the texts.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
SERIES = ROOT / "snapshots" / "solna" / "socialnamnden"
DOCUMENTS = {
    2020: ROOT.parent / "shared" / "plans" / "000_62e6dd2337e44cf8.txt",
    2022: ROOT.parent / "shared" / "plans" / "003_a3a3a5e99e89cc61.txt",
}

HEAD = {
    2020: {
        "version": None,
        "title": "Verksamhetsplan och budget 2020",
        "municipality": "Solna stad",
        "committee": "Socialnämnden",
        "reference": "SN/2019:1",
        "meeting_date": None,
    },
    2022: {
        "version": "reviderad",
        "title": "Reviderad verksamhetsplan och budget 2022",
        "municipality": "Solna stad",
        "committee": "Socialnämnden",
        "reference": "SN/2021:1",
        "meeting_date": "2021-12-06",
    },
}

_QUALITY = "Solna stads verksamheter ska hålla god kvalitet och hushålla med stadens resurser."
_DIVERSITY = "Solna stad ska vara en stad som kännetecknas av mångfald, kreativitet och upplevelser."
_SAFETY = "Solna ska vara en attraktiv och trygg stad att leva och verka i."
_GROWTH = "Solna ska växa ihop och utvecklas på ett ekonomiskt, socialt och miljömässigt hållbart sätt."

OVERARCHING_GOALS = {
    2020: [_QUALITY, _DIVERSITY, _SAFETY, _GROWTH],
    2022: [_QUALITY, _GROWTH, _SAFETY, _DIVERSITY],
}

_SUPPORT = (
    "Socialnämnden ska tillhandahålla ett gott stöd så att solnaborna kan ta tillvara egna resurser med målet att "
    "motverka långvarigt behov av ekonomiskt bistånd."
)
_HOME = (
    "Socialnämnden ska utveckla arbetet med hållbara lösningar på hemmaplan för personer med missbruk och/eller "
    "psykisk funktionsnedsättning med individen i fokus."
)
_CHILDREN = "Socialnämnden ska säkerställa att barn och ungdomar inte far illa."
_WHOLENESS = (
    "Socialnämnden ska säkerställa att insatser ges utifrån individernas behov med fokus på ett helhetsperspektiv, i "
    "bred samverkan med andra nämnder, myndigheter och frivilliga krafter."
)

ACTIVITIES = {
    2020: {
        _SUPPORT: [
            "Erbjuda tidiga insatser",
            "Arbeta för ökad klientkontakt och delaktighet",
            "Ge nyanlända stöd att hitta vägar till självförsörjning",
            "Öka genomströmningen på offentligt skyddat arbete (OSA) och utöka arbetsmarknadsgruppens verksamhet",
            "Erbjuda extra stöd till klienter med komplex problematik",
        ],
        _HOME: [
            "Utveckla och individanpassa vuxenhetens insatser",
            "Arbeta för ökad användning av hjälpmedel för kognitivt stöd och kommunikation",
            "Arbeta för ökat brukarinflytande",
            "Använda strukturerade utrednings- och bedömningsinstrument",
        ],
        _CHILDREN: [
            "Effektivisera utredningsarbetet och erbjuda tidigare stöd",
            "Förankra och använda brukarenkät för extern och intern öppenvård",
            "Arbeta med de resurser som finns i familjers nätverk",
            "Undersöka möjligheten till stödboende i egen regi för ungdomar",
        ],
        _WHOLENESS: [
            "Arbeta utifrån ett familjeorienterat arbetssätt",
            "Utveckla hållbara lösningar för unga vuxna",
            "Arbeta för ett bättre flöde mellan sysselsättning och arbetsmarknadsinsatser",
            "Samverka med Barn- och utbildningsnämnden kring omfattande skolfrånvaro",
            "Arbeta för en sammanhållen rehabilitering för personer med samsjuklighetsproblematik",
            "Arbeta för samordnade arbetsmarknadsinsatser",
        ],
    },
    2022: {
        _SUPPORT: [
            "Erbjuda tidiga insatser",
            "Arbeta för ökad klientkontakt och delaktighet",
            "Öka genomströmningen på offentligt skyddat arbete (OSA) och utöka arbetsmarknadsgruppens verksamhet",
            "Erbjuda extra stöd till klienter med komplex problematik",
        ],
        _HOME: [
            "Utveckla och individanpassa vuxenenhetens insatser",
            "Arbeta för ökad användning av hjälpmedel för kognitivt stöd och kommunikation",
            "Arbeta för ökat brukarinflytande",
            "Använda strukturerade utrednings- och bedömningsinstrument",
            "Erbjuda gruppaktiviteter",
        ],
        _CHILDREN: [
            "Utifrån Barnkonventionen ta fram aktiviteter som stärker barns delaktighet",
            "Samverka med barn- och utbildningsnämnden kring omfattande skolfrånvaro",
            "Arbeta med de resurser som finns i familjers nätverk",
        ],
        _WHOLENESS: [
            "Arbeta utifrån ett familjeorienterat arbetssätt",
            "Utveckla hållbara lösningar för unga vuxna",
            "Arbeta för en sammanhållen rehabilitering för personer med samsjuklighetsproblematik",
            "Samordna arbetsmarknadsinsatser",
        ],
    },
}

MEASURES: dict[int, list[list[str] | None]] = {
    2020: [None, None, None, None],
    2022: [
        [
            "Antal hushåll som får ekonomiskt bistånd under senaste 12 månaders perioden",
            "Antal hushåll som får ekonomiskt bistånd varje månad under senaste 12 månaders perioden",
            "Antal personer inskriva i insatser hos arbetsmarknadsgruppen under perioden",
            "Antal personer utskrivna från arbetsmarknadsgruppen till självförsörjning",
        ],
        [
            "Antal i biståndsbedömd sysselsättning bland personer med missbruk och/eller psykisk funktionsnedsättning",
            "Antal i öppenvårdsinsatser bland personer med missbruk och/eller psykisk funktionsnedsättning",
        ],
        [
            "Antal barn och ungdomar som är aktuella för insats inom socialtjänsten",
            "Antal orosanmälningar till socialtjänsten avseende barn och unga",
        ],
        [],
    ],
}
"""By goal; None where the plan has no such table, [] where it says that there are none."""

ASSIGNMENTS = {2020: None, 2022: 1}

Row = tuple[str, str, list[tuple[int, int, str]], tuple[int, str] | None]
"""Name, role, (year, kronor, printed) by column, the change (kronor, printed)."""

BUDGET: dict[int, dict[str, list[Row]]] = {
    2020: {
        "operating_budget/lines": [
            ("Intäkter", "income", [(2020, 48_500_000, "48,5"), (2019, 56_800_000, "56,8")], (8_300_000, "8,3")),
            (
                "Kostnader",
                "cost",
                [(2020, -276_900_000, "-276,9"), (2019, -289_800_000, "-289,8")],
                (-12_900_000, "-12,9"),
            ),
            (
                "Nettokostnader",
                "net",
                [(2020, -228_400_000, "-228,4"), (2019, -233_000_000, "-233,0")],
                (-4_600_000, "-4,6"),
            ),
        ],
        "operating_budget/units": [
            (
                "Stab och central ledning",
                "part",
                [(2020, -18_100_000, "-18,1"), (2019, -23_000_000, "-23")],
                (-4_900_000, "-4,9"),
            ),
            ("Vuxenheten", "part", [(2020, -72_200_000, "-72,2"), (2019, -71_800_000, "-71,8")], (400_000, "0,4")),
            (
                "Ekonomi- och arbetsmarknad",
                "part",
                [(2020, -52_800_000, "-52,8"), (2019, -53_400_000, "-53,4")],
                (-600_000, "-0,6"),
            ),
            (
                "Barn- och ungdom",
                "part",
                [(2020, -85_300_000, "-85,3"), (2019, -84_800_000, "-84,8")],
                (500_000, "0,5"),
            ),
            (
                "Summa, driftfram",
                "total",
                [(2020, -228_400_000, "-228,4"), (2019, -233_000_000, "-233,0")],
                (-4_600_000, "-4,6"),
            ),
        ],
        "investment_budget/lines": [
            (
                "Kapitalinventarier, arbetsmiljöåtgärder m.m.",
                "part",
                [(2020, -200_000, "-0,2"), (2019, -200_000, "-0,2")],
                (0, "0,0"),
            ),
            ("Summa", "total", [(2020, -200_000, "-0,2"), (2019, -200_000, "-0,2")], (0, "0,0")),
        ],
    },
    2022: {
        "operating_budget/lines": [
            ("Intäkter", "income", [(2022, 42_400_000, "42,4"), (2021, 47_900_000, "47,9")], (5_500_000, "5,5")),
            (
                "Kostnader",
                "cost",
                [(2022, -268_600_000, "-268,6"), (2021, -277_700_000, "-277,7")],
                (-9_100_000, "-9,1"),
            ),
            (
                "Nettokostnader",
                "net",
                [(2022, -226_200_000, "-226,2"), (2021, -229_800_000, "-229,8")],
                (-3_600_000, "-3,6"),
            ),
        ],
        "operating_budget/units": [
            (
                "Stab och central ledning",
                "part",
                [(2022, -17_300_000, "-17,3"), (2021, -17_100_000, "-17,1")],
                (200_000, "0,2"),
            ),
            ("Vuxenheten", "part", [(2022, -72_900_000, "-72,9"), (2021, -72_200_000, "-72,2")], (700_000, "0,7")),
            (
                "Ekonomi- och arbetsmarknadsenheten",
                "part",
                [(2022, -47_400_000, "-47,4"), (2021, -52_800_000, "-52,8")],
                (-5_400_000, "-5,4"),
            ),
            (
                "Barn- och ungdomsenheten",
                "part",
                [(2022, -88_600_000, "-88,6"), (2021, -87_700_000, "-87,7")],
                (900_000, "0,9"),
            ),
            (
                "Summa nettokostnader",
                "total",
                [(2022, -226_200_000, "-226,2"), (2021, -229_800_000, "-229,8")],
                (-3_600_000, "-3,6"),
            ),
        ],
        "investment_budget/lines": [
            ("Kapitalinventarier, arbetsmiljöåtgärder mm", "part", [], None),
            ("Summa", "total", [(2022, 200_000, "0,2"), (2021, 200_000, "0,2")], (0, "0,0")),
        ],
    },
}

_OVERSIGHT = (
    "Tillsyn försäljning av tobak, elektroniska cigaretter och påfyllnadsbehållare, folköl och receptfria läkemedel"
)

FEES = {
    2020: [
        ("Familjerådgivning", "KF", "2012-11-26", "Oförändrad", "2013-01-01"),
        ("Serveringstillstånd", "KF", "2014-12-15", "Oförändrad", "2015-01-01"),
        ("Tillstånd bedriva tobaksförsäljning", "KF", "2019-05-27", "Oförändrad", "2019-07-01"),
        (_OVERSIGHT, "KF", "2018-11-26", "Oförändrad", "2019-01-01"),
    ],
    2022: [
        ("Familjerådgivning", "KF", "2012-11-26", "Oförändrad", "2013-01-01"),
        ("Serveringstillstånd", "KF", "2014-12-15", "Oförändrad", "2015-01-01"),
        ("Tillstånd att bedriva tobaksförsäljning", "KF", "2019-05-27", "Oförändrad", "2019-07-01"),
        (_OVERSIGHT, "KF", "2018-11-26", "Oförändrad", "2019-01-01"),
    ],
}
"""Name, decided by, decided, status, valid from; neither plan names a date for a new decision."""


def _declarations(rent: str) -> list[tuple[str, str]]:
    return [
        ("Budget- och skuldrådgivning", "2017-12-12"),
        ("Dödsboanmälan", "2017-12-12"),
        ("Ekonomiskt bistånd", "2017-11-14"),
        (rent, "2017-12-12"),
        ("Stöd till barn, unga och familj", "2018-09-18"),
        ("Stöd till personer med psykisk funktionsnedsättning", "2017-09-19"),
        ("Stöd till unga med missbruk- MiniMaria", "2018-03-13"),
        ("Stöd till vuxna med missbruk", "2017-09-19"),
        ("Östervägens aktivitetshus", "2017-12-12"),
        ("Serveringstillstånd", "2017-12-12"),
    ]


DECLARATIONS = {2020: _declarations("Hyresrådgivning"), 2022: _declarations("Hysesrådgivning")}
"""Name and day of decision; all are «Oförändrad»."""

CONTRACTS = {2020: [("Familjerådgivning", "SN/2012:255")], 2022: []}

PROCUREMENTS = {
    2020: [
        "Löpande avrop på avtal gällande insatser för barn och unga",
        "Löpande avrop på ramavtal gällande insatser för vuxna med missbruksproblematik",
        "Löpande avrop på ramavtal gällande insatser inom socialpsykiatri",
    ],
    2022: [
        "Löpande avrop på ramavtal gällande insatser för barn och unga",
        "Löpande avrop på ramavtal gällande insatser för vuxna med missbruksproblematik",
        "Löpande avrop på ramavtal gällande insatser inom socialpsykiatri",
    ],
}

_LAW = "Handläggning av ärenden som rör tvångsvård enligt Lag"
_LVU = f"{_LAW} (1990:52) med särskilda bestämmelser om vård av unga (LVU)"
_LVM = f"{_LAW} (1988:870) om vård av missbrukare i vissa fall (LVM)"
_M, _V = "Medarbetare", "Verksamhetsprocesser"

RISKS = {
    2020: [
        (_M, "Personalomsättning", 12, 1),
        (_V, "Handläggning av ärenden som rör tvångsvård enligt LVU", 12, 3),
        (_V, "Förhandsbedömningar gällande barn och ungdomar", 12, 1),
        (_V, "Placering av barn och ungdomar i privata jourhem", 9, 1),
        (_V, "Utredningstider gällande barn och ungdomar", 9, 1),
        (_V, "Skolgång för familjehemsplacerade barn", 12, 1),
        (_V, "Handläggning av ärenden som rör tvångsvård enligt LVM", 12, 3),
        (_V, "Förhandsbedömningar vid orosanmälningar gällande vuxna", 9, 1),
        (_V, "Resursplanering för vuxna med missbruk eller psykisk funktionsnedsättning", 9, 1),
        (_V, "Gemensamma handlingsplaner i ärenden där klienten är aktuell vid både Ekonomi- och Vuxenheten.", 9, 1),
        (_V, "Samråd inför väsentliga beslut när klienter är aktuella på flera enheter.", 12, 1),
        (_V, "Barnkonsekvensanalyser", 9, 1),
        (_V, "Genomförandeplaner avseende verkställighet av biståndsbedömda insatser.", 9, 1),
        (_V, "Uppföljning av beslut från domstol som går nämnden emot.", 9, 1),
    ],
    2022: [
        (_V, _LVU, 12, 1),
        (_V, "Förhandsbedömningar gällande barn och ungdomar", 12, 1),
        (_V, "Utredningstider gällande barn och ungdomar", 9, 1),
        (_V, "Skolgång för familjehemsplacerade barn", 9, 1),
        (_V, _LVM, 12, 1),
        (_V, "Förhandsbedömningar vid orosanmälningar gällande vuxna", 9, 1),
        (_V, "Gemensamma handlingsplaner i ärenden där klienten är aktuell vid både Ekonomi- och Vuxenheten.", 9, 1),
        (_V, "Barnkonsekvensanalyser", 12, 1),
        (_V, "Genomförandeplaner avseende verkställighet av biståndsbedömda insatser.", 9, 1),
        (_V, "Kontinuitet för brukare", 12, 1),
        (_V, "Uppföljning av beslut från domstol som går nämnden emot.", 8, 1),
        (_V, "Placering av barn och unga i tillståndspliktig verksamhet", 12, 1),
    ],
}
"""Category (written out where the cell is empty), process, index, number of controls."""

UNITS = {
    2020: [
        ("Förvaltningsledning och stabsfunktion", 2),
        ("Kommungemensam verksamhet – förvaltningsövergripande", 3),
        ("Ekonomi- och arbetsmarknadsenheten", 3),
        ("Barn- och ungdomsenheten", 4),
        ("Kommungemensam verksamhet", 7),
        ("Vuxnenheten", 3),
        ("Upphandlad verksamhet", 7),
    ],
    2022: [
        ("Stabsenheten", 2),
        ("Ekonomi- och arbetsmarknadsenheten", 3),
        ("Barn- och ungdomsenheten", 4),
        ("Vuxenenheten", 3),
        ("Upphandlad verksamhet", 3),
        ("Kommungemensam verksamhet", 8),
    ],
}
"""Name and number of bullets."""

SECTIONS = {
    2020: [
        (0, "summary", "Sammanfattning", 7),
        (0, "responsibilities", "Nämndens ansvarsområden", 1),
        (0, "governance", "Solna stads styrning", 5),
        (0, "goals", "Mål och uppdrag", 0),
        (1, "overarching_goals", "Solna stads vision och övergripande mål", 3),
        (1, "committee_goals", "Nämndmål", 1),
        (1, "ongoing", "Löpande verksamhet enligt reglemente", 1),
        (0, "outlook", "Framtida utmaningar och förutsättningar", 0),
        (1, None, "Prognos kring arbetsmarknaden 2020 och omläggning av arbetsmarknadspolitiken", 2),
        (1, None, "Barnkonventionen blir svensk lag", 2),
        (1, None, "Ny tilläggsöverenskommelse gällande samverkan kring spelmissbruk", 2),
        (1, None, "Socialnämndens behandling av personuppgifter", 1),
        (1, None, "Statsbidrag", 3),
        (1, None, "Kommunalt aktivitetsansvar", 1),
        (1, None, "Utvecklingsprojekt kring långvarigt biståndsmottagande", 1),
        (1, None, "Översyn av socialtjänstlagen", 1),
        (1, None, "Utmaningar inom barn- och ungdomsvården", 2),
        (1, None, "Utredning gällande barn- och familjecentraler", 1),
        (1, None, "Ökad tillgång till illegala droger och ökad samsjuklighetsproblematik", 2),
        (0, "organisation", "Organisation", 0),
        (0, "budget", "Budget", 0),
        (1, "operating_budget", "Driftbudget, nämnd", 3),
        (1, "unit_budget", "Driftbudget, per verksamhet", 0),
        (1, "investment_budget", "Investeringsbudget", 1),
        (0, "fees", "Taxor och avgifter", 1),
        (1, "fee_list", "Nämndens taxor och avgifter", 0),
        (0, "personnel", "Medarbetare", 3),
        (0, "development", "Verksamhetsutveckling och kvalitetsarbete", 13),
        (1, "quality_declarations", "Nämndens kvalitetsdeklarationer", 1),
        (0, "cross_cutting", "Tvärsektoriella frågor", 0),
        (1, "international", "Internationellt", 1),
        (1, "equality", "Likabehandling", 2),
        (1, "environment", "Miljö", 4),
        (0, "competition", "Konkurrensutsättning", 3),
        (1, "contracts", "Befintliga avtal som ska upphandlas på nytt", 0),
        (1, "procurements", "Nya upphandlingsbehov samt större avrop på befintliga ramavtal", 0),
        (0, "internal_control", "Intern kontroll", 2),
        (1, "internal_control_plan", "Internkontrollplan", 0),
    ],
    2022: [
        (0, "management_report", "Förvaltningsberättelse", 0),
        (1, "summary", "Översikt över verksamhetens utveckling", 12),
        (0, "governance", "Styrning och uppföljning av den kommunala verksamheten", 6),
        (1, "responsibilities", "Socialnämndens ansvarsområden", 1),
        (1, "quality_declarations", "Nämndens kvalitetsdeklarationer", 2),
        (0, "organisation", "Organisation", 0),
        (0, "goals", "Mål och uppdrag", 0),
        (1, "overarching_goals", "Solna stads vision och övergripande mål", 3),
        (1, "committee_goals", "Nämndmål", 1),
        (1, "assignments", "Nämndens uppdrag", 1),
        (1, "ongoing", "Löpande verksamhet enligt reglemente", 1),
        (0, "budget", "Ekonomi", 0),
        (1, "operating_budget", "Driftbudget, nämnd", 5),
        (1, "unit_budget", "Driftbudget, per verksamhet", 2),
        (1, "investment_budget", "Investeringsbudget", 1),
        (0, "fees", "Taxor och avgifter", 1),
        (1, "fee_list", "Nämndens taxor och avgifter", 0),
        (0, "personnel", "Väsentliga personalförhållanden", 3),
        (0, "cross_cutting", "Tvärsektoriella frågor", 1),
        (1, "international", "Internationellt", 2),
        (1, "equality", "Likabehandling", 3),
        (1, "environment", "Miljö och klimat", 4),
        (0, "outlook", "Förväntad utveckling", 12),
        (0, "competition", "Konkurrensutsättning", 5),
        (1, "contracts", "Befintliga avtal som ska upphandlas på nytt", 0),
        (1, "procurements", "Nya upphandlingsbehov samt större avrop på befintliga ramavtal", 0),
        (0, "internal_control", "Intern kontroll", 2),
        (1, "internal_control_plan", "Internkontrollplan", 0),
    ],
}
"""Depth, role, heading, number of paragraphs and bullets (a paragraph that a page breaks in two is one)."""

JOINED = {2020: [54, 137, 195, 298, 330, 370], 2022: []}
"""Lines that continue a paragraph which a page broke in two."""

LEFT_OUT = {
    2020: {"contents": (12, 26), "rule": (5, 5), "repeated-header": (408, 416)},
    2022: {
        "memo": (5, 49),
        "contents": (63, 74),
        "minutes": (441, 511),
        "rule": (57, 403),
        "repeated-header": (128, 433),
    },
}
"""First and last line left out for each reason."""
