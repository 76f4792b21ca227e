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

Run = Callable[..., str]


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
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
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

    def command(*arguments: str, status: int = 0) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "vpbdiff", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == status, ran.stderr
        return ran.stdout

    return command


@pytest.mark.parametrize(
    ("arguments", "status", "shown"),
    [
        pytest.param(("diff",), 0, ("Löften", "1 omformulerat, 1 borttaget", "Öppet hus varje vår"), id="diff"),
        pytest.param(("diff", "-f", "csv"), 0, ("Svara inom två dagar", "Öppet hus varje vår"), id="csv"),
        pytest.param(("check",), 1, ("Svara inom två dagar", "Öppet hus varje vår"), id="gate"),
        pytest.param(
            ("summary",),
            0,
            ("Ett löfte utgår och ett får ny lydelse.", "Löftet «Öppet hus varje vår» utgår."),
            id="memo",
        ),
        pytest.param(("summary", "--brief"), 0, ("Ett löfte utgår och ett får ny lydelse.",), id="memo in brief"),
    ],
)
def test_a_new_entity_is_everywhere(run: Run, arguments: tuple[str, ...], status: int, shown: tuple[str, ...]) -> None:
    command, *options = arguments
    said = run(command, "2024", "2025", *options, status=status)
    assert all(each in said for each in shown), said


def test_a_new_entity_has_a_history(run: Run) -> None:
    said = run("history", "Svara inom två dagar")
    assert "omformulerat" in said or "De flesta" in said, said
