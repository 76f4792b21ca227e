"""Documents named where a plan is asked for: read as `import` reads them, and told on stderr.

Nothing of them is kept, so nothing can be said of them on record either: that takes snapshots, which `import` makes.
"""

from __future__ import annotations

import functools
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from vpbdiff import store
from vpbdiff.base.errors import Location, Problem, VpbdiffError, failure
from vpbdiff.cli.known_profile import KnownProfile
from vpbdiff.cli.manner import asked
from vpbdiff.cli.output import talk
from vpbdiff.store import Snapshot, paths
from vpbdiff.store.paths import OnTheFly
from vpbdiff.store.resolve import is_document, project_folder
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.recognise import Extraction

Json = dict[str, Any]


class _DocumentRead(NamedTuple):
    """A document that was read on the fly, with the plan in it and the command that would keep it."""

    path: Path
    found: Extraction
    keep: str
    known: KnownProfile
    """The municipality's profile, where it was found without being named."""

    @property
    def is_whole(self) -> bool:
        """Whether all of it was understood, and nothing that every plan has is missing."""
        return not (self.found.accounts.not_understood or self.found.missing or self.found.plan.get("unread"))


class Documents:
    """Finds the plans of a command. `read` are the documents among them, as they were read last."""

    def __init__(self, profile: str | None = None, encoding: str | None = None) -> None:
        """`profile` is named as in `import`, `encoding` is that of a text."""
        self._profile = profile
        self._encoding = encoding
        self.read: tuple[_DocumentRead, ...] = ()

    def find(self, old: str, new: str) -> tuple[Snapshot, Snapshot]:
        """The places of two plans as a user names them.

        Raises `VpbdiffError` for what can't be found or read, and where a document and the other plan are of two
        committees, or of one and the same year.
        """
        self.read = tuple(self._document(word) for word in (old, new) if is_document(word))
        known = {str(each.path): each for each in self.read}
        first, second = (_place(known[word]) if word in known else store.find(word) for word in (old, new))
        if self.read:
            _check_pair(first, second)
        return first, second

    def tell(self, wording: Wording) -> None:
        """Say on stderr what the documents were taken for, what was not understood, and how to keep the reading."""
        if not self.read:
            return
        from vpbdiff.cli.import_result import print_account  # noqa: PLC0415 - most plans are snapshots

        for each in self.read:
            talk(_taken(each, wording))
            each.known.told(wording)
            print_account(wording, each.path.name, each.found.accounts, briefly=not asked().verbose)
            if guessed := sum(not note.misread for note in each.found.accounts.notes):
                talk(wording.count("documents.to-check", guessed))
            for part in each.found.missing:
                talk(wording.say(f"documents.missing.{part}", document=each.path.name))
        talk(wording.count("documents.keep", len(self.read)))
        for each in self.read:
            talk(f"  {each.keep}")

    def _document(self, word: str) -> _DocumentRead:
        from vpbdiff.documents import plain_text  # noqa: PLC0415 - as above
        from vpbdiff.merge import reading  # noqa: PLC0415
        from vpbdiff.recognise import profile, profile_files  # noqa: PLC0415

        path = Path(word)
        own = profile_files.find(self._profile, project_folder()) if self._profile is not None else None
        known = KnownProfile(asked=self._profile is not None)
        found = reading.read([path], self._encoding or plain_text.UTF_8, profile.load(own), own=known)[0].found
        return _DocumentRead(path, found, self._keeping(word, found.plan), known)

    def _keeping(self, word: str, plan: Json) -> str:
        """The command that makes a snapshot of a document."""
        asked = ["vpbdiff", "import", word]
        asked += ["--profile", self._profile] if self._profile is not None else []
        asked += ["--encoding", self._encoding] if self._encoding is not None else []
        asked += ["-o", f"{plan['year']}.json"] if paths.of(plan) is None else []
        return " ".join(map(shlex.quote, asked))


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options on how documents are read; the command gets them as `documents`."""

    @click.option("--profile", "named", metavar="import.metavar-file", help="documents.option-profile")
    @click.option("--encoding", metavar="import.metavar-encoding", help="documents.option-encoding")
    @functools.wraps(command)
    def with_documents(*args: Any, named: str | None, encoding: str | None, **rest: Any) -> Any:
        return command(*args, documents=Documents(named, encoding), **rest)

    return with_documents


def refuse(*words: str) -> None:
    """Raise `VpbdiffError` where documents are named for what takes snapshots, with how each becomes one."""
    named = [word for word in words if is_document(word)]
    if named:
        raise VpbdiffError(*(_refusal(word) for word in named))


def _refusal(word: str) -> Problem:
    command = " ".join(["vpbdiff import", shlex.quote(word)])
    return Problem("documents.no-reasons", {"command": command}, Location(word))


def _place(document: _DocumentRead) -> Snapshot:
    """The place of a plan that was read on the fly. What was not understood is unread in it: nothing of it is compared,
    and nothing may be called unchanged on its account. Raises `VpbdiffError` for what would be no valid snapshot."""
    plan: Json = store.upgraded(document.found.plan)
    lines, pages = document.found.accounts.not_understood, document.found.accounts.pages
    lost = [("page", pages[line]) if line in pages else ("line", line) for line in lines]
    told = plan.get("unread", [])
    known = {place for each in told for place in each["place"].items()}
    unread = told + [{"kind": "other", "place": dict([at])} for at in dict.fromkeys(lost) if at not in known]
    text = store.dumps(plan | ({"unread": unread} if unread else {}))
    store.readable(text, document.path)
    return Snapshot(document.path, read=OnTheFly(text, paths.of(plan), (document.keep,), document.found.missing))


def _check_pair(first: Snapshot, second: Snapshot) -> None:
    """Raises `VpbdiffError` for plans of two committees, for two of one year, and for what can't be read."""
    from vpbdiff.merge import reading, versions  # noqa: PLC0415 - the matching is the slowest import

    old, new = store.load(first), store.load(second)
    if not versions.is_same(*({"metadata": plan.metadata.fields} for plan in (old, new))):
        committees = [reading.committee(plan.metadata.fields) for plan in (old, new)]
        shown = {"old": first.shown, "first": committees[0], "new": second.shown, "second": committees[1]}
        raise VpbdiffError(Problem("documents.two-committees", {**shown}))
    if (old.year, old.version, old.known_from) == (new.year, new.version, new.known_from):
        raise failure("documents.one-year", old=first.shown, new=second.shown, year=old.year)


def _taken(document: _DocumentRead, wording: Wording) -> str:
    """What a document was taken for: a year, a version if it has one, and the committee that it names."""
    from vpbdiff.merge import reading  # noqa: PLC0415 - as above

    plan = document.found.plan
    version, series = plan.get("version"), paths.of(plan)
    year = wording.say("diff.plan-version" if version else "diff.plan", year=plan["year"], version=version)
    told = {"document": document.path.name, "year": year, "committee": reading.committee(plan["metadata"])}
    if series is not None:
        return wording.say("documents.taken", series=series, **told)
    return wording.say("documents.taken-partly" if told["committee"] else "documents.taken-nameless", **told)
