"""Risks and controls in a memo: one table of the indexes that changed, then how the controls changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vpbdiff.language.grammar import spaced
from vpbdiff.language.numerals import number
from vpbdiff.memo.context import MemoContext
from vpbdiff.model.changes import Change, Kind, Significance
from vpbdiff.model.document import (
    Block,
    CellType,
    Heading,
    Paragraph,
    Span,
    Style,
    Table,
    TableCell,
    running_text,
    stated,
)
from vpbdiff.model.plan import Item
from vpbdiff.model.scale import rating
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_sentences import gone_words, new_words
from vpbdiff.statements.memo_words import REASON, clip, each_cited
from vpbdiff.statements.statement import Statement

_RATED = (Kind.ADDED, Kind.REMOVED, Kind.RAISED, Kind.LOWERED, Kind.MERGED, Kind.SPLIT)
_LISTED = 20
"""Rows of the table at the most; more is the appendix's."""


def control(scope: MemoContext) -> Iterator[Block]:
    """The risks whose index is another, or that came or went; then the controls of risks that stand."""
    risks = [risk for risk in scope.of("risk") if _is_listed(risk)]
    blocks: list[Block] = []
    if risks:
        blocks += _risks(scope, sorted(risks, key=order))
    if told := tuple(_controls(scope)):
        blocks.append(Paragraph(running_text(told)))
    if blocks:
        yield Heading("Intern kontroll", 3)
        yield from blocks


def _is_listed(risk: Statement) -> bool:
    return bool(set(risk.kinds) & {*_RATED}) or any(facet.field == "level" for facet in risk.facets)


def order(risk: Statement) -> tuple[bool, int]:
    """By the index now, the highest first; what is gone last, likewise."""
    items = risk.new or risk.old
    found = [index for item in items if isinstance(index := item.fields.get("index"), int)]
    return not risk.new, -max(found, default=0)


def cell(items: Sequence[Item]) -> TableCell:
    """The index of a risk in one plan; of several that were merged or split, each one's."""
    if not items:
        return TableCell("–", CellType.INDEX)
    return TableCell(" + ".join(rating(item) or "saknas" for item in items), CellType.INDEX)


def _risks(scope: MemoContext, risks: Sequence[Statement]) -> Iterator[Block]:
    lacking = [risk for risk in risks if risk.id in scope.reasons.missing]
    by_controls = all(map(scope.reasons.lacks, risks))
    rows = []
    for risk in risks[:_LISTED]:
        last = _of_controls(scope, risk) if by_controls else reason_cell(scope, risk)
        new = " (ny risk)" if by_controls and not risk.old and not risk.unproved else ""
        name = f"{risk_name(risk)}{scope.teller.apart(risk.subject)}{new}"
        rows.append((TableCell(name), cell(risk.old), cell(risk.new), TableCell(last)))
    header = ("Risk", *scope.years, "Kontrollmoment" if by_controls else "Skäl")
    ids = tuple(risk.id for risk in risks[:_LISTED])
    yield Table(header, tuple(rows), "", ids)
    if by_controls:
        text = "Skäl saknas för risken." if len(risks) == 1 else "Skäl saknas för samtliga risker i tabellen."
        yield Paragraph((Span(f"[{text}]", Style.GAP, tuple(risk.id for risk in lacking)),))
    if left := risks[_LISTED:]:
        text = f"Ytterligare {number(len(left))} risker ändras ({scope.see(left)})."
        yield Paragraph((stated(text, tuple(risk.id for risk in left)),))


def risk_name(risk: Statement) -> str:
    """A risk by its name now, the name that it had once."""
    old, new = (" + ".join(spaced(item.name).rstrip(".") for item in side) for side in (risk.old, risk.new))
    name = new or old
    renamed = any(facet.kind is Kind.RENAMED for facet in risk.facets if facet.significance is Significance.MATERIAL)
    return f"{name} (tidigare {old})" if old and new and old != new and (renamed or len(risk.old) > 1) else name


def reason_cell(scope: MemoContext, change: Change) -> str:
    """The reasons of a change in a cell, then what is missing."""
    return " ".join(filter(None, (*scope.reasons.told(change), scope.reasons.gap_text(change))))


def _of_controls(scope: MemoContext, risk: Statement) -> str:
    """How many controls a risk has, where any of them came or went."""
    if not (risk.old and risk.new):
        return ""
    mine = [each for each in scope.of("control") if _owner_is(each, risk.new)]
    gone = sum(Kind.REMOVED in each.kinds for each in mine)
    come = sum(Kind.ADDED in each.kinds for each in mine)
    before, now = (sum(len(item.lists["controls"]) for item in side) for side in (risk.old, risk.new))
    if gone or come:
        return f"{before} blir {now}" if before != now else "byts"
    return "ändras" if mine else ""


def _owner_is(change: Statement, items: Sequence[Item]) -> bool:
    owners = [change.owner] if change.new else list(change.owner_now)
    return any(owner is item for owner in owners for item in items)


def _controls(scope: MemoContext) -> Iterator[Span]:
    """The controls that went from risks that stand, risk by risk, then those that say something else."""
    removed: dict[int, list[Statement]] = {}
    told: set[str] = set()
    found = scope.of("control", "risk_action")
    for change in found:
        if Kind.REMOVED in change.kinds and change.owner_now:
            removed.setdefault(id(change.owner_now[0]), []).append(change)
        elif (change.old and change.new) or change.owner is None:
            yield from _whole(scope, change)
    for held in removed.values():
        risk = held[0].owner_now[0]
        texts = [clip(each.title) for each in held]
        index = f" ({rated})" if (rated := phrases.rated_as(risk, scope.wording)) else ""
        many = "kontrollmomentet" if len(held) == 1 else "kontrollmomenten"
        if any(each.entity != "control" for each in held):
            many = "åtgärden" if len(held) == 1 else "åtgärderna"
        came = [each for each in found if not each.old and each.owner is risk]
        words = new_words(came) if any(each.unproved for each in came) else "tillkommer"
        also = f" och {each_cited([clip(each.title) for each in came])} {words}" if came else ""
        verb, _, rest = gone_words(held).partition(" ")
        ids = tuple(each.id for each in (*held, *came))
        yield stated(f"För {scope.teller.name(risk)}{index} {verb} {many} {each_cited(texts)} {rest}{also}.", ids)
        for reason in dict.fromkeys(reason for each in (*held, *came) for reason in scope.reasons.told(each)):
            yield stated("Skälet är detsamma." if reason in told else f"{REASON}: {reason}", ids)
            told.add(reason)
        yield from scope.reasons.gap(*held, *came)


def _whole(scope: MemoContext, change: Statement) -> Iterator[Span]:
    yield from (stated(text, (change.id,)) for text in scope.teller.sentences(change))
    yield from scope.reasons.of(change) if change.weight <= 3 else scope.reasons.gap(change)
