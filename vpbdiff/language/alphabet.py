"""Letters: their order in a Swedish list, and those of other scripts that look like Latin ones.

The order is the dictionary's: å, ä and ö last, other accents no difference. A word that holds letters of another script
reads as Swedish, and is compared as none. Only what must not be got round reads texts as Latin: what a reason says, and
what running text says is to be done. Elsewhere another letter is another letter, and is shown.
"""

from __future__ import annotations

import re
import unicodedata

_LAST = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}
"""What stands after z among the characters, for the letters that stand after it in the alphabet."""


def alphabetical(text: str) -> tuple[str, str]:
    """The key to sort a text by. Letters in two pieces, capitals and accents weigh only where nothing else differs."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(map(_weight, composed)), text


def _weight(letter: str) -> str:
    return _LAST.get(letter) or unicodedata.normalize("NFD", letter)[0]


_CYRILLIC = ("авеѕкмнорстухіјԁһӏгпАВЕЅКМНОРСТУХІЈ", "abeskmhopctyxijdhlrnABESKMHOPCTYXIJ")
_GREEK = ("αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeikvoptuxABEZHIKMNOPTYX")
_OTHER = re.compile("[\u0370-\u052f]")
"""A letter of these scripts; most texts have none."""
_LATIN = {ord(one): other for pair in (_CYRILLIC, _GREEK) for one, other in zip(*pair, strict=True)}


def as_latin(text: str) -> str:
    """A text with Latin letters in the place of Cyrillic and Greek ones that look like them, as long as it was."""
    return text.translate(_LATIN) if _OTHER.search(text) else text
