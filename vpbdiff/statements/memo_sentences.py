"""Changes in the memo's words: how one item changed in as few sentences as say it, then why.

What came, went, was merged, moved or renamed is one sentence; what a text says otherwise is quoted, old beside new; a
value is given from and to. A sentence says what the plan says: of what must be procured again it never says that the
contract ends, and what the organisation calls a part is a part unless its own name says that it is a unit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vpbdiff.base.errors import Level
from vpbdiff.explanations.entries import Entry
from vpbdiff.gate.verdict import Rule, Verdict
from vpbdiff.language.grammar import sentence
from vpbdiff.model.changes import TIME, Change, Facet, Kind, Significance, is_of_time
from vpbdiff.model.document import Span, Spans, Style, stated
from vpbdiff.model.entities import ENTITIES, Chapter
from vpbdiff.model.money import NO_BREAK_SPACE
from vpbdiff.model.plan import Cell, Item, Plan, Value
from vpbdiff.statements import phrase_pairs, phrases
from vpbdiff.statements.memo_words import REASON, Bodies, cited, clip, day_in_words, each_cited, pair_sentences
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrase_pairs import PhrasePair
from vpbdiff.statements.statement import Statement, is_text
from vpbdiff.wording import Wording

GAPS = {
    Rule.UNEXPLAINED: "[Skäl saknas.]",
    Rule.NO_REASON: "[Skäl saknas: det som står är inget skäl.]",
    Rule.NO_DECISION: "[Hänvisning till beslut saknas.]",
    Rule.STALE: "[Skälet gäller en tidigare lydelse och måste ses över.]",
    Rule.FINISHED_NOT_REPORTED: "[Rapporten per {day} anger något annat: «{status}».]",
    Rule.UNBRIDGED: "[Skäl till beloppet saknas.]",
}
"""What a draft's reader sees where the gate finds something missing."""

MARKED = "[skäl]"
"""What stands for a missing reason where most are missing and the draft says so at its head."""

_MANY_GAPS = 5
"""Missing reasons from which a draft says once that they are missing, and only marks where."""


class ReasonSentences:
    """Says why each change was made, as far as is on record."""

    def __init__(self, verdict: Verdict, bodies: Bodies) -> None:
        self._bodies = bodies
        self._stands = {each.subject.change.id: each for each in verdict.standing.stands if each.subject.change}
        self._gaps = {each: GAPS[rule] for each, rule in verdict.gaps.items() if each in self._stands and rule in GAPS}
        self._gaps |= {
            finding.stand.subject.change.id: GAPS[finding.rule].format(**finding.params)
            for finding in verdict.findings
            if finding.rule is Rule.FINISHED_NOT_REPORTED and finding.level is Level.ERROR
            if finding.stand is not None and finding.stand.subject.change is not None
        }
        self._lacking = int(verdict.lacking)
        self.amounts = frozenset(each for each, rule in verdict.gaps.items() if rule is Rule.UNBRIDGED)
        """The changes whose amount lacks a reason, by id."""

    @property
    def missing(self) -> frozenset[str]:
        """The changes that lack a reason or a decision, by id."""
        return frozenset(self._gaps)

    @property
    def is_draft(self) -> bool:
        """Whether so much is missing that it is said once and only marked after that."""
        return self._lacking > _MANY_GAPS

    def entries(self, change: Change) -> tuple[Entry, ...]:
        """The reasons on record, each once by its words."""
        found = {self._bodies.told(entry): entry for entry in reversed(self._stands[change.id].entries)}
        return tuple(entry for entry in reversed(found.values()) if not entry.baseline)

    def told(self, change: Change) -> list[str]:
        """Every reason on record in its own words, with where it was decided."""
        return [self._bodies.told(entry) for entry in self.entries(change)]

    def of(self, change: Change) -> Spans:
        """The reasons as sentences, then the gap if something is missing; nothing where nothing is needed."""
        found = [stated(f"{REASON}: {text}", (change.id,)) for text in self.told(change)]
        return (*found, *self.gap(change))

    def gap(self, *changes: Change) -> Spans:
        """What is missing about these changes, said once."""
        ids = tuple(change.id for change in changes if change.id in self._gaps)
        if not ids:
            return ()
        marked = self.is_draft and any(map(self.lacks, changes))
        return (Span(MARKED if marked else self._gaps[ids[0]], Style.GAP, ids),)

    def lacks(self, change: Change) -> bool:
        """Whether a change lacks any reason at all: one whose decision alone is missing has one."""
        return change.id in self._gaps and not self.entries(change)

    def gap_text(self, change: Change) -> str:
        """What is missing about a change, for a cell; empty where nothing is."""
        return self._gaps.get(change.id, "")


TELLING = (
    *(Kind.REMOVED, Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.MOVED, Kind.RENAMED),
    *(Kind.RAISED, Kind.LOWERED, Kind.RETARGETED, Kind.VALUE_CHANGED, Kind.RECATEGORISED, Kind.DATED),
    *(Kind.STATUS_CHANGED, Kind.FIELD_CHANGED, Kind.RESTATED, Kind.REWORDED),
)
"""The kinds that a change can be told by, the most telling first."""

OF_FIELDS = (
    *(Kind.RECATEGORISED, Kind.DATED, Kind.STATUS_CHANGED, Kind.VALUE_CHANGED),
    *(Kind.FIELD_CHANGED, Kind.RETARGETED, Kind.RESTATED),
)
"""The kinds of fields that hold a word, a date or a value of a year."""

_LEVELS = (Kind.RAISED, Kind.LOWERED)
_LEVEL_WORDS = {"targets": "målet", "baselines": "utgångsvärdet"}

_BARE = re.compile(r"[\S\u00a0]*\d[\S\u00a0]*(?: \(\d{4}\))?|\d[\d\s.,]*(?:\s?%|\sprocent|\skr)?")
"""A date, a number, a percentage, with its unit and its year: a figure needs no quotation marks."""

_BEHIND = re.compile(r"( \([^()]*\))$")
"""The year and the group that a value is told with, and that stand in no plan beside it."""

_FIGURE_WORDS = 5
"""Words of a figure with what it counts: «700 kr per termin»."""

_UNIT_NAME = re.compile(r"enhet(?:en)?\W*$", re.IGNORECASE)

_PAIRS = 3
"""Differences of one item that running text quotes; the appendix has them all."""


def leading(change: Change) -> Kind | None:
    """The kind that a change is told by; None for what is editorial, quiet or about money."""
    kinds = {facet.kind for facet in material(change)}
    return next((kind for kind in TELLING if kind in kinds), None)


def material(change: Change) -> list[Facet]:
    """The facets that matter."""
    return [facet for facet in change.facets if facet.significance is Significance.MATERIAL]


def base(facet: Facet) -> str:
    """The name of a facet's field, without the year and the group of a value."""
    return str(facet.field).partition("/")[0]


def is_cell(item: Item, facet: Facet) -> bool:
    """Whether a facet is of one cell or one column, which its name tells."""
    return facet.kind is Kind.REWORDED and base(facet) in item.entity.column_fields


def field_word(facet: Facet) -> str:
    """What a field is called, in the definite form; a cell by its column, a value with its year."""
    if is_of_time(facet.field):
        return phrases.the_field(TIME)
    field, _, column = str(facet.field).partition("/")
    if field in ("cells", "columns") and column:
        return cited(column) if field == "cells" else f"{phrases.the_field(field)} {cited(column)}"
    word, year = phrases.the_field(field), column.partition("/")[0]
    if of := phrases.of_figure(str(facet.field)):
        return cited(of) if of[0].isupper() else f"{word} {of}"
    return f"{word} för {year}" if year.isdigit() and phrases.years_named(facet.old, facet.new) <= {year} else word


def namesakes(plans: Iterable[Plan]) -> dict[int, str]:
    """Of items that share their name with another of the same sort in one plan, by identity, the words that tell them
    apart: « (”Fakturor betalas två gånger”)». Many risks may be of one process."""
    found: dict[int, str] = {}
    for plan in plans:
        named = [item for item in plan.items() if item.entity.has_name and item.name]
        counts = Counter((item.entity.name, item.name.casefold()) for item in named)
        for item in named:
            text = item.text("description") or ""
            if text and counts[item.entity.name, item.name.casefold()] > 1:
                found[id(item)] = f" ({cited(clip(text))})"
    return found


def gone_words(changes: Iterable[Statement]) -> str:
    """What is said of what is gone; where it may stand in what could not be read, no more than that is said."""
    return "står inte kvar i det som har lästs in" if any(each.unproved for each in changes) else "tas bort"


def new_words(changes: Sequence[Statement]) -> str:
    """What is said of what came: «är ny», «är nya»; where the old plan may have it in what could not be read, no more
    than that is said."""
    if any(each.unproved for each in changes):
        return "finns inte i det som har lästs in av den förra planen"
    return f"är {ENTITIES[changes[0].entity].noun.new}" if len(changes) == 1 else "är nya"


class MemoPhrasing:
    """Puts the changes of one comparison into the memo's sentences. `goals` are the numbers of the goals, by the
    identity of their items: of an old one by what it became."""

    def __init__(
        self,
        outline: Outline,
        reasons: ReasonSentences,
        wording: Wording,
        goals: Mapping[int, int],
        apart: Mapping[int, str],
    ) -> None:
        self._outline = outline
        self._reasons = reasons
        self._wording = wording
        self._goals = goals
        self._apart = apart

    def statement(self, change: Change) -> Statement:
        """All that surrounds a change."""
        return self._outline.statement(change)

    def name(self, item: Item) -> str:
        """An item by its name, or by its opening words where it is a text without one."""
        return f"{cited(clip(item.name) if is_text(item) else item.name)}{self.apart(item)}"

    def apart(self, item: Item) -> str:
        """What tells an item from others of its name; empty where there are none."""
        return self._apart.get(id(item), "")

    def the(self, change: Change) -> str:
        """What an item is called within a sentence: a part of the organisation is a unit only by its own name."""
        entity = ENTITIES[change.entity]
        if entity.name == "unit" and not all(_UNIT_NAME.search(item.name) for item in (*change.old, *change.new)):
            return "avsnittet"
        return entity.noun.the

    def goal(self, item: Item | None) -> str:
        """«mål 2», of a goal that has a number; empty for anything else."""
        number = self._goals.get(id(item)) if item is not None else None
        return f"mål{NO_BREAK_SPACE}{number}" if number else ""

    def under(self, change: Change) -> str:
        """« (mål 2)», or « för ”…”» of a risk; empty where it stands under nothing that a reader knows it by."""
        statement = self.statement(change)
        owner = statement.owner if change.new else next(iter(statement.owner_now), statement.owner)
        if goal := self.goal(owner):
            return f" ({goal})"
        if owner is None or not owner.name or not owner.entity.under:
            return ""
        name = statement.owner_name if owner is statement.owner else owner.name
        return f" {owner.entity.under} {self._owner(owner, name)}"

    def _owner(self, owner: Item, name: str = "") -> str:
        name = cited(clip(name or owner.name))
        return (
            name
            if owner.entity.name == "unit" and not _UNIT_NAME.search(owner.name)
            else f"{owner.entity.noun.the} {name}"
        )

    def way(self, change: Change) -> str:
        """From where to where it was moved."""
        statement = self.statement(change)
        old = statement.before.owner if statement.before else None
        new = statement.after.owner if statement.after else None
        if old is None or new is None or not old.name or not new.name:
            return "inom planen"
        return f"från {self.goal(old) or self._owner(old)} till {self.goal(new) or self._owner(new)}"

    def pairs(self, change: Change, limit: int = _PAIRS) -> list[str]:
        """What the texts of a change say otherwise, quoted."""
        return pair_sentences(phrase_pairs.heaviest(phrase_pairs.of_change(change), limit))

    def sentences(self, change: Change) -> list[str]:
        """What became of one item."""
        kind, item = leading(change), (change.new or change.old)[0]
        name = self.name(item)
        match kind:
            case None:
                return []
            case Kind.REMOVED:
                return [self.removed(change)]
            case Kind.ADDED:
                return [self.added(change)]
            case Kind.MERGED | Kind.SPLIT:
                return [self.regrouped(change), *pair_sentences(phrase_pairs.heaviest(self._reworded(change), _PAIRS))]
        told = [*self.moves(change), *self.values(change)]
        told += pair_sentences(
            phrase_pairs.heaviest(self._reworded(change), _PAIRS), "" if told else self._text_lead(change)
        )
        return told or [sentence(f"{self.the(change)} {name} ändras")]

    def _reworded(self, change: Change) -> list[PhrasePair]:
        """The texts that differ, but for a name that is told as a renaming; a short text that is the only one is told
        from one to the other."""
        short = phrase_pairs.SHORT if is_text(change.new[0]) else 0
        named = "" if self.is_by_phrases(change) else change.new[0].entity.name_field
        found = [pair for field, pairs in phrase_pairs.by_field(change, short) if field != named for pair in pairs]
        if len(found) == 1 and short and found[0].old and found[0].new:
            return [found[0]._replace(whole=len(found[0].old.split()) > short)]
        return found

    @staticmethod
    def is_by_phrases(change: Change) -> bool:
        """Whether another name is told by what differs in it: it is a sentence, or a figure in it changed."""
        item = change.new[0]
        figures = any(facet.kind in _LEVELS and base(facet) == item.entity.name_field for facet in change.facets)
        return is_text(item) or figures or len(item.name.split()) > phrases.TITLE_WORDS

    def _text_lead(self, change: Change) -> str:
        """Where a text stands: «I aktiviteten ”…”», «För risken ”…”», «I den löpande texten»."""
        item, owner = change.new[0], self.statement(change).owner
        if not is_text(item):
            return f"I {self.the(change)} {self.name(item)}"
        if owner is None:
            return f"I {self.the(change)}"
        if owner.entity.chapter is Chapter.PROSE:
            return f"I avsnittet {cited(owner.name)}" if owner.name else "I den löpande texten"
        if owner.entity.name == "unit":
            return f"I beskrivningen av {cited(owner.name)}"
        return f"För {cited(owner.name)}"

    def removed(self, change: Change) -> str:
        """That an item is gone; of what must be procured, that it is no longer on that list."""
        name = self.name(change.old[0])
        if change.entity == "contract":
            return f"Avtalet {name} står inte kvar bland dem som ska upphandlas på nytt."
        if change.entity == "procurement":
            return f"Upphandlingsbehovet {name} står inte kvar."
        index = change.old[0].fields.get("index")
        had = f" (riskindex {index})" if isinstance(index, int) else self.under(change)
        verb = gone_words([self.statement(change)])
        return sentence(f"{self.the(change)} {name}{had or self._described(change)} {verb}")

    def added(self, change: Change) -> str:
        """That an item came."""
        name = self.name(change.new[0])
        if change.entity == "contract":
            return f"Avtalet {name} ska upphandlas på nytt."
        index = change.new[0].fields.get("index")
        has = f" (riskindex {index})" if isinstance(index, int) else self.under(change)
        noun, statement = self.the(change), self.statement(change)
        is_part = noun == "avsnittet" and not statement.unproved
        words = "är nytt" if is_part else new_words([statement])
        return sentence(f"{noun} {name}{has or self._described(change)} {words}")

    def _described(self, change: Change) -> str:
        """Where a part of the organisation is told of that no name says is a unit."""
        return " i beskrivningen av organisationen" if self.the(change) == "avsnittet" else ""

    def regrouped(self, change: Change) -> str:
        """What several items became, or what one was divided into."""
        old, new = ([item.name for item in side] for side in (change.old, change.new))
        if Kind.MERGED not in change.kinds:
            return f"{each_cited(old)}{self.under(change)} delas i {each_cited(new)}."
        if change.entity == "unit":
            return f"Avsnitten {each_cited(old)} i beskrivningen av organisationen har blivit ett, {each_cited(new)}."
        return f"{each_cited(new)}{self.under(change)} ersätter {each_cited(old)}."

    def moves(self, change: Change) -> Iterator[str]:
        """Another name, another place."""
        kinds = {facet.kind for facet in material(change)}
        item = change.new[0]
        if Kind.RENAMED in kinds and not self.is_by_phrases(change):
            yield sentence(f"{self.the(change)} {cited(change.old[0].name)} heter nu {cited(item.name)}")
        if Kind.MOVED in kinds:
            yield sentence(f"{self.the(change)} {self.name(item)} flyttas {self.way(change)}")

    def values(self, change: Change, *, named: bool = False) -> Iterator[str]:
        """What became of an index, of targets, and of fields that hold a word or a date; `named` where what they are of
        stands already."""
        item, name = change.new[0], self.name(change.new[0])
        seen: set[tuple[Kind, str]] = set()
        for facet in material(change):
            key = facet.kind, base(facet)
            if facet.kind not in _LEVELS or key in seen or base(facet) == item.entity.name_field:
                continue
            seen.add(key)
            verb = "höjs" if facet.kind is Kind.RAISED else "sänks"
            word = _LEVEL_WORDS.get(base(facet)) or field_word(facet)
            of = "" if named else f" för {name}"
            yield sentence(f"{word}{of} {verb} {self._levels(change, facet)}")
        if fields := self.fields(change, "" if named else self._whose(change)):
            yield sentence(fields)

    def _whose(self, change: Change) -> str:
        """What a field is of: «för aktiviteten ”…”»; of a control, which many risks may have, its risk too."""
        owner = self.statement(change).owner
        name = f"för {self.the(change)} {self.name(change.new[0])}{self._in_table(change)}"
        if owner is None or not owner.entity.is_rated:
            return name
        rated = phrases.rated_as(owner, self._wording)
        return f"{name} under {cited(owner.name)}{f' ({rated})' if rated else ''}"

    def _in_table(self, change: Change) -> str:
        """In which table a row stands: of labels such as «Summa» there are many."""
        return self.under(change) if change.new[0].entity.bound else ""

    def _levels(self, change: Change, first: Facet) -> str:
        """From what to what the values of one field went, each with its year where there are several."""
        found = [each for each in material(change) if each.kind is first.kind and base(each) == base(first)]
        return phrases.enumeration([self._level(facet) for facet in found])

    def _level(self, facet: Facet) -> str:
        old, new = (phrases.value_text(value, self._wording) for value in (facet.old, facet.new))
        _, _, rest = str(facet.field).partition("/")
        of = (
            "" if isinstance(facet.new, tuple) else ", ".join(each for each in rest.split("/") if each not in ("", "-"))
        )
        return f"från {old} till {new}" + (f" för {of}" if of else "")

    def fields(self, change: Change, whose: str) -> str:
        """What became of the fields that hold a word or a date; `whose` opens the first sentence, empty where that is
        said. Empty without any."""
        item = (change.new or change.old)[0]
        found = [facet for facet in material(change) if facet.kind in OF_FIELDS or is_cell(item, facet)]
        held = [(facet, self._sides(item, facet)) for facet in found]
        changed = [f"{field_word(facet)} från {old} till {new}" for facet, (old, new) in held if old and new]
        clauses = []
        if changed and whose:
            clauses.append(f"ändras {phrases.enumeration(changed)}")
        elif changed:
            word = next(field_word(facet) for facet, (old, new) in held if old and new)
            rest = changed[0].removeprefix(word).strip()
            clauses.append(phrases.enumeration([f"{word} ändras {rest}", *changed[1:]]))
        for facet, (old, new) in held:
            if not old:
                clauses.append(f"anges nu {field_word(facet)}, {new}, som tidigare saknades")
            elif not new:
                clauses.append(f"anges inte längre {field_word(facet)}, som var {old}")
        if not clauses:
            return ""
        return ". ".join((f"{whose} {clauses[0]}", *(f"Dessutom {clause}" for clause in clauses[1:])))

    def _sides(self, item: Item, facet: Facet) -> tuple[str, str]:
        sides = phrases.sides(facet.old, facet.new)
        old, new = ("" if phrases.is_nothing(value) else self._value(item, facet, value) for value in sides)
        return old, new

    def _value(self, item: Item, facet: Facet, value: Value | None) -> str:
        """A date or a number as it is, words in quotation marks."""
        if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
            return each_cited([str(each) for each in value])
        match value:
            case (Cell() as cell,):
                text = _shown(phrases.cell_text(cell, self._wording))
                return f"{text} ({cell.column.year})" if cell.column.year else text
        text = phrases.field_text(item, str(facet.field), value, self._wording)
        if _is_price(value):
            return text
        printed, year = _BEHIND.split(text)[:2] if isinstance(value, tuple) and _BEHIND.search(text) else (text, "")
        return f"{_shown(printed)}{year}"


def _is_price(value: Value | None) -> bool:
    """Whether it is figures of columns, told with the columns' units: nothing that the plan prints so."""
    return isinstance(value, tuple) and any(isinstance(each, Cell) and each.column.unit for each in value)


def _shown(text: str) -> str:
    """A date in words, a figure with what it counts as it stands, anything else in quotation marks."""
    day = day_in_words(text)
    is_figure = _BARE.fullmatch(text) or (text[:1].isdigit() and len(text.split()) <= _FIGURE_WORDS)
    return day if day != text or is_figure else cited(text)
