"""Sentences in an officer's own words: what is false is contradicted, what is true confirmed, and what can't be decided
is listed as not tested and never confirmed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.support.gated import DEFAULT, NONE, verdict
from tests.support.memos import as_docx, as_markdown
from tests.support.plans import goal, plan, risk, risks
from vpbdiff.claims import Truth
from vpbdiff.gate import Case, open_case
from vpbdiff.memo.context import MemoContext
from vpbdiff.memo.judging import Judge
from vpbdiff.memo.outlines import scope_of, write
from vpbdiff.memo.readback import from_docx, from_markdown
from vpbdiff.memo.said_figures import figures_of
from vpbdiff.memo.verify import Account, VerifyRule, borne_out, take_account
from vpbdiff.wording import Wording

SENTENCES = tomllib.loads((Path(__file__).parents[1] / "data/memo-sentences.toml").read_text(encoding="utf-8"))
EXAMPLES = Path(__file__).parents[1].parent / "examples/snapshots/ekvik/omsorgsnamnden"


@cache
def case() -> Case:
    return open_case(str(EXAMPLES / "2025.json"), str(EXAMPLES / "2026.json"))


@cache
def untouched() -> str:
    return as_markdown(write(case()))


def account(text: str) -> Account:
    return take_account(scope_of(case()), write(case()), list(from_markdown(text)))


@cache
def verdicts(sort: str) -> dict[str, Truth]:
    """What becomes of each sentence, all of them in one memo by hand, a paragraph each: none is lost on the way, and no
    piece is two of confirmed, wrong and not tested."""
    held = [sentence for sentences in SENTENCES[sort].values() for sentence in sentences]
    found = account("\n\n".join(held))
    wrong = {doubt.piece for doubt in found.findings if doubt.piece is not None}
    sorts = {
        Truth.CONTRADICTED: wrong,
        Truth.CANNOT_TELL: set(found.unchecked),
        Truth.HOLDS: set(found.confirmed),
    }
    assert len(set.union(*sorts.values())) == sum(map(len, sorts.values()))
    told = [(truth, {piece.line for piece in pieces}) for truth, pieces in sorts.items()]
    return {
        sentence: next(truth for truth, lines in told if 2 * place + 1 in lines) for place, sentence in enumerate(held)
    }


def share(sort: str, verdict: Truth) -> float:
    found = list(verdicts(sort).values())
    return found.count(verdict) / len(found)


def test_what_is_false_is_contradicted_and_never_confirmed() -> None:
    assert len(verdicts("false")) >= 60
    assert [sentence for sentence, found in verdicts("false").items() if found is Truth.HOLDS] == []
    assert share("false", Truth.CONTRADICTED) >= 0.95, verdicts("false")


def test_what_is_true_is_confirmed_and_never_contradicted() -> None:
    assert len(verdicts("true")) >= 40
    assert [sentence for sentence, found in verdicts("true").items() if found is Truth.CONTRADICTED] == []
    assert share("true", Truth.HOLDS) >= 0.9, verdicts("true")


@pytest.mark.parametrize("sentence", ["Ramen blir lägre med 6,0 mkr.", "Nämndens ram dras ned med 6,0 mkr."])
def test_each_word_for_less_is_read(sentence: str) -> None:
    assert verdicts("false")[sentence] is Truth.CONTRADICTED


@pytest.mark.parametrize("sentence", SENTENCES["open"]["own"])
def test_what_cant_be_decided_is_listed(sentence: str) -> None:
    found = account(f"{untouched()}\n\n{sentence}\n")
    assert [piece.text for piece in found.unchecked] == [sentence]
    assert found.findings == ()


def test_what_cant_be_decided_is_neither_confirmed_nor_contradicted() -> None:
    assert {sentence: found for sentence, found in verdicts("open").items() if found is not Truth.CANNOT_TELL} == {}


def test_a_memo_that_nobody_touched_is_confirmed_whole() -> None:
    found = account(untouched())
    assert (found.findings, found.unchecked) == ((), ())
    assert len(found.confirmed) > 100


@pytest.mark.soak
def test_a_word_memo_that_nobody_touched_is_confirmed_whole(tmp_path: Path) -> None:
    place = tmp_path / "memo.docx"
    place.write_bytes(as_docx(write(case())))
    found = take_account(scope_of(case()), write(case()), list(from_docx(place)))
    assert (found.findings, found.unchecked) == ((), ())


def test_what_is_borne_out_is_counted_by_what_it_is() -> None:
    found = account(f"{untouched()}\n\nRamen uppgår till 195,6 mkr.\n")
    rows = sum(bool(piece.cells) for piece in found.confirmed)
    assert (found.own, account(untouched()).own) == (1, 0)
    said = borne_out(found, Path("memo.md"), Wording("sv"))
    ours = len(found.confirmed) - rows - 1
    assert (
        said == f"memo.md: planerna stöder 1 av dina egna meningar, {ours} av sammanfattningens och {rows} tabellrader."
    )


def test_what_stands_in_the_place_of_another_sentence_is_not_counted_as_borne_out() -> None:
    """It is told as wrong there, whatever else it would be."""
    edited = re.sub(r"Uppdraget att[^\n|<]+\.(?=<!-- vpbdiff: )", "Ramen uppgår till 195,6 mkr.", untouched(), count=1)
    found = account(edited)
    assert {each.piece.text for each in found.findings} == {"Ramen uppgår till 195,6 mkr."}
    assert found.own == 0


def test_a_count_without_ids_may_be_the_total() -> None:
    found = account("Två kontrollmoment är nya.")
    assert [piece.text for piece in found.confirmed] == ["Två kontrollmoment är nya."]


def test_a_figure_has_no_more_digits_than_a_budget_prints() -> None:
    assert figures_of(f"Ramen ökar med {'9' * 5000} mkr och 1,{'3' * 5000} procent.") == ()
    assert [each[0].printed for each in figures_of("Ramen är 230 590 tkr, och 2,50 procent mer.")] == ["230590", "2,5"]


OF_NONE = {
    # A fee has a value that changed, and no kind of change «höjd».
    "Ingen avgift höjs.": Truth.CONTRADICTED,
    "Inga taxor höjs.": Truth.CONTRADICTED,
    "Taxan «Simhall» höjs inte.": Truth.CONTRADICTED,
    "Ingen taxa sänks.": Truth.HOLDS,
    "Taxan «Simhall» sänks inte.": Truth.HOLDS,
    "En taxa höjs.": Truth.HOLDS,
    # A target of a goal's measure is lowered, and no goal is.
    "Inga mål sänks.": Truth.CONTRADICTED,
    "Inga mål höjs.": Truth.HOLDS,
    "Nämndmålet «Barn är trygga» sänks inte.": Truth.CANNOT_TELL,
    # No plan has a list of these: the text may tell of them.
    "Ingen enhet delas.": Truth.CANNOT_TELL,
    "Inga uppdrag tas bort.": Truth.CANNOT_TELL,
    "Enheterna är oförändrade.": Truth.CANNOT_TELL,
    "Antalet enheter är oförändrat.": Truth.CANNOT_TELL,
    "Planen har inga enheter.": Truth.CANNOT_TELL,
    # One that went and one that came may be one that was split, or one with another name.
    "Ingen risk delas.": Truth.CANNOT_TELL,
    "Ingen risk höjs.": Truth.HOLDS,
    "Ingen risk tas bort.": Truth.CONTRADICTED,
}


@cache
def of_none() -> Judge:
    def side(year: int, fee: str, value: str, danger: str) -> dict[str, object]:
        price = {"name": "Simhall", "amounts": [{"year": year, "value": fee}]}
        measure = {"title": "Andel nöjda", "targets": [{"year": year, "value": value}]}
        rated = risks(risk("Personal", index=9), risk(danger, index=4))
        return {
            "fees": [price, {"name": "Bibliotek", "amounts": [{"year": year, "value": "20 kr"}]}],
            "goals": [goal("Barn är trygga", measures=[measure])],
            "internal_control_plan": rated,
        }

    judged = verdict(
        plan(2025, **side(2025, "60 kr", "90 %", "Brand i förråd")),
        plan(2026, **side(2026, "75 kr", "85 %", "Fel i löneutbetalning")),
        NONE,
    )
    return Judge(MemoContext(judged, DEFAULT.decision_from_index, (), DEFAULT.prose.verbs))


@pytest.mark.parametrize("sentence", OF_NONE)
def test_that_none_met_with_something_is_proven_or_open(sentence: str) -> None:
    assert of_none().judge(sentence) is OF_NONE[sentence]


def test_what_is_no_money_is_held_against_the_plans() -> None:
    doubts = {each.doubt for each in account("Inga risker tas bort.").findings if each.piece is not None}
    assert doubts == {VerifyRule.STATEMENT}


OF_ROWS = {
    # A word for the whole is no short name of a row.
    "Nämnden får 70 tkr mindre än 2025.": Truth.HOLDS,
    "Nämnden får 20 tkr mer än 2025.": Truth.CONTRADICTED,
    # Two names that a preposition joins may be one row, and which nobody can tell.
    "Inventarier till biblioteket är oförändrat 40 tkr.": Truth.CANNOT_TELL,
    # What is parted by a comma alone may be one clause.
    "Den stora enheten, biblioteket, minskar med 90 tkr.": Truth.CANNOT_TELL,
    # A cause is no arithmetic.
    "Ramen minskar eftersom biblioteket minskar.": Truth.CANNOT_TELL,
    "Biblioteket minskar kraftigt.": Truth.CANNOT_TELL,
    "Biblioteket ökar kraftigt.": Truth.CONTRADICTED,
}


@cache
def of_rows() -> Judge:
    def side(year: int, *amounts: int) -> dict[str, object]:
        names = ("Nämnd och förvaltning", "Bibliotek", "Inventarier bibliotek")
        rows = [(name, "part", kr) for name, kr in zip(names, amounts, strict=True)]
        lines = [
            {
                "name": name,
                "role": role,
                "amounts": [{"year": year, "kind": "budget", "kr": tkr * 1000, "printed": str(tkr)}],
            }
            for name, role, tkr in (*rows, ("Summa", "total", sum(amounts)))
        ]
        return {"operating_budget": {"unit": "tkr", "units": lines}}

    judged = verdict(plan(2025, **side(2025, 400, 500, 40)), plan(2026, **side(2026, 420, 410, 40)), NONE)
    return Judge(MemoContext(judged, DEFAULT.decision_from_index, (), DEFAULT.prose.verbs))


@pytest.mark.parametrize("sentence", OF_ROWS)
def test_a_row_is_called_by_its_own_words(sentence: str) -> None:
    assert of_rows().judge(sentence) is OF_ROWS[sentence]
