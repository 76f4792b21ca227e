"""Adding a rule of the gate is a member, a row of words and the place where it is found: all else follows from them.

A copy of the program gets a rule that it does not have, by the recipe of CONTRIBUTING.md, and is then run as a user
runs it.
"""

from __future__ import annotations

import json

import pytest

from tests.support.changed_copy import Answers, answers, copied, insert
from tests.support.plans import raw_plan
from vpbdiff.render import Shown, named, names

WORDS = """
    "hasty": RuleWords(
        title=Message(sv="Hastig plan", en="Hasty plan"),
        help=Message(sv="Ta det lugnt.", en="Take it easy."),
        faults={"": Message(sv="Det gick {pace} fort.", en="It went {pace} fast.")},
        groups={
            "": (
                Message(sv="1 sak gick fort", en="1 thing went fast"),
                Message(sv="{n} saker gick fort", en="{n} things went fast"),
            )
        },
    ),"""
FOUND = """        yield Finding(Rule.HASTY, Level.ERROR, Pointer(PlanFile.NEW), params={"pace": "så"})
        for each, need in self._asked:
            yield Finding(Rule.HASTY, Level.WARNING, self._place(each.subject), each, need, params={"pace": "lite"})
        for entry in self._explanations.entries:
            place = self._entry_place(entry)
            yield Finding(Rule.HASTY, Level.NOTE, place, entry=entry, params={"pace": "mycket"})
"""
"""Found of the plans as a whole, of a change, and of what is on record."""
COMMANDS = [
    ("check", "2024", "2025", "--notes", "-f", form)
    for form in names(Shown.CHECK)
    if not named(Shown.CHECK, form).binary
]
OTHERS = [("diff", "2024", "2025", "-f", "html"), ("summary", "2024", "2025"), ("explain", "2024", "2025", "--list")]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    folder = copied(tmp_path_factory.mktemp("copy"))
    gate = folder / "vpbdiff" / "gate"
    insert(gate / "verdict.py", 'NOTED = "noted"', '\n    HASTY = "hasty"\n    """A plan made in haste."""')
    insert(gate / "judge.py", "        yield from self._bridge()\n", FOUND)
    insert(folder / "vpbdiff" / "wording" / "rule_messages.py", "RULES: dict[str, RuleWords] = {", WORDS)
    series = folder / "snapshots" / "ekvik" / "omsorgsnamnden"
    series.mkdir(parents=True)
    for year, text in ((2024, "Alla som hör av sig ska få svar."), (2025, "De flesta som hör av sig bör få svar.")):
        raw = raw_plan(year, activities=[{"title": "Svara inom två dagar", "description": text}])
        (series / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    recorded = answers(folder, [("explain", "2024", "2025", "--baseline", "--by", "controller")])
    assert [status for status, _ in recorded.values()] == [0], recorded
    return answers(folder, COMMANDS + OTHERS)


@pytest.mark.parametrize("command", COMMANDS, ids=[command[-1] for command in COMMANDS])
def test_a_new_rule_is_told_in_every_format(told: Answers, command: tuple[str, ...]) -> None:
    status, said = told[command]
    assert status == 1, said
    faults = ("Det gick så fort.", "Det gick lite fort.", "Det gick mycket fort.")
    for fault in (
        faults[:1] if "markdown" in command else faults
    ):  # a summary of 40 lines names errors, and counts others
        assert fault.rstrip(".") in said


@pytest.mark.parametrize("command", OTHERS, ids=[command[0] for command in OTHERS])
def test_a_new_rule_hinders_no_other_command(told: Answers, command: tuple[str, ...]) -> None:
    status, said = told[command]
    assert status == 0, said
