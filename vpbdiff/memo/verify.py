"""An edited memo held against the plans.

Holds an edited memo against the plans: what it says that they do not, and what they say that it leaves out.

What is doubtful in an edited memo, in words; these are for the officer, so in the language of the interface.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from vpbdiff.base import files
from vpbdiff.claims import Truth, judge_claims
from vpbdiff.gate import Case
from vpbdiff.language.sentences import split_text
from vpbdiff.memo import facts
from vpbdiff.memo.alignment import MemoAlignment, OwnSentence
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.facts import ExpectedFacts, StatedFacts, plain_name
from vpbdiff.memo.judging import Judge
from vpbdiff.memo.outlines import scope_of, write
from vpbdiff.memo.readback import Stated, from_markdown
from vpbdiff.memo.said_figures import is_said, strange
from vpbdiff.model.changes import Change, Significance
from vpbdiff.model.document import WHOLE, Document
from vpbdiff.model.entities import ENTITIES
from vpbdiff.model.plan import Item, Listing
from vpbdiff.render import Shown, named
from vpbdiff.statements import phrases
from vpbdiff.statements.memo_words import REASON
from vpbdiff.wording import Wording


class VerifyRule(StrEnum):
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
    STATEMENT = "statement"
    """A sentence in the officer's own words that the plans contradict."""
    UNKNOWN = "unknown"
    """A sentence about a change that is not there: the memo was made of other plans."""
    CELL = "cell"
    """A cell of a table of ours that says something else than the budget."""
    MISSING_ROW = "missing-row"
    """A row that is no longer in its table."""
    MISSING = "missing"
    """A sentence that is no longer there, though others on the same change are."""
    LEFT_OUT = "left-out"
    """A change of substance that the memo does not mention."""


@dataclass(frozen=True, slots=True)
class VerifyFinding:
    """One finding: what is wrong, the word or name that is, and the piece that it stands in. `change` is what was left
    out."""

    doubt: VerifyRule
    what: str
    piece: Stated | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Every piece of an edited memo, once: what the plans bear out, what is wrong, and what nobody has tested."""

    findings: tuple[VerifyFinding, ...]
    confirmed: tuple[Stated, ...]
    unchecked: tuple[Stated, ...]
    own: int = 0
    """How many of the confirmed are in words that the memo has not."""


_SAME_SENTENCE = 80
"""Likeness, of 100, from which a sentence is the one that was written and edited, not one in its place: a changed word
in a sentence of ten leaves more than 85, and two sentences on one change seldom share 60."""

_TURNED = 90
"""Likeness from which a negation that was put in is all that was done to a sentence; one in a sentence of five words
leaves 90, and a subordinate clause that holds one adds more."""

_SENTENCE = 3
"""Words from which what is quoted may be a sentence out of a text; fewer are a name, and half a name is another."""

_AMOUNTS = 2
"""Of the three amounts of a budget's change (the change, before and after) those that tell it without its name."""

_LIMIT = 20 * files.MEGABYTE
"""The most bytes of a Markdown memo: a hundred times a long one."""

_ZIP = b"PK"
_WORD = (".docx", ".doc", ".dotx", ".rtf")
"""What is Word's by its first bytes or by its name; the reader of Word documents tells what can't be read."""


def check(case: Case, path: Path, outline: str, *, brief: bool = False, places: Collection[str] = (WHOLE,)) -> Account:
    """The account of the memo in a file, Markdown or Word, that was written in this outline, and with room for these
    sections.

    Raises `VpbdiffError` for a file that can't be read.
    """
    return take_account(scope_of(case), write(case, outline, brief=brief, places=places), read(path))


def read(path: Path) -> list[Stated]:
    """The pieces of the memo in a file, Markdown or Word. Raises `VpbdiffError` for a file that can't be read."""
    data = files.read(path, 50 * files.MEGABYTE)
    if not (data.startswith(_ZIP) or path.suffix.casefold() in _WORD):
        return list(from_markdown(files.text(files.checked_size(data, _LIMIT, str(path)), str(path))))
    named(Shown.MEMO, "docx").require()
    from vpbdiff.memo.readback import from_docx  # noqa: PLC0415 - only where a Word document is read

    return list(from_docx(path))


def verify(scope: MemoContext, memo: Document, stated: Sequence[Stated]) -> tuple[VerifyFinding, ...]:
    """Everything in an edited memo that the data contradict or do not know, then what it leaves out.

    `memo` is what the data give now; `stated` the edited one, piece by piece.
    """
    return take_account(scope, memo, stated).findings


def take_account(scope: MemoContext, memo: Document, stated: Sequence[Stated]) -> Account:
    """The account of an edited memo: each piece is confirmed, wrong, or not tested.

    `memo` is what the data give now; `stated` the edited one, piece by piece.
    """
    truth, judge = ExpectedFacts(scope, memo), Judge(scope)
    rows, texts = facts.parted(stated, truth.tables)
    read_ = [piece for text in texts if _says_something(text) for piece in _apart(text, truth)]
    aligned = MemoAlignment(read_, truth.parts, facts.canonical, facts.frame)
    pieces = [_Piece.of(read_, place, aligned) for place in range(len(read_))]
    judged = {id(each.piece): _judged(each, truth, judge) for each in pieces}
    tested = [each for each in pieces if _is_doubtful(each, judged[id(each.piece)], truth, judge)]
    found = [doubt for each in tested for doubt in _doubts(each, truth)]
    found += [VerifyFinding(VerifyRule.CELL, cell, piece) for piece, cell in facts.changed(rows, truth.tables)]
    found += [VerifyFinding(VerifyRule.MISSING_ROW, name, piece) for piece, name in facts.missing(rows, truth.tables)]
    loose = [each.piece for each in pieces if not each.has_ids and judged[id(each.piece)] is not Truth.HOLDS]
    found += _claims(scope, loose)
    wrong = {id(doubt.piece) for doubt in found}
    said = [each.piece for each in pieces]
    found += [
        VerifyFinding(VerifyRule.STATEMENT, piece.text, piece)
        for piece in said
        if judged[id(piece)] is Truth.CONTRADICTED and id(piece) not in wrong
    ]
    held = [piece for table in rows for piece in table]
    found += _missing(scope, truth, said) if any(each.has_ids for each in pieces) else _absent(scope, truth, aligned)
    found += _left_out(scope, truth, pieces, held)
    wrong = {id(doubt.piece) for doubt in found}
    # What is left is parted in two: whatever is not borne out was not tested.
    left = [(piece, judged.get(id(piece), Truth.HOLDS)) for piece in (*said, *held) if id(piece) not in wrong]
    return Account(
        tuple(found),
        tuple(piece for piece, truth_ in left if truth_ is Truth.HOLDS),
        tuple(piece for piece, truth_ in left if truth_ is not Truth.HOLDS),
        sum(
            judged[id(each.piece)] is Truth.HOLDS and id(each.piece) not in wrong and not _is_ours(each, truth)
            for each in pieces
        ),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece with the ids that it carries or has lost, and the sentence of ours that it is, if any.

    `same` says that it has the words of that sentence; `is_tested` that it is held against it whatever else bears it
    out.
    """

    piece: Stated
    part: OwnSentence | None
    has_ids: bool
    same: bool
    is_tested: bool
    before: str
    """The sentence before it."""

    @staticmethod
    def of(pieces: Sequence[Stated], place: int, aligned: MemoAlignment) -> _Piece:
        """A piece by its place among those that were read."""
        piece = pieces[place]
        part, same = aligned.part(place), aligned.same(place)
        has_ids = bool(piece.changes)
        whole = replace(piece, changes=part.changes) if part is not None and not has_ids else piece
        is_tested = has_ids or (
            aligned.is_ours and part is not None and (aligned.sure(place) or _is_turned(piece, part))
        )
        return _Piece(whole, part, has_ids, same, is_tested, pieces[place - 1].text if place else "")


def _is_ours(each: _Piece, truth: ExpectedFacts) -> bool:
    """Whether a piece stands as the memo has it, with its ids or without them."""
    return each.same or truth.stands(each.piece.text, each.piece.changes) or truth.is_ours(each.piece.text)


def _is_turned(piece: Stated, part: OwnSentence) -> bool:
    """Whether one direction took the place of another. A negation may say the same as a direction."""
    said, was = ({*StatedFacts(each.text).sorts} - {"not"} for each in (piece, part))
    return bool(said - was and was - said)


def _is_doubtful(each: _Piece, judged: Truth, truth: ExpectedFacts, judge: Judge) -> bool:
    """Whether a piece is held against the sentence of ours that it is most like. One in other words that the plans bear
    out is none of ours, however like one."""
    if judged is not Truth.HOLDS:
        return True
    if each.has_ids or not each.is_tested:
        return each.is_tested
    return each.same or truth.is_ours(each.piece.text) or judge.judge(each.piece.text, each.before) is not Truth.HOLDS


def _judged(each: _Piece, truth: ExpectedFacts, judge: Judge) -> Truth:
    """Whether a piece stands as the memo has it, with its ids or without them, else whether the plans bear it out. The
    reason of another change is none of this one's."""
    piece = each.piece
    if each.same or truth.stands(piece.text, piece.changes):
        return Truth.HOLDS
    if not truth.knows(piece.changes):
        return Truth.CANNOT_TELL
    is_reason = piece.text.startswith(REASON)
    if truth.is_ours(piece.text) and (not each.has_ids or is_reason):
        return Truth.CONTRADICTED if piece.changes and is_reason else Truth.HOLDS
    return judge.judge(piece.text, each.before)


def _says_something(piece: Stated) -> bool:
    return any(character.isalpha() for character in piece.text)


def _apart(piece: Stated, truth: ExpectedFacts) -> Iterator[Stated]:
    """A sentence as it was written, apart from those that an officer put in front of it."""
    if piece.changes and not truth.stands(piece.text, piece.changes):
        *before, last = split_text(piece.text) or [""]
        for place in range(len(before)):
            tail = " ".join((*before[place + 1 :], last))
            if truth.stands(tail, piece.changes):
                yield from (replace(piece, text=text, changes=()) for text in before[: place + 1])
                yield replace(piece, text=tail)
                return
    yield piece


def _doubts(each: _Piece, truth: ExpectedFacts) -> Iterator[VerifyFinding]:
    """What a piece says otherwise than the plans. One with ids says it of these changes alone: what holds of others,
    or by another way to count, is no excuse."""
    piece = each.piece
    if each.same or truth.stands(piece.text, piece.changes):
        return
    said = StatedFacts(piece.text)
    yield from (VerifyFinding(VerifyRule.NAME, name, piece) for name in said.names if not _is_known(name, truth))
    if each.part is not None and not each.has_ids:
        yield from _edited(piece, said, StatedFacts(facts.shown(each.part.text)), truth, is_ours=each.is_tested)
    elif not piece.changes:
        figures = strange(said.amounts, truth.amounts)
        yield from (VerifyFinding(VerifyRule.FIGURE, figure, piece) for figure in figures)
    elif truth.knows(piece.changes):
        yield from _about(piece, said, truth)
    else:
        yield VerifyFinding(VerifyRule.UNKNOWN, ", ".join(piece.changes), piece)


def _about(piece: Stated, said: StatedFacts, truth: ExpectedFacts) -> Iterator[VerifyFinding]:
    """A sentence on known changes: held against the one that it was, if it can be told which, else against them all."""
    nearest, likeness = truth.nearest(said, piece.changes)
    if likeness >= _SAME_SENTENCE:
        yield from _edited(piece, said, nearest, truth, is_ours=True)
        return
    true = [*truth.said_of(piece.changes), nearest]
    yield from (VerifyFinding(VerifyRule.FIGURE, figure, piece) for figure in _false_figures(said, true))
    if not said.text.startswith(REASON):
        told = truth.told_of(piece.changes)
        yield from (VerifyFinding(VerifyRule.WORD, word, piece) for word in _false_words(said, told, likeness))
        missing = _missing_names(piece, said, nearest, truth, likeness)
        yield from (VerifyFinding(VerifyRule.MISSING_NAME, name, piece) for name in missing)


def _edited(
    piece: Stated, said: StatedFacts, was: StatedFacts, truth: ExpectedFacts, *, is_ours: bool
) -> Iterator[VerifyFinding]:
    """A sentence of ours that was edited, against what it said. A reason is in the words of whoever gives it: what it
    says anew is theirs, and what took the place of something else is looked up. One that is only like ours may call
    things by other names than the plans do."""
    likeness = facts.likeness(said, was)
    yield from (VerifyFinding(VerifyRule.FIGURE, figure, piece) for figure in _false_figures(said, [was]))
    words = dict.fromkeys((*said.exchanged(was), *_false_words(said, [was], likeness), *said.turned(was)))
    if said.text.startswith(REASON):
        words = dict.fromkeys(said.exchanged(was))
    yield from (VerifyFinding(VerifyRule.WORD, word, piece) for word in words)
    if not said.text.startswith(REASON) and (is_ours or said.names):
        missing = _missing_names(piece, said, was, truth, likeness)
        yield from (VerifyFinding(VerifyRule.MISSING_NAME, name, piece) for name in missing)


def _false_figures(said: StatedFacts, true: Sequence[StatedFacts]) -> list[str]:
    """The figures that are not true; all of them where the right ones stand in the wrong order."""
    known = [way for each in true for figure in each.figures for way in figure]
    if false := strange(said.figures, known):
        return false
    alike = len(true) == 1 and said.frame == true[0].frame
    turned = alike and not all(map(is_said, said.figures, true[0].figures))
    return list(dict.fromkeys(figure[0].printed for figure in said.figures)) if turned else []


def _false_words(said: StatedFacts, true: Sequence[StatedFacts], likeness: float) -> Iterator[str]:
    known = [each.sorts for each in true]
    for sort, word in said.directions.items():
        most = max((sorts[sort] for sorts in known), default=0)
        more = not most or (said.sorts[sort] > most and len(known) == 1 and known[0] - said.sorts)
        if more and (sort != "not" or likeness >= _TURNED):
            yield word
    counts: Counter[str] = Counter()
    for each in true:
        counts |= each.counts + each.counts_in_names
    yield from (word for word in said.counts - counts if not said.measures_as(word, true))
    if len(true) == 1 and true[0].counts - said.counts and said.articles > true[0].articles:
        yield "en"


def _missing_names(
    piece: Stated, said: StatedFacts, nearest: StatedFacts, truth: ExpectedFacts, likeness: float
) -> Iterator[str]:
    """The names of what a sentence is about that were changed into others, or away."""
    if likeness >= _SAME_SENTENCE and len(said.names) == len(nearest.names):
        yield from (was for now, was in zip(said.names, nearest.names, strict=True) if now != was)
        if said.names:
            return
    if len(piece.changes) == 1:
        expected, text = plain_name(nearest.text), plain_name(piece.text)
        names = [name for name in truth.names_of(piece.changes[0]) if name and name in expected]
        if names and not any(name in text for name in names):
            yield names[0]


def _is_known(name: str, truth: ExpectedFacts) -> bool:
    """A name, the opening words of one where it is cut short, or a sentence out of a text."""
    if name in truth.names:
        return True
    opening = name.removesuffix("…").rstrip()
    if opening != name:
        return any(known.startswith(opening) for known in truth.names)
    return len(name.split()) >= _SENTENCE and any(name in known for known in truth.names)


def _claims(scope: MemoContext, stated: Sequence[Stated]) -> Iterator[VerifyFinding]:
    """What is said of the money, and of how many there are, beside the sentences that carry ids, read as the same
    statements in a plan are."""
    new = scope.comparison.new
    paragraphs = tuple(
        Item(ENTITIES["paragraph"], f"/sections/0/paragraphs/{number}", {"text": piece.text})
        for number, piece in enumerate(stated)
    )
    entity = ENTITIES["section"]
    listings = {of.path: Listing(paragraphs if of.path == "paragraphs" else ()) for of in entity.lists}
    section = Item(entity, "/sections/0", {"title": "Document"}, listings)
    read_as = replace(new, lists={**new.lists, "sections": Listing((section,))})
    for judged in judge_claims(read_as, scope.comparison.old):
        path, _, number = judged.claim.pointer.rpartition("/")
        if judged.verdict is Truth.CONTRADICTED and path == "/sections/0/paragraphs":
            rule = VerifyRule.CLAIM if judged.claim.is_of_money else VerifyRule.STATEMENT
            yield VerifyFinding(rule, judged.claim.phrase, stated[int(number)])


def _missing(scope: MemoContext, truth: ExpectedFacts, stated: Sequence[Stated]) -> Iterator[VerifyFinding]:
    """The sentences that are gone from what is said of a change. One that is reworded is still there, and what is not
    said at all is left out as a change, unless the sentence was on several."""
    alone = {(change.id,) for change in scope.told}
    told = {change.id for change in scope.comparison.changes if change.significance is Significance.MATERIAL}
    held = Counter(piece.changes for piece in stated if piece.changes and not truth.is_beside(piece.text))
    for changes, expected in truth.expected.items():
        wanted = [sentence for sentence in expected if not truth.is_beside(sentence.text)]
        lost = len(wanted) - held[changes]
        if told.isdisjoint(changes) or not held or lost <= 0 or (not held[changes] and changes in alone):
            continue
        kept = [piece.text for piece in stated if piece.changes == changes]
        gone = sorted(wanted, key=lambda sentence: _likeness(sentence.text, kept))[:lost]
        yield from (VerifyFinding(VerifyRule.MISSING, sentence.text) for sentence in gone)


def _absent(scope: MemoContext, truth: ExpectedFacts, aligned: MemoAlignment) -> Iterator[VerifyFinding]:
    """The sentences on changes of substance that are gone from a memo of ours without ids, where the change is told
    otherwise or is one of several. Of a paper that is on no changes at all, every sentence."""
    if not aligned.is_ours:
        return
    alone = {(change.id,) for change in scope.told}
    told = {change.id for change in scope.comparison.changes if change.significance is Significance.MATERIAL}
    kept = {part.changes for part in aligned.standing()}
    is_on_changes = any(part.changes for part in truth.parts)
    for part in aligned.absent():
        left_out = part.changes in alone and part.changes not in kept
        of_substance = not (is_on_changes and told.isdisjoint(part.changes))
        if part.text and of_substance and not (truth.is_beside(part.text) or left_out):
            yield VerifyFinding(VerifyRule.MISSING, part.text)


def _likeness(text: str, kept: Sequence[str]) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where a memo is verified

    return max((fuzz.ratio(text, each) for each in kept), default=0.0)


def _left_out(
    scope: MemoContext, truth: ExpectedFacts, pieces: Sequence[_Piece], rows: Sequence[Stated]
) -> Iterator[VerifyFinding]:
    """The changes that the memo states one by one and the edited one neither by id, by name nor by amounts. A sentence
    that stands as it was written tells what it told then and no more, whatever it names; nor does a table by itself."""
    told = {each.piece.changes for each in pieces}
    edited = [each.piece for each in pieces if not (each.same or truth.stands(each.piece.text, each.piece.changes))]
    edited += rows
    own = [piece for piece in edited if not (piece.cells and any(told))]
    amounts = [way for piece in own for figure in StatedFacts(piece.text).amounts for way in figure]
    for change in scope.told:
        mine = [each for each in truth.expected.get((change.id,), ()) if not truth.is_beside(each.text)]
        if not mine or (change.id,) in told:
            continue
        text = plain_name(" ".join(piece.text for piece in own if not piece.changes or change.id in piece.changes))
        names = {plain_name(item.name) for item in (*change.old, *change.new)}
        told_ = [figure for figure in StatedFacts(mine[0].text).amounts if is_said(figure, amounts)]
        money = ENTITIES[change.entity].is_money and len({figure[0].number for figure in told_}) >= _AMOUNTS
        if not money and not any(name and name in text for name in names):
            yield VerifyFinding(VerifyRule.LEFT_OUT, change.title, change=change)


_NEAR = 8
"""Words of a sentence that say where it stands, in a file without lines: enough to search for."""


def sentence(doubt: VerifyFinding, path: Path, wording: Wording) -> str:
    """One finding with its place."""
    params = {"what": phrases.brief(doubt.what)}
    if doubt.doubt is VerifyRule.LEFT_OUT and doubt.change is not None:
        params["entity"] = wording.say(f"entity.{doubt.change.entity}.the")
    said = wording.say(f"summary.doubt.{doubt.doubt}", **params)
    if doubt.piece is None:
        return wording.say("summary.doubt", path=path, said=said)
    if doubt.piece.line is None:
        near = phrases.brief(doubt.piece.text, _NEAR)
        return wording.say("summary.doubt-near", path=path, near=near, said=said)
    return wording.say("summary.doubt-at", path=path, line=doubt.piece.line, said=said)


_NAMED_LINES = 40
"""Lines of what was not tested that are named; no reader looks up more."""


def borne_out(account: Account, path: Path, wording: Wording) -> str:
    """What the plans bear out, counted by what it is."""
    rows = sum(bool(piece.cells) for piece in account.confirmed)
    ours = len(account.confirmed) - rows - account.own
    return wording.say("summary.borne-out", path=path, own=account.own, ours=ours, rows=rows)


def untested(pieces: Sequence[Stated], path: Path, wording: Wording) -> str:
    """What was not tested, counted and with its places."""
    lines = list(dict.fromkeys(piece.line for piece in pieces if piece.line is not None))
    places = [str(line) for line in lines[:_NAMED_LINES]]
    places += [f"«{phrases.brief(piece.text, _NEAR)}»" for piece in pieces if piece.line is None][:_NAMED_LINES]
    more = "" if len(places) < _NAMED_LINES else " …"
    key = "summary.untested" if lines else "summary.untested-near"
    return wording.count(key, len(pieces), path=path, places=", ".join(places) + more)
