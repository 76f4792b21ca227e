"""The sentences of the command line library, click, by its own English ones; their placeholders are click's.

Only those that can be met here: a test reads click's source and holds the table complete.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

_SWEDISH = {
    "Usage:": "Användning:",
    "Options": "Flaggor",
    "Commands": "Kommandon",
    "Positional arguments": "Argument",
    "default: {default}": "förval: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "required": "obligatorisk",
    "Missing command.": "Ange ett kommando.",
    "Missing argument": "Ett argument saknas:",
    "Missing option": "En flagga saknas:",
    "Choose from:\n\t{choices}": "Välj något av dessa: {choices}",
    "No such option {name!r}.": "Flaggan {name!r} finns inte.",
    "No such command {name!r}.": "Kommandot {name!r} finns inte.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av {possibilities}?",
    "Got unexpected extra argument ({args})": "Ett argument är för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Några argument är för mycket: {args}",
    "Invalid value: {message}": "Ogiltigt värde: {message}",
    "Invalid value for {param_hint}: {message}": "Ogiltigt värde för {param_hint}: {message}",
    "{value!r} is not {choice}.": "{value!r} är inte {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} är inget av {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} är inget giltigt tal.",
    "{value} is not in the range {range}.": "{value} ligger utanför {range}.",
    "Argument {name!r} takes {nargs} values.": "Argumentet {name!r} tar {nargs} värden.",
    "Option {name!r} does not take a value.": "Flaggan {name!r} tar inget värde.",
    "Option {name!r} requires an argument.": "Flaggan {name!r} behöver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Flaggan {name!r} behöver {nargs} värden.",
}

MESSAGES: dict[str, Message] = {f"click: {en}": Message(sv=sv, en=en) for en, sv in _SWEDISH.items()}
