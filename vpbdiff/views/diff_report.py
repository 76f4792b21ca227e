"""The whole report as a document: what is compared, the counts, what to see first, then the plan part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpbdiff.model.changes import Caveat, Change, Comparison, Kind
from vpbdiff.model.document import Block, Document, Heading, Line, Paragraph, Span, Style, Table, plain
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Plan
from vpbdiff.statements import absence, caveats, phrases
from vpbdiff.statements.options import Options
from vpbdiff.statements.plan_order import BareRow, Outline, Part, bare_rows
from vpbdiff.views import budget_report, overview
from vpbdiff.views.change_block import OWNER_WORDS, Blocks
from vpbdiff.views.overview import highlights
from vpbdiff.wording import Wording


def document(comparison: Comparison, wording: Wording, options: Options) -> Document:
    """The report."""
    return Document.of(elements(comparison, wording, options))


def elements(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    """The report's elements, in reading order; the counts alone if only they are asked for."""
    outline = outline_of(comparison, options)
    yield from head(comparison, wording, options)
    yield from opening(comparison, outline, wording, options)
    if not options.stat:
        blocks = Blocks(comparison, outline, wording, full=options.full, stands=options.stands)
        yield from _parts(outline, blocks, wording)
        yield from _reordered(outline, wording, _brief(options))
    yield from nothing(comparison, outline, wording)


def outline_of(comparison: Comparison, options: Options) -> Outline:
    """The changes that are shown, arranged."""
    return Outline(comparison, options.selection.of(comparison), _bare_rows(comparison, options))


def opening(comparison: Comparison, outline: Outline, wording: Wording, options: Options) -> Iterator[Block]:
    """What comes between the head and the parts of the plan: the counts, what to know and to see first, the money."""
    yield from _overview(comparison, wording, options)
    yield from _remarks(comparison, wording, options)
    if options.stat:
        return
    if first := list(highlights(outline, wording, _brief(options))):
        yield Heading(wording.say("diff.first"))
        yield from first
    yield from budget_report.elements(comparison, wording, options)


def nothing(comparison: Comparison, outline: Outline, wording: Wording) -> Iterator[Block]:
    """That nothing of substance changed, or nothing that is shown, where that is so."""
    if text := absence.sentence(comparison.unchanged(), wording):
        yield Paragraph(plain(text))
    elif not outline.shown:
        yield Paragraph(plain(wording.say("diff.nothing-selected")))


def _brief(options: Options) -> phrases.Brief:
    return phrases.whole if options.full else phrases.brief


def _bare_rows(comparison: Comparison, options: Options) -> dict[str, BareRow]:
    """The rows with an amount in one plan alone, where the selection holds them: they are of no kind of change."""
    selection = options.selection
    held = not selection.kinds and (
        not selection.entities or any(ENTITIES[each].is_money for each in selection.entities)
    )
    return bare_rows(comparison) if held else {}


def head(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    """What is compared with what, and what a reader must know before anything else."""
    old, new = comparison.old, comparison.new
    titles = [title(plan, wording) for plan in (old, new)]
    yield Heading(wording.say("diff.title", old=titles[0], new=titles[1]), 1)
    yield Paragraph(plain(_compared(old, new, wording)))
    for remark in _by_key(comparison.warnings, caveats.UNLIKE):
        yield Paragraph((Span(caveats.sentence(remark, comparison, wording), Style.ALARM),))
    for remark in _by_key(comparison.warnings, caveats.SKIPPED):
        yield Paragraph(plain(caveats.sentence(remark, comparison, wording)))
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
    rows = overview.rows(comparison, options.selection.entities)
    if options.terse:
        rows = [row for row in rows if overview.is_changed(row)]
    if not rows:
        return
    yield Heading(wording.say("diff.overview"))
    header = (
        wording.say("diff.overview-part"),
        phrases.plan_name(comparison.old, wording),
        phrases.plan_name(comparison.new, wording),
        wording.say("diff.overview-what"),
    )
    yield Table(header, tuple(overview.cells(row, wording) for row in rows))


def _remarks(comparison: Comparison, wording: Wording, options: Options) -> Iterator[Block]:
    said = (caveats.UNLIKE, caveats.SKIPPED)
    others = [each for each in caveats.held(comparison, options.selection) if each.key not in said]
    if others:
        yield Heading(wording.say("diff.remarks"))
    for remark in caveats.together(others):
        yield Line(plain(caveats.sentence(remark, comparison, wording)), mark="·")


def _by_key(found: Iterable[Caveat], key: str) -> Iterator[Caveat]:
    return (remark for remark in found if remark.key == key)


def _parts(outline: Outline, blocks: Blocks, wording: Wording) -> Iterator[Block]:
    for part in outline.parts:
        key = "metadata" if part.path == "metadata" else part.path
        yield Heading(phrases.capital(phrases.list_word(key, wording)))
        yield from _tree(part, blocks)
        if part.editorial:
            yield Heading(wording.say("diff.editorials"), 3)
            for change in part.editorial:
                yield from blocks.editorial(change)


def _tree(part: Part, blocks: Blocks) -> Iterator[Block]:
    for node in part.nodes:
        if part.path == "metadata" and node.change is not None:
            yield from blocks.facts(node.change)
        else:
            yield from blocks.lines(node)


def _reordered(outline: Outline, wording: Wording, brief: phrases.Brief) -> Iterator[Block]:
    """One line a list, at the very end: order is the quietest change."""
    if not outline.reordered:
        return
    yield Heading(wording.say("diff.reordered"))
    lists: dict[tuple[str, str], list[str]] = {}
    for change in outline.reordered:
        owner = outline.owner(change)
        key = change.entity, brief(owner.name) if owner else ""
        lists.setdefault(key, []).append(_move(change, wording, brief))
    for (entity, owner_name), moves in lists.items():
        name = phrases.capital(phrases.entity_word(entity, 2, wording))
        if owner_name:
            name = wording.say("diff.reordered-under", list=name, owner=owner_name)
        yield Line(plain(wording.say("diff.reordered-list", list=name, moves=", ".join(moves))), mark="·")


def _move(change: Change, wording: Wording, brief: phrases.Brief) -> str:
    """«Namn» with its places in the list, from and to."""
    places = next(facet for facet in change.facets if facet.kind is Kind.REORDERED)
    return wording.say("diff.reordered-item", name=brief(change.title, OWNER_WORDS), old=places.old, new=places.new)
