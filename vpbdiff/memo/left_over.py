"""What two pages have no room for, told by how many and with where the appendix has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.language.grammar import Noun
from vpbdiff.language.numerals import number
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Kind
from vpbdiff.model.document import Span, stated
from vpbdiff.model.entities import ENTITIES
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_sentences import gone_words, leading, new_words
from vpbdiff.statements.statement import Statement

_WAYS = {Kind.RAISED: "höjs", Kind.LOWERED: "sänks"}

_LEVELS = {"måttet": "målet", "nyckeltalet": "målet", "risken": "riskindex"}
"""What of a thing is raised or lowered, where it isn't the thing itself."""


def verb_of(change: Statement) -> str:
    """What became of something, in a word: «höjs», «tas bort», «är nya», «ändras»."""
    if not change.old:
        return new_words([change, change])
    if not change.new:
        return gone_words([change])
    kind = leading(change)
    return _WAYS.get(kind, "ändras") if kind is not None else "ändras"


def by_verb(changes: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Changes by what became of them, in the order in which they come."""
    found: dict[str, list[Statement]] = {}
    for change in changes:
        found.setdefault(verb_of(change), []).append(change)
    return found


def counted(scope: MemoContext, left: Sequence[Statement]) -> Iterator[Span]:
    """«Därutöver ändras tre uppdrag och tas ett uppdrag bort (bilagan nr 14–17).», with what is missing of them."""
    if not left:
        return
    clauses = []
    for entity in dict.fromkeys(change.entity for change in left):
        noun = ENTITIES[entity].noun
        mine = by_verb(change for change in left if change.entity == entity)
        clauses += [_clause(verb, len(held), noun) for verb, held in mine.items()]
    see = scope.see(left)
    text = f"Därutöver {phrases.enumeration(clauses)}{f' ({see})' if see else ''}."
    yield stated(text, tuple(change.id for change in left))
    yield from scope.reasons.gap(*left)


def _clause(verb: str, many: int, noun: Noun) -> str:
    """«tas två uppdrag bort»: the verb first."""
    first, _, rest = verb.partition(" ")
    first += f" {_LEVELS[noun.the]} för" if verb in _WAYS.values() and noun.the in _LEVELS else ""
    new = noun.new if rest == "nya" and many == 1 else rest
    return " ".join(filter(None, (first, number(many, neuter=noun.neuter), noun.one if many == 1 else noun.many, new)))
