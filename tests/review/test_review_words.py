"""Nobody's words are lost: two reviews and a command line on one pair of plans, in any order.

Every text that anyone has saved is in the file, or was shown to the one whose action took it away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.support.reviews import explanations, lay_out, review
from vpbdiff.budget.components import LineAmount
from vpbdiff.cli import cli
from vpbdiff.explanations import Entry, read
from vpbdiff.review.edits import ActionResult, FormInput, Held, RefusalCause
from vpbdiff.review.session import Session

READER, STORY, BUS, BOOK, HELP, LOAN = (
    f"activity:fler-barn-ska-läsa/{name}"
    for name in ("läsombud", "sagostund", "bokbuss", "sommarbok", "läxhjälp", "lån")
)
ITEMS = (STORY, READER, BUS, BOOK, HELP, LOAN)
SIDES = st.integers(0, 1)
CHOICES = st.sampled_from(("mine", "both", "theirs"))


class Person:
    """Somebody at a review: what was put before their eyes, and the form that is open."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.shown: set[str] = set()
        self.form: tuple[tuple[str, ...], tuple[Held, ...]] | None = None
        self.lost: tuple[Held, ...] = ()

    def see(self, held: tuple[Held, ...]) -> tuple[Held, ...]:
        """Have words put before the eyes."""
        self.shown |= {each.reason for each in held if each.reason}
        return held

    def told(self, outcome: ActionResult | None) -> ActionResult | None:
        """Read what an action came to."""
        if outcome is not None:
            self.see((*outcome.others, *outcome.gone, *outcome.lost))
            self.lost = (*self.lost, *outcome.lost)
        return outcome


class Shared(RuleBasedStateMachine):
    """One pair of plans, and all who work on it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.number = 0

    @initialize()
    def begin(self) -> None:
        """Open two reviews."""
        self.pair = lay_out(self.folder / "plans")
        self.people = [Person(review(self.pair)), Person(review(self.pair))]

    def teardown(self) -> None:
        for each in getattr(self, "people", ()):
            each.session.close()
        shutil.rmtree(self.folder)

    def texts(self) -> set[str]:
        """Every text in the file."""
        place = self.people[0].session.case.place
        found = read(place).explanations
        held: list[Held] = [*found.entries, *found.pins]
        return {each.reason for each in held if each.reason}

    def text(self) -> str:
        """A text that nobody has written before."""
        self.number += 1
        return f"Nämnden beslutade nummer {self.number} i november."

    def act(self, person: Person, action: Callable[[], ActionResult | None]) -> ActionResult | None:
        """Nothing goes that the person was not shown."""
        before = self.texts()
        outcome = person.told(action())
        gone = before - self.texts()
        assert gone <= person.shown, (gone, outcome)
        return outcome

    def insist(
        self, person: Person, action: Callable[[str, tuple[Held, ...]], ActionResult], seen: tuple[Held, ...], how: str
    ) -> None:
        """Do something that may meet with others' words: leave it then, go on all the same, or say both."""
        text = self.text()
        for _ in range(3):
            outcome = self.act(person, lambda text=text, seen=seen: action(text, seen))  # type: ignore[misc]
            if outcome is None or outcome.why is not RefusalCause.UNSEEN or how == "theirs":
                return
            seen = (*seen, *person.see(outcome.others))
            if how == "both":
                text = " ".join((*(each.reason or "" for each in outcome.others), text))

    @rule(side=SIDES, items=st.lists(st.sampled_from(ITEMS), min_size=1, max_size=2, unique=True))
    def open_a_form(self, side: int, items: list[str]) -> None:
        """It shows what one change has on record; of several it shows nothing by itself."""
        person = self.people[side]
        rows = [row for row in person.session.listing.all if row.subject.item in items]
        seen: tuple[Held, ...] = rows[0].stand.entries[:1] if len(rows) == 1 else ()
        person.form = tuple(row.id for row in rows), person.see(seen)

    @rule(side=SIDES, how=CHOICES)
    def save_the_form(self, side: int, how: str) -> None:
        """Whatever others did since it was opened."""
        person = self.people[side]
        if person.form is None:
            return
        (changes, seen), person.form = person.form, None
        self.insist(person, lambda text, seen: person.session.explain(changes, FormInput(text), seen), seen, how)

    @rule(side=SIDES, item=st.sampled_from(ITEMS), how=CHOICES)
    def withdraw(self, side: int, item: str, how: str) -> None:
        """Take a reason away, which is shown first."""
        person = self.people[side]
        changes = [row.id for row in person.session.listing.all if row.subject.item == item]
        self.insist(person, lambda _, seen: person.session.withdraw(changes, seen), (), how)

    @rule(side=SIDES, how=CHOICES)
    def accept(self, side: int, how: str) -> None:
        """Accept all wording that is proposed."""
        person = self.people[side]
        changes = [row.id for row in person.session.listing.all if row.subject.item in (HELP, LOAN)]
        self.insist(person, lambda _, seen: person.session.accept_wording(changes, seen), (), how)

    @rule(side=SIDES, kr=st.integers(1, 2), how=CHOICES)
    def lay_an_amount(self, side: int, kr: int, how: str) -> None:
        """The same amount may be laid twice, for two reasons."""
        person = self.people[side]
        component = LineAmount("Bibliotek", kr * 500_000)
        self.insist(
            person, lambda text, seen: person.session.add_component(component, FormInput(text), seen=seen), (), how
        )

    @rule(side=SIDES, pick=st.integers(0, 9))
    def remove(self, side: int, pick: int) -> None:
        """Take away what the cursor stands on."""
        person = self.people[side]
        held = (*person.session.case.explanations.entries, *person.session.case.explanations.pins)
        if held:
            chosen = (held[pick % len(held)],)
            person.see(chosen)
            self.act(person, lambda: person.session.remove(chosen))

    @rule(side=SIDES, how=CHOICES, apart=st.booleans())
    def pin(self, side: int, how: str, apart: bool) -> None:
        """Pair two, or part them."""
        person = self.people[side]
        changes = [row.id for row in person.session.listing.all if row.subject.item in (BUS, BOOK)]
        if apart and changes:
            self.insist(person, lambda _, seen: person.session.unpair(changes[0], seen), (), how)
        else:
            self.insist(person, lambda _, seen: person.session.pair(BUS, BOOK, seen), (), how)

    @rule(side=SIDES, what=st.sampled_from(("undo", "redo", "poll", "reopen")))
    def go_back(self, side: int, what: str) -> None:
        """Undo, do again, look, read all anew."""
        person = self.people[side]
        self.act(person, getattr(person.session, what))

    @rule(side=SIDES)
    def restore(self, side: int) -> None:
        """Write again what somebody took away."""
        person = self.people[side]
        if person.lost:
            lost, person.lost = person.lost, ()
            self.act(person, lambda: person.session.restore(lost))

    @rule(item=st.sampled_from(ITEMS), remove=st.booleans(), pin=st.booleans())
    def command(self, item: str, remove: bool, pin: bool) -> None:
        """The command line says what it replaces."""
        before = self.texts()
        words = ("--pair", BUS, BOOK) if pin else (item,)
        more = ("--remove",) if remove else ("--text", self.text())
        said = CliRunner().invoke(cli, ["explain", *self.pair, *words, *more])
        gone = before - self.texts()
        assert all(text in said.output for text in gone), (gone, said.output)


@pytest.mark.parametrize(("count", "steps"), [(6, 20), pytest.param(200, 40, marks=pytest.mark.soak)])
def test_every_text_is_in_the_file_or_was_shown(count: int, steps: int, tmp_path: Path) -> None:
    with patch.dict(os.environ, {"XDG_STATE_HOME": str(tmp_path)}):
        run_state_machine_as_test(Shared, settings=settings(max_examples=count, stateful_step_count=steps))


def test_a_second_reason_beside_the_first_is_shown_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form for several changes begins empty, whatever they have."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    pair = lay_out(tmp_path / "plans")
    session = review(pair)
    rows = {row.subject.item: row.id for row in session.listing.all}
    session.explain([rows[STORY]], FormInput("Nämnden beslutade det i november."))
    outcome = session.explain([rows[STORY], rows[READER]], FormInput("Nämnden beslutade det i maj."), seen=())
    assert [each.reason for each in outcome.others if isinstance(each, Entry)] == ["Nämnden beslutade det i november."]
    assert explanations(pair).read_text(encoding="utf-8").count("november") == 1
