"""Snapshots of older format versions: brought to the current one with every item and id kept."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli import cli
from vpbdiff.model.plan import Presence
from vpbdiff.store.migrations import STEPS, VERSION

OLDER = {
    version: Path(__file__).parents[1] / "data" / "formats" / f"plan-{version}.json" for version in range(1, VERSION)
}


def migrate(*plans: str | Path) -> Result:
    return CliRunner().invoke(cli, ["migrate", *map(str, plans)])


@pytest.fixture(params=OLDER, ids="version {}".format)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the sample of each older version."""
    return Path(shutil.copy(OLDER[request.param], tmp_path / "plan.json"))


def test_every_older_version_has_a_sample_and_a_step() -> None:
    assert len(STEPS) == len(OLDER)
    assert all(sample.is_file() for sample in OLDER.values())


def test_an_older_version_is_read_as_it_would_be_migrated(older: Path) -> None:
    before = older.read_bytes()
    read = store.load(older)
    assert older.read_bytes() == before
    migrate(older)
    assert store.load(older) == read
    assert CliRunner().invoke(cli, ["validate", str(older)]).exit_code == 0


def test_an_older_version_is_read_from_git_too(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("init", "add plan.json", "-c user.name=x -c user.email=x@example.org commit -m plan"):
        subprocess.run(["git", *command.split()], check=True, capture_output=True)
    migrate(older)
    compared = CliRunner().invoke(cli, ["diff", "HEAD:plan.json", "plan.json"])
    assert compared.exit_code == 0, compared.stderr
    assert "Inga skillnader" in compared.stdout


@pytest.mark.parametrize("key", ["key_figures", "tables"])
def test_what_format_2_had_no_place_for_is_not_known_of_it(key: str, older: Path) -> None:
    assert store.load(older).listing(key).presence is Presence.NOT_KNOWN
    migrate(older)
    assert json.loads(older.read_text(encoding="utf-8"))[key] is None


def test_the_migrated_plan_is_valid(older: Path) -> None:
    assert migrate(older).exit_code == 0
    assert store.load(older).year == 2023


def test_every_item_and_id_is_kept(older: Path) -> None:
    before = json.loads(older.read_text(encoding="utf-8"))
    migrate(older)
    after = json.loads(older.read_text(encoding="utf-8"))
    reshaped = {"format", "document", "documents"}
    assert after["operating_budget"].pop("steps", ()) is None
    assert {key: value for key, value in after.items() if key not in reshaped and value is not None} == {
        key: value for key, value in before.items() if key not in reshaped and value is not None
    }
    assert [item.id for item in store.load(older).items() if item.id] == ["M1", "N1", "A7"]


def test_version_1_named_the_document_in_a_text(tmp_path: Path) -> None:
    plan = Path(shutil.copy(OLDER[1], tmp_path / "plan.json"))
    migrate(plan)
    assert list(json.loads(plan.read_text(encoding="utf-8")))[3:5] == ["documents", "metadata"]
    assert store.load(plan).documents == ("verksamhetsplan-2023.txt",)


def test_a_second_time_changes_nothing(older: Path) -> None:
    migrate(older)
    once = older.read_bytes()
    result = migrate(older)
    assert result.exit_code == 0
    assert "har redan formatet" in result.stdout
    assert older.read_bytes() == once


def test_what_would_not_be_valid_is_left_alone(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    faulty = OLDER[1].read_text(encoding="utf-8").replace('"year": 2023,', '"year": "2023",')
    plan.write_text(faulty, encoding="utf-8")
    result = migrate(plan)
    assert result.exit_code == 2
    assert "/year" in result.stderr
    assert plan.read_text(encoding="utf-8") == faulty


def test_one_plan_that_fails_does_not_keep_the_others(older: Path, tmp_path: Path) -> None:
    result = migrate(tmp_path / "saknas.json", older)
    assert result.exit_code == 2
    assert store.load(older).year == 2023


@pytest.mark.parametrize("found", ["vpbdiff-plan/99", "vpbdiff-plan/0", "vpbdiff-plan/x", "annat/1"])
def test_no_other_format_is_touched(found: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(f'{{"format": "{found}", "year": 2023}}', encoding="utf-8")
    with pytest.raises(VpbdiffError):
        store.in_current_format(plan)
    assert migrate(plan).exit_code == 2


def test_what_lies_in_git_is_not_rewritten() -> None:
    result = migrate("HEAD:snapshots/ekvik/omsorgsnamnden/2023.json")
    assert result.exit_code == 2
    assert "går inte att skriva om" in result.stderr


def test_without_arguments_all_plans_are_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    series = tmp_path / "snapshots" / "ekvik" / "omsorgsnamnden"
    series.mkdir(parents=True)
    shutil.copy(OLDER[1], series / "2023.forslag.json")
    monkeypatch.chdir(tmp_path)
    assert migrate().exit_code == 0
    assert store.load(store.find("2023.forslag")).version == "forslag"
