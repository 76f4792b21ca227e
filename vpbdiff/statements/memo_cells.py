"""What a change was and is, as two cells of the memo's appendix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vpbdiff.language.grammar import spaced
from vpbdiff.model.changes import Change, Kind
from vpbdiff.model.entities import ENTITIES, Chapter, Role
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrase_pairs, phrases
from vpbdiff.statements.memo_sentences import MemoPhrasing, base, material
from vpbdiff.statements.memo_words import cited
from vpbdiff.statements.statement import is_text
from vpbdiff.wording import Wording

NOT_READ = " i det som har lästs in"
STRUCK = "(struket)"
NOTHING = "–"
_WHOLE = 40
"""Words of a text without a name that a cell shows; nearly every one whole."""


class Sides(NamedTuple):
    """What an item is called, and what each plan has of it: a line for each thing that differs."""

    what: str
    old: str
    new: str


class MemoCells:
    """Puts the changes of one comparison into cells."""

    def __init__(self, teller: MemoPhrasing, wording: Wording) -> None:
        self._teller = teller
        self._wording = wording

    def sides(self, change: Change) -> Sides:
        """The cells of one change."""
        what, unproved = self._what(change), self._teller.statement(change).unproved
        if not change.new:
            listed = change.entity in ("contract", "procurement")
            gone = f"Står inte kvar{NOT_READ if unproved else ''}" if listed or unproved else "Tas bort"
            return Sides(what, self._whole(change.old[0]), gone)
        if not change.old:
            whole = self._whole(change.new[0])
            return Sides(what, f"Fanns inte{NOT_READ}", whole) if unproved else Sides(what, NOTHING, f"Ny: {whole}")
        lines = list(dict.fromkeys(self._lines(change)))
        if not lines:
            return Sides(what, cited(change.old[0].name), cited(change.new[0].name))
        return Sides(what, "\n".join(old or NOTHING for old, _ in lines), "\n".join(new or NOTHING for _, new in lines))

    def _what(self, change: Change) -> str:
        """«Aktivitet, mål 1: Erbjuda avlösning i hemmet»; of a text where it stands."""
        entity, item = ENTITIES[change.entity], (change.new or change.old)[0]
        statement = self._teller.statement(change)
        owner, within = statement.owner, spaced(statement.owner_name)
        word = "Avtal att upphandla på nytt" if entity.name == "contract" else phrases.capital(entity.noun.one)
        if entity.chapter is Chapter.PROSE and owner is not None and is_text(item):
            return spaced(owner.name) or phrases.capital(entity.noun.one)
        if is_text(item) or entity.bound:
            where = f"{word} ({within})" if within else word
            if not is_text(item):
                return f"{where}: {spaced(item.name).rstrip('.')}"
            is_quoted = not (change.old and change.new) or any(True for _ in phrase_pairs.by_field(change))
            return where if is_quoted else f"{where}: {cited(phrases.brief(item.name, _WHOLE))}"
        goal = self._teller.goal(owner)
        if goal and not change.new:
            return f"{word}, {goal}"
        place = f"{word}, {goal}" if goal else word
        if entity.name == "unit" and not item.name.rstrip(" )").endswith(("enheten", "enhet")):
            place = "Organisation"
        name = f"{spaced(item.name).rstrip('.')}{self._teller.apart(item)}"
        return f"{place}: {name}" if change.old and change.new else place

    def _whole(self, item: Item) -> str:
        index = item.fields.get("index")
        name = f"{cited(phrases.brief(item.name, _WHOLE))}{self._teller.apart(item)}"
        if isinstance(index, int):
            return f"{name} (riskindex {index})"
        figures = {field.name for field in item.entity.fields if field.role is Role.FIGURES} | {"targets"}
        held = [value for name, value in item.fields.items() if name in figures and value]
        return ", ".join((name, *(phrases.value_text(value, self._wording) for value in held)))

    def _lines(self, change: Change) -> Iterator[tuple[str, str]]:
        kinds = set(change.kinds)
        if {Kind.MERGED, Kind.SPLIT} & kinds:
            old, new = (phrases.enumeration([cited(item.name) for item in side]) for side in (change.old, change.new))
            yield old, new
        if Kind.MOVED in kinds:
            yield self._places(change)
        for _, pairs in phrase_pairs.by_field(change, phrase_pairs.SHORT):
            for pair in pairs:
                yield self._pair(pair)
        item = change.new[0]
        texts = {field.name for field in item.entity.fields if field.role in (Role.NAME, Role.TEXT)}
        for facet in material(change):
            if facet.field is None or base(facet) in texts or phrases.is_code(item, base(facet)):
                continue
            word = phrases.facet_word(facet.field, facet.old, facet.new, self._wording)
            sides = phrases.sides(facet.old, facet.new)
            was, now = (phrases.field_text(item, base(facet), side, self._wording) for side in sides)
            yield _value(word, was), _value(word, now)

    @staticmethod
    def _pair(pair: phrase_pairs.PhrasePair) -> tuple[str, str]:
        if not pair.new:
            return cited(pair.old), STRUCK
        if not pair.old:
            return NOTHING, f"Tillagt: {cited(pair.new)}"
        return cited(pair.old), cited(pair.new)

    def _places(self, change: Change) -> tuple[str, str]:
        statement = self._teller.statement(change)
        owners = [place.owner if place else None for place in (statement.before, statement.after)]
        old, new = (
            self._teller.goal(owner) or (cited(owner.name) if owner is not None and owner.name else "annan plats")
            for owner in owners
        )
        return old, new


def _value(word: str, value: str) -> str:
    """«målvärde 90 %», «hur ofta: Varje år»: words after words are set apart."""
    return f"{word}: {value}" if " " in word and value[:1].isupper() else f"{word} {value}"
