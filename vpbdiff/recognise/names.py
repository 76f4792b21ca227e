"""How committees and municipalities are named, on a line of their own."""

from __future__ import annotations

import re

COMMITTEE = re.compile(
    r"(?:(?:[\w-]+, ){0,3}[\w-]+ och )?(?:\w+[sa] )?[\w-]*(?:nämnd(?:en)?|styrelsen?|utskottet)|nämnden för [\w ,-]+",
    re.IGNORECASE,
)
MUNICIPALITY = re.compile(r"(?P<name>[A-ZÅÄÖ]\S*(?: [A-ZÅÄÖ]\S*){0,2}) (?P<form>stad|kommun|STAD|KOMMUN)")


def is_owner(line: str) -> bool:
    """Whether a line is the name of a committee or a municipality, and no more."""
    text = " ".join(line.split())
    return bool(COMMITTEE.fullmatch(text) or MUNICIPALITY.fullmatch(text))
