"""A layout that no profile knows, for two years, and what a person says of it: what a taught profile is tried on."""

from __future__ import annotations

from pathlib import Path

from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.review.choices import Choice
from vpbdiff.review.readings import BlockEntry, TeachableKind
from vpbdiff.review.teaching import Teaching, Trial

_PLAN = """\
# Verksamhetsplan {year}

Fritidsnämnden

EKVIKS KOMMUN

## Ordföranden har ordet

Ett gott år ligger framför oss.

## Vi vill

### Att alla unga har något att göra

Det ska finnas något för var och en.

#### Hur vi mäter

- Andel unga i en förening
- Antal öppna kvällar

### {goal}

#### Hur vi mäter

- Bokade timmar

## Pengar

tkr\tDisponibelt {before}\tDisponibelt {year}
Hallar\t{halls}\t42 900
Bad\t1 000\t1 100
Allt som allt\t{whole}\t44 000

## Det som kan gå fel

Händelse\tSannolikhet\tKonsekvens\tRiskvärde\tMotdrag\tAnm.
Isen smälter\t2\t4\t8\tDaglig kontroll\t-

## Dit vi ska

Det vi räknar\tLäget i dag\tDit vi ska
Medlemmar\t410\t500
"""

FIRST = _PLAN.format(year=2026, before=2025, goal="Att hallarna står öppna", halls="41 200", whole="42 200")
SECOND = _PLAN.format(year=2027, before=2026, goal="Att fler simmar", halls="42 900", whole="43 900")

SAID = (
    ("Ordföranden", TeachableKind.HEADING, "left-out", "chapter"),
    ("Vi vill", TeachableKind.HEADING, "role", "committee_goals"),
    ("Hur vi", TeachableKind.HEADING, "list", "measures"),
    ("tkr |", TeachableKind.TABLE, "kind", "unit_budget"),
    ("Allt", TeachableKind.ROW, "row", "total"),
    ("Händelse |", TeachableKind.TABLE, "kind", "risks"),
    ("Motdrag", TeachableKind.COLUMN, "column", "controls"),
    ("Anm.", TeachableKind.COLUMN, "left-out", "column"),
    ("Det vi räknar |", TeachableKind.TABLE, "kind", "measures"),
    ("Läget i dag", TeachableKind.COLUMN, "column-before", "baselines"),
    ("Dit vi ska", TeachableKind.COLUMN, "column-own", "targets"),
    ("Pengar", TeachableKind.HEADING, "role", "budget"),
    ("Det som", TeachableKind.HEADING, "role", "internal_control_plan"),
    ("Dit vi ska", TeachableKind.HEADING, "role", "text"),
)
"""What a person says of the plan: the line's first words, what it is, and the reading that they choose."""


def document(text: str = FIRST) -> SourceDocument:
    """The plan as a document."""
    return SourceDocument("plan.txt", plain_text.blocks(text))


def session(folder: Path, text: str = FIRST) -> Teaching:
    """A session that keeps its profile in a folder."""
    return Teaching(document(text), None, lambda _: folder / "profiles" / "ekvik.toml")


def entry(at: Teaching, words: str, kind: TeachableKind | None = None) -> BlockEntry:
    """The first line of a kind that begins with these words."""
    return next(e for e in at.now.lines.entries if e.text.startswith(words) and kind in {None, e.kind})


def choice(at: Teaching, of: BlockEntry, key: str, value: str) -> Choice:
    """A reading to choose for a line."""
    return next(each for each in at.choices(of) if (each.key, each.value) == (key, value))


def say(at: Teaching, words: str, kind: TeachableKind | None, key: str, value: str) -> Trial:
    """Choose a reading and keep it."""
    of = entry(at, words, kind)
    trial = at.attempt(of, choice(at, of, key, value))
    at.keep(trial)
    return trial


def teach(at: Teaching) -> Teaching:
    """Say all that there is to say of the plan."""
    for said in SAID:
        say(at, *said)
    return at
