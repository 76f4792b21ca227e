"""The whole comparison as a document: what is compared, the counts, what to see first, then the plan part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import Block, Document, Heading, Line, Paragraph, Span, Spans, Style, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Plan
from vpbdiff.statements import absence, caveats, counts, phrases
from vpbdiff.statements.options import Options
from vpbdiff.statements.outline import Outline
from vpbdiff.statements.phrasing import Phrased, PhrasedPart, Phrasing
from vpbdiff.statements.statement import BareRow, bare_rows
from vpbdiff.views import budget_report, first_screen
from vpbdiff.wording import Wording

Reasons = Mapping[str, tuple[Spans, ...]]
"""What is on record, in words: a line each, by the change's id or the pointer of a row without an amount."""


def document(comparison: Comparison, wording: Wording, options: Options) -> Document:
    """The report."""
    return Document.of(elements(comparison, wording, options))


def elements(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    """The report's elements, in reading order; the counts alone if only they are asked for."""
    outline = outline_of(comparison, options)
    yield from head(comparison, wording, options)
    yield from opening(comparison, outline, wording, options)
    if not options.stat:
        on_record = reasons_of(outline, options, wording)
        for part in Phrasing(comparison, wording, full=options.full).parts(outline):
            yield Heading(part.title)
            yield from part_elements(part, on_record, wording)
        yield from _reordered(outline, wording, _brief(options))
    yield from nothing(comparison, outline, wording)


def outline_of(comparison: Comparison, options: Options) -> Outline:
    """The changes that are shown, arranged."""
    return Outline(comparison, options.selection.of(comparison), _bare_rows(comparison, options))


def reasons_of(outline: Outline, options: Options, wording: Wording) -> Reasons:
    """What is on record of the changes and what reports say of them, in words; nothing where neither is there."""
    made: dict[str, tuple[Spans, ...]] = {}
    if options.stands:
        from vpbdiff.statements.reasons import reasons_by_handle  # noqa: PLC0415 - loads all of the explanations

        made |= _once(reasons_by_handle(options.stands, wording), outline, wording)
    if options.followed:
        from vpbdiff.statements.followed_changes import beside_reasons  # noqa: PLC0415 - most series have no reports

        for handle, lines in beside_reasons(options.followed, options.stands, wording).items():
            made[handle] = (*made.get(handle, ()), *lines)
    return made


_SHORT = 60
"""Letters of a reason that is as soon read as a pointer to where it stands."""


def _once(made: Reasons, outline: Outline, wording: Wording) -> dict[str, tuple[Spans, ...]]:
    """The reasons, one that several changes share in full at the first of them alone."""
    first: dict[Spans, str] = {}
    found = dict(made)
    for change in outline.shown:
        if change.within is None:
            told = (_pointing(line, change.title, first, wording) for line in made.get(change.id, ()))
            found[change.id] = tuple(dict.fromkeys(told))
    return found


def _pointing(line: Spans, title: str, first: dict[Spans, str], wording: Wording) -> Spans:
    if line[0].style is not Style.PLAIN or sum(len(span.text) for span in line) < _SHORT:
        return line
    if line not in first:
        first[line] = title
        return line
    return plain(wording.say("diff.reason-as", title=phrases.brief(first[line])))


def opening(comparison: Comparison, outline: Outline, wording: Wording, options: Options) -> Iterator[Block]:
    """What comes between the head and the parts of the plan: what to see first, the counts, what to know, the money."""
    if not options.stat:
        yield from first_screen.elements(comparison, outline, wording, options)
    yield from background(comparison, wording, options)


def background(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    """What comes after the first screen and before the parts of the plan: the counts, what to know, the money."""
    if options.stat or options.full:
        yield from _overview(comparison, wording, options)
    yield from _remarks(comparison, wording, options)
    if not options.stat:
        yield from budget_report.elements(comparison, wording, options)


def nothing(comparison: Comparison, outline: Outline, wording: Wording) -> Iterator[Block]:
    """That nothing of substance changed, or nothing that is shown, where that is so."""
    if text := absence.sentence(comparison.unchanged(), wording):
        yield Paragraph(plain(text))
    elif not outline.shown:
        yield Paragraph(plain(wording.say("diff.nothing-selected")))


def _brief(options: Options) -> phrases.Brief:
    return phrases.whole if options.full else phrases.brief


def _bare_rows(comparison: Comparison, options: Options) -> Mapping[str, BareRow]:
    """The rows with an amount in one plan alone, where the selection holds them: they are of no kind of change."""
    selection = options.selection
    held = not selection.kinds and (
        not selection.entities or any(ENTITIES[each].is_money for each in selection.entities)
    )
    return bare_rows(comparison) if held else {}


_FIRST = {caveats.BACKWARDS: Style.ALARM, caveats.UNLIKE: Style.ALARM, caveats.SKIPPED: Style.PLAIN}
"""The caveats that a reader must know before anything else."""


def head(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    """What is compared with what, and what a reader must know before anything else."""
    old, new = comparison.old, comparison.new
    titles = [title(plan, wording) for plan in (old, new)]
    yield Heading(wording.say("diff.title", old=titles[0], new=titles[1]), 1)
    yield Paragraph(plain(_compared(old, new, wording)))
    for key, style in _FIRST.items():
        held = (each for each in comparison.warnings if each.key == key)
        yield from (Paragraph((Span(text, style),)) for text in caveats.sentences(held, comparison, wording))
    if sentence := options.selection.sentence(comparison, wording):
        yield Paragraph((Span(sentence, Style.ALARM),))


def title(plan: Plan, wording: Wording) -> str:
    """The plan's title; of a plan that is known only from another the title is that other's, so it is not used."""
    if plan.known_from is not None:
        return wording.say("compare.known-title", year=plan.year, teller=plan.known_from)
    return plan.metadata.name or wording.say("diff.no-title")


def _compared(old: Plan, new: Plan, wording: Wording) -> str:
    names = [phrases.plan_name(plan, wording) for plan in (old, new)]
    if old.series and old.series == new.series:
        return wording.say("diff.series", series=old.series, old=names[0], new=names[1])
    first, last = (" ".join(filter(None, (plan.series, name))) for plan, name in zip((old, new), names, strict=True))
    return wording.say("diff.no-series", old=first, new=last)


def _overview(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    rows = counts.rows(comparison, options.selection.entities)
    if options.terse:
        rows = [row for row in rows if row.is_changed]
    if not rows:
        return
    yield Heading(wording.say("diff.overview"))
    yield counts.table(comparison, rows, wording)


def _remarks(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    others = [each for each in caveats.held(comparison, options.selection) if each.key not in _FIRST]
    if others:
        yield Heading(wording.say("diff.remarks"))
    yield from (Line(plain(text), mark="·") for text in caveats.sentences(others, comparison, wording))


def part_elements(part: PhrasedPart, on_record: Reasons, wording: Wording) -> Iterator[Block]:
    """What changed in a part of the plan: the tree of what matters, then what is editorial."""
    for fact in part.facts:
        yield from (Line(spans, mark=fact.mark) for each in fact.details for spans in each.lines)
        yield from _reasons(fact, on_record)
    for node in part.nodes:
        yield from lines(node, on_record)
    if part.editorial:
        yield Heading(wording.say("diff.editorials"), 3)
    for change in part.editorial:
        yield Line(change.opening, mark=change.mark)
        yield from _reasons(change, on_record)


def lines(node: Phrased, on_record: Reasons, depth: int = 0, trail: tuple[str, ...] = ()) -> Iterator[Line]:
    """The lines of an item and all below it. `trail` names the owners above that have no line of their own."""
    if not node.details:
        yield from _held(node, on_record, depth, (*trail, node.item.name))
        return
    yield Line(node.opening, depth, node.mark, first=True)
    for each in node.details:
        yield from (Line(spans, depth + 1) for spans in each.lines)
        yield from (Line(spans, depth + 1) for spans in on_record.get(each.handle, ()))
    if node.unshown:
        yield Line((Span(node.unshown, Style.QUIET),), depth + 1)
    if node.within:
        yield Line(plain(node.within), depth + 1)
    yield from _folded(node.folded, depth + 2)
    for child in node.children:
        yield from lines(child, on_record, depth + 1)


def _held(node: Phrased, on_record: Reasons, depth: int, trail: tuple[str, ...]) -> Iterator[Line]:
    """What changed in an item that is as it was, under a line that names it with its owners."""
    named = False
    for child in node.children:
        if not child.details:
            yield from lines(child, on_record, depth, trail)
            named = False  # what stands above now is an owner further down
            continue
        if not named:
            yield Line((*node.opening, Span(" › ".join(trail), Style.STRONG)), depth, first=True)
            named = True
        yield from lines(child, on_record, depth + 1)


def _folded(folded: Iterable[Phrased], depth: int) -> Iterator[Line]:
    """What came or went with an item."""
    for part in folded:
        yield Line(part.opening, depth, part.mark)
        yield from (Line(spans, depth + 1) for each in part.details for spans in each.lines)
        yield from _folded(part.folded, depth + 1)


def _reasons(phrased: Phrased, on_record: Reasons) -> Iterator[Line]:
    return (Line(spans, 1) for each in phrased.details for spans in on_record.get(each.handle, ()))


def _reordered(outline: Outline, wording: Wording, brief: phrases.Brief) -> Iterator[Block]:
    """One line a list, at the very end: order is the quietest change."""
    if outline.reordered:
        yield Heading(wording.say("diff.reordered"))
    for sentence in counts.reordered(outline.reordered, wording, brief):
        yield Line(plain(sentence), mark="·")
