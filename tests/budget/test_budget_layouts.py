"""Sixty layouts of a budget in two years: the frame, the units' movement, the bridge and the checks, reckoned by hand.

A row's figures are the plan's own year and the year before, as the plan prints them. All amounts that are expected are
net cost in mkr, more is positive.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.support.budgets import budget
from vpbdiff.budget.bridge import bridge
from vpbdiff.budget.checks import check_budget
from vpbdiff.budget.movement import frame_change, movement
from vpbdiff.matching import match
from vpbdiff.model import money
from vpbdiff.model.money import Figure, Unit


class Layout(NamedTuple):
    """Two budgets, each as lines and units, and what is to be said of them.

    `frame` is the frame's change, empty where none is known; `up` and `down` the sums of the units' increases and
    decreases; `whole` the ends of the whole's bridge; `alone` the units of one plan alone; `apart` what the frame's and
    the units' changes differ by, when the units of one plan alone are counted; `checks` what is wrong in the new plan.
    """

    name: str
    old: tuple[str, str]
    new: tuple[str, str]
    frame: str
    up: str = "0,0"
    down: str = "0,0"
    whole: str = ""
    alone: str = ""
    apart: str = "0,0"
    checks: str = ""
    units: tuple[str, str] = ("mkr", "mkr")


def lines(*rows: str) -> str:
    roles = {"I": "income | Intäkter", "K": "cost | Kostnader", "N": "net | Netto", "B": "grant | Kommunbidrag"}
    roles |= {"R": "result | Resultat"}
    return "\n".join(f"{roles[row[0]]} | {row[2:].replace('/', '|')} |" for row in rows)


def units(*rows: str) -> str:
    made = []
    for row in rows:
        name, _, figures = row.partition(" = ")
        role = {"Summa": "total", "Delsumma": "subtotal"}.get(name.split()[0], "part")
        made.append(f"{role} | {name} | {figures.replace('/', '|')} |")
    return "\n".join(made)


NEGATIVE = lines("I 10,0 / 9,0", "K -49,0 / -47,0", "N -39,0 / -38,0"), units("A = -20,0 / -19,0", "B = -19,0 / -19,0")
GREW = (
    lines("I 10,0 / 10,0", "K -50,0 / -49,0", "N -40,0 / -39,0"),
    units("A = -21,5 / -20,0", "B = -18,5 / -19,0", "Summa = -40,0 / -39,0"),
)
POSITIVE = lines("I 10,0 / 9,0", "K 49,0 / 47,0", "N 39,0 / 38,0"), units("A = 20,0 / 19,0", "B = 19,0 / 19,0")
POSITIVE_GREW = (
    lines("I 10,0 / 10,0", "K 50,0 / 49,0", "N 40,0 / 39,0"),
    units("A = 21,5 / 20,0", "B = 18,5 / 19,0", "Summa = 40,0 / 39,0"),
)
MOVED = ("+1,0", "1,5", "0,5", "39,0 → 40,0")

SIGN_RULES = [
    Layout("costs negative", NEGATIVE, GREW, *MOVED),
    Layout("costs positive", POSITIVE, POSITIVE_GREW, *MOVED),
    Layout("costs negative, then positive", NEGATIVE, POSITIVE_GREW, *MOVED),
    Layout("costs positive, then negative", POSITIVE, GREW, *MOVED),
    Layout(
        "income negative",
        (lines("I -9,0 / -9,0", "K 48,0 / 47,0", "N 39,0 / 38,0"), ""),
        (lines("I -8,0 / -9,0", "K 48,5 / 48,0", "N 40,5 / 39,0"), ""),
        "+1,5",
    ),
    Layout(
        "net as a result: more minus is more net cost",
        (lines("I 9,0 / 9,0", "K 48,0 / 47,0", "N -39,0 / -38,0"), ""),
        (lines("I 8,0 / 9,0", "K 48,5 / 48,0", "N -40,5 / -39,0"), ""),
        "+1,5",
    ),
    Layout(
        "a surplus: its net cost is less than nothing",
        (lines("I 60,0 / 59,0", "K -50,0 / -50,0", "N 10,0 / 9,0"), ""),
        (lines("I 61,0 / 60,0", "K -50,0 / -50,0", "N 11,0 / 10,0"), ""),
        "−1,0",
    ),
    Layout(
        "a unit that earns stands against the others",
        ("", units("A = 8,0 / 7,0", "Uthyrning = -2,0 / -2,0", "Summa = 6,0 / 5,0")),
        ("", units("A = 9,0 / 8,0", "Uthyrning = -2,5 / -2,0", "Summa = 6,5 / 6,0")),
        "+0,5",
        "1,0",
        "0,5",
        "6,0 → 6,5",
    ),
    Layout(
        "one sign is misprinted in the comparison column",
        ("", units("A = -8,0 / -7,0", "B = -2,0 / -2,0")),
        ("", units("A = -8,0 / -8,0", "B = -2,5 / 2,0")),
        "",
        "0,5",
        "0,0",
        "10,0 → 10,5",
        apart="",
        checks="restated-turned.error",
    ),
]

LEVELS = [
    Layout(
        "subtotals are counted once",
        (
            "",
            units(
                "A = -5,0 / -5,0",
                "B = -4,0 / -4,0",
                "Delsumma vård = -9,0 / -9,0",
                "C = -3,0 / -3,0",
                "Summa = -12,0 / -12,0",
            ),
        ),
        (
            "",
            units(
                "A = -6,0 / -5,0",
                "B = -4,0 / -4,0",
                "Delsumma vård = -10,0 / -9,0",
                "C = -3,0 / -3,0",
                "Summa = -13,0 / -12,0",
            ),
        ),
        "+1,0",
        "1,0",
        "0,0",
        "12,0 → 13,0",
    ),
    Layout(
        "two levels, of which one plan prints the upper alone",
        ("", units("A = -5,0 / -5,0", "B = -4,0 / -4,0", "Delsumma vård = -9,0 / -9,0", "Summa = -9,0 / -9,0")),
        ("", units("A = -5,5 / -5,0", "B = -4,0 / -4,0", "Summa = -9,5 / -9,0")),
        "+0,5",
        "0,5",
        "0,0",
        "9,0 → 9,5",
    ),
    Layout(
        "a subtotal of the new plan alone is no unit",
        ("", units("A = -5,0 / -5,0", "B = -4,0 / -4,0", "Summa = -9,0 / -9,0")),
        ("", units("A = -5,0 / -5,0", "B = -4,5 / -4,0", "Delsumma vård = -9,5 / -9,0", "Summa = -9,5 / -9,0")),
        "+0,5",
        "0,5",
        "0,0",
        "9,0 → 9,5",
    ),
    Layout(
        "grant and result are no units",
        (lines("N -12,0 / -12,0", "B 12,0 / 12,0", "R 0,0 / 0,0"), units("A = -12,0 / -12,0")),
        (lines("N -13,0 / -12,0", "B 12,5 / 12,0", "R -0,5 / 0,0"), units("A = -13,0 / -12,0")),
        "+1,0",
        "1,0",
        "0,0",
        "12,0 → 13,0",
    ),
    Layout(
        "two subtotals and no total",
        ("", units("A = -5,0 / -5,0", "Delsumma ett = -5,0 / -5,0", "B = -4,0 / -4,0", "Delsumma två = -4,0 / -4,0")),
        ("", units("A = -5,5 / -5,0", "Delsumma ett = -5,5 / -5,0", "B = -4,0 / -4,0", "Delsumma två = -4,0 / -4,0")),
        "",
        "0,5",
        "0,0",
        "9,0 → 9,5",
        apart="",
    ),
    Layout(
        "the net is the frame, not the units' total",
        (lines("N -39,0 / -38,0"), units("A = -39,0 / -38,0", "Summa = -39,0 / -38,0")),
        (lines("N -41,0 / -39,0"), units("A = -40,0 / -39,0", "Summa = -40,0 / -39,0")),
        "+2,0",
        "1,0",
        "0,0",
        "39,0 → 41,0",
        apart="+1,0",
        checks="units.error",
    ),
    Layout(
        "a subtotal whose rows are not printed is a part of the total",
        ("", units("Delsumma vård = -9,0 / -9,0", "C = -3,0 / -3,0", "Summa = -12,0 / -12,0")),
        ("", units("Delsumma vård = -9,5 / -9,0", "C = -3,0 / -3,0", "Summa = -12,5 / -12,0")),
        "+0,5",
        "0,5",
        "0,0",
        "12,0 → 12,5",
    ),
]

TOTALS = [
    Layout(
        "no total, the net is the frame",
        (lines("N -39,0 / -38,0"), units("A = -20,0 / -19,0", "B = -19,0 / -19,0")),
        (lines("N -40,0 / -39,0"), units("A = -21,0 / -20,0", "B = -19,0 / -19,0")),
        "+1,0",
        "1,0",
        "0,0",
        "39,0 → 40,0",
    ),
    Layout(
        "no net, the total is the frame",
        ("", units("A = -20,0 / -19,0", "Summa = -20,0 / -19,0")),
        ("", units("A = -21,0 / -20,0", "Summa = -21,0 / -20,0")),
        "+1,0",
        "1,0",
        "0,0",
        "20,0 → 21,0",
    ),
    Layout(
        "a total in the old plan alone: no frame in common",
        ("", units("A = -20,0 / -19,0", "Summa = -20,0 / -19,0")),
        ("", units("A = -21,0 / -20,0")),
        "",
        "1,0",
        "0,0",
        "20,0 → 21,0",
        apart="",
    ),
    Layout(
        "a net in the new plan alone: no frame in common",
        ("", units("A = -20,0 / -19,0")),
        (lines("N -21,0 / -20,0"), units("A = -21,0 / -20,0")),
        "",
        "1,0",
        "0,0",
        "20,0 → 21,0",
        apart="",
    ),
    Layout(
        "the total is wrong",
        ("", units("A = -20,0 / -19,0", "B = -5,0 / -5,0", "Summa = -25,0 / -24,0")),
        ("", units("A = -21,0 / -20,0", "B = -5,0 / -5,0", "Summa = -27,0 / -25,0")),
        "+2,0",
        "1,0",
        "0,0",
        "25,0 → 27,0",
        apart="+1,0",
        checks="parts.error",
    ),
    Layout(
        "the comparison column's total is wrong",
        ("", units("A = -20,0 / -19,0", "B = -5,0 / -5,0", "Summa = -25,0 / -24,0")),
        ("", units("A = -21,0 / -20,0", "B = -5,0 / -5,0", "Summa = -26,0 / -24,0")),
        "+1,0",
        "1,0",
        "0,0",
        "25,0 → 26,0",
        checks="parts.error restated.warning",
    ),
    Layout(
        "the net is no sum of costs and income",
        (lines("I 9,0 / 9,0", "K -48,0 / -47,0", "N -39,0 / -38,0"), ""),
        (lines("I 9,0 / 9,0", "K -49,0 / -48,0", "N -41,0 / -39,0"), ""),
        "+2,0",
        checks="net.error",
    ),
    Layout(
        "the total is as it was, and the units are not",
        ("", units("A = -20,0 / -19,0", "B = -5,0 / -5,0", "Summa = -25,0 / -24,0")),
        ("", units("A = -21,0 / -20,0", "B = -4,0 / -5,0", "Summa = -25,0 / -25,0")),
        "0,0",
        "1,0",
        "1,0",
        "25,0 → 25,0",
    ),
]

PRECISION = [
    Layout(
        "71,4 against 71: nothing that can be told",
        ("", units("A = -71,4 / -70,0", "Summa = -71,4 / -70,0")),
        ("", units("A = -71 / -71", "Summa = -71 / -71")),
        "0,0",
        "0,0",
        "0,0",
        "71,4 → 71,0",
    ),
    Layout(
        "71,4 against 72: more",
        ("", units("A = -71,4 / -70,0", "Summa = -71,4 / -70,0")),
        ("", units("A = -72 / -71", "Summa = -72 / -71")),
        "+0,6",
        "0,6",
        "0,0",
        "71,4 → 72,0",
    ),
    Layout(
        "71 against 71,4: nothing that can be told",
        ("", units("A = -71 / -70", "Summa = -71 / -70")),
        ("", units("A = -71,4 / -71,0", "Summa = -71,4 / -71,0")),
        "0,0",
        "0,0",
        "0,0",
        "71,0 → 71,4",
    ),
    Layout(
        "71 against 71,6: more",
        ("", units("A = -71 / -70", "Summa = -71 / -70")),
        ("", units("A = -71,6 / -71,0", "Summa = -71,6 / -71,0")),
        "+0,6",
        "0,6",
        "0,0",
        "71,0 → 71,6",
    ),
    Layout(
        "the parts do not add up as printed",
        ("", units("A = -10,2 / -10,0", "B = -5,2 / -5,0", "Summa = -15,5 / -15,0")),
        ("", units("A = -10,4 / -10,2", "B = -5,4 / -5,2", "Summa = -15,9 / -15,5")),
        "+0,4",
        "0,4",
        "0,0",
        "15,5 → 15,9",
        checks="parts.note parts.note",
    ),
    Layout(
        "a finer total over coarse parts",
        ("", units("A = -10 / -10", "B = -5 / -5", "Summa = -15,4 / -15,0")),
        ("", units("A = -11 / -10", "B = -5 / -5", "Summa = -16,2 / -15,4")),
        "+0,8",
        "1,0",
        "0,0",
        "15,4 → 16,2",
        checks="parts.note parts.note",
    ),
    Layout(
        "hundredths against tenths",
        ("", units("A = -10,25 / -10,00", "Summa = -10,25 / -10,00")),
        ("", units("A = -10,3 / -10,3", "Summa = -10,3 / -10,3")),
        "0,0",
        "0,0",
        "0,0",
        "10,3 → 10,3",
    ),
    Layout(
        "one row is rounded, the other not",
        ("", units("A = -10,4 / -10,0", "B = -5,4 / -5,0", "Summa = -15,8 / -15,0")),
        ("", units("A = -10 / -10", "B = -5,9 / -5,4", "Summa = -15,9 / -15,4")),
        "+0,1",
        "0,5",
        "0,0",
        "15,8 → 15,9",
        checks="restated.warning",
    ),
]

TKR = ("tkr", "tkr")
OF_UNITS = [
    Layout(
        "thousands in both",
        ("", units("A = -20 500 / -20 000", "Summa = -20 500 / -20 000")),
        ("", units("A = -21 750 / -20 500", "Summa = -21 750 / -20 500")),
        "+1,3",
        "1,3",
        "0,0",
        "20,5 → 21,8",
        units=TKR,
    ),
    Layout(
        "thousands, then millions: the same",
        ("", units("A = -18 120 / -18 000", "Summa = -18 120 / -18 000")),
        ("", units("A = -18,1 / -18,1", "Summa = -18,1 / -18,1")),
        "0,0",
        "0,0",
        "0,0",
        "18,1 → 18,1",
        units=("tkr", "mkr"),
    ),
    Layout(
        "thousands, then millions: more",
        ("", units("A = -18 120 / -18 000", "Summa = -18 120 / -18 000")),
        ("", units("A = -18,3 / -18,1", "Summa = -18,3 / -18,1")),
        "+0,2",
        "0,2",
        "0,0",
        "18,1 → 18,3",
        units=("tkr", "mkr"),
    ),
    Layout(
        "millions, then thousands: the same",
        ("", units("A = -18,1 / -18,0", "Summa = -18,1 / -18,0")),
        ("", units("A = -18 140 / -18 100", "Summa = -18 140 / -18 100")),
        "0,0",
        "0,0",
        "0,0",
        "18,1 → 18,1",
        units=("mkr", "tkr"),
    ),
    Layout(
        "kronor",
        ("", units("A = -1 250 000 / -1 200 000", "Summa = -1 250 000 / -1 200 000")),
        ("", units("A = -1 350 000 / -1 250 000", "Summa = -1 350 000 / -1 250 000")),
        "+0,1",
        "0,1",
        "0,0",
        "1,3 → 1,4",
        units=("kr", "kr"),
    ),
    Layout(
        "one row in another unit",
        ("", units("A = -18,1 / -18,0", "B = -500 tkr / -500 tkr", "Summa = -18,6 / -18,5")),
        ("", units("A = -18,1 / -18,1", "B = -700 tkr / -500 tkr", "Summa = -18,8 / -18,6")),
        "+0,2",
        "0,2",
        "0,0",
        "18,6 → 18,8",
    ),
    Layout(
        "mnkr is mkr",
        ("", units("A = -18,1 / -18,0", "Summa = -18,1 / -18,0")),
        ("", units("A = -18,4 / -18,1", "Summa = -18,4 / -18,1")),
        "+0,3",
        "0,3",
        "0,0",
        "18,1 → 18,4",
        units=("mnkr", "mkr"),
    ),
]

MISSING = [
    Layout(
        "a unit is new",
        ("", units("A = -20,0 / -19,0", "Summa = -20,0 / -19,0")),
        ("", units("A = -21,0 / -20,0", "Fritid = -3,0 / ", "Summa = -24,0 / -20,0")),
        "+4,0",
        "1,0",
        "0,0",
        "20,0 → 24,0",
        alone="Fritid",
    ),
    Layout(
        "a unit is gone",
        ("", units("A = -20,0 / -19,0", "Fritid = -3,0 / -3,0", "Summa = -23,0 / -22,0")),
        ("", units("A = -21,0 / -20,0", "Summa = -21,0 / -23,0")),
        "−2,0",
        "1,0",
        "0,0",
        "23,0 → 21,0",
        alone="Fritid",
        checks="parts.error",
    ),
    Layout(
        "one came and one went",
        ("", units("A = -20,0 / -19,0", "Fritid = -3,0 / -3,0", "Summa = -23,0 / -22,0")),
        ("", units("A = -20,0 / -20,0", "Museum = -4,0 / ", "Summa = -24,0 / -23,0")),
        "+1,0",
        "0,0",
        "0,0",
        "23,0 → 24,0",
        alone="Fritid Museum",
    ),
    Layout(
        "a unit without a figure this year is in no sum",
        ("", units("A = -20,0 / -19,0", "Fritid = -3,0 / -3,0", "Summa = -23,0 / -22,0")),
        ("", units("A = -21,0 / -20,0", "Fritid =  / -3,0", "Summa = -24,0 / -23,0")),
        "+1,0",
        "1,0",
        "0,0",
        "23,0 → 24,0",
    ),
    Layout(
        "a unit became two, by their figures",
        ("", units("Hemtjänst = -20,5 / -19,0", "B = -5,0 / -5,0", "Summa = -25,5 / -24,0")),
        ("", units("Norr = -12,8 / -12,3", "Söder = -8,6 / -8,2", "B = -5,0 / -5,0", "Summa = -26,4 / -25,5")),
        "+0,9",
        "0,9",
        "0,0",
        "25,5 → 26,4",
    ),
    Layout(
        "two became one, by their figures",
        ("", units("Norr = -12,3 / -12,0", "Söder = -8,2 / -8,0", "B = -5,0 / -5,0", "Summa = -25,5 / -25,0")),
        ("", units("Hemtjänst = -19,9 / -20,5", "B = -5,0 / -5,0", "Summa = -24,9 / -25,5")),
        "−0,6",
        "0,0",
        "0,6",
        "25,5 → 24,9",
    ),
    Layout(
        "another name, the same amount in the comparison column",
        ("", units("Vuxna = -12,3 / -12,0", "B = -5,0 / -5,0", "Summa = -17,3 / -17,0")),
        ("", units("Arbete och försörjning = -13,0 / -12,3", "B = -5,0 / -5,0", "Summa = -18,0 / -17,3")),
        "+0,7",
        "0,7",
        "0,0",
        "17,3 → 18,0",
    ),
    Layout(
        "no figures by unit in the new plan",
        (lines("N -39,0 / -38,0"), units("A = -39,0 / -38,0")),
        (lines("N -40,0 / -39,0"), ""),
        "+1,0",
    ),
    Layout(
        "all units are others, and no figure of theirs stands in both",
        ("", units("A = -12,3 / -12,0", "Summa = -12,3 / -12,0")),
        ("", units("Museum = -13,4 / ", "Summa = -13,4 / -12,3")),
        "+1,1",
        "0,0",
        "0,0",
        "12,3 → 13,4",
        alone="Museum A",
    ),
]

RESTATED = [
    Layout(
        "last year's figure is given otherwise: no decision, and told",
        ("", units("A = -20,0 / -19,0", "B = -5,0 / -5,0", "Summa = -25,0 / -24,0")),
        ("", units("A = -21,0 / -20,4", "B = -5,0 / -4,6", "Summa = -26,0 / -25,0")),
        "+1,0",
        "1,0",
        "0,0",
        "25,0 → 26,0",
        checks="restated.warning restated.warning",
    ),
    Layout(
        "the whole of last year is given otherwise",
        (lines("N -39,0 / -38,0"), ""),
        (lines("N -40,0 / -39,5"), ""),
        "+1,0",
        checks="restated.warning",
    ),
    Layout(
        "restated within rounding is as printed",
        ("", units("A = -20,0 / -19,0", "Summa = -20,0 / -19,0")),
        ("", units("A = -21 / -20", "Summa = -21 / -20")),
        "+1,0",
        "1,0",
        "0,0",
        "20,0 → 21,0",
    ),
    Layout(
        "the same in another unit is not restated",
        ("", units("A = -18 120 / -18 000", "Summa = -18 120 / -18 000")),
        ("", units("A = -19,0 / -18,1", "Summa = -19,0 / -18,1")),
        "+0,9",
        "0,9",
        "0,0",
        "18,1 → 19,0",
        units=("tkr", "mkr"),
    ),
    Layout(
        "the same under another sign rule is not restated",
        ("", units("A = -20,0 / -19,0", "Summa = -20,0 / -19,0")),
        ("", units("A = 21,0 / 20,0", "Summa = 21,0 / 20,0")),
        "+1,0",
        "1,0",
        "0,0",
        "20,0 → 21,0",
    ),
]


def by_type(*rows: str) -> str:
    """Costs by their type above their sum: «Personal = -30,0 / -29,0»."""
    roles = {"Intäkter": "income", "Kostnader": "cost", "Netto": "net"}
    made = []
    for row in rows:
        name, _, figures = row.partition(" = ")
        made.append(f"{roles.get(name, 'part')} | {name} | {figures.replace('/', '|')} |")
    return "\n".join(made)


COST_TYPES = [
    Layout(
        "costs by type above their sum",
        (
            by_type(
                "Intäkter = 9,0 / 9,0",
                "Personal = -30,0 / -29,0",
                "Lokaler = -18,0 / -18,0",
                "Kostnader = -48,0 / -47,0",
                "Netto = -39,0 / -38,0",
            ),
            "",
        ),
        (
            by_type(
                "Intäkter = 9,0 / 9,0",
                "Personal = -31,0 / -30,0",
                "Lokaler = -18,0 / -18,0",
                "Kostnader = -49,0 / -48,0",
                "Netto = -40,0 / -39,0",
            ),
            "",
        ),
        "+1,0",
    ),
    Layout(
        "the sum of costs is wrong, and the net is right",
        (
            by_type(
                "Intäkter = 9,0 / 9,0",
                "Personal = -30,0 / -29,0",
                "Lokaler = -18,0 / -18,0",
                "Kostnader = -48,0 / -47,0",
                "Netto = -39,0 / -38,0",
            ),
            "",
        ),
        (
            by_type(
                "Intäkter = 9,0 / 9,0",
                "Personal = -31,0 / -30,0",
                "Lokaler = -18,0 / -18,0",
                "Kostnader = -47,0 / -48,0",
                "Netto = -40,0 / -39,0",
            ),
            "",
        ),
        "+1,0",
        checks="parts.error",
    ),
    Layout(
        "the net is wrong, and the sum of costs is right",
        (
            by_type(
                "Intäkter = 9,0 / 9,0",
                "Personal = -30,0 / -29,0",
                "Lokaler = -18,0 / -18,0",
                "Kostnader = -48,0 / -47,0",
                "Netto = -39,0 / -38,0",
            ),
            "",
        ),
        (
            by_type(
                "Intäkter = 9,0 / 9,0",
                "Personal = -31,0 / -30,0",
                "Lokaler = -18,0 / -18,0",
                "Kostnader = -49,0 / -48,0",
                "Netto = -42,0 / -39,0",
            ),
            "",
        ),
        "+3,0",
        checks="net.error",
    ),
    Layout(
        "types of cost beside units, whose total is the net",
        (
            by_type("Personal = -30,0 / -29,0", "Kostnader = -30,0 / -29,0", "Netto = -30,0 / -29,0"),
            units("A = -30,0 / -29,0", "Summa = -30,0 / -29,0"),
        ),
        (
            by_type("Personal = -31,0 / -30,0", "Kostnader = -31,0 / -30,0", "Netto = -31,0 / -30,0"),
            units("A = -31,0 / -30,0", "Summa = -31,0 / -30,0"),
        ),
        "+1,0",
        "1,0",
        "0,0",
        "30,0 → 31,0",
    ),
    Layout(
        "a type of cost that one plan alone prints",
        (by_type("Personal = -30,0 / -29,0", "Kostnader = -30,0 / -29,0", "Netto = -30,0 / -29,0"), ""),
        (
            by_type(
                "Personal = -29,0 / -30,0", "Konsulter = -2,0 / ", "Kostnader = -31,0 / -30,0", "Netto = -31,0 / -30,0"
            ),
            "",
        ),
        "+1,0",
    ),
    Layout(
        "income and cost without their net: no frame",
        (lines("I 9,0 / 9,0", "K -48,0 / -47,0"), ""),
        (lines("I 9,0 / 9,0", "K -49,0 / -48,0"), ""),
        "",
    ),
    Layout(
        "less income is more net cost",
        (lines("I 9,0 / 9,0", "K -48,0 / -47,0", "N -39,0 / -38,0"), ""),
        (lines("I 7,5 / 9,0", "K -48,0 / -48,0", "N -40,5 / -39,0"), ""),
        "+1,5",
    ),
]

LAYOUTS = [*SIGN_RULES, *LEVELS, *TOTALS, *PRECISION, *OF_UNITS, *MISSING, *RESTATED, *COST_TYPES]


def mkr(figure: Figure | None, *, signed: bool = True) -> str:
    return "" if figure is None else money.text(figure.kr, Unit.MKR, 1, signed=signed)


def test_there_are_sixty() -> None:
    assert len(LAYOUTS) == len({layout.name for layout in LAYOUTS}) == 60


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_layout(layout: Layout) -> None:
    old, new = (
        budget(*tables, unit=unit, year=year)
        for tables, unit, year in zip((layout.old, layout.new), layout.units, (2024, 2025), strict=True)
    )
    pairs = match(old, new)
    frame = frame_change(old, new, pairs)
    assert mkr(frame.change if frame else None) == layout.frame
    checks = [found.problem.key.removeprefix("money.") for found in check_budget(new, old)]
    assert checks == layout.checks.split()
    found = movement(old, new, pairs)
    if not layout.whole:
        assert found is None
        return
    assert found is not None
    assert (mkr(found.increases, signed=False), mkr(found.decreases, signed=False)) == (layout.up, layout.down)
    assert [unit.name for unit in found.alone] == layout.alone.split()
    whole = bridge(found, ()).whole
    assert f"{mkr(whole.old, signed=False)} → {mkr(whole.new, signed=False)}" == layout.whole
    assert whole.old.kr + whole.residual.kr == whole.new.kr
    apart = found.apart
    assert mkr(Figure() if apart is not None and apart.is_nil else apart) == layout.apart
