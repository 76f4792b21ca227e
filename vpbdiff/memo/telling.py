"""What became of items, as sentences: one change alone as a sentence, several of a sort as a list under one.

A change is told once, by the most telling of its kinds; what else is true of it follows in the next sentence. After it
comes its reason, in the words of whoever gave it, or the gap where one is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from vpbdiff.changes import Change, Facet, Kind, Significance
from vpbdiff.memo.grammar import NOUNS, Noun, counted, listed, quoted, sentence
from vpbdiff.memo.model import Block, Bullets, Paragraph, Passage, Sentence
from vpbdiff.memo.reasons import Reasons
from vpbdiff.model import Item, Value
from vpbdiff.report import phrases
from vpbdiff.report.outline import Outline, is_text
from vpbdiff.wording import Wording

TELLING = (
    *(Kind.REMOVED, Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.MOVED, Kind.RAISED, Kind.LOWERED),
    *(Kind.RENAMED, Kind.RECATEGORISED, Kind.DATED, Kind.STATUS_CHANGED, Kind.REWORDED),
)
"""The kinds that a change can be told by, the most telling first. Money has a section of its own, and the order of a
list is not told."""

_ALONE = (Kind.MERGED, Kind.SPLIT, Kind.DATED, Kind.STATUS_CHANGED, Kind.RECATEGORISED)
"""Kinds that are one sentence each, however many there are: each says more than a name."""

_OWNER_WORDS = 10
"""Words of a goal that something stands under: enough to know it by, and no list is longer for it."""

_TEXT_WORDS = 40
"""Words of a control, a bullet or a paragraph: the whole of nearly every one."""


class Teller:
    """Tells the changes of one comparison."""

    def __init__(self, outline: Outline, reasons: Reasons, wording: Wording) -> None:
        self._outline = outline
        self._reasons = reasons
        self._wording = wording

    def blocks(self, changes: Sequence[Change]) -> Iterator[Block]:
        """What became of these, by entity and kind, in the order of `TELLING`."""
        for kind in TELLING:
            by_entity: dict[str, list[Change]] = {}
            for change in changes:
                if leading(change) is kind:
                    by_entity.setdefault(change.entity, []).append(change)
            for entity, found in by_entity.items():
                yield from self._group(kind, NOUNS[entity], found)

    def _group(self, kind: Kind, noun: Noun, found: Sequence[Change]) -> Iterator[Block]:
        if len(found) == 1 or kind in _ALONE:
            for change in found:
                yield Paragraph(self._alone(kind, noun, change))
            return
        ids = tuple(change.id for change in found)
        lead = sentence(self._lead(kind, found).format(many=counted(len(found), noun))).removesuffix(".") + ":"
        common = self._reasons.common(found)
        yield Paragraph((Sentence(lead, ids),))
        yield Bullets(tuple(self._point(kind, noun, change, alone=not common) for change in found))
        if common:
            yield Paragraph((Sentence(f"Skäl för samtliga: {common}", ids),))

    def _lead(self, kind: Kind, found: Sequence[Change]) -> str:
        """What stands over a list; of risks whether it is the index itself that was raised or lowered in all."""
        if kind in (Kind.RAISED, Kind.LOWERED) and all(_facet(change, kind).field == "index" for change in found):
            return f"riskindex {'höjs' if kind is Kind.RAISED else 'sänks'} för {{many}}"
        return _LEADS[kind]

    def _alone(self, kind: Kind, noun: Noun, change: Change) -> Passage:
        text = sentence(_SENTENCES[kind](self, noun, change))
        return (Sentence(text, (change.id,)), *self._more(kind, noun, change), *self._reasons.of(change))

    def _point(self, kind: Kind, noun: Noun, change: Change, *, alone: bool) -> Passage:
        """One of several; with its reason, unless they all have one and the same."""
        text = sentence(_POINTS[kind](self, noun, change))
        reason = self._reasons.of(change) if alone else ()
        return (Sentence(text, (change.id,)), *self._more(kind, noun, change), *reason)

    def _more(self, told: Kind, noun: Noun, change: Change) -> Passage:
        """What else is true of a change, a sentence each."""
        first = _facet(change, told)
        rest = [facet for facet in change.facets if facet is not first and facet.significance is Significance.MATERIAL]
        texts = [self._also(facet, told, noun, change) for facet in rest]
        if change.weakened:
            texts.append("Löftet kan ha blivit svagare.")
        return tuple(Sentence(text, (change.id,)) for text in dict.fromkeys(texts) if text)

    def _also(self, facet: Facet, told: Kind, noun: Noun, change: Change) -> str:
        """One more facet; nothing where what is told says it already."""
        regrouped = told in (Kind.MERGED, Kind.SPLIT)
        match facet.kind:
            case Kind.REWORDED if not regrouped and told is not Kind.REWORDED:
                return f"{noun.pronoun} har också fått ny lydelse."
            case Kind.RENAMED if not regrouped:
                return f"{noun.pronoun} heter nu {quoted(change.title)}."
            case Kind.MOVED:
                return f"{noun.pronoun} flyttas {self.way(change)}."
            case Kind.RAISED | Kind.LOWERED:
                return sentence(self.index(facet))
            case Kind.RECATEGORISED | Kind.DATED | Kind.STATUS_CHANGED:
                return sentence(self.field(change, facet))
        return ""

    def name(self, item: Item) -> str:
        """An item by its name, or by its opening words where it is a text without one."""
        return quoted(phrases.brief(item.name, _TEXT_WORDS) if is_text(item) else item.name)

    def names(self, items: Sequence[Item]) -> str:
        """Several items."""
        return listed([self.name(item) for item in items])

    def under(self, change: Change) -> str:
        """«, under nämndmålet «...»», where it stands under something that a reader knows it by."""
        owner = self._outline.owner(change)
        if owner is None or not owner.name or owner.entity.name not in _UNDER:
            return ""
        return f", {_UNDER[owner.entity.name]} {NOUNS[owner.entity.name].the} {_short(owner)}"

    def stands(self, change: Change) -> bool:
        """Whether the item's owner is still there."""
        owner = self._outline.owner(change)
        return owner is not None and bool(self._outline.stands(owner))

    def way(self, change: Change) -> str:
        """From where to where it was moved."""
        old = self._outline.old_places[change.old[0].pointer].owner
        new = self._outline.new_places[change.new[0].pointer].owner
        if old is None or new is None or not old.name or not new.name:
            return "inom planen"
        return f"från {NOUNS[old.entity.name].the} {_short(old)} till {NOUNS[new.entity.name].the} {_short(new)}"

    def index(self, facet: Facet) -> str:
        """What became of a risk's index or of one of its factors."""
        verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
        return f"{_INDEXES[str(facet.field)]} {verb} från {facet.old} till {facet.new}"

    def field(self, change: Change, facet: Facet, whose: str = "") -> str:
        """What became of a field that holds a word or a date; `whose` is the item where it has not been named."""
        item = (change.new or change.old)[0]
        noun = FIELDS[str(facet.field).partition("/")[0]] + whose
        old, new = ("" if value is None else self._value(item, facet, value) for value in (facet.old, facet.new))
        if old and new:
            return f"{noun} ändras från {old} till {new}"
        return f"{noun} är nu {new}; tidigare saknades uppgiften" if new else f"{noun}, {old}, utgår"

    def _value(self, item: Item, facet: Facet, value: Value) -> str:
        """A date or a number as it is, words in quotation marks."""
        text = phrases.field_text(item, str(facet.field), value, self._wording)
        return text if _BARE.fullmatch(text) else quoted(text)


def leading(change: Change) -> Kind | None:
    """The kind that a change is told by; None for what is editorial, quiet or about money."""
    if change.significance is Significance.EDITORIAL:
        return None
    return next((kind for kind in TELLING if kind in _material(change)), None)


def _material(change: Change) -> set[Kind]:
    return {facet.kind for facet in change.facets if facet.significance is Significance.MATERIAL}


def _facet(change: Change, kind: Kind) -> Facet:
    """The facet that tells the kind: of a risk its index, where that is among them."""
    found = [facet for facet in change.facets if facet.kind is kind]
    return next((facet for facet in found if facet.field == "index"), found[0])


def _short(item: Item) -> str:
    return quoted(phrases.brief(item.name, _OWNER_WORDS))


_UNDER = {"goal": "under", "risk": "för", "unit": "inom"}
"""How something stands to its owner; a text's section goes without saying."""

_INDEXES = {"index": "riskindex", "likelihood": "sannolikheten", "consequence": "konsekvensen"}


def _removed(teller: Teller, noun: Noun, change: Change) -> str:
    index = change.old[0].fields.get("index")
    had = f", som hade riskindex {index}," if isinstance(index, int) else ""
    return f"{noun.the} {teller.name(change.old[0])}{had or _comma(teller.under(change))} utgår"


def _comma(aside: str) -> str:
    """An aside in the middle of a sentence, closed by a comma."""
    return f"{aside}," if aside else ""


def _merged(teller: Teller, noun: Noun, change: Change) -> str:
    return f"{noun.the_many} {teller.names(change.old)} slås samman till {teller.names(change.new)}"


def _split(teller: Teller, noun: Noun, change: Change) -> str:
    return f"{noun.the} {teller.names(change.old)} delas upp i {teller.names(change.new)}"


def _index_point(teller: Teller, noun: Noun, change: Change) -> str:
    kind = Kind.RAISED if Kind.RAISED in change.kinds else Kind.LOWERED
    facet = _facet(change, kind)
    if facet.field != "index":
        return _index(teller, noun, change)
    return f"{teller.name(change.new[0])}, från {facet.old} till {facet.new}"


def _renamed(teller: Teller, noun: Noun, change: Change) -> str:
    return f"{noun.the} {teller.name(change.old[0])} heter nu {teller.name(change.new[0])}"


def _reworded(teller: Teller, noun: Noun, change: Change) -> str:
    if not is_text(change.new[0]):
        return f"{noun.the} {teller.name(change.new[0])} har fått ny lydelse"
    return f"{noun.the} {teller.name(change.old[0])} har fått lydelsen {teller.name(change.new[0])}"


def _reworded_point(teller: Teller, noun: Noun, change: Change) -> str:
    if not is_text(change.new[0]):
        return teller.name(change.new[0])
    return f"{teller.name(change.old[0])} lyder nu {teller.name(change.new[0])}"


def _index(teller: Teller, noun: Noun, change: Change) -> str:
    facet = next(facet for facet in change.facets if facet.kind in (Kind.RAISED, Kind.LOWERED))
    facet = next((each for each in change.facets if each.kind is facet.kind and each.field == "index"), facet)
    verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
    return f"{_INDEXES[str(facet.field)]} för {teller.name(change.new[0])} {verb} från {facet.old} till {facet.new}"


def _field(teller: Teller, noun: Noun, change: Change) -> str:
    kinds = (Kind.RECATEGORISED, Kind.DATED, Kind.STATUS_CHANGED)
    facet = next(facet for facet in change.facets if facet.kind in kinds)
    return teller.field(change, facet, f" för {noun.the} {teller.name(change.new[0])}")


_Say = Callable[[Teller, Noun, Change], str]

_SENTENCES: dict[Kind, _Say] = {
    Kind.REMOVED: _removed,
    Kind.ADDED: lambda teller, noun, change: (
        f"{noun.the} {teller.name(change.new[0])}{_comma(teller.under(change))} är {noun.new}"
    ),
    Kind.MERGED: _merged,
    Kind.SPLIT: _split,
    Kind.MOVED: lambda teller, noun, change: f"{noun.the} {teller.name(change.new[0])} flyttas {teller.way(change)}",
    Kind.RAISED: _index,
    Kind.LOWERED: _index,
    Kind.RENAMED: _renamed,
    Kind.RECATEGORISED: _field,
    Kind.DATED: _field,
    Kind.STATUS_CHANGED: _field,
    Kind.REWORDED: _reworded,
}

FIELDS = {
    "category": "kategorin",
    "serves": "kopplingen till övergripande mål",
    "role": "rollen i tabellen",
    "deadline": "slutdatumet",
    "status": "status",
    "decided": "beslutsdatumet",
    "new_decision": "datumet för nytt beslut",
    "valid_from": "giltighetsdatumet",
    "reference": "diarienumret",
    "meeting_date": "sammanträdesdatumet",
    "index": "riskindex",
    "likelihood": "sannolikheten",
    "consequence": "konsekvensen",
}
"""The fields that hold a word or a date, in the form that opens a sentence; a test holds them complete."""

_BARE = re.compile(r"\d{4}-\d{2}-\d{2}|\d+")

_LEADS = {
    Kind.REMOVED: "{many} utgår",
    Kind.ADDED: "{many} är nya",
    Kind.MOVED: "{many} flyttas",
    Kind.RAISED: "för {many} höjs riskindex eller dess faktorer",
    Kind.LOWERED: "för {many} sänks riskindex eller dess faktorer",
    Kind.RENAMED: "{many} får nya namn",
    Kind.REWORDED: "{many} har fått ny lydelse",
}
"""What stands over a list, where several changes are of a sort."""


def _removed_point(teller: Teller, noun: Noun, change: Change) -> str:
    index = change.old[0].fields.get("index")
    had = f", som hade riskindex {index}" if isinstance(index, int) else teller.under(change)
    return f"{teller.name(change.old[0])}{had}"


_POINTS: dict[Kind, _Say] = {
    Kind.REMOVED: _removed_point,
    Kind.ADDED: lambda teller, noun, change: f"{teller.name(change.new[0])}{teller.under(change)}",
    Kind.MOVED: lambda teller, noun, change: f"{teller.name(change.new[0])}, {teller.way(change)}",
    Kind.RAISED: _index_point,
    Kind.LOWERED: _index_point,
    Kind.RENAMED: lambda teller, noun, change: f"{teller.name(change.old[0])} heter nu {teller.name(change.new[0])}",
    Kind.REWORDED: _reworded_point,
}
