"""What a reader should see first: promises that were dropped or weakened, and risks that were."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vpbdiff.changes import Change, Facet, Kind
from vpbdiff.model import Item
from vpbdiff.report import phrases
from vpbdiff.report.blocks import MARKS
from vpbdiff.report.document import Line, Span, Style, plain
from vpbdiff.report.outline import Outline
from vpbdiff.wording import Wording

HIGH_RISK = 9
"""Risk index from which a dropped risk is pointed out. Of the products 1 2 3 4 6 8 9 12 16 it is the first for which
likelihood and consequence both lie in the upper half of their scales, 3 or 4; the gate's policy takes the same number
unless it is told otherwise."""

_GOAL_WORDS = 8
"""Words of the goal beside a dropped activity: enough to tell a plan's few goals apart."""


def highlights(outline: Outline, wording: Wording) -> Iterator[Line]:
    """The lines of «to see first», grouped by reason; none if there is nothing to point out."""
    groups: tuple[tuple[str, str, Callable[[Change], bool], Callable[[Change, Outline, Wording], str]], ...] = (
        ("dropped-activities", MARKS[Kind.REMOVED], lambda change: _goal_stands(change, outline), _under_goal),
        ("dropped-risks", MARKS[Kind.REMOVED], _dropped_while_high, _with_index),
        ("raised", MARKS[Kind.RAISED], lambda change: _risk_index(change, Kind.RAISED) is not None, _index_change),
        ("lowered", MARKS[Kind.LOWERED], lambda change: _risk_index(change, Kind.LOWERED) is not None, _index_change),
        ("weakened", "!", lambda change: change.weakened, _weakened),
    )
    for reason, mark, holds, tell in groups:
        found = [change for change in outline.shown if holds(change)]
        if found:
            sentence = wording.count(f"diff.first-{reason}", len(found), high=HIGH_RISK)
            yield Line((Span(sentence, Style.ALARM),))
            for change in found:
                yield Line(plain(tell(change, outline, wording)), 1, mark)


def _goal_stands(change: Change, outline: Outline) -> bool:
    owner = outline.owner(change)
    dropped = change.entity == "activity" and Kind.REMOVED in change.kinds
    return dropped and owner is not None and bool(outline.stands(owner))


def _under_goal(change: Change, outline: Outline, wording: Wording) -> str:
    goal = outline.owner(change)
    assert goal is not None, "an activity whose goal stands has one"
    return wording.say(
        "diff.first-under-goal", title=phrases.brief(change.title), goal=phrases.brief(goal.name, _GOAL_WORDS)
    )


def _dropped_while_high(change: Change) -> bool:
    if change.entity != "risk" or Kind.REMOVED not in change.kinds:
        return False
    index = change.old[0].fields.get("index")
    return isinstance(index, int) and index >= HIGH_RISK


def _with_index(change: Change, outline: Outline, wording: Wording) -> str:
    return wording.say("diff.first-risk", title=phrases.brief(change.title), index=change.old[0].fields["index"])


def _risk_index(change: Change, kind: Kind) -> Facet | None:
    return next((facet for facet in change.facets if facet.kind is kind and facet.field == "index"), None)


def _index_change(change: Change, outline: Outline, wording: Wording) -> str:
    facet = _risk_index(change, Kind.RAISED) or _risk_index(change, Kind.LOWERED)
    assert facet is not None, "a risk whose index changed has such a facet"
    return wording.say("diff.first-index", title=phrases.brief(change.title), old=facet.old, new=facet.new)


def _weakened(change: Change, outline: Outline, wording: Wording) -> str:
    item: Item = change.new[0]
    word = phrases.capital(phrases.entity_word(item.entity.name, 1, wording))
    return wording.say("diff.first-weak", entity=word, title=phrases.brief(item.name))
