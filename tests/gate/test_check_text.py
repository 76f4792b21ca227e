"""The verdict as a person reads it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.support import every_kind
from tests.support.gated import REASON
from tests.support.goldens import assert_golden
from tests.support.solna import FOLDER
from tests.support.verdicts import spoiled
from vpbdiff import store
from vpbdiff.base.errors import Level
from vpbdiff.explanations import Edit, Entry, write
from vpbdiff.gate import Case, Rule, Verdict, Waiver, open_case
from vpbdiff.gate.verdict import GAPS
from vpbdiff.render import Shown, renderer
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import messages
from vpbdiff.wording.rule_messages import MESSAGES, RULES

render = renderer(Shown.CHECK, "text")
SV = Wording("sv")
SERIES = "ekvik/kultur-och-fritidsnamnden"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """The pair with every kind of change, in a folder of plans."""
    plans = tmp_path / "snapshots" / SERIES
    plans.mkdir(parents=True)
    for raw in (every_kind.old_raw(), every_kind.new_raw()):
        (plans / f"{raw['year']}.json").write_text(store.dumps(raw), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return open_case("2023", "2025")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_report_of_every_kind_of_change(case: Case, language: str) -> None:
    found = render(spoiled(case), Wording(language), Options())
    assert_golden(f"check/every-kind.{language}.txt", found)


def test_notes_one_by_one(case: Case) -> None:
    assert_golden("check/every-kind.notes.txt", render(spoiled(case), SV, Options(notes=True)))


def test_when_all_is_explained(case: Case) -> None:
    stands = case.verdict.standing.stands
    write(case.place, [Edit(None, Entry((each.subject.record,), REASON, baseline=True)) for each in stands])
    found = open_case("2023", "2025")
    assert found.verdict.passed
    assert_golden("check/baseline.txt", render(found, SV, Options()))


def test_nothing_is_wider_than_the_terminal_but_what_is_copied(case: Case) -> None:
    for width in (40, 80, 120):
        for line in render(case, SV, Options(width)).splitlines():
            copied = line.lstrip().startswith(("vpbdiff explain", "snapshots/"))
            assert len(line) <= width or copied, line


def test_a_command_is_one_line_that_a_shell_takes_apart(case: Case) -> None:
    lines = [line for line in render(case, SV, Options(40)).splitlines() if "vpbdiff explain" in line]
    assert len(lines) > 10
    for line in lines:
        assert shlex.split(line)[:4] == ["vpbdiff", "explain", "2023", "2025"]


def test_colour_is_asked_for(case: Case) -> None:
    assert "\x1b[" not in render(case, SV, Options())
    assert "\x1b[" in render(case, SV, Options(colour=True))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Verdict, str]:
    """What is said of the two real plans, without any explanation."""
    folder = tmp_path_factory.mktemp("published")
    for year in (2020, 2022):
        (folder / f"{year}.json").write_bytes((FOLDER / f"{year}.json").read_bytes())
    case = open_case(str(folder / "2020.json"), str(folder / "2022.json"))
    return case.verdict, render(case, SV, Options())


def test_each_error_of_the_published_pair_has_its_line_and_its_command(published: tuple[Verdict, str]) -> None:
    verdict, text = published
    changes = [each for each in verdict.findings if each.rule in (Rule.UNEXPLAINED, Rule.UNBRIDGED)]
    assert len(changes) == 62
    changes += [each for each in verdict.findings if each.rule is Rule.FIGURES]  # a warning that a reason answers too
    assert len(re.findall(r"(?m)^ +vpbdiff explain .* --text", text)) == len(changes)
    assert len(re.findall(r"(?m)^ +\S+/20(?:20|22)\.json:\d+", text)) == len(changes)


def test_the_verdict_on_the_published_pair_stands_last(published: tuple[Verdict, str]) -> None:
    text = published[1]
    verdict = text[text.index("Resultat") :]
    said = "0 av 62 som kräver skäl är förklarade: 58 ändringar och 4 belopp saknar skäl."
    assert f"Stopp. 205 ändringar är prövade. {said}" in " ".join(verdict.split())


def test_notes_on_the_published_pair_are_counted_by_section(published: tuple[Verdict, str]) -> None:
    verdict, text = published
    notes = sum(each.rule is Rule.NOTED for each in verdict.findings)
    told = [int(number) for number in re.findall(r"(?m)^· (\d+) påpekande", text[: text.index("Resultat")])]
    assert sum(told) == notes


SAID_ELSEWHERE = {Rule.NOTED, Rule.UNREAD, Rule.NOT_COMPARED}
"""Rules whose findings say what is wrong by the change itself, or by a caveat of the comparison."""


def test_every_rule_has_all_its_words_in_one_row() -> None:
    assert list(RULES) == [str(rule) for rule in Rule]
    assert {rule for rule in Rule if not RULES[rule].faults} == SAID_ELSEWHERE
    assert {rule for rule in Rule if RULES[rule].gap is not None} == set(GAPS)
    assert all("" in words.groups for words in RULES.values())
    assert MESSAGES.items() <= messages().items()


@pytest.mark.parametrize("rule", Rule)
def test_what_is_said_of_a_rule_is_found_by_its_name(rule: Rule) -> None:
    for key in (f"gate.rule.{rule}", f"gate.rule-help.{rule}", f"gate.group-{rule}.one", f"gate.group-{rule}.many"):
        assert key in MESSAGES


@pytest.mark.parametrize("what", Waiver)
def test_all_that_loosens_has_its_words(what: Waiver) -> None:
    assert any(key.startswith(f"gate.loose-{what}") for key in messages())


@pytest.mark.parametrize("level", Level)
def test_every_level_has_its_words(level: Level) -> None:
    assert level is Level.ERROR or f"gate.level-{level}" in messages()
