"""What became of every item between the two published plans, as read by hand, out of the command's own JSON.

The pairs and the kinds are a person's, read from the two documents; titles are quoted as far as they tell the items
apart.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from vpbdiff.cli import cli

FOLDER = Path(__file__).parents[2] / "snapshots" / "solna" / "socialnamnden"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def diff() -> Json:
    """The JSON of `vpbdiff diff 2020 2022`."""
    plans = (str(FOLDER / f"{year}.json") for year in (2020, 2022))
    said = CliRunner().invoke(cli, ["diff", *plans, "--format", "json"])
    assert said.exit_code == 0
    return json.loads(said.stdout)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def plans() -> tuple[Json, Json]:
    old, new = (json.loads((FOLDER / f"{year}.json").read_text(encoding="utf-8")) for year in (2020, 2022))
    return old, new


def at(plan: Json, pointer: str) -> Any:
    """What a JSON pointer points at."""
    found: Any = plan
    for key in pointer.split("/")[1:]:
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def name(item: Json) -> str:
    """What a reader calls the item."""
    return str(item.get("title") or item.get("name") or item.get("process") or item.get("text"))


def of(diff: Json, entity: str) -> list[Json]:
    return [change for change in diff["changes"] if change["entity"] == entity]


def kinds(diff: Json, entity: str) -> Counter[str]:
    """How many changes of an entity have each kind."""
    return Counter(kind for change in of(diff, entity) for kind in change["kinds"])


def titled(diff: Json, entity: str, start: str) -> Json:
    (found,) = [change for change in of(diff, entity) if change["title"].startswith(start)]
    return found


def test_goals_stand_as_they_were(diff: Json) -> None:
    assert of(diff, "goal") == []
    assert kinds(diff, "overarching_goal") == {"reordered": 2}
    for entity in ("goal", "overarching_goal"):
        assert sum(match["entity"] == entity for match in diff["matches"]) == 4


def test_twelve_activities_stay_under_their_goal_all_reworded(diff: Json) -> None:
    stay = [c for c in of(diff, "activity") if not {"moved", "merged", "added", "removed"} & set(c["kinds"])]
    assert len(stay) == 12
    assert all(any(f["kind"] == "reworded" and f["field"] == "description" for f in c["facets"]) for c in stay)
    renamed = [(c, f) for c in stay for f in c["facets"] if f["kind"] == "renamed"]
    assert [c["title"] for c, _ in renamed] == ["Utveckla och individanpassa vuxenenhetens insatser"]
    assert (renamed[0][1]["significance"], renamed[0][1]["certain"]) == ("editorial", True)


def test_one_activity_moved_and_two_became_one(diff: Json, plans: tuple[Json, Json]) -> None:
    moved = titled(diff, "activity", "Samverka med barn- och utbildningsnämnden")
    assert set(moved["kinds"]) >= {"moved", "reworded"}
    assert (moved["old"], moved["new"]) == (["/goals/3/activities/3"], ["/goals/2/activities/1"])
    merged = titled(diff, "activity", "Samordna arbetsmarknadsinsatser")
    assert "merged" in merged["kinds"]
    assert {name(at(plans[0], pointer)) for pointer in merged["old"]} == {
        "Arbeta för ett bättre flöde mellan sysselsättning och arbetsmarknadsinsatser",
        "Arbeta för samordnade arbetsmarknadsinsatser",
    }


def test_four_activities_are_gone_and_two_are_new(diff: Json) -> None:
    assert {c["title"][:24] for c in of(diff, "activity") if c["kinds"] == ["removed"]} == {
        "Ge nyanlända stöd att hi",
        "Effektivisera utrednings",
        "Förankra och använda bru",
        "Undersöka möjligheten ti",
    }
    assert {c["title"][:24] for c in of(diff, "activity") if c["kinds"] == ["added"]} == {
        "Erbjuda gruppaktiviteter",
        "Utifrån Barnkonventionen",
    }
    assert len(of(diff, "activity")) == 12 + 1 + 1 + 4 + 2


def test_measures_and_an_assignment_are_new(diff: Json) -> None:
    assert kinds(diff, "measure") == {"added": 8}
    assert Counter(c["new"][0].rsplit("/", 2)[0] for c in of(diff, "measure")) == {
        "/goals/0": 4,
        "/goals/1": 2,
        "/goals/2": 2,
    }
    assert kinds(diff, "assignment") == {"added": 1}


FORCED = "Handläggning av ärenden som rör tvångsvård enligt"
RISKS = {
    "Personalomsättning": "Kontinuitet för brukare",
    f"{FORCED} LVU": f"{FORCED} Lag (1990:52)",
    "Förhandsbedömningar gällande barn": "Förhandsbedömningar gällande barn",
    "Utredningstider": "Utredningstider",
    "Skolgång": "Skolgång",
    f"{FORCED} LVM": f"{FORCED} Lag (1988:870)",
    "Förhandsbedömningar vid orosanmälningar": "Förhandsbedömningar vid orosanmälningar",
    "Gemensamma handlingsplaner": "Gemensamma handlingsplaner",
    "Barnkonsekvensanalyser": "Barnkonsekvensanalyser",
    "Genomförandeplaner": "Genomförandeplaner",
    "Uppföljning av beslut": "Uppföljning av beslut",
}
"""The risks that are the same, by how their names begin in the plan for 2020 and in that for 2022."""


def test_eleven_risks_are_the_same(diff: Json, plans: tuple[Json, Json]) -> None:
    pairs = [
        (name(at(plans[0], match["old"])), name(at(plans[1], match["new"])))
        for match in diff["matches"]
        if match["entity"] == "risk"
    ]
    assert len(pairs) == 11
    for old, new in RISKS.items():
        assert sum(one.startswith(old) and other.startswith(new) for one, other in pairs) == 1, old


def test_what_became_of_the_risks(diff: Json) -> None:
    found = kinds(diff, "risk")
    assert [found[kind] for kind in ("raised", "lowered", "removed", "added")] == [1, 2, 3, 1]
    assert "raised" in titled(diff, "risk", "Barnkonsekvensanalyser")["kinds"]
    assert "lowered" in titled(diff, "risk", "Skolgång")["kinds"]
    assert "lowered" in titled(diff, "risk", "Uppföljning av beslut")["kinds"]
    assert {"renamed", "recategorised"} <= set(titled(diff, "risk", "Kontinuitet")["kinds"])
    for law in ("(LVU)", "(LVM)"):
        (renamed,) = [c for c in of(diff, "risk") if c["title"].endswith(law)]
        assert (renamed["kinds"], renamed["significance"]) == (["renamed"], "editorial"), "the law's name spelled out"


def test_controls_are_dropped_from_two_risks_and_exchanged_in_one(diff: Json) -> None:
    alone = [c for c in of(diff, "control") if c.get("within") is None]
    owners = Counter((c["kinds"][0], (c["old"] or c["new"])[0].rsplit("/", 2)[0]) for c in alone)
    assert owners == {
        ("removed", "/internal_control_plan/risks/1"): 2,
        ("removed", "/internal_control_plan/risks/6"): 2,
        ("removed", "/internal_control_plan/risks/0"): 1,
        ("added", "/internal_control_plan/risks/9"): 1,
    }


def test_fees_declarations_and_investments_have_no_change_of_substance(diff: Json) -> None:
    quiet = [*of(diff, "fee"), *of(diff, "quality_declaration")]
    assert {c["title"] for c in quiet} == {"Tillstånd att bedriva tobaksförsäljning", "Hysesrådgivning"}
    quiet += [c for c in of(diff, "budget_line") if c["new"][0].startswith("/investment_budget")]
    assert {c["significance"] for c in quiet} == {"editorial"}
    counts = Counter(match["entity"] for match in diff["matches"])
    assert (counts["fee"], counts["quality_declaration"]) == (4, 10)


def test_contracts_and_procurement(diff: Json) -> None:
    assert kinds(diff, "contract") == {"removed": 1}
    assert [(c["kinds"], c["title"][:26]) for c in of(diff, "procurement")] == [
        (["renamed"], "Löpande avrop på ramavtal ")
    ]


def test_seven_units_became_six(diff: Json, plans: tuple[Json, Json]) -> None:
    merged = titled(diff, "unit", "Kommungemensam verksamhet")
    assert merged["kinds"] == ["merged"]
    assert len(merged["old"]) == 2
    assert titled(diff, "unit", "Stabsenheten")["kinds"] == ["renamed"]
    assert not {"added", "removed"} & set(kinds(diff, "unit"))
    moved = titled(diff, "responsibility", "Familjerådgivning – med kundval")
    assert moved["kinds"] == ["moved"]
    assert name(at(plans[1], moved["new"][0].rsplit("/", 2)[0])) == "Upphandlad verksamhet"
    gone = [c["title"] for c in of(diff, "responsibility") if c["kinds"] == ["removed"]]
    assert sum("amavtal" in title for title in gone) == 4


SECTIONS = {
    "Framtida utmaningar och förutsättningar": "Förväntad utveckling",
    "Miljö": "Miljö och klimat",
    "Medarbetare": "Väsentliga personalförhållanden",
}


def test_sections_renamed_and_gone(diff: Json, plans: tuple[Json, Json]) -> None:
    pairs = {
        name(at(plans[0], match["old"])): name(at(plans[1], match["new"]))
        for match in diff["matches"]
        if match["entity"] == "section"
    }
    assert {old: pairs.get(old) for old in SECTIONS} == SECTIONS
    gone = [c for c in of(diff, "section") if c["kinds"] == ["removed"]]
    assert "Verksamhetsutveckling och kvalitetsarbete" in {c["title"] for c in gone}
    future = next(match["old"] for match in diff["matches"] if name(at(plans[0], match["old"])).startswith("Framtida"))
    assert sum(c["old"][0].startswith(f"{future}/sections/") for c in gone) == 11


def test_a_skipped_year_and_the_missing_measures_are_said(diff: Json) -> None:
    said = json.dumps(diff["warnings"], ensure_ascii=False)
    assert "2021" in said
    assert "goals/measures" in said
