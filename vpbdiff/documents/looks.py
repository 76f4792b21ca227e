"""What makes text a heading that only its size marks as one; the same for Word and PDF."""

from __future__ import annotations

import re

LARGER = 1.1
"""How much larger than the running text a heading is: 12 on 11 points is none yet, 12 on 10 is; bold tells the rest."""

LONGEST = 250
"""The longest heading, in characters; a goal set as one has up to 190."""

RUNNING = 80
"""Characters from which text is running text. Before the first stands a cover, where what is large is no heading."""

_SENTENCES = re.compile(r"[.!?][)\"”»]* +[A-ZÅÄÖ]")
"""Where a second sentence begins: a preamble in large type is no heading."""


def is_heading(text: str, size: float, running: float) -> bool:
    """Whether a text of this size is a heading where running text has the other, both in points."""
    large = running > 0 and size >= LARGER * running
    return large and len(text) <= LONGEST and any(map(str.isalpha, text)) and not _SENTENCES.search(text)
