"""`vpbdiff import`: from document to snapshot, with what was not understood.

Exit status 1 says that a person is needed: something was not understood, or a snapshot that is there would change, or
holds corrections that the document contradicts. stdout has the snapshot (`-o -`) or the differences; all else is talk.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from vpbdiff import store
from vpbdiff.base.errors import ExitStatus, Location, VpbdiffError, failure
from vpbdiff.cli import import_place, import_report, import_result, import_shows, teaching
from vpbdiff.cli.import_result import Json, tell, tell_missing
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
@click.option("--through", metavar="follow.metavar-day", help="follow.option-through")
@json_or_text
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    wording: Wording,
    documents: tuple[Path, ...],
    output: str | None,
    prior: Path | None,
    encoding: str,
    named: str | None,
    new_profile: Path | None,
    review: bool,
    prefer: str | None,
    add: bool,
    instead: str | None,
    update: bool,
    take: tuple[str, ...],
    force: bool,
    shows: tuple[tuple[str, str], ...],
    by: str | None,
    through: str | None,
    form: str,
) -> ExitStatus:
    """Take the plan out of its documents and write it, and what it says of the year before; or say of a snapshot what
    its unread parts show."""
    for_programs = form == "json"
    if for_programs and (new_profile is not None or review or output == _STDOUT or documents[0].suffix == ".json"):
        raise failure("import.json-alone")
    if shows and len(documents) == 1 and documents[0].suffix == ".json":
        import_shows.put(documents[0], shows, by, wording)
        return ExitStatus.DONE
    own = profile_files.find(named, project_folder()) if named is not None else None
    if new_profile is not None and (output is not None or prior is not None or review or len(documents) > 1):
        raise failure("profile.new-alone", Location(str(new_profile)))
    if new_profile is not None:
        from vpbdiff.cli import new_profile as profiling  # noqa: PLC0415 - trying proposals takes all that checks a plan

        return profiling.begin(new_profile, reader.read(documents[0], encoding), own, wording)
    said: Sequence[import_shows.Answer] = ()
    if review:
        known = import_place.named_plan(output) or import_place.plan_on_record(documents[0])
        saved, own, said = teaching.run(documents, encoding, own, known, wording)
        if not saved:
            return ExitStatus.FINDINGS
    known_profile = KnownProfile(asked=named is not None or own is not None)
    try:
        reads = _read(documents, encoding, profile.load(own), output, known_profile)
    except VpbdiffError as error:
        _only_reports(error, documents)
        given = import_report.ReportOptions(named, encoding, output, through, force, for_programs)
        return import_report.keep(documents[0], given, wording)
    own = own or known_profile.told(wording)
    place = None if output == _STDOUT else import_place.of([each.found.plan for each in reads], documents[0], output)
    on_record = None if force else _on_record(place, [each.path.name for each in reads])
    known_parts = on_record.parts if on_record else ()
    found = reading.assembled(known_parts, reads, own.name if own else None, add=add, instead=instead)
    preferred = _preferred(found, prefer, on_record)
    plan = import_place.as_named(found.plan(preferred), place if output is not None else None)
    plans = _by_file(plan, place, prior, output, documents[0])
    if output == _STDOUT:
        _print(plan, said)
    wish = import_result.Wish(update, frozenset(take), force, named=output is not None, shown=not for_programs)
    missing = reading.missing(reads, plan)
    is_whole = not (missing or any(each.found.accounts.not_understood for each in reads))
    origin = ImportRecord.of(found.parts, preferred)
    kept = import_result.keep(plans, origin, wish, wording, whole=is_whole)
    import_result.tell_documents(wording, found, plan)
    if place is not None:
        _put(place, shows, by, said, wording)
    _tell(reads, place, wording)
    tell_missing(wording, missing)
    complete = kept.settled and (is_whole or (not missing and place is not None and _is_answered(reads, place)))
    if for_programs and place is not None:
        from vpbdiff.render.answers_json import Imported, imported  # noqa: PLC0415 - only here

        accounts = _accounts(reads, place)
        answer = Imported("plan", place.as_posix(), plan["year"], accounts, kept.differing, missing, complete)
        show(imported(answer, wording), paged=False)
    return ExitStatus.DONE if complete else ExitStatus.FINDINGS


def _by_file(
    plan: Json, place: Path | None, prior: Path | None, output: str | None, document: Path
) -> dict[Path, Json]:
    """The plan, and what it says of the year before, each by the file that it goes to. Raises `VpbdiffError` for a file
    for the year before, of which the plan says nothing, and for one file for both."""
    before = prior_year_plan(plan)
    if prior is not None and before is None:
        raise failure("import.no-prior", Location(str(document)), year=plan["year"] - 1)
    plans = {} if place is None else {place: plan}
    if before is not None and (told := prior or import_place.beside(place, before, output)):
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


def _put(
    place: Path,
    shows: Sequence[tuple[str, str]],
    by: str | None,
    said: Sequence[import_shows.Answer],
    wording: Wording,
) -> None:
    """Write what the command and the screen say of what could not be read."""
    if shows:
        import_shows.put(place, shows, by, wording)
    if said:
        import_shows.put_reviewed(place, said, wording)


def _only_reports(error: VpbdiffError, documents: Sequence[Path]) -> None:
    """Raises what is wrong unless it is that the one document is a report, which is kept as one."""
    if error.problems[0].key != "import.is-report":
        raise error
    if len(documents) > 1:
        raise failure("follow.several", Location(str(documents[0]))) from error


def _read(
    documents: Sequence[Path], encoding: str, rules: Profile, output: str | None, own: KnownProfile
) -> list[DocumentRead]:
    """The documents read; the first of them too may be an annex without a year, of a plan that is there."""
    known = import_place.named_plan(output) or (import_place.plan_on_record(documents[0]) if output is None else None)
    try:
        return reading.read(documents, encoding, rules, import_place.named_plan(output), own)
    except VpbdiffError as error:
        if known is None or error.problems[0].key != "import.no-plan":
            raise
        return reading.read(documents, encoding, rules, known, own)


def _tell(reads: Sequence[DocumentRead], place: Path | None, wording: Wording) -> None:
    """Say where the lines of the documents went. What can't be read and a person has answered for, in the snapshot at
    `place`, is no longer to be done."""
    told = import_shows.answered(place) if place is not None else {}
    for each in reads:
        tell(wording, each.path.name, each.found.accounts.but_for(told.get(each.path.name, ())))
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
