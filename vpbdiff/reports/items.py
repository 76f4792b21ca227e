"""The items of a report's tables: goals, measures, activities, assignments, controls and the rows of its budget.

A table is known by its heads; one of no known kind is left to stand as it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vpbdiff.reports import money
from vpbdiff.reports.heads import head
from vpbdiff.reports.scales import Scales, key
from vpbdiff.reports.tables import ReportTable
from vpbdiff.reports.words import RESULTS, STATUS, TASK_WORDS, meant

Json = dict[str, Any]

_VALUES = {"baseline": "baselines", "target": "targets", "outcome": "outcomes", "forecast": "forecasts"}
"""The columns of a measure's values, and where they go."""
_NUMBERED = re.compile(r"^(?:(?:nämnd)?mål\s*\d+\s*[:.–-]?\s*|\d+(?:\.\d+)+\.?\s+)", re.IGNORECASE)
_LATER_VALUE = re.compile(
    r"^[^\d]*\b(?:mäts|mätt|mätning|redovisas|publiceras|följs upp|finns ännu)\b[^\d]*$", re.IGNORECASE
)
"""What stands for an outcome that is not there yet: «Mäts i juni»."""
_SHORT = 40
"""Characters of the longest result that may be a status."""
_OF_MEASURES = re.compile(r"\bmått|\bindikator|\bnyckeltal", re.IGNORECASE)


class ReportItems:
    """What the tables of one report give, put into `raw`."""

    def __init__(self, raw: Json, scales: Scales) -> None:
        self.raw = raw
        self.scales = scales
        self.year: int = raw["year"]
        self.through: str = raw["through"]

    def take(  # noqa: PLR0911 - one for each kind of table
        self, table: ReportTable, goal: Json | None
    ) -> bool:
        """Put a table's rows into the list of its kind; False where it is of none, or is the legend, which stays to be
        read as it stands."""
        owner = self.raw if goal is None else goal
        table = self._with_status(table, goal)
        first = table.kinds[0] if table.kinds else ""
        if first == "measure" or (not first and self._is_of_measures(table, goal)):
            return self._measures(table, owner)
        if first == "goal" and {"measure", "activity"} & set(table.kinds):
            return self._by_goal(table)
        if first == "activity":
            owner.setdefault("activities", []).extend(self._activity(table, cells, line) for cells, line in table.rows)
            return True
        if first == "assignment":
            made = [self._activity(table, cells, line) for cells, line in table.rows]
            self.raw.setdefault("assignments", []).extend(made)
            return True
        if first == "goal" and "assessment" in table.kinds:
            self._goals(table)
            return True
        if "control" in table.kinds and {"result", "status", "observation"} & set(table.kinds):
            return self._controls(table)
        if money.is_budget(table.heads, table.unit):
            return self._budget(table)
        return False

    def _with_status(self, table: ReportTable, goal: Json | None) -> ReportTable:
        """A table with the column of marks that the legend explains as what it is; and one of no known kind that gives
        the status of what is done towards a goal, or stands under a heading for such, as one of that."""
        heads = list(table.heads)
        if not {"status", "assessment"}.intersection(table.kinds) and "meaning" not in table.kinds:
            for place, each in enumerate(heads[1:], 1):
                if not each.kind and self.scales.explains(cells[place] for cells, _ in table.rows):
                    kind = "status" if heads[0].kind in {"", "activity", "assignment"} else "assessment"
                    heads[place] = replace(each, kind=kind)
        if heads and not heads[0].kind and "status" in {each.kind for each in heads}:
            of_heading = next((kind for kind, words in TASK_WORDS if words.search(table.heading)), "")
            heads[0] = replace(heads[0], kind=of_heading or ("activity" if goal is not None else ""))
        return replace(table, heads=tuple(heads)) if heads != list(table.heads) else table

    @staticmethod
    def _is_of_measures(table: ReportTable, goal: Json | None) -> bool:
        """Whether a table whose first column has no head is of measures: it has outcomes, and targets or assessments
        beside them, or stands under a goal or under a heading that says so. Amounts have a unit."""
        if not table.has_unnamed_outcomes:
            return False
        beside = {"target", "assessment", "trend"} & set(table.kinds)
        return bool(beside) or goal is not None or _OF_MEASURES.search(table.heading) is not None

    def _by_goal(self, table: ReportTable) -> bool:
        """A table whose first column names the goal of each row, empty for the one above: a table for each goal."""
        title, parted = "", dict[str, list[tuple[tuple[str, ...], int]]]()
        for cells, line in table.rows:
            title = cells[0].strip() or title
            parted.setdefault(title, []).append((cells[1:], line))
        read = True
        for name, rows in parted.items():
            owner = self.goal(name, rows[0][1]) if name else None
            read &= self.take(replace(table, heads=table.heads[1:], rows=tuple(rows)), owner)
        return read

    def goal(self, title: str, line: int) -> Json:
        """The goal with a title, made where it is not known yet."""
        title = _NUMBERED.sub("", title) or title
        listed = self.raw.setdefault("goals", [])
        made: Json | None = next((each for each in listed if key(each["title"]) == key(title)), None)
        if made is None:
            made = {"title": title, "source": {"line": line}}
            listed.append(made)
        return made

    def _goals(self, table: ReportTable) -> None:
        for cells, line in table.rows:
            told = table.told(cells)
            made: Json = {"title": told["goal"], "assessment": self.scales.assessment(told.get("assessment", ""), line)}
            texts = (told.get("text", ""), told.get("result", ""))
            rest = table.rest(cells, ("goal", "assessment", "text", "result"))
            if text := " ".join(filter(None, (*texts, rest))):
                made["result"] = text
            made["title"] = _NUMBERED.sub("", made["title"]) or made["title"]
            self.raw.setdefault("goals", []).append(made | {"source": {"line": line}})

    def _activity(self, table: ReportTable, cells: Sequence[str], line: int) -> Json:
        told = table.told(cells)
        made: Json = {"title": told[table.kinds[0]] or "–"}
        judged = "status" if "status" in table.kinds else "assessment"
        status = told.get(judged, "").strip()
        if judged not in table.kinds and len(said := told.get("result", "")) <= _SHORT and meant(said, STATUS):
            judged, status = "result", said.strip()
        if judged in table.kinds:
            made["status"] = self.scales.status(status, line)
        kinds = [kind for kind in ("text", "result", "outcome", "observation", "action") if kind != judged]
        texts = [told.get(kind, "") for kind in kinds]
        texts.append(table.rest(cells, (table.kinds[0], judged, *kinds)))
        if text := " ".join(filter(None, texts)):
            made["result"] = text
        return made | {"source": {"line": line}}

    def _measures(self, table: ReportTable, owner: Json) -> bool:
        """A table of measures: rows for groups, as «varav kvinnor», are values of the row above."""
        made: list[Json] = []
        for cells, line in table.rows:
            group = table.group(cells)
            if group and made:
                for kind, name in _VALUES.items():
                    for value in table.values(cells, kind):
                        made[-1].setdefault(name, []).append({"year": self.year, **value, "group": group})
                if rest := table.rest(cells, ("measure",), tuple(_VALUES)):
                    made[-1]["note"] = " ".join(filter(None, (made[-1].get("note", ""), f"{group}: {rest}")))
                continue
            if not cells[0].strip():
                return False
            if made and head(cells[0], self.year, self.through).is_bare:  # a part of the year, of the row above
                told = f"{cells[0].strip()}: {table.rest(cells, ('measure',))}"
                made[-1]["note"] = "; ".join(filter(None, (made[-1].get("note", ""), told)))
                continue
            made.append(self._measure(table, cells, line))
        owner.setdefault("measures", []).extend(made)
        return True

    def _measure(self, table: ReportTable, cells: Sequence[str], line: int) -> Json:
        title = re.sub(r"\s*[*¹²³]+$", "", cells[0].strip())
        made: Json = {"title": title}
        for kind, name in _VALUES.items():
            found = table.values(cells, kind)
            if kind == "outcome" and (later := [each["value"] for each in found if _LATER_VALUE.search(each["value"])]):
                made["not_measured"] = later[-1]
                found = [each for each in found if each["value"] not in later]
            if found:
                made[name] = [{"year": self.year, **each} for each in found]
        told = table.told(cells)
        if trend := told.get("trend", "").strip():
            made["trend"] = {"printed": trend, "of": self.scales.arrows}
        assessed = "assessment" if "assessment" in table.kinds else "status"
        if assessed in table.kinds:
            made["assessment"] = self.scales.assessment(told.get(assessed, ""), line)
        first = table.kinds[0] if table.kinds else ""
        rest = table.rest(cells, (first, "trend", assessed, "text"), tuple(_VALUES))
        if text := " ".join(filter(None, (told.get("text", ""), rest))):
            made["note"] = text
        return made | {"source": {"line": line}}

    def _controls(self, table: ReportTable) -> bool:
        found = risks(table)
        if found is None:
            return False
        self.raw.setdefault("internal_control", {}).setdefault("risks", []).extend(found)
        return True

    def _budget(self, table: ReportTable) -> bool:
        rows = [money.row(cells, table.heads, table.unit, self.year, self.through, line) for cells, line in table.rows]
        made = [each for each in rows if each is not None]
        if len(made) != len(rows) or not made:
            return False
        group, path = money.place_of(made, table.heading)
        held = self.raw.setdefault(group, {"unit": table.unit})
        if path in held or held["unit"] != table.unit:
            return False
        held[path] = made
        return True

    def measures_of(self, table: ReportTable | None) -> list[Json]:
        """The measures that a table gave."""
        if table is None:
            return []
        lines = {line for _, line in table.rows}
        owners = [self.raw, *self.raw.get("goals", ())]
        return [each for owner in owners for each in owner.get("measures", ()) if each["source"]["line"] in lines]


_OF = re.compile(r"(?<![\d,.])(?P<deviating>\d+) av (?P<checked>\d+)(?![\d,])")


_READ = ("risk", "index", "index_after", "control", "result", "status", "assessment", "observation", "text", "action")


def risks(table: ReportTable) -> list[Json] | None:
    """The risks of a table with their controls; None where a row names no risk and stands under none."""
    made: list[Json] = []
    for cells, line in table.rows:
        told = table.told(cells)
        process = told.get("risk", "")
        if not process and not made:
            return None
        if process:
            made.append(_risk(process, told, line))
        if control := told.get("control", ""):
            made[-1].setdefault("controls", []).append(_control(control, told, table.rest(cells, _READ), line))
    return made


def _risk(process: str, told: dict[str, str], line: int) -> Json:
    made: Json = {"process": process}
    for name in ("index", "index_after"):
        if re.fullmatch(r"\d{1,2}", told.get(name, "")) and int(told[name]) > 0:
            made[name] = int(told[name])
    return made | {"source": {"line": line}}


def _control(control: str, told: dict[str, str], rest: str, line: int) -> Json:
    made: Json = {"text": control}
    printed = told.get("result") or told.get("status") or told.get("assessment") or ""
    made["result"] = {"printed": printed, "reading": meant(printed, RESULTS)}
    texts = [told.get(kind, "") for kind in ("observation", "text")]
    observation = " ".join(filter(None, (*texts, rest)))
    if observation:
        made["observation"] = observation
    if action := told.get("action", ""):
        made["action"] = action
    if (found := _OF.search(observation)) and made["result"]["reading"] != "no_deviation":
        made |= {"checked": found["checked"], "deviating": found["deviating"]}
    return made | {"source": {"line": line}}
