"""Holds an edited memo against the plans: what it says that they do not, and what they say that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from vpbdiff import files
from vpbdiff.changes import Change
from vpbdiff.claims import Verdict, judge_claims
from vpbdiff.entities import ENTITIES
from vpbdiff.gate import Case
from vpbdiff.memo.model import Memo
from vpbdiff.memo.reading import Stated, from_markdown
from vpbdiff.memo.scope import Scope
from vpbdiff.memo.truth import Tokens, Truth, plain_name, quoted_names, row_of
from vpbdiff.memo.writing import write
from vpbdiff.model import Item, Listing


class Doubt(StrEnum):
    """What is wrong."""

    FIGURE = "figure"
    """A figure that neither plan gives for what the sentence is about."""
    WORD = "word"
    """A number in words or a direction (ökar, minskar) that the data do not give."""
    NAME = "name"
    """A name in quotation marks that neither plan has."""
    MISSING_NAME = "missing-name"
    """The sentence no longer names what it is about."""
    CLAIM = "claim"
    """A statement that the budget contradicts."""
    UNKNOWN = "unknown"
    """A sentence about a change that is not there: the memo was made of other plans."""
    LEFT_OUT = "left-out"
    """A change of substance that the memo does not mention."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One finding: what is wrong, the word or name that is, and where. `change` is what was left out."""

    doubt: Doubt
    what: str
    line: int | None = None
    change: Change | None = None


_SAME_SENTENCE = 80
"""Likeness, of 100, from which a sentence is the one that was written and edited, not one in its place: a changed word
in a sentence of ten leaves more than 85, and two sentences on one change seldom share 60."""


_LIMIT = 20 * files.MEGABYTE
"""The most bytes of a memo: pictures and all, a hundred times a long one."""


def check(case: Case, path: Path) -> tuple[Doubtful, ...]:
    """What is doubtful in the memo in a file. Raises `VpbdiffError` for a file that can't be read."""
    text = files.text(files.read(path, _LIMIT), str(path))
    return verify(Scope(case.verdict, case.policy.decision_from_index), write(case), list(from_markdown(text)))


def verify(scope: Scope, memo: Memo, stated: Sequence[Stated]) -> tuple[Doubtful, ...]:
    """Everything in an edited memo that the data contradict or do not know, then what it leaves out.

    `memo` is the whole memo that the data give now; `stated` the edited one, piece by piece.
    """
    truth = Truth(scope, memo)
    found = [doubt for piece in stated for doubt in _piece(piece, truth)]
    return (*found, *_claims(scope, stated), *_left_out(scope, stated))


def _piece(piece: Stated, truth: Truth) -> Iterator[Doubtful]:
    if piece.cells:
        yield from _row(piece, truth)
        return
    yield from (
        Doubtful(Doubt.NAME, name, piece.line) for name in quoted_names(piece.text) if not _is_known(name, truth)
    )
    if not piece.changes:
        return
    if unknown := [change for change in piece.changes if not truth.knows(change)]:
        yield Doubtful(Doubt.UNKNOWN, ", ".join(unknown), piece.line)
        return
    said, true = Tokens.of(piece.text), truth.of(piece.changes) | Tokens.of(" ".join(truth.expected[piece.changes]))
    yield from (Doubtful(Doubt.FIGURE, figure, piece.line) for figure in sorted(said.figures - true.figures))
    nearest, likeness = truth.nearest(piece.text, piece.changes)
    words = Tokens.of(nearest).words if likeness >= _SAME_SENTENCE else true.words
    yield from (Doubtful(Doubt.WORD, word, piece.line) for word in sorted(said.words - words))
    yield from _missing_name(piece, nearest, truth)


def _missing_name(piece: Stated, nearest: str, truth: Truth) -> Iterator[Doubtful]:
    """A sentence that should name one thing and names it no longer: the name was changed into another."""
    if len(piece.changes) != 1:
        return
    expected, text = plain_name(nearest), plain_name(piece.text)
    names = [name for name in truth.names_of(piece.changes[0]) if name and name in expected]
    if names and not any(name in text for name in names):
        yield Doubtful(Doubt.MISSING_NAME, names[0], piece.line)


def _row(piece: Stated, truth: Truth) -> Iterator[Doubtful]:
    row = row_of(piece.cells)
    if row in truth.rows or set("".join(row)) <= set("-:| "):
        return
    names = {known[0] for known in truth.rows}
    if row and row[0] not in names:
        yield Doubtful(Doubt.NAME, piece.cells[0], piece.line)
        return
    near = max((known for known in truth.rows if known[0] == row[0]), key=lambda known: len(set(known) & set(row)))
    for cell in piece.cells[1:]:
        if " ".join(cell.split()).casefold() not in near:
            yield Doubtful(Doubt.FIGURE, cell, piece.line)


def _is_known(name: str, truth: Truth) -> bool:
    """A name, or the opening words of one where it is cut short."""
    if name in truth.names:
        return True
    opening = name.removesuffix("…").rstrip()
    return opening != name and any(known.startswith(opening) for known in truth.names)


def _claims(scope: Scope, stated: Sequence[Stated]) -> Iterator[Doubtful]:
    """What the memo says of the money, read as the same statements in a plan are."""
    new = scope.comparison.new
    paragraphs = tuple(
        Item(ENTITIES["paragraph"], f"/sections/0/paragraphs/{number}", {"text": piece.text})
        for number, piece in enumerate(stated)
    )
    listing = {"paragraphs": Listing(paragraphs), "sections": Listing()}
    section = Item(ENTITIES["section"], "/sections/0", {"title": "Memo"}, listing)
    read = replace(new, lists={**new.lists, "sections": Listing((section,))})
    for judged in judge_claims(read, scope.comparison.old):
        path, _, number = judged.claim.pointer.rpartition("/")
        if judged.verdict is Verdict.CONTRADICTED and path == "/sections/0/paragraphs":
            yield Doubtful(Doubt.CLAIM, judged.claim.phrase, stated[int(number)].line)


def _left_out(scope: Scope, stated: Sequence[Stated]) -> Iterator[Doubtful]:
    """The changes that no sentence states by id or by name. A count states no change by itself."""
    told = {change for piece in stated for change in piece.changes if _is_about(piece)}
    text = plain_name(" ".join(piece.text for piece in stated))
    for change in scope.told:
        if change.entity in ("section", "paragraph", "metadata", "budget_line") or change.id in told:
            continue
        names = {plain_name(item.name) for item in (*change.old, *change.new)}
        if not any(name and name in text for name in names):
            yield Doubtful(Doubt.LEFT_OUT, change.title, change=change)


def _is_about(piece: Stated) -> bool:
    """Whether a sentence is about its changes one by one: a lead or a count over several is not."""
    return len(piece.changes) == 1
