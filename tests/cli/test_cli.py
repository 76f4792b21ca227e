"""The command line: its language wherever it is asked for, its help in words, commands that load when they run."""

from __future__ import annotations

import re
from importlib import import_module

import click
import pytest
from click.testing import CliRunner, Result

from vpbdiff.cli import COMMANDS, cli
from vpbdiff.cli.locale import language_of
from vpbdiff.wording import LANGUAGES
from vpbdiff.wording.catalogue import messages


def run(*args: str, **environment: str) -> Result:
    return CliRunner().invoke(cli, args, env={"VPBDIFF_LANG": None, **environment})


@pytest.mark.parametrize(
    ("args", "environment", "language"),
    [
        pytest.param([], {}, "sv", id="Swedish unless asked"),
        pytest.param(["--lang", "en", "diff"], {}, "en", id="before the command"),
        pytest.param(["diff", "--lang", "en"], {}, "en", id="after the command"),
        pytest.param(["diff", "--lang=en"], {}, "en", id="with an equals sign"),
        pytest.param(["--lang", "en", "diff", "--lang", "sv"], {}, "sv", id="the last one counts"),
        pytest.param([], {"VPBDIFF_LANG": "en"}, "en", id="in the environment"),
        pytest.param(["--lang", "sv"], {"VPBDIFF_LANG": "en"}, "sv", id="an option goes before the environment"),
        pytest.param(["--lang", "de"], {}, "sv", id="one that there is not"),
        pytest.param(["--lang"], {}, "sv", id="none named"),
        pytest.param(["diff", "--", "--lang", "en"], {}, "sv", id="an argument is no option"),
    ],
)
def test_the_language_that_is_asked_for(args: list[str], environment: dict[str, str], language: str) -> None:
    assert language_of(args, environment) == language


USAGE = {"sv": "Användning:", "en": "Usage:"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_one_language(command: str, language: str) -> None:
    args = [*filter(None, [command]), "--help"]
    help_text = run(*args, VPBDIFF_LANG=language).stdout
    assert run(*args, "--lang", language).stdout == help_text
    assert help_text.startswith(USAGE[language])
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    mine, theirs = (
        [getattr(m, code) for k, m in messages().items() if k.startswith("click: ")] for code in (language, other)
    )
    told_wrong = [
        word for word in theirs if "{" not in word and len(word) > 6 and word not in mine and word in help_text
    ]
    assert told_wrong == []
    assert not re.search(r"\b[a-z]+\.[a-z-]+\.[a-z-]+\b", help_text), "a key of the catalogue shows"


def test_two_languages_in_one_process_do_not_mix() -> None:
    swedish = run("validate", "--help").stdout
    assert run("validate", "--help", "--lang", "en").stdout != swedish
    assert run("validate", "--help").stdout == swedish


def test_click_has_its_own_words_back_afterwards() -> None:
    run("--help")
    with pytest.raises(click.UsageError, match="Missing command"):
        click.Group("x", invoke_without_command=False, no_args_is_help=False).main([], standalone_mode=False)


WRONG_USAGE = [
    # reason, arguments, what is said in Swedish and in English
    ("no such command", "dif", "Kommandot 'dif' finns inte.", "No such command 'dif'."),
    ("no such option", "diff --stta", "Flaggan '--stta' finns inte.", "No such option '--stta'."),
    ("a slip in an option", "diff --stta", "Menade du '--stat'?", "Did you mean '--stat'?"),
    ("an argument too few", "diff 2020", "Ett argument saknas:", "Missing argument"),
    ("one too many", "diff a b c", "Ett argument är för mycket: c", "Got unexpected extra argument (c)"),
    ("no value", "diff a b --format", "'--format' behöver ett värde.", "'--format' requires an argument."),
    ("a value too many", "diff a b --stat=3", "'--stat' tar inget värde.", "'--stat' does not take a value."),
    ("no such format", "diff a b --format pdf", "'pdf' är inget av 'text'", "'pdf' is not one of 'text'"),
    ("no language", "--lang", "Flaggan '--lang' behöver ett värde.", "Option '--lang' requires an argument."),
]


@pytest.mark.parametrize(("line", "swedish", "english"), [pytest.param(*row, id=why) for why, *row in WRONG_USAGE])
def test_wrong_usage_is_told_in_the_language(line: str, swedish: str, english: str) -> None:
    for language, said, prefix in (("sv", swedish, "Fel: "), ("en", english, "Error: ")):
        result = run(*line.split(), VPBDIFF_LANG=language)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith(prefix)
        assert said in result.stderr.splitlines()[0]
        assert len(result.stderr.splitlines()) == 2
        assert "--help»" in result.stderr


def test_a_language_that_there_is_not_is_told_in_swedish() -> None:
    for result in (run("validate", "--lang", "de"), run("validate", VPBDIFF_LANG="de")):
        assert result.exit_code == 2
        assert "Ogiltigt värde för '--lang': 'de' är inget av 'sv', 'en'." in result.stderr


def test_without_a_command_the_help_comes_and_nothing_ran() -> None:
    result = run()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Kommandon:" in result.stderr


def test_the_list_of_commands_tells_whole_sentences() -> None:
    listed = run("--help").stdout.partition("Kommandon:")[2]
    assert "..." not in listed
    assert "…" not in listed


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_the_object_of_its_module(name: str) -> None:
    module = import_module(f"vpbdiff.cli.{'import_' if name == 'import' else name.replace('-', '_')}")
    assert isinstance(module.command, click.Command)
    assert module.command.name == name
    for parameter in module.command.params:
        assert getattr(parameter, "help", None) in messages()
        assert parameter.metavar is None or parameter.metavar in messages()
