"""The page of the gate names every rule, setting, default and format, and every command on it is one."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli import COMMANDS
from vpbdiff.gate import Rule
from vpbdiff.model.entities import ENTITIES
from vpbdiff.policy.settings import default
from vpbdiff.render import Shown, names
from vpbdiff.store import schema
from vpbdiff.wording import Wording

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "gate.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    part = re.search(rf"(?ms)^## {heading}\n.*?(?=^## |\Z)", PAGE)
    assert part, heading
    lines = re.findall(r"(?m)^\| (.+) \|$", part[0])
    return [line.split(" | ") for line in lines[2:]]


def test_every_rule_is_on_the_page_and_no_other() -> None:
    assert [row[0] for row in rows("The rules")] == [f"`{rule}`" for rule in Rule]


def settings() -> dict[str, str]:
    """Every setting of the policy, with the program's own value as the page writes it."""
    own = default()["policy"]
    found: dict[str, str] = {}
    for name, told in schema.read("settings")["properties"]["policy"]["properties"].items():
        if name == "needs":
            found["policy.needs"] = "see below"
        elif "properties" in told:
            for inner in told["properties"]:
                value = own.get(name, {}).get(inner)
                shown = "see below" if isinstance(value, list) else f"`{value}`"
                found[f"policy.{name}.{inner}"] = "–" if value is None else shown
        else:
            found[f"policy.{name}"] = f"`{own[name]}`"
    return found


def test_every_setting_is_on_the_page_with_its_own_value() -> None:
    assert {row[0].strip("`"): row[1] for row in rows("The policy")} == settings()


def test_every_entity_that_needs_other_than_a_reason_is_in_the_words_on_the_own_policy() -> None:
    said = PAGE[PAGE.index("By the program's own policy") :].replace("\n", " ").lower()
    other = [entity for entity in ENTITIES.values() if dict(entity.needs) != {"any": "reason"}]
    assert 0 < len(other) < len(ENTITIES)
    for entity in other:
        word = Wording("en").say(f"entity.{entity.name}.many").removeprefix("committee ")
        assert word in said, entity.name
    assert "everything else in a plan needs a reason" in said


def test_every_format_is_on_the_page() -> None:
    assert [row[0].strip("`") for row in rows("The formats")] == list(names(Shown.CHECK))


def test_every_exit_status_is_on_the_page() -> None:
    assert [int(row) for row in re.findall(r"(?m)^\| (\d) \|", PAGE)] == [int(status) for status in ExitStatus]


LINES = [line.strip() for line in re.findall(r"(?m)^ {4}(vpbdiff .+)$", PAGE)]
LINES += re.findall(r"`(vpbdiff (?:check|explain) [^`]*\d[^`]*)`", PAGE)


@pytest.mark.parametrize("line", LINES)
def test_every_command_on_the_page_is_one(line: str) -> None:
    program, name, *arguments = shlex.split(line.partition(" > ")[0])
    assert (program, name in COMMANDS) == ("vpbdiff", True)
    command: click.Command = import_module(f"vpbdiff.cli.{name}").command
    context = command.make_context(name, list(arguments), resilient_parsing=False)
    assert context.params["old"] and context.params["new"]
