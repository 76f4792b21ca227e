"""Draws docs/diff.svg: what `vpbdiff diff` shows in a terminal, on the example plans.

Run `python docs/picture.py` when the report looks another way; a test says when that is so. The picture is the
command's own output with its own colours, less the lines between the title and the goals; it holds no font, no link.
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "diff.svg"
PLANS = ROOT / "examples"
COMMAND = ("vpbdiff", "diff", "2024", "2025")

COLUMNS = 92
LAST = "Nedan: "
"""How the last line of the first screen begins."""
FIRST, LINES = "Nämndmål", 36
"""Where the excerpt goes on and how long it is: one goal and part of the next, with nearly every kind of change."""

GROUND, TEXT = (24, 26, 31), (222, 226, 234)
RED, GREEN, YELLOW = (255, 138, 128), (129, 212, 130), (255, 213, 79)
THEME = TerminalTheme(GROUND, TEXT, [GROUND, RED, GREEN, YELLOW, TEXT, TEXT, TEXT, TEXT])
"""Light on dark: every colour, and the dimmed text, has a contrast of at least 4.5:1 to the ground."""

FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
FORMAT = re.sub(r"<!--.*?-->", f"<title>{' '.join(COMMAND)}</title>", FORMAT)
FORMAT = FORMAT.replace("Fira Code, monospace", FONTS)


def draw() -> str:
    """The picture as SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"\x1b[1m$ {' '.join(COMMAND)}\x1b[0m\n{excerpt(output())}"), soft_wrap=True)
    return console.export_svg(title="vpbdiff", theme=THEME, code_format=FORMAT, unique_id="vpbdiff-diff")


def excerpt(text: str) -> str:
    """The first screen, then the lines from the goals on; an ellipsis where lines are left out."""
    lines = text.splitlines()
    bare = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    start, end = bare.index(FIRST), next(place for place, line in enumerate(bare) if line.startswith(LAST))
    return "\n".join([*lines[: end + 1], "⋮", "", *lines[start : start + LINES], "⋮"])


def output() -> str:
    """What the command writes to a terminal of `COLUMNS` columns."""
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "VPBDIFF_LANG"}}
    command = [sys.executable, "-c", "from vpbdiff.cli import main; main()", *COMMAND[1:], "--no-pager"]
    environment |= {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=PLANS, stdout=theirs, env=environment) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    if process.returncode:
        raise SystemExit(process.returncode)
    return written.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that the other end is closed
        return b""


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8", newline="\n")
