"""Hypothesis strategies for valid plans: as the JSON of a snapshot, as a `Plan`, and as pairs to compare.

They go by the registry in `entities`, so a new field is covered as soon as it is a row there. The pool of texts is
small on purpose: twins with equal names, items that trade names, and texts that share sentences come up all the time.
Some texts are hostile: markup of every output, control and bidi characters, other Unicode forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from benchmarks.edit import case
from vpbdiff.model import money
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Entity, Field, ListOf, Role
from vpbdiff.model.money import Unit
from vpbdiff.store import FORMAT, plan_from_json

Json = dict[str, Any]
Pair = tuple[Json, Json]

YEAR = 2024
"""The year of the older plan of a pair."""

NAMES = (
    "Tidiga insatser för unga",
    "Handläggning enligt LVU",
    "Handläggning enligt LVM",
    "Boendestöd, etapp 1",
    "Boendestöd, etapp 2",
    "Boendestöd för vuxna",
    "Färdtjänst och resor",
    "Samverkan med Region Ekdalen",
)
SENTENCES = (
    "Alla familjer ska erbjudas ett hembesök inom 14 dagar.",
    "Familjer bör erbjudas ett hembesök.",
    "Arbeta för att korta väntetiderna i mottagningen.",
    "Nämnden följer upp arbetet två gånger per år.",
    "Kontroll via stickprov att rutinen följs.",
    "Kontroll via stickprov att rutinerna inte följs.",
    "Om tidsfristen inte hålls kan den enskilde fara illa, t.ex. genom att stödet dröjer.",
    "Enheten för boende tar fram en plan för träningslägenheter tillsammans med bostadsbolaget.",
    "Samordna öppenvården så att fler kan bo hemma.",
    "En översyn av avtalet SN/2019:14 ska vara klar den 30 juni.",
)
HOSTILE = (
    "[/] [bold]Lag [1990:52][/bold]",
    'a | b \\| c ; "d" \' e',
    "<script>alert(1)</script> & <b>fet</b>",
    "=SUMMA(A1:A9)",
    "**mål** _och_ `medel` # rubrik",
    "tabb\toch\nrader\r\nav olika slag",
    "flykt\x1b[31m och \x07 klocka",
    "höger\u202eretsnäv\u202c och \u200bnollbredd",
    "o\u0308verga\u030ang i annan form",
    "övergång i annan form",
    "mjukt\u00adbindestreck och hårt\u00a0mellanrum",
    "\N{GRINNING FACE} 𝄞 utanför BMP",
    "%s {0} $HOME ~/",
    " ",
)
_WORDS = {
    "category": ("Ekonomi", "Medarbetare", "Verksamhetsprocesser"),
    "decided_by": ("KF", "Nämnden"),
    "municipality": ("Ekviks stad", "Ekviks kommun"),
    "committee": ("Socialnämnden", "Omsorgsnämnden"),
    "reference": ("SN/2023:1", "SN/2024:1", "SN/2024:11"),
    "deadline": ("2024-12-31", "Hösten 2024", "Löpande"),
    "new_decision": ("2024-11-25", "Under året"),
    "number": ("7", "KS 12"),
    "external": ({"register": "Kolada", "id": "N00945"}, {"register": "Kolada", "id": "U21468"}),
    "direction": ("up", "down", "keep"),
    "direction_from": ("printed", "person"),
    "accumulates": (True, False),
    "group": ("Grundskola", "Förskola"),
    "type": ("index", "saving", "moved"),
    "rows": (["Grundskola"], ["Förskola", "Fritidshem"]),
    "decision": ("KF 2024-06-16 § 82", "KS 2024-11-04 § 9"),
    "factor": ("likelihood", "consequence"),
    "value": (4, 5),
    "level": ("Låg", "Hög"),
    "label_name": ("Verksamhet", "Enhet"),
    "deviations": ([{"of": 1, "against": 0, "kr": -100_000, "printed": "-0,1"}], []),
}
_DATES = ("2019-05-27", "2019-05-28", "2020-01-01")
_ROLES = {
    "operating_budget/lines": ("income", "cost", "net"),
    "operating_budget/units": ("part", "total"),
    "operating_budget/steps": ("part", "total"),
    "investment_budget/lines": ("part", "total"),
    "sections": ("summary", "outlook", "budget"),
}
_INDICES = (1, 2, 3, 4, 6, 8, 9, 12, 16)
_NEVER_NULL = ("paragraphs", "sections", "tables", "rows")
"""The lists of a section are there or not, as a table's rows; the schema lets every other list be null."""

COLUMNS: tuple[Json, ...] = (
    {"name": "Bokslut 2023", "year": 2023, "unit": "tkr"},
    {"name": "Budget 2024", "year": 2024, "unit": "tkr"},
    {"name": "Budget 2025", "year": 2025, "unit": "tkr"},
    {"name": "Andel", "unit": "%"},
    {"name": "Ansvarig"},
    {"name": ""},
)
CELLS = ("", "–", "1 250", "1250", "71,0", "71", "-3", "85 %", "85 procent", "2024-12-31", "Enhetschef", "Ja", "Nej")

cells = st.sampled_from(CELLS) | st.sampled_from(HOSTILE)
names = st.sampled_from(NAMES) | st.sampled_from(HOSTILE)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join) | st.sampled_from(HOSTILE)


def raw_plans(year: int = YEAR, *, nulls: bool = True) -> st.SearchStrategy[Json]:
    """The JSON of a valid plan; `nulls` lets lists and groups be null, which says that they are not known."""
    fixed = {
        "format": st.just(FORMAT),
        "year": st.just(year),
        "metadata": _item(ENTITIES["metadata"], 0, nulls),
    }
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for key, lists in _plan_keys().items():
        inner = {of.path.rpartition("/")[2]: _listing(of, 0, nulls) for of in lists}
        group = st.fixed_dictionaries(_group_unit(key), optional=inner)
        whole = group if "/" in lists[0].path else inner[key]
        optional[key] = whole | st.none() if nulls and "/" in lists[0].path else whole
    return st.fixed_dictionaries(fixed, optional=optional).flatmap(_with_ids)


def plans(year: int = YEAR) -> st.SearchStrategy[Any]:
    """Valid plans as `Plan`."""
    return raw_plans(year).map(plan_from_json)


def raw_pairs(*, nulls: bool = True) -> st.SearchStrategy[Pair]:
    """Two plans to compare: unlike ones, one and its edited copy, or a whole plan and its successor."""
    unlike = st.tuples(raw_plans(nulls=nulls), raw_plans(YEAR + 1, nulls=nulls))
    edited = raw_plans(nulls=nulls).flatmap(lambda raw: st.tuples(st.just(raw), edits_of(raw)))
    return unlike | edited | successors()


def successors() -> st.SearchStrategy[Pair]:
    """A plan of the benchmarks' generator and its edited successor, of 40 items or so."""
    seeds = st.integers(min_value=0, max_value=10**6)
    return seeds.map(lambda seed: case(seed, size=40)).map(lambda one: (one.old, one.new))


@st.composite
def edits_of(draw: st.DrawFn, raw: Json) -> Json:
    """The plan for the next year, after one to six edits."""
    plan = deepcopy(raw)
    plan["year"] = raw["year"] + 1
    for _ in range(draw(st.integers(1, 6))):
        found = [listed for listed in raw_lists(plan) if listed[1]]
        if found:
            draw(st.sampled_from(_EDITS))(draw, plan, *draw(st.sampled_from(found)))
    return plan


def raw_lists(plan: Json) -> Iterator[tuple[ListOf, list[Json]]]:
    """Every list of a plan that is there, with what it is a list of."""
    for of in PLAN_LISTS:
        *groups, key = of.path.split("/")
        owner = plan
        for group in groups:
            owner = owner.get(group) or {}
        yield from _lists_below(owner, ListOf(key, of.entity), of)


def _lists_below(owner: Json, at: ListOf, of: ListOf) -> Iterator[tuple[ListOf, list[Json]]]:
    items = owner.get(at.path)
    if items is None:
        return
    yield of, items
    for item in items:
        for inner in ENTITIES[at.entity].lists:
            yield from _lists_below(item, inner, inner)


def _remove(draw: st.DrawFn, _plan: Json, _of: ListOf, items: list[Json]) -> None:
    items.pop(draw(st.integers(0, len(items) - 1)))


def _double(draw: st.DrawFn, _plan: Json, _of: ListOf, items: list[Json]) -> None:
    twin = deepcopy(draw(st.sampled_from(items)))
    _drop_ids(twin)
    items.append(twin)


def _swap(draw: st.DrawFn, _plan: Json, _of: ListOf, items: list[Json]) -> None:
    items.insert(0, items.pop(draw(st.integers(0, len(items) - 1))))


def _move(draw: st.DrawFn, plan: Json, of: ListOf, items: list[Json]) -> None:
    if ENTITIES[of.entity].bound:
        return  # a row has as many cells as its own table has columns
    homes = [target for other, target in raw_lists(plan) if other == of and target is not items]
    item = draw(st.sampled_from(items))
    homes = [target for target in homes if not _holds(item, target)]
    if homes:
        items.remove(item)
        draw(st.sampled_from(homes)).append(item)


def _reword(draw: st.DrawFn, _plan: Json, of: ListOf, items: list[Json]) -> None:
    item = draw(st.sampled_from(items))
    entity = ENTITIES[of.entity]
    if "cells" in item and item["cells"] and draw(st.booleans()):
        item["cells"][draw(st.integers(0, len(item["cells"]) - 1))] = draw(cells)
        return
    field = draw(st.sampled_from([field for field in entity.fields if _is_free(field)]))
    item[field.name] = draw(_value(field, entity, of.path))


def _forget(draw: st.DrawFn, _plan: Json, of: ListOf, items: list[Json]) -> None:
    item = draw(st.sampled_from(items))
    kept = {*_required(ENTITIES[of.entity]), "amounts", "index", "likelihood", "consequence"}
    droppable = [field.name for field in ENTITIES[of.entity].fields if field.name in item and field.name not in kept]
    if droppable:
        del item[draw(st.sampled_from(droppable))]


_EDITS: tuple[Callable[[st.DrawFn, Json, ListOf, list[Json]], None], ...] = (
    _remove,
    _double,
    _swap,
    _move,
    _reword,
    _reword,
    _forget,
)


def _holds(item: Json, target: list[Json]) -> bool:
    """Whether the list is somewhere in the item."""
    below = [value for value in item.values() if isinstance(value, list)]
    return any(
        value is target or any(isinstance(child, dict) and _holds(child, target) for child in value) for value in below
    )


def _drop_ids(item: Json) -> None:
    item.pop("id", None)
    for value in item.values():
        for child in value if isinstance(value, list) else ():
            if isinstance(child, dict):
                _drop_ids(child)


def _plan_keys() -> dict[str, list[ListOf]]:
    keys: dict[str, list[ListOf]] = {}
    for of in PLAN_LISTS:
        keys.setdefault(of.path.split("/")[0], []).append(of)
    return keys


def _group_unit(key: str) -> dict[str, st.SearchStrategy[Any]]:
    return {"unit": st.just("mkr")} if key.endswith("_budget") else {}


@st.composite
def _tables(draw: st.DrawFn) -> Json:
    """A table with as many cells in each row as it has columns."""
    columns = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=3))
    label = {"label": names, "group": st.sampled_from(_WORDS["group"])}
    row = st.fixed_dictionaries(
        {"cells": st.lists(cells, min_size=len(columns), max_size=len(columns))}, optional=label
    )
    optional = {"title": names, "label_name": st.sampled_from(_WORDS["label_name"])}
    held = {"columns": st.just(deepcopy(columns)), "rows": st.lists(row, max_size=3)}
    return draw(st.fixed_dictionaries(held, optional=optional))


def _listing(of: ListOf, depth: int, nulls: bool) -> st.SearchStrategy[Any]:
    items = st.lists(_item(ENTITIES[of.entity], depth, nulls, of.path), max_size=3 if depth == 0 else 2)
    return items | st.none() if nulls and of.path not in _NEVER_NULL else items


def _item(entity: Entity, depth: int, nulls: bool, path: str = "") -> st.SearchStrategy[Json]:
    if entity.name == "table":
        return _tables()
    required = _required(entity)
    fields = {field.name: _value(field, entity, path) for field in entity.fields if field.role is not Role.INDEX}
    lists = {of.path: _listing(of, depth + 1, nulls) for of in entity.lists if depth < 2}
    optional = {name: value for name, value in (fields | lists).items() if name not in required}
    item = st.fixed_dictionaries({name: fields[name] for name in sorted(required)}, optional=optional)
    if any(field.role is Role.INDEX for field in entity.fields):
        return st.tuples(item, _assessments()).map(lambda both: both[0] | both[1])
    return item


_ALSO_REQUIRED = {
    "budget_line": {"amounts"},
    "frame_step": {"amounts"},
    "risk_level": {"value"},
    "table": {"columns"},
    "row": {"cells"},
}


def _required(entity: Entity) -> set[str]:
    return {entity.name_field} | _ALSO_REQUIRED.get(entity.name, set())


def _is_free(field: Field) -> bool:
    """Whether it may take any value whatever the other fields hold; a printed index must be its factors' product."""
    return field.role not in (Role.INDEX, Role.AMOUNTS, Role.CHANGE, Role.COLUMNS) and field.name != "cells"


def _assessments() -> st.SearchStrategy[Json]:
    """No index, an index alone, or an index with its factors."""
    factors = st.tuples(st.integers(1, 4), st.integers(1, 4))
    return (
        st.just({})
        | st.sampled_from(_INDICES).map(lambda index: {"index": index})
        | factors.map(lambda two: {"index": two[0] * two[1], "likelihood": two[0], "consequence": two[1]})
    )


def _value(field: Field, entity: Entity, path: str) -> st.SearchStrategy[Any]:
    if field.name == "role":
        return st.sampled_from(_ROLES[path])
    if field.name == "serves":
        return st.lists(st.sampled_from(NAMES), max_size=2)
    if field.name in _WORDS:
        return st.sampled_from(_WORDS[field.name])
    if field.role is Role.FIGURES:
        return _year_amounts() if entity.name == "frame_step" else _figures()
    return _BY_ROLE[field.role]


def _year_values() -> st.SearchStrategy[list[Json]]:
    value = st.sampled_from(("12 procent", "15 procent", "minst 200"))
    dated = st.fixed_dictionaries({"value": value}, optional={"year": st.integers(YEAR - 1, YEAR + 1)})
    return st.lists(dated, max_size=3)


def _figures() -> st.SearchStrategy[list[Json]]:
    """At most one figure a year and kind."""
    column = {"year": st.integers(YEAR - 1, YEAR + 1), "kind": st.sampled_from(("budget", "outcome", "target"))}
    figure = st.fixed_dictionaries({**column, "value": cells.filter(bool)}, optional={"unit": st.just("kr")})
    return st.lists(figure, max_size=3, unique_by=lambda each: (each["year"], each["kind"]))


def _year_amounts() -> st.SearchStrategy[list[Json]]:
    """At most one figure a year and kind; costs negative, as in most plans."""
    column = {"year": st.integers(YEAR - 1, YEAR + 1), "kind": st.sampled_from(("budget", "outcome"))}
    row = st.tuples(st.fixed_dictionaries(column), _amounts()).map(lambda both: both[0] | both[1])
    return st.lists(row, max_size=3, unique_by=lambda each: (each["year"], each["kind"]))


def _amounts() -> st.SearchStrategy[Json]:
    """Mkr with one decimal, printed or not."""
    kr = st.integers(-999, -1).map(lambda tenths: tenths * 100_000)
    printed = kr.map(lambda amount: {"kr": amount, "printed": money.text(amount, Unit.MKR, 1)})
    return printed | kr.map(lambda amount: {"kr": amount})


_BY_ROLE: dict[Role, st.SearchStrategy[Any]] = {
    Role.NAME: names,
    Role.TEXT: texts,
    Role.DETAIL: texts,
    Role.STATUS: st.sampled_from(("Oförändrad", "Reviderad", "Pågår")),
    Role.DATE: st.sampled_from(_DATES),
    Role.VALUES: _year_values(),
    Role.AMOUNTS: _year_amounts(),
    Role.CHANGE: _amounts(),
    Role.FORM: st.just(True),
}


@st.composite
def _with_ids(draw: st.DrawFn, raw: Json) -> Json:
    """Every third plan or so has ids, and sources, which are no content."""
    if draw(st.integers(0, 2)) == 0:
        for number, (of, items) in enumerate(raw_lists(raw)):
            for position, item in enumerate(items):
                if draw(st.booleans()):
                    item["id"] = f"{of.entity}-{number}-{position}"
                    item["source"] = {"line": number + 1}
    return raw
