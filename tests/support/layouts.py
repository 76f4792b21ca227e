"""Short plans of invented municipalities, each in a layout of its own, and what a person reads in them.

A layout is a text as a municipality sets it, and a summary of what it says: goals with activities and measures, rows of
the budget with what is printed by column, risks with their index. No profile was written for any of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Layout(NamedTuple):
    """A layout: how it goes about things, its text, and a summary of what a person reads there."""

    text: str
    goals: list[Any]
    budget: list[Any]
    risks: list[Any]


def goals(plan: dict[str, Any]) -> list[Any]:
    return [
        (
            goal["title"],
            [activity["title"] for activity in goal["activities"]] if "activities" in goal else None,
            [_measure(measure) for measure in goal["measures"]] if "measures" in goal else None,
        )
        for goal in plan.get("goals", [])
    ]


def _measure(measure: dict[str, Any]) -> str:
    values = [each for name in ("baselines", "outcomes", "targets") for each in measure.get(name, [])]
    return f"{measure['title']}: " + ", ".join(f"{each.get('year', '')} {each['value']}".strip() for each in values)


def budget(plan: dict[str, Any]) -> list[Any]:
    """The rows of the operating budget, under the list and the unit that they are in."""
    found: list[Any] = []
    group = plan.get("operating_budget", {})
    for name in ("lines", "units"):
        if name in group:
            found += [(name, group["unit"]), *map(_row, group[name])]
    return found


def _row(row: dict[str, Any]) -> tuple[str, str | None, str]:
    amounts = ", ".join(f"{each['kind']} {each['year']} {each['printed']}" for each in row["amounts"])
    change = f"; {row['change']['printed']}" if "change" in row else ""
    return row["name"], row.get("role"), amounts + change


def risks(plan: dict[str, Any]) -> list[Any]:
    return [
        (
            risk["process"],
            *(risk.get(name) for name in ("index", "likelihood", "consequence")),
            [
                *(control["text"] for control in risk.get("controls", ())),
                *(f"åtgärd: {action['text']}" for action in risk.get("actions", ())),
            ],
        )
        for risk in plan.get("internal_control_plan", {}).get("risks", [])
    ]


def _head(title: str, committee: str) -> str:
    return f"# {title}\n\n{committee}\n\nEKVIKS KOMMUN\n\n"


def _table(*rows: str) -> str:
    """Rows with their cells parted by a bar, for the eye, as a text with tabs."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows) + "\n\n"


_EXPORT = (
    _head("Verksamhetsplan 2025", "Tekniska nämnden")
    + "## Inledning\n\nPlanen gäller gator och parker.\n\n## Nämndens mål\n\n"
    + "### Nämndmål: Gatorna är hela\n\nDen som cyklar ska komma fram.\n\n#### Indikatorer\n\n"
    + _table("Indikator | Utfall 2023 | Utfall 2024 | Mål 2025", "Andel hela gator | 61 % | 64 % | 70 %")
    + "#### Aktiviteter\n\n"
    + _table(
        "Aktivitet | Ansvarig funktion | Slutdatum | Status",
        "Lappa hål | Gatuchef | 2025-06-30 | Pågående",
        "Mäta ojämnheter | Gatuingenjör | 2025-12-31 | Ej påbörjad",
    )
    + "### Nämndmål: Parkerna är gröna\n\n#### Indikatorer\n\n"
    + _table("Indikator | Utfall 2023 | Utfall 2024 | Mål 2025", "Antal nya träd | 110 | 95 | 120")
    + "## Driftbudget\n\n"
    + _table(
        "Belopp i tkr | Bokslut 2023 | Budget 2024 | Budget 2025",
        "Intäkter | -8 120 | -8 300 | -8 400",
        "Personalkostnader | 20 050 | 20 900 | 21 300",
        "Övriga kostnader | 31 200 | 31 000 | 31 900",
        "Summa kostnader | 51 250 | 51 900 | 53 200",
        "Nettokostnad | 43 130 | 43 600 | 44 800",
    )
    + "## Intern kontroll\n\n"
    + _table(
        "Process | Risk | Sannolikhet | Konsekvens | Riskvärde | Kontrollmoment | Frekvens | Kontrollansvarig",
        "Inköp | Avtal följs inte | 3. Möjlig | 4. Allvarlig | 12 | Stickprov av fakturor | Varje kvartal | Controller",
        "Lön | Fel lön betalas ut | 2. Mindre sannolik | 3. Kännbar | 6 | Avstämning | Varje månad | Lönechef",
    )
)

_COUNCILS = (
    _head("Nämndsplan 2025", "Socialnämnden")
    + "## Mål och indikatorer\n\n"
    + _table(
        "Mål | Indikator | Utfall 2023 | Målvärde 2025",
        "Trygg vård | Andel nöjda, % | 81 | 85",
        " | Väntetid, dagar | 34 | 20",
        "Fler i arbete | Antal i sysselsättning | 140 | 180",
    )
    + "## Resultatbudget\n\n"
    + _table(
        "tkr | Budget 2024 | Budget 2025 | Plan 2026 | Plan 2027",
        "Intäkter | 12 400 | 12 900 | 13 000 | 13 100",
        "Kostnader | 242 400 | 251 900 | 256 000 | 260 100",
        "Nettokostnad | 230 000 | 239 000 | 243 000 | 247 000",
        "Kommunbidrag | 230 000 | 239 000 | 243 000 | 247 000",
        "Resultat | 0 | 0 | 0 | 0",
    )
    + "## Risk- och väsentlighetsanalys\n\n"
    + _table(
        "Risk | Sannolikhet (1-4) | Konsekvens (1-4) | Riskvärde | Åtgärd | Ansvarig",
        "Brist på socionomer | 4 | 3 | 12 | Traineeprogram | HR-chef",
        "Handläggningen drar ut på tiden | 2 | 4 | 8 | Månadsvis uppföljning | Enhetschef",
    )
)

_BULLETS = (
    _head("Verksamhetsplan med internbudget 2025", "Kulturnämnden")
    + "## 1 Sammanfattning\n\nEtt år med fler läsare.\n\n## 2 Mål\n\n"
    + "### Mål 1: Fler läser\n\nAlla barn ska ha ett lånekort.\n\n"
    + "- **Öppna bibliotek.** Biblioteken håller öppet på kvällar\noch helger.\n"
    + "- **Bokbussen:** Bussen kör till byarna varje vecka.\n\n"
    + "### Mål 2: Scenen är öppen för alla\n\n- **Fri entré** – Konserterna på torget är gratis.\n\n"
    + "## 3 Nettobudget 2025, tkr\n\n"
    + _table(
        "Verksamhet | Bokslut 2023 | Budget 2024 | Budget 2025 | Plan 2026 | Plan 2027",
        "Bibliotek | 12 345 | 12 500 | 12 900 | 13 000 | 13 100",
        "Kulturskola | 8 000 | 8 100 | 8 200 | 8 300 | 8 400",
        "Nettobudget | 20 345 | 20 600 | 21 100 | 21 300 | 21 500",
    )
    + "## 4 Riskanalys\n\n"
    + _table("Risk | S | K | S x K | Hantering", "Lokaler stängs | 2 | 3 | 6 | Avtal om annan lokal")
)

_NUMBERED = (
    _head("Verksamhetsplan och budget 2025", "Miljönämnden")
    + "## 1. Nämndens verksamhet\n\nNämnden har tillsyn.\n\n## 3. Mål och uppdrag\n\n### 3.1 Nämndmål\n\n"
    + "#### 3.1.1 Tillsynen är rättvis\n\n"
    + _table("Åtgärd | Ansvarig | Klart senast", "Gemensamma checklistor | Miljöchef | mars 2025")
    + "#### 3.1.2 Vattnet är rent\n\n"
    + _table("Åtgärd | Ansvarig | Klart senast", "Provta brunnar | Inspektör | oktober 2025")
    + "## 4. Ekonomiska förutsättningar\n\n"
    + _table(
        "mnkr | Utfall 2023 | Budget 2024 | Budget 2025",
        "Verksamhetens intäkter | 4,1 | 4,2 | 4,4",
        "Verksamhetens kostnader | -13,0 | -13,4 | -13,9",
        "Verksamhetens nettokostnad | -8,9 | -9,2 | -9,5",
    )
    + "## 5. Plan för intern kontroll\n\n"
    + _table(
        "Riskområde | Beskrivning av risk | Sannolikhet | Konsekvens | Kontrollåtgärd",
        "Debitering | Avgift tas inte ut | 3 | 3 | Jämförelse av register",
    )
)

_COMMITMENTS = (
    _head("Förslag till verksamhetsplan 2025–2027", "Utbildningsnämnden")
    + "## Inriktningsmål\n\n"
    + _table(
        "Inriktningsmål | Åtagande | Ansvarig | Tidplan",
        "Alla elever når målen | Läxhjälp på varje skola | Rektor | läsåret 2025/26",
        " | Fler speciallärare | Skolchef | 2025",
        "Trygg skola | Fler vuxna på rasten | Rektor | löpande",
    )
    + "## Kommunbidrag\n\n(Belopp i tusen kronor)\n\n"
    + _table(
        "Verksamhet | Kommunbidrag 2024 | Kommunbidrag 2025 | Förändring",
        "Förskola | 301 200 | 305 900 | 4 700",
        "Grundskola | 512 000 | 519 500 | 7 500",
        "Summa kommunbidrag | 813 200 | 825 400 | 12 200",
    )
    + "## Risker och åtgärder\n\n"
    + _table(
        "Identifierad risk | Sannolikhet | Konsekvens | Riskvärde | Åtgärder | Ansvarig",
        "Lärarbrist | Sannolik (4) | Kännbar (3) | 12 | Egen utbildning | Skolchef",
        "Frånvaro upptäcks sent | Möjlig (3) | Kännbar (3) | 9 | Ny rutin | Rektor",
    )
)

_TWO_ROWS = (
    _head("Nämndbudget 2025", "Fritidsnämnden")
    + "## Mål\n\n### Alla rör på sig\n\nDen som vill ska hitta en idrott.\n\n"
    + _table("Nyckeltal | Nuläge | Målvärde 2025 | Målvärde 2027", "Andel aktiva barn | 63 % | 66 % | 70 %")
    + "### Hallarna är fulla\n\n"
    + _table("Nyckeltal | Nuläge | Målvärde 2025 | Målvärde 2027", "Bokade timmar | 8 100 | 8 500 | 9 000")
    + "## Budget och plan\n\n"
    + _table(
        "tkr | Bokslut | Budget | Budget | Plan | Plan",
        " | 2023 | 2024 | 2025 | 2026 | 2027",
        "Intäkter | -3 000 | -3 100 | -3 150 | -3 200 | -3 250",
        "Kostnader | 33 000 | 34 100 | 35 150 | 35 900 | 36 400",
        "Ram | 30 000 | 31 000 | 32 000 | 32 700 | 33 150",
    )
    + "## Riskbedömning\n\n"
    + _table(
        "Process/rutin/system | Riskbeskrivning | Riskbedömning | Kontrollaktivitet",
        "Bokning | Dubbelbokade tider | 2 x 3 = 6 | Veckovis avstämning",
        "Isbanor | Ammoniak läcker ut | 1 x 4 | Larmprov",
    )
)

_LADDER = (
    _head("Verksamhetsplan 2025, reviderad", "Omsorgsnämnden")
    + "## Mål och målstyrning\n\n"
    + _table(
        "Kommunfullmäktiges mål | Nämndens mål | Indikator | Utgångsvärde | Målvärde 2025",
        "Ekvik är tryggt | Ingen väntar på hemtjänst | Dagar till beslut | 14 | 7",
        "Ekvik är tryggt | Maten är god | Andel nöjda | 71 % | 80 %",
    )
    + "## Budgetram\n\n"
    + _table(
        "Budget per område (mnkr) | Budget 2024 | Budget 2025",
        "Hemtjänst | 101,2 | 104,0",
        "Särskilt boende | 188,9 | 193,5",
        "Summa | 290,1 | 297,5",
    )
    + "## Intern styrning och kontroll\n\n"
    + _table(
        "Område | Process | Risk | Sannolikhet | Konsekvens | Riskvärde | Kontrollmoment",
        "Verksamhet | Dokumentation | Genomförandeplan saknas | Möjlig | Allvarlig | 12 | Kontroll av tio akter",
        " |  | Planen är för gammal | Mindre sannolik | Kännbar | 6 | Kontroll av datum",
        "Ekonomi | Inköp | Köp utan avtal | Sannolik | Lindrig | 8 | Kontroll av fakturor",
    )
)

_UNMARKED = (
    "VERKSAMHETSPLAN 2025\n\nByggnadsnämnden\n\nEkviks stad\n\n"
    "Innehåll\n\nMål ..... 2\n\nBudget ..... 3\n\nRisker ..... 4\n\nMål\n\nMål 1: Bygglov ges i tid\n\n"
    + _table("Indikator | Utfall 2023 | Målvärde 2025", "Veckor till beslut | 9 | 7")
    + "Mål 2: Planerna är aktuella\n\n"
    + _table("Indikator | Utfall 2023 | Målvärde 2025", "Planer äldre än tio år | 12 | 5")
    + "Budget\n\n"
    + _table(
        "kr | Bokslut 2023 | Budget 2025",
        "Summa intäkter | 6 250 000 | 6 400 000",
        "Summa kostnader | -15 750 000 | -16 000 000",
        "Nettoram | -9 500 000 | -9 600 000",
    )
    + "Risker\n\nInga risker har identifierats.\n"
)

_GOALS_IN_LINES = (
    _head("Uppdragsplan 2025", "Arbetsmarknadsnämnden")
    + "## Effektmål\n\n### Effektmål 1. Färre lever på bistånd\n\n**Aktiviteter**\n\n"
    + "- **Jobbcoach.** Var och en får en coach.\n- **Praktik.** Tre månader på en arbetsplats.\n\n"
    + "### Effektmål 2. Unga får sommarjobb\n\n**Aktiviteter**\n\n- **Sommarjobb** 400 platser.\n\n"
    + "## Detaljbudget 2025\n\nTabellen visar nettobudget i mkr.\n\n"
    + _table(
        "Enhet | Nettobudget 2024 | Nettobudget 2025",
        "Vuxenutbildning | 41,5 | 43",
        "Arbetsmarknad | 22,0 | 21,5",
        "Totalt | 63,5 | 64,5",
    )
    + "## Internkontrollplan 2025\n\n"
    + _table(
        "Kategori | Rutin | Risk | Riskvärde (S x K) | Kontroll | Intervall | Ansvarig",
        "Ekonomi | Bistånd | Fel belopp | 9 | Stickprov | Kvartal | Ekonom",
        " | Delegation | Beslut utan rätt | 4 | Genomgång | År | Jurist",
    )
)


LAYOUTS: dict[str, Layout] = {
    "an export from a planning system: headings by kind, scales with words": Layout(
        _EXPORT,
        [
            (
                "Gatorna är hela",
                ["Lappa hål", "Mäta ojämnheter"],
                ["Andel hela gator: 2023 61 %, 2024 64 %, 2025 70 %"],
            ),
            ("Parkerna är gröna", None, ["Antal nya träd: 2023 110, 2024 95, 2025 120"]),
        ],
        [
            ("lines", "tkr"),
            ("Intäkter", "income", "outcome 2023 -8 120, budget 2024 -8 300, budget 2025 -8 400"),
            ("Personalkostnader", None, "outcome 2023 20 050, budget 2024 20 900, budget 2025 21 300"),
            ("Övriga kostnader", None, "outcome 2023 31 200, budget 2024 31 000, budget 2025 31 900"),
            ("Summa kostnader", "cost", "outcome 2023 51 250, budget 2024 51 900, budget 2025 53 200"),
            ("Nettokostnad", "net", "outcome 2023 43 130, budget 2024 43 600, budget 2025 44 800"),
        ],
        [("Inköp", 12, 3, 4, ["Stickprov av fakturor"]), ("Lön", 6, 2, 3, ["Avstämning"])],
    ),
    "goals in a table with indicators, positive costs, kommunbidrag beside the net cost": Layout(
        _COUNCILS,
        [
            ("Trygg vård", None, ["Andel nöjda, %: 2023 81, 2025 85", "Väntetid, dagar: 2023 34, 2025 20"]),
            ("Fler i arbete", None, ["Antal i sysselsättning: 2023 140, 2025 180"]),
        ],
        [
            ("lines", "tkr"),
            ("Intäkter", "income", "budget 2024 12 400, budget 2025 12 900, plan 2026 13 000, plan 2027 13 100"),
            ("Kostnader", "cost", "budget 2024 242 400, budget 2025 251 900, plan 2026 256 000, plan 2027 260 100"),
            ("Nettokostnad", "net", "budget 2024 230 000, budget 2025 239 000, plan 2026 243 000, plan 2027 247 000"),
            ("Kommunbidrag", "grant", "budget 2024 230 000, budget 2025 239 000, plan 2026 243 000, plan 2027 247 000"),
            ("Resultat", "result", "budget 2024 0, budget 2025 0, plan 2026 0, plan 2027 0"),
        ],
        [
            ("Brist på socionomer", 12, 4, 3, ["åtgärd: Traineeprogram"]),
            ("Handläggningen drar ut på tiden", 8, 2, 4, ["åtgärd: Månadsvis uppföljning"]),
        ],
    ),
    "activities as bullets with bold titles, nettobudget with outcome and plan years, one letter for a factor": Layout(
        _BULLETS,
        [("Fler läser", ["Öppna bibliotek", "Bokbussen"], None), ("Scenen är öppen för alla", ["Fri entré"], None)],
        [
            ("units", "tkr"),
            (
                "Bibliotek",
                "part",
                "outcome 2023 12 345, budget 2024 12 500, budget 2025 12 900, plan 2026 13 000, plan 2027 13 100",
            ),
            (
                "Kulturskola",
                "part",
                "outcome 2023 8 000, budget 2024 8 100, budget 2025 8 200, plan 2026 8 300, plan 2027 8 400",
            ),
            (
                "Nettobudget",
                "total",
                "outcome 2023 20 345, budget 2024 20 600, budget 2025 21 100, plan 2026 21 300, plan 2027 21 500",
            ),
        ],
        [("Lokaler stängs", 6, 2, 3, ["åtgärd: Avtal om annan lokal"])],
    ),
    "numbered headings, åtgärder, an index that only its factors give": Layout(
        _NUMBERED,
        [
            ("Tillsynen är rättvis", ["Gemensamma checklistor"], None),
            ("Vattnet är rent", ["Provta brunnar"], None),
        ],
        [
            ("lines", "mnkr"),
            ("Verksamhetens intäkter", "income", "outcome 2023 4,1, budget 2024 4,2, budget 2025 4,4"),
            ("Verksamhetens kostnader", "cost", "outcome 2023 -13,0, budget 2024 -13,4, budget 2025 -13,9"),
            ("Verksamhetens nettokostnad", "net", "outcome 2023 -8,9, budget 2024 -9,2, budget 2025 -9,5"),
        ],
        [("Debitering", 9, 3, 3, ["Jämförelse av register"])],
    ),
    "inriktningsmål with åtaganden in a table, kommunbidrag with a change, the unit in a line above": Layout(
        _COMMITMENTS,
        [
            ("Alla elever når målen", ["Läxhjälp på varje skola", "Fler speciallärare"], None),
            ("Trygg skola", ["Fler vuxna på rasten"], None),
        ],
        [
            ("units", "tkr"),
            ("Förskola", "part", "budget 2024 301 200, budget 2025 305 900; 4 700"),
            ("Grundskola", "part", "budget 2024 512 000, budget 2025 519 500; 7 500"),
            ("Summa kommunbidrag", "total", "budget 2024 813 200, budget 2025 825 400; 12 200"),
        ],
        [
            ("Lärarbrist", 12, 4, 3, ["åtgärd: Egen utbildning"]),
            ("Frånvaro upptäcks sent", 9, 3, 3, ["åtgärd: Ny rutin"]),
        ],
    ),
    "a budget's header on two rows, ram, an index printed as a product": Layout(
        _TWO_ROWS,
        [
            ("Alla rör på sig", None, ["Andel aktiva barn: 63 %, 2025 66 %, 2027 70 %"]),
            ("Hallarna är fulla", None, ["Bokade timmar: 8 100, 2025 8 500, 2027 9 000"]),
        ],
        [
            ("lines", "tkr"),
            (
                "Intäkter",
                "income",
                "outcome 2023 -3 000, budget 2024 -3 100, budget 2025 -3 150, plan 2026 -3 200, plan 2027 -3 250",
            ),
            (
                "Kostnader",
                "cost",
                "outcome 2023 33 000, budget 2024 34 100, budget 2025 35 150, plan 2026 35 900, plan 2027 36 400",
            ),
            (
                "Ram",
                "net",
                "outcome 2023 30 000, budget 2024 31 000, budget 2025 32 000, plan 2026 32 700, plan 2027 33 150",
            ),
        ],
        [("Bokning", 6, 2, 3, ["Veckovis avstämning"]), ("Isbanor", 4, 1, 4, ["Larmprov"])],
    ),
    "the council's goals beside the committee's, steps of the scales in words, a process over two risks": Layout(
        _LADDER,
        [
            ("Ingen väntar på hemtjänst", None, ["Dagar till beslut: 14, 2025 7"]),
            ("Maten är god", None, ["Andel nöjda: 71 %, 2025 80 %"]),
        ],
        [
            ("units", "mnkr"),
            ("Hemtjänst", "part", "budget 2024 101,2, budget 2025 104,0"),
            ("Särskilt boende", "part", "budget 2024 188,9, budget 2025 193,5"),
            ("Summa", "total", "budget 2024 290,1, budget 2025 297,5"),
        ],
        [
            ("Dokumentation", 12, 3, 4, ["Kontroll av tio akter"]),
            ("Dokumentation", 6, 2, 3, ["Kontroll av datum"]),
            ("Inköp", 8, 4, 2, ["Kontroll av fakturor"]),
        ],
    ),
    "no heading marked, whole kronor, a sentence that there are no risks": Layout(
        _UNMARKED,
        [
            ("Bygglov ges i tid", None, ["Veckor till beslut: 2023 9, 2025 7"]),
            ("Planerna är aktuella", None, ["Planer äldre än tio år: 2023 12, 2025 5"]),
        ],
        [
            ("lines", "kr"),
            ("Summa intäkter", "income", "outcome 2023 6 250 000, budget 2025 6 400 000"),
            ("Summa kostnader", "cost", "outcome 2023 -15 750 000, budget 2025 -16 000 000"),
            ("Nettoram", "net", "outcome 2023 -9 500 000, budget 2025 -9 600 000"),
        ],
        [],
    ),
    "effektmål, bullets under a bold line, the unit in a sentence": Layout(
        _GOALS_IN_LINES,
        [
            ("Färre lever på bistånd", ["Jobbcoach", "Praktik"], None),
            ("Unga får sommarjobb", ["Sommarjobb"], None),
        ],
        [
            ("units", "mkr"),
            ("Vuxenutbildning", "part", "budget 2024 41,5, budget 2025 43"),
            ("Arbetsmarknad", "part", "budget 2024 22,0, budget 2025 21,5"),
            ("Totalt", "total", "budget 2024 63,5, budget 2025 64,5"),
        ],
        [("Bistånd", 9, None, None, ["Stickprov"]), ("Delegation", 4, None, None, ["Genomgång"])],
    ),
}
