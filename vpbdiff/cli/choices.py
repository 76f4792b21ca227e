"""Choices on the command line: by their identifier, or by the words that the output prints, in either language.

A wrong word is answered with the nearest that is right, and with the words of the interface's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from vpbdiff.memo import PAPERS
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES
from vpbdiff.wording import LANGUAGES, Wording

Words = Callable[[str], Iterable[str]]
"""The keys of the messages that name a choice, the one to show first."""


class NamedChoice(click.Choice[str]):
    """A choice among identifiers that may be written as a reader knows them."""

    def __init__(self, identifiers: Iterable[str], words: Words) -> None:
        super().__init__(list(identifiers))
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The identifier. Fails with the nearest known word."""
        wanted = _plain(str(value))
        known = self._known()
        if wanted in known:
            return known[wanted]
        wording = (ctx.find_object(Wording) if ctx else None) or Wording()
        said = wording.say("cli.no-choice", value=value, known=", ".join(map(self._shown(wording), self.choices)))
        from difflib import get_close_matches  # noqa: PLC0415 - only for a slip of the pen

        near = get_close_matches(wanted, known, n=1)
        raise click.BadParameter(f"{said} {meant(near[0], wording)}" if near else said, ctx, param)

    def _shown(self, wording: Wording) -> Callable[[str], str]:
        return lambda identifier: next(iter(_said(wording, self._words(identifier))), identifier)

    def _known(self) -> dict[str, str]:
        """The identifiers by all that they may be called; an identifier is never another's word."""
        found: dict[str, str] = {}
        for identifier in self.choices:
            keys = list(self._words(identifier))
            for language in LANGUAGES:
                found |= {_plain(word): identifier for word in _said(Wording(language), keys)}
        return found | {_plain(identifier): identifier for identifier in self.choices}


def _said(wording: Wording, keys: Iterable[str]) -> list[str]:
    return [word for key in keys for word in wording.say(key).split(" / ")]


def _plain(word: str) -> str:
    """A word as it is compared; cmd.exe hands over single quotes as part of it."""
    return " ".join(word.strip("'\"«»").replace("-", "_").replace("_", " ").casefold().split())


def meant(word: str, wording: Wording) -> str:
    """The question whether something near was meant."""
    return wording.click("Did you mean {possibility}?").format(possibility=f"«{word}»")


def entities() -> NamedChoice:
    """A kind of item of a plan."""
    return NamedChoice(ENTITIES, lambda name: (f"entity.{name}.{form}" for form in ("one", "many", "the")))


def kinds() -> NamedChoice:
    """A kind of change, by any of the words that a report has for it."""
    return NamedChoice([kind.value for kind in Kind], _of_kind)


def _of_kind(kind: str) -> Iterable[str]:
    from vpbdiff.statements.phrases import kind_keys  # noqa: PLC0415 - help needs no comparison

    return kind_keys(Kind(kind))


def documents() -> NamedChoice:
    """What a document is."""
    return NamedChoice(("plan", "report"), lambda name: [f"import.as.{name}"])


def outlines() -> NamedChoice:
    """A reader of the memo."""
    return NamedChoice(PAPERS, lambda name: [f"summary.outline.{name}"])
