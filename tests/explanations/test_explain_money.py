"""Amounts in explanations: what is understood, the rows that the entry names, and what the bridge lacks afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.explaining import PLACE, check, explain, held, new_plan, old_plan, project, write_plan
from vpbdiff.budget.components import Component, Index, LineAmount, TechnicalAdjustment, Transfer, WholeAmount
from vpbdiff.explanations import ReasonKind

REASON = "Färre placeringar än förut."


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))


UNDERSTOOD: dict[str, tuple[tuple[str, ...], Component, str]] = {
    "an amount on a unit": (
        ("Vuxna", "--amount", "-6 mkr"),
        LineAmount("Vuxna", -6_000_000),
        "6 mkr lägre nettokostnad för Vuxna",
    ),
    "a unit by its beginning": (
        ("Barn", "--amount", "250 tkr"),
        LineAmount("Barn och unga", 250_000),
        "0,25 mkr högre nettokostnad för Barn och unga",
    ),
    "an amount in kronor": (
        ("Vuxna", "--amount", "1 250 500 kr"),
        LineAmount("Vuxna", 1_250_500),
        "1 250 500 kr högre nettokostnad för Vuxna",
    ),
    "the net cost": (
        ("Nettokostnader", "--amount", "−1,2 mkr"),
        WholeAmount(-1_200_000),
        "1,2 mkr lägre nettokostnad för nämnden som helhet",
    ),
    "the units' total": (
        ("Summa", "--amount", "1 mkr"),
        WholeAmount(1_000_000),
        "1 mkr högre nettokostnad för nämnden som helhet",
    ),
    "an index of all": (("--index", "1,0"), Index("1,0"), "1,0 % högre nettokostnad för alla verksamheter"),
    "an index of one": (
        ("Vuxna", "--index", "−0,5 %"),
        Index("−0,5", ("Vuxna",)),
        "0,5 % lägre nettokostnad för Vuxna",
    ),
    "a transfer": (
        ("Vuxna", "--to", "Barn och unga", "--amount", "2 mkr"),
        Transfer("Vuxna", "Barn och unga", 2_000_000),
        "2 mkr flyttas från Vuxna till Barn och unga",
    ),
    "a technical adjustment of a unit": (
        ("Vuxna", "--technical", "--amount", "1 mkr"),
        TechnicalAdjustment(1_000_000, "Vuxna"),
        "teknisk justering: 1 mkr högre nettokostnad för Vuxna",
    ),
    "an amount with a name": (
        ("Vuxna", "--amount", "-5,4 mkr", "--label", " Färre  placeringar "),
        LineAmount("Vuxna", -5_400_000, "Färre placeringar"),
        "5,4 mkr lägre nettokostnad för Vuxna",
    ),
    "a technical adjustment of the whole": (
        ("Nettokostnader", "--technical", "--amount", "-1 mkr"),
        TechnicalAdjustment(-1_000_000),
        "teknisk justering: 1 mkr lägre nettokostnad för nämnden som helhet",
    ),
}


@pytest.mark.parametrize(("words", "component", "told"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_what_is_understood_is_written_and_said(words: tuple[str, ...], component: Component, told: str) -> None:
    result = explain(*words, "--text", REASON)
    assert result.exit_code == 0, result.stderr
    assert held().entries[0].component == component
    assert f"Uppfattat som: {told}." in result.stderr.replace("\N{NO-BREAK SPACE}", " ")


def test_the_entry_names_every_row_that_the_amount_touches() -> None:
    explain("Vuxna", "--amount", "-6 mkr", "--text", REASON)
    names = [each.name for each in held().entries[0].items]
    assert names == ["Nettokostnader", "Vuxna", "Summa"]  # not the gross cost


def test_the_bridge_says_what_it_lacks_until_it_reaches() -> None:
    result = explain("Vuxna", "--amount", "-5,7 mkr", "--text", REASON)
    assert "Barn och unga: Nettokostnaden ökar med 0,5\N{NO-BREAK SPACE}mkr" in result.stderr
    result = explain("--index", "1,0", "--text", "Uppräkning för alla.")
    assert "räcker nu för alla verksamheters belopp" in result.stderr
    told = check().output
    assert "Barn och unga" not in told


def test_a_reason_in_words_for_a_row_says_that_the_money_is_left() -> None:
    result = explain("Vuxna", "--text", REASON)
    assert "Kvar att förklara. Vuxna: Nettokostnaden minskar" in result.stderr


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("--index", "1,0"), ReasonKind.INDEX),
        (("Vuxna", "--technical", "--amount", "1 mkr"), ReasonKind.TECHNICAL),
        (("Vuxna", "--amount", "-6 mkr"), None),
        (("--index", "1,0", "--kind", "beslut"), ReasonKind.DECISION),
    ],
    ids=["an index", "a technical adjustment", "an amount may be of any kind", "what is given counts"],
)
def test_the_kind_follows_from_what_it_is(words: tuple[str, ...], kind: ReasonKind | None) -> None:
    explain(*words, "--text", REASON)
    assert held().entries[0].kind is kind


class TestBesideEachOther:
    """Two amounts for two reasons on one unit are two components."""

    def test_two_amounts_stand_side_by_side(self) -> None:
        explain("Vuxna", "--amount", "-5 mkr", "--text", "Interndebiteringen upphör.")
        explain("Vuxna", "--amount", "-0,7 mkr", "--text", REASON)
        assert len(held().entries) == 2

    def test_the_same_reason_with_another_amount_takes_the_place(self) -> None:
        explain("Vuxna", "--amount", "-5 mkr", "--text", REASON)
        result = explain("Vuxna", "--amount", "-5,7 mkr", "--text", REASON)
        assert [each.component for each in held().entries] == [LineAmount("Vuxna", -5_700_000)]
        assert "5 mkr lägre nettokostnad för Vuxna" in result.stderr.replace("\N{NO-BREAK SPACE}", " ")

    def test_the_same_amount_with_another_reason_takes_the_place(self) -> None:
        explain("--index", "1,0", "--text", "Uppräkning för alla.")
        explain("--index", "1,0", "--text", "Priserna och lönerna stiger.")
        assert [each.reason for each in held().entries] == ["Priserna och lönerna stiger."]

    def test_a_stale_amount_gives_way(self) -> None:
        explain("Vuxna", "--amount", "-5,7 mkr", "--text", REASON)
        raw = new_plan()
        row = raw["operating_budget"]["units"][1]
        row["amounts"][0] |= {"kr": -24_500_000, "printed": "-24,5"}
        write_plan(Path(), raw)
        assert "Inaktuella" in explain().stdout
        explain("Vuxna", "--amount", "-5,8 mkr", "--text", "Ännu färre placeringar.")
        assert [each.component for each in held().entries] == [LineAmount("Vuxna", -5_800_000)]

    def test_an_amount_replaces_no_reason_in_words(self) -> None:
        explain("Vuxna", "--text", "Se bilaga om placeringar.")
        explain("Vuxna", "--amount", "-5,7 mkr", "--text", REASON)
        explain("Vuxna", "--text", "Placeringarna blev färre.")
        assert {each.reason for each in held().entries} == {REASON, "Placeringarna blev färre."}

    def test_one_of_them_is_taken_away_by_its_amount(self) -> None:
        explain("--index", "1,0", "--text", "Uppräkning för alla.")
        explain("Vuxna", "--amount", "-5,7 mkr", "--text", REASON)
        result = explain("Vuxna", "--amount", "-5,7 mkr", "--remove")
        assert REASON in result.stderr
        assert [each.component for each in held().entries] == [Index("1,0")]
        assert explain("Vuxna", "--amount", "-5,7 mkr", "--remove").exit_code == 2


class TestBeforeTheGate:
    """What was there before the gate is no reason: an amount on the same rows takes its place, and has to reach."""

    def test_a_wrong_amount_is_told_and_stops(self) -> None:
        explain("--baseline")
        assert check().exit_code == 0
        result = explain("Vuxna", "--amount", "5,4 mkr", "--text", REASON)
        assert "Kvar att förklara. Vuxna: " in result.stderr
        assert check().exit_code == 1

    def test_the_right_amount_passes_and_is_no_longer_counted(self) -> None:
        explain("--baseline")
        before = sum(each.baseline for each in held().entries)
        explain("Vuxna", "--amount", "-5,4 mkr", "--text", REASON)
        left = [each for each in held().entries if each.baseline]
        (laid,) = (each for each in held().entries if each.component)
        assert len(left) == before - 1  # the unit's; its sums were none
        assert len(laid.items) == 3
        assert not {each.key[0] for each in left} & {*laid.key}
        result = check()
        assert result.exit_code == 0, result.output
        assert f"{len(left)} ändringar fanns före grinden" in result.stdout


REFUSED = {
    "no reason": (("Vuxna", "--amount", "-6 mkr"), "skälet saknas"),
    "no unit of the amount": (("Vuxna", "--amount", "-6", "--text", REASON), "saknar enhet"),
    "nothing that it is for": (("--amount", "-6 mkr", "--text", REASON), "vilken verksamhet"),
    "two units": (("Vuxna", "Barn", "--amount", "-6 mkr", "--text", REASON), "i taget"),
    "an unknown unit": (("Äldre", "--amount", "-6 mkr", "--text", REASON), "Barn och unga"),
    "a row that is no unit": (("Kostnader", "--amount", "-6 mkr", "--text", REASON), "Kostnader"),
    "both an amount and an index": (("--amount", "-6 mkr", "--index", "1", "--text", REASON), "antingen"),
    "an index of nothing": (("--index", "0", "--text", REASON), "noll"),
    "an index that moves money": (("Vuxna", "--index", "1", "--to", "Barn", "--text", REASON), "uppräkning"),
    "a transfer without an amount": (("Vuxna", "--to", "Barn och unga", "--text", REASON), "beloppet saknas"),
    "a transfer to itself": (("Vuxna", "--to", "Vuxna", "--amount", "1 mkr", "--text", REASON), "Vuxna"),
    "a negative transfer": (("Vuxna", "--to", "Barn och unga", "--amount", "-1 mkr", "--text", REASON), "negativt"),
    "a transfer of the whole": (("Summa", "--to", "Vuxna", "--amount", "1 mkr", "--text", REASON), "hela nämnden"),
}


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_component_is_refused(words: tuple[str, ...], told: str) -> None:
    result = explain(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not PLACE.exists()


def test_plans_without_units_have_no_bridge() -> None:
    for raw in (old_plan(), new_plan()):
        del raw["operating_budget"]["units"]
        write_plan(Path(), raw)
    result = explain("--index", "1,0", "--text", "Uppräkning för alla.")
    assert (result.exit_code, PLACE.exists()) == (2, False)
