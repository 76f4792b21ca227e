"""Two plans of an invented committee, and a comparison of them made by hand that holds every kind of change."""

from __future__ import annotations

from typing import Any

from tests.support.comparisons import Builder, moved, reordered, slip, text_facet, values
from tests.support.plans import activity, goal, risk, section, unit
from vpbdiff.model.changes import Caveat, Comparison, Facet, Kind, Rung, Significance
from vpbdiff.model.money import Unit, parse
from vpbdiff.model.plan import Cell, Column, YearAmount

_OPPOSITES = {
    Kind.ADDED: Kind.REMOVED,
    Kind.MERGED: Kind.SPLIT,
    Kind.RAISED: Kind.LOWERED,
    Kind.INCREASED: Kind.DECREASED,
}
_OPPOSITES |= {other: kind for kind, other in _OPPOSITES.items()}


def opposite(kind: Kind) -> Kind:
    """What a kind is called when the comparison runs backwards: itself, for most."""
    return _OPPOSITES.get(kind, kind)


TRUST = "Ekvik ska vara en trygg kommun att växa upp i."
LIFE = "Ekvik ska ha ett rikt kultur- och fritidsliv."
YOUNG = "Fler barn och unga ska ta del av kultur och fritid."
LIBRARY = "Biblioteken ska vara öppna för alla."

VISITS = Column("Antal besök")

WORDS_OPEN = (
    "[-Alla fritidsgårdar ska-]{+Fritidsgårdarna bör i möjligaste mån+} hålla öppet på skolloven. Öppettiderna "
    "bestäms i god tid före varje lov och anslås på gården, på biblioteken och på kommunens webbplats, så att "
    "vårdnadshavare kan planera. Personalen är minst två [-i taget-]{+åt gången+}."
)
WORDS_CAMP = (
    "[-Ordna ett läger för 40 barn i juli.-]{+Ordna läger på sommarlovet och sportlovet för sammanlagt 60 barn.+} "
    "Lägren är avgiftsfria."
)
WORDS_FUTURE = (
    "Kommunens befolkning väntas växa med [-800-]{+500+} personer till 2030, mest i Norra Ekvik, och det behövs "
    "fler lokaler för föreningslivet där under de kommande åren än vad som finns i dag[-, också en ny simhall-]."
)
WORDS_SPONTANEOUS = (
    "{+Spontanidrotten får egna ytor i Norra Ekvik. +}[-Planerna bokas av föreningar i första hand.-]"
    "{+Planerna är öppna utan bokning varje vardag.+}"
)


def _row(name: str, role: str, year: int, printed: str, before: str) -> dict[str, Any]:
    amounts = [
        {"year": each, "kind": "budget", "kr": parse(figure, Unit.MKR).kr, "printed": figure}
        for each, figure in ((year, printed), (year - 1, before))
    ]
    return {"name": name, "role": role, "amounts": amounts}


def _visits(number: str) -> dict[str, Any]:
    columns = [{"name": VISITS.name}]
    return {"title": "Besök", "columns": columns, "rows": [{"label": "Huvudbiblioteket", "cells": [number]}]}


def _library_measures(year: int, target: str, outcome: str, source: str) -> list[dict[str, Any]]:
    """One measure with values for the years before the plan, and one that the plan speaks of otherwise."""
    loans = [{"year": year - 2, "value": "5,1"}]
    visitors = {"targets": [{"year": 2025, "value": target}], "outcomes": [{"year": 2021, "value": outcome}]}
    return [
        {"title": "Antal lån per invånare", "outcomes": loans},
        {"title": "Andel nöjda besökare", **visitors, "data_source": source},
    ]


def old_raw() -> dict[str, Any]:
    """The plan for 2023."""
    return {
        "format": "vpbdiff-plan/3",
        "year": 2023,
        "metadata": {
            "title": "Verksamhetsplan och budget 2023",
            "municipality": "Ekviks kommun",
            "committee": "Kultur- och fritidsnämnden",
            "reference": "KFN/2022:14",
        },
        "overarching_goals": [{"title": TRUST}, {"title": LIFE}],
        "goals": [
            goal(
                YOUNG,
                activity("Håll fritidsgårdarna öppna på loven", _old(WORDS_OPEN)),
                activity("Låna ut idrottsutrustning", "Utrustning lånas ut gratis i två veckor på Fritidsbanken."),
                activity("Ordna sommarläger", _old(WORDS_CAMP)),
                activity("Ordna vinterläger", "Ordna ett läger för 20 barn på sportlovet."),
                measures=[
                    {"title": "Andel unga som är med i en förening", "targets": [{"year": 2025, "value": "60 %"}]}
                ],
            ),
            goal(
                LIBRARY,
                activity("Läs för förskolebarn", "Biblioteken har sagostund för varje förskola en gång i månaden."),
                activity("Rusta upp bollplanerna", _old(WORDS_SPONTANEOUS)),
                activity(
                    "Digital handledning och bokbuss", "Ge handledning i digitala tjänster. Bokbussen kör två turer."
                ),
                measures=_library_measures(2023, "Öka", "71 %", "Enkäten"),
            ),
        ],
        "tables": [_visits("410 000")],
        "assignments": [
            {"title": "Utred en ny simhall", "deadline": "2023-06-30", "status": "Påbörjat"},
        ],
        "operating_budget": {
            "unit": "mkr",
            "lines": [
                _row("Intäkter", "income", 2023, "12,0", "11,8"),
                _row("Kostnader", "cost", 2023, "-80,0", "-78,4"),
            ],
            "units": [
                _row("Bibliotek", "part", 2023, "-31,5", "-31,0"),
                _row("Fritid", "part", 2023, "-36,5", "-35,6"),
            ],
        },
        "fees": [
            {"name": "Hyra av idrottshall", "decided": "2021-11-22", "status": "Oförändrad"},
            {"name": "Båtplats", "decided": "2021-11-22", "status": "Oförändrad"},
        ],
        "quality_declarations": [{"name": "Biblotekens öppettider", "decided": "2022-03-14", "status": "Oförändrad"}],
        "internal_control_plan": {
            "risks": [
                risk(
                    "Tillsyn av badplatser",
                    "Badplatserna besiktigas inte varje år.",
                    "Kontroll av att besiktningen är gjord.",
                    "Kontroll av livbojar.",
                    index=6,
                    category="Verksamhetsprocesser",
                ),
                risk("Utlåning av nycklar", "Nycklar lämnas inte åter.", index=12, category="Verksamhetsprocesser"),
                risk("Vakanser", "Tjänster står tomma, så att verksamhet ställs in.", index=8, category="Medarbetare"),
                risk(
                    "Brandskydd i samlingslokaler",
                    "Utrymningsvägar är blockerade när lokalen är uthyrd.",
                    "Rundvandring en gång i kvartalet.",
                    "Kontroll av protokoll från brandsyn.",
                    index=12,
                    category="Verksamhetsprocesser",
                ),
            ]
        },
        "organisation": {"units": [unit("Biblioteksenheten", "Huvudbibliotek inkl. filialer", "Bokbuss")]},
        "sections": [
            section(
                "Framtida utmaningar",
                _old(WORDS_FUTURE),
                "Andelen äldre besökare ökar.",
                sections=[
                    section(
                        "Digitalisering",
                        "Fler tjänster blir digitala.",
                        "Bokningen flyttas till webben.",
                        sections=[section("Bokningssystem", "Avtalet om bokningssystem löper ut 2024.")],
                    )
                ],
            ),
        ],
    }


def new_raw() -> dict[str, Any]:
    """The plan for 2025."""
    return {
        "format": "vpbdiff-plan/3",
        "year": 2025,
        "version": "reviderad",
        "metadata": {
            "title": "Reviderad verksamhetsplan och budget 2025",
            "municipality": "Ekviks kommun",
            "committee": "Kultur- och fritidsnämnden",
            "reference": "KFN/2024:9",
            "meeting_date": "2024-12-09",
        },
        "overarching_goals": [{"title": LIFE}, {"title": TRUST}],
        "goals": [
            goal(
                YOUNG,
                activity("Håll fritidsgårdarna öppna på loven", _new(WORDS_OPEN)),
                activity("Ordna läger på loven", _new(WORDS_CAMP)),
                activity("Läs för förskolebarn", "Biblioteken har sagostund för varje förskola en gång i månaden."),
                measures=[
                    {"title": "Andel unga som är med i en förening", "targets": [{"year": 2025, "value": "55 %"}]},
                    {"title": "Antal besök på fritidsgårdarna"},
                ],
            ),
            goal(
                LIBRARY,
                activity("Digital handledning", "Ge handledning i digitala tjänster."),
                activity("Bokbuss", "Bokbussen kör två turer."),
                activity("Gör plats för spontanidrott", _new(WORDS_SPONTANEOUS)),
                measures=_library_measures(2025, "Behållas", "70 %", "Besöksräknaren"),
            ),
        ],
        "tables": [_visits("395 000")],
        "assignments": [
            {"title": "Utred en ny simhall", "deadline": "2025-03-31", "status": "Försenat"},
        ],
        "operating_budget": {
            "unit": "mkr",
            "lines": [
                _row("Intäkter", "income", 2025, "11,5", "11,9"),
                _row("Kostnader", "cost", 2025, "-84,5", "-82,0"),
            ],
            "units": [
                _row("Bibliotek", "part", 2025, "-29,5", "-31,0"),
                _row("Fritid", "part", 2025, "-38,5", "-39,1"),
            ],
        },
        "fees": [
            {"name": "Hyra av idrottshall", "decided": "2024-11-25", "status": "Höjd", "valid_from": "2025-01-01"},
            {"name": "Båtplats", "decided": "2021-11-22", "status": "Oförändrad"},
        ],
        "quality_declarations": [{"name": "Bibliotekens öppettider", "decided": "2022-03-14", "status": "Oförändrad"}],
        "internal_control_plan": {
            "risks": [
                risk(
                    "Tillsyn av badplatser",
                    "Badplatserna besiktigas inte varje år.",
                    "Kontroll av att besiktningen är gjord.",
                    index=9,
                    category="Verksamhetsprocesser",
                ),
                risk("Utlåning av nycklar", "Nycklar lämnas inte åter.", index=8, category="Verksamhetsprocesser"),
                risk(
                    "Kompetensförsörjning",
                    "Tjänster står tomma, så att verksamhet ställs in.",
                    index=8,
                    category="Styrning",
                ),
                risk(
                    "Föreningsbidrag",
                    "Bidrag betalas ut på fel underlag.",
                    "Stickprov på ansökningar.",
                    index=9,
                    category="Ekonomi",
                ),
            ]
        },
        "organisation": {"units": [unit("Biblioteksenheten", "Huvudbibliotek inklusive filialer", "Bokbuss")]},
        "sections": [
            section(
                "Framtida utmaningar",
                _new(WORDS_FUTURE),
                "Andelen äldre besökare ökar.",
                "Ungdomar efterfrågar e-sport.",
            ),
        ],
    }


def comparison() -> Comparison:
    """What became of the plan for 2023."""
    build = Builder(old_raw(), new_raw())
    _goals(build)
    _money(build)
    _risks(build)
    _rest(build)
    build.warnings = (Caveat("compare.skipped-years", (("years", (2024,)),)),)
    build.not_comparable = (
        Caveat("compare.no-section", (("list", "procurement_plan/contracts"), ("side", "new"))),
        Caveat("compare.no-section", (("list", "procurement_plan/procurements"), ("side", "new"))),
        Caveat("compare.no-figure", (("name", "Investeringar"), ("year", 2025)), "/investment_budget/lines/0"),
    )
    return build.comparison()


def _goals(build: Builder) -> None:
    build.change(
        ["/metadata"],
        ["/metadata"],
        text_facet(
            Kind.RENAMED, "title", "{+Reviderad +}[-Verksamhetsplan -]{+verksamhetsplan +}och budget [-2023-]{+2025+}"
        ),
        values(Kind.DATED, "reference", "KFN/2022:14", "KFN/2024:9"),
        values(Kind.DATED, "meeting_date", None, "2024-12-09"),
    )
    build.pair("/overarching_goals/0", "/overarching_goals/1")
    build.pair("/overarching_goals/1", "/overarching_goals/0")
    build.change(["/overarching_goals/1"], ["/overarching_goals/0"], reordered(2, 1))
    build.pair("/goals/0")
    build.pair("/goals/1")
    young, library = "/goals/0/activities", "/goals/1/activities"
    build.pair(f"{young}/0")
    build.change([f"{young}/0"], [f"{young}/0"], text_facet(Kind.REWORDED, "description", WORDS_OPEN, weakened=True))
    build.removed(f"{young}/1")
    build.pair(f"{young}/2", f"{young}/1", Rung.SIMILAR_SAME_PARENT, 0.81, "title")
    build.pair(f"{young}/3", f"{young}/1", Rung.MERGED, 0.58, "body")
    build.change(
        [f"{young}/2", f"{young}/3"],
        [f"{young}/1"],
        values(Kind.MERGED, None, ("Ordna sommarläger", "Ordna vinterläger"), ("Ordna läger på loven",)),
        text_facet(Kind.RENAMED, "title", "Ordna [-sommarläger-]{+läger på loven+}"),
        text_facet(Kind.REWORDED, "description", WORDS_CAMP),
    )
    build.pair(f"{library}/0", f"{young}/2", Rung.SAME_TITLE_OTHER_PARENT)
    build.change([f"{library}/0"], [f"{young}/2"], moved("/goals/1", "/goals/0"))
    build.pair("/goals/0/measures/0")
    build.change(
        ["/goals/0/measures/0"],
        ["/goals/0/measures/0"],
        Facet(Kind.LOWERED, "targets/2025", "60 %", "55 %", weakened=True),
    )
    _measures(build)
    build.added("/goals/0/measures/1")
    build.pair(f"{library}/1", f"{library}/2", Rung.SIMILAR_SAME_PARENT, 0.41, "body")
    build.change(
        [f"{library}/1"],
        [f"{library}/2"],
        text_facet(Kind.RENAMED, "title", "[-Rusta upp bollplanerna-]{+Gör plats för spontanidrott+}"),
        text_facet(Kind.REWORDED, "description", WORDS_SPONTANEOUS),
    )
    build.pair(f"{library}/2", f"{library}/0", Rung.SIMILAR_SAME_PARENT, 0.77, "title")
    build.pair(f"{library}/2", f"{library}/1", Rung.SPLIT, 0.995, "body")
    build.change(
        [f"{library}/2"],
        [f"{library}/0", f"{library}/1"],
        values(Kind.SPLIT, None, ("Digital handledning och bokbuss",), ("Digital handledning", "Bokbuss")),
        text_facet(Kind.RENAMED, "title", "Digital handledning [-och bokbuss-]"),
    )
    build.pair("/assignments/0", rung=Rung.PINNED)
    build.change(
        ["/assignments/0"],
        ["/assignments/0"],
        values(Kind.DATED, "deadline", "2023-06-30", "2025-03-31"),
        text_facet(Kind.STATUS_CHANGED, "status", "[-Påbörjat-]{+Försenat+}"),
    )


def _measures(build: Builder) -> None:
    loans, visitors = "/goals/1/measures/0", "/goals/1/measures/1"
    build.pair(loans)
    rolled = (("outcomes/2021", "5,1", None), ("outcomes/2023", None, "5,1"))
    build.change(
        [loans],
        [loans],
        *(Facet(Kind.ROLLED, *each, significance=Significance.EDITORIAL) for each in rolled),
    )
    build.pair(visitors)
    build.change(
        [visitors],
        [visitors],
        text_facet(Kind.FIELD_CHANGED, "data_source", "[-Enkäten-]{+Besöksräknaren+}"),
        text_facet(Kind.RETARGETED, "targets/2025", "[-Öka-]{+Behållas+}"),
        values(Kind.RESTATED, "outcomes/2021", "71 %", "70 %"),
    )


def _money(build: Builder) -> None:
    for pointer, kind, old, new in (
        ("/operating_budget/lines/0", Kind.DECREASED, "12,0", "11,5"),
        ("/operating_budget/lines/1", Kind.INCREASED, "-80,0", "-84,5"),
        ("/operating_budget/units/0", Kind.DECREASED, "-31,5", "-29,5"),
        ("/operating_budget/units/1", Kind.INCREASED, "-36,5", "-38,5"),
    ):
        build.pair(pointer, by="name")
        before, after = (
            (YearAmount(year, "budget", parse(figure, Unit.MKR)),) for year, figure in ((2023, old), (2025, new))
        )
        transfer = (Facet(Kind.TRANSFERRED, None, "Bibliotek", "Fritid", certain=False),) if "units" in pointer else ()
        build.change([pointer], [pointer], values(kind, "amounts", before, after), *transfer)
    build.pair("/fees/0", by="name")
    build.change(
        ["/fees/0"],
        ["/fees/0"],
        values(Kind.DATED, "decided", "2021-11-22", "2024-11-25"),
        text_facet(Kind.STATUS_CHANGED, "status", "[-Oförändrad-]{+Höjd+}"),
        values(Kind.DATED, "valid_from", None, "2025-01-01"),
    )
    build.pair("/fees/1", by="name")
    build.pair("/quality_declarations/0", rung=Rung.SIMILAR_SAME_PARENT, score=0.98, by="name")
    build.change(
        ["/quality_declarations/0"],
        ["/quality_declarations/0"],
        slip(Kind.RENAMED, "name", "[-Biblotekens -]{+Bibliotekens +}öppettider"),
    )


def _risks(build: Builder) -> None:
    risks = "/internal_control_plan/risks"
    build.pair(f"{risks}/0", by="process")
    build.pair(f"{risks}/0/controls/0", by="text")
    build.change([f"{risks}/0"], [f"{risks}/0"], values(Kind.RAISED, "index", 6, 9))
    build.removed(f"{risks}/0/controls/1")
    build.pair(f"{risks}/1", by="process")
    build.change([f"{risks}/1"], [f"{risks}/1"], values(Kind.LOWERED, "index", 12, 8))
    build.pair(f"{risks}/2", rung=Rung.SIMILAR_SAME_PARENT, score=0.66, by="body")
    build.change(
        [f"{risks}/2"],
        [f"{risks}/2"],
        text_facet(Kind.RENAMED, "process", "[-Vakanser-]{+Kompetensförsörjning+}"),
        text_facet(Kind.RECATEGORISED, "category", "[-Medarbetare-]{+Styrning+}"),
    )
    gone = build.removed(f"{risks}/3")
    for number in (0, 1):
        build.removed(f"{risks}/3/controls/{number}", within=gone)
    came = build.added(f"{risks}/3")
    build.added(f"{risks}/3/controls/0", within=came)


def _rest(build: Builder) -> None:
    units = "/organisation/units/0"
    build.pair(units, by="name")
    build.pair(f"{units}/responsibilities/0", rung=Rung.SIMILAR_SAME_PARENT, score=0.93, by="text")
    build.pair(f"{units}/responsibilities/1", by="text")
    build.change(
        [f"{units}/responsibilities/0"],
        [f"{units}/responsibilities/0"],
        slip(Kind.REWORDED, "text", "Huvudbibliotek [-inkl. -]{+inklusive +}filialer", certain=False),
    )
    build.pair("/tables/0", by="title")
    build.pair("/tables/0/rows/0", by="label")
    visits = [(Cell(VISITS, number),) for number in ("410 000", "395 000")]
    build.change(
        ["/tables/0/rows/0"], ["/tables/0/rows/0"], values(Kind.VALUE_CHANGED, f"cells/{VISITS.name}", *visits)
    )
    future = "/sections/0"
    build.pair(future)
    build.pair(f"{future}/paragraphs/0", rung=Rung.SIMILAR_SAME_PARENT, score=0.84, by="text")
    build.pair(f"{future}/paragraphs/1", by="text")
    build.change(
        [f"{future}/paragraphs/0"], [f"{future}/paragraphs/0"], text_facet(Kind.REWORDED, "text", WORDS_FUTURE)
    )
    build.added(f"{future}/paragraphs/2")
    gone = build.removed(f"{future}/sections/0")
    for number in (0, 1):
        build.removed(f"{future}/sections/0/paragraphs/{number}", within=gone)
    inner = build.removed(f"{future}/sections/0/sections/0", within=gone)
    build.removed(f"{future}/sections/0/sections/0/paragraphs/0", within=inner)


def _old(marked: str) -> str:
    return str(text_facet(Kind.REWORDED, "", marked).old)


def _new(marked: str) -> str:
    return str(text_facet(Kind.REWORDED, "", marked).new)
