"""An import put in place over a corrected snapshot, and where its lines went.

Tells where a document's lines went, and what a person should check.

Puts an imported plan into its place without losing what a person has corrected there.

Two steps, so that nothing is written until all of it is known to be possible: `Import.prepared` reads and merges,
`Import.settle` writes. The snapshot is written before its record: a process that is killed between the two
leaves the new snapshot beside the old record, and the next import then finds that both sides have changed the same.
The other way round, what the person wrote would look like what the document says.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpbdiff import store
from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.cli import output
from vpbdiff.cli.manner import in_colour
from vpbdiff.cli.output import talk
from vpbdiff.documents.blocks import BlockPlace
from vpbdiff.merge import versions
from vpbdiff.model.other_sources import contradictions
from vpbdiff.recognise.accounting import Accounts, Note, Reason
from vpbdiff.statements import import_notes
from vpbdiff.store import Snapshot, import_record, strict_json
from vpbdiff.store.import_record import ImportRecord
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.merge.reading import Assembled
    from vpbdiff.merge.result import Merged


def print_account(wording: Wording, document: str, accounts: Accounts, *, briefly: bool = False) -> None:
    """Say on stderr how many lines were taken in, left out and not understood, and list what to check; `briefly` lists
    what was not understood alone."""
    content = sorted(accounts.placed.keys() | accounts.left_out.keys() | set(accounts.not_understood))
    where = _Where(wording, accounts, _places(content))
    counts = {
        "n": len(content),
        "placed": len(accounts.placed),
        "left_out": len(accounts.left_out),
        "not_understood": len(accounts.not_understood),
    }
    key = "import.lines" if accounts.place is BlockPlace.LINE else "import.blocks"
    talk(wording.say(key, document=document, **counts))
    if accounts.left_out and not briefly:
        talk(wording.say("import.left-out", reasons=", ".join(_reasons(wording, accounts, where))))
    if kept := accounts.as_they_stand:
        talk(wording.say("import.as-they-stand", n=len(kept), where=where(list(kept))))
    for key, misread in (("import.to-check", False), ("import.misread", True)):
        notes = [note for note in accounts.notes if note.misread is misread]
        if briefly and not misread:
            continue
        if notes:
            talk(wording.say(key))
        for line in _grouped(wording, notes, where):
            talk(line)


def print_missing(wording: Wording, missing: Iterable[str]) -> None:
    """Say on stderr what every plan is expected to hold and came out empty."""
    for part in missing:
        talk(wording.say(f"import.missing.{part}"))


def print_documents(wording: Wording, found: Assembled, plan: Json) -> None:
    """Say on stderr which documents came to those on record, and where the documents say otherwise than each other."""
    for name in found.added:
        known = ", ".join(part.document for part in found.parts if part.document not in found.added)
        talk(wording.say("documents.added", document=name, known=known))
    for name, other in found.replaced if len(found.parts) > 1 else ():
        talk(wording.say("documents.replaced", document=name, other=other))
    if len(found.parts) == 1:
        return
    from vpbdiff.statements import phrases  # noqa: PLC0415 - only where there are several documents

    disagree = list(contradictions(store.plan_from_json(plan)))
    if disagree:
        talk(wording.count("documents.disagree", len(disagree)))
    for each in disagree:
        field = phrases.field_word(each.field.partition("/")[0], wording)
        told = {"name": each.item.name, "field": field, "standing": each.standing, "document": each.document}
        talk(wording.say("documents.disagreement", stands=each.stands, other=each.other, **told))


@dataclass(frozen=True, slots=True)
class _Where:
    """Says where lines stand: by their numbers or, in a document that is read by pages, by those."""

    wording: Wording
    accounts: Accounts
    places: Mapping[int, int]

    def __call__(self, lines: list[int]) -> str:
        if self.accounts.place is BlockPlace.SHEET:
            return self._on_sheets(lines)
        if self.accounts.place is BlockPlace.PAGE:
            lines = sorted({self.accounts.pages[line] for line in lines})
            numbers = _ranges(lines, {page: page for page in lines})
        else:
            lines = sorted(set(lines))  # two cells of one row may say the same
            numbers = _ranges(lines, self.places)
        return self.wording.count(f"import.place.{self.accounts.place}", len(lines), numbers=numbers)

    def _on_sheets(self, lines: list[int]) -> str:
        """The rows by the sheet that they are on."""
        rows = sorted({self.accounts.rows[line] for line in lines if line in self.accounts.rows})
        sheets = [(sheet, [row for _, row in found]) for sheet, found in groupby(rows, key=lambda row: row[0])]
        return ", ".join(
            self.wording.count("import.place.sheet", len(on), sheet=sheet, numbers=_ranges(on, {n: n for n in on}))
            for sheet, on in sheets
        )


def _reasons(wording: Wording, accounts: Accounts, where: _Where) -> Iterator[str]:
    """Each reason for leaving lines out, with their number and which they are."""
    for reason in Reason:
        lines = [line for line, given in accounts.left_out.items() if given is reason]
        if lines:
            named = {"reason": wording.say(f"import.reason.{reason}"), "where": where(lines)}
            yield wording.say("import.left-out.reason", n=len(lines), **named)


def _grouped(wording: Wording, notes: Iterable[Note], where: _Where) -> Iterator[str]:
    """The notes as lines, in the order of the document; those that say the same of several lines as one."""
    said: dict[str, list[int]] = {}
    for note in notes:
        said.setdefault(import_notes.note_text(note, wording), []).append(note.line)
    for text, lines in said.items():
        yield wording.say("import.at", where=where(lines), said=text)


def _places(content: Iterable[int]) -> dict[int, int]:
    """Each line's place among those that are not blank."""
    return {line: place for place, line in enumerate(content)}


def _ranges(lines: list[int], places: Mapping[int, int]) -> str:
    """Line numbers as a person writes them: «5–8, 11». Blank lines, which have no place, end no range."""
    runs = groupby(enumerate(lines), key=lambda numbered: places[numbered[1]] - numbered[0])
    spans = [[line for _, line in run] for _, run in runs]
    return ", ".join(f"{span[0]}" if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


Json = dict[str, Any]


Differing = tuple[str, "Merged"]
"""A snapshot that was there, by its path, and the merge in which it differs from what was imported."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the files: whether nothing is left for a person, and what differed."""

    settled: bool
    differing: tuple[Differing, ...] = ()


def keep(plans: Mapping[Path, Json], origin: ImportRecord, wish: Wish, wording: Wording, *, whole: bool = True) -> Kept:
    """Put each plan into its file. `whole` says that all was understood.

    Raises `VpbdiffError`, with nothing written, for what `Import.prepared` does, and for an id to take that no
    difference has.
    """
    # What a plan tells of the year before is imported with it, and never from one of its documents alone.
    told = replace(origin, parts=(), prefer=None)
    imports = [
        Import.prepared(path, plan, told if "known_from" in plan else origin, wish) for path, plan in plans.items()
    ]
    known = {name for each in imports if each.standing for name in each.standing.ids}
    if unknown := sorted(wish.take - known):
        raise failure("import.no-such-difference", id=unknown[0])
    differing = tuple(
        (each.path.as_posix(), each.standing.merged)
        for each in imports
        if each.standing and each.standing.merged.differences
    )
    if differing and wish.shown:
        _show(differing, wish, wording)
    settled = [each.settle(wording, wish) for each in imports]
    if not whole and any(each.standing and each.standing.merged.loses for each in imports):
        talk(wording.say("import.gone-or-unread"))
    return Kept(all(settled), differing)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants done with a snapshot that is there: write the merge, take the document's side in the
    differences with these ids, or overwrite it all. `named` says that the user chose the file, `shown` that
    stdout is to have what differs, `answered` that what a person says of unread parts is written into the plan next."""

    update: bool = False
    take: frozenset[str] = frozenset()
    force: bool = False
    named: bool = False
    shown: bool = True
    answered: bool = False

    @property
    def writes(self) -> bool:
        """Whether a merge is to be written."""
        return self.update or bool(self.take)


@dataclass(frozen=True, slots=True)
class ExistingSnapshot:
    """A snapshot that is there: its text and JSON, whether the last import is on record, the merge, and the ids of all
    differences in which the document's side can be taken."""

    text: str
    raw: Json
    on_record: bool
    merged: Merged
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Import:
    """An imported plan on its way to a file."""

    path: Path
    plan: Json
    origin: ImportRecord
    standing: ExistingSnapshot | None

    @staticmethod
    def prepared(path: Path, plan: Json, origin: ImportRecord, wish: Wish) -> Import:
        """The import over what stands at `path`. Raises `VpbdiffError` for what could not be read back if it were
        written, and for a snapshot or a record that can't be read, unless it is to be overwritten."""
        store.readable(store.dumps(plan), Snapshot(path))
        if not os.path.lexists(path):
            return Import(path, plan, origin, None)
        try:
            standing = _standing(path, plan, wish)
        except VpbdiffError:
            if not wish.force:
                raise
            standing = None
        return Import(path, plan, origin, standing)

    def settle(self, wording: Wording, wish: Wish) -> bool:
        """Write what is to be written, and say so; whether nothing is left for a person."""
        if self.standing is None or wish.force:
            return self._write(wording, self.plan)
        merged = self.standing.merged
        changes = merged.raw != self.standing.raw
        left = _left(self.standing)
        if (changes or left) and not wish.writes:
            talk(wording.say(left or "import.same-content", path=self.path))
            return left is None
        if changes:
            self._check_unchanged()
            self._write(wording, merged.raw)
        else:
            files.write_together(self._record())
            if not wish.answered or "known_from" in self.plan:
                talk(wording.say("import.same", path=self.path))
        return not merged.is_undecided

    def _write(self, wording: Wording, plan: Json) -> bool:
        files.make_folder(self.path.parent)
        files.write_together({self.path: store.dumps(plan), **self._record()})
        talk(wording.say("import.wrote", path=self.path))
        return True

    def _record(self) -> dict[Path, str]:
        """The record of this import, where the one that lies beside the snapshot is another."""
        path, text = import_record.beside(self.path), import_record.dumps(self.plan, self.origin)
        return {} if path.is_file() and path.read_bytes() == text.encode() else {path: text}

    def _check_unchanged(self) -> None:
        """Raises `VpbdiffError` if somebody has saved the snapshot since it was read."""
        if self.standing and Snapshot(self.path).text() != self.standing.text:
            raise failure("import.saved-meanwhile", Location(str(self.path)))


def _standing(path: Path, plan: Json, wish: Wish) -> ExistingSnapshot:
    from vpbdiff.merge.three_way import merge  # noqa: PLC0415 - the matching is the slowest import, and a first one needs none

    text = Snapshot(path).text()
    mine = store.read_plan(text, Snapshot(path))
    if (mine.year, mine.known_from) != (plan["year"], plan.get("known_from")):
        raise failure("import.other-year", Location(str(path)), there=mine.year, year=plan["year"])
    version = plan.get("version")
    if mine.version != version and not wish.named:
        raise failure("import.other-version", Location(str(path)), there=mine.version or "–", version=version or "–")
    raw = strict_json.parse(text, str(path))
    assert isinstance(raw, dict)
    on_record = import_record.read(import_record.beside(path))
    base = plan if on_record is None else on_record
    if len({each["format"] for each in (base, raw, plan)}) > 1:
        base, raw, plan = map(store.upgraded, (base, raw, plan))
    if not versions.is_same(plan, raw) and (on_record is None or not versions.is_same(plan, on_record)):
        names = {"there": versions.name(raw), "committee": versions.name(plan)}
        raise failure("import.other-committee", Location(str(path)), **names)
    merged = merge(base, raw, plan)
    ids = frozenset(each.id for each in merged.differences if each.id)
    if taken := ids if wish.force else ids & wish.take:
        merged = merge(base, raw, plan, taken)
    if wish.writes:
        store.readable(store.dumps(merged.raw), Snapshot(path))
    return ExistingSnapshot(text, raw, on_record is not None, merged, ids)


def _left(standing: ExistingSnapshot) -> str | None:
    """The message on what a person has to look at before anything is written; None where that is nothing."""
    if not standing.on_record:
        return "import.no-record" if standing.merged.differences else None
    if standing.merged.has_news:
        return "import.differs"
    return "import.undecided" if standing.merged.is_undecided else None


def _show(differing: Iterable[Differing], wish: Wish, wording: Wording) -> None:
    """Show item by item where snapshots that are there differ from what was imported."""
    from vpbdiff.render import terminal as text  # noqa: PLC0415 - as above
    from vpbdiff.statements.options import Options  # noqa: PLC0415
    from vpbdiff.views import merge_report  # noqa: PLC0415

    pages = [merge_report.elements(merged, path, wording, forced=wish.force) for path, merged in differing]
    elements = [element for page in pages for element in page]
    options = Options(width=output.width(), colour=in_colour(os.environ))
    output.show(text.written(elements, options), paged=False)
