"""The history for programs: facts alone, as `schemas/history.schema.json` describes them, the same in any language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from vpbdiff.base.escaping import in_json
from vpbdiff.budget.timeline import Adjustment, BudgetTimeline, KnownAmount
from vpbdiff.explanations import ReasonStatus
from vpbdiff.explanations.file import entry_to_json
from vpbdiff.history import Appearance, ComparedPair, Edition, Event, History, Lineage
from vpbdiff.history.trends import GOALS, NeverChanged, Raised, never_changed, raised
from vpbdiff.model import money
from vpbdiff.model.plan import Json, Plan, Value, pretty, value_json
from vpbdiff.render.diff_json import change_json, unread_json
from vpbdiff.statements.options import Options
from vpbdiff.wording import Wording

FORMAT = "vpbdiff-history/1"


def render(asked: tuple[History, Sequence[Lineage] | None], wording: Wording, options: Options) -> str:
    """The JSON document: the items that were asked for, or every item with the lists of the overview."""
    history, lineages = asked
    document: dict[str, Json] = {
        "format": FORMAT,
        "series": history.series or None,
        "plans": [_plan(each) for each in history.editions],
        "steps": [_step(each) for each in history.steps],
        "guessed": list(history.guessed),
    }
    if lineages is None:
        same = [each for path in GOALS for each in never_changed(history, path)]
        document["never_changed"] = [_never(each) for each in same if each.sure]
        document["perhaps_unchanged"] = [_never(each) for each in same if not each.sure]
        document["raised"] = [_raised(each) for each in raised(history)]
    shown = history.lineages if lineages is None else lineages
    document["items"] = [_lineage(each, history) for each in shown]
    return in_json(pretty(document)) + "\n"


def budget(asked: tuple[BudgetTimeline, Sequence[Plan]], wording: Wording, options: Options) -> str:
    """The budget through the years: every figure with the plan that tells it and where."""
    found, plans = asked
    rows: list[Json] = [
        {
            "table": row.path,
            "name": row.name,
            "role": row.role,
            "amounts": [_figure(told, row.sign) for year in sorted(row.told) for told in row.told[year]],
        }
        for row in found.rows
    ]
    document: dict[str, Json] = {"format": FORMAT, "series": plans[0].series, "years": list(found.years), "rows": rows}
    if found.adjustments:
        document["adjusted"] = [_adjustment(each) for each in found.adjustments]
    return in_json(pretty(document)) + "\n"


def _adjustment(each: Adjustment) -> Json:
    table: dict[str, Json] = {"name": each.table.name, "file": each.table.file}
    numbers: list[Json] = [
        {"year": year, "number": str(Decimal(number.numerator) / Decimal(number.denominator))}
        for year, number in sorted(each.table.numbers.items())
    ]
    return {"basis": each.basis, **table, "numbers": numbers, "year": each.year, "lacking": [*each.lacking]}


def _figure(told: KnownAmount, sign: int) -> Json:
    amount: dict[str, Json] = {"kr": money.whole(sign * told.figure.kr)}
    printed: dict[str, Json] = {} if told.amount.printed is None else {"printed": told.amount.printed}
    place: dict[str, Json] = {"plan": told.plan, "comparison": told.column, "file": told.file, "pointer": told.pointer}
    return {"year": told.year, **amount, **printed, **place}


def _plan(edition: Edition) -> Json:
    plan = edition.plan
    which: dict[str, Json] = {"path": plan.path, "year": plan.year, "version": plan.version}
    return which | {"known_from": plan.known_from, "unread": unread_json(plan)}


def _step(step: ComparedPair) -> Json:
    return {"old": step.old, "new": step.new, "lists": [*sorted(step.lists)], "skipped": [*step.skipped]}


def _never(each: NeverChanged) -> Json:
    return {"item": _place(each.lineage.latest), "slips": [event.step for event in each.slips]}


def _raised(each: Raised) -> Json:
    return {"item": _place(each.last), "steps": [rise.event.step for rise in each.rises], "gone": each.gone}


def _lineage(lineage: Lineage, history: History) -> Json:
    return {
        "entity": lineage.entity.name,
        "list": lineage.path,
        "name": lineage.name,
        "appearances": [_appearance(each, lineage, history) for each in lineage.appearances],
        "events": [_event(each) for each in lineage.events],
    }


def _appearance(appearance: Appearance, lineage: Lineage, history: History) -> Json:
    """An item in one plan: where it stands, how it came there if it was not there before, and what it says itself."""
    item, owner = appearance.item, appearance.owner
    origin = history.origin(lineage, appearance)
    document: dict[str, Json] = {
        **_place(appearance),
        "owner": owner.pointer if owner else None,
        "origin": origin and str(origin),
        "fields": {name: _value(value) for name, value in item.fields.items()},
    }
    return document if item.id is None else document | {"id": item.id}


def _value(value: Value) -> Json:
    """A field's value as in a plan: amounts are a list even where there is one."""
    found = value_json(value)
    return [found] if isinstance(value, tuple) and not isinstance(found, list) else found


def _place(appearance: Appearance) -> dict[str, Json]:
    return {"plan": appearance.edition, "pointer": appearance.item.pointer}


def _event(event: Event) -> Json:
    document: dict[str, Json] = {
        "step": event.step,
        "old": [each.item.pointer for each in event.old],
        "new": [each.item.pointer for each in event.new],
        "across": event.across,
        "change": None if event.change is None else change_json(event.change, event.stand),
    }
    return document if event.stand is None else document | {"reasons": _reasons(event.stand)}


def _reasons(stand: ReasonStatus) -> Json:
    """What was said at the time: the reasons that stand, and those that were for another text."""
    stale = [entry for entry, _ in stand.stale]
    return [
        {"stands": stands, **{name: value for name, value in entry_to_json(entry).items() if name != "items"}}
        for stands, entries in ((True, stand.entries), (False, stale))
        for entry in entries
    ]
