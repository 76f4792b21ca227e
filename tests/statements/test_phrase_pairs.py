"""What is quoted of two texts: word for word out of its plan, nothing that stands in both, and every sentence told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import HOSTILE, SENTENCES
from tests.support.examples import examples
from tests.support.plans import activity, goal, plan
from vpbdiff.compare import compare
from vpbdiff.language.sentences import split_text
from vpbdiff.statements.memo_words import shortened
from vpbdiff.statements.phrase_pairs import SHORT, PhrasePair, by_field, of_change, pairs

SHUFFLED = st.lists(st.sampled_from((*SENTENCES, *HOSTILE, "Ett kontrollmoment följs upp varje vecka.")), max_size=6)


def folded(text: str) -> str:
    return " ".join(text.split())


@examples(60, 2000)
@given(SHUFFLED, SHUFFLED, st.sampled_from((0, SHORT)))
def test_each_quotation_stands_in_its_plan_and_in_no_sentence_of_both(
    old: list[str], new: list[str], short: int
) -> None:
    was, now = " ".join(old), " ".join(new)
    common = set(map(folded, split_text(was))) & set(map(folded, split_text(now)))
    for pair in pairs((was,), (now,), short):
        assert pair.old in folded(was)
        assert pair.new in folded(now)
        assert pair.old != pair.new
        assert pair.old not in common
        assert pair.new not in common


@examples(30, 500)
@given(SHUFFLED)
def test_sentences_that_only_changed_places_are_no_news(texts: list[str]) -> None:
    sentences = split_text(" ".join(texts))
    if split_text(" ".join(reversed(sentences))) == list(reversed(sentences)):
        assert pairs((" ".join(sentences),), (" ".join(reversed(sentences)),)) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Stödet ges upp till 20 timmar i månaden utan avgift.",
            "Stödet ges upp till 16 timmar i månaden.",
            [("20 timmar i månaden utan avgift", "16 timmar i månaden")],
        ),
        (  # a denial that went turns the whole clause
            "Lokaler bokas på nätet, avgift tas inte ut för den första månaden.",
            "Lokaler bokas på nätet, avgift tas ut för den första månaden.",
            [("avgift tas inte ut för den första månaden", "avgift tas ut för den första månaden")],
        ),
        (
            "Föreningar som arbetar med barn ska ha goda villkor.",
            "Föreningar och studieförbund som arbetar med barn ska ha goda villkor.",
            [("Föreningar som arbetar med barn", "Föreningar och studieförbund som arbetar med barn")],
        ),
        (  # no phrase begins within a verb and its particle
            "Avgiften för loppet tas ut med 100 kronor.",
            "Avgiften för loppet tas ut med 120 kronor.",
            [("tas ut med 100 kronor", "tas ut med 120 kronor")],
        ),
        (
            "Varje avdelning för äldre ska ha ett ombud för måltider på plats.",
            "Avdelningar för äldre bör ha ett ombud för måltider på plats.",
            [("Varje avdelning för äldre ska ha ett ombud", "Avdelningar för äldre bör ha ett ombud")],
        ),
        (
            "Ramen är 189,6 mkr, vilket är 2,0 mkr mer än föregående år.",
            "Ramen är 195,6 mkr, vilket är 6,0 mkr mer än föregående år.",
            [("189,6 mkr, vilket är 2,0 mkr", "195,6 mkr, vilket är 6,0 mkr")],
        ),
        ("Tvätt hämtas varje vecka.", "Tvätt hämtas varje vecka. Mat bärs hem.", [("", "Mat bärs hem.")]),
        ("Barnen badar. Alla ska få simma.", "Barnen badar.", [("Alla ska få simma.", "")]),
        ("Alla bör få vård.", "Det finns bussar.", [("Alla bör få vård.", ""), ("", "Det finns bussar.")]),
        ("Alla Bor i Ekvik", "alla bor i Ekvik.", []),
        (
            "Nämnden har 1 120 årsarbetare i år och 1 000 000 kr kvar. Den är stor.",
            "Nämnden har 1 095 årsarbetare i år och 1 000 000 kr kvar. Den är stor.",
            [("1 120 årsarbetare i år", "1 095 årsarbetare i år")],
        ),
    ],
    ids=[
        "two differences near each other are one phrase",
        "a denial and its clause",
        "what is joined on and to what",
        "a verb and its particle",
        "no phrase ends in a modal verb",
        "a figure keeps its unit",
        "what is added",
        "what is struck",
        "the only two sentences, on other things",
        "capitals and full stops are no news",
        "a figure in groups of thousands is one word",
    ],
)
def test_what_differs_is_quoted(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(pair.old, pair.new) for pair in pairs((old,), (new,))] == expected


def test_a_figure_that_changed_alone_is_never_cut_between_its_thousands() -> None:
    pair = PhrasePair("Nämnden har 1 120 årsarbetare", "Nämnden har 1 095 årsarbetare")
    assert shortened(pair) == ("1 120 årsarbetare", "1 095 årsarbetare")


def test_a_short_sentence_is_quoted_whole_where_there_is_room() -> None:
    old, new = "Ombuden träffas fyra gånger under året.", "Ombuden träffas två gånger under året."
    assert pairs((old,), (new,), SHORT) == (PhrasePair(old, new, whole=True),)
    assert pairs((old,), (new,)) == (PhrasePair("fyra gånger under året", "två gånger under året"),)


@pytest.mark.parametrize(
    ("old", "new", "strong"),
    [
        ("inom 14 dagar", "inom 21 dagar", True),
        ("ska erbjudas", "bör erbjudas", True),
        ("fyra gånger", "två gånger", True),
        ("varje månad", "varje kvartal", True),
        ("", "i första hand på vardagar", True),
        ("en ny grupp", "ett nytt lag", False),
        ("för första gången", "för andra gången", False),
    ],
)
def test_what_makes_a_promise_firmer_or_weaker_is_known(old: str, new: str, strong: bool) -> None:
    assert PhrasePair(old, new).is_strong is strong


def test_a_merged_activity_quotes_neither_names_nor_moved_sentences() -> None:
    night = "Under året ska 60 kunder få larm om natten i stället för besök. Larmet provas en gång i veckan."
    day = "Kameror provas även om dagen för kunder som önskar det. Provet omfattar tio kunder i område Centrum."
    old = plan(2024, goals=[goal("Trygghet", activity("Larm nattetid", night), activity("Larm dagtid", day))])
    both = f"{day} {night.replace('60', '90')}"
    new = plan(2025, goals=[goal("Trygghet", activity("Larm dygnet runt", both))])
    (change,) = compare(old, new).changes
    assert [(pair.old, pair.new) for pair in of_change(change)] == [("60 kunder få larm", "90 kunder få larm")]
    assert dict(by_field(change)).keys() == {"description"}
