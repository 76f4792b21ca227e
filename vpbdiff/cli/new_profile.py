"""`vpbdiff import --new-profile`: a profile begun from what an import did not recognise, for a person to fill in."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.base.errors import ExitStatus, Location, VpbdiffError, failure
from vpbdiff.base.escaping import safe
from vpbdiff.cli.import_result import tell, tell_missing
from vpbdiff.cli.output import print_problems, talk
from vpbdiff.documents.blocks import BlockPlace, Document
from vpbdiff.recognise import extract, profile, profile_files
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.profile_draft import UNKNOWN, ProfileSuggestion, Start, start, without_plan
from vpbdiff.recognise.profile_text import quoted
from vpbdiff.wording import Wording

_WIDTH = 100
"""Characters of a comment's line: what an editor shows without a person having to scroll."""


def begin(path: Path, document: Document, own: Path | None, wording: Wording) -> ExitStatus:
    """Write a profile for what the profile `own` does not recognise in the document, and tell the import's books.

    Nothing is written where all was recognised. Raises VpbdiffError where the file is there already, since what a
    person wrote into it is never overwritten.
    """
    if path.exists():
        raise failure("profile.exists", Location(str(path)))
    known = profile.load(own)
    begun = _begun(document, known, wording)
    if not begun:
        talk(wording.say("profile.not-needed"))
        return ExitStatus.DONE
    _write(path, text_of(document.name, _extends(own, path), begun, known, wording), wording)
    return ExitStatus.FINDINGS


def _begun(document: Document, known: Profile, wording: Wording) -> Start:
    try:
        found = extract(document, known)
    except VpbdiffError as error:
        begun = without_plan(document)
        if not begun or [problem.key for problem in error.problems] != ["import.no-plan"]:
            raise
        print_problems(wording, error.problems)
        return begun
    tell(wording, document.name, found.accounts)
    tell_missing(wording, found.missing)
    return start(found.accounts, found.missing, known)


def _extends(own: Path | None, path: Path) -> str:
    """How the new profile names the one that the plan was read by."""
    return profile_files.GENERAL if own is None else Path(os.path.relpath(own, path.parent)).as_posix()


def _write(path: Path, text: str, wording: Wording) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure("file.not-written", Location(str(path)), reason=error.strerror or str(error)) from error
    files.write_atomically(path, text)
    talk(wording.say("profile.begun", path=path))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says things of a document in its own kind of places: lines, pages or paragraphs."""

    wording: Wording
    place: BlockPlace

    def say(self, key: str, **params: object) -> str:
        """The message with its parameters."""
        return self.wording.say(key, **params)

    def where(self, each: ProfileSuggestion) -> str:
        """The place of a word, to begin a sentence with."""
        said = self.wording.say(f"import.place.{self.place}.one", numbers=each.line)
        return said[:1].upper() + said[1:]


def text_of(document: str, extends: str, begun: Start, known: Profile, wording: Wording) -> str:
    """The new profile: TOML whose every suggestion is a comment, and that changes nothing as it stands."""
    teller = _Teller(wording, begun.place)
    parts = (
        [_comment(teller.say("profile.start.head", document=document)), f"extends = {quoted(extends)}"],
        _plan(begun, teller),
        _labels(begun.labels, teller),
        _headings(begun.headings, teller),
        *(_columns(kind, found, known, teller) for kind, found in begun.columns.items()),
        *(_strange(found, teller) for found in begun.tables),
        _unit(begun, teller),
        _ignored(begun, teller),
        [_comment(teller.say("profile.start.roles")), *_roles(known)] if begun.headings else [],
        [_comment(teller.say("profile.start.kinds")), *_kinds(known)] if begun.tables else [],
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _plan(begun: Start, teller: _Teller) -> list[str]:
    lines = ["[plan]"]
    for each in begun.titles:
        lines += [_where(each, teller), f"# titles = [{_quoted(each.text)}]"]
    if begun.missing:
        words = ", ".join(map(_quoted, begun.missing))
        lines += [_comment(teller.say("profile.start.without")), f"# without = [{words}]"]
    if begun.versions:
        lines += ["", "[plan.versions]"]
    for each in begun.versions:
        lines += [_where(each, teller), f"# {_quoted(each.text.casefold())} = {_quoted(_name(each.text))}"]
    return lines if len(lines) > 1 else []


def _headings(found: Sequence[ProfileSuggestion], teller: _Teller) -> list[str]:
    lines = [_comment(teller.say("profile.start.headings"))] if found else []
    for each in found:
        lines += [
            "",
            _where(each, teller),
            "# [[section]]",
            f"# role = {_quoted(each.meaning)}",
            f"# headings = [{_quoted(each.text)}]",
        ]
    return lines


def _labels(found: Sequence[ProfileSuggestion], teller: _Teller) -> list[str]:
    lines = [_comment(teller.say("profile.start.labels")), "[goals]"] if found else []
    words = ", ".join(_quoted(each.text) for each in found)
    return [*lines, *(_where(each, teller) for each in found), f"# labels = [{words}]"] if found else []


def _columns(kind: str, found: Sequence[ProfileSuggestion], known: Profile, teller: _Teller) -> list[str]:
    """The unknown columns of one kind of table, those that may mean the same in one list."""
    fields = _fields(kind, known)
    lines = [_comment(teller.say("profile.start.columns", table=teller.say(f"import.table.{kind}"), fields=fields))]
    lines.append("[budget.columns]" if kind == "budget" else f"[tables.{kind}]")
    for meaning in dict.fromkeys(each.meaning for each in found if each.meaning != UNKNOWN):
        meant = [each for each in found if each.meaning == meaning]
        lines += [_where(each, teller) for each in meant]
        words = ", ".join(_quoted(each.text) for each in meant)
        lines.append(f"# {meaning} = [{words}]")
    for each in found:
        if each.meaning == UNKNOWN:
            lines += [_where(each, teller), f"# {UNKNOWN} = [{_quoted(each.text)}]"]
    return lines


def _strange(found: Sequence[ProfileSuggestion], teller: _Teller) -> list[str]:
    """A table that is like none, each of its columns for a person to name."""
    lines = [_comment(teller.say("profile.start.table", where=teller.where(found[0]))), f"# [tables.{UNKNOWN}]"]
    return [*lines, *(f"# {UNKNOWN} = [{_quoted(each.text)}]" for each in found)]


def _kinds(known: Profile) -> Iterator[str]:
    for kind in known.data["tables"]:
        yield _comment(f"{kind}: {_fields(kind, known)}")


def _fields(kind: str, known: Profile) -> str:
    """What a column of a kind of table can hold, each with its usual header."""
    return ", ".join(f"{name} («{words[0]}»)" for name, words in known.columns(kind).items() if words)


def _unit(begun: Start, teller: _Teller) -> list[str]:
    if begun.unit is None:
        return []
    return [_comment(teller.say("profile.start.unit", where=teller.where(begun.unit))), "[budget]", '# unit = "tkr"']


def _ignored(begun: Start, teller: _Teller) -> list[str]:
    unknown = (each for found in begun.columns.values() for each in found if each.meaning == UNKNOWN)
    words = dict.fromkeys(_quoted(each.text) for each in unknown)
    if not words:
        return []
    return [_comment(teller.say("profile.start.ignore")), "[ignore]", f"# columns = [{', '.join(words)}]"]


def _roles(known: Profile) -> Iterator[str]:
    for rule in known.sections:
        if usual := next((heading for heading in rule.headings if "{" not in heading), None):
            yield f"#   {rule.role}: {usual}"


def _where(each: ProfileSuggestion, teller: _Teller) -> str:
    text = " ".join(each.text.split())  # a line's end within it would look like the end of the comment
    if each.near is None:
        return _comment(teller.say("profile.start.at", where=teller.where(each), text=text))
    said = {"near": each.near, "meaning": each.meaning}
    return _comment(teller.say("profile.start.at-near", where=teller.where(each), text=text, **said))


def _comment(text: str) -> str:
    lines = (line for part in text.splitlines() for line in textwrap.wrap(safe(part), _WIDTH) or [""])
    return "\n".join(f"# {line}".rstrip() for line in lines)


def _quoted(text: str) -> str:
    """A text as TOML holds it, on one line."""
    return quoted(" ".join(text.split()))


def _name(text: str) -> str:
    """A version's name for a snapshot, out of its words."""
    return re.sub(r"[^a-z0-9åäö]+", "-", text.casefold()).strip("-") or UNKNOWN
