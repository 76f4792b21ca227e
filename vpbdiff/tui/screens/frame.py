"""The frame of the review: the views above, where the work stands and the keys below."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from vpbdiff.model.document import Spans
from vpbdiff.review.session import Session
from vpbdiff.statements import phrases
from vpbdiff.tui.key_bindings import KeyLine
from vpbdiff.tui.layout import content
from vpbdiff.tui.panes import VIEWS, WITH_REPORTS, view
from vpbdiff.tui.panes.changes_pane import ChangesView
from vpbdiff.tui.view import View
from vpbdiff.tui.widgets.bars import Head, Status, Tabs
from vpbdiff.tui.widgets.pages import Points
from vpbdiff.wording import Wording


class Frame(Screen[None]):
    """Shows the case of a session in every view, and switches between them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"view('{name}')", f"review.key.view-{name}", id=f"view-{name}", show=False)
        for number, name in enumerate(WITH_REPORTS, start=1)
    ]

    def __init__(self, session: Session, wording: Wording) -> None:
        super().__init__()
        self.session = session
        self.wording = wording

    def compose(self) -> ComposeResult:
        """The frame, and the first view in it."""
        yield Head(self.wording)
        yield Tabs(self.wording, WITH_REPORTS if self.session.case.followed else VIEWS)
        with Container(id="views"):
            yield view(VIEWS[0], self.wording)
        yield Status()
        yield KeyLine(self.wording)
        yield Static(content(self.wording.say("review.too-small")), id="too-small")

    def begin(self) -> None:
        """Show the session's case."""
        self.show_case()
        self.query_one(View).first.focus()

    def show_case(self) -> None:
        """Show every view the case as it is now."""
        case, listing = self.session.case, self.session.listing
        names = phrases.plan_names(case.comparison, self.wording)
        drafts = self.session.drafts.load()
        self.changes.drafted = frozenset(change for draft in drafts for change in draft.changes)
        for each in self.query(View):
            each.offer(case, listing)
        self.query_one(Head).show(self.wording.say("review.plans", old=names[0], new=names[1]), case.verdict)

    def tell(self, sentence: Spans) -> None:
        """Say what the last action came to."""
        self.query_one(Status).tell(sentence)

    @property
    def changes(self) -> ChangesView:
        """The view of changes, which is always there."""
        return self.query_one(ChangesView)

    @property
    def shown(self) -> str:
        """The name of the view that is shown."""
        return next(each.id or "" for each in self.query(View) if each.display)

    @on(Tabs.Chosen)
    async def _chosen(self, message: Tabs.Chosen) -> None:
        await self.action_view(message.name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether something can be done here: a view of reports is there where there are any."""
        return action != "view" or parameters[0] in VIEWS or bool(self.session.case.followed)

    async def action_view(self, name: str) -> None:
        """Show the view of this name, made when it is first asked for; what was said of another is said no more."""
        self.tell(())
        if not self.query(f"#{name}"):
            made = view(name, self.wording)
            await self.query_one("#views").mount(made)
            for page in made.query(Points):
                page.border_title = content(self.wording.say(f"review.view.{name}"))
            made.display = False
            made.offer(self.session.case, self.session.listing)
        for each in self.query(View):
            each.display = each.id == name
        self.query_one(f"#{name}", View).look()
        self.query_one(Tabs).mark(name)
        self.query_one(f"#{name}", View).first.focus()
