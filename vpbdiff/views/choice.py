"""What a word may mean, where it names several items or none."""

from __future__ import annotations

from collections.abc import Iterator

from vpbdiff.base.errors import VpbdiffError, failure
from vpbdiff.explanations.subjects import plain
from vpbdiff.history import History, Lineage, search
from vpbdiff.history.search import Found
from vpbdiff.statements import phrases
from vpbdiff.statements.plan_order import is_text
from vpbdiff.store.paths import stem
from vpbdiff.wording import Wording

_MOST = 30
"""Items that are listed: who sees thirty of them writes more of the name."""


def unknown(what: str, found: Found, wording: Wording) -> VpbdiffError:
    """That a word names nothing, with the names that are most like it."""
    if not found.lineages:
        return failure("history.unknown", what=what)
    known = phrases.joined([_name(each, wording) for each in found.lineages], wording, "diff.or")
    return failure("history.unknown-but", what=what, known=known)


def lines(history: History, what: str, found: Found, wording: Wording) -> Iterator[str]:
    """The items that a word names, numbered, each with its years and its place, and how to choose one."""
    yield wording.say("history.several", what=what, n=len(found.lineages))
    for number, lineage in enumerate(found.lineages[:_MOST], start=1):
        yield wording.say(
            "history.candidate",
            number=number,
            name=_with_former(lineage, what, wording),
            years=_years(lineage, history),
            place=_place(lineage, history),
        )
    if (more := len(found.lineages) - _MOST) > 0:
        yield wording.say("history.more", n=more)
    yield wording.say("history.choose")


def others(history: History, what: str, found: Found, wording: Wording) -> str:
    """That other names hold the word too; empty if none does."""
    number = search.beside(history, what, found)
    return wording.count("history.others", number, what=what) if number else ""


def _with_former(lineage: Lineage, what: str, wording: Wording) -> str:
    """Its name, and the one that it had when the word was in it, where that is another."""
    now, wanted = _name(lineage, wording), plain(what)
    former = next((each.item.name for each in lineage.appearances if wanted in plain(each.item.name)), "")
    if not former or wanted in plain(lineage.name):
        return now
    return wording.say("history.formerly", name=now, former=phrases.brief(former))


def _name(lineage: Lineage, wording: Wording) -> str:
    item, owner = lineage.latest.item, lineage.latest.owner
    word = phrases.entity_word(item.entity.name, 1, wording)
    name = phrases.brief(item.name)
    if owner is None or not is_text(item):
        return wording.say("history.named", entity=word, name=name)
    return wording.say("history.named-in", entity=word, name=name, owner=phrases.brief(owner.name))


def _years(lineage: Lineage, history: History) -> str:
    """The years of the first and the last plan that it stands in."""
    ends = lineage.appearances[0], lineage.appearances[-1]
    first, last = (history.editions[each.edition].plan.year for each in ends)
    return f"{first}" if first == last else f"{first}–{last}"


def _place(lineage: Lineage, history: History) -> str:
    """Where it was last seen, as it can be asked for."""
    return f"{stem(history.editions[lineage.latest.edition].place)}:{lineage.latest.item.pointer}"
