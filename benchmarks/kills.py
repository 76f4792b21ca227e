"""Is anything lost when a command is killed? Each round kills one command at a random moment and looks at every file.

    python -m benchmarks.kills                400 rounds, then five writers at once
    python -m benchmarks.kills --rounds 40 --seed 7

A round works on a project laid out anew. Half of the kills come after a random time, half before or after one of the
calls that change files, counted at random. After the kill each file must be what it was or what the command makes of
it, and the same command once more must end where an undisturbed one ends. What a review has saved is told line by line
by the process that is killed, and must be there. Exit status 1 where anything is lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.fuzz import EXAMPLES, TREE
from vpbdiff.cli import cli
from vpbdiff.review.drafts import Draft
from vpbdiff.review.edits import FormInput
from vpbdiff.review.session import Session

ROUNDS = 400
CALLS = ((os, "fsync"), (os, "fdopen"), (os, "unlink"), (Path, "replace"), (Path, "chmod"), (Path, "mkdir"))
"""What changes files, as the program calls it."""
MOST_CALLS = 12
DAY = "2026-01-15"
CORRECTION = ("Erbjuda boendestöd på distans", "Erbjuda boendestöd på avstånd")
NEWS = ("Stärka demensvården", "Stärka vården vid demens")


@dataclass(frozen=True)
class Job:
    """A command that writes, and what is laid out before it."""

    name: str
    words: tuple[str, ...]
    prepare: Callable[[Path], None]


def _corrected(folder: Path) -> None:
    """A snapshot with its record, a correction in it, and the document in a new edition."""
    document = (EXAMPLES / "documents/omsorgsnamnden/2026.txt").read_text(encoding="utf-8")
    (folder / "2026.txt").write_text(document.replace(NEWS[0], NEWS[1]), encoding="utf-8")
    plan = folder / TREE / "2026.json"
    plan.write_text(plan.read_text(encoding="utf-8").replace(CORRECTION[0], CORRECTION[1]), encoding="utf-8")


def _not_imported(folder: Path) -> None:
    _corrected(folder)
    for path in (folder / TREE).glob("2026*.json"):
        path.unlink()


def _older(folder: Path) -> None:
    """Every plan in the format before the current one."""
    for path in (folder / TREE).glob("20??.json"):
        path.write_text(path.read_text(encoding="utf-8").replace("vpbdiff-plan/3", "vpbdiff-plan/2"), encoding="utf-8")


def _written(folder: Path) -> None:
    (folder / "memo.md").write_text("What somebody wrote.", encoding="utf-8")


JOBS = (
    Job("import over a corrected snapshot", ("import", "2026.txt", "--update"), _corrected),
    Job("import", ("import", "2026.txt"), _not_imported),
    Job("migrate", ("migrate",), _older),
    Job("summary", ("summary", "2025", "2026", "-o", "memo.md"), _written),
)


def lay_out(folder: Path, job: Job) -> None:
    """The project that the job works on."""
    shutil.copytree(EXAMPLES / TREE, folder / TREE)
    job.prepare(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a project by its path, but what is half written."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".vpbdiff-half"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def forked(folder: Path, work: Callable[[], object]) -> int:
    """Do something in a child of this process, in a folder and without a word; the child's id."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        try:
            work()
        except SystemExit as ended:
            os._exit(int(ended.code or 0))
        except BaseException:  # a child of the run, which must not go on as its parent does: 70 tells that it failed
            os._exit(70)
        os._exit(0)
    return child


def _killing(at: int, *, before: bool, work: Callable[[], object]) -> Callable[[], object]:
    """Work that ends by SIGKILL before or after its call number `at` that changes a file."""
    done = [0]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            done[0] += 1
            if before and done[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(*arguments, **named)
            if not before and done[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return called

    def run() -> None:
        for owner, name in CALLS:
            patch.object(owner, name, counted(getattr(owner, name))).start()
        work()

    return run


@dataclass(frozen=True)
class Known:
    """What a job's project is before, and after the whole of it, and how long that takes."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    seconds: float


def whole(job: Job, folder: Path) -> Known:
    """The job undisturbed."""
    lay_out(folder, job)
    before, start = contents(folder), time.monotonic()
    _, ended = os.waitpid(forked(folder, lambda: cli.main(list(job.words))), 0)
    assert os.waitstatus_to_exitcode(ended) in {0, 1}, job
    after = contents(folder)
    assert before != after, job
    return Known(before, after, time.monotonic() - start)


def kill(job: Job, known: Known, folder: Path, chance: random.Random) -> list[str]:
    """Kill a job once; what was lost."""
    lay_out(folder, job)

    def work() -> None:
        cli.main(list(job.words))

    if chance.random() < 0.5:
        child = forked(folder, work)
        time.sleep(chance.uniform(0, known.seconds))
        os.kill(child, signal.SIGKILL)
    else:
        at, before = chance.randint(1, MOST_CALLS), chance.random() < 0.5
        child = forked(folder, _killing(at, before=before, work=work))
    os.waitpid(child, 0)
    lost = [
        f"{job.name}: {name} is neither old nor new"
        for name, content in contents(folder).items()
        if content not in (known.before.get(name), known.after.get(name))
    ]
    lost += [f"{job.name}: {name} is gone" for name in known.before.keys() - contents(folder).keys()]
    os.waitpid(forked(folder, work), 0)
    if contents(folder) != known.after:
        lost.append(f"{job.name}: the same command once more ends elsewhere")
    return lost


def session(folder: Path) -> Session:
    """A review of the examples' last pair. Its drafts lie in the project."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    old, new = (str(folder / TREE / f"{year}.json") for year in (2025, 2026))
    return Session.open(old, new, DAY, "controller")


def _review(folder: Path, seed: int) -> None:
    """Type a reason word by word and accept it, change after change, telling each step when it is done."""
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    review = session(folder)
    for number, row in enumerate(review.listing.all[seed % 7 :]):
        draft = Draft((row.id,), (row.subject.item,))
        text = f"Nämnden avgjorde detta i omgång {seed}, ärende {number},"
        for word in ("enligt", "prognosen", "för", "antalet", "brukare"):
            text += f" {word}"
            draft = review.drafts.save(replace(draft, reason=text))
            os.write(log, f"saved {text}\n".encode())
        review.explain([row.id], FormInput(text, draft=draft.id))
        os.write(log, f"accepted {text}\n".encode())
    review.close()


def kill_review(folder: Path, chance: random.Random) -> list[str]:
    """Kill a review once; what was lost of what it had told."""
    shutil.copytree(EXAMPLES / TREE, folder / TREE)
    (folder / TREE / "2025-2026.explanations.json").unlink()
    seed = chance.randrange(1000)
    child = forked(folder, lambda: _review(folder, seed))
    time.sleep(chance.uniform(0.3, 2.5))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    log = folder / "log"
    told = log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []
    with patch.dict(os.environ):
        review = session(folder)
        held = [entry.reason for entry in review.case.explanations.entries]
        drafts = [draft.reason for draft in review.drafts.load()]
        review.close()
    accepted = [line.removeprefix("accepted ") for line in told if line.startswith("accepted ")]
    lost = [f"review: «{reason}» was accepted" for reason in accepted if reason not in held]
    last = told[-1] if told else ""
    if last.startswith("saved ") and not any(text.startswith(last[6:]) for text in (*drafts, *held)):
        lost.append(f"review: the draft «{last[6:]}» was saved")
    return lost


WRITERS, EACH = 5, 4


def at_once(folder: Path) -> list[str]:
    """Let five writers give reasons for changes of one pair at the same time; what was lost."""
    shutil.copytree(EXAMPLES / TREE, folder / TREE)
    (folder / TREE / "2025-2026.explanations.json").unlink()
    review = session(folder)
    ids = [row.id for row in review.listing.all[: WRITERS * EACH]]
    review.close()

    def write(share: int) -> None:
        for id_ in ids[share::WRITERS]:
            text = f"Antalet brukare ökar enligt prognosen, skriver {share} om {id_}."
            try:
                cli.main(["explain", "2025", "2026", id_, "--text", text, "--by", "controller"])
            except SystemExit as ended:
                if ended.code:
                    raise

    def writer(share: int) -> Callable[[], None]:
        return lambda: write(share)

    children = [forked(folder, writer(share)) for share in range(WRITERS)]
    lost = [f"writer {child} failed" for child in children if os.waitpid(child, 0)[1]]
    text = (folder / TREE / "2025-2026.explanations.json").read_text(encoding="utf-8")
    held = [entry["reason"] for entry in json.loads(text)["entries"]]
    return lost + [f"the reason for {id_}" for id_ in ids if not any(id_ in reason for reason in held)]


def run(rounds: int, seed: int, told: Callable[[str], object] = lambda _: None) -> list[str]:
    """What was lost in so many rounds, a fifth of them reviews, and by five writers at once."""
    chance, lost = random.Random(seed), []
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        place = Path(name)
        known = {job.name: whole(job, place / job.name) for job in JOBS}
        for number in range(rounds):
            folder = place / f"{number}"
            folder.mkdir()
            kind = number % (len(JOBS) + 1)
            lost += (
                kill_review(folder, chance)
                if kind == len(JOBS)
                else kill(JOBS[kind], known[JOBS[kind].name], folder, chance)
            )
            shutil.rmtree(folder)
            if number % 50 == 49:
                told(f"{number + 1} rounds, {len(lost)} lost\n")
        (place / "writers").mkdir()
        lost += at_once(place / "writers")
    return lost


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    lost = run(options.rounds, options.seed, sys.stdout.write)
    sys.stdout.write("\n".join([*lost, f"{options.rounds} rounds and {WRITERS} writers at once: {len(lost)} lost\n"]))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
