"""How fast vpbdiff is, beside DeepDiff in the same run: ratios of medians, since seconds say more of the machine.

    python -m benchmarks.speed              everything; exit status 1 where an aim is missed
    python -m benchmarks.speed --repeats 3  quicker and rougher
    python -m benchmarks.speed --items 2000 seconds of processor time on large plans, and nothing else

The two sides of a ratio take turns, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from deepdiff import DeepDiff

from benchmarks.draft import PlanDraft
from benchmarks.generate import Author, plan
from benchmarks.generic import SETTINGS
from benchmarks.truth import Raw
from vpbdiff.compare import compare
from vpbdiff.store import FORMAT, dumps, load, plan_from_json

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "solna" / "socialnamnden"
YEARS = ("2020", "2022")
"""The plans of the ratios on real plans."""
CHANGED = 0.8
"""Share of the items that are reworded in the large plans: little is equal, so pairing has to be earned."""

Run = Callable[[], object]


@dataclass(frozen=True)
class Ratio:
    """How long one thing takes by another, and the most that it should."""

    name: str
    aim: float
    ours: float
    theirs: float

    @property
    def value(self) -> float:
        """Ours by theirs."""
        return self.ours / self.theirs

    @property
    def met(self) -> bool:
        """Whether the aim is met."""
        return self.value <= self.aim

    def __str__(self) -> str:
        seconds = f"{self.ours:.4f} s / {self.theirs:.4f} s"
        return f"{self.name:58} {self.value:8.3f}  (aim {self.aim:6.2f}, {seconds}){'' if self.met else '  MISSED'}"


def ratio(name: str, aim: float, ours: Run, theirs: Run, repeats: int) -> Ratio:
    """Run the two in turns, once unmeasured, and take the median of each."""
    ours()
    theirs()
    times = [(_seconds(ours), _seconds(theirs)) for _ in range(repeats)]
    return Ratio(name, aim, median(t for t, _ in times), median(t for _, t in times))


def _seconds(run: Run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def on_real_plans(repeats: int) -> Ratio:
    """The comparison itself, both sides with their input in memory."""
    return _on_real_plans("DeepDiff ignore_order", repeats)


def paired_on_real_plans(repeats: int) -> Ratio:
    """The same against the one setting in which DeepDiff pairs the items of these plans at all."""
    return _on_real_plans("DeepDiff widest", repeats)


def _on_real_plans(setting: str, repeats: int) -> Ratio:
    paths = [SNAPSHOTS / f"{year}.json" for year in YEARS]
    plans = [load(path) for path in paths]
    raws = [without_sources(json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    return ratio(
        f"compare / {setting}, the real plans",
        0.25,
        lambda: compare(*plans),
        lambda: DeepDiff(*raws, **SETTINGS[setting]),
        repeats,
    )


def without_sources(value: object) -> object:
    """The content alone. Lines of the document are none, and with them no item equals another: DeepDiff would be
    quicker, since it gives up pairing, and answer worse."""
    if isinstance(value, dict):
        return {key: without_sources(inner) for key, inner in value.items() if key != "source"}
    return [without_sources(each) for each in value] if isinstance(value, list) else value


def whole_command(repeats: int) -> Ratio:
    """A command from start to exit: Python's start, imports, reading, schema validation, comparing, writing."""
    files = [str(SNAPSHOTS / f"{year}.json") for year in YEARS]
    return ratio(
        "vpbdiff diff / deep diff --ignore-order, the command",
        1.3,
        lambda: _command("vpbdiff", "diff", *YEARS),
        lambda: _command("deep", "diff", "--ignore-order", *files),
        repeats,
    )


def gate(repeats: int) -> Ratio:
    """The gate as a command, against the comparison that it judges."""
    return ratio(
        "vpbdiff check / vpbdiff diff, the command",
        1.3,
        lambda: _command("vpbdiff", "check", *YEARS),
        lambda: _command("vpbdiff", "diff", *YEARS),
        repeats,
    )


def memo(repeats: int) -> Ratio:
    """The memo as Markdown."""
    return _beside_diff("summary", "markdown", 1.5, repeats)


def memo_in_word(repeats: int) -> Ratio:
    """The memo as a Word document, with its pictures."""
    return _beside_diff("summary", "docx", 15, repeats)


def memo_page(repeats: int) -> Ratio:
    """The memo as a web page, with its pictures: loading what draws them is most of it."""
    return _beside_diff("summary", "html", 15, repeats)


def diff_page(repeats: int) -> Ratio:
    """The comparison as a web page."""
    return _beside_diff("diff", "html", 15, repeats)


def _beside_diff(command: str, form: str, aim: float, repeats: int) -> Ratio:
    """A command in one of its formats, against the comparison as text; both write a file."""
    with tempfile.TemporaryDirectory() as folder:
        return ratio(
            f"vpbdiff {command} --format {form} / vpbdiff diff, the command",
            aim,
            lambda: _command("vpbdiff", command, *YEARS, "--format", form, "-o", str(Path(folder) / "out")),
            lambda: _command("vpbdiff", "diff", *YEARS, "-o", str(Path(folder) / "text")),
            repeats,
        )


def _command(name: str, *arguments: str) -> None:
    """Run a command as an installed one runs: both sides may keep their compiled modules. A finding is no failure."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program = Path(sys.executable).with_name(name)
    ran = subprocess.run(
        [program, *arguments],
        cwd=SNAPSHOTS.parents[2],
        env=kept | {"NO_COLOR": "1"},
        capture_output=True,
        check=False,
    )
    if ran.returncode > 1:
        ran.check_returncode()


def much_changed(repeats: int) -> Ratio:
    """A plan of 200 items in its many lists, four in five reworded, against DeepDiff at its widest."""
    raws = reworded(1, 200)
    plans = [plan_from_json(raw) for raw in raws]
    return ratio(
        "compare / DeepDiff widest, 200 items, 80 % changed",
        0.05,
        lambda: compare(*plans),
        lambda: DeepDiff(*raws, **SETTINGS["DeepDiff widest"]),
        repeats,
    )


def one_list(_: int) -> Ratio:
    """200 items in one list, four in five reworded: what pairing by content costs where everything could be anything.

    Measured once: DeepDiff takes most of a minute.
    """
    raws = reworded_list(3, 200)
    plans = [plan_from_json(raw) for raw in raws]
    ours = _seconds(lambda: compare(*plans))
    theirs = _seconds(lambda: DeepDiff(*raws, **SETTINGS["DeepDiff widest"]))
    return Ratio("compare / DeepDiff widest, one list of 200 risks", 0.05, ours, theirs)


def growth(repeats: int) -> Ratio:
    """Four times the items should take at most sixteen times as long."""
    large, small = ([plan_from_json(raw) for raw in reworded(1, size)] for size in (800, 200))
    return ratio("compare, 800 items / 200 items", 16, lambda: compare(*large), lambda: compare(*small), repeats)


def reworded(seed: int, size: int) -> tuple[Raw, Raw]:
    """A plan, and the same with four of five items said otherwise throughout and every list in another order."""
    return _reworded(plan(seed, size), random.Random(seed))


def reworded_list(seed: int, size: int) -> tuple[Raw, Raw]:
    """The same of a plan that holds nothing but risks."""
    chance = random.Random(seed)
    draft = PlanDraft(2020, {"title": "Internkontrollplan"}, {})
    draft.lists["internal_control_plan/risks"] = Author(draft, chance).items("risk", size)
    return _reworded(draft, chance)


def _reworded(before: PlanDraft, chance: random.Random) -> tuple[Raw, Raw]:
    after = before.successor(before.year + 1)
    for item in after.walk():
        if chance.random() < CHANGED:
            item.texts = {
                name: [sentence.rewritten(chance).reworded(chance) for sentence in text]
                for name, text in item.texts.items()
            }
    for _, _, items in after.all_lists():
        chance.shuffle(items)
    return before.raw(), after.raw()


ROWS = 5000
LARGE = ((0.1, "a tenth reworded", 4.0), (1.0, "all reworded", 4.0))
"""How many of the activities are reworded, and the most seconds of processor time that `diff` may take."""
MOST_OF_A_TABLE = 5.0


def large(items: int) -> bool:
    """Print what `diff` takes on plans of so many activities, and of one table; whether each is within its aim."""
    met = True
    for share, name, most in LARGE:
        raws = reworded_activities(5, items, share)
        met &= _told(f"diff, {items} activities, {name}", raws, most)
    return met & _told(f"diff, {ROWS} rows in one table", table_of(7, ROWS), MOST_OF_A_TABLE)


def _told(name: str, raws: tuple[Raw, Raw], most: float) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / each for each in ("old.json", "new.json")]
        for path, raw in zip(paths, raws, strict=True):
            path.write_text(dumps(raw), encoding="utf-8")
        before = _children()
        _command("vpbdiff", "diff", *map(str, paths), "-o", str(Path(folder) / "out.txt"))
        spent = _children() - before
    sys.stdout.write(f"{name}: {spent:.1f} s, at most {most:.0f}\n")
    sys.stdout.flush()
    return spent <= most


def _children() -> float:
    """Processor seconds of all commands run so far."""
    spent = os.times()
    return spent.children_user + spent.children_system


def reworded_activities(seed: int, size: int, share: float) -> tuple[Raw, Raw]:
    """A plan of goals with activities alone, ten to a goal, in the words of a published plan, and the same with a share
    of the activities reworded: a word in four is another."""
    chance = random.Random(seed)
    words = [word for item in load(SNAPSHOTS / "2022.json").items() for word in item.text("description").split()]
    old = [[[chance.choice(words) for _ in range(length)] for length in (6, 30)] for _ in range(size)]
    new = [
        [[word if chance.random() < _SAME else chance.choice(words) for word in text] for text in texts]
        if chance.random() < share
        else texts
        for texts in old
    ]
    return _with_activities(2020, old), _with_activities(2021, new)


_SAME = 0.75


def _with_activities(year: int, texts: list[list[list[str]]]) -> Raw:
    activities = [{"title": " ".join(title), "description": " ".join(text)} for title, text in texts]
    goals = [
        {"title": f"Nämndens mål {place // 10}", "activities": activities[place : place + 10]}
        for place in range(0, len(activities), 10)
    ]
    return {"format": FORMAT, "year": year, "metadata": {"title": "Verksamhetsplan"}, "goals": goals}


def table_of(seed: int, size: int) -> tuple[Raw, Raw]:
    """Two plans with one table of so many rows, a figure of every tenth changed."""
    chance = random.Random(seed)
    columns = [{"name": "Belopp"}]
    old = [[f"Post {number} {chance.choice(WORDS)}", str(chance.randint(1, 9999))] for number in range(size)]
    new = [[name, figure if chance.random() < 0.9 else str(chance.randint(1, 9999))] for name, figure in old]
    raws = [
        {
            "format": FORMAT,
            "year": year,
            "metadata": {"title": "Verksamhetsplan"},
            "tables": [
                {
                    "title": "Bidrag",
                    "columns": columns,
                    "rows": [{"label": name, "cells": [figure]} for name, figure in rows],
                }
            ],
        }
        for year, rows in ((2020, old), (2021, new))
    ]
    return raws[0], raws[1]


WORDS = ("förening", "teater", "idrott", "kultur", "studier", "lokaler", "ledare", "läger")

MEASURES = (
    *(on_real_plans, paired_on_real_plans, whole_command, gate),
    *(memo, memo_in_word, memo_page, diff_page),
    *(much_changed, one_list, growth),
)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--items", type=int, help="how many activities the large plans have")
    options = parser.parse_args()
    if options.items:
        return 0 if large(options.items) else 1
    ratios = []
    for measure in MEASURES:
        ratios.append(measure(options.repeats))
        sys.stdout.write(f"{ratios[-1]}\n")
        sys.stdout.flush()
    return 0 if all(each.met for each in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
