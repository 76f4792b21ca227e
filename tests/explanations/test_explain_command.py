"""`vpbdiff explain`: reasons are given, changed, listed and taken away, and nothing is lost without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.explaining import (
    GONE,
    NEW,
    OFFER,
    PLACE,
    PROMISE,
    RISK,
    SUPPORT,
    case,
    check,
    explain,
    held,
    new_plan,
    project,
    write_plan,
)
from vpbdiff.explanations import Decision, Edit, Entry, ReasonKind, StatedIn, read, write
from vpbdiff.model.document import Line
from vpbdiff.store import Snapshot
from vpbdiff.views import record_report
from vpbdiff.wording import Wording

REASON = "Nämnden har valt att satsa på annat."
DECISION = "Omsorgsnämnden 2024-12-09 § 98 ON/2024:12"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path))


def only() -> Entry:
    (entry,) = held().entries
    return entry


def reworded(description: str) -> None:
    """The new plan with another description of the first activity."""
    raw = new_plan()
    raw["goals"][0]["activities"][0]["description"] = description
    write_plan(Path(), raw)


class TestGiving:
    """A reason is written as it is given."""

    def test_everything_that_is_given_is_in_the_file(self) -> None:
        options = ("--kind", "omprioritering", "--decision", DECISION, "--by", "controller", "--date", "2024-12-10")
        result = explain(OFFER, "--text", REASON, *options, "--source", "protokoll.txt:12")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "Skrev skälet för aktiviteten «Erbjuda läxhjälp»" in result.stderr
        assert only() == replace(
            only(),
            reason=REASON,
            kind=ReasonKind.PRIORITY,
            decision=Decision("Omsorgsnämnden", "2024-12-09", "§ 98", "ON/2024:12"),
            by="controller",
            date="2024-12-10",
            origin=StatedIn("protokoll.txt", 12),
        )
        assert only().items[0].old[0]["description"] == PROMISE

    def test_one_reason_for_several_changes_names_them_all(self) -> None:
        explain(OFFER, NEW, "--text", REASON)
        assert [each.name for each in only().items] == [OFFER, NEW]

    def test_a_change_named_twice_is_one(self) -> None:
        explain(OFFER, OFFER.upper(), "--text", REASON)
        assert len(only().items) == 1

    def test_the_role_is_that_of_the_settings(self) -> None:
        Path("vpbdiff.toml").write_text('by = "verksamhetscontroller"\n', encoding="utf-8")
        explain(OFFER, "--text", REASON)
        assert only().by == "verksamhetscontroller"
        explain(OFFER, "--text", REASON, "--by", "utredare")
        assert only().by == "utredare"

    def test_the_reason_satisfies_the_gate(self) -> None:
        before = check().output
        explain(GONE, "--text", REASON)
        assert GONE in before
        assert GONE not in check().output

    def test_it_says_what_the_gate_still_needs(self) -> None:
        result = explain(RISK, "--text", REASON)
        assert "kräver också en hänvisning till ett beslut för risken «Utredningstider»" in result.stderr
        result = explain(RISK, "--decision", DECISION)
        assert "kräver också" not in result.stderr
        assert RISK not in check().output

    def test_the_same_again_changes_nothing(self) -> None:
        explain(OFFER, "--text", REASON)
        text = PLACE.read_text(encoding="utf-8")
        result = explain(OFFER, "--text", REASON)
        assert "innehåller redan" in result.stderr
        assert PLACE.read_text(encoding="utf-8") == text


REFUSED = {
    "an unknown change": ((f"{OFFER} x", "--text", REASON), ("Menade du", OFFER)),
    "a word that fits several": (("Erbjuda", "--text", REASON), ("kan vara flera", OFFER, SUPPORT)),
    "no change at all": (("--text", REASON), ("vilken ändring",)),
    "no text": ((OFFER, "--kind", "lag"), ("--text",)),
    "an empty text": ((OFFER, "--text", "  "), ("är tomt", OFFER)),
    "one word": ((OFFER, "--text", "Beslut"), ("ett enda ord",)),
    "the change's own name": ((OFFER, "--text", OFFER), ("upprepar bara planen",)),
    "wording for a weaker promise": ((OFFER, "--text", REASON, "--kind", "ordalydelse"), ("ordalydelse",)),
    "an unknown kind": ((OFFER, "--text", REASON, "--kind", "annat"), ("inget slag", "effektivisering")),
    "a decision without a number": ((OFFER, "--text", REASON, "--decision", "nämnden"), ("inte till något beslut",)),
    "a date that is none": ((OFFER, "--text", REASON, "--date", "i går"), ("inget datum",)),
    "two things at once": (("--list", "--todo"), ("--list", "--todo")),
    "a text with a list": (("--list", "--text", REASON), ("--text", "--list")),
    "a change with a skeleton": ((OFFER, "--todo"), ("--todo",)),
    "a text for what is taken away": ((OFFER, "--remove", "--text", REASON), ("--text", "--remove")),
    "a baseline on no day": (("--baseline", "--date", "i går"), ("inget datum",)),
    "an amount that is empty": (("Vuxna", "--amount", "", "--text", REASON), ("inget belopp",)),
    "a document for nothing": (("--document", "x.txt"), ("--document",)),
}


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_done_is_refused_in_one_sentence(words: tuple[str, ...], told: tuple[str, ...]) -> None:
    result = explain(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Fel: ")
    assert result.stderr.count("\n") == 1
    assert all(word in result.stderr for word in told), result.stderr
    assert not PLACE.exists()


class TestReplacing:
    """What a person wrote is never overwritten without a word."""

    def test_a_reason_in_the_place_of_another_says_what_that_was(self) -> None:
        explain(OFFER, "--text", REASON, "--decision", DECISION, "--by", "controller")
        result = explain(OFFER, "--text", "Staten ger inget bidrag längre.")
        assert only().reason == "Staten ger inget bidrag längre."
        assert all(word in result.stderr for word in ("ersätter", REASON, DECISION, "controller"))

    def test_a_fact_is_added_to_the_reason_that_is_there(self) -> None:
        explain(OFFER, "--text", REASON, "--by", "controller")
        explain(OFFER, "--decision", DECISION)
        assert (only().reason, only().by, only().decision.section) == (REASON, "controller", "§ 98")

    def test_a_reason_for_several_is_left_to_the_others(self) -> None:
        explain(OFFER, NEW, "--text", REASON)
        result = explain(OFFER, "--text", "Staten ger inget bidrag längre.")
        assert len(held().entries) == 2
        assert [each.name for each in next(each for each in held().entries if each.reason == REASON).items] == [NEW]
        assert f"gäller nu bara aktiviteten «{NEW}»" in result.stderr

    def test_a_stale_reason_is_not_renewed_by_a_fact(self) -> None:
        explain(OFFER, "--text", REASON)
        reworded("Nämnden kan erbjuda läxhjälp till några.")
        assert explain(OFFER, "--decision", DECISION).exit_code == 2
        explain(OFFER, "--text", REASON)
        assert "1 har ett, 0 har ett inaktuellt" in explain().stdout

    def test_what_was_there_before_the_gate_lends_nothing(self) -> None:
        explain("--baseline")
        assert explain(OFFER, "--kind", "lag").exit_code == 2
        explain(OFFER, "--text", REASON)
        assert not next(each for each in held().entries if each.reason == REASON).baseline

    def test_an_entry_that_someone_changed_meanwhile_is_kept_beside(self, monkeypatch: pytest.MonkeyPatch) -> None:
        explain(OFFER, "--text", REASON)
        place = Snapshot(PLACE)
        mine = read(place).explanations.entries[0]
        other = replace(mine, reason="En annan har skrivit detta.")

        def meanwhile(*args: object, **kwargs: object) -> object:
            monkeypatch.undo()
            monkeypatch.chdir(folder)
            write(place, [Edit(mine, other)])
            return write(*args, **kwargs)  # type: ignore[arg-type]

        folder = Path.cwd()
        monkeypatch.setattr("vpbdiff.cli.explain_context.write", meanwhile)
        result = explain(OFFER, "--text", "Jag har skrivit detta.")
        assert result.exit_code == 1
        assert "Någon annan" in result.stderr
        assert {each.reason for each in held().entries} == {"En annan har skrivit detta.", "Jag har skrivit detta."}

    def test_a_reason_that_someone_gave_meanwhile_is_kept_beside(self, monkeypatch: pytest.MonkeyPatch) -> None:
        explain(OFFER, "--text", "En annan har skrivit detta.")
        theirs = PLACE.read_text(encoding="utf-8")
        PLACE.unlink()

        def meanwhile(*args: object, **kwargs: object) -> object:
            PLACE.write_text(theirs, encoding="utf-8")
            return write(*args, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr("vpbdiff.cli.explain_context.write", meanwhile)
        result = explain(OFFER, "--text", "Jag har skrivit detta.")
        assert result.exit_code == 1
        assert "Någon annan" in result.stderr
        assert {each.reason for each in held().entries} == {"En annan har skrivit detta.", "Jag har skrivit detta."}


class TestRemoving:
    """The same command with `--remove` takes back what it wrote."""

    def test_a_reason_is_taken_away_and_told(self) -> None:
        explain(OFFER, "--text", REASON)
        result = explain(OFFER, "--remove")
        assert REASON in result.stderr
        assert not held()

    def test_of_a_reason_for_several_the_rest_stays(self) -> None:
        explain(OFFER, NEW, "--text", REASON)
        explain(OFFER, "--remove")
        assert [each.name for each in only().items] == [NEW]

    def test_where_there_is_none_it_is_refused(self) -> None:
        assert explain(OFFER, "--remove").exit_code == 2


class TestTheBaseline:
    """A municipality starts from where it is."""

    def test_everything_that_lacks_a_reason_is_recorded(self) -> None:
        explain(OFFER, "--text", REASON)
        result = explain("--baseline")
        assert "Antecknade 9 ändringar" in result.stderr
        assert sum(each.baseline for each in held().entries) == 9
        assert check().exit_code == 0
        assert "före grinden" in check().output

    def test_it_is_listed_apart_and_gives_way_to_a_reason(self) -> None:
        explain("--baseline")
        explain(OFFER, "--text", REASON)
        told = " ".join(explain().stdout.split())
        assert "1 har ett, 0 har ett inaktuellt, 0 saknar. 9 fanns före grinden" in told
        assert told.index(OFFER) < told.index("Fanns före grinden, utan annat skäl") < told.index(NEW)

    def test_it_is_taken_back(self) -> None:
        explain(OFFER, "--text", REASON)
        explain("--baseline")
        assert "9 anteckningar" in explain("--baseline", "--remove").stderr
        assert only().reason == REASON

    def test_it_is_refused_where_nothing_lacks_a_reason(self) -> None:
        explain("--baseline")
        result = explain("--baseline")
        assert result.exit_code == 2
        assert "ingen ändring saknar skäl" in result.stderr

    def test_a_stale_reason_is_none_of_it(self) -> None:
        explain(OFFER, "--text", REASON)
        reworded("Nämnden kan erbjuda läxhjälp till några.")
        explain("--baseline")
        assert check().exit_code == 1
        assert OFFER in check().output


class TestTheList:
    """All that is on record, what no longer stands first."""

    def test_without_a_file_it_says_so(self) -> None:
        result = explain()
        assert result.exit_code == 0
        assert "Det finns ännu ingen fil" in result.stdout
        told = " ".join(result.stdout.split())
        needed = "8 ändringar och 2 belopp"
        assert f"{needed} behöver skäl: 0 har ett, 0 har ett inaktuellt, {needed} saknar." in told

    def test_a_reason_is_shown_with_all_that_is_known_of_it(self) -> None:
        explain(OFFER, "--text", REASON, "--kind", "lag", "--decision", DECISION, "--source", "protokoll.txt:12")
        told = " ".join(explain().stdout.split())
        for word in (OFFER, REASON, "slag: lag", DECISION, "protokoll.txt, rad 12", "rad 4"):
            assert word in told

    def test_a_stale_reason_comes_first_with_what_differs(self) -> None:
        explain(SUPPORT, "--text", REASON)
        explain(OFFER, "--text", REASON)
        reworded("Nämnden kan erbjuda läxhjälp till några.")
        told = explain("--list").stdout
        assert told.index("Inaktuella") < told.index("Gällande")
        assert "[-bör-]{+kan+}" in told

    def test_a_slip_of_spelling_makes_nothing_stale(self) -> None:
        explain(OFFER, "--text", REASON)
        reworded("Nämnden bör erbjuda läxhjälpp till de flesta som vill.")
        assert "Inaktuella" not in explain().stdout

    def test_what_is_no_longer_there_is_orphaned(self) -> None:
        explain(NEW, "--text", REASON)
        raw = new_plan()
        del raw["goals"][0]["activities"][2]
        write_plan(Path(), raw)
        assert "Utan ändring" in explain().stdout

    def test_of_one_change_alone(self) -> None:
        explain(OFFER, "--text", REASON)
        explain(NEW, "--text", "Ett torg utan träffpunkt är inget torg.")
        told = explain(OFFER).stdout
        assert REASON in told
        assert "träffpunkt" not in told

    def test_steering_characters_of_a_reason_are_shown_and_obeyed_by_nobody(self) -> None:
        explain(OFFER, "--text", "Enligt beslut \x1b[31mrött\x1b[0m och [/] | ::error::")
        assert "<U+001B>" in explain().stdout
        assert "[/] | ::error::" in explain().stdout

    def test_in_english(self) -> None:
        explain(OFFER, "--text", REASON)
        told = " ".join(explain(lang="en").stdout.split())
        assert "8 changes and 2 amounts need a reason: 1 explained, 0 stale, 7 changes and 2 amounts without." in told


def test_each_entry_of_the_list_opens_with_a_line_of_its_own() -> None:
    """What a screen that moves from entry to entry goes by."""
    explain("--baseline")
    explain(OFFER, NEW, "--text", REASON)
    explain("Vuxna", "--amount", "-5,7 mkr", "--text", REASON)
    explain("--pair", "Barn och unga", "Barn och unga")
    now, wording = case(), Wording()
    first = [each for each in record_report.elements(now, wording) if isinstance(each, Line) and each.first]
    assert len(first) == len(record_report.in_order(now, wording)) == len(held().entries) + len(held().pins)


class TestPruning:
    """What is for nothing is shown first, and goes when a person says so."""

    @pytest.fixture(autouse=True)
    def _orphan(self) -> None:
        explain(OFFER, NEW, "--text", REASON)
        raw = new_plan()
        del raw["goals"][0]["activities"][2]
        write_plan(Path(), raw)

    def test_it_is_shown_and_left(self) -> None:
        text = PLACE.read_text(encoding="utf-8")
        result = explain("--prune")
        assert result.exit_code == 1
        assert NEW in result.stdout
        assert OFFER not in result.stdout
        assert PLACE.read_text(encoding="utf-8") == text

    def test_it_goes_and_the_rest_of_its_entry_stays(self) -> None:
        assert explain("--prune", "--yes").exit_code == 0
        assert [each.name for each in only().items] == [OFFER]
        assert explain("--prune").exit_code == 0

    def test_a_stale_reason_is_never_pruned(self) -> None:
        reworded("Nämnden kan erbjuda läxhjälp till några.")
        explain("--prune", "--yes")
        assert only().items[0].name == OFFER

    def test_the_second_of_two_reasons_goes(self) -> None:
        explain("--prune", "--yes")
        write(Snapshot(PLACE), [Edit(None, replace(only(), reason="En annan har skrivit detta."))])
        assert len(held().entries) == 2
        explain("--prune", "--yes")
        assert len(held().entries) == 1

    def test_a_pin_that_no_longer_applies_goes(self) -> None:
        explain("--prune", "--yes")
        write_plan(Path(), new_plan())
        explain("--pair", GONE, NEW)
        raw = new_plan()
        del raw["goals"][0]["activities"][2]
        write_plan(Path(), raw)
        result = explain("--prune", "--yes")
        assert f"«{GONE}» och «{NEW}»" in " ".join(result.stdout.split())
        assert not held().pins
