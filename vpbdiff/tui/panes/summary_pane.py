"""The summary: the text as it will be exported, written anew with every case, and its way into a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vpbdiff.base.errors import VpbdiffError
from vpbdiff.gate import Case
from vpbdiff.memo import DEFAULT, FOLLOW_UP, LANGUAGE, OUTLINES, PAPERS
from vpbdiff.memo.outlines import write
from vpbdiff.model.document import Block, Document, Heading, Line, Paragraph, Picture, Span, Spans, Style, Table
from vpbdiff.render import Shown, renderer
from vpbdiff.review.worklist import Worklist, WorklistRow
from vpbdiff.statements import reasons
from vpbdiff.statements.options import Options
from vpbdiff.tui.layout import Gap, PageElement
from vpbdiff.tui.messages import CopyText, Export, Visit
from vpbdiff.tui.view import PagedView
from vpbdiff.tui.widgets.pages import Point, Points, distinct
from vpbdiff.wording import Wording
from vpbdiff.wording.catalogue import sentence

_Part = tuple[tuple[PageElement, ...], tuple[str, ...]]
"""Elements that belong together, and the ids of the changes that they state."""


class SummaryView(PagedView):
    """Shows the memo in one of its outlines; leads from what it states to the change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", "review.key.export", id="export"),
        Binding("o", "outline", "review.key.outline", id="outline"),
        Binding("b", "brief", "review.key.brief", id="brief"),
        Binding("enter", "visit", "review.key.visit", id="visit"),
        Binding("y", "copy", "review.key.copy-memo", id="copy-memo", show=False),
    ]

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(wording, id=id)
        self._outline = DEFAULT
        self._brief = False
        self._memo: Document | None = None

    def compose(self) -> ComposeResult:
        """One page with a cursor."""
        yield Points(id="memo")

    def show(self, case: Case, listing: Worklist) -> None:
        """Show the memo of a case."""
        self._case, self._listing = case, listing
        self._write()

    def _write(self) -> None:
        """Write the memo; the cursor stays on what states the same changes as before."""
        try:
            self._memo = write(self._case, self._outline, brief=self._brief)
        except VpbdiffError as error:  # the settings may have been changed, and wrongly, since the review began
            self._memo = None
            self._page.show([Point((Paragraph((Span(sentence(self.wording, error.problems[0]), Style.ALARM),)),))])
            return
        parts = [((self._head(), Gap()), ()), *_parts(self._memo, self.wording)]
        keys = distinct(changes for _, changes in parts if changes)
        self._page.show([Point(elements, next(keys) if changes else None) for elements, changes in parts])

    def _head(self) -> Paragraph:
        """Which text this is, and what it lacks."""
        say, length = self.wording.say, "brief" if self._brief else "whole"
        told = say(f"review.outline-{length}", readers=say(f"review.outline.{self._outline}"))
        spans = [Span(told, Style.QUIET)]
        if self._outline != FOLLOW_UP and (missing := reasons.missing(self._case.verdict.lacking, self.wording)):
            spans.append(Span(f" {say('summary.lacking', lacking=missing)}", Style.ALARM))
        return Paragraph(tuple(spans))

    def action_outline(self) -> None:
        """Write the memo for the next of its readers."""
        names = PAPERS if self._case.followed else tuple(OUTLINES)
        self._outline = names[(names.index(self._outline) + 1) % len(names)]
        self._write()

    def action_brief(self) -> None:
        """Write half a page, or all."""
        self._brief = not self._brief
        self._write()

    def action_visit(self) -> None:
        """Show the change that is stated, of several the first that something is left to do about."""
        stated: tuple[str, ...] = self._page.key[0] if isinstance(self._page.key, tuple) else ()
        found = [row for row in map(self._listing.row, stated) if row is not None]
        self.ask(Visit(min(found, key=_is_done).id) if found else None)

    def action_export(self) -> None:
        """Write the text to a file."""
        if self._memo is not None:
            name = self.wording.say(f"review.export-name.{self._outline}", year=self._memo.facts["year"])
            self.post_message(Export(self._memo, name, self._case.verdict.passed))

    def action_copy(self) -> None:
        """Copy the whole text, as Markdown."""
        if self._memo is not None:
            text = renderer(Shown.MEMO, "markdown")(self._memo, Wording(LANGUAGE), Options())
            self.post_message(CopyText(str(text), "review.copied-memo"))


def _is_done(row: WorklistRow) -> bool:
    return not row.is_open


def _parts(memo: Document, wording: Wording) -> Iterator[_Part]:
    """The memo in reading order, with air between its blocks but for the points of a list."""
    head = [element for block in memo.head for element in (*_part(block, wording)[0], Gap())]
    yield (*head, Heading(memo.title, 1), Gap()), ()
    for block, after in zip(memo.blocks, (*memo.blocks[1:], None), strict=True):
        elements, changes = _part(block, wording)
        together = isinstance(block, Line) and isinstance(after, Line)
        yield (*elements, *(() if together else (Gap(),))), changes


def _part(block: Block, wording: Wording) -> _Part:
    match block:
        case Heading():
            return (block,), ()
        case Table():
            return (block,), block.changes
        case Picture(caption, _, spans):
            told = Span(f"{wording.say('review.picture', caption=caption)} ", Style.QUIET)
            return (Paragraph((told, *spans)),), _changes(spans)
        case Paragraph() | Line():
            return (block,), _changes(block.spans)


def _changes(spans: Spans) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change for each in spans for change in each.changes))


VIEW = SummaryView
