"""Whether what is said of mutated plans is true: what is in both, which figures changed, and nothing of the rest.

python -m benchmarks.mutations                       200 mutants of each type, on the seed that figures are reported on
python -m benchmarks.mutations --seed 1 --count 20 --misses 10
python -m benchmarks.mutations --program vpbdiff --root DIR --count 20       another version, by its command
python -m benchmarks.mutations --widest --count 5                            DeepDiff's widest setting
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generic import SETTINGS, deepdiff_answer
from benchmarks.mutants import EDGES, ROOT, TYPES, Mutant, mutants, plans
from vpbdiff.compare import compare
from vpbdiff.store import plan_from_json

FIT, REPORT = 1, 71
"""The seed that rules are mended on, and the one that figures are reported on: nobody reads its mutants."""
COUNT = 200
LOST_AT_MOST = 0.0003
"""The most of the items in both plans that may be told as removed and added."""
_SILENT = frozenset({"rolled", "reordered"})
"""Kinds that say of an item nothing that was decided."""


@dataclass
class Change:
    """What a program says of one item: the kinds and fields of its facets of substance."""

    old: list[str]
    new: list[str]
    facets: list[tuple[str, str]]


@dataclass
class Tally:
    """What was wrong with a program's answers about the mutants of one type."""

    pairs: int = 0
    items: int = 0
    figures: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def miss(self, kind: str, where: str) -> None:
        """Count a miss."""
        self.counts[kind] += 1
        self.examples[kind].append(where)


MISSES = ("lost", "mispaired", "hidden", "false kinds", "wrong kinds")
Program = Callable[[Mutant], tuple[list[Change], set[tuple[str, str]]]]
"""What a program says changed, and what it pairs."""


def this_program(one: Mutant) -> tuple[list[Change], set[tuple[str, str]]]:
    """The answer of the program that this file belongs to."""
    comparison = compare(plan_from_json(one.old), plan_from_json(one.new))
    changes = [
        Change(
            [item.pointer for item in change.old],
            [item.pointer for item in change.new],
            [(str(facet.kind), str(facet.field)) for facet in change.facets if facet.significance == "material"],
        )
        for change in comparison.changes
    ]
    return changes, {(pair.old.pointer, pair.new.pointer) for pair in comparison.matching.pairs}


def other_program(command: str) -> Program:
    """The answer of another version of the program, through its command."""

    def answer(one: Mutant) -> tuple[list[Change], set[tuple[str, str]]]:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("old.json", "new.json")]
            for path, plan in zip(paths, (one.old, one.new), strict=True):
                path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
            run = subprocess.run(
                [command, "diff", *map(str, paths), "--format", "json"], capture_output=True, check=False
            )
            if run.returncode:
                raise SystemExit(run.stderr.decode())
        told = json.loads(run.stdout)
        changes = [
            Change(
                change["old"],
                change["new"],
                [(f["kind"], f.get("field", "")) for f in change["facets"] if f["significance"] == "material"],
            )
            for change in told["changes"]
        ]
        return changes, {(pair["old"], pair["new"]) for pair in told["matches"]}

    return answer


def widest(one: Mutant) -> tuple[list[Change], set[tuple[str, str]]]:
    """DeepDiff's widest setting: its pairs, and what it holds to be gone and new; kinds it has none."""
    found = deepdiff_answer(one.old, one.new, SETTINGS["DeepDiff widest"])
    gone = [Change([pointer], [], [("removed", "")]) for pointer in found.removed]
    come = [Change([], [pointer], [("added", "")]) for pointer in found.added]
    return gone + come, set(found.pairs)


def judge(one: Mutant, program: Program, into: Tally) -> None:
    """Hold a program's answer against what is true of one mutant."""
    changes, pairs = program(one)
    by_new = {pointer: change for change in changes for pointer in change.new}
    gone = {pointer for change in changes if not change.new for pointer in change.old}
    into.pairs += 1
    into.items += len({old for old, _ in one.links})
    for old in sorted({old for old, _ in one.links} & gone):
        into.miss("lost", old)
    olds, news = ({link[side] for link in one.links} for side in (0, 1))
    for old, new in sorted(pairs):
        if old in olds and new in news and (old, new) not in one.links:
            into.miss("mispaired", f"{old} -> {new}")
    if program is widest:
        return
    for _, new in sorted(one.links):
        facets = [each for each in (by_new[new].facets if new in by_new else []) if each[0] not in _SILENT]
        kinds = {kind for kind, _ in facets}
        expected = one.expected.get(new)
        if expected is None:
            if kinds:
                into.miss("false kinds", f"{new} {sorted(kinds)}")
            continue
        if not kinds <= expected.kinds | EDGES:
            into.miss("wrong kinds", f"{new} {sorted(kinds - expected.kinds)}")
        if expected.figure:
            into.figures += 1
            if not kinds & EDGES and not any(name.startswith(expected.figure) for _, name in facets):
                into.miss("hidden", f"{new} {expected.figure}")


def measure(cases: Iterable[Mutant], program: Program) -> dict[str, Tally]:
    """A program's tallies by type."""
    found: dict[str, Tally] = defaultdict(Tally)
    for one in cases:
        judge(one, program, found[one.type])
    return found


def total(tallies: dict[str, Tally]) -> Tally:
    """All types together."""
    whole = Tally()
    for each in tallies.values():
        whole.pairs += each.pairs
        whole.items += each.items
        whole.figures += each.figures
        whole.counts += each.counts
    return whole


def passes(tallies: dict[str, Tally]) -> bool:
    """Whether the aims are met: no figure hidden, nothing false of untouched items, hardly an item lost."""
    whole = total(tallies)
    nothing = ("mispaired", "hidden", "false kinds")
    return whole.counts["lost"] <= LOST_AT_MOST * whole.items and not any(whole.counts[each] for each in nothing)


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as text."""
    heads = ("plan pairs", "items", "figures", *MISSES)
    rows = [f"{'':20}" + "".join(f"{head:>13}" for head in heads)]
    for name, each in [*tallies.items(), ("together", total(tallies))]:
        figures = (each.pairs, each.items, each.figures, *(each.counts[kind] for kind in MISSES))
        rows.append(f"{name:20}" + "".join(f"{figure:>13}" for figure in figures))
    return "\n".join(rows)


def main() -> int:
    """Measure and print; exit status 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT, help="mutants of each type")
    parser.add_argument("--seed", type=int, default=REPORT)
    parser.add_argument("--types", nargs="*", default=list(TYPES), choices=list(TYPES))
    parser.add_argument("--program", help="the command of another version")
    parser.add_argument("--root", type=Path, default=ROOT, help="where the snapshots are that mutants are made of")
    parser.add_argument("--widest", action="store_true", help="DeepDiff's widest setting")
    parser.add_argument("--misses", type=int, default=0, help="name so many misses of each kind and type")
    options = parser.parse_args()
    program = other_program(options.program) if options.program else widest if options.widest else this_program
    tallies = measure(mutants(options.count, options.seed, plans(options.root), options.types), program)
    out = [table(tallies)]
    for type_, each in tallies.items():
        for kind, places in each.examples.items():
            out += [f"{type_}: {kind}: {place}" for place in places[: options.misses]]
    sys.stdout.write("\n".join(out) + "\n")
    return 0 if passes(tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
