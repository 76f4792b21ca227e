"""How soon the review is on the screen, how soon it answers a key, however many changes there are, and what it keeps.

Run `python -m benchmarks.review`. Times are compared within one run alone, the two sides in turns; what is given in
seconds is processor time.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.support import terminal as terminals
from tests.support.terminal import Terminal
from vpbdiff.review.session import Session
from vpbdiff.store.migrations import FORMAT
from vpbdiff.tui.app import ReviewApp
from vpbdiff.tui.screens.main import ReviewScreen
from vpbdiff.tui.widgets.change_list import ChangeList
from vpbdiff.wording import Wording

ROOT = Path(__file__).parents[1]
RUNS = 9
KEYS = ("j",) * 30 + ("n",) * 10 + ("k",) * 20
FEW, MANY = 20, 2000

LARGE, REASONS = 5000, 500
PROGRAM = (sys.executable, "-m", "vpbdiff")

terminals.PATIENCE = 600.0  # plans of 5 000 items are read for longer than a test waits

MOST_START = 2.0
MOST_LIST = 2.2
MOST_KEY = 3.0
MOST_SAVE = 0.3
MOST_VIEW = 0.5
MOST_WAIT = 0.5
MOST_OPEN = 1.3
MOST_GROWTH = 0.2

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("TOMT")

Empty().run()
"""


def starts() -> tuple[float, float, float]:
    """CPU seconds from the start of a process to its first screen: an empty application, the review, the review's
    list."""
    found: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as state:
        for _ in range(RUNS):
            (empty,) = _shown([sys.executable, "-c", EMPTY], state, "TOMT")
            first, listed = _shown([*PROGRAM, "review", "2020", "2022"], state, "Läser", "klara")
            found.append((empty, first, listed))
    empty, first, listed = (median(column) for column in zip(*found, strict=True))
    return empty, first, listed


def _shown(command: list[str], state: str, *texts: str) -> Iterator[float]:
    with Terminal(command, ROOT, {"XDG_STATE_HOME": state, "XDG_CONFIG_HOME": state}, 120, 40) as terminal:
        for text in texts:
            terminal.wait(text)
            yield _used(terminal.pid)
        terminal.press("ctrl+q")
        terminal.end()


def _used(process: int) -> float:
    """CPU seconds that a process has used by now."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def opens(number: int) -> tuple[float, float]:
    """CPU seconds to open the review of so many changes, and of `diff` on the same plans."""
    with tempfile.TemporaryDirectory() as folder:
        words = plans(number, Path(folder))
        (opened,) = _shown([*PROGRAM, "review", *words], folder, "klara")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*PROGRAM, "diff", *words], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return opened, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
        await _opened(app, pilot)
        for key in KEYS:
            began = time.perf_counter()
            painted.clear()
            await pilot.press(key)
            if painted:
                found.append(painted[-1] - began)
    return median(found)


def works(number: int) -> tuple[float, float, float, float]:
    """With so many changes: CPU seconds from the key to the last repaint of saving a reason, and of the budget's first
    view; CPU seconds of reading all anew, and the longest that a key waited for its repaint meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        words = plans(number, Path(folder))
        return asyncio.run(_works(words))


async def _works(words: tuple[str, str]) -> tuple[float, float, float, float]:
    app = ReviewApp(words, lambda: Session.open(*words, "2025-01-31"), Wording())
    async with app.run_test(size=(120, 40)) as pilot:
        await _opened(app, pilot)
        await pilot.press("e", *"Beslut i maj om nya regler")
        await pilot.pause(1.0)
        found = []
        for key in ("ctrl+s", "2"):
            began = time.process_time()
            await pilot.press(key)
            while _at_work(app):
                await pilot.pause(0.01)
            await pilot.pause()
            found.append(time.process_time() - began)
        await pilot.press("1", "g")
        listed = app.screen.query_one(ChangeList)
        began, waited = time.process_time(), 0.0
        app.post_message(Key("R", "R"))
        await asyncio.sleep(0)
        while _at_work(app) or not waited:
            pressed, stood = time.perf_counter(), listed.cursor
            key = "k" if stood else "j"
            app.post_message(Key(key, key))
            while listed.cursor == stood:
                await asyncio.sleep(0.001)
            waited = max(waited, time.perf_counter() - pressed)
            await asyncio.sleep(0.03)  # as fast as a key repeats that is held
        return found[0], found[1], time.process_time() - began, waited


async def _opened(app: ReviewApp, pilot: Pilot[None]) -> None:
    while not isinstance(app.screen, ReviewScreen):
        if app.failure is not None:
            raise app.failure
        await pilot.pause(0.05)
    await pilot.pause(1.0)


def _at_work(app: ReviewApp) -> bool:
    return any(not each.is_finished for each in app.workers)


def keeps(reasons: int) -> float:
    """By what share the memory grows over so many reasons given in a row, after the first twenty."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        words = plans(reasons + 50, Path(folder))
        return asyncio.run(_keeps(words, reasons))


async def _keeps(words: tuple[str, str], reasons: int) -> float:
    app = ReviewApp(words, lambda: Session.open(*words, "2025-01-31"), Wording())
    async with app.run_test(size=(120, 40)) as pilot:
        await _opened(app, pilot)
        await pilot.press("e")
        for number in range(reasons + 20):
            if number == 20:  # all that is loaded once is by now
                first = _resident()
            area = app.screen.query_one(TextArea)
            area.text = f"Nämnden beslutade i maj om nya regler för grupp {number}."
            app.post_message(Key("ctrl+n", None))
            while not app.screen.query(TextArea) or app.screen.query_one(TextArea) is area:
                await asyncio.sleep(0.001)
        return _resident() / first - 1


def _resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * resource.getpagesize()


def main() -> int:
    """Measure, print, and say by the exit status whether the aims are met."""
    gc.set_threshold(10_000)  # as the program has it
    empty, first, listed = starts()
    few, many = answers(FEW), answers(MANY)
    saved, budget, anew, waited = works(MANY)
    opened, differed = opens(LARGE)
    aims = [
        ("first screen / empty application, CPU", first / empty, MOST_START),
        ("list of changes / empty application, CPU", listed / empty, MOST_LIST),
        (f"key to repaint, {MANY} / {FEW} changes", many / few, MOST_KEY),
        (f"save to repaint with {MANY} changes, CPU s", saved, MOST_SAVE),
        (f"budget view first, with {MANY} changes, CPU s", budget, MOST_VIEW),
        (f"longest wait of a key while {MANY} changes are read anew, s", waited, MOST_WAIT),
        (f"opening {LARGE} changes / diff, CPU", opened / differed, MOST_OPEN),
        (f"memory after {REASONS} reasons in a row, growth", keeps(REASONS), MOST_GROWTH),
    ]
    for what, found, most in aims:
        print(f"{what}: {found:.2f} (at most {most}){'' if found <= most else '  MISSED'}")  # noqa: T201
    print(f"key to repaint with {MANY} changes: {many * 1000:.0f} ms")  # noqa: T201
    print(f"reading {MANY} changes anew: {anew:.1f} CPU s; opening {LARGE}: {opened:.1f} CPU s")  # noqa: T201
    return int(any(found > most for _, found, most in aims))


if __name__ == "__main__":
    sys.exit(main())
