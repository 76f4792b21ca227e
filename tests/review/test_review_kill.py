"""What is accepted and what is being typed is there after a kill at any moment; two at once lose nothing."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.support.reviews import explanations, lay_out, review
from tests.support.typists import Typist

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by a signal, which Windows has not")


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return lay_out(tmp_path / "plans")


def typist(name: str, pair: tuple[str, str], folder: Path) -> Typist:
    return Typist(name, pair, folder / f"{name}.log", folder / "state")


def check(pair: tuple[str, str], *typists: Typist) -> None:
    """Everything that the typists know to be safe is there, and nothing of it is offered twice."""
    session = review(pair)
    held = [entry.reason for entry in session.case.explanations.entries]
    drafts = [draft.reason for draft in session.drafts.load()]
    for each in typists:
        assert set(each.accepted()) <= set(held)
        assert any(text.startswith(each.unfinished()) for text in (*drafts, *held))
    assert len(drafts) <= len(typists)
    session.close()


def killed(pair: tuple[str, str], folder: Path, seed: int, number: int) -> None:
    """Kill some typists at one pair at random moments."""
    chance = random.Random(seed)
    typists = [typist(f"{seed}-{each}", pair, folder) for each in range(number)]
    processes = [each.start(share, number, chance.random()) for share, each in enumerate(typists)]
    for each, process in zip(typists, processes, strict=True):
        each.wait(chance.randint(1, 30 // number), process)
    time.sleep(chance.uniform(0, 0.02))  # from one line told to the next is some hundredths of a second
    for process in processes:
        process.kill()
        process.join()
        assert process.exitcode in (-signal.SIGKILL, 0)
    check(pair, *typists)


def ended(pair: tuple[str, str], folder: Path, seed: int) -> None:
    """Two typists work at one pair to the end."""
    typists = [typist(f"{seed}-{each}", pair, folder) for each in range(2)]
    processes = [each.start(share, 2, seed) for share, each in enumerate(typists)]
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert sum(len(each.accepted()) for each in typists) == 11
    check(pair, *typists)
    assert [path for path in (folder / "state").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("seed", range(4))
def test_killed_once(pair: tuple[str, str], tmp_path: Path, seed: int) -> None:
    killed(pair, tmp_path, seed, number=1 + seed % 2)


def test_two_at_once(pair: tuple[str, str], tmp_path: Path) -> None:
    ended(pair, tmp_path, 1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 200))
def test_killed_a_hundred_times(pair: tuple[str, str], tmp_path: Path, seed: int) -> None:
    killed(pair, tmp_path, seed, number=1 + seed % 2)


@pytest.mark.soak
def test_twenty_times_two_at_once(pair: tuple[str, str], tmp_path: Path) -> None:
    for seed in range(20):
        explanations(pair).unlink(missing_ok=True)
        ended(pair, tmp_path, 100 + seed)
