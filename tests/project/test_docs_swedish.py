"""The pages in Swedish: each command on them runs, in order, in a folder as the page supposes it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.examples import first_now
from tests.support.invented import EXAMPLES
from vpbdiff.base.version import __version__
from vpbdiff.cli import cli

PAGES = sorted((Path(__file__).parents[2] / "docs" / "sv").glob("*.md"))
NAMED = {"Plan 2025.docx": "2025.docx", "Plan 2026.docx": "2026.docx", "Förslag.docx": "2026.docx"}
NAMED["Alternativ.docx"] = "2026.docx"
ON_A_SCREEN = "vpbdiff review"
LONGEST = "tva-dokument"
ONE_BY_ONE = first_now(
    pytest.param(page, id=page.stem) for page in sorted(PAGES, key=lambda page: page.stem == LONGEST)
)


def commands(page: Path) -> list[str]:
    return re.findall(r"(?m)^    (vpbdiff .+)$", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", ONE_BY_ONE)
def test_every_command_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("*.pdf")))
    for name, source in NAMED.items():
        shutil.copy(folder / "documents" / "omsorgsnamnden" / source, folder / name)
    monkeypatch.chdir(folder)
    for command in commands(page):
        if command.startswith(ON_A_SCREEN):
            continue
        result = CliRunner().invoke(cli, shlex.split(command)[1:])
        assert isinstance(result.exception, SystemExit | None), command
        assert result.exit_code in {0, 1}, (command, result.output[-600:])


def test_the_keys_are_those_of_the_page_of_the_review() -> None:
    ours = (PAGES[0].parent / "granska.md").read_text(encoding="utf-8")
    told = (PAGES[0].parents[1] / "review.md").read_text(encoding="utf-8")
    keys = re.findall(r"(?m)^\| `(.)` \|", ours)
    assert len(keys) > 5
    assert [key for key in keys if f"`{key}`" not in told] == []


def test_the_pages_hold_commands() -> None:
    assert sum(len(commands(page)) for page in PAGES) > 15


def test_the_wheel_is_called_what_the_pages_call_it() -> None:
    named = {each for page in PAGES for each in re.findall(r"vpbdiff-([\d.]+)-py3", page.read_text(encoding="utf-8"))}
    assert named == {__version__}


def test_the_index_names_every_page() -> None:
    index = next(page for page in PAGES if page.stem == "README").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((\w[\w-]*\.md)\)", index)) == {page.name for page in PAGES if page.stem != "README"}
