"""The registry of formats: what each row says is so, and nothing is loaded that was not asked for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import grimp
import pytest

from tests.support.invented import snapshot
from tests.support.memos import full
from vpbdiff import render
from vpbdiff.base import extras
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
    assert raised.value.problems[0].params == {"command": extras.command("excel")}


def test_a_format_is_one_module_and_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("vpbdiff.render.shout")
    module.write = lambda document, wording, options: document.title.upper()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = Format("shout", {Shown.MEMO: ("render.shout:write",), Shown.CHECK: ("render.shout:write",)}, (".shout",))
    monkeypatch.setattr(render, "FORMATS", (*FORMATS, row))
    assert names(Shown.MEMO)[-1] == "shout"
    assert renderer(Shown.MEMO, "shout")(full(), Wording("sv"), Options()) == full().title.upper()


def functions(*rows: Format) -> set[tuple[str, str]]:
    """The functions that some rows name, each as its module and its own name."""
    names = {name for row in rows for steps in row.shows.values() for name in steps}
    return {(f"vpbdiff.{module}", function) for module, _, function in (name.partition(":") for name in names)}


def test_writers_know_no_view() -> None:
    """A writer takes any document, so nothing that it imports, at whatever remove, may know what is shown."""
    graph = grimp.build_graph("vpbdiff")
    writers = {module for module, function in functions(*FORMATS) if function == "write"}
    assert len(writers) >= 5
    known = {writer: {each for each in graph.find_upstream_modules(writer) if VIEW.match(each)} for writer in writers}
    assert {writer: views for writer, views in known.items() if views} == {}
    renderers = {module for module, function in functions(*FORMATS) if function == "render"}
    assert any(VIEW.match(each) for module in renderers for each in graph.find_upstream_modules(module))


VIEW = re.compile(r"vpbdiff\.views(\.|$)")
USUAL, *OTHERS = formats(Shown.DIFF)


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
    """In a process of its own, which forgets after each format what it loaded beyond the first. A format of which
    one writer builds on another loads that too, if it is of the same row."""
    text = [row.name for row in (USUAL, *OTHERS) if not row.binary]
    command = [sys.executable, "-c", SAY_WHAT_IS_LOADED, str(snapshot(2024)), str(snapshot(2025)), *text]
    loaded = {form: set(found) for form, found in json.loads(subprocess.check_output(command)).items()}
    common = {module for module, _ in functions(USUAL)}
    for row in (USUAL, *OTHERS):
        if row.binary:
            continue
        own = {name.partition(":")[0] for name in row.shows[Shown.DIFF]}
        assert {f"vpbdiff.{module}" for module in own} <= loaded[row.name]
        others = {module for module, _ in functions(*(each for each in FORMATS if each is not row))}
        assert (others - common - {module for module, _ in functions(row)}) & loaded[row.name] == set(), row.name
    libraries = {form: {name for name in LIBRARIES if name in found} for form, found in loaded.items()}
    assert {form: names for form, names in libraries.items() if names} == {"markdown": {"tabulate"}}


LIBRARIES = {"tabulate", "matplotlib", *(each.extra.module for each in FORMATS if each.extra is not None)}
"""What some formats alone use."""


def test_the_registry_loads_no_format() -> None:
    code = "import sys, vpbdiff.render; print(*(n for n in sys.modules if n.startswith('vpbdiff.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in run.stdout.split() if name.startswith(("vpbdiff.render.", "vpbdiff.views"))} == set()
