"""Does every command end as it should, whatever it is given?

Each input is one of a project's files damaged at random, or odd arguments, given to a command that reads it. That
command runs in a process of its own, forked from this one.

    python -m benchmarks.fuzz --count 1000            the first thousand
    python -m benchmarks.fuzz --start 5000 --count 9  others
    python -m benchmarks.fuzz --only 5003             one of them, with what it printed and the folder that it ran in
    python -m benchmarks.fuzz --seconds 540 --tally F as many as there is time for, from where the tally in F ends

A fault is an exit status other than 0, 1 and 2, a program's own fault (it says so in a file), a 2 without a word on
stderr, more than 5 seconds of processor time or 500 MB. Exit status 1 where there is one.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import pkgutil
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

import vpbdiff
from benchmarks import damage
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.cli import COMMANDS, cli
from vpbdiff.documents import confined
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.render import FORMATS, Shown

EXAMPLES = Path(__file__).parents[1] / "examples"
SECONDS, MEGABYTES = 5.0, 500
"""The most that a command may take of the processor and of memory for an input of less than a megabyte."""
TREE = Path("snapshots/ekvik/omsorgsnamnden")
KEPT = 2
"""How many elements a list of the small project's plans keeps."""

LINES = 70
"""How many lines its documents keep."""

Damage = Callable[[bytes, random.Random], bytes]


def _json(old: bytes, chance: random.Random) -> bytes:
    return damage.as_json(json.loads(old), chance)


def _text(old: bytes, chance: random.Random) -> bytes:
    return damage.text(old.decode("utf-8-sig"), chance)


def _toml(old: bytes, chance: random.Random) -> bytes:
    return damage.as_toml(old.decode(), chance)


@dataclass(frozen=True)
class Kind:
    """A kind of input: the file that is damaged, how, and what reads it. Without a file the arguments are odd."""

    name: str
    share: int
    file: Path
    damage: Damage
    commands: tuple[str, ...]


_PLAN = ("validate 2026", "history", "history ram -n 1", "history Mål -n 2", "migrate 2026", "explain 2025 2026 --todo")
_PLAN += (
    "explain 2025 2026 --suggest",
    "explain 2025 2026 --prune",
    f"git-diff 2026.json {TREE}/2025.json 0 100644 {TREE}/2026.json 0 100644",
    "follow 2025-08-31",
)
_PLAN += ("import 2026.txt --update", "summary 2025 2026 --verify memo.md", "explain 2025 2026 --baseline --by x")
_PAIR = ("DIFF 2025 2026", "CHECK 2025 2026", "MEMO 2025 2026")
_DOCUMENT = ("import FILE -o -", "import FILE", "diff 2025 FILE", "summary 2025 FILE", "check 2025 FILE", "follow FILE")
_DOCUMENT += ("import FILE --new-profile ny.toml", "import FILE 2026.txt", "import FILE --profile profil")
_REASONS = (
    "explain 2025 2026 --list",
    "explain 2025 2026 --prune --yes",
    "explain 2025 2026 --todo",
    "history",
    "review 2025 2026",
)
_REASONS += ("explain 2025 2026 --split", "explain 2025 2026 --suggest", "check --all", "history Mål -n 1")
_SETTINGS = ("check 2025 2026 --policy", "validate", "history", "check --all", "import 2026.txt -o -")
_REPORT = ("FOLLOW 2025-08-31", "follow 2025-08-31 --full", "check 2025 2026", "history Mål -n 1", "validate")

KINDS = (
    Kind("a plan", 24, TREE / "2026.json", _json, _PAIR + _PAIR + _PLAN),
    Kind("the plan before", 8, TREE / "2025.json", _json, _PAIR + _PAIR + _PLAN),
    Kind("explanations", 10, TREE / "2025-2026.explanations.json", _json, _PAIR + _REASONS),
    Kind(
        "the record of an import",
        4,
        TREE / "2026.import.json",
        _json,
        ("import 2026.txt", "import 2026.txt --update", "validate"),
    ),
    Kind("a report", 6, TREE / "uppfoljning/2025-08-31.json", _json, _REPORT),
    Kind(
        "a report as text",
        4,
        Path("rapport.txt"),
        _text,
        ("import rapport.txt", "FOLLOW rapport.txt", "import rapport.txt -o -"),
    ),
    Kind("settings", 5, Path("vpbdiff.toml"), _toml, _PAIR + _SETTINGS),
    Kind(
        "a profile",
        5,
        Path("profiles/profil.toml"),
        _toml,
        ("import 2026.txt -o - --profile profil", "diff 2025.txt 2026.txt --profile profil"),
    ),
    Kind("a text", 8, Path("2026.txt"), _text, tuple(each.replace("FILE", "2026.txt") for each in _DOCUMENT)),
    Kind(
        "a Word file",
        5,
        Path("2026.docx"),
        damage.archive,
        tuple(each.replace("FILE", "2026.docx") for each in _DOCUMENT),
    ),
    Kind("a PDF", 3, Path("2026.pdf"), damage.data, tuple(each.replace("FILE", "2026.pdf") for each in _DOCUMENT)),
    Kind(
        "a workbook",
        3,
        Path("budget.xlsx"),
        damage.archive,
        tuple(each.replace("FILE", "budget.xlsx") for each in _DOCUMENT),
    ),
    Kind("a web page", 2, Path("sida.html"), _text, tuple(each.replace("FILE", "sida.html") for each in _DOCUMENT)),
    Kind("a memo", 3, Path("memo.md"), _text, ("summary 2025 2026 --verify memo.md",)),
    Kind(
        "a memo in Word",
        2,
        Path("memo.docx"),
        damage.archive,
        ("summary 2025 2026 --verify memo.docx", "summary 2025 2026 --template memo.docx -o ut.docx"),
    ),
    Kind("a list of reasons", 3, Path("skal.toml"), _toml, ("explain 2025 2026 --from skal.toml",)),
    Kind("a sheet of reasons", 2, Path("skal.xlsx"), damage.archive, ("explain 2025 2026 --from skal.xlsx",)),
    Kind(
        "an index", 1, Path("index.txt"), _text, ("history budget --index index.txt", "history budget --per index.txt")
    ),
    Kind(
        "a plan in the old format",
        2,
        Path("gammal.json"),
        _json,
        ("migrate gammal.json", "validate gammal.json", "DIFF gammal.json 2026"),
    ),
)
ARGUMENTS = "arguments"
SHARE_OF_ARGUMENTS = 14
"""By hundred and some; each of the kinds above has its own share beside it."""

_FORMATS = {"DIFF": Shown.DIFF, "CHECK": Shown.CHECK, "MEMO": Shown.MEMO, "FOLLOW": Shown.FOLLOW}
_WORDS = (
    "2025",
    "2026",
    "2024",
    "x",
    "ram",
    "Mål",
    "goal",
    "risk",
    "text",
    "json",
    "html",
    "xlsx",
    "docx",
    "sv",
    "en",
    ".",
    "..",
)
_WORDS += (
    "2026.txt",
    "2026.docx",
    "memo.md",
    "vpbdiff.toml",
    "skal.toml",
    "HEAD:",
    ":",
    "HEAD:2026",
    "ekvik/omsorgsnamnden/2026",
)
_WORDS += (
    "ut.txt",
    "ut.html",
    "ut.docx",
    "ut.xlsx",
    "ut.json",
    "/dev/null",
    "-",
    "--",
    "-1",
    "2025-08-31",
    str(TREE / "2026.json"),
)


def arguments(kind: Kind | None, chance: random.Random) -> list[str]:
    """What the command line is given."""
    if kind is None:
        return _odd_arguments(chance)
    words = chance.choice(kind.commands).split()
    shown = _FORMATS.get(words[0])
    if shown is not None:
        form = chance.choice([each for each in FORMATS if shown in each.shows])
        words[0] = {"DIFF": "diff", "CHECK": "check", "MEMO": "summary", "FOLLOW": "follow"}[words[0]]
        words += ["-f", form.name] + (["-o", f"ut{form.endings[0]}"] if form.binary or chance.randrange(4) == 0 else [])
        if words[0] == "summary":
            words += ["--outline", chance.choice(("memo", "unions", "auditors"))]
    return words + (["--lang", "en"] if chance.randrange(4) == 0 else [])


def _odd_arguments(chance: random.Random) -> list[str]:
    name = chance.choice((*COMMANDS, "git-diff", "git-merge"))
    command = cli.get_command(click.Context(cli), name)
    words = [name] if chance.random() < 0.95 else [damage.line(name, chance)]
    options = [each for each in command.params if isinstance(each, click.Option)] if command else []
    given = [chance.choice(_WORDS) for _ in range(chance.choice((0, 1, 2, 2, 2, 3)))]
    if chance.random() < 0.7:
        given[:2] = ["2025", "2026"]
    for option in chance.sample(options, min(len(options), chance.choice((0, 1, 1, 2, 4)))):
        given.append(chance.choice(option.opts))
        given += [] if option.is_flag else [_value(option, chance) for _ in range(option.nargs)]
    if chance.random() < 0.3:
        chance.shuffle(given)
    if given and chance.random() < 0.3:
        place = chance.randrange(len(given))
        given[place] = damage.line(given[place], chance)
    # No system can give a NUL, and none half of a character, but in the place of a byte that is no UTF-8.
    return words + [each.replace("\0", "").replace("\ud800", "\udce5") for each in given]


def _value(option: click.Option, chance: random.Random) -> str:
    if isinstance(option.type, click.Choice) and chance.random() < 0.7:
        return str(chance.choice(option.type.choices))
    return chance.choice((chance.choice(_WORDS), chance.choice(damage.ODD_TEXTS)))


def pick(number: int) -> tuple[random.Random, Kind | None]:
    """The chance that makes an input, and its kind."""
    chance = random.Random(number)
    shares = [*(kind.share for kind in KINDS), SHARE_OF_ARGUMENTS]
    return chance, chance.choices((*KINDS, None), shares)[0]


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its status, or minus the signal that ended it, and what it took."""

    number: int
    kind: str
    words: list[str]
    status: int
    seconds: float
    megabytes: float
    faults: tuple[str, ...]


def trimmed(value: Any) -> Any:
    """A plan with the first elements of each list alone."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    return [trimmed(each) for each in value[:KEPT]] if isinstance(value, list) else value


def lay_out(folder: Path, *, small: bool) -> None:
    """A project with every kind of file that a command reads: the examples', or two items of each list of them."""
    shutil.copytree(EXAMPLES / TREE, folder / TREE)
    if small:
        for path in (folder / TREE).glob("*.json"):
            raw = json.loads(path.read_text(encoding="utf-8"))
            entries = raw["entries"][:8] if "entries" in raw else None
            cut = (
                raw | {"entries": entries} if entries is not None else raw if ".import." in path.name else trimmed(raw)
            )
            path.write_text(json.dumps(cut, ensure_ascii=False), encoding="utf-8")
    documents = EXAMPLES / "documents/omsorgsnamnden"
    for name in ("2025.txt", "2026.txt"):
        lines = (documents / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(lines[: LINES if small else None]), encoding="utf-8")
    for name in ("2026.docx", "2026.pdf"):
        shutil.copy(documents / name, folder)
    shutil.copy(EXAMPLES / "bjorkhamn/documents/2026/internbudget.xlsx", folder / "budget.xlsx")
    shutil.copy(EXAMPLES / "reports/delarsrapport-2025-augusti.txt", folder / "rapport.txt")
    lines = (folder / "2026.txt").read_text(encoding="utf-8").splitlines()
    page = "".join(f"<h2>{line.lstrip('# ')}</h2>" if line.startswith("#") else f"<p>{line}</p>" for line in lines)
    (folder / "sida.html").write_text(
        f"<html><body><h1>Verksamhetsplan 2026</h1>{page}</body></html>", encoding="utf-8"
    )
    (folder / "profiles").mkdir()
    shutil.copy(EXAMPLES / "bjorkhamn/profiles/bjorkhamn.toml", folder / "profiles/profil.toml")
    (folder / "vpbdiff.toml").write_text(_SETTINGS_FILE, encoding="utf-8")
    (folder / "index.txt").write_text("2024;100\n2025;102,5\n2026;104,1\n", encoding="utf-8")
    old = (folder / TREE / "2025.json").read_text(encoding="utf-8").replace("vpbdiff-plan/3", "vpbdiff-plan/2")
    (folder / "gammal.json").write_text(old, encoding="utf-8")
    for words in _MADE:
        _run(words.split(), folder)
    reasons = (folder / "skal.toml").read_text(encoding="utf-8")
    given = reasons.replace('reason = ""\nkind', f'reason = "{_REASON}"\nkind', 6)
    (folder / "skal.toml").write_text(given, encoding="utf-8")


_REASON = "Antalet brukare ökar enligt prognosen, och nämnden har beslutat om fler platser."
_SETTINGS_FILE = """series = "ekvik/omsorgsnamnden"
by = "controller"

[policy]
loosening = "error"

[policy.needs]
goal = "reason"

[summary]
sections = ["summary", "changes", "money"]

[summary.headings]
money = "Pengar"
"""
_MADE = (
    *("import rapport.txt", "summary 2025 2026 -o memo.md --ids", "summary 2025 2026 -o memo.docx"),
    *("diff 2025 2026 -o skal.xlsx", "explain 2025 2026 --todo > skal.toml"),
)
"""Commands that write the files that other commands read."""


def _run(words: list[str], folder: Path) -> None:
    target = Path(words.pop()) if ">" in words else None
    here = Path.cwd()
    os.chdir(folder)
    try:
        child = os.fork()
        if child == 0:
            _become(words[:-1] if target else words, target or Path(os.devnull), Path("stderr"))
        os.waitpid(child, 0)
    finally:
        os.chdir(here)


def _become(words: list[str], out: Path, err: Path) -> None:
    """Be the command, and end as it ends."""
    for number, name in ((0, Path(os.devnull)), (1, out), (2, err)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC), number)
    sys.stdin, sys.stdout, sys.stderr = (  # whatever took their place in the process that this one was forked from
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    resource.setrlimit(resource.RLIMIT_CPU, (20, 21))
    sys.argv = ["vpbdiff", *words]
    status = 70
    try:
        cli.main(words)
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:  # a child of the run, which must end here whatever it met: 70 and its trace tell which error
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            status = 71
    os._exit(status)


def _read_here(path: Path, module: str, *options: str, **_: Any) -> SourceDocument:
    """A document read in this process, which is one of its own already."""
    try:
        return confined._unpacked(json.loads(json.dumps(confined.answer(module, path, *options))), path)
    except VpbdiffError:
        raise
    except Exception as error:  # as in the confined process, where any error is a damaged file
        raise failure("document.damaged", Location(str(path))) from error


@contextmanager
def workplace() -> Iterator[list[Path]]:
    """Two projects, small and whole, in which everything that is to be read was read once."""
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "VPBDIFF_LANG": ""}
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder, patch.dict(os.environ, environment):
        for variable in ("TMPDIR", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HOME"):
            os.environ[variable] = f"{folder}/temp"
        tempfile.tempdir = f"{folder}/temp"
        Path(folder, "temp").mkdir()
        with patch.object(confined, "read", _read_here):
            for module in pkgutil.walk_packages(vpbdiff.__path__, "vpbdiff."):
                if not module.name.endswith("__main__"):
                    import_module(module.name)
            places = [Path(folder, "small"), Path(folder, "whole")]
            for place in places:
                lay_out(place, small=place is places[0])
                (place / "stderr").unlink()
            gc.collect()
            gc.freeze()
            try:
                yield places
            finally:
                tempfile.tempdir = None


def run(number: int, places: list[Path]) -> Outcome:
    """Make an input, run the command on it, and say how it ended. The folder is kept as it was left."""
    chance, kind = pick(number)
    project = places[1] if chance.randrange(12) == 0 else places[0]
    folder = project.parent / f"run-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder, copy_function=os.link)
    words = arguments(kind, chance)
    if kind is not None:
        content = kind.damage((folder / kind.file).read_bytes(), chance)
        (folder / kind.file).unlink()
        (folder / kind.file).write_bytes(content)
    temp = Path(os.environ["TMPDIR"])
    out, err = temp / f"out-{os.getpid()}", temp / f"err-{os.getpid()}"
    standing = _resident()
    child = os.fork()
    if child == 0:
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        os.chdir(folder)
        _become(words, out, err)
    _, ended, used = os.wait4(child, 0)
    status = os.waitstatus_to_exitcode(ended)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 - standing
    said = err.read_bytes()
    faults = [] if status in (0, 1, 2) else [f"status {status}"]
    faults += [_last(path.read_text(encoding="utf-8")) for path in folder.glob("vpbdiff-*.txt")]
    faults += ["a traceback"] if b"Traceback (most recent" in said else []
    faults += ["2 without a word"] if status == 2 and not said.strip() else []
    faults += [f"{seconds:.1f} s"] if seconds > SECONDS else []
    faults += [f"{megabytes:.0f} MB"] if megabytes > MEGABYTES else []
    return Outcome(number, kind.name if kind else ARGUMENTS, words, status, seconds, megabytes, tuple(faults))


def _resident() -> float:
    """The memory in MB that this process holds, which a child begins with."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _last(trace: str) -> str:
    """The place and the error of a written traceback."""
    lines = trace.rstrip().splitlines()
    place = next((line.strip() for line in reversed(lines) if line.lstrip().startswith("File ")), "")
    return f"{place} {lines[-1]}"[:300]


def many(numbers: range, places: list[Path], until: float) -> Iterator[Outcome]:
    """The outcomes, one after the other, as long as there is time."""
    for number in numbers:
        if time.monotonic() > until:
            return
        yield run(number, places)


def _tallied(path: Path | None) -> dict[str, Any]:
    if path is None or not path.exists():
        return {"next": 0, "counts": {}, "faults": []}
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def main() -> int:
    """Run, and print the counts by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--only", type=int)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--tally", type=Path, help="a file with what was counted before, which is written anew")
    options = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if options.only is not None:
        return _shown(options.only)
    tally = _tallied(options.tally)
    start = tally["next"] if options.start is None else options.start
    counts = Counter({tuple(key.split("/")): count for key, count in tally["counts"].items()})
    with workplace() as places:
        for outcome in many(range(start, start + options.count), places, time.monotonic() + options.seconds):
            counts[outcome.kind, str(outcome.status)] += 1
            tally["next"] = outcome.number + 1
            if outcome.faults:
                counts[outcome.kind, "faults"] += 1
                tally["faults"].append([outcome.number, outcome.words, *outcome.faults])
                sys.stdout.write(f"{outcome.number} {outcome.kind}: {outcome.words}: {'; '.join(outcome.faults)}\n")
                sys.stdout.flush()
    tally["counts"] = {"/".join(key): count for key, count in counts.items()}
    if options.tally:
        options.tally.write_text(json.dumps(tally), encoding="utf-8")
    sys.stdout.write(_table(counts))
    return 1 if any(name == "faults" for _, name in counts) else 0


def _shown(number: int) -> int:
    with workplace() as places:
        outcome = run(number, places)
        temp = Path(os.environ["TMPDIR"])
        kept = Path(shutil.copytree(places[0].parent / f"run-{os.getpid()}", f"/tmp/fuzz-{number}", dirs_exist_ok=True))
        for name in ("out", "err"):
            sys.stdout.write((temp / f"{name}-{os.getpid()}").read_text(encoding="utf-8", errors="replace")[-4000:])
        for path in kept.glob("vpbdiff-*.txt"):
            sys.stdout.write(path.read_text(encoding="utf-8"))
    sys.stdout.write(f"{outcome}\nin {kept}\n")
    return 1 if outcome.faults else 0


def _table(counts: Counter[tuple[str, ...]]) -> str:
    """The counts as a table in Markdown."""
    lines = ["| input | run | 0 | 1 | 2 | faults |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    kinds = [kind.name for kind in KINDS] + [ARGUMENTS]
    for kind in [*kinds, "all"]:
        of = [key for key in counts if kind in (key[0], "all")]
        cells = [sum(counts[key] for key in of if key[1] == status) for status in ("0", "1", "2", "faults")]
        ran = sum(counts[key] for key in of if key[1] != "faults")
        lines.append(f"| {kind} | {ran} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
