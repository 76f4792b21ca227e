"""`python -m vpbdiff`: the command line where no script directory is on the path."""

from __future__ import annotations

from vpbdiff.cli import main

main()
