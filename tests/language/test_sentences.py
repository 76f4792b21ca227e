"""Where a sentence ends: every part of the program that cuts a text into sentences goes by one rule."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from tests.support.plans import plan, section
from vpbdiff.claims import find
from vpbdiff.explanations import suggestions
from vpbdiff.language import sentences
from vpbdiff.language.abbreviations import read
from vpbdiff.language.tokens import join
from vpbdiff.memo.readback import from_markdown

GOALS = "fyra nämndmål"
"""In one sentence of every row, so that the claims report where that sentence begins and ends."""


class Row(NamedTuple):
    reason: str
    expected: tuple[str, ...]


ROWS = (
    Row("a full stop", ("Planen är ny.", "Den har fyra nämndmål.")),
    Row("a question", ("Vad är nytt?", "Planen har fyra nämndmål!", "Inget annat.")),
    Row("a unit of money with its point", ("Ramen är 228,4 mkr.", "Planen har fyra nämndmål.")),
    Row("an abbreviation that ends a list", ("Det gäller barn, unga m.m.", "Planen har fyra nämndmål.")),
    Row("an abbreviation that leads on", ("Nämnden har t.ex. Hemtjänsten och fyra nämndmål.",)),
    Row("one of two words, parted", ("Nämnden har bl. a. LSS och fyra nämndmål.",)),
    Row("a word that ends like one", ("Planen är en trev.", "Den har fyra nämndmål.")),
    Row("a chapter of a law", ("Enligt 4 kap. 2 § har planen fyra nämndmål.",)),
    Row("a figure", ("Läget är svårt.", "45 procent nådde fyra nämndmål.")),
    Row("a figure after a figure", ("Planen har fyra nämndmål enligt punkt 3. 2 i listan.",)),
    Row("a small letter", ("Planen har fyra nämndmål enl. uppgift. och inget mer.",)),
    Row("a quotation of two sentences", ("Ledordet är «Tryggt. Alltid.» i alla fyra nämndmål.", "Det är nytt.")),
    Row("a quotation at the end", ("Ledordet är «Tryggt. Alltid.»", "Planen har fyra nämndmål.")),
    Row("a quotation that begins", ("Ledordet är nytt.", "«Tryggt» är ett av fyra nämndmål.")),
    Row("a quotation that never ends", ("Ledordet är «Tryggt.", "Planen har fyra nämndmål.")),
    Row("a bracket", ("Planen är ny (se ovan.)", "Den har fyra nämndmål.")),
    Row("a bracket that begins", ("Planen har fyra nämndmål.", "(Året före hade den fem.)")),
)


def _by_claims(text: str) -> list[str]:
    return [each.sentence for each in find(plan(sections=[section("Mål", text)])) if each.count]


def _by_tokens(text: str) -> list[str]:
    return [join(each.tokens).strip() for each in sentences.split(read(text))]


CUTTERS: dict[str, Callable[[str], Sequence[str]]] = {
    "texts": sentences.split_text,
    "promises": _by_tokens,
    "suggestions": suggestions.sentences,
    "an edited memo": lambda text: [each.text for each in from_markdown(text)],
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason)
@pytest.mark.parametrize("cutter", CUTTERS)
def test_every_cutter_ends_a_sentence_at_the_same_place(cutter: str, row: Row) -> None:
    assert list(CUTTERS[cutter](" ".join(row.expected))) == list(row.expected)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason)
def test_a_claim_quotes_its_sentence(row: Row) -> None:
    assert _by_claims(" ".join(row.expected)) == [each for each in row.expected if GOALS in each]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barn ska\nfå stöd\nDet är nytt", ["Barn ska\nfå stöd", "Det är nytt"]),
        ("Stöd ges till • barn • unga", ["Stöd ges till •", "barn •", "unga"]),
        ("Ledordet är «Tryggt\nAlltid»", ["Ledordet är «Tryggt", "Alltid»"]),
        ("  \n ", []),
    ],
)
@pytest.mark.parametrize("cutter", ["texts", "promises"])
def test_lines_and_points_part_sentences_too(cutter: str, text: str, expected: list[str]) -> None:
    assert list(CUTTERS[cutter](text)) == expected


@pytest.mark.parametrize(
    "text", ["\n" * 200_000 + "a", "« " + "A. " * 70_000 + "»", ".)" * 100_000, "A. t.ex. " * 40_000]
)
def test_a_hostile_text_is_cut_in_no_time(text: str) -> None:
    start = time.process_time()
    sentences.split_text(text)
    assert time.process_time() - start < 2
