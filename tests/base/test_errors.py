"""Bad input on the command line: exit status 2, one clear sentence, no traceback; and what can't move the cursor."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.examples import examples
from tests.support.invented import snapshot
from tests.support.plans import goal, raw_plan, risk, risks
from vpbdiff import store
from vpbdiff.base.escaping import safe, unseen
from vpbdiff.cli import INTERRUPTED, READER_GONE, cli

GOOD = snapshot(2024)


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def program(*args: str | Path, **options: object) -> subprocess.Popen[bytes]:
    """The program as a process of its own."""
    command = [sys.executable, "-c", "from vpbdiff.cli import main; main()", *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


BAD_FILES = [
    # reason, content (None for a folder), what the sentence says in Swedish and in English
    ("empty", b"", "filen är tom", "the file is empty"),
    ("blank", b" \n\n", "filen är tom", "the file is empty"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0", "ingen textfil", "no text file"),
    ("in UTF-16, cut off", '{"format": 1}'.encode("utf-16")[:-1], "UTF-16", "UTF-16"),
    ("in another encoding", '{"x":\n"å"}'.encode("cp1252"), "rad 2: filen är inte kodad", "not encoded as UTF-8"),
    ("50 MB of nesting", b"[" * 50_000_000, "större än 10 MB", "larger than 10 MB"),
    ("1 MB of nesting", b"[" * 1_000_000, "fler än 64 nivåer", "more than 64 levels"),
    ("cut off", b'{"format": ', "inte giltig JSON", "no valid JSON"),
    ("a newer format", b'{"format": "vpbdiff-plan/99"}', "nyare version", "newer version"),
    ("not a plan", b'{"namn": "annat"}', "ingen plan", "no plan"),
    ("a document, not a snapshot", b"# Verksamhetsplan 2024\n", "inte giltig JSON", "no valid JSON"),
    ("a folder", None, "det är en mapp", "this is a folder"),
]  # fmt: skip


@pytest.fixture(params=BAD_FILES, ids=lambda row: row[0])
def bad_file(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, str]:
    """A file that is no plan, and what is said of it in both languages."""
    _, content, swedish, english = request.param
    path = tmp_path / "plan.json"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    return path, swedish, english


def one_sentence(result: Result, starts: str) -> str:
    """The only line on stderr of a command that failed."""
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(starts)
    assert line.endswith(".")
    return line


@pytest.mark.parametrize("command", ["validate", "diff old", "diff new", "migrate"])
def test_a_bad_file_is_refused_in_one_sentence(bad_file: tuple[Path, str, str], command: str) -> None:
    path, swedish, _ = bad_file
    name, _, side = command.partition(" ")
    args = {"old": [path, GOOD], "new": [GOOD, path]}.get(side, [path])
    assert swedish in one_sentence(run(name, *args), f"Fel: {path.as_posix()}")


def test_the_sentence_is_there_in_english_too(bad_file: tuple[Path, str, str]) -> None:
    path, _, english = bad_file
    assert english in one_sentence(run("validate", path, "--lang", "en"), f"Error: {path.as_posix()}")


@pytest.mark.parametrize(
    "command", [["validate"], ["diff", GOOD], ["migrate"], ["import"]], ids=lambda command: command[0]
)
def test_no_such_file(command: list[str | Path], tmp_path: Path) -> None:
    line = one_sentence(run(*command, tmp_path / "saknas.json"), "Fel: ")
    assert "filen finns inte" in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
@pytest.mark.parametrize("what", ["pipe", "device"])
@pytest.mark.parametrize(
    "command",
    [
        "validate {}",
        "diff {} {good}",
        "migrate {}",
        "import {}",
        "explain {good} {good} --from {}",
        "summary {good} {good} --verify {}",
    ],
    ids=lambda line: line.replace("{", "").replace("}", ""),
)
def test_what_may_never_answer_is_not_read(tmp_path: Path, command: str, what: str) -> None:
    path = tmp_path / "plan.json"
    if what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/tty")
    line = one_sentence(run(*(word.format(path, good=GOOD) for word in command.split())), f"Fel: {path.as_posix()}: ")
    assert "ingen vanlig fil" in line


def test_what_others_say_in_english_is_told_in_the_language_or_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("vpbdiff.toml").write_text("[policy]\nstale error\n", encoding="utf-8")
    Path("plan.json").write_text(GOOD.read_text(encoding="utf-8"), encoding="utf-8")
    broken = one_sentence(run("check", "plan.json", "plan.json"), "Fel: vpbdiff.toml, rad 2: ")
    assert broken.endswith("inte giltig TOML från tecken 7 på raden. Rätta det som står där eller strax före.")
    Path("vpbdiff.toml").write_text("series = 1\nseries = 2\n", encoding="utf-8")
    twice = one_sentence(run("check", "plan.json", "plan.json"), "Fel: vpbdiff.toml, rad 2: ")
    assert twice.endswith("samma nyckel eller rubrik står två gånger. Ta bort den ena.")
    Path("vpbdiff.toml").write_text("x = " + "[" * 10_000, encoding="utf-8")
    assert "fler nivåer" in one_sentence(run("check", "plan.json", "plan.json"), "Fel: vpbdiff.toml: ")
    foreign = one_sentence(run("diff", "HEAD:plan.json", "plan.json"), "Fel: HEAD:plan.json: ")
    assert "Git svarar: «not a git repository" in foreign


def test_a_year_that_is_not_there_lists_what_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    series = tmp_path / "snapshots" / "ekvik" / "omsorgsnamnden"
    series.mkdir(parents=True)
    for year in (2024, 2025):
        (series / f"{year}.json").write_text(store.dumps(raw_plan(year)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Dessa finns: 2024, 2025." in one_sentence(run("diff", "2024", "2026"), "Fel: ")


def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read any file")
    assert "får inte läsas" in one_sentence(run("validate", path), "Fel: ")


def test_a_plan_that_can_be_read_is_checked_beside_one_that_cannot(tmp_path: Path) -> None:
    result = run("validate", tmp_path / "saknas.json", GOOD)
    assert result.exit_code == 2
    assert "filen finns inte" in result.stderr
    assert "1 plan kontrollerad" in result.stdout


def written(tmp_path: Path, **content: object) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(raw_plan(**content)), encoding="utf-8")  # type: ignore[arg-type]
    return path


def serving(title: str, *known: str) -> dict[str, object]:
    """A plan's goal that serves the overarching goal `title`, and those that the plan lists."""
    listed = {"overarching_goals": [{"title": each} for each in known]} if known else {}
    return listed | {"goals": [goal("M", serves=[title])]}


def investments(*kinds: str) -> dict[str, object]:
    """A budget row with an amount of each kind for one year."""
    amounts = [{"year": 2024, "kind": kind, "kr": kr} for kr, kind in enumerate(kinds)]
    return {"investment_budget": {"unit": "kr", "lines": [{"name": "R", "amounts": amounts}]}}


def fees(*status: str) -> dict[str, object]:
    """Fees of one name."""
    return {"fees": [{"name": "Taxa", "status": each} for each in status]}


CHECKS = [
    # reason, content of the plan, what is said, exit status
    ("nothing wrong", {}, "inga fel, inga varningar, inga påpekanden", 0),
    ("an index no factors give", {"internal_control_plan": risks(risk("P", index=7))}, "ingen produkt av två tal", 0),
    ("an index they give", {"internal_control_plan": risks(risk("P", index=9))}, "inga fel, inga varningar, inga", 0),
    ("an unknown goal served", serving("B", "A"), "inget övergripande mål «B»", 1),
    ("a goal served, none listed", serving("B"), "inga fel", 0),
    ("a known goal served", serving("A", "A"), "inga fel", 0),
    ("told of by itself", {"known_from": 2024}, "som inte är senare", 1),
    ("told of by the next", {"known_from": 2025}, "inga fel", 0),
    ("a row read twice", fees("Ny", "Ny"), "står redan på /fees/0", 0),
    ("rows of one name", fees("Ny", "Höjd"), "inga varningar", 0),
    ("an unseen character", {"fees": [{"name": "Ta\u200bxa"}]}, "<U+200B>", 0),
    ("letters in two parts", {"fees": [{"name": "A\u030artaxa"}]}, "NFC", 0),
    ("two amounts of a year", investments("budget", "budget"), "flera belopp", 1),
    ("a budget and its forecast", investments("budget", "forecast"), "inga fel", 0),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said", "status"), [pytest.param(*row, id=why) for why, *row in CHECKS])
def test_validate_tells_errors_from_warnings(
    content: dict[str, object], said: str, status: int, tmp_path: Path
) -> None:
    result = run("validate", written(tmp_path, **content))
    assert said in result.stdout
    assert result.exit_code == status
    assert result.stderr == ""


def test_a_finding_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(store.dumps(raw_plan(internal_control_plan=risks(risk("P", index=7)))), encoding="utf-8")
    assert f"Varning: {path.as_posix()}, rad 12, /internal_control_plan/risks/0/index: " in run("validate", path).stdout


HOSTILE = {
    "an end of markup": "[/]",
    "markup": "[bold]Lag [1990:52][/bold]",
    "a table's bar": "a|b",
    "a newline": "a\nFel: påhittat",
    "an escape": "a\x1b[2J\x1b[1;1Hb",
    "a bell and a backspace": "a\x07\x08b",
    "an override to the left": "18\u202e,4-",
    "an isolate": "a\u2068b",
    "C1's own escape": "a\x9b2Jb",
    "a line separator": "a\u2028b",
    "braces": "{0} {name} {{",
}


class TestTheTerminal:
    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_what_an_error_quotes_can_not_move_the_cursor(self, text: str, tmp_path: Path) -> None:
        path = written(tmp_path, fees=[{"name": "a", text: 1}, {"name": "b", "decided": text}])
        result = run("validate", path)
        lines = result.stderr.splitlines()
        assert len(lines) == 2
        assert all(line.startswith("Fel: ") for line in lines)
        assert harmless(result.stderr.replace("\n", ""))
        assert safe(text) in result.stderr

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_nor_what_a_warning_quotes(self, text: str, tmp_path: Path) -> None:
        result = run("validate", written(tmp_path, fees=[{"name": text}, {"name": text}]))
        assert f"«{safe(text)}» står redan på" in result.stdout
        assert harmless(result.stdout.replace("\n", ""))

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_nor_an_argument(self, text: str) -> None:
        result = run("validate", f"{text}.json")
        assert len(result.stderr.splitlines()) == 1
        assert harmless(result.stderr.replace("\n", ""))

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            pytest.param("a\x1b[31mb", "a<U+001B>[31mb", id="an escape"),
            pytest.param("a\nb\tc", "a<U+000A>b<U+0009>c", id="lines and tabs"),
            pytest.param("1\u202e2", "1<U+202E>2", id="an override"),
            pytest.param("\ud800", "<U+D800>", id="half a character"),
            pytest.param("228,4\u00a0mkr", "228,4\u00a0mkr", id="a no-break space is seen"),
            pytest.param("åäö «é» – \N{MINUS SIGN}1", "åäö «é» – \N{MINUS SIGN}1", id="Swedish"),
            pytest.param("[/] | {x}", "[/] | {x}", id="what is markup elsewhere is text here"),
        ],
    )
    def test_unseen_characters_are_shown(self, text: str, shown: str) -> None:
        assert safe(text) == shown

    @given(text=st.text())
    @examples(50, 1000)
    def test_no_text_can_move_it(self, text: str) -> None:
        assert harmless(safe(text))
        assert safe(safe(text)) == safe(text)

    @given(text=st.text())
    @examples(50, 1000)
    def test_nothing_that_is_seen_is_lost(self, text: str) -> None:
        assume("<U+" not in text)
        shown = safe(text)
        for character in unseen(text):
            shown = shown.replace(character, chr(int(character[3:-1], 16)))
        assert shown == text


def harmless(text: str) -> bool:
    """Whether a terminal only writes the text: no control, format or separator character, no surrogate."""
    return all(unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in text)


MORE_THAN_A_PIPE_HOLDS = 100_000


class TestTheProcess:
    def test_a_fault_is_told_without_a_traceback(self) -> None:
        with program("validate", "saknas.json") as process:
            out, err = process.communicate(timeout=30)
        assert (process.returncode, out) == (2, b"")
        assert err.decode() == "Fel: saknas.json: filen finns inte. Kontrollera namnet och mappen.\n"

    def test_streams_are_utf8_whatever_the_system_says(self) -> None:
        environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
        with program("--help", env=environment) as process:
            out, _ = process.communicate(timeout=30)
        assert "Användning:" in out.decode("utf-8")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize(
        ("command", "redirected"),
        [
            ("diff", ">/dev/full"),
            ("--help", ">&-"),
            pytest.param("diff", ">&-", marks=pytest.mark.soak),
            pytest.param("--help", ">/dev/full", marks=pytest.mark.soak),
            *(pytest.param("validate", each, marks=pytest.mark.soak) for each in (">/dev/full", ">&-")),
        ],
    )
    def test_output_that_can_not_be_written_is_told(self, command: str, redirected: str) -> None:
        plans = {"diff": [GOOD, snapshot(2025)], "validate": [GOOD]}.get(command, [])
        line = [sys.executable, "-m", "vpbdiff", command, *map(str, plans)]
        shell = ["sh", "-c", f'"$@" {redirected}', "sh", *line]
        ended = subprocess.run(shell, capture_output=True, timeout=60, check=False)
        assert ended.returncode == 2
        assert ended.stderr.decode().startswith("Fel: resultatet gick inte att skriva")
        assert ended.stderr.count(b"\n") == 1

    def test_a_reader_that_goes_away_hears_nothing(self) -> None:
        with program("diff", GOOD, snapshot(2025)) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.wait(timeout=60) == READER_GONE
            assert process.stderr.read() == b""

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
    @pytest.mark.parametrize("in_background", [False, True])
    def test_an_interrupt_is_quiet(self, in_background: bool, tmp_path: Path) -> None:
        plans = [tmp_path / name for name in ("2024.json", "2025.json")]
        for path in plans:
            shutil.copy(GOOD, path)
        ignored = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)} if in_background else {}
        with program("explain", *plans, "--from", "-", stdin=subprocess.PIPE, **ignored) as process:
            assert process.stdin is not None
            process.stdin.write(b"# " * MORE_THAN_A_PIPE_HOLDS)  # goes through once somebody reads
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
        assert process.returncode == INTERRUPTED
        assert b"Traceback" not in err


ODD_PLANS = [
    # reason, what is written where a plan is asked for
    ("nothing", ""),
    ("the current folder", "."),
    ("a revision alone", "HEAD:"),
    ("a colon alone", ":"),
    ("a revision's folder", "HEAD:./"),
    ("a name longer than any file's", "a" * 300 + ".json"),
    ("a path longer than any", "/".join(["b" * 200] * 30)),
    ("half of a name in another encoding", "plan\udcff.json"),
]


@pytest.mark.parametrize("command", ["diff", "check", "summary", "explain", "validate", "migrate"])
@pytest.mark.parametrize(("reason", "written"), ODD_PLANS, ids=[row[0] for row in ODD_PLANS])
def test_an_odd_argument_is_refused_in_one_sentence(reason: str, written: str, command: str) -> None:
    plans = [written] if command in {"validate", "migrate"} else [str(GOOD), written]
    one_sentence(run(command, *plans), "Fel: ")
    if len(plans) > 1:
        one_sentence(run(command, *reversed(plans)), "Fel: ")


@pytest.mark.parametrize(
    "form",
    [
        "text",
        *(
            pytest.param(each, marks=pytest.mark.soak)
            for each in ("json", "markdown", "github", "junit", "sarif", "gitlab")
        ),
    ],
)
def test_a_name_that_is_no_utf8_is_told_escaped(form: str, tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"plan\xff.json")
    try:
        shutil.copy(snapshot(2025), place)
    except OSError:
        pytest.skip("this file system has no such names")
    process = program("check", GOOD, place, "-f", form)
    out, told = process.communicate()
    assert process.returncode == 1, told
    assert b"Traceback" not in told
    out.decode()


def test_a_plan_in_utf16_with_its_mark_is_read(tmp_path: Path) -> None:
    place = tmp_path / "2024.json"
    place.write_text(GOOD.read_text(encoding="utf-8"), encoding="utf-16")
    assert run("diff", GOOD, place, "--exit-code").exit_code == 0


@pytest.mark.parametrize("fault", [KeyError("x"), RecursionError(), MemoryError(), UnicodeError()])
def test_a_fault_of_ours_is_no_finding(fault: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr("vpbdiff.store.load", broken)
    line = one_sentence(run("validate", GOOD), "Fel: ")
    (report,) = tmp_path.iterdir()
    assert report.name in line
    assert type(fault).__name__ in report.read_text(encoding="utf-8")


def test_what_the_system_says_of_a_file_is_told_with_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def refused(*_: object) -> None:
        raise OSError(5, "Input/output error", "plan.json")

    monkeypatch.setattr("vpbdiff.store.load", refused)
    line = one_sentence(run("validate", GOOD), "Fel: plan.json: ")
    assert "Input/output error" in line
    assert [*tmp_path.iterdir()] == []
