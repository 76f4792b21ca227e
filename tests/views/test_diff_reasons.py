"""The reasons in a diff: under their change in text and Markdown, as a fact in JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.repository import FOLDER, REASON, raw_last, raw_this, run
from vpbdiff import store
from vpbdiff.store import schema

Capture = pytest.CaptureFixture[str]
NEW = f"{FOLDER}/2025.json"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """Two plans with one change, explained."""
    (tmp_path / FOLDER).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    for raw in (raw_last(), raw_this()):
        (tmp_path / FOLDER / f"{raw['year']}.json").write_text(store.dumps(raw), encoding="utf-8")
    run("explain", "2024", "2025", "Träffpunkter", "--text", REASON, "--kind", "lag", "--decision", "KF § 98")
    capsys.readouterr()
    return tmp_path


def edit(old: str, new: str) -> None:
    text = Path(NEW).read_text(encoding="utf-8")
    assert old in text
    Path(NEW).write_text(text.replace(old, new), encoding="utf-8")


def shown(form: str, capsys: Capture) -> str:
    run("diff", "2024", "2025", "--format", form)
    return capsys.readouterr().out


def explained(capsys: Capture) -> list[object]:
    document = json.loads(shown("json", capsys))
    Draft202012Validator(schema.read("changes")).validate(document)
    return [change["explained"] for change in document["changes"]]


def test_reason_stands_under_its_change(plans: Path, capsys: Capture) -> None:
    text = shown("text", capsys).splitlines()
    headline = next(number for number, line in enumerate(text) if "Träffpunkter" in line and "~" in line)
    assert f"        Skäl: {REASON} (lag; KF § 98)" in text[headline : headline + 4]
    assert f"- Skäl: {REASON} (lag; KF § 98)" in shown("markdown", capsys)
    assert explained(capsys) == [True]


def test_stale_reason_is_told_as_that(plans: Path, capsys: Capture) -> None:
    edit("även helger", "dock inte helger")
    text = " ".join(shown("text", capsys).split())
    assert f"Inaktuellt skäl, texten har ändrats sedan dess: {REASON} (lag; KF § 98)" in text
    assert "Skäl:" not in text
    assert "Inaktuellt skäl" in shown("markdown", capsys)
    assert explained(capsys) == ["stale"]


def test_slip_leaves_the_reason_standing(plans: Path, capsys: Capture) -> None:
    edit("träffpunkter ska", "träffpunktter ska")
    assert explained(capsys) == [True]


@pytest.mark.parametrize("reason", ["…", "Ändrat.", "Träffpunkter", "Fanns före grinden."])
def test_what_check_calls_no_reason_explains_nothing(plans: Path, capsys: Capture, reason: str) -> None:
    record = plans / FOLDER / "2024-2025.explanations.json"
    record.write_text(record.read_text(encoding="utf-8").replace(REASON, reason), encoding="utf-8")
    assert explained(capsys) == [False]
    assert run("check", "2024", "2025") == 1


def test_without_a_record_nothing_is_said_and_nothing_loaded(plans: Path, capsys: Capture) -> None:
    (plans / FOLDER / "2024-2025.explanations.json").unlink()
    assert "käl:" not in shown("text", capsys)
    assert explained(capsys) == [False]
    code = (
        "import sys; from vpbdiff.cli import cli\n"
        "try: cli.main(['diff', '2024', '2025'])\n"
        "except SystemExit: print([name for name in sys.modules if name.startswith('vpbdiff.explanations')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_record_that_can_not_be_read_is_told(plans: Path, capsys: Capture) -> None:
    (plans / FOLDER / "2024-2025.explanations.json").write_text("{", encoding="utf-8")
    assert run("diff", "2024", "2025") == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(f"Fel: {FOLDER}/2024-2025.explanations.json, rad 1")) == ("", True)


def test_what_was_before_the_gate_is_no_reason(plans: Path, capsys: Capture) -> None:
    edit("Personalen går ut med dem som vill.", "Personalen går ut med dem som kan.")
    run("explain", "2024", "2025", "--baseline")
    capsys.readouterr()
    assert "Skäl: inget, ändringen fanns före grinden." in shown("text", capsys)
    assert explained(capsys) == [True, False]
