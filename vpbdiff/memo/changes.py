"""What changes in the plan, part by part: one function a subsection of a memo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vpbdiff.changes import Change, Kind
from vpbdiff.entities import PLAN_LISTS
from vpbdiff.memo.grammar import NOUNS, counted, listed, quoted, sentence
from vpbdiff.memo.model import Block, Heading, Paragraph, Sentence
from vpbdiff.memo.scope import Scope
from vpbdiff.report import phrases

_GOAL_WORDS = 10
"""Words of a goal that is only pointed to: enough to know it by."""


def goals(scope: Scope) -> Iterator[Block]:
    """Goals and activities, and what a reader must not miss among them."""
    yield from _told(scope, "Mål och aktiviteter", ("overarching_goal", "goal", "activity"), _goal_notes(scope))


def measures(scope: Scope) -> Iterator[Block]:
    """Measures and assignments."""
    yield from _told(scope, "Mått och uppdrag", ("measure", "assignment"))


def control(scope: Scope) -> Iterator[Block]:
    """Risks and their controls."""
    yield from _told(scope, "Intern kontroll", ("risk", "control"), _risk_notes(scope))


def services(scope: Scope) -> Iterator[Block]:
    """Fees, declarations, contracts and procurement needs."""
    entities = ("fee", "quality_declaration", "contract", "procurement")
    yield from _told(scope, "Taxor, kvalitetsdeklarationer och avtal", entities)


def organisation(scope: Scope) -> Iterator[Block]:
    """Units and what they are responsible for."""
    yield from _told(scope, "Organisation", ("unit", "responsibility"))


def prose(scope: Scope) -> Iterator[Block]:
    """The running text: how much of it changed, since a reader reads the text itself."""
    found = scope.of(("section", "paragraph"))
    if not found:
        return
    parts = [
        counted(number, NOUNS[entity])
        for entity in ("section", "paragraph")
        if (number := sum(change.entity == entity for change in found))
    ]
    yield Heading("Löpande text", 3)
    text = f"I planens löpande text är {listed(parts)} nya, ändrade, flyttade eller borttagna."
    yield Paragraph((Sentence(text, tuple(change.id for change in found)),))


def dropped(scope: Scope) -> Iterator[Block]:
    """Goals and activities that are gone."""
    found = [change for change in scope.of(("goal", "activity")) if Kind.REMOVED in change.kinds]
    yield from _under("Mål och aktiviteter som utgår", (*scope.teller.blocks(found), *_goal_notes(scope)))


def _told(scope: Scope, heading: str, entities: Sequence[str], notes: Iterable[Block] = ()) -> Iterator[Block]:
    blocks = (*_unchanged(scope, entities), *scope.teller.blocks(scope.of(entities)), *notes)
    yield from _under(heading, blocks)


def _under(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    if blocks:
        yield Heading(heading, 3)
        yield from blocks


def _unchanged(scope: Scope, entities: Sequence[str]) -> Iterator[Block]:
    """«Nämndmålen är oförändrade.», where both plans have such items and nothing of substance became of any."""
    comparison = scope.comparison
    same = []
    for entity in entities:
        owned = [listed_.path for listed_ in PLAN_LISTS if listed_.entity == entity]
        if not owned or scope.of([entity]):
            continue
        if all(any(plan.listing(path) for path in owned) for plan in (comparison.old, comparison.new)):
            same.append(NOUNS[entity].the_many)
    if same:
        yield Paragraph((Sentence(sentence(f"{listed(same)} är oförändrade i sak")),))


def _goal_notes(scope: Scope) -> Iterator[Block]:
    """The activities that are dropped though their goal stands, said plainly."""
    found = [
        change for change in scope.of(["activity"]) if Kind.REMOVED in change.kinds and scope.teller.stands(change)
    ]
    if not found:
        return
    goals = list(dict.fromkeys(owner.name for change in found if (owner := scope.outline.owner(change))))
    names = listed([quoted(phrases.brief(goal, _GOAL_WORDS)) for goal in goals])
    if len(goals) == 1:
        text = f"Nämndmålet {names}, som {_hang(found)} under, står kvar."
    else:
        text = f"Nämndmålen som de borttagna aktiviteterna hörde till står kvar: {names}."
    yield Paragraph((Sentence(text, tuple(change.id for change in found)),))


def _hang(found: Sequence[Change]) -> str:
    return "den borttagna aktiviteten låg" if len(found) == 1 else "de borttagna aktiviteterna låg"


def _risk_notes(scope: Scope) -> Iterator[Block]:
    """The risks that are dropped while high."""
    limit = scope.high_risk
    found = [change for change in scope.of(["risk"]) if Kind.REMOVED in change.kinds and _index(change) >= limit]
    if found:
        names = listed([quoted(change.title) for change in found])
        whole = "En risk tas" if len(found) == 1 else "Risker tas"
        text = f"{whole} bort ur planen fast riskindex var {limit} eller högre: {names}."
        yield Paragraph((Sentence(text, tuple(change.id for change in found)),))


def _index(change: Change) -> int:
    index = change.old[0].fields.get("index")
    return index if isinstance(index, int) else 0
