"""Whose a change is: by the name of a unit, by who is responsible, by the nearest owner that says it."""

from __future__ import annotations

import pytest

from tests.support.plans import activity, goal, plan, section, unit
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.compare import compare
from vpbdiff.statements.options import Options, Selection
from vpbdiff.statements.units import checked, names
from vpbdiff.wording import Wording


def made(year: int, word: str) -> dict[str, object]:
    """A plan with a text in each place that may be somebody's."""
    text = f"Det görs {word} per år."
    goals = [
        goal(
            "Ekvik ska vara tryggt",
            activity("Öppna kvällar", text, responsible="Ung fritid"),
            activity("Läsa högt", text, responsible="Ung fritid och Biblioteket"),
            activity("Leda", text, responsible="Stab och ledning"),
            activity("Vila", text),
        )
    ]
    goals[0]["responsible"] = "Biblioteket"
    return {
        "goals": goals,
        "organisation": {"units": [unit("Stab", text), unit("Stab och ledning")]},
        "sections": [section("Biblioteket", text), section("Övrigt", text)],
    }


COMPARISON = compare(plan(2024, **made(2024, "två gånger")), plan(2025, **made(2025, "fyra gånger")))

OF = {
    "the one who is responsible": ("Ung fritid", {"Öppna kvällar", "Läsa högt"}),
    "one of several, its section, what no one else is responsible for": ("biblioteket", {"Läsa högt", "Vila", "§"}),
    "no unit whose name begins so": ("Stab", {"Det görs"}),
    "a longer name": ("Stab och ledning", {"Leda"}),
}


@pytest.mark.parametrize("reason", OF)
def test_a_change_is_of_the_unit_that_answers_for_it(reason: str) -> None:
    unit_, wanted = OF[reason]
    found = Selection(units=(unit_,)).of(COMPARISON)
    titles = {"§" if each.entity == "paragraph" else each.title for each in found}
    titles = {"Det görs" if each.startswith("Det görs") else each for each in titles}
    assert titles == wanted


def test_a_unit_that_neither_plan_has_is_refused() -> None:
    with pytest.raises(VpbdiffError) as raised:
        checked(("Skolan",), COMPARISON)
    assert raised.value.problems[0].params["known"] == ", ".join(names(COMPARISON))


def test_the_selection_is_said() -> None:
    said = Selection(units=("Stab",)).sentence(COMPARISON, Wording())
    assert "bara det som gäller «Stab»" in said
    assert Options(selection=Selection(units=("Stab",))).selection.whole is False
