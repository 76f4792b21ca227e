"""Letters of other scripts that look like Latin ones: a word that holds them reads as Swedish, and is compared as none.

Only what must not be got round reads texts so: what a reason says, and what running text says is to be done. Elsewhere
another letter is another letter, and is shown.
"""

from __future__ import annotations

import re

_CYRILLIC = ("авеѕкмнорстухіјԁһӏгпАВЕЅКМНОРСТУХІЈ", "abeskmhopctyxijdhlrnABESKMHOPCTYXIJ")
_GREEK = ("αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeikvoptuxABEZHIKMNOPTYX")
_OTHER = re.compile("[\u0370-\u052f]")
"""A letter of these scripts; most texts have none."""
_LATIN = {ord(one): other for pair in (_CYRILLIC, _GREEK) for one, other in zip(*pair, strict=True)}


def as_latin(text: str) -> str:
    """A text with Latin letters in the place of Cyrillic and Greek ones that look like them, as long as it was."""
    return text.translate(_LATIN) if _OTHER.search(text) else text
