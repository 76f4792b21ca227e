"""A name that no file can have is told, whatever the program puts after it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.invented import snapshot
from vpbdiff.cli import cli

LONG = "å" * 130 + ".json"
"""A name of more bytes than any file's, once anything is put after it."""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("validate", LONG), id="a plan"),
        pytest.param(("diff", "2026.json", LONG), id="the second plan, beside which explanations may lie"),
        pytest.param(("check", "2026.json", LONG), id="a plan that is judged"),
        pytest.param(("import", LONG), id="a document"),
        pytest.param(("diff", "2025.json", "2026.json", "-o", LONG), id="a file to write"),
        pytest.param(("import", "2026.txt", "-o", LONG), id="a snapshot to write"),
    ],
)
def test_a_name_longer_than_any_files_is_told(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for year in (2025, 2026):
        Path(f"{year}.json").write_bytes(snapshot(year).read_bytes())
    Path("2026.txt").write_text("# Verksamhetsplan 2026\n\n## Nämndmål\n\n### Mål 1: Alla får svar\n", encoding="utf-8")
    result = CliRunner().invoke(cli, list(words))
    assert result.exit_code == 2
    assert re.match(r"Fel: \S*å{30}", result.stderr.splitlines()[0]), result.stderr
    assert list(tmp_path.glob("vpbdiff-*.txt")) == []
