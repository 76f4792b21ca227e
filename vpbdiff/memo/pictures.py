"""The pictures of a memo, each with sentences that say the same: the bridge, the units, the risks' indices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from vpbdiff.budget.bridge import BridgeRow
from vpbdiff.budget.movement import RowChange
from vpbdiff.language.grammar import lowered, sentence
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.money import by_component, component_text, in_order, unit_scale
from vpbdiff.model.changes import Change, Comparison
from vpbdiff.model.document import (
    Block,
    Indices,
    Marker,
    PairedBar,
    PairedBars,
    Picture,
    Spans,
    Waterfall,
    WaterfallStep,
    running_text,
    stated,
)
from vpbdiff.model.entities import ENTITIES
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_words import cited
from vpbdiff.views.budget_figures import Scale
from vpbdiff.views.risk_bands import Rated, RiskLine, bands

_FEW = 2
"""Rows of a picture at the least: one alone has nothing to be seen beside."""


def bridge(scope: MemoContext) -> Iterator[Block]:
    """The way from the old net cost to the new one, component by component."""
    found, scale = scope.verdict.bridge, unit_scale(scope)
    if found is None or scale is None or not found.whole.steps:
        return
    old, new = _plans(scope.comparison)
    parts = bridge_parts(scope, found.whole)
    told = "; ".join(f"{lowered(name)}, {scale.with_unit(kr, signed=True)}" for name, kr in parts)
    ends = scale.with_unit(found.whole.old.kr), scale.with_unit(found.whole.new.kr)
    text = f"Nettokostnaden går från {ends[0]} ({old}) till {ends[1]} ({new}): {told}"
    ids = tuple(dict.fromkeys(each for row in found.units if row.row for each in scope.row_ids(row.row)))
    drawing = Waterfall(f"Nettokostnad, {scale.word}", tuple(_steps(found.whole, parts, (old, new), scale)))
    yield Picture(f"Nettokostnaden {old} och {new}", drawing, (stated(sentence(text), ids),))


def _plans(comparison: Comparison) -> tuple[str, str]:
    """What the two plans are called in a picture: by their years, or by which came first of two for one year."""
    old, new = comparison.old.year, comparison.new.year
    return ("förut", "nu") if old == new else (str(old), str(new))


def bridge_parts(scope: MemoContext, whole: BridgeRow) -> list[tuple[str, Fraction]]:
    """The components of a bridge with their amounts, and what they leave."""
    entries = by_component(scope)
    parts = [(component_text(each.component, entries.get(each.component)), each.kr) for each in in_order(whole.steps)]
    if whole.residual.kr:
        parts.append(("avrundning" if whole.residual.is_nil else "ej förklarat", whole.residual.kr))
    return parts


def _steps(
    whole: BridgeRow, parts: Sequence[tuple[str, Fraction]], plans: tuple[str, str], scale: Scale
) -> Iterator[WaterfallStep]:
    nil = Fraction(0)
    yield WaterfallStep(
        f"Nettokostnad {plans[0]}", nil, scale.units(whole.old.kr), scale.figure(whole.old.kr), total=True
    )
    reached = whole.old.kr
    for name, kr in parts:
        figure = scale.figure(kr, signed=True)
        yield WaterfallStep(name[:1].upper() + name[1:], scale.units(reached), scale.units(reached + kr), figure)
        reached += kr
    yield WaterfallStep(
        f"Nettokostnad {plans[1]}", nil, scale.units(whole.new.kr), scale.figure(whole.new.kr), total=True
    )


def units(scope: MemoContext) -> Iterator[Block]:
    """Each unit's net cost, old and new, where any of them changed."""
    movement, scale = scope.money.budget.movement, unit_scale(scope)
    if movement is None or scale is None or not any(row.change and row.change.kr for row in movement.units):
        return
    plans = _plans(scope.comparison)
    rows = [row for row in movement.units if row.before is not None and row.after is not None]
    if len(rows) < _FEW:
        return
    pairs = tuple(_pair(row, scale) for row in rows)
    told = running_text(stated(_unit_text(row, scale), scope.row_ids(row)) for row in rows)
    drawing = PairedBars(f"Nettokostnad, {scale.word}", plans, pairs)
    yield Picture(f"Nettokostnad per verksamhet {plans[0]} och {plans[1]}", drawing, told)


def _pair(row: RowChange, scale: Scale) -> PairedBar:
    assert row.before is not None and row.after is not None, "rows without an amount are not drawn"
    amounts = row.before.kr, row.after.kr
    old, new = map(scale.units, amounts)
    return PairedBar(row.name, old, new, (scale.figure(amounts[0]), scale.figure(amounts[1])))


def _unit_text(row: RowChange, scale: Scale) -> str:
    assert row.before is not None and row.after is not None, "rows without an amount are not drawn"
    old, new = scale.with_unit(row.before.kr), scale.with_unit(row.after.kr)
    if old != new:
        return f"{row.name}: från {old} till {new}."
    return f"{row.name}: {'avrundat ' if row.is_undecided else ''}{new} i båda planerna."


def risks(scope: MemoContext) -> Iterator[Block]:
    """Each risk's index in both plans, the gravest first, where any of them was raised or lowered."""
    compared = [risk for _, held in bands(scope.comparison) for risk in held if risk.compared]
    found = [risk for risk in compared if risk.old or risk.new]
    if len(found) < _FEW or not any(risk.what in ("raised", "lowered") for risk in found):
        return
    plans = _plans(scope.comparison)
    markers = tuple(map(_marker, found))
    caption = f"Riskindex {plans[0]} och {plans[1]}"
    yield Picture(caption, Indices("Riskindex", plans, markers), _risks_told(found, scope))


def _marker(risk: RiskLine) -> Marker:
    olds, news = (tuple(each.index for each in side if each.index is not None) for side in (risk.olds, risk.news))
    return Marker(risk.name.rstrip("."), olds, news, _index_figure(risk))


def _index_figure(risk: RiskLine) -> str:
    match risk.what:
        case "dropped":
            return f"{risk.old} → –"
        case "new":
            return f"– → {risk.new}"
        case "same":
            return str(risk.new)
        case "merged" | "split":
            return " → ".join(
                " + ".join(str(each.index or "saknas") for each in side) for side in (risk.olds, risk.news)
            )
    old, new = (str(index or "saknas") for index in (risk.old, risk.new))
    return f"{old} → {new}"


def _risks_told(found: Sequence[RiskLine], scope: MemoContext) -> Spans:
    """A sentence for each risk that anything became of, then one for those that have the index that they had."""
    changes = _changes(scope.comparison)
    same = [f"{cited(risk.name)} ({risk.new})" for risk in found if risk.what == "same"]
    told = []
    for risk in found:
        if risk.what in ("dropped", "new"):
            change = changes[risk.pointer]
            told += [stated(text, (change.id,)) for text in scope.teller.sentences(change)]
        elif risk.what != "same":
            ids = (changes[risk.pointer].id,) if risk.pointer in changes else ()
            told.append(stated(_risk_text(risk), ids))
    return running_text((*told, *((stated(f"Oförändrat riskindex: {phrases.enumeration(same)}."),) if same else ())))


def _risk_text(risk: RiskLine) -> str:
    """What became of one risk's index."""
    name, olds, news = cited(risk.name), _rated(risk.olds), _rated(risk.news)
    texts = {
        "raised": f"Riskindex för {name} höjs från {risk.old} till {risk.new}.",
        "lowered": f"Riskindex för {name} sänks från {risk.old} till {risk.new}.",
        "merged": f"Riskerna {olds} slås samman till {news}.",
        "split": f"Risken {olds} delas upp i {news}.",
    }
    lacking = (
        f"Riskindex för {name} var {risk.old} och saknas nu."
        if risk.new is None
        else f"Riskindex för {name} är {risk.new}; tidigare saknades det."
    )
    return texts.get(risk.what, lacking)


def _rated(risks: Sequence[Rated]) -> str:
    """Risks by name, each with its index in brackets."""
    return phrases.enumeration([f"{cited(each.name)} ({each.index or 'utan riskindex'})" for each in risks])


def _changes(comparison: Comparison) -> dict[str, Change]:
    """The change of each risk, by the pointer that its line has."""
    rated = [change for change in comparison.changes if ENTITIES[change.entity].is_rated]
    gone = {f"old:{item.pointer}": change for change in rated if not change.new for item in change.old}
    return gone | {item.pointer: change for change in rated for item in change.new}
