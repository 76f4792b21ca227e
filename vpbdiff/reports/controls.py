"""The follow-up of the internal control plan: a row a control, with its result, and the risk that it is of."""

from __future__ import annotations

import re
from typing import Any

from vpbdiff.reports.tables import ReportTable
from vpbdiff.reports.words import RESULTS, meant

Json = dict[str, Any]

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
