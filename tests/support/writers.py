"""Writers of explanations for tests, in a module that a process of its own loads soon."""

from __future__ import annotations

import sys
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path

from vpbdiff.explanations import Edit, Entry, Explained, PinEntry, write
from vpbdiff.model.changes import Kind
from vpbdiff.store import Snapshot


def entry(name: str, reason: str = "Nämnden har beslutat om en annan inriktning.", **more: object) -> Entry:
    item = Explained(
        f"activity:stöd/{name.lower()}",
        name,
        (Kind.REWORDED,),
        ({"description": f"Alla ska få svar om {name} inom 14 dagar."},),
        ({"description": f"De flesta ska få svar om {name} inom 14 dagar."},),
    )
    return Entry((item,), reason, **more)  # type: ignore[arg-type]


def place(folder: Path) -> Snapshot:
    return Snapshot(folder / "2024-2025.explanations.json")


def add(folder: Path, *entries: Entry | PinEntry) -> tuple[Edit, ...]:
    return write(place(folder), [Edit(None, each) for each in entries]).conflicts


def write_in_step(folder: Path, name: str, rounds: int, together: Barrier) -> None:
    """Write an entry a round, at the same moment as another process."""
    for number in range(rounds):
        together.wait(60)
        add(folder, entry(f"{name} {number}"))


def write_without_end(folder: Path, name: str) -> None:
    """Write entry after entry, and tell of each when it is written."""
    for number in count():
        add(folder, entry(f"{name}-{number}"))
        print(f"{name}-{number}", flush=True)  # noqa: T201 - what the parent waits for


if __name__ == "__main__":
    write_without_end(Path(sys.argv[1]), sys.argv[2])
