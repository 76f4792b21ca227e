"""Reports among the plans of a series, good and bad: none is taken for what it is not, none fails in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support import reports as invented
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.cli import cli
from vpbdiff.cli.git_setup import LINES
from vpbdiff.documents import reader
from vpbdiff.follow.reasons import in_order
from vpbdiff.follow.series import reports_of
from vpbdiff.recognise import profile
from vpbdiff.reports import dumps, reading
from vpbdiff.reports.loading import load


def series(folder: Path, **changes: object) -> Path:
    """A folder of a series with the annual report in it, changed."""
    raw = json.loads(dumps(invented.raw(invented.DECEMBER))) | changes
    (folder / "uppfoljning").mkdir()
    (folder / "uppfoljning" / "2025-12-31.json").write_text(dumps(raw), encoding="utf-8")
    return folder


def test_a_report_in_its_folder_follows_up_the_plan(tmp_path: Path) -> None:
    (found,) = in_order(invented.plan(), reports_of(series(tmp_path), 2025))
    assert found.report.through == "2025-12-31"


REFUSED: dict[str, dict[str, object]] = {
    "of another committee": {"metadata": {"title": "Verksamhetsberättelse 2025", "committee": "Kulturnämnden"}},
    "of another day than its name": {"through": "2025-11-30", "kind": "interim"},
    "no report": {"format": "vpbdiff-plan/3"},
    "of a later format": {"format": "vpbdiff-report/9"},
}


@pytest.mark.parametrize("changes", REFUSED.values(), ids=REFUSED)
def test_a_report_that_is_not_on_the_plan_is_an_error_with_its_place(
    changes: dict[str, object], tmp_path: Path
) -> None:
    with pytest.raises(VpbdiffError) as refused:
        in_order(invented.plan(), reports_of(series(tmp_path, **changes), 2025))
    assert "2025-12-31.json" in str(refused.value.problems[0].location.path)


def test_a_version_that_is_not_in_force_follows_nothing_up(tmp_path: Path) -> None:
    folder = series(tmp_path, version="utkast") / "uppfoljning"
    (folder / "2025-12-31.json").rename(folder / "2025-12-31.utkast.json")
    assert in_order(invented.plan(), reports_of(tmp_path, 2025)) == ()
    assert load(folder / "2025-12-31.utkast.json").version == "utkast"


@pytest.mark.parametrize("text", ["# Delårsrapport per den 31 augusti 2025\n", "Verksamhetsberättelse 2025\n"])
def test_a_report_with_nothing_below_its_title_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VpbdiffError) as refused:
        reading.read(reader.read(path), profile.load(None))
    assert refused.value.problems[0].key == "follow.nothing-below"


def validated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, ["validate"])


def test_validate_reads_the_reports_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "snapshots/ekvik/omsorgsnamnden"
    home.mkdir(parents=True)
    plan = {"format": "vpbdiff-plan/3", "year": 2025, "metadata": {"title": "Plan 2025"}}
    (home / "2025.json").write_text(json.dumps(plan), encoding="utf-8")
    series(home)
    good = validated(tmp_path, monkeypatch)
    assert (good.exit_code, "1 rapport går att läsa." in good.output) == (0, True)
    (home / "uppfoljning/2025-08-31.json").write_text("{", encoding="utf-8")
    bad = validated(tmp_path, monkeypatch)
    assert bad.exit_code == 2
    assert "2025-08-31.json" in bad.output


def test_git_shows_a_report_by_its_lines_and_not_as_a_plan() -> None:
    plans, reports = (
        next(at for at, line in enumerate(LINES) if path in line) for path in ("**/*.json", "uppfoljning")
    )
    assert plans < reports
    assert LINES[reports].endswith("!diff")
