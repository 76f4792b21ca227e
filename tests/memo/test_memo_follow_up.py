"""The page on how a plan was followed up: its text, where each sentence of it comes from, and what it never says."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from tests.support import reports as invented
from tests.support.gated import DEFAULT, NONE, verdict
from tests.support.goldens import assert_golden
from tests.support.invented import document, snapshot
from tests.support.memos import as_docx, as_html, as_markdown
from vpbdiff import store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.follow import Following, follow
from vpbdiff.memo import FOLLOW_UP, OUTLINES, PAPERS, outlines
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.readback import from_markdown
from vpbdiff.memo.verify import verify
from vpbdiff.model.document import WHOLE, Document
from vpbdiff.reports import Report, dumps
from vpbdiff.reports.loading import read_report

DECIDED = "2025-12-15"


@cache
def august() -> Following:
    return follow(invented.plan(), invented.report(invented.AUGUST), (), DECIDED)


@cache
def december() -> Following:
    earlier = (invented.report(invented.AUGUST),)
    return follow(invented.plan(), invented.report(invented.DECEMBER), earlier, DECIDED)


def scope(*followings: Following) -> MemoContext:
    new = store.load(store.find(str(snapshot(2026))))
    return MemoContext(verdict(invented.plan(), new, NONE), DEFAULT.decision_from_index, followings)


@cache
def page() -> Document:
    return outlines.followed_up(scope(august(), december()), (WHOLE,))


def text_of(*followings: Following) -> str:
    """The page with plain spaces throughout."""
    text = as_markdown(outlines.followed_up(scope(*followings), (WHOLE,)), ids=False)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_page() -> None:
    assert_golden("memo/examples-follow_up.md", as_markdown(page()))


def test_every_paper_has_its_parts() -> None:
    assert set(PAPERS) == {*OUTLINES, FOLLOW_UP}


@cache
def sources() -> str:
    held = [document(2025), invented.ANNEX, invented.AUGUST, invented.DECEMBER]
    texts = " ".join(path.read_text(encoding="utf-8") for path in held)
    return re.sub(r"\s+", " ", re.sub(r"\*|#", "", texts)).casefold()


def test_each_quotation_stands_in_the_plan_or_a_report() -> None:
    quoted = re.findall("”([^”]+)”", as_markdown(page(), ids=False))
    assert len(quoted) > 10
    parts = [re.sub(r"\s+", " ", each.removesuffix(" …")).casefold() for each in quoted]
    assert [each for each in parts if each not in sources()] == []


RECKONED = {
    "23": "women and men together, 9 and 14",
    "2,1": "the outcome less the report's budget, printed as its deviation too",
    "1,0": "a unit's outcome less the plan's budget",
    "3,6": "the outcome less the plan's budget",
    "4,0": "as above, of the largest unit",
    "5,1": "as above, of all costs",
    "0,4": "as above, of the authority's unit",
    "189,6": "the plan's net cost, printed without its sign",
}
"""Figures that no document prints with these very letters, with what they are."""


def test_each_figure_stands_in_the_plan_or_a_report() -> None:
    text = re.sub(r"”[^”]+”", "", as_markdown(page(), ids=False)).replace("\N{NO-BREAK SPACE}", " ")
    figures = set(re.findall(r"\d+(?:,\d+)?", text)) - {"2025", "2026", "31", "15", "13"}
    assert len(figures) > 30
    known = set(re.findall(r"\d+(?:,\d+)?", sources()))
    assert figures - known - set(RECKONED) == set()


@pytest.mark.parametrize(
    "forbidden",
    ["på grund av", "trots", "därför", "lyckades", "inte uppfyll", "% av målet", "4 kunder", "2 procent lägre", "fel"],
)
def test_what_it_never_says(forbidden: str) -> None:
    assert forbidden not in re.sub(r"”[^”]+”", "", as_markdown(page(), ids=False))


WITHOUT_TARGETS = {
    "an outcome of a part of the year": "var 44 per den 31 augusti 2025. Planen anger inget målvärde, rapporten 60.",
    "no outcome": "är inte mätt enligt rapporten (”Måttet mäts en gång om året, i december”). Planen anger inget",
}


@pytest.mark.parametrize("expected", WITHOUT_TARGETS.values(), ids=WITHOUT_TARGETS)
def test_a_page_on_a_plan_without_targets(expected: str) -> None:
    text = text_of(follow(invented.plan_alone(), invented.report(invented.AUGUST), (), DECIDED))
    assert expected in text
    assert "blev –" not in text


INTERIM = {
    "no verdict before the year's end": "För fem av planens sex mått går det inte att avgöra om målvärdet är nått",
    "a target of the year": "var 44 per den 31 augusti 2025. Målvärdet 60 avser hela året.",
    "not measured": "är inte mätt enligt rapporten (”Måttet mäts en gång om året, i december”)",
    "a colour with its meaning": "som ”Grön” (bedöms nås)",
    "deferred": "Kontrollerna följs upp senare, enligt delårsrapporten",
    "known in time": "Delårsrapporten fanns när planen för 2026 beslutades",
    "a forecast is the report's": "beräknas för året bli 193,0 mkr enligt rapportens prognos",
}


@pytest.mark.parametrize("expected", INTERIM.values(), ids=INTERIM)
def test_a_page_within_the_year(expected: str) -> None:
    text = text_of(august())
    assert expected in text
    assert "når" not in text


def report_of(change: dict[str, Any]) -> Report:
    raw = json.loads(dumps(invented.raw(invented.DECEMBER))) | change
    return read_report(dumps({name: value for name, value in raw.items() if value is not None}), "x.json")


def test_an_empty_report_is_nothing_but_left_out() -> None:
    empty = report_of(
        dict.fromkeys(("goals", "assignments", "internal_control", "operating_budget", "investment_budget", "sections"))
    )
    text = text_of(follow(invented.plan(), empty, (), DECIDED))
    assert "Planens 13 aktiviteter följs inte upp i verksamhetsberättelsen." in text
    assert "genomför" not in text
    assert "Driftbudgeten följs inte upp i rapporten. Investeringsbudgeten följs inte upp i rapporten." in text


def test_a_budget_without_a_decision_is_a_gap() -> None:
    plan, raw = invented.plan(), json.loads(dumps(invented.raw(invented.DECEMBER)))
    raw["operating_budget"]["steps"] = []
    text = text_of(follow(plan, read_report(dumps(raw), "x.json"), (), DECIDED))
    assert "Budgeten i verksamhetsberättelsen är 191,1 mkr och i planen 189,6 mkr." in text
    assert "Beslut om ändrad budget saknas." in text
    assert "2,1 mkr högre än rapportens budget" in text


def test_what_could_not_be_read_is_told() -> None:
    unread = [{"kind": "page", "place": {"page": 3}}]
    text = text_of(follow(invented.plan(), report_of({"unread": unread}), (), DECIDED))
    assert "sida 3" in text
    assert "följs inte upp i det som lästes av verksamhetsberättelsen" in text


def test_without_a_report_it_is_refused() -> None:
    with pytest.raises(VpbdiffError):
        outlines.followed_up(scope(), (WHOLE,))


def test_in_brief_it_is_the_summary_alone() -> None:
    short = outlines.followed_up(scope(august(), december()), (WHOLE,), brief=True)
    assert [each.text for each in short.blocks if hasattr(each, "level")] == ["Sammanfattning"]


def test_in_a_template_it_stands_under_a_heading_of_its_own() -> None:
    within = outlines.followed_up(scope(august(), december()), (FOLLOW_UP,))
    levels = [each.level for each in within.blocks if hasattr(each, "level")]
    assert levels[0] == 2
    assert set(levels[1:]) == {3}


def test_it_is_written_in_every_format() -> None:
    assert "Intern kontroll</h2>" in as_html(page())
    assert as_docx(page())


EDITS = {
    "a count": ("ett når det inte", "två når det inte"),
    "an outcome": ("blev 88", "blev 89"),
    "who decided": ("av kommunstyrelsen", "av kommunfullmäktige"),
    "a cell": ("75,1", "76,1"),
    "a sentence gone": (
        "Risken ”Personalförsörjning under semesterperioden” följs inte upp i verksamhetsberättelsen.",
        "",
    ),
}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_an_edited_page_is_held_against_the_reports(old: str, new: str) -> None:
    made, text = scope(august(), december()), as_markdown(page(), ids=False)
    assert verify(made, page(), list(from_markdown(text))) == ()
    assert old in text
    assert verify(made, page(), list(from_markdown(text.replace(old, new))))
