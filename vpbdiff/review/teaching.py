"""A person teaches the program how a municipality writes: a document, how it was read, and rules for its profile.

A reading that is chosen becomes a rule of the profile, in memory until it is saved; the document is read again at once,
and what that changes in the plan is told before it is kept. A session without a screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from vpbdiff import store, validation
from vpbdiff.base import files
from vpbdiff.base.cache import by_identity
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.language.non_reasons import shows_nothing
from vpbdiff.model.entities import ENTITIES
from vpbdiff.recognise import Extraction, extract, profile, profile_files
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.profile_files import GENERAL, Data
from vpbdiff.recognise.profile_rules import pruned, taught
from vpbdiff.recognise.profile_text import NotKept, quoted, rewritten
from vpbdiff.review.choices import Choice, choices
from vpbdiff.review.readings import BlockEntry, Readings, ReadingState, TeachableKind, readings, typed

_SUMS = ("import.note.sum-assumed", "import.note.no-sum")
"""What is told of a sum that nothing proves."""


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A document read by a profile: the plan with its books, or why there is none; and how each line was read."""

    own: Data
    profile: Profile
    found: Extraction | None
    problem: Problem | None
    lines: Readings

    @property
    def complete(self) -> bool:
        """Whether all was understood and nothing is missing."""
        return self.found is not None and not (self.found.accounts.not_understood or self.found.missing)


@dataclass(frozen=True, slots=True)
class ItemCount:
    """How many items of an entity there were, and are."""

    entity: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TeachingEffect:
    """What another reading changes: the items by entity, the lines not understood, and what becomes worse by it."""

    counts: tuple[ItemCount, ...]
    before: int
    after: int
    """Items that are more than text or rows as they stand."""
    not_understood: ItemCount
    worse: tuple[Problem, ...]
    same: bool
    """Whether the plan stays exactly as it was, and all that is told of it."""

    @property
    def improves(self) -> bool:
        """Whether more items came of the document, or more of it was understood, and nothing became worse."""
        more = self.after - self.before or self.not_understood.before - self.not_understood.after
        return more > 0 and not self.worse


@dataclass(frozen=True, slots=True)
class Trial:
    """A choice tried and not yet kept."""

    entry: BlockEntry
    choice: Choice
    reading: BlockReading
    effect: TeachingEffect

    @property
    def confirms(self) -> bool:
        """Whether it says what was read already, and is worth keeping for next year."""
        return self.entry.kind is TeachableKind.ROW and self.entry.field == self.choice.value


@dataclass(frozen=True, slots=True)
class _Kept:
    entry: BlockEntry
    choice: Choice
    before: BlockReading


@dataclass(frozen=True, slots=True)
class UnreadAnswer:
    """What a person says that something unread shows, and the role that says it."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class _Answered:
    answer: UnreadAnswer
    before: Mapping[str, UnreadAnswer]


class Teaching:
    """One document, and the profile that it teaches."""

    def __init__(
        self,
        document: SourceDocument,
        named: Path | None,
        target: Callable[[Extraction | None], Path],
        extracted: Callable[[SourceDocument, Profile], Extraction] = extract,
        answered: Mapping[str, UnreadAnswer] | None = None,
    ) -> None:
        """`named` is the profile to read by; without one, `target` says where a new one is kept. `extracted` takes the
        plan out of the document. `answered` is what people have said before of what can't be read, by its digest.

        A file that is there already is the municipality's profile, and is read by. Raises VpbdiffError for a profile
        that can't be read, and for a document that can hold no plan whatever the profile says.
        """
        self.document = document
        self._extract = extracted
        self._kept: list[_Kept | _Answered] = []
        self._known = dict(answered or {})
        self._answers: Mapping[str, UnreadAnswer] = self._known
        self._base, own = profile_files.layers(named)
        self._file = named
        self._text = _text_of(named) if named else None
        self.now = self._read(own)
        if named is None:
            self._file = target(self.now.found)
            if self._file.is_file():
                self._base, own = profile_files.layers(self._file)
                self._text = _text_of(self._file)
                self.now = self._read(own)
        if self.now.problem is not None and self.now.problem.key != "import.no-plan":
            raise VpbdiffError(self.now.problem)
        self._saved = self.now.own

    @property
    def path(self) -> Path:
        """Where the profile is kept."""
        assert self._file is not None
        return self._file

    @property
    def is_new(self) -> bool:
        """Whether there is no such file yet."""
        return self._text is None

    @property
    def unsaved(self) -> bool:
        """Whether something was taught that is not on disk, or said of what can't be read."""
        return self.now.own != self._saved or bool(self.answers)

    @property
    def taught(self) -> tuple[tuple[BlockEntry, Choice], ...]:
        """What was kept in this session, the first first."""
        return tuple((each.entry, each.choice) for each in self._kept if isinstance(each, _Kept))

    @property
    def answers(self) -> dict[str, UnreadAnswer]:
        """What was said in this session of what can't be read, by its digest."""
        return {key: each for key, each in self._answers.items() if self._known.get(key) != each}

    @property
    def answered(self) -> Set[str]:
        """The digests of all that anybody has said what it shows."""
        return self._answers.keys()

    def answers_of(self, entry: BlockEntry) -> tuple[UnreadAnswer, ...]:
        """What people say that an entry shows."""
        return tuple(self._answers[digest] for digest in entry.digests if digest in self._answers)

    def is_open(self, entry: BlockEntry) -> bool:
        """Whether a person may have something to say of an entry, and nobody has said what it shows."""
        if any(digest not in self._answers for digest in entry.digests):
            return True
        return entry.is_open and entry.state is not ReadingState.UNREAD

    def answer(self, entry: BlockEntry, answer: UnreadAnswer, *, whole_document: bool = False) -> int:
        """Keep what an entry shows; of the whole document it is said of all that nobody has spoken of. Gives how many
        objects it was said of.

        Raises VpbdiffError for a text that tells nothing, and without a role.
        """
        if not answer.text or shows_nothing(answer.text):
            raise failure("teach.shows-no-text", Location())
        if not any(map(str.isalnum, answer.by)):
            raise failure("teach.shows-by-whom", Location())
        every = [each for each in self.now.lines.entries if self.is_open(each)] if whole_document else [entry]
        digests = {digest for each in every for digest in each.digests}
        self._kept.append(_Answered(answer, self._answers))
        self._answers = {**self._answers, **dict.fromkeys(sorted(digests), answer)}
        return len(digests)

    def choices(self, entry: BlockEntry) -> tuple[Choice, ...]:
        """The readings to choose for an entry."""
        return choices(entry, self.now.profile, self.now.found is not None)

    def attempt(self, entry: BlockEntry, choice: Choice) -> Trial:
        """Read the document as the choice would have it; nothing is kept."""
        after = self._read(taught(self.now.own, choice.rules, choice.forget))
        return Trial(entry, choice, after, effect(self.now, after))

    def keep(self, trial: Trial) -> None:
        """Go on with what was tried."""
        self._kept.append(_Kept(trial.entry, trial.choice, self.now))
        self.now = trial.reading

    def undo(self) -> Choice | UnreadAnswer | None:
        """Take the last choice or answer back; gives it, None where there is none."""
        if not self._kept:
            return None
        last = self._kept.pop()
        if isinstance(last, _Answered):
            self._answers = last.before
            return last.answer
        self.now = last.before
        return last.choice

    def save(self) -> bool:
        """Write the profile, if something was taught; whether it was written.

        Raises VpbdiffError where somebody else has written the file since it was read, and where it is set in a way
        that can't be kept.
        """
        if self.now.own == self._saved:
            return False
        there = _text_of(self.path) if self.path.exists() else None
        if there != self._text:
            raise failure("teach.changed-meanwhile", Location(str(self.path)))
        made = self._written()
        if len(made.encode()) > profile_files.MAX_BYTES:
            raise failure("profile.too-large", Location(str(self.path)), limit=profile_files.MAX_BYTES // 1000)
        files.make_folder(self.path.parent)
        files.write_atomically(self.path, made)
        self._text, self._saved = made, self.now.own
        return True

    def _written(self) -> str:
        text = self._text if self._text is not None else f"extends = {quoted(GENERAL)}\n"
        try:
            return rewritten(text, self.now.own)
        except NotKept as error:
            raise failure("teach.not-kept", Location(str(self.path))) from error

    def _read(self, own: Data) -> BlockReading:
        try:
            known = profile.of(profile_files.laid(self._base, own, self._file))
            found = self._extract(self.document, known)
            store.readable(store.dumps(found.plan), self.document.name)
        except VpbdiffError as error:
            known = profile.of(self._base)
            return BlockReading(pruned(own), known, None, error.problems[0], readings(self.document, None, known))
        head = found.plan["metadata"]
        names = {name: head[name] for name in ("municipality", "committee") if name in head}
        known = known.named(year=str(found.plan["year"]), **names)
        return BlockReading(pruned(own), known, found, None, readings(self.document, found, known))


def _text_of(path: Path) -> str:
    return files.text(files.read(path, files.MEGABYTE), str(path))


def effect(before: BlockReading, after: BlockReading) -> TeachingEffect:
    """What changes between two readings of one document."""
    old, new = before.lines.counts, after.lines.counts
    counts = tuple(
        ItemCount(name, old.get(name, 0), new.get(name, 0)) for name in ENTITIES if old.get(name, 0) != new.get(name, 0)
    )
    lost = ItemCount("", _not_understood(before), _not_understood(after))
    same = before.found == after.found
    worse = () if same else tuple(_worse(before, after, lost))
    return TeachingEffect(counts, typed(old), typed(new), lost, worse, same)


def _not_understood(reading: BlockReading) -> int:
    """How many lines were not understood: all of them, where no plan was found."""
    return len(reading.found.accounts.not_understood) if reading.found else len(reading.lines.entries)


def _worse(before: BlockReading, after: BlockReading, lost: ItemCount) -> Iterator[Problem]:
    """What a person should know before a reading is kept: what can't be, is lost, does not add up any more."""
    if after.found is None:
        yield after.problem or Problem("import.no-plan", {}, Location())
        return
    if before.found is None:
        return
    old, new = typed(before.lines.counts), typed(after.lines.counts)
    if new < old:
        yield Problem("teach.worse.fewer", {"before": old, "after": new}, Location())
    if lost.after > lost.before:
        yield Problem("teach.worse.not-understood", {"before": lost.before, "after": lost.after}, Location())
    for part in after.found.missing:
        if part not in before.found.missing:
            yield Problem(f"teach.missing.{part}", {}, Location())
    sums = [Counter(str(note.params.get("text")) for note in each.accounts.notes if note.key in _SUMS)
            for each in (before.found, after.found)]  # fmt: skip
    for text in sums[1] - sums[0]:
        yield Problem("teach.worse.sum", {"text": text}, Location())
    known = Counter(map(_content, _checked(before.found)))
    for problem in _checked(after.found):
        if known[_content(problem)]:
            known[_content(problem)] -= 1
        else:
            yield Problem(problem.key, problem.params, Location())


@by_identity(2)
def _checked(found: Extraction) -> Sequence[Problem]:
    """What there is to say of a reading: every attempt is held against the same one."""
    plan = store.read_plan(store.dumps(found.plan), "-")
    return [each.problem for each in validation.check(plan)]


def _content(problem: Problem) -> tuple[str, str]:
    """A finding, wherever it stands: another reading moves things about."""
    return problem.key, repr(sorted(problem.params.items()))
