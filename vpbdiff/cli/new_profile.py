"""`vpbdiff import --new-profile`: a profile begun of what makes a document read better, for a person to look over."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import ExitStatus, Location, failure
from vpbdiff.base.escaping import safe
from vpbdiff.cli.import_result import print_account, print_missing
from vpbdiff.cli.output import print_problems, talk
from vpbdiff.documents.blocks import BlockPlace, SourceDocument
from vpbdiff.recognise import profile_files
from vpbdiff.recognise.profile_rules import SECTION, ProfileRule
from vpbdiff.recognise.profile_text import key_of, quoted
from vpbdiff.review.proposals import proposed
from vpbdiff.review.teaching import Teaching, Trial
from vpbdiff.tui.teaching_words import TeachingWords
from vpbdiff.wording import Wording

_WIDTH = 100
"""Characters of a comment's line: what an editor shows without a person having to scroll."""


def begin(path: Path, document: SourceDocument, own: Path | None, wording: Wording) -> ExitStatus:
    """Write a profile of what makes the document read better than by the profile `own`, and tell the import's books.

    Nothing is written where nothing does. Raises VpbdiffError where the file is there already, since what a person
    wrote into it is never overwritten, and where no plan is found whatever the profile says.
    """
    if path.exists():
        raise failure("profile.exists", Location(str(path)))
    session = Teaching(document, own, lambda _: path)
    first = session.now
    if first.found is not None:
        print_account(wording, document.name, first.found.accounts)
        print_missing(wording, first.found.missing)
    trials = proposed(session)
    if first.problem is not None:
        if not trials:
            raise failure(first.problem.key, first.problem.location, **first.problem.params)
        print_problems(wording, [first.problem])
    if not trials:
        talk(wording.say("profile.not-needed" if first.complete else "profile.nothing-better"))
        return ExitStatus.DONE if first.complete else ExitStatus.FINDINGS
    files.make_folder(path.parent)
    files.write_atomically(path, text_of(document, _extends(own, path), trials, wording))
    talk(wording.say("profile.begun", path=path))
    return ExitStatus.FINDINGS


def _extends(own: Path | None, path: Path) -> str:
    """How the new profile names the one that the plan was read by."""
    return profile_files.GENERAL if own is None else Path(os.path.relpath(own, path.parent)).as_posix()


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A rule, with what it says and what it gives in words."""

    rule: ProfileRule
    told: str


def text_of(document: SourceDocument, extends: str, trials: Sequence[Trial], wording: Wording) -> str:
    """The new profile: TOML whose every proposal is a comment, and that changes nothing as it stands."""
    found = [each for trial in trials for each in _proposals(trial, document, wording)]
    tables: dict[tuple[str, ...], list[_Proposal]] = {}
    for each in found:
        if each.rule.place[0] != SECTION:
            tables.setdefault(each.rule.place[:-1], []).append(each)
    parts = [[_comment(wording.say("profile.start.head", document=document.name)), f"extends = {quoted(extends)}"]]
    parts += [list(_table(place, each)) for place, each in tables.items()]
    parts += [list(_section(each)) for each in found if each.rule.place[0] == SECTION]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _proposals(trial: Trial, document: SourceDocument, wording: Wording) -> Iterator[_Proposal]:
    words = TeachingWords(wording)
    place = _where(trial, document, wording)
    told = {"where": place, "text": " ".join(trial.entry.text.split()), "choice": words.choice(trial.choice)}
    for rule in trial.choice.rules:
        key = "profile.start.unit" if rule.place == ("budget", "unit") else "profile.start.proposal"
        yield _Proposal(rule, wording.say(key, effect=words.effect(trial.effect), **told))


def _where(trial: Trial, document: SourceDocument, wording: Wording) -> str:
    """The place of a line, to begin a sentence with, in the document's own kind of places."""
    block = next((each for each in document.blocks if each.line == trial.entry.line), None)
    if document.place is BlockPlace.SHEET and block is not None and block.sheet:
        said = wording.say("import.place.sheet.one", sheet=block.sheet, numbers=block.row)
    else:
        paged = document.place is BlockPlace.PAGE and block is not None and block.page
        number = block.page if paged and block is not None else trial.entry.line
        said = wording.say(f"import.place.{document.place}.one", numbers=number)
    return said[:1].upper() + said[1:]


def _table(place: tuple[str, ...], found: Iterable[_Proposal]) -> Iterator[str]:
    """A table of the profile, the words of one key in one list."""
    yield f"[{'.'.join(map(key_of, place))}]"
    keys: dict[tuple[str, ...], list[_Proposal]] = {}
    for each in found:
        keys.setdefault(each.rule.place, []).append(each)
    for at, said in keys.items():
        yield from dict.fromkeys(_comment(each.told) for each in said)
        words = ", ".join(dict.fromkeys(_quoted(each.rule.word) for each in said))
        single = at[:2] in {("budget", "unit"), ("plan", "versions")}
        yield f"# {key_of(at[-1])} = {words if single else f'[{words}]'}"


def _section(each: _Proposal) -> Iterator[str]:
    yield _comment(each.told)
    yield f"# [[{SECTION}]]"
    yield f"# role = {quoted(each.rule.place[1])}"
    yield f"# headings = [{_quoted(each.rule.word)}]"


def _comment(text: str) -> str:
    lines = (line for part in text.splitlines() for line in textwrap.wrap(safe(part), _WIDTH) or [""])
    return "\n".join(f"# {line}".rstrip() for line in lines)


def _quoted(text: str) -> str:
    """A text as TOML holds it, on one line."""
    return quoted(" ".join(text.split()))
