"""What is missing is counted once: in every state of a job the gate, the skeleton, the memo, the record and the review
say the same number of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.budgets import budget
from tests.support.examples import first_now
from tests.support.gated import NONE, amount, entry, errors, explained, rules, verdict
from tests.support.plans import activity, goal, plan
from tests.support.shown import words
from vpbdiff.budget.components import Component, Index, LineAmount, WholeAmount
from vpbdiff.compare import compare
from vpbdiff.explanations import Explanations
from vpbdiff.explanations.subjects import subjects
from vpbdiff.gate import Case, Lacking, Rule, open_case
from vpbdiff.gate.verdict import GAPS
from vpbdiff.memo.outlines import write
from vpbdiff.model.document import Paragraph, Spans
from vpbdiff.model.plan import Plan
from vpbdiff.policy import policy
from vpbdiff.render import Shown, named, worksheet_toml
from vpbdiff.review.worklist import Worklist, progress
from vpbdiff.statements import reasons
from vpbdiff.statements.options import Options
from vpbdiff.tui.widgets.bars import gate_line
from vpbdiff.views import gate_report, record_report
from vpbdiff.wording import Wording

SWEDISH = Wording("sv")
COMMITTEE = Path(__file__).parents[2] / "examples" / "snapshots" / "ekvik" / "omsorgsnamnden"
JOBS = [("2024", "2025"), ("2025", "2026")]


def states(old: str, new: str, step: int) -> Iterator[Case]:
    """The job with no reason, then with so many more of its reasons at a time, at last with all."""
    case = open_case(str(COMMITTEE / f"{old}.json"), str(COMMITTEE / f"{new}.json"))
    held = case.explanations
    for number in (*range(0, len(held.entries), step), len(held.entries)):
        given = Explanations(held.entries[:number], held.pins)
        yield case.with_reading(replace(case.reading, explanations=given))


def counted(text: str) -> tuple[int, int]:
    """The changes and the amounts that a text says are missing; none where it says nothing of them."""
    found = re.search(r"(?:(\d+) ändring(?:ar)?)?(?: och )?(?:(\d+) belopp)? saknar skäl", " ".join(text.split()))
    return (int(found[1] or 0), int(found[2] or 0)) if found else (0, 0)


def plain(spans: object) -> str:
    return "".join(span.text for span in spans)  # type: ignore[attr-defined]


def spans_of(block: object) -> Spans:
    return block.spans if isinstance(block, Paragraph) else ()


def check_one(case: Case) -> int:
    """Holds every output against the one count, and gives it."""
    lacking = case.verdict.lacking
    one = lacking.changes, lacking.amounts
    assert counted(gate_report.verdict(case, SWEDISH)) == one
    for form in ("text", "markdown"):
        shown = words(named(Shown.CHECK, form).renderer(Shown.CHECK)(case, SWEDISH, Options()))
        assert counted(" ".join(shown.split()).partition("är förklarade: ")[2].partition(".")[0]) == one
    told = [each for each in case.verdict.findings if each.rule in GAPS and each.level == "error"]
    assert len(told) == int(lacking)  # a row is an error once
    todo = worksheet_toml.render(case, SWEDISH)
    assert counted(todo.replace("\n#", "")) == one
    assert len(re.findall(r"^(?:id|units) =", todo, re.MULTILINE)) == int(lacking)
    assert counted(plain(gate_line(case.verdict, SWEDISH))) == one
    rows = Worklist(case).all
    assert sum(row.is_open for row in rows) == int(lacking)
    assert (progress(case.verdict).all - progress(case.verdict).done) == int(lacking)
    memo = write(case, "memo")
    drafted = [span.text for block in memo.whole for span in spans_of(block) if span.text.startswith("Utkast. ")]
    assert (counted(drafted[0].partition(". ")[2].partition(".")[0]) if drafted else (0, 0)) == one
    assert {each for span in memo.gaps for each in span.changes} <= {*case.verdict.gaps}
    listed = " ".join(words(str([*record_report.elements(case, SWEDISH, ())])).split())
    stale = sum(each.gap is Rule.STALE for each in case.verdict.missing)
    assert sum(counted(listed)) == int(lacking) - stale
    return int(lacking)


@pytest.mark.parametrize(
    "step", [pytest.param(1, id="every state", marks=pytest.mark.soak), pytest.param(15, id="a few states")]
)
@pytest.mark.parametrize("job", first_now(map(pytest.param, JOBS)), ids="-".join)
def test_every_output_counts_the_same_in_every_state_of_a_job(job: tuple[str, str], step: int) -> None:
    numbers = [check_one(case) for case in states(*job, step)]
    assert numbers[0] > numbers[-1]
    assert numbers == sorted(numbers, reverse=True)


LINES = "income | Intäkter | 30,0 |\ncost | Kostnader | -{cost} |\nnet | Nettokostnad | -{net} |"
UNITS = "part | Hemtjänst | -{first} |\npart | Boende | -{second} |\ntotal | Summa | -{total} |"


def money(
    year: int, *, cost: str, net: str, first: str, second: str, total: str | None = None, lines: bool = True
) -> Plan:
    """A plan whose net cost is that of two units."""
    texts = {"cost": cost, "net": net, "first": first, "second": second, "total": total or net}
    return budget(LINES.format(**texts) if lines else "", UNITS.format(**texts), year=year)


BEFORE = money(2024, cost="130,0", net="100,0", first="60,0", second="40,0")
AFTER = money(2025, cost="132,0", net="102,0", first="63,0", second="39,0")


class Row(NamedTuple):
    """What is on record, and what is missing then."""

    reason: str
    old: Plan
    new: Plan
    given: tuple[Component, ...]
    lacking: Lacking


ROWS = [
    Row("a unit is one answer with its net rows, gross cost another", BEFORE, AFTER, (), Lacking(1, 2)),
    Row("one unit is given", BEFORE, AFTER, (LineAmount("Hemtjänst", 3_000_000),), Lacking(1, 1)),
    Row("part of one unit is given", BEFORE, AFTER, (LineAmount("Hemtjänst", 1_000_000),), Lacking(1, 2)),
    Row(
        "both units are given, the gross cost is not",
        BEFORE,
        AFTER,
        (LineAmount("Hemtjänst", 3_000_000), LineAmount("Boende", -1_000_000)),
        Lacking(1, 0),
    ),
    Row(
        "an amount for the whole whose spread nobody states: the units lack words, and the rest is one",
        BEFORE,
        money(2025, cost="136,0", net="106,0", first="64,0", second="42,0"),
        (WholeAmount(5_000_000),),
        Lacking(3, 1),
    ),
    Row(
        "an amount on a unit that stood still",
        BEFORE,
        money(2025, cost="130,0", net="100,0", first="60,0", second="40,0"),
        (LineAmount("Boende", 1_000_000),),
        Lacking(0, 0),  # nothing changed: the entry stands on no row
    ),
    Row(
        "a net cost that is not what its units give is an answer of its own",
        BEFORE,
        money(2025, cost="132,0", net="102,0", first="63,0", second="38,0", total="101,0"),
        (),
        Lacking(1, 3),
    ),
    Row(
        "a total that nothing proves",
        BEFORE,
        money(2025, cost="132,0", net="102,0", first="63,0", second="39,0", total="103,0"),
        (),
        Lacking(2, 2),
    ),
    Row(
        "units alone, without the net cost",
        money(2024, cost="", net="100,0", first="60,0", second="40,0", lines=False),
        money(2025, cost="", net="102,0", first="63,0", second="39,0", lines=False),
        (),
        Lacking(0, 2),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason)
def test_what_an_answer_is(row: Row) -> None:
    comparison = compare(row.old, row.new)
    given = Explanations(tuple(amount(each, comparison) for each in row.given))
    assert verdict(row.old, row.new, given).lacking == row.lacking


def test_gross_rows_are_never_covered_by_an_amount_of_a_unit() -> None:
    """Not even where the entry names them, as those did that an earlier version of the program wrote."""
    comparison = compare(BEFORE, AFTER)
    amounts = [LineAmount("Hemtjänst", 3_000_000), LineAmount("Boende", -1_000_000)]
    every = tuple(entry(*subjects(comparison), component=each) for each in amounts)
    found = verdict(BEFORE, AFTER, Explanations(every))
    (finding,) = errors(found)
    assert finding.rule is Rule.UNEXPLAINED and finding.stand is not None
    assert finding.stand.subject.record.name == "Kostnader"
    assert verdict(BEFORE, AFTER, explained(comparison, *amounts)).passed


def test_one_unit_that_changes_makes_no_other_amount_out_of_date() -> None:
    """Every amount names the net rows; they follow from the units, and speak for none."""
    comparison = compare(BEFORE, AFTER)
    given = explained(comparison, LineAmount("Hemtjänst", 3_000_000), LineAmount("Boende", -1_000_000))
    later = money(2025, cost="132,5", net="102,5", first="63,5", second="39,0")
    found = verdict(BEFORE, later, given)
    assert found.lacking == Lacking(1, 1)
    assert rules(errors(found)) == [Rule.STALE, Rule.STALE]


def test_an_amount_for_the_whole_is_out_of_date_with_the_whole() -> None:
    before = budget("net | Nettokostnad | -100,0 |", "part | Hemtjänst | -100,0 |", year=2024)
    after, later = (
        budget(f"net | Nettokostnad | -{net} |", f"part | Hemtjänst | -{net} |", year=2025)
        for net in ("102,0", "103,0")
    )
    given = explained(compare(before, after), WholeAmount(2_000_000))
    assert verdict(before, after, given).passed
    assert verdict(before, later, given).lacking == Lacking(0, 1)  # the unit, of which the whole follows


def test_small_amounts_that_count_for_nothing_hide_no_sum() -> None:
    asked = policy("[policy.money]\namount_kr = 1500000\n", None)
    before = money(2024, cost="130,0", net="100,0", first="60,0", second="40,0")
    after = money(2025, cost="132,0", net="102,0", first="61,0", second="41,0")
    assert not verdict(before, after, NONE, asked).passed


def test_a_whole_that_is_out_by_more_than_its_units_says_what_is_left() -> None:
    before, after = BEFORE, money(2025, cost="132,0", net="104,0", first="63,0", second="39,0", total="102,0")
    found = verdict(before, after, Explanations((amount(Index("1,0"), compare(before, after)),)))
    whole = [
        each.span
        for each in found.of_rule(Rule.UNBRIDGED)
        if each.span and each.span.row and each.span.row.role == "net"
    ]
    assert [round(each.residual.kr) for each in whole] == [2_000_000]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (Lacking(), ""),
        (Lacking(1, 0), "1 ändring saknar skäl"),
        (Lacking(0, 1), "1 belopp saknar skäl"),
        (Lacking(1, 1), "1 ändring och 1 belopp saknar skäl"),
        (Lacking(42, 5), "42 ändringar och 5 belopp saknar skäl"),
        (Lacking(2, 0, decisions=True), "2 ändringar saknar skäl eller hänvisning till beslut"),
    ],
    ids=str,
)
def test_the_count_in_words(lacking: Lacking, said: str) -> None:
    assert reasons.missing(lacking, SWEDISH) == said


def test_a_part_that_came_with_its_owner_is_no_answer() -> None:
    old = plan(2024, goals=[goal("Ett gott stöd till äldre")])
    new = plan(2025, goals=[goal("Ett gott stöd till äldre", activity("Matråd", "Brukarna väljer."))])
    assert verdict(old, new).lacking == Lacking(1, 0)
