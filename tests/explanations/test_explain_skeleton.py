"""The skeleton of what lacks a reason: everything in it, safe in an editor, and read back whole or not at all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import examples
from tests.support.explaining import (
    GONE,
    NEW,
    OFFER,
    PLACE,
    RISK,
    case,
    check,
    explain,
    held,
    new_plan,
    old_plan,
    project,
    write_plan,
)
from vpbdiff.explanations.input import read
from vpbdiff.gate import Rule
from vpbdiff.policy import Need

REASON = "Nämnden har valt att satsa på annat."


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))


def blocks(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(text)["change"]
    return found


def filled(text: str, **fields: str) -> str:
    """The skeleton with these fields filled in, in every block that has an id."""
    head, *rest = text.split("[[change]]")
    made = []
    for block in rest:
        done = block
        for name, value in fields.items() if "id = " in block else ():
            done = done.replace(f'{name} = ""', f'{name} = "{value}"', 1)
        made.append(done)
    return "[[change]]".join([head, *made])


def todo() -> str:
    result = explain("--todo")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


class TestWritten:
    """Everything that lacks a reason has a block, with what changed above it."""

    def test_there_is_a_block_for_each(self) -> None:
        wanting = {
            each.stand.subject.change.id for each in case().verdict.missing if each.stand and each.stand.subject.change
        }
        assert {each["id"] for each in blocks(todo()) if "id" in each} == wanting

    def test_old_and_new_words_are_marked_in_comments(self) -> None:
        text = todo()
        assert "Nämnden [-ska-]{+bör+} erbjuda läxhjälp" in text
        assert "# === Nämndmål ===" in text
        assert "# Nämndmålet «Ekviks barn ska växa upp trygga»" in text

    def test_what_needs_a_decision_says_so(self) -> None:
        before = todo().partition(
            f'id = "{next(each.id for each in case().comparison.changes if each.title == RISK)}"'
        )[0]
        assert before.rstrip().endswith("[[change]]")
        assert "Behöver en hänvisning till ett beslut" in before.splitlines()[-2]

    def test_units_have_an_amount_and_the_money_an_index(self) -> None:
        found = blocks(todo())
        assert [each for each in found if "index" in each and "id" not in each]
        names = {each.id: each.title for each in case().comparison.changes if each.entity == "budget_line"}
        assert {names[each["id"]] for each in found if "amount" in each} == {"Barn och unga", "Vuxna"}

    def test_lines_fit_a_terminal(self) -> None:
        assert max(map(len, todo().splitlines())) <= 80

    def test_a_stale_reason_stands_as_a_comment(self) -> None:
        explain(OFFER, "--text", REASON)
        raw = new_plan()
        raw["goals"][0]["activities"][0]["description"] = "Nämnden kan erbjuda läxhjälp till några."
        write_plan(Path(), raw)
        text = todo()
        assert f'# reason = "{REASON}"' in text
        assert "[-bör-]{+kan+}" in text
        explain("--from", "-", stdin=text)
        assert "1 har ett inaktuellt" in explain().stdout
        explain("--from", "-", stdin=text.replace(f'# reason = "{REASON}"\nreason = ""', f'reason = "{REASON}"'))
        assert "0 har ett inaktuellt" in explain().stdout

    def test_where_nothing_is_wanting_there_is_no_block(self) -> None:
        explain("--index", "1,0", "--text", "Uppräkning för alla.")
        explain("Vuxna", "--amount", "-5,7 mkr", "--text", "Färre placeringar än förut.")
        explain("--baseline")
        assert "[[change]]" not in todo()
        assert explain("--from", "-", stdin=todo()).exit_code == 2

    @examples(5, 100)
    @given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    def test_any_text_of_a_plan_stays_in_its_comment(self, text: str) -> None:
        raw = old_plan()
        raw["goals"][0]["activities"][0]["description"] = f"Nämnden ska {text} erbjuda."
        raw["goals"][0]["title"] = raw["operating_budget"]["units"][0]["name"] = f"Barn {text} unga"
        write_plan(Path(), raw)
        assert all({*each} <= {"id", "reason", "kind", "decision", "amount", "index"} for each in blocks(todo()))


def test_a_rows_missing_figure_has_a_block_of_its_own_beside_its_new_name() -> None:
    raw = new_plan()
    raw["operating_budget"]["units"][0] |= {"name": "Barn och ungdom", "amounts": []}
    write_plan(Path(), raw)
    explain("--pair", "Barn och unga", "Barn och ungdom")
    text = todo()
    assert "# ~ Omdöpt budgetrad: Barn och ungdom" in text
    assert "# ~ Budgetrad utan belopp nu: Barn och ungdom" in text
    assert explain("--from", "-", stdin=filled(text, reason=REASON)).exit_code == 0
    assert len([each for each in held().entries if each.items[0].name == "Barn och ungdom"]) == 2
    explain("Barn och ungdom", "--text", "Raden har bytt namn och saknar belopp.")
    (entry,) = [each for each in held().entries if each.items[0].name == "Barn och ungdom"]
    assert [bool(each.kinds) for each in entry.items] == [True, False]


class TestReadBack:
    """All of it is taken in, or nothing."""

    def test_every_block_filled_in_satisfies_the_gate(self) -> None:
        text = filled(todo(), reason=REASON, decision="Omsorgsnämnden 2024-12-09 § 98")
        result = explain("--from", "-", stdin=text)
        assert result.exit_code == 0, result.stderr
        assert "Läste in 10 skäl" in result.stderr
        assert "Tomma block som hoppades över: 1." in result.stderr
        # The amounts themselves are not given yet.
        assert {each.rule for each in case().verdict.findings if each.need >= Need.REASON} == {Rule.UNBRIDGED}

    def test_the_money_too(self) -> None:
        text = filled(todo(), reason=REASON, decision="Omsorgsnämnden 2024-12-09 § 98")
        text = text.replace('index = ""', 'index = "1,0"').replace('reason = ""', 'reason = "Uppräkning för alla."', 1)
        adults = next(each.id for each in case().comparison.changes if each.title == "Vuxna")
        head, _, tail = text.partition(f'id = "{adults}"')
        text = head + f'id = "{adults}"' + tail.replace('amount = ""', 'amount = "−5,7 mkr"', 1)
        result = explain("--from", "-", stdin=text)
        assert result.exit_code == 0, result.stderr
        assert "räcker nu" in result.stderr
        assert check().exit_code == 0

    def test_empty_blocks_are_skipped(self) -> None:
        text = (
            todo().replace('reason = ""', f'reason = "{REASON}"', 2).replace(f'reason = "{REASON}"', 'reason = ""', 1)
        )
        result = explain("--from", "-", stdin=text)
        assert "Läste in 1 skäl" in result.stderr
        assert [each.name for entry in held().entries for each in entry.items] == [OFFER]

    def test_nothing_filled_in_is_told(self) -> None:
        result = explain("--from", "-", stdin=todo())
        assert (result.exit_code, "Inget är ifyllt" in result.stderr) == (0, True)
        assert not PLACE.exists()

    def test_from_a_file(self) -> None:
        Path("skäl.toml").write_text(filled(todo(), reason=REASON), encoding="utf-8")
        assert explain("--from", "skäl.toml").exit_code == 0
        assert len(held().entries) == 10

    def test_one_reason_for_several(self) -> None:
        ids = [each.id for each in case().comparison.changes if each.title in (OFFER, NEW)]
        explain("--from", "-", stdin=f'[[change]]\nid = ["{ids[0]}", "{ids[1]}"]\nreason = "{REASON}"\n')
        assert [each.name for each in held().entries[0].items] == [OFFER, NEW]

    def test_the_faults_are_told_all_at_once_with_their_lines(self) -> None:
        ids = {each.title: each.id for each in case().comparison.changes}
        text = "\n".join(
            [
                f'[[change]]\nid = "{ids[OFFER]}"\nreason = "Beslut"',
                f'[[change]]\nid = "{ids[NEW]}"\nreason = "{REASON}"\nkind = "annat"',
                f'[[change]]\nid = "{ids[RISK]}"\nkind = "lag"',
                f'[[change]]\nid = "{ids[GONE]}"\nreason = "{REASON}"',
                '[[change]]\nid = "0123456789ab"\nreason = "Finns det här?"',
            ]
        )
        result = explain("--from", "-", stdin=text)
        assert result.exit_code == 2
        lines = result.stderr.splitlines()
        assert [line.split(":")[1].split(",")[1] for line in lines] == [" rad 1", " rad 4", " rad 8", " rad 14"]
        assert all(
            word in line
            for word, line in zip(
                ("ett enda ord", "inget slag", "skälet saknas", "finns inte längre"), lines, strict=True
            )
        )
        assert not PLACE.exists(), "the one that is sound is not taken in alone"


FAULTY = {
    "no TOML": ("[[change]]\nreason = nej\n", "rad 2"),
    "no block": ('title = "x"\n', "[[change]]"),
    "an unknown field": ('[[change]]\nid = "x"\nresaon = "Två ord"\n', "«resaon»"),
    "a field that is no text": ("[[change]]\nreason = 12\n", "«reason»"),
    "two blocks for one change": ("", "rad 4: «Erbjuda läxhjälp» har redan"),
    "a reason in the block of the index": (
        '[[change]]\nindex = ""\nreason = "Löner och priser"\n',
        "rad 1: blocket säger inte",
    ),
    "an amount without a unit": ('[[change]]\nunits = "Vuxna"\namount = "-6"\nreason = "Två ord"\n', "enhet"),
}


@pytest.mark.parametrize(("text", "told"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_skeleton_is_refused(text: str, told: str) -> None:
    if not text:
        block = f'[[change]]\nid = "{case().comparison.changes[0].id}"\nreason = "{REASON}"\n'
        text = block + block
    result = explain("--from", "-", stdin=text)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not PLACE.exists()


def test_a_header_within_a_text_costs_the_lines_and_nothing_else() -> None:
    found = read('[[change]]\nid = "x"\nreason = """\n[[change]]\n"""\n', "x.toml")
    assert [(each.ids, each.fields, each.line) for each in found] == [(("x",), {"reason": "[[change]]"}, None)]
