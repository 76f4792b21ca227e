"""`vpbdiff check --all`: every pair of neighbouring years in force, each proposal against its decided plan."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from junitparser import JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from tests.gate.test_check_formats import assert_sarif
from tests.support.repository import ENVIRONMENT, raw_last, raw_this, run
from vpbdiff import store
from vpbdiff.store import schema

Capture = pytest.CaptureFixture[str]
AGED, YOUNG = "ekvik/omsorgsnamnden", "ekvik/ungdomsnamnden"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two series: 2022, 2024 and 2025 of which 2025 differs, and one plan alone with a proposal for another year."""
    monkeypatch.chdir(tmp_path)
    for series, name, raw in (
        (AGED, "2022", raw_last() | {"year": 2022}),
        (AGED, "2024", raw_last()),
        (AGED, "2023.known-from-2024", raw_last() | {"year": 2023, "known_from": 2024}),
        (AGED, "2025", raw_this()),
        (AGED, "2025.forslag", raw_this() | {"version": "forslag"}),
        (YOUNG, "2025", raw_this()),
        (YOUNG, "2026.forslag", raw_this() | {"year": 2026, "version": "forslag"}),
    ):
        put(series, name, raw)
    return tmp_path


def put(series: str, name: str, raw: dict[str, Any]) -> None:
    path = Path("snapshots") / series / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(store.dumps(raw), encoding="utf-8")


def said(capture: Capture, *words: str) -> tuple[int, str, str]:
    capture.readouterr()
    status = run("check", "--all", *words)
    found = capture.readouterr()
    return status, found.out, found.err


def test_a_verdict_for_each_pair(plans: Path, capsys: Capture) -> None:
    status, out, err = said(capsys)
    verdicts = [line for line in out.splitlines() if " → " in line]
    assert [line.partition(":")[0] for line in verdicts] == [
        "· 2022 → 2024",
        "! 2024 → 2025",
        "· 2025.forslag → 2025",
    ]
    assert (status, err) == (1, "")
    assert f"{YOUNG} har bara en plan" in out
    assert f"{YOUNG}/2026.forslag är inte beslutad" in out
    assert f"vpbdiff check {AGED}/2024 {AGED}/2025" in out


def test_all_that_pass(plans: Path, capsys: Capture) -> None:
    put(AGED, "2025", raw_last() | {"year": 2025})
    put(AGED, "2025.forslag", raw_last() | {"year": 2025, "version": "forslag"})
    assert said(capsys)[0] == 0


def test_a_pair_that_cannot_be_judged_keeps_no_other_from_it(plans: Path, capsys: Capture) -> None:
    (plans / "snapshots" / AGED / "2022.json").write_text("{", encoding="utf-8")
    status, out, err = said(capsys)
    assert status == 2
    assert "2022 → 2024: Gick inte att pröva" in out
    assert "2024 → 2025: Stopp" in out
    assert "2022.json" in err


def _removed(folder: Path) -> None:
    (folder / "2024.json").unlink()


def _renamed(folder: Path) -> None:
    (folder / "2024.json").rename(folder / "2024.arbete.json")


def _of_another_series(folder: Path) -> None:
    (folder / "2024.json").rename(folder.parent / "ungdomsnamnden" / "2024.json")


@pytest.mark.parametrize("hide", [_removed, _renamed, _of_another_series])
def test_a_plan_that_the_branch_took_away_is_not_passed_over(
    plans: Path, capsys: Capture, hide: Callable[[Path], None]
) -> None:
    """What is not there can't differ: the years on its either side may agree."""
    put(AGED, "2025", raw_last() | {"year": 2025})
    put(AGED, "2025.forslag", raw_last() | {"year": 2025, "version": "forslag"})
    _committed()
    assert said(capsys, AGED, "--against", "HEAD")[0] == 0
    hide(plans / "snapshots" / AGED)
    assert said(capsys, AGED)[0] == 0
    status, _, err = said(capsys, AGED, "--against", "HEAD")
    assert status == 2
    assert "2024.json: planen finns i HEAD" in err


def _committed() -> None:
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run(["git", *words], check=True, env={**os.environ, **ENVIRONMENT})


def test_the_command_of_a_pair_judges_it_as_it_was_judged(plans: Path, capsys: Capture) -> None:
    _committed()
    (plans / "vpbdiff.toml").write_text('[policy.needs]\nactivity = "nothing"\n', encoding="utf-8")
    _, out, _ = said(capsys, AGED, "--against", "HEAD", "--day", "2025-11-30")
    command = next(line for line in out.splitlines() if f"check {AGED}/2024" in line)
    assert run(*shlex.split(command)[1:]) == 1 and run("check", f"{AGED}/2024", f"{AGED}/2025") == 0
    assert command.endswith("--against HEAD --day 2025-11-30")


def test_the_series_that_are_named(plans: Path, capsys: Capture) -> None:
    put(YOUNG, "2026", raw_this() | {"year": 2026})
    assert AGED not in said(capsys, YOUNG)[1]
    status, out, _ = said(capsys, YOUNG, AGED)
    assert (status, out.count(" → ")) == (1, 5)


@pytest.mark.parametrize("words", [(YOUNG,), ("ekvik/finns-inte",), ("--format", "github")])
def test_what_cannot_be_judged_at_all_never_passes(plans: Path, capsys: Capture, words: tuple[str, ...]) -> None:
    status, out, err = said(capsys, *words)
    assert (status, out) == (2, "")
    assert err


def test_one_run_of_sarif_a_series(plans: Path, capsys: Capture) -> None:
    put(YOUNG, "2026", raw_last() | {"year": 2026})
    text = said(capsys, "--format", "sarif")[1]
    Sarif.model_validate_json(text)
    assert_sarif(text)
    runs = json.loads(text)["runs"]
    assert [run["automationDetails"]["id"] for run in runs] == [f"vpbdiff/{AGED}/", f"vpbdiff/{YOUNG}/"]
    assert [len(run["invocations"]) for run in runs] == [3, 2]
    names = [each["partialFingerprints"]["itemAndRule/v2"] for run in runs for each in run["results"]]
    assert len(set(names)) == len(names) > 1


def test_what_failed_is_an_error_of_the_run(plans: Path, capsys: Capture) -> None:
    (plans / "snapshots" / AGED / "2022.json").write_text("{", encoding="utf-8")
    text = said(capsys, "--format", "sarif")[1]
    assert_sarif(text)
    (found,) = json.loads(text)["runs"]
    assert found["invocations"][-1]["executionSuccessful"] is False


def test_json_has_each_verdict(plans: Path, capsys: Capture) -> None:
    text = said(capsys, "--format", "json")[1]
    found = json.loads(text)
    assert list(schema.problems(found, "check-all")) == []
    for pair in found["pairs"]:
        assert list(schema.problems(pair["verdict"], "check")) == []
    assert [(pair["new"], pair["verdict"]["passed"]) for pair in found["pairs"]] == [
        (f"{AGED}/2024", True),
        (f"{AGED}/2025", False),
        (f"{AGED}/2025", True),
    ]
    assert (found["status"], found["alone"], found["undecided"]) == (1, [YOUNG], [f"{YOUNG}/2026.forslag"])


def test_json_has_why_a_pair_was_not_judged(plans: Path, capsys: Capture) -> None:
    (plans / "snapshots" / AGED / "2022.json").write_text("{", encoding="utf-8")
    status, text, _ = said(capsys, "--format", "json")
    found = json.loads(text)
    assert list(schema.problems(found, "check-all")) == []
    assert (status, found["status"], found["pairs"][0]["verdict"]) == (2, 2, None)
    assert "2022.json" not in str(found["pairs"][1:])
    assert found["pairs"][0]["problems"]


def test_junit_has_the_suites_of_each_pair(plans: Path, capsys: Capture) -> None:
    (plans / "snapshots" / AGED / "2022.json").write_text("{", encoding="utf-8")
    status, text, _ = said(capsys, "--format", "junit")
    JUnitXml.fromstring(text.encode())
    root = ET.fromstring(text)
    names = [suite.get("name", "") for suite in root]
    assert status == 2
    assert names[0] == f"{AGED}/2022 – {AGED}/2024"
    assert [name.partition(": ")[0] for name in names[1:]].count(f"{AGED}/2024 – {AGED}/2025") >= 1
    assert (root.get("errors"), len(root.findall(".//error"))) == ("1", 1)
    assert int(root.get("failures", "0")) == len(root.findall(".//testcase[failure]")) > 0
    cases = [(each.get("classname"), each.get("name")) for each in root.iter("testcase")]
    assert len(set(cases)) == len(cases) == int(root.get("tests", "0"))


def test_a_third_plan_is_no_plan(plans: Path, capsys: Capture) -> None:
    assert run("check", "2022", "2024", "2025") == 2
    assert "--all" in capsys.readouterr().err
