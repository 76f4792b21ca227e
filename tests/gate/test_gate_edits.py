"""After everything is explained, one edit of the new plan: of substance it is stopped, certainly of form it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from benchmarks import gate
from benchmarks.single import FORM, HANDS, edits
from benchmarks.truth import Raw


def shorter() -> tuple[Raw, Raw]:
    """The published pair without most of its prose, which is quicker to compare."""
    old, new = (raw | {"sections": raw["sections"][:2]} for raw in gate.published())
    return old, new


@pytest.mark.parametrize(
    ("pair", "count"),
    [(shorter, len(HANDS)), pytest.param(gate.published, gate.COUNT, marks=pytest.mark.soak)],
    ids=["one of each", "many"],
)
def test_every_edit_of_substance_is_stopped_and_none_that_is_certainly_of_form(
    pair: Callable[[], tuple[Raw, Raw]], count: int
) -> None:
    old, new = pair()
    outcomes = list(gate.measure(old, new, edits(new, count, gate.SEED)))
    print(gate.table(outcomes))  # noqa: T201 - the report, shown with -rP
    assert [(each.wrong, each.edit.kind, each.edit.pointer) for each in outcomes if each.wrong] == []
    assert gate.stopped_slips(outcomes) <= gate.SLIPS_STOPPED


def test_the_same_seed_makes_the_same_edits_of_every_kind() -> None:
    _, new = gate.published()
    one, other = (list(edits(new, len(HANDS), 3)) for _ in range(2))
    assert one == other
    assert Counter(each.kind for each in one) == dict.fromkeys(HANDS, 1)
    assert {each.kind for each in one if not each.material} == set(FORM)
    assert all(each.plan != new for each in one)
