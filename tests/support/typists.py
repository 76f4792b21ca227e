"""A person at a review, played by a process of its own that can be killed at any moment."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.support.reviews import review
from vpbdiff.review.drafts import Draft
from vpbdiff.review.edits import FormInput

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.support.typists"])

WORDS = ("beslutade", "i", "mars", "om", "färre", "platser", "enligt", "prognosen")


@dataclass(frozen=True)
class Typist:
    """Where a process works and what it tells of what it has done, each line after the call has returned."""

    name: str
    pair: tuple[str, str]
    log: Path
    state: Path

    def start(self, share: int, of: int, seed: int) -> BaseProcess:
        """Start it on its share of the changes."""
        process = _CONTEXT.Process(target=_work, args=(self, share, of, seed))
        process.start()
        return process

    def wait(self, lines: int, process: BaseProcess) -> None:
        """Wait until it has told so many lines, or is done."""
        while process.is_alive() and len(self.told()) < lines:
            time.sleep(0.001)

    def told(self) -> list[dict[str, str]]:
        """What it has told; a last line that was cut by the kill is none."""
        lines = self.log.read_text(encoding="utf-8").split("\n")[:-1] if self.log.exists() else []
        return [json.loads(line) for line in lines]

    def accepted(self) -> list[str]:
        """The reasons that it knows to be accepted."""
        return [line["reason"] for line in self.told() if line["did"] == "accepted"]

    def unfinished(self) -> str:
        """What it had typed last and knows to be saved, if that was not accepted."""
        last = self.told()[-1:]
        return last[0]["reason"] if last and last[0]["did"] == "saved" else ""


def _work(typist: Typist, share: int, of: int, seed: int) -> None:
    """Explain change after change, a word at a time."""
    chance = random.Random(seed)
    os.environ["XDG_STATE_HOME"] = str(typist.state)
    log = os.open(typist.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(did: str, reason: str) -> None:
        os.write(log, (json.dumps({"did": did, "reason": reason}) + "\n").encode())

    session = review(typist.pair)
    for number, row in enumerate(session.listing.all[share::of]):
        draft = Draft((row.id,), (row.subject.item,))
        for text in _typed(f"Nämnden avgjorde {typist.name} {number}", chance):
            draft = session.drafts.save(replace(draft, reason=text))
            tell("saved", text)
            session.poll()
        outcome = session.explain([row.id], FormInput(draft.reason, draft=draft.id))
        assert outcome.done, outcome
        tell("accepted", draft.reason)
    session.close()


def _typed(beginning: str, chance: random.Random) -> Iterator[str]:
    """A reason as it grows."""
    text = beginning
    for _ in range(chance.randint(1, 5)):
        text += " " + chance.choice(WORDS)
        yield text
