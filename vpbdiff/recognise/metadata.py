"""What the plan states about itself: title, municipality, committee, diarienummer, and the meeting that decides on it.

The names are read off the document, never off the profile. Nothing else on a cover becomes content, so no person's name
does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.builder import is_date
from vpbdiff.recognise.extent import Parts
from vpbdiff.recognise.titles import COMMITTEE, MUNICIPALITY

_REFERENCE = re.compile(r"\b[A-ZÅÄÖ]{2,}(?:[/ -]| nr )?\d{4}[:/-]\d+\b")
_DATE = r"(\d{4}-\d{2}-\d{2})"
_MEETING = re.compile(rf"sammanträde\w*\W+(?:den )?{_DATE}|{_DATE}\W+sammanträde", re.IGNORECASE)
_NAMED_COMMITTEE = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]+(?:- och [a-zåäö]+)?nämnd)(?:ens?)?\b")
_NAMED_MUNICIPALITY = re.compile(r"(?:\b([A-ZÅÄÖ][a-zåäöé-]+) )?\b([A-ZÅÄÖ][a-zåäöé-]+) (stad|kommun)s?\b")
_FIELDS = ("title", "municipality", "committee", "reference", "meeting_date")
_WHOLE_SHARE = 0.8
"""Share of a name's occurrences that have the same word before it for that word to be part of it, as in «Östra
Göinge»; what merely opens sentences («I Solna stad») varies."""


def metadata(parts: Parts, given: Mapping[str, str], ledger: Ledger) -> dict[str, object]:
    """The plan's metadata; lines of the cover that tell none of it are left out.

    `given` are the names that the profile has for a document that does not give them.
    """
    found: dict[str, object] = {"title": parts.title.text}
    telling = []
    for block in parts.cover:
        told = _told(block, parts.title.text)
        found = told | found
        if told:
            telling.append(block.line)
        elif block.kind is BlockKind.RULE:
            ledger.leave_out(Reason.RULE, block.line)
        else:
            ledger.leave_out(Reason.COVER, block.line)
            ledger.note(block.line, "import.note.cover", text=block.text)
    if parts.title.committee:
        found.setdefault("committee", parts.title.committee)
    found = {**{key: name for key, name in given.items() if name}, **found}
    _guess(found, parts, ledger)
    made = {key: found[key] for key in _FIELDS if found.get(key)}
    ledger.place(made, *telling)
    return made


def _guess(found: dict[str, object], parts: Parts, ledger: Ledger) -> None:
    """Add the names that the cover does not give but the text does."""
    texts = [block.text for block in (*parts.cover, *parts.body)]
    line = parts.cover[0].line
    if "municipality" not in found and (name := _named_municipality(texts)):
        found["municipality"] = name
        ledger.note(line, "import.note.municipality-guessed", text=name)
    if "committee" not in found and (name := _named_committee(texts)):
        found["committee"] = name
        ledger.note(line, "import.note.committee-guessed", text=name)


def _told(block: Block, title: str) -> dict[str, object]:
    """What a line of the cover says of the plan."""
    text = " ".join(block.text.split())
    told: dict[str, object] = {}
    if (text and title.startswith(text)) or text == title[-4:]:
        told["title"] = title
    if reference := _REFERENCE.search(text):
        told["reference"] = reference[0]
    if (meeting := _MEETING.search(text)) and is_date(meeting[1] or meeting[2]):
        told["meeting_date"] = meeting[1] or meeting[2]
    if COMMITTEE.fullmatch(text):
        told["committee"] = text.capitalize() if text.isupper() else text
    if municipality := MUNICIPALITY.fullmatch(text):
        name = municipality["name"].title() if text.isupper() else municipality["name"]
        told["municipality"] = f"{name} {municipality['form'].casefold()}"
    return told


def _named_municipality(texts: Iterable[str]) -> str | None:
    """The municipality that the text speaks of most."""
    found = [match for text in texts for match in _NAMED_MUNICIPALITY.finditer(text)]
    if not found:
        return None
    (name, form), number = Counter((match[2], match[3]) for match in found).most_common(1)[0]
    before, same = Counter(match[1] for match in found if match[2] == name).most_common(1)[0]
    return f"{before} {name} {form}" if before and same >= _WHOLE_SHARE * number else f"{name} {form}"


def _named_committee(texts: Iterable[str]) -> str | None:
    """The committee that the text speaks of most."""
    found = Counter(match[1] for text in texts for match in _NAMED_COMMITTEE.finditer(text))
    return f"{found.most_common(1)[0][0]}en" if found else None
