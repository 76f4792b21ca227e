"""The general profile on layouts that no profile was written for: all that a person reads there, or told what not."""

from __future__ import annotations

import pytest

from tests.support.layouts import LAYOUTS, Layout, budget, goals, risks
from vpbdiff import store
from vpbdiff.documents import plain_text
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.recognise import Extraction, extract, profile

GENERAL = profile.load()


def imported(plan: str) -> Extraction:
    found = extract(SourceDocument("plan.txt", plain_text.blocks(plan)), GENERAL)
    store.read_plan(store.dumps(found.plan), "plan.json")  # what import writes can always be loaded
    return found


@pytest.mark.parametrize("layout", [pytest.param(layout, id=name) for name, layout in LAYOUTS.items()])
def test_a_layout_is_read_as_a_person_reads_it(layout: Layout) -> None:
    found = imported(layout.text)
    assert goals(found.plan) == layout.goals
    assert budget(found.plan) == layout.budget
    assert risks(found.plan) == layout.risks
    assert [note for note in found.accounts.notes if note.misread] == []
    assert found.missing == ()
