"""Undo brings back the very bytes while one writes alone, and touches nobody else's work when others write too."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.support.reviews import explanations, lay_out, review
from vpbdiff.budget.components import LineAmount, WholeAmount
from vpbdiff.explanations import Decision, Edit, Entry, Explained, Explanations, ReasonKind, read, write
from vpbdiff.model.keys import plan_keys
from vpbdiff.review.edits import ActionKind, ActionResult, FormInput, Held, RecordIndex
from vpbdiff.review.session import Session
from vpbdiff.review.worklist import name_of

OTHER = "nämndsekreterare"
REASONS = st.sampled_from(
    ["Nämnden beslutade det i mars.", "Färre elever\nän väntat.", "[/] \x1b[2J «skäl» är lagt 12,5"]
)
KINDS = st.sampled_from([None, ReasonKind.DECISION, ReasonKind.SAVING])
DECISIONS = st.sampled_from([Decision(), Decision("Kultur- och fritidsnämnden", "2024-11-05", "§ 98", "KFN/2024:7")])
GIVEN = st.builds(FormInput, REASONS, KINDS, DECISIONS)
PICKS = st.lists(st.integers(0, 30), min_size=1, max_size=4)
COMPONENTS = st.sampled_from([LineAmount("Bibliotek", 1_000_000), WholeAmount(500_000, "Index")])

START = '{"format": "vpbdiff-explanations/1", "entries": [%s]}'
ORPHAN = """{"reason": "Hållplatsen är flyttad.", "items": [
  {"name": "Hållplats", "item": "activity:hållplats", "kinds": ["added"],
      "old": [], "new": [{"title": "Hållplats"}]}]}"""
FILE, FOLDER = "2024-2025.explanations.json", "2024-2025.explanations"
OWN = f"{FOLDER}/activity-hallplats.json"
WINDOWS = b"\xef\xbb\xbf" + (START % ORPHAN).replace("\n", "\r\n").encode()
LAYOUTS = {
    "no file": {},
    "empty of entries": {FILE: (START % "").encode()},
    "a person's layout": {FILE: (START % ORPHAN).encode() + b"\n\n\n"},
    "Windows line ends and a mark": {FILE: WINDOWS},
    "a file for each": {OWN: (START % ORPHAN).encode()},
    "a file for each, with a mark": {OWN: WINDOWS},
    "a folder beside a file": {FILE: (START % ORPHAN).encode(), OWN: WINDOWS},
}


class Reviewing(RuleBasedStateMachine):
    """A review of the small pair, with what the file has held before each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="vpbdiff-review-"))
        self.environment = mock.patch.dict(os.environ, {"XDG_STATE_HOME": str(self.folder / "state")})
        self.environment.start()
        self.pair = lay_out(self.folder / "plans")
        self.home = explanations(self.pair).parent
        self.session: Session | None = None

    def teardown(self) -> None:
        if self.session is not None:
            self.session.close()
        self.environment.stop()
        shutil.rmtree(self.folder)

    @precondition(lambda self: self.session is None)
    @rule(layout=st.sampled_from(sorted(LAYOUTS)))
    def start(self, layout: str) -> None:
        for name, content in LAYOUTS[layout].items():
            (self.home / name).parent.mkdir(exist_ok=True)
            (self.home / name).write_bytes(content)
        self.session = review(self.pair)

    def files(self) -> list[Path]:
        return [each for each in (self.home / FILE, *sorted(self.home.glob(f"{FOLDER}/*"))) if each.exists()]

    def bytes(self) -> dict[str, bytes]:
        """All that lies on disk of the explanations."""
        return {path.name: path.read_bytes() for path in self.files()}

    def picked(self, picks: Sequence[int]) -> list[str]:
        """Some changes of the review."""
        assert self.session
        stands = self.session.case.verdict.standing.stands
        return list(dict.fromkeys(name_of(stands[pick % len(stands)].subject) for pick in picks))

    def act(self, action: Callable[[], ActionResult | None]) -> ActionResult | None:
        raise NotImplementedError

    @precondition(lambda self: self.session)
    @rule(picks=PICKS, given=GIVEN)
    def explain(self, picks: list[int], given: FormInput) -> None:
        outcome = self.act(lambda: self.session.explain(self.picked(picks), given))
        assert outcome and outcome.what is ActionKind.EXPLAINED

    @precondition(lambda self: self.session)
    @rule(picks=PICKS)
    def accept_wording(self, picks: list[int]) -> None:
        assert self.session
        proposed = [each.id for each in self.session.listing.all if each.change and not each.change.facets[0].certain]
        some = [proposed[pick % len(proposed)] for pick in picks] if proposed else []
        self.act(lambda: self.session.accept_wording(some))

    @precondition(lambda self: self.session)
    @rule(picks=PICKS)
    def withdraw(self, picks: list[int]) -> None:
        self.act(lambda: self.session.withdraw(self.picked(picks)))

    @precondition(lambda self: self.session)
    @rule(component=COMPONENTS, given=GIVEN)
    def add_component(self, component: LineAmount | WholeAmount, given: FormInput) -> None:
        self.act(lambda: self.session.add_component(component, given))

    @precondition(lambda self: self.session)
    @rule(pick=st.integers(0, 30))
    def remove(self, pick: int) -> None:
        assert self.session
        if found := held(self.session.case.explanations):
            self.act(lambda: self.session.remove([found[pick % len(found)]]))

    @precondition(lambda self: self.session)
    @rule(picks=st.tuples(st.integers(0, 30), st.integers(0, 30)))
    def pair_items(self, picks: tuple[int, int]) -> None:
        assert self.session
        plans = self.session.case.comparison.old, self.session.case.comparison.new
        keys = [[key for key in plan_keys(plan) if key.startswith(("activity", "risk"))] for plan in plans]
        self.act(lambda: self.session.pair(keys[0][picks[0] % len(keys[0])], keys[1][picks[1] % len(keys[1])]))

    @precondition(lambda self: self.session)
    @rule(pick=st.integers(0, 30))
    def unpair(self, pick: int) -> None:
        self.act(lambda: self.session.unpair(self.picked([pick])[0]))

    @invariant()
    def shows_what_is_on_disk(self) -> None:
        if self.session and self.session.poll() is None:
            assert read(self.session.case.place).explanations == self.session.case.explanations


class OneWriter(Reviewing):
    """Nobody else writes: every step back and forth is byte for byte."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[dict[str, bytes]] = []
        self.future: list[dict[str, bytes]] = []

    def act(self, action: Callable[[], ActionResult | None]) -> ActionResult | None:
        before = self.bytes()
        outcome = action()
        if self.bytes() != before:
            self.past.append(before)
            self.future.clear()
        return outcome

    @precondition(lambda self: self.session)
    @rule()
    def undo(self) -> None:
        self._step(ActionKind.UNDONE, self.session.undo, self.past, self.future)  # type: ignore[union-attr]

    @precondition(lambda self: self.session)
    @rule()
    def redo(self) -> None:
        self._step(ActionKind.REDONE, self.session.redo, self.future, self.past)  # type: ignore[union-attr]

    def _step(
        self,
        what: ActionKind,
        step: Callable[[], ActionResult | None],
        here: list[dict[str, bytes]],
        there: list[dict[str, bytes]],
    ) -> None:
        now = self.bytes()
        outcome = step()
        if not here:
            assert outcome is None and self.bytes() == now
            return
        assert outcome and outcome.what is what and not (outcome.conflicts or outcome.merged or outcome.lost)
        assert self.bytes() == here.pop()
        there.append(now)

    def teardown(self) -> None:
        try:
            while self.past:
                self.undo()
        finally:
            super().teardown()


class TwoWriters(Reviewing):
    """Somebody else writes too, through the program and by hand."""

    def act(self, action: Callable[[], ActionResult | None]) -> ActionResult | None:
        """What somebody else has written and this review has not seen is still there after whatever it does."""
        assert self.session
        shown = RecordIndex(self.session.case.explanations)
        unseen = [each for each in held(read(self.session.case.place).explanations) if each not in shown]
        outcome = action()
        now = RecordIndex(read(self.session.case.place).explanations)
        assert all(each in now for each in unseen if each.by == OTHER)
        return outcome

    @precondition(lambda self: self.session)
    @rule()
    def undo(self) -> None:
        self.act(self.session.undo)  # type: ignore[union-attr]

    @precondition(lambda self: self.session)
    @rule()
    def redo(self) -> None:
        self.act(self.session.redo)  # type: ignore[union-attr]

    @precondition(lambda self: self.session)
    @rule(pick=st.integers(0, 30), number=st.integers(0, 99))
    def other_explains(self, pick: int, number: int) -> None:
        """A reason for one of the changes, or for something that is no change at all."""
        assert self.session
        stands = self.session.case.verdict.standing.stands
        elsewhere = Explained(f"activity:annat-{number}", "Annat", (), (), ())
        about = stands[pick].subject.record if pick < len(stands) else elsewhere
        write(self.session.case.place, [Edit(None, Entry((about,), f"Skäl nummer {number}.", by=OTHER))])

    @precondition(lambda self: self.session)
    @rule(pick=st.integers(0, 30), number=st.integers(0, 99))
    def other_changes(self, pick: int, number: int) -> None:
        """Somebody changes the reason of an entry, whoever wrote it."""
        assert self.session
        if entries := read(self.session.case.place).explanations.entries:
            entry = entries[pick % len(entries)]
            write(self.session.case.place, [Edit(entry, replace(entry, reason=f"Bättre skäl {number}.", by=OTHER))])

    @precondition(lambda self: self.session and self.files())
    @rule(indent=st.integers(0, 8))
    def other_lays_out(self, indent: int) -> None:
        """Somebody's editor writes the same in another layout."""
        for path in self.files():
            raw = json.loads(path.read_text(encoding="utf-8-sig"))
            path.write_text(json.dumps(raw, indent=indent), encoding="utf-8")


def held(found: Explanations) -> list[Held]:
    return [*found.entries, *found.pins]


MACHINES = [OneWriter, TwoWriters]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(("count", "steps"), [(4, 15), pytest.param(60, 50, marks=pytest.mark.soak)])
def test_any_sequence(machine: type[Reviewing], count: int, steps: int) -> None:
    run_state_machine_as_test(machine, settings=settings(max_examples=count, stateful_step_count=steps))
