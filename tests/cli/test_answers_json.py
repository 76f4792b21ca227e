"""What commands answer to programs: JSON that its schema holds, and that says what the text says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.support.invented import SERIES, document, snapshot
from tests.support.reports import AUGUST
from vpbdiff.cli import cli
from vpbdiff.store import FORMAT, schema

FOLDER = Path("snapshots") / SERIES
Ask = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks a command for JSON in a project with a plan; gives its exit status, the answer and stderr."""
    monkeypatch.chdir(tmp_path)
    FOLDER.mkdir(parents=True)
    for year in (2025, 2026):
        (FOLDER / f"{year}.json").write_bytes(snapshot(year).read_bytes())

    def asked(*words: str) -> tuple[int, dict[str, Any], str]:
        result = CliRunner().invoke(cli, [*words, "--format", "json"])
        answer = json.loads(result.stdout)
        Draft202012Validator(schema.read(answer["format"].removeprefix("vpbdiff-").partition("/")[0])).validate(answer)
        return result.exit_code, answer, result.stderr

    return asked


def test_validate_gives_findings_and_why_a_plan_can_not_be_read(ask: Ask) -> None:
    raw = json.loads((FOLDER / "2025.json").read_text(encoding="utf-8"))
    raw["goals"][0]["serves"] = ["Ett mål som inte finns"]
    (FOLDER / "2025.json").write_text(json.dumps(raw), encoding="utf-8")
    (FOLDER / "2026.json").write_text("{", encoding="utf-8")
    status, answer, err = ask("validate")
    wrong, broken = answer["plans"]
    assert (status, broken["readable"], wrong["readable"]) == (2, False, True)
    assert [each["sentence"] in err for each in broken["problems"]] == [True]
    found = next(each for each in wrong["findings"] if each["rule"] == "validation.serves")
    assert (found["level"], found["pointer"]) == ("error", "/goals/0/serves/0")


def test_migrate_gives_what_each_plan_was(ask: Ask) -> None:
    old = (FOLDER / "2025.json").read_text(encoding="utf-8").replace(FORMAT, "vpbdiff-plan/2")
    (FOLDER / "2025.json").write_text(old, encoding="utf-8")
    status, answer, _ = ask("migrate")
    assert (status, [(each["old"], each["migrated"]) for each in answer["plans"]]) == (
        0,
        [("vpbdiff-plan/2", True), (None, False)],
    )
    (FOLDER / "2025.json").write_text("{", encoding="utf-8")
    status, answer, _ = ask("migrate")
    assert (status, [bool(each["problems"]) for each in answer["plans"]]) == (2, [True, False])


def test_explain_gives_what_is_on_record(ask: Ask) -> None:
    record = snapshot(2026).with_name("2025-2026.explanations.json")
    (FOLDER / record.name).write_bytes(record.read_bytes())
    status, answer, _ = ask("explain", "2025", "2026", "--list")
    counts = answer["counts"]
    assert (status, counts["needed"]) == (0, sum(number for name, number in counts.items() if name != "needed"))
    entries = json.loads(record.read_text(encoding="utf-8"))["entries"]
    assert sorted(each["entry"]["reason"] for each in answer["entries"]) == sorted(each["reason"] for each in entries)
    assert {each["state"] for each in answer["entries"]} == {"standing"}


def test_import_gives_where_lines_went_and_what_differs(ask: Ask) -> None:
    (FOLDER / "2026.import.json").write_bytes(snapshot(2026).with_name("2026.import.json").read_bytes())
    text = document(2026).read_text(encoding="utf-8").replace("Stärka demensvården", "Stärka vården")
    Path("2026.txt").write_text(text, encoding="utf-8")
    status, answer, err = ask("import", "2026.txt")
    (document_,) = answer["documents"]
    assert (status, answer["kind"], answer["path"]) == (1, "plan", str(FOLDER / "2026.json"))
    assert f"{document_['read']} lästes in" in err
    (difference,) = [each for each in answer["differences"] if each["field"] == "title"]
    assert (difference["outcome"], difference["theirs"]) == ("taken", "Stärka vården")


def test_import_gives_a_report(ask: Ask) -> None:
    status, answer, _ = ask("import", str(AUGUST))
    assert (status, answer["kind"], answer["year"], answer["complete"]) == (0, "report", 2025, True)


@pytest.mark.parametrize(
    "words",
    [
        ("import", "2026.txt", "-o", "-"),
        ("import", "2026.txt", "--new-profile", "x.toml"),
        ("import", str(FOLDER / "2026.json"), "--shows", "1", "x"),
        ("explain", "2025", "2026", "--todo"),
        ("explain", "2025", "2026", "x", "--text", "y"),
    ],
)
def test_what_has_no_such_answer_is_refused(ask: Ask, words: tuple[str, ...]) -> None:
    assert CliRunner().invoke(cli, [*words, "--format", "json"]).exit_code == 2
