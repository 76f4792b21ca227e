"""A plan in three documents a year, in a layout that no profile knows: one year taught by keys, the next one read."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.project.test_examples import SMALL, make
from tests.support.invented import EXAMPLES
from tests.support.reviewing import WIDE, Reviewed, run_app
from tests.tui.test_tui_teaching import choose
from vpbdiff import cli
from vpbdiff.documents import reader
from vpbdiff.review.readings import TeachableKind
from vpbdiff.review.teaching import Teaching
from vpbdiff.tui.app import TeachingApp
from vpbdiff.tui.screens.teaching import TeachingScreen

__all__ = ["make"]

PROJECT = EXAMPLES / "bjorkhamn"
SERIES = Path("snapshots/bjorkhamn/tekniska-namnden")
PARTS = ("verksamhetsplan.docx", "internbudget.xlsx", "internkontrollplan.docx")
SAID: dict[str, tuple[tuple[str, TeachableKind, str, str], ...]] = {
    "verksamhetsplan.docx": (
        ("Nämnden har", TeachableKind.HEADING, "left-out", "chapter"),
        ("Det här lovar", TeachableKind.HEADING, "role", "committee_goals"),
        ("Tecken", TeachableKind.TABLE, "kind", "measures"),
        ("Läget i dag", TeachableKind.COLUMN, "column-before", "baselines"),
        ("Dit vi ska", TeachableKind.COLUMN, "column-own", "targets"),
        ("Steg", TeachableKind.TABLE, "kind", "activities"),
        ("Vem", TeachableKind.COLUMN, "column", "responsible"),
        ("I mål", TeachableKind.COLUMN, "column", "deadline"),
        ("Vägen dit", TeachableKind.HEADING, "role", "text"),
    ),
    "internbudget.xlsx": (
        ("tkr |", TeachableKind.TABLE, "kind", "unit_budget"),
        ("Allt", TeachableKind.ROW, "row", "total"),
        ("Våra pengar", TeachableKind.HEADING, "role", "budget"),
    ),
    "internkontrollplan.docx": (
        ("Det som", TeachableKind.HEADING, "role", "internal_control_plan"),
        ("Händelse", TeachableKind.TABLE, "kind", "risks"),
        ("Hur troligt", TeachableKind.COLUMN, "column", "likelihood"),
        ("Hur illa", TeachableKind.COLUMN, "column", "consequence"),
        ("Tyngd", TeachableKind.COLUMN, "column", "index"),
        ("Motdrag", TeachableKind.COLUMN, "column", "controls"),
    ),
}
"""What a person says of the plan for 2025, document by document: the line's first words, and the reading."""

ANYWAY = "Välj det ändå"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example as it was before anything was imported."""
    shutil.copytree(PROJECT / "documents", tmp_path / "documents")
    shutil.copy(PROJECT / "vpbdiff.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    return tmp_path


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.cli.main(list(words))
    return int(ended.value.code or 0)


def documents(year: int) -> list[str]:
    return [f"documents/{year}/{part}" for part in PARTS]


def teach_by_keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import the first year's documents, each taught on the screen."""

    def pressed(app: TeachingApp) -> None:
        async def script(at: Reviewed) -> None:
            assert app.session is not None
            for said in SAID[app.session.document.name]:
                await choose(at, *said)
                if ANYWAY in at.shown:  # a chapter that was taken for a goal is one item fewer
                    await at.type(ANYWAY)
                    await at.press("enter")
            assert "Inget mer att fråga om" in at.shown
            await at.press("s")

        run_app(app, script, folder, WIDE, lambda each: isinstance(each.screen, TeachingScreen))

    monkeypatch.setattr(TeachingApp, "run", pressed)
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    assert run("import", *documents(2025), "--review") == 0


@pytest.mark.soak
def test_the_first_year_is_taught_by_keys_and_the_second_read_without_a_question(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    teach_by_keys(folder, monkeypatch)
    capfd.readouterr()
    assert run("import", *documents(2026)) == 0
    told = capfd.readouterr().err
    assert "Läst med kommunens profil" in told
    assert "okänd" not in told
    assert told.count("0 förstods inte") == 3
    profile = folder / "profiles" / "bjorkhamn.toml"
    for document in documents(2026):
        again = Teaching(reader.read(Path(document)), profile, lambda _: profile)
        assert [each.text for each in again.now.lines.entries if each.is_open] == []
    made = sorted(path.relative_to(folder) for path in (*folder.glob("snapshots/**/*.json"), profile))
    if os.environ.get("UPDATE_GOLDENS"):
        for path in made:
            (PROJECT / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / path, PROJECT / path)
    kept = sorted(
        path.relative_to(PROJECT) for pattern in ("snapshots/**/*.json", "profiles/*") for path in PROJECT.glob(pattern)
    )
    assert made == kept
    assert [path for path in made if (folder / path).read_bytes() != (PROJECT / path).read_bytes()] == []


def plan(year: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PROJECT / SERIES / f"{year}.json").read_text(encoding="utf-8"))
    return found


def test_what_the_two_years_hold() -> None:
    for year, targets, amounts, indexes in (
        (2025, ["80 %", "165", "65 %"], ["42 600", "18 900", "6 200", "67 700"], [6, 12, 8]),
        (2026, ["85 %", "165", "65 %"], ["43 100", "19 800", "6 200", "69 100"], [9, 12, 8]),
    ):
        held = plan(year)
        measures = [measure for goal in held["goals"] for measure in goal["measures"]]
        assert held["documents"] == list(PARTS)
        assert [measure["targets"] for measure in measures] == [[{"year": year, "value": value}] for value in targets]
        rows = held["operating_budget"]["units"]
        assert [row["amounts"][-1]["printed"] for row in rows] == amounts
        assert rows[-1]["role"] == "total"
        assert [risk["index"] for risk in held["internal_control_plan"]["risks"]] == indexes
        assert [each["responsible"] for each in held["activities"]][-1] == "Driftchef"
        assert "ordet" not in json.dumps(held["sections"], ensure_ascii=False)


def test_what_changed_is_told_and_asks_for_reasons(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(PROJECT)
    assert run("diff", "2025", "2026") == 0
    told = capfd.readouterr().out
    for said in ("Fakturor betalas två gånger", "{+vecka+}", "Byt ut armaturerna i Svanparken", "Park och lek"):
        assert said in told, said
    assert run("check", "2025", "2026") == 1


def test_the_documents_are_made_of_their_texts(make: ModuleType, tmp_path: Path) -> None:
    for year in make.YEARS:
        for part in PARTS:
            found = make.make_part(year, part.partition(".")[0], tmp_path)
            kept = PROJECT / "documents" / str(year) / part
            assert found.read_bytes() == kept.read_bytes(), part
            assert kept.stat().st_size < SMALL / 5
