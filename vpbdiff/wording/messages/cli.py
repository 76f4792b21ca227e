"""Messages on the topic: cli."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {}
