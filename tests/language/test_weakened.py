"""Weakened promises: a hand-made table of sentence pairs, half of them controls."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.solna import published
from vpbdiff.base.patterns import has_all
from vpbdiff.language import groups, limits
from vpbdiff.language.sentences import split
from vpbdiff.language.tokens import tokenize
from vpbdiff.textdiff import Vocabulary, compare_texts

HERE = Path(__file__).parents[1]
TRICKY = HERE.parent / "docs" / "tricky-cases.md"


class Row(NamedTuple):
    name: str
    weakened: bool
    old: str
    new: str
    years: tuple[int, int] | None = None

    @property
    def right(self) -> bool:
        vocabulary = Vocabulary.of([self.old, self.new], self.years)
        return compare_texts(self.old, self.new, vocabulary).weakened is self.weakened


def rows(name: str, years: tuple[int, int] | None = None) -> list[Row]:
    return [
        Row(**row, years=years) for row in tomllib.loads((HERE / "data" / name).read_text(encoding="utf-8"))["pair"]
    ]


TABLE = rows("weakened.toml")
UNSEEN = rows("weakened-unseen.toml")
HARD = rows("weakened-hard.toml")
FAMILIES = rows("weakened-families.toml", (2026, 2027))
LATER = rows("weakened-later.toml", (2026, 2027))
FRESH = rows("weakened-fresh.toml", (2026, 2027))
BLIND = rows("weakened-blind.toml", (2026, 2027))
OFFICIAL = rows("weakened-official.toml", (2025, 2026))
VOLUNTARY = rows("weakened-voluntary.toml", (2026, 2027))
FILES = [TABLE, UNSEEN, HARD, FAMILIES, LATER, FRESH, BLIND, OFFICIAL, VOLUNTARY]
ALL = [row for rows in FILES for row in rows]
BY_FILE = pytest.mark.parametrize("rows", FILES, ids=lambda rows: rows[0].name)
"""One test a file: a thousand rows cost more as tests of their own than in what they try."""


def known_misses() -> set[str]:
    """The rows that the page of tricky cases owns up to: its list items that begin with «Row:»."""
    return set(re.findall(r"^- Row: (.+?) —", TRICKY.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_half_of_the_table_are_controls() -> None:
    assert (len(TABLE), sum(row.weakened for row in TABLE)) == (82, 42)
    assert (len(FAMILIES), sum(row.weakened for row in FAMILIES)) == (120, 60)
    assert (len(FRESH), sum(row.weakened for row in FRESH)) == (46, 23)
    assert (len(BLIND), sum(row.weakened for row in BLIND)) == (60, 30)
    assert sum(row.weakened for row in OFFICIAL) == 120
    assert (len(VOLUNTARY), sum(row.weakened for row in VOLUNTARY)) == (70, 35)
    assert len({row.name for row in ALL}) == len(ALL)


@BY_FILE
def test_each_row_is_right_or_a_known_miss(rows: list[Row]) -> None:
    assert {row.name for row in rows if not row.right} == known_misses() & {row.name for row in rows}


def test_the_known_misses_are_rows() -> None:
    assert known_misses() <= {row.name for row in ALL}


@BY_FILE
def test_the_mirror_image_is_no_weakening(rows: list[Row]) -> None:
    back = rows[0].years and rows[0].years[::-1]
    mirrored = [Row(row.name, False, row.new, row.old, back) for row in rows if row.weakened]
    assert [row.name for row in mirrored if not row.right] == []


TWO_PROMISES = (
    ("its neighbour stays", "Nämnden ska öppna en träffpunkt. Personalen ska utbildas.", False),
    ("the other one", "Nämnden ska öppna en träffpunkt. Personalen kan utbildas.", True),
    ("the first one", "Nämnden kan öppna en träffpunkt. Personalen ska utbildas.", True),
    ("in the other order", "Personalen ska utbildas. Nämnden ska öppna en träffpunkt.", False),
    ("a plain promise that went is material, not weaker", "Nämnden ska öppna en träffpunkt.", False),
)


@pytest.mark.parametrize(("name", "new", "expected"), TWO_PROMISES, ids=[name for name, *_ in TWO_PROMISES])
def test_sentences_are_compared_each_with_its_own(name: str, new: str, expected: bool) -> None:
    assert Row(name, expected, TWO_PROMISES[0][1], new).right


GONE = (
    ("to everyone", "Alla elever ska få skollunch.", True),
    ("with a time limit", "Klagomål ska besvaras inom fem dagar.", True),
    ("with a frequency", "Uppföljning ska göras varje månad.", True),
    ("with neither", "Klagomål ska besvaras.", False),
    ("told as a fact", "Klagomål kommer från alla stadsdelar.", False),
)


@pytest.mark.parametrize(("name", "sentence", "expected"), GONE, ids=[name for name, *_ in GONE])
def test_a_promise_that_went_altogether(name: str, sentence: str, expected: bool) -> None:
    rest = "Parken sköts av tekniska enheten."
    assert Row(name, expected, f"{rest} {sentence}", rest).right


ROLLED = (
    ("three years on, as the plans are", (2024, 2027), False),
    ("three years on, the plans are one year apart", (2026, 2027), True),
    ("three years on, in two versions of one plan", (2026, 2026), True),
    ("three years on, the years not known", None, False),
)


@pytest.mark.parametrize(("name", "years", "expected"), ROLLED, ids=[name for name, *_ in ROLLED])
def test_a_year_that_rolled_on_with_the_plan_is_no_delay(
    name: str, years: tuple[int, int] | None, expected: bool
) -> None:
    old = "Nämnden ska senast 2026 erbjuda alla elever frukost."
    assert Row(name, expected, old, old.replace("2026", "2029"), years).right


WEAKENED_ACTIVITIES = {"Arbeta för ökad klientkontakt och delaktighet"}
"""Read by eye, all paired activities of the two real plans. The new text of this one promises a home visit «i så stor
utsträckning som möjligt», the old one promised it to all. In three others a plain promise is gone, which is material
and no more: the first meeting with two handläggare, the dialogue with Inflytanderådet, the nätverksmöten."""


def test_the_real_plans_have_one_weakened_promise_among_their_activities() -> None:
    changes = published().changes
    assert {change.title for change in changes if change.weakened} == WEAKENED_ACTIVITIES


REAL_SENTENCES = rows("weakened-real.toml")


@pytest.mark.parametrize("row", REAL_SENTENCES, ids=lambda row: row.name)
def test_sentences_of_the_real_plans(row: Row) -> None:
    assert row.right


def test_what_a_limit_or_a_group_needs_hides_none_of_its_kind() -> None:
    lines = [sentence.line for row in ALL for text in (row.old, row.new) for sentence in split(tokenize(text))]
    lines += ["väntetiden ska ligga under 14 dagar", "senast den 2026 - 05 - 01", "andelen ska nå över 90 procent"]
    lines += ["unga upp till 19 år och barn 12 år och yngre", "från årskurs 4 till årskurs 9 till kl 19"]
    lines += ["varje måndag , onsdag och fredag", "från årskurs f , 1 och 2", "barn mellan 6 och 12 år"]
    for _, source, needs in (*limits._FORMS, *groups._PATTERNS):
        found = [line for line in lines if re.search(source, line)]
        assert found, source
        assert all(has_all(line, needs) for line in found), source
