"""Claims judged by the figures: each holds, is contradicted, or cannot be decided from what the plans print.

A claim about «föregående år» is tested on the year before: by the plan's own comparison column, else by the plan of
that year, never by whichever year is compared. A claim is contradicted only by figures about its very subject.
Contradicted claims become findings of `validate`: one fact that a plan states in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from vpbdiff.base.cache import by_identity
from vpbdiff.base.errors import Diagnostic, Level, Location, Problem
from vpbdiff.budget.conventions import read_signs
from vpbdiff.budget.tables import (
    UNITS,
    AmountColumn,
    table,
)
from vpbdiff.claims.figure_index import FigureIndex, FigurePlace
from vpbdiff.claims.finder import Claim, find
from vpbdiff.claims.patterns import ClaimKind, ClaimSubject
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison, Matching
from vpbdiff.model.money import Amount, Figure, Unit, same
from vpbdiff.model.plan import Item, Plan


class Truth(StrEnum):
    """Whether a claim is true."""

    HOLDS = "holds"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot-tell"


class Judgement(NamedTuple):
    """A claim with its verdict and the place that it was compared with.

    `reason` names why, for `wording`. `place` is the JSON pointer of what the claim was compared with, in the plan of
    `place_year`. `stated` is what it states and `found` what the plans print, both in the own sense of its subject, to
    be printed in the unit of `like`, which the plan calls `word`. `names` are the rows that contradict it, or that
    decide nothing. `shares` are the stated share and the one that the figures give.
    """

    claim: Claim
    verdict: Truth
    reason: str
    place: str | None = None
    place_year: int | None = None
    stated: Figure | None = None
    found: Figure | None = None
    like: Amount | None = None
    word: str = ""
    names: tuple[str, ...] = ()
    shares: tuple[Fraction, Fraction] | None = None


@by_identity(4)
def claims_of(comparison: Comparison) -> tuple[Judgement, ...]:
    """All claims of the new plan of a comparison, judged once for all that show them."""
    return judge_claims(comparison.new, comparison.old, comparison.matching)


def judge_claims(plan: Plan, before: Plan | None = None, matched: Matching | None = None) -> tuple[Judgement, ...]:
    """All claims of a plan, judged. `before` is the plan of the year before, if there is one; a plan of any other year
    is ignored. `matched` says which of its items are which of the plan's, where that is known already."""
    index = FigureIndex(plan, before if before is not None and before.year == plan.year - 1 else None, matched)
    return tuple(_JUDGES[claim.kind](claim, index) for claim in find(plan))


_OTHER_FRAME = Fraction(1, 4)
"""A «ram» that is off by more than a quarter is taken to be another's: the whole municipality's, or one purpose's. A
committee's own moves by a few per cent a year. A slip in its first digits is then not reported: better than to call a
true sentence false."""


def _level(claim: Claim, index: FigureIndex) -> Judgement:
    place = index.find(claim, claim.year)
    if place is None or claim.stated is None:
        return Judgement(claim, Truth.CANNOT_TELL, "no-figure")
    stated = Figure.of(claim.stated)
    if (claim.loose or claim.subject is ClaimSubject.FRAME) and abs(stated.kr - place.figure.kr) > _OTHER_FRAME * abs(
        place.figure.kr
    ):
        return Judgement(claim, Truth.CANNOT_TELL, "other-frame", place.pointer, place.year)
    if claim.about:
        return _nearly(claim, place, stated)
    return _judged(claim, same(stated, place.figure), place, stated, place.figure)


_BEYOND = ("drygt", "strax över", "över", "mer än", "minst")
_SHORT_OF = ("knappt", "närmare", "nästan", "strax under", "högst")
_OR_EQUAL = ("minst", "högst")
"""Words that a figure bears out that is just the one said: none is «mer än» itself."""
_OPEN_ENDED = ("över", "mer än", "minst", "högst")


def _near(about: str, stated: Fraction, step: Fraction, found: Figure) -> bool | None:
    """Whether a figure is «drygt», «knappt» or «omkring» another, whose last figure counts steps; None where people may
    say so or not, or where rounding decides."""
    off, rounding = (found.kr - stated) / step, found.tolerance / step
    if about in _SHORT_OF:
        off = -off
    elif about not in _BEYOND:
        return True if abs(off) <= 1 else None if abs(off) <= _FAR_OFF else False
    if off == 0 and about not in _OR_EQUAL:
        return None
    if off < 0:
        return False if off < -rounding else None
    return True if about in _OPEN_ENDED or off < 1 else None if off <= _FAR_OFF else False


_FAR_OFF = 2
"""Steps beyond which a figure is no more «drygt» or «omkring» what is said."""


def _nearly(claim: Claim, place: FigurePlace, stated: Figure) -> Judgement:
    """An amount with a word for how near it is."""
    near = _near(claim.about, stated.kr, _step(stated), place.figure)
    if near is None:
        return Judgement(claim, Truth.CANNOT_TELL, "nearly", place.pointer, place.year)
    return _judged(claim, near, place, stated, place.figure)


def _step(stated: Figure) -> Fraction:
    """What the last figure of an amount counts that is no nought: ten of «180 mkr», one of «184 mkr»."""
    step = 2 * stated.tolerance
    while step and stated.kr and stated.kr % (10 * step) == 0:
        step *= 10
    return step


def _share(claim: Claim, index: FigureIndex) -> Judgement:
    """A part of the frame holds where rounding, of it and of the figures, can make it the one that the figures give."""
    row, frame = index.find(claim, claim.year), index.find(replace(claim, subject=ClaimSubject.FRAME), claim.year)
    if row is None or frame is None or claim.rate is None or frame.figure.kr <= frame.figure.tolerance:
        return Judgement(claim, Truth.CANNOT_TELL, "no-figure")
    share = row.figure.kr / frame.figure.kr
    half = Fraction(1, 200 * 10 ** _decimals(claim.phrase))
    rounding = row.figure.tolerance / frame.figure.kr
    alike: bool | None = abs(share - claim.rate) <= half + rounding
    if claim.about:
        alike = _near(claim.about, claim.rate, _step(Figure(claim.rate, half)), Figure(share, rounding))
    if alike is None:
        return Judgement(claim, Truth.CANNOT_TELL, "nearly", row.pointer, row.year)
    verdict = Truth.HOLDS if alike else Truth.CONTRADICTED
    return Judgement(claim, verdict, f"share-{verdict.value}", row.pointer, row.year, shares=(claim.rate, share))


def _change(claim: Claim, index: FigureIndex) -> Judgement:
    now, then = index.find(claim, claim.year), index.find(claim, claim.base)
    if now is None or then is None:
        return Judgement(claim, Truth.CANNOT_TELL, "no-prior-figure")
    if claim.stated is None:
        found = now.figure - then.figure
        turned = found.kr != 0 and (found.kr > 0) is (claim.became == "up")
        return _judged(claim, turned, then, now.figure, then.figure)
    stated, found = Figure.of(claim.stated), now.figure - then.figure
    distance = abs(stated.kr - found.kr)
    # A change that is stated more precisely than the figures are printed can be told from theirs by rounding alone.
    finer = stated.tolerance < max(now.figure.tolerance, then.figure.tolerance)
    alike: bool | None = distance <= stated.tolerance or (finer and distance <= found.tolerance)
    if claim.about:
        size, own = Figure(abs(found.kr), found.tolerance), Figure(abs(stated.kr), stated.tolerance)
        alike = _near(claim.about, own.kr, _step(own), size) if _same_way(claim, found) else False
    if alike is None:
        return Judgement(claim, Truth.CANNOT_TELL, "nearly", then.pointer, then.year)
    if claim.loose and not alike:
        return Judgement(claim, Truth.CANNOT_TELL, "part")
    return _judged(claim, alike, then, stated, found)


def _same_way(claim: Claim, found: Figure) -> bool:
    return claim.stated is not None and (claim.stated.kr < 0) is (found.kr < 0)


def _rate(claim: Claim, index: FigureIndex) -> Judgement:
    """A change in percent holds where rounding, of it and of the figures, can make it the one that the figures give."""
    now, then = index.find(claim, claim.year), index.find(claim, claim.base)
    if now is None or then is None or claim.rate is None or then.figure.kr <= then.figure.tolerance:
        return Judgement(claim, Truth.CANNOT_TELL, "no-prior-figure")
    change, base = now.figure - then.figure, then.figure
    shares = [
        (change.kr + one * change.tolerance) / (base.kr + other * base.tolerance)
        for one in (1, -1)
        for other in (1, -1)
    ]
    half = Fraction(1, 200 * 10 ** _decimals(claim.phrase))
    share = change.kr / base.kr
    if claim.about:
        size = Figure(abs(share), (max(shares) - min(shares)) / 2)
        same_way = (share < 0) is (claim.rate < 0)
        near = _near(claim.about, abs(claim.rate), _step(Figure(abs(claim.rate), half)), size) if same_way else False
        if near is None:
            return Judgement(claim, Truth.CANNOT_TELL, "nearly", then.pointer, then.year)
    else:
        near = min(shares) - half <= claim.rate <= max(shares) + half
    alike = near
    verdict = Truth.HOLDS if alike else Truth.CONTRADICTED
    return Judgement(claim, verdict, f"rate-{verdict.value}", then.pointer, then.year, shares=(claim.rate, share))


_PERCENT = re.compile(r"\d+(?:,(\d+))?\s?(?:%|procent)")


def _decimals(phrase: str) -> int:
    """How many decimals a percentage is stated with."""
    found = _PERCENT.search(phrase)
    return len(found[1] or "") if found else 0


def _unchanged(claim: Claim, index: FigureIndex) -> Judgement:
    now, then = index.find(claim, claim.year), index.find(claim, claim.base)
    if now is None or then is None:
        return Judgement(claim, Truth.CANNOT_TELL, "no-prior-figure")
    return _judged(claim, same(now.figure, then.figure), then, now.figure, then.figure)


def _judged(claim: Claim, alike: bool, place: FigurePlace, stated: Figure, found: Figure) -> Judgement:
    verdict = Truth.HOLDS if alike else Truth.CONTRADICTED
    reason = f"{claim.kind.value}-{verdict.value}"
    return Judgement(claim, verdict, reason, place.pointer, place.year, stated, found, place.amount, place.word)


def _part(claim: Claim, index: FigureIndex) -> Judgement:
    """A part of a change holds, or is contradicted, by the one step of the frame that the sentence names."""
    place = index.step(claim)
    if place is None or claim.stated is None:
        return Judgement(claim, Truth.CANNOT_TELL, "part")
    stated = Figure.of(claim.stated)
    sizes = Figure(abs(stated.kr), stated.tolerance), Figure(abs(place.figure.kr), place.figure.tolerance)
    return _judged(claim, same(*sizes), place, *sizes)


def _index(claim: Claim, index: FigureIndex) -> Judgement:
    """An index on all units holds if it alone explains each; where it does not, something else may be decided."""
    if claim.subject is not ClaimSubject.ALL_UNITS or claim.rate is None:
        return Judgement(claim, Truth.CANNOT_TELL, "index-base")
    units = table(index.plan, UNITS)
    signs, prior = read_signs(units), AmountColumn(index.plan.year - 1)
    others = []
    for row in units.of("part"):
        if not {units.main, prior} <= row.figures.keys():
            return Judgement(claim, Truth.CANNOT_TELL, "no-prior-figure")
        old, new = signs.own(row, row.figures[prior]), signs.own(row, row.figures[units.main])
        if not (new - old - Figure(old.kr * claim.rate)).is_nil:
            others.append(row.name)
    if not units.of("part"):
        return Judgement(claim, Truth.CANNOT_TELL, "no-prior-figure")
    if others:
        return Judgement(claim, Truth.CANNOT_TELL, "index-and-more", names=tuple(others))
    return Judgement(claim, Truth.HOLDS, "index-holds", f"/{UNITS}", index.plan.year)


def _no_new_fees(claim: Claim, index: FigureIndex) -> Judgement:
    """The table proposes none. A day for a new decision to come is no proposal of this plan."""
    return _all_rows(claim, index, "fees", _unchanged_status)


def _declarations_unchanged(claim: Claim, index: FigureIndex) -> Judgement:
    return _all_rows(claim, index, "quality_declarations", _unchanged_status)


def _declarations_revised(claim: Claim, index: FigureIndex) -> Judgement:
    """All were decided in the years that are named; a declaration without a date decides nothing."""

    def decided(item: Item) -> bool | None:
        year = _year(item.text("decided"))
        return None if year is None else year in claim.years

    return _all_rows(claim, index, "quality_declarations", decided)


def _unchanged_status(item: Item) -> bool | None:
    """Whether a row's status says that it is unchanged; None for a status that says neither, such as «Ses över»."""
    status = item.text("status").casefold()
    if status.startswith("oförändra"):
        return True
    return False if status.startswith(_CHANGED) else None


_CHANGED = ("ny", "ändra", "förändra", "revidera", "höj", "sänk")
"""How a status begins by which the row is new, or other than before."""


def _all_rows(claim: Claim, index: FigureIndex, path: str, fits: Callable[[Item], bool | None]) -> Judgement:
    """A claim about all rows of a list: contradicted by any row against it, undecided where some row decides
    nothing."""
    listing = index.plan.listing(path)
    if not listing:
        return Judgement(claim, Truth.CANNOT_TELL, "no-list")
    against = [item for item in listing if fits(item) is False]
    unclear = [item for item in listing if fits(item) is None]
    verdict = Truth.CONTRADICTED if against else Truth.CANNOT_TELL if unclear else Truth.HOLDS
    others = against or unclear
    place = others[0].pointer if others else f"/{path}"
    names = tuple(item.name for item in others)
    return Judgement(claim, verdict, f"rows-{verdict.value}", place, index.plan.year, names=names)


def _count(claim: Claim, index: FigureIndex) -> Judgement:
    counts = index.counts(claim)
    if not counts:
        return Judgement(claim, Truth.CANNOT_TELL, "no-list")
    place, number = next(((place, number) for place, number in counts if number == claim.count), counts[0])
    if claim.index is not None and claim.count == 1 < number:  # «en risk har index 12» says nothing of the others
        return Judgement(claim, Truth.CANNOT_TELL, "no-list")
    verdict = Truth.HOLDS if number == claim.count else Truth.CONTRADICTED
    return Judgement(claim, verdict, f"count-{verdict.value}", place, index.plan.year, found=Figure(Fraction(number)))


def _count_changed(claim: Claim, index: FigureIndex) -> Judgement:
    number = index.became(claim)
    if number is None:
        return Judgement(claim, Truth.CANNOT_TELL, "no-plan-before")
    verdict = Truth.HOLDS if number == claim.count else Truth.CONTRADICTED
    found = Figure(Fraction(number))
    return Judgement(claim, verdict, f"count-changed-{verdict.value}", None, claim.base, found=found)


def _status(claim: Claim, index: FigureIndex) -> Judgement:
    """Unchanged since the year before: by that year's own plan if there is one, else by the row's own dates.

    A decision in force since before the year before began is the same in both years. A later date decides nothing: the
    plan may mean that nothing is changed by it, or that nothing has changed.
    """
    path = "fees" if claim.subject is ClaimSubject.FEES else "quality_declarations"
    item = next(item for item in index.plan.listing(path) if item.pointer == claim.pointer)
    partner = index.partner(item, path)
    if partner is not None:
        alike = all(item.text(name) == partner.text(name) for name in ("decided", "valid_from"))
        verdict = Truth.HOLDS if alike else Truth.CONTRADICTED
        return Judgement(claim, verdict, f"status-{verdict.value}", partner.pointer, claim.base)
    since = item.text("valid_from") or item.text("decided")
    if since and since <= f"{claim.base}-01-01":
        return Judgement(claim, Truth.HOLDS, "status-in-force", item.pointer, claim.year)
    return Judgement(claim, Truth.CANNOT_TELL, "status-not-known", item.pointer, claim.year)


def _year(date: str) -> int | None:
    return int(date[:4]) if date[:4].isdigit() else None


_JUDGES: dict[ClaimKind, Callable[[Claim, FigureIndex], Judgement]] = {
    ClaimKind.LEVEL: _level,
    ClaimKind.CHANGE: _change,
    ClaimKind.RATE: _rate,
    ClaimKind.SHARE: _share,
    ClaimKind.PART: _part,
    ClaimKind.UNCHANGED: _unchanged,
    ClaimKind.INDEX: _index,
    ClaimKind.NO_NEW_FEES: _no_new_fees,
    ClaimKind.DECLARATIONS_UNCHANGED: _declarations_unchanged,
    ClaimKind.DECLARATIONS_REVISED: _declarations_revised,
    ClaimKind.COUNT: _count,
    ClaimKind.COUNT_CHANGED: _count_changed,
    ClaimKind.STATUS: _status,
}


def _percent(share: Fraction, decimals: int) -> str:
    """A share in percent, with one decimal more than it was stated with."""
    return money.text(share * 100 * Unit.MKR.value, Unit.MKR, decimals + 1) + money.NO_BREAK_SPACE + "%"


def contradictions(judgements: Iterable[Judgement]) -> tuple[Diagnostic, ...]:
    """A finding for every contradicted claim: a note where rounding can explain the difference."""
    return tuple(_finding(each) for each in judgements if each.verdict is Truth.CONTRADICTED)


def _finding(judgement: Judgement) -> Diagnostic:
    claim, level = judgement.claim, Level.ERROR
    params: dict[str, object] = {"phrase": claim.phrase, "place": judgement.place or ""}
    if judgement.stated is not None and judgement.found is not None and judgement.like is not None:
        residual = judgement.stated - judgement.found
        level = Level.NOTE if residual.is_nil else Level.ERROR
        params |= {
            "printed": money.beside(
                judgement.stated.kr, claim.stated or judgement.like, judgement.like, judgement.word
            ),
            "computed": money.beside(judgement.found.kr, judgement.like, judgement.like, judgement.word),
            "tolerance": money.text(residual.tolerance, judgement.like.unit, judgement.like.decimals + 1)
            + money.NO_BREAK_SPACE
            + judgement.word,
        }
    elif judgement.shares is not None:
        printed, computed = (_percent(share, _decimals(claim.phrase)) for share in judgement.shares)
        params |= {"printed": printed, "computed": computed}
    elif judgement.found is not None:
        params |= {"printed": claim.count, "computed": int(judgement.found.kr)}
    if judgement.names:
        params["names"] = ", ".join(f"«{name}»" for name in judgement.names)
    key = f"money.claim-{judgement.reason.removesuffix('-contradicted')}.{level.value}"
    return Diagnostic(level, Problem(key, params, Location(pointer=claim.pointer)))
