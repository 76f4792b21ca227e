"""What a user may write where a command has a choice: the identifier or the printed word; and a wrong word's answer."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.support.examples import first_now
from tests.support.invented import EXAMPLES as PLANS
from vpbdiff.cli import COMMANDS, choices, cli
from vpbdiff.cli.help import EXAMPLES
from vpbdiff.store import schema
from vpbdiff.wording.catalogue import messages

WORDS = [
    # reason, choice, what is written, what is meant
    ("an identifier", choices.entities(), "budget_line", "budget_line"),
    ("a word of the output", choices.entities(), "aktivitet", "activity"),
    ("in the plural", choices.entities(), "Risker", "risk"),
    ("of two words", choices.entities(), "övergripande mål", "overarching_goal"),
    ("in English", choices.entities(), "committee goal", "goal"),
    ("quotes that cmd.exe keeps", choices.entities(), "'mått'", "measure"),
    ("a kind of change", choices.kinds(), "flyttad", "moved"),
    ("in another form", choices.kinds(), "borttagna", "removed"),
    ("of one field alone", choices.kinds(), "höjt målvärde", "raised"),
    ("with a hyphen for a blank", choices.kinds(), "status-changed", "status_changed"),
    ("a reader of the memo", choices.outlines(), "fackliga", "unions"),
    ("the reader as a word of the plan", choices.outlines(), "tjänsteskrivelse", "memo"),
]


@pytest.mark.parametrize(("reason", "choice", "written", "meant"), WORDS, ids=[row[0] for row in WORDS])
def test_a_choice_takes_the_words_that_are_printed(
    reason: str, choice: choices.NamedChoice, written: str, meant: str
) -> None:
    assert choice.convert(written, None, None) == meant


@pytest.mark.parametrize("choice", [choices.entities(), choices.kinds(), choices.outlines()])
def test_every_choice_has_a_word_and_no_word_means_two(choice: choices.NamedChoice) -> None:
    for identifier in choice.choices:
        assert choice.convert(identifier, None, None) == identifier
        words = [word for word, meant in choice._known().items() if meant == identifier]
        assert len(words) > 1, "the identifier and at least one word of the output"


@pytest.mark.parametrize(("written", "near"), [("aktiviter", "«aktiviteter»"), ("risck", "«risk»")])
def test_a_wrong_word_is_answered_with_the_nearest(written: str, near: str) -> None:
    result = CliRunner().invoke(cli, ["diff", "a.json", "b.json", "--entity", written])
    assert result.exit_code == 2
    assert near in result.stderr and "kontrollmoment" in result.stderr and "budget_line" not in result.stderr


@pytest.mark.parametrize(("written", "near"), [("chek", "check"), ("histry", "history"), ("sumary", "summary")])
def test_a_mistyped_command_is_answered_with_the_nearest(written: str, near: str) -> None:
    result = CliRunner().invoke(cli, [written, "2025", "2026"])
    assert result.exit_code == 2
    assert f"'{near}'" in result.stderr


def test_help_is_that_of_the_command() -> None:
    runner = CliRunner()
    assert runner.invoke(cli, ["help"]).stdout == runner.invoke(cli, ["--help"]).stdout
    for name in COMMANDS:
        assert runner.invoke(cli, ["help", name]).stdout == runner.invoke(cli, [name, "--help"]).stdout


@pytest.mark.parametrize("name", schema.names())
def test_a_schema_is_printed_as_it_ships(name: str) -> None:
    assert json.loads(CliRunner().invoke(cli, ["schema", name]).stdout) == schema.read(name)


def test_the_swedish_help_has_no_placeholder_of_the_programmers() -> None:
    for name in COMMANDS:
        text = CliRunner().invoke(cli, [name, "--help"]).stdout
        found = [word for word in ("OLD", "NEW", "x>=", "budget_line", "memo|", "TEXT]", "PATH]") if word in text]
        assert found == [], name
    metavars = {message.sv: message.en for key, message in messages().items() if "metavar" in key}
    assert len(metavars) > 20
    same = {word for swedish, english in metavars.items() if swedish == english for word in re.findall(r"\w+", swedish)}
    assert same == {"PLAN", "ARGUMENT", "REV", "TEXT", "N", "ID"}, "words of both languages"


def test_every_command_has_an_example() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


RUN = [
    pytest.param(line, id=line, marks=[pytest.mark.soak] * any(word in line for word in (".pdf", "summary", "import")))
    for name, lines in EXAMPLES.items()
    for line in lines
    if name not in {"review", "git-setup", "follow"}  # a screen, a repository's settings, reports of one's own
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, with the documents that the help names beside them."""
    folder = Path(shutil.copytree(PLANS, tmp_path_factory.mktemp("help") / "examples"))
    documents = folder / "documents" / "omsorgsnamnden"
    named = {"plan.docx": "2026.docx", "ny.docx": "2026.docx", "gammal.pdf": "2025.pdf"}
    for name, source in named.items():
        shutil.copy(documents / source, folder / name)
    return folder


@pytest.mark.parametrize("line", first_now((each for each in RUN if "internbudget" not in each.values[0]), every=5))  # type: ignore[operator]
def test_an_example_of_the_help_runs(line: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shutil.copytree(project, tmp_path / "project"))
    runner = CliRunner()
    if "--verify" in line:
        runner.invoke(cli, shlex.split("summary 2025 2026 -o sammanfattning.docx"))
    result = runner.invoke(cli, shlex.split(line)[1:])
    assert isinstance(result.exception, SystemExit | None)
    assert result.exit_code in {0, 1}, result.output


def test_a_choice_is_completed_by_its_identifiers() -> None:
    context = click.Context(cli)
    found = choices.entities().shell_complete(context, cli.params[0], "ri")
    assert [each.value for each in found] == ["risk_level", "risk", "risk_action"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["2026.txt", "2027.txt"], "är en fil och inget kommando", id="no command"),
        pytest.param(["jämför", "2026.txt", "2027.txt"], "Det som du söker heter «diff»", id="a Swedish verb"),
        pytest.param(
            ["diff", "Plan", "2026.txt", "2027.txt"], "Namnet «Plan 2026.txt» har mellanslag", id="a name with a space"
        ),
        pytest.param(["diff", "'2026.txt'", "2027.txt"], "Skriv dubbla", id="single quotes that cmd.exe keeps"),
        pytest.param(["diff", "'Plan", "2025.pdf'", "'Plan", "2026.pdf'"], "Skriv dubbla", id="and a name in two"),
        pytest.param(["diff", "cp850.txt", "2026.txt"], "--encoding cp850", id="a text of the command window"),
        pytest.param(["diff", "cp1252.txt", "2026.txt"], "--encoding cp1252", id="a text of an older Windows"),
    ],
)
def test_a_wrong_first_try_is_answered_with_what_is_right(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# Verksamhetsplan 2026\n\n## Nämndmål\n\n### Mål 1: Alla får svar på frågor i tid\n"
    for encoding, name in (("utf-8", "2026"), ("utf-8", "Plan 2026"), ("cp850", "cp850"), ("cp1252", "cp1252")):
        (tmp_path / f"{name}.txt").write_text(text, encoding=encoding)
    result = CliRunner().invoke(cli, words)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert ("har mellanslag" in result.stderr) == ("Plan" in words), result.stderr
