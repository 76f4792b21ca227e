"""The review and the teaching as applications: each opens its session while a sentence is shown, and ends.

All that they do lies in `vpbdiff.review`; all that they look like in screens, views and widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from vpbdiff.tui.session_app import SessionApp
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.review.session import Session
    from vpbdiff.review.teaching import Teaching


class ReviewApp(SessionApp["Session"]):
    """Runs one review of two plans."""

    def __init__(self, words: tuple[str, str], opening: Callable[[], Session], wording: Wording) -> None:
        """`words` are OLD and NEW as the user wrote them."""
        old, new = words
        super().__init__(wording.say("review.opening", old=old, new=new), opening, wording)
        self.session: Session | None = None

    def left(self) -> str:
        """Where the reasons are, how many are given, and whether the gate is open; nothing where it never opened."""
        if self.session is None:
            return ""
        from vpbdiff.review.worklist import progress as counted  # noqa: PLC0415 - once the review has ended
        from vpbdiff.tui.widgets.bars import gate_line, progress  # noqa: PLC0415

        verdict, place = self.session.case.verdict, self.session.case.place
        gate = "".join(span.text for span in gate_line(verdict, self.wording))
        count = counted(verdict)
        done = progress(count, self.wording) if count.done < count.all or verdict.passed else ""
        key = "review.ended" if self.session.case.explanations else "review.ended-none"
        return self.wording.say(key, path=place.shown, state=". ".join(filter(None, (done, gate))))

    def unkept(self) -> tuple[str, ...]:
        """What was half-written and the disk did not take: with the review it would be gone."""
        drafts = self.session.drafts.unkept if self.session is not None else ()
        return tuple(
            self.wording.say("review.ended-unkept", reason=" ".join(each.reason.split()))
            for each in drafts
            if each.reason.strip()
        )

    def _screen(self, session: Session) -> Screen[None]:
        self.session = session
        from vpbdiff.tui.screens.main import ReviewScreen, prepare  # noqa: PLC0415 - after the first screen is shown

        prepare(session)
        return ReviewScreen(session, self.wording)


class TeachingApp(SessionApp["Teaching"]):
    """Runs one session in which a profile is taught. `saved` says afterwards that all was to be kept."""

    _has_marks = False

    def __init__(self, document: str, opening: Callable[[], Teaching], wording: Wording) -> None:
        super().__init__(wording.say("teach.opening", document=document), opening, wording)
        self.saved = False
        self.session: Teaching | None = None

    def _screen(self, session: Teaching) -> Screen[None]:
        from vpbdiff.tui.screens.teaching import TeachingScreen  # noqa: PLC0415 - after the first screen is shown

        self.session = session
        return TeachingScreen(session, self.wording)

    def on_teaching_screen_saved(self) -> None:
        """End the session with all that was taught kept."""
        self.saved = True
        self.exit()

    async def action_quit(self) -> None:
        """End the session; what is not saved is asked about first."""
        from vpbdiff.tui.screens.teaching import TeachingScreen  # noqa: PLC0415

        own = next((each for each in self.screen_stack if isinstance(each, TeachingScreen)), None)
        if own is None or own.may_quit():
            self.exit()
