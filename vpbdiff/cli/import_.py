"""`vpbdiff import`: from document to snapshot, with what was not understood.

Exit status 1 says that a person is needed: something was not understood, or a snapshot that is there would change, or
holds corrections that the document contradicts. stdout has the snapshot (`-o -`) or the differences; all else is talk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, VpbdiffError, failure
from vpbdiff.cli import choices, import_place, import_report, import_result, import_shows, teaching
from vpbdiff.cli.import_result import Json, print_account, print_missing
from vpbdiff.cli.known_profile import KnownProfile
from vpbdiff.cli.output import json_or_text, show, talk
from vpbdiff.documents import plain_text, reader
from vpbdiff.merge import reading
from vpbdiff.merge.reading import Assembled, DocumentRead
from vpbdiff.recognise import profile, profile_files
from vpbdiff.recognise.accounting import Accounts
from vpbdiff.recognise.budget_tables import prior_year_plan
from vpbdiff.recognise.profile import Profile
from vpbdiff.store import Snapshot, import_record, strict_json
from vpbdiff.store.import_record import ImportRecord
from vpbdiff.store.resolve import project_folder
from vpbdiff.wording import Wording

_STDOUT = import_place.STDOUT


@click.command("import", help="import.help")
@click.argument(
    "documents",
    type=click.Path(path_type=Path),
    nargs=-1,
    required=True,
    metavar="import.metavar-documents",
    help="import.argument-document",
)
@click.option("-o", "--output", metavar="import.metavar-file", help="import.option-output")
@click.option("--prior", type=click.Path(path_type=Path), metavar="import.metavar-file", help="import.option-prior")
@click.option("--encoding", default=plain_text.UTF_8, metavar="import.metavar-encoding", help="import.option-encoding")
@click.option("--profile", "named", metavar="import.metavar-file", help="import.option-profile")
@click.option(
    "--new-profile", type=click.Path(path_type=Path), metavar="import.metavar-file", help="import.option-new-profile"
)
@click.option("--review", is_flag=True, help="import.option-review")
@click.option("--prefer", metavar="import.metavar-document", help="import.option-prefer")
@click.option("--add", is_flag=True, help="import.option-add")
@click.option("--instead-of", "instead", metavar="import.metavar-document", help="import.option-instead-of")
@click.option("--update", is_flag=True, help="import.option-update")
@click.option("--take", multiple=True, metavar="import.metavar-id", help="import.option-take")
@click.option("--force", is_flag=True, help="import.option-force")
@click.option(
    "--shows",
    type=(str, str),
    multiple=True,
    metavar="import.metavar-shows",
    help="import.option-shows",
)
@click.option("--by", metavar="import.metavar-by", help="import.option-by")
@click.option("--as", "meant", type=choices.documents(), metavar="import.metavar-as", help="import.option-as")
@click.option("--through", metavar="follow.metavar-day", help="follow.option-through")
@json_or_text
@click.pass_obj
def command(wording: Wording, /, **given: Any) -> ExitStatus:
    """Take the plan out of its documents and write it, and what it says of the year before; or say of a snapshot what
    its unread parts show."""
    asked = _Asked(**given)
    asked.check()
    if asked.shows and asked.of_snapshot:
        import_shows.put(asked.documents[0], asked.shows, asked.by, wording)
        return ExitStatus.DONE
    own = profile_files.find(asked.named, project_folder()) if asked.named is not None else None
    if asked.new_profile is not None:
        from vpbdiff.cli import new_profile as profiling  # noqa: PLC0415 - trying proposals takes all that checks a plan

        document = reader.read(asked.documents[0], asked.encoding)
        return profiling.begin(asked.new_profile, document, own, wording)
    answers: Sequence[import_shows.Answer] = ()
    if asked.review:
        known = import_place.named_plan(asked.output) or import_place.plan_on_record(asked.documents[0])
        saved, own, answers = teaching.run(asked.documents, asked.encoding, own, known, wording)
        if not saved:
            return ExitStatus.FINDINGS
    known_profile = KnownProfile(asked=asked.named is not None or own is not None)
    try:
        reads = [] if asked.is_report else _read(asked, profile.load(own), known_profile)
    except VpbdiffError as error:
        if asked.meant or error.problems[0].key not in _REPORTS:
            raise
        reads = []
    if not reads:
        return _keep_report(asked, wording)
    return _keep(asked, reads, own or known_profile.told(wording), answers, wording)


_REPORTS = frozenset(("import.is-report", "import.is-report-by"))
"""What is wrong with a plan's document that is a report."""


def _keep_report(asked: _Asked, wording: Wording) -> ExitStatus:
    """Keep the one document as the report that it is."""
    if len(asked.documents) > 1:
        raise failure("follow.several", Location(str(asked.documents[0])))
    options = import_report.ReportOptions(
        asked.named, asked.encoding, asked.output, asked.through, asked.force, asked.for_programs
    )
    return import_report.keep(asked.documents[0], options, wording)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, option by option."""

    documents: tuple[Path, ...]
    output: str | None
    prior: Path | None
    encoding: str
    named: str | None
    new_profile: Path | None
    review: bool
    prefer: str | None
    add: bool
    instead: str | None
    update: bool
    take: tuple[str, ...]
    force: bool
    shows: tuple[tuple[str, str], ...]
    by: str | None
    meant: str | None
    through: str | None
    form: str

    @property
    def is_report(self) -> bool:
        """Whether a person says that the document is a report: a plan has no day that it is about."""
        return self.meant == "report" or (self.through is not None and self.meant is None)

    @property
    def for_programs(self) -> bool:
        """Whether the answer is JSON."""
        return self.form == "json"

    @property
    def to_stdout(self) -> bool:
        """Whether the plan is printed and no file is written."""
        return self.output == _STDOUT

    @property
    def of_snapshot(self) -> bool:
        """Whether what is named is a snapshot and no document."""
        return len(self.documents) == 1 and self.documents[0].suffix == ".json"

    def check(self) -> None:
        """Raises `VpbdiffError` for options that do not go together."""
        new = self.new_profile
        is_json = self.documents[0].suffix == ".json"
        if self.for_programs and (new is not None or self.review or self.to_stdout or is_json):
            raise failure("import.json-alone")
        alone = self.output is None and self.prior is None and not self.review and len(self.documents) == 1
        if new is not None and not (alone or (self.shows and self.of_snapshot)):
            raise failure("profile.new-alone", Location(str(new)))


def _keep(
    asked: _Asked,
    reads: Sequence[DocumentRead],
    own: Path | None,
    answers: Sequence[import_shows.Answer],
    wording: Wording,
) -> ExitStatus:
    """Write the plan that the documents make, and say where their lines went."""
    place = None
    if not asked.to_stdout:
        place = import_place.of([each.found.plan for each in reads], asked.documents[0], asked.output)
    on_record = None if asked.force else _on_record(place, [each.path.name for each in reads])
    parts = on_record.parts if on_record else ()
    found = reading.assembled(parts, reads, own.name if own else None, add=asked.add, instead=asked.instead)
    preferred = _preferred(found, asked.prefer, on_record)
    plan = import_place.as_named(found.plan(preferred), place if asked.output is not None else None)
    plans = _by_file(plan, place, asked)
    if place is not None:
        reading.check_holds(reads, plan, place, parts)
    if asked.to_stdout:
        _print(plan, answers)
    missing = reading.missing(reads, plan)
    is_whole = not (missing or any(each.found.accounts.not_understood for each in reads))
    shown = not asked.for_programs
    answered = bool(asked.shows or answers)
    wish = import_result.Wish(
        asked.update,
        frozenset(asked.take),
        asked.force,
        named=asked.output is not None,
        shown=shown,
        answered=answered,
    )
    kept = import_result.keep(plans, ImportRecord.of(found.parts, preferred), wish, wording, whole=is_whole)
    import_result.print_documents(wording, found, plan)
    if place is not None and asked.shows:
        import_shows.put(place, asked.shows, asked.by, wording)
    if place is not None and answers:
        import_shows.put_reviewed(place, answers, wording)
    _tell(reads, place, wording)
    print_missing(wording, missing)
    complete = kept.settled and (is_whole or (not missing and place is not None and _is_answered(reads, place)))
    if asked.for_programs and place is not None:
        from vpbdiff.render.answers_json import Imported, imported  # noqa: PLC0415 - only here

        accounts = _accounts(reads, place)
        answer = Imported("plan", place.as_posix(), plan["year"], accounts, kept.differing, missing, complete)
        show(imported(answer, wording), paged=False)
    return ExitStatus.DONE if complete else ExitStatus.FINDINGS


def _by_file(plan: Json, place: Path | None, asked: _Asked) -> dict[Path, Json]:
    """The plan, and what it says of the year before, each by the file that it goes to. Raises `VpbdiffError` for a file
    for the year before, of which the plan says nothing, and for one file for both."""
    before = prior_year_plan(plan)
    if asked.prior is not None and before is None:
        raise failure("import.no-prior", Location(str(asked.documents[0])), year=plan["year"] - 1)
    plans = {} if place is None else {place: plan}
    if before is not None and (told := asked.prior or import_place.beside(place, before, asked.output)):
        if told == place:
            raise failure("import.one-file", Location(str(told)))
        plans[told] = before
    return plans


def _is_answered(reads: Sequence[DocumentRead], place: Path) -> bool:
    """Whether all that was not understood is what no reader could take in, and a person has said what it shows."""
    misread = any(each.found.accounts.misread_beside_unread for each in reads)
    return not misread and import_shows.all_answered(place)


def _accounts(reads: Sequence[DocumentRead], place: Path) -> dict[str, Accounts]:
    """Where the lines of each document went. What can't be read and a person has answered for, in the snapshot at
    `place`, is no longer to be done."""
    told = import_shows.answered(place)
    return {each.path.name: each.found.accounts.but_for(told.get(each.path.name, ())) for each in reads}


def _print(plan: Json, said: Sequence[import_shows.Answer]) -> None:
    import_shows.write(plan, said, Path(_STDOUT))
    snapshot = store.dumps(plan)
    store.readable(snapshot, "-")
    show(snapshot, paged=False)


def _read(asked: _Asked, rules: Profile, own: KnownProfile) -> list[DocumentRead]:
    """The documents read; the first of them too may be an annex without a year, of a plan that is there."""
    named = import_place.named_plan(asked.output)
    known = named or (import_place.plan_on_record(asked.documents[0]) if asked.output is None else None)
    try:
        return reading.read(asked.documents, asked.encoding, rules, named, own, surely_plans=asked.meant == "plan")
    except VpbdiffError as error:
        if known is None or error.problems[0].key != "import.no-plan":
            raise
        return reading.read(asked.documents, asked.encoding, rules, known, own, surely_plans=asked.meant == "plan")


def _tell(reads: Sequence[DocumentRead], place: Path | None, wording: Wording) -> None:
    """Say where the lines of the documents went. What can't be read and a person has answered for, in the snapshot at
    `place`, is no longer to be done."""
    told = import_shows.answered(place) if place is not None else {}
    for each in reads:
        print_account(wording, each.path.name, each.found.accounts.but_for(told.get(each.path.name, ())))
    if answers := sum(map(len, told.values())):
        talk(wording.count("import.answered", answers))


def _on_record(place: Path | None, names: Sequence[str]) -> ImportRecord | None:
    """What the snapshot at a place was imported from. Raises `VpbdiffError` where nobody knows what the documents gave
    that are not read now."""
    if place is None or not place.exists():
        return None
    found = import_record.origin(import_record.beside(place))
    if found is None:
        raw = strict_json.parse(Snapshot(place).text(), str(place))
        known = raw.get("documents", []) if isinstance(raw, dict) else []
        if isinstance(known, list) and len(known) > 1 and not {*map(str, known)} <= {*names}:
            raise failure("documents.no-record", Location(str(place)), documents=", ".join(map(str, known)))
    return found


def _preferred(found: Assembled, asked: str | None, on_record: ImportRecord | None) -> str | None:
    """The name of the document whose values stand where they differ, None for the first: the one that is asked for,
    else that of the last import."""
    names = [part.document for part in found.parts]
    name = Path(asked).name if asked is not None else on_record.prefer if on_record else None
    if asked is not None and name not in names:
        raise failure("documents.no-such", name=name, known=", ".join(names))
    return name if name in names[1:] else None
