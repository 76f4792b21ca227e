"""How soon the review is on the screen, and how soon it answers a key, however many changes there are.

Run `python -m benchmarks.review`. Times are compared within one run alone, the two sides in turns.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests.support.terminal import Terminal
from vpbdiff.review.session import Session
from vpbdiff.store.migrations import FORMAT
from vpbdiff.tui.app import ReviewApp
from vpbdiff.tui.screens.main import ReviewScreen
from vpbdiff.wording import Wording

ROOT = Path(__file__).parents[1]
RUNS = 9
KEYS = ("j",) * 30 + ("n",) * 10 + ("k",) * 20
FEW, MANY = 20, 2000

MOST_START = 2.0
MOST_KEY = 3.0
MOST_SAVE = 0.3
MOST_VIEW = 0.5

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("TOMT")

Empty().run()
"""


def starts() -> tuple[float, float, float]:
    """Seconds from the start of a process to its first screen: an empty application, the review, the review's list."""
    found: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as state:
        for _ in range(RUNS):
            (empty,) = _shown([sys.executable, "-c", EMPTY], state, "TOMT")
            first, listed = _shown([sys.executable, "-m", "vpbdiff", "review", "2020", "2022"], state, "Läser", "klara")
            found.append((empty, first, listed))
    empty, first, listed = (median(column) for column in zip(*found, strict=True))
    return empty, first, listed


def _shown(command: list[str], state: str, *texts: str) -> Iterator[float]:
    began = time.perf_counter()
    with Terminal(command, ROOT, {"XDG_STATE_HOME": state}, 120, 40) as terminal:
        for text in texts:
            terminal.wait(text)
            yield time.perf_counter() - began
        terminal.press("ctrl+q")
        terminal.end()


def plans(number: int, folder: Path) -> tuple[str, str]:
    """Two plans of so many activities, each reworded, known by their ids."""
    for year, verb in ((2024, "erbjuda"), (2025, "planera")):
        raw: dict[str, Any] = {
            "format": FORMAT,
            "year": year,
            "metadata": {"title": f"Verksamhetsplan {year}"},
            "goals": [
                {
                    "id": f"mal-{first}",
                    "title": f"Nämnden ska nå mål {first}",
                    "activities": [_activity(each, verb) for each in range(first, min(first + 20, number))],
                }
                for first in range(0, number, 20)
            ],
        }
        (folder / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return str(folder / "2024.json"), str(folder / "2025.json")


def _activity(number: int, verb: str) -> dict[str, str]:
    told = f"Enheten ska {verb} stöd i grupp {number} till alla som har ansökt. " * 6
    return {"id": f"aktivitet-{number}", "title": f"Grupp {number} i Ekvik", "description": told}


def answers(number: int) -> float:
    """The median of the seconds from a key to the last repaint that it leads to, with so many changes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        words = plans(number, Path(folder))
        return asyncio.run(_answers(words))


async def _answers(words: tuple[str, str]) -> float:
    app = ReviewApp(words, lambda: Session.open(*words, "2025-01-31"), Wording())
    painted: list[float] = []
    display = app._display

    def noted(*args: Any) -> None:
        display(*args)
        painted.append(time.perf_counter())

    app._display = noted  # type: ignore[method-assign, assignment]
    found = []
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, ReviewScreen):
            if app.failure is not None:
                raise app.failure
            await pilot.pause(0.05)
        await pilot.pause(1.0)
        for key in KEYS:
            began = time.perf_counter()
            painted.clear()
            await pilot.press(key)
            if painted:
                found.append(painted[-1] - began)
    return median(found)


def works(number: int) -> tuple[float, float]:
    """CPU seconds from the key to the last repaint of saving a reason, and of the budget's first view, with so many
    changes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        words = plans(number, Path(folder))
        return asyncio.run(_works(words))


async def _works(words: tuple[str, str]) -> tuple[float, float]:
    app = ReviewApp(words, lambda: Session.open(*words, "2025-01-31"), Wording())
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, ReviewScreen):
            if app.failure is not None:
                raise app.failure
            await pilot.pause(0.05)
        await pilot.pause(1.0)
        await pilot.press("e", *"Beslut i maj om nya regler")
        await pilot.pause(1.0)
        found = []
        for key in ("ctrl+s", "2"):
            began = time.process_time()
            await pilot.press(key)
            while any(not each.is_finished for each in app.workers):
                await pilot.pause(0.01)
            await pilot.pause()
            found.append(time.process_time() - began)
    return found[0], found[1]


def main() -> int:
    """Measure, print, and say by the exit status whether the aims are met."""
    empty, first, listed = starts()
    few, many = answers(FEW), answers(MANY)
    print(f"first screen / empty application: {first / empty:.2f} (at most {MOST_START})")  # noqa: T201
    print(f"list of changes / empty application: {listed / empty:.2f}")  # noqa: T201
    print(f"key to repaint, {MANY} / {FEW} changes: {many / few:.2f} (at most {MOST_KEY})")  # noqa: T201
    print(f"key to repaint with {MANY} changes: {many * 1000:.0f} ms")  # noqa: T201
    saved, budget = works(MANY)
    print(f"save to repaint with {MANY} changes: {saved:.2f} CPU s (at most {MOST_SAVE})")  # noqa: T201
    print(f"budget view first, with {MANY} changes: {budget:.2f} CPU s (at most {MOST_VIEW})")  # noqa: T201
    if saved > MOST_SAVE or budget > MOST_VIEW:
        return 1
    return int(first / empty > MOST_START or many / few > MOST_KEY)


if __name__ == "__main__":
    sys.exit(main())
