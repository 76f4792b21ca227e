"""Messages on the topic: imports."""

from __future__ import annotations

from vpbdiff.wording.catalogue import Message

MESSAGES: dict[str, Message] = {}
