"""The facts that a comparison yields: pairs with the rung that made them, and changes with their facets.

Frozen values and nothing else: no colour, no sentence, no severity. `matching` makes the pairs and `detect` the
changes; `policy` decides what matters; `statements` and `wording` put it into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Role, held_in
from vpbdiff.model.plan import Item, Plan, Value


class Rung(StrEnum):
    """The rung of the matching ladder that made a pair, strictest first."""

    PINNED = "pinned"
    SAME_ID = "same-id"
    SAME_TEXT = "same-text"
    SAME_TITLE_SAME_PARENT = "same-title-same-parent"
    SAME_ROLE = "same-role"
    """Sections that are the same part of a plan, and budget lines that are the same sum, under other names."""
    SAME_BUT_FIGURES = "same-but-figures"
    """Names under one owner that agree in all but their figures, or in the order and the endings of their words."""
    SAME_VALUES = "same-values"
    """Other names, and the values or amounts that both plans give agree year for year."""
    SIMILAR_SAME_PARENT = "similar-same-parent"
    SAME_TITLE_OTHER_PARENT = "same-title-other-parent"
    SIMILAR_OTHER_PARENT = "similar-other-parent"
    MERGED = "merged"
    SPLIT = "split"


BY_FIGURES = (Rung.SAME_BUT_FIGURES, Rung.SAME_VALUES)
"""The rungs that hold items to be one which earlier versions of this program held to be two."""


class Kind(StrEnum):
    """What happened to an item. `increased` and `decreased` speak of the amount in its own sense: more cost, more
    income, whatever the printed sign. `raised` and `lowered` speak of an index, a target or a baseline."""

    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    RENAMED = "renamed"
    REWORDED = "reworded"
    RAISED = "raised"
    LOWERED = "lowered"
    RETARGETED = "retargeted"
    """A target or a baseline came, went, or is given in other words: no figure went up or down."""
    INCREASED = "increased"
    DECREASED = "decreased"
    TRANSFERRED = "transferred"
    RESTATED = "restated"
    """A figure of a year that both plans give, and that is no decision of the new plan, is printed otherwise."""
    RECATEGORISED = "recategorised"
    DATED = "dated"
    FIELD_CHANGED = "field_changed"
    """Who, how or how often: what a field of its own says in a few words."""
    STATUS_CHANGED = "status_changed"
    VALUE_CHANGED = "value_changed"
    """A figure, an amount or a date in a cell or a column; the facet's field names the column."""
    ROLLED = "rolled"
    """Values for other years, since the plan is for another year: the new last year, the next step as planned."""
    REORDERED = "reordered"


FORMER: dict[Role, Kind] = {Role.VALUES: Kind.REWORDED, Role.DETAIL: Kind.REWORDED}
"""What earlier versions of this program called every difference in fields of a role that have kinds of their own now. A
reason on record under the former kind stands for those that succeeded it, while its texts do."""

_IN_ORDER = tuple(Kind)
"""A report asks for the kinds of a change over and over, and going through an enum looks each member up anew."""


class Significance(StrEnum):
    """A fact of the texts. A digit, an amount, a negation, ska/bör/kan, alla/de flesta is always material."""

    MATERIAL = "material"
    EDITORIAL = "editorial"


class Effect(StrEnum):
    """Whether a figure went the way that the plan wishes."""

    BETTER = "better"
    WORSE = "worse"


class Op(StrEnum):
    """What became of a run of words."""

    SAME = "="
    OLD = "-"
    NEW = "+"


class WordEdit(NamedTuple):
    """A run of words, with the white space that follows it, and how it changed. The SAME and OLD runs joined give
    the old text, the SAME and NEW runs the new, save where SAME words differ in white space alone."""

    op: Op
    text: str


class Pair(NamedTuple):
    """Two items held to be the same; several pairs share an item where items were merged or split.

    `score` is 0-1: how much agrees, or for a merge or a split the share of the part's text found in the whole.
    `field` names what spoke for the pair, `body` for the texts of the item and its parts together. `certain` is False
    where no more than the matter of two short names does, or no more than the words about it.
    """

    old: Item
    new: Item
    rung: Rung
    score: float
    field: str
    certain: bool = True


class Matching(NamedTuple):
    """What became of every item: each old item is in a pair or in `removed`, each new one in a pair or in `added`."""

    pairs: tuple[Pair, ...]
    removed: tuple[Item, ...]
    added: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One aspect of a change: what differs in one field, or that the item came, went, moved, merged or was split.

    `certain` is False where the significance is only proposed and a person should accept it. `weakened` says that a
    promise became weaker; `effect` which way a figure went, None where the plan does not say which is better. For
    `moved` the values are the parents' pointers, for `transferred` the names of the rows that gave and got, for
    `reordered` positions from 1, for `added` and `removed` None: the item itself tells.
    """

    kind: Kind
    field: str | None = None
    old: Value | None = None
    new: Value | None = None
    significance: Significance = Significance.MATERIAL
    certain: bool = True
    weakened: bool = False
    words: tuple[WordEdit, ...] = ()
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item (of several, where items were merged or split), with all its facets.

    `item` is the stable key that explanations hold on to; `id` names this very change, the same on every machine.
    `within` is the `item` of the owner that came or went as a whole with this item in it.
    """

    id: str
    item: str
    old: tuple[Item, ...]
    new: tuple[Item, ...]
    facets: tuple[Facet, ...]
    within: str | None = None

    @property
    def entity(self) -> str:
        """The entity's identifier."""
        return (self.new or self.old)[0].entity.name

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its facets, each once, in the order of `Kind`."""
        present = {facet.kind for facet in self.facets}
        return tuple(kind for kind in _IN_ORDER if kind in present)

    @property
    def title(self) -> str:
        """What a reader calls the item now, or called it before it went."""
        return (self.new or self.old)[0].name

    @property
    def significance(self) -> Significance:
        """Material if any facet is."""
        material = any(facet.significance is Significance.MATERIAL for facet in self.facets)
        return Significance.MATERIAL if material else Significance.EDITORIAL

    @property
    def weakened(self) -> bool:
        """Whether a promise in it became weaker."""
        return any(facet.weakened for facet in self.facets)


FIGURE = "figure"
"""What a facet of a figure in a name has after the name's field: `title/figure`, and from the second on its number."""


TIME = "time"
"""The same of a time in a name: «senast den 30 juni»."""


def is_of_time(field: str | None) -> bool:
    """Whether a facet with this field is of a time in a name."""
    return field is not None and field.partition("/")[2].partition("#")[0] == TIME


def is_of_figure(field: str | None) -> bool:
    """Whether a facet with this field is of a figure in a name."""
    return field is not None and field.partition("/")[2].partition("#")[0] == FIGURE


UNREAD, SHOWN = "compare.unread", "compare.unread-shown"
"""The caveats on what no reader could take in: nobody has said what it shows, or somebody has."""
UNPROVED = {Kind.REMOVED: "compare.gone-unproved", Kind.ADDED: "compare.new-unproved"}
"""The caveats on what went while something of the new plan could not be read, and on what came while something of the
old plan could not: it may stand there."""
IN_TEXT = "compare.money-in-text"
"""The caveat on a plan whose money stands in the text of a section and in no row of a budget."""


class Caveat(NamedTuple):
    """Something that a reader of the comparison must know: a message key of `wording` with its parameters, and the
    JSON pointer that it speaks of, if one."""

    key: str
    params: tuple[tuple[str, object], ...] = ()
    pointer: str | None = None

    @property
    def is_unread(self) -> bool:
        """Whether it is on something that no reader could take in."""
        return self.key in (UNREAD, SHOWN)

    @property
    def lists(self) -> tuple[str, ...]:
        """The paths of the lists that it speaks of, with the entity below: `goals`, `goals/measures`."""
        found = dict(self.params).get("list", ())
        return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)

    @property
    def entities(self) -> frozenset[str]:
        """The entities that it speaks of, with what their items hold; none where it speaks of the plans as wholes. What
        could not be read may hold anything."""
        if self.is_unread:
            return frozenset(ENTITIES)
        within = [of for of in PLAN_LISTS if f"{self.pointer}/".startswith(f"/{of.path}/")]
        named = [entity for path in self.lists for entity in held_in(path)]
        return frozenset(named or [entity for of in within for entity in held_in(of.path)])


class Absence(StrEnum):
    """The only three things that may be said where nothing of substance changed."""

    NO_DIFFERENCE = "none"
    EDITORIAL = "editorial"
    """No difference but editorial ones, which are counted."""
    IN_COMPARED = "compared"
    """No material change in what was compared, with what was not."""


class Unchanged(NamedTuple):
    """What stands against calling something unchanged: its material changes and those of its parts, the editorial ones,
    and what was not compared of it. «Unchanged» is never said on any other ground."""

    material: tuple[Change, ...]
    editorial: tuple[Change, ...]
    not_compared: tuple[Caveat, ...]

    @property
    def absence(self) -> Absence | None:
        """What may be said; None where there is a material change, and so nothing."""
        if self.material:
            return None
        if self.not_compared:
            return Absence.IN_COMPARED
        return Absence.EDITORIAL if self.editorial else Absence.NO_DIFFERENCE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans and everything that was found: the finished value that every report shows."""

    old: Plan
    new: Plan
    matching: Matching
    changes: tuple[Change, ...]
    not_comparable: tuple[Caveat, ...] = ()
    warnings: tuple[Caveat, ...] = ()

    def unchanged(self, entity: str | None = None) -> Unchanged:
        """What stands against calling an entity with its parts unchanged, or the whole plan where none is named."""
        if entity is None:
            changes, not_compared = self.changes, self.not_comparable
        else:
            held = {entity, *ENTITIES[entity].parts}
            changes = tuple(change for change in self.changes if change.entity in held)
            not_compared = tuple(each for each in self.not_comparable if each.entities & held)
        sides: dict[Significance, list[Change]] = {each: [] for each in Significance}
        for change in changes:
            sides[change.significance].append(change)
        return Unchanged(tuple(sides[Significance.MATERIAL]), tuple(sides[Significance.EDITORIAL]), not_compared)
