"""Which sections a memo has; from case to memo.

Which sections a memo has, in which order: three outlines, and the parts that any outline can be made of.

From a case to a memo: which outline, how long, whether it may be final.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from vpbdiff.base.errors import failure
from vpbdiff.gate import Case
from vpbdiff.memo import (
    DEFAULT,
    FOLLOW_UP,
    OUTLINES,
    appendix,
    auditors,
    change_sections,
    control,
    follow_up,
    money,
    opening,
    other_sections,
    unions,
)
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.document import WHOLE, Block, Document, Heading, Paragraph, Span, changes_in, running_text
from vpbdiff.policy import settings_for

Part = Callable[[MemoContext], Iterator[Block]]


class MemoSection(NamedTuple):
    """One section: its heading, what its placeholder in a template is called, and what it is made of."""

    heading: str
    placeholder: str
    parts: tuple[Part, ...]
    unproved: str = ""


SECTIONS: dict[str, MemoSection] = {
    "proposal": MemoSection("Förslag till beslut", "förslag", (opening.proposal,)),
    "summary": MemoSection("Sammanfattning", "sammanfattning", (opening.summary,)),
    "background": MemoSection("Bakgrund", "bakgrund", (opening.background,)),
    "changes": MemoSection(
        "Vad som ändras",
        "ändringar",
        (
            change_sections.goals,
            change_sections.activities,
            change_sections.assignments,
            control.control,
            other_sections.other,
        ),
    ),
    "economy": MemoSection("Ekonomiska konsekvenser", "ekonomi", (money.economy,)),
    "children": MemoSection("Konsekvenser för barn", "barn", (opening.children,)),
    "assessment": MemoSection("Förvaltningens bedömning", "bedömning", (opening.assessment,)),
    "units": MemoSection("Verksamheterna och pengarna", "verksamheter", (unions.units,)),
    "workload": MemoSection("Vad som berör arbetet", "uppdrag", (unions.workload,)),
    "unsaid": MemoSection("Vad planen inte säger", "osagt", (unions.unsaid,)),
    "gaps": MemoSection("Läget", "luckor", (auditors.state,)),
    "control": MemoSection("Risker och kontroller", "kontroll", (auditors.control,)),
    "promises": MemoSection("Åtaganden som ändras", "åtaganden", (auditors.promises,)),
    "dropped": MemoSection("Det som tas bort", "borttaget", (auditors.dropped,), "Det som inte står kvar"),
    "money": MemoSection("Budget", "budget", (auditors.money,)),
    "follow_up": MemoSection("Uppföljning", "uppföljning", (follow_up.follow_up,)),
    "documents": MemoSection("Handlingar", "handlingar", (opening.documents,)),
    "appendix": MemoSection("Bilaga: alla ändringar", "bilaga", (appendix.appendix,)),
}
"""Every section by its name in `vpbdiff.toml`, in the order of the docs and the schema of the settings."""

PLACEHOLDERS = {section.placeholder: name for name, section in SECTIONS.items()}
"""The sections by what a placeholder of a template is called: `{{förslag}}`."""


BRIEF = ("proposal", "summary")
"""What half a page holds."""


def memo(
    scope: MemoContext, names: Sequence[str], headings: dict[str, str] | None = None, outline: str = DEFAULT
) -> Document:
    """The memo with these sections, each under its heading; a section with nothing to say is left out.

    Whatever the sections are, every change of substance is stated or counted, and what could not be read is named: what
    none of them has comes last.
    """
    blocks: list[Block] = []
    for name in names:
        section = SECTIONS[name]
        found = [block for part in section.parts for block in part(scope)]
        if found:
            heading = section.heading
            if section.unproved and any(scope.outline.statement(each).unproved for each in scope.told if not each.new):
                heading = section.unproved
            blocks += [
                Heading((headings or {}).get(name, heading), section=name, page=name == "appendix"),
                *_without_lone_heading(found),
            ]
    if outline == FOLLOW_UP:
        return Document(follow_up.title(scope), tuple(blocks), {**_facts(scope), "title": follow_up.title(scope)})
    if "background" not in names:
        caveats = list(_caveats(scope, absent="summary" not in names))
        blocks = [*blocks, *caveats] if outline == DEFAULT else [*caveats, *blocks]
    if "appendix" not in names and (rest := opening.others(scope, set(chain.from_iterable(map(changes_in, blocks))))):
        blocks = _with_rest(blocks, rest) if outline == "unions" else [*blocks, Paragraph((rest,))]
    title, head = _OPENINGS[outline](scope)
    box = opening.draft_box(scope, marked="appendix" in names)
    return Document(title, tuple(blocks), {**_facts(scope), "title": title}, (*box, *head))


def _with_rest(blocks: list[Block], rest: Span) -> list[Block]:
    """The blocks with a count of what they do not tell, at the end of what the plan does not say: a page is full."""
    match blocks:
        case [*before, Paragraph(spans=spans), Heading(section="documents") as heading, documents]:
            return [*before, Paragraph((*spans, Span(" "), rest)), heading, documents]
    return [*blocks, Paragraph((rest,))]


_OPENINGS: dict[str, Callable[[MemoContext], tuple[str, tuple[Block, ...]]]] = {
    "memo": lambda scope: (scope.title, opening.head(scope)),
    "unions": lambda scope: (unions.title(scope), opening.short_head(scope, "[Förhandling: datum och parter]")),
    "auditors": lambda scope: (auditors.title(scope), opening.short_head(scope, "")),
}
"""The title of each outline and what stands above it."""


def _caveats(scope: MemoContext, *, absent: bool) -> Iterator[Block]:
    """What is compared and what is not, where no section says it, and where `absent` that nothing changed."""
    same = opening.whole_absence(scope) if absent else ()
    yield Paragraph(running_text((*opening.compared(scope), *same)))
    if told := opening.not_compared(scope):
        yield told


def _facts(scope: MemoContext) -> dict[str, str]:
    old, new = scope.comparison.old, scope.comparison.new
    told = {name: new.metadata.text(name) or "" for name in ("committee", "municipality", "reference")}
    return {"year": str(new.year), "old_year": str(old.year), **told}


def _without_lone_heading(blocks: list[Block]) -> list[Block]:
    """The blocks of a section without their heading where all of it stands under that one: the section's own says
    enough."""
    alone = sum(isinstance(block, Heading) for block in blocks) == 1 and isinstance(blocks[0], Heading)
    return blocks[1:] if alone else blocks


def write(
    case: Case, outline: str = DEFAULT, *, brief: bool = False, final: bool = False, places: Collection[str] = (WHOLE,)
) -> Document:
    """The memo of a case in one of `OUTLINES`; its first half page if `brief`. The sections and headings of the default
    outline are those of `vpbdiff.toml`, where it has any. `places` are what a template has room for: sections by name,
    and `WHOLE` for those of the outline.

    Raises `VpbdiffError` for a `final` memo while the gate fails.
    """
    if final and not case.verdict.passed:
        errors = sum(finding.level == "error" for finding in case.verdict.findings)
        raise failure("summary.not-final", number=errors, old=case.words[0], new=case.words[1])
    if outline == FOLLOW_UP:
        return followed_up(scope_of(case), places, brief=brief)
    asked = settings_for(case.new).get("summary", {})
    names = OUTLINES[outline]
    if outline == DEFAULT:
        names = tuple(asked.get("sections", names))
    if brief:
        names = tuple(name for name in names if name in BRIEF)
    if WHOLE not in places:
        names = ()
    names = (*names, *(name for name in places if name not in (*names, WHOLE)))
    return memo(scope_of(case), names, asked.get("headings"), outline)


def followed_up(scope: MemoContext, places: Collection[str], *, brief: bool = False) -> Document:
    """The page on the reports: as the paper itself, whose title stands over its parts, or in a template's place for it.
    If `brief`, its summary alone.

    Raises `VpbdiffError` where no report is known.
    """
    if not scope.followings:
        raise failure("summary.no-report", year=scope.comparison.old.year)
    page = memo(scope, [name for name in places if name != WHOLE], outline=FOLLOW_UP)
    if WHOLE in places and FOLLOW_UP not in places:
        found = tuple(follow_up.follow_up(scope))
        second = [at for at, each in enumerate(found) if isinstance(each, Heading)][1:2] if brief else []
        found = found[: second[0]] if second else found
        raised = (each._replace(level=2) if isinstance(each, Heading) else each for each in found)
        page = page._replace(blocks=(*raised, *page.blocks))
    return page


def scope_of(case: Case) -> MemoContext:
    """What the memo of a case is made from."""
    return MemoContext(case.verdict, case.policy.decision_from_index, case.followed, case.policy.prose.verbs)
