"""docs/importing.md against the program: its example is run, and every option is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vpbdiff.cli import cli

PAGE = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
SNAPSHOT = Path("snapshots/ekvik/omsorgsnamnden/2026.json")

CORRECTIONS = (('"Förebygga fal"', '"Förebygga fall"'), ('"index": 12', '"index": 16'))
REVISION = (
    ("80 år", "75 år"),
    ("Sommarbemanning\t12", "Sommarbemanning\t8"),
    ("tre kvarter.\n", "tre kvarter.\nGå ut varje dag\tPersonalen följer med dem som vill.\n"),
    ("\tSchemaläggning\t6\tKvällar och helger fördelas ojämnt.\tUppföljning varje kvartal.\n", ""),
)


def changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_example_is_what_the_program_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit):
            cli.main(["import", *arguments])
        return capfd.readouterr().out

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    Path("vpbdiff.toml").touch()
    Path("plan.txt").write_text(BLOCKS["plan"], encoding="utf-8")
    Path("reviderad.txt").write_text(changed(BLOCKS["plan"], REVISION), encoding="utf-8")
    assert run("plan.txt") == ""
    SNAPSHOT.write_text(changed(SNAPSHOT.read_text(encoding="utf-8"), CORRECTIONS), encoding="utf-8")
    assert run("reviderad.txt") == BLOCKS["first"]
    assert run("reviderad.txt", "--update") == BLOCKS["first"]
    assert run("reviderad.txt") == BLOCKS["second"]
