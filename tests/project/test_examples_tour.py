"""The guided tour of `examples/README.md`: every command runs as it stands there, and says what is quoted under it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support.invented import EXAMPLES, YEARS
from vpbdiff.cli import cli

PAGE = (EXAMPLES / "README.md").read_text(encoding="utf-8")
STATUS = {"check 2025 2026": 1, "import documents/omsorgsnamnden/2024.skannad.txt -o -": 1}
"""The commands that find something, as the page says; the import with the profile tells what it could not place."""

Stop = tuple[str, list[str]]


def stops() -> list[Stop]:
    """The commands of the page, each with the lines quoted under it."""
    found: list[Stop] = []
    for line in re.findall(r"(?m)^    (?! *cd )(.+)$", PAGE):
        if line.startswith("$ vpbdiff "):
            found.append((line.removeprefix("$ vpbdiff "), []))
        else:
            found[-1][1].append(" ".join(line.split()))
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path_factory.mktemp("tour") / "examples"))


def cases() -> list[Any]:
    """The stops; that a PDF is read as it should be, test_examples.py holds."""
    marks = {stop[0]: [pytest.mark.soak] if ".pdf" in stop[0] else [] for stop in stops()}
    return [pytest.param(*stop, id=stop[0], marks=marks[stop[0]]) for stop in stops()]


@pytest.mark.parametrize(("command", "quoted"), cases())
def test_a_command_says_what_is_quoted(
    command: str, quoted: list[str], copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)
    files = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    ran = CliRunner().invoke(cli, shlex.split(command))
    assert ran.exit_code == STATUS.get(command, 0), ran.output
    said = " ".join(ran.output.split())
    places = [said.find(line) for line in quoted]
    assert quoted and -1 not in places and places == sorted(places), (quoted, places)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == files


IMPORTS = [
    *(f"import documents/omsorgsnamnden/{year}.txt" for year in YEARS),
    "import documents/omsorgsnamnden/2026.forslag.txt -o snapshots/ekvik/omsorgsnamnden/2026.forslag.json",
    "import documents/kultur-och-fritidsnamnden/2026.txt --profile kultur-och-fritidsnamnden",
]


@pytest.mark.parametrize("command", IMPORTS)
def test_importing_again_changes_nothing(command: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a snapshot nor the record of its import, which lie here as the import writes them."""
    monkeypatch.chdir(copy)
    files = {path: path.read_bytes() for path in (copy / "snapshots").rglob("*.json")}
    ran = CliRunner().invoke(cli, shlex.split(command))
    assert ran.exit_code in {0, 1}, ran.output
    assert {path: path.read_bytes() for path in (copy / "snapshots").rglob("*.json")} == files


def test_the_page_names_every_file_and_nothing_else() -> None:
    named = {name.rstrip("/") for row in re.findall(r"(?m)^\| `.*? \|", PAGE) for name in re.findall(r"`(.+?)`", row)}
    assert all((EXAMPLES / name).exists() for name in named)
    there = {path.name for path in EXAMPLES.iterdir() if path.name != "__pycache__"}
    assert there - {"README.md"} == {name.split("/")[0] for name in named}
