"""Messages collected and filled in; problems as sentences.

The catalogue itself: collects the messages of all topics and fills in their parameters.

Problems as sentences: where it is, what is wrong, how to mend it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

from vpbdiff.base.errors import Location, Problem

LANGUAGES = ("sv", "en")

TOPICS = (
    "cli_messages",
    "diff_messages",
    "change_messages",
    "entity_messages",
    "view_messages",
    "budget_messages",
    "gate_messages",
    "explain_messages",
    "rule_messages",
    "error_messages",
    "review_messages",
    "history_messages",
    "follow_messages",
    "import_messages",
    "profile_messages",
    "merge_messages",
    "teach_messages",
    "workbook_messages",
)
"""The modules that hold messages, one a topic. A message is looked for in this order, and a topic loaded when nothing
before it has the message: what every command says stands first."""


class Message(NamedTuple):
    """One message in both languages, with `{name}` for its parameters."""

    sv: str
    en: str


@cache
def _topic(name: str) -> dict[str, Message]:
    found: dict[str, Message] = import_module(f"vpbdiff.wording.{name}").MESSAGES
    return found


@cache
def _message(key: str) -> Message:
    """One message. Raises KeyError for a key that the catalogue lacks."""
    for topic in TOPICS:
        if key in _topic(topic):
            return _topic(topic)[key]
    raise KeyError(key)


def messages() -> dict[str, Message]:
    """All messages by key. Raises ValueError where two topics claim one key."""
    found: dict[str, Message] = {}
    for topic in TOPICS:
        for key, message in _topic(topic).items():
            if key in found:
                raise ValueError(f"message {key!r} stands in two topics")
            found[key] = message
    return found


class Wording:
    """Says things in one language."""

    def __init__(self, language: str = "sv") -> None:
        self.language = language
        self._column = LANGUAGES.index(language)

    def say(self, key: str, /, **params: object) -> str:
        """The message `key` with its parameters filled in. Raises KeyError for a key that the catalogue lacks."""
        return _message(key)[self._column].format(**params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """A message that depends on a number: `key.one` for exactly one, `key.many` otherwise; `{n}` is the number."""
        return self.say(f"{key}.one" if number == 1 else f"{key}.many", n=number, **params)

    def click(self, message: str) -> str:
        """One of click's own sentences, its placeholders left to click; as it is if the catalogue lacks it."""
        found = _topic("cli_messages").get(f"click: {message}")
        return found[self._column] if found else message

    def click_plural(self, one: str, many: str, number: int) -> str:
        """One of click's own sentences that depends on a number."""
        return self.click(one if number == 1 else many)


def sentence(wording: Wording, problem: Problem) -> str:
    """A problem in one line, with its place in front where it has one."""
    said = wording.say(problem.key, **problem.params)
    at = place(wording, problem.location)
    return f"{at}: {said}" if at else said


def place(wording: Wording, location: Location) -> str:
    """A place in words."""
    parts = [location.path or ""]
    if location.line is not None:
        parts.append(wording.say("place.line", line=location.line))
    parts.append(location.pointer or "")
    return ", ".join(part for part in parts if part)
