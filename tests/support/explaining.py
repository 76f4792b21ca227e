"""A small pair of plans of the invented Ekvik in a folder of its own, and `vpbdiff explain` run on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tests.support.budgets import operating
from tests.support.plans import activity, goal, raw_plan, risk, risks, section, unit
from vpbdiff.cli import cli
from vpbdiff.explanations import Explanations, read
from vpbdiff.gate import Case, open_case
from vpbdiff.store import Snapshot, dumps

SERIES = Path("snapshots/ekvik/omsorgsnamnden")
PLACE = SERIES / "2024-2025.explanations.json"

OFFER = "Erbjuda läxhjälp"
SUPPORT = "Erbjuda stöd i hemmet"
NEW = "Öppna en träffpunkt"
GONE = "Bygga om förrådet"
PROMISE = "Nämnden ska erbjuda läxhjälp till alla som vill."
WEAKER = "Nämnden bör erbjuda läxhjälp till de flesta som vill."
RISK = "Utredningstider"
RENT = "Hyran för förrådet upphör eftersom avtalet löper ut under 2025."


_LINES = """
    income | Intäkter       | 2,0  |
    cost   | Kostnader      | {cost} |
    net    | Nettokostnader | {net} |
"""
_UNITS = """
    part  | Barn och unga | {young} |
    part  | Vuxna         | {adults} |
    total | Summa         | {net} |
"""


def _budget(year: int, **figures: str) -> dict[str, Any]:
    return operating(_LINES.format(**figures), _UNITS.format(**figures), year=year)


def old_plan() -> dict[str, Any]:
    """The plan for 2024."""
    goals = [goal("Ekviks barn ska växa upp trygga", activity(OFFER, PROMISE), activity(SUPPORT, "Stöd ges i hemmet."))]
    goals[0]["activities"].append(activity(GONE, "Förrådet byggs om under våren."))
    return raw_plan(
        2024,
        goals=goals,
        operating_budget=_budget(2024, cost="-82,0", net="-80,0", young="-50,0", adults="-30,0"),
        internal_control_plan=risks(risk(RISK, "Utredningar dröjer längre än lagen tillåter.", index=12)),
        organisation={"units": [unit("Vuxna", "Boendestöd")]},
        sections=[section("Ekonomi", "Nämnden arbetar inom sin ram.")],
    )


def new_plan() -> dict[str, Any]:
    """The plan for 2025."""
    goals = [
        goal("Ekviks barn ska växa upp trygga", activity(OFFER, WEAKER), activity(SUPPORT, "Stöd ges på avstånd."))
    ]
    goals[0]["activities"].append(activity(NEW, "Träffpunkten ligger vid torget."))
    return raw_plan(
        2025,
        goals=goals,
        operating_budget=_budget(2025, cost="-77,1", net="-75,1", young="-50,5", adults="-24,6"),
        internal_control_plan=risks(risk(RISK, "Utredningar dröjer längre än lagen tillåter.", index=8)),
        organisation={"units": [unit("Vuxna och äldre", "Boendestöd")]},
        sections=[
            section(
                "Ekonomi",
                "Nämnden arbetar inom sin ram.",
                f"Lokalerna ses över. {RENT}",
                "Samtliga verksamheter får en uppräkning med 1 procent. Vuxna minskar med 5,4 mkr.",
            )
        ],
    )


def project(folder: Path) -> Path:
    """A folder with the two plans as a municipality keeps them."""
    series = folder / SERIES
    series.mkdir(parents=True)
    for raw in (old_plan(), new_plan()):
        write_plan(folder, raw)
    return folder


def write_plan(folder: Path, raw: dict[str, Any]) -> None:
    """Put a plan in its place."""
    (folder / SERIES / f"{raw['year']}.json").write_text(dumps(raw), encoding="utf-8")


def explain(*words: str, lang: str = "sv", stdin: str | None = None) -> Result:
    """Run the command on the pair, in the current folder."""
    return CliRunner().invoke(cli, ["--lang", lang, "explain", "2024", "2025", *words], input=stdin)


def check(*words: str) -> Result:
    """Run the gate on the pair."""
    return CliRunner().invoke(cli, ["check", "2024", "2025", *words])


def held(place: Path = PLACE) -> Explanations:
    """What is on record, in whatever form; nothing where there is none."""
    return read(Snapshot(place)).explanations


def raw_held(place: Path = PLACE) -> Any:
    """The file's JSON."""
    return json.loads(place.read_text(encoding="utf-8"))


def case() -> Case:
    """The pair as it is now."""
    return open_case("2024", "2025")
