"""Lists in Swedish order, and a series whose folder has its letters in two pieces, as a Mac names it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.invented import snapshot
from vpbdiff.cli import cli
from vpbdiff.language.alphabet import alphabetical


def test_the_order_is_that_of_the_dictionary() -> None:
    words = ["Zon", "Åldrar", "Äldre", "Öppenvård", "Arbete", "entré", "Entre", "idé 2", "ide 1"]
    shuffled = [words[number] for number in (3, 1, 8, 0, 5, 2, 7, 4, 6)]
    expected = ["Arbete", "Entre", "entré", "ide 1", "idé 2", "Zon", "Åldrar", "Äldre", "Öppenvård"]
    assert sorted(shuffled, key=alphabetical) == expected
    assert sorted([unicodedata.normalize("NFD", word) for word in shuffled], key=alphabetical) == [
        unicodedata.normalize("NFD", word) for word in expected
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two series, whose folders are named in two pieces a letter."""
    monkeypatch.chdir(tmp_path)
    for name in ("ärla/nämnden", "åby/nämnden"):
        folder = tmp_path / "snapshots" / unicodedata.normalize("NFD", name)
        folder.mkdir(parents=True)
        for year in (2025, 2026):
            (folder / f"{year}.json").write_bytes(snapshot(year).read_bytes())
    return tmp_path


def test_a_series_is_found_by_its_name_as_people_type_it(project: Path) -> None:
    words = [f"åby/nämnden/{year}" for year in (2025, 2026)]
    for form in ("NFC", "NFD"):
        result = CliRunner().invoke(cli, ["diff", *(unicodedata.normalize(form, word) for word in words), "--stat"])
        assert (result.exit_code, "åby/nämnden, 2025" in result.stdout) == (0, True), result.output
    assert CliRunner().invoke(cli, ["history", "-s", "åby/nämnden"]).exit_code == 0
    assert "åby/nämnden" in CliRunner().invoke(cli, ["check", "--all", "åby/nämnden"]).stdout
    (project / "vpbdiff.toml").write_text('series = "åby/nämnden"\n', encoding="utf-8")
    assert CliRunner().invoke(cli, ["validate", "2026"]).exit_code == 0


def test_what_there_is_is_listed_in_swedish_order(project: Path) -> None:
    result = CliRunner().invoke(cli, ["diff", "2025", "2026"])
    assert (result.exit_code, "åby/nämnden, ärla/nämnden" in result.stderr) == (2, True)
