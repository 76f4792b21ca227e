"""The catalogue itself: collects the messages of all topics and fills in their parameters."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

LANGUAGES = ("sv", "en")

TOPICS = (
    "errors",
    "entities",
    "imports",
    "imports_money",
    "profiles",
    "reimport",
    "documents",
    "diff",
    "explanations",
    "gate",
    "explain",
    "review",
    "views",
    "validation",
    "budget",
    "history",
    "summary",
    "web",
    "git",
    "cli",
    "click",
)
"""The modules of `messages`, one a topic."""


class Message(NamedTuple):
    """One message in both languages, with `{name}` for its parameters."""

    sv: str
    en: str


@cache
def messages() -> dict[str, Message]:
    """All messages by key. Raises ValueError where two topics claim one key."""
    found: dict[str, Message] = {}
    for topic in TOPICS:
        for key, message in import_module(f"vpbdiff.wording.messages.{topic}").MESSAGES.items():
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
        return messages()[key][self._column].format(**params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """A message that depends on a number: `key.one` for exactly one, `key.many` otherwise; `{n}` is the number."""
        return self.say(f"{key}.one" if number == 1 else f"{key}.many", n=number, **params)

    def click(self, message: str) -> str:
        """One of click's own sentences, its placeholders left to click; as it is if the catalogue lacks it."""
        found = messages().get(f"click: {message}")
        return found[self._column] if found else message

    def click_plural(self, one: str, many: str, number: int) -> str:
        """One of click's own sentences that depends on a number."""
        return self.click(one if number == 1 else many)
