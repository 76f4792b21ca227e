"""Puts an imported plan into its place without losing what a person has corrected there.

Two steps, so that nothing is written until all of it is known to be possible: `Import.prepared` reads and merges,
`Import.settle` writes. The snapshot is written before its record: a process that is killed between the two
leaves the new snapshot beside the old record, and the next import then finds that both sides have changed the same.
The other way round, what the person wrote would look like what the document says.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpbdiff import store
from vpbdiff.base import files
from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.cli import screen
from vpbdiff.cli.output import talk
from vpbdiff.merge import committee
from vpbdiff.store import Snapshot, import_record, strict_json
from vpbdiff.store.import_record import Origin
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.merge.result import Merged

Json = dict[str, Any]


def keep(plans: Mapping[Path, Json], origin: Origin, wish: Wish, wording: Wording, *, whole: bool = True) -> bool:
    """Put each plan into its file; whether nothing is left for a person. `whole` says that all was understood.

    Raises `VpbdiffError`, with nothing written, for what `Import.prepared` does, and for an id to take that no
    difference has.
    """
    imports = [Import.prepared(path, plan, origin, wish) for path, plan in plans.items()]
    known = {name for each in imports if each.standing for name in each.standing.ids}
    if unknown := sorted(wish.take - known):
        raise failure("import.no-such-difference", id=unknown[0])
    _show(imports, wish, wording)
    settled = [each.settle(wording, wish) for each in imports]
    if not whole and any(each.standing and each.standing.merged.loses for each in imports):
        talk(wording.say("import.gone-or-unread"))
    return all(settled)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants done with a snapshot that is there: write the merge, take the document's side in the
    differences with these ids, or overwrite it all. `named` says that the user chose the file."""

    update: bool = False
    take: frozenset[str] = frozenset()
    force: bool = False
    named: bool = False

    @property
    def writes(self) -> bool:
        """Whether a merge is to be written."""
        return self.update or bool(self.take)


@dataclass(frozen=True, slots=True)
class Standing:
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
    origin: Origin
    standing: Standing | None

    @staticmethod
    def prepared(path: Path, plan: Json, origin: Origin, wish: Wish) -> Import:
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
            self._write_record()
            talk(wording.say("import.same", path=self.path))
        return not merged.is_undecided

    def _write(self, wording: Wording, plan: Json) -> bool:
        files.make_folder(self.path.parent)
        store.write_atomically(self.path, store.dumps(plan))
        self._write_record()
        talk(wording.say("import.wrote", path=self.path))
        return True

    def _write_record(self) -> None:
        path, text = import_record.beside(self.path), import_record.dumps(self.plan, self.origin)
        if not path.is_file() or path.read_bytes() != text.encode():
            store.write_atomically(path, text)

    def _check_unchanged(self) -> None:
        """Raises `VpbdiffError` if somebody has saved the snapshot since it was read."""
        if self.standing and Snapshot(self.path).text() != self.standing.text:
            raise failure("import.saved-meanwhile", Location(str(self.path)))


def _standing(path: Path, plan: Json, wish: Wish) -> Standing:
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
    if not committee.is_same(plan, raw) and (on_record is None or not committee.is_same(plan, on_record)):
        names = {"there": committee.name(raw), "committee": committee.name(plan)}
        raise failure("import.other-committee", Location(str(path)), **names)
    merged = merge(base, raw, plan)
    ids = frozenset(each.id for each in merged.differences if each.id)
    if taken := ids if wish.force else ids & wish.take:
        merged = merge(base, raw, plan, taken)
    if wish.writes:
        store.readable(store.dumps(merged.raw), Snapshot(path))
    return Standing(text, raw, on_record is not None, merged, ids)


def _left(standing: Standing) -> str | None:
    """The message on what a person has to look at before anything is written; None where that is nothing."""
    if not standing.on_record:
        return "import.no-record" if standing.merged.differences else None
    if standing.merged.has_news:
        return "import.differs"
    return "import.undecided" if standing.merged.is_undecided else None


def _show(imports: Iterable[Import], wish: Wish, wording: Wording) -> None:
    """Show item by item where snapshots that are there differ from what was imported."""
    differing = [
        (each.path, each.standing.merged) for each in imports if each.standing and each.standing.merged.differences
    ]
    if not differing:
        return
    from vpbdiff.render import terminal as text  # noqa: PLC0415 - as above
    from vpbdiff.statements.report_options import Options  # noqa: PLC0415
    from vpbdiff.views import merge_report  # noqa: PLC0415

    pages = [merge_report.elements(merged, path.as_posix(), wording, forced=wish.force) for path, merged in differing]
    elements = [element for page in pages for element in page]
    options = Options(width=screen.width(), colour=screen.in_colour(os.environ))
    screen.show(text.written(elements, options), paged=False)
