"""What became of items, as sentences: one change alone as a sentence, several of a sort as a list under one.

A change is told once, by the most telling of its kinds; what else is true of it follows in the next sentence. After it
comes its reason, in the words of whoever gave it, or the gap where one is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.language.grammar import NOUNS, Noun, counted, listed, quoted, sentence
from vpbdiff.model.changes import Change, Facet, Kind, Significance
from vpbdiff.model.model import Block, Bullets, Paragraph, Passage, Sentence
from vpbdiff.model.plan import Item, Value
from vpbdiff.statements import phrases, rewording
from vpbdiff.statements.memo_reasons import REASON, Reasons
from vpbdiff.statements.plan_order import Outline, is_text
from vpbdiff.statements.templates import (
    BARE,
    INDEXES,
    LEADS,
    OF_FIELDS,
    POINTS,
    SENTENCES,
    TELLING,
    TO_STAND,
    UNDER,
    facet_of,
    field_word,
    leading,
    short,
)
from vpbdiff.wording import Wording

_ALONE = (Kind.MERGED, Kind.SPLIT, Kind.DATED, Kind.STATUS_CHANGED, Kind.RECATEGORISED)
"""Kinds that are one sentence each, however many there are: each says more than a name."""

_TEXT_WORDS = 40
"""Words of a control, a bullet or a paragraph: the whole of nearly every one."""


class Teller:
    """Tells the changes of one comparison."""

    def __init__(
        self, outline: Outline, reasons: Reasons, wording: Wording, parts: Mapping[str, Sequence[Change]]
    ) -> None:
        """`parts` are the controls and bullets that came or went with an item, by the item's key."""
        self._outline = outline
        self._parts = parts
        self._reasons = reasons
        self._wording = wording

    def blocks(self, changes: Sequence[Change]) -> Iterator[Block]:
        """What became of these, entity by entity, and of each by kind in the order of `TELLING`."""
        for entity, noun in NOUNS.items():
            mine = [change for change in changes if change.entity == entity]
            for kind in TELLING:
                if found := [change for change in mine if leading(change) is kind]:
                    yield from self._group(kind, noun, found)

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
            whose = "båda" if len(found) == 2 else "samtliga"
            yield Paragraph((Sentence(f"{REASON} för {whose}: {common}", ids),))

    def _lead(self, kind: Kind, found: Sequence[Change]) -> str:
        """What stands over a list; of risks whether it is the index itself that was raised or lowered in all."""
        if kind in (Kind.RAISED, Kind.LOWERED) and all(facet_of(change, kind).field == "index" for change in found):
            return f"riskindex {'höjs' if kind is Kind.RAISED else 'sänks'} för {{many}}"
        return LEADS[kind]

    def _alone(self, kind: Kind, noun: Noun, change: Change) -> Passage:
        text = sentence(SENTENCES[kind](self, noun, change))
        return (Sentence(text, (change.id,)), *self._more(kind, noun, change), *self._reasons.of(change))

    def _point(self, kind: Kind, noun: Noun, change: Change, *, alone: bool) -> Passage:
        """One of several; with its reason, unless they all have one and the same."""
        text = sentence(POINTS[kind](self, noun, change))
        reason = self._reasons.of(change) if alone else ()
        return (Sentence(text, (change.id,)), *self._more(kind, noun, change), *reason)

    def _more(self, told: Kind, noun: Noun, change: Change) -> Passage:
        """What else is true of a change, a sentence each."""
        first = facet_of(change, told)
        rest = [facet for facet in change.facets if facet is not first and facet.significance is Significance.MATERIAL]
        texts = [self._also(facet, told, noun, change) for facet in rest]
        texts.append(rewording.shown(change))
        if change.weakened:
            texts.append("Löftet kan ha blivit svagare.")
        texts += self._with_it(change, noun)
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
            case Kind.RECATEGORISED | Kind.DATED | Kind.STATUS_CHANGED if told not in OF_FIELDS:
                return sentence(self.fields(change, "dessutom"))
        return ""

    def _with_it(self, change: Change, noun: Noun) -> Iterator[str]:
        """The parts that came or went with an item."""
        for entity, part in NOUNS.items():
            if number := sum(each.entity == entity for each in self._parts.get(change.item, ())):
                verb = "Med" if change.kinds[0] is Kind.REMOVED else "Till"
                follows = "utgår" if change.kinds[0] is Kind.REMOVED else "hör"
                yield f"{verb} {noun.pronoun.lower()} {follows} {counted(number, part)}."

    def name(self, item: Item) -> str:
        """An item by its name, or by its opening words where it is a text without one."""
        return quoted(phrases.brief(item.name, _TEXT_WORDS) if is_text(item) else item.name)

    def names(self, items: Sequence[Item]) -> str:
        """Several items."""
        return listed([self.name(item) for item in items])

    def under(self, change: Change) -> str:
        """«, under nämndmålet «...»», where it stands under something that a reader knows it by."""
        owner = self._outline.owner(change)
        if owner is None or not owner.name or owner.entity.name not in UNDER:
            return ""
        index = owner.fields.get("index")
        high = f" (riskindex {index})" if isinstance(index, int) else ""
        still = ", som står kvar" if self.stands(change) and owner.entity.name in TO_STAND else ""
        return f", {UNDER[owner.entity.name]} {NOUNS[owner.entity.name].the} {short(owner)}{high}{still}"

    def stands(self, change: Change) -> bool:
        """Whether the item is gone and its owner is not."""
        owner = self._outline.owner(change)
        return owner is not None and change.kinds[0] is Kind.REMOVED and bool(self._outline.stands(owner))

    def way(self, change: Change) -> str:
        """From where to where it was moved."""
        old = self._outline.old_places[change.old[0].pointer].owner
        new = self._outline.new_places[change.new[0].pointer].owner
        if old is None or new is None or not old.name or not new.name:
            return "inom planen"
        return f"från {NOUNS[old.entity.name].the} {short(old)} till {NOUNS[new.entity.name].the} {short(new)}"

    def index(self, facet: Facet) -> str:
        """What became of a risk's index or of one of its factors."""
        verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
        return f"{INDEXES[str(facet.field)]} {verb} från {facet.old} till {facet.new}"

    def fields(self, change: Change, whose: str) -> str:
        """What became of the fields that hold a word or a date; `whose` opens the first sentence."""
        found = [facet for facet in change.facets if facet.kind in OF_FIELDS]
        held = [(facet, self._sides(change, facet)) for facet in found if facet.significance is Significance.MATERIAL]
        changed = [f"{field_word(facet)} från {old} till {new}" for facet, (old, new) in held if old and new]
        clauses = [f"ändras {listed(changed)}"] if changed else []
        for facet, (old, new) in held:
            if not old:
                clauses.append(f"anges nu {field_word(facet)}, {new}, som tidigare saknades")
            elif not new:
                clauses.append(f"anges inte längre {field_word(facet)}, som var {old}")
        return ". ".join((f"{whose} {clauses[0]}", *(f"Dessutom {clause}" for clause in clauses[1:])))

    def _sides(self, change: Change, facet: Facet) -> tuple[str, str]:
        item = (change.new or change.old)[0]
        old, new = ("" if value is None else self._value(item, facet, value) for value in (facet.old, facet.new))
        return old, new

    def _value(self, item: Item, facet: Facet, value: Value) -> str:
        """A date or a number as it is, words in quotation marks."""
        if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
            return listed([quoted(str(each)) for each in value])
        text = phrases.field_text(item, str(facet.field), value, self._wording)
        return text if BARE.fullmatch(text) else quoted(text)
