"""Shows sentences that seem to give a reason, and last year's reasons that come back. It takes none of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vpbdiff.base.errors import ExitStatus
from vpbdiff.cli.explain_context import Desk
from vpbdiff.documents.reader import read
from vpbdiff.explanations import suggestions
from vpbdiff.explanations.subjects import Subject
from vpbdiff.explanations.suggestions import Suggester, drafts
from vpbdiff.gate import Rule
from vpbdiff.views import suggestion_page

_WANTING = (Rule.UNEXPLAINED, Rule.STALE, Rule.NO_REASON)


def show(desk: Desk, words: Sequence[str], document: str | None) -> ExitStatus:
    """Suggest reasons for the changes that are named, or for all that lack one."""
    subjects = [each for word in words for each in desk.those(word)] if words else _wanting(desk)
    if document is None:
        passages = suggestions.of_plan(desk.case.comparison.new)
    else:
        passages = suggestions.of_document(read(Path(document)))
    suggester = Suggester(passages)
    found = [(each, suggester.of(each)) for each in subjects]
    earlier = drafts(desk.case.old, desk.case.new, subjects)
    desk.show(suggestion_page.elements(found, earlier, desk.case, desk.wording, document))
    return ExitStatus.DONE


def _wanting(desk: Desk) -> list[Subject]:
    """The changes that need a reason and have none that stands, in the plan's order."""
    wanting = [id(each.stand) for rule in _WANTING for each in desk.case.verdict.of_rule(rule)]
    return [each.subject for each in desk.standing.stands if id(each) in wanting]
