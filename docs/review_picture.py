"""Draws docs/review.svg: what `vpbdiff review` shows in a terminal, on the example plans.

Run `python docs/review_picture.py` when the review looks another way; a test says when that is so. The picture is the
application's own screen, with the colours and fonts of docs/picture.py; it holds no font, no link.
"""

from __future__ import annotations

import asyncio
import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs"))

import picture  # noqa: E402

from vpbdiff.explanations import Decision, ReasonKind  # noqa: E402
from vpbdiff.review.edits import FormInput  # noqa: E402
from vpbdiff.review.preferences import Preferences  # noqa: E402
from vpbdiff.review.session import Session  # noqa: E402
from vpbdiff.tui.app import ReviewApp  # noqa: E402
from vpbdiff.tui.screens.main import ReviewScreen  # noqa: E402
from vpbdiff.wording import Wording  # noqa: E402

PICTURE = ROOT / "docs" / "review.svg"
PLANS = picture.PLANS / "snapshots" / "ekvik" / "omsorgsnamnden"
SIZE = (132, 38)
TODAY = "2024-12-12"
EXPLAINED = 3
"""How many changes have a reason in the picture; the next one is shown."""


def draw() -> str:
    """The picture as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        words = [str(shutil.copy(PLANS / f"{year}.json", folder)) for year in (2024, 2025)]
        session = Session.open(words[0], words[1], TODAY, "controller")
        given = FormInput("Kommunfullmäktige beslutade om en ny budgetram.", ReasonKind.DECISION, Decision(body="KF"))
        session.explain([row.id for row in session.listing.all if row.is_open][:EXPLAINED], given)
        app = ReviewApp((words[0], words[1]), lambda: session, Wording("sv"))
        app.follow(Preferences(theme="dark"))  # as a terminal that shows all colours has it
        return asyncio.run(_drawn(app))


async def _drawn(app: ReviewApp) -> str:
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, ReviewScreen):
            await pilot.pause(0.05)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        screen.changes.suggest()  # at once, and not when its timer comes
        await pilot.pause()
        console = Console(
            record=True,
            width=SIZE[0],
            height=SIZE[1],
            file=io.StringIO(),
            force_terminal=True,
            color_system="truecolor",
        )
        console.print(app.screen._compositor.render_update(full=True))
        return console.export_svg(
            title="vpbdiff review 2024 2025",
            theme=picture.THEME,
            code_format=picture.FORMAT.replace(" ".join(picture.COMMAND), "vpbdiff review 2024 2025"),
            unique_id="vpbdiff-review",
        )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8", newline="\n")
