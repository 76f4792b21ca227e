"""The program: `vpbdiff`, and `python -m vpbdiff` where no script directory is on the path."""

from __future__ import annotations

import gc

_COLLECT_AT = 100_000
"""Objects made before garbage is looked for. A command is short and keeps nearly all that it makes; with Python's own
700 a tenth of the time goes to finding nothing, half of that while the command line is loaded."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_COLLECT_AT)
    from vpbdiff.cli import main as run  # noqa: PLC0415 - after that

    run()


if __name__ == "__main__":
    main()
