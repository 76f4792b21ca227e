"""A git repository of an invented committee's plans, with two branches, as a municipality would have it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.plans import activity, goal, raw_plan, risk, risks
from vpbdiff import store
from vpbdiff.cli import cli
from vpbdiff.explanations import Explanations
from vpbdiff.explanations.ledger import dumps

FOLDER = "snapshots/ekvik/omsorgsnamnden"
LAST = f"{FOLDER}/2024.json"
THIS = f"{FOLDER}/2025.json"
REASON = "Avtalet med föreningen har förlängts ett år."
DECISION = "Omsorgsnämnden 2024-12-09 § 98"


def raw_last() -> dict[str, Any]:
    """The plan for 2024."""
    return raw_plan(
        2024,
        goals=[
            goal(
                "Äldre i Ekvik ska ha en meningsfull vardag.",
                activity("Träffpunkter", "Alla träffpunkter ska hålla öppet varje vardag."),
                activity("Dagliga promenader", "Personalen går ut med dem som vill."),
            )
        ],
        internal_control_plan=risks(risk("Läkemedel", "Läkemedel lämnas till fel person.", "Stickprov varje månad.")),
    )


def raw_this() -> dict[str, Any]:
    """The plan for 2025: one activity reworded."""
    raw = raw_last() | {"year": 2025}
    raw["goals"][0]["activities"][0]["description"] = "Alla träffpunkter ska hålla öppet varje dag, även helger."
    return raw


class Repository:
    """The repository and what is done in it. Its explanations are one file a pair, as in a series that began so;
    `folders` makes it one that begins now."""

    def __init__(self, root: Path, *, folders: bool = False) -> None:
        self.root = root
        (root / FOLDER).mkdir(parents=True)
        if not folders:
            (root / FOLDER / "2023-2024.explanations.json").write_text(dumps(Explanations()), encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.write(LAST, raw_last())
        self.write(THIS, raw_this())

    def write(self, path: str, raw: dict[str, Any]) -> None:
        """Write a plan."""
        (self.root / path).write_text(store.dumps(raw), encoding="utf-8")

    def edit(self, old: str, new: str, path: str = THIS) -> None:
        """Put some words in the place of others."""
        place = self.root / path
        text = place.read_text(encoding="utf-8")
        assert old in text
        place.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self) -> None:
        """Commit all that is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Ändring")

    def branch(self) -> None:
        """Begin a branch of one's own, from what the remote's main branch is then."""
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.git("checkout", "--quiet", "-b", "andring")

    def git(self, *arguments: str) -> str:
        """Run git."""
        command = ["git", *arguments]
        return subprocess.run(
            command, cwd=self.root, env=ENVIRONMENT, check=True, capture_output=True, text=True
        ).stdout

    def shell(self, line: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a line as a CI system does, with the program on the path."""
        return subprocess.run(
            ["bash", "-e", "-c", line],
            cwd=self.root,
            env=ENVIRONMENT | variables,
            check=False,
            capture_output=True,
            text=True,
        )


ENVIRONMENT = os.environ | {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "ekvik@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def run(*arguments: str) -> int:
    """Run the program here and now; its exit status."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(arguments))
    return int(ended.value.code or 0)


def check(*arguments: str, capture: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """Run check and read what it says."""
    capture.readouterr()
    status = run("check", *arguments, "--format", "json")
    return status, json.loads(capture.readouterr().out)


def answer(command: str) -> int:
    """Run the command that a finding gives, with what a person writes in the place of the ellipses."""
    filled = command.replace("--kind …", "--kind beslut").replace('--text "…"', f'--text "{REASON}"')
    program, *arguments = shlex.split(filled.replace('--decision "…"', f'--decision "{DECISION}"'))
    assert program == "vpbdiff"
    return run(*arguments)
