"""Keys in turn: each is handed on when all that the one before asked for has come about.

Textual sends a key to the widget that has the focus when the key arrives. On a slow machine, or under a fast hand,
that is not the one that will have it once the keys before are answered: letters meant for a form would act on the list
behind it, and a reason would land on another change than the one that its writer saw.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key

_PATIENCE = 1.0
"""Seconds that a key which must always be heard waits for what another asked for, as where somebody holds the file."""


class TypeAhead:
    """Keeps the keys and pastes of one application until their turn comes."""

    def __init__(self, app: App[Any], hand_on: Callable[[Event], Awaitable[None]], urgent: frozenset[str]) -> None:
        """`hand_on` does what Textual does with an event; `urgent` are the keys that wait for a second at the most."""
        self._app = app
        self._hand_on = hand_on
        self._urgent = urgent
        self._waiting: deque[Event] = deque()
        self._task: asyncio.Task[None] | None = None

    def take(self, event: Event) -> None:
        """Take in a key or a paste: handed on at once where nothing is before it."""
        self._waiting.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._work())
            self._task.add_done_callback(self._ended)
        elif isinstance(event, Key) and event.key in self._urgent:
            self._app.set_timer(_PATIENCE, self._hurry)

    async def _work(self) -> None:
        while self._waiting:
            await self._hand_on(self._waiting.popleft())
            await self._answered()

    async def _answered(self) -> None:
        """Wait until nothing that the last key asked for is left to be done, save what goes on in the background."""
        quiet = False
        while not quiet and self._app.is_running:
            pumps = list(self._pumps())
            for each in pumps:
                await _round_trip(each)
            quiet = pumps == list(self._pumps()) and not any(each.message_queue_size for each in pumps)

    def _pumps(self) -> Iterator[DOMNode]:
        """What a key's consequences pass through: from the focused widget out to the application."""
        if self._app.screen_stack:
            yield from (self._app.focused or self._app.screen).ancestors_with_self

    async def _hurry(self) -> None:
        """Hand on all that still waits for what takes its time, to where the focus is now."""
        urgent = any(isinstance(each, Key) and each.key in self._urgent for each in self._waiting)
        while urgent and self._waiting:
            await self._hand_on(self._waiting.popleft())

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and task.exception() is not None:
            self._app.call_later(task.result)  # raised where Textual looks for it


async def _round_trip(node: DOMNode) -> None:
    """Wait until a node has gone through all that was in its queue by now, or has ended."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        await done.wait()
