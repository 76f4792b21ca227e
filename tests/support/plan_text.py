"""Writes a snapshot back as text, in the layout of the published plans: the other way round of `vpbdiff import`.

The layout has no place for, and so the writer leaves out: ids, sources, the overarching goal that a goal serves, an
amount that was never printed. A list stands under the heading of its section, so a list whose section is not in the
plan can't be written, and what is not known (null) neither. Text loses line breaks, tabs and blanks at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

Raw = dict[str, Any]

MARKS = re.compile(r"[\\*<#]|^[-•▪◦–\uf0b7]")
"""What a reader takes for form: these get a backslash before them."""

DASHES = "--------"

HOMES: dict[str, tuple[str, ...]] = {
    "overarching_goals": ("overarching_goals",),
    "goals": ("committee_goals",),
    "assignments": ("assignments",),
    "operating_budget/lines": ("operating_budget",),
    "operating_budget/units": ("unit_budget",),
    "investment_budget/lines": ("investment_budget",),
    "fees": ("fee_list", "fees"),
    "quality_declarations": ("quality_declarations",),
    "procurement_plan/contracts": ("contracts",),
    "procurement_plan/procurements": ("procurements",),
    "internal_control_plan/risks": ("internal_control_plan", "internal_control"),
    "organisation/units": ("organisation",),
}
"""The roles of the sections that a list may stand in, the likeliest first."""

FOLLOW_UP = {"Ansvarig": "responsible", "Klart": "deadline", "Status": "status"}
KINDS = {"budget": "Budget", "outcome": "Utfall", "forecast": "Prognos", "plan": "Plan"}
VALUES = {"baselines": "Utgångsvärde", "targets": "Målvärde", "outcomes": "Utfall"}


class NoPlace(ValueError):
    """The layout has no place for this list in this plan."""


def write(raw: Raw) -> str:
    """The text of a plan. Raises `NoPlace` for a list without its section."""
    homes = _homes(raw)
    lines = [*_cover(raw), *_contents(raw)]
    for section in raw.get("sections", ()):
        lines += _section(section, 2, raw, homes)
    return "\n".join(lines) + "\n"


def without_sources(value: Any) -> Any:
    """The same JSON without the lines that its items came from."""
    if isinstance(value, dict):
        return {key: without_sources(member) for key, member in value.items() if key != "source"}
    if isinstance(value, list):
        return [without_sources(member) for member in value]
    return value


def escaped(text: str) -> str:
    """The text with a backslash before each character that would be read as form."""
    return MARKS.sub(lambda mark: "\\" + mark[0], text)


def _cover(raw: Raw) -> list[str]:
    told = raw["metadata"]
    reference, day = told.get("reference"), told.get("meeting_date")
    meeting = f"behandlas på nämndens sammanträde {day}" if day else ""
    lines = [told.get("municipality", "").upper(), f"# {escaped(told['title'])}", "---", told["committee"].upper()]
    return _spaced(*lines, ", ".join(filter(None, (reference, meeting))))


def _contents(raw: Raw) -> list[str]:
    titles = [escaped(section["title"]) for section in raw.get("sections", ())]
    entries = [f"{title} .....\t{page}" for page, title in enumerate(titles, 3)]
    return ["## Innehållsförteckning", "", *entries, ""] if titles else []


def _section(section: Raw, level: int, raw: Raw, homes: dict[int, list[str]]) -> Iterator[str]:
    yield from _heading(level, section["title"])
    for paragraph in section.get("paragraphs", ()):
        yield from _spaced(("- " if paragraph.get("bullet") else "") + escaped(paragraph["text"]))
    for path in homes.get(id(section), ()):
        yield from _list(path, raw, level + 1)
    for inner in section.get("sections", ()):
        yield from _section(inner, level + 1, raw, homes)


def _homes(raw: Raw) -> dict[int, list[str]]:
    """The lists that each section holds, by the section's identity."""
    by_role = {section.get("role"): section for section in _sections(raw.get("sections", ()))}
    homes: dict[int, list[str]] = {}
    for path, roles in HOMES.items():
        if _at(raw, path) is not None:
            home = next((by_role[role] for role in roles if role in by_role), None)
            if home is None:
                raise NoPlace(path)
            homes.setdefault(id(home), []).append(path)
    return homes


def _sections(found: Sequence[Raw]) -> Iterator[Raw]:
    for section in found:
        yield section
        yield from _sections(section.get("sections", ()))


def _at(raw: Raw, path: str) -> list[Raw] | None:
    group, _, name = path.rpartition("/")
    found: list[Raw] | None = (raw.get(group, {}) if group else raw).get(name)
    return found


def _list(path: str, raw: Raw, level: int) -> list[str]:
    items = _at(raw, path) or []
    if path in _HEADED:
        return [line for item in items for line in _HEADED[path](level, item)]
    if path.endswith(("_budget/lines", "_budget/units")):
        return _budget(items, raw[path.partition("/")[0]]["unit"], raw["year"])
    if path == "internal_control_plan/risks":
        return _risks(items)
    if path == "fees":
        items = [item | {"decided": _decision(item)} for item in items]
    return _table(_COLUMNS[path], items, _ALWAYS.get(path, ()))


_COLUMNS = {
    "fees": {
        "Taxor och avgifter": "name",
        "Beslutad": "decided",
        "Status": "status",
        "Datum för nytt beslut": "new_decision",
        "Gäller från och med": "valid_from",
    },
    "assignments": {"Uppdrag": "title", "Beskrivning": "description", **FOLLOW_UP},
    "quality_declarations": {"Kvalitetsdeklarationer": "name", "Beslutsdatum": "decided", "Status": "status"},
    "procurement_plan/contracts": {"Avtalsbeteckning": "name", "Diarienummer": "reference"},
    "procurement_plan/procurements": {"Nya upphandlingsbehov / Avrop på befintliga avtal": "name"},
}
_ALWAYS = {
    "fees": ("name", "decided", "status", "new_decision", "valid_from"),
    "quality_declarations": ("name", "decided", "status"),
    "procurement_plan/contracts": ("name", "reference"),
}
"""Columns that the published plans print though they be empty."""

_RISK = {
    "Kategori": "category",
    "Process/Rutin": "process",
    "Riskindex": "index",
    "Sannolikhet": "likelihood",
    "Konsekvens": "consequence",
    "Risker": "description",
    "Kontrollmoment": "text",
    "Ansvarig": "responsible",
    "Frekvens": "frequency",
}


def _heading(level: int, title: str) -> list[str]:
    return _spaced(f"{'#' * level} {escaped(title)}")


def _prose(item: Raw) -> list[str]:
    """An item's description: paragraphs, and bullets marked «- »."""
    texts = item["description"].split("\n\n") if "description" in item else []
    return _spaced(*(f"- {escaped(text[2:])}" if text.startswith("- ") else escaped(text) for text in texts))


def _overarching_goal(level: int, goal: Raw) -> list[str]:
    return [*_spaced(f"{'#' * level} **{escaped(goal['title'])}**"), *_prose(goal)]


def _goal(level: int, goal: Raw) -> list[str]:
    lines = [*_heading(level, goal["title"]), *_prose(goal)]
    if "activities" in goal:
        lines += _table(
            {"Aktiviteter": "title", "Beskrivning": "description", **FOLLOW_UP},
            goal["activities"],
            ("title", "description"),
        )
    if "measures" in goal:
        lines += _measures(goal["measures"])
    return lines


def _measures(measures: list[Raw]) -> list[str]:
    """A column for each year of each kind of value, years in their order."""
    columns = {"Mått": "title", "Beskrivning": "description"}
    rows = [dict(measure) for measure in measures]
    for kind, word in VALUES.items():
        years = {value.get("year") for row in rows for value in row.get(kind, ())}
        columns |= {_headed(word, year): f"{kind} {year}" for year in sorted(years, key=lambda year: year or 0)}
        for row in rows:
            row.update({f"{kind} {value.get('year')}": value["value"] for value in row.get(kind, ())})
    return _table(columns, rows)


def _headed(word: str, year: int | None) -> str:
    return f"{word} {year}" if year else word


def _unit(level: int, unit: Raw) -> list[str]:
    bullets = [f"- {escaped(bullet['text'])}" for bullet in unit.get("responsibilities", ())]
    return [*_heading(level, unit["name"]), *bullets, *([""] if bullets else [])]


_HEADED = {"overarching_goals": _overarching_goal, "goals": _goal, "organisation/units": _unit}
"""What has a heading of its own in the text."""


def _risks(risks: list[Raw]) -> list[str]:
    """A row for each risk with its first control, and one for each further control."""
    rows: list[Raw] = []
    for risk in risks:
        first, *further = risk.get("controls") or [{}]
        rows += [risk | first, *further]
    return _table(_RISK, rows, ("category", "process", "index", "description", "text"))


def _budget(lines: list[Raw], unit: str, year: int) -> list[str]:
    columns = {unit: "name"}
    for line in lines:
        columns |= {f"{KINDS[a['kind']]} {a['year']}": f"{a['kind']} {a['year']}" for a in line["amounts"]}
    if any("change" in line for line in lines):
        columns["Förändring"] = "change"
    if len(columns) == 1:
        columns[f"Budget {year}"] = "none"
    rows = [
        {
            "name": line["name"],
            **{f"{amount['kind']} {amount['year']}": amount["printed"] for amount in line["amounts"]},
            **({"change": line["change"]["printed"]} if "change" in line else {}),
        }
        for line in lines
    ]
    return _table(columns, rows, tuple(columns.values()))


def _decision(fee: Raw) -> str:
    return " ".join(filter(None, (fee.get("decided_by"), fee.get("decided"))))


def _table(columns: dict[str, str], rows: list[Raw], always: tuple[str, ...] = ()) -> list[str]:
    """A table with its first column, those that are `always` there and those that some row fills; dashes under the
    header if there are no rows."""
    first = next(iter(columns.values()))
    kept = {
        header: name
        for header, name in columns.items()
        if name in (first, *always) or any(row.get(name) for row in rows)
    }
    lines = ["\t".join(escaped(str(row.get(name, ""))) for name in kept.values()) for row in rows]
    return ["\t".join(kept), *(lines or ["\t".join(DASHES for _ in kept)]), ""]


def _spaced(*lines: str) -> list[str]:
    return [part for line in lines if line for part in (line, "")]
