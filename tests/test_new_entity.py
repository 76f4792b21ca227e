"""Adding an entity is one row of the registry and its place in the schemas: all else follows from them.

A copy of the program gets an entity that it does not have, by the recipe of CONTRIBUTING.md, and is then run as a user
runs it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.plans import raw_plan

ROOT = Path(__file__).parents[1]
ROW = """
    Entity(
        "pledge",
        Noun("löfte", "löften", "löftet", "löftena", ("pledge", "pledges"), neuter=True),
        Chapter.MEASURES,
        _fields(title=Role.NAME, description=Role.TEXT, status=Role.STATUS),
    ),
"""
LISTED = '\n    ListOf("pledges", "pledge"),'
OLD = {"title": "Svara inom två dagar", "description": "Alla som hör av sig ska få svar.", "status": "Pågår"}
NEW = {"title": "Svara inom två dagar", "description": "De flesta som hör av sig bör få svar.", "status": "Pågår"}
GONE = {"title": "Öppet hus varje vår"}

Command = tuple[str, ...]
Answers = dict[Command, tuple[int, str]]
COMMANDS: list[tuple[Command, int, tuple[str, ...]]] = [
    (("diff", "2024", "2025"), 0, ("Löften", "1 omformulerat, 1 borttaget", "Öppet hus varje vår")),
    (("diff", "2024", "2025", "-f", "csv"), 0, ("Svara inom två dagar", "Öppet hus varje vår")),
    (("check", "2024", "2025"), 1, ("Svara inom två dagar", "Öppet hus varje vår")),
    (
        ("summary", "2024", "2025"),
        0,
        ("Ett löfte utgår och ett får ny lydelse.", "Löftet «Öppet hus varje vår» utgår."),
    ),
    (("summary", "2024", "2025", "--brief"), 0, ("Ett löfte utgår och ett får ny lydelse.",)),
    (("history", "Svara inom två dagar"), 0, ("Omformulerat löfte: Svara inom två dagar",)),
]
RUN_ALL = """
import json, sys
from click.testing import CliRunner
from vpbdiff.cli import cli
ran = [CliRunner().invoke(cli, command) for command in json.loads(sys.argv[1])]
print(json.dumps([[each.exit_code, each.output] for each in ran]))
"""


def add_row(registry: Path) -> None:
    text = registry.read_text(encoding="utf-8")
    for opening, row in (("_ROWS = (", ROW.rstrip()), ("PLAN_LISTS = (", LISTED)):
        assert text.count(opening) == 1
        text = text.replace(opening, opening + row)
    registry.write_text(text, encoding="utf-8")


def add_to_schemas(folder: Path) -> None:
    def edit(name: str, change: Callable[[Any], None]) -> None:
        path = folder / f"{name}.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        change(schema)
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2), encoding="utf-8")

    def plan(schema: Any) -> None:
        schema["$defs"]["pledge"] = {
            "type": "object",
            "properties": {
                "title": {"type": "string"},
                "description": {"type": "string"},
                "status": {"type": "string"},
            },
            "required": ["title"],
            "additionalProperties": False,
        }
        schema["properties"]["pledges"] = {"type": ["array", "null"], "items": {"$ref": "#/$defs/pledge"}}

    def names(schema: Any) -> None:
        for part in schema["$defs"].values():
            if "measure" in part.get("enum", ()):
                part["enum"].append("pledge")

    edit("plan", plan)
    edit("changes", names)
    edit("history", names)
    edit(
        "settings",
        lambda schema: schema["properties"]["policy"]["properties"]["needs"]["properties"].update(
            pledge={"$ref": "#/$defs/needs"}
        ),
    )


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What the changed copy says to each command, in one process."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("vpbdiff", "schemas"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    add_row(folder / "vpbdiff" / "model" / "entities.py")
    add_to_schemas(folder / "schemas")
    series = folder / "snapshots" / "ekvik" / "omsorgsnamnden"
    series.mkdir(parents=True)
    for year, pledges in ((2024, [OLD, GONE]), (2025, [NEW])):
        raw = raw_plan(year, pledges=pledges)
        (series / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-c", RUN_ALL, json.dumps([list(command) for command, *_ in COMMANDS])],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        check=True,
    )
    answers: list[tuple[int, str]] = json.loads(ran.stdout)
    return dict(zip([command for command, *_ in COMMANDS], answers, strict=True))


@pytest.mark.parametrize(("command", "status", "shown"), COMMANDS, ids=[" ".join(command) for command, *_ in COMMANDS])
def test_a_new_entity_is_everywhere(answers: Answers, command: Command, status: int, shown: tuple[str, ...]) -> None:
    ended, said = answers[command]
    assert ended == status, said
    assert all(each in said for each in shown), said
