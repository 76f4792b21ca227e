"""The registry of formats: what each row says is so, and nothing is loaded that was not asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

from tests.support.invented import snapshot
from tests.support.memos import full
from vpbdiff import render
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.render import FORMATS, Extra, Format, Shown, Trait, formats, named, names, renderer
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording


def test_no_two_rows_have_one_name() -> None:
    assert len({each.name for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("shown", Shown)
def test_everything_that_can_be_shown_has_a_usual_format(shown: Shown) -> None:
    usual, *_ = formats(shown)
    assert usual.name == {Shown.MEMO: "markdown", Shown.POLICY: "toml"}.get(shown, "text")
    assert named(shown, usual.name) is usual


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_function_of_a_row_is_there(form: Format) -> None:
    assert form.shows
    for functions in form.shows.values():
        assert functions
        for each in functions:
            module, _, function = each.partition(":")
            assert callable(getattr(import_module(f"vpbdiff.{module}"), function))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_endings_are_small_letters_after_a_point(form: Format) -> None:
    assert all(each == each.casefold() and each.startswith(".") for each in form.endings)
    assert form.endings, "a file in this format needs a name"


def test_what_is_laid_out_for_a_terminal_is_text() -> None:
    assert [each.name for each in FORMATS if Trait.COLOUR in each.holds] == ["text"]
    assert not any(each.binary for each in FORMATS if Trait.COLOUR in each.holds)


def test_a_format_without_its_library_names_the_extra() -> None:
    form = Format("ark", {Shown.DIFF: ()}, extra=Extra("excel", "no_such_module"))
    with pytest.raises(VpbdiffError) as raised:
        form.renderer(Shown.DIFF)
    assert raised.value.problems[0].params == {"extra": "excel"}


def test_a_format_is_one_module_and_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("vpbdiff.render.shout")
    module.write = lambda document, wording, options: document.title.upper()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = Format("shout", {Shown.MEMO: ("render.shout:write",), Shown.CHECK: ("render.shout:write",)}, (".shout",))
    monkeypatch.setattr(render, "FORMATS", (*FORMATS, row))
    assert names(Shown.MEMO)[-1] == "shout"
    assert renderer(Shown.MEMO, "shout")(full(), Wording("sv"), Options()) == full().title.upper()


WRITERS = {"charts", "csv_", "docx", "html", "html_diff", "markdown", "diff_json", "check_json", "sarif", "junit"}
"""Modules of single formats; a terminal's lines are what every command may print."""


LOADED = {
    "text": set(),
    "json": {"diff_json"},
    "markdown": {"markdown"},
    "csv": {"csv_"},
    "html": {"html", "html_diff", "charts"},
}
SAY_WHAT_IS_LOADED = """
import json, sys
from click.testing import CliRunner
from vpbdiff.cli import cli
old, new, *forms = sys.argv[1:]
found, before = {}, None
for form in forms:
    assert CliRunner().invoke(cli, ["diff", old, new, "--format", form]).exit_code == 0
    found[form] = list(sys.modules)
    before = before or found[form]
    for name in set(found[form]) - set(before):
        del sys.modules[name]
print(json.dumps(found))
"""


def test_a_module_is_loaded_when_its_format_is_asked_for() -> None:
    """In a process of its own, which forgets after each format what it loaded beyond the first."""
    command = [sys.executable, "-c", SAY_WHAT_IS_LOADED, str(snapshot(2024)), str(snapshot(2025)), *LOADED]
    modules = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    found = {form: {name for name in WRITERS if f"vpbdiff.render.{name}" in modules[form]} for form in LOADED}
    assert found == LOADED
    assert [form for form in LOADED if "tabulate" in modules[form]] == ["markdown"]


def test_the_registry_loads_no_format() -> None:
    code = "import sys, vpbdiff.render; print(*(n for n in sys.modules if n.startswith('vpbdiff.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in run.stdout.split() if name.startswith(("vpbdiff.render.", "vpbdiff.views"))} == set()
