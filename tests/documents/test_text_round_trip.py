"""Import, write back as text, import again: the same snapshot.

An importer that dropped a field, or that took what it wrote itself for something else, fails here on plans nobody
thought of; the goldens hold what it reads in plans that somebody did.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.support import text_plans
from tests.support.examples import examples
from tests.support.invented import YEARS, document, raw_snapshot
from tests.support.plan_text import NoPlace, without_sources, write
from vpbdiff import store
from vpbdiff.documents import plain_text
from vpbdiff.recognise import Extraction, extract, profile

REAL = Path(__file__).parents[3] / "shared" / "plans"
PROFILE = profile.load()
needs_the_published_plans = pytest.mark.skipif(not REAL.is_dir(), reason="the published plans are not on this machine")


def imported(written: str, name: str) -> Extraction:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(written, encoding="utf-8", newline="\n")
        return extract(plain_text.read(path), PROFILE)


def assert_comes_back(raw: dict[str, Any]) -> None:
    again = imported(write(raw), raw["documents"][0])
    assert without_sources(again.plan) == without_sources(raw)
    assert again.accounts.not_understood == ()


@pytest.mark.parametrize("year", YEARS)
def test_invented_plan_comes_back(year: int) -> None:
    assert_comes_back(raw_snapshot(year))


@pytest.mark.parametrize("year", YEARS)
def test_the_text_is_written_anew(year: int) -> None:
    """A control: the plan comes back from what the writer writes, not from its own text."""
    assert write(raw_snapshot(year)) != document(year).read_text(encoding="utf-8")


@needs_the_published_plans
@pytest.mark.parametrize("name", sorted(path.name for path in REAL.glob("*.txt")))
def test_published_plan_comes_back(name: str) -> None:
    assert_comes_back(extract(plain_text.read(REAL / name), PROFILE).plan)


@examples(15, 3000)
@given(text_plans.plans())
def test_any_plan_comes_back(raw: dict[str, Any]) -> None:
    assert_comes_back(raw)


@examples(10, 100)
@given(text_plans.plans())
def test_generated_plans_are_plans(raw: dict[str, Any]) -> None:
    """A control: what is drawn passes the schema, so that the property speaks of plans."""
    store.read_plan(store.dumps(raw), "plan.json")


def test_a_list_without_its_section_has_no_place() -> None:
    raw = raw_snapshot(2024) | {"sections": []}
    with pytest.raises(NoPlace):
        write(raw)
