"""The one registry of formats: what can be shown, in which formats, and what each of them can hold.

A row is found by what is shown and by name, or by a file's ending. It names the functions that lead from what is shown
to text or bytes, usually a view and then a writer; a format that no document fits renders by itself. Each of them is
called with (what came before, wording, options), and loaded when its format is asked for. To add a format, write one
module and add one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, StrEnum, auto
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from vpbdiff.base import extras
from vpbdiff.base.errors import failure

if TYPE_CHECKING:
    from vpbdiff.statements.options import Options
    from vpbdiff.wording import Wording

Renderer = Callable[[Any, "Wording", "Options"], "str | bytes"]


class Shown(StrEnum):
    """What can be shown, and the value that a renderer takes for it."""

    DIFF = "diff"
    """A `Comparison`."""
    CHECK = "check"
    """A `Case`."""
    SERIES = "series"
    """The `SeriesVerdicts` of whole series."""
    HISTORY = "history"
    """A `History` with the lineages of one item, None for the whole series."""
    BUDGET = "budget"
    """A `BudgetTimeline` with the plans that it is of."""
    MEMO = "memo"
    """A `Document`."""
    FOLLOW = "follow"
    """A `Following`."""
    POLICY = "policy"
    """A `Policy`."""


class Trait(Enum):
    """What a format can hold that not every format can."""

    COLOUR = auto()
    """Colour on a terminal that has it, and lines of its width."""
    COUNTS = auto()
    """The counts without the changes."""
    REMARKS = auto()
    """Remarks on what was not compared; where a format has no place for them, they are talk."""
    GAPS = auto()
    """What the gate misses about each change."""
    PICTURES = auto()
    """Pictures; elsewhere their texts stand for them."""
    TEMPLATE = auto()
    """A municipality's own document, to be filled at its placeholders."""


class Extra(NamedTuple):
    """An extra of the package, and the module that comes with it."""

    name: str
    module: str


class Format(NamedTuple):
    """One format. `shows` gives, for each thing that it can show, the functions from that to text or, if `binary`, to
    bytes. `endings` are those of its files, in small letters, the usual one first. `extra` is what it needs beside
    what is always installed."""

    name: str
    shows: Mapping[Shown, tuple[str, ...]]
    endings: tuple[str, ...] = ()
    holds: frozenset[Trait] = frozenset()
    binary: bool = False
    extra: Extra | None = None

    def renderer(self, shown: Shown) -> Renderer:
        """The function that renders what is shown. Raises `VpbdiffError` where its library is not installed."""
        self.require()
        functions = [_function(name) for name in self.shows[shown]]

        def render(value: Any, wording: Wording, options: Options) -> str | bytes:
            for function in functions:
                value = function(value, wording, options)
            rendered: str | bytes = value
            return rendered

        return render

    def require(self) -> None:
        """Raise `VpbdiffError` if the library that the format needs is not installed."""
        if self.extra is not None and find_spec(self.extra.module) is None:
            raise failure("render.no-library", command=extras.command(self.extra.name))


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"vpbdiff.{module}"), function)
    return found


_DOCUMENTS = {
    Shown.DIFF: ("views.diff_report:document",),
    Shown.CHECK: ("views.gate_report:document",),
    Shown.SERIES: ("views.series_report:document",),
    Shown.HISTORY: ("views.history_report:document",),
    Shown.BUDGET: ("views.budget_history:document",),
    Shown.FOLLOW: ("views.follow_report:document",),
    Shown.MEMO: (),
}
"""The view that makes a document of what is shown; a memo is one."""

_TABLES = {
    Shown.DIFF: ("views.diff_table:table",),
    Shown.HISTORY: ("views.history_table:table",),
    Shown.BUDGET: ("views.history_table:budget",),
    Shown.FOLLOW: ("views.follow_report:table",),
}
"""The view that makes one table of what is shown, for a spreadsheet."""

_WORKBOOKS = {
    Shown.DIFF: ("views.workbook:of_comparison",),
    Shown.CHECK: ("views.workbook:of_case",),
    Shown.BUDGET: ("views.workbook:of_budget",),
    Shown.FOLLOW: ("views.follow_report:workbook",),
}
"""The view that makes a workbook of what is shown."""


def _written(writer: str, views: Mapping[Shown, tuple[str, ...]], *shown: Shown) -> dict[Shown, tuple[str, ...]]:
    """A view, then a writer, for each of these."""
    return {each: (*views[each], f"render.{writer}:write") for each in shown}


FORMATS = (
    Format(
        "text",
        _written(
            "terminal",
            _DOCUMENTS,
            Shown.DIFF,
            Shown.CHECK,
            Shown.SERIES,
            Shown.HISTORY,
            Shown.BUDGET,
            Shown.FOLLOW,
        ),
        (".txt", ".text", ".log"),
        frozenset({Trait.COLOUR, Trait.COUNTS, Trait.REMARKS}),
    ),
    Format(
        "json",
        {
            Shown.DIFF: ("render.diff_json:render",),
            Shown.CHECK: ("render.check_json:render",),
            Shown.SERIES: ("render.check_json:of_series",),
            Shown.HISTORY: ("render.history_json:render",),
            Shown.BUDGET: ("render.history_json:budget",),
            Shown.FOLLOW: ("render.follow_json:render",),
        },
        (".json",),
        frozenset({Trait.REMARKS}),
    ),
    Format(
        "markdown",
        {**_written("markdown", _DOCUMENTS, *_DOCUMENTS), Shown.CHECK: ("render.check_markdown:render",)},
        (".md", ".markdown", ".txt"),
        frozenset({Trait.COUNTS, Trait.REMARKS}),
    ),
    Format("csv", _written("csv_", _TABLES, *_TABLES), (".csv",), frozenset({Trait.COUNTS})),
    Format(
        "xlsx",
        _written("xlsx", _WORKBOOKS, *_WORKBOOKS),
        (".xlsx",),
        frozenset({Trait.GAPS, Trait.REMARKS}),
        binary=True,
        extra=Extra("excel", "xlsxwriter"),
    ),
    Format(
        "docx",
        {Shown.DIFF: ("render.redline:render",), **_written("docx", _DOCUMENTS, Shown.MEMO)},
        (".docx",),
        frozenset({Trait.REMARKS, Trait.GAPS, Trait.PICTURES, Trait.TEMPLATE}),
        binary=True,
        extra=Extra("docx", "docx"),
    ),
    Format(
        "html",
        {Shown.DIFF: ("render.html_diff:render",), **_written("html", _DOCUMENTS, Shown.FOLLOW, Shown.MEMO)},
        (".html", ".htm"),
        frozenset({Trait.COUNTS, Trait.REMARKS, Trait.GAPS, Trait.PICTURES}),
    ),
    Format("github", {Shown.CHECK: ("render.github:render",)}, (".txt", ".log")),
    Format("junit", {Shown.CHECK: ("render.junit:render",), Shown.SERIES: ("render.junit:of_series",)}, (".xml",)),
    Format(
        "sarif", {Shown.CHECK: ("render.sarif:render",), Shown.SERIES: ("render.sarif:of_series",)}, (".sarif", ".json")
    ),
    Format("gitlab", {Shown.CHECK: ("render.gitlab:render",)}, (".json",)),
    Format("toml", {Shown.POLICY: ("render.policy_toml:render",)}, (".toml",)),
)
"""Every format. Of those that show a thing the first is the usual one, and the first with an ending is meant by it."""


def formats(shown: Shown) -> tuple[Format, ...]:
    """The formats that can show something, the usual one first."""
    return tuple(each for each in FORMATS if shown in each.shows)


def names(shown: Shown) -> tuple[str, ...]:
    """The names of the formats that can show something."""
    return tuple(each.name for each in formats(shown))


def named(shown: Shown, name: str) -> Format:
    """The format of this name, one of `names`."""
    return next(each for each in formats(shown) if each.name == name)


def renderer(shown: Shown, name: str) -> Renderer:
    """The function that renders in the format of this name. Raises `VpbdiffError` where its library is missing."""
    return named(shown, name).renderer(shown)
