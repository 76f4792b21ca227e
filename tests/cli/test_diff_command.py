"""`vpbdiff diff` as a user runs it: arguments, exit status, files, the pager."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import every_kind
from tests.support.shown import words
from vpbdiff import store
from vpbdiff.cli import cli, output
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.render import Shown, Trait, named, names
from vpbdiff.statements import phrases
from vpbdiff.wording import LANGUAGES, Wording

SERIES = "ekvik/kultur-och-fritidsnamnden"
Run = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans of one series, as the current one."""
    plans = tmp_path / "snapshots" / SERIES
    plans.mkdir(parents=True)
    for raw in (every_kind.old_raw(), every_kind.new_raw()):
        (plans / f"{raw['year']}.json").write_text(store.dumps(raw), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # LINES too: a shell may export it, and then every terminal of a test has the height of the developer's.
    for variable in ("VPBDIFF_LANG", "VPBDIFF_PAGER", "PAGER", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs `vpbdiff diff` and gives its exit status, stdout as bytes and stderr as text."""

    def _run(*arguments: str) -> tuple[int, bytes, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["diff", *arguments])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out, err.decode()

    yield _run


def test_report_on_stdout(run: Run) -> None:
    status, out, err = run("2023", "2025")
    assert (status, err) == (0, "")
    assert out.decode().startswith("Verksamhetsplan och budget 2023 → Reviderad verksamhetsplan och budget 2025\n")
    assert b"\x1b" not in out


@pytest.mark.parametrize("form", names(Shown.DIFF))
def test_every_format(run: Run, form: str) -> None:
    row = named(Shown.DIFF, form)
    file = ("-o", f"rapport{row.endings[0]}") if row.binary else ()
    status, out, err = run("2023", "2025", "--format", form, *file)
    said = words(Path(file[1]).read_bytes()) if file else out.decode()
    assert (status, "läger på loven" in said) == (0, True)
    assert ("hoppar över" in err) is (Trait.REMARKS not in row.holds)


def test_remarks_are_talk_where_the_format_has_no_place_for_them(run: Run) -> None:
    _, out, err = run("2023", "2025", "--format", "csv")
    assert "Jämförelsen hoppar över 2024." in err
    assert "hoppar över" not in out.decode()


def test_csv_is_the_same_bytes_on_a_pipe_and_in_a_file(run: Run, folder: Path) -> None:
    _, out, _ = run("2023", "2025", "--format", "csv")
    run("2023", "2025", "--format", "csv", "-o", "ut.csv")
    assert (folder / "ut.csv").read_bytes() == out
    assert out.startswith(b"\xef\xbb\xbfDel;")
    assert b"\r\r" not in out


def test_output_file_replaces_what_was_there(run: Run, folder: Path) -> None:
    (folder / "ut.md").write_text("gammalt", encoding="utf-8")
    assert run("2023", "2025", "-f", "markdown", "-o", "ut.md") == (0, b"", "ut.md är skriven (markdown).\n")
    assert (folder / "ut.md").read_text(encoding="utf-8").startswith("# Verksamhetsplan och budget 2023")
    assert sorted(path.name for path in folder.iterdir()) == ["snapshots", "ut.md"]


def test_output_that_can_not_be_written(run: Run) -> None:
    status, out, err = run("2023", "2025", "-o", "saknas/ut.txt")
    assert (status, out) == (2, b"")
    assert "saknas/ut.txt" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["2023", "2025"], 0, id="differences, not asked about"),
        pytest.param(["2023", "2025", "--exit-code"], 1, id="differences"),
        pytest.param(["2023", "2023", "--exit-code"], 0, id="none"),
        pytest.param(["2023", "2025", "--exit-code", "--entity", "contract"], 1, id="differences behind a selection"),
        pytest.param(["2023", "2025", "--exit-code", "--format", "json"], 1, id="in another format"),
        pytest.param(["2023", "1999", "--exit-code"], 2, id="no such plan"),
    ],
)
def test_exit_status(run: Run, arguments: list[str], status: int) -> None:
    assert run(*arguments)[0] == status


def test_selection_by_options(run: Run) -> None:
    _, out, _ = run(
        "2023", "2025", "-f", "json", "--entity", "risk", "--entity", "fee", "--kind", "removed", "--material"
    )
    found = json.loads(out)
    assert found["filter"] == {"entities": ["risk", "fee"], "kinds": ["removed"], "material": True}
    assert {change["entity"] for change in found["changes"]} == {"risk"}


def test_counts_alone_do_not_go_with_json(run: Run) -> None:
    status, out, err = run("2023", "2025", "--stat", "--format", "json")
    assert (status, out) == (2, b"")
    assert err == (
        "Fel: «--stat» går inte ihop med «--format json», som alltid innehåller allt. "
        "Välj text, markdown, csv eller html.\n"
    )


def test_no_differences_are_told_by_the_counts_too(run: Run) -> None:
    assert "Inga skillnader: planerna har samma innehåll." in run("2023", "2023", "--stat")[1].decode()
    assert "Inga skillnader" not in run("2023", "2025", "--stat")[1].decode()


def test_language(run: Run) -> None:
    assert "Removed risk: Brandskydd i samlingslokaler" in run("2023", "2025", "--lang", "en")[1].decode()


def test_help_names_every_entity_and_kind(run: Run) -> None:
    swedish, english = (" ".join(run("--help", "--lang", each)[1].decode().split()) for each in LANGUAGES)
    assert all(each.noun.one in swedish and each.noun.english[0] in english for each in ENTITIES.values())
    assert all(kind in english for kind in (*Kind, *names(Shown.DIFF)))
    assert all(phrases.kind_alone(kind, Wording()) in swedish for kind in Kind)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({"VPBDIFF_PAGER": "most -w", "PAGER": "more"}, ["most", "-w"], id="the program's own first"),
        pytest.param({"PAGER": "'my pager' -x"}, ["my pager", "-x"], id="then the user's"),
        pytest.param({"VPBDIFF_PAGER": "", "PAGER": "more"}, [], id="empty for none"),
        pytest.param({"PAGER": "cat"}, [], id="cat is none"),
        pytest.param({"PAGER": "more 'x"}, [], id="an open quotation is none"),
    ],
)
def test_which_pager(environment: dict[str, str], expected: list[str]) -> None:
    assert output.pager(environment) == expected


@pytest.mark.parametrize("there", [True, False])
def test_less_is_the_pager_where_there_is_one(there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if there else None)
    assert output.pager({}) == (["less", "-FRX"] if there else [])


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        pytest.param({}, True, True, id="a terminal"),
        pytest.param({}, False, False, id="a pipe"),
        pytest.param({"NO_COLOR": "1"}, True, False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": ""}, True, True, id="an empty NO_COLOR says nothing"),
        pytest.param({"TERM": "dumb"}, True, False, id="a dumb terminal"),
    ],
)
def test_when_there_is_colour(
    environment: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert output.in_colour(environment) is expected


WORKING = re.compile(r"\r\x1b\[K(?:Arbetar … \d+ s(?=\r\x1b\[K))?")
"""The line that says that a command works, and that it was taken away: only on a machine that is busy."""


def on_a_terminal(folder: Path, lines: int, *arguments: str, **environment: str) -> str:
    """What a terminal of so many lines shows of `vpbdiff diff 2023 2025`."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on Windows")
    import fcntl  # noqa: PLC0415 - not on Windows
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    command = [sys.executable, "-c", "from vpbdiff.cli import main; main()", "diff", "2023", "2025", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm", **environment}
    ) as process:
        os.close(slave)
        shown = bytearray()
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux says so when the last writer has closed
                break
            if not piece:
                break
            shown += piece
        assert process.wait() == 0
    os.close(master)
    return WORKING.sub("", shown.decode()).replace("\r\n", "\n")


MARKING = f"{sys.executable} -c 'import sys; print(\"PAGED\"); print(sys.stdin.read())'"
FAILING = f"{sys.executable} -c 'raise SystemExit(3)'"
LEAVING = f"{sys.executable} -c 'print(\"PAGED\")'"


@pytest.mark.parametrize(
    ("lines", "arguments", "pager", "paged"),
    [
        pytest.param(24, [], MARKING, True, id="longer than the screen"),
        pytest.param(2000, [], MARKING, False, id="shorter than the screen", marks=pytest.mark.soak),
        pytest.param(24, ["--no-pager"], MARKING, False, id="not wanted", marks=pytest.mark.soak),
        pytest.param(24, [], "no-such-pager-anywhere", False, id="a pager that is not there", marks=pytest.mark.soak),
        pytest.param(24, [], FAILING, False, id="a pager that fails"),
    ],
)
def test_pager(folder: Path, lines: int, arguments: list[str], pager: str, paged: bool) -> None:
    shown = on_a_terminal(folder, lines, *arguments, VPBDIFF_PAGER=pager)
    assert ("PAGED" in shown) is paged
    assert shown.rstrip().splitlines()[-1].startswith("· Övergripande mål: «Ekvik ska ")
    assert "\x1b[1m" in shown


def test_pager_that_the_reader_leaves_at_once(folder: Path) -> None:
    assert on_a_terminal(folder, 24, VPBDIFF_PAGER=LEAVING) == "PAGED\n"
