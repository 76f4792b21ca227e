"""The invented pair with a reason for every change, as the examples give them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.invented import PAIR, SERIES, snapshot
from vpbdiff.gate import Case, open_case


def reasoned(folder: Path) -> Case:
    """The invented pair in a folder of its own, everything explained."""
    series = folder / "snapshots" / SERIES
    series.mkdir(parents=True)
    for year in PAIR:
        shutil.copy(snapshot(year), series)
    shutil.copy(snapshot(PAIR[0]).with_name("{}-{}.explanations.json".format(*PAIR)), series)
    return open_case(*(str(series / f"{year}.json") for year in PAIR))
