"""The language of the command line: found before anything is parsed, then put into every text that click shows.

Commands are plain click commands whose helps and metavars are keys of the catalogue. `in_words` gives a copy in words;
`click_in` lends click's own sentences («Missing argument ...») the catalogue's for as long as a command runs.
"""

from __future__ import annotations

import copy
import gettext
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from vpbdiff.cli import manner
from vpbdiff.cli.help import EXAMPLES
from vpbdiff.wording import LANGUAGES, Wording

VARIABLE = "VPBDIFF_LANG"

_Command = TypeVar("_Command", bound=click.Command)


def language_of(args: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that the arguments or the environment ask for; Swedish where they ask for none that there is.

    Read before click parses, so that a faulty argument is told in the language too; click checks `--lang` itself.
    """
    asked = environment.get(VARIABLE, "")
    for position, argument in enumerate(args):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(args):
            asked = args[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def in_words(command: _Command, wording: Wording) -> _Command:
    """A copy of a command with its keys put into words, and with the options that every command has."""
    spoken = copy.copy(command)
    spoken.help = wording.say(command.help) if command.help else None
    if spoken.help:  # in the list of commands the whole first paragraph, which click would cut off in mid-sentence
        spoken.short_help = spoken.help.partition("\n\n")[0]
    if command.name in EXAMPLES:
        spoken.epilog = "\b\n" + wording.say("cli.examples") + "".join(f"\n  {line}" for line in EXAMPLES[command.name])
    spoken.params = [_parameter_in_words(parameter, wording) for parameter in command.params] + _common_options(wording)
    spoken.add_help_option = False  # click keeps the first one that it made, in whatever language that was
    spoken.options_metavar = wording.say("cli.metavar.options")
    if isinstance(spoken, click.Group):
        spoken.subcommand_metavar = wording.say("cli.metavar.command")
    return spoken


def _parameter_in_words(parameter: click.Parameter, wording: Wording) -> click.Parameter:
    spoken = copy.copy(parameter)
    if isinstance(spoken, click.Option | click.Argument) and spoken.help:
        spoken.help = wording.say(spoken.help)
    if spoken.metavar:
        spoken.metavar = wording.say(spoken.metavar)
    return spoken


def _common_options(wording: Wording) -> list[click.Parameter]:
    language = click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        envvar=VARIABLE,
        expose_value=False,
        help=wording.say("cli.option.lang"),
    )
    return [language, *manner.options(wording), *_help_option(wording)]


def _help_option(wording: Wording) -> list[click.Parameter]:
    @click.help_option("-h", "--help", help=wording.say("cli.option.help"))
    @click.command
    def holder() -> None: ...

    return holder.params


@contextmanager
def click_in(wording: Wording) -> Iterator[None]:
    """Let click say its own sentences in this language.

    click looks them up by `gettext`, which reads binary catalogues by the environment's locale. The project has one
    catalogue, so its functions take the place of those two names in click's modules, and give it back.
    """
    functions = {gettext.gettext: wording.click, gettext.ngettext: wording.click_plural}
    lent = [
        (module, name, function)
        for module in [module for name, module in sys.modules.items() if name.split(".")[0] == "click"]
        for name, function in vars(module).items()
        if name in {"_", "ngettext"} and function in functions
    ]
    for module, name, function in lent:
        setattr(module, name, functions[function])
    try:
        yield
    finally:
        for module, name, function in lent:
            setattr(module, name, function)
