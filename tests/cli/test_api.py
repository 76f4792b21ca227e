"""The public face: its examples are true, it says what the commands say, and importing it loads nothing."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from importlib import import_module
from inspect import isclass, signature
from pathlib import Path

import pytest
from click.testing import CliRunner

import vpbdiff
from tests.support.invented import EXAMPLES, SERIES, document
from tests.support.plans import goal, plan
from vpbdiff import api
from vpbdiff.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
PLANS = tuple(f"snapshots/{SERIES}/{year}.json" for year in (2024, 2025))
PLAIN_PAIR = tuple(f"snapshots/{SERIES}/{year}.json" for year in ("2024", "2026"))
FUNCTIONS = sorted(name for name in vpbdiff.__all__ if name[0].islower())


@pytest.fixture(autouse=True)
def examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    monkeypatch.delenv("VPBDIFF_LANG", raising=False)


def said(*arguments: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(cli, list(arguments))
    assert result.exit_code in (0, 1), result.output
    return str(result.stdout)


def test_the_examples_of_the_functions_are_true() -> None:
    found = doctest.testmod(api)
    assert (found.failed, found.attempted > 10) == (0, True)


def test_the_examples_of_the_page_are_true() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS)
    assert (found.failed, found.attempted > 15) == (0, True)


def test_every_function_has_an_example_and_its_row_on_the_page() -> None:
    rows = [line.split("`")[1].partition("(")[0] for line in PAGE.read_text("utf-8").splitlines() if "| `" in line]
    assert sorted(rows) == FUNCTIONS
    assert [name for name in FUNCTIONS if ">>> " not in (getattr(api, name).__doc__ or "")] == []


def test_the_face_has_what_the_module_behind_it_has() -> None:
    assert set(vpbdiff.__all__) == {*api.__all__, "__version__"}
    for name in vpbdiff.__all__:
        assert callable(getattr(vpbdiff, name)) or name == "__version__"
    assert all(isclass(getattr(api, name)) == name[0].isupper() for name in api.__all__)
    assert all(signature(getattr(api, name)).return_annotation for name in FUNCTIONS)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tell'"):
        vpbdiff.tell  # noqa: B018 - asking for it is what is tried


@pytest.mark.parametrize(
    "pair", [pytest.param(PLANS, id="explained"), pytest.param(PLAIN_PAIR, id="bare", marks=pytest.mark.soak)]
)
def test_a_comparison_is_that_of_the_command(pair: tuple[str, str]) -> None:
    comparison = vpbdiff.compare(*map(vpbdiff.load, pair))
    assert comparison.to_dict() == json.loads(said("diff", *pair, "--format", "json"))
    for form in ("text", "markdown", "csv", "html"):
        assert str(vpbdiff.render(comparison, form)).splitlines() == said("diff", *pair, "-f", form).splitlines()


def test_a_verdict_is_that_of_the_command() -> None:
    for pair, passed in ((PLANS, True), (PLAIN_PAIR, False)):
        verdict = vpbdiff.check(vpbdiff.compare(*map(vpbdiff.load, pair)))
        assert verdict.passed == passed
        assert json.loads(vpbdiff.render(verdict, "json")) == json.loads(said("check", *pair, "-f", "json"))


def test_a_summary_and_a_history_are_those_of_the_commands() -> None:
    memo = vpbdiff.summarise(vpbdiff.check(vpbdiff.compare(*map(vpbdiff.load, PLANS))), "unions")
    assert vpbdiff.render(memo) == said("summary", *PLANS, "--outline", "unions")
    assert vpbdiff.render(vpbdiff.history()) == said("history")
    ram = vpbdiff.history("ram")
    assert vpbdiff.render(ram, "markdown", language="en") == said("--lang", "en", "history", "ram", "-f", "markdown")


def test_a_plan_is_read_as_the_command_reads_it() -> None:
    reading = vpbdiff.read(document(2025))
    comparison = vpbdiff.compare(reading.plan, vpbdiff.load("2025"))
    assert comparison.changes == ()
    assert reading.account.placed and reading.account.not_understood == ()


def test_a_profile_is_named_as_for_the_command() -> None:
    path = EXAMPLES / "documents" / "kultur-och-fritidsnamnden" / "2026.txt"
    general, own = (vpbdiff.read(path, each) for each in (None, "kultur-och-fritidsnamnden"))
    assert vpbdiff.compare(general.plan, own.plan).changes
    assert vpbdiff.read(path, EXAMPLES / "profiles" / "kultur-och-fritidsnamnden.toml") == own
    with pytest.raises(vpbdiff.VpbdiffError):
        vpbdiff.read(path, "kultur")


def test_plans_that_lie_nowhere_are_judged_by_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vpbdiff.toml").write_text("series = 7", encoding="utf-8")  # is not even looked at
    verdict = vpbdiff.check(vpbdiff.compare(plan(2024, goals=[goal("Mål")]), plan(2025, goals=[])))
    assert not verdict.passed
    Path("vpbdiff.toml").unlink()
    assert vpbdiff.summarise(verdict).gaps


def test_a_format_that_there_is_not_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="'junit' is none of the formats"):
        vpbdiff.render(vpbdiff.compare(plan(2024), plan(2025)), "junit")


def test_importing_it_loads_nothing_and_modules_of_a_functions_name_are_both() -> None:
    code = """
import sys, vpbdiff
ours = lambda: {name for name in sys.modules if name.startswith("vpbdiff")}
assert ours() == {"vpbdiff"}, ours()
assert vpbdiff.__version__ and ours() == {"vpbdiff", "vpbdiff.base", "vpbdiff.base.version"}, ours()
from vpbdiff import compare, history, render
import vpbdiff.compare, vpbdiff.history, vpbdiff.render
assert all(map(callable, (compare, history, render, vpbdiff.compare, vpbdiff.history, vpbdiff.render)))
assert "vpbdiff.api" not in ours()
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", ["compare", "history", "render"])
def test_a_function_that_has_a_modules_name_is_both(name: str) -> None:
    assert getattr(vpbdiff, name) is import_module(f"vpbdiff.{name}")
    with pytest.raises(TypeError):
        getattr(vpbdiff, name)(*["too"] * 4)
