"""Messages on the topic: errors."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {}
