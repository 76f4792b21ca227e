"""The order of words in a Swedish list, as in the dictionary: å, ä and ö last, other accents no difference."""

from __future__ import annotations

import unicodedata

_LAST = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}
"""What stands after z among the characters, for the letters that stand after it in the alphabet."""


def alphabetical(text: str) -> tuple[str, str]:
    """The key to sort a text by. Letters in two pieces, capitals and accents weigh only where nothing else differs."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(map(_weight, composed)), text


def _weight(letter: str) -> str:
    return _LAST.get(letter) or unicodedata.normalize("NFD", letter)[0]
