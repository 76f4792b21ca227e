"""What can be done or gone to by its name: the palette, and the providers that fill it.

A screen or the application names its providers in `COMMANDS`, as Textual has it; each yields hits with a score by
`screens.choose.likeness`, so that all of them are ranked together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from vpbdiff.base.escaping import in_line
from vpbdiff.review.session import Session
from vpbdiff.tui.dialogs.choose import ChooseOne, Pick, likeness, marked
from vpbdiff.tui.key_bindings import BoundAction, deeds
from vpbdiff.tui.messages import Visit
from vpbdiff.wording import Wording

_MOST = 50
"""Hits that are shown: who has not found it among so many types one letter more."""

Command = Callable[[], Any]


class Worded(Protocol):
    """What speaks one language."""

    wording: Wording


class Reviewing(Worded, Protocol):
    """A screen with a session."""

    session: Session


class Deeds(Provider):
    """What can be done on the screen, with its keys."""

    async def discover(self) -> Hits:
        """All of it, in the order of the help."""
        for deed, command in self._all():
            yield DiscoveryHit(Content(deed.name), command, deed.name, ", ".join(deed.keys))

    async def search(self, query: str) -> Hits:
        """What is called so, or nearly."""
        for deed, command in self._all():
            if score := likeness(query, deed.name):
                yield Hit(score, marked(query, deed.name), command, deed.name, ", ".join(deed.keys))

    def _all(self) -> Iterator[tuple[BoundAction, Command]]:
        for deed in deeds(self.screen, cast("Worded", self.app).wording):
            yield deed, partial(self.app.run_action, deed.action, deed.node)


class Changes(Provider):
    """The changes of the review, to go to; only once something is searched for."""

    async def search(self, query: str) -> Hits:
        """The changes that are called so, or nearly."""
        review = cast("Reviewing", self.screen)
        for row in review.session.listing.all:
            name = in_line(row.subject.record.name)
            if score := likeness(query, name):
                go = partial(self.screen.post_message, Visit(row.id))
                yield Hit(score, marked(query, name), go, name, review.wording.say("review.palette-change"))


class Palette(ChooseOne[Command]):
    """Returns what is to be done."""

    def __init__(self, screen: Screen[Any], title: str, wording: Wording) -> None:
        """The palette of a `screen`, which is not the palette itself."""
        super().__init__(title, (), wording)
        named = (*screen.app.COMMANDS, *screen.COMMANDS)
        kinds = [each if isinstance(each, type) else each() for each in named]
        self._providers = [kind(screen) for kind in kinds]

    async def find(self, wanted: str) -> None:
        """Offer what can be done; once something is typed, what is called so, the nearest first."""
        if not wanted:
            offered = [hit for each in self._providers async for hit in each.discover()]
            found = [each for each in offered if isinstance(each, DiscoveryHit)]
            self.offer([Pick(str(each.text), each.command, each.help or "", each.display) for each in found])
            return
        hits = [hit for each in self._providers async for hit in each.search(wanted)]
        ranked = sorted((each for each in hits if isinstance(each, Hit)), key=lambda each: -each.score)
        told = [each for each in ranked if each.score >= 1 or ranked[0].score < 1][:_MOST]
        self.offer([Pick(str(each.text), each.command, each.help or "", each.match_display) for each in told])
