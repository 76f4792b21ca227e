"""Where the snapshot of an import belongs: where the user says, else in the series that its documents name.

An annex may name no series, and no year either. Then it is of the plan that has it on record, or of the only plan of
its committee and year.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.store import Snapshot, paths, strict_json
from vpbdiff.store.resolve import project_folder

Json = dict[str, Any]

STDOUT = "-"
"""What a user names for no file."""


def of(plans: Sequence[Json], document: Path, output: str | None) -> Path:
    """The file for the plan of these documents, of which `document` is the first. Raises `VpbdiffError` where none of
    them says whose it is, and no other plan does."""
    if output is not None:
        return Path(output)
    plan = next((each for each in plans if paths.of(each)), plans[0])
    folder, year = paths.of(plan), plan["year"]
    if folder is None:
        known = [place for place in _recorded(document) if _year(place) == year] or _of_committee(plan)
        if len(known) != 1:
            raise failure("import.no-series", Location(str(document)))
        return known[0]
    series_folder = project_folder() / paths.FOLDER / folder
    version = series_folder / f"{year}.{plan.get('version')}.json"
    return version if version.exists() else series_folder / f"{year}.json"


def as_named(plan: Json, place: Path | None) -> Json:
    """The plan as the version that a user names it by the file for it in a series: of two alternatives for a year the
    documents need not say which is which."""
    name = Snapshot(place).name if place is not None else None
    if name is None or name.version in {None, plan.get("version")} or name.year != plan["year"]:
        return plan
    plan = {key: value for key, value in plan.items() if key != "version"}
    after = list(plan).index("year") + 1
    return dict([*list(plan.items())[:after], ("version", name.version), *list(plan.items())[after:]])


def beside(place: Path | None, before: Json, output: str | None) -> Path | None:
    """Where what the plan in force says of the year before belongs, if the user names no files at all."""
    year = before["known_from"]
    if place is None or output is not None or place.name != f"{year}.json":
        return None
    return place.with_name(f"{before['year']}.known-from-{year}.json")


def named_plan(output: str | None) -> Json | None:
    """The plan of the file that the user names, if there is one: what an annex that does not say so is of."""
    return _plan(Path(output)) if output is not None and output != STDOUT and Path(output).is_file() else None


def plan_on_record(document: Path) -> Json | None:
    """The only plan that has a document of this name on record; None for several, and for none."""
    known = _recorded(document)
    return _plan(known[0]) if len(known) == 1 else None


def _plan(place: Path) -> Json | None:
    try:
        raw = strict_json.parse(Snapshot(place).text(), str(place))
    except VpbdiffError:
        return None  # told where it is read to be merged, unless it is to be overwritten
    return raw if isinstance(raw, dict) and "year" in raw and isinstance(raw.get("metadata"), dict) else None


def _recorded(document: Path) -> list[Path]:
    """The snapshots of the project that were read from several documents, one of this name among them."""
    name = json.dumps(document.name, ensure_ascii=False)
    return [place for place, record in _records() if '"parts"' in record and f'"name": {name}' in record]


def _records() -> Iterator[tuple[Path, str]]:
    for record in sorted((project_folder() / paths.FOLDER).rglob(f"*{paths.IMPORT_SUFFIX}")):
        place = record.with_name(record.name.removesuffix(paths.IMPORT_SUFFIX) + ".json")
        if place.is_file():
            with suppress(VpbdiffError):  # told where it is read to be merged, unless it is to be overwritten
                yield place, Snapshot(record).text()


def _year(place: Path) -> int | None:
    name = paths.Name.of(place.name.removesuffix(".json"))
    return name.year if name and name.known_from is None else None


def _of_committee(plan: Json) -> list[Path]:
    """The plan in force of this year, of every series whose committee has the name that a plan gives."""
    committee = paths.slug(plan["metadata"].get("committee", ""))
    series = (project_folder() / paths.FOLDER).glob(f"*/{committee}/{plan['year']}.json") if committee else ()
    return sorted(series)
