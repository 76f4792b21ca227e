"""The page of commands names every command and option; the page of the format every version; links lead somewhere."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli import COMMANDS
from vpbdiff.store import read_plan, strict_json
from vpbdiff.store.migrations import FORMAT, VERSION
from vpbdiff.store.paths import MAX_BYTES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMANDS_PAGE = (DOCS / "commands.md").read_text(encoding="utf-8")
FORMAT_PAGE = (DOCS / "format.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]


def loaded(name: str) -> click.Command:
    module = "import_" if name == "import" else name.replace("-", "_")
    command: click.Command = import_module(f"vpbdiff.cli.{module}").command
    return command


def section(name: str) -> str:
    """What the page says of a command."""
    found = re.search(rf"(?ms)^## `vpbdiff {name}\b.*?(?=^## |\Z)", COMMANDS_PAGE)
    assert found, f"docs/commands.md has no section for {name}"
    return found[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_on_the_page_and_no_other(name: str) -> None:
    options = {
        each for parameter in loaded(name).params if isinstance(parameter, click.Option) for each in parameter.opts
    }
    told = set(re.findall(r"`(-{1,2}[a-z][a-z-]*)", "".join(re.findall(r"(?m)^\| `-.*", section(name)))))
    assert told == options


def test_every_command_is_on_the_page_and_no_other() -> None:
    assert tuple(re.findall(r"(?m)^## `vpbdiff ([\w-]+)", COMMANDS_PAGE)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_choice_is_on_the_page(name: str) -> None:
    for parameter in loaded(name).params:
        if parameter.name == "format_" or "--format" in parameter.opts:
            assert isinstance(parameter.type, click.Choice)
            assert all(f"`{choice}`" in section(name) for choice in parameter.type.choices)


def test_every_exit_status_is_on_the_page() -> None:
    assert [int(row) for row in re.findall(r"(?m)^\| (\d) \|", COMMANDS_PAGE)] == [int(status) for status in ExitStatus]


def test_every_version_of_the_format_is_on_its_page() -> None:
    assert [int(row) for row in re.findall(r"(?m)^\| (\d+) \|", FORMAT_PAGE)] == list(range(1, VERSION + 1))


def test_the_example_of_the_format_is_a_plan() -> None:
    example = re.search(r"(?ms)^    \{\n.*?^    \}\n", FORMAT_PAGE)
    assert example is not None
    assert FORMAT in example[0]
    assert read_plan(example[0], "plan.json").year == 2024


def test_the_bounds_on_the_page_are_those_of_the_code() -> None:
    limits = (strict_json.MAX_DIGITS, strict_json.MAX_DEPTH, MAX_BYTES // 1_000_000, strict_json.MAX_PROBLEMS)
    told = re.findall(r"(\d+)\s+(?:digits|levels|MB|problems)", FORMAT_PAGE)
    assert tuple(map(int, told)) == limits


def test_the_readme_opens_with_the_two_commands() -> None:
    commands = re.findall(r"(?m)^    (make \w+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
