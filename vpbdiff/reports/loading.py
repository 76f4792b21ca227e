"""A report's file to a `Report`: strict JSON, the schema, the items; and where the reports of a series lie.

They lie in a folder of their own beside the plans, `<series>/uppfoljning/<through>.json`, so that nothing that lists
plans takes one for a plan. A report that can't be read is an error, never no report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from vpbdiff import store
from vpbdiff.base import git
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.model.plan import Plan, YearValue
from vpbdiff.reports.report import Deferred, Deviation, FollowedUp, Report, ReportDecision, ReportJudgement, ReportStep
from vpbdiff.store import Snapshot, consistency, schema, strict_json
from vpbdiff.store.paths import REPORT_STEM, REPORTS
from vpbdiff.store.resolve import seen_from_here

Json = dict[str, Any]

FORMAT = "vpbdiff-report/1"

_CONTROL = "internal_control"
_PLANS_CONTROL = "internal_control_plan"


def load(place: Snapshot | Path | str) -> Report:
    """The report in a file. Raises `VpbdiffError` for one that can't be read, is no report or contradicts its name."""
    snapshot = place if isinstance(place, Snapshot) else Snapshot(Path(place))
    return read_report(snapshot.text(), snapshot)


def read_report(text: str, place: Snapshot | Path | str) -> Report:
    """The report in the text of a file that lies, or would lie, at `place`. Raises `VpbdiffError` as `load` does."""
    snapshot = place if isinstance(place, Snapshot) else Snapshot(Path(place))
    raw = strict_json.parse(text, snapshot.shown)
    problems = _format_problems(raw) or schema.problems(raw, "report")
    if problems or not isinstance(raw, dict):
        raise VpbdiffError(*store.placed(problems, snapshot))
    report = report_from_json(raw, path=snapshot.shown, series=_series(snapshot))
    problems = strict_json.first([*_contradictions(raw, report), *_misnamed(raw, snapshot)])
    if problems:
        raise VpbdiffError(*store.placed(problems, snapshot))
    return report


def dumps(raw: Json) -> str:
    """The text of a report's file."""
    return store.dumps(raw)


def known(series_folder: Path) -> tuple[Path, ...]:
    """The reports in force of the series in a folder, in the order of the days that they report up to."""
    folder = series_folder / REPORTS
    if not folder.is_dir():
        return ()
    return tuple(seen_from_here(path) for path in sorted(folder.iterdir()) if _is_in_force(path))


def beside(plan: Snapshot) -> tuple[Snapshot, ...]:
    """The reports in force of the series that a plan lies in, in its own revision; none for one read on the fly. Raises
    `VpbdiffError` for a revision that is not there."""
    if plan.read is not None:
        return ()
    if plan.revision is None:
        return tuple(Snapshot(path) for path in known(Path(plan.path).parent))
    paths = map(PurePosixPath, git.names(plan.revision, (plan.path.parent / REPORTS).as_posix()))
    return tuple(Snapshot(path, plan.revision) for path in sorted(paths) if _is_in_force(path))


def _is_in_force(path: PurePath) -> bool:
    name = REPORT_STEM.fullmatch(path.stem)
    return path.suffix == ".json" and name is not None and not name[2]


def named(word: str, series_folder: Path | None) -> Snapshot | None:
    """The place of a report that a user names: a file, git's `REV:PATH`, or the day of a report of the series
    (`2025-08-31`, a version `2025-12-31.utkast`). None for anything else."""
    if series_folder is not None and REPORT_STEM.fullmatch(word):
        path = series_folder / REPORTS / f"{word}.json"
        if not path.is_file():
            there = ", ".join(each.stem for each in known(series_folder))
            key = "follow.no-such-report" if there else "follow.no-reports"
            raise failure(key, Location(seen_from_here(series_folder).as_posix()), report=word, known=there)
        return Snapshot(seen_from_here(path))
    place = store.find(word)
    return place if place.path.suffix == ".json" else None


def report_from_json(raw: Json, *, path: str = "", series: str | None = None) -> Report:
    """The report that a valid file's JSON holds. `path` and `series` are its place and no content."""
    said: dict[str, FollowedUp] = {}
    scales = raw.get("scales", ())
    meanings = _meanings(scales, "goal"), _meanings(scales, "activity")
    for pointer, each in _items(raw):
        if (found := _followed_up(each, meanings)) != FollowedUp():
            said[pointer] = found
    return Report(
        kind=raw["kind"],
        through=raw["through"],
        items=_as_plan(raw, path, series),
        said=said,
        version=raw.get("version"),
        plan_version=raw.get("plan_version"),
        deferred=tuple(Deferred(each["what"], each["printed"]) for each in raw.get("deferred", ())),
        steps=tuple(map(_step, (raw.get("operating_budget") or {}).get("steps", ()))),
        scales=tuple({step["printed"]: step["reading"] for step in scale["steps"]} for scale in scales),
    )


def _as_plan(raw: Json, path: str, series: str | None) -> Plan:
    """The report's items as a plan holds them: its judgements have no place there, nor have its steps."""
    made = {_PLANS_CONTROL if key == _CONTROL else key: value for key, value in raw.items()}
    if made.get("operating_budget"):
        made["operating_budget"] = {key: value for key, value in made["operating_budget"].items() if key != "steps"}
    for of in ("goals", "activities", "measures", "assignments"):
        if made.get(of):
            made[of] = [_without_judgements(each) for each in made[of]]
    return store.plan_from_json(made, path=path, series=series)


def _without_judgements(raw: Json) -> Json:
    made = {key: value for key, value in raw.items() if key != "status"}
    for of in ("activities", "measures"):
        if made.get(of):
            made[of] = [_without_judgements(each) for each in made[of]]
    return made


def _items(raw: Json) -> Iterator[tuple[str, Json]]:
    """Every item of the report's typed lists, with its pointer in the plan-like value."""
    for of in ("goals", "measures", "activities", "assignments"):
        yield from _listed(raw, of, "")
    for budget, lists in (("operating_budget", ("lines", "units")), ("investment_budget", ("lines",))):
        for of in lists:
            yield from _listed(raw.get(budget) or {}, of, f"/{budget}")
    yield from _listed(raw.get(_CONTROL) or {}, "risks", f"/{_PLANS_CONTROL}")


def _listed(owner: Json, key: str, above: str) -> Iterator[tuple[str, Json]]:
    for number, each in enumerate(owner.get(key) or ()):
        pointer = f"{above}/{key}/{number}"
        yield pointer, each
        for below in ("activities", "measures", "controls"):
            yield from _listed(each, below, pointer)


def _followed_up(raw: Json, meanings: tuple[Mapping[str, str], Mapping[str, str]]) -> FollowedUp:
    """What a report says of an item; `meanings` is what its legends say of marks of goals, and of what is done."""
    of_goals, of_tasks = meanings
    result = raw.get("result")
    return FollowedUp(
        assessment=_judgement(raw.get("assessment"), of_goals),
        status=_judgement(raw.get("status"), of_tasks),
        result=_judgement(result, of_tasks) if isinstance(result, dict) else None,
        text=raw.get("observation", result if isinstance(result, str) else ""),
        note=raw.get("note", ""),
        not_measured=raw.get("not_measured", ""),
        trend=raw.get("trend", {}).get("printed", ""),
        forecasts=tuple(
            YearValue(each.get("year"), each["value"], each.get("group", ""), each.get("through", ""))
            for each in raw.get("forecasts", ())
        ),
        index_after=raw.get("index_after"),
        checked=raw.get("checked", ""),
        deviating=raw.get("deviating", ""),
        action=raw.get("action", ""),
        deviations=tuple(Deviation(each["of"], each["against"], each["kr"]) for each in raw.get("deviations", ())),
        earlier_forecasts=tuple((each["made"], each["kr"]) for each in raw.get("earlier_forecasts", ())),
    )


def _meanings(scales: Sequence[Json], of: str) -> dict[str, str]:
    """What the legends say of each mark of goals or activities (`of`), those of something else where no other has it;
    nothing of one of which two say different things: whose it is no one tells."""
    own = [scale for scale in scales if of in scale.get("for", (of,))]
    made: dict[str, str] = {}
    for held in ([each for each in scales if each not in own], own):
        found: dict[str, set[str]] = defaultdict(set)
        for step in (step for scale in held for step in scale["steps"]):
            if "meaning" in step:
                found[step["printed"].strip().casefold()].add(step["meaning"])
        made |= {printed: said.pop() if len(said) == 1 else "" for printed, said in found.items()}
    return made


def _judgement(raw: Json | None, meanings: Mapping[str, str]) -> ReportJudgement | None:
    """A judgement in the report's words: a mark or a letter with what the legend says of it."""
    if raw is None:
        return None
    printed = raw["printed"]
    meaning = meanings.get(printed.strip().casefold(), "") if sum(map(str.isalpha, printed)) < _WORD else ""
    return ReportJudgement(f"{printed.strip()} ({meaning})" if meaning else printed, raw["reading"], meaning)


_WORD = 3
"""Letters of the shortest word that says itself what it means."""


def _step(raw: Json) -> ReportStep:
    decision = raw.get("decision")
    made = decision and ReportDecision(decision["body"], decision.get("date", ""), decision.get("section", ""))
    return ReportStep(raw["type"], raw["kr"], raw.get("line", ""), raw.get("printed", ""), made)


def _format_problems(raw: object) -> list[Problem]:
    found = raw.get("format") if isinstance(raw, dict) else None
    if found == FORMAT:
        return []
    if isinstance(found, str) and re.fullmatch(r"vpbdiff-report/\d+", found):
        return [Problem("plan.newer-version", {"found": found, "known": FORMAT}, Location(pointer="/format"))]
    return [Problem("follow.not-a-report", {"known": FORMAT})]


def _contradictions(raw: Json, report: Report) -> Iterator[Problem]:
    """A day of another year than the plan's, a whole year that is not over, amounts that their kronor contradict."""
    if not report.through.startswith(str(report.year)):
        params: dict[str, object] = {"through": report.through, "year": report.year}
        yield Problem("follow.other-year", params, Location(pointer="/through"))
    elif report.is_whole_year != (report.kind == "annual"):
        yield Problem("follow.kind-and-day", {"through": report.through}, Location(pointer="/kind"))
    for each in consistency.problems(report.items):
        place = (each.location.pointer or "").replace(f"/{_PLANS_CONTROL}/", f"/{_CONTROL}/")
        yield each._replace(location=Location(pointer=place))
    for pointer, item in _items(raw):
        places = len(item.get("amounts", ()))
        for number, each in enumerate(item.get("deviations", ())):
            if max(each["of"], each["against"]) >= places:
                yield Problem("follow.no-amount", {}, Location(pointer=f"{pointer}/deviations/{number}"))


def _misnamed(raw: Json, snapshot: Snapshot) -> Iterator[Problem]:
    """A file in the folder of reports whose name gives another day or version than its content."""
    if snapshot.path.parent.name != REPORTS:
        return
    name = REPORT_STEM.fullmatch(snapshot.path.name.removesuffix(".json"))
    if name is None or name[1] != raw["through"] or name[2] not in {None, raw.get("version")}:
        version = f".{raw['version']}" if "version" in raw else ""
        yield Problem("follow.misnamed", {"meant": f"{raw['through']}{version}.json"}, Location(pointer="/through"))


def _series(snapshot: Snapshot) -> str | None:
    """The series of a report in its folder of a series."""
    found = snapshot.series
    return found.removesuffix(f"/{REPORTS}") if found and found.endswith(f"/{REPORTS}") else None
