"""The money of a comparison as figures and sentences, before any format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from vpbdiff.budget.comparison import BudgetComparison, Rules, TableChange, budgets_of
from vpbdiff.budget.movement import Movement, RowChange
from vpbdiff.budget.tables import SUMS, UNITS, WHOLES, AmountColumn, BudgetRow
from vpbdiff.claims import Judgement, Truth, claims_of, untested
from vpbdiff.model import money
from vpbdiff.model.changes import Comparison
from vpbdiff.model.document import CellType, DifferenceOf, Row, SumOf, TableCell
from vpbdiff.model.money import Amount, Figure, Unit
from vpbdiff.model.plan import Plan
from vpbdiff.statements import absence, phrases
from vpbdiff.wording import Wording

_EVIDENCE = 2
"""Rows shown as evidence of a rule: an income and a cost where the table has both, since they tell most apart."""


class ShownRow(NamedTuple):
    """A row as it is shown: its name, the amounts with the new plan's signs, the change as the plan's own column has
    it (in the row's own sense, where it has none) with a bar, as a share of the largest change of its table; no bar
    where nothing can be said."""

    cells: Row
    direction: str
    """`up`, `down` or `same`; `unknown` where nothing can be said."""
    share: str = ""
    """How large the change is in per cent of what was."""


class ShownTable(NamedTuple):
    """A table as it is shown; `unit` is the new plan's word for its unit."""

    path: str
    unit: str
    rows: tuple[ShownRow, ...]


class BudgetFigures:
    """Says what a comparison found on money, in one language."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self.budget: BudgetComparison = budgets_of(comparison)
        self._comparison, self._wording = comparison, wording

    def tables(self) -> Iterator[ShownTable]:
        """The tables that both plans have."""
        for each in self.budget.tables:
            scale = Scale(self.budget.new, each)
            most = max((abs(row.change.kr) for row in _parts(each) if row.change), default=Fraction(0))
            rows = tuple(
                ShownRow(self._cells(row, each, scale, most), _direction(row.change), self._share(row, each.way(row)))
                for row in each.rows
            )
            yield ShownTable(each.path, scale.word, rows)

    def _cells(self, row: RowChange, of: TableChange, scale: Scale, most: Fraction) -> Row:
        sign, way = of.sign(row), of.way(row)
        share = None if row.change is None or not most or row.role in SUMS else way * row.change.kr / most
        before = self._amount(row, row.before, row.old, sign, scale)
        after = self._amount(row, row.after, row.new, sign, scale)
        return (
            TableCell(row.name),
            TableCell(before, CellType.AMOUNT, follows=sum_of(row, of, "before")),
            TableCell(after, CellType.AMOUNT, follows=sum_of(row, of, "after")),
            TableCell(scale.change(row, way), CellType.AMOUNT, share, difference_of(row, sign * way)),
        )

    def _share(self, row: RowChange, way: int = 0) -> str:
        """A row's change in per cent, with the sign that its change is shown with where it has a `way`."""
        if row.before is None or row.change is None:
            return ""
        return share(row.before, row.change.times(way or 1), self._wording, signed=bool(way))

    def changes(self) -> Iterator[tuple[str, str]]:
        """Of each row that both plans have a figure for, by its pointer in the new plan: by how much it is higher or
        lower in its own sense, with the unit and in per cent."""
        for each in self.budget.tables:
            scale = Scale(self.budget.new, each)
            for row in each.rows:
                if row.change is not None and row.change.kr:
                    amount, percent = scale.with_unit(abs(row.change.kr)), self._share(row)
                    beside = f" ({percent})" if percent else ""
                    told = self._say(f"budget.by-{_direction(row.change)}", amount=amount, share=beside)
                    yield from ((item.pointer, told) for item in row.new)

    def _amount(
        self, of: RowChange, figure: Figure | None, rows: tuple[BudgetRow, ...], sign: int, scale: Scale
    ) -> str:
        if figure is None:
            # What a sum sums up is there all the same, in a plan that does not print it.
            return self._wording.say("budget.no-figure" if rows or of.role in WHOLES else "budget.no-row")
        return scale.text(sign * figure.kr, rows)

    def change_column(self, table: ShownTable) -> str:
        """What heads the column of changes: the plan's word where it follows the plan's rule, else what it is."""
        return self._say("budget.change" if self._of(table).meaning else "budget.change-own")

    def legend(self, tables: Iterable[ShownTable]) -> Iterator[str]:
        """How the tables are read: the signs of amounts, and what the changes are."""
        plans = self.budget.old, self.budget.new
        yield self._say("budget.legend", plan=phrases.plan_name(plans[1], self._wording))
        said: dict[str, list[str]] = {}
        for table in tables:
            meaning = self._of(table).meaning
            old, new = (phrases.plan_name(plan, self._wording) for plan in plans)
            params = {"column": self.change_column(table)}
            if meaning:
                params["meaning"] = self._say(f"budget.meaning.{meaning}", new=new, old=old)
            sentence = self._say("budget.legend-rule" if meaning else "budget.legend-own", **params)
            said.setdefault(sentence, []).append(phrases.list_word(table.path, self._wording))
        for sentence, names in said.items():
            several = phrases.capital(phrases.enumeration(names, self._wording))
            yield sentence if len(said) == 1 else self._say("budget.legend-of", table=several, sentence=sentence)

    def _of(self, table: ShownTable) -> TableChange:
        return next(each for each in self.budget.tables if each.path == table.path)

    def movement(self) -> Iterator[str]:
        """What moved, first as arithmetic; a transfer only where it is likely."""
        found = self.budget.movement
        if found is None:
            return
        scale = Scale(self.budget.new, next(each for each in self.budget.tables if each.path == UNITS))
        if found.frame is not None or any(unit.change is not None for unit in found.units):
            yield self._sums(found, scale)
        if found.redistributed_at_most:
            yield self._say("budget.at-most", amount=scale.with_unit(found.redistributed_at_most))
        for transfer in found.likely_transfers:
            names = {"source": transfer.source.name, "target": transfer.target.name}
            yield self._say("budget.likely-transfer", amount=scale.with_unit(transfer.kr), **names)
        for key, regrouped in (("split", found.likely_splits), ("merged", found.likely_merges)):
            for each in regrouped:
                parts = phrases.enumeration([f"«{part.name}»" for part in each.parts], self._wording)
                amounts = {"amount": scale.with_unit(each.figure.kr), "total": scale.with_unit(each.total.kr)}
                yield self._say(f"budget.likely-{key}", whole=each.whole.name, parts=parts, **amounts)
        yield from self._alone(found, scale)
        if found.bare:
            names = {"names": phrases.enumeration([f"«{unit.name}»" for unit in found.bare], self._wording)}
            yield self._say("budget.not-compared", **names)

    def _alone(self, found: Movement, scale: Scale) -> Iterator[str]:
        """The units that one plan alone has, with their net costs."""
        for plan, side in ((self.budget.old, "before"), (self.budget.new, "after")):
            held = [(unit.name, getattr(unit, side)) for unit in found.alone if getattr(unit, side) and not unit.proved]
            if held:
                told = [f"«{name}» ({scale.with_unit(figure.kr)})" for name, figure in held]
                names = phrases.enumeration(told, self._wording)
                yield self._say("budget.alone", plan=phrases.plan_name(plan, self._wording), names=names)

    def _sums(self, found: Movement, scale: Scale) -> str:
        changes = [unit.change.kr for unit in found.units if unit.change is not None and not unit.is_undecided]
        some = len(changes) < len(found.units)
        up = self._units("up", sum(kr > 0 for kr in changes), scale.with_unit(found.increases.kr), some=some)
        down = self._units("down", sum(kr < 0 for kr in changes), scale.with_unit(found.decreases.kr), some=some)
        if found.frame is None or found.frame.change is None:
            return self._say(
                "budget.sums-alone", up=up, down=down, change=scale.with_unit(found.change.kr, signed=True)
            )
        frame = found.frame.change
        key = "budget.frame-up" if frame.kr > 0 else "budget.frame-down"
        plans = self.budget.old, self.budget.new
        said = (
            self._say(key, amount=scale.with_unit(abs(frame.kr)))
            if frame.kr
            else self._wording.say(f"budget.frame-same{absence.as_read(plans)}")
        )
        told = self._say("budget.units", up=up, down=down) if changes else self._say("budget.units-unknown")
        sentence = f"{told} {said}"
        if found.apart is None or not scale.rounded(found.apart.kr):
            return sentence
        key = "budget.frame-rounded" if found.apart.is_nil else "budget.frame-apart"
        return f"{sentence} {self._say(key, amount=scale.with_unit(found.apart.kr, signed=True))}"

    def _units(self, way: str, number: int, amount: str, *, some: bool) -> str:
        """What so many units' net cost did in all, as the part of a sentence; `up` opens it. `some` tells that others
        can't be compared."""
        if number > 1:
            word = phrases.number_word(number, self._wording)
            return self._say(f"budget.{way}-many", n=phrases.capital(word) if way == "up" else word, amount=amount)
        none = "none-known" if some else "none"
        return self._say(f"budget.{way}-{'one' if number else none}", amount=amount)

    def restated(self) -> Iterator[str]:
        """What the new plan says otherwise of the old plan's own year."""
        for each in self.budget.restated:
            own, told = (money.beside(amount.kr, amount, each.told, each.word) for amount in (each.own, each.told))
            params = {"name": each.after.name, "year": each.year, "plan": self.budget.new.year}
            yield self._say("history.restated", own=own, other=told, **params)

    def rules(self) -> Iterator[str]:
        """The tables' sign rules, each plan's with its own years and figures: one sentence where they say the same."""
        for each in self.budget.tables:
            sides = [(self.budget.old, each.old_rules), (self.budget.new, each.new_rules)]
            # A plan that is known only from the other's comparison column has its rules from there too.
            sides = [(plan, rules) for plan, rules in sides if plan.known_from is None] or sides
            said: dict[str, list[str]] = {}
            for plan, rules in sides:
                rule = self._signs(rules) + self._change_rule(rules)
                said.setdefault(rule, []).append(phrases.plan_name(plan, self._wording))
            table = phrases.list_word(each.path, self._wording)
            for rule, plans in said.items():
                yield self._say("budget.rule", table=table, plan=phrases.enumeration(plans, self._wording), rule=rule)

    def _signs(self, rules: Rules) -> str:
        """Whether costs are negative, with the first row that tells."""
        costs = [row for row in rules.signs.evidence if row.role != "income"]
        sign = rules.signs.sign(costs[0]) if costs else None
        if sign is None:
            return self._say("budget.signs-unread")
        figure = next(each for each in costs[0].figures.values() if each.kr)
        amount = money.text(figure.kr, figure.unit, figure.decimals)
        key = "budget.costs-negative" if sign < 0 else "budget.costs-positive"
        return self._say(key, name=costs[0].name, amount=amount)

    def _change_rule(self, rules: Rules) -> str:
        rule = rules.change
        if rule is None:
            return ""
        if not rule.meanings:
            return " " + self._say("budget.change-unread")
        first, *others = (
            self._say(f"budget.meaning.{each}", new=rule.new.year, old=rule.old.year) for each in rule.meanings
        )
        sentences = [self._say("budget.change-means", meaning=first)]
        if others:
            also = phrases.enumeration(others, self._wording, "or")
            sentences.append(self._say("budget.change-also", meanings=also))
        rows = [self._evidence(row, rule.new, rule.old) for row in rule.evidence[:_EVIDENCE]]
        sentences.append(self._say("budget.change-evidence", rows=phrases.enumeration(rows, self._wording)))
        if rule.against:
            names = phrases.enumeration([f"«{row.name}»" for row in rule.against], self._wording)
            sentences.append(self._say("budget.change-against", names=names))
        return "".join(f" {sentence}" for sentence in sentences)

    def _evidence(self, row: BudgetRow, new: AmountColumn, old: AmountColumn) -> str:
        figures = (row.figures[old], row.figures[new], row.change)
        before, after, change = (
            money.text(each.kr, each.unit, each.decimals) if each is not None else "" for each in figures
        )
        return self._say("budget.evidence", name=row.name, old=before, new=after, change=change)

    def contradicted(self) -> tuple[str, ...]:
        """A sentence for each of the new plan's claims that its figures contradict, once if the plan repeats it."""
        found = (each for each in self._judged if each.verdict is Truth.CONTRADICTED)
        return tuple(dict.fromkeys(map(self._claim, found)))

    @cached_property
    def _judged(self) -> tuple[Judgement, ...]:
        return claims_of(self._comparison)

    def claims(self) -> tuple[str, tuple[str, ...]]:
        """The new plan's claims: how many hold, and a sentence for each that does not, once if the plan repeats it;
        then those that look like claims and were not tested."""
        found = self._judged
        passed_over = untested(self.budget.new)
        listed = tuple(self._say("budget.claim-untested", sentence=sentence) for sentence in passed_over)
        if not found:
            return (self._wording.count("budget.claims-untested", len(listed)), listed) if listed else ("", ())
        number = Counter(each.verdict for each in found)
        counts = ", ".join(
            self._wording.say(f"budget.claims-{verdict}.{'some' if number[verdict] else 'none'}", n=number[verdict])
            for verdict in Truth
            if number[verdict] or verdict is not Truth.CANNOT_TELL
        )
        summary = self._wording.count("budget.claims", len(found), counts=counts)
        if listed:
            summary = f"{summary} {self._wording.count('budget.claims-untested', len(listed))}"
        told = Counter(self._claim(each) for each in found if each.verdict is not Truth.HOLDS)
        return summary, (*(self._repeated(sentence, times) for sentence, times in told.items()), *listed)

    def _repeated(self, sentence: str, times: int) -> str:
        return sentence if times == 1 else f"{sentence} {self._say('budget.claim-repeated', n=times)}"

    def _claim(self, judged: Judgement) -> str:
        names = phrases.enumeration([f"«{name}»" for name in judged.names], self._wording)
        reason = self._say(f"budget.claim.{judged.reason}", names=names)
        return self._say(f"budget.claim-{judged.verdict}", phrase=judged.claim.phrase, reason=reason)

    def _say(self, key: str, **params: object) -> str:
        return self._wording.say(key, **params)


def share(before: Figure, change: Figure, wording: Wording, *, signed: bool = False) -> str:
    """How large a change is in per cent of what was, with its sign where it stands beside a signed amount; empty where
    that is nothing."""
    found = money.percents(before, change, signed=signed)
    return wording.say("budget.share", percent=found) if found else ""


_NONE, NEAR_NOTHING = "–", "≈0"


class Scale:
    """The unit and the decimals that a table is shown in: those of the new plan."""

    def __init__(self, plan: Plan, of: TableChange) -> None:
        self.word = plan.listing(of.path).unit or "kr"
        self._unit = Unit.of(self.word) or Unit.KR
        own = (self._places(row) for each in of.rows for row in (*each.new, *each.old))
        self._decimals = max((*own, *map(self._foreign_places, of.rows)), default=0)

    def _places(self, row: BudgetRow) -> int:
        return max((each.decimals for each in row.figures.values() if each.unit is self._unit), default=0)

    def _foreign_places(self, row: RowChange) -> int:
        """The decimals of a row whose amounts are all printed in another unit than the table's: beside one in the
        table's own they would tell more than that does."""
        sides = ((row.before, row.old), (row.after, row.new))
        shown = [each for figure, rows in sides if figure for each in _printed_as(figure.kr, rows)]
        return 0 if any(each.unit is self._unit for each in shown) else money.common_places(shown, self._unit)

    def text(self, kr: Fraction, rows: tuple[BudgetRow, ...]) -> str:
        """An amount as exactly as its rows were printed; one that was in another unit with all that was printed, and as
        exactly as the others are."""
        return money.text(kr, self._unit, self._decimals_of(kr, rows))

    def _decimals_of(self, kr: Fraction, rows: tuple[BudgetRow, ...]) -> int:
        exact = _printed_as(kr, rows)
        if exact and abs(exact[0].kr) == abs(kr):
            own = [each for each in exact if each.unit is self._unit]
            return min(money.places(each, self._unit, self._decimals) for each in own or exact)
        if rows and all(each.unit is self._unit for row in rows for each in row.figures.values()):
            return max(map(self._places, rows))
        return self._decimals

    def signed(self, kr: Fraction) -> str:
        """A change, with its sign."""
        return money.text(kr, self._unit, self._decimals, signed=True)

    def figure(self, kr: Fraction, *, signed: bool = False) -> str:
        """An amount without the unit's word."""
        return money.text(kr, self._unit, self._decimals, signed=signed)

    def exact(self, kr: Fraction) -> str:
        """A signed amount to the last krona, with as many decimals as that takes and no fewer than the table's."""
        return money.text(kr, self._unit, money.to_the_krona(kr, self._unit, self._decimals), signed=True)

    def shortest(self, kr: Fraction) -> str:
        """A signed amount that somebody decided, without the decimals that it does not need: «−6», not «−6,0»."""
        decimals = next((n for n in range(self._decimals) if not kr * 10**n % self._unit.value), self._decimals)
        return money.text(kr, self._unit, decimals, signed=True)

    def units(self, kr: Fraction) -> Fraction:
        """An amount in the unit of the table, exactly: a place on an axis."""
        return kr / self._unit.value

    def rounded(self, kr: Fraction) -> Fraction:
        """An amount as `figure` shows it, in the unit of its last digit."""
        return Fraction(self.figure(kr).replace(money.NO_BREAK_SPACE, "").replace("\u2212", "-").replace(",", ""))

    def with_unit(self, kr: Fraction, *, signed: bool = False) -> str:
        """An amount with the unit's word."""
        return self.figure(kr, signed=signed) + money.NO_BREAK_SPACE + self.word

    def printed(self, kr: Fraction, rows: tuple[BudgetRow, ...]) -> str:
        """An amount as exactly as its rows were printed, with the unit's word: «199 mkr», not «199,0 mkr»."""
        return self.text(kr, rows) + money.NO_BREAK_SPACE + self.word

    def change(self, row: RowChange, way: int = 1) -> str:
        """A row's change as a table shows it, no finer than its amounts are; turned round where `way` is -1."""
        if row.change is None or row.before is None or row.after is None:
            return _NONE
        if self.is_near(row):
            return NEAR_NOTHING
        decimals = max(self._decimals_of(row.before.kr, row.old), self._decimals_of(row.after.kr, row.new))
        return money.text(way * row.change.kr, self._unit, min(decimals, self._decimals), signed=True)

    def is_near(self, row: RowChange) -> bool:
        """Whether a row's amounts are shown as two and rounding can be all that tells them apart."""
        if row.before is None or row.after is None or row.change is None or row.change.kr:
            return False
        return row.before.kr != row.after.kr and self.text(row.before.kr, row.old) != self.text(row.after.kr, row.new)


def _printed_as(kr: Fraction, rows: tuple[BudgetRow, ...]) -> list[Amount]:
    """The amounts of rows that are printed as so many kronor, in either sign; all of them where none is."""
    printed = [each for row in rows for each in row.figures.values()]
    return [each for each in printed if abs(each.kr) == abs(kr)] or printed


def _direction(change: Figure | None) -> str:
    if change is None:
        return "unknown"
    return "up" if change.kr > 0 else "down" if change.kr < 0 else "same"


def _parts(of: TableChange) -> Iterator[RowChange]:
    return (row for row in of.rows if row.role not in SUMS)


def difference_of(row: RowChange, sign: int) -> DifferenceOf | None:
    """How a change follows from the amounts as they are printed; not at all where one is missing, or where they differ
    in how precisely they are printed alone."""
    if row.before is None or row.after is None or row.change is None:
        return None
    if row.change.kr != row.after.kr - row.before.kr:
        return None
    return DifferenceOf(2, 1) if sign > 0 else DifferenceOf(1, 2)


def sum_of(row: RowChange, of: TableChange, side: str) -> SumOf | None:
    """The rows that a sum is the sum of, as they are printed; nothing where their figures do not prove it."""
    if row.role not in SUMS:
        return None
    printed = {number: _printed(each, of, side) for number, each in enumerate(of.rows) if each.role not in SUMS}
    amounts = [kr for kr in printed.values() if kr is not None]
    if not amounts or sum(amounts) != _printed(row, of, side):
        return None
    return SumOf(tuple(printed))


def _printed(row: RowChange, of: TableChange, side: str) -> Fraction | None:
    figure: Figure | None = getattr(row, side)
    return None if figure is None else of.sign(row) * figure.kr
