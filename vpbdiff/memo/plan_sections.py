"""What changes, part by part.

What changes in the plan, part by part: one function a subsection of a memo.

The memo for the unions: what each unit loses or gets, and on what ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vpbdiff.budget.movement import RowChange
from vpbdiff.language.grammar import counted, quoted, sentence
from vpbdiff.language.numerals import number
from vpbdiff.language.tokens import normal
from vpbdiff.memo.budget_sections import grounds, indices, unit_passage, unit_scale
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Absence, Change, Kind
from vpbdiff.model.document import Block, Heading, Paragraph, Span, running_text, stated
from vpbdiff.model.entities import ENTITIES, PLAN, PLAN_LISTS, Chapter, Role, of_chapter
from vpbdiff.model.plan import Plan
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_sentences import REASON
from vpbdiff.statements.templates import OF_FIELDS

_HEADINGS = {
    Chapter.GOALS: "Mål och aktiviteter",
    Chapter.MEASURES: "Mått och uppdrag",
    Chapter.CONTROL: "Intern kontroll",
    Chapter.SERVICES: "Taxor, kvalitetsdeklarationer och avtal",
    Chapter.ORGANISATION: "Organisation",
    Chapter.TABLES: "Övriga tabeller",
}
"""What stands over the changes of a chapter."""


def goals(scope: MemoContext) -> Iterator[Block]:
    """Goals and activities, and what a reader must not miss among them."""
    yield from _told(scope, Chapter.GOALS)


def measures(scope: MemoContext) -> Iterator[Block]:
    """Measures and assignments."""
    yield from _told(scope, Chapter.MEASURES)


def control(scope: MemoContext) -> Iterator[Block]:
    """Risks and their controls."""
    yield from _told(scope, Chapter.CONTROL)


def services(scope: MemoContext) -> Iterator[Block]:
    """Fees, declarations, contracts and procurement needs."""
    yield from _told(scope, Chapter.SERVICES)


def organisation(scope: MemoContext) -> Iterator[Block]:
    """Units and what they are responsible for."""
    yield from _told(scope, Chapter.ORGANISATION)


def tables(scope: MemoContext) -> Iterator[Block]:
    """The tables that are no typed list, row by row."""
    yield from _told(scope, Chapter.TABLES)


def prose(scope: MemoContext) -> Iterator[Block]:
    """The running text: sections that came and went by name, promises that may be weaker, what a reason is asked for,
    and how much else changed, since a reader reads the text itself."""
    found = scope.of(of_chapter(Chapter.PROSE))
    if not found:
        return
    yield Heading("Löpande text", 3)
    for kind, many in ((Kind.REMOVED, "utgår"), (Kind.ADDED, "är nya")):
        if named := [change for change in found if ENTITIES[change.entity].nests and kind in change.kinds]:
            yield Paragraph((_sections(named, many),))
    parts = [
        counted(held, ENTITIES[entity].noun)
        for entity in of_chapter(Chapter.PROSE)
        if (held := sum(change.entity == entity for change in found))
    ]
    how = "nya, ändrade, flyttade eller borttagna" if len(found) > 1 else "nytt, ändrat, flyttat eller borttaget"
    text = f"I planens löpande text är {'sammanlagt ' if len(found) > 1 else ''}{phrases.enumeration(parts)} {how}."
    yield Paragraph(running_text((stated(text, tuple(change.id for change in found)), *_shared_reason(scope, found))))
    yield from scope.teller.blocks([change for change in found if _is_told(scope, change)])


def _is_told(scope: MemoContext, change: Change) -> bool:
    """Whether a change of running text is told one by one: a weaker promise, or what a reason is asked for."""
    return change.weakened or change.id in scope.asked


def _shared_reason(scope: MemoContext, found: Sequence[Change]) -> Iterator[Span]:
    """The reason of all that is only counted, if they have but one."""
    counted_only = [change for change in found if not _is_told(scope, change)]
    if why := scope.reasons.common(counted_only):
        which = REASON if len(counted_only) == len(found) else f"{REASON}, om inget annat anges"
        yield stated(f"{which}: {why}", tuple(change.id for change in counted_only))


def _sections(found: Sequence[Change], many: str) -> Span:
    noun = ENTITIES[found[0].entity].noun
    names = phrases.enumeration([quoted(change.title) for change in found])
    ids = tuple(change.id for change in found)
    if len(found) == 1:
        return stated(sentence(f"{noun.the} {names} {many.replace('nya', noun.new)}"), ids)
    return stated(sentence(f"{noun.the_many} {names} {many}"), ids)


def plan(scope: MemoContext) -> Iterator[Block]:
    """The plan's own particulars, where more differs than a year brings with it or a reason is given."""
    for change in scope.of([PLAN.name]):
        old, new = change.old[0].name, change.new[0].name
        renamed = _YEAR.sub("", old) != _YEAR.sub("", new)
        reasons = scope.reasons.of(change)
        if not (renamed or reasons):
            continue
        texts = [f"Planen heter {quoted(new)}; den tidigare hette {quoted(old)}."] if renamed and old and new else []
        if any(facet.kind in OF_FIELDS for facet in change.facets):
            texts.append(sentence(scope.teller.fields(change, "för planen")))
        yield Heading("Planens uppgifter", 3)
        yield Paragraph(running_text((*(stated(text, (change.id,)) for text in texts), *reasons)))


_YEAR = re.compile(r"\d{4}")


def dropped(scope: MemoContext) -> Iterator[Block]:
    """Goals and activities that are gone."""
    found = [change for change in scope.of(of_chapter(Chapter.GOALS)) if Kind.REMOVED in change.kinds]
    yield from _under("Mål och aktiviteter som utgår", tuple(scope.teller.blocks(found)))


def _told(scope: MemoContext, chapter: Chapter) -> Iterator[Block]:
    entities = of_chapter(chapter)
    blocks = (*_unchanged(scope, entities), *scope.teller.blocks(scope.of(entities)))
    yield from _under(_HEADINGS[chapter], blocks)


def _under(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    if blocks:
        yield Heading(heading, 3)
        yield from blocks


def _unchanged(scope: MemoContext, entities: Sequence[str]) -> Iterator[Block]:
    """«Nämndmålen är oförändrade.», where both plans have such items and nothing of substance became of any or of its
    parts. What was not compared is not called so."""
    same: dict[Absence | None, list[str]] = {}
    unpriced: list[str] = []
    editorial: list[Change] = []
    for entity in entities:
        owned = [listed_.path for listed_ in PLAN_LISTS if listed_.entity == entity]
        if not owned or not all(any(plan.listing(path) for path in owned) for plan in _plans(scope)):
            continue
        found = scope.comparison.unchanged(entity)
        bare = ENTITIES[entity].priced and not any(_has_figures(plan, owned) for plan in _plans(scope))
        the_many = ENTITIES[entity].noun.the_many
        same.setdefault(found.absence, []).append(f"namnen på {the_many}" if bare else the_many)
        if bare and found.absence:
            unpriced.append(the_many)
        editorial += found.editorial if found.absence is Absence.EDITORIAL else ()
    if names := same.get(Absence.NO_DIFFERENCE):
        yield Paragraph((stated(sentence(f"{phrases.enumeration(names)} är oförändrade")),))
    if names := same.get(Absence.EDITORIAL):
        count = len(editorial)
        which = "en ändring är redaktionell" if count == 1 else f"{number(count)} ändringar är redaktionella"
        text = sentence(f"{phrases.enumeration(names)} är oförändrade i sak; {which}")
        yield Paragraph((stated(text, tuple(change.id for change in editorial)),))
    if unpriced:
        yield Paragraph((stated(sentence(f"vad {phrases.enumeration(unpriced)} kostar framgår inte av planerna")),))


def _has_figures(plan: Plan, paths: Sequence[str]) -> bool:
    """Whether any item of these lists has a figure."""
    items = [item for path in paths for item in plan.listing(path)]
    return any(item.fields.get(each.name) for item in items for each in item.entity.fields if each.role is Role.FIGURES)


def _plans(scope: MemoContext) -> tuple[Plan, Plan]:
    return scope.comparison.old, scope.comparison.new


def units(scope: MemoContext) -> Iterator[Block]:
    """Each unit that anything became of: its money with the grounds, then what it is responsible for."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    yield from indices(scope)
    for row in movement.units if movement is not None else ():
        blocks: list[Block] = []
        if scale is not None and (passage := unit_passage(scope, row, scale)):
            blocks += [Paragraph(running_text(passage)), *grounds(scope, row)]
        blocks += scope.teller.blocks(_of_unit(scope, row))
        if blocks:
            yield Heading(row.name, 3)
            yield from blocks


def _of_unit(scope: MemoContext, row: RowChange) -> list[Change]:
    """The changes of the unit in the organisation that has the budget row's name, and of its responsibilities."""
    names = {normal(each.name) for each in (*row.old, *row.new)}
    found = []
    for change in scope.of(of_chapter(Chapter.ORGANISATION)):
        owner = scope.outline.owner(change) if ENTITIES[change.entity].part else None
        held = [owner] if owner is not None else [*change.old, *change.new]
        if any(normal(item.name) in names for item in held):
            found.append(change)
    return found
