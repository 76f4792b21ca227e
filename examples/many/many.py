"""Many pairs of plans as one table: a line of JSON for each change, which DuckDB and most else read as it is.

    python many.py ../snapshots > changes.jsonl                pairs of neighbouring years, of every series
    python many.py ../snapshots --pairs 1000 > changes.jsonl   the same again and again, to measure by

Two processes compare; how many pairs a second is said on stderr. See README.md for what to ask of the table.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import vpbdiff

Pair = tuple[str, str]


def neighbours(folder: Path) -> Iterator[Pair]:
    """The plans in force of each series, each with the one of the year after."""
    for series in sorted({path.parent for path in folder.rglob("20??.json")}):
        yield from itertools.pairwise(map(str, sorted(series.glob("20??.json"))))


def rows(pair: Pair) -> str:
    """The changes between two plans, a line each."""
    old, new = map(vpbdiff.load, pair)
    comparison = vpbdiff.compare(old, new).to_dict()
    plans = {"series": new.series, "old_year": old.year, "new_year": new.year}
    lines = (
        plans
        | {name: change[name] for name in ("id", "entity", "kinds", "title", "significance")}
        | {"facets": len(change["facets"])}
        for change in comparison["changes"]
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def main() -> None:
    """Compare, and write the table to stdout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, help="so many in all")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    pairs = list(neighbours(options.folder))
    if options.pairs:
        pairs = list(itertools.islice(itertools.cycle(pairs), options.pairs))
    start = time.perf_counter()
    with ProcessPoolExecutor(options.processes, initializer=gc.set_threshold, initargs=(100_000,)) as pool:
        for table in pool.map(rows, pairs, chunksize=8):
            sys.stdout.write(table)
    took = time.perf_counter() - start
    sys.stderr.write(f"{len(pairs)} pairs in {took:.1f} s: {len(pairs) / took:.1f} pairs a second\n")


if __name__ == "__main__":
    main()
