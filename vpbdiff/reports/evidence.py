"""Whether a document that is titled as a plan is a report: what its tables and its lines follow up, and of which year.

A plan tells of the years before it, and may have a column of outcomes for each; one that is decided has no outcome of
its own year. What is dated decides alone, unless the document was decided before that day or plans ahead as well; what
is not, such as a status, counts by how much of the document it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile

from vpbdiff.documents.blocks import Block, BlockKind
from vpbdiff.language import sentences
from vpbdiff.model.figures import NOTHING
from vpbdiff.recognise.header_columns import YEAR
from vpbdiff.recognise.metadata import meeting_day
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.table_headers import header
from vpbdiff.recognise.titles import without_dates
from vpbdiff.reports.heads import ReportColumn, ReportHeads, day_of, head
from vpbdiff.reports.scales import assessed_line, said_of_goal
from vpbdiff.reports.tables import ReportTable, rows_of
from vpbdiff.reports.words import RESULTS, STATUS, meant, step_meaning


class DocumentKind(Enum):
    """What a document with a plan's title is, by what it holds."""

    PLAN = auto()
    REPORT = auto()
    UNSURE = auto()


@dataclass(frozen=True, slots=True)
class KindEvidence:
    """What a document is by what it holds, and the words that say so, empty for a plan."""

    kind: DocumentKind
    words: str = ""


_OUTCOME = re.compile(r"\b(?:ack\w*\.? )?(?:utfall|bokslut|redovisat|förbrukat|upparbetat)", re.IGNORECASE)
"""The heads of outcomes that no plan has for its own year; a «Resultat 2025» may be what is budgeted."""
_EARLIER = re.compile(r"\b(?:föregående|förra|gångna|fjol)\w*|\båret som gick\b", re.IGNORECASE)
_OF_STATE = re.compile(
    r"\b(?:läget|utfall(?:et)?|uppföljning(?:en)?|avser)\b.*\b(?:per|t\.?o\.?m\.?|till och med)\b", re.I
)
_RANGE = re.compile(
    r"(?:för |avser )?(?:perioden )?"
    r"(?:(?:januari|jan)\.?\s*[–—-]|per (?:den )?\d|t\.?o\.?m\.? |tertial|T[1-3]\b|delår|halvår|\w*uppföljning"
    r"|utfall\b)",
    re.IGNORECASE,
)
"""How a line of a cover begins that says up to which day it tells."""
_COVER = 12
"""Lines that may be of the cover, the title among them."""
_LINE = 80
"""Characters of the longest line that may say which year what is below it is of."""
_BELOW_HEADINGS = 99
_FINISHED = frozenset(("done", "partly_done", "late", "not_done", "stopped", "reported_back", "completed"))
"""What a status says of what has been; a plan may say of an activity that it goes on, or is not begun."""
_COLOURS = frozenset(("Grön", "Gul", "Röd"))
_ASSESSED = frozenset(("goal", "measure", "activity", "assignment"))
_FOLLOWED = frozenset(("status", "assessment", "result", "outcome", "observation", "deviation"))
"""What a table has a column for that may follow up, and not only plan."""
_DATED = frozenset(("budget", "forecast", "target", "deviation"))


def evidence(blocks: Sequence[Block], year: int, profile: Profile) -> KindEvidence:
    """What a document is that has the title of a plan for a year, by its `blocks`, its cover first."""
    opening = takewhile(lambda each: each.kind is not BlockKind.ROW, blocks[:_COVER])
    cover = [each.text.strip() for each in takewhile(lambda each: not profile.section(each.text), opening)]
    decided = max(map(meeting_day, cover), default="")
    seen = _Seen(year, ReportHeads(year, f"{year}-12-31", profile), decided)
    for above, part in _parts(blocks):
        seen.take(part, above)
    for text in cover:
        day = "" if sentences.ended(text) else day_of_state(text, year)
        if (day and not day.endswith("-12-31")) or meeting_day(text) > f"{year}-12-31":
            seen.sure.append(text)
    return seen.decided()


def day_of_state(text: str, year: int) -> str:
    """The day of a year up to which a document tells, as a line of its cover says: «Läget per den 31 augusti»; empty
    where it says none."""
    if len(text) > _LINE or not (_OF_STATE.search(text) or _RANGE.match(text)):
        return ""
    if not {*YEAR.findall(text)} <= {str(year)}:
        return ""
    return day_of(YEAR.sub(" ", text), year)[0]


def day_of_outcomes(blocks: Iterable[Block], year: int) -> tuple[str, str]:
    """The last day that the heads of outcomes name of a year, and the head that names it; empty where none does."""
    cells = (cell for block in blocks if block.kind is BlockKind.ROW for cell in block.flat[1:] if len(cell) <= _LINE)
    heads = (head(cell, year, "") for cell in cells if _OUTCOME.match(cell.strip()))
    days = [(each.through, each.text.strip()) for each in heads if each.kind == "outcome" and each.year in {None, year}]
    return max((each for each in days if each[0].startswith(str(year))), default=("", ""))


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """The blocks between headings, each part with the headings above it, the nearest first."""
    above: list[tuple[int, str]] = []
    held: list[Block] = []
    for block in blocks:
        is_heading = block.kind is BlockKind.HEADING
        if not is_heading and not _says_year(block):
            held.append(block)
            continue
        yield tuple(text for _, text in reversed(above)), held
        level = (block.level or 1) if is_heading else _BELOW_HEADINGS
        above = [*(each for each in above if each[0] < level), (level, block.text)]
        held = []
    yield tuple(text for _, text in reversed(above)), held


def _says_year(block: Block) -> bool:
    """Whether a line of text may head what is below it, and says a year."""
    text = without_dates(block.text)
    return (
        block.kind is BlockKind.TEXT
        and len(text) <= _LINE
        and not sentences.ended(text)
        and (YEAR.search(text) or _EARLIER.search(text)) is not None
    )


class _Seen:
    """What is seen of one document, which a meeting of a day `decided` where its cover gives one.

    It holds the words that are sure to be a report's, those of a year that is not said, the rows and lines that may be
    a report's, with the words of the first, the rows of tables as plans have them, and whether one of those only plans.
    """

    def __init__(self, year: int, heads: ReportHeads, decided: str) -> None:
        self.year = year
        self.heads = heads
        self.day = decided
        self.sure: list[str] = []
        self.undated: list[str] = []
        self.perhaps = 0
        self.words = ""
        self.planned = 0
        self.ahead = decided != "" and decided < f"{year}-01-01"
        self.bullets = 0

    def take(self, part: Sequence[Block], above: Sequence[str]) -> None:
        """Take in what stands between two headings; `above` are those that it stands under."""
        earlier = self._is_earlier(above)
        for each in rows_of(part, above[0] if above else "", self.heads):
            if isinstance(each, ReportTable):
                self._table(each, earlier)
            elif each.kind is BlockKind.BULLET:
                self.bullets += 1
            elif not earlier and (words := each.text.strip() if assessed_line(each.text) else said_of_goal(each.text)):
                self._may_be(1, words)

    def _is_earlier(self, above: Sequence[str]) -> bool:
        """Whether the nearest heading that says a year is of one before the plan's."""
        for text in above:
            years = [int(year) for year in YEAR.findall(without_dates(text))]
            if years or _EARLIER.search(text):
                return not years or max(years) < self.year
        return False

    def _may_be(self, rows: int, words: str) -> None:
        self.perhaps += rows
        self.words = self.words or words

    def _table(self, table: ReportTable, earlier: bool) -> None:
        filled = [each for place, each in enumerate(table.heads) if self._cells(table, place)]
        dated = {(each.kind, each.year) for each in table.heads if each.year is not None}
        years = [year for kind, year in dated if kind in _DATED]
        told_before = earlier or any(year < self.year for year in years)
        self.ahead |= not earlier and any(year > self.year for year in years)
        own = [each for each in filled if each.year == self.year or (each.year is None and not told_before)]
        if found := self._of_outcomes(own):
            (self.sure if self._is_dated(own, found) else self.undated).append(found.text.strip())
        elif not told_before and (words := self._may_follow_up(table, own)):
            self._may_be(len(table.rows), words)
        elif not earlier and self._is_planned(table):
            self.planned += len(table.rows)
            self.ahead |= _FOLLOWED.isdisjoint(each.kind for each in table.heads if each.year in {None, self.year})

    def _of_outcomes(self, own: Sequence[ReportColumn]) -> ReportColumn | None:
        """The head of an outcome of the plan's year or a part of it, or of how a forecast deviates from its budget."""
        kinds = {each.kind for each in own}
        for each in own:
            dated = each.year == self.year or each.is_period or each.through
            if each.kind == "outcome" and dated and not self._is_to_come(each) and _OUTCOME.search(each.text):
                return each
            if each.kind == "deviation" and "forecast" in kinds and self._is_held(own, each):
                return each
        return None

    def _is_to_come(self, column: ReportColumn) -> bool:
        """Whether the part of the plan's year that a head names was not over when the document was decided: it is one
        of the year before."""
        return column.year is None and self.day != "" and column.through > self.day

    def _is_dated(self, own: Sequence[ReportColumn], found: ReportColumn) -> bool:
        """Whether only a report has such a head in such a table: it says the plan's year, was over when the document
        was decided, or stands beside what is held against the plan's own figures. «Utfall jan–aug» beside nothing but
        «Budget 2025» may be of the year before."""
        held = any(each.kind in {"deviation", "assessment"} and self._is_held(own, each) for each in own)
        return found.year == self.year or (found.through != "" and found.through <= self.day) or held

    def _is_held(self, own: Sequence[ReportColumn], column: ReportColumn) -> bool:
        """Whether a column stands after a budget or a target that says the plan's year."""
        before = own[: own.index(column)]
        return any(each.kind in {"budget", "target"} and each.year == self.year for each in before)

    def _may_follow_up(self, table: ReportTable, own: Sequence[ReportColumn]) -> str:
        """The head of a column that assesses what stands beside it; empty where none does."""
        first = table.heads[0].kind
        kinds = {each.kind for each in own}
        for place, each in enumerate(table.heads):
            cells = self._cells(table, place)
            status = [found for cell in cells if (found := meant(cell, STATUS, f"{self.year}-12-31"))]
            results = first in {"risk", "control", "process"} and [cell for cell in cells if meant(cell, RESULTS)]
            steps = [cell for cell in cells if step_meaning(cell) or cell in _COLOURS] if first in _ASSESSED else []
            told = {"status": status or steps, "result": results or status, "assessment": steps or status}.get(
                each.kind
            )
            if told and 2 * len(told) > len(cells) and (told is not status or _FINISHED.intersection(status)):
                return each.text.strip()
            if each.kind == "outcome" and _OUTCOME.search(each.text) and kinds & {"forecast", "deviation"}:
                return each.text.strip()
        return ""

    @staticmethod
    def _cells(table: ReportTable, place: int) -> list[str]:
        """What stands in a column, empty cells left out."""
        cells = (row[place].strip() for row, _ in table.rows if place < len(row))
        return [cell for cell in cells if cell not in NOTHING]

    def _is_planned(self, table: ReportTable) -> bool:
        cells = [each.text for each in table.heads]
        return any(cells) and header(cells, self.heads.profile) is not None

    def decided(self) -> KindEvidence:
        """What the document is."""
        if self.sure:
            return KindEvidence(DocumentKind.UNSURE if self.ahead else DocumentKind.REPORT, self.sure[0])
        if self.undated or self.perhaps > self.planned + self.bullets:
            return KindEvidence(DocumentKind.UNSURE, next(iter(self.undated), self.words))
        return KindEvidence(DocumentKind.PLAN)
