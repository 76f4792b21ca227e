"""No module that puts a comparison into words or on a page names an entity: all goes by the registry's columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import vpbdiff
from tests.support.memos import written
from tests.support.plans import plan
from vpbdiff.compare import compare
from vpbdiff.model.document import sentences
from vpbdiff.model.entities import ENTITIES
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.views import first_screen
from vpbdiff.wording import Wording

ROOT = Path(vpbdiff.__file__).parent
ROOMS = ("statements", "memo", "views", "render", "gate")

MAY = {
    ("memo/__init__.py", "control"): "a section of the memo",
    ("memo/other_sections.py", "risk_level"): "levels that no plan words are the program's own, and not said",
    ("memo/outlines.py", "control"): "a section of the memo",
    ("memo/said_figures.py", "unit"): "what an amount is in",
    ("views/bridge_report.py", "row"): "the end of a message's key: a plan has no such row",
    ("views/budget_report.py", "row"): "the end of a message's key: a plan has no such row",
    **dict.fromkeys(
        (("memo/budget_parts.py", name) for name in ("section", "paragraph")),
        "where a plan may speak of a budget that no table was read of",
    ),
    ("gate/case.py", "metadata"): "a member of the snapshot's JSON: when a plan was decided",
    ("gate/reported.py", "unit"): "a member of the snapshot's JSON: what the amounts are in",
    ("memo/verify.py", "section"): "an edited memo is read as prose, which is what claims are found in",
    ("memo/verify.py", "paragraph"): "an edited memo is read as prose, which is what claims are found in",
    ("views/history_table.py", "table"): "a column of CSV",
    ("views/history_table.py", "unit"): "a column of CSV",
    ("views/merge_report.py", "unit"): "a member of the snapshot's JSON: what the amounts are in",
    ("render/check_json.py", "section"): "a member of JSON",
    ("render/diff_json.py", "table"): "a member of JSON",
    ("render/follow_json.py", "section"): "a member of JSON",
    ("render/follow_json.py", "table"): "a member of JSON",
    ("render/history_json.py", "table"): "a member of JSON",
    ("render/html_first.py", "section"): "an element of HTML",
    ("statements/followed.py", "unit"): "what amounts are in",
    ("statements/followed_report.py", "unit"): "what amounts are in",
    ("render/html.py", "table"): "an element of HTML",
    ("render/html.py", "row"): "a value of HTML",
    ("render/html.py", "section"): "an element of HTML",
    ("render/html_diff.py", "section"): "an element of HTML",
}
"""Words that are an entity's name and mean something else there, or must name it; each with what it is."""

IN_THE_MEMO = {
    "memo/auditors.py": "assignment control goal overarching_goal risk risk_action",
    "memo/change_sections.py": "activity assignment goal key_figure measure overarching_goal",
    "memo/control.py": "control risk risk_action",
    "memo/opening.py": "activity assignment fee goal key_figure measure overarching_goal quality_declaration risk",
    "memo/other_sections.py": "activity assignment contract control fee goal key_figure measure overarching_goal "
    "paragraph procurement quality_declaration responsibility risk risk_action section unit",
    "memo/parts.py": "activity assignment goal key_figure measure risk",
    "memo/unions.py": "activity assignment paragraph responsibility risk unit",
    "statements/memo_cells.py": "contract procurement unit",
    "statements/memo_sentences.py": "contract procurement unit",
}
"""A memo words each part of a plan its own way, as its readers do: a contract «ska upphandlas på nytt», goals are known
by number. An entity that has no sentence of its own is told by its row all the same (`test_new_entity`)."""


def texts(module: Path) -> Iterator[str]:
    """Every text in a module's code, and in what it puts together; no docstring."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_no_entity_is_named_but_where_it_is_said_why() -> None:
    modules = [module for room in ROOMS for module in (ROOT / room).rglob("*.py")]
    assert len(modules) > 40
    named = {
        (module.relative_to(ROOT).as_posix(), name)
        for module in modules
        for text in texts(module)
        for name in ENTITIES
        if text == name or text.startswith((f"{name}:", f"entity.{name}."))
    }
    words = {(module, name) for module, names in IN_THE_MEMO.items() for name in names.split()}
    assert named == set(MAY) | words


HIGH = {"process": "Läkemedel", "index": 12}
GONE = {
    "controls": (
        ["Kontroll av delegeringar."],
        "Borttaget kontrollmoment",
        "tas kontrollmomentet ”Kontroll av delegeringar” bort",
    ),
    "actions": (["Ny rutin införs."], "Borttagen riskåtgärd", "tas åtgärden ”Ny rutin införs” bort"),
}


@pytest.mark.parametrize(("path", "lines", "first", "warned"), [(path, *row) for path, row in GONE.items()], ids=GONE)
def test_what_is_gone_from_a_high_risk_that_stands_is_told_by_its_own_word(
    path: str, lines: list[str], first: str, warned: str
) -> None:
    old = plan(2024, internal_control_plan={"risks": [HIGH | {path: [{"text": line} for line in lines]}]})
    new = plan(2025, internal_control_plan={"risks": [HIGH]})
    found = compare(old, new)
    ((what, _),) = first_screen.points(
        Outline(found, found.changes).shown, Phrasing(found, Wording(), full=True), Wording()
    )
    assert what == first
    assert any(warned in sentence.text for sentence in sentences(written(old, new)))
