"""A person's word on a pair: found by name, told by what it does, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.explaining import GONE, NEW, OFFER, PLACE, RISK, case, explain, held, new_plan, project, write_plan
from vpbdiff.model.keys import Pin

OWNER = "activity:ekviks-barn-ska-växa-upp-trygga"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))


def kinds() -> dict[str, list[str]]:
    return {each.title: [*map(str, each.kinds)] for each in case().comparison.changes}


def test_a_pair_makes_one_change_of_two_and_says_so() -> None:
    result = explain("--pair", GONE, NEW, "--text", "Förrådet blev en träffpunkt.", "--by", "utredare")
    assert result.exit_code == 0
    assert f"Förut: ny aktivitet «{NEW}» och borttagen aktivitet «{GONE}»." in result.stderr
    assert f"Nu: omdöpt och omformulerad aktivitet «{NEW}»." in result.stderr
    (pin,) = held().pins
    assert (pin.reason, pin.by, pin.pin.same) == ("Förrådet blev en träffpunkt.", "utredare", True)
    assert kinds()[NEW] == ["renamed", "reworded"]


def test_two_that_were_paired_are_kept_apart() -> None:
    result = explain("--unpair", RISK, RISK)
    assert f"Nu: borttagen risk «{RISK}»" in result.stderr or f"ny risk «{RISK}»" in result.stderr
    assert not held().pins[0].pin.same


NAMED = {
    "by name": (GONE, NEW),
    "by name in other letters": (GONE.upper(), NEW.lower()),
    "by the beginning of the names": ("Bygga", "Öppna"),
    "by key": (f"{OWNER}/bygga-om-förrådet", f"{OWNER}/öppna-en-träffpunkt"),
}


@pytest.mark.parametrize("words", NAMED.values(), ids=NAMED)
def test_items_are_named(words: tuple[str, str]) -> None:
    explain("--pair", *words)
    assert [each.pin for each in held().pins] == [
        Pin(f"{OWNER}/bygga-om-förrådet", f"{OWNER}/öppna-en-träffpunkt", same=True)
    ]


def test_items_are_named_by_the_ids_of_their_changes() -> None:
    ids = {each.title: each.id for each in case().comparison.changes}
    explain("--pair", ids[GONE][:6], ids[NEW][:6])
    assert held().pins[0].pin.new == f"{OWNER}/öppna-en-träffpunkt"


def test_a_name_that_several_have_means_those_of_one_kind() -> None:
    """«Vuxna» is a budget row and a unit; «Vuxna och äldre» is a unit alone."""
    explain("--unpair", "Vuxna", "Vuxna och äldre")
    assert held().pins[0].pin == Pin("unit:vuxna", "unit:vuxna-och-äldre", same=False)


REFUSED = {
    "an item that is not there": (("--pair", "Rida", NEW), "inget i 2024 heter «Rida»"),
    "one that is in the other plan alone": (("--pair", NEW, NEW), "inget i 2024"),
    "several": (("--pair", "Erbjuda", NEW), "flera delar av 2024"),
    "two of different kinds": (("--pair", GONE, RISK), "kan inte vara ett par"),
    "taking back what was not said": (("--pair", GONE, NEW, "--remove"), "inget sådant par"),
    "one name alone": (("--pair", GONE), "--pair"),
}


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_pair_is_refused(words: tuple[str, ...], told: str) -> None:
    result = explain(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not PLACE.exists()


def test_a_pair_is_taken_back() -> None:
    before = kinds()
    explain("--pair", GONE, NEW)
    result = explain("--pair", GONE, NEW, "--remove")
    assert f"Nu: ny aktivitet «{NEW}» och borttagen aktivitet «{GONE}»." in result.stderr
    assert (held().pins, kinds()) == ((), before)


def test_a_pair_is_taken_back_by_key_where_an_item_is_gone() -> None:
    explain("--pair", GONE, NEW)
    raw = new_plan()
    del raw["goals"][0]["activities"][2]
    write_plan(Path(), raw)
    pin = held().pins[0].pin
    assert explain("--pair", pin.old, pin.new, "--remove").exit_code == 0


def test_the_opposite_word_takes_the_place() -> None:
    explain("--pair", GONE, NEW)
    explain("--unpair", GONE, NEW)
    assert [each.pin.same for each in held().pins] == [False]


def test_the_same_word_again_changes_nothing() -> None:
    explain("--pair", GONE, NEW)
    assert "redan" in explain("--pair", GONE, NEW).stderr


def test_reasons_that_lose_their_change_are_told() -> None:
    explain(GONE, NEW, "--text", "Nämnden har valt att satsa på annat.")
    assert "skäl har därmed ingen ändring" in explain("--pair", GONE, NEW).stderr


def test_a_pair_of_what_is_one_anyway_has_no_effect() -> None:
    assert "densamma som förut" in explain("--pair", OFFER, OFFER).stderr
