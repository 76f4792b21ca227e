"""What changes, part by part.

What changes in the plan, part by part: one function a subsection of a memo.

The memo for the unions: what each unit loses or gets, and on what ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vpbdiff.budget.movement import RowChange, named
from vpbdiff.language.grammar import NOUNS, counted, listed, quoted, sentence
from vpbdiff.memo.budget_sections import grounds, indices, unit_passage, unit_scale
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Change, Kind
from vpbdiff.model.document import Block, MemoHeading, MemoParagraph, StatedSentence
from vpbdiff.model.entities import PLAN_LISTS
from vpbdiff.statements.phrasing import REASON
from vpbdiff.statements.templates import OF_FIELDS


def goals(scope: MemoContext) -> Iterator[Block]:
    """Goals and activities, and what a reader must not miss among them."""
    yield from _told(scope, "Mål och aktiviteter", ("overarching_goal", "goal", "activity"))


def measures(scope: MemoContext) -> Iterator[Block]:
    """Measures and assignments."""
    yield from _told(scope, "Mått och uppdrag", ("measure", "assignment"))


def control(scope: MemoContext) -> Iterator[Block]:
    """Risks and their controls."""
    yield from _told(scope, "Intern kontroll", ("risk", "control"))


def services(scope: MemoContext) -> Iterator[Block]:
    """Fees, declarations, contracts and procurement needs."""
    entities = ("fee", "quality_declaration", "contract", "procurement")
    yield from _told(scope, "Taxor, kvalitetsdeklarationer och avtal", entities)


def organisation(scope: MemoContext) -> Iterator[Block]:
    """Units and what they are responsible for."""
    yield from _told(scope, "Organisation", ("unit", "responsibility"))


def prose(scope: MemoContext) -> Iterator[Block]:
    """The running text: sections that came and went by name, promises that may be weaker, and how much else changed,
    since a reader reads the text itself."""
    found = scope.of(("section", "paragraph"))
    if not found:
        return
    yield MemoHeading("Löpande text", 3)
    for kind, many in ((Kind.REMOVED, "utgår"), (Kind.ADDED, "är nya")):
        if named := [change for change in found if change.entity == "section" and kind in change.kinds]:
            yield MemoParagraph((_sections(named, many),))
    parts = [
        counted(number, NOUNS[entity])
        for entity in ("section", "paragraph")
        if (number := sum(change.entity == entity for change in found))
    ]
    how = "nya, ändrade, flyttade eller borttagna" if len(found) > 1 else "nytt, ändrat, flyttat eller borttaget"
    text = f"I planens löpande text är {'sammanlagt ' if len(found) > 1 else ''}{listed(parts)} {how}."
    yield MemoParagraph((StatedSentence(text, tuple(change.id for change in found)), *_shared_reason(scope, found)))
    yield from scope.teller.blocks([change for change in found if change.weakened])


def _shared_reason(scope: MemoContext, found: Sequence[Change]) -> Iterator[StatedSentence]:
    """The reason of all that is only counted, if they have but one."""
    counted_only = [change for change in found if not change.weakened]
    if why := scope.reasons.common(counted_only):
        which = REASON if len(counted_only) == len(found) else f"{REASON}, om inget annat anges"
        yield StatedSentence(f"{which}: {why}", tuple(change.id for change in counted_only))


def _sections(found: Sequence[Change], many: str) -> StatedSentence:
    noun = NOUNS["section"]
    names = listed([quoted(change.title) for change in found])
    ids = tuple(change.id for change in found)
    if len(found) == 1:
        return StatedSentence(sentence(f"{noun.the} {names} {many.replace('nya', noun.new)}"), ids)
    return StatedSentence(sentence(f"{noun.the_many} {names} {many}"), ids)


def plan(scope: MemoContext) -> Iterator[Block]:
    """The plan's own particulars, where more differs than a year brings with it or a reason is given."""
    for change in scope.of(["metadata"]):
        old, new = change.old[0].name, change.new[0].name
        renamed = _YEAR.sub("", old) != _YEAR.sub("", new)
        reasons = scope.reasons.of(change)
        if not (renamed or reasons):
            continue
        texts = [f"Planen heter {quoted(new)}; den tidigare hette {quoted(old)}."] if renamed and old and new else []
        if any(facet.kind in OF_FIELDS for facet in change.facets):
            texts.append(sentence(scope.teller.fields(change, "för planen")))
        yield MemoHeading("Planens uppgifter", 3)
        yield MemoParagraph((*(StatedSentence(text, (change.id,)) for text in texts), *reasons))


_YEAR = re.compile(r"\d{4}")


def dropped(scope: MemoContext) -> Iterator[Block]:
    """Goals and activities that are gone."""
    found = [change for change in scope.of(("goal", "activity")) if Kind.REMOVED in change.kinds]
    yield from _under("Mål och aktiviteter som utgår", tuple(scope.teller.blocks(found)))


def _told(scope: MemoContext, heading: str, entities: Sequence[str]) -> Iterator[Block]:
    blocks = (*_unchanged(scope, entities), *scope.teller.blocks(scope.of(entities)))
    yield from _under(heading, blocks)


def _under(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    if blocks:
        yield MemoHeading(heading, 3)
        yield from blocks


def _unchanged(scope: MemoContext, entities: Sequence[str]) -> Iterator[Block]:
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
        yield MemoParagraph((StatedSentence(sentence(f"{listed(same)} är oförändrade i sak")),))


def units(scope: MemoContext) -> Iterator[Block]:
    """Each unit that anything became of: its money with the grounds, then what it is responsible for."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    yield from indices(scope)
    for row in movement.units if movement is not None else ():
        blocks: list[Block] = []
        if scale is not None and (passage := unit_passage(scope, row, scale)):
            blocks += [MemoParagraph(passage), *grounds(scope, row)]
        blocks += scope.teller.blocks(_of_unit(scope, row))
        if blocks:
            yield MemoHeading(row.name, 3)
            yield from blocks


def _of_unit(scope: MemoContext, row: RowChange) -> list[Change]:
    """The changes of the unit in the organisation that has the budget row's name, and of its responsibilities."""
    names = {named(each.name) for each in (*row.old, *row.new)}
    found = []
    for change in scope.of(("unit", "responsibility")):
        owner = scope.outline.owner(change) if change.entity == "responsibility" else None
        held = [owner] if owner is not None else [*change.old, *change.new]
        if any(named(item.name) in names for item in held):
            found.append(change)
    return found
