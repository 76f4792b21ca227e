"""What the package gives to other programs: the same that its commands use.

Only `load`, `read` and `history` look for files, and `compare` and `check` for what is on record beside plans that were
loaded. All raise `VpbdiffError` for what can't be read or done; `message` puts one into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from vpbdiff import explanations, reports, store
from vpbdiff.base.errors import VpbdiffError
from vpbdiff.compare import compare as compared
from vpbdiff.documents import plain_text, reader
from vpbdiff.explanations import Explanations, ReasonStatus, beside
from vpbdiff.follow import Following
from vpbdiff.follow import follow as followed
from vpbdiff.follow.series import decided_after, earlier_than, plan_for
from vpbdiff.gate import verdict as gate
from vpbdiff.gate.case import Case, case_of
from vpbdiff.history import History, Lineage, of_series, search
from vpbdiff.memo import DEFAULT, LANGUAGE
from vpbdiff.memo.outlines import write
from vpbdiff.merge.reading import check_is_plan
from vpbdiff.model import changes
from vpbdiff.model.document import Document
from vpbdiff.model.plan import Json, Plan
from vpbdiff.policy.settings import policy
from vpbdiff.recognise import extract
from vpbdiff.recognise import profile as profiles
from vpbdiff.recognise.accounting import Accounts
from vpbdiff.recognise.profile_files import find
from vpbdiff.recorded import recorded
from vpbdiff.render import Shown, Trait, named, names
from vpbdiff.render.diff_json import to_json
from vpbdiff.statements.options import WIDTH, Options, Selection
from vpbdiff.store import Snapshot
from vpbdiff.store.paths import may_hold
from vpbdiff.store.resolve import project_folder, series_folder
from vpbdiff.views import history_report
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

__all__ = [
    "Comparison",
    "Document",
    "Following",
    "HistoryAnswer",
    "Plan",
    "Reading",
    "Verdict",
    "VpbdiffError",
    "check",
    "compare",
    "follow",
    "history",
    "load",
    "message",
    "read",
    "render",
    "summarise",
]


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What was read of a document: the plan, and by line where all of it went: `placed`, `left_out` with the reason,
    `not_understood`, and `notes` on what was repaired or guessed."""

    plan: Plan
    account: Accounts


@dataclass(frozen=True)
class RecordedComparison(changes.Comparison):
    """Two plans and everything that was found: `changes`, `matching`, `unchanged(entity)`, `not_comparable`,
    `warnings`. `record` is what people have said of each change, by its id."""

    record: Mapping[str, ReasonStatus] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Json]:
        """The comparison as `vpbdiff diff --format json` gives it, described by `schemas/changes.schema.json`."""
        return to_json(self, Selection(), self.record)


@dataclass(frozen=True)
class CaseVerdict(gate.Verdict):
    """What the gate says of a comparison: `findings`, `passed`. `case` is what it was judged by."""

    case: Case = field(kw_only=True)


class HistoryAnswer(NamedTuple):
    """The history of a series, and the lineages of what was asked for; None for the series as a whole."""

    history: History
    lineages: tuple[Lineage, ...] | None = None


Reading = DocumentReading
Comparison = RecordedComparison
Verdict = CaseVerdict


def load(path: str | Path) -> Plan:
    """The plan in a snapshot, named as on the command line: a file, a year, a series and a year, `REV:PATH` in git.

    >>> plan = load("2025")
    >>> plan.year, len(plan.lists["goals"])
    (2025, 3)
    """
    return store.load(store.find(str(path)))


def read(path: str | Path, profile: str | Path | None = None, encoding: str = plain_text.UTF_8) -> DocumentReading:
    """The plan in a document: text, Word or PDF. `profile` says how the municipality words its plans, by a file or by a
    name in the folder `profiles`; `encoding` is a text's.

    >>> reading = read("documents/omsorgsnamnden/2025.txt")
    >>> reading.plan.metadata.name
    'Reviderad verksamhetsplan och budget 2025'
    >>> reading.account.not_understood
    ()
    """
    document, place = Path(path), None if profile is None else find(str(profile), project_folder())
    content, rules = reader.read(document, encoding), profiles.load(place)
    found = extract(content, rules)
    check_is_plan(content, found, rules)
    store.readable(store.dumps(found.plan), document)
    return DocumentReading(store.plan_from_json(found.plan), found.accounts)


def compare(old: Plan, new: Plan) -> RecordedComparison:
    """Everything that changed from one plan to another, under the pins on record beside them.

    >>> comparison = compare(load("2024"), load("2025"))
    >>> [str(kind) for kind in comparison.changes[0].kinds]
    ['renamed', 'dated']
    >>> comparison.to_dict()["format"]
    'vpbdiff-changes/1'
    """
    places = _places(old, new)
    if places is None or not may_hold(beside(*places)):
        return _recorded(compared(old, new), {})
    return _recorded(*recorded(places, (old, new)))


def check(comparison: changes.Comparison) -> CaseVerdict:
    """The gate's verdict on a comparison: whether every change that needs a reason has one, by what is on record beside
    the plans and the policy in force for the new one. Plans that do not lie in files are judged by the default.

    >>> verdict = check(compare(load("2024"), load("2025")))
    >>> verdict.passed, len(verdict.findings) > 0
    (True, True)
    """
    old, new = comparison.old, comparison.new
    if (places := _places(old, new)) is not None:
        case = case_of((old.path, new.path), places, lambda explanations: comparison)
    else:
        case = _unfiled(comparison)
    return CaseVerdict(**_values(case.verdict), case=case)


def summarise(verdict: CaseVerdict, outline: str = DEFAULT, *, brief: bool = False, final: bool = False) -> Document:
    """The change summary for the cover memo, in Swedish: in an outline of `vpbdiff summary`, half a page of it if
    `brief`. Raises `VpbdiffError` for a `final` one while the gate fails.

    >>> memo = summarise(check(compare(load("2024"), load("2025"))))
    >>> memo.title, len(memo.gaps)
    ('Reviderad verksamhetsplan och budget 2025', 0)
    """
    return write(verdict.case, outline, brief=brief, final=final)


def history(what: str | None = None, *, series: str | None = None, entity: str | None = None) -> HistoryAnswer:
    """The history of a series, or of the only one; with `what`, the lineages of every item that it fits, as in
    `vpbdiff history`. Raises `VpbdiffError` where it fits none.

    >>> found = history("demensvården")
    >>> [lineage.name for lineage in found.lineages]
    ['Stärka demensvården']
    """
    known = of_series(series)
    if what is None:
        return HistoryAnswer(known)
    found = search.find(known, what, entity)
    if found.guessed:
        raise history_report.unknown(what, found, Wording())
    return HistoryAnswer(known, found.lineages)


def follow(report: str | Path, plan: Plan | None = None) -> Following:
    """A report held against the plan of its year: `items` with their verdicts, `money`, `counts`. It is named by its
    file, or by its day in the only series or the default one; without a `plan` it is the one in force for its year.

    >>> follow("1999-08-31")
    Traceback (most recent call last):
    ...
    vpbdiff.base.errors.VpbdiffError: follow.no-reports

    Raises `VpbdiffError` for a report that is not there or can't be read.
    """
    folder = series_folder(None)
    place = reports.named(str(report), folder)
    found = reports.load(place if place is not None else Path(report))
    plan = plan_for(found, folder) if plan is None else plan
    home = folder or (Path(plan.path).parent if plan.path else None)
    return followed(plan, found, earlier_than(found, home), decided_after(plan, home))


def render(
    value: changes.Comparison | CaseVerdict | HistoryAnswer | Following | Document,
    form: str | None = None,
    *,
    language: str = "sv",
    full: bool = False,
    width: int = WIDTH,
) -> str | bytes:
    """A comparison, a verdict, a history or a summary in one of the formats of its command, the usual one where none is
    named; `width` is a text's, `full` leaves nothing out of texts and names. A summary is always in Swedish.

    >>> render(compare(load("2024"), load("2025")), "html")[:15]
    '<!DOCTYPE html>'

    Raises ValueError for a format that there is not, `VpbdiffError` where its library is not installed.
    """
    shown, subject = _shown(value)
    form = names(shown)[0] if form is None else form
    if form not in names(shown):
        raise ValueError(f"{form!r} is none of the formats of this: {', '.join(names(shown))}")
    chosen = named(shown, form)
    options = Options(width, full=full)
    if isinstance(value, changes.Comparison):
        options = replace(options, stands=value.record if isinstance(value, RecordedComparison) else {})
        if Trait.GAPS in chosen.holds:
            verdict = check(value)
            options = replace(options, gaps=verdict.gaps, lacking=verdict.lacking)
    wording = Wording(LANGUAGE if shown is Shown.MEMO else language)
    return chosen.renderer(shown)(subject, wording, options)


def message(error: VpbdiffError, language: str = "sv") -> str:
    """What is wrong and how to mend it, a line for each problem.

    >>> try:
    ...     load("1999")
    ... except VpbdiffError as error:
    ...     message(error, "en").partition(":")[0]
    'snapshots/ekvik/omsorgsnamnden'
    """
    return "\n".join(sentence(Wording(language), problem) for problem in error.problems)


def _shown(value: changes.Comparison | CaseVerdict | HistoryAnswer | Following | Document) -> tuple[Shown, Any]:
    match value:
        case CaseVerdict():
            return Shown.CHECK, value.case
        case HistoryAnswer():
            return Shown.HISTORY, value
        case Following():
            return Shown.FOLLOW, value
        case Document():
            return Shown.MEMO, value
    return Shown.DIFF, value


def _places(*plans: Plan) -> tuple[Snapshot, Snapshot] | None:
    """Where two plans lie; None where one of them lies nowhere."""
    if not all(plan.path for plan in plans):
        return None
    old, new = (store.find(plan.path) for plan in plans)
    return old, new


def _unfiled(comparison: changes.Comparison) -> Case:
    """The case of plans that lie nowhere: nothing is on record, and the policy is the default."""
    old, new = comparison.old, comparison.new
    places = Snapshot(PurePath(f"{old.year}.json")), Snapshot(PurePath(f"{new.year}.json"))
    reading = explanations.Reading(beside(*places), "", Explanations())
    return Case((str(old.year), str(new.year)), *places, comparison, reading, policy("", None))


def _recorded(found: changes.Comparison, record: Mapping[str, ReasonStatus]) -> RecordedComparison:
    return RecordedComparison(**_values(found), record=record)


def _values(value: changes.Comparison | gate.Verdict) -> dict[str, Any]:
    return {each.name: getattr(value, each.name) for each in fields(value)}
