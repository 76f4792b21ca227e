"""What a reader should see first: promises that were dropped or weakened, risks that were, and their controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from vpbdiff.model.changes import Change, Facet, Kind
from vpbdiff.model.document import Line, Span, Style, plain
from vpbdiff.model.plan import Item
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import Outline
from vpbdiff.views.change_block import MARKS
from vpbdiff.wording import Wording

HIGH_RISK = 9
"""Risk index from which a dropped risk is pointed out. Of the products 1 2 3 4 6 8 9 12 16 it is the first for which
likelihood and consequence both lie in the upper half of their scales, 3 or 4; the gate's policy takes the same number
unless it is told otherwise."""

_GOAL_WORDS = 8
"""Words of the goal beside a dropped activity: enough to tell a plan's few goals apart."""


Teller = Callable[[Change, Outline, "_Words"], str]


class _Words(NamedTuple):
    """The language, and how much of a name is shown."""

    wording: Wording
    brief: phrases.Brief


def highlights(outline: Outline, wording: Wording, brief: phrases.Brief = phrases.brief) -> Iterator[Line]:
    """The lines of «to see first», grouped by reason; none if there is nothing to point out."""
    words = _Words(wording, brief)
    groups: tuple[tuple[str, str, Callable[[Change], bool], Teller], ...] = (
        ("dropped-activities", MARKS[Kind.REMOVED], lambda change: _goal_stands(change, outline), _under_goal),
        ("dropped-risks", MARKS[Kind.REMOVED], _dropped_while_high, _with_index),
        ("dropped-controls", MARKS[Kind.REMOVED], lambda change: _high_risk(change, outline) is not None, _of_risk),
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
                yield Line(plain(tell(change, outline, words)), 1, mark)


def _goal_stands(change: Change, outline: Outline) -> bool:
    owner = outline.owner(change)
    dropped = change.entity == "activity" and Kind.REMOVED in change.kinds
    return dropped and owner is not None and bool(outline.stands(owner))


def _under_goal(change: Change, outline: Outline, words: _Words) -> str:
    goal = outline.owner(change)
    assert goal is not None, "an activity whose goal stands has one"
    title, owner = words.brief(change.title), words.brief(goal.name, _GOAL_WORDS)
    return words.wording.say("diff.first-under-goal", title=title, goal=owner)


def _dropped_while_high(change: Change) -> bool:
    if change.entity != "risk" or Kind.REMOVED not in change.kinds:
        return False
    return _is_high(change.old[0])


def _is_high(risk: Item) -> bool:
    index = risk.fields.get("index")
    return isinstance(index, int) and index >= HIGH_RISK


def _with_index(change: Change, outline: Outline, words: _Words) -> str:
    return words.wording.say("diff.first-risk", title=words.brief(change.title), index=change.old[0].fields["index"])


def _high_risk(change: Change, outline: Outline) -> Item | None:
    """What the risk of a dropped control has become, where it stands and is high in the new plan."""
    owner = outline.owner(change)
    if change.entity != "control" or Kind.REMOVED not in change.kinds or owner is None:
        return None
    return next(filter(_is_high, outline.stands(owner)), None)


def _of_risk(change: Change, outline: Outline, words: _Words) -> str:
    risk = _high_risk(change, outline)
    assert risk is not None, "a control that is told of had a risk that stands"
    name = words.brief(risk.name)  # as long as a title: risks of like cases begin alike
    return words.wording.say(
        "diff.first-of-risk", title=words.brief(change.title), risk=name, index=risk.fields["index"]
    )


def _risk_index(change: Change, kind: Kind) -> Facet | None:
    return next((facet for facet in change.facets if facet.kind is kind and facet.field == "index"), None)


def _index_change(change: Change, outline: Outline, words: _Words) -> str:
    facet = _risk_index(change, Kind.RAISED) or _risk_index(change, Kind.LOWERED)
    assert facet is not None, "a risk whose index changed has such a facet"
    return words.wording.say("diff.first-index", title=words.brief(change.title), old=facet.old, new=facet.new)


def _weakened(change: Change, outline: Outline, words: _Words) -> str:
    item: Item = change.new[0]
    word = phrases.capital(phrases.entity_word(item.entity.name, 1, words.wording))
    return words.wording.say("diff.first-weak", entity=word, title=words.brief(item.name))
