"""Which rows of a table sum up others: by the figures, first or last, whatever the rows are called."""

from __future__ import annotations

import pytest

from vpbdiff.model.money import Unit, parse
from vpbdiff.recognise.sums import SumRow, structure


def rows(spec: str, unit: Unit = Unit.TKR) -> list[SumRow]:
    """Rows such as «Bad 1,2 3,4» with a bar between cells; «Summa» and «Totalt» are a sum's names."""
    made = []
    for line in spec.split("; "):
        name, *figures = (cell.strip() for cell in line.split("|"))
        read = tuple(parse(figure, unit) if figure else None for figure in figures)
        made.append(SumRow(name, read, named=name.startswith(("Summa", "Totalt")), apart=name.startswith("varav")))
    return made


def roles(spec: str) -> str:
    return " ".join(row.role for row in structure(rows(spec)))


TABLES = [
    ("last", "Bad|120; Is|80; Summa|200", "part part total"),
    ("first, by the committee's name", "Nämnden|-620; Bad|-410; Is|-90; Skid|-120", "total part part part"),
    ("last, by a name of its own", "Bad|43 500; Is|83 900; Idrott|127 400", "part part total"),
    ("of one row", "Bad|43; Summa|43", "part total"),
    (
        "of groups, with headings",
        "Bad|; Simhall|300; Strand|50; Summa bad|350; Is|; Hall|90; Bana|20; Summa is|110; Totalt|460",
        "head part part subtotal head part part subtotal total",
    ),
    (
        "of groups, all with one name",
        "Simhall|300; Strand|50; Summa|350; Hall|90; Bana|20; Summa|110; Summa|460",
        "part part subtotal part part subtotal total",
    ),
    (
        "of groups, each before its rows",
        "Nämnden|460|470; Bad|350|355; Simhall|300|306; Strand|50|49; Is|110|115; Hall|90|94; Bana|20|21",
        "total subtotal part part subtotal part part",
    ),
    (
        "of groups, the whole first",
        "Nämnden|460; Simhall|300; Strand|50; Summa bad|350; Hall|90; Bana|20; Summa is|110",
        "total part part subtotal part part subtotal",
    ),
    ("of groups, none of all", "Simhall|30; Strand|5; Summa|35; Hall|9; Bana|2; Summa|11", "part part subtotal " * 2),
    (
        "of groups before their rows, the whole last",
        "Kultur|24200; Bad|15500; Is|8700; Stab|3100; Ledning|3100; Totalt|27300",
        "subtotal part part subtotal part total",
    ),
    ("with a row within a row", "Bad|100; varav löner|80; Is|50; Summa|150", "part part part total"),
    ("within rounding", "Bad|10,4; Is|20,4; Skid|5,4; Summa|36", "part part part total"),
    ("small figures that happen to add up", "Bad|10; Is|20; Skid|30", "part part part"),
    ("and a last row that sums up all", "Bad|10; Is|20; Skid|30; Summa|60", "part part part total"),
    ("no sum", "Bad|100; Is|170; Skid|35", "part part part"),
    ("less than a part is none", "Bad|127; Is|84; Summa|5", "part part unknown"),
    ("a difference of income and costs", "Avgifter|-30; Bad|100; Is|50; Summa|120", "part part part total"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "expected"), [pytest.param(*case, id=name) for name, *case in TABLES])
def test_what_sums_up_what(spec: str, expected: str) -> None:
    assert roles(spec) == expected.strip()


def test_a_total_that_nothing_proves_is_assumed_by_its_name() -> None:
    made = structure(rows("Bad|100; Is|50; Summa|163"))
    assert [(row.role, row.proven) for row in made] == [("part", True), ("part", True), ("total", False)]


def test_a_sum_must_hold_in_every_column() -> None:
    made = structure(rows("Bad|100|110; Is|50|60; Skid|150|181"))
    assert [row.role for row in made] == ["part"] * 3


GROUPS = [
    ("by the headings", "Bad|; Simhall|300; Strand|50; Summa|350; Is|; Hall|90; Bana|20; Summa|110; Totalt|460",
     [None, "Bad", "Bad", "Bad", None, "Is", "Is", "Is", None]),
    ("by the sums", "Simhall|300; Strand|50; Summa bad|350; Hall|90; Bana|20; Summa is|110; Totalt|460",
     ["bad", "bad", "bad", "is", "is", "is", None]),
    ("by no name", "Simhall|300; Strand|50; Summa|350; Hall|90; Bana|20; Summa|110; Totalt|460", [None] * 7),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "groups"), [pytest.param(*case, id=name) for name, *case in GROUPS])
def test_groups_have_names(spec: str, groups: list[str | None]) -> None:
    assert [row.group for row in structure(rows(spec))] == groups
