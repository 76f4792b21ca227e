"""From the blocks of a document to a report: its title and day, its scale, its goals with what came of them.

A table is known by its heads and a goal by what stands under its heading. What is of no known kind stays where it
stands, as prose or as a table with its columns and rows: a wrong reading is worse than a generic one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vpbdiff.base.errors import Location, failure
from vpbdiff.documents.blocks import Block, BlockKind, BlockPlace, SourceDocument
from vpbdiff.language import sentences
from vpbdiff.recognise.accounting import Accounts, Ledger
from vpbdiff.recognise.extent import Parts
from vpbdiff.recognise.header_columns import YEAR
from vpbdiff.recognise.metadata import meeting_day, metadata
from vpbdiff.recognise.places import name_places, unread
from vpbdiff.recognise.profile import Profile
from vpbdiff.recognise.titles import YEARS_ALONE, Title, TitleKind, title_of
from vpbdiff.reports.evidence import DocumentKind, day_of_outcomes, day_of_state, evidence
from vpbdiff.reports.heads import ISO, ReportHeads, day_of
from vpbdiff.reports.items import ReportItems
from vpbdiff.reports.loading import FORMAT
from vpbdiff.reports.outline import GOAL_WORDS, ReportHeading, is_aim, outline
from vpbdiff.reports.prose import ReportProse
from vpbdiff.reports.scales import Scales, assessed_line, key
from vpbdiff.reports.tables import ReportTable, rows_of

Json = dict[str, Any]

_ANNUAL = re.compile(
    r"verksamhetsberättelse|(?<!del)års(?:redovisning|rapport|bokslut|uppföljning)|\bbokslut|"
    r"årets resultat|\bhelår"
)


@dataclass(frozen=True, slots=True)
class ReportReading:
    """A report taken from a document, as its file holds it; the lines that hold content, and those of them that stayed
    as prose or as tables of no known kind; what a person should check, by line: a message key and its parameters."""

    raw: Json
    lines: int
    as_they_stand: tuple[int, ...]
    notes: tuple[tuple[int, str, Json], ...] = ()


def find_title(document: SourceDocument, profile: Profile, *, surely: bool = False) -> tuple[int, Title] | None:
    """Where the title of a report stands: the one that a document opens with, else the last, which a memo may stand
    above. A plan's title is one where the document is `surely` a report, or is one by what it holds. None where the
    document opens with another title, or has none."""
    found = [
        (place, title)
        for place, block in enumerate(document.blocks)
        if block.kind is not BlockKind.ROW and (title := title_of(document.blocks, place, profile)) is not None
    ]
    reports = [each for each in found if each[1].kind is TitleKind.REPORT]
    opening = next((each for each in found if each[0] < _OPENING), None)
    if opening is not None and (opening[1].kind is TitleKind.REPORT or _is_report(document, opening, profile)):
        return opening
    dated = next((each for each in reversed(reports) if each[1].year), None)
    return dated or (opening if surely else None)


_OPENING = 16


def _is_report(document: SourceDocument, opening: tuple[int, Title], profile: Profile) -> bool:
    """Whether a document that opens with a plan's title is a report by what it holds, or may be."""
    place, title = opening
    return evidence(document.blocks[place:], title.year, profile).kind is not DocumentKind.PLAN


def read(
    document: SourceDocument, profile: Profile, through: str | None = None, *, surely: bool = False
) -> ReportReading:
    """The report that a document holds; `through` is its last day where a person says it, who then says too that it is
    `surely` a report.

    Raises VpbdiffError for a document without a report's title, and for one that does not say of which year or up to
    which day it is.
    """
    found = find_title(document, profile, surely=surely or through is not None)
    if found is None:
        raise failure("follow.not-a-report-document", Location(document.name))
    place, title = found
    reader = _Reader(document, place, title, profile, through)
    return reader.read()


def _day(title: Title, texts: Sequence[str], year: int) -> str:
    """The last day that a report is about: by its title, else by what its first lines say; empty where neither does."""
    words = title.text.casefold()
    if found := ISO.search(words):
        return found[0]
    day, _ = day_of(YEAR.sub(" ", words), year)
    if day:
        return day
    if _ANNUAL.search(words):
        return f"{year}-12-31"
    told = (day_of(YEAR.sub(" ", text), year)[0] for text in texts if _OF_DAY.search(text))
    return next(filter(None, itertools.chain(told, (day_of_state(text, year) for text in texts))), "")


class _Reader:
    """Reads one document; the report is put together in `raw`."""

    def __init__(
        self, document: SourceDocument, place: int, title: Title, profile: Profile, through: str | None
    ) -> None:
        self.document = document
        self.profile = profile
        blocks = document.blocks
        texts = [block.text for block in blocks[place + 1 : place + 40] if block.kind is not BlockKind.ROW]
        year = title.year or next((int(match[1]) for text in texts[:8] if (match := YEAR.search(text))), 0)
        iso = through or next((found[0] for found in [ISO.search(title.text)] if found), "")
        if iso:
            year = int(iso[:4])
        day = through or (_day(title, texts, year) if year else "")
        by = ""
        if year and not day:
            day, by = day_of_outcomes(blocks[place + 1 :], year)
        if not year or not day:
            raise failure("follow.no-day", Location(document.name), title=title.text)
        self.title = title
        self.year = year
        self.heads = ReportHeads(year, day, profile)
        self.body = next((i for i in range(place + 1, len(blocks)) if self._opens(blocks[i])), len(blocks))
        self.cover = blocks[max(0, place - _ABOVE) : self.body]
        self.raw: Json = {"format": FORMAT, "year": year}
        self.raw |= {"kind": "annual" if day.endswith("-12-31") else "interim", "through": day}
        self.scales = Scales(day)
        self.items = ReportItems(self.raw, self.scales)
        self.prose = ReportProse(self.items)
        self.kept: set[int] = set()
        self.notes: list[tuple[int, str, Json]] = []
        if by:
            self.notes.append((blocks[place].line, "follow.day-of-head", {"head": by, "through": day}))
        if place > _ABOVE:
            self.notes.append((blocks[place].line, "follow.begins", {"title": title.text}))

    def _opens(self, block: Block) -> bool:
        """Whether the cover ends before a block: at a heading that names nobody and no year's report, at a table, or
        at running text."""
        if block.kind is BlockKind.ROW:
            return True
        if block.kind is BlockKind.HEADING:
            title = title_of((block,), 0, self.profile)
            more = _OWNER.search(block.text) or YEARS_ALONE.fullmatch(block.text) or day_of_state(block.text, self.year)
            return (title is None or not title.year) and not more
        return sentences.parted(block.text) or len(block.text) > _LONG

    def read(self) -> ReportReading:
        """The whole report."""
        ledger = Ledger()
        parts = Parts(self.title, self.cover, (), self.document.blocks[self.body :], range(0))
        given = {key: self.profile.data["plan"][key] for key in ("municipality", "committee")}
        told = metadata(parts, given, ledger, self.document.page_marks)
        if "meeting_date" not in told and (day := self._meeting()):
            told["meeting_date"] = day
        self.raw |= {"documents": [self.document.name], "metadata": told}
        roots = outline(self.document.blocks[self.body :], self.title.text, self.heads)
        for block in self.cover:
            self.scales.explain(block, "", _ALL_LINES)
        for node, below in itertools.zip_longest(roots, roots[1:]):
            self._explained(node, below.line - 1 if below is not None else _ALL_LINES[1])
        if self.scales.told:
            self.raw["scales"] = self.scales.told
        if not roots and not self.document.unread:
            raise failure("follow.nothing-below", Location(self.document.name), title=self.title.text)
        sections = [made for node in roots if (made := self._section(node)) is not None]
        self.prose.finish()
        if sections:
            self.raw["sections"] = sections
        if found := unread(self.document, range(10**9)):
            self.raw["unread"] = found
        lines = sum(block.kind is not BlockKind.RULE for block in self.document.blocks)
        if self.document.place is not BlockPlace.LINE:
            name_places(self.raw, self.document, _no_accounts(self.document))
        for note in self.document.remarks:
            self.notes.append((note.line, note.key, {"text": note.text, "number": note.number}))
        return ReportReading(self.raw, lines, tuple(sorted(self.kept)), tuple(self.notes))

    def _meeting(self) -> str:
        """The day of the meeting that a sentence before the first heading gives; empty where none does."""
        opening = itertools.takewhile(lambda block: block.kind is BlockKind.TEXT, self.document.blocks[self.body :])
        told = (text for block in opening for text in sentences.split_text(block.text) if "sammanträde" in text)
        return next(filter(None, map(meeting_day, told)), "")

    def _content(self, node: ReportHeading) -> list[Block | ReportTable]:
        """What stands right under a heading: tables put together, and the other blocks."""
        return rows_of(node.blocks, node.title, self.heads)

    def _explained(self, node: ReportHeading, last: int) -> None:
        """Take in the scales that the report explains, wherever they stand; `last` is the last line of a chapter."""
        for part in self._content(node):
            self.scales.explain(part, node.title, (node.line, last))
        for child, below in itertools.zip_longest(node.children, node.children[1:]):
            self._explained(child, below.line - 1 if below is not None else last)

    def _section(self, node: ReportHeading) -> Json | None:
        """A heading's content: the goal that it is, or a section with what is of no known kind. None where nothing of
        it is left."""
        content = self._content(node)
        goal = self._goal(node, content)
        prose: list[Json] = []
        tables: list[Json] = []
        above: ReportTable | None = None
        for part in content:
            if isinstance(part, ReportTable):
                if not self.items.take(part, goal):
                    tables.append(part.generic())
                    self.kept.update(line for _, line in part.rows)
                above = part
            elif not self._is_assessment(part, goal) and not self.prose.state(part, node.title, goal):
                self.prose.beside(part, above, node.title)
                prose.append({"text": part.text, **({"bullet": True} if part.kind is BlockKind.BULLET else {})})
                prose[-1]["source"] = {"line": part.line}
                self.kept.add(part.line)
        inner = [found for child in node.children if (found := self._section(child)) is not None]
        if goal is not None and not (prose or tables or inner):
            return None
        made: Json = {"title": node.title or self.title.text}
        held = {"paragraphs": prose, "tables": tables, "sections": inner}
        made |= {name: found for name, found in held.items() if found}
        return made | {"source": {"line": node.line or 1}}

    def _goal(self, node: ReportHeading, content: Sequence[Block | ReportTable]) -> Json | None:
        """The goal that a heading is: one that is assessed, or has its own measures or activities, and opens no part of
        a report by its words."""
        rule = self.profile.section(node.title)
        if rule is not None and rule.role is not None:
            return None
        if len(node.title.split()) < GOAL_WORDS or node.title == self.title.text:
            return None
        blocks = (part for part in content if isinstance(part, Block))
        assessed = next(((step, part.line) for part in blocks if (step := self.scales.step(part)) is not None), None)
        tables = [part for part in content if isinstance(part, ReportTable)]
        followed = any(
            part.kinds[0] in {"activity", "measure"} or (part.has_unnamed_outcomes and is_aim(node.title))
            for part in tables
        )
        if assessed is None and not followed:
            return None
        made = self.items.goal(node.title, node.line)
        if assessed is not None:
            made.setdefault("assessment", self.scales.assessment(*assessed))
        return made

    def _is_assessment(self, block: Block, goal: Json | None) -> bool:
        """Whether a line under a goal is its assessment alone, which the goal holds."""
        if goal is None or "assessment" not in goal or (step := self.scales.step(block)) is None:
            return False
        return (
            key(goal["assessment"]["printed"]) == key(step)
            and key(block.text).endswith(key(step))
            and (assessed_line(block.text) or key(block.text) == key(step))
        )


_ABOVE = 6
"""Lines above the title that may be of its cover; before them stands another document, such as a memo."""
_LONG = 90
_ALL_LINES = (0, 10**9)
_OF_DAY = re.compile(r"\b(?:läget|avser|per den|t\.o\.m|till och med)\b", re.IGNORECASE)
_OWNER = re.compile(r"nämnd(?:en)?$|styrelsen?$|utskottet$| kommun$| stad$|[A-ZÅÄÖ]{2,}/\d{4}", re.IGNORECASE)


def _no_accounts(document: SourceDocument) -> Accounts:
    """The pages and rows of a document's lines, as `places` takes them."""
    pages = {block.line: block.page for block in document.blocks if block.page is not None}
    rows = {block.line: (block.sheet, block.row) for block in document.blocks if block.sheet and block.row}
    return Accounts({}, {}, (), (), place=document.place, pages=pages, rows=rows)
