"""The new plan as a Word document with tracked changes against the old one, and a comment on each change.

Both plans are written as paragraphs in their own order, one for each list, name and field. Paragraphs of paired items
belong together; the longest run of them that stands in one order in both plans stays in place, every other is moved.
What is in one plan alone stands between as inserted or deleted. So accepting everything leaves the new plan's
paragraphs in their order, and rejecting everything the old one's, whatever the matching is; what the document says of
itself stands in comments.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import count
from typing import Any, NamedTuple

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from vpbdiff.model.changes import Comparison
from vpbdiff.model.entities import Role
from vpbdiff.model.plan import Item, Plan
from vpbdiff.model.workbook import meeting_day
from vpbdiff.render.docx_runs import LANGUAGE, word_text
from vpbdiff.statements import caveats, phrases
from vpbdiff.statements.cells import Cells, facets_with_row
from vpbdiff.statements.options import Options
from vpbdiff.statements.statement import Statement, surroundings
from vpbdiff.wording import Wording

AUTHOR = "vpbdiff"
_DEEPEST = 4
"""The lowest heading of an item; what stands deeper has that one too."""


class RedlineParagraph(NamedTuple):
    """A paragraph of one plan: what it is of (an item's pointer and a field, or a list's path), its level as a heading,
    0 for none, and its text."""

    item: str
    field: str
    level: int
    text: str


def paragraphs(plan: Plan, wording: Wording) -> list[RedlineParagraph]:
    """The plan as it is written: its own facts, then each list with its items, in the plan's order."""
    found = [*_item(plan.metadata, 1, wording)]
    for path, listing in plan.lists.items():
        if len(listing):
            name = phrases.capital(phrases.list_word(path, wording))
            found.append(RedlineParagraph(f"list:{path}", "", 2, word_text(name)))
            found += (line for item in listing for line in _item(item, 3, wording))
    return [line for line in found if line.text.strip()]


def _item(item: Item, level: int, wording: Wording) -> Iterator[RedlineParagraph]:
    """Its name, a paragraph for each field, then all that it holds."""
    own = item.entity.name_field
    heading = min(level, _DEEPEST) if item.entity.has_name else 0
    yield RedlineParagraph(item.pointer, own, heading, word_text(item.text(own) or item.name))
    for field in item.entity.fields:
        value = item.fields.get(field.name)
        if value is None or field.name == own or field.role is Role.FORM or phrases.is_code(item, field.name):
            continue
        label = phrases.capital(phrases.field_word(field.name, wording))
        text = phrases.field_text(item, field.name, value, wording)
        yield RedlineParagraph(item.pointer, field.name, 0, word_text(f"{label}: {text}"))
    for child in item.children():
        yield from _item(child, level + 1, wording)


class Revision(StrEnum):
    """What becomes of a paragraph; the values are Word's names for the runs of one."""

    KEPT = "kept"
    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"


class Tracked(NamedTuple):
    """A paragraph of the document: how it was revised, the old and the new one, None where there is none. `move` joins
    the two places of one that moved."""

    revision: Revision
    old: RedlineParagraph | None
    new: RedlineParagraph | None
    move: int = 0


def tracked(comparison: Comparison, wording: Wording) -> list[Tracked]:
    """The paragraphs of both plans as one document."""
    olds, news = (paragraphs(plan, wording) for plan in (comparison.old, comparison.new))
    partner = _partners(comparison, olds, news)
    kept = _in_order([(partner[new], new) for new in sorted(partner)])
    moves = {new: number for number, new in enumerate(sorted(set(partner) - {new for _, new in kept}), 1)}
    moved = {partner[new]: number for new, number in moves.items()}
    found: list[Tracked] = []
    at_old = at_new = 0
    for old, new in (*kept, (len(olds), len(news))):
        for place in range(at_old, old):
            revision = Revision.MOVED_FROM if place in moved else Revision.DELETED
            found.append(Tracked(revision, olds[place], None, moved.get(place, 0)))
        for place in range(at_new, new):
            before = olds[partner[place]] if place in moves else None
            revision = Revision.MOVED_TO if place in moves else Revision.INSERTED
            found.append(Tracked(revision, before, news[place], moves.get(place, 0)))
        if old < len(olds):
            found.append(Tracked(Revision.KEPT, olds[old], news[new]))
        at_old, at_new = old + 1, new + 1
    return found


def _partners(
    comparison: Comparison, olds: Sequence[RedlineParagraph], news: Sequence[RedlineParagraph]
) -> dict[int, int]:
    """The place of the old paragraph that belongs with a new one, by the place of that; each is in one pair."""
    places = {(line.item, line.field): place for place, line in enumerate(olds)}
    before: dict[str, str] = {}
    taken: set[str] = set()
    for pair in comparison.matching.pairs:
        if pair.old.pointer not in taken and pair.new.pointer not in before:
            before[pair.new.pointer] = pair.old.pointer
            taken.add(pair.old.pointer)
    before[comparison.new.metadata.pointer] = comparison.old.metadata.pointer
    found = {}
    for place, line in enumerate(news):
        item = line.item if line.item.startswith("list:") else before.get(line.item)
        if item is not None and (item, line.field) in places:
            found[place] = places[item, line.field]
    return found


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, sorted by their second places, whose first places rise too."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for number, (first, _) in enumerate(pairs):
        at = bisect_left(ends, first)
        before.append(tails[at - 1] if at else -1)
        ends[at : at + 1] = [first]
        tails[at : at + 1] = [number]
    found = []
    number = tails[-1] if tails else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def render(comparison: Comparison, wording: Wording, options: Options) -> bytes:
    """The document. The same plans and reasons give the same text, author and dates."""
    return _Document(comparison, wording, options).content()


_WORD = re.compile(r"\S+\s*|\s+")
"""A word with the white space after it; a figure is one word."""


class _Document:
    def __init__(self, comparison: Comparison, wording: Wording, options: Options) -> None:
        self._comparison = comparison
        self._wording = wording
        self._options = options
        self._document = docx.Document()
        self._day = datetime.combine(meeting_day(comparison.new), time(12), UTC)
        self._ids = count(1)

    def content(self) -> bytes:
        """The document as bytes."""
        comments = self._comments()
        opening: list[str] | None = self._opening()
        for line in tracked(self._comparison, self._wording):
            element = self._paragraph(line)
            side = line.new or line.old
            own = comments.pop(("new" if line.new else "old", side.item), []) if side else []
            for said in (*([opening] if opening else []), *own):
                self._comment(element, said, line.revision)
            opening = None
        properties = self._document.core_properties
        properties.title, properties.language = word_text(self._comparison.new.metadata.name)[:255], LANGUAGE
        properties.author, properties.created, properties.modified = AUTHOR, self._day, self._day
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _paragraph(self, line: Tracked) -> Any:
        of = line.new or line.old
        assert of is not None, "a paragraph is of one of the plans"
        paragraph = self._document.add_paragraph(style=f"Heading {of.level}" if of.level else None)
        element = paragraph._p
        if line.revision is Revision.KEPT:
            self._words(element, line)
            return element
        mark = OxmlElement("w:rPr")
        mark.append(self._change(line.revision))
        element.get_or_add_pPr().append(mark)
        if line.move:
            start, end = self._range(line)
            element.append(start)
        holder = self._change(line.revision)
        element.append(holder)
        if line.revision is Revision.MOVED_TO:
            self._words(holder, line)
        else:
            holder.append(_run(of.text, deleted=line.revision is Revision.DELETED))
        if line.move:
            element.append(end)
        return element

    def _range(self, line: Tracked) -> tuple[Any, Any]:
        """The beginning and the end of the place that a paragraph left or came to."""
        number = str(next(self._ids))
        start, end = (OxmlElement(f"w:{line.revision}Range{each}") for each in ("Start", "End"))
        for each in (start, end):
            each.set(qn("w:id"), number)
        start.set(qn("w:author"), AUTHOR)
        start.set(qn("w:date"), self._stamp)
        start.set(qn("w:name"), f"vpbdiff_{line.move}")
        return start, end

    def _words(self, element: Any, line: Tracked) -> None:
        """The words of both plans, marked where they differ."""
        assert line.old is not None and line.new is not None
        old, new = _WORD.findall(line.old.text), _WORD.findall(line.new.text)
        for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if what == "equal":
                element.append(_run("".join(new[first:last])))
                continue
            for revision, text in (
                (Revision.DELETED, "".join(old[start:end])),
                (Revision.INSERTED, "".join(new[first:last])),
            ):
                if text:
                    change = self._change(revision)
                    change.append(_run(text, deleted=revision is Revision.DELETED))
                    element.append(change)

    def _change(self, revision: Revision) -> Any:
        element = OxmlElement(f"w:{revision}")
        element.set(qn("w:id"), str(next(self._ids)))
        element.set(qn("w:author"), AUTHOR)
        element.set(qn("w:date"), self._stamp)
        return element

    @property
    def _stamp(self) -> str:
        return self._day.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _comment(self, element: Any, said: Sequence[str], revision: Revision) -> None:
        """A comment round a paragraph, its lines as paragraphs."""
        comment = self._document.comments.add_comment(word_text(said[0]), AUTHOR, AUTHOR[:3])
        comment._comment_elm.set(qn("w:date"), self._stamp)
        for text in said[1:]:
            comment.add_paragraph(word_text(text))
        number = str(comment.comment_id)
        start, end, reference = (OxmlElement(f"w:comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
        for each in (start, end, reference):
            each.set(qn("w:id"), number)
        run = OxmlElement("w:r")
        run.append(reference)
        properties = element.pPr
        if properties is not None:
            properties.addnext(start)
        else:
            element.insert(0, start)
        element.append(end)
        if revision is Revision.KEPT:
            element.append(run)
        else:
            element.find(qn(f"w:{revision}")).append(run)

    def _opening(self) -> list[str]:
        """What the document is, and what it is not."""
        names = phrases.plan_names(self._comparison, self._wording)
        remarks = caveats.held(self._comparison, self._options.selection)
        selection = self._options.selection.sentence(self._comparison, self._wording)
        return [
            self._wording.say("redline.what", old=names[0], new=names[1]),
            self._wording.say("redline.layout"),
            *filter(None, [selection]),
            *caveats.sentences(remarks, self._comparison, self._wording),
        ]

    def _comments(self) -> dict[tuple[str, str], list[list[str]]]:
        """What is said of the changes, by the plan and the item that each stands at."""
        found: dict[tuple[str, str], list[list[str]]] = {}
        around, cells = surroundings(self._comparison), Cells(self._comparison, self._wording)
        reasons = _reasons(self._options, self._wording)
        for change in self._options.selection.of(self._comparison):
            statement = around.statement(change)
            side = "new" if statement.new else "old"
            said = [*self._said(statement, cells), *reasons.get(change.id, ())]
            if gap := self._options.gaps.get(change.id):
                said.append(self._wording.say(f"gate.gap.{gap}"))
            found.setdefault((side, statement.subject.pointer), []).append(said)
        return found

    def _said(self, statement: Statement, cells: Cells) -> Iterator[str]:
        kinds = dict.fromkeys(phrases.capital(cells.row(statement, facet)[3]) for facet in facets_with_row(statement))
        yield self._wording.say("redline.kinds", kinds=", ".join(kinds), id=statement.id)
        if statement.weakened:
            yield self._wording.say("redline.weakened")


def _reasons(options: Options, wording: Wording) -> Mapping[str, Sequence[str]]:
    if not options.stands:
        return {}
    from vpbdiff.statements.reasons import reasons_by_handle  # noqa: PLC0415 - loads all of the explanations

    lines = reasons_by_handle(options.stands, wording)
    return {name: ["".join(span.text for span in spans) for spans in each] for name, each in lines.items()}


def _run(text: str, *, deleted: bool = False) -> Any:
    run = OxmlElement("w:r")
    held = OxmlElement("w:delText" if deleted else "w:t")
    held.text = text
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(held)
    return run
