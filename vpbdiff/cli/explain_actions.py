"""The actions by option: list, prune, suggest, pin.

Shows what is on record.

Shows what is on record and says nothing any more, and takes it away if a person says so.

Shows sentences that seem to give a reason, and last year's reasons that come back. It takes none of them.

Says that two items are the same or are not, takes it back, and tells what that does to the comparison.

The actions by the name of their option, as `vpbdiff explain` calls them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from vpbdiff.base.errors import ExitStatus, failure
from vpbdiff.cli import explain_reasons, explain_worksheet, output
from vpbdiff.cli.explain_context import ExplainContext, given_of, money_input
from vpbdiff.cli.explain_reasons import baseline, print_replaced, undo_baseline
from vpbdiff.documents.reader import read
from vpbdiff.explanations import PinEntry, authoring, coverage, ledger, record, suggestions
from vpbdiff.explanations.authoring import Named, ReasonText
from vpbdiff.explanations.subjects import Subject
from vpbdiff.explanations.suggestions import Suggester, drafts
from vpbdiff.gate import Rule
from vpbdiff.model.changes import Change
from vpbdiff.model.keys import Pin
from vpbdiff.statements import phrases, reasons
from vpbdiff.statements.phrasing import Phrasing
from vpbdiff.statements.statement import surroundings
from vpbdiff.views import record_report


def show_list(desk: ExplainContext, words: Sequence[str]) -> ExitStatus:
    """List everything on record, or what is on record of the changes that are named."""
    items = [each.item for word in words for each in desk.those(word)]
    if desk.form == "json":
        from vpbdiff.render import answers_json  # noqa: PLC0415 - only here

        output.show(answers_json.record(desk.case, desk.wording, items), paged=False)
        return ExitStatus.DONE
    desk.show(record_report.elements(desk.case, desk.wording, items))
    return ExitStatus.DONE


def prune(desk: ExplainContext, yes: bool) -> ExitStatus:
    """Show it, and take it away with `yes` or, in a terminal, on the answer yes; `FINDINGS` where it is left."""
    verdict = desk.case.verdict
    entries = [each for each in desk.case.explanations.entries if not each.is_of_policy]
    pins = [each.pin for each in verdict.of_rule(Rule.PIN) if each.pin is not None]
    found = coverage.loose(entries, verdict.standing, pins)
    if not found:
        desk.say("explain.nothing-to-prune", path=desk.case.place.shown)
        return ExitStatus.DONE
    desk.show(record_report.loose(found, desk.case, desk.wording))
    if not yes and not _agreed(desk, len(found)):
        desk.count("explain.prune-left", len(found), command=reasons.command(desk.case))
        return ExitStatus.FINDINGS
    after, status = desk.write(coverage.edits(found))
    desk.count("explain.pruned", len(found), path=after.case.place.shown)
    return status


def _agreed(desk: ExplainContext, number: int) -> bool:
    """Whether a person at a terminal says yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = desk.wording.count("explain.prune-ask", number)
    answer = str(click.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True))
    return answer.strip().casefold() in desk.wording.say("explain.prune-yes").split()


def split(desk: ExplainContext) -> ExitStatus:
    """Give each entry a file of its own. Raises `VpbdiffError` where there is no file to split."""
    if not any("/" not in name for name in record.parted(desk.case.reading.text, desk.case.place)):
        raise failure("explain.nothing-to-split", path=desk.case.place.shown)
    written = ledger.split(desk.case.place)
    number = len(written.reading.explanations.held)
    desk.count("explain.split", number, path=written.reading.place.shown)
    return ExitStatus.DONE


def show_suggestions(desk: ExplainContext, words: Sequence[str], document: str | None) -> ExitStatus:
    """Suggest reasons for the changes that are named, or for all that lack one."""
    subjects = [each for word in words for each in desk.those(word)] if words else _wanting(desk)
    if document is None:
        passages = suggestions.of_plan(desk.case.comparison.new)
    else:
        passages = suggestions.of_document(read(Path(document)))
    suggester = Suggester(passages)
    found = [(each, suggester.of(each)) for each in subjects]
    earlier = drafts(desk.case.old, desk.case.new, subjects)
    desk.show(record_report.suggestions(found, earlier, desk.case, desk.wording, document))
    return ExitStatus.DONE


def _wanting(desk: ExplainContext) -> list[Subject]:
    """The changes that need a reason and have none that stands, in the plan's order."""
    missing = [each for each in desk.case.verdict.missing if each.gap is not Rule.NO_DECISION]
    return [each.stand.subject for each in missing if each.stand is not None]


_MOST = 4
"""Changes told on each side of what a pin does: a pair touches two or three, and its parts come with them."""


def pin(desk: ExplainContext, words: tuple[str, str], given: ReasonText, *, same: bool) -> ExitStatus:
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
    for each in edits:
        print_replaced(after, each)
    _tell_effect(desk, after)
    return status


def unpin(desk: ExplainContext, words: tuple[str, str], *, same: bool) -> ExitStatus:
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
        print_replaced(after, each, "removed")
    _tell_effect(desk, after)
    return status


def _pair(desk: ExplainContext, words: tuple[str, str]) -> tuple[Named, Named]:
    found = authoring.candidates(words, desk.case.comparison)
    plans = (desk.case.comparison.old, desk.case.comparison.new)
    for word, named, plan in zip(words, found, plans, strict=True):
        name = phrases.plan_name(plan, desk.wording)
        if not named:
            raise failure("explain.no-item", word=word, plan=name)
        if len(named) > 1:
            raise failure("explain.several-items", word=word, plan=name, known=", ".join(each.key for each in named))
    return found[0][0], found[1][0]


def _tell_effect(before: ExplainContext, after: ExplainContext) -> None:
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


def _told(desk: ExplainContext, changes: Sequence[Change]) -> str:
    """The first of some changes in words, and how many more there are."""
    if not changes:
        return desk.wording.say("explain.pin-none")
    comparison = desk.case.comparison
    phrasing = Phrasing(comparison, desk.wording)
    told = []
    for each in map(surroundings(comparison).statement, changes[:_MOST]):
        headline = "".join(span.text for span in phrasing.headline(each)).rstrip(": ")
        what = headline[:1].lower() + headline[1:]
        told.append(desk.wording.say("explain.named", entity=what, name=phrases.brief(each.title)))
    if (rest := len(changes) - _MOST) > 0:
        told.append(desk.wording.count("explain.more-items", rest))
    return phrases.enumeration(told, desk.wording)


Options = Mapping[str, Any]


Action = Callable[[ExplainContext, Sequence[str], Options], ExitStatus]


def _give(desk: ExplainContext, changes: Sequence[str], options: Options) -> ExitStatus:
    if options["remove"]:
        return explain_reasons.remove(desk, changes, money_input(options))
    return explain_reasons.give(
        desk, changes, given_of({**options, "reason": options["text"]}, desk.wording), money_input(options)
    )


def _pin(desk: ExplainContext, options: Options, name: str, *, same: bool) -> ExitStatus:
    if options["remove"]:
        return unpin(desk, options[name], same=same)
    return pin(desk, options[name], given_of({**options, "reason": options["text"]}, desk.wording), same=same)


ACTIONS: Mapping[str, Action] = {
    "give": _give,
    "list": lambda desk, changes, _: show_list(desk, changes),
    "todo": lambda desk, *_: explain_worksheet.todo(desk),
    "from": lambda desk, _, options: explain_worksheet.take(desk, options["from"]),
    "suggest": lambda desk, changes, options: show_suggestions(desk, changes, options["document"]),
    "pair": lambda desk, _, options: _pin(desk, options, "pair", same=True),
    "unpair": lambda desk, _, options: _pin(desk, options, "unpair", same=False),
    "prune": lambda desk, _, options: prune(desk, options["yes"]),
    "split": lambda desk, *_: split(desk),
    "baseline": lambda desk, _, options: undo_baseline(desk) if options["remove"] else baseline(desk),
}
