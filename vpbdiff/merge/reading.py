"""The documents of one plan, each read to a plan of its own, and put together with what was read of the others before.

A document that is imported again takes the place of what it gave; one that is new takes the place of the plan's own if
it is a whole plan, and else comes to the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vpbdiff.base.errors import Location, VpbdiffError, failure
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import Block, BlockKind, SourceDocument
from vpbdiff.recognise import Extraction, extract
from vpbdiff.recognise.accounting import Reason
from vpbdiff.recognise.assembly import PARTS
from vpbdiff.recognise.profile import Profile
from vpbdiff.reports.evidence import DocumentKind, evidence
from vpbdiff.store import Snapshot, paths, strict_json
from vpbdiff.store.import_record import DocumentRecord

Json = dict[str, Any]

_GUESSED = {"municipality": "import.note.municipality-guessed", "committee": "import.note.committee-guessed"}
"""The notes that a name was not read off the cover: an annex speaks of others too, and whose it is the plan says."""


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A document, and what was read of it."""

    path: Path
    found: Extraction

    def record(self, profile: str | None) -> DocumentRecord:
        """What the import keeps of it; `profile` is the one that was named."""
        return DocumentRecord.of(self.path, profile, self.found.plan)

    @property
    def annex(self) -> Json:
        """The plan, without what an annex only seems to say of itself."""
        guessed = {name for name, key in _GUESSED.items() if any(note.key == key for note in self.found.accounts.notes)}
        told = self.found.plan["metadata"]
        return self.found.plan | {"metadata": {name: value for name, value in told.items() if name not in guessed}}


OfMunicipality = Callable[[str], Profile | None]
"""The profile of a municipality by its name, which is empty where it is not known; None for the general one."""


def read(  # noqa: PLR0913 - how documents are read
    documents: Sequence[Path],
    encoding: str,
    rules: Profile,
    known: Json | None = None,
    own: OfMunicipality | None = None,
    *,
    surely_plans: bool = False,
) -> list[DocumentRead]:
    """Each document read to a plan. One that has no title of its own gets the year of `known`, else of the first that
    has one. `own` gives the profile that the municipality has, by which they are read where it has one.

    Raises `VpbdiffError` as the readers and `extract` do, for two documents of one name and, unless a person says that
    they are `surely_plans`, for one that is a report by what it holds, or may be.
    """
    names = [path.name for path in documents]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise failure("documents.same-name", name=twice)
    blocks = [reader.read(path, encoding) for path in documents]
    found = _read_by_own(documents, blocks, rules, known, own)
    if not surely_plans:
        for document, each in zip(blocks, found, strict=True):
            check_is_plan(document, each.found, rules)
    return found


def _read_by_own(
    documents: Sequence[Path],
    blocks: Sequence[SourceDocument],
    rules: Profile,
    known: Json | None,
    own: OfMunicipality | None,
) -> list[DocumentRead]:
    try:
        found = _read_all(documents, blocks, rules, known)
    except VpbdiffError:
        if own is None or (better := own("")) is None:
            raise
        return _read_all(documents, blocks, better, known)
    said = (each.found.plan["metadata"].get("municipality") for each in found)
    municipality = next(filter(None, said), (known or {}).get("metadata", {}).get("municipality", ""))
    better = own(municipality) if own and municipality else None
    return found if better is None else _read_all(documents, blocks, better, known)


_ANOTHERS = frozenset((Reason.MEMO, Reason.MINUTES, Reason.CONTENTS, Reason.PAGE, Reason.SHEET))
"""What is left out and is not what the document itself tells."""


def check_is_plan(document: SourceDocument, found: Extraction, rules: Profile) -> None:
    """Raises `VpbdiffError` for what was read as a plan and is a report by what it holds, or may be one."""
    left_out = found.accounts.left_out
    blocks = [block for block in document.blocks if left_out.get(block.line) not in _ANOTHERS]
    seen = evidence(blocks, found.plan["year"], rules)
    if seen.kind is not DocumentKind.PLAN:
        key = "import.is-report-by" if seen.kind is DocumentKind.REPORT else "import.plan-or-report"
        title = found.plan["metadata"].get("title", "")
        raise failure(key, Location(document.name), title=title, words=seen.words, file=document.name)


def _read_all(
    documents: Sequence[Path], blocks: Sequence[SourceDocument], rules: Profile, known: Json | None
) -> list[DocumentRead]:
    found = [_titled(document, rules, alone=known is None and len(blocks) == 1) for document in blocks]
    first = known or next((each.plan for each in found if each is not None), None)
    whole = [
        each or (extract(document, rules) if first is None else _untitled(document, rules, first))
        for document, each in zip(blocks, found, strict=True)
    ]
    return [DocumentRead(path, each) for path, each in zip(documents, whole, strict=True)]


def _titled(document: SourceDocument, rules: Profile, *, alone: bool) -> Extraction | None:
    """What a document gives; None where it has no title of a plan, unless it is `alone` and nothing else could."""
    try:
        return extract(document, rules)
    except VpbdiffError as error:
        if alone or [problem.key for problem in error.problems] != ["import.no-plan"]:
            raise
        return None


def extracted(document: SourceDocument, rules: Profile, known: Json | None) -> Extraction:
    """What a document gives, alone or, if it has no title of a plan, as one of the plan that is `known`.

    Raises `VpbdiffError` as `extract` does.
    """
    if known is None:
        return extract(document, rules)
    return _titled(document, rules, alone=False) or _untitled(document, rules, known)


_BEFORE = 0
"""The line of a title that stands in no document."""


def _untitled(document: SourceDocument, rules: Profile, known: Json) -> Extraction:
    """What a document gives that has no title of a plan, as one of the plan that is known."""
    title = Block(BlockKind.HEADING, f"Verksamhetsplan och budget {known['year']}", _BEFORE, apart=True)
    found = extract(replace(document, blocks=(title, *document.blocks)), rules)
    accounts = found.accounts
    placed = {line: places for line, places in accounts.placed.items() if line != _BEFORE}
    first = next((block.line for block in document.blocks), _BEFORE)
    notes = tuple(replace(note, line=first) if note.line == _BEFORE else note for note in accounts.notes)
    metadata = found.plan["metadata"] | {"title": known["metadata"]["title"]}
    accounts = replace(accounts, placed=placed, notes=notes)
    return replace(found, plan=found.plan | {"metadata": metadata}, accounts=accounts)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The documents of a plan, in their order; `added` are the names of those that came to the ones on record, and
    `replaced` the names of others that took the place of one on record."""

    parts: tuple[DocumentRecord, ...]
    added: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()

    def plan(self, prefer: str | None) -> Json:
        """The snapshot of them all. Raises `VpbdiffError` where they are of two years or two committees."""
        first = self.parts[0]
        if len(self.parts) == 1:
            return first.plan
        from vpbdiff.merge.documents import combined  # noqa: PLC0415 - the matching is the slowest import, and one needs none

        for part in self.parts[1:]:
            _check_same_plan(first, part)
        names = [part.document for part in self.parts]
        return combined([part.plan for part in self.parts], names.index(prefer) if prefer else 0)


def assembled(
    known: Sequence[DocumentRecord],
    reads: Sequence[DocumentRead],
    profile: str | None,
    *,
    add: bool = False,
    instead: str | None = None,
) -> Assembled:
    """The documents on record with those that were read now, by the profile that was named.

    `add` says that new ones come to the others, `instead` whose place the new one takes. Raises `VpbdiffError` where
    `instead` names none on record, or no one new is for it.
    """
    annexes = {each.path.name: each.annex for each in reads}
    new = [each.record(profile) for each in reads]
    if not known:
        return Assembled(_own_first(new, annexes))
    parts = {part.document: part for part in known}
    fresh = [part for part in new if part.document not in parts]
    if instead is not None and (instead not in parts or len(fresh) != 1):
        raise failure("documents.no-such", name=instead, known=", ".join(parts))
    first = known[0].document
    named = {part.document for part in new}
    added: list[str] = []
    places = {part.document: part for part in new if part.document in parts}
    replaced: list[tuple[str, str]] = []
    for part in fresh:
        target = instead or (None if add or first in named or replaced or _is_annex(part, known) else first)
        if target is None:
            added.append(part.document)
            parts[part.document] = part
        else:
            replaced.append((part.document, target))
            places[target] = part
    found = [places.get(name, part) for name, part in parts.items()]
    return Assembled(_own_first(found, annexes), tuple(added), tuple(replaced))


def _own_first(parts: Sequence[DocumentRecord], annexes: Mapping[str, Json]) -> tuple[DocumentRecord, ...]:
    """The plan's own document, and the others as its annexes."""
    first, *others = parts
    return first, *(replace(part, plan=annexes.get(part.document, part.plan)) for part in others)


def _is_annex(part: DocumentRecord, known: Sequence[DocumentRecord]) -> bool:
    """Whether a document is no whole plan, but a part of one: it has no goals and one of the other main parts at most,
    and what it lacks is on record of the others."""
    held = _held(part.plan)
    lacks = PARTS.keys() - held
    elsewhere = {name for other in known for name in _held(other.plan)}
    return "goals" in lacks and len(lacks) > 1 and bool(lacks & elsewhere)


def _held(plan: Json) -> set[str]:
    """The main parts of a plan of which a snapshot has anything."""
    return {
        name
        for name, lists in PARTS.items()
        if any(item.get("amounts", True) for path in lists for item in _listed(plan, path) or ())
    }


def _listed(plan: Json, path: str) -> Any:
    found: Any = plan
    for step in path.split("/"):
        found = (found or {}).get(step)
    return found


def missing(reads: Sequence[DocumentRead], plan: Json) -> tuple[str, ...]:
    """What a document should hold and does not, and none of the others gives, nor says that there is none."""
    lacking = {part for each in reads for part in each.found.missing} - _held(plan)
    said = {part for part in lacking if any(_listed(plan, path) == [] for path in PARTS[part])}
    return tuple(part for part in PARTS if part in lacking - said)


def check_holds(reads: Sequence[DocumentRead], plan: Json, place: Path, known: Sequence[DocumentRecord]) -> None:
    """Raises `VpbdiffError` where the plan at `place`, or a document of it that is read again, held something of the
    main parts of a plan, and what was read now holds nothing of them: that is another document, and no new version."""
    before = {part.document: part.plan for part in known}
    emptied = next(
        (each for each in reads if _held(before.get(each.path.name, {})) and not _held(each.found.plan)), None
    )
    if emptied is None and not _held(plan) and _held(_standing(place)):
        emptied = reads[0]
    if emptied is not None:
        raise failure("import.emptied", Location(str(emptied.path)), plan=str(place))


def _standing(place: Path) -> Json:
    """What stands in the file for a plan; nothing where it can't be read."""
    try:
        raw = strict_json.parse(Snapshot(place).text(), str(place)) if place.is_file() else {}
    except VpbdiffError:
        return {}
    return raw if isinstance(raw, dict) else {}


_SAME = 90
"""Likeness (0-100) from which two names of a municipality are one's, a scan's slip apart."""


def _check_same_plan(first: DocumentRecord, other: DocumentRecord) -> None:
    """Raises `VpbdiffError` where another document is of another year or committee than the first."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    from vpbdiff.merge import versions  # noqa: PLC0415

    if first.plan["year"] != other.plan["year"]:
        years = {"year": other.plan["year"], "other": first.plan["year"]}
        raise failure("documents.other-year", Location(other.document), first=first.document, **years)
    said = [part.plan["metadata"].get("municipality") for part in (first, other)]
    places = [paths.place(name).casefold() for name in said if name]
    one_place = len(places) < len(said) or fuzz.ratio(*places) >= _SAME
    if not (one_place and versions.is_same(first.plan, other.plan)):
        committees = {"committee": committee(other.plan["metadata"]), "other": committee(first.plan["metadata"])}
        raise failure("documents.other-committee", Location(other.document), first=first.document, **committees)


def committee(metadata: Mapping[str, Any]) -> str:
    """Whose plan it is: the committee and the municipality, as far as the plan's own facts give them."""
    return ", ".join(filter(None, (metadata.get("committee"), metadata.get("municipality"))))
