"""What the plan states about itself: title, municipality, committee, diarienummer, and the meeting that decides on it.

The names are read off the document, never off the profile. Nothing else on a cover becomes content, so no person's name
does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language.dates import WRITTEN_DAY, day
from vpbdiff.recognise.accounting import Ledger, Reason
from vpbdiff.recognise.extent import Parts
from vpbdiff.recognise.titles import COMMITTEE, MUNICIPALITY, without_years

_REFERENCE = re.compile(
    r"(?<!beslutad )(?<!antagen )(?<!fastställd )(?<!beslutad av )(?<!antagen av )(?<!fastställd av )"
    r"\b(?-i:[A-ZÅÄÖ]{2,})(?:[/ -]| nr )?\d{4}[:/-]\d+\b(?!-\d\d)",
    re.IGNORECASE,
)
"""A number that goes on as a date is the day of a decision, and so is one right after «Beslutad»."""
_MEETING = re.compile(
    rf"sammanträde\w*\W+(?:den )?(?P<on>{WRITTEN_DAY})|(?P<of>{WRITTEN_DAY})\W+sammanträde", re.IGNORECASE
)
_DECIDED = re.compile(
    r"\b(?:behandla[ds]|anta(?:gen|gits|gande|s)|fastställ(?:d|ts?|es)|godkän(?:d|ts?|ns)|revider(?:ad|ats|as)"
    r"|beslut(?:ad|at|as|ades|sdatum|sdag)?)\b"
    rf"(?P<between>[^\d§]{{0,90}}?)\b(?P<day>{WRITTEN_DAY})",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"fullmäktige|kommunstyrelse|förvaltning|\bK[FS]\b", re.IGNORECASE)
"""Who decides something else on a cover than the committee its plan."""
_NAMED_COMMITTEE = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]+(?:- och [a-zåäö]+)?nämnd)(?:ens?)?\b")
_NAMED_MUNICIPALITY = re.compile(r"(?:\b([A-ZÅÄÖ][a-zåäöé-]+) )?\b([A-ZÅÄÖ][a-zåäöé-]+) (stad|kommun)s?\b")
_BETWEEN = re.compile(r",\s+|\s+i\s+|\s+[–|-]\s+")
"""What may stand between a committee and its municipality."""
_FIELDS = ("title", "municipality", "committee", "reference", "meeting_date")
_WHOLE_SHARE = 0.8
"""Share of a name's occurrences that have the same word before it for that word to be part of it, as in «Östra
Göinge»; what merely opens sentences («I Solna stad») varies."""


def metadata(
    parts: Parts, given: Mapping[str, str], ledger: Ledger, running: Iterable[Block] = (), known: Sequence[int] = ()
) -> dict[str, object]:
    """The plan's metadata; lines of the cover that tell none of it are left out.

    `given` are the names that the profile has for a document that does not give them, `running` its running lines: they
    may be the only ones that name whose plan it is. `known` are lines of the cover that say what else is used.
    """
    found: dict[str, object] = {"title": parts.title.text}
    telling = []
    for block in parts.cover:
        told = _told(block, parts.title.text)
        found = told | found | _latest(told, found)
        if told or block.line in known:
            telling.append(block.line)
        elif block.kind is BlockKind.RULE:
            ledger.leave_out(Reason.RULE, block.line)
        else:
            ledger.leave_out(Reason.COVER, block.line)
            ledger.note(block.line, "import.note.cover", text=block.text)
    if parts.title.committee:
        found.setdefault("committee", parts.title.committee)
    found = {**{key: name for key, name in given.items() if name}, **found}
    _guess(found, parts, ledger, [block.text for block in running])
    made = {key: found[key] for key in _FIELDS if found.get(key)}
    ledger.place(made, *telling)
    return made


def _guess(found: dict[str, object], parts: Parts, ledger: Ledger, running: Sequence[str]) -> None:
    """Add the names that the cover does not give but the text does, or else the running lines."""
    texts = [block.text for block in (*parts.cover, *parts.body)]
    line = parts.cover[0].line
    if "municipality" not in found and (name := _named_municipality(texts) or _headed_municipality(running)):
        found["municipality"] = name
        ledger.note(line, "import.note.municipality-guessed", text=name)
    if "committee" not in found and (name := _named_committee(texts) or _named_committee(running)):
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
    if decided := meeting_day(text):
        told["meeting_date"] = decided
    for part in _owners(without_years(text)):
        if COMMITTEE.fullmatch(part):
            told["committee"] = part.capitalize() if part.isupper() else part
        if municipality := MUNICIPALITY.fullmatch(part):
            told["municipality"] = _spelt(municipality)
    return told


def _latest(*told: Mapping[str, object]) -> dict[str, object]:
    """The last of the meetings that lines of the cover give: of a plan that was revised the one that revised it."""
    days = [str(each["meeting_date"]) for each in told if "meeting_date" in each]
    return {"meeting_date": max(days)} if days else {}


def meeting_day(text: str) -> str:
    """The day of the committee's meeting that a line gives, the last of several; empty where it gives none."""
    found = _MEETING.search(text)
    if found is not None:
        return day(found["on"] or found["of"]) or ""
    days = [day(each["day"]) or "" for each in _DECIDED.finditer(text) if not _OTHERS.search(each["between"])]
    return max(days, default="")


def _owners(text: str) -> tuple[str, ...]:
    """A line of the cover, as two where it names a committee and its municipality: «Miljönämnden, Granviks kommun»."""
    for match in _BETWEEN.finditer(text):
        parts = (text[: match.start()], text[match.end() :])
        for committee, municipality in (parts, parts[::-1]):
            alone = "," not in municipality and MUNICIPALITY.fullmatch(municipality)
            if COMMITTEE.fullmatch(committee) and alone:
                return parts
    return (text,)


def _spelt(found: re.Match[str]) -> str:
    """A municipality's name as in running text: «GRANVIKS KOMMUN» is «Granviks kommun»."""
    name = found["name"].title() if found["name"].isupper() else found["name"]
    return f"{name} {found['form'].casefold()}"


def _named_municipality(texts: Iterable[str]) -> str | None:
    """The municipality that the text speaks of most."""
    found = [match for text in texts for match in _NAMED_MUNICIPALITY.finditer(text)]
    if not found:
        return None
    (name, form), number = Counter((match[2], match[3]) for match in found).most_common(1)[0]
    before, same = Counter(match[1] for match in found if match[2] == name).most_common(1)[0]
    return f"{before} {name} {form}" if before and same >= _WHOLE_SHARE * number else f"{name} {form}"


def _headed_municipality(running: Iterable[str]) -> str | None:
    """The municipality that a running line names, there often in capitals alone."""
    return next((_spelt(match) for text in running if (match := MUNICIPALITY.search(text))), None)


def _named_committee(texts: Iterable[str]) -> str | None:
    """The committee that the text speaks of most."""
    found = Counter(match[1] for text in texts for match in _NAMED_COMMITTEE.finditer(text))
    return f"{found.most_common(1)[0][0]}en" if found else None
