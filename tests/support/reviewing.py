"""A review without a terminal: the application on a copy of two plans, driven by keys."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import Awaitable, Callable, Collection
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Paste
from textual.pilot import Pilot

from tests.support.invented import PAIR, snapshot
from vpbdiff.review.session import Session
from vpbdiff.store import strict_json
from vpbdiff.tui.app import ReviewApp
from vpbdiff.tui.dialogs.reason_form import SESSION
from vpbdiff.tui.panes.changes_pane import ChangesView
from vpbdiff.tui.screens.main import ReviewScreen
from vpbdiff.tui.session_app import SessionApp
from vpbdiff.tui.widgets.change_list import ChangeList
from vpbdiff.tui.widgets.pages import TextPage
from vpbdiff.wording import Wording

TODAY = "2025-01-31"
WIDE, COMMON = (160, 50), (80, 24)
FRAME = str.maketrans("│┃▌▐", "    ")
"""For `str.translate`: a sentence on several lines of a screen without the frames that stand between them."""


class Reviewed:
    """A running review, as a test looks at it."""

    def __init__(self, app: SessionApp[Any], pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReviewScreen:
        """The review's own screen."""
        return next(each for each in self.app.screen_stack if isinstance(each, ReviewScreen))

    @property
    def session(self) -> Session:
        """The session behind it."""
        return self.screen.session

    @property
    def list(self) -> ChangeList:
        """The list of changes."""
        return self.screen.query_one(ChangeList)

    @property
    def view(self) -> ChangesView:
        """The view of changes."""
        return self.screen.query_one(ChangesView)

    @property
    def page(self) -> str:
        """What the page beside the list holds."""
        return self.screen.query_one("#change", TextPage).text

    @property
    def shown(self) -> str:
        """All that is on the screen."""
        width = self.app.size.width
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip)[:width].rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all that they ask for is done."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size, which Textual gathers for a hundredth of a second."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app._resize_event is None and self.app._resize_timer is None)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that a timer brings about."""
        for _ in range(2000):
            if holds():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"that never came:\n{self.shown}")

    async def type(self, text: str) -> None:
        """Put a text in where the cursor stands, all at once, as a terminal does when a person pastes."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()


def plans(folder: Path, change: Callable[[int, dict[str, Any]], None] | None = None) -> tuple[str, str]:
    """Copies of the invented committee's two plans in a folder, changed if asked for, by their paths."""
    for year in PAIR:
        raw = json.loads(snapshot(year).read_text(encoding="utf-8"))
        if change is not None:
            change(year, raw)
        (folder / f"{year}.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return str(folder / f"{PAIR[0]}.json"), str(folder / f"{PAIR[1]}.json")


def copied(series: Path, folder: Path) -> None:
    """Copies of a series' plans in a folder, without what is on record of them."""
    for path in series.glob("*.json"):
        if ".explanations." not in path.name:
            shutil.copy(path, folder / path.name)


def review(
    words: tuple[str, str],
    script: Callable[[Reviewed], Awaitable[None]],
    size: tuple[int, int] = COMMON,
    language: str = "sv",
) -> ReviewApp:
    """Open a review, run a script on it, close it."""
    app = ReviewApp(words, lambda: Session.open(*words, TODAY, "controller"), Wording(language))
    run_app(app, script, Path(words[1]).parent, size, _is_open)
    return app


def run_app(
    app: SessionApp[Any],
    script: Callable[[Reviewed], Awaitable[None]],
    folder: Path,
    size: tuple[int, int],
    is_open: Callable[[Any], bool],
) -> None:
    """Run an application, and a script on it once it is open; what it keeps of a person lies in the folder."""

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            while not is_open(app) and app.failure is None and app._exception is None:
                await pilot.pause(0.02)
            await pilot.pause()
            if app.failure is None and app._exception is None:
                await script(Reviewed(app, pilot))

    async def settled(*_: float) -> None:
        await _settled(app)

    with (
        patch.dict(os.environ, {"XDG_STATE_HOME": str(folder / "state"), "COLORTERM": ""}),
        patch("textual.app.wait_for_idle", settled),
        patch("textual.pilot.wait_for_idle", settled),
        patch("textual._compositor.Compositor.render_update", _undrawn),
        patch("textual.css.stylesheet.Stylesheet._parse_rules", _parsed_once),
        patch("vpbdiff.store.strict_json.lines", _lines_once),
    ):
        asyncio.run(run())


async def _settled(app: SessionApp[Any]) -> None:
    """Wait until nothing is left to be done but what waits for a timer, a thread or a key.

    Textual itself waits until the process has been idle for some hundredths of a second, several times for every key:
    most of what such a test took, and without end beside processes that keep the machine busy. The thread of an action
    is waited for: what is pressed next is pressed by somebody who has seen what it came to.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    for _ in range(1000):
        await asyncio.sleep(0)
        if not ready and app.screen_stack:
            app.screen._on_timer_update()  # what is to be drawn, and what is to be done after that
        if any(each.group == SESSION and not each.is_finished for each in app.workers):
            await asyncio.sleep(0.001)
        elif not ready:
            return


def _undrawn(compositor: Compositor, **_: Any) -> None:
    """Draw nothing where no terminal is: a test that looks at the screen has it drawn (`Reviewed.shown`)."""
    compositor._dirty_regions.clear()


_parse_rules = Stylesheet._parse_rules
_RULES: dict[str, list[RuleSet]] = {}


def _parsed_once(stylesheet: Stylesheet, css: str, **of: Any) -> list[RuleSet]:
    """The rules of a style sheet; each application would parse the very same ones."""
    asked = repr((css, of, stylesheet._variables))
    if asked not in _RULES:
        _RULES[asked] = _parse_rules(stylesheet, css, **of)
    return _RULES[asked]


_lines = lru_cache(strict_json.lines)


def _lines_once(text: str, pointers: Collection[str]) -> dict[str, int]:
    """Where items stand in a plan's file, which every review of the same plan asks for."""
    return _lines(text, frozenset(pointers))


def _is_open(app: ReviewApp) -> bool:
    """Whether the list of changes is filled."""
    screens = [each for each in app.screen_stack if isinstance(each, ReviewScreen) and each.is_mounted]
    lists = screens[0].query(ChangeList) if screens else ()
    return any(each.rows or not screens[0].session.listing.all for each in lists)
