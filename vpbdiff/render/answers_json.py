"""What `validate`, `migrate`, `import` and `explain --list` answer, for programs, each as a schema of ours has it.

Sentences are in the language that was asked for; all else is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from vpbdiff.base.errors import Location, Problem
from vpbdiff.base.escaping import in_json
from vpbdiff.explanations.file import entry_to_json, pin_to_json
from vpbdiff.gate import Case
from vpbdiff.merge.result import Merged
from vpbdiff.model.plan import Json, Presence, pretty, value_json
from vpbdiff.recognise.accounting import Accounts
from vpbdiff.statements import import_notes
from vpbdiff.validation import CheckedPlan
from vpbdiff.views import record_report
from vpbdiff.wording import Wording


def _document(name: str, **content: Json) -> str:
    return in_json(pretty({"format": f"vpbdiff-{name}/1", **content})) + "\n"


def _place(location: Location) -> dict[str, Json]:
    return {"file": location.path, "line": location.line, "pointer": location.pointer}


def _problems(problems: Iterable[Problem], wording: Wording) -> Json:
    return [{"sentence": wording.say(each.key, **each.params), **_place(each.location)} for each in problems]


def validation(checked: Sequence[CheckedPlan], wording: Wording) -> str:
    """What was found in each plan, and why one could not be read."""
    plans: list[Json] = [
        {
            "path": each.path,
            "readable": not each.problems,
            "problems": _problems(each.problems, wording),
            "findings": [
                {
                    "rule": found.problem.key,
                    "level": str(found.level),
                    "sentence": wording.say(found.problem.key, **found.problem.params),
                    **_place(found.problem.location),
                }
                for found in each.findings
            ],
        }
        for each in checked
    ]
    return _document("validate", plans=plans)


@dataclass(frozen=True, slots=True)
class MigratedPlan:
    """What became of one plan: the version that it had, None where it was current; or why it stayed as it was."""

    path: str
    old: str | None = None
    problems: tuple[Problem, ...] = ()


def migration(plans: Sequence[MigratedPlan], wording: Wording) -> str:
    """Which plans were rewritten, and why others were not."""
    found: list[Json] = [
        {
            "path": each.path,
            "old": each.old,
            "migrated": each.old is not None,
            "problems": _problems(each.problems, wording),
        }
        for each in plans
    ]
    return _document("migrate", plans=found)


def record(case: Case, wording: Wording, items: Sequence[str]) -> str:
    """What is on record of why a plan changed: of some items, or of all."""
    held = record_report.held(case, wording, items)
    pins: list[Json] = [] if items else [pin_to_json(each) for each in case.explanations.pins]
    return _document(
        "explain",
        old=case.comparison.old.path,
        new=case.comparison.new.path,
        explanations={"path": case.place.shown, "exists": bool(case.reading.text)},
        counts=dict(record_report.numbers(case, wording, items)),
        entries=[{"state": str(state), "entry": entry_to_json(entry)} for state, entry in held],
        pins=pins,
    )


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the plan or the report with its file, what became of each document's lines, what differs from
    snapshots that were there, what every plan is expected to hold and came out empty, and whether nothing is left for a
    person."""

    kind: str
    path: str
    year: int
    documents: Mapping[str, Accounts | Reported]
    differing: Sequence[tuple[str, Merged]] = ()
    missing: Sequence[str] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a report's lines: how many there are, how many stayed as they stand, and what to check."""

    lines: int
    kept: int
    notes: Sequence[tuple[str, Mapping[str, object]]]


def imported(found: Imported, wording: Wording) -> str:
    """What an import did."""
    return _document(
        "imported",
        kind=found.kind,
        path=found.path,
        year=found.year,
        complete=found.complete,
        documents=[{"name": name, **_account(each, wording)} for name, each in found.documents.items()],
        missing=[wording.say(f"import.missing.{part}") for part in found.missing],
        differences=[each for path, merged in found.differing for each in _differences(path, merged)],
    )


def _account(account: Accounts | Reported, wording: Wording) -> dict[str, Json]:
    if isinstance(account, Reported):
        notes: list[Json] = [_note(None, wording.say(key, **params), misread=False) for key, params in account.notes]
        return {
            "read": account.lines,
            "left_out": [],
            "as_they_stand": account.kept,
            "not_understood": [],
            "notes": notes,
        }
    by_reason = sorted(account.left_out.items(), key=lambda each: (each[1], each[0]))
    left_out: list[Json] = [
        {"reason": str(reason), "lines": [line for line, _ in lines]}
        for reason, lines in groupby(by_reason, key=lambda each: each[1])
    ]
    return {
        "read": len(account.placed),
        "left_out": left_out,
        "as_they_stand": len(account.as_they_stand),
        "not_understood": [*account.not_understood],
        "notes": [
            _note(each.line, import_notes.note_text(each, wording), misread=each.misread) for each in account.notes
        ],
    }


def _note(line: int | None, sentence: str, *, misread: bool) -> Json:
    return {"line": line, "sentence": sentence, "not_understood": misread}


def _differences(path: str, merged: Merged) -> Iterable[Json]:
    for each in merged.differences:
        values = {"base": each.base, "mine": each.mine, "theirs": each.theirs}
        yield {
            "file": path,
            "id": each.id or None,
            "outcome": str(each.outcome),
            "kind": str(each.what),
            "entity": each.item.entity.name if each.item else None,
            "name": each.item.name if each.item else None,
            "list": each.path or None,
            "field": each.field or None,
            **{name: _value(value) for name, value in values.items()},
        }


def _value(value: object) -> Json:
    if isinstance(value, Presence):
        return value.value
    if isinstance(value, Mapping):
        return {name: _value(inner) for name, inner in value.items()}
    return value_json(value)  # type: ignore[arg-type]
