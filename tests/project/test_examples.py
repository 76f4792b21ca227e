"""The examples: their Word files and PDFs are what `make.py` makes, and give the snapshots that their texts give.

What differs all the same is listed in `examples/differences.toml`, with its reason; so is what a scan did to one text.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfplumber
import pytest

from tests.support.invented import EXAMPLES, YEARS, document, snapshot
from tests.support.snapshots import content
from vpbdiff import store
from vpbdiff.compare import compare
from vpbdiff.documents import pdf, plain_text, word
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.model.changes import Change
from vpbdiff.recognise import Extraction, extract, profile

PLANS = [*(f"omsorgsnamnden/{year}" for year in YEARS), "kultur-och-fritidsnamnden/2026"]
NEIGHBOUR = PLANS[-1]
"""The plan in a layout of its own, with its own profile."""
COMMON = [NEIGHBOUR]
"""Those that are made and read each time; the others are of the same make, and left to the soak."""
MADE = ("docx", "pdf")
LISTED: dict[str, Any] = tomllib.loads((EXAMPLES / "differences.toml").read_text(encoding="utf-8"))
SCANNED = document(2024, "skannad.txt")

SMALL = 150_000
"""Bytes: what everyone who clones the repository gets."""

Row = dict[str, Any]
READERS: dict[str, ModuleType] = {".txt": plain_text, ".docx": word, ".pdf": pdf}


@pytest.fixture(scope="module")
def make() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("make", EXAMPLES / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = path


@cache
def blocks(path: Path) -> SourceDocument:
    """What is read of a plan, here and not in a process of its own: it harms nobody."""
    return READERS[path.suffix].read(path)


@cache
def read(path: Path) -> Extraction:
    own = EXAMPLES / "profiles" / f"{path.parent.name}.toml"
    return extract(blocks(path), profile.load(own) if own.exists() else profile.load())


def often(names: list[str], kinds: tuple[str, ...]) -> list[Any]:
    """Each plan in each kind of document, those that take long left to the soak."""
    return [
        pytest.param(name, kind, marks=[] if name in COMMON else [pytest.mark.soak]) for name in names for kind in kinds
    ]


def plan(name: str, kind: str) -> Path:
    return EXAMPLES / "documents" / f"{name}.{kind}"


def differences(old: Any, new: Any, at: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where two JSON values differ: pointers, and the values there."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from differences(old[key], new[key], f"{at}/{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, pair in enumerate(zip(old, new, strict=True)):
            yield from differences(*pair, f"{at}/{place}")
    elif old != new:
        yield at, old, new


def replaced(value: str, pairs: list[list[str]]) -> str:
    for old, new in pairs:
        assert old in value, f"«{old}» is not in «{value}»"
        value = value.replace(old, new)
    return value


# Making


@pytest.mark.parametrize(("name", "kind"), often(PLANS, ("pdf",)))
def test_making_a_plan_again_gives_the_same_bytes(name: str, kind: str, make: ModuleType, tmp_path: Path) -> None:
    made = make.make(name, tmp_path)
    assert kind in {path.suffix[1:] for path in made}
    for path in made:
        assert path.read_bytes() == plan(name, path.suffix[1:]).read_bytes(), "run `python examples/make.py`"


def test_every_plan_is_made(make: ModuleType) -> None:
    assert list(make.PLANS) == PLANS
    there = {path for kind in MADE for path in (EXAMPLES / "documents").rglob(f"*.{kind}")}
    assert there == {plan(name, kind) for name in PLANS for kind in MADE}


@pytest.mark.parametrize("name", PLANS)
def test_nothing_of_who_made_it_when_or_where_is_in_a_file(name: str) -> None:
    word = zipfile.ZipFile(plan(name, "docx"))
    told = re.findall(r"<(\w+:\w+)>", word.read("docProps/core.xml").decode())
    assert told == ["dc:title", "dc:language"]
    assert {entry.date_time for entry in word.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with pdfplumber.open(plan(name, "pdf")) as page:
        told = {
            key: value
            for key, value in page.metadata.items()
            if key in ("Author", "Creator", "CreationDate", "ModDate")
        }
    day = "D:20000101000000+00'00'"  # what reportlab writes for no day
    assert told == {"Author": "(anonymous)", "Creator": "(unspecified)", "CreationDate": day, "ModDate": day}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("kind", MADE)
def test_a_file_is_small(name: str, kind: str) -> None:
    assert plan(name, kind).stat().st_size < SMALL


# Reading


@pytest.mark.parametrize(("name", "kind"), often(PLANS, MADE))
def test_every_format_gives_the_same_snapshot(name: str, kind: str) -> None:
    said, made = read(plan(name, "txt")), read(plan(name, kind))
    found = {at: (old, new) for at, old, new in differences(content(said.plan), content(made.plan))}
    rows = {row["at"]: row for row in LISTED["format"] if row["plan"] == name and kind in row["made"]}
    assert found.keys() == rows.keys()
    for at, (old, new) in found.items():
        assert replaced(old, rows[at]["replaced"]) == new
    assert len(made.accounts.not_understood) == len(said.accounts.not_understood)


@pytest.mark.parametrize("kind", MADE)
def test_every_format_gives_the_bold_words_that_bullets_begin_with(kind: str) -> None:
    said, made = (blocks(plan(NEIGHBOUR, each)).blocks for each in ("txt", kind))
    leads = [block.lead for block in said if block.lead]
    assert len(leads) == 13
    assert [block.lead for block in made if block.lead] == leads


@pytest.mark.parametrize("kind", MADE)
def test_the_places_are_those_of_the_format(kind: str) -> None:
    goal = read(plan(NEIGHBOUR, kind)).plan["goals"][0]
    assert goal["source"].keys() == {"page"} if kind == "pdf" else "page" not in goal.get("source", {})


def test_the_neighbours_plan_is_read_with_its_profile() -> None:
    found = read(plan(NEIGHBOUR, "txt"))
    golden = EXAMPLES / "snapshots" / "ekvik" / f"{NEIGHBOUR}.json"
    assert store.dumps(found.plan) == golden.read_text(encoding="utf-8")
    assert found.accounts.not_understood == ()
    assert [fee["amounts"][0]["value"] for fee in found.plan["fees"]] == FEES
    assert found.plan["operating_budget"]["steps"][0]["name"] == "Kommunbidrag 2025"


FEES = ["700", "90", "220", "20"]
"""What the fees of the neighbour's plan are, as printed."""


def test_the_proposal_is_read_as_another_version_of_the_year() -> None:
    golden = snapshot(2026).with_name("2026.forslag.json").read_text(encoding="utf-8")
    assert store.dumps(read(plan("omsorgsnamnden/2026.forslag", "txt")).plan) == golden
    assert store.read_plan(golden, "plan.json").version == "forslag"


def test_every_difference_has_its_reason() -> None:
    assert all(row["reason"] for rows in LISTED.values() for row in rows)


# Scanning


def clean_and_damaged() -> list[tuple[str, Any, Any]]:
    return list(differences(content(read(document(2024)).plan), content(read(SCANNED).plan)))


def test_scanning_changes_what_is_listed_and_nothing_else() -> None:
    found = {at: (old, new) for at, old, new in clean_and_damaged()}
    rows = {row["at"]: row for row in LISTED["scan"]}
    assert found.keys() == rows.keys()
    for at, (old, new) in found.items():
        if "replaced" in rows[at]:
            assert replaced(old, rows[at]["replaced"]) == new
        elif rows[at]["shown"] == "kept":
            assert [row["cells"] for table in new["tables"] for row in table["rows"]] == [[rows[at]["printed"]]]
            assert old == {key: value for key, value in new.items() if key != "tables"}
        else:
            assert rows[at]["printed"].replace("l", "1") in {amount["printed"] for amount in old}
            assert [amount for amount in old if amount not in new] == old[1:]


@cache
def shown() -> tuple[Change, ...]:
    """What `vpbdiff diff` finds between the clean text and the damaged one."""
    damaged = store.read_plan(store.dumps(read(SCANNED).plan), "skannad.json")
    return compare(store.load(snapshot(2024)), damaged).changes


def of_row(row: Row) -> str:
    """How the comparison shows a listed difference."""
    item, _, field = row["at"].rpartition("/")
    facets = [facet for change in shown() if change.new[0].pointer == item for facet in change.facets]
    (facet,) = [facet for facet in facets if facet.field == field]
    return str(facet.significance)


@pytest.mark.parametrize("row", LISTED["scan"], ids=lambda row: row["at"])
def test_damage_is_shown_for_what_it_is(row: Row) -> None:
    if row["shown"] == "not understood":
        line = SCANNED.read_text(encoding="utf-8").split("\n")[read(SCANNED).accounts.not_understood[0] - 1]
        assert row["printed"] in line.split("\t")
    elif row["shown"] == "kept":
        assert [change.kinds for change in shown() if change.new[0].pointer.startswith(f"{row['at']}/tables/")]
    else:
        assert of_row(row) == row["shown"]


def test_damage_shows_nothing_that_is_not_listed() -> None:
    listed = {row["at"].rpartition("/")[0] for row in LISTED["scan"] if row["shown"] not in {"not understood", "kept"}}
    assert {change.new[0].pointer for change in shown() if change.entity not in {"table", "row"}} == listed
    assert len(read(SCANNED).accounts.not_understood) == 1


def test_a_figure_or_a_negation_that_is_damaged_is_never_passed_over() -> None:
    """The rule itself, whatever is listed. A digit after a letter is a scanner's for another letter, and no figure."""
    marked = re.compile(r"(?<![^\W\d_])\d|\binte\b")
    for row in LISTED["scan"]:
        for pair in row.get("replaced", ()):
            assert row["shown"] == "material" or not any(marked.search(side) for side in pair)
