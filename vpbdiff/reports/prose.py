"""What a report says in running text: an item with its state, footnotes, what comes later, steps of the budget.

A line is taken for an item only where its last words are a known state; anything else stays as it stands.
"""

from __future__ import annotations

import re
from typing import Any

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.model.figures import DASHES
from vpbdiff.reports import money
from vpbdiff.reports.items import ReportItems
from vpbdiff.reports.tables import ReportTable
from vpbdiff.reports.words import STATUS, TASK_WORDS, begun, meant

Json = dict[str, Any]

_UNIT = "mkr"
"""The unit of a budget of which a report has the steps alone."""

_NOT_MEASURED = re.compile(
    r"^(?:måtten|måttet|dessa mått|indikator(?:n|erna))\b.*\b(?:mäts|följs upp|redovisas)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:redovisas|följs upp|rapporteras|återkommer)\b.*\b(?:verksamhetsberättelsen|årsredovisningen|bokslutet"
    r"|årsrapporten|nästa (?:rapport|uppföljning)|senare)\b",
    re.IGNORECASE,
)
_PARTS = (
    ("internal_control", re.compile(r"intern\w* ?kontroll|kontrollplan", re.IGNORECASE)),
    ("assignments", re.compile(r"\buppdrag", re.IGNORECASE)),
    ("operating_budget", re.compile(r"ekonomi|budget", re.IGNORECASE)),
    ("measures", re.compile(r"\bmått|indikator|nyckeltal", re.IGNORECASE)),
    ("activities", re.compile(r"\baktivitet", re.IGNORECASE)),
    ("goals", re.compile(r"\bmål|nämndmål", re.IGNORECASE)),
)
_OF_ASSIGNMENT = re.compile(
    r"^(?P<title>Uppdraget (?:om|att|gällande|kring) .+?) (?:är|har) (?P<status>(?:delvis |inte |ej )?\w+)(?:\.|,| )",
)

_LISTS = {"activity": "activities", "assignment": "assignments"}
_STATE = re.compile(r"(?P<title>[^:()]{8,}?)\s*(?:: |\s[–-]\s|\()(?P<state>[^:()]{3,40}?)\)?\.?")


class ReportProse:
    """What the lines of one report say beside being prose, put into its file with what its tables give."""

    def __init__(self, items: ReportItems) -> None:
        self.items = items
        self.raw = items.raw
        self.steps: list[Json] = []
        """The steps of the budget, in the order in which they are told."""

    def state(self, block: Block, heading: str, goal: Json | None) -> bool:
        """Put an item that a line holds with its state into its list; False for any other line."""
        where = _list_of(block, heading, is_goal=goal is not None)
        found = _item_with_state(block.text) if where else None
        if found is None:
            return False
        title, state = found
        status = self.items.scales.status(state, block.line)
        owner = goal if goal is not None and where == "activities" else self.raw
        owner.setdefault(where, []).append({"title": title, "status": status, "source": {"line": block.line}})
        return True

    def beside(self, block: Block, above: ReportTable | None, heading: str) -> None:
        """What a line of prose says beside being prose: a footnote or a reason of the table above it, a step of the
        budget, an assignment, or what is followed up later."""
        last = self.items.measures_of(above)
        text = block.text.strip()
        if (
            above is not None
            and last
            and (
                note := re.fullmatch(r"\*+\s*(.+)", text)
                or (block.kind is BlockKind.BULLET and re.fullmatch(r"(.+)", text))
            )
        ):
            starred = [
                made for made, (cells, _) in zip(last, above.named_rows, strict=False) if cells[0].strip().endswith("*")
            ]
            for made in starred:
                made["note"] = " ".join(filter(None, (made.get("note", ""), note[1])))
        if _NOT_MEASURED.search(text):
            for made in last:
                if all(each["value"].strip() in DASHES for each in made.get("outcomes", ())):
                    made["not_measured"] = text
        for sentence in sentences.split_text(text):
            self._sentence(sentence, block.line, heading)

    def finish(self) -> None:
        """Put the steps of the budget beside its tables; what they are told in does not depend on the tables' unit."""
        if self.steps:
            budget = self.raw.setdefault("operating_budget", {"unit": _UNIT})
            budget["steps"] = self.steps

    def _sentence(self, text: str, line: int, heading: str) -> None:
        self.steps += money.steps(text, line)
        if _LATER.search(text):
            part = next((part for part, words in _PARTS if words.search(heading) or words.search(text)), None)
            if part is not None:
                made = {"what": part, "printed": text, "source": {"line": line}}
                self.raw.setdefault("deferred", []).append(made)
        if (found := _OF_ASSIGNMENT.match(text)) and (reading := meant(found["status"], STATUS, self.raw["through"])):
            made = {"title": found["title"], "status": {"printed": found["status"], "reading": reading}}
            self.raw.setdefault("assignments", []).append(made | {"result": text, "source": {"line": line}})


def _list_of(block: Block, heading: str, *, is_goal: bool) -> str:
    """The list that a line's item would be of: by the heading it stands under, or under a goal as a point of a list;
    empty for none."""
    of_heading = next((_LISTS[kind] for kind, words in TASK_WORDS if words.search(heading)), "")
    if is_goal:
        return "activities" if block.kind is BlockKind.BULLET else ""
    return of_heading if block.kind in {BlockKind.BULLET, BlockKind.TEXT} else ""


def _item_with_state(text: str) -> tuple[str, str] | None:
    """The item and its state that a line holds: «Kartlägga frånvaron – klart», «… (pågår)»; None for any other."""
    found = _STATE.fullmatch(text.strip())
    if found is None or not begun(found["state"], STATUS):
        return None
    return found["title"].strip(), found["state"].strip()
