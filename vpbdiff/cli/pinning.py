"""Says that two items are the same or are not, takes it back, and tells what that does to the comparison."""

from __future__ import annotations

from collections.abc import Sequence

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli.explain_context import Desk
from vpbdiff.explanations import PinEntry, authoring
from vpbdiff.explanations.authoring import Given, Named
from vpbdiff.model.changes import Change
from vpbdiff.model.keys import Pin
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.plan_order import Outline
from vpbdiff.views.change_block import Blocks

_MOST = 4
"""Changes told on each side of what a pin does: a pair touches two or three, and its parts come with them."""


def pin(desk: Desk, words: tuple[str, str], given: Given, *, same: bool) -> ExitStatus:
    """Put a pair on record. Raises `VpbdiffError` for items that are not there and for a pair that can't hold."""
    old, new = _pair(desk, words)
    signed = desk.signed(given)
    entry = PinEntry(
        Pin(old.key, new.key, same), old.item.name, new.item.name, given.reason or None, signed.by, signed.date
    )
    told = reasons.pair(entry, desk.wording)
    if not authoring.applies(entry.pin, desk.case.explanations, desk.case.comparison):
        raise failure("explain.pin-refused", pair=told)
    edits = authoring.edits(entry, desk.case.explanations)
    if not edits:
        desk.say("explain.same", path=desk.case.place.shown)
        return ExitStatus.DONE
    after, status = desk.write(edits)
    desk.say("explain.pinned-same" if same else "explain.pinned-apart", pair=told, path=after.case.place.shown)
    _tell_effect(desk, after)
    return status


def unpin(desk: Desk, words: tuple[str, str], *, same: bool) -> ExitStatus:
    """Take a pair off the record; by key also where an item is no longer there."""
    edits = authoring.removal(*words, same, desk.case.explanations)
    if not edits:
        old, new = _pair(desk, words)
        edits = authoring.removal(old.key, new.key, same, desk.case.explanations)
    if not edits:
        raise failure("explain.no-such-pin")
    after, status = desk.write(edits)
    for each in edits:
        desk.say("explain.unpinned", pair=reasons.of_edit(each, desk.wording), path=after.case.place.shown)
    _tell_effect(desk, after)
    return status


def _pair(desk: Desk, words: tuple[str, str]) -> tuple[Named, Named]:
    found = authoring.candidates(words, desk.case.comparison)
    plans = (desk.case.comparison.old, desk.case.comparison.new)
    for word, named, plan in zip(words, found, plans, strict=True):
        name = phrases.plan_name(plan, desk.wording)
        if not named:
            raise failure("explain.no-item", word=word, plan=name)
        if len(named) > 1:
            raise failure("explain.several-items", word=word, plan=name, known=", ".join(each.key for each in named))
    return found[0][0], found[1][0]


def _tell_effect(before: Desk, after: Desk) -> None:
    """Say which changes gave way to which."""
    gone, come = authoring.differing(before.case.comparison, after.case.comparison)
    if not gone and not come:
        after.say("explain.pin-no-effect")
        return
    after.say("explain.pin-before", changes=_told(before, gone))
    after.say("explain.pin-after", changes=_told(after, come))
    lost = len(after.standing.orphans) - len(before.standing.orphans)
    if lost > 0:
        after.count("explain.pin-orphans", lost)


def _told(desk: Desk, changes: Sequence[Change]) -> str:
    """The first of some changes in words, and how many more there are."""
    if not changes:
        return desk.wording.say("explain.pin-none")
    comparison = desk.case.comparison
    blocks = Blocks(comparison, Outline(comparison, comparison.changes), desk.wording)
    told = []
    for each in changes[:_MOST]:
        headline = "".join(span.text for span in blocks.headline(each)).rstrip(": ")
        what = headline[:1].lower() + headline[1:]
        told.append(desk.wording.say("explain.named", entity=what, name=phrases.brief(each.title)))
    if (rest := len(changes) - _MOST) > 0:
        told.append(desk.wording.count("explain.more-items", rest))
    return phrases.joined(told, desk.wording)
