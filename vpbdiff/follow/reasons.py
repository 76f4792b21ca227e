"""Reasons held against reports: whether a report says that what a reason calls finished is not.

Only what a report says of the very item counts, and nothing that is about it by likeness alone. Free words are not held
against free words: only a status, a control's result, or a sentence that says that a procurement was broken off. What
was known at the decision is told apart from what came later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vpbdiff.base.patterns import lazily
from vpbdiff.follow.following import follow
from vpbdiff.follow.measured import is_missing
from vpbdiff.follow.pairing import content_words
from vpbdiff.follow.quoted import STEM, counted_otherwise, otherwise
from vpbdiff.follow.relation import MEASURED, FollowCoverage, Following
from vpbdiff.follow.series import belongs
from vpbdiff.follow.verdict import values
from vpbdiff.language.sentences import split_text
from vpbdiff.model.plan import Item, Plan
from vpbdiff.reports import Report

FINISHED = frozenset(("done", "completed", "reported_back", "ordinary", "no_deviation"))
"""Readings of a status or a result by which something is finished."""
_BROKEN_OFF = lazily(
    r"\b(?:avbröts|avbrutits|avbruten|ställdes in|inställd|sköts upp|skjuts upp|uppskjuten|senarelag\w+|försena\w+)\b"
)
_OF_PROSE = frozenset(("procurement", "contract"))
"""Entities that a report tells of in running text alone."""


class Denied(NamedTuple):
    """What a report says of something that a reason calls finished: its words, the day that it is about, and whether it
    was known when the new plan was decided."""

    printed: str
    through: str
    known: bool


def followings(old: Plan, new: Plan, reports: Sequence[Report]) -> tuple[Following, ...]:
    """The old plan followed up by each report on its year, in order, with what was known when the new plan was
    decided."""
    return in_order(old, reports, new.metadata.text("meeting_date"))


def in_order(plan: Plan, reports: Sequence[Report], decided: str = "") -> tuple[Following, ...]:
    """A plan followed up by each report on its year, in order."""
    made: list[Following] = []
    earlier: list[Report] = []
    for report in reports:
        belongs(plan, report)
        made.append(follow(plan, report, tuple(earlier), decided))
        earlier.append(report)
    return tuple(made)


def denied(item: Item, found: Sequence[Following]) -> Denied | None:
    """That the newest report which was known at the decision gives another status than finished, or else that a later
    one does; None where no report says so."""
    told = [(each, list(_words(item, each))) for each in found]
    speaking = [(each, words) for each, words in told if words]
    for known in (True, False):
        of_it = [(each, words) for each, words in speaking if (each.known_before is True) is known]
        if of_it:
            following, words = of_it[-1]
            against = [printed for printed, reading in words if reading not in FINISHED]
            if against:
                return Denied(against[0], following.report.through, known)
    return None


def unread(item: Item, found: Sequence[Following]) -> str:
    """The day of the newest report known at the decision that names an item where nobody could read what it says, and
    that no earlier one tells of; empty where there is none."""
    for following in reversed([each for each in found if each.known_before is True]):
        of_it = [each for each in following.items if each.plan is not None and each.plan.pointer == item.pointer]
        if any(each.coverage is FollowCoverage.NOT_READ for each in of_it):
            return following.report.through
        if any(each.said for each in of_it):
            return ""
    return ""


class CountedOtherwise(NamedTuple):
    """A sentence of a reason that counts what a report counts with another figure: both as written, the day that the
    report is about, and whether it was known at the decision."""

    text: str
    said: str
    through: str
    known: bool


def counted(reason: str, item: Item, found: Sequence[Following]) -> CountedOtherwise | None:
    """A figure of a reason that the newest report that counts the same of an item gives otherwise; those that were
    known at the decision first."""
    if item.entity.name == MEASURED:
        return _of_outcome(reason, item, found)
    newest = found[::-1]
    known_first = [each for known in (True, False) for each in newest if (each.known_before is True) is known]
    for following in known_first:
        of_it = [each for each in following.items if each.plan is not None and each.plan.pointer == item.pointer]
        for each in of_it:
            for sentence in counted_otherwise(reason, each.said) if each.certain else ():
                said = " ".join(one.text for one in each.said if one.text).rstrip(".")
                known = following.known_before is True
                return CountedOtherwise(sentence.rstrip("."), said, following.report.through, known)
    return None


def _of_outcome(reason: str, item: Item, found: Sequence[Following]) -> CountedOtherwise | None:
    """A figure that a reason gives as how a measure went, and no report gives of it nor the plan as how it was."""
    told = [
        (each.verdict.value, following)
        for following in found
        for each in following.items
        if each.is_about(item) and each.certain and each.verdict is not None and not is_missing(each.verdict.value)
    ]
    claims = [_ASIDE.sub(" ", each) for each in split_text(reason) if _WENT.search(each) and not _YEAR.search(each)]
    before = [value.value for field in ("baselines", "outcomes") for value in values(item, field)]
    known = {figure for text in (*before, *(text for text, _ in told)) for figure in _NUMBER.findall(text)}
    nouns = {word[:STEM] for word in (*content_words(item.name), "procent")}
    for claim in claims if told else ():
        if next(otherwise(claim, dict.fromkeys(nouns, known)), None) is not None:
            value, following = next(((v, f) for v, f in reversed(told) if f.known_before is True), told[-1])
            return CountedOtherwise(reason.rstrip("."), value, following.report.through, following.known_before is True)
    return None


_NUMBER = re.compile(r"\d+(?:,\d+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WENT = re.compile(r"\b(?:hade|var|blev|uppgick|uppgår|utfallet|resultatet|nådde|uppmättes)\b", re.IGNORECASE)
"""How a sentence says how something went."""
_ASIDE = re.compile(r"\b(?:under|över|än|mot|till|från|med|minst|högst|mål\w*)\s+\d+(?:,\d+)?\s*\w*", re.IGNORECASE)
"""Figures that a result is held to, or that it changes by."""


def finished_word(reason: str) -> str:
    """The word by which a reason says that something is finished, as written; empty where it does not."""
    found = _SAYS_FINISHED.search(reason)
    return found["word"] if found is not None else ""


_SAYS_FINISHED = lazily(
    r"\b(?:är|har|blev|blivit)\s+(?!(?:inte|ej|ännu|delvis)\b)(?:nu |redan |helt )?"
    r"(?P<word>genomför[dt]a?s?|slutför[dt]a?s?|avsluta(?:d|de|t|ts)|uppnå(?:dd|tt|tts|dda)|nåtts?|klara?|klart|färdiga?"
    r"|färdigt|(?:åter)?(?:redovisa|rapportera)(?:d|de|t|ts))\b",
    re.IGNORECASE,
)


def _words(item: Item, following: Following) -> Iterator[tuple[str, str]]:
    """What a report says of an item: its words and what they mean, as far as that is known."""
    for each in following.items:
        if each.certain and each.is_about(item):
            for said in each.said:
                for judgement in (said.status, said.result):
                    if judgement is not None and judgement.reading is not None:
                        yield judgement.printed.rstrip("."), judgement.reading
    if item.entity.name in _OF_PROSE:
        yield from _prose(item, following.report)


def _prose(item: Item, report: Report) -> Iterator[tuple[str, str]]:
    """Sentences that name an item by all its words and say that it was broken off."""
    wanted = content_words(item.name)
    for text, _ in report.prose():
        for sentence in split_text(text):
            words = content_words(sentence)
            names = bool(wanted) and all(any(each.startswith(word) for each in words) for word in wanted)
            if names and _BROKEN_OFF.search(sentence.casefold()):
                yield sentence.rstrip("."), "stopped"
