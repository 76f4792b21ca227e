"""git itself, set up by `vpbdiff git-setup`: what it shows of a changed plan, and what it has to itself again after."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import raw_plans
from tests.support.examples import examples
from tests.support.plans import raw_plan
from tests.support.repository import ENVIRONMENT, FOLDER, LAST, THIS, Repository, raw_this, run
from vpbdiff import store
from vpbdiff.cli import git_diff, git_setup
from vpbdiff.cli.git_diff import FileChange, FileVersion
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

Capture = pytest.CaptureFixture[str]

ADDED_WORDS = "{+, om tiden räcker+}"
JSON_LINE = '"description"'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two plans, and a commit that adds some words to one of them."""
    found = Repository(tmp_path / "ekvik")
    monkeypatch.chdir(found.root)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, ENVIRONMENT[name])
    found.commit()
    found.edit("Personalen går ut med dem som vill", "Personalen går ut med dem som vill, om tiden räcker")
    found.commit()
    return found


def said(capture: Capture, *arguments: str, status: int = 0) -> str:
    """What the program answers, on stdout if it does what it is asked to, else on stderr."""
    capture.readouterr()
    assert run(*arguments) == status
    captured = capture.readouterr()
    return captured.err if status else captured.out


def own_files(repository: Repository) -> dict[str, bytes]:
    """Everything in git's folder that setting up writes to."""
    folder = repository.root / ".git"
    return {name: (folder / name).read_bytes() for name in ("config", "info/attributes") if (folder / name).exists()}


class TestCommandsOfGit:
    @pytest.mark.parametrize(
        "command",
        [
            "diff HEAD~1",
            pytest.param("log -1 -p --ext-diff", marks=pytest.mark.soak),
            pytest.param("show --ext-diff", marks=pytest.mark.soak),
        ],
    )
    def test_show_the_plan_and_json_again_after(self, repository: Repository, capsys: Capture, command: str) -> None:
        plain, before = repository.git(*command.split()), own_files(repository)
        assert JSON_LINE in plain

        assert said(capsys, "git-setup").startswith("Klart: «git diff»")
        shown = repository.git(*command.split())
        assert f"vpbdiff a/{THIS} b/{THIS}\n" in shown
        assert ADDED_WORDS in shown
        assert JSON_LINE not in shown

        assert said(capsys, "git-setup", "--remove").startswith("Inställningen är borttagen")
        assert repository.git(*command.split()) == plain
        assert own_files(repository) == before

    @pytest.mark.parametrize(
        "command",
        [
            "log -1 -p",
            "diff --no-ext-diff HEAD~1",
            "format-patch --stdout -1",
            "diff --stat HEAD~1",
            "diff-tree -p HEAD",
        ],
    )
    def test_others_are_as_before(self, repository: Repository, capsys: Capture, command: str) -> None:
        plain = repository.git(*command.split())
        said(capsys, "git-setup")
        assert repository.git(*command.split()) == plain

    def test_the_lines_make_a_patch(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        for command in ("git diff --no-ext-diff HEAD HEAD~1 | git apply", "git diff --no-ext-diff | git apply -R"):
            assert repository.shell(command).returncode == 0

    def test_adding_by_parts_asks_about_lines(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        repository.edit("Träffpunkter", "Mötesplatser")
        asked = repository.shell("echo n | git add --patch").stdout
        assert '+          "title": "Mötesplatser"' in asked

    def test_difftool_opens_the_tool(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        opened = repository.git("difftool", "--no-prompt", "--extcmd=grep --no-filename räcker", "HEAD~1")
        assert opened.strip() == '"description": "Personalen går ut med dem som vill, om tiden räcker."'

    def test_explanations_are_shown_by_git(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        for name in ("2024-2025.explanations.json", "2025.import.json"):
            (repository.root / FOLDER / name).write_text("{}\n", encoding="utf-8")
        repository.commit()
        assert repository.git("show", "--ext-diff").count("+{}") == 2


PLACES: list[Any] = []


def place(function: Callable[[Repository], Path]) -> Callable[[Repository], Path]:
    marks = [pytest.mark.soak] if function.__name__ != "in_a_subfolder" else []  # a whole repository more
    PLACES.append(pytest.param(function, id=function.__name__.replace("_", " "), marks=marks))
    return function


@place
def in_a_subfolder(repository: Repository) -> Path:
    return repository.root / FOLDER


@place
def in_a_worktree(repository: Repository) -> Path:
    repository.git("worktree", "add", "--quiet", "--detach", "../vid sidan")
    return repository.root.parent / "vid sidan"


@place
def in_a_submodule(repository: Repository) -> Path:
    outer = repository.root.parent / "alla nämnder"
    outer.mkdir()
    for arguments in (
        ["init", "--quiet"],
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository.root), "planer"],
    ):
        subprocess.run(["git", *arguments], cwd=outer, env=ENVIRONMENT, check=True)
    return outer / "planer"


@place
def in_a_bare_repository(repository: Repository) -> Path:
    repository.git("clone", "--quiet", "--bare", ".", "../central.git")
    return repository.root.parent / "central.git"


@pytest.mark.parametrize("place", PLACES)
def test_wherever_a_repository_is(
    repository: Repository,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    place: Callable[[Repository], Path],
) -> None:
    monkeypatch.chdir(place(repository))
    assert said(capsys, "git-setup").startswith("Klart")
    assert said(capsys, "git-setup") == "Git är redan inställt. Inget är ändrat.\n"
    command = ["git", "diff", "HEAD~1", "HEAD"]
    assert ADDED_WORDS in subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout
    assert said(capsys, "git-setup", "--remove").startswith("Inställningen är borttagen")
    assert JSON_LINE in subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout


class TestTheProgramThatGitRuns:
    def interpreter(self, folder: Path) -> Path:
        """A Python that lies in a folder, as far as git can tell."""
        folder.mkdir()
        found = folder / "python"
        found.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
        found.chmod(0o755)
        return found

    @pytest.mark.parametrize("name", ['Ekvik\'s "$PATH" `x` å%;'])
    def test_is_found_in_any_folder(
        self, repository: Repository, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
    ) -> None:
        monkeypatch.setattr(sys, "executable", str(self.interpreter(tmp_path / name)))
        said(capsys, "git-setup")
        assert name in git_setup.current()[0].replace("'\"'\"'", "'")
        assert ADDED_WORDS in repository.git("diff", "HEAD~1")

    def test_may_be_gone(
        self, repository: Repository, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        interpreter = self.interpreter(tmp_path / "borta")
        monkeypatch.setattr(sys, "executable", str(interpreter))
        said(capsys, "git-setup")
        shutil.rmtree(interpreter.parent)
        ran = repository.shell("git log -p --ext-diff")
        assert ran.returncode == 0
        assert ran.stdout.count("commit ") == 2
        assert "+            " in ran.stdout
        assert str(interpreter) in ran.stderr

    def test_is_never_a_folder_of_the_repository(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        (repository.root / "vpbdiff").mkdir()
        for name in ("__init__", "__main__"):
            (repository.root / "vpbdiff" / f"{name}.py").write_text("print('främmande')\n", encoding="utf-8")
        shown = repository.git("diff", "HEAD~1")
        assert "främmande" not in shown
        assert ADDED_WORDS in shown

    def test_must_be_one_that_has_vpbdiff(
        self, repository: Repository, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = own_files(repository)
        monkeypatch.setattr(sys, "executable", shutil.which("false"))
        assert "Installera vpbdiff" in said(capsys, "git-setup", status=2)
        assert own_files(repository) == before

    @pytest.mark.soak
    def test_speaks_the_language_of_the_setup_and_of_the_environment(
        self, repository: Repository, capsys: Capture
    ) -> None:
        said(capsys, "git-setup", "--lang", "en")
        ask = "git diff HEAD~1 | sed -n 5p"
        assert repository.shell(ask).stdout == "To see first\n"
        assert repository.shell(ask, VPBDIFF_LANG="sv").stdout == "Att se först\n"
        assert said(capsys, "git-setup").startswith("Klart"), "in another language is another setting"


class TestWhatIsSomebodyElses:
    def refused(self, repository: Repository, capture: Capture) -> str:
        before = own_files(repository)
        sentence = said(capture, "git-setup", status=2)
        assert own_files(repository) == before
        return sentence

    def test_setting(self, repository: Repository, capsys: Capture) -> None:
        repository.git("config", git_setup.SETTING, "jämför")
        assert "«jämför»" in self.refused(repository, capsys)
        said(capsys, "git-setup", "--remove")
        assert git_setup.current() == ["jämför"]

    @pytest.mark.parametrize(
        ("file", "line", "hidden"),
        [
            (".gitattributes", "*.json diff=json", "explanations.json har redan git-attributet «diff» (json)"),
            (".gitattributes", "snapshots/ekvik/** -diff", "har redan git-attributet «diff» (unset)"),
            (f"{FOLDER}/.gitattributes", "2025.json diff", "2025.json har redan git-attributet «diff» (set)"),
            (".gitattributes", "*.md diff=markdown", ""),
        ],
    )  # fmt: skip
    def test_attribute_of_the_project(
        self, repository: Repository, capsys: Capture, file: str, line: str, hidden: str
    ) -> None:
        (repository.root / FOLDER / "2024-2025.explanations.json").write_text("{}\n", encoding="utf-8")
        repository.git("add", "--all")
        (repository.root / file).write_text(f"{line}\n", encoding="utf-8")
        before = repository.git("check-attr", "diff", LAST, THIS)
        assert run("git-setup") == 0
        said_beside = capsys.readouterr().err
        assert hidden in said_beside
        assert said_beside.count("\n") == bool(hidden)
        assert repository.git("check-attr", "diff", THIS) == f"{THIS}: diff: vpbdiff\n"
        assert said(capsys, "git-setup") == "Git är redan inställt. Inget är ändrat.\n"
        said(capsys, "git-setup", "--remove")
        assert repository.git("check-attr", "diff", LAST, THIS) == before

    @pytest.mark.parametrize("line", ["*.json diff=json", "2025.json -diff"])
    def test_attribute_of_the_user_for_this_repository(
        self, repository: Repository, capsys: Capture, line: str
    ) -> None:
        path = repository.root / ".git" / "info" / "attributes"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{line}\n", encoding="utf-8")
        assert ".git/info/attributes: filen har en egen rad" in self.refused(repository, capsys)

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"*.md diff=markdown\n# slut\n", id="lines"),
            pytest.param(b"*.md diff=markdown\r\n*.txt text\r\n", id="ends of lines of Windows"),
            pytest.param(b"*.md diff=markdown", id="no end of the last line"),
            pytest.param(b"\xef\xbb\xbf*.md diff=markdown\n", id="byte order mark"),
            pytest.param(b"\n\n*.\xe5 text", id="no UTF-8"),
        ],
    )
    def test_other_attributes_stay(self, repository: Repository, capsys: Capture, content: bytes) -> None:
        path = repository.root / ".git" / "info" / "attributes"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        said(capsys, "git-setup")
        assert repository.git("check-attr", "diff", THIS) == f"{THIS}: diff: vpbdiff\n"
        if b"*.md" in content:
            assert repository.git("check-attr", "diff", "a.md") == "a.md: diff: markdown\n"
        said(capsys, "git-setup", "--remove")
        assert path.read_bytes() == content

    def test_attributes_too_many_to_hold_are_left_as_they_are(
        self, repository: Repository, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("vpbdiff.cli.git_setup._LIMIT", 1000)
        path = repository.root / ".git" / "info" / "attributes"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content := b"*.md text\n" * 101)
        for arguments in (["git-setup"], ["git-setup", "--remove"]):
            assert "attributes: filen är större än" in said(capsys, *arguments, status=2)
            assert path.read_bytes() == content

    def test_a_file_where_the_folder_of_the_attributes_belongs(self, repository: Repository, capsys: Capture) -> None:
        folder = repository.root / ".git" / "info"
        shutil.rmtree(folder, ignore_errors=True)
        folder.write_bytes(b"")
        assert "mappen går inte att skapa" in said(capsys, "git-setup", status=2)

    def test_a_setting_beside_ours_stays(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        repository.git("config", "diff.vpbdiff.xfuncname", "title")
        said(capsys, "git-setup", "--remove")
        assert repository.git("config", "--get-regexp", "vpbdiff") == "diff.vpbdiff.xfuncname title\n"

    def test_an_editor_of_windows_hides_no_line_of_ours(self, repository: Repository, capsys: Capture) -> None:
        said(capsys, "git-setup")
        path = repository.root / ".git" / "info" / "attributes"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"*.md text\r\n")
        assert said(capsys, "git-setup").startswith("Git är redan inställt")
        said(capsys, "git-setup", "--remove")
        assert path.read_bytes() == b"*.md text\r\n"

    def test_nothing_to_remove(self, repository: Repository, capsys: Capture) -> None:
        before = own_files(repository)
        assert said(capsys, "git-setup", "--remove") == "Git är inte inställt för vpbdiff här. Inget är ändrat.\n"
        assert own_files(repository) == before

    def test_lines_that_are_shared_do_nothing_alone(self, repository: Repository) -> None:
        (repository.root / ".gitattributes").write_text("**/snapshots/**/*.json diff=vpbdiff\n", encoding="utf-8")
        assert JSON_LINE in repository.git("diff", "HEAD~1")


class TestWithoutGit:
    @pytest.mark.parametrize("arguments", [[], ["--remove"]])
    def test_no_repository(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, arguments: list[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        sentence = said(capsys, "git-setup", *arguments, status=2)
        assert sentence.count("\n") == 1
        assert "Git svarar: «not a git repository" in sentence

    def test_no_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert (
            said(capsys, "git-setup", status=2)
            == "Fel: programmet git finns inte på datorn. Installera git och försök igen.\n"
        )


def edited(**more: Any) -> str:
    return store.dumps(raw_this() | more)


WHOLE = edited()
NEW_GOAL = edited(goals=[*raw_this()["goals"], {"title": "Ekvik ska växa."}])
CONTROL = "\x1b[2J"

FILES = [
    # reason, the old content, the new one, what is said, whether lines of the file are shown
    ("changed", WHOLE, NEW_GOAL, "+ Nytt nämndmål: Ekvik ska växa.", False),
    ("new", None, WHOLE, "\nekvik/omsorgsnamnden, 2025\nPlanen har 1 nämndmål, 2 aktiviteter, 1", False),
    ("new by name", None, WHOLE, "Ny plan: Verksamhetsplan\n", False),
    ("removed", WHOLE, None, "Borttagen plan: Verksamhetsplan\n", False),
    ("with nothing in it", None, store.dumps(raw_plan(2025)), "Planen är tom.", False),
    ("set otherwise", WHOLE, json.dumps(raw_this()), "Inget i planens innehåll skiljer, men i filen", True),
    ("an id", WHOLE, WHOLE.replace('"process"', '"id": "R1",\n        "process"'), '+        "id": "R1"', True),
    ("no JSON any more", WHOLE, WHOLE[:-3], "Den nya versionen går inte att läsa som en plan:\n\n· rad ", True),
    ("no plan before", "{}\n", WHOLE, "Den gamla versionen går inte att läsa som en plan:\n", True),
    ("no plan and new", None, "[1]\n", "fältet «format»", True),
    ("no plan and removed", "[1]\n", None, "-[1]", True),
    ("misnamed", WHOLE, edited(year=2026), "«2026.json»", True),
    ("a newer format", WHOLE, edited(format="vpbdiff-plan/99"), "«vpbdiff-plan/99»", True),
    ("an older format", edited(format="vpbdiff-plan/1", document="plan.txt"), NEW_GOAL, "Nytt nämndmål", False),
    ("an older format is told", edited(format="vpbdiff-plan/1"), NEW_GOAL, "har formatet «vpbdiff-plan/1»", False),
    ("an older format, no change", edited(format="vpbdiff-plan/1"), WHOLE, "Inget i planens innehåll skiljer", True),
    ("binary", WHOLE, "\0\1", "Binary files", True),
    ("empty", WHOLE, "", "\n· filen är tom.", True),
    ("a steering character", "[]\n", f'["{CONTROL}"]\n', '+["<U+001B>[2J"]', True),
    ("the end of lines", "[\n]\n", "[\r\n]\r\n", "+[<U+000D>", True),
]  # fmt: skip


def arguments(folder: Path, old: str | None, new: str | None, *, mode: str = "100644") -> list[str]:
    """What git gives for one file, with its contents in temporary files."""
    found = [THIS]
    for name, content in (("old", old), ("new", new)):
        if content is None:
            found += ["/dev/null", ".", "."]
            continue
        path = folder / name / "2025.json"
        path.parent.mkdir()
        path.write_bytes(content.encode())
        found += [str(path), "0" * 40, "100644" if name == "old" else mode]
    return found


class TestOneFile:
    @pytest.mark.parametrize(("old", "new", "told", "lines"), [pytest.param(*row, id=why) for why, *row in FILES])
    def test_what_is_shown(  # noqa: PLR0917 - one parameter a column
        self, tmp_path: Path, capsys: Capture, old: str | None, new: str | None, told: str, lines: bool
    ) -> None:
        shown = said(capsys, "git-diff", "--", *arguments(tmp_path, old, new))
        assert shown.startswith(f"vpbdiff a/{THIS} b/{THIS}\n")
        assert told in shown
        assert ("\n@@ " in shown or "\nBinary files " in shown) is lines
        assert "\x1b" not in shown
        assert "Inga skillnader" not in shown

    def test_renamed(self, tmp_path: Path, capsys: Capture) -> None:
        given = [
            *arguments(tmp_path, WHOLE, NEW_GOAL.replace("2025", "2026")),
            LAST.replace("2024", "2026"),
            "similarity index 99%\n",
        ]
        shown = said(capsys, "git-diff", "--", *given)
        assert shown.startswith(f"vpbdiff a/{THIS} b/{FOLDER}/2026.json\nFilen har bytt namn: {THIS} → ")
        assert "ekvik/omsorgsnamnden, 2025 → 2026" in shown

    def test_another_mode(self, tmp_path: Path, capsys: Capture) -> None:
        shown = said(capsys, "git-diff", "--", *arguments(tmp_path, WHOLE, WHOLE, mode="100755"))
        assert shown.splitlines()[1:] == [
            "Filens rättigheter är ändrade: 100644 → 100755",
            "Filens innehåll är detsamma.",
        ]

    def test_conflict(self, capsys: Capture) -> None:
        assert "konflikter" in said(capsys, "git-diff", "--", THIS)

    def test_called_by_a_person(self, capsys: Capture) -> None:
        assert "Kör «vpbdiff diff»" in said(capsys, "git-diff", "2024", "2025", status=2)

    @pytest.mark.parametrize(
        ("setting", "variables", "coloured"),
        [
            pytest.param("always", {}, True, id="asked for"),
            pytest.param("auto", {}, False, id="no terminal"),
            pytest.param("auto", {"GIT_PAGER_IN_USE": "true"}, True, id="the pager of git"),
            pytest.param("never", {"GIT_PAGER_IN_USE": "true"}, False, id="not wanted"),
            pytest.param("always", {"NO_COLOR": "1"}, False, id="none at all"),
        ],
    )
    def test_colour(  # noqa: PLR0917 - one parameter a column
        self,
        repository: Repository,
        capsys: Capture,
        monkeypatch: pytest.MonkeyPatch,
        setting: str,
        variables: dict[str, str],
        coloured: bool,
    ) -> None:
        repository.git("config", "color.diff", setting)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        for new in (NEW_GOAL, "[]\n"):
            folder = repository.root.parent / f"{len(new)}"
            folder.mkdir()
            shown = said(capsys, "git-diff", "--", *arguments(folder, WHOLE, new))
            assert ("\x1b[" in shown) is coloured


CONTENTS = st.one_of(
    raw_plans(2025).map(store.dumps).map(str.encode),
    st.binary(max_size=60),
    st.text(alphabet='{}[]",:\n\r\t\x1b\u202e1e', max_size=60).map(str.encode),
    st.sampled_from([WHOLE, NEW_GOAL, WHOLE[:-9], edited(format="vpbdiff-plan/1"), edited(year=2026)]).map(str.encode),
)


class TestAnyTwoFiles:
    """Whatever two versions hold, the difference is shown, and no character of theirs steers the terminal."""

    @examples(15, 800)
    @given(old=CONTENTS, new=CONTENTS)
    def test_something_is_shown(self, old: bytes, new: bytes) -> None:
        with TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("old", "new")]
            for path, content in zip(files, (old, new), strict=True):
                path.write_bytes(content)
            change = FileChange(*(FileVersion(THIS, path, "100644") for path in files))
            shown = git_diff.shown_change(change, Wording(), Options())
        head, _, rest = shown.partition("\n")
        assert head == f"vpbdiff a/{THIS} b/{THIS}"
        assert (rest == "Filens innehåll är detsamma.\n") is (old == new)
        assert rest.strip() != ""
        assert {character for character in rest if unicodedata.category(character) in ("Cc", "Cf")} <= {"\n", "\t"}


@pytest.mark.soak
def test_a_conflict_in_git(repository: Repository, capsys: Capture) -> None:
    said(capsys, "git-setup")
    repository.git("checkout", "--quiet", "-b", "andring", "HEAD~1")
    repository.edit("Personalen går ut med dem som vill", "Personalen går ut")
    repository.commit()
    repository.shell("git merge main || true")
    assert "Filen har konflikter" in repository.git("diff", "--cached")
    assert "Den nya versionen går inte att läsa som en plan" in repository.git("diff", "HEAD")


@pytest.mark.parametrize(
    ("path", "is_plan"),
    [
        (THIS, True),
        (f"{FOLDER}/2025.forslag.json", True),
        (f"{FOLDER}/2023.known-from-2024.json", True),
        ("planer/snapshots/ekvik/2025.json", True),
        (f"{FOLDER}/2024-2025.explanations.json", False),
        (f"{FOLDER}/2025.revisions.explanations.json", False),
        (f"{FOLDER}/2023.known-from-2024.import.json", False),
        ("package.json", False),
        ("snapshots.json", False),
    ],
)
def test_which_files_are_plans(repository: Repository, capsys: Capture, path: str, is_plan: bool) -> None:
    said(capsys, "git-setup")
    value = "vpbdiff" if is_plan else "unspecified"
    assert repository.git("check-attr", "diff", path) == f"{path}: diff: {value}\n"


def test_the_page_says_what_is_written(repository: Repository, capsys: Capture) -> None:
    said(capsys, "git-setup")
    page = (Path(__file__).parents[2] / "docs" / "git.md").read_text(encoding="utf-8")
    first = (repository.root / ".git" / "info" / "attributes").read_text(encoding="utf-8").splitlines()[1]
    assert f"`{first}`" in page
    assert f"`{git_setup.SETTING}`" in page
