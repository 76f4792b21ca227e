"""Changes as the memo's running text: one change alone as a sentence, several of a sort as a list under one.

A change is stated once, by the most telling of its kinds; what else is true of it follows in the next sentence. After
it comes its reason, in the words of whoever gave it, or the gap where one is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vpbdiff.base.errors import Level
from vpbdiff.explanations.entries import Entry
from vpbdiff.gate.verdict import Rule, Verdict
from vpbdiff.language.grammar import Noun, counted, quoted, sentence, spaced
from vpbdiff.language.sentences import split_text
from vpbdiff.model.changes import Change, Facet, Kind, Significance
from vpbdiff.model.document import Block, Paragraph, Span, Spans, Style, list_point, running_text, stated
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item, Value
from vpbdiff.statements import phrases
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.reasons import reference
from vpbdiff.statements.statement import is_text
from vpbdiff.statements.templates import (
    BARE,
    INDEXED,
    LEADS,
    LEVELS,
    OF_FIELDS,
    POINTS,
    SENTENCES,
    TELLING,
    base,
    facet_of,
    field_word,
    is_cell,
    is_figure,
    leading,
    short,
)
from vpbdiff.wording import Wording

_READ = 30
"""Words on each side that a memo shows: a long sentence or two short ones. For more, a reader opens the plan itself."""

_WEAKER = 60
"""Words on each side where a promise may be weaker, which readers want to judge for themselves."""


def shown(change: Change) -> str:
    """«Tidigare stod «…». Nu står «…».», for the field whose words changed; empty where it is too long to show."""
    facets = [
        facet
        for facet in change.facets
        if facet.kind is Kind.REWORDED and facet.significance is Significance.MATERIAL and facet.field != "text"
    ]
    if {Kind.MERGED, Kind.SPLIT} & set(change.kinds):  # their texts are those of several items, which nowhere stand so
        return ""
    texts = [(facet.old, facet.new) for facet in facets if isinstance(facet.old, str) and isinstance(facet.new, str)]
    if len(facets) != 1 or len(texts) != 1 or facets[0].field != "description":
        return ""
    old, new = _beyond(*texts[0]), _beyond(*reversed(texts[0]))
    limit = _WEAKER if change.weakened else _READ
    if max(map(_words, (old, new))) > limit:
        return ""
    if not (old or new):
        return ""
    if not old or not new:
        return f"{'Ny text' if new else 'Borttagen text'}: {_each(new or old)}."
    return f"Tidigare stod {_each(old)}. Nu står {_each(new)}."


def _beyond(text: str, other: str) -> list[str]:
    """The sentences of a text that the other lacks."""
    there = [spaced(each).casefold() for each in split_text(spaced(other))]
    return [each for each in split_text(spaced(text)) if spaced(each).casefold() not in there]


def _each(sentences: Sequence[str]) -> str:
    """The sentences, each quoted by itself: others may have stood between them."""
    return phrases.enumeration([quoted(each) for each in sentences])


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


GAPS = {
    Rule.UNEXPLAINED: "[Skäl saknas.]",
    Rule.NO_REASON: "[Skäl saknas: det som står är inget skäl.]",
    Rule.NO_DECISION: "[Hänvisning till beslut saknas.]",
    Rule.STALE: "[Skälet gäller en tidigare lydelse och måste ses över.]",
    Rule.FINISHED_NOT_REPORTED: "[Rapporten per {day} anger något annat: «{status}».]",
    Rule.UNBRIDGED: "[Skäl till beloppet saknas.]",
}
"""What a draft's reader sees where the gate finds something missing."""


REASON = "Skäl"
"""What a sentence that gives a reason begins with."""


class ReasonSentences:
    """Says why each change was made, as far as is on record."""

    def __init__(self, verdict: Verdict) -> None:
        self._stands = {each.subject.change.id: each for each in verdict.standing.stands if each.subject.change}
        self._gaps = {
            finding.stand.subject.change.id: GAPS[finding.rule].format(**finding.params)
            for finding in verdict.findings
            if finding.stand is not None
            and finding.stand.subject.change is not None
            and finding.rule in GAPS
            and finding.level is not Level.NOTE
        }

    def of(self, change: Change) -> Spans:
        """The reason on record as sentences, then the gap if something is missing; nothing where nothing is needed."""
        found = [
            stated(f"{REASON}: {told(entry)}", (change.id,))
            for entry in self._stands[change.id].entries
            if not entry.baseline
        ]
        if gap := self._gaps.get(change.id):
            found.append(Span(gap, Style.GAP, (change.id,)))
        return tuple(found)

    def common(self, changes: Sequence[Change]) -> str:
        """The reason that every one of these has and none has more than; empty if they differ or one has a gap."""
        texts = {
            tuple(told(entry) for entry in self._stands[change.id].entries if not entry.baseline) for change in changes
        }
        if len(texts) != 1 or any(change.id in self._gaps for change in changes):
            return ""
        found = texts.pop()
        return found[0] if len(found) == 1 else ""


def told(entry: Entry) -> str:
    """A reason in its own words, with where it was decided; nothing but a missing full stop is added to the words."""
    reason, place = spaced(entry.reason), reference(entry.decision, running=True)
    if not reason.endswith((".", "!", "?", "…")):
        reason += "."
    if not place:
        return reason
    return f"{reason.removesuffix('.')} ({place})."


_ALONE = (Kind.MERGED, Kind.SPLIT, *OF_FIELDS)
"""Kinds that are one sentence each, however many there are: each says more than a name."""

_TEXT_WORDS = 40
"""Words of a control, a bullet or a paragraph: the whole of nearly every one."""


def _is_like(facet: Facet, other: Facet) -> bool:
    """Whether two facets are told in one sentence: values of one field that went the same way."""
    return facet.kind is other.kind and base(facet) == base(other)


class MemoPhrasing:
    """Puts the changes of one comparison into the memo's sentences."""

    def __init__(
        self, outline: Outline, reasons: ReasonSentences, wording: Wording, parts: Mapping[str, Sequence[Change]]
    ) -> None:
        """`parts` are the controls and bullets that came or went with an item, by the item's key."""
        self._outline = outline
        self._parts = parts
        self._reasons = reasons
        self._wording = wording

    def blocks(self, changes: Sequence[Change]) -> Iterator[Block]:
        """What became of these, entity by entity, and of each by kind in the order of `TELLING`."""
        for entity in ENTITIES.values():
            mine = [change for change in changes if change.entity == entity.name]
            for kind in TELLING:
                if found := [change for change in mine if leading(change) is kind]:
                    yield from self._group(kind, entity.noun, found)

    def _group(self, kind: Kind, noun: Noun, found: Sequence[Change]) -> Iterator[Block]:
        if len(found) == 1 or kind in _ALONE:
            for change in found:
                yield Paragraph(running_text(self._alone(kind, noun, change)))
            return
        ids = tuple(change.id for change in found)
        lead = sentence(self._lead(kind, found).format(many=counted(len(found), noun))).removesuffix(".") + ":"
        common = self._reasons.common(found)
        yield Paragraph((stated(lead, ids),))
        yield from (list_point(self._point(kind, noun, change, alone=not common)) for change in found)
        if common:
            whose = "båda" if len(found) == 2 else "samtliga"
            yield Paragraph((stated(f"{REASON} för {whose}: {common}", ids),))

    def _lead(self, kind: Kind, found: Sequence[Change]) -> str:
        """What stands over a list; of risks whether it is the index itself that was raised or lowered in all."""
        if kind in (Kind.RAISED, Kind.LOWERED):
            verb = "höjs" if kind is Kind.RAISED else "sänks"
            named = {base(facet_of(change, kind)) for change in found}
            what = {"index": "riskindex", **LEVELS}.get(next(iter(named)), "") if len(named) == 1 else ""
            if any(is_figure(facet_of(change, kind)) for change in found):
                return f"siffran i namnet {verb} för {{many}}"
            if what or not ENTITIES[found[0].entity].is_rated:
                return f"{what or 'värdet'} {verb} för {{many}}"
        return LEADS[kind]

    def _alone(self, kind: Kind, noun: Noun, change: Change) -> Spans:
        text = sentence(SENTENCES[kind](self, noun, change))
        return (stated(text, (change.id,)), *self._more(kind, noun, change), *self._reasons.of(change))

    def _point(self, kind: Kind, noun: Noun, change: Change, *, alone: bool) -> Spans:
        """One of several; with its reason, unless they all have one and the same."""
        text = sentence(POINTS[kind](self, noun, change))
        reason = self._reasons.of(change) if alone else ()
        return (stated(text, (change.id,)), *self._more(kind, noun, change), *reason)

    def _more(self, told: Kind, noun: Noun, change: Change) -> Spans:
        """What else is true of a change, a sentence each."""
        first = facet_of(change, told)
        several = told in (Kind.RAISED, Kind.LOWERED) and first.field not in INDEXED
        said = [each for each in change.facets if _is_like(each, first)] if several else [first]
        rest = [each for each in change.facets if each not in said and each.significance is Significance.MATERIAL]
        texts = [self._also(facet, told, noun, change) for facet in rest]
        texts.append(shown(change))
        if change.weakened:
            texts.append("Löftet kan ha blivit svagare.")
        texts += self._with_it(change, noun)
        return tuple(stated(text, (change.id,)) for text in dict.fromkeys(texts) if text)

    def _also(self, facet: Facet, told: Kind, noun: Noun, change: Change) -> str:
        """One more facet; nothing where what is told says it already."""
        regrouped = told in (Kind.MERGED, Kind.SPLIT)
        match facet.kind:
            case kind if kind in OF_FIELDS or (change.new and is_cell(change.new[0], facet)):
                return "" if told in (*OF_FIELDS, Kind.REWORDED) else sentence(self.fields(change, "dessutom"))
            case Kind.REWORDED if not regrouped and told is not Kind.REWORDED:
                return f"{noun.pronoun} har också fått ny lydelse."
            case Kind.RENAMED if not regrouped and not any(map(is_figure, change.facets)):
                return f"{noun.pronoun} heter nu {quoted(change.title)}."
            case Kind.MOVED:
                return f"{noun.pronoun} flyttas {self.way(change)}."
            case Kind.RAISED | Kind.LOWERED:
                return sentence(self._went(facet, change))
        return ""

    def _with_it(self, change: Change, noun: Noun) -> Iterator[str]:
        """The parts that came or went with an item."""
        for entity in ENTITIES.values():
            if number := sum(each.entity == entity.name for each in self._parts.get(change.item, ())):
                verb = "Med" if change.kinds[0] is Kind.REMOVED else "Till"
                follows = "utgår" if change.kinds[0] is Kind.REMOVED else "hör"
                yield f"{verb} {noun.pronoun.lower()} {follows} {counted(number, entity.noun)}."

    def name(self, item: Item) -> str:
        """An item by its name, or by its opening words where it is a text without one."""
        return quoted(phrases.brief(item.name, _TEXT_WORDS) if is_text(item) else item.name)

    def names(self, items: Sequence[Item]) -> str:
        """Several items."""
        return phrases.enumeration([self.name(item) for item in items])

    def under(self, change: Change) -> str:
        """«, under nämndmålet «...»», where it stands under something that a reader knows it by."""
        owner = self._outline.owner(change)
        if owner is None or not owner.name or not owner.entity.under:
            return ""
        index = owner.fields.get("index")
        high = f" (riskindex {index})" if isinstance(index, int) else ""
        still = ", som står kvar" if self.stands(change) and owner.entity.stands else ""
        return f", {owner.entity.under} {owner.entity.noun.the} {short(owner)}{high}{still}"

    def stands(self, change: Change) -> bool:
        """Whether the item is gone and its owner is not."""
        return bool(self._outline.statement(change).owner_now)

    def way(self, change: Change) -> str:
        """From where to where it was moved."""
        statement = self._outline.statement(change)
        old = statement.before.owner if statement.before else None
        new = statement.after.owner if statement.after else None
        if old is None or new is None or not old.name or not new.name:
            return "inom planen"
        return f"från {old.entity.noun.the} {short(old)} till {new.entity.noun.the} {short(new)}"

    def index(self, facet: Facet) -> str:
        """What became of a risk's index or of one of its factors."""
        verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
        return f"{field_word(facet)} {verb} från {facet.old} till {facet.new}"

    def _went(self, facet: Facet, change: Change) -> str:
        """What became of an index, or of the values of a measure that went the same way."""
        if facet.field in INDEXED:
            return self.index(facet)
        verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
        return f"{LEVELS.get(base(facet), 'siffran i namnet')} {verb} {self.levels(change, facet.kind, base(facet))}"

    def levels(self, change: Change, kind: Kind, name: str = "") -> str:
        """From what to what the values of one field went up or down: «från 6,0 till 5,6 för 2027», or each with its
        year where the plans give it for different years."""
        first = facet_of(change, kind)
        found = [facet for facet in change.facets if facet.kind is kind and base(facet) == (name or base(first))]
        return phrases.enumeration([self._level(facet) for facet in found])

    def _level(self, facet: Facet) -> str:
        old, new = (phrases.value_text(value, self._wording) for value in (facet.old, facet.new))
        _, year, *whom = str(facet.field).split("/")
        of = (
            ""
            if isinstance(facet.new, tuple) or is_figure(facet)
            else ", ".join(each for each in (year, *whom) if each != "-")
        )
        return f"från {old} till {new}" + (f" för {of}" if of else "")

    def fields(self, change: Change, whose: str) -> str:
        """What became of the fields that hold a word or a date; `whose` opens the first sentence."""
        item = (change.new or change.old)[0]
        found = [facet for facet in change.facets if facet.kind in OF_FIELDS or is_cell(item, facet)]
        held = [(facet, self._sides(change, facet)) for facet in found if facet.significance is Significance.MATERIAL]
        changed = [f"{field_word(facet)} från {old} till {new}" for facet, (old, new) in held if old and new]
        clauses = [f"ändras {phrases.enumeration(changed)}"] if changed else []
        for facet, (old, new) in held:
            if not old:
                clauses.append(f"anges nu {field_word(facet)}, {new}, som tidigare saknades")
            elif not new:
                clauses.append(f"anges inte längre {field_word(facet)}, som var {old}")
        return ". ".join((f"{whose} {clauses[0]}", *(f"Dessutom {clause}" for clause in clauses[1:])))

    def _sides(self, change: Change, facet: Facet) -> tuple[str, str]:
        item = (change.new or change.old)[0]
        sides = phrases.sides(facet.old, facet.new)
        old, new = ("" if phrases.is_nothing(value) else self._value(item, facet, value) for value in sides)
        return old, new

    def _value(self, item: Item, facet: Facet, value: Value | None) -> str:
        """A date or a number as it is, words in quotation marks."""
        if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
            return phrases.enumeration([quoted(str(each)) for each in value])
        text = phrases.field_text(item, str(facet.field), value, self._wording)
        return text if BARE.fullmatch(text) else quoted(text)
