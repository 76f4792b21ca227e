"""What a memo states and what the plans say.

The words of a memo that can be true or false: figures, numbers in words, directions, names in quotation marks.

What holds for the changes of one comparison: what a memo may say of each, and what it must not leave out.

Taken from the memo that the data give and from the changes themselves, so that an officer who words a sentence
otherwise is believed as long as it says nothing that the plans do not.

The tables of figures in an edited memo, held against those that the data give.

A table is one of ours if any of its rows is; the officer's own tables, and those that only part a page, are text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vpbdiff.base.escaping import joined_lines
from vpbdiff.language import numerals
from vpbdiff.language.dates import day
from vpbdiff.language.sentences import split_text
from vpbdiff.memo.alignment import OwnSentence
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.readback import Stated
from vpbdiff.memo.said_figures import FigureRead, SaidFigure, figures_of, is_said, masked, same_said
from vpbdiff.model.changes import Change
from vpbdiff.model.document import CellType, Document, Heading, Line, Paragraph, Picture, Span, Table, sentences, stated
from vpbdiff.model.money import Amount
from vpbdiff.model.plan import Cell, Column, Item, Unread, YearAmount, YearValue

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_PRINTED = re.compile("[”“]([^”“]*)”|«([^«»]*)»")
_LONGEST_NAME = 14
"""Words of a name; a longer quotation is a sentence of the plan, whose figures and directions count."""


def _as_name(found: re.Match[str]) -> str:
    text = found[1] if found[1] is not None else found[2]
    return f"«{text}»" if len(text.split()) <= _LONGEST_NAME else text


_DIRECTIONS = {
    "up": "ökar ökat ökade ökning ökningen höjs höjt höjd höjda höjning höjningen högre utökas utökat större fler mer "
    "stiger",
    "down": "minskar minskat minskade minskning minskningen sänks sänkt sänkta sänkning sänkningen lägre mindre färre "
    "sjunker reduceras",
    "gone": "bort utgår utgått upphör upphört borttagen borttaget borttagna avvecklas",
    "new": "ny nytt nya tillkommer tillkommit införs",
    "weaker": "svagare",
    "stronger": "starkare skarpare",
    "same": "oförändrad oförändrat oförändrade",
    "not": "inte ej aldrig ingen inget inga",
}
"""Words that turn a sentence round, by what they say: one may stand for another of its sort."""

_UNITS = {
    "mkr": "mkr mnkr miljon miljoner",
    "tkr": "tkr",
    "kr": "kr kronor",
    "procent": "procent %",
    "procentenheter": "procentenheter",
}
_DECIDERS = re.compile(r"\w*(?:nämnden|fullmäktige|styrelsen|utskottet|direktören|förvaltningen)s?")
_LETTERS = re.compile(r"\b[A-ZÅÄÖ]{2,6}(?=\s(?:\d{4}[-\u2011]\d\d|§))")
_SORTS = {word: sort for sort, words in _DIRECTIONS.items() for word in words.split()}
_COUNTS = numerals.CARDINALS.keys() - numerals.ARTICLES


def shown(text: str) -> str:
    """A text as every format shows it: on one line, with each space one and no character unseen."""
    return " ".join(joined_lines(text).split())


_QUOTES = re.compile('[«»"”“„‟]')
_NUMBER = re.compile(rf"(?<!\w){numerals.NUMBER_WORD}(?!\w)")


_DAY = re.compile(rf"\b(?:den )?\d{{1,2}} (?:{'|'.join(numerals.MONTHS)}) \d{{4}}\b")


@lru_cache(maxsize=1 << 14)
def canonical(text: str) -> str:
    """A text without what an editor may set otherwise and mean the same: quotation marks, numbers in words, «mnkr»,
    «%», days, hyphens, the mark of a list."""
    plain = re.sub("[\u2212–\u2011]", "-", _QUOTES.sub("'", shown(text))).casefold()
    plain = _DAY.sub(lambda found: day(found[0]) or found[0], plain)
    plain = re.sub(r"\bmnkr\b|\bmiljon(?:er)? kronor\b", "mkr", plain).replace(" %", " procent")
    return _NUMBER.sub(lambda word: str(numerals.parse(word[0])), plain).strip("*' ").rstrip(".")


def frame(text: str) -> str:
    """A text without its names and figures, and without what may be set otherwise."""
    return canonical(masked(_NAME.sub("«»", _PRINTED.sub(r"«\1»", shown(text)))))


def likeness(one: StatedFacts, two: StatedFacts) -> float:
    """How alike two texts are, names and figures aside, 0-100."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where a memo is verified

    return fuzz.ratio(one.frame, two.frame)


def plain_name(name: str) -> str:
    """A name as names are compared: as it is shown, without case and a closing full stop."""
    return shown(name).rstrip(".").casefold()


@dataclass(frozen=True)
class StatedFacts:
    """What a text says that can be true or false."""

    text: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in quotation marks, in order, as names are compared."""
        return tuple(plain_name(name) for name in _NAME.findall(self._marked))

    @cached_property
    def figures(self) -> tuple[FigureRead, ...]:
        """The figures outside the names, in order."""
        return figures_of(self._rest)

    @cached_property
    def amounts(self) -> tuple[FigureRead, ...]:
        """The figures that say of what they are: mkr, kr, procent."""
        return tuple(found for found in self.figures if found[-1].is_amount)

    @cached_property
    def counts(self) -> Counter[str]:
        """The numbers in words."""
        return Counter(word for word in self._words if word in _COUNTS)

    @cached_property
    def counts_in_names(self) -> Counter[str]:
        """The numbers in words in its names, which another text may have without quotation marks."""
        return Counter(word for name in self.names for word in _WORD.findall(name) if word in _COUNTS)

    def measures_as(self, word: str, others: Sequence[StatedFacts]) -> bool:
        """Whether a number in words is, with what it counts, a figure of others: «tre veckor» are 21 days."""
        found = re.search(rf"\b{word}\s+(\w+)", self._rest.casefold())
        mine = figures_of(f"{numerals.parse(word)} {found[1]}") if found is not None else ()
        known = [way for each in others for text in (each.text,) for figure in figures_of(text) for way in figure]
        return any(way.unit and is_said(figure, known) for figure in mine for way in figure)

    @cached_property
    def articles(self) -> int:
        """How many times «en» or «ett» stands."""
        return sum(word in numerals.ARTICLES for word in self._words)

    @cached_property
    def sorts(self) -> Counter[str]:
        """How often the text says each sort of direction."""
        return Counter(_SORTS[word] for word in self._words if word in _SORTS)

    @cached_property
    def directions(self) -> Mapping[str, str]:
        """The words that turn a sentence round, by their sort; the first of each."""
        return {_SORTS[word]: word for word in reversed(self._words) if word in _SORTS}

    def exchanged(self, was: StatedFacts) -> Iterator[str]:
        """The units beside no figure, the deciders, by name or letters, and the numbers in words that took the place of
        others, of which none is left."""
        for mine, others in (
            (self._units, was._units),
            (self._deciders, was._deciders),
            (self._letters, was._letters),
            (self.counts + Counter(en=self.articles), was.counts + Counter(en=was.articles)),
        ):
            if others - mine:
                yield from mine - others

    def turned(self, was: StatedFacts) -> Iterator[str]:
        """The negation that was put in, where nothing else was done."""
        words = [word for word in self._words if _SORTS.get(word) != "not"]
        if len(words) < len(self._words) and sorted(words) == sorted(was._words):
            yield next(word for word in self._words if word not in words)

    @cached_property
    def _units(self) -> Counter[str]:
        words = re.findall(r"\w+|%", masked(self._rest).casefold())
        return Counter(unit for word in words for unit, forms in _UNITS.items() if word in forms.split())

    @cached_property
    def _deciders(self) -> Counter[str]:
        return Counter(word.removesuffix("s") for word in self._words if _DECIDERS.fullmatch(word))

    @cached_property
    def _letters(self) -> Counter[str]:
        """The bodies in letters before the day or the section of a decision."""
        return Counter(_LETTERS.findall(self._rest))

    @cached_property
    def frame(self) -> str:
        """The text without its figures and names: what two sentences are alike in."""
        return " ".join(masked(self._rest).casefold().split())

    @cached_property
    def _marked(self) -> str:
        """The text with the quotation marks of print as those that tell where a name begins and ends, and none round
        a whole sentence."""
        return _PRINTED.sub(_as_name, self.text)

    @cached_property
    def _rest(self) -> str:
        return _NAME.sub("«»", self._marked)

    @cached_property
    def _words(self) -> list[str]:
        return [word.casefold() for word in _WORD.findall(self._rest)]


Ids = tuple[str, ...]
"""The changes that a sentence states, in order of their ids."""

Row = tuple[str, ...]


class ExpectedFacts:
    """What holds for the changes of one scope, by id, and for the plans as wholes. `memo` is what the data give."""

    def __init__(self, scope: MemoContext, memo: Document) -> None:
        self._scope = scope
        self._changes = {change.id: change for change in scope.comparison.changes}
        self.expected: dict[Ids, list[Span]] = defaultdict(list)
        drawn = [sentence for block in memo.blocks if isinstance(block, Picture) for sentence in block.spans]
        self._beside = {canonical(sentence.text) for sentence in (*memo.gaps, *drawn)}
        self._said: dict[str, list[StatedFacts]] = defaultdict(list)
        captions = [
            stated(block.caption, block.changes) for block in memo.blocks if isinstance(block, Table) and block.caption
        ]
        for sentence in (*sentences(memo), *captions):
            self.expected[tuple(sorted(sentence.changes))].append(sentence)
            for each in sentence.changes:
                self._said[each].append(StatedFacts(sentence.text))
        self.parts = tuple(_parts_of(memo))
        self._headings = [block.text for block in memo.blocks if isinstance(block, Heading)]
        self._headings += [memo.title, *(block.caption for block in memo.blocks if isinstance(block, Picture))]
        tables = [block for block in memo.blocks if isinstance(block, Table)]
        self.tables = tuple(map(_rows, tables))
        self._cells = [cell for block in tables for cell in _counted(block)]
        plans = scope.comparison.old, scope.comparison.new
        unread = (name for plan in plans for each in plan.unread for name in _unread_names(each))
        self.names = frozenset((*(name for item in self._items for name in _names(item)), *unread))

    def stands(self, text: str, changes: Ids) -> bool:
        """Whether the memo has this sentence on these changes, though it may be set otherwise."""
        words = canonical(text)
        return any(same_said(words, canonical(each.text)) for each in self.expected.get(changes, ()))

    def is_ours(self, text: str) -> bool:
        """Whether the memo has these words anywhere: the ids alone are lost, or a number is written otherwise."""
        return canonical(text) in self._ours

    @cached_property
    def _ours(self) -> frozenset[str]:
        """Every sentence, heading and caption of the memo; of what is several sentences each of them too."""
        texts = [each.text for found in self.expected.values() for each in found]
        texts += [part for text in texts for part in split_text(text)]
        return frozenset(canonical(text) for text in (*texts, *self._headings))

    def is_beside(self, text: str) -> bool:
        """Whether a sentence may go without anything being lost: a gap, or what a picture shows, which stands in the
        text only where the picture can't."""
        return canonical(text) in self._beside

    def nearest(self, said: StatedFacts, changes: Ids) -> tuple[StatedFacts, float]:
        """The sentence on the same changes that is most like a text, figures and names aside, and how like, 0-100."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where a memo is verified

        found = [StatedFacts(shown(each.text)) for each in self.expected.get(changes, ())]
        scored = [(fuzz.ratio(said.frame, each.frame), fuzz.ratio(said.text, each.text), each) for each in found]
        like, _, best = max(scored, key=lambda one: one[:2], default=(0.0, 0.0, StatedFacts("")))
        return best, like

    def said_of(self, changes: Iterable[str]) -> list[StatedFacts]:
        """What the memo and the items themselves say of these changes."""
        found = []
        for each in changes:
            found += self._said[each]
            found += [StatedFacts(text) for text in _texts(self._changes[each])]
        return found

    def told_of(self, changes: Ids) -> list[StatedFacts]:
        """What the memo says of these changes and no others."""
        held = set(changes)
        return [
            StatedFacts(each.text)
            for ids, found in self.expected.items()
            if ids and held.issuperset(ids)
            for each in found
        ]

    def names_of(self, change: str) -> tuple[str, ...]:
        """What a change's items are called, before and now."""
        found = self._changes[change]
        return tuple({plain_name(item.name) for item in (*found.old, *found.new)})

    def knows(self, changes: Iterable[str]) -> bool:
        """Whether there are such changes."""
        return all(change in self._changes for change in changes)

    @cached_property
    def amounts(self) -> Collection[SaidFigure]:
        """Every figure that the plans, the reasons or the memo give."""
        texts = [text for item in self._items for text in _fields(item)]
        texts += [sentence.text for found in self.expected.values() for sentence in found]
        texts += self._cells
        texts += [entry.reason for stand in self._scope.verdict.standing.stands for entry in stand.entries]
        return frozenset(way for text in texts for figure in StatedFacts(text).figures for way in figure)

    @cached_property
    def _items(self) -> list[Item]:
        return [item for plan in (self._scope.comparison.old, self._scope.comparison.new) for item in plan.items()]


def _parts_of(memo: Document) -> Iterator[OwnSentence]:
    """The memo's sentences in their order, with its headings and captions, none of more than one sentence."""
    yield OwnSentence(memo.title, ())
    for block in memo.blocks:
        match block:
            case Heading(text=text):
                yield OwnSentence(text, ())
            case Table(caption=caption, changes=changes):
                yield OwnSentence(caption, tuple(sorted(changes)))
            case Picture(caption=caption):
                yield OwnSentence(caption, ())
        spans = block.spans if isinstance(block, Paragraph | Line | Picture) else ()
        for span in spans:
            yield from (OwnSentence(text, tuple(sorted(span.changes))) for text in split_text(span.text))


def row_of(cells: Iterable[str]) -> Row:
    """A table's row as rows are compared."""
    return tuple(_cell(cell) for cell in cells)


def _cell(text: str) -> str:
    """A cell as cells are compared."""
    return canonical(text)


def _rows(block: Table) -> tuple[Row, ...]:
    return (row_of(block.header), *(row_of(cell.text for cell in row) for row in block.rows))


_COUNTED = re.compile(r"\b(?:mkr|mnkr|tkr|kr)$")
"""What a table's caption says that its amounts are counted in."""


def _counted(block: Table) -> Iterator[str]:
    """The cells of a table, its amounts with their unit."""
    found = _COUNTED.search(block.caption)
    for row in block.rows:
        yield from (f"{cell.text} {found[0]}" if found and cell.type is CellType.AMOUNT else cell.text for cell in row)


def _texts(change: Change) -> Iterator[str]:
    for item in (*change.old, *change.new):
        yield from _fields(item)


def _fields(item: Item) -> Iterator[str]:
    """The texts and numbers of an item, and its amounts as printed."""
    for part in _parts(item):
        match part:
            case YearAmount(amount=amount) | (Amount() as amount):
                yield _printed(amount)
            case YearValue(value=value) | Cell(value=value):
                yield value
            case str() | int():
                yield str(part)


def _printed(amount: Amount) -> str:
    """An amount as printed, with its unit."""
    has_unit = any(letter.isalpha() for letter in amount.printed or "")
    return f"{amount.printed or ''}{'' if has_unit else f' {amount.unit.name.lower()}'}"


def _names(item: Item) -> Iterator[str]:
    """Everything of an item that may stand in quotation marks: its name and its texts."""
    yield plain_name(item.name)
    for part in _parts(item):
        match part:
            case str():
                yield plain_name(part)
            case Column():
                yield plain_name(part.name)
            case Cell():
                yield from (plain_name(part.column.name), plain_name(part.value))


def _unread_names(unread: Unread) -> Iterator[str]:
    """What may stand in quotation marks of something that was not read: where it is, and what it is said to show."""
    yield from (plain_name(each) for each in (unread.heading, unread.source.sheet or "") if each)
    if unread.shows is not None:
        yield from StatedFacts(unread.shows.text).names


def _parts(item: Item) -> Iterator[object]:
    """Every value of an item's fields, one by one."""
    for value in item.fields.values():
        yield from value if isinstance(value, tuple) else (value,)


Tables = Sequence[tuple[Row, ...]]


def parted(stated: Sequence[Stated], known: Tables) -> tuple[list[list[Stated]], list[Stated]]:
    """The rows of the tables of ours, a list for each, and the rest, of which a table's cells are texts."""
    rows: dict[int, list[Stated]] = {}
    for piece in stated:
        if piece.cells:
            rows.setdefault(piece.table, []).append(piece)
    ours = {number for number, held in rows.items() if _likest(held, known)}
    texts = [text for piece in stated if piece.table not in ours for text in _table_texts(piece)]
    return [rows[number] for number in sorted(ours)], texts


def changed(tables: Sequence[Sequence[Stated]], known: Tables) -> Iterator[tuple[Stated, str]]:
    """The cells that say something else, each with its row."""
    for held in tables:
        table = _likest(held, known)
        for piece in held:
            row = row_of(piece.cells)
            if row not in table:
                near = max(table, key=lambda true: _agreeing(row, true))
                wrong = [cell for cell, one, two in zip(piece.cells, row, near, strict=False) if one != two]
                yield from ((piece, cell) for cell in wrong or piece.cells[len(near) :])


def missing(tables: Sequence[Sequence[Stated]], known: Tables) -> Iterator[tuple[Stated, str]]:
    """The names of the rows that are gone, each with the table's first row."""
    for held in tables:
        table = _likest(held, known)
        left = [row_of(piece.cells) for piece in held]
        for row in table:
            near = max(left, key=lambda one: _agreeing(one, row), default=())
            if near and (near == row or _agreeing(near, row) * 2 >= len(row)):
                left.remove(near)
            else:
                yield held[0], row[0]


def _table_texts(piece: Stated) -> Iterator[Stated]:
    if not piece.cells:
        yield piece
        return
    yield from (Stated(cell, piece.line) for cell in piece.cells if cell)


def _likest(held: Sequence[Stated], known: Tables) -> tuple[Row, ...]:
    """The table of ours with most rows in common, or with the head if no more is left of it; none if there is none."""
    rows = [row_of(piece.cells) for piece in held]
    best = max(known, key=lambda table: _common(rows, table), default=())
    if not _common(rows, best):
        best = next((table for table in known if rows == [table[0]]), ())
    return best


def _common(rows: Sequence[Row], table: Sequence[Row]) -> int:
    """How many cells of rows beside the head agree in place, by the rows that share their name."""
    return sum(max((_agreeing(row, true) for true in table[1:] if true[0] == row[0]), default=0) for row in rows)


def _agreeing(one: Row, two: Row) -> int:
    """In how many places two rows agree; the name counts double."""
    return sum(a == b for a, b in zip(one, two, strict=False)) + (one[:1] == two[:1])
