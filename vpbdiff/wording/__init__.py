"""Every sentence that a user reads, in Swedish (default) and English, from one catalogue.

A message stands once, with both languages side by side, in the module of `messages` for its topic. A test holds both
complete, and every key that the code uses present.
"""

from __future__ import annotations

from vpbdiff.wording.catalogue import LANGUAGES, Message, Wording

__all__ = ["LANGUAGES", "Message", "Wording"]
