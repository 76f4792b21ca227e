"""Explanations with a file for each entry: read together with the one file, written in the form that is there."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.explaining import GONE, NEW, OFFER, PLACE, SERIES, SUPPORT, case, explain, held, project
from tests.support.explaining import check as gate
from tests.support.repository import ENVIRONMENT
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.explanations import Edit, Entry, Explained, Explanations, PinEntry, read, write
from vpbdiff.explanations.file import identity
from vpbdiff.explanations.ledger import dumps, split
from vpbdiff.model.keys import Pin
from vpbdiff.review.edits import FormInput
from vpbdiff.review.session import Session
from vpbdiff.store import Snapshot

FOLDER = PLACE.with_name("2024-2025.explanations")
WHY = "Föreningen tar över verksamheten från mars."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pair of plans that nobody has explained, in no repository."""
    monkeypatch.chdir(project(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.fixture
def folder(here: Path) -> Path:
    """The same in a repository of git, which begins with a file for each entry."""
    subprocess.run(["git", "init", "-q"], check=True, env=ENVIRONMENT)
    return here


def files() -> dict[str, bytes]:
    """What lies beside the plans of explanations."""
    found = [PLACE, *sorted(FOLDER.glob("*"))] if PLACE.exists() else sorted(FOLDER.glob("*"))
    return {path.name: path.read_bytes() for path in found}


def entry(name: str, reason: str = WHY) -> Entry:
    about = Explained(f"activity:{name.casefold()}", name, (), (), ({"title": name},))
    return Entry((about,), reason, date="2025-01-07")


class TestTheForm:
    def test_a_series_in_git_begins_with_a_folder(self, folder: Path) -> None:
        told = explain(OFFER, "--text", WHY).stderr
        assert told.rstrip().endswith(f"{FOLDER.as_posix()}.")
        assert not PLACE.exists()
        (name,) = files()
        assert name.startswith("activity-erbjuda-laxhjalp.")
        raw = json.loads((FOLDER / name).read_text(encoding="utf-8"))
        assert [each["reason"] for each in raw["entries"]] == [WHY]

    def test_a_series_outside_of_git_begins_with_a_file(self, here: Path) -> None:
        explain(OFFER, "--text", WHY)
        assert (PLACE.is_file(), FOLDER.exists()) == (True, False)

    def test_a_series_with_a_file_goes_on_with_files(self, folder: Path) -> None:
        (SERIES / "2023-2024.explanations.json").write_text(dumps(Explanations()), encoding="utf-8")
        explain(OFFER, "--text", WHY)
        assert (PLACE.is_file(), FOLDER.exists()) == (True, False)

    def test_a_series_with_a_folder_goes_on_with_folders(self, here: Path) -> None:
        (SERIES / "2023-2024.explanations").mkdir()
        explain(OFFER, "--text", WHY)
        assert (PLACE.exists(), FOLDER.is_dir()) == (False, True)

    def test_both_are_read_together_and_what_both_have_once(self, here: Path) -> None:
        explain(OFFER, "--text", WHY)
        text = PLACE.read_bytes()
        split(Snapshot(PLACE))
        explain(SUPPORT, "--text", WHY)
        PLACE.write_bytes(text)
        assert len(held().entries) == 2
        assert "duplicate" not in gate("--format", "json").stdout

    def test_git_reads_it_from_a_revision(self, folder: Path) -> None:
        explain(OFFER, "--text", WHY)
        explain(SUPPORT, "--text", WHY)
        for command in (["add", "--all"], ["commit", "-qm", "Plan"]):
            subprocess.run(["git", *command], check=True, env=ENVIRONMENT)
        now = held()
        shutil.rmtree(FOLDER)
        assert read(Snapshot(PLACE, "HEAD")).explanations == now
        assert len(now.entries) == 2

    def test_a_finding_points_at_the_entrys_own_file(self, folder: Path) -> None:
        explain(OFFER, "--text", WHY)
        write(Snapshot(PLACE), [Edit(None, entry("Hållplats"))])
        (finding,) = (
            each for each in json.loads(gate("--format", "json").stdout)["findings"] if each["rule"] == "orphaned"
        )
        assert finding["file"].startswith(f"{FOLDER.as_posix()}/activity-hallplats.")
        assert finding["line"] == 4
        sarif = json.loads(gate("--format", "sarif").stdout)
        uris = {
            each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in sarif["runs"][0]["results"]
        }
        assert finding["file"] in uris

    @pytest.mark.parametrize("text", ["{", "<<<<<<< HEAD\n", '{"format": "vpbdiff-explanations/1", "entries": [{}]}'])
    def test_a_file_that_cannot_be_read_is_never_no_explanations(self, folder: Path, text: str) -> None:
        explain(OFFER, "--text", WHY)
        (FOLDER / "trasig.json").write_text(text, encoding="utf-8")
        for words in ((), ("--format", "json")):
            found = gate(*words)
            assert (found.exit_code, found.stdout) == (2, "")
            assert "trasig.json" in found.stderr
        with pytest.raises(VpbdiffError):
            write(Snapshot(PLACE), [Edit(None, entry("Hållplats"))])


class TestWriters:
    @pytest.fixture(autouse=True)
    def _there(self, folder: Path) -> Iterator[None]:
        explain(OFFER, "--text", WHY)
        yield
        assert not PLACE.exists(), "every writer keeps to the form that is there"

    def test_one_entry_touches_no_other_file(self) -> None:
        before = files()
        explain(SUPPORT, "--text", WHY)
        after = files()
        assert len(after) == 2
        assert before.items() <= after.items()

    def test_what_is_written_anew_is_another_file(self) -> None:
        before = files()
        explain(OFFER, "--text", "Nämnden satsar på träffpunkten.")
        assert len(files()) == 1
        assert not before.keys() & files().keys()

    def test_the_worksheet_the_baseline_and_pruning(self) -> None:
        change = next(each.subject.change for each in case().verdict.standing.stands if each.subject.record.name == NEW)
        assert change is not None
        explain("--from", "-", stdin=f'[[change]]\nid = "{change.id}"\nreason = "{WHY}"\n')
        assert len(files()) == 2
        explain("--baseline")
        assert len(files()) == len(held().entries) > 5
        explain("--baseline", "--remove")
        assert len(files()) == 2
        write(Snapshot(PLACE), [Edit(None, entry("Hållplats"))])
        assert explain("--prune", "--yes").exit_code == 0
        assert len(files()) == 2

    def test_pairs(self) -> None:
        explain("--pair", GONE, NEW)
        assert sum(name.startswith("pin-") for name in files()) == 1
        assert len(held().pins) == 1
        explain("--pair", GONE, NEW, "--remove")
        assert not held().pins

    def test_taking_the_last_away_leaves_no_folder(self) -> None:
        explain(OFFER, "--remove")
        assert not FOLDER.exists()

    def test_a_review_and_its_undo_to_the_last_byte(self) -> None:
        (only,) = FOLDER.iterdir()
        only.write_bytes(b"\xef\xbb\xbf" + only.read_bytes().replace(b"\n", b"\r\n"))
        before = files()
        session = Session.open("2024", "2025", "2025-03-01", "controller")
        wanted = [each.id for each in session.listing.all if each.id not in ("",)][:3]
        assert session.explain(wanted[:2], FormInput(WHY)).done
        assert session.explain(wanted[2:], FormInput(WHY)).done
        later = files()
        assert session.poll() is None, "what it wrote itself is no news"
        assert session.undo()
        assert session.undo()
        assert files() == before
        assert session.redo()
        assert session.redo()
        assert files() == later
        write(session.case.place, [Edit(None, entry("Hållplats"))])
        noticed = session.poll()
        assert noticed is not None
        assert "Hållplats" in [each.items[0].name for each in session.case.explanations.entries]
        session.close()

    def test_a_file_with_several_entries_by_hand_keeps_the_others(self) -> None:
        several = FOLDER / "flera.json"
        several.write_text(dumps(Explanations((entry("Ett"), entry("Två")))), encoding="utf-8")
        write(Snapshot(PLACE), [Edit(entry("Ett"), None)])
        assert [each["items"][0]["name"] for each in json.loads(several.read_text("utf-8"))["entries"]] == ["Två"]


class TestSplitting:
    def test_each_entry_gets_a_file_and_nothing_else_changes(self, here: Path) -> None:
        explain(OFFER, "--text", WHY)
        explain(SUPPORT, "--text", WHY)
        explain("--pair", GONE, NEW)
        before = held()
        told = explain("--split")
        assert told.exit_code == 0
        assert "3 skäl" in told.stderr
        assert (PLACE.exists(), len(files())) == (False, 3)
        assert held() == before
        explain(NEW, "--text", WHY)
        assert not PLACE.exists()

    def test_where_there_is_no_file_it_is_told(self, folder: Path) -> None:
        assert explain("--split").exit_code == 2
        explain(OFFER, "--text", WHY)
        assert explain("--split").exit_code == 2


def test_a_report_never_overwrites_an_entry(folder: Path) -> None:
    explain(OFFER, "--text", WHY)
    (name,) = files()
    found = gate("--format", "json", "-o", str(FOLDER / name))
    assert found.exit_code == 2
    assert held().entries


def test_last_years_reasons_are_found_in_a_folder(folder: Path) -> None:
    place = Snapshot(SERIES / "2023-2024.explanations.json")
    pinned = PinEntry(Pin("goal:a", "goal:b", same=True), "a", "b")
    write(place, [Edit(None, entry("Hållplats")), Edit(None, pinned)])
    assert len(list((SERIES / "2023-2024.explanations").iterdir())) == 2
    changed = replace(entry("Hållplats"), reason="Ny hållplats vid torget.")
    write(place, [Edit(entry("Hållplats"), changed)])
    assert {identity(each) for each in read(place).explanations.held} == {identity(changed), identity(pinned)}
    assert case().place.path.name == "2024-2025.explanations"
