"""Adding an entity is one row of the registry and its place in the schemas: all else follows from them.

A copy of the program gets an entity that it does not have, by the recipe of CONTRIBUTING.md, and is then run as a user
runs it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.changed_copy import COPIED, ROOT, Answers, Command, answers, copied, insert
from tests.support.plans import raw_plan
from tests.support.shown import words
from vpbdiff.memo import OUTLINES
from vpbdiff.render import Shown, formats

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

KEPT, LEFT = "Svara inom två dagar", "Öppet hus varje vår"
WORDS: list[tuple[Command, int, tuple[str, ...]]] = [
    (("diff", "2024", "2025", "--full"), 0, ("Löften", "1 omformulerat, 1 borttaget", LEFT)),
    (("check", "2024", "2025"), 1, (KEPT, LEFT)),
    (("check", "--policy"), 0, ('pledge = "reason"',)),
    (
        ("summary", "2024", "2025"),
        0,
        ("Löftet ”Öppet hus varje vår” tas bort.", "Löfte: Svara inom två dagar"),
    ),
    (("summary", "2024", "2025", "--brief"), 0, ("Ändringar finns bland löften (2).",)),
    (("history", KEPT), 0, ("Omformulerat löfte: Svara inom två dagar",)),
]
"""What is said of the new entity, in its own noun."""

SHOWN: dict[Shown, tuple[Command, int, tuple[str, ...]]] = {
    Shown.DIFF: (("diff", "2024", "2025"), 0, (KEPT, LEFT)),
    Shown.CHECK: (("check", "2024", "2025"), 1, (KEPT, LEFT)),
    Shown.MEMO: (("summary", "2024", "2025"), 0, (KEPT, LEFT)),
    Shown.HISTORY: (("history", KEPT), 0, (KEPT,)),
}
FILES = {
    (*command, "-f", form.name, "-o", f"{shown}-{form.name}{form.endings[0]}"): (status, told)
    for shown, (command, status, told) in SHOWN.items()
    for form in formats(shown)
}
"""Every format of everything that can be shown of it, by the command that writes it to a file."""

OUTLINED = [("summary", "2024", "2025", "--outline", name) for name in OUTLINES]


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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that has the entity, with two plans that have it."""
    folder = copied(tmp_path_factory.mktemp("copy"))
    registry = folder / "vpbdiff" / "model" / "entities.py"
    insert(registry, "_ROWS = (", ROW.rstrip())
    insert(registry, "PLAN_LISTS = (", LISTED)
    add_to_schemas(folder / "schemas")
    series = folder / "snapshots" / "ekvik" / "omsorgsnamnden"
    series.mkdir(parents=True)
    for year, pledges in ((2024, [OLD, GONE]), (2025, [NEW])):
        raw = raw_plan(year, pledges=pledges)
        (series / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def told(folder: Path) -> Answers:
    return answers(folder, [*(command for command, *_ in WORDS), *FILES, *OUTLINED])


def test_the_recipe_names_what_is_touched_here_and_no_more(folder: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = re.search(r"(?ms)^### An entity.*?(?=^That is all)", text)
    assert recipe is not None
    named = re.findall(r"`([\w/.]+\.(?:py|json|md))`", recipe[0])
    copies = {path.relative_to(folder).as_posix(): path for name in COPIED for path in (folder / name).rglob("*.*")}
    touched = {name for name, path in copies.items() if path.is_file() and _differs(path, ROOT / name)}
    assert sorted(named) == sorted(touched)
    assert len(touched) <= 5


def _differs(copy: Path, original: Path) -> bool:
    return "__pycache__" not in copy.parts and copy.read_bytes() != original.read_bytes()


@pytest.mark.parametrize(("command", "status", "said"), WORDS, ids=[" ".join(command) for command, *_ in WORDS])
def test_a_new_entity_is_called_by_its_noun(
    told: Answers, command: Command, status: int, said: tuple[str, ...]
) -> None:
    ended, shown = told[command]
    assert ended == status, shown
    assert all(each in shown for each in said), shown


@pytest.mark.parametrize(("command", "expected"), FILES.items(), ids=[command[-1] for command in FILES])
def test_a_new_entity_is_in_every_format(
    folder: Path, told: Answers, command: Command, expected: tuple[int, tuple[str, ...]]
) -> None:
    status, said = expected
    ended, shown = told[command]
    assert ended == status, shown
    written = words((folder / command[-1]).read_bytes())
    assert all(each in written for each in said)


@pytest.mark.parametrize("command", OUTLINED, ids=[command[-1] for command in OUTLINED])
def test_no_outline_is_silent_about_a_new_entity(told: Answers, command: Command) -> None:
    status, shown = told[command]
    assert status == 0, shown
    assert LEFT in shown or re.search(r"(?i)löfte", shown), shown
