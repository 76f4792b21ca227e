"""What a review does, what it notices, and what it refuses."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.budgets import raw_budget
from tests.support.plans import activity
from tests.support.reviews import ROLE, TODAY, explanations, lay_out, new_raw, old_raw, review
from vpbdiff.budget.components import Index, LineAmount
from vpbdiff.explanations import Decision, Edit, Entry, ReasonKind, read, write
from vpbdiff.explanations.quality import Fault
from vpbdiff.model.changes import Rung
from vpbdiff.recorded import held
from vpbdiff.review.edits import ActionKind, FormInput, RefusalCause
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import Mark, counts

Pair = tuple[str, str]
REASON = FormInput("Nämnden beslutade det i november.")
BETTER = FormInput("Kommunfullmäktige beslutade det i december.", ReasonKind.DECISION)
STORY, READER, BUS, BOOK = (
    f"activity:fler-barn-ska-läsa/{name}" for name in ("sagostund", "läsombud", "bokbuss", "sommarbok")
)
HELP, LOAN = "activity:fler-barn-ska-läsa/läxhjälp", "activity:fler-barn-ska-läsa/lån"
TILL, KEYS = "risk:kassahantering", "risk:nycklar"
ROW, TOTAL = "budget_line:operating_budget.units/bibliotek", "budget_line:operating_budget.units/summa"


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pair:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return lay_out(tmp_path / "plans")


@pytest.fixture
def session(pair: Pair) -> Session:
    return review(pair)


def ids(session: Session, *items: str) -> list[str]:
    """The changes of these items."""
    return [next(row.id for row in session.listing.all if row.subject.item == item) for item in items]


def on_disk(pair: Pair) -> list[tuple[str, list[str]]]:
    """What the file says: each reason with the names of what it explains."""
    if not explanations(pair).exists():
        return []
    raw = json.loads(explanations(pair).read_text(encoding="utf-8"))
    return [(entry["reason"], [each["name"] for each in entry["items"]]) for entry in raw["entries"]]


def mark(session: Session, item: str) -> Mark:
    return next(row.mark for row in session.listing.all if row.subject.item == item)


def other(pair: Pair, *edits: Edit) -> None:
    """Somebody else writes."""
    write(review(pair).case.place, edits)


def given_by_other(session: Session, item: str, reason: str = "Sekreteraren skrev detta skäl.") -> Entry:
    """What somebody else says of an item."""
    record = next(each.subject.record for each in session.case.verdict.standing.stands if each.subject.item == item)
    return Entry((record,), reason, by="nämndsekreterare")


# Explaining


def test_a_reason_is_on_disk_when_the_call_returns(session: Session, pair: Pair) -> None:
    decision = Decision(" Nämnden ", "2024-11-05", "", None)
    outcome = session.explain(ids(session, TILL), FormInput("  Kassan\när ny. ", ReasonKind.DECISION, decision))
    assert (outcome.what, outcome.changes, outcome.done) == (ActionKind.EXPLAINED, tuple(ids(session, TILL)), True)
    raw = json.loads(explanations(pair).read_text(encoding="utf-8"))["entries"][0]
    assert (raw["reason"], raw["kind"], raw["by"], raw["date"]) == ("Kassan är ny.", "decision", ROLE, TODAY)
    assert raw["decision"] == {"body": "Nämnden", "date": "2024-11-05"}
    assert mark(session, TILL) is Mark.HAS


def test_one_reason_for_several_is_one_entry(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY, READER), REASON)
    assert on_disk(pair) == [(REASON.reason, ["Sagostund", "Läsombud"])]


@pytest.mark.parametrize(
    ("before", "then", "expected"),
    [
        pytest.param([STORY], [STORY], [(BETTER, ["Sagostund"])], id="one for the same"),
        pytest.param(
            [STORY, READER, BUS],
            [READER],
            [(REASON, ["Sagostund", "Bokbuss"]), (BETTER, ["Läsombud"])],
            id="one of several leaves the others with theirs",
        ),
        pytest.param([STORY], [STORY, READER], [(BETTER, ["Sagostund", "Läsombud"])], id="several in the place of one"),
    ],
)
def test_a_new_reason_takes_the_place_of_what_was_said(
    session: Session, pair: Pair, before: list[str], then: list[str], expected: list[tuple[FormInput, list[str]]]
) -> None:
    session.explain(ids(session, *before), REASON)
    session.explain(ids(session, *then), BETTER)
    assert sorted(on_disk(pair)) == sorted((given.reason, names) for given, names in expected)
    assert not session.case.verdict.standing.duplicates


@pytest.mark.parametrize(
    ("reason", "kind", "fault"),
    [
        ("", None, Fault.EMPTY),
        ("Beslut", None, Fault.ONE_WORD),
        ("Biblioteket ordnar sagostunder varje månad.", None, Fault.COPY),
        ("Bara en annan formulering.", ReasonKind.WORDING, Fault.NOT_WORDING),
    ],
)
def test_what_is_no_reason_is_refused(
    session: Session, pair: Pair, reason: str, kind: ReasonKind | None, fault: Fault
) -> None:
    outcome = session.explain(ids(session, BOOK if fault is Fault.NOT_WORDING else STORY), FormInput(reason, kind))
    assert (outcome.what, outcome.why, outcome.fault) == (ActionKind.REFUSED, RefusalCause.NO_REASON, fault)
    assert not explanations(pair).exists()


def test_a_date_that_is_none_never_reaches_the_file(session: Session, pair: Pair) -> None:
    outcome = session.explain(ids(session, STORY), replace(REASON, decision=Decision(date="5 november")))
    assert (outcome.what, outcome.done) == (ActionKind.FAILED, False)
    assert outcome.problem is not None and outcome.problem.key.startswith("schema.")
    assert not explanations(pair).exists()


def test_a_change_that_is_gone_is_told(session: Session, pair: Pair) -> None:
    assert session.explain([*ids(session, STORY), "0123456789ab"], REASON).why is RefusalCause.GONE
    assert session.unpair("0123456789ab").why is RefusalCause.GONE
    assert session.pair("activity:hållplats", STORY).why is RefusalCause.GONE
    assert not explanations(pair).exists()


def test_wording_is_accepted_where_it_is_proposed(session: Session, pair: Pair) -> None:
    session.explain(ids(session, LOAN), REASON)
    outcome = session.accept_wording(ids(session, HELP, LOAN))
    assert outcome.changes == tuple(ids(session, HELP))
    kinds = {entry.items[0].name: entry.kind for entry in session.case.explanations.entries}
    assert kinds == {"Lån": None, "Läxhjälp": ReasonKind.WORDING}
    assert mark(session, HELP) is Mark.HAS
    assert session.accept_wording(ids(session, HELP, LOAN)).why is RefusalCause.NOTHING


@pytest.mark.parametrize("item", [STORY, BUS, ROW])
def test_no_other_change_is_accepted_as_wording(session: Session, pair: Pair, item: str) -> None:
    outcome = session.accept_wording(ids(session, HELP, item))
    assert (outcome.changes, outcome.fault) == (tuple(ids(session, item)), Fault.NOT_WORDING)
    assert not explanations(pair).exists()


def test_a_reason_is_withdrawn_from_one_of_several(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY, READER), REASON)
    session.withdraw(ids(session, STORY))
    assert on_disk(pair) == [(REASON.reason, ["Läsombud"])]
    assert session.withdraw(ids(session, STORY)).why is RefusalCause.NOTHING
    session.withdraw(ids(session, READER))
    assert on_disk(pair) == []


def test_a_stale_reason_is_renewed_by_what_it_said(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), BETTER)
    plan = new_raw()
    plan["goals"][0]["activities"][0] = activity("Sagostund", "Biblioteket ordnar sagostunder varje kvartal.")
    again = review(lay_out(Path(pair[0]).parent, new=plan))
    assert mark(again, STORY) is Mark.STALE
    ((entry, _),) = held(again.case.verdict.standing)[ids(again, STORY)[0]].stale
    again.explain(ids(again, STORY), FormInput.of(entry))
    assert mark(again, STORY) is Mark.HAS
    assert on_disk(pair) == [(BETTER.reason, ["Sagostund"])]


def test_everything_explained_by_calls_alone_turns_the_gate_green(session: Session) -> None:
    decided = replace(REASON, decision=Decision("Nämnden", section="§ 9"))
    session.add_component(LineAmount("Bibliotek", 1_000_000), REASON)
    for row in session.listing.all:
        if row.is_open:
            session.explain([row.id], decided)
    assert session.case.verdict.passed
    assert counts(session.listing.all)[0].done == counts(session.listing.all)[0].all == 9


def test_a_reason_that_followed_a_slip_of_spelling_gives_way_to_a_new_one(session: Session, pair: Pair) -> None:
    session.explain(ids(session, BOOK), REASON)
    plan = new_raw()
    plan["goals"][0]["activities"][2] = activity("Sommarbokk", "Den som läser fem böcker får en bok.")
    again = review(lay_out(Path(pair[0]).parent, new=plan))
    assert mark(again, f"{BOOK}k") is Mark.HAS, "the slip is followed"
    again.explain(ids(again, f"{BOOK}k"), BETTER)
    assert on_disk(pair) == [(BETTER.reason, ["Sommarbokk"])]


def test_what_is_on_record_of_an_earlier_revision_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    plan = Path("2025.json")

    def revise(often: str) -> None:
        raw = new_raw()
        raw["goals"][0]["activities"][0] = activity("Sagostund", f"Biblioteket ordnar sagostunder varje {often}.")
        plan.write_text(json.dumps(raw), encoding="utf-8")

    git("init", "-q")
    for number, often in enumerate(("månad", "kvartal", "termin")):
        revise(often)
        if number:
            session = review(("HEAD:2025.json", "2025.json"))
            assert session.explain(ids(session, STORY), FormInput(f"Nämnden beslutade om varje {often}.")).done
            assert session.case.verdict.passed
        git("add", ".")
        git("commit", "-q", "-m", often)
    assert [entry.reason for entry in session.case.explanations.entries] == [
        "Nämnden beslutade om varje kvartal.",
        "Nämnden beslutade om varje termin.",
    ]


def git(*words: str) -> None:
    """Git with somebody to commit as."""
    identity = ["-c", "user.name=vpbdiff", "-c", "user.email=vpbdiff@example.org"]
    subprocess.run(["git", *identity, *words], check=True)


# Money


def test_a_component_is_laid_and_stands_beside_reasons(session: Session, pair: Pair) -> None:
    session.explain(ids(session, ROW), REASON)
    outcome = session.add_component(LineAmount("Bibliotek", 1_000_000), BETTER)
    assert set(ids(session, ROW, TOTAL)) <= set(outcome.changes)
    assert session.case.verdict.bridge is not None and not session.case.verdict.bridge.unexplained
    session.explain(ids(session, ROW), BETTER)
    session.withdraw(ids(session, ROW))
    assert [entry.component for entry in session.case.explanations.entries] == [LineAmount("Bibliotek", 1_000_000)]


def test_a_component_takes_the_place_of_another(session: Session, pair: Pair) -> None:
    session.add_component(LineAmount("Bibliotek", 900_000), REASON)
    (before,) = session.case.explanations.entries
    session.add_component(LineAmount("Bibliotek", 1_000_000), REASON, instead=before)
    assert [entry.component for entry in session.case.explanations.entries] == [LineAmount("Bibliotek", 1_000_000)]


@pytest.mark.parametrize(
    ("component", "given", "why"),
    [
        (LineAmount("Simhall", 1), REASON, RefusalCause.COMPONENT),
        (Index("2,4"), FormInput("Index"), RefusalCause.NO_REASON),
    ],
)
def test_a_component_that_can_not_be_laid_is_refused(
    session: Session, pair: Pair, component: Any, given: FormInput, why: RefusalCause
) -> None:
    assert session.add_component(component, given).why is why
    assert not explanations(pair).exists()


def test_no_component_is_laid_where_no_money_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    plans = [raw_budget(units="part | Bibliotek | -18 | -18 | 0", year=year) for year in (2024, 2025)]
    outcome = review(lay_out(tmp_path, *plans)).add_component(LineAmount("Bibliotek", 1), REASON)
    assert outcome.why is RefusalCause.COMPONENT and outcome.problem


# Pins


def test_two_items_are_paired_and_compared_anew(session: Session) -> None:
    outcome = session.pair(BUS, BOOK)
    (change,) = [each for each in session.case.comparison.changes if each.id in outcome.changes]
    assert (change.old[0].name, change.new[0].name) == ("Bokbuss", "Sommarbok")
    assert outcome.what is ActionKind.PAIRED
    parted = session.unpair(change.id)
    assert parted.what is ActionKind.PARTED and len(parted.changes) == 2
    assert [each.pin.same for each in session.case.explanations.pins] == [False]
    undone = session.undo()
    assert undone and (undone.step, undone.changes) == (ActionKind.PARTED, (change.id,))
    assert [pair.rung for pair in session.case.comparison.matching.pairs if pair.old.name == "Bokbuss"] == [Rung.PINNED]
    session.undo()
    assert ids(session, BUS, BOOK)


def test_items_that_can_not_be_one_are_refused(session: Session, pair: Pair) -> None:
    assert session.pair(BUS, TILL).why is RefusalCause.NO_PAIR
    session.pair(BUS, BOOK)
    assert session.pair(STORY, BOOK).why is None, "two that became one is a merge"
    assert session.unpair(ids(session, HELP)[0]).what is ActionKind.PARTED
    assert session.unpair(ids(session, KEYS)[0]).why is RefusalCause.NOTHING, "a removed risk is no pair"


# Several writers


def test_what_another_wrote_meanwhile_stays_and_is_shown(session: Session, pair: Pair) -> None:
    theirs = given_by_other(session, READER)
    other(pair, Edit(None, theirs))
    outcome = session.explain(ids(session, STORY), REASON)
    assert (outcome.merged, outcome.conflicts) == (True, ())
    assert theirs in session.case.explanations.entries and len(on_disk(pair)) == 2
    assert not session.explain(ids(session, BUS), REASON).merged


def test_a_reason_given_meanwhile_is_shown_before_it_can_be_replaced(session: Session, pair: Pair) -> None:
    theirs = given_by_other(session, STORY)
    other(pair, Edit(None, theirs))
    before = explanations(pair).read_bytes()
    outcome = session.explain(ids(session, STORY), REASON)
    assert (outcome.why, outcome.others, outcome.merged) == (RefusalCause.UNSEEN, (theirs,), True)
    assert explanations(pair).read_bytes() == before
    assert theirs in session.case.explanations.entries, "it is on the screen from now on"
    outcome = session.explain(ids(session, STORY), REASON, seen=outcome.others)
    assert (outcome.what, outcome.gone) == (ActionKind.EXPLAINED, (theirs,))
    assert on_disk(pair) == [(REASON.reason, ["Sagostund"])]


def test_a_reason_that_another_changed_meanwhile_is_not_overwritten(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    (ours,) = session.case.explanations.entries
    theirs = replace(ours, reason="Sekreteraren vet bättre.")
    other(pair, Edit(ours, theirs))
    outcome = session.explain(ids(session, STORY), BETTER)
    assert outcome.others == (theirs,) and on_disk(pair) == [(theirs.reason, ["Sagostund"])]


def test_what_a_form_was_opened_on_counts_though_the_list_shows_more(session: Session, pair: Pair) -> None:
    """The list is read again every second, and a form that is open is not."""
    other(pair, Edit(None, given_by_other(session, STORY)))
    assert session.poll()
    outcome = session.explain(ids(session, STORY), REASON, seen=())
    assert outcome.why is RefusalCause.UNSEEN
    assert session.explain(ids(session, STORY), REASON).done, "what the review shows has been seen"


def test_undo_takes_back_our_own_and_leaves_theirs(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    theirs = given_by_other(session, READER)
    other(pair, Edit(None, theirs))
    outcome = session.undo()
    assert outcome and (outcome.what, outcome.step, outcome.merged) == (ActionKind.UNDONE, ActionKind.EXPLAINED, True)
    assert session.case.explanations.entries == (theirs,)
    before = explanations(pair).read_bytes()
    session.redo()
    assert len(on_disk(pair)) == 2
    session.undo()
    assert explanations(pair).read_bytes() == before


def test_undo_of_what_another_has_changed_leaves_it_and_says_so(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    (ours,) = session.case.explanations.entries
    theirs = replace(ours, reason="Sekreteraren vet bättre.")
    other(pair, Edit(ours, theirs))
    before = explanations(pair).read_bytes()
    outcome = session.undo()
    assert outcome and outcome.conflicts and session.case.explanations.entries == (theirs,)
    assert explanations(pair).read_bytes() == before
    assert session.undo() is None and session.redo() is None


@pytest.mark.parametrize(
    ("before", "then"),
    [
        pytest.param([[STORY]], [STORY], id="one in the place of one"),
        pytest.param([[STORY], [BUS]], [STORY, BUS], id="one in the place of two"),
        pytest.param([[STORY, BUS]], [STORY], id="one out of two"),
    ],
)
def test_undo_puts_nothing_back_beside_what_another_has_made_of_it(
    session: Session, pair: Pair, before: list[list[str]], then: list[str]
) -> None:
    for items in before:
        session.explain(ids(session, *items), REASON)
    session.explain(ids(session, *then), BETTER)
    (ours,) = [entry for entry in session.case.explanations.entries if entry.reason == BETTER.reason]
    theirs = replace(ours, reason="Sekreteraren vet bättre.")
    other(pair, Edit(ours, theirs))
    as_left = read(session.case.place)
    outcome = session.undo()
    assert outcome and outcome.conflicts
    assert read(session.case.place) == as_left and theirs in as_left.explanations.entries


def test_a_poll_shows_what_another_wrote(session: Session, pair: Pair) -> None:
    assert session.poll() is None
    other(pair, Edit(None, given_by_other(session, READER)))
    outcome = session.poll()
    assert outcome and (outcome.what, outcome.changes) == (ActionKind.REREAD, tuple(ids(session, READER)))
    assert mark(session, READER) is Mark.HAS
    assert session.poll() is None


def test_a_poll_says_nothing_of_what_we_wrote(session: Session) -> None:
    for act in (lambda: session.explain(ids(session, STORY), REASON), session.undo, session.redo):
        assert act()
        assert session.poll() is None


def test_a_change_within_one_tick_of_the_clock_is_seen(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    session.poll()
    path = explanations(pair)
    stamp = path.stat()
    path.write_bytes(path.read_bytes().replace(b"november", b"oktober."))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    outcome = session.poll()
    assert outcome and outcome.what is ActionKind.REREAD


def test_what_another_threw_away_is_told_and_written_again(session: Session, pair: Pair) -> None:
    """An editor that still shows the file as it was is saved over a reason of ours."""
    session.explain(ids(session, STORY), REASON)
    before = explanations(pair).read_bytes()
    session.explain(ids(session, READER, BUS), REASON)
    (ours,) = [entry for entry in session.case.explanations.entries if len(entry.items) == 2]
    explanations(pair).write_bytes(before)
    outcome = session.poll()
    assert outcome and outcome.lost == (ours,)
    assert session.poll() is None
    assert session.restore(outcome.lost).what is ActionKind.RESTORED
    assert ours in read(session.case.place).explanations.entries


def test_a_file_that_went_unreadable_is_told_once_and_nothing_is_written(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    good, shown = explanations(pair).read_bytes(), session.case
    explanations(pair).write_bytes(b"<<<<<<< HEAD\n" + good)
    polls = [session.poll() for _ in range(4)]
    assert [each.what for each in polls if each] == [ActionKind.UNREADABLE]
    assert session.case is shown and session.unreadable is not None
    failed = session.explain(ids(session, READER), REASON)
    assert failed.what is ActionKind.FAILED and failed.problem
    assert explanations(pair).read_bytes() == b"<<<<<<< HEAD\n" + good
    explanations(pair).write_bytes(good)
    outcome = session.poll()
    assert outcome and outcome.what is ActionKind.REREAD and session.unreadable is None
    assert session.explain(ids(session, READER), REASON).done


def test_a_file_that_an_editor_empties_for_a_moment_is_not_believed(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    good = explanations(pair).read_bytes()
    explanations(pair).unlink()
    assert session.poll() is None
    explanations(pair).write_bytes(good)
    assert session.poll() is None
    explanations(pair).unlink()
    gone = [each for each in (session.poll(), session.poll(), session.poll()) if each]
    assert [each.what for each in gone] == [ActionKind.REREAD]
    assert gone[0].changes == tuple(ids(session, STORY)) and gone[0].lost


# Plans and policy


def test_a_plan_or_a_policy_that_changed_is_told_and_the_review_goes_on(session: Session, pair: Pair) -> None:
    shown = session.case
    plan = Path(pair[1])
    before = plan.read_bytes()
    plan.write_bytes(before.replace(b"varje m\xc3\xa5nad", b"varje kvartal"))
    outcome = session.poll()
    assert outcome and (outcome.what, outcome.places) == (ActionKind.OUTDATED, (plan.as_posix(),))
    assert session.poll() is None and session.case is shown
    settings = plan.parent / "vpbdiff.toml"
    settings.write_text('[policy]\nstale = "warning"\n', encoding="utf-8")
    again = session.poll()
    assert again and set(again.places) == {plan.as_posix(), settings.as_posix()} == set(session.outdated)
    plan.write_bytes(before)
    settings.unlink()
    last = session.poll()
    assert last and last.places == session.outdated == ()


def test_the_plans_are_read_anew_on_request(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    Path(pair[1]).write_text(json.dumps(old_raw() | {"year": 2025}), encoding="utf-8")
    session.poll()
    before = session.case
    assert session.reopen(lambda: True) is None and session.case is before
    outcome = session.reopen()
    assert outcome is not None and outcome.what is ActionKind.REOPENED
    assert session.outdated == () and session.poll() is None
    assert STORY not in [row.subject.item for row in session.listing.all]
    Path(pair[1]).write_text("{", encoding="utf-8")
    failed = session.reopen()
    assert failed is not None
    assert failed.what is ActionKind.FAILED and failed.problem
    assert session.undo() and on_disk(pair) == []


def test_a_file_that_was_merely_touched_is_no_change(session: Session, pair: Pair) -> None:
    session.explain(ids(session, STORY), REASON)
    for path in (*map(Path, pair), explanations(pair)):
        os.utime(path, (time.time() - 10, time.time() - 10))
    assert session.poll() is None


# What can't be written


def test_a_review_that_can_be_written_says_nothing_and_leaves_no_trace(session: Session, pair: Pair) -> None:
    assert session.unwritable is None
    assert sorted(path.name for path in Path(pair[0]).parent.iterdir()) == ["2024.json", "2025.json"]


def _closed_folder(pair: Pair) -> None:
    Path(pair[0]).parent.chmod(0o555)


def _closed_file(pair: Pair) -> None:
    Path(pair[0]).parent.chmod(0o777)
    explanations(pair).write_text('{"format": "vpbdiff-explanations/1", "entries": []}', encoding="utf-8")
    explanations(pair).chmod(0o444)


def _open_folder(pair: Pair) -> None:
    Path(pair[0]).parent.chmod(0o777)


@contextmanager
def anybody() -> Iterator[None]:
    """Nothing is closed to root: go on as a user to whom it is."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files are closed in another way on Windows")
@pytest.mark.parametrize(
    ("close", "key", "what"),
    [
        (_closed_folder, "file.not-written", ActionKind.FAILED),
        (_closed_file, "file.not-written", ActionKind.FAILED),
        (_open_folder, None, ActionKind.EXPLAINED),
    ],
)
def test_what_a_user_may_not_write_is_said_at_the_start(
    monkeypatch: pytest.MonkeyPatch, session: Session, close: Callable[[Pair], None], key: str | None, what: ActionKind
) -> None:
    session.explain(ids(session, STORY), REASON)  # what is loaded late is loaded, which another user may not read
    with tempfile.TemporaryDirectory() as folder:  # not in pytest's own, which is closed to others
        Path(folder).chmod(0o777)
        monkeypatch.setenv("XDG_STATE_HOME", f"{folder}/state")
        pair = lay_out(Path(folder) / "plans")
        close(pair)
        with anybody():
            closed = review(pair)
            outcome = closed.explain([closed.listing.all[0].id], REASON)
        assert (closed.unwritable.key if closed.unwritable else None, outcome.what) == (key, what)
        assert len(closed.drafts.load()) == (what is ActionKind.FAILED)
        Path(pair[0]).parent.chmod(0o777)


def test_a_full_disk_is_told_and_the_reason_is_kept(
    session: Session, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.explain(ids(session, READER), REASON)
    session.explain(ids(session, BUS), REASON)
    before = explanations(pair).read_bytes()
    make = tempfile.mkstemp

    def full(prefix: str, suffix: str, dir: Path) -> tuple[int, str]:
        if dir == explanations(pair).parent:
            raise OSError(errno.ENOSPC, "No space left on device")
        return make(prefix=prefix, suffix=suffix, dir=dir)

    monkeypatch.setattr(tempfile, "mkstemp", full)
    outcome = session.explain(ids(session, STORY), BETTER)
    assert (outcome.what, outcome.problem and outcome.problem.key) == (ActionKind.FAILED, "file.not-written")
    assert session.undo().what is ActionKind.FAILED  # type: ignore[union-attr]
    assert [draft.reason for draft in session.drafts_of(ids(session, STORY))] == [BETTER.reason]
    assert explanations(pair).read_bytes() == before
    monkeypatch.setattr(tempfile, "mkstemp", make)
    assert session.undo().what is ActionKind.UNDONE and len(on_disk(pair)) == 1  # type: ignore[union-attr]


def test_a_revision_of_git_is_said_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Planer"]):
        git(*command)
    session = review(("2024.json", "HEAD:2025.json"))
    assert session.unwritable is not None and session.unwritable.key == "explanations.in-git"
    outcome = session.explain([session.listing.all[0].id], REASON)
    assert (outcome.what, outcome.problem) == (ActionKind.FAILED, session.unwritable)
    assert session.poll() is None and session.undo() is None
