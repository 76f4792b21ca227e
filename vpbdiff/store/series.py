"""The series that a plan belongs to: a folder for its municipality, in it one for its committee."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_FORM = re.compile(r"\s+(?:stad|kommun)$", re.IGNORECASE)
_ENDS_IN_S = ("ås", "näs", "fors", "grums")
"""How names of Swedish municipalities end that have an s of their own; another s before «kommun» is the genitive's."""


def of(plan: dict[str, Any]) -> str | None:
    """The series of a snapshot, such as `ekvik/socialnamnden`; None if the plan does not name itself."""
    metadata = plan["metadata"]
    municipality, committee = slug(place(metadata.get("municipality", ""))), slug(metadata.get("committee", ""))
    return f"{municipality}/{committee}" if municipality and committee else None


def place(municipality: str) -> str:
    """The place that a municipality is named after: «Ekviks kommun» is Ekvik, «Borås stad» Borås."""
    name = _FORM.sub("", municipality.strip())
    genitive = name.casefold().endswith("s") and not name.casefold().endswith(_ENDS_IN_S)
    return name[:-1] if genitive else name


def slug(name: str) -> str:
    """A name for a folder: small letters of ASCII and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
