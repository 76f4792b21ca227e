"""The bridge as it is shown: what is explained and what is left make the change, by the figures and by the bar."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.support.budgets import budget
from tests.support.gated import explained, verdict
from vpbdiff.budget.bridge import BridgeRow, BridgeStep, ResidualState
from vpbdiff.budget.components import Component, Index, LineAmount, Transfer, WholeAmount
from vpbdiff.compare import compare
from vpbdiff.model import money
from vpbdiff.model.money import Figure
from vpbdiff.views.bridge_report import SIGNS, BridgePage, bar_of
from vpbdiff.wording import LANGUAGES, Wording
from vpbdiff.wording.catalogue import messages

UNITS = ("Hemtjänst", "Boende", "Stab")
TENTHS = st.integers(-900, -1)
KRONOR = st.integers(-60, 60).filter(bool).map(lambda tenths: tenths * 100_000)
COMPONENTS = st.one_of(
    st.builds(LineAmount, st.sampled_from(UNITS), KRONOR),
    st.builds(WholeAmount, KRONOR),
    st.builds(Transfer, st.just("Hemtjänst"), st.just("Boende"), KRONOR.map(abs)),
    st.sampled_from((Index("1,0"), Index("-0,5", ("Stab",)))),
)
_FIGURE = re.compile(r"[+−]?\d[\d ]*(?:,\d+)?")


def figure(tenths: int) -> str:
    return f"{tenths / 10:.1f}".replace(".", ",")


def units(tenths: tuple[int, ...], year: int) -> str:
    rows = [f"part | {name} | {figure(each)} |" for name, each in zip(UNITS, tenths, strict=True)]
    return "\n".join([*rows, f"total | Summa nettokostnader | {figure(sum(tenths))} |"])


def page_of(old: tuple[int, ...], new: tuple[int, ...], components: tuple[Component, ...], lang: str) -> BridgePage:
    plans = (budget(units=units(tenths, year), year=year) for year, tenths in ((2024, old), (2025, new)))
    before, after = plans
    comparison = compare(before, after)
    return BridgePage(verdict(before, after, explained(comparison, *components)), Wording(lang))


TUPLES = st.tuples(TENTHS, TENTHS, TENTHS)


@given(TUPLES, TUPLES, st.lists(COMPONENTS, max_size=3, unique=True).map(tuple), st.sampled_from(LANGUAGES))
def test_explained_and_left_make_the_change(
    old: tuple[int, ...], new: tuple[int, ...], components: tuple[Component, ...], language: str
) -> None:
    page = page_of(old, new, components, language)
    shown = list(page.spans())
    assert [span.row.name for span, _ in shown if span.row] == [*UNITS, "Summa nettokostnader"]
    for span, lines in shown:
        title, told = ("".join(part.text for part in line.spans) for line in lines)
        amounts, _, share = title.removeprefix(span.row.name if span.row else "").partition(";")
        assert share.strip(" ≈")[:1] in ("", "0", "+" if span.new.kr > span.old.kr else "−")
        before, after, change = _figures(amounts)
        done, rest = _figures(told)[:2]
        assert (Fraction(before), Fraction(after)) == (span.old.kr, span.new.kr)
        assert change == after - before
        assert abs(done + rest - change) <= 100_000, "each is rounded to a tenth of a million by itself"
        assert lines[0].mark == SIGNS[span.standing]


def _figures(text: str) -> list[int]:
    return [money.parse(each.removeprefix("+"), money.Unit.MKR).kr for each in _FIGURE.findall(text)]


AMOUNTS = st.integers(-10_000, 10_000).map(Fraction)


@given(AMOUNTS, AMOUNTS, st.sampled_from(ResidualState), st.integers(0, 20_000).map(Fraction))
def test_a_bar_is_as_long_as_its_change_and_never_full_while_anything_is_left(
    change: Fraction, done: Fraction, standing: ResidualState, more: Fraction
) -> None:
    most = abs(change) + more
    steps = (BridgeStep(WholeAmount(1), done),)
    span = BridgeRow(None, Figure(), Figure(change), steps, Figure(change - done), standing)
    left, right = bar_of(span, most).split("│")
    assert len(left) == len(right) == 8
    assert not (left.strip() and right.strip())
    drawn = (left + right).strip()
    assert len(drawn) >= (1 if (change and done) or standing is not ResidualState.EXPLAINED else 0)
    assert "█" not in drawn or done, "what is all rounding is not explained"
    assert "░" in drawn or standing is ResidualState.EXPLAINED
    from_the_axis = drawn[::-1] if left.strip() else drawn
    assert from_the_axis == "█" * drawn.count("█") + "░" * drawn.count("░")
    if change > 0:
        assert not left.strip()
    if change < 0:
        assert not right.strip()


def test_every_standing_has_its_sign_and_its_words() -> None:
    assert set(SIGNS) == set(ResidualState)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert {f"bridge.{each}" for each in ResidualState} <= messages().keys()
