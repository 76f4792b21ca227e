"""Claims judged by the figures: each holds, is contradicted, or cannot be decided from what the plans print.

A claim about «föregående år» is tested on the year before: by the plan's own comparison column, else by the plan of
that year, never by whichever year is compared. A claim is contradicted only by figures about its very subject.
Contradicted claims become findings of `validate`: one fact that a plan states in two ways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from vpbdiff import matching
from vpbdiff.base.cache import by_identity
from vpbdiff.base.errors import Diagnostic, Level, Location, Problem
from vpbdiff.budget.conventions import read_signs
from vpbdiff.budget.frame_steps import STEPS, steps_of
from vpbdiff.budget.tables import (
    INVESTMENTS,
    LINES,
    TABLES,
    UNITS,
    AmountColumn,
    BudgetRow,
    BudgetTable,
    table,
    unit_word,
)
from vpbdiff.claims import fees
from vpbdiff.claims.finder import Claim, find
from vpbdiff.claims.parts import COUNTED
from vpbdiff.claims.patterns import ClaimKind, ClaimSubject
from vpbdiff.language.tokens import normal
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison, Matching
from vpbdiff.model.money import Amount, Figure, Unit, same
from vpbdiff.model.plan import Item, Plan, Presence


class Truth(StrEnum):
    """Whether a claim is true."""

    HOLDS = "holds"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Judgement:
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


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure in its own sense, as it is printed, and where it stands."""

    figure: Figure
    amount: Amount
    word: str
    pointer: str
    year: int


@by_identity(4)
def claims_of(comparison: Comparison) -> tuple[Judgement, ...]:
    """All claims of the new plan of a comparison, judged once for all that show them."""
    return judge_claims(comparison.new, comparison.old, comparison.matching)


def judge_claims(plan: Plan, before: Plan | None = None, matched: Matching | None = None) -> tuple[Judgement, ...]:
    """All claims of a plan, judged. `before` is the plan of the year before, if there is one; a plan of any other year
    is ignored. `matched` says which of its items are which of the plan's, where that is known already."""
    index = FigureIndex(plan, before if before is not None and before.year == plan.year - 1 else None, matched)
    return tuple(_JUDGES[claim.kind](claim, index) for claim in find(plan))


class FigureIndex:
    """The figures that claims are compared with: the plan's own tables, and the plan of the year before."""

    def __init__(self, plan: Plan, before: Plan | None, matched: Matching | None = None) -> None:
        self.plan = plan
        self.before = before
        self._matched = matched
        self._read: dict[int, _Tables] = {}
        self._partners: dict[str, Item] | None = None

    def _tables(self, plan: Plan) -> _Tables:
        if id(plan) not in self._read:
            self._read[id(plan)] = _Tables(plan)
        return self._read[id(plan)]

    def find(self, claim: Claim, year: int | None) -> _Place | None:
        """The figure of the claim's subject in a year: in the plan, or else in the plan of that year."""
        if claim.subject is ClaimSubject.FEE:
            return self._price(claim, year or self.plan.year)
        for plan in (self.plan, self.before):
            if plan is not None and (plan is self.plan or plan.year == year):
                tables = self._tables(plan)
                for rows, row in tables.rows(claim):
                    column = AmountColumn(year or plan.year)
                    if column in row.figures:
                        amount = row.figures[column]
                        own, word = tables.signs[rows.path].own(row, amount), unit_word(plan, rows.path, amount)
                        return _Place(own, amount, word, row.pointer_to(column), plan.year)
        return None

    def _price(self, claim: Claim, year: int) -> _Place | None:
        """What a fee costs: as the plan prints it for the year, or else as that year's plan has it."""
        now = next((item for item in self.plan.listing("fees") if item.name == claim.row), None)
        then = self.partner(now, "fees") if now is not None and year != self.plan.year else None
        for plan, item in ((self.plan, now), (self.before, then)):
            amount = fees.price(item, year, of_plan=plan is not None and plan.year == year) if item else None
            if plan is not None and item is not None and amount is not None:
                return _Place(Figure.of(amount), amount, "kr", item.pointer, plan.year)
        return None

    def counts(self, claim: Claim) -> list[tuple[str, int]]:
        """Where the plan holds what a claim counts, and how many; none where it has no such list."""
        if "nämndmål" in claim.phrase or claim.subject is ClaimSubject.OVERARCHING_GOALS:
            (path,) = _LISTS.get(claim.subject, ("assignments",))
            listing = self.plan.listing(path)
            return [] if listing.presence is Presence.NOT_KNOWN else [(f"/{path}", len(listing))]
        names = next((names for subject, names in COUNTED.values() if subject is claim.subject), ())
        givers = {item.text("given_by") for item in self.plan.items() if item.entity.name in names}
        if _COUNCIL.search(claim.phrase) and len(givers) > 1:
            return []  # whose the others are, their names do not tell
        found = []
        for name in names:
            items = [item for item in self.plan.items() if item.entity.name == name]
            counted = [item for item in items if _is_counted(item, claim)]
            if items:
                found.append((items[0].pointer.rsplit("/", 1)[0], len(counted)))
        return found

    def partner(self, item: Item, path: str) -> Item | None:
        """The same item in the plan of the year before, where that has the list."""
        if self.before is None or self.before.listing(path).presence is not Presence.PRESENT:
            return None
        return self._pairs().get(item.pointer)

    def _pairs(self) -> Mapping[str, Item]:
        """The items of the plan of the year before by the pointers of those that they are now."""
        if self._partners is None:
            known = self._matched or (matching.match(self.before, self.plan) if self.before else None)
            self._partners = {pair.new.pointer: pair.old for pair in known.pairs} if known and self.before else {}
        return self._partners

    def became(self, claim: Claim) -> int | None:
        """How many items of what a claim counts became what it says, since the plan of the year before; None where that
        is not known."""
        names = next((names for subject, names in COUNTED.values() if subject is claim.subject), ())
        if claim.became == "changed":
            statuses = [item.text("status").casefold() for item in self.plan.items() if item.entity.name in names]
            return sum(status.startswith(_FEE_CHANGED) for status in statuses) if all(statuses) and statuses else None
        if self.before is None or self.before.known_from is not None or claim.base != self.before.year:
            return None
        olds, news = ([item for item in plan.items() if item.entity.name in names] for plan in (self.before, self.plan))
        if not olds or not news:
            return None
        pairs = self._pairs()
        if claim.became == "come":
            return sum(item.pointer not in pairs for item in news)
        if claim.became == "gone":
            kept = {item.pointer for item in pairs.values()}
            return sum(item.pointer not in kept for item in olds)
        indices = [
            (pairs[item.pointer].fields.get("index"), item.fields.get("index"))
            for item in news
            if item.pointer in pairs
        ]
        way = 1 if claim.became == "up" else -1
        return sum(isinstance(old, int) and isinstance(new, int) and (new - old) * way > 0 for old, new in indices)

    def step(self, claim: Claim) -> _Place | None:
        """The one step of the frame, of the claim's year, whose name stands in the claim's sentence; None for none."""
        said = {_stem(word) for word in normal(claim.sentence).split()}
        found = [step for step in steps_of(self.plan) if (words := _telling(step.name)) and words <= said]
        if len(found) != 1 or claim.year not in found[0].amounts:
            return None
        amount = found[0].amounts[claim.year]
        word = unit_word(self.plan, STEPS, amount)
        return _Place(Figure.of(amount), amount, word, found[0].pointer, self.plan.year)


_COUNCIL = re.compile(r"fullmäktige|styrelsen", re.IGNORECASE)
_FEE_CHANGED = ("ändra", "förändra", "höj", "sänk", "justera", "revidera")
"""How the status of a fee begins that the plan changes."""


def _is_counted(item: Item, claim: Claim) -> bool:
    """Whether a claim counts an item: all, or the risks of an index or from one on."""
    if claim.index is not None:
        return _index_of(item) == claim.index
    return claim.least is None or _index_of(item) >= claim.least


def _index_of(item: Item) -> int:
    index = item.fields.get("index")
    return index if isinstance(index, int) else 0


_LETTERS = 4
"""Letters of the beginning by which a word of a step's name is known in a sentence, and of the shortest that tells."""


def _stem(word: str) -> str:
    return word[: max(_LETTERS, len(word) - 2)]


def _telling(name: str) -> set[str]:
    return {_stem(word) for word in normal(name).split() if len(word) > _LETTERS}


class _Tables:
    """The budget tables of a plan, read once: their rows by name, and their sign rules."""

    def __init__(self, plan: Plan) -> None:
        self._of = {path: table(plan, path) for path in TABLES}
        self.signs = {path: read_signs(rows) for path, rows in self._of.items()}
        self._named: dict[str, list[tuple[BudgetTable, BudgetRow]]] = defaultdict(list)
        for rows in self._of.values():
            for row in rows.rows:
                self._named[normal(row.name)].append((rows, row))

    def rows(self, claim: Claim) -> Iterable[tuple[BudgetTable, BudgetRow]]:
        """The rows that state the figure of a claim's subject, the best first."""
        match claim.subject:
            case ClaimSubject.FRAME:
                lines, units = self._of[LINES], self._of[UNITS]
                yield from ((lines, row) for row in lines.of("net"))
                yield from ((units, row) for row in (units.sum_row(),) if row)
            case ClaimSubject.INVESTMENTS:
                rows = self._of[INVESTMENTS]
                whole = rows.sum_row() or (rows.rows[0] if len(rows.rows) == 1 else None)
                yield from ((rows, row) for row in (whole,) if row)
            case ClaimSubject.ROW:
                yield from self._named.get(normal(claim.row or ""), ())


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
_OPEN_ENDED = ("över", "mer än", "minst", "högst")


def _near(about: str, stated: Fraction, step: Fraction, found: Figure) -> bool | None:
    """Whether a figure is «drygt», «knappt» or «omkring» another, whose last figure counts steps; None where people may
    say so or not, or where rounding decides."""
    off, rounding = (found.kr - stated) / step, found.tolerance / step
    if about in _SHORT_OF:
        off = -off
    elif about not in _BEYOND:
        return True if abs(off) <= 1 else None if abs(off) <= _FAR_OFF else False
    if off < 0:
        return False if off < -rounding else None
    return True if about in _OPEN_ENDED or off < 1 else None if off <= _FAR_OFF else False


_FAR_OFF = 2
"""Steps beyond which a figure is no more «drygt» or «omkring» what is said."""


def _nearly(claim: Claim, place: _Place, stated: Figure) -> Judgement:
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
    if claim.about:
        stated = Figure(abs(stated.kr), stated.tolerance)
        size = Figure(abs(found.kr), found.tolerance)
        near = _near(claim.about, stated.kr, _step(stated), size) if _same_way(claim, found) else False
        if near is None:
            return Judgement(claim, Truth.CANNOT_TELL, "nearly", then.pointer, then.year)
        return _judged(claim, near, then, Figure.of(claim.stated), found)
    # A change that is stated more precisely than the figures are printed can be told from theirs by rounding alone.
    finer = stated.tolerance < max(now.figure.tolerance, then.figure.tolerance)
    alike = distance <= stated.tolerance or (finer and distance <= found.tolerance)
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


def _judged(claim: Claim, alike: bool, place: _Place, stated: Figure, found: Figure) -> Judgement:
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


_LISTS = {
    ClaimSubject.GOALS: ("goals",),
    ClaimSubject.ASSIGNMENTS: ("assignments",),
    ClaimSubject.OVERARCHING_GOALS: ("overarching_goals",),
}
"""What patterns count by its list."""


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
