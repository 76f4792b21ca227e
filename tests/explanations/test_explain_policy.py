"""The reason for a lowered requirement, between two revisions in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.explaining import SERIES, held, new_plan, project, write_plan
from vpbdiff.cli import cli

PLAN = (SERIES / "2025.json").as_posix()
PLACE = SERIES / "2025.revisions.explanations.json"
SETTING = "policy:needs.activity"
REASON = "Enheterna prövar aktiviteterna själva."
DECISION = "Omsorgsnämnden 2024-12-09 § 98"


def run(command: str, *words: str) -> Result:
    return CliRunner().invoke(cli, [command, f"HEAD:{PLAN}", PLAN, *words])


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@ekvik.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], check=True)
    Path("vpbdiff.toml").write_text('[policy.needs]\nactivity = "note"\n', encoding="utf-8")


def test_the_gate_is_answered() -> None:
    assert run("check").exit_code == 1
    result = run("explain", SETTING, "--text", REASON, "--decision", DECISION)
    assert result.exit_code == 0, result.stderr
    assert "kravet «needs.activity»" in result.stderr
    assert run("check").exit_code == 0
    assert held(PLACE).entries[0].items[0].old == ({"value": "reason"},)


def test_it_is_listed_and_in_the_skeleton_until_then() -> None:
    assert "sänkt från «reason» till «note»" in run("explain").stdout
    assert f'id = "{SETTING}"' in run("explain", "--todo").stdout
    text = run("explain", "--todo").stdout
    text = text.replace('reason = ""', f'reason = "{REASON}"').replace('decision = ""', f'decision = "{DECISION}"')
    result = CliRunner().invoke(cli, ["explain", f"HEAD:{PLAN}", PLAN, "--from", "-"], input=text)
    assert result.exit_code == 0, result.stderr
    assert run("check").exit_code == 0
    assert "Sänkta krav" in run("explain").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((SETTING, "--text", REASON), "beslut"),
        ((SETTING, "--decision", DECISION), "skäl"),
        ((SETTING, "--text", "Beslut", "--decision", DECISION), "ett enda ord"),
        (("policy:needs.risk", "--text", REASON, "--decision", DECISION), SETTING),
    ],
    ids=["no decision", "no reason", "one word", "a requirement that was not lowered"],
)
def test_what_does_not_answer_it_is_refused(words: tuple[str, ...], told: str) -> None:
    result = run("explain", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not PLACE.exists()


def test_it_is_changed_and_taken_away() -> None:
    run("explain", SETTING, "--text", REASON, "--decision", DECISION)
    result = run("explain", SETTING, "--text", "Nämnden litar på enheterna.", "--decision", DECISION)
    assert REASON in result.stderr
    assert len(held(PLACE).entries) == 1
    assert "Nämnden litar" in run("explain", SETTING, "--remove").stderr
    assert not held(PLACE)


def test_an_edit_of_the_plan_is_explained_in_the_file_of_revisions() -> None:
    raw = new_plan()
    raw["goals"][0]["title"] = "Ekviks barn ska växa upp friska"
    write_plan(Path(), raw)
    run("explain", SETTING, "--text", REASON, "--decision", DECISION)
    result = run("explain", "Ekviks barn", "--text", "Målet är ändrat av fullmäktige.", "--decision", "KF § 5")
    assert result.exit_code == 0, result.stderr
    assert run("check").exit_code == 0


def test_a_plan_in_git_takes_no_reason() -> None:
    result = CliRunner().invoke(cli, ["explain", PLAN, f"HEAD:{PLAN}", SETTING, "--text", REASON])
    assert result.exit_code == 2
